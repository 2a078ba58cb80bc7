/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

/**
 * EntTieKind:
 * @ENT_TIE_KIND_ALLIANCE: a commitment to one another's security
 * @ENT_TIE_KIND_ALIGNMENT: informal cooperation without a commitment
 * @ENT_TIE_KIND_CONFLICT: a war, a clash or standing hostility
 * @ENT_TIE_KIND_SPONSORSHIP: one side arms, funds or installs the other
 * @ENT_TIE_KIND_PROPOSAL: proposed, and not made
 *
 * What kind of relation a tie is.
 */
typedef enum
{
  ENT_TIE_KIND_ALLIANCE,
  ENT_TIE_KIND_ALIGNMENT,
  ENT_TIE_KIND_CONFLICT,
  ENT_TIE_KIND_SPONSORSHIP,
  ENT_TIE_KIND_PROPOSAL,
} EntTieKind;

/**
 * EntTieBasis:
 * @ENT_TIE_BASIS_UNSAID: nobody says
 * @ENT_TIE_BASIS_TREATY: a treaty
 * @ENT_TIE_BASIS_DECLARATION: a public declaration or pledge
 * @ENT_TIE_BASIS_TACIT: nothing that was declared
 *
 * What the commitment of a tie rests on.
 */
typedef enum
{
  ENT_TIE_BASIS_UNSAID,
  ENT_TIE_BASIS_TREATY,
  ENT_TIE_BASIS_DECLARATION,
  ENT_TIE_BASIS_TACIT,
} EntTieBasis;

/**
 * EntRole:
 * @ENT_ROLE_MEMBER: one among equals
 * @ENT_ROLE_SPONSOR: the side that gives
 * @ENT_ROLE_CLIENT: the side that receives
 * @ENT_ROLE_PROPOSER: the side that proposes
 * @ENT_ROLE_SIDE_A: one side of a conflict
 * @ENT_ROLE_SIDE_B: the other side of a conflict
 *
 * What part a member has in a tie.
 */
typedef enum
{
  ENT_ROLE_MEMBER,
  ENT_ROLE_SPONSOR,
  ENT_ROLE_CLIENT,
  ENT_ROLE_PROPOSER,
  ENT_ROLE_SIDE_A,
  ENT_ROLE_SIDE_B,
} EntRole;

#define ENT_TYPE_MEMBERSHIP (ent_membership_get_type ())
G_DECLARE_FINAL_TYPE (EntMembership, ent_membership, ENT, MEMBERSHIP, EntRecord)

const char *ent_membership_get_state (EntMembership *self);
EntRole     ent_membership_get_role  (EntMembership *self);
EntDate    *ent_membership_get_date  (EntMembership *self);

#define ENT_TYPE_TIE (ent_tie_get_type ())
G_DECLARE_FINAL_TYPE (EntTie, ent_tie, ENT, TIE, EntRecord)

EntTieKind   ent_tie_get_kind    (EntTie *self);
const char  *ent_tie_get_title   (EntTie *self);
EntDate     *ent_tie_get_date    (EntTie *self);
EntTieBasis  ent_tie_get_basis   (EntTie *self);
GListModel  *ent_tie_get_members (EntTie *self);
const char  *ent_tie_get_source  (EntTie *self);
const char  *ent_tie_get_note    (EntTie *self);
gboolean     ent_tie_is_governed (EntTie *self);

G_END_DECLS
