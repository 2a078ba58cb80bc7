/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-slice-base.h"

/*
 * What an index knows of a case before any definition is asked: the links of each tie, the
 * days on which it may be active, in an interval tree, whether it is contested, and when
 * something changes. Indexes of one state of a case share it, so that to try out another
 * definition is to judge the ties, and nothing else.
 */

static void
clear_entry (EntSliceEntry *entry)
{
  g_clear_object (&entry->tie);
  g_clear_pointer (&entry->links, g_ptr_array_unref);
}

static void
add_tie (EntSliceBase *self,
         EntTie       *tie)
{
  EntSliceEntry entry = { .tie = g_object_ref (tie) };
  guint number = self->entries->len;

  ent_date_get_extent (ent_tie_get_date (tie), ent_case_get_coverage (self->the_case),
                       &entry.extent);
  entry.links = ent_link_list (self->the_case, tie);
  entry.contested = ent_case_is_contested (self->the_case, tie);

  ent_interval_tree_add (self->tree, (EntSpan) { entry.extent.earliest_start, entry.extent.latest_end });
  g_array_append_val (self->by_end, number);
  g_array_append_val (self->entries, entry);
}

/*< private >
 * ent_slice_base_get_n:
 * @self: what is known of a case
 *
 * Returns: how many ties it has
 */
guint
ent_slice_base_get_n (const EntSliceBase *self)
{
  return self->entries->len;
}

/*< private >
 * ent_slice_base_get:
 * @self: what is known of a case
 * @number: which tie, from 0, in the order of the case
 *
 * Returns: (transfer none): what is known of it
 */
const EntSliceEntry *
ent_slice_base_get (const EntSliceBase *self,
                    guint               number)
{
  return &g_array_index (self->entries, EntSliceEntry, number);
}

static int
compare_ends (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  EntDay end_a = ent_slice_base_get (user_data, *(const guint *) a)->extent.latest_end;
  EntDay end_b = ent_slice_base_get (user_data, *(const guint *) b)->extent.latest_end;

  return end_a < end_b ? -1 : end_a > end_b;
}

static void
add_change (GArray *days,
            EntDay  day)
{
  if (day != ENT_DAY_FIRST && day != ENT_DAY_LAST)
    g_array_append_val (days, day);
}

static EntDay
day_after (EntDay day)
{
  return day == ENT_DAY_LAST || day == ENT_DAY_FIRST ? day : day + 1;
}

/*< private >
 * ent_slice_base_add_changes:
 * @days: (element-type EntDay): where to add them
 * @extent: when something held
 *
 * Adds the days on which what is known of it changes.
 */
void
ent_slice_base_add_changes (GArray          *days,
                            const EntExtent *extent)
{
  add_change (days, extent->earliest_start);
  add_change (days, extent->latest_start);
  add_change (days, day_after (extent->earliest_end));
  add_change (days, day_after (extent->latest_end));
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  EntDay day_a = *(const EntDay *) a;
  EntDay day_b = *(const EntDay *) b;

  return day_a < day_b ? -1 : day_a > day_b;
}

/*< private >
 * ent_slice_base_sort_days:
 * @days: (element-type EntDay): days
 *
 * Sorts them, and keeps each once.
 */
void
ent_slice_base_sort_days (GArray *days)
{
  guint kept = 0;

  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    if (kept == 0 || g_array_index (days, EntDay, i) != g_array_index (days, EntDay, kept - 1))
      g_array_index (days, EntDay, kept++) = g_array_index (days, EntDay, i);
  g_array_set_size (days, kept);
}

static void
collect_changes (EntSliceBase *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const EntSliceEntry *entry = ent_slice_base_get (self, i);

      ent_slice_base_add_changes (self->changes, &entry->extent);
      for (guint j = 0; j < entry->links->len; j++)
        ent_slice_base_add_changes (self->changes,
                                    &((EntLink *) g_ptr_array_index (entry->links, j))->extent);
    }
  ent_slice_base_sort_days (self->changes);
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
find_range (EntSliceBase *self)
{
  const EntSpan *coverage = ent_case_get_coverage (self->the_case);
  EntSpan range = { ENT_DAY_LAST, ENT_DAY_FIRST };

  for (guint i = 0; i < self->entries->len; i++)
    {
      const EntExtent *extent = &ent_slice_base_get (self, i)->extent;

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

/*< private >
 * ent_slice_base_find_begun:
 * @self: what is known of a case
 * @at: a time
 *
 * Returns: (transfer full) (element-type guint): the numbers of the ties that may have begun
 *   by then, in the order of the case
 */
GArray *
ent_slice_base_find_begun (const EntSliceBase *self,
                           EntSpan             at)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  ent_interval_tree_query (self->tree, at, collect_number, numbers);
  for (guint i = 0; i < self->by_end->len; i++)
    {
      guint number = g_array_index (self->by_end, guint, i);

      if (ent_slice_base_get (self, number)->extent.latest_end >= at.first)
        break;
      g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_numbers);

  return numbers;
}

/*< private >
 * ent_slice_base_new:
 * @the_case: a case
 *
 * Returns: (transfer full): what is known of the case as it is now
 */
EntSliceBase *
ent_slice_base_new (EntCase *the_case)
{
  EntSliceBase *self = g_rc_box_new0 (EntSliceBase);
  GListModel *ties = ent_case_get_ties (the_case);

  self->the_case = g_object_ref (the_case);
  self->entries = g_array_new (FALSE, TRUE, sizeof (EntSliceEntry));
  g_array_set_clear_func (self->entries, (GDestroyNotify) clear_entry);
  self->tree = ent_interval_tree_new ();
  self->by_end = g_array_new (FALSE, FALSE, sizeof (guint));
  self->changes = g_array_new (FALSE, FALSE, sizeof (EntDay));

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

/*< private >
 * ent_slice_base_ref:
 * @self: what is known of a case
 *
 * Returns: (transfer full): @self
 */
EntSliceBase *
ent_slice_base_ref (EntSliceBase *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (EntSliceBase *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->tree, ent_interval_tree_free);
  g_clear_pointer (&self->by_end, g_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_object (&self->the_case);
}

/*< private >
 * ent_slice_base_unref:
 * @self: (transfer full): what is known of a case
 *
 * Lets go of it.
 */
void
ent_slice_base_unref (EntSliceBase *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) clear);
}
