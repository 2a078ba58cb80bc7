/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-combo-row.h"
#include "ent-page-title.h"
#include "ent-theory-export-dialog.h"

#include <glib/gi18n-lib.h>

/*
 * Asks how a theory's results are to be exported, and emits "export" when the user has
 * decided; where to is the caller's to ask. The format is remembered. Quotations are not:
 * whoever hands on others' words decides so each time.
 */

struct _EntTheoryExportDialog
{
  AdwDialog parent_instance;

  AdwComboRow *format_row;
  AdwComboRow *table_row;
  AdwSwitchRow *cases_row;
  AdwSwitchRow *ends_row;
  AdwSwitchRow *next_row;
  AdwSwitchRow *series_row;
  AdwSwitchRow *quotations_row;
};

G_DEFINE_FINAL_TYPE (EntTheoryExportDialog, ent_theory_export_dialog, ADW_TYPE_DIALOG)

enum
{
  EXPORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cancel_cb (EntTheoryExportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
export_cb (EntTheoryExportDialog *self)
{
  g_signal_emit (self, signals[EXPORT], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
is_csv (EntTheoryExportDialog *self,
        guint                  format)
{
  return format == ENT_THEORY_FORMAT_CSV;
}

static gboolean
is_report (EntTheoryExportDialog *self,
           guint                  format)
{
  return format == ENT_THEORY_FORMAT_HTML || format == ENT_THEORY_FORMAT_MARKDOWN;
}

static void
format_changed_cb (EntTheoryExportDialog *self)
{
  static const char *const hints[] = {
    [ENT_THEORY_FORMAT_HTML] = N_ ("A report, for a paper’s appendix or to print"),
    [ENT_THEORY_FORMAT_MARKDOWN] = N_ ("A report, for a paper’s appendix or to convert"),
    [ENT_THEORY_FORMAT_JSON] = N_ ("Every table and every case, for scripts"),
    [ENT_THEORY_FORMAT_CSV] = N_ ("One table, for a spreadsheet or R"),
  };
  guint selected = adw_combo_row_get_selected (self->format_row);

  if (selected < G_N_ELEMENTS (hints))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format_row), _ (hints[selected]));
}

static void
ent_theory_export_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_THEORY_EXPORT_DIALOG);

  G_OBJECT_CLASS (ent_theory_export_dialog_parent_class)->dispose (object);
}

static void
ent_theory_export_dialog_class_init (EntTheoryExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_theory_export_dialog_dispose;

  /**
   * EntTheoryExportDialog::export:
   * @self: the dialog
   *
   * Emitted when the user has decided to export with the options that are set.
   */
  signals[EXPORT] = g_signal_new ("export", ENT_TYPE_THEORY_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ENT_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-theory-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntTheoryExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, EntTheoryExportDialog, table_row);
  gtk_widget_class_bind_template_child (widget_class, EntTheoryExportDialog, cases_row);
  gtk_widget_class_bind_template_child (widget_class, EntTheoryExportDialog, ends_row);
  gtk_widget_class_bind_template_child (widget_class, EntTheoryExportDialog, next_row);
  gtk_widget_class_bind_template_child (widget_class, EntTheoryExportDialog, series_row);
  gtk_widget_class_bind_template_child (widget_class, EntTheoryExportDialog, quotations_row);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_csv);
  gtk_widget_class_bind_template_callback (widget_class, is_report);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
}

static void
ent_theory_export_dialog_init (EntTheoryExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_combo_row_keep_room (self->format_row);
  ent_combo_row_keep_room (self->table_row);
}

/**
 * ent_theory_export_dialog_new:
 * @settings: the program's, which remember the format
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
EntTheoryExportDialog *
ent_theory_export_dialog_new (GSettings *settings)
{
  EntTheoryExportDialog *self = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ENT_TYPE_THEORY_EXPORT_DIALOG, NULL);
  g_settings_bind (settings, "theory-export-format", self->format_row, "selected",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "theory-export-table", self->table_row, "selected",
                   G_SETTINGS_BIND_DEFAULT);
  format_changed_cb (self);

  return self;
}

/**
 * ent_theory_export_dialog_get_choice:
 * @self: the dialog
 * @choice: (out caller-allocates): what is set
 *
 * Gets how a theory is to be exported.
 */
void
ent_theory_export_dialog_get_choice (EntTheoryExportDialog *self,
                                     EntTheoryChoice       *choice)
{
  EntTheoryParts parts = 0;

  g_return_if_fail (ENT_IS_THEORY_EXPORT_DIALOG (self));
  g_return_if_fail (choice != NULL);

  if (adw_switch_row_get_active (self->cases_row))
    parts |= ENT_THEORY_PART_CASES;
  if (adw_switch_row_get_active (self->ends_row))
    parts |= ENT_THEORY_PART_ENDS;
  if (adw_switch_row_get_active (self->next_row))
    parts |= ENT_THEORY_PART_NEXT;

  *choice = (EntTheoryChoice) {
    .format = (EntTheoryFormat) adw_combo_row_get_selected (self->format_row),
    .table = (EntTheoryCsv) adw_combo_row_get_selected (self->table_row),
    .parts = parts,
    .with_series = adw_switch_row_get_active (self->series_row),
    .with_quotations = adw_switch_row_get_active (self->quotations_row),
  };
}
