/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-geometry.h"
#include "ent-measure.h"
#include "ent-svg.h"
#include "scene-helpers.h"

typedef struct
{
  EntCase   *the_case;
  EntLayout *layout;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->the_case = scene_case_read ();
  fixture->layout = ent_graph_layout_from_places (fixture->the_case);
  g_assert_nonnull (fixture->layout);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->layout);
  g_assert_finalize_object (fixture->the_case);
}

static EntScene *
at (Fixture    *fixture,
    const char *edtf)
{
  return scene_at (fixture->the_case, fixture->layout, edtf, FALSE, FALSE);
}

static EntScene *
all_at (Fixture    *fixture,
        const char *edtf)
{
  return scene_at (fixture->the_case, fixture->layout, edtf, TRUE, TRUE);
}

static void
assert_point (EntPoint a,
              EntPoint b)
{
  g_assert_cmpfloat_with_epsilon (a.x, b.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-9);
}

static double
get_distance (EntPoint a,
              EntPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

/* Time moves nothing: neither nodes nor diamonds nor the frame. */
static void
test_stay (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (EntScene) last = all_at (fixture, "2010");
  EntRect frame = ent_scene_get_bounds (last);

  g_assert_cmpuint (ent_scene_get_n_links (last), ==, 12);
  for (int year = 1898; year <= 2004; year += 1)
    {
      g_autofree char *edtf = g_strdup_printf ("%d", year);
      g_autoptr (EntScene) scene = all_at (fixture, edtf);
      EntRect bounds = ent_scene_get_bounds (scene);

      g_assert_cmpmem (&bounds, sizeof bounds, &frame, sizeof frame);
      for (guint i = 0; i < ent_scene_get_n_nodes (scene); i++)
        {
          const EntSceneNode *node = ent_scene_get_node (scene, i);
          const EntLayoutNode *place = ent_layout_get_node (fixture->layout, node->id);

          assert_point (ent_rect_get_centre (&node->box), (EntPoint) { place->x, place->y });
        }
      for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
        {
          const EntSceneLink *link = ent_scene_get_link (scene, i);

          assert_point (link->middle, scene_get_link (last, link->id)->middle);
        }
    }
}

static void
assert_in_frame (EntScene *scene)
{
  EntRect bounds = ent_scene_get_bounds (scene);

  for (guint i = 0; i < ent_scene_get_n_nodes (scene); i++)
    {
      const EntSceneNode *node = ent_scene_get_node (scene, i);

      g_assert_cmpfloat (node->box.x, >=, bounds.x);
      g_assert_cmpfloat (node->box.y, >=, bounds.y);
      g_assert_cmpfloat (node->box.x + node->box.width, <=, bounds.x + bounds.width);
      g_assert_cmpfloat (node->box.y + node->box.height, <=, bounds.y + bounds.height);
    }
  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    for (guint j = 0; j <= 20; j++)
      g_assert_true (
        ent_rect_contains (&bounds,
                           ent_curve_get_point (ent_scene_get_link (scene, i)->path, j / 20.0)));
}

static void
test_frame (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (EntScene) early = all_at (fixture, "1955");
  g_autoptr (EntScene) late = all_at (fixture, "2010");

  assert_in_frame (early);
  assert_in_frame (late);
}

/* A label, its dot and the room for a wider font are within the box. */
static void
assert_label_inside (const EntSceneNode *node)
{
  EntFont font = node->kind == ENT_SCENE_NODE_HUB ? ENT_FONT_HUB : ENT_FONT_NODE;
  double slack = node->label_width * (ENT_MEASURE_SLACK - 1) / 2;
  double left = node->label_at.x - slack;
  double right = node->label_at.x + node->label_width + slack;
  g_auto (GStrv) lines = g_strsplit (node->label, "\n", -1);
  double rise = ent_measure_cap_height (font);
  double last = node->label_at.y +
                (g_strv_length (lines) - 1) * ent_style_get_font (font)->line_height;

  g_assert_cmpfloat_with_epsilon (ent_measure_width (font, node->label), node->label_width, 0.01);
  if (node->marked)
    {
      double mark_left = node->mark_at.x - ENT_SCENE_MARK_RADIUS;

      g_assert_cmpfloat (node->mark_at.x + ENT_SCENE_MARK_RADIUS, <, node->label_at.x - slack);
      g_assert_cmpfloat (ent_outline_get_distance (node->kind, &node->box, node->mark_at),
                         <,
                         -ENT_SCENE_MARK_RADIUS);
      left = MIN (left, mark_left);
    }
  g_assert_cmpfloat (left, >=, node->box.x + 4);
  g_assert_cmpfloat (right, <=, node->box.x + node->box.width - 4);
  g_assert_cmpfloat (node->label_at.y - rise, >=, node->box.y + 4);
  g_assert_cmpfloat (last, <=, node->box.y + node->box.height - 4);
}

static void
test_labels (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const dates[] = { "1898", "1955", "1968", "1985", "2010" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (EntScene) scene = all_at (fixture, dates[i]);

      for (guint j = 0; j < ent_scene_get_n_nodes (scene); j++)
        assert_label_inside (ent_scene_get_node (scene, j));
    }
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (EntScene) early = at (fixture, "1955");
  g_autoptr (EntScene) late = at (fixture, "1975");
  const EntSceneNode *before = scene_get_node (early, "BBB");
  const EntSceneNode *after = scene_get_node (late, "BBB");
  const EntLayoutNode *place = ent_layout_get_node (fixture->layout, "BBB");

  g_assert_cmpstr (before->label, ==, OLD_NAME);
  g_assert_cmpstr (after->label, ==, "Beland");
  g_assert_cmpfloat (before->box.width, >, after->box.width + 20);
  g_assert_cmpfloat (before->box.width, <=, place->width);
  assert_point (ent_rect_get_centre (&before->box), ent_rect_get_centre (&after->box));
}

/* All four links of the pair, among them one that runs the other way. */
static void
test_apart (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const ids[] = { "a-b", "a-b-again", "a-b-war", "b-a-aid" };
  g_autoptr (EntScene) scene = all_at (fixture, "2010");

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint j = 0; j < i; j++)
      {
        const EntSceneLink *a = scene_get_link (scene, ids[i]);
        const EntSceneLink *b = scene_get_link (scene, ids[j]);
        EntPoint points[ENT_CURVE_N_POINTS];

        ent_curve_flatten (b->path, points);
        g_assert_cmpfloat (get_distance (a->middle, b->middle), >, 2 * ENT_SCENE_DIAMOND);
        g_assert_cmpfloat (ent_points_get_distance (points, ENT_CURVE_N_POINTS, a->middle), >, 18);
      }

  /* The weightiest runs straightest. */
  for (guint i = 1; i < G_N_ELEMENTS (ids); i++)
    {
      EntPoint chord[] = { { 0, 0 }, { 240, 6 } };

      g_assert_cmpfloat (
        ent_points_get_distance (chord, 2, scene_get_link (scene, "a-b")->middle),
        <=,
        ent_points_get_distance (chord, 2, scene_get_link (scene, ids[i])->middle) + 0.01);
    }
}

static void
test_borders (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const dates[] = { "1955", "1968", "2010" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (EntScene) scene = all_at (fixture, dates[i]);

      for (guint j = 0; j < ent_scene_get_n_links (scene); j++)
        {
          const EntSceneLink *link = ent_scene_get_link (scene, j);
          const EntSceneNode *a = scene_get_node (scene, link->a);
          const EntSceneNode *b = scene_get_node (scene, link->b);

          double from = ent_outline_get_distance (a->kind, &a->box, link->path[0]);
          double to = ent_outline_get_distance (b->kind, &b->box, link->path[3]);

          g_assert_cmpfloat_with_epsilon (from, 3, 0.1);
          g_assert_cmpfloat_with_epsilon (to, link->directed ? 4.5 : 3, 0.1);
        }
    }
}

/* BBB lies straight between AAA and CCC. */
static void
test_around (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (EntScene) scene = at (fixture, "1955");
  const EntSceneLink *link = scene_get_link (scene, "a-c");
  const EntSceneNode *between = scene_get_node (scene, "BBB");

  for (guint i = 0; i <= 100; i++)
    g_assert_cmpfloat (ent_outline_get_distance (between->kind,
                                                 &between->box,
                                                 ent_curve_get_point (link->path, i / 100.0)),
                       >,
                       2);
}

static void
test_arrow (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (EntScene) scene = all_at (fixture, "1960");
  const EntSceneLink *help = scene_get_link (scene, "b-front");
  const EntSceneLink *aid = scene_get_link (scene, "b-a-aid");
  const EntSceneNode *front = scene_get_node (scene, "x-front");
  EntPoint corners[3];

  g_assert_true (help->directed);
  g_assert_cmpstr (help->a, ==, "BBB");
  g_assert_cmpstr (help->b, ==, "x-front");
  g_assert_cmpstr (aid->b, ==, "AAA");
  g_assert_false (scene_get_link (scene, "a-c")->directed);

  ent_scene_link_get_arrow (help, corners);
  g_assert_cmpfloat (ent_outline_get_distance (front->kind, &front->box, corners[0]), >, 0);
  g_assert_cmpfloat (ent_outline_get_distance (front->kind, &front->box, corners[0]), <, 4);
  for (guint i = 1; i < 3; i++)
    g_assert_cmpfloat (ent_outline_get_distance (front->kind, &front->box, corners[i]), >, 8);
  g_assert_cmpfloat_with_epsilon (get_distance (corners[0], corners[1]),
                                  get_distance (corners[0], corners[2]),
                                  0.01);
}

static guint
count_spokes (EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    n += g_str_equal (ent_scene_get_link (scene, i)->b, "five") ? 1 : 0;

  return n;
}

static void
test_hub (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (EntScene) before = all_at (fixture, "1960");
  g_autoptr (EntScene) during = at (fixture, "1968");
  g_autoptr (EntScene) after = at (fixture, "1980");
  g_autoptr (EntScene) ghost = all_at (fixture, "1980");
  const EntSceneNode *hub = scene_get_node (during, "five");
  g_auto (GStrv) lines = g_strsplit (hub->label, "\n", -1);
  g_autofree char *joined = g_strjoinv (" ", lines);

  g_assert_null (ent_scene_lookup_node (before, "five"));
  g_assert_null (ent_scene_lookup_node (after, "five"));
  g_assert_cmpuint (count_spokes (during), ==, 5);
  g_assert_cmpuint (count_spokes (ghost), ==, 5);

  g_assert_cmpint (hub->kind, ==, ENT_SCENE_NODE_HUB);
  g_assert_cmpuint (g_strv_length (lines), >, 1);
  g_assert_cmpstr (joined, ==, "A league of five small lands and no more");
  g_assert_cmpint (hub->tie_status, ==, ENT_STATUS_ACTIVE);
  g_assert_false (hub->idle);
  g_assert_true (scene_get_node (ghost, "five")->idle);

  /* It is the hub that carries the sign, once. */
  g_assert_true (hub->contested);
  g_assert_false (scene_get_link (during, "five/AAA")->contested);
  g_assert_cmpstr (hub->description,
                   ==,
                   "Proposal, 1965 to 1972: Aland, Beland, Celand, Deland and Eeland");
}

static char *
list_links (EntScene *scene)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    if (!g_str_has_prefix (ent_scene_get_link (scene, i)->id, "five/"))
      g_ptr_array_add (ids, (gpointer) ent_scene_get_link (scene, i)->id);
  g_ptr_array_sort_values (ids, (GCompareFunc) strcmp);
  g_ptr_array_add (ids, NULL);

  return g_strjoinv (" ", (char **) ids->pdata);
}

static void
test_shown (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *at;
    gboolean    ended;
    gboolean    uncounted;
    const char *links;
  } rows[] = {
    { "1898", TRUE, TRUE, "" },
    { "1955", FALSE, FALSE, "a-b a-c b-a-aid d-e" },
    { "1975", FALSE, FALSE, "a-b-war a-c b-front" },
    { "1985", FALSE, FALSE, "a-c b-front" },
    { "1985", FALSE, TRUE, "a-b-again a-c b-front" },
    { "1985", TRUE, FALSE, "a-b a-b-war a-c b-a-aid b-front d-e" },
    { "1985", TRUE, TRUE, "a-b a-b-again a-b-war a-c b-a-aid b-front d-e" },
    { "2010", FALSE, TRUE, "a-c b-front" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntScene) scene = scene_at (fixture->the_case,
                                             fixture->layout,
                                             rows[i].at,
                                             rows[i].ended,
                                             rows[i].uncounted);
      g_autofree char *links = list_links (scene);

      g_assert_cmpstr (links, ==, rows[i].links);
    }
}

static void
test_status (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (EntScene) scene = all_at (fixture, "1985");
  g_autoptr (EntScene) later = all_at (fixture, "2010");
  gboolean live = FALSE;

  g_assert_cmpint (scene_get_link (scene, "a-b")->status, ==, ENT_STATUS_ENDED);
  g_assert_cmpint (scene_get_link (scene, "a-b-again")->status, ==, ENT_STATUS_UNCOUNTED);
  g_assert_cmpint (scene_get_link (scene, "a-c")->status, ==, ENT_STATUS_ACTIVE);
  g_assert_cmpint (scene_get_link (scene, "a-c")->activity, ==, ENT_ACTIVITY_CERTAIN);
  g_assert_cmpint (scene_get_link (later, "a-c")->activity, ==, ENT_ACTIVITY_POSSIBLE);
  g_assert_true (scene_get_link (scene, "a-c")->contested);
  g_assert_false (scene_get_link (scene, "b-front")->contested);

  /* What has ended is painted under what has not. */
  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    {
      gboolean ended = ent_scene_get_link (scene, i)->status == ENT_STATUS_ENDED;

      g_assert_false (live && ended);
      live = live || !ended;
    }
}

static void
test_nodes (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (EntScene) scene = all_at (fixture, "1985");
  g_autoptr (EntScene) early = all_at (fixture, "1955");
  g_autoptr (EntScene) later = all_at (fixture, "2010");
  g_autoptr (EntScene) before = all_at (fixture, "1920");

  /* Every state, linked or not, and the hub where its tie is drawn. */
  g_assert_cmpuint (ent_scene_get_n_nodes (before), ==, 7);
  g_assert_cmpuint (ent_scene_get_n_nodes (scene), ==, 8);
  g_assert_true (scene_get_node (scene, "ZZZ")->idle);
  g_assert_cmpint (scene_get_node (scene, "x-front")->kind, ==, ENT_SCENE_NODE_ACTOR);

  g_assert_true (scene_get_node (before, "AAA")->idle);
  g_assert_false (scene_get_node (scene, "AAA")->idle);
  g_assert_true (scene_get_node (scene, "EEE")->idle);
  g_assert_true (scene_get_node (scene, "DDD")->absent);
  g_assert_false (scene_get_node (early, "DDD")->absent);
  g_assert_false (scene_get_node (scene, "EEE")->absent);

  g_assert_false (scene_get_node (before, "AAA")->marked);
  g_assert_true (scene_get_node (scene, "AAA")->marked);
  g_assert_false (scene_get_node (scene, "AAA")->mark_possible);
  g_assert_true (scene_get_node (later, "AAA")->mark_possible);
  g_assert_false (scene_get_node (scene, "CCC")->marked);
  g_assert_false (scene_get_node (scene, "EEE")->marked);
}

static void
change_state (EntCase    *the_case,
              const char *before,
              const char *after)
{
  g_autoptr (EntChange) change = ent_change_new ("Change");
  g_autoptr (JsonNode) old = read_json (before);
  g_autoptr (JsonNode) new = read_json (after);
  g_autoptr (GError) error = NULL;

  ent_change_add (change, ENT_TYPE_STATE, old, new);
  g_assert_true (ent_case_apply (the_case, change, &error));
  g_assert_no_error (error);
}

/* A state that no tie has drawn in yet stands there quietly, on the screen as on paper,
 * and changes nothing else; while it does not exist it is not drawn. */
static void
test_unlinked (Fixture      *fixture,
               gconstpointer data)
{
  static const char unlinked[] = "{'id':'ZZZ','kind':'state','names':[{'name':'Zeland'}]}";
  static const char ended[] = "{'id':'ZZZ','kind':'state','names':[{'name':'Zeland'}],"
                              "'existed':'1900/1980'}";
  const EntSvgOptions options = { ENT_THEME_LIGHT, FALSE, 0 };
  g_autoptr (EntScene) scene = all_at (fixture, "1985");
  g_autofree char *svg = ent_svg_paint (scene, &options);
  const EntSceneNode *node = scene_get_node (scene, "ZZZ");
  g_autoptr (EntScene) later = NULL;
  g_autofree char *later_svg = NULL;

  g_assert_true (node->idle);
  g_assert_false (node->absent);
  g_assert_cmpint (node->kind, ==, ENT_SCENE_NODE_STATE);
  g_assert_cmpstr (node->label, ==, "Zeland");
  g_assert_nonnull (strstr (svg, "Zeland"));

  change_state (fixture->the_case, unlinked, ended);
  later = all_at (fixture, "1985");
  later_svg = ent_svg_paint (later, &options);
  g_assert_null (ent_scene_lookup_node (later, "ZZZ"));
  g_assert_null (strstr (later_svg, "Zeland"));

  /* Neither frame nor links nor legend ask whether it is there. */
  g_assert_cmpfloat (ent_scene_get_bounds (later).y, ==, ent_scene_get_bounds (scene).y);
  g_assert_cmpfloat (ent_scene_get_bounds (later).height, ==, ent_scene_get_bounds (scene).height);
  g_assert_cmpuint (ent_scene_get_n_legend (later), ==, ent_scene_get_n_legend (scene));
  g_assert_cmpuint (ent_scene_get_n_links (later), ==, ent_scene_get_n_links (scene));
  for (guint i = 0; i < ent_scene_get_n_links (later); i++)
    {
      const EntSceneLink *link = ent_scene_get_link (later, i);

      g_assert_cmpmem (scene_get_link (scene, link->id)->path, sizeof link->path,
                       link->path, sizeof link->path);
    }
}

static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (EntScene) scene = all_at (fixture, "1985");
  EntPoint corner = { -2000, -2000 };

  for (guint i = 0; i < ent_scene_get_n_nodes (scene); i++)
    {
      const EntSceneNode *node = ent_scene_get_node (scene, i);
      EntPoint centre = ent_rect_get_centre (&node->box);

      g_assert_true (ent_scene_find_node (scene, centre, 0) == node);
      /* Every link ends at a centre, but the node is before it. */
      g_assert_null (ent_scene_find_link (scene, centre, 100));
    }
  g_assert_null (ent_scene_find_node (scene, corner, 10));
  g_assert_null (ent_scene_find_link (scene, corner, 10));

  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    {
      const EntSceneLink *link = ent_scene_get_link (scene, i);
      const EntSceneLink *found = ent_scene_find_link (scene, link->middle, 0.5);

      g_assert_nonnull (found);
      /* Where two cross, the one above is found. */
      if (found != link)
        g_assert_true (ent_scene_lookup_link (scene, found->id) > link);
    }
}

static void
test_find_reach (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (EntScene) scene = at (fixture, "1985");
  const EntSceneLink *link = scene_get_link (scene, "b-front");
  const EntSceneNode *node = NULL;
  EntPoint aside = link->middle;

  aside.x += 8;
  g_assert_true (ent_scene_find_link (scene, aside, 9) == link);
  g_assert_null (ent_scene_find_link (scene, aside, 5));

  /* Beside a node, it is that node, as far as one reaches. */
  node = ent_scene_get_node (scene, 0);
  aside = (EntPoint) { node->box.x - 3, node->box.y - 4 };
  g_assert_true (ent_scene_find_node (scene, aside, 5.1) == node);
  g_assert_null (ent_scene_find_node (scene, aside, 4.9));

  /* A diamond is part of its link. */
  link = scene_get_link (scene, "a-c");
  aside = (EntPoint) { link->middle.x, link->middle.y + ENT_SCENE_DIAMOND - 1 };
  g_assert_true (ent_scene_find_link (scene, aside, 1) == link);
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (EntScene) scene = all_at (fixture, "1955");
  g_autoptr (EntScene) later = all_at (fixture, "1985");
  g_autoptr (EntScene) last = all_at (fixture, "2010-05-03");

  g_assert_cmpstr (scene_get_link (scene, "a-c")->title, ==, "Aland – Celand");
  g_assert_cmpstr (scene_get_link (scene, "a-c")->description,
                   ==,
                   "Alliance, 1950 to the present; contested; 2 passages support it, "
                   "1 contests it. Sources: Doe 1990, Roe 1991.");
  g_assert_cmpstr (scene_get_link (scene, "b-a-aid")->title, ==, OLD_NAME " → Aland");
  g_assert_cmpstr (scene_get_link (scene, "a-b")->description,
                   ==,
                   "Alliance, 1940 to 1970; no passage speaks of it.");
  /* Its own dates where a membership has some. */
  g_assert_cmpstr (scene_get_link (later, "d-e")->description,
                   ==,
                   "Alliance, 1950 to 1960; ended; no passage speaks of it.");
  g_assert_cmpstr (scene_get_link (later, "b-front")->description,
                   ==,
                   "Sponsorship “Help for the Front”, 1960 to the present; "
                   "1 passage mentions it.");
  g_assert_cmpstr (scene_get_link (later, "a-b-again")->description,
                   ==,
                   "Informal alignment, 1980 to 1990; not counted under “Treaties only”; "
                   "no passage speaks of it.");

  g_assert_cmpstr (scene_get_node (scene, "AAA")->description,
                   ==,
                   "Aland, allied with Celand and " OLD_NAME " in 1955; "
                   "ruled by a communist party");
  g_assert_cmpstr (scene_get_node (later, "BBB")->description, ==, "Beland, no alliances in 1985");
  g_assert_cmpstr (scene_get_node (later, "DDD")->description,
                   ==,
                   "Deland, which did not exist in 1985");
  g_assert_cmpstr (scene_get_node (last, "CCC")->description,
                   ==,
                   "Celand, possibly allied with Aland on 3 May 2010");
}

static void
test_captions (Fixture      *fixture,
               gconstpointer data)
{
  static const struct
  {
    const char *at;
    const char *subtitle;
    const char *description;
  } rows[] = {
    { "1985",
      "1985 · Treaties only",
      "Alliances: Aland – Celand. Sponsorships: Beland → The Front." },
    { "2010",
      "2010 · Treaties only · after the sources end (2000)",
      "Alliances: Aland – Celand. Sponsorships: Beland → The Front." },
    { "1898",
      "1898 · Treaties only · before the sources begin (1900)",
      "No link is active at this time." },
    { "1968",
      "1968 · Treaties only",
      "Alliances: Aland – Beland; Aland – Celand. Sponsorships: Beland → The Front. "
      "Proposals: A league of five small lands and no more." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntScene) scene = at (fixture, rows[i].at);
      g_autofree char *title = ent_scene_dup_title (scene);
      g_autofree char *subtitle = ent_scene_dup_subtitle (scene);
      g_autofree char *description = ent_scene_dup_description (scene);

      g_assert_cmpstr (title, ==, "Lands & <seas>");
      g_assert_cmpstr (subtitle, ==, rows[i].subtitle);
      g_assert_cmpstr (description, ==, rows[i].description);
    }
}

static void
test_sources (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (EntScene) scene = at (fixture, "1985");
  g_autoptr (EntScene) before = at (fixture, "1898");
  g_autofree char *sources = ent_scene_dup_sources (scene);
  g_autofree char *coverage = ent_scene_dup_coverage (scene);

  /* Roe only contests, and supports nothing that is shown. */
  g_assert_cmpstr (sources, ==, "Sources: “On Aland”");
  g_assert_cmpstr (coverage, ==, "The sources cover 1900 to 2000.");
  g_assert_null (ent_scene_dup_sources (before));
}

static char *
list_legend (EntScene *scene)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; i < ent_scene_get_n_legend (scene); i++)
    {
      const EntLegendEntry *entry = ent_scene_get_legend (scene, i);

      g_assert_cmpfloat (entry->label_width, >, 0);
      g_strv_builder_add (builder, entry->label);
    }
  labels = g_strv_builder_end (builder);

  return g_strjoinv ("; ", labels);
}

/* What is there, in one order. */
static void
test_legend (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *at;
    gboolean    all;
    const char *legend;
  } rows[] = {
    { "1898", FALSE, "Party that is no state; Did not exist then" },
    { "1955",
      FALSE,
      "Alliance; Sponsorship; Contested by a passage; Party that is no state; "
      "Ruled by a communist party; Possibly ruled by a communist party" },
    { "1968",
      TRUE,
      "Alliance; Sponsorship; Proposal; Ended; Contested by a passage; Link of many parties; "
      "Party that is no state; Ruled by a communist party" },
    { "1985",
      TRUE,
      "Alliance; Alignment, informal, not counted; Sponsorship; Ended; Contested by a passage; "
      "Link of many parties; Party that is no state; Ruled by a communist party; "
      "Did not exist then" },
    { "2010",
      FALSE,
      "Alliance, possible; Sponsorship, possible; Contested by a passage; "
      "Party that is no state; Possibly ruled by a communist party; Did not exist then" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntScene) scene = scene_at (fixture->the_case,
                                             fixture->layout,
                                             rows[i].at,
                                             rows[i].all,
                                             rows[i].all);
      g_autofree char *legend = list_legend (scene);

      g_assert_cmpstr (legend, ==, rows[i].legend);
    }
}

/* A layout knows nothing of the case: what changes in it must be seen. */
static void
test_case_changed (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (EntScene) before = at (fixture, "1945");
  g_autoptr (EntChange) change = make_edit (fixture->the_case,
                                            ENT_TYPE_TIE,
                                            "a-b",
                                            "members",
                                            "[{'state':'AAA'},{'state':'EEE'}]");
  g_autoptr (EntScene) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (scene_get_link (before, "a-b")->b, ==, "BBB");
  g_assert_true (ent_case_apply (fixture->the_case, change, &error));
  g_assert_no_error (error);

  after = at (fixture, "1945");
  g_assert_cmpstr (scene_get_link (after, "a-b")->b, ==, "EEE");
  g_assert_false (scene_get_node (after, "EEE")->idle);
}

static void
test_node_dragged (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (EntScene) before = at (fixture, "1955");
  g_autoptr (EntScene) after = NULL;

  ent_layout_place (fixture->layout, "CCC", 500, 300, TRUE);
  after = at (fixture, "1955");
  g_assert_cmpfloat (scene_get_link (after, "a-c")->path[3].y, >, 250);
  g_assert_cmpfloat (scene_get_link (before, "a-c")->path[3].y, <, 50);
}

/* Nodes on top of each other: no link to be seen, and no nonsense. */
static void
test_node_on_node (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (EntScene) scene = NULL;

  ent_layout_place (fixture->layout, "CCC", 0, 0, TRUE);
  ent_layout_place (fixture->layout, "BBB", 10, 5, TRUE);
  scene = all_at (fixture, "2010");
  g_assert_cmpuint (ent_scene_get_n_links (scene), ==, 12);
  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    for (guint j = 0; j < 4; j++)
      {
        g_assert_true (isfinite (ent_scene_get_link (scene, i)->path[j].x));
        g_assert_true (isfinite (ent_scene_get_link (scene, i)->path[j].y));
      }
}

static void
test_no_places (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (EntLayout) layout = ent_layout_new ();
  g_autoptr (EntScene) scene = scene_at (fixture->the_case, layout, "1955", TRUE, TRUE);

  g_assert_cmpuint (ent_scene_get_n_nodes (scene), ==, 0);
  g_assert_cmpuint (ent_scene_get_n_links (scene), ==, 0);
  g_assert_cmpuint (ent_scene_get_n_legend (scene), ==, 0);
  g_assert_cmpfloat (ent_scene_get_bounds (scene).width, ==, 0);
}

static double
get_weight (EntLayout  *layout,
            const char *a,
            const char *b)
{
  for (guint i = 0; i < ent_layout_get_n_edges (layout); i++)
    {
      const EntLayoutEdge *edge = ent_layout_get_nth_edge (layout, i);

      if ((g_str_equal (edge->tail, a) && g_str_equal (edge->head, b)) ||
          (g_str_equal (edge->tail, b) && g_str_equal (edge->head, a)))
        return edge->weight;
    }

  g_assert_not_reached ();
}

static void
test_request (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (EntLayout) request = ent_graph_layout_request (fixture->the_case);
  g_autofree char *json = ent_layout_to_json (request);
  g_autoptr (EntLayout) again = ent_graph_layout_request (fixture->the_case);
  g_autofree char *json_again = ent_layout_to_json (again);

  /* The states, linked or not, and the hub. */
  g_assert_cmpuint (ent_layout_get_n_nodes (request), ==, 8);
  /* AAA–BBB is one, however often they were linked. */
  g_assert_cmpuint (ent_layout_get_n_edges (request), ==, 9);
  g_assert_cmpstr (json, ==, json_again);

  g_assert_true (ent_layout_get_node (request, "CCC")->pinned);
  g_assert_cmpfloat (ent_layout_get_node (request, "CCC")->x, ==, 500);
  g_assert_false (ent_layout_get_node (request, "AAA")->pinned);

  /* An alliance pulls more than a sponsorship, a proposal least. */
  g_assert_cmpfloat (get_weight (request, "AAA", "CCC"), >, get_weight (request, "BBB", "x-front"));
  g_assert_cmpfloat (get_weight (request, "BBB", "x-front"),
                     >,
                     get_weight (request, "DDD", "five"));
  /* What is longer pulls more. */
  g_assert_cmpfloat (get_weight (request, "AAA", "CCC"), >, get_weight (request, "DDD", "EEE"));
  /* Several links pull together. */
  g_assert_cmpfloat (get_weight (request, "AAA", "BBB"), >, get_weight (request, "AAA", "CCC"));
}

static void
test_from_places (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (EntChange) change = make_removal (fixture->the_case, ENT_TYPE_PLACE, "p6");
  g_autoptr (EntCase) empty = case_read_sections ("'states':[]");
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat (ent_layout_get_node (fixture->layout, "EEE")->y, ==, 250);
  g_assert_true (ent_case_apply (fixture->the_case, change, &error));
  g_assert_no_error (error);
  g_assert_null (ent_graph_layout_from_places (fixture->the_case));
  g_assert_null (ent_graph_layout_from_places (empty));
}

static void
add (const char *path,
     void      (*test) (Fixture      *fixture,
                        gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/scene/time/moves-nothing", test_stay);
  add ("/scene/time/names", test_names);
  add ("/scene/frame", test_frame);
  add ("/scene/labels-inside", test_labels);
  add ("/scene/links/apart", test_apart);
  add ("/scene/links/borders", test_borders);
  add ("/scene/links/around-nodes", test_around);
  add ("/scene/links/arrow", test_arrow);
  add ("/scene/links/shown", test_shown);
  add ("/scene/links/status", test_status);
  add ("/scene/hub", test_hub);
  add ("/scene/nodes", test_nodes);
  add ("/scene/nodes/unlinked", test_unlinked);
  add ("/scene/find", test_find);
  add ("/scene/find/reach", test_find_reach);
  add ("/scene/words/descriptions", test_words);
  add ("/scene/words/captions", test_captions);
  add ("/scene/words/sources", test_sources);
  add ("/scene/legend", test_legend);
  add ("/scene/case-changed", test_case_changed);
  add ("/scene/node-dragged", test_node_dragged);
  add ("/scene/node-on-node", test_node_on_node);
  add ("/scene/no-places", test_no_places);
  add ("/graph-layout/request", test_request);
  add ("/graph-layout/from-places", test_from_places);

  return g_test_run ();
}
