/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-editor-words.h"
#include "ent-words.h"
#include "ent-parts-group.h"
#include "ent-record-dialogs.h"
#include "ent-states-part.h"

/* A treaty, protocol or declaration under a tie. */

static void
build_renewal (EntPartsGroup  *group,
               EntForm        *part,
               AdwExpanderRow *row)
{
  adw_expander_row_add_row (row, ent_form_add_date (part, "date", _("Date"), ENT_FORM_REQUIRED));
  adw_expander_row_add_row (row, ent_form_add_term (part, "term", _("Term")));
  adw_expander_row_add_row (row, ent_form_add_text (part, "note", _("Note"), ENT_FORM_OPTIONAL));
}

static char *
dup_renewal (EntPartsGroup *group,
             JsonObject    *part)
{
  const char *edtf = json_object_get_string_member_with_default (part, "date", NULL);
  g_autoptr (EntDate) date = edtf ? ent_date_new (edtf, NULL) : NULL;

  return date ? ent_date_to_words (date) : g_strdup (_("New Renewal"));
}

static char *
dup_term (EntPartsGroup *group,
          JsonObject    *part)
{
  return ent_words_dup_term (json_object_get_string_member_with_default (part, "term", NULL));
}

static const EntPartsSpec renewals_spec = {
  .member = "renewals",
  .add_title = N_("Add Renewal"),
  .build = build_renewal,
  .dup_title = dup_renewal,
  .dup_subtitle = dup_term,
};

/* The instruments of the same tie that it may stand under. */
static GtkWidget *
new_under_row (EntRecordDialog *dialog,
               EntForm         *form)
{
  EntSession *session = ent_record_dialog_get_session (dialog);
  EntCase *the_case = ent_session_get_case (session);
  JsonObject *source = ent_form_get_source (form);
  const char *id = json_object_get_string_member_with_default (source, "id", NULL);
  const char *under = json_object_get_string_member_with_default (source, "under", NULL);
  EntRecord *above = ent_case_lookup (the_case, ENT_TYPE_INSTRUMENT, under);
  g_autoptr (GListStore) others = g_list_store_new (ENT_TYPE_INSTRUMENT);
  g_autoptr (GPtrArray) instruments = NULL;
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) labels = NULL;

  instruments = ent_case_get_referrers (the_case, ENT_TYPE_INSTRUMENT,
                                        json_object_get_string_member (source, "tie"));
  for (guint i = 0; i < instruments->len; i++)
    if (g_strcmp0 (ent_record_get_id (g_ptr_array_index (instruments, i)), id) != 0)
      g_list_store_append (others, g_ptr_array_index (instruments, i));
  if (above != NULL && !g_list_store_find (others, above, NULL))
    g_list_store_append (others, above);

  ent_states_part_list (session, G_LIST_MODEL (others), NULL, &ids, &labels);
  return ent_form_add_reference (form, "under", _("Made Under"), ids, labels, ENT_FORM_OPTIONAL);
}

static void
add_dates (EntRecordDialog *dialog,
           EntForm         *form)
{
  AdwPreferencesGroup *dates = ent_record_dialog_add_group (dialog, _("Dates"));

  adw_preferences_group_add (dates, ent_form_add_date (form, "signed",
                                                       C_("instrument", "Signed"),
                                                       ENT_FORM_OPTIONAL));
  adw_preferences_group_add (dates, ent_form_add_date (form, "in-force",
                                                       C_("instrument", "In Force"),
                                                       ENT_FORM_OPTIONAL));
  adw_preferences_group_add (dates, ent_form_add_term (form, "term", _("Term")));
  adw_preferences_group_add (dates, ent_form_add_date (form, "terminated",
                                                       C_("instrument", "Terminated"),
                                                       ENT_FORM_OPTIONAL));
  ent_record_dialog_add (dialog, ent_parts_group_new (form, _("Renewals"), &renewals_spec, dialog));
}

static void
build (EntRecordDialog *dialog)
{
  EntForm *form = ent_record_dialog_get_form (dialog);
  AdwPreferencesGroup *what = ent_record_dialog_add_group (dialog, NULL);
  AdwPreferencesGroup *duties = ent_record_dialog_add_group (dialog, _("Commitment"));

  adw_preferences_group_add (what, ent_form_add_text (form, "title", _("Title"),
                                                      ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_choice (form, "kind", _("Kind"),
                                                        ent_instrument_kind_get_type (),
                                                        ent_editor_word_for_instrument_kind,
                                                        ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, new_under_row (dialog, form));
  adw_preferences_group_add (duties, ent_form_add_checks (form, "obligations", _("Obligations"),
                                                          ent_obligation_get_type (),
                                                          ent_editor_word_for_obligation));
  adw_preferences_group_add (duties, ent_form_add_choice (form, "wording", _("Wording"),
                                                          ent_wording_get_type (),
                                                          ent_editor_word_for_wording,
                                                          ENT_FORM_OPTIONAL));
  add_dates (dialog, form);
  ent_record_dialog_add_notes (dialog);
}

static const EntRecordDialogSpec spec = {
  .type = ent_instrument_get_type,
  .add_title = N_("Add Instrument"),
  .edit_title = N_("Edit Instrument"),
  .build = build,
};

/**
 * ent_instrument_dialog_new:
 * @session: a session
 * @instrument: (nullable): the instrument that is changed; %NULL to add one
 * @tie: (nullable): for a new one, the tie under which it is
 *
 * Returns: (transfer floating): a dialog for an instrument
 */
AdwDialog *
ent_instrument_dialog_new (EntSession    *session,
                           EntInstrument *instrument,
                           EntTie        *tie)
{
  g_autoptr (JsonObject) draft = json_object_new ();

  g_return_val_if_fail (instrument != NULL || tie != NULL, NULL);

  if (tie != NULL)
    json_object_set_string_member (draft, "tie", ent_record_get_id (ENT_RECORD (tie)));

  return ent_record_dialog_new (session, &spec, (EntRecord *) instrument, draft);
}
