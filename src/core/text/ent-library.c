/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

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
 * ent-library-find.c, what is known of a text, and who uses it, in ent-library-list.c.
 */

G_DEFINE_FINAL_TYPE (EntLibrary, ent_library, G_TYPE_OBJECT)

/* ---------------------------------------------------------------- for the other files */

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

/* Runs SQL that answers nothing. */
gboolean
ent_library_run (EntLibrary  *self,
                 const char  *sql,
                 GError     **error)
{
  if (sqlite3_exec (self->database, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  ent_library_set_error (self->database, self->path, error);
  return FALSE;
}

/* Begins a transaction: what is written until its end is written wholly or not at all. */
gboolean
ent_library_begin (EntLibrary  *self,
                   GError     **error)
{
  return ent_library_run (self, "BEGIN IMMEDIATE", error);
}

/* Ends a transaction, for good or as if it had never begun. Returns whether what was
 * written stays. */
gboolean
ent_library_end (EntLibrary  *self,
                 gboolean     is_good,
                 GError     **error)
{
  if (is_good && ent_library_run (self, "COMMIT", error))
    return TRUE;

  sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);
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
    roles[i] = ENT_LIBRARY_ROLES[blocks[i].role];

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
      const char *place = strchr (ENT_LIBRARY_ROLES, letters[i]);

      if (place == NULL)
        return NULL;
      roles[i] = (EntTextRole) (place - ENT_LIBRARY_ROLES);
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

  ent_library_set_damaged (self->path, _("a text in it is not what it was"), error);
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
  g_clear_object (&self->cancellable);
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

static EntLibrary *
open_library (const char  *path,
              gboolean     read_only,
              GError     **error)
{
  g_autoptr (EntLibrary) self = g_object_new (ENT_TYPE_LIBRARY, NULL);

  self->path = path != NULL ? g_strdup (path) : ent_library_dup_default_path ();
  self->database = ent_library_open (self->path, read_only, error);

  return self->database != NULL ? g_steal_pointer (&self) : NULL;
}

/* Nullable: the folder that the user chose. Threads ask for it. */
static char *chosen_folder;
static GMutex chosen_lock;

/**
 * ent_library_set_folder:
 * @folder: (nullable): a folder's path, or %NULL for the user's data folder
 *
 * Sets where the user's own library is. A library that is open stays where it is.
 */
void
ent_library_set_folder (const char *folder)
{
  g_mutex_lock (&chosen_lock);
  g_set_str (&chosen_folder, folder);
  g_mutex_unlock (&chosen_lock);
}

/**
 * ent_library_dup_default_path:
 *
 * Returns: (transfer full): where the user's library is, whether there is one or not
 */
char *
ent_library_dup_default_path (void)
{
  g_autofree char *folder = NULL;

  g_mutex_lock (&chosen_lock);
  folder = g_strdup (chosen_folder);
  g_mutex_unlock (&chosen_lock);

  if (folder != NULL)
    return g_build_filename (folder, "library.sqlite", NULL);
  return g_build_filename (g_get_user_data_dir (), "entente", "library.sqlite", NULL);
}

/**
 * ent_library_new:
 * @path: (nullable): the library's file, or %NULL for the user's own; where it is not
 *   there, it is made, and its folder with it
 * @error: return location
 *
 * Opens a library. One of an older schema is brought to today's; one of a newer, and
 * what is no library, is refused and left as it is. One that may not be written is
 * opened to be read: see ent_library_is_read_only().
 *
 * Returns: (transfer full) (nullable): the library, or %NULL with an
 *   %ENT_LIBRARY_ERROR
 */
EntLibrary *
ent_library_new (const char  *path,
                 GError     **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return open_library (path, FALSE, error);
}

/**
 * ent_library_new_read_only:
 * @path: (nullable): the library's file, or %NULL for the user's own
 * @error: return location
 *
 * Opens a library that is there, to read it: nothing is made, and nothing changed.
 *
 * Returns: (transfer full) (nullable): the library, or %NULL with an
 *   %ENT_LIBRARY_ERROR
 */
EntLibrary *
ent_library_new_read_only (const char  *path,
                           GError     **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return open_library (path, TRUE, error);
}

/**
 * ent_library_is_read_only:
 * @self: a library
 *
 * Returns: whether it can only be read: what would change it fails with
 *   %ENT_LIBRARY_ERROR_READ_ONLY
 */
gboolean
ent_library_is_read_only (EntLibrary *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);

  return sqlite3_db_readonly (self->database, "main") == 1;
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

/* Asked now and then while SQLite works. */
static int
is_cancelled_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

/**
 * ent_library_set_cancellable:
 * @self: a library
 * @cancellable: (nullable): what cancels, from any thread, or %NULL for nothing
 *
 * Sets what breaks off the library's work from now on: it fails with
 * %G_IO_ERROR_CANCELLED then, and nothing of it is kept.
 */
void
ent_library_set_cancellable (EntLibrary   *self,
                             GCancellable *cancellable)
{
  g_return_if_fail (ENT_IS_LIBRARY (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->database, cancellable != NULL ? 500 : 0,
                            cancellable != NULL ? is_cancelled_cb : NULL, cancellable);
}

/* ---------------------------------------------------------------- adding */

/* A text that was removed, and is added again, was not lost. */
static gboolean
add_head (EntLibrary  *self,
          EntText     *text,
          gboolean    *is_new,
          GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = ent_library_prepare (
    self,
    "INSERT INTO text (digest, name, title, length, added) VALUES (?, ?, ?, ?, unixepoch ())"
    " ON CONFLICT (digest) DO UPDATE SET removed = NULL, added = excluded.added"
    " WHERE removed IS NOT NULL",
    error);

  if (statement == NULL)
    return FALSE;

  ent_library_bind (statement, 1, ent_text_get_digest (text));
  ent_library_bind (statement, 2, ent_text_get_name (text));
  ent_library_bind (statement, 3, ent_text_get_title (text));
  sqlite3_bind_int64 (statement, 4, (sqlite3_int64) ent_text_get_length (text));
  if (!ent_library_step (self, statement, NULL, error))
    return FALSE;

  *is_new = sqlite3_changes (self->database) > 0;
  return TRUE;
}

/* The body of one that was removed is there still. */
static gboolean
add_body (EntLibrary  *self,
          EntText     *text,
          GError     **error)
{
  g_autofree char *roles = dup_roles (text);
  g_autoptr (sqlite3_stmt) statement = ent_library_prepare (
    self,
    "INSERT INTO body (text, roles, content) SELECT id, ?, ? FROM text WHERE digest = ?"
    " ON CONFLICT (text) DO NOTHING",
    error);

  if (statement == NULL)
    return FALSE;

  ent_library_bind (statement, 1, roles);
  ent_library_bind (statement, 2, ent_text_get_content (text));
  ent_library_bind (statement, 3, ent_text_get_digest (text));
  return ent_library_step (self, statement, NULL, error);
}

static gboolean
add_wholly (EntLibrary  *self,
            EntText     *text,
            gboolean    *is_new,
            GError     **error)
{
  return add_head (self, text, is_new, error) && (!*is_new || add_body (self, text, error));
}

/**
 * ent_library_add:
 * @self: a library
 * @text: a text
 * @is_new: (out) (optional): whether the library had no such text before
 * @error: return location
 *
 * Puts a text into the library. The same words twice are one text, whatever they
 * were called: the first stays. One that was removed is there again.
 *
 * Returns: whether the library has the text now; %FALSE with an %ENT_LIBRARY_ERROR
 */
gboolean
ent_library_add (EntLibrary  *self,
                 EntText     *text,
                 gboolean    *is_new,
                 GError     **error)
{
  gboolean was_new = FALSE;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (ENT_IS_TEXT (text), FALSE);

  if (!ent_library_begin (self, error) ||
      !ent_library_end (self, add_wholly (self, text, &was_new, error), error))
    return FALSE;

  if (is_new != NULL)
    *is_new = was_new;
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
    self,
    "SELECT name, content, roles FROM text JOIN body ON body.text = text.id"
    " WHERE digest = ? AND removed IS NULL",
    error);
  if (statement == NULL)
    return NULL;

  ent_library_bind (statement, 1, digest);
  if (!ent_library_step (self, statement, &has_row, error) || !has_row)
    return NULL;

  return read_text (self, statement, digest, error);
}

/* ---------------------------------------------------------------- removing */

static gboolean
change_text (EntLibrary  *self,
             const char  *sql,
             const char  *digest,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = ent_library_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;

  ent_library_bind (statement, 1, digest);
  return ent_library_step (self, statement, NULL, error);
}

/**
 * ent_library_remove:
 * @self: a library
 * @digest: the digest of a text
 * @error: return location
 *
 * Takes a text out of the library: it is in no list, and found by no search. What is
 * known of it is kept, until ent_library_purge(), for ent_library_restore(). Where
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
  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (digest != NULL, FALSE);

  return change_text (self,
                      "UPDATE text SET removed = unixepoch ()"
                      " WHERE digest = ? AND removed IS NULL",
                      digest, error);
}

/**
 * ent_library_restore:
 * @self: a library
 * @digest: the digest of a text that was removed
 * @error: return location
 *
 * Brings a text back that was removed, with all that was known of it.
 *
 * Returns: whether that was done; %FALSE with an %ENT_LIBRARY_ERROR, also where the
 *   text is gone for good
 */
gboolean
ent_library_restore (EntLibrary  *self,
                     const char  *digest,
                     GError     **error)
{
  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (digest != NULL, FALSE);

  if (!change_text (self, "UPDATE text SET removed = NULL WHERE digest = ?", digest, error))
    return FALSE;
  if (sqlite3_changes (self->database) > 0)
    return TRUE;

  g_set_error_literal (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED,
                       _("The text is no longer kept; open it again"));
  return FALSE;
}

/**
 * ent_library_purge:
 * @self: a library
 * @before: a time, in seconds since 1970
 * @error: return location
 *
 * Forgets the texts that were removed before a time, for good. A program does this when
 * it starts, for those that were removed %ENT_LIBRARY_REGRET ago: whoever removed one
 * just before a crash can still open it again and finds all that was known of it.
 *
 * Returns: whether they are gone; %FALSE with an %ENT_LIBRARY_ERROR
 */
gboolean
ent_library_purge (EntLibrary  *self,
                   gint64       before,
                   GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);

  statement = ent_library_prepare (self, "DELETE FROM text WHERE removed < ?", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, before);
  return ent_library_step (self, statement, NULL, error);
}

/* ---------------------------------------------------------------- articles */

static gboolean
remember_article (EntLibrary  *self,
                  EntArticle  *article,
                  const char  *digest,
                  GError     **error)
{
  g_autofree char *key = dup_article_key (article);
  g_autoptr (sqlite3_stmt) statement = ent_library_prepare (
    self,
    "INSERT INTO attachment (article, text) SELECT ?, id FROM text WHERE digest = ?"
    " ON CONFLICT (article) DO UPDATE SET text = excluded.text",
    error);

  if (statement == NULL)
    return FALSE;

  ent_library_bind (statement, 1, key);
  ent_library_bind (statement, 2, digest);
  return ent_library_step (self, statement, NULL, error);
}

/**
 * ent_library_remember:
 * @self: a library
 * @article: an article of a case
 * @text: the text in which its passages were found
 * @error: return location
 *
 * Remembers that a text is an article, and what the case knows of it, and puts it into
 * the library where it is not there yet. The text may be another copy than the one
 * the article was coded from; of several, the last is remembered.
 *
 * Returns: whether it is remembered; %FALSE with an %ENT_LIBRARY_ERROR
 */
gboolean
ent_library_remember (EntLibrary  *self,
                      EntArticle  *article,
                      EntText     *text,
                      GError     **error)
{
  const char *digest;
  gboolean is_new;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (ENT_IS_ARTICLE (article), FALSE);
  g_return_val_if_fail (ENT_IS_TEXT (text), FALSE);

  digest = ent_text_get_digest (text);
  return ent_library_begin (self, error) &&
         ent_library_end (self,
                          add_wholly (self, text, &is_new, error) &&
                            ent_library_set_metadata (self, digest,
                                                      ent_article_get_csl (article), error) &&
                            remember_article (self, article, digest, error),
                          error);
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
    " WHERE attachment.article = ? AND removed IS NULL",
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

/**
 * ent_library_copy_to:
 * @self: a library
 * @path: the path of a file that is not there yet, in a folder that is
 * @error: return location
 *
 * Copies the library, as it is at this moment, while others go on using it. The library
 * itself stays where it is.
 *
 * Returns: whether it is copied; otherwise there is no file at @path, or the one that was
 *   there before, and @error is an %ENT_LIBRARY_ERROR
 */
gboolean
ent_library_copy_to (EntLibrary  *self,
                     const char  *path,
                     GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean copied = FALSE;

  g_return_val_if_fail (ENT_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_FAILED,
                   _ ("There is a file “%s” already"), path);
      return FALSE;
    }

  statement = ent_library_prepare (self, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  ent_library_bind (statement, 1, path);
  copied = ent_library_step (self, statement, NULL, error);
  if (!copied)
    g_unlink (path);
  return copied;
}
