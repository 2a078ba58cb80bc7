/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-library-private.h"

/* Searching the library.
 *
 * The index says which texts hold the words, and how well each fits; then the texts of
 * the page that is wanted, and no others, are read, and gone through for places and
 * snippets. What a query is, and what a word, is in ent-library-query.c and
 * ent-library-words.c.
 */

/* Ids and ranks of the texts in which a query's words stand. */
typedef struct
{
  gint64 id;
  double rank;
} Found;

static GArray *
find_texts (EntLibrary             *self,
            const EntQuery         *query,
            const EntLibraryScope  *scope,
            GError                **error)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autofree char *match = ent_query_dup_match (query);
  g_autofree char *digests = ent_library_scope_dup_json (scope);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row = TRUE;

  statement = ent_library_prepare (
    self,
    "SELECT text.id, rank FROM text_index JOIN text ON text.id = text_index.rowid"
    " WHERE text_index MATCH ?1 AND rank MATCH 'bm25 (4.0, 2.0, 1.0)' AND removed IS NULL"
    " AND (?2 = 0 OR digest IN (SELECT value FROM json_each (?3)) = (?2 = 1))"
    " ORDER BY rank",
    error);
  if (statement == NULL)
    return NULL;

  ent_library_bind (statement, 1, match);
  sqlite3_bind_int (statement, 2, scope == NULL ? 0 : scope->outside ? 2 : 1);
  ent_library_bind (statement, 3, digests);
  while (has_row)
    {
      Found found;

      if (!ent_library_step (self, statement, &has_row, error))
        return NULL;
      found = (Found) { sqlite3_column_int64 (statement, 0), sqlite3_column_double (statement, 1) };
      if (has_row)
        g_array_append_val (texts, found);
    }

  return g_steal_pointer (&texts);
}

static EntLibraryEntry *
read_hit (sqlite3_stmt   *row,
          const EntQuery *query,
          double          rank)
{
  const char *content = (const char *) sqlite3_column_text (row, 6);
  const char *roles = (const char *) sqlite3_column_text (row, 7);
  EntLibraryEntry *entry;

  entry = ent_library_entry_new_stored ((const char *) sqlite3_column_text (row, 0),
                                        (const char *) sqlite3_column_text (row, 1),
                                        (const char *) sqlite3_column_text (row, 2),
                                        (const char *) sqlite3_column_text (row, 3),
                                        sqlite3_column_int64 (row, 4),
                                        (gsize) sqlite3_column_int64 (row, 5));
  if (g_utf8_validate (content, -1, NULL))
    ent_library_entry_take_hit (entry, query, content, roles, rank);

  return entry;
}

static GPtrArray *
read_hits (EntLibrary      *self,
           const EntQuery  *query,
           GArray          *texts,
           guint            offset,
           guint            limit,
           GError         **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  statement = ent_library_prepare (
    self,
    "SELECT digest, name, title, csl, added, length, content, roles"
    " FROM text JOIN body ON body.text = text.id WHERE text.id = ?",
    error);
  if (statement == NULL)
    return NULL;

  for (guint i = offset; i < texts->len && i - offset < limit; i++)
    {
      const Found *found = &g_array_index (texts, Found, i);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return NULL;
      sqlite3_reset (statement);
      sqlite3_bind_int64 (statement, 1, found->id);
      if (!ent_library_step (self, statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (hits, read_hit (statement, query, found->rank));
    }

  return g_steal_pointer (&hits);
}

/**
 * ent_library_search:
 * @self: a library
 * @query: what was typed: words, "phrases", the beginnings of words with a star
 * @scope: (nullable): which texts are searched, or %NULL for all
 * @offset: how many of the best are passed over
 * @limit: how many are wanted at most
 * @n_found: (out) (optional): how many there are in all
 * @error: return location
 *
 * Searches titles, authors, publications and texts for all of some words. Capital
 * letters and diacritics do not matter. The last word is taken for a beginning unless
 * something stands behind it: a space will do. Whatever is typed is a good query; one
 * without a word finds nothing.
 *
 * Texts are ranked by BM25 (Robertson and Zaragoza, The Probabilistic Relevance
 * Framework, 2009), as FTS5 has it, a word in a title counting as four in the text,
 * one in the authors' names or the publication's as two.
 *
 * Returns: (transfer full) (element-type EntLibraryEntry) (nullable): the texts in
 *   which they stand, the best first, or %NULL with an %ENT_LIBRARY_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *
ent_library_search (EntLibrary             *self,
                    const char             *query,
                    const EntLibraryScope  *scope,
                    guint                   offset,
                    guint                   limit,
                    guint                  *n_found,
                    GError                **error)
{
  g_autoptr (EntQuery) parsed = NULL;
  g_autoptr (GArray) texts = NULL;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  parsed = ent_query_new (query);
  if (ent_query_is_empty (parsed))
    texts = g_array_new (FALSE, FALSE, sizeof (Found));
  else
    texts = find_texts (self, parsed, scope, error);
  if (texts == NULL)
    return NULL;

  if (n_found != NULL)
    *n_found = texts->len;
  return read_hits (self, parsed, texts, offset, limit, error);
}

/**
 * ent_library_mend_index:
 * @self: a library
 * @error: return location
 *
 * Makes the index anew out of the texts, where it is damaged and they are not. All
 * else stays as it is; and all of it, where this fails.
 *
 * Returns: whether the index is good now; %FALSE with an %ENT_LIBRARY_ERROR
 */
gboolean
ent_library_mend_index (EntLibrary  *self,
                        GError     **error)
{
  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);

  return ent_library_begin (self, error) &&
         ent_library_end (self, ent_library_run (self, ent_library_get_index_sql (), error),
                          error);
}

/**
 * ent_library_find_in_text:
 * @text: a text
 * @query: what was typed: see ent_library_search()
 * @limit: how many places are wanted at most
 *
 * Finds where the words of a query stand in one text, were they in the library or not.
 *
 * Returns: (transfer full) (element-type EntLibraryPlace): the places, in order; none
 *   where not all of the words stand there
 */
GArray *
ent_library_find_in_text (EntText    *text,
                          const char *query,
                          guint       limit)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (EntLibraryPlace));
  g_autoptr (EntQuery) parsed = NULL;
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (ENT_IS_TEXT (text), places);
  g_return_val_if_fail (query != NULL, places);

  parsed = ent_query_new (query);
  found = ent_query_find (parsed, ent_text_get_content (text), limit);
  if (!ent_query_stands_in (parsed, found))
    return places;

  for (guint i = 0; i < MIN (found->len, limit); i++)
    {
      const EntQueryPlace *place = &g_array_index (found, EntQueryPlace, i);
      const EntTextBlock *block = ent_text_get_block_at (text, place->start);
      EntLibraryPlace at = { place->start, place->end, block != NULL ? block->number : 0 };

      g_array_append_val (places, at);
    }

  return places;
}
