/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ENT_VIEWS_MAX:
 *
 * How many cases are remembered; those that were left longest ago are forgotten.
 */
#define ENT_VIEWS_MAX 100

char     *ent_views_dup_path (void);
GVariant *ent_views_lookup   (const char  *path,
                              const char  *address);
gboolean  ent_views_store    (const char  *path,
                              const char  *address,
                              GVariant    *view,
                              GError     **error);

G_END_DECLS
