/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-store.h"

/*
 * A file on its way out, whatever is in it: asking where to, writing it in a thread, for
 * a share may stall, and saying what became of it. What is exported is what was there
 * when the user decided, whatever the case does while the file is chosen.
 */

/* It has a button, which one has to get to. */
#define TOAST_SECONDS 10

typedef struct
{
  EntWindow *window;
  GApplication *application;
  char *failed;
  char *folder_key;
  void (*chosen) (EntWindow *self,
                  GFile     *file);
  char *path;
  EntExportWrite write;
  gpointer data;
  GDestroyNotify destroy;
} Export;

static void
export_free (Export *job)
{
  g_clear_object (&job->window);
  g_clear_object (&job->application);
  g_free (job->failed);
  g_free (job->folder_key);
  g_free (job->path);
  job->destroy (job->data);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/**
 * ent_window_report_exported:
 * @self: a window
 * @path: the file that was written
 *
 * Says that something was exported, and leads to it.
 */
void
ent_window_report_exported (EntWindow  *self,
                            const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *title = g_strdup_printf (_ ("Exported “%s”"), name);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _ ("Show in Files"));
  adw_toast_set_action_name (toast, "win.show-in-files");
  adw_toast_set_action_target (toast, "s", path);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  ent_window_add_toast (self, toast);
}

/* ---------------------------------------------------------------------------- writing */

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Export *job = task_data;
  g_autofree char *content = job->write (job->data);
  GError *error = NULL;

  if (ent_store_replace_file (job->path, content, -1, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Export) job = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    ent_window_report_exported (job->window, job->path);
  else
    ent_window_show_error (job->window, job->failed, error->message);
  g_application_release (job->application);
}

/* The program does not end before it is written. */
static void
write_export (Export *job)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, job);

  g_application_hold (job->application);
  g_task_set_source_tag (task, write_export);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, write_thread);
}

/* ---------------------------------------------------------------------------- choosing */

static void
remember_folder (Export *job,
                 GFile  *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (job->folder_key != NULL && uri != NULL)
    g_settings_set_string (job->window->settings, job->folder_key, uri);
}

static void
path_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Export) job = user_data;
  g_autoptr (GFile) file = NULL;

  file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (file == NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    {
      ent_window_show_error (
        job->window, job->failed,
        _ ("Entente exports to folders of this computer; choose one of them."));
      return;
    }

  remember_folder (job, file);
  if (job->chosen != NULL)
    job->chosen (job->window, file);
  job->path = g_file_get_path (file);
  write_export (g_steal_pointer (&job));
}

static void
set_folder (GtkFileDialog *chooser,
            const char    *uri)
{
  g_autoptr (GFile) folder = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  if (folder != NULL && g_file_query_exists (folder, NULL))
    gtk_file_dialog_set_initial_folder (chooser, folder);
}

/**
 * ent_window_dup_file_name:
 * @title: what a user called something
 * @suffix: the end of the name, with its dot
 *
 * Makes a title the name of a file: what no such name may hold is left out of it.
 *
 * Returns: (transfer full): the name
 */
char *
ent_window_dup_file_name (const char *title,
                          const char *suffix)
{
  g_autofree char *stem = g_strdelimit (g_strdup (title), "/\\:", '-');

  return g_strconcat (stem, suffix, NULL);
}

/**
 * ent_window_export_file:
 * @self: a window
 * @export: what is asked and said
 * @write: called in a thread, with @data: makes what the file is to hold
 * @data: what is exported
 * @destroy: frees it
 *
 * Asks for a file, writes it, and says how that ended.
 */
void
ent_window_export_file (EntWindow           *self,
                        const EntExportFile *export,
                        EntExportWrite       write,
                        gpointer             data,
                        GDestroyNotify       destroy)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autofree char *folder = NULL;
  Export *job = g_new0 (Export, 1);

  job->window = g_object_ref (self);
  job->application =
    g_object_ref (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  job->failed = g_strdup (export->failed);
  job->folder_key = g_strdup (export->folder_key);
  job->chosen = export->chosen;
  job->write = write;
  job->data = data;
  job->destroy = destroy;

  gtk_file_dialog_set_title (chooser, export->title);
  gtk_file_dialog_set_initial_name (chooser, export->name);
  if (export->folder_key != NULL)
    folder = g_settings_get_string (self->settings, export->folder_key);
  else
    folder = g_strdup (export->folder != NULL ? export->folder : "");
  set_folder (chooser, folder);
  gtk_file_dialog_save (chooser, GTK_WINDOW (self), NULL, path_chosen_cb, job);
}

static char *
dup_text (gpointer text)
{
  return g_strdup (text);
}

/**
 * ent_window_export_text:
 * @self: a window
 * @export: what is asked and said
 * @text: (transfer full): what the file is to hold
 *
 * The same with a text that is there already: see [method@Window.export_file].
 */
void
ent_window_export_text (EntWindow           *self,
                        const EntExportFile *export,
                        char                *text)
{
  ent_window_export_file (self, export, dup_text, text, g_free);
}

static void
shown_in_files_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (EntWindow) self = ENT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (
        GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    ent_window_show_error (self, _ ("Could Not Show the Folder"), error->message);
}

/**
 * ent_window_show_in_files:
 * @self: a window
 * @path: a file's path
 *
 * Shows a file in the user's file manager.
 */
void
ent_window_show_in_files (EntWindow  *self,
                          const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (
    launcher, GTK_WINDOW (self), NULL, shown_in_files_cb, g_object_ref (self));
}
