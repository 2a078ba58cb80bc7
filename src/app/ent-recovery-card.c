/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-recovery-card.h"

#include "ent-recovery-words.h"

/*
 * One case with unsaved work: which it is, what was done and when, and what to do with it.
 * Its buttons call the application's actions, with the journal's path.
 */

struct _EntRecoveryCard
{
  GtkListBoxRow parent_instance;

  GtkLabel    *title_label;
  GtkLabel    *place_label;
  GtkLabel    *changes_label;
  GtkWidget   *doubts_box;
  GtkLabel    *doubts_label;
  GtkExpander *titles_expander;
  GtkLabel    *titles_label;
  GtkWidget   *discard_button;
  GtkWidget   *restore_button;
};

G_DEFINE_FINAL_TYPE (EntRecoveryCard, ent_recovery_card, GTK_TYPE_LIST_BOX_ROW)

static void
ent_recovery_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_RECOVERY_CARD);

  G_OBJECT_CLASS (ent_recovery_card_parent_class)->dispose (object);
}

static void
ent_recovery_card_class_init (EntRecoveryCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_recovery_card_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-recovery-card.ui");
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryCard, place_label);
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryCard, changes_label);
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryCard, doubts_box);
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryCard, doubts_label);
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryCard, titles_expander);
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryCard, titles_label);
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryCard, discard_button);
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryCard, restore_button);
}

static void
ent_recovery_card_init (EntRecoveryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
describe_for_reader (GtkWidget  *widget,
                     const char *title)
{
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
}

static void
show_words (EntRecoveryCard *self,
            EntOrphan       *orphan)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *place = ent_recovery_describe_place (orphan);
  g_autofree char *changes = ent_recovery_describe_changes (orphan, now);
  g_autofree char *doubts = ent_recovery_describe_doubts (orphan);
  g_autofree char *titles = ent_recovery_describe_titles (orphan);
  const char *title = ent_orphan_get_title (orphan);

  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  gtk_label_set_label (self->place_label, place);
  gtk_label_set_label (self->changes_label, changes);
  gtk_label_set_label (self->doubts_label, doubts != NULL ? doubts : "");
  gtk_widget_set_visible (self->doubts_box, doubts != NULL);
  gtk_widget_set_visible (self->restore_button, ent_orphan_is_restorable (orphan));
  gtk_label_set_label (self->titles_label, titles);
  gtk_widget_set_visible (GTK_WIDGET (self->titles_expander), titles[0] != '\0');
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : place, -1);
  describe_for_reader (self->discard_button, title);
  describe_for_reader (self->restore_button, title);
}

/**
 * ent_recovery_card_new:
 * @orphan: unsaved work
 *
 * Returns: (transfer floating): a card on it
 */
GtkWidget *
ent_recovery_card_new (EntOrphan *orphan)
{
  EntRecoveryCard *self = NULL;
  const char *path = NULL;

  g_return_val_if_fail (ENT_IS_ORPHAN (orphan), NULL);

  self = g_object_new (ENT_TYPE_RECOVERY_CARD, NULL);
  path = ent_orphan_get_path (orphan);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->discard_button), "s", path);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore_button), "s", path);
  show_words (self, orphan);

  return GTK_WIDGET (self);
}
