/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-reach.h"
#include "ent-time-scale-private.h"

/* What moves the slider: the pointer or a finger, which take hold of a handle, the wheel, and
 * the keys. */

static EntTimeGrab
choose_grab (EntTimeScale *self,
             double        x,
             double        reach)
{
  double start, end;

  if (!ent_time_scale_is_window (self))
    return ENT_TIME_GRAB_INSTANT;

  ent_time_scale_get_handles (self, &start, &end);
  /* However far one reaches, something is left between the handles. */
  reach = MIN (reach, MAX (fabs (end - start) / 3, ENT_TIME_SCALE_REACH));
  if (x > MIN (start, end) + reach && x < MAX (start, end) - reach)
    return ENT_TIME_GRAB_WINDOW;
  return fabs (x - start) < fabs (x - end) ? ENT_TIME_GRAB_START : ENT_TIME_GRAB_END;
}

/**
 * ent_time_scale_grab:
 * @self: the slider
 * @x: where, in pixels
 * @reach: how far from a handle, in pixels: %ENT_TIME_SCALE_REACH, or more for a finger
 *
 * Takes hold of what is at a place, as the pointer does: of the nearer handle,
 * which comes there, or of the window between its handles.
 */
void
ent_time_scale_grab (EntTimeScale *self,
                     double        x,
                     double        reach)
{
  EntTimeAxis axis;

  g_return_if_fail (ENT_IS_TIME_SCALE (self));

  if (self->session == NULL)
    return;

  axis = ent_histogram_get_axis (ENT_HISTOGRAM (self->histogram));
  self->grab = choose_grab (self, x, reach);
  self->grab_day = ent_time_axis_get_day (&axis, x);
  self->grab_span = ent_date_get_span (ent_session_get_at (self->session));
  ent_time_scale_emit_grabbed (self);
  ent_time_scale_drag_to (self, x);
}

/* A window moved by so many days, kept in its length and on the axis. */
static EntSpan
move_span (EntSpan span,
           EntSpan range,
           EntDay  days)
{
  EntDay length;

  span.first = MAX (span.first, range.first);
  span.last = MIN (span.last, range.last);
  length = MAX (span.last - span.first, 0);
  span.first = CLAMP (span.first + days, range.first, MAX (range.last - length, range.first));
  span.last = span.first + length;
  return span;
}

/**
 * ent_time_scale_drag_to:
 * @self: the slider
 * @x: where to, in pixels
 *
 * Moves what is held.
 */
void
ent_time_scale_drag_to (EntTimeScale *self,
                        double        x)
{
  EntTimeAxis axis;
  EntDateUnit unit;
  EntDay day;
  EntSpan span;
  g_autoptr (EntDate) at = NULL;

  g_return_if_fail (ENT_IS_TIME_SCALE (self));

  if (self->session == NULL || self->grab == ENT_TIME_GRAB_NOTHING)
    return;

  axis = ent_histogram_get_axis (ENT_HISTOGRAM (self->histogram));
  unit = ent_session_get_unit (self->session);
  day = ent_time_axis_get_day (&axis, x);
  span = self->grab_span;
  switch (self->grab)
    {
    case ENT_TIME_GRAB_START:
      at = ent_time_window_new (MIN (day, span.last), span.last, unit);
      break;
    case ENT_TIME_GRAB_END:
      at = ent_time_window_new (span.first, MAX (day, span.first), unit);
      break;
    case ENT_TIME_GRAB_WINDOW:
      span = move_span (span, axis.range, day - self->grab_day);
      at = ent_time_window_new (span.first, span.last, unit);
      break;
    case ENT_TIME_GRAB_INSTANT:
    case ENT_TIME_GRAB_NOTHING:
    default:
      at = ent_date_new_for_unit (day, unit);
      break;
    }
  ent_session_set_at (self->session, at);
}

/**
 * ent_time_scale_release:
 * @self: the slider
 *
 * Lets go of what is held.
 */
void
ent_time_scale_release (EntTimeScale *self)
{
  g_return_if_fail (ENT_IS_TIME_SCALE (self));

  self->grab = ENT_TIME_GRAB_NOTHING;
}

static void
drag_begin_cb (GtkEventController *drag,
               double              x,
               double              y,
               EntTimeScale       *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  ent_time_scale_grab (self, x, ent_reach_for_controller (drag, ENT_TIME_SCALE_REACH));
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                EntTimeScale   *self)
{
  double x;

  gtk_gesture_drag_get_start_point (gesture, &x, NULL);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ent_time_scale_drag_to (self, x + dx);
}

/* The wheel goes step by step; what a touchpad scrolls is gathered into steps. */
static gboolean
scroll_cb (EntTimeScale *self,
           double        dx,
           double        dy)
{
  int count;

  if (self->session == NULL)
    return GDK_EVENT_PROPAGATE;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    dx = -dx;
  self->scrolled += fabs (dx) > fabs (dy) ? dx : dy;
  count = (int) self->scrolled;
  self->scrolled -= count;
  if (count != 0)
    {
      ent_time_scale_emit_grabbed (self);
      ent_session_step (self->session, count);
    }
  return GDK_EVENT_STOP;
}

/*< private >
 * ent_time_scale_add_controllers:
 * @self: a new slider
 *
 * Lets pointer and finger move the time.
 */
void
ent_time_scale_add_controllers (EntTimeScale *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (ent_time_scale_release), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (ent_time_scale_release), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
add_key (GtkWidgetClass  *widget_class,
         guint            key,
         guint            keypad,
         GdkModifierType  state,
         const char      *action,
         int              count)
{
  const guint keys[] = { key, keypad };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (count != 0)
        gtk_widget_class_add_binding_action (widget_class, keys[i], state, action, "i", count);
      else
        gtk_widget_class_add_binding_action (widget_class, keys[i], state, action, NULL);
    }
}

/* Left and right are as one sees them: where one reads from right to left, so does time. */
static gboolean
walk_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  static const char *const changes[] = { "time.previous-change", "time.next-change" };
  int to_right;
  gboolean to_change, later;

  g_variant_get (args, "(ib)", &to_right, &to_change);
  later = (to_right > 0) == (gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL);

  return to_change ? gtk_widget_activate_action (widget, changes[later], NULL)
                   : gtk_widget_activate_action (widget, "time.step", "i", later ? 1 : -1);
}

static void
add_walk (GtkWidgetClass *widget_class,
          guint           key,
          guint           keypad,
          int             to_right)
{
  const guint keys[] = { key, keypad };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i], 0, walk_cb, "(ib)", to_right, FALSE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, walk_cb, "(ib)",
                                    to_right, TRUE);
    }
}

/*< private >
 * ent_time_scale_add_keys:
 * @widget_class: the slider's class
 *
 * Adds the keys. What they do is the time bar's actions, in which the slider stands.
 */
void
ent_time_scale_add_keys (GtkWidgetClass *widget_class)
{
  add_walk (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1);
  add_walk (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1);
  add_key (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, "time.step", -1);
  add_key (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, "time.step", 1);
  add_key (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, "time.step", -10);
  add_key (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, "time.step", 10);
  add_key (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, 0, "time.first", 0);
  add_key (widget_class, GDK_KEY_End, GDK_KEY_KP_End, 0, "time.last", 0);
  add_key (widget_class, GDK_KEY_space, GDK_KEY_KP_Space, 0, "time.play", 0);
  add_key (widget_class, GDK_KEY_Return, GDK_KEY_KP_Enter, 0, "time.edit-date", 0);
}
