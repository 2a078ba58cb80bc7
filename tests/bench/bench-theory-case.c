/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "bench-theory-case.h"
#include "ent-store.h"

/* A case made by chance, always the same, for what measures theories. */

#define N_STATES 200

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

/**
 * bench_theory_make_case:
 * @scale: how many times as large as the first size, in pairs, ties and codings
 *
 * Returns: (transfer full): a case of 200 states over 200 years, or of more, with one theory,
 *   `t`
 */
EntCase *
bench_theory_make_case (guint scale)
{
  guint n_states = (guint) (N_STATES * sqrt (scale));
  g_autoptr (GString) text = g_string_new ("{\"format\": \"entente-case\", \"version\": 1, "
                                           "\"case\": {\"title\": \"Bench\", \"coverage\": \"1816/2015\"},\n");
  g_autoptr (GRand) random = g_rand_new_with_seed (1816);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EntCase *the_case;

  add_states (text, n_states);
  add_ties (text, random, n_states, BENCH_N_TIES * scale);
  add_traits (text, random, n_states);
  add_conditions (text, random, n_states, BENCH_N_CONDITIONS * scale);
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
