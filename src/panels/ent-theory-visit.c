/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-link.h"
#include "ent-theory-parts.h"

/*
 * From a case of a theory to the graph: its link is selected, and time moves into its
 * stretch where it is outside. What a pair has coded leads to the passages.
 */

static gboolean
is_of (const EntLink *link,
       const char    *a,
       const char    *b)
{
  if (link->b == NULL)
    return g_str_equal (link->a, a) || g_str_equal (link->a, b);

  return (g_str_equal (link->a, a) && g_str_equal (link->b, b)) ||
         (g_str_equal (link->a, b) && g_str_equal (link->b, a));
}

/* The link of the tie that joins the two: the one that held in the stretch, if several did. */
static char *
dup_link (EntCase    *the_case,
          EntTie     *tie,
          const char *a,
          const char *b,
          EntSpan     span)
{
  g_autoptr (GPtrArray) links = ent_link_list (the_case, tie);
  const EntLink *found = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      const EntLink *link = g_ptr_array_index (links, i);

      if (!is_of (link, a, b))
        continue;
      if (found == NULL || ent_extent_get_activity (&link->extent, span) > ENT_ACTIVITY_NONE)
        found = link;
    }

  return found ? g_strdup (found->id) : NULL;
}

static gboolean
joins (EntTie     *tie,
       const char *state)
{
  GListModel *members = ent_tie_get_members (tie);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      if (g_str_equal (ent_membership_get_state (member), state))
        return TRUE;
    }

  return FALSE;
}

/* Where a pair is not allied it may be joined by something else: a war, an alignment. One
   that holds at the time is the one that is meant. */
static EntTie *
find_tie (EntCase    *the_case,
          const char *a,
          const char *b,
          EntSpan     span)
{
  GListModel *ties = ent_case_get_ties (the_case);
  EntTie *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);
      EntExtent extent;

      if (!joins (tie, a) || !joins (tie, b))
        continue;
      ent_date_get_extent (ent_tie_get_date (tie), ent_case_get_coverage (the_case), &extent);
      if (ent_extent_get_activity (&extent, span) > ENT_ACTIVITY_NONE)
        return tie;
      if (found == NULL)
        found = tie;
    }

  return found;
}

static void
move_into (EntSession *session,
           EntSpan     span)
{
  EntSpan at = ent_date_get_span (ent_session_get_at (session));
  EntSpan range = ent_session_get_range (session);
  EntDay day = span.first > range.first ? span.first : range.first;
  EntDateUnit unit = ent_session_get_unit (session);
  g_autoptr (EntDate) date = NULL;

  if (at.first <= span.last && at.last >= span.first)
    return;

  /* The year that a stretch begins in may begin before it: the next one is wholly in it. */
  if (ent_day_get_unit_span (day, unit).first < span.first &&
      ent_day_get_unit_span (day, unit).last < span.last)
    day = ent_day_get_unit_span (day, unit).last + 1;
  date = ent_date_new_for_unit (day, unit);
  ent_session_set_at (session, date);
}

/*< private >
 * ent_theory_visit:
 * @session: a session
 * @a: the id of a state
 * @b: the id of another
 * @ties: (nullable): the ids of the ties that allied them
 * @span: when
 *
 * Goes to a pair: what joins them is selected, or the first of them where nothing does,
 * and the session's time moves into @span where it is outside.
 */
void
ent_theory_visit (EntSession         *session,
                  const char         *a,
                  const char         *b,
                  const char * const *ties,
                  EntSpan             span)
{
  EntCase *the_case = ent_session_get_case (session);
  EntTie *tie = NULL;
  g_autofree char *link = NULL;

  if (ties != NULL && ties[0] != NULL)
    tie = (EntTie *) ent_case_lookup (the_case, ENT_TYPE_TIE, ties[0]);
  if (tie == NULL)
    tie = find_tie (the_case, a, b, span);

  move_into (session, span);
  if (tie == NULL)
    {
      ent_session_select (session, ent_case_lookup (the_case, ENT_TYPE_STATE, a), NULL);
      return;
    }

  link = dup_link (the_case, tie, a, b, span);
  ent_session_select (session, ENT_RECORD (tie), link);
}

/*< private >
 * ent_theory_list_evidence:
 * @the_case: a case
 * @records: (nullable): ids of its records
 *
 * Returns: (transfer full) (element-type EntEvidence): the evidence for them
 */
GPtrArray *
ent_theory_list_evidence (EntCase            *the_case,
                          const char * const *records)
{
  GPtrArray *evidence = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; records && records[i]; i++)
    {
      g_autoptr (GPtrArray) of_record = NULL;

      of_record = ent_case_get_referrers (the_case, ENT_TYPE_EVIDENCE, records[i]);
      for (guint j = 0; j < of_record->len; j++)
        if (!g_ptr_array_find (evidence, g_ptr_array_index (of_record, j), NULL))
          g_ptr_array_add (evidence, g_object_ref (g_ptr_array_index (of_record, j)));
    }

  return evidence;
}

/*< private >
 * ent_theory_lookup_evidence:
 * @the_case: a case
 * @ids: (nullable): ids of evidence
 *
 * Returns: (transfer full) (element-type EntEvidence): the evidence that is in the case
 */
GPtrArray *
ent_theory_lookup_evidence (EntCase            *the_case,
                            const char * const *ids)
{
  GPtrArray *evidence = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids && ids[i]; i++)
    {
      EntRecord *record = ent_case_lookup (the_case, ENT_TYPE_EVIDENCE, ids[i]);

      if (record != NULL && !g_ptr_array_find (evidence, record, NULL))
        g_ptr_array_add (evidence, g_object_ref (record));
    }

  return evidence;
}
