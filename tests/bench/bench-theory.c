/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <math.h>
#include <time.h>

#include "ent-store.h"
#include "ent-theory-index.h"

/*
 * A theory measured while the window's edge is dragged: 200 states over 200 years, and ten
 * and a hundred times as many pairs, ties and codings. A window is asked of the index; what it
 * is compared with is reading the case anew for it, which is what the index spares. The last
 * column says how much more that is than at the first size, where the case is 1, 10 and 100
 * times as large.
 */

#define FRAME_US (1000000 / 60.0)
#define N_STATES 200
#define N_TIES 2000
#define N_CONDITIONS 4000
#define N_WINDOWS 200

static volatile double seen;

/* Of the processor's time, in microseconds: others may want the processor too. */
static double
get_time (void)
{
  return (double) clock () * 1e6 / CLOCKS_PER_SEC;
}

static void
add_states (GString *text,
            guint    n_states)
{
  g_string_append (text, "\"states\": [");
  for (guint i = 0; i < n_states; i++)
    g_string_append_printf (text, "%s{\"id\": \"x-%u\", \"kind\": \"state\", \"names\": "
                            "[{\"name\": \"State %u\"}]}", i > 0 ? ",\n" : "", i, i);
  g_string_append (text, "],\n");
}

static void
add_ties (GString *text,
          GRand   *random,
          guint    n_states,
          guint    n_ties)
{
  g_string_append (text, "\"ties\": [");
  for (guint i = 0; i < n_ties; i++)
    {
      int start = g_rand_int_range (random, 1816, 2010);
      guint a = (guint) g_rand_int_range (random, 0, (gint32) n_states);
      guint b = (a + (guint) g_rand_int_range (random, 1, (gint32) n_states)) % n_states;

      g_string_append_printf (text, "%s{\"id\": \"t%u\", \"kind\": \"alliance\", \"date\": \"%d/%d\", "
                              "\"members\": [{\"state\": \"x-%u\"}, {\"state\": \"x-%u\"}]}",
                              i > 0 ? ",\n" : "", i, start, start + g_rand_int_range (random, 1, 30), a, b);
    }
  g_string_append (text, "],\n");
}

/* Half of the states are in scope, from some year on. */
static void
add_traits (GString *text,
            GRand   *random,
            guint    n_states)
{
  g_string_append (text, "\"traits\": [");
  for (guint i = 0; i < n_states; i += 2)
    g_string_append_printf (text, "%s{\"id\": \"r%u\", \"state\": \"x-%u\", \"kind\": \"regime\", "
                            "\"value\": \"red\", \"date\": \"%d/..\"}", i > 0 ? ",\n" : "", i, i,
                            g_rand_int_range (random, 1800, 1950));
  g_string_append (text, "],\n");
}

static void
add_conditions (GString *text,
                GRand   *random,
                guint    n_states,
                guint    n_conditions)
{
  g_string_append (text, "\"conditions\": [");
  for (guint i = 0; i < n_conditions; i++)
    {
      int start = g_rand_int_range (random, 1816, 2010);
      guint a = (guint) g_rand_int_range (random, 0, (gint32) n_states);
      guint b = (a + (guint) g_rand_int_range (random, 1, (gint32) n_states)) % n_states;

      g_string_append_printf (text, "%s{\"id\": \"c%u\", \"kind\": \"shared-%s\", \"pair\": "
                              "[\"x-%u\", \"x-%u\"], \"value\": \"%s\", \"date\": \"%d/%d\"}",
                              i > 0 ? ",\n" : "", i, i % 2 ? "interest" : "ideology", a, b,
                              i % 3 ? "present" : "absent", start,
                              start + g_rand_int_range (random, 1, 40));
    }
  g_string_append (text, "],\n");
}

static EntCase *
make_case (guint n_states,
           guint scale)
{
  g_autoptr (GString) text = g_string_new ("{\"format\": \"entente-case\", \"version\": 1, "
                                           "\"case\": {\"title\": \"Bench\", \"coverage\": \"1816/2015\"},\n");
  g_autoptr (GRand) random = g_rand_new_with_seed (1816);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EntCase *the_case;

  add_states (text, n_states);
  add_ties (text, random, n_states, N_TIES * scale);
  add_traits (text, random, n_states);
  add_conditions (text, random, n_states, N_CONDITIONS * scale);
  g_string_append (text, "\"definitions\": [{\"id\": \"d\", \"title\": \"D\", \"clauses\": "
                         "[{\"kinds\": [\"alliance\"]}]}],\n\"theories\": [{\"id\": \"t\", "
                         "\"title\": \"T\", \"scope\": [{\"kind\": \"regime\", \"value\": \"red\"}], "
                         "\"conditions\": [\"shared-interest\", \"shared-ideology\"], "
                         "\"claim\": \"only-when\"}]}\n");
  bytes = g_bytes_new (text->str, text->len);
  the_case = ent_store_read (bytes, "bench", &error);
  g_assert_no_error (error);

  return the_case;
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

static void
finish_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(EntTheoryIndex **) user_data = ent_theory_index_new_finish (result, NULL);
}

/* How long the main thread is kept when the rest is done in another. */
static double
time_gathering (EntCase   *the_case,
                EntTheory *theory)
{
  g_autoptr (EntTheoryIndex) index = NULL;
  double begin = get_time ();
  double gathered;

  ent_theory_index_new_async (the_case, theory, NULL, NULL, finish_cb, &index);
  gathered = get_time () - begin;
  while (index == NULL)
    g_main_context_iteration (NULL, TRUE);

  return gathered;
}

static void
bench (guint   scale,
       double *first_made,
       double *first_asked)
{
  guint n_states = (guint) (N_STATES * sqrt (scale));
  g_autoptr (EntCase) the_case = make_case (n_states, scale);
  EntTheory *theory = ENT_THEORY (ent_case_lookup (the_case, ENT_TYPE_THEORY, "t"));
  double begin = get_time ();
  g_autoptr (EntTheoryIndex) index = ent_theory_index_new (the_case, theory, NULL);
  double made = get_time () - begin;
  double gathered = time_gathering (the_case, theory);
  double asked = time_windows (index);

  if (scale == 1)
    {
      *first_made = made;
      *first_asked = asked;
    }
  g_print ("%u states over 200 years, %u ties, %u codings (%u×)\n", n_states, N_TIES * scale,
           N_CONDITIONS * scale, scale);
  g_print ("  reading the case anew     %12.0f µs  %8.1f × a window   %7.1f × the first size\n", made,
           made / asked, made / *first_made);
  g_print ("  of that, on the main thread %10.0f µs\n", gathered);
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
