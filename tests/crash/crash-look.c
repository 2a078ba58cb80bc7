/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says as JSON what a killed window left: CASE JOURNALS. The journals are used up by it,
 * so they are to be a copy. */

#include "config.h"

#include "ent-journal.h"
#include "ent-store.h"

static char *
digest_of (EntCase *the_case)
{
  g_autoptr (GBytes) bytes = ent_store_write_bytes (the_case);

  return ent_store_digest (bytes);
}

static char *
digest_of_file (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return NULL;

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
}

/* Every file that Entente writes is what it would write again: half of one is not. */
static gboolean
is_whole (const char *path)
{
  g_autoptr (EntCase) the_case = ent_store_open (path, NULL, NULL);
  g_autofree char *digest = the_case ? digest_of (the_case) : NULL;
  g_autofree char *found = digest_of_file (path);

  return digest != NULL && g_strcmp0 (digest, found) == 0;
}

static void
print_orphan (EntOrphan *orphan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecovery) recovery = ent_journal_recover (orphan, &error);
  g_autofree char *digest = recovery ? digest_of (recovery->the_case) : NULL;

  if (error != NULL)
    g_printerr ("%s\n", error->message);
  g_print ("{\"address\": \"%s\", \"unsaved\": %u, \"changes\": %u, \"damaged\": %s, "
           "\"recovered\": %s}", ent_orphan_get_address (orphan),
           ent_orphan_get_n_changes (orphan), recovery ? recovery->timeline->changes->len : 0,
           ent_orphan_is_damaged (orphan) ? "true" : "false", digest ? "true" : "false");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GListModel) orphans = NULL;

  if (argc != 3)
    return 2;

  orphans = ent_journal_list_orphans (argv[2], NULL, NULL);
  g_print ("{\"whole\": %s, \"journals\": [", is_whole (argv[1]) ? "true" : "false");
  for (guint i = 0; orphans != NULL && i < g_list_model_get_n_items (orphans); i++)
    {
      g_autoptr (EntOrphan) orphan = g_list_model_get_item (orphans, i);

      g_print ("%s", i > 0 ? ", " : "");
      print_orphan (orphan);
    }
  g_print ("]}\n");

  return 0;
}
