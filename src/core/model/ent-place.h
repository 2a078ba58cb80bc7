/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

#define ENT_TYPE_PLACE (ent_place_get_type ())
G_DECLARE_FINAL_TYPE (EntPlace, ent_place, ENT, PLACE, EntRecord)

const char *ent_place_get_of     (EntPlace *self);
double      ent_place_get_x      (EntPlace *self);
double      ent_place_get_y      (EntPlace *self);
gboolean    ent_place_get_pinned (EntPlace *self);

G_END_DECLS
