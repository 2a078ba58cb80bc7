/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * EntJudgement:
 * @governed: whether it is for a definition to say: alliances and alignments;
 *   a conflict, a sponsorship and a proposal never count as alliances
 * @extents: (element-type EntExtent): when the tie counts; empty where it never does
 * @reason: why, in a sentence
 *
 * What a definition says of a tie.
 */
typedef struct
{
  gboolean  governed;
  GArray   *extents;
  char     *reason;
} EntJudgement;

EntJudgement *ent_judgement_new  (EntCase       *the_case,
                                  EntDefinition *definition,
                                  EntTie        *tie);
void          ent_judgement_free (EntJudgement  *self);
EntActivity   ent_judgement_get_activity (const EntJudgement *self,
                                          EntSpan             at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntJudgement, ent_judgement_free)

G_END_DECLS
