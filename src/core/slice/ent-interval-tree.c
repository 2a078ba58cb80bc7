/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-interval-tree.h"

/*
 * Which intervals overlap a given one?
 *
 * The idea is the augmented tree of Cormen, Leiserson, Rivest and Stein,
 * "Introduction to Algorithms" (interval trees), laid out without pointers: the
 * intervals are sorted by their first day in one array, and the middle of a
 * range of the array is the root of that range. With each interval stands the
 * latest last day within its range. A query goes down from the root:
 *
 * 1. a range whose latest last day lies before the query holds nothing;
 * 2. to the left of a root there may always be something;
 * 3. the root itself, and what is to its right, only where the root begins no
 *    later than the query ends.
 *
 * Each range that is not given up holds an interval that overlaps, or lies on the
 * way to the first that begins after the query. So for k that overlap, a query
 * looks at O((1 + k) log n) intervals, at O(log n + k) where they are neighbours,
 * and never at one twice.
 */

typedef struct
{
  EntSpan span;
  EntDay  latest;  /* of the range that this is the root of */
  guint   item;
} Interval;

struct _EntIntervalTree
{
  GArray   *intervals;
  gboolean  sealed;
};

typedef struct
{
  const Interval  *intervals;
  EntSpan          at;
  EntIntervalFunc  func;
  gpointer         user_data;
  guint            n_visited;
} Query;

/*< private >
 * ent_interval_tree_new:
 *
 * Returns: (transfer full): an empty tree
 */
EntIntervalTree *
ent_interval_tree_new (void)
{
  EntIntervalTree *self = g_new0 (EntIntervalTree, 1);

  self->intervals = g_array_new (FALSE, FALSE, sizeof (Interval));
  return self;
}

/*< private >
 * ent_interval_tree_free:
 * @self: (transfer full): a tree
 */
void
ent_interval_tree_free (EntIntervalTree *self)
{
  g_array_unref (self->intervals);
  g_free (self);
}

/*< private >
 * ent_interval_tree_add:
 * @self: a tree that is not sealed
 * @span: the interval, both ends included
 *
 * Adds an interval; it is numbered by the order in which it came.
 */
void
ent_interval_tree_add (EntIntervalTree *self,
                       EntSpan          span)
{
  const Interval interval = { span, span.last, self->intervals->len };

  g_return_if_fail (!self->sealed);

  g_array_append_val (self->intervals, interval);
}

static int
compare_intervals (gconstpointer a,
                   gconstpointer b)
{
  const Interval *left = a;
  const Interval *right = b;

  if (left->span.first != right->span.first)
    return left->span.first < right->span.first ? -1 : 1;

  return left->item < right->item ? -1 : left->item > right->item;
}

static EntDay
find_latest (Interval *intervals,
             guint     begin,
             guint     end)
{
  guint root = begin + (end - begin) / 2;
  EntDay left;
  EntDay right;
  EntDay latest;

  if (begin == end)
    return ENT_DAY_FIRST;

  /* One by one: MAX () is a macro, and would ask each half more than once. */
  left = find_latest (intervals, begin, root);
  right = find_latest (intervals, root + 1, end);
  latest = MAX (left, right);
  intervals[root].latest = MAX (latest, intervals[root].span.last);

  return intervals[root].latest;
}

/*< private >
 * ent_interval_tree_seal:
 * @self: a tree
 *
 * Makes the tree ready for queries. Nothing can be added after.
 */
void
ent_interval_tree_seal (EntIntervalTree *self)
{
  g_array_sort (self->intervals, compare_intervals);
  find_latest ((Interval *) (gpointer) self->intervals->data, 0, self->intervals->len);
  self->sealed = TRUE;
}

static void
query_range (Query *query,
             guint  begin,
             guint  end)
{
  guint root = begin + (end - begin) / 2;
  const Interval *interval = &query->intervals[root];

  if (begin == end)
    return;

  query->n_visited++;
  if (interval->latest < query->at.first)
    return;

  query_range (query, begin, root);
  if (interval->span.first > query->at.last)
    return;

  if (interval->span.last >= query->at.first)
    query->func (interval->item, query->user_data);
  query_range (query, root + 1, end);
}

/*< private >
 * ent_interval_tree_query:
 * @self: a sealed tree
 * @at: the days of interest, both ends included
 * @func: (scope call): called for each interval that overlaps @at
 * @user_data: its data
 *
 * Returns: how many intervals were looked at, for measuring
 */
guint
ent_interval_tree_query (EntIntervalTree *self,
                         EntSpan          at,
                         EntIntervalFunc  func,
                         gpointer         user_data)
{
  Query query = { (const Interval *) (gpointer) self->intervals->data, at, func, user_data, 0 };

  g_return_val_if_fail (self->sealed, 0);

  query_range (&query, 0, self->intervals->len);
  return query.n_visited;
}
