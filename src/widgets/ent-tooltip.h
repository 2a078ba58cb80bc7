/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ent_tooltip_set_markup (GtkTooltip *tooltip,
                             GtkWidget  *widget,
                             const char *markup);
void ent_tooltip_fit        (GtkWidget  *widget);

G_END_DECLS
