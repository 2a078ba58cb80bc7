/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-history-private.h"
#include "ent-store.h"

/*
 * Looking at the case as it was, and returning to that.
 *
 * A look takes the case itself to the other state, by the same way as undoing would, so
 * that all who follow it show it, and step from state to state at the price of what lies
 * between. The timeline stays where it is and the journal hears nothing: what is done,
 * what is undone and what is saved is that of now. Until the look ends, nothing can be
 * done to the case.
 *
 * A return is a change of its own, at the end of all others. So it can be undone, and what
 * came after the state that was returned to stays in the history, also what was undone.
 */

static guint
get_shown (EntHistory *self)
{
  return self->shown != ENT_TIMELINE_NOWHERE ? self->shown : self->timeline->position;
}

/**
 * ent_history_get_shown:
 * @self: a history
 *
 * Returns: how many changes are done in the state that the case shows: that of now,
 *   [method@History.get_position], but for a look at another
 */
guint
ent_history_get_shown (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), 0);

  return get_shown (self);
}

/**
 * ent_history_is_looking:
 * @self: a history
 *
 * Returns: whether the case shows another state than that of now
 */
gboolean
ent_history_is_looking (EntHistory *self)
{
  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);

  return self->shown != ENT_TIMELINE_NOWHERE;
}

/**
 * ent_history_look:
 * @self: a history
 * @position: how many changes are to be done, at most all there are
 * @error: return location
 *
 * Lets the case show another state of itself; that of now where @position is
 * [method@History.get_position]. While it shows another, nothing can be done, undone or
 * redone.
 *
 * Returns: whether the case shows it
 */
gboolean
ent_history_look (EntHistory  *self,
                  guint        position,
                  GError     **error)
{
  gboolean was_looking;
  g_autoptr (EntChange) way = NULL;

  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (position <= self->timeline->changes->len, FALSE);

  if (position == get_shown (self))
    return TRUE;

  way = ent_timeline_make_way (self->timeline, get_shown (self), position);
  if (ent_change_get_n_edits (way) > 0 && !ent_case_apply (self->the_case, way, error))
    return FALSE;

  was_looking = ent_history_is_looking (self);
  self->shown = position != self->timeline->position ? position : ENT_TIMELINE_NOWHERE;
  ent_history_notify_look (self, was_looking != ent_history_is_looking (self));

  return TRUE;
}

/**
 * ent_history_peek:
 * @self: a history
 * @position: how many changes are to be done, at most all there are
 *
 * Looks at another state of the case, and changes nothing. Copies the whole case.
 *
 * Returns: (transfer full) (nullable): the case as it was, or would be, there
 */
EntCase *
ent_history_peek (EntHistory *self,
                  guint       position)
{
  g_autoptr (EntCase) copy = NULL;
  g_autoptr (EntChange) way = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (ENT_IS_HISTORY (self), NULL);
  g_return_val_if_fail (position <= self->timeline->changes->len, NULL);

  copy = ent_case_copy (self->the_case);
  way = ent_timeline_make_way (self->timeline, get_shown (self), position);
  if (ent_case_apply (copy, way, &error))
    return g_steal_pointer (&copy);

  g_critical ("The history does not fit the case: %s", error->message);
  return NULL;
}

/**
 * ent_history_write_bytes:
 * @self: a history
 *
 * Writes the case as it is now, whatever state of it is looked at.
 *
 * Returns: (transfer full): the text of its file
 */
GBytes *
ent_history_write_bytes (EntHistory *self)
{
  g_autoptr (EntCase) now = NULL;

  g_return_val_if_fail (ENT_IS_HISTORY (self), NULL);

  if (!ent_history_is_looking (self))
    return ent_store_write_bytes (self->the_case);

  now = ent_history_peek (self, self->timeline->position);
  return ent_store_write_bytes (now);
}

/* What leads from the last state to an earlier one, named for the undo menu. */
static EntChange *
make_return (EntHistory *self,
             guint       position)
{
  GPtrArray *changes = self->timeline->changes;
  g_autoptr (EntChange) way = ent_timeline_make_way (self->timeline, changes->len, position);
  g_autofree char *title = NULL;

  if (position == 0)
    title = g_strdup (C_("undo menu", "Return to the Beginning"));
  else
    /* Translators: in the undo menu: what was done last in the state that is returned to. */
    title = g_strdup_printf (_("Return to “%s”"),
                             ent_change_get_title (g_ptr_array_index (changes, position - 1)));

  ent_change_set_title (way, title);

  return g_steal_pointer (&way);
}

static gboolean
is_like_now (EntHistory *self,
             guint       position)
{
  g_autoptr (EntChange) way = ent_timeline_make_way (self->timeline, self->timeline->position,
                                                     position);

  return ent_change_get_n_edits (way) == 0;
}

/**
 * ent_history_return_to:
 * @self: a history
 * @position: how many changes are done in the state to return to, at most all there are
 * @error: return location
 *
 * Makes the case what it was, and ends a look. An earlier state is returned to by a change
 * that can be undone like any other; where changes are undone, it comes behind them, so
 * that they are kept. A state that lies ahead is gone to as by redoing.
 *
 * Returns: whether the case is so now; %FALSE with %G_IO_ERROR_EXISTS where it was already
 */
gboolean
ent_history_return_to (EntHistory  *self,
                       guint        position,
                       GError     **error)
{
  g_autoptr (EntChange) change = NULL;

  g_return_val_if_fail (ENT_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (position <= self->timeline->changes->len, FALSE);

  if (!ent_history_look (self, self->timeline->position, error))
    return FALSE;
  if (is_like_now (self, position))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _("The case is now as it was then: there is nothing to return to."));
      return FALSE;
    }
  if (position > self->timeline->position)
    return ent_history_go_to (self, position, error);

  change = make_return (self, position);
  if (!ent_history_go_to (self, self->timeline->changes->len, error))
    return FALSE;

  return ent_change_get_n_edits (change) == 0 || ent_history_apply (self, change, error);
}
