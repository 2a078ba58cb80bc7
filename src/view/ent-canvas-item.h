/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntCanvasKind:
 * @ENT_CANVAS_NOTHING: empty ground
 * @ENT_CANVAS_NODE: a node of the scene
 * @ENT_CANVAS_LINK: a link of the scene
 *
 * What there is at a place of the canvas.
 */
typedef enum
{
  ENT_CANVAS_NOTHING,
  ENT_CANVAS_NODE,
  ENT_CANVAS_LINK,
} EntCanvasKind;

#define ENT_TYPE_CANVAS_ITEM (ent_canvas_item_get_type ())
G_DECLARE_FINAL_TYPE (EntCanvasItem, ent_canvas_item, ENT, CANVAS_ITEM, GtkWidget)

GtkWidget     *ent_canvas_item_new          (EntCanvasKind  kind,
                                             const char    *id);

EntCanvasKind  ent_canvas_item_get_kind     (EntCanvasItem *self);
const char    *ent_canvas_item_get_id       (EntCanvasItem *self);
void           ent_canvas_item_describe     (EntCanvasItem *self,
                                             const char    *title,
                                             const char    *description);
void           ent_canvas_item_set_selected (EntCanvasItem *self,
                                             gboolean       selected);
void           ent_canvas_item_relate       (EntCanvasItem *self,
                                             GPtrArray     *others);

void           ent_canvas_item_set_name     (EntCanvasItem *self,
                                             const char    *name);
int            ent_canvas_item_compare      (EntCanvasItem *self,
                                             EntCanvasItem *other);
GPtrArray     *ent_canvas_item_get_children (EntCanvasItem *self);
EntCanvasItem *ent_canvas_item_get_above    (EntCanvasItem *self);
int            ent_canvas_item_get_position (EntCanvasItem *self);
void           ent_canvas_item_put          (EntCanvasItem *self,
                                             EntCanvasItem *above,
                                             GPtrArray     *siblings,
                                             guint          position);
void           ent_canvas_item_take_out     (EntCanvasItem *self);
void           ent_canvas_item_tell_place   (EntCanvasItem *self);
GtkWidget     *ent_canvas_item_find_other   (GtkWidget     *canvas);

G_END_DECLS
