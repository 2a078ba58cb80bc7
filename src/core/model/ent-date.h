/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * EntDay:
 *
 * A day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0).
 */
typedef gint32 EntDay;

#define ENT_DAY_FIRST G_MININT32
#define ENT_DAY_LAST  G_MAXINT32

/**
 * EntSpan:
 * @first: the first day
 * @last: the last day, included
 *
 * An unbroken run of days. %ENT_DAY_FIRST and %ENT_DAY_LAST stand for no bound.
 */
typedef struct
{
  EntDay first;
  EntDay last;
} EntSpan;

/**
 * EntExtent:
 * @earliest_start: the earliest day on which it can have begun
 * @latest_start: the latest day on which it can have begun
 * @earliest_end: the earliest day that can have been its last
 * @latest_end: the latest day that can have been its last
 *
 * What is known of when something held. Both ends are spans of days, because a
 * source that says "1954" means some day of 1954.
 */
typedef struct
{
  EntDay earliest_start;
  EntDay latest_start;
  EntDay earliest_end;
  EntDay latest_end;
} EntExtent;

/**
 * EntActivity:
 * @ENT_ACTIVITY_NONE: not active
 * @ENT_ACTIVITY_POSSIBLE: may have been active
 * @ENT_ACTIVITY_CERTAIN: active, whatever days the sources meant
 *
 * Whether something held at a time: three-valued, because dates have a precision.
 */
typedef enum
{
  ENT_ACTIVITY_NONE,
  ENT_ACTIVITY_POSSIBLE,
  ENT_ACTIVITY_CERTAIN,
} EntActivity;

/**
 * EntDateUnit:
 * @ENT_DATE_UNIT_DAY: days
 * @ENT_DATE_UNIT_MONTH: calendar months
 * @ENT_DATE_UNIT_YEAR: calendar years
 * @ENT_DATE_UNIT_DECADE: decades, from a year that ends in 0 (before the year 0, to one)
 *
 * The calendar units in which time is stepped.
 */
typedef enum
{
  ENT_DATE_UNIT_DAY,
  ENT_DATE_UNIT_MONTH,
  ENT_DATE_UNIT_YEAR,
  ENT_DATE_UNIT_DECADE,
} EntDateUnit;

#define ENT_DATE_ERROR (ent_date_error_quark ())

/**
 * EntDateError:
 * @ENT_DATE_ERROR_SYNTAX: the text cannot be read as a date
 * @ENT_DATE_ERROR_IMPOSSIBLE: the text can be read, and no such time exists
 *
 * Why a text is no date.
 */
typedef enum
{
  ENT_DATE_ERROR_SYNTAX,
  ENT_DATE_ERROR_IMPOSSIBLE,
} EntDateError;

GQuark       ent_date_error_quark        (void);

#define ENT_TYPE_DATE (ent_date_get_type ())

/**
 * EntDate:
 *
 * A date as a source gives it, in EDTF (ISO 8601-2): kept as written, with the days that
 * it can mean. Dates never change and may be used in any thread.
 */
typedef struct _EntDate EntDate;

GType        ent_date_get_type           (void) G_GNUC_CONST;

EntDate     *ent_date_new                (const char     *edtf,
                                          GError        **error);
EntDate     *ent_date_new_from_words     (const char     *words,
                                          GError        **error);
EntDate     *ent_date_new_for_day        (EntDay          day);
EntDate     *ent_date_new_for_unit       (EntDay          day,
                                          EntDateUnit     unit);
EntDate     *ent_date_ref                (EntDate        *self);
void         ent_date_unref              (EntDate        *self);
gboolean     ent_date_equal              (const EntDate  *a,
                                          const EntDate  *b);

const char  *ent_date_get_edtf           (const EntDate  *self);
gboolean     ent_date_is_interval        (const EntDate  *self);
gboolean     ent_date_is_ongoing         (const EntDate  *self);
EntSpan      ent_date_get_span           (const EntDate  *self);
EntSpan      ent_date_get_start          (const EntDate  *self);
EntSpan      ent_date_get_end            (const EntDate  *self);
char        *ent_date_dup_start_edtf     (const EntDate  *self);
char        *ent_date_dup_end_edtf       (const EntDate  *self);
void         ent_date_get_extent         (const EntDate  *self,
                                          const EntSpan  *coverage,
                                          EntExtent      *extent);
EntDate     *ent_date_step               (const EntDate  *self,
                                          EntDateUnit     unit,
                                          int             count);

char        *ent_date_to_words           (const EntDate  *self);
char        *ent_date_to_short           (const EntDate  *self);

EntActivity  ent_extent_get_activity     (const EntExtent *extent,
                                          EntSpan          at);
gboolean     ent_extent_intersect        (const EntExtent *a,
                                          const EntExtent *b,
                                          EntExtent       *result);
gboolean     ent_extent_meet             (const EntExtent *a,
                                          const EntExtent *b,
                                          EntExtent       *result);
gboolean     ent_extent_equal            (const EntExtent *a,
                                          const EntExtent *b);

EntDay       ent_day_from_civil          (int             year,
                                          int             month,
                                          int             day);
void         ent_day_to_civil            (EntDay          day,
                                          int            *year,
                                          int            *month,
                                          int            *day_of_month);
EntSpan      ent_day_get_unit_span       (EntDay          day,
                                          EntDateUnit     unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntDate, ent_date_unref)

G_END_DECLS
