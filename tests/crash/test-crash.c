/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is left of a program that edits and saves and is killed, with disks of several
 * kinds; and whether this test would notice a program that is careless. ENTENTE_KILLS says
 * how often; see ./dev help. */

#include "config.h"

#include <gio/gio.h>

#include "crash-harness.h"
#include "crash-space.h"

/* A careless program is found out long before, and a failing call comes up. */
#define MOST_KILLS 2000

static const Setting plain = { 0 };

static const Setting backups = { .mode = "backups" };

/* A disk that fails now and then. */
static const Setting errors = { .fail = "4" };

static const Setting short_writes = { .fail = "30", .error = "0" };

/* ENOSPC for one of them, as with two file systems. */
static const Setting full_journal = { .fail = "30", .error = "28", .where = "journal" };

static const Setting full_file = { .fail = "30", .error = "28", .where = "case.entente" };

static const Setting power = { .power = TRUE, .tracing = TRUE };

static const Setting power_backups = { .power = TRUE, .tracing = TRUE, .mode = "backups" };

static const Setting power_errors = { .power = TRUE, .tracing = TRUE, .fail = "4" };

/* A single file that is handed on. */
static const Setting portal = { .in_place = TRUE };

static const Setting portal_errors = { .in_place = TRUE, .fail = "8" };

/* Careless programs. */
static const Setting no_sync = { .power = TRUE, .tracing = TRUE, .lie = "all" };

static const Setting no_file_sync = { .power = TRUE, .tracing = TRUE, .lie = "files" };

static const Setting no_folder_sync = { .power = TRUE, .tracing = TRUE, .lie = "folders" };

static const Setting hasty = { .mode = "hasty" };

static const Setting in_place = { .mode = "plain" };

static void
test_kill (Fixture       *self,
           gconstpointer  setting)
{
  crash_start (self);
  crash_kill_often (self, setting, crash_get_kills ());
  g_assert_cmpuint (self->n_refusals, ==, 0);
}

/* On a busy machine few calls are made, and none may have failed yet. */
static void
wait_for_refusal (Fixture       *self,
                  const Setting *setting)
{
  while (self->n_refusals == 0 && self->n_kills < MOST_KILLS)
    crash_kill_once (self, setting);

  g_assert_cmpuint (self->n_refusals, >, 0);
  g_assert_cmpuint (self->n_losses, ==, 0);
}

static void
test_errors (Fixture       *self,
             gconstpointer  setting)
{
  crash_start (self);
  crash_kill_often (self, setting, crash_get_kills ());
  wait_for_refusal (self, setting);
}

static void
test_full (Fixture       *self,
           gconstpointer  setting)
{
  g_autofree char *filler = g_build_filename (self->folder, "filler", NULL);
  g_autofree char *zeros = g_malloc0 (36 * 1024);

  if (!crash_mount (self->folder, "size=64k"))
    return;

  crash_start (self);
  g_assert_true (g_file_set_contents (filler, zeros, 36 * 1024, NULL));
  crash_kill_often (self, setting, crash_get_kills ());
  wait_for_refusal (self, setting);
  crash_unmount (self->folder);
}

/* A file that can only be written in place may be torn by a kill just then. What is promised
 * is that the journal has it all; and a failing disk, that the old content is put back. */
static void
test_portal (Fixture       *self,
             gconstpointer  setting)
{
  crash_start (self);
  if (!crash_mount_file (self->path))
    return;
  crash_kill_often (self, setting, crash_get_kills ());
  crash_unmount (self->path);
}

/* Losing nothing means nothing where the test would not see a loss. */
static void
test_noticed (Fixture       *self,
              gconstpointer  setting)
{
  crash_start (self);
  while (self->n_losses == 0 && self->n_kills < MOST_KILLS)
    crash_kill_once (self, setting);

  g_test_message ("noticed at kill %u", self->n_kills);
  g_assert_cmpuint (self->n_losses, >, 0);
}

int
main (int    argc,
      char **argv)
{
  crash_enter_name_space ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, setting, func) \
  g_test_add ("/crash/" name, Fixture, &setting, crash_set_up, func, crash_tear_down)
  ADD ("kill", plain, test_kill);
  ADD ("backups", backups, test_kill);
  ADD ("errors", errors, test_errors);
  ADD ("short-writes", short_writes, test_kill);
  ADD ("full", plain, test_full);
  ADD ("portal", portal, test_portal);
  ADD ("portal-errors", portal_errors, test_portal);
  ADD ("full-journal", full_journal, test_errors);
  ADD ("full-file", full_file, test_errors);
  ADD ("power", power, test_kill);
  ADD ("power-backups", power_backups, test_kill);
  ADD ("power-errors", power_errors, test_errors);
  ADD ("noticed/no-sync", no_sync, test_noticed);
  ADD ("noticed/no-file-sync", no_file_sync, test_noticed);
  ADD ("noticed/no-folder-sync", no_folder_sync, test_noticed);
  ADD ("noticed/hasty", hasty, test_noticed);
  ADD ("noticed/in-place", in_place, test_noticed);
#undef ADD

  return g_test_run ();
}
