/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"

/* How the canvas is painted. */

#define DIMMED 0.25
#define CONTRAST_LINE_SCALE 1.6

static EntBrush
get_brush (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  EntBrush brush = { ENT_THEME_LIGHT, 1 };

  if (adw_style_manager_get_dark (manager))
    brush.theme = ENT_THEME_DARK;
  if (adw_style_manager_get_high_contrast (manager))
    brush.line_scale = CONTRAST_LINE_SCALE;
  return brush;
}

static GskRenderNode *
ensure_node (EntCanvas *self)
{
  if (self->node == NULL)
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
      EntBrush brush = get_brush ();

      ent_scene_snapshot (self->scene, &brush, self->text_context, snapshot);
      self->node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
    }
  return self->node;
}

static void
snapshot_hover (EntCanvas      *self,
                const EntBrush *brush,
                GtkSnapshot    *snapshot)
{
  const EntSceneNode *node = NULL;
  const EntSceneLink *link = NULL;

  if (self->hover.kind == ENT_CANVAS_NODE)
    node = ent_scene_lookup_node (self->scene, self->hover.id);
  else
    link = ent_scene_lookup_link (self->scene, self->hover.id);

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

/* The canvas's snapshot(): halo, scene, what is pointed at, and the keyboard's ring. */
void
ent_canvas_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntBrush brush = get_brush ();
  EntPoint origin = { 0, 0 };
  gboolean dimmed = ent_canvas_shows (self, &self->hover);
  GskRenderNode *node;
  float zoom;

  if (self->scene == NULL)
    return;

  node = ensure_node (self);
  origin = ent_viewport_to_widget (self->viewport, origin);
  zoom = (float) ent_viewport_get_zoom (self->viewport);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) origin.x, (float) origin.y));
  gtk_snapshot_scale (snapshot, zoom, zoom);

  ent_scene_snapshot_selection (self->scene, ent_session_get_selection (self->session),
                                ent_session_get_link (self->session), &brush, snapshot);
  if (dimmed)
    gtk_snapshot_push_opacity (snapshot, DIMMED);
  if (node != NULL)
    gtk_snapshot_append_node (snapshot, node);
  if (dimmed)
    {
      gtk_snapshot_pop (snapshot);
      snapshot_hover (self, &brush, snapshot);
    }
  snapshot_focus (self, &brush, snapshot);

  gtk_snapshot_restore (snapshot);
}
