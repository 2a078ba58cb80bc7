/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-geometry.h"

G_BEGIN_DECLS

typedef struct _EntCrowd EntCrowd;

EntCrowd *ent_crowd_new        (double          reach);
void      ent_crowd_free       (EntCrowd       *self);
void      ent_crowd_add        (EntCrowd       *self,
                                guint           line,
                                const EntPoint *points,
                                guint           n_points);
void      ent_crowd_visit      (EntCrowd       *self,
                                EntPoint        at,
                                double          distance,
                                GArray         *lines);

G_END_DECLS
