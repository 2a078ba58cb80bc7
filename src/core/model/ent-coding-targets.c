/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding.h"
#include "ent-core-enums.h"
#include "ent-edit.h"
#include "ent-enum.h"

/*
 * What passages are attached to: what it is called, and new ones with the fewest members
 * that such a record can have. Ids are those of ent_edit_make_id_among(), made of what the
 * record is about: "vnm-lao-alliance", "vnm-regime", "treaty-of-amity".
 */

/* ---------------------------------------------------------------- names */

static char *
dup_state_names (EntCase           *the_case,
                 const char *const *states,
                 EntSpan            at)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; states && states[i]; i++)
    {
      EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, states[i]);

      g_strv_builder_add (builder, state ? ent_state_get_name_at (ENT_STATE (state), at)
                                         : states[i]);
    }
  names = g_strv_builder_end (builder);

  return g_strjoinv (C_("between members", " – "), names);
}

static char *
dup_condition_name (EntCase      *the_case,
                    EntCondition *condition,
                    EntSpan       at)
{
  g_autofree char *of = dup_state_names (the_case, ent_condition_get_pair (condition), at);

  if (ent_condition_get_kind (condition) == ENT_CONDITION_KIND_SHARED_INTEREST)
    /* Translators: a pair of states: “Vietnam – Laos”. */
    return g_strdup_printf (_("Shared interests of %s"), of);

  return g_strdup_printf (_("Shared values of %s"), of);
}

static char *
dup_membership_name (EntCase    *the_case,
                     EntTie     *tie,
                     const char *state,
                     EntSpan     at)
{
  const char *const states[] = { state, NULL };
  g_autofree char *name = dup_state_names (the_case, states, at);
  g_autofree char *of = ent_case_dup_tie_title (the_case, tie, at);

  /* Translators: a state, and the tie that it is a member of. */
  return g_strdup_printf (_("%s in %s"), name, of);
}

/**
 * ent_coding_dup_name:
 * @the_case: a case
 * @target: the id of a target, or `TIE/STATE` for a membership
 * @at: the time whose names are used
 *
 * Returns: (transfer full): what the target is called; its id where it is not there
 */
char *
ent_coding_dup_name (EntCase    *the_case,
                     const char *target,
                     EntSpan     at)
{
  g_auto (GStrv) parts = NULL;
  EntRecord *record = NULL;
  const char *title = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  parts = g_strsplit (target, "/", 2);
  record = ent_case_lookup (the_case, ENT_TYPE_RECORD, parts[0]);
  if (ENT_IS_TIE (record))
    return parts[1] ? dup_membership_name (the_case, ENT_TIE (record), parts[1], at)
                    : ent_case_dup_tie_title (the_case, ENT_TIE (record), at);
  if (ENT_IS_CONDITION (record))
    return dup_condition_name (the_case, ENT_CONDITION (record), at);

  if (ENT_IS_INSTRUMENT (record))
    title = ent_instrument_get_title (ENT_INSTRUMENT (record));
  else if (ENT_IS_EVENT (record))
    title = ent_event_get_title (ENT_EVENT (record));
  else if (ENT_IS_TRAIT (record))
    title = ent_trait_get_title (ENT_TRAIT (record)) ?: ent_trait_get_value (ENT_TRAIT (record));

  return g_strdup (title ? title : target);
}

/* ---------------------------------------------------------------- new ones */

static void
set_date (JsonObject *object,
          const char *member,
          EntDate    *date)
{
  if (date != NULL)
    json_object_set_string_member (object, member, ent_date_get_edtf (date));
}

static void
set_strings (JsonObject        *object,
             const char        *member,
             const char *const *strings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);
  json_object_set_array_member (object, member, array);
}

/* Begins a record: its id comes first. */
static JsonObject *
begin (EntCase     *the_case,
       EntChange   *made,
       GType        type,
       const char  *hint,
       char       **id)
{
  JsonObject *object = json_object_new ();

  *id = ent_edit_make_id_among (the_case, made, type, hint);
  json_object_set_string_member (object, "id", *id);

  return object;
}

static void
finish (EntChange  *made,
        GType       type,
        JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  ent_change_add (made, type, NULL, node);
}

/* "vnm-lao-alliance"; of many states the first two. */
static char *
dup_pair_hint (const char *const *states,
               const char        *what)
{
  return g_strjoin ("-", states[0], states[1] ? states[1] : what, states[1] ? what : NULL, NULL);
}

/* The first one named is the one that gives, proposes or is a side of its own. */
static const char *
get_role (EntTieKind kind,
          guint      i)
{
  switch (kind)
    {
    case ENT_TIE_KIND_CONFLICT:
      return i == 0 ? "side-a" : "side-b";
    case ENT_TIE_KIND_SPONSORSHIP:
      return i == 0 ? "sponsor" : "client";
    case ENT_TIE_KIND_PROPOSAL:
      return i == 0 ? "proposer" : NULL;
    case ENT_TIE_KIND_ALLIANCE:
    case ENT_TIE_KIND_ALIGNMENT:
    default:
      return NULL;
    }
}

/**
 * ent_coding_add_tie:
 * @the_case: a case
 * @made: a change that makes what is needed
 * @kind: what kind of tie
 * @states: (array zero-terminated=1): ids of its members, two or more; of a sponsorship
 *   the sponsor first, of a proposal the proposer, of a conflict one side
 * @date: when it held
 *
 * Returns: (transfer full): its id
 */
char *
ent_coding_add_tie (EntCase           *the_case,
                    EntChange         *made,
                    EntTieKind         kind,
                    const char *const *states,
                    EntDate           *date)
{
  const char *nick = ent_enum_get_nick (ENT_TYPE_TIE_KIND, kind);
  g_autofree char *hint = dup_pair_hint (states, nick);
  char *id = NULL;
  JsonObject *object = begin (the_case, made, ENT_TYPE_TIE, hint, &id);
  JsonArray *members = json_array_new ();

  json_object_set_string_member (object, "kind", nick);
  set_date (object, "date", date);
  for (guint i = 0; states[i] != NULL; i++)
    {
      JsonObject *member = json_object_new ();

      json_object_set_string_member (member, "state", states[i]);
      if (get_role (kind, i) != NULL)
        json_object_set_string_member (member, "role", get_role (kind, i));
      json_array_add_object_element (members, member);
    }
  json_object_set_array_member (object, "members", members);
  finish (made, ENT_TYPE_TIE, object);

  return id;
}

/**
 * ent_coding_add_instrument:
 * @the_case: a case
 * @made: a change that makes what is needed
 * @kind: what kind of instrument
 * @tie: the id of the tie that it is under
 * @title: what it is called
 * @signed_on: (nullable): when it was signed
 *
 * Returns: (transfer full): its id
 */
char *
ent_coding_add_instrument (EntCase           *the_case,
                           EntChange         *made,
                           EntInstrumentKind  kind,
                           const char        *tie,
                           const char        *title,
                           EntDate           *signed_on)
{
  char *id = NULL;
  JsonObject *object = begin (the_case, made, ENT_TYPE_INSTRUMENT, title, &id);

  json_object_set_string_member (object, "tie", tie);
  json_object_set_string_member (object, "kind",
                                 ent_enum_get_nick (ENT_TYPE_INSTRUMENT_KIND, kind));
  json_object_set_string_member (object, "title", title);
  set_date (object, "signed", signed_on);
  finish (made, ENT_TYPE_INSTRUMENT, object);

  return id;
}

/**
 * ent_coding_add_event:
 * @the_case: a case
 * @made: a change that makes what is needed
 * @kind: what kind of event
 * @title: what it is called
 * @parties: (array zero-terminated=1): ids of the states that took part
 * @date: when it was
 *
 * Returns: (transfer full): its id
 */
char *
ent_coding_add_event (EntCase           *the_case,
                      EntChange         *made,
                      EntEventKind       kind,
                      const char        *title,
                      const char *const *parties,
                      EntDate           *date)
{
  char *id = NULL;
  JsonObject *object = begin (the_case, made, ENT_TYPE_EVENT, title, &id);

  json_object_set_string_member (object, "kind", ent_enum_get_nick (ENT_TYPE_EVENT_KIND, kind));
  json_object_set_string_member (object, "title", title);
  set_date (object, "date", date);
  set_strings (object, "parties", parties);
  finish (made, ENT_TYPE_EVENT, object);

  return id;
}

/**
 * ent_coding_add_trait:
 * @the_case: a case
 * @made: a change that makes what is needed
 * @kind: what kind of trait
 * @state: the id of the state that has it
 * @title: what it is, for a reader: "Ruled by one party"; its value is made of that
 * @date: when it had it
 *
 * Returns: (transfer full): its id
 */
char *
ent_coding_add_trait (EntCase      *the_case,
                      EntChange    *made,
                      EntTraitKind  kind,
                      const char   *state,
                      const char   *title,
                      EntDate      *date)
{
  const char *nick = ent_enum_get_nick (ENT_TYPE_TRAIT_KIND, kind);
  g_autofree char *value = ent_edit_make_slug (title);
  g_autofree char *hint = g_strdup_printf ("%s-%s", state, nick);
  char *id = NULL;
  JsonObject *object = begin (the_case, made, ENT_TYPE_TRAIT, hint, &id);

  json_object_set_string_member (object, "state", state);
  json_object_set_string_member (object, "kind", nick);
  json_object_set_string_member (object, "value", *value != '\0' ? value : nick);
  json_object_set_string_member (object, "title", title);
  set_date (object, "date", date);
  finish (made, ENT_TYPE_TRAIT, object);

  return id;
}

/**
 * ent_coding_add_condition:
 * @the_case: a case
 * @made: a change that makes what is needed
 * @kind: what kind of condition
 * @value: whether it holds
 * @pair: (array zero-terminated=1): the ids of two states
 * @date: when
 *
 * Returns: (transfer full): its id
 */
char *
ent_coding_add_condition (EntCase           *the_case,
                          EntChange         *made,
                          EntConditionKind   kind,
                          EntConditionValue  value,
                          const char *const *pair,
                          EntDate           *date)
{
  gboolean is_interest = kind == ENT_CONDITION_KIND_SHARED_INTEREST;
  g_autofree char *hint = dup_pair_hint (pair, is_interest ? "interest" : "ideology");
  char *id = NULL;
  JsonObject *object = begin (the_case, made, ENT_TYPE_CONDITION, hint, &id);

  json_object_set_string_member (object, "kind", ent_enum_get_nick (ENT_TYPE_CONDITION_KIND, kind));
  set_strings (object, "pair", pair);
  json_object_set_string_member (object, "value",
                                 ent_enum_get_nick (ENT_TYPE_CONDITION_VALUE, value));
  set_date (object, "date", date);
  finish (made, ENT_TYPE_CONDITION, object);

  return id;
}
