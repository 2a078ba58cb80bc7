/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-crowd.h"
#include "ent-routes.h"

G_BEGIN_DECLS

/* As near as this two links look like one. */
#define ENT_ROUTES_CLOSE 9.0
/* As near as this to a link, a diamond seems to be on it. */
#define ENT_ROUTES_DIAMOND (ENT_SCENE_DIAMOND + 3)

/* A node as wide as it ever gets, which links go around. */
typedef struct
{
  const char      *id;
  EntSceneNodeKind kind;
  EntRect          box;
} EntObstacle;

struct _EntRoutes
{
  GPtrArray  *links;     /* of EntLink */
  GArray     *routes;    /* of EntRoute */
  GHashTable *by_link;   /* id → EntRoute */
  GArray     *obstacles; /* of EntObstacle */
  GHashTable *boxes;     /* id → its number */
  EntCrowd   *crowd;     /* of the routes that are found, by their number */
  EntPoint    centre;
};

const EntObstacle *ent_routes_get_obstacle (const EntRoutes  *self,
                                            const char       *id);
void               ent_route_get_ends      (const EntRoute   *route,
                                            const char      **low,
                                            const char      **high);
int                ent_route_compare_ends  (const EntRoute   *a,
                                            const EntRoute   *b);

/* ent-routes-bend.c */
void               ent_routes_bend         (EntRoutes        *self);

/* ent-routes-middle.c */
void               ent_routes_place_middle (EntRoutes        *self,
                                            guint             n);

G_END_DECLS
