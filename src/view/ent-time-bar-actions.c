/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-time-bar-private.h"

/* What keys, menus and buttons of the whole window can ask of the time bar. */

static void
step (EntTimeBar *self,
      int         count)
{
  ent_time_bar_set_playing (self, FALSE);
  ent_session_step (self->session, count);
}

static void
step_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  step (ENT_TIME_BAR (widget), g_variant_get_int32 (parameter));
}

static void
step_forward_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  step (ENT_TIME_BAR (widget), 1);
}

static void
step_back_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  step (ENT_TIME_BAR (widget), -1);
}

static void
go_to_change (EntTimeBar *self,
              int         direction)
{
  ent_time_bar_set_playing (self, FALSE);
  if (!ent_session_go_to_change (self->session, direction))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
next_change_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  go_to_change (ENT_TIME_BAR (widget), 1);
}

static void
previous_change_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  go_to_change (ENT_TIME_BAR (widget), -1);
}

/*< private >
 * ent_time_bar_go_to_day:
 * @self: a bar with a session
 * @day: a day
 * @last: whether it is to be the last that is shown rather than the first
 *
 * Goes to where a day is first or last; a window comes along in its length.
 */
void
ent_time_bar_go_to_day (EntTimeBar *self,
                        EntDay      day,
                        gboolean    last)
{
  EntSpan span = ent_date_get_span (ent_session_get_at (self->session));
  EntDateUnit unit = ent_session_get_unit (self->session);
  EntSpan range = ent_session_get_range (self->session);
  g_autoptr (EntDate) at = NULL;
  EntDay length;

  if (ent_time_bar_get_window_mode (self))
    {
      length = MIN (span.last, range.last) - MAX (span.first, range.first);
      length = MAX (length, 0);
      at = last ? ent_time_window_new (day - length, day, unit)
                : ent_time_window_new (day, day + length, unit);
    }
  else
    at = ent_date_new_for_unit (day, unit);

  ent_time_bar_set_playing (self, FALSE);
  ent_session_set_at (self->session, at);
}

static void
first_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  EntTimeBar *self = ENT_TIME_BAR (widget);

  ent_time_bar_go_to_day (self, ent_session_get_range (self->session).first, FALSE);
}

static void
last_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  EntTimeBar *self = ENT_TIME_BAR (widget);

  ent_time_bar_go_to_day (self, ent_session_get_range (self->session).last, TRUE);
}

static void
edit_date_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  EntTimeBar *self = ENT_TIME_BAR (widget);

  ent_time_bar_set_playing (self, FALSE);
  ent_time_scale_edit_date (self->scale);
}

/*< private >
 * ent_time_bar_update_actions:
 * @self: a bar
 *
 * Enables the actions where there is time.
 */
void
ent_time_bar_update_actions (EntTimeBar *self)
{
  const char *actions[] = {
    "time.step", "time.step-forward", "time.step-back", "time.first", "time.last",
    "time.next-change", "time.previous-change", "time.play", "time.edit-date",
    "time.unit", "time.window-mode",
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], self->session != NULL);
}

/*< private >
 * ent_time_bar_install_actions:
 * @widget_class: the bar's class
 *
 * Installs the actions.
 */
void
ent_time_bar_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "time.step", "i", step_cb);
  gtk_widget_class_install_action (widget_class, "time.step-forward", NULL, step_forward_cb);
  gtk_widget_class_install_action (widget_class, "time.step-back", NULL, step_back_cb);
  gtk_widget_class_install_action (widget_class, "time.next-change", NULL, next_change_cb);
  gtk_widget_class_install_action (widget_class, "time.previous-change", NULL,
                                   previous_change_cb);
  gtk_widget_class_install_action (widget_class, "time.first", NULL, first_cb);
  gtk_widget_class_install_action (widget_class, "time.last", NULL, last_cb);
  gtk_widget_class_install_action (widget_class, "time.edit-date", NULL, edit_date_cb);
  gtk_widget_class_install_property_action (widget_class, "time.play", "playing");
  gtk_widget_class_install_property_action (widget_class, "time.unit", "unit");
  gtk_widget_class_install_property_action (widget_class, "time.window-mode", "window-mode");
}
