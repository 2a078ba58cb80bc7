/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What others do to the file, the folders and the disk while a case is open: nothing is
 * lost, and the user is told what is wrong in a sentence. */

#define _GNU_SOURCE

#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "case-helpers.h"
#include "crash-harness.h"
#include "crash-space.h"
#include "ent-session.h"

#define LONG (60 * G_TIME_SPAN_SECOND)

static EntSession *
open_session (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_open (self->path, NULL, &error);
  EntSession *session;

  g_assert_no_error (error);
  session = ent_session_new (the_case);
  ent_session_start_journal (session, self->journals, self->path);

  return session;
}

static EntJournal *
get_journal (EntSession *session)
{
  return ent_history_get_journal (ent_session_get_history (session));
}

static void
change (EntSession *session,
        int         x)
{
  g_autofree char *value = g_strdup_printf ("%d", x);
  g_autoptr (EntChange) edit = make_edit (ent_session_get_case (session), ENT_TYPE_PLACE,
                                          "place-AAA", "x", value);
  g_autoptr (GError) error = NULL;

  ent_session_apply (session, edit, &error);
  g_assert_no_error (error);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* As the window saves. */
static GError *
save (EntSession *session,
      const char *path,
      gboolean    overwrite)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  ent_session_save_async (session, path, overwrite, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  ent_session_save_finish (session, result, &error);
  if (error != NULL)
    g_test_message ("%s", error->message);

  return error;
}

static void
assert_says (GError     *error,
             GQuark      domain,
             int         code,
             const char *path,
             const char *word)
{
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, word));
}

static char *
read_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_file (const char *path,
             const char *text)
{
  g_autofree char *found = read_text (path);

  g_assert_cmpstr (found, ==, text);
}

/* As if the process were killed; then its changes must be there. */
static void
assert_brought_back (Fixture     *self,
                     EntSession **session)
{
  g_autofree char *document = ent_store_write (ent_session_get_case (*session));
  g_autofree char *found = NULL;
  g_autoptr (GListModel) orphans = NULL;
  g_autoptr (EntOrphan) orphan = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ent_session_is_modified (*session));
  g_assert_true (ent_journal_flush (get_journal (*session), LONG));
  ent_journal_close (get_journal (*session), TRUE);
  g_clear_object (session);
  orphans = ent_journal_list_orphans (self->journals, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (orphans), ==, 1);
  orphan = g_list_model_get_item (orphans, 0);
  recovery = ent_journal_recover (orphan, &error);
  g_assert_no_error (error);
  found = ent_store_write (recovery->the_case);
  g_assert_cmpstr (found, ==, document);
}

static void
failed_cb (EntJournal *journal,
           const char *message,
           char      **told)
{
  g_test_message ("%s", message);
  g_assert_null (*told);
  *told = g_strdup (message);
}

static void
wait_until_told (char **told)
{
  while (*told == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* ---------------------------------------------------------------------------------- tests */

/* Nothing can be written at all: that is said once, and work goes on. */
static void
test_read_only (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (EntSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  g_autofree char *before = NULL;

  if (!crash_mount (self->folder, "size=64k"))
    return;

  crash_start (self);
  before = read_text (self->path);
  g_assert_cmpint (mount (NULL, self->folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  session = open_session (self);
  g_signal_connect (get_journal (session), "failed", G_CALLBACK (failed_cb), &told);
  for (int i = 0; i < 3; i++)
    change (session, i + 1);
  wait_until_told (&told);
  g_assert_nonnull (strstr (told, self->journals));
  g_assert_nonnull (strstr (told, "Read-only file system"));

  error = save (session, self->path, FALSE);
  assert_says (error, ENT_STORE_ERROR, ENT_STORE_ERROR_READ_ONLY, self->path, "another name");
  assert_file (self->path, before);

  /* Once it can be written, all is there. */
  g_assert_cmpint (mount (NULL, self->folder, NULL, MS_REMOUNT, NULL), ==, 0);
  change (session, 4);
  assert_brought_back (self, &session);
  crash_unmount (self->folder);
}

static void
fill_up (Fixture *self)
{
  g_autofree char *filler = g_build_filename (self->folder, "filler", NULL);
  g_autofree char *zeros = g_malloc0 (512);
  int descriptor = g_open (filler, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  while (write (descriptor, zeros, 512) == 512)
    ;
  g_close (descriptor, NULL);
}

/* The journal's disk has room, and the case's has none. */
static void
test_full (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (EntSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  if (!crash_mount (self->folder, "size=64k"))
    return;

  crash_start (self);
  g_free (self->journals);
  self->journals = g_build_filename (self->aside, "state", NULL);
  before = read_text (self->path);
  session = open_session (self);
  change (session, 1);
  fill_up (self);
  error = save (session, self->path, FALSE);
  assert_says (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, self->path, "No space left");
  assert_file (self->path, before);
  assert_brought_back (self, &session);
  crash_unmount (self->folder);
}

static void
assert_changed (EntSession *session,
                const char *path)
{
  g_autofree char *before = read_text (path);
  g_autoptr (GError) error = save (session, path, FALSE);

  assert_says (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CHANGED, path, "another program");
  assert_file (path, before);
  g_assert_true (ent_session_is_modified (session));
}

/* Another program writes the file after it was opened, and again between two savings. */
static void
test_replaced (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (EntSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *theirs = g_strconcat (small_case, "\n", NULL);

  crash_start (self);
  session = open_session (self);
  change (session, 1);
  g_assert_true (g_file_set_contents (self->path, theirs, -1, NULL));
  assert_changed (session, self->path);

  error = save (session, self->path, TRUE);
  g_assert_no_error (error);
  g_assert_false (ent_session_is_modified (session));
  change (session, 2);
  g_assert_true (g_file_set_contents (self->path, theirs, -1, NULL));
  assert_changed (session, self->path);
  assert_brought_back (self, &session);
  assert_file (self->path, theirs);
}

/* Somebody removes the file: it is made again. Or the folder: that is said. */
static void
test_removed (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (self->folder, "cases", NULL);
  g_autoptr (EntSession) session = NULL;
  g_autoptr (GError) gone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *document = NULL;

  crash_start (self);
  g_free (self->path);
  self->path = g_build_filename (folder, "case.entente", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (self->path, small_case, -1, NULL));
  session = open_session (self);
  change (session, 1);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  error = save (session, self->path, FALSE);
  g_assert_no_error (error);
  document = ent_store_write (ent_session_get_case (session));
  assert_file (self->path, document);

  change (session, 2);
  remove_all (folder);
  gone = save (session, self->path, FALSE);
  assert_says (gone, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, self->path, "there is no folder");
  assert_brought_back (self, &session);
}

/* Has a child, which repeats what it is told, repeat something: only then is it sure to have
 * left behind what is closed for it where its program begins. */
static void
wait_until_runs (int input,
                 int output)
{
  char byte = 'x';

  g_assert_cmpint (write (input, &byte, 1), ==, 1);
  g_assert_cmpint (read (output, &byte, 1), ==, 1);
}

/* The journal of a window that lives is nobody else's, whatever children it has; and a
 * child that outlives it does not keep it from being brought back. */
static void
test_children (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (EntSession) session = NULL;
  g_autoptr (GListModel) orphans = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  char *arguments[] = { (char *) "/bin/cat", NULL };
  int input, output;
  char byte;
  GPid pid;

  crash_start (self);
  session = open_session (self);
  change (session, 1);
  g_assert_true (ent_journal_flush (get_journal (session), LONG));
  /* Not even one that is handed every descriptor that may be inherited. */
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_INHERIT_FDS | G_SUBPROCESS_FLAGS_STDIN_PIPE |
                              G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                            &error, "/bin/cat", NULL);
  g_assert_no_error (error);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (child), "x", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_input_stream_read (g_subprocess_get_stdout_pipe (child), &byte, 1, NULL, &error);
  g_assert_no_error (error);
  g_spawn_async_with_pipes (NULL, arguments, NULL,
                            G_SPAWN_LEAVE_DESCRIPTORS_OPEN | G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                            NULL, &pid, &input, &output, NULL, &error);
  g_assert_no_error (error);
  wait_until_runs (input, output);

  orphans = ent_journal_list_orphans (self->journals, NULL, &error);
  g_assert_cmpuint (g_list_model_get_n_items (orphans), ==, 0);
  assert_brought_back (self, &session);
  g_subprocess_force_exit (child);
  kill (pid, SIGKILL);
  g_spawn_close_pid (pid);
  close (input);
  close (output);
}

/* -------------------------------------------------------------------- programs side by side */

typedef struct
{
  GSubprocess *process;
  GString     *said;
} Other;

static void
start_other (Fixture    *self,
             Other      *other,
             const char *seed)
{
  g_autofree char *child = g_test_build_filename (G_TEST_BUILT, "crash", "crash-child", NULL);
  g_autoptr (GError) error = NULL;

  other->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, child, self->path,
                                     self->journals, seed, NULL);
  g_assert_no_error (error);
  other->said = g_string_new (NULL);
}

static void
hear_until (Other      *other,
            const char *word)
{
  GInputStream *output = g_subprocess_get_stdout_pipe (other->process);
  char buffer[4096];
  gssize n_read = 1;

  while (n_read > 0 && (word == NULL || strstr (other->said->str, word) == NULL))
    {
      n_read = g_input_stream_read (output, buffer, sizeof buffer, NULL, NULL);
      if (n_read > 0)
        g_string_append_len (other->said, buffer, n_read);
    }
  g_assert_true (word == NULL || n_read > 0);
}

static void
end_other (Other *other)
{
  g_subprocess_force_exit (other->process);
  hear_until (other, NULL);
  g_subprocess_wait (other->process, NULL, NULL);
}

/* Whether a state is one that a program announced, and not before what it acknowledged. */
static gboolean
is_of (Other      *other,
       const char *digest)
{
  g_auto (GStrv) lines = g_strsplit (other->said->str, "\n", -1);
  guint n_acked = 0;
  guint step = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", 3);

      if (g_strcmp0 (words[0], "ack") == 0)
        n_acked = (guint) g_ascii_strtoull (words[1], NULL, 10);
      if (g_strcmp0 (words[0], "step") == 0 && g_strcmp0 (words[2], digest) == 0)
        step = (guint) g_ascii_strtoull (words[1], NULL, 10);
    }

  return step >= n_acked && step > 0;
}

static char *
recover_digest (EntOrphan *orphan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecovery) recovery = ent_journal_recover (orphan, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = ent_store_write_bytes (recovery->the_case);
  return ent_store_digest (bytes);
}

/* How many of the journals there are another's and another's alone. */
static void
count_orphans (Fixture *self,
               Other   *others,
               guint   *counts,
               guint    n_others)
{
  g_autoptr (GListModel) orphans = ent_journal_list_orphans (self->journals, NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (orphans); i++)
    {
      g_autoptr (EntOrphan) orphan = g_list_model_get_item (orphans, i);
      g_autofree char *digest = recover_digest (orphan);
      guint n_owners = 0;

      for (guint j = 0; j < n_others; j++)
        if (is_of (&others[j], digest))
          {
            counts[j]++;
            n_owners++;
          }
      g_assert_cmpuint (n_owners, ==, 1);
    }
}

/* Two programs on one case, with the same journals: who is killed is brought back, who
 * lives is left alone, and the file is one's or the other's. */
static void
test_two (Fixture       *self,
          gconstpointer  data)
{
  Other others[2];
  guint counts[2] = { 0, 0 };

  crash_start (self);
  start_other (self, &others[0], "1");
  start_other (self, &others[1], "2");
  for (int i = 0; i < 2; i++)
    hear_until (&others[i], "ack ");

  end_other (&others[0]);
  count_orphans (self, others, counts, 1);
  g_assert_cmpuint (counts[0], <=, 1);
  end_other (&others[1]);
  counts[0] = counts[1] = 0;
  count_orphans (self, others, counts, 2);
  g_assert_cmpuint (counts[0], <=, 1);
  g_assert_cmpuint (counts[1], <=, 1);

  for (int i = 0; i < 2; i++)
    {
      g_object_unref (others[i].process);
      g_string_free (others[i].said, TRUE);
    }
}

int
main (int    argc,
      char **argv)
{
  crash_enter_name_space ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/scenes/" name, Fixture, NULL, crash_set_up, func, crash_tear_down)
  ADD ("read-only", test_read_only);
  ADD ("full", test_full);
  ADD ("replaced", test_replaced);
  ADD ("removed", test_removed);
  ADD ("children", test_children);
  ADD ("two", test_two);
#undef ADD

  return g_test_run ();
}
