/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"

/* The canvas's items: one child for each node and link of the scene, kept from
 * scene to scene by the id, so that neither focus nor a screen reader's place is
 * lost when time moves. What is below what for a screen reader, see
 * ent-canvas-tree.c. */

#define LINK_ITEM_SIZE 24

static char *
item_key (EntCanvasKind  kind,
          const char    *id)
{
  return g_strdup_printf ("%c%s", kind == ENT_CANVAS_NODE ? 'n' : 'l', id);
}

static void
item_activated_cb (EntCanvasItem *item,
                   EntCanvas     *self)
{
  const char *id = ent_canvas_item_get_id (item);

  if (self->scene == NULL)
    return;

  if (ent_canvas_item_get_kind (item) == ENT_CANVAS_NODE)
    {
      const EntSceneNode *node = ent_scene_lookup_node (self->scene, id);

      if (node != NULL)
        ent_canvas_select_node (self, node);
    }
  else
    {
      const EntSceneLink *link = ent_scene_lookup_link (self->scene, id);

      if (link != NULL)
        ent_canvas_select_link (self, link);
    }
}

/* Takes the item of the target out of the old ones, or makes it. */
static EntCanvasItem *
take_item (EntCanvas     *self,
           GHashTable    *old,
           EntCanvasKind  kind,
           const char    *id)
{
  g_autofree char *key = item_key (kind, id);
  g_autofree char *old_key = NULL;
  GtkWidget *item = NULL;

  if (!g_hash_table_steal_extended (old, key, (gpointer *) &old_key, (gpointer *) &item))
    {
      item = ent_canvas_item_new (kind, id);
      g_signal_connect_object (item, "activated", G_CALLBACK (item_activated_cb), self, 0);
      g_signal_connect_object (item, "state-flags-changed",
                               G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
    }

  g_hash_table_insert (self->items, g_steal_pointer (&key), item);
  return ENT_CANVAS_ITEM (item);
}

/* A state's sentence begins with its name: read out after that, it would say it twice. A
 * hub has a title of its own. */
static void
describe_node (EntCanvasItem      *item,
               const EntSceneNode *node)
{
  gboolean hub = node->kind == ENT_SCENE_NODE_HUB;

  ent_canvas_item_describe (item, hub ? node->title : node->description,
                            hub ? node->description : NULL);
}

static void
add_related (GHashTable    *related,
             EntCanvasItem *node,
             EntCanvasItem *link)
{
  GPtrArray *links = node != NULL ? g_hash_table_lookup (related, node) : NULL;

  if (links != NULL)
    g_ptr_array_add (links, link);
}

/* A link is told by the states that it ties, and a state leads on to its links. */
static void
relate_items (EntCanvas *self)
{
  g_autoptr (GHashTable) links_of =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  GHashTableIter iter;
  EntCanvasItem *item;
  GPtrArray *links;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    if (ent_canvas_item_get_kind (item) == ENT_CANVAS_NODE)
      g_hash_table_insert (links_of, item, g_ptr_array_new ());

  for (guint i = 0; self->scene != NULL && i < ent_scene_get_n_links (self->scene); i++)
    {
      const EntSceneLink *link = ent_scene_get_link (self->scene, i);
      EntCanvasItem *a = ent_canvas_get_item (self, ENT_CANVAS_NODE, link->a);
      EntCanvasItem *b = ent_canvas_get_item (self, ENT_CANVAS_NODE, link->b);

      item = ent_canvas_get_item (self, ENT_CANVAS_LINK, link->id);
      add_related (links_of, a, item);
      add_related (links_of, b, item);
      g_ptr_array_set_size (ends, 0);
      if (a != NULL)
        g_ptr_array_add (ends, a);
      if (b != NULL)
        g_ptr_array_add (ends, b);
      ent_canvas_item_relate (item, ends);
    }

  g_hash_table_iter_init (&iter, links_of);
  while (g_hash_table_iter_next (&iter, (gpointer *) &item, (gpointer *) &links))
    ent_canvas_item_relate (item, links);
}

/* Makes the children what the scene is. */
void
ent_canvas_sync_items (EntCanvas *self)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->items);
  guint n_nodes = self->scene != NULL ? ent_scene_get_n_nodes (self->scene) : 0;
  guint n_links = self->scene != NULL ? ent_scene_get_n_links (self->scene) : 0;

  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_nodes; i++)
    {
      const EntSceneNode *node = ent_scene_get_node (self->scene, i);
      EntCanvasItem *item = take_item (self, old, ENT_CANVAS_NODE, node->id);

      describe_node (item, node);
      ent_canvas_item_set_name (item, node->title);
    }
  for (guint i = 0; i < n_links; i++)
    {
      const EntSceneLink *link = ent_scene_get_link (self->scene, i);
      EntCanvasItem *item = take_item (self, old, ENT_CANVAS_LINK, link->id);

      ent_canvas_item_describe (item, link->title, link->description);
      ent_canvas_item_set_name (item, link->title);
    }
  ent_canvas_arrange_items (self, old);
  relate_items (self);
  ent_canvas_sync_selected (self);
}

static gboolean
is_selected (EntCanvas     *self,
             EntCanvasItem *item)
{
  const char *id = ent_canvas_item_get_id (item);
  const char *chosen = ent_session_get_link (self->session);
  EntRecord *selection = ent_session_get_selection (self->session);
  const EntSceneNode *node;
  const EntSceneLink *link;

  if (selection == NULL)
    return FALSE;
  if (ent_canvas_item_get_kind (item) == ENT_CANVAS_NODE)
    {
      node = ent_scene_lookup_node (self->scene, id);
      return node != NULL && node->record == selection;
    }
  if (chosen != NULL)
    return g_str_equal (id, chosen);

  link = ent_scene_lookup_link (self->scene, id);
  return link != NULL && ENT_RECORD (link->tie) == selection;
}

void
ent_canvas_sync_selected (EntCanvas *self)
{
  GHashTableIter iter;
  EntCanvasItem *item;

  if (self->scene == NULL)
    return;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    ent_canvas_item_set_selected (item, is_selected (self, item));
}

static GtkAllocation
place_box (EntCanvas *self,
           EntRect    box)
{
  EntPoint corner = { box.x, box.y };
  double zoom = ent_viewport_get_zoom (self->viewport);
  GtkAllocation place;

  corner = ent_viewport_to_widget (self->viewport, corner);
  place.x = (int) corner.x;
  place.y = (int) corner.y;
  place.width = MAX ((int) (box.width * zoom), 1);
  place.height = MAX ((int) (box.height * zoom), 1);
  return place;
}

static GtkAllocation
place_point (EntCanvas *self,
             EntPoint   point)
{
  GtkAllocation place;

  point = ent_viewport_to_widget (self->viewport, point);
  place.x = (int) point.x - LINK_ITEM_SIZE / 2;
  place.y = (int) point.y - LINK_ITEM_SIZE / 2;
  place.width = LINK_ITEM_SIZE;
  place.height = LINK_ITEM_SIZE;
  return place;
}

/* Puts every item where what it stands for is seen. */
void
ent_canvas_allocate_items (EntCanvas *self)
{
  guint n_nodes = self->scene != NULL ? ent_scene_get_n_nodes (self->scene) : 0;
  guint n_links = self->scene != NULL ? ent_scene_get_n_links (self->scene) : 0;
  GtkAllocation place;

  for (guint i = 0; i < n_nodes; i++)
    {
      const EntSceneNode *node = ent_scene_get_node (self->scene, i);

      place = place_box (self, node->box);
      gtk_widget_size_allocate (
        GTK_WIDGET (ent_canvas_get_item (self, ENT_CANVAS_NODE, node->id)), &place, -1);
    }
  for (guint i = 0; i < n_links; i++)
    {
      const EntSceneLink *link = ent_scene_get_link (self->scene, i);

      place = place_point (self, link->middle);
      gtk_widget_size_allocate (
        GTK_WIDGET (ent_canvas_get_item (self, ENT_CANVAS_LINK, link->id)), &place, -1);
    }
}

EntCanvasItem *
ent_canvas_get_item (EntCanvas     *self,
                     EntCanvasKind  kind,
                     const char    *id)
{
  g_autofree char *key = item_key (kind, id);

  return g_hash_table_lookup (self->items, key);
}

EntCanvasItem *
ent_canvas_get_focused_item (EntCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !ENT_IS_CANVAS_ITEM (focus) ||
      gtk_widget_get_parent (focus) != GTK_WIDGET (self))
    return NULL;
  return ENT_CANVAS_ITEM (focus);
}

gboolean
ent_canvas_has_focus_within (EntCanvas *self)
{
  return gtk_widget_is_focus (GTK_WIDGET (self)) || ent_canvas_get_focused_item (self) != NULL;
}

/* Where the keyboard is in the canvas already, it goes with the selection; it is
 * never taken from another widget. */
void
ent_canvas_focus_selection (EntCanvas *self)
{
  const EntSceneNode *node = ent_canvas_get_selected_node (self);
  const EntSceneLink *link = node == NULL ? ent_canvas_get_selected_link (self) : NULL;
  EntCanvasItem *item = NULL;

  if (!ent_canvas_has_focus_within (self))
    return;

  if (node != NULL)
    item = ent_canvas_get_item (self, ENT_CANVAS_NODE, node->id);
  else if (link != NULL)
    item = ent_canvas_get_item (self, ENT_CANVAS_LINK, link->id);
  gtk_widget_grab_focus (item != NULL ? GTK_WIDGET (item) : GTK_WIDGET (self));
}
