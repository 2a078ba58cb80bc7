/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-merge-private.h"

/*
 * Removals that do not go through. What one side removed and the other changed or refers
 * to stays, with all that went along with it, until somebody decides: so no reference of
 * the merged case leads nowhere, and nothing that either side wrote is lost.
 */

static gboolean
has (EntCase    *the_case,
     GType       type,
     const char *id)
{
  EntRecord *record = ent_case_lookup (the_case, ENT_TYPE_RECORD, id);

  return record != NULL && G_OBJECT_TYPE (record) == type;
}

static void
bring_back_referrers (EntMerger  *self,
                      EntCase    *from,
                      EntCase    *gone_from,
                      const char *id)
{
  g_autoptr (GPtrArray) referrers = ent_case_get_referrers (from, ENT_TYPE_RECORD, id);

  for (guint i = 0; i < referrers->len; i++)
    {
      EntRecord *record = g_ptr_array_index (referrers, i);
      GType type = G_OBJECT_TYPE (record);
      const char *other = ent_record_get_id (record);
      g_autoptr (JsonNode) node = NULL;

      if (g_hash_table_contains (self->items, other) || !has (self->base, type, other) ||
          has (gone_from, type, other))
        continue;
      node = ent_record_to_json (record);
      ent_merger_hold (self, ent_merger_add (self, type, other, node));
    }
}

/*< private >
 * ent_merger_hold:
 * @self: a merge
 * @item: a record that one side removed, and that stays
 *
 * Brings back what that side removed along with it: what refers to it.
 */
void
ent_merger_hold (EntMerger    *self,
                 EntMergeItem *item)
{
  gboolean is_ours = has (self->ours, item->type, item->id);
  EntCase *from = is_ours ? self->ours : self->theirs;
  EntCase *gone_from = is_ours ? self->theirs : self->ours;
  GListModel *members;

  bring_back_referrers (self, from, gone_from, item->id);
  if (item->type != ENT_TYPE_TIE)
    return;

  members = ent_tie_get_members (ENT_TIE (item->record));
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      g_autofree char *target = NULL;

      target = g_strdup_printf ("%s/%s", item->id, ent_membership_get_state (member));
      bring_back_referrers (self, from, gone_from, target);
    }
}

static EntMergeItem *
bring_back (EntMerger  *self,
            const char *id)
{
  EntRecord *ours = ent_case_lookup (self->ours, ENT_TYPE_RECORD, id);
  EntRecord *theirs = ent_case_lookup (self->theirs, ENT_TYPE_RECORD, id);
  EntRecord *record = ours ? ours : theirs;
  GType type = record ? G_OBJECT_TYPE (record) : G_TYPE_INVALID;
  g_autoptr (JsonNode) node = record ? ent_record_to_json (record) : NULL;
  g_autoptr (JsonNode) base = NULL;
  EntMergeItem *item;

  if (record == NULL)
    return NULL;

  base = ent_merger_dup_json (self->base, type, id);
  item = ent_merger_add (self, type, id, node);
  ent_merger_add_conflict (self, item, NULL, base, ours ? node : NULL, theirs ? node : NULL);
  ent_merger_hold (self, item);

  return item;
}

/* ------------------------------------------------------------------------ memberships */

static gboolean
has_member (JsonNode   *members,
            const char *state)
{
  JsonArray *array = members ? json_node_get_array (members) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonObject *member = json_array_get_object_element (array, i);

      if (g_strcmp0 (json_object_get_string_member (member, "state"), state) == 0)
        return TRUE;
    }

  return FALSE;
}

static JsonNode *
dup_members (EntCase    *the_case,
             const char *id)
{
  g_autoptr (JsonNode) tie = ent_merger_dup_json (the_case, ENT_TYPE_TIE, id);
  JsonNode *members = tie ? json_object_get_member (json_node_get_object (tie), "members") : NULL;

  return members ? json_node_copy (members) : NULL;
}

/* A list with the memberships of a state added that another list has. */
static JsonNode *
join_members (JsonNode   *list,
              JsonNode   *from,
              const char *state)
{
  JsonArray *joined = json_array_new ();
  JsonArray *before = json_node_get_array (list);
  JsonArray *other = json_node_get_array (from);
  JsonNode *node = json_node_alloc ();

  for (guint i = 0; i < json_array_get_length (before); i++)
    json_array_add_element (joined, json_array_dup_element (before, i));
  for (guint i = 0; !has_member (list, state) && i < json_array_get_length (other); i++)
    {
      JsonObject *member = json_array_get_object_element (other, i);

      if (g_strcmp0 (json_object_get_string_member (member, "state"), state) == 0)
        json_array_add_element (joined, json_array_dup_element (other, i));
    }

  json_node_init_array (node, NULL);
  json_node_take_array (node, joined);
  return node;
}

static void
replace (JsonNode **place,
         JsonNode  *node)
{
  g_clear_pointer (place, json_node_unref);
  *place = node;
}

/* A passage speaks of a membership that one side removed. */
static void
bring_back_membership (EntMerger    *self,
                       EntMergeItem *tie,
                       const char   *state)
{
  g_autoptr (JsonNode) before = ent_record_to_json (tie->record);
  g_autoptr (JsonNode) after = ent_record_to_json (tie->record);
  g_autoptr (JsonNode) base = dup_members (self->base, tie->id);
  g_autoptr (JsonNode) ours = dup_members (self->ours, tie->id);
  g_autoptr (JsonNode) theirs = dup_members (self->theirs, tie->id);
  g_autoptr (JsonNode) joined = NULL;
  gboolean is_ours = has_member (ours, state);
  JsonNode *list = json_object_get_member (json_node_get_object (before), "members");
  EntMergeConflict *conflict;

  if (has_member (list, state) || (!is_ours && !has_member (theirs, state)))
    return;

  joined = join_members (list, is_ours ? ours : theirs, state);
  conflict = ent_merger_find_conflict (self, tie, "members");
  if (conflict == NULL)
    {
      ent_merger_add_conflict (self, tie, "members", base, is_ours ? joined : list,
                               is_ours ? list : joined);
    }
  else
    {
      JsonNode **side = is_ours ? &conflict->ours : &conflict->theirs;

      replace (side, join_members (*side, is_ours ? ours : theirs, state));
    }

  json_object_set_member (json_node_get_object (after), "members", json_node_copy (joined));
  ent_merger_set (self, tie, after);
}

/* ------------------------------------------------------------------------- references */

static void
check_reference (EntRecord      *part,
                 const EntField *field,
                 const char     *id,
                 gpointer        user_data)
{
  EntMerger *self = user_data;
  g_auto (GStrv) parts = NULL;
  EntMergeItem *tie;

  if (g_hash_table_contains (self->items, id))
    return;

  parts = g_strsplit (id, "/", 2);
  if (parts[0] == NULL || parts[1] == NULL)
    {
      bring_back (self, id);
      return;
    }

  tie = g_hash_table_lookup (self->items, parts[0]);
  if (tie == NULL)
    tie = bring_back (self, parts[0]);
  if (tie != NULL && tie->type == ENT_TYPE_TIE)
    bring_back_membership (self, tie, parts[1]);
}

/* What either side says in a conflict must be there, too, to be chosen. */
static void
check_alternative (EntMerger        *self,
                   EntMergeConflict *conflict,
                   JsonNode         *value)
{
  g_autoptr (JsonNode) node = ent_record_to_json (conflict->item->record);
  g_autoptr (EntRecord) record = NULL;

  if (value == NULL || conflict->member == NULL)
    return;

  json_object_set_member (json_node_get_object (node), conflict->member, json_node_copy (value));
  record = ent_record_new_from_json (conflict->item->type, node, NULL);
  if (record != NULL)
    ent_record_foreach_reference (record, check_reference, self);
}

static void
check_items (EntMerger *self)
{
  EntMergeItem *item;

  while ((item = g_queue_pop_head (self->unchecked)) != NULL)
    {
      /* The merge may give the item another record while its references are looked up. */
      g_autoptr (EntRecord) record = g_object_ref (item->record);

      ent_record_foreach_reference (record, check_reference, self);
    }
}

/*< private >
 * ent_merger_check_references:
 * @self: a merge
 *
 * Looks up every reference of the merged records, and brings back what is missing.
 */
void
ent_merger_check_references (EntMerger *self)
{
  check_items (self);
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      EntMergeConflict *conflict = g_ptr_array_index (self->conflicts, i);

      check_alternative (self, conflict, conflict->ours);
      check_alternative (self, conflict, conflict->theirs);
      check_items (self);
    }
}
