/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-editor-words.h"
#include "ent-record-dialogs.h"
#include "ent-states-part.h"

/* A dated happening. */

static const EntPartsSpec parties_spec = {
  .member = "parties",
  .plain = "state",
  .add_title = N_("Add Party"),
  .dup_title = ent_states_part_dup_title,
  .add = ent_states_part_add,
};

static void
add_size (EntRecordDialog *dialog)
{
  EntForm *form = ent_record_dialog_get_form (dialog);
  AdwPreferencesGroup *size = ent_record_dialog_add_group (dialog, _("Size"));

  adw_preferences_group_add (size, ent_form_add_number (form, "size-min", _("At Least")));
  adw_preferences_group_add (size, ent_form_add_number (form, "size-max", _("At Most")));
  /* Translators: of what a size is a count: troops, tanks, dollars. */
  adw_preferences_group_add (size, ent_form_add_text (form, "size-unit", _("Of What (Troops, …)"),
                                                      ENT_FORM_OPTIONAL));
}

static void
build (EntRecordDialog *dialog)
{
  EntForm *form = ent_record_dialog_get_form (dialog);
  EntSession *session = ent_record_dialog_get_session (dialog);
  AdwPreferencesGroup *what = ent_record_dialog_add_group (dialog, NULL);
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) labels = NULL;

  ent_states_part_list (session, ent_case_get_ties (ent_session_get_case (session)), NULL, &ids,
                        &labels);
  adw_preferences_group_add (what, ent_form_add_text (form, "title", _("Title"),
                                                      ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_choice (form, "kind", _("Kind"),
                                                        ent_event_kind_get_type (),
                                                        ent_editor_word_for_event_kind,
                                                        ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_date (form, "date", _("Date"), ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_reference (form, "tie", _("Tie"), ids, labels,
                                                           ENT_FORM_OPTIONAL));
  ent_record_dialog_add (dialog, ent_parts_group_new (form, _("Parties"), &parties_spec, dialog));
  add_size (dialog);
  ent_record_dialog_add_notes (dialog);
}

static char *
check (EntRecordDialog *dialog,
       JsonObject      *object)
{
  gint64 least = json_object_get_int_member_with_default (object, "size-min", 0);
  gint64 most = json_object_get_int_member_with_default (object, "size-max", 0);

  return most > 0 && most < least ? g_strdup (_("The size at most is less than that at least."))
                                  : NULL;
}

static const EntRecordDialogSpec spec = {
  .type = ent_event_get_type,
  .add_title = N_("Add Event"),
  .edit_title = N_("Edit Event"),
  .build = build,
  .check = check,
};

static JsonArray *
list_members (EntTie *tie)
{
  GListModel *members = ent_tie_get_members (tie);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);
      const char *state = ent_membership_get_state (member);

      if (g_hash_table_add (seen, (gpointer) state))
        g_strv_builder_add (builder, state);
    }
  ids = g_strv_builder_end (builder);

  return ent_states_part_to_json ((const char *const *) ids);
}

/**
 * ent_event_dialog_new:
 * @session: a session
 * @event: (nullable): the event that is changed; %NULL to add one
 * @of: (nullable): for a new one, the tie that it belongs to, whose members are its
 *   parties, or a state that is its party
 *
 * Returns: (transfer floating): a dialog for an event
 */
AdwDialog *
ent_event_dialog_new (EntSession *session,
                      EntEvent   *event,
                      EntRecord  *of)
{
  g_autoptr (JsonObject) draft = json_object_new ();

  if (ENT_IS_TIE (of))
    {
      json_object_set_string_member (draft, "tie", ent_record_get_id (of));
      json_object_set_array_member (draft, "parties", list_members (ENT_TIE (of)));
    }
  else if (ENT_IS_STATE (of))
    {
      const char *const party[] = { ent_record_get_id (of), NULL };

      json_object_set_array_member (draft, "parties", ent_states_part_to_json (party));
    }

  return ent_record_dialog_new (session, &spec, (EntRecord *) event, draft);
}
