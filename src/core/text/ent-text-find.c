/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-fold.h"
#include "ent-text-find.h"

/**
 * EntTextFinder:
 *
 * Finds words in a text as a reader means them: without regard to case, diacritics, the
 * shape of quotation marks and dashes, and the kind of space.
 *
 * The text is folded once, with a note at every sign that is not one byte in and one
 * byte out; a search is then a search for bytes, and a place is turned back by binary
 * search among the notes.
 */

/* From this byte of the folded text on, byte @folded + n is character @offset + n. */
typedef struct
{
  gsize folded;
  gsize offset;
} Note;

struct _EntTextFinder
{
  gatomicrefcount  ref_count;
  GString         *folded;
  GArray          *notes;
};

G_DEFINE_BOXED_TYPE (EntTextFinder, ent_text_finder, ent_text_finder_ref, ent_text_finder_unref)

static gunichar
unify (gunichar c)
{
  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case 0x201b:
      return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x00ab:
    case 0x00bb:
      return '"';
    default:
      break;
    }
  if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION)
    return '-';

  return g_unichar_isspace (c) && c != '\n' ? ' ' : c;
}

/* Folds one sign; some become none (a mark by itself), some several. */
static void
fold_sign (GString  *folded,
           gunichar  c)
{
  gunichar signs[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_signs = g_unichar_fully_decompose (c, TRUE, signs, G_N_ELEMENTS (signs));

  for (gsize i = 0; i < n_signs; i++)
    {
      const char *plain = ent_fold_letter (signs[i]);

      if (plain != NULL)
        g_string_append (folded, plain);
      else if (!g_unichar_ismark (signs[i]))
        g_string_append_unichar (folded, unify (g_unichar_tolower (signs[i])));
    }
}

static void
fold_all (GString    *folded,
          GArray     *notes,
          const char *text)
{
  gboolean even = FALSE;
  gsize offset = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c), offset++)
    {
      gboolean plain = (guchar) *c < 0x80;

      if (notes != NULL && (!even || !plain))
        {
          Note note = { folded->len, offset };

          g_array_append_val (notes, note);
        }
      if (plain)
        g_string_append_c (folded, *c == '\t' ? ' ' : g_ascii_tolower (*c));
      else
        fold_sign (folded, g_utf8_get_char (c));
      even = plain;
    }
}

/* The last note at or before a byte. A sign that became nothing shares its byte with the
 * one behind it: the last of the notes there tells of what is there. */
static const Note *
find_note (EntTextFinder *self,
           gsize          byte)
{
  const Note *notes = (const Note *) (gpointer) self->notes->data;
  guint low = 0;
  guint high = self->notes->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (notes[middle].folded <= byte)
        low = middle;
      else
        high = middle;
    }

  return &notes[low];
}

/* The character that a byte of the folded text came from. */
static gsize
get_offset (EntTextFinder *self,
            gsize          byte)
{
  const Note *note = find_note (self, byte);
  const Note *next = note + 1;
  const Note *behind = (const Note *) (gpointer) self->notes->data + self->notes->len;
  gsize offset = note->offset + (byte - note->folded);

  /* Within a sign that became several bytes. */
  return next < behind ? MIN (offset, next->offset - 1) : offset;
}

/**
 * ent_text_finder_new:
 * @text: a text
 *
 * Returns: (transfer full): what finds words in it; it may be used in any thread
 */
EntTextFinder *
ent_text_finder_new (EntText *text)
{
  EntTextFinder *self;
  const char *content;

  g_return_val_if_fail (ENT_IS_TEXT (text), NULL);

  content = ent_text_get_content (text);
  self = g_new0 (EntTextFinder, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->folded = g_string_sized_new (strlen (content) + 1);
  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  fold_all (self->folded, self->notes, content);

  return self;
}

/**
 * ent_text_finder_ref:
 * @self: what finds words
 *
 * Returns: (transfer full): @self, held once more
 */
EntTextFinder *
ent_text_finder_ref (EntTextFinder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * ent_text_finder_unref:
 * @self: (transfer full): what finds words
 *
 * Lets go of it.
 */
void
ent_text_finder_unref (EntTextFinder *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->notes);
  g_string_free (self->folded, TRUE);
  g_free (self);
}

/**
 * ent_text_finder_find:
 * @self: what finds words
 * @words: what is looked for
 *
 * Returns: (transfer full) (element-type EntTextSpan): where it stands, in the order of
 *   the text; no two places overlap. Nothing, where nothing is looked for
 */
GArray *
ent_text_finder_find (EntTextFinder *self,
                      const char    *words)
{
  g_autoptr (GString) needle = g_string_new (NULL);
  GArray *spans;
  const char *at;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  spans = g_array_new (FALSE, FALSE, sizeof (EntTextSpan));
  fold_all (needle, NULL, words);
  if (needle->len == 0)
    return spans;

  for (at = strstr (self->folded->str, needle->str); at != NULL; at = strstr (at, needle->str))
    {
      gsize byte = (gsize) (at - self->folded->str);
      EntTextSpan span = { get_offset (self, byte), get_offset (self, byte + needle->len - 1) + 1 };

      g_array_append_val (spans, span);
      at += needle->len;
    }

  return spans;
}
