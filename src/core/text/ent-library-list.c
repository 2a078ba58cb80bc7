/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-library-private.h"
#include "ent-json.h"

/* What the library knows of its texts, without their words; and who uses them. */

/* ---------------------------------------------------------------- which texts */

/*< private >
 * ent_library_scope_dup_json:
 * @scope: (nullable): which texts
 *
 * Returns: (transfer full): their digests as a list in JSON
 */
char *
ent_library_scope_dup_json (const EntLibraryScope *scope)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; scope != NULL && scope->digests[i] != NULL; i++)
    json_array_add_string_element (array, scope->digests[i]);
  json_node_take_array (node, array);

  return json_to_string (node, FALSE);
}

static EntLibraryEntry *
read_entry (sqlite3_stmt *row)
{
  return ent_library_entry_new_stored ((const char *) sqlite3_column_text (row, 0),
                                       (const char *) sqlite3_column_text (row, 1),
                                       (const char *) sqlite3_column_text (row, 2),
                                       (const char *) sqlite3_column_text (row, 3),
                                       sqlite3_column_int64 (row, 4),
                                       (gsize) sqlite3_column_int64 (row, 5));
}

/**
 * ent_library_list:
 * @self: a library
 * @scope: (nullable): which texts, or %NULL for all
 * @error: return location
 *
 * Lists the library's texts, the last added first. Where the file is damaged in its
 * middle, those that could be read are listed, and an error is set all the same.
 *
 * Returns: (transfer full) (element-type EntLibraryEntry): the texts
 */
GPtrArray *
ent_library_list (EntLibrary             *self,
                  const EntLibraryScope  *scope,
                  GError                **error)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *digests = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row = TRUE;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), entries);

  statement = ent_library_prepare (
    self,
    "SELECT digest, name, title, csl, added, length FROM text WHERE removed IS NULL"
    " AND (?1 = 0 OR digest IN (SELECT value FROM json_each (?2)) = (?1 = 1))"
    " ORDER BY added DESC, id DESC",
    error);
  if (statement == NULL)
    return entries;

  digests = ent_library_scope_dup_json (scope);
  sqlite3_bind_int (statement, 1, scope == NULL ? 0 : scope->outside ? 2 : 1);
  ent_library_bind (statement, 2, digests);
  while (has_row && ent_library_step (self, statement, &has_row, error))
    if (has_row)
      g_ptr_array_add (entries, read_entry (statement));

  return entries;
}

/* ---------------------------------------------------------------- metadata */

/* Who wrote a text, and where it appeared, as the index has it. */
static char *
dup_byline (EntLibraryEntry *entry)
{
  const char *authors = ent_library_entry_get_authors (entry);
  const char *publication = ent_library_entry_get_publication (entry);

  return g_strconcat (authors != NULL ? authors : "", "\n",
                      publication != NULL ? publication : "", NULL);
}

static char *
dup_csl (JsonObject *csl)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), csl);

  return json_to_string (node, FALSE);
}

/**
 * ent_library_set_metadata:
 * @self: a library
 * @digest: the digest of a text
 * @csl: its metadata, in CSL-JSON's vocabulary
 * @error: return location
 *
 * Sets what is known of a text: it is what was known last, in whichever case. Title,
 * authors and publication are searched, too.
 *
 * Returns: whether it is set; %FALSE with an %ENT_LIBRARY_ERROR
 */
gboolean
ent_library_set_metadata (EntLibrary  *self,
                          const char  *digest,
                          JsonObject  *csl,
                          GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (EntLibraryEntry) entry = NULL;
  g_autofree char *json = NULL;
  g_autofree char *byline = NULL;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (digest != NULL, FALSE);
  g_return_val_if_fail (csl != NULL, FALSE);

  /* What is known already is not indexed again. */
  statement = ent_library_prepare (
    self,
    "UPDATE text SET csl = ?2, title = coalesce (?3, title), byline = ?4"
    " WHERE digest = ?1 AND csl IS NOT ?2",
    error);
  if (statement == NULL)
    return FALSE;

  json = dup_csl (csl);
  entry = ent_library_entry_new_stored (digest, "", NULL, json, 0, 0);
  byline = dup_byline (entry);
  ent_library_bind (statement, 1, digest);
  ent_library_bind (statement, 2, json);
  ent_library_bind (statement, 3, ent_json_get_string (csl, "title"));
  ent_library_bind (statement, 4, byline);

  return ent_library_step (self, statement, NULL, error);
}

/**
 * ent_library_dup_metadata:
 * @self: a library
 * @digest: the digest of a text
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is known of a text, in CSL-JSON's vocabulary,
 *   or %NULL where nothing is, or with an %ENT_LIBRARY_ERROR
 */
JsonObject *
ent_library_dup_metadata (EntLibrary  *self,
                          const char  *digest,
                          GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (JsonNode) node = NULL;
  const char *json = NULL;
  gboolean has_row;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  statement = ent_library_prepare (self, "SELECT csl FROM text WHERE digest = ?", error);
  if (statement == NULL)
    return NULL;

  ent_library_bind (statement, 1, digest);
  if (!ent_library_step (self, statement, &has_row, error) || !has_row)
    return NULL;

  json = (const char *) sqlite3_column_text (statement, 0);
  node = json != NULL ? json_from_string (json, NULL) : NULL;
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

/* ---------------------------------------------------------------- uses */

/**
 * ent_library_use_free:
 * @use: a use
 *
 * Frees a use and what it holds.
 */
void
ent_library_use_free (EntLibraryUse *use)
{
  g_free (use->address);
  g_free (use->case_title);
  g_free (use->label);
  g_free (use->digest);
  g_free (use);
}

/**
 * ent_library_use_list:
 * @the_case: a case
 * @attachments: its attachments
 *
 * Lists which texts a case uses: those that are attached, and, where an article has none
 * attached, the one that its record names. It is for ent_library_set_uses(), which may
 * then be called in another thread.
 *
 * Returns: (transfer full) (element-type EntLibraryUse): its uses, without addresses
 */
GPtrArray *
ent_library_use_list (EntCase        *the_case,
                      EntAttachments *attachments)
{
  GListModel *articles = ent_case_get_articles (the_case);
  const char *title = ent_header_get_title (ent_case_get_header (the_case));
  GPtrArray *uses = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_library_use_free);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);
      EntText *text = ent_attachments_get_text (attachments, article);
      const char *digest =
        text != NULL ? ent_text_get_digest (text) : ent_article_get_text (article);
      EntLibraryUse *use = NULL;

      if (digest == NULL)
        continue;

      use = g_new0 (EntLibraryUse, 1);
      use->case_title = g_strdup (title != NULL ? title : "");
      use->label = g_strdup (ent_article_get_label (article));
      use->digest = g_strdup (digest);
      g_ptr_array_add (uses, use);
    }

  return uses;
}

static gboolean
forget_case (EntLibrary  *self,
             const char  *address,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) statement =
    ent_library_prepare (self, "DELETE FROM use WHERE address = ?", error);

  if (statement == NULL)
    return FALSE;

  ent_library_bind (statement, 1, address);
  return ent_library_step (self, statement, NULL, error);
}

static gboolean
add_use (EntLibrary           *self,
         const char           *address,
         const EntLibraryUse  *use,
         GError              **error)
{
  g_autoptr (sqlite3_stmt) statement = ent_library_prepare (
    self,
    "INSERT OR REPLACE INTO use (address, label, title, text)"
    " SELECT ?, ?, ?, id FROM text WHERE digest = ?",
    error);

  if (statement == NULL)
    return FALSE;

  ent_library_bind (statement, 1, address);
  ent_library_bind (statement, 2, use->label);
  ent_library_bind (statement, 3, use->case_title);
  ent_library_bind (statement, 4, use->digest);
  return ent_library_step (self, statement, NULL, error);
}

static gboolean
replace_uses (EntLibrary  *self,
              const char  *address,
              GPtrArray   *uses,
              GError     **error)
{
  if (!forget_case (self, address, error))
    return FALSE;

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    if (!add_use (self, address, g_ptr_array_index (uses, i), error))
      return FALSE;

  return TRUE;
}

/**
 * ent_library_set_uses:
 * @self: a library
 * @address: where a case is kept: the address of its file
 * @uses: (element-type EntLibraryUse) (nullable): the texts that it uses: see
 *   ent_library_use_list(); %NULL for none
 * @error: return location
 *
 * Remembers which texts a case uses, in the place of what was remembered of it before.
 * Texts that the library does not have are passed over.
 *
 * Returns: whether it is remembered; %FALSE with an %ENT_LIBRARY_ERROR
 */
gboolean
ent_library_set_uses (EntLibrary  *self,
                      const char  *address,
                      GPtrArray   *uses,
                      GError     **error)
{
  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  return ent_library_begin (self, error) &&
         ent_library_end (self, replace_uses (self, address, uses, error), error);
}

static GPtrArray *
read_uses (EntLibrary  *self,
           const char  *digest,
           GError     **error)
{
  g_autoptr (GPtrArray) uses =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ent_library_use_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row = TRUE;

  statement = ent_library_prepare (
    self,
    "SELECT address, use.title, label, digest FROM use JOIN text ON text.id = use.text"
    " WHERE digest = ? ORDER BY use.title, label",
    error);
  if (statement == NULL)
    return NULL;

  ent_library_bind (statement, 1, digest);
  while (has_row)
    {
      EntLibraryUse *use;

      if (!ent_library_step (self, statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      use = g_new0 (EntLibraryUse, 1);
      use->address = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      use->case_title = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      use->label = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      use->digest = g_strdup ((const char *) sqlite3_column_text (statement, 3));
      g_ptr_array_add (uses, use);
    }

  return g_steal_pointer (&uses);
}

/* A file is gone where its folder is there and it is not: one on a disk that is not
 * plugged in, or on another machine, may well be there. */
static gboolean
is_gone (const char *address)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (address);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  return g_file_is_native (file) && folder != NULL && !g_file_query_exists (file, NULL) &&
         g_file_query_exists (folder, NULL) &&
         (g_path_is_absolute (address) || g_str_has_prefix (address, "file:"));
}

/**
 * ent_library_get_uses:
 * @self: a library
 * @digest: the digest of a text
 * @error: return location
 *
 * Says which cases use a text, as far as they were ever saved on this machine. Cases
 * whose file is gone are forgotten.
 *
 * Returns: (transfer full) (element-type EntLibraryUse) (nullable): the uses, by the
 *   cases' titles, or %NULL with an %ENT_LIBRARY_ERROR
 */
GPtrArray *
ent_library_get_uses (EntLibrary  *self,
                      const char  *digest,
                      GError     **error)
{
  GPtrArray *uses;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  uses = read_uses (self, digest, error);
  for (guint i = uses != NULL ? uses->len : 0; i > 0; i--)
    {
      EntLibraryUse *use = g_ptr_array_index (uses, i - 1);

      if (!is_gone (use->address))
        continue;
      /* Where that cannot be written, it is forgotten another time. */
      forget_case (self, use->address, NULL);
      g_ptr_array_remove_index (uses, i - 1);
    }

  return uses;
}
