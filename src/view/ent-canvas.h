/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-scene.h"
#include "ent-session.h"
#include "ent-viewport.h"

G_BEGIN_DECLS

/**
 * EntCanvasCorner:
 * @ENT_CANVAS_CORNER_NONE: no corner
 * @ENT_CANVAS_CORNER_BOTTOM_START: the lower corner where lines begin
 * @ENT_CANVAS_CORNER_TOP_START: the upper corner where lines begin
 * @ENT_CANVAS_CORNER_TOP_END: the upper corner where lines end
 * @ENT_CANVAS_CORNER_BOTTOM_END: the lower corner where lines end
 *
 * A corner of the canvas.
 */
typedef enum
{
  ENT_CANVAS_CORNER_NONE,
  ENT_CANVAS_CORNER_BOTTOM_START,
  ENT_CANVAS_CORNER_TOP_START,
  ENT_CANVAS_CORNER_TOP_END,
  ENT_CANVAS_CORNER_BOTTOM_END,
} EntCanvasCorner;

/**
 * EntCanvasCover:
 * @card: the size of a card that goes into whichever corner it hides no node in
 * @pill: the size of what stays of the card in the lower corner at the start where
 *   there is no such corner
 * @buttons: the size of the buttons in the lower corner at the end
 *
 * What lies over the canvas: sizes from the corner on, in pixels; 0 is nothing.
 */
typedef struct
{
  EntPoint card;
  EntPoint pill;
  EntPoint buttons;
} EntCanvasCover;

/**
 * ENT_CANVAS_REACH:
 *
 * How far from a link a mouse catches it, in pixels.
 */
#define ENT_CANVAS_REACH 9

#define ENT_TYPE_CANVAS (ent_canvas_get_type ())
G_DECLARE_FINAL_TYPE (EntCanvas, ent_canvas, ENT, CANVAS, GtkWidget)

GtkWidget      *ent_canvas_new          (void);

EntSession     *ent_canvas_get_session  (EntCanvas            *self);
void            ent_canvas_set_session  (EntCanvas            *self,
                                         EntSession           *session);
EntScene       *ent_canvas_get_scene    (EntCanvas            *self);
EntViewport    *ent_canvas_get_viewport (EntCanvas            *self);
EntCanvasCorner ent_canvas_set_cover    (EntCanvas            *self,
                                         const EntCanvasCover *cover);
void            ent_canvas_set_hidden   (EntCanvas            *self,
                                         double                hidden);
gboolean        ent_canvas_meets_buttons (EntCanvas           *self,
                                         EntCanvasCorner       corner,
                                         const EntCanvasCover *cover);
gboolean        ent_canvas_is_clear     (EntCanvas            *self,
                                         EntCanvasCorner       corner,
                                         EntPoint              size);

gboolean        ent_canvas_pick         (EntCanvas            *self,
                                         EntPoint              at,
                                         double                reach,
                                         const EntSceneNode  **node,
                                         const EntSceneLink  **link);
void            ent_canvas_select_at    (EntCanvas            *self,
                                         EntPoint              at,
                                         double                reach);
void            ent_canvas_fit          (EntCanvas            *self,
                                         gboolean              animate);
char           *ent_canvas_dup_selection_text (EntCanvas      *self);
gboolean        ent_canvas_get_look     (EntCanvas            *self,
                                         EntView              *view);
void            ent_canvas_look         (EntCanvas            *self,
                                         EntView               view);

G_END_DECLS
