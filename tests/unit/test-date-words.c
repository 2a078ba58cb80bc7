/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "date-helpers.h"

static void
test_words (void)
{
  static const struct
  {
    const char *edtf;
    const char *words;
    const char *brief;
  } rows[] = {
    { "1977", "1977", "1977" },
    { "1977-09", "September 1977", "Sep 1977" },
    { "1977-09-22", "22 September 1977", "22 Sep 1977" },
    { "1977-05-01", "1 May 1977", "1 May 1977" },
    { "1975~", "about 1975", "c. 1975" },
    { "1975?", "1975 (uncertain)", "1975?" },
    { "1975%", "about 1975 (uncertain)", "c. 1975?" },
    { "1975-03~", "about March 1975", "c. Mar 1975" },
    { "~1975-03", "about March 1975", "c. Mar 1975" },
    { "~1975-?03", "about March 1975 (uncertain)", "c. Mar 1975?" },
    { "197X", "the 1970s", "1970s" },
    { "197X~", "about the 1970s", "c. 1970s" },
    { "190X", "the 1900s", "1900s" },
    { "19XX", "1900–1999", "19XX" },
    { "004X", "AD 40–AD 49", "004X" },
    { "-004X", "50 BC–41 BC", "-004X" },
    { "-00XX", "100 BC–2 BC", "-00XX" },
    { "1977-XX", "some month of 1977", "1977" },
    { "1977-XX-XX", "some day of 1977", "1977" },
    { "1977-09-XX", "some day of September 1977", "Sep 1977" },
    { "1972-21", "spring 1972", "spring 1972" },
    { "1972-22", "summer 1972", "summer 1972" },
    { "1972-23", "autumn 1972", "autumn 1972" },
    { "1972-24", "winter 1972", "winter 1972" },
    { "-0043", "44 BC", "44 BC" },
    { "-0043-03-15", "15 March 44 BC", "15 Mar 44 BC" },
    { "0000", "1 BC", "1 BC" },
    { "0014", "AD 14", "AD 14" },
    { "0476", "476", "476" },
    { "Y17000", "17000", "17000" },
    { "1954/1991", "1954 to 1991", "1954–91" },
    { "1954-03/1991-12-26", "March 1954 to 26 December 1991", "1954–91" },
    { "1898/1902", "1898 to 1902", "1898–1902" },
    { "1900/1901", "1900 to 1901", "1900–01" },
    { "1899/1900", "1899 to 1900", "1899–1900" },
    { "0814/0843", "814 to 843", "814–843" },
    { "-0043/0014", "44 BC to AD 14", "44 BC–AD 14" },
    { "1954-03/1954-07", "March 1954 to July 1954", "1954" },
    { "1954/1954", "1954 to 1954", "1954" },
    { "1975~/1980", "about 1975 to 1980", "c. 1975–80" },
    { "1975/1980~", "1975 to about 1980", "1975–c. 1980" },
    { "1975~/1980~", "about 1975 to about 1980", "c. 1975–80" },
    { "1898~/1902~", "about 1898 to about 1902", "c. 1898–1902" },
    { "1975%/1980~", "about 1975 (uncertain) to about 1980", "c. 1975?–c. 1980" },
    { "1975?/1980?", "1975 (uncertain) to 1980 (uncertain)", "1975?–1980?" },
    { "1954/197X", "1954 to the 1970s", "1954–1970s" },
    { "195X/1975", "the 1950s to 1975", "1950s–1975" },
    { "1977/..", "1977 to the present", "1977–" },
    { "1975~/..", "about 1975 to the present", "c. 1975–" },
    { "1977/", "1977 to an unknown date", "1977–?" },
    { "../1991", "until 1991", "–1991" },
    { "../1991-12", "until December 1991", "–1991" },
    { "/1991", "an unknown date to 1991", "?–1991" },
    { "/..", "an unknown date to the present", "?–" },
    { "../", "until an unknown date", "–?" },
    { "../..", "always", "–" },
    { "[1964,1965]", "1964 or 1965", "1964 or 1965" },
    { "[1964-08,1965~]", "August 1964 or about 1965", "Aug 1964 or c. 1965" },
    { "[1964,1965,1967]", "1964, 1965 or 1967", "1964…1967" },
    { "[1964..1967]", "some time from 1964 to 1967", "1964…1967" },
    { "[1960,1964..1967]", "1960 or 1964 to 1967", "1960…1967" },
    { "[..1965]", "1965 or earlier", "…1965" },
    { "[1964..]", "1964 or later", "1964…" },
    { "[1964]", "1964", "1964" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntDate) date = read_date (rows[i].edtf);
      g_autofree char *words = ent_date_to_words (date);
      g_autofree char *brief = ent_date_to_short (date);

      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpstr (brief, ==, rows[i].brief);
    }
}

static void
test_words_of_every_month (void)
{
  static const char *const names[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
  };

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (EntDate) date = ent_date_new_for_unit (ent_day_from_civil (1985, month, 1),
                                                        ENT_DATE_UNIT_MONTH);
      g_autoptr (EntDate) day = ent_date_new_for_day (ent_day_from_civil (1985, month, 3));
      g_autofree char *words = ent_date_to_words (date);
      g_autofree char *day_words = ent_date_to_words (day);
      g_autofree char *brief = ent_date_to_short (date);
      g_autofree char *expected = g_strdup_printf ("%s 1985", names[month - 1]);
      g_autofree char *expected_day = g_strdup_printf ("3 %s 1985", names[month - 1]);
      g_autofree char *expected_brief = g_strdup_printf ("%.3s 1985", names[month - 1]);

      g_assert_cmpstr (words, ==, expected);
      g_assert_cmpstr (day_words, ==, expected_day);
      g_assert_cmpstr (brief, ==, expected_brief);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-words/table", test_words);
  g_test_add_func ("/date-words/of-every-month", test_words_of_every_month);

  return g_test_run ();
}
