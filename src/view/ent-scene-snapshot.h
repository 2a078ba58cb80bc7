/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-scene.h"

G_BEGIN_DECLS

/**
 * EntBrush:
 * @theme: the colours
 * @line_scale: how much thicker than usual lines and borders are; 1 is usual
 *
 * How a scene is painted on the screen.
 */
typedef struct
{
  EntTheme theme;
  double   line_scale;
} EntBrush;

void ent_scene_snapshot_links     (EntScene             *scene,
                                   const EntBrush       *brush,
                                   PangoContext         *context,
                                   GtkSnapshot          *snapshot);
void ent_scene_snapshot_nodes     (EntScene             *scene,
                                   const EntBrush       *brush,
                                   PangoContext         *context,
                                   GtkSnapshot          *snapshot);
void ent_scene_snapshot_highlight (EntScene             *scene,
                                   const EntSceneNode   *node,
                                   const EntSceneLink   *link,
                                   const EntBrush       *brush,
                                   PangoContext         *context,
                                   GtkSnapshot          *snapshot);
void ent_scene_snapshot_selection (EntScene             *scene,
                                   EntRecord            *record,
                                   const char           *link,
                                   const EntBrush       *brush,
                                   PangoContext         *context,
                                   GtkSnapshot          *snapshot);
void ent_scene_snapshot_focus     (const EntSceneNode   *node,
                                   const EntSceneLink   *link,
                                   const EntBrush       *brush,
                                   GtkSnapshot          *snapshot);
void ent_scene_snapshot_sample    (const EntLegendEntry *entry,
                                   const EntBrush       *brush,
                                   double                width,
                                   double                height,
                                   GtkSnapshot          *snapshot);

PangoContext *ent_scene_snapshot_create_context (void);

G_END_DECLS
