/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-closing.h"

#include <glib/gi18n-lib.h>

#include "ent-recovery-words.h"
#include "ent-window-private.h"

/*
 * Closing windows, one or all of them. What is unsaved is asked about once, in one dialog
 * with a list of the cases; then those that are to be saved are, one after the other; and
 * only when that went well is anything closed or thrown away. A saving that fails, or that
 * the user gives up, leaves everything as it was.
 *
 * While a case is being saved, closing waits for that, and asks about what is left.
 */

typedef struct
{
  GtkApplication *application;
  GPtrArray      *windows;     /* of EntWindow: all that are to be closed */
  GPtrArray      *unsaved;     /* of EntWindow: those with changes */
  GPtrArray      *checks;      /* of GtkCheckButton: for each of them; none for only one */
  AdwDialog      *dialog;      /* weak; the question, while it is shown */
  EntHistory     *saving;      /* what is waited for */
  guint           next;        /* the next to save */
  guint           going_on;
} Closing;

static const char key[] = "ent-closing";

static void
closing_free (Closing *self)
{
  g_clear_handle_id (&self->going_on, g_source_remove);
  if (self->saving != NULL)
    g_signal_handlers_disconnect_by_data (self->saving, self);
  g_clear_object (&self->saving);
  g_clear_weak_pointer (&self->dialog);
  g_ptr_array_unref (self->windows);
  g_ptr_array_unref (self->unsaved);
  g_ptr_array_unref (self->checks);
  g_free (self);
}

/* The one that is under way belongs to the application. */
static void
give_up (Closing *self)
{
  g_object_set_data (G_OBJECT (self->application), key, NULL);
}

/* ---------------------------------------------------------------------------- closing */

/**
 * ent_closing_end_journal:
 * @session: a session whose window lets go of it
 * @discard: whether the user said that its changes are not wanted
 *
 * Ends the journal of a session. It is kept where it holds unsaved changes that nobody
 * discarded: the next start offers them.
 */
void
ent_closing_end_journal (EntSession *session,
                         gboolean    discard)
{
  EntJournal *journal = NULL;

  g_return_if_fail (ENT_IS_SESSION (session));

  journal = ent_history_get_journal (ent_session_get_history (session));
  if (journal != NULL)
    ent_journal_close (journal, !discard && ent_session_is_modified (session));
}

static gboolean
is_checked (Closing *self,
            guint    position)
{
  return self->checks->len == 0 ||
         gtk_check_button_get_active (g_ptr_array_index (self->checks, position));
}

static void
discard (EntWindow *window)
{
  if (window->session == NULL)
    return;
  ent_closing_end_journal (window->session, TRUE);
  ent_window_set_session (window, NULL);
}

/* What was changed since one asked is nobody's to discard: its window asks anew. */
static void
close_windows (Closing  *self,
               gboolean  save)
{
  g_autoptr (GPtrArray) windows = g_ptr_array_ref (self->windows);

  for (guint i = 0; i < self->unsaved->len; i++)
    if (!save || !is_checked (self, i))
      discard (g_ptr_array_index (self->unsaved, i));
  give_up (self);
  for (guint i = 0; i < windows->len; i++)
    gtk_window_close (g_ptr_array_index (windows, i));
}

/* ----------------------------------------------------------------------------- saving */

static void save_next (Closing *self);

static void
saved_cb (EntWindow *window,
          gboolean   saved,
          gpointer   data)
{
  if (saved)
    save_next (data);
  else
    give_up (data);
}

static void
save_next (Closing *self)
{
  while (self->next < self->unsaved->len)
    {
      guint position = self->next++;
      EntWindow *window = g_ptr_array_index (self->unsaved, position);

      if (window->session == NULL || !is_checked (self, position))
        continue;
      /* It may have to ask where to. */
      gtk_window_present (GTK_WINDOW (window));
      ent_window_save_then (window, saved_cb, self);
      return;
    }

  close_windows (self, TRUE);
}

/* ----------------------------------------------------------------------------- asking */

static void
answered_cb (AdwAlertDialog *dialog,
             const char     *response,
             gpointer        user_data)
{
  Closing *self = user_data;

  g_clear_weak_pointer (&self->dialog);
  if (g_str_equal (response, "discard"))
    close_windows (self, FALSE);
  else if (g_str_equal (response, "save"))
    save_next (self);
  else
    give_up (self);
}

/* Saving nothing is discarding all, and is called so. */
static void
check_toggled_cb (Closing *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    any |= is_checked (self, i);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self->dialog), "save", any);
}

static char *
describe_place (EntWindow *window)
{
  if (window->address == NULL || !g_path_is_absolute (window->address))
    return g_strdup (_ ("Not in a file yet"));
  return ent_recovery_dup_display_path (window->address);
}

static GtkWidget *
make_row (Closing   *self,
          EntWindow *window)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  const char *title = ent_session_get_title (window->session);
  g_autofree char *place = describe_place (window);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (check_toggled_cb), self);
  g_ptr_array_add (self->checks, g_object_ref (check));

  return row;
}

static GtkWidget *
make_list (Closing *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cases to save"), -1);
  for (guint i = 0; i < self->unsaved->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         make_row (self, g_ptr_array_index (self->unsaved, i)));

  return list;
}

static void
ask (Closing *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Save Changes?"), NULL));
  gboolean several = self->unsaved->len > 1;
  EntWindow *window = g_ptr_array_index (self->unsaved, 0);
  GtkWindow *active = gtk_application_get_active_window (self->application);

  if (ENT_IS_WINDOW (active) && g_ptr_array_find (self->unsaved, active, NULL))
    window = ENT_WINDOW (active);
  if (several)
    {
      adw_alert_dialog_set_body (dialog,
                                 _ ("These cases have changes that are not saved. Those that are "
                                    "not checked are closed without saving."));
      adw_alert_dialog_set_extra_child (dialog, make_list (self));
    }
  else
    adw_alert_dialog_format_body (
      dialog, _ ("“%s” has changes that are not saved. Without saving, they are lost."),
      ent_session_get_title (window->session));
  adw_alert_dialog_add_responses (dialog,
                                  "cancel",
                                  _ ("_Cancel"),
                                  "discard",
                                  several ? _ ("_Discard All") : _ ("_Discard"),
                                  "save",
                                  _ ("_Save"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), self);
  g_set_weak_pointer (&self->dialog, ADW_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

/* --------------------------------------------------------------------------- starting */

static void go_on (Closing *self);

static gboolean
saving_ended_cb (gpointer user_data)
{
  Closing *self = user_data;

  self->going_on = 0;
  go_on (self);
  return G_SOURCE_REMOVE;
}

/* Whoever saves hears of it after the history: closing goes on after both. */
static void
history_changed_cb (Closing *self)
{
  if (ent_history_is_saving (self->saving) || self->going_on != 0)
    return;
  self->going_on = g_idle_add (saving_ended_cb, self);
}

static void
wait_for_saving (Closing    *self,
                 EntHistory *history)
{
  if (self->saving != NULL)
    g_signal_handlers_disconnect_by_data (self->saving, self);
  g_set_object (&self->saving, history);
  g_signal_connect_swapped (history, "changed", G_CALLBACK (history_changed_cb), self);
}

/* A saving that ended with something to say is looked at first. */
static gboolean
is_interrupted (Closing   *self,
                EntWindow *window)
{
  return self->saving != NULL && window->session != NULL &&
         ent_session_get_history (window->session) == self->saving &&
         ent_session_is_modified (window->session) &&
         adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL;
}

static void
go_on (Closing *self)
{
  for (guint i = 0; i < self->windows->len; i++)
    {
      EntWindow *window = g_ptr_array_index (self->windows, i);
      EntHistory *history = window->session != NULL
                              ? ent_session_get_history (window->session) : NULL;

      if (is_interrupted (self, window))
        {
          give_up (self);
          return;
        }
      if (history != NULL && ent_history_is_saving (history))
        {
          g_ptr_array_set_size (self->unsaved, 0);
          wait_for_saving (self, history);
          return;
        }
      if (!ent_window_is_replaceable (window))
        g_ptr_array_add (self->unsaved, g_object_ref (window));
    }

  if (self->unsaved->len > 0)
    ask (self);
  else
    close_windows (self, TRUE);
}

/**
 * ent_closing_is_needed:
 * @window: a window
 *
 * Returns: whether the window cannot be closed without asking, or without waiting
 */
gboolean
ent_closing_is_needed (EntWindow *window)
{
  g_return_val_if_fail (ENT_IS_WINDOW (window), FALSE);

  return !ent_window_is_replaceable (window) ||
         (window->session != NULL &&
          ent_history_is_saving (ent_session_get_history (window->session)));
}

/**
 * ent_closing_start:
 * @application: an application
 * @windows: (element-type Gtk.Window): windows of it
 *
 * Closes windows, and asks about what is not saved before. Where a closing is under way
 * already, that one goes on, and its question is shown.
 */
void
ent_closing_start (GtkApplication *application,
                   GList          *windows)
{
  Closing *self = g_object_get_data (G_OBJECT (application), key);

  if (self != NULL)
    {
      if (self->dialog != NULL)
        gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->dialog))));
      return;
    }

  self = g_new0 (Closing, 1);
  self->application = application;
  self->windows = g_ptr_array_new_with_free_func (g_object_unref);
  self->unsaved = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_ptr_array_new_with_free_func (g_object_unref);
  for (GList *l = windows; l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data))
      g_ptr_array_add (self->windows, g_object_ref (l->data));
  g_object_set_data_full (G_OBJECT (application), key, self, (GDestroyNotify) closing_free);
  go_on (self);
}
