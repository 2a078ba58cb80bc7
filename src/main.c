/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gi18n.h>

#include "ent-application.h"
#include "ent-cli.h"
#include "ent-import.h"
#include "ent-layout-engine.h"

/*
 * One executable, three ways to be started: by itself, to lay out a graph or to read
 * a file in a process that may crash; by a script, with a subcommand; by a person, with the
 * window. Only the last one may want a display, so GTK is not initialised before
 * it is known to be that.
 */

/* Not installed, the translations are where ENTENTE_LOCALEDIR says: see ./dev. */
static void
set_language (void)
{
  const char *folder = g_getenv ("ENTENTE_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static gboolean
is_child (int          argc,
          char       **argv,
          const char  *argument)
{
  return argc > 1 && strcmp (argv[1], argument) == 0;
}

static int
run_window (int    argc,
            char **argv)
{
  g_autoptr (EntApplication) application = ent_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}

int
main (int    argc,
      char **argv)
{
  set_language ();

  /* What a child says of its failure is read by the user, too. */
  if (is_child (argc, argv, "--layout-child"))
    return ent_layout_child_main (argc, argv);
  if (is_child (argc, argv, ENT_IMPORT_CHILD_ARGUMENT))
    return ent_import_child_main (argc, argv);

  if (ent_cli_handles (argc, argv))
    return ent_cli_run (argc, argv);

  return run_window (argc, argv);
}
