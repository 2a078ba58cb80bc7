/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"
#include "ent-store-replace.h"

G_BEGIN_DECLS

EntCase  *ent_store_read          (GBytes        *bytes,
                                   const char    *name,
                                   GError       **error);
char     *ent_store_write         (EntCase       *the_case);
GBytes   *ent_store_write_bytes   (EntCase       *the_case);
GBytes   *ent_store_get_bytes     (EntCase       *the_case);
const char *ent_store_get_known_digest (EntCase  *the_case);
void      ent_store_set_known_digest (EntCase    *the_case,
                                   const char    *digest);
EntCase  *ent_store_open          (const char    *address,
                                   GCancellable  *cancellable,
                                   GError       **error);
void      ent_store_open_async    (const char    *address,
                                   GCancellable  *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer       user_data);
EntCase  *ent_store_open_finish   (GAsyncResult  *result,
                                   GError       **error);
gboolean  ent_store_save          (EntCase       *the_case,
                                   const char    *path,
                                   GError       **error);
gboolean  ent_store_replace_file  (const char    *path,
                                   const char    *content,
                                   gssize         length,
                                   GError       **error);
char     *ent_store_dup_title     (const char    *address);

G_END_DECLS
