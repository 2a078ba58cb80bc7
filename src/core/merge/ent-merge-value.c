/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-merge-private.h"

/*
 * One member, three ways. What only one side changed is taken from it; what both changed
 * alike is one change. Lists of parts and objects are merged within; all else that both
 * changed is a conflict, and the caller says which side it would then have.
 */

/*< private >
 * ent_merge_same:
 * @a: (nullable): a value
 * @b: (nullable): another; %NULL is "not there"
 *
 * Returns: whether both are alike
 */
gboolean
ent_merge_same (JsonNode *a,
                JsonNode *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return json_node_equal (a, b);
}

/*< private >
 * ent_merge_same_objects:
 * @a: an object
 * @b: another
 *
 * Returns: whether both are alike
 */
gboolean
ent_merge_same_objects (JsonObject *a,
                        JsonObject *b)
{
  g_autoptr (JsonNode) node_a = json_node_init_object (json_node_alloc (), a);
  g_autoptr (JsonNode) node_b = json_node_init_object (json_node_alloc (), b);

  return json_node_equal (node_a, node_b);
}

/*< private >
 * ent_merge_get_member:
 * @object: (nullable): an object
 * @name: the name of a member
 *
 * Returns: (transfer none) (nullable): the member
 */
JsonNode *
ent_merge_get_member (JsonObject *object,
                      const char *name)
{
  return object ? json_object_get_member (object, name) : NULL;
}

/*< private >
 * ent_merge_find_field:
 * @klass: (nullable): the class of a record or part
 * @name: the name of a member
 *
 * Returns: (nullable): the field, or %NULL for a member that this version does not know
 */
const EntField *
ent_merge_find_field (EntRecordClass *klass,
                      const char     *name)
{
  for (guint i = 0; klass && i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return &klass->fields[i];

  return NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static void
add_new_names (GPtrArray  *names,
               GHashTable *known,
               JsonObject *object)
{
  g_autoptr (GList) members = object ? json_object_get_members (object) : NULL;

  for (GList *l = members; l; l = l->next)
    if (g_hash_table_add (known, l->data))
      g_ptr_array_add (names, l->data);
}

/*< private >
 * ent_merge_list_members:
 * @base: (nullable): an object
 * @ours: (nullable): what became of it on one side
 * @theirs: (nullable): what became of it on the other
 *
 * Returns: (transfer container) (element-type utf8): the names of all members: those of
 *   @base in its order, then the others by name, so that both sides count alike
 */
GPtrArray *
ent_merge_list_members (JsonObject *base,
                        JsonObject *ours,
                        JsonObject *theirs)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  GPtrArray *names = g_ptr_array_new ();

  add_new_names (names, known, base);
  add_new_names (added, known, ours);
  add_new_names (added, known, theirs);
  g_ptr_array_sort_values (added, compare_names);
  g_ptr_array_extend (names, added, NULL, NULL);

  return names;
}

/*< private >
 * ent_merge_objects:
 * @klass: (nullable): what it is an object of, where that is a part of a record
 * @base: (nullable): the object
 * @ours: what became of it on one side
 * @theirs: what became of it on the other
 * @prefer: what to take where both disagree
 * @conflict: (inout): set where they do
 *
 * Returns: (transfer full): the merged object
 */
JsonObject *
ent_merge_objects (EntRecordClass *klass,
                   JsonObject     *base,
                   JsonObject     *ours,
                   JsonObject     *theirs,
                   EntMergeChoice  prefer,
                   gboolean       *conflict)
{
  g_autoptr (GPtrArray) names = ent_merge_list_members (base, ours, theirs);
  JsonObject *merged = json_object_new ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      JsonNode *value;

      value = ent_merge_value (ent_merge_find_field (klass, name),
                               ent_merge_get_member (base, name),
                               ent_merge_get_member (ours, name),
                               ent_merge_get_member (theirs, name), prefer, conflict);
      if (value != NULL)
        json_object_set_member (merged, name, value);
    }

  return merged;
}

static JsonNode *
copy (JsonNode *node)
{
  return node ? json_node_copy (node) : NULL;
}

static gboolean
are_objects (const EntField *field,
             JsonNode       *base,
             JsonNode       *ours,
             JsonNode       *theirs)
{
  return (field == NULL || field->kind == ENT_FIELD_JSON) && ours && theirs &&
         JSON_NODE_HOLDS_OBJECT (ours) && JSON_NODE_HOLDS_OBJECT (theirs) &&
         (base == NULL || JSON_NODE_HOLDS_OBJECT (base));
}

/*< private >
 * ent_merge_value:
 * @field: (nullable): the member's field; %NULL for what is not known
 * @base: (nullable): its value
 * @ours: (nullable): what became of it on one side; %NULL where it is not there
 * @theirs: (nullable): what became of it on the other
 * @prefer: what to take where both disagree; what one side removed and the other changed
 *   stays with %ENT_MERGE_CHOICE_CURRENT where it is a part of a list; else that is ours
 * @conflict: (inout): set where they do
 *
 * Returns: (transfer full) (nullable): the merged value
 */
JsonNode *
ent_merge_value (const EntField *field,
                 JsonNode       *base,
                 JsonNode       *ours,
                 JsonNode       *theirs,
                 EntMergeChoice  prefer,
                 gboolean       *conflict)
{
  if (ent_merge_same (ours, theirs) || ent_merge_same (base, theirs))
    return copy (ours);
  if (ent_merge_same (base, ours))
    return copy (theirs);

  if (ent_parts_are_merged (field))
    return ent_merge_parts (field, base, ours, theirs, prefer, conflict);
  if (are_objects (field, base, ours, theirs))
    {
      JsonNode *node = json_node_alloc ();

      json_node_init_object (node, NULL);
      json_node_take_object (node, ent_merge_objects (NULL, base ? json_node_get_object (base) : NULL,
                                                      json_node_get_object (ours),
                                                      json_node_get_object (theirs), prefer,
                                                      conflict));
      return node;
    }

  *conflict = TRUE;
  return copy (prefer == ENT_MERGE_CHOICE_THEIRS ? theirs : ours);
}
