/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-time-scale.h"

G_BEGIN_DECLS

#define ENT_TYPE_TIME_BAR (ent_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntTimeBar, ent_time_bar, ENT, TIME_BAR, AdwBin)

GtkWidget    *ent_time_bar_new               (void);

EntSession   *ent_time_bar_get_session       (EntTimeBar  *self);
void          ent_time_bar_set_session       (EntTimeBar  *self,
                                              EntSession  *session);
EntDateUnit   ent_time_bar_get_unit          (EntTimeBar  *self);
void          ent_time_bar_set_unit          (EntTimeBar  *self,
                                              EntDateUnit  unit);
gboolean      ent_time_bar_get_window_mode   (EntTimeBar  *self);
void          ent_time_bar_set_window_mode   (EntTimeBar  *self,
                                              gboolean     window_mode);
gboolean      ent_time_bar_get_playing       (EntTimeBar  *self);
void          ent_time_bar_set_playing       (EntTimeBar  *self,
                                              gboolean     playing);
guint         ent_time_bar_get_play_interval (EntTimeBar  *self);
void          ent_time_bar_set_play_interval (EntTimeBar  *self,
                                              guint        play_interval);
EntTimeScale *ent_time_bar_get_scale         (EntTimeBar  *self);

G_END_DECLS
