/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-words.h"

/* The words that states and ties are found by, wherever one searches for them. */

static void
append_names (GString  *text,
              EntState *state)
{
  g_auto (GStrv) names = ent_state_dup_all_names (state);

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (text, " %s", names[i]);
}

/**
 * ent_words_dup_tie_search:
 * @the_case: a case
 * @tie: one of its ties
 * @name: what it is called
 *
 * Returns: (transfer full): what a tie is found by: its name and title, every name that its
 *   members ever bore, its dates as written and in words, and its kind
 */
char *
ent_words_dup_tie_search (EntCase    *the_case,
                          EntTie     *tie,
                          const char *name)
{
  GListModel *members = ent_tie_get_members (tie);
  GString *text = g_string_new (name);
  g_autofree char *dates = ent_date_to_words (ent_tie_get_date (tie));

  if (ent_tie_get_title (tie) != NULL)
    g_string_append_printf (text, " %s", ent_tie_get_title (tie));

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE,
                                          ent_membership_get_state (member));

      if (state != NULL)
        append_names (text, ENT_STATE (state));
    }

  g_string_append_printf (text, " %s %s %s", dates, ent_date_get_edtf (ent_tie_get_date (tie)),
                          ent_words_for_tie_kind (ent_tie_get_kind (tie)));
  return g_string_free_and_steal (text);
}

/**
 * ent_words_dup_state_search:
 * @state: a state
 *
 * Returns: (transfer full): what a state is found by: its id, and every name that it ever
 *   bore
 */
char *
ent_words_dup_state_search (EntState *state)
{
  GString *text = g_string_new (ent_record_get_id (ENT_RECORD (state)));

  append_names (text, state);
  return g_string_free_and_steal (text);
}
