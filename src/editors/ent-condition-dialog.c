/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-editor-words.h"
#include "ent-enum.h"
#include "ent-evidence-part.h"
#include "ent-record-dialogs.h"
#include "ent-states-part.h"

/* A coding of what a pair of states shares, or does not. */

static const EntPartsSpec pair_spec = {
  .member = "pair",
  .plain = "state",
  .add_title = N_("Add State"),
  .dup_title = ent_states_part_dup_title,
  .add = ent_states_part_add,
};

static const EntPartsSpec threat_spec = {
  .member = "threat",
  .plain = "state",
  .add_title = N_("Add State"),
  .dup_title = ent_states_part_dup_title,
  .add = ent_states_part_add,
};

/* Only an interest has a threat; one that the file names stays in sight. */
static void
kind_changed_cb (GtkWidget *kind,
                 gpointer   unused,
                 GtkWidget *threat)
{
  gtk_widget_set_visible (threat,
                          ent_form_get_choice (kind) == ENT_CONDITION_KIND_SHARED_INTEREST ||
                            ent_parts_group_get_n (ENT_PARTS_GROUP (threat)) > 0);
}

static void
build (EntRecordDialog *dialog)
{
  EntForm *form = ent_record_dialog_get_form (dialog);
  AdwPreferencesGroup *what = ent_record_dialog_add_group (dialog, NULL);
  GtkWidget *kind = ent_form_add_choice (form, "kind", _("Condition"),
                                         ent_condition_kind_get_type (),
                                         ent_editor_word_for_condition_kind, ENT_FORM_REQUIRED);
  GtkWidget *threat;

  adw_preferences_group_add (what, kind);
  adw_preferences_group_add (what, ent_form_add_choice (form, "value", _("Value"),
                                                        ent_condition_value_get_type (),
                                                        ent_editor_word_for_condition_value,
                                                        ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_date (form, "date", _("Date"), ENT_FORM_REQUIRED));
  ent_record_dialog_add (dialog, ent_parts_group_new (form, _("Pair"), &pair_spec, dialog));
  threat = ent_parts_group_new (form, _("Common Threat"), &threat_spec, dialog);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (threat),
                                         _("The states against which the interest is shared."));
  ent_record_dialog_add (dialog, threat);
  g_signal_connect_object (kind, "notify::selected", G_CALLBACK (kind_changed_cb), threat, 0);
  kind_changed_cb (kind, NULL, threat);
  ent_evidence_part_add (dialog);
  ent_record_dialog_add_notes (dialog);
}

static char *
check (EntRecordDialog *dialog,
       JsonObject      *object)
{
  JsonArray *pair = json_object_has_member (object, "pair")
                      ? json_object_get_array_member (object, "pair")
                      : NULL;

  if (pair != NULL && json_array_get_length (pair) == 2)
    return NULL;

  return g_strdup (_("A condition is coded for a pair: choose two states."));
}

static char *
dup_hint (EntRecordDialog *dialog,
          JsonObject      *object)
{
  JsonArray *pair = json_object_get_array_member (object, "pair");
  const char *kind = json_object_get_string_member (object, "kind");

  return g_strdup_printf ("%s %s %s", json_array_get_string_element (pair, 0),
                          json_array_get_string_element (pair, 1),
                          g_str_equal (kind, "shared-interest") ? "interest" : "ideology");
}

static const EntRecordDialogSpec spec = {
  .type = ent_condition_get_type,
  .add_title = N_("Add Condition"),
  .edit_title = N_("Edit Condition"),
  .has_evidence = TRUE,
  .build = build,
  .check = check,
  .dup_hint = dup_hint,
};

/**
 * ent_condition_dialog_new:
 * @session: a session
 * @condition: (nullable): the condition that is changed; %NULL to add one
 * @pair: (nullable): for a new one, the ids of the states it is coded for
 *
 * Returns: (transfer floating): a dialog for a condition
 */
AdwDialog *
ent_condition_dialog_new (EntSession        *session,
                          EntCondition      *condition,
                          const char *const *pair)
{
  g_autoptr (JsonObject) draft = json_object_new ();

  if (pair != NULL)
    json_object_set_array_member (draft, "pair", ent_states_part_to_json (pair));

  return ent_record_dialog_new (session, &spec, (EntRecord *) condition, draft);
}

/**
 * ent_condition_dialog_new_for:
 * @session: a session
 * @pair: the ids of the two states that it is coded for
 * @kind: what they share, or do not
 * @date: (nullable): the time, in EDTF; %NULL or nothing where it is not known yet
 *
 * Returns: (transfer floating): a dialog that codes what is not coded yet
 */
AdwDialog *
ent_condition_dialog_new_for (EntSession         *session,
                              const char * const *pair,
                              EntConditionKind    kind,
                              const char         *date)
{
  g_autoptr (JsonObject) draft = json_object_new ();

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);

  json_object_set_array_member (draft, "pair", ent_states_part_to_json (pair));
  json_object_set_string_member (draft, "kind",
                                 ent_enum_get_nick (ent_condition_kind_get_type (), kind));
  if (date != NULL && *date != '\0')
    json_object_set_string_member (draft, "date", date);

  return ent_record_dialog_new (session, &spec, NULL, draft);
}
