/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-judgement.h"
#include "ent-slice-base.h"
#include "ent-slice-index.h"
#include "ent-slice-private.h"
#include "ent-time-bins.h"

/**
 * EntSliceIndex:
 *
 * Answers what is active at a time, under one definition, without walking every
 * tie: the days on which each tie may be active stand in an interval tree, and
 * those that have ended are the beginning of a list that is sorted by their last
 * day.
 *
 * It is made anew when the case changes. Where only the definition does, the new
 * one shares all that the ties are without it.
 */

struct _EntSliceIndex
{
  GObject parent_instance;

  EntSliceBase  *base;
  EntDefinition *definition;
  GPtrArray     *judgements;  /* of EntJudgement, by the number of the tie */
  GArray        *changes;     /* of EntDay, sorted, each once */
};

G_DEFINE_FINAL_TYPE (EntSliceIndex, ent_slice_index, G_TYPE_OBJECT)

/* A tie, and what the definition says of it. */
typedef struct
{
  const EntSliceEntry *known;
  const EntJudgement  *judgement;
} Entry;

static void
ent_slice_index_finalize (GObject *object)
{
  EntSliceIndex *self = ENT_SLICE_INDEX (object);

  g_clear_pointer (&self->judgements, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_object (&self->definition);
  g_clear_pointer (&self->base, ent_slice_base_unref);

  G_OBJECT_CLASS (ent_slice_index_parent_class)->finalize (object);
}

static void
ent_slice_index_class_init (EntSliceIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_slice_index_finalize;
}

static void
ent_slice_index_init (EntSliceIndex *self)
{
}

static const EntJudgement *
get_judgement (EntSliceIndex *self,
               guint          number)
{
  return g_ptr_array_index (self->judgements, number);
}

static void
judge (EntSliceIndex *self)
{
  guint n = ent_slice_base_get_n (self->base);

  self->judgements = g_ptr_array_new_full (n, (GDestroyNotify) ent_judgement_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->judgements,
                     ent_judgement_new_bare (self->base->the_case, self->definition,
                                             ent_slice_base_get (self->base, i)->tie));
}

/* Where all of a tie counts, or nothing does, its own days are those of change. */
static void
collect_changes (EntSliceIndex *self)
{
  self->changes = g_array_copy (self->base->changes);
  for (guint i = 0; i < self->judgements->len; i++)
    {
      const EntJudgement *judgement = get_judgement (self, i);

      for (guint j = 0; j < judgement->extents->len; j++)
        {
          const EntExtent *counted = &g_array_index (judgement->extents, EntExtent, j);

          if (!ent_extent_equal (counted, &ent_slice_base_get (self->base, i)->extent))
            ent_slice_base_add_changes (self->changes, counted);
        }
    }
  if (self->changes->len > self->base->changes->len)
    ent_slice_base_sort_days (self->changes);
}

static EntSliceIndex *
index_new (EntSliceBase  *base,
           EntDefinition *definition)
{
  EntSliceIndex *self = g_object_new (ENT_TYPE_SLICE_INDEX, NULL);

  self->base = base;
  g_set_object (&self->definition, definition);
  judge (self);
  collect_changes (self);

  return self;
}

/**
 * ent_slice_index_new:
 * @the_case: a case
 * @definition: (nullable): one of its definitions
 *
 * Returns: (transfer full): an index of the case as it is now
 */
EntSliceIndex *
ent_slice_index_new (EntCase       *the_case,
                     EntDefinition *definition)
{
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (definition == NULL || ENT_IS_DEFINITION (definition), NULL);

  return index_new (ent_slice_base_new (the_case), definition);
}

/**
 * ent_slice_index_new_for_definition:
 * @self: an index of the case as it is now
 * @definition: (nullable): another definition, which need not be in the case
 *
 * Makes an index under another definition. Only what the definition says is found out anew,
 * which takes a fraction of the time of [ctor@SliceIndex.new].
 *
 * Returns: (transfer full): the index
 */
EntSliceIndex *
ent_slice_index_new_for_definition (EntSliceIndex *self,
                                    EntDefinition *definition)
{
  g_return_val_if_fail (ENT_IS_SLICE_INDEX (self), NULL);
  g_return_val_if_fail (definition == NULL || ENT_IS_DEFINITION (definition), NULL);

  return index_new (ent_slice_base_ref (self->base), definition);
}

static EntSliceTie
describe_entry (const Entry *entry,
                EntSpan      at)
{
  EntActivity counted = ent_judgement_get_activity (entry->judgement, at);
  EntActivity active = ent_extent_get_activity (&entry->known->extent, at);
  EntSliceTie description = { entry->known->tie, ENT_STATUS_ENDED, ENT_ACTIVITY_CERTAIN, FALSE,
                              entry->known->contested };

  if (active == ENT_ACTIVITY_NONE)
    return description;

  description.counts = counted != ENT_ACTIVITY_NONE;
  if (entry->judgement->governed && !description.counts)
    {
      description.status = ENT_STATUS_UNCOUNTED;
      description.activity = active;
    }
  else
    {
      description.status = ENT_STATUS_ACTIVE;
      description.activity = description.counts ? counted : active;
    }

  return description;
}

/* Whether the tie counts while this link of it holds: in a window, a member may
 * have left before the tie began to count. */
static EntActivity
get_counted_activity (const Entry   *entry,
                      const EntLink *link,
                      EntSpan        at)
{
  EntActivity activity = ENT_ACTIVITY_NONE;

  for (guint i = 0; i < entry->judgement->extents->len; i++)
    {
      const EntExtent *counted = &g_array_index (entry->judgement->extents, EntExtent, i);
      gboolean meet;
      EntExtent both;

      /* Where all of the tie counts, so does each link as long as it holds. */
      if (ent_extent_equal (counted, &entry->known->extent))
        meet = ent_extent_intersect (&link->extent, counted, &both);
      else
        meet = ent_extent_meet (&link->extent, counted, &both);
      if (meet)
        activity = MAX (activity, ent_extent_get_activity (&both, at));
    }

  return activity;
}

static EntSliceLink
describe_link (const Entry   *entry,
               const EntLink *link,
               EntSpan        at)
{
  EntActivity active = ent_extent_get_activity (&link->extent, at);
  EntActivity counted = get_counted_activity (entry, link, at);
  EntSliceLink description = { .link = link, .activity = active };

  if (active == ENT_ACTIVITY_NONE)
    {
      description.status = link->extent.latest_end < at.first ? ENT_STATUS_ENDED : ENT_STATUS_ABSENT;
      description.activity = ENT_ACTIVITY_CERTAIN;
    }
  else if (entry->judgement->governed && counted == ENT_ACTIVITY_NONE)
    {
      description.status = ENT_STATUS_UNCOUNTED;
    }
  else
    {
      description.status = ENT_STATUS_ACTIVE;
      description.activity = entry->judgement->governed ? counted : active;
    }

  return description;
}

static void
add_links (const Entry *entry,
           guint        number,
           EntSpan      at,
           GArray      *links)
{
  for (guint i = 0; i < entry->known->links->len; i++)
    {
      EntSliceLink found = describe_link (entry, g_ptr_array_index (entry->known->links, i), at);

      found.in = GUINT_TO_POINTER (number);
      if (found.status != ENT_STATUS_ABSENT)
        g_array_append_val (links, found);
    }
}

/**
 * ent_slice_index_query:
 * @self: an index
 * @at: the time; an interval asks for a window
 *
 * Takes a slice.
 *
 * Returns: (transfer full): the slice
 */
EntSlice *
ent_slice_index_query (EntSliceIndex *self,
                       EntDate       *at)
{
  g_autoptr (GArray) numbers = NULL;
  GArray *ties;
  GArray *links;
  EntSpan span;

  g_return_val_if_fail (ENT_IS_SLICE_INDEX (self), NULL);
  g_return_val_if_fail (at != NULL, NULL);

  span = ent_date_get_span (at);
  numbers = ent_slice_base_find_begun (self->base, span);
  ties = g_array_new (FALSE, FALSE, sizeof (EntSliceTie));
  links = g_array_new (FALSE, FALSE, sizeof (EntSliceLink));
  for (guint i = 0; i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      const Entry entry = { ent_slice_base_get (self->base, number), get_judgement (self, number) };
      EntSliceTie tie = describe_entry (&entry, span);

      add_links (&entry, ties->len, span, links);
      g_array_append_val (ties, tie);
    }

  return ent_slice_new (G_OBJECT (self), self->base->the_case, self->definition, at, ties, links);
}

/**
 * ent_slice_index_get_range:
 * @self: an index
 *
 * Returns: the whole years in which the case has something to show
 */
EntSpan
ent_slice_index_get_range (EntSliceIndex *self)
{
  g_return_val_if_fail (ENT_IS_SLICE_INDEX (self), ((EntSpan) { 0, 0 }));

  return self->base->range;
}

/**
 * ent_slice_index_get_changes:
 * @self: an index
 * @n_changes: (out): how many
 *
 * Returns: (array length=n_changes) (transfer none): the days on which what is
 *   known to be active changes, in order
 */
const EntDay *
ent_slice_index_get_changes (EntSliceIndex *self,
                             guint         *n_changes)
{
  g_return_val_if_fail (ENT_IS_SLICE_INDEX (self), NULL);

  *n_changes = self->changes->len;
  return (const EntDay *) (gpointer) self->changes->data;
}

static EntDate *
find_first_difference (EntSliceIndex *self,
                       EntSlice      *from,
                       EntSpan        beyond,
                       EntDay         change,
                       EntDateUnit    unit,
                       int            direction)
{
  g_autoptr (EntDate) first = ent_date_new_for_unit (change, unit);
  g_autoptr (EntDate) second = ent_date_step (first, unit, direction);
  EntDate *dates[] = { first, second };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (EntSlice) slice = NULL;
      EntSpan span = ent_date_get_span (dates[i]);

      if (direction > 0 ? span.first <= beyond.last : span.last >= beyond.first)
        continue;
      slice = ent_slice_index_query (self, dates[i]);
      if (!ent_slice_looks_like (slice, from))
        return ent_date_ref (dates[i]);
    }

  return NULL;
}

/**
 * ent_slice_index_find_change:
 * @self: an index
 * @at: where to look from
 * @unit: the calendar unit in which time is shown
 * @direction: 1 to look forward, -1 to look back
 *
 * Finds the nearest day, month, year or decade whose slice differs from the one
 * before it on the way.
 *
 * What is active in a unit changes with the first of its days that something can
 * have begun on, or with the first unit that lies wholly after something ended. So
 * only the units that hold a day of change, and their neighbours, are looked at.
 *
 * Returns: (transfer full) (nullable): that date, or %NULL where nothing changes
 *   any more in that direction
 */
EntDate *
ent_slice_index_find_change (EntSliceIndex *self,
                             EntDate       *at,
                             EntDateUnit    unit,
                             int            direction)
{
  g_autoptr (EntDate) edge = NULL;
  g_autoptr (EntSlice) from = NULL;
  EntSpan span;
  guint n_changes;

  g_return_val_if_fail (ENT_IS_SLICE_INDEX (self), NULL);
  g_return_val_if_fail (at != NULL, NULL);
  g_return_val_if_fail (direction == 1 || direction == -1, NULL);

  span = ent_date_get_span (at);
  edge = ent_date_new_for_unit (direction > 0 ? span.last : span.first, unit);
  from = ent_slice_index_query (self, edge);
  n_changes = self->changes->len;
  for (guint i = 0; i < n_changes; i++)
    {
      EntDay day = g_array_index (self->changes, EntDay, direction > 0 ? i : n_changes - 1 - i);
      EntDate *date;

      date = find_first_difference (self, from, ent_date_get_span (edge), day, unit, direction);
      if (date != NULL)
        return date;
    }

  return NULL;
}

/* Marks the bins that a tie counts in, with how certain that is: of two stretches in one bin
 * the more certain one tells. */
static void
mark (const EntJudgement *judgement,
      GArray             *bins,
      guint8             *marks,
      EntSpan            *marked)
{
  for (guint i = 0; i < judgement->extents->len; i++)
    {
      const EntExtent *extent = &g_array_index (judgement->extents, EntExtent, i);
      guint n = ent_time_bins_find (bins, extent->earliest_start);

      marked->first = MIN (marked->first, (int) n);
      for (; n < bins->len; n++)
        {
          EntSpan span = g_array_index (bins, EntHistogramBin, n).span;
          guint8 activity = (guint8) ent_extent_get_activity (extent, span);

          if (activity == ENT_ACTIVITY_NONE)
            break;
          marks[n] = MAX (marks[n], activity);
        }
      marked->last = MAX (marked->last, (int) n - 1);
    }
}

/* Counts what is marked, and wipes it. */
static void
count_marks (GArray  *bins,
             guint8  *marks,
             EntSpan  marked)
{
  for (int i = marked.first; i <= marked.last; i++)
    {
      EntHistogramBin *bin = &g_array_index (bins, EntHistogramBin, i);

      bin->certain += marks[i] == ENT_ACTIVITY_CERTAIN;
      bin->possible += marks[i] == ENT_ACTIVITY_POSSIBLE;
      marks[i] = ENT_ACTIVITY_NONE;
    }
}

/**
 * ent_slice_index_get_histogram:
 * @self: an index
 * @range: the days to cover
 * @unit: the width of a bin
 *
 * Counts the ties that count as alliances, for each unit of the range.
 *
 * Returns: (transfer full) (element-type EntHistogramBin): the bins, in order
 */
GArray *
ent_slice_index_get_histogram (EntSliceIndex *self,
                               EntSpan        range,
                               EntDateUnit    unit)
{
  GArray *bins = ent_time_bins_new (range, unit, sizeof (EntHistogramBin));
  g_autofree guint8 *marks = g_new0 (guint8, bins->len + 1);

  g_return_val_if_fail (ENT_IS_SLICE_INDEX (self), bins);

  for (guint i = 0; i < self->judgements->len; i++)
    {
      EntSpan marked = { (int) bins->len, -1 };

      mark (get_judgement (self, i), bins, marks, &marked);
      count_marks (bins, marks, marked);
    }

  return bins;
}
