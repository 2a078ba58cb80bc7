/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-interval-tree.h"

static void
collect_cb (guint    item,
            gpointer user_data)
{
  GArray *found = user_data;

  g_array_append_val (found, item);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  guint item_a = *(const guint *) a;
  guint item_b = *(const guint *) b;

  return item_a < item_b ? -1 : item_a > item_b;
}

static EntIntervalTree *
build (const EntSpan *spans,
       guint          n_spans)
{
  EntIntervalTree *tree = ent_interval_tree_new ();

  for (guint i = 0; i < n_spans; i++)
    ent_interval_tree_add (tree, spans[i]);
  ent_interval_tree_seal (tree);

  return tree;
}

/* A path from the root to an interval that overlaps, for each, and one for the
 * query's edge; at every step a range may be looked at in vain. */
static guint
most_visits (guint n_spans,
             guint n_found)
{
  double depth = floor (log2 (n_spans)) + 1;
  double most = (n_found + 1) * 2 * depth;

  return (guint) MIN (most, n_spans);
}

static guint
check_query (EntIntervalTree *tree,
             const EntSpan   *spans,
             guint            n_spans,
             EntSpan          at)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_found = 0;
  guint n_visited = ent_interval_tree_query (tree, at, collect_cb, found);

  g_array_sort (found, compare_items);
  for (guint i = 0; i < n_spans; i++)
    {
      if (spans[i].first > at.last || spans[i].last < at.first)
        continue;
      g_assert_cmpuint (n_found, <, found->len);
      g_assert_cmpuint (g_array_index (found, guint, n_found), ==, i);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, found->len);
  g_assert_cmpuint (n_visited, <=, most_visits (n_spans, n_found));

  return n_visited;
}

static EntSpan
random_span (int range,
             int length)
{
  EntDay first = g_test_rand_int_range (0, range);
  EntSpan span = { first, first + g_test_rand_int_range (0, length) };

  /* Some have no bound on one side, or on either. */
  if (g_test_rand_int_range (0, 8) == 0)
    span.first = ENT_DAY_FIRST;
  if (g_test_rand_int_range (0, 8) == 0)
    span.last = ENT_DAY_LAST;

  return span;
}

static void
test_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint n_spans = (guint) g_test_rand_int_range (1, 120);
      g_autofree EntSpan *spans = g_new (EntSpan, n_spans);
      g_autoptr (EntIntervalTree) tree = NULL;

      for (guint i = 0; i < n_spans; i++)
        spans[i] = random_span (60, 30);
      tree = build (spans, n_spans);
      for (guint i = 0; i < 50; i++)
        check_query (tree, spans, n_spans, random_span (80, 5));
    }
}

static void
test_bounds (void)
{
  static const EntSpan spans[] = {
    { ENT_DAY_FIRST, ENT_DAY_LAST },
    { ENT_DAY_FIRST, 0 },
    { 0, ENT_DAY_LAST },
    { 0, 0 },
    { ENT_DAY_LAST, ENT_DAY_LAST },
    { ENT_DAY_FIRST, ENT_DAY_FIRST },
  };
  static const EntSpan queries[] = {
    { ENT_DAY_FIRST, ENT_DAY_FIRST }, { -1, -1 }, { 0, 0 }, { 1, 1 }, { -1, 1 },
    { ENT_DAY_LAST, ENT_DAY_LAST }, { ENT_DAY_FIRST, ENT_DAY_LAST },
  };
  g_autoptr (EntIntervalTree) tree = build (spans, G_N_ELEMENTS (spans));

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    check_query (tree, spans, G_N_ELEMENTS (spans), queries[i]);
}

static void
test_empty (void)
{
  g_autoptr (EntIntervalTree) tree = build (NULL, 0);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  g_assert_cmpuint (ent_interval_tree_query (tree, (EntSpan) { 0, 9 }, collect_cb, found), ==, 0);
  g_assert_cmpuint (found->len, ==, 0);
}

/* Ten times as many intervals that do not overlap cost a few steps more. */
static void
test_growth (void)
{
  guint visited[3];

  for (guint i = 0; i < G_N_ELEMENTS (visited); i++)
    {
      guint n_spans = (guint) pow (10, i + 3);
      g_autofree EntSpan *spans = g_new (EntSpan, n_spans);
      g_autoptr (EntIntervalTree) tree = NULL;

      for (guint j = 0; j < n_spans; j++)
        spans[j] = (EntSpan) { (EntDay) j * 10, (EntDay) j * 10 + 4 };
      tree = build (spans, n_spans);
      visited[i] = check_query (tree, spans, n_spans, (EntSpan) { (EntDay) n_spans * 5, (EntDay) n_spans * 5 });
      g_assert_cmpuint (visited[i], <=, 2 * (guint) ceil (log2 (n_spans) + 1));
    }
}

/* Many neighbours that overlap are no more than twice as many steps, and a path. */
static void
test_neighbours (void)
{
  const guint n_spans = 10000;
  g_autofree EntSpan *spans = g_new (EntSpan, n_spans);
  g_autoptr (EntIntervalTree) tree = NULL;
  guint n_visited;

  for (guint i = 0; i < n_spans; i++)
    spans[i] = (EntSpan) { (EntDay) i, (EntDay) i };
  tree = build (spans, n_spans);
  n_visited = check_query (tree, spans, n_spans, (EntSpan) { 5000, 5999 });

  g_assert_cmpuint (n_visited, >=, 1000);
  g_assert_cmpuint (n_visited, <=, 2 * 1000 + 2 * 15);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interval-tree/random", test_random);
  g_test_add_func ("/interval-tree/bounds", test_bounds);
  g_test_add_func ("/interval-tree/empty", test_empty);
  g_test_add_func ("/interval-tree/growth", test_growth);
  g_test_add_func ("/interval-tree/neighbours", test_neighbours);

  return g_test_run ();
}
