/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

/* The document's members that this version does not know, a JsonObject kept with the
 * case as data of the object, so that they are written again. */
#define ENT_CASE_UNKNOWN "ent-case-unknown"

const char *ent_record_peek_line (EntRecord *self,
                                  gsize     *length);
void        ent_record_keep_line (EntRecord *self,
                                  char      *line);

G_END_DECLS
