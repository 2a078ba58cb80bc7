/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <math.h>

#include <glib/gstdio.h>

#include "ent-library-private.h"

/*
 * The library of texts, small, middling and large: adding a text, listing all of them,
 * and what one key of a typed query costs, with the first page of hits read and their
 * snippets made, as the list of articles does it. Each is set against the same in a
 * library of a hundred, and searching against going through every text, too.
 *
 * Articles are made of words that occur as words do (Zipf, with Mandelbrot's shift),
 * some 1,500 in each.
 */

#define N_WORDS        30000
#define WORDS_A_TEXT   1500
#define PAGE           100
#define ROUNDS         3

typedef struct
{
  GPtrArray *words;
  double    *shares;
  GRand     *random;
} Vocabulary;

typedef struct
{
  double add;
  double list;
  double key;
  double worst;
} Times;

static char *
make_word (GRand *random,
           guint  rank)
{
  static const char letters[] = "etaoinshrdlucmfwypvbgkjqxz";
  guint length = 2 + (guint) g_rand_int_range (random, 0, 3 + (gint32) (pow (rank, 0.18)));
  GString *word = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    {
      double place = -log (1 - g_rand_double (random)) * 6;

      g_string_append_c (word, letters[MIN ((guint) place, 25)]);
    }

  return g_string_free_and_steal (word);
}

static void
make_vocabulary (Vocabulary *vocabulary)
{
  double sum = 0;

  vocabulary->random = g_rand_new_with_seed (1954);
  vocabulary->words = g_ptr_array_new_with_free_func (g_free);
  vocabulary->shares = g_new (double, N_WORDS);
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_ptr_array_add (vocabulary->words, make_word (vocabulary->random, i));
      sum += 1 / (i + 2.7);
      vocabulary->shares[i] = sum;
    }
}

static const char *
choose_word (Vocabulary *vocabulary)
{
  double at = g_rand_double (vocabulary->random) * vocabulary->shares[N_WORDS - 1];
  guint low = 0;
  guint high = N_WORDS - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (vocabulary->shares[middle] < at)
        low = middle + 1;
      else
        high = middle;
    }

  return g_ptr_array_index (vocabulary->words, low);
}

static EntText *
make_text (Vocabulary *vocabulary)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (EntTextRole));
  EntTextRole role = ENT_TEXT_ROLE_TITLE;

  for (guint i = 0; i < WORDS_A_TEXT; i++)
    {
      gboolean begins = i == 0 || i % 75 == 8;

      if (begins)
        {
          g_array_append_val (roles, role);
          role = ENT_TEXT_ROLE_BODY;
        }
      g_string_append_printf (content, "%s%s", i == 0 ? "" : begins ? "\n" : " ",
                              choose_word (vocabulary));
    }

  return ent_text_new_from_normalized (content->str, (const EntTextRole *) (gpointer) roles->data,
                                       roles->len, "bench");
}

static double
since (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

static double
fill (EntLibrary *library,
      Vocabulary *vocabulary,
      guint       n_texts)
{
  double spent = 0;

  for (guint i = 0; i < n_texts; i++)
    {
      g_autoptr (EntText) text = make_text (vocabulary);
      gint64 begin = g_get_monotonic_time ();

      g_assert_true (ent_library_add (library, text, NULL, NULL));
      spent += since (begin);
    }

  return spent / n_texts;
}

static double
list (EntLibrary *library)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GPtrArray) entries = ent_library_list (library, NULL, NULL);

  g_assert_cmpuint (entries->len, >, 0);
  return since (begin);
}

static double
search (EntLibrary *library,
        const char *query)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (GPtrArray) hits = ent_library_search (library, query, NULL, 0, PAGE, NULL, NULL);

      g_assert_nonnull (hits);
      best = MIN (best, since (begin));
    }

  return best;
}

/* A query of a middling word, a frequent one and a rare one, key by key. */
static char *
make_query (Vocabulary *vocabulary)
{
  return g_strdup_printf ("%s %s %s", (const char *) vocabulary->words->pdata[300],
                          (const char *) vocabulary->words->pdata[3],
                          (const char *) vocabulary->words->pdata[2000]);
}

static void
type (EntLibrary *library,
      const char *query,
      Times      *times)
{
  gsize length = strlen (query);
  double sum = 0;

  times->worst = 0;
  for (gsize i = 1; i <= length; i++)
    {
      g_autofree char *typed = g_strndup (query, i);
      double spent = search (library, typed);

      sum += spent;
      times->worst = MAX (times->worst, spent);
    }
  times->key = sum / (double) length;
}

/* What a text costs that is gone through without an index. */
static double
scan (Vocabulary *vocabulary,
      const char *query)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_object_unref);
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (texts, make_text (vocabulary));
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      for (guint j = 0; j < texts->len; j++)
        {
          g_autoptr (GArray) places = ent_library_find_in_text (texts->pdata[j], query, 1000);

          g_assert_nonnull (places);
        }
      best = MIN (best, since (begin) / texts->len);
    }

  return best;
}

static void
print_row (const char *what,
           double      time,
           double      of_time)
{
  g_print ("  %-38s %10.2f ms   %8.2f × a library of 100\n", what, time, time / of_time);
}

static void
print (guint        n_texts,
       const Times *times,
       const Times *of,
       double       a_text)
{
  g_print ("a library of %u articles\n", n_texts);
  print_row ("adding one", times->add, of->add);
  print_row ("listing all", times->list, of->list);
  print_row ("a key of a query, on average", times->key, of->key);
  print_row ("a key of a query, the slowest", times->worst, of->worst);
  g_print ("  %-38s %10.2f ms   %8.2f × a key\n", "going through all texts instead",
           a_text * n_texts, a_text * n_texts / times->key);
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 100, 1000, 10000 };
  g_autofree char *folder = g_dir_make_tmp ("entente-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.sqlite", NULL);
  g_autoptr (EntLibrary) library = ent_library_new (path, NULL);
  g_autofree char *query = NULL;
  Vocabulary vocabulary;
  Times times[G_N_ELEMENTS (sizes)];
  double a_text;
  guint n_texts = 0;

  setlocale (LC_ALL, "");
  g_assert_nonnull (library);
  make_vocabulary (&vocabulary);
  query = make_query (&vocabulary);
  a_text = scan (&vocabulary, query);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      times[i].add = fill (library, &vocabulary, sizes[i] - n_texts);
      n_texts = sizes[i];
      times[i].list = list (library);
      type (library, query, &times[i]);
      print (n_texts, &times[i], &times[0], a_text);
    }

  g_clear_object (&library);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const ends[] = { "", "-wal", "-shm" };
      g_autofree char *file = g_strconcat (path, ends[i], NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
  g_rand_free (vocabulary.random);
  g_ptr_array_unref (vocabulary.words);
  g_free (vocabulary.shares);

  return 0;
}
