/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-conflict-words.h"
#include "ent-diff-private.h"
#include "ent-edit.h"
#include "ent-merge-private.h"

/*
 * A conflict for a reader: what it is about, and what each side says, line by line, with
 * what differs from before marked. Where nothing was there before, each side is held
 * against the other.
 */

typedef struct
{
  EntCase        *the_case;
  EntConflict    *conflict;
  EntRecordClass *klass;
  GPtrArray      *lines;
} Writer;

static void
line_free (EntConflictLine *line)
{
  g_free (line->label);
  g_free (line->words);
  g_free (line);
}

/* ----------------------------------------------------------------------- what differs */

/* Where the words that both begin with end: before a word, never within one. */
static guint
find_first_difference (const char *a,
                       const char *b)
{
  guint start = 0;

  for (guint i = 0; a[i] && a[i] == b[i]; i++)
    if (a[i] == ' ' || a[i] == '\n')
      start = i + 1;

  return start;
}

/* Where the words that both end with begin, behind @start; @a is as long as it gives. */
static guint
find_last_difference (const char *a,
                      const char *b,
                      guint       start)
{
  guint at_a = (guint) strlen (a);
  guint at_b = (guint) strlen (b);
  guint end = at_a;

  while (at_a > start && at_b > start && a[at_a - 1] == b[at_b - 1])
    {
      at_a--;
      at_b--;
      if (a[at_a] == ' ' || a[at_a] == '\n')
        end = at_a;
    }

  return end;
}

static void
mark_difference (EntConflictLine *line,
                 const char      *reference)
{
  line->mark = ENT_CONFLICT_MARK_CHANGED;
  line->from = find_first_difference (line->words, reference);
  line->to = find_last_difference (line->words, reference, line->from);
}

/* ------------------------------------------------------------------------------ lines */

static EntConflictLine *
add_line (Writer          *self,
          EntConflictMark  mark,
          const char      *label,
          char            *words)
{
  EntConflictLine *line = g_new0 (EntConflictLine, 1);

  line->mark = mark;
  line->label = g_strdup (label);
  line->words = words;
  g_ptr_array_add (self->lines, line);

  return line;
}

static char *
dup_words (Writer     *self,
           const char *member,
           JsonNode   *value)
{
  return ent_diff_dup_value_words (self->the_case, self->klass, member, value);
}

static void
add_value (Writer     *self,
           const char *member,
           const char *label,
           JsonNode   *value,
           JsonNode   *reference)
{
  g_autofree char *was = reference ? dup_words (self, member, reference) : NULL;
  EntConflictLine *line;

  if (value == NULL && reference == NULL)
    {
      add_line (self, ENT_CONFLICT_MARK_NONE, label, dup_words (self, member, NULL));
      return;
    }
  if (value == NULL)
    {
      add_line (self, ENT_CONFLICT_MARK_REMOVED, label, g_steal_pointer (&was));
      return;
    }

  line = add_line (self, reference ? ENT_CONFLICT_MARK_NONE : ENT_CONFLICT_MARK_ADDED, label,
                   dup_words (self, member, value));
  if (reference != NULL && !ent_merge_same (value, reference))
    mark_difference (line, was);
}

static void
add_items (Writer         *self,
           const EntField *field,
           JsonNode       *value,
           JsonNode       *reference)
{
  g_autoptr (EntParts) items = ent_parts_new (field, value);
  g_autoptr (EntParts) was = ent_parts_new (field, reference);

  for (guint i = 0; i < items->keys->len; i++)
    {
      /* An item that stands twice is not told apart by its key. */
      JsonNode *item = json_array_get_element (json_node_get_array (value), i);
      JsonNode *before = g_hash_table_lookup (was->items, g_ptr_array_index (items->keys, i));

      add_value (self, field->name, NULL, item, before);
    }
  for (guint i = 0; i < was->keys->len; i++)
    {
      const char *key = g_ptr_array_index (was->keys, i);

      if (!g_hash_table_contains (items->items, key))
        add_value (self, field->name, NULL, NULL, g_hash_table_lookup (was->items, key));
    }
  if (self->lines->len == 0)
    add_value (self, field->name, NULL, NULL, NULL);
}

static char *
dup_csl_words (JsonNode *value)
{
  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    return json_node_dup_string (value);

  return json_to_string (value, FALSE);
}

static void
add_csl_line (Writer     *self,
              const char *name,
              JsonNode   *value,
              JsonNode   *reference)
{
  g_autofree char *was = reference ? dup_csl_words (reference) : NULL;
  EntConflictLine *line;

  if (value == NULL)
    {
      add_line (self, ENT_CONFLICT_MARK_REMOVED, name, g_steal_pointer (&was));
      return;
    }
  line = add_line (self, reference ? ENT_CONFLICT_MARK_NONE : ENT_CONFLICT_MARK_ADDED, name,
                   dup_csl_words (value));
  if (reference != NULL && !ent_merge_same (value, reference))
    mark_difference (line, was);
}

static JsonNode *
get_part (JsonObject *side,
          const char *member,
          const char *part)
{
  JsonNode *object = ent_merge_get_member (side, member);

  return object && JSON_NODE_HOLDS_OBJECT (object)
           ? ent_merge_get_member (json_node_get_object (object), part) : NULL;
}

/* What both sides have alike is not in question, and would hide what is. */
static gboolean
is_in_question (Writer     *self,
                const char *part)
{
  const char *member = ent_conflict_get_member (self->conflict);

  return !ent_merge_same (get_part (ent_conflict_get_ours (self->conflict), member, part),
                          get_part (ent_conflict_get_theirs (self->conflict), member, part));
}

/* An object of another standard: its members by the names that they have there. */
static void
add_object (Writer   *self,
            JsonNode *value,
            JsonNode *reference)
{
  JsonObject *object = value ? json_node_get_object (value) : NULL;
  JsonObject *was = reference ? json_node_get_object (reference) : NULL;
  g_autoptr (GPtrArray) names = ent_merge_list_members (was, object, NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (is_in_question (self, name))
        add_csl_line (self, name, ent_merge_get_member (object, name),
                      ent_merge_get_member (was, name));
    }
  if (self->lines->len == 0)
    add_line (self, ENT_CONFLICT_MARK_NONE, NULL, g_strdup (C_("value", "not said")));
}

static gboolean
holds (JsonNode     *value,
       JsonNodeType  type)
{
  return value == NULL || json_node_get_node_type (value) == type;
}

static void
add_member (Writer     *self,
            const char *member,
            JsonNode   *value,
            JsonNode   *reference)
{
  const EntField *field = ent_merge_find_field (self->klass, member);

  if (ent_parts_are_merged (field) && holds (value, JSON_NODE_ARRAY) &&
      holds (reference, JSON_NODE_ARRAY))
    add_items (self, field, value, reference);
  else if (field != NULL && field->kind == ENT_FIELD_JSON && holds (value, JSON_NODE_OBJECT) &&
           holds (reference, JSON_NODE_OBJECT) && (value || reference))
    add_object (self, value, reference);
  else
    add_value (self, member, NULL, value, reference);
}

static void
add_record (Writer     *self,
            JsonObject *record,
            JsonObject *reference)
{
  g_autoptr (GPtrArray) names = NULL;

  if (record == NULL)
    {
      /* Translators: one side of a conflict has no such record any more. */
      add_line (self, ENT_CONFLICT_MARK_NONE, NULL, g_strdup (C_("conflict", "Removed")));
      return;
    }

  names = ent_merge_list_members (record, reference, NULL);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!g_str_equal (name, "id"))
        add_value (self, name, ent_diff_get_member_words (name),
                   ent_merge_get_member (record, name),
                   reference ? ent_merge_get_member (reference, name)
                             : ent_merge_get_member (record, name));
    }
}

/* -------------------------------------------------------------------------- the sides */

static JsonObject *
get_side (EntConflict    *self,
          EntMergeChoice  choice)
{
  if (choice == ENT_MERGE_CHOICE_OURS)
    return ent_conflict_get_ours (self);
  if (choice == ENT_MERGE_CHOICE_THEIRS)
    return ent_conflict_get_theirs (self);

  return ent_conflict_get_base (self);
}

/* What a side is held against. */
static JsonObject *
get_reference (EntConflict    *self,
               EntMergeChoice  choice)
{
  JsonObject *base = ent_conflict_get_base (self);

  if (base != NULL || choice == ENT_MERGE_CHOICE_BASE)
    return base;

  return choice == ENT_MERGE_CHOICE_THEIRS ? ent_conflict_get_ours (self)
                                           : ent_conflict_get_theirs (self);
}

/**
 * ent_conflict_find_record:
 * @self: a conflict
 * @the_case: its case
 *
 * Returns: (transfer none) (nullable): the record that it is about, or the header
 */
EntRecord *
ent_conflict_find_record (EntConflict *self,
                          EntCase     *the_case)
{
  const char *of;

  g_return_val_if_fail (ENT_IS_CONFLICT (self), NULL);
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  of = ent_conflict_get_of (self);
  return of ? ent_case_lookup (the_case, ENT_TYPE_RECORD, of)
            : ENT_RECORD (ent_case_get_header (the_case));
}

static char *
dup_evidence_name (EntEvidence *evidence,
                   EntCase     *the_case)
{
  const char *target = ent_evidence_get_target (evidence);
  EntRecord *passage = ent_case_lookup (the_case, ENT_TYPE_PASSAGE,
                                        ent_evidence_get_passage (evidence));
  g_autofree char *from = passage ? ent_edit_dup_name (the_case, passage) : NULL;
  g_autofree char *of = ent_diff_dup_reference_words (the_case, target);

  if (from == NULL)
    return g_strdup (of);

  /* Translators: evidence: a passage and what it is about: “Passage of Vu 2020, on
   * Vietnam – Laos”. */
  return g_strdup_printf (C_("evidence", "%s, on %s"), from, of);
}

/**
 * ent_conflict_dup_name:
 * @self: a conflict
 * @the_case: its case
 *
 * Returns: (transfer full): what the record is called that it is about
 */
char *
ent_conflict_dup_name (EntConflict *self,
                       EntCase     *the_case)
{
  EntRecord *record = ent_conflict_find_record (self, the_case);

  if (record == NULL)
    return g_strdup (ent_conflict_get_of (self));
  if (ENT_IS_EVIDENCE (record))
    return dup_evidence_name (ENT_EVIDENCE (record), the_case);

  return ENT_IS_HEADER (record) ? g_strdup (_("Case")) : ent_edit_dup_name (the_case, record);
}

/**
 * ent_conflict_dup_subject:
 * @self: a conflict
 * @the_case: its case
 *
 * Returns: (transfer full): the kind of record, and the member: "Tie · date"
 */
char *
ent_conflict_dup_subject (EntConflict *self,
                          EntCase     *the_case)
{
  EntRecord *record = ent_conflict_find_record (self, the_case);
  const char *type = ent_diff_get_type_words (record ? G_OBJECT_TYPE (record) : ENT_TYPE_HEADER);
  const char *member = ent_conflict_get_member (self);

  return member ? g_strdup_printf ("%s · %s", type, ent_diff_get_member_words (member))
                : g_strdup (type);
}

static const char *
get_removal_question (EntConflict *self)
{
  JsonObject *base = ent_conflict_get_base (self);
  JsonObject *ours = ent_conflict_get_ours (self);
  JsonObject *left = ours ? ours : ent_conflict_get_theirs (self);
  gboolean changed = base != NULL && left != NULL && !ent_merge_same_objects (base, left);

  if (ours == NULL)
    return changed ? _("Ours removed it, and theirs changed it. It is kept until you decide.")
                   : _("Ours removed it, and theirs relies on it: something that theirs has "
                       "speaks of it. It is kept until you decide.");

  return changed ? _("Theirs removed it, and ours changed it. It is kept until you decide.")
                 : _("Theirs removed it, and ours relies on it: something that ours has speaks "
                     "of it. It is kept until you decide.");
}

/**
 * ent_conflict_dup_question:
 * @self: a conflict
 * @the_case: its case
 *
 * Returns: (transfer full): in a sentence or two, what both sides did
 */
char *
ent_conflict_dup_question (EntConflict *self,
                           EntCase     *the_case)
{
  const char *member;
  JsonNode *base;
  JsonNode *ours;
  JsonNode *theirs;

  g_return_val_if_fail (ENT_IS_CONFLICT (self), NULL);
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  member = ent_conflict_get_member (self);
  if (member == NULL)
    return g_strdup (get_removal_question (self));

  base = ent_merge_get_member (ent_conflict_get_base (self), member);
  ours = ent_merge_get_member (ent_conflict_get_ours (self), member);
  theirs = ent_merge_get_member (ent_conflict_get_theirs (self), member);
  if (ent_merge_same (base, ours) || ent_merge_same (base, theirs))
    return g_strdup (_("One side changed this, and the other has something that does not go with "
                       "the change."));
  if (base == NULL)
    return g_strdup (_("Both sides added this, and say different things."));
  if (ours == NULL || theirs == NULL)
    return g_strdup (ours == NULL ? _("Ours took this out, and theirs changed it.")
                                  : _("Theirs took this out, and ours changed it."));

  return g_strdup (_("Both sides changed this, in different ways."));
}

/**
 * ent_conflict_list_lines:
 * @self: a conflict
 * @the_case: its case
 * @choice: which side
 *
 * Says what one side has, for a reader: a line for each item of a list or member of a
 * record, with what differs from before marked, and what is no longer there.
 *
 * Returns: (transfer full) (element-type EntConflictLine): the lines, at least one
 */
GPtrArray *
ent_conflict_list_lines (EntConflict    *self,
                         EntCase        *the_case,
                         EntMergeChoice  choice)
{
  EntRecord *record;
  const char *member;
  g_autoptr (JsonNode) now = NULL;
  JsonObject *side;
  JsonObject *reference;
  Writer writer = { the_case, self, NULL, NULL };

  g_return_val_if_fail (ENT_IS_CONFLICT (self), NULL);
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);

  writer.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  record = ent_conflict_find_record (self, the_case);
  g_return_val_if_fail (record != NULL, writer.lines);

  member = ent_conflict_get_member (self);
  writer.klass = ENT_RECORD_GET_CLASS (record);
  now = ent_record_to_json (record);
  side = choice == ENT_MERGE_CHOICE_CURRENT ? json_node_get_object (now) : get_side (self, choice);
  reference = get_reference (self, choice);
  if (member != NULL)
    add_member (&writer, member, ent_merge_get_member (side, member),
                ent_merge_get_member (reference, member));
  else
    add_record (&writer, side, reference);

  return writer.lines;
}

/**
 * ent_conflict_is_current:
 * @self: a conflict
 * @the_case: its case
 * @choice: which side
 *
 * Returns: whether the case holds what that side says
 */
gboolean
ent_conflict_is_current (EntConflict    *self,
                         EntCase        *the_case,
                         EntMergeChoice  choice)
{
  EntRecord *record;
  const char *member;
  JsonObject *side;
  g_autoptr (JsonNode) now = NULL;

  g_return_val_if_fail (ENT_IS_CONFLICT (self), FALSE);
  g_return_val_if_fail (ENT_IS_CASE (the_case), FALSE);

  record = ent_conflict_find_record (self, the_case);
  if (record == NULL || choice == ENT_MERGE_CHOICE_CURRENT)
    return choice == ENT_MERGE_CHOICE_CURRENT;

  member = ent_conflict_get_member (self);
  side = get_side (self, choice);
  now = ent_record_to_json (record);
  if (member == NULL)
    return side != NULL && ent_merge_same_objects (side, json_node_get_object (now));

  return ent_merge_same (ent_merge_get_member (side, member),
                         ent_merge_get_member (json_node_get_object (now), member));
}
