/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sys/stat.h>

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the operating system is asked for when files are written. Those that return an
 * int return 0, or the number of the error. */

char   *ent_store_dup_target      (const char        *path);
GBytes *ent_store_load_file       (const char        *path,
                                   GError           **error);
int     ent_store_make_temporary  (const char        *target,
                                   char             **temporary);
void    ent_store_take_attributes (int                descriptor,
                                   const char        *path,
                                   const struct stat *status);
int     ent_store_write_at        (int                descriptor,
                                   gconstpointer      data,
                                   gsize              length,
                                   goffset            offset);
int     ent_store_write_all       (int                descriptor,
                                   GBytes            *bytes);
int     ent_store_overwrite_file  (const char        *path,
                                   GBytes            *bytes);
gboolean ent_store_copy_file      (const char        *from,
                                   const char        *to);
int     ent_store_sync_folder     (const char        *folder);
int     ent_store_sync_file       (const char        *path);
int     ent_store_make_folder     (const char        *folder,
                                   guint              n_above);

G_END_DECLS
