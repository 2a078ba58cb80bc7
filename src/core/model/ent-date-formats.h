/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib/gi18n-lib.h>

/*
 * The patterns of dates in words. ent-date-words.c writes by them, and ent-date-phrase-local.c
 * reads by the same, so that what is written is read in every language.
 */

/* Translators: a year that stands alone, or at an end of an interval: "1977". Here “年” or the
   like is put behind it where the language wants that. */
#define ENT_DATE_YEAR_ALONE C_ ("year alone", "%d")
#define ENT_DATE_YEAR_ALONE_BC C_ ("year alone", "%d BC")
#define ENT_DATE_YEAR_ALONE_AD C_ ("year alone", "AD %d")

/* Translators: a year within a month, a day, a season or a short date, whose patterns already
   say that it is one. */
#define ENT_DATE_YEAR_BC C_ ("year", "%d BC")
#define ENT_DATE_YEAR_AD C_ ("year", "AD %d")

/* Translators: a day, its month and its year: "22 September 1977". */
#define ENT_DATE_DAY C_ ("date", "%d %s %s")
/* Translators: the first day of a month, where it is written in a way of its own: in French
   "1er septembre 1977", "%der %s %s". Else as other days are. */
#define ENT_DATE_FIRST_DAY C_ ("first day of a month", "%d %s %s")
/* Translators: a month and its year: "September 1977". */
#define ENT_DATE_MONTH C_ ("date", "%s %s")
#define ENT_DATE_SPRING C_ ("date", "spring %s")
#define ENT_DATE_SUMMER C_ ("date", "summer %s")
#define ENT_DATE_AUTUMN C_ ("date", "autumn %s")
#define ENT_DATE_WINTER C_ ("date", "winter %s")
#define ENT_DATE_SOME_DAY C_ ("date", "some day of %s")
#define ENT_DATE_SOME_MONTH C_ ("date", "some month of %s")
/* Translators: a decade, by its first year: "the 1970s". */
#define ENT_DATE_DECADE C_ ("date", "the %ds")
/* Translators: the first and the last year of a century: "1900–1999". */
#define ENT_DATE_CENTURY C_ ("years of a century", "%s–%s")
#define ENT_DATE_UNKNOWN C_ ("date", "an unknown date")

#define ENT_DATE_UNCERTAIN C_ ("date", "%s (uncertain)")
#define ENT_DATE_ABOUT C_ ("date", "about %s")
#define ENT_DATE_ABOUT_UNCERTAIN C_ ("date", "about %s (uncertain)")

#define ENT_DATE_ALWAYS C_ ("date", "always")
#define ENT_DATE_UNTIL C_ ("date", "until %s")
#define ENT_DATE_TO_PRESENT C_ ("date", "%s to the present")
/* Translators: the start and the end of an interval: "1954 to 1991". */
#define ENT_DATE_INTERVAL C_ ("date", "%s to %s")

#define ENT_DATE_OR_EARLIER C_ ("one of several dates", "%s or earlier")
#define ENT_DATE_OR_LATER C_ ("one of several dates", "%s or later")
#define ENT_DATE_SOME_TIME C_ ("one of several dates", "some time from %s to %s")
#define ENT_DATE_MEMBER C_ ("one of several dates", "%s to %s")
/* Translators: joins the dates of a list but for the last: "1964, 1965 or 1967". */
#define ENT_DATE_COMMA C_ ("one of several dates", "%s, %s")
#define ENT_DATE_OR C_ ("one of several dates", "%s or %s")

#define ENT_DATE_SHORT_DECADE C_ ("short date", "%ds")
/* Translators: a day, its month and its year, shortened: "22 Sep 1977". */
#define ENT_DATE_SHORT_DAY C_ ("short date", "%d %s %s")
/* Translators: the first day of a month, shortened: "1 Sep 1977". */
#define ENT_DATE_SHORT_FIRST_DAY C_ ("short date of the first day of a month", "%d %s %s")
/* Translators: a month and its year, shortened: "Sep 1977". */
#define ENT_DATE_SHORT_MONTH C_ ("short date", "%s %s")
#define ENT_DATE_SHORT_UNCERTAIN C_ ("short date", "%s?")
/* Translators: short for "about 1975". */
#define ENT_DATE_SHORT_ABOUT C_ ("short date", "c. %s")
#define ENT_DATE_SHORT_ABOUT_UNCERTAIN C_ ("short date", "c. %s?")
