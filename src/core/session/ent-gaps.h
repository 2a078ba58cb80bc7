/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-attachments.h"

G_BEGIN_DECLS

/**
 * EntGapKind:
 * @ENT_GAP_KIND_LINK: a tie that no passage speaks of
 * @ENT_GAP_KIND_PASSAGE: a passage that is attached to nothing
 * @ENT_GAP_KIND_CONTESTED: a tie that a passage contests
 * @ENT_GAP_KIND_DATE: sources disagree on a date
 * @ENT_GAP_KIND_CONDITION: years for which a condition that a theory needs is not coded
 * @ENT_GAP_KIND_ANCHOR: a passage whose place in the text is in doubt
 * @ENT_GAP_KIND_TEXT: an article whose text is not there
 *
 * What can be missing from a case, or in dispute.
 */
typedef enum
{
  ENT_GAP_KIND_LINK,
  ENT_GAP_KIND_PASSAGE,
  ENT_GAP_KIND_CONTESTED,
  ENT_GAP_KIND_DATE,
  ENT_GAP_KIND_CONDITION,
  ENT_GAP_KIND_ANCHOR,
  ENT_GAP_KIND_TEXT,
} EntGapKind;

#define ENT_N_GAP_KINDS (ENT_GAP_KIND_TEXT + 1)

#define ENT_TYPE_GAP (ent_gap_get_type ())
G_DECLARE_FINAL_TYPE (EntGap, ent_gap, ENT, GAP, GObject)

EntGap     *ent_gap_new        (EntGapKind  kind,
                                const char *target,
                                const char *title,
                                const char *words);
void        ent_gap_set_coding (EntGap     *self,
                                GVariant   *coding);
GVariant   *ent_gap_get_coding (EntGap     *self);
EntGapKind  ent_gap_get_kind   (EntGap     *self);
const char *ent_gap_get_target (EntGap     *self);
const char *ent_gap_get_title  (EntGap     *self);
const char *ent_gap_get_words  (EntGap     *self);

#define ENT_TYPE_GAPS (ent_gaps_get_type ())
G_DECLARE_FINAL_TYPE (EntGaps, ent_gaps, ENT, GAPS, GObject)

EntGaps    *ent_gaps_new       (EntCase        *the_case,
                                EntAttachments *attachments);
void        ent_gaps_update    (EntGaps        *self);
guint       ent_gaps_count     (EntGaps        *self,
                                EntGapKind      kind);

GPtrArray  *ent_gaps_list_uncoded (EntCase     *the_case);

G_END_DECLS
