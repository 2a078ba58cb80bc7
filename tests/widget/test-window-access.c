/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-announce.h"
#include "window-helpers.h"

/*
 * What the window is to those who do not see it, or do not use a pointer: the way from pane
 * to pane, what is said to a screen reader, and nothing that moves where that is not wanted.
 */

#define CASE "builtin:china-vietnam"

/* What was said, each with a line of its own. */
static GString *said;

static void
hear (GtkWidget  *widget,
      const char *text)
{
  g_string_append_printf (said, "%s\n", text);
}

static guint
count_said (const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s\n", text);
  guint n = 0;

  for (const char *at = strstr (said->str, line); at != NULL; at = strstr (at + 1, line))
    n++;
  return n;
}

static gboolean
is_said (gpointer text)
{
  return count_said (text) > 0;
}

static gboolean
is_anything_said (gpointer data)
{
  return said->len > 0;
}

/* ------------------------------------------------------------------------------ panes */

static gboolean
is_in (EntWindow *window,
       gpointer   pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static void
test_panes (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  gpointer panes[] = { window->outline, window->graph_view, window->time_bar, window->side };
  gpointer at_gaps[] = { window->outline, window->gaps_view, window->side };

  gtk_widget_grab_focus (GTK_WIDGET (window->graph_view));
  g_assert_true (is_in (window, window->graph_view));
  for (guint i = 2; i < 8; i++)
    {
      activate (window, "win.next-pane");
      g_assert_true (is_in (window, panes[i % G_N_ELEMENTS (panes)]));
    }
  for (guint i = 6; i > 2; i--)
    {
      activate (window, "win.previous-pane");
      g_assert_true (is_in (window, panes[i % G_N_ELEMENTS (panes)]));
    }

  /* What does not show is passed over. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "gaps");
  settle ();
  g_assert_true (is_in (window, window->gaps_view));
  for (guint i = 2; i < 6; i++)
    {
      activate (window, "win.next-pane");
      g_assert_true (is_in (window, at_gaps[i % G_N_ELEMENTS (at_gaps)]));
    }
  activate (window, "win.toggle-inspector");
  settle ();
  gtk_widget_child_focus (GTK_WIDGET (window->gaps_view), GTK_DIR_TAB_FORWARD);
  g_assert_true (is_in (window, window->gaps_view));
  activate (window, "win.next-pane");
  g_assert_true (is_in (window, window->outline));
  activate (window, "win.toggle-inspector");
  close_window (window);
}

/* Who comes back to a pane is where the keyboard was. */
static void
test_pane_remembers (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  GtkWidget *scale = find_widget (GTK_WIDGET (window->time_bar), "timescale");

  /* It is not what the pane begins with. */
  gtk_widget_grab_focus (GTK_WIDGET (window->graph_view));
  activate (window, "win.next-pane");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != scale);
  g_assert_true (gtk_widget_grab_focus (scale));

  activate (window, "win.next-pane");
  g_assert_false (is_in (window, window->time_bar));
  activate (window, "win.previous-pane");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == scale);
  close_window (window);
}

/* ---------------------------------------------------------------------- announcements */

static void
seek (EntWindow  *window,
      const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (window->outline), "entry")),
                         words);
}

static void
test_says_matches (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  GtkListView *list = GTK_LIST_VIEW (find_widget (GTK_WIDGET (window->outline), "listview"));
  g_autofree char *matches = NULL;

  activate (window, "win.search");
  g_string_truncate (said, 0);
  seek (window, "Atlantis");
  wait_for (is_said, (gpointer) "No Matches");
  g_assert_cmpuint (count_said ("No Matches"), ==, 1);

  g_string_truncate (said, 0);
  seek (window, "Laos");
  wait_for (is_anything_said, NULL);
  matches = g_strdup_printf (
    "%u matches", g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))));
  g_assert_cmpuint (count_said (matches), ==, 1);
  close_window (window);
}

/* A graph that was there from the start is not announced; one that was waited for is, once. */
static void
test_says_layout (void)
{
  EntWindow *window = NULL;

  g_string_truncate (said, 0);
  window = open_window (CASE, has_layout);
  settle ();
  ent_window_announce_layout (window);
  g_assert_cmpuint (count_said ("The graph is laid out"), ==, 0);

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  window->awaiting_layout = TRUE;
  ent_window_announce_layout (window);
  ent_window_announce_layout (window);
  g_assert_cmpuint (count_said ("The graph is laid out"), ==, 1);
  /* The keyboard waited for it. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         GTK_WIDGET (window->graph_view)));
  close_window (window);
}

static void
test_says_time_and_selection (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  EntSession *session = ent_window_get_session (window);

  activate (window, "win.toggle-inspector");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_string_truncate (said, 0);
  activate (window, "win.step-forward");
  settle ();
  g_assert_nonnull (strstr (said->str, "1986: "));

  activate (window, "win.search");
  g_string_truncate (said, 0);
  ent_session_select (
    session, ent_case_lookup (ent_session_get_case (session), ENT_TYPE_STATE, "VNM"), NULL);
  settle ();
  g_assert_nonnull (strstr (said->str, "Vietnam, allied with "));
  activate (window, "win.toggle-inspector");
  close_window (window);
}

/* ------------------------------------------------------------------------------- typing */

static gboolean
can_undo (EntSession *session)
{
  gboolean can = FALSE;

  g_object_get (session, "can-undo", &can, NULL);
  return can;
}

/* Who presses in an empty field what undoes or removes something in a text means the text. */
static void
test_typing (void)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  EntWindow *window = open_window (CASE, has_layout);
  EntSession *session = ent_window_get_session (window);
  EntCase *the_case = ent_session_get_case (session);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  gdk_clipboard_set_text (clipboard, "mine");
  g_assert_true (ent_session_move (session, "LAO", 12, 34, TRUE));
  ent_session_select (session, ent_case_lookup (the_case, ENT_TYPE_STATE, "VNM"), NULL);
  g_assert_true (can_undo (session));

  activate (window, "win.search");
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (window))));
  press_key (window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_true (can_undo (session));
  press_key (window, GDK_KEY_c, GDK_CONTROL_MASK);
  press_key (window, GDK_KEY_c, both);
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                                    G_TYPE_STRING));
  press_key (window, GDK_KEY_v, both);
  press_key (window, GDK_KEY_Delete, 0);
  settle ();
  g_assert_null (get_dialog (window));
  g_assert_nonnull (ent_case_lookup (the_case, ENT_TYPE_STATE, "VNM"));

  /* Elsewhere they mean the case. */
  gtk_widget_grab_focus (GTK_WIDGET (window->graph_view));
  press_key (window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_false (can_undo (session));
  press_key (window, GDK_KEY_z, both);
  g_assert_true (can_undo (session));
  close_window (window);
}

/* ----------------------------------------------------------------------------- motion */

/* Whether fitting the graph is done when it was asked for, after the view was another. */
static gboolean
fits_at_once (EntWindow *window)
{
  EntCanvas *canvas = ent_graph_view_get_canvas (window->graph_view);
  EntViewport *viewport = ent_canvas_get_viewport (canvas);
  EntView fitted = ent_viewport_get_view (viewport);
  EntView view = fitted;

  view.zoom *= 3;
  ent_viewport_set_view (viewport, view);
  activate (window, "win.zoom-fit");
  view = ent_viewport_get_view (viewport);
  return fabs (view.zoom - fitted.zoom) < 0.001;
}

static void
test_motion (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  EntWindow *window = NULL;
  EntSession *session;
  EntCanvas *canvas;

  /* The program's own setting, whatever the desktop says. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_assert_true (g_settings_set_boolean (settings, "reduce-motion", TRUE));
  window = open_window (CASE, has_layout);
  session = ent_window_get_session (window);
  canvas = ent_graph_view_get_canvas (window->graph_view);
  activate (window, "win.zoom-fit");
  g_assert_true (fits_at_once (window));

  /* A jump in time has the new scene before anything else happens. */
  activate (window, "win.next-change");
  g_assert_true (ent_scene_get_slice (ent_canvas_get_scene (canvas)) ==
                 ent_session_get_slice (session));

  /* With motion, there is a way to go. */
  g_settings_reset (settings, "reduce-motion");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_assert_false (fits_at_once (window));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  close_window (window);
}

static gboolean
has_moved_on (gpointer data)
{
  return g_str_equal (ent_date_get_edtf (ent_session_get_at (data)), "1985") == FALSE;
}

/* The desktop alone asks for no motion: nothing glides, and playing goes in steps. */
static void
test_motion_of_desktop (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  EntSession *session = ent_window_get_session (window);
  EntCanvas *canvas = ent_graph_view_get_canvas (window->graph_view);

  g_assert_false (adw_get_enable_animations (GTK_WIDGET (window)));
  activate (window, "win.zoom-fit");
  g_assert_true (fits_at_once (window));
  activate (window, "win.next-change");
  g_assert_true (ent_scene_get_slice (ent_canvas_get_scene (canvas)) ==
                 ent_session_get_slice (session));
  activate (window, "win.previous-change");

  /* With each step the scene is that of its time, and no frame is between two. */
  activate (window, "win.play");
  wait_for (has_moved_on, session);
  g_assert_true (ent_scene_get_slice (ent_canvas_get_scene (canvas)) ==
                 ent_session_get_slice (session));
  activate (window, "win.play");
  close_window (window);
}

static void
add_tests (void)
{
  said = g_string_new (NULL);
  ent_announce_set_func (hear);
  /* A pane that goes does so at once. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/window/access/panes", test_panes);
  g_test_add_func ("/window/access/panes/remember", test_pane_remembers);
  g_test_add_func ("/window/access/says/matches", test_says_matches);
  g_test_add_func ("/window/access/says/layout", test_says_layout);
  g_test_add_func ("/window/access/says/time-and-selection", test_says_time_and_selection);
  g_test_add_func ("/window/access/typing", test_typing);
  g_test_add_func ("/window/access/motion", test_motion);
  g_test_add_func ("/window/access/motion/desktop", test_motion_of_desktop);
}

int
main (int   argc,
      char *argv[])
{
  int status = run_window_tests (argc, argv, add_tests);

  g_string_free (said, TRUE);
  return status;
}
