/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-time-axis.h"

/*
 * Where days stand on the time bar. No display is needed.
 */

#define assert_close(a, b) g_assert_cmpfloat_with_epsilon ((a), (b), 1e-6)

static EntSpan
years (int first,
       int last)
{
  EntSpan span = { ent_day_from_civil (first, 1, 1), ent_day_from_civil (last, 12, 31) };

  return span;
}

static void
assert_years (EntSpan span,
              int     first,
              int     last)
{
  EntSpan expected = years (first, last);

  g_assert_cmpint (span.first, ==, expected.first);
  g_assert_cmpint (span.last, ==, expected.last);
}

static void
test_range (void)
{
  assert_years (ent_time_axis_plan_range (years (1946, 2021)), 1946, 2030);
  assert_years (ent_time_axis_plan_range (years (1950, 2020)), 1950, 2030);
  assert_years (ent_time_axis_plan_range (years (1985, 1985)), 1985, 1986);
  assert_years (ent_time_axis_plan_range (years (1648, 2020)), 1648, 2050);
}

static void
test_places (void)
{
  EntTimeAxis axis = { years (1950, 1989), 20, 420 };

  assert_close (ent_time_axis_get_x (&axis, axis.range.first), 20);
  assert_close (ent_time_axis_get_end_x (&axis, axis.range.last), 420);
  assert_close (ent_time_axis_get_end_x (&axis, ent_day_from_civil (1959, 12, 31)),
                ent_time_axis_get_x (&axis, ent_day_from_civil (1960, 1, 1)));

  /* Outside, a day stands at the end. */
  assert_close (ent_time_axis_get_x (&axis, ENT_DAY_FIRST), 20);
  assert_close (ent_time_axis_get_end_x (&axis, ENT_DAY_LAST), 420);
}

static void
test_days (void)
{
  EntTimeAxis axis = { years (1950, 1989), 20, 420 };

  for (int year = 1950; year <= 1989; year++)
    {
      EntDay day = ent_day_from_civil (year, 7, 1);
      double x = (ent_time_axis_get_x (&axis, day) + ent_time_axis_get_end_x (&axis, day)) / 2;

      g_assert_cmpint (ent_time_axis_get_day (&axis, x), ==, day);
    }
  g_assert_cmpint (ent_time_axis_get_day (&axis, -1000), ==, axis.range.first);
  g_assert_cmpint (ent_time_axis_get_day (&axis, 1000), ==, axis.range.last);
}

static void
test_bins (void)
{
  EntTimeAxis wide = { years (1950, 2029), 0, 800 };
  EntTimeAxis crowded = { years (1650, 2029), 0, 300 };
  EntTimeAxis few = { years (1985, 1987), 0, 300 };

  g_assert_cmpint (ent_time_axis_get_bin_unit (&wide), ==, ENT_DATE_UNIT_YEAR);
  g_assert_cmpint (ent_time_axis_get_bin_unit (&crowded), ==, ENT_DATE_UNIT_DECADE);
  g_assert_cmpint (ent_time_axis_get_bin_unit (&few), ==, ENT_DATE_UNIT_MONTH);
}

static void
assert_marks (const EntTimeAxis *axis,
              double             gap,
              int                first,
              int                step,
              guint              count)
{
  g_autoptr (GArray) marks = ent_time_axis_list_marks (axis, gap);

  g_assert_cmpuint (marks->len, ==, count);
  for (guint i = 0; i < marks->len; i++)
    {
      const EntTimeMark *mark = &g_array_index (marks, EntTimeMark, i);

      g_assert_cmpint (mark->year, ==, first + (int) i * step);
      g_assert_cmpint (mark->day, ==, ent_day_from_civil (mark->year, 1, 1));
    }
}

static void
test_marks (void)
{
  EntTimeAxis wide = { years (1946, 2030), 0, 800 };
  EntTimeAxis narrow = { years (1946, 2030), 0, 300 };

  assert_marks (&wide, 56, 1950, 10, 9);
  assert_marks (&narrow, 56, 1960, 20, 4);
}

static void
assert_window (const char *first,
               const char *last,
               EntDateUnit unit,
               const char *expected)
{
  g_autoptr (EntDate) start = ent_date_new (first, NULL);
  g_autoptr (EntDate) end = ent_date_new (last, NULL);
  g_autoptr (EntDate) window = ent_time_window_new (ent_date_get_span (start).first,
                                                    ent_date_get_span (end).first, unit);

  g_assert_true (ent_date_is_interval (window));
  g_assert_cmpstr (ent_date_get_edtf (window), ==, expected);
}

static void
test_windows (void)
{
  assert_window ("1977-09-22", "1985-03-01", ENT_DATE_UNIT_DAY, "1977-09-22/1985-03-01");
  assert_window ("1977-09-22", "1985-03-01", ENT_DATE_UNIT_MONTH, "1977-09/1985-03");
  assert_window ("1977-09-22", "1985-03-01", ENT_DATE_UNIT_YEAR, "1977/1985");
  assert_window ("1977-09-22", "1985-03-01", ENT_DATE_UNIT_DECADE, "1970/1989");
  assert_window ("1985", "1985", ENT_DATE_UNIT_YEAR, "1985/1985");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time-axis/range", test_range);
  g_test_add_func ("/time-axis/places", test_places);
  g_test_add_func ("/time-axis/days", test_days);
  g_test_add_func ("/time-axis/bins", test_bins);
  g_test_add_func ("/time-axis/marks", test_marks);
  g_test_add_func ("/time-axis/windows", test_windows);

  return g_test_run ();
}
