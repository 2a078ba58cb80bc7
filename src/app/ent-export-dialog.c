/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-combo-row.h"
#include "ent-export-dialog.h"
#include "ent-page-title.h"

#include <glib/gi18n-lib.h>

/*
 * Asks how the view is to be exported. It starts with what the screen shows, light
 * or dark, and emits "export" when the user has decided; where to is the caller's
 * to ask.
 */

struct _EntExportDialog
{
  AdwDialog parent_instance;

  AdwActionRow *what_row;
  AdwComboRow *theme_row;
  AdwSwitchRow *transparent_row;
};

G_DEFINE_FINAL_TYPE (EntExportDialog, ent_export_dialog, ADW_TYPE_DIALOG)

enum
{
  EXPORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cancel_cb (EntExportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
export_cb (EntExportDialog *self)
{
  g_signal_emit (self, signals[EXPORT], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
theme_changed_cb (EntExportDialog *self)
{
  static const char *const hints[] = {
    [ENT_THEME_LIGHT] = N_ ("As on a light screen"),
    [ENT_THEME_DARK] = N_ ("As on a dark screen"),
    [ENT_THEME_PRINT] = N_ ("Black ink, and colours that stay apart in grey"),
  };
  guint selected = adw_combo_row_get_selected (self->theme_row);

  if (selected < G_N_ELEMENTS (hints))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->theme_row), _ (hints[selected]));
}

static void
ent_export_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (ent_export_dialog_parent_class)->dispose (object);
}

static void
ent_export_dialog_class_init (EntExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_export_dialog_dispose;

  /**
   * EntExportDialog::export:
   * @self: the dialog
   *
   * Emitted when the user has decided to export with the options that are set.
   */
  signals[EXPORT] = g_signal_new ("export",
                                  ENT_TYPE_EXPORT_DIALOG,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);

  g_type_ensure (ENT_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntExportDialog, what_row);
  gtk_widget_class_bind_template_child (widget_class, EntExportDialog, theme_row);
  gtk_widget_class_bind_template_child (widget_class, EntExportDialog, transparent_row);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, theme_changed_cb);
}

static void
ent_export_dialog_init (EntExportDialog *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  gtk_widget_init_template (GTK_WIDGET (self));
  ent_combo_row_keep_room (self->theme_row);
  adw_combo_row_set_selected (self->theme_row, dark ? ENT_THEME_DARK : ENT_THEME_LIGHT);
  theme_changed_cb (self);
}

/**
 * ent_export_dialog_new:
 * @what: what is exported, in words: "China and Vietnam, 1985"
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
EntExportDialog *
ent_export_dialog_new (const char *what)
{
  EntExportDialog *self = NULL;

  g_return_val_if_fail (what != NULL, NULL);

  self = g_object_new (ENT_TYPE_EXPORT_DIALOG, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->what_row), FALSE);
  adw_action_row_set_subtitle (self->what_row, what);
  return self;
}

/**
 * ent_export_dialog_set_options:
 * @self: the dialog
 * @options: how a view of the case was exported last
 *
 * Begins with other options than those of the screen.
 */
void
ent_export_dialog_set_options (EntExportDialog     *self,
                               const EntSvgOptions *options)
{
  g_return_if_fail (ENT_IS_EXPORT_DIALOG (self));
  g_return_if_fail (options != NULL);

  adw_combo_row_set_selected (self->theme_row, options->theme);
  adw_switch_row_set_active (self->transparent_row, options->transparent);
}

/**
 * ent_export_dialog_get_options:
 * @self: the dialog
 * @options: (out caller-allocates): the options that are set
 *
 * Gets how the view is to be exported.
 */
void
ent_export_dialog_get_options (EntExportDialog *self,
                               EntSvgOptions   *options)
{
  g_return_if_fail (ENT_IS_EXPORT_DIALOG (self));
  g_return_if_fail (options != NULL);

  *options = (EntSvgOptions) {
    .theme = (EntTheme) adw_combo_row_get_selected (self->theme_row),
    .transparent = adw_switch_row_get_active (self->transparent_row),
  };
}
