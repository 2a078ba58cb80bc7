/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-style.h"

G_BEGIN_DECLS

EntTheme ent_screen_theme_get    (void);
EntTheme ent_screen_theme_get_on (gboolean   dark);
void     ent_screen_theme_follow (GtkWidget *widget,
                                  GCallback  changed);

G_END_DECLS
