/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

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

static void
apply (EntSession *session,
       GType       type,
       const char *before,
       const char *after)
{
  g_autoptr (EntChange) change = ent_change_new ("Change");
  g_autoptr (JsonNode) old = before ? read_json (before) : NULL;
  g_autoptr (JsonNode) new = after ? read_json (after) : NULL;
  g_autoptr (GError) error = NULL;

  ent_change_add (change, type, old, new);
  ent_session_apply (session, change, &error);
  g_assert_no_error (error);
}

static const char third_state[] = "{'id':'CCC','kind':'state','names':[{'name':'Cland'}]}";
static const char third_tie[] =
  "{'id':'u','kind':'alliance','date':'1950/1960','members':[{'state':'BBB'},{'state':'CCC'}]}";

static gboolean
overlap (const EntLayoutNode *a,
         const EntLayoutNode *b)
{
  return fabs (a->x - b->x) < (a->width + b->width) / 2 &&
         fabs (a->y - b->y) < (a->height + b->height) / 2;
}

/* What comes later finds a place at once, clear of the others, and moves nothing. */
static void
assert_settled (EntSession *session,
                EntLayout  *before)
{
  EntLayout *layout = ent_session_get_layout (session);
  const EntLayoutNode *later = ent_layout_get_node (layout, "CCC");
  const EntLayoutNode *partner = ent_layout_get_node (layout, "BBB");

  g_assert_nonnull (later);
  for (guint i = 0; i < ent_layout_get_n_nodes (before); i++)
    {
      const EntLayoutNode *node = ent_layout_get_nth_node (before, i);
      const EntLayoutNode *now = ent_layout_get_node (layout, node->id);

      g_assert_cmpfloat (now->x, ==, node->x);
      g_assert_cmpfloat (now->y, ==, node->y);
      g_assert_false (overlap (later, now));
    }
  g_assert_cmpfloat (hypot (later->x - partner->x, later->y - partner->y), <, 400);
}

static void
test_later (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (EntLayout) before = NULL;
  g_autoptr (EntLayout) after = NULL;

  request (fixture);
  before = g_object_ref (ent_session_get_layout (fixture->session));
  g_setenv ("CHILD", "crash", TRUE);

  apply (fixture->session, ENT_TYPE_STATE, NULL, third_state);
  apply (fixture->session, ENT_TYPE_TIE, NULL, third_tie);
  assert_settled (fixture->session, before);
  after = g_object_ref (ent_session_get_layout (fixture->session));

  /* It is the same place each time, and one that it keeps when another is moved. */
  ent_session_undo (fixture->session);
  ent_session_undo (fixture->session);
  g_assert_null (ent_layout_get_node (ent_session_get_layout (fixture->session), "CCC"));
  ent_session_redo (fixture->session);
  ent_session_redo (fixture->session);
  g_assert_cmpfloat (ent_layout_get_node (ent_session_get_layout (fixture->session), "CCC")->x, ==,
                     ent_layout_get_node (after, "CCC")->x);
  g_assert_true (ent_session_move (fixture->session, "AAA", -500, -500, TRUE));
  g_assert_cmpfloat (ent_layout_get_node (ent_session_get_layout (fixture->session), "CCC")->x, ==,
                     ent_layout_get_node (after, "CCC")->x);

  /* Undone, all stand where they stood before. */
  ent_session_undo (fixture->session);
  assert_settled (fixture->session, before);
  g_assert_null (fixture->message);
}

/* The same from a case that keeps its places; and what is opened again looks the same. */
static void
test_later_in_places (void)
{
  static const char placed[] =
    "'states':[{'id':'AAA','kind':'state','names':[{'name':'Aland'}]},{'id':'BBB','kind':'state','names':[{'name':'Bland'}]}],"
    "'ties':[{'id':'t','kind':'alliance','date':'1950/1960','members':[{'state':'AAA'},{'state':'BBB'}]}],"
    "'places':[{'id':'place-AAA','of':'AAA','x':0,'y':0},{'id':'place-BBB','of':'BBB','x':200,'y':0}]";
  g_autoptr (EntCase) the_case = case_read_sections (placed);
  g_autoptr (EntSession) session = ent_session_new (the_case);
  g_autoptr (EntLayout) before = g_object_ref (ent_session_get_layout (session));
  g_autoptr (EntSession) again = NULL;

  g_assert_nonnull (before);
  apply (session, ENT_TYPE_STATE, NULL, third_state);
  apply (session, ENT_TYPE_TIE, NULL, third_tie);
  assert_settled (session, before);

  again = ent_session_new (the_case);
  g_assert_cmpfloat (ent_layout_get_node (ent_session_get_layout (again), "CCC")->x, ==,
                     ent_layout_get_node (ent_session_get_layout (session), "CCC")->x);
  g_assert_cmpfloat (ent_layout_get_node (ent_session_get_layout (again), "CCC")->y, ==,
                     ent_layout_get_node (ent_session_get_layout (session), "CCC")->y);
}

/* The first states of a case have their places at once: there is nothing to lay out yet. The
 * tie that joins them moves neither. */
static void
test_first (void)
{
  g_autoptr (EntCase) the_case = case_read_sections ("'states':[]");
  g_autoptr (EntSession) session = ent_session_new (the_case);
  g_autoptr (EntLayout) before = NULL;
  static const char *const states[] = {
    "{'id':'CCC','kind':'state','names':[{'name':'Cland'}]}",
    "{'id':'AAA','kind':'state','names':[{'name':'Aland'}]}",
    "{'id':'BBB','kind':'state','names':[{'name':'Bland'}]}",
  };

  g_assert_null (ent_session_get_layout (session));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      apply (session, ENT_TYPE_STATE, NULL, states[i]);
      g_assert_cmpuint (ent_layout_get_n_nodes (ent_session_get_layout (session)), ==, i + 1);
    }

  before = g_object_ref (ent_session_get_layout (session));
  apply (session, ENT_TYPE_TIE, NULL, third_tie);
  for (guint i = 0; i < ent_layout_get_n_nodes (before); i++)
    {
      const EntLayoutNode *node = ent_layout_get_nth_node (before, i);
      const EntLayoutNode *now = ent_layout_get_node (ent_session_get_layout (session), node->id);

      g_assert_cmpfloat (now->x, ==, node->x);
      g_assert_cmpfloat (now->y, ==, node->y);
      for (guint j = i + 1; j < ent_layout_get_n_nodes (before); j++)
        g_assert_false (overlap (node, ent_layout_get_nth_node (before, j)));
    }
}

/* What nothing pulls is not put on a link of others. */
static void
test_settle_off_links (void)
{
  g_autoptr (EntLayout) layout = ent_layout_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const EntLayoutNode *alone;

  ent_layout_add_node (layout, "left", 80, 30);
  ent_layout_add_node (layout, "right", 80, 30);
  ent_layout_add_node (layout, "alone", 80, 30);
  ent_layout_add_edge (layout, "left", "right", 1);
  ent_layout_place (layout, "left", -400, -40, FALSE);
  ent_layout_place (layout, "right", 400, 40, FALSE);
  g_ptr_array_add (ids, (gpointer) "alone");
  ent_layout_settle (layout, ids);

  alone = ent_layout_get_node (layout, "alone");
  g_assert_cmpfloat (hypot (alone->x, alone->y), <, 200);
  g_assert_cmpfloat (fabs (alone->y - alone->x / 10), >, alone->height / 2);
}

/* Many that come at once find room without covering one another. */
static void
test_settle_many (void)
{
  g_autoptr (EntLayout) layout = ent_layout_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  ent_layout_add_node (layout, "hub", 80, 30);
  ent_layout_place (layout, "hub", 100, 100, TRUE);
  for (guint i = 0; i < 40; i++)
    {
      char *id = g_strdup_printf ("n%02u", i);

      ent_layout_add_node (layout, id, 60 + i, 30);
      ent_layout_add_edge (layout, "hub", id, 1);
      g_ptr_array_add (ids, id);
    }
  ent_layout_settle (layout, ids);

  for (guint i = 0; i < ent_layout_get_n_nodes (layout); i++)
    for (guint j = i + 1; j < ent_layout_get_n_nodes (layout); j++)
      g_assert_false (overlap (ent_layout_get_nth_node (layout, i),
                               ent_layout_get_nth_node (layout, j)));
  g_assert_cmpfloat (ent_layout_get_node (layout, "hub")->x, ==, 100);
  g_assert_true (ent_layout_get_node (layout, "hub")->pinned);
  g_assert_false (ent_layout_get_node (layout, "n07")->pinned);
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

  g_test_add ("/arrangement/later", Fixture, NULL, set_up, test_later, tear_down);
  g_test_add_func ("/arrangement/later-in-places", test_later_in_places);
  g_test_add_func ("/arrangement/first", test_first);
  g_test_add_func ("/arrangement/settle-off-links", test_settle_off_links);
  g_test_add_func ("/arrangement/settle-many", test_settle_many);

  return g_test_run ();
}
