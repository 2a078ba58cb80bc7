/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <unistd.h>

#include <glib/gstdio.h>

#include "ent-library-private.h"
#include "text-helpers.h"

/* A library in a folder of its own, for the tests of the library. Texts made up here. */

#define FERRY \
  "The Harbour Post\n\n# The Ferry\n\nBy A. Nyone\n\nÉva rows the old ferry across the bay.\n\n" \
  "The council AND the gulls want a new one, or so the harbour master says.\n"
#define BREAD \
  "# Bread\n\nFlour, water and salt are all that a baker needs, and a ferry for none of it.\n"
#define PLAIN \
  "A note with no title stands here, and it speaks of the harbourmaster's naïve cousin.\n"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("entente-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "deep", "library.sqlite", NULL);
}

static inline void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static inline EntLibrary *
open_library (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  EntLibrary *library = ent_library_new (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_true (ENT_IS_LIBRARY (library));

  return library;
}

/* The message with which the file is refused. */
static inline char *
refuse (const char *path,
        int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_library_new (path, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));

  return g_strdup (error->message);
}

/* Its digest. */
static inline char *
add (EntLibrary *library,
     const char *content,
     const char *name,
     gboolean    expect_new)
{
  g_autoptr (EntText) text = text_read (content, name);
  g_autoptr (GError) error = NULL;
  gboolean is_new = !expect_new;

  g_assert_true (ent_library_add (library, text, &is_new, &error));
  g_assert_no_error (error);
  g_assert_cmpint (is_new, ==, expect_new);

  return g_strdup (ent_text_get_digest (text));
}

static inline gboolean
has_text (EntLibrary *library,
          const char *digest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntText) text = ent_library_get (library, digest, &error);

  g_assert_no_error (error);

  return text != NULL;
}

/* The titles of what is found, the best first. */
static inline char *
search (EntLibrary *library,
        const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = ent_library_search (library, query, NULL, 0, 10, NULL, &error);
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      EntLibraryEntry *hit = g_ptr_array_index (hits, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                              ent_library_entry_get_title (hit));
    }

  return g_string_free_and_steal (g_steal_pointer (&titles));
}

static inline void
assert_found (EntLibrary *library,
              const char *query,
              const char *expected)
{
  g_autofree char *titles = search (library, query);

  if (g_strcmp0 (titles, expected) != 0)
    g_test_message ("the query was: %s", query);
  g_assert_cmpstr (titles, ==, expected);
}

static inline sqlite3 *
open_database (const char *path)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);

  return database;
}

static inline void
run (sqlite3    *database,
     const char *sql)
{
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static inline int
read_number (sqlite3    *database,
             const char *sql)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);

  return sqlite3_column_int (statement, 0);
}

static inline GBytes *
read_file (const char *path)
{
  char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));

  return g_bytes_new_take (content, length);
}

/* A file beside the library's own, for what is none. */
static inline char *
write_file (Fixture    *fixture,
            const char *content,
            gssize      length)
{
  char *path = g_build_filename (fixture->folder, "file.sqlite", NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));

  return path;
}

static inline guint
count_texts (EntLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = ent_library_list (library, NULL, &error);

  g_assert_no_error (error);
  return entries->len;
}
