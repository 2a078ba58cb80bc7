/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-line.h"

/**
 * EntTheoryLine:
 *
 * A line of a table: cells beside one another. Where there is no room for all of them, those
 * that can be spared are left out; where there is none for the others, they stand under one
 * another, each behind what it is called, and the line of headings is gone.
 *
 * Cells that stand under one another in other lines are in one size group. All lines of a
 * table have the same room, so all are arranged alike, and their columns are of one width: a
 * box would give a cell the width that its height asks for, which differs from line to line.
 */

#define SPACING        8
#define NARROW_SPACING 6

/* What a name beside its cell may be made as narrow as. */
#define NAME_WIDTH 64

typedef enum
{
  AMPLE,
  NARROW,
  SCANT,
} Room;

typedef struct
{
  GtkWidget *cell;
  GtkWidget *label;        /* of its name, made when it is first needed */
  char      *name;
  gboolean   takes_room;
  gboolean   is_spare;
} Cell;

struct _EntTheoryLine
{
  GtkWidget parent_instance;

  GArray   *cells;         /* of Cell */
  gboolean  is_heading;
  int       room_at_end;
  guint     names_id;
};

G_DEFINE_FINAL_TYPE (EntTheoryLine, ent_theory_line, GTK_TYPE_WIDGET)

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_clear_pointer (&cell->label, gtk_widget_unparent);
  g_clear_pointer (&cell->cell, gtk_widget_unparent);
  g_free (cell->name);
}

static Cell *
get_cell (EntTheoryLine *self,
          guint          i)
{
  return &g_array_index (self->cells, Cell, i);
}

/* What keeps a column but is empty has no line of its own. */
static gboolean
is_left_out (const Cell *cell,
             Room        room)
{
  gboolean is_empty = GTK_IS_BOX (cell->cell) && gtk_widget_get_first_child (cell->cell) == NULL;

  return (room != AMPLE && cell->is_spare) || (room == SCANT && is_empty);
}

static int
get_height (GtkWidget *widget,
            int        width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* ------------------------------------------------------------------ beside one another */

/* Fills in how wide the cells may be, and tells how wide they have to be together. */
static int
ask_widths (EntTheoryLine    *self,
            Room              room,
            GtkRequestedSize *sizes)
{
  int spacing = room == AMPLE ? SPACING : NARROW_SPACING;
  int sum = 0;
  guint n = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = get_cell (self, i);

      sizes[i] = (GtkRequestedSize) { .data = cell };
      if (is_left_out (cell, room))
        continue;
      gtk_widget_measure (cell->cell, GTK_ORIENTATION_HORIZONTAL, -1, &sizes[i].minimum_size,
                          &sizes[i].natural_size, NULL, NULL);
      sum += sizes[i].minimum_size + (n++ > 0 ? spacing : 0);
    }

  return sum;
}

static Room
find_room (EntTheoryLine    *self,
           int               width,
           GtkRequestedSize *sizes)
{
  if (width < 0 || ask_widths (self, AMPLE, sizes) <= width)
    return AMPLE;
  if (ask_widths (self, NARROW, sizes) <= width)
    return NARROW;
  return SCANT;
}

/* Leaves in the minimum sizes how wide each cell is. */
static void
share_width (EntTheoryLine    *self,
             Room              room,
             int               width,
             GtkRequestedSize *sizes)
{
  int rest = width - ask_widths (self, room, sizes);

  rest = gtk_distribute_natural_allocation (rest > 0 ? rest : 0, self->cells->len, sizes);
  for (guint i = 0; i < self->cells->len; i++)
    if (get_cell (self, i)->takes_room)
      {
        sizes[i].minimum_size += rest;
        rest = 0;
      }
}

/* --------------------------------------------------------------------- under one another */

static int
get_value_width (EntTheoryLine *self,
                 int            width)
{
  int widest = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = get_cell (self, i);
      int minimum, natural;

      if (cell->name == NULL || is_left_out (cell, SCANT))
        continue;
      gtk_widget_measure (cell->cell, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                          NULL);
      natural = CLAMP (width - NAME_WIDTH - SPACING, minimum, natural);
      widest = natural > widest ? natural : widest;
    }

  return widest;
}

static int
get_name_width (int width,
                int value)
{
  int left = width - value - SPACING;

  return left > 0 ? left : 0;
}

/* How high a cell with its name is. */
static int
get_entry_height (Cell *cell,
                  int   width,
                  int   value)
{
  int height = get_height (cell->cell, cell->name != NULL ? value : width);
  int beside = cell->label != NULL ? get_height (cell->label, get_name_width (width, value)) : 0;

  return height > beside ? height : beside;
}

static int
get_scant_height (EntTheoryLine *self,
                  int            width)
{
  int value = get_value_width (self, width);
  int height = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = get_cell (self, i);

      if (!is_left_out (cell, SCANT))
        height += get_entry_height (cell, width, value) + (height > 0 ? NARROW_SPACING : 0);
    }

  return height;
}

/* Widgets cannot be made while others are given their places. */
static void
make_names_cb (gpointer user_data)
{
  EntTheoryLine *self = user_data;

  self->names_id = 0;
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = get_cell (self, i);

      if (cell->name == NULL || cell->label != NULL)
        continue;
      cell->label = g_object_new (GTK_TYPE_LABEL, "label", cell->name, "xalign", 0.0f,
                                  "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
      gtk_widget_add_css_class (cell->label, "caption-heading");
      gtk_widget_add_css_class (cell->label, "dim-label");
      gtk_widget_set_parent (cell->label, GTK_WIDGET (self));
    }
}

static void
want_names (EntTheoryLine *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->cells->len; i++)
    any |= get_cell (self, i)->name != NULL && get_cell (self, i)->label == NULL;
  if (any && self->names_id == 0)
    self->names_id = g_idle_add_once (make_names_cb, self);
}

/* ------------------------------------------------------------------------------- vfuncs */

static GtkSizeRequestMode
ent_theory_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (EntTheoryLine *self,
               int           *minimum,
               int           *natural)
{
  *minimum = *natural = 0;
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = get_cell (self, i);
      int least, most;

      gtk_widget_measure (cell->cell, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
      *natural += most + (i > 0 ? SPACING : 0);
      if (is_left_out (cell, SCANT) || self->is_heading)
        continue;
      least += cell->name != NULL ? NAME_WIDTH + SPACING : 0;
      *minimum = least > *minimum ? least : *minimum;
    }
  *natural += self->room_at_end;
  *natural = *natural > *minimum ? *natural : *minimum;
}

static int
measure_height (EntTheoryLine *self,
                int            width)
{
  g_autofree GtkRequestedSize *sizes = g_new0 (GtkRequestedSize, self->cells->len + 1);
  Room room = find_room (self, width, sizes);
  int height = 0;

  if (room == SCANT)
    return self->is_heading ? 0 : get_scant_height (self, width);

  if (width >= 0)
    share_width (self, room, width, sizes);
  for (guint i = 0; i < self->cells->len; i++)
    if (!is_left_out (get_cell (self, i), room))
      {
        int each = get_height (get_cell (self, i)->cell,
                               width >= 0 ? sizes[i].minimum_size : -1);

        height = each > height ? each : height;
      }

  return height;
}

static void
ent_theory_line_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  EntTheoryLine *self = ENT_THEORY_LINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    *minimum = *natural = measure_height (self, for_size >= 0 ? for_size - self->room_at_end : -1);
}

/* @x is from the side where lines begin. */
static void
place (EntTheoryLine *self,
       GtkWidget     *widget,
       GtkAllocation  area)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    area.x = gtk_widget_get_width (GTK_WIDGET (self)) - area.x - area.width;
  gtk_widget_set_child_visible (widget, TRUE);
  gtk_widget_size_allocate (widget, &area, -1);
}

static void
hide (GtkWidget *widget)
{
  if (widget != NULL)
    gtk_widget_set_child_visible (widget, FALSE);
}

static void
place_beside (EntTheoryLine    *self,
              Room              room,
              int               width,
              int               height,
              GtkRequestedSize *sizes)
{
  int x = 0;

  share_width (self, room, width, sizes);
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = get_cell (self, i);

      hide (cell->label);
      if (is_left_out (cell, room))
        {
          hide (cell->cell);
          continue;
        }
      place (self, cell->cell, (GtkAllocation) { x, 0, sizes[i].minimum_size, height });
      x += sizes[i].minimum_size + (room == AMPLE ? SPACING : NARROW_SPACING);
    }
}

static void
place_under (EntTheoryLine *self,
             int            width)
{
  int value = get_value_width (self, width);
  int y = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = get_cell (self, i);
      int height;

      if (is_left_out (cell, SCANT) || self->is_heading)
        {
          hide (cell->cell);
          hide (cell->label);
          continue;
        }
      height = get_entry_height (cell, width, value);
      if (cell->label != NULL)
        place (self, cell->label, (GtkAllocation) { 0, y, get_name_width (width, value), height });
      place (self, cell->cell,
             cell->name != NULL ? (GtkAllocation) { width - value, y, value, height }
                                : (GtkAllocation) { 0, y, width, height });
      y += height + NARROW_SPACING;
    }
  if (!self->is_heading)
    want_names (self);
}

static void
ent_theory_line_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  EntTheoryLine *self = ENT_THEORY_LINE (widget);
  g_autofree GtkRequestedSize *sizes = g_new0 (GtkRequestedSize, self->cells->len + 1);
  int inner = width - self->room_at_end > 0 ? width - self->room_at_end : 0;
  Room room = find_room (self, inner, sizes);

  if (room == SCANT)
    place_under (self, inner);
  else
    place_beside (self, room, inner, height, sizes);
}

static void
ent_theory_line_dispose (GObject *object)
{
  EntTheoryLine *self = ENT_THEORY_LINE (object);

  g_clear_handle_id (&self->names_id, g_source_remove);
  g_array_set_size (self->cells, 0);

  G_OBJECT_CLASS (ent_theory_line_parent_class)->dispose (object);
}

static void
ent_theory_line_finalize (GObject *object)
{
  g_array_unref (ENT_THEORY_LINE (object)->cells);

  G_OBJECT_CLASS (ent_theory_line_parent_class)->finalize (object);
}

static void
ent_theory_line_class_init (EntTheoryLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_theory_line_dispose;
  object_class->finalize = ent_theory_line_finalize;
  widget_class->get_request_mode = ent_theory_line_get_request_mode;
  widget_class->measure = ent_theory_line_measure;
  widget_class->size_allocate = ent_theory_line_size_allocate;
}

static void
ent_theory_line_init (EntTheoryLine *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
}

/**
 * ent_theory_line_new:
 * @is_heading: whether it is what says what the columns are
 * @room_at_end: how many pixels stay empty at its end
 *
 * Returns: (transfer floating): a line without cells
 */
GtkWidget *
ent_theory_line_new (gboolean is_heading,
                     int      room_at_end)
{
  EntTheoryLine *self = g_object_new (ENT_TYPE_THEORY_LINE, NULL);

  self->is_heading = is_heading;
  self->room_at_end = room_at_end;
  return GTK_WIDGET (self);
}

/**
 * ent_theory_line_add:
 * @self: a line
 * @cell: (transfer floating): its next cell
 * @name: (nullable): what it is called where there is no heading over it
 * @takes_room: whether it takes the room that is left
 * @is_spare: whether it is left out where there is little room
 *
 * Adds a cell.
 */
void
ent_theory_line_add (EntTheoryLine *self,
                     GtkWidget     *cell,
                     const char    *name,
                     gboolean       takes_room,
                     gboolean       is_spare)
{
  Cell each = { cell, NULL, g_strdup (name), takes_room, is_spare };

  g_return_if_fail (ENT_IS_THEORY_LINE (self));
  g_return_if_fail (GTK_IS_WIDGET (cell));

  g_array_append_val (self->cells, each);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
}
