/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "ent-conflicts-dialog.h"
#include "ent-record-dialog.h"
#include "ent-export-dialog.h"
#include "ent-merge.h"
#include "ent-report-dialog.h"
#include "ent-shortcuts.h"
#include "ent-store.h"
#include "window-helpers.h"

/*
 * The window and its actions: what a menu item, a button or a shortcut would do,
 * done by the action that all of them call.
 */

#define CASE "builtin:china-vietnam"

static gboolean
has_failed (gpointer data)
{
  EntWindow *self = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "failed") == 0;
}

static void
move_laos (EntWindow *window)
{
  g_assert_true (
    ent_session_move (ent_window_get_session (window), "LAO", 12.0, 34.0, TRUE));
}

/* ----------------------------------------------------------------------- the window */

static void
test_open (void)
{
  EntWindow *window = open_window (CASE, has_session);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "China and Vietnam");
  g_assert_true (ent_window_is_replaceable (window));
  close_window (window);
}

static void
test_open_bad (void)
{
  EntWindow *window = open_window ("/nowhere/at-all.entente", has_failed);
  const char *message = adw_status_page_get_description (window->failed_page);

  g_assert_nonnull (strstr (message, "/nowhere/at-all.entente"));
  g_assert_null (ent_window_get_session (window));
  /* Whoever has no pointer can go on from there. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == window->failed_button);

  /* A window with a case keeps it, and says what is wrong with the other. */
  ent_window_open (window, CASE);
  wait_for (has_session, window);
  ent_window_open (window, "/nowhere/at-all.entente");
  wait_for (has_dialog, window);
  g_assert_nonnull (ent_window_get_session (window));
  g_assert_false (has_failed (window));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (
    ADW_APPLICATION_WINDOW (window)));
  close_window (window);
}

/* A folder, and a file that holds no case. */
static void
test_open_no_case (void)
{
  g_autofree char *path = write_temporary ("no case", "entente-XXXXXX");
  g_autofree char *folder = g_path_get_dirname (path);
  EntWindow *window = open_window (path, has_failed);

  g_assert_nonnull (strstr (adw_status_page_get_description (window->failed_page), path));
  g_assert_null (window->watch);
  close_window (window);
  window = open_window (folder, has_failed);
  g_assert_nonnull (strstr (adw_status_page_get_description (window->failed_page), folder));
  close_window (window);
  remove_file (path);
}

static void
test_last_opening_wins (void)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  ent_window_open (window, "/nowhere/at-all.entente");
  ent_window_open (window, CASE);
  wait_for (has_session, window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (has_failed (window));
  g_assert_cmpstr (window->address, ==, CASE);
  close_window (window);
}

static void
test_flags (void)
{
  EntWindow *window = open_window (CASE, has_session);
  EntSession *session = ent_window_get_session (window);
  gboolean ended = ent_session_get_show_ended (session);
  gboolean uncounted = ent_session_get_show_uncounted (session);

  activate (window, "win.show-ended");
  g_assert_cmpint (ent_session_get_show_ended (session), ==, !ended);
  activate (window, "win.show-uncounted");
  g_assert_cmpint (ent_session_get_show_uncounted (session), ==, !uncounted);

  /* The other way round, for the menu's check mark. */
  ent_session_set_show_ended (session, ended);
  g_assert_cmpint (window->show_ended, ==, ended);
  close_window (window);
}

static void
test_time (void)
{
  EntWindow *window = open_window (CASE, has_session);
  EntSession *session = ent_window_get_session (window);

  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, "1985");
  activate (window, "win.step-forward");
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, "1986");
  activate (window, "win.step-back");
  activate (window, "win.step-back");
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, "1984");
  close_window (window);
}

static void
test_undo (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  g_autofree char *label = NULL;

  activate (window, "win.undo");
  activate (window, "win.redo");
  g_assert_true (ent_window_is_replaceable (window));

  move_laos (window);
  g_assert_false (ent_window_is_replaceable (window));
  g_assert_true (g_menu_model_get_item_attribute (
    G_MENU_MODEL (window->history_menu), 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  g_assert_nonnull (strstr (label, "Laos"));

  activate (window, "win.undo");
  activate (window, "win.undo");
  g_assert_true (ent_window_is_replaceable (window));
  activate (window, "win.redo");
  g_assert_false (ent_window_is_replaceable (window));
  close_window (window);
}

static void
test_close_asks (void)
{
  EntWindow *window = open_window (CASE, has_layout);

  move_laos (window);
  gtk_window_close (GTK_WINDOW (window));
  wait_for (has_dialog, window);
  g_assert_true (ADW_IS_ALERT_DIALOG (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (
    ADW_APPLICATION_WINDOW (window)));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (ent_window_get_session (window));
  close_window (window);
}

static gboolean
has_builtin (gpointer data)
{
  EntCase *the_case = ent_session_get_case (ent_window_get_session (data));

  return has_layout (data) && ent_case_lookup (the_case, ENT_TYPE_STATE, "LAO") != NULL;
}

/* A new case takes the place of one that has nothing to lose, and of no other. */
static void
test_new (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  EntWindow *other = NULL;
  EntCase *the_case = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (application), "new-case", NULL);
  the_case = ent_session_get_case (ent_window_get_session (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Untitled");
  g_assert_cmpuint (g_list_model_get_n_items (ent_case_get_states (the_case)), ==, 0);
  g_assert_null (window->address);
  g_assert_true (ent_window_is_replaceable (window));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))),
                    ==, 1);

  ent_window_open (window, CASE);
  wait_for (has_builtin, window);
  move_laos (window);
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-case", NULL);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))),
                    ==, 2);
  g_assert_false (ent_window_is_replaceable (window));
  other = ENT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  g_assert_true (other != window);
  close_window (other);
  close_window (window);
}

static const char *
get_view (EntWindow *window)
{
  return adw_view_stack_get_visible_child_name (window->views);
}

static const char *
get_side (EntWindow *window)
{
  return adw_view_stack_get_visible_child_name (window->side);
}

static void
show (EntWindow  *window,
      const char *action,
      const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, "s", name));
}

static void
test_views (void)
{
  EntWindow *window = open_window (CASE, has_session);

  g_assert_cmpstr (get_view (window), ==, "graph");
  show (window, "win.show-view", "articles");
  g_assert_cmpstr (get_view (window), ==, "articles");
  show (window, "win.show-view", "gaps");
  g_assert_cmpstr (get_view (window), ==, "gaps");

  /* What a gap is about is seen in the graph. */
  g_signal_emit_by_name (window->gaps_view, "record-activated");
  g_assert_cmpstr (get_view (window), ==, "graph");
  close_window (window);
}

/* A side panel that is closed comes when a page of it is asked for. */
static void
test_side (void)
{
  EntWindow *window = open_window (CASE, has_session);

  g_assert_cmpstr (get_side (window), ==, "evidence");
  if (adw_overlay_split_view_get_show_sidebar (window->inspector_split))
    activate (window, "win.toggle-inspector");
  g_assert_false (adw_overlay_split_view_get_show_sidebar (window->inspector_split));

  show (window, "win.show-side", "article");
  g_assert_true (adw_overlay_split_view_get_show_sidebar (window->inspector_split));
  g_assert_cmpstr (get_side (window), ==, "article");
  show (window, "win.show-side", "evidence");
  g_assert_cmpstr (get_side (window), ==, "evidence");
  close_window (window);
}

static void
test_export_dialog (void)
{
  g_autoptr (EntExportDialog) dialog =
    g_object_ref_sink (ent_export_dialog_new ("China and Vietnam, 1985"));
  EntSvgOptions options;

  ent_export_dialog_get_options (dialog, &options);
  g_assert_cmpint (options.theme, ==, ENT_THEME_LIGHT);
  g_assert_false (options.transparent);
  g_assert_cmpuint (options.width, ==, 0);
}

/* With a tie selected, it is that one's evidence that is wanted. */
static void
test_report_dialog (void)
{
  EntWindow *window = open_window (CASE, has_session);
  EntSession *session = ent_window_get_session (window);
  g_autoptr (EntTie) tie =
    g_list_model_get_item (ent_case_get_ties (ent_session_get_case (session)), 0);
  EntReportDialog *dialog = NULL;

  activate (window, "win.export-evidence");
  dialog = ENT_REPORT_DIALOG (get_dialog (window));
  g_assert_cmpint (ent_report_dialog_get_scope (dialog), ==, ENT_REPORT_SCOPE_ALL);
  g_assert_cmpint (ent_report_dialog_get_kind (dialog), ==, ENT_REPORT_KIND_HTML);
  adw_dialog_force_close (ADW_DIALOG (dialog));

  ent_session_select (session, ENT_RECORD (tie), NULL);
  activate (window, "win.export-evidence");
  dialog = ENT_REPORT_DIALOG (get_dialog (window));
  g_assert_cmpint (ent_report_dialog_get_scope (dialog), ==, ENT_REPORT_SCOPE_SELECTED);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  close_window (window);
}

static gboolean
has_action (GtkWidgetClass *widget_class,
            const char     *wanted)
{
  const GVariantType *type = NULL;
  const char *property = NULL;
  const char *name = NULL;
  GType owner;

  for (guint i = 0;
       gtk_widget_class_query_action (widget_class, i, &owner, &name, &type, &property);
       i++)
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

static void
test_shortcuts (void)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (ENT_TYPE_WINDOW);
  guint n = 0;
  const EntShortcut *shortcuts = ent_shortcuts_get (&n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkShortcutTrigger) trigger =
        gtk_shortcut_trigger_parse_string (shortcuts[i].keys);

      g_autoptr (GVariant) target = NULL;
      g_autofree char *name = NULL;

      g_assert_nonnull (trigger);
      if (shortcuts[i].action == NULL)
        continue;
      g_assert_true (g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL));
      g_assert_true (has_action (GTK_WIDGET_CLASS (klass), name));
    }
}

static gboolean
is_narrow (gpointer data)
{
  return ent_window_is_narrow (data);
}

static gboolean
is_sheet_open (gpointer data)
{
  return adw_bottom_sheet_get_open (((EntWindow *) data)->inspector_sheet);
}

static void
test_narrow (void)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));
  EntSession *session = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  ent_window_open (window, CASE);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (has_session, window);
  wait_for (is_narrow, window);
  g_assert_true (adw_overlay_split_view_get_collapsed (window->outline_split));
  g_assert_false (adw_overlay_split_view_get_show_sidebar (window->outline_split));
  g_assert_false (is_sheet_open (window));

  /* What is selected comes up from below, and goes when nothing is. */
  session = ent_window_get_session (window);
  ent_session_select (
    session, ent_case_lookup (ent_session_get_case (session), ENT_TYPE_STATE, "VNM"), NULL);
  g_assert_true (is_sheet_open (window));
  g_assert_cmpstr (gtk_label_get_label (window->selection_label), ==, "Vietnam");
  ent_session_select (session, NULL, NULL);
  g_assert_false (is_sheet_open (window));
  close_window (window);
}

/* Whoever turns to the article while a link is selected reads its first passage; without
 * an article the panel is no wider than the evidence. */
static void
test_side_article (void)
{
  EntWindow *window = open_window (CASE, has_session);
  EntSession *session = ent_window_get_session (window);
  EntReading *reading = ent_session_get_reading (session);
  double narrow = adw_overlay_split_view_get_max_sidebar_width (window->inspector_split);
  EntRecord *tie = NULL;

  adw_view_stack_set_visible_child_name (window->side, "article");
  g_assert_null (ent_reading_get_article (reading));
  g_assert_cmpfloat (adw_overlay_split_view_get_max_sidebar_width (window->inspector_split), ==,
                     narrow);

  adw_view_stack_set_visible_child_name (window->side, "evidence");
  tie = ent_case_lookup (ent_session_get_case (session), ENT_TYPE_TIE, "vnm-lao-alliance");
  g_assert_nonnull (tie);
  ent_session_select (session, tie, NULL);
  adw_view_stack_set_visible_child_name (window->side, "article");
  g_assert_nonnull (ent_reading_get_article (reading));
  g_assert_nonnull (ent_reading_get_passage (reading));
  g_assert_cmpfloat (adw_overlay_split_view_get_max_sidebar_width (window->inspector_split), >,
                     narrow);
  close_window (window);
}

/* ------------------------------------------------------------------------- conflicts */

#define CONFLICT_STATES \
  "\"states\":[{\"id\":\"AAA\",\"kind\":\"state\",\"names\":[{\"name\":\"Aland\"}]}," \
  "{\"id\":\"BBB\",\"kind\":\"state\",\"names\":[{\"name\":\"Beland\"}]}],"

/* Two versions disagree on the title, on a tie's date, and on whether an event is there. */
static const char conflicting_case[] =
  "{\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"Ours\"}," CONFLICT_STATES
  "\"ties\":[{\"id\":\"t\",\"kind\":\"alliance\",\"date\":\"1951\",\"members\":[{\"state\":\"AAA\"},{\"state\":\"BBB\"}]}],"
  "\"events\":[{\"id\":\"e\",\"kind\":\"war\",\"title\":\"War\",\"date\":\"1960\"}],"
  "\"conflicts\":["
  "{\"id\":\"c1\",\"member\":\"title\",\"base\":{\"title\":\"T\"},\"ours\":{\"title\":\"Ours\"},\"theirs\":{\"title\":\"Theirs\"}},"
  "{\"id\":\"c2\",\"of\":\"e\",\"base\":{\"id\":\"e\",\"kind\":\"war\",\"title\":\"War\",\"date\":\"1959\"},"
  "\"theirs\":{\"id\":\"e\",\"kind\":\"war\",\"title\":\"War\",\"date\":\"1960\"}},"
  "{\"id\":\"c3\",\"of\":\"t\",\"member\":\"date\",\"base\":{\"date\":\"1950\"},\"ours\":{\"date\":\"1951\"},\"theirs\":{\"date\":\"1952\"}}]}";

static gboolean
has_banner (gpointer data)
{
  return adw_banner_get_revealed (((EntWindow *) data)->conflicts_banner);
}

static EntConflictsDialog *
show_conflicts (EntWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.conflicts", NULL);
  wait_for (has_dialog, window);

  return ENT_CONFLICTS_DIALOG (get_dialog (window));
}

static const char *
get_shown (EntConflictsDialog *dialog)
{
  EntConflict *conflict = ent_conflicts_dialog_get_conflict (dialog);

  return conflict ? ent_record_get_id (ENT_RECORD (conflict)) : NULL;
}

static void
take (EntConflictsDialog *dialog,
      EntMergeChoice      choice)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflicts.take", "u", (guint) choice);
  settle ();
}

static EntWindow *
open_conflicts_of (const char  *json,
                   EntCase    **the_case)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "conflicts.entente", NULL);
  EntWindow *window;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  window = open_window (path, has_session);
  wait_for (has_banner, window);
  *the_case = ent_session_get_case (window->session);

  return window;
}

static EntWindow *
open_conflicts (EntCase **the_case)
{
  return open_conflicts_of (conflicting_case, the_case);
}

static void
close_conflicts (EntWindow *window)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "conflicts.entente", NULL);

  close_window (window);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
add_nowhere (EntWindow *window)
{
  g_autoptr (EntChange) change = ent_change_new ("Add Nowhere");
  g_autoptr (JsonNode) state = json_from_string (
    "{\"id\":\"XNW\",\"kind\":\"state\",\"names\":[{\"name\":\"Nowhere\"}]}", NULL);

  ent_change_add (change, ENT_TYPE_STATE, NULL, state);
  g_assert_true (ent_session_apply (window->session, change, NULL));
}

/* Only answers are undone where they are given: not the merge that asks for them. */
static void
test_conflicts_undo (void)
{
  EntCase *the_case = NULL;
  EntWindow *window = open_conflicts (&the_case);
  EntConflictsDialog *dialog = NULL;

  add_nowhere (window);
  g_assert_true (ent_session_look (window->session, 0, NULL));
  dialog = show_conflicts (window);
  g_assert_false (ent_session_is_read_only (window->session));
  take (dialog, ENT_MERGE_CHOICE_THEIRS);
  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (GTK_WIDGET (dialog), "conflicts.undo", NULL);
  settle ();
  g_assert_cmpstr (get_shown (dialog), ==, "c1");
  g_assert_nonnull (ent_case_lookup (the_case, ENT_TYPE_STATE, "XNW"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  close_conflicts (window);
}

/* Each answer is a change; the next conflict follows, and what is undone is asked again. */
static void
test_conflicts (void)
{
  EntCase *the_case = NULL;
  EntWindow *window = open_conflicts (&the_case);
  EntConflictsDialog *dialog = show_conflicts (window);
  EntTie *tie = ENT_TIE (ent_case_lookup (the_case, ENT_TYPE_TIE, "t"));

  g_assert_cmpstr (adw_banner_get_title (window->conflicts_banner), ==,
                   "3 conflicts from merging wait for an answer");
  g_assert_cmpstr (get_shown (dialog), ==, "c1");
  take (dialog, ENT_MERGE_CHOICE_THEIRS);
  g_assert_cmpstr (ent_header_get_title (ent_case_get_header (the_case)), ==, "Theirs");
  g_assert_cmpstr (get_shown (dialog), ==, "c2");

  take (dialog, ENT_MERGE_CHOICE_OURS);
  g_assert_null (ent_case_lookup (the_case, ENT_TYPE_EVENT, "e"));
  g_assert_cmpstr (get_shown (dialog), ==, "c3");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflicts.undo", NULL);
  settle ();
  g_assert_nonnull (ent_case_lookup (the_case, ENT_TYPE_EVENT, "e"));
  g_assert_cmpstr (get_shown (dialog), ==, "c2");

  take (dialog, ENT_MERGE_CHOICE_CURRENT);
  take (dialog, ENT_MERGE_CHOICE_BASE);
  g_assert_cmpstr (ent_date_get_edtf (ent_tie_get_date (tie)), ==, "1950");
  g_assert_null (get_shown (dialog));
  g_assert_false (has_banner (window));

  adw_dialog_force_close (ADW_DIALOG (dialog));
  for (guint i = 0; i < 3; i++)
    ent_session_undo (window->session);
  settle ();
  g_assert_true (has_banner (window));
  g_assert_false (ent_session_is_modified (window->session));
  close_conflicts (window);
}

/* All at once is one change; who asks for a record is shown it. */
static void
test_conflicts_all (void)
{
  EntCase *the_case = NULL;
  EntWindow *window = open_conflicts (&the_case);
  EntConflictsDialog *dialog = show_conflicts (window);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflicts.take-all", "s", "theirs");
  settle ();
  g_assert_null (get_shown (dialog));
  g_assert_cmpstr (ent_header_get_title (ent_case_get_header (the_case)), ==, "Theirs");
  ent_session_undo (window->session);
  settle ();
  g_assert_cmpstr (get_shown (dialog), ==, "c1");
  g_assert_false (ent_session_is_modified (window->session));

  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflicts.next", NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflicts.next", NULL);
  g_assert_cmpstr (get_shown (dialog), ==, "c3");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflicts.show", NULL);
  wait_for (has_no_dialog, window);
  g_assert_true (ent_session_get_selection (window->session) ==
                 ent_case_lookup (the_case, ENT_TYPE_TIE, "t"));

  /* It begins with what is selected. */
  dialog = show_conflicts (window);
  g_assert_cmpstr (get_shown (dialog), ==, "c3");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  close_conflicts (window);
}

/* Two versions disagree on what a definition and a theory are called. */
static const char arguing_case[] =
  "{\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"Ours\"}," CONFLICT_STATES
  "\"definitions\":[{\"id\":\"d\",\"title\":\"Ours\",\"clauses\":[{\"kinds\":[\"alliance\"]}]}],"
  "\"theories\":[{\"id\":\"h\",\"title\":\"Ours\",\"conditions\":[\"shared-interest\"],\"claim\":\"only-when\"}],"
  "\"conflicts\":["
  "{\"id\":\"c1\",\"of\":\"d\",\"member\":\"title\",\"base\":{\"title\":\"T\"},\"ours\":{\"title\":\"Ours\"},\"theirs\":{\"title\":\"Theirs\"}},"
  "{\"id\":\"c2\",\"of\":\"h\",\"member\":\"title\",\"base\":{\"title\":\"T\"},\"ours\":{\"title\":\"Ours\"},\"theirs\":{\"title\":\"Theirs\"}}]}";

static AdwDialog *
edit_conflict (EntWindow          *window,
               EntConflictsDialog *dialog)
{
  AdwDialog *editor;

  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflicts.edit", NULL);
  settle ();
  editor = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_true (ENT_IS_RECORD_DIALOG (editor));
  return editor;
}

/* What a conflict is over is edited in its own dialog, and shown in its own view. */
static void
test_conflicts_edit (void)
{
  EntCase *the_case = NULL;
  EntWindow *window = open_conflicts_of (arguing_case, &the_case);
  EntConflictsDialog *dialog = show_conflicts (window);
  AdwDialog *editor = edit_conflict (window, dialog);

  g_assert_cmpstr (adw_dialog_get_title (editor), ==, "Edit Definition");
  adw_dialog_force_close (editor);
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflicts.next", NULL);
  editor = edit_conflict (window, dialog);
  g_assert_cmpstr (adw_dialog_get_title (editor), ==, "Edit Theory");
  adw_dialog_force_close (editor);
  settle ();

  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflicts.show", NULL);
  wait_for (has_no_dialog, window);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->views), ==, "theory");
  close_conflicts (window);
}

/* Two versions disagree on where a node stands. */
static const char shifted_case[] =
  "{\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"Ours\"}," CONFLICT_STATES
  "\"places\":[{\"id\":\"p\",\"of\":\"BBB\",\"x\":10,\"y\":20,\"pinned\":true}],"
  "\"conflicts\":["
  "{\"id\":\"c1\",\"of\":\"p\",\"member\":\"x\",\"base\":{\"x\":0},\"ours\":{\"x\":10},\"theirs\":{\"x\":300}}]}";

/* Whose place it is is selected in the graph, wherever one was. */
static void
test_conflicts_place (void)
{
  EntCase *the_case = NULL;
  EntWindow *window = open_conflicts_of (shifted_case, &the_case);
  EntConflictsDialog *dialog;
  EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, "BBB");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "theory");
  dialog = show_conflicts (window);
  g_assert_true (state != NULL && ent_session_get_selection (window->session) != state);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conflicts.show", NULL);
  wait_for (has_no_dialog, window);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->views), ==, "graph");
  g_assert_true (ent_session_get_selection (window->session) == state);
  close_conflicts (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/window/open", test_open);
  g_test_add_func ("/window/open/bad", test_open_bad);
  g_test_add_func ("/window/open/no-case", test_open_no_case);
  g_test_add_func ("/window/open/last-wins", test_last_opening_wins);
  g_test_add_func ("/window/new", test_new);
  g_test_add_func ("/window/views", test_views);
  g_test_add_func ("/window/side", test_side);
  g_test_add_func ("/window/side/article", test_side_article);
  g_test_add_func ("/window/flags", test_flags);
  g_test_add_func ("/window/time", test_time);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/close-asks", test_close_asks);
  g_test_add_func ("/window/export/options", test_export_dialog);
  g_test_add_func ("/window/export/evidence", test_report_dialog);
  g_test_add_func ("/window/conflicts", test_conflicts);
  g_test_add_func ("/window/conflicts-undo", test_conflicts_undo);
  g_test_add_func ("/window/conflicts/all", test_conflicts_all);
  g_test_add_func ("/window/conflicts/edit", test_conflicts_edit);
  g_test_add_func ("/window/conflicts/place", test_conflicts_place);
  g_test_add_func ("/window/shortcuts", test_shortcuts);
  g_test_add_func ("/window/narrow", test_narrow);
}

int
main (int    argc,
      char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
