/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-viewport.h"

/* Where the canvas looks: the zoom, the scene's point in the middle of the
 * widget, and the widget's size. It needs no widget, so its arithmetic can be
 * tested without a display. The middle never leaves the content's box, so the
 * content cannot be lost. */

struct _EntViewport
{
  GObject parent_instance;

  EntView view;
  double  width;
  double  height;
  EntRect content;
};

G_DEFINE_FINAL_TYPE (EntViewport, ent_viewport, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_CENTER_X,
  PROP_CENTER_Y,
  PROP_WIDTH,
  PROP_HEIGHT,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* Sets a number, and tells whether it changed. */
static gboolean
set_number (EntViewport *self,
            double      *place,
            double       value,
            guint        property)
{
  if (*place == value)
    return FALSE;

  *place = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  return TRUE;
}

static EntView
clamp_view (EntViewport *self,
            EntView      view)
{
  const EntRect *content = &self->content;

  view.zoom = CLAMP (view.zoom, ENT_VIEWPORT_MIN_ZOOM, ENT_VIEWPORT_MAX_ZOOM);
  view.center.x = CLAMP (view.center.x, content->x, content->x + content->width);
  view.center.y = CLAMP (view.center.y, content->y, content->y + content->height);
  return view;
}

static void
ent_viewport_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  EntViewport *self = ENT_VIEWPORT (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->view.zoom);
      break;
    case PROP_CENTER_X:
      g_value_set_double (value, self->view.center.x);
      break;
    case PROP_CENTER_Y:
      g_value_set_double (value, self->view.center.y);
      break;
    case PROP_WIDTH:
      g_value_set_double (value, self->width);
      break;
    case PROP_HEIGHT:
      g_value_set_double (value, self->height);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_viewport_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  EntViewport *self = ENT_VIEWPORT (object);
  EntView view = self->view;

  switch (prop_id)
    {
    case PROP_ZOOM:
      view.zoom = g_value_get_double (value);
      ent_viewport_set_view (self, view);
      break;
    case PROP_CENTER_X:
      view.center.x = g_value_get_double (value);
      ent_viewport_set_view (self, view);
      break;
    case PROP_CENTER_Y:
      view.center.y = g_value_get_double (value);
      ent_viewport_set_view (self, view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_viewport_class_init (EntViewportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags changeable =
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ent_viewport_get_property;
  object_class->set_property = ent_viewport_set_property;

  /**
   * EntViewport:zoom:
   *
   * Pixels for a scene unit.
   */
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL,
                                               ENT_VIEWPORT_MIN_ZOOM, ENT_VIEWPORT_MAX_ZOOM, 1,
                                               changeable);
  /**
   * EntViewport:center-x:
   *
   * The scene's point in the middle of the widget: how far to the right.
   */
  properties[PROP_CENTER_X] = g_param_spec_double ("center-x", NULL, NULL,
                                                   -G_MAXDOUBLE, G_MAXDOUBLE, 0, changeable);
  /**
   * EntViewport:center-y:
   *
   * The scene's point in the middle of the widget: how far down.
   */
  properties[PROP_CENTER_Y] = g_param_spec_double ("center-y", NULL, NULL,
                                                   -G_MAXDOUBLE, G_MAXDOUBLE, 0, changeable);
  /**
   * EntViewport:width:
   *
   * The widget's width, in pixels.
   */
  properties[PROP_WIDTH] = g_param_spec_double ("width", NULL, NULL, 0, G_MAXDOUBLE, 0, readable);
  /**
   * EntViewport:height:
   *
   * The widget's height, in pixels.
   */
  properties[PROP_HEIGHT] = g_param_spec_double ("height", NULL, NULL, 0, G_MAXDOUBLE, 0, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EntViewport::changed:
   *
   * Anything changed by which scene and widget are converted. Emitted once for
   * each call that changed something.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_viewport_init (EntViewport *self)
{
  self->view.zoom = 1;
}

/**
 * ent_viewport_new:
 *
 * Makes a viewport without size or content, at zoom 1.
 *
 * Returns: (transfer full): the viewport
 */
EntViewport *
ent_viewport_new (void)
{
  return g_object_new (ENT_TYPE_VIEWPORT, NULL);
}

/**
 * ent_viewport_get_zoom:
 * @self: the viewport
 *
 * Gets the zoom.
 *
 * Returns: pixels for a scene unit, from %ENT_VIEWPORT_MIN_ZOOM to %ENT_VIEWPORT_MAX_ZOOM
 */
double
ent_viewport_get_zoom (EntViewport *self)
{
  g_return_val_if_fail (ENT_IS_VIEWPORT (self), 1);

  return self->view.zoom;
}

/**
 * ent_viewport_get_view:
 * @self: the viewport
 *
 * Gets zoom and centre together.
 *
 * Returns: the view
 */
EntView
ent_viewport_get_view (EntViewport *self)
{
  EntView nothing = { 1, { 0, 0 } };

  g_return_val_if_fail (ENT_IS_VIEWPORT (self), nothing);

  return self->view;
}

/**
 * ent_viewport_set_view:
 * @self: the viewport
 * @view: zoom and centre; clamped to what is allowed
 *
 * Sets zoom and centre together.
 */
void
ent_viewport_set_view (EntViewport *self,
                       EntView      view)
{
  gboolean changed;

  g_return_if_fail (ENT_IS_VIEWPORT (self));

  view = clamp_view (self, view);

  g_object_freeze_notify (G_OBJECT (self));
  changed = set_number (self, &self->view.zoom, view.zoom, PROP_ZOOM);
  changed |= set_number (self, &self->view.center.x, view.center.x, PROP_CENTER_X);
  changed |= set_number (self, &self->view.center.y, view.center.y, PROP_CENTER_Y);
  g_object_thaw_notify (G_OBJECT (self));

  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * ent_viewport_get_size:
 * @self: the viewport
 * @width: (out) (optional): the widget's width, in pixels
 * @height: (out) (optional): the widget's height, in pixels
 *
 * Gets the size of the widget.
 */
void
ent_viewport_get_size (EntViewport *self,
                       double      *width,
                       double      *height)
{
  g_return_if_fail (ENT_IS_VIEWPORT (self));

  if (width != NULL)
    *width = self->width;
  if (height != NULL)
    *height = self->height;
}

/**
 * ent_viewport_set_size:
 * @self: the viewport
 * @width: the widget's width, in pixels
 * @height: the widget's height, in pixels
 *
 * Sets the size of the widget. The centre stays in the middle.
 */
void
ent_viewport_set_size (EntViewport *self,
                       double       width,
                       double       height)
{
  gboolean changed;

  g_return_if_fail (ENT_IS_VIEWPORT (self));
  g_return_if_fail (width >= 0 && height >= 0);

  g_object_freeze_notify (G_OBJECT (self));
  changed = set_number (self, &self->width, width, PROP_WIDTH);
  changed |= set_number (self, &self->height, height, PROP_HEIGHT);
  g_object_thaw_notify (G_OBJECT (self));

  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * ent_viewport_get_content:
 * @self: the viewport
 *
 * Gets the box that the centre never leaves.
 *
 * Returns: a box in scene units
 */
EntRect
ent_viewport_get_content (EntViewport *self)
{
  EntRect nothing = { 0, 0, 0, 0 };

  g_return_val_if_fail (ENT_IS_VIEWPORT (self), nothing);

  return self->content;
}

/**
 * ent_viewport_set_content:
 * @self: the viewport
 * @content: a box in scene units
 *
 * Sets the box that the centre never leaves.
 */
void
ent_viewport_set_content (EntViewport *self,
                          EntRect      content)
{
  g_return_if_fail (ENT_IS_VIEWPORT (self));
  g_return_if_fail (content.width >= 0 && content.height >= 0);

  self->content = content;
  ent_viewport_set_view (self, self->view);
}

/**
 * ent_viewport_to_widget:
 * @self: the viewport
 * @scene: a point in scene units
 *
 * Tells where a point of the scene is seen.
 *
 * Returns: the point in the widget, in pixels
 */
EntPoint
ent_viewport_to_widget (EntViewport *self,
                        EntPoint     scene)
{
  EntPoint point = { 0, 0 };

  g_return_val_if_fail (ENT_IS_VIEWPORT (self), point);

  point.x = (scene.x - self->view.center.x) * self->view.zoom + self->width / 2;
  point.y = (scene.y - self->view.center.y) * self->view.zoom + self->height / 2;
  return point;
}

/**
 * ent_viewport_to_scene:
 * @self: the viewport
 * @widget: a point in the widget, in pixels
 *
 * Tells which point of the scene is seen there.
 *
 * Returns: the point in scene units
 */
EntPoint
ent_viewport_to_scene (EntViewport *self,
                       EntPoint     widget)
{
  EntPoint point = { 0, 0 };

  g_return_val_if_fail (ENT_IS_VIEWPORT (self), point);

  point.x = (widget.x - self->width / 2) / self->view.zoom + self->view.center.x;
  point.y = (widget.y - self->height / 2) / self->view.zoom + self->view.center.y;
  return point;
}

/**
 * ent_viewport_zoom_at:
 * @self: the viewport
 * @zoom: the new zoom; clamped to what is allowed
 * @widget: a point in the widget, in pixels
 *
 * Zooms so that what is seen at @widget stays there, as far as the content's
 * box allows.
 */
void
ent_viewport_zoom_at (EntViewport *self,
                      double       zoom,
                      EntPoint     widget)
{
  EntView view;
  EntPoint held;

  g_return_if_fail (ENT_IS_VIEWPORT (self));

  held = ent_viewport_to_scene (self, widget);
  view.zoom = CLAMP (zoom, ENT_VIEWPORT_MIN_ZOOM, ENT_VIEWPORT_MAX_ZOOM);
  view.center.x = held.x - (widget.x - self->width / 2) / view.zoom;
  view.center.y = held.y - (widget.y - self->height / 2) / view.zoom;
  ent_viewport_set_view (self, view);
}

/**
 * ent_viewport_pan:
 * @self: the viewport
 * @dx: how far what is seen moves to the right, in pixels
 * @dy: how far what is seen moves down, in pixels
 *
 * Moves what is seen, as far as the content's box allows.
 */
void
ent_viewport_pan (EntViewport *self,
                  double       dx,
                  double       dy)
{
  EntView view;

  g_return_if_fail (ENT_IS_VIEWPORT (self));

  view = self->view;
  view.center.x -= dx / view.zoom;
  view.center.y -= dy / view.zoom;
  ent_viewport_set_view (self, view);
}

/**
 * ent_viewport_plan_fit:
 * @self: the viewport
 * @rect: a box in scene units
 * @insets: what is kept free at the widget's borders
 * @max_zoom: not closer than this
 *
 * Finds the view in which the box is seen whole, in the middle of what the
 * insets leave. Nothing is changed: see ent_viewport_set_view().
 *
 * Returns: the view
 */
EntView
ent_viewport_plan_fit (EntViewport     *self,
                       EntRect          rect,
                       const EntInsets *insets,
                       double           max_zoom)
{
  EntView view = { 1, { 0, 0 } };
  double width, height, zoom;

  g_return_val_if_fail (ENT_IS_VIEWPORT (self), view);
  g_return_val_if_fail (insets != NULL, view);

  width = MAX (self->width - insets->left - insets->right, 1);
  height = MAX (self->height - insets->top - insets->bottom, 1);
  zoom = max_zoom;
  if (rect.width > 0)
    zoom = MIN (zoom, width / rect.width);
  if (rect.height > 0)
    zoom = MIN (zoom, height / rect.height);

  view.zoom = CLAMP (zoom, ENT_VIEWPORT_MIN_ZOOM, ENT_VIEWPORT_MAX_ZOOM);
  view.center.x = rect.x + rect.width / 2 - (insets->left - insets->right) / 2 / view.zoom;
  view.center.y = rect.y + rect.height / 2 - (insets->top - insets->bottom) / 2 / view.zoom;
  return view;
}
