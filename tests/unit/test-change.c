/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "random-changes.h"

#define MOMENT G_GINT64_CONSTANT (1700000000123456)

static EntChange *
edit_at (EntCase    *the_case,
         const char *value,
         const char *key,
         gint64      time)
{
  EntChange *change = make_edit (the_case, ENT_TYPE_PLACE, "place-AAA", "x", value);

  ent_change_set_merge_key (change, key);
  ent_change_set_time (change, time);
  return change;
}

static char *
to_text (EntChange *change)
{
  g_autoptr (JsonNode) node = ent_change_to_json (change);

  return json_to_string (node, FALSE);
}

static void
test_json (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntChange) change = edit_at (the_case, "5", "move", MOMENT);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (EntChange) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = to_text (change);
  g_autofree char *text_again = NULL;

  g_assert_cmpstr (text, ==,
                   "{\"title\":\"Edit\",\"time\":\"2023-11-14T22:13:20.123456Z\",\"key\":\"move\","
                   "\"edits\":[{\"section\":\"places\","
                   "\"before\":{\"id\":\"place-AAA\",\"of\":\"AAA\",\"x\":0,\"y\":0},"
                   "\"after\":{\"id\":\"place-AAA\",\"of\":\"AAA\",\"x\":5,\"y\":0}}]}");
  node = json_from_string (text, NULL);
  again = ent_change_new_from_json (node, &error);
  g_assert_no_error (error);
  text_again = to_text (again);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_true (ent_case_apply (the_case, again, &error));
}

/* Whatever a change holds, what is read does what was written. */
static void
test_json_random (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntCase) twin = case_read (small_case);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  guint n_done = 0;

  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (EntChange) change = random_change (the_case, random);
      g_autofree char *text = to_text (change);
      g_autoptr (JsonNode) node = json_from_string (text, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntChange) again = ent_change_new_from_json (node, &error);
      gboolean done = ent_case_apply (the_case, change, NULL);

      g_assert_no_error (error);
      g_assert_null (strchr (text, '\n'));
      g_assert_cmpint (done, ==, ent_case_apply (twin, again, NULL));
      n_done += done;
    }

  g_assert_cmpuint (n_done, >, 100);
  {
    g_autofree char *text = ent_store_write (the_case);
    g_autofree char *text_twin = ent_store_write (twin);

    g_assert_cmpstr (text, ==, text_twin);
  }
}

static void
test_json_refused (void)
{
  const char *const rows[] = {
    "[]",
    "{'title':'T','time':'2023-11-14T22:13:20Z'}",
    "{'title':'T','edits':[]}",
    "{'title':'T','time':'yesterday','edits':[]}",
    "{'time':'2023-11-14T22:13:20Z','edits':[]}",
    "{'title':'T','time':'2023-11-14T22:13:20Z','edits':[5]}",
    "{'title':'T','time':'2023-11-14T22:13:20Z','edits':[{'section':'states'}]}",
    "{'title':'T','time':'2023-11-14T22:13:20Z','edits':[{'section':'cats','after':{'id':'a'}}]}",
    "{'title':'T','time':'2023-11-14T22:13:20Z','edits':[{'section':'states','after':{}}]}",
    "{'title':'T','time':'2023-11-14T22:13:20Z','edits':[{'section':'states','after':{'id':5}}]}",
    "{'title':'T','time':'2023-11-14T22:13:20Z','edits':[{'section':'case','after':{'title':'T'}}]}",
    "{'title':'T','time':'2023-11-14T22:13:20Z',"
    "'edits':[{'section':'states','before':{'id':'a'},'after':{'id':'b'}}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = read_json (rows[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (ent_change_new_from_json (node, &error));
      g_assert_error (error, ENT_RECORD_ERROR, ENT_RECORD_ERROR_VALUE);
    }
}

static void
test_merge (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntChange) first = edit_at (the_case, "1", "move", MOMENT);
  g_autoptr (EntChange) second = NULL;
  g_autoptr (EntChange) late = NULL;
  g_autoptr (EntChange) other = NULL;
  g_autoptr (EntChange) keyless = NULL;
  g_autoptr (EntChange) merged = NULL;
  g_autoptr (EntChange) elsewhere = NULL;
  const gint64 second_long = G_USEC_PER_SEC;

  g_assert_true (ent_case_apply (the_case, first, NULL));
  second = edit_at (the_case, "2", "move", MOMENT + second_long);
  late = edit_at (the_case, "2", "move", MOMENT + (ENT_CHANGE_MERGE_SECONDS + 1) * second_long);
  other = edit_at (the_case, "2", "drag", MOMENT);
  keyless = edit_at (the_case, "2", NULL, MOMENT);
  elsewhere = make_edit (the_case, ENT_TYPE_PLACE, "place-BBB", "x", "1");
  ent_change_set_merge_key (elsewhere, "move");
  ent_change_set_time (elsewhere, MOMENT);

  merged = ent_change_merge (first, second);
  g_assert_nonnull (merged);
  g_assert_cmpint (ent_change_get_time (merged), ==, MOMENT + second_long);
  g_assert_null (ent_change_merge (first, late));
  g_assert_null (ent_change_merge (first, other));
  g_assert_null (ent_change_merge (first, keyless));
  g_assert_null (ent_change_merge (first, elsewhere));
  /* The second does not find what the first left. */
  g_assert_null (ent_change_merge (second, second));

  {
    g_autoptr (EntCase) fresh = case_read (small_case);
    g_autoptr (EntChange) back = ent_change_invert (merged);
    g_autofree char *text = NULL;

    g_assert_true (ent_case_apply (fresh, merged, NULL));
    g_assert_true (ent_case_apply (fresh, back, NULL));
    text = ent_store_write (fresh);
    g_assert_cmpstr (text, ==, small_case);
  }
}

/* -------------------------------------------------------- the references that are checked */

static const char *
get_section (GType type)
{
  g_autoptr (EntRecordClass) class = g_type_class_ref (type);

  return class->section;
}

static void
edit_section (JsonObject    *document,
              const EntEdit *edit)
{
  const char *section = get_section (edit->type);
  JsonArray *old = NULL;
  JsonArray *array = json_array_new ();

  if (json_object_has_member (document, section))
    old = json_object_get_array_member (document, section);
  for (guint i = 0; old && i < json_array_get_length (old); i++)
    {
      JsonObject *record = json_array_get_object_element (old, i);

      if (!g_str_equal (json_object_get_string_member (record, "id"), edit->id))
        json_array_add_element (array, json_array_dup_element (old, i));
    }
  if (edit->after != NULL)
    json_array_add_element (array, json_node_copy (edit->after));
  json_object_set_array_member (document, section, array);
}

/* The same by another way: the change is made in the document, and that is read, which
 * looks up every reference. */
static EntCase *
apply_to_document (const char *text,
                   EntChange  *change)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *document = json_node_get_object (root);
  g_autofree char *edited = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    {
      const EntEdit *edit = ent_change_get_edit (change, i);

      if (edit->type == ENT_TYPE_HEADER)
        json_object_set_member (document, "case", json_node_copy (edit->after));
      else
        edit_section (document, edit);
    }
  edited = json_to_string (root, FALSE);
  bytes = g_bytes_new (edited, strlen (edited));

  return ent_store_read (bytes, CASE_NAME, NULL);
}

static void
test_references (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint n_done = 0;
  guint n_refused = 0;

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (EntChange) change = random_change (the_case, random);
      g_autofree char *before = ent_store_write (the_case);
      g_autoptr (EntCase) expected = apply_to_document (before, change);
      g_autoptr (GError) error = NULL;
      gboolean done = ent_case_apply (the_case, change, &error);
      g_autofree char *after = ent_store_write (the_case);
      g_autofree char *expected_after = expected ? ent_store_write (expected) : g_strdup (before);

      g_assert_cmpint (done, ==, expected != NULL);
      g_assert_cmpstr (after, ==, expected_after);
      g_assert_true (ent_case_check_references (the_case, NULL));
      n_done += done;
      n_refused += !done;
      /* Removing wears a case out. */
      if (i % 100 == 99)
        {
          g_object_unref (the_case);
          the_case = case_read (small_case);
        }
    }

  g_test_message ("%u done, %u refused", n_done, n_refused);
  g_assert_cmpuint (n_done, >, 300);
  g_assert_cmpuint (n_refused, >, 300);
}

static void
test_squash (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (EntCase) the_case = case_read (small_case);
      g_autoptr (EntCase) fresh = case_read (small_case);
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (EntChange) all = NULL;
      g_autoptr (EntChange) back = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *squashed = NULL;
      g_autofree char *undone = NULL;

      for (guint i = 0; i < 30; i++)
        {
          g_autoptr (EntChange) change = random_change (the_case, random);

          if (ent_case_apply (the_case, change, NULL))
            g_ptr_array_add (changes, g_object_ref (change));
        }
      all = ent_change_squash ("All", (EntChange **) changes->pdata, changes->len);
      back = ent_change_invert (all);
      g_assert_true (ent_case_apply (fresh, all, &error));
      text = ent_store_write (the_case);
      squashed = ent_store_write (fresh);
      g_assert_cmpstr (squashed, ==, text);
      g_assert_true (ent_case_apply (fresh, back, &error));
      undone = ent_store_write (fresh);
      g_assert_cmpstr (undone, ==, small_case);
    }
}

/* What a record is to be may be said otherwise than it is written, by an editor that leaves
 * an empty list, say: it is undone and done again like any other. */
static void
test_said_otherwise (void)
{
  static const struct { GType (*type) (void); const char *id, *member, *value; } rows[] = {
    { ent_event_get_type, "march", "parties", "[]" },
    { ent_condition_get_type, "a-b-interest", "threat", "[]" },
    { ent_instrument_get_type, "pact", "obligations", "['consultation','defense','defense']" },
    { ent_instrument_get_type, "pact", "renewals", "[]" },
    { ent_event_get_type, "march", "size-min", "0" },
    { ent_place_get_type, "place-BBB", "pinned", "false" },
    { ent_place_get_type, "place-BBB", "x", "1.0" },
    { ent_tie_get_type, "a-b", "note", "null" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntCase) the_case = case_read (small_case);
      g_autoptr (EntChange) change = make_edit (the_case, rows[i].type (), rows[i].id, rows[i].member,
                                                rows[i].value);
      g_autoptr (EntChange) back = ent_change_invert (change);
      g_autoptr (GError) error = NULL;
      g_autofree char *done = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      g_assert_true (ent_case_apply (the_case, change, &error));
      done = ent_store_write (the_case);
      g_assert_true (ent_case_apply (the_case, back, &error));
      g_assert_no_error (error);
      undone = ent_store_write (the_case);
      g_assert_cmpstr (undone, ==, small_case);
      g_assert_true (ent_case_apply (the_case, change, &error));
      redone = ent_store_write (the_case);
      g_assert_cmpstr (redone, ==, done);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change/json", test_json);
  g_test_add_func ("/change/json-random", test_json_random);
  g_test_add_func ("/change/json-refused", test_json_refused);
  g_test_add_func ("/change/merge", test_merge);
  g_test_add_func ("/change/references", test_references);
  g_test_add_func ("/change/squash", test_squash);
  g_test_add_func ("/change/said-otherwise", test_said_otherwise);

  return g_test_run ();
}
