/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-date-formats.h"
#include "ent-date-pattern.h"
#include "ent-date-phrase-private.h"

/*
 * Dates in the user's language, made into EDTF, by the patterns that dates are written by: a
 * text is read as a date where a translated pattern fits it, and what stands in the gaps of
 * the pattern is read in turn. So what ent_date_to_words () and ent_date_to_short () say is
 * read in every language. What people type besides is in lists of the translator's: words
 * that stand before, between or behind (ent-date-phrase.c), and here whole patterns, for
 * languages that put words elsewhere than English does.
 *
 * All readings are found, and two different ones are none.
 */

/* Longer than any date that one types. */
#define LONGEST 300

typedef enum
{
  TYPED_YEAR,
  TYPED_BC,
  TYPED_MONTH,
  TYPED_DAY,
  TYPED_DECADE,
  TYPED_CENTURY,
  TYPED_SPRING,
  TYPED_SUMMER,
  TYPED_AUTUMN,
  TYPED_WINTER,
  TYPED_ABOUT,
  TYPED_EARLY,
  TYPED_MID,
  TYPED_LATE,
  TYPED_INTERVAL,
  TYPED_SINCE,
  TYPED_UNTIL,
  TYPED_BEFORE,
  TYPED_AFTER,
  TYPED_BY,
  TYPED_BETWEEN,
} Typed;

/* Translators: all of these are patterns of dates as people type them, as many as there are,
   between bars, in small letters. What is to be read stands for “{1}”, “{2}” and so on. There
   is no need to repeat what dates are written by, nor what the lists of words have. */
static const char *const typed_patterns[] = {
  /* Translators: {1}: the number of a year. */
  [TYPED_YEAR] = NC_ ("typed pattern", "the year {1}|year {1}"),
  /* Translators: {1}: the number of a year before Christ. */
  [TYPED_BC] = NC_ ("typed pattern", "{1} BC|{1} BCE"),
  /* Translators: {1}: the name of a month, {2}: the year, {3}: instead of {1}, the number of the month. */
  [TYPED_MONTH] = NC_ ("typed pattern", "{1} {2}|{1}, {2}|{1} of {2}"),
  /* Translators: {1}: the day, {2}: the name of a month, {3}: the year, {4}: instead of {2}, the number of the month. */
  [TYPED_DAY] = NC_ ("typed pattern", "{1} {2} {3}|{2} {1}, {3}"),
  /* Translators: {1}: the first year of a decade: “1970s”. */
  [TYPED_DECADE] = NC_ ("typed pattern", "{1}s|the {1}s"),
  /* Translators: {1}: the number of a century, in Arabic or Roman digits. */
  [TYPED_CENTURY] = NC_ ("typed pattern", "{1}th century|the {1}th century"),
  /* Translators: {1}: a year. */
  [TYPED_SPRING] = NC_ ("typed pattern", "spring {1}|spring of {1}"),
  /* Translators: {1}: a year. */
  [TYPED_SUMMER] = NC_ ("typed pattern", "summer {1}|summer of {1}"),
  /* Translators: {1}: a year. */
  [TYPED_AUTUMN] = NC_ ("typed pattern", "autumn {1}|autumn of {1}|fall {1}|fall of {1}"),
  /* Translators: {1}: a year. */
  [TYPED_WINTER] = NC_ ("typed pattern", "winter {1}|winter of {1}"),
  /* Translators: {1}: any single date. */
  [TYPED_ABOUT] = NC_ ("typed pattern", "about {1}|circa {1}"),
  /* Translators: the first third of {1}: a month, year, decade or century. */
  [TYPED_EARLY] = NC_ ("typed pattern", "early {1}|beginning of {1}"),
  /* Translators: the middle third of {1}: a month, year, decade or century. */
  [TYPED_MID] = NC_ ("typed pattern", "mid-{1}|middle of {1}"),
  /* Translators: the last third of {1}: a month, year, decade or century. */
  [TYPED_LATE] = NC_ ("typed pattern", "late {1}|end of {1}"),
  /* Translators: the whole time from {1} to {2}. */
  [TYPED_INTERVAL] = NC_ ("typed pattern", "{1} to {2}|from {1} to {2}"),
  /* Translators: from {1} on, until today. */
  [TYPED_SINCE] = NC_ ("typed pattern", "since {1}|{1} onwards"),
  /* Translators: always, until {1}. */
  [TYPED_UNTIL] = NC_ ("typed pattern", "until {1}"),
  /* Translators: some time before {1}, but not in it. */
  [TYPED_BEFORE] = NC_ ("typed pattern", "before {1}"),
  /* Translators: some time after {1}, but not in it. */
  [TYPED_AFTER] = NC_ ("typed pattern", "after {1}"),
  /* Translators: some time before {1}, or in it. */
  [TYPED_BY] = NC_ ("typed pattern", "by {1}"),
  /* Translators: some time from {1} to {2}. */
  [TYPED_BETWEEN] = NC_ ("typed pattern", "between {1} and {2}"),
};

typedef enum
{
  TAKEN_NOTHING   = 0,
  TAKEN_ABOUT     = 1 << 0,
  TAKEN_UNCERTAIN = 1 << 1,
  TAKEN_ARTICLE   = 1 << 2,
  ONLY_WRITTEN    = 1 << 3, /* as ent_date_to_words () writes it, and not otherwise */
  ONLY_PLAIN      = 1 << 4, /* nothing qualifies it but what is taken already */
} Taken;

/* What a thread needs to read dates: patterns are made once, what was read is for one text. */
typedef struct
{
  GHashTable *patterns; /* by the translated text: a GPtrArray of EntDatePattern */
  GHashTable *plains;   /* by the folded text: a GArray of EntDatePlain */
} Reader;

static void reader_free (gpointer reader);

static GPrivate reader_of_thread = G_PRIVATE_INIT (reader_free);

/* What is done with the gaps of a pattern, and where the result goes. */
typedef struct
{
  Reader            *reader;
  GArray            *years;
  GArray            *plains;
  GPtrArray         *dates;
  EntDateForm        form;
  int                month;
  gsize              fewest_digits;
  gboolean           is_bc;
  gboolean           alone;
  guint              taken;
  EntDatePeriod      period;
  EntDatePointFlags  flags;
  const char        *shape;
  int                direction;
} Ask;

static void read_point (Reader            *self,
                        const char        *text,
                        guint              taken,
                        EntDatePointFlags  flags,
                        GPtrArray         *dates);

static void read_plains (Reader     *self,
                         const char *text,
                         GArray     *plains);

static void
reader_free (gpointer reader)
{
  Reader *self = reader;

  g_hash_table_unref (self->patterns);
  g_hash_table_unref (self->plains);
  g_free (self);
}

static Reader *
get_reader (void)
{
  Reader *self = g_private_get (&reader_of_thread);

  if (self == NULL)
    {
      self = g_new (Reader, 1);
      self->patterns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_ptr_array_unref);
      self->plains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_array_unref);
      g_private_set (&reader_of_thread, self);
    }

  return self;
}

/* ---------------------------------------------------------------- patterns */

static GPtrArray *
get_patterns (Reader     *self,
              const char *formats)
{
  GPtrArray *patterns = g_hash_table_lookup (self->patterns, formats);
  g_auto (GStrv) list = NULL;

  if (patterns != NULL)
    return patterns;

  patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_date_pattern_free);
  list = g_strsplit (formats, "|", -1);
  for (guint i = 0; list[i]; i++)
    if (*list[i] != '\0')
      g_ptr_array_add (patterns, ent_date_pattern_new (list[i]));
  g_hash_table_insert (self->patterns, g_strdup (formats), patterns);

  return patterns;
}

static void
match (const char         *formats,
       const char         *text,
       EntDatePatternFunc  func,
       const Ask          *ask)
{
  GPtrArray *patterns = get_patterns (ask->reader, formats);

  for (guint i = 0; i < patterns->len; i++)
    ent_date_pattern_match (g_ptr_array_index (patterns, i), text, func, (gpointer) ask);
}

static void
match_typed (Typed               typed,
             const char         *text,
             EntDatePatternFunc  func,
             const Ask          *ask)
{
  match (g_dpgettext2 (GETTEXT_PACKAGE, "typed pattern", typed_patterns[typed]), text, func, ask);
}

/* The words of a list, between what stands before and behind them: "{1} to {2}". */
static void
match_listed (EntDateWords        words,
              const char         *before,
              const char         *behind,
              const char         *text,
              EntDatePatternFunc  func,
              const Ask          *ask)
{
  g_auto (GStrv) list = ent_date_words_list (words);
  g_autoptr (GString) formats = g_string_new (NULL);

  for (guint i = 0; list[i]; i++)
    if (*list[i] != '\0')
      g_string_append_printf (formats, "%s%s%s|", before, list[i], behind);
  match (formats->str, text, func, ask);
}

static void
match_prefix (EntDateWords        words,
              const char         *text,
              EntDatePatternFunc  func,
              const Ask          *ask)
{
  match_listed (words, "", " {1}", text, func, ask);
}

static void
match_suffix (EntDateWords        words,
              const char         *text,
              EntDatePatternFunc  func,
              const Ask          *ask)
{
  match_listed (words, "{1} ", "", text, func, ask);
}

static void
match_infix (EntDateWords        words,
             const char         *text,
             EntDatePatternFunc  func,
             const Ask          *ask)
{
  match_listed (words, "{1} ", " {2}", text, func, ask);
}

/* Each word of one list with each of another: "from {1} to {2}", "from {1} onwards". */
static void
match_both (EntDateWords        first,
            EntDateWords        second,
            const char         *behind,
            const char         *text,
            EntDatePatternFunc  func,
            const Ask          *ask)
{
  g_auto (GStrv) list = ent_date_words_list (first);

  for (guint i = 0; list[i]; i++)
    {
      g_autofree char *before = g_strdup_printf ("%s {1} ", list[i]);

      if (*list[i] != '\0')
        match_listed (second, before, behind, text, func, ask);
    }
}

static gboolean
is_folded (const char *words,
           const char *text)
{
  g_autofree char *folded = ent_date_fold (words);

  return g_str_equal (folded, text);
}

static gboolean
is_listed (EntDateWords  words,
           const char   *text)
{
  g_auto (GStrv) list = ent_date_words_list (words);

  for (guint i = 0; list[i]; i++)
    if (is_folded (list[i], text))
      return TRUE;

  return FALSE;
}

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
  const Ask *ask = data;
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

/* A year within another date, or one that stands alone. */
static GArray *
read_years (Reader     *self,
            const char *text,
            gboolean    alone)
{
  const Ask plain = { .reader = self, .fewest_digits = 3,
                      .years = g_array_new (FALSE, FALSE, sizeof (int)) };
  Ask ad = plain;
  Ask bc = plain;

  ad.fewest_digits = bc.fewest_digits = 1;
  bc.is_bc = TRUE;
  match ("{1}", text, year_cb, &plain);
  match (ENT_DATE_YEAR_AD, text, year_cb, &ad);
  match (ENT_DATE_YEAR_BC, text, year_cb, &bc);
  match_typed (TYPED_BC, text, year_cb, &bc);
  if (alone)
    {
      match (ENT_DATE_YEAR_ALONE, text, year_cb, &plain);
      match (ENT_DATE_YEAR_ALONE_AD, text, year_cb, &ad);
      match (ENT_DATE_YEAR_ALONE_BC, text, year_cb, &bc);
      match_typed (TYPED_YEAR, text, year_cb, &plain);
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

      if (other->form == form && other->year == year && other->month == month &&
          other->day == day)
        return;
    }
  g_array_append_val (plains, plain);
}

static void
add_with_year (const Ask  *ask,
               const char *text,
               int         month,
               int         day)
{
  g_autoptr (GArray) years = read_years (ask->reader, text, ask->alone);

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

static void
year_alone_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
               gpointer  data)
{
  const Ask *ask = data;

  if (gaps[0] != NULL)
    add_with_year (ask, gaps[0], ask->month, 0);
}

static void
decade_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
           gpointer  data)
{
  const Ask *ask = data;
  int year = gaps[0] ? read_digits (gaps[0], 3, 4) : -1;

  if (year >= 100 && year % 10 == 0)
    add_plain (ask->plains, ENT_DATE_FORM_DECADE, year, 0, 0);
}

static void
century_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
            gpointer  data)
{
  const Ask *ask = data;
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
  const Ask *ask = data;
  g_autoptr (GArray) within = g_array_new (FALSE, FALSE, sizeof (EntDatePlain));

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
read_seasons (Ask        *ask,
              const char *text)
{
  const char *const written[] = {
    ENT_DATE_SPRING, ENT_DATE_SUMMER, ENT_DATE_AUTUMN, ENT_DATE_WINTER,
  };

  ask->form = ENT_DATE_FORM_SEASON;
  for (int i = 0; i < 4; i++)
    {
      ask->month = 21 + i;
      ask->alone = FALSE;
      match (written[i], text, year_alone_cb, ask);
      ask->alone = TRUE;
      match_prefix (WORDS_SPRING + i, text, year_alone_cb, ask);
      match_typed (TYPED_SPRING + i, text, year_alone_cb, ask);
    }
}

static void
read_plains (Reader     *self,
             const char *text,
             GArray     *plains)
{
  GArray *known = g_hash_table_lookup (self->plains, text);
  Ask ask = { .reader = self };

  if (known == NULL)
    {
      known = ask.plains = g_array_new (FALSE, FALSE, sizeof (EntDatePlain));
      g_hash_table_insert (self->plains, g_strdup (text), known);

      ask.form = ENT_DATE_FORM_DAY;
      match (ENT_DATE_DAY, text, day_cb, &ask);
      match (ENT_DATE_SHORT_DAY, text, day_cb, &ask);
      match_typed (TYPED_DAY, text, day_cb, &ask);
      ask.form = ENT_DATE_FORM_MONTH;
      match (ENT_DATE_MONTH, text, month_cb, &ask);
      match (ENT_DATE_SHORT_MONTH, text, month_cb, &ask);
      match_typed (TYPED_MONTH, text, month_cb, &ask);
      match (ENT_DATE_DECADE, text, decade_cb, &ask);
      match (ENT_DATE_SHORT_DECADE, text, decade_cb, &ask);
      match_typed (TYPED_DECADE, text, decade_cb, &ask);
      match_typed (TYPED_CENTURY, text, century_cb, &ask);
      read_seasons (&ask, text);
      ask.form = ENT_DATE_FORM_SOME_DAY_OF_YEAR;
      match (ENT_DATE_SOME_DAY, text, some_cb, &ask);
      match_prefix (WORDS_SOME_DAY, text, some_cb, &ask);
      ask.form = ENT_DATE_FORM_SOME_MONTH;
      match (ENT_DATE_SOME_MONTH, text, some_cb, &ask);
      match_prefix (WORDS_SOME_MONTH, text, some_cb, &ask);
      ask.form = ENT_DATE_FORM_YEAR;
      ask.month = 0;
      ask.alone = TRUE;
      match ("{1}", text, year_alone_cb, &ask);
    }

  g_array_append_vals (plains, known->data, known->len);
}

/* ---------------------------------------------------------------- with what qualifies them */

static void
add_date (GPtrArray *dates,
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
  const Ask *ask = data;

  if (gaps[0] != NULL)
    read_point (ask->reader, gaps[0], ask->taken, ask->flags, ask->dates);
}

static void
period_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
           gpointer  data)
{
  const Ask *ask = data;
  g_autoptr (GArray) plains = g_array_new (FALSE, FALSE, sizeof (EntDatePlain));

  if (gaps[0] != NULL)
    read_plains (ask->reader, gaps[0], plains);
  for (guint i = 0; i < plains->len; i++)
    add_date (ask->dates, ent_date_write_period (&g_array_index (plains, EntDatePlain, i),
                                                 ask->period, ask->flags));
}

static void
read_periods (Ask        *ask,
              const char *text)
{
  if (ask->taken & (TAKEN_ABOUT | TAKEN_UNCERTAIN))
    ask->flags |= ENT_DATE_POINT_END;
  for (int i = 0; i < 3; i++)
    {
      ask->period = ENT_DATE_PERIOD_EARLY + i;
      match_prefix (WORDS_EARLY + i, text, period_cb, ask);
      match_typed (TYPED_EARLY + i, text, period_cb, ask);
    }
}

static void
read_qualified (Ask        *ask,
                const char *text)
{
  const guint taken = ask->taken;
  gboolean typed = !(taken & ONLY_WRITTEN);

  if (!(taken & (TAKEN_ABOUT | TAKEN_UNCERTAIN)))
    {
      ask->taken = taken | TAKEN_ABOUT | TAKEN_UNCERTAIN;
      match (ENT_DATE_ABOUT_UNCERTAIN, text, point_cb, ask);
      if (typed)
        match (ENT_DATE_SHORT_ABOUT_UNCERTAIN, text, point_cb, ask);
    }
  if (!(taken & TAKEN_UNCERTAIN))
    {
      ask->taken = taken | TAKEN_UNCERTAIN;
      match (ENT_DATE_UNCERTAIN, text, point_cb, ask);
      if (typed)
        {
          match (ENT_DATE_SHORT_UNCERTAIN, text, point_cb, ask);
          match_suffix (WORDS_UNCERTAIN, text, point_cb, ask);
          match_prefix (WORDS_PERHAPS, text, point_cb, ask);
        }
    }
  if (!(taken & TAKEN_ABOUT))
    {
      ask->taken = taken | TAKEN_ABOUT;
      match (ENT_DATE_ABOUT, text, point_cb, ask);
      if (typed)
        {
          match (ENT_DATE_SHORT_ABOUT, text, point_cb, ask);
          match_prefix (WORDS_ABOUT, text, point_cb, ask);
          match_typed (TYPED_ABOUT, text, point_cb, ask);
        }
    }
  if (typed && !(taken & TAKEN_ARTICLE))
    {
      ask->taken = taken | TAKEN_ARTICLE;
      match_prefix (WORDS_ARTICLE, text, point_cb, ask);
    }
}

static void
read_point (Reader            *self,
            const char        *text,
            guint              taken,
            EntDatePointFlags  flags,
            GPtrArray         *dates)
{
  g_autoptr (GArray) plains = g_array_new (FALSE, FALSE, sizeof (EntDatePlain));
  Ask ask = { .reader = self, .taken = taken, .flags = flags, .dates = dates };

  read_plains (self, text, plains);
  for (guint i = 0; i < plains->len; i++)
    {
      g_autofree char *edtf = ent_date_write_plain (&g_array_index (plains, EntDatePlain, i));

      add_date (dates, ent_date_qualify (edtf, (taken & TAKEN_ABOUT) != 0,
                                         (taken & TAKEN_UNCERTAIN) != 0));
    }

  if (taken & ONLY_PLAIN)
    return;
  read_qualified (&ask, text);
  ask.taken = taken;
  if (!(taken & ONLY_WRITTEN))
    read_periods (&ask, text);
}

static GPtrArray *
new_dates (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* A date at an end, or in a set, where it may also be English or EDTF. */
static GPtrArray *
read_part (Reader     *self,
           const char *text,
           guint       taken)
{
  GPtrArray *dates = new_dates ();

  read_point (self, text, taken, ENT_DATE_POINT_END, dates);
  if (dates->len == 0 && taken == TAKEN_NOTHING)
    add_date (dates, ent_date_read_point (text, ENT_DATE_POINT_END, NULL));

  return dates;
}

/* ---------------------------------------------------------------- two dates */

static gboolean
is_unknown (const char *text)
{
  return is_folded (ENT_DATE_UNKNOWN, text) || is_listed (WORDS_UNKNOWN, text);
}

static gunichar
get_char_before (const char *start,
                 const char *at)
{
  return at > start ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
}

/* An end that leaves out what the start says, as in 1979年2月17日至3月16日. */
static void
complete_end (Reader     *self,
              const char *text,
              const char *start,
              guint       taken,
              GPtrArray  *dates)
{
  for (const char *at = start; *at != '\0' && dates->len == 0;)
    {
      g_autofree char *whole = NULL;
      gunichar last = g_utf8_get_char (at);

      at = g_utf8_next_char (at);
      if (g_unichar_isdigit (last))
        continue;
      whole = g_strdup_printf ("%.*s%s", (int) (at - start), start, text);
      read_point (self, whole, taken, ENT_DATE_POINT_END, dates);
    }
}

/* A start that leaves out what the end says, as in "17. Februar bis 16. März 1979". */
static void
complete_start (Reader     *self,
                const char *text,
                const char *end,
                guint       taken,
                GPtrArray  *dates)
{
  for (const char *at = end + strlen (end); at > end && dates->len == 0;)
    {
      g_autofree char *whole = NULL;

      at = g_utf8_prev_char (at);
      if (*at != ' ' && !g_unichar_ispunct (get_char_before (end, at)))
        continue;
      whole = g_strconcat (text, at, NULL);
      read_point (self, whole, taken, ENT_DATE_POINT_END, dates);
    }
}

static GPtrArray *
read_start (Reader     *self,
            const char *text,
            const char *end,
            guint       taken)
{
  GPtrArray *dates;

  if (is_unknown (text))
    {
      dates = new_dates ();
      add_date (dates, g_strdup (""));
      return dates;
    }

  dates = read_part (self, text, taken);
  if (dates->len == 0 && end != NULL && !(taken & ONLY_WRITTEN))
    complete_start (self, text, end, taken, dates);

  return dates;
}

static GPtrArray *
read_end (Reader     *self,
          const char *text,
          const char *start,
          guint       taken)
{
  GPtrArray *dates;

  if (is_listed (WORDS_PRESENT, text))
    {
      dates = new_dates ();
      add_date (dates, g_strdup (".."));
      return dates;
    }

  dates = read_start (self, text, NULL, taken);
  if (dates->len == 0 && start != NULL && !(taken & ONLY_WRITTEN))
    complete_end (self, text, start, taken, dates);

  return dates;
}

/* Puts each reading of one with each of the other, as the shape has it: "{1}/{2}". */
static void
join (const Ask *ask,
      GPtrArray *firsts,
      GPtrArray *seconds)
{
  for (guint i = 0; i < firsts->len; i++)
    for (guint j = 0; j < seconds->len; j++)
      {
        g_autoptr (GString) edtf = g_string_new (ask->shape);

        g_string_replace (edtf, "{1}", g_ptr_array_index (firsts, i), 1);
        g_string_replace (edtf, "{2}", g_ptr_array_index (seconds, j), 1);
        add_date (ask->dates, g_string_free_and_steal (g_steal_pointer (&edtf)));
      }
}

static void
two_ends_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
             gpointer  data)
{
  const Ask *ask = data;
  g_autoptr (GPtrArray) ends = NULL;
  g_autoptr (GPtrArray) starts = NULL;

  ends = read_end (ask->reader, gaps[1], gaps[0], ask->taken);
  if (ends->len == 0)
    return;
  starts = read_start (ask->reader, gaps[0], gaps[1], ask->taken);
  join (ask, starts, ends);
}

/* One "c." stands for both ends of what a dash joins. */
static void
about_dashed_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
                 gpointer  data)
{
  Ask ask = *(const Ask *) data;

  ask.taken |= TAKEN_ABOUT;
  match ("{1}–{2}", gaps[0], two_ends_cb, &ask);
}

/* What has one date, and is told by the shape what to make of it: "../{1}". */
static void
one_end_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
            gpointer  data)
{
  const Ask *ask = data;
  g_autoptr (GPtrArray) ends = NULL;

  if (gaps[0] == NULL)
    return;

  ends = read_start (ask->reader, gaps[0], NULL, TAKEN_NOTHING);
  for (guint i = 0; i < ends->len; i++)
    {
      const char *end = g_ptr_array_index (ends, i);
      g_autoptr (GString) edtf = g_string_new (ask->shape);

      if (*end == '\0' && *ask->shape == '[')
        continue;
      g_string_replace (edtf, "{1}", end, 1);
      add_date (ask->dates, g_string_free_and_steal (g_steal_pointer (&edtf)));
    }
}

static void
next_to_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
            gpointer  data)
{
  const Ask *ask = data;
  g_autoptr (GPtrArray) points = NULL;

  if (gaps[0] == NULL)
    return;

  points = read_part (ask->reader, gaps[0], TAKEN_NOTHING);
  for (guint i = 0; i < points->len; i++)
    add_date (ask->dates, ent_date_read_next_to (g_ptr_array_index (points, i), ask->direction));
}

static void
century_years_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
                  gpointer  data)
{
  const Ask *ask = data;
  g_autoptr (GArray) firsts = read_years (ask->reader, gaps[0], FALSE);
  g_autoptr (GArray) lasts = read_years (ask->reader, gaps[1], FALSE);

  if (firsts->len == 1 && lasts->len == 1)
    {
      const EntDatePlain first = { ENT_DATE_FORM_YEAR, g_array_index (firsts, int, 0), 0, 0 };
      const EntDatePlain last = { ENT_DATE_FORM_YEAR, g_array_index (lasts, int, 0), 0, 0 };
      g_autofree char *first_edtf = ent_date_write_plain (&first);
      g_autofree char *last_edtf = ent_date_write_plain (&last);

      add_date (ask->dates, g_strdup_printf ("%s/%s", first_edtf, last_edtf));
    }
}

static void
read_intervals (Reader     *self,
                const char *text,
                GPtrArray  *dates)
{
  GPtrArray *patterns = get_patterns (self, ENT_DATE_INTERVAL);
  Ask ask = { .reader = self, .dates = dates, .shape = "{1}/{2}" };

  /* With a dash, one "c." may stand for both ends; what is written says so of each. */
  if (ent_date_pattern_is_dash (g_ptr_array_index (patterns, 0)))
    ask.taken = ONLY_WRITTEN;
  match (ENT_DATE_INTERVAL, text, two_ends_cb, &ask);
  ask.taken = ONLY_PLAIN;
  match ("{1}–{2}", text, two_ends_cb, &ask);
  match (ENT_DATE_SHORT_ABOUT, text, about_dashed_cb, &ask);
  match_prefix (WORDS_ABOUT, text, about_dashed_cb, &ask);
  ask.taken = TAKEN_NOTHING;
  match_infix (WORDS_TO, text, two_ends_cb, &ask);
  match_typed (TYPED_INTERVAL, text, two_ends_cb, &ask);
  match_both (WORDS_FROM, WORDS_TO, " {2}", text, two_ends_cb, &ask);
  match (ENT_DATE_CENTURY, text, century_years_cb, &ask);

  ask.shape = "../{1}";
  match (ENT_DATE_UNTIL, text, one_end_cb, &ask);
  match_prefix (WORDS_UNTIL, text, one_end_cb, &ask);
  match_typed (TYPED_UNTIL, text, one_end_cb, &ask);

  ask.shape = "{1}/..";
  match ("{1}–", text, one_end_cb, &ask);
  match (ENT_DATE_TO_PRESENT, text, one_end_cb, &ask);
  match_prefix (WORDS_SINCE, text, one_end_cb, &ask);
  match_prefix (WORDS_FROM, text, one_end_cb, &ask);
  match_both (WORDS_FROM, WORDS_ONWARDS, "", text, one_end_cb, &ask);
  match_suffix (WORDS_ONWARDS, text, one_end_cb, &ask);
  match_typed (TYPED_SINCE, text, one_end_cb, &ask);
}

/* ---------------------------------------------------------------- one of several */

static void
range_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
          gpointer  data)
{
  const Ask *ask = data;
  g_autoptr (GPtrArray) ends = read_part (ask->reader, gaps[1], TAKEN_NOTHING);
  g_autoptr (GPtrArray) starts = NULL;

  if (ends->len == 0)
    complete_end (ask->reader, gaps[1], gaps[0], TAKEN_NOTHING, ends);
  starts = read_part (ask->reader, gaps[0], TAKEN_NOTHING);
  if (starts->len == 0)
    complete_start (ask->reader, gaps[0], gaps[1], TAKEN_NOTHING, starts);
  join (ask, starts, ends);
}

static void members_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
                        gpointer  data);

/* One date, a few years that one of them is meant of, or a list of such. */
static GPtrArray *
read_members (Reader     *self,
              const char *text,
              gboolean    many)
{
  GPtrArray *dates = read_part (self, text, TAKEN_NOTHING);
  Ask ask = { .reader = self, .dates = dates, .shape = "{1}..{2}" };

  match (ENT_DATE_MEMBER, text, range_cb, &ask);
  match_infix (WORDS_TO, text, range_cb, &ask);
  ask.shape = "{1}..";
  match (ENT_DATE_OR_LATER, text, one_end_cb, &ask);
  ask.shape = "..{1}";
  match (ENT_DATE_OR_EARLIER, text, one_end_cb, &ask);
  if (many)
    {
      ask.shape = "{1},{2}";
      match (ENT_DATE_COMMA, text, members_cb, &ask);
      match ("{1}, {2}", text, members_cb, &ask);
    }

  return dates;
}

static void
members_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
            gpointer  data)
{
  const Ask *ask = data;
  g_autoptr (GPtrArray) last = read_members (ask->reader, gaps[1], FALSE);
  g_autoptr (GPtrArray) some = NULL;

  if (last->len == 0)
    return;
  some = read_members (ask->reader, gaps[0], TRUE);
  if (some->len == 0)
    complete_start (ask->reader, gaps[0], gaps[1], TAKEN_NOTHING, some);
  join (ask, some, last);
}

static void
read_sets (Reader     *self,
           const char *text,
           GPtrArray  *dates)
{
  Ask ask = { .reader = self, .dates = dates };

  ask.shape = "[{1},{2}]";
  match (ENT_DATE_OR, text, members_cb, &ask);
  match_infix (WORDS_OR, text, members_cb, &ask);

  ask.shape = "[{1}..{2}]";
  match (ENT_DATE_SOME_TIME, text, range_cb, &ask);
  match_both (WORDS_SOME_TIME_FROM, WORDS_TO, " {2}", text, range_cb, &ask);
  match_both (WORDS_BETWEEN, WORDS_AND, " {2}", text, range_cb, &ask);
  match_typed (TYPED_BETWEEN, text, range_cb, &ask);

  ask.shape = "[..{1}]";
  match (ENT_DATE_OR_EARLIER, text, one_end_cb, &ask);
  match_suffix (WORDS_OR_EARLIER, text, one_end_cb, &ask);
  match_prefix (WORDS_BY, text, one_end_cb, &ask);
  match_typed (TYPED_BY, text, one_end_cb, &ask);
  ask.shape = "[{1}..]";
  match (ENT_DATE_OR_LATER, text, one_end_cb, &ask);
  match_suffix (WORDS_OR_LATER, text, one_end_cb, &ask);

  ask.direction = -1;
  match_prefix (WORDS_BEFORE, text, next_to_cb, &ask);
  match_typed (TYPED_BEFORE, text, next_to_cb, &ask);
  ask.direction = 1;
  match_prefix (WORDS_AFTER, text, next_to_cb, &ask);
  match_typed (TYPED_AFTER, text, next_to_cb, &ask);
}

/* The readings that are dates; where there are none, one that is impossible is told of. */
static EntDateReading
choose (GPtrArray  *dates,
        char      **edtf)
{
  guint n_dates = 0;

  for (guint i = 0; i < dates->len; i++)
    {
      g_autoptr (EntDate) date = ent_date_new (g_ptr_array_index (dates, i), NULL);

      if (date == NULL && *edtf != NULL)
        continue;
      g_set_str (edtf, g_ptr_array_index (dates, i));
      n_dates += date != NULL;
    }
  if (n_dates > 1)
    {
      g_clear_pointer (edtf, g_free);
      return ENT_DATE_READING_AMBIGUOUS;
    }

  return dates->len > 0 ? ENT_DATE_READING_FOUND : ENT_DATE_READING_NONE;
}

/*< private >
 * ent_date_read_local:
 * @text: what was typed
 * @edtf: (out): location for the EDTF
 *
 * Reads a date by the patterns of the user's language.
 *
 * Returns: whether it is read, as one date, or in several ways that differ
 */
EntDateReading
ent_date_read_local (const char  *text,
                     char       **edtf)
{
  Reader *self = get_reader ();
  g_autofree char *folded = NULL;
  g_autoptr (GPtrArray) dates = new_dates ();

  *edtf = NULL;
  if (strlen (text) > LONGEST)
    return ENT_DATE_READING_NONE;

  folded = ent_date_fold (text);
  if (is_folded (ENT_DATE_ALWAYS, folded))
    add_date (dates, g_strdup ("../.."));
  read_point (self, folded, TAKEN_NOTHING, ENT_DATE_POINT_ALONE, dates);
  read_intervals (self, folded, dates);
  read_sets (self, folded, dates);
  g_hash_table_remove_all (self->plains);

  return choose (dates, edtf);
}
