/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits and saves a case without end, to be killed while it does. On standard output it
 * says what it is about to do before it does it, and what it was promised after that:
 *
 *   begin             before anything is opened
 *   ready             opened, or recovered
 *   step N DIGEST     the case will be this
 *   ack N             step N is on the disk
 *   saving DIGEST     the file will be this
 *   saved, unsaved, unsure
 *   failed            the journal cannot be written
 *   resumed           it can after all
 *
 * CASE JOURNALS SEED [MODE]: `backups` keeps earlier versions; `hasty` and `plain` are
 * what careless programs do, to see whether the test notices: acknowledging what is not
 * on the disk, and writing over the file.
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ent-layout-engine.h"
#include "ent-session.h"
#include "ent-store.h"
#include "random-changes.h"

typedef struct
{
  EntSession *session;
  GRand      *random;
  const char *path;
  GArray     *serials;   /* of each step, in the journal */
  guint       n_acked;
  gboolean    saving;
  gboolean    hasty;
  gboolean    plain;
} Child;

static void G_GNUC_PRINTF (1, 2)
say (const char *format,
     ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (1);
}

static EntHistory *
get_history (Child *self)
{
  return ent_session_get_history (self->session);
}

static char *
digest_of (EntCase *the_case)
{
  g_autoptr (GBytes) bytes = ent_store_write_bytes (the_case);

  return ent_store_digest (bytes);
}

static void
announce_step (Child   *self,
               EntCase *the_case)
{
  g_autofree char *digest = digest_of (the_case);

  say ("step %u %s\n", self->serials->len + 1, digest);
}

static void
count_step (Child *self)
{
  guint64 serial = ent_journal_get_last (ent_history_get_journal (get_history (self)));

  g_array_append_val (self->serials, serial);
}

static void
change (Child *self)
{
  EntCase *the_case = ent_session_get_case (self->session);
  g_autoptr (EntCase) copy = ent_case_copy (the_case);
  g_autoptr (EntChange) change = random_change (copy, self->random);

  if (!ent_case_apply (copy, change, NULL))
    return;
  announce_step (self, copy);
  if (!ent_session_apply (self->session, change, NULL))
    g_error ("A change can be made to a copy and not to the case");
  count_step (self);
}

static void
go_back (Child *self)
{
  guint n_states = g_list_model_get_n_items (G_LIST_MODEL (get_history (self)));
  guint position = (guint) g_rand_int_range (self->random, 0, (gint32) n_states);
  g_autoptr (EntCase) there = ent_history_peek (get_history (self), position);

  if (position == ent_history_get_position (get_history (self)))
    return;
  announce_step (self, there);
  ent_history_go_to (get_history (self), position, NULL);
  count_step (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Child *self = user_data;
  g_autoptr (GError) error = NULL;

  ent_session_save_finish (self->session, result, &error);
  if (error == NULL)
    say ("saved\n");
  else if (g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_UNSURE))
    say ("unsure\n");
  else
    say ("unsaved %s\n", error->message);
  self->saving = FALSE;
}

/* As one would who never heard of it. */
static void
write_plainly (Child *self)
{
  g_autoptr (GBytes) bytes = ent_session_begin_save (self->session, self->path);
  FILE *file = fopen (self->path, "w");
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize at = 0; at < length; at += 64)
    {
      fwrite (data + at, 1, MIN (64, length - at), file);
      fflush (file);
    }
  fclose (file);
  ent_session_end_save (self->session, bytes, NULL);
  self->saving = FALSE;
  say ("saved\n");
}

static void
save (Child *self)
{
  g_autofree char *digest = NULL;

  if (self->saving)
    return;
  self->saving = TRUE;
  digest = digest_of (ent_session_get_case (self->session));
  say ("saving %s\n", digest);
  if (self->plain)
    write_plainly (self);
  else
    ent_session_save_async (self->session, self->path, FALSE, NULL, saved_cb, self);
}

static void
report_acknowledged (Child *self)
{
  guint64 acknowledged =
    ent_journal_get_acknowledged (ent_history_get_journal (get_history (self)));
  guint n_acked = self->n_acked;

  while (n_acked < self->serials->len &&
         (self->hasty || g_array_index (self->serials, guint64, n_acked) <= acknowledged))
    n_acked++;
  if (n_acked > self->n_acked)
    say ("ack %u\n", n_acked);
  self->n_acked = n_acked;
}

static void
failed_cb (EntJournal *journal,
           const char *message,
           gpointer    user_data)
{
  say ("failed\n");
}

static void
resumed_cb (EntJournal *journal,
            gpointer    user_data)
{
  say ("resumed\n");
}

static EntSession *
open_session (const char *path,
              const char *journals)
{
  g_autoptr (GListModel) orphans = ent_journal_list_orphans (journals, NULL, NULL);
  g_autoptr (EntOrphan) orphan = orphans ? g_list_model_get_item (orphans, 0) : NULL;
  g_autoptr (EntRecovery) recovery = orphan ? ent_journal_recover (orphan, NULL) : NULL;
  g_autoptr (EntCase) the_case = NULL;

  if (recovery != NULL)
    return ent_session_new_recovered (recovery);

  the_case = ent_store_open (path, NULL, NULL);
  if (the_case == NULL)
    g_error ("The case is not whole");

  return ent_session_new (the_case);
}

int
main (int    argc,
      char **argv)
{
  Child self = { 0 };
  const char *mode = argc == 5 ? argv[4] : "";
  EntJournal *journal;

  if (argc > 1 && g_str_equal (argv[1], "--layout-child"))
    return ent_layout_child_main (argc, argv);
  if (argc != 4 && argc != 5)
    return 2;
  say ("begin\n");
  self.hasty = g_str_equal (mode, "hasty");
  self.plain = g_str_equal (mode, "plain");
  ent_store_set_backups (g_str_equal (mode, "backups") ? 2 : 0);
  self.path = argv[1];
  self.random = g_rand_new_with_seed ((guint32) strtoul (argv[3], NULL, 10));
  self.serials = g_array_new (FALSE, FALSE, sizeof (guint64));
  self.session = open_session (argv[1], argv[2]);
  journal = ent_session_start_journal (self.session, argv[2], argv[1]);
  g_signal_connect (journal, "failed", G_CALLBACK (failed_cb), NULL);
  g_signal_connect (journal, "resumed", G_CALLBACK (resumed_cb), NULL);
  say ("ready\n");

  for (;;)
    {
      int dice = g_rand_int_range (self.random, 0, 100);

      if (dice < 60)
        change (&self);
      else if (dice < 70)
        go_back (&self);
      else if (dice < 92)
        save (&self);
      else
        ent_journal_flush (ent_history_get_journal (get_history (&self)), G_TIME_SPAN_SECOND / 50);

      while (g_main_context_iteration (NULL, FALSE))
        ;
      report_acknowledged (&self);
    }
}
