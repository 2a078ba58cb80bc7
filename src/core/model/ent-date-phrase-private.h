/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-date-private.h"

G_BEGIN_DECLS

/* The lists of words that are understood in a typed date: see ent-date-phrase.c. */
typedef enum
{
  WORDS_SINCE,
  WORDS_FROM,
  WORDS_TO,
  WORDS_UNTIL,
  WORDS_BEFORE,
  WORDS_AFTER,
  WORDS_BY,
  WORDS_BETWEEN,
  WORDS_AND,
  WORDS_SOME_TIME_FROM,
  WORDS_OR,
  WORDS_OR_EARLIER,
  WORDS_OR_LATER,
  WORDS_PRESENT,
  WORDS_ONWARDS,
  WORDS_UNKNOWN,
  WORDS_ALWAYS,
  WORDS_ABOUT,
  WORDS_PERHAPS,
  WORDS_UNCERTAIN,
  WORDS_EARLY,
  WORDS_MID,
  WORDS_LATE,
  WORDS_ARTICLE,
  WORDS_OF,
  WORDS_CENTURY,
  WORDS_BC,
  WORDS_AD,
  WORDS_SOME_DAY,
  WORDS_SOME_MONTH,
  WORDS_SPRING,
  WORDS_SUMMER,
  WORDS_AUTUMN,
  WORDS_WINTER,
} EntDateWords;

/* How a single date is read. */
typedef enum
{
  ENT_DATE_POINT_ALONE = 0,
  ENT_DATE_POINT_END   = 1 << 0, /* it stands in an interval or a set, and may be none itself */
  ENT_DATE_POINT_ABOUT = 1 << 1, /* "about" stood before both ends */
} EntDatePointFlags;

/* Some part of a decade, a century, a year or a month. */
typedef enum
{
  ENT_DATE_PERIOD_WHOLE,
  ENT_DATE_PERIOD_EARLY,
  ENT_DATE_PERIOD_MID,
  ENT_DATE_PERIOD_LATE,
} EntDatePeriod;

/* A single date that is read, with nothing that qualifies it. */
typedef struct
{
  EntDateForm form;
  int         year;
  int         month;
  int         day;
} EntDatePlain;

typedef enum
{
  ENT_DATE_READING_NONE,
  ENT_DATE_READING_FOUND,
  ENT_DATE_READING_AMBIGUOUS,
} EntDateReading;

char          **ent_date_words_list   (EntDateWords        words);
gboolean        ent_date_take_prefix  (const char        **text,
                                       EntDateWords        words);
gboolean        ent_date_take_suffix  (char               *text,
                                       EntDateWords        words);
char           *ent_date_read_point   (const char         *text,
                                       EntDatePointFlags   flags,
                                       const char         *completed_by);
char           *ent_date_read_next_to (const char         *edtf,
                                       int                 direction);
int             ent_date_read_month   (const char         *text);
char           *ent_date_write_plain  (const EntDatePlain *plain);
char           *ent_date_write_period (const EntDatePlain *plain,
                                       EntDatePeriod       period,
                                       EntDatePointFlags   flags);
char           *ent_date_qualify      (const char         *edtf,
                                       gboolean            about,
                                       gboolean            uncertain);
EntDateReading  ent_date_read_local   (const char         *text,
                                       char              **edtf);

G_END_DECLS
