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

/* Places one state in each corner: something must make way for the legend. */
static EntChange *
create_places (void)
{
  const char *places[] = {
    "{\"id\": \"place-AAA\", \"of\": \"AAA\", \"x\": 0, \"y\": 0}",
    "{\"id\": \"place-BBB\", \"of\": \"BBB\", \"x\": 600, \"y\": 0}",
    "{\"id\": \"place-CCC\", \"of\": \"CCC\", \"x\": 0, \"y\": 500}",
    "{\"id\": \"place-DDD\", \"of\": \"DDD\", \"x\": 600, \"y\": 500}",
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
  g_autoptr (EntSession) session = create_session_from (VIEW_CASE_HEAD "}");
  GtkWidget *view = show_view (session);

  g_assert_cmpstr (get_page (view), ==, "empty");
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

/* However late the layout comes, no node is put behind the legend. */
static void
test_legend_is_clear (void)
{
  g_autoptr (EntSession) session = create_session_from (VIEW_CASE_HEAD VIEW_CASE_TIES "}");
  GtkWidget *view = show_view (session);
  EntCanvas *canvas = ent_graph_view_get_canvas (ENT_GRAPH_VIEW (view));
  GtkWidget *legend = find_legend (view);
  g_autoptr (EntChange) change = create_places ();
  graphene_rect_t bounds;

  g_assert_true (ent_session_apply (session, change, NULL));
  g_assert_cmpstr (get_page (view), ==, "graph");
  wait_for_frames (view, 5);
  g_assert_true (gtk_widget_compute_bounds (legend, GTK_WIDGET (canvas), &bounds));
  g_assert_cmpfloat (bounds.size.height, >, 50);

  for (guint i = 0; i < ent_scene_get_n_nodes (ent_canvas_get_scene (canvas)); i++)
    {
      const EntRect *box = &ent_scene_get_node (ent_canvas_get_scene (canvas), i)->box;
      EntPoint at = { box->x, box->y + box->height };

      at = ent_viewport_to_widget (ent_canvas_get_viewport (canvas), at);
      g_assert_false (at.x < bounds.origin.x + bounds.size.width && at.y > bounds.origin.y);
    }
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
  g_test_add_func ("/graph-view/layout", test_layout);
  g_test_add_func ("/graph-view/layout-stays", test_layout_stays);
  g_test_add_func ("/graph-view/legend-is-clear", test_legend_is_clear);
  g_test_add_func ("/graph-view/no-session", test_no_session);

  return g_test_run ();
}
