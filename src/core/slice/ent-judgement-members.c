/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-judgement.h"

/*
 * When a tie has so many members.
 *
 * On a day, a state is certainly a member, possibly, or not. So the number of members lies
 * between a least and a greatest; it is certainly one that is asked for where both are, and
 * possibly where any between them is. That changes only on days on which what is known of a
 * membership does: between those days nothing needs looking at. What comes out are stretches
 * of possible days, each with the certain ones as its core; a stretch with two cores becomes
 * two, and one without any is certain in no window.
 *
 * A membership without a date of its own lasts as long as the tie, and is counted at all
 * times: the caller asks only for the time of the tie. So is the beginning of one that
 * begins with the tie, by the same vague date, and the end of one that ends with it.
 */

typedef struct
{
  guint      state;    /* a number for each state: one that came back is counted once */
  EntExtent  extent;
} Membership;

typedef struct
{
  GArray *memberships;
  guint   n_states;
  guint   min;
  guint   max;          /* G_MAXUINT where there is none */
} Count;

static void
get_extent (EntCase   *the_case,
            EntDate   *date,
            EntExtent *extent)
{
  ent_date_get_extent (date, ent_case_get_coverage (the_case), extent);
}

static EntExtent
get_membership_extent (EntCase       *the_case,
                       EntTie        *tie,
                       EntMembership *member)
{
  EntDate *date = ent_membership_get_date (member);
  EntExtent extent = { ENT_DAY_FIRST, ENT_DAY_FIRST, ENT_DAY_LAST, ENT_DAY_LAST };
  EntExtent whole;

  if (date == NULL)
    return extent;

  get_extent (the_case, date, &extent);
  get_extent (the_case, ent_tie_get_date (tie), &whole);
  if (extent.earliest_start <= whole.earliest_start && extent.latest_start <= whole.latest_start)
    extent.earliest_start = extent.latest_start = ENT_DAY_FIRST;
  if (extent.earliest_end >= whole.earliest_end && extent.latest_end >= whole.latest_end)
    extent.earliest_end = extent.latest_end = ENT_DAY_LAST;

  return extent;
}

static GArray *
list_memberships (EntCase  *the_case,
                  EntTie   *tie,
                  guint    *n_states,
                  gboolean *dated)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *members = ent_tie_get_members (tie);
  GArray *memberships = g_array_new (FALSE, FALSE, sizeof (Membership));

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      gpointer state = (gpointer) ent_membership_get_state (member);
      Membership membership = { .extent = get_membership_extent (the_case, tie, member) };

      *dated |= ent_membership_get_date (member) != NULL;
      if (!g_hash_table_contains (numbers, state))
        g_hash_table_insert (numbers, state, GUINT_TO_POINTER (g_hash_table_size (numbers)));
      membership.state = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, state));
      g_array_append_val (memberships, membership);
    }
  *n_states = g_hash_table_size (numbers);

  return memberships;
}

static EntActivity
count_on (const Count *count,
          EntDay       day)
{
  g_autofree guint8 *known = g_new0 (guint8, count->n_states + 1);
  guint least = 0;
  guint greatest = 0;

  for (guint i = 0; i < count->memberships->len; i++)
    {
      const Membership *membership = &g_array_index (count->memberships, Membership, i);
      EntActivity activity = ent_extent_get_activity (&membership->extent, (EntSpan) { day, day });

      if (activity > known[membership->state])
        known[membership->state] = (guint8) activity;
    }
  for (guint i = 0; i < count->n_states; i++)
    {
      least += known[i] == ENT_ACTIVITY_CERTAIN;
      greatest += known[i] != ENT_ACTIVITY_NONE;
    }

  if (least >= count->min && greatest <= count->max)
    return ENT_ACTIVITY_CERTAIN;

  return greatest >= count->min && least <= count->max ? ENT_ACTIVITY_POSSIBLE
                                                       : ENT_ACTIVITY_NONE;
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
add_edge (GArray *days,
          EntDay  day)
{
  if (day != ENT_DAY_FIRST && day != ENT_DAY_LAST)
    g_array_append_val (days, day);
}

/* The first days of the stretches in which the number of members stays as it is. */
static GArray *
list_edges (GArray *memberships)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (EntDay));
  const EntDay first = ENT_DAY_FIRST;

  g_array_append_val (days, first);
  for (guint i = 0; i < memberships->len; i++)
    {
      const EntExtent *extent = &g_array_index (memberships, Membership, i).extent;

      add_edge (days, extent->earliest_start);
      add_edge (days, extent->latest_start);
      add_edge (days, extent->earliest_end < ENT_DAY_LAST ? extent->earliest_end + 1 : ENT_DAY_LAST);
      add_edge (days, extent->latest_end < ENT_DAY_LAST ? extent->latest_end + 1 : ENT_DAY_LAST);
    }
  g_array_sort (days, compare_days);

  return days;
}

/* Adds the days from @first to @last to what has been found up to the day before. */
static void
add_days (GArray      *times,
          EntSpan      days,
          EntActivity  activity,
          gboolean     goes_on)
{
  EntExtent fresh = { days.first, ENT_DAY_LAST, ENT_DAY_FIRST, days.last };
  EntExtent *open = NULL;
  gboolean certain = activity == ENT_ACTIVITY_CERTAIN;

  if (goes_on)
    open = &g_array_index (times, EntExtent, times->len - 1);
  /* A second core begins a stretch of its own. */
  if (open != NULL && certain && open->earliest_end != ENT_DAY_FIRST &&
      open->earliest_end + 1 < days.first)
    open = NULL;

  if (open == NULL)
    {
      g_array_append_val (times, fresh);
      open = &g_array_index (times, EntExtent, times->len - 1);
    }
  if (certain)
    {
      open->latest_start = MIN (open->latest_start, days.first);
      open->earliest_end = days.last;
    }
  open->latest_end = days.last;
}

/**
 * ent_judgement_list_member_times:
 * @the_case: a case
 * @tie: one of its ties
 * @min: how many members at least
 * @max: how many at most; 0 for as many as one likes
 *
 * Finds when a tie has so many members, by the dates of the memberships and whatever its
 * own date is.
 *
 * Returns: (transfer full) (element-type EntExtent): the stretches, in order
 */
GArray *
ent_judgement_list_member_times (EntCase *the_case,
                                 EntTie  *tie,
                                 guint    min,
                                 guint    max)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (EntExtent));
  g_autoptr (GArray) memberships = NULL;
  g_autoptr (GArray) edges = NULL;
  Count count = { .min = min, .max = max ? max : G_MAXUINT };
  const EntExtent always = { ENT_DAY_FIRST, ENT_DAY_FIRST, ENT_DAY_LAST, ENT_DAY_LAST };
  gboolean goes_on = FALSE;
  gboolean dated = FALSE;

  g_return_val_if_fail (ENT_IS_CASE (the_case), times);
  g_return_val_if_fail (ENT_IS_TIE (tie), times);

  if (count.min > count.max)
    return times;

  memberships = list_memberships (the_case, tie, &count.n_states, &dated);
  count.memberships = memberships;
  /* Of most ties no member comes or goes. */
  if (!dated)
    {
      if (count.n_states >= count.min && count.n_states <= count.max)
        g_array_append_val (times, always);
      return times;
    }

  edges = list_edges (memberships);
  for (guint i = 0; i < edges->len; i++)
    {
      EntDay next = i + 1 < edges->len ? g_array_index (edges, EntDay, i + 1) : ENT_DAY_LAST;
      EntSpan days = { g_array_index (edges, EntDay, i),
                       i + 1 < edges->len ? next - 1 : ENT_DAY_LAST };
      EntActivity activity;

      if (days.first > days.last)
        continue;
      activity = count_on (&count, days.first);
      if (activity != ENT_ACTIVITY_NONE)
        add_days (times, days, activity, goes_on);
      goes_on = activity != ENT_ACTIVITY_NONE;
    }

  return times;
}
