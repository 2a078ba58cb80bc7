/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-date-private.h"

/*
 * Reads EDTF, as ISO 8601-2 describes it: level 1, and of level 2 the sets of
 * which one is meant and the qualifiers of a part of a date.
 *
 *  1. A text in brackets is a set, one with a slash is an interval; what remains
 *     is single dates.
 *  2. A single date is read part by part: year, month or season, day, with a
 *     qualifier before or behind each of them.
 *  3. Its parts then give the days it names, and its qualifiers widen these.
 */

/* Longer texts are cut where a message quotes them. */
#define MAX_QUOTED_CHARS 60

typedef struct
{
  const char *text; /* all that is being read, for messages */
  GError    **error;
} EntDateParser;

typedef enum
{
  PART_NUMBER,
  PART_UNSPECIFIED,
  PART_MALFORMED,
} EntDatePart;

static char *
quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *quoted = g_string_new ("“");
  const char *at = valid;
  guint n = 0;

  for (; *at && n < MAX_QUOTED_CHARS; at = g_utf8_next_char (at), n++)
    {
      gunichar character = g_utf8_get_char (at);

      g_string_append_unichar (quoted, g_unichar_iscntrl (character) ? 0xfffd : character);
    }
  if (*at)
    g_string_append (quoted, "…");
  g_string_append (quoted, "”");

  return g_string_free_and_steal (quoted);
}

static gboolean G_GNUC_PRINTF (3, 4)
refuse (EntDateParser *self,
        EntDateError   code,
        const char    *format,
        ...)
{
  g_autofree char *quoted = quote (self->text);
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: the first is the quoted text of a date, the second what is wrong with it. */
  g_set_error (self->error, ENT_DATE_ERROR, code, _("%s is no date: %s"), quoted, reason);

  return FALSE;
}

static gboolean
refuse_unreadable (EntDateParser *self)
{
  const char *text = self->text;

  if (*text == '\0')
    return refuse (self, ENT_DATE_ERROR_SYNTAX, _("it is empty"));
  if (strpbrk (text, " \t\r\n"))
    return refuse (self, ENT_DATE_ERROR_SYNTAX, _("there must be no space in it"));
  if (text[strspn (text, "0123456789xuX-./?~%[],")] == '\0' && strpbrk (text, "xu"))
    return refuse (self,
                   ENT_DATE_ERROR_SYNTAX,
                   _("a digit that is not known is written as a capital X"));

  return refuse (self,
                 ENT_DATE_ERROR_SYNTAX,
                 _("write it like 1977, 1977-09-22, 197X, 1975~, 1954/1991 or 1977/.."));
}

static gboolean
refuse_unspecified (EntDateParser *self)
{
  return refuse (self,
                 ENT_DATE_ERROR_SYNTAX,
                 _("only its last digits can be unknown, as in 197X, 19XX, 1977-XX, 1977-09-XX "
                   "and 1977-XX-XX"));
}

static void
read_qualifier (const char  **at,
                EntDateUnit   unit,
                EntDatePoint *point)
{
  EntDateQualifiers found;

  switch (**at)
    {
    case '?':
      found = ENT_DATE_QUALIFIER_UNCERTAIN;
      break;
    case '~':
      found = ENT_DATE_QUALIFIER_APPROXIMATE;
      break;
    case '%':
      found = ENT_DATE_QUALIFIER_UNCERTAIN | ENT_DATE_QUALIFIER_APPROXIMATE;
      break;
    default:
      return;
    }

  point->qualifiers |= found;
  point->qualified_unit = MAX (point->qualified_unit, unit);
  (*at)++;
}

static gboolean
read_long_year (EntDateParser *self,
                const char   **at,
                EntDatePoint  *point)
{
  gboolean negative = **at == '-';
  const char *digits = negative ? *at + 1 : *at;
  gsize n = strspn (digits, "0123456789");
  gint64 year;

  if (n < 5 || *digits == '0')
    return refuse (self,
                   ENT_DATE_ERROR_SYNTAX,
                   _("behind a Y stands a year of more than four digits"));

  year = g_ascii_strtoll (*at, NULL, 10);
  if (year < ENT_YEAR_FIRST || year > ENT_YEAR_LAST)
    return refuse (self,
                   ENT_DATE_ERROR_IMPOSSIBLE,
                   _("years can be counted from %d to %d only"),
                   ENT_YEAR_FIRST,
                   ENT_YEAR_LAST);

  point->form = ENT_DATE_FORM_YEAR;
  point->year = (int) year;
  *at = digits + n;

  return TRUE;
}

static gboolean
read_year (EntDateParser *self,
           const char   **at,
           EntDatePoint  *point)
{
  gboolean negative = **at == '-';
  const char *digits = negative ? *at + 1 : *at;
  gsize n_digits = strspn (digits, "0123456789");
  gsize n_unspecified = strspn (digits + n_digits, "X");
  int number;

  if (**at == 'Y')
    {
      (*at)++;
      return read_long_year (self, at, point);
    }
  if (n_digits + n_unspecified != 4)
    return refuse_unreadable (self);
  if (n_unspecified > 2)
    return refuse_unspecified (self);

  number = (int) g_ascii_strtoll (digits, NULL, 10);
  if (negative && number == 0 && n_unspecified == 0)
    return refuse (self, ENT_DATE_ERROR_SYNTAX, _("the year 0000 has no sign"));

  if (n_unspecified == 0)
    {
      point->form = ENT_DATE_FORM_YEAR;
      point->year = negative ? -number : number;
    }
  else if (n_unspecified == 1)
    {
      point->form = ENT_DATE_FORM_DECADE;
      point->year = negative ? -number * 10 - 9 : number * 10;
    }
  else
    {
      point->form = ENT_DATE_FORM_CENTURY;
      point->year = negative ? -number * 100 - 99 : number * 100;
    }
  *at = digits + 4;

  return TRUE;
}

/* Two digits or XX, behind a hyphen. */
static EntDatePart
read_part (const char **at,
           int         *number)
{
  const char *text = *at;

  if (text[0] == 'X' && text[1] == 'X')
    {
      *at += 2;
      return PART_UNSPECIFIED;
    }
  if (g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]))
    {
      *number = g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1]);
      *at += 2;
      return PART_NUMBER;
    }

  return PART_MALFORMED;
}

static gboolean
refuse_part (EntDateParser *self,
             const char    *part)
{
  if (strspn (part, "0123456789X") == 2)
    return refuse_unspecified (self);

  return refuse_unreadable (self);
}

static gboolean
read_month (EntDateParser *self,
            const char   **at,
            EntDatePoint  *point)
{
  if (point->form != ENT_DATE_FORM_YEAR)
    return refuse_unspecified (self);

  switch (read_part (at, &point->month))
    {
    case PART_UNSPECIFIED:
      point->form = ENT_DATE_FORM_SOME_MONTH;
      return TRUE;
    case PART_NUMBER:
      break;
    case PART_MALFORMED:
    default:
      return refuse_part (self, *at);
    }

  if (point->month >= 21 && point->month <= 24)
    point->form = ENT_DATE_FORM_SEASON;
  else if (point->month >= 25 && point->month <= 41)
    return refuse (self,
                   ENT_DATE_ERROR_SYNTAX,
                   _("of the parts of a year, only the seasons 21 to 24 can be read"));
  else if (point->month < 1 || point->month > 12)
    return refuse (self, ENT_DATE_ERROR_IMPOSSIBLE, _("a year has the months 01 to 12"));
  else
    point->form = ENT_DATE_FORM_MONTH;

  return TRUE;
}

static gboolean
read_day (EntDateParser *self,
          const char   **at,
          EntDatePoint  *point)
{
  EntDatePart part = read_part (at, &point->day);
  int month_length;

  if (part == PART_MALFORMED)
    return refuse_part (self, *at);
  if (point->form == ENT_DATE_FORM_SEASON)
    return refuse (self, ENT_DATE_ERROR_SYNTAX, _("a season has no numbered days"));
  if (point->form == ENT_DATE_FORM_SOME_MONTH && part == PART_NUMBER)
    return refuse_unspecified (self);

  if (part == PART_UNSPECIFIED)
    {
      point->form = point->form == ENT_DATE_FORM_MONTH ? ENT_DATE_FORM_SOME_DAY_OF_MONTH
                                                       : ENT_DATE_FORM_SOME_DAY_OF_YEAR;
      return TRUE;
    }

  month_length = ent_day_get_month_length (point->year, point->month);
  if (point->day < 1 || point->day > month_length)
    {
      g_autofree char *month = ent_date_month_to_words (point->year, point->month);

      /* Translators: a month and the number of its days: "February 1977 has 28 days". */
      return refuse (self, ENT_DATE_ERROR_IMPOSSIBLE, _("%s has %d days"), month, month_length);
    }
  point->form = ENT_DATE_FORM_DAY;

  return TRUE;
}

static EntSpan
get_season_span (int year,
                 int season)
{
  int first_month = (season - 21) * 3 + 3;
  EntDay first = ent_day_from_civil (year, first_month, 1);
  EntDay last = ent_day_shift (first, ENT_DATE_UNIT_MONTH, 2);

  return (EntSpan) { first, ent_day_get_unit_span (last, ENT_DATE_UNIT_MONTH).last };
}

static EntSpan
get_written_span (const EntDatePoint *point)
{
  EntDay day;

  switch (point->form)
    {
    case ENT_DATE_FORM_DAY:
      day = ent_day_from_civil (point->year, point->month, point->day);
      return (EntSpan) { day, day };
    case ENT_DATE_FORM_MONTH:
    case ENT_DATE_FORM_SOME_DAY_OF_MONTH:
      day = ent_day_from_civil (point->year, point->month, 1);
      return ent_day_get_unit_span (day, ENT_DATE_UNIT_MONTH);
    case ENT_DATE_FORM_SEASON:
      return get_season_span (point->year, point->month);
    case ENT_DATE_FORM_YEAR:
    case ENT_DATE_FORM_SOME_MONTH:
    case ENT_DATE_FORM_SOME_DAY_OF_YEAR:
      return ent_day_get_years_span (point->year, point->year);
    case ENT_DATE_FORM_DECADE:
      day = ent_day_from_civil (point->year, 1, 1);
      return ent_day_get_unit_span (day, ENT_DATE_UNIT_DECADE);
    case ENT_DATE_FORM_CENTURY:
      /* The hundred years before the year 0 are 99: EDTF has no -0000. */
      return ent_day_get_years_span (point->year,
                                     point->year == -99 ? -1 : point->year + 99);
    case ENT_DATE_FORM_OPEN:
    case ENT_DATE_FORM_UNKNOWN:
    default:
      return (EntSpan) { ENT_DAY_FIRST, ENT_DAY_LAST };
    }
}

/* How far a qualifier reaches to either side: one unit of the written precision. */
static void
get_tolerance (const EntDatePoint *point,
               EntDateUnit        *unit,
               int                *count)
{
  *count = 1;

  switch (point->form)
    {
    case ENT_DATE_FORM_DAY:
      *unit = ENT_DATE_UNIT_DAY;
      break;
    case ENT_DATE_FORM_MONTH:
    case ENT_DATE_FORM_SOME_DAY_OF_MONTH:
      *unit = ENT_DATE_UNIT_MONTH;
      break;
    case ENT_DATE_FORM_SEASON:
      *unit = ENT_DATE_UNIT_MONTH;
      *count = 3;
      break;
    case ENT_DATE_FORM_DECADE:
      *unit = ENT_DATE_UNIT_DECADE;
      break;
    case ENT_DATE_FORM_CENTURY:
      *unit = ENT_DATE_UNIT_DECADE;
      *count = 10;
      break;
    default:
      *unit = ENT_DATE_UNIT_YEAR;
      break;
    }

  /* In ~1975-03 the year is what is doubted, though a month is written. */
  if (point->qualified_unit > *unit)
    {
      *unit = point->qualified_unit;
      *count = 1;
    }
}

static EntSpan
widen (const EntDatePoint *point)
{
  EntDateUnit unit;
  EntDay day_after;
  int count;

  if (point->qualifiers == ENT_DATE_QUALIFIER_NONE)
    return point->written;

  /* The end is moved by the day after it: a month's end stays one. */
  get_tolerance (point, &unit, &count);
  day_after = ent_day_shift (point->written.last + 1, unit, count);

  return (EntSpan) {
    .first = ent_day_shift (point->written.first, unit, -count),
    .last = MAX (day_after - 1, point->written.last),
  };
}

static gboolean
parse_point (EntDateParser *self,
             const char    *text,
             EntDatePoint  *point)
{
  static gboolean (*const readers[]) (EntDateParser *, const char **, EntDatePoint *) = {
    read_year,
    read_month,
    read_day,
  };
  static const EntDateUnit units[] = {
    ENT_DATE_UNIT_YEAR,
    ENT_DATE_UNIT_MONTH,
    ENT_DATE_UNIT_DAY,
  };
  const char *at = text;

  *point = (EntDatePoint) { .qualified_unit = ENT_DATE_UNIT_DAY };
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      if (i > 0 && *at != '-')
        break;
      if (i > 0)
        at++;
      read_qualifier (&at, units[i], point);
      if (!readers[i] (self, &at, point))
        return FALSE;
      read_qualifier (&at, units[i], point);
    }
  if (*at != '\0')
    return refuse_unreadable (self);

  point->written = get_written_span (point);
  point->span = widen (point);

  return TRUE;
}

static void
set_unbounded (EntDatePoint *point,
               EntDateForm   form)
{
  *point = (EntDatePoint) { .form = form };
  point->written = get_written_span (point);
  point->span = point->written;
}

static gboolean
check_order (EntDateParser      *self,
             const EntDateRange *range)
{
  if (range->to.span.last < range->from.span.first)
    return refuse (self, ENT_DATE_ERROR_IMPOSSIBLE, _("its end lies before its start"));

  return TRUE;
}

static gboolean
parse_interval_end (EntDateParser *self,
                    const char    *text,
                    EntDatePoint  *point)
{
  if (*text == '\0')
    set_unbounded (point, ENT_DATE_FORM_UNKNOWN);
  else if (g_str_equal (text, ".."))
    set_unbounded (point, ENT_DATE_FORM_OPEN);
  else
    return parse_point (self, text, point);

  return TRUE;
}

static gboolean
parse_interval (EntDateParser *self,
                GArray        *ranges)
{
  g_auto (GStrv) ends = g_strsplit (self->text, "/", -1);
  EntDateRange range;

  if (g_strv_length (ends) != 2)
    return refuse (self, ENT_DATE_ERROR_SYNTAX, _("an interval has two ends and one slash"));
  if (*ends[0] == '\0' && *ends[1] == '\0')
    return refuse (self, ENT_DATE_ERROR_SYNTAX, _("it names neither a start nor an end"));

  if (!parse_interval_end (self, ends[0], &range.from)
      || !parse_interval_end (self, ends[1], &range.to)
      || !check_order (self, &range))
    return FALSE;
  g_array_append_val (ranges, range);

  return TRUE;
}

static gboolean
parse_member (EntDateParser *self,
              const char    *text,
              gboolean       is_first,
              gboolean       is_last,
              EntDateRange  *range)
{
  const char *dots = strstr (text, "..");
  g_autofree char *from = NULL;
  const char *to;

  if (!dots)
    {
      if (!parse_point (self, text, &range->from))
        return FALSE;
      range->to = range->from;
      return TRUE;
    }

  from = g_strndup (text, dots - text);
  to = dots + 2;
  if ((*from == '\0' && *to == '\0') || (*from == '\0' && !is_first) || (*to == '\0' && !is_last))
    return refuse (self,
                   ENT_DATE_ERROR_SYNTAX,
                   _("in a set, two dots stand between two dates, before the first or behind "
                     "the last"));

  if (*from == '\0')
    set_unbounded (&range->from, ENT_DATE_FORM_OPEN);
  else if (!parse_point (self, from, &range->from))
    return FALSE;

  if (*to == '\0')
    set_unbounded (&range->to, ENT_DATE_FORM_OPEN);
  else if (!parse_point (self, to, &range->to))
    return FALSE;

  return check_order (self, range);
}

static gboolean
parse_set (EntDateParser *self,
           GArray        *ranges)
{
  gsize length = strlen (self->text);
  char closing = *self->text == '[' ? ']' : '}';
  g_autofree char *inner = NULL;
  g_auto (GStrv) members = NULL;
  guint n_members;

  if (length < 3 || self->text[length - 1] != closing)
    return refuse_unreadable (self);

  inner = g_strndup (self->text + 1, length - 2);
  if (closing == '}' && (strchr (inner, ',') || strstr (inner, "..")))
    return refuse (self,
                   ENT_DATE_ERROR_SYNTAX,
                   _("dates that are all meant, in braces, can't be read; give each a date of its "
                     "own, or an interval"));

  members = g_strsplit (inner, ",", -1);
  n_members = g_strv_length (members);
  for (guint i = 0; i < n_members; i++)
    {
      EntDateRange range;

      if (!parse_member (self, members[i], i == 0, i == n_members - 1, &range))
        return FALSE;
      g_array_append_val (ranges, range);
    }

  return TRUE;
}

/*
 * ent_date_parse:
 * @edtf: a text
 * @kind: (out): what kind of date it is
 * @ranges: (element-type EntDateRange): an empty array, which gets its ranges: one, or
 *   for a set one or more
 * @error: return location
 *
 * Returns: whether the text is a date that can be read
 */
gboolean
ent_date_parse (const char   *edtf,
                EntDateKind  *kind,
                GArray       *ranges,
                GError      **error)
{
  EntDateParser self = { edtf, error };
  EntDateRange range;

  if (*edtf == '[' || *edtf == '{')
    {
      *kind = ENT_DATE_KIND_ONE_OF;
      return parse_set (&self, ranges);
    }
  if (strchr (edtf, '/'))
    {
      *kind = ENT_DATE_KIND_INTERVAL;
      return parse_interval (&self, ranges);
    }

  *kind = ENT_DATE_KIND_SINGLE;
  if (!parse_point (&self, edtf, &range.from))
    return FALSE;
  range.to = range.from;
  g_array_append_val (ranges, range);

  return TRUE;
}
