/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <pango/pango.h>

#include "ent-sentences.h"

/*
 * Where sentences begin and end in a block of a text.
 *
 * Pango finds the boundaries of Unicode's UAX #29, which knows no abbreviations: it ends
 * a sentence behind "Mr." and behind "the U.S." where a capital follows. Such a boundary
 * is passed over: behind an initial, and behind the few titles that stand before names.
 */

static const char *const titles[] = {
  "Adm", "Capt", "Cf", "Col", "Dr", "Fr", "Gen", "Gov", "Hon", "Lt", "Maj", "Messrs", "Mr", "Mrs",
  "Ms", "Mt", "No", "Nos", "Op", "Pres", "Prof", "Rep", "Rev", "Sen", "Sgt", "St", "Vol", "cf",
  "no", "nos", "vol", "vs", NULL,
};

typedef struct
{
  const EntTextBlock *block;
  char               *words;
  gunichar           *signs;
  glong               n_signs;
  PangoLogAttr       *attributes;  /* one more than signs */
} Sentences;

static void
sentences_init (Sentences          *self,
                EntText            *text,
                const EntTextBlock *block)
{
  self->block = block;
  self->words = ent_text_dup_span (text, block->start, block->end);
  self->signs = g_utf8_to_ucs4_fast (self->words, -1, &self->n_signs);
  self->attributes = g_new0 (PangoLogAttr, self->n_signs + 1);
  pango_get_log_attrs (self->words, -1, -1, pango_language_get_default (), self->attributes,
                       (int) self->n_signs + 1);
}

static void
sentences_clear (Sentences *self)
{
  g_free (self->attributes);
  g_free (self->signs);
  g_free (self->words);
}

static gboolean
is_title (const Sentences *self,
          glong            start,
          glong            end)
{
  g_autofree char *word = g_ucs4_to_utf8 (self->signs + start, end - start, NULL, NULL, NULL);

  return g_strv_contains (titles, word);
}

/* Whether what ends before @position is an abbreviation rather than a sentence. */
static gboolean
follows_abbreviation (const Sentences *self,
                      glong            position)
{
  glong end = position;
  glong start;

  while (end > 0 && g_unichar_isspace (self->signs[end - 1]))
    end--;
  if (end == 0 || self->signs[end - 1] != '.')
    return FALSE;

  end--;
  start = end;
  while (start > 0 && g_unichar_isalpha (self->signs[start - 1]))
    start--;
  if (start == end)
    return FALSE;

  return (end - start == 1 && g_unichar_isupper (self->signs[start])) ||
         is_title (self, start, end);
}

static gboolean
begins_sentence (const Sentences *self,
                 glong            position)
{
  return self->attributes[position].is_sentence_start && !follows_abbreviation (self, position);
}

static glong
find_start (const Sentences *self,
            glong            position)
{
  while (position > 0 && (position >= self->n_signs || !begins_sentence (self, position)))
    position--;

  return position;
}

static glong
find_end (const Sentences *self,
          glong            start)
{
  glong end = start + 1;

  while (end < self->n_signs && !begins_sentence (self, end))
    end++;
  while (end > start && g_unichar_isspace (self->signs[end - 1]))
    end--;

  return end;
}

/**
 * ent_sentence_at:
 * @text: a text
 * @offset: a character of it
 * @start: (out): where the sentence starts
 * @end: (out): the character behind its last; what is blank is left out
 *
 * Finds the sentence that a character stands in. Sentences do not run on from one block
 * to the next.
 *
 * Returns: whether there is one: %FALSE only for an offset behind the text
 */
gboolean
ent_sentence_at (EntText *text,
                 gsize    offset,
                 gsize   *start,
                 gsize   *end)
{
  const EntTextBlock *block;
  Sentences sentences;
  glong first;

  g_return_val_if_fail (ENT_IS_TEXT (text), FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  block = ent_text_get_block_at (text, offset);
  if (block == NULL || block->start == block->end)
    return FALSE;

  sentences_init (&sentences, text, block);
  first = find_start (&sentences, (glong) (MIN (offset, block->end) - block->start));
  *start = block->start + (gsize) first;
  *end = block->start + (gsize) find_end (&sentences, first);
  sentences_clear (&sentences);

  return TRUE;
}

/**
 * ent_sentence_after:
 * @text: a text
 * @offset: a character of it
 * @start: (out): where the sentence starts
 * @end: (out): the character behind its last
 *
 * Finds the first sentence that starts at @offset or behind it, in this block or in the
 * next.
 *
 * Returns: whether there is one
 */
gboolean
ent_sentence_after (EntText *text,
                    gsize    offset,
                    gsize   *start,
                    gsize   *end)
{
  gsize length;

  g_return_val_if_fail (ENT_IS_TEXT (text), FALSE);

  length = ent_text_get_length (text);
  while (offset < length && ent_sentence_at (text, offset, start, end))
    {
      if (*start >= offset)
        return TRUE;
      offset = MAX (*end, offset) + 1;
    }

  return FALSE;
}
