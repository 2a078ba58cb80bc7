/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "date-helpers.h"
#include "ent-judgement.h"

#define STATES_BUT_LAST "'states':[{'id':'AAA','kind':'state','names':[{'name':'A'}]}," \
                        "{'id':'BBB','kind':'state','names':[{'name':'B'}]}"
#define STATES STATES_BUT_LAST "]"

#define STATES_OF_FOUR STATES_BUT_LAST ",{'id':'CCC','kind':'state','names':[{'name':'C'}]}," \
                       "{'id':'DDD','kind':'state','names':[{'name':'D'}]}]"

static EntCase *
read_tie (const char *tie,
          const char *instruments,
          const char *definition)
{
  g_autofree char *sections = g_strdup_printf (
    STATES ",'ties':[{'id':'t','members':[{'state':'AAA'},{'state':'BBB'}],%s}],"
    "'instruments':[%s],'definitions':[{'id':'d','title':'D',%s}]", tie, instruments, definition);

  return case_read_sections (sections);
}

static EntJudgement *
judge (EntCase *the_case)
{
  return ent_judgement_new (the_case, case_get_definition (the_case, "d"), case_get_tie (the_case, "t"));
}

/* The years from which to which it counts, for each stretch. */
static char *
describe (const EntJudgement *judgement)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < judgement->extents->len; i++)
    {
      const EntExtent *extent = &g_array_index (judgement->extents, EntExtent, i);
      g_autofree char *start = format_day (extent->earliest_start);
      g_autofree char *end = format_day (extent->latest_end);

      g_string_append_printf (text, "%s%.4s/%.4s", i > 0 ? " " : "", start, end);
    }

  return g_string_free_and_steal (text);
}

#define ALLIANCE "'kind':'alliance','date':'1950/1980'"
#define TREATY(more) "{'id':'i','tie':'t','kind':'treaty','title':'Pact'," more "}"
#define COUNTS_ALWAYS "Counts: what kind of tie it is and what it rests on meet the definition."
#define COUNTS_IN_FORCE "Counts while the Pact is in force, whose obligations meet the definition."
#define NO_KIND "Does not count: it is not of a kind that the definition counts."
#define NO_BASIS "Does not count: what it rests on is not what the definition asks for."
#define NO_INSTRUMENT "Does not count: no instrument with the obligation that the definition asks for is coded."
#define NO_OBLIGATION "Does not count: no instrument under it has the obligation and the wording that the definition asks for."
#define NO_FORCE "Does not count: the instrument that the definition asks for was not in force during the tie, or not by any date that is coded."

static const struct
{
  const char *label;
  const char *tie;
  const char *instruments;
  const char *definition;
  const char *extents;
  const char *reason;
} rows[] = {
  { "any", ALLIANCE, "", "'clauses':[{}]", "1950/1980", COUNTS_ALWAYS },
  { "no clause", ALLIANCE, "", "'clauses':[]", "",
    "Does not count: the definition has no clause, and does not take it in by name." },
  { "kind", ALLIANCE, "", "'clauses':[{'kinds':['alliance']}]", "1950/1980", COUNTS_ALWAYS },
  { "other kind", ALLIANCE, "", "'clauses':[{'kinds':['alignment']}]", "", NO_KIND },
  { "alignment", "'kind':'alignment','date':'1950/1980'", "", "'clauses':[{'kinds':['alliance']}]", "",
    "Does not count: it is an informal alignment, and the definition asks for a commitment." },
  { "alignment counted", "'kind':'alignment','date':'1950/1980'", "",
    "'clauses':[{'kinds':['alliance','alignment']}]", "1950/1980", COUNTS_ALWAYS },
  { "basis", ALLIANCE ",'basis':'treaty'", "", "'clauses':[{'bases':['treaty','declaration']}]",
    "1950/1980", COUNTS_ALWAYS },
  { "other basis", ALLIANCE ",'basis':'tacit'", "", "'clauses':[{'bases':['treaty','declaration']}]",
    "", NO_BASIS },
  { "no basis", ALLIANCE, "", "'clauses':[{'bases':['treaty']}]", "", NO_BASIS },
  { "unsaid basis", ALLIANCE, "", "'clauses':[{'bases':['unsaid']}]", "1950/1980", COUNTS_ALWAYS },
  { "no instrument", ALLIANCE, "", "'clauses':[{'obligations':['defense']}]", "", NO_INSTRUMENT },
  { "obligation", ALLIANCE, TREATY ("'in-force':'1955/1960','obligations':['defense','neutrality']"),
    "'clauses':[{'obligations':['offense','defense']}]", "1955/1960", COUNTS_IN_FORCE },
  { "other obligation", ALLIANCE, TREATY ("'in-force':'1955/1960','obligations':['neutrality']"),
    "'clauses':[{'obligations':['defense']}]", "", NO_OBLIGATION },
  { "wording", ALLIANCE, TREATY ("'in-force':'1955/1960','wording':'interpreted'"),
    "'clauses':[{'wordings':['explicit','interpreted']}]", "1955/1960", COUNTS_IN_FORCE },
  { "other wording", ALLIANCE, TREATY ("'in-force':'1955/1960','obligations':['defense'],'wording':'undisclosed'"),
    "'clauses':[{'obligations':['defense'],'wordings':['explicit']}]", "", NO_OBLIGATION },
  { "unsaid wording", ALLIANCE, TREATY ("'in-force':'1955/1960','obligations':['defense']"),
    "'clauses':[{'obligations':['defense'],'wordings':['explicit']}]", "", NO_OBLIGATION },
  /* Obligation and wording must be met by one and the same. */
  { "two halves", ALLIANCE,
    TREATY ("'in-force':'1955/1960','obligations':['defense'],'wording':'interpreted'")
    ",{'id':'j','tie':'t','kind':'protocol','title':'P','in-force':'1955/1960','obligations':['neutrality'],'wording':'explicit'}",
    "'clauses':[{'obligations':['defense'],'wordings':['explicit']}]", "", NO_OBLIGATION },
  { "two stretches", ALLIANCE,
    TREATY ("'in-force':'1955/1960','obligations':['defense']")
    ",{'id':'j','tie':'t','kind':'protocol','title':'P','in-force':'1970/..','obligations':['defense']}",
    "'clauses':[{'obligations':['defense']}]", "1955/1960 1970/1980", COUNTS_IN_FORCE },
  { "within the tie", ALLIANCE, TREATY ("'in-force':'1940/1960','obligations':['defense']"),
    "'clauses':[{'obligations':['defense']}]", "1950/1960", COUNTS_IN_FORCE },
  { "too late", ALLIANCE, TREATY ("'in-force':'1981/..','obligations':['defense']"),
    "'clauses':[{'obligations':['defense']}]", "", NO_FORCE },
  { "undated", ALLIANCE, TREATY ("'obligations':['defense']"),
    "'clauses':[{'obligations':['defense']}]", "", NO_FORCE },
  /* In force from its signature where nothing else is said. */
  { "signed", ALLIANCE, TREATY ("'signed':'1955-05-01','obligations':['defense']"),
    "'clauses':[{'obligations':['defense']}]", "1955/1980", COUNTS_IN_FORCE },
  { "signed about", ALLIANCE, TREATY ("'signed':'[1955,1956]','obligations':['defense']"),
    "'clauses':[{'obligations':['defense']}]", "1955/1980", COUNTS_IN_FORCE },
  { "signed in a time", ALLIANCE, TREATY ("'signed':'1955/1956','obligations':['defense']"),
    "'clauses':[{'obligations':['defense']}]", "1955/1980", COUNTS_IN_FORCE },
  { "signed and terminated", ALLIANCE, TREATY ("'signed':'1955','terminated':'1960','obligations':['defense']"),
    "'clauses':[{'obligations':['defense']}]", "1955/1960", COUNTS_IN_FORCE },
  { "in force and terminated", ALLIANCE, TREATY ("'in-force':'1955/..','terminated':'1960','obligations':['defense']"),
    "'clauses':[{'obligations':['defense']}]", "1955/1960", COUNTS_IN_FORCE },
  { "terminated before", ALLIANCE, TREATY ("'signed':'1955','terminated':'1954','obligations':['defense']"),
    "'clauses':[{'obligations':['defense']}]", "", NO_FORCE },
  /* A clause that asks nothing of instruments takes all of it, whatever another takes. */
  { "two clauses", ALLIANCE ",'basis':'treaty'", TREATY ("'in-force':'1955/1960','obligations':['defense']"),
    "'clauses':[{'obligations':['defense']},{'bases':['treaty']}]", "1955/1960 1950/1980", COUNTS_ALWAYS },
  { "farthest clause", ALLIANCE, TREATY ("'in-force':'1955/1960'"),
    "'clauses':[{'kinds':['alignment']},{'obligations':['defense']},{'bases':['treaty']}]", "", NO_OBLIGATION },
  { "included", ALLIANCE, "", "'clauses':[{'kinds':['alignment']}],'include':['t']", "1950/1980",
    "Counts: the definition takes it in by name." },
  { "excluded", ALLIANCE, "", "'clauses':[{}],'exclude':['t']", "",
    "Does not count: the definition leaves it out by name." },
  { "both", ALLIANCE, "", "'include':['t'],'exclude':['t']", "",
    "Does not count: the definition leaves it out by name." },
  { "conflict", "'kind':'conflict','date':'1950/1980'", "", "'clauses':[{}],'include':['t']", "",
    "No definition of alliance speaks of ties of this kind." },
  { "sponsorship", "'kind':'sponsorship','date':'1950/1980'", "", "'clauses':[{}]", "",
    "No definition of alliance speaks of ties of this kind." },
  { "proposal", "'kind':'proposal','date':'1950/1980'", "", "'clauses':[{}]", "",
    "No definition of alliance speaks of ties of this kind." },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (EntCase) the_case = read_tie (rows[i].tie, rows[i].instruments, rows[i].definition);
  g_autoptr (EntJudgement) judgement = judge (the_case);
  g_autofree char *extents = describe (judgement);
  EntTieKind kind = ent_tie_get_kind (case_get_tie (the_case, "t"));

  g_assert_cmpstr (extents, ==, rows[i].extents);
  /* The sentence, and then the clause: see test_reasons. */
  g_assert_true (g_str_has_prefix (judgement->reason, rows[i].reason));
  g_assert_cmpuint (judgement->clauses->len, ==, judgement->extents->len);
  g_assert_cmpint (judgement->governed, ==,
                   kind == ENT_TIE_KIND_ALLIANCE || kind == ENT_TIE_KIND_ALIGNMENT);
}

static void
test_no_definition (void)
{
  g_autoptr (EntCase) the_case = read_tie (ALLIANCE, "", "'clauses':[]");
  g_autoptr (EntCase) informal = read_tie ("'kind':'alignment','date':'1950'", "", "'clauses':[]");
  g_autoptr (EntJudgement) counted = ent_judgement_new (the_case, NULL, case_get_tie (the_case, "t"));
  g_autoptr (EntJudgement) not = ent_judgement_new (informal, NULL, case_get_tie (informal, "t"));

  g_assert_cmpuint (counted->extents->len, ==, 1);
  g_assert_cmpuint (not->extents->len, ==, 0);
  g_assert_cmpstr (counted->reason, ==, "The case has no definition: what it codes as an alliance counts.");
  g_assert_cmpstr (not->reason, ==, counted->reason);
}

static void
test_activity (void)
{
  g_autoptr (EntCase) the_case = read_tie (
    "'kind':'alliance','date':'1950/..'",
    TREATY ("'in-force':'1955/1960-06','obligations':['defense']")
    ",{'id':'j','tie':'t','kind':'protocol','title':'P','signed':'[1970,1972]','obligations':['defense']}",
    "'clauses':[{'obligations':['defense']}]");
  g_autoptr (EntJudgement) judgement = judge (the_case);
  static const struct { const char *at; EntActivity expected; } times[] = {
    { "1954", ENT_ACTIVITY_NONE },
    { "1955", ENT_ACTIVITY_CERTAIN },
    { "1955-01-01", ENT_ACTIVITY_POSSIBLE },
    { "1960", ENT_ACTIVITY_CERTAIN },
    { "1960-06-15", ENT_ACTIVITY_POSSIBLE },
    { "1960-07", ENT_ACTIVITY_NONE },
    { "1965", ENT_ACTIVITY_NONE },
    { "1960/1970", ENT_ACTIVITY_CERTAIN },
    { "1970", ENT_ACTIVITY_POSSIBLE },
    { "1972", ENT_ACTIVITY_CERTAIN },
    { "2000", ENT_ACTIVITY_CERTAIN },
    /* The sources end. */
    { "2001", ENT_ACTIVITY_POSSIBLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    g_assert_cmpint (ent_judgement_get_activity (judgement, read_window (times[i].at)), ==,
                     times[i].expected);
}

/* Three, of which one leaves and another comes: 1950 to 1960 A, B, C; then A, B; from 1970
 * A, B, D. */
#define MEMBERS "'kind':'alliance','date':'1950/1980','members':[{'state':'AAA'},{'state':'BBB'}," \
                "{'state':'CCC','date':'1950/1960'},{'state':'DDD','date':'1970/1980'}]"

static EntCase *
read_members (const char *tie,
              const char *instruments,
              const char *definition)
{
  g_autofree char *sections = g_strdup_printf (
    STATES_OF_FOUR ",'ties':[{'id':'t',%s}],'instruments':[%s],"
    "'definitions':[{'id':'d','title':'D',%s}]", tie, instruments, definition);

  return case_read_sections (sections);
}

static void
test_members (void)
{
  static const struct
  {
    const char *tie;
    const char *clause;
    const char *extents;
  } members[] = {
    { MEMBERS, "{'members-min':2,'members-max':2}", "1960/1970" },
    { MEMBERS, "{'members-min':3}", "1950/1960 1970/1980" },
    { MEMBERS, "{'members-min':2}", "1950/1980" },
    { MEMBERS, "{'members-max':2}", "1960/1970" },
    { MEMBERS, "{'members-min':4}", "" },
    { MEMBERS, "{'members-max':1}", "" },
    { MEMBERS, "{'members-min':3,'members-max':2}", "" },
    /* One that left and came back is one state, and not two. */
    { "'kind':'alliance','date':'1950/1980','members':[{'state':'AAA'},{'state':'BBB'},"
      "{'state':'CCC','date':'1950/1960'},{'state':'CCC','date':'1970/1980'}]",
      "{'members-min':4}", "" },
    { "'kind':'alliance','date':'1950/1980','members':[{'state':'AAA'},{'state':'BBB'},"
      "{'state':'CCC','date':'1950/1965'},{'state':'CCC','date':'1955/1980'}]",
      "{'members-min':3,'members-max':3}", "1950/1980" },
    /* Who takes part by the tie's own vague date does so from its first day. */
    { "'kind':'alliance','date':'1950~/1980','members':[{'state':'AAA','date':'1950~/1980'},"
      "{'state':'BBB'}]", "{'members-max':1}", "" },
    { "'kind':'alliance','date':'1950/1980','members':[{'state':'AAA','date':'1950/1980'},"
      "{'state':'BBB'},{'state':'CCC','date':'1950/1980'}]", "{'members-min':2,'members-max':2}", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *definition = g_strdup_printf ("'clauses':[%s]", members[i].clause);
      g_autoptr (EntCase) the_case = read_members (members[i].tie, "", definition);
      g_autoptr (EntJudgement) judgement = judge (the_case);
      g_autofree char *extents = describe (judgement);

      g_test_message ("%s: %s", members[i].tie, members[i].clause);
      g_assert_cmpstr (extents, ==, members[i].extents);
      if (*members[i].extents == '\0')
        g_assert_cmpint (judgement->ground, ==, ENT_GROUND_MEMBERS);
    }
}

/* In the year in which the third leaves nobody knows on which day: both may be. */
static void
test_members_in_time (void)
{
  g_autoptr (EntCase) two = read_members (MEMBERS, "", "'clauses':[{'members-min':2,'members-max':2}]");
  g_autoptr (EntCase) many = read_members (MEMBERS, "", "'clauses':[{'members-min':3}]");
  g_autoptr (EntJudgement) bilateral = judge (two);
  g_autoptr (EntJudgement) multilateral = judge (many);
  static const struct { const char *at; EntActivity bilateral; EntActivity multilateral; } times[] = {
    { "1950", ENT_ACTIVITY_NONE, ENT_ACTIVITY_CERTAIN },
    { "1959", ENT_ACTIVITY_NONE, ENT_ACTIVITY_CERTAIN },
    { "1960-01-01", ENT_ACTIVITY_NONE, ENT_ACTIVITY_CERTAIN },
    { "1960-06-15", ENT_ACTIVITY_POSSIBLE, ENT_ACTIVITY_POSSIBLE },
    { "1961", ENT_ACTIVITY_CERTAIN, ENT_ACTIVITY_NONE },
    { "1969-12-31", ENT_ACTIVITY_CERTAIN, ENT_ACTIVITY_NONE },
    { "1970-06-15", ENT_ACTIVITY_POSSIBLE, ENT_ACTIVITY_POSSIBLE },
    { "1971", ENT_ACTIVITY_NONE, ENT_ACTIVITY_CERTAIN },
    { "1981", ENT_ACTIVITY_NONE, ENT_ACTIVITY_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      EntSpan at = read_window (times[i].at);

      g_test_message ("%s", times[i].at);
      g_assert_cmpint (ent_judgement_get_activity (bilateral, at), ==, times[i].bilateral);
      g_assert_cmpint (ent_judgement_get_activity (multilateral, at), ==, times[i].multilateral);
    }
}

/* Members and instrument must be met at the same time. */
static void
test_members_in_force (void)
{
  g_autoptr (EntCase) the_case = read_members (
    MEMBERS, TREATY ("'in-force':'1955/1965','obligations':['defense']"),
    "'clauses':[{'obligations':['defense'],'members-min':2,'members-max':2}]");
  g_autoptr (EntCase) never = read_members (
    MEMBERS, TREATY ("'in-force':'1951/1955','obligations':['defense']"),
    "'clauses':[{'obligations':['defense'],'members-min':2,'members-max':2}]");
  g_autoptr (EntJudgement) judgement = judge (the_case);
  g_autoptr (EntJudgement) not = judge (never);
  g_autofree char *extents = describe (judgement);

  g_assert_cmpstr (extents, ==, "1960/1965");
  g_assert_cmpint (judgement->ground, ==, ENT_GROUND_IN_FORCE);
  g_assert_cmpuint (not->extents->len, ==, 0);
  g_assert_cmpint (not->ground, ==, ENT_GROUND_FORCE);
}

/* A tie that ended in the year in which its treaty came into force need never have been
 * under it: no window is wide enough to make that certain. */
static void
test_may_have_missed (void)
{
  g_autoptr (EntCase) the_case = read_tie (
    "'kind':'alliance','date':'1954/1975'",
    TREATY ("'in-force':'1975/1991','obligations':['defense']"),
    "'clauses':[{'obligations':['defense']}]");
  g_autoptr (EntJudgement) judgement = judge (the_case);

  g_assert_cmpuint (judgement->extents->len, ==, 1);
  g_assert_cmpint (ent_judgement_get_activity (judgement, read_window ("1974")), ==, ENT_ACTIVITY_NONE);
  g_assert_cmpint (ent_judgement_get_activity (judgement, read_window ("1975")), ==, ENT_ACTIVITY_POSSIBLE);
  g_assert_cmpint (ent_judgement_get_activity (judgement, read_window ("1900/2000")), ==, ENT_ACTIVITY_POSSIBLE);
}

static void
test_clauses (void)
{
  g_autoptr (EntCase) the_case = read_tie (
    ALLIANCE ",'basis':'declaration'", TREATY ("'in-force':'1955/1960','obligations':['defense']"),
    "'clauses':[{'bases':['treaty']},{'obligations':['offense']},{'obligations':['defense']},"
    "{'bases':['declaration'],'members-min':2}]");
  g_autoptr (EntJudgement) judgement = judge (the_case);

  /* The fourth asks nothing of instruments; within the third's time, that goes first. */
  g_assert_cmpint (judgement->ground, ==, ENT_GROUND_CLAUSE);
  g_assert_cmpuint (judgement->clause, ==, 3);
  g_assert_cmpuint (ent_judgement_get_clause_at (judgement, read_window ("1957")), ==, 2);
  g_assert_cmpuint (ent_judgement_get_clause_at (judgement, read_window ("1970")), ==, 3);
  g_assert_cmpuint (ent_judgement_get_clause_at (judgement, read_window ("1990")), ==, ENT_NO_CLAUSE);
  /* On a day on which the treaty may not be in force yet, the certain one goes first. */
  g_assert_cmpuint (ent_judgement_get_clause_at (judgement, read_window ("1955-06-01")), ==, 3);
}

static void
test_by_name_has_no_clause (void)
{
  g_autoptr (EntCase) in = read_tie (ALLIANCE, "", "'clauses':[{}],'include':['t']");
  g_autoptr (EntCase) out = read_tie (ALLIANCE, "", "'clauses':[{}],'exclude':['t']");
  g_autoptr (EntJudgement) taken = judge (in);
  g_autoptr (EntJudgement) left = judge (out);

  g_assert_cmpint (taken->ground, ==, ENT_GROUND_TAKEN_IN);
  g_assert_cmpuint (taken->clause, ==, ENT_NO_CLAUSE);
  g_assert_cmpuint (ent_judgement_get_clause_at (taken, read_window ("1960")), ==, ENT_NO_CLAUSE);
  g_assert_cmpint (left->ground, ==, ENT_GROUND_LEFT_OUT);
  g_assert_cmpuint (left->clause, ==, ENT_NO_CLAUSE);
}

static void
test_reasons (void)
{
  static const struct { const char *clauses; const char *sentence; } reasons[] = {
    { "{'bases':['treaty']}", "By clause 1: an alliance or an alignment that rests on a treaty." },
    { "{'kinds':['alignment']},{'kinds':['alliance'],'bases':['tacit','treaty']}",
      "By clause 2: an alliance that rests on a treaty or a tacit understanding." },
    { "{'kinds':['alignment']},{'bases':['tacit']}",
      "It came farthest with clause 2: an alliance or an alignment that rests on a tacit understanding." },
    { "{'members-min':3}",
      "The definition asks for an alliance or an alignment, multilateral at the time (three members or more)." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autofree char *definition = g_strdup_printf ("'clauses':[%s]", reasons[i].clauses);
      g_autoptr (EntCase) the_case = read_tie (ALLIANCE ",'basis':'treaty'", "", definition);
      g_autoptr (EntJudgement) judgement = judge (the_case);

      g_test_message ("%s", judgement->reason);
      g_assert_true (g_str_has_suffix (judgement->reason, reasons[i].sentence));
    }
}

static void
test_clause_words (void)
{
  static const struct { const char *clause; const char *words; } clauses[] = {
    { "{}", "an alliance or an alignment, whatever it rests on" },
    { "{'kinds':['alliance'],'members-min':2,'members-max':2}", "an alliance, bilateral at the time" },
    { "{'kinds':['alliance'],'members-min':4}", "an alliance, with 4 members or more at the time" },
    { "{'kinds':['alliance'],'members-max':5}", "an alliance, with 5 members at most at the time" },
    { "{'kinds':['alliance'],'members-min':3,'members-max':5}", "an alliance, with 3 to 5 members at the time" },
    { "{'kinds':['alliance'],'obligations':['defense','offense','consultation'],'wordings':['explicit']}",
      "an alliance, while an instrument in force obliges to defense, offense or consultation, "
      "stated in the published text" },
    { "{'kinds':['alliance'],'wordings':['interpreted','undisclosed']}",
      "an alliance, while an instrument is in force whose obligation is as the parties read it "
      "or in a text that is not public" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_autoptr (EntRecord) clause = read_record (ENT_TYPE_CLAUSE, clauses[i].clause);
      g_autofree char *words = ent_definition_dup_clause_words (ENT_CLAUSE (clause));

      g_assert_cmpstr (words, ==, clauses[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/judgement/%s", rows[i].label);

      g_test_add_data_func (g_strdelimit (path, " ", '-'), GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/judgement/no-definition", test_no_definition);
  g_test_add_func ("/judgement/activity", test_activity);
  g_test_add_func ("/judgement/members", test_members);
  g_test_add_func ("/judgement/members-in-time", test_members_in_time);
  g_test_add_func ("/judgement/members-in-force", test_members_in_force);
  g_test_add_func ("/judgement/may-have-missed", test_may_have_missed);
  g_test_add_func ("/judgement/clauses", test_clauses);
  g_test_add_func ("/judgement/by-name-has-no-clause", test_by_name_has_no_clause);
  g_test_add_func ("/judgement/reasons", test_reasons);
  g_test_add_func ("/judgement/clause-words", test_clause_words);

  return g_test_run ();
}
