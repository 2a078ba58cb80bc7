/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <langinfo.h>
#include <string.h>

#include "ent-date-pattern.h"
#include "ent-date-phrase-private.h"
#include "ent-date-private.h"

/*
 * A single date in words, made into EDTF: ent-date-phrase.c says what comes to what.
 *
 * What qualifies it is taken from both ends; what is left is a century, a decade, a
 * season, or a year with a month and a day in any order that people write.
 */

static const char *const english_months[] = {
  "january", "february", "march", "april", "may", "june", "july",
  "august", "september", "october", "november", "december",
};

static const nl_item system_months[] = {
  MON_1, MON_2, MON_3, MON_4, MON_5, MON_6, MON_7, MON_8, MON_9, MON_10, MON_11, MON_12,
};

static const nl_item system_short_months[] = {
  ABMON_1, ABMON_2, ABMON_3, ABMON_4, ABMON_5, ABMON_6,
  ABMON_7, ABMON_8, ABMON_9, ABMON_10, ABMON_11, ABMON_12,
};

static void
add_month_name (GHashTable *names,
                const char *name,
                int         month)
{
  g_autofree char *folded = ent_date_fold (name);
  gsize length = strlen (folded);

  /* With or without the full stop of what is shortened. */
  if (length > 0 && folded[length - 1] == '.')
    folded[length - 1] = '\0';
  if (*folded != '\0')
    g_hash_table_insert (names, g_steal_pointer (&folded), GINT_TO_POINTER (month));
}

static void
add_system_name (GHashTable *names,
                 nl_item     item,
                 int         month)
{
  g_autofree char *utf8 = g_locale_to_utf8 (nl_langinfo (item), -1, NULL, NULL, NULL);

  if (utf8 != NULL)
    add_month_name (names, utf8, month);
}

/* The months in the user's language, as the translator and as the system call them. */
static gpointer
list_month_names (gpointer unused)
{
  static const char *const contexts[] = { "month alone", "month with a day", "short month" };
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int month = 1; month <= 12; month++)
    {
      add_system_name (names, system_months[month - 1], month);
      add_system_name (names, system_short_months[month - 1], month);
      for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
        {
          g_autofree char *english = g_strdup (english_months[month - 1]);

          english[0] = g_ascii_toupper (english[0]);
          if (g_str_equal (contexts[i], "short month"))
            english[3] = '\0';
          add_month_name (names, g_dpgettext2 (GETTEXT_PACKAGE, contexts[i], english), month);
        }
    }

  return names;
}

/*< private >
 * ent_date_read_month:
 * @text: a word in small letters
 *
 * Returns: the month, from 1 to 12, by its name, or by three or more of its first letters in
 *   English; 0 where it is none
 */
int
ent_date_read_month (const char *text)
{
  static GOnce names = G_ONCE_INIT;
  g_autofree char *word = g_strdup (text);
  gsize length = strlen (word);

  if (length > 0 && word[length - 1] == '.')
    word[--length] = '\0';
  if (length == 0)
    return 0;

  for (int month = 1; length >= 3 && month <= 12; month++)
    if (g_str_has_prefix (english_months[month - 1], word))
      return month;

  g_once (&names, list_month_names, NULL);
  return GPOINTER_TO_INT (g_hash_table_lookup (names.retval, word));
}

/* A number, with or without "st", "th" or a full stop behind it. */
static int
read_number (const char *text,
             gsize      *n_digits)
{
  static const char *const ends[] = { "", "st", "nd", "rd", "th", "." };

  *n_digits = strspn (text, "0123456789");
  if (*n_digits == 0 || *n_digits > 7)
    return -1;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_equal (text + *n_digits, ends[i]))
      return (int) g_ascii_strtoll (text, NULL, 10);

  return -1;
}

static gboolean
take_word (EntDatePlain *point,
           const char   *word,
           gboolean      has_era)
{
  gsize n_digits;
  int number = read_number (word, &n_digits);
  int month = number < 0 ? ent_date_read_month (word) : 0;

  if (month > 0 && point->month == 0)
    point->month = month;
  else if (number < 0)
    return FALSE;
  else if (n_digits >= 3 && point->year == 0)
    point->year = number;
  else if (number >= 1 && number <= 31 && n_digits <= 2 && point->day == 0 && !has_era)
    point->day = number;
  else if (has_era && point->year == 0 && number > 0)
    point->year = number;
  else
    return FALSE;

  return TRUE;
}

/* With an era, small numbers can be years: "15 March 44 BC". The first of two is the day. */
static gboolean
settle_small_numbers (EntDatePlain *point,
                      GStrv         words,
                      gboolean      has_era)
{
  guint n_words = g_strv_length (words);
  guint n_numbers = 0;

  for (guint i = 0; i < n_words; i++)
    {
      gsize n_digits;
      gboolean is_number = read_number (words[i], &n_digits) >= 0;
      gboolean is_last = TRUE;

      for (guint j = i + 1; j < n_words; j++)
        is_last = is_last && read_number (words[j], &n_digits) < 0;
      if (!take_word (point, words[i], has_era && is_number && is_last))
        return FALSE;
      n_numbers += is_number;
    }

  return n_numbers > 0;
}

static GStrv
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) raw = g_strsplit_set (text, " ,", -1);
  g_auto (GStrv) skipped = ent_date_words_list (WORDS_OF);

  for (guint i = 0; raw[i]; i++)
    if (*raw[i] != '\0' && !g_strv_contains ((const char *const *) skipped, raw[i]))
      g_strv_builder_add (builder, raw[i]);

  return g_strv_builder_end (builder);
}

/* 22.9.1977, as it is written in much of Europe. */
static gboolean
read_dotted (const char   *text,
             EntDatePlain *point)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", -1);
  gsize n_digits;

  if (g_strv_length (parts) != 3)
    return FALSE;

  point->day = read_number (g_strstrip (parts[0]), &n_digits);
  point->month = read_number (g_strstrip (parts[1]), &n_digits);
  point->year = read_number (g_strstrip (parts[2]), &n_digits);
  point->form = ENT_DATE_FORM_DAY;

  return point->day > 0 && point->month > 0 && point->month <= 12 && point->year > 0 && n_digits >= 3;
}

static gboolean
read_words (const char   *text,
            EntDatePlain *point)
{
  g_autofree char *trimmed = g_strdup (text);
  const char *at = trimmed;
  gboolean bc = ent_date_take_suffix (trimmed, WORDS_BC);
  gboolean ad = !bc && (ent_date_take_suffix (trimmed, WORDS_AD) ||
                        ent_date_take_prefix (&at, WORDS_AD));
  g_auto (GStrv) words = split_words (at);

  if (read_dotted (at, point))
    return TRUE;

  memset (point, 0, sizeof *point);
  if (!settle_small_numbers (point, words, bc || ad) || point->year == 0)
    return FALSE;
  if (point->day > 0 && point->month == 0)
    return FALSE;

  if (bc)
    point->year = 1 - point->year;
  if (point->day > 0)
    point->form = ENT_DATE_FORM_DAY;
  else
    point->form = point->month > 0 ? ENT_DATE_FORM_MONTH : ENT_DATE_FORM_YEAR;

  return TRUE;
}

static gboolean
read_decade (const char   *text,
             EntDatePlain *point)
{
  gsize n_digits = strspn (text, "0123456789");
  const char *end = text + n_digits;

  if (n_digits < 3 || n_digits > 4 || text[n_digits - 1] != '0' ||
      (!g_str_equal (end, "s") && !g_str_equal (end, "'s")))
    return FALSE;

  point->form = ENT_DATE_FORM_DECADE;
  point->year = (int) g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

/* The 19th century is 18XX to EDTF: from 1800 to 1899. */
static gboolean
read_century (const char   *text,
              EntDatePlain *point)
{
  g_autofree char *trimmed = g_strdup (text);
  gsize n_digits;
  int number;

  if (!ent_date_take_suffix (trimmed, WORDS_CENTURY))
    return FALSE;

  number = read_number (trimmed, &n_digits);
  if (number < 1 || number > 99)
    return FALSE;

  point->form = ENT_DATE_FORM_CENTURY;
  point->year = (number - 1) * 100;
  return TRUE;
}

static gboolean
read_season (const char   *text,
             EntDatePlain *point)
{
  const char *at = text;

  for (EntDateWords words = WORDS_SPRING; words <= WORDS_WINTER; words++)
    if (ent_date_take_prefix (&at, words))
      {
        ent_date_take_prefix (&at, WORDS_OF);
        if (!read_words (at, point) || point->form != ENT_DATE_FORM_YEAR)
          return FALSE;
        point->form = ENT_DATE_FORM_SEASON;
        point->month = 21 + (int) (words - WORDS_SPRING);
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_some (const char   *text,
           EntDatePlain *point)
{
  const char *at = text;
  gboolean day = ent_date_take_prefix (&at, WORDS_SOME_DAY);
  gboolean month = !day && ent_date_take_prefix (&at, WORDS_SOME_MONTH);

  if ((!day && !month) || !read_words (at, point))
    return FALSE;

  if (month && point->form == ENT_DATE_FORM_YEAR)
    point->form = ENT_DATE_FORM_SOME_MONTH;
  else if (day && point->form == ENT_DATE_FORM_YEAR)
    point->form = ENT_DATE_FORM_SOME_DAY_OF_YEAR;
  else if (day && point->form == ENT_DATE_FORM_MONTH)
    point->form = ENT_DATE_FORM_SOME_DAY_OF_MONTH;
  else
    return FALSE;

  return TRUE;
}

static char *
write_year (int year)
{
  if (ABS (year) > 9999)
    return g_strdup_printf ("Y%d", year);

  return g_strdup_printf ("%s%04d", year < 0 ? "-" : "", ABS (year));
}

char *
ent_date_write_plain (const EntDatePlain *point)
{
  g_autofree char *year = write_year (point->year);

  switch (point->form)
    {
    case ENT_DATE_FORM_DAY:
      return g_strdup_printf ("%s-%02d-%02d", year, point->month, point->day);
    case ENT_DATE_FORM_MONTH:
    case ENT_DATE_FORM_SEASON:
      return g_strdup_printf ("%s-%02d", year, point->month);
    case ENT_DATE_FORM_SOME_DAY_OF_MONTH:
      return g_strdup_printf ("%s-%02d-XX", year, point->month);
    case ENT_DATE_FORM_SOME_DAY_OF_YEAR:
      return g_strdup_printf ("%s-XX-XX", year);
    case ENT_DATE_FORM_SOME_MONTH:
      return g_strdup_printf ("%s-XX", year);
    case ENT_DATE_FORM_DECADE:
      return g_strdup_printf ("%.3sX", year);
    case ENT_DATE_FORM_CENTURY:
      return g_strdup_printf ("%.2sXX", year);
    default:
      return g_steal_pointer (&year);
    }
}

/* The first and the last of the years, months or days that make up a part of a date. */
static gboolean
get_part (const EntDatePlain *point,
          EntDatePeriod       period,
          int                *first,
          int                *last)
{
  static const int of_decade[][2] = { { 0, 3 }, { 4, 6 }, { 6, 9 } };
  static const int of_century[][2] = { { 0, 33 }, { 34, 66 }, { 67, 99 } };
  static const int of_year[][2] = { { 1, 4 }, { 5, 8 }, { 9, 12 } };
  static const int of_month[][2] = { { 1, 10 }, { 11, 20 }, { 21, 31 } };
  const int (*table)[2];

  switch (point->form)
    {
    case ENT_DATE_FORM_DECADE:
      table = of_decade;
      break;
    case ENT_DATE_FORM_CENTURY:
      table = of_century;
      break;
    case ENT_DATE_FORM_YEAR:
      table = of_year;
      break;
    case ENT_DATE_FORM_MONTH:
      table = of_month;
      break;
    default:
      return FALSE;
    }

  *first = table[period - ENT_DATE_PERIOD_EARLY][0];
  *last = table[period - ENT_DATE_PERIOD_EARLY][1];
  if (point->form == ENT_DATE_FORM_MONTH)
    *last = MIN (*last, ent_day_get_month_length (point->year, point->month));

  return TRUE;
}

static char *
write_nth (const EntDatePlain *point,
           int                 n)
{
  EntDatePlain nth = *point;

  if (point->form == ENT_DATE_FORM_YEAR)
    {
      nth.form = ENT_DATE_FORM_MONTH;
      nth.month = n;
    }
  else if (point->form == ENT_DATE_FORM_MONTH)
    {
      nth.form = ENT_DATE_FORM_DAY;
      nth.day = n;
    }
  else
    {
      nth.form = ENT_DATE_FORM_YEAR;
      nth.year = point->year + n;
    }

  return ent_date_write_plain (&nth);
}

/* Some time in a part; at an end of an interval, where no set can stand, its middle. */
char *
ent_date_write_period (const EntDatePlain *point,
                       EntDatePeriod       period,
                       EntDatePointFlags   flags)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *middle = NULL;
  int n_first;
  int n_last;

  if (!get_part (point, period, &n_first, &n_last))
    return NULL;

  if (flags & ENT_DATE_POINT_END)
    {
      middle = write_nth (point, period == ENT_DATE_PERIOD_LATE ? (n_first + n_last + 1) / 2
                                                       : (n_first + n_last) / 2);
      return g_strconcat (middle, "~", NULL);
    }

  first = write_nth (point, n_first);
  last = write_nth (point, n_last);
  return g_strdup_printf ("[%s..%s]", first, last);
}

static EntDatePeriod
take_period (const char **at)
{
  if (ent_date_take_prefix (at, WORDS_EARLY))
    return ENT_DATE_PERIOD_EARLY;
  if (ent_date_take_prefix (at, WORDS_MID))
    return ENT_DATE_PERIOD_MID;
  if (ent_date_take_prefix (at, WORDS_LATE))
    return ENT_DATE_PERIOD_LATE;

  return ENT_DATE_PERIOD_WHOLE;
}

/* What is EDTF within a phrase: "1977-09 to 1979". */
static char *
read_edtf (const char *text)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  g_autoptr (EntDate) date = NULL;

  if (upper[strspn (upper, "0123456789X-Y")] != '\0')
    return NULL;

  date = ent_date_new (upper, NULL);
  return date && date->kind == ENT_DATE_KIND_SINGLE ? g_steal_pointer (&upper) : NULL;
}

static gboolean
read_bare (const char   *text,
           EntDatePlain *point)
{
  static gboolean (*const readers[]) (const char *, EntDatePlain *) = {
    read_decade, read_century, read_season, read_some, read_words,
  };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      memset (point, 0, sizeof *point);
      if (readers[i] (text, point))
        return TRUE;
    }

  return FALSE;
}

char *
ent_date_qualify (const char *edtf,
                  gboolean    about,
                  gboolean    uncertain)
{
  const char *sign = about && uncertain ? "%" : about ? "~" : uncertain ? "?" : "";

  return g_strconcat (edtf, sign, NULL);
}

static char *
read_complete (const char        *text,
               EntDatePointFlags  flags)
{
  g_autofree char *trimmed = g_strdup (text);
  g_autofree char *edtf = NULL;
  const char *at = trimmed;
  gboolean about = (flags & ENT_DATE_POINT_ABOUT) != 0;
  gboolean uncertain = ent_date_take_suffix (trimmed, WORDS_UNCERTAIN);
  EntDatePeriod period;
  EntDatePlain point;

  if (g_str_has_suffix (trimmed, "~"))
    {
      trimmed[strlen (trimmed) - 1] = '\0';
      about = TRUE;
    }

  ent_date_take_prefix (&at, WORDS_ARTICLE);
  uncertain = ent_date_take_prefix (&at, WORDS_PERHAPS) || uncertain;
  about = ent_date_take_prefix (&at, WORDS_ABOUT) || about;
  ent_date_take_prefix (&at, WORDS_ARTICLE);
  period = take_period (&at);
  ent_date_take_prefix (&at, WORDS_ARTICLE);

  edtf = read_edtf (at);
  if (edtf != NULL && period == ENT_DATE_PERIOD_WHOLE)
    return ent_date_qualify (edtf, about, uncertain);
  if (!read_bare (at, &point))
    return NULL;

  if (period != ENT_DATE_PERIOD_WHOLE)
    return about || uncertain ? ent_date_write_period (&point, period, flags | ENT_DATE_POINT_END)
                              : ent_date_write_period (&point, period, flags);

  g_free (edtf);
  edtf = ent_date_write_plain (&point);
  return ent_date_qualify (edtf, about, uncertain);
}

/*< private >
 * ent_date_read_point:
 * @text: one date in small letters, tidied
 * @flags: how it is read
 * @completed_by: (nullable): a date whose last words are tried behind it, where it leaves
 *   out its month or year: "17" by "16 March 1979"
 *
 * Returns: (transfer full) (nullable): EDTF, or %NULL where it is not understood. Whether
 *   there is such a day is not looked at
 */
char *
ent_date_read_point (const char        *text,
                     EntDatePointFlags  flags,
                     const char        *completed_by)
{
  g_auto (GStrv) words = NULL;

  if (completed_by == NULL)
    return read_complete (text, flags);

  words = g_strsplit (completed_by, " ", -1);
  for (guint i = g_strv_length (words); i > 1; i--)
    {
      g_autofree char *tail = g_strjoinv (" ", words + i - 1);
      g_autofree char *whole = g_strconcat (text, " ", tail, NULL);
      char *edtf = read_complete (whole, flags);

      if (edtf != NULL)
        return edtf;
    }

  return NULL;
}
