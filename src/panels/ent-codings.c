/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-inspector-parts.h"
#include "ent-words.h"

/*
 * The conditions that are coded for the members of a tie, a row each: what the lanes draw,
 * in words, to be edited.
 */

static const char *
get_name (EntCase    *the_case,
          const char *id,
          EntSpan     at)
{
  EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, id);

  return state ? ent_state_get_name_at (ENT_STATE (state), at) : id;
}

static char *
dup_threat (EntCase      *the_case,
            EntCondition *condition,
            EntSpan       at)
{
  const char *const *threat = ent_condition_get_threat (condition);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;

  if (threat == NULL || threat[0] == NULL)
    return NULL;

  for (guint i = 0; threat[i]; i++)
    g_strv_builder_add (builder, get_name (the_case, threat[i], at));
  names = g_strv_builder_end (builder);
  list = g_strjoinv (C_("between members on one side", ", "), names);

  /* Translators: the states that are a common threat: “against China, Cambodia”. */
  return g_strdup_printf (C_("condition", "against %s"), list);
}

static GtkWidget *
new_row (EntCase      *the_case,
         EntCondition *condition,
         EntSpan       at,
         gboolean      alone)
{
  const char *const *pair = ent_condition_get_pair (condition);
  gboolean absent = ent_condition_get_value (condition) == ENT_CONDITION_VALUE_ABSENT;
  g_autofree char *when = ent_date_to_words (ent_condition_get_date (condition));
  g_autofree char *threat = dup_threat (the_case, condition, at);
  g_autofree char *of = NULL;
  g_autofree char *held = NULL;
  g_autoptr (GString) subtitle = g_string_new (NULL);
  GtkWidget *row;

  /* Translators: a time, such as “1954 to 1975”. */
  held = g_strdup_printf (absent ? C_("condition", "absent %s") : C_("condition", "present %s"),
                          when);
  if (!alone)
    of = g_strconcat (get_name (the_case, pair[0], at), C_("between members", " – "),
                      get_name (the_case, pair[1], at), NULL);
  ent_parts_append_phrase (subtitle, of);
  ent_parts_append_phrase (subtitle, held);
  ent_parts_append_phrase (subtitle, threat);

  row = ent_parts_new_row (ent_words_for_condition (ent_condition_get_kind (condition)),
                           subtitle->str);
  gtk_widget_add_css_class (row, "numeric");
  ent_parts_make_editable (row, ENT_RECORD (condition));
  return row;
}

static GPtrArray *
list_states (EntTie *tie)
{
  GListModel *members = ent_tie_get_members (tie);
  GPtrArray *states = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      const char *state = ent_membership_get_state (member);

      if (!g_ptr_array_find_with_equal_func (states, state, g_str_equal, NULL))
        g_ptr_array_add (states, (gpointer) state);
    }

  return states;
}

static int
compare_conditions (gconstpointer a,
                    gconstpointer b)
{
  EntCondition *first = (EntCondition *) a;
  EntCondition *second = (EntCondition *) b;
  int order = (int) ent_condition_get_kind (first) - (int) ent_condition_get_kind (second);

  return order ? order : ent_parts_compare_dates (ent_condition_get_date (first),
                                                  ent_condition_get_date (second));
}

/**
 * ent_codings_fill:
 * @expander: what holds the rows
 * @rows: (element-type GtkWidget): the rows that are in it now; filled anew
 * @the_case: a case
 * @tie: one of its ties
 * @at: the days whose names are used
 *
 * Lists the conditions that are coded for each pair of the tie's members.
 */
void
ent_codings_fill (AdwExpanderRow *expander,
                  GPtrArray      *rows,
                  EntCase        *the_case,
                  EntTie         *tie,
                  EntSpan         at)
{
  g_autoptr (GPtrArray) states = list_states (tie);
  g_autofree char *count = NULL;

  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_remove (expander, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);

  for (guint i = 0; i < states->len; i++)
    for (guint j = i + 1; j < states->len; j++)
      {
        g_autoptr (GPtrArray) conditions = NULL;

        conditions = ent_case_get_pair_conditions (the_case, g_ptr_array_index (states, i),
                                                   g_ptr_array_index (states, j));
        g_ptr_array_sort_values (conditions, compare_conditions);
        for (guint k = 0; k < conditions->len; k++)
          {
            GtkWidget *row = new_row (the_case, g_ptr_array_index (conditions, k), at,
                                      states->len == 2);

            g_ptr_array_add (rows, row);
            adw_expander_row_add_row (expander, row);
          }
      }

  /* Translators: how many codings there are of what a pair of states shares. */
  count = g_strdup_printf (ngettext ("%u coding", "%u codings", rows->len), rows->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), count);
}
