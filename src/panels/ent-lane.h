/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-date.h"

G_BEGIN_DECLS

/**
 * EntLaneBar:
 * @extent: when it holds; where it is not certain, the bar fades
 * @absent: whether it says that something is absent: the bar is hollow and hatched
 * @row: the row it is drawn in, from 0
 *
 * One bar of a lane.
 */
typedef struct
{
  EntExtent extent;
  gboolean  absent;
  guint     row;
} EntLaneBar;

#define ENT_TYPE_LANE (ent_lane_get_type ())
G_DECLARE_FINAL_TYPE (EntLane, ent_lane, ENT, LANE, GtkWidget)

GtkWidget *ent_lane_new      (void);

void       ent_lane_set_bars (EntLane *self,
                              GArray  *bars,
                              gboolean dotted);
void       ent_lane_set_axis (EntLane *self,
                              EntSpan  range,
                              EntSpan  at);

/* Where a day lies on an axis, from 0 to 1; outside the range, beyond. */
double     ent_lane_get_position (EntSpan range,
                                  EntDay  day);

#define ENT_TYPE_LANE_AXIS (ent_lane_axis_get_type ())
G_DECLARE_FINAL_TYPE (EntLaneAxis, ent_lane_axis, ENT, LANE_AXIS, GtkWidget)

GtkWidget *ent_lane_axis_new       (void);

void       ent_lane_axis_set_range (EntLaneAxis *self,
                                    EntSpan      range);

G_END_DECLS
