/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-cli-private.h"
#include "ent-cli-theory-table.h"
#include "ent-theory-end.h"
#include "ent-theory-sensitivity.h"
#include "ent-words.h"

/*
 * What a theory comes to, to be read in a terminal: the verdict, the truth table, the
 * measures, and the cases by name, in columns.
 */

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

/*< private >
 * ent_cli_print_theory:
 * @export: what is told of
 * @table: what it comes to in its window
 *
 * Prints all that is for reading.
 */
void
ent_cli_print_theory (const EntTheoryExport *export,
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
