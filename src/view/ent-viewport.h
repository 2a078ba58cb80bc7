/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-scene.h"

G_BEGIN_DECLS

/**
 * ENT_VIEWPORT_MIN_ZOOM:
 *
 * The smallest zoom: a scene unit is a tenth of a pixel.
 */
#define ENT_VIEWPORT_MIN_ZOOM 0.1

/**
 * ENT_VIEWPORT_MAX_ZOOM:
 *
 * The largest zoom: a scene unit is eight pixels.
 */
#define ENT_VIEWPORT_MAX_ZOOM 8.0

/**
 * EntInsets:
 * @top: kept free above, in pixels
 * @right: kept free at the right, in pixels
 * @bottom: kept free below, in pixels
 * @left: kept free at the left, in pixels
 *
 * What is kept free at the widget's borders when something is fitted into it.
 */
typedef struct
{
  double top;
  double right;
  double bottom;
  double left;
} EntInsets;

/**
 * EntView:
 * @zoom: pixels for a scene unit
 * @center: the scene's point in the middle of the widget
 *
 * Where one looks, and how closely.
 */
typedef struct
{
  double   zoom;
  EntPoint center;
} EntView;

#define ENT_TYPE_VIEWPORT (ent_viewport_get_type ())
G_DECLARE_FINAL_TYPE (EntViewport, ent_viewport, ENT, VIEWPORT, GObject)

EntViewport *ent_viewport_new         (void);

double       ent_viewport_get_zoom    (EntViewport     *self);
EntView      ent_viewport_get_view    (EntViewport     *self);
void         ent_viewport_set_view    (EntViewport     *self,
                                       EntView          view);
void         ent_viewport_get_size    (EntViewport     *self,
                                       double          *width,
                                       double          *height);
void         ent_viewport_set_size    (EntViewport     *self,
                                       double           width,
                                       double           height);
EntRect      ent_viewport_get_content (EntViewport     *self);
void         ent_viewport_set_content (EntViewport     *self,
                                       EntRect          content);

EntPoint     ent_viewport_to_widget   (EntViewport     *self,
                                       EntPoint         scene);
EntPoint     ent_viewport_to_scene    (EntViewport     *self,
                                       EntPoint         widget);

void         ent_viewport_zoom_at     (EntViewport     *self,
                                       double           zoom,
                                       EntPoint         widget);
void         ent_viewport_pan         (EntViewport     *self,
                                       double           dx,
                                       double           dy);
EntView      ent_viewport_plan_fit    (EntViewport     *self,
                                       EntRect          rect,
                                       const EntInsets *insets,
                                       double           max_zoom);

G_END_DECLS
