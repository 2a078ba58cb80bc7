/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "case-helpers.h"
#include "ent-merge.h"
#include "ent-session-taking.h"
#include "ent-session.h"
#include "merge-oracle.h"
#include "random-changes.h"

/*
 * Thousands of changes to records of every type, with everything in between that a history
 * goes through: undoing, redoing, leaps, looks, returns, savings, what another program
 * wrote taken in or merged, and processes that end and are recovered. Of each position it
 * is known what the case was there: its digest. Undoing all gives the bytes of the
 * beginning, redoing all those of the end.
 *
 * ENTENTE_CHANGES says how many changes are tried.
 */

#define LONG (600 * G_TIME_SPAN_SECOND)

typedef struct
{
  char       *folder;
  char       *path;
  char       *journals;
  EntSession *session;
  GRand      *random;
  GPtrArray  *digests;   /* of the document, by position */
  guint       n_changes;
  guint       n_refused;
  guint       n_merged;
  guint       n_undone;
  guint       n_redone;
  guint       n_leaps;
  guint       n_looks;
  guint       n_returns;
  guint       n_saved;
  guint       n_reloaded;
  guint       n_taken;
  guint       n_recovered;
} Walk;

static guint
roll (Walk  *walk,
      guint  n)
{
  return (guint) g_rand_int_range (walk->random, 0, (gint32) n);
}

static EntHistory *
get_history (Walk *walk)
{
  return ent_session_get_history (walk->session);
}

static EntCase *
get_case (Walk *walk)
{
  return ent_session_get_case (walk->session);
}

static guint
get_position (Walk *walk)
{
  return ent_history_get_position (get_history (walk));
}

static char *
dup_digest (EntCase *the_case)
{
  g_autofree char *text = ent_store_write (the_case);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
assert_as_known (Walk    *walk,
                 EntCase *the_case,
                 guint    position)
{
  g_autofree char *digest = dup_digest (the_case);

  g_assert_cmpuint (position, <, walk->digests->len);
  g_assert_cmpstr (digest, ==, g_ptr_array_index (walk->digests, position));
}

/* A change was done: what was ahead is gone. */
static void
know (Walk *walk)
{
  g_ptr_array_set_size (walk->digests, (int) get_position (walk));
  g_ptr_array_add (walk->digests, dup_digest (get_case (walk)));
}

/* ------------------------------------------------------------------------------- steps */

static void
change (Walk *walk)
{
  g_autoptr (EntChange) made = roll (walk, 2) ? random_change (get_case (walk), walk->random)
                                              : crowded_change (get_case (walk), walk->random);
  guint before = get_position (walk);

  if (ent_change_get_n_edits (made) == 0)
    return;
  if (!ent_history_apply (get_history (walk), made, NULL))
    {
      walk->n_refused++;
      return;
    }
  walk->n_changes++;
  walk->n_merged += get_position (walk) == before;
  know (walk);
}

/* A node that is dragged: many changes that are one to the user. */
static void
drag (Walk *walk)
{
  GListModel *places = ent_case_get_records (get_case (walk), ENT_TYPE_PLACE);
  g_autoptr (EntRecord) place = g_list_model_get_item (places, 0);

  for (guint i = 0; place != NULL && i < 4; i++)
    {
      g_autofree char *x = g_strdup_printf ("%u", roll (walk, 1000));
      g_autoptr (EntChange) made = make_edit (get_case (walk), ENT_TYPE_PLACE,
                                              ent_record_get_id (place), "x", x);
      guint before = get_position (walk);

      ent_change_set_merge_key (made, "drag");
      g_assert_true (ent_history_apply (get_history (walk), made, NULL));
      walk->n_changes++;
      walk->n_merged += get_position (walk) == before;
      know (walk);
    }
}

static void
undo (Walk *walk)
{
  for (guint i = roll (walk, 6); i > 0 && ent_history_undo (get_history (walk), NULL); i--)
    walk->n_undone++;
  assert_as_known (walk, get_case (walk), get_position (walk));
}

static void
redo (Walk *walk)
{
  for (guint i = roll (walk, 9); i > 0 && ent_history_redo (get_history (walk), NULL); i--)
    walk->n_redone++;
  assert_as_known (walk, get_case (walk), get_position (walk));
}

/* Not too far: what is done then cuts off all that lies ahead. */
static guint
pick_position (Walk *walk)
{
  guint position = get_position (walk);
  guint far = MIN (position, 200);

  return position - far + roll (walk, MIN (walk->digests->len - (position - far), 400));
}

static void
leap (Walk *walk)
{
  guint position = get_position (walk) - roll (walk, MIN (get_position (walk), 12) + 1);

  g_assert_true (ent_history_go_to (get_history (walk), position, NULL));
  walk->n_leaps++;
  assert_as_known (walk, get_case (walk), position);
}

static void
look (Walk *walk)
{
  guint position = pick_position (walk);
  g_autoptr (EntCase) peeked = ent_history_peek (get_history (walk), position);
  g_autoptr (GBytes) now = NULL;

  assert_as_known (walk, peeked, position);
  g_assert_true (ent_history_look (get_history (walk), position, NULL));
  assert_as_known (walk, get_case (walk), position);
  now = ent_history_write_bytes (get_history (walk));
  {
    g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, now);

    g_assert_cmpstr (digest, ==, g_ptr_array_index (walk->digests, get_position (walk)));
  }
  g_assert_true (ent_history_look (get_history (walk), get_position (walk), NULL));
  assert_as_known (walk, get_case (walk), get_position (walk));
  walk->n_looks++;
}

static void
go_back (Walk *walk)
{
  guint position = pick_position (walk);
  g_autofree char *digest = g_strdup (g_ptr_array_index (walk->digests, position));
  g_autofree char *found = NULL;
  guint n_before = walk->digests->len;

  if (!ent_history_return_to (get_history (walk), position, NULL))
    return;
  found = dup_digest (get_case (walk));
  g_assert_cmpstr (found, ==, digest);
  if (get_position (walk) == n_before)
    g_ptr_array_add (walk->digests, g_steal_pointer (&found));
  g_assert_cmpuint (get_position (walk), <, walk->digests->len);
  walk->n_returns++;
}

static void
save (Walk *walk)
{
  g_autoptr (GBytes) bytes = ent_session_begin_save (walk->session, walk->path);
  g_autoptr (GError) error = NULL;

  ent_store_replace (walk->path, bytes, ent_store_get_known_digest (get_case (walk)), 0, NULL, &error);
  g_assert_no_error (error);
  ent_session_end_save (walk->session, bytes, NULL);
  g_assert_false (ent_history_is_modified (get_history (walk)));
  walk->n_saved++;
}

/* ------------------------------------------------------------------------ other programs */

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static EntCase *
open_file (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  EntCase *the_case = ent_store_open (walk->path, NULL, &error);

  g_assert_no_error (error);
  return the_case;
}

/* Another program changes the file, and that is taken: one change, whatever it holds. */
static void
take (Walk     *walk,
      gboolean  merge)
{
  g_autoptr (EntCase) theirs = open_file (walk);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  change_crowded (theirs, walk->random, 6);
  text = ent_store_write (theirs);
  g_assert_true (g_file_set_contents (walk->path, text, -1, NULL));

  ent_session_take_file_async (walk->session, walk->path, merge, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!ent_session_take_file_finish (walk->session, result, NULL, &error))
    g_error ("%s is not taken: %s", walk->path, error->message);

  know (walk);
  if (!merge)
    {
      g_autofree char *found = ent_store_write (get_case (walk));

      g_assert_cmpstr (found, ==, text);
    }
  walk->n_taken += merge;
  walk->n_reloaded += !merge;
}

/* The process ends, and another goes on with its journal. */
static void
recover (Walk *walk)
{
  guint position = get_position (walk);
  EntJournal *journal = ent_history_get_journal (get_history (walk));
  g_autoptr (GListModel) orphans = NULL;
  g_autoptr (EntOrphan) orphan = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;

  /* What is saved leaves no journal. */
  if (!ent_history_is_modified (get_history (walk)))
    return;
  g_assert_true (ent_journal_flush (journal, LONG));
  ent_journal_close (journal, TRUE);
  g_clear_object (&walk->session);

  orphans = ent_journal_list_orphans (walk->journals, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (orphans), ==, 1);
  orphan = g_list_model_get_item (orphans, 0);
  g_assert_false (ent_orphan_is_damaged (orphan));
  recovery = ent_journal_recover (orphan, &error);
  g_assert_no_error (error);
  walk->session = ent_session_new_recovered (recovery);
  g_assert_cmpuint (get_position (walk), ==, position);
  assert_as_known (walk, get_case (walk), position);
  walk->n_recovered++;
}

/* --------------------------------------------------------------------------------- walk */

static void
step (Walk  *walk,
      guint  kind)
{
  if (kind < 7)
    undo (walk);
  else if (kind < 12)
    redo (walk);
  else if (kind < 13)
    leap (walk);
  else if (kind < 15)
    look (walk);
  else if (kind < 16)
    go_back (walk);
  else if (kind < 18)
    save (walk);
  else if (kind < 21)
    drag (walk);
  else
    change (walk);
}

static guint
get_n_changes (void)
{
  const char *text = g_getenv ("ENTENTE_CHANGES");

  return text ? (guint) g_ascii_strtoull (text, NULL, 10) : 1200;
}

static void
assert_ends (Walk *walk)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  guint n_undone = 0;
  guint n_redone = 0;

  while (ent_history_redo (get_history (walk), NULL))
    ;
  last = ent_store_write (get_case (walk));
  assert_as_known (walk, get_case (walk), walk->digests->len - 1);
  while (ent_history_undo (get_history (walk), NULL))
    n_undone++;
  first = ent_store_write (get_case (walk));
  g_assert_cmpstr (first, ==, small_case);
  while (ent_history_redo (get_history (walk), NULL))
    {
      n_redone++;
      if (n_redone % 16 == 0)
        assert_as_known (walk, get_case (walk), n_redone);
    }
  g_free (first);
  first = ent_store_write (get_case (walk));
  g_assert_cmpstr (first, ==, last);
  g_assert_cmpuint (n_undone, ==, walk->digests->len - 1);
  g_assert_cmpuint (n_redone, ==, n_undone);
  g_test_message ("%u undone to the first byte, and redone to the last", n_undone);
}

static void
begin (Walk *walk)
{
  g_autoptr (EntCase) the_case = NULL;

  walk->folder = g_dir_make_tmp ("history-XXXXXX", NULL);
  walk->path = g_build_filename (walk->folder, "small.entente", NULL);
  walk->journals = g_build_filename (walk->folder, "journal", NULL);
  g_assert_true (g_file_set_contents (walk->path, small_case, -1, NULL));
  the_case = open_file (walk);
  walk->session = ent_session_new (the_case);
  ent_session_start_journal (walk->session, walk->journals, walk->path);
  walk->random = g_rand_new_with_seed (83);
  walk->digests = g_ptr_array_new_with_free_func (g_free);
  know (walk);
}

static void
end (Walk *walk)
{
  ent_journal_close (ent_history_get_journal (get_history (walk)), FALSE);
  g_clear_object (&walk->session);
  g_rand_free (walk->random);
  g_ptr_array_unref (walk->digests);
  g_unlink (walk->path);
  g_rmdir (walk->journals);
  g_rmdir (walk->folder);
  g_free (walk->folder);
  g_free (walk->path);
  g_free (walk->journals);
}

static void
test_walk (void)
{
  Walk walk = { 0 };
  guint n = get_n_changes ();
  guint often = MAX (n / 60, 1);

  begin (&walk);
  for (guint i = 1; walk.n_changes < n; i++)
    {
      step (&walk, roll (&walk, 100));
      if (i % often == 0)
        take (&walk, i % (2 * often) == 0);
      if (i % (often * 8) == often / 2)
        recover (&walk);
    }
  g_test_message ("%u changes (%u became one with the one before), %u refused; %u undone, %u redone, "
                  "%u leaps, %u looks, %u returns; %u savings, %u reloads, %u merges, %u recoveries",
                  walk.n_changes, walk.n_merged, walk.n_refused, walk.n_undone, walk.n_redone,
                  walk.n_leaps, walk.n_looks, walk.n_returns, walk.n_saved, walk.n_reloaded,
                  walk.n_taken, walk.n_recovered);
  assert_ends (&walk);
  g_assert_cmpuint (walk.n_merged, >, 0);
  g_assert_cmpuint (walk.n_looks, >, 0);
  g_assert_cmpuint (walk.n_returns, >, 0);
  g_assert_cmpuint (walk.n_taken, >, 0);
  g_assert_cmpuint (walk.n_recovered, >, 0);
  end (&walk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history-random/walk", test_walk);

  return g_test_run ();
}
