/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-date.h"

/* Dates as people type them. */

static void
test_words (void)
{
  static const struct { const char *words; const char *edtf; } rows[] = {
    /* EDTF is itself, whatever hyphen a word processor made of it. */
    { "1977", "1977" },
    { " 1977 ", "1977" },
    { "1977-09-22", "1977-09-22" },
    { "1977‑09‑22", "1977-09-22" },
    { "1977–09–22", "1977-09-22" },
    { "197X", "197X" },
    { "1975~", "1975~" },
    { "1954/1991", "1954/1991" },
    { "1977/..", "1977/.." },
    { "[1964,1965]", "[1964,1965]" },
    { "-0043", "-0043" },

    { "about 1975", "1975~" },
    { "About 1975", "1975~" },
    { "c. 1975", "1975~" },
    { "c.1975", "1975~" },
    { "c1975", "1975~" },
    { "ca 1975", "1975~" },
    { "ca. 1975", "1975~" },
    { "circa\u00a01975", "1975~" },
    { "around March 1975", "1975-03~" },
    { "~1975", "~1975" },
    { "1977?", "1977?" },
    { "1977 ?", "1977?" },
    { "perhaps 1977", "1977?" },
    { "probably September 1977", "1977-09?" },
    { "perhaps about 1977", "1977%" },
    { "about 1975 (uncertain)", "1975%" },
    { "c. 1975?", "1975%" },
    { "22 September 1977 (uncertain)", "1977-09-22?" },

    { "1970s", "197X" },
    { "the 1970s", "197X" },
    { "in the 1970s", "197X" },
    { "1970's", "197X" },
    { "1970’s", "197X" },
    { "about the 1970s", "197X~" },
    { "early 1970s", "[1970..1973]" },
    { "the early 1970s", "[1970..1973]" },
    { "mid-1970s", "[1974..1976]" },
    { "mid 1970s", "[1974..1976]" },
    { "mid–1970s", "[1974..1976]" },
    { "late 1970s", "[1976..1979]" },
    { "in the late 1980s", "[1986..1989]" },
    { "19th century", "18XX" },
    { "the 20th century", "19XX" },
    { "early 19th century", "[1800..1833]" },
    { "late 19th century", "[1867..1899]" },
    { "early 1977", "[1977-01..1977-04]" },
    { "mid-1977", "[1977-05..1977-08]" },
    { "late 1977", "[1977-09..1977-12]" },
    { "end of 1977", "[1977-09..1977-12]" },
    { "early September 1977", "[1977-09-01..1977-09-10]" },
    { "late February 1977", "[1977-02-21..1977-02-28]" },
    { "spring 1975", "1975-21" },
    { "Summer of 1975", "1975-22" },
    { "fall 1975", "1975-23" },
    { "winter 1975", "1975-24" },

    { "22 September 1977", "1977-09-22" },
    { "22nd of September 1977", "1977-09-22" },
    { "22. September 1977", "1977-09-22" },
    { "22 Sept 1977", "1977-09-22" },
    { "Sept 22, 1977", "1977-09-22" },
    { "Sept. 22nd, 1977", "1977-09-22" },
    { "September 22 1977", "1977-09-22" },
    { "1977 September 22", "1977-09-22" },
    { "22.9.1977", "1977-09-22" },
    { "22.09.1977", "1977-09-22" },
    { "on 1 May 1977", "1977-05-01" },
    { "September 1977", "1977-09" },
    { "september, 1977", "1977-09" },
    { "Sep 1977", "1977-09" },
    { "some day of September 1977", "1977-09-XX" },
    { "some day of 1977", "1977-XX-XX" },
    { "some month of 1977", "1977-XX" },
    { "44 BC", "-0043" },
    { "44 B.C.", "-0043" },
    { "1 BC", "0000" },
    { "15 March 44 BC", "-0043-03-15" },
    { "AD 14", "0014" },
    { "476", "0476" },
    { "17000", "Y17000" },

    { "1954–91", "1954/1991" },
    { "1954-91", "1954/1991" },
    { "1954 – 91", "1954/1991" },
    { "1954-1991", "1954/1991" },
    { "1954 - 1991", "1954/1991" },
    { "1954—1991", "1954/1991" },
    { "1954-11", "1954-11" },
    { "1954–11", "1954-11" },
    { "1911-12", "1911-12" },
    { "1911–12", "1911/1912" },
    { "1911–2", "1911/1912" },
    { "1975-21", "1975-21" },
    { "1914–21", "1914/1921" },
    { "1914-45", "1914/1945" },
    { "1898–1902", "1898/1902" },
    { "c. 1977–89", "1977~/1989~" },
    { "1977–89?", "1977/1989?" },
    { "from 1954 to 1991", "1954/1991" },
    { "1954 to 1991", "1954/1991" },
    { "1954 until 1991", "1954/1991" },
    { "about 1954 to 1991", "1954~/1991" },
    { "about 1954 to about 1991", "1954~/1991~" },
    { "March 1954 to 26 December 1991", "1954-03/1991-12-26" },
    { "Feb 1954–Dec 1991", "1954-02/1991-12" },
    { "17 February to 16 March 1979", "1979-02-17/1979-03-16" },
    { "17 February – 16 March 1979", "1979-02-17/1979-03-16" },
    { "9–18 December 2009", "2009-12-09/2009-12-18" },
    { "9-18 December 2009", "2009-12-09/2009-12-18" },
    { "May to July 1977", "1977-05/1977-07" },
    { "1954-07-21 to 1976-07-01", "1954-07-21/1976-07-01" },
    { "1954-07-21–1976-07-01", "1954-07-21/1976-07-01" },
    { "early 1970s to 1991", "1971~/1991" },
    { "mid-1970s to late 1980s", "1975~/1988~" },
    { "1970s to 1990s", "197X/199X" },
    { "since 1977", "1977/.." },
    { "since about 1977", "1977~/.." },
    { "since the 1970s", "197X/.." },
    { "from 1977", "1977/.." },
    { "from 1977 onwards", "1977/.." },
    { "1977 onwards", "1977/.." },
    { "1977 to the present", "1977/.." },
    { "1977 to now", "1977/.." },
    { "1977–present", "1977/.." },
    { "1977–", "1977/.." },
    { "1977 –", "1977/.." },
    { "1977-", "1977/.." },
    { "22 September 1977–", "1977-09-22/.." },
    { "1977–?", "1977/" },
    { "1977 to an unknown date", "1977/" },
    { "an unknown date to 1977", "/1977" },
    { "until 1991", "../1991" },
    { "up to 1991", "../1991" },
    { "–1991", "../1991" },
    { "always", "../.." },
    { "before 1960", "[..1959]" },
    { "before 22 September 1977", "[..1977-09-21]" },
    { "before September 1977", "[..1977-08]" },
    { "before the 1960s", "[..1959]" },
    { "after 1960", "[1961..]" },
    { "by 1960", "[..1960]" },
    { "1960 or earlier", "[..1960]" },
    { "1960 or later", "[1960..]" },
    { "1964 or 1965", "[1964,1965]" },
    { "1964, 1965 or 1967", "[1964,1965,1967]" },
    { "May or June 1977", "[1977-05,1977-06]" },
    { "between 1964 and 1967", "[1964..1967]" },
    { "some time from 1964 to 1967", "[1964..1967]" },
    { "some time between May and July 1977", "[1977-05..1977-07]" },
    { "1964 to 1966 or 1970", "[1964..1966,1970]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EntDate) date = ent_date_new_from_words (rows[i].words, &error);

      g_test_message ("%s", rows[i].words);
      g_assert_no_error (error);
      g_assert_cmpstr (ent_date_get_edtf (date), ==, rows[i].edtf);
    }
}

static void
test_refused (void)
{
  static const char *const rows[] = {
    "", " ", "yesterday", "about", "the", "since", "until", "1977 to", "to 1977x", "early",
    "early spring 1977", "1954 to to 1991", "or", "1964 or", "32 September 1977",
    "31 September 1977", "30 February 1977", "September", "22 September", "22 1977",
    "Sep Oct 1977", "1977 1978", "tomorrow 1977", "between 1964", "from", "70s", "–", "-", "?",
    "99999999999999999999", "0th century", "1977-13", "1991 to 1954", "22.13.1977",
    "\xff\xfe", "12", "mid-", "c.", "[", "1977 (", "about about",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EntDate) date = ent_date_new_from_words (rows[i], &error);

      g_test_message ("%s", rows[i]);
      g_assert_null (date);
      g_assert_nonnull (error);
      g_assert_true (error->domain == ENT_DATE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpstr (error->message, !=, "");
    }
}

/* What is wrong is quoted, with an example of what is right. */
static void
test_message (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_date_new_from_words ("the day after", &error));
  g_assert_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "“the day after”"));
  g_assert_nonnull (strstr (error->message, "“1954–91”"));
}

static void
read_back (const char *edtf)
{
  g_autoptr (EntDate) date = ent_date_new (edtf, NULL);
  g_autofree char *words = ent_date_to_words (date);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntDate) again = ent_date_new_from_words (words, &error);
  EntSpan before = ent_date_get_span (date);
  EntSpan after;

  g_test_message ("%s: %s", edtf, words);
  g_assert_no_error (error);
  after = ent_date_get_span (again);
  g_assert_cmpint (before.first, ==, after.first);
  g_assert_cmpint (before.last, ==, after.last);
  g_assert_cmpint (ent_date_is_ongoing (date), ==, ent_date_is_ongoing (again));
}

/* Every date of the built-in case is read back from its words. */
static void
test_round_trip_case (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "cases",
                                                 "china-vietnam.entente", NULL);
  g_autoptr (GRegex) regex = g_regex_new ("\"(?:date|existed|signed|in-force|terminated|coverage|"
                                          "opening)\": ?\"([^\"]+)\"", 0, 0, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  guint n_dates = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *edtf = g_match_info_fetch (match, 1);

      read_back (edtf);
      n_dates++;
    }
  g_assert_cmpuint (n_dates, >, 150);
}

static void
test_round_trip_forms (void)
{
  static const char *const rows[] = {
    "1977", "1977-09", "1977-09-22", "1977-05-01", "1975~", "1975?", "1975%", "1975-03~",
    "197X", "197X~", "190X", "19XX", "004X", "-004X", "1977-XX", "1977-XX-XX", "1977-09-XX",
    "1972-21", "1972-22", "1972-23", "1972-24", "-0043", "-0043-03-15", "0000", "0014", "0476",
    "Y17000", "1954/1991", "1954-03/1991-12-26", "-0043/0014", "1975~/1980", "1975%/1980~",
    "1975?/1980?", "1977/..", "../1991", "../..", "1977/", "/1977", "[1964,1965]",
    "[1964..1967]", "[..1960]", "[1960..]", "[1964,1965,1967]", "[1964-03,1965]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    read_back (rows[i]);
}

/* Whatever is typed on the way to a date, nothing breaks. */
static void
test_prefixes (void)
{
  static const char *const rows[] = {
    "about 22nd of September, 1977 (uncertain) to the present", "c. 1977–89?",
    "some time between May and July 1977", "1964, 1965 or 1967", "the early 19th century",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (const char *end = rows[i]; *end; end = g_utf8_next_char (end))
      for (const char *start = rows[i]; start < end; start = g_utf8_next_char (start))
        {
          g_autofree char *part = g_strndup (start, end - start);
          g_autoptr (GError) error = NULL;
          g_autoptr (EntDate) date = ent_date_new_from_words (part, &error);

          g_assert_true ((date == NULL) == (error != NULL));
        }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-phrase/words", test_words);
  g_test_add_func ("/date-phrase/refused", test_refused);
  g_test_add_func ("/date-phrase/message", test_message);
  g_test_add_func ("/date-phrase/round-trip-case", test_round_trip_case);
  g_test_add_func ("/date-phrase/round-trip-forms", test_round_trip_forms);
  g_test_add_func ("/date-phrase/prefixes", test_prefixes);

  return g_test_run ();
}
