/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "ent-theory-fields.h"
#include "ent-theory-private.h"
#include "ent-words.h"

/* What a theory comes to in a window: plain results, which do not change. */

/* ------------------------------------------------------------------------------- a row */

struct _EntTheoryRow
{
  GObject parent_instance;

  guint         code;
  guint         n_conditions;
  char         *label;
  gboolean      complete;
  guint         pairs;
  guint         pairs_with;
  guint         pairs_without;
  guint         pairs_uncertain;
  double        years;
  double        years_with;
  double        years_without;
  double        years_uncertain;
  double        share;
  double        consistency;
  int           verdict;
};

G_DEFINE_FINAL_TYPE (EntTheoryRow, ent_theory_row, G_TYPE_OBJECT)

#define ROW(name, type, member) { name, type, G_STRUCT_OFFSET (EntTheoryRow, member) }

static const EntTheoryField row_fields[] = {
  ROW ("code", G_TYPE_UINT, code),
  ROW ("label", G_TYPE_STRING, label),
  ROW ("complete", G_TYPE_BOOLEAN, complete),
  ROW ("pairs", G_TYPE_UINT, pairs),
  ROW ("pairs-with", G_TYPE_UINT, pairs_with),
  ROW ("pairs-without", G_TYPE_UINT, pairs_without),
  ROW ("pairs-uncertain", G_TYPE_UINT, pairs_uncertain),
  ROW ("years", G_TYPE_DOUBLE, years),
  ROW ("years-with", G_TYPE_DOUBLE, years_with),
  ROW ("years-without", G_TYPE_DOUBLE, years_without),
  ROW ("years-uncertain", G_TYPE_DOUBLE, years_uncertain),
  ROW ("share", G_TYPE_DOUBLE, share),
  ROW ("consistency", G_TYPE_DOUBLE, consistency),
  ROW ("verdict", G_TYPE_INT, verdict),
};

static void
ent_theory_row_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  ent_theory_fields_get (object, &row_fields[property - 1], value);
}

static void
ent_theory_row_finalize (GObject *object)
{
  g_free (ENT_THEORY_ROW (object)->label);

  G_OBJECT_CLASS (ent_theory_row_parent_class)->finalize (object);
}

static void
ent_theory_row_class_init (EntTheoryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ent_theory_row_get_property;
  object_class->finalize = ent_theory_row_finalize;
  ent_theory_fields_install (object_class, row_fields, G_N_ELEMENTS (row_fields));
}

static void
ent_theory_row_init (EntTheoryRow *self)
{
}

static char *
dup_label (EntTheoryCode           code,
           guint                   n_conditions,
           const EntConditionKind *kinds)
{
  GString *label = g_string_new (NULL);

  for (guint i = 0; i < n_conditions; i++)
    {
      if (i > 0)
        /* Translators: between the values of conditions. */
        g_string_append (label, C_("between conditions", ", "));
      /* Translators: a condition and its value: “Shared values: present”. */
      g_string_append_printf (label, C_("condition", "%s: %s"), ent_words_for_condition (kinds[i]),
                              ent_theory_value_get_word (ent_theory_code_get (code, i)));
    }

  return g_string_free_and_steal (label);
}

static double
divide (double a,
        double b)
{
  return b > 0 ? a / b : NAN;
}

static EntTheoryRowVerdict
judge_row (guint with,
           guint without,
           guint uncertain)
{
  if (with > 0 && without > 0)
    return ENT_THEORY_ROW_CONTRADICTORY;
  if (with > 0)
    return ENT_THEORY_ROW_OUTCOME;
  if (without > 0)
    return ENT_THEORY_ROW_NO_OUTCOME;

  return uncertain > 0 ? ENT_THEORY_ROW_UNDECIDED : ENT_THEORY_ROW_REMAINDER;
}

/*< private >
 * ent_theory_row_new:
 * @code: the values of the conditions
 * @n_conditions: how many
 * @kinds: (array length=n_conditions): the conditions
 * @pairs: how many pairs were ever so
 * @by_outcome: how many without and with the outcome
 * @uncertain: how many of which the dates leave the outcome open
 * @years: pair-years
 * @years_by_outcome: pair-years without and with the outcome
 * @years_uncertain: pair-years of which the outcome is open
 *
 * Returns: (transfer full): a row
 */
EntTheoryRow *
ent_theory_row_new (EntTheoryCode           code,
                    guint                   n_conditions,
                    const EntConditionKind *kinds,
                    guint                   pairs,
                    const guint             by_outcome[2],
                    guint                   uncertain,
                    double                  years,
                    const double            years_by_outcome[2],
                    double                  years_uncertain)
{
  EntTheoryRow *self = g_object_new (ENT_TYPE_THEORY_ROW, NULL);

  self->code = code;
  self->n_conditions = n_conditions;
  self->label = dup_label (code, n_conditions, kinds);
  self->complete = ent_theory_code_is_complete (code, n_conditions);
  self->pairs = pairs;
  self->pairs_without = by_outcome[0];
  self->pairs_with = by_outcome[1];
  self->pairs_uncertain = uncertain;
  self->years = years;
  self->years_without = years_by_outcome[0];
  self->years_with = years_by_outcome[1];
  self->years_uncertain = years_uncertain;
  self->share = ent_theory_row_get_share (self, ENT_THEORY_UNIT_YEARS);
  self->consistency = ent_theory_row_get_consistency (self, ENT_THEORY_UNIT_PAIRS);
  self->verdict = judge_row (by_outcome[1], by_outcome[0], uncertain);

  return self;
}

/**
 * ent_theory_row_get_label:
 * @self: a row
 *
 * Returns: its configuration in words
 */
const char *
ent_theory_row_get_label (EntTheoryRow *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), NULL);

  return self->label;
}

/**
 * ent_theory_row_get_code:
 * @self: a row
 *
 * Returns: a number that stands for its configuration, the same in every window
 */
guint
ent_theory_row_get_code (EntTheoryRow *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), 0);

  return self->code;
}

/**
 * ent_theory_row_is_complete:
 * @self: a row
 *
 * Returns: whether every condition is present or absent, so that it is a row of the truth
 *   table
 */
gboolean
ent_theory_row_is_complete (EntTheoryRow *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), FALSE);

  return self->complete;
}

/**
 * ent_theory_row_get_n_conditions:
 * @self: a row
 *
 * Returns: how many conditions it has
 */
guint
ent_theory_row_get_n_conditions (EntTheoryRow *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), 0);

  return self->n_conditions;
}

/**
 * ent_theory_row_get_value:
 * @self: a row
 * @condition: the number of a condition
 *
 * Returns: its value
 */
EntTheoryValue
ent_theory_row_get_value (EntTheoryRow *self,
                          guint         condition)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), ENT_THEORY_VALUE_UNCODED);
  g_return_val_if_fail (condition < self->n_conditions, ENT_THEORY_VALUE_UNCODED);

  return ent_theory_code_get (self->code, condition);
}

/**
 * ent_theory_row_get_pairs:
 * @self: a row
 *
 * Returns: how many pairs were ever in it within the window, whatever the outcome. One that
 *   was in it with and without the outcome counts once here, and in both of
 *   ent_theory_row_count_pairs().
 */
guint
ent_theory_row_get_pairs (EntTheoryRow *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), 0);

  return self->pairs;
}

/**
 * ent_theory_row_get_years:
 * @self: a row
 *
 * Returns: how many pair-years were in it
 */
double
ent_theory_row_get_years (EntTheoryRow *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), 0);

  return self->years;
}

/**
 * ent_theory_row_count_pairs:
 * @self: a row
 * @outcome: %ENT_THEORY_VALUE_PRESENT, %ENT_THEORY_VALUE_ABSENT, or
 *   %ENT_THEORY_VALUE_UNCERTAIN
 *
 * Returns: how many pairs were ever in it with that outcome
 */
guint
ent_theory_row_count_pairs (EntTheoryRow   *self,
                            EntTheoryValue  outcome)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), 0);

  return outcome == ENT_THEORY_VALUE_PRESENT  ? self->pairs_with
         : outcome == ENT_THEORY_VALUE_ABSENT ? self->pairs_without
                                              : self->pairs_uncertain;
}

/**
 * ent_theory_row_count_years:
 * @self: a row
 * @outcome: %ENT_THEORY_VALUE_PRESENT, %ENT_THEORY_VALUE_ABSENT, or
 *   %ENT_THEORY_VALUE_UNCERTAIN
 *
 * Returns: how many pair-years were in it with that outcome
 */
double
ent_theory_row_count_years (EntTheoryRow   *self,
                            EntTheoryValue  outcome)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), 0);

  return outcome == ENT_THEORY_VALUE_PRESENT  ? self->years_with
         : outcome == ENT_THEORY_VALUE_ABSENT ? self->years_without
                                              : self->years_uncertain;
}

/**
 * ent_theory_row_get_share:
 * @self: a row
 * @unit: what is counted
 *
 * Returns: the share of all outcomes of the row, uncertain ones among them, that is certain
 *   to be one; NaN for a remainder
 */
double
ent_theory_row_get_share (EntTheoryRow  *self,
                          EntTheoryUnit  unit)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), NAN);

  if (unit == ENT_THEORY_UNIT_PAIRS)
    return divide (self->pairs_with, self->pairs);

  return divide (self->years_with, self->years);
}

/**
 * ent_theory_row_get_consistency:
 * @self: a row
 * @unit: what is counted
 *
 * Returns: the row's consistency of sufficiency: of what has an outcome that is certain, how
 *   much is allied; NaN where nothing has
 */
double
ent_theory_row_get_consistency (EntTheoryRow  *self,
                                EntTheoryUnit  unit)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), NAN);

  if (unit == ENT_THEORY_UNIT_PAIRS)
    return divide (self->pairs_with, (double) self->pairs_with + self->pairs_without);

  return divide (self->years_with, self->years_with + self->years_without);
}

/**
 * ent_theory_row_get_verdict:
 * @self: a row
 *
 * Returns: what it says
 */
EntTheoryRowVerdict
ent_theory_row_get_verdict (EntTheoryRow *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_ROW (self), ENT_THEORY_ROW_REMAINDER);

  return (EntTheoryRowVerdict) self->verdict;
}

/**
 * ent_theory_row_verdict_get_word:
 * @verdict: what a row says
 *
 * Returns: it in a word
 */
const char *
ent_theory_row_verdict_get_word (EntTheoryRowVerdict verdict)
{
  switch (verdict)
    {
    case ENT_THEORY_ROW_OUTCOME:
      /* Translators: every case of this row of a truth table is allied. */
      return C_("truth table", "all allied");
    case ENT_THEORY_ROW_NO_OUTCOME:
      return C_("truth table", "none allied");
    case ENT_THEORY_ROW_CONTRADICTORY:
      return C_("truth table", "contradictory");
    case ENT_THEORY_ROW_UNDECIDED:
      return C_("truth table", "uncertain");
    case ENT_THEORY_ROW_REMAINDER:
    default:
      /* Translators: a logical remainder: no case was observed. */
      return C_("truth table", "no case");
    }
}

/* --------------------------------------------------------------------------- a measure */

struct _EntTheoryMeasure
{
  GObject parent_instance;

  char           *label;
  int             condition;
  gboolean        negated;
  gboolean        all;
  EntSetCounts    counts[2];
  EntSetMeasures  measures[2];
};

G_DEFINE_FINAL_TYPE (EntTheoryMeasure, ent_theory_measure, G_TYPE_OBJECT)

static const EntTheoryField measure_fields[] = {
  { "label", G_TYPE_STRING, G_STRUCT_OFFSET (EntTheoryMeasure, label) },
  { "condition", G_TYPE_INT, G_STRUCT_OFFSET (EntTheoryMeasure, condition) },
  { "negated", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (EntTheoryMeasure, negated) },
  { "all", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (EntTheoryMeasure, all) },
};

static void
ent_theory_measure_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  ent_theory_fields_get (object, &measure_fields[property - 1], value);
}

static void
ent_theory_measure_finalize (GObject *object)
{
  g_free (ENT_THEORY_MEASURE (object)->label);

  G_OBJECT_CLASS (ent_theory_measure_parent_class)->finalize (object);
}

static void
ent_theory_measure_class_init (EntTheoryMeasureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ent_theory_measure_get_property;
  object_class->finalize = ent_theory_measure_finalize;
  ent_theory_fields_install (object_class, measure_fields, G_N_ELEMENTS (measure_fields));
}

static void
ent_theory_measure_init (EntTheoryMeasure *self)
{
}

static char *
dup_measure_label (gboolean         all,
                   EntConditionKind kind,
                   gboolean         negated)
{
  if (all)
    return g_strdup (negated ? _("Not all conditions") : _("All conditions"));
  if (negated)
    /* Translators: a condition, as in “Without: Shared values”. */
    return g_strdup_printf (_("Without: %s"), ent_words_for_condition (kind));

  return g_strdup (ent_words_for_condition (kind));
}

/*< private >
 * ent_theory_measure_new:
 * @condition: the number of a condition, or -1 for all of them together
 * @kind: what the condition is
 * @negated: whether it is measured by its absence
 * @pairs: the four cells, in pairs
 * @years: the four cells, in pair-years
 *
 * Returns: (transfer full): how it fits the outcome
 */
EntTheoryMeasure *
ent_theory_measure_new (int                 condition,
                        EntConditionKind    kind,
                        gboolean            negated,
                        const EntSetCounts *pairs,
                        const EntSetCounts *years)
{
  EntTheoryMeasure *self = g_object_new (ENT_TYPE_THEORY_MEASURE, NULL);

  self->condition = condition;
  self->all = condition < 0;
  self->negated = negated;
  self->label = dup_measure_label (self->all, kind, negated);
  self->counts[ENT_THEORY_UNIT_PAIRS] = *pairs;
  self->counts[ENT_THEORY_UNIT_YEARS] = *years;
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    ent_set_measures_from_counts (&self->counts[i], &self->measures[i]);

  return self;
}

/**
 * ent_theory_measure_get_label:
 * @self: a measure
 *
 * Returns: what it measures, in words
 */
const char *
ent_theory_measure_get_label (EntTheoryMeasure *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MEASURE (self), NULL);

  return self->label;
}

/**
 * ent_theory_measure_get_condition:
 * @self: a measure
 *
 * Returns: the number of the condition, or -1 for all of them together
 */
int
ent_theory_measure_get_condition (EntTheoryMeasure *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MEASURE (self), -1);

  return self->condition;
}

/**
 * ent_theory_measure_is_negated:
 * @self: a measure
 *
 * Returns: whether it measures the absence
 */
gboolean
ent_theory_measure_is_negated (EntTheoryMeasure *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_MEASURE (self), FALSE);

  return self->negated;
}

/**
 * ent_theory_measure_get_counts:
 * @self: a measure
 * @unit: what is counted
 *
 * Returns: the four cells that it is measured on
 */
const EntSetCounts *
ent_theory_measure_get_counts (EntTheoryMeasure *self,
                               EntTheoryUnit     unit)
{
  g_return_val_if_fail (ENT_IS_THEORY_MEASURE (self), NULL);

  return &self->counts[unit];
}

/**
 * ent_theory_measure_get_measures:
 * @self: a measure
 * @unit: what is counted
 *
 * Returns: how it fits the outcome
 */
const EntSetMeasures *
ent_theory_measure_get_measures (EntTheoryMeasure *self,
                                 EntTheoryUnit     unit)
{
  g_return_val_if_fail (ENT_IS_THEORY_MEASURE (self), NULL);

  return &self->measures[unit];
}

/* --------------------------------------------------------------------------- the table */

struct _EntTheoryTable
{
  GObject parent_instance;

  EntSpan           window;
  EntClaim          claim;
  GListStore       *rows;
  GListStore       *apart;
  GListStore       *measures;
  EntTheoryVerdict  verdict;
  guint             n_breaking;
  guint             n_open;
};

G_DEFINE_FINAL_TYPE (EntTheoryTable, ent_theory_table, G_TYPE_OBJECT)

static void
ent_theory_table_finalize (GObject *object)
{
  EntTheoryTable *self = ENT_THEORY_TABLE (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->apart);
  g_clear_object (&self->measures);

  G_OBJECT_CLASS (ent_theory_table_parent_class)->finalize (object);
}

static void
ent_theory_table_class_init (EntTheoryTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_theory_table_finalize;
}

static void
ent_theory_table_init (EntTheoryTable *self)
{
}

/*< private >
 * ent_theory_table_new:
 * @window: the window
 * @claim: what the theory claims
 * @rows: (transfer none): the truth table
 * @apart: (transfer none): the rows that stand apart
 * @measures: (transfer none): the measures, of all conditions together first
 * @verdict: what becomes of the claim
 * @n_breaking: how many pairs break it
 * @n_open: how many could, were they coded
 *
 * Returns: (transfer full): a table
 */
EntTheoryTable *
ent_theory_table_new (EntSpan           window,
                      EntClaim          claim,
                      GListStore       *rows,
                      GListStore       *apart,
                      GListStore       *measures,
                      EntTheoryVerdict  verdict,
                      guint             n_breaking,
                      guint             n_open)
{
  EntTheoryTable *self = g_object_new (ENT_TYPE_THEORY_TABLE, NULL);

  self->window = window;
  self->claim = claim;
  self->rows = g_object_ref (rows);
  self->apart = g_object_ref (apart);
  self->measures = g_object_ref (measures);
  self->verdict = verdict;
  self->n_breaking = n_breaking;
  self->n_open = n_open;

  return self;
}

/**
 * ent_theory_table_get_window:
 * @self: a table
 *
 * Returns: the window, as far as the sources cover it
 */
EntSpan
ent_theory_table_get_window (EntTheoryTable *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_TABLE (self), ((EntSpan) { 0, -1 }));

  return self->window;
}

/**
 * ent_theory_table_get_rows:
 * @self: a table
 *
 * Returns: (transfer none) (element-type EntTheoryRow): the truth table: every configuration
 *   of the conditions, present before absent, logical remainders among them
 */
GListModel *
ent_theory_table_get_rows (EntTheoryTable *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_TABLE (self), NULL);

  return G_LIST_MODEL (self->rows);
}

/**
 * ent_theory_table_get_apart:
 * @self: a table
 *
 * Returns: (transfer none) (element-type EntTheoryRow): what stands apart because a condition
 *   is uncoded, uncertain or disputed; only what occurs
 */
GListModel *
ent_theory_table_get_apart (EntTheoryTable *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_TABLE (self), NULL);

  return G_LIST_MODEL (self->apart);
}

/**
 * ent_theory_table_get_measures:
 * @self: a table
 *
 * Returns: (transfer none) (element-type EntTheoryMeasure): how all conditions together fit
 *   the outcome, then each by itself; each followed by its negation
 */
GListModel *
ent_theory_table_get_measures (EntTheoryTable *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_TABLE (self), NULL);

  return G_LIST_MODEL (self->measures);
}

/**
 * ent_theory_table_get_all:
 * @self: a table
 *
 * Returns: (transfer none): how all conditions together fit the outcome
 */
EntTheoryMeasure *
ent_theory_table_get_all (EntTheoryTable *self)
{
  g_autoptr (EntTheoryMeasure) first = NULL;

  g_return_val_if_fail (ENT_IS_THEORY_TABLE (self), NULL);

  first = g_list_model_get_item (G_LIST_MODEL (self->measures), 0);
  return first;   /* the list keeps it */
}

/**
 * ent_theory_table_get_verdict:
 * @self: a table
 *
 * Returns: what becomes of the claim
 */
EntTheoryVerdict
ent_theory_table_get_verdict (EntTheoryTable *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_TABLE (self), ENT_THEORY_VERDICT_NOTHING);

  return self->verdict;
}

/**
 * ent_theory_table_get_n_breaking:
 * @self: a table
 *
 * Returns: how many pairs break the claim for certain
 */
guint
ent_theory_table_get_n_breaking (EntTheoryTable *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_TABLE (self), 0);

  return self->n_breaking;
}

/**
 * ent_theory_table_get_n_open:
 * @self: a table
 *
 * Returns: how many pairs the claim speaks of without their being coded
 */
guint
ent_theory_table_get_n_open (EntTheoryTable *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_TABLE (self), 0);

  return self->n_open;
}

static char *
dup_open (EntTheoryTable *self)
{
  return g_strdup_printf (ngettext ("Holds as far as it is coded: %u pair is not coded",
                                    "Holds as far as it is coded: %u pairs are not coded",
                                    self->n_open),
                          self->n_open);
}

/**
 * ent_theory_table_dup_verdict:
 * @self: a table
 *
 * Returns: (transfer full): what becomes of the claim, in words
 */
char *
ent_theory_table_dup_verdict (EntTheoryTable *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_TABLE (self), NULL);

  switch (self->verdict)
    {
    case ENT_THEORY_VERDICT_HOLDS:
      return g_strdup (_("Holds for every pair that it speaks of"));
    case ENT_THEORY_VERDICT_HOLDS_AS_CODED:
      return dup_open (self);
    case ENT_THEORY_VERDICT_BROKEN:
      return g_strdup_printf (ngettext ("Broken by %u pair", "Broken by %u pairs", self->n_breaking),
                              self->n_breaking);
    case ENT_THEORY_VERDICT_NOTHING:
    default:
      return g_strdup (_("Nothing is coded that could break it"));
    }
}
