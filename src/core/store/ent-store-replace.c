/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ent-store-files.h"
#include "ent-store-replace.h"

/*
 * Replacing a file as a whole and durably.
 *
 * A temporary file `.NAME.XXXXXX` in the same folder is written and synchronised, gets
 * the owner, permissions and extended attributes of the old file, and takes its name; then
 * the folder is synchronised. Until the renaming the file is the old one, after it the new
 * one, and a crash can leave no more than the temporary file behind. Symbolic links are
 * followed: the file they lead to is replaced.
 *
 * Where the folder takes no new files but the file itself may be written (a folder that
 * may only be read, a single file that is mounted or handed on by a document portal), the
 * file is written in place: room is asked for first, so that a full disk is noticed while
 * the old content is whole; what was written is read again and compared; and where writing
 * fails the old content is put back. Only a crash just then can leave it half written; for
 * a case, the journal has it all, for it is flushed before. No backups are kept there: the
 * folder would not take them.
 *
 * Whether the file is still what it was is looked at twice: before anything is done, and
 * last of all before the renaming.
 */

G_DEFINE_QUARK (ent-store-error-quark, ent_store_error)

static guint default_backups;  /* atomic */

typedef struct
{
  const char   *path;      /* as the user knows it */
  char         *target;    /* the file that it leads to */
  char         *folder;
  GBytes       *bytes;
  const char   *expected;
  guint         n_backups;
  GCancellable *cancellable;
  gboolean      exists;
  struct stat   status;
} Replacing;

static gboolean
fail (Replacing  *self,
      int         code,
      GError    **error)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
               /* Translators: a file's name, and what is wrong. */
               _("%s cannot be written: %s"), self->path, g_strerror (code));
  return FALSE;
}

/**
 * ent_store_digest:
 * @bytes: a file's content
 *
 * Returns: (transfer full): its SHA-256, as hexadecimal digits
 */
char *
ent_store_digest (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * ent_store_set_backups:
 * @n_backups: how many earlier versions of a case to keep when it is saved, from 0
 *
 * Chooses how many backups are kept; 0 at first. Those of `NAME.entente` are called
 * `NAME.entente.~1~`, the youngest, to `NAME.entente.~N~`, and stand in the same folder;
 * file managers hide them. May be called from any thread.
 */
void
ent_store_set_backups (guint n_backups)
{
  g_atomic_int_set (&default_backups, n_backups);
}

/**
 * ent_store_get_backups:
 *
 * Returns: how many earlier versions are kept
 */
guint
ent_store_get_backups (void)
{
  return (guint) g_atomic_int_get (&default_backups);
}

/**
 * ent_store_dup_backup:
 * @path: a case's file
 * @n: which backup, from 1, the youngest
 *
 * Returns: (transfer full): where it stands
 */
char *
ent_store_dup_backup (const char *path,
                      guint       n)
{
  return g_strdup_printf ("%s.~%u~", path, n);
}

static gboolean
is_expected (Replacing  *self,
             GError    **error)
{
  g_autoptr (GBytes) now = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *new_digest = NULL;

  if (self->expected == NULL)
    return TRUE;

  now = ent_store_load_file (self->target, NULL);
  /* What is not there, or cannot be read, is not undone by writing. */
  if (now == NULL)
    return TRUE;
  digest = ent_store_digest (now);
  if (g_str_equal (digest, self->expected))
    return TRUE;
  /* Somebody wrote the very same, or this is a second try of what could not be synchronised. */
  new_digest = ent_store_digest (self->bytes);
  if (g_str_equal (digest, new_digest))
    return TRUE;

  g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CHANGED,
               _("%s was changed by another program since it was opened here"), self->path);
  return FALSE;
}

static gboolean
look_at_target (Replacing  *self,
                GError    **error)
{
  struct stat folder;

  if (stat (self->folder, &folder) != 0)
    {
      if (errno == ENOENT)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                     _("%s cannot be written: there is no folder %s"), self->path, self->folder);
      else if (errno == ENOTDIR)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY,
                     _("%s cannot be written: %s is not a folder"), self->path, self->folder);
      else
        fail (self, errno, error);
      return FALSE;
    }
  if (!S_ISDIR (folder.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY,
                   _("%s cannot be written: %s is not a folder"), self->path, self->folder);
      return FALSE;
    }

  self->exists = stat (self->target, &self->status) == 0;
  if (!self->exists)
    return TRUE;
  if (S_ISDIR (self->status.st_mode))
    return fail (self, EISDIR, error);
  if (access (self->target, W_OK) != 0)
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY,
                   _("%s cannot be written: it may only be read. Save it under another name, or "
                     "in another folder."), self->path);
      return FALSE;
    }

  return TRUE;
}

/* Cancelling and a change underneath are looked at as late as can be. */
static gboolean
may_go_on (Replacing  *self,
           GError    **error)
{
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
         is_expected (self, error);
}

/* The old file stays under its name until the new one takes it, so a crash between
 * loses neither. A backup that cannot be made does not keep the user from saving. */
static void
keep_backups (Replacing *self)
{
  g_autofree char *youngest = ent_store_dup_backup (self->target, 1);

  if (self->n_backups == 0 || !self->exists)
    return;

  for (guint n = self->n_backups - 1; n > 0; n--)
    {
      g_autofree char *from = ent_store_dup_backup (self->target, n);
      g_autofree char *to = ent_store_dup_backup (self->target, n + 1);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        g_debug ("No backup %s: %s", to, g_strerror (errno));
    }
  g_unlink (youngest);
  if (link (self->target, youngest) != 0 && !ent_store_copy_file (self->target, youngest))
    g_debug ("No backup %s: %s", youngest, g_strerror (errno));
}

/* Whether a folder or a file refuses to be replaced, but might be written in place. */
static gboolean
is_refusal (int code)
{
  return code == EACCES || code == EPERM || code == EROFS || code == EBUSY || code == EXDEV ||
         code == ENOTSUP || code == ENOSYS;
}

static gboolean
write_in_place (Replacing  *self,
                GError    **error)
{
  int code;

  if (!may_go_on (self, error))
    return FALSE;

  code = ent_store_overwrite_file (self->target, self->bytes);

  return code == 0 || fail (self, code, error);
}

static gboolean
sync_folder (Replacing  *self,
             GError    **error)
{
  int code = ent_store_sync_folder (self->folder);

  if (code == 0)
    return TRUE;

  g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_UNSURE,
               _("%s was written, but may not outlast a power cut: %s"), self->path,
               g_strerror (code));
  return FALSE;
}

static gboolean
replace (Replacing  *self,
         GError    **error)
{
  g_autofree char *temporary = NULL;
  int code;
  int descriptor = ent_store_make_temporary (self->target, &temporary);

  if (descriptor < 0)
    {
      code = errno;
      if (self->exists && is_refusal (code))
        return write_in_place (self, error);
      return fail (self, code, error);
    }

  if (self->exists)
    ent_store_take_attributes (descriptor, self->target, &self->status);
  code = ent_store_write_all (descriptor, self->bytes);
  if (close (descriptor) != 0 && code == 0)
    code = errno;
  if (code != 0 || !may_go_on (self, error))
    {
      g_unlink (temporary);
      return code != 0 ? fail (self, code, error) : FALSE;
    }

  keep_backups (self);
  if (g_rename (temporary, self->target) == 0)
    return sync_folder (self, error);

  code = errno;
  if (self->exists && is_refusal (code) && write_in_place (self, error))
    code = 0;
  g_unlink (temporary);
  if (code != 0 && error != NULL && *error == NULL)
    fail (self, code, error);

  return code == 0;
}

/**
 * ent_store_replace:
 * @path: a path
 * @bytes: what the file is to hold
 * @expected: (nullable): the SHA-256 of what it holds now, as far as the caller knows;
 *   %NULL to replace it whatever it holds
 * @n_backups: how many earlier versions to keep
 * @cancellable: (nullable): to give it up, until the moment of renaming
 * @error: return location
 *
 * Replaces a file as a whole and durably. Whatever happens, the file is the old one or
 * the new one. Blocks: see [func@store_replace_async].
 *
 * Returns: %FALSE with [error@StoreError] or [error@Gio.IOErrorEnum] and a message that
 *   says which file, and why
 */
gboolean
ent_store_replace (const char    *path,
                   GBytes        *bytes,
                   const char    *expected,
                   guint          n_backups,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autofree char *target = ent_store_dup_target (path);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autoptr (GError) local = NULL;
  Replacing self = {
    .path = path, .target = target, .folder = folder, .bytes = bytes, .expected = expected,
    .n_backups = n_backups, .cancellable = cancellable,
  };

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (look_at_target (&self, &local) && may_go_on (&self, &local) && replace (&self, &local))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

typedef struct
{
  char   *path;
  GBytes *bytes;
  char   *expected;
} Request;

static void
request_free (Request *request)
{
  g_free (request->path);
  g_bytes_unref (request->bytes);
  g_free (request->expected);
  g_free (request);
}

static void
replace_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;

  if (ent_store_replace (request->path, request->bytes, request->expected,
                         ent_store_get_backups (), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ent_store_replace_async:
 * @path: a path
 * @bytes: what the file is to hold
 * @expected: (nullable): see [func@store_replace]
 * @cancellable: (nullable): to stop waiting, such as for a share that stalls. Whether
 *   the file is written then depends on how far it came; it is whole either way
 * @callback: called when it is done, or cancelled
 * @user_data: its data
 *
 * Replaces a file in a thread, and keeps as many backups as
 * [func@store_set_backups] says.
 */
void
ent_store_replace_async (const char          *path,
                         GBytes              *bytes,
                         const char          *expected,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->bytes = g_bytes_ref (bytes);
  request->expected = g_strdup (expected);
  g_task_set_source_tag (task, ent_store_replace_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, replace_in_thread);
}

/**
 * ent_store_replace_finish:
 * @result: what the callback was handed
 * @error: return location
 *
 * Returns: whether it is written; see [func@store_replace]
 */
gboolean
ent_store_replace_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
