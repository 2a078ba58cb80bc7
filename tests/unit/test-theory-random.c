/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "case-helpers.h"
#include "ent-theory-export.h"

/* What must hold of any case: small ones, made at random. */

#define ALWAYS ((EntSpan) { ENT_DAY_FIRST, ENT_DAY_LAST })
#define N_STATES 7
#define N_TIES 12
#define N_CONDITIONS 30
#define ROUNDS 40

static char *
make_date (void)
{
  int first = g_test_rand_int_range (1895, 1998);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return g_strdup_printf ("%d/..", first);
    case 1:
      return g_strdup_printf ("%d/%d", first, first + g_test_rand_int_range (0, 40));
    case 2:
      return g_strdup_printf ("%d-03/%d~", first, first + g_test_rand_int_range (1, 40));
    default:
      return g_strdup_printf ("%d-02-03/%d-12-31", first, first + g_test_rand_int_range (0, 60));
    }
}

static void
shuffle (GPtrArray *lines)
{
  for (guint i = lines->len; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i);
      gpointer swapped = lines->pdata[i - 1];

      lines->pdata[i - 1] = lines->pdata[j];
      lines->pdata[j] = swapped;
    }
}

static void
pick_two (guint *a,
          guint *b)
{
  *a = (guint) g_test_rand_int_range (0, N_STATES);
  *b = (*a + (guint) g_test_rand_int_range (1, N_STATES)) % N_STATES;
}

typedef struct
{
  GPtrArray *states;
  GPtrArray *traits;
  GPtrArray *ties;
  GPtrArray *conditions;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_ptr_array_unref (parts->states);
  g_ptr_array_unref (parts->traits);
  g_ptr_array_unref (parts->ties);
  g_ptr_array_unref (parts->conditions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
make_parts (Parts *parts)
{
  GPtrArray **arrays[] = { &parts->states, &parts->traits, &parts->ties, &parts->conditions };
  guint a, b;

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    *arrays[i] = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_STATES; i++)
    {
      g_autofree char *date = make_date ();

      g_ptr_array_add (parts->states, g_strdup_printf (
        "{'id':'SS%c','kind':'state','names':[{'name':'S'}]}", 'A' + i));
      if (i < 4)
        g_ptr_array_add (parts->traits, g_strdup_printf (
          "{'id':'r%u','state':'SS%c','kind':'regime','value':'red','date':'%s'}", i, 'A' + i, date));
    }
  for (guint i = 0; i < N_TIES; i++)
    {
      g_autofree char *date = make_date ();

      pick_two (&a, &b);
      if (i % 3 > 0)
        g_ptr_array_add (parts->ties, g_strdup_printf (
          "{'id':'t%u','kind':'alliance','date':'%s','members':[{'state':'SS%c'},{'state':'SS%c'}]}",
          i, date, 'A' + a, 'A' + b));
      else
        g_ptr_array_add (parts->ties, g_strdup_printf (
          "{'id':'t%u','kind':'conflict','date':'%s','members':[{'state':'SS%c','role':'side-a'},"
          "{'state':'SS%c','role':'side-b'}]}", i, date, 'A' + a, 'A' + b));
    }
  for (guint i = 0; i < N_CONDITIONS; i++)
    {
      g_autofree char *date = make_date ();

      pick_two (&a, &b);
      g_ptr_array_add (parts->conditions, g_strdup_printf (
        "{'id':'c%u','kind':'shared-%s','pair':['SS%c','SS%c'],'value':'%s','date':'%s'}", i,
        i % 2 ? "interest" : "ideology", 'A' + a, 'A' + b,
        g_test_rand_int_range (0, 3) > 0 ? "present" : "absent", date));
    }
}

static char *
join (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", (char *) lines->pdata[i]);

  return g_string_free_and_steal (text);
}

static EntCase *
read_parts (const Parts *parts,
            const char  *more_state)
{
  g_autofree char *states = join (parts->states);
  g_autofree char *traits = join (parts->traits);
  g_autofree char *ties = join (parts->ties);
  g_autofree char *conditions = join (parts->conditions);
  g_autofree char *sections = g_strdup_printf (
    "'states':[%s%s],'ties':[%s],'traits':[%s],'conditions':[%s],"
    "'definitions':[{'id':'d','title':'D','clauses':[{'kinds':['alliance']}]}],"
    "'theories':[{'id':'t','title':'T','scope':[{'kind':'regime','value':'red'}],"
    "'conditions':['shared-interest','shared-ideology'],'claim':'both',"
    "'rules':[{'condition':'shared-interest','when':'common-opponent'}]}]",
    states, more_state, ties, traits, conditions);

  return case_read_sections (sections);
}

static EntTheoryIndex *
index_case (EntCase *the_case)
{
  return ent_theory_index_new (the_case,
                               ENT_THEORY (ent_case_lookup (the_case, ENT_TYPE_THEORY, "t")), NULL);
}

static EntSpan
pick_window (EntSpan range)
{
  EntDay a = g_test_rand_int_range (range.first, range.last);
  EntDay b = g_test_rand_int_range (range.first, range.last);

  return (EntSpan) { MIN (a, b), MAX (a, b) };
}

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
      the_case = read_parts (&parts, "");
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
      the_case = read_parts (&parts, "");
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
      the_case = read_parts (&parts, "");
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

static char *
dup_results (EntCase *the_case)
{
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (GListModel) breaking = ent_theory_index_list_breaking (index, ALWAYS);
  EntTheoryExport export = { .index = index, .window = ALWAYS };
  g_autofree char *csv = ent_theory_export_csv (&export, ENT_THEORY_CSV_TRUTH);
  GString *text = g_string_new (csv);

  for (guint i = 0; i < g_list_model_get_n_items (breaking); i++)
    {
      g_autoptr (EntTheoryCase) found = g_list_model_get_item (breaking, i);

      g_string_append_printf (text, "%s %s %s\n", ent_theory_case_get_a (found),
                              ent_theory_case_get_b (found), ent_theory_case_get_time (found));
    }

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
      one = read_parts (&parts, "");
      shuffle (parts.states);
      shuffle (parts.ties);
      shuffle (parts.traits);
      shuffle (parts.conditions);
      other = read_parts (&parts, "");
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

/* A state of which nothing is coded makes pairs that no measure sees. */
static void
test_uncoded_pair (void)
{
  for (guint n = 0; n < ROUNDS; n++)
    {
      g_auto (Parts) parts = { 0 };
      g_autoptr (EntCase) one = NULL;
      g_autoptr (EntCase) more = NULL;
      g_autoptr (EntTheoryIndex) of_one = NULL;
      g_autoptr (EntTheoryIndex) of_more = NULL;

      make_parts (&parts);
      one = read_parts (&parts, "");
      more = read_parts (&parts, ",{'id':'ZZZ','kind':'state','names':[{'name':'Z'}]}");
      of_one = index_case (one);
      of_more = index_case (more);
      assert_same_measures (of_one, of_more);
    }
}

/* A claim of necessity is broken by the same cases as that without the conditions there is no
 * outcome: those that have the outcome and lack one. */
static void
test_contraposition (void)
{
  for (guint n = 0; n < ROUNDS; n++)
    {
      g_auto (Parts) parts = { 0 };
      g_autoptr (EntCase) the_case = NULL;
      g_autoptr (EntTheoryIndex) index = NULL;
      g_autoptr (EntTheoryTable) table = NULL;
      GListModel *measures;

      make_parts (&parts);
      the_case = read_parts (&parts, "");
      index = index_case (the_case);
      table = ent_theory_index_query (index, ALWAYS);
      measures = ent_theory_table_get_measures (table);
      for (guint i = 0; i < g_list_model_get_n_items (measures); i += 2)
        {
          g_autoptr (EntTheoryMeasure) with = g_list_model_get_item (measures, i);
          g_autoptr (EntTheoryMeasure) without = g_list_model_get_item (measures, i + 1);
          const EntSetCounts *a = ent_theory_measure_get_counts (with, ENT_THEORY_UNIT_PAIRS);
          const EntSetCounts *b = ent_theory_measure_get_counts (without, ENT_THEORY_UNIT_PAIRS);
          /* Of the absence, for the absence of the outcome. */
          const EntSetCounts absent = { b->condition_only, b->both, b->neither, b->outcome_only };
          EntSetMeasures necessity;
          EntSetMeasures sufficiency;

          ent_set_measures_from_counts (a, &necessity);
          ent_set_measures_from_counts (&absent, &sufficiency);
          g_assert_cmpfloat (a->outcome_only, ==, absent.condition_only);
          if (!isnan (necessity.necessity_consistency) && !isnan (sufficiency.sufficiency_consistency))
            g_assert_cmpint (necessity.necessity_consistency == 1, ==,
                             sufficiency.sufficiency_consistency == 1);
        }
    }
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
  g_test_add_func ("/theory/random/contraposition", test_contraposition);

  return g_test_run ();
}
