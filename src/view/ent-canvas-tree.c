/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"

/* The graph as a screen reader walks it: a tree of states and hubs by name, and
 * below each the links whose names begin with it. Among widgets, all of them are
 * children of the canvas; so canvas and items answer themselves what is below
 * what (GtkAccessible), and see to it that the bus is told.
 *
 * There are two ways to tell it, and no function for it:
 *
 * - GTK tells of a child that comes or goes in the name of the widget that is its
 *   parent. While the canvas takes in or lets go of an item, it therefore answers
 *   with the context of what that item is below.
 * - An item that stays, and comes to another place, is hidden from the bus and
 *   shown again. Its parent there is told both times. The widget stays as it is,
 *   and with it the focus.
 *
 * Whoever is told finds the tree as it is then: so all is done one by one, and
 * what goes goes before what comes. */

static GtkAccessibleInterface *parent_accessible;

/**
 * Place:
 * @item: an item
 * @above: (nullable): what it comes below
 * @hub: whether it stands for a hub
 *
 * Where an item belongs.
 */
typedef struct
{
  EntCanvasItem *item;
  EntCanvasItem *above;
  gboolean       hub;
} Place;

static GtkATContext *
ent_canvas_get_at_context (GtkAccessible *accessible)
{
  EntCanvas *self = ENT_CANVAS (accessible);

  if (self->speaker != NULL)
    return gtk_accessible_get_at_context (GTK_ACCESSIBLE (self->speaker));
  return parent_accessible->get_at_context (accessible);
}

static GtkAccessible *
ent_canvas_get_first_accessible_child (GtkAccessible *accessible)
{
  EntCanvas *self = ENT_CANVAS (accessible);
  GtkWidget *other;

  if (self->roots != NULL && self->roots->len > 0)
    return g_object_ref (g_ptr_array_index (self->roots, 0));

  other = ent_canvas_item_find_other (GTK_WIDGET (self));
  return other != NULL ? GTK_ACCESSIBLE (g_object_ref (other)) : NULL;
}

void
ent_canvas_accessible_init (GtkAccessibleInterface *iface)
{
  parent_accessible = g_type_interface_peek_parent (iface);
  iface->get_at_context = ent_canvas_get_at_context;
  iface->get_first_accessible_child = ent_canvas_get_first_accessible_child;
}

/* Lets go of an item that the scene has no more. */
static void
drop_item (EntCanvas     *self,
           EntCanvasItem *item)
{
  g_object_ref (item);
  self->speaker = ent_canvas_item_get_above (item);
  gtk_widget_unparent (GTK_WIDGET (item));
  self->speaker = NULL;
  ent_canvas_item_take_out (item);
  g_object_unref (item);
}

/* Takes an item out that comes to another place. */
static void
lift_item (EntCanvasItem *item)
{
  if (ent_canvas_item_get_position (item) < 0)
    return;

  gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  ent_canvas_item_take_out (item);
}

static void
put_item (EntCanvas   *self,
          const Place *place,
          guint        position)
{
  GtkWidget *widget = GTK_WIDGET (place->item);
  GPtrArray *siblings =
    place->above != NULL ? ent_canvas_item_get_children (place->above) : self->roots;

  if (position < siblings->len && g_ptr_array_index (siblings, position) == place->item)
    return;

  lift_item (place->item);
  ent_canvas_item_put (place->item, place->above, siblings, position);
  if (gtk_widget_get_parent (widget) != NULL)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE,
                                   -1);
      return;
    }

  /* Before the menu: that has no items after it. */
  self->speaker = place->above;
  gtk_widget_insert_after (widget, GTK_WIDGET (self), NULL);
  self->speaker = NULL;
}

static int
compare_nodes (gconstpointer p,
               gconstpointer q)
{
  const Place *a = p;
  const Place *b = q;

  return a->hub != b->hub ? a->hub - b->hub : ent_canvas_item_compare (a->item, b->item);
}

static guint
get_order (const Place *place)
{
  return place->above != NULL ? (guint) ent_canvas_item_get_position (place->above)
                              : G_MAXUINT;
}

/* Links of one node come together, in the order of nodes; what is below none, last. */
static int
compare_links (gconstpointer p,
               gconstpointer q)
{
  guint a = get_order (p);
  guint b = get_order (q);

  if (a != b)
    return a < b ? -1 : 1;
  return ent_canvas_item_compare (((const Place *) p)->item, ((const Place *) q)->item);
}

static GArray *
place_nodes (EntCanvas *self)
{
  guint n_nodes = self->scene != NULL ? ent_scene_get_n_nodes (self->scene) : 0;
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      const EntSceneNode *node = ent_scene_get_node (self->scene, i);
      Place place = { .item = ent_canvas_get_item (self, ENT_CANVAS_NODE, node->id),
                      .hub = node->kind == ENT_SCENE_NODE_HUB };

      g_array_append_val (places, place);
    }
  return places;
}

static GArray *
place_links (EntCanvas *self)
{
  guint n_links = self->scene != NULL ? ent_scene_get_n_links (self->scene) : 0;
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n_links);

  for (guint i = 0; i < n_links; i++)
    {
      const EntSceneLink *link = ent_scene_get_link (self->scene, i);
      Place place = { .item = ent_canvas_get_item (self, ENT_CANVAS_LINK, link->id),
                      .above = ent_canvas_get_item (self, ENT_CANVAS_NODE, link->a) };

      g_array_append_val (places, place);
    }
  return places;
}

/* Those that are dropped are gone: they are taken out of the table as well. */
static gboolean
drop_items (EntCanvas     *self,
            GHashTable    *gone,
            EntCanvasKind  kind)
{
  GHashTableIter iter;
  EntCanvasItem *item;
  gboolean had_focus = FALSE;

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    if (ent_canvas_item_get_kind (item) == kind)
      {
        had_focus |= gtk_widget_is_focus (GTK_WIDGET (item));
        drop_item (self, item);
        g_hash_table_iter_remove (&iter);
      }
  return had_focus;
}

/**
 * ent_canvas_arrange_items:
 * @self: a canvas that has the items of its scene
 * @gone: (element-type utf8 EntCanvasItem): those that the scene has no more
 *
 * Makes the items its children, and the tree that a screen reader walks.
 */
void
ent_canvas_arrange_items (EntCanvas  *self,
                          GHashTable *gone)
{
  g_autoptr (GArray) nodes = place_nodes (self);
  g_autoptr (GArray) links = place_links (self);
  guint position = 0;
  gboolean had_focus;

  /* A node goes when nothing is below it any more. */
  had_focus = drop_items (self, gone, ENT_CANVAS_LINK);
  for (guint i = 0; i < links->len; i++)
    {
      const Place *place = &g_array_index (links, Place, i);

      if (ent_canvas_item_get_above (place->item) != place->above)
        lift_item (place->item);
    }
  had_focus |= drop_items (self, gone, ENT_CANVAS_NODE);

  g_array_sort (nodes, compare_nodes);
  for (guint i = 0; i < nodes->len; i++)
    put_item (self, &g_array_index (nodes, Place, i), i);

  g_array_sort (links, compare_links);
  for (guint i = 0; i < links->len; i++)
    {
      const Place *place = &g_array_index (links, Place, i);

      if (i == 0 || place->above != g_array_index (links, Place, i - 1).above)
        position = place->above != NULL ? 0 : nodes->len;
      put_item (self, place, position++);
    }

  for (guint i = 0; i < nodes->len; i++)
    ent_canvas_item_tell_place (g_array_index (nodes, Place, i).item);
  for (guint i = 0; i < links->len; i++)
    ent_canvas_item_tell_place (g_array_index (links, Place, i).item);

  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}
