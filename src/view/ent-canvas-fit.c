/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-canvas-private.h"

/* Where the canvas looks, when nobody says: the whole graph, clear of what lies
 * over it, and the movement from one view to another. */

#define FIT_MARGIN 28
#define FIT_NARROW_MARGIN 10
#define FIT_NARROW_WIDTH 480
#define FIT_PARTS 6
#define FIT_BOTTOM 72
#define FIT_MAX_ZOOM 1.6
#define FIT_MILLISECONDS 250

/* Whether a node would lie behind what covers the lower left corner. */
static gboolean
hides_a_node (EntCanvas *self,
              EntView    view)
{
  const EntRect *corner = &self->obstruction;
  double reach = FIT_NARROW_MARGIN / 2.0;
  double width, height;

  if (corner->width <= 0 || corner->height <= 0)
    return FALSE;

  ent_viewport_get_size (self->viewport, &width, &height);
  for (guint i = 0; i < ent_scene_get_n_nodes (self->scene); i++)
    {
      const EntRect *box = &ent_scene_get_node (self->scene, i)->box;
      double x = (box->x - view.center.x) * view.zoom + width / 2;
      double y = (box->y + box->height - view.center.y) * view.zoom + height / 2;

      if (x < corner->x + corner->width + reach && y > corner->y - reach)
        return TRUE;
    }
  return FALSE;
}

static EntInsets
get_insets (double width)
{
  EntInsets insets = { FIT_MARGIN, FIT_MARGIN, FIT_BOTTOM, FIT_MARGIN };

  if (width < FIT_NARROW_WIDTH)
    insets.left = insets.right = FIT_NARROW_MARGIN;
  return insets;
}

/* Of the views in which nothing hides behind the corner that is covered, the
 * closest one: the graph is pushed aside and up by parts of that corner. */
static EntView
plan_fit (EntCanvas *self)
{
  const EntRect *corner = &self->obstruction;
  EntRect bounds = ent_scene_get_bounds (self->scene);
  EntInsets plain, insets;
  EntView best = { 0, { 0, 0 } };
  EntView view;
  double width, height, aside, above;

  ent_viewport_get_size (self->viewport, &width, &height);
  plain = insets = get_insets (width);
  aside = MAX (corner->x + corner->width - plain.left, 0) + FIT_NARROW_MARGIN;
  above = MAX (height - corner->y - plain.bottom, 0) + FIT_NARROW_MARGIN;

  for (int i = 0; i <= FIT_PARTS; i++)
    for (int j = 0; j <= FIT_PARTS; j++)
      {
        insets.left = plain.left + aside * i / FIT_PARTS;
        insets.bottom = plain.bottom + above * j / FIT_PARTS;
        view = ent_viewport_plan_fit (self->viewport, bounds, &insets, FIT_MAX_ZOOM);
        if (view.zoom > best.zoom && !hides_a_node (self, view))
          best = view;
      }
  if (best.zoom > 0)
    return best;
  return ent_viewport_plan_fit (self->viewport, bounds, &plain, FIT_MAX_ZOOM);
}

static void
animate_cb (double   progress,
            gpointer user_data)
{
  EntCanvas *self = user_data;
  EntView from = self->animation_from;
  EntView to = self->animation_to;
  EntView view;

  /* Zoom is felt as a ratio, so it is the ratio that goes evenly. */
  view.zoom = from.zoom * pow (to.zoom / from.zoom, progress);
  view.center.x = from.center.x + (to.center.x - from.center.x) * progress;
  view.center.y = from.center.y + (to.center.y - from.center.y) * progress;
  ent_viewport_set_view (self->viewport, view);
}

void
ent_canvas_add_animation (EntCanvas *self)
{
  self->animation = adw_timed_animation_new (
    GTK_WIDGET (self), 0, 1, FIT_MILLISECONDS,
    adw_callback_animation_target_new (animate_cb, self, NULL));
}

/* Shows a view, at once or in a short movement where movement is wanted. */
void
ent_canvas_show_view (EntCanvas *self,
                      EntView    view,
                      gboolean   animate)
{
  adw_animation_reset (self->animation);
  if (!animate || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      ent_viewport_set_view (self->viewport, view);
      return;
    }

  self->animation_from = ent_viewport_get_view (self->viewport);
  self->animation_to = view;
  adw_animation_play (self->animation);
}

/* The user chose where to look: nothing is fitted until it is asked for. */
void
ent_canvas_touch (EntCanvas *self)
{
  adw_animation_pause (self->animation);
  self->fitted = FALSE;
}

/**
 * ent_canvas_set_obstruction:
 * @self: the canvas
 * @corner: (nullable): a box at the lower left that something lies over, in
 *   the canvas's pixels
 *
 * Tells the canvas what is covered, so that fitting leaves no node behind it.
 */
void
ent_canvas_set_obstruction (EntCanvas     *self,
                            const EntRect *corner)
{
  const EntRect nothing = { 0, 0, 0, 0 };

  g_return_if_fail (ENT_IS_CANVAS (self));

  if (corner == NULL)
    corner = &nothing;
  if (memcmp (&self->obstruction, corner, sizeof *corner) == 0)
    return;

  self->obstruction = *corner;
  if (self->scene != NULL && self->placed && self->fitted)
    ent_canvas_fit (self, FALSE);
}

/**
 * ent_canvas_fit:
 * @self: the canvas
 * @animate: whether to move there, where movement is wanted
 *
 * Shows the whole graph, and keeps showing it whole when the canvas is resized,
 * until the user zooms or pans.
 */
void
ent_canvas_fit (EntCanvas *self,
                gboolean   animate)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->scene == NULL)
    return;

  self->fitted = TRUE;
  ent_canvas_show_view (self, plan_fit (self), animate);
}
