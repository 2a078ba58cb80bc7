/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "ent-finder.h"

/* States and ties found by words, in cases that nobody has opened. */

#define BUILT_IN "builtin:china-vietnam"

#define CASE \
  "{\"format\":\"entente-case\",\"version\":1,\"case\":{\"title\":\"%s\"}," \
  "\"states\":[{\"id\":\"ESP\",\"kind\":\"state\",\"names\":[{\"name\":\"Spain\"}," \
  "{\"name\":\"Spain and Portugal\"}]}," \
  "{\"id\":\"PRT\",\"kind\":\"state\",\"names\":[{\"name\":\"Portugal\"}]}," \
  "{\"id\":\"GBR\",\"kind\":\"state\",\"names\":[{\"name\":\"Great Britain\"}," \
  "{\"name\":\"Éire du Nord\"}]}]," \
  "\"ties\":[{\"id\":\"windsor\",\"kind\":\"alliance\",\"title\":\"Treaty of Windsor\"," \
  "\"date\":\"1386-05-09/..\",\"members\":[{\"state\":\"GBR\"},{\"state\":\"PRT\"}]}]}"

typedef struct
{
  EntFinder *finder;
  char      *path;
} Fixture;

static void
write_case (Fixture    *self,
            const char *title)
{
  g_autofree char *text = g_strdup_printf (CASE, title);

  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  int fd = g_file_open_tmp ("finder-XXXXXX", &self->path, NULL);

  g_assert_true (g_close (fd, NULL));
  write_case (self, "Old Friends");
  self->finder = ent_finder_new ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  /* A thread lets go of it only after it has answered. */
  g_object_add_weak_pointer (G_OBJECT (self->finder), (gpointer *) &self->finder);
  g_object_unref (self->finder);
  while (g_atomic_pointer_get (&self->finder) != NULL)
    g_thread_yield ();
  g_remove (self->path);
  g_free (self->path);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
finish (EntFinder     *finder,
        GAsyncResult **result,
        GError       **error)
{
  g_autoptr (GAsyncResult) owned = NULL;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  owned = *result;
  return ent_finder_finish (finder, owned, error);
}

/* The names of what is found, one a line. */
static char *
find (Fixture    *self,
      const char *search)
{
  const char *const addresses[] = { self->path, BUILT_IN, NULL };
  GAsyncResult *result = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  GString *names = g_string_new (NULL);

  ent_finder_find_async (self->finder, addresses, search, NULL, done_cb, &result);
  all = finish (self->finder, &result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (names, "%s\n", ((EntFound *) g_ptr_array_index (all, i))->name);
  return g_string_free_and_steal (names);
}

static char *
look_up (Fixture    *self,
         const char *id)
{
  const char *const ids[] = { "nonsense", id, "XYZ builtin:china-vietnam", "PRT -", NULL };
  GAsyncResult *result = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  EntFound *found = NULL;
  g_autofree char *same = NULL;

  ent_finder_look_up_async (self->finder, ids, NULL, done_cb, &result);
  all = finish (self->finder, &result, &error);
  g_assert_no_error (error);
  if (all->len == 0)
    return NULL;
  g_assert_cmpuint (all->len, ==, 1);
  found = g_ptr_array_index (all, 0);
  same = ent_found_dup_id (found);
  g_assert_cmpstr (same, ==, id);
  return g_strdup_printf ("%s | %s", found->name, found->description);
}

#define assert_finds(self, search, expected) G_STMT_START { \
  g_autofree char *names_ = find (self, search); \
  g_assert_cmpstr (names_, ==, expected); \
} G_STMT_END

/* A state is before its ties, and what is called so now before what was. */
static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  assert_finds (self, "portu", "Portugal\nGreat Britain – Portugal\nSpain\n");
  assert_finds (self, "PRT", "Portugal\n");
}

/* Every word must be there: of any name, of the title, of the dates and the kind. */
static void
test_words (Fixture       *self,
            gconstpointer  data)
{
  assert_finds (self, "eire", "Great Britain\nGreat Britain – Portugal\n");
  assert_finds (self, "windsor", "Great Britain – Portugal\n");
  assert_finds (self, "alli 1386 port", "Great Britain – Portugal\n");
  assert_finds (self, "windsor vietnam", "");
}

static void
test_built_in (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *names = find (self, "vietnam");

  g_assert_true (g_str_has_prefix (names, "Vietnam\n"));
  g_assert_nonnull (strstr (names, "Laos"));
}

static void
test_look_up (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *state_id = g_strdup_printf ("PRT %s", self->path);
  g_autofree char *tie_id = g_strdup_printf ("windsor %s", self->path);
  g_autofree char *state = look_up (self, state_id);
  g_autofree char *tie = look_up (self, tie_id);

  g_assert_cmpstr (state, ==, "Portugal | Old Friends");
  g_assert_cmpstr (tie, ==, "Great Britain – Portugal | Alliance, 1386– · Old Friends");
  g_assert_null (look_up (self, "windsor /nowhere/at/all.entente"));
}

/* Once for each case, until its file is another one. */
static void
test_reads_once (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *id = g_strdup_printf ("PRT %s", self->path);
  g_autofree char *after = NULL;

  for (guint i = 0; i < 5; i++)
    assert_finds (self, "portugal", "Portugal\nGreat Britain – Portugal\nSpain\n");
  g_assert_cmpuint (ent_finder_get_n_readings (self->finder), ==, 2);

  write_case (self, "The Oldest of Friends");
  after = look_up (self, id);
  g_assert_cmpstr (after, ==, "Portugal | The Oldest of Friends");
  g_assert_cmpuint (ent_finder_get_n_readings (self->finder), ==, 3);
}

/* What cannot be read holds nothing, and is not read again for every letter. */
static void
test_no_case (Fixture       *self,
              gconstpointer  data)
{
  g_assert_true (g_file_set_contents (self->path, "{\"portugal\": 1}", -1, NULL));
  assert_finds (self, "portugal", "");
  assert_finds (self, "portug", "");
  g_assert_cmpuint (ent_finder_get_n_readings (self->finder), ==, 2);

  g_remove (self->path);
  assert_finds (self, "portugal", "");
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  const char *const addresses[] = { BUILT_IN, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_cancellable_cancel (cancellable);
  ent_finder_find_async (self->finder, addresses, "china", cancellable, done_cb, &result);
  g_assert_null (finish (self->finder, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define add(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/finder/order", test_order);
  add ("/finder/words", test_words);
  add ("/finder/built-in", test_built_in);
  add ("/finder/look-up", test_look_up);
  add ("/finder/reads-once", test_reads_once);
  add ("/finder/no-case", test_no_case);
  add ("/finder/cancelled", test_cancelled);

  return g_test_run ();
}
