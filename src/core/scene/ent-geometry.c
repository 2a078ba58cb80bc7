/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-geometry.h"

/*
 * Points, boxes and cubic Bézier curves, and the outlines of nodes as signed
 * distances: less than 0 inside, 0 on the border, the distance outside. Curves
 * are evaluated and cut as de Casteljau did.
 */

static EntPoint
mix (EntPoint a,
     EntPoint b,
     double   t)
{
  return (EntPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* Cuts @curve at @t: either part may be left out. */
static void
split (const EntPoint *curve,
       double          t,
       EntPoint       *before,
       EntPoint       *after)
{
  const EntPoint start = curve[0];
  const EntPoint end = curve[3];
  EntPoint ab = mix (curve[0], curve[1], t);
  EntPoint bc = mix (curve[1], curve[2], t);
  EntPoint cd = mix (curve[2], curve[3], t);
  EntPoint abc = mix (ab, bc, t);
  EntPoint bcd = mix (bc, cd, t);
  EntPoint at = mix (abc, bcd, t);

  if (before != NULL)
    {
      before[0] = start;
      before[1] = ab;
      before[2] = abc;
      before[3] = at;
    }
  if (after != NULL)
    {
      after[0] = at;
      after[1] = bcd;
      after[2] = cd;
      after[3] = end;
    }
}

/*< private >
 * ent_curve_get_point:
 * @curve: (array fixed-size=4): a cubic Bézier curve
 * @t: how far along its parameter, from 0 to 1
 *
 * Returns: the point there
 */
EntPoint
ent_curve_get_point (const EntPoint *curve,
                     double          t)
{
  double s = 1 - t;
  double w[] = { s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t };

  return (EntPoint) {
    w[0] * curve[0].x + w[1] * curve[1].x + w[2] * curve[2].x + w[3] * curve[3].x,
    w[0] * curve[0].y + w[1] * curve[1].y + w[2] * curve[2].y + w[3] * curve[3].y,
  };
}

/*< private >
 * ent_curve_cut:
 * @curve: (array fixed-size=4): a cubic Bézier curve
 * @from: where the part begins, from 0 to 1
 * @to: where it ends, not before @from
 * @part: (array fixed-size=4) (out caller-allocates): the part between
 */
void
ent_curve_cut (const EntPoint *curve,
               double          from,
               double          to,
               EntPoint       *part)
{
  EntPoint rest[4];

  if (from >= 1)
    {
      for (guint i = 0; i < 4; i++)
        part[i] = curve[3];
      return;
    }

  split (curve, from, NULL, rest);
  split (rest, (to - from) / (1 - from), part, NULL);
}

/*< private >
 * ent_curve_reverse:
 * @curve: (array fixed-size=4) (inout): a curve, which is made to run backwards
 */
void
ent_curve_reverse (EntPoint *curve)
{
  EntPoint p[] = { curve[3], curve[2], curve[1], curve[0] };

  for (guint i = 0; i < 4; i++)
    curve[i] = p[i];
}

/*< private >
 * ent_curve_flatten:
 * @curve: (array fixed-size=4): a curve
 * @points: (array) (out caller-allocates): %ENT_CURVE_N_POINTS points along it
 */
void
ent_curve_flatten (const EntPoint *curve,
                   EntPoint       *points)
{
  for (guint i = 0; i < ENT_CURVE_N_POINTS; i++)
    points[i] = ent_curve_get_point (curve, i / (double) (ENT_CURVE_N_POINTS - 1));
}

static double
get_distance_to_segment (EntPoint a,
                         EntPoint b,
                         EntPoint at)
{
  double dx = b.x - a.x;
  double dy = b.y - a.y;
  double length2 = dx * dx + dy * dy;
  double t = length2 > 0 ? ((at.x - a.x) * dx + (at.y - a.y) * dy) / length2 : 0;
  EntPoint nearest = mix (a, b, CLAMP (t, 0, 1));

  return hypot (at.x - nearest.x, at.y - nearest.y);
}

/*< private >
 * ent_points_get_distance:
 * @points: (array length=n_points): the corners of a line
 * @n_points: how many, at least 2
 * @at: a point
 *
 * Returns: how far @at is from the line
 */
double
ent_points_get_distance (const EntPoint *points,
                         guint           n_points,
                         EntPoint        at)
{
  double least = G_MAXDOUBLE;

  for (guint i = 1; i < n_points; i++)
    least = MIN (least, get_distance_to_segment (points[i - 1], points[i], at));

  return least;
}

/*< private >
 * ent_rect_contains:
 * @rect: a box
 * @at: a point
 *
 * Returns: whether the point is in the box or on its border
 */
gboolean
ent_rect_contains (const EntRect *rect,
                   EntPoint       at)
{
  return at.x >= rect->x && at.x <= rect->x + rect->width && at.y >= rect->y &&
         at.y <= rect->y + rect->height;
}

/*< private >
 * ent_rect_get_distance:
 * @rect: a box
 * @at: a point
 *
 * Returns: how far the point is from the box, 0 within it
 */
double
ent_rect_get_distance (const EntRect *rect,
                       EntPoint       at)
{
  double x = fmax (fmax (rect->x - at.x, at.x - (rect->x + rect->width)), 0);
  double y = fmax (fmax (rect->y - at.y, at.y - (rect->y + rect->height)), 0);

  return hypot (x, y);
}

/*< private >
 * ent_rect_grow:
 * @rect: a box
 * @by: how much, on each side
 *
 * Returns: the larger box
 */
EntRect
ent_rect_grow (const EntRect *rect,
               double         by)
{
  return (EntRect) { rect->x - by, rect->y - by, rect->width + 2 * by, rect->height + 2 * by };
}

/*< private >
 * ent_rect_union:
 * @a: a box
 * @b: another
 *
 * Returns: the box around both
 */
EntRect
ent_rect_union (const EntRect *a,
                const EntRect *b)
{
  double left = MIN (a->x, b->x);
  double top = MIN (a->y, b->y);
  double right = MAX (a->x + a->width, b->x + b->width);
  double bottom = MAX (a->y + a->height, b->y + b->height);

  return (EntRect) { left, top, right - left, bottom - top };
}

/*< private >
 * ent_rect_overlaps:
 * @a: a box
 * @b: another
 *
 * Returns: whether they have an area in common
 */
gboolean
ent_rect_overlaps (const EntRect *a,
                   const EntRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

/*< private >
 * ent_rect_around:
 * @centre: a point
 * @width: a width
 * @height: a height
 *
 * Returns: the box of that size with its centre there
 */
EntRect
ent_rect_around (EntPoint centre,
                 double   width,
                 double   height)
{
  return (EntRect) { centre.x - width / 2, centre.y - height / 2, width, height };
}

/*< private >
 * ent_rect_get_centre:
 * @rect: a box
 *
 * Returns: its centre
 */
EntPoint
ent_rect_get_centre (const EntRect *rect)
{
  return (EntPoint) { rect->x + rect->width / 2, rect->y + rect->height / 2 };
}

static double
get_round_distance (const EntRect *box,
                    double         radius,
                    EntPoint       at)
{
  EntPoint centre = ent_rect_get_centre (box);
  double x = fabs (at.x - centre.x) - (box->width / 2 - radius);
  double y = fabs (at.y - centre.y) - (box->height / 2 - radius);

  return hypot (MAX (x, 0), MAX (y, 0)) + MIN (MAX (x, y), 0) - radius;
}

/* Exact but near the outer corners, where it is a little short. */
static double
get_cut_distance (const EntRect *box,
                  double         cut,
                  EntPoint       at)
{
  EntPoint centre = ent_rect_get_centre (box);
  double x = fabs (at.x - centre.x) - box->width / 2;
  double y = fabs (at.y - centre.y) - box->height / 2;

  return MAX (MAX (x, y), (x + y + cut) / G_SQRT2);
}

/*< private >
 * ent_outline_get_distance:
 * @kind: what a node stands for, and so which outline it has
 * @box: its box
 * @at: a point
 *
 * Returns: how far the point is outside the outline; less than 0 inside
 */
double
ent_outline_get_distance (EntSceneNodeKind kind,
                          const EntRect   *box,
                          EntPoint         at)
{
  switch (kind)
    {
    case ENT_SCENE_NODE_STATE:
      return get_round_distance (box, MIN (box->width, box->height) / 2, at);
    case ENT_SCENE_NODE_ACTOR:
      return get_cut_distance (box, ENT_SCENE_ACTOR_CUT, at);
    case ENT_SCENE_NODE_HUB:
    default:
      return get_round_distance (box, ENT_SCENE_HUB_RADIUS, at);
    }
}

/*< private >
 * ent_curve_leave:
 * @curve: (array fixed-size=4): a curve that begins inside a node
 * @kind: what the node stands for
 * @box: its box
 * @gap: how far from its border the curve is to begin
 * @t: (out): where it does, from 0 to 1
 *
 * Finds where a curve leaves a node for good, by halving the stretch in which
 * it crosses the border.
 *
 * Returns: whether it leaves it at all
 */
gboolean
ent_curve_leave (const EntPoint   *curve,
                 EntSceneNodeKind  kind,
                 const EntRect    *box,
                 double            gap,
                 double           *t)
{
  const guint n_steps = 64;
  guint last_inside = 0;
  double inside;
  double outside;

  for (guint i = 1; i <= n_steps; i++)
    if (ent_outline_get_distance (kind, box, ent_curve_get_point (curve, i / (double) n_steps)) <
        gap)
      last_inside = i;
  if (last_inside == n_steps)
    return FALSE;

  inside = last_inside / (double) n_steps;
  outside = (last_inside + 1) / (double) n_steps;
  for (guint i = 0; i < 24; i++)
    {
      double half = (inside + outside) / 2;

      if (ent_outline_get_distance (kind, box, ent_curve_get_point (curve, half)) < gap)
        inside = half;
      else
        outside = half;
    }
  *t = outside;

  return TRUE;
}
