/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"

/*
 * Changes as an editor makes them: one record put into the case, made new or in
 * the place of what stood there. What a removal takes along is in ent-edit-remove.c.
 */

/* Names are those of the end of what the case covers: the latest ones. */
static EntSpan
get_name_time (EntCase *the_case)
{
  const EntSpan *coverage = ent_case_get_coverage (the_case);
  const EntSpan last = { ENT_DAY_LAST, ENT_DAY_LAST };

  return coverage ? *coverage : last;
}

static char *
dup_state_name (EntCase    *the_case,
                const char *id)
{
  EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, id);

  return g_strdup (state ? ent_state_get_name_at (ENT_STATE (state), get_name_time (the_case)) : id);
}

static char *
dup_condition_name (EntCase      *the_case,
                    EntCondition *condition)
{
  const char *const *pair = ent_condition_get_pair (condition);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (pair == NULL || pair[0] == NULL || pair[1] == NULL)
    return g_strdup (ent_record_get_id (ENT_RECORD (condition)));

  a = dup_state_name (the_case, pair[0]);
  b = dup_state_name (the_case, pair[1]);
  if (ent_condition_get_kind (condition) == ENT_CONDITION_KIND_SHARED_IDEOLOGY)
    /* Translators: the name of a coding: two states. */
    return g_strdup_printf (_("Shared Ideology of %s and %s"), a, b);

  /* Translators: the name of a coding: two states. */
  return g_strdup_printf (_("Shared Interest of %s and %s"), a, b);
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
 * ent_edit_dup_name:
 * @the_case: a case
 * @record: a record; it need not be in the case yet
 *
 * Says what a record is called in a sentence, a title or a list: a state by its
 * latest name, a tie by its title or its members, what has a title by that.
 *
 * Returns: (transfer full): its name
 */
char *
ent_edit_dup_name (EntCase   *the_case,
                   EntRecord *record)
{
  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_RECORD (record), NULL);

  if (get_title (record) != NULL)
    return g_strdup (get_title (record));
  if (ENT_IS_STATE (record))
    return g_strdup (ent_state_get_name_at (ENT_STATE (record), get_name_time (the_case)));
  if (ENT_IS_TIE (record))
    return ent_case_dup_tie_title (the_case, ENT_TIE (record), get_name_time (the_case));
  if (ENT_IS_CONDITION (record))
    return dup_condition_name (the_case, ENT_CONDITION (record));
  if (ENT_IS_PASSAGE (record))
    return dup_passage_name (the_case, ENT_PASSAGE (record));

  return dup_named_by_another (the_case, record);
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
