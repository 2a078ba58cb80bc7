/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-set-measures.h"

/* Measures, against tables worked by hand and against published figures. */

/* To the last digit shown. */
static void
assert_shown (double      number,
              const char *expected)
{
  g_autofree char *shown = ent_set_measures_dup_number (number);

  g_assert_cmpstr (shown, ==, expected);
}

static void
assert_measures (const EntSetMeasures *measures,
                 const char           *necessity_consistency,
                 const char           *necessity_coverage,
                 const char           *relevance,
                 const char           *sufficiency_consistency,
                 const char           *sufficiency_coverage,
                 const char           *pri)
{
  assert_shown (measures->necessity_consistency, necessity_consistency);
  assert_shown (measures->necessity_coverage, necessity_coverage);
  assert_shown (measures->relevance, relevance);
  assert_shown (measures->sufficiency_consistency, sufficiency_consistency);
  assert_shown (measures->sufficiency_coverage, sufficiency_coverage);
  assert_shown (measures->pri, pri);
}

/* Ten cases, by hand: 3 have both, 1 the condition only, 2 the outcome only, 4 neither.
 *
 *   necessity consistency 3/(3+2) = 0.600   coverage 3/(3+1) = 0.750
 *   relevance of necessity (2+4)/(1+2+4) = 6/7 = 0.857
 *   sufficiency is the same two the other way round, and PRI is its consistency.
 */
static void
test_by_hand (void)
{
  const EntSetCounts counts = { 3, 1, 2, 4 };
  EntSetMeasures measures;

  ent_set_measures_from_counts (&counts, &measures);
  assert_measures (&measures, "0.600", "0.750", "0.857", "0.750", "0.600", "0.750");
}

/* Nothing to measure on is neither 0 nor 1. */
static void
test_undefined (void)
{
  EntSetMeasures measures;

  ent_set_measures_from_counts (&(EntSetCounts) { 0, 0, 0, 0 }, &measures);
  assert_measures (&measures, "—", "—", "—", "—", "—", "—");

  /* No case has the condition: 0 of 2 outcomes have it, and it covers nothing. */
  ent_set_measures_from_counts (&(EntSetCounts) { 0, 0, 2, 3 }, &measures);
  assert_measures (&measures, "0.000", "—", "1.000", "—", "0.000", "—");

  /* Every case has both. */
  ent_set_measures_from_counts (&(EntSetCounts) { 5, 0, 0, 0 }, &measures);
  assert_measures (&measures, "1.000", "1.000", "—", "1.000", "1.000", "1.000");
}

/* Lipset's conditions for democracy to survive between the wars: 18 European states, crisp.
 *
 * The truth table, as Rihoux and De Meur, "Crisp-Set Qualitative Comparative Analysis
 * (csQCA)", in Rihoux and Ragin (eds.), Configurational Comparative Methods (2009),
 * chapter 3, print it with the conditions cut at 600 dollars, half urban, three quarters
 * literate and three tenths in industry. Each row: the four conditions, how many states, and
 * in how many democracy survived. Three rows are contradictory there; the same consistencies
 * are what the package QCA for R prints for this table: 0.750, 0.667, 0.250.
 */
typedef struct
{
  guint       developed, urban, literate, industrial;
  guint       n_states;
  guint       n_survived;
  const char *consistency;
} LipsetRow;

static const LipsetRow lipset[] = {
  { 1, 1, 1, 1, 4, 3, "0.750" },   /* Belgium, the Netherlands, Britain; Germany */
  { 1, 0, 1, 1, 3, 2, "0.667" },   /* France, Sweden; Austria */
  { 1, 0, 1, 0, 1, 1, "1.000" },   /* Ireland */
  { 0, 1, 1, 1, 1, 1, "1.000" },   /* Czechoslovakia */
  { 0, 0, 1, 0, 4, 1, "0.250" },   /* Finland; Estonia, Hungary, Poland */
  { 0, 0, 0, 0, 5, 0, "0.000" },   /* Greece, Italy, Portugal, Romania, Spain */
};

static void
test_lipset_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lipset); i++)
    {
      const EntSetCounts counts = {
        .both = lipset[i].n_survived,
        .condition_only = lipset[i].n_states - lipset[i].n_survived,
        .outcome_only = 8 - lipset[i].n_survived,
        .neither = 10 - (lipset[i].n_states - lipset[i].n_survived),
      };
      EntSetMeasures measures;

      ent_set_measures_from_counts (&counts, &measures);
      assert_shown (measures.sufficiency_consistency, lipset[i].consistency);
      assert_shown (measures.pri, lipset[i].consistency);
    }
}

/* The same states with the threshold of development at 550 dollars, by which Finland and
 * Czechoslovakia are developed (chapter 3, the step that resolves contradictions; the data
 * that Dușa, QCA with R, 2019, chapter 5, calls LC): of 10 developed states democracy survived
 * in 8, and in none of the other 8. So development is necessary, with a coverage of 8/10 and
 * a relevance of (18−10)/(18−8). Of 13 literate states it survived in 8: 8/13 and 5/10. */
static void
test_lipset_necessity (void)
{
  EntSetMeasures developed;
  EntSetMeasures literate;

  ent_set_measures_from_counts (&(EntSetCounts) { 8, 2, 0, 8 }, &developed);
  assert_measures (&developed, "1.000", "0.800", "0.800", "0.800", "1.000", "0.800");

  ent_set_measures_from_counts (&(EntSetCounts) { 8, 5, 0, 5 }, &literate);
  assert_measures (&literate, "1.000", "0.615", "0.500", "0.615", "1.000", "0.615");
}

/* Three fuzzy cases, by hand: x 0.8 0.6 0.2, y 0.9 0.3 0.4.
 *
 *   min(x,y)       0.8 0.3 0.2  sum 1.3      x sum 1.6      y sum 1.6
 *   min(x,y,1−y)   0.1 0.3 0.2  sum 0.6
 *   consistency 1.3/1.6 = 0.8125, coverage the same
 *   PRI (1.3−0.6)/(1.6−0.6) = 0.700
 *   relevance (0.2+0.4+0.8)/(0.2+0.7+0.8) = 1.4/1.7 = 0.824
 */
static void
test_fuzzy (void)
{
  const double x[] = { 0.8, 0.6, 0.2 };
  const double y[] = { 0.9, 0.3, 0.4 };
  EntSetMeasures measures;

  ent_set_measures_from_memberships (x, y, NULL, G_N_ELEMENTS (x), &measures);
  assert_shown (measures.relevance, "0.824");
  assert_shown (measures.pri, "0.700");
  g_assert_cmpfloat_with_epsilon (measures.sufficiency_consistency, 0.8125, 1e-12);
  g_assert_cmpfloat_with_epsilon (measures.necessity_consistency, 0.8125, 1e-12);
}

static gboolean
is_same (double a,
         double b)
{
  return (isnan (a) && isnan (b)) || fabs (a - b) < 1e-9;
}

/* Counts are weighted memberships of 0 and 1; the condition is as necessary for the outcome
 * as the outcome is sufficient for the condition; and it is wholly necessary just where its
 * absence is wholly sufficient for the absence of the outcome. */
static void
test_properties (void)
{
  for (guint n = 0; n < 2000; n++)
    {
      const EntSetCounts counts = {
        g_test_rand_int_range (0, 4), g_test_rand_int_range (0, 4),
        g_test_rand_int_range (0, 4), g_test_rand_int_range (0, 4),
      };
      const EntSetCounts swapped = { counts.both, counts.outcome_only, counts.condition_only,
                                     counts.neither };
      const EntSetCounts both_negated = { counts.neither, counts.outcome_only,
                                          counts.condition_only, counts.both };
      const double x[] = { 1, 1, 0, 0 };
      const double y[] = { 1, 0, 1, 0 };
      const double weights[] = { counts.both, counts.condition_only, counts.outcome_only,
                                 counts.neither };
      EntSetMeasures a, b, c, d;

      ent_set_measures_from_counts (&counts, &a);
      ent_set_measures_from_memberships (x, y, weights, 4, &b);
      ent_set_measures_from_counts (&swapped, &c);
      ent_set_measures_from_counts (&both_negated, &d);

      g_assert_true (is_same (a.necessity_consistency, b.necessity_consistency));
      g_assert_true (is_same (a.relevance, b.relevance));
      g_assert_true (is_same (a.pri, b.pri));
      g_assert_true (is_same (a.necessity_consistency, c.sufficiency_consistency));
      g_assert_true (is_same (a.necessity_coverage, c.sufficiency_coverage));
      if (!isnan (a.necessity_consistency) && !isnan (d.sufficiency_consistency))
        g_assert_cmpint (a.necessity_consistency == 1, ==, d.sufficiency_consistency == 1);
    }
}

static void
test_negation (void)
{
  EntSetCounts negated;

  ent_set_counts_negate (&(EntSetCounts) { 3, 1, 2, 4 }, &negated);
  g_assert_cmpfloat (negated.both, ==, 2);
  g_assert_cmpfloat (negated.condition_only, ==, 4);
  g_assert_cmpfloat (negated.outcome_only, ==, 3);
  g_assert_cmpfloat (negated.neither, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/set-measures/by-hand", test_by_hand);
  g_test_add_func ("/set-measures/undefined", test_undefined);
  g_test_add_func ("/set-measures/lipset/rows", test_lipset_rows);
  g_test_add_func ("/set-measures/lipset/necessity", test_lipset_necessity);
  g_test_add_func ("/set-measures/fuzzy", test_fuzzy);
  g_test_add_func ("/set-measures/properties", test_properties);
  g_test_add_func ("/set-measures/negation", test_negation);

  return g_test_run ();
}
