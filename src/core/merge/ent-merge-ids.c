/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-case-private.h"
#include "ent-merge-private.h"
#include "ent-store-private.h"

/*
 * Ids that both sides gave to different things. One of the two is called otherwise, with
 * all that refers to it, before the sides are merged: theirs, unless theirs was there
 * before.
 */

static const char *
look_up_new_id (GHashTable *new_ids,
                const char *id)
{
  const char *new_id = g_hash_table_lookup (new_ids, id);

  return new_id ? new_id : id;
}

/* A target may be TIE/STATE. */
static char *
dup_new_reference (GHashTable *new_ids,
                   const char *reference)
{
  g_auto (GStrv) parts = g_strsplit (reference, "/", 2);

  if (parts[0] == NULL || parts[1] == NULL)
    return g_strdup (look_up_new_id (new_ids, reference));

  return g_strdup_printf ("%s/%s", look_up_new_id (new_ids, parts[0]),
                          look_up_new_id (new_ids, parts[1]));
}

static void
rename_string (JsonObject *object,
               const char *name,
               GHashTable *new_ids)
{
  g_autofree char *id = NULL;

  id = dup_new_reference (new_ids, json_object_get_string_member (object, name));
  json_object_set_string_member (object, name, id);
}

static void
rename_strings (JsonObject *object,
                const char *name,
                GHashTable *new_ids)
{
  JsonArray *ids = json_object_get_array_member (object, name);
  JsonArray *renamed = json_array_new ();

  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      g_autofree char *id = NULL;

      id = dup_new_reference (new_ids, json_array_get_string_element (ids, i));
      json_array_add_string_element (renamed, id);
    }
  json_object_set_array_member (object, name, renamed);
}

static void
rename_references (EntRecordClass *klass,
                   JsonObject     *object,
                   GHashTable     *new_ids)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const EntField *field = &klass->fields[i];

      if (!json_object_has_member (object, field->name))
        continue;
      if (field->kind == ENT_FIELD_REFERENCE)
        rename_string (object, field->name, new_ids);
      else if (field->kind == ENT_FIELD_REFERENCES)
        rename_strings (object, field->name, new_ids);
      else if (field->kind == ENT_FIELD_RECORDS)
        {
          g_autoptr (EntRecordClass) part_class = g_type_class_ref (field->type ());
          JsonArray *parts = json_object_get_array_member (object, field->name);

          for (guint j = 0; j < json_array_get_length (parts); j++)
            rename_references (part_class, json_array_get_object_element (parts, j), new_ids);
        }
    }
}

/* The records that a conflict keeps are of the case, too. */
static void
rename_in_conflict (EntCase    *the_case,
                    JsonObject *conflict,
                    GHashTable *new_ids)
{
  static const char *const sides[] = { "base", "ours", "theirs" };
  const char *of = json_object_get_string_member_with_default (conflict, "of", NULL);
  EntRecord *record = ent_case_lookup (the_case, ENT_TYPE_RECORD, of);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (json_object_has_member (conflict, sides[i]))
      {
        JsonObject *side = json_object_get_object_member (conflict, sides[i]);

        rename_references (ENT_RECORD_GET_CLASS (record ? record
                                                        : ENT_RECORD (ent_case_get_header (the_case))),
                           side, new_ids);
        if (json_object_has_member (side, "id"))
          json_object_set_string_member (side, "id",
                                         look_up_new_id (new_ids, json_object_get_string_member (side, "id")));
      }
}

static EntRecord *
rename_record (EntCase    *the_case,
               EntRecord  *record,
               GHashTable *new_ids)
{
  g_autoptr (JsonNode) node = ent_record_to_json (record);
  /* What is of another standard is shared with the record, which is not to change. */
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (JsonNode) own = json_from_string (text, NULL);
  JsonObject *object = json_node_get_object (own);

  if (ENT_IS_CONFLICT (record))
    rename_in_conflict (the_case, object, new_ids);
  rename_references (ENT_RECORD_GET_CLASS (record), object, new_ids);
  if (json_object_has_member (object, "id"))
    json_object_set_string_member (object, "id",
                                   look_up_new_id (new_ids, ent_record_get_id (record)));

  return ent_record_new_from_json (G_OBJECT_TYPE (record), own, NULL);
}

static EntCase *
rename_ids (EntCase    *the_case,
            GHashTable *new_ids)
{
  g_autoptr (EntRecord) header = NULL;
  JsonObject *unknown = g_object_get_data (G_OBJECT (the_case), ENT_CASE_UNKNOWN);
  EntCase *renamed;
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  header = rename_record (the_case, ENT_RECORD (ent_case_get_header (the_case)), new_ids);
  renamed = ent_case_new (ENT_HEADER (header));
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *records = ent_case_get_records (the_case, types[i]);

      for (guint j = 0; j < g_list_model_get_n_items (records); j++)
        {
          g_autoptr (EntRecord) record = g_list_model_get_item (records, j);
          g_autoptr (EntRecord) own = rename_record (the_case, record, new_ids);

          ent_case_add (renamed, own, NULL);
        }
    }
  if (unknown != NULL)
    g_object_set_data_full (G_OBJECT (renamed), ENT_CASE_UNKNOWN, json_object_ref (unknown),
                            (GDestroyNotify) json_object_unref);

  return renamed;
}

static gboolean
has (EntCase   *the_case,
     EntRecord *record)
{
  EntRecord *found = ent_case_lookup (the_case, ENT_TYPE_RECORD, ent_record_get_id (record));

  return found != NULL && G_OBJECT_TYPE (found) == G_OBJECT_TYPE (record);
}

static gboolean
are_same_thing (EntRecord *a,
                EntRecord *b)
{
  g_autoptr (JsonNode) json_a = ent_record_to_json (a);
  g_autoptr (JsonNode) json_b = ent_record_to_json (b);

  return json_node_equal (json_a, json_b) ||
         ent_merge_is_same_thing (G_OBJECT_TYPE (a), json_a, json_b);
}

/* A conflict that was there before is not merged with another: see EntConflict. */
static gboolean
is_other_conflict (EntCase   *base,
                   EntRecord *ours,
                   EntRecord *theirs)
{
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) our_json = ent_record_to_json (ours);
  g_autoptr (JsonNode) their_json = ent_record_to_json (theirs);

  if (!ENT_IS_CONFLICT (theirs) || !ENT_IS_CONFLICT (ours))
    return FALSE;

  before = ent_record_to_json (ent_case_lookup (base, ENT_TYPE_RECORD, ent_record_get_id (theirs)));
  return !json_node_equal (before, our_json) && !json_node_equal (before, their_json) &&
         !json_node_equal (our_json, their_json);
}

/* Whether the record of one side must give way to one of the other that has its id. */
static gboolean
gives_way (EntCase   *base,
           EntCase   *other_side,
           EntRecord *record,
           gboolean   is_theirs)
{
  EntRecord *other = ent_case_lookup (other_side, ENT_TYPE_RECORD, ent_record_get_id (record));

  if (other == NULL)
    return FALSE;
  if (has (base, record))
    return is_theirs && has (base, other) && is_other_conflict (base, other, record);
  if (G_OBJECT_TYPE (other) != G_OBJECT_TYPE (record))
    return is_theirs || has (base, other);

  return is_theirs && !are_same_thing (other, record);
}

static char *
make_id (EntCase    **cases,
         GHashTable  *taken,
         const char  *id)
{
  for (guint n = 2;; n++)
    {
      g_autofree char *made = g_strdup_printf ("%s-%u", id, n);
      gboolean is_taken = g_hash_table_contains (taken, made);

      for (guint i = 0; i < 3; i++)
        is_taken = is_taken || ent_case_lookup (cases[i], ENT_TYPE_RECORD, made) != NULL;
      if (!is_taken)
        return g_steal_pointer (&made);
    }
}

static void
tell_apart_one (EntCase    **cases,
                EntCase     *other,
                EntCase    **side,
                gboolean     is_theirs)
{
  g_autoptr (GHashTable) new_ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      GListModel *records = ent_case_get_records (*side, types[i]);

      for (guint j = 0; j < g_list_model_get_n_items (records); j++)
        {
          g_autoptr (EntRecord) record = g_list_model_get_item (records, j);
          char *made;

          if (!gives_way (cases[0], other, record, is_theirs))
            continue;
          made = make_id (cases, taken, ent_record_get_id (record));
          g_hash_table_add (taken, made);
          g_hash_table_insert (new_ids, (gpointer) ent_record_get_id (record), made);
        }
    }

  if (g_hash_table_size (new_ids) > 0)
    {
      EntCase *renamed = rename_ids (*side, new_ids);

      g_hash_table_remove_all (new_ids);
      g_object_unref (*side);
      *side = renamed;
    }
}

/*< private >
 * ent_merge_tell_apart:
 * @base: the case before
 * @ours: (inout): what became of it on one side
 * @theirs: (inout): what became of it on the other
 *
 * Puts a copy in the place of a side that gave an id to something else than the other did,
 * in which that is called otherwise. Afterwards an id is one thing, of one type, on both
 * sides.
 */
void
ent_merge_tell_apart (EntCase  *base,
                      EntCase **ours,
                      EntCase **theirs)
{
  EntCase *cases[] = { base, *ours, *theirs };

  tell_apart_one (cases, *ours, theirs, TRUE);
  cases[2] = *theirs;
  tell_apart_one (cases, *theirs, ours, FALSE);
}
