/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-date.h"

G_BEGIN_DECLS

/* The years of which every day is an EntDay. */
#define ENT_YEAR_FIRST (-5877640)
#define ENT_YEAR_LAST  5881579

typedef enum
{
  ENT_DATE_FORM_DAY,               /* 1977-09-22 */
  ENT_DATE_FORM_SOME_DAY_OF_MONTH, /* 1977-09-XX */
  ENT_DATE_FORM_SOME_DAY_OF_YEAR,  /* 1977-XX-XX */
  ENT_DATE_FORM_MONTH,             /* 1977-09 */
  ENT_DATE_FORM_SOME_MONTH,        /* 1977-XX */
  ENT_DATE_FORM_SEASON,            /* 1977-21 */
  ENT_DATE_FORM_YEAR,              /* 1977 */
  ENT_DATE_FORM_DECADE,            /* 197X */
  ENT_DATE_FORM_CENTURY,           /* 19XX */
  ENT_DATE_FORM_OPEN,              /* .. */
  ENT_DATE_FORM_UNKNOWN,           /* nothing, at an end of an interval */
} EntDateForm;

typedef enum
{
  ENT_DATE_QUALIFIER_NONE        = 0,
  ENT_DATE_QUALIFIER_UNCERTAIN   = 1 << 0,
  ENT_DATE_QUALIFIER_APPROXIMATE = 1 << 1,
} EntDateQualifiers;

/* One date, without what intervals and sets make of it. */
typedef struct
{
  EntDateForm       form;
  EntDateQualifiers qualifiers;
  EntDateUnit       qualified_unit; /* the coarsest part that a qualifier stands at */
  int               year;           /* the first year of a decade or century */
  int               month;          /* from 1 to 12; of a season, from 21 to 24 */
  int               day;
  EntSpan           written;        /* the days it names */
  EntSpan           span;           /* the same, widened where it is qualified */
} EntDatePoint;

/* The two ends of an interval; two equal ones for a date that is none. */
typedef struct
{
  EntDatePoint from;
  EntDatePoint to;
} EntDateRange;

typedef enum
{
  ENT_DATE_KIND_SINGLE,
  ENT_DATE_KIND_INTERVAL,
  ENT_DATE_KIND_ONE_OF,
} EntDateKind;

struct _EntDate
{
  gatomicrefcount ref_count;
  char           *edtf;
  EntDateKind     kind;
  EntDateRange   *ranges; /* more than one only in a set */
  guint           n_ranges;
  EntSpan         start;
  EntSpan         end;
};

gboolean ent_date_parse           (const char    *edtf,
                                   EntDateKind   *kind,
                                   GArray        *ranges,
                                   GError       **error);

char    *ent_date_month_to_words  (int            year,
                                   int            month);

int      ent_day_get_month_length (int            year,
                                   int            month);
EntDay   ent_day_clamp            (EntDay         day);
EntDay   ent_day_shift            (EntDay         day,
                                   EntDateUnit    unit,
                                   gint64         count);
EntSpan  ent_day_get_years_span   (int            first_year,
                                   int            last_year);
int      ent_day_get_decade       (EntDay         day);
EntSpan  ent_day_get_decade_span  (gint64         decade);

G_END_DECLS
