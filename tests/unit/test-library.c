/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <unistd.h>

#include <glib/gstdio.h>

#include "case-helpers.h"
#include "ent-attachments.h"
#include "ent-library-private.h"

/* A library in a folder of its own: what goes in, what is found, and what becomes of
 * files that are damaged, newer, locked, or none of ours. Texts made up here. */

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

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("entente-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "deep", "library.sqlite", NULL);
}

static void
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

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static EntLibrary *
open_library (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  EntLibrary *library = ent_library_new (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_true (ENT_IS_LIBRARY (library));

  return library;
}

/* The message with which the file is refused. */
static char *
refuse (const char *path,
        int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_library_new (path, &error));
  g_assert_error (error, ENT_LIBRARY_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));

  return g_strdup (error->message);
}

static EntText *
read_text (const char *content,
           const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;
  EntText *text = ent_text_new_from_bytes (bytes, name, &error);

  g_assert_no_error (error);

  return text;
}

/* Its digest. */
static char *
add (EntLibrary *library,
     const char *content,
     const char *name,
     gboolean    expect_new)
{
  g_autoptr (EntText) text = read_text (content, name);
  g_autoptr (GError) error = NULL;
  gboolean is_new = !expect_new;

  g_assert_true (ent_library_add (library, text, &is_new, &error));
  g_assert_no_error (error);
  g_assert_cmpint (is_new, ==, expect_new);

  return g_strdup (ent_text_get_digest (text));
}

static gboolean
has_text (EntLibrary *library,
          const char *digest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntText) text = ent_library_get (library, digest, &error);

  g_assert_no_error (error);

  return text != NULL;
}

/* The titles of what is found, the best first. */
static char *
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

static void
assert_found (EntLibrary *library,
              const char *query,
              const char *expected)
{
  g_autofree char *titles = search (library, query);

  if (g_strcmp0 (titles, expected) != 0)
    g_test_message ("the query was: %s", query);
  g_assert_cmpstr (titles, ==, expected);
}

static sqlite3 *
open_database (const char *path)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);

  return database;
}

static void
run (sqlite3    *database,
     const char *sql)
{
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static int
read_number (sqlite3    *database,
             const char *sql)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);

  return sqlite3_column_int (statement, 0);
}

static GBytes *
read_file (const char *path)
{
  char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));

  return g_bytes_new_take (content, length);
}

/* A file beside the library's own, for what is none. */
static char *
write_file (Fixture    *fixture,
            const char *content,
            gssize      length)
{
  char *path = g_build_filename (fixture->folder, "file.sqlite", NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));

  return path;
}

/* ---------------------------------------------------------------- texts */

static void
test_get (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (EntText) text = read_text (FERRY, "ferry.md");
  g_autoptr (EntText) kept = NULL;
  g_autoptr (GError) error = NULL;
  guint n_blocks, n_kept;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);
  const EntTextBlock *kept_blocks;

  {
    g_autoptr (EntLibrary) library = open_library (fixture);

    g_assert_true (ent_library_add (library, text, NULL, &error));
    g_assert_no_error (error);
  }

  {
    g_autoptr (EntLibrary) library = open_library (fixture);

    kept = ent_library_get (library, ent_text_get_digest (text), &error);
    g_assert_no_error (error);
    g_assert_false (has_text (library, "no digest of anything"));
  }

  g_assert_cmpstr (ent_text_get_content (kept), ==, ent_text_get_content (text));
  g_assert_cmpstr (ent_text_get_digest (kept), ==, ent_text_get_digest (text));
  g_assert_cmpstr (ent_text_get_title (kept), ==, "The Ferry");
  g_assert_cmpstr (ent_text_get_name (kept), ==, "ferry.md");
  g_assert_cmpuint (ent_text_get_length (kept), ==, ent_text_get_length (text));
  kept_blocks = ent_text_get_blocks (kept, &n_kept);
  g_assert_cmpuint (n_kept, ==, n_blocks);
  g_assert_cmpuint (n_blocks, >=, 4);
  for (guint i = 0; i < n_blocks; i++)
    {
      g_assert_cmpint (kept_blocks[i].role, ==, blocks[i].role);
      g_assert_cmpuint (kept_blocks[i].number, ==, blocks[i].number);
      g_assert_cmpuint (kept_blocks[i].start, ==, blocks[i].start);
      g_assert_cmpuint (kept_blocks[i].end, ==, blocks[i].end);
    }
}

/* Other marks and line ends, the same words. */
static void
test_add_twice (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *first = add (library, BREAD, "bread.md", TRUE);
  g_autofree char *again = add (library, BREAD, "bread.md", FALSE);
  g_autofree char *copy =
    add (library,
         "# Bread\r\n\r\nFlour, **water** and salt are all\r\nthat a baker needs, "
         "and a ferry for none of it.",
         "copy.md", FALSE);
  g_autoptr (EntText) kept = ent_library_get (library, first, NULL);

  g_assert_cmpstr (again, ==, first);
  g_assert_cmpstr (copy, ==, first);
  g_assert_cmpstr (ent_text_get_name (kept), ==, "bread.md");
  assert_found (library, "flour", "Bread");
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_library_remove (library, bread, &error));
  g_assert_no_error (error);
  g_assert_false (has_text (library, bread));
  g_assert_true (has_text (library, ferry));
  assert_found (library, "flour", "");
  assert_found (library, "ferry", "The Ferry");

  g_assert_true (ent_library_remove (library, bread, &error));
  g_assert_no_error (error);
  again = add (library, BREAD, "bread", TRUE);
  assert_found (library, "flour", "Bread");
}

/* ---------------------------------------------------------------- search */

static void
test_search_words (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autofree char *plain = add (library, PLAIN, "note.txt", TRUE);

  assert_found (library, "flour salt ", "Bread");
  assert_found (library, "FLOUR gulls ", "");
  /* A word of the title counts for more. */
  assert_found (library, "ferry ", "The Ferry, Bread");
  /* A text without a title goes by its name. */
  assert_found (library, "cousin ", "note.txt");
  /* Diacritics do not matter, on either side. */
  assert_found (library, "eva ", "The Ferry");
  assert_found (library, "ÉVA ", "The Ferry");
  assert_found (library, "E\xcc\x81va ", "The Ferry");
  assert_found (library, "naive ", "note.txt");
  assert_found (library, "fĕrry ", "The Ferry, Bread");
}

static void
test_search_phrases (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);

  assert_found (library, "\"the old ferry\"", "The Ferry");
  assert_found (library, "\"old the ferry\"", "");
  assert_found (library, "“old ferry” gulls ", "The Ferry");
  assert_found (library, "\"a ferry\"", "Bread");
  /* A phrase that is closed is whole, one that is open goes on. */
  assert_found (library, "\"old fer\"", "");
  assert_found (library, "\"old fer", "The Ferry");
  assert_found (library, "old-ferry ", "The Ferry");
}

static void
test_search_prefixes (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autofree char *plain = add (library, PLAIN, "note.txt", TRUE);

  assert_found (library, "cous* note ", "note.txt");
  assert_found (library, "cous note ", "");
  /* As one types. */
  assert_found (library, "note cous", "note.txt");
  assert_found (library, "gul", "The Ferry");
  assert_found (library, "gul ", "");
  assert_found (library, "g", "The Ferry");
}

/* What is an operator to the index is a word, or nothing, to the user. */
static void
test_search_operators (Fixture       *fixture,
                       gconstpointer  data)
{
  static const char *const nothing[] = {
    "", " ", "\"", "\"\"", "\"\"\"", "*", "(", ")", "^", "-", "{", "'", "\\", "\"(\" ", "\"*\"*",
    ":", "«»", "\xf0\x9f\x98\x80", "\xcc\x81",
  };
  static const char *const odd[] = {
    "AND \"(", "\" OR", "NOT", "NEAR(", "NEAR(a b, 2)", "title:", "title : ferry",
    "{title} : ferry", "- ferry", "^ferry", "ferry +", "a\"b\"c", "x' OR 1=1 --",
    "'; DROP TABLE text; --", "\xff\xfe ferry", "\001\002\003",
    "\xf0\x9e\xa4\x80\xf0\x9e\xa4\x81", "a*b*c*", "( ( ( (", "text_index", "%s%n", "rank",
    "ferry\nbay\tgulls",
  };
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autoptr (GString) many = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    assert_found (library, nothing[i], "");
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *titles = search (library, odd[i]);

      g_assert_nonnull (titles);
    }
  for (guint i = 0; i < 20000; i++)
    g_string_append (many, i % 2 == 0 ? "ferry " : "b ");
  assert_found (library, many->str, "");

  assert_found (library, "AND \"(", "The Ferry");
  assert_found (library, "gulls AND council ", "The Ferry");
  assert_found (library, "gulls AND bread ", "");
  assert_found (library, "ferry OR bread ", "");
  assert_found (library, "ferry NOT gulls ", "");
  assert_found (library, "( ferry ) ", "The Ferry");
  assert_found (library, "^council ", "The Ferry");
  assert_found (library, "content:gulls ", "");
  g_assert_true (has_text (library, ferry));
}

static void
test_search_snippets (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *bread = add (library, BREAD, "bread", TRUE);
  g_autofree char *ferry = add (library, FERRY, "ferry", TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = ent_library_search (library, "eva \"old ferry\"", NULL, 0, 10, NULL, &error);
  g_autoptr (GPtrArray) one = NULL;
  EntLibraryEntry *hit;
  const char *snippet;

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (ent_library_entry_get_digest (hit), ==, ferry);
  snippet = ent_library_entry_get_snippet (hit);
  g_assert_nonnull (strstr (snippet, "\002Éva\003 rows the \002old ferry\003 across the bay"));
  g_assert_null (strchr (snippet, '\n'));

  one = ent_library_search (library, "ferry ", NULL, 0, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = ent_library_search (library, "ferry ", NULL, 0, 10, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpfloat (ent_library_entry_get_rank (hits->pdata[0]), <,
                     ent_library_entry_get_rank (hits->pdata[1]));
}

/* ---------------------------------------------------------------- articles */

static EntCase *
read_articles (const char *digest)
{
  g_autofree char *sections = g_strdup_printf (
    "'articles':["
    "{'id':'coded','label':'C','csl':{'title':'The Ferry'},'text':'%s'},"
    "{'id':'plain','label':'P','csl':{'title':'Bread','author':[{'given':'A.','family':'Baker'},"
    "{'literal':'The Guild'}],'issued':{'date-parts':[[1999,5]]}}},"
    "{'id':'later','label':'P','csl':{'title':'Bread','author':[{'given':'A.','family':'Baker'},"
    "{'literal':'The Guild'}],'issued':{'date-parts':[[2000,5]]}}},"
    "{'id':'same','label':'Q','csl':{'issued':{'date-parts':[['1999','5']]},"
    "'author':[{'family':'Baker','given':'A.'},{'literal':'The Guild'}],'title':'Bread'}}]",
    digest);

  return case_read_sections (sections);
}

static EntArticle *
get_article (EntCase    *the_case,
             const char *id)
{
  return ENT_ARTICLE (ent_case_lookup (the_case, ENT_TYPE_ARTICLE, id));
}

/* The name of the text that is found for an article. */
static char *
find (EntLibrary *library,
      EntCase    *the_case,
      const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntText) text =
    ent_library_find_for_article (library, get_article (the_case, id), &error);

  g_assert_no_error (error);

  return text != NULL ? g_strdup (ent_text_get_name (text)) : NULL;
}

static void
assert_text (EntLibrary *library,
             EntCase    *the_case,
             const char *id,
             const char *expected)
{
  g_autofree char *name = find (library, the_case, id);

  g_assert_cmpstr (name, ==, expected);
}

static void
remember (EntLibrary *library,
          EntCase    *the_case,
          const char *id,
          const char *content,
          const char *name)
{
  g_autoptr (EntText) text = read_text (content, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_library_remember (library, get_article (the_case, id), text, &error));
  g_assert_no_error (error);
}

static void
test_remember (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (EntText) ferry = read_text (FERRY, "ferry");
  g_autoptr (EntCase) the_case = read_articles (ent_text_get_digest (ferry));
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *digest = NULL;

  assert_text (library, the_case, "coded", NULL);
  assert_text (library, the_case, "plain", NULL);

  /* The very text that was coded needs no remembering. */
  digest = add (library, FERRY, "ferry", TRUE);
  assert_text (library, the_case, "coded", "ferry");

  /* Of several copies, the last. */
  remember (library, the_case, "coded", "Another copy of the ferry.\n", "other");
  assert_text (library, the_case, "coded", "other");
  remember (library, the_case, "coded", FERRY, "ferry again");
  assert_text (library, the_case, "coded", "ferry");

  /* An article of no text is known by its title, authors and date, in any case. */
  remember (library, the_case, "plain", BREAD, "bread");
  assert_text (library, the_case, "plain", "bread");
  assert_text (library, the_case, "same", "bread");
  assert_text (library, the_case, "later", NULL);
}

static void
test_remember_removed (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (EntText) ferry = read_text (FERRY, "ferry");
  g_autoptr (EntText) other = read_text ("Another copy of the ferry.\n", "other");
  g_autoptr (EntCase) the_case = read_articles (ent_text_get_digest (ferry));
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autofree char *digest = add (library, FERRY, "ferry", TRUE);

  remember (library, the_case, "coded", "Another copy of the ferry.\n", "other");
  g_assert_true (ent_library_remove (library, ent_text_get_digest (other), NULL));
  assert_text (library, the_case, "coded", "ferry");
  g_assert_true (ent_library_remove (library, digest, NULL));
  assert_text (library, the_case, "coded", NULL);
}

/* ---------------------------------------------------------------- the file */

static void
test_set_up (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autoptr (sqlite3) database = open_database (fixture->path);
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_assert_cmpint (read_number (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (read_number (library->database, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (sqlite3_prepare_v2 (database, "PRAGMA journal_mode", -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "wal");
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

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *message = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  g_object_unref (open_library (fixture));
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  message = refuse (fixture->path, ENT_LIBRARY_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (message, "read-only"));
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (EntLibrary) library = open_library (fixture);
  g_autoptr (EntLibrary) second = open_library (fixture);
  g_autoptr (EntText) text = read_text (BREAD, "bread");
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/library/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("get", test_get);
  ADD ("add-twice", test_add_twice);
  ADD ("remove", test_remove);
  ADD ("search/words", test_search_words);
  ADD ("search/phrases", test_search_phrases);
  ADD ("search/prefixes", test_search_prefixes);
  ADD ("search/operators", test_search_operators);
  ADD ("search/snippets", test_search_snippets);
  ADD ("remember", test_remember);
  ADD ("remember/removed", test_remember_removed);
  ADD ("file/set-up", test_set_up);
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
#undef ADD

  return g_test_run ();
}
