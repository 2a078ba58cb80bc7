/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-columns.h"

/*
 * A table whose lines are in rows that unfold, which no grid allows: each column is a group of
 * cells of one width. Where there is little room, columns that can be spared are hidden; what
 * they say is said where a row unfolds. Where there is none for columns, a line has its cells
 * under one another, each behind the heading of its column.
 */

/* As wide as what unfolds a row, which the heading lacks. */
#define ARROW_WIDTH 16

/* Longer headings take more lines: the column is as wide as its figures need. Where there is
   less room still, words are broken, but no shorter than this. */
#define HEADING_CHARS 11
#define LEAST_CHARS   4

#define SPACING 12
#define NARROW_SPACING 6

#define HEADING_CLASS "ent-theory-columns"

/* What a line keeps: its cells, wherever in it they are. */
#define CELLS "ent-theory-cells-of-line"

struct _EntTheoryColumns
{
  GArray        *columns;  /* of EntTheoryColumn, whose texts are owned */
  GPtrArray     *groups;   /* GtkSizeGroup, one for each */
  GArray        *chars;    /* of guint, by figures: a column grows with the longest, and stays so */
  GPtrArray     *lines;    /* not owned: they take themselves out */
  EntTheoryRoom  room;
};

static GPtrArray *
get_cells (GtkWidget *line)
{
  return g_object_get_data (G_OBJECT (line), CELLS);
}

static void
clear_column (gpointer data)
{
  EntTheoryColumn *column = data;

  g_free ((char *) column->title);
  g_free ((char *) column->meaning);
}

/**
 * ent_theory_columns_new:
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many
 *
 * Returns: (transfer full): the columns of a table without lines. It outlives its lines.
 */
EntTheoryColumns *
ent_theory_columns_new (const EntTheoryColumn *columns,
                        guint                  n_columns)
{
  EntTheoryColumns *self = g_new0 (EntTheoryColumns, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (EntTheoryColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->chars = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lines = g_ptr_array_new ();
  for (guint i = 0; i < n_columns; i++)
    {
      EntTheoryColumn column = columns[i];
      guint chars = 1;

      column.title = g_strdup (column.title);
      column.meaning = g_strdup (column.meaning);
      g_array_append_val (self->columns, column);
      g_array_append_val (self->chars, chars);
      g_ptr_array_add (self->groups, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
    }

  return self;
}

static void
line_gone_cb (gpointer  data,
              GObject  *line)
{
  EntTheoryColumns *self = data;

  g_ptr_array_remove (self->lines, line);
}

/**
 * ent_theory_columns_free:
 * @self: (transfer full): columns
 *
 * Frees them. Lines that are still there stay as they are.
 */
void
ent_theory_columns_free (EntTheoryColumns *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    g_object_weak_unref (g_ptr_array_index (self->lines, i), line_gone_cb, self);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->chars);
  g_array_unref (self->columns);
  g_free (self);
}

/* The cell in its line: itself, or, where it stands behind its heading, what holds both. */
static GtkWidget *
get_place (GtkWidget *line,
           GtkWidget *cell)
{
  GtkWidget *parent = gtk_widget_get_parent (cell);

  return parent == line ? cell : parent;
}

static void
move_cell (GtkWidget *cell,
           GtkWidget *from,
           GtkWidget *to,
           GtkWidget *after)
{
  g_object_ref (cell);
  gtk_box_remove (GTK_BOX (from), cell);
  gtk_box_insert_child_after (GTK_BOX (to), cell, after);
  g_object_unref (cell);
}

static GtkWidget *
new_name (const char *title)
{
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "wrap", TRUE,
                                  "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (name, "caption-heading");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_visible (name, *title != '\0');
  return name;
}

static void
name_cell (GtkWidget  *line,
           GtkWidget  *cell,
           const char *title)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *name = new_name (title);

  gtk_box_insert_child_after (GTK_BOX (line), place, cell);
  gtk_box_append (GTK_BOX (place), name);
  move_cell (cell, line, place, name);
}

static void
unname_cell (GtkWidget *line,
             GtkWidget *cell)
{
  GtkWidget *place = gtk_widget_get_parent (cell);

  move_cell (cell, place, line, place);
  gtk_box_remove (GTK_BOX (line), place);
}

static void
apply_room (EntTheoryColumns *self,
            GtkWidget        *line)
{
  GPtrArray *cells = get_cells (line);
  gboolean scant = self->room == ENT_THEORY_ROOM_SCANT;
  gboolean is_heading = gtk_widget_has_css_class (line, HEADING_CLASS);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (line), scant ? GTK_ORIENTATION_VERTICAL
                                                               : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (line), self->room == ENT_THEORY_ROOM_AMPLE ? SPACING
                                                                           : NARROW_SPACING);
  for (guint i = 0; i < cells->len; i++)
    {
      const EntTheoryColumn *column = &g_array_index (self->columns, EntTheoryColumn, i);
      GtkWidget *cell = g_ptr_array_index (cells, i);

      if (scant && !is_heading && gtk_widget_get_parent (cell) == line)
        name_cell (line, cell, column->title);
      else if (!scant && gtk_widget_get_parent (cell) != line)
        unname_cell (line, cell);
      gtk_widget_set_visible (get_place (line, cell),
                              !(self->room != ENT_THEORY_ROOM_AMPLE && column->is_spare));
    }
  if (is_heading)
    gtk_widget_set_visible (line, !scant);
}

static GtkWidget *
new_line (EntTheoryColumns *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  g_object_set_data_full (G_OBJECT (line), CELLS, g_ptr_array_new (),
                          (GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (self->lines, line);
  g_object_weak_ref (G_OBJECT (line), line_gone_cb, self);
  return line;
}

static void
add_cell (EntTheoryColumns *self,
          GtkWidget        *line,
          guint             n,
          GtkWidget        *cell)
{
  const EntTheoryColumn *column = &g_array_index (self->columns, EntTheoryColumn, n);

  gtk_widget_set_hexpand (cell, column->takes_room);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), cell);
  g_ptr_array_add (get_cells (line), cell);
  gtk_size_group_add_widget (g_ptr_array_index (self->groups, n), cell);
}

static GtkWidget *
new_title (const EntTheoryColumn *column)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", column->title,
                                   "xalign", column->is_number ? 1.0f : 0.0f,
                                   "justify", column->is_number ? GTK_JUSTIFY_RIGHT
                                                                : GTK_JUSTIFY_LEFT,
                                   "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "width-chars", *column->title != '\0' ? LEAST_CHARS : 0,
                                   "max-width-chars", HEADING_CHARS,
                                   "tooltip-text", column->meaning, NULL);

  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (title, "dim-label");
  return title;
}

/**
 * ent_theory_columns_new_heading:
 * @self: columns
 * @unfolds: whether rows have an arrow at their end
 *
 * Returns: (transfer floating): the line of their headings
 */
GtkWidget *
ent_theory_columns_new_heading (EntTheoryColumns *self,
                                gboolean          unfolds)
{
  GtkWidget *line = new_line (self);
  GtkWidget *arrow = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (line, HEADING_CLASS);
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkWidget *title = new_title (&g_array_index (self->columns, EntTheoryColumn, i));

      add_cell (self, line, i, title);
      gtk_widget_set_valign (title, GTK_ALIGN_END);
    }
  gtk_widget_set_size_request (arrow, ARROW_WIDTH, -1);
  gtk_widget_set_visible (arrow, unfolds);
  gtk_box_append (GTK_BOX (line), arrow);
  apply_room (self, line);

  return line;
}

static void
set_chars (GtkWidget *figure,
           guint      chars)
{
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (figure), chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (figure), chars);
}

/* Figures change with each step of an edge that is dragged. A label would have its whole
   column measured again each time; an inscription asks for the same room whatever it says. */
static GtkWidget *
new_figure (const EntTheoryColumn *column,
            guint                  chars)
{
  GtkWidget *figure = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (figure), 1);
  gtk_widget_set_tooltip_text (figure, column->meaning);
  gtk_widget_add_css_class (figure, "numeric");
  set_chars (figure, chars);

  return figure;
}

static GtkWidget *
new_label (const EntTheoryColumn *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (column->takes_room)
    gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_widget_set_tooltip_text (label, column->meaning);

  return label;
}

/**
 * ent_theory_columns_new_line:
 * @self: columns
 * @cells: (array) (inout): a widget for each column; where there is none a label is made,
 *   or, for a number, what [func@TheoryColumns.set_figure] fills
 *
 * Returns: (transfer floating): a line
 */
GtkWidget *
ent_theory_columns_new_line (EntTheoryColumns  *self,
                             GtkWidget        **cells)
{
  GtkWidget *line = new_line (self);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const EntTheoryColumn *column = &g_array_index (self->columns, EntTheoryColumn, i);

      if (cells[i] == NULL)
        cells[i] = column->is_number
                     ? new_figure (column, g_array_index (self->chars, guint, i))
                     : new_label (column);
      add_cell (self, line, i, cells[i]);
    }
  apply_room (self, line);

  return line;
}

static void
grow (EntTheoryColumns *self,
      guint             n,
      guint             chars)
{
  GSList *cells = gtk_size_group_get_widgets (g_ptr_array_index (self->groups, n));

  g_array_index (self->chars, guint, n) = chars;
  for (; cells != NULL; cells = cells->next)
    if (GTK_IS_INSCRIPTION (cells->data))
      set_chars (cells->data, chars);
}

/**
 * ent_theory_columns_set_figure:
 * @self: columns
 * @n: a column of numbers
 * @cell: the cell that was made for it in some line
 * @text: its figure
 *
 * Sets what a cell says. Nothing is measured again, but where a figure is longer than any that
 * the column has had.
 */
void
ent_theory_columns_set_figure (EntTheoryColumns *self,
                               guint             n,
                               GtkWidget        *cell,
                               const char       *text)
{
  guint chars = (guint) g_utf8_strlen (text, -1);

  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (cell)), text) == 0)
    return;

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (chars > g_array_index (self->chars, guint, n))
    grow (self, n, chars);
}

/**
 * ent_theory_columns_set_room:
 * @self: columns
 * @room: how much room there is
 *
 * Sets whether columns that can be spared are hidden, and whether there are columns at all.
 */
void
ent_theory_columns_set_room (EntTheoryColumns *self,
                             EntTheoryRoom     room)
{
  self->room = room;
  for (guint i = 0; i < self->groups->len; i++)
    gtk_size_group_set_mode (g_ptr_array_index (self->groups, i),
                             room == ENT_THEORY_ROOM_SCANT ? GTK_SIZE_GROUP_NONE
                                                           : GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < self->lines->len; i++)
    apply_room (self, g_ptr_array_index (self->lines, i));
}
