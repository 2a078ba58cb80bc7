/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-time-axis.h"

G_BEGIN_DECLS

#define ENT_TYPE_HISTOGRAM (ent_histogram_get_type ())
G_DECLARE_FINAL_TYPE (EntHistogram, ent_histogram, ENT, HISTOGRAM, GtkWidget)

GtkWidget   *ent_histogram_new         (void);

EntSession  *ent_histogram_get_session (EntHistogram *self);
void         ent_histogram_set_session (EntHistogram *self,
                                        EntSession   *session);
EntTimeAxis  ent_histogram_get_axis    (EntHistogram *self);
double       ent_histogram_get_base    (EntHistogram *self);
GArray      *ent_histogram_get_bins    (EntHistogram *self);
char        *ent_histogram_describe    (EntHistogram *self,
                                        EntDay        day);

G_END_DECLS
