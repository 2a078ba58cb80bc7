/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-anchor-private.h"

/* The places that a user is shown who decides where a passage stands.
 *
 * They are those of ent-anchor-places.c that have more than a stock phrase in common with
 * the passage, with their edges; and the place where the very characters stand, should it
 * be none of them: a passage of no words has no grams. No two overlap: of two that do,
 * the better stays.
 */

static int
compare_matches (const void *a,
                 const void *b)
{
  const EntAnchorMatch *first = a;
  const EntAnchorMatch *second = b;

  if (first->score != second->score)
    return first->score < second->score ? 1 : -1;

  return (first->start > second->start) - (first->start < second->start);
}

static gboolean
overlaps (const GArray *matches,
          gsize         start,
          gsize         end)
{
  guint i;

  for (i = 0; i < matches->len; i++)
    {
      const EntAnchorMatch *match = &g_array_index (matches, EntAnchorMatch, i);

      if (start < match->end && match->start < end)
        return TRUE;
    }

  return FALSE;
}

static void
add_match (GArray  *matches,
           EntText *text,
           gsize    start,
           gsize    end,
           double   score)
{
  const EntTextBlock *block = ent_text_get_block_at (text, start);
  EntAnchorMatch match = { .state = ENT_ANCHOR_AMBIGUOUS };

  if (overlaps (matches, start, end))
    return;

  match.paragraph = block != NULL ? block->number : 0;
  match.start = start;
  match.end = end;
  match.score = score;
  g_array_append_val (matches, match);
}

static void
add_places (const EntAnchor *self,
            EntText         *text,
            GArray          *matches)
{
  guint n_words, i;
  const EntTextWord *words = ent_text_get_words (text, &n_words);
  g_autoptr(GArray) places = ent_anchor_find_places (&self->sketch, words, n_words, 0, 0);

  for (i = 0; i < places->len; i++)
    {
      const EntAnchorPlace *place = &g_array_index (places, EntAnchorPlace, i);
      double score = ent_anchor_get_share (&self->sketch, place->n_found);
      gsize start, end;

      if (score < ENT_ANCHOR_MIN_CANDIDATE)
        break;

      ent_anchor_find_edges (self, text, place, &start, &end);
      add_match (matches, text, start, end, score);
    }
}

/**
 * ent_anchor_list_candidates:
 * @self: an anchor
 * @text: the text to look in
 *
 * Lists the places of a text that a passage may stand at, for the user to decide: those
 * of at least [const@ANCHOR_MIN_CANDIDATE], the best first. Each has as its runner-up the
 * score of the best of the others. The one that [method@Anchor.locate] takes has the
 * state that it gives it; all others are %ENT_ANCHOR_AMBIGUOUS from
 * [const@ANCHOR_MIN_SCORE] on, and %ENT_ANCHOR_ORPHAN below it.
 *
 * This takes time in a long text, and may be called in any thread.
 *
 * Returns: (transfer full) (element-type EntAnchorMatch): up to nine places, none of
 *   which overlaps another
 */
GArray *
ent_anchor_list_candidates (const EntAnchor *self,
                            EntText         *text)
{
  GArray *matches;
  EntAnchorMatch taken;
  guint i;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ENT_IS_TEXT (text), NULL);

  matches = g_array_new (FALSE, FALSE, sizeof (EntAnchorMatch));
  ent_anchor_locate (self, text, &taken);
  if (taken.state != ENT_ANCHOR_ORPHAN)
    add_match (matches, text, taken.start, taken.end, taken.score);
  add_places (self, text, matches);
  g_array_sort (matches, compare_matches);

  for (i = 0; i < matches->len; i++)
    {
      EntAnchorMatch *match = &g_array_index (matches, EntAnchorMatch, i);

      if (match->start == taken.start && match->end == taken.end)
        match->state = taken.state;
      else if (match->score < ENT_ANCHOR_MIN_SCORE)
        match->state = ENT_ANCHOR_ORPHAN;
      if (matches->len > 1)
        match->runner_up = g_array_index (matches, EntAnchorMatch, i == 0 ? 1 : 0).score;
    }

  return matches;
}
