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
 * The truth table with the conditions cut at 600 dollars, half urban, three quarters literate
 * and three tenths in industry, as in Rihoux and De Meur, "Crisp-Set Qualitative Comparative
 * Analysis (csQCA)", in Rihoux and Ragin (eds.), Configurational Comparative Methods (2009),
 * chapter 3. The figures are those that the package QCA for R prints for it: RPubs document
 * 1210283, a note on that package, section "Initial analysis", columns n, incl and PRI. Each row: the four conditions, how many states, in how many of them
 * democracy survived. Three rows are contradictory.
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

/* What is asked of a row: 0 and 1 as they stand, ANY for either. */
#define ANY 2

static EntSetCounts
count_lipset (guint developed,
              guint urban,
              guint literate,
              guint industrial)
{
  EntSetCounts counts = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (lipset); i++)
    {
      const LipsetRow *row = &lipset[i];
      gboolean is_in = (developed == ANY || developed == row->developed) &&
                       (urban == ANY || urban == row->urban) &&
                       (literate == ANY || literate == row->literate) &&
                       (industrial == ANY || industrial == row->industrial);

      *(is_in ? &counts.both : &counts.outcome_only) += row->n_survived;
      *(is_in ? &counts.condition_only : &counts.neither) += row->n_states - row->n_survived;
    }

  return counts;
}

static void
assert_sufficiency (EntSetCounts  counts,
                    const char   *consistency,
                    const char   *pri,
                    const char   *coverage)
{
  EntSetMeasures measures;

  ent_set_measures_from_counts (&counts, &measures);
  assert_shown (measures.sufficiency_consistency, consistency);
  assert_shown (measures.pri, pri);
  assert_shown (measures.sufficiency_coverage, coverage);
}

static void
test_lipset_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lipset); i++)
    {
      const LipsetRow *row = &lipset[i];
      EntSetCounts counts = count_lipset (row->developed, row->urban, row->literate,
                                          row->industrial);
      EntSetMeasures measures;

      ent_set_measures_from_counts (&counts, &measures);
      assert_shown (measures.sufficiency_consistency, row->consistency);
      assert_shown (measures.pri, row->consistency);
    }

  /* The terms that the same document minimizes it to, columns inclS, PRI and covS: not urban,
   * literate, not industrial; urban, literate, industrial; developed, not urban, literate. */
  assert_sufficiency (count_lipset (ANY, 0, 1, 0), "0.400", "0.400", "0.250");
  assert_sufficiency (count_lipset (ANY, 1, 1, 1), "0.800", "0.800", "0.500");
  assert_sufficiency (count_lipset (1, 0, 1, ANY), "0.750", "0.750", "0.375");
}

/* A published line on a set of crisp cases: how many there are with and without the condition
 * and the outcome, and what is printed for necessity. */
typedef struct
{
  EntSetCounts counts;         /* both, the condition only, the outcome only, neither */
  const char  *consistency;
  const char  *relevance;
  const char  *coverage;
} NecessityLine;

static void
assert_necessity (const NecessityLine *lines,
                  gsize                n_lines)
{
  for (gsize i = 0; i < n_lines; i++)
    {
      EntSetMeasures measures;

      ent_set_measures_from_counts (&lines[i].counts, &measures);
      assert_shown (measures.necessity_consistency, lines[i].consistency);
      assert_shown (measures.relevance, lines[i].relevance);
      assert_shown (measures.necessity_coverage, lines[i].coverage);
    }
}

/* The same 18 states in the data that the package calls LC, where development is cut lower;
 * democracy survived in 8. The figures are what superSubset (LC, "SURV") of QCA for R prints,
 * columns inclN, RoN and covN, as its own tests keep them: dusadrian/QCA, file
 * tests/testthat/_snaps/superSubset.md, “ssLC”. Development: 10 of 18, literacy: 13, stable
 * government: 11, literacy and stable government: 9, not urban or industrial: all. */
static void
test_lipset_necessity (void)
{
  static const NecessityLine lines[] = {
    { { 8, 2, 0, 8 }, "1.000", "0.800", "0.800" },
    { { 8, 5, 0, 5 }, "1.000", "0.500", "0.615" },
    { { 8, 3, 0, 7 }, "1.000", "0.700", "0.727" },
    { { 8, 1, 0, 9 }, "1.000", "0.900", "0.889" },
    { { 8, 0, 0, 10 }, "1.000", "1.000", "1.000" },
    { { 8, 10, 0, 0 }, "1.000", "0.000", "0.444" },
  };

  assert_necessity (lines, G_N_ELEMENTS (lines));
}

/* Women in parliament, 22 western states, after Krook 2010 (Political Studies 58:5, 886–908):
 * many in 11 of them.
 *
 * How many have each condition follows from the truth table of Thiem and Dușa, "QCA: A Package
 * for Qualitative Comparative Analysis", The R Journal 5:1 (2013), 87–97: ES 13 states, 9 of
 * them with the outcome; QU 16, 8; WS 5, 5; WM 14, 8; LP 9, 8.
 * What is printed is pof (x, WNP), pof (1 - x, WNP), pof (x, 1 - WNP) and
 * pof (x, WNP, relation = "suf") of QCA for R: dusadrian/QCA, file
 * tests/testthat/_snaps/pof.md, its first sections; ES + LP and the two after it are
 * “Kro.ss” in superSubset.md beside it. */
static const NecessityLine krook[] = {
  { { 9, 4, 2, 7 }, "0.818", "0.692", "0.692" },   /* electoral system */
  { { 8, 8, 3, 3 }, "0.727", "0.429", "0.500" },   /* quotas */
  { { 5, 0, 6, 11 }, "0.455", "1.000", "1.000" },  /* welfare state */
  { { 8, 6, 3, 5 }, "0.727", "0.571", "0.571" },   /* women's movement */
  { { 8, 1, 3, 10 }, "0.727", "0.929", "0.889" },  /* left party */
  { { 11, 4, 0, 7 }, "1.000", "0.636", "0.733" },  /* ES + LP */
  { { 10, 1, 1, 10 }, "0.909", "0.917", "0.909" }, /* WS + LP */
  { { 10, 5, 1, 6 }, "0.909", "0.583", "0.667" },  /* ~WM + LP */
};

static const NecessityLine krook_without[] = {
  { { 9, 4, 2, 7 }, "0.182", "0.650", "0.222" },
  { { 8, 8, 3, 3 }, "0.273", "0.842", "0.500" },
  { { 5, 0, 6, 11 }, "0.545", "0.312", "0.353" },
  { { 8, 6, 3, 5 }, "0.273", "0.737", "0.375" },
  { { 8, 1, 3, 10 }, "0.273", "0.474", "0.231" },
};

static const char *const krook_sufficiency[][3] = {
  { "0.692", "0.692", "0.818" }, { "0.500", "0.500", "0.727" }, { "1.000", "1.000", "0.455" },
  { "0.571", "0.571", "0.727" }, { "0.889", "0.889", "0.727" },
};

static void
test_krook (void)
{
  assert_necessity (krook, G_N_ELEMENTS (krook));
  for (guint i = 0; i < G_N_ELEMENTS (krook_without); i++)
    {
      NecessityLine negated = krook_without[i];

      ent_set_counts_negate (&krook_without[i].counts, &negated.counts);
      assert_necessity (&negated, 1);
      assert_sufficiency (krook[i].counts, krook_sufficiency[i][0], krook_sufficiency[i][1],
                          krook_sufficiency[i][2]);
    }
}

/* The same conditions for the outcome's absence: the third section. */
static void
test_krook_absence (void)
{
  static const NecessityLine lines[] = {
    { { 4, 9, 7, 2 }, "0.364", "0.500", "0.308" },
    { { 8, 8, 3, 3 }, "0.727", "0.429", "0.500" },
    { { 0, 5, 11, 6 }, "0.000", "0.773", "0.000" },
    { { 6, 8, 5, 3 }, "0.545", "0.500", "0.429" },
    { { 1, 8, 10, 3 }, "0.091", "0.619", "0.111" },
  };

  assert_necessity (lines, G_N_ELEMENTS (lines));
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
  g_test_add_func ("/set-measures/krook/outcome", test_krook);
  g_test_add_func ("/set-measures/krook/absence", test_krook_absence);
  g_test_add_func ("/set-measures/fuzzy", test_fuzzy);
  g_test_add_func ("/set-measures/properties", test_properties);
  g_test_add_func ("/set-measures/negation", test_negation);

  return g_test_run ();
}
