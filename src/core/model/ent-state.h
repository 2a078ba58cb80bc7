/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

/**
 * EntPartyKind:
 * @ENT_PARTY_KIND_STATE: a country that is or was
 * @ENT_PARTY_KIND_ACTOR: a movement, government in waiting or force that is no state
 *
 * What kind of party a node is.
 */
typedef enum
{
  ENT_PARTY_KIND_STATE,
  ENT_PARTY_KIND_ACTOR,
} EntPartyKind;

#define ENT_TYPE_STATE_NAME (ent_state_name_get_type ())
G_DECLARE_FINAL_TYPE (EntStateName, ent_state_name, ENT, STATE_NAME, EntRecord)

const char *ent_state_name_get_name (EntStateName *self);
EntDate    *ent_state_name_get_date (EntStateName *self);

#define ENT_TYPE_STATE (ent_state_get_type ())
G_DECLARE_FINAL_TYPE (EntState, ent_state, ENT, STATE, EntRecord)

EntPartyKind  ent_state_get_kind    (EntState *self);
GListModel   *ent_state_get_names   (EntState *self);
EntDate      *ent_state_get_existed (EntState *self);
const char   *ent_state_get_source  (EntState *self);
const char   *ent_state_get_note    (EntState *self);

const char   *ent_state_get_name_at     (EntState *self,
                                         EntSpan   at);
const char   *ent_state_get_own_name_at (EntState *self,
                                         EntSpan   at);
GStrv         ent_state_dup_all_names   (EntState *self);
gboolean      ent_state_has_code    (EntState *self);

G_END_DECLS
