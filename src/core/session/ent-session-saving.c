/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-history-private.h"
#include "ent-session-private.h"
#include "ent-store-files.h"
#include "ent-store-private.h"
#include "ent-store.h"

/*
 * Saving the case of a session, and bringing one back. Changes may be made while a case
 * is being saved. They are not saved then, and the session says so.
 *
 * A saving that was stopped may still go on in its thread, and write the file after all,
 * for the system cannot be told to stop writing to a share that stalls. So the digest of
 * what it was writing is kept: a file that holds that is not one that another program
 * changed.
 */

/* How long a step of preparing a big case may take, in microseconds. */
#define STEP (6 * G_TIME_SPAN_MILLISECOND)

/* How long others may work between two of them, in milliseconds. */
#define PAUSE 6


/* How long saving waits for a journal that is slow, in microseconds. */
#define PATIENCE G_TIME_SPAN_SECOND

/* What the file held, to merge with what another program makes of it. */
static void
know_saved (EntHistory *history,
            guint       saved)
{
  g_autoptr (EntCase) the_case = ent_history_peek (history, saved);
  g_autoptr (GBytes) bytes = the_case ? ent_store_write_bytes (the_case) : NULL;

  if (bytes != NULL)
    ent_store_set_known_bytes (ent_history_get_case (history), bytes);
}

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
  guint saved;

  g_return_val_if_fail (recovery != NULL, NULL);

  saved = recovery->timeline->saved;
  history = ent_history_new_recovered (recovery);
  if (saved != ENT_TIMELINE_NOWHERE)
    know_saved (history, saved);

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

static void
end_save (EntSession   *self,
          GBytes       *bytes,
          const char   *digest,
          const GError *error)
{
  if (error == NULL || g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_UNSURE))
    {
      ent_store_set_known_digest (ent_session_get_case (self), digest);
      ent_store_set_known_bytes (ent_session_get_case (self), bytes);
    }
  ent_history_end_save (ent_session_get_history (self), error == NULL);
  /* It has the new content, not what was saved before. */
  if (g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_UNSURE))
    ent_history_forget_saved (ent_session_get_history (self));
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
  g_autofree char *digest = NULL;

  g_return_if_fail (ENT_IS_SESSION (self));
  g_return_if_fail (bytes != NULL);

  digest = ent_store_digest (bytes);
  end_save (self, bytes, digest, error);
}

typedef struct
{
  EntJournal *journal;
  char       *path;
  char       *expected;
  char       *stopped;    /* what a saving that was stopped before may have written */
  GBytes     *bytes;      /* NULL before it is prepared */
  char       *digest;     /* of them; for who gets it from the thread that is done */
  gboolean    spoilt;     /* it failed, and the file is not what it was; likewise */
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->journal);
  g_free (saving->path);
  g_free (saving->expected);
  g_free (saving->stopped);
  g_clear_pointer (&saving->bytes, g_bytes_unref);
  g_free (saving->digest);
  g_free (saving);
}

static gboolean
replace (Saving        *saving,
         const char    *expected,
         GCancellable  *cancellable,
         GError       **error)
{
  return ent_store_replace (saving->path, saving->bytes, expected, ent_store_get_backups (),
                            cancellable, error);
}

/* What is written in place and cannot be put back is gone. */
static gboolean
is_spoilt (Saving       *saving,
           const GError *error)
{
  g_autoptr (GBytes) now = NULL;
  g_autofree char *digest = NULL;

  if (saving->expected == NULL || error->domain != G_IO_ERROR)
    return FALSE;

  now = ent_store_load_file (saving->path, NULL);
  digest = now ? ent_store_digest (now) : NULL;

  return digest != NULL && !g_str_equal (digest, saving->expected);
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
  g_autofree char *digest = NULL;
  gboolean spoilt;
  gboolean done;

  digest = ent_store_digest (saving->bytes);
  if (saving->journal != NULL)
    ent_journal_flush (saving->journal, PATIENCE);
  done = replace (saving, saving->expected, cancellable, &error);
  if (!done && saving->stopped != NULL &&
      g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CHANGED))
    {
      g_clear_error (&error);
      done = replace (saving, saving->stopped, cancellable, &error);
    }
  spoilt = !done && is_spoilt (saving, error);
  /* Who was cancelled has gone on already. */
  if (g_task_set_return_on_cancel (task, FALSE))
    {
      saving->digest = g_steal_pointer (&digest);
      saving->spoilt = spoilt;
    }
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
save_prepared (EntSession *self,
               GTask      *task)
{
  Saving *saving = g_task_get_task_data (task);

  saving->bytes = ent_session_begin_save (self, saving->path);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, save_in_thread);
}

typedef struct
{
  GTask              *task;
  EntSessionPrepared  prepared;
  guint               cursor;
} Preparation;

static void
preparation_free (Preparation *preparation)
{
  g_object_unref (preparation->task);
  g_free (preparation);
}

static gboolean
prepare_cb (gpointer user_data)
{
  Preparation *preparation = user_data;
  EntSession *self = g_task_get_source_object (preparation->task);

  if (g_task_return_error_if_cancelled (preparation->task))
    return G_SOURCE_REMOVE;
  if (!ent_store_prepare (ent_session_get_case (self), &preparation->cursor, STEP))
    return G_SOURCE_CONTINUE;

  preparation->prepared (self, preparation->task);
  return G_SOURCE_REMOVE;
}

/*< private >
 * ent_session_prepare:
 * @self: a session
 * @task: what is to be done, on the session; it fails where it is cancelled
 * @prepared: (scope async): what goes on with it
 *
 * Goes on when the case can be written down within a frame: at once, where it is small.
 */
void
ent_session_prepare (EntSession         *self,
                     GTask              *task,
                     EntSessionPrepared  prepared)
{
  guint cursor = 0;
  Preparation *preparation;

  if (ent_store_prepare (ent_session_get_case (self), &cursor, STEP))
    {
      prepared (self, task);
      return;
    }

  preparation = g_new0 (Preparation, 1);
  preparation->task = g_object_ref (task);
  preparation->prepared = prepared;
  preparation->cursor = cursor;
  g_timeout_add_full (G_PRIORITY_DEFAULT, PAUSE, prepare_cb, preparation,
                      (GDestroyNotify) preparation_free);
}

/**
 * ent_session_save_async:
 * @self: a session that is not being saved already
 * @path: the file to save it in
 * @overwrite: whether to replace the file whatever it holds: for another file, or where
 *   the user said so; else it must be what it was when it was opened or saved last
 * @cancellable: (nullable): to stop waiting, such as for a share that stalls. Whether the
 *   file is written then is not known; it is whole either way, and the next saving knows
 *   what it may hold
 * @callback: called when it is done
 * @user_data: its data
 *
 * Saves the case, in a thread. What is written is the case as it is now, or, where it is
 * so big that a frame is too short to write it down, as it is a few frames later. @callback
 * must call [method@Session.save_finish].
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
  EntCase *the_case;
  EntJournal *journal;
  Saving *saving;

  g_return_if_fail (ENT_IS_SESSION (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  the_case = ent_session_get_case (self);
  journal = ent_history_get_journal (ent_session_get_history (self));
  saving = g_new0 (Saving, 1);
  saving->journal = journal ? g_object_ref (journal) : NULL;
  saving->path = g_strdup (path);
  if (!overwrite)
    saving->expected = g_strdup (ent_store_get_known_digest (the_case));
  saving->stopped = g_strdup (g_object_get_data (G_OBJECT (the_case), ENT_STORE_STOPPED));
  g_task_set_source_tag (task, ent_session_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);

  ent_session_prepare (self, task, save_prepared);
}

static void
remember_stopped (EntSession *self,
                  Saving     *saving,
                  gboolean    stopped)
{
  char *digest = stopped ? g_strdup (saving->digest) : NULL;

  g_object_set_data_full (G_OBJECT (ent_session_get_case (self)), ENT_STORE_STOPPED, digest,
                          g_free);
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
  if (saving->bytes != NULL)
    {
      /* A thread that is still at it says nothing. */
      if (saving->digest == NULL)
        saving->digest = ent_store_digest (saving->bytes);
      end_save (self, saving->bytes, saving->digest, local);
      if (saving->spoilt)
        ent_history_forget_saved (ent_session_get_history (self));
      if (local == NULL || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        remember_stopped (self, saving, local != NULL);
    }
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
