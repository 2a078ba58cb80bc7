/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-session.h"

G_BEGIN_DECLS

/**
 * EntTimeAxis:
 * @range: the days that it shows
 * @start: where the first day begins, in pixels
 * @end: where the last day ends, in pixels
 *
 * Time laid out as one reads: from left to right, or, where @end is left of @start, from
 * right to left.
 */
typedef struct
{
  EntSpan range;
  double  start;
  double  end;
} EntTimeAxis;

/**
 * EntTimeMark:
 * @day: where the mark stands
 * @year: the year that begins there
 *
 * A year that is written on the axis.
 */
typedef struct
{
  EntDay day;
  int    year;
} EntTimeMark;

EntSpan     ent_time_axis_plan_range    (EntSpan            range);
double      ent_time_axis_get_x         (const EntTimeAxis *self,
                                         EntDay             day);
double      ent_time_axis_get_end_x     (const EntTimeAxis *self,
                                         EntDay             day);
EntDay      ent_time_axis_get_day       (const EntTimeAxis *self,
                                         double             x);
EntDateUnit ent_time_axis_get_bin_unit  (const EntTimeAxis *self);
GArray     *ent_time_axis_list_marks    (const EntTimeAxis *self,
                                         double             gap);

EntDate    *ent_time_window_new         (EntDay             first,
                                         EntDay             last,
                                         EntDateUnit        unit);

G_END_DECLS
