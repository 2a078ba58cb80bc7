/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-graph-view.h"
#include "ent-legend-swatch.h"
#include "view-helpers.h"

/*
 * What lies over the canvas, and what stands in its place while there is nothing
 * to draw.
 */

static GtkWidget *
show_view (EntSession *session)
{
  GtkWidget *view = ent_graph_view_new ();

  ent_graph_view_set_session (ENT_GRAPH_VIEW (view), session);
  show_in_window (view, 900, 700);
  return view;
}

static const char *
get_page (GtkWidget *view)
{
  GtkWidget *widget = view;

  while (widget != NULL && !GTK_IS_STACK (widget))
    widget = gtk_widget_get_first_child (widget);
  return gtk_stack_get_visible_child_name (GTK_STACK (widget));
}

static guint
count_widgets (GtkWidget *widget,
               GType      type)
{
  guint count = G_TYPE_CHECK_INSTANCE_TYPE (widget, type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += count_widgets (child, type);
  return count;
}

static GtkWidget *
find_legend (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "legend"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_legend (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Places one state at each end. */
static EntChange *
create_places (void)
{
  const char *places[] = {
    "{\"id\": \"place-AAA\", \"of\": \"AAA\", \"x\": 0, \"y\": 250}",
    "{\"id\": \"place-BBB\", \"of\": \"BBB\", \"x\": 300, \"y\": 0}",
    "{\"id\": \"place-CCC\", \"of\": \"CCC\", \"x\": 300, \"y\": 500}",
    "{\"id\": \"place-DDD\", \"of\": \"DDD\", \"x\": 600, \"y\": 250}",
  };
  EntChange *change = ent_change_new ("Place all");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (JsonNode) after = json_from_string (places[i], NULL);

      ent_change_add (change, ENT_TYPE_PLACE, NULL, after);
    }
  return change;
}

static void
test_graph (void)
{
  g_autoptr (EntSession) session = create_session ();
  GtkWidget *view = show_view (session);
  EntCanvas *canvas = ent_graph_view_get_canvas (ENT_GRAPH_VIEW (view));

  g_assert_cmpstr (get_page (view), ==, "graph");
  g_assert_true (ent_canvas_get_session (canvas) == session);
  leave_picture (view, "graph-view");
  close_window_of (view);
}

static void
test_legend (void)
{
  g_autoptr (EntSession) session = create_session ();
  GtkWidget *view = show_view (session);
  EntCanvas *canvas = ent_graph_view_get_canvas (ENT_GRAPH_VIEW (view));
  guint before, after;

  before = ent_scene_get_n_legend (ent_canvas_get_scene (canvas));
  g_assert_cmpuint (before, >, 0);
  g_assert_cmpuint (count_widgets (view, ENT_TYPE_LEGEND_SWATCH), ==, before);

  /* Another time has other lines to explain. */
  go_to (session, "1952");
  after = ent_scene_get_n_legend (ent_canvas_get_scene (canvas));
  g_assert_cmpuint (after, !=, before);
  g_assert_cmpuint (count_widgets (view, ENT_TYPE_LEGEND_SWATCH), ==, after);
  close_window_of (view);
}

static void
test_empty (void)
{
  g_autoptr (EntSession) session = create_session_from ("{\"format\": \"entente-case\","
                                                        " \"version\": 1, \"case\": {\"title\": \"New\"}}");
  GtkWidget *view = show_view (session);

  g_assert_cmpstr (get_page (view), ==, "empty");
  g_assert_false (gtk_widget_get_mapped (find_legend (view)));
  leave_picture (view, "graph-empty");
  close_window_of (view);
}

/* States that nothing ties yet are drawn, and there is nothing for a legend to explain. */
static void
test_unlinked (void)
{
  g_autoptr (EntSession) session = create_session_from (VIEW_CASE_HEAD "}");
  GtkWidget *view = show_view (session);
  EntCanvas *canvas = ent_graph_view_get_canvas (ENT_GRAPH_VIEW (view));

  g_assert_cmpstr (get_page (view), ==, "graph");
  g_assert_cmpuint (ent_scene_get_n_nodes (ent_canvas_get_scene (canvas)), ==, 4);
  g_assert_false (gtk_widget_get_visible (find_legend (view)));
  leave_picture (view, "graph-unlinked");
  close_window_of (view);
}

static void
test_layout (void)
{
  g_autoptr (EntSession) session = create_session_from (VIEW_CASE_HEAD VIEW_CASE_TIES "}");
  GtkWidget *view = show_view (session);

  g_assert_cmpstr (get_page (view), ==, "loading");
  g_signal_emit_by_name (session, "layout-failed", "It took too long.");
  g_assert_cmpstr (get_page (view), ==, "failed");
  close_window_of (view);
}

static GtkToggleButton *
find_toggle (GtkWidget *view)
{
  return GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (find_legend (view)));
}

static void
resize (GtkWidget *view,
        int        width,
        int        height)
{
  gtk_window_set_default_size (GTK_WINDOW (gtk_widget_get_root (view)), width, height);
  /* What frame a window has is not ours to know. */
  while (ABS (gtk_widget_get_width (view) - width) > 20)
    wait_for_frames (view, 1);
  wait_for_frames (view, 5);
}

/* Whether the legend lies over a node. */
static gboolean
hides_a_node (GtkWidget *view)
{
  EntCanvas *canvas = ent_graph_view_get_canvas (ENT_GRAPH_VIEW (view));
  EntViewport *viewport = ent_canvas_get_viewport (canvas);
  EntScene *scene = ent_canvas_get_scene (canvas);
  graphene_rect_t legend, node;

  g_assert_true (gtk_widget_compute_bounds (find_legend (view), GTK_WIDGET (canvas), &legend));
  for (guint i = 0; i < ent_scene_get_n_nodes (scene); i++)
    {
      const EntRect *box = &ent_scene_get_node (scene, i)->box;
      EntPoint at = ent_viewport_to_widget (viewport, (EntPoint) { box->x, box->y });
      double zoom = ent_viewport_get_zoom (viewport);

      graphene_rect_init (&node, (float) at.x, (float) at.y, (float) (box->width * zoom),
                          (float) (box->height * zoom));
      if (graphene_rect_intersection (&legend, &node, NULL))
        return TRUE;
    }
  return FALSE;
}

/* It is open where it hides nothing, and closed where it would; however late the
 * layout comes, and at every size. */
static void
test_legend_is_clear (void)
{
  g_autoptr (EntSession) session = create_session_from (VIEW_CASE_HEAD VIEW_CASE_TIES "}");
  GtkWidget *view = show_view (session);
  g_autoptr (EntChange) change = create_places ();

  g_assert_true (ent_session_apply (session, change, NULL));
  g_assert_cmpstr (get_page (view), ==, "graph");
  wait_for_frames (view, 5);
  g_assert_false (hides_a_node (view));

  resize (view, 1200, 760);
  g_assert_true (gtk_toggle_button_get_active (find_toggle (view)));
  g_assert_false (hides_a_node (view));

  resize (view, 360, 300);
  g_assert_false (gtk_toggle_button_get_active (find_toggle (view)));
  close_window_of (view);
}

static GtkWidget *
find_zoom_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "list-remove-symbolic") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_zoom_button (child);
  return found;
}

/* Whether the legend lies under a button for the zoom. */
static gboolean
is_under_buttons (GtkWidget *view)
{
  GtkWidget *buttons = gtk_widget_get_parent (find_zoom_button (view));
  graphene_rect_t legend, seen;

  if (!gtk_widget_get_visible (buttons))
    return FALSE;
  g_assert_true (gtk_widget_compute_bounds (find_legend (view), view, &legend));
  g_assert_true (gtk_widget_compute_bounds (buttons, view, &seen));
  return graphene_rect_intersection (&legend, &seen, NULL);
}

/* In no form of a window does it lie under the buttons, nor take the most of the graph's room
 * by itself. Where it was opened and there is no room for both, they make way. */
static void
test_legend_beside_buttons (void)
{
  static const int sizes[][2] = { { 1200, 760 }, { 640, 250 }, { 500, 420 }, { 360, 500 },
                                  { 360, 300 } };
  g_autoptr (EntSession) session = create_session ();
  GtkWidget *view = show_view (session);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      graphene_rect_t legend;

      resize (view, sizes[i][0], sizes[i][1]);
      g_assert_false (is_under_buttons (view));
      g_assert_true (gtk_widget_compute_bounds (find_legend (view), view, &legend));
      g_assert_cmpfloat (graphene_rect_get_area (&legend), <, sizes[i][0] * sizes[i][1] / 4.0);
    }

  g_object_set (gtk_widget_get_settings (view), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_toggle_button_set_active (find_toggle (view), FALSE);
  gtk_toggle_button_set_active (find_toggle (view), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      resize (view, sizes[i][0], sizes[i][1]);
      g_assert_true (gtk_toggle_button_get_active (find_toggle (view)));
      g_assert_false (is_under_buttons (view));
    }
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (find_zoom_button (view))));
  resize (view, 1200, 760);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (find_zoom_button (view))));
  g_object_set (gtk_widget_get_settings (view), "gtk-xft-dpi", 96 * 1024, NULL);
  close_window_of (view);
}

/* Once the user has opened or closed it, it stays so, and moves nothing. */
static void
test_legend_is_chosen (void)
{
  g_autoptr (EntSession) session = create_session ();
  GtkWidget *view = show_view (session);
  EntViewport *viewport = ent_canvas_get_viewport (
    ent_graph_view_get_canvas (ENT_GRAPH_VIEW (view)));
  EntView before = ent_viewport_get_view (viewport);
  EntView after;

  g_assert_true (gtk_toggle_button_get_active (find_toggle (view)));
  gtk_toggle_button_set_active (find_toggle (view), FALSE);
  wait_for_frames (view, 5);
  after = ent_viewport_get_view (viewport);
  g_assert_cmpfloat (after.zoom, ==, before.zoom);
  g_assert_cmpfloat (after.center.y, ==, before.center.y);
  resize (view, 1200, 760);
  g_assert_false (gtk_toggle_button_get_active (find_toggle (view)));

  gtk_toggle_button_set_active (find_toggle (view), TRUE);
  resize (view, 360, 300);
  g_assert_true (gtk_toggle_button_get_active (find_toggle (view)));
  close_window_of (view);
}

/* Where there is a layout already, it stays when a newer one fails. */
static void
test_layout_stays (void)
{
  g_autoptr (EntSession) session = create_session ();
  GtkWidget *view = show_view (session);

  g_signal_emit_by_name (session, "layout-failed", "It took too long.");
  g_assert_cmpstr (get_page (view), ==, "graph");
  close_window_of (view);
}

static void
test_no_session (void)
{
  g_autoptr (EntSession) session = create_session ();
  GtkWidget *view = show_view (session);
  guint notified = 0;

  g_signal_connect_swapped (view, "notify::session", G_CALLBACK (count_cb), &notified);
  ent_graph_view_set_session (ENT_GRAPH_VIEW (view), session);
  g_assert_cmpuint (notified, ==, 0);
  ent_graph_view_set_session (ENT_GRAPH_VIEW (view), NULL);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (get_page (view), ==, "loading");
  close_window_of (view);
}

int
main (int    argc,
      char **argv)
{
  start_view_test (&argc, &argv);

  g_test_add_func ("/graph-view/graph", test_graph);
  g_test_add_func ("/graph-view/legend", test_legend);
  g_test_add_func ("/graph-view/empty", test_empty);
  g_test_add_func ("/graph-view/unlinked", test_unlinked);
  g_test_add_func ("/graph-view/layout", test_layout);
  g_test_add_func ("/graph-view/layout-stays", test_layout_stays);
  g_test_add_func ("/graph-view/legend-is-clear", test_legend_is_clear);
  g_test_add_func ("/graph-view/legend-beside-buttons", test_legend_beside_buttons);
  g_test_add_func ("/graph-view/legend-is-chosen", test_legend_is_chosen);
  g_test_add_func ("/graph-view/no-session", test_no_session);

  return g_test_run ();
}
