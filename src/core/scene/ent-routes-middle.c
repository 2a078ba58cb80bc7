/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-routes-private.h"

/*
 * Where the middle of a link is, and the diamond of a contested one: step 3 of
 * ent-routes.c.
 */

#define COST_DIAMOND_BOX  100.0
#define COST_DIAMOND_PAIR 50.0
#define COST_DIAMOND_LINE 10.0

/* The part of a route that shows between its two nodes. */
static void
get_visible (const EntRoutes *self,
             const EntRoute  *route,
             EntPoint        *points)
{
  const EntObstacle *a = ent_routes_get_obstacle (self, route->a);
  const EntObstacle *b = ent_routes_get_obstacle (self, route->b);
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
  EntRect box = ent_rect_around (at, 2 * ENT_ROUTES_DIAMOND, 2 * ENT_ROUTES_DIAMOND);
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  double cost = 0;

  for (guint i = 0; i < self->obstacles->len; i++)
    if (ent_rect_overlaps (&g_array_index (self->obstacles, EntObstacle, i).box, &box))
      cost += COST_DIAMOND_BOX;

  for (guint i = 0; i < n; i++)
    {
      const EntRoute *other = &g_array_index (self->routes, EntRoute, i);

      if (other->contested &&
          hypot (at.x - other->middle.x, at.y - other->middle.y) < 2 * ENT_ROUTES_DIAMOND)
        cost += COST_DIAMOND_PAIR;
    }

  ent_crowd_visit (self->crowd, at, ENT_ROUTES_DIAMOND, near);
  for (guint i = 0; i < near->len; i++)
    cost += g_array_index (near, guint, i) != n ? COST_DIAMOND_LINE : 0;

  return cost;
}

/*< private >
 * ent_routes_place_middle:
 * @self: the routes of a case, with their curves
 * @n: the number of a route; those before it have their middle
 *
 * Gives a route its middle.
 */
void
ent_routes_place_middle (EntRoutes *self,
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
