/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-set-measures.h"

/*
 * Measures of set-theoretic analysis, from plain memberships x in a condition and y in an
 * outcome, each from 0 to 1. With sums over all cases:
 *
 *   necessity    consistency  Σ min(x,y) / Σ y          Ragin, Redesigning Social Inquiry
 *                coverage     Σ min(x,y) / Σ x          (2008), chapter 3
 *                relevance    Σ (1−x) / Σ (1−min(x,y))  Schneider and Wagemann, Set-Theoretic
 *                                                       Methods (2012), chapter 9
 *   sufficiency  consistency  Σ min(x,y) / Σ x
 *                coverage     Σ min(x,y) / Σ y
 *                PRI          (Σ min(x,y) − Σ min(x,y,1−y)) / (Σ x − Σ min(x,y,1−y))
 *
 * What is divided by nothing is not defined. Where all memberships are 0 or 1 the sums are
 * the four cells of a table, min(x,y,1−y) is always 0, and PRI is the consistency.
 */

typedef struct
{
  double x;
  double y;
  double both;        /* min(x,y) */
  double torn;        /* min(x,y,1−y) */
  double not_x;       /* 1−x */
  double not_both;    /* 1−min(x,y) */
} Sums;

static double
divide (double a,
        double b)
{
  return b > 0 ? a / b : NAN;
}

static void
measure (const Sums     *sums,
         EntSetMeasures *measures)
{
  *measures = (EntSetMeasures) {
    .necessity_consistency = divide (sums->both, sums->y),
    .necessity_coverage = divide (sums->both, sums->x),
    .relevance = divide (sums->not_x, sums->not_both),
    .sufficiency_consistency = divide (sums->both, sums->x),
    .sufficiency_coverage = divide (sums->both, sums->y),
    .pri = divide (sums->both - sums->torn, sums->x - sums->torn),
  };
}

/**
 * ent_set_measures_from_counts:
 * @counts: the four cells of a condition and an outcome
 * @measures: (out caller-allocates): return location for the measures
 *
 * Measures a crisp condition: each measure is NaN where it is not defined.
 */
void
ent_set_measures_from_counts (const EntSetCounts *counts,
                              EntSetMeasures     *measures)
{
  const Sums sums = {
    .x = counts->both + counts->condition_only,
    .y = counts->both + counts->outcome_only,
    .both = counts->both,
    .not_x = counts->outcome_only + counts->neither,
    .not_both = counts->condition_only + counts->outcome_only + counts->neither,
  };

  measure (&sums, measures);
}

/**
 * ent_set_measures_from_memberships:
 * @condition: (array length=n_cases): membership of each case in the condition, 0 to 1
 * @outcome: (array length=n_cases): its membership in the outcome, 0 to 1
 * @weights: (nullable) (array length=n_cases): how much each case counts; 1 without
 * @n_cases: how many cases
 * @measures: (out caller-allocates): return location for the measures
 *
 * Measures a condition, crisp or fuzzy.
 */
void
ent_set_measures_from_memberships (const double   *condition,
                                   const double   *outcome,
                                   const double   *weights,
                                   gsize           n_cases,
                                   EntSetMeasures *measures)
{
  Sums sums = { 0 };

  for (gsize i = 0; i < n_cases; i++)
    {
      double weight = weights ? weights[i] : 1;
      double both = fmin (condition[i], outcome[i]);

      sums.x += weight * condition[i];
      sums.y += weight * outcome[i];
      sums.both += weight * both;
      sums.torn += weight * fmin (both, 1 - outcome[i]);
      sums.not_x += weight * (1 - condition[i]);
      sums.not_both += weight * (1 - both);
    }

  measure (&sums, measures);
}

/**
 * ent_set_counts_negate:
 * @counts: the four cells of a condition and an outcome
 * @negated: (out caller-allocates): return location for those of not having the condition
 */
void
ent_set_counts_negate (const EntSetCounts *counts,
                       EntSetCounts       *negated)
{
  *negated = (EntSetCounts) {
    .both = counts->outcome_only,
    .condition_only = counts->neither,
    .outcome_only = counts->both,
    .neither = counts->condition_only,
  };
}

/**
 * ent_set_measures_dup_number:
 * @number: a measure
 *
 * Returns: (transfer full): it with three decimals, or a dash where it is not defined
 */
char *
ent_set_measures_dup_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (number))
    return g_strdup ("—");

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.3f", number));
}
