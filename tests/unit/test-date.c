/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "date-helpers.h"

/* Reading */

static void
test_span (void)
{
  static const struct
  {
    const char *edtf;
    const char *first;
    const char *last;
  } rows[] = {
    { "1977", "1977-01-01", "1977-12-31" },
    { "1977-09", "1977-09-01", "1977-09-30" },
    { "1976-02", "1976-02-01", "1976-02-29" },
    { "1977-09-22", "1977-09-22", "1977-09-22" },
    { "2000-02-29", "2000-02-29", "2000-02-29" },
    { "0000", "0000-01-01", "0000-12-31" },
    { "0001", "0001-01-01", "0001-12-31" },
    { "-0044", "-0044-01-01", "-0044-12-31" },
    { "-0044-03-15", "-0044-03-15", "-0044-03-15" },
    { "Y170000", "170000-01-01", "170000-12-31" },
    { "Y-17000", "-17000-01-01", "-17000-12-31" },
    { "Y170000-05", "170000-05-01", "170000-05-31" },
    { "Y5881579", "5881579-01-01", "5881579-12-31" },
    { "Y-5877640", "-5877640-01-01", "-5877640-12-31" },
    { "1972-21", "1972-03-01", "1972-05-31" },
    { "1972-22", "1972-06-01", "1972-08-31" },
    { "1972-23", "1972-09-01", "1972-11-30" },
    { "1972-24", "1972-12-01", "1973-02-28" },
    { "1971-24", "1971-12-01", "1972-02-29" },
    { "197X", "1970-01-01", "1979-12-31" },
    { "000X", "0000-01-01", "0009-12-31" },
    { "-004X", "-0049-01-01", "-0040-12-31" },
    { "-000X", "-0009-01-01", "-0001-12-31" },
    { "19XX", "1900-01-01", "1999-12-31" },
    { "00XX", "0000-01-01", "0099-12-31" },
    { "-01XX", "-0199-01-01", "-0100-12-31" },
    { "-00XX", "-0099-01-01", "-0001-12-31" },
    { "1977-XX", "1977-01-01", "1977-12-31" },
    { "1977-09-XX", "1977-09-01", "1977-09-30" },
    { "1977-XX-XX", "1977-01-01", "1977-12-31" },
    { "1975~", "1974-01-01", "1976-12-31" },
    { "1975?", "1974-01-01", "1976-12-31" },
    { "1975%", "1974-01-01", "1976-12-31" },
    { "0000~", "-0001-01-01", "0001-12-31" },
    { "1975-03~", "1975-02-01", "1975-04-30" },
    { "1976-01~", "1975-12-01", "1976-02-29" },
    { "1975-03-01~", "1975-02-28", "1975-03-02" },
    { "1975-12-31?", "1975-12-30", "1976-01-01" },
    { "197X~", "1960-01-01", "1989-12-31" },
    { "19XX~", "1800-01-01", "2099-12-31" },
    { "1972-21~", "1971-12-01", "1972-08-31" },
    { "1977-XX?", "1976-01-01", "1978-12-31" },
    { "1977-09-XX?", "1977-08-01", "1977-10-31" },
    { "~1975", "1974-01-01", "1976-12-31" },
    { "~1975-03", "1974-03-01", "1976-03-31" },
    { "1975~-03", "1974-03-01", "1976-03-31" },
    { "1975-~03", "1975-02-01", "1975-04-30" },
    { "?1976-02-29", "1975-02-28", "1977-02-28" },
    { "1975-03~-09", "1975-02-09", "1975-04-09" },
    { "1975?-03~", "1974-03-01", "1976-03-31" },
    { "~-0044", "-0045-01-01", "-0043-12-31" },
    { "Y5881579~", "5881578-01-01", "5881579-12-31" },
    { "1954/1991", "1954-01-01", "1991-12-31" },
    { "1954-03/1991-12-26", "1954-03-01", "1991-12-26" },
    { "1954/197X", "1954-01-01", "1979-12-31" },
    { "1975~/1980", "1974-01-01", "1980-12-31" },
    { "1975/1980~", "1975-01-01", "1981-12-31" },
    { "1975/1974~", "1975-01-01", "1975-12-31" },
    { "1977/1977", "1977-01-01", "1977-12-31" },
    { "1977-05/1977", "1977-05-01", "1977-12-31" },
    { "-0044/0014", "-0044-01-01", "0014-12-31" },
    { "1977/..", "1977-01-01", LAST },
    { "../1991", FIRST, "1991-12-31" },
    { "1977/", "1977-01-01", LAST },
    { "/1991", FIRST, "1991-12-31" },
    { "../..", FIRST, LAST },
    { "/..", FIRST, LAST },
    { "../", FIRST, LAST },
    { "[1964,1965]", "1964-01-01", "1965-12-31" },
    { "[1965,1964]", "1964-01-01", "1965-12-31" },
    { "[1964..1967]", "1964-01-01", "1967-12-31" },
    { "[1964,1966-03..1967-02,1971]", "1964-01-01", "1971-12-31" },
    { "[1964~,1965]", "1963-01-01", "1965-12-31" },
    { "[..1965]", FIRST, "1965-12-31" },
    { "[1964..]", "1964-01-01", LAST },
    { "[1964]", "1964-01-01", "1964-12-31" },
    { "{1964}", "1964-01-01", "1964-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntDate) date = read_date (rows[i].edtf);

      g_test_message ("%s", rows[i].edtf);
      g_assert_cmpstr (ent_date_get_edtf (date), ==, rows[i].edtf);
      assert_span (ent_date_get_span (date), rows[i].first, rows[i].last);
      if (!ent_date_is_interval (date))
        {
          assert_span (ent_date_get_start (date), rows[i].first, rows[i].last);
          assert_span (ent_date_get_end (date), rows[i].first, rows[i].last);
        }
    }
}

static void
test_ends (void)
{
  static const struct
  {
    const char *edtf;
    gboolean ongoing;
    const char *start_text, *end_text;
    const char *start_first, *start_last;
    const char *end_first, *end_last;
  } rows[] = {
    { "1954/1991", FALSE, "1954", "1991", "1954-01-01", "1954-12-31", "1991-01-01", "1991-12-31" },
    { "1975~/1980-05", FALSE, "1975~", "1980-05", "1974-01-01", "1976-12-31", "1980-05-01",
      "1980-05-31" },
    { "1977/..", TRUE, "1977", "..", "1977-01-01", "1977-12-31", LAST, LAST },
    { "1977/", FALSE, "1977", "", "1977-01-01", "1977-12-31", "1977-01-01", LAST },
    { "../1991", FALSE, "..", "1991", FIRST, FIRST, "1991-01-01", "1991-12-31" },
    { "/1991", FALSE, "", "1991", FIRST, "1991-12-31", "1991-01-01", "1991-12-31" },
    { "/..", TRUE, "", "..", FIRST, LAST, LAST, LAST },
    { "../..", TRUE, "..", "..", FIRST, FIRST, LAST, LAST },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntDate) date = read_date (rows[i].edtf);
      g_autofree char *start = ent_date_dup_start_edtf (date);
      g_autofree char *end = ent_date_dup_end_edtf (date);

      g_test_message ("%s", rows[i].edtf);
      g_assert_true (ent_date_is_interval (date));
      g_assert_cmpint (ent_date_is_ongoing (date), ==, rows[i].ongoing);
      g_assert_cmpstr (start, ==, rows[i].start_text);
      g_assert_cmpstr (end, ==, rows[i].end_text);
      assert_span (ent_date_get_start (date), rows[i].start_first, rows[i].start_last);
      assert_span (ent_date_get_end (date), rows[i].end_first, rows[i].end_last);
    }
}

static void
test_ends_of_no_interval (void)
{
  static const char *const texts[] = { "1977-09~", "[1964..]", "[1964,1965]", "197X" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EntDate) date = read_date (texts[i]);
      g_autofree char *start = ent_date_dup_start_edtf (date);
      g_autofree char *end = ent_date_dup_end_edtf (date);

      g_assert_false (ent_date_is_interval (date));
      g_assert_false (ent_date_is_ongoing (date));
      g_assert_cmpstr (start, ==, texts[i]);
      g_assert_cmpstr (end, ==, texts[i]);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    EntDateError code;
    const char *says; /* part of the message, besides the text */
  } rows[] = {
    { "", ENT_DATE_ERROR_SYNTAX, "empty" },
    { " 1977", ENT_DATE_ERROR_SYNTAX, "space" },
    { "1977 ", ENT_DATE_ERROR_SYNTAX, "space" },
    { "1954 / 1991", ENT_DATE_ERROR_SYNTAX, "space" },
    { "[1964, 1965]", ENT_DATE_ERROR_SYNTAX, "space" },
    { "197x", ENT_DATE_ERROR_SYNTAX, "capital X" },
    { "197u", ENT_DATE_ERROR_SYNTAX, "capital X" },
    { "1977-xx", ENT_DATE_ERROR_SYNTAX, "capital X" },
    { "xyz", ENT_DATE_ERROR_SYNTAX, "1954/1991" },
    { "977", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "19777", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "+1977", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "--1977", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "1977-9", ENT_DATE_ERROR_SYNTAX, "1977-09-22" },
    { "1977-09-2", ENT_DATE_ERROR_SYNTAX, "1977-09-22" },
    { "1977-09-222", ENT_DATE_ERROR_SYNTAX, "1977-09-22" },
    { "1977-09-22-01", ENT_DATE_ERROR_SYNTAX, "1977-09-22" },
    { "1977-", ENT_DATE_ERROR_SYNTAX, "1977-09-22" },
    { "1977-09-", ENT_DATE_ERROR_SYNTAX, "1977-09-22" },
    { "19770922", ENT_DATE_ERROR_SYNTAX, "1977-09-22" },
    { "22.09.1977", ENT_DATE_ERROR_SYNTAX, "1977-09-22" },
    { "1977-09-22T10:00:00Z", ENT_DATE_ERROR_SYNTAX, "1977-09-22" },
    { "1977–1991", ENT_DATE_ERROR_SYNTAX, "1954/1991" },
    { "1975~?", ENT_DATE_ERROR_SYNTAX, "1975~" },
    { "~~1975", ENT_DATE_ERROR_SYNTAX, "1975~" },
    { "~", ENT_DATE_ERROR_SYNTAX, "1975~" },
    { "-0000", ENT_DATE_ERROR_SYNTAX, "0000" },
    { "Y1977", ENT_DATE_ERROR_SYNTAX, "four digits" },
    { "Y", ENT_DATE_ERROR_SYNTAX, "four digits" },
    { "Y01977", ENT_DATE_ERROR_SYNTAX, "four digits" },
    { "Y17E7", ENT_DATE_ERROR_SYNTAX, "four digits" },
    { "Y170000E2", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "1XXX", ENT_DATE_ERROR_SYNTAX, "last digits" },
    { "XXXX", ENT_DATE_ERROR_SYNTAX, "last digits" },
    { "197X-05", ENT_DATE_ERROR_SYNTAX, "last digits" },
    { "19XX-XX", ENT_DATE_ERROR_SYNTAX, "last digits" },
    { "1977-XX-05", ENT_DATE_ERROR_SYNTAX, "last digits" },
    { "1977-1X", ENT_DATE_ERROR_SYNTAX, "last digits" },
    { "1977-09-2X", ENT_DATE_ERROR_SYNTAX, "last digits" },
    { "19X7", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "1977-25", ENT_DATE_ERROR_SYNTAX, "21 to 24" },
    { "1977-21-05", ENT_DATE_ERROR_SYNTAX, "season" },
    { "1977-21-XX", ENT_DATE_ERROR_SYNTAX, "season" },
    { "/", ENT_DATE_ERROR_SYNTAX, "neither" },
    { "1954/1960/1970", ENT_DATE_ERROR_SYNTAX, "one slash" },
    { "1954/x", ENT_DATE_ERROR_SYNTAX, "capital X" },
    { "1954/...", ENT_DATE_ERROR_SYNTAX, "1954/1991" },
    { "1954/./", ENT_DATE_ERROR_SYNTAX, "one slash" },
    { "..", ENT_DATE_ERROR_SYNTAX, "1977/.." },
    { "[]", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "[", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "[1964", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "[1964}", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "1964]", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "[1964,]", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "[1964,,1965]", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "[1964/1965]", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "[1964,1965]/1970", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "[..]", ENT_DATE_ERROR_SYNTAX, "two dots" },
    { "[1964,..1965]", ENT_DATE_ERROR_SYNTAX, "two dots" },
    { "[1964..,1965]", ENT_DATE_ERROR_SYNTAX, "two dots" },
    { "[1964..1965..1966]", ENT_DATE_ERROR_SYNTAX, "1977" },
    { "{1964,1965}", ENT_DATE_ERROR_SYNTAX, "braces" },
    { "{1964..1965}", ENT_DATE_ERROR_SYNTAX, "braces" },
    { "1977-02-30", ENT_DATE_ERROR_IMPOSSIBLE, "February 1977 has 28 days" },
    { "1976-02-30", ENT_DATE_ERROR_IMPOSSIBLE, "February 1976 has 29 days" },
    { "1900-02-29", ENT_DATE_ERROR_IMPOSSIBLE, "February 1900 has 28 days" },
    { "-0001-02-29", ENT_DATE_ERROR_IMPOSSIBLE, "February 2 BC has 28 days" },
    { "1977-04-31", ENT_DATE_ERROR_IMPOSSIBLE, "April 1977 has 30 days" },
    { "1977-09-00", ENT_DATE_ERROR_IMPOSSIBLE, "September 1977 has 30 days" },
    { "1977-13", ENT_DATE_ERROR_IMPOSSIBLE, "01 to 12" },
    { "1977-00", ENT_DATE_ERROR_IMPOSSIBLE, "01 to 12" },
    { "1977-20-01", ENT_DATE_ERROR_IMPOSSIBLE, "01 to 12" },
    { "1977-42", ENT_DATE_ERROR_IMPOSSIBLE, "01 to 12" },
    { "1954/1977-13", ENT_DATE_ERROR_IMPOSSIBLE, "01 to 12" },
    { "Y5881580", ENT_DATE_ERROR_IMPOSSIBLE, "5881579" },
    { "Y-5877641", ENT_DATE_ERROR_IMPOSSIBLE, "-5877640" },
    { "Y99999999999999999999999", ENT_DATE_ERROR_IMPOSSIBLE, "5881579" },
    { "1991/1954", ENT_DATE_ERROR_IMPOSSIBLE, "before its start" },
    { "1977-09-22/1977-09-21", ENT_DATE_ERROR_IMPOSSIBLE, "before its start" },
    { "1980~/1978", ENT_DATE_ERROR_IMPOSSIBLE, "before its start" },
    { "-0043/-0044", ENT_DATE_ERROR_IMPOSSIBLE, "before its start" },
    { "[1967..1964]", ENT_DATE_ERROR_IMPOSSIBLE, "before its start" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *quoted = g_strdup_printf ("“%s” is no date: ", rows[i].text);

      g_assert_null (ent_date_new (rows[i].text, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, ENT_DATE_ERROR, (int) rows[i].code);
      g_assert_true (g_str_has_prefix (error->message, quoted));
      g_assert_nonnull (strstr (error->message + strlen (quoted), rows[i].says));
    }
}

static void
test_refused_is_quoted_safely (void)
{
  g_autofree char *longest = g_strnfill (5000, '1');
  const char *const texts[] = { "19\377x", "1977\n09", "1977\t\x1b[31m", longest };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ent_date_new (texts[i], &error));
      g_assert_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_SYNTAX);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      for (const char *at = error->message; *at; at++)
        g_assert_false (g_ascii_iscntrl (*at));
      g_assert_cmpuint (strlen (error->message), <, 300);
    }

  /* The error is optional. */
  g_assert_null (ent_date_new ("1977-02-30", NULL));
}

/* Making and stepping */

static void
test_for_unit (void)
{
  static const struct
  {
    const char *day;
    EntDateUnit unit;
    const char *expected;
  } rows[] = {
    { "1985-03-04", ENT_DATE_UNIT_DAY, "1985-03-04" },
    { "1985-03-04", ENT_DATE_UNIT_MONTH, "1985-03" },
    { "1985-03-04", ENT_DATE_UNIT_YEAR, "1985" },
    { "1985-03-04", ENT_DATE_UNIT_DECADE, "198X" },
    { "0005-03-04", ENT_DATE_UNIT_YEAR, "0005" },
    { "0005-03-04", ENT_DATE_UNIT_DECADE, "000X" },
    { "-0005-03-04", ENT_DATE_UNIT_DAY, "-0005-03-04" },
    { "-0005-03-04", ENT_DATE_UNIT_DECADE, "-000X" },
    { "-0044-03-15", ENT_DATE_UNIT_DECADE, "-004X" },
    { "9999-12-31", ENT_DATE_UNIT_DECADE, "999X" },
    { "-9999-12-31", ENT_DATE_UNIT_DECADE, "-999X" },
    { "12345-06-07", ENT_DATE_UNIT_DAY, "Y12345-06-07" },
    { "12345-06-07", ENT_DATE_UNIT_YEAR, "Y12345" },
    { "12345-06-07", ENT_DATE_UNIT_DECADE, "Y12340/Y12349" },
    { "-10000-06-07", ENT_DATE_UNIT_DECADE, "Y-10009/Y-10000" },
    { FIRST, ENT_DATE_UNIT_DAY, "Y-5877640-01-01" },
    { FIRST, ENT_DATE_UNIT_DECADE, "Y-5877640/Y-5877640" },
    { LAST, ENT_DATE_UNIT_MONTH, "Y5881579-12" },
    { LAST, ENT_DATE_UNIT_DECADE, "Y5881570/Y5881579" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      EntDay day = read_day (rows[i].day);
      g_autoptr (EntDate) date = ent_date_new_for_unit (day, rows[i].unit);

      g_assert_cmpstr (ent_date_get_edtf (date), ==, rows[i].expected);
      if (rows[i].unit == ENT_DATE_UNIT_DAY)
        {
          g_autoptr (EntDate) same = ent_date_new_for_day (day);

          g_assert_true (ent_date_equal (date, same));
        }
    }
}

static void
test_step (void)
{
  static const struct
  {
    const char *edtf;
    EntDateUnit unit;
    int count;
    const char *expected;
  } rows[] = {
    { "1985", ENT_DATE_UNIT_YEAR, 1, "1986" },
    { "1985", ENT_DATE_UNIT_YEAR, -1, "1984" },
    { "1985", ENT_DATE_UNIT_YEAR, 0, "1985" },
    { "1985", ENT_DATE_UNIT_MONTH, 0, "1985-01" },
    { "1985", ENT_DATE_UNIT_MONTH, 1, "1985-02" },
    { "1985", ENT_DATE_UNIT_MONTH, -1, "1984-12" },
    { "1985", ENT_DATE_UNIT_MONTH, 25, "1987-02" },
    { "1985", ENT_DATE_UNIT_DAY, 1, "1985-01-02" },
    { "1985", ENT_DATE_UNIT_DAY, -1, "1984-12-31" },
    { "1985", ENT_DATE_UNIT_DECADE, 1, "199X" },
    { "1985", ENT_DATE_UNIT_DECADE, 0, "198X" },
    { "1985-06-15", ENT_DATE_UNIT_YEAR, 1, "1986" },
    { "1985-01-31", ENT_DATE_UNIT_MONTH, 1, "1985-02" },
    { "1985-01-31", ENT_DATE_UNIT_MONTH, -2, "1984-11" },
    { "1984-02-29", ENT_DATE_UNIT_YEAR, 1, "1985" },
    { "1984-02-28", ENT_DATE_UNIT_DAY, 1, "1984-02-29" },
    { "1985-02-28", ENT_DATE_UNIT_DAY, 1, "1985-03-01" },
    { "198X", ENT_DATE_UNIT_DECADE, -1, "197X" },
    { "198X", ENT_DATE_UNIT_YEAR, 1, "1981" },
    { "19XX", ENT_DATE_UNIT_DECADE, 1, "191X" },
    { "1985-21", ENT_DATE_UNIT_MONTH, 1, "1985-04" },
    { "0001", ENT_DATE_UNIT_YEAR, -1, "0000" },
    { "0000", ENT_DATE_UNIT_YEAR, -1, "-0001" },
    { "000X", ENT_DATE_UNIT_DECADE, -1, "-000X" },
    { "-000X", ENT_DATE_UNIT_DECADE, -1, "-001X" },
    { "-001X", ENT_DATE_UNIT_DECADE, 2, "000X" },
    { "9999", ENT_DATE_UNIT_YEAR, 1, "Y10000" },
    /* Qualifiers are dropped, and so is what they widen. */
    { "1975~", ENT_DATE_UNIT_YEAR, 1, "1976" },
    { "1975?-03", ENT_DATE_UNIT_MONTH, 1, "1975-04" },
    { "[1965,1964]", ENT_DATE_UNIT_YEAR, 1, "1965" },
    { "[..1965]", ENT_DATE_UNIT_YEAR, 1, "1966" },
    { "[1965..]", ENT_DATE_UNIT_YEAR, 1, "1966" },
    /* Intervals. */
    { "1954/1991", ENT_DATE_UNIT_YEAR, 1, "1955/1992" },
    { "1954/1991", ENT_DATE_UNIT_YEAR, -4, "1950/1987" },
    { "1954/1991", ENT_DATE_UNIT_DECADE, 1, "1964/2001" },
    { "1954/1991", ENT_DATE_UNIT_MONTH, 1, "1954-02/1992-01" },
    { "1954/1991", ENT_DATE_UNIT_DAY, 1, "1954-01-02/1992-01-01" },
    { "1954-03/1960-07", ENT_DATE_UNIT_YEAR, 1, "1955-03/1961-07" },
    { "1954-01-31/1955-01-31", ENT_DATE_UNIT_MONTH, 1, "1954-02-28/1955-02-28" },
    { "1952-02-29/1955", ENT_DATE_UNIT_YEAR, 1, "1953-02-28/1956" },
    { "195X/197X", ENT_DATE_UNIT_DECADE, 1, "196X/198X" },
    { "195X/197X", ENT_DATE_UNIT_YEAR, 1, "1951/1980" },
    { "1972-21/1973-21", ENT_DATE_UNIT_YEAR, 1, "1973-03/1974-05" },
    { "1977-XX/1978", ENT_DATE_UNIT_YEAR, 1, "1978/1979" },
    { "1977/..", ENT_DATE_UNIT_YEAR, 1, "1978/.." },
    { "../1991", ENT_DATE_UNIT_YEAR, 1, "../1992" },
    { "1977/", ENT_DATE_UNIT_YEAR, -1, "1976/" },
    { "/1991", ENT_DATE_UNIT_MONTH, 1, "/1992-01" },
    { "../..", ENT_DATE_UNIT_YEAR, 1, "../.." },
    { "1975~/1980?", ENT_DATE_UNIT_YEAR, 1, "1976/1981" },
    { "1975/1974~", ENT_DATE_UNIT_YEAR, 1, "1975/1976" },
    { "998X/999X", ENT_DATE_UNIT_DECADE, 1, "999X/Y10009" },
    /* Where counting ends. */
    { "Y5881579", ENT_DATE_UNIT_YEAR, 1, "Y5881579" },
    { "Y-5877640", ENT_DATE_UNIT_YEAR, -1, "Y-5877640" },
    { "1985", ENT_DATE_UNIT_YEAR, G_MAXINT, "Y5881579" },
    { "1985", ENT_DATE_UNIT_YEAR, G_MININT, "Y-5877640" },
    { "1985", ENT_DATE_UNIT_DAY, G_MAXINT, "Y5881579-12-31" },
    { "1985", ENT_DATE_UNIT_DECADE, G_MAXINT, "Y5881570/Y5881579" },
    { "1985", ENT_DATE_UNIT_DECADE, G_MININT, "Y-5877640/Y-5877640" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntDate) date = read_date (rows[i].edtf);
      g_autoptr (EntDate) moved = ent_date_step (date, rows[i].unit, rows[i].count);

      g_test_message ("%s", rows[i].edtf);
      g_assert_cmpstr (ent_date_get_edtf (moved), ==, rows[i].expected);
      g_assert_cmpstr (ent_date_get_edtf (date), ==, rows[i].edtf);
    }
}

static void
test_step_there_and_back (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      EntDay day = g_test_rand_int_range (-1000000, 100000);
      EntDateUnit unit = g_test_rand_int_range (ENT_DATE_UNIT_DAY, ENT_DATE_UNIT_DECADE + 1);
      int count = g_test_rand_int_range (-300, 300);
      g_autoptr (EntDate) date = ent_date_new_for_unit (day, unit);
      g_autoptr (EntDate) there = ent_date_step (date, unit, count);
      g_autoptr (EntDate) back = ent_date_step (there, unit, -count);
      g_autoptr (EntDate) next = ent_date_step (date, unit, 1);

      g_assert_cmpstr (ent_date_get_edtf (back), ==, ent_date_get_edtf (date));
      /* Steps leave no gap. */
      g_assert_cmpint (ent_date_get_span (next).first, ==, ent_date_get_span (date).last + 1);
    }
}

/* The type */

static void
test_equal (void)
{
  g_autoptr (EntDate) a = read_date ("1977~");
  g_autoptr (EntDate) b = read_date ("1977~");
  g_autoptr (EntDate) c = read_date ("~1977");

  g_assert_true (ent_date_equal (a, a));
  g_assert_true (ent_date_equal (a, b));
  g_assert_false (ent_date_equal (a, c));
  g_assert_false (ent_date_equal (a, NULL));
  g_assert_false (ent_date_equal (NULL, a));
  g_assert_true (ent_date_equal (NULL, NULL));
}

static void
test_boxed (void)
{
  EntDate *date = read_date ("1977");
  GValue value = G_VALUE_INIT;

  g_value_init (&value, ENT_TYPE_DATE);
  g_value_set_boxed (&value, date);
  g_assert_true (g_value_get_boxed (&value) == date);
  ent_date_unref (date);
  g_assert_cmpstr (ent_date_get_edtf (g_value_get_boxed (&value)), ==, "1977");
  g_value_unset (&value);
}

/* Whatever is typed: it is refused with a message, or all of its answers fit together. */
static void
assert_consistent (const EntDate *date)
{
  EntSpan span = ent_date_get_span (date);
  EntSpan start = ent_date_get_start (date);
  EntSpan end = ent_date_get_end (date);
  EntSpan coverage = read_window ("1945/2021");
  g_autofree char *words = ent_date_to_words (date);
  g_autofree char *brief = ent_date_to_short (date);
  EntExtent extent;

  g_assert_cmpint (start.first, <=, start.last);
  g_assert_cmpint (end.first, <=, end.last);
  g_assert_cmpint (start.first, <=, end.last);
  g_assert_cmpint (span.first, <=, span.last);
  g_assert_cmpstr (words, !=, "");
  g_assert_cmpstr (brief, !=, "");

  ent_date_get_extent (date, &coverage, &extent);
  g_assert_cmpint (extent.earliest_start, <=, extent.latest_start);
  g_assert_cmpint (extent.earliest_end, <=, extent.latest_end);
  g_assert_cmpint (extent.latest_start, <=, extent.latest_end);
  g_assert_cmpint (extent.earliest_start, <=, extent.earliest_end);
  g_assert_cmpint (ent_extent_get_activity (&extent, span), ==, ENT_ACTIVITY_CERTAIN);

  for (EntDateUnit unit = ENT_DATE_UNIT_DAY; unit <= ENT_DATE_UNIT_DECADE; unit++)
    {
      g_autoptr (EntDate) moved = ent_date_step (date, unit, g_test_rand_int_range (-20, 20));

      g_assert_cmpint (ent_date_is_interval (date), <=, ent_date_is_interval (moved));
    }
}

static void
test_random_texts (void)
{
  static const char *const pieces[] = {
    "1975", "1974", "197X", "19XX", "-0001", "-000X", "0000", "9999", "Y10000", "-03", "-02",
    "-29",  "-30",  "-21",  "-24",  "-XX",   "~",     "?",    "%",    "/",      "/",   "..",
    "[",    "]",    ",",    "{",    "}",     "-",     "X",    "7",    "Y5881579",
  };
  guint n_read = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntDate) date = NULL;
      int n_pieces = g_test_rand_int_range (1, 7);

      for (int piece = 0; piece < n_pieces; piece++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

      date = ent_date_new (text->str, &error);
      if (!date)
        {
          g_assert_true (error != NULL && error->domain == ENT_DATE_ERROR);
          continue;
        }
      n_read++;
      g_test_message ("%s", text->str);
      g_assert_no_error (error);
      g_assert_cmpstr (ent_date_get_edtf (date), ==, text->str);
      assert_consistent (date);
    }
  g_assert_cmpuint (n_read, >, 500);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/span", test_span);
  g_test_add_func ("/date/ends", test_ends);
  g_test_add_func ("/date/ends-of-no-interval", test_ends_of_no_interval);
  g_test_add_func ("/date/refused", test_refused);
  g_test_add_func ("/date/refused-is-quoted-safely", test_refused_is_quoted_safely);
  g_test_add_func ("/date/for-unit", test_for_unit);
  g_test_add_func ("/date/step", test_step);
  g_test_add_func ("/date/step/there-and-back", test_step_there_and_back);
  g_test_add_func ("/date/equal", test_equal);
  g_test_add_func ("/date/boxed", test_boxed);
  g_test_add_func ("/date/random-texts", test_random_texts);

  return g_test_run ();
}
