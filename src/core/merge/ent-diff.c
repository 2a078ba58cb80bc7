/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-case-private.h"
#include "ent-diff-private.h"
#include "ent-direction.h"
#include "ent-edit.h"
#include "ent-merge-private.h"
#include "ent-store-private.h"

/*
 * What differs between two cases, by record and member; within a list whose items have an
 * identity, by item. The order is that of the file.
 */

typedef struct
{
  EntCase        *before;
  EntCase        *after;
  GPtrArray      *entries;
  GType           type;
  EntRecordClass *klass;   /* of the record that is looked at */
  const char     *section;
  const char     *id;
  const char     *name;
} Diff;

static void
entry_free (EntDiffEntry *entry)
{
  g_free (entry->section);
  g_free (entry->id);
  g_free (entry->name);
  g_free (entry->member);
  g_free (entry->part);
  g_clear_pointer (&entry->before, json_node_unref);
  g_clear_pointer (&entry->after, json_node_unref);
  g_free (entry->words);
  g_free (entry);
}

static EntDiffKind
get_kind (JsonNode *before,
          JsonNode *after)
{
  if (before == NULL)
    return ENT_DIFF_ADDED;

  return after == NULL ? ENT_DIFF_REMOVED : ENT_DIFF_CHANGED;
}

static void
add (Diff       *self,
     const char *member,
     const char *part,
     JsonNode   *before,
     JsonNode   *after,
     char       *words)
{
  EntDiffEntry *entry = g_new0 (EntDiffEntry, 1);

  entry->kind = get_kind (before, after);
  entry->type = self->type;
  entry->section = g_strdup (self->section);
  entry->id = g_strdup (self->id);
  entry->name = g_strdup (self->name);
  entry->member = g_strdup (member);
  entry->part = g_strdup (part);
  entry->before = before ? json_node_copy (before) : NULL;
  entry->after = after ? json_node_copy (after) : NULL;
  entry->words = words;
  g_ptr_array_add (self->entries, entry);
}

/* ----------------------------------------------------------------------------- members */

static void
add_value (Diff       *self,
           const char *member,
           JsonNode   *before,
           JsonNode   *after)
{
  g_autofree char *old = ent_diff_dup_value_words (self->before, self->klass, member, before);
  g_autofree char *new = ent_diff_dup_value_words (self->after, self->klass, member, after);

  add (self, member, NULL, before, after,
       /* Translators: a member of a record, what it said, and what it says. In a language that is
          written from right to left the arrow is ←. */
       ent_direction_keep_arrow (g_strdup_printf (C_("difference", "%s: %s → %s"),
                                                  ent_diff_get_member_words (member), old, new)));
}

static void
add_part (Diff       *self,
          const char *member,
          const char *part,
          JsonNode   *before,
          JsonNode   *after)
{
  const char *name = ent_diff_get_member_words (member);
  g_autofree char *old = ent_diff_dup_value_words (self->before, self->klass, member, before);
  g_autofree char *new = ent_diff_dup_value_words (self->after, self->klass, member, after);
  char *words;

  if (before == NULL)
    /* Translators: a list of a record, and what is new in it. */
    words = g_strdup_printf (C_("difference", "%s: added %s"), name, new);
  else if (after == NULL)
    /* Translators: a list of a record, and what is no longer in it. */
    words = g_strdup_printf (C_("difference", "%s: removed %s"), name, old);
  else
    words = ent_direction_keep_arrow (g_strdup_printf (C_("difference", "%s: %s → %s"), name, old,
                                                       new));

  add (self, member, part, before, after, words);
}

static void
compare_parts (Diff       *self,
               const char *member,
               EntParts   *before,
               EntParts   *after,
               JsonNode   *old,
               JsonNode   *new)
{
  guint n_entries = self->entries->len;

  for (guint i = 0; i < before->keys->len; i++)
    {
      const char *key = g_ptr_array_index (before->keys, i);
      JsonNode *was = g_hash_table_lookup (before->items, key);
      JsonNode *is = g_hash_table_lookup (after->items, key);

      if (!ent_merge_same (was, is))
        add_part (self, member, key, was, is);
    }
  for (guint i = 0; i < after->keys->len; i++)
    {
      const char *key = g_ptr_array_index (after->keys, i);

      if (!g_hash_table_contains (before->items, key))
        add_part (self, member, key, NULL, g_hash_table_lookup (after->items, key));
    }

  /* Only the order differs. */
  if (self->entries->len == n_entries)
    add_value (self, member, old, new);
}

static void
compare_objects (Diff       *self,
                 const char *member,
                 JsonObject *before,
                 JsonObject *after)
{
  g_autoptr (GPtrArray) names = ent_merge_list_members (before, after, NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      JsonNode *was = json_object_get_member (before, name);
      JsonNode *is = json_object_get_member (after, name);
      g_autofree char *old = was ? json_to_string (was, FALSE) : g_strdup (C_("value", "not said"));
      g_autofree char *new = is ? json_to_string (is, FALSE) : g_strdup (C_("value", "not said"));

      if (!ent_merge_same (was, is))
        add (self, member, name, was, is,
             /* Translators: a member of a record, one of its parts, what it said and says. */
             ent_direction_keep_arrow (g_strdup_printf (C_("difference", "%s, %s: %s → %s"),
                                                        ent_diff_get_member_words (member), name,
                                                        old, new)));
    }
}

static void
compare_member (Diff       *self,
                const char *member,
                JsonNode   *before,
                JsonNode   *after)
{
  const EntField *field = ent_merge_find_field (self->klass, member);

  if (ent_merge_same (before, after))
    return;

  if (ent_parts_are_merged (field))
    {
      g_autoptr (EntParts) old = ent_parts_new (field, before);
      g_autoptr (EntParts) new = ent_parts_new (field, after);

      if (old->unique && new->unique)
        {
          compare_parts (self, member, old, new, before, after);
          return;
        }
    }
  if (field && field->kind == ENT_FIELD_JSON && before && after)
    compare_objects (self, member, json_node_get_object (before), json_node_get_object (after));
  else
    add_value (self, member, before, after);
}

static void
compare_members (Diff       *self,
                 JsonObject *before,
                 JsonObject *after)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = ent_merge_list_members (before, after, NULL);

  /* Those that are known in their own order, then the others. */
  for (guint i = 0; self->klass && i < self->klass->n_fields; i++)
    g_ptr_array_add (names, (gpointer) self->klass->fields[i].name);
  for (guint i = 0; i < all->len; i++)
    if (ent_merge_find_field (self->klass, g_ptr_array_index (all, i)) == NULL)
      g_ptr_array_add (names, g_ptr_array_index (all, i));

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      compare_member (self, name, ent_merge_get_member (before, name),
                      ent_merge_get_member (after, name));
    }
}

/* ----------------------------------------------------------------------------- records */

static void
compare_records (Diff      *self,
                 EntRecord *before,
                 EntRecord *after)
{
  g_autoptr (JsonNode) old = before ? ent_record_to_json (before) : NULL;
  g_autoptr (JsonNode) new = after ? ent_record_to_json (after) : NULL;
  EntCase *the_case = after ? self->after : self->before;
  EntRecord *record = after ? after : before;
  g_autofree char *name = NULL;

  if (ent_merge_same (old, new))
    return;

  name = ENT_IS_HEADER (record) ? g_strdup (_("Case")) : ent_edit_dup_name (the_case, record);
  self->type = G_OBJECT_TYPE (record);
  self->klass = ENT_RECORD_GET_CLASS (record);
  self->section = ENT_IS_HEADER (record) ? "case" : ent_record_get_section (record);
  self->id = ent_record_get_id (record);
  self->name = name;

  if (ENT_IS_CONFLICT (record) && (old == NULL || new == NULL))
    add (self, NULL, NULL, old, new, ent_merge_dup_conflict_words (the_case, ENT_CONFLICT (record)));
  else if (old != NULL && new != NULL)
    compare_members (self, json_node_get_object (old), json_node_get_object (new));
  else
    add (self, NULL, NULL, old, new,
         ent_diff_dup_object_words (the_case, self->klass, json_node_get_object (new ? new : old)));
}

static void
compare_sections (Diff  *self,
                  GType  type)
{
  GListModel *before = ent_case_get_records (self->before, type);
  GListModel *after = ent_case_get_records (self->after, type);
  guint i = 0;
  guint j = 0;

  /* Both are sorted by id. */
  while (i < g_list_model_get_n_items (before) || j < g_list_model_get_n_items (after))
    {
      g_autoptr (EntRecord) old = g_list_model_get_item (before, i);
      g_autoptr (EntRecord) new = g_list_model_get_item (after, j);
      int order;

      if (old == NULL || new == NULL)
        order = old ? -1 : 1;
      else
        order = strcmp (ent_record_get_id (old), ent_record_get_id (new));
      compare_records (self, order <= 0 ? old : NULL, order >= 0 ? new : NULL);
      i += order <= 0;
      j += order >= 0;
    }
}

static void
compare_unknown (Diff *self)
{
  g_autoptr (JsonObject) nothing = json_object_new ();
  JsonObject *before = g_object_get_data (G_OBJECT (self->before), ENT_CASE_UNKNOWN);
  JsonObject *after = g_object_get_data (G_OBJECT (self->after), ENT_CASE_UNKNOWN);

  self->type = G_TYPE_INVALID;
  self->klass = NULL;
  self->section = NULL;
  self->id = NULL;
  self->name = C_("part of a case file", "Document");
  compare_members (self, before ? before : nothing, after ? after : nothing);
}

/**
 * ent_diff_cases:
 * @before: a case
 * @after: another
 *
 * Finds what differs between two cases, in the order of the file: by record and member,
 * and, within a list whose items have an identity, by item. Members that this version does
 * not know are compared, too.
 *
 * Returns: (transfer full) (element-type EntDiffEntry): the differences; none where the
 *   cases say the same
 */
GPtrArray *
ent_diff_cases (EntCase *before,
                EntCase *after)
{
  Diff self = { .before = before, .after = after };
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  g_return_val_if_fail (ENT_IS_CASE (before), NULL);
  g_return_val_if_fail (ENT_IS_CASE (after), NULL);

  self.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  compare_records (&self, ENT_RECORD (ent_case_get_header (before)),
                   ENT_RECORD (ent_case_get_header (after)));
  for (guint i = 0; i < n_types; i++)
    compare_sections (&self, types[i]);
  compare_unknown (&self);

  return self.entries;
}

/* ------------------------------------------------------------------------------ outputs */

static void
add_member (JsonObject *object,
            const char *name,
            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static void
add_node (JsonObject *object,
          const char *name,
          JsonNode   *value)
{
  json_object_set_member (object, name,
                          value ? json_node_copy (value) : json_node_init_null (json_node_alloc ()));
}

static JsonObject *
entry_to_json (const EntDiffEntry *entry)
{
  static const char *const kinds[] = { "added", "removed", "changed" };
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "change", kinds[entry->kind]);
  add_member (object, "section", entry->section);
  add_member (object, "id", entry->id);
  add_member (object, "name", entry->name);
  add_member (object, "member", entry->member);
  add_member (object, "part", entry->part);
  add_node (object, "before", entry->before);
  add_node (object, "after", entry->after);
  add_member (object, "words", entry->words);

  return object;
}

/**
 * ent_diff_to_json:
 * @entries: (element-type EntDiffEntry): differences
 *
 * Returns: (transfer full): an object with the list `differences`, each with `change`,
 *   `section`, `id`, `name`, `member`, `part`, `before`, `after` and `words`; what is not
 *   there is null
 */
JsonNode *
ent_diff_to_json (GPtrArray *entries)
{
  JsonArray *array = json_array_new ();
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), NULL);

  for (guint i = 0; i < entries->len; i++)
    json_array_add_object_element (array, entry_to_json (g_ptr_array_index (entries, i)));
  json_object_set_array_member (object, "differences", array);
  json_node_take_object (node, object);

  return node;
}

/**
 * ent_diff_entry_dup_line:
 * @entry: a difference
 *
 * Returns: (transfer full): it in a line: "~ Vietnam – Laos (vnm-lao): date: 1977 to the
 *   present → 1977 to 2020"; a record that is new begins with "+", one that is gone with "-"
 */
char *
ent_diff_entry_dup_line (const EntDiffEntry *entry)
{
  static const char marks[] = { '+', '-', '~' };
  g_autofree char *name = NULL;

  name = entry->id ? g_strdup_printf ("%s (%s)", entry->name, entry->id) : g_strdup (entry->name);
  if (entry->member != NULL)
    return g_strdup_printf ("~ %s: %s", name, entry->words);

  /* "Place of Laos" says what it is. */
  if (g_str_has_prefix (name, ent_diff_get_type_words (entry->type)))
    return g_strdup_printf ("%c %s: %s", marks[entry->kind], name, entry->words);

  return g_strdup_printf ("%c %s %s: %s", marks[entry->kind], ent_diff_get_type_words (entry->type),
                          name, entry->words);
}
