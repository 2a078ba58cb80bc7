/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "random-changes.h"

typedef struct
{
  EntCase    *the_case;
  GRand      *random;
  EntChange  *change;
  GHashTable *touched;  /* ids: one edit of a record is enough for one change */
} Maker;

static guint
pick (Maker *maker,
      guint  n)
{
  return (guint) g_rand_int_range (maker->random, 0, (gint32) n);
}

static EntRecord *
pick_record (Maker *maker,
             GType  type)
{
  GListModel *records = ent_case_get_records (maker->the_case, type);
  guint n_records = g_list_model_get_n_items (records);
  g_autoptr (EntRecord) record = NULL;

  if (n_records == 0)
    return NULL;
  record = g_list_model_get_item (records, pick (maker, n_records));

  return record;
}

static EntRecord *
pick_any (Maker *maker)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  return pick_record (maker, types[pick (maker, n_types)]);
}

static void
add_edit (Maker    *maker,
          GType     type,
          const char *id,
          JsonNode *before,
          JsonNode *after)
{
  if (g_hash_table_add (maker->touched, g_strdup (id)))
    ent_change_add (maker->change, type, before, after);
}

/* Gives a record another member; takes the value. */
static void
set_member (Maker      *maker,
            EntRecord  *record,
            const char *member,
            JsonNode   *value)
{
  g_autoptr (JsonNode) before = ent_record_to_json (record);
  g_autoptr (JsonNode) after = ent_record_to_json (record);

  json_object_set_member (json_node_get_object (after), member, value);
  add_edit (maker, G_OBJECT_TYPE (record), ent_record_get_id (record), before, after);
}

static JsonNode *
new_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static void
make_note (Maker *maker)
{
  EntRecord *record = pick_any (maker);
  g_autofree char *text = g_strdup_printf ("“%u”\n\té \\ \"", g_rand_int (maker->random));

  /* To some records that is a member which is not known. */
  if (record != NULL)
    set_member (maker, record, pick (maker, 2) ? "note" : "x-unknown", new_string (text));
}

static void
make_move (Maker *maker)
{
  EntRecord *place = pick_record (maker, ENT_TYPE_PLACE);
  double x = g_rand_double_range (maker->random, -1000, 1000);

  if (place == NULL)
    return;
  ent_change_set_merge_key (maker->change, "move");
  set_member (maker, place, "x", json_node_init_double (json_node_alloc (), x));
}

static void
make_state (Maker *maker)
{
  g_autofree char *json = NULL;
  g_autofree char *id = g_strdup_printf ("x-%u", pick (maker, 40));
  g_autoptr (JsonNode) after = NULL;

  if (ent_case_lookup (maker->the_case, ENT_TYPE_RECORD, id) != NULL)
    return;
  json = g_strdup_printf ("{\"id\":\"%s\",\"kind\":\"actor\",\"names\":[{\"name\":\"%s\"}]}", id, id);
  after = json_from_string (json, NULL);
  add_edit (maker, ENT_TYPE_STATE, id, NULL, after);
}

static void
make_tie (Maker *maker)
{
  EntRecord *a = pick_record (maker, ENT_TYPE_STATE);
  EntRecord *b = pick_record (maker, ENT_TYPE_STATE);
  g_autofree char *json = NULL;
  g_autofree char *id = g_strdup_printf ("x-%u", pick (maker, 40));
  g_autoptr (JsonNode) after = NULL;

  if (a == NULL || ent_case_lookup (maker->the_case, ENT_TYPE_RECORD, id) != NULL)
    return;
  json = g_strdup_printf ("{\"id\":\"%s\",\"kind\":\"alignment\",\"date\":\"1950/1960\","
                          "\"members\":[{\"state\":\"%s\"},{\"state\":\"%s\"}]}",
                          id, ent_record_get_id (a), ent_record_get_id (b));
  after = json_from_string (json, NULL);
  add_edit (maker, ENT_TYPE_TIE, id, NULL, after);
}

static void
make_removal_of_any (Maker *maker)
{
  EntRecord *record = pick_any (maker);
  g_autoptr (JsonNode) before = record ? ent_record_to_json (record) : NULL;

  if (record != NULL)
    add_edit (maker, G_OBJECT_TYPE (record), ent_record_get_id (record), before, NULL);
}

/* The id goes from a state to a tie or the other way round, within one change. */
static void
make_swap (Maker *maker)
{
  EntRecord *record = pick_record (maker, ENT_TYPE_TIE);
  g_autoptr (JsonNode) before = record ? ent_record_to_json (record) : NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autofree char *json = NULL;

  if (record == NULL || !g_hash_table_add (maker->touched, g_strdup (ent_record_get_id (record))))
    return;
  json = g_strdup_printf ("{\"id\":\"%s\",\"kind\":\"actor\",\"names\":[{\"name\":\"N\"}]}",
                          ent_record_get_id (record));
  after = json_from_string (json, NULL);
  ent_change_add (maker->change, ENT_TYPE_TIE, before, NULL);
  ent_change_add (maker->change, ENT_TYPE_STATE, NULL, after);
}

static void
make_membership (Maker *maker)
{
  EntRecord *tie = pick_record (maker, ENT_TYPE_TIE);
  EntRecord *state = pick_record (maker, ENT_TYPE_STATE);
  g_autoptr (JsonNode) before = tie ? ent_record_to_json (tie) : NULL;
  g_autoptr (JsonNode) after = tie ? ent_record_to_json (tie) : NULL;
  JsonArray *members;

  if (tie == NULL || state == NULL)
    return;
  members = json_object_get_array_member (json_node_get_object (after), "members");
  if (pick (maker, 2) && json_array_get_length (members) > 1)
    {
      json_array_remove_element (members, pick (maker, json_array_get_length (members)));
    }
  else
    {
      JsonObject *member = json_object_new ();

      json_object_set_string_member (member, "state", ent_record_get_id (state));
      json_array_add_object_element (members, member);
    }
  add_edit (maker, ENT_TYPE_TIE, ent_record_get_id (tie), before, after);
}

static void
make_reference (Maker *maker)
{
  EntRecord *evidence = pick_record (maker, ENT_TYPE_EVIDENCE);
  EntRecord *target = pick_any (maker);
  EntRecord *state = pick_record (maker, ENT_TYPE_STATE);
  g_autofree char *id = NULL;

  if (evidence == NULL || target == NULL || state == NULL)
    return;
  id = g_strdup (ent_record_get_id (target));
  if (ENT_IS_TIE (target) && pick (maker, 2))
    {
      g_free (id);
      id = g_strdup_printf ("%s/%s", ent_record_get_id (target), ent_record_get_id (state));
    }
  set_member (maker, evidence, "target", new_string (id));
}

static void
make_header (Maker *maker)
{
  EntRecord *header = ENT_RECORD (ent_case_get_header (maker->the_case));
  EntRecord *definition = pick_record (maker, ENT_TYPE_DEFINITION);
  g_autoptr (JsonNode) before = ent_record_to_json (header);
  g_autoptr (JsonNode) after = ent_record_to_json (header);
  g_autofree char *title = g_strdup_printf ("Title %u", pick (maker, 1000));

  json_object_set_string_member (json_node_get_object (after), "title", title);
  if (definition != NULL && pick (maker, 2))
    json_object_set_string_member (json_node_get_object (after), "definition",
                                   ent_record_get_id (definition));
  else if (pick (maker, 4) == 0)
    json_object_set_string_member (json_node_get_object (after), "definition", "nowhere");
  add_edit (maker, ENT_TYPE_HEADER, "case", before, after);
}

/* Another standard's object, its members in any order. */
static void
make_csl (Maker *maker)
{
  EntRecord *article = pick_record (maker, ENT_TYPE_ARTICLE);
  const char *orders[] = {
    "{\"type\":\"article\",\"title\":\"T\",\"note\":1.5}",
    "{\"title\":\"T\",\"type\":\"article\",\"note\":1.5}",
    "{\"note\":1.5,\"type\":\"article\",\"title\":\"T\"}",
    "{\"type\":\"book\"}",
  };

  if (article != NULL)
    set_member (maker, article, "csl", json_from_string (orders[pick (maker, 4)], NULL));
}

EntChange *
random_change (EntCase *the_case,
               GRand   *random)
{
  static void (*const makers[]) (Maker *) = {
    make_note, make_move, make_state, make_tie, make_removal_of_any, make_swap, make_membership,
    make_reference, make_header, make_csl, make_move, make_note, make_state,
  };
  Maker maker = { the_case, random, NULL, NULL };
  guint n_edits;

  maker.change = ent_change_new ("Random");
  maker.touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n_edits = 1 + pick (&maker, 3);
  for (guint i = 0; i < n_edits; i++)
    makers[pick (&maker, G_N_ELEMENTS (makers))] (&maker);
  if (n_edits > 1)
    ent_change_set_merge_key (maker.change, NULL);
  g_hash_table_unref (maker.touched);

  return maker.change;
}
