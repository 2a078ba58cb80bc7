/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-core-enums.h"
#include "ent-enum.h"
#include "ent-store.h"
#include "ent-theory-end.h"
#include "ent-theory-export.h"
#include "ent-theory-sensitivity.h"

/*
 * A theory's results as data: the form that `entente theory` prints and the manual documents.
 *
 * With the results stands what a reader needs to have them again: the hash of the case as it
 * is written, and the options. What is not defined is null, and never a number.
 */

/* --------------------------------------------------------------------------- small parts */

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  if (isnan (value))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, value);
}

static void
add_count (JsonBuilder *builder,
           const char  *name,
           gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_flag (JsonBuilder *builder,
          const char  *name,
          gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_day (JsonBuilder *builder,
         const char  *name,
         EntDay       day)
{
  g_autoptr (EntDate) date = ent_date_new_for_day (day);

  add_string (builder, name, ent_date_get_edtf (date));
}

static void
add_nick (JsonBuilder *builder,
          const char  *name,
          GType        type,
          int          value)
{
  add_string (builder, name, ent_enum_get_nick (type, value));
}

static void
add_strings (JsonBuilder       *builder,
             const char        *name,
             const char *const *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; strings && strings[i]; i++)
    json_builder_add_string_value (builder, strings[i]);
  json_builder_end_array (builder);
}

static void
add_pair (JsonBuilder *builder,
          const char  *a,
          const char  *b)
{
  const char *const pair[] = { a, b, NULL };

  add_strings (builder, "pair", pair);
}

typedef void (*AddItem) (JsonBuilder *builder,
                         gpointer     item);

static void
add_list (JsonBuilder *builder,
          const char  *name,
          GListModel  *list,
          AddItem      add)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      json_builder_begin_object (builder);
      add (builder, item);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* ------------------------------------------------------------------------------- cases */

static void
add_reading (JsonBuilder *builder,
             gpointer     item)
{
  EntTheoryReading *reading = item;

  add_nick (builder, "condition", ENT_TYPE_CONDITION_KIND, ent_theory_reading_get_kind (reading));
  add_nick (builder, "value", ENT_TYPE_THEORY_VALUE, ent_theory_reading_get_value (reading));
  add_flag (builder, "derived", ent_theory_reading_is_derived (reading));
  add_flag (builder, "assumed", ent_theory_reading_is_assumed (reading));
  add_string (builder, "reason", ent_theory_reading_get_reason (reading));
  add_strings (builder, "records", ent_theory_reading_get_records (reading));
  add_strings (builder, "threats", ent_theory_reading_get_threats (reading));
  add_strings (builder, "evidence", ent_theory_reading_get_evidence (reading));
  add_strings (builder, "passages", ent_theory_reading_get_passages (reading));
}

static void
add_case (JsonBuilder *builder,
          gpointer     item)
{
  EntTheoryCase *found = item;
  EntSpan span = ent_theory_case_get_span (found);

  add_pair (builder, ent_theory_case_get_a (found), ent_theory_case_get_b (found));
  add_string (builder, "title", ent_theory_case_get_own_title (found));
  add_day (builder, "from", span.first);
  add_day (builder, "to", span.last);
  add_number (builder, "years", ent_theory_case_get_years (found));
  add_nick (builder, "outcome", ENT_TYPE_THEORY_VALUE, ent_theory_case_get_outcome (found));
  add_nick (builder, "standing", ENT_TYPE_THEORY_STANDING, ent_theory_case_get_standing (found));
  add_flag (builder, "breaking", ent_theory_case_is_breaking (found));
  add_strings (builder, "ties", ent_theory_case_get_ties (found));
  add_list (builder, "conditions", ent_theory_case_get_readings (found), add_reading);
}

/* ------------------------------------------------------------------------------- table */

static void
add_outcomes (JsonBuilder   *builder,
              EntTheoryRow  *row,
              EntTheoryUnit  unit)
{
  static const struct
  {
    const char     *name;
    EntTheoryValue  outcome;
  } outcomes[] = {
    { "with", ENT_THEORY_VALUE_PRESENT },
    { "without", ENT_THEORY_VALUE_ABSENT },
    { "uncertain", ENT_THEORY_VALUE_UNCERTAIN },
  };

  json_builder_set_member_name (builder, unit == ENT_THEORY_UNIT_PAIRS ? "pairs" : "years");
  json_builder_begin_object (builder);
  if (unit == ENT_THEORY_UNIT_PAIRS)
    add_count (builder, "all", ent_theory_row_get_pairs (row));
  else
    add_number (builder, "all", ent_theory_row_get_years (row));
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (unit == ENT_THEORY_UNIT_PAIRS)
      add_count (builder, outcomes[i].name, ent_theory_row_count_pairs (row, outcomes[i].outcome));
    else
      add_number (builder, outcomes[i].name, ent_theory_row_count_years (row, outcomes[i].outcome));
  add_number (builder, "share", ent_theory_row_get_share (row, unit));
  add_number (builder, "consistency", ent_theory_row_get_consistency (row, unit));
  json_builder_end_object (builder);
}

static const char *
get_condition (EntTheoryIndex *index,
               guint           condition)
{
  return ent_enum_get_nick (ENT_TYPE_CONDITION_KIND,
                            ent_theory_index_get_condition (index, condition));
}

static void
add_values (JsonBuilder    *builder,
            EntTheoryIndex *index,
            EntTheoryRow   *row)
{
  json_builder_set_member_name (builder, "conditions");
  json_builder_begin_object (builder);
  for (guint i = 0; i < ent_theory_row_get_n_conditions (row); i++)
    add_nick (builder, get_condition (index, i), ENT_TYPE_THEORY_VALUE,
              ent_theory_row_get_value (row, i));
  json_builder_end_object (builder);
}

static void
add_rows (JsonBuilder           *builder,
          const char            *name,
          const EntTheoryExport *self,
          GListModel            *rows)
{
  EntSpan window = ent_theory_export_get_window (self);

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (EntTheoryRow) row = g_list_model_get_item (rows, i);
      g_autoptr (GListModel) cases = ent_theory_index_list_cases (self->index, window, row);

      json_builder_begin_object (builder);
      add_values (builder, self->index, row);
      add_outcomes (builder, row, ENT_THEORY_UNIT_PAIRS);
      add_outcomes (builder, row, ENT_THEORY_UNIT_YEARS);
      add_nick (builder, "verdict", ENT_TYPE_THEORY_ROW_VERDICT, ent_theory_row_get_verdict (row));
      add_list (builder, "cases", cases, add_case);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_set_measures (JsonBuilder          *builder,
                  const EntSetMeasures *measures)
{
  add_number (builder, "necessity-consistency", measures->necessity_consistency);
  add_number (builder, "necessity-coverage", measures->necessity_coverage);
  add_number (builder, "relevance", measures->relevance);
  add_number (builder, "sufficiency-consistency", measures->sufficiency_consistency);
  add_number (builder, "sufficiency-coverage", measures->sufficiency_coverage);
  add_number (builder, "pri", measures->pri);
}

static void
add_unit (JsonBuilder      *builder,
          const char       *name,
          EntTheoryMeasure *measure,
          EntTheoryUnit     unit)
{
  const EntSetCounts *counts = ent_theory_measure_get_counts (measure, unit);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_number (builder, "both", counts->both);
  add_number (builder, "condition-only", counts->condition_only);
  add_number (builder, "outcome-only", counts->outcome_only);
  add_number (builder, "neither", counts->neither);
  add_set_measures (builder, ent_theory_measure_get_measures (measure, unit));
  json_builder_end_object (builder);
}

static void
add_measures (JsonBuilder    *builder,
              EntTheoryIndex *index,
              EntTheoryTable *table)
{
  GListModel *measures = ent_theory_table_get_measures (table);

  json_builder_set_member_name (builder, "measures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (measures); i++)
    {
      g_autoptr (EntTheoryMeasure) measure = g_list_model_get_item (measures, i);
      int condition = ent_theory_measure_get_condition (measure);

      json_builder_begin_object (builder);
      add_string (builder, "condition",
                  condition < 0 ? "all" : get_condition (index, (guint) condition));
      add_flag (builder, "negated", ent_theory_measure_is_negated (measure));
      add_unit (builder, "pairs", measure, ENT_THEORY_UNIT_PAIRS);
      add_unit (builder, "years", measure, ENT_THEORY_UNIT_YEARS);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* -------------------------------------------------------------- ends, series, variants */

static void
add_lapse (JsonBuilder *builder,
           gpointer     item)
{
  EntTheoryLapse *lapse = item;
  EntTheoryFate fate = ent_theory_lapse_get_fate (lapse);
  EntSpan when = ent_theory_lapse_get_when (lapse);

  add_nick (builder, "condition", ENT_TYPE_CONDITION_KIND, ent_theory_lapse_get_kind (lapse));
  add_nick (builder, "fate", ENT_TYPE_THEORY_FATE, fate);
  add_flag (builder, "derived", ent_theory_lapse_is_derived (lapse));
  add_flag (builder, "first", ent_theory_lapse_is_first (lapse));
  if (when.first <= when.last)
    {
      add_day (builder, "lapsed-from", when.first);
      add_day (builder, "lapsed-to", when.last);
    }
  if (fate == ENT_THEORY_FATE_LAPSED_BEFORE)
    {
      add_count (builder, "days-before-min", ent_theory_lapse_get_min_days (lapse));
      add_count (builder, "days-before-max", ent_theory_lapse_get_max_days (lapse));
    }
  add_string (builder, "words", ent_theory_lapse_get_words (lapse));
  add_strings (builder, "records", ent_theory_lapse_get_records (lapse));
  add_strings (builder, "passages", ent_theory_lapse_get_passages (lapse));
}

static void
add_end (JsonBuilder *builder,
         gpointer     item)
{
  EntTheoryEnd *end = item;
  EntSpan span = ent_theory_end_get_span (end);

  add_string (builder, "tie", ent_theory_end_get_tie (end));
  add_pair (builder, ent_theory_end_get_a (end), ent_theory_end_get_b (end));
  add_string (builder, "title", ent_theory_end_get_own_title (end));
  add_day (builder, "ended-from", span.first);
  add_day (builder, "ended-to", span.last);
  add_flag (builder, "explained", ent_theory_end_is_explained (end));
  add_string (builder, "reason", ent_theory_end_get_reason (end));
  add_list (builder, "conditions", ent_theory_end_get_lapses (end), add_lapse);
}

static void
add_point (JsonBuilder          *builder,
           const EntTheoryPoint *point)
{
  json_builder_begin_object (builder);
  add_day (builder, "from", point->window.first);
  add_day (builder, "to", point->window.last);
  add_nick (builder, "verdict", ENT_TYPE_THEORY_VERDICT, point->verdict);
  json_builder_set_member_name (builder, "pairs");
  json_builder_begin_object (builder);
  add_set_measures (builder, &point->pairs);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "years");
  json_builder_begin_object (builder);
  add_set_measures (builder, &point->years);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_series (JsonBuilder           *builder,
            const EntTheoryExport *self)
{
  g_autoptr (GArray) points = NULL;

  json_builder_set_member_name (builder, "series");
  json_builder_begin_array (builder);
  if (self->series_length > 0)
    {
      points = ent_theory_index_list_series (self->index, ent_theory_export_get_window (self),
                                             self->series_length, 1);
      for (guint i = 0; i < points->len; i++)
        add_point (builder, &g_array_index (points, EntTheoryPoint, i));
    }
  json_builder_end_array (builder);
}

static void
add_options (JsonBuilder            *builder,
             const EntTheoryOptions *options)
{
  add_flag (builder, "multilateral", !options->exclude_multilateral);
  add_nick (builder, "uncoded", ENT_TYPE_THEORY_UNCODED, options->uncoded);
  add_flag (builder, "derived", options->derived);
}

static void
add_verdict (JsonBuilder    *builder,
             EntTheoryTable *table)
{
  g_autofree char *words = ent_theory_table_dup_verdict (table);

  add_nick (builder, "verdict", ENT_TYPE_THEORY_VERDICT, ent_theory_table_get_verdict (table));
  add_string (builder, "words", words);
  add_count (builder, "pairs-breaking", ent_theory_table_get_n_breaking (table));
  add_count (builder, "pairs-open", ent_theory_table_get_n_open (table));
}

static void
add_variant (JsonBuilder *builder,
             gpointer     item)
{
  EntTheoryVariant *variant = item;
  const EntTheoryOptions *options = ent_theory_variant_get_options (variant);
  EntTheoryTable *table = ent_theory_variant_get_table (variant);

  add_string (builder, "definition", options->definition);
  add_options (builder, options);
  add_flag (builder, "current", ent_theory_variant_is_current (variant));
  add_verdict (builder, table);
  add_unit (builder, "pairs", ent_theory_table_get_all (table), ENT_THEORY_UNIT_PAIRS);
  add_unit (builder, "years", ent_theory_table_get_all (table), ENT_THEORY_UNIT_YEARS);
}

/* ------------------------------------------------------------------------- once more */

/**
 * ent_theory_export_get_window:
 * @self: what is written
 *
 * Returns: the window, as far as the sources cover it; where they cover none of it, as it
 *   was asked for
 */
EntSpan
ent_theory_export_get_window (const EntTheoryExport *self)
{
  EntSpan range = ent_theory_index_get_range (self->index);
  EntSpan window = self->window;

  if (window.first > range.last || window.last < range.first)
    return window;

  return (EntSpan) { MAX (window.first, range.first), MIN (window.last, range.last) };
}

static void
append_option (GString    *command,
               const char *option,
               const char *value)
{
  static const char plain[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_./:,";
  g_autofree char *quoted = NULL;

  if (option != NULL)
    g_string_append_printf (command, " %s", option);
  if (value == NULL)
    return;

  quoted = value[strspn (value, plain)] == '\0' && *value != '\0' ? g_strdup (value)
                                                                  : g_shell_quote (value);
  g_string_append_printf (command, " %s", quoted);
}

static void
append_days (GString    *command,
             const char *option,
             EntSpan     days)
{
  g_autoptr (EntDate) first = ent_date_new_for_day (days.first);
  g_autoptr (EntDate) last = ent_date_new_for_day (days.last);
  g_autofree char *both = g_strdup_printf ("%s/%s", ent_date_get_edtf (first),
                                           ent_date_get_edtf (last));

  append_option (command, option, days.first == days.last ? ent_date_get_edtf (first) : both);
}

static void
append_window (GString               *command,
               const EntTheoryExport *self)
{
  EntSpan window = ent_theory_export_get_window (self);

  if (window.first > window.last)
    return;
  append_days (command, "--from", (EntSpan) { window.first, window.first });
  append_days (command, "--to", (EntSpan) { window.last, window.last });
  append_days (command, "--at", self->at);
}

/**
 * ent_theory_export_dup_command:
 * @self: what is written
 * @format: in which format: what `--format` is given
 * @more: (nullable): further options
 *
 * Writes the command line by which anyone who has the case gets the same results. All that
 * matters is said in it, so that it does not hang on what a later version takes for granted.
 *
 * Returns: (transfer full): the command line, quoted for a shell
 */
char *
ent_theory_export_dup_command (const EntTheoryExport *self,
                               const char            *format,
                               const char            *more)
{
  const EntTheoryOptions *options = ent_theory_index_get_options (self->index);
  EntDefinition *definition = ent_theory_index_get_definition (self->index);
  EntTheory *theory = ent_theory_index_get_theory (self->index);
  g_autoptr (GString) command = g_string_new ("entente theory");

  append_option (command, NULL, self->case_name ? self->case_name : "CASE.entente");
  append_option (command, "--theory", ent_record_get_id (ENT_RECORD (theory)));
  if (definition != NULL)
    append_option (command, "--definition", ent_record_get_id (ENT_RECORD (definition)));
  append_window (command, self);
  if (options->exclude_multilateral)
    append_option (command, "--no-multilateral", NULL);
  append_option (command, "--uncoded",
                 ent_enum_get_nick (ENT_TYPE_THEORY_UNCODED, options->uncoded));
  append_option (command, options->derived ? "--derived" : "--no-derived", NULL);
  if (self->series_length > 0)
    g_string_append_printf (command, " --series %u", self->series_length);
  if (more != NULL)
    g_string_append_printf (command, " %s", more);
  append_option (command, "--format", format);

  return g_string_free_and_steal (g_steal_pointer (&command));
}

/* ------------------------------------------------------------------------------- whole */

/**
 * ent_theory_export_dup_hash:
 * @the_case: a case
 *
 * Returns: (transfer full): the SHA-256 of the case as Entente writes it, by which a reader
 *   knows whether results are those of the same case
 */
char *
ent_theory_export_dup_hash (EntCase *the_case)
{
  g_autofree char *text = ent_store_write (the_case);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
add_head (JsonBuilder           *builder,
          const EntTheoryExport *self,
          EntSpan                window)
{
  EntCase *the_case = ent_theory_index_get_case (self->index);
  EntTheory *theory = ent_theory_index_get_theory (self->index);
  EntDefinition *definition = ent_theory_index_get_definition (self->index);
  g_autofree char *hash = ent_theory_export_dup_hash (the_case);
  g_autofree char *command = ent_theory_export_dup_command (self, "json", NULL);

  add_string (builder, "program", "Entente " PACKAGE_VERSION);
  add_string (builder, "command", command);
  add_string (builder, "case", ent_header_get_title (ent_case_get_header (the_case)));
  add_string (builder, "case-sha256", hash);
  add_string (builder, "theory", ent_record_get_id (ENT_RECORD (theory)));
  add_string (builder, "title", ent_theory_get_title (theory));
  add_nick (builder, "claim", ENT_TYPE_CLAIM, ent_theory_get_claim (theory));
  json_builder_set_member_name (builder, "options");
  json_builder_begin_object (builder);
  add_string (builder, "definition",
              definition ? ent_record_get_id (ENT_RECORD (definition)) : NULL);
  if (window.first <= window.last)
    {
      add_day (builder, "from", window.first);
      add_day (builder, "to", window.last);
      add_day (builder, "at-from", self->at.first);
      add_day (builder, "at-to", self->at.last);
    }
  add_options (builder, ent_theory_index_get_options (self->index));
  json_builder_end_object (builder);
}

/**
 * ent_theory_export_json:
 * @self: what is written
 *
 * Returns: (transfer full): all results, as the manual describes them
 */
JsonNode *
ent_theory_export_json (const EntTheoryExport *self)
{
  EntSpan window = ent_theory_export_get_window (self);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (EntTheoryTable) table = ent_theory_index_query (self->index, window);
  g_autoptr (GListModel) breaking = ent_theory_index_list_breaking (self->index, window);
  g_autoptr (GListModel) open = ent_theory_index_list_open (self->index, window);
  g_autoptr (GListModel) ends = ent_theory_index_list_ends (self->index, window);
  g_autoptr (GListModel) next = ent_theory_index_list_next (self->index, self->at);
  g_autoptr (GListModel) variants = NULL;

  variants = ent_theory_sensitivity_list (ent_theory_index_get_case (self->index),
                                          ent_theory_index_get_theory (self->index),
                                          ent_theory_index_get_options (self->index), window);
  json_builder_begin_object (builder);
  add_head (builder, self, ent_theory_table_get_window (table));
  add_verdict (builder, table);
  add_rows (builder, "table", self, ent_theory_table_get_rows (table));
  add_rows (builder, "apart", self, ent_theory_table_get_apart (table));
  add_measures (builder, self->index, table);
  add_list (builder, "breaking", breaking, add_case);
  add_list (builder, "open", open, add_case);
  add_list (builder, "ends", ends, add_end);
  add_list (builder, "next", next, add_case);
  add_series (builder, self);
  add_list (builder, "sensitivity", variants, add_variant);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * ent_theory_export_json_text:
 * @self: what is written
 *
 * Returns: (transfer full): [func@theory_export_json], as a document
 */
char *
ent_theory_export_json_text (const EntTheoryExport *self)
{
  g_autoptr (JsonNode) root = ent_theory_export_json (self);
  g_autofree char *text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}
