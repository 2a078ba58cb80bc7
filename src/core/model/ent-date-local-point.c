/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-date-formats.h"
#include "ent-date-local-private.h"

/*
 * A single date in the user's language: years first, then what is made of them, then what
 * qualifies that. ent-date-phrase-local.c says how it is read.
 */

static void read_plains (EntDateReader *self,
                         const char    *text,
                         GArray        *plains);

/* ---------------------------------------------------------------- numbers */

static int
read_digits (const char *text,
             gsize       fewest,
             gsize       most)
{
  gsize length = strspn (text, "0123456789");

  if (length < fewest || length > most || text[length] != '\0')
    return -1;

  return (int) g_ascii_strtoll (text, NULL, 10);
}

/* XIX; only as it is usually written, so that no word is taken for one. */
static int
read_roman (const char *text)
{
  static const char *const tens[] = { "", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc" };
  static const char *const ones[] = { "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix" };

  for (int n = 1; n < 100; n++)
    {
      g_autofree char *roman = g_strconcat (tens[n / 10], ones[n % 10], NULL);

      if (g_str_equal (roman, text))
        return n;
    }

  return -1;
}

static void
year_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
         gpointer  data)
{
  const EntDateAsk *ask = data;
  int number = gaps[0] ? read_digits (gaps[0], ask->fewest_digits, 7) : -1;

  if (number <= 0)
    return;
  if (ask->is_bc)
    number = 1 - number;
  for (guint i = 0; i < ask->years->len; i++)
    if (g_array_index (ask->years, int, i) == number)
      return;
  g_array_append_val (ask->years, number);
}

/*< private >
 * ent_date_read_years:
 * @self: a reader
 * @text: a folded text
 * @alone: whether the year stands alone, or within another date
 *
 * Returns: (transfer full): the years that the text can be
 */
GArray *
ent_date_read_years (EntDateReader *self,
                     const char    *text,
                     gboolean       alone)
{
  const EntDateAsk plain = { .reader = self,
                             .fewest_digits = 3,
                             .years = g_array_new (FALSE, FALSE, sizeof (int)) };
  EntDateAsk ad = plain;
  EntDateAsk bc = plain;

  ad.fewest_digits = bc.fewest_digits = 1;
  bc.is_bc = TRUE;
  ent_date_match ("{1}", text, year_cb, &plain);
  ent_date_match (ENT_DATE_YEAR_AD, text, year_cb, &ad);
  ent_date_match (ENT_DATE_YEAR_BC, text, year_cb, &bc);
  ent_date_match_typed (TYPED_BC, text, year_cb, &bc);
  if (alone)
    {
      ent_date_match (ENT_DATE_YEAR_ALONE, text, year_cb, &plain);
      ent_date_match (ENT_DATE_YEAR_ALONE_AD, text, year_cb, &ad);
      ent_date_match (ENT_DATE_YEAR_ALONE_BC, text, year_cb, &bc);
      ent_date_match_typed (TYPED_YEAR, text, year_cb, &plain);
    }

  return plain.years;
}

/* ---------------------------------------------------------------- single dates */

static void
add_plain (GArray      *plains,
           EntDateForm  form,
           int          year,
           int          month,
           int          day)
{
  const EntDatePlain plain = { form, year, month, day };

  for (guint i = 0; i < plains->len; i++)
    {
      const EntDatePlain *other = &g_array_index (plains, EntDatePlain, i);

      if (other->form == form && other->year == year && other->month == month && other->day == day)
        return;
    }
  g_array_append_val (plains, plain);
}

static void
add_with_year (const EntDateAsk *ask,
               const char       *text,
               int               month,
               int               day)
{
  g_autoptr (GArray) years = ent_date_read_years (ask->reader, text, ask->alone);

  for (guint i = 0; i < years->len; i++)
    add_plain (ask->plains, ask->form, g_array_index (years, int, i), month, day);
}

/* By its name, or, where a pattern has a gap for that, by its number. */
static int
read_month (const char *name,
            const char *number)
{
  int month = 0;

  if (name != NULL)
    month = ent_date_read_month (name);
  else if (number != NULL)
    month = read_digits (number, 1, 2);

  return month <= 12 ? month : 0;
}

static void
month_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
          gpointer  data)
{
  int month = read_month (gaps[0], gaps[2]);

  if (month > 0 && gaps[1] != NULL)
    add_with_year (data, gaps[1], month, 0);
}

static void
day_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
        gpointer  data)
{
  int day = gaps[0] ? read_digits (gaps[0], 1, 2) : 0;
  int month = read_month (gaps[1], gaps[3]);

  if (day > 0 && day <= 31 && month > 0 && gaps[2] != NULL)
    add_with_year (data, gaps[2], month, day);
}

/* The pattern of the first day fits no other: there is no "2er mars". */
static void
first_day_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
              gpointer  data)
{
  if (gaps[0] != NULL && read_digits (gaps[0], 1, 2) == 1)
    day_cb (gaps, data);
}

static void
year_alone_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
               gpointer  data)
{
  const EntDateAsk *ask = data;

  if (gaps[0] != NULL)
    add_with_year (ask, gaps[0], ask->month, 0);
}

static void
decade_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
           gpointer  data)
{
  const EntDateAsk *ask = data;
  int year = gaps[0] ? read_digits (gaps[0], 3, 4) : -1;

  if (year >= 100 && year % 10 == 0)
    add_plain (ask->plains, ENT_DATE_FORM_DECADE, year, 0, 0);
}

static void
century_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
            gpointer  data)
{
  const EntDateAsk *ask = data;
  int number = gaps[0] ? read_digits (gaps[0], 1, 2) : -1;

  if (number < 0 && gaps[0] != NULL)
    number = read_roman (gaps[0]);
  if (number > 0)
    add_plain (ask->plains, ENT_DATE_FORM_CENTURY, (number - 1) * 100, 0, 0);
}

/* What is unknown within a year or month. */
static void
some_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
         gpointer  data)
{
  const EntDateAsk *ask = data;
  g_autoptr (GArray) within = g_array_new (FALSE, FALSE, sizeof (EntDatePlain));

  if (gaps[0] != NULL)
    read_plains (ask->reader, gaps[0], within);
  for (guint i = 0; i < within->len; i++)
    {
      const EntDatePlain *plain = &g_array_index (within, EntDatePlain, i);

      if (plain->form == ENT_DATE_FORM_YEAR)
        add_plain (ask->plains, ask->form, plain->year, 0, 0);
      else if (plain->form == ENT_DATE_FORM_MONTH && ask->form == ENT_DATE_FORM_SOME_DAY_OF_YEAR)
        add_plain (ask->plains, ENT_DATE_FORM_SOME_DAY_OF_MONTH, plain->year, plain->month, 0);
    }
}

static void
read_seasons (EntDateAsk *ask,
              const char *text)
{
  const char *const written[] = {
    ENT_DATE_SPRING,
    ENT_DATE_SUMMER,
    ENT_DATE_AUTUMN,
    ENT_DATE_WINTER,
  };

  ask->form = ENT_DATE_FORM_SEASON;
  for (int i = 0; i < 4; i++)
    {
      ask->month = 21 + i;
      ask->alone = FALSE;
      ent_date_match (written[i], text, year_alone_cb, ask);
      ask->alone = TRUE;
      ent_date_match_prefix (WORDS_SPRING + i, text, year_alone_cb, ask);
      ent_date_match_typed (TYPED_SPRING + i, text, year_alone_cb, ask);
    }
}

static void
read_plains (EntDateReader *self,
             const char    *text,
             GArray        *plains)
{
  GArray *known = g_hash_table_lookup (self->plains, text);
  EntDateAsk ask = { .reader = self };

  if (known == NULL)
    {
      known = ask.plains = g_array_new (FALSE, FALSE, sizeof (EntDatePlain));
      g_hash_table_insert (self->plains, g_strdup (text), known);

      ask.form = ENT_DATE_FORM_DAY;
      ent_date_match (ENT_DATE_DAY, text, day_cb, &ask);
      ent_date_match (ENT_DATE_SHORT_DAY, text, day_cb, &ask);
      ent_date_match (ENT_DATE_FIRST_DAY, text, first_day_cb, &ask);
      ent_date_match (ENT_DATE_SHORT_FIRST_DAY, text, first_day_cb, &ask);
      ent_date_match_typed (TYPED_DAY, text, day_cb, &ask);
      ask.form = ENT_DATE_FORM_MONTH;
      ent_date_match (ENT_DATE_MONTH, text, month_cb, &ask);
      ent_date_match (ENT_DATE_SHORT_MONTH, text, month_cb, &ask);
      ent_date_match_typed (TYPED_MONTH, text, month_cb, &ask);
      ent_date_match (ENT_DATE_DECADE, text, decade_cb, &ask);
      ent_date_match (ENT_DATE_SHORT_DECADE, text, decade_cb, &ask);
      ent_date_match_typed (TYPED_DECADE, text, decade_cb, &ask);
      ent_date_match_typed (TYPED_CENTURY, text, century_cb, &ask);
      read_seasons (&ask, text);
      ask.form = ENT_DATE_FORM_SOME_DAY_OF_YEAR;
      ent_date_match (ENT_DATE_SOME_DAY, text, some_cb, &ask);
      ent_date_match_prefix (WORDS_SOME_DAY, text, some_cb, &ask);
      ask.form = ENT_DATE_FORM_SOME_MONTH;
      ent_date_match (ENT_DATE_SOME_MONTH, text, some_cb, &ask);
      ent_date_match_prefix (WORDS_SOME_MONTH, text, some_cb, &ask);
      ask.form = ENT_DATE_FORM_YEAR;
      ask.month = 0;
      ask.alone = TRUE;
      ent_date_match ("{1}", text, year_alone_cb, &ask);
    }

  g_array_append_vals (plains, known->data, known->len);
}

/* ---------------------------------------------------------------- with what qualifies them */

/*< private >
 * ent_date_add_reading:
 * @dates: readings, each once
 * @edtf: (transfer full) (nullable): one more
 */
void
ent_date_add_reading (GPtrArray *dates,
                      char      *edtf)
{
  if (edtf == NULL || g_ptr_array_find_with_equal_func (dates, edtf, g_str_equal, NULL))
    g_free (edtf);
  else
    g_ptr_array_add (dates, edtf);
}

static void
point_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
          gpointer  data)
{
  const EntDateAsk *ask = data;

  if (gaps[0] != NULL)
    ent_date_read_local_point (ask->reader, gaps[0], ask->taken, ask->flags, ask->dates);
}

static void
period_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
           gpointer  data)
{
  const EntDateAsk *ask = data;
  g_autoptr (GArray) plains = g_array_new (FALSE, FALSE, sizeof (EntDatePlain));

  if (gaps[0] != NULL)
    read_plains (ask->reader, gaps[0], plains);
  for (guint i = 0; i < plains->len; i++)
    ent_date_add_reading (
      ask->dates,
      ent_date_write_period (&g_array_index (plains, EntDatePlain, i), ask->period, ask->flags));
}

static void
read_periods (EntDateAsk *ask,
              const char *text)
{
  if (ask->taken & (TAKEN_ABOUT | TAKEN_UNCERTAIN))
    ask->flags |= ENT_DATE_POINT_END;
  for (int i = 0; i < 3; i++)
    {
      ask->period = ENT_DATE_PERIOD_EARLY + i;
      ent_date_match_prefix (WORDS_EARLY + i, text, period_cb, ask);
      ent_date_match_typed (TYPED_EARLY + i, text, period_cb, ask);
    }
}

static void
read_qualified (EntDateAsk *ask,
                const char *text)
{
  const guint taken = ask->taken;
  gboolean typed = !(taken & ONLY_WRITTEN);

  if (!(taken & (TAKEN_ABOUT | TAKEN_UNCERTAIN)))
    {
      ask->taken = taken | TAKEN_ABOUT | TAKEN_UNCERTAIN;
      ent_date_match (ENT_DATE_ABOUT_UNCERTAIN, text, point_cb, ask);
      if (typed)
        ent_date_match (ENT_DATE_SHORT_ABOUT_UNCERTAIN, text, point_cb, ask);
    }
  if (!(taken & TAKEN_UNCERTAIN))
    {
      ask->taken = taken | TAKEN_UNCERTAIN;
      ent_date_match (ENT_DATE_UNCERTAIN, text, point_cb, ask);
      if (typed)
        {
          ent_date_match (ENT_DATE_SHORT_UNCERTAIN, text, point_cb, ask);
          ent_date_match_suffix (WORDS_UNCERTAIN, text, point_cb, ask);
          ent_date_match_prefix (WORDS_PERHAPS, text, point_cb, ask);
        }
    }
  if (!(taken & TAKEN_ABOUT))
    {
      ask->taken = taken | TAKEN_ABOUT;
      ent_date_match (ENT_DATE_ABOUT, text, point_cb, ask);
      if (typed)
        {
          ent_date_match (ENT_DATE_SHORT_ABOUT, text, point_cb, ask);
          ent_date_match_prefix (WORDS_ABOUT, text, point_cb, ask);
          ent_date_match_typed (TYPED_ABOUT, text, point_cb, ask);
        }
    }
  if (typed && !(taken & TAKEN_ARTICLE))
    {
      ask->taken = taken | TAKEN_ARTICLE;
      ent_date_match_prefix (WORDS_ARTICLE, text, point_cb, ask);
    }
}

/*< private >
 * ent_date_read_local_point:
 * @self: a reader
 * @text: a folded text
 * @taken: `EntDateTaken`: what was taken from the text already
 * @flags: where it stands
 * @dates: where the readings go, as EDTF
 */
void
ent_date_read_local_point (EntDateReader     *self,
                           const char        *text,
                           guint              taken,
                           EntDatePointFlags  flags,
                           GPtrArray         *dates)
{
  g_autoptr (GArray) plains = g_array_new (FALSE, FALSE, sizeof (EntDatePlain));
  EntDateAsk ask = { .reader = self, .taken = taken, .flags = flags, .dates = dates };

  read_plains (self, text, plains);
  for (guint i = 0; i < plains->len; i++)
    {
      g_autofree char *edtf = ent_date_write_plain (&g_array_index (plains, EntDatePlain, i));

      ent_date_add_reading (
        dates, ent_date_qualify (edtf, (taken & TAKEN_ABOUT) != 0, (taken & TAKEN_UNCERTAIN) != 0));
    }

  if (taken & ONLY_PLAIN)
    return;
  read_qualified (&ask, text);
  ask.taken = taken;
  if (!(taken & ONLY_WRITTEN))
    read_periods (&ask, text);
}
