/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-anchor-private.h"

/* Where a passage that was found by its words begins and ends.
 *
 * Head and tail, where found, are its edges. Where one is missing (one of its three
 * words was changed), the passage is taken to be as long as it was, from the other
 * edge; a sentence's beginning or end close by is preferred to that very word, and where
 * it is a word too far to be preferred, the edge is in doubt. Where
 * both are missing, a run of whole sentences is looked for that is as long as the
 * passage was. What has become much longer or shorter, or has a long run of words that no
 * gram vouches for, is not the passage, or not all of it.
 *
 * A gram that stood elsewhere in the text too, an echo, vouches for no words of a copy in
 * which something is missing: half of the passage may be gone, and a twin of that half stand
 * in its place. Of such a place, a run of words without a gram of its own may be no more
 * than the tenth of the passage, and what sampling explains.
 *
 * Two copies of a passage that follow each other hold it a third time: the end of the one
 * with the beginning of the other. So an edge that is not where it should be must not be in
 * the middle either.
 *
 * A sentence begins with a block, and behind a full stop, question or exclamation mark
 * or ellipsis and white space, where the word does not begin with a lowercase letter.
 */

/* How far a sentence's edge may be from the expected one: in words, and as a share of the
 * passage. */
#define SNAP_WORDS  2
#define SNAP_SHARE 10

/* How many words in a row may have no gram to vouch for them: changed words kill the grams
 * across them, and of a long passage only a sample of the grams is known. Where one gram in
 * d is sampled, a run of 6 (d - 1) words more is rarely without one. */
#define GAP_WORDS   8
#define GAP_SAMPLED 6
#define GAP_MOST   64

/* Beyond an edge that is not found, fewer: a changed word among the three of the edge
 * leaves as many as three without a gram, an inserted one four. */
#define EDGE_WORDS 4
#define EDGE_LEAST 3
#define EDGE_SHARE 5

/* The share of a passage that may be vouched for by echoes only. */
#define ECHO_SHARE 10
#define ECHO_WORDS 2

static gboolean
is_sentence_end (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* Whether a sentence ends in @gap, which stands before a word of which it has the first
 * character too. */
static gboolean
parts_sentences (const char *gap)
{
  gboolean ended = FALSE, spaced = FALSE;
  const char *p, *next;

  for (p = gap; *(next = g_utf8_next_char (p)) != '\0'; p = next)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        return TRUE;

      ended = ended || is_sentence_end (c);
      spaced = spaced || c == ' ';
    }

  return ended && spaced && !g_unichar_islower (g_utf8_get_char (p));
}

/* Whether a sentence begins with the word @i. */
static gboolean
begins_sentence (EntText           *text,
                 const EntTextWord *words,
                 guint              n_words,
                 guint              i)
{
  g_autofree char *gap = NULL;

  if (i == 0 || i == n_words)
    return TRUE;

  gap = ent_text_dup_span (text, words[i - 1].end, words[i].start + 1);

  return parts_sentences (gap);
}

static guint
get_sampled_gap (const EntAnchorSketch *sketch)
{
  double n_possible = MAX (sketch->n_words, ENT_ANCHOR_GRAM_WORDS) - ENT_ANCHOR_GRAM_WORDS + 1;
  double unsampled = MAX (1.0, n_possible / MAX (1, sketch->n_grams)) - 1.0;

  return (guint) MIN (GAP_MOST, GAP_SAMPLED * unsampled);
}

static guint
get_gap (const EntAnchorSketch *sketch)
{
  return GAP_WORDS + get_sampled_gap (sketch);
}

/* Moves @edge, where it is expected, to the nearest edge of a sentence within [@from, @to].
 * Returns: whether that is where it is: %FALSE where there is one, and too far */
static gboolean
snap (const EntAnchorSketch *sketch,
      EntText               *text,
      const EntTextWord     *words,
      guint                  n_words,
      guint                  from,
      guint                  to,
      guint                 *edge)
{
  guint most = MIN (SNAP_WORDS, sketch->n_words / SNAP_SHARE);
  guint expected = CLAMP (*edge, from, to);
  guint distance;

  *edge = expected;

  for (distance = 0; distance <= SNAP_WORDS; distance++)
    {
      guint before = expected - MIN (distance, expected - from);
      guint behind = MIN (expected + distance, to);

      if (begins_sentence (text, words, n_words, before))
        *edge = before;
      else if (begins_sentence (text, words, n_words, behind))
        *edge = behind;
      else
        continue;

      return distance <= most;
    }

  return TRUE;
}

/* Finds the run of whole sentences around @place that is as long as the passage. */
static gboolean
find_sentences (const EntAnchorSketch *sketch,
                EntText               *text,
                const EntTextWord     *words,
                guint                  n_words,
                const EntAnchorPlace  *place,
                guint                 *first,
                guint                 *last)
{
  guint gap = get_gap (sketch);
  guint from = place->first > gap ? place->first - gap : 0;
  guint to = MIN (n_words, place->last + gap);
  guint best = SNAP_WORDS + 1;
  guint i, j;

  for (i = from; i <= place->first; i++)
    {
      if (!begins_sentence (text, words, n_words, i))
        continue;

      for (j = place->last; j <= to; j++)
        {
          guint n = j - i;
          guint difference = MAX (n, sketch->n_words) - MIN (n, sketch->n_words);

          if (difference >= best || !begins_sentence (text, words, n_words, j))
            continue;

          best = difference;
          *first = i;
          *last = j;
        }
    }

  return best <= SNAP_WORDS;
}

static gboolean
find_edge_words (const EntAnchorSketch *sketch,
                 EntText               *text,
                 const EntTextWord     *words,
                 guint                  n_words,
                 const EntAnchorPlace  *place,
                 guint                 *first,
                 guint                 *last)
{
  guint length = sketch->n_words;

  *first = place->head;
  *last = place->tail;

  if (place->head == ENT_ANCHOR_NOWHERE && place->tail == ENT_ANCHOR_NOWHERE)
    return find_sentences (sketch, text, words, n_words, place, first, last);

  if (place->head == ENT_ANCHOR_NOWHERE)
    {
      *first = place->tail > length ? place->tail - length : 0;
      return snap (sketch, text, words, n_words, 0, place->first, first);
    }

  if (place->tail == ENT_ANCHOR_NOWHERE)
    {
      *last = place->head + length;
      return snap (sketch, text, words, n_words, place->last, n_words, last);
    }

  return TRUE;
}

/* Whether an edge may be @n_words beyond the last gram that vouches for it. */
static gboolean
is_near (const EntAnchorSketch *sketch,
         guint                  n_words)
{
  guint most = CLAMP (sketch->n_words / EDGE_SHARE, EDGE_LEAST, EDGE_WORDS);

  return n_words <= most + get_sampled_gap (sketch);
}

/* Whether the words from @first to before @last can be the passage's own, and no twin of a
 * part of it. */
static gboolean
is_own (const EntAnchorSketch *sketch,
        const EntAnchorPlace  *place,
        guint                  first,
        guint                  last)
{
  guint most = MAX (ECHO_WORDS, sketch->n_words / ECHO_SHARE) + get_sampled_gap (sketch);

  if (sketch->echoes == 0 || ent_anchor_is_complete (sketch, place))
    return TRUE;

  return place->own_first != ENT_ANCHOR_NOWHERE && place->own_gap <= most &&
         (place->own_first <= first || is_near (sketch, place->own_first - first)) &&
         (place->own_last >= last || is_near (sketch, last - place->own_last));
}

/* Whether an edge that is missing where it should be stands in the middle. */
static gboolean
is_turned (const EntAnchorSketch *sketch,
           const EntTextWord     *words,
           const EntAnchorPlace  *place)
{
  guint edge = MIN (sketch->n_words, ENT_ANCHOR_EDGE_WORDS);
  guint i;

  for (i = place->first + 1; i + edge < place->last; i++)
    {
      guint32 hash = ent_text_words_hash (words + i, edge);

      if ((place->head == ENT_ANCHOR_NOWHERE && hash == sketch->head) ||
          (place->tail == ENT_ANCHOR_NOWHERE && hash == sketch->tail))
        return TRUE;
    }

  return FALSE;
}

/* Whether a passage from the word @first to before @last can be the one sketched. */
static gboolean
is_whole (const EntAnchorSketch *sketch,
          const EntTextWord     *words,
          const EntAnchorPlace  *place,
          guint                  first,
          guint                  last)
{
  guint n_words = last - first;
  guint difference = MAX (n_words, sketch->n_words) - MIN (n_words, sketch->n_words);
  guint gap = MAX (place->gap, MAX (place->first - first, last - place->last));

  if (place->head == ENT_ANCHOR_NOWHERE && !is_near (sketch, place->first - first))
    return FALSE;
  if (place->tail == ENT_ANCHOR_NOWHERE && !is_near (sketch, last - place->last))
    return FALSE;

  return difference <= ent_anchor_get_tolerance (sketch) && gap <= get_gap (sketch) &&
         !is_turned (sketch, words, place) && is_own (sketch, place, first, last);
}

/* ---------------------------------------------------------------- characters */

static gboolean
is_attached (gunichar c)
{
  return !g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION && c != '/';
}

/* How many signs stand directly before the word @i. */
static gsize
count_before (EntText           *text,
              const EntTextWord *words,
              guint              i)
{
  gsize from = i > 0 ? words[i - 1].end : 0;
  g_autofree char *gap = ent_text_dup_span (text, from, words[i].start);
  const char *p = gap + strlen (gap);
  gsize n = 0;

  while (p > gap && is_attached (g_utf8_get_char (g_utf8_prev_char (p))))
    {
      p = g_utf8_prev_char (p);
      n++;
    }

  return n;
}

/* How many signs stand directly behind the word before @i. */
static gsize
count_behind (EntText           *text,
              const EntTextWord *words,
              guint              n_words,
              guint              i)
{
  gsize to = i < n_words ? words[i].start : ent_text_get_length (text);
  g_autofree char *gap = ent_text_dup_span (text, words[i - 1].end, to);
  const char *p;
  gsize n = 0;

  for (p = gap; *p != '\0' && is_attached (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    n++;

  return n;
}

/*< private >
 * ent_anchor_find_edges:
 * @self: an anchor
 * @text: a text
 * @place: a place of @text that looks like the passage
 * @start: (out): the passage's first character there
 * @end: (out): the character behind its last
 *
 * Finds the edges of a passage, by the rules at the head of this file. Quotes,
 * brackets and stops that touch its first and last word belong to it, but no more
 * characters than it had where all its words are there.
 *
 * Returns: whether the edges are certain
 */
gboolean
ent_anchor_find_edges (const EntAnchor      *self,
                       EntText              *text,
                       const EntAnchorPlace *place,
                       gsize                *start,
                       gsize                *end)
{
  const EntAnchorSketch *sketch = &self->sketch;
  guint n_words, first = place->first, last = place->last;
  const EntTextWord *words = ent_text_get_words (text, &n_words);
  gboolean certain = find_edge_words (sketch, text, words, n_words, place, &first, &last) &&
                     is_whole (sketch, words, place, first, last);
  gsize before, behind, length;

  if (!certain)
    {
      /* Then only what was found is shown. */
      first = place->head != ENT_ANCHOR_NOWHERE ? place->head : place->first;
      last = place->tail != ENT_ANCHOR_NOWHERE ? place->tail : place->last;
    }

  before = count_before (text, words, first);
  behind = count_behind (text, words, n_words, last);
  length = words[last - 1].end - words[first].start;

  if (place->n_found == sketch->n_grams + ENT_ANCHOR_EDGES && self->end - self->start >= length &&
      self->end - self->start <= before + length + behind)
    {
      gsize signs = self->end - self->start - length;

      behind = MIN (behind, signs);
      before = signs - behind;
    }

  *start = words[first].start - before;
  *end = words[last - 1].end + behind;

  return certain;
}
