/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-time-bar.h"

G_BEGIN_DECLS

struct _EntTimeBar
{
  AdwBin parent_instance;

  EntSession   *session;
  GSignalGroup *session_signals;
  guint         play_interval;
  guint         play_source;
  gboolean      following;      /* the drop-down is being set, not chosen from */
  gboolean      window_mode;    /* as it was notified last */
  gboolean      low;
  char         *layout_name;    /* of the arrangement that the width asks for */

  EntTimeScale *scale;
  GtkDropDown  *definition_drop_down;
  AdwMultiLayoutView *arrangement;
};

/* ent-time-bar-actions.c */
void ent_time_bar_go_to_day       (EntTimeBar     *self,
                                   EntDay          day,
                                   gboolean        last);
void ent_time_bar_update_actions  (EntTimeBar     *self);
void ent_time_bar_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
