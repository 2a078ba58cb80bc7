/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntSetCounts:
 * @both: how much is in the condition and in the outcome
 * @condition_only: how much is in the condition and not in the outcome
 * @outcome_only: how much is in the outcome and not in the condition
 * @neither: how much is in neither
 *
 * The four cells of a crisp condition and a crisp outcome, in whatever unit: cases, or
 * years.
 */
typedef struct
{
  double both;
  double condition_only;
  double outcome_only;
  double neither;
} EntSetCounts;

/**
 * EntSetMeasures:
 * @necessity_consistency: how much of the outcome has the condition
 * @necessity_coverage: how much of the condition has the outcome
 * @relevance: relevance of necessity (RoN)
 * @sufficiency_consistency: how much of the condition has the outcome
 * @sufficiency_coverage: how much of the outcome has the condition
 * @pri: proportional reduction in inconsistency
 *
 * How well a condition fits an outcome, each from 0 to 1, and NaN where it is not
 * defined because nothing is there to measure it on.
 */
typedef struct
{
  double necessity_consistency;
  double necessity_coverage;
  double relevance;
  double sufficiency_consistency;
  double sufficiency_coverage;
  double pri;
} EntSetMeasures;

void  ent_set_measures_from_counts      (const EntSetCounts *counts,
                                         EntSetMeasures     *measures);
void  ent_set_measures_from_memberships (const double       *condition,
                                         const double       *outcome,
                                         const double       *weights,
                                         gsize               n_cases,
                                         EntSetMeasures     *measures);
void  ent_set_counts_negate             (const EntSetCounts *counts,
                                         EntSetCounts       *negated);
char *ent_set_measures_dup_number       (double              number);

G_END_DECLS
