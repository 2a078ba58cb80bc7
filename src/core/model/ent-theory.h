/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"
#include "ent-condition.h"
#include "ent-trait.h"

G_BEGIN_DECLS

/**
 * EntClaim:
 * @ENT_CLAIM_ONLY_WHEN: necessity: no outcome without the conditions
 * @ENT_CLAIM_WHENEVER: sufficiency: the conditions bring the outcome
 * @ENT_CLAIM_BOTH: both
 *
 * What kind of claim a theory makes.
 */
typedef enum
{
  ENT_CLAIM_ONLY_WHEN,
  ENT_CLAIM_WHENEVER,
  ENT_CLAIM_BOTH,
} EntClaim;

#define ENT_TYPE_SCOPE_TERM (ent_scope_term_get_type ())
G_DECLARE_FINAL_TYPE (EntScopeTerm, ent_scope_term, ENT, SCOPE_TERM, EntRecord)

EntTraitKind  ent_scope_term_get_kind  (EntScopeTerm *self);
const char   *ent_scope_term_get_value (EntScopeTerm *self);

/**
 * EntRuleGround:
 * @ENT_RULE_GROUND_TRAITS: both states have certain traits at the time
 * @ENT_RULE_GROUND_COMMON_OPPONENT: each is in conflict with the same third state at the time
 *
 * What a rule derives a condition from.
 */
typedef enum /*< prefix=ENT_RULE_GROUND >*/
{
  ENT_RULE_GROUND_TRAITS,
  ENT_RULE_GROUND_COMMON_OPPONENT,
} EntRuleGround;

#define ENT_TYPE_RULE (ent_rule_get_type ())
G_DECLARE_FINAL_TYPE (EntRule, ent_rule, ENT, RULE, EntRecord)

EntConditionKind   ent_rule_get_condition (EntRule *self);
EntRuleGround      ent_rule_get_when      (EntRule *self);
GListModel        *ent_rule_get_traits    (EntRule *self);
EntConditionValue  ent_rule_get_value     (EntRule *self);

#define ENT_TYPE_THEORY (ent_theory_get_type ())
G_DECLARE_FINAL_TYPE (EntTheory, ent_theory, ENT, THEORY, EntRecord)

const char *ent_theory_get_title       (EntTheory *self);
const char *ent_theory_get_description (EntTheory *self);
GListModel *ent_theory_get_scope       (EntTheory *self);
guint       ent_theory_get_conditions  (EntTheory *self);
const char *ent_theory_get_definition  (EntTheory *self);
EntClaim    ent_theory_get_claim       (EntTheory *self);
GListModel *ent_theory_get_rules       (EntTheory *self);
const char *ent_theory_get_note        (EntTheory *self);

G_END_DECLS
