/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "ent-import-batch.h"
#include "ent-import-private.h"
#include "import-helpers.h"
#include "sample-formats.h"

/* Many files at once: in order, each with its own fate. */

typedef struct
{
  char       *folder;
  GListStore *files;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->folder = g_dir_make_tmp ("entente-batch-XXXXXX", NULL);
  fixture->files = g_list_store_new (G_TYPE_FILE);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_all (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->files);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
name_file (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (fixture->files, file);
}

static void
add_file (Fixture    *fixture,
          const char *name,
          const char *content)
{
  write_file (fixture, name, content);
  name_file (fixture, name);
}

/* What a listener saw, all of it in its own thread. */
typedef struct
{
  GThread *thread;
  guint    n_finished;
  guint    n_running;
  guint    n_done;
} Seen;

static void
finished_cb (EntImportBatch *batch,
             gpointer        user_data)
{
  Seen *seen = user_data;

  g_assert_true (g_thread_self () == seen->thread);
  g_assert_false (ent_import_batch_get_running (batch));
  g_assert_null (ent_import_batch_get_current (batch));
  seen->n_finished++;
}

static void
notify_cb (EntImportBatch *batch,
           GParamSpec     *pspec,
           gpointer        user_data)
{
  Seen *seen = user_data;

  g_assert_true (g_thread_self () == seen->thread);
  seen->n_running += g_str_equal (pspec->name, "running");
  seen->n_done += g_str_equal (pspec->name, "n-done");
  g_assert_cmpuint (ent_import_batch_get_n_done (batch), <=,
                    ent_import_batch_get_n_files (batch));
}

static EntImportBatch *
begin (Fixture *fixture,
       Seen    *seen)
{
  EntImportBatch *batch = ent_import_batch_new (G_LIST_MODEL (fixture->files));

  *seen = (Seen) { .thread = g_thread_self () };
  g_signal_connect (batch, "finished", G_CALLBACK (finished_cb), seen);
  g_signal_connect (batch, "notify", G_CALLBACK (notify_cb), seen);
  ent_import_batch_start (batch);
  g_assert_true (ent_import_batch_get_running (batch));

  return batch;
}

static void
wait_for (Seen *seen)
{
  while (seen->n_finished == 0)
    g_main_context_iteration (NULL, TRUE);
}

static char *
list_results (EntImportBatch *batch)
{
  GListModel *results = ent_import_batch_get_results (batch);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (EntImportResult) result = g_list_model_get_item (results, i);
      gboolean failed = ent_import_result_get_error (result) != NULL;

      g_assert_true (failed == (ent_import_result_get_import (result) == NULL));
      g_assert_nonnull (ent_import_result_get_file (result));
      g_string_append_printf (list, "%s%s%s", i > 0 ? " " : "", failed ? "!" : "",
                              ent_import_result_get_name (result));
    }

  return g_string_free_and_steal (g_steal_pointer (&list));
}

static void
test_order (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (EntImportBatch) batch = NULL;
  g_autofree char *list = NULL;
  Seen seen;

  add_file (fixture, "z.txt", "The last letter comes first here.");
  add_file (fixture, "page.html", "<html><p>Then a page, with a mark.</p></html>");
  add_file (fixture, "broken.docx", "PK\3\4 and no more");
  name_file (fixture, "missing.txt");
  add_file (fixture, "notes", "What is named is read, whatever it is called.");
  add_file (fixture, "a.md", "# First letter\n\nIt comes last.");

  batch = begin (fixture, &seen);
  wait_for (&seen);
  list = list_results (batch);
  g_assert_cmpstr (list, ==, "z.txt page.html !broken.docx !missing.txt notes a.md");
  g_assert_cmpuint (ent_import_batch_get_n_files (batch), ==, 6);
  g_assert_cmpuint (ent_import_batch_get_n_done (batch), ==, 6);
  g_assert_cmpuint (ent_import_batch_get_n_failed (batch), ==, 2);
  g_assert_cmpuint (ent_import_batch_get_n_skipped (batch), ==, 0);
  g_assert_false (ent_import_batch_get_cancelled (batch));
  g_assert_cmpuint (seen.n_finished, ==, 1);
  g_assert_cmpuint (seen.n_running, ==, 2);
  g_assert_cmpuint (seen.n_done, ==, 6);
}

static void
test_folders (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr (EntImportBatch) batch = NULL;
  g_autofree char *list = NULL;
  g_autofree char *loop = g_build_filename (fixture->folder, "in", "loop", NULL);
  Seen seen;

  write_file (fixture, "in/b10.txt", "Ten comes after two, as people count.");
  write_file (fixture, "in/b2.txt", "Two comes before ten, as people count.");
  write_file (fixture, "in/deep/er/c.HTML", "<html><p>Deep down, and in capitals.</p></html>");
  write_file (fixture, "in/.hidden.txt", "Nobody is to see this.");
  write_file (fixture, "in/.git/d.txt", "Nor this.");
  write_file (fixture, "in/picture.png", "not read");
  write_file (fixture, "in/empty.txt", "");
  g_assert_cmpint (symlink (".", loop), ==, 0);
  name_file (fixture, "in");
  add_file (fixture, "after.txt", "And after the folder, this.");

  batch = begin (fixture, &seen);
  wait_for (&seen);
  list = list_results (batch);
  g_assert_cmpstr (list, ==, "b2.txt b10.txt c.HTML !empty.txt after.txt");
  g_assert_cmpuint (ent_import_batch_get_n_skipped (batch), ==, 4);
}

static void
items_changed_cb (GListModel     *results,
                  guint           position,
                  guint           n_removed,
                  guint           n_added,
                  EntImportBatch *batch)
{
  if (position == 2)
    ent_import_batch_cancel (batch);
}

/* What was read before stays; nothing comes after. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (EntImportBatch) batch = NULL;
  g_autofree char *script = g_build_filename (fixture->folder, "sleeper", NULL);
  Seen seen;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.%s", i, i < 3 ? "txt" : "html");

      add_file (fixture, name, i < 3 ? "Some words." : "<html><p>Some words.</p></html>");
    }
  g_assert_true (g_file_set_contents_full (script, "#!/bin/sh\nexec sleep 1000\n", -1,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0755, NULL));
  ent_import_set_limits (script, 0, 0);
  batch = begin (fixture, &seen);
  g_signal_connect (ent_import_batch_get_results (batch), "items-changed",
                    G_CALLBACK (items_changed_cb), batch);
  wait_for (&seen);
  ent_import_set_limits (NULL, 0, 0);

  g_assert_true (ent_import_batch_get_cancelled (batch));
  g_assert_cmpuint (ent_import_batch_get_n_done (batch), ==, 3);
  g_assert_cmpuint (ent_import_batch_get_n_failed (batch), ==, 0);
  g_assert_cmpuint (ent_import_batch_get_n_files (batch), ==, 40);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr (EntImportBatch) batch = NULL;
  gpointer watched;
  Seen seen;

  batch = begin (fixture, &seen);
  wait_for (&seen);
  g_assert_cmpuint (ent_import_batch_get_n_files (batch), ==, 0);
  g_assert_cmpuint (ent_import_batch_get_n_done (batch), ==, 0);

  watched = batch;
  g_object_add_weak_pointer (G_OBJECT (batch), &watched);
  g_clear_object (&batch);
  while (watched != NULL)
    g_main_context_iteration (NULL, FALSE);
}

static void
add (const char *path,
     void      (*function) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, function, tear_down);
}

static void
add_tests (void)
{
  add ("/import-batch/order", test_order);
  add ("/import-batch/folders", test_folders);
  add ("/import-batch/cancel", test_cancel);
  add ("/import-batch/nothing", test_nothing);
}

int
main (int    argc,
      char **argv)
{
  return import_test_run (argc, argv, add_tests);
}
