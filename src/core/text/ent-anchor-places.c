/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-anchor-private.h"

/* The places of a text that look like a passage.
 *
 *  1. Hits: the positions in the text whose word 5-gram is one of the sketch's.
 *  2. A place is the window, not much longer than the passage, that holds most of the
 *     sketch's grams, each counted once; of two alike the tighter one. Its hits are
 *     taken out, and the next place is looked for, so that places don't overlap.
 *  3. Head and tail are looked for where they should be: the head no later than the
 *     place's first hit, the tail no earlier than its last, and neither farther from
 *     the other end than the passage is long, and a little more. Of several pairs the
 *     one that makes the passage most nearly as long as it was.
 *
 * What is counted at a place, n_found, is grams, head and tail together. Divided by
 * what the sketch holds (the grams, and two) it is the score: an estimate of the share
 * of the passage's 5-grams that stand there (containment, in Broder's word), to which
 * the two edges add their voice where the grams are few.
 */

#define MAX_PLACES 8

/* A copy may have some words more or less. */
#define EXTRA_WORDS  2
#define EXTRA_SHARE 10

/* More heads than these in one place are a text of one word, over and over. */
#define MAX_HEADS 64

typedef struct
{
  guint position;
  guint gram;
} Hit;

typedef struct
{
  guint first;
  guint last;
  guint n_grams;
} Window;

static guint
get_gram_words (const EntAnchorSketch *sketch)
{
  return MIN (sketch->n_words, ENT_ANCHOR_GRAM_WORDS);
}

static guint
get_reach (const EntAnchorSketch *sketch)
{
  return sketch->n_words + ent_anchor_get_tolerance (sketch);
}

/* ---------------------------------------------------------------- hits */

static int
compare_gram (const void *key,
              const void *member)
{
  guint32 hash = *(const guint32 *) key;
  guint32 gram = *(const guint32 *) member;

  return (hash > gram) - (hash < gram);
}

static GArray *
find_hits (const EntAnchorSketch *sketch,
           const EntTextWord     *words,
           guint                  n_words,
           guint                  skip_first,
           guint                  skip_last)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  guint gram_words = get_gram_words (sketch);
  guint i;

  for (i = 0; gram_words > 0 && i + gram_words <= n_words; i++)
    {
      guint32 hash = ent_text_words_hash (words + i, gram_words);
      const guint32 *gram;
      Hit hit;

      gram = bsearch (&hash, sketch->grams, sketch->n_grams, sizeof hash, compare_gram);
      if (gram == NULL || (i < skip_last && i + gram_words > skip_first))
        continue;

      hit.position = i;
      hit.gram = (guint) (gram - sketch->grams);
      g_array_append_val (hits, hit);
    }

  return hits;
}

/* ---------------------------------------------------------------- windows */

static guint
get_extent (const GArray *hits,
            guint         first,
            guint         last)
{
  return g_array_index (hits, Hit, last).position - g_array_index (hits, Hit, first).position;
}

static gboolean
is_better (const GArray *hits,
           const Window *window,
           const Window *best)
{
  if (window->n_grams != best->n_grams)
    return window->n_grams > best->n_grams;

  return get_extent (hits, window->first, window->last) < get_extent (hits, best->first,
                                                                      best->last);
}

/* Slides over the hits. A window begins with a gram that it doesn't hold again. */
static Window
find_window (const GArray *hits,
             guint         most_extent)
{
  guint counts[ENT_ANCHOR_MAX_GRAMS] = { 0 };
  Window window = { 0 };
  Window best = { 0 };
  guint i;

  for (i = 0; i < hits->len; i++)
    {
      window.last = i;
      window.n_grams += counts[g_array_index (hits, Hit, i).gram]++ == 0;

      while (get_extent (hits, window.first, i) > most_extent ||
             counts[g_array_index (hits, Hit, window.first).gram] > 1)
        {
          window.n_grams -= --counts[g_array_index (hits, Hit, window.first).gram] == 0;
          window.first++;
        }

      if (best.n_grams == 0 || is_better (hits, &window, &best))
        best = window;
    }

  return best;
}

/* The words that the hits of the window cover which are none of @skipped, a mask of
 * grams, and the most words in a row between them that none covers. */
static guint
find_cover (const GArray *hits,
            const Window *window,
            guint         gram_words,
            guint32       skipped,
            guint        *first,
            guint        *last)
{
  guint gap = 0;
  guint i;

  *first = *last = ENT_ANCHOR_NOWHERE;

  for (i = window->first; i <= window->last; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      if (skipped & (1u << hit->gram))
        continue;

      if (*first == ENT_ANCHOR_NOWHERE)
        *first = hit->position;
      else if (hit->position > *last)
        gap = MAX (gap, hit->position - *last);
      *last = hit->position + gram_words;
    }

  return gap;
}

/* ---------------------------------------------------------------- head and tail */

static gboolean
is_head (const EntAnchorSketch *sketch,
         const EntTextWord     *words,
         guint                  position)
{
  guint edge = MIN (sketch->n_words, ENT_ANCHOR_EDGE_WORDS);

  return ent_text_words_hash (words + position, edge) == sketch->head;
}

static gboolean
is_tail (const EntAnchorSketch *sketch,
         const EntTextWord     *words,
         guint                  position)
{
  guint edge = MIN (sketch->n_words, ENT_ANCHOR_EDGE_WORDS);

  return position >= edge && ent_text_words_hash (words + position - edge, edge) == sketch->tail;
}

static guint
get_difference (guint a,
                guint b)
{
  return MAX (a, b) - MIN (a, b);
}

/* The tail that, with a head at @head, makes the passage most nearly as long as it was. */
static guint
find_tail (const EntAnchorSketch *sketch,
           const EntTextWord     *words,
           guint                  n_words,
           guint                  from,
           guint                  head)
{
  guint to = MIN (n_words, head + get_reach (sketch));
  guint expected = head + sketch->n_words;
  guint best = ENT_ANCHOR_NOWHERE;
  guint i;

  for (i = from; i <= to; i++)
    if (is_tail (sketch, words, i) &&
        (best == ENT_ANCHOR_NOWHERE || get_difference (i, expected) < get_difference (best,
                                                                                      expected)))
      best = i;

  return best;
}

static gboolean
is_better_pair (const EntAnchorSketch *sketch,
                const EntAnchorPlace  *place,
                guint                  head,
                guint                  tail)
{
  if (place->head == ENT_ANCHOR_NOWHERE || place->tail == ENT_ANCHOR_NOWHERE)
    return place->head == ENT_ANCHOR_NOWHERE || tail != ENT_ANCHOR_NOWHERE;

  return tail != ENT_ANCHOR_NOWHERE &&
         get_difference (tail - head, sketch->n_words) <
           get_difference (place->tail - place->head, sketch->n_words);
}

static void
find_ends (const EntAnchorSketch *sketch,
           const EntTextWord     *words,
           guint                  n_words,
           EntAnchorPlace        *place)
{
  guint reach = get_reach (sketch);
  guint from = place->last > reach ? place->last - reach : 0;
  guint head, tail, n_heads = 0;

  place->head = place->tail = ENT_ANCHOR_NOWHERE;

  for (head = from; head <= place->first && n_heads < MAX_HEADS; head++)
    {
      if (!is_head (sketch, words, head))
        continue;

      n_heads++;
      tail = find_tail (sketch, words, n_words, place->last, head);
      if (is_better_pair (sketch, place, head, tail))
        {
          place->head = head;
          place->tail = tail;
        }
    }

  if (place->head == ENT_ANCHOR_NOWHERE)
    place->tail = find_tail (sketch, words, n_words, place->last, place->first);
}

/* ---------------------------------------------------------------- places */

static int
compare_places (const void *a,
                const void *b)
{
  const EntAnchorPlace *first = a;
  const EntAnchorPlace *second = b;

  if (first->n_found != second->n_found)
    return first->n_found < second->n_found ? 1 : -1;

  return (first->first > second->first) - (first->first < second->first);
}

/*< private >
 * ent_anchor_get_tolerance:
 * @sketch: a sketch
 *
 * Returns: how many words longer or shorter than the passage its copy may be
 */
guint
ent_anchor_get_tolerance (const EntAnchorSketch *sketch)
{
  return EXTRA_WORDS + sketch->n_words / EXTRA_SHARE;
}

/*< private >
 * ent_anchor_get_share:
 * @sketch: a sketch
 * @n_found: how many of its hashes were found
 *
 * Returns: the score of a place where @n_found hashes stand, from 0 to 1
 */
double
ent_anchor_get_share (const EntAnchorSketch *sketch,
                      guint                  n_found)
{
  return (double) n_found / (sketch->n_grams + ENT_ANCHOR_EDGES);
}

/*< private >
 * ent_anchor_is_complete:
 * @sketch: a passage's sketch
 * @place: a place of a text
 *
 * Returns: whether all words of the passage stand there, in their order: every gram is
 *   found, and the sketch has all that there are, not a sample
 */
gboolean
ent_anchor_is_complete (const EntAnchorSketch *sketch,
                        const EntAnchorPlace  *place)
{
  return place->n_found == sketch->n_grams + ENT_ANCHOR_EDGES &&
         sketch->n_words < ENT_ANCHOR_MAX_GRAMS + ENT_ANCHOR_GRAM_WORDS;
}

/*< private >
 * ent_anchor_find_places:
 * @sketch: a passage's sketch
 * @words: (array length=n_words): a text's words
 * @n_words: how many
 * @skip_first: the first of a run of words where nothing is looked for
 * @skip_last: the word behind the last of them; with @skip_first, no such run
 *
 * Finds the places that look like a passage, by the steps at the head of this file.
 *
 * Returns: (transfer full) (element-type EntAnchorPlace): up to eight places that
 *   don't overlap, the most similar first; none where no gram of the sketch stands
 */
GArray *
ent_anchor_find_places (const EntAnchorSketch *sketch,
                        const EntTextWord     *words,
                        guint                  n_words,
                        guint                  skip_first,
                        guint                  skip_last)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (EntAnchorPlace));
  g_autoptr(GArray) hits = find_hits (sketch, words, n_words, skip_first, skip_last);
  guint gram_words = get_gram_words (sketch);

  while (hits->len > 0 && places->len < MAX_PLACES)
    {
      Window window = find_window (hits, get_reach (sketch) - gram_words);
      EntAnchorPlace place;

      place.gap = find_cover (hits, &window, gram_words, 0, &place.first, &place.last);
      place.own_gap = find_cover (hits, &window, gram_words, sketch->echoes, &place.own_first,
                                  &place.own_last);
      find_ends (sketch, words, n_words, &place);
      place.n_found = window.n_grams + (place.head != ENT_ANCHOR_NOWHERE) +
                      (place.tail != ENT_ANCHOR_NOWHERE);
      g_array_append_val (places, place);

      g_array_remove_range (hits, window.first, window.last - window.first + 1);
    }

  g_array_sort (places, compare_places);

  return places;
}

/* The words of @text that a span touches. */
static void
find_words_of_span (const EntTextWord *words,
                    guint              n_words,
                    gsize              start,
                    gsize              end,
                    guint             *first,
                    guint             *last)
{
  guint i;

  for (i = 0; i < n_words && words[i].end <= start; i++)
    ;
  *first = i;
  for (; i < n_words && words[i].start < end; i++)
    ;
  *last = i;
}

/* The grams that stand elsewhere than in the passage, as a mask. */
static guint32
find_echoes (const EntAnchorSketch *sketch,
             const EntTextWord     *words,
             guint                  n_words,
             guint                  first,
             guint                  last)
{
  g_autoptr(GArray) hits = find_hits (sketch, words, n_words, first, last);
  guint32 echoes = 0;
  guint i;

  for (i = 0; i < hits->len; i++)
    echoes |= 1u << g_array_index (hits, Hit, i).gram;

  return echoes;
}

/*< private >
 * ent_anchor_find_rival:
 * @self: an anchor that has just been sketched
 * @text: the text it is made from
 *
 * Looks for the place of @text, beside the passage itself, that is most like it, and
 * sets the rival to how many hashes of the sketch stand there, or to 0 where they are too
 * few ever to come too near to a place that passes. Sets the echoes, too.
 */
void
ent_anchor_find_rival (EntAnchor *self,
                       EntText   *text)
{
  guint n_words, first, last;
  const EntTextWord *words = ent_text_get_words (text, &n_words);
  g_autoptr(GArray) places = NULL;
  guint n_found;

  find_words_of_span (words, n_words, self->start, self->end, &first, &last);
  places = ent_anchor_find_places (&self->sketch, words, n_words, first, last);
  if (places->len == 0)
    return;

  self->sketch.echoes = find_echoes (&self->sketch, words, n_words, first, last);
  n_found = g_array_index (places, EntAnchorPlace, 0).n_found;
  if (ent_anchor_get_share (&self->sketch, n_found) > ENT_ANCHOR_MIN_SCORE - ENT_ANCHOR_MIN_MARGIN)
    self->sketch.rival = n_found;
}
