/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-edit.h"
#include "ent-editor-words.h"
#include "ent-evidence-part.h"
#include "ent-parts-group.h"
#include "ent-passage-chooser.h"
#include "ent-words.h"

/*
 * The passages that support or contest what a dialog codes. They are records of their own,
 * which name the one that they bear on; while it is edited they are a list within it, and
 * are written with it, in one change.
 */

/* No record has a member of this name: it is taken out before the record is made. */
#define MEMBER "dialog:evidence"

#define PASSAGE "passage"

static EntCase *
get_case (EntPartsGroup *group)
{
  return ent_session_get_case (ent_record_dialog_get_session (ent_parts_group_get_owner (group)));
}

static EntPassage *
get_passage (EntPartsGroup *group,
             JsonObject    *part)
{
  const char *id = json_object_get_string_member_with_default (part, PASSAGE, "");

  return (EntPassage *) ent_case_lookup (get_case (group), ENT_TYPE_PASSAGE, id);
}

static char *
dup_title (EntPartsGroup *group,
           JsonObject    *part)
{
  EntPassage *passage = get_passage (group, part);
  const char *digest = passage ? ent_passage_get_digest (passage) : NULL;

  if (digest != NULL)
    return g_strdup (digest);

  return passage ? ent_passage_chooser_dup_place (get_case (group), passage) : g_strdup ("");
}

/* How it bears on it first: that is what one looks for in a list of passages. */
static char *
dup_subtitle (EntPartsGroup *group,
              JsonObject    *part)
{
  g_autoptr (GEnumClass) stances = g_type_class_ref (ent_stance_get_type ());
  const char *nick = json_object_get_string_member_with_default (part, "stance", "supports");
  GEnumValue *stance = g_enum_get_value_by_nick (stances, nick);
  EntPassage *passage = get_passage (group, part);
  g_autofree char *place = NULL;

  if (passage == NULL || stance == NULL)
    return NULL;

  place = ent_passage_chooser_dup_place (get_case (group), passage);
  return g_strdup_printf ("%s · %s", ent_words_for_stance ((EntStance) stance->value), place);
}

static void
open_cb (GtkWidget *row,
         gpointer   user_data)
{
  EntPartsGroup *group = ENT_PARTS_GROUP (gtk_widget_get_ancestor (row, ENT_TYPE_PARTS_GROUP));
  EntRecordDialog *dialog = ent_parts_group_get_owner (group);
  EntReading *reading = ent_session_get_reading (ent_record_dialog_get_session (dialog));
  EntPassage *passage = user_data;
  EntRecord *article = ent_case_lookup (get_case (group), ENT_TYPE_ARTICLE,
                                        ent_passage_get_article (passage));

  if (article == NULL)
    return;

  ent_reading_open (reading, ENT_ARTICLE (article), passage);
  adw_dialog_close (ADW_DIALOG (dialog));
}

static void
build (EntPartsGroup  *group,
       EntForm        *part,
       AdwExpanderRow *row)
{
  EntPassage *passage = get_passage (group, ent_form_get_source (part));
  GtkWidget *open = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _("Open in Article"), NULL);

  adw_expander_row_add_row (row, ent_form_add_choice (part, "stance",
                                                      _("How the passage bears on it"),
                                                      ent_stance_get_type (),
                                                      ent_editor_word_for_stance,
                                                      ENT_FORM_REQUIRED));
  adw_expander_row_add_row (row, ent_form_add_choice (part, "aspect", _("Speaks Of"),
                                                      ent_aspect_get_type (),
                                                      ent_editor_word_for_aspect,
                                                      ENT_FORM_REQUIRED));
  adw_expander_row_add_row (row, ent_form_add_text (part, "memo", _("Memo"), ENT_FORM_OPTIONAL));
  adw_expander_row_add_row (row, open);
  gtk_widget_set_sensitive (open, passage != NULL);
  if (passage != NULL)
    g_signal_connect_object (open, "activated", G_CALLBACK (open_cb), passage, 0);
}

static void
chosen_cb (EntPartsGroup *group,
           const char    *id)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (group), ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (JsonObject) part = json_object_new ();

  json_object_set_string_member (part, PASSAGE, id);
  json_object_set_string_member (part, "stance", "supports");
  json_object_set_string_member (part, "aspect", "existence");
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
  ent_parts_group_append (group, part, TRUE);
}

/* One passage bears on one thing once; what else it says of it is said there. */
static GStrv
list_attached (EntPartsGroup *group)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < ent_parts_group_get_n (group); i++)
    {
      JsonObject *part = ent_form_get_source (ent_parts_group_get_part (group, i));

      g_strv_builder_add (ids, json_object_get_string_member_with_default (part, PASSAGE, ""));
    }

  return g_strv_builder_end (ids);
}

static void
choose_passage (EntPartsGroup *group)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (group), ADW_TYPE_NAVIGATION_VIEW);
  g_auto (GStrv) attached = list_attached (group);
  EntSession *session = ent_record_dialog_get_session (ent_parts_group_get_owner (group));
  EntPassageChooser *chooser = ent_passage_chooser_new (session, attached, _("Attach Passage"));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), group, G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (chooser));
}

static const EntPartsSpec spec = {
  .member = MEMBER,
  .add_title = N_("Attach Passage…"),
  .build = build,
  .dup_title = dup_title,
  .dup_subtitle = dup_subtitle,
  .add = choose_passage,
};

/*< private >
 * ent_evidence_part_add:
 * @dialog: a dialog whose spec has evidence
 *
 * Adds the list of passages to it.
 */
void
ent_evidence_part_add (EntRecordDialog *dialog)
{
  ent_record_dialog_add (dialog, ent_parts_group_new (ent_record_dialog_get_form (dialog),
                                                      _("Passages"), &spec, dialog));
}

/*< private >
 * ent_evidence_part_load:
 * @the_case: a case
 * @record: one of its records
 * @source: what the form of its dialog begins with
 *
 * Puts what bears on a record into what is edited with it.
 */
void
ent_evidence_part_load (EntCase    *the_case,
                        EntRecord  *record,
                        JsonObject *source)
{
  g_autoptr (GPtrArray) all = ent_case_get_referrers (the_case, ENT_TYPE_EVIDENCE,
                                                      ent_record_get_id (record));
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < all->len; i++)
    json_array_add_element (array, ent_record_to_json (g_ptr_array_index (all, i)));
  json_object_set_array_member (source, MEMBER, g_steal_pointer (&array));
}

/*< private >
 * ent_evidence_part_take:
 * @object: what a form comes to
 *
 * Takes the passages out of it: what remains is the record.
 *
 * Returns: (transfer full) (nullable): the evidence, not all of which has an id or a target
 */
JsonArray *
ent_evidence_part_take (JsonObject *object)
{
  JsonArray *evidence = NULL;

  if (!json_object_has_member (object, MEMBER))
    return NULL;

  evidence = json_array_ref (json_object_get_array_member (object, MEMBER));
  json_object_remove_member (object, MEMBER);
  return evidence;
}

static gboolean
is_kept (JsonArray   *evidence,
         EntEvidence *record)
{
  for (guint i = 0; evidence && i < json_array_get_length (evidence); i++)
    {
      JsonObject *object = json_array_get_object_element (evidence, i);
      const char *id = json_object_get_string_member_with_default (object, "id", NULL);

      if (g_strcmp0 (id, ent_record_get_id (ENT_RECORD (record))) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_edit (EntCase    *the_case,
          const char *target,
          JsonObject *object,
          EntChange  *change)
{
  const char *id = json_object_get_string_member_with_default (object, "id", NULL);
  EntRecord *record = id ? ent_case_lookup (the_case, ENT_TYPE_EVIDENCE, id) : NULL;
  g_autoptr (JsonNode) before = record ? ent_record_to_json (record) : NULL;
  g_autoptr (JsonNode) after = json_node_new (JSON_NODE_OBJECT);

  if (id == NULL)
    {
      const char *passage = json_object_get_string_member (object, PASSAGE);
      g_autofree char *hint = g_strdup_printf ("%s %s", passage, target);
      g_autofree char *made = ent_edit_make_id (the_case, ENT_TYPE_EVIDENCE, hint);

      json_object_set_string_member (object, "id", made);
      json_object_set_string_member (object, "target", target);
    }
  json_node_set_object (after, object);
  if (before == NULL || !json_node_equal (before, after))
    ent_change_add (change, ENT_TYPE_EVIDENCE, before, after);
}

/*< private >
 * ent_evidence_part_add_edits:
 * @the_case: a case
 * @target: the id of the record that the evidence bears on
 * @evidence: (nullable): all that is to bear on it
 * @change: (inout): a change, after the record itself was added to it
 *
 * Adds what makes, changes and detaches evidence.
 */
void
ent_evidence_part_add_edits (EntCase    *the_case,
                             const char *target,
                             JsonArray  *evidence,
                             EntChange  *change)
{
  g_autoptr (GPtrArray) all = ent_case_get_referrers (the_case, ENT_TYPE_EVIDENCE, target);

  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (JsonNode) before = NULL;

      if (is_kept (evidence, g_ptr_array_index (all, i)))
        continue;
      before = ent_record_to_json (g_ptr_array_index (all, i));
      ent_change_add (change, ENT_TYPE_EVIDENCE, before, NULL);
    }
  for (guint i = 0; evidence && i < json_array_get_length (evidence); i++)
    add_edit (the_case, target, json_array_get_object_element (evidence, i), change);
}
