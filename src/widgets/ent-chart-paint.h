/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the widgets that paint a chart share: its ink, and small labels along its axes. */

GdkRGBA      ent_chart_get_ink        (GtkWidget   *widget,
                                       float        alpha);
GdkRGBA      ent_chart_get_accent     (float        alpha);
PangoLayout *ent_chart_create_label   (GtkWidget   *widget,
                                       const char  *text);
PangoLayout *ent_chart_create_year    (GtkWidget   *widget,
                                       int          year);
int          ent_chart_measure_label  (GtkWidget   *widget);
void         ent_chart_snapshot_label (GtkWidget   *widget,
                                       GtkSnapshot *snapshot,
                                       PangoLayout *label,
                                       double       x,
                                       double       y);
void         ent_chart_snapshot_year  (GtkWidget   *widget,
                                       GtkSnapshot *snapshot,
                                       int          year,
                                       double       x,
                                       double       y);

G_END_DECLS
