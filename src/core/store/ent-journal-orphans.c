/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ent-journal-private.h"
#include "ent-store-files.h"
#include "ent-store.h"

/**
 * EntOrphan:
 *
 * A journal that nobody writes any more, and that holds changes which were not saved:
 * what is left of a window whose process was killed.
 *
 * Nobody but its own window, or who recovers it, holds a journal's lock; the system
 * releases it with the process, whatever ends that. Who only looks at a journal holds a
 * lock that others may share, so that two who look at the same time both see it. A journal
 * in which all is saved is removed when it is come across. One that a newer version wrote
 * is left alone. One that is damaged is told as such, whatever can be read of it, and stays
 * until it is thrown away.
 */

/* A new journal has its name within milliseconds; what is older than this was left. */
#define STALE_AFTER (24 * 60 * 60)

/* More titles than this are not told: who wants to know all restores them. */
#define MAX_TITLES 20

struct _EntOrphan
{
  GObject parent_instance;

  char          *path;
  char          *address;
  char          *title;
  GDateTime     *time;
  guint          n_changes;
  char         **titles;
  EntOrphanFile  file;
  gboolean       damaged;
  gboolean       restorable;
};

G_DEFINE_FINAL_TYPE (EntOrphan, ent_orphan, G_TYPE_OBJECT)

static void
ent_orphan_finalize (GObject *object)
{
  EntOrphan *self = ENT_ORPHAN (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_pointer (&self->titles, g_strfreev);

  G_OBJECT_CLASS (ent_orphan_parent_class)->finalize (object);
}

static void
ent_orphan_class_init (EntOrphanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_orphan_finalize;
}

static void
ent_orphan_init (EntOrphan *self)
{
}

/**
 * ent_orphan_get_path:
 * @self: an orphan
 *
 * Returns: the journal's file
 */
const char *
ent_orphan_get_path (EntOrphan *self)
{
  g_return_val_if_fail (ENT_IS_ORPHAN (self), NULL);

  return self->path;
}

/**
 * ent_orphan_get_address:
 * @self: an orphan
 *
 * Returns: (nullable): where its case was opened from or saved to last; %NULL where it
 *   was never saved
 */
const char *
ent_orphan_get_address (EntOrphan *self)
{
  g_return_val_if_fail (ENT_IS_ORPHAN (self), NULL);

  return self->address;
}

/**
 * ent_orphan_get_title:
 * @self: an orphan
 *
 * Returns: what the case was called when it was opened or saved last
 */
const char *
ent_orphan_get_title (EntOrphan *self)
{
  g_return_val_if_fail (ENT_IS_ORPHAN (self), NULL);

  return self->title;
}

/**
 * ent_orphan_get_time:
 * @self: an orphan
 *
 * Returns: (transfer none): when the last change was made, in the local time
 */
GDateTime *
ent_orphan_get_time (EntOrphan *self)
{
  g_return_val_if_fail (ENT_IS_ORPHAN (self), NULL);

  return self->time;
}

/**
 * ent_orphan_get_n_changes:
 * @self: an orphan
 *
 * Returns: how many changes were not saved; 0 only where it is damaged, and none can be read
 */
guint
ent_orphan_get_n_changes (EntOrphan *self)
{
  g_return_val_if_fail (ENT_IS_ORPHAN (self), 0);

  return self->n_changes;
}

/**
 * ent_orphan_get_titles:
 * @self: an orphan
 *
 * Returns: (array zero-terminated=1): what the changes that were not saved are called, the
 *   last one first, and no more than the last twenty
 */
const char *const *
ent_orphan_get_titles (EntOrphan *self)
{
  g_return_val_if_fail (ENT_IS_ORPHAN (self), NULL);

  return (const char *const *) self->titles;
}

/**
 * ent_orphan_get_file:
 * @self: an orphan
 *
 * Returns: what became of the case's file
 */
EntOrphanFile
ent_orphan_get_file (EntOrphan *self)
{
  g_return_val_if_fail (ENT_IS_ORPHAN (self), ENT_ORPHAN_FILE_NONE);

  return self->file;
}

/**
 * ent_orphan_is_damaged:
 * @self: an orphan
 *
 * Returns: whether something in the journal cannot be read, so that what was done last
 *   may be missing. A line that was just being written when the process ended is none.
 */
gboolean
ent_orphan_is_damaged (EntOrphan *self)
{
  g_return_val_if_fail (ENT_IS_ORPHAN (self), FALSE);

  return self->damaged;
}

/**
 * ent_orphan_is_restorable:
 * @self: an orphan
 *
 * Returns: whether anything of it can be brought back. One that is damaged at its beginning
 *   may not be; it can only be thrown away, or kept for who can make something of it.
 */
gboolean
ent_orphan_is_restorable (EntOrphan *self)
{
  g_return_val_if_fail (ENT_IS_ORPHAN (self), FALSE);

  return self->restorable;
}

/* ----------------------------------------------------------------------------- reading */

static char *
dup_file_digest (const char *address)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (address);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  return bytes ? ent_store_digest (bytes) : NULL;
}

/* Whether what a file holds outlives a power cut. The process that wrote it may have ended
 * before it made sure of that, and the journal must not be thrown away for such a file. */
static gboolean
is_durable (const char *address)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (address);
  g_autofree char *path = g_file_get_path (file);

  return path == NULL || ent_store_sync_file (path) == 0;
}

/* The process may have ended between writing the file and saying so. */
static void
settle_saving (EntJournalContent *content)
{
  g_autofree char *digest = NULL;
  gboolean saved;

  content->unsettled = content->saving_digest != NULL;
  if (!content->unsettled)
    return;

  if (content->saving_address != NULL)
    digest = dup_file_digest (content->saving_address);
  saved = g_strcmp0 (digest, content->saving_digest) == 0 && is_durable (content->saving_address);
  if (saved)
    {
      g_set_str (&content->address, content->saving_address);
      g_set_str (&content->digest, content->saving_digest);
    }
  content->saved = saved;
  content->doubtful = !saved;
  ent_timeline_end_save (content->timeline, saved);
}

static EntOrphanFile
look_at_file (EntJournalContent *content)
{
  g_autofree char *digest = NULL;

  if (content->address == NULL || content->digest == NULL)
    return ENT_ORPHAN_FILE_NONE;

  digest = dup_file_digest (content->address);
  if (digest == NULL)
    return ENT_ORPHAN_FILE_GONE;

  return g_str_equal (digest, content->digest) ? ENT_ORPHAN_FILE_SAME : ENT_ORPHAN_FILE_CHANGED;
}

/* A saving that failed may have left the new content in the file, or, written in place, a
 * part of it. Who went back since to what was saved before has it nowhere but here. */
static void
settle_doubt (EntJournalContent *content)
{
  EntOrphanFile file = content->doubtful ? look_at_file (content) : ENT_ORPHAN_FILE_SAME;

  if (file == ENT_ORPHAN_FILE_CHANGED || file == ENT_ORPHAN_FILE_GONE)
    content->timeline->saved = ENT_TIMELINE_NOWHERE;
}

static EntJournalContent *
read_journal (const char *path)
{
  g_autoptr (GBytes) bytes = ent_store_load_file (path, NULL);
  EntJournalContent *content;

  if (bytes == NULL)
    return NULL;

  content = ent_journal_content_new (bytes);
  settle_saving (content);
  settle_doubt (content);
  /* A journal with nothing in it but garbage is no use; but it is not ours to throw away. */
  if (content->base == NULL && g_bytes_get_size (bytes) > 0 &&
      ent_timeline_count_unsaved (content->timeline) == 0)
    content->damaged = TRUE;

  return content;
}

/* Without a base, what was saved last stands for it, as long as nobody changed that. */
static gboolean
is_restorable (EntJournalContent *content,
               EntOrphanFile      file)
{
  return content->base != NULL ||
         (content->base_lost && file == ENT_ORPHAN_FILE_SAME &&
          content->timeline->saved != ENT_TIMELINE_NOWHERE);
}

/* Where no line says when it was written, the file does. */
static GDateTime *
new_time (const char        *path,
          EntJournalContent *content)
{
  GStatBuf status;

  if (content->time == 0 && g_lstat (path, &status) == 0)
    return g_date_time_new_from_unix_utc (status.st_mtime);

  return g_date_time_new_from_unix_utc_usec (content->time);
}

static EntOrphan *
new_orphan (const char        *path,
            EntJournalContent *content)
{
  EntOrphan *self = g_object_new (ENT_TYPE_ORPHAN, NULL);
  g_autoptr (GDateTime) time = new_time (path, content);

  self->path = g_strdup (path);
  self->address = g_strdup (content->address);
  self->title = g_strdup (content->title ? content->title : _("A case whose name cannot be read"));
  self->time = g_date_time_to_local (time);
  self->n_changes = ent_timeline_count_unsaved (content->timeline);
  self->titles = ent_timeline_dup_unsaved_titles (content->timeline, MAX_TITLES);
  self->file = look_at_file (content);
  self->restorable = is_restorable (content, self->file);
  self->damaged = content->damaged || !self->restorable;

  return self;
}

/* Whether a journal has served its purpose. One that is damaged may hold more than can
 * be read of it. */
static gboolean
is_spent (EntJournalContent *content)
{
  return content->base != NULL && !content->newer && !content->damaged &&
         ent_timeline_count_unsaved (content->timeline) == 0;
}

static EntOrphan *
look_at_journal (const char *path)
{
  g_autoptr (EntJournalContent) content = NULL;
  EntOrphan *orphan = NULL;
  int descriptor = ent_journal_open_locked (path, LOCK_SH);

  if (descriptor < 0)
    return NULL;

  content = read_journal (path);
  if (content != NULL && is_spent (content))
    {
      /* Not from under the hands of one who is just taking it over. */
      if (ent_journal_lock (descriptor, LOCK_EX) && ent_journal_is_at (descriptor, path))
        g_unlink (path);
    }
  else if (content != NULL && !content->newer &&
           (content->damaged || ent_timeline_count_unsaved (content->timeline) > 0))
    orphan = new_orphan (path, content);
  close (descriptor);

  return orphan;
}

/* A file that was being made when its process ended: nothing in it was acknowledged. */
static void
remove_stale (const char *path)
{
  GStatBuf status;
  int descriptor;

  if (g_lstat (path, &status) != 0 || status.st_mtime > time (NULL) - STALE_AFTER)
    return;
  descriptor = ent_journal_open_locked (path, LOCK_EX);
  if (descriptor < 0)
    return;
  g_unlink (path);
  close (descriptor);
}

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const EntOrphan *orphan_a = a;
  const EntOrphan *orphan_b = b;
  int order = g_date_time_compare (orphan_b->time, orphan_a->time);

  return order != 0 ? order : g_strcmp0 (orphan_a->path, orphan_b->path);
}

/**
 * ent_journal_list_orphans:
 * @folder: (nullable): where the journals are; %NULL for the user's
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Finds the unsaved changes of windows whose processes ended otherwise than in order,
 * and tidies up what is left of those that lost nothing. Blocks: see
 * [func@Journal.list_orphans_async].
 *
 * Returns: (transfer full) (nullable): a list of [class@Orphan], the latest first; %NULL
 *   where it was cancelled, or where the folder cannot be read
 */
GListModel *
ent_journal_list_orphans (const char    *folder,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autofree char *place = folder ? g_strdup (folder) : ent_journal_dup_folder ();
  g_autoptr (GListStore) orphans = g_list_store_new (ENT_TYPE_ORPHAN);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (place, 0, &local);
  const char *name;

  if (dir == NULL && !g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place, name, NULL);
      g_autoptr (EntOrphan) orphan = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (g_str_has_prefix (name, ".") && g_str_has_suffix (name, ".new"))
        remove_stale (path);
      if (g_str_has_suffix (name, ENT_JOURNAL_SUFFIX))
        orphan = look_at_journal (path);
      if (orphan != NULL)
        g_list_store_insert_sorted (orphans, orphan, compare_times, NULL);
    }

  return G_LIST_MODEL (g_steal_pointer (&orphans));
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      folder,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GListModel *orphans = ent_journal_list_orphans (folder, cancellable, &error);

  if (orphans != NULL)
    g_task_return_pointer (task, orphans, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * ent_journal_list_orphans_async:
 * @folder: (nullable): where the journals are; %NULL for the user's
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: its data
 *
 * See [func@Journal.list_orphans]; in a thread, for the files that the cases belong to
 * are looked at, and may be on a share that stalls.
 */
void
ent_journal_list_orphans_async (const char          *folder,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ent_journal_list_orphans_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * ent_journal_list_orphans_finish:
 * @result: what the callback was handed
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a list of [class@Orphan]
 */
GListModel *
ent_journal_list_orphans_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -------------------------------------------------------------------------- recovering */

/**
 * ent_recovery_free:
 * @self: what was brought back
 *
 * Frees it. A journal that nobody else holds is closed, and kept.
 */
void
ent_recovery_free (EntRecovery *self)
{
  g_clear_object (&self->the_case);
  g_clear_pointer (&self->timeline, ent_timeline_free);
  g_clear_object (&self->journal);
  g_free (self->address);
  g_free (self);
}

/* Going on with a journal overwrites what cannot be read of it. Perhaps somebody can. */
static void
keep_damaged (EntOrphan         *orphan,
              EntJournalContent *content)
{
  g_autofree char *copy = g_strconcat (orphan->path, ".damaged", NULL);

  if ((content->damaged || content->header_lost || content->base_lost) &&
      !ent_store_copy_file (orphan->path, copy))
    g_warning ("%s cannot be copied", orphan->path);
}

/* What was saved last, where a journal lacks its base: only if that is still there. */
static EntCase *
read_saved (EntJournalContent  *content,
            GError            **error)
{
  g_autoptr (EntCase) the_case = NULL;

  if (content->address != NULL && is_restorable (content, look_at_file (content)))
    the_case = ent_store_open (content->address, NULL, NULL);
  /* It may have been written meanwhile. */
  if (the_case != NULL &&
      g_strcmp0 (ent_store_get_known_digest (the_case), content->digest) == 0)
    return g_steal_pointer (&the_case);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("What the changes were made to cannot be read, for their journal is damaged and "
                 "the file of the case is not what it was."));
  return NULL;
}

static EntCase *
rebuild (EntJournalContent  *content,
         GError            **error)
{
  g_autoptr (EntCase) the_case = NULL;
  g_autoptr (EntChange) way = NULL;
  EntTimeline *timeline = content->timeline;

  if (content->base != NULL)
    the_case = ent_store_read (content->base, content->title ? content->title : "", error);
  else
    the_case = read_saved (content, error);
  if (the_case == NULL)
    return NULL;

  way = ent_timeline_make_way (timeline, content->base ? 0 : timeline->saved, timeline->position);
  if (!ent_case_apply (the_case, way, error))
    return NULL;
  ent_store_set_known_digest (the_case, content->digest);

  return g_steal_pointer (&the_case);
}

/**
 * ent_journal_recover:
 * @orphan: what [func@Journal.list_orphans] found
 * @error: return location
 *
 * Brings back a case with all its unsaved changes, and what was done to it, so that it
 * can be undone. The journal is taken over and goes on: nothing is on trust between.
 * Where it is damaged, a copy of it is kept beside it, with the suffix `.damaged`.
 * What the case's file holds now is not looked at; saving will notice if another program
 * wrote it. Blocks: see [func@Journal.recover_async].
 *
 * Returns: (transfer full) (nullable): what is needed for [ctor@Session.new_recovered],
 *   or %NULL where another has taken it over, or it cannot be read
 */
EntRecovery *
ent_journal_recover (EntOrphan  *orphan,
                     GError    **error)
{
  g_autoptr (EntJournalContent) content = NULL;
  g_autoptr (EntCase) the_case = NULL;
  EntRecovery *self;
  int descriptor;

  g_return_val_if_fail (ENT_IS_ORPHAN (orphan), NULL);

  descriptor = ent_journal_take_over (orphan->path);
  if (descriptor < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                   _("The changes to “%s” are already open in another window, or were discarded."),
                   orphan->title);
      return NULL;
    }

  content = read_journal (orphan->path);
  if (content != NULL && (content->base != NULL || content->base_lost))
    the_case = rebuild (content, error);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("The journal %s cannot be read."), orphan->path);
  if (the_case == NULL)
    {
      close (descriptor);
      return NULL;
    }

  keep_damaged (orphan, content);
  self = g_new0 (EntRecovery, 1);
  self->the_case = g_steal_pointer (&the_case);
  self->journal = ent_journal_new_adopted (orphan->path, descriptor, content);
  if (content->unsettled)
    ent_journal_end_save (self->journal, content->saved);
  self->timeline = g_steal_pointer (&content->timeline);
  self->address = g_strdup (content->address);

  return self;
}

static void
recover_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      orphan,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  EntRecovery *recovery = ent_journal_recover (orphan, &error);

  if (recovery != NULL)
    g_task_return_pointer (task, recovery, (GDestroyNotify) ent_recovery_free);
  else
    g_task_return_error (task, error);
}

/**
 * ent_journal_recover_async:
 * @orphan: what [func@Journal.list_orphans] found
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: its data
 *
 * See [func@Journal.recover]; in a thread.
 */
void
ent_journal_recover_async (EntOrphan           *orphan,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ent_journal_recover_async);
  g_task_set_task_data (task, g_object_ref (orphan), g_object_unref);
  g_task_run_in_thread (task, recover_in_thread);
}

/**
 * ent_journal_recover_finish:
 * @result: what the callback was handed
 * @error: return location
 *
 * Returns: (transfer full) (nullable): see [func@Journal.recover]
 */
EntRecovery *
ent_journal_recover_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ent_journal_discard:
 * @orphan: what [func@Journal.list_orphans] found
 * @error: return location
 *
 * Throws unsaved changes away for good: because the user said so. Blocks for up to a
 * second: see [func@Journal.discard_async].
 *
 * Returns: whether they are gone
 */
gboolean
ent_journal_discard (EntOrphan  *orphan,
                     GError    **error)
{
  int descriptor;
  int code = 0;

  g_return_val_if_fail (ENT_IS_ORPHAN (orphan), FALSE);

  descriptor = ent_journal_take_over (orphan->path);
  if (descriptor < 0 && !g_file_test (orphan->path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (descriptor < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                   _("The changes to “%s” are already open in another window."), orphan->title);
      return FALSE;
    }

  if (g_unlink (orphan->path) != 0)
    code = errno;
  close (descriptor);
  if (code != 0)
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
                 _("%s cannot be removed: %s"), orphan->path, g_strerror (code));

  return code == 0;
}

static void
discard_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      orphan,
                   GCancellable *cancellable)
{
  GError *error = NULL;

  if (ent_journal_discard (orphan, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ent_journal_discard_async:
 * @orphan: what [func@Journal.list_orphans] found
 * @callback: called when it is done
 * @user_data: its data
 *
 * See [func@Journal.discard]; in a thread.
 */
void
ent_journal_discard_async (EntOrphan           *orphan,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, ent_journal_discard_async);
  g_task_set_task_data (task, g_object_ref (orphan), g_object_unref);
  g_task_run_in_thread (task, discard_in_thread);
}

/**
 * ent_journal_discard_finish:
 * @result: what the callback was handed
 * @error: return location
 *
 * Returns: whether they are gone
 */
gboolean
ent_journal_discard_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
