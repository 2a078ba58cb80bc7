/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-shortcuts.h"
#include "ent-tour.h"
#include "window-helpers.h"

/*
 * The manual beside the window, and the tour of the built-in case.
 */

#define CASE "builtin:china-vietnam"

/* ------------------------------------------------------------------------------- manual */

static const char *
get_help_page (EntWindow *window)
{
  g_assert_nonnull (window->help);
  return ent_help_page_get_name (ent_help_window_get_page (window->help));
}

static void
test_fitting_pages (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  g_autoptr (GtkSelectionModel) views = adw_view_stack_get_pages (window->views);
  g_autoptr (GtkSelectionModel) side = adw_view_stack_get_pages (window->side);
  GtkSelectionModel *stacks[] = { views, side };
  guint n_pages = 0;

  press_key (window, GDK_KEY_F1, 0);
  g_assert_cmpstr (get_help_page (window), ==, "graph");

  for (guint i = 0; i < G_N_ELEMENTS (stacks); i++)
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (stacks[i])); j++)
      {
        g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (stacks[i]), j);
        const char *name = ent_window_get_help_page (adw_view_stack_page_get_name (page));

        if (name == NULL ||
            ent_help_book_lookup (ent_help_window_get_book (window->help), name) == NULL)
          g_error ("The manual has no page on “%s”", adw_view_stack_page_get_name (page));
        n_pages++;
      }
  g_assert_cmpuint (n_pages, ==, 8);

  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "theory"));
  activate (window, "win.help");
  g_assert_cmpstr (get_help_page (window), ==, "theories");
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "graph"));
  gtk_widget_child_focus (GTK_WIDGET (window->time_bar), GTK_DIR_TAB_FORWARD);
  activate (window, "win.help");
  g_assert_cmpstr (get_help_page (window), ==, "time");
  close_window (window);
}

static void
assert_dialog_page (EntWindow  *window,
                    const char *action,
                    const char *target,
                    const char *page)
{
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (window), action, target != NULL ? "s" : NULL, target));
  wait_for (has_dialog, window);
  settle ();
  press_key (window, GDK_KEY_F1, 0);
  g_assert_cmpstr (get_help_page (window), ==, page);
  adw_dialog_force_close (get_dialog (window));
  wait_for (has_no_dialog, window);
}

/* The key works in a dialog, too, and leads to what the dialog is for. */
static void
test_dialog_pages (void)
{
  EntWindow *window = open_window (CASE, has_layout);

  assert_dialog_page (window, "win.add-state", NULL, "coding");
  assert_dialog_page (window, "win.edit-definition", NULL, "definitions");
  assert_dialog_page (window, "win.export", NULL, "export");
  close_window (window);
}

/* It goes with the window, and can be closed and opened again before. */
static void
test_manual_closes (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  gpointer help = NULL;

  activate (window, "win.help");
  help = window->help;
  g_object_add_weak_pointer (help, &help);
  gtk_window_set_focus (GTK_WINDOW (help), NULL);
  press_key (help, GDK_KEY_Escape, 0);
  wait_for (is_gone, &help);
  g_assert_null (window->help);

  activate (window, "win.help");
  help = window->help;
  g_object_add_weak_pointer (help, &help);
  close_window (window);
  wait_for (is_gone, &help);
}

static guint
count_rows (GtkWidget *list)
{
  guint n_rows = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_rows += GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_child_visible (row);
  return n_rows;
}

static gboolean
is_of_type (GtkWidget  *widget,
            const char *type)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type);
}

static void
test_manual_search (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  GtkWidget *help = NULL;
  GtkWidget *search = NULL;
  GtkWidget *list = NULL;
  guint n_all;

  activate (window, "win.help");
  help = GTK_WIDGET (window->help);
  search = find_widget_by (help, is_of_type, "GtkSearchEntry");
  list = find_widget_by (help, is_of_type, "GtkListBox");
  n_all = count_rows (list);
  g_assert_cmpuint (n_all, ==,
                    g_list_model_get_n_items (
                      G_LIST_MODEL (ent_help_window_get_book (window->help))));

  gtk_editable_set_text (GTK_EDITABLE (search), "sponsorship proposal");
  settle ();
  g_assert_cmpuint (count_rows (list), >, 0);
  g_assert_cmpuint (count_rows (list), <, n_all);
  g_signal_emit_by_name (search, "activate");
  g_assert_true (ent_help_page_matches (ent_help_window_get_page (window->help),
                                        "sponsorship proposal"));

  gtk_editable_set_text (GTK_EDITABLE (search), "quetzal");
  settle ();
  g_assert_cmpuint (count_rows (list), ==, 0);
  g_assert_nonnull (find_words (help, "Nothing Found"));

  /* Escape ends the search first. */
  g_signal_emit_by_name (search, "stop-search");
  settle ();
  g_assert_cmpuint (count_rows (list), ==, n_all);
  close_window (window);
}

/* Links, and the way back. */
static void
test_manual_links (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  GtkWidget *view = NULL;
  gboolean handled = FALSE;

  activate (window, "win.help");
  view = find_widget_by (GTK_WIDGET (window->help), is_of_type, "EntHelpView");
  g_signal_emit_by_name (view, "link-activated", "time.html#certain", &handled);
  g_assert_true (handled);
  g_assert_cmpstr (get_help_page (window), ==, "time");
  g_signal_emit_by_name (view, "link-activated", "https://example.org/", &handled);
  g_assert_false (handled);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window->help), "help.back", NULL));
  g_assert_cmpstr (get_help_page (window), ==, "graph");
  close_window (window);
}

/* A scrolled page that gives no more than it must leaves a picture no height. */
static gboolean
shows_pictures (gpointer widget)
{
  if (GTK_IS_PICTURE (widget) && gtk_widget_get_mapped (widget))
    return gtk_widget_get_height (widget) > 50;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!shows_pictures (child))
      return FALSE;

  return TRUE;
}

/* Every page becomes widgets: a picture that is missing is a warning, and fatal here. */
static void
test_manual_pages (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  GListModel *book = NULL;

  activate (window, "win.help");
  book = G_LIST_MODEL (ent_help_window_get_book (window->help));
  for (guint i = 0; i < g_list_model_get_n_items (book); i++)
    {
      g_autoptr (EntHelpPage) page = g_list_model_get_item (book, i);
      g_autofree char *target = g_strconcat (ent_help_page_get_name (page), ".html", NULL);

      g_assert_true (ent_help_window_show (window->help, target));
      for (guint j = 0; j < ent_help_page_get_n_blocks (page); j++)
        {
          const EntHelpBlock *block = ent_help_page_get_block (page, j);
          g_autofree char *uri = g_strconcat (
            "resource:///io/github/entente_app/Entente/manual/", block->source, NULL);
          g_autoptr (GFile) file = g_file_new_for_uri (uri);

          if (block->kind == ENT_HELP_PICTURE && !g_file_query_exists (file, NULL))
            g_error ("%s is not in the program", block->source);
        }
      wait_for (shows_pictures, window->help);
    }
  close_window (window);
}

/* ----------------------------------------------------------------------------- keyboard */

static char *
dup_key_label (const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;

  g_assert_true (gtk_accelerator_parse (accelerator, &key, &modifiers));
  return gtk_accelerator_get_label (key == GDK_KEY_Return ? GDK_KEY_KP_Enter : key, modifiers);
}

/* As the manual writes keys: those of the keypad go without saying, and Return is Enter. */
static char *
dup_keys (const char *keys)
{
  g_auto (GStrv) alternatives = g_strsplit (keys, "|", -1);
  g_autoptr (GString) written = g_string_new (NULL);
  const char *arrows = strstr (alternatives[0], "Left");

  if (arrows != NULL && g_strv_length (alternatives) == 4)
    {
      g_autofree char *label = dup_key_label (alternatives[0]);

      g_string_append (written, label);
      g_string_replace (written, "Left", "Arrow Keys", 1);
      return g_string_free_and_steal (g_steal_pointer (&written));
    }
  for (guint i = 0; alternatives[i] != NULL; i++)
    {
      g_autofree char *label = dup_key_label (alternatives[i]);

      if (strstr (alternatives[i], "KP_") != NULL)
        continue;
      g_string_append_printf (written, "%s%s", i > 0 ? " or " : "", label);
    }
  g_string_replace (written, "KP Enter", "Enter", 0);
  return g_string_free_and_steal (g_steal_pointer (&written));
}

static void
add_documented (GHashTable         *documented,
                const char         *section,
                const EntHelpBlock *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      char **cells = g_ptr_array_index (table->rows, i);
      g_autofree char *keys = NULL;
      g_autofree char *title = NULL;

      g_assert_true (pango_parse_markup (cells[0], -1, 0, NULL, &keys, NULL, NULL));
      g_assert_true (pango_parse_markup (cells[1], -1, 0, NULL, &title, NULL, NULL));
      g_hash_table_add (documented, g_strdup_printf ("%s: %s: %s", section, title, keys));
    }
}

/* The manual's page on the keyboard lists what there is, and nothing else. */
static void
test_keyboard_page (void)
{
  g_autoptr (GFile) folder =
    g_file_new_for_uri ("resource:///io/github/entente_app/Entente/manual");
  g_autoptr (EntHelpBook) book = ent_help_book_new (folder, NULL);
  g_autoptr (GHashTable) documented =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  EntHelpPage *page = ent_help_book_lookup (book, "keyboard");
  const char *section = NULL;
  guint n_shortcuts;
  const EntShortcut *shortcuts = ent_shortcuts_get (&n_shortcuts);
  GHashTableIter iter;
  gpointer left = NULL;

  for (guint i = 0; i < ent_help_page_get_n_blocks (page); i++)
    {
      const EntHelpBlock *block = ent_help_page_get_block (page, i);

      if (block->kind == ENT_HELP_HEADING)
        section = block->text;
      else if (block->kind == ENT_HELP_TABLE)
        add_documented (documented, section, block);
    }
  for (guint i = 0; i < n_shortcuts; i++)
    {
      g_autofree char *keys = dup_keys (shortcuts[i].keys);
      g_autofree char *row =
        g_strdup_printf ("%s: %s: %s", shortcuts[i].section, shortcuts[i].title, keys);

      if (!g_hash_table_remove (documented, row))
        g_error ("keyboard.html does not have “%s”", row);
    }
  g_hash_table_iter_init (&iter, documented);
  while (g_hash_table_iter_next (&iter, &left, NULL))
    g_error ("keyboard.html has “%s”, and the table of shortcuts has not", (char *) left);
}

/* --------------------------------------------------------------------------------- tour */

/* What a step names is in the case. */
static void
test_tour_steps (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  EntSession *session = ent_window_get_session (window);
  EntCase *the_case = ent_session_get_case (session);
  guint n_steps;
  const EntTourStep *steps = ent_tour_get_steps (&n_steps);

  g_assert_cmpuint (n_steps, >=, 8);
  g_assert_cmpuint (n_steps, <=, 10);
  activate (window, "win.tour");
  for (guint i = 0; i < n_steps; i++)
    {
      EntRecord *selection = ent_session_get_selection (session);

      g_assert_cmpuint (ent_tour_card_get_step (window->tour_card), ==, i);
      g_assert_nonnull (find_words (window->tour_card, steps[i].title));
      g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, steps[i].at);
      g_assert_cmpstr (ent_record_get_id (ENT_RECORD (ent_session_get_definition (session))), ==,
                       steps[i].definition);
      g_assert_cmpstr (selection != NULL ? ent_record_get_id (selection) : NULL, ==,
                       steps[i].selection);
      g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->views), ==, steps[i].view);
      if (steps[i].theory != NULL)
        g_assert_nonnull (ent_case_lookup (the_case, ENT_TYPE_THEORY, steps[i].theory));
      if (i + 1 < n_steps)
        activate (window, "win.tour-next");
    }
  activate (window, "win.tour-back");
  g_assert_cmpuint (ent_tour_card_get_step (window->tour_card), ==, n_steps - 2);
  close_window (window);
}

/* What is selected is drawn: the tour shows what it speaks of. */
static void
test_tour_shows (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  guint n_steps;
  const EntTourStep *steps = ent_tour_get_steps (&n_steps);

  activate (window, "win.tour");
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (EntScene) scene = ent_window_new_scene (window);
      gboolean is_drawn = steps[i].selection == NULL;

      for (guint j = 0; j < ent_scene_get_n_links (scene); j++)
        is_drawn |= g_strcmp0 (ent_record_get_id (ENT_RECORD (ent_scene_get_link (scene, j)->tie)),
                               steps[i].selection) == 0;
      if (!is_drawn)
        g_error ("“%s” does not show %s", steps[i].title, steps[i].selection);
      if (i + 1 < n_steps)
        activate (window, "win.tour-next");
    }
  close_window (window);
}

/* It leaves the case, and how it was looked at, as they were. */
static void
test_tour_ends (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  EntSession *session = ent_window_get_session (window);
  g_autoptr (EntDate) at = ent_date_new ("1972", NULL);
  EntRecord *vietnam =
    ent_case_lookup (ent_session_get_case (session), ENT_TYPE_RECORD, "VNM");
  EntDefinition *definition = ent_session_get_definition (session);

  ent_session_set_at (session, at);
  ent_session_select (session, vietnam, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "gaps"));

  activate (window, "win.tour");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->tour_card)));
  for (guint i = 0; i < 5; i++)
    activate (window, "win.tour-next");
  g_assert_true (ent_session_get_definition (session) != definition);
  /* The user may do something else in between. */
  ent_session_select (session, NULL, NULL);
  activate (window, "win.tour-next");

  gtk_widget_grab_focus (GTK_WIDGET (window->tour_card));
  press_key (window, GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->tour_card)));
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, "1972");
  g_assert_true (ent_session_get_selection (session) == vietnam);
  g_assert_true (ent_session_get_definition (session) == definition);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->views), ==, "gaps");
  g_assert_false (ent_session_is_modified (session));
  g_assert_false (ent_window_is_action_enabled (window, "win.tour-next"));
  close_window (window);
}

static gboolean
is_on_tour (gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (ENT_WINDOW (data)->tour_card));
}

/* A case that is open keeps its window; one that has none takes the tour. */
static void
test_tour_window (void)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));
  GtkWindow *other = NULL;

  forget_views ();
  ent_window_new_case (window);
  gtk_window_present (GTK_WINDOW (window));
  activate (window, "win.tour");
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    if (ENT_IS_WINDOW (l->data) && l->data != window)
      other = l->data;
  g_assert_nonnull (other);
  wait_for (is_on_tour, other);
  g_assert_false (is_on_tour (window));
  close_window (ENT_WINDOW (other));

  ent_window_show_start (window);
  activate (window, "win.tour");
  wait_for (is_on_tour, window);

  /* Another case ends it. */
  ent_window_new_case (window);
  g_assert_false (is_on_tour (window));
  close_window (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/window-help/fitting-pages", test_fitting_pages);
  g_test_add_func ("/window-help/dialog-pages", test_dialog_pages);
  g_test_add_func ("/window-help/closes", test_manual_closes);
  g_test_add_func ("/window-help/search", test_manual_search);
  g_test_add_func ("/window-help/links", test_manual_links);
  g_test_add_func ("/window-help/pages", test_manual_pages);
  g_test_add_func ("/window-help/keyboard-page", test_keyboard_page);
  g_test_add_func ("/tour/steps", test_tour_steps);
  g_test_add_func ("/tour/shows", test_tour_shows);
  g_test_add_func ("/tour/ends", test_tour_ends);
  g_test_add_func ("/tour/window", test_tour_window);
}

int
main (int    argc,
      char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
