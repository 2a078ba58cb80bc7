/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-routes-private.h"

/*
 * Where every link of a case runs, at all times.
 *
 * The idea: what a link does may not depend on which other links are there at
 * one time, or it would move when time does. So all links of the case are laid
 * out together, between the nodes at their widest, and a scene shows some.
 *
 *  1. Links between the same two nodes are a bundle. Within a bundle they are
 *     sorted (kind, duration, id) and given lanes from the inside out, so that
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
  EntObstacle obstacle = { .id = id, .kind = ent_routes_get_node_kind (the_case, id) };

  if (g_hash_table_contains (self->boxes, id))
    return;

  obstacle.box = ent_rect_around (centre, place->width, place->height);
  g_hash_table_insert (self->boxes, (gpointer) id, GUINT_TO_POINTER (self->obstacles->len));
  g_array_append_val (self->obstacles, obstacle);
}

/*< private >
 * ent_routes_get_obstacle:
 * @self: the routes of a case
 * @id: the id of a node that one of them joins
 *
 * Returns: (transfer none): the node
 */
const EntObstacle *
ent_routes_get_obstacle (const EntRoutes *self,
                         const char      *id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->boxes, id));

  return &g_array_index (self->obstacles, EntObstacle, n);
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
  if (ent_layout_get_node (layout, route.a) == NULL ||
      ent_layout_get_node (layout, route.b) == NULL)
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

/*< private >
 * ent_route_get_ends:
 * @route: a route
 * @low: (out): the id of the end that comes first in the alphabet
 * @high: (out): the id of the other
 *
 * The two ends of a bundle: the same for links that run to and fro.
 */
void
ent_route_get_ends (const EntRoute *route,
                    const char    **low,
                    const char    **high)
{
  gboolean forward = strcmp (route->a, route->b) <= 0;

  *low = forward ? route->a : route->b;
  *high = forward ? route->b : route->a;
}

/*< private >
 * ent_route_compare_ends:
 * @a: a route
 * @b: another
 *
 * Returns: 0 where they are of one bundle, else which comes first
 */
int
ent_route_compare_ends (const EntRoute *a,
                        const EntRoute *b)
{
  const char *ends[4];
  int order;

  ent_route_get_ends (a, &ends[0], &ends[1]);
  ent_route_get_ends (b, &ends[2], &ends[3]);
  order = strcmp (ends[0], ends[2]);

  return order != 0 ? order : strcmp (ends[1], ends[3]);
}

/* What is open, or may be, is longest. */
static gint64
get_duration (const EntRoute *route)
{
  return (gint64) route->link->extent.latest_end - route->link->extent.earliest_start;
}

static int
compare_routes (gconstpointer p,
                gconstpointer q)
{
  const EntRoute *a = p;
  const EntRoute *b = q;
  int order = ent_route_compare_ends (a, b);
  EntTieKind kind_a = ent_tie_get_kind (a->link->tie);
  EntTieKind kind_b = ent_tie_get_kind (b->link->tie);

  if (order != 0)
    return order;
  if (kind_a != kind_b)
    return kind_a < kind_b ? -1 : 1;
  if (get_duration (a) != get_duration (b))
    return get_duration (a) > get_duration (b) ? -1 : 1;

  return strcmp (a->link->id, b->link->id);
}

static void
find_centre (EntRoutes *self)
{
  for (guint i = 0; i < self->obstacles->len; i++)
    {
      EntPoint at = ent_rect_get_centre (&g_array_index (self->obstacles, EntObstacle, i).box);

      self->centre.x += at.x / self->obstacles->len;
      self->centre.y += at.y / self->obstacles->len;
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
  self->obstacles = g_array_new (FALSE, TRUE, sizeof (EntObstacle));
  self->boxes = g_hash_table_new (g_str_hash, g_str_equal);
  self->crowd = ent_crowd_new (MAX (ENT_ROUTES_CLOSE, ENT_ROUTES_DIAMOND));

  collect (self, the_case, layout);
  g_array_sort (self->routes, compare_routes);
  find_centre (self);
  ent_routes_bend (self);
  for (guint i = 0; i < self->routes->len; i++)
    {
      EntRoute *route = &g_array_index (self->routes, EntRoute, i);

      ent_routes_place_middle (self, i);
      g_hash_table_insert (self->by_link, route->link->id, route);
    }

  return self;
}

static void
routes_free (EntRoutes *self)
{
  g_clear_pointer (&self->crowd, ent_crowd_free);
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

/*< private >
 * ent_routes_reach:
 * @self: the ways of links
 * @node: the id of a node
 *
 * Returns: whether a link leads to the node at any time
 */
gboolean
ent_routes_reach (const EntRoutes *self,
                  const char      *node)
{
  return g_hash_table_contains (self->boxes, node);
}
