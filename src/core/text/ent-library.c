/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-library-private.h"

/**
 * EntLibrary:
 *
 * The texts that a user has opened, in a file in the user's data folder. A case
 * holds no text; here it finds those of its articles again.
 *
 * A text is known by the digest of its normalised words, and kept as it was
 * normalised, so that the passages of a case stand where they stood. Which copy an
 * article was found in is remembered, too: it need not be the one that was coded.
 *
 * A library is one connection, to be used from one thread: open one where it is
 * needed, and close it. Several, of several programs, may be open at once.
 *
 * What the file looks like is in ent-library-schema.c, searching in
 * ent-library-search.c.
 */

/* A letter for the role of each block, in the order of EntTextRole. */
static const char role_letters[] = "pthmbe";

G_DEFINE_FINAL_TYPE (EntLibrary, ent_library, G_TYPE_OBJECT)
G_DEFINE_QUARK (ent-library-error-quark, ent_library_error)

/* ---------------------------------------------------------------- for the other files */

static void
set_damaged (const char  *path,
             const char  *reason,
             GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_DAMAGED,
               _("The library “%s” is damaged: %s. It was left as it is; move the file away, "
                 "and Entente begins a new one"), name, reason);
}

/* Says in a sentence what SQLite's last call on a database has failed of. */
void
ent_library_set_error (sqlite3     *database,
                       const char  *path,
                       GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *reason = sqlite3_errmsg (database);

  switch (sqlite3_errcode (database) & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_BUSY,
                   _("The library “%s” is in use by another program; try again when that has "
                     "finished"), name);
      break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      set_damaged (path, reason, error);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_READ_ONLY,
                   _("The library “%s” is read-only: make the file and its folder writable"),
                   name);
      break;
    case SQLITE_FULL:
      g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED,
                   _("The library “%s” cannot be written: the disk is full"), name);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED,
                   _("The library “%s” cannot be opened: check that it is a file, and that you "
                     "may write to its folder"), name);
      break;
    default:
      g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED,
                   _("The library “%s” cannot be used: %s"), name, reason);
    }
}

sqlite3_stmt *
ent_library_prepare (EntLibrary  *self,
                     const char  *sql,
                     GError     **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL) != SQLITE_OK)
    ent_library_set_error (self->database, self->path, error);

  return statement;
}

/* The string must stay until the statement is finalised. */
void
ent_library_bind (sqlite3_stmt *statement,
                  int           index,
                  const char   *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

gboolean
ent_library_step (EntLibrary    *self,
                  sqlite3_stmt  *statement,
                  gboolean      *has_row,
                  GError       **error)
{
  int status = sqlite3_step (statement);

  if (has_row != NULL)
    *has_row = status == SQLITE_ROW;
  if (status == SQLITE_ROW || status == SQLITE_DONE)
    return TRUE;

  ent_library_set_error (self->database, self->path, error);
  return FALSE;
}

/* ---------------------------------------------------------------- what is kept of a text */

static char *
dup_roles (EntText *text)
{
  guint n_blocks;
  const EntTextBlock *blocks = ent_text_get_blocks (text, &n_blocks);
  char *roles = g_new0 (char, n_blocks + 1);

  for (guint i = 0; i < n_blocks; i++)
    roles[i] = role_letters[blocks[i].role];

  return roles;
}

/* Returns NULL where a letter stands for no role. */
static EntTextRole *
parse_roles (const char *letters,
             gsize       n_letters)
{
  g_autofree EntTextRole *roles = g_new (EntTextRole, n_letters + 1);

  for (gsize i = 0; i < n_letters; i++)
    {
      const char *place = strchr (role_letters, letters[i]);

      if (place == NULL)
        return NULL;
      roles[i] = (EntTextRole) (place - role_letters);
    }

  return g_steal_pointer (&roles);
}

/* A text is handed out only if it is word for word what was put in. */
static EntText *
read_text (EntLibrary    *self,
           sqlite3_stmt  *row,
           const char    *digest,
           GError       **error)
{
  const char *name = (const char *) sqlite3_column_text (row, 0);
  const char *content = (const char *) sqlite3_column_text (row, 1);
  const char *letters = (const char *) sqlite3_column_text (row, 2);
  g_autofree EntTextRole *roles = NULL;
  g_autoptr (EntText) text = NULL;

  if (name != NULL && content != NULL && letters != NULL &&
      g_utf8_validate (content, -1, NULL))
    {
      roles = parse_roles (letters, strlen (letters));
      if (roles != NULL)
        text = ent_text_new_from_normalized (content, roles, strlen (letters), name);
    }
  if (text != NULL && g_str_equal (ent_text_get_digest (text), digest))
    return g_steal_pointer (&text);

  set_damaged (self->path, _("a text in it is not what it was"), error);
  return NULL;
}

/* What an article is known by when its text is looked for: the digest of the text
 * that it was coded from, or else a hash of who wrote what, and when. */
static char *
dup_article_key (EntArticle *article)
{
  g_autoptr (GChecksum) checksum = NULL;
  g_autofree char *title = NULL;
  g_auto (GStrv) authors = NULL;
  g_autoptr (EntDate) date = NULL;

  if (ent_article_get_text (article) != NULL)
    return g_strconcat ("text:", ent_article_get_text (article), NULL);

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  title = ent_article_dup_title (article);
  authors = ent_article_dup_author_names (article);
  date = ent_article_dup_date (article);
  g_checksum_update (checksum, (const guchar *) title, -1);
  for (guint i = 0; authors[i] != NULL; i++)
    {
      g_checksum_update (checksum, (const guchar *) "\n", 1);
      g_checksum_update (checksum, (const guchar *) authors[i], -1);
    }
  g_checksum_update (checksum, (const guchar *) "\n\n", 2);
  if (date != NULL)
    g_checksum_update (checksum, (const guchar *) ent_date_get_edtf (date), -1);

  return g_strconcat ("csl:", g_checksum_get_string (checksum), NULL);
}

/* ---------------------------------------------------------------- class */

static void
ent_library_finalize (GObject *object)
{
  EntLibrary *self = ENT_LIBRARY (object);

  g_clear_pointer (&self->database, sqlite3_close_v2);
  g_free (self->path);

  G_OBJECT_CLASS (ent_library_parent_class)->finalize (object);
}

static void
ent_library_class_init (EntLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_library_finalize;
}

static void
ent_library_init (EntLibrary *self)
{
}

/**
 * ent_library_dup_default_path:
 *
 * Returns: (transfer full): where the user's library is, whether there is one or not
 */
char *
ent_library_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "entente", "library.sqlite", NULL);
}

/**
 * ent_library_new:
 * @path: (nullable): the library's file, or %NULL for the user's own; where it is not
 *   there, it is made, and its folder with it
 * @error: return location
 *
 * Opens a library. One of an older schema is brought to today's; one of a newer, and
 * what is no library, is refused and left as it is.
 *
 * Returns: (transfer full) (nullable): the library, or %NULL with an
 *   %ENT_LIBRARY_ERROR
 */
EntLibrary *
ent_library_new (const char  *path,
                 GError     **error)
{
  g_autoptr (EntLibrary) self = g_object_new (ENT_TYPE_LIBRARY, NULL);

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self->path = path != NULL ? g_strdup (path) : ent_library_dup_default_path ();
  self->database = ent_library_open (self->path, error);

  return self->database != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * ent_library_set_patience:
 * @self: a library
 * @milliseconds: how long; 5000 where it is not set
 *
 * Sets how long to wait for another connection that is writing, before
 * %ENT_LIBRARY_ERROR_BUSY is said.
 */
void
ent_library_set_patience (EntLibrary *self,
                          guint       milliseconds)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));

  sqlite3_busy_timeout (self->database, (int) MIN (milliseconds, G_MAXINT));
}

/**
 * ent_library_add:
 * @self: a library
 * @text: a text
 * @is_new: (out) (optional): whether the library had no such text before
 * @error: return location
 *
 * Puts a text into the library. The same words twice are one text, whatever they
 * were called: the first stays.
 *
 * Returns: whether the library has the text now; %FALSE with an %ENT_LIBRARY_ERROR
 */
gboolean
ent_library_add (EntLibrary  *self,
                 EntText     *text,
                 gboolean    *is_new,
                 GError     **error)
{
  g_autofree char *roles = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (ENT_IS_TEXT (text), FALSE);

  roles = dup_roles (text);
  statement = ent_library_prepare (
    self,
    "INSERT INTO text (digest, name, title, roles, content, added)"
    " VALUES (?, ?, ?, ?, ?, unixepoch ()) ON CONFLICT (digest) DO NOTHING",
    error);
  if (statement == NULL)
    return FALSE;

  ent_library_bind (statement, 1, ent_text_get_digest (text));
  ent_library_bind (statement, 2, ent_text_get_name (text));
  ent_library_bind (statement, 3, ent_text_get_title (text));
  ent_library_bind (statement, 4, roles);
  ent_library_bind (statement, 5, ent_text_get_content (text));
  if (!ent_library_step (self, statement, NULL, error))
    return FALSE;

  if (is_new != NULL)
    *is_new = sqlite3_changes (self->database) > 0;
  return TRUE;
}

/**
 * ent_library_get:
 * @self: a library
 * @digest: the digest of a text: see ent_text_get_digest()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the text, as it was added; %NULL where the
 *   library has none of this digest, or with an %ENT_LIBRARY_ERROR
 */
EntText *
ent_library_get (EntLibrary  *self,
                 const char  *digest,
                 GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  statement = ent_library_prepare (
    self, "SELECT name, content, roles FROM text WHERE digest = ?", error);
  if (statement == NULL)
    return NULL;

  ent_library_bind (statement, 1, digest);
  if (!ent_library_step (self, statement, &has_row, error) || !has_row)
    return NULL;

  return read_text (self, statement, digest, error);
}

/**
 * ent_library_remove:
 * @self: a library
 * @digest: the digest of a text
 * @error: return location
 *
 * Takes a text out of the library, and out of what it remembers of articles. Where
 * there is no such text, there is nothing to do.
 *
 * Returns: whether the library is without the text now; %FALSE with an
 *   %ENT_LIBRARY_ERROR
 */
gboolean
ent_library_remove (EntLibrary  *self,
                    const char  *digest,
                    GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (digest != NULL, FALSE);

  statement = ent_library_prepare (self, "DELETE FROM text WHERE digest = ?", error);
  if (statement == NULL)
    return FALSE;

  ent_library_bind (statement, 1, digest);
  return ent_library_step (self, statement, NULL, error);
}

/**
 * ent_library_remember:
 * @self: a library
 * @article: an article of a case
 * @text: the text in which its passages were found
 * @error: return location
 *
 * Remembers that a text is an article, and puts it into the library where it is not
 * there yet. The text may be another copy than the one the article was coded from;
 * of several, the last is remembered.
 *
 * Returns: whether it is remembered; %FALSE with an %ENT_LIBRARY_ERROR
 */
gboolean
ent_library_remember (EntLibrary  *self,
                      EntArticle  *article,
                      EntText     *text,
                      GError     **error)
{
  g_autofree char *key = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (ENT_IS_ARTICLE (article), FALSE);
  g_return_val_if_fail (ENT_IS_TEXT (text), FALSE);

  if (!ent_library_add (self, text, NULL, error))
    return FALSE;

  key = dup_article_key (article);
  statement = ent_library_prepare (
    self,
    "INSERT INTO attachment (article, text) SELECT ?, id FROM text WHERE digest = ?"
    " ON CONFLICT (article) DO UPDATE SET text = excluded.text",
    error);
  if (statement == NULL)
    return FALSE;

  ent_library_bind (statement, 1, key);
  ent_library_bind (statement, 2, ent_text_get_digest (text));
  return ent_library_step (self, statement, NULL, error);
}

/* The digest of the text that is remembered for an article; an empty string for none. */
static char *
dup_remembered (EntLibrary  *self,
                EntArticle  *article,
                GError     **error)
{
  g_autofree char *key = dup_article_key (article);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  statement = ent_library_prepare (
    self,
    "SELECT text.digest FROM attachment JOIN text ON text.id = attachment.text"
    " WHERE attachment.article = ?",
    error);
  if (statement == NULL)
    return NULL;

  ent_library_bind (statement, 1, key);
  if (!ent_library_step (self, statement, &has_row, error))
    return NULL;

  return g_strdup (has_row ? (const char *) sqlite3_column_text (statement, 0) : "");
}

/**
 * ent_library_find_for_article:
 * @self: a library
 * @article: an article of a case
 * @error: return location
 *
 * Finds an article's text: the one that is remembered for it, or else the very text
 * that it was coded from. What an article is known by does not depend on the case:
 * two cases that were coded from the same text share it.
 *
 * Returns: (transfer full) (nullable): the text; %NULL where the library has none,
 *   or with an %ENT_LIBRARY_ERROR
 */
EntText *
ent_library_find_for_article (EntLibrary  *self,
                              EntArticle  *article,
                              GError     **error)
{
  g_autofree char *digest = NULL;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (ENT_IS_ARTICLE (article), NULL);

  digest = dup_remembered (self, article, error);
  if (digest == NULL)
    return NULL;
  if (*digest != '\0')
    return ent_library_get (self, digest, error);
  if (ent_article_get_text (article) != NULL)
    return ent_library_get (self, ent_article_get_text (article), error);

  return NULL;
}
