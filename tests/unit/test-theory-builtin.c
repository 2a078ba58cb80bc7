/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "date-helpers.h"
#include "ent-theory-end.h"
#include "ent-theory-index.h"
#include "ent-theory-sensitivity.h"

/* What the theories of the built-in case come to: what its articles claim, and what they do
 * not say. */

#define ALWAYS ((EntSpan) { ENT_DAY_FIRST, ENT_DAY_LAST })

static EntTheoryIndex *
index_theory (EntCase    *the_case,
              const char *id)
{
  EntRecord *theory = ent_case_lookup (the_case, ENT_TYPE_THEORY, id);

  g_assert_nonnull (theory);
  return ent_theory_index_new (the_case, ENT_THEORY (theory), NULL);
}

static EntTheoryEnd *
find_end (EntTheoryIndex *index,
          const char     *tie)
{
  g_autoptr (GListModel) ends = ent_theory_index_list_ends (index, ALWAYS);

  for (guint i = 0; i < g_list_model_get_n_items (ends); i++)
    {
      g_autoptr (EntTheoryEnd) end = g_list_model_get_item (ends, i);

      if (g_str_equal (ent_theory_end_get_tie (end), tie))
        return g_steal_pointer (&end);
    }

  g_error ("%s did not end", tie);
}

static void
assert_end (EntTheoryIndex   *index,
            const char       *tie,
            EntConditionKind  first_kind,
            EntTheoryFate     first_fate,
            EntTheoryFate     second_fate)
{
  g_autoptr (EntTheoryEnd) end = find_end (index, tie);
  g_autoptr (EntTheoryLapse) first = g_list_model_get_item (ent_theory_end_get_lapses (end), 0);
  g_autoptr (EntTheoryLapse) second = g_list_model_get_item (ent_theory_end_get_lapses (end), 1);

  g_test_message ("%s: %s", tie, ent_theory_end_get_words (end));
  g_assert_true (ent_theory_end_is_explained (end));
  g_assert_cmpint (ent_theory_lapse_get_kind (first), ==, first_kind);
  g_assert_cmpint (ent_theory_lapse_get_fate (first), ==, first_fate);
  g_assert_cmpint (ent_theory_lapse_get_fate (second), ==, second_fate);
  /* The first that lapsed explains it, and no other does. */
  g_assert_true (ent_theory_lapse_is_first (first));
  g_assert_false (ent_theory_lapse_is_first (second));
  g_assert_cmpstr (ent_theory_end_get_reason (end), ==,
                   first_kind == ENT_CONDITION_KIND_SHARED_IDEOLOGY
                     ? "Explained by: Shared values" : "Explained by: Shared interests");
  g_assert_cmpuint (g_strv_length ((GStrv) ent_theory_lapse_get_records (first)), >, 0);
}

static void
test_ends (void)
{
  g_autoptr (EntCase) the_case = case_open_builtin ();
  g_autoptr (EntTheoryIndex) index = index_theory (the_case, "interest-and-ideology");
  g_autoptr (GListModel) ends = ent_theory_index_list_ends (index, ALWAYS);

  g_assert_cmpuint (g_list_model_get_n_items (ends), ==, 4);
  /* By ideology: it went six years before the border war, with which the interest went. */
  assert_end (index, "chn-sun-alliance", ENT_CONDITION_KIND_SHARED_IDEOLOGY,
              ENT_THEORY_FATE_LAPSED_BEFORE, ENT_THEORY_FATE_LAPSED_AT);
  assert_end (index, "vnm-sun-alliance", ENT_CONDITION_KIND_SHARED_IDEOLOGY,
              ENT_THEORY_FATE_LAPSED_AT, ENT_THEORY_FATE_STANDING);
  /* By interest. */
  assert_end (index, "vnm-chn-alliance", ENT_CONDITION_KIND_SHARED_INTEREST,
              ENT_THEORY_FATE_LAPSED_AT, ENT_THEORY_FATE_STANDING);
  assert_end (index, "vnm-prk-alliance", ENT_CONDITION_KIND_SHARED_INTEREST,
              ENT_THEORY_FATE_LAPSED_AT, ENT_THEORY_FATE_STANDING);
}

static EntTheoryCase *
find_case (GListModel *cases,
           const char *a,
           const char *b)
{
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, i);

      if (g_str_equal (ent_theory_case_get_a (found), a) &&
          g_str_equal (ent_theory_case_get_b (found), b))
        return g_steal_pointer (&found);
    }

  g_error ("%s and %s are not there", a, b);
}

static void
assert_standing (GListModel        *cases,
                 const char        *a,
                 const char        *b,
                 EntTheoryStanding  standing)
{
  g_autoptr (EntTheoryCase) found = find_case (cases, a, b);

  g_assert_cmpint (ent_theory_case_get_standing (found), ==, standing);
}

static void
test_standing (void)
{
  g_autoptr (EntCase) the_case = case_open_builtin ();
  g_autoptr (EntTheoryIndex) index = index_theory (the_case, "interest-and-ideology");
  g_autoptr (EntDate) at = read_date ("2020");
  g_autoptr (GListModel) cases = ent_theory_index_list_next (index, ent_date_get_span (at));
  g_autoptr (EntTheoryCase) partners = find_case (cases, "USA", "VNM");
  g_autoptr (EntTheoryCase) laos = find_case (cases, "LAO", "VNM");

  assert_standing (cases, "LAO", "VNM", ENT_THEORY_STANDING_ALLIED);
  assert_standing (cases, "CHN", "PRK", ENT_THEORY_STANDING_ALLIED);
  /* An interest in common, and no values: not allied. */
  assert_standing (cases, "USA", "VNM", ENT_THEORY_STANDING_PARTIAL);
  g_assert_cmpint (ent_theory_case_get_outcome (partners), ==, ENT_THEORY_VALUE_ABSENT);
  g_assert_cmpint (ent_theory_case_get_value (partners, 0), ==, ENT_THEORY_VALUE_PRESENT);
  g_assert_cmpint (ent_theory_case_get_value (partners, 1), ==, ENT_THEORY_VALUE_ABSENT);

  {
    g_autoptr (EntTheoryReading) interest = NULL;

    interest = g_list_model_get_item (ent_theory_case_get_readings (laos), 0);
    g_assert_false (ent_theory_reading_is_derived (interest));
    g_assert_cmpuint (g_strv_length ((GStrv) ent_theory_reading_get_passages (interest)), >, 0);
  }
}

/* By the articles' own dates, one alliance outlived a condition. */
static void
test_verdict (void)
{
  g_autoptr (EntCase) the_case = case_open_builtin ();
  g_autoptr (EntTheoryIndex) index = index_theory (the_case, "interest-and-ideology");
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, ALWAYS);
  g_autoptr (GListModel) breaking = ent_theory_index_list_breaking (index, ALWAYS);
  g_autoptr (EntTheoryCase) only = g_list_model_get_item (breaking, 0);

  g_assert_cmpint (ent_theory_table_get_verdict (table), ==, ENT_THEORY_VERDICT_BROKEN);
  g_assert_cmpuint (g_list_model_get_n_items (breaking), ==, 1);
  g_assert_cmpstr (ent_theory_case_get_a (only), ==, "CHN");
  g_assert_cmpstr (ent_theory_case_get_b (only), ==, "SUN");
  /* What is not coded is shown, and stands apart. */
  g_assert_cmpuint (g_list_model_get_n_items (ent_theory_table_get_apart (table)), >, 0);
}

/* If informal alignments count, two powers of different creeds break it, as its author grants. */
static void
test_informal (void)
{
  g_autoptr (EntCase) the_case = case_open_builtin ();
  g_autoptr (EntTheoryIndex) index = index_theory (the_case, "interest-and-ideology-informal");
  g_autoptr (GListModel) breaking = ent_theory_index_list_breaking (index, ALWAYS);
  g_autoptr (EntTheoryCase) powers = find_case (breaking, "CHN", "USA");

  g_assert_cmpuint (g_list_model_get_n_items (breaking), ==, 2);
  g_assert_true (ent_theory_case_is_breaking (powers));
}

/* The critic's two claims, each for the states that it speaks of, so far as they can be coded. */
static void
assert_rival (const char *id,
              const char *states)
{
  g_autoptr (EntCase) the_case = case_open_builtin ();
  g_autoptr (EntTheoryIndex) index = index_theory (the_case, id);
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, ALWAYS);
  g_autoptr (EntDate) at = read_date ("1960");
  g_autoptr (GListModel) cases = ent_theory_index_list_next (index, ent_date_get_span (at));
  EntTheory *theory = ENT_THEORY (ent_case_lookup (the_case, ENT_TYPE_THEORY, id));
  g_auto (GStrv) in_scope = g_strsplit (states, " ", 0);

  g_assert_cmpint (ent_theory_table_get_verdict (table), ==, ENT_THEORY_VERDICT_HOLDS);
  g_assert_cmpuint (g_list_model_get_n_items (cases), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, i);

      g_assert_true (g_strv_contains ((const char *const *) in_scope,
                                      ent_theory_case_get_a (found)) ||
                     g_strv_contains ((const char *const *) in_scope,
                                      ent_theory_case_get_b (found)));
    }
  /* What of it is not coded is said. */
  g_assert_nonnull (ent_theory_get_note (theory));
}

static void
test_rivals (void)
{
  assert_rival ("rival-control", "CHN SUN");
  assert_rival ("rival-hedging", "PRK VNM LAO");
}

/* No coding of a condition goes without a passage. */
static void
test_evidence (void)
{
  g_autoptr (EntCase) the_case = case_open_builtin ();
  GListModel *conditions = ent_case_get_records (the_case, ENT_TYPE_CONDITION);
  GListModel *evidence = ent_case_get_records (the_case, ENT_TYPE_EVIDENCE);
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (EntEvidence) found = g_list_model_get_item (evidence, i);

      g_hash_table_add (targets, g_strdup (ent_evidence_get_target (found)));
    }
  for (guint i = 0; i < g_list_model_get_n_items (conditions); i++)
    {
      g_autoptr (EntRecord) condition = g_list_model_get_item (conditions, i);

      g_test_message ("%s", ent_record_get_id (condition));
      g_assert_true (g_hash_table_contains (targets, ent_record_get_id (condition)));
    }
}

static void
test_sensitivity (void)
{
  g_autoptr (EntCase) the_case = case_open_builtin ();
  EntTheory *theory = ENT_THEORY (ent_case_lookup (the_case, ENT_TYPE_THEORY,
                                                   "interest-and-ideology-derived"));
  g_autoptr (EntTheoryOptions) options = ent_theory_options_new (theory);
  g_autoptr (GListModel) variants = ent_theory_sensitivity_list (the_case, theory, options, ALWAYS);
  guint n_current = 0;

  /* Three definitions, with and without multilateral ties, three ways with what is not
   * coded, with and without what is derived. */
  g_assert_cmpuint (g_list_model_get_n_items (variants), ==, 3 * 2 * 3 * 2);
  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (EntTheoryVariant) variant = g_list_model_get_item (variants, i);

      n_current += ent_theory_variant_is_current (variant);
      g_assert_nonnull (ent_theory_variant_get_table (variant));
    }
  g_assert_cmpuint (n_current, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/theory/built-in/ends", test_ends);
  g_test_add_func ("/theory/built-in/standing", test_standing);
  g_test_add_func ("/theory/built-in/verdict", test_verdict);
  g_test_add_func ("/theory/built-in/informal", test_informal);
  g_test_add_func ("/theory/built-in/rivals", test_rivals);
  g_test_add_func ("/theory/built-in/evidence", test_evidence);
  g_test_add_func ("/theory/built-in/sensitivity", test_sensitivity);

  return g_test_run ();
}
