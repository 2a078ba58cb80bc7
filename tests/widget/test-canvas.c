/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"
#include "ent-reach.h"
#include "view-helpers.h"

/*
 * The graph: what a click, a key and a screen reader find in it, and that nothing
 * moves when time does.
 */

typedef struct
{
  EntSession *session;
  EntCanvas  *canvas;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *canvas = ent_canvas_new ();

  fixture->session = create_session ();
  fixture->canvas = ENT_CANVAS (canvas);
  ent_canvas_set_session (fixture->canvas, fixture->session);
  show_in_window (canvas, 800, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window_of (GTK_WIDGET (fixture->canvas));
  g_assert_finalize_object (fixture->session);
}

static EntPoint
get_place (Fixture    *fixture,
           const char *state)
{
  const EntSceneNode *node =
    ent_scene_lookup_node (ent_canvas_get_scene (fixture->canvas), state);

  g_assert_nonnull (node);
  return ent_viewport_to_widget (ent_canvas_get_viewport (fixture->canvas),
                                 ent_canvas_node_center (node));
}

static EntPoint
get_middle (Fixture    *fixture,
            const char *link)
{
  const EntSceneLink *found =
    ent_scene_lookup_link (ent_canvas_get_scene (fixture->canvas), link);

  g_assert_nonnull (found);
  return ent_viewport_to_widget (ent_canvas_get_viewport (fixture->canvas), found->middle);
}

static void
assert_selected (Fixture    *fixture,
                 const char *record,
                 const char *link)
{
  EntRecord *selection = ent_session_get_selection (fixture->session);

  g_assert_cmpstr (selection != NULL ? ent_record_get_id (selection) : NULL, ==, record);
  g_assert_cmpstr (ent_session_get_link (fixture->session), ==, link);
}

static void
select_state (Fixture    *fixture,
              const char *id)
{
  EntCase *the_case = ent_session_get_case (fixture->session);

  ent_session_select (fixture->session, ent_case_lookup (the_case, ENT_TYPE_STATE, id), NULL);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, NULL);
}

static gboolean
press_key (Fixture *fixture,
           guint    key)
{
  return press (GTK_WIDGET (fixture->canvas), key, 0);
}

static void
test_select_at (Fixture       *fixture,
                gconstpointer  data)
{
  ent_canvas_select_at (fixture->canvas, get_place (fixture, "BBB"), ENT_CANVAS_REACH);
  assert_selected (fixture, "BBB", NULL);

  ent_canvas_select_at (fixture->canvas, get_middle (fixture, "ac"), ENT_CANVAS_REACH);
  assert_selected (fixture, "ac", "ac");

  ent_canvas_select_at (fixture->canvas, (EntPoint) { 2, 2 }, ENT_CANVAS_REACH);
  assert_selected (fixture, NULL, NULL);
}

/* A link is caught from beside, by as many pixels whatever the zoom. */
static void
test_pick_reach (Fixture       *fixture,
                 gconstpointer  data)
{
  const double zooms[] = { 0.5, 1, 4 };
  const EntSceneLink *link;

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      EntPoint at = get_middle (fixture, "bd");

      ent_viewport_zoom_at (ent_canvas_get_viewport (fixture->canvas), zooms[i], at);
      at = get_middle (fixture, "bd");
      at.y += 6;
      g_assert_true (ent_canvas_pick (fixture->canvas, at, ENT_CANVAS_REACH, NULL, &link));
      g_assert_cmpstr (link->id, ==, "bd");
      at.y += 14;
      g_assert_false (ent_canvas_pick (fixture->canvas, at, ENT_CANVAS_REACH, NULL, NULL));
    }
}

/* What a mouse would miss, a finger hits; what a mouse would hit, a finger hits as well. */
static void
test_pick_finger (Fixture       *fixture,
                  gconstpointer  data)
{
  double finger = ent_reach_for_source (GDK_SOURCE_TOUCHSCREEN, ENT_CANVAS_REACH);
  EntPoint at = get_middle (fixture, "bd");
  const EntSceneNode *node;
  const EntSceneLink *link;

  g_assert_cmpfloat (ent_reach_for_source (GDK_SOURCE_MOUSE, ENT_CANVAS_REACH), ==,
                     ENT_CANVAS_REACH);
  g_assert_cmpfloat (finger, >=, 22);
  g_assert_cmpfloat (ent_reach_for_source (GDK_SOURCE_TOUCHSCREEN, 30), ==, 30);

  at.y += 20;
  g_assert_false (ent_canvas_pick (fixture->canvas, at, ENT_CANVAS_REACH, NULL, NULL));
  ent_canvas_select_at (fixture->canvas, at, finger);
  g_assert_cmpstr (ent_session_get_link (fixture->session), ==, "bd");

  node = ent_scene_lookup_node (ent_canvas_get_scene (fixture->canvas), "BBB");
  at = ent_viewport_to_widget (ent_canvas_get_viewport (fixture->canvas),
                               (EntPoint) { node->box.x, node->box.y });
  at.x -= 8;
  at.y -= 8;
  g_assert_false (ent_canvas_pick (fixture->canvas, at, ENT_CANVAS_REACH, NULL, NULL));
  g_assert_true (ent_canvas_pick (fixture->canvas, at, finger, &node, &link));
  g_assert_nonnull (node);
  g_assert_cmpstr (node->id, ==, "BBB");
  g_assert_null (link);
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  select_state (fixture, "AAA");
  g_assert_true (press_key (fixture, GDK_KEY_Right));
  assert_selected (fixture, "BBB", NULL);
  g_assert_true (press_key (fixture, GDK_KEY_Right));
  assert_selected (fixture, "DDD", NULL);

  /* Nothing lies further to the right. */
  g_assert_true (press_key (fixture, GDK_KEY_Right));
  assert_selected (fixture, "DDD", NULL);

  g_assert_true (press_key (fixture, GDK_KEY_Left));
  g_assert_true (press_key (fixture, GDK_KEY_Left));
  assert_selected (fixture, "AAA", NULL);
  g_assert_true (press_key (fixture, GDK_KEY_Down));
  assert_selected (fixture, "CCC", NULL);
  g_assert_true (press_key (fixture, GDK_KEY_Up));
  assert_selected (fixture, "AAA", NULL);
}

static void
test_walk_from_nowhere (Fixture       *fixture,
                        gconstpointer  data)
{
  g_assert_true (press_key (fixture, GDK_KEY_Right));
  assert_selected (fixture, NULL, NULL);
  g_assert_cmpstr (get_time (fixture->session), ==, "1966");
  g_assert_true (press_key (fixture, GDK_KEY_Left));
  g_assert_cmpstr (get_time (fixture->session), ==, "1965");

  g_assert_true (press_key (fixture, GDK_KEY_Down));
  assert_selected (fixture, "AAA", NULL);
  g_assert_true (press_key (fixture, GDK_KEY_End));
  assert_selected (fixture, "DDD", NULL);
  g_assert_true (press_key (fixture, GDK_KEY_Home));
  assert_selected (fixture, "AAA", NULL);
}

static void
test_cycle_links (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *first = NULL;

  select_state (fixture, "AAA");
  g_assert_true (press_key (fixture, GDK_KEY_Return));
  first = g_strdup (ent_session_get_link (fixture->session));
  g_assert_nonnull (first);
  g_assert_true (press_key (fixture, GDK_KEY_space));
  g_assert_cmpstr (ent_session_get_link (fixture->session), !=, first);

  /* Two links lead to Alpha: the third is the first again. */
  g_assert_true (press_key (fixture, GDK_KEY_Return));
  g_assert_cmpstr (ent_session_get_link (fixture->session), ==, first);

  /* From a link, an arrow leads to its end on that side. */
  ent_canvas_select_at (fixture->canvas, get_middle (fixture, "ab"), ENT_CANVAS_REACH);
  g_assert_true (press_key (fixture, GDK_KEY_Right));
  assert_selected (fixture, "BBB", NULL);

  g_assert_true (press_key (fixture, GDK_KEY_Escape));
  assert_selected (fixture, NULL, NULL);
  g_assert_false (press_key (fixture, GDK_KEY_Escape));
}

static void
assert_all_seen (Fixture *fixture)
{
  EntScene *scene = ent_canvas_get_scene (fixture->canvas);
  EntViewport *viewport = ent_canvas_get_viewport (fixture->canvas);
  EntRect bounds = ent_scene_get_bounds (scene);
  EntPoint corner = { bounds.x, bounds.y };
  double width, height;

  ent_viewport_get_size (viewport, &width, &height);
  corner = ent_viewport_to_widget (viewport, corner);
  g_assert_cmpfloat (corner.x, >=, 0);
  g_assert_cmpfloat (corner.y, >=, 0);
  corner = ent_viewport_to_widget (viewport, (EntPoint) { bounds.x + bounds.width,
                                                          bounds.y + bounds.height });
  g_assert_cmpfloat (corner.x, <=, width);
  g_assert_cmpfloat (corner.y, <=, height);
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  EntViewport *viewport = ent_canvas_get_viewport (fixture->canvas);
  double fitted = ent_viewport_get_zoom (viewport);

  assert_all_seen (fixture);
  activate (fixture, "canvas.zoom-in");
  g_assert_cmpfloat (ent_viewport_get_zoom (viewport), >, fitted);
  activate (fixture, "canvas.zoom-out");
  g_assert_cmpfloat_with_epsilon (ent_viewport_get_zoom (viewport), fitted, 1e-6);

  g_assert_true (press (GTK_WIDGET (fixture->canvas), GDK_KEY_plus, GDK_CONTROL_MASK));
  g_assert_cmpfloat (ent_viewport_get_zoom (viewport), >, fitted);
  g_assert_true (press_key (fixture, GDK_KEY_0));
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  g_assert_cmpfloat_with_epsilon (ent_viewport_get_zoom (viewport), fitted, 1e-6);
}

static void
resize (Fixture *fixture,
        int      width,
        int      height)
{
  GtkWidget *widget = GTK_WIDGET (fixture->canvas);
  double now;

  gtk_window_set_default_size (GTK_WINDOW (gtk_widget_get_root (widget)), width, height);
  do
    {
      wait_for_frames (widget, 1);
      ent_viewport_get_size (ent_canvas_get_viewport (fixture->canvas), &now, NULL);
    }
  while (now != gtk_widget_get_width (widget) || gtk_widget_get_width (widget) > width);
}

/* Until the user zooms or pans, the whole graph is shown; then his view stays. */
static void
test_resize (Fixture       *fixture,
             gconstpointer  data)
{
  EntViewport *viewport = ent_canvas_get_viewport (fixture->canvas);
  EntView before, after;

  before = ent_viewport_get_view (viewport);
  resize (fixture, 400, 500);
  assert_all_seen (fixture);
  g_assert_cmpfloat (ent_viewport_get_zoom (viewport), <, before.zoom);

  activate (fixture, "canvas.zoom-in");
  before = ent_viewport_get_view (viewport);
  resize (fixture, 360, 400);
  after = ent_viewport_get_view (viewport);
  g_assert_cmpfloat (after.zoom, ==, before.zoom);
  g_assert_cmpfloat (after.center.x, ==, before.center.x);
  g_assert_cmpfloat (after.center.y, ==, before.center.y);
}

static void
test_nothing_moves (Fixture       *fixture,
                    gconstpointer  data)
{
  EntViewport *viewport = ent_canvas_get_viewport (fixture->canvas);
  EntView view = ent_viewport_get_view (viewport);
  EntPoint alpha = get_place (fixture, "AAA");
  EntPoint omega = get_place (fixture, "DDD");

  for (int year = 1950; year <= 1995; year += 5)
    {
      g_autofree char *edtf = g_strdup_printf ("%d", year);
      EntView now;
      EntPoint place;

      go_to (fixture->session, edtf);
      wait_for_frames (GTK_WIDGET (fixture->canvas), 1);
      now = ent_viewport_get_view (viewport);
      g_assert_cmpfloat (now.zoom, ==, view.zoom);
      g_assert_cmpfloat (now.center.x, ==, view.center.x);
      g_assert_cmpfloat (now.center.y, ==, view.center.y);
      place = get_place (fixture, "AAA");
      g_assert_cmpfloat_with_epsilon (place.x, alpha.x, 1e-6);
      place = get_place (fixture, "DDD");
      g_assert_cmpfloat_with_epsilon (place.y, omega.y, 1e-6);
    }
}

/* Whether a node is behind a box of so many pixels in the lower corner on the left. */
static gboolean
is_behind (Fixture *fixture,
           double   width,
           double   height)
{
  EntScene *scene = ent_canvas_get_scene (fixture->canvas);
  EntViewport *viewport = ent_canvas_get_viewport (fixture->canvas);
  double bottom;

  ent_viewport_get_size (viewport, NULL, &bottom);
  for (guint i = 0; i < ent_scene_get_n_nodes (scene); i++)
    {
      const EntRect *box = &ent_scene_get_node (scene, i)->box;
      EntPoint at = { box->x, box->y + box->height };

      at = ent_viewport_to_widget (viewport, at);
      if (at.x < width && at.y > bottom - height)
        return TRUE;
    }
  return FALSE;
}

/* What lies over the canvas has a say in where the graph stands, not in its size. */
static void
test_cover (Fixture       *fixture,
            gconstpointer  data)
{
  EntCanvasCover cover = { { 300, 250 }, { 100, 40 }, { 0, 0 } };
  EntViewport *viewport = ent_canvas_get_viewport (fixture->canvas);
  EntView before = ent_viewport_get_view (viewport);
  EntView after;

  g_assert_true (is_behind (fixture, 300, 250));
  g_assert_cmpint (ent_canvas_set_cover (fixture->canvas, &cover), ==,
                   ENT_CANVAS_CORNER_BOTTOM_START);
  after = ent_viewport_get_view (viewport);
  g_assert_cmpfloat (after.zoom, ==, before.zoom);
  g_assert_cmpfloat (after.center.y, >, before.center.y);
  g_assert_false (is_behind (fixture, 300, 250));
  g_assert_true (ent_canvas_is_clear (fixture->canvas, ENT_CANVAS_CORNER_BOTTOM_START,
                                      cover.card));
  assert_all_seen (fixture);
}

/* Where a state stands in the way below, another corner is free; and none is for a
 * card as large as the canvas: then only what stays of it has to be clear. */
static void
test_cover_corners (Fixture       *fixture,
                    gconstpointer  data)
{
  EntCanvasCover cover = { { 250, 200 }, { 100, 40 }, { 0, 0 } };
  EntCanvasCover large = { { 800, 600 }, { 100, 30 }, { 0, 0 } };
  EntViewport *viewport = ent_canvas_get_viewport (fixture->canvas);
  double zoom;

  ent_session_move (fixture->session, "AAA", 0, 400, TRUE);
  ent_session_move (fixture->session, "CCC", 240, 400, TRUE);
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  zoom = ent_viewport_get_zoom (viewport);

  g_assert_cmpint (ent_canvas_set_cover (fixture->canvas, &cover), ==,
                   ENT_CANVAS_CORNER_TOP_START);
  g_assert_true (ent_canvas_is_clear (fixture->canvas, ENT_CANVAS_CORNER_TOP_START, cover.card));
  g_assert_false (ent_canvas_is_clear (fixture->canvas, ENT_CANVAS_CORNER_BOTTOM_START,
                                       cover.card));

  g_assert_cmpint (ent_canvas_set_cover (fixture->canvas, &large), ==, ENT_CANVAS_CORNER_NONE);
  g_assert_cmpfloat (ent_viewport_get_zoom (viewport), ==, zoom);

  /* Where the user has chosen a view, a card is over what it is over. */
  activate (fixture, "canvas.zoom-in");
  g_assert_true (ent_canvas_is_clear (fixture->canvas, ENT_CANVAS_CORNER_BOTTOM_START,
                                      large.card));
}

static gboolean
is_pinned (Fixture    *fixture,
           const char *state)
{
  return ent_layout_get_node (ent_session_get_layout (fixture->session), state)->pinned;
}

static void
test_pin (Fixture       *fixture,
          gconstpointer  data)
{
  activate (fixture, "canvas.pin");
  g_assert_false (is_pinned (fixture, "BBB"));

  select_state (fixture, "BBB");
  activate (fixture, "canvas.pin");
  g_assert_true (is_pinned (fixture, "BBB"));
  g_assert_false (is_pinned (fixture, "AAA"));
  activate (fixture, "canvas.unpin");
  g_assert_false (is_pinned (fixture, "BBB"));

  ent_session_undo (fixture->session);
  g_assert_true (is_pinned (fixture, "BBB"));
}

static void
test_center_selection (Fixture       *fixture,
                       gconstpointer  data)
{
  EntPoint place;
  double width, height;

  select_state (fixture, "CCC");
  activate (fixture, "canvas.center-selection");
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  ent_viewport_get_size (ent_canvas_get_viewport (fixture->canvas), &width, &height);
  place = get_place (fixture, "CCC");
  g_assert_cmpfloat_with_epsilon (place.x, width / 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (place.y, height / 2, 1e-6);
}

/* A selection that cannot be seen comes into view, at the same zoom; what can be
 * seen stays where it is. */
static void
test_reveal (Fixture       *fixture,
             gconstpointer  data)
{
  EntViewport *viewport = ent_canvas_get_viewport (fixture->canvas);
  EntCase *the_case = ent_session_get_case (fixture->session);
  EntView view, before;
  double width, height;
  EntPoint place;

  ent_viewport_get_size (viewport, &width, &height);
  ent_viewport_zoom_at (viewport, 6, get_place (fixture, "AAA"));
  before = ent_viewport_get_view (viewport);
  select_state (fixture, "AAA");
  view = ent_viewport_get_view (viewport);
  g_assert_cmpfloat (view.center.x, ==, before.center.x);

  place = get_place (fixture, "DDD");
  g_assert_cmpfloat (place.x, >, width);
  select_state (fixture, "DDD");
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  place = get_place (fixture, "DDD");
  g_assert_cmpfloat (place.x, <, width);
  g_assert_cmpfloat (ent_viewport_get_zoom (viewport), ==, 6);

  ent_session_select (fixture->session, ent_case_lookup (the_case, ENT_TYPE_TIE, "ac"), "ac");
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  place = get_middle (fixture, "ac");
  g_assert_true (place.x > 0 && place.x < width && place.y > 0 && place.y < height);
}

/* When something is typed: long after what was typed before. */
#define AT_TYPING 5000

/* Letters lead to the state whose name they begin. */
static void
test_type_ahead (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_true (ent_canvas_type (fixture->canvas, 'o', AT_TYPING));
  assert_selected (fixture, "DDD", NULL);
  g_assert_true (ent_canvas_type (fixture->canvas, 'M', AT_TYPING));
  assert_selected (fixture, "DDD", NULL);
  /* No name begins with these: what was found stays. */
  g_assert_true (ent_canvas_type (fixture->canvas, 'x', AT_TYPING));
  assert_selected (fixture, "DDD", NULL);

  /* After a pause it is another word. */
  fixture->canvas->search_time = 0;
  g_assert_true (ent_canvas_type (fixture->canvas, 0xc1, AT_TYPING));
  assert_selected (fixture, "AAA", NULL);

  /* What begins or continues no name is left to other keys. */
  fixture->canvas->search_time = 0;
  g_assert_false (ent_canvas_type (fixture->canvas, ' ', AT_TYPING));
  g_assert_false (ent_canvas_type (fixture->canvas, '0', AT_TYPING));
  g_assert_true (ent_canvas_type (fixture->canvas, 'b', AT_TYPING));
  g_assert_false (ent_canvas_type (fixture->canvas, ' ', AT_TYPING));
  assert_selected (fixture, "BBB", NULL);
}

/* The same letter again leads to the next name that begins with it. */
static void
test_type_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (EntChange) change = ent_change_new ("Rename");
  EntCase *the_case = ent_session_get_case (fixture->session);
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;

  before = ent_record_to_json (ent_case_lookup (the_case, ENT_TYPE_STATE, "DDD"));
  after = json_from_string ("{\"id\": \"DDD\", \"kind\": \"state\","
                            " \"names\": [{\"name\": \"Gallia Omega\"}]}", NULL);
  ent_change_add (change, ENT_TYPE_STATE, before, after);
  g_assert_true (ent_session_apply (fixture->session, change, NULL));

  ent_canvas_type (fixture->canvas, 'g', AT_TYPING);
  assert_selected (fixture, "DDD", NULL);
  ent_canvas_type (fixture->canvas, 'g', AT_TYPING);
  assert_selected (fixture, "CCC", NULL);
  ent_canvas_type (fixture->canvas, 'g', AT_TYPING);
  assert_selected (fixture, "DDD", NULL);

  fixture->canvas->search_time = 0;
  for (const char *at = "gallia o"; *at != '\0'; at++)
    g_assert_true (ent_canvas_type (fixture->canvas, (gunichar) *at, AT_TYPING));
  assert_selected (fixture, "DDD", NULL);
}

/* While something is pointed at, the rest fades, but can still be read; and it
 * comes back. */
static void
test_dimming (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_cmpfloat (fixture->canvas->dim, ==, 0);
  ent_canvas_set_hover (fixture->canvas, ENT_CANVAS_NODE, "BBB");
  g_assert_cmpfloat (fixture->canvas->dim, ==, 1);
  ent_canvas_set_hover (fixture->canvas, ENT_CANVAS_LINK, "ab");
  g_assert_cmpfloat (fixture->canvas->dim, ==, 1);
  g_assert_cmpstr (fixture->canvas->lit.id, ==, "ab");
  ent_canvas_set_hover (fixture->canvas, ENT_CANVAS_NOTHING, NULL);
  g_assert_cmpfloat (fixture->canvas->dim, ==, 0);
}

static guint
count_children (GtkWidget *widget)
{
  guint count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count++;
  return count;
}

/* A screen reader finds every state and every link, by name and in its place. */
static void
test_items (Fixture       *fixture,
            gconstpointer  data)
{
  EntScene *scene = ent_canvas_get_scene (fixture->canvas);
  EntPoint middle = get_place (fixture, "AAA");
  GtkWidget *item = GTK_WIDGET (ent_canvas_get_item (fixture->canvas, ENT_CANVAS_NODE, "AAA"));
  graphene_rect_t box;

  g_assert_cmpuint (count_children (GTK_WIDGET (fixture->canvas)), ==,
                    ent_scene_get_n_nodes (scene) + ent_scene_get_n_links (scene));
  gtk_test_accessible_assert_role (item, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
  gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       ent_scene_lookup_node (scene, "AAA")->description);
  g_assert_true (g_str_has_prefix (ent_scene_lookup_node (scene, "AAA")->description, "Alpha"));

  g_assert_true (gtk_widget_compute_bounds (item, GTK_WIDGET (fixture->canvas), &box));
  g_assert_true (graphene_rect_contains_point (
    &box, &GRAPHENE_POINT_INIT ((float) middle.x, (float) middle.y)));

  gtk_widget_activate_action (item, "item.select", NULL);
  assert_selected (fixture, "AAA", NULL);
  gtk_test_accessible_assert_state (item, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);

  item = GTK_WIDGET (ent_canvas_get_item (fixture->canvas, ENT_CANVAS_LINK, "ab"));
  gtk_widget_activate_action (item, "item.select", NULL);
  assert_selected (fixture, "ab", "ab");
}

/* A link is told by the states that it ties, and each of them leads on to its links. */
static void
test_relations (Fixture       *fixture,
                gconstpointer  data)
{
  GtkAccessible *a =
    GTK_ACCESSIBLE (ent_canvas_get_item (fixture->canvas, ENT_CANVAS_NODE, "AAA"));
  GtkAccessible *b =
    GTK_ACCESSIBLE (ent_canvas_get_item (fixture->canvas, ENT_CANVAS_NODE, "BBB"));
  GtkAccessible *link =
    GTK_ACCESSIBLE (ent_canvas_get_item (fixture->canvas, ENT_CANVAS_LINK, "ab"));

  gtk_test_accessible_assert_relation (link, GTK_ACCESSIBLE_RELATION_DETAILS, a, b, NULL);
  g_assert_true (gtk_test_accessible_has_relation (a, GTK_ACCESSIBLE_RELATION_FLOW_TO));
  g_assert_true (gtk_test_accessible_has_relation (b, GTK_ACCESSIBLE_RELATION_FLOW_TO));
}

/* The keyboard stays where it is while time moves, and what it is on lasts. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  GtkWidget *item;

  gtk_widget_grab_focus (canvas);
  g_assert_true (press_key (fixture, GDK_KEY_Down));
  item = GTK_WIDGET (ent_canvas_get_item (fixture->canvas, ENT_CANVAS_NODE, "AAA"));
  g_assert_true (gtk_widget_is_focus (item));

  go_to (fixture->session, "1980");
  g_assert_true (gtk_widget_is_focus (item));
  g_assert_true (item == GTK_WIDGET (ent_canvas_get_item (fixture->canvas, ENT_CANVAS_NODE,
                                                          "AAA")));

  /* A link that is not there any more gives the keyboard back to the canvas. */
  ent_canvas_select_at (fixture->canvas, get_middle (fixture, "ab"), ENT_CANVAS_REACH);
  item = GTK_WIDGET (ent_canvas_get_item (fixture->canvas, ENT_CANVAS_LINK, "ab"));
  g_assert_true (gtk_widget_is_focus (item));
  ent_session_set_show_ended (fixture->session, FALSE);
  g_assert_true (gtk_widget_is_focus (canvas));

  /* Tab leaves the canvas, however many items there are. */
  g_assert_false (GTK_WIDGET_GET_CLASS (canvas)->focus (canvas, GTK_DIR_TAB_FORWARD));
}

static void
test_notifications (Fixture       *fixture,
                    gconstpointer  data)
{
  guint scenes = 0, sessions = 0;

  g_signal_connect_swapped (fixture->canvas, "notify::scene", G_CALLBACK (count_cb), &scenes);
  g_signal_connect_swapped (fixture->canvas, "notify::session", G_CALLBACK (count_cb),
                            &sessions);

  go_to (fixture->session, "1972");
  g_assert_cmpuint (scenes, ==, 1);
  go_to (fixture->session, "1972");
  select_state (fixture, "AAA");
  g_assert_cmpuint (scenes, ==, 1);

  ent_canvas_set_session (fixture->canvas, fixture->session);
  g_assert_cmpuint (sessions, ==, 0);
  ent_canvas_set_session (fixture->canvas, NULL);
  g_assert_cmpuint (sessions, ==, 1);
  g_assert_null (ent_canvas_get_scene (fixture->canvas));
  g_assert_cmpuint (count_children (GTK_WIDGET (fixture->canvas)), ==, 0);
}

static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  select_state (fixture, "AAA");
  leave_picture (GTK_WIDGET (fixture->canvas), "canvas-light");
  ent_canvas_set_hover (fixture->canvas, ENT_CANVAS_NODE, "BBB");
  leave_picture (GTK_WIDGET (fixture->canvas), "canvas-hover");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  leave_picture (GTK_WIDGET (fixture->canvas), "canvas-dark");
  wait_for_frames (GTK_WIDGET (fixture->canvas), 2);
  g_assert_nonnull (fixture->canvas->nodes_node);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

#define ADD(path, func) \
  g_test_add ("/canvas/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  start_view_test (&argc, &argv);

  ADD ("select-at", test_select_at);
  ADD ("pick-reach", test_pick_reach);
  ADD ("pick-finger", test_pick_finger);
  ADD ("walk", test_walk);
  ADD ("walk-from-nowhere", test_walk_from_nowhere);
  ADD ("cycle-links", test_cycle_links);
  ADD ("zoom", test_zoom);
  ADD ("resize", test_resize);
  ADD ("nothing-moves", test_nothing_moves);
  ADD ("cover", test_cover);
  ADD ("cover-corners", test_cover_corners);
  ADD ("reveal", test_reveal);
  ADD ("type-ahead", test_type_ahead);
  ADD ("type-again", test_type_again);
  ADD ("dimming", test_dimming);
  ADD ("pin", test_pin);
  ADD ("center-selection", test_center_selection);
  ADD ("items", test_items);
  ADD ("relations", test_relations);
  ADD ("focus", test_focus);
  ADD ("notifications", test_notifications);
  ADD ("pictures", test_pictures);

  return g_test_run ();
}
