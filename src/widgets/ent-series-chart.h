/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-date.h"

G_BEGIN_DECLS

/**
 * EntSeriesPoint:
 * @span: the days that it stands for
 * @values: up to two shares from 0 to 1; %NAN where there is none
 * @n: how many things the shares are of
 * @words: (nullable): what it says, for whom does not see it
 *
 * One place of a series over time.
 */
typedef struct
{
  EntSpan span;
  double  values[2];
  guint   n;
  char   *words;
} EntSeriesPoint;

#define ENT_TYPE_SERIES_CHART (ent_series_chart_get_type ())
G_DECLARE_FINAL_TYPE (EntSeriesChart, ent_series_chart, ENT, SERIES_CHART, GtkWidget)

GtkWidget *ent_series_chart_new        (void);

void       ent_series_chart_set_points (EntSeriesChart *self,
                                        EntSpan         range,
                                        GArray         *points);
void       ent_series_chart_set_window (EntSeriesChart *self,
                                        EntSpan         window);
EntSpan    ent_series_chart_get_window (EntSeriesChart *self);
void       ent_series_chart_set_mark   (EntSeriesChart *self,
                                        EntSpan         mark);
guint      ent_series_chart_get_cursor (EntSeriesChart *self);

G_END_DECLS
