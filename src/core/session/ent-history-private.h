/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-history.h"

G_BEGIN_DECLS

EntHistoryEntry *ent_history_entry_new        (guint            position,
                                               EntChange       *change);
void             ent_history_entry_set_change (EntHistoryEntry *self,
                                               EntChange       *change);
void             ent_history_entry_set_place  (EntHistoryEntry *self,
                                               guint            current,
                                               guint            saved);

void             ent_history_lose_saved       (EntHistory      *self);
void             ent_history_find_saved       (EntHistory      *self);

G_END_DECLS
