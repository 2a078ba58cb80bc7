/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-recovery-card.h"
#include "ent-recovery-dialog.h"
#include "ent-recovery-words.h"
#include "ent-store.h"
#include "window-helpers.h"

/*
 * Unsaved work that is offered, and windows that are closed. A window that is destroyed
 * without being asked leaves what a killed program leaves.
 */

#define CASE "builtin:china-vietnam"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (EntCase) the_case = ent_store_open (CASE, NULL, NULL);

  fixture->folder = g_dir_make_tmp ("entente-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "copy.entente", NULL);
  g_assert_true (ent_store_save (the_case, fixture->path, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *journals = ent_journal_dup_folder ();

  remove_folder (journals);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
move_laos (EntWindow *window)
{
  g_assert_true (
    ent_session_move (ent_window_get_session (window), "LAO", 12.0, 34.0, TRUE));
}

static guint
count_journals (void)
{
  g_autofree char *journals = ent_journal_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (journals, 0, NULL);
  guint n_journals = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_journals++;
  return n_journals;
}

static void
leave_work (const char *path)
{
  EntWindow *window = open_window (path, has_layout);

  move_laos (window);
  close_window (window);
  g_assert_cmpuint (count_journals (), ==, 1);
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));
}

static gboolean
has_offer (gpointer data)
{
  return has_session (data) &&
         ent_recovery_bar_get_revealed (((EntWindow *) data)->recovery_bar);
}

static gboolean
has_no_offer (gpointer data)
{
  return !has_offer (data);
}

static gboolean
is_modified (gpointer data)
{
  return has_session (data) && !ent_window_is_replaceable (data);
}

static gboolean
has_no_journals (gpointer data)
{
  return count_journals () == 0;
}

static gboolean
has_no_windows (gpointer data)
{
  return count_windows () == 0;
}

static gboolean
is_button (GtkWidget  *widget,
           const char *label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_is_visible (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static void
press (gpointer    widget,
       const char *label)
{
  GtkWidget *button = find_widget_by (GTK_WIDGET (widget), is_button, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_question (gpointer data)
{
  return ADW_IS_ALERT_DIALOG (get_dialog (data));
}

/* ------------------------------------------------------------------------- recovering */

/* Who opens a case of which something is unsaved is offered that, and can undo it. */
static void
test_bar (Fixture       *fixture,
          gconstpointer  data)
{
  EntWindow *window = NULL;

  leave_work (fixture->path);
  window = open_window (fixture->path, has_offer);
  g_assert_true (ent_window_is_replaceable (window));
  g_assert_nonnull (find_words (window, "There is 1 unsaved change to this case from"));

  press (window->recovery_bar, "_Restore");
  wait_for (is_modified, window);
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_cmpstr (window->address, ==, fixture->path);
  wait_for (has_no_offer, window);
  activate (window, "win.undo");
  g_assert_true (ent_window_is_replaceable (window));

  close_window (window);
  wait_for (has_no_journals, NULL);
}

static void
test_later (Fixture       *fixture,
            gconstpointer  data)
{
  EntWindow *window = NULL;

  leave_work (fixture->path);
  window = open_window (fixture->path, has_offer);
  press (window->recovery_bar, "_Later");
  g_assert_true (has_no_offer (window));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (application),
                                                    "unsaved-work"));
  close_window (window);
  g_assert_cmpuint (count_journals (), ==, 1);

  window = open_window (fixture->path, has_offer);
  close_window (window);
}

static void
test_discard (Fixture       *fixture,
              gconstpointer  data)
{
  EntWindow *window = NULL;
  AdwDialog *dialog = NULL;

  leave_work (fixture->path);
  window = open_window (fixture->path, has_offer);
  g_action_group_activate_action (G_ACTION_GROUP (application), "unsaved-work", NULL);
  wait_for (has_dialog, window);
  dialog = get_dialog (window);
  g_assert_true (ENT_IS_RECOVERY_DIALOG (dialog));
  g_assert_nonnull (find_words (dialog, "China and Vietnam"));
  g_assert_nonnull (find_words (dialog, "copy.entente"));
  g_assert_nonnull (find_words (dialog, "1 unsaved change, just now"));

  press (dialog, "_Throw Away…");
  wait_for (has_question, window);
  press (get_dialog (window), "_Cancel");
  settle ();
  g_assert_cmpuint (count_journals (), ==, 1);

  press (dialog, "_Throw Away…");
  wait_for (has_question, window);
  press (get_dialog (window), "_Throw Away");
  wait_for (has_no_journals, NULL);
  wait_for (has_no_dialog, window);
  g_assert_true (has_no_offer (window));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (application),
                                                     "unsaved-work"));
  close_window (window);
}

static gboolean
is_found (gpointer data)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (application), "unsaved-work");
}

/* A journal of which nothing can be read is said to be so; it can only be thrown away. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *journals = ent_journal_dup_folder ();
  g_autofree char *path = g_build_filename (journals, "damaged.journal", NULL);
  EntWindow *window = NULL;
  AdwDialog *dialog = NULL;

  g_assert_cmpint (g_mkdir_with_parents (journals, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "what is\nthis\n", -1, NULL));
  window = open_window (fixture->path, has_layout);
  wait_for (is_found, NULL);
  g_assert_true (has_no_offer (window));
  g_action_group_activate_action (G_ACTION_GROUP (application), "unsaved-work", NULL);
  wait_for (has_dialog, window);
  dialog = get_dialog (window);
  g_assert_nonnull (find_words (dialog, "A case whose name cannot be read"));
  g_assert_nonnull (find_words (dialog, "nothing can be restored"));
  g_assert_null (find_widget_by (GTK_WIDGET (dialog), is_button, "_Restore"));

  press (dialog, "_Throw Away…");
  wait_for (has_question, window);
  press (get_dialog (window), "_Throw Away");
  wait_for (has_no_journals, NULL);
  wait_for (has_no_dialog, window);
  close_window (window);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 6, 4, 14, 40, 0);
  g_autoptr (GDateTime) today = g_date_time_add_minutes (now, -8);
  g_autoptr (GDateTime) before = g_date_time_add_hours (now, -30);
  g_autoptr (GDateTime) ahead = g_date_time_add_hours (now, 30);
  g_autofree char *hour = ent_recovery_describe_moment (today, now);
  g_autofree char *date = ent_recovery_describe_moment (before, now);
  g_autofree char *age = ent_recovery_describe_time (today, now);
  g_autofree char *days = ent_recovery_describe_time (before, now);
  g_autofree char *future = ent_recovery_describe_time (ahead, now);

  g_assert_cmpstr (hour, ==, "14:32");
  g_assert_cmpstr (date, ==, "3 June 2026");
  g_assert_true (g_str_has_prefix (age, "8 minutes ago ("));
  g_assert_true (g_str_has_prefix (days, "1 day ago ("));
  /* A clock may have been set back. */
  g_assert_true (g_str_has_prefix (future, "just now ("));
}

/* ---------------------------------------------------------------------------- closing */

static void
quit (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

/* One of the windows has the question; which one is not said. */
static EntWindow *
find_asking (void)
{
  EntWindow *asking = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    if (has_question (l->data))
      {
        g_assert_null (asking);
        asking = l->data;
      }
  return asking;
}

static gboolean
is_asking (gpointer data)
{
  return find_asking () != NULL;
}

static guint
count_checks (GtkWidget *widget)
{
  guint n_checks = GTK_IS_CHECK_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_checks += count_checks (child);
  return n_checks;
}

static gboolean
is_check (GtkWidget  *widget,
          const char *words)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static void
test_quit (Fixture       *fixture,
           gconstpointer  data)
{
  EntWindow *first = open_window (CASE, has_layout);
  EntWindow *second = open_window (fixture->path, has_layout);

  move_laos (first);
  move_laos (second);
  quit ();
  wait_for (is_asking, NULL);
  quit ();
  settle ();
  g_assert_cmpuint (count_checks (GTK_WIDGET (get_dialog (find_asking ()))), ==, 2);
  press (get_dialog (find_asking ()), "_Cancel");
  settle ();
  g_assert_cmpuint (count_windows (), ==, 2);
  g_assert_true (is_modified (first));
  g_assert_true (is_modified (second));

  quit ();
  wait_for (is_asking, NULL);
  press (get_dialog (find_asking ()), "_Discard All");
  wait_for (has_no_windows, NULL);
  g_assert_cmpuint (count_journals (), ==, 0);
}

/* What is not checked is closed without saving, and what is checked is saved. */
static void
test_quit_save (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *content = NULL;
  EntWindow *first = open_window (fixture->path, has_layout);
  EntWindow *second = open_window (CASE, has_layout);
  AdwDialog *dialog = NULL;
  GtkWidget *check = NULL;

  move_laos (first);
  move_laos (second);
  quit ();
  wait_for (is_asking, NULL);
  dialog = get_dialog (find_asking ());
  /* The windows are listed as they were used, the last one first. */
  check = find_widget_by (GTK_WIDGET (dialog), is_check, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  press (dialog, "_Save");
  wait_for (has_no_windows, NULL);
  g_assert_cmpuint (count_journals (), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "place-LAO"));
}

/* A saving that fails closes nothing. */
static void
test_quit_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  EntWindow *window = open_window (fixture->path, has_layout);
  AdwDialog *question = NULL;

  move_laos (window);
  remove_file (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  gtk_window_close (GTK_WINDOW (window));
  wait_for (is_asking, NULL);
  question = get_dialog (window);
  press (question, "_Save");
  /* It says what is wrong, instead. */
  for (guint i = 0; i < 1000 && (get_dialog (window) == question || !has_dialog (window)); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (has_dialog (window));
  g_assert_true (is_modified (window));
  g_assert_cmpuint (count_journals (), ==, 1);
  adw_dialog_force_close (get_dialog (window));

  gtk_window_close (GTK_WINDOW (window));
  wait_for (is_asking, NULL);
  press (get_dialog (window), "_Discard");
  wait_for (has_no_windows, NULL);
}

/* A saving that is under way is waited for, and nothing is asked. */
static void
test_close_while_saving (Fixture       *fixture,
                         gconstpointer  data)
{
  EntWindow *window = open_window (fixture->path, has_layout);
  EntSession *session = g_object_ref (ent_window_get_session (window));
  g_autoptr (GBytes) bytes = NULL;

  move_laos (window);
  bytes = ent_session_begin_save (session, fixture->path);
  gtk_window_close (GTK_WINDOW (window));
  settle ();
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_false (has_dialog (window));

  ent_session_end_save (session, bytes, NULL);
  g_object_unref (session);
  wait_for (has_no_windows, NULL);
  g_assert_cmpuint (count_journals (), ==, 0);
}

/* The user's session ends only when all is on the disk. */
static void
test_query_end (Fixture       *fixture,
                gconstpointer  data)
{
  EntWindow *window = open_window (CASE, has_layout);
  EntHistory *history = ent_session_get_history (ent_window_get_session (window));
  EntJournal *journal = ent_history_get_journal (history);

  move_laos (window);
  g_signal_emit_by_name (application, "query-end");
  g_assert_cmpuint (ent_journal_get_last (journal), >, 0);
  g_assert_cmpuint (ent_journal_get_acknowledged (journal), ==, ent_journal_get_last (journal));
  g_assert_cmpuint (count_journals (), ==, 1);
  close_window (window);
}

static void
test_same_file (Fixture       *fixture,
                gconstpointer  data)
{
  EntWindow *window = open_window (fixture->path, has_session);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  /* What the application does when it is handed a file, of which a test has none. */
  G_APPLICATION_GET_CLASS (application)->open (G_APPLICATION (application), &file, 1, "");
  settle ();
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_true (ent_window_has_file (window, fixture->path));
  g_assert_false (ent_window_has_file (window, "/nowhere.entente"));
  g_assert_false (ent_window_present_file (GTK_APPLICATION (application), CASE));
  close_window (window);
  g_assert_cmpuint (count_journals (), ==, 0);
}

static void
add (const char *path,
     void      (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

static void
add_tests (void)
{
  add ("/recovery/bar", test_bar);
  add ("/recovery/later", test_later);
  add ("/recovery/discard", test_discard);
  add ("/recovery/damaged", test_damaged);
  add ("/recovery/words", test_words);
  add ("/closing/quit", test_quit);
  add ("/closing/quit/save", test_quit_save);
  add ("/closing/quit/fails", test_quit_fails);
  add ("/closing/while-saving", test_close_while_saving);
  add ("/closing/query-end", test_query_end);
  add ("/closing/same-file", test_same_file);
}

int
main (int    argc,
      char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
