/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-export-dialog.h"
#include "ent-graph-theme.h"
#include "ent-preferences-dialog.h"
#include "ent-views.h"
#include "habits-helpers.h"

/*
 * Preferences take effect at once, and what was chosen once for a case is not asked for again.
 */

/* ------------------------------------------------------------------------ what is remembered */

/* A picture is exported as the last one of the case was, in whatever window. */
static void
test_export (void)
{
  g_autofree char *path = write_case ();
  EntWindow *window = open_window (path, has_layout);
  GVariantDict view = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) stored = NULL;
  EntSvgOptions options;
  const char *name = NULL;

  g_variant_dict_insert (&view, "picture", "(ubsss)", (guint) ENT_THEME_PRINT, TRUE,
                         "file:///tmp", "A 1985", "mine.svg");
  ent_window_recall_export (window, &view);
  g_variant_dict_clear (&view);
  ent_window_export (window);
  wait_for (has_dialog, window);
  ent_export_dialog_get_options (ENT_EXPORT_DIALOG (get_dialog (window)), &options);
  g_assert_cmpint (options.theme, ==, ENT_THEME_PRINT);
  g_assert_true (options.transparent);
  adw_dialog_force_close (get_dialog (window));

  ent_window_remember (window);
  close_window (window);
  stored = ent_views_lookup (NULL, path);
  g_assert_nonnull (stored);
  g_variant_dict_init (&view, stored);
  g_assert_true (g_variant_dict_lookup (&view, "picture", "(ubs&s&s)", NULL, NULL, NULL, NULL,
                                        &name));
  g_assert_cmpstr (name, ==, "mine.svg");
  g_variant_dict_clear (&view);
  g_unlink (path);
}

static gboolean
is_reverted (gpointer data)
{
  return !ent_session_is_modified (ent_window_get_session (data));
}

/* What was done since saving goes, as one change that can be undone. */
static void
test_revert (void)
{
  g_autofree char *path = write_case ();
  EntWindow *window = open_window (path, has_layout);
  EntSession *session = ent_window_get_session (window);
  double before = ent_layout_get_node (ent_session_get_layout (session), "LAO")->x;

  g_assert_false (ent_window_is_action_enabled (window, "win.revert"));
  g_assert_true (ent_session_move (session, "LAO", before + 50, 34, TRUE));
  settle ();
  g_assert_true (ent_window_is_action_enabled (window, "win.revert"));
  activate (window, "win.revert");
  wait_for (is_reverted, window);
  settle ();
  g_assert_cmpfloat (ent_layout_get_node (ent_session_get_layout (session), "LAO")->x, ==,
                     before);
  g_assert_false (ent_window_is_action_enabled (window, "win.revert"));

  activate (window, "win.undo");
  settle ();
  g_assert_cmpfloat (ent_layout_get_node (ent_session_get_layout (session), "LAO")->x, ==,
                     before + 50);
  close_window (window);
  g_unlink (path);
}

static void
test_about (void)
{
  EntWindow *window = open_window (CASE, has_session);
  AdwDialog *dialog = NULL;
  const char *info = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (application), "about", NULL);
  wait_for (has_dialog, window);
  dialog = get_dialog (window);
  info = adw_about_dialog_get_debug_info (ADW_ABOUT_DIALOG (dialog));
  g_assert_nonnull (strstr (info, "GTK: 4."));
  g_assert_nonnull (strstr (info, "Renderer: Gsk"));
  g_assert_nonnull (strstr (info, "Poppler: "));
  /* Nothing that says who, or of what. */
  g_assert_null (strstr (info, g_get_home_dir ()));
  g_assert_nonnull (adw_about_dialog_get_release_notes (ADW_ABOUT_DIALOG (dialog)));
  g_assert_cmpstr (adw_about_dialog_get_version (ADW_ABOUT_DIALOG (dialog)), ==,
                   PACKAGE_VERSION);
  adw_dialog_force_close (dialog);
  close_window (window);
}

/* -------------------------------------------------------------------------- preferences */

static void
test_graph_theme (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  EntGraphTheme *theme = ent_graph_theme_get_default ();
  EntWindow *window = open_window (CASE, has_layout);
  GtkWidget *canvas = GTK_WIDGET (ent_graph_view_get_canvas (window->graph_view));

  g_assert_true (g_settings_set_string (settings, "graph-theme", "dark"));
  settle ();
  g_assert_cmpint (ent_graph_theme_get_theme (theme), ==, ENT_THEME_DARK);
  g_assert_true (gtk_widget_has_css_class (canvas, "dark-ground"));
  g_assert_true (g_settings_set_string (settings, "graph-theme", "light"));
  settle ();
  g_assert_cmpint (ent_graph_theme_get_theme (theme), ==, ENT_THEME_LIGHT);
  g_assert_false (gtk_widget_has_css_class (canvas, "dark-ground"));
  g_settings_reset (settings, "graph-theme");
  settle ();
  g_assert_false (gtk_widget_has_css_class (canvas, "light-ground"));
  close_window (window);
}

static void
test_motion (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  GtkSettings *gtk_settings = gtk_settings_get_default ();
  gboolean before, animated;

  g_object_get (gtk_settings, "gtk-enable-animations", &before, NULL);
  g_assert_true (g_settings_set_boolean (settings, "reduce-motion", TRUE));
  settle ();
  g_object_get (gtk_settings, "gtk-enable-animations", &animated, NULL);
  g_assert_false (animated);
  g_settings_reset (settings, "reduce-motion");
  settle ();
  g_object_get (gtk_settings, "gtk-enable-animations", &animated, NULL);
  g_assert_cmpint (animated, ==, before);
}

static void
test_time_unit (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  EntWindow *window = open_window (CASE, has_session);

  g_assert_true (g_settings_set_string (settings, "time-unit", "month"));
  settle ();
  g_assert_cmpint (ent_session_get_unit (ent_window_get_session (window)), ==,
                   ENT_DATE_UNIT_MONTH);
  close_window (window);
  window = open_window (CASE, has_session);
  g_assert_cmpint (ent_session_get_unit (ent_window_get_session (window)), ==,
                   ENT_DATE_UNIT_MONTH);
  g_settings_reset (settings, "time-unit");
  close_window (window);
}

typedef struct
{
  EntSession *session;
  EntLayout *before;
} Arranged;

static gboolean
is_arranged_anew (gpointer data)
{
  Arranged *arranged = data;
  EntLayout *layout = ent_session_get_layout (arranged->session);

  return layout != NULL && layout != arranged->before;
}

/* Where nobody moved anything, the graph is arranged anew; what was moved stays. */
static void
test_layout_method (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_autofree char *path = write_case_with (FALSE);
  EntWindow *window = open_window (path, has_layout);
  Arranged arranged = { ent_window_get_session (window), NULL };

  arranged.before = ent_session_get_layout (arranged.session);
  g_assert_true (g_settings_set_string (settings, "layout-method", "circle"));
  wait_for (is_arranged_anew, &arranged);

  g_assert_true (ent_session_move (arranged.session, "LAO", 12.0, 34.0, TRUE));
  arranged.before = ent_session_get_layout (arranged.session);
  g_settings_reset (settings, "layout-method");
  for (guint i = 0; i < 50; i++)
    {
      settle ();
      g_usleep (2000);
    }
  g_assert_true (ent_session_get_layout (arranged.session) == arranged.before);
  close_window (window);
  remove_file (path);
}

static gboolean
is_in_folder (gpointer data)
{
  g_autofree char *path = ent_library_dup_default_path ();

  return g_str_has_prefix (path, data);
}

static EntText *
new_text (void)
{
  static const char words[] = "Two states signed a treaty.";
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));

  return ent_text_new_from_bytes (bytes, "treaty.txt", NULL);
}

/* The library goes along, and the old one stays where it is. */
static void
test_library_folder (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_autofree char *old = ent_library_dup_default_path ();
  g_autofree char *old_folder = g_path_get_dirname (old);
  g_autofree char *folder = g_dir_make_tmp ("entente-library-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntLibrary) library = ent_library_new (NULL, &error);
  g_autoptr (EntText) text = new_text ();
  g_autoptr (EntText) found = NULL;
  EntWindow *window = open_window (CASE, has_session);
  AdwDialog *dialog = ent_preferences_dialog_new ();
  GtkWidget *choose = NULL;

  g_assert_no_error (error);
  g_assert_true (ent_library_add (library, text, NULL, &error));
  g_clear_object (&library);

  adw_dialog_present (dialog, GTK_WIDGET (window));
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog), "files");
  settle ();
  choose = gtk_widget_get_ancestor (find_words (dialog, "Choose…"), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_grab_focus (choose));
  ent_preferences_dialog_use_folder (ENT_PREFERENCES_DIALOG (dialog), file);
  g_assert_false (gtk_widget_is_sensitive (choose));
  wait_for (is_in_folder, folder);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == choose);
  g_assert_true (g_file_test (old, G_FILE_TEST_EXISTS));
  library = ent_library_new (NULL, &error);
  g_assert_no_error (error);
  found = ent_library_get (library, ent_text_get_digest (text), &error);
  g_assert_no_error (error);
  g_assert_nonnull (found);
  g_clear_object (&library);

  g_settings_reset (settings, "library-folder");
  wait_for (is_in_folder, old_folder);
  settle ();
  adw_dialog_force_close (dialog);
  close_window (window);
  remove_folder (folder);
  remove_folder (old_folder);
}

static void
add_tests (void)
{
  g_test_add_func ("/window/export-remembered", test_export);
  g_test_add_func ("/window/revert", test_revert);
  g_test_add_func ("/window/about", test_about);
  g_test_add_func ("/preferences/graph-theme", test_graph_theme);
  g_test_add_func ("/preferences/motion", test_motion);
  g_test_add_func ("/preferences/time-unit", test_time_unit);
  g_test_add_func ("/preferences/layout-method", test_layout_method);
  g_test_add_func ("/preferences/library-folder", test_library_folder);
}

int
main (int   argc,
      char *argv[])
{
  return run_window_tests (argc, argv, add_tests);
}
