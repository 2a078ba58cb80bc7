/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-layout-private.h"

/* What is done to the places that Graphviz found, and how they are judged: plain
 * geometry on boxes and the straight links between them. */

/* Boxes that keep this much less than ENT_LAYOUT_GAP are left alone: without it,
 * pushing them off each other would never come to an end. */
#define TOLERANCE 2.0

#define PUSH_ROUNDS 100

/* The directions in which a free place is looked for. */
#define N_DIRECTIONS 16

/* The shape that is aimed at: that of a window between its side panes. */
#define ASPECT (4.0 / 3.0)

/* What troubles a reader, measured in crossings of two links. */
#define COST_COVERED 3.0
#define COST_LENGTH  2.0
#define COST_ASPECT  3.0

/* How near a link may pass a box that is not its own, in scene units. */
#define CLEARANCE 8.0

/* Above this many links their crossings are beyond counting, by eye too. */
#define MANY_LINKS 1000

/*
 * ent_layout_plan_rotate:
 * @plan: a plan
 * @angle: an angle in radians
 *
 * Turns the centres of all boxes about 0, 0.
 */
void
ent_layout_plan_rotate (EntLayoutPlan *plan,
                        double         angle)
{
  double c = cos (angle);
  double s = sin (angle);

  if (angle == 0)
    return;

  for (guint i = 0; i < plan->n_boxes; i++)
    {
      EntLayoutBox *box = &plan->boxes[i];
      double x = box->x;

      box->x = c * x - s * box->y;
      box->y = s * x + c * box->y;
    }
}

static void
get_extents (EntLayoutPlan *plan,
             double        *x1,
             double        *y1,
             double        *x2,
             double        *y2)
{
  *x1 = *y1 = G_MAXDOUBLE;
  *x2 = *y2 = -G_MAXDOUBLE;
  for (guint i = 0; i < plan->n_boxes; i++)
    {
      const EntLayoutBox *box = &plan->boxes[i];

      *x1 = MIN (*x1, box->x - box->width / 2);
      *y1 = MIN (*y1, box->y - box->height / 2);
      *x2 = MAX (*x2, box->x + box->width / 2);
      *y2 = MAX (*y2, box->y + box->height / 2);
    }
}

/*
 * ent_layout_plan_centre:
 * @plan: a plan with at least one box
 *
 * Shifts all boxes, so that the middle of the whole is 0, 0.
 */
void
ent_layout_plan_centre (EntLayoutPlan *plan)
{
  double x1, y1, x2, y2;

  get_extents (plan, &x1, &y1, &x2, &y2);
  for (guint i = 0; i < plan->n_boxes; i++)
    {
      plan->boxes[i].x -= (x1 + x2) / 2;
      plan->boxes[i].y -= (y1 + y2) / 2;
    }
}

typedef struct
{
  double x;
  double y;
} Point;

static Point
pins_mean (EntLayoutPlan *plan,
           gboolean       wanted)
{
  Point mean = { 0, 0 };

  for (guint i = 0; i < plan->n_boxes; i++)
    {
      const EntLayoutBox *box = &plan->boxes[i];

      if (!box->pinned)
        continue;
      mean.x += (wanted ? box->pin_x : box->x) / plan->n_pinned;
      mean.y += (wanted ? box->pin_y : box->y) / plan->n_pinned;
    }

  return mean;
}

/* The angle by which the pinned boxes, turned about their mean, come closest to
 * their pins in the sense of least squares (the orthogonal Procrustes problem in
 * two dimensions). */
static double
pins_angle (EntLayoutPlan *plan,
            Point          is,
            Point          wanted)
{
  double dot = 0;
  double cross = 0;

  for (guint i = 0; i < plan->n_boxes; i++)
    {
      const EntLayoutBox *box = &plan->boxes[i];
      Point a = { box->x - is.x, box->y - is.y };
      Point b = { box->pin_x - wanted.x, box->pin_y - wanted.y };

      if (!box->pinned)
        continue;
      dot += a.x * b.x + a.y * b.y;
      cross += a.x * b.y - a.y * b.x;
    }

  return dot == 0 && cross == 0 ? 0 : atan2 (cross, dot);
}

/*
 * ent_layout_plan_shift_to_pins:
 * @plan: a plan
 * @turn: whether it may also be turned
 *
 * Shifts all boxes, so that the pinned ones are as near as can be to their pins,
 * and puts these there exactly.
 */
void
ent_layout_plan_shift_to_pins (EntLayoutPlan *plan,
                               gboolean       turn)
{
  Point is, wanted;

  if (plan->n_pinned == 0)
    return;

  wanted = pins_mean (plan, TRUE);
  if (turn)
    ent_layout_plan_rotate (plan, pins_angle (plan, pins_mean (plan, FALSE), wanted));
  is = pins_mean (plan, FALSE);

  for (guint i = 0; i < plan->n_boxes; i++)
    {
      EntLayoutBox *box = &plan->boxes[i];

      box->x = box->pinned ? box->pin_x : box->x + wanted.x - is.x;
      box->y = box->pinned ? box->pin_y : box->y + wanted.y - is.y;
    }
}

/* By how much two boxes are too near, horizontally and vertically. They are too
 * near only where both are positive. */
static Point
get_excess (const EntLayoutBox *a,
            const EntLayoutBox *b)
{
  return (Point) {
    (a->width + b->width) / 2 + ENT_LAYOUT_GAP - fabs (a->x - b->x),
    (a->height + b->height) / 2 + ENT_LAYOUT_GAP - fabs (a->y - b->y),
  };
}

static gboolean
too_near (const EntLayoutBox *a,
          const EntLayoutBox *b)
{
  Point excess = get_excess (a, b);

  return excess.x > TOLERANCE && excess.y > TOLERANCE;
}

static void
push_apart (EntLayoutBox *a,
            EntLayoutBox *b)
{
  Point excess = get_excess (a, b);
  double share_a = a->pinned ? 0 : b->pinned ? 1 : 0.5;
  double share_b = b->pinned ? 0 : 1 - share_a;

  if (excess.x < excess.y)
    {
      double push = a->x > b->x ? excess.x : -excess.x;

      a->x += push * share_a;
      b->x -= push * share_b;
    }
  else
    {
      double push = a->y > b->y ? excess.y : -excess.y;

      a->y += push * share_a;
      b->y -= push * share_b;
    }
}

static gboolean
push_round (EntLayoutPlan *plan)
{
  gboolean pushed = FALSE;

  for (guint i = 0; i < plan->n_boxes; i++)
    for (guint j = i + 1; j < plan->n_boxes; j++)
      {
        EntLayoutBox *a = &plan->boxes[i];
        EntLayoutBox *b = &plan->boxes[j];

        if ((a->pinned && b->pinned) || !too_near (a, b))
          continue;
        push_apart (a, b);
        pushed = TRUE;
      }

  return pushed;
}

static gboolean
is_free (EntLayoutPlan      *plan,
         const EntLayoutBox *place,
         guint               except)
{
  for (guint i = 0; i < plan->n_boxes; i++)
    if (i != except && too_near (place, &plan->boxes[i]))
      return FALSE;

  return TRUE;
}

static void
move_to_free_place (EntLayoutPlan *plan,
                    guint          n)
{
  EntLayoutBox place = plan->boxes[n];

  for (guint ring = 1; !is_free (plan, &place, n); ring++)
    for (guint i = 0; i < N_DIRECTIONS && !is_free (plan, &place, n); i++)
      {
        double angle = 2 * G_PI * i / N_DIRECTIONS;

        place.x = plan->boxes[n].x + ring * ENT_LAYOUT_GAP / 2 * cos (angle);
        place.y = plan->boxes[n].y + ring * ENT_LAYOUT_GAP / 2 * sin (angle);
      }

  plan->boxes[n] = place;
}

/*
 * ent_layout_plan_separate:
 * @plan: a plan
 *
 * Moves boxes that are too near each other apart, and leaves pinned ones where
 * they are. Pairs are pushed apart in the direction in which it takes least,
 * which mostly comes to rest; where it doesn't (a box in the gap between two
 * pins, say), the box goes to a free place nearby. So afterwards no two boxes
 * are too near, unless both are pinned.
 */
void
ent_layout_plan_separate (EntLayoutPlan *plan)
{
  for (guint round = 0; round < PUSH_ROUNDS; round++)
    if (!push_round (plan))
      return;

  for (guint i = 0; i < plan->n_boxes; i++)
    if (!plan->boxes[i].pinned)
      move_to_free_place (plan, i);
}

/* On which side of the line from A to B the point C is. */
static double
side (Point a,
      Point b,
      Point c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static gboolean
segments_cross (Point a,
                Point b,
                Point c,
                Point d)
{
  return side (a, b, c) * side (a, b, d) < 0 && side (c, d, a) * side (c, d, b) < 0;
}

static Point
centre_of (EntLayoutPlan *plan,
           guint          n)
{
  return (Point) { plan->boxes[n].x, plan->boxes[n].y };
}

static gboolean
links_cross (EntLayoutPlan       *plan,
             const EntLayoutLink *a,
             const EntLayoutLink *b)
{
  if (a->tail == b->tail || a->tail == b->head || a->head == b->tail || a->head == b->head)
    return FALSE;

  return segments_cross (centre_of (plan, a->tail),
                         centre_of (plan, a->head),
                         centre_of (plan, b->tail),
                         centre_of (plan, b->head));
}

/* A segment meets a box where it crosses one of the box's diagonals: its ends
 * are the centres of other boxes, and so outside. */
static gboolean
link_covers (EntLayoutPlan       *plan,
             const EntLayoutLink *link,
             guint                n)
{
  const EntLayoutBox *box = &plan->boxes[n];
  double w = box->width / 2 + CLEARANCE;
  double h = box->height / 2 + CLEARANCE;
  Point a = centre_of (plan, link->tail);
  Point b = centre_of (plan, link->head);

  if (n == link->tail || n == link->head)
    return FALSE;

  return segments_cross (a,
                         b,
                         (Point) { box->x - w, box->y - h },
                         (Point) { box->x + w, box->y + h }) ||
         segments_cross (a,
                         b,
                         (Point) { box->x - w, box->y + h },
                         (Point) { box->x + w, box->y - h });
}

static guint
count_crossings (EntLayoutPlan *plan)
{
  guint crossings = 0;

  if (plan->n_links > MANY_LINKS)
    return 0;

  for (guint i = 0; i < plan->n_links; i++)
    for (guint j = i + 1; j < plan->n_links; j++)
      crossings += links_cross (plan, &plan->links[i], &plan->links[j]);

  return crossings;
}

static guint
count_covered (EntLayoutPlan *plan)
{
  guint covered = 0;

  for (guint i = 0; i < plan->n_links; i++)
    for (guint n = 0; n < plan->n_boxes; n++)
      covered += link_covers (plan, &plan->links[i], n);

  return covered;
}

static double
sum_of_stretches (EntLayoutPlan *plan)
{
  double sum = 0;

  for (guint i = 0; i < plan->n_links; i++)
    {
      const EntLayoutLink *link = &plan->links[i];
      Point a = centre_of (plan, link->tail);
      Point b = centre_of (plan, link->head);
      double stretch = log (MAX (1, hypot (a.x - b.x, a.y - b.y)) / link->length);

      sum += stretch * stretch;
    }

  return sum;
}

/*
 * ent_layout_plan_judge:
 * @plan: a plan with at least one box
 *
 * Says how much of what makes a picture hard to read a plan has: crossings,
 * links that run behind a box, links much longer or shorter than they should be,
 * a stripe in place of a page.
 *
 * Returns: the score, from 0; less is calmer
 */
double
ent_layout_plan_judge (EntLayoutPlan *plan)
{
  double x1, y1, x2, y2;
  double aspect;

  get_extents (plan, &x1, &y1, &x2, &y2);
  aspect = (x2 - x1 + ENT_LAYOUT_GAP) / (y2 - y1 + ENT_LAYOUT_GAP);

  return count_crossings (plan) + COST_COVERED * count_covered (plan) +
         COST_LENGTH * sum_of_stretches (plan) + COST_ASPECT * fabs (log (aspect / ASPECT));
}
