/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-record-dialogs.h"
#include "ent-states-part.h"

/* What a case says of itself. */

static void
build (EntRecordDialog *dialog)
{
  EntForm *form = ent_record_dialog_get_form (dialog);
  EntSession *session = ent_record_dialog_get_session (dialog);
  EntCase *the_case = ent_session_get_case (session);
  AdwPreferencesGroup *what = ent_record_dialog_add_group (dialog, NULL);
  AdwPreferencesGroup *time = ent_record_dialog_add_group (dialog, _("Time"));
  AdwPreferencesGroup *use = ent_record_dialog_add_group (dialog, C_("use of a case", "Use"));
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) labels = NULL;

  ent_states_part_list (session, ent_case_get_definitions (the_case), NULL, &ids, &labels);

  adw_preferences_group_add (what, ent_form_add_text (form, "title", _("Title"),
                                                      ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_note (form, "description", _("Description")));
  adw_preferences_group_add (time, ent_form_add_date (form, "coverage", _("Covered by the Sources"),
                                                      ENT_FORM_OPTIONAL));
  adw_preferences_group_add (time, ent_form_add_date (form, "opening", _("Opens At"),
                                                      ENT_FORM_OPTIONAL));
  adw_preferences_group_add (use, ent_form_add_reference (form, "definition",
                                                          _("Definition of Alliance"), ids, labels,
                                                          ENT_FORM_OPTIONAL));
  adw_preferences_group_add (use, ent_form_add_text (form, "licence", _("Licence"),
                                                     ENT_FORM_OPTIONAL));
  adw_preferences_group_add (use, ent_form_add_text (form, "language", _("Language"),
                                                     ENT_FORM_OPTIONAL));
  adw_preferences_group_set_description (
    time, _("Past what the sources cover, what has no end is possible, no longer certain."));
}

static const EntRecordDialogSpec spec = {
  .type = ent_header_get_type,
  .edit_title = N_("Case Properties"),
  .build = build,
};

/**
 * ent_case_dialog_new:
 * @session: a session
 *
 * Returns: (transfer floating): a dialog for what the case says of itself
 */
AdwDialog *
ent_case_dialog_new (EntSession *session)
{
  EntHeader *header = ent_case_get_header (ent_session_get_case (session));

  return ent_record_dialog_new (session, &spec, ENT_RECORD (header), NULL);
}
