/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-date-private.h"

/*
 * Calendar arithmetic on the proleptic Gregorian calendar, with a year 0.
 *
 * The idea is that of Howard Hinnant's "chrono-Compatible Low-Level Date
 * Algorithms" (days_from_civil, civil_from_days): let a year begin on 1 March,
 * so that the leap day is its last, and count in eras of 400 such years, which
 * all have the same number of days.
 *
 *  1. A day is an era and a day of that era.
 *  2. The day of the era is split into centuries, leap cycles of four years and
 *     years; the last century and the last year are the longer ones by a day.
 *  3. From March on, the months' lengths repeat every five months (153 days), so
 *     a straight line, rounded down, gives the day on which each begins.
 */

#define YEARS_PER_ERA       400
#define DAYS_PER_ERA        146097
#define DAYS_PER_CENTURY    36524
#define DAYS_PER_LEAP_CYCLE 1461
#define DAYS_PER_YEAR       365

/* From 0000-03-01, where an era begins, to 1970-01-01. */
#define DAYS_TO_EPOCH 719468

static gint64
divide_down (gint64 dividend,
             gint64 divisor)
{
  gint64 quotient = dividend / divisor;

  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

static int
get_days_before_month (int months_since_march)
{
  return (153 * months_since_march + 2) / 5;
}

/**
 * ent_day_from_civil:
 * @year: a year, where 0 is 1 BC; of any size
 * @month: the month, from 1 to 12
 * @day: the day of the month, from 1 to 31; one past the month's end counts on
 *   into the next month
 *
 * Counts the days from 1970-01-01 to a day of the proleptic Gregorian calendar.
 * What lies outside of what an [alias@Day] can count gives the nearest one.
 *
 * The idea is Howard Hinnant's, of "chrono-Compatible Low-Level Date Algorithms".
 *
 * Returns: the day
 */
EntDay
ent_day_from_civil (int year,
                    int month,
                    int day)
{
  gint64 march_year, era, days;
  int year_of_era, day_of_year;

  g_return_val_if_fail (month >= 1 && month <= 12, 0);
  g_return_val_if_fail (day >= 1 && day <= 31, 0);

  march_year = (gint64) year - (month < 3 ? 1 : 0);
  era = divide_down (march_year, YEARS_PER_ERA);
  year_of_era = (int) (march_year - era * YEARS_PER_ERA);
  day_of_year = get_days_before_month ((month + 9) % 12) + day - 1;
  days = era * DAYS_PER_ERA + year_of_era * DAYS_PER_YEAR + year_of_era / 4 - year_of_era / 100
         + day_of_year - DAYS_TO_EPOCH;

  return (EntDay) CLAMP (days, ENT_DAY_FIRST, ENT_DAY_LAST);
}

/**
 * ent_day_to_civil:
 * @day: a day
 * @year: (out) (optional): its year, where 0 is 1 BC
 * @month: (out) (optional): its month, from 1 to 12
 * @day_of_month: (out) (optional): its day of the month, from 1 to 31
 *
 * Names a day in the proleptic Gregorian calendar.
 *
 * The idea is Howard Hinnant's, of "chrono-Compatible Low-Level Date Algorithms".
 */
void
ent_day_to_civil (EntDay day,
                  int   *year,
                  int   *month,
                  int   *day_of_month)
{
  gint64 days = (gint64) day + DAYS_TO_EPOCH;
  gint64 era = divide_down (days, DAYS_PER_ERA);
  int rest = (int) (days - era * DAYS_PER_ERA);
  int century, cycle, year_of_cycle, months_since_march, civil_year;

  century = MIN (rest / DAYS_PER_CENTURY, 3);
  rest -= century * DAYS_PER_CENTURY;
  cycle = rest / DAYS_PER_LEAP_CYCLE;
  rest -= cycle * DAYS_PER_LEAP_CYCLE;
  year_of_cycle = MIN (rest / DAYS_PER_YEAR, 3);
  rest -= year_of_cycle * DAYS_PER_YEAR;
  months_since_march = (5 * rest + 2) / 153;

  civil_year = (int) (era * YEARS_PER_ERA) + century * 100 + cycle * 4 + year_of_cycle
               + (months_since_march >= 10 ? 1 : 0);

  if (year)
    *year = civil_year;
  if (month)
    *month = (months_since_march + 2) % 12 + 1;
  if (day_of_month)
    *day_of_month = rest - get_days_before_month (months_since_march) + 1;
}

/*
 * ent_day_get_month_length:
 * @year: a year, where 0 is 1 BC
 * @month: the month, from 1 to 12
 *
 * Returns: the number of its days, from 28 to 31
 */
int
ent_day_get_month_length (int year,
                          int month)
{
  static const guint8 lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  g_assert (month >= 1 && month <= 12);

  return lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

/*
 * ent_day_get_years_span:
 * @first_year: a year
 * @last_year: a year not before it
 *
 * Returns: the days of these years and of those between them
 */
EntSpan
ent_day_get_years_span (int first_year,
                        int last_year)
{
  return (EntSpan) {
    .first = ent_day_from_civil (first_year, 1, 1),
    .last = ent_day_from_civil (last_year, 12, 31),
  };
}

/*
 * ent_day_clamp:
 * @day: a day
 *
 * Returns: the nearest day that lies in a year of which every day can be counted,
 *   so that it can be written and its year, too
 */
EntDay
ent_day_clamp (EntDay day)
{
  EntSpan all = ent_day_get_years_span (ENT_YEAR_FIRST, ENT_YEAR_LAST);

  return CLAMP (day, all.first, all.last);
}

/*
 * ent_day_get_decade:
 * @day: a day
 *
 * Decades are numbered as EDTF writes them, by the digits before the last one:
 * 197X is number 197, and 000X number 0. Before the year 0 the digits run the
 * other way: -000X, of the years -9 to -1, is number -1, and -001X, of the years
 * -19 to -10, number -2.
 *
 * Returns: the number of its decade
 */
int
ent_day_get_decade (EntDay day)
{
  int year;

  ent_day_to_civil (day, &year, NULL, NULL);

  return year >= 0 ? year / 10 : -(-year / 10) - 1;
}

/*
 * ent_day_get_decade_span:
 * @decade: the number of a decade, see ent_day_get_decade ()
 *
 * Returns: the days of the decade, as far as they can be counted
 */
EntSpan
ent_day_get_decade_span (gint64 decade)
{
  gint64 number = CLAMP (decade, ENT_YEAR_FIRST / 10 - 1, ENT_YEAR_LAST / 10 + 1);
  int digits = (int) (number >= 0 ? number : -number - 1) * 10;

  if (number >= 0)
    return ent_day_get_years_span (digits, digits + 9);

  return ent_day_get_years_span (-digits - 9, MIN (-digits, -1));
}

static EntDay
shift_months (EntDay day,
              gint64 count)
{
  int year, month, day_of_month;
  gint64 months, new_year;
  int new_month;

  ent_day_to_civil (day, &year, &month, &day_of_month);
  months = (gint64) year * 12 + month - 1 + count;
  new_year = divide_down (months, 12);
  new_month = (int) (months - new_year * 12) + 1;

  if (new_year < ENT_YEAR_FIRST)
    return ent_day_from_civil (ENT_YEAR_FIRST, 1, 1);
  if (new_year > ENT_YEAR_LAST)
    return ent_day_from_civil (ENT_YEAR_LAST, 12, 31);

  day_of_month = MIN (day_of_month, ent_day_get_month_length ((int) new_year, new_month));

  return ent_day_from_civil ((int) new_year, new_month, day_of_month);
}

/*
 * ent_day_shift:
 * @day: a day
 * @unit: a calendar unit; a decade is ten years
 * @count: how many units to go on; negative to go back
 *
 * Moves a day through the calendar. Where the new month is too short for the day
 * of the month, the month's last day is taken.
 *
 * Returns: the new day, or the first or last that can be written
 */
EntDay
ent_day_shift (EntDay      day,
               EntDateUnit unit,
               gint64      count)
{
  gint64 days;

  switch (unit)
    {
    case ENT_DATE_UNIT_DAY:
      days = CLAMP (day + count, ENT_DAY_FIRST, ENT_DAY_LAST);
      return ent_day_clamp ((EntDay) days);
    case ENT_DATE_UNIT_MONTH:
      return shift_months (day, count);
    case ENT_DATE_UNIT_YEAR:
      return shift_months (day, count * 12);
    case ENT_DATE_UNIT_DECADE:
      return shift_months (day, count * 120);
    default:
      g_assert_not_reached ();
    }
}

/**
 * ent_day_get_unit_span:
 * @day: a day
 * @unit: a calendar unit
 *
 * Finds the day, month, year or decade that a day lies in. A decade is the years
 * that differ in their last digit only, as EDTF writes it: 197X is 1970 to 1979.
 * Before the year 0 this means from a year that ends in 9 to one that ends in 0
 * (-004X is -49 to -40), and the decade just before it has nine years, -9 to -1.
 *
 * Returns: all days of that unit
 */
EntSpan
ent_day_get_unit_span (EntDay      day,
                       EntDateUnit unit)
{
  int year, month;

  ent_day_to_civil (day, &year, &month, NULL);

  switch (unit)
    {
    case ENT_DATE_UNIT_DAY:
      return (EntSpan) { day, day };
    case ENT_DATE_UNIT_MONTH:
      return (EntSpan) {
        .first = ent_day_from_civil (year, month, 1),
        .last = ent_day_from_civil (year, month, ent_day_get_month_length (year, month)),
      };
    case ENT_DATE_UNIT_YEAR:
      return ent_day_get_years_span (year, year);
    case ENT_DATE_UNIT_DECADE:
      return ent_day_get_decade_span (ent_day_get_decade (day));
    default:
      g_return_val_if_reached (((EntSpan) { day, day }));
    }
}
