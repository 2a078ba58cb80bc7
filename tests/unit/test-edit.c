/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-edit.h"

/* Making ids, putting records in and taking them out. */

static void
test_ids (void)
{
  static const struct
  {
    GType     (*type) (void);
    const char *hint;
    const char *id;
  } rows[] = {
    { ent_state_get_type, "VNM", "VNM" },
    { ent_state_get_type, "AAA", "x-aaa" },
    { ent_state_get_type, "South Vietnam", "x-south-vietnam" },
    { ent_state_get_type, "x-front", "x-front-2" },
    { ent_state_get_type, "Front", "x-front-2" },
    { ent_state_get_type, "Việt Minh", "x-viet-minh" },
    { ent_state_get_type, "", "x-party" },
    { ent_tie_get_type, "Aland – Beland", "aland-beland" },
    { ent_tie_get_type, "a b", "a-b-2" },
    { ent_tie_get_type, "越南", "tie" },
    { ent_tie_get_type, NULL, "tie" },
    { ent_tie_get_type, "Case", "case-2" },
    { ent_instrument_get_type, "China’s pledge", "chinas-pledge" },
    { ent_instrument_get_type, "Traité d'amitié", "traite-damitie" },
    { ent_event_get_type, "Straße, Łódź, Đông", "strasse-lodz-dong" },
    { ent_event_get_type, "Người Việt", "nguoi-viet" },
    { ent_event_get_type, "Nguo\314\233\314\200i", "nguoi" },
    { ent_event_get_type,
      "The long march of an army that nobody had asked to walk so far",
      "the-long-march-of-an-army-that-nobody-had-asked" },
    { ent_event_get_type,
      "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbau",
      "donaudampfschifffahrtselektrizitaetenhauptbetrie" },
    { ent_article_get_type, "Vu 2020", "vu-2020" },
    { ent_article_get_type, "Doe", "doe-2" },
    { ent_passage_get_type, "vu-2020-p03", "vu-2020-p03-a" },
    { ent_passage_get_type, "doe-1", "doe-1-a" },
    { ent_evidence_get_type, "doe-1 a-b/BBB", "e-doe-1-a-b-bbb" },
    { ent_evidence_get_type, "tie", "e-tie-2" },
    { ent_place_get_type, "AAA", "place-AAA-2" },
    { ent_place_get_type, "x-front-2", "place-x-front-2" },
    { ent_definition_get_type, "None", "none-2" },
  };
  g_autoptr (EntCase) the_case = case_read (small_case);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = ent_edit_make_id (the_case, rows[i].type (), rows[i].hint);

      g_assert_cmpstr (id, ==, rows[i].id);
    }
}

static void
apply (EntCase   *the_case,
       EntChange *change)
{
  g_autoptr (GError) error = NULL;

  ent_case_apply (the_case, change, &error);
  g_assert_no_error (error);
}

static void
put (EntCase    *the_case,
     GType       type,
     const char *json)
{
  g_autoptr (JsonNode) after = read_json (json);
  g_autoptr (EntChange) change = ent_edit_put (the_case, type, after, NULL);

  apply (the_case, change);
}

/* Ids that are taken go on as people count them. */
static void
test_ids_go_on (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *article = NULL;
  g_autofree char *third = NULL;
  g_autofree char *tie = NULL;

  put (the_case, ENT_TYPE_ARTICLE, "{'id':'roe-1990','label':'Roe 1990','csl':{}}");
  article = ent_edit_make_id (the_case, ENT_TYPE_ARTICLE, "Roe 1990");
  g_assert_cmpstr (article, ==, "roe-1990b");
  put (the_case, ENT_TYPE_ARTICLE, "{'id':'roe-1990b','label':'Roe 1990b','csl':{}}");
  third = ent_edit_make_id (the_case, ENT_TYPE_ARTICLE, "Roe 1990");
  g_assert_cmpstr (third, ==, "roe-1990c");

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = ent_edit_make_id (the_case, ENT_TYPE_DEFINITION, "Any alliance");
      g_autofree char *json = g_strdup_printf ("{'id':'%s','title':'T'}", id);

      put (the_case, ENT_TYPE_DEFINITION, json);
    }
  tie = ent_edit_make_id (the_case, ENT_TYPE_DEFINITION, "Any alliance");
  g_assert_cmpstr (tie, ==, "any-alliance-32");
}

static char *
write_case (EntCase *the_case)
{
  return ent_store_write (the_case);
}

static void
assert_undone (EntCase    *the_case,
               EntChange  *change,
               const char *before)
{
  g_autoptr (EntChange) inverse = ent_change_invert (change);
  g_autofree char *after = NULL;

  apply (the_case, inverse);
  after = write_case (the_case);
  g_assert_cmpstr (after, ==, before);
}

static void
test_put (void)
{
  static const struct
  {
    const char *json;
    const char *title;
  } rows[] = {
    { "{'id':'CCC','kind':'state','names':[{'name':'Celand'}]}", "Add Celand" },
    { "{'id':'AAA','kind':'state','names':[{'name':'New Aland'}]}", "Change New Aland" },
    /* As an editor may make it: with lists that are empty and members that are unknown. */
    { "{'names':[{'name':'New Aland','date':'1970'}],'id':'AAA','kind':'state','source':null,'colour':'red'}",
      "Change New Aland" },
  };
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *before = write_case (the_case);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) after = read_json (rows[i].json);
      g_autoptr (EntChange) change = ent_edit_put (the_case, ENT_TYPE_STATE, after, NULL);

      g_assert_cmpstr (ent_change_get_title (change), ==, rows[i].title);
      apply (the_case, change);
      assert_undone (the_case, change, before);
    }
}

static void
test_put_header (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *before = write_case (the_case);
  g_autoptr (JsonNode) after = read_json ("{'title':'Renamed'}");
  g_autoptr (EntChange) change = ent_edit_put (the_case, ENT_TYPE_HEADER, after, "Rename the Case");

  g_assert_cmpstr (ent_change_get_title (change), ==, "Rename the Case");
  apply (the_case, change);
  g_assert_cmpstr (ent_header_get_title (ent_case_get_header (the_case)), ==, "Renamed");
  assert_undone (the_case, change, before);
}

/* What cannot be read is refused when it is applied, with the reason. */
static void
test_put_invalid (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *before = write_case (the_case);
  g_autofree char *after_json = NULL;
  g_autoptr (JsonNode) after = read_json ("{'id':'a-b','kind':'friendship'}");
  g_autoptr (EntChange) change = ent_edit_put (the_case, ENT_TYPE_TIE, after, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (ent_change_get_title (change), ==, "Change");
  g_assert_false (ent_case_apply (the_case, change, &error));
  g_assert_nonnull (error);
  after_json = write_case (the_case);
  g_assert_cmpstr (after_json, ==, before);
}

/* Whatever is removed from the built-in case, what is left refers to nothing that is gone,
 * and undoing brings back every byte. */
static void
test_remove_all (void)
{
  g_autoptr (EntCase) the_case = case_open_builtin ();
  g_autofree char *before = write_case (the_case);
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);
  guint n_removed = 0;

  for (guint i = 0; i < n_types; i++)
    {
      GListModel *records = ent_case_get_records (the_case, types[i]);
      guint n_records = g_list_model_get_n_items (records);

      for (guint j = 0; j < n_records; j++)
        {
          g_autoptr (EntRecord) record = g_list_model_get_item (records, j);
          g_autoptr (EntChange) change = ent_edit_remove (the_case, record);
          g_autoptr (GError) error = NULL;

          g_assert_true (g_str_has_prefix (ent_change_get_title (change), "Remove "));
          apply (the_case, change);
          g_assert_null (ent_case_lookup (the_case, types[i], ent_record_get_id (record)));
          ent_case_check_references (the_case, &error);
          g_assert_no_error (error);
          assert_undone (the_case, change, before);
          n_removed++;
        }
      g_assert_cmpuint (g_list_model_get_n_items (records), ==, n_records);
    }
  g_assert_cmpuint (n_removed, >, 500);
}

static char *
join_section (EntCase *the_case,
              GType    type)
{
  return case_join_list (ent_case_get_records (the_case, type));
}

static EntChange *
remove_record (EntCase    *the_case,
               const char *id)
{
  EntChange *change = ent_edit_remove (the_case, ent_case_lookup (the_case, ENT_TYPE_RECORD, id));

  apply (the_case, change);
  return change;
}

static void
assert_section (EntCase    *the_case,
                GType       type,
                const char *ids)
{
  g_autofree char *joined = join_section (the_case, type);

  g_assert_cmpstr (joined, ==, ids);
}

static void
test_remove_state (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *before = write_case (the_case);
  g_autoptr (EntChange) change = remove_record (the_case, "AAA");
  g_autofree char *words = ent_edit_describe_removal (the_case, change);
  const EntEdit *first = ent_change_get_edit (change, 0);

  g_assert_cmpstr (ent_change_get_title (change), ==, "Remove Aland");
  g_assert_cmpstr (first->id, ==, "AAA");
  g_assert_cmpstr (words, ==,
                   "2 ties, 1 instrument, 1 trait, 1 condition and 4 pieces of evidence go with it. "
                   "1 event and 1 definition stay without it.");
  assert_section (the_case, ENT_TYPE_STATE, "BBB x-front");
  assert_section (the_case, ENT_TYPE_TIE, "");
  assert_section (the_case, ENT_TYPE_EVENT, "march");
  assert_section (the_case, ENT_TYPE_EVIDENCE, "e-event");
  assert_section (the_case, ENT_TYPE_PLACE, "place-BBB place-x-front");
  assert_undone (the_case, change, before);
}

/* A state that is only a threat, a client and a party. */
static void
test_remove_party (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntChange) change = remove_record (the_case, "x-front");
  g_autofree char *words = ent_edit_describe_removal (the_case, change);
  EntRecord *condition = ent_case_lookup (the_case, ENT_TYPE_CONDITION, "a-b-interest");
  EntRecord *march = ent_case_lookup (the_case, ENT_TYPE_EVENT, "march");

  g_assert_cmpstr (words, ==, "1 tie goes with it. 1 event and 1 condition stay without it.");
  g_assert_null (ent_condition_get_threat (ENT_CONDITION (condition)));
  g_assert_null (ent_event_get_tie (ENT_EVENT (march)));
  g_assert_cmpuint (g_strv_length ((GStrv) ent_event_get_parties (ENT_EVENT (march))), ==, 1);
}

/* What is called by a name that does not follow the time shown goes by those of the last day
 * of its own time. */
static void
test_names (void)
{
  static const char dated_names[] =
    "'states': ["
    "{'id':'AAA','kind':'state','names':[{'name':'Kingdom of Aland','date':'1949/1975'},"
    "{'name':'Aland','date':'1975/..'}]},"
    "{'id':'BBB','kind':'state','existed':'1920/1991','names':["
    "{'name':'Old Beland','date':'1920/1950'},{'name':'Beland','date':'1950/1991'}]}],"
    "'ties': ["
    "{'id':'old','kind':'alliance','date':'1950/1970','members':[{'state':'AAA'},{'state':'BBB'}]},"
    "{'id':'new','kind':'alliance','date':'1960/..','members':[{'state':'AAA'},{'state':'BBB'}]},"
    "{'id':'named','kind':'alliance','title':'The Pact','date':'1960','members':["
    "{'state':'AAA'},{'state':'BBB'}]}],"
    "'conditions': [{'id':'c','kind':'shared-interest','pair':['AAA','BBB'],'value':'present',"
    "'date':'1949/1949'}]";
  static const char *const names[][2] = {
    { "AAA", "Aland" },
    { "BBB", "Beland" },
    { "old", "Kingdom of Aland – Beland" },
    { "new", "Aland – Beland" },
    { "named", "The Pact" },
    { "c", "Shared interests of Kingdom of Aland – Old Beland" },
  };
  g_autoptr (EntCase) the_case = case_read_sections (dated_names);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      EntRecord *record = ent_case_lookup (the_case, ENT_TYPE_RECORD, names[i][0]);
      g_autofree char *name = ent_edit_dup_name (the_case, record);

      g_assert_cmpstr (name, ==, names[i][1]);
    }
}

/* A name from right to left turns none of the others. */
static void
test_join_names (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *alone = NULL;
  g_autofree char *joined = NULL;

  g_ptr_array_add (names, (gpointer) "\u05d9\u05e9\u05e8\u05d0\u05dc");
  alone = ent_case_join_names (names, " – ");
  g_assert_cmpstr (alone, ==, "\u05d9\u05e9\u05e8\u05d0\u05dc");

  g_ptr_array_add (names, (gpointer) "Laos");
  joined = ent_case_join_names (names, " – ");
  g_assert_cmpstr (joined, ==, "\u2068\u05d9\u05e9\u05e8\u05d0\u05dc\u2069 – Laos");
}

/* What a change is still to make has its names and takes its ids. */
static void
test_among (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntChange) made = ent_change_new ("Make");
  g_autoptr (JsonNode) party = ent_edit_make_party (the_case, made, "ARF",
                                                    ENT_PARTY_KIND_ACTOR);
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (EntRecord) tie = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  ent_change_add (made, ENT_TYPE_STATE, NULL, party);
  id = ent_edit_make_id_among (the_case, made, ENT_TYPE_STATE, "x arf");
  g_assert_cmpstr (id, ==, "x-arf-2");

  json = read_json ("{'id':'t','kind':'alliance','date':'1960','members':["
                    "{'state':'AAA'},{'state':'x-arf'}]}");
  tie = ent_record_new_from_json (ENT_TYPE_TIE, json, NULL);
  name = ent_edit_dup_name_among (the_case, made, tie);
  g_assert_cmpstr (name, ==, "Aland – ARF");
}

static const char many_members[] =
  "'states': ["
  "{'id':'AAA','kind':'state','names':[{'name':'Aland'}]},"
  "{'id':'BBB','kind':'state','names':[{'name':'Beland'}]},"
  "{'id':'CCC','kind':'state','names':[{'name':'Celand'}]}],"
  "'ties': ["
  "{'id':'pact','kind':'alliance','date':'1940/1970','weight':3,'members':["
  "{'state':'AAA'},{'state':'BBB','date':'1940/1950','vote':'no'},{'state':'CCC'},"
  "{'state':'BBB','date':'1960/1970'}]},"
  "{'id':'war','kind':'conflict','title':'War','date':'1940','members':["
  "{'state':'AAA','role':'side-a'},{'state':'BBB','role':'side-a'},"
  "{'state':'CCC','role':'side-b'}]}],"
  "'events': [{'id':'alone','kind':'policy','title':'Alone','date':'1950',"
  "'parties':['BBB']}],"
  "'instruments': ["
  "{'id':'top','tie':'pact','kind':'treaty','title':'Top'},"
  "{'id':'middle','tie':'pact','kind':'protocol','title':'Middle','under':'top'},"
  "{'id':'leaf','tie':'pact','kind':'protocol','title':'Leaf','under':'middle'}],"
  "'articles': [{'id':'doe','label':'Doe','csl':{}}],"
  "'passages': [{'id':'doe-a','article':'doe','anchor':{'paragraph':1,'start':0,"
  "'end':5,'sha256':'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',"
  "'sketch':{'words':1,'grams':'00c0ffee','head':'00c0ffee','tail':'00c0ffee'}},"
  "'digest':'D.'}],"
  "'evidence': ["
  "{'id':'e-a','passage':'doe-a','target':'pact/AAA','stance':'supports','aspect':'start'},"
  "{'id':'e-b','passage':'doe-a','target':'pact/BBB','stance':'supports','aspect':'start'},"
  "{'id':'e-tie','passage':'doe-a','target':'pact','stance':'supports','aspect':'start'}]";

/* A state that left and came back, in a tie that goes on without it. */
static void
test_remove_member (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (many_members);
  g_autofree char *before = write_case (the_case);
  g_autoptr (EntChange) change = remove_record (the_case, "BBB");
  g_autofree char *words = ent_edit_describe_removal (the_case, change);
  g_autoptr (JsonNode) pact = NULL;

  g_assert_cmpstr (words, ==,
                   "1 event and 1 piece of evidence go with it. 2 ties stay without it.");
  assert_section (the_case, ENT_TYPE_TIE, "pact war");
  assert_section (the_case, ENT_TYPE_EVENT, "");
  assert_section (the_case, ENT_TYPE_EVIDENCE, "e-a e-tie");
  pact = ent_record_to_json (ENT_RECORD (case_get_tie (the_case, "pact")));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (pact), "weight"), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (pact),
                                                                         "members")), ==, 2);
  assert_undone (the_case, change, before);
}

/* A war of one side is none. */
static void
test_remove_side (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (many_members);
  g_autoptr (EntChange) change = remove_record (the_case, "CCC");

  assert_section (the_case, ENT_TYPE_TIE, "pact");
  assert_section (the_case, ENT_TYPE_STATE, "AAA BBB");
}

/* What its membership keeps of an unknown member stays when another one goes. */
static void
test_unknown_members (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (many_members);
  g_autoptr (EntChange) change = remove_record (the_case, "CCC");
  g_autofree char *json = write_case (the_case);

  g_assert_nonnull (strstr (json, "\"vote\":\"no\""));
}

static void
test_remove_instrument (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (many_members);
  g_autoptr (EntChange) middle = remove_record (the_case, "middle");
  EntRecord *leaf = ent_case_lookup (the_case, ENT_TYPE_INSTRUMENT, "leaf");
  g_autoptr (EntChange) top = NULL;

  g_assert_cmpstr (ent_instrument_get_under (ENT_INSTRUMENT (leaf)), ==, "top");
  top = remove_record (the_case, "top");
  g_assert_null (ent_instrument_get_under (ENT_INSTRUMENT (leaf)));
}

static void
test_remove_tie (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (many_members);
  g_autoptr (EntChange) change = remove_record (the_case, "pact");
  g_autofree char *words = ent_edit_describe_removal (the_case, change);

  g_assert_cmpstr (ent_change_get_title (change), ==, "Remove Aland – Beland – Celand");
  g_assert_cmpstr (words, ==, "3 instruments and 3 pieces of evidence go with it.");
  assert_section (the_case, ENT_TYPE_PASSAGE, "doe-a");
}

static void
test_remove_article (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (many_members);
  g_autoptr (EntChange) change = remove_record (the_case, "doe");
  g_autofree char *words = ent_edit_describe_removal (the_case, change);

  g_assert_cmpstr (words, ==, "1 passage and 3 pieces of evidence go with it.");
  assert_section (the_case, ENT_TYPE_EVIDENCE, "");
}

static void
test_remove_alone (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (many_members);
  g_autoptr (EntChange) change = remove_record (the_case, "e-tie");
  g_autofree char *words = ent_edit_describe_removal (the_case, change);

  g_assert_null (words);
  assert_section (the_case, ENT_TYPE_PASSAGE, "doe-a");
}

/* The definition that the header and a theory name. */
static void
test_remove_definition (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *before = write_case (the_case);
  g_autoptr (EntChange) change = remove_record (the_case, "any-alliance");
  EntRecord *theory = ent_case_lookup (the_case, ENT_TYPE_THEORY, "both");

  g_assert_null (ent_header_get_definition (ent_case_get_header (the_case)));
  g_assert_null (ent_theory_get_definition (ENT_THEORY (theory)));
  assert_undone (the_case, change, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/ids", test_ids);
  g_test_add_func ("/edit/ids-go-on", test_ids_go_on);
  g_test_add_func ("/edit/names", test_names);
  g_test_add_func ("/edit/join-names", test_join_names);
  g_test_add_func ("/edit/among", test_among);
  g_test_add_func ("/edit/put", test_put);
  g_test_add_func ("/edit/put-header", test_put_header);
  g_test_add_func ("/edit/put-invalid", test_put_invalid);
  g_test_add_func ("/edit/remove-all", test_remove_all);
  g_test_add_func ("/edit/remove-state", test_remove_state);
  g_test_add_func ("/edit/remove-party", test_remove_party);
  g_test_add_func ("/edit/remove-member", test_remove_member);
  g_test_add_func ("/edit/remove-side", test_remove_side);
  g_test_add_func ("/edit/unknown-members", test_unknown_members);
  g_test_add_func ("/edit/remove-instrument", test_remove_instrument);
  g_test_add_func ("/edit/remove-tie", test_remove_tie);
  g_test_add_func ("/edit/remove-article", test_remove_article);
  g_test_add_func ("/edit/remove-alone", test_remove_alone);
  g_test_add_func ("/edit/remove-definition", test_remove_definition);

  return g_test_run ();
}
