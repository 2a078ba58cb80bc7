/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-layout-engine.h"
#include "ent-session.h"

/*
 * A layout that cannot be computed is a message, and the last good one stays.
 * The layout's child is this very program: what the variable CHILD names is what
 * goes wrong in it.
 */

static const char unplaced_sections[] =
  "'states':[{'id':'AAA','kind':'state','names':[{'name':'Aland'}]},{'id':'BBB','kind':'state','names':[{'name':'Bland'}]}],"
  "'ties':[{'id':'t','kind':'alliance','date':'1950/1960','members':[{'state':'AAA'},{'state':'BBB'}]}]";

typedef struct
{
  EntSession *session;
  GMainLoop  *loop;
  char       *message;
  guint       n_layouts;
} Fixture;

static void
layout_cb (Fixture *fixture)
{
  fixture->n_layouts++;
  g_main_loop_quit (fixture->loop);
}

static void
failed_cb (Fixture    *fixture,
           const char *message)
{
  g_set_str (&fixture->message, message);
  g_main_loop_quit (fixture->loop);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (EntCase) the_case = case_read_sections (unplaced_sections);

  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->session = ent_session_new (the_case);
  g_signal_connect_swapped (fixture->session, "notify::layout", G_CALLBACK (layout_cb), fixture);
  g_signal_connect_swapped (fixture->session, "layout-failed", G_CALLBACK (failed_cb), fixture);
  g_unsetenv ("CHILD");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unsetenv ("CHILD");
  g_assert_finalize_object (fixture->session);
  g_main_loop_unref (fixture->loop);
  g_free (fixture->message);
}

static void
request (Fixture *fixture)
{
  ent_session_request_layout (fixture->session);
  g_main_loop_run (fixture->loop);
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  fault)
{
  g_autoptr (EntLayout) good = NULL;

  request (fixture);
  g_assert_null (fixture->message);
  good = g_object_ref (ent_session_get_layout (fixture->session));
  g_assert_cmpuint (ent_layout_get_n_nodes (good), ==, 2);

  g_setenv ("CHILD", fault, TRUE);
  request (fixture);
  g_assert_nonnull (fixture->message);
  g_assert_null (strchr (fixture->message, '\n'));
  g_assert_true (ent_session_get_layout (fixture->session) == good);
  g_assert_cmpuint (fixture->n_layouts, ==, 1);

  /* And when it works again, it works again. */
  g_unsetenv ("CHILD");
  request (fixture);
  g_assert_cmpuint (fixture->n_layouts, ==, 2);
  g_assert_cmpuint (ent_layout_get_n_nodes (ent_session_get_layout (fixture->session)), ==, 2);
}

static void
test_closing (Fixture       *fixture,
              gconstpointer  data)
{
  /* A session that is closed while its layout is computed is let go of at once. */
  g_setenv ("CHILD", "hang", TRUE);
  ent_session_request_layout (fixture->session);
  g_object_run_dispose (G_OBJECT (fixture->session));
  while (G_OBJECT (fixture->session)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fixture->message);
}

static int
be_child (int    argc,
          char **argv)
{
  const char *fault = g_getenv ("CHILD");

  if (g_strcmp0 (fault, "crash") == 0)
    abort ();
  if (g_strcmp0 (fault, "babble") == 0)
    {
      g_print ("this is no layout\n");
      return 0;
    }
  if (g_strcmp0 (fault, "hang") == 0)
    g_usleep (60 * G_USEC_PER_SEC);

  return ent_layout_child_main (argc, argv);
}

int
main (int    argc,
      char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], "--layout-child"))
    return be_child (argc, argv);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/arrangement/crash", Fixture, "crash", set_up, test_failure, tear_down);
  g_test_add ("/arrangement/babble", Fixture, "babble", set_up, test_failure, tear_down);
  g_test_add ("/arrangement/closing", Fixture, NULL, set_up, test_closing, tear_down);

  return g_test_run ();
}
