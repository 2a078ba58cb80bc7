/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

/*
 * A window without a case: the start page.
 */

/**
 * ent_window_show_start:
 * @self: a window
 *
 * Shows the start page in place of the case that the window shows; where that has changes
 * which are not saved, in a new window.
 */
void
ent_window_show_start (EntWindow *self)
{
  g_return_if_fail (ENT_IS_WINDOW (self));

  if (!ent_window_is_replaceable (self))
    {
      self = ent_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
      ent_window_show_start (self);
      gtk_window_present (GTK_WINDOW (self));
      return;
    }

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_signal_group_set_target (self->journal_signals, NULL);
  ent_window_set_session (self, NULL);
  ent_window_set_address (self, NULL);
  /* The template's binding waits for a case to ask. */
  gtk_window_set_title (GTK_WINDOW (self), "Entente");
  gtk_stack_set_visible_child_name (self->pages, "start");
  gtk_widget_grab_focus (GTK_WIDGET (self->start_page));
}

static void
start_with (EntWindow  *self,
            const char *address)
{
  self->starting = TRUE;
  ent_window_open (self, address);
}

static void present_next (gpointer windows);

static gboolean
painted_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       windows)
{
  return G_SOURCE_REMOVE;
}

/* A compositor puts on top what it is given last, and takes windows as they are painted, not
 * as they are asked for: each waits until the one under it is being painted, or gone. */
static void
present_next (gpointer data)
{
  GPtrArray *windows = data;
  g_autoptr (GtkWindow) window = g_ptr_array_steal_index (windows, 0);

  if (windows->len > 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (window), painted_cb, windows, present_next);
  else
    g_ptr_array_unref (windows);
  if (gtk_window_get_application (window) != NULL)
    gtk_window_present (window);
}

/* The other cases that were open when the last one was, each in a window of its own; the one
 * that was in front the longest ago comes first. */
static GPtrArray *
start_others (EntWindow  *self,
              const char *last)
{
  GPtrArray *windows = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) addresses = g_settings_get_strv (self->settings, "open-cases");

  if (!g_strv_contains ((const char *const *) addresses, last))
    return windows;

  for (guint i = g_strv_length (addresses); i-- > 0;)
    if (!g_str_equal (addresses[i], last))
      {
        EntWindow *other =
          ent_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

        start_with (other, addresses[i]);
        g_ptr_array_add (windows, g_object_ref (other));
      }
  return windows;
}

/**
 * ent_window_start:
 * @self: a new window
 *
 * Shows what the user wants to see when the program starts: the case that was open last, the
 * start page, or the built-in case. Where none was open yet, that is the built-in case, and
 * where the last is gone, the start page, which says so. The cases that were open beside the
 * last one come back in windows of their own, under this one. All are presented.
 */
void
ent_window_start (EntWindow *self)
{
  GPtrArray *windows = NULL;
  EntStart start;
  g_autofree char *last = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  start = g_settings_get_enum (self->settings, "start");
  last = g_settings_get_string (self->settings, "last-case");
  if (start == ENT_START_LAST_CASE && *last != '\0')
    windows = start_others (self, last);
  else
    windows = g_ptr_array_new_with_free_func (g_object_unref);

  if (start == ENT_START_START_PAGE)
    ent_window_show_start (self);
  else if (start == ENT_START_BUILT_IN_CASE || *last == '\0')
    start_with (self, ENT_BUILT_IN_CASE);
  else
    start_with (self, last);
  g_ptr_array_add (windows, g_object_ref (self));
  present_next (windows);
}
