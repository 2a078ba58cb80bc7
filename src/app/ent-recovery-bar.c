/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-recovery-bar.h"

#include <glib/gi18n-lib.h>

#include "ent-announce.h"
#include "ent-recovery-words.h"

/*
 * Says over a case that there is unsaved work of it, and offers to bring it back. It
 * stands in nobody's way: the case can be read and changed under it, and whoever says
 * "Later" is not asked again before the case is opened next.
 */

struct _EntRecoveryBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkWidget   *restore_button;

  char        *path;      /* of the journal that is offered, or was declined */
};

G_DEFINE_FINAL_TYPE (EntRecoveryBar, ent_recovery_bar, ADW_TYPE_BIN)

static void
later_cb (EntRecoveryBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static char *
describe (EntOrphan *orphan)
{
  guint n_changes = ent_orphan_get_n_changes (orphan);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = ent_recovery_describe_moment (ent_orphan_get_time (orphan), now);
  g_autofree char *offer = NULL;

  /* Translators: %s is an hour of today, “14:32”, or a date, “3 June 2026”. */
  offer = g_strdup_printf (ngettext ("There is %u unsaved change to this case from %s.",
                                     "There are %u unsaved changes to this case from %s.",
                                     n_changes),
                           n_changes, moment);

  if (ent_orphan_get_file (orphan) != ENT_ORPHAN_FILE_CHANGED)
    return g_steal_pointer (&offer);
  return g_strdup_printf (C_ ("two sentences", "%s %s"), offer,
                          _ ("The file was changed by another program since."));
}

static void
ent_recovery_bar_dispose (GObject *object)
{
  EntRecoveryBar *self = ENT_RECOVERY_BAR (object);

  g_clear_pointer (&self->path, g_free);
  if (self->revealer != NULL)
    adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_RECOVERY_BAR);

  G_OBJECT_CLASS (ent_recovery_bar_parent_class)->dispose (object);
}

static void
ent_recovery_bar_class_init (EntRecoveryBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_recovery_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-recovery-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryBar, label);
  gtk_widget_class_bind_template_child (widget_class, EntRecoveryBar, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
}

static void
ent_recovery_bar_init (EntRecoveryBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore_button), "s", "");
}

/**
 * ent_recovery_bar_get_revealed:
 * @self: a bar
 *
 * Returns: whether it offers something now
 */
gboolean
ent_recovery_bar_get_revealed (EntRecoveryBar *self)
{
  g_return_val_if_fail (ENT_IS_RECOVERY_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * ent_recovery_bar_set_orphan:
 * @self: a bar
 * @orphan: (nullable): unsaved work of the case that is shown; %NULL where there is none
 *
 * Offers unsaved work, unless it was declined.
 */
void
ent_recovery_bar_set_orphan (EntRecoveryBar *self,
                             EntOrphan      *orphan)
{
  const char *path = orphan != NULL ? ent_orphan_get_path (orphan) : NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (ENT_IS_RECOVERY_BAR (self));

  if (!g_set_str (&self->path, path))
    return;

  gtk_revealer_set_reveal_child (self->revealer, orphan != NULL);
  if (orphan == NULL)
    return;

  words = describe (orphan);
  gtk_label_set_label (self->label, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore_button), "s", path);
  ent_announce (GTK_WIDGET (self), words);
}
