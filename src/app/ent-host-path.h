/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What to ask of a file to learn where it really is. */
#define ENT_HOST_PATH_ATTRIBUTE "xattr::document-portal.host-path"

char *ent_host_path_dup (GFileInfo *info);

G_END_DECLS
