/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-definition.h"
#include "ent-theory.h"

/**
 * EntScopeTerm:
 *
 * A trait that puts a state in the scope of a theory.
 */

struct _EntScopeTerm
{
  EntRecord parent_instance;

  int   kind;
  char *value;
};

G_DEFINE_FINAL_TYPE (EntScopeTerm, ent_scope_term, ENT_TYPE_RECORD)

static const EntField scope_term_fields[] = {
  { "kind", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntScopeTerm, kind), ent_trait_kind_get_type },
  { "value", ENT_FIELD_STRING, TRUE, G_STRUCT_OFFSET (EntScopeTerm, value), NULL },
};

static void
ent_scope_term_class_init (EntScopeTermClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   NULL,
                                   scope_term_fields,
                                   G_N_ELEMENTS (scope_term_fields));
}

static void
ent_scope_term_init (EntScopeTerm *self)
{
}

/**
 * ent_scope_term_get_kind:
 * @self: a scope term
 *
 * Returns: what the trait says
 */
EntTraitKind
ent_scope_term_get_kind (EntScopeTerm *self)
{
  g_return_val_if_fail (ENT_IS_SCOPE_TERM (self), 0);

  return (EntTraitKind) self->kind;
}

/**
 * ent_scope_term_get_value:
 * @self: a scope term
 *
 * Returns: its value
 */
const char *
ent_scope_term_get_value (EntScopeTerm *self)
{
  g_return_val_if_fail (ENT_IS_SCOPE_TERM (self), NULL);

  return self->value;
}

/**
 * EntRule:
 *
 * How a theory derives a condition of a pair that nobody coded.
 */

struct _EntRule
{
  EntRecord parent_instance;

  int         condition;
  int         when;
  GListStore *traits;
  int         value;
};

G_DEFINE_FINAL_TYPE (EntRule, ent_rule, ENT_TYPE_RECORD)

static const EntField rule_fields[] = {
  { "condition", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntRule, condition), ent_condition_kind_get_type },
  { "when", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntRule, when), ent_rule_ground_get_type },
  { "traits", ENT_FIELD_RECORDS, FALSE, G_STRUCT_OFFSET (EntRule, traits), ent_scope_term_get_type },
  { "value", ENT_FIELD_ENUM, FALSE, G_STRUCT_OFFSET (EntRule, value), ent_condition_value_get_type },
};

static void
ent_rule_class_init (EntRuleClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   NULL,
                                   rule_fields,
                                   G_N_ELEMENTS (rule_fields));
}

static void
ent_rule_init (EntRule *self)
{
}

/**
 * ent_rule_get_condition:
 * @self: a rule
 *
 * Returns: the condition that it derives
 */
EntConditionKind
ent_rule_get_condition (EntRule *self)
{
  g_return_val_if_fail (ENT_IS_RULE (self), 0);

  return (EntConditionKind) self->condition;
}

/**
 * ent_rule_get_when:
 * @self: a rule
 *
 * Returns: what it derives it from
 */
EntRuleGround
ent_rule_get_when (EntRule *self)
{
  g_return_val_if_fail (ENT_IS_RULE (self), 0);

  return (EntRuleGround) self->when;
}

/**
 * ent_rule_get_traits:
 * @self: a rule
 *
 * Returns: (transfer none) (element-type EntScopeTerm): the traits that both states must
 *   have, where it derives from traits; without any, it derives nothing
 */
GListModel *
ent_rule_get_traits (EntRule *self)
{
  g_return_val_if_fail (ENT_IS_RULE (self), NULL);

  return G_LIST_MODEL (self->traits);
}

/**
 * ent_rule_get_value:
 * @self: a rule
 *
 * Returns: the value that it derives: present, unless the rule says absent
 */
EntConditionValue
ent_rule_get_value (EntRule *self)
{
  g_return_val_if_fail (ENT_IS_RULE (self), 0);

  return (EntConditionValue) self->value;
}

/**
 * EntTheory:
 *
 * A claim about when alliances are made: a scope, conditions and an outcome.
 */

struct _EntTheory
{
  EntRecord parent_instance;

  char       *title;
  char       *description;
  GListStore *scope;
  guint       conditions;
  char       *definition;
  int         claim;
  GListStore *rules;
  char       *note;
};

G_DEFINE_FINAL_TYPE (EntTheory, ent_theory, ENT_TYPE_RECORD)

static const EntField theory_fields[] = {
  { "title", ENT_FIELD_STRING, TRUE, G_STRUCT_OFFSET (EntTheory, title), NULL },
  { "description", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntTheory, description), NULL },
  { "scope", ENT_FIELD_RECORDS, FALSE, G_STRUCT_OFFSET (EntTheory, scope), ent_scope_term_get_type },
  { "conditions", ENT_FIELD_ENUM_SET, FALSE, G_STRUCT_OFFSET (EntTheory, conditions), ent_condition_kind_get_type },
  { "definition", ENT_FIELD_REFERENCE, FALSE, G_STRUCT_OFFSET (EntTheory, definition), ent_definition_get_type },
  { "claim", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntTheory, claim), ent_claim_get_type },
  { "rules", ENT_FIELD_RECORDS, FALSE, G_STRUCT_OFFSET (EntTheory, rules), ent_rule_get_type },
  { "note", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntTheory, note), NULL },
};

static void
ent_theory_class_init (EntTheoryClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "theories",
                                   theory_fields,
                                   G_N_ELEMENTS (theory_fields));
}

static void
ent_theory_init (EntTheory *self)
{
}

/**
 * ent_theory_get_title:
 * @self: a theory
 *
 * Returns: its title
 */
const char *
ent_theory_get_title (EntTheory *self)
{
  g_return_val_if_fail (ENT_IS_THEORY (self), NULL);

  return self->title;
}

/**
 * ent_theory_get_description:
 * @self: a theory
 *
 * Returns: (nullable): what it says, and whose it is
 */
const char *
ent_theory_get_description (EntTheory *self)
{
  g_return_val_if_fail (ENT_IS_THEORY (self), NULL);

  return self->description;
}

/**
 * ent_theory_get_scope:
 * @self: a theory
 *
 * Returns: (transfer none) (element-type EntScopeTerm): the traits of the states it speaks of
 */
GListModel *
ent_theory_get_scope (EntTheory *self)
{
  g_return_val_if_fail (ENT_IS_THEORY (self), NULL);

  return G_LIST_MODEL (self->scope);
}

/**
 * ent_theory_get_conditions:
 * @self: a theory
 *
 * Returns: the conditions, a mask of `1u << EntConditionKind`
 */
guint
ent_theory_get_conditions (EntTheory *self)
{
  g_return_val_if_fail (ENT_IS_THEORY (self), 0);

  return self->conditions;
}

/**
 * ent_theory_get_definition:
 * @self: a theory
 *
 * Returns: (nullable): the id of the definition of its outcome
 */
const char *
ent_theory_get_definition (EntTheory *self)
{
  g_return_val_if_fail (ENT_IS_THEORY (self), NULL);

  return self->definition;
}

/**
 * ent_theory_get_claim:
 * @self: a theory
 *
 * Returns: what kind of claim
 */
EntClaim
ent_theory_get_claim (EntTheory *self)
{
  g_return_val_if_fail (ENT_IS_THEORY (self), 0);

  return (EntClaim) self->claim;
}

/**
 * ent_theory_get_rules:
 * @self: a theory
 *
 * Returns: (transfer none) (element-type EntRule): how it derives what is not coded
 */
GListModel *
ent_theory_get_rules (EntTheory *self)
{
  g_return_val_if_fail (ENT_IS_THEORY (self), NULL);

  return G_LIST_MODEL (self->rules);
}

/**
 * ent_theory_get_note:
 * @self: a theory
 *
 * Returns: (nullable): a word to the reader
 */
const char *
ent_theory_get_note (EntTheory *self)
{
  g_return_val_if_fail (ENT_IS_THEORY (self), NULL);

  return self->note;
}
