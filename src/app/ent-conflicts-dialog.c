/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-conflicts-dialog.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>

#include "ent-article-dialog.h"
#include "ent-conflict-card.h"
#include "ent-conflict-words.h"
#include "ent-editors.h"
#include "ent-evidence-dialog.h"
#include "ent-merge.h"

/**
 * EntConflictsDialog:
 *
 * What merged versions of a case disagree on, one conflict after the other: what was
 * there before, what each side says and, where it is none of these, what the case holds
 * now. An answer is a change like any other, and the next conflict follows. The list is
 * the case's own, so that undoing an answer brings its conflict back.
 */

/* Below the cards, and what a toast takes there, in pixels. */
#define MARGIN       18
#define TOAST_HEIGHT 64

struct _EntConflictsDialog
{
  AdwDialog parent_instance;

  EntSession      *session;
  char            *id;         /* of the conflict that is shown */
  char            *answered;   /* of the one that was answered last */
  guint            position;
  guint            beginning;  /* where the history was */

  AdwWindowTitle  *heading;
  AdwBanner       *banner;
  AdwToastOverlay *toasts;
  GtkWidget       *content;
  GtkStack        *stack;
  GtkScrolledWindow *scroller;
  GtkLabel        *name;
  GtkWidget       *name_button;
  GtkLabel        *subject;
  GtkLabel        *question;
  GtkBox          *cards;
  GtkWidget       *actions;
  GtkWidget       *all_button;
  GtkWidget       *previous_button;
  GtkWidget       *next_button;
  GtkWidget       *done_button;
};

G_DEFINE_FINAL_TYPE (EntConflictsDialog, ent_conflicts_dialog, ADW_TYPE_DIALOG)

static EntCase *
get_case (EntConflictsDialog *self)
{
  return ent_session_get_case (self->session);
}

static GListModel *
get_conflicts (EntConflictsDialog *self)
{
  return ent_case_get_records (get_case (self), ENT_TYPE_CONFLICT);
}

static EntConflict *
get_current (EntConflictsDialog *self)
{
  EntRecord *record = self->id ? ent_case_lookup (get_case (self), ENT_TYPE_CONFLICT, self->id)
                               : NULL;

  return record ? ENT_CONFLICT (record) : NULL;
}

static EntRecord *
get_record (EntConflictsDialog *self)
{
  EntConflict *conflict = get_current (self);

  return conflict ? ent_conflict_find_record (conflict, get_case (self)) : NULL;
}

/* -------------------------------------------------------------------------- one of them */

static gboolean
is_editable (EntRecord *record)
{
  return ENT_IS_STATE (record) || ENT_IS_TIE (record) || ENT_IS_INSTRUMENT (record) ||
         ENT_IS_EVENT (record) || ENT_IS_TRAIT (record) || ENT_IS_CONDITION (record) ||
         ENT_IS_DEFINITION (record) || ENT_IS_THEORY (record) || ENT_IS_ARTICLE (record) ||
         ENT_IS_EVIDENCE (record) || ENT_IS_HEADER (record);
}

static gboolean
is_read (EntRecord *record)
{
  return ENT_IS_ARTICLE (record) || ENT_IS_PASSAGE (record);
}

/* A view of its own shows it. */
static const char *
get_view (EntRecord *record)
{
  if (ENT_IS_DEFINITION (record))
    return "definitions";

  return ENT_IS_THEORY (record) ? "theory" : NULL;
}

static gboolean
is_shown (EntConflictsDialog *self,
          EntRecord          *record)
{
  if (record == NULL || ENT_IS_HEADER (record))
    return FALSE;

  return is_read (record) || get_view (record) != NULL || ENT_IS_PLACE (record) ||
         ent_case_get_subject (get_case (self), ent_record_get_id (record)) != NULL;
}

static void
clear_cards (EntConflictsDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
}

static void
add_card (EntConflictsDialog *self,
          EntConflict        *conflict,
          EntMergeChoice      choice)
{
  gtk_box_append (self->cards, ent_conflict_card_new (get_case (self), conflict, choice));
}

static gboolean
is_one_of_the_sides (EntConflictsDialog *self,
                     EntConflict        *conflict)
{
  return ent_conflict_is_current (conflict, get_case (self), ENT_MERGE_CHOICE_BASE) ||
         ent_conflict_is_current (conflict, get_case (self), ENT_MERGE_CHOICE_OURS) ||
         ent_conflict_is_current (conflict, get_case (self), ENT_MERGE_CHOICE_THEIRS);
}

/* A record that neither side had before has nothing to go back to. */
static void
add_cards (EntConflictsDialog *self,
           EntConflict        *conflict)
{
  clear_cards (self);
  if (ent_conflict_get_base (conflict) != NULL)
    add_card (self, conflict, ENT_MERGE_CHOICE_BASE);
  add_card (self, conflict, ENT_MERGE_CHOICE_OURS);
  add_card (self, conflict, ENT_MERGE_CHOICE_THEIRS);
  if (!is_one_of_the_sides (self, conflict))
    add_card (self, conflict, ENT_MERGE_CHOICE_CURRENT);
}

static void
show_conflict (EntConflictsDialog *self,
               EntConflict        *conflict)
{
  guint n = g_list_model_get_n_items (get_conflicts (self));
  g_autofree char *subtitle = NULL;
  g_autofree char *name = ent_conflict_dup_name (conflict, get_case (self));
  g_autofree char *subject = ent_conflict_dup_subject (conflict, get_case (self));
  g_autofree char *question = ent_conflict_dup_question (conflict, get_case (self));

  /* Translators: which conflict of how many. */
  subtitle = g_strdup_printf (_("%u of %u"), self->position + 1, n);
  adw_window_title_set_subtitle (self->heading, subtitle);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->subject, subject);
  gtk_label_set_label (self->question, question);
  add_cards (self, conflict);
}

static void
update_actions (EntConflictsDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = g_list_model_get_n_items (get_conflicts (self));
  EntRecord *record = get_record (self);

  gtk_widget_action_set_enabled (widget, "conflicts.previous", n > 0 && self->position > 0);
  gtk_widget_action_set_enabled (widget, "conflicts.next", self->position + 1 < n);
  gtk_widget_action_set_enabled (widget, "conflicts.show", is_shown (self, record));
  gtk_widget_action_set_enabled (widget, "conflicts.edit", is_editable (record));
  gtk_widget_set_visible (self->actions, n > 0);
  gtk_widget_set_visible (self->all_button, n > 1);
  gtk_widget_set_visible (self->previous_button, n > 1);
  gtk_widget_set_visible (self->next_button, n > 1);
}

/* Where an answer took the focused button away, the keyboard goes on with what follows. */
static void
focus (EntConflictsDialog *self)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  if (get_current (self) == NULL)
    gtk_widget_grab_focus (self->done_button);
  else if (gtk_widget_is_sensitive (self->name_button))
    gtk_widget_grab_focus (self->name_button);
  else if (card != NULL)
    gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
}

/* It went with a card, or with a button that can do nothing now. */
static gboolean
is_focus_lost (EntConflictsDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focused = root ? gtk_root_get_focus (root) : NULL;

  return root != NULL && (focused == NULL || !gtk_widget_is_sensitive (focused) ||
                          !gtk_widget_get_child_visible (focused));
}

static void
show_current (EntConflictsDialog *self)
{
  EntConflict *conflict = get_current (self);
  gboolean lost = gtk_widget_get_focus_child (GTK_WIDGET (self->cards)) != NULL ||
                  conflict == NULL;

  gtk_stack_set_visible_child_name (self->stack, conflict ? "conflict" : "done");
  if (conflict != NULL)
    show_conflict (self, conflict);
  else
    adw_window_title_set_subtitle (self->heading, "");
  update_actions (self);
  if (lost || is_focus_lost (self))
    focus (self);
}

/* ---------------------------------------------------------------------------- the list */

static void
go_to (EntConflictsDialog *self,
       guint               position)
{
  GListModel *conflicts = get_conflicts (self);
  guint n = g_list_model_get_n_items (conflicts);
  g_autoptr (EntRecord) record = NULL;

  self->position = n > 0 ? MIN (position, n - 1) : 0;
  record = g_list_model_get_item (conflicts, self->position);
  g_free (self->id);
  self->id = record ? g_strdup (ent_record_get_id (record)) : NULL;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_current (self);
}

static gboolean
find_conflict (EntConflictsDialog *self,
               const char         *id,
               guint              *position)
{
  GListModel *conflicts = get_conflicts (self);

  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (EntRecord) record = g_list_model_get_item (conflicts, i);

      if (g_strcmp0 (ent_record_get_id (record), id) == 0)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* An answer that was undone is asked for again; else what is shown stays, or what follows
 * takes its place. */
static void
case_changed_cb (EntConflictsDialog *self)
{
  guint position = self->position;

  if (self->answered != NULL && find_conflict (self, self->answered, &position))
    {
      g_clear_pointer (&self->answered, g_free);
      go_to (self, position);
    }
  else if (self->id != NULL && find_conflict (self, self->id, &position))
    {
      self->position = position;
      show_current (self);
    }
  else
    {
      go_to (self, position);
    }
}

/* ----------------------------------------------------------------------------- actions */

static void
previous_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntConflictsDialog *self = ENT_CONFLICTS_DIALOG (widget);

  go_to (self, self->position - 1);
}

static void
next_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntConflictsDialog *self = ENT_CONFLICTS_DIALOG (widget);

  go_to (self, self->position + 1);
}

static void
toast_gone_cb (EntConflictsDialog *self)
{
  if (self->content != NULL)
    gtk_widget_set_margin_bottom (self->content, MARGIN);
}

static void
say_done (EntConflictsDialog *self,
          char               *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 3);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "conflicts.undo");
  adw_toast_overlay_dismiss_all (self->toasts);
  /* The buttons of the next conflict can be scrolled out from under it. */
  gtk_widget_set_margin_bottom (self->content, MARGIN + TOAST_HEIGHT);
  adw_toast_overlay_add_toast (self->toasts, toast);
  g_free (words);
}

static gboolean
apply (EntConflictsDialog *self,
       EntChange          *change,
       GError             *failure)
{
  g_autoptr (GError) error = failure;
  gboolean done = change != NULL && ent_session_apply (self->session, change, &error);

  if (!done)
    adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, !done);

  return done;
}

static void
take_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntConflictsDialog *self = ENT_CONFLICTS_DIALOG (widget);
  EntConflict *conflict = get_current (self);
  EntMergeChoice choice = (EntMergeChoice) g_variant_get_uint32 (parameter);
  g_autoptr (EntChange) change = NULL;
  g_autofree char *name = NULL;

  if (conflict == NULL || choice > ENT_MERGE_CHOICE_BASE)
    return;

  name = ent_conflict_dup_name (conflict, get_case (self));
  change = ent_merge_resolve (get_case (self), conflict, choice);
  g_clear_pointer (&self->answered, g_free);
  if (!apply (self, change, NULL))
    return;

  self->answered = g_strdup (ent_change_get_edit (change, ent_change_get_n_edits (change) - 1)->id);
  /* Translators: %s is what two versions disagreed on: “Vietnam – Laos”. */
  say_done (self, g_strdup_printf (_("Resolved %s"), name));
}

static EntMergeChoice
parse_choice (const char *nick)
{
  if (g_str_equal (nick, "ours"))
    return ENT_MERGE_CHOICE_OURS;

  return g_str_equal (nick, "theirs") ? ENT_MERGE_CHOICE_THEIRS : ENT_MERGE_CHOICE_CURRENT;
}

static void
take_all_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntConflictsDialog *self = ENT_CONFLICTS_DIALOG (widget);
  guint n = g_list_model_get_n_items (get_conflicts (self));
  GError *error = NULL;
  g_autoptr (EntChange) change = NULL;

  if (n == 0)
    return;
  change = ent_merge_resolve_all (get_case (self),
                                  parse_choice (g_variant_get_string (parameter, NULL)), &error);
  g_clear_pointer (&self->answered, g_free);
  if (apply (self, change, error))
    say_done (self, g_strdup_printf (ngettext ("Resolved %u conflict", "Resolved %u conflicts", n),
                                     n));
}

/* Answers alone: what was done before them is the merge, without which there is no question. */
static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntConflictsDialog *self = ENT_CONFLICTS_DIALOG (widget);
  EntHistory *history = ent_session_get_history (self->session);

  if (ent_history_get_position (history) > self->beginning)
    ent_session_undo (self->session);
  else
    gtk_widget_error_bell (widget);
}

static void
show_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntConflictsDialog *self = ENT_CONFLICTS_DIALOG (widget);
  EntRecord *record = get_record (self);
  EntReading *reading = ent_session_get_reading (self->session);

  if (ENT_IS_ARTICLE (record))
    {
      ent_reading_open (reading, ENT_ARTICLE (record), NULL);
    }
  else if (ENT_IS_PASSAGE (record))
    {
      const char *of = ent_passage_get_article (ENT_PASSAGE (record));

      ent_reading_open (reading, ENT_ARTICLE (ent_case_lookup (get_case (self), ENT_TYPE_ARTICLE, of)),
                        ENT_PASSAGE (record));
    }
  else if (get_view (record) != NULL)
    {
      gtk_widget_activate_action (widget, "win.show-view", "s", get_view (record));
    }
  else
    {
      /* Where a node stands is seen, and changed, in the graph. */
      const char *id = ENT_IS_PLACE (record) ? ent_place_get_of (ENT_PLACE (record))
                                             : ent_record_get_id (record);

      gtk_widget_activate_action (widget, "win.show-view", "s", "graph");
      ent_session_visit (self->session, id);
    }
  adw_dialog_close (ADW_DIALOG (self));
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntConflictsDialog *self = ENT_CONFLICTS_DIALOG (widget);
  EntRecord *record = get_record (self);
  AdwDialog *dialog = NULL;

  if (ENT_IS_ARTICLE (record))
    dialog = ADW_DIALOG (ent_article_dialog_new (self->session, ENT_ARTICLE (record)));
  else if (ENT_IS_EVIDENCE (record))
    dialog = ADW_DIALOG (ent_evidence_dialog_new (self->session, ENT_EVIDENCE (record)));

  if (dialog != NULL)
    adw_dialog_present (dialog, widget);
  else if (ENT_IS_HEADER (record))
    ent_editors_edit_case (widget, self->session);
  else
    ent_editors_edit (widget, self->session, record);
}

static void
close_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* ---------------------------------------------------------------------- object's life */

static void
ent_conflicts_dialog_dispose (GObject *object)
{
  EntConflictsDialog *self = ENT_CONFLICTS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_CONFLICTS_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ent_conflicts_dialog_parent_class)->dispose (object);
}

static void
ent_conflicts_dialog_finalize (GObject *object)
{
  EntConflictsDialog *self = ENT_CONFLICTS_DIALOG (object);

  g_free (self->id);
  g_free (self->answered);

  G_OBJECT_CLASS (ent_conflicts_dialog_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  /**
   * EntConflictsDialog|conflicts.previous:
   *
   * Goes to the previous conflict.
   */
  gtk_widget_class_install_action (widget_class, "conflicts.previous", NULL, previous_cb);
  /**
   * EntConflictsDialog|conflicts.next:
   *
   * Goes to the next conflict.
   */
  gtk_widget_class_install_action (widget_class, "conflicts.next", NULL, next_cb);
  /**
   * EntConflictsDialog|conflicts.take:
   * @choice: an #EntMergeChoice
   *
   * Resolves the conflict.
   */
  gtk_widget_class_install_action (widget_class, "conflicts.take", "u", take_cb);
  /**
   * EntConflictsDialog|conflicts.take-all:
   * @choice: "ours", "theirs" or "current"
   *
   * Resolves all conflicts alike, in one change.
   */
  gtk_widget_class_install_action (widget_class, "conflicts.take-all", "s", take_all_cb);
  /**
   * EntConflictsDialog|conflicts.undo:
   *
   * Undoes the last answer.
   */
  gtk_widget_class_install_action (widget_class, "conflicts.undo", NULL, undo_cb);
  /**
   * EntConflictsDialog|conflicts.show:
   *
   * Shows the record in the graph or in a view of its own, or the article.
   */
  gtk_widget_class_install_action (widget_class, "conflicts.show", NULL, show_cb);
  /**
   * EntConflictsDialog|conflicts.edit:
   *
   * Opens the record's own dialog.
   */
  gtk_widget_class_install_action (widget_class, "conflicts.edit", NULL, edit_cb);
  /**
   * EntConflictsDialog|conflicts.close:
   *
   * Closes the dialog.
   */
  gtk_widget_class_install_action (widget_class, "conflicts.close", NULL, close_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK,
                                       "conflicts.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK,
                                       "conflicts.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_ALT_MASK, "conflicts.take",
                                       "u", ENT_MERGE_CHOICE_BASE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_ALT_MASK, "conflicts.take",
                                       "u", ENT_MERGE_CHOICE_OURS);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_ALT_MASK, "conflicts.take",
                                       "u", ENT_MERGE_CHOICE_THEIRS);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_ALT_MASK, "conflicts.take",
                                       "u", ENT_MERGE_CHOICE_CURRENT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "conflicts.undo", NULL);
}

static void
ent_conflicts_dialog_class_init (EntConflictsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_conflicts_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_conflicts_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-conflicts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, content);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, name);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, name_button);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, subject);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, question);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, cards);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, actions);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, previous_button);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, next_button);
  gtk_widget_class_bind_template_child (widget_class, EntConflictsDialog, done_button);
  install_actions (widget_class);
}

static void
ent_conflicts_dialog_init (EntConflictsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Who looks at a record is asked about that first. */
static guint
find_start (EntConflictsDialog *self)
{
  EntRecord *selection = ent_session_get_selection (self->session);
  GListModel *conflicts = get_conflicts (self);

  for (guint i = 0; selection && i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (EntConflict) conflict = g_list_model_get_item (conflicts, i);
      const char *of = ent_conflict_get_of (conflict);

      if (of != NULL && ent_case_get_subject (get_case (self), of) == selection)
        return i;
    }

  return 0;
}

/**
 * ent_conflicts_dialog_new:
 * @session: a session
 *
 * Returns: (transfer floating): a dialog, to be presented, that begins with what the
 *   selection is about
 */
EntConflictsDialog *
ent_conflicts_dialog_new (EntSession *session)
{
  EntConflictsDialog *self;

  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);

  self = g_object_new (ENT_TYPE_CONFLICTS_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->beginning = ent_history_get_position (ent_session_get_history (session));
  go_to (self, find_start (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->name_button);
  g_signal_connect_object (get_case (self), "changed", G_CALLBACK (case_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ent_conflicts_dialog_get_conflict:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): the conflict that is shown
 */
EntConflict *
ent_conflicts_dialog_get_conflict (EntConflictsDialog *self)
{
  g_return_val_if_fail (ENT_IS_CONFLICTS_DIALOG (self), NULL);

  return get_current (self);
}
