/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-conflict-words.h"
#include "ent-diff-private.h"
#include "ent-edit.h"
#include "ent-merge-private.h"

/*
 * Resolving conflicts. It is an ordinary change: what was chosen takes its place, and the
 * conflict goes.
 */

static JsonObject *
get_side (EntConflict    *conflict,
          EntMergeChoice  choice)
{
  switch (choice)
    {
    case ENT_MERGE_CHOICE_OURS:
      return ent_conflict_get_ours (conflict);
    case ENT_MERGE_CHOICE_THEIRS:
      return ent_conflict_get_theirs (conflict);
    case ENT_MERGE_CHOICE_BASE:
      return ent_conflict_get_base (conflict);
    case ENT_MERGE_CHOICE_CURRENT:
    default:
      return NULL;
    }
}

static gboolean
has_member (GListModel *members,
            const char *state)
{
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      if (g_str_equal (ent_membership_get_state (member), state))
        return TRUE;
    }

  return FALSE;
}

/* What speaks of a membership goes with it. */
static void
remove_membership_evidence (EntCase   *the_case,
                            EntChange *change,
                            EntTie    *tie,
                            JsonNode  *after)
{
  g_autoptr (EntRecord) next = ent_record_new_from_json (ENT_TYPE_TIE, after, NULL);
  GListModel *members = ent_tie_get_members (tie);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; next && i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      const char *state = ent_membership_get_state (member);
      g_autofree char *target = NULL;
      g_autoptr (GPtrArray) evidence = NULL;

      target = g_strdup_printf ("%s/%s", ent_record_get_id (ENT_RECORD (tie)), state);
      if (has_member (ent_tie_get_members (ENT_TIE (next)), state) ||
          !g_hash_table_add (done, g_strdup (target)))
        continue;
      evidence = ent_case_get_referrers (the_case, ENT_TYPE_EVIDENCE, target);
      for (guint j = 0; j < evidence->len; j++)
        {
          g_autoptr (JsonNode) before = ent_record_to_json (g_ptr_array_index (evidence, j));

          ent_change_add (change, ENT_TYPE_EVIDENCE, before, NULL);
        }
    }
}

static void
put (EntCase   *the_case,
     EntChange *change,
     EntRecord *record,
     JsonNode  *after)
{
  g_autoptr (JsonNode) before = ent_record_to_json (record);

  if (json_node_equal (before, after))
    return;
  if (ENT_IS_TIE (record))
    remove_membership_evidence (the_case, change, ENT_TIE (record), after);
  ent_edit_add_put (the_case, change, G_OBJECT_TYPE (record), after);
}

static gboolean
is_in_group (GType       type,
             const char *member)
{
  return ent_merge_is_bound (type) && member != NULL &&
         g_strv_contains (ent_merge_get_group (type), member);
}

/* The conflict, and those over members that say something only together with its own. */
static GPtrArray *
list_bound (EntCase     *the_case,
            EntConflict *conflict,
            EntRecord   *record)
{
  GListModel *conflicts = ent_case_get_records (the_case, ENT_TYPE_CONFLICT);
  GPtrArray *bound = g_ptr_array_new_with_free_func (g_object_unref);
  GType type = G_OBJECT_TYPE (record);

  g_ptr_array_add (bound, g_object_ref (conflict));
  if (!is_in_group (type, ent_conflict_get_member (conflict)))
    return bound;

  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (EntConflict) other = g_list_model_get_item (conflicts, i);

      if (other != conflict && is_in_group (type, ent_conflict_get_member (other)) &&
          ent_conflict_find_record (other, the_case) == record)
        g_ptr_array_add (bound, g_object_ref (other));
    }

  return bound;
}

static void
put_members (EntCase        *the_case,
             EntChange      *change,
             EntRecord      *record,
             GPtrArray      *conflicts,
             EntMergeChoice  choice)
{
  g_autoptr (JsonNode) after = ent_record_to_json (record);

  for (guint i = 0; i < conflicts->len; i++)
    {
      EntConflict *conflict = g_ptr_array_index (conflicts, i);
      const char *member = ent_conflict_get_member (conflict);
      JsonNode *value = ent_merge_get_member (get_side (conflict, choice), member);

      if (value != NULL)
        json_object_set_member (json_node_get_object (after), member, json_node_copy (value));
      else
        json_object_remove_member (json_node_get_object (after), member);
    }
  put (the_case, change, record, after);
}

static void
take_edits (EntChange *change,
            EntChange *from)
{
  for (guint i = 0; i < ent_change_get_n_edits (from); i++)
    {
      const EntEdit *edit = ent_change_get_edit (from, i);

      ent_change_add (change, edit->type, edit->before, edit->after);
    }
}

static void
put_record (EntCase        *the_case,
            EntChange      *change,
            EntRecord      *record,
            JsonObject     *side,
            EntMergeChoice  choice)
{
  if (side == NULL)
    {
      g_autoptr (EntChange) removal = ent_edit_remove (the_case, record);

      take_edits (change, removal);
    }
  else if (choice == ENT_MERGE_CHOICE_BASE)
    {
      g_autoptr (JsonNode) after = json_node_init_object (json_node_alloc (), side);

      put (the_case, change, record, after);
    }
}

static void
remove_conflict (EntChange   *change,
                 EntConflict *conflict)
{
  g_autoptr (JsonNode) before = ent_record_to_json (ENT_RECORD (conflict));

  ent_change_add (change, ENT_TYPE_CONFLICT, before, NULL);
}

static gboolean
removes (EntChange *change,
         EntRecord *record)
{
  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    if (g_str_equal (ent_change_get_edit (change, i)->id, ent_record_get_id (record)))
      return TRUE;

  return FALSE;
}

/**
 * ent_merge_resolve:
 * @the_case: a merged case
 * @conflict: one of its conflicts
 * @choice: what is to hold
 *
 * Makes the change that resolves a conflict. Choosing the side that removed a record
 * removes it, with all that says nothing without it ([func@Edit.remove]); choosing the
 * side that has it leaves it as it stands. A place is resolved as a whole: the conflicts over
 * both of its members go together.
 *
 * Returns: (transfer full): the change, named "Resolve Laos"
 */
EntChange *
ent_merge_resolve (EntCase        *the_case,
                   EntConflict    *conflict,
                   EntMergeChoice  choice)
{
  EntRecord *record;
  EntChange *change;
  g_autoptr (GPtrArray) bound = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_CONFLICT (conflict), NULL);

  record = ent_conflict_find_record (conflict, the_case);
  g_return_val_if_fail (record != NULL, NULL);
  bound = list_bound (the_case, conflict, record);

  name = ent_conflict_dup_name (conflict, the_case);
  /* Translators: in the undo menu; %s is the name of what two versions disagreed on. */
  title = g_strdup_printf (C_("undo", "Resolve %s"), name);
  change = ent_change_new (title);

  if (choice != ENT_MERGE_CHOICE_CURRENT && ent_conflict_get_member (conflict) != NULL)
    put_members (the_case, change, record, bound, choice);
  else if (choice != ENT_MERGE_CHOICE_CURRENT && !ENT_IS_HEADER (record))
    put_record (the_case, change, record, get_side (conflict, choice), choice);

  for (guint i = 0; i < bound->len; i++)
    if (!removes (change, g_ptr_array_index (bound, i)))
      remove_conflict (change, g_ptr_array_index (bound, i));

  return change;
}

/**
 * ent_merge_resolve_all:
 * @the_case: a merged case
 * @choice: what is to hold
 * @error: return location
 *
 * Makes the change that resolves all conflicts of a case alike, as [func@Merge.resolve]
 * does one after the other.
 *
 * Returns: (transfer full) (nullable): the change; it holds no edits where there are no
 *   conflicts. %NULL where one cannot be resolved so, because what that side refers to was
 *   removed since
 */
EntChange *
ent_merge_resolve_all (EntCase         *the_case,
                       EntMergeChoice   choice,
                       GError         **error)
{
  g_autoptr (EntCase) resolved = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *conflicts;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  resolved = ent_case_copy (the_case);
  conflicts = ent_case_get_records (resolved, ENT_TYPE_CONFLICT);
  while (g_list_model_get_n_items (conflicts) > 0)
    {
      g_autoptr (EntConflict) conflict = g_list_model_get_item (conflicts, 0);
      EntChange *change = ent_merge_resolve (resolved, conflict, choice);

      g_ptr_array_add (changes, change);
      if (!ent_case_apply (resolved, change, error))
        return NULL;
    }

  return ent_change_squash (C_("undo", "Resolve All Conflicts"), (EntChange **) changes->pdata,
                            changes->len);
}

/* Of an object of another standard only what differs: "title: Pact; volume: 2". */
static char *
dup_marked_words (EntCase        *the_case,
                  EntConflict    *conflict,
                  EntMergeChoice  choice)
{
  g_autoptr (GPtrArray) lines = ent_conflict_list_lines (conflict, the_case, choice);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const EntConflictLine *line = g_ptr_array_index (lines, i);

      if (line->label == NULL)
        g_strv_builder_add (builder, line->words);
      else if (line->mark != ENT_CONFLICT_MARK_NONE && line->mark != ENT_CONFLICT_MARK_REMOVED)
        g_strv_builder_take (builder, g_strdup_printf ("%s: %s", line->label, line->words));
    }
  words = g_strv_builder_end (builder);

  return words[0] ? g_strjoinv (C_("between items", "; "), words)
                  : g_strdup (C_("value", "as before"));
}

/**
 * ent_merge_dup_choice_words:
 * @the_case: a merged case
 * @conflict: one of its conflicts
 * @choice: a choice
 *
 * Returns: (transfer full): what would hold then, for a reader: "1977 to 2020"; of a record
 *   as a whole, "kept" or "removed"
 */
char *
ent_merge_dup_choice_words (EntCase        *the_case,
                            EntConflict    *conflict,
                            EntMergeChoice  choice)
{
  EntRecord *record;
  const char *member;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *side;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_CONFLICT (conflict), NULL);

  record = ent_conflict_find_record (conflict, the_case);
  member = ent_conflict_get_member (conflict);
  side = get_side (conflict, choice);
  if (record == NULL)
    return g_strdup ("");

  if (choice == ENT_MERGE_CHOICE_CURRENT)
    {
      node = ent_record_to_json (record);
      side = json_node_get_object (node);
    }
  if (member == NULL)
    /* Translators: what became of a state, a tie or the like on one side. */
    return g_strdup (side ? C_("conflict", "kept") : C_("conflict", "removed"));

  if (side && json_object_has_member (side, member) &&
      JSON_NODE_HOLDS_OBJECT (json_object_get_member (side, member)))
    return dup_marked_words (the_case, conflict, choice);

  return ent_diff_dup_value_words (the_case, ENT_RECORD_GET_CLASS (record), member,
                                   ent_merge_get_member (side, member));
}

/**
 * ent_merge_dup_conflict_words:
 * @the_case: a merged case
 * @conflict: one of its conflicts
 *
 * Returns: (transfer full): what it is about, in a line: "Vietnam – Laos: date: ours 1977
 *   to 2020, theirs 1977 to 2021"
 */
char *
ent_merge_dup_conflict_words (EntCase     *the_case,
                              EntConflict *conflict)
{
  g_autofree char *name = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_CONFLICT (conflict), NULL);

  name = ent_conflict_dup_name (conflict, the_case);
  ours = ent_merge_dup_choice_words (the_case, conflict, ENT_MERGE_CHOICE_OURS);
  theirs = ent_merge_dup_choice_words (the_case, conflict, ENT_MERGE_CHOICE_THEIRS);

  if (ent_conflict_get_member (conflict) == NULL)
    /* Translators: a record's name, and what became of it on two sides. */
    return g_strdup_printf (_("%s: ours %s, theirs %s"), name, ours, theirs);

  /* Translators: a record's name, one of its members, and what two sides say. */
  return g_strdup_printf (_("%s: %s: ours %s, theirs %s"), name,
                          ent_diff_get_member_words (ent_conflict_get_member (conflict)), ours,
                          theirs);
}
