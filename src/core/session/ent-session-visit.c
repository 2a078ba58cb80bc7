/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-session.h"

/*
 * Going to what a passage is about: from a highlight in the reader, a row of a list,
 * a record that was just made. The link or state that it belongs to is selected, and
 * time moves into its interval where it is outside.
 */

static const char *const date_properties[] = { "date", "in-force", "signed", "existed" };

static EntDate *
dup_date (EntRecord *record)
{
  GObjectClass *klass = G_OBJECT_GET_CLASS (record);

  for (guint i = 0; i < G_N_ELEMENTS (date_properties); i++)
    {
      EntDate *date = NULL;

      if (g_object_class_find_property (klass, date_properties[i]) == NULL)
        continue;
      g_object_get (record, date_properties[i], &date, NULL);
      if (date != NULL)
        return date;
    }

  return NULL;
}

static EntDate *
dup_target_date (EntCase    *the_case,
                 EntTie     *tie,
                 const char *target)
{
  const char *state = strchr (target, '/');
  EntRecord *record = ent_case_lookup (the_case, ENT_TYPE_RECORD, target);
  GListModel *members = NULL;

  if (state == NULL || tie == NULL)
    return record ? dup_date (record) : NULL;

  members = ent_tie_get_members (tie);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      EntDate *date = ent_membership_get_date (member);

      if (g_str_equal (ent_membership_get_state (member), state + 1) && date != NULL)
        return ent_date_ref (date);
    }

  return dup_date (ENT_RECORD (tie));
}

/* Where the start is not known, the end is. */
static gboolean
find_day (const EntDate *date,
          EntSpan        range,
          EntDay        *day)
{
  const EntSpan ends[] = { ent_date_get_start (date), ent_date_get_end (date) };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      *day = i == 0 ? ends[i].first : ends[i].last;
      if (*day >= range.first && *day <= range.last)
        return TRUE;
    }

  return FALSE;
}

static void
move_into (EntSession *self,
           EntDate    *date)
{
  EntExtent extent;
  EntSpan span = ent_date_get_span (ent_session_get_at (self));
  EntDay day;

  ent_date_get_extent (date, ent_case_get_coverage (ent_session_get_case (self)), &extent);
  if (ent_extent_get_activity (&extent, span) != ENT_ACTIVITY_NONE)
    return;

  if (find_day (date, ent_session_get_range (self), &day))
    {
      g_autoptr (EntDate) at = ent_date_new_for_unit (day, ent_session_get_unit (self));

      ent_session_set_at (self, at);
    }
}

/**
 * ent_session_visit:
 * @self: a session
 * @target: the id of a record of the case, or `TIE/STATE` for a membership
 *
 * Selects the state or tie that @target belongs to (see [method@Case.get_subject]), and
 * moves time into the interval of @target where it does not hold at the time shown.
 *
 * Returns: whether there was something to select
 */
gboolean
ent_session_visit (EntSession *self,
                   const char *target)
{
  EntRecord *subject = NULL;
  g_autoptr (EntDate) date = NULL;

  g_return_val_if_fail (ENT_IS_SESSION (self), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  subject = ent_case_get_subject (ent_session_get_case (self), target);
  if (subject == NULL)
    return FALSE;

  date = dup_target_date (ent_session_get_case (self),
                          ENT_IS_TIE (subject) ? ENT_TIE (subject) : NULL, target);
  if (date != NULL)
    move_into (self, date);
  if (subject != ent_session_get_selection (self))
    ent_session_select (self, subject, NULL);

  return TRUE;
}
