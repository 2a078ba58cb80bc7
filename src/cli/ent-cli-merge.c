/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ent-cli-private.h"
#include "ent-merge.h"
#include "ent-store.h"

/*
 * entente merge: three versions of a case into one, by record and member. Without -o the
 * result takes the place of OURS, as git expects of a merge driver. Status 1 says that the
 * case holds conflicts; it is written then, too. With status 2 nothing is. NAME is what
 * messages call the file: git's %P.
 */

/* Where both sides made the file, git hands an empty one for what was before. */
static gboolean
is_empty_file (const char *address)
{
  struct stat status;

  return g_stat (address, &status) == 0 && !S_ISDIR (status.st_mode) && status.st_size == 0;
}

/* Git hands over copies under names of its own: who reads a message knows the file by the
 * name that it has in the repository. */
static EntCase *
open_version (const char  *address,
              const char  *name,
              GError     **error)
{
  GError *failure = NULL;
  EntCase *the_case = ent_store_open (address, NULL, &failure);

  if (the_case != NULL)
    return the_case;

  if (name != NULL)
    {
      g_autoptr (GString) message = g_string_new (failure->message);

      g_string_replace (message, address, name, 0);
      g_free (failure->message);
      failure->message = g_string_free_and_steal (g_steal_pointer (&message));
    }
  g_propagate_error (error, failure);
  return NULL;
}

static EntCliStatus
report (EntCase    *merged,
        const char *name)
{
  GListModel *conflicts = ent_case_get_records (merged, ENT_TYPE_CONFLICT);
  guint n_conflicts = g_list_model_get_n_items (conflicts);

  for (guint i = 0; i < n_conflicts; i++)
    {
      g_autoptr (EntConflict) conflict = g_list_model_get_item (conflicts, i);
      g_autofree char *words = ent_merge_dup_conflict_words (merged, conflict);

      if (name != NULL)
        g_print ("%s: ", name);
      /* Translators: what two merged versions disagree on. */
      g_print (_("conflict: %s\n"), words);
    }

  return n_conflicts > 0 ? ENT_CLI_FOUND : ENT_CLI_DONE;
}

static EntCliStatus
merge (char       **addresses,
       const char  *output,
       const char  *name,
       GError     **error)
{
  g_autoptr (EntCase) base = NULL;
  g_autoptr (EntCase) ours = NULL;
  g_autoptr (EntCase) theirs = NULL;
  g_autoptr (EntCase) merged = NULL;

  if (!is_empty_file (addresses[0]))
    {
      base = open_version (addresses[0], name, error);
      if (base == NULL)
        return ENT_CLI_FAILED;
    }
  ours = open_version (addresses[1], name, error);
  theirs = ours ? open_version (addresses[2], name, error) : NULL;
  merged = theirs ? ent_merge_cases (base, ours, theirs, error) : NULL;
  if (merged == NULL || !ent_store_save (merged, output, error))
    return ENT_CLI_FAILED;

  return report (merged, name);
}

static gboolean
check_addresses (int           argc,
                 char        **argv,
                 const char   *output,
                 GError      **error)
{
  guint n_inputs = 0;

  if (argc != 4 && argc != 5)
    return ent_cli_fail_usage (
      error, _("three cases are needed: entente merge BASE OURS THEIRS [NAME] [-o CASE]"));
  for (int i = 1; i < 4; i++)
    n_inputs += g_str_equal (argv[i], "-");
  if (n_inputs > 1)
    return ent_cli_fail_usage (error, _("only one of the cases can be standard input"));
  if (g_str_equal (output, "-") || g_str_has_prefix (output, "builtin:"))
    return ent_cli_fail_usage (error, _("%s cannot be written; name a file with -o"), output);

  return TRUE;
}

/*< private >
 * ent_cli_merge:
 * @argc: how many arguments
 * @argv: the arguments
 * @error: return location
 *
 * Returns: the exit status
 */
EntCliStatus
ent_cli_merge (int      argc,
               char   **argv,
               GError **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("write the case here, and not to OURS"), N_("CASE") },
    G_OPTION_ENTRY_NULL
  };

  if (!ent_cli_parse (entries, _("BASE OURS THEIRS [NAME]"), &argc, &argv, error) ||
      !check_addresses (argc, argv, output ? output : argc > 2 ? argv[2] : "", error))
    return ENT_CLI_FAILED;

  return merge (argv + 1, output ? output : argv[2], argc == 5 ? argv[4] : NULL, error);
}
