/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-condition.h"
#include "ent-state.h"
#include "ent-target.h"

/**
 * EntCondition:
 *
 * A dated coding of a pair of states that a theory needs.
 */

struct _EntCondition
{
  EntRecord parent_instance;

  int      kind;
  GStrv    pair;
  int      value;
  EntDate *date;
  GStrv    threat;
  char    *source;
  char    *note;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (EntCondition, ent_condition, ENT_TYPE_RECORD,
                               G_IMPLEMENT_INTERFACE (ENT_TYPE_TARGET, NULL))

static const EntField condition_fields[] = {
  { "kind", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntCondition, kind), ent_condition_kind_get_type },
  { "pair", ENT_FIELD_REFERENCES, TRUE, G_STRUCT_OFFSET (EntCondition, pair), ent_state_get_type },
  { "value", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntCondition, value), ent_condition_value_get_type },
  { "date", ENT_FIELD_DATE, TRUE, G_STRUCT_OFFSET (EntCondition, date), NULL },
  { "threat", ENT_FIELD_REFERENCES, FALSE, G_STRUCT_OFFSET (EntCondition, threat), ent_state_get_type },
  { "source", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntCondition, source), NULL },
  { "note", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntCondition, note), NULL },
};

static void
ent_condition_class_init (EntConditionClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "conditions",
                                   condition_fields,
                                   G_N_ELEMENTS (condition_fields));
}

static void
ent_condition_init (EntCondition *self)
{
}

/**
 * ent_condition_get_kind:
 * @self: a condition
 *
 * Returns: what is coded
 */
EntConditionKind
ent_condition_get_kind (EntCondition *self)
{
  g_return_val_if_fail (ENT_IS_CONDITION (self), 0);

  return (EntConditionKind) self->kind;
}

/**
 * ent_condition_get_pair:
 * @self: a condition
 *
 * Returns: (nullable) (array zero-terminated=1): the ids of the two states
 */
const char * const *
ent_condition_get_pair (EntCondition *self)
{
  g_return_val_if_fail (ENT_IS_CONDITION (self), NULL);

  return (const char * const *) self->pair;
}

/**
 * ent_condition_get_value:
 * @self: a condition
 *
 * Returns: how
 */
EntConditionValue
ent_condition_get_value (EntCondition *self)
{
  g_return_val_if_fail (ENT_IS_CONDITION (self), 0);

  return (EntConditionValue) self->value;
}

/**
 * ent_condition_get_date:
 * @self: a condition
 *
 * Returns: (transfer none): when
 */
EntDate *
ent_condition_get_date (EntCondition *self)
{
  g_return_val_if_fail (ENT_IS_CONDITION (self), NULL);

  return self->date;
}

/**
 * ent_condition_get_threat:
 * @self: a condition
 *
 * Returns: (nullable) (array zero-terminated=1): the ids of the states that threaten both
 */
const char * const *
ent_condition_get_threat (EntCondition *self)
{
  g_return_val_if_fail (ENT_IS_CONDITION (self), NULL);

  return (const char * const *) self->threat;
}

/**
 * ent_condition_get_source:
 * @self: a condition
 *
 * Returns: (nullable): where the code comes from, where that is outside the articles
 */
const char *
ent_condition_get_source (EntCondition *self)
{
  g_return_val_if_fail (ENT_IS_CONDITION (self), NULL);

  return self->source;
}

/**
 * ent_condition_get_note:
 * @self: a condition
 *
 * Returns: (nullable): a word to the reader
 */
const char *
ent_condition_get_note (EntCondition *self)
{
  g_return_val_if_fail (ENT_IS_CONDITION (self), NULL);

  return self->note;
}
