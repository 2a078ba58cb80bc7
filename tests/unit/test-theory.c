/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "case-helpers.h"
#include "date-helpers.h"
#include "ent-theory-end.h"
#include "ent-theory-export.h"
#include "ent-theory-sensitivity.h"

/* Theories measured on cases small enough to be worked by hand. */

#define ALWAYS ((EntSpan) { ENT_DAY_FIRST, ENT_DAY_LAST })

#define HEAD "{'format':'entente-case','version':1,'case':{'title':'Test','coverage':'2001/2010'},"
#define STATE(id) "{'id':'" id "','kind':'state','names':[{'name':'" id "'}]}"
#define RED(id) "{'id':'red-" id "','state':'" id "','kind':'regime','value':'red','date':'1999/..'}"
#define CODE(id, kind, a, b, value, date) \
  "{'id':'" id "','kind':'shared-" kind "','pair':['" a "','" b "'],'value':'" value "','date':'" date "'}"
#define TIE(id, kind, date, a, b) \
  "{'id':'" id "','kind':'" kind "','date':'" date "','members':[{'state':'" a "'},{'state':'" b "'}]}"
#define WAR(id, date, a, b) \
  "{'id':'" id "','kind':'conflict','date':'" date "','members':[{'state':'" a "','role':'side-a'}," \
  "{'state':'" b "','role':'side-b'}]}"
#define DEFINITIONS "'definitions':[{'id':'d','title':'D','clauses':[{'kinds':['alliance']}]}]"
#define THEORY(claim, more) \
  "'theories':[{'id':'t','title':'T','scope':[{'kind':'regime','value':'red'}]," \
  "'conditions':['shared-interest','shared-ideology'],'definition':'d','claim':'" claim "'" more "}]"
#define TAIL DEFINITIONS "}"

static EntCase *
read_quoted (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return case_read (json);
}

static EntTheory *
get_theory (EntCase    *the_case,
            const char *id)
{
  EntRecord *theory = ent_case_lookup (the_case, ENT_TYPE_THEORY, id);

  g_assert_nonnull (theory);
  return ENT_THEORY (theory);
}

static EntTheoryIndex *
index_case (EntCase *the_case)
{
  return ent_theory_index_new (the_case, get_theory (the_case, "t"), NULL);
}

/* A row: values, then pairs with, without and uncertain, then days. */
static void
describe_row (GString      *text,
              EntTheoryRow *row)
{
  static const char letters[] = "01-?!";
  static const EntTheoryValue outcomes[] = {
    ENT_THEORY_VALUE_PRESENT, ENT_THEORY_VALUE_ABSENT, ENT_THEORY_VALUE_UNCERTAIN,
  };

  if (text->len > 0)
    g_string_append (text, " | ");
  for (guint i = 0; i < ent_theory_row_get_n_conditions (row); i++)
    g_string_append_c (text, letters[ent_theory_row_get_value (row, i)]);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    g_string_append_printf (text, " %u:%.0f", ent_theory_row_count_pairs (row, outcomes[i]),
                            ent_theory_row_count_years (row, outcomes[i]) * ENT_THEORY_DAYS_PER_YEAR);
}

static char *
describe_table (EntTheoryTable *table)
{
  GListModel *lists[] = { ent_theory_table_get_rows (table), ent_theory_table_get_apart (table) };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr (EntTheoryRow) row = g_list_model_get_item (lists[i], j);

        describe_row (text, row);
      }

  return g_string_free_and_steal (text);
}

static void
assert_table (EntTheoryIndex *index,
              EntSpan         window,
              const char     *expected)
{
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, window);
  g_autofree char *text = describe_table (table);

  g_assert_cmpstr (text, ==, expected);
}

/* ---------------------------------------------------------------------------- by hand */

/* A is in scope, B and C are not; so A–B and A–C are cases, and B–C is none.
 *
 *   A–B  2001–2003  interest, ideology     allied       365·3        = 1095 days
 *        2004–2005  interest, no ideology  allied       366+365      =  731
 *        2006–2007  interest, no ideology  not allied   365+365      =  730
 *        2008–2010  neither                not allied   366+365+365  = 1096
 *   A–C  2001–2008  interest, uncoded      not allied                  2922
 *        2009–2010  interest, ideology     not allied   365+365      =  730
 */
static const char by_hand[] =
  HEAD
  "'states':[" STATE ("AAA") "," STATE ("BBB") "," STATE ("CCC") "],"
  "'ties':[" TIE ("a-b", "alliance", "2001-01-01/2005-12-31", "AAA", "BBB") "],"
  "'traits':[" RED ("AAA") "],"
  "'conditions':["
  CODE ("i1", "interest", "AAA", "BBB", "present", "2001-01-01/2007-12-31") ","
  CODE ("i2", "interest", "AAA", "BBB", "absent", "2008-01-01/2010-12-31") ","
  CODE ("v1", "ideology", "AAA", "BBB", "present", "2001-01-01/2003-12-31") ","
  CODE ("v2", "ideology", "AAA", "BBB", "absent", "2004-01-01/2010-12-31") ","
  CODE ("i3", "interest", "CCC", "AAA", "present", "2001-01-01/2010-12-31") ","
  CODE ("v3", "ideology", "CCC", "AAA", "present", "2009-01-01/2010-12-31") "],"
  THEORY ("only-when", "") "," TAIL;

static void
test_table (void)
{
  g_autoptr (EntCase) the_case = read_quoted (by_hand);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);

  assert_table (index, ALWAYS,
                "11 1:1095 1:730 0:0 | 10 1:731 1:730 0:0 | 01 0:0 0:0 0:0 | 00 0:0 1:1096 0:0 | "
                "1- 0:0 1:2922 0:0");
  /* A window cuts spells; what is outside of it is not there. */
  assert_table (index, read_window ("2005-12-31/2006-01-01"),
                "11 0:0 0:0 0:0 | 10 1:1 1:1 0:0 | 01 0:0 0:0 0:0 | 00 0:0 0:0 0:0 | 1- 0:0 1:2 0:0");
  assert_table (index, read_window ("1990/2000"),
                "11 0:0 0:0 0:0 | 10 0:0 0:0 0:0 | 01 0:0 0:0 0:0 | 00 0:0 0:0 0:0");
}

static void
test_rows (void)
{
  static const EntTheoryRowVerdict verdicts[] = {
    ENT_THEORY_ROW_CONTRADICTORY, ENT_THEORY_ROW_CONTRADICTORY, ENT_THEORY_ROW_REMAINDER,
    ENT_THEORY_ROW_NO_OUTCOME,
  };
  /* 1/2, 1/2, nothing, 0/1; 1095/1825, 731/1461, nothing, 0/1096 */
  static const char *const by_pairs[] = { "0.500", "0.500", "—", "0.000" };
  static const char *const by_years[] = { "0.600", "0.500", "—", "0.000" };
  static const guint pairs[] = { 2, 1, 0, 1 };
  g_autoptr (EntCase) the_case = read_quoted (by_hand);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, ALWAYS);

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autoptr (EntTheoryRow) row = g_list_model_get_item (ent_theory_table_get_rows (table), i);
      g_autofree char *in_pairs = NULL;
      g_autofree char *in_years = NULL;

      in_pairs = ent_set_measures_dup_number (ent_theory_row_get_consistency (row, ENT_THEORY_UNIT_PAIRS));
      in_years = ent_set_measures_dup_number (ent_theory_row_get_consistency (row, ENT_THEORY_UNIT_YEARS));
      g_assert_cmpint (ent_theory_row_get_verdict (row), ==, verdicts[i]);
      g_assert_cmpstr (in_pairs, ==, by_pairs[i]);
      g_assert_cmpstr (in_years, ==, by_years[i]);
      g_assert_cmpuint (ent_theory_row_get_pairs (row), ==, pairs[i]);
      g_assert_true (ent_theory_row_is_complete (row));
    }
}

static void
assert_measures (EntTheoryTable *table,
                 guint           which,
                 EntTheoryUnit   unit,
                 const char     *expected)
{
  g_autoptr (EntTheoryMeasure) measure = NULL;
  const EntSetMeasures *values;
  g_autofree char *text = NULL;

  measure = g_list_model_get_item (ent_theory_table_get_measures (table), which);
  values = ent_theory_measure_get_measures (measure, unit);
  text = g_strdup_printf ("%.3f %.3f %.3f %.3f %.3f", values->necessity_consistency,
                          values->necessity_coverage, values->relevance,
                          values->sufficiency_consistency, values->sufficiency_coverage);
  g_assert_cmpstr (text, ==, expected);
}

/* Both conditions together, in days: with and allied 1095, with and not 730, without and
 * allied 731, without and not 730+1096 = 1826; A–C is unknown until 2008, as its ideology is
 * not coded and its interest does not tell. In pairs: 1 of each.
 *
 *   pairs  1/2  1/2  (1+1)/(1+1+1) = 0.667
 *   years  1095/1826 = 0.600  1095/1825 = 0.600  (731+1826)/(730+731+1826) = 2557/3287 = 0.778
 *
 * Interest alone: with and allied 1826, with and not 730+3652 = 4382, without and allied 0,
 * without and not 1096.
 *
 *   years  1826/1826 = 1  1826/6208 = 0.294  1096/(4382+1096) = 1096/5478 = 0.200
 *   pairs  1 with and allied, 2 with and not, 0, 1:  1  1/3  1/3
 */
static void
test_measures (void)
{
  g_autoptr (EntCase) the_case = read_quoted (by_hand);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, ALWAYS);

  assert_measures (table, 0, ENT_THEORY_UNIT_PAIRS, "0.500 0.500 0.667 0.500 0.500");
  assert_measures (table, 0, ENT_THEORY_UNIT_YEARS, "0.600 0.600 0.778 0.600 0.600");
  assert_measures (table, 2, ENT_THEORY_UNIT_YEARS, "1.000 0.294 0.200 0.294 1.000");
  assert_measures (table, 2, ENT_THEORY_UNIT_PAIRS, "1.000 0.333 0.333 0.333 1.000");
  /* Its negation: 0 of what is allied; it covers 0 of 1096; (1826+4382)/7304 = 0.850. */
  assert_measures (table, 3, ENT_THEORY_UNIT_YEARS, "0.000 0.000 0.850 0.000 0.000");
}

static char *
describe_cases (GListModel *cases)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, i);
      EntSpan span = ent_theory_case_get_span (found);
      g_autoptr (EntDate) first = ent_date_new_for_day (span.first);
      g_autoptr (EntDate) last = ent_date_new_for_day (span.last);
      g_autofree char *ties = g_strjoinv (" ", (char **) ent_theory_case_get_ties (found));

      g_string_append_printf (text, "%s%s–%s %s/%s [%s]", i > 0 ? "; " : "",
                              ent_theory_case_get_a (found), ent_theory_case_get_b (found),
                              ent_date_get_edtf (first), ent_date_get_edtf (last), ties);
    }

  return g_string_free_and_steal (text);
}

static void
assert_cases (GListModel *cases,  /* taken */
              const char *expected)
{
  g_autofree char *text = describe_cases (cases);

  g_assert_cmpstr (text, ==, expected);
  g_object_unref (cases);
}

static void
test_cases (void)
{
  g_autoptr (EntCase) the_case = read_quoted (by_hand);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, ALWAYS);
  g_autoptr (EntTheoryRow) row = g_list_model_get_item (ent_theory_table_get_rows (table), 0);

  assert_cases (ent_theory_index_list_cases (index, ALWAYS, row),
                "AAA–BBB 2001-01-01/2003-12-31 [a-b]; AAA–CCC 2009-01-01/2010-12-31 []");
  assert_cases (ent_theory_index_list_cases (index, read_window ("2003-06/2009-06"), row),
                "AAA–BBB 2003-06-01/2003-12-31 [a-b]; AAA–CCC 2009-01-01/2009-06-30 []");
  assert_cases (ent_theory_index_list_breaking (index, ALWAYS),
                "AAA–BBB 2004-01-01/2005-12-31 [a-b]");
  assert_cases (ent_theory_index_list_open (index, ALWAYS), "");
  g_assert_cmpint (ent_theory_table_get_verdict (table), ==, ENT_THEORY_VERDICT_BROKEN);
  g_assert_cmpuint (ent_theory_table_get_n_breaking (table), ==, 1);
}

static void
test_next (void)
{
  g_autoptr (EntCase) the_case = read_quoted (by_hand);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (GListModel) at_2010 = ent_theory_index_list_next (index, read_window ("2010-06-01"));
  g_autoptr (EntTheoryCase) ready = g_list_model_get_item (at_2010, 0);

  /* A–B meets nothing by then, and is left out. */
  g_assert_cmpuint (g_list_model_get_n_items (at_2010), ==, 1);
  g_assert_cmpint (ent_theory_case_get_standing (ready), ==, ENT_THEORY_STANDING_READY);
  assert_cases (g_steal_pointer (&at_2010), "AAA–CCC 2009-01-01/2010-12-31 []");
  assert_cases (ent_theory_index_list_next (index, read_window ("2005")),
                "AAA–BBB 2004-01-01/2005-12-31 [a-b]; AAA–CCC 2001-01-01/2008-12-31 []");
}

/* Ideology was absent from 1 January 2004, and the tie's last day was 31 December 2005: 730
 * days later, which are 23 whole months. */
static void
test_ends (void)
{
  g_autoptr (EntCase) the_case = read_quoted (by_hand);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (GListModel) ends = ent_theory_index_list_ends (index, ALWAYS);
  g_autoptr (GListModel) none = ent_theory_index_list_ends (index, read_window ("2006/2010"));
  g_autoptr (EntTheoryEnd) end = g_list_model_get_item (ends, 0);
  GListModel *lapses = ent_theory_end_get_lapses (end);
  g_autoptr (EntTheoryLapse) ideology = g_list_model_get_item (lapses, 0);
  g_autoptr (EntTheoryLapse) interest = g_list_model_get_item (lapses, 1);
  g_autofree char *records = g_strjoinv (" ", (char **) ent_theory_lapse_get_records (ideology));

  g_assert_cmpuint (g_list_model_get_n_items (ends), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
  g_assert_true (ent_theory_end_is_explained (end));
  g_assert_true (ent_theory_lapse_is_first (ideology));
  g_assert_false (ent_theory_lapse_is_first (interest));
  g_assert_cmpstr (ent_theory_end_get_reason (end), ==, "Explained by: Shared values");
  g_assert_cmpint (ent_theory_lapse_get_kind (ideology), ==, ENT_CONDITION_KIND_SHARED_IDEOLOGY);
  g_assert_cmpint (ent_theory_lapse_get_fate (ideology), ==, ENT_THEORY_FATE_LAPSED_BEFORE);
  g_assert_cmpint (ent_theory_lapse_get_min_days (ideology), ==, 730);
  g_assert_cmpint (ent_theory_lapse_get_max_days (ideology), ==, 730);
  g_assert_cmpstr (records, ==, "v1 v2");
  g_assert_nonnull (strstr (ent_theory_lapse_get_words (ideology), "23 months before"));
  g_assert_cmpint (ent_theory_lapse_get_fate (interest), ==, ENT_THEORY_FATE_STANDING);
}

/* ------------------------------------------------------------------- claims and values */

static void
assert_verdict (const char       *claim,
                const char       *conditions,
                const char       *tie,
                EntTheoryVerdict  verdict)
{
  g_autofree char *text = g_strdup_printf (
    HEAD "'states':[" STATE ("AAA") "," STATE ("BBB") "],'traits':[" RED ("AAA") "],"
    "'ties':[%s],'conditions':[%s],'theories':[{'id':'t','title':'T','scope':[{'kind':'regime',"
    "'value':'red'}],'conditions':['shared-interest','shared-ideology'],'claim':'%s'}]," TAIL,
    tie, conditions, claim);
  g_autoptr (EntCase) the_case = read_quoted (text);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, ALWAYS);

  g_assert_cmpint (ent_theory_table_get_verdict (table), ==, verdict);
}

static void
test_verdicts (void)
{
  static const char tie[] = TIE ("a-b", "alliance", "1999/2012", "AAA", "BBB");
  static const char with[] = CODE ("i", "interest", "AAA", "BBB", "present", "1999/2012") ","
                             CODE ("v", "ideology", "AAA", "BBB", "present", "1999/2012");
  static const char lacking[] = CODE ("v", "ideology", "AAA", "BBB", "absent", "1999/2012");
  static const char part[] = CODE ("v", "ideology", "AAA", "BBB", "present", "1999/2012");
  static const char early[] = CODE ("i", "interest", "AAA", "BBB", "present", "1999/2012") ","
                              CODE ("v", "ideology", "AAA", "BBB", "present", "1999-01-01/2004-12-31");

  assert_verdict ("only-when", with, tie, ENT_THEORY_VERDICT_HOLDS);
  assert_verdict ("only-when", with, "", ENT_THEORY_VERDICT_NOTHING);
  assert_verdict ("only-when", part, tie, ENT_THEORY_VERDICT_NOTHING);
  assert_verdict ("only-when", early, tie, ENT_THEORY_VERDICT_HOLDS_AS_CODED);
  /* One that is absent is enough to break it, whatever the other is. */
  assert_verdict ("only-when", lacking, tie, ENT_THEORY_VERDICT_BROKEN);
  assert_verdict ("whenever", with, tie, ENT_THEORY_VERDICT_HOLDS);
  assert_verdict ("whenever", with, "", ENT_THEORY_VERDICT_BROKEN);
  assert_verdict ("whenever", lacking, tie, ENT_THEORY_VERDICT_NOTHING);
  assert_verdict ("whenever", lacking, "", ENT_THEORY_VERDICT_NOTHING);
  assert_verdict ("both", with, "", ENT_THEORY_VERDICT_BROKEN);
  assert_verdict ("both", lacking, tie, ENT_THEORY_VERDICT_BROKEN);
  assert_verdict ("both", with, tie, ENT_THEORY_VERDICT_HOLDS);
}

/* A year that is only given as such is uncertain until it is over; codings that contradict
 * one another are disputed; neither is uncoded, and none of the three is absent.
 *
 *   2001–2002     730  present for certain
 *   2003–2004     731  present and absent
 *   2005          365  absent from some day of it; present no more
 *   2006–2010    1826  absent for certain from the last day of 2005 on, so 365−1 before
 */
static void
test_values (void)
{
  g_autoptr (EntCase) the_case = read_quoted (
    HEAD "'states':[" STATE ("AAA") "," STATE ("BBB") "],'traits':[" RED ("AAA") "],"
    "'conditions':["
    CODE ("i1", "interest", "AAA", "BBB", "present", "2001-01-01/2004-12-31") ","
    CODE ("i2", "interest", "AAA", "BBB", "absent", "2003-01-01/2004-12-31") ","
    CODE ("i3", "interest", "AAA", "BBB", "absent", "2005/2012") ","
    CODE ("v", "ideology", "AAA", "BBB", "present", "1999/2012") "],"
    THEORY ("only-when", "") "," TAIL);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);

  assert_table (index, ALWAYS,
                "11 0:0 1:730 0:0 | 10 0:0 0:0 0:0 | 01 0:0 1:1827 0:0 | 00 0:0 0:0 0:0 | "
                "?1 0:0 1:364 0:0 | !1 0:0 1:731 0:0");
}

/* A tie of 2003/2005 is certain from the last day of 2003 to the first of 2005. */
static void
test_uncertain_outcome (void)
{
  g_autoptr (EntCase) the_case = read_quoted (
    HEAD "'states':[" STATE ("AAA") "," STATE ("BBB") "],'traits':[" RED ("AAA") "],"
    "'ties':[" TIE ("a-b", "alliance", "2003/2005", "AAA", "BBB") "],"
    "'conditions':["
    CODE ("i", "interest", "AAA", "BBB", "present", "1999/2012") ","
    CODE ("v", "ideology", "AAA", "BBB", "present", "1999/2012") "],"
    THEORY ("only-when", "") "," TAIL);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);

  /* 1+366+1 = 368 allied; 364+364 uncertain; 3652 in all */
  assert_table (index, ALWAYS,
                "11 1:368 1:2556 1:728 | 10 0:0 0:0 0:0 | 01 0:0 0:0 0:0 | 00 0:0 0:0 0:0");
}

static void
test_uncoded (void)
{
  static const struct
  {
    EntTheoryUncoded  uncoded;
    const char       *expected;
  } cases[] = {
    { ENT_THEORY_UNCODED_EXCLUDE, "11 0:0 0:0 0:0 | 10 0:0 0:0 0:0 | 01 0:0 0:0 0:0 | "
                                  "00 0:0 0:0 0:0 | 1- 0:0 1:3652 0:0" },
    { ENT_THEORY_UNCODED_ABSENT, "11 0:0 0:0 0:0 | 10 0:0 1:3652 0:0 | 01 0:0 0:0 0:0 | 00 0:0 0:0 0:0" },
    { ENT_THEORY_UNCODED_PRESENT, "11 0:0 1:3652 0:0 | 10 0:0 0:0 0:0 | 01 0:0 0:0 0:0 | 00 0:0 0:0 0:0" },
  };
  g_autoptr (EntCase) the_case = read_quoted (
    HEAD "'states':[" STATE ("AAA") "," STATE ("BBB") "],'traits':[" RED ("AAA") "],"
    "'conditions':[" CODE ("i", "interest", "AAA", "BBB", "present", "1999/2012") "],"
    THEORY ("whenever", "") "," TAIL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntTheoryOptions) options = ent_theory_options_new (get_theory (the_case, "t"));
      g_autoptr (EntTheoryIndex) index = NULL;

      options->uncoded = cases[i].uncoded;
      index = ent_theory_index_new (the_case, get_theory (the_case, "t"), options);
      assert_table (index, ALWAYS, cases[i].expected);
    }
}

/* ---------------------------------------------------------------------------- derived */

#define RULES ",'rules':[{'condition':'shared-ideology','when':'traits','traits':[{'kind':'regime'," \
              "'value':'red'}]},{'condition':'shared-interest','when':'common-opponent'}]"

static const char derived[] =
  HEAD
  "'states':[" STATE ("AAA") "," STATE ("BBB") "," STATE ("FOE") "],"
  "'ties':[" WAR ("war-a", "2001-01-01/2004-12-31", "AAA", "FOE") ","
  WAR ("war-b", "2003-01-01/2006-12-31", "FOE", "BBB") "],"
  "'traits':[" RED ("AAA") "," RED ("BBB") "],"
  "'conditions':[" CODE ("v", "ideology", "AAA", "BBB", "absent", "2010-01-01/2010-12-31") "],"
  THEORY ("whenever", RULES) "," TAIL;

/* A–B: both red, so ideology is derived but for 2010, which is coded; both at war with the
 * foe in 2003 and 2004, 731 days, so interest is. A–FOE and B–FOE: nothing. */
static void
test_derived (void)
{
  g_autoptr (EntCase) the_case = read_quoted (derived);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (EntTheoryOptions) options = ent_theory_options_new (get_theory (the_case, "t"));
  g_autoptr (EntTheoryIndex) coded = NULL;

  g_assert_true (options->derived);
  assert_table (index, ALWAYS,
                "11 0:0 1:731 0:0 | 10 0:0 0:0 0:0 | 01 0:0 0:0 0:0 | 00 0:0 0:0 0:0 | "
                "-0 0:0 1:365 0:0 | -1 0:0 1:2556 0:0 | -- 0:0 2:7304 0:0");
  options->derived = FALSE;
  coded = ent_theory_index_new (the_case, get_theory (the_case, "t"), options);
  assert_table (coded, ALWAYS,
                "11 0:0 0:0 0:0 | 10 0:0 0:0 0:0 | 01 0:0 0:0 0:0 | 00 0:0 0:0 0:0 | "
                "-0 0:0 1:365 0:0 | -- 0:0 3:10591 0:0");
}

static void
test_derived_reasons (void)
{
  g_autoptr (EntCase) the_case = read_quoted (derived);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (GListModel) cases = ent_theory_index_list_next (index, read_window ("2003-06-01"));
  g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, 0);
  GListModel *readings = ent_theory_case_get_readings (found);
  g_autoptr (EntTheoryReading) interest = g_list_model_get_item (readings, 0);
  g_autoptr (EntTheoryReading) ideology = g_list_model_get_item (readings, 1);
  g_autofree char *wars = g_strjoinv (" ", (char **) ent_theory_reading_get_records (interest));
  g_autofree char *threats = g_strjoinv (" ", (char **) ent_theory_reading_get_threats (interest));
  g_autofree char *traits = g_strjoinv (" ", (char **) ent_theory_reading_get_records (ideology));

  g_assert_true (ent_theory_reading_is_derived (interest));
  g_assert_true (ent_theory_reading_is_derived (ideology));
  g_assert_cmpstr (wars, ==, "war-a war-b");
  g_assert_cmpstr (threats, ==, "FOE");
  g_assert_cmpstr (traits, ==, "red-AAA red-BBB");
  g_assert_cmpstr (ent_theory_reading_get_reason (interest), ==,
                   "Derived: at the time, both are in conflict with FOE");
}

/* ------------------------------------------------------------------------ multilateral */

/* Five members make a hub, and each pair of them is allied; three are allied in pairs. */
static void
test_multilateral (void)
{
  g_autoptr (EntCase) the_case = read_quoted (
    HEAD "'states':[" STATE ("AAA") "," STATE ("BBB") "," STATE ("CCC") "," STATE ("DDD") ","
    STATE ("EEE") "],'traits':[" RED ("AAA") "],"
    "'ties':[{'id':'pact','kind':'alliance','date':'1999/2012','members':[{'state':'AAA'},"
    "{'state':'BBB'},{'state':'CCC'},{'state':'DDD'},{'state':'EEE'}]},"
    TIE ("a-b", "alliance", "2009-01-01/2012", "AAA", "BBB") "],"
    THEORY ("only-when", "") "," TAIL);
  g_autoptr (EntTheoryOptions) options = ent_theory_options_new (get_theory (the_case, "t"));
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (EntTheoryIndex) bilateral = NULL;

  assert_table (index, ALWAYS,
                "11 0:0 0:0 0:0 | 10 0:0 0:0 0:0 | 01 0:0 0:0 0:0 | 00 0:0 0:0 0:0 | -- 4:14608 0:0 0:0");
  options->exclude_multilateral = TRUE;
  bilateral = ent_theory_index_new (the_case, get_theory (the_case, "t"), options);
  assert_table (bilateral, ALWAYS,
                "11 0:0 0:0 0:0 | 10 0:0 0:0 0:0 | 01 0:0 0:0 0:0 | 00 0:0 0:0 0:0 | -- 1:730 4:13878 0:0");
}

/* A tie ends with a state; one that was renewed did not end; an open one goes on. */
static void
test_ends_of_states (void)
{
  g_autoptr (EntCase) the_case = read_quoted (
    HEAD "'states':[" STATE ("AAA") ",{'id':'BBB','kind':'state','names':[{'name':'B'}],"
    "'existed':'1950/2004-05-06'}," STATE ("CCC") "],'traits':[" RED ("AAA") "],"
    "'ties':[" TIE ("a-b", "alliance", "1999/..", "AAA", "BBB") ","
    TIE ("a-c", "alliance", "1999/..", "AAA", "CCC") "],"
    THEORY ("only-when", "") "," TAIL);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (GListModel) ends = ent_theory_index_list_ends (index, ALWAYS);
  g_autoptr (EntTheoryEnd) end = g_list_model_get_item (ends, 0);
  g_autoptr (EntTheoryLapse) lapse = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (ends), ==, 1);
  g_assert_cmpstr (ent_theory_end_get_tie (end), ==, "a-b");
  g_assert_cmpint (ent_theory_end_get_span (end).last, ==, read_window ("2004-05-06").last);
  g_assert_false (ent_theory_end_is_explained (end));
  lapse = g_list_model_get_item (ent_theory_end_get_lapses (end), 0);
  g_assert_cmpint (ent_theory_lapse_get_fate (lapse), ==, ENT_THEORY_FATE_UNCODED);
}

#define MEMBER(id, date) "{'state':'" id "','date':'" date "'}"

/* When the tie of A and B can have ended. */
static EntSpan
find_end (const char *more_members)
{
  g_autofree char *text = g_strconcat (
    HEAD "'states':[" STATE ("AAA") "," STATE ("BBB") "," STATE ("CCC") "," STATE ("DDD") ","
    STATE ("EEE") "],'traits':[" RED ("AAA") "],"
    "'ties':[{'id':'pact','kind':'alliance','date':'1999/2012','members':["
    MEMBER ("AAA", "1999/2004") "," MEMBER ("BBB", "200X/2012"), more_members, "]}],"
    THEORY ("only-when", "") "," TAIL, NULL);
  g_autoptr (EntCase) the_case = read_quoted (text);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (GListModel) ends = ent_theory_index_list_ends (index, ALWAYS);

  for (guint i = 0; i < g_list_model_get_n_items (ends); i++)
    {
      g_autoptr (EntTheoryEnd) end = g_list_model_get_item (ends, i);

      if (g_str_equal (ent_theory_end_get_a (end), "AAA") &&
          g_str_equal (ent_theory_end_get_b (end), "BBB"))
        return ent_theory_end_get_span (end);
    }

  g_assert_not_reached ();
}

/* B joined in one of ten years, in one of which A left: the two may never have met. So there is
 * no day on which their alliance surely still was, and its end can be any day from when B can
 * have joined. How many others there are, and whether they are drawn as a hub, is no matter. */
static void
test_ends_that_may_miss (void)
{
  static const char *const others[] = {
    "", ",{'state':'CCC'}", ",{'state':'CCC'},{'state':'DDD'},{'state':'EEE'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      EntSpan end = find_end (others[i]);

      g_assert_cmpint (end.first, ==, read_window ("2000").first);
      g_assert_cmpint (end.last, ==, read_window ("2004").last);
    }
}

/* ----------------------------------------------------------------------------- series */

static void
test_series (void)
{
  g_autoptr (EntCase) the_case = read_quoted (by_hand);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (GArray) points = ent_theory_index_list_series (index, ALWAYS, 2, 1);
  const EntTheoryPoint *first = &g_array_index (points, EntTheoryPoint, 0);
  const EntTheoryPoint *fourth = &g_array_index (points, EntTheoryPoint, 3);

  g_assert_cmpuint (points->len, ==, 9);
  g_assert_cmpint (first->window.first, ==, read_window ("2001").first);
  g_assert_cmpint (first->window.last, ==, read_window ("2002").last);
  g_assert_cmpfloat (first->years.necessity_consistency, ==, 1);
  g_assert_cmpint (first->verdict, ==, ENT_THEORY_VERDICT_HOLDS);
  /* 2004 and 2005: allied, without ideology. */
  g_assert_cmpfloat (fourth->years.necessity_consistency, ==, 0);
  g_assert_cmpint (fourth->verdict, ==, ENT_THEORY_VERDICT_BROKEN);
  g_assert_true (isnan (g_array_index (points, EntTheoryPoint, 7).years.necessity_consistency));
}

static void
finish_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (void)
{
  g_autoptr (EntCase) the_case = read_quoted (by_hand);
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (EntTheoryIndex) late = NULL;
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, ALWAYS);
  g_autofree char *expected = describe_table (table);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ent_theory_index_new_async (the_case, get_theory (the_case, "t"), NULL, NULL, finish_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  late = ent_theory_index_new_finish (result, &error);
  g_assert_no_error (error);
  assert_table (late, ALWAYS, expected);
}

/* A case with neither ties nor conditions nor coverage has no time to measure. */
static void
test_empty (void)
{
  g_autoptr (EntCase) the_case = read_quoted (
    "{'format':'entente-case','version':1,'case':{'title':'Test'},'theories':[{'id':'t','title':'T',"
    "'conditions':['shared-interest'],'claim':'both'}]}");
  g_autoptr (EntTheoryIndex) index = index_case (the_case);
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, ALWAYS);
  g_autoptr (GListModel) ends = ent_theory_index_list_ends (index, ALWAYS);
  g_autoptr (GArray) points = ent_theory_index_list_series (index, ALWAYS, 10, 1);

  g_assert_cmpint (ent_theory_table_get_verdict (table), ==, ENT_THEORY_VERDICT_NOTHING);
  g_assert_cmpuint (g_list_model_get_n_items (ends), ==, 0);
  g_assert_cmpuint (points->len, ==, 0);
  assert_table (index, ALWAYS, "1 0:0 0:0 0:0 | 0 0:0 0:0 0:0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/theory/table", test_table);
  g_test_add_func ("/theory/rows", test_rows);
  g_test_add_func ("/theory/measures", test_measures);
  g_test_add_func ("/theory/cases", test_cases);
  g_test_add_func ("/theory/next", test_next);
  g_test_add_func ("/theory/ends", test_ends);
  g_test_add_func ("/theory/ends/of-states", test_ends_of_states);
  g_test_add_func ("/theory/ends/that-may-miss", test_ends_that_may_miss);
  g_test_add_func ("/theory/verdicts", test_verdicts);
  g_test_add_func ("/theory/values", test_values);
  g_test_add_func ("/theory/uncertain-outcome", test_uncertain_outcome);
  g_test_add_func ("/theory/uncoded", test_uncoded);
  g_test_add_func ("/theory/derived", test_derived);
  g_test_add_func ("/theory/derived/reasons", test_derived_reasons);
  g_test_add_func ("/theory/multilateral", test_multilateral);
  g_test_add_func ("/theory/series", test_series);
  g_test_add_func ("/theory/async", test_async);
  g_test_add_func ("/theory/empty", test_empty);

  return g_test_run ();
}
