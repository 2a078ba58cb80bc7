/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-library-private.h"

/* Searching the library.
 *
 * What a user types is no query language: words, phrases in quotation marks, and a
 * star behind the beginning of a word. Every word and phrase is handed to SQLite's
 * FTS5 as a string in quotes, in which nothing is an operator; what holds neither
 * letter nor digit is left out. All of them must stand in the text.
 *
 * One searches as one types, so the last word, or an open phrase, is taken for a
 * beginning as long as nothing stands behind it.
 */

/* A query is typed. Of something longer, pasted by mistake, this many characters count. */
#define QUERY_MAX     1000

#define SNIPPET_WORDS "24"

typedef struct
{
  GString *match;
  GString *term;
} Query;

/* ---------------------------------------------------------------- what was typed */

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

static gboolean
has_word (const char *term)
{
  for (const char *p = term; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* No quotation mark gets into a term, so there is none to escape. */
static void
end_term (Query    *query,
          gboolean  is_beginning)
{
  if (has_word (query->term->str))
    g_string_append_printf (query->match, "\"%s\"%s ", query->term->str, is_beginning ? "*" : "");
  g_string_truncate (query->term, 0);
}

static void
end_word (Query    *query,
          gboolean  is_last)
{
  end_term (query, is_last || g_str_has_suffix (query->term->str, "*"));
}

/* What FTS5 is to match; empty where no word was typed. */
static char *
dup_match (const char *typed)
{
  Query query = { g_string_new (NULL), g_string_new (NULL) };
  gboolean in_phrase = FALSE;
  gsize n = 0;

  for (const char *p = typed; *p != '\0' && n < QUERY_MAX; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_quotation_mark (c) && in_phrase)
        end_term (&query, FALSE);
      else if (is_quotation_mark (c) || (g_unichar_isspace (c) && !in_phrase))
        end_word (&query, FALSE);
      else
        g_string_append_unichar (query.term, c);
      in_phrase = in_phrase != is_quotation_mark (c);
    }

  end_word (&query, TRUE);
  g_string_free (query.term, TRUE);

  return g_string_free_and_steal (query.match);
}

/* ---------------------------------------------------------------- what was found */

/**
 * ent_library_hit_free:
 * @hit: a hit
 *
 * Frees a hit and what it holds.
 */
void
ent_library_hit_free (EntLibraryHit *hit)
{
  g_free (hit->digest);
  g_free (hit->title);
  g_free (hit->snippet);
  g_free (hit);
}

static EntLibraryHit *
read_hit (sqlite3_stmt *row)
{
  EntLibraryHit *hit = g_new0 (EntLibraryHit, 1);

  hit->digest = g_strdup ((const char *) sqlite3_column_text (row, 0));
  hit->title = g_strdup ((const char *) sqlite3_column_text (row, 1));
  hit->snippet = g_strdup ((const char *) sqlite3_column_text (row, 2));
  hit->rank = sqlite3_column_double (row, 3);
  if (hit->snippet != NULL)
    g_strdelimit (hit->snippet, "\n", ' ');

  return hit;
}

static gboolean
read_hits (EntLibrary    *self,
           sqlite3_stmt  *statement,
           GPtrArray     *hits,
           GError       **error)
{
  gboolean has_row;

  do
    {
      if (!ent_library_step (self, statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (hits, read_hit (statement));
    }
  while (has_row);

  return TRUE;
}

/**
 * ent_library_search:
 * @self: a library
 * @query: what was typed: words, "phrases", the beginnings of words with a star
 * @limit: how many hits are wanted at most
 * @error: return location
 *
 * Searches titles and texts for all of some words. Capital letters and diacritics do
 * not matter. The last word is taken for a beginning unless something stands behind
 * it: a space will do. Whatever is typed is a good query; one without a word finds
 * nothing.
 *
 * Texts are ranked by BM25 (Robertson and Zaragoza, The Probabilistic Relevance
 * Framework, 2009), as FTS5 has it, a word in a title counting as four in the text.
 *
 * Returns: (transfer full) (element-type EntLibraryHit) (nullable): the texts in
 *   which they stand, the best first, or %NULL with an %ENT_LIBRARY_ERROR
 */
GPtrArray *
ent_library_search (EntLibrary  *self,
                    const char  *query,
                    guint        limit,
                    GError     **error)
{
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *match = NULL;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  hits = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_library_hit_free);
  valid = g_utf8_make_valid (query, -1);
  match = dup_match (valid);
  if (*match == '\0')
    return g_steal_pointer (&hits);

  statement = ent_library_prepare (
    self,
    "SELECT text.digest, coalesce (text.title, text.name),"
    "  snippet (text_index, -1, char (2), char (3), '…', " SNIPPET_WORDS "), rank"
    " FROM text_index JOIN text ON text.id = text_index.rowid"
    " WHERE text_index MATCH ? AND rank MATCH 'bm25 (4.0, 1.0)'"
    " ORDER BY rank LIMIT ?",
    error);
  if (statement == NULL)
    return NULL;

  ent_library_bind (statement, 1, match);
  sqlite3_bind_int64 (statement, 2, limit);

  return read_hits (self, statement, hits, error) ? g_steal_pointer (&hits) : NULL;
}
