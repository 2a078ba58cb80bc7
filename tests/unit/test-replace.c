/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "case-helpers.h"
#include "ent-store-files.h"

/* A file that is mounted on its own, as into a sandbox, takes no other in its place. This
 * stands for the system's own in this program. */
static gboolean renaming_refused;

int
rename (const char *from,
        const char *to)
{
  if (!renaming_refused)
    return renameat (AT_FDCWD, from, AT_FDCWD, to);

  errno = EBUSY;
  return -1;
}

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("replace-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.entente", NULL);
}

static GPtrArray *
list_names (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);

  return names;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) names = NULL;

  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  names = list_names (fixture);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names->pdata[i], NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_names (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GPtrArray) names = list_names (fixture);
  g_autofree char *text = NULL;

  g_ptr_array_add (names, NULL);
  text = g_strjoinv (" ", (GStrv) names->pdata);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static gboolean
replace (Fixture     *fixture,
         const char  *content,
         const char  *expected,
         guint        n_backups,
         GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GBytes) old = expected ? g_bytes_new (expected, strlen (expected)) : NULL;
  g_autofree char *digest = old ? ent_store_digest (old) : NULL;

  return ent_store_replace (fixture->path, bytes, digest, n_backups, NULL, error);
}

static void
test_changed_underneath (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (replace (fixture, "one", NULL, 0, NULL));
  g_assert_true (replace (fixture, "two", "one", 0, NULL));
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));

  g_assert_false (replace (fixture, "three", "two", 0, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CHANGED);
  assert_content (fixture->path, "theirs");
  assert_names (fixture, "a.entente");
  /* They wrote just what we would. */
  g_assert_true (replace (fixture, "theirs", "two", 0, NULL));
  /* The user said so. */
  g_assert_true (replace (fixture, "three", NULL, 0, NULL));
  /* What is not there is made again. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_true (replace (fixture, "four", "three", 0, NULL));
  assert_content (fixture->path, "four");
}

static void
test_backups (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *first = ent_store_dup_backup (fixture->path, 1);
  g_autofree char *second = ent_store_dup_backup (fixture->path, 2);

  g_assert_true (replace (fixture, "one", NULL, 2, NULL));
  assert_names (fixture, "a.entente");
  g_assert_true (replace (fixture, "two", NULL, 2, NULL));
  assert_names (fixture, "a.entente a.entente.~1~");
  g_assert_true (replace (fixture, "three", NULL, 2, NULL));
  g_assert_true (replace (fixture, "four", NULL, 2, NULL));
  assert_names (fixture, "a.entente a.entente.~1~ a.entente.~2~");
  assert_content (fixture->path, "four");
  assert_content (first, "three");
  assert_content (second, "two");
}

static void
test_backups_of_case (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (EntCase) the_case = case_read (small_case);

  g_assert_cmpuint (ent_store_get_backups (), ==, 0);
  ent_store_set_backups (1);
  g_assert_true (ent_store_save (the_case, fixture->path, NULL));
  g_assert_true (ent_store_save (the_case, fixture->path, NULL));
  assert_names (fixture, "a.entente a.entente.~1~");
  ent_store_set_backups (0);
}

static void
test_rights (Fixture       *fixture,
             gconstpointer  data)
{
  const mode_t modes[] = { 0600, 0664, 0666, 0755 };
  mode_t mask = umask (077);

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      GStatBuf status;

      g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
      g_assert_cmpint (g_chmod (fixture->path, (int) modes[i]), ==, 0);
      g_assert_true (replace (fixture, "new", NULL, 0, NULL));
      g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 07777, ==, modes[i]);
    }
  umask (mask);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);

  /* One that leads nowhere yet, by way of another. */
  g_assert_cmpint (symlink ("b", fixture->path), ==, 0);
  {
    g_autofree char *second = g_build_filename (fixture->folder, "b", NULL);

    g_assert_cmpint (symlink (target, second), ==, 0);
  }
  g_assert_true (replace (fixture, "one", NULL, 0, NULL));
  assert_content (target, "one");
  g_assert_true (replace (fixture, "two", "one", 0, NULL));
  assert_content (target, "two");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  assert_names (fixture, "a.entente b target");
}

/* Root may write everything. */
static gboolean
skip_as_root (void)
{
  if (geteuid () != 0)
    return FALSE;

  g_test_skip ("rights mean nothing to root");
  return TRUE;
}

static void
test_read_only_file (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  if (skip_as_root ())
    return;
  g_assert_false (replace (fixture, "new", NULL, 0, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY);
  assert_content (fixture->path, "old");
}

/* The folder takes no new file, but the file can be written. */
static void
test_read_only_folder (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "b.entente", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old and longer", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  if (skip_as_root ())
    return;
  g_assert_true (replace (fixture, "new", "old and longer", 0, &error));
  g_assert_no_error (error);
  assert_content (fixture->path, "new");
  g_assert_false (ent_store_replace (other, bytes, NULL, 0, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_names (fixture, "a.entente");
}

/* What replacing falls back on where a folder refuses it. */
static void
test_in_place (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GBytes) shorter = g_bytes_new_static ("s", 1);
  g_autoptr (GBytes) longer = g_bytes_new_static ("much longer than before", 23);
  GStatBuf before;
  GStatBuf after;

  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
  g_assert_cmpint (g_stat (fixture->path, &before), ==, 0);
  g_assert_cmpint (ent_store_overwrite_file (fixture->path, shorter), ==, 0);
  assert_content (fixture->path, "s");
  g_assert_cmpint (ent_store_overwrite_file (fixture->path, longer), ==, 0);
  assert_content (fixture->path, "much longer than before");
  g_assert_cmpint (g_stat (fixture->path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
}

static void
test_mounted_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old and longer", -1, NULL));
  renaming_refused = TRUE;
  g_assert_true (replace (fixture, "new", "old and longer", 0, &error));
  g_assert_no_error (error);
  assert_content (fixture->path, "new");
  g_assert_false (replace (fixture, "newer", "old and longer", 0, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CHANGED);
  assert_content (fixture->path, "new");
  assert_names (fixture, "a.entente");

  /* Where there is no file yet, nothing can be written in place. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_clear_error (&error);
  g_assert_false (replace (fixture, "new", NULL, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  assert_names (fixture, "");
  renaming_refused = FALSE;
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GError) error = NULL;

  ent_store_replace_async (fixture->path, bytes, NULL, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ent_store_replace_finish (result, &error));
  g_assert_no_error (error);
  assert_content (fixture->path, "new");

  g_cancellable_cancel (cancellable);
  g_assert_false (ent_store_replace (fixture->path, bytes, NULL, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  ent_store_replace_async (fixture->path, bytes, NULL, cancellable, result_cb, &cancelled);
  while (cancelled == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (ent_store_replace_finish (cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/replace/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("changed-underneath", test_changed_underneath);
  ADD ("backups", test_backups);
  ADD ("backups-of-case", test_backups_of_case);
  ADD ("rights", test_rights);
  ADD ("links", test_links);
  ADD ("read-only-file", test_read_only_file);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("in-place", test_in_place);
  ADD ("mounted-file", test_mounted_file);
  ADD ("async", test_async);
#undef ADD

  return g_test_run ();
}
