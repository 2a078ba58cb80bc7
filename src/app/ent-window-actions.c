/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <gdk/gdkkeysyms.h>

#include "ent-editors.h"
#include "ent-popup.h"
#include "ent-shortcuts.h"

/*
 * The window's actions. A menu item, a button and a shortcut all call the same
 * one; each is disabled while it could do nothing.
 */

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  ent_window_choose_case (ENT_WINDOW (widget));
}

static void
open_recent_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  ent_window_open_file (ENT_WINDOW (widget), file);
}

static void
stop_opening_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  ent_window_stop_opening (ENT_WINDOW (widget));
}

static void
show_recent_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  adw_overlay_split_view_set_show_sidebar (self->outline_split, TRUE);
  ent_popup_open (self->open_menu);
}

static void
start_page_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  ent_window_show_start (ENT_WINDOW (widget));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  ent_window_save (ENT_WINDOW (widget));
}

static void
save_as_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  ent_window_save_as (ENT_WINDOW (widget));
}

static void
revert_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  ent_window_revert (ENT_WINDOW (widget));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  ent_window_export (ENT_WINDOW (widget));
}

static void
export_theory_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  ent_window_export_theory (ENT_WINDOW (widget));
}

static void
copy_theory_table_action (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  ent_window_copy_theory_table (ENT_WINDOW (widget));
}

static void
show_in_files_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  ent_window_show_in_files (ENT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_articles_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  ent_window_choose_articles (ENT_WINDOW (widget));
}

static void
open_folder_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  ent_window_choose_folder (ENT_WINDOW (widget));
}

static void
paste_article_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  ent_window_paste_article (ENT_WINDOW (widget));
}

static void
review_passages_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  ent_window_review_article (ENT_WINDOW (widget), NULL);
}

static void
conflicts_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  ent_window_resolve_conflicts (ENT_WINDOW (widget));
}

static void
export_evidence_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  ent_window_export_evidence (ENT_WINDOW (widget));
}

static void
export_comparison_action (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  ent_window_export_comparison (
    ENT_WINDOW (widget), g_str_equal (g_variant_get_string (parameter, NULL), "years"));
}

static void
import_annotations_action (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *parameter)
{
  ent_window_import_annotations (ENT_WINDOW (widget));
}

static void
show_view_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  AdwViewStack *views = self->views;
  GtkWidget *view = NULL;
  GtkWidget *focus = NULL;

  adw_view_stack_set_visible_child_name (views, g_variant_get_string (parameter, NULL));
  view = adw_view_stack_get_visible_child (views);
  focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  /* The stack may have given it the keyboard already: its first widget is not to be skipped. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, view))
    return;
  if (gtk_widget_is_ancestor (GTK_WIDGET (self->graph_view), view))
    gtk_widget_grab_focus (GTK_WIDGET (self->graph_view));
  else
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
show_side_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  GtkWidget *page = NULL;

  ent_window_show_side (self, g_variant_get_string (parameter, NULL));
  page = adw_view_stack_get_visible_child (self->side);
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
add_state_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  ent_editors_add_state (widget, ENT_WINDOW (widget)->session);
}

static void
add_tie_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  ent_editors_add_tie (widget, ENT_WINDOW (widget)->session);
}

static void
add_event_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EntSession *session = ENT_WINDOW (widget)->session;

  ent_editors_add_event (widget, session, ent_session_get_selection (session));
}

static void
edit_selection_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  ent_editors_edit_selection (widget, ENT_WINDOW (widget)->session);
}

static void
remove_selection_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  ent_editors_remove_selection (widget, ENT_WINDOW (widget)->session);
}

static void
case_properties_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  ent_editors_edit_case (widget, ENT_WINDOW (widget)->session);
}

static void
definition_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  EntSession *session = ENT_WINDOW (widget)->session;
  EntDefinition *definition = ent_session_get_definition (session);

  if (g_str_equal (action_name, "win.new-definition"))
    ent_editors_add_definition (widget, session, NULL);
  else if (definition == NULL)
    return;
  else if (g_str_equal (action_name, "win.duplicate-definition"))
    ent_editors_add_definition (widget, session, definition);
  else if (g_str_equal (action_name, "win.remove-definition"))
    ent_editors_remove (widget, session, ENT_RECORD (definition));
  else
    ent_editors_edit (widget, session, ENT_RECORD (definition));
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  ent_session_undo (ENT_WINDOW (widget)->session);
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  ent_session_redo (ENT_WINDOW (widget)->session);
}

static void
stop_looking_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  ent_window_stop_looking (ENT_WINDOW (widget));
}

static void
return_to_state_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  ent_window_return_to_state (ENT_WINDOW (widget));
}

static void
step_forward_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  ent_session_step (ENT_WINDOW (widget)->session, 1);
}

static void
step_back_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  ent_session_step (ENT_WINDOW (widget)->session, -1);
}

static void
next_change_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  if (!ent_session_go_to_change (ENT_WINDOW (widget)->session, 1))
    gtk_widget_error_bell (widget);
}

static void
previous_change_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  if (!ent_session_go_to_change (ENT_WINDOW (widget)->session, -1))
    gtk_widget_error_bell (widget);
}

static void
play_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (ENT_WINDOW (widget)->time_bar), "time.play", NULL);
}

static void
zoom_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntCanvas *canvas = ent_graph_view_get_canvas (ENT_WINDOW (widget)->graph_view);

  if (g_str_equal (action_name, "win.zoom-in"))
    gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.zoom-in", NULL);
  else if (g_str_equal (action_name, "win.zoom-out"))
    gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.zoom-out", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.fit", NULL);
}

static void
toggle_outline_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  AdwOverlaySplitView *split = ENT_WINDOW (widget)->outline_split;

  adw_overlay_split_view_set_show_sidebar (split, !adw_overlay_split_view_get_show_sidebar (split));
}

static void
toggle_inspector_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);
  AdwOverlaySplitView *split = self->inspector_split;
  AdwBottomSheet *sheet = self->inspector_sheet;

  if (ent_window_is_narrow (self))
    adw_bottom_sheet_set_open (sheet, !adw_bottom_sheet_get_open (sheet));
  else
    adw_overlay_split_view_set_show_sidebar (split,
                                             !adw_overlay_split_view_get_show_sidebar (split));
}

static void
pane_edge_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  if (!ent_window_go_to_edge (ENT_WINDOW (widget)))
    gtk_widget_error_bell (widget);
}

static void
next_pane_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  if (!ent_window_go_to_pane (ENT_WINDOW (widget), 1))
    gtk_widget_error_bell (widget);
}

static void
previous_pane_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  if (!ent_window_go_to_pane (ENT_WINDOW (widget), -1))
    gtk_widget_error_bell (widget);
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  /* Where articles are looked at, they are what is sought. */
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "articles") == 0)
    {
      ent_library_view_start_search (self->library_view);
      return;
    }
  adw_overlay_split_view_set_show_sidebar (self->outline_split, TRUE);
  ent_outline_start_search (self->outline);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  ent_window_copy (ENT_WINDOW (widget));
}

static void
copy_citations_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  ent_window_copy_citations (ENT_WINDOW (widget));
}

static void
copy_picture_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  ent_window_copy_picture (ENT_WINDOW (widget));
}

static void
fullscreen_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
commands_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  ent_window_show_commands (ENT_WINDOW (widget));
}

static void
visit_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  ent_window_visit (ENT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
go_to_time_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  ent_window_go_to_time (ENT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_shortcuts_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  adw_dialog_present (ent_shortcuts_dialog_new (), widget);
}

static void
help_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  ent_window_show_help (ENT_WINDOW (widget));
}

static void
tour_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntWindow *self = ENT_WINDOW (widget);

  if (g_str_equal (action_name, "win.tour"))
    ent_window_start_tour (self);
  else if (g_str_equal (action_name, "win.end-tour"))
    ent_window_end_tour (self, TRUE);
  else
    ent_window_move_tour (self, g_str_equal (action_name, "win.tour-next") ? 1 : -1);
}

/**
 * ent_window_install_actions:
 * @widget_class: the window's class
 *
 * Installs the window's actions on its class.
 */
void
ent_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", open_recent_action);
  gtk_widget_class_install_action (
    widget_class, "win.stop-opening", NULL, stop_opening_action);
  gtk_widget_class_install_action (widget_class, "win.show-recent", NULL, show_recent_action);
  gtk_widget_class_install_action (widget_class, "win.start-page", NULL, start_page_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "win.revert", NULL, revert_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (
    widget_class, "win.show-in-files", "s", show_in_files_action);
  gtk_widget_class_install_action (
    widget_class, "win.open-articles", NULL, open_articles_action);
  gtk_widget_class_install_action (widget_class, "win.open-folder", NULL, open_folder_action);
  gtk_widget_class_install_action (
    widget_class, "win.paste-article", NULL, paste_article_action);
  gtk_widget_class_install_action (
    widget_class, "win.review-passages", NULL, review_passages_action);
  gtk_widget_class_install_action (widget_class, "win.conflicts", NULL, conflicts_action);
  gtk_widget_class_install_action (
    widget_class, "win.export-evidence", NULL, export_evidence_action);
  gtk_widget_class_install_action (
    widget_class, "win.export-comparison", "s", export_comparison_action);
  gtk_widget_class_install_action (
    widget_class, "win.export-theory", NULL, export_theory_action);
  gtk_widget_class_install_action (
    widget_class, "win.copy-theory-table", NULL, copy_theory_table_action);
  gtk_widget_class_install_action (
    widget_class, "win.import-annotations", NULL, import_annotations_action);
  gtk_widget_class_install_action (widget_class, "win.show-view", "s", show_view_action);
  gtk_widget_class_install_action (widget_class, "win.show-side", "s", show_side_action);
  gtk_widget_class_install_action (widget_class, "win.add-state", NULL, add_state_action);
  gtk_widget_class_install_action (widget_class, "win.add-tie", NULL, add_tie_action);
  gtk_widget_class_install_action (widget_class, "win.add-event", NULL, add_event_action);
  gtk_widget_class_install_action (
    widget_class, "win.edit-selection", NULL, edit_selection_action);
  gtk_widget_class_install_action (
    widget_class, "win.remove-selection", NULL, remove_selection_action);
  gtk_widget_class_install_action (
    widget_class, "win.case-properties", NULL, case_properties_action);
  gtk_widget_class_install_action (
    widget_class, "win.edit-definition", NULL, definition_action);
  gtk_widget_class_install_action (
    widget_class, "win.new-definition", NULL, definition_action);
  gtk_widget_class_install_action (
    widget_class, "win.duplicate-definition", NULL, definition_action);
  gtk_widget_class_install_action (
    widget_class, "win.remove-definition", NULL, definition_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (
    widget_class, "win.stop-looking", NULL, stop_looking_action);
  gtk_widget_class_install_action (
    widget_class, "win.return-to-state", NULL, return_to_state_action);
  gtk_widget_class_install_action (
    widget_class, "win.step-forward", NULL, step_forward_action);
  gtk_widget_class_install_action (widget_class, "win.step-back", NULL, step_back_action);
  gtk_widget_class_install_action (widget_class, "win.next-change", NULL, next_change_action);
  gtk_widget_class_install_action (
    widget_class, "win.previous-change", NULL, previous_change_action);
  gtk_widget_class_install_action (widget_class, "win.play", NULL, play_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-fit", NULL, zoom_action);
  gtk_widget_class_install_action (
    widget_class, "win.toggle-outline", NULL, toggle_outline_action);
  gtk_widget_class_install_action (
    widget_class, "win.toggle-inspector", NULL, toggle_inspector_action);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, next_pane_action);
  gtk_widget_class_install_action (
    widget_class, "win.previous-pane", NULL, previous_pane_action);
  gtk_widget_class_install_action (widget_class, "win.pane-edge", NULL, pane_edge_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (
    widget_class, "win.show-shortcuts", NULL, show_shortcuts_action);
  gtk_widget_class_install_action (
    widget_class, "win.copy-picture", NULL, copy_picture_action);
  gtk_widget_class_install_action (widget_class, "win.copy", NULL, copy_action);
  gtk_widget_class_install_action (
    widget_class, "win.copy-citations", NULL, copy_citations_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "win.commands", NULL, commands_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.tour", NULL, tour_action);
  gtk_widget_class_install_action (widget_class, "win.tour-next", NULL, tour_action);
  gtk_widget_class_install_action (widget_class, "win.tour-back", NULL, tour_action);
  gtk_widget_class_install_action (widget_class, "win.end-tour", NULL, tour_action);
  gtk_widget_class_install_action (widget_class, "win.visit", "s", visit_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-time", "s", go_to_time_action);
  gtk_widget_class_install_property_action (widget_class, "win.show-ended", "show-ended");
  gtk_widget_class_install_property_action (
    widget_class, "win.show-uncounted", "show-uncounted");
}

/* GTK does not tell whether an action of a class is enabled. */
static void
set_enabled (EntWindow  *self,
             const char *name,
             gboolean    enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), name, enabled);
  if (enabled)
    g_hash_table_remove (self->disabled, name);
  else
    g_hash_table_add (self->disabled, (gpointer) name);
}

/**
 * ent_window_is_action_enabled:
 * @self: a window
 * @name: the name of one of its actions
 *
 * Returns: whether the action could do something now
 */
gboolean
ent_window_is_action_enabled (EntWindow  *self,
                              const char *name)
{
  g_return_val_if_fail (ENT_IS_WINDOW (self), FALSE);

  return !g_hash_table_contains (self->disabled, name);
}

/**
 * ent_window_update_actions:
 * @self: a window
 *
 * Enables the actions that can do something now, and disables the others.
 */
void
ent_window_update_actions (EntWindow *self)
{
  static const char *const need_case[] = {
    "win.save",          "win.save-as",         "win.export-evidence",
    "win.start-page",    "win.visit",           "win.go-to-time",
    "win.show-recent",
    "win.export-comparison",
    "win.show-view",     "win.show-side",       "win.search",
    "win.step-forward",  "win.step-back",       "win.play",
    "win.next-change",   "win.previous-change", "win.zoom-in",
    "win.zoom-out",      "win.zoom-fit",        "win.toggle-outline",
    "win.toggle-inspector", "win.show-ended",   "win.show-uncounted",
    "win.export-theory", "win.copy-theory-table",
    "win.next-pane",     "win.previous-pane",   "win.pane-edge",
  };
  static const char *const need_layout[] = { "win.export", "win.copy", "win.copy-picture" };
  static const char *const need_definition[] = {
    "win.edit-definition", "win.duplicate-definition", "win.remove-definition",
  };
  static const char *const change_case[] = {
    "win.case-properties", "win.open-articles",   "win.open-folder",
    "win.paste-article", "win.review-passages", "win.import-annotations",
    "win.add-state",     "win.add-tie",         "win.add-event", "win.new-definition",
  };
  gboolean has_case = self->session != NULL;
  gboolean looking = has_case && ent_session_is_read_only (self->session);
  gboolean may_edit =
    has_case && !looking && ent_session_get_selection (self->session) != NULL;
  gboolean can_undo = FALSE;
  gboolean can_redo = FALSE;

  if (has_case)
    g_object_get (self->session, "can-undo", &can_undo, "can-redo", &can_redo, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (need_case); i++)
    set_enabled (self, need_case[i], has_case);
  for (guint i = 0; i < G_N_ELEMENTS (need_layout); i++)
    set_enabled (self, need_layout[i],
                 has_case && ent_session_get_layout (self->session) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (change_case); i++)
    set_enabled (self, change_case[i], has_case && !looking);
  set_enabled (self, "win.copy-citations",
               has_case && ent_session_get_selection (self->session) != NULL);
  set_enabled (self, "win.edit-selection", may_edit);
  set_enabled (self, "win.remove-selection", may_edit);
  set_enabled (self, "win.stop-looking", looking);
  set_enabled (self, "win.return-to-state", looking);
  for (guint i = 0; i < G_N_ELEMENTS (need_definition); i++)
    set_enabled (self, need_definition[i],
                 has_case && !looking && ent_session_get_definition (self->session) != NULL);
  set_enabled (self, "win.tour-next", self->before_tour != NULL);
  set_enabled (self, "win.tour-back",
               self->before_tour != NULL && ent_tour_card_get_step (self->tour_card) > 0);
  set_enabled (self, "win.end-tour", self->before_tour != NULL);
  set_enabled (self, "win.revert", !looking && ent_window_can_revert (self));
  set_enabled (self, "win.undo", can_undo);
  set_enabled (self, "win.redo", can_redo);
}
