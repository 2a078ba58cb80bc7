/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-pane-edge.h"

#include <math.h>

/* How far an arrow key moves it, in the unit of widths. */
#define STEP 24

/* What it shares with what lies under it, in pixels. */
#define BREADTH 8

/**
 * EntPaneEdge:
 *
 * The edge between the sidebar and the content of the [class@Adw.OverlaySplitView] that it
 * lies in, by which the sidebar is made wider and narrower: dragged, or with the arrow keys,
 * Home and End once it has the keyboard, which nobody comes to by Tab. A double click, or
 * Backspace, gives the sidebar its usual width again. Return leads back to where the keyboard
 * was, and so does Escape, which also gives the sidebar the width that it had then.
 *
 * Widths are in the unit of the split view, which grows with the desktop's size of text.
 */

struct _EntPaneEdge
{
  GtkWidget parent_instance;

  AdwOverlaySplitView *split;    /* around it while it is in a window; not owned */
  double               width;    /* 0 where nobody chose one */
  double               usual;
  double               share;
  double               begun_at; /* where the drag began, in the split view */
  int                  begun_width;
  gboolean             dragging;
  GtkWidget           *before;       /* what had the keyboard; a weak reference */
  double               width_before; /* the width then */
};

G_DEFINE_FINAL_TYPE (EntPaneEdge, ent_pane_edge, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
apply (EntPaneEdge *self)
{
  gboolean chosen = self->width > 0;

  if (self->split == NULL || self->usual <= 0)
    return;

  adw_overlay_split_view_set_max_sidebar_width (self->split,
                                                chosen ? self->width : self->usual);
  adw_overlay_split_view_set_sidebar_width_fraction (self->split, chosen ? 1 : self->share);
}

static void
update_visible (EntPaneEdge *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->split != NULL &&
                          !adw_overlay_split_view_get_collapsed (self->split) &&
                          adw_overlay_split_view_get_show_sidebar (self->split));
}

/* The sidebar's, in pixels: what there is, the least, and the most that leaves the content
 * its room. */
static void
measure (EntPaneEdge *self,
         int         *now,
         int         *least,
         int         *most)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  GtkWidget *sidebar = adw_overlay_split_view_get_sidebar (self->split);
  GtkWidget *content = adw_overlay_split_view_get_content (self->split);
  double smallest = adw_length_unit_to_px (
    adw_overlay_split_view_get_sidebar_width_unit (self->split),
    adw_overlay_split_view_get_min_sidebar_width (self->split), settings);
  int content_least;

  gtk_widget_measure (sidebar, GTK_ORIENTATION_HORIZONTAL, -1, least, NULL, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &content_least, NULL, NULL, NULL);
  *now = gtk_widget_get_width (sidebar);
  *least = (int) fmax (*least, ceil (smallest));
  *most = (int) fmax (*least, gtk_widget_get_width (GTK_WIDGET (self->split)) - content_least);
}

/* In pixels, as somebody asks for it. */
static void
choose (EntPaneEdge *self,
        int          pixels)
{
  int now, least, most;

  measure (self, &now, &least, &most);
  ent_pane_edge_set_width (
    self, adw_length_unit_from_px (adw_overlay_split_view_get_sidebar_width_unit (self->split),
                                   CLAMP (pixels, least, most),
                                   gtk_widget_get_settings (GTK_WIDGET (self))));
}

/* Whether the sidebar grows to the right. */
static gboolean
grows_rightwards (EntPaneEdge *self)
{
  gboolean starts = adw_overlay_split_view_get_sidebar_position (self->split) == GTK_PACK_START;

  return starts == (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL);
}

/* ---------------------------------------------------------------------------- the pointer */

/* The edge moves under the pointer, the split view stays. */
static double
find_pointer (EntPaneEdge *self,
              double       x)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, 0);
  graphene_point_t found = point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->split), &point, &found))
    return x;
  return found.x;
}

static void
drag_begin_cb (EntPaneEdge    *self,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  int least, most;

  if (self->split == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  /* Who keeps widths is told of the last one. */
  g_object_freeze_notify (G_OBJECT (self));
  self->dragging = TRUE;
  measure (self, &self->begun_width, &least, &most);
  self->begun_at = find_pointer (self, x);
}

static void
drag_update_cb (EntPaneEdge    *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *drag)
{
  double x;
  int moved;

  if (!self->dragging || self->split == NULL ||
      !gtk_gesture_get_point (GTK_GESTURE (drag), NULL, &x, NULL))
    return;

  moved = (int) round (find_pointer (self, x) - self->begun_at);
  if (moved != 0 || self->width > 0)
    choose (self, self->begun_width + (grows_rightwards (self) ? moved : -moved));
}

static void
drag_end_cb (EntPaneEdge *self)
{
  if (!self->dragging)
    return;

  self->dragging = FALSE;
  g_object_thaw_notify (G_OBJECT (self));
}

static void
pressed_cb (EntPaneEdge *self,
            int          n_press)
{
  if (n_press == 2)
    ent_pane_edge_set_width (self, 0);
}

/* --------------------------------------------------------------------------- the keyboard */

/* The least, a step to the left or right, the most, what is usual, or what it was. */
enum
{
  LEAST,
  LEFTWARDS,
  RIGHTWARDS,
  MOST,
  USUAL,
  BEFORE,
};

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   user_data)
{
  EntPaneEdge *self = ENT_PANE_EDGE (widget);
  int now, least, most, step;

  if (self->split == NULL)
    return GDK_EVENT_PROPAGATE;

  measure (self, &now, &least, &most);
  step = grows_rightwards (self) ? STEP : -STEP;
  switch (g_variant_get_int32 (arguments))
    {
    case LEAST:
      choose (self, least);
      break;
    case LEFTWARDS:
      choose (self, now - step);
      break;
    case RIGHTWARDS:
      choose (self, now + step);
      break;
    case MOST:
      choose (self, most);
      break;
    case USUAL:
      ent_pane_edge_set_width (self, 0);
      break;
    default:
      ent_pane_edge_set_width (self, self->width_before);
    }

  return GDK_EVENT_STOP;
}

static gboolean
go_back_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   user_data)
{
  EntPaneEdge *self = ENT_PANE_EDGE (widget);

  if (self->before != NULL && gtk_widget_get_mapped (self->before) &&
      gtk_widget_grab_focus (self->before))
    return GDK_EVENT_STOP;

  return self->split != NULL && gtk_widget_child_focus (GTK_WIDGET (self->split),
                                                        GTK_DIR_TAB_FORWARD);
}

static gboolean
cancel_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  key_cb (widget, arguments, user_data);
  return go_back_cb (widget, arguments, user_data);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; int move; } keys[] = {
    { GDK_KEY_Left, LEFTWARDS },   { GDK_KEY_KP_Left, LEFTWARDS },
    { GDK_KEY_Right, RIGHTWARDS }, { GDK_KEY_KP_Right, RIGHTWARDS },
    { GDK_KEY_Home, LEAST },       { GDK_KEY_KP_Home, LEAST },
    { GDK_KEY_End, MOST },         { GDK_KEY_KP_End, MOST },
    { GDK_KEY_BackSpace, USUAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, key_cb, "i", keys[i].move);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, go_back_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, go_back_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, cancel_cb, "i", BEFORE);
}

/* Who leaves it by Tab does not come back so. */
static void
leave_cb (EntPaneEdge *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/* ------------------------------------------------------------------------------ the widget */

static void
ent_pane_edge_root (GtkWidget *widget)
{
  EntPaneEdge *self = ENT_PANE_EDGE (widget);

  GTK_WIDGET_CLASS (ent_pane_edge_parent_class)->root (widget);

  self->split = ADW_OVERLAY_SPLIT_VIEW (
    gtk_widget_get_ancestor (widget, ADW_TYPE_OVERLAY_SPLIT_VIEW));
  if (self->split == NULL)
    return;

  if (self->usual <= 0)
    {
      self->usual = adw_overlay_split_view_get_max_sidebar_width (self->split);
      self->share = adw_overlay_split_view_get_sidebar_width_fraction (self->split);
    }
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (update_visible), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (update_visible), self,
                           G_CONNECT_SWAPPED);
  update_visible (self);
  apply (self);
}

static void
ent_pane_edge_unroot (GtkWidget *widget)
{
  EntPaneEdge *self = ENT_PANE_EDGE (widget);

  if (self->split != NULL)
    g_signal_handlers_disconnect_by_func (self->split, update_visible, self);
  self->split = NULL;

  GTK_WIDGET_CLASS (ent_pane_edge_parent_class)->unroot (widget);
}

static void
ent_pane_edge_dispose (GObject *object)
{
  EntPaneEdge *self = ENT_PANE_EDGE (object);

  g_clear_weak_pointer (&self->before);

  G_OBJECT_CLASS (ent_pane_edge_parent_class)->dispose (object);
}

static void
ent_pane_edge_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? BREADTH : 0;
}

static void
ent_pane_edge_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  EntPaneEdge *self = ENT_PANE_EDGE (object);

  switch (prop_id)
    {
    case PROP_WIDTH:
      g_value_set_double (value, self->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_pane_edge_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_WIDTH:
      ent_pane_edge_set_width (ENT_PANE_EDGE (object), g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_pane_edge_class_init (EntPaneEdgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_pane_edge_dispose;
  object_class->get_property = ent_pane_edge_get_property;
  object_class->set_property = ent_pane_edge_set_property;
  widget_class->root = ent_pane_edge_root;
  widget_class->unroot = ent_pane_edge_unroot;
  widget_class->measure = ent_pane_edge_measure;

  /**
   * EntPaneEdge:width:
   *
   * How wide the sidebar may be, as it was chosen; 0 where nobody chose.
   */
  properties[PROP_WIDTH] =
    g_param_spec_double ("width", NULL, NULL, 0, G_MAXINT, 0,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "paneedge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
}

static void
ent_pane_edge_init (EntPaneEdge *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (drag, click);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * ent_pane_edge_new:
 *
 * Returns: (transfer floating): an edge of what it is put into
 */
GtkWidget *
ent_pane_edge_new (void)
{
  return g_object_new (ENT_TYPE_PANE_EDGE, NULL);
}

/**
 * ent_pane_edge_get_width:
 * @self: an edge
 *
 * Returns: how wide the sidebar may be; 0 where nobody chose
 */
double
ent_pane_edge_get_width (EntPaneEdge *self)
{
  g_return_val_if_fail (ENT_IS_PANE_EDGE (self), 0);

  return self->width;
}

/**
 * ent_pane_edge_set_width:
 * @self: an edge
 * @width: how wide the sidebar may be; 0 for its usual width
 *
 * Sets how wide the sidebar is where the content leaves it that room.
 */
void
ent_pane_edge_set_width (EntPaneEdge *self,
                         double       width)
{
  g_return_if_fail (ENT_IS_PANE_EDGE (self));
  g_return_if_fail (width >= 0);

  if (G_APPROX_VALUE (self->width, width, 0.01))
    return;

  self->width = width;
  apply (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}

/**
 * ent_pane_edge_set_usual:
 * @self: an edge
 * @width: the most that the sidebar is wide
 * @share: and the most that it has of the split view, from 0 to 1
 *
 * Sets how wide the sidebar is as long as nobody chose a width: at first, what the split
 * view has.
 */
void
ent_pane_edge_set_usual (EntPaneEdge *self,
                         double       width,
                         double       share)
{
  g_return_if_fail (ENT_IS_PANE_EDGE (self));
  g_return_if_fail (width > 0);
  g_return_if_fail (share > 0 && share <= 1);

  self->usual = width;
  self->share = share;
  apply (self);
}

/**
 * ent_pane_edge_take_focus:
 * @self: an edge
 *
 * Gives it the keyboard, until Return or Escape leads back. Who comes from another edge is
 * led back to where that would lead.
 *
 * Returns: whether there is an edge now
 */
gboolean
ent_pane_edge_take_focus (EntPaneEdge *self)
{
  GtkWidget *before = NULL;

  g_return_val_if_fail (ENT_IS_PANE_EDGE (self), FALSE);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;

  before = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (before != NULL && ENT_IS_PANE_EDGE (before))
    before = ENT_PANE_EDGE (before)->before;
  g_set_weak_pointer (&self->before, before);
  self->width_before = self->width;

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  return gtk_widget_grab_focus (GTK_WIDGET (self));
}
