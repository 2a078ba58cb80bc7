/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-store.h"

/*
 * Exporting the comparison of two definitions. What is exported is what was compared when the
 * user said so, whatever is chosen while the file dialog is open.
 */

typedef struct
{
  EntWindow *window;
  char *csv;
} Export;

static void
export_free (Export *job)
{
  g_clear_object (&job->window);
  g_free (job->csv);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
write_export (Export     *job,
              const char *path)
{
  g_autoptr (GError) error = NULL;

  if (ent_store_replace_file (path, job->csv, -1, &error))
    ent_window_report_exported (job->window, path);
  else
    ent_window_show_error (job->window, _ ("Could Not Export the Comparison"), error->message);
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
                           _ ("Could Not Export the Comparison"),
                           _ ("Entente exports to folders of this computer; choose one of them."));
}

/* The case's title is the user's: what no file name may hold is left out of it. */
static char *
dup_file_name (EntSession *session,
               gboolean    by_year)
{
  EntHeader *header = ent_case_get_header (ent_session_get_case (session));
  g_autofree char *title = g_strdup (ent_header_get_title (header));
  g_autofree char *name = NULL;

  g_strdelimit (title, "/\\:", '-');
  if (by_year)
    /* Translators: the name of a file, without its end: the title of a case. */
    name = g_strdup_printf (_ ("%s – definitions by year"), title);
  else
    /* Translators: the name of a file, without its end: the title of a case. */
    name = g_strdup_printf (_ ("%s – definitions"), title);

  return g_strconcat (name, ".csv", NULL);
}

/**
 * ent_window_export_comparison:
 * @self: a window
 * @by_year: whether to write the years, with how many ties count in each, rather than the ties
 *
 * Asks for a file, and writes what two definitions count as CSV.
 */
void
ent_window_export_comparison (EntWindow *self,
                              gboolean   by_year)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autofree char *csv = NULL;
  g_autofree char *name = NULL;
  Export *job = NULL;

  csv = ent_definitions_view_dup_csv (self->definitions_view, by_year);
  if (csv == NULL)
    return;

  name = dup_file_name (self->session, by_year);
  job = g_new0 (Export, 1);
  job->window = g_object_ref (self);
  job->csv = g_steal_pointer (&csv);
  gtk_file_dialog_set_title (chooser, _ ("Export Comparison"));
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, GTK_WINDOW (self), NULL, path_chosen_cb, job);
}
