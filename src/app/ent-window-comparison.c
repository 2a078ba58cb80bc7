/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

/*
 * Exporting the comparison of two definitions.
 */

static char *
dup_file_name (EntSession *session,
               gboolean    by_year)
{
  EntHeader *header = ent_case_get_header (ent_session_get_case (session));
  const char *title = ent_header_get_title (header);
  g_autofree char *name = NULL;

  if (by_year)
    /* Translators: the name of a file, without its end: the title of a case. */
    name = g_strdup_printf (_ ("%s – definitions by year"), title);
  else
    /* Translators: the name of a file, without its end: the title of a case. */
    name = g_strdup_printf (_ ("%s – definitions"), title);

  return ent_window_dup_file_name (name, ".csv");
}

/**
 * ent_window_export_comparison:
 * @self: a window
 * @by_year: whether to write the years, with how many ties count in each, rather than the ties
 *
 * Asks for a file, and writes what two definitions count as CSV.
 */
void
ent_window_export_comparison (EntWindow *self,
                              gboolean   by_year)
{
  g_autofree char *csv = ent_definitions_view_dup_csv (self->definitions_view, by_year);
  g_autofree char *name = NULL;

  if (csv == NULL)
    return;

  name = dup_file_name (self->session, by_year);
  ent_window_export_text (self,
                          &(EntExportFile) {
                            .title = _ ("Export Comparison"),
                            .name = name,
                            .failed = _ ("Could Not Export the Comparison"),
                          },
                          g_steal_pointer (&csv));
}
