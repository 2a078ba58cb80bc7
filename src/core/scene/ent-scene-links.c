/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-scene-private.h"

/*
 * The links of a scene: those of the slice that are shown, each on its way,
 * from the border of one node to the border of the other as their labels are
 * at the time.
 */

#define GAP       3.0 /* between a border and a link's end */
#define GAP_ARROW 4.5 /* and its arrow head */

/* What is painted first lies under the rest: what ended, what is uncertain. */
static int
get_depth (const EntSceneLink *link)
{
  int depth = link->activity == ENT_ACTIVITY_CERTAIN ? 1 : 0;

  switch (link->status)
    {
    case ENT_STATUS_ACTIVE:
      return depth + 4;
    case ENT_STATUS_UNCOUNTED:
      return depth + 2;
    case ENT_STATUS_ENDED:
    case ENT_STATUS_ABSENT:
    default:
      return depth;
    }
}

static int
compare_links (gconstpointer p,
               gconstpointer q)
{
  const EntSceneLink *a = &((const EntSceneCurve *) p)->link;
  const EntSceneLink *b = &((const EntSceneCurve *) q)->link;

  if (get_depth (a) != get_depth (b))
    return get_depth (a) - get_depth (b);
  if (a->kind != b->kind)
    return a->kind > b->kind ? -1 : 1;

  return strcmp (a->id, b->id);
}

static void
cut_at_borders (EntSceneLink       *link,
                const EntRoute     *route,
                const EntSceneNode *a,
                const EntSceneNode *b)
{
  EntPoint backwards[] = { route->curve[3], route->curve[2], route->curve[1], route->curve[0] };
  double from;
  double to;

  if (!ent_curve_leave (route->curve, a->kind, &a->box, GAP, &from) ||
      !ent_curve_leave (backwards, b->kind, &b->box, link->directed ? GAP_ARROW : GAP, &to) ||
      from >= 1 - to)
    /* One node lies over the other: there is nothing to be seen between them. */
    from = to = 0.5;

  ent_curve_cut (route->curve, from, 1 - to, link->path);
  link->middle = route->middle;
}

static void
add_link (EntScene           *self,
          const EntSliceLink *slice_link,
          const EntRoute     *route)
{
  const EntSceneNode *a = ent_scene_lookup_node (self, route->a);
  const EntSceneNode *b = ent_scene_lookup_node (self, route->b);
  EntSceneCurve curve = { .of = slice_link->link };
  EntSceneLink *link = &curve.link;

  link->id = slice_link->link->id;
  link->tie = g_object_ref (slice_link->link->tie);
  link->a = a->id;
  link->b = b->id;
  link->kind = ent_tie_get_kind (link->tie);
  link->status = slice_link->status;
  link->activity = slice_link->activity;
  link->directed = slice_link->link->directed;
  link->contested = slice_link->in->contested && b->kind != ENT_SCENE_NODE_HUB;
  cut_at_borders (link, route, a, b);

  ent_curve_flatten (link->path, curve.points);
  curve.bounds = (EntRect) { link->middle.x, link->middle.y, 0, 0 };
  for (guint i = 0; i < ENT_CURVE_N_POINTS; i++)
    curve.bounds = ent_rect_union (&curve.bounds,
                                   &(EntRect) { curve.points[i].x, curve.points[i].y, 0, 0 });
  if (link->contested)
    curve.bounds = ent_rect_grow (&curve.bounds, ENT_SCENE_DIAMOND);

  g_array_append_val (self->links, curve);
}

/*< private >
 * ent_scene_build_links:
 * @self: a scene that has its nodes
 * @routes: the ways of the case's links
 *
 * Adds the links that are shown.
 */
void
ent_scene_build_links (EntScene  *self,
                       const EntRoutes *routes)
{
  for (guint i = 0; i < ent_slice_get_n_links (self->slice); i++)
    {
      const EntSliceLink *link = ent_slice_get_link (self->slice, i);
      const EntRoute *route = ent_routes_lookup (routes, link->link->id);

      if (route != NULL && ent_scene_shows (self, link))
        add_link (self, link, route);
    }

  g_array_sort (self->links, compare_links);
  for (guint i = 0; i < self->links->len; i++)
    {
      EntSceneCurve *curve = &g_array_index (self->links, EntSceneCurve, i);

      g_hash_table_insert (self->links_by_id, (gpointer) curve->link.id, curve);
    }
}
