/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-case.h"

G_BEGIN_DECLS

#define ENT_TYPE_LANES (ent_lanes_get_type ())
G_DECLARE_FINAL_TYPE (EntLanes, ent_lanes, ENT, LANES, AdwBin)

GtkWidget *ent_lanes_new     (void);

gboolean   ent_lanes_set_tie (EntLanes *self,
                              EntCase  *the_case,
                              EntTie   *tie,
                              EntSpan   at);
void       ent_lanes_set_at  (EntLanes *self,
                              EntSpan   at);

G_END_DECLS
