/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-session.h"
#include "ent-store.h"

/*
 * Saving the case of a session, and bringing one back:
 *
 *   bytes = ent_session_begin_save (session, address);
 *   ent_store_replace_async (path, bytes, ent_store_get_known_digest (the_case), …);
 *   … and when that has ended: ent_session_end_save (session, bytes, error);
 *
 * Changes may be made meanwhile. They are not saved then, and the session says so.
 */

/**
 * ent_session_new_recovered:
 * @recovery: what was brought back of unsaved work; its timeline is taken
 *
 * Opens a case with the changes that were not saved. All that was done to it can be
 * undone, and its journal goes on.
 *
 * Returns: (transfer full): the session
 */
EntSession *
ent_session_new_recovered (EntRecovery *recovery)
{
  g_autoptr (EntHistory) history = NULL;

  g_return_val_if_fail (recovery != NULL, NULL);

  history = ent_history_new_recovered (recovery);

  return g_object_new (ENT_TYPE_SESSION, "case", recovery->the_case, "history", history, NULL);
}

/**
 * ent_session_start_journal:
 * @self: a session in which nothing was done yet
 * @folder: (nullable): where to write it; %NULL for the user's state folder
 * @address: (nullable): where the case was opened from
 *
 * Writes down from now on all that is done: see [class@Journal]. One that was recovered
 * has its journal already.
 *
 * Returns: (transfer none): the journal
 */
EntJournal *
ent_session_start_journal (EntSession *self,
                           const char *folder,
                           const char *address)
{
  EntHistory *history;

  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  history = ent_session_get_history (self);
  if (ent_history_get_journal (history) == NULL)
    {
      g_autoptr (EntJournal) journal = ent_journal_new (folder, address,
                                                        ent_session_get_case (self));

      ent_history_set_journal (history, journal);
    }

  return ent_history_get_journal (history);
}

/**
 * ent_session_begin_save:
 * @self: a session
 * @address: where it will be saved to
 *
 * Takes the case as it is now, to be saved.
 *
 * Returns: (transfer full): what is to be written
 */
GBytes *
ent_session_begin_save (EntSession *self,
                        const char *address)
{
  GBytes *bytes;

  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  bytes = ent_store_write_bytes (ent_session_get_case (self));
  ent_history_begin_save (ent_session_get_history (self), address, bytes);

  return bytes;
}

/**
 * ent_session_end_save:
 * @self: a session
 * @bytes: what [method@Session.begin_save] returned
 * @error: (nullable): what went wrong; %NULL where it is saved
 *
 * Says how a saving ended.
 */
void
ent_session_end_save (EntSession   *self,
                      GBytes       *bytes,
                      const GError *error)
{
  g_return_if_fail (ENT_IS_SESSION (self));
  g_return_if_fail (bytes != NULL);

  if (error == NULL || g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_UNSURE))
    {
      g_autofree char *digest = ent_store_digest (bytes);

      ent_store_set_known_digest (ent_session_get_case (self), digest);
    }
  ent_history_end_save (ent_session_get_history (self), error == NULL);
}

/**
 * ent_session_mark_saved:
 * @self: a session
 *
 * Says that the case as it is now is saved.
 */
void
ent_session_mark_saved (EntSession *self)
{
  g_return_if_fail (ENT_IS_SESSION (self));

  ent_history_mark_saved (ent_session_get_history (self));
}
