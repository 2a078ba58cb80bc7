/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-text-normalize.h"
#include "ent-text-words.h"
#include "ent-text.h"

/* An article's text, normalised: blocks of words, joined by line ends. Immutable
 * once made, so it may be read from several threads at once.
 *
 * Offsets count characters, as people and W3C selectors do, while the content is
 * UTF-8. A table of the byte at which every 128th character starts keeps the way
 * from one to the other short.
 */

#define SIZE_LIMIT    (64 * 1024 * 1024)
#define SAMPLE_STEP   128

/* A text may hold a stray control character; a file full of them is none. */
#define CONTROLS_MIN   4
#define CONTROLS_SHARE 50

struct _EntText
{
  GObject parent_instance;

  char *name;
  char *content;
  char *digest;
  char *title;
  gsize length;
  GArray *blocks;
  GArray *samples;

  GArray *words;
};

G_DEFINE_FINAL_TYPE (EntText, ent_text, G_TYPE_OBJECT)

G_DEFINE_QUARK (ent-text-error-quark, ent_text_error)

/* ---------------------------------------------------------------- what is no text */

static gsize
count_line (const char *text,
            gsize       offset)
{
  gsize line = 1;
  gsize i;

  for (i = 0; i < offset; i++)
    line += text[i] == '\n' || (text[i] == '\r' && i + 1 < offset && text[i + 1] != '\n');

  return line;
}

static gboolean
check_size (gsize        size,
            const char  *name,
            GError     **error)
{
  if (size <= SIZE_LIMIT)
    return TRUE;

  g_set_error (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_TOO_LARGE,
               _("“%s” is too large for a text: more than %d MiB"), name,
               SIZE_LIMIT / (1024 * 1024));

  return FALSE;
}

static gboolean
check_encoding (const char  *data,
                gsize        size,
                const char  *name,
                GError     **error)
{
  const char *end;

  if (size >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    {
      g_set_error (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_ENCODING,
                   _("“%s” is in UTF-16: save it as UTF-8 and try again"), name);
      return FALSE;
    }

  end = memchr (data, '\0', size);
  if (end != NULL)
    {
      g_set_error (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_BINARY,
                   _("“%s” is no text: it holds a NUL byte at byte %zu"), name,
                   (gsize) (end - data) + 1);
      return FALSE;
    }

  if (!g_utf8_validate_len (data, size, &end))
    {
      g_set_error (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_ENCODING,
                   _("“%s” is not UTF-8: byte %zu, on line %zu, begins no character; save it as "
                     "UTF-8 and try again"),
                   name, (gsize) (end - data) + 1, count_line (data, (gsize) (end - data)));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_controls (const char  *text,
                const char  *name,
                GError     **error)
{
  gsize n = 0, n_controls = 0;
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      n_controls += g_unichar_iscntrl (c) && !g_unichar_isspace (c) && c != '\v' && c != 0x85;
    }

  if (n_controls < CONTROLS_MIN || n_controls * CONTROLS_SHARE < n)
    return TRUE;

  g_set_error (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_BINARY,
               _("“%s” is no text: it is full of control characters"), name);

  return FALSE;
}

/* ---------------------------------------------------------------- making */

static void
add_block (EntText            *self,
           GString            *content,
           const EntTextPiece *piece,
           guint              *n_paragraphs)
{
  EntTextBlock block = { .role = piece->role };

  if (content->len > 0)
    {
      g_string_append_c (content, '\n');
      self->length++;
    }

  block.start = self->length;
  self->length += (gsize) g_utf8_strlen (piece->text, -1);
  block.end = self->length;
  if (piece->role == ENT_TEXT_ROLE_BODY)
    block.number = ++*n_paragraphs;
  if (piece->role == ENT_TEXT_ROLE_TITLE)
    g_set_str (&self->title, piece->text);

  g_string_append (content, piece->text);
  g_array_append_val (self->blocks, block);
}

static void
sample_offsets (EntText *self)
{
  gsize n = 0;
  const char *p;

  for (p = self->content; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (n++ % SAMPLE_STEP == 0)
        {
          gsize byte = (gsize) (p - self->content);

          g_array_append_val (self->samples, byte);
        }
    }
}

static EntText *
ent_text_new (GPtrArray  *pieces,
              const char *name)
{
  g_autoptr(EntText) self = g_object_new (ENT_TYPE_TEXT, NULL);
  g_autoptr(GString) content = g_string_new (NULL);
  guint i, n_paragraphs = 0;

  for (i = 0; i < pieces->len; i++)
    add_block (self, content, pieces->pdata[i], &n_paragraphs);

  self->name = g_strdup (name);
  self->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content->str,
                                                (gssize) content->len);
  self->content = g_string_free_and_steal (g_steal_pointer (&content));
  sample_offsets (self);

  return g_steal_pointer (&self);
}

static const char *
get_pointer (EntText *self,
             gsize    offset)
{
  gsize byte;

  if (offset >= self->length)
    return self->content + strlen (self->content);

  byte = g_array_index (self->samples, gsize, offset / SAMPLE_STEP);

  return g_utf8_offset_to_pointer (self->content + byte, (glong) (offset % SAMPLE_STEP));
}

/* ---------------------------------------------------------------- class */

static void
ent_text_finalize (GObject *object)
{
  EntText *self = ENT_TEXT (object);

  g_free (self->name);
  g_free (self->content);
  g_free (self->digest);
  g_free (self->title);
  g_array_unref (self->blocks);
  g_array_unref (self->samples);
  g_clear_pointer (&self->words, g_array_unref);

  G_OBJECT_CLASS (ent_text_parent_class)->finalize (object);
}

static void
ent_text_class_init (EntTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ent_text_finalize;
}

static void
ent_text_init (EntText *self)
{
  self->blocks = g_array_new (FALSE, FALSE, sizeof (EntTextBlock));
  self->samples = g_array_new (FALSE, FALSE, sizeof (gsize));
}

/**
 * ent_text_new_from_bytes:
 * @bytes: the text as it was found: UTF-8, plain or Markdown, up to 64 MiB
 * @name: what to call it in errors: usually a file's name
 * @error: return location for an error
 *
 * Normalises a text. A byte order mark is dropped; the steps of normalisation
 * stand in ent-text-normalize.c.
 *
 * Errors are of the domain %ENT_TEXT_ERROR: what is empty, not text, not UTF-8 or
 * too large is refused, with a sentence that names the text and the place. Bytes
 * and lines are counted from 1.
 *
 * Returns: (transfer full): the text, or %NULL with @error set
 */
EntText *
ent_text_new_from_bytes (GBytes      *bytes,
                         const char  *name,
                         GError     **error)
{
  g_autoptr(GPtrArray) pieces = NULL;
  g_autofree char *text = NULL;
  const char *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (!check_size (size, name, error) || (size > 0 && !check_encoding (data, size, name, error)))
    return NULL;

  text = size > 0 ? g_strndup (data, size) : g_strdup ("");
  if (!check_controls (text, name, error))
    return NULL;

  pieces = ent_text_normalize (text);
  if (pieces->len == 0)
    {
      g_set_error (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_EMPTY,
                   _("“%s” is empty: it holds no words"), name);
      return NULL;
    }

  return ent_text_new (pieces, name);
}

/**
 * ent_text_new_from_pieces:
 * @pieces: (element-type EntTextPiece): the paragraphs of a document, as its format
 *   gave them; roles are settled here
 * @name: what to call it in errors: usually a file's name
 * @error: return location for an error
 *
 * Makes a text of paragraphs that are told apart already. Where the words are the
 * same as those of a plain text, so is the digest.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with %ENT_TEXT_ERROR_EMPTY
 */
EntText *
ent_text_new_from_pieces (GPtrArray   *pieces,
                          const char  *name,
                          GError     **error)
{
  g_autoptr(GPtrArray) normalized = NULL;

  g_return_val_if_fail (pieces != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  normalized = ent_text_normalize_pieces (pieces);
  if (normalized->len > 0)
    return ent_text_new (normalized, name);

  g_set_error (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_EMPTY,
               _("“%s” is empty: it holds no words"), name);
  return NULL;
}

/**
 * ent_text_new_from_normalized:
 * @content: what ent_text_get_content() gave of a text
 * @roles: (array length=n_roles): the roles of its blocks, in order
 * @n_roles: how many there are
 * @name: what it was called
 *
 * Makes a text anew that was normalised before. Nothing is normalised again, so that
 * it is the same text, with the same digest, whatever became of normalisation.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where the content has not
 *   as many blocks as there are roles
 */
EntText *
ent_text_new_from_normalized (const char        *content,
                              const EntTextRole *roles,
                              gsize              n_roles,
                              const char        *name)
{
  g_autoptr(GPtrArray) pieces = NULL;
  g_auto(GStrv) lines = NULL;

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (roles != NULL || n_roles == 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  lines = g_strsplit (content, "\n", -1);
  if (n_roles == 0 || g_strv_length (lines) != n_roles)
    return NULL;

  pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_text_piece_free);
  for (gsize i = 0; i < n_roles; i++)
    {
      EntTextPiece *piece = ent_text_piece_new ();

      g_set_str (&piece->text, lines[i]);
      piece->role = roles[i];
      g_ptr_array_add (pieces, piece);
    }

  return ent_text_new (pieces, name);
}

/**
 * ent_text_get_name:
 * @self: a text
 *
 * Returns: what it was called when it was read
 */
const char *
ent_text_get_name (EntText *self)
{
  g_return_val_if_fail (ENT_IS_TEXT (self), NULL);

  return self->name;
}

/**
 * ent_text_get_content:
 * @self: a text
 *
 * Returns: the normalised text, in UTF-8: the blocks, joined by one line end each
 */
const char *
ent_text_get_content (EntText *self)
{
  g_return_val_if_fail (ENT_IS_TEXT (self), NULL);

  return self->content;
}

/**
 * ent_text_get_length:
 * @self: a text
 *
 * Returns: the length of the normalised text, in characters
 */
gsize
ent_text_get_length (EntText *self)
{
  g_return_val_if_fail (ENT_IS_TEXT (self), 0);

  return self->length;
}

/**
 * ent_text_get_digest:
 * @self: a text
 *
 * Returns: the SHA-256 of the normalised text, in lowercase hexadecimal digits
 */
const char *
ent_text_get_digest (EntText *self)
{
  g_return_val_if_fail (ENT_IS_TEXT (self), NULL);

  return self->digest;
}

/**
 * ent_text_get_blocks:
 * @self: a text
 * @n_blocks: (out): how many there are; at least 1
 *
 * Returns: (array length=n_blocks) (transfer none): the blocks, in order
 */
const EntTextBlock *
ent_text_get_blocks (EntText *self,
                     guint   *n_blocks)
{
  g_return_val_if_fail (ENT_IS_TEXT (self), NULL);
  g_return_val_if_fail (n_blocks != NULL, NULL);

  *n_blocks = self->blocks->len;

  return (const EntTextBlock *) (gpointer) self->blocks->data;
}

static int
compare_offset (const void *key,
                const void *member)
{
  gsize offset = *(const gsize *) key;
  const EntTextBlock *block = member;

  if (offset < block->start)
    return -1;

  return offset > block->end ? 1 : 0;
}

/**
 * ent_text_get_block_at:
 * @self: a text
 * @offset: a character of the normalised text, from 0 to its length
 *
 * Finds the block in which a character stands. The line end behind a block, and
 * the end of the text, count with the block before them.
 *
 * Returns: (transfer none) (nullable): the block, or %NULL past the end
 */
const EntTextBlock *
ent_text_get_block_at (EntText *self,
                       gsize    offset)
{
  g_return_val_if_fail (ENT_IS_TEXT (self), NULL);

  return bsearch (&offset, self->blocks->data, self->blocks->len, sizeof (EntTextBlock),
                  compare_offset);
}

/**
 * ent_text_get_title:
 * @self: a text
 *
 * Returns: (nullable): the article's title, or %NULL where the text has none
 */
const char *
ent_text_get_title (EntText *self)
{
  g_return_val_if_fail (ENT_IS_TEXT (self), NULL);

  return self->title;
}

/**
 * ent_text_dup_span:
 * @self: a text
 * @start: the span's first character in the normalised text
 * @end: the character behind its last; no smaller than @start
 *
 * Copies a span. What lies past the end of the text is left out.
 *
 * Returns: (transfer full): the span's characters, in UTF-8
 */
char *
ent_text_dup_span (EntText *self,
                   gsize    start,
                   gsize    end)
{
  const char *first;
  const char *last;

  g_return_val_if_fail (ENT_IS_TEXT (self), NULL);
  g_return_val_if_fail (start <= end, NULL);

  first = get_pointer (self, start);
  last = get_pointer (self, end);

  return g_strndup (first, (gsize) (last - first));
}

/*< private >
 * ent_text_get_words:
 * @self: a text
 * @n_words: (out): how many there are
 *
 * Returns: (array length=n_words) (transfer none): the text's words, as sketches
 *   see them
 */
const EntTextWord *
ent_text_get_words (EntText *self,
                    guint   *n_words)
{
  g_return_val_if_fail (ENT_IS_TEXT (self), NULL);

  if (g_once_init_enter_pointer (&self->words))
    g_once_init_leave_pointer (&self->words, ent_text_words_new (self->content));

  *n_words = self->words->len;

  return (const EntTextWord *) (gpointer) self->words->data;
}
