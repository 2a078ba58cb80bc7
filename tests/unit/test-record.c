/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"

/* One record of every kind, as it is written. */
static const struct
{
  GType (*type) (void);
  const char *json;
} written[] = {
  { ent_state_get_type,
    "{'id':'VNM','kind':'state','names':[{'name':'North Vietnam','date':'1945/1976'},"
    "{'name':'Vietnam','date':'1976/..'}],'existed':'1945/..','source':'ISO','note':'Once two.'}" },
  { ent_state_get_type, "{'id':'x-front','kind':'actor','names':[{'name':'Front'}]}" },
  { ent_tie_get_type,
    "{'id':'t','kind':'conflict','title':'War','date':'1940~/1945','basis':'declaration',"
    "'members':[{'state':'A','role':'side-a','date':'1941'},{'state':'B','role':'side-b'}],"
    "'source':'s','note':'n'}" },
  { ent_instrument_get_type,
    "{'id':'i','tie':'t','kind':'protocol','title':'P','under':'j','signed':'[1964,1965]',"
    "'in-force':'1965/..','term':'P25Y','renewals':[{'date':'1990','term':'P10Y','note':'n'}],"
    "'terminated':'1999','obligations':['defense','nonaggression'],'wording':'undisclosed',"
    "'source':'s','note':'n'}" },
  { ent_event_get_type,
    "{'id':'e','kind':'deployment','title':'E','date':'1977','parties':['A','B'],'tie':'t',"
    "'size-min':40000,'size-max':60000,'size-unit':'troops','source':'s','note':'n'}" },
  { ent_trait_get_type,
    "{'id':'r','state':'A','kind':'military-control','value':'party','title':'T','date':'1930/..',"
    "'source':'s','note':'n'}" },
  { ent_condition_get_type,
    "{'id':'c','kind':'shared-ideology','pair':['A','B'],'value':'absent','date':'1962~/..',"
    "'threat':['C'],'source':'s','note':'n'}" },
  { ent_article_get_type,
    "{'id':'a','label':'Doe 1990','csl':{'type':'article','title':'X','volume':3,'custom':{'k':[1,2]}},"
    "'text':'00ff','note':'n'}" },
  { ent_passage_get_type,
    "{'id':'p','article':'a','anchor':{'paragraph':1,'start':0,'end':5,"
    "'sha256':'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',"
    "'sketch':{'words':1,'grams':'00c0ffee','head':'00c0ffee','tail':'00c0ffee'}},"
    "'digest':'D','quote':'Q'}" },
  { ent_evidence_get_type,
    "{'id':'v','passage':'p','target':'t/A','stance':'contests','aspect':'interpretation',"
    "'voice':'W','memo':'M'}" },
  { ent_definition_get_type,
    "{'id':'d','title':'D','description':'X','clauses':[{'kinds':['alliance','alignment'],"
    "'bases':['treaty'],'obligations':['defense'],'wordings':['explicit','interpreted']},{}],"
    "'include':['t'],'exclude':['u']}" },
  { ent_theory_get_type,
    "{'id':'h','title':'H','description':'X','scope':[{'kind':'regime','value':'v'}],"
    "'conditions':['shared-interest','shared-ideology'],'definition':'d','claim':'only-when','note':'n'}" },
  { ent_place_get_type, "{'id':'place-A','of':'A','x':-12.5,'y':0,'pinned':true}" },
  { ent_header_get_type,
    "{'title':'T','description':'D','coverage':'1950/2021-06','definition':'d','opening':'1985',"
    "'licence':'L','language':'en'}" },
};

static void
test_round_trip (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autofree char *expected = g_strdelimit (g_strdup (written[i].json), "'", '"');
      g_autoptr (EntRecord) record = read_record (written[i].type (), written[i].json);
      g_autoptr (JsonNode) node = ent_record_to_json (record);
      g_autofree char *json = json_to_string (node, FALSE);

      g_assert_cmpstr (json, ==, expected);
    }
}

static void
test_order (void)
{
  g_autoptr (EntRecord) record = read_record (
    ENT_TYPE_TRAIT,
    "{'zz':[1,{'y':null}],'date':'1930','value':'v','aa':true,'kind':'policy','state':'A','id':'r','note':null}");
  g_autoptr (JsonNode) node = ent_record_to_json (record);
  g_autofree char *json = json_to_string (node, FALSE);

  /* What is known in the order of the class, what is not as it came; null is nothing. */
  g_assert_cmpstr (json, ==,
                   "{\"id\":\"r\",\"state\":\"A\",\"kind\":\"policy\",\"value\":\"v\","
                   "\"date\":\"1930\",\"zz\":[1,{\"y\":null}],\"aa\":true}");
}

static void
test_inner_unknown (void)
{
  g_autoptr (EntRecord) record = read_record (
    ENT_TYPE_TIE, "{'id':'t','kind':'alliance','date':'1950','members':[{'weight':2,'id':'kept','state':'A'}]}");
  g_autoptr (JsonNode) node = ent_record_to_json (record);
  g_autofree char *json = json_to_string (node, FALSE);

  g_assert_nonnull (strstr (json, "[{\"state\":\"A\",\"weight\":2,\"id\":\"kept\"}]"));
}

static void
test_defaults (void)
{
  g_autoptr (EntRecord) record = read_record (
    ENT_TYPE_TIE, "{'id':'t','kind':'alignment','date':'1950','members':[{'state':'A'}]}");
  g_autoptr (EntMembership) member = g_list_model_get_item (ent_tie_get_members (ENT_TIE (record)), 0);
  g_autoptr (EntRecord) place = read_record (ENT_TYPE_PLACE, "{'id':'p','of':'A','x':1,'y':-2e1}");

  g_assert_cmpint (ent_tie_get_basis (ENT_TIE (record)), ==, ENT_TIE_BASIS_UNSAID);
  g_assert_null (ent_tie_get_title (ENT_TIE (record)));
  g_assert_null (ent_tie_get_note (ENT_TIE (record)));
  g_assert_cmpint (ent_membership_get_role (member), ==, ENT_ROLE_MEMBER);
  g_assert_null (ent_membership_get_date (member));
  g_assert_null (ent_record_get_id (ENT_RECORD (member)));
  g_assert_null (ent_record_get_section (ENT_RECORD (member)));
  g_assert_cmpstr (ent_record_get_section (record), ==, "ties");
  g_assert_cmpfloat (ent_place_get_x (ENT_PLACE (place)), ==, 1);
  g_assert_cmpfloat (ent_place_get_y (ENT_PLACE (place)), ==, -20);
  g_assert_false (ent_place_get_pinned (ENT_PLACE (place)));
}

static void
test_properties (void)
{
  g_autoptr (EntRecord) event = read_record (
    ENT_TYPE_EVENT, "{'id':'e','kind':'clash','title':'E','date':'1988-03-14','parties':['A','B'],'size-max':9}");
  g_autoptr (EntRecord) definition = read_record (
    ENT_TYPE_DEFINITION, "{'id':'d','title':'D','clauses':[{'kinds':['alliance','alignment']}]}");
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autoptr (EntDate) date = NULL;
  g_auto (GStrv) parties = NULL;
  g_autoptr (GListModel) clauses = NULL;
  g_autoptr (EntClause) clause = NULL;
  int kind, most;
  guint kinds;

  g_object_get (event, "id", &id, "title", &title, "date", &date, "parties", &parties,
                "kind", &kind, "size-max", &most, NULL);
  g_assert_cmpstr (id, ==, "e");
  g_assert_cmpstr (title, ==, "E");
  g_assert_cmpstr (ent_date_get_edtf (date), ==, "1988-03-14");
  g_assert_cmpstrv (parties, ((const char *[]) { "A", "B", NULL }));
  g_assert_cmpint (kind, ==, ENT_EVENT_KIND_CLASH);
  g_assert_cmpint (most, ==, 9);

  g_object_get (definition, "clauses", &clauses, NULL);
  clause = g_list_model_get_item (clauses, 0);
  g_object_get (clause, "kinds", &kinds, NULL);
  g_assert_cmpuint (kinds, ==, 1u << ENT_TIE_KIND_ALLIANCE | 1u << ENT_TIE_KIND_ALIGNMENT);
}

static void
test_refusals (void)
{
  static const struct
  {
    GType (*type) (void);
    const char *json;
    const char *sentence;
  } rows[] = {
    { ent_tie_get_type, "[1]", "it should be an object in braces" },
    { ent_tie_get_type, "'tie'", "it should be an object in braces" },
    { ent_trait_get_type, "{'state':'A'}", "it has no “id”" },
    { ent_trait_get_type, "{'id':''}", "it has no “id”" },
    { ent_trait_get_type, "{'id':7}", "it has no “id”" },
    { ent_trait_get_type, "{'id':['r']}", "it has no “id”" },
    { ent_trait_get_type, "{'id':'a/b'}", "its “id” may hold letters, digits and hyphens only" },
    { ent_trait_get_type, "{'id':'a b'}", "its “id” may hold letters, digits and hyphens only" },
    { ent_trait_get_type, "{'id':'a\\nb'}", "its “id” may hold letters, digits and hyphens only" },
    { ent_trait_get_type, "{'id':'é'}", "its “id” may hold letters, digits and hyphens only" },
    { ent_trait_get_type, "{'id':'r'}", "it has no “state”" },
    { ent_trait_get_type, "{'id':'r','state':null}", "it has no “state”" },
    { ent_trait_get_type, "{'id':'r','state':3}", "“state” should be text in quotation marks" },
    { ent_trait_get_type, "{'id':'r','state':['A']}", "“state” should be text in quotation marks" },
    { ent_trait_get_type, "{'id':'r','state':'A'}", "it has no “kind”" },
    { ent_trait_get_type, "{'id':'r','state':'A','kind':true}", "“kind” should be text in quotation marks" },
    { ent_trait_get_type, "{'id':'r','state':'A','kind':'rule'}",
      "“kind” is “rule”, but may be one of: regime, military-control, policy, power" },
    { ent_trait_get_type, "{'id':'r','state':'A','kind':'Regime'}",
      "“kind” is “Regime”, but may be one of: regime, military-control, policy, power" },
    { ent_trait_get_type, "{'id':'r','state':'A','kind':'policy','value':'v','date':1950}",
      "“date” should be text in quotation marks" },
    { ent_trait_get_type, "{'id':'r','state':'A','kind':'policy','value':'v','date':'1950','note':{}}",
      "“note” should be text in quotation marks" },
    { ent_tie_get_type, "{'id':'t','kind':'alliance','date':'1950','members':{}}", "“members” should be a list" },
    { ent_tie_get_type, "{'id':'t','kind':'alliance','date':'1950','members':[{'state':'A'},{}]}",
      "members[1]: it has no “state”" },
    { ent_tie_get_type, "{'id':'t','kind':'alliance','date':'1950','members':['A']}",
      "members[0]: it should be an object in braces" },
    { ent_tie_get_type, "{'id':'t','kind':'alliance','date':'1950','members':[{'state':'A','role':'chief'}]}",
      "members[0]: “role” is “chief”, but may be one of: "
      "member, sponsor, client, proposer, side-a, side-b" },
    { ent_instrument_get_type, "{'id':'i','tie':'t','kind':'treaty','title':'T','obligations':'defense'}",
      "“obligations” should be a list" },
    { ent_instrument_get_type, "{'id':'i','tie':'t','kind':'treaty','title':'T','obligations':['defense',1]}",
      "“obligations” should be text in quotation marks" },
    { ent_instrument_get_type, "{'id':'i','tie':'t','kind':'treaty','title':'T','obligations':['defence']}",
      "“obligations” is “defence”, but may be one of: "
      "defense, offense, neutrality, nonaggression, consultation" },
    { ent_event_get_type, "{'id':'e','kind':'war','title':'E','date':'1950','parties':'A'}",
      "“parties” should be a list" },
    { ent_event_get_type, "{'id':'e','kind':'war','title':'E','date':'1950','parties':[null]}",
      "“parties” should be text in quotation marks" },
    { ent_event_get_type, "{'id':'e','kind':'war','title':'E','date':'1950','size-min':'many'}",
      "“size-min” should be a number" },
    { ent_event_get_type, "{'id':'e','kind':'war','title':'E','date':'1950','size-min':2.5}",
      "“size-min” should be a whole number up to 2147483647" },
    { ent_event_get_type, "{'id':'e','kind':'war','title':'E','date':'1950','size-min':3e9}",
      "“size-min” should be a whole number up to 2147483647" },
    { ent_article_get_type, "{'id':'a','label':'L','csl':[]}", "“csl” should be an object" },
    { ent_passage_get_type, "{'id':'p','article':'a','anchor':7,'digest':'D'}", "An anchor must be an object" },
    { ent_place_get_type, "{'id':'p','of':'A','x':'1','y':0}", "“x” should be a number" },
    { ent_place_get_type, "{'id':'p','of':'A','x':0,'y':1e999}", "“y” should be a number" },
    { ent_place_get_type, "{'id':'p','of':'A','x':0,'y':0,'pinned':1}", "“pinned” should be true or false" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = read_json (rows[i].json);
      g_autoptr (GError) error = NULL;

      g_assert_null (ent_record_new_from_json (rows[i].type (), node, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, rows[i].sentence);
    }
}

static void
test_date_refusal (void)
{
  g_autoptr (JsonNode) node = read_json ("{'id':'r','state':'A','kind':'policy','value':'v','date':'1950-02-30'}");
  g_autoptr (JsonNode) inner = read_json ("{'id':'A','kind':'state','names':[{'name':'A','date':'soon'}]}");
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_record_new_from_json (ENT_TYPE_TRAIT, node, &error));
  g_assert_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_IMPOSSIBLE);
  g_assert_true (g_str_has_prefix (error->message, "date: "));
  g_assert_nonnull (strstr (error->message, "1950-02-30"));
  g_clear_error (&error);

  g_assert_null (ent_record_new_from_json (ENT_TYPE_STATE, inner, &error));
  g_assert_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, "names[0]: date: "));
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           GPtrArray  *names)
{
  g_ptr_array_add (names, (gpointer) pspec->name);
}

/* Which properties were notified, each as often as it was, in the order of the alphabet. */
static char *
join_sorted (GPtrArray *names)
{
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (GStrv) names->pdata);
}

static void
test_assign (void)
{
  static const char before[] =
    "{'id':'t','kind':'alliance','title':'T','date':'1950/1960','members':[{'state':'A'},{'state':'B'}],'new':1}";
  static const struct
  {
    const char *after;
    const char *notified;
  } rows[] = {
    { "{'id':'t','kind':'alliance','title':'T','date':'1950/1960','members':[{'state':'A'},{'state':'B'}],'new':1}",
      "" },
    { "{'id':'t','kind':'alliance','title':'T','date':'1950/1960','members':[{'state':'A'},{'state':'B'}],'new':2}",
      "" },
    { "{'id':'t','kind':'alliance','title':'U','date':'1950/1960','members':[{'state':'A'},{'state':'B'}]}",
      "title" },
    { "{'id':'t','kind':'alignment','date':'1950/1961','basis':'tacit','members':[{'state':'A'},{'state':'B'}]}",
      "basis date kind title" },
    { "{'id':'t','kind':'alliance','title':'T','date':'1950/1960','members':[{'state':'A'},{'state':'B','date':'1955'}]}",
      "members" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntRecord) record = read_record (ENT_TYPE_TIE, before);
      g_autoptr (EntRecord) from = read_record (ENT_TYPE_TIE, rows[i].after);
      g_autoptr (JsonNode) expected = ent_record_to_json (from);
      g_autoptr (JsonNode) was = ent_record_to_json (record);
      g_autoptr (JsonNode) now = NULL;
      g_autoptr (JsonNode) left = NULL;
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      g_autofree char *notified = NULL;

      g_signal_connect (record, "notify", G_CALLBACK (notify_cb), names);
      ent_record_assign (record, from);
      now = ent_record_to_json (record);
      left = ent_record_to_json (from);

      g_assert_true (json_node_equal (now, expected));
      g_assert_true (json_node_equal (left, was));
      notified = join_sorted (names);
      g_assert_cmpstr (notified, ==, rows[i].notified);
    }
}

static void
add_reference (EntRecord      *record,
               const EntField *field,
               const char     *id,
               gpointer        user_data)
{
  g_string_append_printf (user_data, "%s=%s ", field->name, id);
}

static void
test_references (void)
{
  g_autoptr (EntRecord) tie = read_record (
    ENT_TYPE_TIE, "{'id':'t','kind':'alliance','date':'1950','members':[{'state':'A'},{'state':'B'}]}");
  g_autoptr (EntRecord) event = read_record (
    ENT_TYPE_EVENT, "{'id':'e','kind':'war','title':'E','date':'1950','parties':['C','D'],'tie':'t'}");
  g_autoptr (GString) found = g_string_new (NULL);

  ent_record_foreach_reference (tie, add_reference, found);
  ent_record_foreach_reference (event, add_reference, found);
  g_assert_cmpstr (found->str, ==, "state=A state=B parties=C parties=D tie=t ");
}

static void
test_state_names (void)
{
  g_autoptr (EntRecord) record = read_record (
    ENT_TYPE_STATE,
    "{'id':'VNM','kind':'state','names':[{'name':'Vietnam'},{'name':'North Vietnam','date':'1945-09-02/1976-07-01'},"
    "{'name':'Socialist Vietnam','date':'1976-07-02/1990'}]}");
  g_autoptr (EntRecord) dated = read_record (
    ENT_TYPE_STATE, "{'id':'x-f','kind':'actor','names':[{'name':'Old','date':'1950/1960'},{'name':'New','date':'1961/1970'}]}");
  static const struct { int year; const char *name; } rows[] = {
    { 1940, "Old" }, { 1955, "Old" }, { 1960, "Old" }, { 1961, "New" }, { 1970, "New" }, { 1980, "Old" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      EntSpan year = ent_day_get_unit_span (ent_day_from_civil (rows[i].year, 7, 1), ENT_DATE_UNIT_YEAR);

      g_assert_cmpstr (ent_state_get_name_at (ENT_STATE (dated), year), ==, rows[i].name);
    }

  /* A name without a date is as certain as can be, and the first wins. */
  g_assert_cmpstr (ent_state_get_name_at (ENT_STATE (record), (EntSpan) { 0, 0 }), ==, "Vietnam");
  g_assert_true (ent_state_has_code (ENT_STATE (record)));
  g_assert_false (ent_state_has_code (ENT_STATE (dated)));
}

static void
test_citation (void)
{
  static const struct
  {
    const char *csl;
    const char *citation;
  } rows[] = {
    { "{'title':'On Ties','author':[{'given':'Ann','family':'Doe'},{'literal':'The Board'}],"
      "'container-title':'Journal','issued':{'date-parts':[[2020,7]]}}",
      "Ann Doe, The Board, “On Ties”, Journal, July 2020" },
    { "{'title':'On Ties','issued':{'date-parts':[['2020']]}}", "“On Ties”, 2020" },
    { "{'title':'On Ties','issued':{'date-parts':[]}}", "“On Ties”" },
    { "{'title':'On Ties','issued':{'date-parts':[[2020,13]]}}", "“On Ties”" },
    { "{'title':'On Ties','issued':'2020'}", "“On Ties”" },
    { "{'title':3,'author':'Doe','container-title':[],'issued':{'date-parts':[[[2020]]]}}", "“Doe 1990”" },
    { "{'author':[{},{'family':'Doe'},7,{'given':'Ann'}]}", "Doe, Ann, “Doe 1990”" },
    { "{}", "“Doe 1990”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json = g_strdup_printf ("{'id':'a','label':'Doe 1990','csl':%s}", rows[i].csl);
      g_autoptr (EntRecord) article = read_record (ENT_TYPE_ARTICLE, json);
      g_autofree char *citation = ent_article_dup_citation (ENT_ARTICLE (article));

      g_assert_cmpstr (citation, ==, rows[i].citation);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/round-trip", test_round_trip);
  g_test_add_func ("/record/order", test_order);
  g_test_add_func ("/record/inner-unknown", test_inner_unknown);
  g_test_add_func ("/record/defaults", test_defaults);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/refusals", test_refusals);
  g_test_add_func ("/record/date-refusal", test_date_refusal);
  g_test_add_func ("/record/assign", test_assign);
  g_test_add_func ("/record/references", test_references);
  g_test_add_func ("/record/state-names", test_state_names);
  g_test_add_func ("/record/citation", test_citation);

  return g_test_run ();
}
