/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record-dialog.h"

G_BEGIN_DECLS

void       ent_evidence_part_add       (EntRecordDialog *dialog);

void       ent_evidence_part_load      (EntCase         *the_case,
                                        EntRecord       *record,
                                        JsonObject      *source);
JsonArray *ent_evidence_part_take      (JsonObject      *object);
void       ent_evidence_part_add_edits (EntCase         *the_case,
                                        const char      *target,
                                        JsonArray       *evidence,
                                        EntChange       *change);

G_END_DECLS
