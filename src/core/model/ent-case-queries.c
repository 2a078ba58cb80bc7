/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-case.h"

/*
 * Questions to a case that take more than one section: what bears on a tie or
 * on a state, what is coded of a pair, what a tie is called.
 */

static void
add_all (GPtrArray *all,
         GPtrArray *some)
{
  for (guint i = 0; i < some->len; i++)
    if (!g_ptr_array_find (all, g_ptr_array_index (some, i), NULL))
      g_ptr_array_add (all, g_ptr_array_index (some, i));
}

static void
add_evidence (EntCase    *self,
              GPtrArray  *all,
              const char *target)
{
  g_autoptr (GPtrArray) some = ent_case_get_referrers (self, ENT_TYPE_EVIDENCE, target);

  add_all (all, some);
}

static void
add_evidence_of_referrers (EntCase    *self,
                           GPtrArray  *all,
                           GType       type,
                           const char *id)
{
  g_autoptr (GPtrArray) referrers = ent_case_get_referrers (self, type, id);

  for (guint i = 0; i < referrers->len; i++)
    add_evidence (self, all, ent_record_get_id (g_ptr_array_index (referrers, i)));
}

/**
 * ent_case_get_tie_evidence:
 * @self: a case
 * @tie: one of its ties
 *
 * Returns: (transfer container) (element-type EntEvidence): the evidence for the
 *   tie itself, then for its memberships, its instruments and its events
 */
GPtrArray *
ent_case_get_tie_evidence (EntCase *self,
                           EntTie  *tie)
{
  GPtrArray *all = g_ptr_array_new ();
  const char *id = ent_record_get_id (ENT_RECORD (tie));
  GListModel *members = ent_tie_get_members (tie);

  add_evidence (self, all, id);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      g_autofree char *target = g_strdup_printf ("%s/%s", id, ent_membership_get_state (member));

      add_evidence (self, all, target);
    }
  add_evidence_of_referrers (self, all, ENT_TYPE_INSTRUMENT, id);
  add_evidence_of_referrers (self, all, ENT_TYPE_EVENT, id);

  return all;
}

/**
 * ent_case_get_state_evidence:
 * @self: a case
 * @state: one of its states
 *
 * Returns: (transfer container) (element-type EntEvidence): the evidence for its
 *   traits and for the events that it takes part in
 */
GPtrArray *
ent_case_get_state_evidence (EntCase  *self,
                             EntState *state)
{
  GPtrArray *all = g_ptr_array_new ();
  const char *id = ent_record_get_id (ENT_RECORD (state));

  add_evidence_of_referrers (self, all, ENT_TYPE_TRAIT, id);
  add_evidence_of_referrers (self, all, ENT_TYPE_EVENT, id);

  return all;
}

/**
 * ent_case_get_pair_conditions:
 * @self: a case
 * @a: the id of one state
 * @b: the id of the other
 *
 * Returns: (transfer container) (element-type EntCondition): what is coded of
 *   the pair
 */
GPtrArray *
ent_case_get_pair_conditions (EntCase    *self,
                              const char *a,
                              const char *b)
{
  g_autoptr (GPtrArray) of_a = ent_case_get_referrers (self, ENT_TYPE_CONDITION, a);
  GPtrArray *of_both = g_ptr_array_new ();

  for (guint i = 0; i < of_a->len; i++)
    {
      const char *const *pair = ent_condition_get_pair (g_ptr_array_index (of_a, i));

      if (g_strv_contains (pair, a) && g_strv_contains (pair, b))
        g_ptr_array_add (of_both, g_ptr_array_index (of_a, i));
    }

  return of_both;
}

static void
add_evidence_of_pair (EntCase    *self,
                      GPtrArray  *all,
                      const char *a,
                      const char *b)
{
  g_autoptr (GPtrArray) conditions = ent_case_get_pair_conditions (self, a, b);

  for (guint i = 0; i < conditions->len; i++)
    add_evidence (self, all, ent_record_get_id (g_ptr_array_index (conditions, i)));
}

/**
 * ent_case_get_condition_evidence:
 * @self: a case
 * @tie: one of its ties
 *
 * Returns: (transfer container) (element-type EntEvidence): the evidence for what
 *   is coded of the pairs among the tie's members
 */
GPtrArray *
ent_case_get_condition_evidence (EntCase *self,
                                 EntTie  *tie)
{
  GPtrArray *all = g_ptr_array_new ();
  GListModel *members = ent_tie_get_members (tie);
  guint n_members = g_list_model_get_n_items (members);

  for (guint i = 0; i < n_members; i++)
    for (guint j = i + 1; j < n_members; j++)
      {
        g_autoptr (EntMembership) first = g_list_model_get_item (members, i);
        g_autoptr (EntMembership) second = g_list_model_get_item (members, j);

        add_evidence_of_pair (self, all, ent_membership_get_state (first),
                              ent_membership_get_state (second));
      }

  return all;
}

/* The tie whose conditions a pair's codings are read for: an alliance before others. */
static EntRecord *
find_tie_of_pair (EntCase           *self,
                  const char *const *pair)
{
  g_autoptr (GPtrArray) ties = ent_case_get_referrers (self, ENT_TYPE_TIE, pair[0]);
  g_autoptr (GPtrArray) of_second = ent_case_get_referrers (self, ENT_TYPE_TIE, pair[1]);
  EntRecord *found = NULL;

  for (guint i = 0; i < ties->len; i++)
    {
      EntRecord *tie = g_ptr_array_index (ties, i);

      if (!g_ptr_array_find (of_second, tie, NULL))
        continue;
      if (ent_tie_get_kind (ENT_TIE (tie)) == ENT_TIE_KIND_ALLIANCE)
        return tie;
      if (found == NULL)
        found = tie;
    }

  return found;
}

static EntRecord *
lookup_first_state (EntCase           *self,
                    const char *const *states)
{
  return states && states[0] ? ent_case_lookup (self, ENT_TYPE_STATE, states[0]) : NULL;
}

/**
 * ent_case_get_subject:
 * @self: a case
 * @target: the id of a record, or `TIE/STATE` for a membership
 *
 * Finds what a record is seen with: a state or a tie itself; the tie of a membership or
 * an instrument; the tie of an event, or else its first party; the state of a trait; the
 * tie between the pair of a condition, or else the first of the pair.
 *
 * Returns: (transfer none) (nullable): a state or a tie, or %NULL where there is none
 */
EntRecord *
ent_case_get_subject (EntCase    *self,
                      const char *target)
{
  g_auto (GStrv) parts = NULL;
  EntRecord *record = NULL;
  EntRecord *tie = NULL;

  g_return_val_if_fail (ENT_IS_CASE (self), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  parts = g_strsplit (target, "/", 2);
  record = ent_case_lookup (self, ENT_TYPE_RECORD, parts[0]);
  if (record == NULL || ENT_IS_STATE (record) || ENT_IS_TIE (record))
    return record;
  if (ENT_IS_INSTRUMENT (record))
    return ent_case_lookup (self, ENT_TYPE_TIE, ent_instrument_get_tie (ENT_INSTRUMENT (record)));
  if (ENT_IS_TRAIT (record))
    return ent_case_lookup (self, ENT_TYPE_STATE, ent_trait_get_state (ENT_TRAIT (record)));
  if (ENT_IS_CONDITION (record))
    {
      const char *const *pair = ent_condition_get_pair (ENT_CONDITION (record));

      tie = find_tie_of_pair (self, pair);
      return tie ? tie : lookup_first_state (self, pair);
    }
  if (ENT_IS_EVENT (record))
    {
      tie = ent_case_lookup (self, ENT_TYPE_TIE, ent_event_get_tie (ENT_EVENT (record)));
      return tie ? tie : lookup_first_state (self, ent_event_get_parties (ENT_EVENT (record)));
    }

  return NULL;
}

static gboolean
has_contest (EntCase    *self,
             const char *target)
{
  g_autoptr (GPtrArray) evidence = ent_case_get_referrers (self, ENT_TYPE_EVIDENCE, target);

  for (guint i = 0; i < evidence->len; i++)
    if (ent_evidence_get_stance (g_ptr_array_index (evidence, i)) == ENT_STANCE_CONTESTS)
      return TRUE;

  return FALSE;
}

/**
 * ent_case_is_contested:
 * @self: a case
 * @tie: one of its ties
 *
 * A tie is contested where a passage contests the tie itself, or an instrument
 * under it.
 *
 * Returns: whether it is
 */
gboolean
ent_case_is_contested (EntCase *self,
                       EntTie  *tie)
{
  const char *id = ent_record_get_id (ENT_RECORD (tie));
  g_autoptr (GPtrArray) instruments = NULL;

  if (has_contest (self, id))
    return TRUE;

  instruments = ent_case_get_referrers (self, ENT_TYPE_INSTRUMENT, id);
  for (guint i = 0; i < instruments->len; i++)
    if (has_contest (self, ent_record_get_id (g_ptr_array_index (instruments, i))))
      return TRUE;

  return FALSE;
}

/* Whether a name runs from right to left: by the script of its first letter. */
static gboolean
is_turned (const char *name)
{
  const char *at = name;

  while (*at != '\0' && !g_unichar_isalpha (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  switch ((int) g_unichar_get_script (g_utf8_get_char (at)))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * ent_case_join_names:
 * @names: (element-type utf8): names of states, one or more
 * @between: what stands between them
 *
 * Joins names that may be written from right to left: each of those is isolated
 * (U+2068 … U+2069, Unicode Standard Annex 9), so that it turns neither the names beside
 * it nor the line.
 *
 * Returns: (transfer full): the names in one string
 */
char *
ent_case_join_names (GPtrArray  *names,
                     const char *between)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gboolean turned = names->len > 1 && is_turned (name);

      if (i > 0)
        g_string_append (joined, between);
      g_string_append (joined, turned ? "\u2068" : "");
      g_string_append (joined, name);
      g_string_append (joined, turned ? "\u2069" : "");
    }

  return g_string_free_and_steal (joined);
}

static char *
dup_tie_title (EntCase      *self,
               EntTie       *tie,
               EntSpan       at,
               const char *(*get_name) (EntState *state,
                                        EntSpan   at),
               const char   *between)
{
  g_autoptr (GPtrArray) names = NULL;
  GListModel *members = ent_tie_get_members (tie);

  if (ent_tie_get_title (tie) != NULL)
    return g_strdup (ent_tie_get_title (tie));

  names = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      const char *id = ent_membership_get_state (member);
      EntRecord *state = ent_case_lookup (self, ENT_TYPE_STATE, id);
      const char *name = state ? get_name (ENT_STATE (state), at) : id;

      /* Who left and came back is a member twice. */
      if (!g_ptr_array_find (names, name, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }

  return ent_case_join_names (names, between);
}

/**
 * ent_case_dup_tie_title:
 * @self: a case
 * @tie: one of its ties, or one that was removed, whose states may be gone too
 * @at: the time whose names are used
 *
 * Returns: (transfer full): its own title, or else the names of its members, as they are
 *   shown: "Vietnam – Laos"
 */
char *
ent_case_dup_tie_title (EntCase *self,
                        EntTie  *tie,
                        EntSpan  at)
{
  g_return_val_if_fail (ENT_IS_CASE (self), NULL);
  g_return_val_if_fail (ENT_IS_TIE (tie), NULL);

  /* Translators: what stands between the names of a tie's members. */
  return dup_tie_title (self, tie, at, ent_state_get_name_at, C_("between members", " – "));
}

/**
 * ent_case_dup_own_tie_title:
 * @self: a case
 * @tie: one of its ties, or one that was removed, whose states may be gone too
 * @at: the time whose names are used
 *
 * Names a tie in the words of the case, whatever the user's language: for what programs
 * read, and for a layout that is the same on every machine.
 *
 * Returns: (transfer full): its own title, or else the names of its members
 */
char *
ent_case_dup_own_tie_title (EntCase *self,
                            EntTie  *tie,
                            EntSpan  at)
{
  g_return_val_if_fail (ENT_IS_CASE (self), NULL);
  g_return_val_if_fail (ENT_IS_TIE (tie), NULL);

  return dup_tie_title (self, tie, at, ent_state_get_own_name_at, " – ");
}

/**
 * ent_case_get_first_definition:
 * @self: a case
 *
 * Returns: (transfer none) (nullable): the definition that a reader sees first:
 *   the one that the header names, else the first of the list
 */
EntDefinition *
ent_case_get_first_definition (EntCase *self)
{
  const char *id = ent_header_get_definition (ent_case_get_header (self));
  EntRecord *named = ent_case_lookup (self, ENT_TYPE_DEFINITION, id);
  g_autoptr (EntDefinition) first = NULL;

  if (named != NULL)
    return ENT_DEFINITION (named);

  first = g_list_model_get_item (ent_case_get_definitions (self), 0);
  return first;
}
