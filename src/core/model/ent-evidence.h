/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

/**
 * EntStance:
 * @ENT_STANCE_SUPPORTS: it supports it
 * @ENT_STANCE_CONTESTS: it contests it
 * @ENT_STANCE_MENTIONS: it mentions it
 *
 * How a passage bears on its target.
 */
typedef enum
{
  ENT_STANCE_SUPPORTS,
  ENT_STANCE_CONTESTS,
  ENT_STANCE_MENTIONS,
} EntStance;

/**
 * EntAspect:
 * @ENT_ASPECT_EXISTENCE: that it was at all
 * @ENT_ASPECT_START: when or why it began
 * @ENT_ASPECT_END: when or why it ended
 * @ENT_ASPECT_OBLIGATION: what the parties took on
 * @ENT_ASPECT_INTEREST: interests in common
 * @ENT_ASPECT_IDEOLOGY: values in common
 * @ENT_ASPECT_INTERPRETATION: how the parties or others read it
 *
 * What of its target a passage speaks of.
 */
typedef enum
{
  ENT_ASPECT_EXISTENCE,
  ENT_ASPECT_START,
  ENT_ASPECT_END,
  ENT_ASPECT_OBLIGATION,
  ENT_ASPECT_INTEREST,
  ENT_ASPECT_IDEOLOGY,
  ENT_ASPECT_INTERPRETATION,
} EntAspect;

#define ENT_TYPE_EVIDENCE (ent_evidence_get_type ())
G_DECLARE_FINAL_TYPE (EntEvidence, ent_evidence, ENT, EVIDENCE, EntRecord)

const char *ent_evidence_get_passage (EntEvidence *self);
const char *ent_evidence_get_target  (EntEvidence *self);
EntStance   ent_evidence_get_stance  (EntEvidence *self);
EntAspect   ent_evidence_get_aspect  (EntEvidence *self);
EntDate    *ent_evidence_get_date    (EntEvidence *self);
const char *ent_evidence_get_voice   (EntEvidence *self);
const char *ent_evidence_get_memo    (EntEvidence *self);

G_END_DECLS
