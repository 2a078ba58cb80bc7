/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-theory-fields.h"
#include "ent-theory-private.h"
#include "ent-words.h"

/* A configuration of the conditions, and what was counted of it: a plain result. */

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
