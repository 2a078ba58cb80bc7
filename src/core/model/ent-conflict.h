/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

#define ENT_TYPE_CONFLICT (ent_conflict_get_type ())
G_DECLARE_FINAL_TYPE (EntConflict, ent_conflict, ENT, CONFLICT, EntRecord)

const char *ent_conflict_get_of     (EntConflict *self);
const char *ent_conflict_get_member (EntConflict *self);
JsonObject *ent_conflict_get_base   (EntConflict *self);
JsonObject *ent_conflict_get_ours   (EntConflict *self);
JsonObject *ent_conflict_get_theirs (EntConflict *self);

G_END_DECLS
