/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-editor-words.h"
#include "ent-record-dialogs.h"
#include "ent-states-part.h"

/*
 * A theory: of which states it speaks, which conditions it names, what counts as an
 * alliance, and what it claims. Under the claim stands what would break it.
 */

/* Where the rows of a scope term find one another. */
#define KIND "ent-kind-row"

static const char *
get_breach (int claim)
{
  switch ((EntClaim) claim)
    {
    case ENT_CLAIM_WHENEVER:
      return _("A pair that meets every condition and is not allied breaks it.");
    case ENT_CLAIM_BOTH:
      return _("An alliance that lacks a condition breaks it, and so does a pair that meets "
               "every condition and is not allied.");
    case ENT_CLAIM_ONLY_WHEN:
    default:
      return _("An alliance that lacks one of the conditions breaks it.");
    }
}

/* Above the rows: beside the choice it would leave no room for what is chosen. */
static void
claim_changed_cb (AdwPreferencesGroup *group,
                  GParamSpec          *pspec,
                  GtkWidget           *claim)
{
  adw_preferences_group_set_description (group, get_breach (ent_form_get_choice (claim)));
}

/* ------------------------------------------------------------------------ scope */

static void
add_value (GPtrArray  *values,
           const char *value)
{
  if (value != NULL && !g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
    g_ptr_array_add (values, g_strdup (value));
}

static void
add_scope_values (GPtrArray    *values,
                  EntTheory    *theory,
                  EntTraitKind  kind)
{
  GListModel *scope = ent_theory_get_scope (theory);

  for (guint i = 0; i < g_list_model_get_n_items (scope); i++)
    {
      g_autoptr (EntScopeTerm) term = g_list_model_get_item (scope, i);

      if (ent_scope_term_get_kind (term) == kind)
        add_value (values, ent_scope_term_get_value (term));
    }
}

/* The values that traits of a kind have in the case, and that theories ask for. */
static GPtrArray *
list_values (EntCase      *the_case,
             EntTraitKind  kind)
{
  GListModel *traits = ent_case_get_records (the_case, ENT_TYPE_TRAIT);
  GListModel *theories = ent_case_get_records (the_case, ENT_TYPE_THEORY);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (traits); i++)
    {
      g_autoptr (EntTrait) trait = g_list_model_get_item (traits, i);

      if (ent_trait_get_kind (trait) == kind)
        add_value (values, ent_trait_get_value (trait));
    }
  for (guint i = 0; i < g_list_model_get_n_items (theories); i++)
    {
      g_autoptr (EntTheory) theory = g_list_model_get_item (theories, i);

      add_scope_values (values, theory, kind);
    }
  g_ptr_array_sort_values (values, (GCompareFunc) g_utf8_collate);

  return values;
}

/* What the menu offers follows the kind that is chosen when it opens. */
static void
fill_values_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  EntRecordDialog *dialog = user_data;
  EntCase *the_case = ent_session_get_case (ent_record_dialog_get_session (dialog));
  GtkWidget *kind = g_object_get_data (G_OBJECT (button), KIND);
  g_autoptr (GPtrArray) values = list_values (the_case, ent_form_get_choice (kind));
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < values->len; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (g_ptr_array_index (values, i), NULL);

      g_menu_item_set_action_and_target (item, "value.use", "s", g_ptr_array_index (values, i));
      g_menu_append_item (menu, item);
    }
  if (values->len == 0)
    g_menu_append (menu, _("None in This Case"), "value.none");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
use_value_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       row)
{
  gtk_editable_set_text (GTK_EDITABLE (row), g_variant_get_string (parameter, NULL));
}

static void
add_suggestions (EntRecordDialog *dialog,
                 GtkWidget       *kind,
                 GtkWidget       *value)
{
  static const GActionEntry entries[] = { { "use", use_value_cb, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), value);
  gtk_widget_insert_action_group (value, "value", G_ACTION_GROUP (actions));
  g_object_set_data (G_OBJECT (button), KIND, kind);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_values_cb, dialog, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_set_tooltip_text (button, _("Values in Use"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (value), button);
}

static void
build_term (EntPartsGroup  *group,
            EntForm        *part,
            AdwExpanderRow *row)
{
  EntRecordDialog *dialog = ent_parts_group_get_owner (group);
  GtkWidget *kind = ent_form_add_choice (part, "kind", _("Trait"), ent_trait_kind_get_type (),
                                         ent_editor_word_for_trait_kind, ENT_FORM_REQUIRED);
  GtkWidget *value = ent_form_add_text (part, "value", _("Value, in One Word"),
                                        ENT_FORM_REQUIRED);

  add_suggestions (dialog, kind, value);
  adw_expander_row_add_row (row, kind);
  adw_expander_row_add_row (row, value);
}

static EntTraitKind
read_trait_kind (JsonObject *part)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (ent_trait_kind_get_type ());
  const char *nick = json_object_get_string_member_with_default (part, "kind", "regime");
  GEnumValue *value = g_enum_get_value_by_nick (kinds, nick);

  return value ? (EntTraitKind) value->value : ENT_TRAIT_KIND_REGIME;
}

static char *
dup_term_title (EntPartsGroup *group,
                JsonObject    *part)
{
  const char *value = json_object_get_string_member_with_default (part, "value", "");

  return g_strdup (*value ? value : _("New Trait"));
}

static char *
dup_term_subtitle (EntPartsGroup *group,
                   JsonObject    *part)
{
  return g_strdup (ent_editor_word_for_trait_kind (read_trait_kind (part)));
}

static const EntPartsSpec scope_spec = {
  .member = "scope",
  .add_title = N_("Add Trait"),
  .build = build_term,
  .dup_title = dup_term_title,
  .dup_subtitle = dup_term_subtitle,
};

/* ------------------------------------------------------------------------- rules */

static const EntPartsSpec traits_spec = {
  .member = "traits",
  .add_title = N_("Add Trait"),
  .build = build_term,
  .dup_title = dup_term_title,
  .dup_subtitle = dup_term_subtitle,
};

/* A word of an enumeration in a part's JSON; the first one where there is none. */
static int
read_word (JsonObject *part,
           const char *member,
           GType       type)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (type);
  const char *nick = json_object_get_string_member_with_default (part, member, "");
  GEnumValue *value = g_enum_get_value_by_nick (words, nick);

  return value ? value->value : 0;
}

static void
ground_changed_cb (GtkWidget *ground,
                   gpointer   unused,
                   GtkWidget *traits)
{
  gtk_widget_set_visible (traits, ent_form_get_choice (ground) == ENT_RULE_GROUND_TRAITS);
}

/* The traits are a list within the list. */
static GtkWidget *
new_traits_row (EntRecordDialog *dialog,
                EntForm         *part)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE,
                                 "focusable", FALSE, NULL);
  GtkWidget *traits = ent_parts_group_new (part, _("Traits That Both Have"), &traits_spec, dialog);

  gtk_widget_add_css_class (traits, "ent-inner-parts");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), traits);
  return row;
}

static void
build_rule (EntPartsGroup  *group,
            EntForm        *part,
            AdwExpanderRow *row)
{
  EntRecordDialog *dialog = ent_parts_group_get_owner (group);
  GtkWidget *ground = ent_form_add_choice (part, "when", _("Derived From"),
                                           ent_rule_ground_get_type (),
                                           ent_editor_word_for_rule_ground, ENT_FORM_REQUIRED);
  GtkWidget *traits;

  adw_expander_row_add_row (row, ent_form_add_choice (part, "condition", _("Condition"),
                                                      ent_condition_kind_get_type (),
                                                      ent_editor_word_for_condition_kind,
                                                      ENT_FORM_REQUIRED));
  adw_expander_row_add_row (row, ent_form_add_choice (part, "value", _("Value"),
                                                      ent_condition_value_get_type (),
                                                      ent_editor_word_for_condition_value,
                                                      ENT_FORM_OPTIONAL));
  adw_expander_row_add_row (row, ground);
  traits = new_traits_row (dialog, part);
  adw_expander_row_add_row (row, traits);
  g_signal_connect_object (ground, "notify::selected", G_CALLBACK (ground_changed_cb), traits, 0);
  ground_changed_cb (ground, NULL, traits);
}

static char *
dup_rule_title (EntPartsGroup *group,
                JsonObject    *part)
{
  int condition = read_word (part, "condition", ent_condition_kind_get_type ());
  int value = read_word (part, "value", ent_condition_value_get_type ());

  return g_strdup_printf (C_("condition", "%s: %s"),
                          ent_editor_word_for_condition_kind (condition),
                          ent_editor_word_for_condition_value (value));
}

static char *
dup_rule_subtitle (EntPartsGroup *group,
                   JsonObject    *part)
{
  return g_strdup (ent_editor_word_for_rule_ground (
    read_word (part, "when", ent_rule_ground_get_type ())));
}

static const EntPartsSpec rules_spec = {
  .member = "rules",
  .add_title = N_("Add Rule"),
  .build = build_rule,
  .dup_title = dup_rule_title,
  .dup_subtitle = dup_rule_subtitle,
};

/* ---------------------------------------------------------------------- the rows */

static void
add_claim (EntRecordDialog     *dialog,
           AdwPreferencesGroup *group)
{
  EntForm *form = ent_record_dialog_get_form (dialog);
  GtkWidget *claim = ent_form_add_choice (form, "claim", _("Claim"), ent_claim_get_type (),
                                          ent_editor_word_for_claim, ENT_FORM_REQUIRED);

  g_signal_connect_object (claim, "notify::selected", G_CALLBACK (claim_changed_cb), group,
                           G_CONNECT_SWAPPED);
  claim_changed_cb (group, NULL, claim);
  adw_preferences_group_add (group, claim);
}

/* The remark stands above the row, where what is chosen leaves it room. */
static void
add_definition (EntRecordDialog *dialog)
{
  AdwPreferencesGroup *group = ent_record_dialog_add_group (dialog, NULL);
  EntSession *session = ent_record_dialog_get_session (dialog);
  GListModel *definitions = ent_case_get_definitions (ent_session_get_case (session));
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) labels = NULL;
  GtkWidget *row;

  ent_states_part_list (session, definitions, NULL, &ids, &labels);
  row = ent_form_add_reference (ent_record_dialog_get_form (dialog), "definition",
                                _("What Counts as an Alliance"), ids, labels, ENT_FORM_OPTIONAL);
  adw_preferences_group_set_description (
    group, _("With none, the definition that the case opens with."));
  adw_preferences_group_add (group, row);
}

static void
build (EntRecordDialog *dialog)
{
  EntForm *form = ent_record_dialog_get_form (dialog);
  AdwPreferencesGroup *what = ent_record_dialog_add_group (dialog, NULL);
  AdwPreferencesGroup *claim;
  GtkWidget *scope;
  GtkWidget *rules;

  adw_preferences_group_add (what, ent_form_add_text (form, "title", _("Title"),
                                                      ENT_FORM_REQUIRED));
  adw_preferences_group_add (what, ent_form_add_note (form, "description", _("What It Says")));
  claim = ent_record_dialog_add_group (dialog, _("Claim"));
  add_claim (dialog, claim);
  adw_preferences_group_add (claim, ent_form_add_checks (form, "conditions", _("Conditions"),
                                                         ent_condition_kind_get_type (),
                                                         ent_editor_word_for_condition_kind));
  add_definition (dialog);
  scope = ent_parts_group_new (form, _("Scope"), &scope_spec, dialog);
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (scope),
    _("A state is in scope while it has every one of these traits. Without any, all are."));
  ent_record_dialog_add (dialog, scope);
  rules = ent_parts_group_new (form, _("Derived Codings"), &rules_spec, dialog);
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (rules),
    _("What a rule derives is marked as derived, and holds only where nothing is coded by hand."));
  ent_record_dialog_add (dialog, rules);
  adw_preferences_group_add (ent_record_dialog_add_group (dialog, NULL),
                             ent_form_add_note (form, "note", _("Note")));
}

static char *
check (EntRecordDialog *dialog,
       JsonObject      *object)
{
  JsonArray *rules = json_object_has_member (object, "rules")
                       ? json_object_get_array_member (object, "rules")
                       : NULL;

  if (!json_object_has_member (object, "conditions"))
    return g_strdup (_("A theory names a condition at least: check one."));

  for (guint i = 0; rules && i < json_array_get_length (rules); i++)
    {
      JsonObject *rule = json_array_get_object_element (rules, i);

      if (read_word (rule, "when", ent_rule_ground_get_type ()) == ENT_RULE_GROUND_TRAITS &&
          !json_object_has_member (rule, "traits"))
        return g_strdup (_("A rule from traits names a trait at least: add one."));
    }

  return NULL;
}

static const EntRecordDialogSpec spec = {
  .type = ent_theory_get_type,
  .add_title = N_("New Theory"),
  .edit_title = N_("Edit Theory"),
  .build = build,
  .check = check,
};

/**
 * ent_theory_dialog_new:
 * @session: a session
 * @theory: (nullable): the theory that is changed; %NULL to make one
 *
 * Returns: (transfer floating): a dialog for a theory; a new one begins with the
 *   definition that is in force
 */
AdwDialog *
ent_theory_dialog_new (EntSession *session,
                       EntTheory  *theory)
{
  g_autoptr (JsonObject) draft = json_object_new ();
  EntDefinition *definition;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);

  definition = ent_session_get_definition (session);
  if (definition != NULL)
    json_object_set_string_member (draft, "definition",
                                   ent_record_get_id (ENT_RECORD (definition)));

  return ent_record_dialog_new (session, &spec, (EntRecord *) theory, draft);
}

/**
 * ent_theory_dialog_new_copy:
 * @session: a session
 * @theory: a theory of its case
 *
 * Returns: (transfer floating): a dialog that makes another theory, which begins as a
 *   copy of @theory
 */
AdwDialog *
ent_theory_dialog_new_copy (EntSession *session,
                            EntTheory  *theory)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *title = NULL;
  JsonObject *draft;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);
  g_return_val_if_fail (ENT_IS_THEORY (theory), NULL);

  node = ent_record_to_json (ENT_RECORD (theory));
  draft = json_node_get_object (node);
  /* Translators: the title of a theory that began as a copy of another. */
  title = g_strdup_printf (_("%s (copy)"), ent_theory_get_title (theory));
  json_object_remove_member (draft, "id");
  json_object_set_string_member (draft, "title", title);

  return ent_record_dialog_new (session, &spec, NULL, draft);
}
