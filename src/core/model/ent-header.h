/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

#define ENT_TYPE_HEADER (ent_header_get_type ())
G_DECLARE_FINAL_TYPE (EntHeader, ent_header, ENT, HEADER, EntRecord)

const char *ent_header_get_title       (EntHeader *self);
const char *ent_header_get_description (EntHeader *self);
EntDate    *ent_header_get_coverage    (EntHeader *self);
const char *ent_header_get_definition  (EntHeader *self);
EntDate    *ent_header_get_opening     (EntHeader *self);
const char *ent_header_get_licence     (EntHeader *self);
const char *ent_header_get_language    (EntHeader *self);

G_END_DECLS
