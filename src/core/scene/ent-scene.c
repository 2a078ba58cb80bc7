/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-scene-private.h"

/**
 * EntScene:
 *
 * What is drawn: the nodes and links of a slice in their places, with their
 * labels measured, and the legend. It is plain data that knows no toolkit, the
 * same for the screen and for every file that is exported. It does not change;
 * another slice is another scene, in which what stays is where it was.
 */

G_DEFINE_FINAL_TYPE (EntScene, ent_scene, G_TYPE_OBJECT)

#define ARROW_LENGTH 11.0
#define ARROW_WIDTH  9.0
/* The line ends within the head, so that its blunt end does not show at the tip. */
#define ARROW_AHEAD  2.0

static void
clear_node (gpointer data)
{
  EntSceneNode *node = data;

  g_clear_object (&node->record);
  g_clear_pointer (&node->label, g_free);
  g_clear_pointer (&node->title, g_free);
  g_clear_pointer (&node->description, g_free);
}

static void
clear_curve (gpointer data)
{
  EntSceneCurve *curve = data;

  g_clear_object (&curve->link.tie);
  g_clear_pointer (&curve->link.title, g_free);
  g_clear_pointer (&curve->link.description, g_free);
}

static void
clear_entry (gpointer data)
{
  EntLegendEntry *entry = data;

  g_clear_pointer (&entry->label, g_free);
}

static GArray *
create_array (gsize          size,
              GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);

  return array;
}

static void
ent_scene_finalize (GObject *object)
{
  EntScene *self = ENT_SCENE (object);

  g_clear_pointer (&self->nodes_by_id, g_hash_table_unref);
  g_clear_pointer (&self->links_by_id, g_hash_table_unref);
  g_clear_pointer (&self->legend, g_array_unref);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_object (&self->slice);

  G_OBJECT_CLASS (ent_scene_parent_class)->finalize (object);
}

static void
ent_scene_class_init (EntSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_scene_finalize;
}

static void
ent_scene_init (EntScene *self)
{
  self->nodes = create_array (sizeof (EntSceneNode), clear_node);
  self->links = create_array (sizeof (EntSceneCurve), clear_curve);
  self->legend = create_array (sizeof (EntLegendEntry), clear_entry);
  self->nodes_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->links_by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * ent_scene_new:
 * @slice: what is the case at a time
 * @layout: the places of the case's nodes
 * @options: (nullable): what is drawn besides what is active; %NULL for nothing
 *
 * Makes the scene of a slice. A node without a place in @layout is left out, and
 * its links with it.
 *
 * Returns: (transfer full): the scene
 */
EntScene *
ent_scene_new (EntSlice              *slice,
               EntLayout             *layout,
               const EntSceneOptions *options)
{
  EntScene *self;

  g_return_val_if_fail (ENT_IS_SLICE (slice), NULL);
  g_return_val_if_fail (ENT_IS_LAYOUT (layout), NULL);

  self = g_object_new (ENT_TYPE_SCENE, NULL);
  self->slice = g_object_ref (slice);
  if (options != NULL)
    self->options = *options;
  ent_scene_build (self, layout);

  return self;
}

/**
 * ent_scene_get_slice:
 * @self: a scene
 *
 * Returns: (transfer none): the slice that it shows
 */
EntSlice *
ent_scene_get_slice (EntScene *self)
{
  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);

  return self->slice;
}

/**
 * ent_scene_get_bounds:
 * @self: a scene
 *
 * Returns: the box around all nodes and links of the case, whether they show at
 *   this time or not: it is the same at all times
 */
EntRect
ent_scene_get_bounds (EntScene *self)
{
  g_return_val_if_fail (ENT_IS_SCENE (self), ((EntRect) { 0 }));

  return self->bounds;
}

/**
 * ent_scene_get_n_nodes:
 * @self: a scene
 *
 * Returns: how many nodes it has
 */
guint
ent_scene_get_n_nodes (EntScene *self)
{
  g_return_val_if_fail (ENT_IS_SCENE (self), 0);

  return self->nodes->len;
}

/**
 * ent_scene_get_node:
 * @self: a scene
 * @n: which, from 0
 *
 * Returns: (transfer none): a node, in the order in which they are painted
 */
const EntSceneNode *
ent_scene_get_node (EntScene *self,
                    guint     n)
{
  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);
  g_return_val_if_fail (n < self->nodes->len, NULL);

  return &g_array_index (self->nodes, EntSceneNode, n);
}

/**
 * ent_scene_lookup_node:
 * @self: a scene
 * @id: the id of a state, or of a tie that has a hub
 *
 * Returns: (transfer none) (nullable): its node, or %NULL where it has none
 */
const EntSceneNode *
ent_scene_lookup_node (EntScene   *self,
                       const char *id)
{
  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->nodes_by_id, id);
}

/**
 * ent_scene_get_n_links:
 * @self: a scene
 *
 * Returns: how many links are drawn
 */
guint
ent_scene_get_n_links (EntScene *self)
{
  g_return_val_if_fail (ENT_IS_SCENE (self), 0);

  return self->links->len;
}

/**
 * ent_scene_get_link:
 * @self: a scene
 * @n: which, from 0
 *
 * Returns: (transfer none): a link, in the order in which they are painted
 */
const EntSceneLink *
ent_scene_get_link (EntScene *self,
                    guint     n)
{
  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);
  g_return_val_if_fail (n < self->links->len, NULL);

  return &g_array_index (self->links, EntSceneCurve, n).link;
}

/**
 * ent_scene_lookup_link:
 * @self: a scene
 * @id: the id of a link
 *
 * Returns: (transfer none) (nullable): the link, or %NULL where it is not drawn
 */
const EntSceneLink *
ent_scene_lookup_link (EntScene   *self,
                       const char *id)
{
  EntSceneCurve *curve;

  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  curve = g_hash_table_lookup (self->links_by_id, id);

  return curve ? &curve->link : NULL;
}

/**
 * ent_scene_get_n_legend:
 * @self: a scene
 *
 * Returns: how many entries its legend has
 */
guint
ent_scene_get_n_legend (EntScene *self)
{
  g_return_val_if_fail (ENT_IS_SCENE (self), 0);

  return self->legend->len;
}

/**
 * ent_scene_get_legend:
 * @self: a scene
 * @n: which, from 0
 *
 * Returns: (transfer none): an entry of the legend, which has one for each sign
 *   that the scene shows, always in the same order
 */
const EntLegendEntry *
ent_scene_get_legend (EntScene *self,
                      guint     n)
{
  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);
  g_return_val_if_fail (n < self->legend->len, NULL);

  return &g_array_index (self->legend, EntLegendEntry, n);
}

/**
 * ent_scene_find_node:
 * @self: a scene
 * @at: a point, in scene units
 * @reach: how far from the point a node may be, in scene units
 *
 * Returns: (transfer none) (nullable): the nearest node in reach, the topmost where
 *   two are as near, as where the boxes of both have the point
 */
const EntSceneNode *
ent_scene_find_node (EntScene *self,
                     EntPoint  at,
                     double    reach)
{
  const EntSceneNode *nearest = NULL;
  double least = reach;

  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      EntSceneNode *node = &g_array_index (self->nodes, EntSceneNode, i);
      double distance = ent_rect_get_distance (&node->box, at);

      if (distance <= least)
        {
          nearest = node;
          least = distance;
        }
    }

  return nearest;
}

static double
get_distance (const EntSceneCurve *curve,
              EntPoint             at)
{
  double distance = ent_points_get_distance (curve->points, ENT_CURVE_N_POINTS, at);

  if (curve->link.contested)
    {
      double x = fabs (at.x - curve->link.middle.x);
      double y = fabs (at.y - curve->link.middle.y);

      if (x + y <= ENT_SCENE_DIAMOND)
        return 0;
    }

  return distance;
}

/**
 * ent_scene_find_link:
 * @self: a scene
 * @at: a point, in scene units
 * @reach: how far from the point a link may be, in scene units
 *
 * A point in a node is a node's, not a link's, see [method@Scene.find_node].
 *
 * Returns: (transfer none) (nullable): the nearest link in reach, the topmost
 *   where two are as near
 */
const EntSceneLink *
ent_scene_find_link (EntScene *self,
                     EntPoint  at,
                     double    reach)
{
  const EntSceneCurve *nearest = NULL;
  double least = reach;

  g_return_val_if_fail (ENT_IS_SCENE (self), NULL);

  if (ent_scene_find_node (self, at, 0) != NULL)
    return NULL;

  for (guint i = 0; i < self->links->len; i++)
    {
      const EntSceneCurve *curve = &g_array_index (self->links, EntSceneCurve, i);
      EntRect near = ent_rect_grow (&curve->bounds, reach);
      double distance;

      if (!ent_rect_contains (&near, at))
        continue;
      distance = get_distance (curve, at);
      if (distance <= least)
        {
          nearest = curve;
          least = distance;
        }
    }

  return nearest ? &nearest->link : NULL;
}

/**
 * ent_scene_link_get_arrow:
 * @link: a directed link
 * @corners: (array fixed-size=3) (out caller-allocates): the tip, and the two
 *   corners behind it
 *
 * Tells where a link's arrow head is, a filled triangle.
 */
void
ent_scene_link_get_arrow (const EntSceneLink *link,
                          EntPoint           *corners)
{
  EntPoint tip;
  EntPoint base;
  double x = 0;
  double y = 0;
  double length = 0;

  g_return_if_fail (link != NULL);

  /* It points along the part of the curve that it covers. */
  tip = link->path[3];
  for (guint i = 1; i <= 64 && length < ARROW_LENGTH - ARROW_AHEAD; i++)
    {
      EntPoint behind = ent_curve_get_point (link->path, 1 - i / 64.0);

      x = tip.x - behind.x;
      y = tip.y - behind.y;
      length = hypot (x, y);
    }
  if (length > 0)
    {
      x /= length;
      y /= length;
    }

  tip = (EntPoint) { tip.x + x * ARROW_AHEAD, tip.y + y * ARROW_AHEAD };
  base = (EntPoint) { tip.x - x * ARROW_LENGTH, tip.y - y * ARROW_LENGTH };
  corners[0] = tip;
  corners[1] = (EntPoint) { base.x - y * ARROW_WIDTH / 2, base.y + x * ARROW_WIDTH / 2 };
  corners[2] = (EntPoint) { base.x + y * ARROW_WIDTH / 2, base.y - x * ARROW_WIDTH / 2 };
}
