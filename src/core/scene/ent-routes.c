/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-routes.h"

/*
 * Where every link of a case runs, at all times.
 *
 * The idea: what a link does may not depend on which other links are there at
 * one time, or it would move when time does. So all links of the case are laid
 * out together, between the nodes at their widest, and a scene shows some.
 *
 *  1. Links between the same two nodes are a bundle. Within a bundle they are
 *     sorted (kind, beginning, id) and given lanes from the inside out, so that
 *     the weightiest runs straightest.
 *  2. A bundle may be shifted to one side. Of a few shifts the one is taken
 *     whose curves run least over the boxes of other nodes, then least alongside
 *     the links of other bundles; among equals the least shifted. A lone link is
 *     bent a little, away from the graph's centre. Bundles with alliances choose
 *     first.
 *  3. A contested link's diamond is put near the middle of what shows of it,
 *     where it is on no box, no other link and no other diamond.
 *
 * Nothing here is random, and ties are broken by the order of the ids.
 */

#define LANE_MIN          24.0 /* between links of a bundle, in scene units */
#define LANE_MAX          34.0
#define LANE_PART         0.10 /* of the distance between the nodes */
#define BEND_MIN          5.0  /* of a lone link */
#define BEND_MAX          38.0
#define BEND_PART         0.085
#define SPREAD            0.30 /* where the control points are, of the distance */
#define CLEARANCE         7.0  /* around boxes that a link should not touch */
#define CLOSE             9.0  /* as near as this two links look like one */
#define CORE_WIDTH        80.0 /* of a node with a short name */
#define CROSSING          3    /* so many points of a curve are close where it only crosses */
#define COST_OVER_BOX     10.0 /* for each unit of length over a box */
#define COST_ALONGSIDE    1.5  /* for each unit of length close to another link */
#define COST_DIAMOND_BOX  100.0
#define COST_DIAMOND_PAIR 50.0
#define COST_DIAMOND_LINE 10.0

typedef struct
{
  const char      *id;
  EntSceneNodeKind kind;
  EntRect          box;
} Obstacle;

struct _EntRoutes
{
  GPtrArray  *links;     /* of EntLink */
  GArray     *routes;    /* of EntRoute */
  GHashTable *by_link;   /* id → EntRoute */
  GArray     *obstacles; /* of Obstacle */
  GHashTable *boxes;     /* id → Obstacle */
  EntPoint    centre;
};

/*< private >
 * ent_routes_get_node_kind:
 * @the_case: a case
 * @node: the id of a state or of a tie
 *
 * Returns: what a node of that id stands for
 */
EntSceneNodeKind
ent_routes_get_node_kind (EntCase    *the_case,
                          const char *node)
{
  EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, node);

  if (state == NULL)
    return ENT_SCENE_NODE_HUB;

  return ent_state_get_kind (ENT_STATE (state)) == ENT_PARTY_KIND_ACTOR ? ENT_SCENE_NODE_ACTOR
                                                                        : ENT_SCENE_NODE_STATE;
}

static void
add_obstacle (EntRoutes  *self,
              EntCase    *the_case,
              EntLayout  *layout,
              const char *id)
{
  const EntLayoutNode *place = ent_layout_get_node (layout, id);
  EntPoint centre = { place->x, place->y };
  Obstacle obstacle = { id,
                        ent_routes_get_node_kind (the_case, id),
                        ent_rect_around (centre, place->width, place->height) };

  if (g_hash_table_contains (self->boxes, id))
    return;

  g_hash_table_insert (self->boxes, (gpointer) id, GUINT_TO_POINTER (self->obstacles->len));
  g_array_append_val (self->obstacles, obstacle);
}

static const Obstacle *
get_obstacle (const EntRoutes *self,
              const char      *id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->boxes, id));

  return &g_array_index (self->obstacles, Obstacle, n);
}

static void
add_route (EntRoutes *self,
           EntCase   *the_case,
           EntLayout *layout,
           EntLink   *link,
           gboolean   contested)
{
  EntRoute route = { .link = link, .a = link->a, .b = link->b, .contested = contested };

  if (route.b == NULL)
    route.b = ent_record_get_id (ENT_RECORD (link->tie));
  if (ent_layout_get_node (layout, route.a) == NULL || ent_layout_get_node (layout, route.b) == NULL)
    return;

  add_obstacle (self, the_case, layout, route.a);
  add_obstacle (self, the_case, layout, route.b);
  g_array_append_val (self->routes, route);
}

static void
collect (EntRoutes *self,
         EntCase   *the_case,
         EntLayout *layout)
{
  GListModel *ties = ent_case_get_ties (the_case);

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);
      g_autoptr (GPtrArray) links = ent_link_list (the_case, tie);
      gboolean contested = ent_case_is_contested (the_case, tie);

      for (guint j = 0; j < links->len; j++)
        add_route (self, the_case, layout, g_ptr_array_index (links, j), contested);
      g_ptr_array_extend_and_steal (self->links, g_steal_pointer (&links));
    }
}

/* The two ends of a bundle: the same for links that run to and fro. */
static void
get_ends (const EntRoute *route,
          const char    **low,
          const char    **high)
{
  gboolean forward = strcmp (route->a, route->b) <= 0;

  *low = forward ? route->a : route->b;
  *high = forward ? route->b : route->a;
}

static int
compare_ends (const EntRoute *a,
              const EntRoute *b)
{
  const char *ends[4];
  int order;

  get_ends (a, &ends[0], &ends[1]);
  get_ends (b, &ends[2], &ends[3]);
  order = strcmp (ends[0], ends[2]);

  return order != 0 ? order : strcmp (ends[1], ends[3]);
}

static int
compare_routes (gconstpointer p,
                gconstpointer q)
{
  const EntRoute *a = p;
  const EntRoute *b = q;
  int order = compare_ends (a, b);
  EntTieKind kind_a = ent_tie_get_kind (a->link->tie);
  EntTieKind kind_b = ent_tie_get_kind (b->link->tie);

  if (order != 0)
    return order;
  if (kind_a != kind_b)
    return kind_a < kind_b ? -1 : 1;
  if (a->link->extent.earliest_start != b->link->extent.earliest_start)
    return a->link->extent.earliest_start < b->link->extent.earliest_start ? -1 : 1;

  return strcmp (a->link->id, b->link->id);
}

static void
find_centre (EntRoutes *self)
{
  for (guint i = 0; i < self->obstacles->len; i++)
    {
      EntPoint at = ent_rect_get_centre (&g_array_index (self->obstacles, Obstacle, i).box);

      self->centre.x += at.x / self->obstacles->len;
      self->centre.y += at.y / self->obstacles->len;
    }
}

static EntRect
get_hull (const EntPoint *curve)
{
  EntRect hull = { curve[0].x, curve[0].y, 0, 0 };

  for (guint i = 1; i < 4; i++)
    hull = ent_rect_union (&hull, &(EntRect) { curve[i].x, curve[i].y, 0, 0 });

  return hull;
}

/* How many points of a curve are over the boxes of nodes that it does not join. */
static guint
count_over_boxes (const EntRoutes *self,
                  const EntRoute  *route,
                  const EntPoint  *points,
                  const EntRect   *hull)
{
  guint n_over = 0;

  for (guint i = 0; i < self->obstacles->len; i++)
    {
      const Obstacle *obstacle = &g_array_index (self->obstacles, Obstacle, i);
      EntRect box = ent_rect_grow (&obstacle->box, CLEARANCE);

      if (!ent_rect_overlaps (&box, hull) || g_str_equal (obstacle->id, route->a) ||
          g_str_equal (obstacle->id, route->b))
        continue;
      for (guint j = 0; j < ENT_CURVE_N_POINTS; j++)
        n_over += ent_rect_contains (&box, points[j]) ? 1 : 0;
    }

  return n_over;
}

/* What of a node hides its links even when its name is a short one. */
static EntRect
get_core (const EntRect *box)
{
  return ent_rect_around (ent_rect_get_centre (box),
                          MIN (box->width, CORE_WIDTH) + 2 * CLOSE,
                          box->height + 2 * CLOSE);
}

/* How many points of a curve are close to links that have their way already. */
static guint
count_alongside (const EntRoutes *self,
                 const EntRoute  *route,
                 const EntPoint  *points,
                 const EntRect   *hull)
{
  EntRect a = get_core (&get_obstacle (self, route->a)->box);
  EntRect b = get_core (&get_obstacle (self, route->b)->box);
  guint n_alongside = 0;

  for (guint i = 0; i < self->routes->len; i++)
    {
      const EntRoute *other = &g_array_index (self->routes, EntRoute, i);
      EntRect reach = get_hull (other->curve);
      guint n_close = 0;

      if (!other->routed || !ent_rect_overlaps (&reach, hull))
        continue;
      for (guint j = 0; j < ENT_CURVE_N_POINTS; j++)
        if (!ent_rect_contains (&a, points[j]) && !ent_rect_contains (&b, points[j]) &&
            ent_points_get_distance (other->points, ENT_CURVE_N_POINTS, points[j]) < CLOSE)
          n_close++;
      n_alongside += n_close > CROSSING ? n_close - CROSSING : 0;
    }

  return n_alongside;
}

static double
measure_curve (const EntRoutes *self,
               const EntRoute  *route,
               const EntPoint  *curve,
               double           length)
{
  EntRect hull = get_hull (curve);
  EntPoint points[ENT_CURVE_N_POINTS];

  ent_curve_flatten (curve, points);

  return (COST_OVER_BOX * count_over_boxes (self, route, points, &hull) +
          COST_ALONGSIDE * count_alongside (self, route, points, &hull)) *
         length / ENT_CURVE_N_POINTS;
}

/* The curve from the lower end to the higher one whose middle is @bend aside. */
static void
bend_curve (EntPoint  from,
            EntPoint  to,
            double    bend,
            EntPoint *curve)
{
  double dx = to.x - from.x;
  double dy = to.y - from.y;
  double distance = MAX (hypot (dx, dy), 1);
  /* A cubic curve comes three quarters of the way to its control points. */
  double aside = bend / 0.75 / distance;

  curve[0] = from;
  curve[1] = (EntPoint) { from.x + dx * SPREAD - dy * aside, from.y + dy * SPREAD + dx * aside };
  curve[2] = (EntPoint) { to.x - dx * SPREAD - dy * aside, to.y - dy * SPREAD + dx * aside };
  curve[3] = to;
}

/* 0, 1, -1, 2, -2 … where there is a middle one, else 0.5, -0.5, 1.5 … */
static double
get_lane (guint n,
          guint n_lanes)
{
  double lane = n_lanes % 2 == 1 ? (n + 1) / 2 : n / 2 + 0.5;

  return n % 2 == n_lanes % 2 ? lane : -lane;
}

typedef struct
{
  EntRoute *routes;
  guint     n_routes;
  EntPoint  from;
  EntPoint  to;
  double    distance;
  double    lane; /* how wide */
} Bundle;

static double
measure_shift (const EntRoutes *self,
               const Bundle    *bundle,
               double           shift)
{
  double cost = fabs (shift);

  for (guint i = 0; i < bundle->n_routes; i++)
    {
      EntPoint curve[4];

      bend_curve (bundle->from,
                  bundle->to,
                  shift + get_lane (i, bundle->n_routes) * bundle->lane,
                  curve);
      cost += measure_curve (self, &bundle->routes[i], curve, bundle->distance);
    }

  return cost;
}

/* The side of the bundle that looks away from the graph's centre: 1 or -1. */
static double
get_outside (const EntRoutes *self,
             const Bundle    *bundle)
{
  double x = (bundle->from.x + bundle->to.x) / 2 - self->centre.x;
  double y = (bundle->from.y + bundle->to.y) / 2 - self->centre.y;
  double aside = x * -(bundle->to.y - bundle->from.y) + y * (bundle->to.x - bundle->from.x);

  return aside < -0.01 ? -1 : 1;
}

static double
choose_shift (const EntRoutes *self,
              const Bundle    *bundle)
{
  static const double lone[] = { 1, -1, 2.2, -2.2, 3.6, -3.6, 5.2, -5.2 };
  static const double spoke[] = { 0, 1, -1, 2.2, -2.2, 3.6, -3.6, 5.2, -5.2 };
  static const double many[] = { 0, 0.5, -0.5, 1, -1, 1.75, -1.75, 2.5, -2.5, 3.5, -3.5 };
  gboolean hub = bundle->routes->link->b == NULL;
  const double *choices = bundle->n_routes > 1 ? many : hub ? spoke : lone;
  guint n_choices = bundle->n_routes > 1 ? G_N_ELEMENTS (many)
                    : hub                ? G_N_ELEMENTS (spoke)
                                         : G_N_ELEMENTS (lone);
  double unit = bundle->n_routes > 1 ? bundle->lane
                                     : CLAMP (BEND_PART * bundle->distance, BEND_MIN, BEND_MAX);
  double outside = get_outside (self, bundle);
  double best = 0;
  double best_cost = G_MAXDOUBLE;

  for (guint i = 0; i < n_choices; i++)
    {
      double shift = choices[i] * unit * outside;
      double cost = measure_shift (self, bundle, shift);

      if (cost < best_cost - 0.01)
        {
          best = shift;
          best_cost = cost;
        }
    }

  return best;
}

static void
route_bundle (EntRoutes *self,
              EntRoute  *routes,
              guint      n_routes)
{
  Bundle bundle = { .routes = routes, .n_routes = n_routes };
  const char *low;
  const char *high;
  double shift;

  get_ends (routes, &low, &high);
  bundle.from = ent_rect_get_centre (&get_obstacle (self, low)->box);
  bundle.to = ent_rect_get_centre (&get_obstacle (self, high)->box);
  bundle.distance = hypot (bundle.to.x - bundle.from.x, bundle.to.y - bundle.from.y);
  bundle.lane = CLAMP (LANE_PART * bundle.distance, LANE_MIN, LANE_MAX);
  shift = choose_shift (self, &bundle);

  for (guint i = 0; i < n_routes; i++)
    {
      bend_curve (bundle.from,
                  bundle.to,
                  shift + get_lane (i, n_routes) * bundle.lane,
                  routes[i].curve);
      if (routes[i].a == high || g_str_equal (routes[i].a, high))
        ent_curve_reverse (routes[i].curve);
      ent_curve_flatten (routes[i].curve, routes[i].points);
    }
  for (guint i = 0; i < n_routes; i++)
    routes[i].routed = TRUE;
}

/* The bundles whose weightiest link is of a kind. */
static void
route_bundles_of_kind (EntRoutes  *self,
                       EntTieKind  kind)
{
  EntRoute *routes = (EntRoute *) (gpointer) self->routes->data;
  guint first = 0;

  for (guint i = 1; i <= self->routes->len; i++)
    if (i == self->routes->len || compare_ends (&routes[first], &routes[i]) != 0)
      {
        if (ent_tie_get_kind (routes[first].link->tie) == kind)
          route_bundle (self, &routes[first], i - first);
        first = i;
      }
}

static void
route_bundles (EntRoutes *self)
{
  for (int kind = ENT_TIE_KIND_ALLIANCE; kind <= ENT_TIE_KIND_PROPOSAL; kind++)
    route_bundles_of_kind (self, (EntTieKind) kind);
}

/* The part of a route that shows between its two nodes. */
static void
get_visible (const EntRoutes *self,
             const EntRoute  *route,
             EntPoint        *points)
{
  const Obstacle *a = get_obstacle (self, route->a);
  const Obstacle *b = get_obstacle (self, route->b);
  EntPoint backwards[] = { route->curve[3], route->curve[2], route->curve[1], route->curve[0] };
  EntPoint part[4];
  double from = 0;
  double to = 0;

  if (!ent_curve_leave (route->curve, a->kind, &a->box, 0, &from) ||
      !ent_curve_leave (backwards, b->kind, &b->box, 0, &to) || from >= 1 - to)
    from = to = 0.5;
  ent_curve_cut (route->curve, from, 1 - to, part);
  ent_curve_flatten (part, points);
}

/* The point that lies a part of the way along a line, by length. */
static EntPoint
walk (const EntPoint *points,
      double          part)
{
  double whole = 0;
  double rest;

  for (guint i = 1; i < ENT_CURVE_N_POINTS; i++)
    whole += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);

  rest = part * whole;
  for (guint i = 1; i < ENT_CURVE_N_POINTS; i++)
    {
      double x = points[i].x - points[i - 1].x;
      double y = points[i].y - points[i - 1].y;
      double length = hypot (x, y);

      if (length > 0 && rest <= length)
        return (EntPoint) { points[i - 1].x + x * rest / length,
                            points[i - 1].y + y * rest / length };
      rest -= length;
    }

  return points[ENT_CURVE_N_POINTS - 1];
}

static double
measure_diamond (const EntRoutes *self,
                 guint            n,
                 EntPoint         at)
{
  const double reach = ENT_SCENE_DIAMOND + 3;
  EntRect box = ent_rect_around (at, 2 * reach, 2 * reach);
  double cost = 0;

  for (guint i = 0; i < self->obstacles->len; i++)
    if (ent_rect_overlaps (&g_array_index (self->obstacles, Obstacle, i).box, &box))
      cost += COST_DIAMOND_BOX;

  for (guint i = 0; i < self->routes->len; i++)
    {
      const EntRoute *other = &g_array_index (self->routes, EntRoute, i);

      if (i == n)
        continue;
      if (i < n && other->contested &&
          hypot (at.x - other->middle.x, at.y - other->middle.y) < 2 * reach)
        cost += COST_DIAMOND_PAIR;
      if (ent_points_get_distance (other->points, ENT_CURVE_N_POINTS, at) < reach)
        cost += COST_DIAMOND_LINE;
    }

  return cost;
}

static void
place_middle (EntRoutes *self,
              guint      n)
{
  static const double parts[] = { 0.5, 0.43, 0.57, 0.36, 0.64, 0.28, 0.72 };
  EntRoute *route = &g_array_index (self->routes, EntRoute, n);
  EntPoint points[ENT_CURVE_N_POINTS];
  double best_cost = G_MAXDOUBLE;

  get_visible (self, route, points);
  route->middle = walk (points, 0.5);
  if (!route->contested || route->link->b == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      EntPoint at = walk (points, parts[i]);
      double cost = measure_diamond (self, n, at);

      if (cost < best_cost - 0.01)
        {
          route->middle = at;
          best_cost = cost;
        }
    }
}

static EntRoutes *
routes_new (EntCase   *the_case,
            EntLayout *layout)
{
  EntRoutes *self = g_new0 (EntRoutes, 1);

  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_link_free);
  self->routes = g_array_new (FALSE, TRUE, sizeof (EntRoute));
  self->by_link = g_hash_table_new (g_str_hash, g_str_equal);
  self->obstacles = g_array_new (FALSE, TRUE, sizeof (Obstacle));
  self->boxes = g_hash_table_new (g_str_hash, g_str_equal);

  collect (self, the_case, layout);
  g_array_sort (self->routes, compare_routes);
  find_centre (self);
  route_bundles (self);
  for (guint i = 0; i < self->routes->len; i++)
    {
      EntRoute *route = &g_array_index (self->routes, EntRoute, i);

      place_middle (self, i);
      g_hash_table_insert (self->by_link, route->link->id, route);
    }

  return self;
}

static void
routes_free (EntRoutes *self)
{
  g_clear_pointer (&self->by_link, g_hash_table_unref);
  g_clear_pointer (&self->boxes, g_hash_table_unref);
  g_clear_pointer (&self->obstacles, g_array_unref);
  g_clear_pointer (&self->routes, g_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self);
}

/*
 * The ways stay the same while the case and the places do, which is most of the
 * time: they are kept with the layout that they were found for.
 */
typedef struct
{
  GWeakRef   the_case;
  gulong     changed;
  GArray    *places; /* of EntRect */
  EntRoutes *routes; /* NULL where the case changed */
} Kept;

static void
case_changed_cb (EntCase   *the_case,
                 EntChange *change,
                 Kept      *kept)
{
  g_clear_pointer (&kept->routes, routes_free);
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;
  g_autoptr (EntCase) the_case = g_weak_ref_get (&kept->the_case);

  if (the_case != NULL)
    g_signal_handler_disconnect (the_case, kept->changed);
  g_weak_ref_clear (&kept->the_case);
  g_clear_pointer (&kept->routes, routes_free);
  g_clear_pointer (&kept->places, g_array_unref);
  g_free (kept);
}

static GArray *
list_places (EntLayout *layout)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (EntRect));

  for (guint i = 0; i < ent_layout_get_n_nodes (layout); i++)
    {
      const EntLayoutNode *node = ent_layout_get_nth_node (layout, i);
      EntRect place = { node->x, node->y, node->width, node->height };

      g_array_append_val (places, place);
    }

  return places;
}

static gboolean
kept_fits (Kept    *kept,
           EntCase *the_case,
           GArray  *places)
{
  g_autoptr (EntCase) of = g_weak_ref_get (&kept->the_case);

  return of == the_case && kept->routes != NULL && kept->places->len == places->len &&
         memcmp (kept->places->data, places->data, places->len * sizeof (EntRect)) == 0;
}

/*< private >
 * ent_routes_find:
 * @the_case: a case
 * @layout: the places of its nodes
 *
 * Finds a way for each link of a case whose two nodes have a place.
 *
 * Returns: (transfer none): the ways, which are kept until the case or the
 *   places change
 */
const EntRoutes *
ent_routes_find (EntCase   *the_case,
                 EntLayout *layout)
{
  static const char key[] = "ent-routes";
  Kept *kept = g_object_get_data (G_OBJECT (layout), key);
  g_autoptr (GArray) places = list_places (layout);

  if (kept != NULL && kept_fits (kept, the_case, places))
    return kept->routes;

  kept = g_new0 (Kept, 1);
  g_weak_ref_init (&kept->the_case, the_case);
  kept->changed = g_signal_connect (the_case, "changed", G_CALLBACK (case_changed_cb), kept);
  kept->places = g_steal_pointer (&places);
  kept->routes = routes_new (the_case, layout);
  g_object_set_data_full (G_OBJECT (layout), key, kept, kept_free);

  return kept->routes;
}

/*< private >
 * ent_routes_get_n:
 * @self: the ways of links
 *
 * Returns: how many there are
 */
guint
ent_routes_get_n (const EntRoutes *self)
{
  return self->routes->len;
}

/*< private >
 * ent_routes_get:
 * @self: the ways of links
 * @n: which, from 0
 *
 * Returns: (transfer none): one of them
 */
const EntRoute *
ent_routes_get (const EntRoutes *self,
                guint            n)
{
  return &g_array_index (self->routes, EntRoute, n);
}

/*< private >
 * ent_routes_lookup:
 * @self: the ways of links
 * @link: the id of a link
 *
 * Returns: (transfer none) (nullable): its way, or %NULL where one of its nodes
 *   has no place
 */
const EntRoute *
ent_routes_lookup (const EntRoutes *self,
                   const char      *link)
{
  return g_hash_table_lookup (self->by_link, link);
}
