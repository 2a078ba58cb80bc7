/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-session.h"

G_BEGIN_DECLS

/**
 * EntHighlight:
 * @passage: the passage; belongs to the case
 * @evidence: (element-type EntEvidence): what it is evidence for; may be empty
 * @start: its first character in the text
 * @end: the character behind its last
 * @lane: how many highlights with a smaller lane it overlaps at most: where its underline
 *   and its bar are drawn
 *
 * A passage that stands in the text that is read.
 */
typedef struct
{
  EntPassage *passage;
  GPtrArray  *evidence;
  gsize       start;
  gsize       end;
  guint       lane;
} EntHighlight;

#define ENT_TYPE_HIGHLIGHTS (ent_highlights_get_type ())
G_DECLARE_FINAL_TYPE (EntHighlights, ent_highlights, ENT, HIGHLIGHTS, GObject)

EntHighlights      *ent_highlights_new             (EntSession         *session,
                                                    EntArticle         *article);

guint               ent_highlights_get_n           (EntHighlights      *self);
const EntHighlight *ent_highlights_get             (EntHighlights      *self,
                                                    guint               n);
const EntHighlight *ent_highlights_lookup          (EntHighlights      *self,
                                                    EntPassage         *passage);
guint               ent_highlights_get_first       (EntHighlights      *self,
                                                    gsize               start);
const EntHighlight *ent_highlights_get_at          (EntHighlights      *self,
                                                    gsize               offset);
GPtrArray          *ent_highlights_get_all_at      (EntHighlights      *self,
                                                    gsize               offset);
guint               ent_highlights_get_n_unplaced  (EntHighlights      *self);

gboolean            ent_highlight_get_stance       (const EntHighlight *highlight,
                                                    EntCase            *the_case,
                                                    EntRecord          *selection,
                                                    EntStance          *stance);

G_END_DECLS
