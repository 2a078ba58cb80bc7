/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "date-helpers.h"

static void
test_day_known (void)
{
  static const struct
  {
    int year, month, day;
    EntDay expected;
  } rows[] = {
    { 1970, 1, 1, 0 },       { 1969, 12, 31, -1 },    { 1970, 1, 2, 1 },
    { 2000, 3, 1, 11017 },   { 2000, 2, 29, 11016 },  { 1900, 2, 28, -25509 },
    { 1900, 3, 1, -25508 },  { 1, 1, 1, -719162 },    { 0, 12, 31, -719163 },
    { 0, 3, 1, -719468 },    { 0, 2, 29, -719469 },   { 0, 1, 1, -719528 },
    { -1, 12, 31, -719529 }, { -4, 2, 29, -720930 },  { -400, 3, 1, -865565 },
    { -400, 2, 29, -865566 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int year, month, day;

      g_assert_cmpint (ent_day_from_civil (rows[i].year, rows[i].month, rows[i].day),
                       ==,
                       rows[i].expected);
      ent_day_to_civil (rows[i].expected, &year, &month, &day);
      g_assert_cmpint (year, ==, rows[i].year);
      g_assert_cmpint (month, ==, rows[i].month);
      g_assert_cmpint (day, ==, rows[i].day);
    }
}

static void
test_day_against_glib (void)
{
  /* A step that shares no factor with the length of a year, month or era. */
  const guint step = 17;
  const int glib_epoch = 719163; /* the Julian day, as GLib counts, of 1970-01-01 */
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1);
  while (g_date_get_year (&date) <= 3000)
    {
      EntDay expected = (EntDay) g_date_get_julian (&date) - glib_epoch;
      int year, month, day;

      g_assert_cmpint (ent_day_from_civil (g_date_get_year (&date),
                                           (int) g_date_get_month (&date),
                                           g_date_get_day (&date)),
                       ==,
                       expected);
      ent_day_to_civil (expected, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, g_date_get_month (&date));
      g_assert_cmpint (day, ==, g_date_get_day (&date));

      g_date_add_days (&date, step);
    }
}

static void
test_day_every_day_follows (void)
{
  int year, month, day;
  int last_year, last_month, last_day;
  EntDay from = ent_day_from_civil (-801, 12, 31);
  EntDay to = ent_day_from_civil (1, 1, 1);

  ent_day_to_civil (from, &last_year, &last_month, &last_day);
  for (EntDay at = from + 1; at <= to; at++)
    {
      ent_day_to_civil (at, &year, &month, &day);
      g_assert_cmpint (ent_day_from_civil (year, month, day), ==, at);
      if (day == 1 && month == 1)
        g_assert_true (year == last_year + 1 && last_month == 12 && last_day == 31);
      else if (day == 1)
        g_assert_true (year == last_year && month == last_month + 1 && last_day >= 28);
      else
        g_assert_true (year == last_year && month == last_month && day == last_day + 1);
      last_year = year, last_month = month, last_day = day;
    }
}

static void
test_day_far (void)
{
  int year, month, day;

  g_assert_cmpint (ent_day_from_civil (5881580, 7, 11), ==, ENT_DAY_LAST);
  g_assert_cmpint (ent_day_from_civil (-5877641, 6, 23), ==, ENT_DAY_FIRST);
  g_assert_cmpint (ent_day_from_civil (G_MAXINT, 12, 31), ==, ENT_DAY_LAST);
  g_assert_cmpint (ent_day_from_civil (G_MININT, 1, 1), ==, ENT_DAY_FIRST);

  ent_day_to_civil (ENT_DAY_LAST, &year, &month, &day);
  g_assert_true (year == 5881580 && month == 7 && day == 11);
  ent_day_to_civil (ENT_DAY_FIRST, &year, &month, &day);
  g_assert_true (year == -5877641 && month == 6 && day == 23);
  ent_day_to_civil (0, NULL, NULL, NULL);
}

static void
test_day_unit_span (void)
{
  static const struct
  {
    const char *day;
    EntDateUnit unit;
    const char *first;
    const char *last;
  } rows[] = {
    { "1985-03-04", ENT_DATE_UNIT_DAY, "1985-03-04", "1985-03-04" },
    { "1985-03-04", ENT_DATE_UNIT_MONTH, "1985-03-01", "1985-03-31" },
    { "1984-02-29", ENT_DATE_UNIT_MONTH, "1984-02-01", "1984-02-29" },
    { "1900-02-28", ENT_DATE_UNIT_MONTH, "1900-02-01", "1900-02-28" },
    { "1985-12-31", ENT_DATE_UNIT_MONTH, "1985-12-01", "1985-12-31" },
    { "1985-03-04", ENT_DATE_UNIT_YEAR, "1985-01-01", "1985-12-31" },
    { "0000-02-29", ENT_DATE_UNIT_YEAR, "0000-01-01", "0000-12-31" },
    { "1985-03-04", ENT_DATE_UNIT_DECADE, "1980-01-01", "1989-12-31" },
    { "1980-01-01", ENT_DATE_UNIT_DECADE, "1980-01-01", "1989-12-31" },
    { "1979-12-31", ENT_DATE_UNIT_DECADE, "1970-01-01", "1979-12-31" },
    { "0000-01-01", ENT_DATE_UNIT_DECADE, "0000-01-01", "0009-12-31" },
    { "-0001-12-31", ENT_DATE_UNIT_DECADE, "-0009-01-01", "-0001-12-31" },
    { "-0010-12-31", ENT_DATE_UNIT_DECADE, "-0019-01-01", "-0010-12-31" },
    { "-0044-03-15", ENT_DATE_UNIT_DECADE, "-0049-01-01", "-0040-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_span (ent_day_get_unit_span (read_day (rows[i].day), rows[i].unit),
                 rows[i].first,
                 rows[i].last);

  for (EntDateUnit unit = ENT_DATE_UNIT_DAY; unit <= ENT_DATE_UNIT_DECADE; unit++)
    {
      EntSpan span = ent_day_get_unit_span (ENT_DAY_FIRST, unit);

      g_assert_cmpint (span.first, ==, ENT_DAY_FIRST);
      span = ent_day_get_unit_span (ENT_DAY_LAST, unit);
      g_assert_cmpint (span.last, ==, ENT_DAY_LAST);
      g_assert_cmpint (span.first, <=, span.last);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/known", test_day_known);
  g_test_add_func ("/day/against-glib", test_day_against_glib);
  g_test_add_func ("/day/every-day-follows", test_day_every_day_follows);
  g_test_add_func ("/day/far", test_day_far);
  g_test_add_func ("/day/unit-span", test_day_unit_span);

  return g_test_run ();
}
