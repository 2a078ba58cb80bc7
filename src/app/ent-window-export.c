/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-export-dialog.h"
#include "ent-scene.h"
#include "ent-store.h"

/*
 * Exporting what is on the screen. The scene is built once more from the slice and
 * layout of the moment in which the user said so: what time does while the file
 * dialog is open changes nothing.
 */

/* It has a button, which one has to get to. */
#define TOAST_SECONDS 10

typedef struct
{
  EntWindow *window;
  EntScene *scene;
  EntSvgOptions options;
} Export;

static void
export_free (Export *job)
{
  g_clear_object (&job->window);
  g_clear_object (&job->scene);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static EntScene *
new_scene (EntSession *session)
{
  EntSceneOptions options = {
    .show_ended = ent_session_get_show_ended (session),
    .show_uncounted = ent_session_get_show_uncounted (session),
  };

  return ent_scene_new (
    ent_session_get_slice (session), ent_session_get_layout (session), &options);
}

static char *
dup_view_name (EntSession *session,
               const char *separator)
{
  EntHeader *header = ent_case_get_header (ent_session_get_case (session));
  g_autofree char *date = ent_date_to_words (ent_session_get_at (session));

  return g_strconcat (ent_header_get_title (header), separator, date, NULL);
}

/* The case's title is the user's: what no file name may hold is left out of it. */
static char *
dup_file_name (EntSession *session)
{
  g_autofree char *view = dup_view_name (session, " ");

  return g_strconcat (g_strdelimit (view, "/\\:", '-'), ".svg", NULL);
}

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

static void
write_export (Export     *job,
              const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *svg = ent_svg_paint (job->scene, &job->options);

  if (ent_store_replace_file (path, svg, -1, &error))
    ent_window_report_exported (job->window, path);
  else
    ent_window_show_error (job->window, _ ("Could Not Export the Picture"), error->message);
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
  if (g_file_peek_path (file) != NULL)
    write_export (job, g_file_peek_path (file));
  else
    ent_window_show_error (job->window,
                           _ ("Could Not Export the Picture"),
                           _ ("Entente exports to folders of this computer; choose one of them."));
}

static void
export_decided_cb (EntWindow       *self,
                   EntExportDialog *dialog)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autofree char *name = NULL;
  Export *job = NULL;

  if (self->session == NULL || ent_session_get_layout (self->session) == NULL)
    return;

  name = dup_file_name (self->session);
  job = g_new0 (Export, 1);
  job->window = g_object_ref (self);
  job->scene = new_scene (self->session);
  ent_export_dialog_get_options (dialog, &job->options);

  gtk_file_dialog_set_title (chooser, _ ("Export Picture"));
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, GTK_WINDOW (self), NULL, path_chosen_cb, job);
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

/**
 * ent_window_export:
 * @self: a window with a case that has a layout
 *
 * Asks how and where to, and writes the current view as SVG.
 */
void
ent_window_export (EntWindow *self)
{
  g_autofree char *what = dup_view_name (self->session, ", ");
  EntExportDialog *dialog = ent_export_dialog_new (what);

  g_signal_connect_object (
    dialog, "export", G_CALLBACK (export_decided_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
