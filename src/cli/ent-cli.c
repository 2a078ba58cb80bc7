/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

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
  { "theory", N_("CASE [--theory ID] [--definition ID] [--from DATE] [--to DATE] [--at DATE]"
       " [--no-multilateral] [--uncoded exclude|absent|present] [--derived|--no-derived]"
       " [--series YEARS] [--format table|json|csv]"),
    N_("print what a theory comes to, and the cases that break it"), ent_cli_theory },
  { "export", N_("CASE --at DATE -o FILE.svg [--definition ID] [--theme light|dark|print]"
       " [--layout automatic|stress|springs|circle|rings]"
       " [--width PX] [--transparent] [--hide-ended] [--hide-uncounted]"),
    N_("write the picture of a slice"), ent_cli_export },
  { "attach", N_("CASE TEXT… [-o CASE] [--with-quotations]"),
    N_("find the passages of a case in texts, and report each"), ent_cli_attach },
  { "diff", N_("CASE CASE [--format text|json]"),
    N_("print what differs between two cases"), ent_cli_diff },
  { "merge", N_("BASE OURS THEIRS [-o CASE]"),
    N_("merge two versions of a case by record, into OURS or CASE"), ent_cli_merge },
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

static gboolean
asks_for_help (const char *word)
{
  return g_str_equal (word, "help") || g_str_equal (word, "--help") || g_str_equal (word, "-h");
}

static void
print_help (void)
{
  g_print ("%s\n\n", _("usage: entente [CASE…]\n       entente COMMAND ARGUMENT…"));
  g_print ("%s\n\n",
           _("Without a command, the cases are opened in a window. CASE is a file, builtin:NAME,\n"
             "or, for a command, “-” for standard input. DATE is EDTF: 1985, 1985-03, 1980/1989."));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %s %s\n      %s\n", commands[i].name, _(commands[i].usage), _(commands[i].summary));
  g_print ("\n%s\n",
           _("Exit status: 0 done; 1 done, and it found what it looks for; 2 bad usage or input."));
}

/* ---------------------------------------------------------------------- the output */

/* Why standard output could not be written, the first time that it could not. */
static int output_errno;

/* Scripts read the outputs: they are UTF-8 in every locale, where g_print() would
 * turn what the locale cannot say into question marks, and JSON into other JSON. */
static void
write_output (const char *text)
{
  if (fputs (text, stdout) == EOF && output_errno == 0)
    output_errno = errno;
}

static void
write_errors (const char *text)
{
  fputs (text, stderr);
  fflush (stderr);
}

/* What was printed is not done before it is written: the disk may be full. */
static gboolean
finish_output (GError **error)
{
  if (fflush (stdout) == EOF && output_errno == 0)
    output_errno = errno;
  if (output_errno == 0)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (output_errno),
               _("the output could not be written: %s"), g_strerror (output_errno));
  return FALSE;
}

/* ------------------------------------------------------------------------- mistakes */

static gboolean
is_unknown_option (const char *word)
{
  return word[0] == '-' && word[1] != '\0' && !g_str_equal (word, "--") &&
         !g_str_has_prefix (word, "--gapplication-") && !g_str_has_prefix (word, "--help-");
}

/* A case that is not there is the window's to tell; a bare word is no case's name,
 * but a subcommand that was mistyped. */
static gboolean
is_unknown_command (const char *word)
{
  return *word != '\0' && strpbrk (word, "-./:" G_DIR_SEPARATOR_S) == NULL &&
         !g_file_test (word, G_FILE_TEST_EXISTS);
}

static gboolean
is_mistake (const char *word)
{
  return g_str_equal (word, "-") || is_unknown_option (word) || is_unknown_command (word);
}

static char *
list_commands (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", commands[i].name);

  return g_string_free_and_steal (g_steal_pointer (&list));
}

static void
explain_mistake (const char  *word,
                 GError     **error)
{
  g_autofree char *list = list_commands ();

  if (g_str_equal (word, "-"))
    ent_cli_fail_usage (
      error, _("a window is not opened on standard input; name a file, or a command: %s"), list);
  else if (*word == '-')
    ent_cli_fail_usage (error, _("there is no option %s; see entente --help"), word);
  else
    ent_cli_fail_usage (
      error, _("“%s” is neither a file nor a command; the commands are %s"), word, list);
}

/* --------------------------------------------------------------------------- public */

/**
 * ent_cli_handles:
 * @argc: how many arguments
 * @argv: (array length=argc): the arguments, the program's name first
 *
 * Returns: whether they are for the command line rather than the window; what is
 *   neither is the command line's to refuse
 */
gboolean
ent_cli_handles (int    argc,
                 char **argv)
{
  if (argc < 2)
    return FALSE;

  return find_command (argv[1]) != NULL || asks_for_help (argv[1]) ||
         g_str_equal (argv[1], "--version") || is_mistake (argv[1]);
}

static void
print_error (const EntCliCommand *command,
             const GError        *error)
{
  g_autofree char *line = g_strdup (error->message);

  /* One line, whatever a library put into its message. */
  g_strdelimit (line, "\r\n", ' ');
  g_printerr ("entente%s%s: %s\n", command ? " " : "", command ? command->name : "", line);
}

/* Help and warnings then begin with what was typed. */
static EntCliStatus
run_command (const EntCliCommand  *command,
             int                   argc,
             char                **argv,
             GError              **error)
{
  g_autofree char *name = g_strconcat ("entente ", command->name, NULL);

  g_set_prgname (name);
  return command->run (argc, argv, error);
}

static EntCliStatus
run (const EntCliCommand  *command,
     int                   argc,
     char                **argv,
     GError              **error)
{
  if (command != NULL)
    return run_command (command, argc - 1, argv + 1, error);
  if (asks_for_help (argv[1]) && argc > 2 && find_command (argv[2]) != NULL)
    return run_command (find_command (argv[2]), 2,
                        (char *[]) { argv[2], (char *) "--help", NULL }, error);

  if (g_str_equal (argv[1], "--version"))
    g_print ("Entente %s\n", PACKAGE_VERSION);
  else if (asks_for_help (argv[1]))
    print_help ();
  else
    explain_mistake (argv[1], error);

  return ENT_CLI_DONE;
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

  g_set_print_handler (write_output);
  g_set_printerr_handler (write_errors);

  status = run (command, argc, argv, &error);
  if (error == NULL)
    finish_output (&error);
  if (error != NULL)
    {
      print_error (command, error);
      status = ENT_CLI_FAILED;
    }

  return status;
}
