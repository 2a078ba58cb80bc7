/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-announce.h"
#include "ent-dialog-keys.h"
#include "ent-edit.h"
#include "ent-editors-actions.h"
#include "ent-evidence-part.h"
#include "ent-page-title.h"
#include "ent-words.h"
#include "ent-record-dialog.h"
#include "ent-state-chooser.h"

/**
 * EntRecordDialog:
 *
 * A dialog in which one record is made or changed. It holds the form, says what is still
 * wrong, asks before it forgets what was typed, and saves all as one change. What the form
 * consists of, an [struct@RecordDialogSpec] says; there is one in each of ent-*-dialog.c.
 *
 * States that are chosen from the gazetteer on the way are made in the same change, if the
 * record still names them when it is saved.
 */

struct _EntRecordDialog
{
  AdwDialog parent_instance;

  EntSession                *session;
  const EntRecordDialogSpec *spec;
  EntRecord                 *record;     /* nullable: a new one is made */
  char                      *title;      /* of the dialog */
  EntForm                   *form;
  GListStore                *pending;    /* of EntState, that are not in the case yet */
  EntStateChosenFunc         chosen;
  gpointer                   chosen_data;
  char                      *failure;    /* nullable: why the last change was refused */
  char                      *said;       /* what the bar at the bottom says */
  gboolean                   begun;      /* something was filled in, be it wrong */
  guint                      focus_id;

  AdwNavigationView         *view;
  AdwNavigationPage         *form_page;
  AdwPreferencesPage        *page;
  GtkWidget                 *save;
  GtkWidget                 *problem_bar;
  GtkWidget                 *problem_icon;
  GtkLabel                  *problem;
};

G_DEFINE_FINAL_TYPE (EntRecordDialog, ent_record_dialog, ADW_TYPE_DIALOG)

static EntCase *
get_case (EntRecordDialog *self)
{
  return ent_session_get_case (self->session);
}

static char *
dup_problem (EntRecordDialog *self)
{
  g_autoptr (JsonObject) object = NULL;
  char *problem = ent_form_dup_problem (self->form, NULL);

  if (problem != NULL || self->spec->check == NULL)
    return problem;

  object = ent_form_dup_object (self->form);
  return self->spec->check (self, object);
}

static gboolean
is_touched (EntRecordDialog *self)
{
  return self->form != NULL && ent_form_is_touched (self->form);
}

static void
update (EntRecordDialog *self)
{
  g_autofree char *problem = dup_problem (self);
  gboolean idle = self->record != NULL && !is_touched (self);
  gboolean wrong = problem != NULL || self->failure != NULL;

  if (problem != NULL)
    g_set_str (&self->said, problem);
  else if (self->failure != NULL)
    g_set_str (&self->said, self->failure);
  else
    g_set_str (&self->said, idle ? _("Nothing is changed yet.") : NULL);

  /* What is wrong stands below, where the keyboard is not. */
  if (wrong && self->begun && g_strcmp0 (self->said, gtk_label_get_label (self->problem)) != 0)
    ent_announce (GTK_WIDGET (self), self->said);
  gtk_label_set_label (self->problem, self->said ? self->said : "");
  /* What nobody has begun to fill in is not wrong yet. */
  gtk_widget_set_visible (self->problem_icon, wrong && self->begun);
  gtk_widget_set_visible (self->problem_bar, self->said != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", problem == NULL && !idle);
  adw_dialog_set_can_close (ADW_DIALOG (self), !is_touched (self));
}

static void
form_changed_cb (EntRecordDialog *self)
{
  g_clear_pointer (&self->failure, g_free);
  self->begun = TRUE;
  update (self);
}

static void
close_now (EntRecordDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
discard_cb (EntRecordDialog *self,
            const char      *response)
{
  if (g_str_equal (response, "discard"))
    close_now (self);
}

static void
close_attempt_cb (EntRecordDialog *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Discard Changes?"),
                                            _("What you typed has not been saved."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "keep", _("_Keep Editing"),
                                  "discard", _("_Discard"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
popped_cb (EntRecordDialog *self)
{
  self->chosen = NULL;
}

static EntRecord *
lookup_state (EntRecordDialog *self,
              const char      *id)
{
  EntRecord *state = ent_case_lookup (get_case (self), ENT_TYPE_STATE, id);
  GListModel *all_pending = G_LIST_MODEL (self->pending);

  for (guint i = 0; state == NULL && i < g_list_model_get_n_items (all_pending); i++)
    {
      g_autoptr (EntRecord) pending = g_list_model_get_item (all_pending, i);

      if (g_str_equal (ent_record_get_id (pending), id))
        state = pending;
    }

  return state;
}

static char *
dup_change_title (EntRecordDialog *self,
                  EntRecord       *record,
                  EntChange       *made)
{
  g_autofree char *name = NULL;

  if (ENT_IS_HEADER (record))
    return g_strdup (_("Edit Case Properties"));

  /* A tie may join states that are only made with it. */
  name = ent_edit_dup_name_among (get_case (self), made, record);
  if (self->record == NULL)
    /* Translators: in the undo menu: the name of a state, a tie and so on. */
    return g_strdup_printf (_("Add %s"), name);

  /* Translators: in the undo menu: the name of a state, a tie and so on. */
  return g_strdup_printf (_("Edit %s"), name);
}

static void
collect_reference (EntRecord      *record,
                   const EntField *field,
                   const char     *id,
                   gpointer        user_data)
{
  g_hash_table_add (user_data, g_strdup (id));
}

/* The states that were chosen on the way, as far as the record still names them. */
static void
add_pending (EntRecordDialog *self,
             EntRecord       *record,
             EntChange       *change)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  ent_record_foreach_reference (record, collect_reference, named);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pending)); i++)
    {
      g_autoptr (EntRecord) state = g_list_model_get_item (G_LIST_MODEL (self->pending), i);
      g_autoptr (JsonNode) node = ent_record_to_json (state);

      if (g_hash_table_contains (named, ent_record_get_id (state)))
        ent_change_add (change, ENT_TYPE_STATE, NULL, node);
    }
}

static void
give_id (EntRecordDialog *self,
         JsonObject      *object)
{
  g_autofree char *hint = NULL;
  g_autofree char *id = NULL;

  if (json_object_has_member (object, "id") || self->spec->type () == ENT_TYPE_HEADER)
    return;

  if (self->spec->dup_hint != NULL)
    hint = self->spec->dup_hint (self, object);
  else
    hint = g_strdup (json_object_get_string_member_with_default (object, "title", NULL));
  id = ent_edit_make_id (get_case (self), self->spec->type (), hint);
  json_object_set_string_member (object, "id", id);
}

static EntRecord *
make_record (EntRecordDialog  *self,
             JsonArray       **evidence,
             GError          **error)
{
  g_autoptr (JsonObject) object = ent_form_dup_object (self->form);
  g_autoptr (JsonNode) node = json_node_alloc ();

  *evidence = ent_evidence_part_take (object);
  give_id (self, object);
  json_node_init_object (node, object);
  return ent_record_new_from_json (self->spec->type (), node, error);
}

static gboolean
apply (EntRecordDialog  *self,
       EntRecord        *record,
       JsonArray        *evidence,
       GError          **error)
{
  g_autoptr (JsonNode) before = self->record ? ent_record_to_json (self->record) : NULL;
  g_autoptr (JsonNode) after = ent_record_to_json (record);
  g_autoptr (EntChange) made = ent_change_new ("");
  g_autoptr (EntChange) change = NULL;
  g_autofree char *title = NULL;

  add_pending (self, record, made);
  title = dup_change_title (self, record, made);
  change = ent_change_new (title);
  for (guint i = 0; i < ent_change_get_n_edits (made); i++)
    {
      const EntEdit *edit = ent_change_get_edit (made, i);

      ent_change_add (change, edit->type, edit->before, edit->after);
    }
  if (before == NULL || !json_node_equal (before, after))
    ent_change_add (change, self->spec->type (), before, after);
  if (self->spec->has_evidence)
    ent_evidence_part_add_edits (get_case (self), ent_record_get_id (record), evidence, change);

  return ent_change_get_n_edits (change) == 0 || ent_session_apply (self->session, change, error);
}

/* What was just made is what one wants to see next, at a time at which it can be seen. */
static void
show_new (EntRecordDialog *self,
          const char      *id)
{
  EntRecord *record = ent_case_lookup (get_case (self), self->spec->type (), id);

  if (ENT_IS_TIE (record) || ENT_IS_STATE (record))
    ent_session_visit (self->session, id);
  if (ENT_IS_DEFINITION (record))
    ent_session_set_definition (self->session, ENT_DEFINITION (record));
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  ent_record_dialog_save (ENT_RECORD_DIALOG (widget));
}

/* Where it cannot be saved, the keyboard goes to what is wrong, which is said. */
static gboolean
save_keys_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  EntRecordDialog *self = ENT_RECORD_DIALOG (widget);
  GtkWidget *row = NULL;
  g_autofree char *problem = NULL;

  if (self->form == NULL)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_is_sensitive (self->save))
    return ent_record_dialog_save (self);

  problem = ent_form_dup_problem (self->form, &row);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  ent_announce (widget, self->said);
  return GDK_EVENT_STOP;
}

static void
cancel_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  EntRecordDialog *self = ENT_RECORD_DIALOG (widget);

  ent_editors_remove (widget, self->session, self->record);
}

/* Closes with the record that is gone: removed here, or by an undo behind the dialog. */
static void
case_changed_cb (EntRecordDialog *self)
{
  if (self->record == NULL || ENT_IS_HEADER (self->record))
    return;
  if (ent_case_lookup (get_case (self), self->spec->type (),
                       ent_record_get_id (self->record)) != self->record)
    close_now (self);
}

static void
add_remove_row (EntRecordDialog *self)
{
  AdwPreferencesGroup *group;
  GtkWidget *row;

  if (self->record == NULL || ENT_IS_HEADER (self->record))
    return;

  group = ent_record_dialog_add_group (self, NULL);
  row = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _("Remove…"), "action-name", "editor.remove",
                      NULL);
  gtk_widget_add_css_class (row, "destructive-action");
  adw_preferences_group_add (group, row);
}

static void
set_draft (EntRecordDialog *self,
           JsonObject      *draft)
{
  self->form = ent_form_new (draft);
  if (self->spec->has_evidence && self->record != NULL)
    ent_evidence_part_load (get_case (self), self->record, ent_form_get_source (self->form));
  self->spec->build (self);
  add_remove_row (self);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (form_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static gboolean
focus_first_cb (gpointer user_data)
{
  EntRecordDialog *self = user_data;
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);
  GtkWidget *first = NULL;

  self->focus_id = 0;
  if (ENT_IS_CHOOSER_PAGE (page))
    first = ent_chooser_page_get_search (ENT_CHOOSER_PAGE (page));
  else
    first = ent_dialog_keys_find_first (GTK_WIDGET (self->page));
  if (first != NULL)
    gtk_widget_grab_focus (first);
  return G_SOURCE_REMOVE;
}

/* A dialog gives the focus to its first button once it is shown: what is to be filled in
 * takes it after that. */
static void
shown_cb (EntRecordDialog *self)
{
  g_signal_handlers_disconnect_by_func (self, shown_cb, NULL);
  self->focus_id = g_idle_add (focus_first_cb, self);
}

static void
take_pending (EntRecordDialog *self,
              const char      *id,
              JsonNode        *node)
{
  g_autoptr (EntRecord) state = NULL;

  if (node != NULL && lookup_state (self, id) == NULL)
    state = ent_record_new_from_json (ENT_TYPE_STATE, node, NULL);
  if (state != NULL)
    g_list_store_append (self->pending, state);
}

static void
state_chosen_cb (EntRecordDialog *self,
                 const char      *id,
                 JsonNode        *node)
{
  EntStateChosenFunc chosen = self->chosen;

  if (chosen == NULL)
    return;

  take_pending (self, id, node);
  adw_navigation_view_pop_to_page (self->view, self->form_page);
  chosen (self, id, self->chosen_data);
}

/* A new state is sought before there is a form to fill in. */
static void
entry_chosen_cb (EntRecordDialog *self,
                 const char      *id,
                 JsonNode        *node)
{
  set_draft (self, json_node_get_object (node));
  adw_navigation_view_replace (self->view, &self->form_page, 1);
  gtk_widget_grab_focus (self->save);
}

static void
start_with_gazetteer (EntRecordDialog *self)
{
  EntStateChooser *chooser = ent_state_chooser_new (get_case (self), NULL, FALSE, self->title);
  AdwNavigationPage *page = ADW_NAVIGATION_PAGE (chooser);

  adw_navigation_page_set_can_pop (page, FALSE);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (entry_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_replace (self->view, (AdwNavigationPage *[]) { page }, 1);
  adw_dialog_set_focus (ADW_DIALOG (self), ent_chooser_page_get_search (ENT_CHOOSER_PAGE (chooser)));
}

/* The keyboard begins in the form, not at the button that gives it up. */
static void
start_with_form (EntRecordDialog *self,
                 JsonObject      *draft)
{
  set_draft (self, draft);
  adw_dialog_set_focus (ADW_DIALOG (self),
                        ent_dialog_keys_find_first (GTK_WIDGET (self->page)));
}

static void
ent_record_dialog_dispose (GObject *object)
{
  EntRecordDialog *self = ENT_RECORD_DIALOG (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_object (&self->form);
  g_clear_object (&self->pending);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_RECORD_DIALOG);

  G_OBJECT_CLASS (ent_record_dialog_parent_class)->dispose (object);
}

static void
ent_record_dialog_finalize (GObject *object)
{
  EntRecordDialog *self = ENT_RECORD_DIALOG (object);

  g_clear_pointer (&self->failure, g_free);
  g_clear_pointer (&self->said, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (ent_record_dialog_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  /**
   * EntRecordDialog|editor.save:
   *
   * Saves the record and closes the dialog. Disabled while something is wrong with it.
   */
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_cb);
  /**
   * EntRecordDialog|editor.cancel:
   *
   * Closes the dialog; asks where something was typed.
   */
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, cancel_cb);
  /**
   * EntRecordDialog|editor.remove:
   *
   * Asks whether the record is to be removed.
   */
  gtk_widget_class_install_action (widget_class, "editor.remove", NULL, remove_cb);
}

static void
ent_record_dialog_class_init (EntRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_record_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_record_dialog_finalize;

  install_actions (widget_class);
  g_type_ensure (ENT_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/editors/ent-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntRecordDialog, view);
  gtk_widget_class_bind_template_child (widget_class, EntRecordDialog, form_page);
  gtk_widget_class_bind_template_child (widget_class, EntRecordDialog, page);
  gtk_widget_class_bind_template_child (widget_class, EntRecordDialog, save);
  gtk_widget_class_bind_template_child (widget_class, EntRecordDialog, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, EntRecordDialog, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, EntRecordDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, popped_cb);
}

static void
ent_record_dialog_init (EntRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_dialog_keys_add_func (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", save_keys_cb);
  ent_dialog_keys_leave_escape (self->view);
  g_signal_connect (self, "map", G_CALLBACK (shown_cb), NULL);
  self->pending = g_list_store_new (ENT_TYPE_STATE);
}

/**
 * ent_record_dialog_new:
 * @session: the session of whose case the record is
 * @spec: what the dialog consists of; it must outlive the dialog
 * @record: (nullable) (transfer none): the record that is changed; %NULL to make one
 * @draft: (nullable) (transfer none): for a new one, what is known of it already
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ent_record_dialog_new (EntSession                *session,
                       const EntRecordDialogSpec *spec,
                       EntRecord                 *record,
                       JsonObject                *draft)
{
  EntRecordDialog *self = g_object_new (ENT_TYPE_RECORD_DIALOG, NULL);
  g_autoptr (JsonNode) node = record ? ent_record_to_json (record) : NULL;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  self->spec = spec;
  self->record = record ? g_object_ref (record) : NULL;
  self->title = g_strdup (_(record ? spec->edit_title : spec->add_title));
  adw_dialog_set_title (ADW_DIALOG (self), self->title);
  g_signal_connect_object (get_case (self), "changed", G_CALLBACK (case_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (record == NULL && draft == NULL && spec->from_gazetteer)
    start_with_gazetteer (self);
  else
    start_with_form (self, node ? json_node_get_object (node) : draft);

  return ADW_DIALOG (self);
}

/**
 * ent_record_dialog_get_session:
 * @self: a dialog
 *
 * Returns: (transfer none): the session
 */
EntSession *
ent_record_dialog_get_session (EntRecordDialog *self)
{
  g_return_val_if_fail (ENT_IS_RECORD_DIALOG (self), NULL);

  return self->session;
}

/**
 * ent_record_dialog_get_form:
 * @self: a dialog
 *
 * Returns: (transfer none): the form of its record
 */
EntForm *
ent_record_dialog_get_form (EntRecordDialog *self)
{
  g_return_val_if_fail (ENT_IS_RECORD_DIALOG (self), NULL);

  return self->form;
}

/* The type of the record that it makes or changes. */
GType
ent_record_dialog_get_record_type (EntRecordDialog *self)
{
  g_return_val_if_fail (ENT_IS_RECORD_DIALOG (self), G_TYPE_INVALID);
  return self->spec->type ();
}

/**
 * ent_record_dialog_is_new:
 * @self: a dialog
 *
 * Returns: whether it makes a record
 */
gboolean
ent_record_dialog_is_new (EntRecordDialog *self)
{
  g_return_val_if_fail (ENT_IS_RECORD_DIALOG (self), FALSE);

  return self->record == NULL;
}

/**
 * ent_record_dialog_get_problem:
 * @self: a dialog
 *
 * Returns: (nullable): why it cannot be saved, as the user reads it
 */
const char *
ent_record_dialog_get_problem (EntRecordDialog *self)
{
  g_return_val_if_fail (ENT_IS_RECORD_DIALOG (self), NULL);

  return self->said;
}

/**
 * ent_record_dialog_add_group:
 * @self: a dialog
 * @title: (nullable): what its rows are
 *
 * Returns: (transfer none): a new group of rows, at the end
 */
AdwPreferencesGroup *
ent_record_dialog_add_group (EntRecordDialog *self,
                             const char      *title)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title ? title : "", NULL);

  g_return_val_if_fail (ENT_IS_RECORD_DIALOG (self), NULL);

  ent_record_dialog_add (self, group);
  return ADW_PREFERENCES_GROUP (group);
}

/**
 * ent_record_dialog_add:
 * @self: a dialog
 * @group: (transfer floating): a group of rows
 *
 * Adds it at the end.
 */
void
ent_record_dialog_add (EntRecordDialog *self,
                       GtkWidget       *group)
{
  g_return_if_fail (ENT_IS_RECORD_DIALOG (self));
  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

/**
 * ent_record_dialog_add_notes:
 * @self: a dialog
 *
 * Adds the two members that nearly every record has: a word to the reader, and where it
 * comes from.
 */
void
ent_record_dialog_add_notes (EntRecordDialog *self)
{
  AdwPreferencesGroup *group = ent_record_dialog_add_group (self, NULL);

  adw_preferences_group_add (group, ent_form_add_note (self->form, "note", _("Note")));
  adw_preferences_group_add (group, ent_form_add_text (self->form, "source",
                                                       _("Source Outside the Articles"),
                                                       ENT_FORM_OPTIONAL));
}

/**
 * ent_record_dialog_dup_state_name:
 * @self: a dialog
 * @id: the id of a state, which may be one that is only made when the dialog is saved
 *
 * Returns: (transfer full): what it is called at the session's time
 */
char *
ent_record_dialog_dup_state_name (EntRecordDialog *self,
                                  const char      *id)
{
  EntRecord *state;

  g_return_val_if_fail (ENT_IS_RECORD_DIALOG (self), NULL);

  state = lookup_state (self, id);
  if (state == NULL)
    return g_strdup (id);

  return g_strdup (ent_state_get_name_at (ENT_STATE (state),
                                          ent_date_get_span (ent_session_get_at (self->session))));
}

/**
 * ent_record_dialog_choose_state:
 * @self: a dialog
 * @title: what for
 * @chosen: called when one is chosen
 * @user_data: its data; it must live as long as the dialog's form
 *
 * Lets the user choose a state of the case or a new one.
 */
void
ent_record_dialog_choose_state (EntRecordDialog    *self,
                                const char         *title,
                                EntStateChosenFunc  chosen,
                                gpointer            user_data)
{
  EntStateChooser *chooser;

  g_return_if_fail (ENT_IS_RECORD_DIALOG (self));

  self->chosen = chosen;
  self->chosen_data = user_data;
  chooser = ent_state_chooser_new (get_case (self), G_LIST_MODEL (self->pending), TRUE, title);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (state_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->view, ADW_NAVIGATION_PAGE (chooser));
}

/**
 * ent_record_dialog_save:
 * @self: a dialog
 *
 * Saves the record as one change, and closes the dialog. What is wrong is said in it.
 *
 * Returns: whether it was saved
 */
gboolean
ent_record_dialog_save (EntRecordDialog *self)
{
  g_autoptr (EntRecordDialog) alive = g_object_ref (self);
  g_autoptr (EntRecord) record = NULL;
  g_autoptr (JsonArray) evidence = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  g_return_val_if_fail (ENT_IS_RECORD_DIALOG (self), FALSE);

  problem = self->form ? dup_problem (self) : g_strdup ("");
  if (problem != NULL)
    return FALSE;

  record = make_record (self, &evidence, &error);
  if (record == NULL || !apply (self, record, evidence, &error))
    {
      g_set_str (&self->failure, error->message);
      self->begun = TRUE;
      update (self);
      return FALSE;
    }

  if (self->record == NULL)
    show_new (self, ent_record_get_id (record));
  close_now (self);
  return TRUE;
}
