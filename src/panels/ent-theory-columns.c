/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-columns.h"
#include "ent-theory-line.h"

/*
 * A table whose lines are in rows that unfold, which no grid allows: each column is a group of
 * cells of one width. Where there is little room, columns that can be spared are left out; what
 * they say is said where a row unfolds.
 */

/* As wide as what unfolds a row, with the room before it; the heading lacks both. */
#define ARROW_WIDTH 28

/* Longer headings take more lines: the column is as wide as its figures need. */
#define HEADING_CHARS 11

struct _EntTheoryColumns
{
  GArray    *columns;  /* of EntTheoryColumn, whose texts are owned */
  GPtrArray *groups;   /* GtkSizeGroup, one for each */
  GArray    *chars;    /* of guint, by figures: a column grows with the longest, and stays so */
};

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

/**
 * ent_theory_columns_free:
 * @self: (transfer full): columns
 *
 * Frees them. Lines that are still there stay as they are.
 */
void
ent_theory_columns_free (EntTheoryColumns *self)
{
  g_ptr_array_unref (self->groups);
  g_array_unref (self->chars);
  g_array_unref (self->columns);
  g_free (self);
}

static void
add_cell (EntTheoryColumns *self,
          GtkWidget        *line,
          guint             n,
          GtkWidget        *cell)
{
  const EntTheoryColumn *column = &g_array_index (self->columns, EntTheoryColumn, n);

  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  ent_theory_line_add (ENT_THEORY_LINE (line), cell,
                       *column->title != '\0' ? column->title : NULL, column->takes_room,
                       column->is_spare);
  gtk_size_group_add_widget (g_ptr_array_index (self->groups, n), cell);
}

static GtkWidget *
new_title (const EntTheoryColumn *column)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", column->title,
                                   "xalign", column->is_number ? 1.0f : 0.0f,
                                   "justify", column->is_number ? GTK_JUSTIFY_RIGHT
                                                                : GTK_JUSTIFY_LEFT,
                                   "wrap", TRUE,
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
  GtkWidget *line = ent_theory_line_new (TRUE, unfolds ? ARROW_WIDTH : 0);

  gtk_widget_add_css_class (line, "ent-theory-columns");
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkWidget *title = new_title (&g_array_index (self->columns, EntTheoryColumn, i));

      add_cell (self, line, i, title);
      gtk_widget_set_valign (title, GTK_ALIGN_END);
    }

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
  GtkWidget *line = ent_theory_line_new (FALSE, 0);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const EntTheoryColumn *column = &g_array_index (self->columns, EntTheoryColumn, i);

      if (cells[i] == NULL)
        cells[i] = column->is_number
                     ? new_figure (column, g_array_index (self->chars, guint, i))
                     : new_label (column);
      add_cell (self, line, i, cells[i]);
    }

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
