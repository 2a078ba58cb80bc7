/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-case-private.h"
#include "ent-merge-private.h"
#include "ent-store-private.h"

/*
 * Merging two versions of a case, by record and member, with the version that both were
 * made of.
 *
 * 1. An id that both sides gave to different things is made two (ent-merge-ids.c).
 * 2. Each record is merged by its members (ent-merge-value.c, ent-merge-parts.c). A member
 *    that both changed otherwise is a conflict; so are members that say something only
 *    together and no longer do (ent-merge-sense.c).
 * 3. What one side removed and the other changed or refers to stays, as a conflict
 *    (ent-merge-hold.c).
 *
 * The merged case is valid whatever the conflicts: it holds what our side says, and each
 * conflict is one of its records, to be resolved by a change (ent-merge-resolve.c).
 */

static void
item_free (EntMergeItem *item)
{
  g_clear_object (&item->record);
  g_free (item->id);
  g_free (item);
}

static void
conflict_free (EntMergeConflict *conflict)
{
  g_free (conflict->member);
  g_clear_pointer (&conflict->base, json_node_unref);
  g_clear_pointer (&conflict->ours, json_node_unref);
  g_clear_pointer (&conflict->theirs, json_node_unref);
  g_free (conflict);
}

static void
merger_clear (EntMerger *self)
{
  g_clear_object (&self->base);
  g_clear_object (&self->ours);
  g_clear_object (&self->theirs);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->unchecked, g_queue_free);
  g_clear_object (&self->header.record);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntMerger, merger_clear)

static JsonNode *
copy (JsonNode *node)
{
  return node ? json_node_copy (node) : NULL;
}

/*< private >
 * ent_merger_dup_json:
 * @the_case: a case
 * @type: a type of record, or %ENT_TYPE_HEADER
 * @id: (nullable): an id
 *
 * Returns: (transfer full) (nullable): the record of just that type
 */
JsonNode *
ent_merger_dup_json (EntCase    *the_case,
                     GType       type,
                     const char *id)
{
  EntRecord *record = type == ENT_TYPE_HEADER ? ENT_RECORD (ent_case_get_header (the_case))
                                              : ent_case_lookup (the_case, type, id);

  return record ? ent_record_to_json (record) : NULL;
}

/*< private >
 * ent_merger_set:
 * @self: a merge
 * @item: one of its records
 * @node: what the record is
 *
 * Makes a record another one, and has its references looked up.
 */
void
ent_merger_set (EntMerger    *self,
                EntMergeItem *item,
                JsonNode     *node)
{
  GError *error = NULL;
  EntRecord *record = ent_record_new_from_json (item->type, node, &error);

  /* Each member was read before, with the record that it is of. */
  if (record == NULL)
    {
      if (self->error == NULL)
        g_propagate_prefixed_error (&self->error, error, "%s: ", item->id ? item->id : "case");
      else
        g_error_free (error);
      return;
    }

  g_clear_object (&item->record);
  item->record = record;
  g_queue_push_tail (self->unchecked, item);
}

/*< private >
 * ent_merger_add:
 * @self: a merge
 * @type: the type of a record
 * @id: its id, which no record has yet
 * @node: the record
 *
 * Returns: (transfer none): the record in the merged case
 */
EntMergeItem *
ent_merger_add (EntMerger  *self,
                GType       type,
                const char *id,
                JsonNode   *node)
{
  EntMergeItem *item = g_new0 (EntMergeItem, 1);

  item->type = type;
  item->id = g_strdup (id);
  g_hash_table_insert (self->items, item->id, item);
  ent_merger_set (self, item, node);

  return item;
}

/*< private >
 * ent_merger_find_conflict:
 * @self: a merge
 * @item: one of its records
 * @member: (nullable): a member, or %NULL for the record as a whole
 *
 * Returns: (transfer none) (nullable): the conflict over that
 */
EntMergeConflict *
ent_merger_find_conflict (EntMerger    *self,
                          EntMergeItem *item,
                          const char   *member)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      EntMergeConflict *conflict = g_ptr_array_index (self->conflicts, i);

      if (conflict->item == item && g_strcmp0 (conflict->member, member) == 0)
        return conflict;
    }

  return NULL;
}

/*< private >
 * ent_merger_add_conflict:
 * @self: a merge
 * @item: the record that it is about
 * @member: (nullable): the member, or %NULL for the record as a whole
 * @base: (nullable): what was there before
 * @ours: (nullable): what our side says; %NULL where it removed it
 * @theirs: (nullable): what their side says
 */
void
ent_merger_add_conflict (EntMerger    *self,
                         EntMergeItem *item,
                         const char   *member,
                         JsonNode     *base,
                         JsonNode     *ours,
                         JsonNode     *theirs)
{
  EntMergeConflict *conflict = g_new0 (EntMergeConflict, 1);

  conflict->item = item;
  conflict->member = g_strdup (member);
  conflict->base = copy (base);
  conflict->ours = copy (ours);
  conflict->theirs = copy (theirs);
  g_ptr_array_add (self->conflicts, conflict);
}

/* ----------------------------------------------------------------------------- records */

typedef struct
{
  EntMergeItem   *item;
  EntRecordClass *klass;
  JsonObject     *base;
  JsonObject     *ours;
  JsonObject     *theirs;
  JsonObject     *merged;
} Versions;

static JsonNode *
merge_member (Versions       *versions,
              const char     *name,
              EntMergeChoice  prefer,
              gboolean       *conflict)
{
  return ent_merge_value (ent_merge_find_field (versions->klass, name),
                          ent_merge_get_member (versions->base, name),
                          ent_merge_get_member (versions->ours, name),
                          ent_merge_get_member (versions->theirs, name), prefer, conflict);
}

static gboolean
is_sound_with (Versions   *versions,
               const char *name,
               JsonNode   *value)
{
  g_autoptr (GList) names = json_object_get_members (versions->ours);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  /* Not a copy of the node, which would share its object. */
  for (GList *l = names; l; l = l->next)
    json_object_set_member (object, l->data, json_object_dup_member (versions->ours, l->data));
  if (value != NULL)
    json_object_set_member (object, name, json_node_copy (value));

  return value == NULL || ent_merge_is_sound (versions->item->type, node);
}

/* Within a member that is in conflict, such as a list, what only one side changed is taken
 * whichever is chosen; unless nothing sound is left then, such as a tie of one state. */
static JsonNode *
make_alternative (Versions       *versions,
                  const char     *name,
                  EntMergeChoice  choice)
{
  JsonObject *side = choice == ENT_MERGE_CHOICE_OURS ? versions->ours : versions->theirs;
  gboolean conflict = FALSE;
  g_autoptr (JsonNode) value = merge_member (versions, name, choice, &conflict);

  return is_sound_with (versions, name, value) ? g_steal_pointer (&value)
                                               : copy (ent_merge_get_member (side, name));
}

static void
add_member_conflict (EntMerger  *self,
                     Versions   *versions,
                     const char *name)
{
  g_autoptr (JsonNode) ours = make_alternative (versions, name, ENT_MERGE_CHOICE_OURS);
  g_autoptr (JsonNode) theirs = make_alternative (versions, name, ENT_MERGE_CHOICE_THEIRS);

  ent_merger_add_conflict (self, versions->item, name, ent_merge_get_member (versions->base, name),
                           ours, theirs);
}

static void
merge_members (EntMerger *self,
               Versions  *versions)
{
  g_autoptr (GPtrArray) names = NULL;

  names = ent_merge_list_members (versions->base, versions->ours, versions->theirs);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gboolean conflict = FALSE;
      JsonNode *value = merge_member (versions, name, ENT_MERGE_CHOICE_CURRENT, &conflict);

      if (value != NULL)
        json_object_set_member (versions->merged, name, value);
      if (conflict)
        add_member_conflict (self, versions, name);
    }
}

static gboolean
has_group_of (Versions   *versions,
              JsonObject *side)
{
  for (const char *const *name = ent_merge_get_group (versions->item->type); *name; name++)
    if (!ent_merge_same (ent_merge_get_member (versions->merged, *name),
                         ent_merge_get_member (side, *name)))
      return FALSE;

  return TRUE;
}

static gboolean
is_group_in_conflict (EntMerger    *self,
                      EntMergeItem *item)
{
  for (const char *const *name = ent_merge_get_group (item->type); *name; name++)
    if (ent_merger_find_conflict (self, item, *name) != NULL)
      return TRUE;

  return FALSE;
}

/* Whether members say something only together, and what one would make of both sides is
 * what neither said. */
static gboolean
is_group_torn (EntMerger *self,
               Versions  *versions,
               JsonNode  *merged)
{
  GType type = versions->item->type;

  if (ent_merge_is_bound (type))
    return is_group_in_conflict (self, versions->item);

  return !ent_merge_is_sound (type, merged) && !has_group_of (versions, versions->ours) &&
         !has_group_of (versions, versions->theirs);
}

/* Each side alone made sense, or made none of its own, and both together do not: the
 * members stay as on our side. */
static void
keep_group (EntMerger *self,
            Versions  *versions)
{
  for (const char *const *name = ent_merge_get_group (versions->item->type); *name; name++)
    {
      JsonNode *ours = ent_merge_get_member (versions->ours, *name);
      JsonNode *theirs = ent_merge_get_member (versions->theirs, *name);

      if (ent_merge_same (ours, theirs))
        continue;
      g_ptr_array_remove (self->conflicts,
                          ent_merger_find_conflict (self, versions->item, *name));
      ent_merger_add_conflict (self, versions->item, *name,
                               ent_merge_get_member (versions->base, *name), ours, theirs);
      if (ours != NULL)
        json_object_set_member (versions->merged, *name, copy (ours));
      else
        json_object_remove_member (versions->merged, *name);
    }
}

static void
merge_both (EntMerger    *self,
            EntMergeItem *item,
            JsonNode     *base,
            JsonNode     *ours,
            JsonNode     *theirs)
{
  g_autoptr (EntRecordClass) class = g_type_class_ref (item->type);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), NULL);
  Versions versions = { item, class, base ? json_node_get_object (base) : NULL,
                        json_node_get_object (ours), json_node_get_object (theirs), NULL };

  versions.merged = json_object_new ();
  json_node_take_object (node, versions.merged);
  merge_members (self, &versions);
  if (is_group_torn (self, &versions, node))
    keep_group (self, &versions);

  ent_merger_set (self, item, node);
}

/* What one side alone has: new there, or removed by the other. */
static void
take_from_one (EntMerger  *self,
               GType       type,
               const char *id,
               JsonNode   *base,
               JsonNode   *ours,
               JsonNode   *theirs)
{
  JsonNode *left = ours ? ours : theirs;
  EntMergeItem *item;

  if (base != NULL && ent_merge_same (base, left))
    return;

  item = ent_merger_add (self, type, id, left);
  if (base != NULL && type != ENT_TYPE_CONFLICT)
    ent_merger_add_conflict (self, item, NULL, base, ours, theirs);
}

static void
merge_record (EntMerger  *self,
              GType       type,
              const char *id)
{
  g_autoptr (JsonNode) base = ent_merger_dup_json (self->base, type, id);
  g_autoptr (JsonNode) ours = ent_merger_dup_json (self->ours, type, id);
  g_autoptr (JsonNode) theirs = ent_merger_dup_json (self->theirs, type, id);
  EntMergeItem *item;

  if (ours == NULL || theirs == NULL)
    {
      take_from_one (self, type, id, base, ours, theirs);
      return;
    }

  if (ent_merge_same (ours, theirs) || ent_merge_same (base, theirs))
    {
      ent_merger_add (self, type, id, ours);
      return;
    }
  item = ent_merger_add (self, type, id, theirs);
  if (!ent_merge_same (base, ours))
    merge_both (self, item, base, ours, theirs);
}

static void
merge_header (EntMerger *self)
{
  g_autoptr (JsonNode) base = ent_merger_dup_json (self->base, ENT_TYPE_HEADER, NULL);
  g_autoptr (JsonNode) ours = ent_merger_dup_json (self->ours, ENT_TYPE_HEADER, NULL);
  g_autoptr (JsonNode) theirs = ent_merger_dup_json (self->theirs, ENT_TYPE_HEADER, NULL);

  self->header.type = ENT_TYPE_HEADER;
  if (ent_merge_same (ours, theirs) || ent_merge_same (base, theirs))
    ent_merger_set (self, &self->header, ours);
  else if (ent_merge_same (base, ours))
    ent_merger_set (self, &self->header, theirs);
  else
    merge_both (self, &self->header, base, ours, theirs);
}

static void
merge_section (EntMerger *self,
               EntCase   *side,
               GType      type)
{
  GListModel *records = ent_case_get_records (side, type);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (EntRecord) record = g_list_model_get_item (records, i);
      const char *id = ent_record_get_id (record);

      if (!g_hash_table_contains (self->items, id))
        merge_record (self, type, id);
    }
}

static void
merge_sections (EntMerger *self)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);
  guint n_found;

  for (guint i = 0; i < n_types; i++)
    {
      merge_section (self, self->ours, types[i]);
      merge_section (self, self->theirs, types[i]);
    }

  n_found = self->conflicts->len;
  for (guint i = 0; i < n_found; i++)
    {
      EntMergeConflict *conflict = g_ptr_array_index (self->conflicts, i);

      if (conflict->member == NULL)
        ent_merger_hold (self, conflict->item);
    }
}

/* --------------------------------------------------------------------------- the result */

static JsonNode *
wrap (EntMergeConflict *conflict,
      JsonNode         *value)
{
  JsonNode *node;
  JsonObject *object;

  if (value == NULL || conflict->member == NULL)
    return copy (value);

  node = json_node_init_object (json_node_alloc (), NULL);
  object = json_object_new ();
  json_object_set_member (object, conflict->member, json_node_copy (value));
  json_node_take_object (node, object);

  return node;
}

static char *
make_conflict_id (EntMerger        *self,
                  EntMergeConflict *conflict)
{
  g_autofree char *base = g_strjoin ("-", "conflict", conflict->item->id ? conflict->item->id : "case",
                                     conflict->member, NULL);

  for (char *at = base; *at; at++)
    if (!g_ascii_isalnum (*at))
      *at = '-';

  for (guint n = 1;; n++)
    {
      g_autofree char *id = n == 1 ? g_strdup (base) : g_strdup_printf ("%s-%u", base, n);

      if (!g_hash_table_contains (self->items, id))
        return g_steal_pointer (&id);
    }
}

static void
add_side (JsonObject       *object,
          const char       *name,
          EntMergeConflict *conflict,
          JsonNode         *value)
{
  JsonNode *node = wrap (conflict, value);

  if (node != NULL)
    json_object_set_member (object, name, node);
}

static void
write_down_conflict (EntMerger        *self,
                     EntMergeConflict *conflict)
{
  g_autofree char *id = make_conflict_id (self, conflict);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), NULL);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_string_member (object, "id", id);
  if (conflict->item->id != NULL)
    json_object_set_string_member (object, "of", conflict->item->id);
  if (conflict->member != NULL)
    json_object_set_string_member (object, "member", conflict->member);
  add_side (object, "base", conflict, conflict->base);
  add_side (object, "ours", conflict, conflict->ours);
  add_side (object, "theirs", conflict, conflict->theirs);
  ent_merger_add (self, ENT_TYPE_CONFLICT, id, node);
}

static gboolean
merge_unknown (EntMerger  *self,
               EntCase    *merged,
               GError    **error)
{
  JsonObject *base = g_object_get_data (G_OBJECT (self->base), ENT_CASE_UNKNOWN);
  JsonObject *ours = g_object_get_data (G_OBJECT (self->ours), ENT_CASE_UNKNOWN);
  JsonObject *theirs = g_object_get_data (G_OBJECT (self->theirs), ENT_CASE_UNKNOWN);
  g_autoptr (GPtrArray) names = ent_merge_list_members (base, ours, theirs);
  g_autoptr (JsonObject) unknown = json_object_new ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gboolean conflict = FALSE;
      JsonNode *value;

      value = ent_merge_value (NULL, ent_merge_get_member (base, name),
                               ent_merge_get_member (ours, name),
                               ent_merge_get_member (theirs, name), ENT_MERGE_CHOICE_OURS,
                               &conflict);
      if (value != NULL)
        json_object_set_member (unknown, name, value);
      if (conflict)
        {
          g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_CONFLICT,
                       _("both sides changed “%s”, which this version of Entente does not know: "
                         "merge them with the version that wrote it"), name);
          return FALSE;
        }
    }

  if (json_object_get_size (unknown) > 0)
    g_object_set_data_full (G_OBJECT (merged), ENT_CASE_UNKNOWN, g_steal_pointer (&unknown),
                            (GDestroyNotify) json_object_unref);
  return TRUE;
}

static EntCase *
build (EntMerger  *self,
       GError    **error)
{
  g_autoptr (EntCase) merged = NULL;
  GHashTableIter iter;
  gpointer item;

  for (guint i = 0; i < self->conflicts->len; i++)
    write_down_conflict (self, g_ptr_array_index (self->conflicts, i));
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }

  merged = ent_case_new (ENT_HEADER (self->header.record));
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (!ent_case_add (merged, ((EntMergeItem *) item)->record, error))
      return NULL;

  if (!merge_unknown (self, merged, error) || !ent_case_check_references (merged, error))
    return NULL;

  return g_steal_pointer (&merged);
}

static EntCase *
make_empty (void)
{
  g_autoptr (EntRecord) header = g_object_new (ENT_TYPE_HEADER, NULL);

  return ent_case_new (ENT_HEADER (header));
}

/**
 * ent_merge_cases:
 * @base: (nullable): the case that both sides were made of; %NULL where each made its own
 * @ours: what became of it on our side
 * @theirs: what became of it on their side
 * @error: return location
 *
 * Merges two versions of a case by record and member. Changes that do not touch the same
 * member are both taken, and the same change on both sides is one. Lists of parts, such as
 * memberships, are merged by what each part is about. Where the sides disagree, the merged
 * case holds what @ours says, and a record that only one side removed; what both say is
 * kept in its conflicts (#EntConflict), for somebody to resolve with
 * [func@Merge.resolve]. An id that both gave to different things is changed on one side.
 *
 * None of the cases is changed. Which side is called ours makes no difference but in
 * conflicts and changed ids.
 *
 * Returns: (transfer full) (nullable): the merged case, whose references all lead
 *   somewhere; %NULL with [error@CaseError] where both sides changed a member of the
 *   document that this version does not know
 */
EntCase *
ent_merge_cases (EntCase  *base,
                 EntCase  *ours,
                 EntCase  *theirs,
                 GError  **error)
{
  g_auto (EntMerger) self = { 0 };

  g_return_val_if_fail (base == NULL || ENT_IS_CASE (base), NULL);
  g_return_val_if_fail (ENT_IS_CASE (ours), NULL);
  g_return_val_if_fail (ENT_IS_CASE (theirs), NULL);

  self.base = base ? g_object_ref (base) : make_empty ();
  self.ours = g_object_ref (ours);
  self.theirs = g_object_ref (theirs);
  self.items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) item_free);
  self.conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) conflict_free);
  self.unchecked = g_queue_new ();

  ent_merge_tell_apart (self.base, &self.ours, &self.theirs);
  merge_header (&self);
  merge_sections (&self);
  ent_merger_check_references (&self);

  return build (&self, error);
}
