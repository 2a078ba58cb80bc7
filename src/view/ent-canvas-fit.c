/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-canvas-private.h"
#include "ent-text-scale.h"

/* Where the canvas looks, when nobody says: the whole graph, as large as it fits,
 * and within the room that this leaves moved out from under what lies over it; and
 * the movement from one view to another.
 *
 * Where the desktop's text is larger than usual, its names grow with it: the zoom
 * does, and with it all that is drawn, so that what was clear of each other still
 * is, and nobody's places are changed for the sake of one screen. Then the middle
 * of the graph is seen first; the whole of it is for the asking. */

#define FIT_MARGIN 24
#define FIT_NARROW_MARGIN 10
#define FIT_NARROW_WIDTH 480
#define FIT_SHIFTS 12
#define FIT_MAX_ZOOM 1.25
#define FIT_LARGE_SIDE 800
#define FIT_MOST_LARGER 1.6
#define READABLE_ZOOM 0.6
#define FIT_MILLISECONDS 250
#define REVEAL_SAMPLES 24

/* How far from a node's border a card must stay. */
#define CARD_REACH 6

/* The box of a card in a corner of the canvas. Start and end are as one reads. */
static EntRect
place_card (EntCanvas       *self,
            EntCanvasCorner  corner,
            EntPoint         size)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean start = corner != ENT_CANVAS_CORNER_TOP_END && corner != ENT_CANVAS_CORNER_BOTTOM_END;
  EntRect card = { 0, 0, size.x, size.y };
  double width, height;

  ent_viewport_get_size (self->viewport, &width, &height);
  if (start == mirrored)
    card.x = width - size.x;
  if (corner == ENT_CANVAS_CORNER_BOTTOM_START || corner == ENT_CANVAS_CORNER_BOTTOM_END)
    card.y = height - size.y;
  return card;
}

/* Whether a node would lie behind a card, or nearer to it than @reach, in a view. */
static gboolean
hides_a_node (EntCanvas *self,
              EntView    view,
              EntRect    card,
              double     reach)
{
  double width, height;

  if (card.width <= 0 || card.height <= 0)
    return FALSE;

  ent_viewport_get_size (self->viewport, &width, &height);
  for (guint i = 0; i < ent_scene_get_n_nodes (self->scene); i++)
    {
      const EntRect *box = &ent_scene_get_node (self->scene, i)->box;
      double left = (box->x - view.center.x) * view.zoom + width / 2 - reach;
      double top = (box->y - view.center.y) * view.zoom + height / 2 - reach;
      double right = left + box->width * view.zoom + 2 * reach;
      double bottom = top + box->height * view.zoom + 2 * reach;

      if (left < card.x + card.width && right > card.x &&
          top < card.y + card.height && bottom > card.y)
        return TRUE;
    }
  return FALSE;
}

/* Whether two cards lie over one another. */
static gboolean
meet (EntRect first,
      EntRect second)
{
  return first.x < second.x + second.width && second.x < first.x + first.width &&
         first.y < second.y + second.height && second.y < first.y + first.height;
}

static EntInsets
get_insets (double width)
{
  EntInsets insets = { FIT_MARGIN, FIT_MARGIN, FIT_MARGIN, FIT_MARGIN };

  if (width < FIT_NARROW_WIDTH)
    insets.left = insets.right = FIT_NARROW_MARGIN;
  return insets;
}

/* How far the graph may be moved from the middle without coming nearer to the
 * border than the margins, in scene units. */
static EntPoint
get_room (EntCanvas       *self,
          const EntInsets *insets,
          double           zoom)
{
  EntRect bounds = ent_scene_get_bounds (self->scene);
  EntPoint room;
  double width, height;

  ent_viewport_get_size (self->viewport, &width, &height);
  room.x = MAX ((width - insets->left - insets->right) / zoom - bounds.width, 0) / 2;
  room.y = MAX ((height - insets->top - insets->bottom) / zoom - bounds.height, 0) / 2;
  return room;
}

static gboolean
is_clear_at (EntCanvas     *self,
             EntView        view,
             const EntRect  cards[2])
{
  return !hides_a_node (self, view, cards[0], CARD_REACH) &&
         !hides_a_node (self, view, cards[1], CARD_REACH);
}

static EntView
shift_view (EntView  view,
            EntPoint room,
            double   across,
            double   down)
{
  view.center.x += room.x * across;
  view.center.y += room.y * down;
  return view;
}

/* Half of the way from a shift to the furthest one on its side. */
static double
go_on (double shift)
{
  return shift == 0 ? 0 : (shift + (shift > 0 ? 1 : -1)) / 2;
}

/* Moves a view within the room that there is until neither card hides a node: no
 * further than need be, but then into the middle of what room is left there. */
static gboolean
clear_cards (EntCanvas     *self,
             EntPoint       room,
             const EntRect  cards[2],
             EntView       *view)
{
  for (int ring = 0; ring <= FIT_SHIFTS; ring++)
    for (int i = -ring; i <= ring; i++)
      for (int j = -ring; j <= ring; j++)
        {
          double across = i / (double) FIT_SHIFTS;
          double down = j / (double) FIT_SHIFTS;
          EntView near = shift_view (*view, room, across, down);
          EntView far = shift_view (*view, room, go_on (across), go_on (down));

          if (MAX (abs (i), abs (j)) != ring || !is_clear_at (self, near, cards))
            continue;
          *view = is_clear_at (self, far, cards) ? far : near;
          return TRUE;
        }
  return FALSE;
}

/* How close to look. Whoever has large text reads names at the same rate larger than the
 * whole graph has them, no smaller than can be read, and no larger than what is written beside
 * the graph. */
static double
choose_zoom (EntCanvas *self,
             double     whole_zoom)
{
  double least = self->text_scale > 1 ? READABLE_ZOOM : 0;
  double close = CLAMP (whole_zoom, least, 1) * self->text_scale;

  return self->whole ? whole_zoom : MAX (whole_zoom, close);
}

/* No larger than what is written beside it, or a little; but not lost in the middle of a very
 * large screen. */
static double
get_most_zoom (EntCanvas *self)
{
  double width, height, side;

  ent_viewport_get_size (self->viewport, &width, &height);
  side = MIN (width, height);
  return FIT_MAX_ZOOM * self->text_scale * CLAMP (side / FIT_LARGE_SIDE, 1, FIT_MOST_LARGER);
}

/* The place of the state that is nearest to the middle of the graph: a close look at nothing
 * but links says little. */
static EntPoint
find_middle (EntCanvas *self)
{
  EntRect bounds = ent_scene_get_bounds (self->scene);
  EntPoint middle = { bounds.x + bounds.width / 2, bounds.y + bounds.height / 2 };
  EntPoint nearest = middle;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < ent_scene_get_n_nodes (self->scene); i++)
    {
      const EntSceneNode *node = ent_scene_get_node (self->scene, i);
      EntPoint center = ent_canvas_node_center (node);
      double distance = hypot (center.x - middle.x, center.y - middle.y);

      /* Hubs come and go with time; states stay. */
      if (node->kind == ENT_SCENE_NODE_HUB || distance >= least)
        continue;
      least = distance;
      nearest = center;
    }
  return nearest;
}

/* Looks at what is selected, or else at the middle. */
static EntView
plan_close (EntCanvas *self,
            double     zoom)
{
  const EntSceneNode *node = ent_canvas_get_selected_node (self);
  const EntSceneLink *link = node == NULL ? ent_canvas_get_selected_link (self) : NULL;
  EntView view = { .zoom = zoom };

  if (node != NULL)
    view.center = ent_canvas_node_center (node);
  else if (link != NULL)
    view.center = link->middle;
  else
    view.center = find_middle (self);
  return view;
}

/* The whole graph, as large as it fits, or its middle. What lies over the canvas makes it
 * no smaller, but has a say in where it stands. */
static EntView
plan_fit (EntCanvas *self)
{
  const EntCanvasCorner corners[] = {
    ENT_CANVAS_CORNER_BOTTOM_START,
    ENT_CANVAS_CORNER_TOP_START,
    ENT_CANVAS_CORNER_TOP_END,
  };
  const EntCanvasCover *cover = &self->cover;
  EntRect cards[2];
  EntInsets insets;
  EntView view;
  EntPoint room;
  double width;

  ent_viewport_get_size (self->viewport, &width, NULL);
  insets = get_insets (width);
  view = ent_viewport_plan_fit (self->viewport, ent_scene_get_bounds (self->scene), &insets,
                                get_most_zoom (self));
  if (choose_zoom (self, view.zoom) > view.zoom)
    view = plan_close (self, choose_zoom (self, view.zoom));
  room = get_room (self, &insets, view.zoom);
  cards[1] = place_card (self, ENT_CANVAS_CORNER_BOTTOM_END, cover->buttons);

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      self->free_corner = corners[i];
      cards[0] = place_card (self, corners[i], cover->card);
      if (!meet (cards[0], cards[1]) && clear_cards (self, room, cards, &view))
        return view;
    }
  self->free_corner = ENT_CANVAS_CORNER_NONE;
  cards[0] = place_card (self, ENT_CANVAS_CORNER_BOTTOM_START, cover->pill);
  clear_cards (self, room, cards, &view);
  return view;
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

/* Shows the graph as it was fitted last, to what the canvas is now. */
void
ent_canvas_fit_again (EntCanvas *self,
                      gboolean   animate)
{
  if (self->scene == NULL)
    return;

  self->fitted = TRUE;
  ent_canvas_show_view (self, plan_fit (self), animate);
}

/* Text is of another size: names are, too. What is looked at stays in the middle. */
void
ent_canvas_scale_text (EntCanvas *self)
{
  double before = self->text_scale;
  EntView view = ent_viewport_get_view (self->viewport);

  self->text_scale = ent_text_scale_get (GTK_WIDGET (self));
  if (self->text_scale == before || !self->placed)
    return;

  view.zoom *= self->text_scale / before;
  if (self->fitted)
    ent_canvas_fit_again (self, FALSE);
  else
    ent_canvas_show_view (self, view, FALSE);
}

/* The user chose where to look: nothing is fitted until it is asked for. */
void
ent_canvas_touch (EntCanvas *self)
{
  adw_animation_pause (self->animation);
  self->fitted = FALSE;
}

/* How far what lies from @start to @end must move to be within the canvas: into
 * the middle where it is too large for that. */
static double
get_shift (double start,
           double end,
           double size)
{
  if (end - start > size - 2 * FIT_MARGIN)
    return (size - start - end) / 2;
  if (start < FIT_MARGIN)
    return FIT_MARGIN - start;
  if (end > size - FIT_MARGIN)
    return size - FIT_MARGIN - end;
  return 0;
}

static gboolean
is_seen (EntCanvas *self,
         EntPoint   place)
{
  EntPoint at = ent_viewport_to_widget (self->viewport, place);
  double width, height;

  ent_viewport_get_size (self->viewport, &width, &height);
  return at.x >= 0 && at.y >= 0 && at.x <= width && at.y <= height - self->hidden;
}

/* Whether a part of the link's curve is seen. */
static gboolean
is_link_seen (EntCanvas          *self,
              const EntSceneLink *link)
{
  for (guint i = 0; i <= REVEAL_SAMPLES; i++)
    {
      double t = i / (double) REVEAL_SAMPLES;
      double u = 1 - t;
      double weights[] = { u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t };
      EntPoint at = { 0, 0 };

      for (guint j = 0; j < G_N_ELEMENTS (weights); j++)
        {
          at.x += weights[j] * link->path[j].x;
          at.y += weights[j] * link->path[j].y;
        }
      if (is_seen (self, at))
        return TRUE;
    }
  return FALSE;
}

/* Moves the view no more than need be for a box to be within what is seen of the canvas. */
static void
look_at_box (EntCanvas *self,
             EntRect    box)
{
  EntView view = ent_viewport_get_view (self->viewport);
  EntPoint from = ent_viewport_to_widget (self->viewport, (EntPoint) { box.x, box.y });
  EntPoint to = ent_viewport_to_widget (self->viewport, (EntPoint) { box.x + box.width,
                                                                     box.y + box.height });
  double width, height;

  ent_viewport_get_size (self->viewport, &width, &height);
  height -= self->hidden;
  if (width <= 0 || height <= 0)
    return;

  view.center.x -= get_shift (from.x, to.x, width) / view.zoom;
  view.center.y -= get_shift (from.y, to.y, height) / view.zoom;
  ent_canvas_show_view (self, view, TRUE);
}

/* The box around a link's ends and its middle: it may bend out of that of its ends. */
static EntRect
get_link_box (const EntSceneLink *link)
{
  const EntPoint *from = &link->path[0];
  const EntPoint *to = &link->path[3];
  EntRect box;

  box.x = MIN (MIN (from->x, to->x), link->middle.x);
  box.y = MIN (MIN (from->y, to->y), link->middle.y);
  box.width = MAX (MAX (from->x, to->x), link->middle.x) - box.x;
  box.height = MAX (MAX (from->y, to->y), link->middle.y) - box.y;
  return box;
}

/* Where the canvas's lower edge is in its window. */
float
ent_canvas_get_bottom (EntCanvas *self,
                       int        height)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  graphene_point_t corner = GRAPHENE_POINT_INIT (0, (float) height);
  graphene_point_t place = corner;

  if (root != NULL &&
      !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (root), &corner, &place))
    return corner.y;
  return place.y;
}

/* Where nothing of the selection can be seen, moves the view no more than need be
 * for it to be seen. A click never moves what it hits. The user chose what to select, but not
 * where to look: what was fitted is fitted again when the canvas is resized. */
void
ent_canvas_reveal_selection (EntCanvas *self)
{
  const EntSceneNode *node = ent_canvas_get_selected_node (self);
  const EntSceneLink *link = node == NULL ? ent_canvas_get_selected_link (self) : NULL;

  if (node != NULL && !is_seen (self, ent_canvas_node_center (node)))
    look_at_box (self, node->box);
  else if (link != NULL && !is_link_seen (self, link))
    look_at_box (self, get_link_box (link));
}

/**
 * ent_canvas_set_hidden:
 * @self: the canvas
 * @hidden: how much of the canvas a sheet covers from below, in pixels; 0 for none
 *
 * Tells the canvas that a sheet lies over its lower part. What is selected is moved out from
 * under it, whole where there is the room. Where the user had chosen no view, the whole graph
 * is shown again once nothing is covered.
 */
void
ent_canvas_set_hidden (EntCanvas *self,
                       double     hidden)
{
  const EntSceneNode *node;
  const EntSceneLink *link;

  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->hidden == hidden)
    return;
  self->hidden = hidden;
  if (self->scene == NULL || !self->placed)
    return;

  node = ent_canvas_get_selected_node (self);
  link = node == NULL ? ent_canvas_get_selected_link (self) : NULL;
  if (hidden > 0 && node != NULL)
    look_at_box (self, node->box);
  else if (hidden > 0 && link != NULL)
    look_at_box (self, get_link_box (link));
  else if (hidden <= 0 && self->fitted)
    ent_canvas_fit_again (self, TRUE);
}

/* A bar above that comes or goes takes height from the canvas, or gives it, at its upper edge
 * only: its lower one stays where it is in the window. */
gboolean
ent_canvas_is_under_bar (EntCanvas *self,
                         int        width,
                         int        height)
{
  double old_width, old_height;

  ent_viewport_get_size (self->viewport, &old_width, &old_height);
  return self->placed && self->scene != NULL && old_width == width && old_height > 0 &&
         fabsf (ent_canvas_get_bottom (self, height) - self->bottom) < 1;
}

/* What is seen stays at its place in the window, though the canvas's middle moves. */
void
ent_canvas_keep_place (EntCanvas *self,
                       double     growth)
{
  EntView view = ent_viewport_get_view (self->viewport);

  view.center.y -= growth / 2 / view.zoom;
  ent_canvas_show_view (self, view, FALSE);
}

/**
 * ent_canvas_set_cover:
 * @self: the canvas
 * @cover: what lies over the canvas
 *
 * Tells the canvas what lies over it. That makes the whole graph no smaller when
 * it is fitted, but moves it, as far as it leaves room, so that no node is hidden.
 *
 * Returns: the corner in which the card hides no node when the whole graph is
 *   shown, and no button: the lower one at the start, or else one above; %ENT_CANVAS_CORNER_NONE
 *   where there is none
 */
EntCanvasCorner
ent_canvas_set_cover (EntCanvas            *self,
                      const EntCanvasCover *cover)
{
  g_return_val_if_fail (ENT_IS_CANVAS (self), ENT_CANVAS_CORNER_NONE);
  g_return_val_if_fail (cover != NULL, ENT_CANVAS_CORNER_NONE);

  if (self->scene == NULL || !self->placed)
    return ENT_CANVAS_CORNER_NONE;

  if (memcmp (&self->cover, cover, sizeof *cover) != 0)
    {
      self->cover = *cover;
      if (self->fitted)
        ent_canvas_fit_again (self, FALSE);
    }
  return self->free_corner;
}

/**
 * ent_canvas_meets_buttons:
 * @self: the canvas
 * @corner: a corner
 * @cover: what lies over the canvas
 *
 * Tells whether the card of a cover would lie over its buttons.
 *
 * Returns: %TRUE where there is no room for both
 */
gboolean
ent_canvas_meets_buttons (EntCanvas            *self,
                          EntCanvasCorner       corner,
                          const EntCanvasCover *cover)
{
  g_return_val_if_fail (ENT_IS_CANVAS (self), FALSE);
  g_return_val_if_fail (cover != NULL, FALSE);

  return meet (place_card (self, corner, cover->card),
               place_card (self, ENT_CANVAS_CORNER_BOTTOM_END, cover->buttons));
}

/**
 * ent_canvas_is_clear:
 * @self: the canvas
 * @corner: a corner
 * @size: the size of a card in it, in pixels
 *
 * Tells whether a card hides no node of the whole graph. Where the user has chosen
 * another view, nodes go where he wants them, and this is no question.
 *
 * Returns: %FALSE where the whole graph is shown and the card hides a part of it
 */
gboolean
ent_canvas_is_clear (EntCanvas       *self,
                     EntCanvasCorner  corner,
                     EntPoint         size)
{
  g_return_val_if_fail (ENT_IS_CANVAS (self), TRUE);

  if (self->scene == NULL || !self->fitted)
    return TRUE;
  return !hides_a_node (self, ent_viewport_get_view (self->viewport),
                        place_card (self, corner, size), 0);
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

  self->whole = TRUE;
  ent_canvas_fit_again (self, animate);
}

/**
 * ent_canvas_get_look:
 * @self: the canvas
 * @view: (out): where the user chose to look; at zoom 1, names are as large as the desktop's
 *   text is
 *
 * Returns: whether the user chose; %FALSE where the whole graph is shown
 */
gboolean
ent_canvas_get_look (EntCanvas *self,
                     EntView   *view)
{
  g_return_val_if_fail (ENT_IS_CANVAS (self), FALSE);
  g_return_val_if_fail (view != NULL, FALSE);

  if (self->fitted || !self->placed)
    return FALSE;
  *view = ent_viewport_get_view (self->viewport);
  view->zoom /= self->text_scale;
  return TRUE;
}

/**
 * ent_canvas_look:
 * @self: the canvas, with a session
 * @view: where to look, as [method@Canvas.get_look] tells
 *
 * Looks there, as if the user had gone there: nothing is fitted until it is asked for.
 */
void
ent_canvas_look (EntCanvas *self,
                 EntView    view)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  ent_canvas_touch (self);
  self->placed = TRUE;
  view.zoom *= self->text_scale;
  ent_canvas_show_view (self, view, FALSE);
}
