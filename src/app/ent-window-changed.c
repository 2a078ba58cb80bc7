/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-session-taking.h"

/*
 * What becomes of the file of the window's case while it is open here, and of its journal:
 * banners that say so, and what the user can do about it.
 *
 * Nothing is done without being asked for, and nothing that was here is lost by it: what
 * is taken from a file is one change that can be undone.
 */

/* How long reading may take before it is shown, in milliseconds. */
#define SLOW 1000

static gboolean
is_file (const char *address)
{
  return address != NULL && g_path_is_absolute (address);
}

static EntFileState
get_state (EntWindow *self)
{
  return self->watch != NULL ? ent_file_watch_get_state (self->watch) : ENT_FILE_STATE_SAME;
}

/* ---------------------------------------------------------------------------- banners */

static char *
describe (EntWindow  *self,
          const char *name)
{
  switch (get_state (self))
    {
    case ENT_FILE_STATE_CHANGED:
      return g_strdup_printf (_ ("“%s” was changed by another program"), name);
    case ENT_FILE_STATE_GONE:
      return g_strdup_printf (_ ("“%s” was removed or moved"), name);
    case ENT_FILE_STATE_UNREADABLE:
      return g_strdup_printf (_ ("“%s” can no longer be read"), name);
    case ENT_FILE_STATE_SAME:
    default:
      return NULL;
    }
}

static void
set_banner (AdwBanner  *banner,
            const char *title,
            const char *button)
{
  if (title != NULL)
    {
      adw_banner_set_title (banner, title);
      adw_banner_set_button_label (banner, button);
    }
  adw_banner_set_revealed (banner, title != NULL);
}

/**
 * ent_window_update_file_banner:
 * @self: a window
 *
 * Shows what is to be said of the case's file, if anything.
 */
void
ent_window_update_file_banner (EntWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (self->slow_name != NULL)
    title = g_strdup_printf (_ ("Saving to “%s”…"), self->slow_name);
  else if (self->slow_reading != NULL)
    title = g_strdup_printf (_ ("Reading “%s”…"), self->slow_reading);
  if (title != NULL)
    {
      set_banner (self->file_banner, title, _ ("_Stop"));
      return;
    }

  name = is_file (self->address) ? g_path_get_basename (self->address) : NULL;
  title = name != NULL ? describe (self, name) : NULL;
  set_banner (self->file_banner, title, _ ("_Choose…"));
}

static void
banner_clicked_cb (EntWindow *self)
{
  if (self->slow_name != NULL)
    ent_window_stop_saving (self);
  else if (self->slow_reading != NULL)
    {
      g_cancellable_cancel (self->taking);
      ent_window_stop_opening (self);
    }
  else if (!ent_window_is_asked_to_save (self))
    ent_window_ask_about_file (self, get_state (self));
}

static void
journal_failed_cb (EntWindow  *self,
                   const char *message)
{
  adw_banner_set_title (self->journal_banner, message);
  adw_banner_set_revealed (self->journal_banner, TRUE);
}

static void
journal_resumed_cb (EntWindow *self)
{
  adw_banner_set_revealed (self->journal_banner, FALSE);
}

/* ------------------------------------------------------------------ what the file holds */

typedef struct
{
  EntWindow *window;
  EntSession *session;
  GCancellable *cancellable;
  char *name;
  gboolean merge;
  guint delay;
} Taking;

static void
taking_free (Taking *taking)
{
  g_clear_handle_id (&taking->delay, g_source_remove);
  g_clear_object (&taking->cancellable);
  g_clear_object (&taking->window);
  g_clear_object (&taking->session);
  g_free (taking->name);
  g_free (taking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

static void
report_conflicts (EntWindow *self,
                  guint      n_conflicts)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Merged; %u conflict to resolve",
                                                      "Merged; %u conflicts to resolve",
                                                      n_conflicts),
                                            n_conflicts);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.conflicts");
  ent_window_add_toast (self, toast);
}

static void
report (Taking *taking,
        guint   n_conflicts)
{
  g_autofree char *title = NULL;

  if (taking->merge && n_conflicts > 0)
    {
      report_conflicts (taking->window, n_conflicts);
      return;
    }
  title = g_strdup_printf (taking->merge ? _ ("Merged with “%s”") : _ ("Reloaded “%s”"),
                           taking->name);
  ent_window_offer_undo (taking->window, title);
}

/* Who wanted to save has all of both sides saved now, if they agree. */
static void
go_on (Taking *taking,
       guint   n_conflicts)
{
  EntWindow *self = taking->window;

  if (!ent_window_is_asked_to_save (self))
    return;
  if (taking->merge && n_conflicts == 0 && ent_session_is_modified (taking->session))
    ent_window_save_again (self, FALSE);
  else
    ent_window_end_saving (self, taking->merge && n_conflicts == 0);
}

static void
report_stopped (Taking *taking)
{
  g_autofree char *title = NULL;

  title = g_strdup_printf (_ ("“%s” was not read; nothing was changed"), taking->name);
  ent_window_drop_saving (taking->window);
  ent_window_add_toast (taking->window, adw_toast_new (title));
}

static void
report_failed (Taking       *taking,
               const GError *error)
{
  ent_window_drop_saving (taking->window);
  ent_window_show_error (taking->window,
                         taking->merge ? _ ("Could Not Merge the Case")
                                       : _ ("Could Not Reload the Case"),
                         error->message);
}

/* Whether the window still waits for it: it may be gone, or read the file once more. */
static gboolean
stop_waiting (Taking *taking)
{
  EntWindow *self = taking->window;

  if (self->taking != taking->cancellable)
    return FALSE;

  g_clear_object (&self->taking);
  g_clear_pointer (&self->slow_reading, g_free);
  if (self->session != NULL)
    ent_window_update_file_banner (self);
  return self->session == taking->session;
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Taking) taking = user_data;
  g_autoptr (GError) error = NULL;
  EntWindow *self = taking->window;
  guint n_conflicts = 0;

  ent_session_take_file_finish (ENT_SESSION (source), result, &n_conflicts, &error);
  if (!stop_waiting (taking))
    return;
  if (error != NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        report_stopped (taking);
      else
        report_failed (taking, error);
      return;
    }

  report (taking, n_conflicts);
  go_on (taking, n_conflicts);
  if (self->watch != NULL)
    ent_file_watch_check (self->watch);
}

static gboolean
slow_cb (gpointer user_data)
{
  Taking *taking = user_data;
  EntWindow *self = taking->window;

  taking->delay = 0;
  if (self->taking == taking->cancellable && self->session == taking->session)
    {
      g_set_str (&self->slow_reading, taking->name);
      ent_window_update_file_banner (self);
    }
  return G_SOURCE_REMOVE;
}

static void
take_file (EntWindow *self,
           gboolean   merge)
{
  Taking *taking = g_new0 (Taking, 1);

  g_cancellable_cancel (self->taking);
  g_clear_object (&self->taking);
  self->taking = g_cancellable_new ();
  taking->window = g_object_ref (self);
  taking->session = g_object_ref (self->session);
  taking->cancellable = g_object_ref (self->taking);
  taking->name = g_path_get_basename (self->address);
  taking->merge = merge;
  taking->delay = g_timeout_add (SLOW, slow_cb, taking);
  ent_session_take_file_async (
    self->session, self->address, merge, self->taking, taken_cb, taking);
}

/**
 * ent_window_can_revert:
 * @self: a window
 *
 * Returns: whether there is a file to go back to, and something to go back from
 */
gboolean
ent_window_can_revert (EntWindow *self)
{
  return self->session != NULL && is_file (self->address) &&
         ent_session_is_modified (self->session) && get_state (self) != ENT_FILE_STATE_GONE;
}

/**
 * ent_window_revert:
 * @self: a window with a case
 *
 * Makes the case what its file holds. Nobody is asked: it is one change, and a toast offers
 * to undo it.
 */
void
ent_window_revert (EntWindow *self)
{
  if (ent_window_can_revert (self) && !ent_window_is_asked_to_save (self))
    take_file (self, FALSE);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* ----------------------------------------------------------------------------- choices */

static void
file_answered_cb (EntWindow      *self,
                  const char     *response,
                  AdwAlertDialog *dialog)
{
  g_signal_handlers_disconnect_by_func (dialog, file_answered_cb, self);
  if (self->session == NULL || g_str_equal (response, "cancel"))
    ent_window_drop_saving (self);
  else if (g_str_equal (response, "reload"))
    take_file (self, FALSE);
  else if (g_str_equal (response, "merge"))
    take_file (self, TRUE);
  else if (g_str_equal (response, "save-as"))
    ent_window_save_as (self);
  else
    ent_window_save_again (self, g_str_equal (response, "overwrite"));
}

static void
ask (EntWindow      *self,
     AdwAlertDialog *dialog,
     const char     *suggested)
{
  adw_alert_dialog_set_response_appearance (dialog, suggested, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, suggested);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  ent_window_ask (self, dialog, G_CALLBACK (file_answered_cb));
}

static AdwAlertDialog *
new_dialog (const char *heading,
            const char *format,
            const char *name)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *body = g_strjoinv (name, parts);

  adw_alert_dialog_set_body (dialog, body);
  adw_alert_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  return dialog;
}

static void
ask_about_change (EntWindow  *self,
                  const char *name)
{
  gboolean modified = ent_session_is_modified (self->session);
  AdwAlertDialog *dialog = new_dialog (
    _ ("File Was Changed"),
    modified ? _ ("“%s” was changed by another program, and here, too. Merging keeps what both "
                  "did, and marks where they disagree. Reloading takes what the file holds; what "
                  "was done here can be brought back with Undo. Overwriting replaces what the "
                  "other program wrote.")
             : _ ("“%s” was changed by another program. Reloading takes what the file holds; it "
                  "can be undone. Overwriting replaces what the other program wrote with what is "
                  "shown here."),
    name);

  if (modified)
    adw_alert_dialog_add_response (dialog, "merge", _ ("_Merge"));
  adw_alert_dialog_add_responses (dialog, "reload", _ ("_Reload"), "overwrite", _ ("_Overwrite"),
                                  "save-as", _ ("Save _As…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  ask (self, dialog, modified ? "merge" : "reload");
}

static void
ask_about_loss (EntWindow  *self,
                const char *heading,
                const char *format,
                const char *name)
{
  AdwAlertDialog *dialog = new_dialog (heading, format, name);

  adw_alert_dialog_add_responses (
    dialog, "save-as", _ ("Save _As…"), "save", _ ("_Save Here Again"), NULL);
  ask (self, dialog, "save");
}

/**
 * ent_window_ask_about_file:
 * @self: a window with a case
 * @state: what became of its file
 *
 * Asks what to do about the file, and does it.
 */
void
ent_window_ask_about_file (EntWindow    *self,
                           EntFileState  state)
{
  g_autofree char *name = g_path_get_basename (self->address);

  if (state == ENT_FILE_STATE_CHANGED)
    ask_about_change (self, name);
  else if (state == ENT_FILE_STATE_GONE)
    ask_about_loss (self,
                    _ ("File Was Removed or Moved"),
                    _ ("“%s” is no longer where it was. All that it held is still here, and so is "
                       "what was done since."),
                    name);
  else if (state == ENT_FILE_STATE_UNREADABLE)
    ask_about_loss (self,
                    _ ("File Cannot Be Read"),
                    _ ("“%s” can no longer be read, so it is not known what it holds. The case is "
                       "still here."),
                    name);
}

/* ---------------------------------------------------------------------------- watching */

static void
state_changed_cb (EntWindow *self)
{
  if (self->session != NULL)
    ent_session_tell_file (self->session, get_state (self));
  ent_window_update_file_banner (self);
}

/* Not every share tells of changes: whoever comes back to the window should know. */
static void
active_cb (EntWindow *self)
{
  if (self->watch != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    ent_file_watch_check (self->watch);
}

/**
 * ent_window_watch_file:
 * @self: a window
 *
 * Watches the file that the case belongs to, and no other; without a case, none.
 */
void
ent_window_watch_file (EntWindow *self)
{
  EntCase *the_case = self->session != NULL ? ent_session_get_case (self->session) : NULL;

  if (self->watch != NULL && the_case != NULL &&
      ent_file_watch_is_for (self->watch, the_case, self->address))
    return;

  g_clear_object (&self->watch);
  if (is_file (self->address))
    self->watch = ent_file_watch_new (the_case, self->address);
  g_signal_group_set_target (self->watch_signals, self->watch);
  ent_window_update_file_banner (self);
}

/**
 * ent_window_init_watch:
 * @self: a window that is being made
 *
 * Lets the window follow the files of its cases, and their journals.
 */
void
ent_window_init_watch (EntWindow *self)
{
  self->watch_signals = g_signal_group_new (ENT_TYPE_FILE_WATCH);
  g_signal_group_connect_swapped (
    self->watch_signals, "notify::state", G_CALLBACK (state_changed_cb), self);

  self->journal_signals = g_signal_group_new (ENT_TYPE_JOURNAL);
  g_signal_group_connect_swapped (
    self->journal_signals, "failed", G_CALLBACK (journal_failed_cb), self);
  g_signal_group_connect_swapped (
    self->journal_signals, "resumed", G_CALLBACK (journal_resumed_cb), self);
  g_signal_connect_swapped (
    self->journal_signals, "unbind", G_CALLBACK (journal_resumed_cb), self);

  g_signal_connect_swapped (
    self->file_banner, "button-clicked", G_CALLBACK (banner_clicked_cb), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect (self, "unrealize", G_CALLBACK (ent_window_drop_saving), NULL);
}
