/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-editor-words.h"
#include "ent-parts-group.h"
#include "ent-record-dialogs.h"

/* A state: chosen from the gazetteer, which fills in what it knows, or made by hand. */

static void
build_name (EntPartsGroup  *group,
            EntForm        *part,
            AdwExpanderRow *row)
{
  adw_expander_row_add_row (row, ent_form_add_text (part, "name", _("Name"), ENT_FORM_REQUIRED));
  adw_expander_row_add_row (row, ent_form_add_date (part, "date", _("Date"), ENT_FORM_OPTIONAL));
}

static char *
dup_name (EntPartsGroup *group,
          JsonObject    *part)
{
  const char *name = json_object_get_string_member_with_default (part, "name", NULL);

  return g_strdup (name ? name : _("New Name"));
}

static char *
dup_when (EntPartsGroup *group,
          JsonObject    *part)
{
  const char *edtf = json_object_get_string_member_with_default (part, "date", NULL);
  g_autoptr (EntDate) date = edtf ? ent_date_new (edtf, NULL) : NULL;

  /* Translators: a name that a state has borne at all times. */
  return date ? ent_date_to_words (date) : g_strdup (_("Always"));
}

static const EntPartsSpec names = {
  .member = "names",
  .add_title = N_("Add Name"),
  .ordered = TRUE,
  .build = build_name,
  .dup_title = dup_name,
  .dup_subtitle = dup_when,
};

static void
add_code (EntRecordDialog *dialog,
          AdwPreferencesGroup *group)
{
  JsonObject *source = ent_form_get_source (ent_record_dialog_get_form (dialog));
  const char *id = json_object_get_string_member_with_default (source, "id", "x-");
  GtkWidget *row;

  if (g_str_has_prefix (id, "x-"))
    return;

  row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("ISO 3166 Code"), "subtitle", id,
                      "subtitle-selectable", TRUE, NULL);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

static void
build (EntRecordDialog *dialog)
{
  EntForm *form = ent_record_dialog_get_form (dialog);
  AdwPreferencesGroup *what = NULL;
  GtkWidget *parts = ent_parts_group_new (form, _("Names"), &names, dialog);

  ent_record_dialog_add (dialog, parts);
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (parts),
    _("At each time the state is called by the name whose date covers it, or else by the first."));

  what = ent_record_dialog_add_group (dialog, NULL);
  add_code (dialog, what);
  adw_preferences_group_add (what, ent_form_add_choice (form, "kind", _("Kind"),
                                                        ent_party_kind_get_type (),
                                                        ent_editor_word_for_party_kind,
                                                        ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_date (form, "existed", _("Existed"),
                                                      ENT_FORM_OPTIONAL));
  ent_record_dialog_add_notes (dialog);
}

static char *
check (EntRecordDialog *dialog,
       JsonObject      *object)
{
  return json_object_has_member (object, "names") ? NULL : g_strdup (_("Give the state a name."));
}

static const EntRecordDialogSpec spec = {
  .type = ent_state_get_type,
  .add_title = N_("Add State"),
  .edit_title = N_("Edit State"),
  .from_gazetteer = TRUE,
  .build = build,
  .check = check,
};

/**
 * ent_state_dialog_new:
 * @session: a session
 * @state: (nullable): the state that is changed; %NULL to add one, which is sought in the
 *   gazetteer first
 *
 * Returns: (transfer floating): a dialog for a state
 */
AdwDialog *
ent_state_dialog_new (EntSession *session,
                      EntState   *state)
{
  return ent_record_dialog_new (session, &spec, (EntRecord *) state, NULL);
}
