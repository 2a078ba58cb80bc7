/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

/**
 * EntTraitKind:
 * @ENT_TRAIT_KIND_REGIME: who rules
 * @ENT_TRAIT_KIND_MILITARY_CONTROL: who controls the military
 * @ENT_TRAIT_KIND_POLICY: a declared policy
 * @ENT_TRAIT_KIND_POWER: how strong it is, by what a source calls it
 *
 * What a trait says of a state.
 */
typedef enum
{
  ENT_TRAIT_KIND_REGIME,
  ENT_TRAIT_KIND_MILITARY_CONTROL,
  ENT_TRAIT_KIND_POLICY,
  ENT_TRAIT_KIND_POWER,
} EntTraitKind;

#define ENT_TYPE_TRAIT (ent_trait_get_type ())
G_DECLARE_FINAL_TYPE (EntTrait, ent_trait, ENT, TRAIT, EntRecord)

const char   *ent_trait_get_state  (EntTrait *self);
EntTraitKind  ent_trait_get_kind   (EntTrait *self);
const char   *ent_trait_get_value  (EntTrait *self);
const char   *ent_trait_get_title  (EntTrait *self);
EntDate      *ent_trait_get_date   (EntTrait *self);
const char   *ent_trait_get_source (EntTrait *self);
const char   *ent_trait_get_note   (EntTrait *self);

G_END_DECLS
