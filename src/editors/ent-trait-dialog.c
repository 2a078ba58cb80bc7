/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-editor-words.h"
#include "ent-record-dialogs.h"
#include "ent-states-part.h"

/* A trait of a state. */

/* Theories compare values word by word: what is in use already should be seen. */
static char *
dup_values_in_use (EntCase *the_case)
{
  GListModel *traits = ent_case_get_records (the_case, ENT_TYPE_TRAIT);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (traits); i++)
    {
      g_autoptr (EntTrait) trait = g_list_model_get_item (traits, i);
      const char *value = ent_trait_get_value (trait);

      if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
        g_ptr_array_add (values, (gpointer) value);
    }
  if (values->len == 0)
    return NULL;

  g_ptr_array_sort_values (values, (GCompareFunc) g_utf8_collate);
  g_ptr_array_add (values, NULL);
  /* Translators: what stands between the words in a list. */
  list = g_strjoinv (C_("between values", ", "), (GStrv) values->pdata);
  /* Translators: the words that code traits in this case. */
  return g_strdup_printf (_("Values in use: %s"), list);
}

static void
build (EntRecordDialog *dialog)
{
  EntForm *form = ent_record_dialog_get_form (dialog);
  EntSession *session = ent_record_dialog_get_session (dialog);
  EntCase *the_case = ent_session_get_case (session);
  AdwPreferencesGroup *what = ent_record_dialog_add_group (dialog, NULL);
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) labels = NULL;
  g_autofree char *values = dup_values_in_use (the_case);

  ent_states_part_list (session, ent_case_get_states (the_case), NULL, &ids, &labels);
  adw_preferences_group_add (what, ent_form_add_reference (form, "state", _("State"), ids, labels,
                                                           ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_choice (form, "kind", _("Kind"),
                                                        ent_trait_kind_get_type (),
                                                        ent_editor_word_for_trait_kind,
                                                        ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_text (form, "value", _("Value, in One Word"),
                                                      ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_text (form, "title", _("Title"),
                                                      ENT_FORM_OPTIONAL));
  adw_preferences_group_add (what, ent_form_add_date (form, "date", _("Date"), ENT_FORM_REQUIRED));
  adw_preferences_group_set_description (what, values);
  ent_record_dialog_add_notes (dialog);
}

static char *
dup_hint (EntRecordDialog *dialog,
          JsonObject      *object)
{
  return g_strdup_printf ("%s %s", json_object_get_string_member (object, "state"),
                          json_object_get_string_member (object, "value"));
}

static const EntRecordDialogSpec spec = {
  .type = ent_trait_get_type,
  .add_title = N_("Add Trait"),
  .edit_title = N_("Edit Trait"),
  .build = build,
  .dup_hint = dup_hint,
};

/**
 * ent_trait_dialog_new:
 * @session: a session
 * @trait: (nullable): the trait that is changed; %NULL to add one
 * @state: (nullable): for a new one, the state that has it
 *
 * Returns: (transfer floating): a dialog for a trait
 */
AdwDialog *
ent_trait_dialog_new (EntSession *session,
                      EntTrait   *trait,
                      EntState   *state)
{
  g_autoptr (JsonObject) draft = json_object_new ();

  if (state != NULL)
    json_object_set_string_member (draft, "state", ent_record_get_id (ENT_RECORD (state)));

  return ent_record_dialog_new (session, &spec, (EntRecord *) trait, draft);
}
