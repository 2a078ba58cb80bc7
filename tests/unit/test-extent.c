/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "date-helpers.h"

static void
test_extent (void)
{
  static const struct
  {
    const char *edtf;
    const char *coverage; /* or NULL */
    const char *earliest_start, *latest_start;
    const char *earliest_end, *latest_end;
  } rows[] = {
    { "1954/1975", NULL, "1954-01-01", "1954-12-31", "1975-01-01", "1975-12-31" },
    { "1954/1975", "1990/2021", "1954-01-01", "1954-12-31", "1975-01-01", "1975-12-31" },
    { "1977", NULL, "1977-01-01", "1977-12-31", "1977-01-01", "1977-12-31" },
    { "1977-09-22", "1900/1950", "1977-09-22", "1977-09-22", "1977-09-22", "1977-09-22" },
    { "[1964,1965]", NULL, "1964-01-01", "1965-12-31", "1964-01-01", "1965-12-31" },
    { "[1964..]", "1900/2021", "1964-01-01", LAST, "1964-01-01", LAST },
    { "1975~/1980", NULL, "1974-01-01", "1976-12-31", "1980-01-01", "1980-12-31" },
    /* An open end: certain as far as the sources go. */
    { "1977/..", NULL, "1977-01-01", "1977-12-31", LAST, LAST },
    { "1977/..", "1945/2021-06", "1977-01-01", "1977-12-31", "2021-06-30", LAST },
    { "1977/..", "1945/..", "1977-01-01", "1977-12-31", LAST, LAST },
    { "2025/..", "1945/2021", "2025-01-01", "2025-12-31", "2025-01-01", LAST },
    /* An unknown end: nothing is said past the start. */
    { "1977/", NULL, "1977-01-01", "1977-12-31", "1977-01-01", LAST },
    { "1977/", "1945/2021", "1977-01-01", "1977-12-31", "1977-01-01", LAST },
    /* Starts mirror that. */
    { "../1991", NULL, FIRST, FIRST, "1991-01-01", "1991-12-31" },
    { "../1991", "1945/2021", FIRST, "1945-01-01", "1991-01-01", "1991-12-31" },
    { "../1940", "1945/2021", FIRST, "1940-12-31", "1940-01-01", "1940-12-31" },
    { "/1991", "1945/2021", FIRST, "1991-12-31", "1991-01-01", "1991-12-31" },
    { "../..", "1945/2021", FIRST, "1945-01-01", "2021-12-31", LAST },
    { "/..", "1945/2021", FIRST, LAST, "2021-12-31", LAST },
    { "../", "1945/2021", FIRST, "1945-01-01", FIRST, LAST },
    /* Ends that overlap bound each other. */
    { "1975/1974~", NULL, "1975-01-01", "1975-12-31", "1975-01-01", "1975-12-31" },
    { "1977~/1977", NULL, "1976-01-01", "1977-12-31", "1977-01-01", "1977-12-31" },
    { "1977-05/1977", NULL, "1977-05-01", "1977-05-31", "1977-05-01", "1977-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntDate) date = read_date (rows[i].edtf);
      EntSpan coverage = { 0, 0 };
      EntExtent extent;

      g_test_message ("%s within %s", rows[i].edtf, rows[i].coverage ? rows[i].coverage : "all");
      if (rows[i].coverage)
        coverage = read_window (rows[i].coverage);
      ent_date_get_extent (date, rows[i].coverage ? &coverage : NULL, &extent);
      assert_day (extent.earliest_start, rows[i].earliest_start);
      assert_day (extent.latest_start, rows[i].latest_start);
      assert_day (extent.earliest_end, rows[i].earliest_end);
      assert_day (extent.latest_end, rows[i].latest_end);
    }
}

static void
test_activity (void)
{
  static const struct
  {
    const char *edtf;
    const char *at;
    EntActivity expected;
  } rows[] = {
    /* Both ends are included. */
    { "1954/1975", "1953", ENT_ACTIVITY_NONE },
    { "1954/1975", "1953-12-31", ENT_ACTIVITY_NONE },
    { "1954/1975", "1954", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1954-01-01", ENT_ACTIVITY_POSSIBLE },
    { "1954/1975", "1954-03", ENT_ACTIVITY_POSSIBLE },
    { "1954/1975", "1954-03-01", ENT_ACTIVITY_POSSIBLE },
    { "1954/1975", "1954-12-31", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1954-12", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1955-01-01", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1965-07-04", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1974-12-31", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1975-01-01", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1975-01-02", ENT_ACTIVITY_POSSIBLE },
    { "1954/1975", "1975", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1975-12-31", ENT_ACTIVITY_POSSIBLE },
    { "1954/1975", "1976", ENT_ACTIVITY_NONE },
    { "1954/1975", "1976-01-01", ENT_ACTIVITY_NONE },
    { "1954/1975", "194X", ENT_ACTIVITY_NONE },
    { "1954/1975", "195X", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "197X", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "198X", ENT_ACTIVITY_NONE },
    { "1954/1975", "1976/1980", ENT_ACTIVITY_NONE },
    { "1954/1975", "1940/1980", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1970/..", ENT_ACTIVITY_CERTAIN },
    /* A single date is certain only in a window that holds all of it. */
    { "1977", "1977", ENT_ACTIVITY_CERTAIN },
    { "1977", "1977-09", ENT_ACTIVITY_POSSIBLE },
    { "1977", "197X", ENT_ACTIVITY_CERTAIN },
    { "1977", "1978", ENT_ACTIVITY_NONE },
    { "1977-09-22", "1977-09-22", ENT_ACTIVITY_CERTAIN },
    { "1977-09-22", "1977-09-23", ENT_ACTIVITY_NONE },
    { "197X", "1975", ENT_ACTIVITY_POSSIBLE },
    { "[1964,1965]", "1964", ENT_ACTIVITY_POSSIBLE },
    { "[1964,1965]", "1964/1965", ENT_ACTIVITY_CERTAIN },
    { "[1964,1965]", "1966", ENT_ACTIVITY_NONE },
    /* Vague ends. */
    { "1975~/1980", "1974", ENT_ACTIVITY_POSSIBLE },
    { "1975~/1980", "1973", ENT_ACTIVITY_NONE },
    { "1975~/1980", "1976", ENT_ACTIVITY_CERTAIN },
    { "1954/197X", "1970-01-01", ENT_ACTIVITY_CERTAIN },
    { "1954/197X", "1971", ENT_ACTIVITY_POSSIBLE },
    /* Open: certain up to where the sources end, here 2021-06-30. */
    { "1977/..", "1976", ENT_ACTIVITY_NONE },
    { "1977/..", "1977-05", ENT_ACTIVITY_POSSIBLE },
    { "1977/..", "2000-01-01", ENT_ACTIVITY_CERTAIN },
    { "1977/..", "2021-06-30", ENT_ACTIVITY_CERTAIN },
    { "1977/..", "2021", ENT_ACTIVITY_CERTAIN },
    { "1977/..", "2021-07-01", ENT_ACTIVITY_POSSIBLE },
    { "1977/..", "2030", ENT_ACTIVITY_POSSIBLE },
    { "../1991", "1945-01-01", ENT_ACTIVITY_CERTAIN },
    { "../1991", "1944", ENT_ACTIVITY_POSSIBLE },
    { "../1991", "1992", ENT_ACTIVITY_NONE },
    /* Unknown: never certain past what is said. */
    { "1977/", "1977", ENT_ACTIVITY_CERTAIN },
    { "1977/", "1978", ENT_ACTIVITY_POSSIBLE },
    { "1977/", "2030", ENT_ACTIVITY_POSSIBLE },
    { "1977/", "1976", ENT_ACTIVITY_NONE },
    { "/1991", "1990", ENT_ACTIVITY_POSSIBLE },
    { "/1991", "1991", ENT_ACTIVITY_CERTAIN },
    { "/1991", "1992", ENT_ACTIVITY_NONE },
  };
  EntSpan coverage = read_window ("1945/2021-06");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntDate) date = read_date (rows[i].edtf);
      EntExtent extent;

      g_test_message ("%s at %s", rows[i].edtf, rows[i].at);
      ent_date_get_extent (date, &coverage, &extent);
      g_assert_cmpint (ent_extent_get_activity (&extent, read_window (rows[i].at)),
                       ==,
                       rows[i].expected);
    }
}

static void
test_intersect (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    const char *at;
    gboolean meet;
    EntActivity expected;
  } rows[] = {
    { "1954/1991", "1960/1970", "1965", TRUE, ENT_ACTIVITY_CERTAIN },
    { "1954/1991", "1960/1970", "1955", TRUE, ENT_ACTIVITY_NONE },
    { "1954/1991", "1960/..", "1991", TRUE, ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1975/1991", "1975-06-30", TRUE, ENT_ACTIVITY_POSSIBLE },
    /* Each held in that year, though they need not have met. */
    { "1954/1975", "1975/1991", "1975", TRUE, ENT_ACTIVITY_CERTAIN },
    { "1954/1975-06-30", "1975-06-30/1991", "1975-06-30", TRUE, ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1976/1991", "1976", FALSE, ENT_ACTIVITY_NONE },
    { "1954/1975", "/1953", "1954", FALSE, ENT_ACTIVITY_NONE },
    { "1950-01-01/1960-12-31", "1955-01-01/1970-12-31", "1960-12-31", TRUE, ENT_ACTIVITY_CERTAIN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntDate) a = read_date (rows[i].a);
      g_autoptr (EntDate) b = read_date (rows[i].b);
      EntExtent first, second, result;

      g_test_message ("%s and %s at %s", rows[i].a, rows[i].b, rows[i].at);
      ent_date_get_extent (a, NULL, &first);
      ent_date_get_extent (b, NULL, &second);
      result = (EntExtent) { 1, 2, 3, 4 };
      g_assert_cmpint (ent_extent_intersect (&first, &second, &result), ==, rows[i].meet);
      if (!rows[i].meet)
        {
          g_assert_cmpint (result.earliest_start, ==, 1);
          g_assert_cmpint (result.latest_end, ==, 4);
          continue;
        }
      g_assert_cmpint (ent_extent_get_activity (&result, read_window (rows[i].at)),
                       ==,
                       rows[i].expected);

      /* In place. */
      g_assert_true (ent_extent_intersect (&first, &second, &first));
      g_assert_cmpmem (&first, sizeof first, &result, sizeof result);
    }
}

static EntSpan
make_random_span (void)
{
  EntDay a = g_test_rand_int_range (0, 40);
  EntDay b = g_test_rand_int_range (0, 40);

  return (EntSpan) { MIN (a, b), MAX (a, b) };
}

static EntExtent
make_random_extent (void)
{
  for (;;)
    {
      EntSpan start = make_random_span ();
      EntSpan end = make_random_span ();

      if (start.first <= end.last)
        return (EntExtent) { start.first, MIN (start.last, end.last),
                             MAX (end.first, start.first), end.last };
    }
}

/* The meaning itself: go through all pairs of days that the ends can have been. */
static EntActivity
work_out_activity (const EntExtent *extent,
                   EntSpan          at)
{
  guint n_worlds = 0, n_active = 0;

  for (EntDay start = extent->earliest_start; start <= extent->latest_start; start++)
    for (EntDay end = MAX (start, extent->earliest_end); end <= extent->latest_end; end++)
      {
        n_worlds++;
        n_active += start <= at.last && end >= at.first ? 1 : 0;
      }
  g_assert_cmpuint (n_worlds, >, 0);

  if (n_active == 0)
    return ENT_ACTIVITY_NONE;

  return n_active == n_worlds ? ENT_ACTIVITY_CERTAIN : ENT_ACTIVITY_POSSIBLE;
}

static void
test_activity_is_what_it_means (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      EntExtent extent = make_random_extent ();
      EntSpan at = make_random_span ();

      g_assert_cmpint (ent_extent_get_activity (&extent, at), ==, work_out_activity (&extent, at));
    }
}

static void
test_activity_of_wider_windows (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      EntExtent extent = make_random_extent ();
      EntSpan at = make_random_span ();
      EntSpan wider = { at.first - g_test_rand_int_range (0, 5),
                        at.last + g_test_rand_int_range (0, 5) };

      g_assert_cmpint (ent_extent_get_activity (&extent, wider),
                       >=,
                       ent_extent_get_activity (&extent, at));
    }
}

static void
test_activity_of_vaguer_extents (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      EntExtent extent = make_random_extent ();
      EntExtent vaguer = { extent.earliest_start - g_test_rand_int_range (0, 5),
                           extent.latest_start + g_test_rand_int_range (0, 5),
                           extent.earliest_end - g_test_rand_int_range (0, 5),
                           extent.latest_end + g_test_rand_int_range (0, 5) };
      EntSpan at = make_random_span ();

      /* Who knows less is certain of less, in both directions. */
      switch (ent_extent_get_activity (&vaguer, at))
        {
        case ENT_ACTIVITY_NONE:
          g_assert_cmpint (ent_extent_get_activity (&extent, at), ==, ENT_ACTIVITY_NONE);
          break;
        case ENT_ACTIVITY_CERTAIN:
          g_assert_cmpint (ent_extent_get_activity (&extent, at), ==, ENT_ACTIVITY_CERTAIN);
          break;
        case ENT_ACTIVITY_POSSIBLE:
        default:
          break;
        }
    }
}

static void
test_intersect_laws (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      EntExtent a = make_random_extent ();
      EntExtent b = make_random_extent ();
      EntDay day = g_test_rand_int_range (0, 40);
      EntSpan at = { day, day };
      EntActivity of_a = ent_extent_get_activity (&a, at);
      EntActivity of_b = ent_extent_get_activity (&b, at);
      EntExtent ab, ba, aa;
      gboolean meet = ent_extent_intersect (&a, &b, &ab);

      g_assert_cmpint (ent_extent_intersect (&b, &a, &ba), ==, meet);
      g_assert_true (ent_extent_intersect (&a, &a, &aa));
      g_assert_cmpmem (&aa, sizeof aa, &a, sizeof a);
      if (!meet)
        {
          g_assert_true (of_a == ENT_ACTIVITY_NONE || of_b == ENT_ACTIVITY_NONE);
          continue;
        }
      g_assert_cmpmem (&ab, sizeof ab, &ba, sizeof ba);
      /* On one day, it is as sure that both held as the less sure of the two. */
      g_assert_cmpint (ent_extent_get_activity (&ab, at), ==, MIN (of_a, of_b));
    }
}

/* As the intersection, save that what may never have been is certain in no window. */
static void
test_meet (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    const char *at;
    EntActivity expected;
  } rows[] = {
    { "1954/1991", "1960/1970", "1965", ENT_ACTIVITY_CERTAIN },
    { "1954/1975", "1975/1991", "1975-06-30", ENT_ACTIVITY_POSSIBLE },
    { "1954/1975", "1975/1991", "1975", ENT_ACTIVITY_POSSIBLE },
    { "1954/1975", "1975/1991", "1900/2000", ENT_ACTIVITY_POSSIBLE },
    { "1954/1975", "1975/1991", "1974", ENT_ACTIVITY_NONE },
    /* The same vague year twice is one thing; within a sure time it has met that. */
    { "1975", "1975", "1975", ENT_ACTIVITY_CERTAIN },
    { "1975", "1970/1980", "1975", ENT_ACTIVITY_CERTAIN },
    { "1975", "1975-03/1975-09", "1975", ENT_ACTIVITY_POSSIBLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntDate) a = read_date (rows[i].a);
      g_autoptr (EntDate) b = read_date (rows[i].b);
      EntExtent first, second, result;

      g_test_message ("%s and %s at %s", rows[i].a, rows[i].b, rows[i].at);
      ent_date_get_extent (a, NULL, &first);
      ent_date_get_extent (b, NULL, &second);
      g_assert_true (ent_extent_meet (&first, &second, &result));
      g_assert_cmpint (ent_extent_get_activity (&result, read_window (rows[i].at)), ==,
                       rows[i].expected);
    }
}

/* The order changes nothing, on a day it is the intersection, and in a window it is never
 * surer. */
static void
test_meet_laws (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      EntExtent a = make_random_extent ();
      EntExtent b = make_random_extent ();
      EntDay day = g_test_rand_int_range (0, 40);
      EntSpan window = make_random_span ();
      EntExtent ab, ba, both;
      gboolean meet = ent_extent_meet (&a, &b, &ab);

      g_assert_cmpint (ent_extent_meet (&b, &a, &ba), ==, meet);
      g_assert_cmpint (ent_extent_intersect (&a, &b, &both), ==, meet);
      if (!meet)
        continue;
      g_assert_true (ent_extent_equal (&ab, &ba));
      g_assert_cmpint (ent_extent_get_activity (&ab, (EntSpan) { day, day }), ==,
                       ent_extent_get_activity (&both, (EntSpan) { day, day }));
      g_assert_cmpint (ent_extent_get_activity (&ab, window), <=,
                       ent_extent_get_activity (&both, window));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extent/of-date", test_extent);
  g_test_add_func ("/extent/activity", test_activity);
  g_test_add_func ("/extent/activity/is-what-it-means", test_activity_is_what_it_means);
  g_test_add_func ("/extent/activity/of-wider-windows", test_activity_of_wider_windows);
  g_test_add_func ("/extent/activity/of-vaguer-extents", test_activity_of_vaguer_extents);
  g_test_add_func ("/extent/intersect", test_intersect);
  g_test_add_func ("/extent/intersect/laws", test_intersect_laws);
  g_test_add_func ("/extent/intersect/meet", test_meet);
  g_test_add_func ("/extent/intersect/meet-laws", test_meet_laws);

  return g_test_run ();
}
