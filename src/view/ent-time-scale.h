/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-histogram.h"

G_BEGIN_DECLS

/**
 * ENT_TIME_SCALE_REACH:
 *
 * How far from a handle a mouse takes hold of it, in pixels.
 */
#define ENT_TIME_SCALE_REACH 12.0

#define ENT_TYPE_TIME_SCALE (ent_time_scale_get_type ())
G_DECLARE_FINAL_TYPE (EntTimeScale, ent_time_scale, ENT, TIME_SCALE, GtkWidget)

GtkWidget    *ent_time_scale_new           (void);

EntSession   *ent_time_scale_get_session   (EntTimeScale *self);
void          ent_time_scale_set_session   (EntTimeScale *self,
                                            EntSession   *session);
EntHistogram *ent_time_scale_get_histogram (EntTimeScale *self);
const char   *ent_time_scale_get_value_text (EntTimeScale *self);
void          ent_time_scale_edit_date     (EntTimeScale *self);

void          ent_time_scale_grab          (EntTimeScale *self,
                                            double        x,
                                            double        reach);
void          ent_time_scale_drag_to       (EntTimeScale *self,
                                            double        x);
void          ent_time_scale_release       (EntTimeScale *self);

G_END_DECLS
