/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-merge.h"

G_BEGIN_DECLS

/**
 * EntConflictMark:
 * @ENT_CONFLICT_MARK_NONE: as it was before both sides
 * @ENT_CONFLICT_MARK_ADDED: new
 * @ENT_CONFLICT_MARK_REMOVED: it was there before, and is there no longer
 * @ENT_CONFLICT_MARK_CHANGED: it was there before, and said something else
 *
 * How one side of a conflict differs from what was there before.
 */
typedef enum
{
  ENT_CONFLICT_MARK_NONE,
  ENT_CONFLICT_MARK_ADDED,
  ENT_CONFLICT_MARK_REMOVED,
  ENT_CONFLICT_MARK_CHANGED,
} EntConflictMark;

/**
 * EntConflictLine:
 * @mark: how it differs from what was there before
 * @label: (nullable): what it is about, where that is not the conflict's own member
 * @words: what it says
 * @from: where the words begin that differ, in bytes
 * @to: where they end; not more than @from where none stand out
 *
 * A line of what one side of a conflict says.
 */
typedef struct
{
  EntConflictMark  mark;
  char            *label;
  char            *words;
  guint            from;
  guint            to;
} EntConflictLine;

EntRecord *ent_conflict_find_record  (EntConflict     *self,
                                      EntCase         *the_case);
char      *ent_conflict_dup_name     (EntConflict     *self,
                                      EntCase         *the_case);
char      *ent_conflict_dup_subject  (EntConflict     *self,
                                      EntCase         *the_case);
char      *ent_conflict_dup_question (EntConflict     *self,
                                      EntCase         *the_case);
GPtrArray *ent_conflict_list_lines   (EntConflict     *self,
                                      EntCase         *the_case,
                                      EntMergeChoice   choice);
gboolean   ent_conflict_is_current   (EntConflict     *self,
                                      EntCase         *the_case,
                                      EntMergeChoice   choice);

G_END_DECLS
