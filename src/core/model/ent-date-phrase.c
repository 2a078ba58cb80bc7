/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-date-pattern.h"
#include "ent-date-phrase-private.h"
#include "ent-date-private.h"

/*
 * Dates as people type them, made into EDTF.
 *
 * What is EDTF is taken as that. All else is read from the outside in: first what joins two
 * dates or leaves an end open, then, in ent-date-phrase-point.c, the single date. What the
 * words come to:
 *
 *   about 1975, c. 1975, ca 1975          1975~
 *   perhaps 1977, 1977?                   1977?
 *   the 1970s                             197X
 *   19th century                          18XX
 *   early, mid-, late 1970s               [1970..1973], [1974..1976], [1976..1979];
 *                                         of the late 1980s, as in the built-in case,
 *                                         [1986..1989]: some time in these years
 *   early, mid-, late 19th century        its first, second and last third
 *   early, mid-, late 1977                its first, second and last four months
 *   early, mid-, late September 1977      days 1 to 10, 11 to 20, 21 to the last
 *   1954–91, 1954-1991, 1954 to 1991      1954/1991
 *   since 1977, 1977–, 1977 to the present  1977/..
 *   until 1991                            ../1991
 *   1977 to an unknown date, 1977–?       1977/
 *   before 1960, after 1960               [..1959], [1961..]
 *   by 1960, 1960 or earlier, or later    [..1960], [1960..]
 *   1964 or 1965                          [1964,1965]
 *   between 1964 and 1967                 [1964..1967]: some time, not all the time
 *   22 Sept 1977, Sept 22nd, 1977, 22.9.1977   1977-09-22
 *   9–18 December 2009                    2009-12-09/2009-12-18
 *   spring 1975                           1975-21
 *   44 BC                                 -0043
 *
 * An end of an interval cannot be a set in EDTF, so there the part of a decade becomes its
 * middle, give or take one: "early 1970s to 1991" is 1971~/1991 (mid: 1975~, late: 1978~).
 *
 * A hyphen between a year and two digits is EDTF's wherever EDTF has a meaning for it:
 * 1954-11 is November, 1975-21 is spring. 1954-91 has none, and is an interval. A dash (–)
 * is the sign of an interval: 1911–12 is one of two years; only where the second number
 * cannot end one, as in 1954–11, is it the month.
 *
 * Words are understood in English and in the user's language, months also as the system's
 * language calls them. What a language says in an order of its own is read first, by its
 * patterns: ent-date-phrase-local.c.
 */

#define EN_DASH "–"

/* What stands between two ends, open ends and the like; all in small letters. The
 * translator adds what people type in the language, between bars. */
static const char *const word_lists[] = {
  [WORDS_SINCE] = NC_ ("typed date", "since|starting in|starting|beginning in"),
  [WORDS_FROM] = NC_ ("typed date", "from"),
  [WORDS_TO] = NC_ ("typed date", "to|until|till|through"),
  [WORDS_UNTIL] = NC_ ("typed date", "until|till|up to|through|ending in|to"),
  [WORDS_BEFORE] = NC_ ("typed date", "before|prior to"),
  [WORDS_AFTER] = NC_ ("typed date", "after"),
  [WORDS_BY] = NC_ ("typed date", "by|at the latest in|not later than|no later than"),
  [WORDS_BETWEEN] = NC_ ("typed date", "some time between|sometime between|between"),
  [WORDS_AND] = NC_ ("typed date", "and"),
  [WORDS_SOME_TIME_FROM] = NC_ ("typed date", "some time from|sometime from"),
  [WORDS_OR] = NC_ ("typed date", "or"),
  [WORDS_OR_EARLIER] = NC_ ("typed date", "or earlier|or before"),
  [WORDS_OR_LATER] = NC_ ("typed date", "or later|or after"),
  [WORDS_PRESENT] = NC_ ("typed date", "the present|present|the present day|today|now|this day"),
  [WORDS_ONWARDS] = NC_ ("typed date", "onwards|onward|on|and after|ongoing"),
  [WORDS_UNKNOWN] = NC_ ("typed date", "an unknown date|unknown|unknown date|?"),
  [WORDS_ALWAYS] = NC_ ("typed date", "always"),
  [WORDS_ABOUT] = NC_ ("typed date", "about|around|circa|c.|ca.|ca|c|approximately|approx.|approx|roughly|some time around|~"),
  [WORDS_PERHAPS] = NC_ ("typed date", "perhaps|possibly|probably|maybe|likely"),
  [WORDS_UNCERTAIN] = NC_ ("typed date", "(uncertain)|(?)|?|uncertain"),
  [WORDS_EARLY] = NC_ ("typed date", "early in|early|beginning of|the beginning of|start of|the start of"),
  [WORDS_MID] = NC_ ("typed date", "mid-|mid–|mid|in the middle of|the middle of|middle of"),
  [WORDS_LATE] = NC_ ("typed date", "late in|late|end of|the end of"),
  [WORDS_ARTICLE] = NC_ ("typed date", "in the|in|the|on"),
  [WORDS_OF] = NC_ ("typed date", "of the|of"),
  [WORDS_CENTURY] = NC_ ("typed date", "century|cent.|c."),
  [WORDS_BC] = NC_ ("typed date", "bc|bce|b.c.|b.c.e."),
  [WORDS_AD] = NC_ ("typed date", "ad|ce|a.d.|c.e."),
  [WORDS_SOME_DAY] = NC_ ("typed date", "some day of|some day in"),
  [WORDS_SOME_MONTH] = NC_ ("typed date", "some month of|some month in"),
  [WORDS_SPRING] = NC_ ("typed date", "spring"),
  [WORDS_SUMMER] = NC_ ("typed date", "summer"),
  [WORDS_AUTUMN] = NC_ ("typed date", "autumn|fall"),
  [WORDS_WINTER] = NC_ ("typed date", "winter"),
};

/*< private >
 * ent_date_words_list:
 * @words: which
 *
 * Returns: (transfer full): the English words, and those of the user's language
 */
char **
ent_date_words_list (EntDateWords words)
{
  const char *english = word_lists[words];
  const char *local = g_dpgettext2 (GETTEXT_PACKAGE, "typed date", english);
  g_autofree char *both = NULL;
  g_autofree char *small = NULL;

  if (local == english)
    return g_strsplit (english, "|", -1);

  both = g_strconcat (english, "|", local, NULL);
  small = g_utf8_strdown (both, -1);
  return g_strsplit (small, "|", -1);
}

/* Whether a word may end before @at: "to" is not in "tomorrow", "c." is before a digit. */
static gboolean
ends_before (const char *word,
             const char *at)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (word + strlen (word)));

  if (*at == '\0' || !g_unichar_isalpha (last))
    return TRUE;

  return !g_unichar_isalpha (g_utf8_get_char (at));
}

static const char *
skip_spaces (const char *at)
{
  while (*at == ' ')
    at++;

  return at;
}

/*< private >
 * ent_date_take_prefix:
 * @text: (inout): a text in small letters; moved behind the words, and a space
 * @words: which words
 *
 * Returns: whether the text begins with any of them; the longest is taken
 */
gboolean
ent_date_take_prefix (const char   **text,
                      EntDateWords   words)
{
  g_auto (GStrv) list = ent_date_words_list (words);
  gsize longest = 0;

  for (guint i = 0; list[i]; i++)
    {
      gsize length = strlen (list[i]);

      if (length > longest && g_str_has_prefix (*text, list[i]) &&
          ends_before (list[i], *text + length))
        longest = length;
    }
  *text = skip_spaces (*text + longest);

  return longest > 0;
}

/*< private >
 * ent_date_take_suffix:
 * @text: a text in small letters; cut before the words, and a space
 * @words: which words
 *
 * Returns: whether the text ends with any of them; the longest is taken
 */
gboolean
ent_date_take_suffix (char         *text,
                      EntDateWords  words)
{
  g_auto (GStrv) list = ent_date_words_list (words);
  gsize text_length = strlen (text);
  gsize longest = 0;

  for (guint i = 0; list[i]; i++)
    {
      gsize length = strlen (list[i]);
      gboolean is_word = g_unichar_isalpha (g_utf8_get_char (list[i]));

      if (length <= longest || length >= text_length || !g_str_has_suffix (text, list[i]))
        continue;
      if (!is_word || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (text + text_length - length))))
        longest = length;
    }
  text[text_length - longest] = '\0';
  if (longest > 0)
    g_strchomp (text);

  return longest > 0;
}

static gboolean
is_words (const char   *text,
          EntDateWords  words)
{
  g_auto (GStrv) list = ent_date_words_list (words);

  return g_strv_contains ((const char *const *) list, text);
}

/* Splits at the first of the words that stands between spaces. */
static gboolean
split_at (const char    *text,
          EntDateWords   words,
          char         **left,
          char         **right)
{
  g_auto (GStrv) list = ent_date_words_list (words);
  const char *first = NULL;
  gsize length = 0;

  for (guint i = 0; list[i]; i++)
    {
      g_autofree char *needle = g_strdup_printf (" %s ", list[i]);
      const char *at = strstr (text, needle);

      if (at != NULL && (first == NULL || at < first))
        {
          first = at;
          length = strlen (needle);
        }
    }
  if (first == NULL)
    return FALSE;

  *left = g_strndup (text, first - text);
  *right = g_strdup (first + length);
  return TRUE;
}

static char *
make_interval (const char *start,
               const char *end)
{
  return g_strdup_printf ("%s/%s", start, end);
}

/* The end of an interval, which may be open or unknown. */
static char *
read_end (const char         *text,
          EntDatePointFlags   flags)
{
  if (is_words (text, WORDS_PRESENT))
    return g_strdup ("..");
  if (is_words (text, WORDS_UNKNOWN))
    return g_strdup ("");

  return ent_date_read_point (text, flags, NULL);
}

/* A start may leave out what its end says: "17 February to 16 March 1979". */
static char *
read_start (const char        *text,
            const char        *end_text,
            EntDatePointFlags  flags)
{
  char *start;

  if (is_words (text, WORDS_UNKNOWN))
    return g_strdup ("");

  start = ent_date_read_point (text, flags, NULL);
  return start ? start : ent_date_read_point (text, flags, end_text);
}

static char *
read_two_ends (const char        *left,
               const char        *right,
               EntDatePointFlags  flags)
{
  g_autofree char *end = read_end (right, flags);
  g_autofree char *start = end ? read_start (left, right, flags) : NULL;

  return start ? make_interval (start, end) : NULL;
}

/* "1954–91": the end of an interval that leaves out its century. */
static char *
complete_year (const char *left,
               const char *right)
{
  gsize n_digits = strspn (right, "0123456789");
  gsize n_left = strlen (left);

  if (n_digits == 0 || n_digits > 2 || strspn (right + n_digits, "?~%") != strlen (right + n_digits))
    return NULL;

  /* The year is the last of the left side: "c. 1977" and "1977~" have it too. */
  while (n_left > 0 && !g_ascii_isdigit (left[n_left - 1]))
    n_left--;
  if (n_left < 4 || strspn (left + n_left - 4, "0123456789") < 4 ||
      (n_left > 4 && g_ascii_isdigit (left[n_left - 5])))
    return NULL;
  if (strncmp (right, left + n_left - n_digits, n_digits) <= 0)
    return NULL;

  return g_strdup_printf ("%.*s%s", (int) (4 - n_digits), left + n_left - 4, right);
}

static char *
read_around_dash (const char *left,
                  const char *right)
{
  g_autofree char *completed = complete_year (left, right);
  const char *at = left;

  /* One "c." stands for both ends: "c. 1977–89". */
  if (ent_date_take_prefix (&at, WORDS_ABOUT))
    return read_two_ends (at, completed ? completed : right, ENT_DATE_POINT_END | ENT_DATE_POINT_ABOUT);

  return read_two_ends (left, completed ? completed : right, ENT_DATE_POINT_END);
}

static char *
read_dashed (const char *text,
             const char *dash)
{
  gsize dash_length = strlen (dash);

  for (const char *at = strstr (text, dash); at; at = strstr (at + dash_length, dash))
    {
      g_autofree char *left = g_strndup (text, at - text);
      const char *right = at + dash_length;
      char *edtf = NULL;

      if (*right == '\0')
        {
          g_autofree char *start = ent_date_read_point (left, ENT_DATE_POINT_END, NULL);

          edtf = start ? make_interval (start, "..") : NULL;
        }
      else if (*left == '\0' && !g_str_equal (dash, "-"))
        {
          g_autofree char *end = ent_date_read_point (right, ENT_DATE_POINT_END, NULL);

          edtf = end ? make_interval ("..", end) : NULL;
        }
      else if (*left != '\0')
        {
          edtf = read_around_dash (left, right);
        }
      if (edtf != NULL)
        return edtf;
    }

  return NULL;
}

static char *
read_interval (const char *text)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  char *edtf = NULL;

  if (split_at (text, WORDS_TO, &left, &right))
    edtf = read_two_ends (left, right, ENT_DATE_POINT_END);
  if (edtf == NULL)
    edtf = read_dashed (text, EN_DASH);
  if (edtf == NULL)
    edtf = read_dashed (text, "-");

  return edtf;
}

static char *
read_since (const char *text)
{
  g_autofree char *trimmed = g_strdup (text);
  g_autofree char *start = NULL;

  ent_date_take_suffix (trimmed, WORDS_ONWARDS);
  start = ent_date_read_point (trimmed, ENT_DATE_POINT_END, NULL);

  return start ? make_interval (start, "..") : NULL;
}

static char *
read_range (const char   *text,
            EntDateWords  between)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (!split_at (text, between, &left, &right))
    return NULL;

  last = ent_date_read_point (right, ENT_DATE_POINT_END, NULL);
  first = last ? read_start (left, right, ENT_DATE_POINT_END) : NULL;

  return first && *first ? g_strdup_printf ("[%s..%s]", first, last) : NULL;
}

/* The members of a set: "1964, 1965 or 1967"; each one date, or a few years of it. */
static char *
read_members (const char *text)
{
  g_autofree char *whole = ent_date_read_point (text, ENT_DATE_POINT_END, NULL);
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  const char *comma = strrchr (text, ',');

  if (whole != NULL)
    return g_steal_pointer (&whole);

  if (split_at (text, WORDS_TO, &left, &right))
    {
      g_autofree char *first = ent_date_read_point (left, ENT_DATE_POINT_END, NULL);
      g_autofree char *last = ent_date_read_point (right, ENT_DATE_POINT_END, NULL);

      if (first != NULL && last != NULL)
        return g_strdup_printf ("%s..%s", first, last);
    }

  if (comma != NULL)
    {
      g_autofree char *before = g_strchomp (g_strndup (text, comma - text));
      g_autofree char *some = read_members (before);
      g_autofree char *last = read_members (skip_spaces (comma + 1));

      if (some != NULL && last != NULL)
        return g_strdup_printf ("%s,%s", some, last);
    }

  return NULL;
}

static char *
read_set (const char *text)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  g_autofree char *some = NULL;
  g_autofree char *last = NULL;

  if (!split_at (text, WORDS_OR, &left, &right))
    return NULL;

  last = read_members (right);
  some = last ? read_members (left) : NULL;
  if (some == NULL && last != NULL)
    some = ent_date_read_point (left, ENT_DATE_POINT_END, right);

  return some && last ? g_strdup_printf ("[%s,%s]", some, last) : NULL;
}

static char *
read_or_other (const char *text)
{
  g_autofree char *trimmed = g_strdup (text);
  g_autofree char *point = NULL;
  gboolean earlier = ent_date_take_suffix (trimmed, WORDS_OR_EARLIER);
  gboolean later = !earlier && ent_date_take_suffix (trimmed, WORDS_OR_LATER);

  if (!earlier && !later)
    return NULL;

  point = ent_date_read_point (trimmed, ENT_DATE_POINT_END, NULL);
  if (point == NULL)
    return NULL;

  return earlier ? g_strdup_printf ("[..%s]", point) : g_strdup_printf ("[%s..]", point);
}

/*< private >
 * ent_date_read_next_to:
 * @edtf: (nullable): a single date
 * @direction: -1 for before it, 1 for after it
 *
 * Returns: (transfer full) (nullable): the set of all before or after the day, month or year
 *   that is next to it: "before 1960" ends with 1959
 */
char *
ent_date_read_next_to (const char *edtf,
                       int         direction)
{
  g_autoptr (EntDate) date = edtf ? ent_date_new (edtf, NULL) : NULL;
  g_autoptr (EntDate) next = NULL;
  const EntDatePoint *of = NULL;
  EntDateUnit unit = ENT_DATE_UNIT_YEAR;
  EntSpan span;

  if (date == NULL || date->kind != ENT_DATE_KIND_SINGLE)
    return NULL;

  of = &date->ranges->from;
  if (of->form == ENT_DATE_FORM_DAY)
    unit = ENT_DATE_UNIT_DAY;
  else if (of->form == ENT_DATE_FORM_MONTH || of->form == ENT_DATE_FORM_SEASON)
    unit = ENT_DATE_UNIT_MONTH;
  span = of->written;
  next = ent_date_new_for_unit (direction < 0 ? span.first - 1 : span.last + 1, unit);

  return direction < 0 ? g_strdup_printf ("[..%s]", ent_date_get_edtf (next))
                       : g_strdup_printf ("[%s..]", ent_date_get_edtf (next));
}

static char *
read_next_to (const char *text,
              int         direction)
{
  g_autofree char *point = ent_date_read_point (text, ENT_DATE_POINT_END, NULL);

  return ent_date_read_next_to (point, direction);
}

static char *
read_one_sided (const char *text)
{
  const char *at = text;
  g_autofree char *point = NULL;

  if (ent_date_take_prefix (&at, WORDS_BEFORE))
    return read_next_to (at, -1);
  if (ent_date_take_prefix (&at, WORDS_AFTER))
    return read_next_to (at, 1);
  if (ent_date_take_prefix (&at, WORDS_BY))
    {
      point = ent_date_read_point (at, ENT_DATE_POINT_END, NULL);
      return point ? g_strdup_printf ("[..%s]", point) : NULL;
    }
  if (ent_date_take_prefix (&at, WORDS_UNTIL))
    {
      point = ent_date_read_point (at, ENT_DATE_POINT_END, NULL);
      return point ? make_interval ("..", point) : NULL;
    }
  if (ent_date_take_prefix (&at, WORDS_SINCE))
    return read_since (at);

  return NULL;
}

/* "1977 onwards". */
static char *
read_onwards (const char *text)
{
  g_autofree char *trimmed = g_strdup (text);

  return ent_date_take_suffix (trimmed, WORDS_ONWARDS) ? read_since (trimmed) : NULL;
}

static char *
read_phrase (const char *text)
{
  static char *(*const readers[]) (const char *) = {
    read_or_other, read_set, read_one_sided, read_interval, read_onwards,
  };
  const char *at = text;
  char *edtf = NULL;

  if (is_words (text, WORDS_ALWAYS))
    return g_strdup ("../..");
  if (ent_date_take_prefix (&at, WORDS_BETWEEN))
    return read_range (at, WORDS_AND);
  if (ent_date_take_prefix (&at, WORDS_SOME_TIME_FROM))
    return read_range (at, WORDS_TO);
  if (ent_date_take_prefix (&at, WORDS_FROM))
    {
      edtf = read_interval (at);
      return edtf ? edtf : read_since (at);
    }

  edtf = ent_date_read_point (text, ENT_DATE_POINT_ALONE, NULL);
  for (guint i = 0; edtf == NULL && i < G_N_ELEMENTS (readers); i++)
    edtf = readers[i] (text);

  return edtf;
}

static gboolean
looks_like_edtf (const char *text)
{
  return text[strspn (text, "0123456789X-./?~%[],YEN")] == '\0';
}

/* 1911–12: with a dash, two digits that can end an interval do. */
static char *
read_years_with_dash (const char *text)
{
  const char *dash = strstr (text, EN_DASH);
  g_autofree char *left = NULL;
  g_autofree char *completed = NULL;

  if (dash == NULL)
    return NULL;

  left = g_strndup (text, dash - text);
  completed = complete_year (left, dash + strlen (EN_DASH));
  if (completed == NULL || !looks_like_edtf (left) || strlen (left) > 5)
    return NULL;

  return make_interval (left, completed);
}

static EntDate *
read_as_edtf (const char  *tidy,
              GError     **error)
{
  g_autofree char *years = read_years_with_dash (tidy);
  g_auto (GStrv) parts = NULL;
  g_autofree char *hyphens = NULL;

  if (years != NULL)
    return ent_date_new (years, error);
  /* The dash of "until", not the sign of a year before Christ. */
  if (g_str_has_prefix (tidy, EN_DASH))
    return ent_date_new (tidy, error);

  parts = g_strsplit (tidy, EN_DASH, -1);
  hyphens = g_strjoinv ("-", parts);
  return ent_date_new (hyphens, error);
}

static void
refuse_words (const char  *tidy,
              GError     **error)
{
  g_set_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_SYNTAX,
               /* Translators: %s is what was typed. */
               _("“%.60s” is not understood: write a date like “22 September 1977”, “about 1975”, "
                 "“early 1970s”, “1954–91” or “since 1977”"), tidy);
}

static void
refuse_ambiguous (const char  *tidy,
                  GError     **error)
{
  g_set_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_SYNTAX,
               /* Translators: %s is what was typed. */
               _("“%.60s” can be read in several ways: write the date in other words, or in EDTF"),
               tidy);
}

/**
 * ent_date_new_from_words:
 * @words: a date as one types it: EDTF, or words in English or the user's language
 * @error: return location
 *
 * Reads what people type for a date: "about 1975", "early 1970s", "1954–91", "since 1977",
 * "22 September 1977", "1964 or 1965". What [method@Date.to_words] says is read back.
 *
 * Returns: (transfer full) (nullable): the date, or %NULL with %ENT_DATE_ERROR_SYNTAX, whose
 *   message says what was not understood and gives examples, or %ENT_DATE_ERROR_IMPOSSIBLE
 */
EntDate *
ent_date_new_from_words (const char  *words,
                         GError     **error)
{
  g_autofree char *tidy = NULL;
  g_autofree char *small = NULL;
  g_autofree char *edtf = NULL;
  g_autoptr (EntDate) date = NULL;
  g_autoptr (GError) strict_error = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  tidy = ent_date_tidy (words);
  date = read_as_edtf (tidy, &strict_error);
  if (date != NULL)
    return g_steal_pointer (&date);

  switch (ent_date_read_local (words, &edtf))
    {
    case ENT_DATE_READING_FOUND:
      return ent_date_new (edtf, error);
    case ENT_DATE_READING_AMBIGUOUS:
      refuse_ambiguous (tidy, error);
      return NULL;
    case ENT_DATE_READING_NONE:
    default:
      break;
    }

  small = g_utf8_strdown (tidy, -1);
  edtf = read_phrase (small);
  if (edtf != NULL)
    return ent_date_new (edtf, error);

  /* Who writes EDTF is told what is wrong with that. */
  if (*tidy == '\0' || looks_like_edtf (tidy))
    g_propagate_error (error, g_steal_pointer (&strict_error));
  else
    refuse_words (tidy, error);

  return NULL;
}
