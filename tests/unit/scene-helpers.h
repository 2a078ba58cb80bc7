/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A case to draw: links to and fro, a hub, names that change, a node in the way. */

#pragma once

#include "case-helpers.h"
#include "ent-scene.h"
#include "ent-slice-index.h"

G_BEGIN_DECLS

/* The name of BBB until 1960: it is markup where nobody escapes it. */
#define OLD_NAME "Old \"Beland\" & <Sons>"

EntCase  *scene_case_read  (void);
EntScene *scene_at         (EntCase    *the_case,
                            EntLayout  *layout,
                            const char *edtf,
                            gboolean    show_ended,
                            gboolean    show_uncounted);

const EntSceneNode *scene_get_node (EntScene   *scene,
                                    const char *id);
const EntSceneLink *scene_get_link (EntScene   *scene,
                                    const char *id);

G_END_DECLS
