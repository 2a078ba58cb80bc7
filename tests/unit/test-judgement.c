/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "date-helpers.h"
#include "ent-judgement.h"

#define STATES "'states':[{'id':'AAA','kind':'state','names':[{'name':'A'}]}," \
               "{'id':'BBB','kind':'state','names':[{'name':'B'}]}]"

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
  { "no clause", ALLIANCE, "", "'clauses':[]", "", NO_KIND },
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
  g_assert_cmpstr (judgement->reason, ==, rows[i].reason);
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

  return g_test_run ();
}
