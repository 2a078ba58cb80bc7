/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-time-axis.h"

/* Where days stand on the time bar. Plain arithmetic, so that histogram, handle
 * and tests agree without a display. */

#define MOST_STEPS 10
#define LEAST_BIN_WIDTH 1.5
#define MONTHS_UP_TO_YEARS 5

static const int steps[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000 };

static int
get_year (EntDay day)
{
  int year;

  ent_day_to_civil (day, &year, NULL, NULL);
  return year;
}

/* The greatest multiple of the step that is not above the year. */
static int
round_down (int year,
            int step)
{
  int rest = year % step;

  return year - (rest < 0 ? rest + step : rest);
}

static int
choose_step (double years,
             double most)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (years / steps[i] <= most)
      return steps[i];

  return steps[G_N_ELEMENTS (steps) - 1];
}

/**
 * ent_time_axis_plan_range:
 * @range: the days in which there is something to show
 *
 * Widens a range past its end to the next round year, so that there is room on
 * the axis for the time after the sources.
 *
 * Returns: whole years
 */
EntSpan
ent_time_axis_plan_range (EntSpan range)
{
  int first = get_year (range.first);
  int last = get_year (range.last);
  int step = choose_step (last - first + 1, MOST_STEPS);
  EntSpan wide;

  wide.first = ent_day_from_civil (first, 1, 1);
  wide.last = ent_day_from_civil (round_down (last, step) + step, 12, 31);
  return wide;
}

/**
 * ent_time_axis_get_x:
 * @self: an axis
 * @day: a day; one outside the range counts as its end
 *
 * Tells where a day begins.
 *
 * Returns: its place, in pixels
 */
double
ent_time_axis_get_x (const EntTimeAxis *self,
                     EntDay             day)
{
  double length = (double) self->range.last - self->range.first + 1;
  double since;

  day = CLAMP (day, self->range.first, self->range.last);
  since = (double) day - self->range.first;
  return self->start + (self->end - self->start) * since / length;
}

/**
 * ent_time_axis_get_end_x:
 * @self: an axis
 * @day: a day; one outside the range counts as its end
 *
 * Tells where a day ends.
 *
 * Returns: the place, in pixels
 */
double
ent_time_axis_get_end_x (const EntTimeAxis *self,
                         EntDay             day)
{
  if (day >= self->range.last)
    return self->end;
  if (day < self->range.first)
    return self->start;
  return ent_time_axis_get_x (self, day + 1);
}

/**
 * ent_time_axis_get_day:
 * @self: an axis
 * @x: a place, in pixels
 *
 * Tells which day is at a place.
 *
 * Returns: a day of the range
 */
EntDay
ent_time_axis_get_day (const EntTimeAxis *self,
                       double             x)
{
  double length = (double) self->range.last - self->range.first + 1;
  double part = self->end != self->start ? (x - self->start) / (self->end - self->start) : 0;
  double day = floor (self->range.first + CLAMP (part, 0, 1) * length);

  return (EntDay) CLAMP (day, self->range.first, self->range.last);
}

/**
 * ent_time_axis_get_bin_unit:
 * @self: an axis
 *
 * Chooses how much time a bar of the histogram covers: years, unless they would
 * be too narrow to be seen or so few that months fit.
 *
 * Returns: the unit
 */
EntDateUnit
ent_time_axis_get_bin_unit (const EntTimeAxis *self)
{
  double width = fabs (self->end - self->start);
  int years = get_year (self->range.last) - get_year (self->range.first) + 1;

  if (years <= MONTHS_UP_TO_YEARS && width / (12 * years) >= LEAST_BIN_WIDTH)
    return ENT_DATE_UNIT_MONTH;
  return width / years >= LEAST_BIN_WIDTH ? ENT_DATE_UNIT_YEAR : ENT_DATE_UNIT_DECADE;
}

/**
 * ent_time_axis_list_marks:
 * @self: an axis
 * @gap: how far apart the marks must stand at least, in pixels
 *
 * Chooses the years to write: round ones, as many as there is room for.
 *
 * Returns: (transfer full) (element-type EntTimeMark): the marks, in order
 */
GArray *
ent_time_axis_list_marks (const EntTimeAxis *self,
                          double             gap)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (EntTimeMark));
  int first = get_year (self->range.first);
  int last = get_year (self->range.last);
  double most = MAX (fabs (self->end - self->start) / gap, 1);
  int step = choose_step (last - first + 1, most);

  for (int year = round_down (first, step); year <= last; year += step)
    {
      EntTimeMark mark = { ent_day_from_civil (year, 1, 1), year };

      if (mark.day >= self->range.first)
        g_array_append_val (marks, mark);
    }
  return marks;
}

/**
 * ent_time_window_new:
 * @first: a day in the window's first unit
 * @last: a day in the window's last unit
 * @unit: the unit in which the window begins and ends
 *
 * Makes the date of a window. Decades become the years from their first to their
 * last, which every reader of dates understands in an interval.
 *
 * Returns: (transfer full): an interval
 */
EntDate *
ent_time_window_new (EntDay      first,
                     EntDay      last,
                     EntDateUnit unit)
{
  g_autoptr (EntDate) start = NULL;
  g_autoptr (EntDate) end = NULL;
  g_autofree char *edtf = NULL;
  EntDate *window;

  if (unit == ENT_DATE_UNIT_DECADE)
    {
      first = ent_day_get_unit_span (first, unit).first;
      last = ent_day_get_unit_span (last, unit).last;
      unit = ENT_DATE_UNIT_YEAR;
    }
  start = ent_date_new_for_unit (first, unit);
  end = ent_date_new_for_unit (MAX (first, last), unit);
  edtf = g_strdup_printf ("%s/%s", ent_date_get_edtf (start), ent_date_get_edtf (end));
  window = ent_date_new (edtf, NULL);
  return window != NULL ? window : g_steal_pointer (&start);
}
