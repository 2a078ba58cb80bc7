/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "config.h"

#include <fcntl.h>
#include <stdarg.h>
#include <sys/syscall.h>

#include "library-helpers.h"

/* The library's file: older schemas, and what becomes of files that are damaged, newer,
 * locked, full, or none of ours. */

/* ---------------------------------------------------------------- the file */

static char *
read_journal_mode (const char *path)
{
  g_autoptr (sqlite3) database = open_database (path);
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (database, "PRAGMA journal_mode", -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

static void
test_set_up (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autoptr (sqlite3) database = open_database (fixture->path);
  g_autofree char *mode = read_journal_mode (fixture->path);

  g_assert_cmpint (read_number (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (read_number (library->database, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpstr (mode, ==, "wal");
}

/* While it is set, locks are taken, but nobody can ask who holds one: as in a folder that
 * Flatpak's document portal lends. SQLite calls this, too, as the program's own. */
static gboolean is_lent;

int
fcntl (int file,
       int command,
       ...)
{
  va_list arguments;
  long argument;

  va_start (arguments, command);
  argument = va_arg (arguments, long);
  va_end (arguments);

  if (is_lent && command == F_GETLK)
    {
      errno = EIO;
      return -1;
    }
  return (int) syscall (SYS_fcntl, file, command, argument);
}

static void
assert_only_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (files), ==, name);
  g_assert_null (g_dir_read_name (files));
}

/* Two use the library there, which is to hold the text of DIGEST, if any. */
static void
check_lent (const char *path,
            const char *digest)
{
  Fixture lent = { .path = (char *) path };
  g_autoptr (EntLibrary) library = NULL;
  g_autoptr (EntLibrary) second = NULL;
  g_autofree char *added = NULL;
  g_autofree char *mode = NULL;

  is_lent = TRUE;
  library = open_library (&lent);
  g_assert_true (digest == NULL || has_text (library, digest));
  second = open_library (&lent);
  added = add (second, BREAD, "bread.md", TRUE);
  g_assert_true (has_text (library, added));
  mode = read_journal_mode (path);
  g_assert_cmpstr (mode, ==, "delete");

  g_clear_object (&library);
  g_clear_object (&second);
  is_lent = FALSE;
  assert_only_file (path);
}

static void
test_lent_folder (Fixture       *fixture,
                  gconstpointer  data)
{
  check_lent (fixture->path, NULL);
}

static void
copy_file (const char *from,
           const char *to,
           const char *ending)
{
  g_autofree char *source = g_strconcat (from, ending, NULL);
  g_autofree char *target = g_strconcat (to, ending, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &content, &length, &error));
  g_assert_cmpuint (length, >, 0);
  g_assert_true (g_file_set_contents (target, content, (gssize) length, &error));
  g_assert_no_error (error);
}

/* One who was killed outside has left texts in the log. */
static void
test_lent_log (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "lent", NULL);
  g_autofree char *path = g_build_filename (folder, "library.sqlite", NULL);
  g_autofree char *digest = NULL;
  g_autoptr (EntLibrary) library = open_library (fixture);

  digest = add (library, FERRY, "ferry.md", TRUE);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  copy_file (fixture->path, path, "");
  copy_file (fixture->path, path, "-wal");

  check_lent (path, digest);
}

static void
test_migrate (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const steps[] = {
    "CREATE TABLE old (word TEXT); INSERT INTO old VALUES ('kept')",
    "CREATE TABLE new (word TEXT); INSERT INTO new SELECT word FROM old; DROP TABLE old",
    "ALTER TABLE new ADD COLUMN length INTEGER; UPDATE new SET length = length (word)",
  };
  g_autofree char *path = g_build_filename (fixture->folder, "steps.sqlite", NULL);
  g_autoptr (sqlite3) database = open_database (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_library_migrate (database, path, steps, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_number (database, "PRAGMA user_version"), ==, 1);

  g_assert_true (ent_library_migrate (database, path, steps, 3, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_number (database, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (read_number (database, "SELECT length FROM new WHERE word = 'kept'"), ==, 4);

  /* There is nothing more to do. */
  g_assert_true (ent_library_migrate (database, path, steps, 3, &error));
  g_assert_cmpint (read_number (database, "SELECT count (*) FROM new"), ==, 1);

  g_assert_false (ent_library_migrate (database, path, steps, 2, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_NEWER);
}

/* A step that breaks off half way has not been taken. */
static void
test_migrate_fails (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const steps[] = {
    "CREATE TABLE old (word TEXT); INSERT INTO old VALUES ('kept')",
    "CREATE TABLE new (word TEXT); DELETE FROM old; INSERT INTO nowhere VALUES (1)",
  };
  g_autofree char *path = g_build_filename (fixture->folder, "steps.sqlite", NULL);
  g_autoptr (sqlite3) database = open_database (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (ent_library_migrate (database, path, steps, 2, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "steps.sqlite"));
  g_assert_cmpint (read_number (database, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_number (database, "SELECT count (*) FROM old"), ==, 1);
  g_assert_cmpint (read_number (database, "SELECT count (*) FROM sqlite_schema"), ==, 1);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *message = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  {
    g_autoptr (EntLibrary) library = open_library (fixture);

    digest = add (library, BREAD, "bread", TRUE);
  }
  {
    g_autoptr (sqlite3) database = open_database (fixture->path);

    run (database, "PRAGMA user_version = 99");
  }

  before = read_file (fixture->path);
  message = refuse (fixture->path, ENT_LIBRARY_ERROR_NEWER);
  after = read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_nonnull (strstr (message, "newer Entente"));
  g_assert_nonnull (strstr (message, "99"));

  {
    g_autoptr (sqlite3) database = open_database (fixture->path);

    run (database, "PRAGMA user_version = 2");
  }
  {
    g_autoptr (EntLibrary) library = open_library (fixture);

    g_assert_true (has_text (library, digest));
  }
}

static void
test_foreign (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.sqlite", NULL);
  g_autofree char *message = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  {
    g_autoptr (sqlite3) database = open_database (path);

    run (database, "CREATE TABLE text (recipe TEXT); INSERT INTO text VALUES ('bread')");
  }

  before = read_file (path);
  message = refuse (path, ENT_LIBRARY_ERROR_FOREIGN);
  after = read_file (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_nonnull (strstr (message, "other.sqlite"));
}

static void
test_no_database (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *content = g_strnfill (5000, 'x');
  g_autofree char *path = write_file (fixture, content, -1);
  g_autofree char *message = refuse (path, ENT_LIBRARY_ERROR_DAMAGED);
  g_autofree char *after = NULL;

  g_assert_nonnull (strstr (message, "file.sqlite"));
  g_assert_nonnull (strstr (message, "move the file away"));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, content);
}

/* A file of which the second half is lost: it says so, sooner or later, and never
 * hands out anything wrong. */
static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntLibrary) damaged = NULL;
  g_autoptr (EntText) text = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (EntLibrary) library = open_library (fixture);

    digest = add (library, BREAD, "bread", TRUE);
  }
  bytes = read_file (fixture->path);
  path = write_file (fixture, g_bytes_get_data (bytes, NULL),
                     (gssize) g_bytes_get_size (bytes) / 2);

  damaged = ent_library_new (path, &error);
  if (damaged != NULL)
    text = ent_library_get (damaged, digest, &error);
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_DAMAGED);
  g_assert_null (text);
}

static void
test_altered (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const alterations[] = {
    "UPDATE body SET content = replace (content, 'salt', 'sand')",
    "UPDATE body SET content = replace (content, 'sand', 'salt'), roles = roles || 'p'",
    "UPDATE body SET roles = 'th'; UPDATE body SET roles = 't?'",
    "UPDATE body SET roles = ''",
    "UPDATE body SET roles = 'tp', content = CAST (x'ff0affff' AS TEXT)",
  };
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *digest = add (library, BREAD, "bread", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (alterations); i++)
    {
      g_autoptr (GError) error = NULL;

      run (library->database, alterations[i]);
      g_assert_null (ent_library_get (library, digest, &error));
      g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_DAMAGED);
    }
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *file = write_file (fixture, "no folder", -1);
  g_autofree char *path = g_build_filename (file, "below", "library.sqlite", NULL);
  g_autofree char *message = refuse (path, ENT_LIBRARY_ERROR_FAILED);
  g_autofree char *folder = refuse (fixture->folder, ENT_LIBRARY_ERROR_FAILED);

  g_assert_nonnull (strstr (message, "below"));
  g_assert_nonnull (strstr (folder, "cannot be opened"));
}

/* It may be read where it may not be written, were its folder closed, too. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (EntText) bread = text_read (BREAD, "bread");
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  {
    g_autoptr (EntLibrary) library = open_library (fixture);
    g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  }
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  for (guint mode = 0700; mode >= 0500; mode -= 0200)
    {
      g_autoptr (EntLibrary) library = NULL;

      g_assert_cmpint (g_chmod (folder, (int) mode), ==, 0);
      library = open_library (fixture);
      g_assert_true (ent_library_is_read_only (library));
      assert_found (library, "gulls", "The Ferry");
      g_assert_false (ent_library_add (library, bread, NULL, &error));
      g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY);
      g_clear_error (&error);
    }
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autoptr (EntLibrary) second = open_library (fixture);
  g_autoptr (EntText) text = text_read (BREAD, "bread");
  g_autofree char *ferry = add (second, FERRY, "ferry", TRUE);
  g_autoptr (sqlite3) writer = open_database (fixture->path);
  g_autoptr (GError) error = NULL;

  /* What one adds, the other has. */
  g_assert_true (has_text (library, ferry));

  run (writer, "BEGIN EXCLUSIVE");
  ent_library_set_patience (library, 10);
  g_assert_false (ent_library_add (library, text, NULL, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "in use by another program"));
  g_clear_error (&error);
  /* To read, nobody waits. */
  g_assert_true (has_text (library, ferry));
  assert_found (library, "gulls", "The Ferry");

  run (writer, "COMMIT");
  g_assert_true (ent_library_add (library, text, NULL, &error));
  g_assert_no_error (error);
}

/* ---------------------------------------------------------------- version 1 */

/* As the first Entente made it, word for word. */
static const char version_1[] =
  "PRAGMA journal_mode = WAL;"
  "PRAGMA application_id = 0x456e7465;"
  "CREATE TABLE text ("
  "  id INTEGER PRIMARY KEY,"
  "  digest TEXT NOT NULL UNIQUE,"
  "  name TEXT NOT NULL,"
  "  title TEXT,"
  "  roles TEXT NOT NULL,"
  "  content TEXT NOT NULL,"
  "  added INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE attachment ("
  "  article TEXT PRIMARY KEY,"
  "  text INTEGER NOT NULL REFERENCES text (id) ON DELETE CASCADE"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX attachment_text ON attachment (text);"
  "CREATE VIRTUAL TABLE text_index USING fts5 ("
  "  title, content, content = 'text', content_rowid = 'id',"
  "  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"
  ");"
  "CREATE TRIGGER text_added AFTER INSERT ON text BEGIN"
  "  INSERT INTO text_index (rowid, title, content)"
  "    VALUES (new.id, new.title, new.content);"
  "END;"
  "CREATE TRIGGER text_removed AFTER DELETE ON text BEGIN"
  "  INSERT INTO text_index (text_index, rowid, title, content)"
  "    VALUES ('delete', old.id, old.title, old.content);"
  "END;"
  "PRAGMA user_version = 1;";

static void
insert_in_version_1 (sqlite3    *database,
                     const char *content,
                     const char *name,
                     const char *roles)
{
  g_autoptr (EntText) text = text_read (content, name);
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (database,
                                       "INSERT INTO text (digest, name, title, roles, content, added)"
                                       " VALUES (?, ?, ?, ?, ?, 1700000000)",
                                       -1, &statement, NULL), ==, SQLITE_OK);
  ent_library_bind (statement, 1, ent_text_get_digest (text));
  ent_library_bind (statement, 2, name);
  ent_library_bind (statement, 3, ent_text_get_title (text));
  ent_library_bind (statement, 4, roles);
  ent_library_bind (statement, 5, ent_text_get_content (text));
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
}

static void
make_version_1 (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (sqlite3) database = NULL;

  g_mkdir_with_parents (folder, 0700);
  database = open_database (path);
  run (database, version_1);
  insert_in_version_1 (database, BREAD, "bread.md", "tp");
  insert_in_version_1 (database, PLAIN, "note.txt", "p");
  run (database, "INSERT INTO attachment (article, text) VALUES ('text:of an article', 1)");
}

static void
test_version_1 (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (EntText) bread = text_read (BREAD, "bread.md");
  g_autoptr (EntText) kept = NULL;
  g_autoptr (EntLibrary) library = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *ferry = NULL;

  make_version_1 (fixture->path);
  library = open_library (fixture);
  g_assert_cmpint (read_number (library->database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (read_number (library->database, "PRAGMA foreign_keys"), ==, 1);

  kept = ent_library_get (library, ent_text_get_digest (bread), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ent_text_get_content (kept), ==, ent_text_get_content (bread));
  assert_found (library, "salt ", "Bread");
  assert_found (library, "naive cous", "note.txt");
  entries = ent_library_list (library, NULL, &error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (ent_library_entry_get_added (entries->pdata[0]), ==, 1700000000);
  g_assert_cmpuint (ent_library_entry_get_length (entries->pdata[1]), ==,
                    ent_text_get_length (bread));
  g_assert_cmpint (read_number (library->database,
                                "SELECT count (*) FROM attachment JOIN text ON text.id = text"
                                " WHERE article = 'text:of an article' AND title = 'Bread'"),
                   ==, 1);

  /* It is as good as a new one. */
  ferry = add (library, FERRY, "ferry", TRUE);
  assert_found (library, "gulls", "The Ferry");
  g_assert_true (ent_library_remove (library, ent_text_get_digest (bread), &error));
  g_assert_true (ent_library_purge (library, G_MAXINT64, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_number (library->database, "SELECT count (*) FROM attachment"), ==, 0);
  assert_found (library, "salt ", "");
}

static void
test_version_1_read_only (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  make_version_1 (fixture->path);
  before = read_file (fixture->path);
  g_assert_null (ent_library_new_read_only (fixture->path, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "brought up to date"));
  after = read_file (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

/* ---------------------------------------------------------------- what may not be written */

static void
test_reading (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (EntText) bread = text_read (BREAD, "bread");
  g_autofree char *ferry = NULL;
  g_autoptr (EntLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_library_new_read_only (fixture->path, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  library = open_library (fixture);
  ferry = add (library, FERRY, "ferry", TRUE);
  g_assert_false (ent_library_is_read_only (library));
  g_clear_object (&library);

  library = ent_library_new_read_only (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (ent_library_is_read_only (library));
  assert_found (library, "gulls", "The Ferry");
  g_assert_true (has_text (library, ferry));
  g_assert_cmpuint (count_texts (library), ==, 1);
  g_assert_false (ent_library_add (library, bread, NULL, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (ent_library_remove (library, ferry, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (ent_library_mend_index (library, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY);
  g_assert_true (has_text (library, ferry));
}

/* A disk that has no room for one more page. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autoptr (GString) content = g_string_new ("# Long\n\n");
  g_autoptr (EntText) text = NULL;
  g_autofree char *limit = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (content, "line%u of the log is long\n\n", i);
  text = text_read (content->str, "log");
  limit = g_strdup_printf ("PRAGMA max_page_count = %d",
                           read_number (library->database, "PRAGMA page_count") + 1);
  run (library->database, limit);

  g_assert_false (ent_library_add (library, text, NULL, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "the disk is full"));
  g_clear_error (&error);
  g_assert_true (has_text (library, ferry));
  assert_found (library, "gulls", "The Ferry");
  assert_found (library, "line17", "");

  run (library->database, "PRAGMA max_page_count = 1000000");
  g_assert_true (ent_library_add (library, text, NULL, &error));
  g_assert_no_error (error);
  assert_found (library, "line17", "Long");
}

/* ---------------------------------------------------------------- damaged in the middle */

/* The page of a tree is overwritten: what stands in it is lost, the rest is not. */
static void
damage (const char *path,
        const char *words)
{
  char *content = NULL;
  gsize length;
  gsize page;
  char *place;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  place = memmem (content, length, words, strlen (words));
  g_assert_nonnull (place);
  page = (gsize) (place - content) / 4096;
  memset (content + page * 4096, 0xa5, 4096);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_free (content);
}

static void
test_damaged_text (Fixture       *fixture,
                   gconstpointer  data)
{
  char *digests[40] = { NULL };
  g_autoptr (GError) error = NULL;
  guint n_good = 0;
  guint n_damaged = 0;

  {
    g_autoptr (EntLibrary) library = open_library (fixture);

    for (guint i = 0; i < 40; i++)
      {
        g_autoptr (GString) content = g_string_new (NULL);

        g_string_append_printf (content, "# Leaf %u\n\n", i);
        for (guint j = 0; j < 30; j++)
          g_string_append_printf (content, "Leaf%u is green on branch %u.\n\n", i, j);
        digests[i] = add (library, content->str, "leaf", TRUE);
      }
    run (library->database, "PRAGMA wal_checkpoint (TRUNCATE)");
  }
  damage (fixture->path, "Leaf20 is green on branch 3.");

  {
    g_autoptr (EntLibrary) library = open_library (fixture);
    g_autoptr (GPtrArray) entries = ent_library_list (library, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (entries->len, ==, 40);
    for (guint i = 0; i < 40; i++)
      {
        g_autoptr (EntText) text = ent_library_get (library, digests[i], &error);

        n_good += text != NULL;
        n_damaged += g_error_matches (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_DAMAGED);
        g_clear_error (&error);
      }
  }
  g_assert_cmpuint (n_good + n_damaged, ==, 40);
  g_assert_cmpuint (n_damaged, >=, 1);
  g_assert_cmpuint (n_good, >=, 20);
  for (guint i = 0; i < 40; i++)
    g_free (g_steal_pointer (&digests[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/library/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("file/set-up", test_set_up);
  ADD ("file/lent-folder", test_lent_folder);
  ADD ("file/lent-folder/log", test_lent_log);
  ADD ("file/migrate", test_migrate);
  ADD ("file/migrate/fails", test_migrate_fails);
  ADD ("file/newer", test_newer);
  ADD ("file/foreign", test_foreign);
  ADD ("file/no-database", test_no_database);
  ADD ("file/truncated", test_truncated);
  ADD ("file/altered", test_altered);
  ADD ("file/no-folder", test_no_folder);
  ADD ("file/read-only", test_read_only);
  ADD ("file/busy", test_busy);
  ADD ("file/version-1", test_version_1);
  ADD ("file/version-1/read-only", test_version_1_read_only);
  ADD ("file/reading", test_reading);
  ADD ("file/full", test_full);
  ADD ("file/damaged-text", test_damaged_text);
#undef ADD

  return g_test_run ();
}
