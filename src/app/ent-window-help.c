/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include "ent-anchor-review.h"
#include "ent-article-dialog.h"
#include "ent-attach-dialog.h"
#include "ent-conflicts-dialog.h"
#include "ent-dialog-keys.h"
#include "ent-evidence-dialog.h"
#include "ent-export-dialog.h"
#include "ent-import-report.h"
#include "ent-record-dialog.h"
#include "ent-recovery-dialog.h"
#include "ent-report-dialog.h"
#include "ent-theory-export-dialog.h"

/*
 * The manual beside the window, opened at the page on what is being done.
 */

static const struct
{
  const char *view;
  const char *page;
} pages[] = {
  { "graph", "graph" },
  { "articles", "articles" },
  { "gaps", "gaps" },
  { "theory", "theories" },
  { "definitions", "definitions" },
  { "evidence", "evidence" },
  { "article", "reading" },
  { "history", "history" },
};

static const struct
{
  GType     (*get_type) (void);
  const char *page;
} dialogs[] = {
  { ent_anchor_review_get_type, "articles" },
  { ent_article_dialog_get_type, "articles" },
  { ent_attach_dialog_get_type, "reading" },
  { ent_conflicts_dialog_get_type, "safety" },
  { ent_evidence_dialog_get_type, "evidence" },
  { ent_export_dialog_get_type, "export" },
  { ent_import_report_get_type, "articles" },
  { ent_recovery_dialog_get_type, "safety" },
  { ent_report_dialog_get_type, "export" },
  { ent_theory_export_dialog_get_type, "export" },
};

/* Theories and definitions have pages of their own; what else is coded has one together. */
static const char *
get_record_page (EntRecordDialog *dialog)
{
  GType type = ent_record_dialog_get_record_type (dialog);

  if (type == ENT_TYPE_THEORY)
    return "theories";
  if (type == ENT_TYPE_DEFINITION)
    return "definitions";
  return "coding";
}

static const char *
get_dialog_page (AdwDialog *dialog)
{
  if (ENT_IS_RECORD_DIALOG (dialog))
    return get_record_page (ENT_RECORD_DIALOG (dialog));

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    if (g_type_is_a (G_OBJECT_TYPE (dialog), dialogs[i].get_type ()))
      return dialogs[i].page;
  return NULL;
}

/**
 * ent_window_get_help_page:
 * @view: the name of a view of the window, or of a page beside the graph
 *
 * Returns: (nullable): the page of the manual on it
 */
const char *
ent_window_get_help_page (const char *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].view, view) == 0)
      return pages[i].page;
  return NULL;
}

static gboolean
has_focus (EntWindow *self,
           gpointer   part)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (part));
}

static const char *
get_fitting_page (EntWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  const char *of_dialog = dialog != NULL ? get_dialog_page (dialog) : NULL;

  if (of_dialog != NULL)
    return of_dialog;
  if (self->session == NULL)
    return "first-steps";
  if (has_focus (self, self->time_bar))
    return "time";
  if (has_focus (self, self->side))
    return ent_window_get_help_page (adw_view_stack_get_visible_child_name (self->side));
  return ent_window_get_help_page (adw_view_stack_get_visible_child_name (self->views));
}

/**
 * ent_window_show_help:
 * @self: a window
 *
 * Opens the manual at the page on the dialog that is open, or on the part of the window that
 * has the keyboard.
 */
void
ent_window_show_help (EntWindow *self)
{
  g_autofree char *target = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  if (self->help == NULL)
    {
      g_set_weak_pointer (&self->help, ent_help_window_new ());
      /* It goes with the window, but does not stay above it. */
      g_signal_connect_object (self, "destroy", G_CALLBACK (gtk_window_destroy), self->help,
                               G_CONNECT_SWAPPED);
    }
  target = g_strconcat (get_fitting_page (self), ".html", NULL);
  ent_help_window_show (self->help, target);
  gtk_window_present (GTK_WINDOW (self->help));
}

/* A dialog keeps the window's keys to itself; help is wanted most where one is asked for much. */
static void
dialog_changed_cb (EntWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), "ent-help-key") != NULL)
    return;
  g_object_set_data (G_OBJECT (dialog), "ent-help-key", self);
  ent_dialog_keys_add (GTK_WIDGET (dialog), "F1", "win.help");
}

/**
 * ent_window_init_help:
 * @self: a window
 *
 * Has the key for help work in the window's dialogs, too.
 */
void
ent_window_init_help (EntWindow *self)
{
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (dialog_changed_cb), NULL);
}
