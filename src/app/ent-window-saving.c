/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"
#include "ent-error-dialog.h"
#include "ent-store.h"

/*
 * Saving the case of a window. It is done in a thread, one at a time: what is asked for
 * while the case is being saved follows. A saving lasts until it is done or given up, over
 * all that the user is asked on the way: where to save, what to do about a file that
 * another program changed, whether to try again.
 *
 * A file that takes long, such as one on a network share that stalls, is said to, and can
 * be left alone: the window waits for it no more.
 */

/* How long a saving may take before it is shown, in milliseconds. */
#define SLOW 1000

#define BUILT_IN_PREFIX "builtin:"

typedef struct
{
  EntWindowSaved saved;
  gpointer data;
} Asker;

struct _EntWindowSaving
{
  EntSession *session;
  EntFileWatch *watch; /* that looks away meanwhile */
  char *path;
  gboolean running;
  gboolean again;
  gboolean elsewhere; /* another file was asked for meanwhile */
  GArray *askers;
  GArray *later; /* those who asked while it ran */
  GCancellable *cancellable;
  guint delay;
};

static void
saving_free (EntWindowSaving *saving)
{
  g_clear_handle_id (&saving->delay, g_source_remove);
  g_clear_object (&saving->session);
  g_clear_object (&saving->watch);
  g_clear_object (&saving->cancellable);
  g_array_unref (saving->askers);
  g_array_unref (saving->later);
  g_free (saving->path);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntWindowSaving, saving_free)

/* Nothing runs yet. */
static EntWindowSaving *
saving_new (EntWindow *self)
{
  EntWindowSaving *saving = g_new0 (EntWindowSaving, 1);

  saving->session = g_object_ref (self->session);
  saving->askers = g_array_new (FALSE, FALSE, sizeof (Asker));
  saving->later = g_array_new (FALSE, FALSE, sizeof (Asker));
  return saving;
}

static gboolean
is_file (const char *address)
{
  return address != NULL && g_path_is_absolute (address);
}

static void
tell (EntWindow *self,
      GArray    *askers,
      gboolean   saved)
{
  for (guint i = 0; i < askers->len; i++)
    {
      Asker *asker = &g_array_index (askers, Asker, i);

      asker->saved (self, saved, asker->data);
    }
}

/* One of those who were told may have begun the next saving. */
static void
start (EntWindow *self,
       GArray    *askers,
       gboolean   elsewhere)
{
  gboolean begun = self->saving != NULL;

  if (!begun)
    self->saving = saving_new (self);
  g_array_append_vals (self->saving->askers, askers->data, askers->len);
  if (elsewhere)
    ent_window_save_as (self);
  else if (!begun)
    ent_window_save_again (self, FALSE);
}

/* Those who asked meanwhile are served too: by what was saved, where that is all there is. */
static void
follow (EntWindow       *self,
        EntWindowSaving *saving,
        gboolean         saved)
{
  gboolean shown = self->session == saving->session;

  if (shown && saving->elsewhere)
    start (self, saving->later, TRUE);
  else if (saved && shown && saving->again && ent_session_is_modified (saving->session))
    start (self, saving->later, FALSE);
  else
    tell (self, saving->later, saved);
}

/**
 * ent_window_end_saving:
 * @self: a window
 * @saved: whether the case is saved
 *
 * Ends a saving, where there is one, and tells those who asked for it.
 */
void
ent_window_end_saving (EntWindow *self,
                       gboolean   saved)
{
  g_autoptr (EntWindowSaving) saving = g_steal_pointer (&self->saving);

  if (saving == NULL)
    return;

  tell (self, saving->askers, saved);
  follow (self, saving, saved);
}

/**
 * ent_window_drop_saving:
 * @self: a window that is about to end
 *
 * Asks no more what to do about a case that could not be saved yet. A saving that runs
 * goes on.
 */
void
ent_window_drop_saving (EntWindow *self)
{
  if (self->saving != NULL && !self->saving->running)
    ent_window_end_saving (self, FALSE);
}

/**
 * ent_window_is_asked_to_save:
 * @self: a window
 *
 * Returns: whether a saving waits for what the user answers
 */
gboolean
ent_window_is_asked_to_save (EntWindow *self)
{
  return self->saving != NULL && !self->saving->running;
}

/* ------------------------------------------------------------------------- it failed */

/**
 * ent_window_ask:
 * @self: a window
 * @dialog: what to ask
 * @answered: what is called with the window, the response and the dialog
 *
 * Asks the user. The dialog does not hold the window: where that is closed before there is
 * an answer, there is none.
 */
void
ent_window_ask (EntWindow      *self,
                AdwAlertDialog *dialog,
                GCallback       answered)
{
  g_signal_connect_object (dialog, "response", answered, self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
  /* Else the words have the keyboard, and are selected, where they can be. */
  if (adw_dialog_get_default_widget (ADW_DIALOG (dialog)) != NULL)
    gtk_widget_grab_focus (adw_dialog_get_default_widget (ADW_DIALOG (dialog)));
}

static void
failure_answered_cb (EntWindow      *self,
                     const char     *response,
                     AdwAlertDialog *dialog)
{
  g_signal_handlers_disconnect_by_func (dialog, failure_answered_cb, self);
  if (self->session != NULL && g_str_equal (response, "retry"))
    ent_window_save_again (self, FALSE);
  else if (self->session != NULL && g_str_equal (response, "save-as"))
    ent_window_save_as (self);
  else
    ent_window_end_saving (self, FALSE);
}

static void
ask_after_failure (EntWindow  *self,
                   const char *heading,
                   const char *message,
                   const char *suggested)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (ent_error_dialog_new (heading, message));

  adw_alert_dialog_add_responses (
    dialog, "save-as", _ ("Save _As…"), "retry", _ ("_Try Again"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, suggested, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, suggested);
  adw_alert_dialog_set_close_response (dialog, "close");
  ent_window_ask (self, dialog, G_CALLBACK (failure_answered_cb));
}

static void
tell_stopped (EntWindow *self)
{
  g_autofree char *name = g_path_get_basename (self->saving->path);
  g_autofree char *message = NULL;

  message = g_strdup_printf (
    _ ("It is not known whether “%s” was written: it holds the case either as it was before, "
       "or as it was when saving began. All that you did is still here."),
    name);
  ask_after_failure (self, _ ("Saving Was Stopped"), message, "save-as");
}

static void
tell_failed (EntWindow    *self,
             const GError *error)
{
  g_autofree char *message = NULL;
  gboolean elsewhere = g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY) ||
                       g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
                       g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY) ||
                       g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
                       g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY);

  /* Translators: %s is a sentence that says which file could not be written, and why. */
  message = g_strdup_printf (_ ("%s\n\nAll that you did is still here."), error->message);
  ask_after_failure (
    self, _ ("Could Not Save the Case"), message, elsewhere ? "save-as" : "retry");
}

static void
save_failed (EntWindow    *self,
             const GError *error)
{
  if (g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CHANGED))
    ent_window_ask_about_file (self, ENT_FILE_STATE_CHANGED);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_stopped (self);
  else if (g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_UNSURE))
    ask_after_failure (self, _ ("Saved, but Not for Sure"), error->message, "retry");
  else
    tell_failed (self, error);
}

/* ------------------------------------------------------------------------------ saving */

static void
report_saved (EntWindow *self)
{
  gboolean asked = self->saving->askers->len > 0;

  ent_window_set_address (self, self->saving->path);
  ent_window_keep_all_texts (self);
  if (!asked)
    ent_window_add_toast (self, adw_toast_new (_ ("Case saved")));
  ent_window_end_saving (self, TRUE);
}

static void
stop_showing (EntWindow *self)
{
  EntWindowSaving *saving = self->saving;

  saving->running = FALSE;
  g_clear_handle_id (&saving->delay, g_source_remove);
  g_clear_object (&saving->cancellable);
  if (saving->watch != NULL)
    ent_file_watch_resume (saving->watch);
  g_clear_object (&saving->watch);
  g_clear_pointer (&self->slow_name, g_free);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (EntWindow) self = ENT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  gboolean done = ent_session_save_finish (ENT_SESSION (source), result, &error);

  stop_showing (self);
  /* Where the window is gone, or shows something else, nothing more can be asked. */
  if (self->session != ENT_SESSION (source))
    {
      if (self->session != NULL)
        ent_window_update_file_banner (self);
      ent_window_end_saving (self, done);
      return;
    }

  if (g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_UNSURE))
    ent_window_set_address (self, self->saving->path);
  if (done)
    report_saved (self);
  else
    save_failed (self, error);
  ent_window_update_file_banner (self);
}

static gboolean
slow_cb (gpointer user_data)
{
  EntWindow *self = ENT_WINDOW (user_data);

  self->saving->delay = 0;
  self->slow_name = g_path_get_basename (self->saving->path);
  if (self->session != NULL)
    ent_window_update_file_banner (self);
  return G_SOURCE_REMOVE;
}

static void
run (EntWindow *self,
     gboolean   overwrite)
{
  EntWindowSaving *saving = self->saving;

  saving->running = TRUE;
  saving->cancellable = g_cancellable_new ();
  saving->delay = g_timeout_add (SLOW, slow_cb, self);
  g_set_object (&saving->watch, self->watch);
  if (saving->watch != NULL)
    ent_file_watch_pause (saving->watch);
  ent_session_save_async (
    saving->session, saving->path, overwrite, saving->cancellable, saved_cb, g_object_ref (self));
}

/**
 * ent_window_stop_saving:
 * @self: a window
 *
 * Waits no longer for a file that takes long. The user is told what is known of it.
 */
void
ent_window_stop_saving (EntWindow *self)
{
  if (self->saving != NULL)
    g_cancellable_cancel (self->saving->cancellable);
}

/* ------------------------------------------------------------------------------ where */

/* "Foo" of "/home/someone/Foo.entente". */
static char *
dup_title (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".entente") && !g_str_equal (name, ".entente"))
    name[strlen (name) - strlen (".entente")] = '\0';
  return name;
}

/* A case that nobody gave a title takes that of its first file. */
static void
name_case (EntWindow  *self,
           const char *path)
{
  EntCase *the_case = ent_session_get_case (self->session);
  EntRecord *header = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (EntChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = dup_title (path);

  if (self->address != NULL)
    return;

  ent_session_stop_looking (self->session);
  header = ENT_RECORD (ent_case_get_header (the_case));
  if (g_strcmp0 (ent_header_get_title (ENT_HEADER (header)), C_ ("case", "Untitled")) != 0)
    return;

  node = ent_record_to_json (header);
  json_object_set_string_member (json_node_get_object (node), "title", title);
  change = ent_edit_put (the_case, ENT_TYPE_HEADER, node, C_ ("undo", "Name the Case"));
  if (!ent_session_apply (self->session, change, &error))
    g_debug ("The case keeps its title: %s", error->message);
}

/**
 * ent_window_save_in:
 * @self: a window with a case
 * @file: the file that the user chose
 *
 * Saves the case in a file: the answer to [method@Window.save_as].
 */
void
ent_window_save_in (EntWindow *self,
                    GFile     *file)
{
  const char *path = g_file_peek_path (file);

  if (self->saving == NULL)
    self->saving = saving_new (self);
  if (path == NULL)
    {
      ask_after_failure (self,
                         _ ("Could Not Save the Case"),
                         _ ("Entente saves to folders of this computer; choose one of them."),
                         "save-as");
      return;
    }

  name_case (self, path);
  g_set_str (&self->saving->path, path);
  /* That another file may be replaced was asked by the dialog; of its own file, the case
   * knows more than that did. */
  run (self, g_strcmp0 (path, self->address) != 0);
}

static void
save_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (EntWindow) self = ENT_WINDOW (user_data);
  g_autoptr (GFile) file = NULL;

  file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (file == NULL || self->session == NULL)
    ent_window_end_saving (self, FALSE);
  else
    ent_window_save_in (self, file);
}

static char *
dup_suggested_name (EntWindow *self)
{
  EntHeader *header = NULL;

  if (is_file (self->address))
    return g_path_get_basename (self->address);
  if (self->address != NULL && g_str_has_prefix (self->address, BUILT_IN_PREFIX))
    return g_strconcat (self->address + strlen (BUILT_IN_PREFIX), ".entente", NULL);

  header = ent_case_get_header (ent_session_get_case (self->session));
  return ent_window_dup_file_name (ent_header_get_title (header), ".entente");
}

static void
choose_file (EntWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = ent_window_new_case_filters ();
  g_autofree char *name = dup_suggested_name (self);

  gtk_file_dialog_set_title (dialog, _ ("Save Case"));
  gtk_file_dialog_set_filters (dialog, filters);
  ent_window_begin_at_case (self, dialog);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, save_chosen_cb, g_object_ref (self));
}

/**
 * ent_window_save_again:
 * @self: a window with a case that is to be saved
 * @overwrite: whether to replace the file whatever it holds: the user said so
 *
 * Goes on with saving, where it waited for an answer, or begins it.
 */
void
ent_window_save_again (EntWindow *self,
                       gboolean   overwrite)
{
  if (self->saving == NULL)
    self->saving = saving_new (self);
  if (self->saving->running)
    return;

  if (self->saving->path == NULL && is_file (self->address))
    self->saving->path = g_strdup (self->address);
  if (self->saving->path == NULL)
    choose_file (self);
  else
    run (self, overwrite || g_strcmp0 (self->saving->path, self->address) != 0);
}

/**
 * ent_window_save_as:
 * @self: a window with a case
 *
 * Asks for a file and saves the case in it; where it is being saved, when that is done.
 */
void
ent_window_save_as (EntWindow *self)
{
  if (self->saving == NULL)
    self->saving = saving_new (self);
  if (self->saving->running)
    self->saving->elsewhere = TRUE;
  else
    choose_file (self);
}

/* Where the case is being saved, @asker waits with the others, or for what follows. */
static void
request (EntWindow   *self,
         const Asker *asker)
{
  EntWindowSaving *saving = self->saving;
  gboolean waiting = saving != NULL;

  if (!waiting)
    saving = self->saving = saving_new (self);
  if (asker != NULL)
    g_array_append_vals (saving->running ? saving->later : saving->askers, asker, 1);
  if (saving->running)
    saving->again = TRUE;
  if (!waiting)
    ent_window_save_again (self, FALSE);
}

/**
 * ent_window_save:
 * @self: a window with a case
 *
 * Saves the case in the file that it was opened from, or asks for one where it was
 * opened from none. Asks before replacing a file that has changed underneath.
 */
void
ent_window_save (EntWindow *self)
{
  request (self, NULL);
}

/**
 * ent_window_save_then:
 * @self: a window with a case
 * @saved: (scope async): called once, when the case is saved or will not be
 * @data: its data
 *
 * Saves the case as [method@Window.save] does, asking the user where that needs an
 * answer, and says how it ended. A case that is being saved already is saved once more
 * where it was changed since.
 */
void
ent_window_save_then (EntWindow      *self,
                      EntWindowSaved  saved,
                      gpointer        data)
{
  const Asker asker = { saved, data };

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (saved != NULL);

  request (self, &asker);
}
