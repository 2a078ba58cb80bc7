/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "case-helpers.h"
#include "crash-harness.h"
#include "ent-session.h"

/*
 * Kills a program that edits and saves at moments that nobody chose, and looks what is
 * left: the file must be old or new, and the journal must bring back, byte for byte, a
 * state that is not before the last that was acknowledged.
 *
 * What is left is looked at in a copy: recovering, and tidying up, are the next child's,
 * which may be killed as it does. One in three dies so early.
 */

#define DEFAULT_KILLS 12

void
crash_set_up (Fixture       *self,
              gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("crash-XXXXXX", NULL);
  self->aside = g_dir_make_tmp ("crash-aside-XXXXXX", NULL);
  self->trace = g_build_filename (self->aside, "trace", NULL);
  self->random = g_rand_new_with_seed (1918);
  self->steps = g_ptr_array_new_with_free_func (g_free);
  self->files = g_ptr_array_new_with_free_func (g_free);
}

void
crash_tear_down (Fixture       *self,
                 gconstpointer  data)
{
  remove_all (self->folder);
  remove_all (self->aside);
  g_free (self->folder);
  g_free (self->aside);
  g_free (self->path);
  g_free (self->journals);
  g_free (self->trace);
  g_free (self->saving);
  g_rand_free (self->random);
  g_clear_pointer (&self->power, power_free);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->files);
}

static char *
digest_of_file (Fixture *self)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (self->path, &content, &length, &error);
  g_assert_no_error (error);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
}

static void
begin_with (Fixture    *self,
            const char *state,
            const char *file)
{
  g_ptr_array_set_size (self->steps, 0);
  g_ptr_array_add (self->steps, g_strdup (state));
  g_ptr_array_set_size (self->files, 0);
  g_ptr_array_add (self->files, g_strdup (file));
  self->first = 0;
  self->n_acked = 0;
}

void
crash_start (Fixture *self)
{
  g_autofree char *digest = NULL;

  self->path = g_build_filename (self->folder, "case.entente", NULL);
  self->journals = g_build_filename (self->folder, "state", "entente", "journal", NULL);
  g_assert_true (g_file_set_contents (self->path, small_case, -1, NULL));
  digest = digest_of_file (self);
  begin_with (self, digest, digest);
}

guint
crash_get_kills (void)
{
  const char *text = g_getenv ("ENTENTE_KILLS");

  return text ? (guint) strtoul (text, NULL, 10) : DEFAULT_KILLS;
}

/* ------------------------------------------------------------------- what the child says */

static void
take_step (Fixture    *self,
           const char *number,
           const char *digest)
{
  g_assert_cmpuint (self->first + (guint) strtoul (number, NULL, 10), ==, self->steps->len);
  g_ptr_array_add (self->steps, g_strdup (digest));
  self->n_steps++;
}

static void
take_acknowledged (Fixture    *self,
                   const char *number)
{
  guint n_acked = self->first + (guint) strtoul (number, NULL, 10);

  self->n_acks += n_acked - MAX (self->n_acked, self->first);
  self->n_acked = n_acked;
}

/* While it is being saved, and where nothing can be promised, it may be either. What is
 * saved is the case as it is once it can be written down, which may be some steps later. */
static void
take_saving (Fixture    *self,
             const char *digest)
{
  g_set_str (&self->saving, digest);
  self->saving_from = self->steps->len;
  g_ptr_array_add (self->files, g_strdup (digest));
}

static void
add_later_steps (Fixture *self)
{
  for (guint i = self->saving_from; i < self->steps->len; i++)
    g_ptr_array_add (self->files, g_strdup (self->steps->pdata[i]));
}

static void
take_saved (Fixture *self)
{
  g_ptr_array_set_size (self->files, 0);
  g_ptr_array_add (self->files, g_steal_pointer (&self->saving));
  add_later_steps (self);
  self->n_saves++;
}

static void
take_unsaved (Fixture *self)
{
  g_ptr_array_set_size (self->files, (int) self->files->len - 1);
  g_clear_pointer (&self->saving, g_free);
  self->n_refusals++;
}

static void
take_line (Fixture    *self,
           const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);

  if (g_str_equal (words[0], "ready"))
    self->n_opening--;
  else if (g_str_equal (words[0], "step"))
    take_step (self, words[1], words[2]);
  else if (g_str_equal (words[0], "ack"))
    take_acknowledged (self, words[1]);
  else if (g_str_equal (words[0], "saving"))
    take_saving (self, words[1]);
  else if (g_str_equal (words[0], "saved"))
    take_saved (self);
  else if (g_str_equal (words[0], "unsaved"))
    take_unsaved (self);
  else if (g_str_equal (words[0], "failed") || g_str_equal (words[0], "unsure"))
    self->n_refusals++;
  else
    g_assert_true (g_str_equal (words[0], "begin") || g_str_equal (words[0], "resumed"));
}

/* Lines that were not finished are not said. */
static void
take_output (Fixture    *self,
             const char *output)
{
  const char *end;

  self->n_opening++;
  for (const char *at = output; (end = strchr (at, '\n')) != NULL; at = end + 1)
    {
      g_autofree char *line = g_strndup (at, (gsize) (end - at));

      take_line (self, line);
    }
}

/* ------------------------------------------------------------------------------- killing */

static void
set_env (GSubprocessLauncher *launcher,
         const char          *name,
         const char          *value)
{
  if (value != NULL)
    g_subprocess_launcher_setenv (launcher, name, value, TRUE);
}

static GSubprocess *
spawn (Fixture       *self,
       const Setting *setting)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *child = g_test_build_filename (G_TEST_BUILT, "crash", "crash-child", NULL);
  g_autofree char *shim = g_test_build_filename (G_TEST_BUILT, "crash", "libcrash-shim.so", NULL);
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (self->random));
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  if (setting->fail != NULL || setting->tracing)
    {
      set_env (launcher, "LD_PRELOAD", shim);
      set_env (launcher, "ENTENTE_SHIM_ROOT", self->folder);
      set_env (launcher, "ENTENTE_SHIM_TRACE", setting->tracing ? self->trace : NULL);
      set_env (launcher, "ENTENTE_SHIM_FAIL", setting->fail);
      set_env (launcher, "ENTENTE_SHIM_ERROR", setting->error);
      set_env (launcher, "ENTENTE_SHIM_WHERE", setting->where);
      set_env (launcher, "ENTENTE_SHIM_LIE", setting->lie);
    }
  process = g_subprocess_launcher_spawn (launcher, &error, child, self->path, self->journals, seed,
                                         setting->mode ? setting->mode : "", NULL);
  g_assert_no_error (error);

  return process;
}

static gboolean
hear (GInputStream *output,
      GString      *text)
{
  char buffer[4096];
  gssize n_read = g_input_stream_read (output, buffer, sizeof buffer, NULL, NULL);

  if (n_read > 0)
    g_string_append_len (text, buffer, n_read);

  return n_read > 0;
}

/* Where its calls are followed, it dies between two of them. */
static int
hold_calls (Fixture       *self,
            const Setting *setting)
{
  int descriptor;

  if (!setting->tracing)
    return -1;

  descriptor = open (self->trace, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (descriptor, >=, 0);
  g_assert_cmpint (flock (descriptor, LOCK_EX), ==, 0);
  return descriptor;
}

/* Lets the child work for a while, kills it, and reads what it said: a pipe holds more
 * than it says in that time. A third dies while it opens or recovers, or a little later,
 * the others at work. */
static void
run_and_kill (Fixture       *self,
              const Setting *setting)
{
  g_autoptr (GSubprocess) process = spawn (self, setting);
  GInputStream *output = g_subprocess_get_stdout_pipe (process);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *mark = g_rand_int_range (self->random, 0, 3) == 0 ? "begin\n" : "ready\n";
  int lock;
  gint32 longest = g_rand_boolean (self->random) ? 20000 : 120000;

  while (strstr (text->str, mark) == NULL)
    g_assert_true (hear (output, text));
  g_usleep ((gulong) g_rand_int_range (self->random, 0, longest));
  lock = hold_calls (self, setting);
  g_subprocess_force_exit (process);
  while (hear (output, text))
    ;

  g_subprocess_wait (process, NULL, NULL);
  if (lock >= 0)
    close (lock);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
  take_output (self, text->str);
  if (self->saving != NULL)
    add_later_steps (self);
  self->n_kills++;
}

/* ---------------------------------------------------------------------- what there is now */

static void
copy_folder (const char *from,
             const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (source, &content, &length, NULL));
      g_assert_true (g_file_set_contents_full (target, content, (gssize) length,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

static char *
digest_of_orphan (EntOrphan *orphan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecovery) recovery = ent_journal_recover (orphan, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = ent_store_write_bytes (recovery->the_case);

  return ent_store_digest (bytes);
}

/* Returns what the journal brings back, or NULL where it has nothing to bring back. */
static char *
digest_of_journal (Fixture  *self,
                   gboolean *damaged)
{
  g_autofree char *copy = g_build_filename (self->aside, "journal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) orphans = NULL;
  g_autoptr (EntOrphan) orphan = NULL;

  remove_all (copy);
  copy_folder (self->journals, copy);
  orphans = ent_journal_list_orphans (copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (orphans), <=, 1);
  orphan = g_list_model_get_item (orphans, 0);
  *damaged = orphan != NULL && ent_orphan_is_damaged (orphan);

  return orphan ? digest_of_orphan (orphan) : NULL;
}

/* Returns which step that is, the last that is the same, or G_MAXUINT. */
static guint
find_step (Fixture    *self,
           const char *digest)
{
  for (guint i = self->steps->len; i > self->n_acked; i--)
    if (g_str_equal (self->steps->pdata[i - 1], digest))
      return i - 1;

  return G_MAXUINT;
}

static gboolean
is_whole (Fixture    *self,
          const char *file)
{
  return g_ptr_array_find_with_equal_func (self->files, file, g_str_equal, NULL);
}

static void
count_unknown (Fixture *self,
               guint    step)
{
  guint n_unknown = self->steps->len - 1 - step;

  self->n_unknown += n_unknown;
  self->most_unknown = MAX (self->most_unknown, n_unknown);
}

/* What only a process lost may be lost with the power yet. */
static void
go_on_from (Fixture *self,
            guint    step)
{
  g_ptr_array_set_size (self->steps, (int) step + 1);
  self->first = step;
}

/* The user restores what the journal has, and has the torn file overwritten with it. */
static void
mend (Fixture *self)
{
  g_autoptr (GListModel) orphans = ent_journal_list_orphans (self->journals, NULL, NULL);
  g_autoptr (EntOrphan) orphan = g_list_model_get_item (orphans, 0);
  g_autoptr (EntRecovery) recovery = ent_journal_recover (orphan, NULL);
  g_autofree char *text = ent_store_write (recovery->the_case);
  FILE *file = fopen (self->path, "w");
  g_autofree char *digest = NULL;

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
  ent_journal_close (recovery->journal, FALSE);
  digest = digest_of_file (self);
  begin_with (self, digest, digest);
}

static void
look (Fixture       *self,
      const Setting *setting,
      gboolean       certain)
{
  gboolean damaged;
  g_autofree char *file = digest_of_file (self);
  g_autofree char *journal = digest_of_journal (self, &damaged);
  guint step = find_step (self, journal ? journal : file);
  gboolean whole = is_whole (self, file);

  /* A torn end that was several lines long is told like any other damage. */
  if (!setting->power && !setting->lie)
    g_assert_false (damaged);
  self->n_recovered += journal != NULL;
  self->n_torn += !whole;
  if ((!whole && (!setting->in_place || journal == NULL)) || step == G_MAXUINT)
    self->n_losses++;
  if (step != G_MAXUINT)
    count_unknown (self, step);
  if (!whole && setting->in_place && journal != NULL)
    {
      g_clear_pointer (&self->saving, g_free);
      mend (self);
      return;
    }

  if (certain || step == G_MAXUINT)
    begin_with (self, journal ? journal : file, file);
  else
    go_on_from (self, step);
  g_clear_pointer (&self->saving, g_free);
}

/* The user does not want it. */
static void
discard (Fixture *self)
{
  g_autoptr (GListModel) orphans = ent_journal_list_orphans (self->journals, NULL, NULL);
  g_autoptr (EntOrphan) orphan = g_list_model_get_item (orphans, 0);
  g_autofree char *file = digest_of_file (self);

  if (orphan != NULL)
    g_assert_true (ent_journal_discard (orphan, NULL));
  begin_with (self, file, file);
  if (self->power != NULL)
    power_look (self->power);
}

static gboolean
cut_power (Fixture       *self,
           const Setting *setting)
{
  if (!setting->power)
    return TRUE;

  power_follow (self->power);
  power_check (self->power);
  if (g_rand_boolean (self->random))
    return FALSE;

  power_cut (self->power);
  self->n_cuts++;
  return TRUE;
}

void
crash_kill_once (Fixture       *self,
                 const Setting *setting)
{
  gboolean certain;

  if (setting->power && self->power == NULL)
    self->power = power_new (self->folder, self->trace, 1919);

  run_and_kill (self, setting);
  certain = cut_power (self, setting);
  look (self, setting, certain);
  if (certain && self->n_kills % 8 == 7)
    discard (self);
}

void
crash_kill_often (Fixture       *self,
                  const Setting *setting,
                  guint          n_kills)
{
  for (guint i = 0; i < n_kills; i++)
    {
      guint n_losses = self->n_losses;

      crash_kill_once (self, setting);
      if (self->n_losses > n_losses)
        g_test_message ("lost at kill %u", self->n_kills);
    }

  g_test_message ("%u kills (%u power cuts, %u while opening), %u recoveries, %u changes, "
                  "%u acknowledged, %u not and gone (at most %u at once), %u savings, "
                  "%u refusals; torn files: %u; losses: %u",
                  self->n_kills, self->n_cuts, self->n_opening, self->n_recovered, self->n_steps,
                  self->n_acks, self->n_unknown, self->most_unknown, self->n_saves,
                  self->n_refusals, self->n_torn, self->n_losses);
  g_assert_cmpuint (self->n_steps, >, 0);
  g_assert_cmpuint (self->n_losses, ==, 0);
}
