/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-session.h"
#include "ent-store.h"

/*
 * Saving the case of a session, and bringing one back. Changes may be made while a case
 * is being saved. They are not saved then, and the session says so.
 */

/* How long saving waits for a journal that is slow, in microseconds. */
#define PATIENCE G_TIME_SPAN_SECOND

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
 * Takes the case as it is now, to be saved, whatever state of it is looked at.
 *
 * Returns: (transfer full): what is to be written
 */
GBytes *
ent_session_begin_save (EntSession *self,
                        const char *address)
{
  GBytes *bytes;

  g_return_val_if_fail (ENT_IS_SESSION (self), NULL);

  bytes = ent_history_write_bytes (ent_session_get_history (self));
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

typedef struct
{
  EntJournal *journal;
  char       *path;
  char       *expected;
  GBytes     *bytes;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->journal);
  g_free (saving->path);
  g_free (saving->expected);
  g_bytes_unref (saving->bytes);
  g_free (saving);
}

/* The journal says what will be written before it is: else, after a crash between, the
 * file would look as if another program had changed it. */
static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Saving *saving = data;
  GError *error = NULL;

  if (saving->journal != NULL)
    ent_journal_flush (saving->journal, PATIENCE);
  if (ent_store_replace (saving->path, saving->bytes, saving->expected, ent_store_get_backups (),
                         cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ent_session_save_async:
 * @self: a session that is not being saved already
 * @path: the file to save it in
 * @overwrite: whether to replace the file whatever it holds: for another file, or where
 *   the user said so; else it must be what it was when it was opened or saved last
 * @cancellable: (nullable): to stop waiting, such as for a share that stalls
 * @callback: called when it is done
 * @user_data: its data
 *
 * Saves the case as it is now, in a thread. @callback must call
 * [method@Session.save_finish].
 */
void
ent_session_save_async (EntSession          *self,
                        const char          *path,
                        gboolean             overwrite,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  EntJournal *journal;
  Saving *saving;

  g_return_if_fail (ENT_IS_SESSION (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  journal = ent_history_get_journal (ent_session_get_history (self));
  saving = g_new0 (Saving, 1);
  saving->journal = journal ? g_object_ref (journal) : NULL;
  saving->path = g_strdup (path);
  if (!overwrite)
    saving->expected = g_strdup (ent_store_get_known_digest (ent_session_get_case (self)));
  saving->bytes = ent_session_begin_save (self, path);
  g_task_set_source_tag (task, ent_session_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * ent_session_save_finish:
 * @self: a session
 * @result: what the callback was handed
 * @error: return location
 *
 * Returns: whether the case is saved; %FALSE with [error@StoreError] or
 *   [error@Gio.IOErrorEnum], and a message that says which file, and why
 */
gboolean
ent_session_save_finish (EntSession    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr (GError) local = NULL;
  Saving *saving;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  saving = g_task_get_task_data (G_TASK (result));
  g_task_propagate_boolean (G_TASK (result), &local);
  ent_session_end_save (self, saving->bytes, local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
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
