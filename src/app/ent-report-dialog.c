/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-combo-row.h"
#include "ent-page-title.h"
#include "ent-report-dialog.h"

#include <glib/gi18n-lib.h>

/*
 * Asks how the evidence is to be exported, and emits "export" when the user has
 * decided; where to is the caller's to ask.
 */

struct _EntReportDialog
{
  AdwDialog parent_instance;

  AdwComboRow *format_row;
  AdwComboRow *scope_row;
  GtkStringList *scopes;
  AdwSwitchRow *quotations_row;
};

G_DEFINE_FINAL_TYPE (EntReportDialog, ent_report_dialog, ADW_TYPE_DIALOG)

enum
{
  EXPORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cancel_cb (EntReportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
export_cb (EntReportDialog *self)
{
  g_signal_emit (self, signals[EXPORT], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
is_report (EntReportDialog *self,
           guint            format)
{
  return format != ENT_REPORT_KIND_ANNOTATIONS;
}

static void
format_changed_cb (EntReportDialog *self)
{
  static const char *const hints[] = {
    [ENT_REPORT_KIND_HTML] = N_ ("For a paper’s appendix, or to print"),
    [ENT_REPORT_KIND_MARKDOWN] = N_ ("For a paper’s appendix, or to convert"),
    [ENT_REPORT_KIND_ANNOTATIONS] = N_ ("For other programs, such as Hypothesis"),
  };
  guint selected = adw_combo_row_get_selected (self->format_row);

  if (selected < G_N_ELEMENTS (hints))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format_row), _ (hints[selected]));
}

static void
ent_report_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_REPORT_DIALOG);

  G_OBJECT_CLASS (ent_report_dialog_parent_class)->dispose (object);
}

static void
ent_report_dialog_class_init (EntReportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_report_dialog_dispose;

  /**
   * EntReportDialog::export:
   * @self: the dialog
   *
   * Emitted when the user has decided to export with the options that are set.
   */
  signals[EXPORT] = g_signal_new ("export", ENT_TYPE_REPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ENT_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntReportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, EntReportDialog, scope_row);
  gtk_widget_class_bind_template_child (widget_class, EntReportDialog, scopes);
  gtk_widget_class_bind_template_child (widget_class, EntReportDialog, quotations_row);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_report);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
}

static void
ent_report_dialog_init (EntReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_combo_row_keep_room (self->format_row);
  ent_combo_row_keep_room (self->scope_row);
  format_changed_cb (self);
}

/**
 * ent_report_dialog_new:
 * @shown: the time that is shown, with its preposition: "in 1985"
 * @selected: (nullable): what the selected tie is called, if one is
 *
 * Makes the dialog. With a tie selected, it proposes a report on that one.
 *
 * Returns: (transfer floating): the dialog
 */
EntReportDialog *
ent_report_dialog_new (const char *shown,
                       const char *selected)
{
  EntReportDialog *self = g_object_new (ENT_TYPE_REPORT_DIALOG, NULL);
  g_autofree char *then = NULL;

  g_return_val_if_fail (shown != NULL, NULL);

  /* Translators: a time with its preposition: “in 1985”. */
  then = g_strdup_printf (_ ("Those that hold %s"), shown);
  gtk_string_list_append (self->scopes, _ ("All"));
  gtk_string_list_append (self->scopes, then);
  if (selected != NULL)
    {
      gtk_string_list_append (self->scopes, selected);
      adw_combo_row_set_selected (self->scope_row, ENT_REPORT_SCOPE_SELECTED);
    }

  return self;
}

/**
 * ent_report_dialog_get_kind:
 * @self: the dialog
 *
 * Returns: what the evidence is to be exported as
 */
EntReportKind
ent_report_dialog_get_kind (EntReportDialog *self)
{
  g_return_val_if_fail (ENT_IS_REPORT_DIALOG (self), ENT_REPORT_KIND_HTML);

  return (EntReportKind) adw_combo_row_get_selected (self->format_row);
}

/**
 * ent_report_dialog_get_scope:
 * @self: the dialog
 *
 * Returns: which links a report is to be on
 */
EntReportScope
ent_report_dialog_get_scope (EntReportDialog *self)
{
  g_return_val_if_fail (ENT_IS_REPORT_DIALOG (self), ENT_REPORT_SCOPE_ALL);

  return (EntReportScope) adw_combo_row_get_selected (self->scope_row);
}

/**
 * ent_report_dialog_get_quotations:
 * @self: the dialog
 *
 * Returns: whether the passages' own words are to be written
 */
gboolean
ent_report_dialog_get_quotations (EntReportDialog *self)
{
  g_return_val_if_fail (ENT_IS_REPORT_DIALOG (self), FALSE);

  return adw_switch_row_get_active (self->quotations_row);
}
