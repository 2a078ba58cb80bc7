/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-dialog-keys.h"
#include "ent-library-row.h"
#include "ent-library-view-private.h"

/* What is done with the row that is selected: by its menu, and by keys. */

static EntLibraryItem *
get_selected (EntLibraryView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* The passage that stands where something was found, if one does. */
static EntPassage *
find_passage (EntLibraryView        *self,
              EntArticle            *article,
              const EntLibraryPlace *place)
{
  EntAttachments *attachments = ent_session_get_attachments (self->session);
  g_autoptr (GPtrArray) passages = NULL;

  passages = ent_case_get_referrers (ent_session_get_case (self->session), ENT_TYPE_PASSAGE,
                                     ent_record_get_id (ENT_RECORD (article)));
  for (guint i = 0; i < passages->len; i++)
    {
      EntPassage *passage = g_ptr_array_index (passages, i);
      EntAnchorMatch match;
      EntAnchorState state = ent_attachments_get_match (attachments, passage, &match);

      if ((state == ENT_ANCHOR_EXACT || state == ENT_ANCHOR_RELOCATED) &&
          match.start <= place->start && place->end <= match.end)
        return passage;
    }

  return NULL;
}

static void
open_article (EntLibraryView        *self,
              EntArticle            *article,
              const EntLibraryPlace *place)
{
  EntReading *reading = ent_session_get_reading (self->session);
  EntPassage *passage = place != NULL ? find_passage (self, article, place) : NULL;

  ent_reading_open (reading, article, passage);
  if (place != NULL && passage == NULL)
    g_signal_emit_by_name (self, "open-at", article, (guint64) place->start);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (widget);
  EntLibraryItem *item = get_selected (self);
  EntArticle *article = ent_library_item_get_article (item);
  EntLibraryEntry *entry = ent_library_item_get_entry (item);

  if (article != NULL)
    open_article (self, article, ent_library_entry_get_place (entry));
  else
    g_signal_emit_by_name (self, "add-text", ent_library_entry_get_digest (entry));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (widget);

  g_signal_emit_by_name (self, "edit-article",
                         ent_library_item_get_article (get_selected (self)));
}

static void
review_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (widget);

  g_signal_emit_by_name (self, "review-article",
                         ent_library_item_get_article (get_selected (self)));
}

static void
copy_citation_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (widget);
  EntLibraryEntry *entry = ent_library_item_get_entry (get_selected (self));
  g_autofree char *citation =
    ent_article_dup_citation (ent_library_entry_get_article (entry));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), citation);
  ent_library_view_add_toast (self, adw_toast_new (_("Citation copied")));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntLibraryView *self = ENT_LIBRARY_VIEW (widget);

  ent_library_view_remove_text (self, get_selected (self));
}

static GtkWidget *
find_row (GtkWidget *widget)
{
  if (widget == NULL || ENT_IS_LIBRARY_ROW (widget))
    return widget;

  return find_row (gtk_widget_get_first_child (widget));
}

/* The row that has the focus, if one has. */
static GtkWidget *
get_focused_row (EntLibraryView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;

  row = gtk_widget_get_ancestor (focus, ENT_TYPE_LIBRARY_ROW);
  return row != NULL ? row : find_row (focus);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkWidget *row = get_focused_row (ENT_LIBRARY_VIEW (widget));

  if (row != NULL)
    ent_library_row_open_menu (ENT_LIBRARY_ROW (row));
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  return get_focused_row (ENT_LIBRARY_VIEW (widget)) != NULL &&
         gtk_widget_activate_action (widget, "library.menu", NULL);
}

/* An action for the row that has the focus: who comes to it by Tab has not selected it. */
static gboolean
activate_at_row (GtkWidget  *widget,
                 const char *action)
{
  GtkWidget *row = get_focused_row (ENT_LIBRARY_VIEW (widget));

  if (row == NULL)
    return FALSE;

  ent_library_row_select (ENT_LIBRARY_ROW (row));
  return gtk_widget_activate_action (widget, action, NULL);
}

static gboolean
remove_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  return activate_at_row (widget, "library.remove");
}

static gboolean
copy_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  return activate_at_row (widget, "library.copy-citation");
}

/*< private >
 * ent_library_view_add_keys:
 * @self: a view whose search takes what is typed anywhere in it
 *
 * Adds the keys that the search must not take: to it, Shift+F10 is its own menu, and Delete
 * and Ctrl+C are for what is written in it.
 */
void
ent_library_view_add_keys (EntLibraryView *self)
{
  ent_dialog_keys_add_func (GTK_WIDGET (self), "Menu|<Shift>F10", menu_key_cb);
  ent_dialog_keys_add_func (GTK_WIDGET (self), "Delete|KP_Delete", remove_key_cb);
  ent_dialog_keys_add_func (GTK_WIDGET (self), "<Control>c", copy_key_cb);
}

/*< private >
 * ent_library_view_update_actions:
 * @self: a view
 *
 * Lets those actions be called that do something with the row that is selected.
 */
void
ent_library_view_update_actions (EntLibraryView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  EntLibraryItem *item = get_selected (self);
  EntArticle *article = item != NULL ? ent_library_item_get_article (item) : NULL;
  gboolean may_change = self->session == NULL || !ent_session_is_read_only (self->session);
  gboolean has_digest =
    item != NULL && ent_library_entry_get_digest (ent_library_item_get_entry (item)) != NULL;

  gtk_widget_action_set_enabled (widget, "library.open", item != NULL);
  gtk_widget_action_set_enabled (widget, "library.edit", article != NULL && may_change);
  gtk_widget_action_set_enabled (widget, "library.review",
                                 article != NULL && may_change &&
                                   ent_library_item_may_review (item));
  gtk_widget_action_set_enabled (widget, "library.copy-citation", item != NULL);
  gtk_widget_action_set_enabled (widget, "library.remove", has_digest);
}

/*< private >
 * ent_library_view_install_actions:
 * @widget_class: the view's class
 *
 * Adds the view's actions.
 */
void
ent_library_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "library.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "library.review", NULL, review_action);
  gtk_widget_class_install_action (widget_class, "library.copy-citation", NULL,
                                   copy_citation_action);
  gtk_widget_class_install_action (widget_class, "library.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "library.menu", NULL, menu_action);
  gtk_widget_class_install_property_action (widget_class, "library.sort", "sort");
}
