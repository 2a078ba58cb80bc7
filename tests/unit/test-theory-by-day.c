/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "theory-random.h"

/*
 * Theories of cases made at random, against the same worked out by the rules of
 * docs/THEORIES.md in the plainest way: for each pair and each day of a window, every record
 * is asked what it says of that day. Nothing is gathered, cut or summed up here, and only what
 * a record's date says of a day is taken from elsewhere.
 */

#define ROUNDS 30
#define N_CONDITIONS 2
#define ALL N_CONDITIONS
#define LONGEST (5 * 366)

/* What a window comes to. Cells are told by value and outcome; the last condition is all of
 * them together. */
typedef struct
{
  gint64 days[5][5][3];          /* of the two conditions' values, and the outcome */
  guint  pairs[5][5][3];
  gint64 cell_days[ALL + 1][2][2];
  guint  cell_pairs[ALL + 1][2][2];
  guint  n_breaking;
  guint  n_open;
  guint  n_tests;
} Count;

/* What a pair was in on some day of the window. */
typedef struct
{
  gboolean row[5][5][3];
  gboolean cell[ALL + 1][2][2];
  gboolean breaking;
  gboolean open;
  gboolean test;
} Seen;

static EntActivity
say (EntCase *the_case,
     EntDate *date,
     EntDay   day)
{
  EntExtent extent;

  ent_date_get_extent (date, ent_case_get_coverage (the_case), &extent);
  return ent_extent_get_activity (&extent, (EntSpan) { day, day });
}

static const char *
get_id (EntCase *the_case,
        guint    n)
{
  g_autoptr (EntRecord) state = g_list_model_get_item (ent_case_get_states (the_case), n);

  return ent_record_get_id (state);
}

static EntActivity
get_existence (EntCase *the_case,
               guint    n,
               EntDay   day)
{
  g_autoptr (EntState) state = g_list_model_get_item (ent_case_get_states (the_case), n);
  EntDate *existed = ent_state_get_existed (state);

  return existed ? say (the_case, existed, day) : ENT_ACTIVITY_CERTAIN;
}

static EntActivity
get_scope (EntCase    *the_case,
           const char *state,
           EntDay      day)
{
  GListModel *traits = ent_case_get_records (the_case, ENT_TYPE_TRAIT);
  EntActivity best = ENT_ACTIVITY_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (traits); i++)
    {
      g_autoptr (EntTrait) trait = g_list_model_get_item (traits, i);
      EntActivity said = say (the_case, ent_trait_get_date (trait), day);

      if (g_str_equal (ent_trait_get_state (trait), state))
        best = MAX (best, said);
    }

  return best;
}

static EntActivity
get_part (EntCase       *the_case,
          EntMembership *member,
          const char    *state,
          EntDay         day)
{
  EntDate *date = ent_membership_get_date (member);

  if (!g_str_equal (ent_membership_get_state (member), state))
    return ENT_ACTIVITY_NONE;

  return date ? say (the_case, date, day) : ENT_ACTIVITY_CERTAIN;
}

/* How certain it is that two states are in a tie of a kind on a day: as certain as the least
 * certain of the tie and the two memberships. */
static EntActivity
get_tie (EntCase    *the_case,
         EntTieKind  kind,
         const char *a,
         const char *b,
         EntDay      day)
{
  GListModel *ties = ent_case_get_ties (the_case);
  EntActivity best = ENT_ACTIVITY_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);
      EntActivity whole = ent_tie_get_kind (tie) == kind
                            ? say (the_case, ent_tie_get_date (tie), day) : ENT_ACTIVITY_NONE;
      EntActivity in[2] = { ENT_ACTIVITY_NONE, ENT_ACTIVITY_NONE };

      for (guint j = 0; whole && j < g_list_model_get_n_items (ent_tie_get_members (tie)); j++)
        {
          g_autoptr (EntMembership) member = g_list_model_get_item (ent_tie_get_members (tie), j);
          EntActivity part_a = get_part (the_case, member, a, day);
          EntActivity part_b = get_part (the_case, member, b, day);

          in[0] = MAX (in[0], part_a);
          in[1] = MAX (in[1], part_b);
        }
      whole = MIN (whole, MIN (in[0], in[1]));
      best = MAX (best, whole);
    }

  return best;
}

static EntTheoryValue
get_coded (EntCase          *the_case,
           EntConditionKind  kind,
           const char       *a,
           const char       *b,
           EntDay            day)
{
  GListModel *conditions = ent_case_get_records (the_case, ENT_TYPE_CONDITION);
  EntActivity said[2] = { ENT_ACTIVITY_NONE, ENT_ACTIVITY_NONE };
  EntActivity present, absent;

  for (guint i = 0; i < g_list_model_get_n_items (conditions); i++)
    {
      g_autoptr (EntCondition) condition = g_list_model_get_item (conditions, i);
      const char *const *pair = ent_condition_get_pair (condition);
      EntConditionValue value = ent_condition_get_value (condition);
      EntActivity activity;

      if (ent_condition_get_kind (condition) != kind ||
          !g_strv_contains (pair, a) || !g_strv_contains (pair, b))
        continue;
      activity = say (the_case, ent_condition_get_date (condition), day);
      said[value] = MAX (said[value], activity);
    }

  present = said[ENT_CONDITION_VALUE_PRESENT];
  absent = said[ENT_CONDITION_VALUE_ABSENT];
  if (present == ENT_ACTIVITY_CERTAIN && absent == ENT_ACTIVITY_CERTAIN)
    return ENT_THEORY_VALUE_DISPUTED;
  if (present == ENT_ACTIVITY_CERTAIN)
    return ENT_THEORY_VALUE_PRESENT;
  if (absent == ENT_ACTIVITY_CERTAIN)
    return ENT_THEORY_VALUE_ABSENT;

  return present || absent ? ENT_THEORY_VALUE_UNCERTAIN : ENT_THEORY_VALUE_UNCODED;
}

/* The rule of the theory: both are in conflict with the same third state. */
static EntTheoryValue
derive (EntCase    *the_case,
        const char *a,
        const char *b,
        EntDay      day)
{
  EntActivity best = ENT_ACTIVITY_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (ent_case_get_states (the_case)); i++)
    {
      const char *third = get_id (the_case, i);
      EntActivity of_a, of_b;

      if (g_str_equal (third, a) || g_str_equal (third, b))
        continue;
      of_a = get_tie (the_case, ENT_TIE_KIND_CONFLICT, a, third, day);
      of_b = get_tie (the_case, ENT_TIE_KIND_CONFLICT, b, third, day);
      of_a = MIN (of_a, of_b);
      best = MAX (best, of_a);
    }

  return best == ENT_ACTIVITY_CERTAIN ? ENT_THEORY_VALUE_PRESENT
         : best == ENT_ACTIVITY_POSSIBLE ? ENT_THEORY_VALUE_UNCERTAIN : ENT_THEORY_VALUE_UNCODED;
}

static EntTheoryValue
get_condition (EntCase          *the_case,
               EntConditionKind  kind,
               const char       *a,
               const char       *b,
               EntDay            day)
{
  EntTheoryValue value = get_coded (the_case, kind, a, b, day);

  if (value == ENT_THEORY_VALUE_UNCODED && kind == ENT_CONDITION_KIND_SHARED_INTEREST)
    value = derive (the_case, a, b, day);

  return value;
}

static EntTheoryValue
get_outcome (EntCase     *the_case,
             const char  *a,
             const char  *b,
             EntActivity  is_case,
             EntDay       day)
{
  EntActivity allied = get_tie (the_case, ENT_TIE_KIND_ALLIANCE, a, b, day);

  if (is_case != ENT_ACTIVITY_CERTAIN || allied == ENT_ACTIVITY_POSSIBLE)
    return ENT_THEORY_VALUE_UNCERTAIN;

  return allied == ENT_ACTIVITY_CERTAIN ? ENT_THEORY_VALUE_PRESENT : ENT_THEORY_VALUE_ABSENT;
}

static EntTheoryValue
get_all (const EntTheoryValue values[])
{
  EntTheoryValue all = ENT_THEORY_VALUE_PRESENT;

  for (guint i = 0; i < N_CONDITIONS; i++)
    if (values[i] == ENT_THEORY_VALUE_ABSENT)
      return ENT_THEORY_VALUE_ABSENT;
    else if (values[i] != ENT_THEORY_VALUE_PRESENT)
      all = ENT_THEORY_VALUE_UNCODED;

  return all;
}

/* What a day says for or against a claim: only of certain outcomes. */
static void
see_claim (Seen           *seen,
           EntClaim        claim,
           EntTheoryValue  all,
           gboolean        allied)
{
  gboolean known = all == ENT_THEORY_VALUE_PRESENT || all == ENT_THEORY_VALUE_ABSENT;
  gboolean met = all == ENT_THEORY_VALUE_PRESENT;

  if (claim != ENT_CLAIM_WHENEVER && allied)
    {
      seen->breaking |= known && !met;
      seen->test |= known;
      seen->open |= !known;
    }
  if (claim != ENT_CLAIM_ONLY_WHEN && !allied)
    {
      seen->breaking |= met;
      seen->open |= !known;
    }
  if (claim != ENT_CLAIM_ONLY_WHEN && met)
    seen->test = TRUE;
}

static void
see_day (EntCase  *the_case,
         EntClaim  claim,
         guint     n_a,
         guint     n_b,
         EntDay    day,
         Seen     *seen,
         Count    *count)
{
  const char *a = get_id (the_case, n_a);
  const char *b = get_id (the_case, n_b);
  EntActivity exists_a = get_existence (the_case, n_a, day);
  EntActivity exists_b = get_existence (the_case, n_b, day);
  EntActivity scope_a = get_scope (the_case, a, day);
  EntActivity scope_b = get_scope (the_case, b, day);
  EntActivity is_case = MIN (MIN (exists_a, exists_b), MAX (scope_a, scope_b));
  EntTheoryValue values[ALL + 1];
  EntTheoryValue outcome;
  guint place;

  if (is_case == ENT_ACTIVITY_NONE)
    return;

  values[0] = get_condition (the_case, ENT_CONDITION_KIND_SHARED_INTEREST, a, b, day);
  values[1] = get_condition (the_case, ENT_CONDITION_KIND_SHARED_IDEOLOGY, a, b, day);
  values[ALL] = get_all (values);
  outcome = get_outcome (the_case, a, b, is_case, day);
  place = outcome <= ENT_THEORY_VALUE_PRESENT ? outcome : 2;
  count->days[values[0]][values[1]][place]++;
  seen->row[values[0]][values[1]][place] = TRUE;
  if (place == 2)
    return;

  for (guint i = 0; i <= ALL; i++)
    if (values[i] <= ENT_THEORY_VALUE_PRESENT)
      {
        count->cell_days[i][values[i]][place]++;
        seen->cell[i][values[i]][place] = TRUE;
      }
  see_claim (seen, claim, values[ALL], outcome == ENT_THEORY_VALUE_PRESENT);
}

static void
add_seen (Count      *count,
          const Seen *seen)
{
  const gboolean *row = &seen->row[0][0][0];
  const gboolean *cell = &seen->cell[0][0][0];
  guint *row_pairs = &count->pairs[0][0][0];
  guint *cell_pairs = &count->cell_pairs[0][0][0];

  for (gsize i = 0; i < sizeof seen->row / sizeof *row; i++)
    row_pairs[i] += row[i];
  for (gsize i = 0; i < sizeof seen->cell / sizeof *cell; i++)
    cell_pairs[i] += cell[i];
  count->n_breaking += seen->breaking;
  count->n_open += seen->open;
  count->n_tests += seen->test;
}

static void
count_by_day (EntCase  *the_case,
              EntClaim  claim,
              EntSpan   window,
              Count    *count)
{
  guint n = g_list_model_get_n_items (ent_case_get_states (the_case));

  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      {
        Seen seen = { 0 };

        for (EntDay day = window.first; day <= window.last; day++)
          see_day (the_case, claim, a, b, day, &seen, count);
        add_seen (count, &seen);
      }
}

/* ------------------------------------------------------------------------ comparing */

static gint64
to_days (double years)
{
  return (gint64) (years * 365.2425 + 0.5);
}

static void
compare_rows (const Count *count,
              GListModel  *rows,
              guint       *n_pairs)
{
  static const EntTheoryValue outcomes[] = {
    ENT_THEORY_VALUE_ABSENT, ENT_THEORY_VALUE_PRESENT, ENT_THEORY_VALUE_UNCERTAIN,
  };

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (EntTheoryRow) row = g_list_model_get_item (rows, i);
      EntTheoryValue first = ent_theory_row_get_value (row, 0);
      EntTheoryValue second = ent_theory_row_get_value (row, 1);

      for (guint j = 0; j < G_N_ELEMENTS (outcomes); j++)
        {
          g_assert_cmpuint (ent_theory_row_count_pairs (row, outcomes[j]), ==,
                            count->pairs[first][second][j]);
          g_assert_cmpint (to_days (ent_theory_row_count_years (row, outcomes[j])), ==,
                           count->days[first][second][j]);
          *n_pairs += count->pairs[first][second][j];
        }
    }
}

static void
assert_cells (const EntSetCounts *counts,
              const double        cells[2][2])
{
  g_assert_cmpfloat_with_epsilon (counts->both, cells[1][1], 1e-6);
  g_assert_cmpfloat_with_epsilon (counts->condition_only, cells[1][0], 1e-6);
  g_assert_cmpfloat_with_epsilon (counts->outcome_only, cells[0][1], 1e-6);
  g_assert_cmpfloat_with_epsilon (counts->neither, cells[0][0], 1e-6);
}

/* The cells of a measure, or of its negation. */
static void
take_cells (const Count   *count,
            guint          condition,
            gboolean       negated,
            EntTheoryUnit  unit,
            double         cells[2][2])
{
  for (guint i = 0; i < 4; i++)
    {
      guint value = negated ? !(i / 2) : i / 2;

      cells[i / 2][i % 2] = unit == ENT_THEORY_UNIT_PAIRS
                              ? count->cell_pairs[condition][value][i % 2]
                              : (double) count->cell_days[condition][value][i % 2] / 365.2425;
    }
}

static gboolean
is_whole (double share)
{
  return share > 1 - 1e-12;
}

/* What is necessary for the outcome: its absence is sufficient for the absence of the outcome,
 * which is what the day by day count says of the two turned round. */
static void
compare_contraposition (const EntSetMeasures *measures,
                        const double          cells[2][2])
{
  const EntSetCounts turned = { cells[0][0], cells[0][1], cells[1][0], cells[1][1] };
  EntSetMeasures of_absence;

  ent_set_measures_from_counts (&turned, &of_absence);
  if (cells[0][0] + cells[0][1] > 0 && cells[0][1] + cells[1][1] > 0)
    g_assert_cmpint (is_whole (measures->necessity_consistency), ==,
                     is_whole (of_absence.sufficiency_consistency));
  if (cells[0][0] + cells[1][0] > 0 && cells[1][0] + cells[1][1] > 0)
    g_assert_cmpint (is_whole (measures->sufficiency_consistency), ==,
                     is_whole (of_absence.necessity_consistency));
}

static void
compare_measures (const Count    *count,
                  EntTheoryTable *table)
{
  GListModel *measures = ent_theory_table_get_measures (table);

  g_assert_cmpuint (g_list_model_get_n_items (measures), ==, 2 * (ALL + 1));
  for (guint i = 0; i < g_list_model_get_n_items (measures); i++)
    for (guint unit = 0; unit < 2; unit++)
      {
        g_autoptr (EntTheoryMeasure) measure = g_list_model_get_item (measures, i);
        int number = ent_theory_measure_get_condition (measure);
        double cells[2][2];

        take_cells (count, number < 0 ? ALL : (guint) number,
                    ent_theory_measure_is_negated (measure), unit, cells);
        assert_cells (ent_theory_measure_get_counts (measure, unit), cells);
        compare_contraposition (ent_theory_measure_get_measures (measure, unit), cells);
      }
}

static EntTheoryVerdict
judge (const Count *count)
{
  if (count->n_breaking > 0)
    return ENT_THEORY_VERDICT_BROKEN;
  if (count->n_tests == 0)
    return ENT_THEORY_VERDICT_NOTHING;

  return count->n_open > 0 ? ENT_THEORY_VERDICT_HOLDS_AS_CODED : ENT_THEORY_VERDICT_HOLDS;
}

static guint
compare (EntTheoryIndex *index,
         EntSpan         window)
{
  EntTheory *theory = ent_theory_index_get_theory (index);
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, window);
  Count count = { 0 };
  guint n_shown = 0;
  guint n_all = 0;

  count_by_day (ent_theory_index_get_case (index), ent_theory_get_claim (theory), window, &count);
  compare_rows (&count, ent_theory_table_get_rows (table), &n_shown);
  compare_rows (&count, ent_theory_table_get_apart (table), &n_shown);
  for (gsize i = 0; i < sizeof count.pairs / sizeof (guint); i++)
    n_all += (&count.pairs[0][0][0])[i];
  g_assert_cmpuint (n_shown, ==, n_all);
  compare_measures (&count, table);
  g_assert_cmpuint (ent_theory_table_get_n_breaking (table), ==, count.n_breaking);
  g_assert_cmpuint (ent_theory_table_get_n_open (table), ==, count.n_open);
  g_assert_cmpint (ent_theory_table_get_verdict (table), ==, judge (&count));

  return n_all;
}

static void
test_by_day (void)
{
  guint n_compared = 0;

  for (guint n = 0; n < ROUNDS; n++)
    {
      g_auto (Parts) parts = { 0 };
      g_autoptr (EntCase) the_case = NULL;
      g_autoptr (EntTheoryIndex) index = NULL;
      EntSpan window;

      make_parts (&parts);
      the_case = read_parts (&parts, "", "");
      index = index_case (the_case);
      window = pick_window (ent_theory_index_get_range (index));
      window.last = MIN (window.last, window.first + g_test_rand_int_range (0, LONGEST));
      n_compared += compare (index, window);
    }

  g_assert_cmpuint (n_compared, >, ROUNDS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/theory/by-day", test_by_day);

  return g_test_run ();
}
