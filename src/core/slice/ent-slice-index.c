/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-interval-tree.h"
#include "ent-judgement.h"
#include "ent-slice-index.h"
#include "ent-slice-private.h"

/**
 * EntSliceIndex:
 *
 * Answers what is active at a time, under one definition, without walking every
 * tie: the days on which each tie may be active stand in an interval tree, and
 * those that have ended are the beginning of a list that is sorted by their last
 * day.
 *
 * It is made anew when the case or the definition changes.
 */

typedef struct
{
  EntTie       *tie;
  EntExtent     extent;
  EntJudgement *judgement;
  GPtrArray    *links;
  gboolean      contested;
} Entry;

struct _EntSliceIndex
{
  GObject parent_instance;

  EntCase         *the_case;
  EntDefinition   *definition;
  GArray          *entries;
  EntIntervalTree *tree;
  GArray          *by_end;   /* numbers of entries */
  GArray          *changes;  /* of EntDay, sorted, each once */
  EntSpan          range;
};

G_DEFINE_FINAL_TYPE (EntSliceIndex, ent_slice_index, G_TYPE_OBJECT)

static void
clear_entry (Entry *entry)
{
  g_clear_object (&entry->tie);
  g_clear_pointer (&entry->judgement, ent_judgement_free);
  g_clear_pointer (&entry->links, g_ptr_array_unref);
}

static void
ent_slice_index_finalize (GObject *object)
{
  EntSliceIndex *self = ENT_SLICE_INDEX (object);

  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->tree, ent_interval_tree_free);
  g_clear_pointer (&self->by_end, g_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_object (&self->definition);
  g_clear_object (&self->the_case);

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
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, (GDestroyNotify) clear_entry);
  self->tree = ent_interval_tree_new ();
  self->by_end = g_array_new (FALSE, FALSE, sizeof (guint));
  self->changes = g_array_new (FALSE, FALSE, sizeof (EntDay));
}

static void
add_tie (EntSliceIndex *self,
         EntTie        *tie)
{
  Entry entry = { .tie = g_object_ref (tie) };
  guint number = self->entries->len;

  ent_date_get_extent (ent_tie_get_date (tie), ent_case_get_coverage (self->the_case),
                       &entry.extent);
  entry.judgement = ent_judgement_new_bare (self->the_case, self->definition, tie);
  entry.links = ent_link_list (self->the_case, tie);
  entry.contested = ent_case_is_contested (self->the_case, tie);

  ent_interval_tree_add (self->tree, (EntSpan) { entry.extent.earliest_start, entry.extent.latest_end });
  g_array_append_val (self->by_end, number);
  g_array_append_val (self->entries, entry);
}

static const Entry *
get_entry (EntSliceIndex *self,
           guint          number)
{
  return &g_array_index (self->entries, Entry, number);
}

static int
compare_ends (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  EntDay end_a = get_entry (user_data, *(const guint *) a)->extent.latest_end;
  EntDay end_b = get_entry (user_data, *(const guint *) b)->extent.latest_end;

  return end_a < end_b ? -1 : end_a > end_b;
}

static void
add_change (EntSliceIndex *self,
            EntDay         day)
{
  if (day != ENT_DAY_FIRST && day != ENT_DAY_LAST)
    g_array_append_val (self->changes, day);
}

static EntDay
day_after (EntDay day)
{
  return day == ENT_DAY_LAST || day == ENT_DAY_FIRST ? day : day + 1;
}

/* The days on which what is known of an extent changes. */
static void
add_changes (EntSliceIndex   *self,
             const EntExtent *extent)
{
  add_change (self, extent->earliest_start);
  add_change (self, extent->latest_start);
  add_change (self, day_after (extent->earliest_end));
  add_change (self, day_after (extent->latest_end));
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  EntDay day_a = *(const EntDay *) a;
  EntDay day_b = *(const EntDay *) b;

  return day_a < day_b ? -1 : day_a > day_b;
}

static void
keep_each_once (GArray *days)
{
  guint kept = 0;

  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    if (kept == 0 || g_array_index (days, EntDay, i) != g_array_index (days, EntDay, kept - 1))
      g_array_index (days, EntDay, kept++) = g_array_index (days, EntDay, i);
  g_array_set_size (days, kept);
}

static void
collect_changes (EntSliceIndex *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = get_entry (self, i);

      add_changes (self, &entry->extent);
      for (guint j = 0; j < entry->judgement->extents->len; j++)
        add_changes (self, &g_array_index (entry->judgement->extents, EntExtent, j));
      for (guint j = 0; j < entry->links->len; j++)
        add_changes (self, &((EntLink *) g_ptr_array_index (entry->links, j))->extent);
    }
  keep_each_once (self->changes);
}

static void
widen (EntSpan *range,
       EntDay   day)
{
  if (day == ENT_DAY_FIRST || day == ENT_DAY_LAST)
    return;

  range->first = MIN (range->first, day);
  range->last = MAX (range->last, day);
}

/* Whole years from the first that is known of to the end of the sources, or to
 * the last that is known of where that is later. */
static void
find_range (EntSliceIndex *self)
{
  const EntSpan *coverage = ent_case_get_coverage (self->the_case);
  EntSpan range = { ENT_DAY_LAST, ENT_DAY_FIRST };

  for (guint i = 0; i < self->entries->len; i++)
    {
      const EntExtent *extent = &get_entry (self, i)->extent;

      widen (&range, extent->earliest_start);
      widen (&range, extent->latest_start);
      widen (&range, extent->latest_end);
    }
  if (coverage != NULL)
    {
      widen (&range, coverage->first);
      widen (&range, coverage->last);
    }
  if (range.first > range.last)
    range = (EntSpan) { ent_day_from_civil (1900, 1, 1), ent_day_from_civil (1999, 12, 31) };

  self->range.first = ent_day_get_unit_span (range.first, ENT_DATE_UNIT_YEAR).first;
  self->range.last = ent_day_get_unit_span (range.last, ENT_DATE_UNIT_YEAR).last;
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
  EntSliceIndex *self;
  GListModel *ties;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (definition == NULL || ENT_IS_DEFINITION (definition), NULL);

  self = g_object_new (ENT_TYPE_SLICE_INDEX, NULL);
  self->the_case = g_object_ref (the_case);
  g_set_object (&self->definition, definition);

  ties = ent_case_get_ties (the_case);
  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);

      add_tie (self, tie);
    }

  ent_interval_tree_seal (self->tree);
  g_array_sort_with_data (self->by_end, compare_ends, self);
  collect_changes (self);
  find_range (self);

  return self;
}

static EntSliceTie
describe_entry (const Entry *entry,
                EntSpan      at)
{
  EntActivity counted = ent_judgement_get_activity (entry->judgement, at);
  EntActivity active = ent_extent_get_activity (&entry->extent, at);
  EntSliceTie description = { entry->tie, ENT_STATUS_ENDED, ENT_ACTIVITY_CERTAIN, FALSE,
                              entry->contested };

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
      if (ent_extent_equal (counted, &entry->extent))
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
  for (guint i = 0; i < entry->links->len; i++)
    {
      EntSliceLink found = describe_link (entry, g_ptr_array_index (entry->links, i), at);

      found.in = GUINT_TO_POINTER (number);
      if (found.status != ENT_STATUS_ABSENT)
        g_array_append_val (links, found);
    }
}

static void
collect_number (guint    item,
                gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, item);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint number_a = *(const guint *) a;
  guint number_b = *(const guint *) b;

  return number_a < number_b ? -1 : number_a > number_b;
}

static GArray *
find_begun (EntSliceIndex *self,
            EntSpan        at)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  ent_interval_tree_query (self->tree, at, collect_number, numbers);
  for (guint i = 0; i < self->by_end->len; i++)
    {
      guint number = g_array_index (self->by_end, guint, i);

      if (get_entry (self, number)->extent.latest_end >= at.first)
        break;
      g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_numbers);

  return numbers;
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
  numbers = find_begun (self, span);
  ties = g_array_new (FALSE, FALSE, sizeof (EntSliceTie));
  links = g_array_new (FALSE, FALSE, sizeof (EntSliceLink));
  for (guint i = 0; i < numbers->len; i++)
    {
      const Entry *entry = get_entry (self, g_array_index (numbers, guint, i));
      EntSliceTie tie = describe_entry (entry, span);

      add_links (entry, ties->len, span, links);
      g_array_append_val (ties, tie);
    }

  return ent_slice_new (G_OBJECT (self), self->the_case, self->definition, at, ties, links);
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

  return self->range;
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
  GArray *bins = g_array_new (FALSE, TRUE, sizeof (EntHistogramBin));

  g_return_val_if_fail (ENT_IS_SLICE_INDEX (self), bins);

  for (EntSpan span = ent_day_get_unit_span (range.first, unit);
       span.first <= range.last;
       span = ent_day_get_unit_span (span.last + 1, unit))
    {
      EntHistogramBin bin = { .span = span };

      for (guint i = 0; i < self->entries->len; i++)
        {
          EntActivity activity;

          activity = ent_judgement_get_activity (get_entry (self, i)->judgement, span);
          bin.certain += activity == ENT_ACTIVITY_CERTAIN;
          bin.possible += activity == ENT_ACTIVITY_POSSIBLE;
        }
      g_array_append_val (bins, bin);
    }

  return bins;
}
