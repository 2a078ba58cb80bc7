/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "ent-cli-private.h"
#include "ent-cli-theory-table.h"
#include "ent-core-enums.h"
#include "ent-store.h"
#include "ent-theory-export.h"
#include "ent-theory-report.h"

/*
 * entente theory: what a theory of the case comes to, and which cases break it.
 *
 * The table is for reading (see ent-cli-theory-table.c), the report for a paper's appendix;
 * JSON holds all there is. Status 1 says that a case breaks the theory for certain.
 */

typedef struct
{
  char     *theory;
  char     *definition;
  char     *from;
  char     *to;
  char     *at;
  char     *uncoded;
  char     *format;
  char     *output;
  char     *table;
  char     *parts;
  char    **texts;
  gboolean  with_quotations;
  gboolean  no_multilateral;
  gboolean  derived;
  gboolean  no_derived;
  int       series;
} Arguments;

static void
arguments_clear (Arguments *arguments)
{
  g_free (arguments->theory);
  g_free (arguments->definition);
  g_free (arguments->from);
  g_free (arguments->to);
  g_free (arguments->at);
  g_free (arguments->uncoded);
  g_free (arguments->format);
  g_free (arguments->output);
  g_free (arguments->table);
  g_free (arguments->parts);
  g_strfreev (arguments->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

/* --------------------------------------------------------------------- what is asked for */

static char *
list_theories (GListModel *theories)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (theories); i++)
    {
      g_autoptr (EntRecord) theory = g_list_model_get_item (theories, i);

      g_strv_builder_add (builder, ent_record_get_id (theory));
    }
  ids = g_strv_builder_end (builder);

  return g_strjoinv (", ", ids);
}

static EntTheory *
find_theory (EntCase     *the_case,
             const char  *id,
             GError     **error)
{
  GListModel *theories = ent_case_get_records (the_case, ENT_TYPE_THEORY);
  g_autoptr (EntTheory) first = g_list_model_get_item (theories, 0);
  EntRecord *found = id ? ent_case_lookup (the_case, ENT_TYPE_THEORY, id) : (EntRecord *) first;
  g_autofree char *list = NULL;

  if (found != NULL)
    return ENT_THEORY (found);

  list = list_theories (theories);
  if (first == NULL)
    ent_cli_fail_usage (error, _("there is no theory in the case"));
  else
    ent_cli_fail_usage (error, _("--theory: there is no “%s” in the case; those there are: %s"), id,
                        list);
  return NULL;
}

static gboolean
read_day (const char  *option,
          const char  *edtf,
          gboolean     is_end,
          EntDay      *day,
          GError     **error)
{
  g_autoptr (EntDate) date = NULL;

  if (edtf == NULL)
    return TRUE;
  date = ent_date_new (edtf, error);
  if (date == NULL)
    {
      g_prefix_error (error, "%s: ", option);
      return FALSE;
    }

  *day = is_end ? ent_date_get_span (date).last : ent_date_get_span (date).first;
  return TRUE;
}

static gboolean
read_window (const Arguments  *arguments,
             EntTheoryExport  *export,
             GError          **error)
{
  EntSpan range = ent_theory_index_get_range (export->index);

  export->window = range;
  if (!read_day ("--from", arguments->from, FALSE, &export->window.first, error) ||
      !read_day ("--to", arguments->to, TRUE, &export->window.last, error))
    return FALSE;
  if (arguments->from && arguments->to && export->window.first > export->window.last)
    return ent_cli_fail_usage (error, _("--from is later than --to"));

  export->at.first = export->at.last = MIN (export->window.last, range.last);

  return read_day ("--at", arguments->at, FALSE, &export->at.first, error) &&
         read_day ("--at", arguments->at, TRUE, &export->at.last, error);
}

static gboolean
read_options (const Arguments   *arguments,
              EntCase           *the_case,
              EntTheoryOptions  *options,
              GError           **error)
{
  static const char *const words[] = { "exclude", "absent", "present", NULL };
  g_autoptr (GError) local = NULL;

  if (arguments->definition != NULL)
    {
      if (ent_cli_find_definition (the_case, arguments->definition, &local) == NULL &&
          local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_set_str (&options->definition, arguments->definition);
    }
  for (guint i = 0; arguments->uncoded && words[i]; i++)
    if (g_str_equal (arguments->uncoded, words[i]))
      options->uncoded = (EntTheoryUncoded) i;
  if (arguments->uncoded && !g_strv_contains (words, arguments->uncoded))
    return ent_cli_fail_usage (error, _("--uncoded: “%s” is none of exclude, absent, present"),
                               arguments->uncoded);
  if (arguments->derived && arguments->no_derived)
    return ent_cli_fail_usage (error, _("--derived and --no-derived exclude one another"));
  if (arguments->derived || arguments->no_derived)
    options->derived = arguments->derived;
  options->exclude_multilateral = arguments->no_multilateral;

  return TRUE;
}

/* ------------------------------------------------------------------------------ documents */

static gboolean
read_table (const Arguments  *arguments,
            EntTheoryCsv     *table,
            GError          **error)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (ENT_TYPE_THEORY_CSV);
  const GEnumValue *value = g_enum_get_value_by_nick (class, arguments->table ? arguments->table
                                                                             : "truth");

  if (value == NULL)
    return ent_cli_fail_usage (error, _("--table: “%s” is none of truth, measures, cases, ends, "
                                        "next, sensitivity, series"),
                               arguments->table);
  if (value->value == ENT_THEORY_CSV_SERIES && arguments->series == 0)
    return ent_cli_fail_usage (error, _("--table series: a number of years is needed, such as "
                                        "--series 10"));

  *table = value->value;
  return TRUE;
}

static gboolean
read_parts (const Arguments  *arguments,
            EntTheoryParts   *parts,
            GError          **error)
{
  g_autoptr (GFlagsClass) class = g_type_class_ref (ENT_TYPE_THEORY_PARTS);
  g_auto (GStrv) names = NULL;

  *parts = arguments->parts ? 0 : ENT_THEORY_PARTS_ALL;
  if (arguments->parts == NULL || g_str_equal (arguments->parts, "none"))
    return TRUE;

  names = g_strsplit (arguments->parts, ",", -1);
  for (guint i = 0; names[i]; i++)
    {
      const GFlagsValue *value = g_flags_get_value_by_nick (class, names[i]);

      if (value == NULL)
        return ent_cli_fail_usage (error, _("--parts: “%s” is none of cases, ends, next, none"),
                                   names[i]);
      *parts |= value->value;
    }

  return TRUE;
}

static char *
write_report (const EntTheoryExport  *export,
              const Arguments        *arguments,
              GError                **error)
{
  EntCase *the_case = ent_theory_index_get_case (export->index);
  g_autoptr (EntAttachments) attachments = ent_attachments_new (the_case);
  g_autoptr (GHashTable) quotations = NULL;
  EntTheoryReportOptions options = {
    .format = g_str_equal (arguments->format, "html") ? ENT_REPORT_FORMAT_HTML
                                                      : ENT_REPORT_FORMAT_MARKDOWN,
  };

  if (!read_parts (arguments, &options.parts, error) ||
      !ent_cli_attach_texts (attachments, arguments->texts, error))
    return NULL;

  if (arguments->with_quotations)
    quotations = ent_theory_report_take_quotations (the_case, attachments);
  options.quotations = quotations;

  return ent_theory_report_write (export, &options);
}

static char *
write_document (const EntTheoryExport  *export,
                const Arguments        *arguments,
                GError                **error)
{
  EntTheoryCsv table = ENT_THEORY_CSV_TRUTH;

  if (g_str_equal (arguments->format, "json"))
    return ent_theory_export_json_text (export);
  if (!g_str_equal (arguments->format, "csv"))
    return write_report (export, arguments, error);

  return read_table (arguments, &table, error) ? ent_theory_export_csv (export, table) : NULL;
}

/* As it is, and not in the encoding of a terminal: it may go to a file. */
static gboolean
put_document (const char  *text,
              GError     **error)
{
  if (fputs (text, stdout) != EOF && fflush (stdout) != EOF)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               _("the output cannot be written: %s"), g_strerror (errno));
  return FALSE;
}

static gboolean
print_document (const EntTheoryExport  *export,
                const Arguments        *arguments,
                GError                **error)
{
  g_autofree char *text = write_document (export, arguments, error);

  if (text == NULL)
    return FALSE;
  if (arguments->output != NULL)
    return ent_store_replace_file (arguments->output, text, -1, error);

  return put_document (text, error);
}

static EntCliStatus
print (const EntTheoryExport  *export,
       const Arguments        *arguments,
       GError                **error)
{
  EntSpan window = ent_theory_export_get_window (export);
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (export->index, window);

  if (g_str_equal (arguments->format, "table"))
    ent_cli_print_theory (export, table);
  else if (!print_document (export, arguments, error))
    return ENT_CLI_FAILED;

  return ent_theory_table_get_verdict (table) == ENT_THEORY_VERDICT_BROKEN ? ENT_CLI_FOUND
                                                                           : ENT_CLI_DONE;
}

/* The folder is the business of whoever's computer it is. */
static char *
dup_case_name (const char *address)
{
  return g_str_has_prefix (address, "builtin:") ? g_strdup (address) : g_path_get_basename (address);
}

static EntCliStatus
measure (const Arguments  *arguments,
         EntCase          *the_case,
         const char       *address,
         GError          **error)
{
  g_autofree char *case_name = dup_case_name (address);
  EntTheory *theory = find_theory (the_case, arguments->theory, error);
  g_autoptr (EntTheoryOptions) options = NULL;
  g_autoptr (EntTheoryIndex) index = NULL;
  EntTheoryExport export = {
    .series_length = (guint) MAX (arguments->series, 0),
    .case_name = case_name,
  };

  if (theory == NULL)
    return ENT_CLI_FAILED;
  options = ent_theory_options_new (theory);
  if (!read_options (arguments, the_case, options, error))
    return ENT_CLI_FAILED;
  index = ent_theory_index_new (the_case, theory, options);
  export.index = index;
  if (!read_window (arguments, &export, error))
    return ENT_CLI_FAILED;

  return print (&export, arguments, error);
}

/* What a file is named for is what it holds. */
static gboolean
read_format (Arguments  *arguments,
             GError    **error)
{
  static const char *const formats[] = { "table", "json", "csv", "html", "md", NULL };
  const char *suffix = arguments->output ? strrchr (arguments->output, '.') : NULL;

  if (arguments->format == NULL && arguments->output == NULL)
    arguments->format = g_strdup ("table");
  else if (arguments->format == NULL && suffix && g_strv_contains (formats + 1, suffix + 1))
    arguments->format = g_strdup (suffix + 1);

  if (arguments->format == NULL)
    return ent_cli_fail_usage (error, _("-o: %s does not end in a suffix that can be written: "
                                        ".json, .csv, .html or .md"),
                               arguments->output);
  if (!ent_cli_check_format (arguments->format, formats, error))
    return FALSE;
  if (arguments->output && g_str_equal (arguments->format, "table"))
    return ent_cli_fail_usage (error, _("-o: a table is for reading; a file can be json, csv, "
                                        "html or md"));

  return TRUE;
}

/* An option that would do nothing is a mistake that nobody would see. */
static gboolean
check_document (const Arguments  *arguments,
                GError          **error)
{
  gboolean is_csv = g_str_equal (arguments->format, "csv");
  gboolean is_report = g_str_equal (arguments->format, "html") ||
                       g_str_equal (arguments->format, "md");

  if (arguments->table && !is_csv)
    return ent_cli_fail_usage (error, _("--table is for --format csv"));
  if (arguments->parts && !is_report)
    return ent_cli_fail_usage (error, _("--parts is for --format html and md"));
  if (arguments->with_quotations && !is_report)
    return ent_cli_fail_usage (error, _("--with-quotations is for --format html and md"));
  if (arguments->texts && !arguments->with_quotations)
    return ent_cli_fail_usage (error, _("--text is for --with-quotations"));

  return TRUE;
}

/*< private >
 * ent_cli_theory:
 * @argc: how many arguments
 * @argv: the arguments
 * @error: return location
 *
 * Returns: the exit status
 */
EntCliStatus
ent_cli_theory (int      argc,
                char   **argv,
                GError **error)
{
  g_auto (Arguments) arguments = { 0 };
  g_autoptr (EntCase) the_case = NULL;
  const GOptionEntry entries[] = {
    { "theory", 0, 0, G_OPTION_ARG_STRING, &arguments.theory, N_("the theory"), N_("ID") },
    { "definition", 0, 0, G_OPTION_ARG_STRING, &arguments.definition,
      N_("what counts as an alliance"), N_("ID") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &arguments.from, N_("the first date"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &arguments.to, N_("the last date"), N_("DATE") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &arguments.at,
      N_("the date for which it is told where pairs stand"), N_("DATE") },
    { "no-multilateral", 0, 0, G_OPTION_ARG_NONE, &arguments.no_multilateral,
      N_("leave out ties of more than two states"), NULL },
    { "uncoded", 0, 0, G_OPTION_ARG_STRING, &arguments.uncoded,
      N_("what is made of what is not coded: exclude, absent or present"), N_("HOW") },
    { "derived", 0, 0, G_OPTION_ARG_NONE, &arguments.derived,
      N_("derive what is not coded by the theory’s rules"), NULL },
    { "no-derived", 0, 0, G_OPTION_ARG_NONE, &arguments.no_derived,
      N_("use codings only"), NULL },
    { "series", 0, 0, G_OPTION_ARG_INT, &arguments.series,
      N_("the measures of a window of so many years, as it moves by a year"), N_("YEARS") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &arguments.format,
      N_("table, json, csv, or a report: html or md"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments.output,
      N_("the file to write, by its suffix where no format is said"), N_("FILE") },
    { "table", 0, 0, G_OPTION_ARG_STRING, &arguments.table,
      N_("in CSV: truth, measures, cases, ends, next, sensitivity or series"), N_("TABLE") },
    { "parts", 0, 0, G_OPTION_ARG_STRING, &arguments.parts,
      N_("in a report, with commas: cases, ends, next; or none"), N_("PARTS") },
    { "with-quotations", 0, 0, G_OPTION_ARG_NONE, &arguments.with_quotations,
      N_("in a report: write the passages’ own words"), NULL },
    { "text", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments.texts,
      N_("the text of one of its articles"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!ent_cli_parse (entries, _("CASE"), &argc, &argv, error))
    return ENT_CLI_FAILED;
  if (argc != 2)
    ent_cli_fail_usage (error, _("one case is needed: entente theory CASE"));
  else if (arguments.series < 0)
    ent_cli_fail_usage (error, _("--series: a number of years is needed, such as 10"));
  else if (read_format (&arguments, error) && check_document (&arguments, error))
    the_case = ent_store_open (argv[1], NULL, error);

  return the_case ? measure (&arguments, the_case, argv[1], error) : ENT_CLI_FAILED;
}
