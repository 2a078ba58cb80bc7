/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ent-child.h"
#include "ent-layout-engine.h"
#include "ent-layout-private.h"

/* The child's side of the layout: the only place where Graphviz runs, so that
 * its crash, its hunger or its endless loop hits nobody else. See
 * ent-child-side.c for the protocol. The request is one document as
 * ent_layout_to_json() writes it; the answer is the same document with other
 * places. */

static char *
answer (GBytes  *request,
        GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (request, &size);
  g_autofree char *json = g_strndup (data != NULL ? data : "", size);
  g_autoptr (EntLayout) layout = ent_layout_new_from_json (json, error);

  if (layout == NULL || !ent_layout_arrange (layout, error))
    return NULL;

  return ent_layout_to_json (layout);
}

/**
 * ent_layout_child_main:
 * @argc: the number of arguments
 * @argv: the program's name, `--layout-child`, the memory limit in bytes and the
 *   processor time limit in seconds (0: none)
 *
 * The child process of a layout: limits itself, reads a request from standard
 * input, writes the answer to standard output. To be called by main() before
 * anything else, where its first argument is `--layout-child`.
 *
 * Returns: the status to exit with
 */
int
ent_layout_child_main (int    argc,
                       char **argv)
{
  g_autoptr (GBytes) request = NULL;
  g_autofree char *result = NULL;
  g_autoptr (GError) error = NULL;
  EntChildSide side;

  if (!ent_child_side_enter (&side, argc, argv, 0))
    return ENT_CHILD_EXIT_FAULT;

  /* Graphviz reads and writes its numbers by the locale. */
  setlocale (LC_NUMERIC, "C");

  request = ent_child_side_read (&error);
  if (request != NULL)
    result = answer (request, &error);

  return result != NULL ? ent_child_side_answer (&side, result)
                        : ent_child_side_complain (&side, error->message);
}
