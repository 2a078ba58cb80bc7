/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-canvas-private.h"
#include "ent-reach.h"

/* Pointer and touch: the wheel zooms, two fingers pan, a pinch zooms; empty
 * ground drags what is seen, a node drags itself and is pinned where it is
 * dropped; with Ctrl, a tie is drawn from it, see ent-canvas-tie.c. */

#define WHEEL_ZOOM 1.15
#define SURFACE_ZOOM 1.01
#define WHEEL_PAN 48
/* From its edges, a finger draws what is hidden beside the canvas over it, in pixels. */
#define SWIPE_EDGE 16

static void
update_cursor (EntCanvas *self)
{
  const char *name = NULL;

  if (self->drag != ENT_CANVAS_DRAG_NONE && self->drag_moved)
    name = "grabbing";
  else if (self->hover.kind != ENT_CANVAS_NOTHING)
    name = "pointer";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/* Finds anew what is under the pointer: it moved, or what lies under it did. */
void
ent_canvas_update_hover (EntCanvas *self)
{
  const EntSceneNode *node = NULL;
  const EntSceneLink *link = NULL;

  if (self->drag != ENT_CANVAS_DRAG_NONE && self->drag_moved)
    return;

  if (self->pointer_inside)
    ent_canvas_pick (self, self->pointer, ENT_CANVAS_REACH, &node, &link);
  if (node != NULL)
    ent_canvas_set_hover (self, ENT_CANVAS_NODE, node->id);
  else if (link != NULL)
    ent_canvas_set_hover (self, ENT_CANVAS_LINK, link->id);
  else
    ent_canvas_set_hover (self, ENT_CANVAS_NOTHING, NULL);
  update_cursor (self);
}

static void
motion_cb (EntCanvas *self,
           double     x,
           double     y)
{
  self->pointer.x = x;
  self->pointer.y = y;
  self->pointer_inside = TRUE;
  ent_canvas_update_hover (self);
}

static void
leave_cb (EntCanvas *self)
{
  self->pointer_inside = FALSE;
  ent_canvas_update_hover (self);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           EntCanvas                *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean fingers = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  double zoom = ent_viewport_get_zoom (self->viewport);

  ent_canvas_touch (self);
  if (fingers && !(state & GDK_CONTROL_MASK))
    ent_viewport_pan (self->viewport, -dx, -dy);
  else if (state & GDK_SHIFT_MASK)
    ent_viewport_pan (self->viewport, -(dx + dy) * WHEEL_PAN, 0);
  else
    ent_viewport_zoom_at (self->viewport,
                          zoom * pow (fingers ? SURFACE_ZOOM : WHEEL_ZOOM, -dy), self->pointer);
  return GDK_EVENT_STOP;
}

static void
end_drag (EntCanvas *self)
{
  g_clear_object (&self->drag_layout);
  g_clear_pointer (&self->drag_id, g_free);
  g_clear_pointer (&self->tie_to, g_free);
  self->drag = ENT_CANVAS_DRAG_NONE;
  self->drag_moved = FALSE;
  ent_canvas_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                EntCanvas        *self)
{
  EntPoint at;

  /* The first finger may have begun a drag, and may be about to be a tap or a long press: two
   * fingers mean a pinch, and nothing else. */
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->drag == ENT_CANVAS_DRAG_NODE && self->drag_moved)
    {
      end_drag (self);
      ent_canvas_rebuild (self);
    }
  end_drag (self);
  self->pinch_zoom = ent_viewport_get_zoom (self->viewport);
  if (gtk_gesture_get_bounding_box_center (gesture, &at.x, &at.y))
    self->pinch_held = ent_viewport_to_scene (self->viewport, at);
}

/* What was between the fingers stays between them: they zoom and pan at once. */
static void
pinch_cb (GtkGestureZoom *gesture,
          double          scale,
          EntCanvas      *self)
{
  EntPoint at, held;

  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &at.x, &at.y))
    return;

  ent_canvas_touch (self);
  ent_viewport_zoom_at (self->viewport, self->pinch_zoom * scale, at);
  held = ent_viewport_to_widget (self->viewport, self->pinch_held);
  ent_viewport_pan (self->viewport, at.x - held.x, at.y - held.y);
}

static gboolean
is_swipe (EntCanvas          *self,
          GtkEventController *drag,
          double              x)
{
  return ent_reach_is_by_finger (drag) &&
         (x < SWIPE_EDGE || x > gtk_widget_get_width (GTK_WIDGET (self)) - SWIPE_EDGE);
}

/* Where nothing can be moved, the whole view is. */
static EntCanvasDrag
choose_drag (EntCanvas          *self,
             GtkGesture         *gesture,
             const EntSceneNode *node)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (node == NULL || ent_session_is_read_only (self->session))
    return ENT_CANVAS_DRAG_GROUND;
  if ((state & GDK_CONTROL_MASK) && ent_canvas_can_tie (node))
    return ENT_CANVAS_DRAG_TIE;
  return ENT_CANVAS_DRAG_NODE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               EntCanvas      *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  EntPoint at = { x, y };
  const EntSceneNode *node = NULL;

  if (self->scene == NULL || button == GDK_BUTTON_SECONDARY ||
      is_swipe (self, GTK_EVENT_CONTROLLER (gesture), x))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  if (button != GDK_BUTTON_MIDDLE)
    ent_canvas_pick (self, at, ENT_CANVAS_REACH, &node, NULL);
  self->drag = choose_drag (self, GTK_GESTURE (gesture), node);
  self->drag_moved = FALSE;
  self->drag_view = ent_viewport_get_view (self->viewport);
  if (node != NULL)
    {
      g_set_str (&self->drag_id, node->id);
      self->drag_from = ent_canvas_node_center (node);
    }
}

static void
drag_node (EntCanvas *self,
           double     dx,
           double     dy)
{
  EntLayout *layout = ent_session_get_layout (self->session);

  if (layout == NULL)
    return;

  self->drag_to.x = self->drag_from.x + dx / self->drag_view.zoom;
  self->drag_to.y = self->drag_from.y + dy / self->drag_view.zoom;
  if (self->drag_layout == NULL)
    self->drag_layout = ent_layout_copy (layout);
  ent_layout_place (self->drag_layout, self->drag_id, self->drag_to.x, self->drag_to.y, TRUE);
  ent_canvas_rebuild (self);
}

static void
drag_ground (EntCanvas *self,
             double     dx,
             double     dy)
{
  EntView view = self->drag_view;

  ent_canvas_touch (self);
  view.center.x -= dx / view.zoom;
  view.center.y -= dy / view.zoom;
  ent_viewport_set_view (self->viewport, view);
}

static void
drag_tie (EntCanvas      *self,
          GtkGestureDrag *gesture,
          double          dx,
          double          dy)
{
  EntPoint at;

  if (!gtk_gesture_drag_get_start_point (gesture, &at.x, &at.y))
    return;

  at.x += dx;
  at.y += dy;
  ent_canvas_drag_tie (self, at);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                EntCanvas      *self)
{
  if (self->drag == ENT_CANVAS_DRAG_NONE)
    return;

  if (!self->drag_moved)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
        return;
      self->drag_moved = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      ent_canvas_set_hover (self, ENT_CANVAS_NOTHING, NULL);
      update_cursor (self);
    }

  if (self->drag == ENT_CANVAS_DRAG_NODE)
    drag_node (self, dx, dy);
  else if (self->drag == ENT_CANVAS_DRAG_TIE)
    drag_tie (self, gesture, dx, dy);
  else
    drag_ground (self, dx, dy);
}

static void
drag_end_cb (EntCanvas *self)
{
  g_autofree char *id = g_steal_pointer (&self->drag_id);
  g_autofree char *tie_to = g_steal_pointer (&self->tie_to);
  gboolean moved = self->drag == ENT_CANVAS_DRAG_NODE && self->drag_moved;
  EntPoint to = self->drag_to;

  end_drag (self);
  if (tie_to != NULL)
    ent_canvas_add_tie (self, id, tie_to);
  if (!moved)
    return;

  /* What was dropped stays under the pointer: the view is not fitted anew to it. */
  ent_canvas_touch (self);
  if (!ent_session_move (self->session, id, to.x, to.y, TRUE))
    ent_canvas_rebuild (self);
}

static void
drag_cancel_cb (EntCanvas *self)
{
  gboolean moved = self->drag == ENT_CANVAS_DRAG_NODE && self->drag_moved;

  end_drag (self);
  if (moved)
    ent_canvas_rebuild (self);
}

static void
pressed_cb (EntCanvas *self)
{
  if (!ent_canvas_has_focus_within (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             EntCanvas       *self)
{
  EntPoint at = { x, y };

  if (n_press == 1)
    ent_canvas_select_at (
      self, at, ent_reach_for_controller (GTK_EVENT_CONTROLLER (gesture), ENT_CANVAS_REACH));
}

static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      EntCanvas       *self)
{
  EntPoint at = { x, y };

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pressed_cb (self);
  ent_canvas_select_at (self, at, ENT_CANVAS_REACH);
  ent_canvas_popup_menu (self, at);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 EntCanvas           *self)
{
  EntPoint at = { x, y };

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  end_drag (self);
  ent_canvas_select_at (self, at,
                        ent_reach_for_source (GDK_SOURCE_TOUCHSCREEN, ENT_CANVAS_REACH));
  ent_canvas_popup_menu (self, at);
}

static void
add_scrolling (EntCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  /* Not "enter", which a finger causes too: it points at nothing when it is lifted. */
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
add_dragging (EntCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  /* One finger drags; a second one is the pinch's alone. Were it the drag's as well, the drag
   * would deny it, to the pinch too. */
  gtk_gesture_single_set_exclusive (GTK_GESTURE_SINGLE (drag), TRUE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  /* What the drag has claimed is then still there for a pinch to begin with. */
  gtk_gesture_group (pinch, drag);
}

static void
add_clicking (EntCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));
}

/* Letters are names, while the keyboard is on the graph: not in its menu, and not
 * together with a modifier. Before anything else sees them, for within a name a
 * space or a hyphen is a letter as well. */
static gboolean
key_pressed_cb (EntCanvas          *self,
                guint               key,
                guint               code,
                GdkModifierType     state,
                GtkEventController *controller)
{
  const GdkModifierType others = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK;
  gunichar sign = gdk_keyval_to_unicode (key);

  if ((state & others) || !g_unichar_isprint (sign) || !ent_canvas_has_focus_within (self))
    return GDK_EVENT_PROPAGATE;
  return ent_canvas_type (self, sign, gtk_event_controller_get_current_event_time (controller));
}

static void
add_typing (EntCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
ent_canvas_add_controllers (EntCanvas *self)
{
  add_typing (self);
  add_scrolling (self);
  add_dragging (self);
  add_clicking (self);
}
