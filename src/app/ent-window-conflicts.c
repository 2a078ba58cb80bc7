/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-conflicts-dialog.h"

/*
 * What merged versions of the case disagree on: a banner says how many answers are asked
 * for as long as there are any, and leads to them.
 */

static void
update_banner (EntWindow *self)
{
  GListModel *conflicts = g_signal_group_dup_target (self->conflicts_signals);
  guint n = conflicts ? g_list_model_get_n_items (conflicts) : 0;
  g_autofree char *title = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.conflicts", n > 0);
  adw_banner_set_revealed (self->conflicts_banner, n > 0);
  if (n > 0)
    {
      title = g_strdup_printf (ngettext ("%u conflict from merging waits for an answer",
                                         "%u conflicts from merging wait for an answer", n), n);
      adw_banner_set_title (self->conflicts_banner, title);
    }
  g_clear_object (&conflicts);
}

/**
 * ent_window_init_conflicts:
 * @self: a window whose template is there
 *
 * Makes the banner follow the conflicts of the case.
 */
void
ent_window_init_conflicts (EntWindow *self)
{
  self->conflicts_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (
    self->conflicts_signals, "items-changed", G_CALLBACK (update_banner), self);
  update_banner (self);
}

/**
 * ent_window_follow_conflicts:
 * @self: a window whose session was set
 *
 * Follows the conflicts of the case that the window shows now.
 */
void
ent_window_follow_conflicts (EntWindow *self)
{
  GListModel *conflicts = NULL;

  if (self->session != NULL)
    conflicts = ent_case_get_records (ent_session_get_case (self->session), ENT_TYPE_CONFLICT);
  g_signal_group_set_target (self->conflicts_signals, conflicts);
  update_banner (self);
}

/**
 * ent_window_resolve_conflicts:
 * @self: a window with a case
 *
 * Lets the user decide what merged versions disagree on. A look at an earlier state ends.
 */
void
ent_window_resolve_conflicts (EntWindow *self)
{
  ent_session_stop_looking (self->session);
  adw_dialog_present (ADW_DIALOG (ent_conflicts_dialog_new (self->session)), GTK_WIDGET (self));
}
