/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <unistd.h>
#include <utime.h>

#include <glib/gstdio.h>

#include "case-helpers.h"
#include "ent-file-watch.h"

/* What other programs do to the file of a case, and what is noticed of it. */

#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  char         *folder;
  char         *path;
  EntCase      *the_case;
  EntFileWatch *watch;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("watch-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.entente", NULL);
  g_assert_true (g_file_set_contents (fixture->path, small_case, -1, NULL));
  fixture->the_case = ent_store_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
  fixture->watch = ent_file_watch_new (fixture->the_case, fixture->path);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  empty_folder (fixture->folder);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_object (&fixture->watch);
  g_object_unref (fixture->the_case);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
wait_for (Fixture      *fixture,
          EntFileState  state)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (ent_file_watch_get_state (fixture->watch) != state && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpint (ent_file_watch_get_state (fixture->watch), ==, state);
}

/* Long enough for what is told of a file to be looked into. */
static void
wait_a_while (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
notify_cb (guint *count)
{
  (*count)++;
}

static void
write_file (const char *path,
            const char *content,
            const char *mode)
{
  FILE *file = g_fopen (path, mode);

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (content, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  wait_for (fixture, ENT_FILE_STATE_CHANGED);
  g_assert_true (g_file_set_contents (fixture->path, small_case, -1, NULL));
  wait_for (fixture, ENT_FILE_STATE_SAME);
}

static void
test_written (Fixture       *fixture,
              gconstpointer  data)
{
  write_file (fixture->path, "more", "a");
  wait_for (fixture, ENT_FILE_STATE_CHANGED);
  write_file (fixture->path, small_case, "w");
  wait_for (fixture, ENT_FILE_STATE_SAME);
}

/* As editors do that keep the old one, and programs that synchronise folders. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "b", NULL);

  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  wait_for (fixture, ENT_FILE_STATE_GONE);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  wait_for (fixture, ENT_FILE_STATE_SAME);

  write_file (other, "theirs", "w");
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  wait_for (fixture, ENT_FILE_STATE_CHANGED);
}

static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  wait_for (fixture, ENT_FILE_STATE_GONE);
  write_file (fixture->path, "theirs", "w");
  wait_for (fixture, ENT_FILE_STATE_CHANGED);
  write_file (fixture->path, small_case, "w");
  wait_for (fixture, ENT_FILE_STATE_SAME);
}

static void
test_folder_gone (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *elsewhere = g_strconcat (fixture->folder, "-moved", NULL);

  g_assert_cmpint (g_rename (fixture->folder, elsewhere), ==, 0);
  ent_file_watch_check (fixture->watch);
  wait_for (fixture, ENT_FILE_STATE_GONE);
  g_assert_cmpint (g_rename (elsewhere, fixture->folder), ==, 0);
  ent_file_watch_check (fixture->watch);
  wait_for (fixture, ENT_FILE_STATE_SAME);
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  wait_for (fixture, ENT_FILE_STATE_UNREADABLE);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);

  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_clear_object (&fixture->watch);
  fixture->watch = ent_file_watch_new (fixture->the_case, link);
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  wait_for (fixture, ENT_FILE_STATE_CHANGED);
}

/* What is no change: to touch it, to put the same in its place, to save it here. */
static void
test_quiet (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (EntChange) change = NULL;
  guint count = 0;

  g_signal_connect_swapped (fixture->watch, "notify::state", G_CALLBACK (notify_cb), &count);
  g_assert_cmpint (g_utime (fixture->path, NULL), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, small_case, -1, NULL));
  wait_a_while ();
  g_assert_cmpuint (count, ==, 0);

  change = make_edit (fixture->the_case, ENT_TYPE_STATE, "AAA", "names", "[{\"name\":\"Ours\"}]");
  g_assert_true (ent_case_apply (fixture->the_case, change, NULL));
  ent_file_watch_pause (fixture->watch);
  g_assert_true (ent_store_save (fixture->the_case, fixture->path, NULL));
  ent_file_watch_resume (fixture->watch);
  wait_a_while ();
  g_assert_cmpuint (count, ==, 0);

  /* And it did look: what others write is still noticed. */
  g_assert_true (g_file_set_contents (fixture->path, small_case, -1, NULL));
  wait_for (fixture, ENT_FILE_STATE_CHANGED);
  g_assert_cmpuint (count, ==, 1);
}

static void
test_paused (Fixture       *fixture,
             gconstpointer  data)
{
  ent_file_watch_pause (fixture->watch);
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  wait_a_while ();
  g_assert_cmpint (ent_file_watch_get_state (fixture->watch), ==, ENT_FILE_STATE_SAME);
  ent_file_watch_resume (fixture->watch);
  wait_for (fixture, ENT_FILE_STATE_CHANGED);
}

/* It may have changed between the reading and the watching. */
static void
test_changed_before (Fixture       *fixture,
                     gconstpointer  data)
{
  g_clear_object (&fixture->watch);
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  fixture->watch = ent_file_watch_new (fixture->the_case, fixture->path);
  wait_for (fixture, ENT_FILE_STATE_CHANGED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/file-watch/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("replaced", test_replaced);
  ADD ("written", test_written);
  ADD ("moved", test_moved);
  ADD ("removed", test_removed);
  ADD ("folder-gone", test_folder_gone);
  ADD ("unreadable", test_unreadable);
  ADD ("link", test_link);
  ADD ("quiet", test_quiet);
  ADD ("paused", test_paused);
  ADD ("changed-before", test_changed_before);
#undef ADD

  return g_test_run ();
}
