/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-theory-report-private.h"
#include "ent-theory-sensitivity.h"
#include "ent-theory-words.h"
#include "ent-words.h"

/*
 * A report on a theory, for a paper's appendix, or for whoever doubts it: what is claimed and
 * how it was read, the verdict, the tables, and the cases by name with their passages.
 *
 * It can be made again: it says which case (by its hash), which version of the program, and
 * the command line, and holds nothing else that could differ, such as the time at which it
 * was written or the folder that the case is in. Numbers are alike in every language for the
 * same reason; days are written as ISO 8601 has them.
 */

/* ---------------------------------------------------------------------------- cells */

/*< private >
 * ent_theory_report_cell:
 * @self: a report with an open table
 * @format: what stands in the next cell; no number with a decimal point
 * @...: its arguments
 */
void
ent_theory_report_cell (EntTheoryReport *self,
                        const char      *format,
                        ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  ent_report_writer_cell (self->writer, text, NULL);
}

/*< private >
 * ent_theory_report_number:
 * @self: a report with an open table
 * @number: a measure
 */
void
ent_theory_report_number (EntTheoryReport *self,
                          double           number)
{
  g_autofree char *text = ent_set_measures_dup_number (number);

  ent_report_writer_cell (self->writer, text, NULL);
}

/*< private >
 * ent_theory_report_years:
 * @self: a report with an open table
 * @years: pair-years
 */
void
ent_theory_report_years (EntTheoryReport *self,
                         double           years)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  ent_report_writer_cell (self->writer, g_ascii_formatd (text, sizeof text, "%.1f", years), NULL);
}

/* ---------------------------------------------------------------------- how it was read */

static void
write_by_name (EntTheoryReport    *self,
               const char         *name,
               const char * const *ties)
{
  for (guint i = 0; ties && ties[i]; i++)
    {
      EntRecord *tie = ent_case_lookup (self->the_case, ENT_TYPE_TIE, ties[i]);
      g_autofree char *title = NULL;
      g_autofree char *line = NULL;

      if (tie != NULL)
        title = ent_case_dup_tie_title (self->the_case, ENT_TIE (tie), self->window);
      line = title ? g_strdup_printf ("%s (%s)", title, ties[i]) : g_strdup (ties[i]);
      ent_report_writer_fact (self->writer, name, line);
    }
}

static void
write_definition (EntTheoryReport *self)
{
  EntDefinition *definition = ent_theory_index_get_definition (self->export->index);
  GListModel *clauses = definition ? ent_definition_get_clauses (definition) : NULL;
  g_autofree char *title = NULL;

  if (definition == NULL)
    {
      ent_report_writer_fact (self->writer, _("What counts"), _("Every alliance"));
      return;
    }

  title = g_strdup_printf ("%s (%s)", ent_definition_get_title (definition),
                           ent_record_get_id (ENT_RECORD (definition)));
  ent_report_writer_fact (self->writer, _("What counts"), title);
  for (guint i = 0; i < g_list_model_get_n_items (clauses); i++)
    {
      g_autoptr (EntClause) clause = g_list_model_get_item (clauses, i);
      g_autofree char *words = ent_definition_dup_clause_words (clause);
      /* Translators: a part of a definition of what counts as an alliance, and its number. */
      g_autofree char *name = g_strdup_printf (_("Clause %u"), i + 1);

      ent_report_writer_fact (self->writer, name, words);
    }
  write_by_name (self, _("Counts by name"), ent_definition_get_include (definition));
  write_by_name (self, _("Does not count by name"), ent_definition_get_exclude (definition));
}

/* “1 January 1950 to 31 December 2020 (1950-01-01/2020-12-31)” */
static char *
dup_days (EntSpan days)
{
  g_autoptr (EntDate) first = ent_date_new_for_day (days.first);
  g_autoptr (EntDate) last = ent_date_new_for_day (days.last);
  g_autofree char *edtf = NULL;
  g_autofree char *words = NULL;
  g_autoptr (EntDate) both = NULL;

  if (days.first > days.last)
    return g_strdup (_("No time is covered"));

  edtf = days.first == days.last
           ? g_strdup (ent_date_get_edtf (first))
           : g_strdup_printf ("%s/%s", ent_date_get_edtf (first), ent_date_get_edtf (last));
  both = ent_date_new (edtf, NULL);
  words = both ? ent_date_to_words (both) : NULL;

  return words ? g_strdup_printf ("%s (%s)", words, edtf) : g_steal_pointer (&edtf);
}

static const char *
get_uncoded_words (EntTheoryUncoded uncoded)
{
  switch (uncoded)
    {
    case ENT_THEORY_UNCODED_ABSENT:
      return _("Taken for absent");
    case ENT_THEORY_UNCODED_PRESENT:
      return _("Taken for present");
    case ENT_THEORY_UNCODED_EXCLUDE:
    default:
      return _("Left out of the measures");
    }
}

static void
write_rules (EntTheoryReport *self,
             EntTheory       *theory,
             gboolean         used)
{
  GListModel *rules = ent_theory_get_rules (theory);

  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (EntRule) rule = g_list_model_get_item (rules, i);
      g_autofree char *words = ent_theory_words_dup_rule (self->the_case, rule);

      ent_report_writer_fact (self->writer,
                              used ? _("Derived where nothing is coded") : _("Rule that is not used"),
                              words);
    }
}

static void
write_options (EntTheoryReport *self)
{
  const EntTheoryOptions *options = ent_theory_index_get_options (self->export->index);
  g_autofree char *window = dup_days (self->window);
  g_autofree char *at = dup_days (self->export->at);

  ent_report_writer_fact (self->writer, _("Window"), window);
  if (self->options->parts & ENT_THEORY_PART_NEXT)
    ent_report_writer_fact (self->writer, _("Who is next"), at);
  ent_report_writer_fact (self->writer, _("Ties of more than two states"),
                          options->exclude_multilateral ? _("Left out") : _("Count as others do"));
  ent_report_writer_fact (self->writer, _("What is not coded"),
                          get_uncoded_words (options->uncoded));
  write_rules (self, ent_theory_index_get_theory (self->export->index), options->derived);
}

/* “--with-quotations --parts cases,next”, where it is not as it would be else. */
static char *
dup_more (EntTheoryReport *self)
{
  static const char *const names[] = { "cases", "ends", "next" };
  GString *more = g_string_new (self->options->quotations ? "--with-quotations" : NULL);
  const char *separator = more->len > 0 ? " --parts " : "--parts ";

  if (self->options->parts == ENT_THEORY_PARTS_ALL)
    return more->len > 0 ? g_string_free_and_steal (more) : (g_string_free (more, TRUE), NULL);

  if (self->options->parts == 0)
    g_string_append_printf (more, "%snone", separator);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (self->options->parts & (1u << i))
      {
        g_string_append_printf (more, "%s%s", separator, names[i]);
        separator = ",";
      }

  return g_string_free_and_steal (more);
}

static void
write_command (EntTheoryReport *self)
{
  gboolean is_html = self->options->format == ENT_REPORT_FORMAT_HTML;
  g_autofree char *more = dup_more (self);
  g_autofree char *command = NULL;

  command = ent_theory_export_dup_command (self->export, is_html ? "html" : "md", more);
  ent_report_writer_heading (self->writer, 2, _("To Make It Again"));
  ent_report_writer_paragraph (
    self->writer, _("With the same case, version and language, this command writes this report, "
                    "byte for byte; with --format json or --format csv it writes the figures for "
                    "other programs:"));
  ent_report_writer_code (self->writer, command);
  if (self->options->quotations != NULL)
    ent_report_writer_paragraph (
      self->writer, _("The quotations come from the texts of the articles, which are not part of "
                      "the case: for each of them, --text FILE is added."));
}

static void
write_head (EntTheoryReport *self)
{
  EntTheory *theory = ent_theory_index_get_theory (self->export->index);
  g_autofree char *hash = ent_theory_export_dup_hash (self->the_case);
  g_autofree char *said = ent_theory_words_dup_claim_and_scope (self->the_case, theory);

  ent_report_writer_paragraph (self->writer, said);
  if (ent_theory_get_description (theory) != NULL)
    ent_report_writer_paragraph (self->writer, ent_theory_get_description (theory));
  if (ent_theory_get_note (theory) != NULL)
    ent_report_writer_paragraph (self->writer, ent_theory_get_note (theory));

  ent_report_writer_heading (self->writer, 2, _("How It Was Read"));
  ent_report_writer_fact (self->writer, _("Case"),
                          ent_header_get_title (ent_case_get_header (self->the_case)));
  ent_report_writer_fact (self->writer, _("SHA-256 of the case, as Entente writes it"), hash);
  ent_report_writer_fact (self->writer, _("Program"), "Entente " PACKAGE_VERSION);
  ent_report_writer_fact (self->writer, _("Theory"), ent_record_get_id (ENT_RECORD (theory)));
  write_definition (self);
  write_options (self);
  ent_report_writer_fact (self->writer, _("Quotations"),
                          self->options->quotations
                            ? _("The passages’ own words, where there is a text; they belong to "
                                "their publishers")
                            : _("None; digests are in the coder’s own words"));
}

/* -------------------------------------------------------------------------- the verdict */

static void
write_verdict (EntTheoryReport *self,
               EntTheoryTable  *table)
{
  g_autofree char *verdict = ent_theory_table_dup_verdict (table);
  g_autofree char *breaking = g_strdup_printf ("%u", ent_theory_table_get_n_breaking (table));
  g_autofree char *open = g_strdup_printf ("%u", ent_theory_table_get_n_open (table));

  ent_report_writer_heading (self->writer, 2, _("Verdict"));
  ent_report_writer_paragraph (self->writer, verdict);
  ent_report_writer_fact (self->writer, _("Pairs that break it"), breaking);
  ent_report_writer_fact (self->writer, _("Pairs that it speaks of and that are not coded"), open);
  ent_theory_report_breaking (self, table);
}

/* ---------------------------------------------------------------------- the truth table */

/* Which conditions of a row nobody coded: a column of its own, so that none is taken for
 * absent. */
static char *
dup_uncoded (EntTheoryReport *self,
             EntTheoryRow    *row)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < ent_theory_row_get_n_conditions (row); i++)
    if (ent_theory_row_get_value (row, i) == ENT_THEORY_VALUE_UNCODED)
      g_string_append_printf (
        list, "%s%s", list->len > 0 ? C_("list", ", ") : "",
        ent_words_for_condition (ent_theory_index_get_condition (self->export->index, i)));
  if (list->len == 0)
    g_string_append (list, "—");

  return g_string_free_and_steal (list);
}

static void
write_row (EntTheoryReport *self,
           EntTheoryRow    *row)
{
  static const EntTheoryValue outcomes[] = {
    ENT_THEORY_VALUE_PRESENT, ENT_THEORY_VALUE_ABSENT, ENT_THEORY_VALUE_UNCERTAIN,
  };
  g_autofree char *uncoded = dup_uncoded (self, row);

  ent_theory_report_cell (self, "%s", ent_theory_row_get_label (row));
  ent_theory_report_cell (self, "%s", uncoded);
  ent_theory_report_cell (self, "%u", ent_theory_row_get_pairs (row));
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    ent_theory_report_cell (self, "%u", ent_theory_row_count_pairs (row, outcomes[i]));
  ent_theory_report_number (self, ent_theory_row_get_consistency (row, ENT_THEORY_UNIT_PAIRS));
  ent_theory_report_years (self, ent_theory_row_get_years (row));
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    ent_theory_report_years (self, ent_theory_row_count_years (row, outcomes[i]));
  ent_theory_report_number (self, ent_theory_row_get_consistency (row, ENT_THEORY_UNIT_YEARS));
  ent_theory_report_cell (self, "%s",
                          ent_theory_row_verdict_get_word (ent_theory_row_get_verdict (row)));
}

static void
write_truth (EntTheoryReport *self,
             EntTheoryTable  *table)
{
  const EntReportColumn columns[] = {
    { _("Configuration"), FALSE },
    { C_("truth table", "Uncoded"), FALSE },
    { C_("truth table of a report", "Pairs"), TRUE },
    { _("Pairs allied"), TRUE },
    { _("Pairs not allied"), TRUE },
    { _("Pairs uncertain"), TRUE },
    { _("Consistency (pairs)"), TRUE },
    { C_("truth table of a report", "Pair-years"), TRUE },
    { _("Pair-years allied"), TRUE },
    { _("Pair-years not allied"), TRUE },
    { _("Pair-years uncertain"), TRUE },
    { _("Consistency (pair-years)"), TRUE },
    { _("Row"), FALSE },
  };
  GListModel *lists[] = { ent_theory_table_get_rows (table), ent_theory_table_get_apart (table) };

  ent_report_writer_begin_table (self->writer, _("Configurations of the conditions"), columns,
                                 G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr (EntTheoryRow) row = g_list_model_get_item (lists[i], j);

        write_row (self, row);
      }
  ent_report_writer_end_table (self->writer);
}

static void
write_truth_section (EntTheoryReport *self,
                     EntTheoryTable  *table)
{
  ent_report_writer_heading (self->writer, 2, _("Truth Table"));
  write_truth (self, table);
  ent_report_writer_paragraph (
    self->writer, _("A pair of states stands in each row that it was ever in. Rows in which a "
                    "condition is uncoded, uncertain by its dates or disputed enter no measure of "
                    "that condition: what is not coded is never taken for absent."));
}

/* --------------------------------------------------------------------- what is coded */

static double
count_value (EntTheoryTable *table,
             guint           condition,
             EntTheoryValue  value)
{
  GListModel *lists[] = { ent_theory_table_get_rows (table), ent_theory_table_get_apart (table) };
  double years = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr (EntTheoryRow) row = g_list_model_get_item (lists[i], j);

        if (ent_theory_row_get_value (row, condition) == value)
          years += ent_theory_row_get_years (row);
      }

  return years;
}

static void
write_coded (EntTheoryReport *self,
             EntTheoryTable  *table)
{
  static const EntTheoryValue values[] = {
    ENT_THEORY_VALUE_PRESENT,   ENT_THEORY_VALUE_ABSENT,   ENT_THEORY_VALUE_UNCODED,
    ENT_THEORY_VALUE_UNCERTAIN, ENT_THEORY_VALUE_DISPUTED,
  };
  const EntReportColumn columns[] = {
    { C_("theory", "Condition"), FALSE },
    { C_("theory", "Present"), TRUE },
    { C_("theory", "Absent"), TRUE },
    { C_("theory", "Uncoded"), TRUE },
    { C_("theory", "Uncertain"), TRUE },
    { C_("theory", "Disputed"), TRUE },
  };
  EntTheoryIndex *index = self->export->index;

  ent_report_writer_begin_table (self->writer, _("How much is coded, in pair-years"), columns,
                                 G_N_ELEMENTS (columns));
  for (guint i = 0; i < ent_theory_index_get_n_conditions (index); i++)
    {
      ent_theory_report_cell (self, "%s",
                              ent_words_for_condition (ent_theory_index_get_condition (index, i)));
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        ent_theory_report_years (self, count_value (table, i, values[j]));
    }
  ent_report_writer_end_table (self->writer);
}

/* ------------------------------------------------------------------------------ measures */

static void
write_count (EntTheoryReport *self,
             EntTheoryUnit    unit,
             double           count)
{
  if (unit == ENT_THEORY_UNIT_PAIRS)
    ent_theory_report_cell (self, "%u", (guint) lround (count));
  else
    ent_theory_report_years (self, count);
}

static void
write_measure (EntTheoryReport  *self,
               EntTheoryMeasure *measure,
               EntTheoryUnit     unit)
{
  const EntSetCounts *counts = ent_theory_measure_get_counts (measure, unit);
  const EntSetMeasures *values = ent_theory_measure_get_measures (measure, unit);

  ent_theory_report_cell (self, "%s", ent_theory_measure_get_label (measure));
  ent_theory_report_cell (self, "%s", unit == ENT_THEORY_UNIT_PAIRS ? _("pairs") : _("pair-years"));
  write_count (self, unit, counts->both);
  write_count (self, unit, counts->condition_only);
  write_count (self, unit, counts->outcome_only);
  write_count (self, unit, counts->neither);
  ent_theory_report_number (self, values->necessity_consistency);
  ent_theory_report_number (self, values->necessity_coverage);
  ent_theory_report_number (self, values->relevance);
  ent_theory_report_number (self, values->sufficiency_consistency);
  ent_theory_report_number (self, values->sufficiency_coverage);
  ent_theory_report_number (self, values->pri);
}

/* A reader has the figures, and need not look elsewhere for what they mean. */
static void
write_formulas (EntTheoryReport *self)
{
  EntReportWriter *writer = self->writer;

  ent_report_writer_fact (writer, _("Consistency of necessity, coverage of sufficiency"),
                          "a / (a + c)");
  ent_report_writer_fact (writer, _("Coverage of necessity, consistency of sufficiency, PRI"),
                          "a / (a + b)");
  ent_report_writer_fact (writer, _("Relevance of necessity (RoN)"), "(c + d) / (b + c + d)");
  ent_report_writer_paragraph (
    writer, _("What is divided by nothing is not defined: —. In crisp sets the proportional "
              "reduction in inconsistency (PRI) is the consistency of sufficiency. After Ragin, "
              "Redesigning Social Inquiry (2008), ch. 3, and Schneider and Wagemann, Set-Theoretic "
              "Methods for the Social Sciences (2012), ch. 9."));
}

static void
write_measures (EntTheoryReport *self,
                EntTheoryTable  *table)
{
  const EntReportColumn columns[] = {
    { C_("theory", "Condition"), FALSE },
    { C_("theory", "Counted in"), FALSE },
    { _("a: condition, allied"), TRUE },
    { _("b: condition, not allied"), TRUE },
    { _("c: no condition, allied"), TRUE },
    { _("d: neither"), TRUE },
    { _("Necessity: consistency"), TRUE },
    { _("Necessity: coverage"), TRUE },
    { _("RoN"), TRUE },
    { _("Sufficiency: consistency"), TRUE },
    { _("Sufficiency: coverage"), TRUE },
    { _("PRI"), TRUE },
  };
  GListModel *measures = ent_theory_table_get_measures (table);

  ent_report_writer_heading (self->writer, 2, _("Measures"));
  ent_report_writer_begin_table (self->writer, _("Necessity and sufficiency"), columns,
                                 G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (measures); i++)
    {
      g_autoptr (EntTheoryMeasure) measure = g_list_model_get_item (measures, i);

      write_measure (self, measure, ENT_THEORY_UNIT_PAIRS);
      write_measure (self, measure, ENT_THEORY_UNIT_YEARS);
    }
  ent_report_writer_end_table (self->writer);
  write_formulas (self);
}

/* --------------------------------------------------------------------------- sensitivity */

static void
write_variant (EntTheoryReport  *self,
               EntTheoryVariant *variant)
{
  const EntTheoryOptions *options = ent_theory_variant_get_options (variant);
  EntTheoryTable *table = ent_theory_variant_get_table (variant);
  EntTheoryMeasure *all = ent_theory_table_get_all (table);
  const EntSetMeasures *pairs = ent_theory_measure_get_measures (all, ENT_THEORY_UNIT_PAIRS);
  const EntSetMeasures *years = ent_theory_measure_get_measures (all, ENT_THEORY_UNIT_YEARS);
  const char *definition = ent_theory_variant_get_definition (variant);
  g_autofree char *verdict = ent_theory_table_dup_verdict (table);

  if (ent_theory_variant_is_current (variant))
    /* Translators: a definition's title, in the row of the table that this report is on. */
    ent_theory_report_cell (self, _("%s (this report)"), definition ? definition : "—");
  else
    ent_theory_report_cell (self, "%s", definition ? definition : "—");
  ent_theory_report_cell (self, "%s",
                          options->exclude_multilateral ? _("bilateral only") : _("all ties"));
  ent_theory_report_cell (self, "%s", get_uncoded_words (options->uncoded));
  ent_theory_report_cell (self, "%s", options->derived ? _("derived") : _("not derived"));
  ent_theory_report_number (self, pairs->necessity_consistency);
  ent_theory_report_number (self, years->necessity_consistency);
  ent_theory_report_number (self, pairs->sufficiency_consistency);
  ent_theory_report_number (self, years->sufficiency_consistency);
  ent_theory_report_cell (self, "%s", verdict);
}

static void
write_sensitivity (EntTheoryReport *self)
{
  const EntReportColumn columns[] = {
    { C_("theory", "Definition"), FALSE },
    { C_("theory", "Ties"), FALSE },
    { C_("theory", "Uncoded"), FALSE },
    { C_("theory", "Rules"), FALSE },
    { _("Necessity: consistency (pairs)"), TRUE },
    { _("Necessity: consistency (pair-years)"), TRUE },
    { _("Sufficiency: consistency (pairs)"), TRUE },
    { _("Sufficiency: consistency (pair-years)"), TRUE },
    { C_("theory", "Verdict"), FALSE },
  };
  EntTheoryIndex *index = self->export->index;
  g_autoptr (GListModel) variants = NULL;

  ent_report_writer_heading (self->writer, 2, _("Sensitivity"));
  ent_report_writer_begin_table (self->writer, _("All conditions together, read in other ways"),
                                 columns, G_N_ELEMENTS (columns));
  variants = ent_theory_sensitivity_list (self->the_case, ent_theory_index_get_theory (index),
                                          ent_theory_index_get_options (index), self->window);
  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (EntTheoryVariant) variant = g_list_model_get_item (variants, i);

      write_variant (self, variant);
    }
  ent_report_writer_end_table (self->writer);
}

/* ----------------------------------------------------------------------------- over time */

static void
write_point (EntTheoryReport      *self,
             const EntTheoryPoint *point)
{
  g_autoptr (EntDate) from = ent_date_new_for_day (point->window.first);
  g_autoptr (EntDate) to = ent_date_new_for_day (point->window.last);

  ent_theory_report_cell (self, "%s", ent_date_get_edtf (from));
  ent_theory_report_cell (self, "%s", ent_date_get_edtf (to));
  ent_theory_report_number (self, point->pairs.necessity_consistency);
  ent_theory_report_number (self, point->years.necessity_consistency);
  ent_theory_report_number (self, point->pairs.sufficiency_consistency);
  ent_theory_report_number (self, point->years.sufficiency_consistency);
}

static void
write_series (EntTheoryReport *self)
{
  const EntReportColumn columns[] = {
    { C_("theory", "From"), FALSE },
    { C_("theory", "To"), FALSE },
    { _("Necessity: consistency (pairs)"), TRUE },
    { _("Necessity: consistency (pair-years)"), TRUE },
    { _("Sufficiency: consistency (pairs)"), TRUE },
    { _("Sufficiency: consistency (pair-years)"), TRUE },
  };
  guint length = self->export->series_length;
  g_autofree char *caption = NULL;
  g_autoptr (GArray) points = NULL;

  if (length == 0)
    return;

  caption = g_strdup_printf (ngettext ("All conditions together, in a window of %u year",
                                       "All conditions together, in a window of %u years", length),
                             length);
  points = ent_theory_index_list_series (self->export->index, self->window, length, 1);
  ent_report_writer_heading (self->writer, 2, _("Over Time"));
  ent_report_writer_begin_table (self->writer, caption, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < points->len; i++)
    write_point (self, &g_array_index (points, EntTheoryPoint, i));
  ent_report_writer_end_table (self->writer);
}

/* -------------------------------------------------------------------------------- whole */

static void
write_tables (EntTheoryReport *self)
{
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (self->export->index, self->window);

  write_head (self);
  write_command (self);
  write_verdict (self, table);
  write_truth_section (self, table);
  write_coded (self, table);
  write_measures (self, table);
  write_sensitivity (self);
  write_series (self);
  if (self->options->parts & ENT_THEORY_PART_CASES)
    ent_theory_report_cases (self, table);
  if (self->options->parts & ENT_THEORY_PART_ENDS)
    ent_theory_report_ends (self);
  if (self->options->parts & ENT_THEORY_PART_NEXT)
    ent_theory_report_next (self);
  ent_theory_report_passages (self);
}

/**
 * ent_theory_report_write:
 * @export: what is written
 * @options: how
 *
 * Writes a report on a theory. The same case, options and version of the program give the
 * same bytes, in one language. It reads the case and may take as long as its sensitivity
 * does: for a thread, make the index of a copy of the case.
 *
 * Returns: (transfer full): the report, in UTF-8
 */
char *
ent_theory_report_write (const EntTheoryExport        *export,
                         const EntTheoryReportOptions *options)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) cited = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_cited_free);
  EntTheoryReport self = { .export = export, .options = options };

  g_return_val_if_fail (export != NULL && options != NULL, NULL);

  self.the_case = ent_theory_index_get_case (export->index);
  self.window = ent_theory_export_get_window (export);
  self.numbers = numbers;
  self.cited = cited;
  self.writer = ent_report_writer_new (
    options->format, ent_theory_get_title (ent_theory_index_get_theory (export->index)));
  write_tables (&self);

  return ent_report_writer_free_to_text (self.writer);
}

/**
 * ent_theory_report_write_truth:
 * @export: what is written
 *
 * Returns: (transfer full): the truth table as a page of HTML, to be pasted into a text
 */
char *
ent_theory_report_write_truth (const EntTheoryExport *export)
{
  const EntTheoryReportOptions options = { .format = ENT_REPORT_FORMAT_HTML };
  EntTheoryReport self = { .export = export, .options = &options };
  g_autoptr (EntTheoryTable) table = NULL;

  g_return_val_if_fail (export != NULL, NULL);

  self.window = ent_theory_export_get_window (export);
  self.writer = ent_report_writer_new (
    options.format, ent_theory_get_title (ent_theory_index_get_theory (export->index)));
  table = ent_theory_index_query (export->index, self.window);
  write_truth (&self, table);

  return ent_report_writer_free_to_text (self.writer);
}
