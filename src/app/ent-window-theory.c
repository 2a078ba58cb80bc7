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
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->the_case);
  g_clear_pointer (&job->options, ent_theory_options_free);
  g_clear_pointer (&job->quotations, g_hash_table_unref);
  g_free (job->theory);
  g_free (job->case_name);
  g_free (job);
}

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

/* In a thread. */
static char *
read_and_write (gpointer data)
{
  Job *job = data;
  EntRecord *theory = ent_case_lookup (job->the_case, ENT_TYPE_THEORY, job->theory);
  g_autoptr (EntTheoryIndex) index =
    ent_theory_index_new (job->the_case, ENT_THEORY (theory), job->options);

  job->export.index = index;
  job->export.case_name = job->case_name;
  return write_document (job);
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

  return ent_window_dup_file_name (ent_theory_get_title (ent_theory_model_get_theory (model)),
                                   suffixes[choice->format]);
}

static void
export_decided_cb (EntWindow             *self,
                   EntTheoryExportDialog *dialog)
{
  g_autofree char *name = NULL;
  EntTheoryChoice choice;

  if (ent_theory_model_get_theory (ent_theory_view_get_model (self->theory_view)) == NULL)
    return;

  ent_theory_export_dialog_get_choice (dialog, &choice);
  name = dup_file_name (self, &choice);
  ent_window_export_file (self,
                          &(EntExportFile) {
                            .title = _ ("Export Theory"),
                            .name = name,
                            .failed = _ ("Could Not Export the Theory"),
                            .folder_key = "theory-export-folder",
                          },
                          read_and_write, job_new (self, &choice), (GDestroyNotify) job_free);
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
