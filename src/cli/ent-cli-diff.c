/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ent-cli-private.h"
#include "ent-diff.h"
#include "ent-store.h"

/*
 * entente diff: what differs between two cases, by record and member. Status 1 says that
 * something does. As git's external diff it is handed seven arguments (nine for a file that
 * was renamed), and git takes any other status than 0 for a crash.
 */

static void
print_lines (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *line = ent_diff_entry_dup_line (g_ptr_array_index (entries, i));

      g_print ("%s\n", line);
    }
}

static EntCliStatus
compare (EntCase    *before,
         EntCase    *after,
         const char *format)
{
  g_autoptr (GPtrArray) entries = ent_diff_cases (before, after);

  if (g_str_equal (format, "json"))
    {
      g_autoptr (JsonNode) node = ent_diff_to_json (entries);

      ent_cli_print_json (node);
    }
  else
    {
      print_lines (entries);
    }

  return entries->len > 0 ? ENT_CLI_FOUND : ENT_CLI_DONE;
}

/* --------------------------------------------------------------------------------- git */

/* What git names so is no file: the case is new, or gone. */
static gboolean
is_nothing (const char *path)
{
  struct stat status;

  return g_str_equal (path, "/dev/null") || (g_stat (path, &status) == 0 && status.st_size == 0);
}

static EntCase *
open_version (const char  *path,
              GError     **error)
{
  g_autoptr (EntHeader) header = NULL;

  if (!is_nothing (path))
    return ent_store_open (path, NULL, error);

  header = g_object_new (ENT_TYPE_HEADER, NULL);
  return ent_case_new (header);
}

/* A version that cannot be read is said, and does not keep git from showing the rest. */
static EntCliStatus
compare_for_git (const char *path,
                 const char *old_file,
                 const char *new_file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) before = open_version (old_file, &error);
  g_autoptr (EntCase) after = before ? open_version (new_file, &error) : NULL;

  /* Translators: a file whose versions are compared. */
  g_print (_("case %s\n"), path);
  if (after != NULL)
    compare (before, after, "text");
  else
    /* Translators: why two versions of a case are not compared. */
    g_print (_("cannot be compared: %s\n"), error->message);

  return ENT_CLI_DONE;
}

static gboolean
is_for_git (int argc)
{
  return argc == 8 || argc == 10 || (argc == 2 && g_getenv ("GIT_DIFF_PATH_COUNTER") != NULL);
}

static EntCliStatus
run_for_git (int    argc,
             char **argv)
{
  if (argc == 2)
    {
      /* Translators: a file in the middle of a merge. */
      g_print (_("case %s\nis not merged yet\n"), argv[1]);
      return ENT_CLI_DONE;
    }

  return compare_for_git (argc == 10 ? argv[8] : argv[1], argv[2], argv[5]);
}

/*< private >
 * ent_cli_diff:
 * @argc: how many arguments
 * @argv: the arguments
 * @error: return location
 *
 * Returns: the exit status
 */
EntCliStatus
ent_cli_diff (int      argc,
              char   **argv,
              GError **error)
{
  g_autofree char *format = NULL;
  g_autoptr (EntCase) before = NULL;
  g_autoptr (EntCase) after = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };

  if (!ent_cli_parse (entries, _("CASE CASE"), &argc, &argv, error))
    return ENT_CLI_FAILED;
  if (is_for_git (argc))
    return run_for_git (argc, argv);

  if (argc != 3)
    ent_cli_fail_usage (error, _("two cases are needed: entente diff CASE CASE"));
  else if (g_str_equal (argv[1], "-") && g_str_equal (argv[2], "-"))
    ent_cli_fail_usage (error, _("only one of the cases can be standard input"));
  else if (format == NULL ||
           ent_cli_check_format (format, (const char *[]) { "text", "json", NULL }, error))
    before = ent_store_open (argv[1], NULL, error);
  if (before != NULL)
    after = ent_store_open (argv[2], NULL, error);
  if (after == NULL)
    return ENT_CLI_FAILED;

  return compare (before, after, format ? format : "text");
}
