/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"
#include "ent-graph-theme.h"

/* How the canvas is painted. */

/* What is left of that which is not pointed at: names can still be read. */
#define DIMMED 0.5
#define DIM_MILLISECONDS 160
#define CONTRAST_LINE_SCALE 1.6

static EntBrush
get_brush (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  EntBrush brush = { ent_graph_theme_get_theme (ent_graph_theme_get_default ()), 1 };

  if (adw_style_manager_get_high_contrast (manager))
    brush.line_scale = CONTRAST_LINE_SCALE;
  return brush;
}

static GskRenderNode *
create_layer (EntCanvas *self,
              void     (*paint) (EntScene *, const EntBrush *, PangoContext *, GtkSnapshot *))
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  EntBrush brush = get_brush ();

  paint (self->scene, &brush, self->text_context, snapshot);
  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

void
ent_canvas_drop_nodes (EntCanvas *self)
{
  g_clear_pointer (&self->links_node, gsk_render_node_unref);
  g_clear_pointer (&self->nodes_node, gsk_render_node_unref);
}

static void
snapshot_layer (GskRenderNode *layer,
                double         opacity,
                GtkSnapshot   *snapshot)
{
  if (layer == NULL)
    return;

  if (opacity < 1)
    gtk_snapshot_push_opacity (snapshot, opacity);
  gtk_snapshot_append_node (snapshot, layer);
  if (opacity < 1)
    gtk_snapshot_pop (snapshot);
}

static void
snapshot_lit (EntCanvas      *self,
              const EntBrush *brush,
              GtkSnapshot    *snapshot)
{
  const EntSceneNode *node = NULL;
  const EntSceneLink *link = NULL;

  if (self->lit.kind == ENT_CANVAS_NODE)
    node = ent_scene_lookup_node (self->scene, self->lit.id);
  else
    link = ent_scene_lookup_link (self->scene, self->lit.id);

  ent_scene_snapshot_highlight (self->scene, node, link, brush, self->text_context, snapshot);
}

static void
snapshot_focus (EntCanvas      *self,
                const EntBrush *brush,
                GtkSnapshot    *snapshot)
{
  EntCanvasItem *item = ent_canvas_get_focused_item (self);
  const EntSceneNode *node = NULL;
  const EntSceneLink *link = NULL;

  if (item == NULL ||
      !(gtk_widget_get_state_flags (GTK_WIDGET (item)) & GTK_STATE_FLAG_FOCUS_VISIBLE))
    return;

  if (ent_canvas_item_get_kind (item) == ENT_CANVAS_NODE)
    node = ent_scene_lookup_node (self->scene, ent_canvas_item_get_id (item));
  else
    link = ent_scene_lookup_link (self->scene, ent_canvas_item_get_id (item));
  ent_scene_snapshot_focus (node, link, brush, snapshot);
}

static void
dim_cb (double   value,
        gpointer user_data)
{
  EntCanvas *self = user_data;

  self->dim = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ent_canvas_add_dimming (EntCanvas *self)
{
  self->dimming = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DIM_MILLISECONDS,
                                           adw_callback_animation_target_new (dim_cb, self, NULL));
  /* It begins slowly: a pointer that only passes changes next to nothing. */
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->dimming), ADW_EASE_IN_OUT_CUBIC);
}

/* Lets the rest fade while something is pointed at, and come back after. From one
 * thing to the next it stays as it is. */
void
ent_canvas_update_dimming (EntCanvas *self)
{
  AdwTimedAnimation *dimming = ADW_TIMED_ANIMATION (self->dimming);
  double goal = self->hover.kind != ENT_CANVAS_NOTHING ? 1 : 0;

  if (goal > 0)
    {
      self->lit.kind = self->hover.kind;
      g_set_str (&self->lit.id, self->hover.id);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (adw_timed_animation_get_value_to (dimming) == goal && self->dim == goal)
    return;

  adw_timed_animation_set_value_from (dimming, self->dim);
  adw_timed_animation_set_value_to (dimming, goal);
  adw_animation_play (self->dimming);
}

/* The canvas's snapshot(): links, what is selected, nodes, what is pointed at, and
 * the keyboard's ring. */
void
ent_canvas_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntBrush brush = get_brush ();
  EntPoint origin = { 0, 0 };
  double opacity = 1;
  float zoom;

  if (self->scene == NULL)
    return;

  if (self->links_node == NULL)
    self->links_node = create_layer (self, ent_scene_snapshot_links);
  if (self->nodes_node == NULL)
    self->nodes_node = create_layer (self, ent_scene_snapshot_nodes);
  /* In high contrast nothing pales: what is pointed at stands out by its highlight. */
  if (ent_canvas_shows (self, &self->lit) &&
      !adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    opacity = 1 - self->dim * (1 - DIMMED);
  origin = ent_viewport_to_widget (self->viewport, origin);
  zoom = (float) ent_viewport_get_zoom (self->viewport);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) origin.x, (float) origin.y));
  gtk_snapshot_scale (snapshot, zoom, zoom);

  snapshot_layer (self->links_node, opacity, snapshot);
  ent_scene_snapshot_selection (self->scene, ent_session_get_selection (self->session),
                                ent_session_get_link (self->session), &brush,
                                self->text_context, snapshot);
  ent_canvas_snapshot_tie (self, snapshot);
  snapshot_layer (self->nodes_node, opacity, snapshot);
  if (opacity < 1)
    snapshot_lit (self, &brush, snapshot);
  snapshot_focus (self, &brush, snapshot);
  ent_canvas_snapshot_tie_ends (self, &brush, snapshot);

  gtk_snapshot_restore (snapshot);
}
