/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-date-formats.h"
#include "ent-date-private.h"

/*
 * Dates in words, and in few letters for the columns of a list. Every text with a
 * gap in it is a whole phrase for the translator, and the months come in the three
 * forms that languages need.
 */

static const char *const month_names[] = {
  NC_ ("month alone", "January"),   NC_ ("month alone", "February"),
  NC_ ("month alone", "March"),     NC_ ("month alone", "April"),
  NC_ ("month alone", "May"),       NC_ ("month alone", "June"),
  NC_ ("month alone", "July"),      NC_ ("month alone", "August"),
  NC_ ("month alone", "September"), NC_ ("month alone", "October"),
  NC_ ("month alone", "November"),  NC_ ("month alone", "December"),
};

static const char *const month_names_with_day[] = {
  NC_ ("month with a day", "January"),   NC_ ("month with a day", "February"),
  NC_ ("month with a day", "March"),     NC_ ("month with a day", "April"),
  NC_ ("month with a day", "May"),       NC_ ("month with a day", "June"),
  NC_ ("month with a day", "July"),      NC_ ("month with a day", "August"),
  NC_ ("month with a day", "September"), NC_ ("month with a day", "October"),
  NC_ ("month with a day", "November"),  NC_ ("month with a day", "December"),
};

static const char *const short_month_names[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
  NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
  NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
  NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

static const char *
get_month_name (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "month alone", month_names[month - 1]);
}

static const char *
get_month_name_with_day (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "month with a day", month_names_with_day[month - 1]);
}

static const char *
get_short_month_name (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "short month", short_month_names[month - 1]);
}

/* Within a month, a day and what is short. */
static char *
year_to_words (int year)
{
  if (year <= 0)
    return g_strdup_printf (ENT_DATE_YEAR_BC, 1 - year);
  if (year < 100)
    /* Alone, so short a number would not be taken for a year. */
    return g_strdup_printf (ENT_DATE_YEAR_AD, year);

  return g_strdup_printf ("%d", year);
}

static char *
year_alone_to_words (int year)
{
  if (year <= 0)
    return g_strdup_printf (ENT_DATE_YEAR_ALONE_BC, 1 - year);
  if (year < 100)
    return g_strdup_printf (ENT_DATE_YEAR_ALONE_AD, year);

  return g_strdup_printf (ENT_DATE_YEAR_ALONE, year);
}

/*
 * ent_date_month_to_words:
 * @year: a year, where 0 is 1 BC
 * @month: the month, from 1 to 12
 *
 * Returns: (transfer full): such as "September 1977"
 */
char *
ent_date_month_to_words (int year,
                         int month)
{
  g_autofree char *year_words = year_to_words (year);

  g_assert (month >= 1 && month <= 12);

  return g_strdup_printf (ENT_DATE_MONTH, get_month_name (month), year_words);
}

static char *
season_to_words (const EntDatePoint *point,
                 const char         *year)
{
  switch (point->month)
    {
    case 21:
      return g_strdup_printf (ENT_DATE_SPRING, year);
    case 22:
      return g_strdup_printf (ENT_DATE_SUMMER, year);
    case 23:
      return g_strdup_printf (ENT_DATE_AUTUMN, year);
    case 24:
      return g_strdup_printf (ENT_DATE_WINTER, year);
    default:
      g_assert_not_reached ();
    }
}

/* From the first to the last year of a decade or century. */
static char *
years_to_words (const EntDatePoint *point)
{
  g_autofree char *first_words = NULL;
  g_autofree char *last_words = NULL;
  int first, last;

  ent_day_to_civil (point->written.first, &first, NULL, NULL);
  ent_day_to_civil (point->written.last, &last, NULL, NULL);
  first_words = year_to_words (first);
  last_words = year_to_words (last);

  return g_strdup_printf (ENT_DATE_CENTURY, first_words, last_words);
}

static char *
get_plain_words (const EntDatePoint *point)
{
  g_autofree char *year = year_to_words (point->year);
  g_autofree char *alone = year_alone_to_words (point->year);
  g_autofree char *month = NULL;

  switch (point->form)
    {
    case ENT_DATE_FORM_DAY:
      return g_strdup_printf (point->day == 1 ? ENT_DATE_FIRST_DAY : ENT_DATE_DAY,
                              point->day,
                              get_month_name_with_day (point->month),
                              year);
    case ENT_DATE_FORM_SOME_DAY_OF_MONTH:
      month = ent_date_month_to_words (point->year, point->month);
      return g_strdup_printf (ENT_DATE_SOME_DAY, month);
    case ENT_DATE_FORM_SOME_DAY_OF_YEAR:
      return g_strdup_printf (ENT_DATE_SOME_DAY, alone);
    case ENT_DATE_FORM_MONTH:
      return ent_date_month_to_words (point->year, point->month);
    case ENT_DATE_FORM_SOME_MONTH:
      return g_strdup_printf (ENT_DATE_SOME_MONTH, alone);
    case ENT_DATE_FORM_SEASON:
      return season_to_words (point, year);
    case ENT_DATE_FORM_YEAR:
      return g_steal_pointer (&alone);
    case ENT_DATE_FORM_DECADE:
      if (point->year < 100)
        return years_to_words (point);
      return g_strdup_printf (ENT_DATE_DECADE, point->year);
    case ENT_DATE_FORM_CENTURY:
      return years_to_words (point);
    case ENT_DATE_FORM_UNKNOWN:
      return g_strdup (ENT_DATE_UNKNOWN);
    case ENT_DATE_FORM_OPEN:
    default:
      g_assert_not_reached ();
    }
}

static char *
point_to_words (const EntDatePoint *point)
{
  g_autofree char *plain = get_plain_words (point);

  switch ((guint) point->qualifiers)
    {
    case ENT_DATE_QUALIFIER_UNCERTAIN:
      return g_strdup_printf (ENT_DATE_UNCERTAIN, plain);
    case ENT_DATE_QUALIFIER_APPROXIMATE:
      return g_strdup_printf (ENT_DATE_ABOUT, plain);
    case ENT_DATE_QUALIFIER_UNCERTAIN | ENT_DATE_QUALIFIER_APPROXIMATE:
      return g_strdup_printf (ENT_DATE_ABOUT_UNCERTAIN, plain);
    default:
      return g_steal_pointer (&plain);
    }
}

static char *
interval_to_words (const EntDateRange *range)
{
  gboolean open_start = range->from.form == ENT_DATE_FORM_OPEN;
  gboolean open_end = range->to.form == ENT_DATE_FORM_OPEN;
  g_autofree char *start = open_start ? NULL : point_to_words (&range->from);
  g_autofree char *end = open_end ? NULL : point_to_words (&range->to);

  if (open_start && open_end)
    return g_strdup (ENT_DATE_ALWAYS);
  if (open_start)
    return g_strdup_printf (ENT_DATE_UNTIL, end);
  if (open_end)
    return g_strdup_printf (ENT_DATE_TO_PRESENT, start);

  return g_strdup_printf (ENT_DATE_INTERVAL, start, end);
}

static gboolean
is_one_point (const EntDateRange *range)
{
  return range->from.form == range->to.form && range->from.written.first == range->to.written.first
         && range->from.qualifiers == range->to.qualifiers;
}

/* A range in a set is no stretch of time: one date out of it is meant. */
static char *
member_to_words (const EntDateRange *range,
                 gboolean            is_alone)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (is_one_point (range))
    return point_to_words (&range->from);

  if (range->from.form != ENT_DATE_FORM_OPEN)
    from = point_to_words (&range->from);
  if (range->to.form != ENT_DATE_FORM_OPEN)
    to = point_to_words (&range->to);

  if (!from)
    return g_strdup_printf (ENT_DATE_OR_EARLIER, to);
  if (!to)
    return g_strdup_printf (ENT_DATE_OR_LATER, from);
  if (is_alone)
    return g_strdup_printf (ENT_DATE_SOME_TIME, from, to);

  return g_strdup_printf (ENT_DATE_MEMBER, from, to);
}

static char *
set_to_words (const EntDate *self)
{
  g_autofree char *words = member_to_words (&self->ranges[0], self->n_ranges == 1);

  for (guint i = 1; i < self->n_ranges; i++)
    {
      g_autofree char *before = g_steal_pointer (&words);
      g_autofree char *member = member_to_words (&self->ranges[i], FALSE);

      if (i + 1 < self->n_ranges)
        words = g_strdup_printf (ENT_DATE_COMMA, before, member);
      else
        words = g_strdup_printf (ENT_DATE_OR, before, member);
    }

  return g_steal_pointer (&words);
}

/**
 * ent_date_to_words:
 * @self: a date
 *
 * Says a date in the words of the user's language, to stand in a sentence: "22
 * September 1977", "about 1975", "the 1970s", "1977 to the present". The year 0 is
 * 1 BC, so `-0043` is "44 BC".
 *
 * Returns: (transfer full): the words
 */
char *
ent_date_to_words (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case ENT_DATE_KIND_SINGLE:
      return point_to_words (&self->ranges->from);
    case ENT_DATE_KIND_INTERVAL:
      return interval_to_words (self->ranges);
    case ENT_DATE_KIND_ONE_OF:
      return set_to_words (self);
    default:
      g_assert_not_reached ();
    }
}

static char *
year_to_short (const EntDatePoint *point)
{
  const char *sign = point->year < 0 ? "-" : "";

  switch (point->form)
    {
    case ENT_DATE_FORM_UNKNOWN:
      return g_strdup ("?");
    case ENT_DATE_FORM_OPEN:
      return g_strdup ("");
    case ENT_DATE_FORM_DECADE:
      if (point->year < 100)
        return g_strdup_printf ("%s%03dX", sign, ABS (point->year) / 10);
      return g_strdup_printf (ENT_DATE_SHORT_DECADE, point->year);
    case ENT_DATE_FORM_CENTURY:
      return g_strdup_printf ("%s%02dXX", sign, ABS (point->year) / 100);
    default:
      return year_to_words (point->year);
    }
}

static char *
get_plain_short (const EntDatePoint *point)
{
  g_autofree char *year = year_to_short (point);

  switch (point->form)
    {
    case ENT_DATE_FORM_DAY:
      return g_strdup_printf (point->day == 1 ? ENT_DATE_SHORT_FIRST_DAY : ENT_DATE_SHORT_DAY,
                              point->day,
                              get_short_month_name (point->month),
                              year);
    case ENT_DATE_FORM_MONTH:
    case ENT_DATE_FORM_SOME_DAY_OF_MONTH:
      return g_strdup_printf (ENT_DATE_SHORT_MONTH,
                              get_short_month_name (point->month),
                              year);
    case ENT_DATE_FORM_SEASON:
      return season_to_words (point, year);
    default:
      return g_steal_pointer (&year);
    }
}

static char *
qualify_short (const EntDatePoint *point,
               const char         *plain)
{
  switch ((guint) point->qualifiers)
    {
    case ENT_DATE_QUALIFIER_UNCERTAIN:
      return g_strdup_printf (ENT_DATE_SHORT_UNCERTAIN, plain);
    case ENT_DATE_QUALIFIER_APPROXIMATE:
      return g_strdup_printf (ENT_DATE_SHORT_ABOUT, plain);
    case ENT_DATE_QUALIFIER_UNCERTAIN | ENT_DATE_QUALIFIER_APPROXIMATE:
      return g_strdup_printf (ENT_DATE_SHORT_ABOUT_UNCERTAIN, plain);
    default:
      return g_strdup (plain);
    }
}

static char *
point_to_short (const EntDatePoint *point)
{
  g_autofree char *plain = get_plain_short (point);

  return qualify_short (point, plain);
}

static gboolean
is_plain_year (const EntDatePoint *point)
{
  return point->form <= ENT_DATE_FORM_YEAR && point->year >= 1000 && point->year <= 9999;
}

/* One “c.” at the start stands for both ends. */
static gboolean
is_approximate_throughout (const EntDateRange *range)
{
  return range->from.qualifiers == ENT_DATE_QUALIFIER_APPROXIMATE
         && range->to.qualifiers == ENT_DATE_QUALIFIER_APPROXIMATE;
}

/* The two last digits do, as in 1954–91, where nothing else stands at the end. */
static gboolean
can_shorten_end (const EntDateRange *range)
{
  return is_plain_year (&range->from) && is_plain_year (&range->to)
         && (range->to.qualifiers == ENT_DATE_QUALIFIER_NONE || is_approximate_throughout (range))
         && range->from.year / 100 == range->to.year / 100 && range->from.year < range->to.year;
}

static gboolean
is_within_one_year (const EntDateRange *range)
{
  return range->from.form <= ENT_DATE_FORM_YEAR && range->to.form <= ENT_DATE_FORM_YEAR
         && range->from.year == range->to.year && range->from.qualifiers == range->to.qualifiers;
}

static char *
interval_to_short (const EntDateRange *range)
{
  g_autofree char *start_year = year_to_short (&range->from);
  g_autofree char *start = qualify_short (&range->from, start_year);
  g_autofree char *end_year = NULL;
  g_autofree char *end = NULL;

  if (is_within_one_year (range))
    return g_steal_pointer (&start);

  if (can_shorten_end (range))
    end_year = g_strdup_printf ("%02d", range->to.year % 100);
  else
    end_year = year_to_short (&range->to);
  end = is_approximate_throughout (range) ? g_steal_pointer (&end_year)
                                          : qualify_short (&range->to, end_year);

  return g_strdup_printf (C_ ("years", "%s–%s"), start, end);
}

static char *
set_to_short (const EntDate *self)
{
  const EntDateRange *first = &self->ranges[0];
  const EntDateRange *last = &self->ranges[self->n_ranges - 1];
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (self->n_ranges == 1 && is_one_point (first))
    return point_to_short (&first->from);

  if (self->n_ranges == 2 && is_one_point (first) && is_one_point (last))
    {
      from = point_to_short (&first->from);
      to = point_to_short (&last->from);

      return g_strdup_printf (ENT_DATE_OR, from, to);
    }

  from = year_to_short (&first->from);
  to = year_to_short (&last->to);

  return g_strconcat (from, "…", to, NULL);
}

/**
 * ent_date_to_short:
 * @self: a date
 *
 * Writes a date in few letters, for a column: "22 Sep 1977", "c. 1975", "1970s".
 * Intervals show their years only: "1954–91", "c. 1977–89" where both ends are
 * approximate, "1977–" for what is ongoing, "1977–?" where the end is unknown. Of sets of more than two dates the first
 * and the last year is shown, with an ellipsis between them.
 *
 * Returns: (transfer full): the short text
 */
char *
ent_date_to_short (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case ENT_DATE_KIND_SINGLE:
      return point_to_short (&self->ranges->from);
    case ENT_DATE_KIND_INTERVAL:
      return interval_to_short (self->ranges);
    case ENT_DATE_KIND_ONE_OF:
      return set_to_short (self);
    default:
      g_assert_not_reached ();
    }
}
