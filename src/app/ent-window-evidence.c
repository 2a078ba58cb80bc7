/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-annotations.h"
#include "ent-report-dialog.h"
#include "ent-report.h"
#include "ent-store.h"
#include "ent-words.h"

/*
 * The evidence on its way out and in: a report by link, and annotations of other
 * programs.
 */

#define ANNOTATIONS_LIMIT (64 * 1024 * 1024)

/* ---------------------------------------------------------------------------- export */

static const char *const suffixes[] = {
  [ENT_REPORT_KIND_HTML] = ".html",
  [ENT_REPORT_KIND_MARKDOWN] = ".md",
  [ENT_REPORT_KIND_ANNOTATIONS] = ".json",
};

static EntTie *
get_selected_tie (EntSession *session)
{
  EntRecord *selection = ent_session_get_selection (session);

  return ENT_IS_TIE (selection) ? ENT_TIE (selection) : NULL;
}

static char *
write_content (EntSession      *session,
               EntReportDialog *dialog)
{
  EntAttachments *attachments = ent_session_get_attachments (session);
  EntReportKind kind = ent_report_dialog_get_kind (dialog);
  EntReportScope scope = ent_report_dialog_get_scope (dialog);
  EntReportOptions options = {
    .format = kind == ENT_REPORT_KIND_HTML ? ENT_REPORT_FORMAT_HTML : ENT_REPORT_FORMAT_MARKDOWN,
    .only_active = scope == ENT_REPORT_SCOPE_SHOWN,
    .tie = scope == ENT_REPORT_SCOPE_SELECTED ? get_selected_tie (session) : NULL,
    .with_quotations = ent_report_dialog_get_quotations (dialog),
  };

  if (kind == ENT_REPORT_KIND_ANNOTATIONS)
    return ent_annotations_export (
      ent_session_get_case (session), attachments, options.with_quotations);

  return ent_report_write (ent_session_get_slice (session), attachments, &options);
}

static void
export_decided_cb (EntWindow       *self,
                   EntReportDialog *dialog)
{
  g_autofree char *name = NULL;

  if (self->session == NULL)
    return;

  name = ent_window_dup_file_name (ent_session_get_title (self->session),
                                   suffixes[ent_report_dialog_get_kind (dialog)]);
  ent_window_export_text (self,
                          &(EntExportFile) {
                            .title = _ ("Export Evidence"),
                            .name = name,
                            .failed = _ ("Could Not Export the Evidence"),
                          },
                          write_content (self->session, dialog));
}

/**
 * ent_window_export_evidence:
 * @self: a window with a case
 *
 * Asks how and where to, and writes a report by link or the passages as annotations.
 */
void
ent_window_export_evidence (EntWindow *self)
{
  EntDate *at = ent_session_get_at (self->session);
  EntTie *tie = get_selected_tie (self->session);
  g_autofree char *shown = ent_words_dup_instant (at);
  g_autofree char *selected = NULL;
  EntReportDialog *dialog = NULL;

  if (tie != NULL)
    selected = ent_case_dup_tie_title (
      ent_session_get_case (self->session), tie, ent_date_get_span (at));
  dialog = ent_report_dialog_new (shown, selected);
  g_signal_connect_object (
    dialog, "export", G_CALLBACK (export_decided_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* ---------------------------------------------------------------------------- import */

static char *
dup_counts (const EntAnnotationsImport *import)
{
  g_autofree char *passages = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *known = NULL;

  passages = g_strdup_printf (ngettext ("%u new passage", "%u new passages", import->n_passages),
                              import->n_passages);
  evidence = g_strdup_printf (
    ngettext ("%u piece of evidence", "%u pieces of evidence", import->n_evidence),
    import->n_evidence);
  /* Translators: so many passages. */
  known = g_strdup_printf (ngettext ("%u known already", "%u known already", import->n_known),
                           import->n_known);
  return g_strdup_printf ("%s · %s · %s", passages, evidence, known);
}

/* One sentence where all went well; a dialog that lists what could not be placed. */
static void
report_import (EntWindow                  *self,
               const EntAnnotationsImport *import)
{
  g_autofree char *counts = dup_counts (import);
  g_autoptr (GString) body = NULL;

  if (import->remarks->len == 0)
    {
      if (import->n_passages + import->n_evidence > 0)
        ent_window_offer_undo (self, counts);
      else
        ent_window_add_toast (self, adw_toast_new (counts));
      return;
    }

  body = g_string_new (counts);
  g_string_append (body, "\n");
  for (guint i = 0; i < import->remarks->len; i++)
    g_string_append_printf (body, "\n%s", (const char *) g_ptr_array_index (import->remarks, i));
  ent_window_show_error (self, _ ("Some Annotations Could Not Be Placed"), body->str);
}

static void
import_annotations (EntWindow  *self,
                    const char *content,
                    gsize       length,
                    const char *name)
{
  g_autoptr (EntAnnotationsImport) import = NULL;
  g_autoptr (GError) error = NULL;

  ent_session_stop_looking (self->session);
  import = ent_annotations_import (ent_session_get_case (self->session),
                                   ent_session_get_attachments (self->session), content,
                                   (gssize) length, name, &error);
  if (import != NULL && ent_change_get_n_edits (import->change) > 0)
    ent_session_apply (self->session, import->change, &error);

  if (error != NULL)
    ent_window_show_error (self, _ ("Could Not Import the Annotations"), error->message);
  else
    report_import (self, import);
}

typedef struct
{
  EntWindow *window;
  EntSession *session;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->window);
  g_clear_object (&reading->session);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
content_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  gsize length = 0;

  if (!g_file_load_contents_finish (G_FILE (source), result, &content, &length, NULL, &error))
    ent_window_show_error (reading->window, _ ("Could Not Import the Annotations"), error->message);
  else if (length > ANNOTATIONS_LIMIT)
    ent_window_show_error (reading->window, _ ("Could Not Import the Annotations"),
                           _ ("The file is too large for annotations."));
  else if (reading->window->session == reading->session)
    import_annotations (reading->window, content, length, name);
}

static void
annotations_chosen_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GFile) file = NULL;

  file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (file != NULL)
    g_file_load_contents_async (file, NULL, content_loaded_cb, g_steal_pointer (&reading));
}

/**
 * ent_window_import_annotations:
 * @self: a window with a case
 *
 * Asks for a file of annotations, W3C Web Annotations or an export of Hypothesis, and adds
 * them to the case as one change.
 */
void
ent_window_import_annotations (EntWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Reading *reading = g_new0 (Reading, 1);

  reading->window = g_object_ref (self);
  reading->session = g_object_ref (self->session);
  gtk_file_dialog_set_title (dialog, _ ("Import Annotations"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Import"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, annotations_chosen_cb, reading);
}
