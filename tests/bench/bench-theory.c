/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <time.h>

#include "bench-theory-case.h"
#include "ent-theory-listing.h"

/*
 * A theory measured while the window's edge is dragged: 200 states over 200 years, and ten
 * and a hundred times as many pairs, ties and codings. A window is asked of the index; what it
 * is compared with is reading the case anew for it, which is what the index spares. The last
 * column says how much more that is than at the first size, where the case is 1, 10 and 100
 * times as large.
 */

#define FRAME_US (1000000 / 60.0)
#define N_WINDOWS 200

static volatile double seen;

/* Of the processor's time, in microseconds: others may want the processor too. */
static double
get_time (void)
{
  return (double) clock () * 1e6 / CLOCKS_PER_SEC;
}

/* The best of three, in microseconds. */
static double
time_windows (EntTheoryIndex *index)
{
  double best = G_MAXDOUBLE;
  EntSpan range = ent_theory_index_get_range (index);

  for (guint round = 0; round < 3; round++)
    {
      double begin = get_time ();

      for (int i = 0; i < N_WINDOWS; i++)
        {
          EntSpan window = { range.first + i * 37, range.last - i * 53 };
          g_autoptr (EntTheoryTable) table = ent_theory_index_query (index, window);

          seen = ent_theory_table_get_n_breaking (table);
        }
      best = MIN (best, (get_time () - begin) / N_WINDOWS);
    }

  return best;
}

static double
get_thread_time (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return (double) spent.tv_sec * 1e6 + (double) spent.tv_nsec / 1e3;
}

static void
finish_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(EntTheoryIndex **) user_data = ent_theory_index_new_finish (result, NULL);
}

/* How long the main thread is kept at once, at the longest, when the rest is done between
   frames and in another thread. */
static double
time_gathering (EntCase   *the_case,
                EntTheory *theory)
{
  g_autoptr (EntTheoryIndex) index = NULL;
  double longest = 0;
  double begin = get_thread_time ();

  ent_theory_index_new_async (the_case, theory, NULL, NULL, finish_cb, &index);
  while (index == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, get_thread_time () - begin);
      begin = get_thread_time ();
    }

  return longest;
}

/* The same of a list that is made between frames. */
static double
time_listing (EntTheoryListing *listing,
              guint            *n)
{
  gboolean has_more = TRUE;
  double longest = 0;

  while (has_more)
    {
      double begin = get_thread_time ();

      has_more = ent_theory_listing_work (listing, ent_turns_get_until ());
      longest = MAX (longest, get_thread_time () - begin);
    }
  *n = g_list_model_get_n_items (ent_theory_listing_get_items (listing));
  ent_theory_listing_free (listing);

  return longest;
}

static void
bench (guint   scale,
       double *first_made,
       double *first_asked)
{
  g_autoptr (EntCase) the_case = bench_theory_make_case (scale);
  guint n_states = g_list_model_get_n_items (ent_case_get_states (the_case));
  EntTheory *theory = ENT_THEORY (ent_case_lookup (the_case, ENT_TYPE_THEORY, "t"));
  double begin = get_time ();
  g_autoptr (EntTheoryIndex) index = ent_theory_index_new (the_case, theory, NULL);
  double made = get_time () - begin;
  double gathered = time_gathering (the_case, theory);
  double asked = time_windows (index);
  EntSpan range = ent_theory_index_get_range (index);
  EntSpan at = { range.last - 20000, range.last - 20000 };
  guint n_ends, n_next;
  double ends = time_listing (ent_theory_listing_new_ends (index, range), &n_ends);
  double next = time_listing (ent_theory_listing_new_next (index, at), &n_next);

  if (scale == 1)
    {
      *first_made = made;
      *first_asked = asked;
    }
  g_print ("%u states over 200 years, %u ties, %u codings (%u×)\n", n_states, BENCH_N_TIES * scale,
           BENCH_N_CONDITIONS * scale, scale);
  g_print ("  reading the case anew     %12.0f µs  %8.1f × a window   %7.1f × the first size\n", made,
           made / asked, made / *first_made);
  g_print ("  of that, on the main thread %10.0f µs at once, at the longest\n", gathered);
  g_print ("  listing %7u ends     %12.0f µs at once, at the longest\n", n_ends, ends);
  g_print ("  listing %7u who stand somewhere %4.0f µs at once, at the longest\n", n_next, next);
  g_print ("  asking for a window       %12.1f µs  %8.2f %% of a frame %7.1f × the first size\n", asked,
           100 * asked / FRAME_US, asked / *first_asked);
}

int
main (int    argc,
      char **argv)
{
  double made = 0;
  double asked = 0;

  setlocale (LC_ALL, "");
  bench (1, &made, &asked);
  bench (10, &made, &asked);
  bench (100, &made, &asked);

  return 0;
}
