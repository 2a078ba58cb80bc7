/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-geometry.h"
#include "ent-routes.h"

G_BEGIN_DECLS

typedef struct
{
  EntSceneLink   link;                       /* what painters see */
  const EntLink *of;                         /* the slice's */
  EntPoint       points[ENT_CURVE_N_POINTS]; /* the curve flattened, to find it by */
  EntRect        bounds;
} EntSceneCurve;

struct _EntScene
{
  GObject parent_instance;

  EntSlice        *slice;
  EntSceneOptions  options;
  GArray          *nodes;         /* of EntSceneNode, in the order of painting */
  GHashTable      *nodes_by_id;   /* id → EntSceneNode */
  GArray          *links;         /* of EntSceneCurve, in the order of painting */
  GHashTable      *links_by_id;   /* id → EntSceneCurve */
  GArray          *legend;        /* of EntLegendEntry */
  EntRect          bounds;
};

/* ent-scene-build.c */
void         ent_scene_build           (EntScene           *self,
                                        EntLayout          *layout);
EntSpan      ent_scene_get_span        (EntScene           *self);
gboolean     ent_scene_shows           (EntScene           *self,
                                        const EntSliceLink *link);
void         ent_scene_measure_node    (EntSceneNodeKind    kind,
                                        const char         *label,
                                        gboolean            marked,
                                        double             *width,
                                        double             *height);
char        *ent_scene_break_hub_title (const char         *title);
EntActivity  ent_scene_get_mark        (EntCase            *the_case,
                                        const char         *state,
                                        const EntSpan      *at);

/* ent-scene-links.c */
void         ent_scene_build_links     (EntScene           *self,
                                        const EntRoutes          *routes);

/* ent-scene-legend.c */
void         ent_scene_build_legend    (EntScene           *self);

/* ent-scene-words.c */
void         ent_scene_describe        (EntScene           *self);

/* ent-scene-sources.c */
char        *ent_scene_count_passages  (EntCase            *the_case,
                                        EntTie             *tie);
char        *ent_scene_list_labels     (EntCase            *the_case,
                                        EntTie             *tie);

G_END_DECLS
