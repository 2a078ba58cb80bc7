/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "ent-core-enums.h"
#include "ent-enum.h"
#include "ent-theory-end.h"
#include "ent-theory-export.h"
#include "ent-theory-sensitivity.h"

/*
 * A theory's tables as CSV (RFC 4180, with the line ends of Unix), one table a file.
 *
 * They hold ids, numbers, days in ISO 8601 and the words of the manual, alike in every
 * language. What the case's writer calls things is not in them: no cell begins as a formula
 * that a spreadsheet would work out. What is not defined is an empty cell.
 */

static void
add_cell (GString    *text,
          const char *cell)
{
  gboolean is_first = text->len == 0 || text->str[text->len - 1] == '\n';

  if (!is_first)
    g_string_append_c (text, ',');
  /* Without its marks, the next cell would not know that there is one before it. */
  if (cell == NULL || *cell == '\0')
    {
      g_string_append (text, is_first ? "\"\"" : "");
      return;
    }
  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (text, cell);
      return;
    }

  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
end_row (GString *text)
{
  g_string_append_c (text, '\n');
}

static void
add_nick (GString *text,
          GType    type,
          int      value)
{
  add_cell (text, ent_enum_get_nick (type, value));
}

static void
add_number (GString *text,
            double   number)
{
  char cell[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (!isnan (number))
    g_ascii_formatd (cell, sizeof cell, "%.6f", number);
  add_cell (text, cell);
}

static void
add_count (GString *text,
           gint64   count)
{
  g_autofree char *cell = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  add_cell (text, cell);
}

static void
add_flag (GString *text,
          gboolean flag)
{
  add_cell (text, flag ? "true" : "false");
}

static void
add_day (GString *text,
         EntDay   day)
{
  g_autoptr (EntDate) date = ent_date_new_for_day (day);

  add_cell (text, ent_date_get_edtf (date));
}

static void
add_ids (GString            *text,
         const char * const *ids)
{
  g_autofree char *cell = ids ? g_strjoinv (" ", (char **) ids) : NULL;

  add_cell (text, cell);
}

static const char *
get_condition (EntTheoryIndex *index,
               guint           condition)
{
  return ent_enum_get_nick (ENT_TYPE_CONDITION_KIND,
                            ent_theory_index_get_condition (index, condition));
}

static void
add_conditions (GString        *text,
                EntTheoryIndex *index)
{
  for (guint i = 0; i < ent_theory_index_get_n_conditions (index); i++)
    add_cell (text, get_condition (index, i));
}

static void
add_set_measures (GString              *text,
                  const EntSetMeasures *measures)
{
  add_number (text, measures->necessity_consistency);
  add_number (text, measures->necessity_coverage);
  add_number (text, measures->relevance);
  add_number (text, measures->sufficiency_consistency);
  add_number (text, measures->sufficiency_coverage);
  add_number (text, measures->pri);
}

#define MEASURES \
  "necessity-consistency,necessity-coverage,relevance,sufficiency-consistency," \
  "sufficiency-coverage,pri"

/* -------------------------------------------------------------------------------- truth */

static void
add_row (GString      *text,
         EntTheoryRow *row)
{
  for (guint i = 0; i < ent_theory_row_get_n_conditions (row); i++)
    add_nick (text, ENT_TYPE_THEORY_VALUE, ent_theory_row_get_value (row, i));
  add_count (text, ent_theory_row_get_pairs (row));
  add_count (text, ent_theory_row_count_pairs (row, ENT_THEORY_VALUE_PRESENT));
  add_count (text, ent_theory_row_count_pairs (row, ENT_THEORY_VALUE_ABSENT));
  add_count (text, ent_theory_row_count_pairs (row, ENT_THEORY_VALUE_UNCERTAIN));
  add_number (text, ent_theory_row_get_years (row));
  add_number (text, ent_theory_row_count_years (row, ENT_THEORY_VALUE_PRESENT));
  add_number (text, ent_theory_row_count_years (row, ENT_THEORY_VALUE_ABSENT));
  add_number (text, ent_theory_row_count_years (row, ENT_THEORY_VALUE_UNCERTAIN));
  add_number (text, ent_theory_row_get_consistency (row, ENT_THEORY_UNIT_PAIRS));
  add_number (text, ent_theory_row_get_consistency (row, ENT_THEORY_UNIT_YEARS));
  add_nick (text, ENT_TYPE_THEORY_ROW_VERDICT, ent_theory_row_get_verdict (row));
  end_row (text);
}

static void
add_truth (GString               *text,
           const EntTheoryExport *self,
           EntTheoryTable        *table)
{
  GListModel *lists[] = { ent_theory_table_get_rows (table), ent_theory_table_get_apart (table) };

  add_conditions (text, self->index);
  g_string_append (text, ",pairs,pairs-with,pairs-without,pairs-uncertain,"
                         "years,years-with,years-without,years-uncertain,"
                         "consistency-pairs,consistency-years,verdict\n");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr (EntTheoryRow) row = g_list_model_get_item (lists[i], j);

        add_row (text, row);
      }
}

/* ----------------------------------------------------------------------------- measures */

static void
add_measure (GString          *text,
             EntTheoryIndex   *index,
             EntTheoryMeasure *measure,
             EntTheoryUnit     unit)
{
  const EntSetCounts *counts = ent_theory_measure_get_counts (measure, unit);
  int condition = ent_theory_measure_get_condition (measure);

  add_cell (text, condition < 0 ? "all" : get_condition (index, (guint) condition));
  add_flag (text, ent_theory_measure_is_negated (measure));
  add_cell (text, unit == ENT_THEORY_UNIT_PAIRS ? "pairs" : "years");
  add_number (text, counts->both);
  add_number (text, counts->condition_only);
  add_number (text, counts->outcome_only);
  add_number (text, counts->neither);
  add_set_measures (text, ent_theory_measure_get_measures (measure, unit));
  end_row (text);
}

static void
add_measures (GString               *text,
              const EntTheoryExport *self,
              EntTheoryTable        *table)
{
  GListModel *measures = ent_theory_table_get_measures (table);

  g_string_append (text, "condition,negated,unit,both,condition-only,outcome-only,neither," MEASURES
                         "\n");
  for (guint i = 0; i < g_list_model_get_n_items (measures); i++)
    {
      g_autoptr (EntTheoryMeasure) measure = g_list_model_get_item (measures, i);

      add_measure (text, self->index, measure, ENT_THEORY_UNIT_PAIRS);
      add_measure (text, self->index, measure, ENT_THEORY_UNIT_YEARS);
    }
}

/* -------------------------------------------------------------------------------- cases */

/* What a case says of itself: conditions with their passages, and what they rest on. */
static void
add_case (GString       *text,
          EntTheoryCase *found)
{
  EntSpan span = ent_theory_case_get_span (found);
  GListModel *readings = ent_theory_case_get_readings (found);

  add_cell (text, ent_theory_case_get_a (found));
  add_cell (text, ent_theory_case_get_b (found));
  add_day (text, span.first);
  add_day (text, span.last);
  add_number (text, ent_theory_case_get_years (found));
  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      g_autoptr (EntTheoryReading) reading = g_list_model_get_item (readings, i);

      add_nick (text, ENT_TYPE_THEORY_VALUE, ent_theory_reading_get_value (reading));
      add_cell (text, ent_theory_reading_is_derived (reading)   ? "derived"
                      : ent_theory_reading_is_assumed (reading) ? "assumed"
                                                                : "coded");
      add_ids (text, ent_theory_reading_get_records (reading));
      add_ids (text, ent_theory_reading_get_passages (reading));
    }
  add_nick (text, ENT_TYPE_THEORY_VALUE, ent_theory_case_get_outcome (found));
  add_nick (text, ENT_TYPE_THEORY_STANDING, ent_theory_case_get_standing (found));
  add_flag (text, ent_theory_case_is_breaking (found));
  add_ids (text, ent_theory_case_get_ties (found));
  end_row (text);
}

static void
add_case_head (GString        *text,
               EntTheoryIndex *index)
{
  g_string_append (text, "a,b,from,to,years");
  for (guint i = 0; i < ent_theory_index_get_n_conditions (index); i++)
    {
      const char *condition = get_condition (index, i);

      g_string_append_printf (text, ",%s,%s-basis,%s-records,%s-passages", condition, condition,
                              condition, condition);
    }
  g_string_append (text, ",outcome,standing,breaking,ties\n");
}

static void
add_case_list (GString    *text,
               GListModel *cases)
{
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (EntTheoryCase) found = g_list_model_get_item (cases, i);

      add_case (text, found);
    }
}

static void
add_cases (GString               *text,
           const EntTheoryExport *self,
           EntTheoryTable        *table)
{
  GListModel *lists[] = { ent_theory_table_get_rows (table), ent_theory_table_get_apart (table) };

  add_case_head (text, self->index);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr (EntTheoryRow) row = g_list_model_get_item (lists[i], j);
        g_autoptr (GListModel) cases = NULL;

        cases = ent_theory_index_list_cases (self->index, ent_theory_export_get_window (self), row);
        add_case_list (text, cases);
      }
}

static void
add_next (GString               *text,
          const EntTheoryExport *self)
{
  g_autoptr (GListModel) cases = ent_theory_index_list_next (self->index, self->at);

  add_case_head (text, self->index);
  add_case_list (text, cases);
}

/* --------------------------------------------------------------------------------- ends */

static void
add_lapse (GString        *text,
           EntTheoryEnd   *end,
           EntTheoryLapse *lapse)
{
  EntSpan span = ent_theory_end_get_span (end);
  EntSpan when = ent_theory_lapse_get_when (lapse);
  EntTheoryFate fate = ent_theory_lapse_get_fate (lapse);
  gboolean is_before = fate == ENT_THEORY_FATE_LAPSED_BEFORE;

  add_cell (text, ent_theory_end_get_tie (end));
  add_cell (text, ent_theory_end_get_a (end));
  add_cell (text, ent_theory_end_get_b (end));
  add_day (text, span.first);
  add_day (text, span.last);
  add_flag (text, ent_theory_end_is_explained (end));
  add_nick (text, ENT_TYPE_CONDITION_KIND, ent_theory_lapse_get_kind (lapse));
  add_nick (text, ENT_TYPE_THEORY_FATE, fate);
  add_flag (text, ent_theory_lapse_is_derived (lapse));
  if (when.first <= when.last)
    {
      add_day (text, when.first);
      add_day (text, when.last);
    }
  else
    {
      g_string_append (text, ",,");
    }
  if (is_before)
    {
      add_count (text, ent_theory_lapse_get_min_days (lapse));
      add_count (text, ent_theory_lapse_get_max_days (lapse));
    }
  else
    {
      g_string_append (text, ",,");
    }
  add_ids (text, ent_theory_lapse_get_records (lapse));
  add_ids (text, ent_theory_lapse_get_passages (lapse));
  end_row (text);
}

static void
add_ends (GString               *text,
          const EntTheoryExport *self)
{
  g_autoptr (GListModel) ends = NULL;

  g_string_append (text, "tie,a,b,ended-from,ended-to,explained,condition,fate,derived,lapsed-from,"
                         "lapsed-to,days-before-min,days-before-max,records,passages\n");
  ends = ent_theory_index_list_ends (self->index, ent_theory_export_get_window (self));
  for (guint i = 0; i < g_list_model_get_n_items (ends); i++)
    {
      g_autoptr (EntTheoryEnd) end = g_list_model_get_item (ends, i);
      GListModel *lapses = ent_theory_end_get_lapses (end);

      for (guint j = 0; j < g_list_model_get_n_items (lapses); j++)
        {
          g_autoptr (EntTheoryLapse) lapse = g_list_model_get_item (lapses, j);

          add_lapse (text, end, lapse);
        }
    }
}

/* ------------------------------------------------------------------ sensitivity, series */

static void
add_variant (GString          *text,
             EntTheoryVariant *variant)
{
  const EntTheoryOptions *options = ent_theory_variant_get_options (variant);
  EntTheoryTable *table = ent_theory_variant_get_table (variant);
  EntTheoryMeasure *all = ent_theory_table_get_all (table);

  add_cell (text, options->definition);
  add_flag (text, !options->exclude_multilateral);
  add_nick (text, ENT_TYPE_THEORY_UNCODED, options->uncoded);
  add_flag (text, options->derived);
  add_flag (text, ent_theory_variant_is_current (variant));
  add_nick (text, ENT_TYPE_THEORY_VERDICT, ent_theory_table_get_verdict (table));
  add_count (text, ent_theory_table_get_n_breaking (table));
  add_count (text, ent_theory_table_get_n_open (table));
  add_number (text, ent_theory_measure_get_measures (all, ENT_THEORY_UNIT_PAIRS)
                      ->necessity_consistency);
  add_number (text, ent_theory_measure_get_measures (all, ENT_THEORY_UNIT_PAIRS)
                      ->sufficiency_consistency);
  add_number (text, ent_theory_measure_get_measures (all, ENT_THEORY_UNIT_YEARS)
                      ->necessity_consistency);
  add_number (text, ent_theory_measure_get_measures (all, ENT_THEORY_UNIT_YEARS)
                      ->sufficiency_consistency);
  end_row (text);
}

static void
add_sensitivity (GString               *text,
                 const EntTheoryExport *self)
{
  g_autoptr (GListModel) variants = NULL;

  g_string_append (text, "definition,multilateral,uncoded,derived,current,verdict,pairs-breaking,"
                         "pairs-open,necessity-consistency-pairs,sufficiency-consistency-pairs,"
                         "necessity-consistency-years,sufficiency-consistency-years\n");
  variants = ent_theory_sensitivity_list (ent_theory_index_get_case (self->index),
                                          ent_theory_index_get_theory (self->index),
                                          ent_theory_index_get_options (self->index),
                                          ent_theory_export_get_window (self));
  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (EntTheoryVariant) variant = g_list_model_get_item (variants, i);

      add_variant (text, variant);
    }
}

static void
add_point (GString              *text,
           const EntTheoryPoint *point,
           const char           *unit,
           const EntSetMeasures *measures)
{
  add_day (text, point->window.first);
  add_day (text, point->window.last);
  add_nick (text, ENT_TYPE_THEORY_VERDICT, point->verdict);
  add_cell (text, unit);
  add_set_measures (text, measures);
  end_row (text);
}

static void
add_series (GString               *text,
            const EntTheoryExport *self)
{
  g_autoptr (GArray) points = NULL;

  g_string_append (text, "from,to,verdict,unit," MEASURES "\n");
  if (self->series_length == 0)
    return;

  points = ent_theory_index_list_series (self->index, ent_theory_export_get_window (self),
                                         self->series_length, 1);
  for (guint i = 0; i < points->len; i++)
    {
      const EntTheoryPoint *point = &g_array_index (points, EntTheoryPoint, i);

      add_point (text, point, "pairs", &point->pairs);
      add_point (text, point, "years", &point->years);
    }
}

/* -------------------------------------------------------------------------------- whole */

/**
 * ent_theory_export_csv:
 * @self: what is written
 * @table: which of its tables
 *
 * Returns: (transfer full): a table, as the manual describes it; that of the series has no
 *   rows where @self asks for none
 */
char *
ent_theory_export_csv (const EntTheoryExport *self,
                       EntTheoryCsv           table)
{
  EntSpan window = ent_theory_export_get_window (self);
  g_autoptr (EntTheoryTable) measured = ent_theory_index_query (self->index, window);
  g_autoptr (GString) text = g_string_new (NULL);

  switch (table)
    {
    case ENT_THEORY_CSV_MEASURES:
      add_measures (text, self, measured);
      break;
    case ENT_THEORY_CSV_CASES:
      add_cases (text, self, measured);
      break;
    case ENT_THEORY_CSV_ENDS:
      add_ends (text, self);
      break;
    case ENT_THEORY_CSV_NEXT:
      add_next (text, self);
      break;
    case ENT_THEORY_CSV_SENSITIVITY:
      add_sensitivity (text, self);
      break;
    case ENT_THEORY_CSV_SERIES:
      add_series (text, self);
      break;
    case ENT_THEORY_CSV_TRUTH:
    default:
      add_truth (text, self, measured);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
