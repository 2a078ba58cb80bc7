/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ent_dialog_keys_add (GtkWidget  *widget,
                          const char *keys,
                          const char *action);

G_END_DECLS
