/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-canvas.h"

G_BEGIN_DECLS

#define ENT_TYPE_GRAPH_VIEW (ent_graph_view_get_type ())
G_DECLARE_FINAL_TYPE (EntGraphView, ent_graph_view, ENT, GRAPH_VIEW, AdwBin)

GtkWidget  *ent_graph_view_new         (void);

EntSession *ent_graph_view_get_session (EntGraphView *self);
void        ent_graph_view_set_session (EntGraphView *self,
                                        EntSession   *session);
EntCanvas  *ent_graph_view_get_canvas  (EntGraphView *self);

G_END_DECLS
