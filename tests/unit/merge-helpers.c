/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-edit.h"
#include "merge-helpers.h"

/* --------------------------------------------------------------------- what is touched */

Touched *
touched_new (void)
{
  Touched *self = g_new0 (Touched, 1);

  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
touched_free (Touched *self)
{
  g_hash_table_unref (self->members);
  g_hash_table_unref (self->removed);
  g_hash_table_unref (self->used);
  g_free (self);
}

static gboolean
same (JsonNode *a,
      JsonNode *b)
{
  return a == NULL || b == NULL ? a == b : json_node_equal (a, b);
}

static JsonNode *
get (JsonNode   *record,
     const char *name)
{
  return json_object_get_member (json_node_get_object (record), name);
}

static const char *
get_state (JsonNode *members,
           guint     i)
{
  return json_object_get_string_member (json_array_get_object_element (json_node_get_array (members), i),
                                        "state");
}

/* Whether two lists have the same states in the same order, each once. */
static gboolean
have_same_states (JsonNode *a,
                  JsonNode *b)
{
  guint length = json_array_get_length (json_node_get_array (a));

  if (length != json_array_get_length (json_node_get_array (b)))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      if (!g_str_equal (get_state (a, i), get_state (b, i)))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (g_str_equal (get_state (a, i), get_state (a, j)))
          return FALSE;
    }

  return TRUE;
}

static void
touch_member (Touched    *self,
              const char *id,
              const char *name,
              JsonNode   *before,
              JsonNode   *after)
{
  if (same (before, after))
    return;

  if (g_str_equal (name, "members") && have_same_states (before, after))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (before)); i++)
        if (!json_node_equal (json_array_get_element (json_node_get_array (before), i),
                              json_array_get_element (json_node_get_array (after), i)))
          g_hash_table_add (self->members, g_strdup_printf ("%s:members:%s", id,
                                                            get_state (before, i)));
      return;
    }

  g_hash_table_add (self->members, g_strdup_printf ("%s:%s", id, name));
}

static void
use (EntRecord      *record,
     const EntField *field,
     const char     *id,
     gpointer        user_data)
{
  GHashTable *used = user_data;

  g_hash_table_add (used, g_strdup (id));
  if (strchr (id, '/') != NULL)
    g_hash_table_add (used, g_strndup (id, (gsize) (strchr (id, '/') - id)));
}

void
touched_add (Touched   *self,
             EntChange *change)
{
  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    {
      const EntEdit *edit = ent_change_get_edit (change, i);
      g_autoptr (EntRecord) after = NULL;

      g_hash_table_add (self->used, g_strdup (edit->id));
      if (edit->after == NULL)
        {
          g_hash_table_add (self->removed, g_strdup (edit->id));
          continue;
        }

      after = ent_record_new_from_json (edit->type, edit->after, NULL);
      ent_record_foreach_reference (after, use, self->used);
      if (edit->before != NULL)
        {
          g_autoptr (GList) old = json_object_get_members (json_node_get_object (edit->before));
          g_autoptr (GList) new = json_object_get_members (json_node_get_object (edit->after));

          for (GList *l = old; l; l = l->next)
            touch_member (self, edit->id, l->data, get (edit->before, l->data), get (edit->after, l->data));
          for (GList *l = new; l; l = l->next)
            touch_member (self, edit->id, l->data, get (edit->before, l->data), get (edit->after, l->data));
        }
    }
}

static gboolean
meet (GHashTable *a,
      GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (b, key))
      return TRUE;

  return FALSE;
}

/* "x:members" touches "x:members:AAA". */
static gboolean
contain (GHashTable *a,
         GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const char *end = strstr (key, ":members:");
      g_autofree char *list = end ? g_strndup (key, (gsize) (end - (char *) key) + strlen (":members")) : NULL;

      if (list != NULL && g_hash_table_contains (b, list))
        return TRUE;
    }

  return FALSE;
}

gboolean
touched_overlap (Touched *a,
                 Touched *b)
{
  return meet (a->members, b->members) || contain (a->members, b->members) ||
         contain (b->members, a->members) || meet (a->removed, b->used) || meet (b->removed, a->used);
}

/* ---------------------------------------------------------------------- random changes */

static EntRecord *
pick (EntCase *the_case,
      GType    type,
      GRand   *random)
{
  GListModel *records = ent_case_get_records (the_case, type);
  guint n = g_list_model_get_n_items (records);
  EntRecord *record;

  if (n == 0)
    return NULL;
  record = g_list_model_get_item (records, (guint) g_rand_int_range (random, 0, (gint32) n));
  /* The case keeps it. */
  g_object_unref (record);

  return record;
}

static JsonNode *
make_date (GRand *random)
{
  g_autofree char *edtf = g_strdup_printf ("%d/%d", g_rand_int_range (random, 1900, 1960),
                                           g_rand_int_range (random, 1960, 2020));

  return json_node_init_string (json_node_alloc (), edtf);
}

static JsonNode *
make_value (const EntField *field,
            GRand          *random)
{
  g_autofree char *text = NULL;

  switch (field->kind)
    {
    case ENT_FIELD_DATE:
      return make_date (random);
    case ENT_FIELD_INTEGER:
      return json_node_init_int (json_node_alloc (), g_rand_int_range (random, 1, 9));
    case ENT_FIELD_NUMBER:
      return json_node_init_int (json_node_alloc (), g_rand_int_range (random, -500, 500));
    case ENT_FIELD_STRING:
      text = g_strdup_printf ("P%dY", g_rand_int_range (random, 1, 10000));
      return json_node_init_string (json_node_alloc (), text);
    case ENT_FIELD_ENUM:
      {
        g_autoptr (GEnumClass) class = g_type_class_ref (field->type ());
        int n = g_rand_int_range (random, 0, (gint32) class->n_values);

        return json_node_init_string (json_node_alloc (), class->values[n].value_nick);
      }
    default:
      return NULL;
    }
}

static EntChange *
change_member (EntCase   *the_case,
               EntRecord *record,
               GRand     *random)
{
  EntRecordClass *klass = ENT_RECORD_GET_CLASS (record);
  const EntField *field = &klass->fields[g_rand_int_range (random, 0, (gint32) klass->n_fields)];
  g_autoptr (JsonNode) after = ent_record_to_json (record);
  JsonNode *value = make_value (field, random);

  if (ENT_IS_TIE (record) && g_str_equal (field->name, "kind"))
    g_clear_pointer (&value, json_node_unref);
  if (value != NULL)
    json_object_set_member (json_node_get_object (after), field->name, value);
  else if (!field->required)
    json_object_remove_member (json_node_get_object (after), field->name);

  return ent_edit_put (the_case, G_OBJECT_TYPE (record), after, "Change");
}

static EntChange *
change_membership (EntCase   *the_case,
                   EntRecord *tie,
                   GRand     *random)
{
  g_autoptr (JsonNode) after = ent_record_to_json (tie);
  JsonArray *members = json_object_get_array_member (json_node_get_object (after), "members");
  guint n = (guint) g_rand_int_range (random, 0, (gint32) json_array_get_length (members));

  json_object_set_member (json_array_get_object_element (members, n), "date", make_date (random));

  return ent_edit_put (the_case, ENT_TYPE_TIE, after, "Change");
}

static EntChange *
add_evidence (EntCase    *the_case,
              GRand      *random,
              const char *side,
              guint       number)
{
  EntRecord *passage = pick (the_case, ENT_TYPE_PASSAGE, random);
  EntRecord *tie = pick (the_case, ENT_TYPE_TIE, random);
  g_autoptr (EntMembership) member = NULL;
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) after = NULL;

  if (passage == NULL || tie == NULL)
    return NULL;

  member = g_list_model_get_item (ent_tie_get_members (ENT_TIE (tie)), 0);
  json = g_strdup_printf ("{\"id\":\"new-%s-%u\",\"passage\":\"%s\",\"target\":\"%s%s%s\","
                          "\"stance\":\"supports\",\"aspect\":\"start\"}",
                          side, number, ent_record_get_id (passage), ent_record_get_id (tie),
                          number % 2 ? "/" : "", number % 2 ? ent_membership_get_state (member) : "");
  after = json_from_string (json, NULL);

  return ent_edit_put (the_case, ENT_TYPE_EVIDENCE, after, "Add");
}

EntChange *
make_random_change (EntCase    *the_case,
                    GRand      *random,
                    const char *side,
                    guint       number)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);
  EntRecord *record;
  int kind = g_rand_int_range (random, 0, 10);

  /* Not the conflicts, which come last. */
  record = pick (the_case, types[g_rand_int_range (random, 0, (gint32) n_types - 1)], random);
  if (kind == 0)
    return add_evidence (the_case, random, side, number);
  if (record == NULL)
    return NULL;
  if (kind == 1)
    return ent_edit_remove (the_case, record);
  if (kind == 2)
    return change_membership (the_case, pick (the_case, ENT_TYPE_TIE, random), random);

  return change_member (the_case, record, random);
}

/* --------------------------------------------------------------------------- applying */

void
apply_change (EntCase   *the_case,
              EntChange *change)
{
  g_autoptr (GError) error = NULL;

  ent_case_apply (the_case, change, &error);
  g_assert_no_error (error);
}

static void
patch_members (JsonObject *now,
               JsonNode   *before,
               JsonNode   *after)
{
  JsonArray *list = json_object_get_array_member (now, "members");

  for (guint i = 0; i < json_array_get_length (json_node_get_array (before)); i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (after), i);

      if (json_node_equal (json_array_get_element (json_node_get_array (before), i), item))
        continue;
      for (guint j = 0; j < json_array_get_length (list); j++)
        if (g_str_equal (json_object_get_string_member (json_array_get_object_element (list, j), "state"),
                         get_state (after, i)))
          {
            json_object_set_member (json_array_get_object_element (list, j), "date",
                                    json_object_dup_member (json_node_get_object (item), "date"));
          }
    }
}

static void
patch_member (JsonNode      *now,
              const EntEdit *edit,
              const char    *name)
{
  JsonNode *before = get (edit->before, name);
  JsonNode *after = get (edit->after, name);

  if (same (before, after))
    return;
  if (g_str_equal (name, "members") && have_same_states (before, after))
    patch_members (json_node_get_object (now), before, after);
  else if (after != NULL)
    json_object_set_member (json_node_get_object (now), name, json_node_copy (after));
  else
    json_object_remove_member (json_node_get_object (now), name);
}

/* Does what a change did to another version of the case, member by member. */
void
apply_memberwise (EntCase   *the_case,
                  EntChange *change)
{
  g_autoptr (EntChange) patched = ent_change_new ("Patched");

  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    {
      const EntEdit *edit = ent_change_get_edit (change, i);
      EntRecord *record = ent_case_lookup (the_case, edit->type, edit->id);
      g_autoptr (JsonNode) before = NULL;
      g_autoptr (JsonNode) after = NULL;

      if (edit->type == ENT_TYPE_HEADER)
        record = ENT_RECORD (ent_case_get_header (the_case));
      if (edit->before == NULL || edit->after == NULL)
        {
          ent_change_add (patched, edit->type, edit->before, edit->after);
          continue;
        }

      before = ent_record_to_json (record);
      after = ent_record_to_json (record);
      for (guint pass = 0; pass < 2; pass++)
        {
          JsonNode *side = pass == 0 ? edit->before : edit->after;
          g_autoptr (GList) names = json_object_get_members (json_node_get_object (side));

          for (GList *l = names; l; l = l->next)
            patch_member (after, edit, l->data);
        }
      ent_change_add (patched, edit->type, before, after);
    }

  apply_change (the_case, patched);
}
