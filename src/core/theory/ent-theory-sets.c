/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-sets.h"

/*
 * Spans of many pairs, summed over any window without walking them.
 *
 * 1. First and last days are sorted, each by itself, with their running sums. The days spent
 *    in the set up to a day t are, over the spans begun by t, t + 1 less their first days,
 *    less, over those ended before t, t less their last days: two searches and four sums. A
 *    window's days are those up to its last day less those up to the day before its first.
 * 2. A window meets as many spans as had begun by its last day, less those that had ended
 *    before its first. A pair that was in the set, left it and came back has been counted
 *    once too often for each such gap of which the window meets both sides; gaps are few, and
 *    are walked.
 */

typedef struct
{
  EntDay left;
  EntDay back;
} Gap;

struct _EntTheorySet
{
  GArray *firsts;
  GArray *lasts;
  GArray *gaps;       /* sorted by when they were back */
  gint64 *first_sums; /* of the days before each place, and of all at the end */
  gint64 *last_sums;
  guint   last_pair;
};

/*< private >
 * ent_theory_set_new:
 *
 * Returns: (transfer full): an empty set
 */
EntTheorySet *
ent_theory_set_new (void)
{
  EntTheorySet *self = g_new0 (EntTheorySet, 1);

  self->firsts = g_array_new (FALSE, FALSE, sizeof (EntDay));
  self->lasts = g_array_new (FALSE, FALSE, sizeof (EntDay));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (Gap));

  return self;
}

/*< private >
 * ent_theory_set_free:
 * @self: (transfer full): a set
 */
void
ent_theory_set_free (EntTheorySet *self)
{
  g_array_unref (self->firsts);
  g_array_unref (self->lasts);
  g_array_unref (self->gaps);
  g_free (self->first_sums);
  g_free (self->last_sums);
  g_free (self);
}

/*< private >
 * ent_theory_set_add:
 * @self: a set that is not sealed
 * @pair: the number of a pair; all spans of one pair are added in a row, in order of time
 * @span: when it was in the set
 */
void
ent_theory_set_add (EntTheorySet *self,
                    guint         pair,
                    EntSpan       span)
{
  if (self->lasts->len > 0 && self->last_pair == pair)
    {
      EntDay *last = &g_array_index (self->lasts, EntDay, self->lasts->len - 1);
      Gap gap = { *last, span.first };

      if (*last + 1 == span.first)
        {
          *last = span.last;
          return;
        }
      g_array_append_val (self->gaps, gap);
    }

  g_array_append_val (self->firsts, span.first);
  g_array_append_val (self->lasts, span.last);
  self->last_pair = pair;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  EntDay day_a = *(const EntDay *) a;
  EntDay day_b = *(const EntDay *) b;

  return (day_a > day_b) - (day_a < day_b);
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  return compare_days (&((const Gap *) a)->back, &((const Gap *) b)->back);
}

static gint64 *
sum_up (const GArray *days)
{
  gint64 *sums = g_new (gint64, days->len + 1);

  sums[0] = 0;
  for (guint i = 0; i < days->len; i++)
    sums[i + 1] = sums[i] + g_array_index (days, EntDay, i);

  return sums;
}

/*< private >
 * ent_theory_set_seal:
 * @self: a set to which all was added
 */
void
ent_theory_set_seal (EntTheorySet *self)
{
  g_array_sort (self->firsts, compare_days);
  g_array_sort (self->lasts, compare_days);
  g_array_sort (self->gaps, compare_gaps);
  self->first_sums = sum_up (self->firsts);
  self->last_sums = sum_up (self->lasts);
}

/* How many of the sorted days are before one. */
static guint
count_before (const GArray *days,
              gint64        day)
{
  guint low = 0;
  guint high = days->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (days, EntDay, middle) < day)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/*< private >
 * ent_theory_set_count_pairs:
 * @self: a sealed set
 * @window: a window
 *
 * Returns: how many pairs were in the set on any day of it
 */
guint
ent_theory_set_count_pairs (const EntTheorySet *self,
                            EntSpan             window)
{
  guint n;

  if (window.first > window.last)
    return 0;

  n = count_before (self->firsts, (gint64) window.last + 1) -
      count_before (self->lasts, window.first);
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const Gap *gap = &g_array_index (self->gaps, Gap, i);

      if (gap->back > window.last)
        break;
      if (gap->left >= window.first)
        n--;
    }

  return n;
}

static gint64
count_days_until (const EntTheorySet *self,
                  gint64              day)
{
  guint n_begun = count_before (self->firsts, day + 1);
  guint n_ended = count_before (self->lasts, day);

  return n_begun * (day + 1) - self->first_sums[n_begun] -
         (n_ended * day - self->last_sums[n_ended]);
}

/*< private >
 * ent_theory_set_count_days:
 * @self: a sealed set
 * @window: a window
 *
 * Returns: how many days pairs were in the set within it, each pair's counted
 */
gint64
ent_theory_set_count_days (const EntTheorySet *self,
                           EntSpan             window)
{
  if (window.first > window.last)
    return 0;

  return count_days_until (self, window.last) - count_days_until (self, (gint64) window.first - 1);
}
