/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kills a program that edits and saves at moments that nobody chose, and looks what is
 * left: the file must be whole, and the journal must bring back every change that was
 * acknowledged. ENTENTE_KILLS says how often; see ./dev help. */

#define _GNU_SOURCE

#include "config.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "case-helpers.h"
#include "ent-session.h"

#define DEFAULT_KILLS 40

static gboolean may_mount;

typedef struct
{
  char      *folder;
  char      *path;
  char      *journals;
  GRand     *random;

  /* What the child said in this round. */
  GPtrArray *steps;       /* digests; the first is what it began with */
  guint      n_acked;
  char      *saved;       /* what the file was promised to hold */
  char      *saving;      /* what it may hold instead */

  guint      n_kills;
  guint      n_losses;
  guint      n_steps;
  guint      n_saves;
  guint      n_refusals;
} Fixture;

static char *
digest_of_text (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
start (Fixture *self)
{
  self->path = g_build_filename (self->folder, "case.entente", NULL);
  self->journals = g_build_filename (self->folder, "journal", NULL);
  g_assert_true (g_file_set_contents (self->path, small_case, -1, NULL));
  self->saved = digest_of_text (small_case);
  g_ptr_array_add (self->steps, digest_of_text (small_case));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("crash-XXXXXX", NULL);
  self->random = g_rand_new_with_seed (1918);
  self->steps = g_ptr_array_new_with_free_func (g_free);
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
tear_down (Fixture       *self,
           gconstpointer  data)
{
  remove_all (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->journals);
  g_free (self->saved);
  g_free (self->saving);
  g_rand_free (self->random);
  g_ptr_array_unref (self->steps);
}

static guint
get_n_kills (guint part)
{
  const char *text = g_getenv ("ENTENTE_KILLS");
  guint n_kills = text ? (guint) strtoul (text, NULL, 10) : DEFAULT_KILLS;

  return MAX (n_kills / part, 5);
}

/* ------------------------------------------------------------------- what the child says */

static void
take_saving (Fixture    *self,
             const char *digest)
{
  g_set_str (&self->saving, digest);
}

static void
take_saved (Fixture *self)
{
  g_free (self->saved);
  self->saved = g_steal_pointer (&self->saving);
  self->n_saves++;
}

static void
take_line (Fixture    *self,
           const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);

  if (g_str_equal (words[0], "step"))
    g_ptr_array_add (self->steps, g_strdup (words[2]));
  else if (g_str_equal (words[0], "ack"))
    self->n_acked = (guint) strtoul (words[1], NULL, 10);
  else if (g_str_equal (words[0], "saving"))
    take_saving (self, words[1]);
  else if (g_str_equal (words[0], "saved") || g_str_equal (words[0], "unsure"))
    take_saved (self);
  else if (g_str_equal (words[0], "unsaved"))
    g_clear_pointer (&self->saving, g_free);
  else
    g_assert_true (g_str_equal (words[0], "ready") || g_str_equal (words[0], "failed"));

  self->n_refusals += g_str_has_prefix (words[0], "un") || g_str_equal (words[0], "failed");
}

/* Lines that were not finished are not said. */
static void
take_output (Fixture    *self,
             const char *output)
{
  const char *end;

  for (const char *at = output; (end = strchr (at, '\n')) != NULL; at = end + 1)
    {
      g_autofree char *line = g_strndup (at, (gsize) (end - at));

      take_line (self, line);
    }
}

static GSubprocess *
spawn (Fixture    *self,
       const char *shim)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *child = g_test_build_filename (G_TEST_BUILT, "crash", "crash-child", NULL);
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (self->random));
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  if (shim != NULL)
    {
      g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", shim, TRUE);
      g_subprocess_launcher_setenv (launcher, "ENTENTE_FAIL_PERCENT", "10", TRUE);
    }
  process = g_subprocess_launcher_spawn (launcher, &error, child, self->path, self->journals, seed,
                                         NULL);
  g_assert_no_error (error);

  return process;
}

/* Lets the child work for a while, kills it, and reads what it said: a pipe holds more
 * than it says in that time. */
static void
run_and_kill (Fixture    *self,
              const char *shim)
{
  g_autoptr (GSubprocess) process = spawn (self, shim);
  GInputStream *output = g_subprocess_get_stdout_pipe (process);
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  gssize n_read;

  /* One in eight dies as it begins, the others while they are at work. */
  if (g_rand_int_range (self->random, 0, 8) > 0)
    {
      n_read = g_input_stream_read (output, buffer, sizeof buffer, NULL, NULL);
      g_assert_cmpint (n_read, >, 0);
      g_string_append_len (text, buffer, n_read);
    }
  g_usleep ((gulong) g_rand_int_range (self->random, 0, 120000));
  g_subprocess_force_exit (process);
  while ((n_read = g_input_stream_read (output, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (text, buffer, n_read);

  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
  take_output (self, text->str);
  self->n_kills++;
}

/* ---------------------------------------------------------------------- what there is now */

static gboolean
is_acknowledged_or_later (Fixture    *self,
                          const char *digest)
{
  for (guint i = self->n_acked; i < self->steps->len; i++)
    if (g_str_equal (self->steps->pdata[i], digest))
      return TRUE;

  return FALSE;
}

static char *
digest_of_file (Fixture *self)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (self->path, &content, NULL, &error);
  g_assert_no_error (error);

  return digest_of_text (content);
}

static char *
digest_of_journal (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) orphans = ent_journal_list_orphans (self->journals, NULL, &error);
  g_autoptr (EntOrphan) orphan = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (orphans), <=, 1);
  orphan = g_list_model_get_item (orphans, 0);
  if (orphan == NULL)
    return NULL;

  g_assert_false (ent_orphan_is_damaged (orphan));
  recovery = ent_journal_recover (orphan, &error);
  g_assert_no_error (error);
  bytes = ent_store_write_bytes (recovery->the_case);

  return ent_store_digest (bytes);
}

static void
look (Fixture *self)
{
  g_autofree char *file = digest_of_file (self);
  g_autofree char *journal = digest_of_journal (self);
  gboolean whole = g_str_equal (file, self->saved) || g_strcmp0 (file, self->saving) == 0;
  gboolean kept = is_acknowledged_or_later (self, journal ? journal : file);

  if (!whole || !kept)
    {
      g_test_message ("kill %u: %s%s", self->n_kills, whole ? "" : "the file is not whole; ",
                      kept ? "" : "a change is lost");
      self->n_losses++;
    }

  /* The next one goes on from here. */
  self->n_steps += self->steps->len - 1;
  g_ptr_array_set_size (self->steps, 0);
  g_ptr_array_add (self->steps, g_strdup (journal ? journal : file));
  self->n_acked = 0;
  g_set_str (&self->saved, file);
  g_clear_pointer (&self->saving, g_free);
}

/* The user does not want it. */
static void
discard (Fixture *self)
{
  g_autoptr (GListModel) orphans = ent_journal_list_orphans (self->journals, NULL, NULL);
  g_autoptr (EntOrphan) orphan = g_list_model_get_item (orphans, 0);

  if (orphan != NULL)
    g_assert_true (ent_journal_discard (orphan, NULL));
  g_ptr_array_set_size (self->steps, 0);
  g_ptr_array_add (self->steps, digest_of_file (self));
}

static void
kill_often (Fixture    *self,
            const char *shim,
            guint       n_kills)
{
  for (guint i = 0; i < n_kills; i++)
    {
      run_and_kill (self, shim);
      look (self);
      if (i % 8 == 7)
        discard (self);
    }

  g_test_message ("%u kills, %u changes, %u savings, %u refusals; losses: %u", self->n_kills,
                  self->n_steps, self->n_saves, self->n_refusals, self->n_losses);
  g_assert_cmpuint (self->n_steps, >, 0);
  g_assert_cmpuint (self->n_losses, ==, 0);
}

/* ---------------------------------------------------------------------------------- tests */

static void
test_kill (Fixture       *self,
           gconstpointer  data)
{
  start (self);
  kill_often (self, NULL, get_n_kills (1));
  g_assert_cmpuint (self->n_refusals, ==, 0);
}

/* A disk that fails now and then. */
static void
test_errors (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *shim = g_test_build_filename (G_TEST_BUILT, "crash", "libcrash-shim.so", NULL);

  start (self);
  kill_often (self, shim, get_n_kills (2));
  g_assert_cmpuint (self->n_refusals, >, 0);
}

static gboolean
mount_small (Fixture *self)
{
  if (may_mount && mount ("tmpfs", self->folder, "tmpfs", 0, "size=64k") == 0)
    return TRUE;

  g_test_skip ("file systems cannot be mounted here");
  return FALSE;
}

static void
fill (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "filler", NULL);
  g_autofree char *zeros = g_malloc0 (36 * 1024);

  g_assert_true (g_file_set_contents (path, zeros, 36 * 1024, NULL));
}

static void
test_full (Fixture       *self,
           gconstpointer  data)
{
  if (!mount_small (self))
    return;

  start (self);
  fill (self);
  kill_often (self, NULL, get_n_kills (2));
  g_assert_cmpuint (self->n_refusals, >, 0);
  g_assert_cmpint (umount2 (self->folder, MNT_DETACH), ==, 0);
}

static void
failed_cb (EntJournal *journal,
           const char *message,
           guint      *n_failed)
{
  g_test_message ("%s", message);
  (*n_failed)++;
}

/* Nothing can be written at all: that is said, and work goes on. */
static void
test_read_only (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (EntCase) the_case = NULL;
  g_autoptr (EntSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *file = NULL;
  guint n_failed = 0;

  if (!mount_small (self))
    return;

  start (self);
  g_assert_cmpint (mount (NULL, self->folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  the_case = ent_store_open (self->path, NULL, &error);
  session = ent_session_new (the_case);
  g_signal_connect (ent_session_start_journal (session, self->journals, self->path), "failed",
                    G_CALLBACK (failed_cb), &n_failed);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *x = g_strdup_printf ("%d", i + 1);
      g_autoptr (EntChange) change = make_edit (the_case, ENT_TYPE_PLACE, "place-AAA", "x", x);

      g_assert_true (ent_session_apply (session, change, &error));
    }
  while (n_failed == 0)
    g_main_context_iteration (NULL, TRUE);

  bytes = ent_session_begin_save (session, self->path);
  g_assert_false (ent_store_replace (self->path, bytes, ent_store_get_known_digest (the_case), 1,
                                     NULL, &error));
  g_test_message ("%s", error->message);
  ent_session_end_save (session, bytes, error);
  g_assert_true (ent_session_is_modified (session));
  file = digest_of_file (self);
  g_assert_cmpstr (file, ==, self->saved);
  g_assert_cmpuint (n_failed, ==, 1);
  g_clear_object (&session);
  g_assert_cmpint (umount2 (self->folder, MNT_DETACH), ==, 0);
}

static gboolean
map_id (const char *path,
        guint       id)
{
  g_autofree char *line = g_strdup_printf ("%u %u 1", id, id);

  return g_file_set_contents_full (path, line, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL);
}

/* Before there is any thread: a name space in which one may mount. */
static gboolean
enter_name_space (void)
{
  guint user = (guint) geteuid ();
  guint group = (guint) getegid ();

  if (unshare (CLONE_NEWNS) != 0)
    {
      if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return FALSE;
      g_file_set_contents_full ("/proc/self/setgroups", "deny", -1, G_FILE_SET_CONTENTS_NONE, 0644,
                                NULL);
      if (!map_id ("/proc/self/uid_map", user) || !map_id ("/proc/self/gid_map", group))
        return FALSE;
    }

  return mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

int
main (int    argc,
      char **argv)
{
  may_mount = enter_name_space ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/crash/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("kill", test_kill);
  ADD ("errors", test_errors);
  ADD ("full", test_full);
  ADD ("read-only", test_read_only);
#undef ADD

  return g_test_run ();
}
