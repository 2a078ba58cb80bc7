/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* The document's members that this version does not know, a JsonObject kept with the
 * case as data of the object, so that they are written again. */
#define ENT_CASE_UNKNOWN "ent-case-unknown"

/* What was written of a record, kept with it as data of the object until it changes. */
#define ENT_RECORD_LINE "ent-record-line"
