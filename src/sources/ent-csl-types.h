/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkStringList *ent_csl_types_make_list (const char    *other);
guint          ent_csl_types_find      (const char    *type);
const char    *ent_csl_types_get       (guint          position,
                                        const char    *other);

G_END_DECLS
