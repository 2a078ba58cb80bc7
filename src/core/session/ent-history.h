/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-journal.h"

G_BEGIN_DECLS

#define ENT_TYPE_HISTORY_ENTRY (ent_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntHistoryEntry, ent_history_entry, ENT, HISTORY_ENTRY, GObject)

guint       ent_history_entry_get_position (EntHistoryEntry *self);
const char *ent_history_entry_get_title    (EntHistoryEntry *self);
GDateTime  *ent_history_entry_get_time     (EntHistoryEntry *self);
gboolean    ent_history_entry_is_done      (EntHistoryEntry *self);
gboolean    ent_history_entry_is_current   (EntHistoryEntry *self);
gboolean    ent_history_entry_is_saved     (EntHistoryEntry *self);

#define ENT_TYPE_HISTORY (ent_history_get_type ())
G_DECLARE_FINAL_TYPE (EntHistory, ent_history, ENT, HISTORY, GObject)

EntHistory *ent_history_new         (EntCase     *the_case);
EntHistory *ent_history_new_recovered (EntRecovery *recovery);
EntCase    *ent_history_get_case    (EntHistory  *self);
EntJournal *ent_history_get_journal (EntHistory  *self);
void        ent_history_set_journal (EntHistory  *self,
                                     EntJournal  *journal);

gboolean    ent_history_apply       (EntHistory  *self,
                                     EntChange   *change,
                                     GError     **error);
gboolean    ent_history_undo        (EntHistory  *self,
                                     GError     **error);
gboolean    ent_history_redo        (EntHistory  *self,
                                     GError     **error);
gboolean    ent_history_go_to       (EntHistory  *self,
                                     guint        position,
                                     GError     **error);
guint       ent_history_get_position (EntHistory *self);
guint       ent_history_get_shown   (EntHistory  *self);
gboolean    ent_history_is_looking  (EntHistory  *self);
gboolean    ent_history_look        (EntHistory  *self,
                                     guint        position,
                                     GError     **error);
gboolean    ent_history_return_to   (EntHistory  *self,
                                     guint        position,
                                     GError     **error);
EntCase    *ent_history_peek        (EntHistory  *self,
                                     guint        position);
GBytes     *ent_history_write_bytes (EntHistory  *self);
EntChange  *ent_history_peek_undo   (EntHistory  *self);
EntChange  *ent_history_peek_redo   (EntHistory  *self);

void        ent_history_begin_save  (EntHistory  *self,
                                     const char  *address,
                                     GBytes      *bytes);
void        ent_history_end_save    (EntHistory  *self,
                                     gboolean     saved);
void        ent_history_mark_saved  (EntHistory  *self);
gboolean    ent_history_is_modified (EntHistory  *self);
gboolean    ent_history_is_saving   (EntHistory  *self);

G_END_DECLS
