/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-geometry.h"

G_BEGIN_DECLS

/**
 * EntRoute:
 * @link: the link
 * @a: the id of the node it leads from
 * @b: the id of the node it leads to, which is its tie where that has a hub
 * @contested: whether a passage contests its tie
 * @curve: a cubic Bézier curve from the centre of @a to the centre of @b
 * @points: points along the curve
 * @middle: where its diamond sits
 *
 * Where a link runs, at all times.
 */
typedef struct
{
  EntLink    *link;
  const char *a;
  const char *b;
  gboolean    contested;
  EntPoint    curve[4];
  EntPoint    points[ENT_CURVE_N_POINTS];
  EntPoint    middle;
} EntRoute;

typedef struct _EntRoutes EntRoutes;

const EntRoutes  *ent_routes_find          (EntCase         *the_case,
                                            EntLayout       *layout);
guint             ent_routes_get_n         (const EntRoutes *self);
const EntRoute   *ent_routes_get           (const EntRoutes *self,
                                            guint            n);
const EntRoute   *ent_routes_lookup        (const EntRoutes *self,
                                            const char      *link);
gboolean          ent_routes_reach         (const EntRoutes *self,
                                            const char      *node);
EntSceneNodeKind  ent_routes_get_node_kind (EntCase         *the_case,
                                            const char      *node);

G_END_DECLS
