/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-command-dialog.h"

#include "ent-announce.h"
#include "ent-search-walk.h"

/**
 * EntCommandDialog:
 *
 * Everything that can be done now, and everything that one can go to, by a few letters of its
 * name. What was chosen is done when the dialog has closed, by an action of the widget that
 * it was presented on: whatever that opens stands over no dialog.
 */

/* More than anybody looks through. */
#define MANY 60

struct _EntCommandDialog
{
  AdwDialog parent_instance;

  GPtrArray *commands;
  EntCommandRead read;
  EntCommandNext next; /* nullable: there are more to come */
  gpointer next_data;
  GDestroyNotify next_destroy;
  GListStore *found;
  EntCommand *chosen;
  guint preparing; /* a source */
  guint n_prepared;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *view;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (EntCommandDialog, ent_command_dialog, ADW_TYPE_DIALOG)

static gboolean
is_there (gpointer    object,
          const char *text)
{
  return text != NULL;
}

static void
find (EntCommandDialog *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (EntCommand) other = NULL;

  if (self->commands == NULL)
    return;

  found = ent_command_search (self->commands, words, MANY);
  if (self->read != NULL)
    other = self->read (words);
  if (other != NULL)
    g_ptr_array_insert (found, 0, g_steal_pointer (&other));

  g_list_store_splice (self->found, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)),
                       found->pdata, found->len);
  gtk_single_selection_set_selected (self->selection, 0);
  if (found->len > 0)
    gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_NONE, NULL);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "found" : "none");
}

/* Whoever has walked into the list stays at the same command. */
static void
find_again (EntCommandDialog *self)
{
  g_autoptr (GObject) before = NULL;
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint position;

  if (selected != GTK_INVALID_LIST_POSITION && selected > 0)
    before = g_list_model_get_item (G_LIST_MODEL (self->found), selected);
  find (self);
  if (before != NULL && g_list_store_find (self->found, before, &position))
    gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_SELECT, NULL);
}

/* -------------------------------------------------------------------- what takes longer */

/* How long a turn of it may take, in microseconds. */
#define TURN 2000

static void
end_gathering (EntCommandDialog *self)
{
  if (self->next_destroy != NULL)
    self->next_destroy (self->next_data);
  self->next = NULL;
  self->next_data = NULL;
  self->next_destroy = NULL;
}

static gboolean
prepare_one (EntCommandDialog *self)
{
  EntCommand *command = NULL;

  if (self->n_prepared < self->commands->len)
    {
      ent_command_prepare (g_ptr_array_index (self->commands, self->n_prepared++));
      return TRUE;
    }

  command = self->next != NULL ? self->next (self->next_data) : NULL;
  if (command == NULL)
    {
      end_gathering (self);
      return FALSE;
    }
  g_ptr_array_add (self->commands, command);
  return TRUE;
}

/* Thousands of names are made, and their words taken apart, while the user begins to type. */
static gboolean
prepare_cb (gpointer user_data)
{
  EntCommandDialog *self = user_data;
  gint64 end = g_get_monotonic_time () + TURN;

  while (g_get_monotonic_time () < end)
    if (!prepare_one (self))
      {
        self->preparing = 0;
        if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
          find_again (self);
        return G_SOURCE_REMOVE;
      }

  return G_SOURCE_CONTINUE;
}

/* Who is faster than that means what there is, not what was found so far. */
static void
finish_preparing (EntCommandDialog *self)
{
  if (self->preparing == 0)
    return;

  g_clear_handle_id (&self->preparing, g_source_remove);
  while (prepare_one (self))
    ;
  find_again (self);
}

/* ---------------------------------------------------------------------------- choosing */

static void
search_changed_cb (EntCommandDialog *self)
{
  find (self);
}

static void
stop_search_cb (EntCommandDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
choose (EntCommandDialog *self,
        guint             position)
{
  g_autoptr (EntCommand) command = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (command == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_set_object (&self->chosen, command);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
do_selected_cb (EntCommandDialog *self)
{
  finish_preparing (self);
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
activated_cb (EntCommandDialog *self,
              guint             position)
{
  choose (self, position);
}

/* A click does it. It is not the view's own single click, for which a pointer that happens to
 * rest over the list chooses as well as what is typed. */
static void
clicked_cb (GtkListItem *item)
{
  gtk_widget_activate_action (gtk_list_item_get_child (item), "list.activate-item", "u",
                              gtk_list_item_get_position (item));
}

static gboolean
key_pressed_cb (EntCommandDialog *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  return ent_search_walk (self->view, key);
}

/* The focus does not move, so a screen reader would not tell. */
static void
selected_cb (EntCommandDialog *self)
{
  EntCommand *command = gtk_single_selection_get_selected_item (self->selection);

  if (command != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ent_announce (GTK_WIDGET (self), ent_command_get_title (command));
}

static void
ent_command_dialog_dispose (GObject *object)
{
  EntCommandDialog *self = ENT_COMMAND_DIALOG (object);

  g_clear_handle_id (&self->preparing, g_source_remove);
  end_gathering (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_COMMAND_DIALOG);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  g_clear_object (&self->found);
  g_clear_object (&self->chosen);

  G_OBJECT_CLASS (ent_command_dialog_parent_class)->dispose (object);
}

static void
ent_command_dialog_closed (AdwDialog *dialog)
{
  EntCommandDialog *self = ENT_COMMAND_DIALOG (dialog);
  GtkWidget *parent = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (dialog)));
  g_autoptr (EntCommand) chosen = g_steal_pointer (&self->chosen);
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (chosen == NULL || parent == NULL ||
      !g_action_parse_detailed_name (ent_command_get_action (chosen), &name, &target, NULL))
    return;
  gtk_widget_activate_action_variant (parent, name, target);
}

static void
ent_command_dialog_class_init (EntCommandDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_command_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = ent_command_dialog_closed;

  g_type_ensure (ENT_TYPE_COMMAND);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-command-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntCommandDialog, search);
  gtk_widget_class_bind_template_child (widget_class, EntCommandDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EntCommandDialog, view);
  gtk_widget_class_bind_template_child (widget_class, EntCommandDialog, selection);
  gtk_widget_class_bind_template_callback (widget_class, is_there);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, do_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
ent_command_dialog_init (EntCommandDialog *self)
{
  self->found = g_list_store_new (ENT_TYPE_COMMAND);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->found));
}

/**
 * ent_command_dialog_new:
 * @commands: (element-type EntCommand): what can be done and gone to
 * @read: (nullable) (scope forever): makes the command for what is in no list
 *
 * Returns: (transfer floating): the dialog
 */
EntCommandDialog *
ent_command_dialog_new (GPtrArray      *commands,
                        EntCommandRead  read)
{
  EntCommandDialog *self = NULL;

  g_return_val_if_fail (commands != NULL, NULL);

  self = g_object_new (ENT_TYPE_COMMAND_DIALOG, NULL);
  self->commands = g_ptr_array_ref (commands);
  self->read = read;
  find (self);
  self->preparing = g_idle_add (prepare_cb, self);
  return self;
}

/**
 * ent_command_dialog_gather:
 * @self: the dialog
 * @next: makes the next command, or says that there is none
 * @data: data for @next
 * @destroy: (nullable): frees @data
 *
 * Takes more commands, a few between two frames: they are found as they come. Whoever does
 * what was found before that has them all.
 */
void
ent_command_dialog_gather (EntCommandDialog *self,
                           EntCommandNext    next,
                           gpointer          data,
                           GDestroyNotify    destroy)
{
  g_return_if_fail (ENT_IS_COMMAND_DIALOG (self));
  g_return_if_fail (next != NULL);

  end_gathering (self);
  self->next = next;
  self->next_data = data;
  self->next_destroy = destroy;
  if (self->preparing == 0)
    self->preparing = g_idle_add (prepare_cb, self);
}

/**
 * ent_command_dialog_search:
 * @self: the dialog
 * @words: what is sought
 *
 * Seeks as if that was typed, and everything had been gathered.
 */
void
ent_command_dialog_search (EntCommandDialog *self,
                           const char       *words)
{
  g_return_if_fail (ENT_IS_COMMAND_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  finish_preparing (self);
  find (self);
}

/**
 * ent_command_dialog_get_found:
 * @self: the dialog
 *
 * Returns: (transfer none): the commands that were found, the best first
 */
GListModel *
ent_command_dialog_get_found (EntCommandDialog *self)
{
  g_return_val_if_fail (ENT_IS_COMMAND_DIALOG (self), NULL);

  return G_LIST_MODEL (self->found);
}
