/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-lane.h"

/**
 * EntLaneAxis:
 *
 * The years under a stack of lanes. As many round years are written as there is
 * room for, and never two over one another.
 */

#define TICK 3
#define LABEL_GAP 10

struct _EntLaneAxis
{
  GtkWidget parent_instance;

  EntSpan range;
};

G_DEFINE_FINAL_TYPE (EntLaneAxis, ent_lane_axis, GTK_TYPE_WIDGET)

static PangoLayout *
create_year (EntLaneAxis *self,
             int          year)
{
  g_autofree char *text = g_strdup_printf ("%d", year);

  return gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
}

static int
get_year_width (EntLaneAxis *self)
{
  g_autoptr (PangoLayout) layout = create_year (self, 2000);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static int
get_step (EntLaneAxis *self)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 25, 50, 100, 200, 500 };
  double years = ((double) self->range.last - self->range.first + 1) / 365.25;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double wanted = get_year_width (self) + LABEL_GAP;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (width * steps[i] / years >= wanted)
      return steps[i];

  return 1000;
}

static void
append_year (EntLaneAxis   *self,
             GtkSnapshot   *snapshot,
             int            year,
             const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = create_year (self, year);
  EntDay day = ent_day_from_civil (year, 1, 1);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double x = ent_lane_get_position (self->range, day) * width;
  int label_width;
  double label_x;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x - 1;
  pango_layout_get_pixel_size (layout, &label_width, NULL);
  label_x = CLAMP (x - label_width / 2.0, 0, MAX (width - label_width, 0));
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float) x, 0, 1, TICK));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) label_x, TICK + 1));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
ent_lane_axis_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  EntLaneAxis *self = ENT_LANE_AXIS (widget);
  int step = get_step (self);
  int first;
  int last;
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  ent_day_to_civil (self->range.first, &first, NULL, NULL);
  ent_day_to_civil (self->range.last, &last, NULL, NULL);

  for (int year = first - first % step; year <= last; year += step)
    if (ent_day_from_civil (year, 1, 1) >= self->range.first)
      append_year (self, snapshot, year, &color);
}

static void
ent_lane_axis_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  g_autoptr (PangoLayout) layout = create_year (ENT_LANE_AXIS (widget), 2000);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height + TICK + 1;
}

static void
ent_lane_axis_class_init (EntLaneAxisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = ent_lane_axis_measure;
  widget_class->snapshot = ent_lane_axis_snapshot;

  gtk_widget_class_set_css_name (widget_class, "lane-axis");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ent_lane_axis_init (EntLaneAxis *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
}

/**
 * ent_lane_axis_new:
 *
 * Returns: (transfer floating): an axis of no time
 */
GtkWidget *
ent_lane_axis_new (void)
{
  return g_object_new (ENT_TYPE_LANE_AXIS, NULL);
}

/**
 * ent_lane_axis_set_range:
 * @self: an axis
 * @range: the days from the edge where one begins to read to the other one
 *
 * Sets the time that the axis spans.
 */
void
ent_lane_axis_set_range (EntLaneAxis *self,
                         EntSpan      range)
{
  g_return_if_fail (ENT_IS_LANE_AXIS (self));
  g_return_if_fail (range.first <= range.last);

  self->range = range;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
