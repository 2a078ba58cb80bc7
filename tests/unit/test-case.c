/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"

static void
test_lookup (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autofree char *states = case_join_list (ent_case_get_states (the_case));

  g_assert_cmpstr (states, ==, "AAA BBB x-front");
  g_assert_true (ENT_IS_TIE (ent_case_lookup (the_case, ENT_TYPE_TIE, "a-b")));
  g_assert_true (ENT_IS_TIE (ent_case_lookup (the_case, ENT_TYPE_RECORD, "a-b")));
  g_assert_null (ent_case_lookup (the_case, ENT_TYPE_STATE, "a-b"));
  g_assert_null (ent_case_lookup (the_case, ENT_TYPE_RECORD, "a-c"));
  g_assert_null (ent_case_lookup (the_case, ENT_TYPE_RECORD, NULL));
  g_assert_cmpstr (ent_header_get_title (ent_case_get_header (the_case)), ==, "Small");
  g_assert_cmpint (ent_case_get_coverage (the_case)->last, ==, ent_day_from_civil (2000, 12, 31));
  g_assert_cmpstr (ent_record_get_id (ENT_RECORD (ent_case_get_first_definition (the_case))), ==,
                   "any-alliance");
}

static void
assert_referrers (EntCase    *the_case,
                  GType       type,
                  const char *id,
                  const char *expected)
{
  g_autoptr (GPtrArray) referrers = ent_case_get_referrers (the_case, type, id);
  g_autofree char *ids = case_join_ids (referrers);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_referrers (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);

  assert_referrers (the_case, ENT_TYPE_RECORD, "AAA",
                    "a-b a-b-interest a-front aland-regime march place-AAA");
  assert_referrers (the_case, ENT_TYPE_TIE, "AAA", "a-b a-front");
  assert_referrers (the_case, ENT_TYPE_INSTRUMENT, "a-b", "pact");
  assert_referrers (the_case, ENT_TYPE_EVIDENCE, "a-b", "e-tie");
  assert_referrers (the_case, ENT_TYPE_EVIDENCE, "a-b/BBB", "e-member");
  assert_referrers (the_case, ENT_TYPE_PASSAGE, "doe", "doe-1");
  assert_referrers (the_case, ENT_TYPE_RECORD, "doe-1", "e-event e-instrument e-member e-tie e-trait");
  assert_referrers (the_case, ENT_TYPE_RECORD, "nobody", "");
}

/* One record that names another in two members refers to it once. */
static void
test_referrers_once (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    "'states':[{'id':'AAA','kind':'state','names':[{'name':'A'}]},{'id':'BBB','kind':'state','names':[{'name':'B'}]}],"
    "'conditions':[{'id':'c','kind':'shared-interest','pair':['AAA','BBB'],'value':'present','date':'1950','threat':['AAA']}]");
  g_autoptr (EntChange) removal = make_removal (the_case, ENT_TYPE_CONDITION, "c");
  g_autoptr (GError) error = NULL;

  assert_referrers (the_case, ENT_TYPE_CONDITION, "AAA", "c");
  ent_case_apply (the_case, removal, &error);
  g_assert_no_error (error);
  assert_referrers (the_case, ENT_TYPE_CONDITION, "AAA", "");
}

static void
test_evidence (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  EntTie *tie = case_get_tie (the_case, "a-b");
  EntState *state = ENT_STATE (ent_case_lookup (the_case, ENT_TYPE_STATE, "AAA"));
  g_autoptr (GPtrArray) of_tie = ent_case_get_tie_evidence (the_case, tie);
  g_autoptr (GPtrArray) of_sponsorship = NULL;
  g_autoptr (GPtrArray) of_state = ent_case_get_state_evidence (the_case, state);
  g_autofree char *tie_ids = case_join_ids (of_tie);
  g_autofree char *sponsorship_ids = NULL;
  g_autofree char *state_ids = case_join_ids (of_state);

  of_sponsorship = ent_case_get_tie_evidence (the_case, case_get_tie (the_case, "a-front"));
  sponsorship_ids = case_join_ids (of_sponsorship);

  /* The tie itself, its memberships, its instruments, its events. */
  g_assert_cmpstr (tie_ids, ==, "e-tie e-member e-instrument");
  g_assert_cmpstr (sponsorship_ids, ==, "e-event");
  /* Its traits, its events. */
  g_assert_cmpstr (state_ids, ==, "e-trait e-event");
}

static void
test_conditions (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (GPtrArray) forth = ent_case_get_pair_conditions (the_case, "AAA", "BBB");
  g_autoptr (GPtrArray) back = ent_case_get_pair_conditions (the_case, "BBB", "AAA");
  g_autoptr (GPtrArray) other = ent_case_get_pair_conditions (the_case, "AAA", "x-front");
  g_autofree char *ids = case_join_ids (forth);

  g_assert_cmpstr (ids, ==, "a-b-interest");
  g_assert_cmpuint (back->len, ==, 1);
  /* A threat is no member of the pair. */
  g_assert_cmpuint (other->len, ==, 0);
}

static void
test_contested (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntChange) change = make_edit (the_case, ENT_TYPE_EVIDENCE, "e-instrument", "stance", "'mentions'");
  g_autoptr (EntChange) contest = make_edit (the_case, ENT_TYPE_EVIDENCE, "e-tie", "stance", "'contests'");
  EntTie *tie = case_get_tie (the_case, "a-b");

  g_assert_true (ent_case_is_contested (the_case, tie));
  g_assert_false (ent_case_is_contested (the_case, case_get_tie (the_case, "a-front")));
  g_assert_true (ent_case_apply (the_case, change, NULL));
  g_assert_false (ent_case_is_contested (the_case, tie));
  g_assert_true (ent_case_apply (the_case, contest, NULL));
  g_assert_true (ent_case_is_contested (the_case, tie));
}

static EntSpan
get_year (int year)
{
  return ent_day_get_unit_span (ent_day_from_civil (year, 1, 1), ENT_DATE_UNIT_YEAR);
}

static void
test_titles (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntChange) change = make_edit (
    the_case, ENT_TYPE_TIE, "a-b", "members",
    "[{'state':'AAA','date':'1940/1945'},{'state':'BBB'},{'state':'AAA','date':'1950/1960'}]");
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;
  g_autofree char *own = NULL;
  g_autofree char *twice = NULL;

  early = ent_case_dup_tie_title (the_case, case_get_tie (the_case, "a-b"), get_year (1950));
  late = ent_case_dup_tie_title (the_case, case_get_tie (the_case, "a-b"), get_year (1965));
  own = ent_case_dup_tie_title (the_case, case_get_tie (the_case, "a-front"), get_year (1965));
  g_assert_true (ent_case_apply (the_case, change, NULL));
  twice = ent_case_dup_tie_title (the_case, case_get_tie (the_case, "a-b"), get_year (1965));

  g_assert_cmpstr (early, ==, "Aland – Old Beland");
  g_assert_cmpstr (late, ==, "Aland – Beland");
  g_assert_cmpstr (own, ==, "Help for the Front");
  g_assert_cmpstr (twice, ==, "Aland – Beland");
}

static void
test_duplicates (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntRecord) same = read_record (
    ENT_TYPE_STATE, "{'id':'AAA','kind':'state','names':[{'name':'A'}]}");
  g_autoptr (EntRecord) other = read_record (ENT_TYPE_DEFINITION, "{'id':'AAA','title':'T'}");
  g_autoptr (GError) error = NULL;

  g_assert_false (ent_case_add (the_case, same, &error));
  g_assert_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_DUPLICATE);
  g_assert_cmpstr (error->message, ==, "the id “AAA” is taken twice");
  g_clear_error (&error);
  /* An id is unique in the whole case, not in its section. */
  g_assert_false (ent_case_add (the_case, other, &error));
  g_assert_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_DUPLICATE);
}

static void
count_cb (EntCase   *the_case,
          EntChange *change,
          guint     *n_changes)
{
  (*n_changes)++;
}

/* What a change must leave alone where it is refused: all that a reader can see. */
typedef struct
{
  EntCase   *the_case;
  char      *text;
  GPtrArray *records;
  guint      n_changes;
} Watch;

static void
watch_begin (Watch *watch)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  watch->the_case = case_read (small_case);
  watch->text = ent_store_write (watch->the_case);
  watch->records = g_ptr_array_new_with_free_func (g_object_unref);
  watch->n_changes = 0;
  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < g_list_model_get_n_items (ent_case_get_records (watch->the_case, types[i])); j++)
      g_ptr_array_add (watch->records,
                       g_list_model_get_item (ent_case_get_records (watch->the_case, types[i]), j));
  g_signal_connect (watch->the_case, "changed", G_CALLBACK (count_cb), &watch->n_changes);
}

static void
assert_untouched (Watch *watch)
{
  g_autofree char *text = ent_store_write (watch->the_case);

  g_assert_cmpstr (text, ==, watch->text);
  g_assert_cmpuint (watch->n_changes, ==, 0);
  for (guint i = 0; i < watch->records->len; i++)
    {
      EntRecord *record = g_ptr_array_index (watch->records, i);

      g_assert_true (ent_case_lookup (watch->the_case, G_OBJECT_TYPE (record),
                                      ent_record_get_id (record)) == record);
    }
  assert_referrers (watch->the_case, ENT_TYPE_RECORD, "AAA",
                    "a-b a-b-interest a-front aland-regime march place-AAA");
  assert_referrers (watch->the_case, ENT_TYPE_RECORD, "a-b", "e-tie none pact");
}

static void
watch_end (Watch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->the_case, &watch->n_changes);
  g_clear_pointer (&watch->text, g_free);
  g_clear_pointer (&watch->records, g_ptr_array_unref);
  g_assert_finalize_object (watch->the_case);
}

static void
test_apply (void)
{
  g_autoptr (EntChange) change = ent_change_new ("All three");
  g_autoptr (EntChange) inverse = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (JsonNode) made = NULL;
  g_autoptr (JsonNode) removed = NULL;
  EntTie *tie;
  Watch watch;

  watch_begin (&watch);
  tie = case_get_tie (watch.the_case, "a-b");
  before = ent_record_to_json (ENT_RECORD (tie));
  after = ent_record_to_json (ENT_RECORD (tie));
  json_object_set_string_member (json_node_get_object (after), "date", "1941/1970");
  made = read_json ("{'id':'CCC','kind':'state','names':[{'name':'Celand'}]}");
  removed = ent_record_to_json (ent_case_lookup (watch.the_case, ENT_TYPE_PLACE, "place-AAA"));
  ent_change_add (change, ENT_TYPE_TIE, before, after);
  ent_change_add (change, ENT_TYPE_STATE, NULL, made);
  ent_change_add (change, ENT_TYPE_PLACE, removed, NULL);

  g_assert_true (ent_case_apply (watch.the_case, change, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (watch.n_changes, ==, 1);
  /* The record is the same one, and says something else. */
  g_assert_true (case_get_tie (watch.the_case, "a-b") == tie);
  g_assert_cmpstr (ent_date_get_edtf (ent_tie_get_date (tie)), ==, "1941/1970");
  g_assert_nonnull (ent_case_lookup (watch.the_case, ENT_TYPE_STATE, "CCC"));
  g_assert_null (ent_case_lookup (watch.the_case, ENT_TYPE_PLACE, "place-AAA"));
  assert_referrers (watch.the_case, ENT_TYPE_PLACE, "AAA", "");

  inverse = ent_change_invert (change);
  g_assert_cmpstr (ent_change_get_title (inverse), ==, "All three");
  g_assert_true (ent_case_apply (watch.the_case, inverse, &error));
  g_assert_no_error (error);
  text = ent_store_write (watch.the_case);
  g_assert_cmpstr (text, ==, watch.text);
  assert_referrers (watch.the_case, ENT_TYPE_PLACE, "AAA", "place-AAA");
  watch_end (&watch);
}

typedef struct
{
  const char *label;
  GType     (*type) (void);
  const char *before;  /* the id of the record, or NULL */
  const char *member;  /* what is set in it, or NULL where it is removed */
  const char *value;
  const char *made;    /* the record that is made, where there is none before */
  EntCaseError code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "date", ent_tie_get_type, "a-b", "date", "'1950-13'", NULL, 0, NULL },
  { "member", ent_state_get_type, "BBB", "kind", "'planet'", NULL, 0, NULL },
  { "dangling", ent_tie_get_type, "a-b", "members", "[{'state':'AAA'},{'state':'CCC'}]", NULL,
    ENT_CASE_ERROR_REFERENCE, "ties, “a-b”: “state” names “CCC”, which is not in the case" },
  { "wrong type", ent_trait_get_type, "aland-regime", "state", "'a-b'", NULL,
    ENT_CASE_ERROR_REFERENCE, "traits, “aland-regime”: “state” names “a-b”, which is one of the ties" },
  { "state in use", ent_state_get_type, "AAA", NULL, NULL, NULL,
    ENT_CASE_ERROR_REFERENCE, "ties, “a-b”: “state” names “AAA”, which is not in the case" },
  { "definition in use", ent_definition_get_type, "any-alliance", NULL, NULL, NULL,
    ENT_CASE_ERROR_REFERENCE, "theories, “both”: “definition” names “any-alliance”, which is not in the case" },
  { "duplicate", ent_state_get_type, NULL, NULL, NULL, "{'id':'a-b','kind':'actor','names':[{'name':'X'}]}",
    ENT_CASE_ERROR_DUPLICATE, "the id “a-b” is taken twice" },
  { "made before", ent_state_get_type, NULL, NULL, NULL, "{'id':'AAA','kind':'state','names':[{'name':'X'}]}",
    ENT_CASE_ERROR_CONFLICT, "“AAA” is not what it was when this change was made" },
};

static void
add_refused (EntCase       *the_case,
             EntChange     *change,
             const Refusal *refusal)
{
  EntRecord *record = ent_case_lookup (the_case, refusal->type (), refusal->before);
  g_autoptr (JsonNode) before = record ? ent_record_to_json (record) : NULL;
  g_autoptr (JsonNode) after = NULL;

  if (refusal->made != NULL)
    after = read_json (refusal->made);
  else if (refusal->member != NULL)
    after = ent_record_to_json (record);
  if (refusal->member != NULL)
    json_object_set_member (json_node_get_object (after), refusal->member, read_json (refusal->value));
  ent_change_add (change, refusal->type (), before, after);
}

/* Edits of all three kinds that would do by themselves, and one that does not. */
static void
test_refused (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (EntChange) change = ent_change_new ("Wrong");
  g_autoptr (JsonNode) gone = NULL;
  g_autoptr (JsonNode) made = read_json ("{'id':'new','title':'New'}");
  g_autoptr (JsonNode) old = NULL;
  g_autoptr (JsonNode) edited = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch;

  watch_begin (&watch);
  gone = ent_record_to_json (ent_case_lookup (watch.the_case, ENT_TYPE_EVIDENCE, "e-trait"));
  old = ent_record_to_json (ent_case_lookup (watch.the_case, ENT_TYPE_ARTICLE, "doe"));
  edited = ent_record_to_json (ent_case_lookup (watch.the_case, ENT_TYPE_ARTICLE, "doe"));
  json_object_set_string_member (json_node_get_object (edited), "label", "Doe 1991");
  ent_change_add (change, ENT_TYPE_EVIDENCE, gone, NULL);
  ent_change_add (change, ENT_TYPE_DEFINITION, NULL, made);
  ent_change_add (change, ENT_TYPE_ARTICLE, old, edited);
  add_refused (watch.the_case, change, refusal);

  g_assert_false (ent_case_apply (watch.the_case, change, &error));
  g_assert_nonnull (error);
  if (refusal->message != NULL)
    {
      g_assert_error (error, ENT_CASE_ERROR, (int) refusal->code);
      g_assert_cmpstr (error->message, ==, refusal->message);
    }
  assert_untouched (&watch);
  watch_end (&watch);
}

static void
test_conflict (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntChange) first = make_edit (the_case, ENT_TYPE_TIE, "a-b", "date", "'1941/1970'");
  g_autoptr (EntChange) second = make_edit (the_case, ENT_TYPE_TIE, "a-b", "note", "'late'");
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_case_apply (the_case, first, &error));
  g_assert_no_error (error);
  /* It was made from what the tie said before. */
  g_assert_false (ent_case_apply (the_case, second, &error));
  g_assert_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_CONFLICT);
  g_assert_null (ent_tie_get_note (case_get_tie (the_case, "a-b")));
}

/* A change may pass through what would be wrong by itself. */
static void
test_together (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntChange) change = ent_change_new ("Remove the article");
  static const struct { GType (*type) (void); const char *id; } rows[] = {
    { ent_article_get_type, "doe" },
    { ent_passage_get_type, "doe-1" },
    { ent_evidence_get_type, "e-event" },
    { ent_evidence_get_type, "e-instrument" },
    { ent_evidence_get_type, "e-member" },
    { ent_evidence_get_type, "e-tie" },
    { ent_evidence_get_type, "e-trait" },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      EntRecord *record = ent_case_lookup (the_case, rows[i].type (), rows[i].id);
      g_autoptr (JsonNode) before = ent_record_to_json (record);

      ent_change_add (change, rows[i].type (), before, NULL);
    }

  g_assert_true (ent_case_apply (the_case, change, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (ent_case_get_passages (the_case)), ==, 0);
}

/* What the case says of itself goes through the same door, and back. */
static void
test_header (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  EntHeader *header = ent_case_get_header (the_case);
  g_autoptr (JsonNode) before = ent_record_to_json (ENT_RECORD (header));
  g_autoptr (JsonNode) after = read_json ("{'title':'Smaller','coverage':'1900/1910'}");
  g_autoptr (EntChange) change = ent_change_new ("Edit Case");
  g_autoptr (EntChange) inverse = NULL;
  g_autoptr (JsonNode) now = NULL;
  g_autoptr (GError) error = NULL;

  ent_change_add (change, ENT_TYPE_HEADER, before, after);
  g_assert_true (ent_case_apply (the_case, change, &error));
  g_assert_no_error (error);
  g_assert_true (ent_case_get_header (the_case) == header);
  g_assert_cmpstr (ent_header_get_title (header), ==, "Smaller");
  g_assert_cmpint (ent_case_get_coverage (the_case)->last, ==, ent_day_from_civil (1910, 12, 31));

  inverse = ent_change_invert (change);
  g_assert_true (ent_case_apply (the_case, inverse, &error));
  now = ent_record_to_json (ENT_RECORD (header));
  g_assert_true (json_node_equal (now, before));
}

static void
test_header_refused (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (JsonNode) before = ent_record_to_json (ENT_RECORD (ent_case_get_header (the_case)));
  g_autoptr (JsonNode) after = read_json ("{'title':'Smaller','definition':'nobody'}");
  g_autoptr (EntChange) change = ent_change_new ("Edit Case");
  g_autoptr (GError) error = NULL;

  ent_change_add (change, ENT_TYPE_HEADER, before, after);
  g_assert_false (ent_case_apply (the_case, change, &error));
  g_assert_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_REFERENCE);
  g_assert_cmpstr (ent_header_get_title (ent_case_get_header (the_case)), ==, "Small");
}

static void
test_untitled (void)
{
  g_autoptr (EntCase) the_case = ent_case_new_untitled ();
  g_autofree char *written = ent_store_write (the_case);
  g_autoptr (GBytes) bytes = g_bytes_new (written, strlen (written));
  g_autoptr (EntCase) again = NULL;
  g_autoptr (GError) error = NULL;

  again = ent_store_read (bytes, CASE_NAME, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (ent_case_get_states (again)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (ent_case_get_definitions (again)), ==, 3);
  g_assert_cmpstr (ent_record_get_id (ENT_RECORD (ent_case_get_first_definition (again))), ==,
                   "alliances");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case/lookup", test_lookup);
  g_test_add_func ("/case/referrers", test_referrers);
  g_test_add_func ("/case/referrers-once", test_referrers_once);
  g_test_add_func ("/case/evidence", test_evidence);
  g_test_add_func ("/case/conditions", test_conditions);
  g_test_add_func ("/case/contested", test_contested);
  g_test_add_func ("/case/titles", test_titles);
  g_test_add_func ("/case/duplicates", test_duplicates);
  g_test_add_func ("/case/apply", test_apply);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/case/refused/%s", refusals[i].label);

      g_strdelimit (path, " ", '-');
      g_test_add_data_func (path, &refusals[i], test_refused);
    }
  g_test_add_func ("/case/header", test_header);
  g_test_add_func ("/case/header-refused", test_header_refused);
  g_test_add_func ("/case/untitled", test_untitled);
  g_test_add_func ("/case/conflict", test_conflict);
  g_test_add_func ("/case/together", test_together);

  return g_test_run ();
}
