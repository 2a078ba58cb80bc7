/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean crash_enter_name_space (void);
gboolean crash_mount            (const char *folder,
                                 const char *options);
gboolean crash_mount_file       (const char *path);
void     crash_unmount          (const char *folder);

G_END_DECLS
