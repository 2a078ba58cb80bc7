/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

/**
 * EntConditionKind:
 * @ENT_CONDITION_KIND_SHARED_INTEREST: a security interest, or a threat, in common
 * @ENT_CONDITION_KIND_SHARED_IDEOLOGY: political values in common
 *
 * What a theory needs to know of a pair.
 */
typedef enum /*< prefix=ENT_CONDITION_KIND >*/
{
  ENT_CONDITION_KIND_SHARED_INTEREST, /*< nick=shared-interest >*/
  ENT_CONDITION_KIND_SHARED_IDEOLOGY, /*< nick=shared-ideology >*/
} EntConditionKind;

/**
 * EntConditionValue:
 * @ENT_CONDITION_VALUE_PRESENT: it holds
 * @ENT_CONDITION_VALUE_ABSENT: it does not hold
 *
 * How a condition is coded. Uncoded is no record at all.
 */
typedef enum
{
  ENT_CONDITION_VALUE_PRESENT,
  ENT_CONDITION_VALUE_ABSENT,
} EntConditionValue;

#define ENT_TYPE_CONDITION (ent_condition_get_type ())
G_DECLARE_FINAL_TYPE (EntCondition, ent_condition, ENT, CONDITION, EntRecord)

EntConditionKind    ent_condition_get_kind   (EntCondition *self);
const char * const *ent_condition_get_pair   (EntCondition *self);
EntConditionValue   ent_condition_get_value  (EntCondition *self);
EntDate            *ent_condition_get_date   (EntCondition *self);
const char * const *ent_condition_get_threat (EntCondition *self);
const char         *ent_condition_get_source (EntCondition *self);
const char         *ent_condition_get_note   (EntCondition *self);

G_END_DECLS
