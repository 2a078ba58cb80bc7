/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-set-measures.h"
#include "ent-theory-options.h"

G_BEGIN_DECLS

/**
 * EntTheoryRowVerdict:
 * @ENT_THEORY_ROW_OUTCOME: every case has the outcome
 * @ENT_THEORY_ROW_NO_OUTCOME: no case has it
 * @ENT_THEORY_ROW_CONTRADICTORY: some have it and some have not
 * @ENT_THEORY_ROW_REMAINDER: no case was observed (a logical remainder)
 * @ENT_THEORY_ROW_UNDECIDED: there are cases, and the dates leave open which of all it is
 *
 * What a row of a truth table says.
 */
typedef enum /*< prefix=ENT_THEORY_ROW >*/
{
  ENT_THEORY_ROW_OUTCOME,
  ENT_THEORY_ROW_NO_OUTCOME,
  ENT_THEORY_ROW_CONTRADICTORY,
  ENT_THEORY_ROW_REMAINDER,
  ENT_THEORY_ROW_UNDECIDED,
} EntTheoryRowVerdict;

/**
 * EntTheoryVerdict:
 * @ENT_THEORY_VERDICT_HOLDS: no case breaks it, and every one that could is coded
 * @ENT_THEORY_VERDICT_HOLDS_AS_CODED: no case breaks it, and some that could are not coded
 * @ENT_THEORY_VERDICT_BROKEN: a case breaks it for certain
 * @ENT_THEORY_VERDICT_NOTHING: no case that is coded could break it
 *
 * What becomes of a theory's claim.
 */
typedef enum
{
  ENT_THEORY_VERDICT_HOLDS,
  ENT_THEORY_VERDICT_HOLDS_AS_CODED,
  ENT_THEORY_VERDICT_BROKEN,
  ENT_THEORY_VERDICT_NOTHING,
} EntTheoryVerdict;

#define ENT_TYPE_THEORY_ROW (ent_theory_row_get_type ())

/**
 * EntTheoryRow:
 *
 * A configuration of the conditions: a row of the truth table, or, where not every
 * condition is present or absent, one of those that stand apart. Properties: `label`,
 * `pairs`, `years`, `pairs-with`, `pairs-without`, `pairs-uncertain`, `years-with`,
 * `years-without`, `years-uncertain`, `share` (by years), `consistency` (by pairs),
 * `verdict` (as int), `complete`, `code`.
 */
G_DECLARE_FINAL_TYPE (EntTheoryRow, ent_theory_row, ENT, THEORY_ROW, GObject)

const char          *ent_theory_row_get_label       (EntTheoryRow   *self);
guint                ent_theory_row_get_code        (EntTheoryRow   *self);
gboolean             ent_theory_row_is_complete     (EntTheoryRow   *self);
guint                ent_theory_row_get_n_conditions (EntTheoryRow  *self);
EntTheoryValue       ent_theory_row_get_value       (EntTheoryRow   *self,
                                                     guint           condition);
guint                ent_theory_row_get_pairs       (EntTheoryRow   *self);
double               ent_theory_row_get_years       (EntTheoryRow   *self);
guint                ent_theory_row_count_pairs     (EntTheoryRow   *self,
                                                     EntTheoryValue  outcome);
double               ent_theory_row_count_years     (EntTheoryRow   *self,
                                                     EntTheoryValue  outcome);
double               ent_theory_row_get_share       (EntTheoryRow   *self,
                                                     EntTheoryUnit   unit);
double               ent_theory_row_get_consistency (EntTheoryRow   *self,
                                                     EntTheoryUnit   unit);
EntTheoryRowVerdict  ent_theory_row_get_verdict     (EntTheoryRow   *self);

#define ENT_TYPE_THEORY_MEASURE (ent_theory_measure_get_type ())

/**
 * EntTheoryMeasure:
 *
 * How a condition, all of them together, or the negation of either, fits the outcome.
 * Properties: `label`, `negated`, `all`.
 */
G_DECLARE_FINAL_TYPE (EntTheoryMeasure, ent_theory_measure, ENT, THEORY_MEASURE, GObject)

const char           *ent_theory_measure_get_label     (EntTheoryMeasure *self);
int                   ent_theory_measure_get_condition (EntTheoryMeasure *self);
gboolean              ent_theory_measure_is_negated    (EntTheoryMeasure *self);
const EntSetCounts   *ent_theory_measure_get_counts    (EntTheoryMeasure *self,
                                                        EntTheoryUnit     unit);
const EntSetMeasures *ent_theory_measure_get_measures  (EntTheoryMeasure *self,
                                                        EntTheoryUnit     unit);

#define ENT_TYPE_THEORY_TABLE (ent_theory_table_get_type ())

/**
 * EntTheoryTable:
 *
 * What a theory comes to in a window of time: the truth table, the measures and the
 * verdict. It does not change; another window has another.
 */
G_DECLARE_FINAL_TYPE (EntTheoryTable, ent_theory_table, ENT, THEORY_TABLE, GObject)

EntSpan               ent_theory_table_get_window     (EntTheoryTable *self);
GListModel           *ent_theory_table_get_rows       (EntTheoryTable *self);
GListModel           *ent_theory_table_get_apart      (EntTheoryTable *self);
GListModel           *ent_theory_table_get_measures   (EntTheoryTable *self);
EntTheoryMeasure     *ent_theory_table_get_all        (EntTheoryTable *self);
EntTheoryVerdict      ent_theory_table_get_verdict    (EntTheoryTable *self);
guint                 ent_theory_table_get_n_breaking (EntTheoryTable *self);
guint                 ent_theory_table_get_n_open     (EntTheoryTable *self);
double                ent_theory_table_get_years      (EntTheoryTable *self);
double                ent_theory_table_get_years_apart (EntTheoryTable *self);
char                 *ent_theory_table_dup_verdict    (EntTheoryTable *self);

const char           *ent_theory_row_verdict_get_word (EntTheoryRowVerdict verdict);

G_END_DECLS
