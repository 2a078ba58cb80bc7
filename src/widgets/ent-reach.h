/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double   ent_reach_for_source     (GdkInputSource      source,
                                   double              by_mouse);
double   ent_reach_for_controller (GtkEventController *controller,
                                   double              by_mouse);
gboolean ent_reach_is_by_finger   (GtkEventController *controller);

G_END_DECLS
