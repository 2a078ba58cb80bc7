/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "date-helpers.h"
#include "ent-comparison-export.h"
#include "ent-definition-compare.h"
#include "ent-edit.h"
#include "ent-session.h"
#include "ent-words.h"

/* Four ties: one under both, one under each, and one whose treaty is younger than it. */
#define SECTIONS \
  "'states':[{'id':'AAA','kind':'state','names':[{'name':'A'}]}," \
  "{'id':'BBB','kind':'state','names':[{'name':'B'}]}]," \
  "'ties':[" \
  "{'id':'t1','kind':'alliance','date':'1950/1959','basis':'treaty','members':[{'state':'AAA'},{'state':'BBB'}]}," \
  "{'id':'t2','kind':'alliance','date':'1960/1969','basis':'tacit','members':[{'state':'AAA'},{'state':'BBB'}]}," \
  "{'id':'t3','kind':'alignment','date':'1970/1979','basis':'treaty','members':[{'state':'AAA'},{'state':'BBB'}]}," \
  "{'id':'t4','kind':'conflict','date':'1980/1989','members':[{'state':'AAA','role':'side-a'},{'state':'BBB','role':'side-b'}]}," \
  "{'id':'t5','kind':'alliance','date':'1980/1989','members':[{'state':'AAA'},{'state':'BBB'}]}]," \
  "'instruments':[{'id':'i5','tie':'t5','kind':'treaty','title':'Pact','in-force':'1985/1989','obligations':['defense']}]," \
  "'definitions':[" \
  "{'id':'alliances','title':'Alliances','clauses':[{'kinds':['alliance']}]}," \
  "{'id':'treaties','title':'Treaties','clauses':[{'bases':['treaty']},{'obligations':['defense']}]}]"

typedef struct
{
  EntCase              *the_case;
  EntDefinitionCompare *compare;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->the_case = case_read_sections (SECTIONS);
  fixture->compare = ent_definition_compare_new (fixture->the_case,
                                                 case_get_definition (fixture->the_case, "alliances"),
                                                 case_get_definition (fixture->the_case, "treaties"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->compare);
  g_clear_object (&fixture->the_case);
}

static char *
list (Fixture    *fixture,
      EntCounted  counted,
      const char *at)
{
  EntSpan span = at ? read_window (at) : (EntSpan) { 0, 0 };
  g_autoptr (GPtrArray) ties = NULL;
  GString *ids = g_string_new (NULL);

  ties = ent_definition_compare_list (fixture->compare, counted, at ? &span : NULL);
  for (guint i = 0; i < ties->len; i++)
    {
      const EntComparedTie *tie = g_ptr_array_index (ties, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", ent_record_get_id (ENT_RECORD (tie->tie)));
    }

  return g_string_free_and_steal (ids);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct { const char *at; const char *first; const char *second; const char *both; } rows[] = {
    { NULL, "t2", "t3", "t1 t5" },
    { "1955", "", "", "t1" },
    { "1965", "t2", "", "" },
    { "1975", "", "t3", "" },
    { "1982", "t5", "", "" },
    { "1987", "", "", "t5" },
    { "1950/1989", "t2", "t3", "t1 t5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *first = list (fixture, ENT_COUNTED_FIRST, rows[i].at);
      g_autofree char *second = list (fixture, ENT_COUNTED_SECOND, rows[i].at);
      g_autofree char *both = list (fixture, ENT_COUNTED_BOTH, rows[i].at);

      g_assert_cmpstr (first, ==, rows[i].first);
      g_assert_cmpstr (second, ==, rows[i].second);
      g_assert_cmpstr (both, ==, rows[i].both);
    }
  /* A conflict is not for a definition to say. */
  g_assert_cmpuint (ent_definition_compare_get_n (fixture->compare), ==, 4);
}

/* Each bin is what counting by hand gives. */
static void
test_bins (Fixture       *fixture,
           gconstpointer  data)
{
  EntSpan range = read_window ("1945/1995");
  g_autoptr (GArray) bins = ent_definition_compare_get_bins (fixture->compare, range,
                                                             ENT_DATE_UNIT_YEAR);

  g_assert_cmpuint (bins->len, ==, 51);
  for (guint i = 0; i < bins->len; i++)
    {
      const EntComparedBin *bin = &g_array_index (bins, EntComparedBin, i);
      guint counted[4] = { 0 };

      for (guint j = 0; j < ent_definition_compare_get_n (fixture->compare); j++)
        counted[ent_compared_tie_get_counted (ent_definition_compare_get (fixture->compare, j),
                                              &bin->span)]++;
      g_assert_cmpuint (bin->first, ==, counted[ENT_COUNTED_FIRST] + counted[ENT_COUNTED_BOTH]);
      g_assert_cmpuint (bin->second, ==, counted[ENT_COUNTED_SECOND] + counted[ENT_COUNTED_BOTH]);
      g_assert_cmpuint (bin->both, ==, counted[ENT_COUNTED_BOTH]);
    }
  g_assert_cmpuint (g_array_index (bins, EntComparedBin, 10).both, ==, 1);
  g_assert_cmpuint (g_array_index (bins, EntComparedBin, 20).first, ==, 1);
  g_assert_cmpuint (g_array_index (bins, EntComparedBin, 20).second, ==, 0);
}

static void
test_stretches (Fixture       *fixture,
                gconstpointer  data)
{
  const EntComparedTie *same = ent_definition_compare_get (fixture->compare, 0);
  const EntComparedTie *younger = ent_definition_compare_get (fixture->compare, 3);
  g_autoptr (GArray) stretches = ent_compared_tie_list_stretches (younger);
  const EntComparedStretch *before;

  g_assert_false (ent_compared_tie_differs (same));
  g_assert_true (ent_compared_tie_differs (younger));
  /* Possible, certain, and then under the second definition too: first possibly. */
  g_assert_cmpuint (stretches->len, ==, 5);
  before = &g_array_index (stretches, EntComparedStretch, 1);
  g_assert_cmpint (before->span.first, ==, ent_day_from_civil (1980, 12, 31));
  g_assert_cmpint (before->span.last, ==, ent_day_from_civil (1984, 12, 31));
  g_assert_cmpint (before->first, ==, ENT_ACTIVITY_CERTAIN);
  g_assert_cmpint (before->second, ==, ENT_ACTIVITY_NONE);
  g_assert_cmpint (g_array_index (stretches, EntComparedStretch, 3).second, ==, ENT_ACTIVITY_CERTAIN);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  const EntComparedTie *tacit = ent_definition_compare_get (fixture->compare, 1);
  const EntComparedTie *younger = ent_definition_compare_get (fixture->compare, 3);
  EntSpan at = read_window ("1987");
  g_autofree char *times = ent_words_dup_judgement_times (younger->second);
  g_autofree char *never = ent_words_dup_judgement_times (tacit->second);
  g_autofree char *in = ent_words_dup_verdict (younger->second, at);
  g_autofree char *later = ent_words_dup_verdict (younger->second, read_window ("1982"));
  g_autofree char *out = ent_words_dup_verdict (tacit->second, at);
  g_autofree char *clause = ent_words_dup_clause (
    case_get_definition (fixture->the_case, "treaties"), younger->second, at);

  g_assert_cmpstr (times, ==, "1985–89");
  g_assert_null (never);
  g_assert_cmpstr (in, ==, "Counts, by clause 2");
  g_assert_cmpstr (later, ==, "Counts, but not at this time");
  /* The clause that it came farthest with: the second, on account of its basis. */
  g_assert_cmpstr (out, ==, "Does not count: no such obligation or wording");
  g_assert_cmpstr (clause, ==,
                   "An alliance or an alignment, while an instrument in force obliges to defense");
}

static void
judge_by_name (EntSession *session,
               EntByName   by_name)
{
  EntCase *the_case = ent_session_get_case (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntChange) change = ent_edit_judge_by_name (
    the_case, case_get_definition (the_case, "treaties"), case_get_tie (the_case, "t2"), by_name);

  ent_session_apply (session, change, &error);
  g_assert_no_error (error);
}

static void
test_by_name (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (EntSession) session = ent_session_new (fixture->the_case);
  EntDefinition *treaties = case_get_definition (fixture->the_case, "treaties");
  EntTie *tie = case_get_tie (fixture->the_case, "t2");

  g_assert_cmpint (ent_definition_get_by_name (treaties, tie), ==, ENT_BY_NAME_NOT);
  judge_by_name (session, ENT_BY_NAME_TAKEN_IN);
  g_assert_cmpint (ent_definition_get_by_name (treaties, tie), ==, ENT_BY_NAME_TAKEN_IN);
  /* Never in both lists. */
  judge_by_name (session, ENT_BY_NAME_LEFT_OUT);
  g_assert_cmpint (ent_definition_get_by_name (treaties, tie), ==, ENT_BY_NAME_LEFT_OUT);
  g_assert_null (ent_definition_get_include (treaties));
  judge_by_name (session, ENT_BY_NAME_NOT);
  g_assert_cmpint (ent_definition_get_by_name (treaties, tie), ==, ENT_BY_NAME_NOT);

  ent_session_undo (session);
  g_assert_cmpint (ent_definition_get_by_name (treaties, tie), ==, ENT_BY_NAME_LEFT_OUT);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_preview (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (EntSession) session = ent_session_new (fixture->the_case);
  EntDefinition *alliances = case_get_definition (fixture->the_case, "alliances");
  g_autoptr (EntDate) at = ent_date_new ("1975", NULL);
  g_autoptr (EntRecord) draft = read_record (
    ENT_TYPE_DEFINITION, "{'id':'alliances','title':'Draft','clauses':[{'kinds':['alignment']}]}");
  g_autoptr (EntSliceIndex) own = NULL;
  guint n_slices = 0;
  guint n_definitions = 0;

  ent_session_set_at (session, at);
  ent_session_set_definition (session, alliances);
  own = g_object_ref (ent_session_get_index (session));
  g_signal_connect_swapped (session, "notify::slice", G_CALLBACK (count_cb), &n_slices);
  g_signal_connect_swapped (session, "notify::definition", G_CALLBACK (count_cb), &n_definitions);

  ent_session_preview_definition (session, ENT_DEFINITION (draft));
  g_assert_cmpuint (n_slices, ==, 1);
  g_assert_true (ent_slice_lookup_tie (ent_session_get_slice (session),
                                       case_get_tie (fixture->the_case, "t3"))->counts);
  g_assert_true (ent_session_get_definition (session) == alliances);
  g_assert_false (ent_session_is_modified (session));

  ent_session_preview_definition (session, NULL);
  g_assert_cmpuint (n_slices, ==, 2);
  g_assert_cmpuint (n_definitions, ==, 0);
  /* What was judged before is not judged again. */
  g_assert_true (ent_session_get_index (session) == own);
  g_assert_false (ent_slice_lookup_tie (ent_session_get_slice (session),
                                        case_get_tie (fixture->the_case, "t3"))->counts);

  /* Another choice ends it. */
  ent_session_preview_definition (session, ENT_DEFINITION (draft));
  ent_session_set_definition (session, case_get_definition (fixture->the_case, "treaties"));
  g_assert_true (ent_slice_get_definition (ent_session_get_slice (session)) ==
                 case_get_definition (fixture->the_case, "treaties"));
}

/* Where the case changes meanwhile, what was judged before is of no use any more. */
static void
test_preview_of_changed (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (EntSession) session = ent_session_new (fixture->the_case);
  g_autoptr (EntRecord) draft = read_record (
    ENT_TYPE_DEFINITION, "{'id':'alliances','title':'Draft','clauses':[{'kinds':['alignment']}]}");
  EntTie *alliance = case_get_tie (fixture->the_case, "t1");
  g_autoptr (JsonNode) before = ent_record_to_json (ENT_RECORD (alliance));
  g_autoptr (EntChange) change = ent_change_new ("Remove");
  g_autoptr (EntSliceIndex) own = NULL;

  ent_session_set_definition (session, case_get_definition (fixture->the_case, "alliances"));
  own = g_object_ref (ent_session_get_index (session));
  ent_session_preview_definition (session, ENT_DEFINITION (draft));
  ent_change_add (change, ENT_TYPE_TIE, before, NULL);
  g_assert_true (ent_session_apply (session, change, NULL));
  ent_session_preview_definition (session, NULL);
  g_assert_false (ent_session_get_index (session) == own);
  g_assert_null (ent_slice_lookup_tie (ent_session_get_slice (session), alliance));
}

/* The judgements of the first definition serve another comparison. */
static void
test_with_another (Fixture       *fixture,
                   gconstpointer  data)
{
  EntDefinition *alliances = case_get_definition (fixture->the_case, "alliances");
  g_autoptr (EntDefinitionCompare) other = ent_definition_compare_new_with (fixture->compare, NULL);
  g_autoptr (EntDefinitionCompare) anew = ent_definition_compare_new (fixture->the_case, alliances,
                                                                      NULL);
  guint n = ent_definition_compare_get_n (other);

  g_assert_cmpuint (n, ==, ent_definition_compare_get_n (anew));
  for (guint i = 0; i < n; i++)
    {
      const EntComparedTie *before = ent_definition_compare_get (fixture->compare, i);
      const EntComparedTie *compared = ent_definition_compare_get (other, i);
      const EntComparedTie *expected = ent_definition_compare_get (anew, i);

      g_assert_true (compared->tie == expected->tie);
      g_assert_true (compared->first == before->first);
      g_assert_cmpint (ent_compared_tie_get_counted (compared, NULL), ==,
                       ent_compared_tie_get_counted (expected, NULL));
    }

  /* They outlive the comparison that they were made for. */
  g_clear_object (&fixture->compare);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (ent_definition_compare_get (other, i)->first->extents->len, ==,
                      ent_definition_compare_get (anew, i)->first->extents->len);
}

/* What may never have been is never told as certain. */
static void
test_may_have_missed (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    "'states':[{'id':'AAA','kind':'state','names':[{'name':'A'}]},"
    "{'id':'BBB','kind':'state','names':[{'name':'B'}]}],"
    "'ties':[{'id':'t','kind':'alliance','date':'1954/1975','members':[{'state':'AAA'},{'state':'BBB'}]}],"
    "'instruments':[{'id':'i','tie':'t','kind':'treaty','title':'Pact','in-force':'1975/1991','obligations':['defense']}],"
    "'definitions':[{'id':'d','title':'D','clauses':[{'obligations':['defense']}]}]");
  g_autoptr (EntDefinitionCompare) compare = ent_definition_compare_new (
    the_case, NULL, case_get_definition (the_case, "d"));
  const EntComparedTie *tie = ent_definition_compare_get (compare, 0);
  g_autofree char *times = ent_words_dup_judgement_times (tie->second);
  g_autofree char *csv = ent_comparison_export_ties (compare, the_case, "all, or none", "d");

  g_assert_cmpstr (times, ==, "perhaps 1975");
  g_assert_cmpstr (csv, ==,
                   "tie,name,kind,members,from,to,\"all, or none\",d\n"
                   "t,A – B,alliance,AAA BBB,1954-01-01,1954-12-30,possible,no\n"
                   "t,A – B,alliance,AAA BBB,1954-12-31,1974-12-31,certain,no\n"
                   "t,A – B,alliance,AAA BBB,1975-01-01,1975-01-01,certain,possible\n"
                   "t,A – B,alliance,AAA BBB,1975-01-02,1975-12-31,possible,possible\n");
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *years = ent_comparison_export_years (
    fixture->compare, read_window ("1958/1961"), "alliances", "treaties");
  g_autofree char *ties = ent_comparison_export_ties (fixture->compare, fixture->the_case,
                                                      "alliances", "treaties");

  g_assert_cmpstr (years, ==, "year,alliances,treaties,both\n1958,1,1,1\n1959,1,1,1\n"
                   "1960,1,0,0\n1961,1,0,0\n");
  /* What never counts is not in it. */
  g_assert_null (strstr (ties, "\nt4,"));
  /* It began by the last day of 1970 at the latest. */
  g_assert_nonnull (strstr (ties, ",alignment,AAA BBB,1970-12-31,1979-01-01,no,certain\n"));
}

static void
test_fault (void)
{
  static const struct { const char *json; const char *fault; } rows[] = {
    { "{'id':'d','title':'D','clauses':[{'members-min':2,'members-max':2}]}", NULL },
    { "{'id':'d','title':'D','clauses':[{},{'members-min':4,'members-max':3}]}",
      "Clause 2 asks for more members at least than at most." },
    { "{'id':'d','title':'D','clauses':[{}],'include':['t'],'exclude':['u','t']}",
      "t is both taken in and left out: remove one of the two." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntRecord) definition = read_record (ENT_TYPE_DEFINITION, rows[i].json);
      g_autofree char *fault = ent_definition_dup_fault (ENT_DEFINITION (definition));

      g_assert_cmpstr (fault, ==, rows[i].fault);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/definition-compare/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/definition-compare/bins", Fixture, NULL, set_up, test_bins, tear_down);
  g_test_add ("/definition-compare/stretches", Fixture, NULL, set_up, test_stretches, tear_down);
  g_test_add ("/definition-compare/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/definition-compare/by-name", Fixture, NULL, set_up, test_by_name, tear_down);
  g_test_add ("/definition-compare/preview", Fixture, NULL, set_up, test_preview, tear_down);
  g_test_add ("/definition-compare/preview/of-changed", Fixture, NULL, set_up,
              test_preview_of_changed, tear_down);
  g_test_add ("/definition-compare/with-another", Fixture, NULL, set_up, test_with_another,
              tear_down);
  g_test_add ("/definition-compare/csv", Fixture, NULL, set_up, test_csv, tear_down);
  g_test_add_func ("/definition-compare/may-have-missed", test_may_have_missed);
  g_test_add_func ("/definition-compare/fault", test_fault);

  return g_test_run ();
}
