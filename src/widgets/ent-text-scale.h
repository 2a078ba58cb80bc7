/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

double ent_text_scale_get    (GtkWidget *widget);
void   ent_text_scale_follow (GtkWidget *widget,
                              GCallback  changed);
void   ent_text_scale_widen  (AdwDialog *dialog);

G_END_DECLS
