/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ENT_STORE_ERROR (ent_store_error_quark ())

/**
 * EntStoreError:
 * @ENT_STORE_ERROR_CHANGED: the file is not what it was when it was opened or saved last
 * @ENT_STORE_ERROR_READ_ONLY: the file may not be written
 * @ENT_STORE_ERROR_UNSURE: the file is the new one, but the system could not promise that
 *   it outlives a power cut
 *
 * What can be wrong with saving, beside what [error@Gio.IOErrorEnum] says.
 */
typedef enum
{
  ENT_STORE_ERROR_CHANGED,
  ENT_STORE_ERROR_READ_ONLY,
  ENT_STORE_ERROR_UNSURE,
} EntStoreError;

GQuark    ent_store_error_quark    (void);

char     *ent_store_digest         (GBytes         *bytes);
void      ent_store_set_backups    (guint           n_backups);
guint     ent_store_get_backups    (void);
char     *ent_store_dup_backup     (const char     *path,
                                    guint           n);

gboolean  ent_store_replace        (const char     *path,
                                    GBytes         *bytes,
                                    const char     *expected,
                                    guint           n_backups,
                                    GCancellable   *cancellable,
                                    GError        **error);
void      ent_store_replace_async  (const char     *path,
                                    GBytes         *bytes,
                                    const char     *expected,
                                    GCancellable   *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer        user_data);
gboolean  ent_store_replace_finish (GAsyncResult   *result,
                                    GError        **error);

G_END_DECLS
