/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-date-local-private.h"

/*
 * What the user's language has to be matched with: the patterns of what is written, the lists of
 * words of ent-date-phrase.c, and patterns of what people type besides, which the translator
 * adds for languages that put words elsewhere than English does.
 */

/* Translators: all of these are patterns of dates as people type them, as many as there are,
   between bars, in small letters. What is to be read stands for “{1}”, “{2}” and so on. There
   is no need to repeat what dates are written by, nor what the lists of words have. */
static const char *const typed_patterns[] = {
  /* Translators: {1}: the number of a year. */
  [TYPED_YEAR] = NC_ ("typed pattern", "the year {1}|year {1}"),
  /* Translators: {1}: the number of a year before Christ. */
  [TYPED_BC] = NC_ ("typed pattern", "{1} BC|{1} BCE"),
  /* Translators: {1}: the name of a month, {2}: the year, {3}: instead of {1}, the number of the
     month. */
  [TYPED_MONTH] = NC_ ("typed pattern", "{1} {2}|{1}, {2}|{1} of {2}"),
  /* Translators: {1}: the day, {2}: the name of a month, {3}: the year, {4}: instead of {2}, the
     number of the month. */
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

static void reader_free (gpointer reader);

static GPrivate reader_of_thread = G_PRIVATE_INIT (reader_free);

static void
reader_free (gpointer reader)
{
  EntDateReader *self = reader;

  g_hash_table_unref (self->patterns);
  g_hash_table_unref (self->plains);
  g_free (self);
}

/*< private >
 * ent_date_get_reader:
 *
 * Returns: (transfer none): the reader of this thread
 */
EntDateReader *
ent_date_get_reader (void)
{
  EntDateReader *self = g_private_get (&reader_of_thread);

  if (self == NULL)
    {
      self = g_new (EntDateReader, 1);
      self->patterns =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
      self->plains =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
      g_private_set (&reader_of_thread, self);
    }

  return self;
}

/*< private >
 * ent_date_get_patterns:
 * @self: a reader
 * @formats: translated patterns, between bars
 *
 * Returns: (transfer none) (element-type EntDatePattern): they, to be matched
 */
GPtrArray *
ent_date_get_patterns (EntDateReader *self,
                       const char    *formats)
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

/*< private >
 * ent_date_match:
 * @formats: translated patterns, between bars
 * @text: a folded text
 * @func: called for each way in which the text fits one of them
 * @ask: for @func
 */
void
ent_date_match (const char         *formats,
                const char         *text,
                EntDatePatternFunc  func,
                const EntDateAsk   *ask)
{
  GPtrArray *patterns = ent_date_get_patterns (ask->reader, formats);

  for (guint i = 0; i < patterns->len; i++)
    ent_date_pattern_match (g_ptr_array_index (patterns, i), text, func, (gpointer) ask);
}

void
ent_date_match_typed (EntDateTyped        typed,
                      const char         *text,
                      EntDatePatternFunc  func,
                      const EntDateAsk   *ask)
{
  const char *formats = g_dpgettext2 (GETTEXT_PACKAGE, "typed pattern", typed_patterns[typed]);

  ent_date_match (formats, text, func, ask);
}

/* The words of a list, between what stands before and behind them: "{1} to {2}". */
static void
match_listed (EntDateWords        words,
              const char         *before,
              const char         *behind,
              const char         *text,
              EntDatePatternFunc  func,
              const EntDateAsk   *ask)
{
  g_auto (GStrv) list = ent_date_words_list (words);
  g_autoptr (GString) formats = g_string_new (NULL);

  for (guint i = 0; list[i]; i++)
    if (*list[i] != '\0')
      g_string_append_printf (formats, "%s%s%s|", before, list[i], behind);
  ent_date_match (formats->str, text, func, ask);
}

void
ent_date_match_prefix (EntDateWords        words,
                       const char         *text,
                       EntDatePatternFunc  func,
                       const EntDateAsk   *ask)
{
  match_listed (words, "", " {1}", text, func, ask);
}

void
ent_date_match_suffix (EntDateWords        words,
                       const char         *text,
                       EntDatePatternFunc  func,
                       const EntDateAsk   *ask)
{
  match_listed (words, "{1} ", "", text, func, ask);
}

void
ent_date_match_infix (EntDateWords        words,
                      const char         *text,
                      EntDatePatternFunc  func,
                      const EntDateAsk   *ask)
{
  match_listed (words, "{1} ", " {2}", text, func, ask);
}

/* Each word of one list with each of another: "from {1} to {2}", "from {1} onwards". */
void
ent_date_match_both (EntDateWords        first,
                     EntDateWords        second,
                     const char         *behind,
                     const char         *text,
                     EntDatePatternFunc  func,
                     const EntDateAsk   *ask)
{
  g_auto (GStrv) list = ent_date_words_list (first);

  for (guint i = 0; list[i]; i++)
    {
      g_autofree char *before = g_strdup_printf ("%s {1} ", list[i]);

      if (*list[i] != '\0')
        match_listed (second, before, behind, text, func, ask);
    }
}

gboolean
ent_date_is_folded (const char *words,
                    const char *text)
{
  g_autofree char *folded = ent_date_fold (words);

  return g_str_equal (folded, text);
}

gboolean
ent_date_is_listed (EntDateWords  words,
                    const char   *text)
{
  g_auto (GStrv) list = ent_date_words_list (words);

  for (guint i = 0; list[i]; i++)
    if (ent_date_is_folded (list[i], text))
      return TRUE;

  return FALSE;
}
