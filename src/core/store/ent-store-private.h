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

/* What that file held, where it was saved since it was read. */
#define ENT_STORE_KNOWN  "ent-store-known"

/* The digest of what a saving that was stopped may write in the end. */
#define ENT_STORE_STOPPED "ent-store-stopped"

char     *ent_store_dup_section  (GType       type);
gboolean  ent_store_knows_member (const char *name);

gboolean  ent_store_prepare      (EntCase    *the_case,
                                  guint      *cursor,
                                  gint64      budget);
GBytes   *ent_store_get_known_bytes (EntCase *the_case);
void      ent_store_set_known_bytes (EntCase *the_case,
                                  GBytes     *bytes);

G_END_DECLS
