/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-canvas-private.h"

/* What the canvas can be told to do: class actions, with their keys. Arrows walk
 * from state to state, Enter goes through the links of the one that is reached. */

#define ZOOM_STEP 1.25
#define PAN_STEP 64

/* How far a key moves a node, in scene units. */
#define NUDGE 8

/* How much a place off the line weighs against one straight ahead; what lies
 * more than twice as far aside as ahead is not in that direction. */
#define ASIDE_WEIGHT 2.0

typedef enum
{
  WALK_LEFT,
  WALK_RIGHT,
  WALK_UP,
  WALK_DOWN,
} Walk;

static const EntPoint directions[] = {
  [WALK_LEFT] = { -1, 0 },
  [WALK_RIGHT] = { 1, 0 },
  [WALK_UP] = { 0, -1 },
  [WALK_DOWN] = { 0, 1 },
};

static gboolean
are_linked (EntScene   *scene,
            const char *a,
            const char *b)
{
  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    {
      const EntSceneLink *link = ent_scene_get_link (scene, i);

      if ((g_str_equal (link->a, a) && g_str_equal (link->b, b)) ||
          (g_str_equal (link->a, b) && g_str_equal (link->b, a)))
        return TRUE;
    }
  return FALSE;
}

/* The nearest node in a direction; where @neighbour_of is given, among those
 * that a link leads to from there. */
static const EntSceneNode *
find_towards (EntScene   *scene,
              EntPoint    from,
              EntPoint    direction,
              const char *neighbour_of)
{
  const EntSceneNode *best = NULL;
  double best_score = HUGE_VAL;

  for (guint i = 0; i < ent_scene_get_n_nodes (scene); i++)
    {
      const EntSceneNode *node = ent_scene_get_node (scene, i);
      EntPoint to = ent_canvas_node_center (node);
      double ahead = (to.x - from.x) * direction.x + (to.y - from.y) * direction.y;
      double aside = fabs ((to.x - from.x) * direction.y - (to.y - from.y) * direction.x);
      double score = ahead + ASIDE_WEIGHT * aside;

      if (ahead <= 1 || aside > 2 * ahead || score >= best_score)
        continue;
      if (neighbour_of != NULL && !are_linked (scene, neighbour_of, node->id))
        continue;
      best = node;
      best_score = score;
    }
  return best;
}

/* Of a link's two ends, the one that lies in the direction. */
static const EntSceneNode *
find_end (EntScene           *scene,
          const EntSceneLink *link,
          EntPoint            direction)
{
  const EntSceneNode *a = ent_scene_lookup_node (scene, link->a);
  const EntSceneNode *b = ent_scene_lookup_node (scene, link->b);
  EntPoint at_a, at_b;

  if (a == NULL || b == NULL)
    return a != NULL ? a : b;

  at_a = ent_canvas_node_center (a);
  at_b = ent_canvas_node_center (b);
  if ((at_b.x - at_a.x) * direction.x + (at_b.y - at_a.y) * direction.y > 0)
    return b;
  return a;
}

static const EntSceneNode *
find_by_name (EntScene *scene,
              gboolean  last)
{
  const EntSceneNode *best = NULL;

  for (guint i = 0; scene != NULL && i < ent_scene_get_n_nodes (scene); i++)
    {
      const EntSceneNode *node = ent_scene_get_node (scene, i);
      int order = best != NULL ? g_utf8_collate (node->title, best->title) : 0;

      if (best == NULL || (last ? order > 0 : order < 0))
        best = node;
    }
  return best;
}

/* What is active before what does not count and what has ended; alliances first;
 * and otherwise by id, so that the round is the same each time. */
static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const EntSceneLink *left = a;
  const EntSceneLink *right = b;

  if (left->status != right->status)
    return left->status < right->status ? -1 : 1;
  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;

  return strcmp (left->id, right->id);
}

/* The link after @current among those of a node, around the end; the first, or
 * backwards the last, where @current is none of them. */
static const EntSceneLink *
find_next_link (EntScene   *scene,
                const char *node,
                const char *current,
                gboolean    backward)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  guint at = G_MAXUINT;

  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    {
      const EntSceneLink *link = ent_scene_get_link (scene, i);

      if (g_str_equal (link->a, node) || g_str_equal (link->b, node))
        g_ptr_array_add (links, (gpointer) link);
    }
  if (links->len == 0)
    return NULL;

  g_ptr_array_sort_values (links, compare_links);
  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (((const EntSceneLink *) g_ptr_array_index (links, i))->id, current) == 0)
      at = i;

  if (at == G_MAXUINT)
    at = backward ? links->len - 1 : 0;
  else
    at = (at + (backward ? links->len - 1 : 1)) % links->len;
  return g_ptr_array_index (links, at);
}

static void
go_to_node (EntCanvas          *self,
            const EntSceneNode *node)
{
  if (node != NULL)
    ent_canvas_select_node (self, node);
}

/* Where keys zoom to: the selection, where it can be seen, or the middle. */
static EntPoint
get_pivot (EntCanvas *self)
{
  const EntSceneNode *node = ent_canvas_get_selected_node (self);
  const EntSceneLink *link = node == NULL ? ent_canvas_get_selected_link (self) : NULL;
  double width, height;
  EntPoint middle, pivot;

  ent_viewport_get_size (self->viewport, &width, &height);
  middle = pivot = (EntPoint) { width / 2, height / 2 };
  if (node != NULL)
    pivot = ent_viewport_to_widget (self->viewport, ent_canvas_node_center (node));
  else if (link != NULL)
    pivot = ent_viewport_to_widget (self->viewport, link->middle);
  if (pivot.x < 0 || pivot.y < 0 || pivot.x > width || pivot.y > height)
    return middle;
  return pivot;
}

static void
zoom_by (EntCanvas *self,
         double     factor)
{
  ent_canvas_touch (self);
  ent_viewport_zoom_at (self->viewport, ent_viewport_get_zoom (self->viewport) * factor,
                        get_pivot (self));
}

static void
zoom_in_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  zoom_by (ENT_CANVAS (widget), ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  zoom_by (ENT_CANVAS (widget), 1 / ZOOM_STEP);
}

static void
fit_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  ent_canvas_fit (ENT_CANVAS (widget), TRUE);
}

static void
pan_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntPoint direction = directions[CLAMP (g_variant_get_int32 (parameter), 0, WALK_DOWN)];

  ent_canvas_touch (self);
  ent_viewport_pan (self->viewport, -direction.x * PAN_STEP, -direction.y * PAN_STEP);
}

/* With nothing selected there is nowhere to walk from. Left and right then go
 * through time, up and down begin at the first state. */
static void
walk_from_nowhere (EntCanvas *self,
                   Walk       walk)
{
  if (walk == WALK_LEFT || walk == WALK_RIGHT)
    ent_session_step (self->session, walk == WALK_LEFT ? -1 : 1);
  else
    go_to_node (self, find_by_name (self->scene, FALSE));
}

static void
walk_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  Walk walk = CLAMP (g_variant_get_int32 (parameter), 0, WALK_DOWN);
  const EntSceneNode *node, *next;
  const EntSceneLink *link;

  if (self->session == NULL || self->scene == NULL)
    return;

  if ((node = ent_canvas_get_selected_node (self)) != NULL)
    {
      EntPoint from = ent_canvas_node_center (node);

      next = find_towards (self->scene, from, directions[walk], node->id);
      if (next == NULL)
        next = find_towards (self->scene, from, directions[walk], NULL);
      go_to_node (self, next);
    }
  else if ((link = ent_canvas_get_selected_link (self)) != NULL)
    go_to_node (self, find_end (self->scene, link, directions[walk]));
  else
    walk_from_nowhere (self, walk);
}

/* Moves the selected node itself. It is followed: what is moved stays in view. */
static void
nudge_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntPoint towards = directions[CLAMP (g_variant_get_int32 (parameter), 0, WALK_DOWN)];
  const EntSceneNode *node = self->session ? ent_canvas_get_selected_node (self) : NULL;
  g_autofree char *id = node ? g_strdup (node->id) : NULL;

  if (id == NULL)
    return;

  ent_canvas_touch (self);
  if (!ent_session_nudge (self->session, id, towards.x * NUDGE, towards.y * NUDGE))
    gtk_widget_error_bell (widget);
}

static void
first_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);

  go_to_node (self, find_by_name (self->scene, FALSE));
}

static void
last_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);

  go_to_node (self, find_by_name (self->scene, TRUE));
}

/* Selects what the keyboard is on, where that is not the selection already. */
static gboolean
select_focused (EntCanvas *self)
{
  EntCanvasItem *item = ent_canvas_get_focused_item (self);
  const char *id;
  const EntSceneNode *node;
  const EntSceneLink *link;

  if (item == NULL)
    return FALSE;

  id = ent_canvas_item_get_id (item);
  if (ent_canvas_item_get_kind (item) == ENT_CANVAS_NODE)
    {
      node = ent_scene_lookup_node (self->scene, id);
      if (node == NULL || node == ent_canvas_get_selected_node (self))
        return FALSE;
      ent_canvas_select_node (self, node);
      return TRUE;
    }

  link = ent_scene_lookup_link (self->scene, id);
  if (link == NULL || link == ent_canvas_get_selected_link (self))
    return FALSE;
  ent_canvas_select_link (self, link);
  return TRUE;
}

static void
cycle_links_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  const EntSceneNode *node;
  const EntSceneLink *link;
  const char *of;

  if (self->session == NULL || self->scene == NULL || select_focused (self))
    return;

  node = ent_canvas_get_selected_node (self);
  link = node == NULL ? ent_canvas_get_selected_link (self) : NULL;
  if (node == NULL && link == NULL)
    {
      go_to_node (self, find_by_name (self->scene, FALSE));
      return;
    }

  of = node != NULL ? node->id : self->anchor;
  if (of == NULL || ent_scene_lookup_node (self->scene, of) == NULL)
    of = link->a;
  link = find_next_link (self->scene, of, link != NULL ? link->id : NULL,
                         g_variant_get_boolean (parameter));
  if (link != NULL)
    ent_canvas_select_link (self, link);
}

/* Escape is used only where there is a selection to give up. */
static gboolean
clear_selection_cb (GtkWidget *widget,
                    GVariant  *arguments,
                    gpointer   user_data)
{
  EntCanvas *self = ENT_CANVAS (widget);

  if (self->session == NULL || ent_session_get_selection (self->session) == NULL)
    return FALSE;

  ent_session_select (self->session, NULL, NULL);
  return TRUE;
}

static void
center_selection_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  const EntSceneNode *node;
  const EntSceneLink *link;
  EntView view;

  if (self->session == NULL)
    return;

  view = ent_viewport_get_view (self->viewport);
  if ((node = ent_canvas_get_selected_node (self)) != NULL)
    view.center = ent_canvas_node_center (node);
  else if ((link = ent_canvas_get_selected_link (self)) != NULL)
    view.center = link->middle;
  else
    return;

  ent_canvas_touch (self);
  view.zoom = MAX (view.zoom, self->text_scale);
  ent_canvas_show_view (self, view, TRUE);
}

static const EntLayoutNode *
get_selected_place (EntCanvas *self)
{
  const EntSceneNode *node = NULL;
  EntLayout *layout;

  if (self->session == NULL)
    return NULL;

  node = ent_canvas_get_selected_node (self);
  layout = ent_session_get_layout (self->session);
  return node != NULL && layout != NULL ? ent_layout_get_node (layout, node->id) : NULL;
}

static void
set_pinned (EntCanvas *self,
            gboolean   pinned)
{
  const EntLayoutNode *place = get_selected_place (self);
  g_autofree char *id = NULL;

  if (place == NULL)
    return;

  id = g_strdup (place->id);
  ent_session_move (self->session, id, place->x, place->y, pinned);
  ent_canvas_update_actions (self);
}

static void
pin_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  set_pinned (ENT_CANVAS (widget), TRUE);
}

static void
unpin_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  set_pinned (ENT_CANVAS (widget), FALSE);
}

/* The menu, asked for by keyboard: at the selection, or in the middle. */
static void
menu_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntPoint at = ent_viewport_get_view (self->viewport).center;
  const EntSceneNode *node;
  const EntSceneLink *link;

  if (self->session == NULL)
    return;

  if ((node = ent_canvas_get_selected_node (self)) != NULL)
    at = ent_canvas_node_center (node);
  else if ((link = ent_canvas_get_selected_link (self)) != NULL)
    at = link->middle;
  ent_canvas_popup_menu (self, ent_viewport_to_widget (self->viewport, at));
}

static void
add_zoom_keys (GtkWidgetClass *widget_class)
{
  /* Menus show the key that comes last. */
  const struct
  {
    guint       key;
    const char *action;
  } keys[] = {
    { GDK_KEY_KP_Add, "canvas.zoom-in" },
    { GDK_KEY_equal, "canvas.zoom-in" },
    { GDK_KEY_plus, "canvas.zoom-in" },
    { GDK_KEY_KP_Subtract, "canvas.zoom-out" },
    { GDK_KEY_minus, "canvas.zoom-out" },
    { GDK_KEY_KP_0, "canvas.fit" },
    { GDK_KEY_0, "canvas.fit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_SHIFT_MASK,
                                           keys[i].action, NULL);
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK,
                                           keys[i].action, NULL);
    }
}

static void
add_arrow_keys (GtkWidgetClass *widget_class)
{
  const guint keys[][2] = {
    [WALK_LEFT] = { GDK_KEY_Left, GDK_KEY_KP_Left },
    [WALK_RIGHT] = { GDK_KEY_Right, GDK_KEY_KP_Right },
    [WALK_UP] = { GDK_KEY_Up, GDK_KEY_KP_Up },
    [WALK_DOWN] = { GDK_KEY_Down, GDK_KEY_KP_Down },
  };

  for (int walk = WALK_LEFT; walk <= WALK_DOWN; walk++)
    for (guint i = 0; i < 2; i++)
      {
        gtk_widget_class_add_binding_action (widget_class, keys[walk][i], 0,
                                             "canvas.walk", "i", walk);
        gtk_widget_class_add_binding_action (widget_class, keys[walk][i], GDK_SHIFT_MASK,
                                             "canvas.pan", "i", walk);
        gtk_widget_class_add_binding_action (widget_class, keys[walk][i], GDK_CONTROL_MASK,
                                             "canvas.nudge", "i", walk);
      }
}

static void
add_other_keys (GtkWidgetClass *widget_class)
{
  const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, enters[i], 0,
                                           "canvas.cycle-links", "b", FALSE);
      gtk_widget_class_add_binding_action (widget_class, enters[i], GDK_SHIFT_MASK,
                                           "canvas.cycle-links", "b", TRUE);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, 0, "canvas.first", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_End, 0, "canvas.last", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "canvas.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "canvas.menu", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, clear_selection_cb, NULL);
}

void
ent_canvas_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "canvas.fit", NULL, fit_cb);
  gtk_widget_class_install_action (widget_class, "canvas.pan", "i", pan_cb);
  gtk_widget_class_install_action (widget_class, "canvas.walk", "i", walk_cb);
  gtk_widget_class_install_action (widget_class, "canvas.nudge", "i", nudge_cb);
  gtk_widget_class_install_action (widget_class, "canvas.first", NULL, first_cb);
  gtk_widget_class_install_action (widget_class, "canvas.last", NULL, last_cb);
  gtk_widget_class_install_action (widget_class, "canvas.cycle-links", "b", cycle_links_cb);
  gtk_widget_class_install_action (widget_class, "canvas.center-selection", NULL,
                                   center_selection_cb);
  gtk_widget_class_install_action (widget_class, "canvas.pin", NULL, pin_cb);
  gtk_widget_class_install_action (widget_class, "canvas.unpin", NULL, unpin_cb);
  gtk_widget_class_install_action (widget_class, "canvas.menu", NULL, menu_cb);

  add_zoom_keys (widget_class);
  add_arrow_keys (widget_class);
  add_other_keys (widget_class);
}

/* Says which actions mean something now. */
void
ent_canvas_update_actions (EntCanvas *self)
{
  const EntLayoutNode *place = get_selected_place (self);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean selected = self->session != NULL && ent_session_get_selection (self->session) != NULL;

  if (place != NULL && ent_session_is_read_only (self->session))
    place = NULL;

  gtk_widget_action_set_enabled (widget, "canvas.nudge", place != NULL);
  gtk_widget_action_set_enabled (widget, "canvas.fit", self->scene != NULL);
  gtk_widget_action_set_enabled (widget, "canvas.center-selection", selected);
  gtk_widget_action_set_enabled (widget, "canvas.pin", place != NULL && !place->pinned);
  gtk_widget_action_set_enabled (widget, "canvas.unpin", place != NULL && place->pinned);
}
