/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-routes-private.h"

/*
 * How bundles of links are bent: steps 1 and 2 of ent-routes.c.
 */

#define LANE_MIN          24.0 /* between links of a bundle, in scene units */
#define LANE_MAX          34.0
#define LANE_PART         0.10 /* of the distance between the nodes */
#define BEND_MIN          5.0  /* of a lone link */
#define BEND_MAX          38.0
#define BEND_PART         0.085
#define SPREAD            0.30 /* where the control points are, of the distance */
#define CLEARANCE         7.0  /* around boxes that a link should not touch */
#define CORE_WIDTH        80.0 /* of a node with a short name */
#define CROSSING          3    /* so many points of a curve are close where it only crosses */
#define COST_OVER_BOX     10.0 /* for each unit of length over a box */
#define COST_ALONGSIDE    1.5  /* for each unit of length close to another link */
#define MANY              1500 /* links, among which none can keep clear of the others */

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
      const EntObstacle *obstacle = &g_array_index (self->obstacles, EntObstacle, i);
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
                          MIN (box->width, CORE_WIDTH) + 2 * ENT_ROUTES_CLOSE,
                          box->height + 2 * ENT_ROUTES_CLOSE);
}

/*
 * How many points of a curve are close to links that have their way already. A
 * link that is crossed is close for a few points: those are for nothing.
 */
static guint
count_alongside (const EntRoutes *self,
                 const EntRoute  *route,
                 const EntPoint  *points)
{
  EntRect a = get_core (&ent_routes_get_obstacle (self, route->a)->box);
  EntRect b = get_core (&ent_routes_get_obstacle (self, route->b)->box);
  g_autofree guint *counts = g_new0 (guint, self->routes->len);
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_alongside = 0;

  for (guint i = 0; i < ENT_CURVE_N_POINTS; i++)
    {
      if (ent_rect_contains (&a, points[i]) || ent_rect_contains (&b, points[i]))
        continue;
      ent_crowd_visit (self->crowd, points[i], ENT_ROUTES_CLOSE, near);
      for (guint j = 0; j < near->len; j++)
        n_alongside += ++counts[g_array_index (near, guint, j)] > CROSSING ? 1 : 0;
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
  double cost;

  ent_curve_flatten (curve, points);
  cost = COST_OVER_BOX * count_over_boxes (self, route, points, &hull);
  if (self->routes->len <= MANY)
    cost += COST_ALONGSIDE * count_alongside (self, route, points);

  return cost * length / ENT_CURVE_N_POINTS;
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
  /* Straight is for the spokes of a hub. */
  static const double lone[] = { 0, 1, -1, 2.2, -2.2, 3.6, -3.6, 5.2, -5.2 };
  static const double many[] = { 0, 0.5, -0.5, 1, -1, 1.75, -1.75, 2.5, -2.5, 3.5, -3.5 };
  gboolean alone = bundle->n_routes == 1;
  gboolean spoke = bundle->routes->link->b == NULL;
  const double *choices = alone ? lone : many;
  guint n_choices = alone ? G_N_ELEMENTS (lone) : G_N_ELEMENTS (many);
  double unit = alone ? CLAMP (BEND_PART * bundle->distance, BEND_MIN, BEND_MAX) : bundle->lane;
  double outside = get_outside (self, bundle);
  double best = 0;
  double best_cost = G_MAXDOUBLE;

  for (guint i = alone && !spoke ? 1 : 0; i < n_choices; i++)
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

static guint
get_number (const EntRoutes *self,
            const EntRoute  *route)
{
  return (guint) (route - &g_array_index (self->routes, EntRoute, 0));
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

  ent_route_get_ends (routes, &low, &high);
  bundle.from = ent_rect_get_centre (&ent_routes_get_obstacle (self, low)->box);
  bundle.to = ent_rect_get_centre (&ent_routes_get_obstacle (self, high)->box);
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
    ent_crowd_add (self->crowd,
                   get_number (self, &routes[i]),
                   routes[i].points,
                   ENT_CURVE_N_POINTS);
}

/* The bundles whose weightiest link is of a kind. */
static void
route_bundles_of_kind (EntRoutes  *self,
                       EntTieKind  kind)
{
  EntRoute *routes = (EntRoute *) (gpointer) self->routes->data;
  guint first = 0;

  for (guint i = 1; i <= self->routes->len; i++)
    if (i == self->routes->len || ent_route_compare_ends (&routes[first], &routes[i]) != 0)
      {
        if (ent_tie_get_kind (routes[first].link->tie) == kind)
          route_bundle (self, &routes[first], i - first);
        first = i;
      }
}

/*< private >
 * ent_routes_bend:
 * @self: the routes of a case, sorted, without their curves
 *
 * Gives every route its curve.
 */
void
ent_routes_bend (EntRoutes *self)
{
  for (int kind = ENT_TIE_KIND_ALLIANCE; kind <= ENT_TIE_KIND_PROPOSAL; kind++)
    route_bundles_of_kind (self, (EntTieKind) kind);
}
