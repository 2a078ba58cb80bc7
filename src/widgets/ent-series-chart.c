/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-series-chart-private.h"
#include "ent-text-scale.h"

#include <math.h>

/**
 * EntSeriesChart:
 *
 * How shares move over time: a line each, the second one dashed, over bars that say of how
 * many things they are shares. A window of time lies over it, whose edges are dragged; a
 * line marks the time that is shown elsewhere. By keyboard one walks from point to point.
 */

/* Beside the plot, in pixels: on the left there are numbers, at the usual size of text. */
#define LEFT 34
#define RIGHT 14

/* The shortest window has a year, in days. */
#define SHORTEST 364

G_DEFINE_FINAL_TYPE (EntSeriesChart, ent_series_chart, GTK_TYPE_WIDGET)

enum
{
  DAY_ACTIVATED,
  WINDOW_DRAGGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
point_clear (gpointer data)
{
  g_clear_pointer (&((EntSeriesPoint *) data)->words, g_free);
}

/*< private >
 * ent_series_chart_get_point:
 * @self: a chart
 * @n: which point, from 0
 *
 * Returns: the point
 */
const EntSeriesPoint *
ent_series_chart_get_point (EntSeriesChart *self,
                            guint           n)
{
  return &g_array_index (self->points, EntSeriesPoint, n);
}

static double
get_left (EntSeriesChart *self)
{
  return LEFT * ent_text_scale_get (GTK_WIDGET (self));
}

/*< private >
 * ent_series_chart_get_plot_width:
 * @self: a chart
 *
 * Returns: the width of what is drawn, in pixels
 */
double
ent_series_chart_get_plot_width (EntSeriesChart *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - get_left (self) - RIGHT;

  return width > 1 ? width : 1;
}

/*< private >
 * ent_series_chart_get_n_days:
 * @self: a chart
 *
 * Returns: how many days it shows
 */
double
ent_series_chart_get_n_days (EntSeriesChart *self)
{
  return (double) self->range.last - self->range.first + 1;
}

/*< private >
 * ent_series_chart_get_x:
 * @self: a chart
 * @day: a day, or a part of one
 *
 * Returns: where it is, in pixels from the left
 */
double
ent_series_chart_get_x (EntSeriesChart *self,
                        double          day)
{
  double share = (day - self->range.first) / ent_series_chart_get_n_days (self);
  double x = get_left (self) + share * ent_series_chart_get_plot_width (self);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (GTK_WIDGET (self)) - x;
  return x;
}

/*< private >
 * ent_series_chart_get_day:
 * @self: a chart
 * @x: pixels from the left
 *
 * Returns: the nearest day that is shown
 */
EntDay
ent_series_chart_get_day (EntSeriesChart *self,
                          double          x)
{
  double share;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  share = CLAMP ((x - get_left (self)) / ent_series_chart_get_plot_width (self), 0, 1);
  share *= ent_series_chart_get_n_days (self) - 1;
  return self->range.first + (EntDay) floor (share + 0.5);
}

/*< private >
 * ent_series_chart_find_point:
 * @self: a chart
 * @day: a day
 *
 * Returns: the last point that begins by then, from 0
 */
guint
ent_series_chart_find_point (EntSeriesChart *self,
                             EntDay          day)
{
  guint nearest = 0;

  for (guint i = 0; i < self->points->len; i++)
    if (ent_series_chart_get_point (self, i)->span.first <= day)
      nearest = i;

  return nearest;
}

static void
describe_cursor (EntSeriesChart *self)
{
  const char *words = "";

  if (self->cursor < self->points->len)
    words = ent_series_chart_get_point (self, self->cursor)->words;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  self->points->len > 0 ? self->points->len - 1.0 : 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->cursor,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words ? words : "",
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words && *words ? words : NULL);
}

/*< private >
 * ent_series_chart_set_cursor:
 * @self: a chart
 * @cursor: which point, from 0
 *
 * Goes to a point, and says what it is.
 */
void
ent_series_chart_set_cursor (EntSeriesChart *self,
                             guint           cursor)
{
  self->cursor = cursor;
  describe_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/*< private >
 * ent_series_chart_drag_edge:
 * @self: a chart
 * @edge: -1 for the start of the window, 1 for its end
 * @day: where to; as near as it can go
 *
 * Moves an edge of the window for the user, and tells of it.
 */
void
ent_series_chart_drag_edge (EntSeriesChart *self,
                            int             edge,
                            EntDay          day)
{
  EntSpan window = self->window;
  EntDay shortest = MIN (SHORTEST, self->range.last - self->range.first);

  if (edge < 0)
    window.first = CLAMP (day, self->range.first, MAX (self->range.first, window.last - shortest));
  else
    window.last = CLAMP (day, MIN (self->range.last, window.first + shortest), self->range.last);
  if (window.first == self->window.first && window.last == self->window.last)
    return;

  self->window = window;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[WINDOW_DRAGGED], 0, window.first, window.last);
}

/*< private >
 * ent_series_chart_activate_day:
 * @self: a chart
 * @day: a day
 *
 * Tells that the user chose a time.
 */
void
ent_series_chart_activate_day (EntSeriesChart *self,
                               EntDay          day)
{
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, day);
}

static void
ent_series_chart_finalize (GObject *object)
{
  EntSeriesChart *self = ENT_SERIES_CHART (object);

  g_clear_pointer (&self->points, g_array_unref);

  G_OBJECT_CLASS (ent_series_chart_parent_class)->finalize (object);
}

static void
ent_series_chart_class_init (EntSeriesChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = ent_series_chart_finalize;
  widget_class->snapshot = ent_series_chart_snapshot;
  widget_class->measure = ent_series_chart_measure;

  /**
   * EntSeriesChart::day-activated:
   * @self: the chart
   * @day: an [alias@Day]
   *
   * A time was clicked, or chosen by Enter.
   */
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", ENT_TYPE_SERIES_CHART,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * EntSeriesChart::window-dragged:
   * @self: the chart
   * @first: the first [alias@Day] of the window
   * @last: its last one
   *
   * An edge of the window was moved by the user.
   */
  signals[WINDOW_DRAGGED] = g_signal_new ("window-dragged", ENT_TYPE_SERIES_CHART,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  ent_series_chart_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "serieschart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
ent_series_chart_init (EntSeriesChart *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  static const char *const looks[] = { "notify::accent-color", "notify::dark",
                                       "notify::high-contrast" };

  self->points = g_array_new (FALSE, TRUE, sizeof (EntSeriesPoint));
  g_array_set_clear_func (self->points, point_clear);
  self->highest = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  ent_series_chart_add_controllers (self);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    g_signal_connect_object (manager, looks[i], G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
}

/**
 * ent_series_chart_new:
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
ent_series_chart_new (void)
{
  return g_object_new (ENT_TYPE_SERIES_CHART, NULL);
}

/**
 * ent_series_chart_set_points:
 * @self: a chart
 * @range: the days that it shows
 * @points: (element-type EntSeriesPoint) (transfer none): the points, by time; copied
 *
 * Sets what is drawn. The keyboard stays at the time that it was at.
 */
void
ent_series_chart_set_points (EntSeriesChart *self,
                             EntSpan         range,
                             GArray         *points)
{
  EntDay at;

  g_return_if_fail (ENT_IS_SERIES_CHART (self));

  at = range.first;
  if (self->cursor < self->points->len)
    at = ent_series_chart_get_point (self, self->cursor)->span.first;
  g_array_set_size (self->points, 0);
  self->range = range;
  self->highest = 1;
  for (guint i = 0; i < points->len; i++)
    {
      EntSeriesPoint point = g_array_index (points, EntSeriesPoint, i);

      point.words = g_strdup (point.words);
      g_array_append_val (self->points, point);
      if (point.n > self->highest)
        self->highest = point.n;
    }
  ent_series_chart_set_cursor (self, ent_series_chart_find_point (self, at));
}

/**
 * ent_series_chart_set_window:
 * @self: a chart
 * @window: the window of time that lies over it
 *
 * Sets the window, which does not emit [signal@SeriesChart::window-dragged].
 */
void
ent_series_chart_set_window (EntSeriesChart *self,
                             EntSpan         window)
{
  g_return_if_fail (ENT_IS_SERIES_CHART (self));

  self->window = window;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ent_series_chart_get_window:
 * @self: a chart
 *
 * Returns: the window of time that lies over it
 */
EntSpan
ent_series_chart_get_window (EntSeriesChart *self)
{
  g_return_val_if_fail (ENT_IS_SERIES_CHART (self), ((EntSpan) { 0, 0 }));

  return self->window;
}

/**
 * ent_series_chart_set_mark:
 * @self: a chart
 * @mark: the time that is shown elsewhere
 *
 * Marks a time.
 */
void
ent_series_chart_set_mark (EntSeriesChart *self,
                           EntSpan         mark)
{
  g_return_if_fail (ENT_IS_SERIES_CHART (self));

  self->mark = mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ent_series_chart_get_cursor:
 * @self: a chart
 *
 * Returns: the point that the keyboard is at, from 0
 */
guint
ent_series_chart_get_cursor (EntSeriesChart *self)
{
  g_return_val_if_fail (ENT_IS_SERIES_CHART (self), 0);

  return self->cursor;
}
