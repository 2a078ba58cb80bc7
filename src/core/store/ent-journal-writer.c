/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "ent-journal-writer.h"
#include "ent-store-files.h"
#include "ent-store-replace.h"

/*
 * The file of a journal. It is made with the first change: a case that is only looked at
 * leaves no trace. It is written under another name (`.ID.new`) and locked before it gets
 * its own, so that nobody ever finds one that is not locked and not whole.
 */

/* With a new account, all of ~/.local/state/entente/journal may be new. */
#define N_ABOVE 3

/* How long somebody may look at a journal before it counts as taken, in microseconds, and
 * how long to wait between two attempts. */
#define PATIENCE G_TIME_SPAN_SECOND
#define PAUSE (10 * G_TIME_SPAN_MILLISECOND)

/*< private >
 * ent_journal_item_free:
 * @item: what was to be written
 *
 * Frees it.
 */
void
ent_journal_item_free (EntJournalItem *item)
{
  g_free (item->json);
  g_clear_pointer (&item->bytes, g_bytes_unref);
  g_free (item->address);
  g_free (item->title);
  g_free (item->time);
  g_free (item->digest);
  g_free (item);
}

/*< private >
 * ent_journal_file_clear:
 * @self: a journal's file
 *
 * Closes it, which unlocks it.
 */
void
ent_journal_file_clear (EntJournalFile *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  self->descriptor = -1;
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->link, g_free);
}

/*< private >
 * ent_journal_lock:
 * @descriptor: a journal
 * @operation: `LOCK_EX` to have it, `LOCK_SH` to look at it
 *
 * Locks it, for as long as it is open. The lock belongs to the opening, not to the
 * process: two windows of one process are told apart.
 *
 * Returns: whether nobody else holds it
 */
gboolean
ent_journal_lock (int descriptor,
                  int operation)
{
  int result;

  do
    result = flock (descriptor, operation | LOCK_NB);
  while (result != 0 && errno == EINTR);

  return result == 0;
}

/*< private >
 * ent_journal_is_at:
 * @descriptor: an open file
 * @path: a path
 *
 * Returns: whether the file is the one that the path leads to
 */
gboolean
ent_journal_is_at (int         descriptor,
                   const char *path)
{
  struct stat open;
  struct stat named;

  return fstat (descriptor, &open) == 0 && lstat (path, &named) == 0 &&
         open.st_ino == named.st_ino && open.st_dev == named.st_dev;
}

/*< private >
 * ent_journal_open_locked:
 * @path: a journal
 * @operation: see ent_journal_lock()
 *
 * Returns: its descriptor, open and locked, or -1 where another holds it
 */
int
ent_journal_open_locked (const char *path,
                         int         operation)
{
  int descriptor = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);

  if (descriptor < 0)
    return -1;
  /* Between opening and locking, another may have recovered and removed it. */
  if (ent_journal_lock (descriptor, operation) && ent_journal_is_at (descriptor, path))
    return descriptor;

  close (descriptor);
  return -1;
}

/*< private >
 * ent_journal_take_over:
 * @path: a journal
 *
 * Takes a journal that nobody holds, or waits a moment for who is just looking at it.
 *
 * Returns: its descriptor, open and locked, or -1 where another has it, or it is gone
 */
int
ent_journal_take_over (const char *path)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  int descriptor;

  while ((descriptor = ent_journal_open_locked (path, LOCK_EX)) < 0 &&
         g_get_monotonic_time () < end && g_file_test (path, G_FILE_TEST_EXISTS))
    g_usleep (PAUSE);

  return descriptor;
}

static int
write_and_sync (int         descriptor,
                const char *data,
                gsize       length,
                gsize       offset)
{
  int code = ent_store_write_at (descriptor, data, length, (goffset) offset);

  /* What a failed attempt left behind the end goes. */
  if (code == 0 && ftruncate (descriptor, (off_t) (offset + length)) != 0)
    code = errno;
  if (code == 0 && fdatasync (descriptor) != 0)
    code = errno;

  return code;
}

static int
give_name (const char *folder,
           const char *from,
           const char *to)
{
  if (g_rename (from, to) != 0)
    return errno;

  return ent_store_sync_folder (folder);
}

/* Makes the file, with what is to stand in it, and keeps it open and locked. */
static int
create (EntJournalFile *self,
        const char     *id,
        const char     *data,
        gsize           length)
{
  g_autofree char *name = g_strdup_printf ("%s" ENT_JOURNAL_SUFFIX, id);
  g_autofree char *new_name = g_strdup_printf (".%s.new", id);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *new_path = g_build_filename (self->folder, new_name, NULL);
  int descriptor;
  int code;

  code = ent_store_make_folder (self->folder, N_ABOVE);
  if (code != 0)
    return code;
  descriptor = open (new_path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return errno;

  code = ent_journal_lock (descriptor, LOCK_EX) ? 0 : errno;
  if (code == 0)
    code = write_and_sync (descriptor, data, length, 0);
  if (code == 0)
    code = give_name (self->folder, new_path, path);
  if (code != 0)
    {
      g_unlink (new_path);
      g_unlink (path);
      close (descriptor);
      return code;
    }

  if (self->descriptor >= 0)
    close (self->descriptor);
  self->descriptor = descriptor;
  g_set_str (&self->path, path);
  return 0;
}

/* Somebody may have emptied the folder. What was written is still there while the file
 * is open, and is written again under a new name. */
static int
create_again (EntJournalFile *self)
{
  g_autofree char *data = g_malloc (self->size);
  g_autofree char *id = g_uuid_string_random ();
  gsize length = 0;

  while (length < self->size)
    {
      ssize_t n_read = pread (self->descriptor, data + length, self->size - length, (off_t) length);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read <= 0)
        return n_read < 0 ? errno : EIO;
      length += (gsize) n_read;
    }

  return create (self, id, data, length);
}

static void
append_line (GString     *text,
             const char  *json,
             char       **link)
{
  g_autofree char *previous = *link;
  g_autofree char *line = ent_journal_make_line (previous, json, link);

  g_string_append (text, line);
}

/* Large documents are not digested by who asks for it. */
static void
add_digest (EntJournalItem *item)
{
  if (item->digest != NULL)
    return;
  item->digest = ent_store_digest (item->bytes);
  item->json = ent_journal_make_saving (item->address, item->title, item->time, item->digest);
}

static void
append_items (GString    *text,
              GPtrArray  *items,
              char      **link)
{
  for (guint i = 0; i < items->len; i++)
    {
      EntJournalItem *item = g_ptr_array_index (items, i);

      if (item->kind == ENT_JOURNAL_ITEM_SAVING)
        add_digest (item);
      append_line (text, item->json, link);
    }
}

static int
write_first (EntJournalFile *self,
             GPtrArray      *items)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *link = g_strdup (ENT_JOURNAL_FIRST_LINK);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *header = NULL;
  g_autofree char *base = NULL;
  int code;

  header = ent_journal_make_header (id, self->address, self->title, self->digest);
  base = ent_journal_make_base (self->base);
  append_line (text, header, &link);
  append_line (text, base, &link);
  append_items (text, items, &link);
  code = create (self, id, text->str, text->len);
  if (code == 0)
    {
      self->size = text->len;
      g_set_str (&self->link, link);
      g_clear_pointer (&self->base, g_bytes_unref);
    }

  return code;
}

/* Whether somebody removed or replaced the file. A folder into which one cannot look at
 * the moment says nothing about it, and the file is open. */
static gboolean
is_gone (EntJournalFile *self)
{
  struct stat named;

  if (lstat (self->path, &named) != 0)
    return errno == ENOENT || errno == ENOTDIR;

  return !ent_journal_is_at (self->descriptor, self->path);
}

/* Whoever began the journal may have been killed before its name, or that of a folder
 * above, was on the disk. */
static int
make_sure_of_name (EntJournalFile *self)
{
  int code = ent_store_make_folder (self->folder, N_ABOVE);

  if (code == 0)
    code = ent_store_sync_folder (self->folder);
  self->adopted = code != 0;

  return code;
}

static int
write_more (EntJournalFile *self,
            GPtrArray      *items)
{
  g_autofree char *link = g_strdup (self->link);
  g_autoptr (GString) text = g_string_new (NULL);
  int code = 0;

  if (is_gone (self))
    code = create_again (self);
  if (code == 0 && self->adopted)
    code = make_sure_of_name (self);
  append_items (text, items, &link);
  if (code == 0)
    code = write_and_sync (self->descriptor, text->str, text->len, self->size);
  if (code == 0)
    {
      self->size += text->len;
      g_set_str (&self->link, link);
    }

  return code;
}

static void
take_saved (EntJournalFile *self,
            EntJournalItem *saving)
{
  add_digest (saving);
  g_set_str (&self->address, saving->address);
  g_set_str (&self->title, saving->title);
  g_set_str (&self->digest, saving->digest);
  g_bytes_unref (self->base);
  self->base = g_bytes_ref (saving->bytes);
}

/* Saving what was not changed makes no file; it only moves what the first change
 * stands on. A saving that is under way is held until one knows how it ends. */
static void
hold (EntJournalFile *self,
      GPtrArray      *items)
{
  guint n_settled = 0;

  for (guint i = 1; i < items->len; i++)
    {
      EntJournalItem *saving = g_ptr_array_index (items, i - 1);
      EntJournalItem *saved = g_ptr_array_index (items, i);

      if (saving->kind != ENT_JOURNAL_ITEM_SAVING || saved->kind != ENT_JOURNAL_ITEM_SAVED)
        continue;
      if (saved->saved)
        take_saved (self, saving);
      n_settled = i + 1;
    }

  g_ptr_array_remove_range (items, 0, n_settled);
}

/*< private >
 * ent_journal_file_write:
 * @self: a journal's file
 * @items: (element-type EntJournalItem): what to write; emptied, but for what is held
 *   until there is something to be lost
 *
 * Writes to the file, and waits until that is on the disk. Where it fails, nothing of it
 * counts, and it can be tried again.
 *
 * Returns: 0, or the number of an error
 */
int
ent_journal_file_write (EntJournalFile *self,
                        GPtrArray      *items)
{
  gboolean any_step = FALSE;
  int code;

  for (guint i = 0; i < items->len; i++)
    any_step |= ((EntJournalItem *) g_ptr_array_index (items, i))->kind == ENT_JOURNAL_ITEM_STEP;

  if (self->descriptor < 0 && !any_step)
    {
      hold (self, items);
      return 0;
    }

  code = self->descriptor < 0 ? write_first (self, items) : write_more (self, items);
  if (code == 0)
    g_ptr_array_set_size (items, 0);

  return code;
}

/*< private >
 * ent_journal_file_remove:
 * @self: a journal's file
 *
 * Removes the file, if there is one, so that nobody is offered what it holds.
 */
void
ent_journal_file_remove (EntJournalFile *self)
{
  if (self->descriptor >= 0 && ent_journal_is_at (self->descriptor, self->path))
    {
      g_unlink (self->path);
      ent_store_sync_folder (self->folder);
    }
}
