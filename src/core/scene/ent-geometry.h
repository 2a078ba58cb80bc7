/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-scene.h"

G_BEGIN_DECLS

/* Points on a flattened curve: fine enough for a curve across a large graph. */
#define ENT_CURVE_N_POINTS 33

EntPoint ent_curve_get_point    (const EntPoint   *curve,
                                 double            t);
void     ent_curve_cut          (const EntPoint   *curve,
                                 double            from,
                                 double            to,
                                 EntPoint         *part);
void     ent_curve_reverse      (EntPoint         *curve);
void     ent_curve_flatten      (const EntPoint   *curve,
                                 EntPoint         *points);
double   ent_points_get_distance (const EntPoint  *points,
                                 guint             n_points,
                                 EntPoint          at);

gboolean ent_rect_contains      (const EntRect    *rect,
                                 EntPoint          at);
double   ent_rect_get_distance  (const EntRect    *rect,
                                 EntPoint          at);
EntRect  ent_rect_grow          (const EntRect    *rect,
                                 double            by);
EntRect  ent_rect_union         (const EntRect    *a,
                                 const EntRect    *b);
gboolean ent_rect_overlaps      (const EntRect    *a,
                                 const EntRect    *b);
EntRect  ent_rect_around        (EntPoint          centre,
                                 double            width,
                                 double            height);
EntPoint ent_rect_get_centre    (const EntRect    *rect);

double   ent_outline_get_distance (EntSceneNodeKind  kind,
                                   const EntRect    *box,
                                   EntPoint          at);
gboolean ent_curve_leave        (const EntPoint   *curve,
                                 EntSceneNodeKind  kind,
                                 const EntRect    *box,
                                 double            gap,
                                 double           *t);

G_END_DECLS
