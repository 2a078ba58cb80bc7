/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double ent_text_scale_get    (GtkWidget *widget);
void   ent_text_scale_follow (GtkWidget *widget,
                              GCallback  changed);

G_END_DECLS
