/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-combo-row.h"
#include "ent-core-enums.h"
#include "ent-definition-preview.h"
#include "ent-edit.h"
#include "ent-editor-words.h"
#include "ent-parts-group.h"
#include "ent-record-dialogs.h"
#include "ent-tie-chooser.h"

/*
 * A definition: its clauses, each a row that says it in words and unfolds to what it asks
 * for, and the ties that are taken in or left out by name. What it would count stands above
 * them and follows.
 */

/* Where the rows of a clause find one another. */
#define LEAST   "ent-members-min"
#define MOST    "ent-members-max"
#define OPENING "ent-row-title"
#define INSTRUMENT "ent-row-of-instrument"

/* How many members are asked for: words for the usual numbers. */
typedef enum
{
  ANY_NUMBER,
  BILATERAL,
  MULTILATERAL,
  OTHER_NUMBER,
} Size;

static gint64
get_int (JsonObject *part,
         const char *member)
{
  return json_object_get_int_member_with_default (part, member, 0);
}

static Size
read_size (JsonObject *part)
{
  gint64 min = get_int (part, "members-min");
  gint64 max = get_int (part, "members-max");

  if (min <= 0 && max <= 0)
    return ANY_NUMBER;
  if (min == 2 && max == 2)
    return BILATERAL;

  return min == 3 && max == 0 ? MULTILATERAL : OTHER_NUMBER;
}

static void
set_number (GtkWidget  *row,
            const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* The two numbers are what is stored; a word for the usual ones fills them in. */
static void
size_changed_cb (AdwComboRow *row)
{
  static const char *const numbers[][2] = { { "", "" }, { "2", "2" }, { "3", "" } };
  GtkWidget *min = g_object_get_data (G_OBJECT (row), LEAST);
  GtkWidget *max = g_object_get_data (G_OBJECT (row), MOST);
  guint size = adw_combo_row_get_selected (row);

  gtk_widget_set_visible (min, size == OTHER_NUMBER);
  gtk_widget_set_visible (max, size == OTHER_NUMBER);
  if (size < G_N_ELEMENTS (numbers))
    {
      set_number (min, numbers[size][0]);
      set_number (max, numbers[size][1]);
    }
}

static void
add_members (EntForm        *part,
             AdwExpanderRow *row)
{
  const char *words[] = {
    C_("number of members", "Any number"), C_("number of members", "Bilateral: two"),
    C_("number of members", "Multilateral: three or more"),
    C_("number of members", "Another number"), NULL,
  };
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);
  GtkWidget *size = g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Members at the Time"),
                                  "use-markup", FALSE, "model", model, NULL);
  GtkWidget *min = ent_form_add_number (part, "members-min", _("Members at Least"));
  GtkWidget *max = ent_form_add_number (part, "members-max", _("Members at Most"));

  g_object_set_data (G_OBJECT (size), LEAST, min);
  g_object_set_data (G_OBJECT (size), MOST, max);
  ent_combo_row_keep_room (ADW_COMBO_ROW (size));
  adw_combo_row_set_selected (ADW_COMBO_ROW (size), read_size (ent_form_get_source (part)));
  size_changed_cb (ADW_COMBO_ROW (size));
  g_signal_connect (size, "notify::selected", G_CALLBACK (size_changed_cb), NULL);
  adw_expander_row_add_row (row, size);
  adw_expander_row_add_row (row, min);
  adw_expander_row_add_row (row, max);
}

static GtkWidget *
get_checks (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "ent-checks");
}

/* That none is chosen means any, and is said. */
static void
describe_checks (GtkWidget *row)
{
  const char *title = g_object_get_data (G_OBJECT (row), OPENING);
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *label = gtk_widget_get_first_child (box);
  g_autofree char *text = NULL;
  gboolean any = TRUE;

  for (GtkWidget *check = gtk_widget_get_first_child (get_checks (row)); check;
       check = gtk_widget_get_next_sibling (check))
    any &= !gtk_check_button_get_active (GTK_CHECK_BUTTON (check));

  if (!any)
    text = g_strdup (title);
  else if (g_object_get_data (G_OBJECT (row), INSTRUMENT) != NULL)
    /* Translators: what a clause can ask of treaties, where it asks for none. */
    text = g_strdup_printf (_("%s: any, or none"), title);
  else
    /* Translators: what a clause asks for, such as “Kind”, where it takes any. */
    text = g_strdup_printf (_("%s: any"), title);
  gtk_label_set_label (GTK_LABEL (label), text);
}

static GtkWidget *
add_checks (EntForm        *part,
            AdwExpanderRow *row,
            const char     *member,
            const char     *title,
            GType           type,
            EntFormWords    words)
{
  GtkWidget *checks = ent_form_add_checks (part, member, title, type, words);

  g_object_set_data_full (G_OBJECT (checks), OPENING, g_strdup (title), g_free);
  if (type == ent_obligation_get_type () || type == ent_wording_get_type ())
    g_object_set_data (G_OBJECT (checks), INSTRUMENT, checks);
  for (GtkWidget *check = gtk_widget_get_first_child (get_checks (checks)); check;
       check = gtk_widget_get_next_sibling (check))
    g_signal_connect_swapped (check, "toggled", G_CALLBACK (describe_checks), checks);
  describe_checks (checks);
  adw_expander_row_add_row (row, checks);

  return checks;
}

/* Definitions speak of alliances and alignments alone; what else a file has stays in sight. */
static void
hide_ungoverned (GtkWidget *row)
{
  guint kind = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (get_checks (row)); check;
       check = gtk_widget_get_next_sibling (check), kind++)
    gtk_widget_set_visible (check, kind == ENT_TIE_KIND_ALLIANCE || kind == ENT_TIE_KIND_ALIGNMENT ||
                                     gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static void
build_clause (EntPartsGroup  *group,
              EntForm        *part,
              AdwExpanderRow *row)
{
  hide_ungoverned (add_checks (part, row, "kinds", _("Kind"), ent_tie_kind_get_type (),
                               ent_editor_word_for_tie_kind));
  add_checks (part, row, "bases", _("Rests On"), ent_tie_basis_get_type (),
              ent_editor_word_for_basis);
  add_checks (part, row, "obligations", _("Obligation of an Instrument in Force"),
              ent_obligation_get_type (), ent_editor_word_for_obligation);
  add_checks (part, row, "wordings", _("Wording of That Instrument"), ent_wording_get_type (),
              ent_editor_word_for_wording);
  add_members (part, row);
}

static char *
dup_clause_title (EntPartsGroup *group,
                  JsonObject    *part)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (EntRecord) clause = NULL;

  json_node_set_object (node, part);
  clause = ent_record_new_from_json (ENT_TYPE_CLAUSE, node, NULL);

  return clause ? ent_definition_dup_clause_title (ENT_CLAUSE (clause)) : NULL;
}

static const EntPartsSpec clauses_spec = {
  .member = "clauses",
  .add_title = N_("Add Clause"),
  .ordered = TRUE,
  .build = build_clause,
  .dup_title = dup_clause_title,
};

static EntCase *
get_case (EntPartsGroup *group)
{
  EntRecordDialog *dialog = ent_parts_group_get_owner (group);

  return ent_session_get_case (ent_record_dialog_get_session (dialog));
}

static EntTie *
lookup_tie (EntPartsGroup *group,
            JsonObject    *part)
{
  return (EntTie *) ent_case_lookup (get_case (group), ENT_TYPE_TIE,
                                     json_object_get_string_member_with_default (part, "tie", ""));
}

static char *
dup_tie_title (EntPartsGroup *group,
               JsonObject    *part)
{
  EntTie *tie = lookup_tie (group, part);

  return tie ? ent_edit_dup_name (get_case (group), ENT_RECORD (tie)) : NULL;
}

static char *
dup_tie_subtitle (EntPartsGroup *group,
                  JsonObject    *part)
{
  EntTie *tie = lookup_tie (group, part);
  g_autofree char *dates = tie ? ent_date_to_words (ent_tie_get_date (tie)) : NULL;

  if (tie == NULL)
    return NULL;

  return g_strdup_printf ("%s · %s", ent_editor_word_for_tie_kind ((int) ent_tie_get_kind (tie)),
                          dates);
}

static gboolean
lists_tie (EntPartsGroup *group,
           const char    *id)
{
  for (guint i = 0; i < ent_parts_group_get_n (group); i++)
    {
      JsonObject *part = ent_form_get_source (ent_parts_group_get_part (group, i));

      if (g_strcmp0 (json_object_get_string_member_with_default (part, "tie", NULL), id) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
tie_chosen_cb (EntPartsGroup *group,
               const char    *id)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (group), ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (JsonObject) part = json_object_new ();

  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
  if (lists_tie (group, id))
    return;

  json_object_set_string_member (part, "tie", id);
  ent_parts_group_append (group, part, FALSE);
}

static void
choose_tie (EntPartsGroup *group,
            const char    *title)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (group), ADW_TYPE_NAVIGATION_VIEW);
  EntTieChooser *chooser = ent_tie_chooser_new (get_case (group), title);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (tie_chosen_cb), group,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (chooser));
}

static void
take_in (EntPartsGroup *group)
{
  choose_tie (group, _("Take In"));
}

static void
leave_out (EntPartsGroup *group)
{
  choose_tie (group, _("Leave Out"));
}

static const EntPartsSpec include_spec = {
  .member = "include",
  .plain = "tie",
  .add_title = N_("Take In a Tie…"),
  .dup_title = dup_tie_title,
  .dup_subtitle = dup_tie_subtitle,
  .add = take_in,
};

static const EntPartsSpec exclude_spec = {
  .member = "exclude",
  .plain = "tie",
  .add_title = N_("Leave Out a Tie…"),
  .dup_title = dup_tie_title,
  .dup_subtitle = dup_tie_subtitle,
  .add = leave_out,
};

static EntDefinition *
get_saved (EntRecordDialog *dialog)
{
  EntSession *session = ent_record_dialog_get_session (dialog);
  JsonObject *source = ent_form_get_source (ent_record_dialog_get_form (dialog));
  const char *id = json_object_get_string_member_with_default (source, "id", NULL);
  EntRecord *record = NULL;

  if (id != NULL)
    record = ent_case_lookup (ent_session_get_case (session), ENT_TYPE_DEFINITION, id);

  return record ? ENT_DEFINITION (record) : ent_session_get_definition (session);
}

static void
build (EntRecordDialog *dialog)
{
  EntForm *form = ent_record_dialog_get_form (dialog);
  AdwPreferencesGroup *what = ent_record_dialog_add_group (dialog, NULL);
  GtkWidget *clauses = ent_parts_group_new (form, _("A Tie Counts While It Is"), &clauses_spec,
                                            dialog);
  GtkWidget *include = ent_parts_group_new (form, _("Taken In by Name"), &include_spec, dialog);
  GtkWidget *exclude = ent_parts_group_new (form, _("Left Out by Name"), &exclude_spec, dialog);
  AdwPreferencesGroup *why;

  adw_preferences_group_add (what, ent_form_add_text (form, "title", _("Title"),
                                                      ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_note (form, "description", _("Description")));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (clauses),
    _("One clause is enough. Within a clause, all that is asked for must be met at the same time."));
  ent_record_dialog_add (dialog, ent_definition_preview_new (dialog, get_saved (dialog)));
  ent_record_dialog_add (dialog, clauses);
  ent_record_dialog_add (dialog, include);
  ent_record_dialog_add (dialog, exclude);
  why = ent_record_dialog_add_group (dialog, NULL);
  adw_preferences_group_add (why, ent_form_add_note (form, "note", _("Why These by Name")));
}

static JsonArray *
get_list (JsonObject *object,
          const char *member)
{
  return json_object_has_member (object, member) ? json_object_get_array_member (object, member)
                                                 : NULL;
}

static char *
describe_twice (EntRecordDialog *dialog,
                const char      *id)
{
  EntCase *the_case = ent_session_get_case (ent_record_dialog_get_session (dialog));
  EntRecord *tie = ent_case_lookup (the_case, ENT_TYPE_TIE, id);
  g_autofree char *name = tie ? ent_edit_dup_name (the_case, tie) : g_strdup (id);

  /* Translators: the name of a tie. */
  return g_strdup_printf (_("%s is both taken in and left out: remove one of the two."), name);
}

static char *
check (EntRecordDialog *dialog,
       JsonObject      *object)
{
  JsonArray *clauses = get_list (object, "clauses");
  JsonArray *include = get_list (object, "include");
  JsonArray *exclude = get_list (object, "exclude");

  for (guint i = 0; clauses && i < json_array_get_length (clauses); i++)
    {
      JsonObject *clause = json_array_get_object_element (clauses, i);
      gint64 max = get_int (clause, "members-max");

      if (max > 0 && max < get_int (clause, "members-min"))
        return g_strdup_printf (_("Clause %u asks for more members at least than at most."), i + 1);
    }
  for (guint i = 0; include && i < json_array_get_length (include); i++)
    for (guint j = 0; exclude && j < json_array_get_length (exclude); j++)
      if (g_str_equal (json_array_get_string_element (include, i),
                       json_array_get_string_element (exclude, j)))
        return describe_twice (dialog, json_array_get_string_element (include, i));
  if (clauses == NULL && include == NULL)
    return g_strdup (_("Nothing would count: add a clause, or take a tie in by name."));

  return NULL;
}

static const EntRecordDialogSpec spec = {
  .type = ent_definition_get_type,
  .add_title = N_("New Definition"),
  .edit_title = N_("Edit Definition"),
  .build = build,
  .check = check,
};

/* To begin with: what most take for a start. */
static JsonObject *
make_draft (EntDefinition *like)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (like == NULL)
    {
      node = json_from_string ("{\"clauses\":[{\"kinds\":[\"alliance\"]}]}", NULL);
      return json_node_dup_object (node);
    }

  node = ent_record_to_json (ENT_RECORD (like));
  object = json_node_dup_object (node);
  json_object_remove_member (object, "id");
  if (ent_definition_get_title (like) != NULL)
    {
      /* Translators: the title of a definition that is a copy of another one. */
      g_autofree char *title = g_strdup_printf (_("Copy of %s"), ent_definition_get_title (like));

      json_object_set_string_member (object, "title", title);
    }

  return object;
}

/**
 * ent_definition_dialog_new:
 * @session: a session
 * @definition: (nullable): the definition that is changed; %NULL to make one
 * @like: (nullable): for a new one, a definition that it begins as a copy of
 *
 * Returns: (transfer floating): a dialog for a definition
 */
AdwDialog *
ent_definition_dialog_new (EntSession    *session,
                           EntDefinition *definition,
                           EntDefinition *like)
{
  g_autoptr (JsonObject) draft = definition ? NULL : make_draft (like);

  return ent_record_dialog_new (session, &spec, (EntRecord *) definition, draft);
}
