/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"

/*
 * A tie is made by dragging from one state to another with Ctrl held: a line follows the
 * pointer, and where it is let go over a state, the dialog for a tie of both opens. By
 * keyboard the same is Add Tie… on the selected state.
 */

/* In scene units. */
#define DASH 6.0f
#define LINE_WIDTH 2.0f
#define END_RADIUS 4.0f

/*< private >
 * ent_canvas_can_tie:
 * @node: (nullable): a node of the scene
 *
 * Returns: whether a tie can be drawn from it or to it: it is a state, not a hub
 */
gboolean
ent_canvas_can_tie (const EntSceneNode *node)
{
  return node != NULL && node->kind != ENT_SCENE_NODE_HUB;
}

/*< private >
 * ent_canvas_drag_tie:
 * @self: a canvas in which a tie is drawn
 * @at: where the pointer is, in pixels
 *
 * Lets the line end there.
 */
void
ent_canvas_drag_tie (EntCanvas *self,
                     EntPoint   at)
{
  const EntSceneNode *node = NULL;

  self->drag_to = ent_viewport_to_scene (self->viewport, at);
  ent_canvas_pick (self, at, ENT_CANVAS_REACH, &node, NULL);
  if (!ent_canvas_can_tie (node) || g_strcmp0 (node->id, self->drag_id) == 0)
    node = NULL;
  g_set_str (&self->tie_to, node != NULL ? node->id : NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), node != NULL ? "copy" : "crosshair");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/*< private >
 * ent_canvas_add_tie:
 * @self: a canvas
 * @a: the id of a state
 * @b: the id of another
 *
 * Asks whoever edits the case for a tie of two states.
 */
void
ent_canvas_add_tie (EntCanvas  *self,
                    const char *a,
                    const char *b)
{
  const char *const states[] = { a, b, NULL };

  gtk_widget_activate_action (GTK_WIDGET (self), "case.add-tie-of", "^as", states);
}

static EntPoint
find_end (EntCanvas *self)
{
  const EntSceneNode *to = NULL;

  if (self->tie_to != NULL)
    to = ent_scene_lookup_node (self->scene, self->tie_to);

  return to != NULL ? ent_canvas_node_center (to) : self->drag_to;
}

static void
snapshot_line (EntPoint       from,
               EntPoint       to,
               const GdkRGBA *color,
               GtkSnapshot   *snapshot)
{
  const float dashes[] = { DASH, DASH };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (LINE_WIDTH);

  gsk_path_builder_move_to (builder, (float) from.x, (float) from.y);
  gsk_path_builder_line_to (builder, (float) to.x, (float) to.y);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static void
snapshot_end (EntPoint       at,
              const GdkRGBA *color,
              GtkSnapshot   *snapshot)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y),
                               END_RADIUS);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
}

/*< private >
 * ent_canvas_snapshot_tie:
 * @self: a canvas
 * @snapshot: where to paint, in scene units
 *
 * Paints the line of a tie that is being drawn, under the nodes.
 */
void
ent_canvas_snapshot_tie (EntCanvas   *self,
                         GtkSnapshot *snapshot)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const EntSceneNode *from = NULL;
  g_autoptr (GdkRGBA) color = NULL;
  EntPoint end;

  if (self->drag != ENT_CANVAS_DRAG_TIE || !self->drag_moved)
    return;

  from = ent_scene_lookup_node (self->scene, self->drag_id);
  if (from == NULL)
    return;

  color = adw_style_manager_get_accent_color_rgba (manager);
  end = find_end (self);
  snapshot_line (ent_canvas_node_center (from), end, color, snapshot);
  if (self->tie_to == NULL)
    snapshot_end (end, color, snapshot);
}

/*< private >
 * ent_canvas_snapshot_tie_ends:
 * @self: a canvas
 * @brush: how to paint
 * @snapshot: where to paint, in scene units
 *
 * Paints rings around the states that a tie is being drawn between, over the nodes.
 */
void
ent_canvas_snapshot_tie_ends (EntCanvas      *self,
                              const EntBrush *brush,
                              GtkSnapshot    *snapshot)
{
  const char *const ends[] = { self->drag_id, self->tie_to };

  if (self->drag != ENT_CANVAS_DRAG_TIE || !self->drag_moved)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const EntSceneNode *node = ends[i] ? ent_scene_lookup_node (self->scene, ends[i]) : NULL;

      if (node != NULL)
        ent_scene_snapshot_focus (node, NULL, brush, snapshot);
    }
}
