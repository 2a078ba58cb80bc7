/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-change.h"

G_BEGIN_DECLS

/**
 * ENT_TIMELINE_NOWHERE:
 *
 * A position that no longer lies on the timeline, or never did.
 */
#define ENT_TIMELINE_NOWHERE G_MAXUINT

/**
 * EntTimeline:
 * @changes: (element-type EntChange): what was done, in order, and then what was undone
 * @position: how many of them are done
 * @saved: how many were done when it was last saved, or %ENT_TIMELINE_NOWHERE
 * @saving: how many were done when the saving that is under way began, or
 *   %ENT_TIMELINE_NOWHERE
 * @sealed: whether the next change starts a step of its own
 *
 * What was done to a case, apart from the case: the history keeps one as things are
 * done, and the journal makes the same one again out of what it wrote down.
 */
typedef struct
{
  GPtrArray *changes;
  guint      position;
  guint      saved;
  guint      saving;
  gboolean   sealed;
} EntTimeline;

EntTimeline *ent_timeline_new        (void);
void         ent_timeline_free       (EntTimeline *self);

gboolean     ent_timeline_add        (EntTimeline *self,
                                      EntChange   *change);
gboolean     ent_timeline_add_again  (EntTimeline *self,
                                      EntChange   *change,
                                      gboolean     merged);
void         ent_timeline_go         (EntTimeline *self,
                                      guint        position);
void         ent_timeline_begin_save (EntTimeline *self);
void         ent_timeline_end_save   (EntTimeline *self,
                                      gboolean     saved);

guint        ent_timeline_count_unsaved (EntTimeline *self);
char       **ent_timeline_dup_unsaved_titles (EntTimeline *self,
                                              guint        max);
EntChange   *ent_timeline_make_way   (EntTimeline *self,
                                      guint        from,
                                      guint        to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTimeline, ent_timeline_free)

G_END_DECLS
