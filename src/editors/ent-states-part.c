/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-edit.h"
#include "ent-states-part.h"

/*
 * What the dialogs of several records share: lists of states, and lists of records to
 * choose from.
 */

/*< private >
 * ent_states_part_dup_title:
 * @group: a list whose parts name a state each
 * @part: a part of it
 *
 * Returns: (transfer full): what the state is called
 */
char *
ent_states_part_dup_title (EntPartsGroup *group,
                           JsonObject    *part)
{
  const char *id = json_object_get_string_member_with_default (part, "state", "");

  return ent_record_dialog_dup_state_name (ent_parts_group_get_owner (group), id);
}

static gboolean
has_state (EntPartsGroup *group,
           const char    *id)
{
  for (guint i = 0; i < ent_parts_group_get_n (group); i++)
    {
      JsonObject *part = ent_form_get_source (ent_parts_group_get_part (group, i));

      if (g_strcmp0 (json_object_get_string_member_with_default (part, "state", NULL), id) == 0)
        return TRUE;
    }

  return FALSE;
}

/*< private >
 * ent_states_part_append:
 * @group: a list whose parts name a state each
 * @id: the id of a state
 *
 * Adds a state.
 */
void
ent_states_part_append (EntPartsGroup *group,
                        const char    *id)
{
  g_autoptr (JsonObject) part = json_object_new ();

  json_object_set_string_member (part, "state", id);
  ent_parts_group_append (group, part, FALSE);
}

static void
chosen_cb (EntRecordDialog *dialog,
           const char      *id,
           gpointer         user_data)
{
  if (!has_state (user_data, id))
    ent_states_part_append (user_data, id);
}

/*< private >
 * ent_states_part_add:
 * @group: a list of states
 *
 * Lets the user choose a state, and adds it.
 */
void
ent_states_part_add (EntPartsGroup *group)
{
  ent_record_dialog_choose_state (ent_parts_group_get_owner (group), _("Add State"), chosen_cb,
                                  group);
}

typedef struct
{
  const char *id;
  char       *label;
} Choice;

static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  const Choice *first = a;
  const Choice *second = b;

  return g_utf8_collate (first->label, second->label);
}

/*< private >
 * ent_states_part_list:
 * @session: the session
 * @records: records of its case
 * @except: (nullable): one that is left out
 * @ids: (out): their ids
 * @labels: (out): what they are called, in whose order they come
 *
 * Lists records to choose from.
 */
void
ent_states_part_list (EntSession *session,
                      GListModel *records,
                      EntRecord  *except,
                      GStrv      *ids,
                      GStrv      *labels)
{
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_autoptr (GStrvBuilder) all_ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) all_labels = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (EntRecord) record = g_list_model_get_item (records, i);
      const Choice choice = { ent_record_get_id (record),
                              ent_edit_dup_name (ent_session_get_case (session), record) };

      if (record != except)
        g_array_append_val (choices, choice);
      else
        g_free (choice.label);
    }
  g_array_sort (choices, compare_choices);
  for (guint i = 0; i < choices->len; i++)
    {
      g_strv_builder_add (all_ids, g_array_index (choices, Choice, i).id);
      g_strv_builder_take (all_labels, g_array_index (choices, Choice, i).label);
    }

  *ids = g_strv_builder_end (all_ids);
  *labels = g_strv_builder_end (all_labels);
}

/*< private >
 * ent_states_part_to_json:
 * @ids: (nullable): ids of states
 *
 * Returns: (transfer full): them as a JSON array
 */
JsonArray *
ent_states_part_to_json (const char *const *ids)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; ids && ids[i]; i++)
    json_array_add_string_element (array, ids[i]);

  return array;
}
