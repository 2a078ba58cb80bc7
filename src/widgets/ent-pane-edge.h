/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_PANE_EDGE (ent_pane_edge_get_type ())
G_DECLARE_FINAL_TYPE (EntPaneEdge, ent_pane_edge, ENT, PANE_EDGE, GtkWidget)

GtkWidget *ent_pane_edge_new        (void);
double     ent_pane_edge_get_width  (EntPaneEdge *self);
void       ent_pane_edge_set_width  (EntPaneEdge *self,
                                     double       width);
void       ent_pane_edge_set_usual  (EntPaneEdge *self,
                                     double       width,
                                     double       share);
gboolean   ent_pane_edge_take_focus (EntPaneEdge *self);

G_END_DECLS
