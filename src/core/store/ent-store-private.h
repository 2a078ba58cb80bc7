/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

#define ENT_STORE_FORMAT  "entente-case"
#define ENT_STORE_VERSION 1

/* Kept with the case as data of the object: the document that it was read from, and the
 * digest of what its file holds. */
#define ENT_STORE_BYTES  "ent-store-bytes"
#define ENT_STORE_DIGEST "ent-store-digest"

char     *ent_store_dup_section  (GType       type);
gboolean  ent_store_knows_member (const char *name);

G_END_DECLS
