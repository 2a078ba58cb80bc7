/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-evidence.h"
#include "ent-passage.h"
#include "ent-target.h"

/**
 * EntEvidence:
 *
 * A passage attached to a target.
 */

struct _EntEvidence
{
  EntRecord parent_instance;

  char    *passage;
  char    *target;
  int      stance;
  int      aspect;
  EntDate *date;
  char    *voice;
  char    *memo;
};

G_DEFINE_FINAL_TYPE (EntEvidence, ent_evidence, ENT_TYPE_RECORD)

static const EntField evidence_fields[] = {
  { "passage", ENT_FIELD_REFERENCE, TRUE, G_STRUCT_OFFSET (EntEvidence, passage), ent_passage_get_type },
  { "target", ENT_FIELD_REFERENCE, TRUE, G_STRUCT_OFFSET (EntEvidence, target), ent_target_get_type },
  { "stance", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntEvidence, stance), ent_stance_get_type },
  { "aspect", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntEvidence, aspect), ent_aspect_get_type },
  { "date", ENT_FIELD_DATE, FALSE, G_STRUCT_OFFSET (EntEvidence, date), NULL },
  { "voice", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntEvidence, voice), NULL },
  { "memo", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntEvidence, memo), NULL },
};

static void
ent_evidence_class_init (EntEvidenceClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "evidence",
                                   evidence_fields,
                                   G_N_ELEMENTS (evidence_fields));
}

static void
ent_evidence_init (EntEvidence *self)
{
}

/**
 * ent_evidence_get_passage:
 * @self: a piece of evidence
 *
 * Returns: the id of the passage
 */
const char *
ent_evidence_get_passage (EntEvidence *self)
{
  g_return_val_if_fail (ENT_IS_EVIDENCE (self), NULL);

  return self->passage;
}

/**
 * ent_evidence_get_target:
 * @self: a piece of evidence
 *
 * Returns: the id of a tie, instrument, event, trait or condition, or `TIE/STATE` for a
 *   membership
 */
const char *
ent_evidence_get_target (EntEvidence *self)
{
  g_return_val_if_fail (ENT_IS_EVIDENCE (self), NULL);

  return self->target;
}

/**
 * ent_evidence_get_stance:
 * @self: a piece of evidence
 *
 * Returns: how it bears on it
 */
EntStance
ent_evidence_get_stance (EntEvidence *self)
{
  g_return_val_if_fail (ENT_IS_EVIDENCE (self), 0);

  return (EntStance) self->stance;
}

/**
 * ent_evidence_get_aspect:
 * @self: a piece of evidence
 *
 * Returns: what it speaks of
 */
EntAspect
ent_evidence_get_aspect (EntEvidence *self)
{
  g_return_val_if_fail (ENT_IS_EVIDENCE (self), 0);

  return (EntAspect) self->aspect;
}

/**
 * ent_evidence_get_date:
 * @self: a piece of evidence
 *
 * The date that the passage gives for the aspect it speaks of: of the start, of the
 * end, or of the whole stretch of time where the aspect is another. Sources disagree;
 * the target's own date is the one that the coder chose.
 *
 * Returns: (transfer none) (nullable): the date, or %NULL where the passage gives none
 */
EntDate *
ent_evidence_get_date (EntEvidence *self)
{
  g_return_val_if_fail (ENT_IS_EVIDENCE (self), NULL);

  return self->date;
}

/**
 * ent_evidence_get_voice:
 * @self: a piece of evidence
 *
 * Returns: (nullable): whose claim it is, where the article reports somebody else's
 */
const char *
ent_evidence_get_voice (EntEvidence *self)
{
  g_return_val_if_fail (ENT_IS_EVIDENCE (self), NULL);

  return self->voice;
}

/**
 * ent_evidence_get_memo:
 * @self: a piece of evidence
 *
 * Returns: (nullable): the coder's remark
 */
const char *
ent_evidence_get_memo (EntEvidence *self)
{
  g_return_val_if_fail (ENT_IS_EVIDENCE (self), NULL);

  return self->memo;
}
