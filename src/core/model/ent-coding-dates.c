/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-coding.h"

/*
 * The dates that passages give, beside the one that the coder chose. Each piece of
 * evidence keeps its own; one of them can be made the target's.
 *
 * A target's date is its "date"; that of an instrument is when it was in force, or, where
 * nobody says, when it was signed; that of a membership is its own or the tie's.
 */

static const char *const date_members[] = { "date", "in-force", "signed" };

/* Which member of a record is its date: the first that is there, else the first that may
 * be. */
static const char *
find_date_member (EntRecord *record)
{
  GObjectClass *klass = G_OBJECT_GET_CLASS (record);
  const char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (date_members); i++)
    {
      g_autoptr (EntDate) date = NULL;

      if (g_object_class_find_property (klass, date_members[i]) == NULL)
        continue;
      g_object_get (record, date_members[i], &date, NULL);
      if (date != NULL)
        return date_members[i];
      if (found == NULL)
        found = date_members[i];
    }

  return found;
}

static EntDate *
dup_record_date (EntRecord *record)
{
  const char *member = find_date_member (record);
  EntDate *date = NULL;

  if (member != NULL)
    g_object_get (record, member, &date, NULL);
  return date;
}

static EntDate *
dup_membership_date (EntTie     *tie,
                     const char *state)
{
  GListModel *members = ent_tie_get_members (tie);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      EntDate *date = ent_membership_get_date (member);

      if (g_str_equal (ent_membership_get_state (member), state) && date != NULL)
        return ent_date_ref (date);
    }

  return ent_tie_get_date (tie) ? ent_date_ref (ent_tie_get_date (tie)) : NULL;
}

/**
 * ent_coding_dup_date:
 * @the_case: a case
 * @target: the id of a target, or `TIE/STATE` for a membership
 *
 * Returns: (transfer full) (nullable): the date that the coder chose for it
 */
EntDate *
ent_coding_dup_date (EntCase    *the_case,
                     const char *target)
{
  g_auto (GStrv) parts = NULL;
  EntRecord *record = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  parts = g_strsplit (target, "/", 2);
  record = ent_case_lookup (the_case, ENT_TYPE_RECORD, parts[0]);
  if (record == NULL)
    return NULL;

  return parts[1] && ENT_IS_TIE (record) ? dup_membership_date (ENT_TIE (record), parts[1])
                                         : dup_record_date (record);
}

static EntSpan
get_part (EntDate   *date,
          EntAspect  aspect)
{
  if (aspect == ENT_ASPECT_START)
    return ent_date_get_start (date);
  if (aspect == ENT_ASPECT_END)
    return ent_date_get_end (date);

  return ent_date_get_span (date);
}

static gboolean
is_apart (EntSpan a,
          EntSpan b)
{
  return a.last < b.first || b.last < a.first;
}

/**
 * ent_coding_disagrees:
 * @the_case: a case
 * @evidence: a piece of its evidence
 *
 * A passage disagrees on a date where what it gives and what was chosen cannot both be
 * so: no day is in both. One that is only less precise does not disagree. Of whole
 * intervals, the starts and the ends are held against each other.
 *
 * Returns: whether the passage gives another date than the one that was chosen
 */
gboolean
ent_coding_disagrees (EntCase     *the_case,
                      EntEvidence *evidence)
{
  EntDate *given = NULL;
  EntAspect aspect;
  g_autoptr (EntDate) chosen = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), FALSE);
  g_return_val_if_fail (ENT_IS_EVIDENCE (evidence), FALSE);

  given = ent_evidence_get_date (evidence);
  aspect = ent_evidence_get_aspect (evidence);
  chosen = ent_coding_dup_date (the_case, ent_evidence_get_target (evidence));
  if (given == NULL || chosen == NULL)
    return FALSE;

  if (aspect == ENT_ASPECT_START || aspect == ENT_ASPECT_END)
    return is_apart (get_part (given, aspect), get_part (chosen, aspect));
  if (!ent_date_is_interval (given))
    return is_apart (get_part (given, aspect), get_part (chosen, aspect));

  return is_apart (ent_date_get_start (given), ent_date_get_start (chosen)) ||
         is_apart (ent_date_get_end (given), ent_date_get_end (chosen));
}

static EntDate *
merge_ends (EntDate    *chosen,
            EntDate    *given,
            gboolean    is_start,
            GError    **error)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *edtf = NULL;

  if (is_start)
    {
      start = ent_date_dup_start_edtf (given);
      end = chosen ? ent_date_dup_end_edtf (chosen) : g_strdup ("");
    }
  else
    {
      start = chosen ? ent_date_dup_start_edtf (chosen) : g_strdup ("");
      end = ent_date_dup_end_edtf (given);
    }

  edtf = g_strdup_printf ("%s/%s", start, end);
  return ent_date_new (edtf, error);
}

/**
 * ent_coding_merge_date:
 * @chosen: (nullable): the date that a target has
 * @given: the date that a passage gives
 * @aspect: what it gives it for: under %ENT_ASPECT_START and %ENT_ASPECT_END that end of
 *   the interval, else the whole
 * @error: return location
 *
 * Makes the date that a target has once @given is chosen. The other end of the interval
 * stays as it was: `1954/1991` with the end `1990` is `1954/1990`, and what went on (`..`)
 * goes on. What had a single date begins, or ends, on it; where there was no date, the
 * other end is not known.
 *
 * Returns: (transfer full) (nullable): the date, or %NULL with [error@DateError] where
 *   the two ends make no interval: it would end before it began
 */
EntDate *
ent_coding_merge_date (EntDate    *chosen,
                       EntDate    *given,
                       EntAspect   aspect,
                       GError    **error)
{
  g_return_val_if_fail (given != NULL, NULL);

  if (aspect == ENT_ASPECT_START || aspect == ENT_ASPECT_END)
    return merge_ends (chosen, given, aspect == ENT_ASPECT_START, error);

  return ent_date_ref (given);
}

static void
set_membership_date (JsonObject *tie,
                     const char *state,
                     const char *edtf)
{
  JsonArray *members = json_object_get_array_member (tie, "members");

  for (guint i = 0; i < json_array_get_length (members); i++)
    {
      JsonObject *member = json_array_get_object_element (members, i);

      if (g_str_equal (json_object_get_string_member (member, "state"), state))
        {
          json_object_set_string_member (member, "date", edtf);
          return;
        }
    }
}

static void
add_date (EntCase    *the_case,
          EntChange  *change,
          const char *target,
          EntDate    *date)
{
  g_auto (GStrv) parts = g_strsplit (target, "/", 2);
  EntRecord *record = ent_case_lookup (the_case, ENT_TYPE_RECORD, parts[0]);
  g_autoptr (JsonNode) before = ent_record_to_json (record);
  g_autoptr (JsonNode) after = ent_record_to_json (record);

  if (parts[1] != NULL)
    set_membership_date (json_node_get_object (after), parts[1], ent_date_get_edtf (date));
  else
    json_object_set_string_member (json_node_get_object (after), find_date_member (record),
                                   ent_date_get_edtf (date));
  ent_change_add (change, G_OBJECT_TYPE (record), before, after);
}

/**
 * ent_coding_make_use_date:
 * @the_case: a case
 * @evidence: a piece of its evidence, with a date
 * @error: return location
 *
 * Makes the change that chooses the date that a passage gives: see
 * [func@coding_merge_date].
 *
 * Returns: (transfer full) (nullable): the change; %NULL without @error where the date is
 *   the target's already, and with [error@DateError] where it fits no interval
 */
EntChange *
ent_coding_make_use_date (EntCase      *the_case,
                          EntEvidence  *evidence,
                          GError      **error)
{
  EntDate *given = NULL;
  g_autoptr (EntDate) chosen = NULL;
  g_autoptr (EntDate) merged = NULL;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  EntChange *change = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_EVIDENCE (evidence), NULL);

  given = ent_evidence_get_date (evidence);
  if (given == NULL)
    return NULL;

  chosen = ent_coding_dup_date (the_case, ent_evidence_get_target (evidence));
  merged = ent_coding_merge_date (chosen, given, ent_evidence_get_aspect (evidence), error);
  if (merged == NULL || (chosen != NULL && ent_date_equal (merged, chosen)))
    return NULL;

  words = ent_date_to_words (merged);
  name = ent_coding_dup_target_name (the_case, ent_evidence_get_target (evidence));
  /* Translators: in the undo menu; a date, “1977 to the present”, and whose it is. */
  title = g_strdup_printf (_("Use the Date %s for %s"), words, name);
  change = ent_change_new (title);
  add_date (the_case, change, ent_evidence_get_target (evidence), merged);

  return change;
}
