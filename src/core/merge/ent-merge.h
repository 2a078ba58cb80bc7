/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * EntMergeChoice:
 * @ENT_MERGE_CHOICE_CURRENT: what the case holds now, whoever put it there
 * @ENT_MERGE_CHOICE_OURS: what our side says
 * @ENT_MERGE_CHOICE_THEIRS: what their side says
 * @ENT_MERGE_CHOICE_BASE: what was there before both sides changed it
 *
 * How a conflict is resolved.
 */
typedef enum
{
  ENT_MERGE_CHOICE_CURRENT,
  ENT_MERGE_CHOICE_OURS,
  ENT_MERGE_CHOICE_THEIRS,
  ENT_MERGE_CHOICE_BASE,
} EntMergeChoice;

EntCase   *ent_merge_cases              (EntCase         *base,
                                         EntCase         *ours,
                                         EntCase         *theirs,
                                         GError         **error);
EntChange *ent_merge_resolve            (EntCase         *the_case,
                                         EntConflict     *conflict,
                                         EntMergeChoice   choice);
EntChange *ent_merge_resolve_all        (EntCase         *the_case,
                                         EntMergeChoice   choice,
                                         GError         **error);
char      *ent_merge_dup_conflict_words (EntCase         *the_case,
                                         EntConflict     *conflict);
char      *ent_merge_dup_choice_words   (EntCase         *the_case,
                                         EntConflict     *conflict,
                                         EntMergeChoice   choice);

G_END_DECLS
