/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-cli-private.h"
#include "ent-cli.h"

/*
 * The command line: subcommands that need no display. Each has a file of its
 * own; here stands which there are, and what happens when one fails: one line on
 * standard error, and status 2.
 */

G_DEFINE_QUARK (ent-cli-error-quark, ent_cli_error)

static const EntCliCommand commands[] = {
  { "slice", N_("CASE --at DATE [--definition ID] [--format table|json|csv]"),
    N_("print the ties that are active at a date"), ent_cli_slice },
  { "evidence", N_("CASE [--tie ID] [--at DATE] [--text FILE]… [--format table|json]"),
    N_("print the passages that support or contest ties"), ent_cli_evidence },
  { "export", N_("CASE --at DATE -o FILE.svg [--definition ID] [--theme light|dark|print] [--width PX] [--transparent]"),
    N_("write the picture of a slice"), ent_cli_export },
  { "attach", N_("CASE TEXT… [-o CASE] [--with-quotations]"),
    N_("find the passages of a case in texts, and report each"), ent_cli_attach },
  { "validate", N_("CASE…"),
    N_("check cases, and name what is wrong with them"), ent_cli_validate },
};

static const EntCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

static void
print_help (void)
{
  g_print ("%s\n\n", _("usage: entente [CASE…]\n       entente COMMAND ARGUMENT…"));
  g_print ("%s\n\n", _("Without a command, the cases are opened in a window. CASE is a file, “-” for\n"
                       "standard input, or builtin:NAME. DATE is EDTF: 1985, 1985-03, 1980/1989."));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %s %s\n      %s\n", commands[i].name, _(commands[i].usage), _(commands[i].summary));
  g_print ("\n%s\n", _("Exit status: 0 done; 1 done, and it found what it looks for; 2 bad usage or input."));
}

/**
 * ent_cli_handles:
 * @argc: how many arguments
 * @argv: (array length=argc): the arguments, the program's name first
 *
 * Returns: whether they are for the command line rather than the window
 */
gboolean
ent_cli_handles (int    argc,
                 char **argv)
{
  if (argc < 2)
    return FALSE;

  return find_command (argv[1]) != NULL || g_str_equal (argv[1], "help") ||
         g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
         g_str_equal (argv[1], "--version");
}

static void
print_error (const char   *command,
             const GError *error)
{
  g_autofree char *line = g_strdup (error->message);

  /* One line, whatever a library put into its message. */
  g_strdelimit (line, "\r\n", ' ');
  g_printerr ("entente %s: %s\n", command, line);
}

/**
 * ent_cli_run:
 * @argc: how many arguments
 * @argv: (array length=argc): the arguments, the program's name first
 *
 * Runs a subcommand.
 *
 * Returns: the exit status
 */
int
ent_cli_run (int    argc,
             char **argv)
{
  const EntCliCommand *command = find_command (argv[1]);
  g_autoptr (GError) error = NULL;
  EntCliStatus status;

  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("Entente %s\n", PACKAGE_VERSION);
      return ENT_CLI_DONE;
    }
  if (command == NULL)
    {
      print_help ();
      return ENT_CLI_DONE;
    }

  status = command->run (argc - 1, argv + 1, &error);
  if (error != NULL)
    {
      print_error (command->name, error);
      status = ENT_CLI_FAILED;
    }

  return status;
}
