/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-edit.h"
#include "ent-session.h"

/* What a session told since it was last asked: each property's name as often as it
 * was notified, in the order of the alphabet, and what it announced. */
typedef struct
{
  EntSession *session;
  GPtrArray  *notified;
  GString    *announced;
  char       *report;
} Fixture;

static void
notify_cb (EntSession *session,
           GParamSpec *pspec,
           Fixture    *fixture)
{
  g_ptr_array_add (fixture->notified, (gpointer) pspec->name);
}

static void
announce_cb (EntSession *session,
             const char *text,
             Fixture    *fixture)
{
  g_string_append_printf (fixture->announced, "%s;", text);
}

static void
layout_failed_cb (EntSession *session,
                  const char *message,
                  Fixture    *fixture)
{
  g_error ("The places are given, and yet a layout was asked for: %s", message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (EntCase) the_case = case_read (small_case);

  fixture->session = ent_session_new (the_case);
  fixture->notified = g_ptr_array_new ();
  fixture->announced = g_string_new (NULL);
  g_signal_connect (fixture->session, "notify", G_CALLBACK (notify_cb), fixture);
  g_signal_connect (fixture->session, "announce", G_CALLBACK (announce_cb), fixture);
  g_signal_connect (fixture->session, "layout-failed", G_CALLBACK (layout_failed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->session);
  g_ptr_array_unref (fixture->notified);
  g_string_free (fixture->announced, TRUE);
  g_free (fixture->report);
}

static void
assert_notified (Fixture    *fixture,
                 const char *expected)
{
  g_ptr_array_sort_values (fixture->notified, (GCompareFunc) strcmp);
  g_ptr_array_add (fixture->notified, NULL);
  g_free (fixture->report);
  fixture->report = g_strjoinv (" ", (GStrv) fixture->notified->pdata);
  g_ptr_array_set_size (fixture->notified, 0);
  g_assert_cmpstr (fixture->report, ==, expected);
}

static void
assert_announced (Fixture    *fixture,
                  const char *expected)
{
  g_assert_cmpstr (fixture->announced->str, ==, expected);
  g_string_truncate (fixture->announced, 0);
}

static void
assert_at (Fixture    *fixture,
           const char *edtf)
{
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (fixture->session)), ==, edtf);
  g_assert_true (ent_date_equal (ent_slice_get_at (ent_session_get_slice (fixture->session)),
                                 ent_session_get_at (fixture->session)));
}

static void
go (Fixture    *fixture,
    const char *edtf)
{
  g_autoptr (EntDate) date = ent_date_new (edtf, NULL);

  ent_session_set_at (fixture->session, date);
}

static EntCase *
get_case (Fixture *fixture)
{
  return ent_session_get_case (fixture->session);
}

static void
test_opening (Fixture       *fixture,
              gconstpointer  data)
{
  EntSession *session = fixture->session;

  assert_at (fixture, "1950");
  g_assert_cmpint (ent_session_get_unit (session), ==, ENT_DATE_UNIT_YEAR);
  g_assert_true (ent_session_get_definition (session) == case_get_definition (get_case (fixture), "any-alliance"));
  g_assert_true (ent_slice_get_definition (ent_session_get_slice (session)) ==
                 ent_session_get_definition (session));
  g_assert_null (ent_session_get_selection (session));
  g_assert_null (ent_session_get_link (session));
  g_assert_true (ent_session_get_show_ended (session));
  g_assert_true (ent_session_get_show_uncounted (session));
  g_assert_false (ent_session_is_modified (session));
  g_assert_cmpuint (ent_layout_get_n_nodes (ent_session_get_layout (session)), ==, 3);
  g_assert_cmpint (ent_session_get_range (session).first, ==, ent_day_from_civil (1900, 1, 1));
  g_assert_true (ENT_IS_ATTACHMENTS (ent_session_get_attachments (session)));
}

/* A case that says neither where to open nor by which definition. */
static void
test_opening_unsaid (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    "'states':[{'id':'AAA','kind':'state','names':[{'name':'A'}]},{'id':'BBB','kind':'state','names':[{'name':'B'}]}],"
    "'ties':[{'id':'t','kind':'alliance','date':'1850/1860','members':[{'state':'AAA'},{'state':'BBB'}]}]");
  g_autoptr (EntSession) session = ent_session_new (the_case);

  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, "1850");
  g_assert_null (ent_session_get_definition (session));
  g_assert_cmpuint (ent_slice_count (ent_session_get_slice (session), NULL), ==, 1);
  g_assert_null (ent_session_get_layout (session));
}

static void
test_time (Fixture       *fixture,
           gconstpointer  data)
{
  EntSlice *before = ent_session_get_slice (fixture->session);
  g_autoptr (GObject) kept = g_object_ref (G_OBJECT (before));

  go (fixture, "1950");
  assert_notified (fixture, "");
  assert_announced (fixture, "");

  go (fixture, "1975");
  assert_notified (fixture, "at slice");
  assert_announced (fixture, "1975: 0 alliances;");
  assert_at (fixture, "1975");
  g_assert_true (ent_session_get_slice (fixture->session) != before);

  go (fixture, "1950/1965");
  assert_notified (fixture, "at slice");
  assert_announced (fixture, "1950 to 1965: 1 alliance;");
}

static void
test_step (Fixture       *fixture,
           gconstpointer  data)
{
  ent_session_step (fixture->session, 1);
  assert_at (fixture, "1951");
  ent_session_step (fixture->session, -3);
  assert_at (fixture, "1948");
  ent_session_step (fixture->session, 0);
  assert_at (fixture, "1948");
  assert_notified (fixture, "at at slice slice");

  ent_session_set_unit (fixture->session, ENT_DATE_UNIT_DECADE);
  assert_at (fixture, "194X");
  assert_notified (fixture, "at slice unit");
  ent_session_step (fixture->session, 2);
  assert_at (fixture, "196X");

  ent_session_set_unit (fixture->session, ENT_DATE_UNIT_MONTH);
  assert_at (fixture, "1960-01");
  ent_session_step (fixture->session, -1);
  assert_at (fixture, "1959-12");
  ent_session_set_unit (fixture->session, ENT_DATE_UNIT_DAY);
  ent_session_step (fixture->session, 31);
  assert_at (fixture, "1960-01-01");
  assert_notified (fixture, "at at at at at slice slice slice slice slice unit unit");
  ent_session_set_unit (fixture->session, ENT_DATE_UNIT_DAY);
  assert_notified (fixture, "");

  /* A window stays one. */
  go (fixture, "1950/1960");
  ent_session_set_unit (fixture->session, ENT_DATE_UNIT_YEAR);
  assert_at (fixture, "1950/1960");
  ent_session_step (fixture->session, 1);
  assert_at (fixture, "1951/1961");
}

static void
test_change_of_time (Fixture       *fixture,
                     gconstpointer  data)
{
  g_assert_true (ent_session_go_to_change (fixture->session, 1));
  assert_at (fixture, "1960");
  g_assert_true (ent_session_go_to_change (fixture->session, 1));
  assert_at (fixture, "1971");
  assert_notified (fixture, "at at slice slice");
  g_assert_true (ent_session_go_to_change (fixture->session, -1));
  assert_at (fixture, "1970");

  go (fixture, "1930");
  assert_notified (fixture, "at at slice slice");
  g_assert_false (ent_session_go_to_change (fixture->session, -1));
  assert_at (fixture, "1930");
  assert_notified (fixture, "");
}

static void
test_definition (Fixture       *fixture,
                 gconstpointer  data)
{
  EntDefinition *none = case_get_definition (get_case (fixture), "none");

  ent_session_set_definition (fixture->session, none);
  assert_notified (fixture, "definition index slice");
  assert_announced (fixture, "1950: 0 alliances;");
  g_assert_true (ent_slice_get_definition (ent_session_get_slice (fixture->session)) == none);

  ent_session_set_definition (fixture->session, none);
  assert_notified (fixture, "");
  ent_session_set_definition (fixture->session, NULL);
  assert_notified (fixture, "definition index slice");
  assert_announced (fixture, "1950: 1 alliance;");
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  EntRecord *tie = ENT_RECORD (case_get_tie (get_case (fixture), "a-b"));
  EntRecord *state = ent_case_lookup (get_case (fixture), ENT_TYPE_STATE, "AAA");

  ent_session_select (fixture->session, tie, "a-b");
  assert_notified (fixture, "link selection");
  g_assert_true (ent_session_get_selection (fixture->session) == tie);
  g_assert_cmpstr (ent_session_get_link (fixture->session), ==, "a-b");
  ent_session_select (fixture->session, tie, "a-b");
  assert_notified (fixture, "");
  ent_session_select (fixture->session, tie, NULL);
  assert_notified (fixture, "link");
  ent_session_select (fixture->session, state, NULL);
  assert_notified (fixture, "selection");
  /* Time moves nothing of it. */
  go (fixture, "1990");
  assert_notified (fixture, "at slice");
  ent_session_select (fixture->session, NULL, NULL);
  assert_notified (fixture, "selection");
}

static void
test_shown (Fixture       *fixture,
            gconstpointer  data)
{
  ent_session_set_show_ended (fixture->session, TRUE);
  ent_session_set_show_uncounted (fixture->session, 7);
  assert_notified (fixture, "");
  ent_session_set_show_ended (fixture->session, FALSE);
  ent_session_set_show_uncounted (fixture->session, FALSE);
  assert_notified (fixture, "show-ended show-uncounted");
  g_object_set (fixture->session, "show-ended", TRUE, "show-uncounted", TRUE, NULL);
  assert_notified (fixture, "show-ended show-uncounted");
}

static char *
get_undo_title (EntSession *session)
{
  char *title;

  g_object_get (session, "undo-title", &title, NULL);
  return title;
}

static void
assert_history (Fixture  *fixture,
                gboolean  can_undo,
                gboolean  can_redo,
                gboolean  modified)
{
  gboolean undo, redo, changed;

  g_object_get (fixture->session, "can-undo", &undo, "can-redo", &redo, "modified", &changed, NULL);
  g_assert_cmpint (undo, ==, can_undo);
  g_assert_cmpint (redo, ==, can_redo);
  g_assert_cmpint (changed, ==, modified);
  g_assert_cmpint (ent_session_is_modified (fixture->session), ==, modified);
}

static void
assert_place (Fixture    *fixture,
              const char *id,
              double      x,
              double      y,
              gboolean    pinned)
{
  g_autofree char *place_id = g_strdup_printf ("place-%s", id);
  EntRecord *place = ent_case_lookup (get_case (fixture), ENT_TYPE_PLACE, place_id);
  const EntLayoutNode *node = ent_layout_get_node (ent_session_get_layout (fixture->session), id);

  g_assert_nonnull (place);
  g_assert_cmpfloat (ent_place_get_x (ENT_PLACE (place)), ==, x);
  g_assert_cmpfloat (ent_place_get_y (ENT_PLACE (place)), ==, y);
  g_assert_cmpint (ent_place_get_pinned (ENT_PLACE (place)), ==, pinned);
  g_assert_cmpfloat (node->x, ==, x);
  g_assert_cmpfloat (node->y, ==, y);
}

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  g_assert_true (ent_session_move (fixture->session, "AAA", 30, -40, TRUE));
  /* The slice stays: nothing of it has changed. */
  assert_notified (fixture, "can-undo layout modified undo-title");
  assert_place (fixture, "AAA", 30, -40, TRUE);
  assert_history (fixture, TRUE, FALSE, TRUE);
  title = get_undo_title (fixture->session);
  g_assert_cmpstr (title, ==, "Move Aland");

  /* Where it stands already, and what is no node. */
  g_assert_false (ent_session_move (fixture->session, "AAA", 30, -40, TRUE));
  g_assert_false (ent_session_move (fixture->session, "ZZZ", 1, 1, TRUE));
  assert_notified (fixture, "");

  ent_session_undo (fixture->session);
  assert_notified (fixture, "can-redo can-undo layout modified redo-title undo-title");
  assert_place (fixture, "AAA", 0, 0, FALSE);
  assert_history (fixture, FALSE, TRUE, FALSE);
  ent_session_redo (fixture->session);
  assert_place (fixture, "AAA", 30, -40, TRUE);
  assert_history (fixture, TRUE, FALSE, TRUE);
  ent_session_undo (fixture->session);
  text = ent_store_write (get_case (fixture));
  g_assert_nonnull (strstr (text, "{\"id\":\"place-AAA\",\"of\":\"AAA\",\"x\":0,\"y\":0}"));
}

/* A place has an id of its own, and says what this version does not know. */
static void
test_move_keeps (void)
{
  g_autofree char *json = NULL;
  g_auto (GStrv) parts = g_strsplit (small_case, "{\"id\":\"place-AAA\",\"of\":\"AAA\",", 2);
  g_autoptr (EntCase) the_case = NULL;
  g_autoptr (EntSession) session = NULL;
  g_autofree char *text = NULL;

  json = g_strdup_printf ("%s{\"id\":\"home\",\"of\":\"AAA\",\"colour\":\"red\",%s", parts[0], parts[1]);
  the_case = case_read (json);
  session = ent_session_new (the_case);
  g_assert_true (ent_session_move (session, "AAA", 5, 6, FALSE));
  text = ent_store_write (the_case);
  g_assert_nonnull (strstr (text, "{\"id\":\"home\",\"of\":\"AAA\",\"x\":5,\"y\":6,\"colour\":\"red\"}"));
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (EntChange) change = make_edit (get_case (fixture), ENT_TYPE_TIE, "a-b", "date", "'1955/1970'");
  g_autoptr (GError) error = NULL;

  ent_session_select (fixture->session, ENT_RECORD (case_get_tie (get_case (fixture), "a-b")), NULL);
  assert_notified (fixture, "selection");
  g_assert_true (ent_session_apply (fixture->session, change, &error));
  g_assert_no_error (error);
  assert_notified (fixture, "can-undo index layout modified slice undo-title");
  g_assert_cmpuint (ent_slice_count (ent_session_get_slice (fixture->session), NULL), ==, 0);
  g_assert_nonnull (ent_session_get_selection (fixture->session));
  ent_session_undo (fixture->session);
  g_assert_cmpuint (ent_slice_count (ent_session_get_slice (fixture->session), NULL), ==, 1);
  assert_history (fixture, FALSE, TRUE, FALSE);
}

/* What is neither node nor place moves no node. */
static void
test_edit_of_words (Fixture       *fixture,
                    gconstpointer  data)
{
  EntLayout *layout = ent_session_get_layout (fixture->session);
  g_autoptr (EntChange) change = make_edit (get_case (fixture), ENT_TYPE_EVIDENCE, "e-tie", "memo", "'So.'");

  g_assert_true (ent_session_apply (fixture->session, change, NULL));
  assert_notified (fixture, "can-undo index modified slice undo-title");
  g_assert_true (ent_session_get_layout (fixture->session) == layout);
}

static void
test_refused_edit (Fixture       *fixture,
                   gconstpointer  data)
{
  EntRecord *state = ent_case_lookup (get_case (fixture), ENT_TYPE_STATE, "AAA");
  g_autoptr (EntChange) change = make_removal (get_case (fixture), ENT_TYPE_STATE, "AAA");
  g_autoptr (GError) error = NULL;

  ent_session_select (fixture->session, state, NULL);
  assert_notified (fixture, "selection");
  g_assert_false (ent_session_apply (fixture->session, change, &error));
  g_assert_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_REFERENCE);
  assert_notified (fixture, "");
  assert_history (fixture, FALSE, FALSE, FALSE);
  /* What was selected is still the record of the case. */
  g_assert_true (ent_case_lookup (get_case (fixture), ENT_TYPE_STATE, "AAA") ==
                 ent_session_get_selection (fixture->session));
}

static void
test_lost_records (Fixture       *fixture,
                   gconstpointer  data)
{
  EntCase *the_case = get_case (fixture);
  EntRecord *tie = ENT_RECORD (case_get_tie (the_case, "a-front"));
  g_autoptr (EntChange) change = ent_change_new ("Remove");
  static const struct { GType (*type) (void); const char *id; } rows[] = {
    { ent_evidence_get_type, "e-event" },
    { ent_event_get_type, "march" },
    { ent_tie_get_type, "a-front" },
    { ent_definition_get_type, "none" },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) before = ent_record_to_json (ent_case_lookup (the_case, rows[i].type (), rows[i].id));

      ent_change_add (change, rows[i].type (), before, NULL);
    }
  ent_session_set_definition (fixture->session, case_get_definition (the_case, "none"));
  ent_session_select (fixture->session, tie, "a-front");
  g_ptr_array_set_size (fixture->notified, 0);

  g_assert_true (ent_session_apply (fixture->session, change, &error));
  g_assert_no_error (error);
  assert_notified (fixture, "can-undo definition index layout link modified selection slice undo-title");
  g_assert_null (ent_session_get_selection (fixture->session));
  g_assert_true (ent_session_get_definition (fixture->session) == case_get_definition (the_case, "any-alliance"));

  /* With the undo, the definition is in use again; chosen otherwise, it is not. */
  ent_session_undo (fixture->session);
  g_assert_nonnull (case_get_definition (the_case, "none"));
  g_assert_true (ent_session_get_definition (fixture->session) == case_get_definition (the_case, "none"));
  ent_session_redo (fixture->session);
  ent_session_set_definition (fixture->session, NULL);
  ent_session_undo (fixture->session);
  g_assert_null (ent_session_get_definition (fixture->session));
}

/* What is undone comes back, and is what one sees next, unless something else is selected. */
static void
test_undo_selects (Fixture       *fixture,
                   gconstpointer  data)
{
  EntCase *the_case = ent_session_get_case (fixture->session);
  g_autoptr (EntChange) change = NULL;
  EntRecord *selection = NULL;

  ent_session_select (fixture->session, ent_case_lookup (the_case, ENT_TYPE_STATE, "AAA"), NULL);
  change = ent_edit_remove (the_case, ent_case_lookup (the_case, ENT_TYPE_STATE, "AAA"));
  g_assert_true (ent_session_apply (fixture->session, change, NULL));
  g_assert_null (ent_session_get_selection (fixture->session));

  ent_session_undo (fixture->session);
  selection = ent_session_get_selection (fixture->session);
  g_assert_nonnull (selection);
  g_assert_cmpstr (ent_record_get_id (selection), ==, "AAA");
  g_assert_true (selection == ent_case_lookup (the_case, ENT_TYPE_STATE, "AAA"));

  ent_session_redo (fixture->session);
  g_assert_null (ent_session_get_selection (fixture->session));
  ent_session_select (fixture->session, ent_case_lookup (the_case, ENT_TYPE_STATE, "BBB"), NULL);
  ent_session_undo (fixture->session);
  g_assert_cmpstr (ent_record_get_id (ent_session_get_selection (fixture->session)), ==, "BBB");
}

static void
test_modified (Fixture       *fixture,
               gconstpointer  data)
{
  ent_session_move (fixture->session, "AAA", 10, 10, FALSE);
  ent_session_move (fixture->session, "AAA", 20, 20, FALSE);
  g_ptr_array_set_size (fixture->notified, 0);
  ent_session_mark_saved (fixture->session);
  assert_notified (fixture, "modified");
  assert_history (fixture, TRUE, FALSE, FALSE);
  ent_session_mark_saved (fixture->session);
  assert_notified (fixture, "");

  ent_session_undo (fixture->session);
  assert_history (fixture, TRUE, TRUE, TRUE);
  ent_session_redo (fixture->session);
  assert_history (fixture, TRUE, FALSE, FALSE);
  /* Nothing to redo, nothing to undo. */
  ent_session_redo (fixture->session);
  ent_session_undo (fixture->session);
  ent_session_undo (fixture->session);
  ent_session_undo (fixture->session);
  assert_history (fixture, FALSE, TRUE, TRUE);

  /* What was saved can no longer be reached. */
  ent_session_move (fixture->session, "BBB", 10, 10, FALSE);
  assert_history (fixture, TRUE, FALSE, TRUE);
  ent_session_move (fixture->session, "BBB", 20, 20, FALSE);
  assert_history (fixture, TRUE, FALSE, TRUE);
  ent_session_undo (fixture->session);
  assert_history (fixture, TRUE, TRUE, TRUE);
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const objects[] = { "case", "definition", "index", "slice", "layout", "attachments" };
  g_autoptr (EntDate) at = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_autoptr (GObject) object = NULL;

      g_object_get (fixture->session, objects[i], &object, NULL);
      g_assert_nonnull (object);
    }
  g_object_set (fixture->session, "unit", ENT_DATE_UNIT_MONTH, NULL);
  g_object_get (fixture->session, "at", &at, NULL);
  g_assert_cmpstr (ent_date_get_edtf (at), ==, "1950-01");
  assert_notified (fixture, "at slice unit");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/session/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("opening", test_opening);
  ADD ("time", test_time);
  ADD ("step", test_step);
  ADD ("change-of-time", test_change_of_time);
  ADD ("definition", test_definition);
  ADD ("selection", test_selection);
  ADD ("shown", test_shown);
  ADD ("move", test_move);
  ADD ("edit", test_edit);
  ADD ("edit-of-words", test_edit_of_words);
  ADD ("refused-edit", test_refused_edit);
  ADD ("lost-records", test_lost_records);
  ADD ("undo-selects", test_undo_selects);
  ADD ("modified", test_modified);
  ADD ("properties", test_properties);
#undef ADD
  g_test_add_func ("/session/opening-unsaid", test_opening_unsaid);
  g_test_add_func ("/session/move-keeps", test_move_keeps);

  return g_test_run ();
}
