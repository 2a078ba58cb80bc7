/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-found.h"

#include <glib/gi18n-lib.h>

#include "ent-words.h"

/*
 * What can be found in a case from outside of it: its states and its ties, each with the
 * words that the list beside the graph finds it by.
 *
 * An id names the record and the case that it is in, so that it can be followed after the
 * program was started anew. Ids of records are letters, digits and hyphens, so what stands
 * between the two is found again.
 */

#define BETWEEN ' '

static void
found_clear (gpointer data)
{
  EntFound *self = data;

  g_free (self->address);
  g_free (self->record);
  g_free (self->name);
  g_free (self->description);
  g_free (self->words);
}

/**
 * ent_found_ref:
 * @self: a state or tie
 *
 * Returns: (transfer full): the same
 */
EntFound *
ent_found_ref (EntFound *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * ent_found_unref:
 * @self: (transfer full): a state or tie
 *
 * Lets go of it.
 */
void
ent_found_unref (EntFound *self)
{
  g_atomic_rc_box_release_full (self, found_clear);
}

static EntFound *
found_new (const char *address,
           EntRecord  *record)
{
  EntFound *self = g_atomic_rc_box_new0 (EntFound);

  self->address = g_strdup (address);
  self->record = g_strdup (ent_record_get_id (record));
  return self;
}

static EntFound *
new_for_state (const char *address,
               const char *title,
               EntState   *state,
               EntSpan     at)
{
  EntFound *self = found_new (address, ENT_RECORD (state));

  self->is_state = TRUE;
  self->name = g_strdup (ent_state_get_name_at (state, at));
  self->description = g_strdup (title);
  self->words = ent_words_dup_state_search (state);
  return self;
}

static EntFound *
new_for_tie (const char *address,
             const char *title,
             EntCase    *the_case,
             EntTie     *tie,
             EntSpan     at)
{
  EntFound *self = found_new (address, ENT_RECORD (tie));
  g_autofree char *dates = ent_date_to_short (ent_tie_get_date (tie));

  self->name = ent_words_dup_tie_name (the_case, tie, at);
  /* Translators: a tie that was found: its kind, its years, and the title of the case that
     it is in: “Alliance, 1961– · China and Vietnam”. */
  self->description = g_strdup_printf (C_("tie that was found", "%s, %s · %s"),
                                       ent_words_for_tie_kind (ent_tie_get_kind (tie)), dates,
                                       title);
  self->words = ent_words_dup_tie_search (the_case, tie, self->name);
  return self;
}

/* The names that are borne in the end. */
static EntSpan
get_end (EntCase *the_case)
{
  const EntSpan *coverage = ent_case_get_coverage (the_case);
  EntDay day = 0;

  if (coverage != NULL)
    return (EntSpan) { coverage->last, coverage->last };

  day = (EntDay) (g_get_real_time () / G_TIME_SPAN_DAY);
  return (EntSpan) { day, day };
}

/**
 * ent_found_list:
 * @the_case: a case
 * @address: where it is
 *
 * Returns: (transfer full) (element-type EntFound): its states, and then its ties
 */
GPtrArray *
ent_found_list (EntCase    *the_case,
                const char *address)
{
  GPtrArray *list = NULL;
  GListModel *states = NULL;
  GListModel *ties = NULL;
  const char *title = NULL;
  EntSpan end;

  g_return_val_if_fail (ENT_IS_CASE (the_case), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_found_unref);
  states = ent_case_get_states (the_case);
  ties = ent_case_get_ties (the_case);
  title = ent_header_get_title (ent_case_get_header (the_case));
  end = get_end (the_case);

  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (EntState) state = g_list_model_get_item (states, i);

      g_ptr_array_add (list, new_for_state (address, title, state, end));
    }
  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);

      g_ptr_array_add (list, new_for_tie (address, title, the_case, tie, end));
    }
  return list;
}

/**
 * ent_found_matches:
 * @self: a state or tie
 * @search: beginnings of words, accents aside
 *
 * Returns: whether all of them are words that it is found by
 */
gboolean
ent_found_matches (EntFound   *self,
                   const char *search)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (search != NULL, FALSE);

  return g_str_match_string (search, self->words, TRUE);
}

/**
 * ent_found_dup_id:
 * @self: a state or tie
 *
 * Returns: (transfer full): an id that says which case it is in, too
 */
char *
ent_found_dup_id (EntFound *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%s%c%s", self->record, BETWEEN, self->address);
}

/**
 * ent_found_parse_id:
 * @id: what [func@Found.dup_id] made, or what somebody else says it did
 * @address: (out): where the case is
 * @record: (out): the id of the record in it
 *
 * Takes an id apart.
 *
 * Returns: whether it is one
 */
gboolean
ent_found_parse_id (const char  *id,
                    char       **address,
                    char       **record)
{
  const char *between = NULL;

  g_return_val_if_fail (id != NULL, FALSE);

  between = strchr (id, BETWEEN);
  if (between == NULL || between == id || between[1] == '\0')
    return FALSE;

  *address = g_strdup (between + 1);
  *record = g_strndup (id, between - id);
  return TRUE;
}
