/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"
#include "ent-text-scale.h"
#include "view-helpers.h"

/*
 * Where the canvas looks: how large names are with large text, what it does when a sheet
 * covers a part of it, and that a bar which comes above moves nothing.
 */

#define WIDTH  600
#define HEIGHT 400
#define COVER  260

typedef struct
{
  EntSession  *session;
  GtkWidget   *box;
  GtkWidget   *bar;
  EntCanvas   *canvas;
  EntViewport *viewport;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *canvas = ent_canvas_new ();

  fixture->session = create_session ();
  fixture->canvas = ENT_CANVAS (canvas);
  fixture->viewport = ent_canvas_get_viewport (fixture->canvas);
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fixture->bar = gtk_label_new ("bar");
  gtk_widget_set_visible (fixture->bar, FALSE);
  gtk_widget_set_vexpand (canvas, TRUE);
  gtk_box_append (GTK_BOX (fixture->box), fixture->bar);
  gtk_box_append (GTK_BOX (fixture->box), canvas);
  ent_canvas_set_session (fixture->canvas, fixture->session);
  show_in_window (fixture->box, WIDTH, HEIGHT);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window_of (fixture->box);
  g_assert_finalize_object (fixture->session);
}

static void
scale_text (Fixture *fixture,
            double   scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (scale * 96 * 1024), NULL);
  wait_for_frames (GTK_WIDGET (fixture->canvas), 3);
}

static void
select_state (Fixture    *fixture,
              const char *id)
{
  EntCase *the_case = ent_session_get_case (fixture->session);

  ent_session_select (fixture->session, ent_case_lookup (the_case, ENT_TYPE_STATE, id), NULL);
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
}

static EntRect
get_seen (Fixture *fixture,
          EntRect  box)
{
  double zoom = ent_viewport_get_zoom (fixture->viewport);
  EntPoint corner = ent_viewport_to_widget (fixture->viewport, (EntPoint) { box.x, box.y });

  return (EntRect) { corner.x, corner.y, box.width * zoom, box.height * zoom };
}

static EntRect
get_seen_node (Fixture    *fixture,
               const char *id)
{
  const EntSceneNode *node = ent_scene_lookup_node (ent_canvas_get_scene (fixture->canvas), id);

  g_assert_nonnull (node);
  return get_seen (fixture, node->box);
}

/* A node's place in the window, whatever the canvas's own place in it is. */
static graphene_point_t
get_place_in_window (Fixture    *fixture,
                     const char *id)
{
  EntRect seen = get_seen_node (fixture, id);
  graphene_point_t place = GRAPHENE_POINT_INIT ((float) seen.x, (float) seen.y);

  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (fixture->canvas), fixture->box, &place,
                                           &place));
  return place;
}

static gboolean
is_whole_seen (Fixture *fixture)
{
  EntRect seen = get_seen (fixture,
                           ent_scene_get_bounds (ent_canvas_get_scene (fixture->canvas)));
  double width, height;

  ent_viewport_get_size (fixture->viewport, &width, &height);
  return seen.x >= 0 && seen.y >= 0 && seen.x + seen.width <= width &&
         seen.y + seen.height <= height;
}

/* Names follow the desktop's size of text, at once and whether anybody zoomed; the scene,
   which is what is exported, stays as it is. */
static void
test_text_scale (Fixture       *fixture,
                 gconstpointer  data)
{
  EntRect bounds = ent_scene_get_bounds (ent_canvas_get_scene (fixture->canvas));
  EntView before = ent_viewport_get_view (fixture->viewport);
  EntView after;

  g_assert_true (is_whole_seen (fixture));
  g_assert_cmpfloat (before.zoom, <, 1);
  scale_text (fixture, 2);
  g_assert_cmpfloat (ent_text_scale_get (GTK_WIDGET (fixture->canvas)), ==, 2);
  after = ent_viewport_get_view (fixture->viewport);
  g_assert_cmpfloat_with_epsilon (after.zoom, 2 * before.zoom, 1e-6);
  /* Beta's place: the state nearest to the middle. */
  g_assert_cmpfloat_with_epsilon (after.center.x, 240, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.center.y, 0, 1e-6);
  g_assert_cmpfloat (ent_scene_get_bounds (ent_canvas_get_scene (fixture->canvas)).width, ==,
                     bounds.width);

  /* The whole graph is there for the asking, and stays whole. */
  ent_canvas_fit (fixture->canvas, FALSE);
  g_assert_true (is_whole_seen (fixture));
  scale_text (fixture, 1.5);
  g_assert_true (is_whole_seen (fixture));

  /* What the user looks at stays in the middle. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.zoom-in", NULL);
  before = ent_viewport_get_view (fixture->viewport);
  scale_text (fixture, 1);
  after = ent_viewport_get_view (fixture->viewport);
  g_assert_cmpfloat_with_epsilon (after.zoom, before.zoom / 1.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.center.x, before.center.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.center.y, before.center.y, 1e-6);
}

/* A remembered look is taken up at the size of text that there is then. */
static void
test_look (Fixture       *fixture,
           gconstpointer  data)
{
  EntView look = { 0, { 0, 0 } };
  double zoom;

  g_assert_false (ent_canvas_get_look (fixture->canvas, &look));
  select_state (fixture, "DDD");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.center-selection", NULL);
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  zoom = ent_viewport_get_zoom (fixture->viewport);
  g_assert_true (ent_canvas_get_look (fixture->canvas, &look));
  g_assert_cmpfloat (look.zoom, ==, zoom);

  scale_text (fixture, 2);
  ent_canvas_fit (fixture->canvas, FALSE);
  ent_canvas_look (fixture->canvas, look);
  g_assert_cmpfloat_with_epsilon (ent_viewport_get_zoom (fixture->viewport), 2 * zoom, 1e-6);
  g_assert_true (ent_canvas_get_look (fixture->canvas, &look));
  g_assert_cmpfloat_with_epsilon (look.zoom, zoom, 1e-6);
  scale_text (fixture, 1);
}

/* The user chose what to select, not where to look: the graph is still fitted. */
static void
test_revealed (Fixture       *fixture,
               gconstpointer  data)
{
  EntView look = { 0, { 0, 0 } };
  EntView before;

  scale_text (fixture, 4);
  before = ent_viewport_get_view (fixture->viewport);
  select_state (fixture, "DDD");
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  g_assert_cmpfloat (ent_viewport_get_view (fixture->viewport).center.x, !=, before.center.x);
  g_assert_false (ent_canvas_get_look (fixture->canvas, &look));
  scale_text (fixture, 1);
}

/* What is selected comes out from under a sheet, and the graph goes back when it is gone. */
static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  EntView before = ent_viewport_get_view (fixture->viewport);
  EntView after;
  EntRect seen;

  select_state (fixture, "CCC");
  seen = get_seen_node (fixture, "CCC");
  g_assert_cmpfloat (seen.y + seen.height, >, HEIGHT - COVER);

  ent_canvas_set_hidden (fixture->canvas, COVER);
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  seen = get_seen_node (fixture, "CCC");
  g_assert_cmpfloat (seen.y, >=, 0);
  g_assert_cmpfloat (seen.y + seen.height, <=, HEIGHT - COVER);
  g_assert_cmpfloat (ent_viewport_get_zoom (fixture->viewport), ==, before.zoom);

  ent_canvas_set_hidden (fixture->canvas, 0);
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  after = ent_viewport_get_view (fixture->viewport);
  g_assert_cmpfloat_with_epsilon (after.center.y, before.center.y, 1e-6);
}

/* Where the user chose the view, it stays where the sheet left it. */
static void
test_hidden_chosen (Fixture       *fixture,
                    gconstpointer  data)
{
  EntView covered, after;

  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.zoom-in", NULL);
  select_state (fixture, "CCC");
  ent_canvas_set_hidden (fixture->canvas, COVER);
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  covered = ent_viewport_get_view (fixture->viewport);
  ent_canvas_set_hidden (fixture->canvas, 0);
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  after = ent_viewport_get_view (fixture->viewport);
  g_assert_cmpfloat (after.center.x, ==, covered.center.x);
  g_assert_cmpfloat (after.center.y, ==, covered.center.y);
}

/* A banner over the graph takes height from it, but what one looks at does not jump. */
static void
test_keep_place (Fixture       *fixture,
                 gconstpointer  data)
{
  graphene_point_t before = get_place_in_window (fixture, "BBB");
  graphene_point_t after;
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->canvas));

  gtk_widget_set_visible (fixture->bar, TRUE);
  wait_for_frames (GTK_WIDGET (fixture->canvas), 3);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->canvas)), <, height);
  after = get_place_in_window (fixture, "BBB");
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 0.01);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 0.01);

  gtk_widget_set_visible (fixture->bar, FALSE);
  wait_for_frames (GTK_WIDGET (fixture->canvas), 3);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->canvas)), ==, height);
  after = get_place_in_window (fixture, "BBB");
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 0.01);
}

/* What is said of a state fits on the screen, however large its letters are. */
static void
test_tooltip (Fixture       *fixture,
              gconstpointer  data)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (display), 0);
  const double scales[] = { 1, 2, 6 };
  GdkRectangle screen;

  gdk_monitor_get_geometry (monitor, &screen);
  ent_canvas_fit (fixture->canvas, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
      GtkWidget *label;
      EntRect seen;
      gboolean shown = FALSE;
      int width;

      scale_text (fixture, scales[i]);
      seen = get_seen_node (fixture, "AAA");
      g_signal_emit_by_name (fixture->canvas, "query-tooltip", (int) (seen.x + seen.width / 2),
                             (int) (seen.y + seen.height / 2), FALSE, tooltip, &shown);
      g_assert_true (shown);
      label = g_object_get_data (G_OBJECT (fixture->canvas), "ent-tooltip");
      g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), "Alpha"));
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      g_assert_cmpint (width, >, 0);
      g_assert_cmpint (width, <=, screen.width);
    }
  scale_text (fixture, 1);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  start_view_test (&argc, &argv);

  ADD ("/canvas/text-scale", test_text_scale);
  ADD ("/canvas/text-scale/look", test_look);
  ADD ("/canvas/text-scale/revealed", test_revealed);
  ADD ("/canvas/hidden", test_hidden);
  ADD ("/canvas/hidden/chosen", test_hidden_chosen);
  ADD ("/canvas/keep-place", test_keep_place);
  ADD ("/canvas/tooltip", test_tooltip);

  return g_test_run ();
}
