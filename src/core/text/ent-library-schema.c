/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "ent-library-private.h"

/* The library's file: opened, recognised, and brought to the schema of today.
 *
 * The file says whose it is by SQLite's application id, and how far its schema
 * has come by the user version: the number of steps that were taken. Each step is
 * one transaction, so that a file is always at one version or the next. A step
 * that was ever released is never changed; another is added behind it.
 *
 * Whatever is not ours, or newer than we are, is left as it is.
 */

#define APPLICATION_ID 0x456e7465 /* "Ente" */
#define PATIENCE_MS    5000

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

static gboolean
check_writable (sqlite3     *database,
                const char  *path,
                GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (sqlite3_db_readonly (database, "main") != 1)
    return TRUE;

  g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY,
               _("The library “%s” is read-only: make the file and its folder writable"), name);
  return FALSE;
}

/* With a write-ahead log, those who read need not wait for the one who writes. Where
 * another connection has the file just now, it is left to that one. */
static gboolean
set_up_connection (sqlite3     *database,
                   const char  *path,
                   GError     **error)
{
  int status = sqlite3_exec (database, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);

  if (status != SQLITE_OK && (status & 0xff) != SQLITE_BUSY)
    {
      ent_library_set_error (database, path, error);
      return FALSE;
    }

  return run (database, path, "PRAGMA foreign_keys = ON", error);
}

/*< private >
 * ent_library_open:
 * @path: the file; it, and its folder, are made where they are not there
 * @error: return location
 *
 * Returns: (transfer full): a connection to a library of today's schema, or %NULL
 *   with an %ENT_LIBRARY_ERROR
 */
sqlite3 *
ent_library_open (const char  *path,
                  GError     **error)
{
  g_autoptr (sqlite3) database = NULL;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                    SQLITE_OPEN_EXRESCODE;

  if (!make_folder (path, error))
    return NULL;
  if (sqlite3_open_v2 (path, &database, flags, NULL) != SQLITE_OK)
    {
      ent_library_set_error (database, path, error);
      return NULL;
    }

  sqlite3_busy_timeout (database, PATIENCE_MS);
  if (!check_writable (database, path, error) ||
      !check_owner (database, path, error) ||
      !check_version (database, path, G_N_ELEMENTS (steps), error) ||
      !set_up_connection (database, path, error) ||
      !ent_library_migrate (database, path, steps, G_N_ELEMENTS (steps), error))
    return NULL;

  return g_steal_pointer (&database);
}
