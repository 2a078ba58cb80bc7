/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "ent-theory-fields.h"
#include "ent-theory-private.h"
#include "ent-words.h"

/* What a theory comes to in a window: plain results, which do not change. */

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
  double            years;         /* in scope */
  double            years_apart;   /* of these, not fully coded */
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

static double
add_years (GListStore *rows)
{
  double years = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (EntTheoryRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      years += ent_theory_row_get_years (row);
    }

  return years;
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
  self->years_apart = add_years (apart);
  self->years = add_years (rows) + self->years_apart;

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

/**
 * ent_theory_table_get_years:
 * @self: a table
 *
 * Returns: for how many years, all pairs added up, the theory speaks of a pair
 */
double
ent_theory_table_get_years (EntTheoryTable *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_TABLE (self), 0);

  return self->years;
}

/**
 * ent_theory_table_get_years_apart:
 * @self: a table
 *
 * Returns: for how many of these years not every condition is known to be present or absent:
 *   those of the rows that stand apart
 */
double
ent_theory_table_get_years_apart (EntTheoryTable *self)
{
  g_return_val_if_fail (ENT_IS_THEORY_TABLE (self), 0);

  return self->years_apart;
}

static char *
dup_nothing (EntTheoryTable *self)
{
  if (self->years <= 0)
    return g_strdup (_("Nothing in scope: no pair of states is one that it speaks of"));
  if (self->n_open > 0)
    return g_strdup_printf (ngettext ("Nothing coded: %u pair would test it and is not coded",
                                      "Nothing coded: %u pairs would test it and are not coded",
                                      self->n_open),
                            self->n_open);

  switch (self->claim)
    {
    case ENT_CLAIM_WHENEVER:
      return g_strdup (_("Nothing to test it: no pair meets every condition"));
    case ENT_CLAIM_BOTH:
      return g_strdup (_("Nothing to test it: no pair is allied or meets every condition"));
    case ENT_CLAIM_ONLY_WHEN:
    default:
      return g_strdup (_("Nothing to test it: no pair is allied"));
    }
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
      return g_strdup_printf (ngettext ("Broken by %u pair", "Broken by %u pairs",
                                        self->n_breaking),
                              self->n_breaking);
    case ENT_THEORY_VERDICT_NOTHING:
    default:
      return dup_nothing (self);
    }
}
