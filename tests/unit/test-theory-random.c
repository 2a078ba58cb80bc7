/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-theory-end.h"
#include "ent-theory-export.h"
#include "ent-theory-listing.h"
#include "theory-random.h"

/* What must hold of any case: small ones, made at random. */

#define ALWAYS ((EntSpan) { ENT_DAY_FIRST, ENT_DAY_LAST })
#define ROUNDS 40

/* --------------------------------------------------------------- the same, walked by case */

static void
compare_row (EntTheoryIndex *index,
             EntSpan         window,
             EntTheoryRow   *row)
{
  g_autoptr (GListModel) cases = ent_theory_index_list_cases (index, window, row);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) allied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  double years = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, i);
      const char *a = ent_theory_case_get_a (found);
      const char *b = ent_theory_case_get_b (found);

      years += ent_theory_case_get_years (found);
      g_hash_table_add (pairs, g_strconcat (a, b, NULL));
      if (ent_theory_case_get_outcome (found) == ENT_THEORY_VALUE_PRESENT)
        g_hash_table_add (allied, g_strconcat (a, b, NULL));
    }

  g_assert_cmpuint (ent_theory_row_get_pairs (row), ==, g_hash_table_size (pairs));
  g_assert_cmpuint (ent_theory_row_count_pairs (row, ENT_THEORY_VALUE_PRESENT), ==,
                    g_hash_table_size (allied));
  g_assert_cmpfloat_with_epsilon (ent_theory_row_get_years (row), years, 1e-6);
}

static void
add_edges (GArray         *days,
           EntTheoryIndex *index,
           GListModel     *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (EntTheoryRow) row = g_list_model_get_item (rows, i);
      g_autoptr (GListModel) cases = ent_theory_index_list_cases (index, ALWAYS, row);

      for (guint j = 0; j < g_list_model_get_n_items (cases); j++)
        {
          g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, j);
          EntSpan span = ent_theory_case_get_span (found);

          g_array_append_val (days, span.first);
          g_array_append_val (days, span.last);
        }
    }
}

static void
compare_table (EntTheoryIndex *index,
               EntSpan         window)
{
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, window);
  GListModel *lists[] = { ent_theory_table_get_rows (table), ent_theory_table_get_apart (table) };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr (EntTheoryRow) row = g_list_model_get_item (lists[i], j);

        compare_row (index, window, row);
      }
}

/* Windows that begin and end on the very days on which something does: there a day too many
 * or too few shows. */
static void
test_edges (void)
{
  for (guint n = 0; n < ROUNDS; n++)
    {
      g_auto (Parts) parts = { 0 };
      g_autoptr (EntCase) the_case = NULL;
      g_autoptr (EntTheoryIndex) index = NULL;
      g_autoptr (EntTheoryTable) whole = NULL;
      g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (EntDay));

      make_parts (&parts);
      the_case = read_parts (&parts, "", "");
      index = index_case (the_case);
      whole = ent_theory_index_query (index, ALWAYS);
      add_edges (days, index, ent_theory_table_get_rows (whole));
      add_edges (days, index, ent_theory_table_get_apart (whole));
      for (guint i = 0; days->len > 0 && i < 12; i++)
        {
          EntDay a = g_array_index (days, EntDay, g_test_rand_int_range (0, (gint32) days->len));
          EntDay b = g_array_index (days, EntDay, g_test_rand_int_range (0, (gint32) days->len));

          compare_table (index, (EntSpan) { MIN (a, b), MAX (a, b) });
        }
    }
}

static void
test_walked (void)
{
  for (guint n = 0; n < ROUNDS; n++)
    {
      g_auto (Parts) parts = { 0 };
      g_autoptr (EntCase) the_case = NULL;
      g_autoptr (EntTheoryIndex) index = NULL;
      g_autoptr (EntTheoryTable) table = NULL;
      EntSpan window;

      make_parts (&parts);
      the_case = read_parts (&parts, "", "");
      index = index_case (the_case);
      window = pick_window (ent_theory_index_get_range (index));
      table = ent_theory_index_query (index, window);
      for (guint i = 0; i < 4; i++)
        {
          g_autoptr (EntTheoryRow) row = g_list_model_get_item (ent_theory_table_get_rows (table), i);

          compare_row (index, window, row);
        }
      for (guint i = 0; i < g_list_model_get_n_items (ent_theory_table_get_apart (table)); i++)
        {
          g_autoptr (EntTheoryRow) row = g_list_model_get_item (ent_theory_table_get_apart (table), i);

          compare_row (index, window, row);
        }
    }
}

/* ------------------------------------------------------------------------------- parts */

static double
sum_years (EntTheoryIndex *index,
           EntSpan         window,
           guint           cell)
{
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, window);
  const EntSetCounts *counts = ent_theory_measure_get_counts (ent_theory_table_get_all (table),
                                                              ENT_THEORY_UNIT_YEARS);
  const double cells[] = { counts->both, counts->condition_only, counts->outcome_only,
                           counts->neither };

  return cells[cell];
}

/* The pair-years of a window's parts add up to its own. */
static void
test_additive (void)
{
  for (guint n = 0; n < ROUNDS; n++)
    {
      g_auto (Parts) parts = { 0 };
      g_autoptr (EntCase) the_case = NULL;
      g_autoptr (EntTheoryIndex) index = NULL;
      EntSpan window;
      EntDay middle;

      make_parts (&parts);
      the_case = read_parts (&parts, "", "");
      index = index_case (the_case);
      window = pick_window (ent_theory_index_get_range (index));
      middle = g_test_rand_int_range (window.first, window.last + 1);
      for (guint cell = 0; cell < 4; cell++)
        g_assert_cmpfloat_with_epsilon (
          sum_years (index, window, cell),
          sum_years (index, (EntSpan) { window.first, middle }, cell) +
            sum_years (index, (EntSpan) { middle + 1, window.last }, cell),
          1e-6);
    }
}

static void
append_ids (GString           *text,
            const char *const *ids)
{
  g_autofree char *joined = g_strjoinv (",", (char **) ids);

  g_string_append_printf (text, " [%s]", joined);
}

/* Which ties count, and what each condition rests on. */
static void
append_grounds (GString    *text,
                GListModel *cases)
{
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, i);
      GListModel *readings = ent_theory_case_get_readings (found);

      g_string_append_printf (text, "%s %s %s", ent_theory_case_get_a (found),
                              ent_theory_case_get_b (found), ent_theory_case_get_time (found));
      append_ids (text, ent_theory_case_get_ties (found));
      for (guint j = 0; j < g_list_model_get_n_items (readings); j++)
        {
          g_autoptr (EntTheoryReading) reading = g_list_model_get_item (readings, j);

          g_string_append_printf (text, " %s", ent_theory_reading_get_reason (reading));
          append_ids (text, ent_theory_reading_get_records (reading));
          append_ids (text, ent_theory_reading_get_threats (reading));
        }
      g_string_append_c (text, '\n');
    }
}

/* All that is written of a theory, and what it rests on. */
static char *
dup_results (EntCase *the_case)
{
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (GListModel) breaking = ent_theory_index_list_breaking (index, ALWAYS);
  g_autoptr (GListModel) open = ent_theory_index_list_open (index, ALWAYS);
  EntTheoryExport export = { .index = index, .window = ALWAYS, .series_length = 10 };
  GString *text = g_string_new (NULL);

  export.at.first = export.at.last = ent_day_from_civil (1950, 6, 1);
  for (guint table = ENT_THEORY_CSV_TRUTH; table <= ENT_THEORY_CSV_SERIES; table++)
    {
      g_autofree char *csv = ent_theory_export_csv (&export, table);

      g_string_append (text, csv);
    }
  append_grounds (text, breaking);
  append_grounds (text, open);

  return g_string_free_and_steal (text);
}

static void
test_order (void)
{
  for (guint n = 0; n < ROUNDS; n++)
    {
      g_auto (Parts) parts = { 0 };
      g_autoptr (EntCase) one = NULL;
      g_autoptr (EntCase) other = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *results = NULL;

      make_parts (&parts);
      one = read_parts (&parts, "", "");
      shuffle (parts.states);
      shuffle (parts.ties);
      shuffle (parts.traits);
      shuffle (parts.conditions);
      other = read_parts (&parts, "", "");
      expected = dup_results (one);
      results = dup_results (other);
      g_assert_cmpstr (results, ==, expected);
    }
}

static void
assert_same_measures (EntTheoryIndex *a,
                      EntTheoryIndex *b)
{
  g_autoptr (EntTheoryTable) table_a = ent_theory_index_query (a, ALWAYS);
  g_autoptr (EntTheoryTable) table_b = ent_theory_index_query (b, ALWAYS);
  GListModel *measures_a = ent_theory_table_get_measures (table_a);
  GListModel *measures_b = ent_theory_table_get_measures (table_b);

  for (guint i = 0; i < g_list_model_get_n_items (measures_a); i++)
    for (guint unit = 0; unit < 2; unit++)
      {
        g_autoptr (EntTheoryMeasure) of_a = g_list_model_get_item (measures_a, i);
        g_autoptr (EntTheoryMeasure) of_b = g_list_model_get_item (measures_b, i);

        g_assert_cmpmem (ent_theory_measure_get_counts (of_a, unit), sizeof (EntSetCounts),
                         ent_theory_measure_get_counts (of_b, unit), sizeof (EntSetCounts));
      }
}

static double
sum_apart (EntTheoryIndex *index)
{
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, ALWAYS);

  return ent_theory_table_get_years_apart (table);
}

/* A state of which nothing is coded makes pairs that no measure sees, be they allied or not.
 * They are there all the same: what is not coded grows by them, if one of the two was ever in
 * scope. */
static void
test_uncoded_pair (void)
{
  guint n_grown = 0;

  for (guint n = 0; n < ROUNDS; n++)
    {
      g_auto (Parts) parts = { 0 };
      g_autoptr (EntCase) one = NULL;
      g_autoptr (EntCase) more = NULL;
      g_autoptr (EntTheoryIndex) of_one = NULL;
      g_autoptr (EntTheoryIndex) of_more = NULL;

      make_parts (&parts);
      one = read_parts (&parts, "", "");
      more = read_parts (&parts, ",{'id':'ZZZ','kind':'state','names':[{'name':'Z'}]}",
                         ",{'id':'zz','kind':'alliance','date':'1899/..','members':["
                         "{'state':'ZZZ'},{'state':'SSA'}]}");
      of_one = index_case (one);
      of_more = index_case (more);
      assert_same_measures (of_one, of_more);
      n_grown += sum_apart (of_more) > sum_apart (of_one);
    }

  g_assert_cmpuint (n_grown, >, ROUNDS / 2);
}

/* ---------------------------------------------------------------------------- in pieces */

static void
append_item (GString *text,
             gpointer item)
{
  if (ENT_IS_THEORY_END (item))
    g_string_append_printf (text, "%s %s %s %s\n", ent_theory_end_get_tie (item),
                            ent_theory_end_get_title (item), ent_theory_end_get_time (item),
                            ent_theory_end_get_words (item));
  else
    g_string_append_printf (text, "%s %s %s %d %d\n", ent_theory_case_get_a (item),
                            ent_theory_case_get_b (item), ent_theory_case_get_time (item),
                            ent_theory_case_get_standing (item),
                            ent_theory_case_get_outcome (item));
}

static char *
dup_items (GListModel *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      append_item (text, item);
    }

  return g_string_free_and_steal (text);
}

/* One pair in a turn: then there is no time for more. */
static void
assert_in_pieces (EntTheoryListing *listing,
                  GListModel       *at_once)
{
  g_autofree char *expected = dup_items (at_once);
  g_autofree char *found = NULL;
  guint n_turns = 1;

  for (; ent_theory_listing_work (listing, 0); n_turns++)
    ;
  found = dup_items (ent_theory_listing_get_items (listing));
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (n_turns, >, 1);
  ent_theory_listing_free (listing);
  g_object_unref (at_once);
}

static void
test_in_pieces (void)
{
  for (guint n = 0; n < ROUNDS; n++)
    {
      g_auto (Parts) parts = { 0 };
      g_autoptr (EntCase) the_case = NULL;
      g_autoptr (EntTheoryIndex) index = NULL;
      g_autoptr (EntTheoryTable) table = NULL;
      g_autoptr (EntTheoryRow) row = NULL;
      EntSpan window;

      make_parts (&parts);
      the_case = read_parts (&parts, "", "");
      index = index_case (the_case);
      window = pick_window (ent_theory_index_get_range (index));
      table = ent_theory_index_query (index, window);
      row = g_list_model_get_item (ent_theory_table_get_rows (table), 0);
      assert_in_pieces (ent_theory_listing_new_ends (index, window),
                        ent_theory_index_list_ends (index, window));
      assert_in_pieces (ent_theory_listing_new_next (index, window),
                        ent_theory_index_list_next (index, window));
      assert_in_pieces (ent_theory_listing_new_breaking (index, window),
                        ent_theory_index_list_breaking (index, window));
      assert_in_pieces (ent_theory_listing_new_open (index, window),
                        ent_theory_index_list_open (index, window));
      assert_in_pieces (ent_theory_listing_new_cases (index, window, row),
                        ent_theory_index_list_cases (index, window, row));
    }
}

static gboolean
wait_turn (gpointer data,
           gint64   until)
{
  guint *n_left = data;

  return --*n_left > 0;
}

/* Work takes turns, and may be given up before its first. */
static void
test_turns (void)
{
  guint n_left[] = { 3, 3, 3 };

  /* All that waits is given up: nothing is left for the turn that comes. */
  ent_turns_remove (ent_turns_add (wait_turn, &n_left[0], NULL));
  g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (n_left[0], ==, 3);

  ent_turns_add (wait_turn, &n_left[1], NULL);
  ent_turns_add (wait_turn, &n_left[2], NULL);
  while (n_left[1] > 0 || n_left[2] > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_left[0], ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/theory/random/walked", test_walked);
  g_test_add_func ("/theory/random/edges", test_edges);
  g_test_add_func ("/theory/random/additive", test_additive);
  g_test_add_func ("/theory/random/order", test_order);
  g_test_add_func ("/theory/random/uncoded-pair", test_uncoded_pair);
  g_test_add_func ("/theory/random/in-pieces", test_in_pieces);
  g_test_add_func ("/theory/turns", test_turns);

  return g_test_run ();
}
