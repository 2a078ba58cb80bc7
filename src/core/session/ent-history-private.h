/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the history share. */

#pragma once

#include "ent-history.h"

G_BEGIN_DECLS

struct _EntHistory
{
  GObject parent_instance;

  EntCase     *the_case;
  EntTimeline *timeline;
  GPtrArray   *entries;
  EntJournal  *journal;
  guint        lost;   /* where what was saved stood before it was lost */
  guint        shown;  /* ENT_TIMELINE_NOWHERE while the case is what it is now */
};

void             ent_history_notify_look      (EntHistory      *self,
                                               gboolean         began_or_ended);

EntHistoryEntry *ent_history_entry_new        (guint            position,
                                               EntChange       *change);
void             ent_history_entry_set_beginning
                                              (EntHistoryEntry *self,
                                               const char      *title,
                                               gint64           time);
void             ent_history_entry_set_change (EntHistoryEntry *self,
                                               EntChange       *change);
void             ent_history_entry_set_place  (EntHistoryEntry *self,
                                               guint            current,
                                               guint            saved);

void             ent_history_forget_saved     (EntHistory      *self);
void             ent_history_lose_saved       (EntHistory      *self);
void             ent_history_find_saved       (EntHistory      *self);

G_END_DECLS
