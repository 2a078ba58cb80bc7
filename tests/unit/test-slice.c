/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "date-helpers.h"
#include "ent-judgement.h"
#include "ent-slice-index.h"

#define STATES "'states':[{'id':'AAA','kind':'state','names':[{'name':'A'}]}," \
               "{'id':'BBB','kind':'state','names':[{'name':'B'}]}," \
               "{'id':'CCC','kind':'state','names':[{'name':'C'}]}]"
#define AB "'members':[{'state':'AAA'},{'state':'BBB'}]"
#define ALLIANCES "'definitions':[{'id':'d','title':'D','clauses':[{'kinds':['alliance']}]}]"

static const char *const statuses[] = { "absent", "active", "uncounted", "ended" };
static const char *const activities[] = { "none", "possible", "certain" };

static EntSliceIndex *
index_case (EntCase *the_case)
{
  return ent_slice_index_new (the_case, ent_case_get_first_definition (the_case));
}

static EntSlice *
query (EntSliceIndex *index,
       const char    *at)
{
  g_autoptr (EntDate) date = read_date (at);

  return ent_slice_index_query (index, date);
}

/* Everything that a slice says. */
static char *
describe (EntSlice *slice)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ent_slice_get_n_ties (slice); i++)
    {
      const EntSliceTie *tie = ent_slice_get_tie (slice, i);

      g_string_append_printf (text, "%s%s %s %s%s%s", i > 0 ? "; " : "",
                              ent_record_get_id (ENT_RECORD (tie->tie)), activities[tie->activity],
                              statuses[tie->status], tie->counts ? " counted" : "",
                              tie->contested ? " contested" : "");
    }
  for (guint i = 0; i < ent_slice_get_n_links (slice); i++)
    {
      const EntSliceLink *link = ent_slice_get_link (slice, i);

      g_string_append_printf (text, " | %s %s %s", link->link->id, activities[link->activity],
                              statuses[link->status]);
    }

  return g_string_free_and_steal (text);
}

static void
assert_slice (EntSliceIndex *index,
              const char    *at,
              const char    *expected)
{
  g_autoptr (EntSlice) slice = query (index, at);
  g_autofree char *text = describe (slice);

  g_test_message ("at %s", at);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_statuses (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    STATES "," ALLIANCES ",'ties':["
    "{'id':'ally','kind':'alliance','date':'1954/1975'," AB "},"
    "{'id':'friend','kind':'alignment','date':'1960/..'," AB "},"
    "{'id':'war','kind':'conflict','date':'1979-02-17/1979-03-16','members':[{'state':'AAA','role':'side-a'},{'state':'BBB','role':'side-b'}]}"
    "]");
  g_autoptr (EntSliceIndex) index = index_case (the_case);

  assert_slice (index, "1953", "");
  /* Both ends are included, and a part of an end's year is possible. */
  assert_slice (index, "1954", "ally certain active counted | ally certain active");
  assert_slice (index, "1954-06", "ally possible active counted | ally possible active");
  assert_slice (index, "1960",
                "ally certain active counted; friend certain uncounted | ally certain active | friend certain uncounted");
  assert_slice (index, "1975",
                "ally certain active counted; friend certain uncounted | ally certain active | friend certain uncounted");
  assert_slice (index, "1975-06",
                "ally possible active counted; friend certain uncounted | ally possible active | friend certain uncounted");
  assert_slice (index, "1976",
                "ally certain ended; friend certain uncounted | ally certain ended | friend certain uncounted");
  /* No definition speaks of a war: it is active, and does not count. */
  assert_slice (index, "1979",
                "ally certain ended; friend certain uncounted; war certain active | "
                "ally certain ended | friend certain uncounted | war certain active");
  /* The sources end with 2000. */
  assert_slice (index, "2000",
                "ally certain ended; friend certain uncounted; war certain ended | "
                "ally certain ended | friend certain uncounted | war certain ended");
  assert_slice (index, "2001",
                "ally certain ended; friend possible uncounted; war certain ended | "
                "ally certain ended | friend possible uncounted | war certain ended");
}

static void
test_windows (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    STATES "," ALLIANCES ",'ties':["
    "{'id':'early','kind':'alliance','date':'1950/1955'," AB "},"
    "{'id':'late','kind':'alliance','date':'1970/..'," AB "}]");
  g_autoptr (EntSliceIndex) index = index_case (the_case);

  assert_slice (index, "1940/1949", "");
  assert_slice (index, "1940/1950", "early certain active counted | early certain active");
  assert_slice (index, "1955/1970",
                "early certain active counted; late certain active counted | early certain active | late certain active");
  assert_slice (index, "1956/1969", "early certain ended | early certain ended");
  assert_slice (index, "1956/..",
                "early certain ended; late certain active counted | early certain ended | late certain active");
}

static void
test_uncounted_and_counted (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    STATES ",'definitions':[{'id':'d','title':'D','clauses':[{'obligations':['defense']}]}],"
    "'ties':[{'id':'t','kind':'alliance','date':'1950/1980'," AB "}],"
    "'instruments':[{'id':'i','tie':'t','kind':'treaty','title':'P','in-force':'1960/1970','obligations':['defense']}]");
  g_autoptr (EntSliceIndex) index = index_case (the_case);

  assert_slice (index, "1955", "t certain uncounted | t certain uncounted");
  assert_slice (index, "1960", "t certain active counted | t certain active");
  assert_slice (index, "1960-06", "t possible active counted | t possible active");
  assert_slice (index, "1975", "t certain uncounted | t certain uncounted");
  assert_slice (index, "1981", "t certain ended | t certain ended");
}

/* A member leaves before the tie ends, and before it counts. */
static void
test_members (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    STATES ",'definitions':[{'id':'d','title':'D','clauses':[{'obligations':['defense']}]}],"
    "'ties':[{'id':'t','kind':'alliance','date':'1950/1980','members':"
    "[{'state':'AAA'},{'state':'BBB'},{'state':'CCC','date':'1950/1955'}]}],"
    "'instruments':[{'id':'i','tie':'t','kind':'treaty','title':'P','in-force':'1960/1970','obligations':['defense']}]");
  g_autoptr (EntSliceIndex) index = index_case (the_case);

  assert_slice (index, "1955",
                "t certain uncounted | t/AAA/BBB certain uncounted | t/AAA/CCC certain uncounted | t/BBB/CCC certain uncounted");
  assert_slice (index, "1965",
                "t certain active counted | t/AAA/BBB certain active | t/AAA/CCC certain ended | t/BBB/CCC certain ended");
  assert_slice (index, "1950/1980",
                "t certain active counted | t/AAA/BBB certain active | t/AAA/CCC certain uncounted | t/BBB/CCC certain uncounted");
}

static void
test_contested (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntSliceIndex) index = index_case (the_case);

  assert_slice (index, "1965",
                "a-b certain active counted contested; a-front certain active | a-b certain active | a-front certain active");
}

static void
test_lookup_and_count (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    STATES "," ALLIANCES ",'ties':["
    "{'id':'one','kind':'alliance','date':'1950/1960'," AB "},"
    "{'id':'two','kind':'alliance','date':'1950/1970','members':[{'state':'AAA'},{'state':'BBB'},{'state':'CCC'}]},"
    "{'id':'three','kind':'alignment','date':'1950/1970'," AB "}]");
  g_autoptr (EntSliceIndex) index = index_case (the_case);
  g_autoptr (EntSlice) early = query (index, "1949");
  g_autoptr (EntSlice) middle = query (index, "1955");
  g_autoptr (EntSlice) late = query (index, "1965");
  EntTie *one = case_get_tie (the_case, "one");

  g_assert_null (ent_slice_lookup_tie (early, one));
  g_assert_cmpint (ent_slice_lookup_tie (middle, one)->status, ==, ENT_STATUS_ACTIVE);
  g_assert_cmpint (ent_slice_lookup_tie (late, one)->status, ==, ENT_STATUS_ENDED);
  g_assert_cmpuint (ent_slice_count (early, NULL), ==, 0);
  g_assert_cmpuint (ent_slice_count (middle, NULL), ==, 2);
  g_assert_cmpuint (ent_slice_count (middle, "AAA"), ==, 2);
  /* Two links of one tie are one alliance. */
  g_assert_cmpuint (ent_slice_count (middle, "CCC"), ==, 1);
  g_assert_cmpuint (ent_slice_count (late, "AAA"), ==, 1);
  g_assert_cmpuint (ent_slice_count (late, "ZZZ"), ==, 0);
  g_assert_true (ent_slice_get_case (late) == the_case);
  g_assert_true (ent_slice_get_definition (late) == case_get_definition (the_case, "d"));
  g_assert_cmpstr (ent_date_get_edtf (ent_slice_get_at (late)), ==, "1965");
}

/* A slice stays what it was, whatever becomes of its index and of the case. */
static void
test_slice_outlives (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  EntSliceIndex *index = index_case (the_case);
  g_autoptr (EntSlice) slice = query (index, "1965");
  g_autofree char *before = describe (slice);
  g_autofree char *after = NULL;
  g_autoptr (EntChange) change = make_edit (the_case, ENT_TYPE_TIE, "a-b", "members",
                                            "[{'state':'BBB'},{'state':'x-front'}]");

  g_object_unref (index);
  g_assert_true (ent_case_apply (the_case, change, NULL));
  after = describe (slice);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (ent_slice_get_link (slice, 0)->link->a, ==, "AAA");
  g_assert_cmpstr (ent_slice_get_link (slice, 0)->link->b, ==, "BBB");
}

static void
test_range (void)
{
  static const struct { const char *head; const char *date; const char *first, *last; } rows[] = {
    { "'coverage':'1940/1990-06'", "1950/1960", "1940-01-01", "1990-12-31" },
    { "'coverage':'1940/1990'", "1930-05/..", "1930-01-01", "1990-12-31" },
    { "'coverage':'1940/1990'", "1950/1995", "1940-01-01", "1995-12-31" },
    { "'note':'no coverage'", "1950/1960", "1950-01-01", "1960-12-31" },
    { "'note':'no coverage'", "1950-05/..", "1950-01-01", "1950-12-31" },
    { "'coverage':'1940/..'", "../1950", "1940-01-01", "1950-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{'format':'entente-case','version':1,'case':{'title':'T',%s}," STATES
        ",'ties':[{'id':'t','kind':'alliance','date':'%s'," AB "}]}", rows[i].head, rows[i].date);
      g_autoptr (EntCase) the_case = case_read (g_strdelimit (json, "'", '"'));
      g_autoptr (EntSliceIndex) index = index_case (the_case);

      assert_span (ent_slice_index_get_range (index), rows[i].first, rows[i].last);
    }
}

/* ------------------------------------------------------------------ changes */

static void
assert_change (EntSliceIndex *index,
               const char    *at,
               EntDateUnit    unit,
               int            direction,
               const char    *expected)
{
  g_autoptr (EntDate) from = read_date (at);
  g_autoptr (EntDate) found = ent_slice_index_find_change (index, from, unit, direction);

  g_test_message ("from %s, unit %d, direction %d", at, unit, direction);
  g_assert_cmpstr (found ? ent_date_get_edtf (found) : NULL, ==, expected);
}

static void
test_find_change (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    STATES "," ALLIANCES ",'ties':[{'id':'t','kind':'alliance','date':'1954-03-10/1975-06-15'," AB "}]");
  g_autoptr (EntSliceIndex) index = index_case (the_case);

  assert_change (index, "1940", ENT_DATE_UNIT_YEAR, 1, "1954");
  assert_change (index, "1953", ENT_DATE_UNIT_YEAR, 1, "1954");
  /* It ends in 1975, and so the first year without it is 1976. */
  assert_change (index, "1954", ENT_DATE_UNIT_YEAR, 1, "1976");
  assert_change (index, "1975", ENT_DATE_UNIT_YEAR, 1, "1976");
  assert_change (index, "1976", ENT_DATE_UNIT_YEAR, 1, NULL);
  assert_change (index, "1990", ENT_DATE_UNIT_YEAR, -1, "1975");
  assert_change (index, "1976", ENT_DATE_UNIT_YEAR, -1, "1975");
  assert_change (index, "1975", ENT_DATE_UNIT_YEAR, -1, "1953");
  assert_change (index, "1953", ENT_DATE_UNIT_YEAR, -1, NULL);

  assert_change (index, "1954-02", ENT_DATE_UNIT_MONTH, 1, "1954-03");
  assert_change (index, "1954-03", ENT_DATE_UNIT_MONTH, 1, "1975-07");
  assert_change (index, "1975-07", ENT_DATE_UNIT_MONTH, -1, "1975-06");
  assert_change (index, "1975-06", ENT_DATE_UNIT_MONTH, -1, "1954-02");

  assert_change (index, "1954-03-09", ENT_DATE_UNIT_DAY, 1, "1954-03-10");
  assert_change (index, "1954-03-10", ENT_DATE_UNIT_DAY, 1, "1975-06-16");
  assert_change (index, "1975-06-16", ENT_DATE_UNIT_DAY, -1, "1975-06-15");
  assert_change (index, "1975-06-15", ENT_DATE_UNIT_DAY, -1, "1954-03-09");

  assert_change (index, "194X", ENT_DATE_UNIT_DECADE, 1, "195X");
  assert_change (index, "195X", ENT_DATE_UNIT_DECADE, 1, "198X");
  assert_change (index, "198X", ENT_DATE_UNIT_DECADE, -1, "197X");
  assert_change (index, "197X", ENT_DATE_UNIT_DECADE, -1, "194X");

  /* From a window, on from its end. */
  assert_change (index, "1940/1960", ENT_DATE_UNIT_YEAR, 1, "1976");
  assert_change (index, "1960/1990", ENT_DATE_UNIT_YEAR, -1, "1953");
  assert_change (index, "1940/1990", ENT_DATE_UNIT_YEAR, 1, NULL);
}

static void
test_find_possible_change (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    STATES "," ALLIANCES ",'ties':[{'id':'t','kind':'alliance','date':'1954/..'," AB "}]");
  g_autoptr (EntSliceIndex) index = index_case (the_case);

  /* Possible on any day of 1954, certain on its last. */
  assert_change (index, "1953-12-31", ENT_DATE_UNIT_DAY, 1, "1954-01-01");
  assert_change (index, "1954-01-01", ENT_DATE_UNIT_DAY, 1, "1954-12-31");
  /* Where the sources end it is possible again. */
  assert_change (index, "1954", ENT_DATE_UNIT_YEAR, 1, "2001");
  assert_change (index, "2001", ENT_DATE_UNIT_YEAR, 1, NULL);
  assert_change (index, "2030", ENT_DATE_UNIT_YEAR, -1, "2000");
}

/* ------------------------------------------------------------- random cases */

static char *
random_date (int first_year,
             int last_year)
{
  int a = g_test_rand_int_range (first_year, last_year);
  int b = g_test_rand_int_range (a, last_year + 1);

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      return g_strdup_printf ("%d", a);
    case 1:
      return g_strdup_printf ("%d-%02d/..", a, g_test_rand_int_range (1, 13));
    case 2:
      return g_strdup_printf ("../%d", a);
    case 3:
      return g_strdup_printf ("%d/", a);
    case 4:
      return g_strdup_printf ("%d~/%d", a, b + 2);
    case 5:
      return g_strdup_printf ("%d-03-10/%d-06-%02d", a, b, g_test_rand_int_range (11, 31));
    case 6:
      return g_strdup_printf ("[%d,%d]", a, a + 1);
    case 7:
      return g_strdup_printf ("%d-%02d", a, g_test_rand_int_range (1, 13));
    default:
      return g_strdup_printf ("%d/%d", a, b);
    }
}

static void
add_random_tie (GString *ties,
                GString *instruments,
                guint    number,
                int      first_year,
                int      last_year)
{
  static const char *const kinds[] = { "alliance", "alignment", "conflict", "alliance", "proposal" };
  g_autofree char *date = random_date (first_year, last_year);
  g_autofree char *member_date = random_date (first_year, last_year);
  g_autofree char *force = random_date (first_year, last_year);

  g_string_append_printf (ties, "%s{'id':'t%02u','kind':'%s','date':'%s','members':[{'state':'AAA','role':'side-a'},"
                                "{'state':'BBB','role':'side-b'},{'state':'CCC','role':'side-b','date':'%s'}]}",
                          number > 0 ? "," : "", number, kinds[g_test_rand_int_range (0, 5)], date, member_date);
  if (g_test_rand_bit ())
    g_string_append_printf (instruments, "%s{'id':'i%02u','tie':'t%02u','kind':'treaty','title':'P',"
                                         "'in-force':'%s','obligations':['defense']}",
                            instruments->len > 0 ? "," : "", number, number, force);
}

static EntCase *
random_case (int first_year,
             int last_year)
{
  g_autoptr (GString) ties = g_string_new (NULL);
  g_autoptr (GString) instruments = g_string_new (NULL);
  g_autofree char *sections = NULL;
  guint n_ties = (guint) g_test_rand_int_range (1, 25);

  for (guint i = 0; i < n_ties; i++)
    add_random_tie (ties, instruments, i, first_year, last_year);
  sections = g_strdup_printf (
    STATES ",'ties':[%s],'instruments':[%s],'definitions':[{'id':'d','title':'D','clauses':["
    "{'kinds':['alliance'],'obligations':['defense']},{'kinds':['alignment']}]}]",
    ties->str, instruments->str);

  return case_read_sections (sections);
}

/* What a tie is at a time, found by walking: nothing of the index is used. */
static char *
describe_tie (EntCase *the_case,
              EntTie  *tie,
              EntSpan  at)
{
  g_autoptr (EntJudgement) judgement = NULL;
  EntExtent extent;
  EntActivity active;
  EntActivity counted;

  judgement = ent_judgement_new (the_case, ent_case_get_first_definition (the_case), tie);
  ent_date_get_extent (ent_tie_get_date (tie), ent_case_get_coverage (the_case), &extent);
  active = ent_extent_get_activity (&extent, at);
  counted = ent_judgement_get_activity (judgement, at);

  if (extent.earliest_start > at.last)
    return NULL;
  if (active == ENT_ACTIVITY_NONE)
    return g_strdup_printf ("%s certain ended", ent_record_get_id (ENT_RECORD (tie)));
  if (judgement->governed && counted == ENT_ACTIVITY_NONE)
    return g_strdup_printf ("%s %s uncounted", ent_record_get_id (ENT_RECORD (tie)), activities[active]);

  return g_strdup_printf ("%s %s active%s", ent_record_get_id (ENT_RECORD (tie)),
                          activities[judgement->governed ? counted : active],
                          judgement->governed ? " counted" : "");
}

static char *
describe_by_walking (EntCase *the_case,
                     EntSpan  at)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ties = NULL;
  GListModel *list = ent_case_get_ties (the_case);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (list, i);
      char *text = describe_tie (the_case, tie, at);

      if (text != NULL)
        g_strv_builder_take (builder, text);
    }
  ties = g_strv_builder_end (builder);

  return g_strjoinv ("; ", ties);
}

static void
assert_links_fit (EntSlice *slice)
{
  for (guint i = 0; i < ent_slice_get_n_links (slice); i++)
    {
      const EntSliceLink *link = ent_slice_get_link (slice, i);

      g_assert_true (link->link->tie == link->in->tie);
      g_assert_true (ent_slice_lookup_tie (slice, link->in->tie) == link->in);
      /* A link is never more than its tie is. */
      if (link->status == ENT_STATUS_ACTIVE)
        {
          g_assert_cmpint (link->in->status, ==, ENT_STATUS_ACTIVE);
          g_assert_cmpint (link->activity, <=, link->in->activity);
        }
      if (link->in->status == ENT_STATUS_ENDED)
        g_assert_cmpint (link->status, ==, ENT_STATUS_ENDED);
    }
}

static void
test_random_queries (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (EntCase) the_case = random_case (1930, 1999);
      g_autoptr (EntSliceIndex) index = index_case (the_case);

      for (guint i = 0; i < 40; i++)
        {
          g_autofree char *at = random_date (1920, 2010);
          g_autoptr (EntSlice) slice = query (index, at);
          g_autofree char *expected = describe_by_walking (the_case, read_window (at));
          g_autofree char *text = describe (slice);
          char *links = strstr (text, " | ");

          if (links != NULL)
            *links = '\0';
          g_assert_cmpstr (text, ==, expected);
          assert_links_fit (slice);
        }
    }
}

/* The next change, found by stepping to it. */
static EntDate *
step_to_change (EntSliceIndex *index,
                EntDate       *from,
                EntDateUnit    unit,
                int            direction,
                EntSpan        within)
{
  g_autoptr (EntSlice) slice = ent_slice_index_query (index, from);
  g_autofree char *text = describe (slice);
  g_autoptr (EntDate) at = ent_date_ref (from);

  while (ent_date_get_span (at).last >= within.first && ent_date_get_span (at).first <= within.last)
    {
      g_autoptr (EntDate) next = ent_date_step (at, unit, direction);
      g_autoptr (EntSlice) next_slice = ent_slice_index_query (index, next);
      g_autofree char *next_text = describe (next_slice);

      if (!g_str_equal (text, next_text))
        return g_steal_pointer (&next);
      g_set_object (&slice, next_slice);
      ent_date_unref (at);
      at = g_steal_pointer (&next);
    }

  return NULL;
}

static void
check_changes (EntCase     *the_case,
               EntDateUnit  unit,
               int          first_year,
               int          last_year)
{
  g_autoptr (EntSliceIndex) index = index_case (the_case);
  EntSpan within = { ent_day_from_civil (first_year, 1, 1), ent_day_from_civil (last_year, 12, 31) };

  for (guint i = 0; i < 12; i++)
    {
      EntDay day = g_test_rand_int_range (within.first, within.last);
      int direction = g_test_rand_bit () ? 1 : -1;
      g_autoptr (EntDate) from = ent_date_new_for_unit (day, unit);
      g_autoptr (EntDate) expected = step_to_change (index, from, unit, direction, within);
      g_autoptr (EntDate) found = ent_slice_index_find_change (index, from, unit, direction);

      g_test_message ("from %s, direction %d", ent_date_get_edtf (from), direction);
      g_assert_cmpstr (found ? ent_date_get_edtf (found) : NULL, ==,
                       expected ? ent_date_get_edtf (expected) : NULL);
    }
}

static void
test_random_changes (void)
{
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (EntCase) long_case = random_case (1930, 1999);
      g_autoptr (EntCase) short_case = random_case (1990, 1994);

      check_changes (long_case, ENT_DATE_UNIT_DECADE, 1880, 2030);
      check_changes (long_case, ENT_DATE_UNIT_YEAR, 1890, 2010);
      check_changes (short_case, ENT_DATE_UNIT_MONTH, 1898, 2003);
    }
}

static void
test_random_days (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    STATES "," ALLIANCES ",'ties':["
    "{'id':'a','kind':'alliance','date':'1990-02/1990-05-07'," AB "},"
    "{'id':'b','kind':'alliance','date':'1990-03~/1990-04'," AB "},"
    "{'id':'c','kind':'alignment','date':'1990-04-30'," AB "},"
    "{'id':'e','kind':'alliance','date':'[1990-06-01,1990-06-03]'," AB "}]");

  check_changes (the_case, ENT_DATE_UNIT_DAY, 1989, 1991);
  check_changes (the_case, ENT_DATE_UNIT_MONTH, 1989, 1991);
}

static void
test_histogram (void)
{
  for (guint round = 0; round < 15; round++)
    {
      g_autoptr (EntCase) the_case = random_case (1930, 1999);
      g_autoptr (EntSliceIndex) index = index_case (the_case);
      EntSpan range = { ent_day_from_civil (1935, 5, 1), ent_day_from_civil (2004, 3, 1) };
      g_autoptr (GArray) bins = ent_slice_index_get_histogram (index, range, ENT_DATE_UNIT_YEAR);

      /* Whole years: of the first and the last too. */
      g_assert_cmpuint (bins->len, ==, 2004 - 1935 + 1);
      for (guint i = 0; i < bins->len; i++)
        {
          const EntHistogramBin *bin = &g_array_index (bins, EntHistogramBin, i);
          g_autoptr (EntDate) year = ent_date_new_for_unit (bin->span.first, ENT_DATE_UNIT_YEAR);
          g_autoptr (EntSlice) slice = ent_slice_index_query (index, year);
          guint n_certain = 0;

          for (guint j = 0; j < ent_slice_get_n_ties (slice); j++)
            n_certain += ent_slice_get_tie (slice, j)->counts &&
                         ent_slice_get_tie (slice, j)->activity == ENT_ACTIVITY_CERTAIN;

          g_assert_cmpint (bin->span.last, ==, ent_date_get_span (year).last);
          g_assert_cmpuint (bin->certain + bin->possible, ==, ent_slice_count (slice, NULL));
          g_assert_cmpuint (bin->certain, ==, n_certain);
        }
    }
}

/* What an index shares with another changes nothing of what it says. */
static void
test_other_definition (void)
{
  g_autoptr (EntRecord) other = read_record (
    ENT_TYPE_DEFINITION, "{'id':'o','title':'O','clauses':[{'kinds':['alignment']},{'obligations':['defense']}]}");

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (EntCase) the_case = random_case (1930, 1999);
      g_autoptr (EntSliceIndex) made = ent_slice_index_new (the_case, ENT_DEFINITION (other));
      g_autoptr (EntSliceIndex) shared = NULL;
      g_autoptr (EntSlice) kept = NULL;
      guint n_made;
      guint n_shared;

      {
        g_autoptr (EntSliceIndex) before = index_case (the_case);

        kept = query (before, "1960");
        shared = ent_slice_index_new_for_definition (before, ENT_DEFINITION (other));
      }

      ent_slice_index_get_changes (made, &n_made);
      g_assert_cmpmem (ent_slice_index_get_changes (shared, &n_shared), n_shared * sizeof (EntDay),
                       ent_slice_index_get_changes (made, &n_made), n_made * sizeof (EntDay));
      for (int year = 1925; year < 2005; year += 3)
        {
          g_autofree char *at = g_strdup_printf ("%d", year);
          g_autoptr (EntSlice) expected = query (made, at);
          g_autofree char *text = describe (expected);

          assert_slice (shared, at, text);
        }
      g_assert_true (ent_slice_get_case (kept) == the_case);
    }
}

/* Where a treaty may have ended before the tie began to need it, nothing is certain. */
static void
test_may_have_missed (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    STATES ",'ties':[{'id':'t','kind':'alliance','date':'1954/1975'," AB "}],"
    "'instruments':[{'id':'i','tie':'t','kind':'treaty','title':'Pact','in-force':'1975/1991',"
    "'obligations':['defense']}],"
    "'definitions':[{'id':'d','title':'D','clauses':[{'obligations':['defense']}]}]");
  g_autoptr (EntSliceIndex) index = index_case (the_case);
  EntSpan range = { ent_day_from_civil (1970, 1, 1), ent_day_from_civil (1979, 12, 31) };
  g_autoptr (GArray) years = ent_slice_index_get_histogram (index, range, ENT_DATE_UNIT_YEAR);
  g_autoptr (GArray) decade = ent_slice_index_get_histogram (index, range, ENT_DATE_UNIT_DECADE);

  for (guint i = 0; i < years->len; i++)
    {
      const EntHistogramBin *bin = &g_array_index (years, EntHistogramBin, i);

      g_assert_cmpuint (bin->certain, ==, 0);
      g_assert_cmpuint (bin->possible, ==, i == 5);
    }
  g_assert_cmpuint (g_array_index (decade, EntHistogramBin, 0).certain, ==, 0);
  g_assert_cmpuint (g_array_index (decade, EntHistogramBin, 0).possible, ==, 1);

  assert_slice (index, "1975", "t possible active counted | t possible active");
  assert_slice (index, "1900/2000", "t possible active counted | t possible active");
  assert_slice (index, "../..", "t possible active counted | t possible active");
  assert_change (index, "1960", ENT_DATE_UNIT_YEAR, 1, "1975");
  assert_change (index, "1975", ENT_DATE_UNIT_YEAR, 1, "1976");
}

static void
test_no_ties (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (STATES);
  g_autoptr (EntSliceIndex) index = index_case (the_case);
  guint n_changes;

  assert_slice (index, "1950", "");
  ent_slice_index_get_changes (index, &n_changes);
  g_assert_cmpuint (n_changes, ==, 0);
  assert_change (index, "1950", ENT_DATE_UNIT_YEAR, 1, NULL);
  assert_change (index, "1950", ENT_DATE_UNIT_YEAR, -1, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slice/statuses", test_statuses);
  g_test_add_func ("/slice/windows", test_windows);
  g_test_add_func ("/slice/uncounted-and-counted", test_uncounted_and_counted);
  g_test_add_func ("/slice/members", test_members);
  g_test_add_func ("/slice/contested", test_contested);
  g_test_add_func ("/slice/lookup-and-count", test_lookup_and_count);
  g_test_add_func ("/slice/outlives", test_slice_outlives);
  g_test_add_func ("/slice/range", test_range);
  g_test_add_func ("/slice/find-change", test_find_change);
  g_test_add_func ("/slice/find-possible-change", test_find_possible_change);
  g_test_add_func ("/slice/random-queries", test_random_queries);
  g_test_add_func ("/slice/random-changes", test_random_changes);
  g_test_add_func ("/slice/random-days", test_random_days);
  g_test_add_func ("/slice/histogram", test_histogram);
  g_test_add_func ("/slice/other-definition", test_other_definition);
  g_test_add_func ("/slice/may-have-missed", test_may_have_missed);
  g_test_add_func ("/slice/no-ties", test_no_ties);

  return g_test_run ();
}
