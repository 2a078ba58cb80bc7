/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

EntCase  *ent_store_read          (GBytes        *bytes,
                                   const char    *name,
                                   GError       **error);
char     *ent_store_write         (EntCase       *the_case);
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
