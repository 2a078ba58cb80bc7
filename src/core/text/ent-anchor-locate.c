/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-anchor-private.h"

/* Finding a passage in a text, in three steps; the first that answers, answers.
 *
 *  1. The very characters stand at the recorded offsets: exact. It doesn't matter
 *     whether they stand elsewhere too.
 *  2. The very characters stand elsewhere. They are looked for where the three words of
 *     the head are, and told by their SHA-256. At one place: relocated, score 1. At
 *     several: ambiguous.
 *  3. The words stand somewhere, more or less: see ent-anchor-places.c. The best place
 *     is taken if it
 *     - has the minimum score, and either every hash or at least MIN_FOUND of them,
 *     - stands out by the margin from the second best place, and from the most similar
 *       other place of the text that the anchor was made from (its rival), and
 *     - has certain edges (ent-anchor-edges.c).
 *     Where only the first holds, ambiguous; where not even that, orphan.
 *
 * Nothing is moved onto look-alike text, so doubt goes to the user:
 *
 *  - One changed word kills five 5-grams at most. Of a sentence of twenty words, which
 *    has sixteen and two edges, (11 + 2) / 18 = 0.72 is left; of twelve words, just the
 *    half. Two sentences of one article that share a treaty's long name share five or
 *    six grams: a quarter or a third. So the minimum is 0.5; 0.4 finds hardly more, but
 *    more of it torn, and 0.6 loses the sentences of twelve words.
 *  - A margin of 0.2 is, for a sentence of twenty words, most of one word's grams: a place
 *    is only taken if no other comes as near as a changed word or so. With 0.1, reworded
 *    passages of tests/unit/test-anchor-edits.c land on their twins; with 0.3, one in fifty
 *    more is left to the user, and nothing gained.
 *  - Of a passage of six words a stock phrase of five makes half a sketch; so a place
 *    where not all is found needs MIN_FOUND hashes, which takes nine words.
 *  - Fewer than five words prove little: they are only taken to be relocated if the very
 *    characters stand at one place, and in the paragraph of the same number.
 *  - Where the text that the anchor was made from held the same words twice, one copy of
 *    them proves nothing: one may be gone.
 */

#define MIN_FOUND 5

/* Bounds for texts that repeat themselves endlessly: how many signs before a passage's
 * first word may belong to it, and how many digests are tried. */
#define MAX_SIGNS 64
#define MAX_TRIES 1024

static void
set_match (EntAnchorMatch *match,
           EntText        *text,
           EntAnchorState  state,
           gsize           start,
           gsize           end)
{
  const EntTextBlock *block = ent_text_get_block_at (text, start);

  match->state = state;
  match->paragraph = block != NULL ? block->number : 0;
  match->start = start;
  match->end = end;
}

static gboolean
is_exact_at (const EntAnchor *self,
             EntText         *text,
             gsize            start)
{
  gsize end = start + (self->end - self->start);
  g_autofree char *sha256 = NULL;

  if (end > ent_text_get_length (text))
    return FALSE;

  sha256 = ent_anchor_digest_span (text, start, end);

  return strcmp (sha256, self->sha256) == 0;
}

/* ---------------------------------------------------------------- the very characters */

/* Looks for the very characters where the passage's words start with the word @i. The
 * signs before its first word, which its length lets one guess, belong to it. */
static gboolean
find_exact_around (const EntAnchor   *self,
                   EntText           *text,
                   const EntTextWord *words,
                   guint              i,
                   gsize             *start)
{
  gsize from = i > 0 ? words[i - 1].end : 0;
  gsize length = self->end - self->start;
  gsize words_length = words[i + self->sketch.n_words - 1].end - words[i].start;
  gsize before;

  if (words_length > length)
    return FALSE;

  for (before = 0; before <= MIN (length - words_length, MAX_SIGNS); before++)
    {
      if (words[i].start < from + before)
        return FALSE;

      *start = words[i].start - before;
      if (is_exact_at (self, text, *start))
        return TRUE;
    }

  return FALSE;
}

/* Counts the places where the very characters stand, up to two. */
static guint
find_exact (const EntAnchor *self,
            EntText         *text,
            gsize           *start)
{
  const EntAnchorSketch *sketch = &self->sketch;
  guint edge = MIN (sketch->n_words, ENT_ANCHOR_EDGE_WORDS);
  guint n_words, i, n_tries = 0, n_found = 0;
  const EntTextWord *words = ent_text_get_words (text, &n_words);
  gsize place;

  for (i = 0; edge > 0 && n_found < 2 && i + sketch->n_words <= n_words; i++)
    {
      if (ent_text_words_hash (words + i, edge) != sketch->head ||
          ent_text_words_hash (words + i + sketch->n_words - edge, edge) != sketch->tail ||
          n_tries++ >= MAX_TRIES)
        continue;

      if (find_exact_around (self, text, words, i, &place) && n_found++ == 0)
        *start = place;
    }

  return n_found;
}

static gboolean
has_twin (const EntAnchorSketch *sketch)
{
  return sketch->rival == sketch->n_grams + ENT_ANCHOR_EDGES;
}

static gboolean
locate_exact (const EntAnchor *self,
              EntText         *text,
              EntAnchorMatch  *match)
{
  gsize start;
  guint n_found;

  if (is_exact_at (self, text, self->start))
    {
      match->score = 1.0;
      set_match (match, text, ENT_ANCHOR_EXACT, self->start, self->end);
      return TRUE;
    }

  n_found = find_exact (self, text, &start);
  if (n_found == 0)
    return FALSE;

  match->score = 1.0;
  match->runner_up = n_found > 1 ? 1.0 : 0.0;
  set_match (match, text, ENT_ANCHOR_RELOCATED, start, start + (self->end - self->start));
  if (n_found > 1 || has_twin (&self->sketch) ||
      (self->sketch.n_words < ENT_ANCHOR_GRAM_WORDS && match->paragraph != self->paragraph))
    match->state = ENT_ANCHOR_AMBIGUOUS;

  return TRUE;
}

/* ---------------------------------------------------------------- the words */

static gboolean
passes (const EntAnchorSketch *sketch,
        const EntAnchorPlace  *place)
{
  return ent_anchor_get_share (sketch, place->n_found) >= ENT_ANCHOR_MIN_SCORE &&
         (place->n_found >= MIN_FOUND || place->n_found == sketch->n_grams + ENT_ANCHOR_EDGES);
}

/* Compared in hashes, not in shares, so that no rounding decides. */
static gboolean
stands_out (const EntAnchorSketch *sketch,
            guint                  n_found,
            guint                  n_other)
{
  double margin = ENT_ANCHOR_MIN_MARGIN * (sketch->n_grams + ENT_ANCHOR_EDGES);

  return n_found >= n_other && (double) (n_found - n_other) >= margin;
}

static void
locate_words (const EntAnchor *self,
              EntText         *text,
              EntAnchorMatch  *match)
{
  const EntAnchorSketch *sketch = &self->sketch;
  guint n_words;
  const EntTextWord *words = ent_text_get_words (text, &n_words);
  g_autoptr(GArray) places = ent_anchor_find_places (sketch, words, n_words, 0, 0);
  const EntAnchorPlace *best;
  guint n_second = 0;
  gsize start, end;
  gboolean certain;

  if (places->len == 0)
    return;

  best = &g_array_index (places, EntAnchorPlace, 0);
  if (places->len > 1)
    n_second = g_array_index (places, EntAnchorPlace, 1).n_found;

  match->score = ent_anchor_get_share (sketch, best->n_found);
  match->runner_up = ent_anchor_get_share (sketch, n_second);
  if (!passes (sketch, best))
    return;

  certain = ent_anchor_find_edges (self, text, best, &start, &end);
  certain = certain && sketch->n_words >= ENT_ANCHOR_GRAM_WORDS &&
            stands_out (sketch, best->n_found, MAX (n_second, sketch->rival));
  set_match (match, text, certain ? ENT_ANCHOR_RELOCATED : ENT_ANCHOR_AMBIGUOUS, start, end);
}

/**
 * ent_anchor_locate:
 * @self: an anchor
 * @text: the text to look in; need not be the one that the anchor was made from
 * @match: (out caller-allocates): how the passage was found, and where
 *
 * Looks for a passage, by the steps at the head of this file. The score is the share of
 * the sketch's hashes (grams, head and tail) that stand at the best place; the
 * runner-up is that of the best other place, and isn't looked for where the passage is
 * exact.
 *
 * An ambiguous match has the place that fits best; an orphan has none (all its offsets
 * are 0), only the scores.
 */
void
ent_anchor_locate (const EntAnchor *self,
                   EntText         *text,
                   EntAnchorMatch  *match)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ENT_IS_TEXT (text));
  g_return_if_fail (match != NULL);

  *match = (EntAnchorMatch) { .state = ENT_ANCHOR_ORPHAN };

  if (!locate_exact (self, text, match))
    locate_words (self, text, match);
}

/**
 * ent_anchor_is_exact:
 * @self: an anchor
 * @text: a text
 *
 * Returns: whether the very characters stand in @text where the anchor says; this is the
 *   first step of [method@Anchor.locate] alone, and quick
 */
gboolean
ent_anchor_is_exact (const EntAnchor *self,
                     EntText         *text)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ENT_IS_TEXT (text), FALSE);

  return is_exact_at (self, text, self->start);
}
