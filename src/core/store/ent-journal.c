/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "ent-journal-writer.h"
#include "ent-store.h"

/**
 * EntJournal:
 *
 * Writes down every change to a case as it is made, so that nothing is lost with the
 * process: a file of its own for each window, in the user's state folder.
 *
 * What is handed to a journal is written by a thread of its own. It writes what there is
 * at once, waits until that is on the disk (fdatasync), acknowledges it, and takes what
 * came meanwhile together as the next portion. So a change is on the disk after at most
 * two synchronisations of the disk, a few milliseconds on an idle machine, and whoever
 * makes changes never waits.
 *
 * Where writing fails — a full disk, a folder that may not be written — that is said
 * once, work goes on, nothing is forgotten, and it is tried again with the next change
 * and every five seconds. Where somebody removes the file, it is written anew, whole, with
 * the next change; a process that is killed before that has nothing to bring back.
 *
 * All of a session is kept until it ends in an orderly way, also what was saved since: so
 * undo reaches as far back after a recovery as before. The journal grows as what can be
 * undone grows in memory, by the length of the records that are changed, before and after:
 * half a kilobyte for a tie, 43 MB for a hundred thousand changes. Finding and bringing
 * back those takes a few seconds, in a thread; bench-journal measures it. Giving up undo
 * to keep the file short would save nothing that anybody lacks. A window that is closed, or
 * shows another case, removes its journal. A journal that is not closed leaves its file:
 * see [func@Journal.list_orphans].
 *
 * It is told from others' by its lock (flock), which belongs to the opening of the file:
 * it is neither inherited by children, for the file is closed as they begin, nor shared by
 * two windows of one process, and it ends with the process, however that ends. On NFS the
 * kernel makes of it a lock on the server, so two machines with one home folder are told
 * apart too, unless that is mounted with `local_lock`. Where locks are not to be had, the
 * journal is not written, and that is said.
 */

#define RETRY_INTERVAL (5 * G_TIME_SPAN_SECOND)

/* What the journal and its thread share. The thread holds no reference to the object. */
typedef struct
{
  GMutex          mutex;
  GCond           cond;
  GPtrArray      *queue;         /* of EntJournalItem */
  guint64         last;
  guint64         acknowledged;
  gboolean        failing;
  gboolean        closing;
  gboolean        keep;
  char           *path;          /* for who asks */

  GMainContext   *context;
  GWeakRef        journal;

  EntJournalFile  file;          /* the thread's own */
  GPtrArray      *pending;       /* the thread's own */
} Writer;

struct _EntJournal
{
  GObject parent_instance;

  Writer  *writer;
  GThread *thread;
};

G_DEFINE_FINAL_TYPE (EntJournal, ent_journal, G_TYPE_OBJECT)

enum
{
  ACKNOWLEDGED,
  FAILED,
  RESUMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
writer_clear (Writer *self)
{
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_ptr_array_unref (self->queue);
  g_ptr_array_unref (self->pending);
  g_free (self->path);
  g_main_context_unref (self->context);
  g_weak_ref_clear (&self->journal);
  ent_journal_file_clear (&self->file);
}

static void
writer_unref (Writer *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) writer_clear);
}

/* ------------------------------------------------------------------- telling the owner */

typedef struct
{
  Writer  *writer;
  guint    signal;
  guint64  serial;
  char    *message;
} News;

static void
news_free (News *news)
{
  writer_unref (news->writer);
  g_free (news->message);
  g_free (news);
}

static gboolean
tell_cb (gpointer user_data)
{
  News *news = user_data;
  g_autoptr (EntJournal) journal = g_weak_ref_get (&news->writer->journal);

  if (journal == NULL)
    return G_SOURCE_REMOVE;

  if (news->signal == ACKNOWLEDGED)
    g_signal_emit (journal, signals[ACKNOWLEDGED], 0, news->serial);
  else if (news->signal == FAILED)
    g_signal_emit (journal, signals[FAILED], 0, news->message);
  else
    g_signal_emit (journal, signals[RESUMED], 0);

  return G_SOURCE_REMOVE;
}

static void
tell (Writer     *self,
      guint       signal,
      guint64     serial,
      const char *message)
{
  News *news = g_new0 (News, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  news->writer = g_atomic_rc_box_acquire (self);
  news->signal = signal;
  news->serial = serial;
  news->message = g_strdup (message);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, news, (GDestroyNotify) news_free);
  g_source_attach (source, self->context);
}

/* -------------------------------------------------------------------------- the thread */

/* Moves what is queued to what the thread has in hand. Returns the last serial, or 0
 * where there is nothing more to do, for the journal is closed. */
static guint64
take_queue (Writer *self)
{
  gint64 retry = g_get_monotonic_time () + RETRY_INTERVAL;
  guint64 last;

  g_mutex_lock (&self->mutex);
  while (self->queue->len == 0 && !self->closing)
    {
      if (!self->failing)
        g_cond_wait (&self->cond, &self->mutex);
      else if (!g_cond_wait_until (&self->cond, &self->mutex, retry))
        break;
    }

  g_ptr_array_extend_and_steal (self->pending, g_ptr_array_ref (self->queue));
  last = self->closing ? 0 : self->last;
  g_mutex_unlock (&self->mutex);

  return last;
}

static void
acknowledge (Writer  *self,
             guint64  serial)
{
  gboolean resumed;

  g_mutex_lock (&self->mutex);
  self->acknowledged = serial;
  resumed = self->failing;
  self->failing = FALSE;
  g_set_str (&self->path, self->file.path);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  if (resumed)
    tell (self, RESUMED, 0, NULL);
  tell (self, ACKNOWLEDGED, serial, NULL);
}

static void
give_up_for_now (Writer *self,
                 int     code)
{
  g_autofree char *message = NULL;
  gboolean known;

  g_mutex_lock (&self->mutex);
  known = self->failing;
  self->failing = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  if (known)
    return;

  /* Translators: a folder, and what is wrong with it, such as that the disk is full. */
  message = g_strdup_printf (_("Changes cannot be written to the journal in %s: %s. Until they "
                               "can, what is not saved would be lost in a crash."),
                             self->file.folder, g_strerror (code));
  tell (self, FAILED, 0, message);
}

static gboolean
write_pending (Writer  *self,
               guint64  serial)
{
  int code = ent_journal_file_write (&self->file, self->pending);

  if (code == 0)
    acknowledge (self, serial);
  else
    give_up_for_now (self, code);

  return code == 0;
}

static gpointer
run_writer (gpointer data)
{
  Writer *self = data;
  guint64 serial;

  while ((serial = take_queue (self)) != 0)
    write_pending (self, serial);

  if (self->keep)
    write_pending (self, self->last);
  else
    ent_journal_file_remove (&self->file);
  if (self->file.descriptor >= 0)
    close (self->file.descriptor);
  self->file.descriptor = -1;
  writer_unref (self);

  return NULL;
}

/* -------------------------------------------------------------------------- the object */

static void
ent_journal_dispose (GObject *object)
{
  EntJournal *self = ENT_JOURNAL (object);

  /* Who forgets to close a journal does not throw it away. */
  ent_journal_close (self, TRUE);

  G_OBJECT_CLASS (ent_journal_parent_class)->dispose (object);
}

static void
ent_journal_finalize (GObject *object)
{
  EntJournal *self = ENT_JOURNAL (object);

  g_clear_pointer (&self->writer, writer_unref);

  G_OBJECT_CLASS (ent_journal_parent_class)->finalize (object);
}

static void
ent_journal_class_init (EntJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ent_journal_dispose;
  object_class->finalize = ent_journal_finalize;

  /**
   * EntJournal::acknowledged:
   * @self: the journal
   * @serial: the number of the last of what is on the disk now
   *
   * Emitted in the main context in which the journal was made.
   */
  signals[ACKNOWLEDGED] =
    g_signal_new ("acknowledged", ENT_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT64);

  /**
   * EntJournal::failed:
   * @self: the journal
   * @message: why, in a sentence for the user
   *
   * What was done cannot be written. Emitted once, until it can be again.
   */
  signals[FAILED] =
    g_signal_new ("failed", ENT_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * EntJournal::resumed:
   * @self: the journal
   *
   * All that could not be written is on the disk after all.
   */
  signals[RESUMED] =
    g_signal_new ("resumed", ENT_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
ent_journal_init (EntJournal *self)
{
  self->writer = g_atomic_rc_box_new0 (Writer);
  g_mutex_init (&self->writer->mutex);
  g_cond_init (&self->writer->cond);
  g_weak_ref_init (&self->writer->journal, self);
  self->writer->queue = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_journal_item_free);
  self->writer->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_journal_item_free);
  self->writer->context = g_main_context_ref_thread_default ();
  self->writer->file.descriptor = -1;
}

static void
start (EntJournal *self)
{
  self->thread = g_thread_new ("journal", run_writer, g_atomic_rc_box_acquire (self->writer));
}

/**
 * ent_journal_dup_folder:
 *
 * Returns: (transfer full): where journals are: `entente/journal` in the user's state
 *   folder
 */
char *
ent_journal_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "entente", "journal", NULL);
}

static gboolean
is_in_file (const char *address)
{
  return address != NULL && !g_str_has_prefix (address, "builtin:") && !g_str_equal (address, "-");
}

/**
 * ent_journal_new:
 * @folder: (nullable): where to write it; %NULL for the user's
 * @address: (nullable): where the case was opened from; %NULL where it was made just now
 * @the_case: a case that was not changed yet
 *
 * Makes a journal. There is no file before the first change.
 *
 * Returns: (transfer full): the journal
 */
EntJournal *
ent_journal_new (const char *folder,
                 const char *address,
                 EntCase    *the_case)
{
  EntJournal *self;
  EntJournalFile *file;
  GBytes *bytes;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  self = g_object_new (ENT_TYPE_JOURNAL, NULL);
  file = &self->writer->file;
  file->folder = folder ? g_strdup (folder) : ent_journal_dup_folder ();
  file->address = g_strdup (address);
  file->title = g_strdup (ent_header_get_title (ent_case_get_header (the_case)));
  if (is_in_file (address))
    file->digest = g_strdup (ent_store_get_known_digest (the_case));
  bytes = ent_store_get_bytes (the_case);
  file->base = bytes ? g_bytes_ref (bytes) : ent_store_write_bytes (the_case);
  start (self);

  return self;
}

/*< private >
 * ent_journal_new_adopted:
 * @path: a journal that nobody held
 * @descriptor: (transfer full): its file, open and locked
 * @content: what it holds
 *
 * Goes on with a journal that somebody left. A torn last line is overwritten.
 *
 * Returns: (transfer full): the journal
 */
EntJournal *
ent_journal_new_adopted (const char        *path,
                         int                descriptor,
                         EntJournalContent *content)
{
  EntJournal *self = g_object_new (ENT_TYPE_JOURNAL, NULL);
  EntJournalFile *file = &self->writer->file;

  file->folder = g_path_get_dirname (path);
  file->path = g_strdup (path);
  file->descriptor = descriptor;
  file->adopted = TRUE;
  file->link = g_strdup (content->link);
  file->size = content->size;
  self->writer->path = g_strdup (path);
  start (self);

  return self;
}

/* What is handed to the thread is text: objects of json-glib are not to be shared. */
static char *
make_json (const char *member,
           JsonNode   *value,
           gboolean    merged)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  json_object_set_member (json_node_get_object (node), member, value);
  if (merged)
    json_object_set_boolean_member (json_node_get_object (node), "merged", TRUE);

  return json_to_string (node, FALSE);
}

static guint64
push (EntJournal     *self,
      EntJournalItem *item)
{
  Writer *writer = self->writer;
  guint64 serial;

  g_mutex_lock (&writer->mutex);
  serial = ++writer->last;
  g_ptr_array_add (writer->queue, item);
  g_cond_broadcast (&writer->cond);
  g_mutex_unlock (&writer->mutex);

  return serial;
}

static guint64
push_step (EntJournal *self,
           const char *member,
           JsonNode   *value,
           gboolean    merged)
{
  EntJournalItem *item = g_new0 (EntJournalItem, 1);

  item->kind = ENT_JOURNAL_ITEM_STEP;
  item->json = make_json (member, value, merged);

  return push (self, item);
}

/**
 * ent_journal_write_change:
 * @self: a journal
 * @change: a change that was done
 * @merged: whether it became one with the change before it
 *
 * Writes down a change. Returns at once.
 *
 * Returns: its number, for [method@Journal.get_acknowledged]
 */
guint64
ent_journal_write_change (EntJournal *self,
                          EntChange  *change,
                          gboolean    merged)
{
  g_return_val_if_fail (ENT_IS_JOURNAL (self), 0);
  g_return_val_if_fail (ENT_IS_CHANGE (change), 0);

  return push_step (self, "change", ent_change_to_json (change), merged);
}

/**
 * ent_journal_write_position:
 * @self: a journal
 * @position: how many changes are done now
 *
 * Writes down that changes were undone or done again. Returns at once.
 *
 * Returns: its number
 */
guint64
ent_journal_write_position (EntJournal *self,
                            guint       position)
{
  g_return_val_if_fail (ENT_IS_JOURNAL (self), 0);

  return push_step (self, "go", json_node_init_int (json_node_alloc (), position), FALSE);
}

/**
 * ent_journal_write_known:
 * @self: a journal
 * @digest: the SHA-256 of what the case's file holds now
 *
 * Writes down that what another program wrote to the file was merged into the case: so that
 * it does not look changed once more after a recovery. Nothing that was done before is as
 * the file has it. Returns at once.
 *
 * Returns: its number
 */
guint64
ent_journal_write_known (EntJournal *self,
                         const char *digest)
{
  g_return_val_if_fail (ENT_IS_JOURNAL (self), 0);
  g_return_val_if_fail (digest != NULL, 0);

  return push_step (self, "known", json_node_init_string (json_node_alloc (), digest), FALSE);
}

/**
 * ent_journal_begin_save:
 * @self: a journal
 * @address: (nullable): where the case is being saved to
 * @title: what it is called
 * @bytes: what is being written
 *
 * Writes down that a saving begins. Returns at once.
 *
 * Returns: its number
 */
guint64
ent_journal_begin_save (EntJournal *self,
                        const char *address,
                        const char *title,
                        GBytes     *bytes)
{
  EntJournalItem *item;

  g_return_val_if_fail (ENT_IS_JOURNAL (self), 0);
  g_return_val_if_fail (bytes != NULL, 0);

  item = g_new0 (EntJournalItem, 1);
  item->kind = ENT_JOURNAL_ITEM_SAVING;
  item->bytes = g_bytes_ref (bytes);
  item->address = g_strdup (address);
  item->title = g_strdup (title);
  item->time = ent_journal_dup_now ();

  return push (self, item);
}

/**
 * ent_journal_end_save:
 * @self: a journal
 * @saved: whether what was being written is on the disk
 *
 * Writes down how a saving ended. Returns at once.
 *
 * Returns: its number
 */
guint64
ent_journal_end_save (EntJournal *self,
                      gboolean    saved)
{
  EntJournalItem *item;

  g_return_val_if_fail (ENT_IS_JOURNAL (self), 0);

  item = g_new0 (EntJournalItem, 1);
  item->kind = ENT_JOURNAL_ITEM_SAVED;
  item->json = g_strdup (saved ? "{\"saved\":true}" : "{\"saved\":false}");
  item->saved = saved;

  return push (self, item);
}

/**
 * ent_journal_get_acknowledged:
 * @self: a journal
 *
 * Returns: the number of the last of what is on the disk; 0 for nothing
 */
guint64
ent_journal_get_acknowledged (EntJournal *self)
{
  guint64 acknowledged;

  g_return_val_if_fail (ENT_IS_JOURNAL (self), 0);

  g_mutex_lock (&self->writer->mutex);
  acknowledged = self->writer->acknowledged;
  g_mutex_unlock (&self->writer->mutex);

  return acknowledged;
}

/**
 * ent_journal_get_last:
 * @self: a journal
 *
 * Returns: the number of the last of what was written down, whether it is on the disk or
 *   not; 0 for nothing
 */
guint64
ent_journal_get_last (EntJournal *self)
{
  guint64 last;

  g_return_val_if_fail (ENT_IS_JOURNAL (self), 0);

  g_mutex_lock (&self->writer->mutex);
  last = self->writer->last;
  g_mutex_unlock (&self->writer->mutex);

  return last;
}

/**
 * ent_journal_flush:
 * @self: a journal
 * @timeout: how long to wait at most, in microseconds
 *
 * Waits until all that was written down is on the disk: before the process ends.
 *
 * Returns: whether it is
 */
gboolean
ent_journal_flush (EntJournal *self,
                   gint64      timeout)
{
  Writer *writer;
  gint64 end = g_get_monotonic_time () + timeout;
  gboolean done;

  g_return_val_if_fail (ENT_IS_JOURNAL (self), FALSE);

  writer = self->writer;
  g_mutex_lock (&writer->mutex);
  while (writer->acknowledged < writer->last &&
         g_cond_wait_until (&writer->cond, &writer->mutex, end))
    ;
  done = writer->acknowledged >= writer->last;
  g_mutex_unlock (&writer->mutex);

  return done;
}

/**
 * ent_journal_dup_path:
 * @self: a journal
 *
 * Returns: (transfer full) (nullable): its file, or %NULL where there is none yet
 */
char *
ent_journal_dup_path (EntJournal *self)
{
  char *path;

  g_return_val_if_fail (ENT_IS_JOURNAL (self), NULL);

  g_mutex_lock (&self->writer->mutex);
  path = g_strdup (self->writer->path);
  g_mutex_unlock (&self->writer->mutex);

  return path;
}

/**
 * ent_journal_close:
 * @self: a journal
 * @keep: whether to leave its file, to be offered when Entente starts next; else it is
 *   removed, for all is saved, or the user does not want it
 *
 * Ends a journal, and waits until its thread has done so. Nothing can be written
 * afterwards.
 */
void
ent_journal_close (EntJournal *self,
                   gboolean    keep)
{
  Writer *writer;

  g_return_if_fail (ENT_IS_JOURNAL (self));

  if (self->thread == NULL)
    return;

  writer = self->writer;
  g_mutex_lock (&writer->mutex);
  writer->closing = TRUE;
  writer->keep = keep;
  g_cond_broadcast (&writer->cond);
  g_mutex_unlock (&writer->mutex);
  g_thread_join (g_steal_pointer (&self->thread));
}
