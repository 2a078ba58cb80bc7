/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"

/* As ent_store_write() writes it: every section, every record on its line. */
const char small_case[] =
  "{\n"
  "\"format\": \"entente-case\",\n"
  "\"version\": 1,\n"
  "\"case\": {\"title\":\"Small\",\"coverage\":\"1900/2000\",\"definition\":\"any-alliance\",\"opening\":\"1950\"},\n"
  "\"states\": [\n"
  "{\"id\":\"AAA\",\"kind\":\"state\",\"names\":[{\"name\":\"Aland\"}]},\n"
  "{\"id\":\"BBB\",\"kind\":\"state\",\"names\":[{\"name\":\"Old Beland\",\"date\":\"../1960\"},{\"name\":\"Beland\",\"date\":\"1961/..\"}]},\n"
  "{\"id\":\"x-front\",\"kind\":\"actor\",\"names\":[{\"name\":\"The Front\"}]}\n"
  "],\n"
  "\"ties\": [\n"
  "{\"id\":\"a-b\",\"kind\":\"alliance\",\"date\":\"1940/1970\",\"basis\":\"treaty\",\"members\":[{\"state\":\"AAA\"},{\"state\":\"BBB\"}]},\n"
  "{\"id\":\"a-front\",\"kind\":\"sponsorship\",\"title\":\"Help for the Front\",\"date\":\"1960/..\",\"members\":[{\"state\":\"AAA\",\"role\":\"sponsor\"},{\"state\":\"x-front\",\"role\":\"client\"}]}\n"
  "],\n"
  "\"instruments\": [\n"
  "{\"id\":\"pact\",\"tie\":\"a-b\",\"kind\":\"treaty\",\"title\":\"Pact\",\"signed\":\"1940-05-01\",\"term\":\"P10Y\",\"renewals\":[{\"date\":\"1950\",\"term\":\"P20Y\"}],\"obligations\":[\"defense\",\"consultation\"],\"wording\":\"explicit\"}\n"
  "],\n"
  "\"events\": [\n"
  "{\"id\":\"march\",\"kind\":\"deployment\",\"title\":\"The march\",\"date\":\"1961\",\"parties\":[\"AAA\",\"x-front\"],\"tie\":\"a-front\",\"size-min\":400,\"size-max\":600,\"size-unit\":\"troops\"}\n"
  "],\n"
  "\"traits\": [\n"
  "{\"id\":\"aland-regime\",\"state\":\"AAA\",\"kind\":\"regime\",\"value\":\"single-party-communist\",\"date\":\"1930/..\"}\n"
  "],\n"
  "\"conditions\": [\n"
  "{\"id\":\"a-b-interest\",\"kind\":\"shared-interest\",\"pair\":[\"AAA\",\"BBB\"],\"value\":\"present\",\"date\":\"1940/1965\",\"threat\":[\"x-front\"]}\n"
  "],\n"
  "\"articles\": [\n"
  "{\"id\":\"doe\",\"label\":\"Doe 1990\",\"csl\":{\"type\":\"article\",\"title\":\"On Aland\"}}\n"
  "],\n"
  "\"passages\": [\n"
  "{\"id\":\"doe-1\",\"article\":\"doe\",\"anchor\":{\"paragraph\":1,\"start\":0,\"end\":5,\"sha256\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\",\"sketch\":{\"words\":1,\"grams\":\"00c0ffee\",\"head\":\"00c0ffee\",\"tail\":\"00c0ffee\"}},\"digest\":\"Aland and Beland were allies.\"}\n"
  "],\n"
  "\"evidence\": [\n"
  "{\"id\":\"e-event\",\"passage\":\"doe-1\",\"target\":\"march\",\"stance\":\"mentions\",\"aspect\":\"existence\"},\n"
  "{\"id\":\"e-instrument\",\"passage\":\"doe-1\",\"target\":\"pact\",\"stance\":\"contests\",\"aspect\":\"obligation\",\"voice\":\"Critics\",\"memo\":\"Only in passing.\"},\n"
  "{\"id\":\"e-member\",\"passage\":\"doe-1\",\"target\":\"a-b/BBB\",\"stance\":\"supports\",\"aspect\":\"start\"},\n"
  "{\"id\":\"e-tie\",\"passage\":\"doe-1\",\"target\":\"a-b\",\"stance\":\"supports\",\"aspect\":\"existence\"},\n"
  "{\"id\":\"e-trait\",\"passage\":\"doe-1\",\"target\":\"aland-regime\",\"stance\":\"supports\",\"aspect\":\"ideology\"}\n"
  "],\n"
  "\"definitions\": [\n"
  "{\"id\":\"any-alliance\",\"title\":\"Any alliance\",\"clauses\":[{\"kinds\":[\"alliance\"]}]},\n"
  "{\"id\":\"none\",\"title\":\"None\",\"exclude\":[\"a-b\"]}\n"
  "],\n"
  "\"theories\": [\n"
  "{\"id\":\"both\",\"title\":\"Only both\",\"scope\":[{\"kind\":\"regime\",\"value\":\"single-party-communist\"}],\"conditions\":[\"shared-interest\",\"shared-ideology\"],\"definition\":\"any-alliance\",\"claim\":\"only-when\"}\n"
  "],\n"
  "\"places\": [\n"
  "{\"id\":\"place-AAA\",\"of\":\"AAA\",\"x\":0,\"y\":0},\n"
  "{\"id\":\"place-BBB\",\"of\":\"BBB\",\"x\":200,\"y\":50.5,\"pinned\":true},\n"
  "{\"id\":\"place-x-front\",\"of\":\"x-front\",\"x\":-100,\"y\":150}\n"
  "],\n"
  "\"conflicts\": [\n"
  "{\"id\":\"conflict-case-licence\",\"member\":\"licence\",\"theirs\":{\"licence\":\"CC0-1.0\"}}\n"
  "]\n"
  "}\n";

EntCase *
case_read (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  EntCase *the_case = ent_store_read (bytes, CASE_NAME, &error);

  g_assert_no_error (error);
  g_assert_true (ENT_IS_CASE (the_case));

  return the_case;
}

/* The document around some sections: `"states":[…],"ties":[…]`. Single quotes
 * stand for double ones. */
char *
case_sections_to_json (const char *sections)
{
  char *json = g_strdup_printf ("{'format':'entente-case','version':1,"
                                "'case':{'title':'Test','coverage':'1900/2000'},%s}", sections);

  return g_strdelimit (json, "'", '"');
}

EntCase *
case_read_sections (const char *sections)
{
  g_autofree char *json = case_sections_to_json (sections);

  return case_read (json);
}

/* Returns the message of a refusal, which must be one line that names the file. */
char *
case_refuse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_store_read (bytes, CASE_NAME, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, CASE_NAME));
  g_assert_null (strchr (error->message, '\n'));

  return g_strdup (error->message);
}

char *
case_refuse_sections (const char *sections)
{
  g_autofree char *json = case_sections_to_json (sections);

  return case_refuse (json);
}

EntTie *
case_get_tie (EntCase    *the_case,
              const char *id)
{
  EntRecord *tie = ent_case_lookup (the_case, ENT_TYPE_TIE, id);

  g_assert_nonnull (tie);
  return ENT_TIE (tie);
}

EntDefinition *
case_get_definition (EntCase    *the_case,
                     const char *id)
{
  EntRecord *definition = ent_case_lookup (the_case, ENT_TYPE_DEFINITION, id);

  g_assert_nonnull (definition);
  return ENT_DEFINITION (definition);
}

char *
case_join_ids (GPtrArray *records)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            ent_record_get_id (g_ptr_array_index (records, i)));

  return g_string_free_and_steal (ids);
}

char *
case_join_list (GListModel *records)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    g_ptr_array_add (all, g_list_model_get_item (records, i));

  return case_join_ids (all);
}

/* Single quotes stand for double ones. */
JsonNode *
read_json (const char *json)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (quoted, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  return node;
}

EntRecord *
read_record (GType       type,
             const char *json)
{
  g_autoptr (JsonNode) node = read_json (json);
  g_autoptr (GError) error = NULL;
  EntRecord *record = ent_record_new_from_json (type, node, &error);

  g_assert_no_error (error);
  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (record, type));

  return record;
}

/* A change that gives a member of a record another value, or none. */
EntChange *
make_edit (EntCase    *the_case,
           GType       type,
           const char *id,
           const char *member,
           const char *value)
{
  EntRecord *record = ent_case_lookup (the_case, type, id);
  g_autoptr (JsonNode) before = ent_record_to_json (record);
  g_autoptr (JsonNode) after = ent_record_to_json (record);
  EntChange *change = ent_change_new ("Edit");

  if (value != NULL)
    json_object_set_member (json_node_get_object (after), member, read_json (value));
  else
    json_object_remove_member (json_node_get_object (after), member);
  ent_change_add (change, type, before, after);

  return change;
}

EntChange *
make_removal (EntCase    *the_case,
              GType       type,
              const char *id)
{
  EntRecord *record = ent_case_lookup (the_case, type, id);
  g_autoptr (JsonNode) before = ent_record_to_json (record);
  EntChange *change = ent_change_new ("Remove");

  ent_change_add (change, type, before, NULL);

  return change;
}

/* The case that the program comes with, as it stands in the tree. */
EntCase *
case_open_builtin (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "cases",
                                                 "china-vietnam.entente", NULL);
  g_autoptr (GError) error = NULL;
  EntCase *the_case = ent_store_open (path, NULL, &error);

  g_assert_no_error (error);

  return the_case;
}
