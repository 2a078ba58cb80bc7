/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* setresuid () */

#include "config.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "case-helpers.h"
#include "ent-session.h"
#include "random-changes.h"

#define LONG (60 * G_TIME_SPAN_SECOND)

/* A folder with a case in a file, and one for journals. */
typedef struct
{
  char *folder;
  char *path;
  char *journals;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("journal-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "small.entente", NULL);
  fixture->journals = g_build_filename (fixture->folder, "state", "journal", NULL);
  g_assert_true (g_file_set_contents (fixture->path, small_case, -1, NULL));
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->journals);
}

static EntSession *
open_session (Fixture    *fixture,
              const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = address ? ent_store_open (address, NULL, &error)
                                         : ent_case_new_untitled ();
  EntSession *session;

  g_assert_no_error (error);
  session = ent_session_new (the_case);
  ent_session_start_journal (session, fixture->journals, address);

  return session;
}

static void
set_note (EntSession *session,
          const char *note)
{
  g_autofree char *value = g_strdup_printf ("'%s'", note);
  g_autoptr (EntChange) change = NULL;

  change = make_edit (ent_session_get_case (session), ENT_TYPE_DEFINITION,
                      ent_record_get_id (ENT_RECORD (ent_session_get_definition (session))),
                      "description", value);
  g_assert_true (ent_session_apply (session, change, NULL));
}

static EntJournal *
get_journal (EntSession *session)
{
  return ent_history_get_journal (ent_session_get_history (session));
}

static char *
get_document (EntSession *session)
{
  return ent_store_write (ent_session_get_case (session));
}

/* As if the process were killed: what is acknowledged is there, the lock is released. */
static void
lose (EntSession **session)
{
  g_assert_true (ent_journal_flush (get_journal (*session), LONG));
  ent_journal_close (get_journal (*session), TRUE);
  g_clear_object (session);
}

static void
save (EntSession *session,
      const char *path)
{
  g_autoptr (GBytes) bytes = ent_session_begin_save (session, path);
  g_autoptr (GError) error = NULL;

  ent_store_replace (path, bytes, ent_store_get_known_digest (ent_session_get_case (session)), 0,
                     NULL, &error);
  g_assert_no_error (error);
  ent_session_end_save (session, bytes, error);
}

static GListModel *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GListModel *orphans = ent_journal_list_orphans (fixture->journals, NULL, &error);

  g_assert_no_error (error);
  return orphans;
}

static EntOrphan *
get_only_orphan (Fixture *fixture)
{
  g_autoptr (GListModel) orphans = list (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (orphans), ==, 1);
  return g_list_model_get_item (orphans, 0);
}

static void
assert_no_orphans (Fixture *fixture)
{
  g_autoptr (GListModel) orphans = list (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (orphans), ==, 0);
}

static EntSession *
recover (EntOrphan *orphan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecovery) recovery = ent_journal_recover (orphan, &error);

  g_assert_no_error (error);
  return ent_session_new_recovered (recovery);
}

/* What is recovered is the case as it was. */
static EntSession *
recover_as (EntOrphan  *orphan,
            const char *document)
{
  EntSession *session = recover (orphan);
  g_autofree char *found = get_document (session);

  g_assert_cmpstr (found, ==, document);
  return session;
}

static guint
count_journals (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->journals, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

/* ---------------------------------------------------------------------------------- tests */

static void
test_recover (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  g_autoptr (EntSession) again = NULL;
  g_autoptr (EntOrphan) orphan = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpuint (count_journals (fixture), ==, 0);
  set_note (session, "one");
  set_note (session, "two");
  set_note (session, "three");
  ent_session_undo (session);
  lost = get_document (session);
  /* Nobody takes what is in use. */
  g_assert_true (ent_journal_flush (get_journal (session), LONG));
  assert_no_orphans (fixture);
  lose (&session);

  orphan = get_only_orphan (fixture);
  g_assert_cmpstr (ent_orphan_get_address (orphan), ==, fixture->path);
  g_assert_cmpstr (ent_orphan_get_title (orphan), ==, "Small");
  g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, 2);
  g_assert_cmpint (ent_orphan_get_file (orphan), ==, ENT_ORPHAN_FILE_SAME);
  g_assert_false (ent_orphan_is_damaged (orphan));
  g_assert_cmpuint (g_strv_length ((char **) ent_orphan_get_titles (orphan)), ==, 2);

  again = recover_as (orphan, lost);
  g_assert_true (ent_session_is_modified (again));
  /* What is recovered is in use again, and goes on in the same journal. */
  assert_no_orphans (fixture);
  ent_session_redo (again);
  ent_session_undo (again);
  set_note (again, "four");
  lose (&again);

  g_clear_object (&orphan);
  orphan = get_only_orphan (fixture);
  g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, 3);
  again = recover (orphan);
  ent_session_undo (again);
  ent_session_undo (again);
  ent_session_undo (again);
  undone = get_document (again);
  g_assert_cmpstr (undone, ==, small_case);
  g_assert_false (ent_session_is_modified (again));
  ent_journal_close (get_journal (again), FALSE);
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  g_autoptr (EntOrphan) orphan = NULL;
  g_autofree char *document = NULL;

  set_note (session, "one");
  save (session, fixture->path);
  g_assert_false (ent_session_is_modified (session));
  lose (&session);
  /* All is saved: it is not offered, and tidied up. */
  assert_no_orphans (fixture);
  g_assert_cmpuint (count_journals (fixture), ==, 0);

  session = open_session (fixture, fixture->path);
  save (session, fixture->path);
  g_assert_cmpuint (count_journals (fixture), ==, 0);
  set_note (session, "two");
  save (session, fixture->path);
  set_note (session, "three");
  document = get_document (session);
  lose (&session);
  orphan = get_only_orphan (fixture);
  g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, 1);
  g_assert_cmpint (ent_orphan_get_file (orphan), ==, ENT_ORPHAN_FILE_SAME);
  session = recover_as (orphan, document);
  ent_session_undo (session);
  g_assert_false (ent_session_is_modified (session));
  /* Saving knows what the file held when it was saved last. */
  ent_session_redo (session);
  save (session, fixture->path);
  ent_journal_close (get_journal (session), FALSE);
}

/* The process ends after the file was written and before anybody was told. */
static void
test_saved_unsaid (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) later = NULL;

  set_note (session, "one");
  bytes = ent_session_begin_save (session, fixture->path);
  g_assert_true (ent_store_replace (fixture->path, bytes, NULL, 0, NULL, NULL));
  lose (&session);
  assert_no_orphans (fixture);

  session = open_session (fixture, fixture->path);
  set_note (session, "two");
  later = ent_session_begin_save (session, fixture->path);
  lose (&session);
  {
    g_autoptr (EntOrphan) orphan = get_only_orphan (fixture);

    g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, 1);
    session = recover (orphan);
    set_note (session, "three");
    lose (&session);
  }
  {
    g_autoptr (EntOrphan) orphan = get_only_orphan (fixture);

    g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, 2);
  }
}

/* A saving fails and leaves the new content, or half of it; then the user goes back to what
 * was saved before, which is nowhere but in the journal now. */
static void
test_saved_badly (Fixture       *fixture,
                  gconstpointer  data)
{
  gboolean said = GPOINTER_TO_INT (data);
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  g_autoptr (GError) unsure = g_error_new_literal (ENT_STORE_ERROR, ENT_STORE_ERROR_UNSURE, "");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *before = get_document (session);
  g_autofree char *after = NULL;
  EntHistory *history = ent_session_get_history (session);
  gsize length;

  set_note (session, "one");
  bytes = ent_session_begin_save (session, fixture->path);
  length = g_bytes_get_size (bytes);
  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (bytes, NULL),
                                      (gssize) (said ? length : length / 2), NULL));
  if (said)
    ent_session_end_save (session, bytes, unsure);
  g_assert_true (ent_history_go_to (history, 0, NULL));
  g_assert_true (!said || ent_history_is_modified (history));
  lose (&session);
  {
    g_autoptr (EntOrphan) orphan = get_only_orphan (fixture);

    g_assert_cmpuint (ent_orphan_get_n_changes (orphan), >, 0);
    session = recover (orphan);
    after = get_document (session);
    g_assert_cmpstr (after, ==, before);
    g_assert_true (ent_history_is_modified (ent_session_get_history (session)));
  }
}

static void
test_untitled (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (EntSession) session = open_session (fixture, NULL);
  g_autoptr (EntOrphan) orphan = NULL;
  g_autofree char *document = NULL;

  set_note (session, "one");
  document = get_document (session);
  lose (&session);
  orphan = get_only_orphan (fixture);
  g_assert_null (ent_orphan_get_address (orphan));
  g_assert_cmpint (ent_orphan_get_file (orphan), ==, ENT_ORPHAN_FILE_NONE);
  session = recover_as (orphan, document);
  ent_journal_close (get_journal (session), FALSE);
}

/* The journal is enough, whatever becomes of the file. */
static void
test_file_changed (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  g_autofree char *document = NULL;

  set_note (session, "one");
  document = get_document (session);
  lose (&session);

  g_assert_true (g_file_set_contents (fixture->path, "somebody else's", -1, NULL));
  {
    g_autoptr (EntOrphan) orphan = get_only_orphan (fixture);

    g_assert_cmpint (ent_orphan_get_file (orphan), ==, ENT_ORPHAN_FILE_CHANGED);
  }
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  {
    g_autoptr (EntOrphan) orphan = get_only_orphan (fixture);

    g_assert_cmpint (ent_orphan_get_file (orphan), ==, ENT_ORPHAN_FILE_GONE);
    session = recover_as (orphan, document);
    ent_journal_close (get_journal (session), TRUE);
  }
}

/* Two windows, one of which is lost: each has its own, and of two who want the same only
 * one gets it. */
static void
test_two_windows (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (EntSession) a = open_session (fixture, fixture->path);
  g_autoptr (EntSession) b = open_session (fixture, fixture->path);
  g_autoptr (EntSession) mine = NULL;
  g_autoptr (EntOrphan) orphan = NULL;
  g_autoptr (EntRecovery) nothing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *document = NULL;

  set_note (a, "a");
  set_note (b, "b");
  document = get_document (b);
  g_assert_true (ent_journal_flush (get_journal (a), LONG));
  lose (&b);
  orphan = get_only_orphan (fixture);
  mine = recover_as (orphan, document);

  nothing = ent_journal_recover (orphan, &error);
  g_assert_null (nothing);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (ent_journal_discard (orphan, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);

  ent_journal_close (get_journal (mine), FALSE);
  ent_journal_close (get_journal (a), FALSE);
  g_assert_true (ent_journal_discard (orphan, NULL));
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

static void
test_discard (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);

  set_note (session, "one");
  lose (&session);
  /* Declining keeps it. */
  for (int i = 0; i < 3; i++)
    g_object_unref (get_only_orphan (fixture));
  {
    g_autoptr (EntOrphan) orphan = get_only_orphan (fixture);

    g_assert_true (ent_journal_discard (orphan, NULL));
  }
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

static gpointer
look_for_a_moment (gpointer data)
{
  int descriptor = GPOINTER_TO_INT (data);

  g_usleep (G_USEC_PER_SEC / 10);
  close (descriptor);
  return NULL;
}

/* Two may look at the same journal at once, and who wants it waits until they have. */
static void
test_two_look (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  g_autoptr (EntOrphan) orphan = NULL;
  GThread *other = NULL;
  int descriptor;

  set_note (session, "one");
  lose (&session);
  orphan = get_only_orphan (fixture);
  descriptor = open (ent_orphan_get_path (orphan), O_RDWR | O_CLOEXEC);
  g_assert_cmpint (flock (descriptor, LOCK_SH), ==, 0);
  g_object_unref (get_only_orphan (fixture));

  other = g_thread_new ("look", look_for_a_moment, GINT_TO_POINTER (descriptor));
  g_assert_true (ent_journal_discard (orphan, NULL));
  g_thread_join (other);
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

/* What was undone after it was saved is unsaved, too, and is called so. */
static void
test_titles (void)
{
  g_autoptr (EntTimeline) timeline = ent_timeline_new ();
  g_auto (GStrv) titles = NULL;
  static const char *const names[] = { "One", "Two", "Three" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (EntChange) change = ent_change_new (names[i]);

      ent_timeline_add_again (timeline, change, FALSE);
    }
  titles = ent_timeline_dup_unsaved_titles (timeline, 2);
  g_assert_cmpstrv (titles, ((const char *[]) { "Three", "Two", NULL }));
  g_clear_pointer (&titles, g_strfreev);

  ent_timeline_begin_save (timeline);
  ent_timeline_end_save (timeline, TRUE);
  ent_timeline_go (timeline, 1);
  titles = ent_timeline_dup_unsaved_titles (timeline, 20);
  g_assert_cmpstrv (titles, ((const char *[]) { "Undo Two", "Undo Three", NULL }));
}

/* Cut anywhere, a journal gives what it has up to there, and goes on from there. */
static void
test_torn (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize length;
  gsize first;

  g_ptr_array_add (documents, g_strdup (small_case));
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *note = g_strdup_printf ("note %d", i);

      set_note (session, note);
      g_ptr_array_add (documents, get_document (session));
    }
  g_assert_true (ent_journal_flush (get_journal (session), LONG));
  path = ent_journal_dup_path (get_journal (session));
  lose (&session);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  first = (gsize) (strchr (strchr (content, '\n') + 1, '\n') - content) + 1;

  for (int i = 0; i < 60; i++)
    {
      gsize cut = (gsize) g_rand_int_range (random, (gint32) first, (gint32) length);
      guint n_lines = 0;
      g_autoptr (EntSession) again = NULL;
      g_autoptr (EntOrphan) orphan = NULL;
      g_autofree char *found = NULL;

      for (gsize at = first; at < cut; at++)
        n_lines += content[at] == '\n';
      g_assert_true (g_file_set_contents (path, content, (gssize) cut, NULL));
      if (n_lines == 0)
        {
          assert_no_orphans (fixture);
          continue;
        }
      orphan = get_only_orphan (fixture);
      g_assert_false (ent_orphan_is_damaged (orphan));
      g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, n_lines);
      again = recover (orphan);
      found = get_document (again);
      g_assert_cmpstr (found, ==, g_ptr_array_index (documents, n_lines));
      set_note (again, "and on");
      lose (&again);
      g_clear_object (&orphan);
      orphan = get_only_orphan (fixture);
      g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, n_lines + 1);
    }
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autofree char *document = NULL;
  g_autoptr (EntOrphan) orphan = NULL;

  set_note (session, "first");
  document = get_document (session);
  set_note (session, "second");
  set_note (session, "third");
  g_assert_true (ent_journal_flush (get_journal (session), LONG));
  path = ent_journal_dup_path (get_journal (session));
  lose (&session);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  *strstr (content, "second") = 'S';
  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  orphan = get_only_orphan (fixture);
  g_assert_true (ent_orphan_is_damaged (orphan));
  session = recover_as (orphan, document);
  ent_journal_close (get_journal (session), TRUE);
  /* What cannot be read is not thrown away. */
  {
    g_autofree char *copy = g_strconcat (path, ".damaged", NULL);
    g_autofree char *kept = NULL;

    g_assert_true (g_file_get_contents (copy, &kept, NULL, NULL));
    g_assert_cmpstr (kept, ==, content);
  }
}

/* Three changes, in a journal that nobody holds. Returns what it holds. */
static char *
leave_journal (Fixture   *fixture,
               gboolean   saved,
               char     **path,
               char     **document)
{
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  char *content = NULL;

  set_note (session, "first");
  set_note (session, "second");
  if (saved)
    save (session, fixture->path);
  set_note (session, "third");
  *document = get_document (session);
  g_assert_true (ent_journal_flush (get_journal (session), LONG));
  *path = ent_journal_dup_path (get_journal (session));
  lose (&session);
  g_assert_true (g_file_get_contents (*path, &content, NULL, NULL));

  return content;
}

static void
spoil (const char *path,
       const char *content,
       const char *where)
{
  g_autofree char *spoilt = g_strdup (content);

  spoilt[strstr (content, where) - content] = '#';
  g_assert_true (g_file_set_contents (path, spoilt, -1, NULL));
}

static void
assert_all_is_back (EntSession *session,
                    const char *document)
{
  EntHistory *history = ent_session_get_history (session);
  g_autofree char *found = get_document (session);
  g_autofree char *undone = NULL;

  g_assert_cmpstr (found, ==, document);
  while (ent_history_undo (history, NULL))
    ;
  undone = get_document (session);
  g_assert_cmpstr (undone, ==, small_case);
  while (ent_history_redo (history, NULL))
    ;
}

/* What the changes were made to cannot be read: it is in the file still, as it was opened
 * or as it was saved. What is brought back goes on, and can be brought back once more. */
static void
test_damaged_base (Fixture       *fixture,
                   gconstpointer  data)
{
  for (int saved = 0; saved < 2; saved++)
    {
      g_autofree char *path = NULL;
      g_autofree char *document = NULL;
      g_autofree char *content = leave_journal (fixture, saved > 0, &path, &document);
      g_autoptr (EntSession) session = NULL;
      g_autoptr (EntOrphan) orphan = NULL;

      spoil (path, content, "Beland");
      for (int round = 0; round < 2; round++)
        {
          g_clear_object (&orphan);
          orphan = get_only_orphan (fixture);
          g_assert_true (ent_orphan_is_restorable (orphan));
          g_assert_false (ent_orphan_is_damaged (orphan));
          g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, saved ? 1 : 3);
          session = recover (orphan);
          assert_all_is_back (session, document);
          lose (&session);
        }
      g_assert_true (ent_journal_discard (orphan, NULL));
      {
        g_autofree char *copy = g_strconcat (path, ".damaged", NULL);

        g_assert_cmpint (g_unlink (copy), ==, 0);
      }
    }
}

/* Where it is in no file either, that is said, and the journal stays until it is thrown
 * away. */
static void
test_damaged_for_good (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *document = NULL;
  g_autofree char *content = leave_journal (fixture, FALSE, &path, &document);
  g_autoptr (EntOrphan) orphan = NULL;
  g_autoptr (GError) error = NULL;

  spoil (path, content, "Beland");
  g_assert_true (g_file_set_contents (fixture->path, "another", -1, NULL));
  orphan = get_only_orphan (fixture);
  g_assert_false (ent_orphan_is_restorable (orphan));
  g_assert_true (ent_orphan_is_damaged (orphan));
  g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, 3);
  g_assert_cmpstr (ent_orphan_get_address (orphan), ==, fixture->path);
  g_assert_null (ent_journal_recover (orphan, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);

  g_clear_object (&orphan);
  orphan = get_only_orphan (fixture);
  g_assert_true (ent_journal_discard (orphan, NULL));
  assert_no_orphans (fixture);
}

/* The first line says which file it is, and nothing that the changes rest on. */
static void
test_damaged_header (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *document = NULL;
  g_autofree char *content = leave_journal (fixture, FALSE, &path, &document);
  g_autoptr (EntOrphan) orphan = NULL;
  g_autoptr (EntSession) session = NULL;

  spoil (path, content, "entente-journal");
  orphan = get_only_orphan (fixture);
  g_assert_true (ent_orphan_is_restorable (orphan));
  g_assert_null (ent_orphan_get_address (orphan));
  g_assert_cmpint (*ent_orphan_get_title (orphan), !=, 0);
  session = recover (orphan);
  assert_all_is_back (session, document);
  ent_journal_close (get_journal (session), FALSE);
}

/* Nothing that was done can be read: that is said, and what it was done to is there. */
static void
test_damaged_changes (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *document = NULL;
  g_autofree char *content = leave_journal (fixture, FALSE, &path, &document);
  g_autoptr (EntOrphan) orphan = NULL;
  g_autoptr (EntSession) session = NULL;

  spoil (path, content, "first");
  orphan = get_only_orphan (fixture);
  g_assert_true (ent_orphan_is_damaged (orphan));
  g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, 0);
  session = recover (orphan);
  assert_all_is_back (session, small_case);
  ent_journal_close (get_journal (session), FALSE);
}

/* Whatever single byte of a journal is another, nothing fails but what is said to, and
 * what is brought back is the case as it was at some time. */
static void
test_damaged_anywhere (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *document = NULL;
  g_autofree char *content = leave_journal (fixture, FALSE, &path, &document);
  g_autofree char *copy = g_strconcat (path, ".damaged", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  gsize length = strlen (content);
  guint n_whole = 0;

  for (int i = 0; i < 80; i++)
    {
      g_autofree char *spoilt = g_strdup (content);
      g_autoptr (EntOrphan) orphan = NULL;
      g_autoptr (EntRecovery) recovery = NULL;
      g_autofree char *found = NULL;

      spoilt[g_rand_int_range (random, 0, (gint32) length)] ^= (char) (1 << (i % 7));
      g_assert_true (g_file_set_contents (path, spoilt, (gssize) length, NULL));
      orphan = get_only_orphan (fixture);
      recovery = ent_journal_recover (orphan, NULL);
      g_assert_cmpint (recovery != NULL, ==, ent_orphan_is_restorable (orphan));
      if (recovery == NULL)
        continue;
      found = ent_store_write (recovery->the_case);
      n_whole += g_str_equal (found, document);
      g_assert_true (g_str_equal (found, document) || ent_orphan_is_damaged (orphan) ||
                     ent_orphan_get_n_changes (orphan) == 2);
      ent_journal_close (recovery->journal, TRUE);
      g_unlink (copy);
    }

  g_test_message ("%u of 80 whole", n_whole);
  g_assert_cmpuint (n_whole, >, 0);
}

static gpointer
recover_in_thread (gpointer orphan)
{
  return ent_journal_recover (orphan, NULL);
}

/* Several want the same at the same instant: one gets it. */
static void
test_race (Fixture       *fixture,
           gconstpointer  data)
{
  for (int round = 0; round < 3; round++)
    {
      g_autofree char *path = NULL;
      g_autofree char *document = NULL;
      g_autofree char *content = leave_journal (fixture, FALSE, &path, &document);
      g_autoptr (EntOrphan) orphan = get_only_orphan (fixture);
      GThread *threads[8];
      guint n_recovered = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("recover", recover_in_thread, orphan);
      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        {
          EntRecovery *recovery = g_thread_join (threads[i]);

          if (recovery == NULL)
            continue;
          n_recovered++;
          ent_journal_close (recovery->journal, FALSE);
          ent_recovery_free (recovery);
        }
      g_assert_cmpuint (n_recovered, ==, 1);
      assert_no_orphans (fixture);
    }
}

/* Nothing rests on the time: it may go backwards while one works. */
static void
test_clock (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  g_autoptr (EntOrphan) orphan = NULL;
  g_autofree char *document = NULL;
  gint64 now = g_get_real_time ();

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *note = g_strdup_printf ("'note %d'", i);
      g_autoptr (EntChange) change =
        make_edit (ent_session_get_case (session), ENT_TYPE_DEFINITION, "none", "description", note);

      ent_change_set_time (change, now - i * G_TIME_SPAN_DAY);
      g_assert_true (ent_session_apply (session, change, NULL));
    }
  document = get_document (session);
  lose (&session);
  orphan = get_only_orphan (fixture);
  g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, 5);
  session = recover (orphan);
  assert_all_is_back (session, document);
  ent_journal_close (get_journal (session), FALSE);
}

static void
test_not_ours (Fixture       *fixture,
               gconstpointer  data)
{
  const char *const contents[] = {
    "",
    "what is this",
    "0000000000000000 {}\n",
  };
  const char *newer = "{\"format\":\"entente-journal\",\"version\":2,\"id\":\"x\",\"title\":\"T\"}";
  g_autofree char *sum = NULL;
  g_autofree char *line = NULL;
  g_autofree char *newer_path = g_build_filename (fixture->journals, "newer.journal", NULL);

  g_assert_cmpint (g_mkdir_with_parents (fixture->journals, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *name = g_strdup_printf ("%zu.journal", i);
      g_autofree char *path = g_build_filename (fixture->journals, name, NULL);

      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
    }
  line = g_strconcat ("0000000000000000", newer, NULL);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, line, -1);
  sum[16] = '\0';
  g_free (line);
  line = g_strconcat (sum, " ", newer, "\nwhatever comes then\n", NULL);
  g_assert_true (g_file_set_contents (newer_path, line, -1, NULL));

  /* What holds something, and cannot be read, is told, and not touched. */
  {
    g_autoptr (GListModel) orphans = list (fixture);

    g_assert_cmpuint (g_list_model_get_n_items (orphans), ==, 2);
    for (guint i = 0; i < 2; i++)
      {
        g_autoptr (EntOrphan) orphan = g_list_model_get_item (orphans, i);

        g_assert_true (ent_orphan_is_damaged (orphan));
        g_assert_false (ent_orphan_is_restorable (orphan));
        g_assert_cmpint (g_date_time_get_year (ent_orphan_get_time (orphan)), >, 1970);
      }
  }
  g_assert_cmpuint (count_journals (fixture), ==, G_N_ELEMENTS (contents) + 1);
}

typedef struct
{
  guint n_failed;
  guint n_resumed;
} Told;

static void
failed_cb (EntJournal *journal,
           const char *message,
           Told       *told)
{
  g_test_message ("%s", message);
  told->n_failed++;
}

static void
resumed_cb (EntJournal *journal,
            Told       *told)
{
  told->n_resumed++;
}

/* Where nothing can be written that is said once, work goes on, and nothing is missing
 * when it can be again. */
static void
test_failing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *state = g_path_get_dirname (fixture->journals);
  g_autoptr (EntSession) session = NULL;
  g_autoptr (EntOrphan) orphan = NULL;
  g_autofree char *document = NULL;
  Told told = { 0, 0 };

  g_assert_true (g_file_set_contents (state, "no folder", -1, NULL));
  session = open_session (fixture, fixture->path);
  g_signal_connect (get_journal (session), "failed", G_CALLBACK (failed_cb), &told);
  g_signal_connect (get_journal (session), "resumed", G_CALLBACK (resumed_cb), &told);
  set_note (session, "one");
  while (told.n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
  set_note (session, "two");
  g_assert_false (ent_journal_flush (get_journal (session), G_TIME_SPAN_MILLISECOND));

  g_assert_cmpint (g_unlink (state), ==, 0);
  set_note (session, "three");
  while (told.n_resumed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (told.n_failed, ==, 1);
  document = get_document (session);
  lose (&session);
  orphan = get_only_orphan (fixture);
  g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, 3);
  session = recover_as (orphan, document);
  ent_journal_close (get_journal (session), FALSE);
}

#define NOBODY 65534

/* The superuser may write anywhere: it becomes somebody else for that while. */
static gboolean
drop_rights (void)
{
  return geteuid () != 0 || setresuid ((uid_t) -1, NOBODY, (uid_t) -1) == 0;
}

static void
regain_rights (void)
{
  if (getuid () == 0)
    g_assert_cmpint (setresuid ((uid_t) -1, 0, (uid_t) -1), ==, 0);
}

/* The state folder may not be written, for whatever rights it has. */
static void
test_forbidden (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *state = g_path_get_dirname (fixture->journals);
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  g_autoptr (EntOrphan) orphan = NULL;
  g_autofree char *document = NULL;
  Told told = { 0, 0 };

  g_assert_cmpint (g_mkdir (state, 0500), ==, 0);
  if (getuid () == 0 && (chown (state, NOBODY, (gid_t) -1) != 0 || chmod (fixture->folder, 0755) != 0 ||
                         !drop_rights ()))
    {
      g_test_skip ("There is nobody else here whom one may become");
      ent_journal_close (get_journal (session), FALSE);
      return;
    }
  g_signal_connect (get_journal (session), "failed", G_CALLBACK (failed_cb), &told);
  g_signal_connect (get_journal (session), "resumed", G_CALLBACK (resumed_cb), &told);
  set_note (session, "one");
  while (told.n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (ent_journal_dup_path (get_journal (session)));

  g_assert_cmpint (chmod (state, 0700), ==, 0);
  set_note (session, "two");
  while (told.n_resumed == 0)
    g_main_context_iteration (NULL, TRUE);
  /* Nor may what is open already be made to vanish by taking the rights away. */
  g_assert_cmpint (chmod (fixture->journals, 0), ==, 0);
  set_note (session, "three");
  g_assert_true (ent_journal_flush (get_journal (session), LONG));
  g_assert_cmpint (chmod (fixture->journals, 0700), ==, 0);
  regain_rights ();

  document = get_document (session);
  lose (&session);
  orphan = get_only_orphan (fixture);
  g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, 3);
  session = recover (orphan);
  assert_all_is_back (session, document);
  ent_journal_close (get_journal (session), FALSE);
}

/* Somebody tidies up the state folder while we are at work. */
static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (EntSession) session = open_session (fixture, fixture->path);
  g_autoptr (EntOrphan) orphan = NULL;

  set_note (session, "one");
  g_assert_true (ent_journal_flush (get_journal (session), LONG));
  g_assert_cmpuint (count_journals (fixture), ==, 1);
  remove_all (fixture->journals);
  set_note (session, "two");
  lose (&session);
  orphan = get_only_orphan (fixture);
  g_assert_cmpuint (ent_orphan_get_n_changes (orphan), ==, 2);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Thousands of changes, merged, undone, redone and saved in between. */
static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntHistory) history = ent_history_new (the_case);
  g_autoptr (EntJournal) journal = ent_journal_new (fixture->journals, fixture->path, the_case);
  g_autofree char *document = NULL;
  guint position;

  ent_history_set_journal (history, journal);
  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (EntChange) change = random_change (the_case, random);

      ent_history_apply (history, change, NULL);
      if (i % 7 == 0)
        ent_history_undo (history, NULL);
      if (i % 11 == 0)
        ent_history_redo (history, NULL);
      if (i % 500 == 250)
        ent_history_go_to (history, ent_history_get_position (history) / 2, NULL);
    }
  position = ent_history_get_position (history);
  document = ent_store_write (the_case);
  ent_journal_close (journal, TRUE);

  {
    g_autoptr (GAsyncResult) listed = NULL;
    g_autoptr (GAsyncResult) recovered = NULL;
    g_autoptr (GListModel) orphans = NULL;
    g_autoptr (EntOrphan) orphan = NULL;
    g_autoptr (EntRecovery) recovery = NULL;
    g_autoptr (EntHistory) again = NULL;
    g_autofree char *found = NULL;
    g_autofree char *undone = NULL;

    ent_journal_list_orphans_async (fixture->journals, NULL, result_cb, &listed);
    while (listed == NULL)
      g_main_context_iteration (NULL, TRUE);
    orphans = ent_journal_list_orphans_finish (listed, NULL);
    orphan = g_list_model_get_item (orphans, 0);
    ent_journal_recover_async (orphan, NULL, result_cb, &recovered);
    while (recovered == NULL)
      g_main_context_iteration (NULL, TRUE);
    recovery = ent_journal_recover_finish (recovered, NULL);
    again = ent_history_new_recovered (recovery);
    g_assert_cmpuint (ent_history_get_position (again), ==, position);
    found = ent_store_write (recovery->the_case);
    g_assert_cmpstr (found, ==, document);
    while (ent_history_undo (again, NULL))
      ;
    undone = ent_store_write (recovery->the_case);
    g_assert_cmpstr (undone, ==, small_case);
    ent_journal_close (ent_history_get_journal (again), FALSE);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/journal/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("recover", test_recover);
  ADD ("saved", test_saved);
  ADD ("saved-unsaid", test_saved_unsaid);
  g_test_add ("/journal/saved-badly/unsure", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_saved_badly, tear_down);
  g_test_add ("/journal/saved-badly/torn", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_saved_badly, tear_down);
  ADD ("untitled", test_untitled);
  ADD ("file-changed", test_file_changed);
  ADD ("two-windows", test_two_windows);
  ADD ("discard", test_discard);
  ADD ("two-look", test_two_look);
  g_test_add_func ("/journal/titles", test_titles);
  ADD ("torn", test_torn);
  ADD ("damaged", test_damaged);
  ADD ("damaged-base", test_damaged_base);
  ADD ("damaged-for-good", test_damaged_for_good);
  ADD ("damaged-header", test_damaged_header);
  ADD ("damaged-changes", test_damaged_changes);
  ADD ("damaged-anywhere", test_damaged_anywhere);
  ADD ("race", test_race);
  ADD ("clock", test_clock);
  ADD ("forbidden", test_forbidden);
  ADD ("not-ours", test_not_ours);
  ADD ("failing", test_failing);
  ADD ("removed", test_removed);
  ADD ("random", test_random);
#undef ADD

  return g_test_run ();
}
