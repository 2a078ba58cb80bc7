/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-recovery-dialog.h"

#include "ent-recovery-card.h"

/*
 * Shows the unsaved work that was found, a card for each case. Whoever closes the dialog
 * has decided nothing: what is neither restored nor thrown away is there the next time.
 * When nothing is left in the list, the dialog closes by itself.
 */

struct _EntRecoveryDialog
{
  AdwDialog parent_instance;

  GListModel *orphans;
  GtkListBox *list;
  GtkWidget  *restore_all_button;
};

G_DEFINE_FINAL_TYPE (EntRecoveryDialog, ent_recovery_dialog, ADW_TYPE_DIALOG)

static void
later_cb (EntRecoveryDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static GtkWidget *
make_card (gpointer item,
           gpointer user_data)
{
  return ent_recovery_card_new (item);
}

static void
orphans_changed_cb (EntRecoveryDialog *self)
{
  guint n_orphans = g_list_model_get_n_items (self->orphans);

  gtk_widget_set_visible (self->restore_all_button, n_orphans > 1);
  if (n_orphans == 0)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
ent_recovery_dialog_dispose (GObject *object)
{
  EntRecoveryDialog *self = ENT_RECOVERY_DIALOG (object);

  if (self->orphans != NULL)
    g_signal_handlers_disconnect_by_data (self->orphans, self);
  g_clear_object (&self->orphans);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_RECOVERY_DIALOG);

  G_OBJECT_CLASS (ent_recovery_dialog_parent_class)->dispose (object);
}

static void
ent_recovery_dialog_class_init (EntRecoveryDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_recovery_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryDialog, restore_all_button);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
}

static void
ent_recovery_dialog_init (EntRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ent_recovery_dialog_new:
 * @orphans: a list of [class@Orphan], from which what is settled goes
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ent_recovery_dialog_new (GListModel *orphans)
{
  EntRecoveryDialog *self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (orphans), NULL);

  self = g_object_new (ENT_TYPE_RECOVERY_DIALOG, NULL);
  self->orphans = g_object_ref (orphans);
  gtk_list_box_bind_model (self->list, orphans, make_card, NULL, NULL);
  g_signal_connect_swapped (orphans, "items-changed", G_CALLBACK (orphans_changed_cb), self);
  gtk_widget_set_visible (self->restore_all_button, g_list_model_get_n_items (orphans) > 1);

  return ADW_DIALOG (self);
}
