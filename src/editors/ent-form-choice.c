/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-combo-row.h"
#include "ent-form-private.h"
#include "ent-text-scale.h"

/*
 * Rows in which one of several is chosen, or some: a value of an enumeration, a record
 * of the case, the obligations of a treaty.
 */

/* As many are searched as one types. */
#define SEARCHED 12

/* The narrowest window has room beside one another for so many letters. */
#define BESIDE_CHARS 26

/* What a row of values offers: labels in the list, values beside them. */
typedef struct
{
  GEnumClass    *class;
  EntFormWords   words;
  GArray        *values;   /* of int, one for each label */
  GtkStringList *labels;
} Choices;

static void
choices_free (Choices *choices)
{
  g_type_class_unref (choices->class);
  g_array_unref (choices->values);
  g_object_unref (choices->labels);
  g_free (choices);
}

static Choices *
get_choices (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "ent-choices");
}

static guint
find_value (Choices *choices,
            int      value)
{
  for (guint i = 0; i < choices->values->len; i++)
    if (g_array_index (choices->values, int, i) == value)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
offer (Choices *choices,
       guint    mask)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (choices->labels));

  g_array_set_size (choices->values, 0);
  gtk_string_list_splice (choices->labels, 0, n_before, NULL);
  for (guint i = 0; i < choices->class->n_values; i++)
    {
      int value = choices->class->values[i].value;

      if (!(mask & (1u << value)))
        continue;
      g_array_append_val (choices->values, value);
      gtk_string_list_append (choices->labels, choices->words (value));
    }
}

/* What is chosen stands beside the title where both are short; under it, it has the whole
   width, and lines enough. */
static void
give_room (GtkWidget     *row,
           GtkStringList *labels)
{
  g_autoptr (GtkExpression) label = NULL;
  glong title = g_utf8_strlen (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  glong beside = (glong) (BESIDE_CHARS / ent_text_scale_get (row));
  glong longest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (labels)); i++)
    {
      glong length = g_utf8_strlen (gtk_string_list_get_string (labels, i), -1);

      longest = length > longest ? length : longest;
    }
  /* The subtitle follows the expression, and is first set with the model: that comes later. */
  label = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), label);
  ent_combo_row_keep_room (ADW_COMBO_ROW (row));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), title + longest > beside);
}

static void
store_choice (JsonObject *object,
              gpointer    user_data)
{
  EntFormRow *self = user_data;
  int value = ent_form_get_choice (self->row);
  GEnumValue *word = g_enum_get_value (get_choices (self->row)->class, value);

  if (self->need == ENT_FORM_OPTIONAL && value == 0)
    json_object_remove_member (object, self->member);
  else if (word != NULL)
    json_object_set_string_member (object, self->member, word->value_nick);
}

/**
 * ent_form_add_choice:
 * @self: a form
 * @member: a member of the record that is a word of an enumeration
 * @title: what the user calls it
 * @enum_type: the enumeration; its values are from 0 to 31
 * @words: what the user calls its values
 * @need: whether the value 0 is "not said", and not written
 *
 * Returns: (transfer floating): a row in which one value is chosen
 */
GtkWidget *
ent_form_add_choice (EntForm      *self,
                     const char   *member,
                     const char   *title,
                     GType         enum_type,
                     EntFormWords  words,
                     EntFormNeed   need)
{
  Choices *choices = g_new0 (Choices, 1);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "use-markup", FALSE, NULL);
  EntFormRow *bound = ent_form_row_new (self, row, member, title, need);
  GEnumValue *loaded;

  choices->class = g_type_class_ref (enum_type);
  choices->words = words;
  choices->values = g_array_new (FALSE, FALSE, sizeof (int));
  choices->labels = gtk_string_list_new (NULL);
  g_object_set_data_full (G_OBJECT (row), "ent-choices", choices, (GDestroyNotify) choices_free);
  offer (choices, ~0u);
  give_room (row, choices->labels);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices->labels));

  loaded = g_enum_get_value_by_nick (choices->class, ent_form_row_get_string (bound));
  ent_form_set_choice (row, loaded ? loaded->value : 0);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (ent_form_row_changed_cb), bound);
  ent_form_bind (self, row, store_choice, NULL, bound, (GDestroyNotify) ent_form_row_free);

  return row;
}

/**
 * ent_form_get_choice:
 * @row: a row that [method@Form.add_choice] made
 *
 * Returns: the value that is chosen
 */
int
ent_form_get_choice (GtkWidget *row)
{
  Choices *choices = get_choices (row);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  g_return_val_if_fail (choices != NULL, 0);

  return selected < choices->values->len ? g_array_index (choices->values, int, selected) : 0;
}

/**
 * ent_form_set_choice:
 * @row: a row that [method@Form.add_choice] made
 * @value: one of its values
 *
 * Chooses a value.
 */
void
ent_form_set_choice (GtkWidget *row,
                     int        value)
{
  g_return_if_fail (get_choices (row) != NULL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_value (get_choices (row), value));
}

/**
 * ent_form_limit_choices:
 * @row: a row that [method@Form.add_choice] made
 * @mask: the values that are offered, as a mask of `1u << value`; one at least
 *
 * Offers other values. Where the chosen one is not among them, the first of them is
 * chosen. A row with one value alone is hidden.
 */
void
ent_form_limit_choices (GtkWidget *row,
                        guint      mask)
{
  Choices *choices = get_choices (row);
  guint position;
  int value;

  g_return_if_fail (choices != NULL);

  value = ent_form_get_choice (row);
  offer (choices, mask);
  position = find_value (choices, value);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                              position == GTK_INVALID_LIST_POSITION ? 0 : position);
  gtk_widget_set_visible (row, choices->values->len > 1);
}

static JsonArray *
dup_checked (EntFormRow *self)
{
  JsonArray *words = json_array_new ();
  GtkWidget *box = g_object_get_data (G_OBJECT (self->row), "ent-checks");

  for (GtkWidget *check = gtk_widget_get_first_child (box); check;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      json_array_add_string_element (words, g_object_get_data (G_OBJECT (check), "ent-word"));

  return words;
}

static void
store_checks (JsonObject *object,
              gpointer    user_data)
{
  EntFormRow *self = user_data;
  g_autoptr (JsonArray) words = dup_checked (self);

  if (json_array_get_length (words) > 0)
    json_object_set_array_member (object, self->member, g_steal_pointer (&words));
  else
    json_object_remove_member (object, self->member);
}

static gboolean
lists_word (JsonObject *object,
            const char *member,
            const char *word)
{
  JsonArray *words = json_object_has_member (object, member)
                       ? json_object_get_array_member (object, member)
                       : NULL;

  for (guint i = 0; words && i < json_array_get_length (words); i++)
    if (g_strcmp0 (json_array_get_string_element (words, i), word) == 0)
      return TRUE;

  return FALSE;
}

static GtkWidget *
new_check (EntFormRow       *bound,
           const GEnumValue *value,
           EntFormWords      words)
{
  GtkWidget *check = gtk_check_button_new_with_label (words (value->value));
  GtkWidget *label = gtk_widget_get_last_child (check);

  /* Long words, or large ones, in a narrow dialog. */
  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               lists_word (ent_form_get_source (bound->form), bound->member,
                                           value->value_nick));
  g_object_set_data (G_OBJECT (check), "ent-word", (gpointer) value->value_nick);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (ent_form_row_changed_cb), bound);

  return check;
}

/**
 * ent_form_add_checks:
 * @self: a form
 * @member: a member of the record that is a list of words of an enumeration
 * @title: what the user calls it
 * @enum_type: the enumeration
 * @words: what the user calls its values
 *
 * Returns: (transfer floating): a row with a check button for each value
 */
GtkWidget *
ent_form_add_checks (EntForm      *self,
                     const char   *member,
                     const char   *title,
                     GType         enum_type,
                     EntFormWords  words)
{
  GEnumClass *class = g_type_class_ref (enum_type);
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "title", title, "use-markup", FALSE,
                                 "activatable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *checks = adw_wrap_box_new ();
  EntFormRow *bound = ent_form_row_new (self, row, member, title, ENT_FORM_OPTIONAL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (box, "ent-checks");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (checks), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (checks), 6);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (checks),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_object_set_data (G_OBJECT (row), "ent-checks", checks);
  for (guint i = 0; i < class->n_values; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (checks), new_check (bound, &class->values[i], words));

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), checks);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  ent_form_bind (self, row, store_checks, NULL, bound, (GDestroyNotify) ent_form_row_free);
  g_type_class_unref (class);

  return row;
}

static void
store_reference (JsonObject *object,
                 gpointer    user_data)
{
  EntFormRow *self = user_data;
  GStrv ids = g_object_get_data (G_OBJECT (self->row), "ent-ids");
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));
  guint n_ids = g_strv_length (ids);

  if (selected < n_ids && *ids[selected] != '\0')
    json_object_set_string_member (object, self->member, ids[selected]);
  else
    json_object_remove_member (object, self->member);
}

static char *
check_reference (gpointer user_data)
{
  EntFormRow *self = user_data;
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));

  return self->need == ENT_FORM_REQUIRED && selected == GTK_INVALID_LIST_POSITION
           ? ent_form_row_dup_missing (self)
           : NULL;
}

/**
 * ent_form_add_reference:
 * @self: a form
 * @member: a member of the record that is the id of another record
 * @title: what the user calls it
 * @ids: the ids that are offered
 * @labels: what the user calls them, one for each
 * @need: whether none may be chosen
 *
 * Returns: (transfer floating): a row in which a record is chosen; long lists are
 *   searched as one types
 */
GtkWidget *
ent_form_add_reference (EntForm     *self,
                        const char  *member,
                        const char  *title,
                        GStrv        ids,
                        GStrv        labels,
                        EntFormNeed  need)
{
  g_autoptr (GStrvBuilder) all_ids = g_strv_builder_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "use-markup", FALSE, NULL);
  EntFormRow *bound = ent_form_row_new (self, row, member, title, need);
  GStrv offered;
  guint selected = GTK_INVALID_LIST_POSITION;

  if (need == ENT_FORM_OPTIONAL)
    {
      g_strv_builder_add (all_ids, "");
      /* Translators: no record is chosen. */
      gtk_string_list_append (model, C_("choice of a record", "None"));
    }
  g_strv_builder_addv (all_ids, (const char **) ids);
  gtk_string_list_splice (model, g_list_model_get_n_items (G_LIST_MODEL (model)), 0,
                          (const char *const *) labels);

  offered = g_strv_builder_end (all_ids);
  for (guint i = 0; offered[i]; i++)
    if (g_str_equal (offered[i], ent_form_row_get_string (bound)))
      selected = i;
  g_object_set_data_full (G_OBJECT (row), "ent-ids", offered, (GDestroyNotify) g_strfreev);
  if (g_strv_length (offered) > SEARCHED)
    g_object_set (row, "enable-search", TRUE,
                  "search-match-mode", GTK_STRING_FILTER_MATCH_MODE_SUBSTRING, NULL);
  give_room (row, model);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (ent_form_row_changed_cb), bound);
  ent_form_bind (self, row, store_reference, check_reference, bound,
                 (GDestroyNotify) ent_form_row_free);

  return row;
}
