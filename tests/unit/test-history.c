/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-session.h"
#include "random-changes.h"

typedef struct
{
  EntCase    *the_case;
  EntHistory *history;
  GString    *told;
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  g_string_append_printf (fixture->told, "items %u -%u +%u;", position, removed, added);
}

static void
notify_cb (EntHistory *history,
           GParamSpec *pspec,
           Fixture    *fixture)
{
  g_string_append_printf (fixture->told, "%s;", pspec->name);
}

static void
changed_cb (EntHistory *history,
            Fixture    *fixture)
{
  g_string_append (fixture->told, "changed;");
}

static void
case_changed_cb (EntCase   *the_case,
                 EntChange *change,
                 Fixture   *fixture)
{
  g_string_append (fixture->told, "case;");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->the_case = case_read (small_case);
  fixture->history = ent_history_new (fixture->the_case);
  fixture->told = g_string_new (NULL);
  g_signal_connect (fixture->the_case, "changed", G_CALLBACK (case_changed_cb), fixture);
  g_signal_connect (fixture->history, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->history, "notify", G_CALLBACK (notify_cb), fixture);
  g_signal_connect (fixture->history, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->the_case);
  g_string_free (fixture->told, TRUE);
}

static void
assert_told (Fixture    *fixture,
             const char *expected)
{
  g_assert_cmpstr (fixture->told->str, ==, expected);
  g_string_truncate (fixture->told, 0);
}

static void
assert_document (EntCase    *the_case,
                 const char *expected)
{
  g_autofree char *text = ent_store_write (the_case);

  g_assert_cmpstr (text, ==, expected);
}

static void
set_x (Fixture    *fixture,
       const char *x,
       const char *key)
{
  g_autoptr (EntChange) change = make_edit (fixture->the_case, ENT_TYPE_PLACE, "place-AAA", "x", x);
  g_autoptr (GError) error = NULL;

  ent_change_set_merge_key (change, key);
  g_assert_true (ent_history_apply (fixture->history, change, &error));
  g_assert_no_error (error);
}

/* Each entry: * current, s saved, - undone. */
static char *
describe (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->history);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (EntHistoryEntry) entry = g_list_model_get_item (model, i);

      g_assert_cmpuint (ent_history_entry_get_position (entry), ==, i);
      g_assert_nonnull (ent_history_entry_get_time (entry));
      g_string_append_printf (text, "%s%s%s%s%s", i > 0 ? " " : "",
                              ent_history_entry_get_title (entry),
                              ent_history_entry_is_current (entry) ? "*" : "",
                              ent_history_entry_is_saved (entry) ? "s" : "",
                              ent_history_entry_is_done (entry) ? "" : "-");
    }

  return g_string_free_and_steal (text);
}

static void
assert_list (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *text = describe (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  assert_list (fixture, "Opened*s");
  set_x (fixture, "1", NULL);
  assert_told (fixture, "case;items 1 -0 +1;position;shown;modified;changed;");
  assert_list (fixture, "Openeds Edit*");
  set_x (fixture, "2", NULL);
  g_string_truncate (fixture->told, 0);

  ent_history_mark_saved (fixture->history);
  assert_told (fixture, "modified;changed;");
  assert_list (fixture, "Opened Edit Edit*s");

  g_assert_true (ent_history_undo (fixture->history, NULL));
  assert_told (fixture, "case;position;shown;modified;changed;");
  assert_list (fixture, "Opened Edit* Edits-");
  /* Another way is taken: what was saved lies on none. */
  set_x (fixture, "3", NULL);
  assert_told (fixture, "case;items 2 -1 +1;position;shown;changed;");
  assert_list (fixture, "Opened Edit Edit*");
  g_assert_false (ent_history_redo (fixture->history, NULL));
  g_assert_true (ent_history_is_modified (fixture->history));
  g_assert_true (ent_history_go_to (fixture->history, 0, NULL));
  g_assert_false (ent_history_undo (fixture->history, NULL));
  g_assert_true (ent_history_is_modified (fixture->history));
  assert_document (fixture->the_case, small_case);
}

static void
test_merging (Fixture       *fixture,
              gconstpointer  data)
{
  set_x (fixture, "1", "move");
  g_string_truncate (fixture->told, 0);
  set_x (fixture, "2", "move");
  set_x (fixture, "3", "move");
  assert_told (fixture, "case;changed;case;changed;");
  assert_list (fixture, "Openeds Edit*");

  /* Not across what was saved, nor after going back. */
  ent_history_mark_saved (fixture->history);
  set_x (fixture, "4", "move");
  assert_list (fixture, "Opened Edits Edit*");
  g_assert_true (ent_history_undo (fixture->history, NULL));
  g_assert_false (ent_history_is_modified (fixture->history));
  g_assert_true (ent_history_redo (fixture->history, NULL));
  set_x (fixture, "5", "move");
  assert_list (fixture, "Opened Edits Edit Edit*");

  g_assert_true (ent_history_go_to (fixture->history, 0, NULL));
  assert_document (fixture->the_case, small_case);
}

static void
test_peek (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (EntCase) opened = NULL;
  g_autoptr (EntCase) now = NULL;
  g_autofree char *text = NULL;

  set_x (fixture, "1", NULL);
  set_x (fixture, "2", NULL);
  text = ent_store_write (fixture->the_case);
  g_string_truncate (fixture->told, 0);

  opened = ent_history_peek (fixture->history, 0);
  now = ent_history_peek (fixture->history, 2);
  assert_told (fixture, "");
  assert_document (opened, small_case);
  assert_document (now, text);
  assert_document (fixture->the_case, text);
}

/* The case shows another state of itself; what is now and what is saved stay what they are. */
static void
test_look (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *now = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntChange) change = NULL;

  set_x (fixture, "1", NULL);
  set_x (fixture, "2", NULL);
  set_x (fixture, "3", NULL);
  g_assert_true (ent_history_undo (fixture->history, NULL));
  now = ent_store_write (fixture->the_case);
  g_string_truncate (fixture->told, 0);

  g_assert_true (ent_history_look (fixture->history, 0, NULL));
  assert_told (fixture, "case;shown;looking;");
  assert_document (fixture->the_case, small_case);
  assert_list (fixture, "Openeds Edit Edit* Edit-");
  g_assert_true (ent_history_is_looking (fixture->history));
  g_assert_cmpuint (ent_history_get_shown (fixture->history), ==, 0);
  g_assert_cmpuint (ent_history_get_position (fixture->history), ==, 2);
  saved = ent_history_write_bytes (fixture->history);
  g_assert_cmpmem (g_bytes_get_data (saved, NULL), g_bytes_get_size (saved), now, strlen (now));

  /* Nothing is done meanwhile. */
  change = make_edit (fixture->the_case, ENT_TYPE_PLACE, "place-AAA", "x", "9");
  g_assert_false (ent_history_apply (fixture->history, change, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
  g_assert_false (ent_history_undo (fixture->history, NULL));
  g_assert_false (ent_history_redo (fixture->history, NULL));
  assert_told (fixture, "");
  assert_document (fixture->the_case, small_case);

  /* What is undone can be looked at too, and another state from there. */
  g_assert_true (ent_history_look (fixture->history, 3, NULL));
  assert_told (fixture, "case;shown;");
  g_assert_true (ent_history_look (fixture->history, 2, NULL));
  assert_told (fixture, "case;shown;looking;");
  g_assert_false (ent_history_is_looking (fixture->history));
  assert_document (fixture->the_case, now);
  g_assert_true (ent_history_redo (fixture->history, NULL));
}

/* A return is a change at the end of all others, and loses none of them. */
static void
test_return (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *once = NULL;
  g_autofree char *thrice = NULL;
  g_autoptr (GError) error = NULL;

  set_x (fixture, "1", NULL);
  once = ent_store_write (fixture->the_case);
  set_x (fixture, "2", NULL);
  set_x (fixture, "3", NULL);
  thrice = ent_store_write (fixture->the_case);

  g_assert_true (ent_history_look (fixture->history, 1, NULL));
  g_assert_true (ent_history_return_to (fixture->history, 1, &error));
  g_assert_no_error (error);
  g_assert_false (ent_history_is_looking (fixture->history));
  assert_document (fixture->the_case, once);
  assert_list (fixture, "Openeds Edit Edit Edit Return to “Edit”*");
  g_assert_false (ent_history_return_to (fixture->history, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);

  /* It is undone like any other. */
  g_assert_true (ent_history_undo (fixture->history, NULL));
  assert_document (fixture->the_case, thrice);

  /* What is undone is kept: the return comes behind it. */
  g_assert_true (ent_history_go_to (fixture->history, 2, NULL));
  g_assert_true (ent_history_return_to (fixture->history, 0, &error));
  g_assert_no_error (error);
  assert_document (fixture->the_case, small_case);
  assert_list (fixture, "Openeds Edit Edit Edit Return to “Edit” Return to the Beginning*");

  /* What lies ahead is gone to, and nothing is added. */
  g_assert_true (ent_history_go_to (fixture->history, 0, NULL));
  g_assert_true (ent_history_return_to (fixture->history, 3, &error));
  assert_document (fixture->the_case, thrice);
  assert_list (fixture, "Openeds Edit Edit Edit* Return to “Edit”- Return to the Beginning-");
}

/* What was done while a file was being written is not saved. */
static void
test_saving (Fixture       *fixture,
             gconstpointer  data)
{
  set_x (fixture, "1", "move");
  ent_history_begin_save (fixture->history, NULL, NULL);
  set_x (fixture, "2", "move");
  ent_history_end_save (fixture->history, TRUE);
  assert_list (fixture, "Opened Edits Edit*");
  g_assert_true (ent_history_is_modified (fixture->history));

  ent_history_begin_save (fixture->history, NULL, NULL);
  ent_history_end_save (fixture->history, FALSE);
  assert_list (fixture, "Opened Edits Edit*");

  ent_history_begin_save (fixture->history, NULL, NULL);
  g_assert_true (ent_history_go_to (fixture->history, 0, NULL));
  set_x (fixture, "3", NULL);
  ent_history_end_save (fixture->history, TRUE);
  assert_list (fixture, "Opened Edit*");
  g_assert_true (ent_history_is_modified (fixture->history));
}

/* Thousands of changes: undoing all gives the bytes of the beginning, redoing all those
 * of the end, one by one, at once, and in leaps. */
static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (29);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_changes;

  g_ptr_array_add (texts, g_strdup (small_case));
  for (guint i = 0; i < 8000; i++)
    {
      g_autoptr (EntChange) change = random_change (fixture->the_case, random);

      if (!ent_history_apply (fixture->history, change, NULL))
        continue;
      g_ptr_array_set_size (texts, (int) ent_history_get_position (fixture->history));
      g_ptr_array_add (texts, ent_store_write (fixture->the_case));
    }
  n_changes = ent_history_get_position (fixture->history);
  g_test_message ("%u changes", n_changes);
  g_assert_cmpuint (n_changes, >, 2000);

  while (ent_history_undo (fixture->history, NULL))
    ;
  assert_document (fixture->the_case, small_case);
  while (ent_history_redo (fixture->history, NULL))
    ;
  assert_document (fixture->the_case, g_ptr_array_index (texts, n_changes));
  g_assert_true (ent_history_go_to (fixture->history, 0, NULL));
  assert_document (fixture->the_case, small_case);

  for (guint i = 0; i < 100; i++)
    {
      guint position = (guint) g_rand_int_range (random, 0, (gint32) n_changes + 1);
      g_autoptr (EntCase) copy = ent_history_peek (fixture->history, position);

      assert_document (copy, g_ptr_array_index (texts, position));
      g_assert_true (ent_history_look (fixture->history, position, NULL));
      assert_document (fixture->the_case, g_ptr_array_index (texts, position));
      g_assert_true (ent_history_look (fixture->history,
                                       ent_history_get_position (fixture->history), NULL));
      g_assert_true (ent_history_go_to (fixture->history, position, NULL));
      assert_document (fixture->the_case, g_ptr_array_index (texts, position));
    }
}

/* Looking back keeps what a newer version wrote. */
static void
test_peek_unknown (void)
{
  g_autoptr (EntCase) the_case = case_read_sections ("'states':[],'moods':[{'id':'blue'}]");
  g_autoptr (EntHistory) history = ent_history_new (the_case);
  g_autoptr (EntCase) copy = ent_history_peek (history, 0);
  g_autofree char *text = ent_store_write (the_case);

  g_assert_nonnull (strstr (text, "moods"));
  assert_document (copy, text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/history/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("list", test_list);
  ADD ("merging", test_merging);
  ADD ("peek", test_peek);
  ADD ("look", test_look);
  ADD ("return", test_return);
  ADD ("saving", test_saving);
  ADD ("random", test_random);
#undef ADD
  g_test_add_func ("/history/peek-unknown", test_peek_unknown);

  return g_test_run ();
}
