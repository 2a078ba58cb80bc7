/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ent_invalid_set (GtkWidget *entry,
                      gboolean   invalid,
                      GtkWidget *message);

G_END_DECLS
