/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-series-chart.h"

/*
 * What the files of the chart share: ent-series-chart.c has what it shows,
 * ent-series-chart-draw.c paints it, ent-series-chart-input.c is told by pointer and keys.
 */

G_BEGIN_DECLS

/**
 * ENT_SERIES_CHART_REACH:
 *
 * How far from an edge of the window a mouse takes hold of it, in pixels.
 */
#define ENT_SERIES_CHART_REACH 9.0

struct _EntSeriesChart
{
  GtkWidget parent_instance;

  GArray  *points;    /* of EntSeriesPoint, by time */
  EntSpan  range;
  EntSpan  window;
  EntSpan  mark;
  guint    cursor;    /* the point that the keyboard is at */
  guint    highest;
  int      dragged;   /* -1: the window's start; 1: its end; 0: neither */
  double   drag_x;    /* where that began */
  gboolean canceled;  /* it was taken from the chart */
};

/* Geometry. */
const EntSeriesPoint *ent_series_chart_get_point      (EntSeriesChart *self,
                                                       guint           n);
double                ent_series_chart_get_plot_width (EntSeriesChart *self);
double                ent_series_chart_get_n_days     (EntSeriesChart *self);
double                ent_series_chart_get_x          (EntSeriesChart *self,
                                                       double          day);
EntDay                ent_series_chart_get_day        (EntSeriesChart *self,
                                                       double          x);
guint                 ent_series_chart_find_point     (EntSeriesChart *self,
                                                       EntDay          day);

/* What the user does. */
void                  ent_series_chart_set_cursor     (EntSeriesChart *self,
                                                       guint           cursor);
void                  ent_series_chart_drag_edge      (EntSeriesChart *self,
                                                       int             edge,
                                                       EntDay          day);
void                  ent_series_chart_activate_day   (EntSeriesChart *self,
                                                       EntDay          day);

/* In ent-series-chart-draw.c */
void                  ent_series_chart_snapshot       (GtkWidget      *widget,
                                                       GtkSnapshot    *snapshot);
void                  ent_series_chart_measure        (GtkWidget      *widget,
                                                       GtkOrientation  orientation,
                                                       int             for_size,
                                                       int            *minimum,
                                                       int            *natural,
                                                       int            *minimum_baseline,
                                                       int            *natural_baseline);

/* In ent-series-chart-input.c */
int                   ent_series_chart_find_edge      (EntSeriesChart *self,
                                                       double          x,
                                                       double          reach);
void                  ent_series_chart_add_keys       (GtkWidgetClass *klass);
void                  ent_series_chart_add_controllers
                                                      (EntSeriesChart *self);

G_END_DECLS
