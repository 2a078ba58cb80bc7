/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "ent-cli-private.h"
#include "ent-core-enums.h"
#include "ent-store.h"
#include "ent-theory-end.h"
#include "ent-theory-export.h"
#include "ent-theory-report.h"
#include "ent-theory-sensitivity.h"
#include "ent-words.h"

/*
 * entente theory: what a theory of the case comes to, and which cases break it.
 *
 * The table is for reading, the report for a paper's appendix; JSON holds all there is.
 * Status 1 says that a case breaks the theory for certain.
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

/* ------------------------------------------------------------------------------- tables */

/* Rows of cells, printed when all are there, so that the columns are as wide as they need. */
static void
print_cells (GPtrArray *rows,
             guint      n_columns)
{
  g_autofree guint *widths = g_new0 (guint, n_columns);

  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        char **cells = g_ptr_array_index (rows, i);
        guint width = (guint) g_utf8_strlen (cells[j], -1);

        widths[j] = MAX (widths[j], width);
      }
  for (guint i = 0; i < rows->len; i++)
    ent_cli_print_row (widths, g_ptr_array_index (rows, i), n_columns);
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

static void
add_cell (GStrvBuilder *cells,
          const char   *format,
          ...) G_GNUC_PRINTF (2, 3);

static void
add_cell (GStrvBuilder *cells,
          const char   *format,
          ...)
{
  va_list args;

  va_start (args, format);
  g_strv_builder_take (cells, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
add_number_cell (GStrvBuilder *cells,
                 double        number)
{
  g_strv_builder_take (cells, ent_set_measures_dup_number (number));
}

static void
finish_row (GPtrArray    *rows,
            GStrvBuilder *cells)
{
  g_ptr_array_add (rows, g_strv_builder_end (cells));
}

static void
add_row (GPtrArray    *rows,
         EntTheoryRow *row)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  for (guint i = 0; i < ent_theory_row_get_n_conditions (row); i++)
    add_cell (cells, "%s", ent_theory_value_get_word (ent_theory_row_get_value (row, i)));
  add_cell (cells, "%u", ent_theory_row_get_pairs (row));
  add_cell (cells, "%.1f", ent_theory_row_get_years (row));
  add_cell (cells, "%u / %.1f", ent_theory_row_count_pairs (row, ENT_THEORY_VALUE_PRESENT),
            ent_theory_row_count_years (row, ENT_THEORY_VALUE_PRESENT));
  add_cell (cells, "%u / %.1f", ent_theory_row_count_pairs (row, ENT_THEORY_VALUE_ABSENT),
            ent_theory_row_count_years (row, ENT_THEORY_VALUE_ABSENT));
  add_cell (cells, "%u / %.1f", ent_theory_row_count_pairs (row, ENT_THEORY_VALUE_UNCERTAIN),
            ent_theory_row_count_years (row, ENT_THEORY_VALUE_UNCERTAIN));
  add_number_cell (cells, ent_theory_row_get_consistency (row, ENT_THEORY_UNIT_PAIRS));
  add_number_cell (cells, ent_theory_row_get_consistency (row, ENT_THEORY_UNIT_YEARS));
  add_cell (cells, "%s", ent_theory_row_verdict_get_word (ent_theory_row_get_verdict (row)));
  finish_row (rows, cells);
}

static void
print_truth_table (EntTheoryIndex *index,
                   EntTheoryTable *table)
{
  GListModel *lists[] = { ent_theory_table_get_rows (table), ent_theory_table_get_apart (table) };
  g_autoptr (GPtrArray) rows = rows_new ();
  g_autoptr (GStrvBuilder) head = g_strv_builder_new ();
  guint n = ent_theory_index_get_n_conditions (index);

  for (guint i = 0; i < n; i++)
    add_cell (head, "%s", ent_words_for_condition (ent_theory_index_get_condition (index, i)));
  g_strv_builder_add_many (head, _("pairs"), _("pair-years"), _("allied"), _("not allied"),
                           _("uncertain"), _("cons. (pairs)"), _("cons. (years)"), "", NULL);
  finish_row (rows, head);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr (EntTheoryRow) row = g_list_model_get_item (lists[i], j);

        add_row (rows, row);
      }
  g_print ("\n%s\n", _("Truth table"));
  print_cells (rows, n + 8);
}

static void
print_measures (EntTheoryTable *table)
{
  static const EntTheoryUnit units[] = { ENT_THEORY_UNIT_PAIRS, ENT_THEORY_UNIT_YEARS };
  GListModel *measures = ent_theory_table_get_measures (table);
  g_autoptr (GPtrArray) rows = rows_new ();
  g_autoptr (GStrvBuilder) head = g_strv_builder_new ();

  g_strv_builder_add_many (head, "", "", _("nec. cons."), _("nec. cov."), _("RoN"),
                           _("suf. cons."), _("suf. cov."), _("PRI"), NULL);
  finish_row (rows, head);
  for (guint i = 0; i < g_list_model_get_n_items (measures); i++)
    for (guint j = 0; j < G_N_ELEMENTS (units); j++)
      {
        g_autoptr (EntTheoryMeasure) measure = g_list_model_get_item (measures, i);
        const EntSetMeasures *values = ent_theory_measure_get_measures (measure, units[j]);
        g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

        add_cell (cells, "%s", j == 0 ? ent_theory_measure_get_label (measure) : "");
        add_cell (cells, "%s", j == 0 ? _("pairs") : _("pair-years"));
        add_number_cell (cells, values->necessity_consistency);
        add_number_cell (cells, values->necessity_coverage);
        add_number_cell (cells, values->relevance);
        add_number_cell (cells, values->sufficiency_consistency);
        add_number_cell (cells, values->sufficiency_coverage);
        add_number_cell (cells, values->pri);
        finish_row (rows, cells);
      }
  g_print ("\n%s\n", _("Measures"));
  print_cells (rows, 8);
}

static char *
dup_values (EntTheoryCase *found)
{
  GListModel *readings = ent_theory_case_get_readings (found);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      g_autoptr (EntTheoryReading) reading = g_list_model_get_item (readings, i);

      g_string_append_printf (text, "%s%s: %s%s", i > 0 ? C_("list", ", ") : "",
                              ent_words_for_condition (ent_theory_reading_get_kind (reading)),
                              ent_theory_value_get_word (ent_theory_reading_get_value (reading)),
                              ent_theory_reading_is_derived (reading) ? _(" (derived)") : "");
    }

  return g_string_free_and_steal (text);
}

static void
add_case_row (GPtrArray     *rows,
              EntTheoryCase *found)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  const char *const *ties = ent_theory_case_get_ties (found);

  add_cell (cells, "  %s", ent_theory_case_get_title (found));
  add_cell (cells, "%s", ent_theory_case_get_time (found));
  g_strv_builder_take (cells, dup_values (found));
  g_strv_builder_take (cells, g_strjoinv (" ", (char **) ties));
  finish_row (rows, cells);
}

static void
print_cases (const char *title,
             GListModel *cases)
{
  g_autoptr (GPtrArray) rows = rows_new ();

  if (g_list_model_get_n_items (cases) == 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, i);

      add_case_row (rows, found);
    }
  g_print ("\n%s\n", title);
  print_cells (rows, 4);
}

static void
print_ends (const EntTheoryExport *export)
{
  g_autoptr (GListModel) ends = ent_theory_index_list_ends (export->index, export->window);
  g_autoptr (GPtrArray) rows = rows_new ();

  if (g_list_model_get_n_items (ends) == 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (ends); i++)
    {
      g_autoptr (EntTheoryEnd) end = g_list_model_get_item (ends, i);
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

      add_cell (cells, "  %s", ent_theory_end_get_title (end));
      g_strv_builder_add_many (cells, ent_theory_end_get_time (end),
                               ent_theory_end_get_reason (end), ent_theory_end_get_words (end),
                               NULL);
      finish_row (rows, cells);
    }
  g_print ("\n%s\n", _("Why it ended"));
  print_cells (rows, 4);
}

/* Under a heading for each standing that occurs. */
static void
print_next (const EntTheoryExport *export)
{
  g_autoptr (GListModel) cases = ent_theory_index_list_next (export->index, export->at);
  g_autoptr (GPtrArray) rows = rows_new ();
  g_autoptr (EntDate) at = ent_date_new_for_day (export->at.last);
  g_autofree char *words = ent_date_to_words (at);
  int standing = -1;

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, i);

      if ((int) ent_theory_case_get_standing (found) != standing)
        {
          print_cells (rows, 4);
          g_ptr_array_set_size (rows, 0);
          standing = ent_theory_case_get_standing (found);
          /* Translators: where pairs stand, and a date. */
          g_print (_("\n%s (%s)\n"), ent_theory_standing_get_word (standing), words);
        }
      add_case_row (rows, found);
    }
  print_cells (rows, 4);
}

static const char *
get_uncoded_word (EntTheoryUncoded uncoded)
{
  switch (uncoded)
    {
    case ENT_THEORY_UNCODED_ABSENT:
      return _("uncoded as absent");
    case ENT_THEORY_UNCODED_PRESENT:
      return _("uncoded as present");
    case ENT_THEORY_UNCODED_EXCLUDE:
    default:
      return _("uncoded left out");
    }
}

static void
add_variant_row (GPtrArray        *rows,
                 EntTheoryVariant *variant,
                 gboolean          has_rules)
{
  const EntTheoryOptions *options = ent_theory_variant_get_options (variant);
  EntTheoryTable *table = ent_theory_variant_get_table (variant);
  const EntSetMeasures *years = ent_theory_measure_get_measures (ent_theory_table_get_all (table),
                                                                 ENT_THEORY_UNIT_YEARS);
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  add_cell (cells, "%s%s", ent_theory_variant_is_current (variant) ? "* " : "  ",
            options->definition ? options->definition : "");
  add_cell (cells, "%s", options->exclude_multilateral ? _("bilateral only") : _("all ties"));
  add_cell (cells, "%s", get_uncoded_word (options->uncoded));
  add_cell (cells, "%s", !has_rules ? "" : options->derived ? _("derived") : _("not derived"));
  add_number_cell (cells, years->necessity_consistency);
  add_number_cell (cells, years->sufficiency_consistency);
  g_strv_builder_take (cells, ent_theory_table_dup_verdict (table));
  finish_row (rows, cells);
}

static void
print_sensitivity (const EntTheoryExport *export)
{
  EntTheory *theory = ent_theory_index_get_theory (export->index);
  gboolean has_rules = g_list_model_get_n_items (ent_theory_get_rules (theory)) > 0;
  g_autoptr (GPtrArray) rows = rows_new ();
  g_autoptr (GStrvBuilder) head = g_strv_builder_new ();
  g_autoptr (GListModel) variants = NULL;

  variants = ent_theory_sensitivity_list (ent_theory_index_get_case (export->index), theory,
                                          ent_theory_index_get_options (export->index),
                                          export->window);
  g_strv_builder_add_many (head, "", "", "", "", _("nec. cons."), _("suf. cons."), "", NULL);
  finish_row (rows, head);
  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (EntTheoryVariant) variant = g_list_model_get_item (variants, i);

      add_variant_row (rows, variant, has_rules);
    }
  g_print ("\n%s\n", _("Sensitivity: all conditions together, by pair-years"));
  print_cells (rows, 7);
}

static char *
dup_window (EntSpan window)
{
  g_autoptr (EntDate) from = ent_date_new_for_day (window.first);
  g_autoptr (EntDate) to = ent_date_new_for_day (window.last);
  g_autofree char *edtf = g_strdup_printf ("%s/%s", ent_date_get_edtf (from),
                                           ent_date_get_edtf (to));
  g_autoptr (EntDate) both = ent_date_new (edtf, NULL);

  return both ? ent_date_to_words (both) : g_strdup (_("No time is covered"));
}

static void
print_head (const EntTheoryExport *export,
            EntTheoryTable        *table)
{
  EntTheory *theory = ent_theory_index_get_theory (export->index);
  EntDefinition *definition = ent_theory_index_get_definition (export->index);
  g_autofree char *window = dup_window (ent_theory_table_get_window (table));
  g_autofree char *verdict = ent_theory_table_dup_verdict (table);

  if (definition != NULL)
    /* Translators: a theory's title, a definition's title, and a time. */
    g_print (_("%s, under “%s”, %s\n"), ent_theory_get_title (theory),
             ent_definition_get_title (definition), window);
  else
    /* Translators: a theory's title, and a time. */
    g_print (_("%s, %s\n"), ent_theory_get_title (theory), window);
  g_print ("%s\n", verdict);
}

static void
print_table (const EntTheoryExport *export,
             EntTheoryTable        *table)
{
  g_autoptr (GListModel) breaking = ent_theory_index_list_breaking (export->index, export->window);

  print_head (export, table);
  print_truth_table (export->index, table);
  print_measures (table);
  print_cases (_("Cases that break it"), breaking);
  print_ends (export);
  print_next (export);
  print_sensitivity (export);
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
    print_table (export, table);
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
