/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"

/*
 * Changes as an editor makes them: one record put into the case, made new or in
 * the place of what stood there. What a removal takes along is in ent-edit-remove.c.
 */

/* The end of the time that a date tells of, within what the case covers. */
static EntSpan
get_last_day (EntCase *the_case,
              EntDate *date)
{
  const EntSpan *coverage = ent_case_get_coverage (the_case);
  EntDay last = coverage ? coverage->last : ENT_DAY_LAST;
  EntExtent extent;

  if (date != NULL)
    {
      ent_date_get_extent (date, coverage, &extent);
      last = MAX (MIN (last, extent.latest_end), extent.earliest_start);
    }

  return (EntSpan) { last, last };
}

/**
 * ent_edit_get_name_time:
 * @the_case: a case
 * @record: a record
 *
 * States have other names at other times. Where a record is called by a name that does
 * not follow the time that is shown, in the undo menu, a question, a list of gaps, it is
 * by those of the last day of its own time, within what the case covers: a state that is
 * by the one it has now, one that was by its last, and a tie, a condition or a membership
 * by those that its states had when it last held. What has no time goes by the latest.
 *
 * Returns: the day whose names are used
 */
EntSpan
ent_edit_get_name_time (EntCase   *the_case,
                        EntRecord *record)
{
  g_return_val_if_fail (ENT_IS_CASE (the_case), ((EntSpan) { ENT_DAY_LAST, ENT_DAY_LAST }));

  if (ENT_IS_STATE (record))
    return get_last_day (the_case, ent_state_get_existed (ENT_STATE (record)));
  if (ENT_IS_TIE (record))
    return get_last_day (the_case, ent_tie_get_date (ENT_TIE (record)));
  if (ENT_IS_CONDITION (record))
    return get_last_day (the_case, ent_condition_get_date (ENT_CONDITION (record)));

  return get_last_day (the_case, NULL);
}

/* A state of the case, or one that a change is to make. */
static EntState *
dup_state (EntCase    *the_case,
           EntChange  *made,
           const char *id)
{
  EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, id);

  if (state != NULL)
    return g_object_ref (ENT_STATE (state));

  for (guint i = 0; made && i < ent_change_get_n_edits (made); i++)
    {
      const EntEdit *edit = ent_change_get_edit (made, i);

      if (edit->type == ENT_TYPE_STATE && edit->after != NULL && g_str_equal (edit->id, id))
        return ENT_STATE (ent_record_new_from_json (ENT_TYPE_STATE, edit->after, NULL));
    }

  return NULL;
}

static void
take_state_name (EntCase      *the_case,
                 EntChange    *made,
                 const char   *id,
                 EntSpan       at,
                 GPtrArray    *names)
{
  g_autoptr (EntState) state = dup_state (the_case, made, id);
  const char *name = id;

  /* A state that is no more has kept its last name. */
  if (state != NULL)
    {
      EntSpan last = ent_edit_get_name_time (the_case, ENT_RECORD (state));

      name = ent_state_get_name_at (state, last.last < at.last ? last : at);
    }

  /* Who left and came back is a member twice. */
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static char *
dup_tie_name (EntCase   *the_case,
              EntChange *made,
              EntTie    *tie)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GListModel *members = ent_tie_get_members (tie);
  EntSpan at = ent_edit_get_name_time (the_case, ENT_RECORD (tie));

  if (ent_tie_get_title (tie) != NULL)
    return g_strdup (ent_tie_get_title (tie));

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      take_state_name (the_case, made, ent_membership_get_state (member), at, names);
    }

  return ent_case_join_names (names, C_("between members", " – "));
}

static char *
dup_condition_name (EntCase      *the_case,
                    EntChange    *made,
                    EntCondition *condition)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *const *pair = ent_condition_get_pair (condition);
  EntSpan at = ent_edit_get_name_time (the_case, ENT_RECORD (condition));
  g_autofree char *of = NULL;

  for (guint i = 0; pair && pair[i]; i++)
    take_state_name (the_case, made, pair[i], at, names);
  of = ent_case_join_names (names, C_("between members", " – "));

  if (ent_condition_get_kind (condition) == ENT_CONDITION_KIND_SHARED_INTEREST)
    /* Translators: a pair of states: “Vietnam – Laos”. */
    return g_strdup_printf (_("Shared interests of %s"), of);

  return g_strdup_printf (_("Shared values of %s"), of);
}

static char *
dup_passage_name (EntCase    *the_case,
                  EntPassage *passage)
{
  EntRecord *article = ent_case_lookup (the_case, ENT_TYPE_ARTICLE,
                                        ent_passage_get_article (passage));

  if (article == NULL)
    return g_strdup (_("Passage"));

  /* Translators: the name of a passage: the label of its article, such as “Vu 2020”. */
  return g_strdup_printf (_("Passage of %s"), ent_article_get_label (ENT_ARTICLE (article)));
}

static char *
dup_named_by_another (EntCase   *the_case,
                      EntRecord *record)
{
  if (ENT_IS_EVIDENCE (record))
    return g_strdup (_("Evidence"));

  if (ENT_IS_PLACE (record))
    {
      EntRecord *node = ent_case_lookup (the_case, ENT_TYPE_RECORD,
                                         ent_place_get_of (ENT_PLACE (record)));
      g_autofree char *name = node ? ent_edit_dup_name (the_case, node) : NULL;

      /* Translators: the name of a saved position in the graph: a state or a tie. */
      return g_strdup_printf (_("Place of %s"), name ? name : ent_place_get_of (ENT_PLACE (record)));
    }

  if (ENT_IS_CONFLICT (record))
    {
      EntRecord *of = ent_case_lookup (the_case, ENT_TYPE_RECORD,
                                       ent_conflict_get_of (ENT_CONFLICT (record)));
      g_autofree char *name = of ? ent_edit_dup_name (the_case, of) : g_strdup (_("Case"));

      /* Translators: where two merged versions disagree: on a state, a tie or the like. */
      return g_strdup_printf (_("Conflict over %s"), name);
    }

  return g_strdup (_("Case"));
}

static const char *
get_title (EntRecord *record)
{
  if (ENT_IS_INSTRUMENT (record))
    return ent_instrument_get_title (ENT_INSTRUMENT (record));
  if (ENT_IS_EVENT (record))
    return ent_event_get_title (ENT_EVENT (record));
  if (ENT_IS_TRAIT (record))
    {
      const char *title = ent_trait_get_title (ENT_TRAIT (record));

      return title ? title : ent_trait_get_value (ENT_TRAIT (record));
    }
  if (ENT_IS_ARTICLE (record))
    return ent_article_get_label (ENT_ARTICLE (record));
  if (ENT_IS_DEFINITION (record))
    return ent_definition_get_title (ENT_DEFINITION (record));
  if (ENT_IS_THEORY (record))
    return ent_theory_get_title (ENT_THEORY (record));

  return NULL;
}

/**
 * ent_edit_dup_name_among:
 * @the_case: a case
 * @made: (nullable): a change that makes states which @record may name
 * @record: a record; it need not be in the case yet
 *
 * Says what a record is called in the undo menu, a question or a list of gaps: what has a
 * title by that, a tie by its members, see [func@edit_get_name_time] for which of their
 * names.
 *
 * Returns: (transfer full): its name
 */
char *
ent_edit_dup_name_among (EntCase   *the_case,
                         EntChange *made,
                         EntRecord *record)
{
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (made == NULL || ENT_IS_CHANGE (made), NULL);
  g_return_val_if_fail (ENT_IS_RECORD (record), NULL);

  if (get_title (record) != NULL)
    return g_strdup (get_title (record));
  if (ENT_IS_STATE (record))
    return g_strdup (ent_state_get_name_at (ENT_STATE (record),
                                            ent_edit_get_name_time (the_case, record)));
  if (ENT_IS_TIE (record))
    return dup_tie_name (the_case, made, ENT_TIE (record));
  if (ENT_IS_CONDITION (record))
    return dup_condition_name (the_case, made, ENT_CONDITION (record));
  if (ENT_IS_PASSAGE (record))
    return dup_passage_name (the_case, ENT_PASSAGE (record));

  return dup_named_by_another (the_case, record);
}

/**
 * ent_edit_dup_name:
 * @the_case: a case
 * @record: a record; it need not be in the case yet
 *
 * Says what a record is called, as [func@edit_dup_name_among] does.
 *
 * Returns: (transfer full): its name
 */
char *
ent_edit_dup_name (EntCase   *the_case,
                   EntRecord *record)
{
  return ent_edit_dup_name_among (the_case, NULL, record);
}

static JsonNode *
get_before (EntCase  *the_case,
            GType     type,
            JsonNode *after)
{
  const char *id;
  EntRecord *record;

  if (type == ENT_TYPE_HEADER)
    return ent_record_to_json (ENT_RECORD (ent_case_get_header (the_case)));

  id = json_object_get_string_member_with_default (json_node_get_object (after), "id", NULL);
  record = ent_case_lookup (the_case, type, id);
  return record ? ent_record_to_json (record) : NULL;
}

/* As the case will write it, so that undoing finds what was done. What cannot be read
 * is left as it is: applying it says why. */
static JsonNode *
tidy (GType     type,
      JsonNode *after)
{
  g_autoptr (EntRecord) record = ent_record_new_from_json (type, after, NULL);

  return record ? ent_record_to_json (record) : json_node_ref (after);
}

/**
 * ent_edit_add_put:
 * @the_case: a case
 * @change: a change that says nothing yet of the record
 * @type: the type of the record; %ENT_TYPE_HEADER for what the case says of itself
 * @after: (transfer none): the record as it is to be: an object with an `id`, save for
 *   the header
 *
 * Adds to a change that a record is made, or takes the place of the one with its id.
 */
void
ent_edit_add_put (EntCase   *the_case,
                  EntChange *change,
                  GType      type,
                  JsonNode  *after)
{
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) tidied = NULL;

  g_return_if_fail (ENT_IS_CASE (the_case));
  g_return_if_fail (ENT_IS_CHANGE (change));
  g_return_if_fail (after != NULL && JSON_NODE_HOLDS_OBJECT (after));

  before = get_before (the_case, type, after);
  tidied = tidy (type, after);
  ent_change_add (change, type, before, tidied);
}

static char *
make_title (EntCase  *the_case,
            GType     type,
            JsonNode *after)
{
  g_autoptr (JsonNode) before = get_before (the_case, type, after);
  g_autoptr (EntRecord) record = ent_record_new_from_json (type, after, NULL);
  g_autofree char *name = record ? ent_edit_dup_name (the_case, record) : NULL;

  if (name == NULL)
    return g_strdup (before ? C_("undo", "Change") : C_("undo", "Add"));

  /* Translators: in the undo menu; %s is the name of what was changed: “Change Laos”. */
  return g_strdup_printf (before ? C_("undo", "Change %s") : C_("undo", "Add %s"), name);
}

/**
 * ent_edit_put:
 * @the_case: a case
 * @type: the type of the record; %ENT_TYPE_HEADER for what the case says of itself
 * @after: (transfer none): the record as it is to be: an object with an `id`, save for
 *   the header
 * @title: (nullable): what the change does, for the undo menu; %NULL for "Add Laos" or
 *   "Change Laos"
 *
 * Makes a change that makes a record, or puts one in the place of that with its id. What
 * is wrong with @after is said when the change is applied.
 *
 * Returns: (transfer full): the change
 */
EntChange *
ent_edit_put (EntCase    *the_case,
              GType       type,
              JsonNode   *after,
              const char *title)
{
  g_autoptr (EntChange) change = NULL;
  g_autofree char *made = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (after != NULL && JSON_NODE_HOLDS_OBJECT (after), NULL);

  if (title == NULL)
    made = make_title (the_case, type, after);
  change = ent_change_new (title ? title : made);
  ent_edit_add_put (the_case, change, type, after);

  return g_steal_pointer (&change);
}
