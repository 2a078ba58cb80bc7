/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "ent-history.h"
#include "ent-store-private.h"
#include "ent-store.h"

/*
 * What it costs that nothing is lost: what a change costs whoever makes it, with a journal
 * and without; how long until it is on the disk; and how a journal grows in a window that
 * lives for weeks. Nothing is asserted: the table is to be read. Each row is compared with
 * one that was timed in this run.
 */

#define N_TIES     20000
#define N_CHANGES  100000
#define N_LATENCY  100
#define LONG       (600 * G_TIME_SPAN_SECOND)

typedef struct
{
  char       *folder;
  char       *path;
  char       *journals;
  EntHistory *history;
} Bench;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
print_row (const char *name,
           double      milliseconds,
           const char *other,
           double      other_milliseconds)
{
  g_print ("  %-44s %12.3f ms   %8.2f × %s\n", name, milliseconds,
           milliseconds / other_milliseconds, other);
}

/* In kilobytes. */
static guint64
get_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");
  return line ? g_ascii_strtoull (line + 6, NULL, 10) : 0;
}

static char *
make_case (guint n_ties)
{
  GString *text = g_string_new ("{\"format\": \"entente-case\", \"version\": 1, "
                                "\"case\": {\"title\": \"Bench\", \"coverage\": \"1816/2020\"},\n"
                                "\"states\": [\n");

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "%s{\"id\":\"S%05u\",\"kind\":\"state\",\"names\":[{\"name\":"
                            "\"State %u\"}]}", i > 0 ? ",\n" : "", i, i);
  g_string_append (text, "\n],\n\"ties\": [\n");
  for (guint i = 0; i < n_ties; i++)
    g_string_append_printf (text, "%s{\"id\":\"t%06u\",\"kind\":\"alliance\",\"title\":\"Tie %u\","
                            "\"date\":\"%u/%u\",\"members\":[{\"state\":\"S%05u\"},"
                            "{\"state\":\"S%05u\"}]}", i > 0 ? ",\n" : "", i, i, 1816 + i % 150,
                            1830 + i % 150, i % 199, i % 199 + 1);
  g_string_append (text, "\n]}\n");

  return g_string_free_and_steal (text);
}

static EntChange *
make_change (EntCase *the_case,
             guint    number)
{
  g_autofree char *id = g_strdup_printf ("t%06u", number % N_TIES);
  g_autofree char *title = g_strdup_printf ("Changed for the %uth time", number);
  EntRecord *record = ent_case_lookup (the_case, ENT_TYPE_TIE, id);
  g_autoptr (JsonNode) before = ent_record_to_json (record);
  g_autoptr (JsonNode) after = ent_record_to_json (record);
  EntChange *change = ent_change_new ("Rename Tie");

  json_object_set_string_member (json_node_get_object (after), "title", title);
  ent_change_add (change, ENT_TYPE_TIE, before, after);

  return change;
}

static EntJournal *
get_journal (Bench *self)
{
  return ent_history_get_journal (self->history);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double *time_a = a;
  const double *time_b = b;

  return (*time_a > *time_b) - (*time_a < *time_b);
}

/* Returns milliseconds for one in the middle, without those that it takes to think of the
 * change, and for one that ninety-nine of a hundred are faster than. */
static double
make_changes (Bench  *self,
              guint   first,
              guint   n_changes,
              double *slow)
{
  g_autofree double *times = g_new (double, n_changes);

  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr (EntChange) change = make_change (ent_history_get_case (self->history), first + i);
      double begin = now ();

      ent_history_apply (self->history, change, NULL);
      times[i] = now () - begin;
    }
  qsort (times, n_changes, sizeof (double), compare_times);
  if (slow != NULL)
    *slow = times[n_changes * 99 / 100];

  return times[n_changes / 2];
}

static void
open_case (Bench    *self,
           gboolean  journalled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_open (self->path, NULL, &error);

  g_assert_no_error (error);
  self->history = ent_history_new (the_case);
  if (journalled)
    {
      g_autoptr (EntJournal) journal = ent_journal_new (self->journals, self->path, the_case);

      ent_history_set_journal (self->history, journal);
    }
}

static double
measure_latency (Bench *self)
{
  double begin = now ();

  for (guint i = 0; i < N_LATENCY; i++)
    {
      make_changes (self, i, 1, NULL);
      ent_journal_flush (get_journal (self), LONG);
    }

  return (now () - begin) / N_LATENCY;
}

/* As a saving does on the main thread: the lines are there, and are joined. The best of
 * some, for the machine may have other work. */
static double
measure_prepared (EntCase *the_case)
{
  guint cursor = 0;
  double best = G_MAXDOUBLE;

  ent_store_prepare (the_case, &cursor, G_MAXINT64 / 2);
  for (guint i = 0; i < 20; i++)
    {
      double begin = now ();
      g_autoptr (GBytes) bytes = ent_store_write_bytes (the_case);
      double spent = now () - begin;

      best = MIN (best, spent);
    }

  return best;
}

static void
bench_change (Bench *self)
{
  double slow;
  double bare;
  double written;
  double begin;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;
  double wrote;

  open_case (self, FALSE);
  bare = make_changes (self, 0, 2000, &slow);
  g_print ("a change to a case of %u records, for who makes it\n", N_TIES + 200);
  print_row ("a change", bare, "a change", bare);
  print_row ("one in a hundred is slower than", slow, "a change", bare);
  g_clear_object (&self->history);

  open_case (self, TRUE);
  written = make_changes (self, 0, 2000, &slow);
  print_row ("a change that is written down", written, "a change", bare);
  print_row ("one in a hundred is slower than", slow, "a change", bare);
  ent_journal_flush (get_journal (self), LONG);
  print_row ("until it is on the disk, one by one", measure_latency (self), "a change", bare);

  begin = now ();
  bytes = ent_store_write_bytes (ent_history_get_case (self->history));
  wrote = now () - begin;
  print_row ("writing the document", wrote, "a change", bare);
  begin = now ();
  digest = ent_store_digest (bytes);
  print_row ("its digest", now () - begin, "writing the document", wrote);
  print_row ("writing it when it is prepared", measure_prepared (ent_history_get_case (self->history)),
             "writing the document", wrote);
  ent_journal_close (get_journal (self), FALSE);
  g_clear_object (&self->history);
}

static void
bench_recovery (Bench  *self,
                double  opened)
{
  g_autoptr (GListModel) orphans = NULL;
  g_autoptr (EntOrphan) orphan = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;
  guint64 memory = get_memory ();
  double begin = now ();

  orphans = ent_journal_list_orphans (self->journals, NULL, NULL);
  print_row ("finding it", now () - begin, "opening the case", opened);
  orphan = g_list_model_get_item (orphans, 0);
  if (orphan == NULL)
    return;
  begin = now ();
  recovery = ent_journal_recover (orphan, &error);
  g_assert_no_error (error);
  print_row ("bringing it back", now () - begin, "opening the case", opened);
  g_print ("  memory %" G_GUINT64_FORMAT " MB more; %u changes can be undone\n",
           (get_memory () - memory) / 1024, recovery->timeline->changes->len);
  ent_journal_close (recovery->journal, FALSE);
}

static void
print_size (Bench      *self,
            const char *name)
{
  g_autofree char *path = ent_journal_dup_path (get_journal (self));
  GStatBuf status = { 0 };

  if (path != NULL)
    g_stat (path, &status);
  g_print ("  %-44s %12.1f MB\n", name, (double) status.st_size / (1 << 20));
}

static void
save (Bench *self)
{
  g_autoptr (GBytes) bytes = ent_store_write_bytes (ent_history_get_case (self->history));

  ent_history_begin_save (self->history, self->path, bytes);
  ent_history_end_save (self->history, TRUE);
  ent_journal_flush (get_journal (self), LONG);
}

/* Saved every thousand changes, as a user would in the course of weeks, or never. */
static void
bench_long (Bench    *self,
            gboolean  saving,
            guint     n_changes)
{
  double begin = now ();
  double opened;

  open_case (self, TRUE);
  opened = now () - begin;
  g_print ("a journal of %u changes, %s\n", n_changes,
           saving ? "saved every thousand" : "never saved");
  print_row ("opening the case", opened, "opening the case", opened);
  begin = now ();
  for (guint i = 0; i < n_changes; i += 1000)
    {
      make_changes (self, i, 1000, NULL);
      ent_journal_flush (get_journal (self), LONG);
      if (saving)
        save (self);
    }
  make_changes (self, 0, 10, NULL);
  ent_journal_flush (get_journal (self), LONG);
  print_row ("making them", now () - begin, "opening the case", opened);
  print_size (self, "the journal");
  ent_journal_close (get_journal (self), TRUE);
  g_clear_object (&self->history);
  bench_recovery (self, opened);
}

int
main (void)
{
  Bench self = { 0 };
  g_autofree char *text = make_case (N_TIES);
  GError *error = NULL;

  setlocale (LC_ALL, "");
  self.folder = g_dir_make_tmp ("bench-journal-XXXXXX", &error);
  g_assert_no_error (error);
  self.path = g_build_filename (self.folder, "case.entente", NULL);
  self.journals = g_build_filename (self.folder, "journal", NULL);
  g_file_set_contents (self.path, text, -1, &error);
  g_assert_no_error (error);

  bench_change (&self);
  bench_long (&self, FALSE, N_CHANGES / 10);
  bench_long (&self, FALSE, N_CHANGES);
  bench_long (&self, TRUE, N_CHANGES);

  g_remove (self.path);
  g_rmdir (self.journals);
  g_rmdir (self.folder);
  return 0;
}
