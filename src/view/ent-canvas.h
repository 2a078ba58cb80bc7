/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-scene.h"
#include "ent-session.h"
#include "ent-viewport.h"

G_BEGIN_DECLS

#define ENT_TYPE_CANVAS (ent_canvas_get_type ())
G_DECLARE_FINAL_TYPE (EntCanvas, ent_canvas, ENT, CANVAS, GtkWidget)

GtkWidget   *ent_canvas_new             (void);

EntSession  *ent_canvas_get_session     (EntCanvas           *self);
void         ent_canvas_set_session     (EntCanvas           *self,
                                         EntSession          *session);
EntScene    *ent_canvas_get_scene       (EntCanvas           *self);
EntViewport *ent_canvas_get_viewport    (EntCanvas           *self);
void         ent_canvas_set_obstruction (EntCanvas           *self,
                                         const EntRect       *corner);

gboolean     ent_canvas_pick            (EntCanvas           *self,
                                         EntPoint             at,
                                         const EntSceneNode **node,
                                         const EntSceneLink **link);
void         ent_canvas_select_at       (EntCanvas           *self,
                                         EntPoint             at);
void         ent_canvas_fit             (EntCanvas           *self,
                                         gboolean             animate);

G_END_DECLS
