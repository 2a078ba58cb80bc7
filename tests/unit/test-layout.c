/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "ent-layout-private.h"
#include "layout-graphs.h"

/* The layout: its data, its JSON, and what it promises of places. This program
 * is its own child. */

/* Geometry */

static double
distance (EntLayout  *layout,
          const char *tail,
          const char *head)
{
  const EntLayoutNode *a = ent_layout_get_node (layout, tail);
  const EntLayoutNode *b = ent_layout_get_node (layout, head);

  return hypot (a->x - b->x, a->y - b->y);
}

static void
get_extents (EntLayout *layout,
             double    *x1,
             double    *y1,
             double    *x2,
             double    *y2)
{
  *x1 = *y1 = G_MAXDOUBLE;
  *x2 = *y2 = -G_MAXDOUBLE;
  for (guint i = 0; i < ent_layout_get_n_nodes (layout); i++)
    {
      const EntLayoutNode *node = ent_layout_get_nth_node (layout, i);

      *x1 = MIN (*x1, node->x - node->width / 2);
      *y1 = MIN (*y1, node->y - node->height / 2);
      *x2 = MAX (*x2, node->x + node->width / 2);
      *y2 = MAX (*y2, node->y + node->height / 2);
    }
}

/* Data */

static void
test_data_nodes (void)
{
  g_autoptr (EntLayout) layout = ent_layout_new ();
  const EntLayoutNode *node;
  const EntLayoutEdge *edge;

  g_assert_cmpuint (ent_layout_get_n_nodes (layout), ==, 0);
  g_assert_null (ent_layout_get_nth_node (layout, 0));
  g_assert_null (ent_layout_get_nth_edge (layout, 0));
  g_assert_null (ent_layout_get_node (layout, "VNM"));

  ent_layout_add_node (layout, "VNM", 88, 34);
  ent_layout_add_node (layout, "LAO", 64, 34);
  ent_layout_add_edge (layout, "VNM", "LAO", 2);
  ent_layout_place (layout, "LAO", -3.5, 7, TRUE);

  g_assert_cmpuint (ent_layout_get_n_nodes (layout), ==, 2);
  g_assert_cmpuint (ent_layout_get_n_edges (layout), ==, 1);

  node = ent_layout_get_node (layout, "LAO");
  g_assert_true (node == ent_layout_get_nth_node (layout, 1));
  g_assert_cmpfloat (node->x, ==, -3.5);
  g_assert_cmpfloat (node->y, ==, 7);
  g_assert_cmpfloat (node->width, ==, 64);
  g_assert_true (node->pinned);
  g_assert_false (ent_layout_get_nth_node (layout, 0)->pinned);

  edge = ent_layout_get_nth_edge (layout, 0);
  g_assert_cmpstr (edge->tail, ==, "VNM");
  g_assert_cmpstr (edge->head, ==, "LAO");
  g_assert_cmpfloat (edge->weight, ==, 2);
}

static void
test_data_copy (void)
{
  g_autoptr (EntLayout) layout = usual_graph (FALSE);
  g_autoptr (EntLayout) copy = ent_layout_copy (layout);
  g_autofree char *before = ent_layout_to_json (layout);
  g_autofree char *json = ent_layout_to_json (copy);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, json);

  ent_layout_place (copy, "VNM", 1, 2, TRUE);
  after = ent_layout_to_json (layout);
  g_assert_cmpstr (before, ==, after);
}

static void
test_json_round_trip (void)
{
  g_autoptr (EntLayout) layout = usual_graph (FALSE);
  g_autoptr (EntLayout) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;

  ent_layout_add_node (layout, "\"\\ \n<ü> 100%", 10.1, 0);
  ent_layout_place (layout, "VNM", 0.1, -1e-9, TRUE);
  json = ent_layout_to_json (layout);
  read = ent_layout_new_from_json (json, &error);
  g_assert_no_error (error);
  again = ent_layout_to_json (read);

  g_assert_cmpstr (json, ==, again);
  g_assert_nonnull (ent_layout_get_node (read, "\"\\ \n<ü> 100%"));
  g_assert_cmpfloat (ent_layout_get_node (read, "VNM")->x, ==, 0.1);
}

#define NODE(id, x, width, pinned)                                                                \
  "{\"id\":" id ",\"x\":" x ",\"y\":0,\"width\":" width ",\"height\":34,\"pinned\":" pinned "}"
#define GOOD_NODE NODE ("\"A\"", "0", "9", "false")
#define NODES(nodes) "{\"nodes\":[" nodes "],\"edges\":[]}"
#define EDGES(edges) "{\"nodes\":[" GOOD_NODE "],\"edges\":[" edges "]}"

static void
test_json_strict (void)
{
  static const struct
  {
    const char *json;
    const char *named;
  } wrong[] = {
    { "", "JSON" },
    { "{", "JSON" },
    { "[]", "object" },
    { "{\"nodes\":[]}", "“edges”" },
    { "{\"edges\":[]}", "“nodes”" },
    { "{\"nodes\":{},\"edges\":[]}", "“nodes”" },
    { "{\"nodes\":[],\"edges\":null}", "“edges”" },
    { "{\"nodes\":[],\"edges\":[],\"places\":[]}", "“places”" },
    { NODES ("3"), "“nodes[0]”" },
    { NODES ("{}"), "“nodes[0].id”" },
    { NODES (NODE ("7", "0", "9", "false")), "“nodes[0].id”" },
    { NODES (NODE ("\"A\"", "\"0\"", "9", "false")), "“nodes[0].x”" },
    { NODES (NODE ("\"A\"", "1e999", "9", "false")), "“nodes[0].x”" },
    { NODES (NODE ("\"A\"", "null", "9", "false")), "“nodes[0].x”" },
    { NODES (NODE ("\"A\"", "0", "-1", "false")), "“nodes[0].width”" },
    { NODES (NODE ("\"A\"", "0", "9", "0")), "“nodes[0].pinned”" },
    { NODES (GOOD_NODE "," GOOD_NODE), "“nodes[1].id”" },
    { EDGES ("[]"), "“edges[0]”" },
    { EDGES ("{\"tail\":\"A\",\"head\":\"A\"}"), "“edges[0].weight”" },
    { EDGES ("{\"tail\":\"A\",\"head\":\"B\",\"weight\":1}"), "“edges[0].head”" },
    { EDGES ("{\"tail\":\"B\",\"head\":\"A\",\"weight\":1}"), "“edges[0].tail”" },
    { EDGES ("{\"tail\":\"A\",\"head\":\"A\",\"weight\":0}"), "“edges[0].weight”" },
    { EDGES ("{\"tail\":\"A\",\"head\":\"A\",\"weight\":1,\"note\":1}"), "“edges[0].note”" },
  };
  g_autoptr (EntLayout) good = ent_layout_new_from_json (NODES (GOOD_NODE), NULL);

  g_assert_nonnull (good);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EntLayout) layout = ent_layout_new_from_json (wrong[i].json, &error);

      g_test_message ("%s", wrong[i].json);
      g_assert_null (layout);
      g_assert_error (error, ENT_LAYOUT_ERROR, ENT_LAYOUT_ERROR_PROTOCOL);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, wrong[i].named));
    }
}

/* Places */

static void
test_places_apart (void)
{
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) result = arrange (request);

  g_assert_cmpuint (ent_layout_get_n_edges (result), ==, G_N_ELEMENTS (ties));
  g_assert_cmpstr (ent_layout_get_nth_node (result, 2)->id, ==, "SUN");
  assert_apart (result);
}

/* Every crowd keeps its boxes apart: many boxes with few links, many links. */
static void
test_places_apart_in_crowds (void)
{
  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autoptr (EntLayout) request = random_graph (seed, 10 + 6 * seed, 12 * seed * (seed % 3));
      g_autoptr (EntLayout) result = arrange (request);

      assert_apart (result);
    }
}

static void
test_places_shape (void)
{
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) result = arrange (request);
  double x1, y1, x2, y2, sum = 0;

  get_extents (result, &x1, &y1, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x1 + x2, 0, 0.3);
  g_assert_cmpfloat_with_epsilon (y1 + y2, 0, 0.3);
  g_assert_cmpfloat ((x2 - x1) / (y2 - y1), >, 0.9);
  g_assert_cmpfloat ((x2 - x1) / (y2 - y1), <, 2.0);

  for (guint i = 0; i < G_N_ELEMENTS (ties); i++)
    sum += distance (result, ties[i].tail, ties[i].head);
  g_assert_cmpfloat (sum / G_N_ELEMENTS (ties), >, 140);
  g_assert_cmpfloat (sum / G_N_ELEMENTS (ties), <, 240);
}

static void
test_places_rounded (void)
{
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) result = arrange (request);

  for (guint i = 0; i < ent_layout_get_n_nodes (result); i++)
    {
      const EntLayoutNode *node = ent_layout_get_nth_node (result, i);

      g_assert_cmpfloat (round (node->x * 10) / 10, ==, node->x);
      g_assert_cmpfloat (round (node->y * 10) / 10, ==, node->y);
    }
}

static void
test_places_same_again (void)
{
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) once = arrange (request);
  g_autoptr (EntLayout) twice = arrange (request);
  g_autoptr (EntLayout) from_result = arrange (once);

  assert_same_places (once, twice);
  /* Places of nodes that are not pinned are no part of what is asked. */
  assert_same_places (once, from_result);
}

static void
test_places_same_shuffled (void)
{
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) shuffled = usual_graph (TRUE);
  g_autoptr (EntLayout) result = arrange (request);
  g_autoptr (EntLayout) shuffled_result = arrange (shuffled);

  g_assert_cmpstr (ent_layout_get_nth_node (shuffled_result, 0)->id, ==, states[3].id);
  assert_same_places (result, shuffled_result);
}

static void
test_places_heavier_shorter (void)
{
  g_autoptr (EntLayout) request = ent_layout_new ();
  g_autoptr (EntLayout) result = NULL;
  double light = 0, heavy = 0;

  ent_layout_add_node (request, "hub", 80, 34);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("leaf-%u", i);

      ent_layout_add_node (request, id, 80, 34);
      ent_layout_add_edge (request, "hub", id, i % 2 == 0 ? 4 : 0.5);
    }

  result = arrange (request);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("leaf-%u", i);

      *(i % 2 == 0 ? &heavy : &light) += distance (result, "hub", id) / 4;
    }

  g_assert_cmpfloat (heavy, <, light);
}

/* What is tied to nobody lies close by: nearer to somebody than two long links. */
static void
test_places_isolated_near (void)
{
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) result = arrange (request);
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (!g_str_equal (states[i].id, "IDN"))
      nearest = MIN (nearest, distance (result, "IDN", states[i].id));

  g_assert_cmpfloat (nearest, <, 2 * 220);
}

static void
test_places_components_near (void)
{
  static const char *const names[] = { "A", "B", "C", "D", "E", "F" };
  g_autoptr (EntLayout) request = ent_layout_new ();
  g_autoptr (EntLayout) result = NULL;
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < 6; i++)
    ent_layout_add_node (request, names[i], 90, 34);
  for (guint i = 0; i < 6; i += 3)
    for (guint j = 0; j < 3; j++)
      ent_layout_add_edge (request, names[i + j], names[i + (j + 1) % 3], 1);

  result = arrange (request);
  assert_apart (result);
  for (guint i = 0; i < 3; i++)
    for (guint j = 3; j < 6; j++)
      nearest = MIN (nearest, distance (result, names[i], names[j]));

  g_assert_cmpfloat (nearest, <, 300);
}

static void
test_places_pins (void)
{
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) result = NULL;

  ent_layout_place (request, "VNM", 1000.123456, -333.3, TRUE);
  ent_layout_place (request, "USA", 1400, -200, TRUE);
  ent_layout_place (request, "LAO", 1000.5, -270, TRUE);
  result = arrange (request);

  g_assert_cmpfloat (ent_layout_get_node (result, "VNM")->x, ==, 1000.123456);
  g_assert_cmpfloat (ent_layout_get_node (result, "VNM")->y, ==, -333.3);
  g_assert_cmpfloat (ent_layout_get_node (result, "USA")->x, ==, 1400);
  g_assert_cmpfloat (ent_layout_get_node (result, "USA")->y, ==, -200);
  g_assert_true (ent_layout_get_node (result, "USA")->pinned);
  g_assert_false (ent_layout_get_node (result, "CHN")->pinned);
  assert_apart (result);

  /* The rest comes along. */
  g_assert_cmpfloat (distance (result, "VNM", "CHN"), <, 600);
  g_assert_cmpfloat (distance (result, "VNM", "IDN"), <, 1500);
}

static void
test_places_single_pin (void)
{
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) free_result = arrange (request);
  g_autoptr (EntLayout) result = NULL;
  const EntLayoutNode *pin = ent_layout_get_node (free_result, "CHN");

  ent_layout_place (request, "CHN", 700.25, 100, TRUE);
  result = arrange (request);
  g_assert_cmpfloat (ent_layout_get_node (result, "CHN")->x, ==, 700.25);
  g_assert_cmpfloat (ent_layout_get_node (result, "CHN")->y, ==, 100);
  assert_apart (result);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const EntLayoutNode *was = ent_layout_get_nth_node (free_result, i);
      const EntLayoutNode *is = ent_layout_get_nth_node (result, i);

      /* Each place is rounded to a whole unit. */
      g_assert_cmpfloat_with_epsilon (is->x - 700.25, was->x - pin->x, 1.51);
      g_assert_cmpfloat_with_epsilon (is->y - 100, was->y - pin->y, 1.51);
    }
}

/* A result with every place pinned is answered as it stands. */
static void
test_places_all_pinned (void)
{
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    ent_layout_place (request, states[i].id, 3.01 * i, 0, TRUE);
  result = arrange (request);

  assert_same_places (request, result);
}

/* Pins that leave a gap which is too narrow for anything: nothing stays there. */
static void
test_places_between_pins (void)
{
  g_autoptr (EntLayout) request = ent_layout_new ();
  g_autoptr (EntLayout) result = NULL;

  ent_layout_add_node (request, "left", 80, 500);
  ent_layout_add_node (request, "right", 80, 500);
  ent_layout_add_node (request, "middle", 80, 34);
  ent_layout_place (request, "left", -80, 0, TRUE);
  ent_layout_place (request, "right", 80, 0, TRUE);
  ent_layout_add_edge (request, "left", "middle", 1);
  ent_layout_add_edge (request, "right", "middle", 1);
  result = arrange (request);

  assert_apart (result);
}

static void
test_places_large (void)
{
  g_autoptr (EntLayout) request = random_graph (300, 300, 600);
  g_autoptr (EntLayout) result = arrange (request);

  g_assert_cmpuint (ent_layout_get_n_nodes (result), ==, 300);
  assert_apart (result);
}

/* Past 400 nodes another engine does it, which knows no pins by itself. */
static void
test_places_larger (void)
{
  g_autoptr (EntLayout) request = random_graph (500, 500, 900);
  g_autoptr (EntLayout) result = NULL;
  g_autoptr (EntLayout) again = NULL;

  ent_layout_place (request, "N007", 5000.77, 0, TRUE);
  ent_layout_place (request, "N011", 5000.77, 800, TRUE);
  result = arrange (request);
  again = arrange (request);

  g_assert_cmpfloat (ent_layout_get_node (result, "N007")->x, ==, 5000.77);
  g_assert_cmpfloat (ent_layout_get_node (result, "N011")->y, ==, 800);
  assert_apart (result);
  assert_same_places (result, again);
}

static void
test_places_empty (void)
{
  g_autoptr (EntLayout) request = ent_layout_new ();
  g_autoptr (EntLayout) result = arrange (request);

  g_assert_true (result != request);
  g_assert_cmpuint (ent_layout_get_n_nodes (result), ==, 0);
}

static void
test_places_single (void)
{
  g_autoptr (EntLayout) request = ent_layout_new ();
  g_autoptr (EntLayout) result = NULL;

  ent_layout_add_node (request, "VNM", 88, 34);
  ent_layout_add_edge (request, "VNM", "VNM", 1);
  ent_layout_place (request, "VNM", 77, 77, FALSE);
  result = arrange (request);

  g_assert_cmpfloat (ent_layout_get_node (result, "VNM")->x, ==, 0);
  g_assert_cmpfloat (ent_layout_get_node (result, "VNM")->y, ==, 0);
}

/* Names and sizes that mean something to Graphviz, or nothing at all. */
static void
test_places_odd (void)
{
  static const char *const names[] = { "", "\\N", "<b>x</b>", "a:b", "\"", "\n", "%0", "ü" };
  g_autoptr (EntLayout) request = ent_layout_new ();
  g_autoptr (EntLayout) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ent_layout_add_node (request, names[i], i == 3 ? 0 : 50 * i * i, i == 3 ? 0 : 34);
  ent_layout_add_edge (request, "", "\\N", 1e-9);
  ent_layout_add_edge (request, "\\N", "<b>x</b>", 1e9);
  ent_layout_add_edge (request, "%0", "ü", 1);
  result = arrange (request);

  assert_apart (result);
  g_assert_cmpfloat (distance (result, "", "\\N"), >, 0);
}

int
main (int    argc,
      char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], ENT_LAYOUT_CHILD_ARGUMENT))
    return ent_layout_child_main (argc, argv);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/data/nodes", test_data_nodes);
  g_test_add_func ("/layout/data/copy", test_data_copy);
  g_test_add_func ("/layout/json/round-trip", test_json_round_trip);
  g_test_add_func ("/layout/json/strict", test_json_strict);

  g_test_add_func ("/layout/places/apart", test_places_apart);
  g_test_add_func ("/layout/places/apart-in-crowds", test_places_apart_in_crowds);
  g_test_add_func ("/layout/places/shape", test_places_shape);
  g_test_add_func ("/layout/places/rounded", test_places_rounded);
  g_test_add_func ("/layout/places/same-again", test_places_same_again);
  g_test_add_func ("/layout/places/same-shuffled", test_places_same_shuffled);
  g_test_add_func ("/layout/places/heavier-shorter", test_places_heavier_shorter);
  g_test_add_func ("/layout/places/isolated-near", test_places_isolated_near);
  g_test_add_func ("/layout/places/components-near", test_places_components_near);
  g_test_add_func ("/layout/places/pins", test_places_pins);
  g_test_add_func ("/layout/places/single-pin", test_places_single_pin);
  g_test_add_func ("/layout/places/all-pinned", test_places_all_pinned);
  g_test_add_func ("/layout/places/between-pins", test_places_between_pins);
  g_test_add_func ("/layout/places/large", test_places_large);
  g_test_add_func ("/layout/places/larger", test_places_larger);
  g_test_add_func ("/layout/places/empty", test_places_empty);
  g_test_add_func ("/layout/places/single", test_places_single);
  g_test_add_func ("/layout/places/odd", test_places_odd);

  return g_test_run ();
}
