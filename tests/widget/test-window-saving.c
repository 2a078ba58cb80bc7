/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "ent-preferences-dialog.h"
#include "ent-store.h"
#include "window-helpers.h"

/*
 * Saving in the window, and what other programs do to the file meanwhile: what is shown,
 * what is asked, and what becomes of each answer.
 */

#define CASE "builtin:china-vietnam"

/* What a file says once a state is moved: Laos here, Vietnam elsewhere. */
#define OURS "\"of\":\"LAO\",\"x\":12"
#define THEIRS "\"of\":\"VNM\",\"x\":56"

/* A disk that takes its time, as a network share that stalls: this takes the place of the
 * system's own in this program. */
static int stalling; /* atomic */

/* Only the case is: GTK writes its list of recent files to another disk. */
static gboolean
is_on_share (int descriptor)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  g_autofree char *path = g_file_read_link (link, NULL);

  return path != NULL && strstr (path, "copy.entente") != NULL;
}

int
fsync (int descriptor)
{
  while (g_atomic_int_get (&stalling) && is_on_share (descriptor))
    g_usleep (1000);
  return fdatasync (descriptor);
}

typedef struct
{
  char *folder;
  char *path;
  EntWindow *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (EntCase) the_case = ent_store_open (CASE, NULL, NULL);

  fixture->folder = g_dir_make_tmp ("entente-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "copy.entente", NULL);
  g_assert_true (ent_store_save (the_case, fixture->path, NULL));
  fixture->window = open_window (fixture->path, has_layout);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window (fixture->window);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static EntSession *
get_session (Fixture *fixture)
{
  return ent_window_get_session (fixture->window);
}

static void
move_laos (Fixture *fixture)
{
  g_assert_true (ent_session_move (get_session (fixture), "LAO", 12.0, 34.0, TRUE));
}

/* What another program does to the case: a state moves. */
static void
move_elsewhere (Fixture    *fixture,
                const char *id)
{
  g_autoptr (EntCase) theirs = ent_store_open (fixture->path, NULL, NULL);
  g_autoptr (EntSession) session = ent_session_new (theirs);

  g_assert_true (ent_session_move (session, id, 56.0, 78.0, TRUE));
  g_assert_true (ent_store_save (theirs, fixture->path, NULL));
}

static gboolean
holds (const char *path,
       const char *words)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return strstr (content, words) != NULL;
}

static double
get_x (Fixture    *fixture,
       const char *id)
{
  EntCase *the_case = ent_session_get_case (get_session (fixture));
  double x = 0.0;

  g_object_get (ent_case_lookup (the_case, ENT_TYPE_PLACE, id), "x", &x, NULL);
  return x;
}

static gboolean
is_saved (gpointer data)
{
  return !ent_session_is_modified (ent_window_get_session (data));
}

static gboolean
has_file_banner (gpointer data)
{
  return adw_banner_get_revealed (((EntWindow *) data)->file_banner);
}

static gboolean
has_no_file_banner (gpointer data)
{
  return !has_file_banner (data);
}

static gboolean
is_idle (gpointer data)
{
  return ((EntWindow *) data)->saving == NULL;
}

static void
assert_banner (Fixture    *fixture,
               const char *expected)
{
  wait_for (has_file_banner, fixture->window);
  g_assert_cmpstr (adw_banner_get_title (fixture->window->file_banner), ==, expected);
}

static void
click_banner (Fixture *fixture)
{
  g_signal_emit_by_name (fixture->window->file_banner, "button-clicked");
}

static void
respond (Fixture    *fixture,
         const char *response)
{
  AdwDialog *dialog = NULL;

  wait_for (has_dialog, fixture->window);
  dialog = get_dialog (fixture->window);
  g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), response));
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
  settle ();
}

typedef struct
{
  guint n_calls;
  gboolean saved;
} Answer;

static void
answer_cb (EntWindow *self,
           gboolean   saved,
           gpointer   data)
{
  Answer *answer = data;

  answer->n_calls++;
  answer->saved = saved;
}

static gboolean
is_answered (gpointer data)
{
  return ((Answer *) data)->n_calls > 0;
}

/* ------------------------------------------------------------------------------ saving */

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  Answer answer = { 0 };

  move_laos (fixture);
  ent_window_save_then (fixture->window, answer_cb, &answer);
  wait_for (is_answered, &answer);
  g_assert_true (answer.saved);
  g_assert_true (ent_window_is_replaceable (fixture->window));
  g_assert_true (holds (fixture->path, OURS));

  /* Its own saving is no change. */
  move_elsewhere (fixture, "VNM");
  assert_banner (fixture, "“copy.entente” was changed by another program");
}

/* Who asks while it is saved is told when all is saved that there was then. */
static void
test_save_twice (Fixture       *fixture,
                 gconstpointer  data)
{
  Answer first = { 0 };
  Answer second = { 0 };
  Answer third = { 0 };

  move_laos (fixture);
  g_atomic_int_set (&stalling, TRUE);
  ent_window_save_then (fixture->window, answer_cb, &first);
  g_assert_true (ent_session_move (get_session (fixture), "VNM", 56.0, 78.0, TRUE));
  ent_window_save_then (fixture->window, answer_cb, &second);
  ent_window_save_then (fixture->window, answer_cb, &third);
  settle ();
  g_assert_cmpuint (first.n_calls, ==, 0);
  g_atomic_int_set (&stalling, FALSE);
  wait_for (is_idle, fixture->window);
  g_assert_cmpuint (first.n_calls, ==, 1);
  g_assert_cmpuint (second.n_calls, ==, 1);
  g_assert_cmpuint (third.n_calls, ==, 1);
  g_assert_true (first.saved && second.saved && third.saved);
  g_assert_true (is_saved (fixture->window));
  g_assert_true (holds (fixture->path, THEIRS));
}

static void
test_stalled (Fixture       *fixture,
              gconstpointer  data)
{
  Answer answer = { 0 };

  move_laos (fixture);
  g_atomic_int_set (&stalling, TRUE);
  ent_window_save_then (fixture->window, answer_cb, &answer);
  assert_banner (fixture, "Saving to “copy.entente”…");

  /* Work goes on. */
  g_assert_true (ent_session_move (get_session (fixture), "VNM", 56.0, 78.0, TRUE));
  click_banner (fixture);
  wait_for (has_dialog, fixture->window);
  g_assert_false (has_file_banner (fixture->window));
  g_assert_cmpuint (answer.n_calls, ==, 0);
  g_atomic_int_set (&stalling, FALSE);
  respond (fixture, "retry");
  wait_for (is_answered, &answer);
  g_assert_true (answer.saved);
  g_assert_true (is_saved (fixture->window));
  g_assert_true (holds (fixture->path, THEIRS));
  g_assert_cmpuint (answer.n_calls, ==, 1);
}

/* Nothing is lost where it is given up, and the window may end while it goes on. */
static void
test_stalled_closed (Fixture       *fixture,
                     gconstpointer  data)
{
  Answer answer = { 0 };
  EntWindow *window = g_object_ref (fixture->window);

  move_laos (fixture);
  g_atomic_int_set (&stalling, TRUE);
  ent_window_save_then (window, answer_cb, &answer);
  settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (answer.n_calls, ==, 0);
  g_atomic_int_set (&stalling, FALSE);
  wait_for (is_answered, &answer);
  g_assert_true (answer.saved);
  g_object_unref (window);
  g_assert_true (holds (fixture->path, OURS));
  fixture->window = open_window (fixture->path, has_layout);
}

static void
test_folder_gone (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *moved = g_strconcat (fixture->folder, "-moved", NULL);
  Answer answer = { 0 };

  move_laos (fixture);
  g_assert_cmpint (g_rename (fixture->folder, moved), ==, 0);
  ent_window_save_then (fixture->window, answer_cb, &answer);
  wait_for (has_dialog, fixture->window);
  g_assert_nonnull (find_words (get_dialog (fixture->window), "there is no folder"));
  g_assert_nonnull (find_words (get_dialog (fixture->window), "All that you did is still here."));
  g_assert_cmpuint (answer.n_calls, ==, 0);

  g_assert_cmpint (g_rename (moved, fixture->folder), ==, 0);
  respond (fixture, "retry");
  wait_for (is_answered, &answer);
  g_assert_true (answer.saved);
  g_assert_true (holds (fixture->path, OURS));
}

static void
test_given_up (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *moved = g_strconcat (fixture->folder, "-moved", NULL);
  Answer answer = { 0 };

  move_laos (fixture);
  g_assert_cmpint (g_rename (fixture->folder, moved), ==, 0);
  ent_window_save_then (fixture->window, answer_cb, &answer);
  respond (fixture, "close");
  wait_for (is_answered, &answer);
  g_assert_false (answer.saved);
  g_assert_cmpuint (answer.n_calls, ==, 1);
  g_assert_false (is_saved (fixture->window));
  g_assert_cmpint (g_rename (moved, fixture->folder), ==, 0);
}

/* A window that ends while it asks has an answer for those who wait. */
static void
test_closed_asking (Fixture       *fixture,
                    gconstpointer  data)
{
  Answer answer = { 0 };

  move_laos (fixture);
  move_elsewhere (fixture, "VNM");
  ent_window_save_then (fixture->window, answer_cb, &answer);
  wait_for (has_dialog, fixture->window);
  close_window (fixture->window);
  g_assert_cmpuint (answer.n_calls, ==, 1);
  g_assert_false (answer.saved);
  fixture->window = open_window (fixture->path, has_layout);
}

static void
save_in (Fixture    *fixture,
         const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  ent_window_save_in (fixture->window, file);
  wait_for (is_idle, fixture->window);
}

static void
test_title (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "Foo.entente", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "Bar.entente", NULL);

  ent_window_new_case (fixture->window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Untitled");
  save_in (fixture, path);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Foo");
  g_assert_true (is_saved (fixture->window));
  g_assert_true (holds (path, "{\"title\":\"Foo\""));

  /* It is the case's own title then. */
  save_in (fixture, other);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Foo");
  activate (fixture->window, "win.undo");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Untitled");
}

/* The file that it was saved in is the one that counts. */
static void
test_save_as (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.entente", NULL);

  move_laos (fixture);
  g_assert_true (g_file_set_contents (other, "to be replaced", -1, NULL));
  save_in (fixture, other);
  g_assert_true (is_saved (fixture->window));
  g_assert_cmpstr (fixture->window->address, ==, other);
  g_assert_true (holds (other, OURS));
  g_assert_false (holds (fixture->path, OURS));
  g_assert_true (g_file_set_contents (other, "theirs", -1, NULL));
  assert_banner (fixture, "“other.entente” was changed by another program");
}

/* ----------------------------------------------------------------------------- changed */

static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  move_elsewhere (fixture, "VNM");
  assert_banner (fixture, "“copy.entente” was changed by another program");
  g_assert_cmpfloat (get_x (fixture, "place-VNM"), !=, 56.0);
  click_banner (fixture);
  wait_for (has_dialog, fixture->window);
  /* With nothing unsaved, there is nothing to merge. */
  g_assert_false (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (get_dialog (fixture->window)),
                                                 "merge"));
  respond (fixture, "reload");
  wait_for (has_no_file_banner, fixture->window);
  g_assert_cmpfloat (get_x (fixture, "place-VNM"), ==, 56.0);
  g_assert_true (is_saved (fixture->window));
  assert_toast (fixture->window, "Reloaded “copy.entente”");
}

static gboolean
is_reading (gpointer data)
{
  return ((EntWindow *) data)->slow_reading != NULL;
}

/* A file that takes long to read again: a pipe in its place, into which nobody writes. */
static void
test_reload_stalled (Fixture       *fixture,
                     gconstpointer  data)
{
  Answer answer = { 0 };
  int writer;

  move_laos (fixture);
  move_elsewhere (fixture, "VNM");
  ent_window_save_then (fixture->window, answer_cb, &answer);
  wait_for (has_dialog, fixture->window);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  writer = open (fixture->path, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (writer, >=, 0);
  respond (fixture, "merge");
  wait_for (is_reading, fixture->window);
  assert_banner (fixture, "Reading “copy.entente”…");

  /* Work goes on, and so it does where one waits no longer. */
  g_assert_true (ent_session_move (get_session (fixture), "VNM", 56.0, 78.0, TRUE));
  g_assert_cmpuint (answer.n_calls, ==, 0);
  click_banner (fixture);
  wait_for (is_answered, &answer);
  g_assert_false (answer.saved);
  assert_toast (fixture->window, "“copy.entente” was not read; nothing was changed");
  wait_for (has_no_dialog, fixture->window);
  g_assert_cmpfloat (get_x (fixture, "place-LAO"), ==, 12.0);
  g_assert_null (fixture->window->taking);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (close (writer), ==, 0);
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  move_laos (fixture);
  move_elsewhere (fixture, "VNM");
  assert_banner (fixture, "“copy.entente” was changed by another program");
  click_banner (fixture);
  respond (fixture, "merge");
  wait_for (has_no_file_banner, fixture->window);
  /* It was not asked to save. */
  g_assert_false (is_saved (fixture->window));
  g_assert_false (holds (fixture->path, OURS));
  activate (fixture->window, "win.save");
  wait_for (is_saved, fixture->window);
  g_assert_true (holds (fixture->path, OURS));
  g_assert_true (holds (fixture->path, THEIRS));
}

/* Saves what two have changed, and answers what is asked. */
static gboolean
save_and_respond (Fixture    *fixture,
                  const char *elsewhere,
                  const char *response)
{
  Answer answer = { 0 };

  move_laos (fixture);
  move_elsewhere (fixture, elsewhere);
  ent_window_save_then (fixture->window, answer_cb, &answer);
  respond (fixture, response);
  wait_for (is_answered, &answer);
  return answer.saved;
}

static void
test_merge_conflicts (Fixture       *fixture,
                      gconstpointer  data)
{
  /* What is not agreed on is not saved without a word. */
  g_assert_false (save_and_respond (fixture, "LAO", "merge"));
  g_assert_false (is_saved (fixture->window));
  assert_toast (fixture->window, "Merged; 2 conflicts to resolve");
}

/* Whoever wanted to save has saved, where both sides agree. */
static void
test_save_merges (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_true (save_and_respond (fixture, "VNM", "merge"));
  g_assert_true (holds (fixture->path, OURS));
  g_assert_true (holds (fixture->path, THEIRS));
}

static void
test_overwrite (Fixture       *fixture,
                gconstpointer  data)
{
  g_assert_true (save_and_respond (fixture, "VNM", "overwrite"));
  g_assert_true (holds (fixture->path, OURS));
  g_assert_false (holds (fixture->path, THEIRS));
  wait_for (has_no_file_banner, fixture->window);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  Answer answer = { 0 };

  move_laos (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "somebody else's", -1, NULL));
  ent_window_save_then (fixture->window, answer_cb, &answer);
  respond (fixture, "cancel");
  wait_for (is_answered, &answer);
  g_assert_false (answer.saved);
  g_assert_true (holds (fixture->path, "somebody else's"));
  g_assert_false (is_saved (fixture->window));

  /* What is no case cannot be merged; it is said, and nothing changes. */
  click_banner (fixture);
  wait_for (has_dialog, fixture->window);
  respond (fixture, "merge");
  wait_for (has_dialog, fixture->window);
  g_assert_nonnull (find_words (get_dialog (fixture->window), "copy.entente"));
  adw_dialog_force_close (get_dialog (fixture->window));
  g_assert_true (has_file_banner (fixture->window));
}

static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_banner (fixture, "“copy.entente” was removed or moved");
  /* It is the only one there is. */
  g_assert_false (ent_window_is_replaceable (fixture->window));
  click_banner (fixture);
  respond (fixture, "save");
  wait_for (has_no_file_banner, fixture->window);
  wait_for (is_saved, fixture->window);
  g_assert_true (holds (fixture->path, "LAO"));
}

static void
test_back_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  assert_banner (fixture, "“copy.entente” was removed or moved");
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  wait_for (has_no_file_banner, fixture->window);
  g_assert_true (ent_window_is_replaceable (fixture->window));
}

/* ------------------------------------------------------------------------------- others */

static void
test_journal (Fixture       *fixture,
              gconstpointer  data)
{
  EntJournal *journal = ent_history_get_journal (ent_session_get_history (get_session (fixture)));
  g_autofree char *path = NULL;

  g_assert_nonnull (journal);
  g_assert_nonnull (g_getenv ("XDG_STATE_HOME"));
  move_laos (fixture);
  g_assert_true (ent_journal_flush (journal, PATIENCE));
  path = ent_journal_dup_path (journal);
  g_assert_true (g_str_has_prefix (path, g_getenv ("XDG_STATE_HOME")));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  g_signal_emit_by_name (journal, "failed", "It cannot be written.");
  g_assert_true (adw_banner_get_revealed (fixture->window->journal_banner));
  g_assert_cmpstr (adw_banner_get_title (fixture->window->journal_banner), ==,
                   "It cannot be written.");
  g_signal_emit_by_name (journal, "resumed");
  g_assert_false (adw_banner_get_revealed (fixture->window->journal_banner));

  /* A case that takes the place of one that is saved leaves nothing of that behind. */
  activate (fixture->window, "win.save");
  wait_for (is_saved, fixture->window);
  ent_window_new_case (fixture->window);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (
    ent_history_get_journal (ent_session_get_history (get_session (fixture))) != journal);
}

static void
test_preferences (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *backup = ent_store_dup_backup (fixture->path, 1);

  g_assert_cmpuint (ent_store_get_backups (), ==, 0);
  g_action_group_activate_action (G_ACTION_GROUP (application), "preferences", NULL);
  g_assert_true (ENT_IS_PREFERENCES_DIALOG (get_dialog (fixture->window)));
  g_settings_set_uint (settings, "backups", 2);
  g_assert_cmpuint (ent_store_get_backups (), ==, 2);
  adw_dialog_force_close (get_dialog (fixture->window));

  move_laos (fixture);
  activate (fixture->window, "win.save");
  wait_for (is_saved, fixture->window);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_false (holds (backup, OURS));
  g_settings_set_uint (settings, "backups", 0);
}

static void
add_tests (void)
{
#define ADD(name, func) \
  g_test_add ("/window-saving/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("save", test_save);
  ADD ("save/twice", test_save_twice);
  ADD ("save/stalled", test_stalled);
  ADD ("save/stalled-closed", test_stalled_closed);
  ADD ("save/folder-gone", test_folder_gone);
  ADD ("save/given-up", test_given_up);
  ADD ("save/closed-asking", test_closed_asking);
  ADD ("save/title", test_title);
  ADD ("save/as", test_save_as);
  ADD ("changed/reload", test_reload);
  ADD ("changed/reload-stalled", test_reload_stalled);
  ADD ("changed/merge", test_merge);
  ADD ("changed/merge-conflicts", test_merge_conflicts);
  ADD ("changed/save-merges", test_save_merges);
  ADD ("changed/overwrite", test_overwrite);
  ADD ("changed/cancel", test_cancel);
  ADD ("changed/removed", test_removed);
  ADD ("changed/back-again", test_back_again);
  ADD ("journal", test_journal);
  ADD ("preferences", test_preferences);
#undef ADD
}

int
main (int    argc,
      char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
