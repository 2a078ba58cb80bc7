/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * EntTheoryValue:
 * @ENT_THEORY_VALUE_ABSENT: coded as absent; of an outcome: not allied
 * @ENT_THEORY_VALUE_PRESENT: coded as present; of an outcome: allied
 * @ENT_THEORY_VALUE_UNCODED: nothing is coded
 * @ENT_THEORY_VALUE_UNCERTAIN: coded, and the dates leave open whether then
 * @ENT_THEORY_VALUE_DISPUTED: coded as present and as absent for the same time
 *
 * What is known of a condition, or of the outcome, for a pair at a time. Only the first
 * two enter measures. An outcome is never uncoded and never disputed.
 */
typedef enum
{
  ENT_THEORY_VALUE_ABSENT,
  ENT_THEORY_VALUE_PRESENT,
  ENT_THEORY_VALUE_UNCODED,
  ENT_THEORY_VALUE_UNCERTAIN,
  ENT_THEORY_VALUE_DISPUTED,
} EntTheoryValue;

/**
 * EntTheoryUncoded:
 * @ENT_THEORY_UNCODED_EXCLUDE: left out of the measures
 * @ENT_THEORY_UNCODED_ABSENT: taken for absent, to see what that changes
 * @ENT_THEORY_UNCODED_PRESENT: taken for present, to see what that changes
 *
 * What is made of what is not coded.
 */
typedef enum
{
  ENT_THEORY_UNCODED_EXCLUDE,
  ENT_THEORY_UNCODED_ABSENT,
  ENT_THEORY_UNCODED_PRESENT,
} EntTheoryUncoded;

/**
 * EntTheoryUnit:
 * @ENT_THEORY_UNIT_PAIRS: pairs of states: each once in each cell that it was ever in
 * @ENT_THEORY_UNIT_YEARS: pair-years: days, divided by 365.2425
 *
 * What is counted.
 */
typedef enum
{
  ENT_THEORY_UNIT_PAIRS,
  ENT_THEORY_UNIT_YEARS,
} EntTheoryUnit;

/**
 * ENT_THEORY_MAX_CONDITIONS:
 *
 * How many conditions a theory can be measured with.
 */
#define ENT_THEORY_MAX_CONDITIONS 8

#define ENT_THEORY_DAYS_PER_YEAR 365.2425

#define ENT_TYPE_THEORY_OPTIONS (ent_theory_options_get_type ())

/**
 * EntTheoryOptions:
 * @definition: (nullable): the id of the definition of the outcome; without one, that of
 *   the theory, and without that, the case's first
 * @exclude_multilateral: whether ties of more than two states are left out of the outcome
 * @uncoded: what is made of what is not coded
 * @derived: whether the theory's rules derive what is not coded
 *
 * How a theory is read. Made with ent_theory_options_new(); fields are set directly,
 * @definition with g_set_str().
 */
typedef struct
{
  char             *definition;
  gboolean          exclude_multilateral;
  EntTheoryUncoded  uncoded;
  gboolean          derived;
} EntTheoryOptions;

GType             ent_theory_options_get_type (void) G_GNUC_CONST;
EntTheoryOptions *ent_theory_options_new      (EntTheory              *theory);
EntTheoryOptions *ent_theory_options_copy     (const EntTheoryOptions *self);
void              ent_theory_options_free     (EntTheoryOptions       *self);
gboolean          ent_theory_options_equal    (const EntTheoryOptions *a,
                                               const EntTheoryOptions *b);
EntDefinition    *ent_theory_options_find_definition (const EntTheoryOptions *self,
                                                      EntCase                *the_case,
                                                      EntTheory              *theory);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTheoryOptions, ent_theory_options_free)

G_END_DECLS
