/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-cli-private.h"
#include "ent-import.h"
#include "ent-slice-index.h"

/* What several subcommands do alike. */

/*< private >
 * ent_cli_fail_usage:
 * @error: return location
 * @format: the message
 * @...: its arguments
 *
 * Returns: %FALSE, with the error set
 */
gboolean
ent_cli_fail_usage (GError     **error,
                    const char  *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, ENT_CLI_ERROR, ENT_CLI_ERROR_USAGE, message);

  return FALSE;
}

/*< private >
 * ent_cli_parse:
 * @entries: (array zero-terminated=1): the options
 * @usage: the arguments, for --help
 * @argc: (inout): how many arguments
 * @argv: (inout): the arguments; the options are taken out
 * @error: return location
 *
 * Returns: whether the options are right
 */
gboolean
ent_cli_parse (const GOptionEntry   *entries,
               const char           *usage,
               int                  *argc,
               char               ***argv,
               GError              **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) local = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &local))
    return TRUE;
  /* What is said then names neither the option nor what to do. */
  if (local->domain == G_CONVERT_ERROR)
    return ent_cli_fail_usage (error, _("an option's value is not text in this locale's encoding; "
                                        "a locale with UTF-8, such as LC_ALL=C.UTF-8, takes any"));

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/*< private >
 * ent_cli_parse_at:
 * @edtf: (nullable): what was given for --at
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the date
 */
EntDate *
ent_cli_parse_at (const char  *edtf,
                  GError     **error)
{
  EntDate *date;

  if (edtf == NULL)
    {
      ent_cli_fail_usage (error, _("a date is needed: --at 1985"));
      return NULL;
    }

  date = ent_date_new (edtf, error);
  if (date == NULL)
    g_prefix_error (error, "--at: ");

  return date;
}

static char *
list_definitions (EntCase *the_case)
{
  GListModel *definitions = ent_case_get_definitions (the_case);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (definitions); i++)
    {
      g_autoptr (EntRecord) definition = g_list_model_get_item (definitions, i);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", ent_record_get_id (definition));
    }

  return g_string_free_and_steal (g_steal_pointer (&list));
}

/*< private >
 * ent_cli_find_definition:
 * @the_case: a case
 * @id: (nullable): the id of a definition, or %NULL for the case's first one
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the definition; %NULL without an error
 *   where the case has none
 */
EntDefinition *
ent_cli_find_definition (EntCase     *the_case,
                         const char  *id,
                         GError     **error)
{
  g_autofree char *list = NULL;
  EntRecord *found;

  if (id == NULL)
    return ent_case_get_first_definition (the_case);

  found = ent_case_lookup (the_case, ENT_TYPE_DEFINITION, id);
  if (found != NULL)
    return ENT_DEFINITION (found);

  list = list_definitions (the_case);
  ent_cli_fail_usage (error, _("--definition: there is no “%s” in the case; those there are: %s"),
                      id, list);
  return NULL;
}

/*< private >
 * ent_cli_take_slice:
 * @the_case: a case
 * @at: (nullable): what was given for --at
 * @definition: (nullable): what was given for --definition
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the slice
 */
EntSlice *
ent_cli_take_slice (EntCase     *the_case,
                    const char  *at,
                    const char  *definition,
                    GError     **error)
{
  g_autoptr (EntDate) date = ent_cli_parse_at (at, error);
  g_autoptr (EntSliceIndex) index = NULL;
  g_autoptr (GError) local = NULL;
  EntDefinition *found;

  if (date == NULL)
    return NULL;

  found = ent_cli_find_definition (the_case, definition, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  index = ent_slice_index_new (the_case, found);
  return ent_slice_index_query (index, date);
}

/*< private >
 * ent_cli_check_format:
 * @format: what was given for --format
 * @allowed: (array zero-terminated=1): what may be given
 * @error: return location
 *
 * Returns: whether it may
 */
gboolean
ent_cli_check_format (const char         *format,
                      const char *const  *allowed,
                      GError            **error)
{
  g_autofree char *list = NULL;

  if (g_strv_contains (allowed, format))
    return TRUE;

  list = g_strjoinv (", ", (char **) allowed);
  return ent_cli_fail_usage (error, _("--format: “%s” is none of %s"), format, list);
}

/*< private >
 * ent_cli_add_string:
 * @builder: inside an object
 * @name: a member's name
 * @value: (nullable): its value
 *
 * Adds a string, or null.
 */
void
ent_cli_add_string (JsonBuilder *builder,
                    const char  *name,
                    const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/*< private >
 * ent_cli_print_json:
 * @node: (transfer none): what to print
 *
 * Prints JSON, indented, with a line end.
 */
void
ent_cli_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  g_print ("%s\n", text);
}

/*< private >
 * ent_cli_print_row:
 * @widths: (array length=n_cells): the columns' widths, in characters
 * @cells: (array length=n_cells): the cells
 * @n_cells: how many
 *
 * Prints a row of a table.
 */
void
ent_cli_print_row (const guint        *widths,
                   const char *const  *cells,
                   guint               n_cells)
{
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    {
      glong length = g_utf8_strlen (cells[i], -1);

      g_string_append (row, cells[i]);
      for (glong j = length; i + 1 < n_cells && j < (glong) widths[i] + 2; j++)
        g_string_append_c (row, ' ');
    }
  g_print ("%s\n", row->str);
}

/*< private >
 * ent_cli_attach_texts:
 * @attachments: attachments to a case
 * @paths: (nullable) (array zero-terminated=1): files with the texts of its articles
 * @error: return location
 *
 * Returns: %FALSE where one cannot be read, or is none of the articles
 */
gboolean
ent_cli_attach_texts (EntAttachments  *attachments,
                      char           **paths,
                      GError         **error)
{
  for (char **path = paths; path && *path; path++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (*path);
      g_autoptr (EntImport) import = ent_import_file (file, NULL, error);

      if (import == NULL ||
          ent_attachments_attach (attachments, ent_import_get_text (import), error) == NULL)
        return FALSE;
    }

  return TRUE;
}
