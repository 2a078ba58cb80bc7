/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "habits-helpers.h"

/*
 * The panes of a window are as wide as somebody drew them, in the next window too.
 */

static int
get_outline_width (EntWindow *window)
{
  return gtk_widget_get_width (adw_overlay_split_view_get_sidebar (window->outline_split));
}

static int
get_side_width (EntWindow *window)
{
  return gtk_widget_get_width (adw_overlay_split_view_get_sidebar (window->inspector_split));
}

static gboolean
is_wide (gpointer data)
{
  return get_outline_width (data) > 0 && get_side_width (data) > 0;
}

static EntWindow *
open_wide (void)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 760);
  ent_window_open (window, CASE);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (has_layout, window);
  wait_for (is_wide, window);
  settle ();
  return window;
}

typedef struct
{
  EntWindow *window;
  int (*get_width) (EntWindow *);
  int width;
} Change;

static gboolean
is_changed (gpointer data)
{
  Change *change = data;

  return change->get_width (change->window) != change->width;
}

/* As F8 and the arrow keys do it. */
static int
draw (EntWindow *window,
      guint      key,
      int (*get_width) (EntWindow *))
{
  Change change = { window, get_width, get_width (window) };

  press_key (window, key, 0);
  wait_for (is_changed, &change);
  return get_width (window);
}

static void
assert_at_edge (EntWindow   *window,
                EntPaneEdge *edge)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.pane-edge", NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (edge));
}

static void
test_widths (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  EntWindow *window = open_wide ();
  int outline = get_outline_width (window);
  int side = get_side_width (window);
  int drawn_outline, drawn_side;

  assert_at_edge (window, window->outline_edge);
  drawn_outline = draw (window, GDK_KEY_Right, get_outline_width);
  g_assert_cmpint (drawn_outline, >, outline);
  assert_at_edge (window, window->inspector_edge);
  drawn_side = draw (window, GDK_KEY_Left, get_side_width);
  g_assert_cmpint (drawn_side, >, side);
  /* Then back to the view: Tab never comes to an edge. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.pane-edge", NULL);
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (window->outline_edge)));
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (window->inspector_edge)));
  /* An article has a width of its own. */
  ent_window_size_side (window, TRUE);
  g_assert_cmpfloat (ent_pane_edge_get_width (window->inspector_edge), ==, 0);
  close_window (window);

  window = open_wide ();
  g_assert_cmpint (get_outline_width (window), ==, drawn_outline);
  g_assert_cmpint (get_side_width (window), ==, drawn_side);
  assert_at_edge (window, window->outline_edge);
  g_assert_cmpint (draw (window, GDK_KEY_BackSpace, get_outline_width), ==, outline);
  g_assert_cmpfloat (g_settings_get_double (settings, "outline-width"), ==, 0);
  close_window (window);
  g_settings_reset (settings, "evidence-width");
}

/* However wide the panes are drawn, the view keeps what it needs, and its header says in
 * icons what it has no room for in words. */
static void
test_most (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  EntWindow *window = open_wide ();
  GtkWidget *content = adw_overlay_split_view_get_content (window->inspector_split);
  int least;

  g_assert_false (window->tight);
  assert_at_edge (window, window->outline_edge);
  assert_at_edge (window, window->inspector_edge);
  draw (window, GDK_KEY_End, get_side_width);
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_width (content), >=, least);
  settle ();
  g_assert_true (window->tight);
  draw (window, GDK_KEY_Home, get_side_width);
  settle ();
  g_assert_false (window->tight);
  close_window (window);
  g_settings_reset (settings, "evidence-width");
}

/* Escape leaves an edge as if it had not been moved, Return as it is; both lead back. */
static void
test_leaving (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  EntWindow *window = open_wide ();
  GtkWidget *before = GTK_WIDGET (window->graph_view);
  int outline = get_outline_width (window);
  int drawn;

  g_assert_true (gtk_widget_grab_focus (before));
  before = gtk_window_get_focus (GTK_WINDOW (window));
  assert_at_edge (window, window->outline_edge);
  draw (window, GDK_KEY_Right, get_outline_width);
  g_assert_cmpint (draw (window, GDK_KEY_Escape, get_outline_width), ==, outline);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == before);
  g_assert_cmpfloat (g_settings_get_double (settings, "outline-width"), ==, 0);

  /* By way of another edge, too. */
  assert_at_edge (window, window->outline_edge);
  drawn = draw (window, GDK_KEY_Right, get_outline_width);
  assert_at_edge (window, window->inspector_edge);
  press_key (window, GDK_KEY_Return, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == before);
  settle ();
  g_assert_cmpint (get_outline_width (window), ==, drawn);
  close_window (window);
  g_settings_reset (settings, "outline-width");
}

static void
add_tests (void)
{
  g_test_add_func ("/window/panes/widths", test_widths);
  g_test_add_func ("/window/panes/most", test_most);
  g_test_add_func ("/window/panes/leaving", test_leaving);
}

int
main (int   argc,
      char *argv[])
{
  return run_window_tests (argc, argv, add_tests);
}
