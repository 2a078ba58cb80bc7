/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-announce.h"
#include "ent-article-dialog.h"
#include "ent-authors-group.h"
#include "ent-combo-row.h"
#include "ent-csl-date.h"
#include "ent-csl-types.h"
#include "ent-date-row.h"
#include "ent-dialog-keys.h"
#include "ent-edit.h"
#include "ent-invalid.h"
#include "ent-metadata.h"
#include "ent-record-page.h"

/*
 * Corrects what the case knows of an article. The form is filled from the article's
 * metadata, and from a record that is pasted or opened; members that the form has no field
 * for are kept. What was guessed from the text is marked until it is changed; saving
 * confirms the rest. Saving makes one change; closing in any other way makes none.
 */

struct _EntArticleDialog
{
  AdwDialog parent_instance;

  AdwNavigationView   *navigation_view;
  AdwBanner           *problem_banner;
  AdwPreferencesGroup *head_group;
  EntAuthorsGroup     *authors_group;
  EntDateRow          *date_row;
  AdwComboRow         *type_row;
  AdwEntryRow         *title_row;
  AdwEntryRow         *container_row;
  AdwEntryRow         *volume_row;
  AdwEntryRow         *issue_row;
  AdwEntryRow         *page_row;
  AdwEntryRow         *publisher_row;
  AdwEntryRow         *doi_row;
  AdwEntryRow         *url_row;
  AdwEntryRow         *language_row;
  AdwEntryRow         *label_row;
  AdwEntryRow         *note_row;
  EntRecordPage       *record_page;

  EntSession *session;
  EntArticle *article;
  /* The article's, and what a record added; the form's fields are put into it. */
  JsonObject *csl;
  char       *other_type;
  GHashTable *marks;
  gboolean    loading;
  gboolean    label_follows;
};

G_DEFINE_FINAL_TYPE (EntArticleDialog, ent_article_dialog, ADW_TYPE_DIALOG)

/* Members of the metadata that are a line of text, and their rows. */
static const struct
{
  const char *member;
  gsize       offset;
} text_fields[] = {
  { "title", G_STRUCT_OFFSET (EntArticleDialog, title_row) },
  { "container-title", G_STRUCT_OFFSET (EntArticleDialog, container_row) },
  { "volume", G_STRUCT_OFFSET (EntArticleDialog, volume_row) },
  { "issue", G_STRUCT_OFFSET (EntArticleDialog, issue_row) },
  { "page", G_STRUCT_OFFSET (EntArticleDialog, page_row) },
  { "publisher", G_STRUCT_OFFSET (EntArticleDialog, publisher_row) },
  { "DOI", G_STRUCT_OFFSET (EntArticleDialog, doi_row) },
  { "URL", G_STRUCT_OFFSET (EntArticleDialog, url_row) },
  { "language", G_STRUCT_OFFSET (EntArticleDialog, language_row) },
};

static AdwEntryRow *
get_text_row (EntArticleDialog *self,
              guint             i)
{
  return G_STRUCT_MEMBER (AdwEntryRow *, self, text_fields[i].offset);
}

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static JsonNode *
get_object_member (JsonObject *csl,
                   const char *member)
{
  JsonNode *node = json_object_get_member (csl, member);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? node : NULL;
}

/* A number stands for its digits: CSL-JSON has "volume": 12 and "volume": "12". */
static char *
dup_value (JsonObject *csl,
           const char *member)
{
  JsonNode *node = json_object_get_member (csl, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));

  return json_to_string (node, FALSE);
}

/* ---------------------------------------------------------------- what was guessed */

static void
mark_guessed (EntArticleDialog *self,
              const char       *member,
              gboolean          guessed)
{
  GtkWidget *mark = g_hash_table_lookup (self->marks, member);

  if (mark != NULL)
    gtk_widget_set_visible (mark, guessed);
  if (strcmp (member, "author") == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->authors_group),
                                           guessed ? _ ("Guessed from the text") : NULL);
}

static GtkWidget *
make_mark (GtkWidget *row)
{
  /* Translators: stands beside a field of the form. */
  GtkWidget *mark = gtk_label_new (_ ("Guessed"));

  gtk_widget_set_tooltip_text (mark, _ ("Guessed from the text; saving confirms it"));
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (mark, FALSE);
  gtk_widget_add_css_class (mark, "caption");
  gtk_widget_add_css_class (mark, "ent-guessed");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, mark,
                                  NULL, -1);

  return mark;
}

static void
add_marks (EntArticleDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_fields); i++)
    {
      GtkWidget *mark = make_mark (GTK_WIDGET (get_text_row (self, i)));

      adw_entry_row_add_suffix (get_text_row (self, i), mark);
      g_hash_table_insert (self->marks, (gpointer) text_fields[i].member, mark);
    }

  g_hash_table_insert (self->marks, (gpointer) "issued",
                       make_mark (GTK_WIDGET (self->date_row)));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->date_row),
                            g_hash_table_lookup (self->marks, "issued"));
  g_hash_table_insert (self->marks, (gpointer) "type", make_mark (GTK_WIDGET (self->type_row)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->type_row),
                             g_hash_table_lookup (self->marks, "type"));
}

static void
update_marks (EntArticleDialog *self)
{
  GHashTableIter iter;
  const char *member;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, (gpointer *) &member, NULL))
    mark_guessed (self, member, ent_metadata_is_guessed (self->csl, member));
  mark_guessed (self, "author", ent_metadata_is_guessed (self->csl, "author"));
}

/* ---------------------------------------------------------------- form and metadata */

static void
load_type (EntArticleDialog *self)
{
  g_autofree char *type = dup_value (self->csl, "type");
  g_autoptr (GtkStringList) list = ent_csl_types_make_list (type);

  g_set_str (&self->other_type, type);
  adw_combo_row_set_model (self->type_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->type_row, type ? ent_csl_types_find (type)
                                                   : ent_csl_types_find ("document"));
}

static EntDate *
read_issued (EntArticleDialog *self)
{
  JsonNode *node = get_object_member (self->csl, "issued");

  return node ? ent_csl_date_to_date (json_node_get_object (node)) : NULL;
}

/* What cannot be read as a date is shown as it stands, to be corrected. */
static void
load_date (EntArticleDialog *self)
{
  g_autoptr (EntDate) date = read_issued (self);
  JsonNode *node = get_object_member (self->csl, "issued");
  g_autofree char *words = NULL;

  if (date != NULL || node == NULL)
    {
      ent_date_row_set_date (self->date_row, date);
      return;
    }

  words = dup_value (json_node_get_object (node), "literal");
  if (words == NULL)
    words = dup_value (json_node_get_object (node), "raw");
  gtk_editable_set_text (GTK_EDITABLE (self->date_row), words ? words : "");
}

static void
load_form (EntArticleDialog *self)
{
  JsonNode *authors = json_object_get_member (self->csl, "author");

  self->loading = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (text_fields); i++)
    {
      g_autofree char *text = dup_value (self->csl, text_fields[i].member);

      gtk_editable_set_text (GTK_EDITABLE (get_text_row (self, i)), text ? text : "");
    }
  load_date (self);
  load_type (self);
  ent_authors_group_set_csl (self->authors_group, authors && JSON_NODE_HOLDS_ARRAY (authors)
                                                    ? json_node_get_array (authors) : NULL);
  self->loading = FALSE;
  update_marks (self);
}

static void
store_text (EntArticleDialog *self,
            JsonObject       *csl,
            guint             i)
{
  const char *member = text_fields[i].member;
  g_autofree char *text = dup_text (get_text_row (self, i));
  g_autofree char *before = dup_value (csl, member);

  if (g_strcmp0 (text, before ? before : "") == 0)
    return;

  if (*text != '\0')
    json_object_set_string_member (csl, member, text);
  else
    json_object_remove_member (csl, member);
  ent_metadata_set_guessed (csl, member, FALSE);
}

static void
store_date (EntArticleDialog *self,
            JsonObject       *csl)
{
  EntDate *date = ent_date_row_get_date (self->date_row);
  g_autoptr (EntDate) before = read_issued (self);
  g_autofree char *text = dup_text (ADW_ENTRY_ROW (self->date_row));

  if (date == before || (date && before && ent_date_equal (date, before)))
    {
      /* Nothing typed where words stood that are no date: they were taken out. */
      if (date == NULL && *text == '\0' && json_object_has_member (csl, "issued"))
        json_object_remove_member (csl, "issued");
      return;
    }

  if (date != NULL)
    json_object_set_object_member (csl, "issued", ent_csl_date_from_date (date));
  else if (*text == '\0')
    json_object_remove_member (csl, "issued");
  ent_metadata_set_guessed (csl, "issued", FALSE);
}

static void
store_type (EntArticleDialog *self,
            JsonObject       *csl)
{
  const char *type = ent_csl_types_get (adw_combo_row_get_selected (self->type_row),
                                        self->other_type);
  g_autofree char *before = dup_value (csl, "type");

  if (type == NULL || g_strcmp0 (type, before) == 0 ||
      (before == NULL && strcmp (type, "document") == 0))
    return;

  json_object_set_string_member (csl, "type", type);
  ent_metadata_set_guessed (csl, "type", FALSE);
}

static void
store_authors (EntArticleDialog *self,
               JsonObject       *csl)
{
  g_autoptr (JsonNode) after = json_node_new (JSON_NODE_ARRAY);
  JsonNode *before = json_object_get_member (csl, "author");
  guint n;

  json_node_take_array (after, ent_authors_group_make_csl (self->authors_group));
  n = json_array_get_length (json_node_get_array (after));
  if (before ? json_node_equal (before, after) : n == 0)
    return;

  if (n > 0)
    json_object_set_member (csl, "author", g_steal_pointer (&after));
  else
    json_object_remove_member (csl, "author");
  ent_metadata_set_guessed (csl, "author", FALSE);
}

/* The metadata as the form has them. */
static JsonObject *
make_csl (EntArticleDialog *self)
{
  JsonObject *csl = ent_metadata_copy (self->csl);

  for (guint i = 0; i < G_N_ELEMENTS (text_fields); i++)
    store_text (self, csl, i);
  store_date (self, csl);
  store_type (self, csl);
  store_authors (self, csl);

  return csl;
}

/* ---------------------------------------------------------------- what is wrong */

static gboolean
is_label_taken (EntArticleDialog *self,
                const char       *label)
{
  GListModel *articles = ent_case_get_articles (ent_session_get_case (self->session));

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);

      if (article != self->article && g_strcmp0 (ent_article_get_label (article), label) == 0)
        return TRUE;
    }

  return FALSE;
}

static const char *
find_problem (EntArticleDialog  *self,
              AdwEntryRow      **row)
{
  g_autofree char *label = dup_text (self->label_row);

  *row = ADW_ENTRY_ROW (self->date_row);
  if (!ent_date_row_is_valid (self->date_row))
    return _ ("The date cannot be understood. Write it as 2021-03-14, or leave it empty.");

  *row = self->label_row;
  if (*label == '\0')
    return _ ("Say how the article is cited: “Vu 2020”.");
  if (is_label_taken (self, label))
    return _ ("Another article is cited like this. Add a letter: “Vu 2020b”.");

  *row = NULL;
  return NULL;
}

static void
update_problem (EntArticleDialog *self)
{
  AdwEntryRow *row;
  const char *problem = find_problem (self, &row);

  ent_invalid_set (GTK_WIDGET (self->label_row), row == self->label_row,
                   GTK_WIDGET (self->problem_banner));

  if (problem != NULL)
    adw_banner_set_title (self->problem_banner, problem);
  adw_banner_set_revealed (self->problem_banner, problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.save", problem == NULL);
}

/* ---------------------------------------------------------------- editing */

static void
follow_label (EntArticleDialog *self,
              JsonObject       *csl)
{
  g_autofree char *label = NULL;

  if (!self->label_follows)
    return;

  label = ent_metadata_remake_label (ent_session_get_case (self->session), self->article, csl);
  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->label_row), label);
  self->loading = FALSE;
}

static void
update_edited (EntArticleDialog *self)
{
  g_autoptr (JsonObject) csl = make_csl (self);
  GHashTableIter iter;
  const char *member;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, (gpointer *) &member, NULL))
    mark_guessed (self, member, ent_metadata_is_guessed (csl, member));
  mark_guessed (self, "author", ent_metadata_is_guessed (csl, "author"));
  follow_label (self, csl);
  update_problem (self);
}

static void
edited_cb (EntArticleDialog *self)
{
  if (!self->loading && self->article != NULL)
    update_edited (self);
}

static void
label_edited_cb (EntArticleDialog *self)
{
  if (self->loading || self->article == NULL)
    return;

  self->label_follows = FALSE;
  update_problem (self);
}

/* A record says more than the text does: what it says stands, what it does not stays. */
static void
chosen_cb (EntArticleDialog *self,
           JsonObject       *record)
{
  g_autoptr (JsonObject) copy = ent_metadata_copy (record);
  g_autoptr (JsonObject) csl = make_csl (self);
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, copy);
  while (json_object_iter_next (&iter, &member, &node))
    if (strcmp (member, "id") != 0 && strcmp (member, "custom") != 0)
      {
        json_object_set_member (csl, member, json_node_copy (node));
        ent_metadata_set_guessed (csl, member, FALSE);
      }

  json_object_unref (self->csl);
  self->csl = g_steal_pointer (&csl);
  load_form (self);
  update_edited (self);
  adw_navigation_view_pop_to_tag (self->navigation_view, "form");
}

static void
show_record_page (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  EntArticleDialog *self = ENT_ARTICLE_DIALOG (widget);

  adw_navigation_view_push_by_tag (self->navigation_view, "record");
  ent_record_page_clear (self->record_page);
}

/* ---------------------------------------------------------------- saving */

static JsonNode *
make_record (EntArticleDialog *self)
{
  g_autoptr (JsonNode) before = ent_record_to_json (ENT_RECORD (self->article));
  JsonObject *record = ent_metadata_copy (json_node_get_object (before));
  g_autofree char *label = dup_text (self->label_row);
  g_autofree char *note = dup_text (self->note_row);
  JsonObject *csl = make_csl (self);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  /* Somebody has looked at all of it now. */
  for (guint i = 0; i < G_N_ELEMENTS (text_fields); i++)
    ent_metadata_set_guessed (csl, text_fields[i].member, FALSE);
  ent_metadata_set_guessed (csl, "issued", FALSE);
  ent_metadata_set_guessed (csl, "type", FALSE);
  ent_metadata_set_guessed (csl, "author", FALSE);

  json_object_set_string_member (record, "label", label);
  json_object_set_object_member (record, "csl", csl);
  if (*note != '\0')
    json_object_set_string_member (record, "note", note);
  else
    json_object_remove_member (record, "note");

  json_node_take_object (node, record);
  return node;
}

static gboolean
apply (EntArticleDialog *self,
       EntChange        *change)
{
  g_autoptr (GError) error = NULL;

  if (ent_session_apply (self->session, change, &error))
    return TRUE;

  adw_banner_set_title (self->problem_banner, error->message);
  adw_banner_set_revealed (self->problem_banner, TRUE);
  return FALSE;
}

static gboolean
is_gone (EntArticleDialog *self)
{
  const char *id = ent_record_get_id (ENT_RECORD (self->article));

  if (ent_case_lookup (ent_session_get_case (self->session), ENT_TYPE_ARTICLE, id) ==
      ENT_RECORD (self->article))
    return FALSE;

  adw_banner_set_title (self->problem_banner, _ ("The article is no longer in the case."));
  adw_banner_set_revealed (self->problem_banner, TRUE);
  return TRUE;
}

static gboolean
is_at_form (EntArticleDialog *self)
{
  return g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->navigation_view), "form") == 0;
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  EntArticleDialog *self = ENT_ARTICLE_DIALOG (widget);
  EntCase *the_case = ent_session_get_case (self->session);
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (EntChange) change = NULL;
  g_autofree char *title = NULL;

  /* The key reaches here from the record's page too, where nothing is saved. */
  if (!is_at_form (self) || is_gone (self))
    return;

  before = ent_record_to_json (ENT_RECORD (self->article));
  after = make_record (self);
  if (!json_node_equal (before, after))
    {
      /* Translators: a step that can be undone; %s is how the article is cited. */
      title = g_strdup_printf (_ ("Edit Article %s"), json_object_get_string_member (
                                                        json_node_get_object (after), "label"));
      change = ent_edit_put (the_case, ENT_TYPE_ARTICLE, after, title);
      if (!apply (self, change))
        return;
    }

  adw_dialog_force_close (ADW_DIALOG (self));
}

/* Where it cannot be saved, the keyboard goes to what is wrong, which is said. */
static gboolean
save_keys_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  EntArticleDialog *self = ENT_ARTICLE_DIALOG (widget);
  AdwEntryRow *row;
  const char *problem = find_problem (self, &row);

  if (problem == NULL || !is_at_form (self))
    return gtk_widget_activate_action (widget, "article.save", NULL);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  ent_announce (widget, problem);
  return GDK_EVENT_STOP;
}

static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* ---------------------------------------------------------------- removing */

static void
remove_response_cb (EntArticleDialog *self,
                    const char       *response)
{
  g_autoptr (EntChange) removal = NULL;

  if (strcmp (response, "remove") != 0 || is_gone (self))
    return;

  removal = ent_edit_remove (ent_session_get_case (self->session), ENT_RECORD (self->article));
  if (apply (self, removal))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
ask_to_remove (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  EntArticleDialog *self = ENT_ARTICLE_DIALOG (widget);
  EntCase *the_case = ent_session_get_case (self->session);
  g_autoptr (EntChange) removal = NULL;
  g_autofree char *cost = NULL;
  g_autofree char *heading = NULL;
  AdwDialog *alert;

  if (is_gone (self))
    return;

  removal = ent_edit_remove (the_case, ENT_RECORD (self->article));
  cost = ent_edit_describe_removal (the_case, removal);
  heading = g_strdup_printf (_ ("Remove “%s”?"), ent_article_get_label (self->article));
  alert = adw_alert_dialog_new (heading, cost ? cost : _ ("No passage comes from it."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"), "remove",
                                  _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "remove",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  g_signal_connect_object (alert, "response", G_CALLBACK (remove_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (alert, widget);
}

/* ---------------------------------------------------------------- the object */

static void
ent_article_dialog_dispose (GObject *object)
{
  EntArticleDialog *self = ENT_ARTICLE_DIALOG (object);

  g_clear_object (&self->article);
  g_clear_object (&self->session);
  g_clear_pointer (&self->csl, json_object_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->other_type, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_ARTICLE_DIALOG);

  G_OBJECT_CLASS (ent_article_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/sources/ent-article-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, head_group);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, authors_group);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, type_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, container_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, volume_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, issue_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, page_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, publisher_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, doi_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, url_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, label_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, EntArticleDialog, record_page);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
ent_article_dialog_class_init (EntArticleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_article_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "article.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "article.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "article.record", NULL, show_record_page);
  gtk_widget_class_install_action (widget_class, "article.remove", NULL, ask_to_remove);

  bind_template (widget_class);
}

static void
ent_article_dialog_init (EntArticleDialog *self)
{
  self->marks = g_hash_table_new (g_str_hash, g_str_equal);
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_combo_row_keep_room (self->type_row);
  ent_dialog_keys_leave_escape (self->navigation_view);
  ent_dialog_keys_add_func (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", save_keys_cb);
  add_marks (self);
  self->loading = FALSE;
}

static void
describe_guesses (EntArticleDialog *self)
{
  static const char *const members[] = { "title", "container-title", "issued", "type", "author",
                                         "URL", "language" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (ent_metadata_is_guessed (self->csl, members[i]))
      {
        adw_preferences_group_set_description (
          self->head_group, _ ("What is marked was guessed from the text. Correct it where it is "
                               "wrong; saving confirms it."));
        return;
      }
}

/**
 * ent_article_dialog_new:
 * @session: the window's session
 * @article: an article of its case
 *
 * Makes a dialog that corrects what the case knows of an article, or removes it.
 *
 * Returns: (transfer floating): the dialog
 */
EntArticleDialog *
ent_article_dialog_new (EntSession *session,
                        EntArticle *article)
{
  EntArticleDialog *self;
  const char *note;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);
  g_return_val_if_fail (ENT_IS_ARTICLE (article), NULL);

  self = g_object_new (ENT_TYPE_ARTICLE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->csl = ent_metadata_copy (ent_article_get_csl (article));
  load_form (self);
  describe_guesses (self);

  self->loading = TRUE;
  note = ent_article_get_note (article);
  gtk_editable_set_text (GTK_EDITABLE (self->label_row), ent_article_get_label (article));
  gtk_editable_set_text (GTK_EDITABLE (self->note_row), note ? note : "");
  self->loading = FALSE;
  self->label_follows = ent_metadata_follows_label (ent_article_get_label (article), self->csl);
  self->article = g_object_ref (article);
  update_problem (self);

  return self;
}
