/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-date-choice.h"
#include "ent-edit.h"

/*
 * Choosing, of the dates that sources give, the one that the graph goes by. The evidence
 * keeps what each source says; the record's own date is changed, and of that only the part
 * that the evidence speaks of: its start, its end, or all of it.
 */

/* Where a record keeps the date in question, and in which of its members. */
typedef struct
{
  EntRecord  *record;
  const char *member;
  EntDate    *date;      /* nullable */
  char       *state;     /* nullable: of the membership that is meant */
} Place;

static void
place_clear (Place *place)
{
  g_clear_pointer (&place->state, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/**
 * ent_date_choice_get_part:
 * @evidence: evidence that gives a date
 *
 * Returns: of what it gives the date
 */
EntDatePart
ent_date_choice_get_part (EntEvidence *evidence)
{
  switch (ent_evidence_get_aspect (evidence))
    {
    case ENT_ASPECT_START:
      return ENT_DATE_PART_START;
    case ENT_ASPECT_END:
      return ENT_DATE_PART_END;
    case ENT_ASPECT_EXISTENCE:
    case ENT_ASPECT_OBLIGATION:
    case ENT_ASPECT_INTEREST:
    case ENT_ASPECT_IDEOLOGY:
    case ENT_ASPECT_INTERPRETATION:
    default:
      return ENT_DATE_PART_WHOLE;
    }
}

/* A treaty begins when it comes into force, or, where that is not known, when it is
   signed; it ends when it is terminated, or with its force. */
static void
find_in_instrument (Place       *place,
                    EntDatePart  part)
{
  EntInstrument *instrument = ENT_INSTRUMENT (place->record);
  EntDate *signed_on = ent_instrument_get_signed (instrument);
  EntDate *in_force = ent_instrument_get_in_force (instrument);
  EntDate *terminated = ent_instrument_get_terminated (instrument);

  place->member = "in-force";
  place->date = in_force;
  if (part == ENT_DATE_PART_END && (terminated != NULL || in_force == NULL))
    {
      place->member = "terminated";
      place->date = terminated;
    }
  else if (part != ENT_DATE_PART_END && in_force == NULL)
    {
      place->member = "signed";
      place->date = signed_on;
    }
}

static void
find_membership (Place      *place,
                 const char *state)
{
  GListModel *members = ent_tie_get_members (ENT_TIE (place->record));

  place->state = g_strdup (state);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      if (!g_str_equal (ent_membership_get_state (member), state))
        continue;
      if (ent_membership_get_date (member) != NULL)
        place->date = ent_membership_get_date (member);
      return;
    }
}

static gboolean
find_place (EntCase     *the_case,
            const char  *target,
            EntDatePart  part,
            Place       *place)
{
  g_auto (GStrv) ids = g_strsplit (target, "/", 2);

  *place = (Place) { ent_case_lookup (the_case, ENT_TYPE_RECORD, ids[0]), "date", NULL, NULL };
  if (ENT_IS_TIE (place->record))
    {
      place->date = ent_tie_get_date (ENT_TIE (place->record));
      if (ids[1] != NULL)
        find_membership (place, ids[1]);
    }
  else if (ENT_IS_INSTRUMENT (place->record))
    {
      find_in_instrument (place, part);
    }
  else if (ENT_IS_EVENT (place->record))
    {
      place->date = ent_event_get_date (ENT_EVENT (place->record));
    }
  else if (ENT_IS_TRAIT (place->record))
    {
      place->date = ent_trait_get_date (ENT_TRAIT (place->record));
    }
  else if (ENT_IS_CONDITION (place->record))
    {
      place->date = ent_condition_get_date (ENT_CONDITION (place->record));
    }
  else
    {
      return FALSE;
    }

  return TRUE;
}

/**
 * ent_date_choice_get_chosen:
 * @the_case: a case
 * @target: the id of a record, or `TIE/STATE` for a membership
 * @part: of what
 *
 * Returns: (transfer none) (nullable): the date that the graph goes by
 */
EntDate *
ent_date_choice_get_chosen (EntCase     *the_case,
                            const char  *target,
                            EntDatePart  part)
{
  g_auto (Place) place = { 0 };

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  return find_place (the_case, target, part, &place) ? place.date : NULL;
}

/**
 * ent_date_choice_dup_edtf:
 * @date: a date
 * @part: a part of it
 *
 * Returns: (transfer full): that part in EDTF; a date that is no interval is its own start
 *   and its own end
 */
char *
ent_date_choice_dup_edtf (EntDate     *date,
                          EntDatePart  part)
{
  g_return_val_if_fail (date != NULL, NULL);

  if (!ent_date_is_interval (date) || part == ENT_DATE_PART_WHOLE)
    return g_strdup (ent_date_get_edtf (date));

  return part == ENT_DATE_PART_START ? ent_date_dup_start_edtf (date)
                                     : ent_date_dup_end_edtf (date);
}

/* What the record says once the part is replaced. */
static char *
dup_replaced (const Place *place,
              EntDate     *claim,
              EntDatePart  part)
{
  g_autofree char *claimed = ent_date_choice_dup_edtf (claim, part);
  g_autofree char *kept = NULL;

  if (part == ENT_DATE_PART_WHOLE || place->date == NULL || !ent_date_is_interval (place->date))
    return g_steal_pointer (&claimed);

  if (part == ENT_DATE_PART_START)
    {
      kept = ent_date_dup_end_edtf (place->date);
      return g_strconcat (claimed, "/", kept, NULL);
    }

  kept = ent_date_dup_start_edtf (place->date);
  return g_strconcat (kept, "/", claimed, NULL);
}

static void
store (const Place *place,
       JsonNode    *node,
       const char  *edtf)
{
  JsonObject *object = json_node_get_object (node);
  JsonArray *members;

  if (place->state == NULL)
    {
      json_object_set_string_member (object, place->member, edtf);
      return;
    }

  members = json_object_get_array_member (object, "members");
  for (guint i = 0; i < json_array_get_length (members); i++)
    {
      JsonObject *member = json_array_get_object_element (members, i);

      if (g_str_equal (json_object_get_string_member (member, "state"), place->state))
        {
          json_object_set_string_member (member, "date", edtf);
          return;
        }
    }
}

/**
 * ent_date_choice_make_change:
 * @the_case: a case
 * @evidence: evidence of it that gives a date
 * @error: return location
 *
 * Makes the change that has its target go by the date that the evidence gives.
 *
 * Returns: (transfer full) (nullable): the change, or %NULL with [error@DateError] where
 *   start and end would not fit
 */
EntChange *
ent_date_choice_make_change (EntCase      *the_case,
                             EntEvidence  *evidence,
                             GError      **error)
{
  EntDatePart part = ent_date_choice_get_part (evidence);
  g_auto (Place) place = { 0 };
  g_autofree char *edtf = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autoptr (EntDate) date = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (ENT_IS_EVIDENCE (evidence), NULL);
  g_return_val_if_fail (ent_evidence_get_date (evidence) != NULL, NULL);

  if (!find_place (the_case, ent_evidence_get_target (evidence), part, &place))
    g_return_val_if_reached (NULL);

  edtf = dup_replaced (&place, ent_evidence_get_date (evidence), part);
  date = ent_date_new (edtf, error);
  if (date == NULL)
    return NULL;

  node = ent_record_to_json (place.record);
  store (&place, node, edtf);
  name = ent_edit_dup_name (the_case, place.record);
  /* Translators: in the undo menu: the name of a tie, an event and so on. */
  title = g_strdup_printf (_("Choose Date of %s"), name);
  return ent_edit_put (the_case, G_OBJECT_TYPE (place.record), node, title);
}
