/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-cli-private.h"
#include "ent-merge.h"
#include "ent-store.h"

/*
 * entente validate: check cases, and name what is wrong with each. Status 1 says
 * that a case is not valid, or that a merge left conflicts in it; a file that cannot
 * be read at all is bad input.
 */

static gboolean
is_about_the_case (const GError *error)
{
  return error->domain == ENT_CASE_ERROR || error->domain == ENT_RECORD_ERROR ||
         error->domain == ENT_DATE_ERROR || error->domain == ENT_ANCHOR_ERROR;
}

static guint
count_records (EntCase *the_case)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);
  guint n_records = 0;

  for (guint i = 0; i < n_types; i++)
    n_records += g_list_model_get_n_items (ent_case_get_records (the_case, types[i]));

  return n_records;
}

static EntCliStatus
list_conflicts (const char *address,
                EntCase    *the_case)
{
  GListModel *conflicts = ent_case_get_records (the_case, ENT_TYPE_CONFLICT);

  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (EntConflict) conflict = g_list_model_get_item (conflicts, i);
      g_autofree char *words = ent_merge_dup_conflict_words (the_case, conflict);

      /* Translators: a case's address, and what two merged versions disagree on. */
      g_printerr (_("entente validate: %s: not resolved: %s\n"), address, words);
    }

  return g_list_model_get_n_items (conflicts) > 0 ? ENT_CLI_FOUND : ENT_CLI_DONE;
}

/* What a definition says and cannot mean: its place, and what is wrong. */
static EntCliStatus
list_faults (const char *address,
             EntCase    *the_case)
{
  GListModel *definitions = ent_case_get_definitions (the_case);
  EntCliStatus status = ENT_CLI_DONE;

  for (guint i = 0; i < g_list_model_get_n_items (definitions); i++)
    {
      g_autoptr (EntDefinition) definition = g_list_model_get_item (definitions, i);
      g_autofree char *fault = ent_definition_dup_fault (definition);

      if (fault == NULL)
        continue;
      status = ENT_CLI_FOUND;
      /* Translators: a case's address, the id of a definition, and what is wrong with it. */
      g_printerr (_("entente validate: %s: definition “%s”: %s\n"), address,
                  ent_record_get_id (ENT_RECORD (definition)), fault);
    }

  return status;
}

/* One that cannot be read does not keep the others from being checked. */
static EntCliStatus
validate (const char *address)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (EntCase) the_case = ent_store_open (address, NULL, &local);
  guint n_records;

  if (the_case == NULL)
    {
      g_printerr ("entente validate: %s\n", local->message);
      return is_about_the_case (local) ? ENT_CLI_FOUND : ENT_CLI_FAILED;
    }

  if (list_faults (address, the_case) != ENT_CLI_DONE)
    {
      list_conflicts (address, the_case);
      return ENT_CLI_FOUND;
    }

  n_records = count_records (the_case);
  /* Translators: a case's address, and how many records it has. */
  g_print (ngettext ("%s is valid: %u record\n", "%s is valid: %u records\n", n_records),
           address, n_records);
  return list_conflicts (address, the_case);
}

/*< private >
 * ent_cli_validate:
 * @argc: how many arguments
 * @argv: the arguments
 * @error: return location
 *
 * Returns: the exit status
 */
EntCliStatus
ent_cli_validate (int      argc,
                  char   **argv,
                  GError **error)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  EntCliStatus worst = ENT_CLI_DONE;

  if (!ent_cli_parse (entries, _("CASE…"), &argc, &argv, error))
    return ENT_CLI_FAILED;
  if (argc < 2)
    {
      ent_cli_fail_usage (error, _("a case is needed: entente validate CASE…"));
      return ENT_CLI_FAILED;
    }

  for (int i = 1; i < argc; i++)
    {
      EntCliStatus status = validate (argv[i]);

      worst = MAX (worst, status);
    }

  return worst;
}
