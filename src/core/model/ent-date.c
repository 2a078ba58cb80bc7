/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-date-private.h"

/*
 * EntDate: a date as a source gives it, in EDTF (ISO 8601-2). It keeps its text
 * and knows the days that the text can mean; of two such dates an extent is made,
 * and of an extent and a time whether something held then: certainly, possibly or
 * not.
 */

G_DEFINE_QUARK (ent-date-error-quark, ent_date_error)

G_DEFINE_BOXED_TYPE (EntDate, ent_date, ent_date_ref, ent_date_unref)

static gboolean
is_bounded (const EntDatePoint *point)
{
  return point->form != ENT_DATE_FORM_OPEN && point->form != ENT_DATE_FORM_UNKNOWN;
}

static EntSpan
get_hull (const EntDate *self)
{
  EntSpan hull = { ENT_DAY_LAST, ENT_DAY_FIRST };

  for (guint i = 0; i < self->n_ranges; i++)
    {
      hull.first = MIN (hull.first, self->ranges[i].from.span.first);
      hull.last = MAX (hull.last, self->ranges[i].to.span.last);
    }

  return hull;
}

static void
settle_interval (EntDate *self)
{
  const EntDateRange *range = self->ranges;

  self->start = range->from.span;
  self->end = range->to.span;

  /* Open means that it was so all along; unknown, that nothing is said up to the other end. */
  if (range->from.form == ENT_DATE_FORM_OPEN)
    self->start.last = ENT_DAY_FIRST;
  else if (range->from.form == ENT_DATE_FORM_UNKNOWN)
    self->start.last = self->end.last;

  if (range->to.form == ENT_DATE_FORM_OPEN)
    self->end.first = ENT_DAY_LAST;
  else if (range->to.form == ENT_DATE_FORM_UNKNOWN)
    self->end.first = self->start.first;
}

/**
 * ent_date_new:
 * @edtf: a date in EDTF
 * @error: return location for an error of [error@DateError]
 *
 * Reads a date. These forms can be read:
 *
 * - years, months and days: `1977`, `1977-09`, `1977-09-22`; years before the year
 *   1 as `0000` (1 BC), `-0043` (44 BC); years of more digits as `Y170000`, which
 *   may have a month and a day here, too;
 * - seasons, by the meteorological quarters of the northern hemisphere: `1972-21`
 *   is March to May, `1972-22` June to August, `1972-23` September to November and
 *   `1972-24` December to February of 1973;
 * - unknown digits: `197X`, `19XX`, `1977-XX`, `1977-09-XX`, `1977-XX-XX`;
 * - the qualifiers `?` (uncertain), `~` (approximate) and `%` (both), behind the
 *   date or before or behind one of its parts;
 * - intervals, both of whose ends are included: `1954/1991`, open ones (`1977/..`,
 *   `../1991`) and ones with an end that nobody knows (`1977/`, `/1991`);
 * - sets of which one is meant: `[1964,1965]`, `[1964..1967]`, `[..1965]`,
 *   `[1964..]`.
 *
 * A qualified date means more days than it names. Our convention is that it
 * reaches further by one unit of what is written, on both sides: `1975~` is 1974
 * to 1976, `1975-03~` February to April, `197X~` the 1960s to the 1980s, and
 * likewise for a day, season or century. Where only a coarser part is qualified,
 * the unit is that part: `~1975-03` reaches from March 1974 to March 1976.
 *
 * Error %ENT_DATE_ERROR_SYNTAX is for what cannot be read, and
 * %ENT_DATE_ERROR_IMPOSSIBLE for a day or month that does not exist, a year that
 * cannot be counted, and an interval whose end lies certainly before its start.
 * Both carry a sentence for the user that quotes the text.
 *
 * Returns: (transfer full): the date, or %NULL with @error set
 */
EntDate *
ent_date_new (const char *edtf,
              GError    **error)
{
  g_autoptr (GArray) ranges = NULL;
  EntDateKind kind;
  EntDate *self;
  gsize n_ranges;

  g_return_val_if_fail (edtf != NULL, NULL);

  ranges = g_array_new (FALSE, FALSE, sizeof (EntDateRange));
  if (!ent_date_parse (edtf, &kind, ranges, error))
    return NULL;

  self = g_new0 (EntDate, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->edtf = g_strdup (edtf);
  self->kind = kind;
  self->ranges = g_array_steal (ranges, &n_ranges);
  self->n_ranges = (guint) n_ranges;

  if (kind == ENT_DATE_KIND_INTERVAL)
    settle_interval (self);
  else
    self->start = self->end = get_hull (self);

  return self;
}

static EntDate *
new_from_own_text (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  EntDate *self = ent_date_new (edtf, &error);

  g_assert_no_error (error);

  return self;
}

static char *
format_year (int year)
{
  if (ABS (year) > 9999)
    return g_strdup_printf ("Y%d", year);

  return g_strdup_printf ("%s%04d", year < 0 ? "-" : "", ABS (year));
}

/* A decade of years that have more than four digits has no text of its own. */
static gboolean
is_decade_writable (EntDay day)
{
  int decade = ent_day_get_decade (day);

  return decade >= -1000 && decade <= 999;
}

static char *
format_decade (EntDay day)
{
  int decade = ent_day_get_decade (day);

  return g_strdup_printf ("%s%03dX", decade < 0 ? "-" : "", decade < 0 ? -decade - 1 : decade);
}

static char *
format_unit (EntDay      day,
             EntDateUnit unit)
{
  g_autofree char *year_text = NULL;
  int year, month, day_of_month;

  ent_day_to_civil (day, &year, &month, &day_of_month);
  year_text = format_year (year);

  switch (unit)
    {
    case ENT_DATE_UNIT_DAY:
      return g_strdup_printf ("%s-%02d-%02d", year_text, month, day_of_month);
    case ENT_DATE_UNIT_MONTH:
      return g_strdup_printf ("%s-%02d", year_text, month);
    case ENT_DATE_UNIT_YEAR:
      return g_steal_pointer (&year_text);
    case ENT_DATE_UNIT_DECADE:
      return format_decade (day);
    default:
      g_assert_not_reached ();
    }
}

/**
 * ent_date_new_for_day:
 * @day: a day; one of a year that cannot be counted wholly gives the nearest day
 *   of one that can
 *
 * Makes the date of a day, such as `1977-09-22`.
 *
 * Returns: (transfer full): the date
 */
EntDate *
ent_date_new_for_day (EntDay day)
{
  return ent_date_new_for_unit (day, ENT_DATE_UNIT_DAY);
}

/**
 * ent_date_new_for_unit:
 * @day: a day; one of a year that cannot be counted wholly gives the nearest day
 *   of one that can
 * @unit: the precision
 *
 * Makes the date, of a precision, that contains a day: `1985-03-04`, `1985-03`,
 * `1985` or `198X`. EDTF has no unknown digits for years of more than four, so
 * there a decade is the interval of its years, such as `Y10000/Y10009`.
 *
 * Returns: (transfer full): the date
 */
EntDate *
ent_date_new_for_unit (EntDay      day,
                       EntDateUnit unit)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (unit <= ENT_DATE_UNIT_DECADE, NULL);

  day = ent_day_clamp (day);
  if (unit == ENT_DATE_UNIT_DECADE && !is_decade_writable (day))
    {
      EntSpan span = ent_day_get_unit_span (day, unit);
      g_autofree char *first = format_unit (ent_day_clamp (span.first), ENT_DATE_UNIT_YEAR);
      g_autofree char *last = format_unit (ent_day_clamp (span.last), ENT_DATE_UNIT_YEAR);

      text = g_strconcat (first, "/", last, NULL);
    }
  else
    {
      text = format_unit (day, unit);
    }

  return new_from_own_text (text);
}

/**
 * ent_date_ref:
 * @self: a date
 *
 * Takes a reference. This may be done in any thread, as dates never change.
 *
 * Returns: (transfer full): @self
 */
EntDate *
ent_date_ref (EntDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * ent_date_unref:
 * @self: (transfer full): a date
 *
 * Drops a reference; with the last one the date is freed.
 */
void
ent_date_unref (EntDate *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->ranges);
  g_free (self->edtf);
  g_free (self);
}

/**
 * ent_date_equal:
 * @a: (nullable): a date
 * @b: (nullable): another date
 *
 * Compares what is written: `~1977` and `1977~` mean the same and are not equal.
 *
 * Returns: whether both have the same text, or both are %NULL
 */
gboolean
ent_date_equal (const EntDate *a,
                const EntDate *b)
{
  if (a == b)
    return TRUE;

  return a && b && g_str_equal (a->edtf, b->edtf);
}

/**
 * ent_date_get_edtf:
 * @self: a date
 *
 * Returns: the text, just as it was written
 */
const char *
ent_date_get_edtf (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edtf;
}

/**
 * ent_date_is_interval:
 * @self: a date
 *
 * Returns: whether the date has a start and an end of its own, as `1954/1991` has;
 *   one that means a single time, however vague, has not
 */
gboolean
ent_date_is_interval (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == ENT_DATE_KIND_INTERVAL;
}

/**
 * ent_date_is_ongoing:
 * @self: a date
 *
 * Returns: whether the date is an interval with an open end, as `1977/..` is; an
 *   end that nobody knows (`1977/`) is none
 */
gboolean
ent_date_is_ongoing (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == ENT_DATE_KIND_INTERVAL && self->ranges->to.form == ENT_DATE_FORM_OPEN;
}

/**
 * ent_date_get_span:
 * @self: a date
 *
 * Gets the time from the earliest to the latest day that the date can mean: the
 * window that it stands for where it says when to look.
 *
 * Returns: the days, widened where the date is qualified
 */
EntSpan
ent_date_get_span (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, ((EntSpan) { 0, 0 }));

  return (EntSpan) { self->start.first, self->end.last };
}

/**
 * ent_date_get_start:
 * @self: a date
 *
 * Gets the days on which it can have begun. A date that is no interval begins and
 * ends within one and the same span. The first day is %ENT_DAY_FIRST for an open
 * or unknown start; the last one is %ENT_DAY_FIRST as well for an open one, and the
 * latest day of the end for an unknown one.
 *
 * Returns: the days of the start
 */
EntSpan
ent_date_get_start (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, ((EntSpan) { 0, 0 }));

  return self->start;
}

/**
 * ent_date_get_end:
 * @self: a date
 *
 * Gets the days that can have been its last. A date that is no interval begins and
 * ends within one and the same span. The last day is %ENT_DAY_LAST for an open or
 * unknown end; the first one is %ENT_DAY_LAST as well for an open one, and the
 * earliest day of the start for an unknown one.
 *
 * Returns: the days of the end
 */
EntSpan
ent_date_get_end (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, ((EntSpan) { 0, 0 }));

  return self->end;
}

/**
 * ent_date_dup_start_edtf:
 * @self: a date
 *
 * Returns: (transfer full): the text of the start: for an interval what stands before
 *   the slash (`..` for an open start, nothing for an unknown one), else the whole text
 */
char *
ent_date_dup_start_edtf (const EntDate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strndup (self->edtf, strcspn (self->edtf, "/"));
}

/**
 * ent_date_dup_end_edtf:
 * @self: a date
 *
 * Returns: (transfer full): the text of the end: for an interval what stands behind the
 *   slash (`..` for an open end, nothing for an unknown one), else the whole text
 */
char *
ent_date_dup_end_edtf (const EntDate *self)
{
  const char *slash;

  g_return_val_if_fail (self != NULL, NULL);

  slash = strchr (self->edtf, '/');

  return g_strdup (slash ? slash + 1 : self->edtf);
}

/**
 * ent_date_get_extent:
 * @self: a date
 * @coverage: (nullable): the time that the sources cover
 * @extent: (out caller-allocates): return location for the extent
 *
 * Tells what the date says of when something began and ended.
 *
 * What is open at its end went on at least to where the sources end, and past that
 * it is possible only; without @coverage it goes on for ever. What has an unknown
 * end can have ended on the day that it began. Open and unknown starts mirror that.
 *
 * No start is later than the latest end, and no end earlier than the earliest start.
 */
void
ent_date_get_extent (const EntDate *self,
                     const EntSpan *coverage,
                     EntExtent     *extent)
{
  EntSpan start, end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (extent != NULL);

  start = self->start;
  end = self->end;
  if (coverage && self->ranges[0].from.form == ENT_DATE_FORM_OPEN && ent_date_is_interval (self))
    start.last = coverage->first;
  if (coverage && ent_date_is_ongoing (self))
    end.first = coverage->last;

  *extent = (EntExtent) {
    .earliest_start = start.first,
    .latest_start = MIN (start.last, end.last),
    .earliest_end = MAX (end.first, start.first),
    .latest_end = end.last,
  };
}

static EntDateUnit
get_precision (const EntDatePoint *point)
{
  switch (point->form)
    {
    case ENT_DATE_FORM_DAY:
      return ENT_DATE_UNIT_DAY;
    case ENT_DATE_FORM_MONTH:
    case ENT_DATE_FORM_SOME_DAY_OF_MONTH:
    case ENT_DATE_FORM_SEASON:
      return ENT_DATE_UNIT_MONTH;
    case ENT_DATE_FORM_DECADE:
    case ENT_DATE_FORM_CENTURY:
      return ENT_DATE_UNIT_DECADE;
    default:
      return ENT_DATE_UNIT_YEAR;
    }
}

/* The text of the unit that a day lies in, as far as it can stand in an interval. */
static char *
format_interval_end (EntDay      day,
                     EntDateUnit unit,
                     gboolean    is_start)
{
  EntSpan span;

  if (unit != ENT_DATE_UNIT_DECADE || is_decade_writable (day))
    return format_unit (day, unit);

  span = ent_day_get_unit_span (day, unit);

  return format_unit (ent_day_clamp (is_start ? span.first : span.last), ENT_DATE_UNIT_YEAR);
}

static EntDate *
step_interval (const EntDate *self,
               EntDateUnit    unit,
               int            count)
{
  const EntDatePoint *from = &self->ranges->from;
  const EntDatePoint *to = &self->ranges->to;
  g_autofree char *start = ent_date_dup_start_edtf (self);
  g_autofree char *end = ent_date_dup_end_edtf (self);
  g_autofree char *text = NULL;
  EntDay first = from->written.first;
  EntDay last = to->written.last;

  if (is_bounded (from) && is_bounded (to) && last < first)
    {
      /* 1975/1974~ holds together by its qualifier only, which a step drops. */
      first = to->written.first;
      last = from->written.last;
    }
  if (is_bounded (from))
    {
      g_free (start);
      start = format_interval_end (ent_day_shift (first, unit, count),
                                   MIN (unit, get_precision (from)),
                                   TRUE);
    }
  if (is_bounded (to))
    {
      g_free (end);
      end = format_interval_end (ent_day_shift (last, unit, count),
                                 MIN (unit, get_precision (to)),
                                 FALSE);
    }
  text = g_strconcat (start, "/", end, NULL);

  return new_from_own_text (text);
}

/* The first day that is named, before any qualifier widens it. */
static EntDay
get_first_written_day (const EntDate *self)
{
  EntDay first = ENT_DAY_LAST;

  for (guint i = 0; i < self->n_ranges; i++)
    {
      const EntDateRange *range = &self->ranges[i];
      const EntDatePoint *point = is_bounded (&range->from) ? &range->from : &range->to;

      first = MIN (first, point->written.first);
    }

  return first;
}

/**
 * ent_date_step:
 * @self: a date
 * @unit: the calendar unit to step by, and the precision of the result
 * @count: how many units to go on; negative to go back
 *
 * Moves a date through the calendar.
 *
 * A date that is no interval gives the date of precision @unit that contains its
 * first day, moved: `1985` and a month is `1985-02`, `1985-06-15` and a year is
 * `1986`. A day that the new month lacks becomes its last one.
 *
 * Both ends of an interval are moved, the start by its first and the end by its last
 * day, and each keeps its precision where that is finer than @unit: `1954/1991` and a
 * year is `1955/1992`, and a month is `1954-02/1992-01`. An open or unknown end stays.
 *
 * Qualifiers are dropped: the result is a time to look at, and no source's word. What
 * lies outside of what can be counted becomes the nearest date that does not.
 *
 * Returns: (transfer full): the moved date
 */
EntDate *
ent_date_step (const EntDate *self,
               EntDateUnit    unit,
               int            count)
{
  EntDay first;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (unit <= ENT_DATE_UNIT_DECADE, NULL);

  if (self->kind == ENT_DATE_KIND_INTERVAL)
    return step_interval (self, unit, count);

  first = get_first_written_day (self);
  if (unit == ENT_DATE_UNIT_DECADE)
    /* By number, as the decade before the year 0 has nine years. */
    first = ent_day_get_decade_span ((gint64) ent_day_get_decade (first) + count).first;
  else
    first = ent_day_shift (first, unit, count);

  return ent_date_new_for_unit (first, unit);
}

/**
 * ent_extent_get_activity:
 * @extent: when something held
 * @at: the time in question
 *
 * Tells whether something held on any day of a time. It certainly did where it had
 * begun by the last day and had not ended before the first, whatever days of its
 * extent are the true ones: so `1954/1975` is certain in the year 1954, and possible
 * on a day of it.
 *
 * Widening @at never lowers the answer.
 *
 * Returns: whether it held
 */
EntActivity
ent_extent_get_activity (const EntExtent *extent,
                         EntSpan          at)
{
  g_return_val_if_fail (extent != NULL, ENT_ACTIVITY_NONE);

  if (extent->earliest_start > at.last || extent->latest_end < at.first)
    return ENT_ACTIVITY_NONE;
  /* An empty core is certain in no window, not even in one that is open on both sides. */
  if (extent->latest_start == ENT_DAY_LAST && extent->earliest_end == ENT_DAY_FIRST)
    return ENT_ACTIVITY_POSSIBLE;
  if (extent->latest_start <= at.last && extent->earliest_end >= at.first)
    return ENT_ACTIVITY_CERTAIN;

  return ENT_ACTIVITY_POSSIBLE;
}

/**
 * ent_extent_intersect:
 * @a: when something held
 * @b: when something else held
 * @result: (out caller-allocates): return location for when both did; untouched where
 *   they cannot have
 *
 * Finds when two things held at the same time, such as a tie and the membership of one
 * of its parties. On any one day the result is as certain as the less certain of both.
 *
 * In the result the latest start can be after the earliest end, where one thing may have
 * ended before the other began. Then a window that holds both ends is still certain: it
 * says that each held on some day of it, and not that they met. Where that matters, and
 * neither of the two implies the other, use [func@Extent.meet].
 *
 * @result may be @a or @b.
 *
 * Returns: whether they can have held at the same time
 */
gboolean
ent_extent_intersect (const EntExtent *a,
                      const EntExtent *b,
                      EntExtent       *result)
{
  EntExtent both;

  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  both = (EntExtent) {
    .earliest_start = MAX (a->earliest_start, b->earliest_start),
    .latest_start = MAX (a->latest_start, b->latest_start),
    .earliest_end = MIN (a->earliest_end, b->earliest_end),
    .latest_end = MIN (a->latest_end, b->latest_end),
  };
  if (both.earliest_start > both.latest_end)
    return FALSE;

  *result = both;

  return TRUE;
}

/**
 * ent_extent_equal:
 * @a: when something held
 * @b: when something else held
 *
 * Returns: whether the same is known of both
 */
gboolean
ent_extent_equal (const EntExtent *a,
                  const EntExtent *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a->earliest_start == b->earliest_start && a->latest_start == b->latest_start &&
         a->earliest_end == b->earliest_end && a->latest_end == b->latest_end;
}

/**
 * ent_extent_meet:
 * @a: when something held
 * @b: when something else held, of which the dates of @a say nothing
 * @result: (out caller-allocates): return location for when both did; untouched where
 *   they cannot have
 *
 * Finds when two things held at once, such as a tie and a treaty under it. It is
 * [func@Extent.intersect], except where one of the two may have ended before the other
 * began: what may never have been is certain in no window, however wide. Its core is then
 * empty: the latest start is #ENT_DAY_LAST, the earliest end #ENT_DAY_FIRST.
 *
 * Two that are the same are taken for one thing, and have met.
 *
 * @result may be @a or @b.
 *
 * Returns: whether they can have held at once
 */
gboolean
ent_extent_meet (const EntExtent *a,
                 const EntExtent *b,
                 EntExtent       *result)
{
  gboolean may_miss;

  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  may_miss = !ent_extent_equal (a, b) &&
             (a->latest_start > b->earliest_end || b->latest_start > a->earliest_end);
  if (!ent_extent_intersect (a, b, result))
    return FALSE;

  if (may_miss)
    {
      result->latest_start = ENT_DAY_LAST;
      result->earliest_end = ENT_DAY_FIRST;
    }

  return TRUE;
}
