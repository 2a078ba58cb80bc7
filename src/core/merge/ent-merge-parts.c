/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-instrument.h"
#include "ent-merge-private.h"
#include "ent-state.h"
#include "ent-tie.h"

/*
 * Lists of parts, three ways. An item is known by its key: a membership by its state, a
 * name by itself, a renewal by its date, all else by its whole content.
 *
 * What either side added is added, what either removed is removed, and an item that both
 * changed is merged by its members. The list as a whole is in conflict where keys do not
 * tell: one stands twice, both sides removed the same item and put different ones there,
 * or both put the list into different orders.
 *
 * The order is that of the list before, or of the one side that changed it; an item that
 * is new stands behind the one that it was put behind. Nothing depends on which side is
 * called ours, save what is in conflict.
 */

static const char *
get_key_member (const EntField *field)
{
  GType type = field->kind == ENT_FIELD_RECORDS ? field->type () : G_TYPE_INVALID;

  if (type == ENT_TYPE_MEMBERSHIP)
    return "state";
  if (type == ENT_TYPE_STATE_NAME)
    return "name";
  if (type == ENT_TYPE_RENEWAL)
    return "date";

  return NULL;
}

static char *
dup_key (const EntField *field,
         JsonNode       *item)
{
  const char *member = get_key_member (field);

  if (member != NULL && JSON_NODE_HOLDS_OBJECT (item))
    return g_strdup (json_object_get_string_member_with_default (json_node_get_object (item),
                                                                 member, ""));
  if (JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING)
    return json_node_dup_string (item);

  return json_to_string (item, FALSE);
}

/*< private >
 * ent_parts_are_merged:
 * @field: (nullable): a field
 *
 * Returns: whether it is a list whose items stand for themselves; the two states of a pair
 *   say something only together
 */
gboolean
ent_parts_are_merged (const EntField *field)
{
  if (field == NULL || g_str_equal (field->name, "pair"))
    return FALSE;

  return field->kind == ENT_FIELD_RECORDS || field->kind == ENT_FIELD_ENUM_SET ||
         field->kind == ENT_FIELD_STRINGS || field->kind == ENT_FIELD_REFERENCES;
}

/*< private >
 * ent_parts_new:
 * @field: the field of a list
 * @list: (nullable): the list, kept by the caller
 *
 * Returns: (transfer full): its items by their keys
 */
EntParts *
ent_parts_new (const EntField *field,
               JsonNode       *list)
{
  EntParts *self = g_new0 (EntParts, 1);
  JsonArray *array = list && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->items = g_hash_table_new (g_str_hash, g_str_equal);
  self->unique = TRUE;
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      char *key = dup_key (field, item);

      g_ptr_array_add (self->keys, key);
      if (g_hash_table_contains (self->items, key))
        self->unique = FALSE;
      else
        g_hash_table_insert (self->items, key, item);
    }

  return self;
}

void
ent_parts_free (EntParts *self)
{
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->keys);
  g_free (self);
}

typedef struct
{
  const EntField *field;
  EntParts       *base;
  EntParts       *ours;
  EntParts       *theirs;
  EntMergeChoice  prefer;
  gboolean       *conflict;
  GHashTable     *merged;   /* key → JsonNode, owned: what is left and what is new */
} Parts;

static JsonNode *
look_up (EntParts   *parts,
         const char *key)
{
  return g_hash_table_lookup (parts->items, key);
}

/* ------------------------------------------------------------------- whether keys tell */

static gboolean
has_news_of_its_own (EntParts *side,
                     EntParts *base,
                     EntParts *other)
{
  for (guint i = 0; i < side->keys->len; i++)
    {
      const char *key = g_ptr_array_index (side->keys, i);

      if (look_up (base, key) == NULL && look_up (other, key) == NULL)
        return TRUE;
    }

  return FALSE;
}

/* Both took away the same item, and each put something else there: which may be one change
 * of that item, made in two ways. */
static gboolean
is_replaced_twice (Parts *self)
{
  gboolean lost = FALSE;

  for (guint i = 0; !lost && i < self->base->keys->len; i++)
    {
      const char *key = g_ptr_array_index (self->base->keys, i);

      lost = look_up (self->ours, key) == NULL && look_up (self->theirs, key) == NULL;
    }

  return lost && has_news_of_its_own (self->ours, self->base, self->theirs) &&
         has_news_of_its_own (self->theirs, self->base, self->ours);
}

static char *
dup_order (Parts    *self,
           EntParts *parts)
{
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < parts->keys->len; i++)
    {
      const char *key = g_ptr_array_index (parts->keys, i);

      if (look_up (self->base, key) && look_up (self->ours, key) && look_up (self->theirs, key))
        g_string_append_printf (order, "%s\n", key);
    }

  return g_string_free_and_steal (order);
}

/* Returns the list whose order counts, or %NULL where there are two. */
static EntParts *
choose_order (Parts *self)
{
  g_autofree char *base = dup_order (self, self->base);
  g_autofree char *ours = dup_order (self, self->ours);
  g_autofree char *theirs = dup_order (self, self->theirs);

  if (g_str_equal (base, ours))
    return g_str_equal (base, theirs) ? self->base : self->theirs;

  return g_str_equal (base, theirs) || g_str_equal (ours, theirs) ? self->ours : NULL;
}

/* --------------------------------------------------------------------------- the items */

static JsonNode *
merge_both (Parts    *self,
            JsonNode *base,
            JsonNode *ours,
            JsonNode *theirs)
{
  g_autoptr (EntRecordClass) class = NULL;
  JsonNode *node = json_node_alloc ();

  class = g_type_class_ref (self->field->type ());
  json_node_init_object (node, NULL);
  json_node_take_object (node, ent_merge_objects (class, base ? json_node_get_object (base) : NULL,
                                                  json_node_get_object (ours),
                                                  json_node_get_object (theirs), self->prefer,
                                                  self->conflict));
  return node;
}

static JsonNode *
merge_item (Parts    *self,
            JsonNode *base,
            JsonNode *ours,
            JsonNode *theirs)
{
  if (ent_merge_same (ours, theirs) || ent_merge_same (base, theirs))
    return ours;
  if (ent_merge_same (base, ours))
    return theirs;

  *self->conflict = TRUE;
  if (self->prefer == ENT_MERGE_CHOICE_OURS)
    return ours;
  if (self->prefer == ENT_MERGE_CHOICE_THEIRS)
    return theirs;

  return ours ? ours : theirs;
}

static void
merge_key (Parts      *self,
           const char *key)
{
  JsonNode *base = look_up (self->base, key);
  JsonNode *ours = look_up (self->ours, key);
  JsonNode *theirs = look_up (self->theirs, key);
  JsonNode *merged;

  if (g_hash_table_contains (self->merged, key))
    return;

  if (ours && theirs && JSON_NODE_HOLDS_OBJECT (ours))
    {
      g_hash_table_insert (self->merged, (gpointer) key, merge_both (self, base, ours, theirs));
      return;
    }

  merged = merge_item (self, base, ours, theirs);
  if (merged != NULL)
    g_hash_table_insert (self->merged, (gpointer) key, json_node_copy (merged));
}

static void
merge_keys (Parts    *self,
            EntParts *parts)
{
  for (guint i = 0; i < parts->keys->len; i++)
    merge_key (self, g_ptr_array_index (parts->keys, i));
}

/* --------------------------------------------------------------------------- the order */

static gboolean
is_left (Parts      *self,
         const char *key)
{
  return look_up (self->base, key) != NULL && g_hash_table_contains (self->merged, key);
}

/* What is left of the list before, in the order that counts. */
static GPtrArray *
list_left (Parts    *self,
           EntParts *order)
{
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; i < order->keys->len; i++)
    if (is_left (self, g_ptr_array_index (order->keys, i)))
      g_ptr_array_add (left, g_ptr_array_index (order->keys, i));
  for (guint i = 0; i < self->base->keys->len; i++)
    {
      const char *key = g_ptr_array_index (self->base->keys, i);

      if (is_left (self, key) && look_up (order, key) == NULL)
        g_ptr_array_add (left, (gpointer) key);
    }

  return left;
}

/* The item that another was put behind: the last before it that is left; "" for none. */
static const char *
find_anchor (Parts      *self,
             EntParts   *side,
             const char *key)
{
  const char *anchor = "";

  for (guint i = 0; i < side->keys->len; i++)
    {
      const char *other = g_ptr_array_index (side->keys, i);

      if (g_str_equal (other, key))
        break;
      if (is_left (self, other))
        anchor = other;
    }

  return anchor;
}

static void
add_news_of (Parts      *self,
             GPtrArray  *news,
             EntParts   *side,
             EntParts   *other,
             const char *anchor)
{
  for (guint i = 0; i < side->keys->len; i++)
    {
      const char *key = g_ptr_array_index (side->keys, i);

      if (look_up (self->base, key) == NULL && look_up (other, key) == NULL &&
          g_str_equal (find_anchor (self, side, key), anchor))
        g_ptr_array_add (news, (gpointer) key);
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (a, b);
}

/* What both sides added; where they put it in two places, the first by name counts. */
static void
add_news_of_both (Parts      *self,
                  GPtrArray  *news,
                  const char *anchor)
{
  for (guint i = 0; i < self->ours->keys->len; i++)
    {
      const char *key = g_ptr_array_index (self->ours->keys, i);
      const char *ours, *theirs;

      if (look_up (self->base, key) != NULL || look_up (self->theirs, key) == NULL)
        continue;
      ours = find_anchor (self, self->ours, key);
      theirs = find_anchor (self, self->theirs, key);
      if (g_str_equal (strcmp (ours, theirs) < 0 ? ours : theirs, anchor))
        g_ptr_array_add (news, (gpointer) key);
    }
  g_ptr_array_sort_values (news, compare_keys);
}

static void
append (Parts     *self,
        JsonArray *array,
        GPtrArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    json_array_add_element (array, json_node_copy (g_hash_table_lookup (self->merged,
                                                                        keys->pdata[i])));
}

static void
append_news (Parts      *self,
             JsonArray  *array,
             const char *anchor)
{
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();
  g_autoptr (GPtrArray) theirs = g_ptr_array_new ();
  gboolean ours_first;

  add_news_of_both (self, both, anchor);
  add_news_of (self, ours, self->ours, self->theirs, anchor);
  add_news_of (self, theirs, self->theirs, self->ours, anchor);
  ours_first = ours->len == 0 || theirs->len == 0 ||
               strcmp (ours->pdata[0], theirs->pdata[0]) < 0;

  append (self, array, both);
  append (self, array, ours_first ? ours : theirs);
  append (self, array, ours_first ? theirs : ours);
}

static JsonNode *
put_in_order (Parts    *self,
              EntParts *order)
{
  g_autoptr (GPtrArray) left = list_left (self, order);
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_alloc ();

  append_news (self, array, "");
  for (guint i = 0; i < left->len; i++)
    {
      const char *key = g_ptr_array_index (left, i);

      json_array_add_element (array, json_node_copy (g_hash_table_lookup (self->merged, key)));
      append_news (self, array, key);
    }

  json_node_init_array (node, NULL);
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
take_whole (EntMergeChoice  prefer,
            JsonNode       *ours,
            JsonNode       *theirs,
            gboolean       *conflict)
{
  JsonNode *taken = prefer == ENT_MERGE_CHOICE_THEIRS ? theirs : ours;

  *conflict = TRUE;
  return taken ? json_node_copy (taken) : NULL;
}

/*< private >
 * ent_merge_parts:
 * @field: the field of a list, see ent_parts_are_merged()
 * @base: (nullable): the list
 * @ours: (nullable): what became of it on one side
 * @theirs: (nullable): what became of it on the other
 * @prefer: what to take where both disagree; with %ENT_MERGE_CHOICE_CURRENT an item that one
 *   removed and the other changed stays, else it is ours
 * @conflict: (inout): set where they do
 *
 * Returns: (transfer full) (nullable): the merged list
 */
JsonNode *
ent_merge_parts (const EntField *field,
                 JsonNode       *base,
                 JsonNode       *ours,
                 JsonNode       *theirs,
                 EntMergeChoice  prefer,
                 gboolean       *conflict)
{
  g_autoptr (EntParts) base_parts = ent_parts_new (field, base);
  g_autoptr (EntParts) our_parts = ent_parts_new (field, ours);
  g_autoptr (EntParts) their_parts = ent_parts_new (field, theirs);
  g_autoptr (GHashTable) merged = NULL;
  Parts self = { field, base_parts, our_parts, their_parts, prefer, conflict, NULL };
  EntParts *order;

  if (!base_parts->unique || !our_parts->unique || !their_parts->unique ||
      is_replaced_twice (&self))
    return take_whole (prefer, ours, theirs, conflict);
  order = choose_order (&self);
  if (order == NULL)
    return take_whole (prefer, ours, theirs, conflict);

  merged = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) json_node_unref);
  self.merged = merged;
  merge_keys (&self, base_parts);
  merge_keys (&self, our_parts);
  merge_keys (&self, their_parts);

  return put_in_order (&self, order);
}
