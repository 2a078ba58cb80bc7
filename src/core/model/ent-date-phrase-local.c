/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-date-formats.h"
#include "ent-date-local-private.h"

/*
 * Dates in the user's language, made into EDTF, by the patterns that dates are written by: a
 * text is read as a date where a translated pattern fits it, and what stands in the gaps of
 * the pattern is read in turn. So what ent_date_to_words () and ent_date_to_short () say is
 * read in every language. What people type besides is in lists of the translator's: words
 * that stand before, between or behind (ent-date-phrase.c), and whole patterns, for
 * languages that put words elsewhere than English does (ent-date-local-patterns.c).
 *
 * All readings are found, and two different ones are none.
 */

/* Longer than any date that one types; and than one of words alone. */
#define LONGEST 300
#define LONGEST_WORDS 100

static GPtrArray *
new_dates (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* A date at an end, or in a set, where it may also be English or EDTF. */
static GPtrArray *
read_part (EntDateReader *self,
           const char    *text,
           guint          taken)
{
  GPtrArray *dates = new_dates ();

  ent_date_read_local_point (self, text, taken, ENT_DATE_POINT_END, dates);
  if (dates->len == 0 && taken == TAKEN_NOTHING && strchr (text, ',') == NULL)
    ent_date_add_reading (dates, ent_date_read_point (text, ENT_DATE_POINT_END, NULL));

  return dates;
}

/* ---------------------------------------------------------------- two dates */

static gboolean
is_unknown (const char *text)
{
  return ent_date_is_folded (ENT_DATE_UNKNOWN, text) || ent_date_is_listed (WORDS_UNKNOWN, text);
}

/* An end that leaves out what the start says, as in 1979年2月17日至3月16日. */
static void
complete_end (EntDateReader *self,
              const char    *text,
              const char    *start,
              guint          taken,
              GPtrArray     *dates)
{
  /* Words alone would make something else of the start. */
  if (strpbrk (text, "0123456789") == NULL)
    return;

  for (const char *at = start; *at != '\0' && dates->len == 0;)
    {
      g_autofree char *whole = NULL;
      gunichar last = g_utf8_get_char (at);

      at = g_utf8_next_char (at);
      if (g_unichar_isdigit (last))
        continue;
      whole = g_strdup_printf ("%.*s%s", (int) (at - start), start, text);
      ent_date_read_local_point (self, whole, taken, ENT_DATE_POINT_END, dates);
    }
}

/* A start that leaves out what the end says, as in "17. Februar bis 16. März 1979". */
static void
complete_start (EntDateReader *self,
                const char    *text,
                const char    *end,
                guint          taken,
                GPtrArray     *dates)
{
  for (const char *at = end + strlen (end); at > end && dates->len == 0;)
    {
      g_autofree char *whole = NULL;

      at = g_utf8_prev_char (at);
      if (*at != ' ' && !g_unichar_ispunct (ent_date_get_char_before (end, at)))
        continue;
      whole = g_strconcat (text, at, NULL);
      ent_date_read_local_point (self, whole, taken, ENT_DATE_POINT_END, dates);
    }
}

static GPtrArray *
read_start (EntDateReader *self,
            const char    *text,
            const char    *end,
            guint          taken)
{
  GPtrArray *dates;

  if (is_unknown (text))
    {
      dates = new_dates ();
      ent_date_add_reading (dates, g_strdup (""));
      return dates;
    }

  dates = read_part (self, text, taken);
  if (dates->len == 0 && end != NULL && !(taken & ONLY_WRITTEN))
    complete_start (self, text, end, taken, dates);

  return dates;
}

static GPtrArray *
read_end (EntDateReader *self,
          const char    *text,
          const char    *start,
          guint          taken)
{
  GPtrArray *dates;

  if (ent_date_is_listed (WORDS_PRESENT, text))
    {
      dates = new_dates ();
      ent_date_add_reading (dates, g_strdup (".."));
      return dates;
    }

  dates = read_start (self, text, NULL, taken);
  if (dates->len == 0 && start != NULL && !(taken & ONLY_WRITTEN))
    complete_end (self, text, start, taken, dates);

  return dates;
}

/* Puts each reading of one with each of the other, as the shape has it: "{1}/{2}". */
static void
join (const EntDateAsk *ask,
      GPtrArray        *firsts,
      GPtrArray        *seconds)
{
  for (guint i = 0; i < firsts->len; i++)
    for (guint j = 0; j < seconds->len; j++)
      {
        g_autoptr (GString) edtf = g_string_new (ask->shape);

        g_string_replace (edtf, "{1}", g_ptr_array_index (firsts, i), 1);
        g_string_replace (edtf, "{2}", g_ptr_array_index (seconds, j), 1);
        ent_date_add_reading (ask->dates, g_string_free_and_steal (g_steal_pointer (&edtf)));
      }
}

static void
two_ends_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
             gpointer  data)
{
  const EntDateAsk *ask = data;
  g_autoptr (GPtrArray) ends = NULL;
  g_autoptr (GPtrArray) starts = NULL;

  if (gaps[0] == NULL || gaps[1] == NULL)
    return;

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
  EntDateAsk ask = *(const EntDateAsk *) data;

  if (gaps[0] == NULL)
    return;

  ask.taken |= TAKEN_ABOUT;
  ent_date_match ("{1}–{2}|{1}-{2}", gaps[0], two_ends_cb, &ask);
}

/* What has one date, and is told by the shape what to make of it: "../{1}". */
static void
one_end_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
            gpointer  data)
{
  const EntDateAsk *ask = data;
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
      ent_date_add_reading (ask->dates, g_string_free_and_steal (g_steal_pointer (&edtf)));
    }
}

static void
next_to_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
            gpointer  data)
{
  const EntDateAsk *ask = data;
  g_autoptr (GPtrArray) points = NULL;

  if (gaps[0] == NULL)
    return;

  points = read_part (ask->reader, gaps[0], TAKEN_NOTHING);
  for (guint i = 0; i < points->len; i++)
    ent_date_add_reading (ask->dates, ent_date_read_next_to (g_ptr_array_index (points, i), ask->direction));
}

static void
century_years_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
                  gpointer  data)
{
  const EntDateAsk *ask = data;
  g_autoptr (GArray) firsts = NULL;
  g_autoptr (GArray) lasts = NULL;

  if (gaps[0] == NULL || gaps[1] == NULL)
    return;

  firsts = ent_date_read_years (ask->reader, gaps[0], FALSE);
  lasts = ent_date_read_years (ask->reader, gaps[1], FALSE);
  if (firsts->len == 1 && lasts->len == 1)
    {
      const EntDatePlain first = { ENT_DATE_FORM_YEAR, g_array_index (firsts, int, 0), 0, 0 };
      const EntDatePlain last = { ENT_DATE_FORM_YEAR, g_array_index (lasts, int, 0), 0, 0 };
      g_autofree char *first_edtf = ent_date_write_plain (&first);
      g_autofree char *last_edtf = ent_date_write_plain (&last);

      ent_date_add_reading (ask->dates, g_strdup_printf ("%s/%s", first_edtf, last_edtf));
    }
}

static void
read_intervals (EntDateReader *self,
                const char    *text,
                GPtrArray     *dates)
{
  GPtrArray *patterns = ent_date_get_patterns (self, ENT_DATE_INTERVAL);
  guint n_before = dates->len;
  EntDateAsk ask = { .reader = self, .dates = dates, .shape = "{1}/{2}" };

  /* With a dash, one "c." stands for both ends; what is written in words says so of each. */
  if (ent_date_pattern_is_dash (g_ptr_array_index (patterns, 0)))
    ask.taken = ONLY_WRITTEN;
  ent_date_match (ENT_DATE_INTERVAL, text, two_ends_cb, &ask);
  ask.taken = ONLY_PLAIN;
  ent_date_match ("{1}–{2}|{1}-{2}", text, two_ends_cb, &ask);
  if (dates->len == n_before)
    {
      ent_date_match (ENT_DATE_SHORT_ABOUT, text, about_dashed_cb, &ask);
      ent_date_match_prefix (WORDS_ABOUT, text, about_dashed_cb, &ask);
    }
  ask.taken = TAKEN_NOTHING;
  ent_date_match_infix (WORDS_TO, text, two_ends_cb, &ask);
  ent_date_match_typed (TYPED_INTERVAL, text, two_ends_cb, &ask);
  ent_date_match_both (WORDS_FROM, WORDS_TO, " {2}", text, two_ends_cb, &ask);
  ent_date_match (ENT_DATE_CENTURY, text, century_years_cb, &ask);

  ask.shape = "../{1}";
  ent_date_match (ENT_DATE_UNTIL, text, one_end_cb, &ask);
  ent_date_match_prefix (WORDS_UNTIL, text, one_end_cb, &ask);
  ent_date_match_typed (TYPED_UNTIL, text, one_end_cb, &ask);

  ask.shape = "{1}/..";
  ent_date_match ("{1}–|{1}-", text, one_end_cb, &ask);
  ent_date_match (ENT_DATE_TO_PRESENT, text, one_end_cb, &ask);
  ent_date_match_prefix (WORDS_SINCE, text, one_end_cb, &ask);
  ent_date_match_prefix (WORDS_FROM, text, one_end_cb, &ask);
  ent_date_match_both (WORDS_FROM, WORDS_ONWARDS, "", text, one_end_cb, &ask);
  ent_date_match_suffix (WORDS_ONWARDS, text, one_end_cb, &ask);
  ent_date_match_typed (TYPED_SINCE, text, one_end_cb, &ask);
}

/* ---------------------------------------------------------------- one of several */

static void
range_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
          gpointer  data)
{
  const EntDateAsk *ask = data;
  g_autoptr (GPtrArray) ends = NULL;
  g_autoptr (GPtrArray) starts = NULL;

  if (gaps[0] == NULL || gaps[1] == NULL)
    return;

  ends = read_part (ask->reader, gaps[1], TAKEN_NOTHING);
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
read_members (EntDateReader *self,
              const char    *text,
              gboolean       many)
{
  GPtrArray *dates = read_part (self, text, TAKEN_NOTHING);
  EntDateAsk ask = { .reader = self, .dates = dates, .shape = "{1}..{2}" };

  ent_date_match (ENT_DATE_MEMBER, text, range_cb, &ask);
  ent_date_match_infix (WORDS_TO, text, range_cb, &ask);
  ask.shape = "{1}..";
  ent_date_match (ENT_DATE_OR_LATER, text, one_end_cb, &ask);
  ask.shape = "..{1}";
  ent_date_match (ENT_DATE_OR_EARLIER, text, one_end_cb, &ask);
  if (many)
    {
      ask.shape = "{1},{2}";
      ent_date_match (ENT_DATE_COMMA, text, members_cb, &ask);
      ent_date_match ("{1}, {2}", text, members_cb, &ask);
    }

  return dates;
}

static void
members_cb (char     *gaps[ENT_DATE_PATTERN_MAX_GAPS],
            gpointer  data)
{
  const EntDateAsk *ask = data;
  g_autoptr (GPtrArray) last = NULL;
  g_autoptr (GPtrArray) some = NULL;

  if (gaps[0] == NULL || gaps[1] == NULL)
    return;

  last = read_members (ask->reader, gaps[1], FALSE);
  if (last->len == 0)
    return;
  some = read_members (ask->reader, gaps[0], TRUE);
  if (some->len == 0)
    complete_start (ask->reader, gaps[0], gaps[1], TAKEN_NOTHING, some);
  join (ask, some, last);
}

static void
read_sets (EntDateReader *self,
           const char    *text,
           GPtrArray     *dates)
{
  EntDateAsk ask = { .reader = self, .dates = dates };

  ask.shape = "[{1},{2}]";
  ent_date_match (ENT_DATE_OR, text, members_cb, &ask);
  ent_date_match_infix (WORDS_OR, text, members_cb, &ask);

  ask.shape = "[{1}..{2}]";
  ent_date_match (ENT_DATE_SOME_TIME, text, range_cb, &ask);
  ent_date_match_both (WORDS_SOME_TIME_FROM, WORDS_TO, " {2}", text, range_cb, &ask);
  ent_date_match_both (WORDS_BETWEEN, WORDS_AND, " {2}", text, range_cb, &ask);
  ent_date_match_typed (TYPED_BETWEEN, text, range_cb, &ask);

  ask.shape = "[..{1}]";
  ent_date_match (ENT_DATE_OR_EARLIER, text, one_end_cb, &ask);
  ent_date_match_suffix (WORDS_OR_EARLIER, text, one_end_cb, &ask);
  ent_date_match_prefix (WORDS_BY, text, one_end_cb, &ask);
  ent_date_match_typed (TYPED_BY, text, one_end_cb, &ask);
  ask.shape = "[{1}..]";
  ent_date_match (ENT_DATE_OR_LATER, text, one_end_cb, &ask);
  ent_date_match_suffix (WORDS_OR_LATER, text, one_end_cb, &ask);

  ask.direction = -1;
  ent_date_match_prefix (WORDS_BEFORE, text, next_to_cb, &ask);
  ent_date_match_typed (TYPED_BEFORE, text, next_to_cb, &ask);
  ask.direction = 1;
  ent_date_match_prefix (WORDS_AFTER, text, next_to_cb, &ask);
  ent_date_match_typed (TYPED_AFTER, text, next_to_cb, &ask);
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
  EntDateReader *self = ent_date_get_reader ();
  g_autofree char *folded = NULL;
  g_autoptr (GPtrArray) dates = new_dates ();

  *edtf = NULL;
  if (strlen (text) > LONGEST ||
      (strlen (text) > LONGEST_WORDS && strpbrk (text, "0123456789") == NULL))
    return ENT_DATE_READING_NONE;

  folded = ent_date_fold (text);
  if (ent_date_is_folded (ENT_DATE_ALWAYS, folded))
    ent_date_add_reading (dates, g_strdup ("../.."));
  ent_date_read_local_point (self, folded, TAKEN_NOTHING, ENT_DATE_POINT_ALONE, dates);
  read_intervals (self, folded, dates);
  read_sets (self, folded, dates);
  g_hash_table_remove_all (self->plains);

  return choose (dates, edtf);
}
