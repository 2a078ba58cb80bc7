/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-layout.h"

/*
 * Places for the nodes that came later, among those that stand already.
 *
 * One node after another, the one that is pulled most by what stands first: its spot
 * is sought in rings around the mean of its neighbours, each weighed by its pull, and
 * the first ring that has room is taken. Of the free spots of that ring it is the one
 * farthest from the middle of the picture, where the fewest links are to cross. What
 * nothing pulls is sought a spot for around the middle, where it lies on no link. What
 * stands already is not moved, and the same nodes are settled alike every time.
 */

#define GAP_ACROSS 56.0
#define GAP_DOWN   40.0
#define RING       24.0
#define RINGS      400
#define SPOTS      24

typedef struct
{
  EntLayout  *layout;
  GHashTable *standing;   /* ids of the nodes that have a place */
  double      middle_x;
  double      middle_y;
} Settling;

static gboolean
stands (Settling   *settling,
        const char *id)
{
  return g_hash_table_contains (settling->standing, id);
}

static void
find_middle (Settling *settling)
{
  guint n_standing = 0;

  settling->middle_x = 0;
  settling->middle_y = 0;
  for (guint i = 0; i < ent_layout_get_n_nodes (settling->layout); i++)
    {
      const EntLayoutNode *node = ent_layout_get_nth_node (settling->layout, i);

      if (!stands (settling, node->id))
        continue;
      settling->middle_x += node->x;
      settling->middle_y += node->y;
      n_standing++;
    }

  settling->middle_x /= MAX (n_standing, 1);
  settling->middle_y /= MAX (n_standing, 1);
}

/* How strongly a node is pulled by what stands, and to where. */
static double
get_pull (Settling            *settling,
          const EntLayoutNode *node,
          double              *x,
          double              *y)
{
  double pull = 0;

  *x = 0;
  *y = 0;
  for (guint i = 0; i < ent_layout_get_n_edges (settling->layout); i++)
    {
      const EntLayoutEdge *edge = ent_layout_get_nth_edge (settling->layout, i);
      const char *other = NULL;
      const EntLayoutNode *neighbour;

      if (g_str_equal (edge->tail, node->id))
        other = edge->head;
      else if (g_str_equal (edge->head, node->id))
        other = edge->tail;
      if (other == NULL || !stands (settling, other))
        continue;

      neighbour = ent_layout_get_node (settling->layout, other);
      *x += neighbour->x * edge->weight;
      *y += neighbour->y * edge->weight;
      pull += edge->weight;
    }
  if (pull > 0)
    {
      *x /= pull;
      *y /= pull;
    }

  return pull;
}

static gboolean
is_free (Settling            *settling,
         const EntLayoutNode *node,
         double               x,
         double               y)
{
  for (guint i = 0; i < ent_layout_get_n_nodes (settling->layout); i++)
    {
      const EntLayoutNode *other = ent_layout_get_nth_node (settling->layout, i);

      if (stands (settling, other->id) &&
          fabs (other->x - x) < (other->width + node->width) / 2 + GAP_ACROSS &&
          fabs (other->y - y) < (other->height + node->height) / 2 + GAP_DOWN)
        return FALSE;
    }

  return TRUE;
}

/* Whether the straight line between two nodes runs through a box around a point. */
static gboolean
is_crossed (double               x,
            double               y,
            double               width,
            double               height,
            const EntLayoutNode *a,
            const EntLayoutNode *b)
{
  double from = 0;
  double to = 1;
  const double starts[] = { a->x - x, a->y - y };
  const double steps[] = { b->x - a->x, b->y - a->y };
  const double reaches[] = { width / 2, height / 2 };

  /* Clipped against each pair of sides in turn (Liang and Barsky, 1984). */
  for (guint i = 0; i < 2; i++)
    {
      double low;
      double high;

      if (fabs (steps[i]) < 1e-9)
        {
          if (fabs (starts[i]) > reaches[i])
            return FALSE;
          continue;
        }
      low = (-reaches[i] - starts[i]) / steps[i];
      high = (reaches[i] - starts[i]) / steps[i];
      from = MAX (from, MIN (low, high));
      to = MIN (to, MAX (low, high));
    }

  return from <= to;
}

static gboolean
is_off_links (Settling            *settling,
              const EntLayoutNode *node,
              double               x,
              double               y)
{
  for (guint i = 0; i < ent_layout_get_n_edges (settling->layout); i++)
    {
      const EntLayoutEdge *edge = ent_layout_get_nth_edge (settling->layout, i);

      if (stands (settling, edge->tail) && stands (settling, edge->head) &&
          is_crossed (x, y, node->width + GAP_ACROSS, node->height + GAP_DOWN,
                      ent_layout_get_node (settling->layout, edge->tail),
                      ent_layout_get_node (settling->layout, edge->head)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_spot (Settling            *settling,
           const EntLayoutNode *node,
           gboolean             pulled,
           double               radius,
           double              *x,
           double              *y)
{
  double best = -1;
  double from_x = *x;
  double from_y = *y;

  for (guint i = 0; i < SPOTS; i++)
    {
      double angle = 2 * G_PI * i / SPOTS;
      double spot_x = round (from_x + radius * cos (angle));
      double spot_y = round (from_y + radius * sin (angle));
      double out = hypot (spot_x - settling->middle_x, spot_y - settling->middle_y);

      if (out > best + 0.5 && is_free (settling, node, spot_x, spot_y) &&
          (pulled || is_off_links (settling, node, spot_x, spot_y)))
        {
          best = out;
          *x = spot_x;
          *y = spot_y;
        }
    }

  return best >= 0;
}

static void
settle_node (Settling            *settling,
             const EntLayoutNode *node)
{
  g_autofree char *id = g_strdup (node->id);
  double x;
  double y;
  gboolean pulled = get_pull (settling, node, &x, &y) > 0;

  if (!pulled)
    {
      x = settling->middle_x;
      y = settling->middle_y;
    }
  for (guint i = 0; i < RINGS && !find_spot (settling, node, pulled, i * RING, &x, &y); i++)
    ;

  ent_layout_place (settling->layout, id, x, y, FALSE);
  g_hash_table_add (settling->standing, g_steal_pointer (&id));
}

static const EntLayoutNode *
find_next (Settling *settling)
{
  const EntLayoutNode *next = NULL;
  double most = -1;

  for (guint i = 0; i < ent_layout_get_n_nodes (settling->layout); i++)
    {
      const EntLayoutNode *node = ent_layout_get_nth_node (settling->layout, i);
      double x;
      double y;
      double pull;

      if (stands (settling, node->id))
        continue;
      pull = get_pull (settling, node, &x, &y);
      if (pull > most)
        {
          most = pull;
          next = node;
        }
    }

  return next;
}

/**
 * ent_layout_settle:
 * @self: a layout
 * @ids: (element-type utf8): the ids of its nodes that have no place yet; the others
 *   stand where they are
 *
 * Gives places near their neighbours to nodes that came later. The others are not moved.
 */
void
ent_layout_settle (EntLayout *self,
                   GPtrArray *ids)
{
  Settling settling = { self, NULL, 0, 0 };
  const EntLayoutNode *node;

  g_return_if_fail (ENT_IS_LAYOUT (self));
  g_return_if_fail (ids != NULL);

  settling.standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < ent_layout_get_n_nodes (self); i++)
    {
      const char *id = ent_layout_get_nth_node (self, i)->id;

      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_hash_table_add (settling.standing, g_strdup (id));
    }

  find_middle (&settling);
  while ((node = find_next (&settling)) != NULL)
    settle_node (&settling, node);
  g_hash_table_unref (settling.standing);
}
