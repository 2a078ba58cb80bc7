/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "ent-store-files.h"

/*< private >
 * ent_store_dup_target:
 * @path: a path
 *
 * Follows symbolic links, also to where there is nothing yet.
 *
 * Returns: (transfer full): the file that it leads to
 */
char *
ent_store_dup_target (const char *path)
{
  g_autofree char *at = g_strdup (path);
  char *real = realpath (path, NULL);
  char *target;

  for (int i = 0; real == NULL && i < 40; i++)
    {
      g_autofree char *link = g_file_read_link (at, NULL);
      g_autofree char *folder = g_path_get_dirname (at);

      if (link == NULL)
        break;
      g_free (at);
      at = g_path_is_absolute (link) ? g_steal_pointer (&link)
                                     : g_build_filename (folder, link, NULL);
    }

  target = g_strdup (real ? real : at);
  free (real);
  return target;
}

/*< private >
 * ent_store_load_file:
 * @path: a path
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file's content
 */
GBytes *
ent_store_load_file (const char  *path,
                     GError     **error)
{
  char *content = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, error))
    return NULL;

  return g_bytes_new_take (content, length);
}

/*< private >
 * ent_store_make_temporary:
 * @target: a path
 * @temporary: (out): the path of the temporary file
 *
 * Makes a file in the folder of another, with the permissions of a new one.
 *
 * Returns: its descriptor, or -1 with errno
 */
int
ent_store_make_temporary (const char  *target,
                          char       **temporary)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *pattern = NULL;
  int descriptor;

  /* A name may be as long as the system allows, and then it has no room for more. */
  if (strlen (name) > NAME_MAX - strlen ("..XXXXXX"))
    name[NAME_MAX / 2] = '\0';
  pattern = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  descriptor = g_mkstemp_full (pattern, O_RDWR | O_CLOEXEC, 0666);
  if (descriptor >= 0)
    *temporary = g_steal_pointer (&pattern);

  return descriptor;
}

static void
take_extended_attributes (int         descriptor,
                          const char *path)
{
  char names[4096];
  ssize_t length = listxattr (path, names, sizeof names);

  for (const char *name = names; length > 0 && name < names + length; name += strlen (name) + 1)
    {
      g_autofree char *value = g_malloc (65536);
      ssize_t size = getxattr (path, name, value, 65536);

      if (size >= 0 && fsetxattr (descriptor, name, value, (gsize) size, 0) != 0)
        g_debug ("%s loses %s: %s", path, name, g_strerror (errno));
    }
}

/*< private >
 * ent_store_take_attributes:
 * @descriptor: a new file
 * @path: the file whose place it takes
 * @status: what that is like
 *
 * Gives a new file the owner, permissions and extended attributes of another, as far as
 * the system lets it; never more rights to others than that gave.
 */
void
ent_store_take_attributes (int                descriptor,
                           const char        *path,
                           const struct stat *status)
{
  mode_t mode = status->st_mode & 07777;
  struct stat now;

  if (fstat (descriptor, &now) != 0)
    return;

  if (now.st_gid != status->st_gid && fchown (descriptor, (uid_t) -1, status->st_gid) != 0)
    mode = (mode & ~(mode_t) 02070) | ((mode & 07) << 3);
  if (now.st_uid != status->st_uid && fchown (descriptor, status->st_uid, (gid_t) -1) != 0)
    mode &= ~(mode_t) 04000;
  if (fchmod (descriptor, mode) != 0)
    g_debug ("%s loses its permissions: %s", path, g_strerror (errno));
  take_extended_attributes (descriptor, path);
}

/*< private >
 * ent_store_write_at:
 * @descriptor: a file
 * @data: (array length=length): what to write
 * @length: how much, in bytes
 * @offset: where in the file
 *
 * Writes all of it.
 *
 * Returns: 0, or the number of an error
 */
int
ent_store_write_at (int           descriptor,
                    gconstpointer data,
                    gsize         length,
                    goffset       offset)
{
  const char *at = data;

  while (length > 0)
    {
      ssize_t written = pwrite (descriptor, at, length, offset);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return errno;
      if (written == 0)
        return ENOSPC;
      at += written;
      offset += written;
      length -= (gsize) written;
    }

  return 0;
}

/*< private >
 * ent_store_write_all:
 * @descriptor: an empty file
 * @bytes: what it is to hold
 *
 * Writes a file and waits until it is on the disk.
 *
 * Returns: 0, or the number of an error
 */
int
ent_store_write_all (int     descriptor,
                     GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  int code = ent_store_write_at (descriptor, data, length, 0);

  if (code == 0 && fsync (descriptor) != 0)
    code = errno;

  return code;
}

static int
overwrite (int     descriptor,
           GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  int code = ent_store_write_at (descriptor, data, length, 0);

  if (code == 0 && ftruncate (descriptor, (off_t) length) != 0)
    code = errno;
  if (code == 0 && fsync (descriptor) != 0)
    code = errno;

  return code;
}

/* Where a file system cannot reserve room, one finds out by writing. */
static int
reserve (int     descriptor,
         GBytes *bytes)
{
  int code = posix_fallocate (descriptor, 0, (off_t) MAX (g_bytes_get_size (bytes), 1));

  return code == EOPNOTSUPP || code == EINVAL || code == ENODEV ? 0 : code;
}

static gboolean
holds (const char *path,
       GBytes     *bytes)
{
  g_autoptr (GBytes) now = ent_store_load_file (path, NULL);

  return now != NULL && g_bytes_equal (now, bytes);
}

/*< private >
 * ent_store_overwrite_file:
 * @path: a file
 * @bytes: what it is to hold
 *
 * Writes a file where it is, and looks whether it holds that then. Where that fails, what
 * it held is put back.
 *
 * Returns: 0, or the number of an error
 */
int
ent_store_overwrite_file (const char *path,
                          GBytes     *bytes)
{
  g_autoptr (GBytes) old = ent_store_load_file (path, NULL);
  int descriptor = open (path, O_WRONLY | O_CLOEXEC);
  int code;

  if (descriptor < 0 || old == NULL)
    {
      code = descriptor < 0 ? errno : EIO;
      if (descriptor >= 0)
        close (descriptor);
      return code;
    }

  code = reserve (descriptor, bytes);
  if (code == 0)
    code = overwrite (descriptor, bytes);
  if (code == 0 && !holds (path, bytes))
    code = EIO;
  if (code != 0 && overwrite (descriptor, old) != 0)
    g_warning ("%s could not be put back as it was", path);
  if (close (descriptor) != 0 && code == 0)
    code = errno;

  return code;
}

/*< private >
 * ent_store_copy_file:
 * @from: a file
 * @to: where there is none
 *
 * Returns: whether it was copied
 */
gboolean
ent_store_copy_file (const char *from,
                     const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) copy = g_file_new_for_path (to);

  return g_file_copy (source, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL);
}

/*< private >
 * ent_store_sync_folder:
 * @folder: a folder
 *
 * Waits until the names in it are on the disk. A file system that knows no such thing,
 * or a folder that may not be read, is no error.
 *
 * Returns: 0, or the number of an error
 */
int
ent_store_sync_folder (const char *folder)
{
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int code = 0;

  /* Only where it can never be known is it taken on trust. */
  if (descriptor < 0)
    return errno == EACCES || errno == EPERM ? 0 : errno;
  if (fsync (descriptor) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP &&
      errno != ENOSYS)
    code = errno;
  close (descriptor);

  return code;
}

/*< private >
 * ent_store_sync_file:
 * @path: a file
 *
 * Waits until a file and its name are on the disk, also where another process wrote it
 * that ended before it did so.
 *
 * Returns: 0, or the number of an error
 */
int
ent_store_sync_file (const char *path)
{
  g_autofree char *target = ent_store_dup_target (path);
  g_autofree char *folder = g_path_get_dirname (target);
  int descriptor = open (target, O_RDONLY | O_CLOEXEC);
  int code = 0;

  if (descriptor < 0)
    return errno;
  if (fsync (descriptor) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP &&
      errno != ENOSYS)
    code = errno;
  close (descriptor);

  return code != 0 ? code : ent_store_sync_folder (folder);
}

/*< private >
 * ent_store_make_folder:
 * @folder: a path
 * @n_above: how many folders above it may be new as well, from 0
 *
 * Makes a folder for the user alone, with those above it, and waits until their names
 * are on the disk: what is written in a folder whose name is lost is lost with it. Those
 * that were there are waited for too, for who made them may have been killed before it did.
 *
 * Returns: 0, or the number of an error
 */
int
ent_store_make_folder (const char *folder,
                       guint       n_above)
{
  g_autofree char *at = g_strdup (folder);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return errno;

  for (guint i = 0; i <= n_above; i++)
    {
      g_autofree char *above = g_path_get_dirname (at);
      int code = ent_store_sync_folder (above);

      if (code != 0)
        return code;
      g_free (at);
      at = g_steal_pointer (&above);
    }

  return 0;
}
