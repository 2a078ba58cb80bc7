/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

#define ENT_STORE_FORMAT  "entente-case"
#define ENT_STORE_VERSION 1

/* The document's members that this version does not know, kept with the case. */
#define ENT_STORE_UNKNOWN "ent-store-unknown"

char     *ent_store_dup_section  (GType       type);
gboolean  ent_store_knows_member (const char *name);

G_END_DECLS
