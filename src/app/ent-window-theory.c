/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "ent-store.h"
#include "ent-theory-export-dialog.h"

/*
 * A theory on its way out: a report, JSON, a table as CSV, or the truth table on the
 * clipboard. What is exported is what the theory view shows when the user has decided: a
 * copy of the case is taken then, so that it can be read in a thread while the case, the
 * texts and the view go on.
 */

typedef struct
{
  EntCase *the_case;
  EntTheoryOptions *options;
  EntTheoryExport export;
  EntTheoryChoice choice;
  GHashTable *quotations;
  char *theory;
  char *case_name;
  char *path;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->the_case);
  g_clear_pointer (&job->options, ent_theory_options_free);
  g_clear_pointer (&job->quotations, g_hash_table_unref);
  g_free (job->theory);
  g_free (job->case_name);
  g_free (job->path);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* While the file is chosen; the window stays out of the thread. */
typedef struct
{
  EntWindow *window;
  Job *job;
} Choosing;

static void
choosing_free (Choosing *choosing)
{
  g_clear_object (&choosing->window);
  g_clear_pointer (&choosing->job, job_free);
  g_free (choosing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choosing, choosing_free)

/* How the command line names the case: without the folder, which is nobody's business. */
static char *
dup_case_name (EntWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (self->address == NULL || g_str_has_prefix (self->address, "builtin:"))
    return g_strdup (self->address);

  file = g_file_new_for_commandline_arg (self->address);
  return g_file_get_basename (file);
}

static EntTheoryExport
get_export (EntWindow *self)
{
  EntTheoryModel *model = ent_theory_view_get_model (self->theory_view);

  return (EntTheoryExport) {
    .index = ent_theory_model_get_index (model),
    .window = ent_theory_model_get_window (model),
    .at = ent_date_get_span (ent_session_get_at (self->session)),
  };
}

/* ---------------------------------------------------------------------------- writing */

static gboolean
is_report (EntTheoryFormat format)
{
  return format == ENT_THEORY_FORMAT_HTML || format == ENT_THEORY_FORMAT_MARKDOWN;
}

static char *
write_document (const Job *job)
{
  const EntTheoryReportOptions options = {
    .format = job->choice.format == ENT_THEORY_FORMAT_HTML ? ENT_REPORT_FORMAT_HTML
                                                           : ENT_REPORT_FORMAT_MARKDOWN,
    .parts = job->choice.parts,
    .quotations = job->quotations,
  };

  if (job->choice.format == ENT_THEORY_FORMAT_JSON)
    return ent_theory_export_json_text (&job->export);
  if (job->choice.format == ENT_THEORY_FORMAT_CSV)
    return ent_theory_export_csv (&job->export, job->choice.table);

  return ent_theory_report_write (&job->export, &options);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Job *job = task_data;
  EntRecord *theory = ent_case_lookup (job->the_case, ENT_TYPE_THEORY, job->theory);
  g_autoptr (EntTheoryIndex) index = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;

  index = ent_theory_index_new (job->the_case, ENT_THEORY (theory), job->options);
  job->export.index = index;
  job->export.case_name = job->case_name;
  text = write_document (job);
  job->export.index = NULL;

  if (ent_store_replace_file (job->path, text, -1, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EntWindow *self = ENT_WINDOW (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    ent_window_report_exported (self, job->path);
  else
    ent_window_show_error (self, _ ("Could Not Export the Theory"), error->message);
}

static void
remember_folder (EntWindow *self,
                 GFile     *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (self->settings, "theory-export-folder", uri);
}

static void
write_to (EntWindow *self,
          Job       *job,
          GFile     *file)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);

  remember_folder (self, file);
  job->path = g_file_get_path (file);
  g_task_set_source_tag (task, write_to);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, write_thread);
}

static void
path_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Choosing) choosing = user_data;
  g_autoptr (GFile) file = NULL;

  file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (file == NULL)
    return;
  if (g_file_peek_path (file) != NULL)
    write_to (choosing->window, g_steal_pointer (&choosing->job), file);
  else
    ent_window_show_error (choosing->window, _ ("Could Not Export the Theory"),
                           _ ("Entente exports to folders of this computer; choose one of them."));
}

/* ---------------------------------------------------------------------------- deciding */

static Job *
job_new (EntWindow             *self,
         const EntTheoryChoice *choice)
{
  EntTheoryModel *model = ent_theory_view_get_model (self->theory_view);
  EntCase *the_case = ent_session_get_case (self->session);
  EntTheory *theory = ent_theory_model_get_theory (model);
  Job *job = g_new0 (Job, 1);

  job->the_case = ent_case_copy (the_case);
  job->theory = g_strdup (ent_record_get_id (ENT_RECORD (theory)));
  job->options = ent_theory_options_copy (ent_theory_model_get_options (model));
  job->choice = *choice;
  job->case_name = dup_case_name (self);
  job->export = get_export (self);
  /* It is read once more, from the copy. */
  job->export.index = NULL;
  if (choice->format == ENT_THEORY_FORMAT_JSON || choice->format == ENT_THEORY_FORMAT_CSV ||
      choice->with_series)
    job->export.series_length = ent_theory_model_get_length (model);
  if (is_report (choice->format) && choice->with_quotations)
    job->quotations = ent_theory_report_take_quotations (
      the_case, ent_session_get_attachments (self->session));

  return job;
}

/* The theory's title is the user's: what no file name may hold is left out of it. */
static char *
dup_file_name (EntWindow             *self,
               const EntTheoryChoice *choice)
{
  static const char *const suffixes[] = {
    [ENT_THEORY_FORMAT_HTML] = ".html",
    [ENT_THEORY_FORMAT_MARKDOWN] = ".md",
    [ENT_THEORY_FORMAT_JSON] = ".json",
    [ENT_THEORY_FORMAT_CSV] = ".csv",
  };
  EntTheoryModel *model = ent_theory_view_get_model (self->theory_view);
  g_autofree char *title = g_strdup (ent_theory_get_title (ent_theory_model_get_theory (model)));

  return g_strconcat (g_strdelimit (title, "/\\:", '-'), suffixes[choice->format], NULL);
}

static void
set_folder (EntWindow     *self,
            GtkFileDialog *chooser)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "theory-export-folder");
  g_autoptr (GFile) folder = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  if (folder != NULL && g_file_query_exists (folder, NULL))
    gtk_file_dialog_set_initial_folder (chooser, folder);
}

static void
export_decided_cb (EntWindow             *self,
                   EntTheoryExportDialog *dialog)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autofree char *name = NULL;
  EntTheoryChoice choice;
  Choosing *choosing = NULL;

  if (ent_theory_model_get_theory (ent_theory_view_get_model (self->theory_view)) == NULL)
    return;

  ent_theory_export_dialog_get_choice (dialog, &choice);
  name = dup_file_name (self, &choice);
  choosing = g_new0 (Choosing, 1);
  choosing->window = g_object_ref (self);
  choosing->job = job_new (self, &choice);

  gtk_file_dialog_set_title (chooser, _ ("Export Theory"));
  gtk_file_dialog_set_initial_name (chooser, name);
  set_folder (self, chooser);
  gtk_file_dialog_save (chooser, GTK_WINDOW (self), NULL, path_chosen_cb, choosing);
}

/**
 * ent_window_export_theory:
 * @self: a window with a case
 *
 * Asks how and where to, and writes what the theory that is shown comes to. Where the case
 * has no theory, shows where one is made.
 */
void
ent_window_export_theory (EntWindow *self)
{
  EntTheoryExportDialog *dialog = NULL;

  if (ent_theory_model_get_theory (ent_theory_view_get_model (self->theory_view)) == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-view", "s", "theory");
      return;
    }

  dialog = ent_theory_export_dialog_new (self->settings);
  g_signal_connect_object (
    dialog, "export", G_CALLBACK (export_decided_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* --------------------------------------------------------------------------- copying */

static GdkContentProvider *
new_content (const EntTheoryExport *export)
{
  char *html = ent_theory_report_write_truth (export);
  g_autofree char *text = ent_theory_export_csv (export, ENT_THEORY_CSV_TRUTH);
  g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));
  GdkContentProvider *providers[2] = { NULL };

  /* No cell of it holds a comma: they are words of the manual, and numbers. */
  g_strdelimit (text, ",", '\t');
  providers[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

/**
 * ent_window_copy_theory_table:
 * @self: a window with a case
 *
 * Puts the truth table that is shown on the clipboard: as HTML for a text, and with tabs
 * for a spreadsheet.
 */
void
ent_window_copy_theory_table (EntWindow *self)
{
  EntTheoryExport export = get_export (self);
  AdwToast *toast = NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  if (export.index == NULL)
    return;

  content = new_content (&export);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  toast = adw_toast_new (_ ("Truth table copied"));
  /* Not behind one that waits for its button. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  ent_window_add_toast (self, toast);
}
