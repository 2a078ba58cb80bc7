/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"

/*
 * Whatever is accepted on reading is written so that it reads again, and equal: else a
 * file that opens today would not after it was saved. Records of every type are made at
 * random of their lists of fields, as nobody would write them: members are left out, are
 * empty, of another type, too large, twice, or not known.
 */

#define N_RECORDS 2000

static guint
roll (GRand *random,
      guint  n)
{
  return (guint) g_rand_int_range (random, 0, (gint32) n);
}

static JsonNode *
new_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
new_node (const char *json)
{
  JsonNode *node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return node;
}

/* What is seldom what a member should be, and sometimes is. */
static JsonNode *
make_odd (GRand *random)
{
  static const char *const odd[] = {
    "null", "[]", "{}", "\"\"", "0", "-0.0", "1e15", "-123456789012345680", "0.1", "2147483648",
    "true", "false", "[null]", "[\"\"]", "[[]]", "[{}]", "[{},{}]", "\" a  \\t b \"",
    "\"\\u2028\\ud83d\\ude00e\\u0301\"", "\"\\\"\\\\\\n\\r\"", "{\"a\":[{\"b\":null}],\"\":\"\"}",
    "1e-320", "1.7976931348623157e308", "\"..\"", "\"1950\"", "\"AAA\"",
  };

  return new_node (odd[roll (random, G_N_ELEMENTS (odd))]);
}

static JsonNode *
make_text (GRand *random)
{
  static const char *const texts[] = { "T", "“é” \\ \"", "line\nline", "P10Y", " ", "a/b", "\t" };

  return new_string (texts[roll (random, G_N_ELEMENTS (texts))]);
}

static JsonNode *
make_date (GRand *random)
{
  static const char *const dates[] = {
    "1950", "1950-02-28", "1950-02/..", "../1960", "1940~/1945?", "[1964,1965]", "195X", "1950-21",
    "{1950,1952}", "1950-02-30", "", "../..", "-0001", "1984-06%",
  };

  return new_string (dates[roll (random, G_N_ELEMENTS (dates))]);
}

static JsonNode *
make_word (GRand          *random,
           const EntField *field)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (field->type ());

  return new_string (words->values[roll (random, words->n_values)].value_nick);
}

static JsonNode *
make_anchor (GRand *random)
{
  g_autofree char *json = g_strdup_printf (
    "{\"paragraph\":%d,\"start\":%u,\"end\":%u,"
    "\"sha256\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\","
    "\"sketch\":{\"words\":%u,\"grams\":\"00c0ffee\",\"head\":\"00c0ffee\",\"tail\":\"00c0ffee\"%s}%s}",
    (int) roll (random, 5) - 1, roll (random, 4), roll (random, 9), roll (random, 3),
    roll (random, 3) ? "" : ",\"rival\":\"00c0ffee\"", roll (random, 3) ? "" : ",\"x-more\":[1]");

  return new_node (json);
}

static JsonNode *
make_record (GRand *random,
             GType  type);

static JsonNode *
make_item (GRand          *random,
           const EntField *field)
{
  if (roll (random, 25) == 0)
    return make_odd (random);
  if (field->kind == ENT_FIELD_ENUM_SET)
    return make_word (random, field);
  if (field->kind == ENT_FIELD_RECORDS)
    return make_record (random, field->type ());

  return new_string (roll (random, 2) ? "AAA" : "BBB");
}

static JsonNode *
make_list (GRand          *random,
           const EntField *field)
{
  JsonArray *array = json_array_new ();
  guint n = roll (random, 4);

  for (guint i = 0; i < n; i++)
    json_array_add_element (array, make_item (random, field));

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
make_value (GRand          *random,
            const EntField *field)
{
  if (roll (random, 20) == 0)
    return make_odd (random);

  switch (field->kind)
    {
    case ENT_FIELD_STRING:
      return make_text (random);
    case ENT_FIELD_DATE:
      return make_date (random);
    case ENT_FIELD_ENUM:
      return make_word (random, field);
    case ENT_FIELD_INTEGER:
      return json_node_init_int (json_node_alloc (), (gint64) roll (random, 3) - 1);
    case ENT_FIELD_NUMBER:
      return json_node_init_double (json_node_alloc (), g_rand_double_range (random, -1e4, 1e4));
    case ENT_FIELD_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), roll (random, 2) > 0);
    case ENT_FIELD_REFERENCE:
      return new_string (roll (random, 2) ? "AAA" : "t/BBB");
    case ENT_FIELD_ANCHOR:
      return make_anchor (random);
    case ENT_FIELD_JSON:
      return new_node (roll (random, 2) ? "{\"type\":\"book\",\"n\":[1.5,{}]}" : "{}");
    default:
      return make_list (random, field);
    }
}

static JsonNode *
make_record (GRand *random,
             GType  type)
{
  g_autoptr (EntRecordClass) class = g_type_class_ref (type);
  JsonNode *node = json_node_init_object (json_node_alloc (), NULL);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  if (class->section != NULL)
    json_object_set_string_member (object, "id", roll (random, 40) ? "x-1" : "");
  for (guint i = 0; i < class->n_fields; i++)
    {
      const EntField *field = &class->fields[i];

      if (roll (random, field->required ? 40 : 3) > 0)
        json_object_set_member (object, field->name, make_value (random, field));
    }
  if (roll (random, 4) == 0)
    json_object_set_member (object, "x-unknown", make_odd (random));

  return node;
}

static void
assert_same_values (EntRecord *a,
                    EntRecord *b)
{
  EntRecordClass *klass = ENT_RECORD_GET_CLASS (a);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass),
                                                        klass->fields[i].name);
      g_auto (GValue) value_a = G_VALUE_INIT;
      g_auto (GValue) value_b = G_VALUE_INIT;

      /* Boxed ones and lists are compared as they are written. */
      if (pspec->value_type == G_TYPE_LIST_MODEL ||
          G_TYPE_FUNDAMENTAL (pspec->value_type) == G_TYPE_BOXED)
        continue;
      g_object_get_property (G_OBJECT (a), pspec->name, &value_a);
      g_object_get_property (G_OBJECT (b), pspec->name, &value_b);
      if (g_param_values_cmp (pspec, &value_a, &value_b) != 0)
        {
          g_autofree char *text_a = g_strdup_value_contents (&value_a);
          g_autofree char *text_b = g_strdup_value_contents (&value_b);

          g_error ("%s.%s is %s, then %s", G_OBJECT_TYPE_NAME (a), pspec->name, text_a, text_b);
        }
    }
}

/* Returns whether it is accepted. */
static gboolean
check_record (GType     type,
              JsonNode *made)
{
  g_autofree char *source = json_to_string (made, FALSE);
  /* As a file holds it. */
  g_autoptr (JsonNode) node = new_node (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecord) record = ent_record_new_from_json (type, node, &error);
  g_autoptr (JsonNode) written = NULL;
  g_autoptr (JsonNode) read = NULL;
  g_autoptr (EntRecord) again = NULL;
  g_autoptr (JsonNode) written_again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  if (record == NULL)
    {
      g_assert_nonnull (error);
      return FALSE;
    }

  written = ent_record_to_json (record);
  text = json_to_string (written, FALSE);
  read = new_node (text);
  again = ent_record_new_from_json (type, read, &error);
  if (again == NULL)
    g_error ("%s: %s is written as %s, which is refused: %s", g_type_name (type), source, text,
             error->message);
  written_again = ent_record_to_json (again);
  text_again = json_to_string (written_again, FALSE);
  g_assert_cmpstr (text_again, ==, text);
  assert_same_values (record, again);

  return TRUE;
}

static void
check_type (GRand *random,
            GType  type)
{
  guint n_accepted = 0;

  for (guint i = 0; i < N_RECORDS; i++)
    {
      g_autoptr (JsonNode) made = make_record (random, type);

      n_accepted += check_record (type, made);
    }

  g_test_message ("%s: %u of %u accepted", g_type_name (type), n_accepted, N_RECORDS);
  g_assert_cmpuint (n_accepted, >, N_RECORDS / 50);
  g_assert_cmpuint (n_accepted, <, N_RECORDS);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  check_type (random, ENT_TYPE_HEADER);
  for (guint i = 0; i < n_types; i++)
    check_type (random, types[i]);
}

/* Each list that must be there, empty: refused, and said like a member that is not there. */
static void
check_empty_lists (GType type)
{
  g_autoptr (EntRecordClass) class = g_type_class_ref (type);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < class->n_fields; i++)
    {
      const EntField *field = &class->fields[i];
      g_autofree char *missing = g_strdup_printf ("it has no “%s”", field->name);
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (EntRecord) record = NULL;
      g_autoptr (GError) error = NULL;

      if (!field->required || (field->kind != ENT_FIELD_RECORDS && field->kind != ENT_FIELD_STRINGS &&
                               field->kind != ENT_FIELD_REFERENCES && field->kind != ENT_FIELD_ENUM_SET))
        continue;
      do
        {
          g_clear_pointer (&node, json_node_unref);
          node = make_record (random, type);
        }
      while (!check_record (type, node));

      json_object_set_array_member (json_node_get_object (node), field->name, json_array_new ());
      record = ent_record_new_from_json (type, node, &error);
      g_assert_null (record);
      g_assert_error (error, ENT_RECORD_ERROR, ENT_RECORD_ERROR_MISSING);
      g_assert_cmpstr (error->message, ==, missing);
      g_test_message ("%s.%s", g_type_name (type), field->name);
    }
}

static void
test_empty_lists (void)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    check_empty_lists (types[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-random/reads-again", test_random);
  g_test_add_func ("/record-random/empty-lists", test_empty_lists);

  return g_test_run ();
}
