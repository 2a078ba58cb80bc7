/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-preferences-dialog.h"

#include "ent-store.h"

/**
 * EntPreferencesDialog:
 *
 * What the user chooses for all cases. Each row is bound to a key of the settings, and
 * [func@preferences_follow] hands on what the core needs to know of them.
 */

struct _EntPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwSpinRow *backups_row;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (EntPreferencesDialog, ent_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
ent_preferences_dialog_dispose (GObject *object)
{
  EntPreferencesDialog *self = ENT_PREFERENCES_DIALOG (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (ent_preferences_dialog_parent_class)->dispose (object);
}

static void
ent_preferences_dialog_class_init (EntPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_preferences_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntPreferencesDialog, backups_row);
}

static void
ent_preferences_dialog_init (EntPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (APP_ID);
  g_settings_bind (self->settings, "backups", self->backups_row, "value",
                   G_SETTINGS_BIND_DEFAULT);
}

/**
 * ent_preferences_dialog_new:
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ent_preferences_dialog_new (void)
{
  return g_object_new (ENT_TYPE_PREFERENCES_DIALOG, NULL);
}

static void
backups_changed_cb (GSettings *settings)
{
  ent_store_set_backups (g_settings_get_uint (settings, "backups"));
}

/**
 * ent_preferences_follow:
 *
 * Tells the core what the user chose, now and whenever it changes.
 *
 * Returns: (transfer full): the settings, which are followed as long as they are held
 */
GSettings *
ent_preferences_follow (void)
{
  GSettings *settings = g_settings_new (APP_ID);

  g_signal_connect (settings, "changed::backups", G_CALLBACK (backups_changed_cb), NULL);
  backups_changed_cb (settings);
  return settings;
}
