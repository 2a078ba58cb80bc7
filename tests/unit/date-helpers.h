/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates and days written out, for the tables of the tests. */

#pragma once

#include <stdio.h>

#include "ent-date.h"

/* Ends without a bound. */
#define FIRST "first"
#define LAST  "last"

static inline EntDate *
read_date (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  EntDate *date = ent_date_new (edtf, &error);

  g_assert_no_error (error);
  g_assert_nonnull (date);

  return date;
}

/* Days are written out in the tables, and read without the parser. */
static inline EntDay
read_day (const char *text)
{
  int year, month, day;
  const char *at = *text == '-' ? text + 1 : text;

  if (g_str_equal (text, FIRST))
    return ENT_DAY_FIRST;
  if (g_str_equal (text, LAST))
    return ENT_DAY_LAST;

  g_assert_cmpint (sscanf (at, "%d-%d-%d", &year, &month, &day), ==, 3);

  return ent_day_from_civil (at == text ? year : -year, month, day);
}

static inline char *
format_day (EntDay day)
{
  int year, month, day_of_month;

  if (day == ENT_DAY_FIRST)
    return g_strdup (FIRST);
  if (day == ENT_DAY_LAST)
    return g_strdup (LAST);

  ent_day_to_civil (day, &year, &month, &day_of_month);

  return g_strdup_printf ("%s%04d-%02d-%02d", year < 0 ? "-" : "", ABS (year), month, day_of_month);
}

static inline EntSpan
read_window (const char *edtf)
{
  g_autoptr (EntDate) date = read_date (edtf);

  return ent_date_get_span (date);
}

static inline void
assert_day (EntDay      day,
            const char *expected)
{
  g_autofree char *text = format_day (day);

  g_assert_cmpstr (text, ==, expected);
}

static inline void
assert_span (EntSpan     span,
             const char *first,
             const char *last)
{
  assert_day (span.first, first);
  assert_day (span.last, last);
}
