/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-edit.h"
#include "ent-row-menu.h"
#include "ent-store.h"
#include "window-helpers.h"

/*
 * The history in the window: its list, looking at the case as it was, and returning to that.
 */

#define CASE "builtin:china-vietnam"

static EntSession *
get_session (EntWindow *window)
{
  return ent_window_get_session (window);
}

static EntHistory *
get_history (EntWindow *window)
{
  return ent_session_get_history (get_session (window));
}

static void
move (EntWindow  *window,
      const char *id,
      double      x)
{
  g_assert_true (ent_session_move (get_session (window), id, x, 34, TRUE));
}

static void
remove_record (EntWindow  *window,
               GType       type,
               const char *id)
{
  EntCase *the_case = ent_session_get_case (get_session (window));
  EntRecord *record = ent_case_lookup (the_case, type, id);
  g_autoptr (EntChange) change = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (record);
  change = ent_edit_remove (the_case, record);
  ent_session_apply (get_session (window), change, &error);
  g_assert_no_error (error);
}

static gboolean
has_laos (EntWindow *window)
{
  return ent_case_lookup (ent_session_get_case (get_session (window)), ENT_TYPE_STATE, "LAO") !=
         NULL;
}

static double
get_x (EntWindow  *window,
       const char *id)
{
  return ent_layout_get_node (ent_session_get_layout (get_session (window)), id)->x;
}

static char *
write_case (EntWindow *window)
{
  return ent_store_write (ent_session_get_case (get_session (window)));
}

static GtkSingleSelection *
get_rows (EntWindow *window)
{
  GtkWidget *list = find_widget (GTK_WIDGET (window->history_view), "listview");

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static char *
dup_row (EntWindow *window,
         guint      row)
{
  g_autoptr (EntHistoryEntry) entry = g_list_model_get_item (G_LIST_MODEL (get_rows (window)), row);

  return g_strconcat (ent_history_entry_get_title (entry),
                      ent_history_entry_is_current (entry) ? "*" : "",
                      ent_history_entry_is_saved (entry) ? "s" : "",
                      ent_history_entry_is_done (entry) ? "" : "-", NULL);
}

static void
assert_row (EntWindow  *window,
            guint       row,
            const char *expected)
{
  g_autofree char *text = dup_row (window, row);

  g_assert_cmpstr (text, ==, expected);
}

static void
choose (EntWindow *window,
        guint      row)
{
  gtk_single_selection_set_selected (get_rows (window), row);
}

static void
assert_chosen (EntWindow *window,
               guint      row)
{
  g_assert_cmpuint (gtk_single_selection_get_selected (get_rows (window)), ==, row);
}

/* The latest change is the first row, and what is seen is chosen. */
static void
test_list (void)
{
  EntWindow *window = open_window (CASE, has_layout);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-side", "s", "history");
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (window))), ==, 1);
  assert_row (window, 0, "Opened*s");
  g_assert_nonnull (find_words (window->history_view, "Every change is listed"));

  move (window, "LAO", 12);
  move (window, "VNM", 34);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (window))), ==, 3);
  assert_row (window, 0, "Move Vietnam*");
  assert_row (window, 1, "Move Laos");
  assert_row (window, 2, "Openeds");
  assert_chosen (window, 0);
  g_assert_null (find_words (window->history_view, "Every change is listed"));
  g_assert_nonnull (find_words (window->history_view, "Move Vietnam"));
  g_assert_nonnull (find_words (window->history_view, "Now"));
  g_assert_nonnull (find_words (window->history_view, "Saved"));
  g_assert_null (find_words (window->history_view, "Undone"));

  activate (window, "win.undo");
  settle ();
  assert_row (window, 0, "Move Vietnam-");
  assert_chosen (window, 1);
  g_assert_nonnull (find_words (window->history_view, "Undone"));
  g_assert_false (ent_session_is_read_only (get_session (window)));
  close_window (window);
}

/* Choosing a row shows the case as it was then, says so, and lets nothing be done to it. */
static void
test_look (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  double was = get_x (window, "LAO");
  g_autofree char *opened = write_case (window);
  g_autofree char *now = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *again = NULL;

  move (window, "LAO", was + 50);
  remove_record (window, ENT_TYPE_TIE, "vnm-lao-alliance");
  now = write_case (window);

  choose (window, 1);
  g_assert_true (ent_session_is_read_only (get_session (window)));
  g_assert_nonnull (find_words (window->look_bar, "after “Move Laos”"));
  choose (window, 2);
  shown = write_case (window);
  g_assert_cmpstr (shown, ==, opened);
  g_assert_cmpfloat_with_epsilon (get_x (window, "LAO"), was, 1);
  g_assert_nonnull (find_words (window->look_bar, "before all changes"));

  /* What would change it does nothing. */
  g_assert_false (ent_session_move (get_session (window), "VNM", 1, 2, TRUE));
  activate (window, "win.undo");
  activate (window, "win.add-state");
  activate (window, "win.case-properties");
  gtk_widget_activate_action (GTK_WIDGET (window->graph_view), "case.add-state", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window->outline), "record.edit", "s", "LAO");
  settle ();
  g_assert_null (get_dialog (window));
  g_assert_cmpuint (ent_history_get_position (get_history (window)), ==, 2);
  g_assert_false (ent_window_is_replaceable (window));

  activate (window, "win.stop-looking");
  again = write_case (window);
  g_assert_cmpstr (again, ==, now);
  assert_chosen (window, 0);
  g_assert_false (ent_session_is_read_only (get_session (window)));
  activate (window, "win.undo");
  g_assert_cmpuint (ent_history_get_position (get_history (window)), ==, 1);
  close_window (window);
}

/* What is selected and read is so again where it was not there meanwhile. */
static void
test_keep (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  EntSession *session = get_session (window);
  EntCase *the_case = ent_session_get_case (session);
  g_autoptr (EntChange) change = ent_change_new ("Add Nowhere");
  g_autoptr (JsonNode) state = json_from_string (
    "{\"id\":\"XNW\",\"kind\":\"state\",\"names\":[{\"name\":\"Nowhere\"}]}", NULL);
  g_autoptr (EntDate) at = ent_date_new ("1969", NULL);

  ent_change_add (change, ENT_TYPE_STATE, NULL, state);
  g_assert_true (ent_session_apply (session, change, NULL));
  ent_session_select (session, ent_case_lookup (the_case, ENT_TYPE_STATE, "XNW"), NULL);
  ent_session_set_at (session, at);

  choose (window, 1);
  g_assert_null (ent_session_get_selection (session));
  g_assert_true (ent_date_equal (ent_session_get_at (session), at));
  choose (window, 0);
  g_assert_nonnull (ent_session_get_selection (session));
  g_assert_cmpstr (ent_record_get_id (ent_session_get_selection (session)), ==, "XNW");
  close_window (window);
}

/* By what definition one counts comes back, too, unless another is chosen meanwhile. */
static void
test_keep_definition (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  EntSession *session = get_session (window);
  GListModel *definitions = ent_case_get_definitions (ent_session_get_case (session));
  g_autoptr (EntDefinition) first = g_list_model_get_item (definitions, 0);
  g_autoptr (EntDefinition) second = g_list_model_get_item (definitions, 1);
  g_autoptr (JsonNode) node = ent_record_to_json (ENT_RECORD (first));
  g_autoptr (EntChange) change = ent_change_new ("Add a Definition");

  json_object_set_string_member (json_node_get_object (node), "id", "own");
  ent_change_add (change, ENT_TYPE_DEFINITION, NULL, node);
  g_assert_true (ent_session_apply (session, change, NULL));
  move (window, "LAO", 12);
  ent_session_set_definition (session, ENT_DEFINITION (ent_case_lookup (
    ent_session_get_case (session), ENT_TYPE_DEFINITION, "own")));

  choose (window, 2);
  g_assert_cmpstr (ent_record_get_id (ENT_RECORD (ent_session_get_definition (session))), !=,
                   "own");
  choose (window, 0);
  g_assert_cmpstr (ent_record_get_id (ENT_RECORD (ent_session_get_definition (session))), ==,
                   "own");

  choose (window, 2);
  ent_session_set_definition (session, second);
  choose (window, 1);
  g_assert_true (ent_session_get_definition (session) == second);
  choose (window, 0);
  g_assert_true (ent_session_get_definition (session) == second);
  close_window (window);
}

static gboolean
is_seen_and_says (GtkWidget  *widget,
                  const char *words)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;
}

static gboolean
shows_no_bar (gpointer window)
{
  return find_widget_by (window, is_seen_and_says, "Back to Now") == NULL;
}

/* What is seen beside the history stays where it is: the bar takes nothing from the graph. */
static void
test_still (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  GtkWidget *canvas = GTK_WIDGET (ent_graph_view_get_canvas (window->graph_view));
  graphene_rect_t before;
  graphene_rect_t after;

  move (window, "LAO", 12);
  settle ();
  g_assert_true (gtk_widget_compute_bounds (canvas, GTK_WIDGET (window), &before));
  choose (window, 1);
  settle ();
  g_assert_nonnull (find_words (window->look_bar, "Back to Now"));
  g_assert_true (gtk_widget_compute_bounds (canvas, GTK_WIDGET (window), &after));
  g_assert_true (graphene_rect_equal (&before, &after));

  /* Beside a list it stands above it, and hides nothing. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "gaps");
  settle ();
  g_assert_nonnull (find_widget_by (GTK_WIDGET (window), is_seen_and_says, "Back to Now"));
  activate (window, "win.stop-looking");
  wait_for (shows_no_bar, window);
  close_window (window);
}

/* Returning is one change, which can be undone; what came after is still there. */
static void
test_return (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  g_autofree char *moved = NULL;
  g_autofree char *now = NULL;
  g_autofree char *returned = NULL;
  g_autofree char *undone = NULL;

  move (window, "LAO", 12);
  moved = write_case (window);
  remove_record (window, ENT_TYPE_STATE, "LAO");
  move (window, "VNM", 34);
  now = write_case (window);

  choose (window, 2);
  g_assert_true (has_laos (window));
  activate (window, "win.return-to-state");
  settle ();
  returned = write_case (window);
  g_assert_cmpstr (returned, ==, moved);
  g_assert_false (ent_session_is_read_only (get_session (window)));
  assert_row (window, 0, "Return to “Move Laos”*");
  assert_row (window, 1, "Move Vietnam");
  assert_chosen (window, 0);

  activate (window, "win.undo");
  undone = write_case (window);
  g_assert_cmpstr (undone, ==, now);
  activate (window, "win.redo");

  /* There is nothing to return to where all is so already. */
  choose (window, 3);
  activate (window, "win.return-to-state");
  settle ();
  assert_row (window, 0, "Return to “Move Laos”*");
  close_window (window);
}

/* What is saved is the case as it is now, not what is looked at. */
static void
test_save (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "entente-history.entente", NULL);
  g_autofree char *now = NULL;
  g_autofree char *content = NULL;
  g_autoptr (EntCase) the_case = ent_store_open (CASE, NULL, NULL);
  EntWindow *window = NULL;

  g_assert_true (ent_store_save (the_case, path, NULL));
  window = open_window (path, has_layout);
  move (window, "LAO", 12);
  now = write_case (window);
  choose (window, 1);
  activate (window, "win.save");
  wait_for ((Condition) ent_window_is_replaceable, window);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, now);
  activate (window, "win.stop-looking");
  assert_row (window, 0, "Move Laos*s");
  settle ();
  g_assert_null (find_words (window, "• China and Vietnam"));

  /* Undo goes back past it, and the case is changed then. */
  activate (window, "win.undo");
  g_assert_false (ent_window_is_replaceable (window));
  assert_row (window, 0, "Move Laoss-");
  settle ();
  g_assert_nonnull (find_words (window, "• China and Vietnam"));
  close_window (window);
  remove_file (path);
}

/* What was removed can be brought back at once, and only that. */
static void
test_toast (void)
{
  EntWindow *window = open_window (CASE, has_layout);

  remove_record (window, ENT_TYPE_STATE, "LAO");
  settle ();
  g_assert_nonnull (find_words (window->toasts, "Done: Remove Laos"));
  g_assert_nonnull (window->undo_toast);
  move (window, "VNM", 12);
  g_assert_null (window->undo_toast);
  activate (window, "win.undo");
  activate (window, "win.undo");
  g_assert_true (has_laos (window));
  activate (window, "win.redo");
  g_assert_null (window->undo_toast);
  close_window (window);
}

/* Keys that move a node make one change, as long as it is the same node. */
static void
test_nudge (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  EntCanvas *canvas = ent_graph_view_get_canvas (window->graph_view);
  EntCase *the_case = ent_session_get_case (get_session (window));
  double was = get_x (window, "LAO");

  ent_session_select (get_session (window), ent_case_lookup (the_case, ENT_TYPE_STATE, "LAO"),
                      NULL);
  for (guint i = 0; i < 10; i++)
    gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.nudge", "i", 1);
  g_assert_cmpfloat_with_epsilon (get_x (window, "LAO"), was + 80, 1);
  g_assert_cmpuint (ent_history_get_position (get_history (window)), ==, 1);

  ent_session_select (get_session (window), ent_case_lookup (the_case, ENT_TYPE_STATE, "VNM"),
                      NULL);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.nudge", "i", 1);
  g_assert_cmpuint (ent_history_get_position (get_history (window)), ==, 2);
  activate (window, "win.undo");
  activate (window, "win.undo");
  g_assert_cmpfloat_with_epsilon (get_x (window, "LAO"), was, 1);
  g_assert_true (ent_window_is_replaceable (window));
  close_window (window);
}

/* The menu of a row looks at its state, returns to it, and copies what was done. */
static void
test_menu (void)
{
  EntWindow *window = open_window (CASE, has_session);
  GtkWidget *list = find_widget (GTK_WIDGET (window->history_view), "listview");
  GtkWidget *view = GTK_WIDGET (window->history_view);

  settle ();
  move (window, "VNM", 12);
  move (window, "LAO", 40);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-side", "s", "history");
  settle ();
  gtk_list_view_scroll_to (GTK_LIST_VIEW (list), 1, GTK_LIST_SCROLL_FOCUS, NULL);
  settle ();
  g_assert_true (ent_row_menu_open (list));
  gtk_popover_popdown (GTK_POPOVER (ent_row_menu_get_popover (list)));

  g_assert_true (gtk_widget_activate_action (view, "history.look", "u", 1u));
  g_assert_true (ent_session_is_read_only (get_session (window)));
  g_assert_cmpuint (ent_history_get_shown (get_history (window)), ==, 1);
  g_assert_true (gtk_widget_activate_action (view, "history.return-to", "u", 1u));
  g_assert_false (ent_session_is_read_only (get_session (window)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_history (window))), ==, 4);
  close_window (window);
}

/* Words that are dropped on an earlier state are refused, and one is told why. */
static void
test_attach_refused (void)
{
  EntWindow *window = open_window (CASE, has_session);
  EntSession *session = get_session (window);
  GListModel *articles = ent_case_get_articles (ent_session_get_case (session));
  g_autoptr (EntArticle) first = g_list_model_get_item (articles, 0);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Two states met.\n", 16);
  g_autoptr (EntText) text = ent_text_new_from_bytes (bytes, "a.txt", NULL);
  g_autoptr (EntExcerpt) excerpt = ent_excerpt_new (first, text, 0, 3);

  move (window, "VNM", 12);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window->history_view), "history.look",
                                             "u", 0u));
  ent_reading_request_attach (ent_session_get_reading (session), excerpt, NULL);
  wait_for (has_toast, window);
  assert_toast (window, "Nothing is attached to an earlier state of the case");
  g_assert_null (get_dialog (window));
  close_window (window);
}

/* A long history is a list of a few rows that are made. */
static guint
count_rows (GtkWidget *list)
{
  guint n_rows = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_rows++;

  return n_rows;
}

static EntHistory *
make_long (EntCase *the_case,
           guint    n_changes)
{
  EntHistory *history = ent_history_new (the_case);
  EntRecord *header = ENT_RECORD (ent_case_get_header (the_case));
  g_autoptr (EntJournal) journal = ent_journal_new (NULL, NULL, the_case);

  ent_history_set_journal (history, journal);
  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr (JsonNode) before = ent_record_to_json (header);
      g_autoptr (JsonNode) after = ent_record_to_json (header);
      g_autofree char *title = g_strdup_printf ("Case %u", i);
      g_autoptr (EntChange) change = ent_change_new (title);

      json_object_set_string_member (json_node_get_object (after), "title", title);
      ent_change_add (change, ENT_TYPE_HEADER, before, after);
      g_assert_true (ent_history_apply (history, change, NULL));
    }

  return history;
}

static void
test_long (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  GtkWidget *list = find_widget (GTK_WIDGET (window->history_view), "listview");
  const guint n_changes = 10000;
  const guint n_steps = 50;
  g_autoptr (EntCase) the_case = ent_store_open (CASE, NULL, NULL);
  g_autoptr (EntHistory) history = make_long (the_case, n_changes);
  g_autoptr (EntSession) session = g_object_new (ENT_TYPE_SESSION, "case", the_case,
                                                 "history", history, NULL);
  gint64 start;

  ent_window_show_session (window, session, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-side", "s", "history");
  settle ();
  g_assert_cmpuint (count_rows (list), <, 500);
  assert_row (window, 0, "Case 9999*");

  start = g_get_monotonic_time ();
  choose (window, n_changes);
  g_test_message ("to the beginning of %u changes: %.1f ms", n_changes,
                  (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpstr (ent_session_get_title (session), ==, "China and Vietnam");
  start = g_get_monotonic_time ();
  for (guint i = 1; i <= n_steps; i++)
    choose (window, n_changes - i);
  g_test_message ("a step: %.1f ms",
                  (double) (g_get_monotonic_time () - start) / 1000 / n_steps);
  g_assert_cmpstr (ent_session_get_title (session), ==, "Case 49");
  settle ();
  close_window (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/window/history/list", test_list);
  g_test_add_func ("/window/history/menu", test_menu);
  g_test_add_func ("/window/history/look", test_look);
  g_test_add_func ("/window/history/attach-refused", test_attach_refused);
  g_test_add_func ("/window/history/keep", test_keep);
  g_test_add_func ("/window/history/keep-definition", test_keep_definition);
  g_test_add_func ("/window/history/still", test_still);
  g_test_add_func ("/window/history/return", test_return);
  g_test_add_func ("/window/history/save", test_save);
  g_test_add_func ("/window/history/toast", test_toast);
  g_test_add_func ("/window/history/nudge", test_nudge);
  g_test_add_func ("/window/history/long", test_long);
}

int
main (int    argc,
      char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
