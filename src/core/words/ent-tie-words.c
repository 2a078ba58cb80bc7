/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-direction.h"
#include "ent-link.h"
#include "ent-words.h"

/*
 * What ties are called in a list: by their members, as one reads a graph, with the
 * title that a tie has of its own beside that. A tie of many members, which the
 * graph draws as a node, is called by its title.
 */

/* The names of the members in a role, or in any; at a time, or of all times. */
static char *
dup_names (EntCase       *the_case,
           EntTie        *tie,
           const EntRole *role,
           EntSpan        at,
           gboolean       of_all_times,
           const char    *between)
{
  GListModel *members = ent_tie_get_members (tie);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      const char *id = ent_membership_get_state (member);
      EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, id);
      const char *name = state ? ent_state_get_name_at (ENT_STATE (state), at) : id;

      if ((role == NULL || *role == ent_membership_get_role (member)) &&
          (of_all_times || ent_words_may_hold (ent_membership_get_date (member), at)) &&
          !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
  if (names->len == 0)
    return NULL;

  return ent_case_join_names (names, between);
}

static char *
dup_sides (EntCase  *the_case,
           EntTie   *tie,
           EntSpan   at,
           gboolean  of_all_times)
{
  gboolean sponsored = ent_tie_get_kind (tie) == ENT_TIE_KIND_SPONSORSHIP;
  const EntRole from = sponsored ? ENT_ROLE_SPONSOR : ENT_ROLE_SIDE_A;
  const EntRole to = sponsored ? ENT_ROLE_CLIENT : ENT_ROLE_SIDE_B;
  /* Translators: what stands between members that are on one side. */
  const char *comma = C_("between members on one side", ", ");
  g_autofree char *first = dup_names (the_case, tie, &from, at, of_all_times, comma);
  g_autofree char *second = dup_names (the_case, tie, &to, at, of_all_times, comma);

  if (first == NULL || second == NULL)
    return NULL;
  if (sponsored)
    /* Translators: sponsors, and whom they sponsor. In a language that is written from right to
       left the arrow is ←. */
    return ent_direction_keep_arrow (g_strdup_printf (C_("sponsors, clients", "%s → %s"), first,
                                                      second));

  /* Translators: the two sides of a conflict. */
  return g_strdup_printf (C_("sides of a conflict", "%s – %s"), first, second);
}

static char *
dup_equals (EntCase  *the_case,
            EntTie   *tie,
            EntSpan   at,
            gboolean  of_all_times)
{
  /* Translators: what stands between the members of a tie. */
  const char *between = ent_link_tie_is_hub (tie) ? C_("between many members", ", ")
                                                  : C_("between members", " – ");

  return dup_names (the_case, tie, NULL, at, of_all_times, between);
}

static char *
dup_grouped (EntCase  *the_case,
             EntTie   *tie,
             EntSpan   at,
             gboolean  of_all_times)
{
  switch (ent_tie_get_kind (tie))
    {
    case ENT_TIE_KIND_SPONSORSHIP:
    case ENT_TIE_KIND_CONFLICT:
      return dup_sides (the_case, tie, at, of_all_times);
    case ENT_TIE_KIND_ALLIANCE:
    case ENT_TIE_KIND_ALIGNMENT:
    case ENT_TIE_KIND_PROPOSAL:
    default:
      return dup_equals (the_case, tie, at, of_all_times);
    }
}

/**
 * ent_words_dup_members:
 * @the_case: a case
 * @tie: one of its ties
 * @at: the time whose names are used
 *
 * Says who is in a tie, grouped by side: "China, North Korea – Vietnam". While
 * the tie is active, only who is in it at the time is named; otherwise all who
 * ever were.
 *
 * Returns: (transfer full): the names of the members
 */
char *
ent_words_dup_members (EntCase *the_case,
                       EntTie  *tie,
                       EntSpan  at)
{
  char *members = NULL;

  if (ent_words_may_hold (ent_tie_get_date (tie), at))
    members = dup_grouped (the_case, tie, at, FALSE);
  if (members == NULL)
    members = dup_grouped (the_case, tie, at, TRUE);
  /* Nobody says who is on which side. */
  if (members == NULL)
    members = dup_equals (the_case, tie, at, TRUE);

  return members ? members : g_strdup ("");
}

/**
 * ent_words_dup_tie_name:
 * @the_case: a case
 * @tie: one of its ties
 * @at: the time whose names are used
 *
 * Returns: (transfer full): what a tie is called in a list: its members, or its
 *   title where it has so many members that it is drawn as a hub
 */
char *
ent_words_dup_tie_name (EntCase *the_case,
                        EntTie  *tie,
                        EntSpan  at)
{
  if (ent_link_tie_is_hub (tie) && ent_tie_get_title (tie) != NULL)
    return g_strdup (ent_tie_get_title (tie));

  return ent_words_dup_members (the_case, tie, at);
}

/**
 * ent_words_dup_tie_caption:
 * @the_case: a case
 * @tie: one of its ties
 * @at: the time whose names are used
 *
 * Returns: (transfer full) (nullable): what stands under the name of a tie: the
 *   title that it has, or, where that is its name, its members
 */
char *
ent_words_dup_tie_caption (EntCase *the_case,
                           EntTie  *tie,
                           EntSpan  at)
{
  if (ent_tie_get_title (tie) == NULL)
    return NULL;

  return ent_link_tie_is_hub (tie) ? ent_words_dup_members (the_case, tie, at)
                                   : g_strdup (ent_tie_get_title (tie));
}
