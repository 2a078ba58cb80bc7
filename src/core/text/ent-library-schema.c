/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ent-library-private.h"
#include "ent-library-words.h"

/* The library's file: opened, recognised, and brought to the schema of today.
 *
 * The file says whose it is by SQLite's application id, and how far its schema
 * has come by the user version: the number of steps that were taken. Each step is
 * one transaction, so that a file is always at one version or the next. A step
 * that was ever released is never changed; another is added behind it.
 *
 * Whatever is not ours, or newer than we are, is left as it is. What may not be
 * written is read.
 */

#define APPLICATION_ID 0x456e7465 /* "Ente" */
#define PATIENCE_MS    5000

/* The index holds words as ent-library-words.c folds them, and no text. Beginnings of
 * one letter are indexed, too: for a tenth more room they are found ten times faster. */
#define CREATE_INDEX \
  "CREATE VIRTUAL TABLE text_index USING fts5 (" \
  "  title, byline, content, content = '', contentless_delete = 1," \
  "  tokenize = 'ascii', prefix = '1 2 3'" \
  ");"
#define FILL_INDEX \
  "INSERT INTO text_index (rowid, title, byline, content)" \
  "  SELECT text.id, ent_fold (coalesce (title, name)), ent_fold (coalesce (byline, ''))," \
  "    ent_fold (body.content)" \
  "    FROM text JOIN body ON body.text = text.id"

static const char *const steps[] = {
  /* 1: texts, the copies that articles were found in, and the index. The index
   * holds no words of its own: it reads them in the texts. */
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
  "END;",

  /* 2: what is known of a text, which is short, apart from its words, which are long;
   * who uses it; whether it was removed; an index of folded words. */
  "DROP TRIGGER text_added;"
  "DROP TRIGGER text_removed;"
  "DROP TABLE text_index;"
  "CREATE TABLE body ("
  "  text INTEGER PRIMARY KEY REFERENCES text (id) ON DELETE CASCADE,"
  "  roles TEXT NOT NULL,"
  "  content TEXT NOT NULL"
  ") STRICT;"
  "INSERT INTO body (text, roles, content) SELECT id, roles, content FROM text;"
  "ALTER TABLE text ADD COLUMN byline TEXT;"
  "ALTER TABLE text ADD COLUMN csl TEXT;"
  "ALTER TABLE text ADD COLUMN length INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE text ADD COLUMN removed INTEGER;"
  "UPDATE text SET length = length (content);"
  "ALTER TABLE text DROP COLUMN content;"
  "ALTER TABLE text DROP COLUMN roles;"
  "CREATE TABLE use ("
  "  address TEXT NOT NULL,"
  "  label TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  text INTEGER NOT NULL REFERENCES text (id) ON DELETE CASCADE,"
  "  PRIMARY KEY (address, text, label)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX use_text ON use (text);"
  CREATE_INDEX
  FILL_INDEX ";"
  "CREATE TRIGGER body_added AFTER INSERT ON body BEGIN "
  FILL_INDEX " WHERE text.id = new.text;"
  "END;"
  "CREATE TRIGGER text_described AFTER UPDATE OF title, byline ON text BEGIN "
  "DELETE FROM text_index WHERE rowid = new.id;"
  FILL_INDEX " WHERE text.id = new.id;"
  "END;"
  "CREATE TRIGGER text_removed AFTER DELETE ON text BEGIN"
  "  DELETE FROM text_index WHERE rowid = old.id;"
  "END;",
};

static gboolean
run (sqlite3     *database,
     const char  *path,
     const char  *sql,
     GError     **error)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  ent_library_set_error (database, path, error);
  return FALSE;
}

static gboolean
read_number (sqlite3     *database,
             const char  *path,
             const char  *sql,
             guint       *number,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) != SQLITE_OK ||
      sqlite3_step (statement) != SQLITE_ROW)
    {
      ent_library_set_error (database, path, error);
      return FALSE;
    }

  *number = (guint) sqlite3_column_int (statement, 0);
  return TRUE;
}

static gboolean
read_version (sqlite3     *database,
              const char  *path,
              guint       *version,
              GError     **error)
{
  return read_number (database, path, "PRAGMA user_version", version, error);
}

/* ---------------------------------------------------------------- whose file it is */

static gboolean
check_owner (sqlite3     *database,
             const char  *path,
             GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  guint owner, version, n_things;

  if (!read_number (database, path, "PRAGMA application_id", &owner, error) ||
      !read_version (database, path, &version, error) ||
      !read_number (database, path, "SELECT count (*) FROM sqlite_schema", &n_things, error))
    return FALSE;

  if (owner == APPLICATION_ID || (owner == 0 && version == 0 && n_things == 0))
    return TRUE;

  g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FOREIGN,
               _("“%s” is another program's database, not a library of Entente; it was left as "
                 "it is"), name);
  return FALSE;
}

static gboolean
check_version (sqlite3     *database,
               const char  *path,
               guint        newest,
               GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  guint version;

  if (!read_version (database, path, &version, error))
    return FALSE;
  if (version <= newest)
    return TRUE;

  g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_NEWER,
               _("The library “%s” was made by a newer Entente (its version is %u, and this "
                 "Entente knows those up to %u); it was left as it is. Update Entente to use it"),
               name, version, newest);
  return FALSE;
}

/* ---------------------------------------------------------------- migrations */

/* Whether another program took the step meanwhile is asked inside the transaction. */
static gboolean
take_step (sqlite3     *database,
           const char  *path,
           const char  *step,
           guint        number,
           GError     **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u", number);
  guint version;

  if (!read_version (database, path, &version, error))
    return FALSE;
  if (version >= number)
    return TRUE;

  return run (database, path, step, error) && run (database, path, mark, error);
}

static gboolean
take_step_wholly (sqlite3     *database,
                  const char  *path,
                  const char  *step,
                  guint        number,
                  GError     **error)
{
  if (!run (database, path, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (take_step (database, path, step, number, error) && run (database, path, "COMMIT", error))
    return TRUE;

  sqlite3_exec (database, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/*< private >
 * ent_library_migrate:
 * @database: a database
 * @path: its path, for errors
 * @migrations: (array length=n_migrations): SQL that takes the schema from one version
 *   to the next, from version 0 on
 * @n_migrations: the newest version
 * @error: return location
 *
 * Brings a database to the newest version, each step in a transaction of its own.
 * Where one fails, the database stays at the version before it.
 *
 * Returns: whether it is at the newest version; %FALSE with
 *   %ENT_LIBRARY_ERROR_NEWER where it is past that
 */
gboolean
ent_library_migrate (sqlite3            *database,
                     const char         *path,
                     const char *const  *migrations,
                     guint               n_migrations,
                     GError            **error)
{
  guint version;

  if (!check_version (database, path, n_migrations, error) ||
      !read_version (database, path, &version, error))
    return FALSE;

  for (guint i = version; i < n_migrations; i++)
    if (!take_step_wholly (database, path, migrations[i], i + 1, error))
      return FALSE;

  return TRUE;
}

/* ---------------------------------------------------------------- opening */

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (folder);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED,
               _("The library's folder “%s” cannot be made: %s"), name, g_strerror (errno));
  return FALSE;
}

/* What ent_fold() is in SQL. */
static void
fold_cb (sqlite3_context  *context,
         int               n_values,
         sqlite3_value   **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  char *folded;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    {
      sqlite3_result_text (context, "", 0, SQLITE_STATIC);
      return;
    }

  folded = ent_library_fold (text);
  sqlite3_result_text64 (context, folded, strlen (folded), g_free, SQLITE_UTF8);
}

static sqlite3 *
open_database (const char  *path,
               const char  *address,
               int          flags,
               GError     **error)
{
  g_autoptr (sqlite3) database = NULL;
  const int always = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;
  const int traits = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

  if (sqlite3_open_v2 (address, &database, flags | always, NULL) != SQLITE_OK ||
      sqlite3_create_function (database, "ent_fold", 1, traits, NULL, fold_cb, NULL, NULL) !=
        SQLITE_OK)
    {
      ent_library_set_error (database, path, error);
      return NULL;
    }

  sqlite3_busy_timeout (database, PATIENCE_MS);
  return g_steal_pointer (&database);
}

/* A path is not to be taken for an address, whatever it begins with. */
static char *
dup_address (const char *path,
             const char *query)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);

  return g_strconcat ("file://", escaped, query, NULL);
}

/* ---------------------------------------------------------------- the journal */

/* Where nobody can ask who holds a lock, as in a folder that Flatpak's document portal
 * lends, SQLite keeps no write-ahead log: it would mark the file as one that has a log, and
 * then fail to read it. What may not be written is not for this to say. */
static gboolean
can_keep_log (const char *path)
{
  g_autofree char *probe = g_strconcat (path, ".XXXXXX", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int file = g_mkstemp (probe);
  gboolean can = TRUE;

  if (file < 0)
    return TRUE;

  can = fcntl (file, F_GETLK, &lock) == 0;
  g_close (file, NULL);
  g_unlink (probe);
  return can;
}

/* Turns a library with a write-ahead log into one with a journal that is rolled back, where
 * the log cannot be kept. Only who has the file alone can read the log there. */
static gboolean
leave_log (const char  *path,
           const char  *address,
           GError     **error)
{
  g_autoptr (sqlite3) database = open_database (path, address, SQLITE_OPEN_READWRITE, error);

  return database != NULL && run (database, path, "PRAGMA locking_mode = EXCLUSIVE", error) &&
         check_owner (database, path, error) &&
         check_version (database, path, G_N_ELEMENTS (steps), error) &&
         run (database, path, "PRAGMA journal_mode = DELETE", error);
}

/* With a write-ahead log, those who read need not wait for the one who writes. Where
 * another connection has the file just now, it is left to that one. Migrations move
 * tables about, so references are kept only from then on. */
static gboolean
set_up_connection (sqlite3     *database,
                   const char  *path,
                   gboolean     log,
                   GError     **error)
{
  int status = SQLITE_OK;

  if (log)
    status = sqlite3_exec (database, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);

  if (status != SQLITE_OK && (status & 0xff) != SQLITE_BUSY)
    {
      ent_library_set_error (database, path, error);
      return FALSE;
    }

  return ent_library_migrate (database, path, steps, G_N_ELEMENTS (steps), error) &&
         run (database, path, "PRAGMA foreign_keys = ON", error);
}

/* ---------------------------------------------------------------- to read only */

static gboolean
check_read_only (sqlite3     *database,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  guint version;

  if (!check_owner (database, path, error) ||
      !check_version (database, path, G_N_ELEMENTS (steps), error) ||
      !read_version (database, path, &version, error))
    return FALSE;
  if (version == G_N_ELEMENTS (steps))
    return TRUE;

  g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY,
               _("The library “%s” is read-only, and must be brought up to date before it can "
                 "be used: make the file and its folder writable"), name);
  return FALSE;
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/* To read a file with a write-ahead log, SQLite writes beside it. Where it may not, and
 * nothing waits in the log, the file is read as one that nobody changes. */
static sqlite3 *
open_to_read (const char  *path,
              GError     **error)
{
  g_autofree char *address = dup_address (path, "?mode=ro");
  g_autofree char *frozen = dup_address (path, "?mode=ro&immutable=1");
  g_autoptr (sqlite3) database = NULL;
  g_autoptr (GError) first = NULL;

  database = open_database (path, address, SQLITE_OPEN_READONLY, error);
  if (database == NULL)
    return NULL;
  if (check_read_only (database, path, &first))
    return g_steal_pointer (&database);

  if (g_error_matches (first, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED) && !has_log (path))
    {
      g_clear_pointer (&database, sqlite3_close_v2);
      database = open_database (path, frozen, SQLITE_OPEN_READONLY, NULL);
      if (database != NULL && check_read_only (database, path, NULL))
        return g_steal_pointer (&database);
    }

  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

/* ---------------------------------------------------------------- to write */

/* Returns NULL, without an error, where the file may be read but not written. */
static sqlite3 *
open_to_write (const char  *path,
               GError     **error)
{
  g_autofree char *address = dup_address (path, "");
  g_autoptr (sqlite3) database = NULL;
  gboolean log = can_keep_log (path);

  database = open_database (path, address, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (database == NULL || sqlite3_db_readonly (database, "main") == 1)
    return NULL;

  if ((!log && !leave_log (path, address, error)) || !check_owner (database, path, error) ||
      !check_version (database, path, G_N_ELEMENTS (steps), error) ||
      !set_up_connection (database, path, log, error))
    return NULL;

  return g_steal_pointer (&database);
}

/* Whether it is that the file, or what stands beside it, may not be written. */
static gboolean
is_denied (const char   *path,
           const GError *error)
{
  return error == NULL ||
         g_error_matches (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY) ||
         (g_error_matches (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED) &&
          g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/*< private >
 * ent_library_open:
 * @path: the file
 * @read_only: whether nothing is to be written; otherwise the file, and its folder, are
 *   made where they are not there, and one that may not be written is opened to be read
 * @error: return location
 *
 * Returns: (transfer full): a connection to a library of today's schema, or %NULL
 *   with an %ENT_LIBRARY_ERROR
 */
sqlite3 *
ent_library_open (const char  *path,
                  gboolean     read_only,
                  GError     **error)
{
  g_autoptr (GError) denied = NULL;
  sqlite3 *database = NULL;

  if (read_only)
    return open_to_read (path, error);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !make_folder (path, error))
    return NULL;

  database = open_to_write (path, &denied);
  if (database == NULL && is_denied (path, denied))
    {
      g_autoptr (GError) unread = NULL;

      database = open_to_read (path, &unread);
      if (database == NULL && denied == NULL)
        g_propagate_error (&denied, g_steal_pointer (&unread));
    }
  if (database == NULL)
    g_propagate_error (error, g_steal_pointer (&denied));

  return database;
}

/*< private >
 * ent_library_get_index_sql:
 *
 * Returns: the SQL that makes the index anew out of the texts
 */
const char *
ent_library_get_index_sql (void)
{
  return "DROP TABLE IF EXISTS text_index;" CREATE_INDEX FILL_INDEX;
}
