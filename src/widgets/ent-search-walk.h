/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ent_search_walk (GtkListView *view,
                          guint        key);

G_END_DECLS
