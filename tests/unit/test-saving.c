/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "case-helpers.h"
#include "ent-session-taking.h"
#include "ent-store-private.h"

/* Saving a session's case, and taking what another program made of its file. */

typedef struct
{
  char       *folder;
  char       *path;
  EntSession *session;
  guint       n_conflicts;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (EntCase) the_case = NULL;

  fixture->folder = g_dir_make_tmp ("saving-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.entente", NULL);
  g_assert_true (g_file_set_contents (fixture->path, small_case, -1, NULL));
  the_case = ent_store_open (fixture->path, NULL, NULL);
  fixture->session = ent_session_new (the_case);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gpointer alive = fixture->session;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  /* Its thread may hold it for a moment. */
  g_object_add_weak_pointer (G_OBJECT (fixture->session), &alive);
  g_object_unref (fixture->session);
  while (alive != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (alive);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
save (Fixture       *fixture,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ent_session_save_async (fixture->session, fixture->path, FALSE, cancellable, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return ent_session_save_finish (fixture->session, result, error);
}

static gboolean
finish_taking (Fixture       *fixture,
               GAsyncResult **result,
               GError       **error)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return ent_session_take_file_finish (fixture->session, *result, &fixture->n_conflicts, error);
}

static gboolean
take (Fixture   *fixture,
      gboolean   merge,
      GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ent_session_take_file_async (fixture->session, fixture->path, merge, NULL, result_cb, &result);
  return finish_taking (fixture, &result, error);
}

static void
edit_case (EntCase    *the_case,
           const char *id,
           const char *name)
{
  g_autofree char *names = g_strdup_printf ("[{\"name\":\"%s\"}]", name);
  g_autoptr (EntChange) change = make_edit (the_case, ENT_TYPE_STATE, id, "names", names);

  g_assert_true (ent_case_apply (the_case, change, NULL));
}

/* Another program does. */
static void
edit_file (Fixture    *fixture,
           const char *id,
           const char *name)
{
  g_autoptr (EntCase) theirs = ent_store_open (fixture->path, NULL, NULL);

  edit_case (theirs, id, name);
  g_assert_true (ent_store_save (theirs, fixture->path, NULL));
}

static void
edit (Fixture    *fixture,
      const char *id,
      const char *name)
{
  EntCase *the_case = ent_session_get_case (fixture->session);
  g_autofree char *names = g_strdup_printf ("[{\"name\":\"%s\"}]", name);
  g_autoptr (EntChange) change = make_edit (the_case, ENT_TYPE_STATE, id, "names", names);

  g_assert_true (ent_session_apply (fixture->session, change, NULL));
}

static void
assert_name (EntCase    *the_case,
             const char *id,
             const char *expected)
{
  EntRecord *state = ent_case_lookup (the_case, ENT_TYPE_STATE, id);
  g_autoptr (EntDate) at = ent_date_new ("1980", NULL);

  g_assert_cmpstr (ent_state_get_name_at (ENT_STATE (state), ent_date_get_span (at)), ==, expected);
}

static void
assert_here (Fixture    *fixture,
             const char *id,
             const char *expected)
{
  assert_name (ent_session_get_case (fixture->session), id, expected);
}

static void
assert_saved (Fixture    *fixture,
              const char *id,
              const char *expected)
{
  g_autoptr (EntCase) the_case = ent_store_open (fixture->path, NULL, NULL);

  assert_name (the_case, id, expected);
}

static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  edit_file (fixture, "AAA", "Theirs");
  g_assert_true (take (fixture, FALSE, &error));
  g_assert_no_error (error);
  assert_here (fixture, "AAA", "Theirs");
  g_assert_false (ent_session_is_modified (fixture->session));

  /* It can be undone, and that be saved: nobody changed the file since it was taken. */
  ent_session_undo (fixture->session);
  assert_here (fixture, "AAA", "Aland");
  g_assert_true (ent_session_is_modified (fixture->session));
  g_assert_true (save (fixture, NULL, &error));
  assert_saved (fixture, "AAA", "Aland");
}

static void
test_reload_modified (Fixture       *fixture,
                      gconstpointer  data)
{
  edit (fixture, "BBB", "Ours");
  edit_file (fixture, "AAA", "Theirs");
  g_assert_true (take (fixture, FALSE, NULL));
  assert_here (fixture, "AAA", "Theirs");
  assert_here (fixture, "BBB", "Beland");
  g_assert_false (ent_session_is_modified (fixture->session));

  ent_session_undo (fixture->session);
  assert_here (fixture, "BBB", "Ours");
  assert_here (fixture, "AAA", "Aland");
}

/* Written by hand, say: no record says anything else. */
static void
test_reload_same (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *spaced = g_strconcat (small_case, "\n\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, spaced, -1, NULL));
  g_assert_true (take (fixture, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (ent_session_is_modified (fixture->session));
  g_assert_cmpuint (
    ent_history_get_position (ent_session_get_history (fixture->session)), ==, 0);
  edit (fixture, "AAA", "Ours");
  g_assert_true (save (fixture, NULL, &error));
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  edit (fixture, "BBB", "Ours");
  edit_file (fixture, "AAA", "Theirs");
  g_assert_false (save (fixture, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CHANGED);
  g_clear_error (&error);

  g_assert_true (take (fixture, TRUE, &error));
  g_assert_cmpuint (fixture->n_conflicts, ==, 0);
  assert_here (fixture, "AAA", "Theirs");
  assert_here (fixture, "BBB", "Ours");
  g_assert_true (ent_session_is_modified (fixture->session));

  /* In no state is it what the file holds, so none is as good as saved. */
  ent_session_undo (fixture->session);
  assert_here (fixture, "AAA", "Aland");
  assert_here (fixture, "BBB", "Ours");
  ent_session_undo (fixture->session);
  g_assert_true (ent_session_is_modified (fixture->session));
  ent_session_redo (fixture->session);
  ent_session_redo (fixture->session);

  g_assert_true (save (fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (ent_session_is_modified (fixture->session));
  assert_saved (fixture, "AAA", "Theirs");
  assert_saved (fixture, "BBB", "Ours");
}

static void
test_merge_conflict (Fixture       *fixture,
                     gconstpointer  data)
{
  edit (fixture, "AAA", "Ours");
  edit_file (fixture, "AAA", "Theirs");
  g_assert_true (take (fixture, TRUE, NULL));
  g_assert_cmpuint (fixture->n_conflicts, ==, 1);
  g_assert_true (ent_session_is_modified (fixture->session));
  ent_session_undo (fixture->session);
  assert_here (fixture, "AAA", "Ours");
}

static void
test_merge_unmodified (Fixture       *fixture,
                       gconstpointer  data)
{
  edit_file (fixture, "AAA", "Theirs");
  g_assert_true (take (fixture, TRUE, NULL));
  assert_here (fixture, "AAA", "Theirs");
  g_assert_false (ent_session_is_modified (fixture->session));
}

/* Both sides start from what was saved last, not from what was opened: else a change that
 * the other side took back would come again. */
static void
test_merge_after_saving (Fixture       *fixture,
                         gconstpointer  data)
{
  edit (fixture, "AAA", "Saved");
  g_assert_true (save (fixture, NULL, NULL));
  edit (fixture, "BBB", "Ours");
  edit_file (fixture, "AAA", "Aland");
  g_assert_true (take (fixture, TRUE, NULL));
  g_assert_cmpuint (fixture->n_conflicts, ==, 0);
  assert_here (fixture, "AAA", "Aland");
  assert_here (fixture, "BBB", "Ours");

  /* And from what was merged last. */
  edit_file (fixture, "AAA", "Again");
  g_assert_true (take (fixture, TRUE, NULL));
  g_assert_cmpuint (fixture->n_conflicts, ==, 0);
  assert_here (fixture, "AAA", "Again");
}

static void
test_changed_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  edit_file (fixture, "AAA", "Theirs");
  ent_session_take_file_async (fixture->session, fixture->path, TRUE, NULL, result_cb, &result);
  edit (fixture, "BBB", "Ours");
  g_assert_true (finish_taking (fixture, &result, &error));
  g_assert_no_error (error);
  assert_here (fixture, "AAA", "Theirs");
  assert_here (fixture, "BBB", "Ours");
}

static void
test_no_case (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  edit (fixture, "BBB", "Ours");
  g_assert_true (g_file_set_contents (fixture->path, "no case", -1, NULL));
  g_assert_false (take (fixture, TRUE, &error));
  g_assert_nonnull (strstr (error->message, fixture->path));
  assert_here (fixture, "BBB", "Ours");
  g_assert_cmpuint (
    ent_history_get_position (ent_session_get_history (fixture->session)), ==, 1);

  g_clear_error (&error);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (take (fixture, FALSE, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* What a change cannot hold is not lost on the way: it is said. */
static void
test_unknown_member (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (small_case);
  g_autoptr (GError) error = NULL;

  g_string_replace (text, "\"version\": 1,", "\"version\": 1,\n\"weather\": \"fine\",", 1);
  g_assert_true (g_file_set_contents (fixture->path, text->str, -1, NULL));
  g_assert_false (take (fixture, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  edit (fixture, "AAA", "Ours");
  g_assert_true (save (fixture, NULL, NULL));
  ent_session_tell_file (fixture->session, ENT_FILE_STATE_GONE);
  g_assert_true (ent_session_is_modified (fixture->session));
  ent_session_undo (fixture->session);
  ent_session_tell_file (fixture->session, ENT_FILE_STATE_SAME);
  g_assert_true (ent_session_is_modified (fixture->session));
  ent_session_redo (fixture->session);
  g_assert_false (ent_session_is_modified (fixture->session));

  /* What was changed meanwhile may hide where it was saved. */
  ent_session_tell_file (fixture->session, ENT_FILE_STATE_GONE);
  edit (fixture, "BBB", "More");
  ent_session_tell_file (fixture->session, ENT_FILE_STATE_SAME);
  g_assert_true (ent_session_is_modified (fixture->session));
}

/* Whether or not the thread came to write it, the next saving does not take what it wrote
 * for another program's. */
static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      edit (fixture, "AAA", name);
      ent_session_save_async (
        fixture->session, fixture->path, FALSE, cancellable, result_cb, &result);
      g_usleep (i * 200);
      g_cancellable_cancel (cancellable);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (!ent_session_save_finish (fixture->session, result, &error))
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_true (ent_session_is_modified (fixture->session));
          g_clear_error (&error);
        }

      edit (fixture, "BBB", name);
      g_assert_true (save (fixture, NULL, &error));
      g_assert_no_error (error);
      assert_saved (fixture, "BBB", name);
    }
}

/* Lines that are kept do not outlive what they say. */
static void
test_prepare (Fixture       *fixture,
              gconstpointer  data)
{
  EntCase *the_case = ent_session_get_case (fixture->session);
  g_autofree char *before = ent_store_write (the_case);
  g_autofree char *prepared = NULL;
  g_autofree char *back = NULL;
  guint cursor = 0;

  g_assert_cmpstr (before, ==, small_case);
  g_assert_false (ent_store_prepare (the_case, &cursor, -1));
  g_assert_true (ent_store_prepare (the_case, &cursor, 20 * G_TIME_SPAN_SECOND));
  prepared = ent_store_write (the_case);
  g_assert_cmpstr (prepared, ==, small_case);

  edit (fixture, "AAA", "Ours");
  {
    g_autoptr (EntCase) copy = ent_case_copy (the_case);
    g_autofree char *expected = ent_store_write (copy);
    g_autofree char *written = ent_store_write (the_case);

    g_assert_cmpstr (written, ==, expected);
    g_assert_nonnull (strstr (written, "Ours"));
  }

  cursor = 0;
  g_assert_true (ent_store_prepare (the_case, &cursor, 20 * G_TIME_SPAN_SECOND));
  ent_session_undo (fixture->session);
  back = ent_store_write (the_case);
  g_assert_cmpstr (back, ==, small_case);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/saving/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("reload", test_reload);
  ADD ("reload/modified", test_reload_modified);
  ADD ("reload/same", test_reload_same);
  ADD ("reload/no-case", test_no_case);
  ADD ("reload/unknown-member", test_unknown_member);
  ADD ("merge", test_merge);
  ADD ("merge/conflict", test_merge_conflict);
  ADD ("merge/unmodified", test_merge_unmodified);
  ADD ("merge/after-saving", test_merge_after_saving);
  ADD ("merge/changed-meanwhile", test_changed_meanwhile);
  ADD ("gone", test_gone);
  ADD ("stopped", test_stopped);
  ADD ("prepare", test_prepare);
#undef ADD

  return g_test_run ();
}
