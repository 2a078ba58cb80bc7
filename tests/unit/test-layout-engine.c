/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

#include "ent-child.h"
#include "ent-layout-private.h"
#include "layout-graphs.h"

/* The engine of the layout: nothing that may happen to the child process happens
 * to this one. This program is its own child; faults are played by small scripts
 * in the child's place. */

#define GREEDY "--greedy"

static char *folder;

/* Running */

typedef struct
{
  EntLayout *result;
  GError    *error;
  guint      n_turns;
  gboolean   ended;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_object (&outcome->result);
  g_clear_error (&outcome->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Outcome *outcome = user_data;

  g_assert_false (outcome->ended);
  outcome->ended = TRUE;
  outcome->result =
      ent_layout_engine_run_finish (ENT_LAYOUT_ENGINE (source), result, &outcome->error);
}

static gboolean
turn_cb (gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->n_turns++;
  return G_SOURCE_CONTINUE;
}

static void
wait_for (Outcome *outcome)
{
  guint turner = g_timeout_add (0, turn_cb, outcome);

  while (!outcome->ended)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (turner);
}

/* Faults */

static char *
write_script (const char *name,
              const char *body)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", body);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0755, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

typedef struct
{
  const char     *name;
  const char     *body;
  EntLayoutError  error;
  guint           time_limit;
  const char     *told;
} Fault;

static const Fault faults[] = {
  { "crash", "kill -SEGV $$", ENT_LAYOUT_ERROR_CRASHED, 50000, NULL },
  { "exit", "echo >&2 'no room for Laos'; exit 3", ENT_LAYOUT_ERROR_CRASHED, 50000, "for Laos" },
  { "hang", "exec sleep 1000", ENT_LAYOUT_ERROR_TIMEOUT, 200, "0.2" },
  /* A grandchild holds the pipes open when its parent is long gone. */
  { "orphan", "sleep 3 & exit 0", ENT_LAYOUT_ERROR_TIMEOUT, 200, NULL },
  { "processor", "kill -XCPU $$", ENT_LAYOUT_ERROR_TIMEOUT, 50000, NULL },
  { "silence", "exit 0", ENT_LAYOUT_ERROR_PROTOCOL, 50000, NULL },
  { "garbage", "head -c 1000 /dev/urandom; exit 0", ENT_LAYOUT_ERROR_PROTOCOL, 50000, NULL },
  { "flood", "exec cat /dev/zero", ENT_LAYOUT_ERROR_PROTOCOL, 50000, NULL },
  { "noise", "head -c 1000000 /dev/zero >&2; exit 1", ENT_LAYOUT_ERROR_CRASHED, 50000, NULL },
  { "others", "echo '{\"nodes\":[],\"edges\":[]}'", ENT_LAYOUT_ERROR_PROTOCOL, 50000, NULL },
  /* The right graph, but it isn't what was asked: a size is another. */
  { "resized",
    "exec sed 's/\"width\":88/\"width\":89/'",
    ENT_LAYOUT_ERROR_PROTOCOL,
    50000,
    NULL },
  { "unpinned", "exec sed 's/4321/4322/'", ENT_LAYOUT_ERROR_PROTOCOL, 50000, NULL },
  { "half", "head -c 200; exit 0", ENT_LAYOUT_ERROR_PROTOCOL, 50000, NULL },
};

static void
assert_works (EntLayoutEngine *engine)
{
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_auto (Outcome) outcome = { 0 };

  ent_layout_engine_set_executable (engine, NULL);
  ent_layout_engine_set_time_limit (engine, 50000);
  ent_layout_engine_set_memory_limit (engine, G_GUINT64_CONSTANT (1) << 30);
  ent_layout_engine_run_async (engine, request, NULL, ended_cb, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  assert_apart (outcome.result);
}

static void
test_fault (gconstpointer user_data)
{
  const Fault *fault = user_data;
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autofree char *script = write_script (fault->name, fault->body);
  g_auto (Outcome) outcome = { 0 };

  ent_layout_place (request, "SUN", 4321, 0, TRUE);
  ent_layout_engine_set_executable (engine, script);
  ent_layout_engine_set_time_limit (engine, fault->time_limit);
  ent_layout_engine_run_async (engine, request, NULL, ended_cb, &outcome);
  g_assert_false (outcome.ended);
  wait_for (&outcome);

  g_assert_error (outcome.error, ENT_LAYOUT_ERROR, (int) fault->error);
  g_assert_null (outcome.result);
  g_assert_cmpuint (outcome.n_turns, >, 0);
  g_test_message ("%s", outcome.error->message);
  if (fault->told != NULL)
    g_assert_nonnull (strstr (outcome.error->message, fault->told));
  assert_works (engine);
}

/* A child that gives the request back is believed: so the faults above are
 * found in what they change. */
static void
test_fault_none (void)
{
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *script = write_script ("echo", "exec cat");

  ent_layout_engine_set_executable (engine, script);
  result = ent_layout_engine_run (engine, request, NULL, &error);
  g_assert_no_error (error);
  assert_same_places (request, result);
}

static void
test_fault_start (void)
{
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_auto (Outcome) outcome = { 0 };

  ent_layout_engine_set_executable (engine, "/nowhere/at/all");
  ent_layout_engine_run_async (engine, request, NULL, ended_cb, &outcome);
  wait_for (&outcome);
  g_assert_error (outcome.error, ENT_LAYOUT_ERROR, ENT_LAYOUT_ERROR_START);
  assert_works (engine);
}

/* The true child, with less memory than it needs to begin. */
static void
test_fault_memory (void)
{
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (EntLayout) request = random_graph (1, 300, 600);
  g_auto (Outcome) outcome = { 0 };

  ent_layout_engine_set_memory_limit (engine, 1 << 20);
  ent_layout_engine_set_time_limit (engine, 50000);
  ent_layout_engine_run_async (engine, request, NULL, ended_cb, &outcome);
  wait_for (&outcome);
  g_assert_error (outcome.error, ENT_LAYOUT_ERROR, ENT_LAYOUT_ERROR_MEMORY);
  g_assert_cmpuint (outcome.n_turns, >, 0);
  assert_works (engine);
}

/* A child whose appetite grows, in both ways in which such a one dies. */
static void
test_fault_greedy (gconstpointer user_data)
{
  const char *way = user_data;
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *body = g_strdup_printf ("exec '%s' " GREEDY " %s \"$@\"", program, way);
  g_autofree char *script = write_script (way, body);
  g_auto (Outcome) outcome = { 0 };

  ent_layout_engine_set_executable (engine, script);
  ent_layout_engine_set_memory_limit (engine, G_GUINT64_CONSTANT (256) << 20);
  ent_layout_engine_set_time_limit (engine, 50000);
  ent_layout_engine_run_async (engine, request, NULL, ended_cb, &outcome);
  wait_for (&outcome);
  g_assert_error (outcome.error, ENT_LAYOUT_ERROR, ENT_LAYOUT_ERROR_MEMORY);
  assert_works (engine);
}

/* What the child says to a request that is none. */
static void
test_fault_bad_request (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                G_SUBPROCESS_FLAGS_STDERR_PIPE,
                            &error,
                            program,
                            ENT_LAYOUT_CHILD_ARGUMENT,
                            "0",
                            "0",
                            NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, "{\"nodes\":\n7}", NULL, &out, &err, &error);
  g_assert_no_error (error);

  g_assert_true (g_subprocess_get_if_exited (child));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 1);
  g_assert_cmpstr (out, ==, "");
  g_assert_nonnull (strstr (err, "“edges”"));
  g_assert_true (strchr (err, '\n') == err + strlen (err) - 1);
}

static void
test_fault_bad_arguments (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { program, ENT_LAYOUT_CHILD_ARGUMENT, "much", "0", NULL };
  int status;

  g_spawn_sync (NULL,
                (char **) arguments,
                NULL,
                G_SPAWN_DEFAULT,
                NULL,
                NULL,
                &out,
                &err,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_false (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpstr (out, ==, "");
  g_assert_true (g_str_has_prefix (err, "usage:"));
}

/* Runs that are not waited for */

/* A child that says who it is, and then nothing more. */
static char *
write_sleeper (const char  *name,
               char       **pid_file)
{
  g_autofree char *body = NULL;

  *pid_file = g_strdup_printf ("%s/%s.pid", folder, name);
  body = g_strdup_printf ("echo $$ > '%s.new'; mv '%s.new' '%s'; exec sleep 1000",
                          *pid_file,
                          *pid_file,
                          *pid_file);
  return write_script (name, body);
}

static GPid
wait_for_pid (const char *pid_file)
{
  g_autofree char *text = NULL;

  while (!g_file_get_contents (pid_file, &text, NULL, NULL))
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }

  return (GPid) g_ascii_strtoll (text, NULL, 10);
}

static void
assert_gone (GPid pid)
{
  g_assert_cmpint (pid, >, 1);
  g_assert_cmpint (kill (pid, 0), ==, -1);
  g_assert_cmpint (errno, ==, ESRCH);
}

static void
test_run_superseded (void)
{
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) newer = random_graph (5, 5, 5);
  g_autofree char *pid_file = NULL;
  g_autofree char *script = write_sleeper ("superseded", &pid_file);
  g_auto (Outcome) first = { 0 };
  g_auto (Outcome) second = { 0 };
  GPid pid;

  ent_layout_engine_set_executable (engine, script);
  ent_layout_engine_set_time_limit (engine, 0);
  ent_layout_engine_run_async (engine, request, NULL, ended_cb, &first);
  pid = wait_for_pid (pid_file);
  g_assert_false (first.ended);

  ent_layout_engine_set_executable (engine, NULL);
  ent_layout_engine_run_async (engine, newer, NULL, ended_cb, &second);
  wait_for (&first);
  g_assert_error (first.error, ENT_LAYOUT_ERROR, ENT_LAYOUT_ERROR_SUPERSEDED);
  assert_gone (pid);

  wait_for (&second);
  g_assert_no_error (second.error);
  g_assert_cmpuint (ent_layout_get_n_nodes (second.result), ==, 5);
}

/* Many at once: only the last is answered, and it answers its own request. */
static void
test_run_superseded_often (void)
{
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  Outcome outcomes[10] = { 0 };

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (EntLayout) request = random_graph (i, 2 + i, 4);

      ent_layout_engine_run_async (engine, request, NULL, ended_cb, &outcomes[i]);
      if (i % 3 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  for (guint i = 0; i < 10; i++)
    wait_for (&outcomes[i]);

  for (guint i = 0; i < 9; i++)
    g_assert_error (outcomes[i].error, ENT_LAYOUT_ERROR, ENT_LAYOUT_ERROR_SUPERSEDED);
  g_assert_no_error (outcomes[9].error);
  g_assert_cmpuint (ent_layout_get_n_nodes (outcomes[9].result), ==, 11);
  for (guint i = 0; i < 10; i++)
    outcome_clear (&outcomes[i]);
}

static void
test_run_cancelled (void)
{
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autofree char *pid_file = NULL;
  g_autofree char *script = write_sleeper ("cancelled", &pid_file);
  g_auto (Outcome) outcome = { 0 };
  GPid pid;

  ent_layout_engine_set_executable (engine, script);
  ent_layout_engine_set_time_limit (engine, 0);
  ent_layout_engine_run_async (engine, request, cancellable, ended_cb, &outcome);
  pid = wait_for_pid (pid_file);
  g_assert_false (outcome.ended);

  g_cancellable_cancel (cancellable);
  wait_for (&outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_gone (pid);
  assert_works (engine);
}

static void
test_run_cancelled_before (void)
{
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EntLayout) request = usual_graph (FALSE);
  g_autoptr (EntLayout) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  result = ent_layout_engine_run (engine, request, cancellable, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A request may change as soon as it was handed over. */
static void
test_run_keeps_request (void)
{
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (EntLayout) request = random_graph (5, 5, 5);
  g_auto (Outcome) outcome = { 0 };

  ent_layout_engine_run_async (engine, request, NULL, ended_cb, &outcome);
  ent_layout_add_node (request, "late", 80, 34);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (ent_layout_get_n_nodes (outcome.result), ==, 5);
}

static gboolean
never_cb (gpointer user_data)
{
  g_assert_not_reached ();
}

/* Waiting for a run dispatches nothing of the caller's own. */
static void
test_run_waits_alone (void)
{
  guint source = g_idle_add (never_cb, NULL);
  g_autoptr (EntLayout) request = random_graph (5, 5, 5);
  g_autoptr (EntLayout) result = arrange (request);

  assert_apart (result);
  g_source_remove (source);
}

static void
test_run_finalizes (void)
{
  EntLayoutEngine *engine = ent_layout_engine_new ();
  g_autoptr (EntLayout) request = random_graph (5, 5, 5);
  g_auto (Outcome) outcome = { 0 };
  gpointer watched = engine;

  g_object_add_weak_pointer (G_OBJECT (engine), &watched);
  ent_layout_engine_run_async (engine, request, NULL, ended_cb, &outcome);
  g_object_unref (engine);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (watched);
}

static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
run_every_way (void)
{
  g_autoptr (EntLayoutEngine) engine = ent_layout_engine_new ();
  g_autoptr (EntLayout) request = random_graph (5, 5, 5);
  g_autofree char *crash = write_script ("leak-crash", "kill -SEGV $$");
  g_autofree char *hang = write_script ("leak-hang", "exec sleep 1000");
  const char *const programs[] = { NULL, crash, hang, "/nowhere/at/all", hang };
  Outcome outcomes[G_N_ELEMENTS (programs)] = { 0 };

  ent_layout_engine_set_time_limit (engine, 50);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      ent_layout_engine_set_executable (engine, programs[i]);
      ent_layout_engine_run_async (engine, request, NULL, ended_cb, &outcomes[i]);
      if (i != 2)
        wait_for (&outcomes[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      wait_for (&outcomes[i]);
      outcome_clear (&outcomes[i]);
    }
}

/* However a run ends, it leaves no file open. GLib's own thread may still be
 * putting away what it watched the process with, so it is given a while. */
static void
test_run_leaks_nothing (void)
{
  guint before, after;

  run_every_way ();
  g_usleep (100000);
  before = count_files ();
  for (guint i = 0; i < 5; i++)
    run_every_way ();

  after = count_files ();
  for (guint i = 0; i < 2000 && after > before; i++)
    {
      g_usleep (1000);
      after = count_files ();
    }
  g_assert_cmpuint (after, <=, before);
}

/* The child's part that eats: "g-malloc" ends by GLib's abort, "malloc" by
 * writing through the NULL that it got. */
static int
be_greedy (int    argc,
           char **argv)
{
  gboolean glib = g_str_equal (argv[2], "g-malloc");

  g_assert_cmpint (argc, ==, 6);
  ent_child_side_limit (g_ascii_strtoull (argv[4], NULL, 10), 60);
  for (;;)
    {
      volatile char *food = glib ? g_malloc (8 << 20) : malloc (8 << 20);

      food[0] = 1;
    }

  return 0;
}

static void
add_fault_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/layout-engine/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
  g_test_add_func ("/layout-engine/fault/none", test_fault_none);
  g_test_add_func ("/layout-engine/fault/start", test_fault_start);
  g_test_add_func ("/layout-engine/fault/memory", test_fault_memory);
  g_test_add_data_func ("/layout-engine/fault/greedy/g-malloc", "g-malloc", test_fault_greedy);
  g_test_add_data_func ("/layout-engine/fault/greedy/malloc", "malloc", test_fault_greedy);
  g_test_add_func ("/layout-engine/fault/bad-request", test_fault_bad_request);
  g_test_add_func ("/layout-engine/fault/bad-arguments", test_fault_bad_arguments);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

int
main (int    argc,
      char **argv)
{
  int status;

  if (argc > 1 && g_str_equal (argv[1], ENT_LAYOUT_CHILD_ARGUMENT))
    return ent_layout_child_main (argc, argv);
  if (argc > 1 && g_str_equal (argv[1], GREEDY))
    return be_greedy (argc, argv);

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("entente-layout-XXXXXX", NULL);
  g_assert_nonnull (folder);

  add_fault_tests ();
  g_test_add_func ("/layout-engine/run/superseded", test_run_superseded);
  g_test_add_func ("/layout-engine/run/superseded-often", test_run_superseded_often);
  g_test_add_func ("/layout-engine/run/cancelled", test_run_cancelled);
  g_test_add_func ("/layout-engine/run/cancelled-before", test_run_cancelled_before);
  g_test_add_func ("/layout-engine/run/keeps-request", test_run_keeps_request);
  g_test_add_func ("/layout-engine/run/waits-alone", test_run_waits_alone);
  g_test_add_func ("/layout-engine/run/finalizes", test_run_finalizes);
  g_test_add_func ("/layout-engine/run/leaks-nothing", test_run_leaks_nothing);

  status = g_test_run ();
  remove_folder ();
  return status;
}
