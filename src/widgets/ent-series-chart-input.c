/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-reach.h"
#include "ent-series-chart-private.h"

#include <gdk/gdkkeysyms.h>
#include <math.h>

/*
 * What pointer and keyboard do with a chart: drag an edge of the window, walk from point to
 * point, choose a time.
 */

/* How far the pointer may go while it clicks, in pixels. A finger that goes farther scrolls the
 * page in which the chart stands. */
#define CLICK_REACH 8

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  EntSeriesChart *self = ENT_SERIES_CHART (widget);
  gint64 by = g_variant_get_int32 (args);
  gint64 last = (gint64) self->points->len - 1;

  if (last < 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  ent_series_chart_set_cursor (self, (guint) CLAMP (self->cursor + by, 0, last));
  return GDK_EVENT_STOP;
}

/* A window has whole years, by keyboard and pointer alike. */
static EntDay
get_edge_of_year (int edge,
                  int year)
{
  return edge < 0 ? ent_day_from_civil (year, 1, 1) : ent_day_from_civil (year, 12, 31);
}

/* The nearest edge of a year; what is shown may begin and end within one. */
static EntDay
get_nearest_edge (EntSeriesChart *self,
                  int             edge,
                  EntDay          day)
{
  int year;
  int month;

  if (day <= self->range.first || day >= self->range.last)
    return day;

  ent_day_to_civil (day, &year, &month, NULL);
  if (edge < 0)
    return get_edge_of_year (edge, month > 6 ? year + 1 : year);
  return get_edge_of_year (edge, month > 6 ? year : year - 1);
}

static gboolean
move_edge_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  EntSeriesChart *self = ENT_SERIES_CHART (widget);
  int edge;
  int by;
  int year;

  g_variant_get (args, "(ii)", &edge, &by);
  ent_day_to_civil (edge < 0 ? self->window.first : self->window.last, &year, NULL, NULL);
  ent_series_chart_drag_edge (self, edge, get_edge_of_year (edge, year + by));
  return GDK_EVENT_STOP;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  EntSeriesChart *self = ENT_SERIES_CHART (widget);

  if (self->cursor < self->points->len)
    {
      EntSpan span = ent_series_chart_get_point (self, self->cursor)->span;

      ent_series_chart_activate_day (self, span.first + (span.last - span.first) / 2);
    }
  return GDK_EVENT_STOP;
}

/*< private >
 * ent_series_chart_find_edge:
 * @self: a chart
 * @x: where, in pixels
 * @reach: how far from an edge, in pixels: %ENT_SERIES_CHART_REACH, or more for a finger
 *
 * Returns: which edge of the window is taken hold of there: -1 for the first, 1 for the last,
 *   0 for none
 */
int
ent_series_chart_find_edge (EntSeriesChart *self,
                            double          x,
                            double          reach)
{
  double to_start = fabs (x - ent_series_chart_get_x (self, self->window.first));
  double to_end = fabs (x - ent_series_chart_get_x (self, (double) self->window.last + 1));

  if (to_start > reach && to_end > reach)
    return 0;
  return to_start < to_end ? -1 : 1;
}

static guint
find_point (EntSeriesChart *self,
            double          x)
{
  return ent_series_chart_find_point (self, ent_series_chart_get_day (self, x));
}

static void
motion_cb (EntSeriesChart *self,
           double          x,
           double          y)
{
  int edge = ent_series_chart_find_edge (self, x, ENT_SERIES_CHART_REACH);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), edge != 0 ? "col-resize" : NULL);
  /* Over what is dragged, words would be in the way. */
  if (self->dragged != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
  else if (self->points->len > 0)
    {
      const EntSeriesPoint *point = ent_series_chart_get_point (self, find_point (self, x));

      gtk_widget_set_tooltip_text (GTK_WIDGET (self), point->words);
    }
}

static void
drag_begin_cb (EntSeriesChart     *self,
               double              x,
               double              y,
               GtkEventController *drag)
{
  double reach = ent_reach_for_controller (drag, ENT_SERIES_CHART_REACH);

  self->canceled = FALSE;
  self->dragged = ent_series_chart_find_edge (self, x, reach);
  self->drag_x = x;
}

static void
drag_update_cb (EntSeriesChart *self,
                double          by_x,
                double          by_y,
                GtkGesture     *drag)
{
  EntDay day;

  if (self->dragged == 0)
    return;
  gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
  day = ent_series_chart_get_day (self, self->drag_x + by_x);
  ent_series_chart_drag_edge (self, self->dragged, get_nearest_edge (self, self->dragged, day));
}

/* What was taken from the chart, by the page that a finger scrolls, was not a click: the chart
 * has not even heard how far the finger went. */
static void
cancel_cb (EntSeriesChart *self)
{
  self->canceled = TRUE;
}

static gboolean
is_denied (GtkGesture *drag)
{
  GdkEventSequence *sequence =
    gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (drag));

  return gtk_gesture_get_sequence_state (drag, sequence) == GTK_EVENT_SEQUENCE_DENIED;
}

static void
drag_end_cb (EntSeriesChart *self,
             double          by_x,
             double          by_y,
             GtkGesture     *drag)
{
  gboolean clicked = self->dragged == 0 && hypot (by_x, by_y) < CLICK_REACH;

  self->dragged = 0;
  if (self->canceled || is_denied (drag))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (clicked && self->points->len > 0)
    {
      ent_series_chart_set_cursor (self, find_point (self, self->drag_x));
      ent_series_chart_activate_day (self, ent_series_chart_get_day (self, self->drag_x));
    }
}

/*< private >
 * ent_series_chart_add_controllers:
 * @self: a chart
 *
 * Has it follow the pointer.
 */
void
ent_series_chart_add_controllers (EntSeriesChart *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/*< private >
 * ent_series_chart_add_keys:
 * @klass: the class of charts
 *
 * Binds the keys.
 */
void
ent_series_chart_add_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, 0, step_cb, "i", -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, 0, step_cb, "i", 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, step_cb, "i", -G_MAXINT32);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, step_cb, "i", G_MAXINT32);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, GDK_CONTROL_MASK, move_edge_cb,
                                "(ii)", -1, -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, GDK_CONTROL_MASK, move_edge_cb,
                                "(ii)", -1, 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, GDK_SHIFT_MASK, move_edge_cb, "(ii)", 1, -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, GDK_SHIFT_MASK, move_edge_cb, "(ii)", 1, 1);
}
