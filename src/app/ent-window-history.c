/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

/*
 * The history: looking at the case as it was, returning to that, and what can be undone
 * at once where something was removed.
 */

static void withdraw_undo (EntWindow *self);

/**
 * ent_window_offer_undo:
 * @self: a window
 * @title: what was done just now
 *
 * Says what was done, and lays the way back under the pointer for a moment: until something
 * else is done, which the button would undo instead.
 */
void
ent_window_offer_undo (EntWindow  *self,
                       const char *title)
{
  AdwToast *toast = adw_toast_new (title);

  withdraw_undo (self);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_set_weak_pointer (&self->undo_toast, toast);
  ent_window_add_toast (self, toast);
}

/* Its button would undo something else. */
static void
withdraw_undo (EntWindow *self)
{
  AdwToast *toast = self->undo_toast;

  g_clear_weak_pointer (&self->undo_toast);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static gboolean
removes (EntChange *change)
{
  gboolean found = FALSE;

  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    {
      const EntEdit *edit = ent_change_get_edit (change, i);

      if (edit->before == NULL)
        return FALSE;
      found |= edit->after == NULL && edit->type != ENT_TYPE_PLACE;
    }

  return found;
}

/* A change that is new, and not one that is undone or done again. */
static void
items_changed_cb (EntWindow  *self,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  GListModel *history)
{
  g_autoptr (EntHistoryEntry) entry = g_list_model_get_item (history, position);

  g_set_str (&self->done_title, n_added == 1 ? ent_history_entry_get_title (entry) : NULL);
}

static void
changed_cb (EntWindow  *self,
            EntHistory *history)
{
  EntChange *change = ent_history_peek_undo (history);
  g_autofree char *done = g_steal_pointer (&self->done_title);
  g_autofree char *title = NULL;

  withdraw_undo (self);
  if (done == NULL || change == NULL || !removes (change))
    return;

  /* Translators: the title of a change, as in the undo menu: "Done: Remove Laos". */
  title = g_strdup_printf (_ ("Done: %s"), done);
  ent_window_offer_undo (self, title);
}

/* Who does not see the bar hears what is looked at. */
static void
shown_cb (EntWindow  *self,
          GParamSpec *pspec,
          EntHistory *history)
{
  g_autoptr (EntHistoryEntry) entry = NULL;
  g_autofree char *text = NULL;

  if (ent_history_is_looking (history))
    {
      entry = g_list_model_get_item (G_LIST_MODEL (history), ent_history_get_shown (history));
      text = ent_history_words_dup_look (entry);
    }
  else if (self->looked)
    text = g_strdup (_ ("You are back at the case as it is now."));

  self->looked = ent_history_is_looking (history);
  if (text != NULL)
    ent_window_announce (self, text);
}

static void
read_only_cb (EntWindow *self)
{
  withdraw_undo (self);
  ent_window_update_actions (self);
}

void
ent_window_stop_looking (EntWindow *self)
{
  if (self->session != NULL)
    ent_session_stop_looking (self->session);
}

/**
 * ent_window_return_to_state:
 * @self: a window whose case is looked at as it was
 *
 * Makes the case what it was, as a change that can be undone.
 */
void
ent_window_return_to_state (EntWindow *self)
{
  g_autoptr (GError) error = NULL;
  EntHistory *history = NULL;

  if (self->session == NULL || !ent_session_is_read_only (self->session))
    return;

  history = ent_session_get_history (self->session);
  if (!ent_session_return_to (self->session, ent_history_get_shown (history), &error))
    {
      ent_window_add_toast (self, adw_toast_new (error->message));
      return;
    }

  /* Translators: said when the case is again what it was; it can be undone. */
  ent_window_offer_undo (self, _ ("State restored"));
}

/**
 * ent_window_init_history:
 * @self: a window without a session
 *
 * Prepares for watching what is done to the case.
 */
void
ent_window_init_history (EntWindow *self)
{
  self->history_signals = g_signal_group_new (ENT_TYPE_HISTORY);
  g_signal_group_connect_swapped (
    self->history_signals, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_group_connect_swapped (
    self->history_signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (
    self->history_signals, "notify::shown", G_CALLBACK (shown_cb), self);
  g_signal_group_connect_swapped (
    self->session_signals, "notify::read-only", G_CALLBACK (read_only_cb), self);
  g_signal_group_connect_swapped (
    self->session_signals, "notify::modified", G_CALLBACK (ent_window_update_actions), self);
}

/**
 * ent_window_follow_history:
 * @self: a window
 * @session: (nullable): its session
 *
 * Watches what is done to the case.
 */
void
ent_window_follow_history (EntWindow  *self,
                           EntSession *session)
{
  withdraw_undo (self);
  self->looked = FALSE;
  g_signal_group_set_target (self->history_signals,
                             session != NULL ? ent_session_get_history (session) : NULL);
}

/**
 * ent_window_forget_history:
 * @self: a window that goes
 *
 * Lets go of what was watched.
 */
void
ent_window_forget_history (EntWindow *self)
{
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_pointer (&self->done_title, g_free);
  g_clear_object (&self->history_signals);
}
