/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-attachments.h"
#include "ent-history.h"
#include "ent-layout.h"
#include "ent-reading.h"
#include "ent-slice-index.h"

G_BEGIN_DECLS

#define ENT_TYPE_SESSION (ent_session_get_type ())
G_DECLARE_FINAL_TYPE (EntSession, ent_session, ENT, SESSION, GObject)

EntSession     *ent_session_new                (EntCase         *the_case);
EntSession     *ent_session_new_recovered      (EntRecovery     *recovery);

EntCase        *ent_session_get_case           (EntSession      *self);
const char     *ent_session_get_title          (EntSession      *self);
EntSliceIndex  *ent_session_get_index          (EntSession      *self);
EntSlice       *ent_session_get_slice          (EntSession      *self);
EntAttachments *ent_session_get_attachments    (EntSession      *self);
EntReading     *ent_session_get_reading        (EntSession      *self);

EntDate        *ent_session_get_at             (EntSession      *self);
void            ent_session_set_at             (EntSession      *self,
                                                EntDate         *at);
char           *ent_session_dup_time_words     (EntSession      *self);
EntDateUnit     ent_session_get_unit           (EntSession      *self);
void            ent_session_set_unit           (EntSession      *self,
                                                EntDateUnit      unit);
EntSpan         ent_session_get_range          (EntSession      *self);
void            ent_session_step               (EntSession      *self,
                                                int              count);
gboolean        ent_session_go_to_change       (EntSession      *self,
                                                int              direction);

EntDefinition  *ent_session_get_definition     (EntSession      *self);
void            ent_session_set_definition     (EntSession      *self,
                                                EntDefinition   *definition);
void            ent_session_preview_definition (EntSession      *self,
                                                EntDefinition   *preview);

EntRecord      *ent_session_get_selection      (EntSession      *self);
const char     *ent_session_get_link           (EntSession      *self);
void            ent_session_select             (EntSession      *self,
                                                EntRecord       *record,
                                                const char      *link);

gboolean        ent_session_visit              (EntSession      *self,
                                                const char      *target);

gboolean        ent_session_get_show_ended     (EntSession      *self);
void            ent_session_set_show_ended     (EntSession      *self,
                                                gboolean         show_ended);
gboolean        ent_session_get_show_uncounted (EntSession      *self);
void            ent_session_set_show_uncounted (EntSession      *self,
                                                gboolean         show_uncounted);

EntLayout      *ent_session_get_layout         (EntSession      *self);
void            ent_session_request_layout     (EntSession      *self);
void            ent_session_set_layout_method  (EntSession      *self,
                                                EntLayoutMethod  method);
gboolean        ent_session_move               (EntSession      *self,
                                                const char      *id,
                                                double           x,
                                                double           y,
                                                gboolean         pinned);
gboolean        ent_session_nudge              (EntSession      *self,
                                                const char      *id,
                                                double           dx,
                                                double           dy);

gboolean        ent_session_apply              (EntSession      *self,
                                                EntChange       *change,
                                                GError         **error);
void            ent_session_undo               (EntSession      *self);
void            ent_session_redo               (EntSession      *self);
gboolean        ent_session_is_modified        (EntSession      *self);

EntHistory     *ent_session_get_history        (EntSession      *self);
EntJournal     *ent_session_start_journal      (EntSession      *self,
                                                const char      *folder,
                                                const char      *address);
gboolean        ent_session_is_read_only       (EntSession      *self);
gboolean        ent_session_look               (EntSession      *self,
                                                guint            position,
                                                GError         **error);
void            ent_session_stop_looking       (EntSession      *self);
gboolean        ent_session_return_to          (EntSession      *self,
                                                guint            position,
                                                GError         **error);
GBytes         *ent_session_begin_save         (EntSession      *self,
                                                const char      *address);
void            ent_session_end_save           (EntSession      *self,
                                                GBytes          *bytes,
                                                const GError    *error);
void            ent_session_save_async         (EntSession      *self,
                                                const char      *path,
                                                gboolean         overwrite,
                                                GCancellable    *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer         user_data);
gboolean        ent_session_save_finish        (EntSession      *self,
                                                GAsyncResult    *result,
                                                GError         **error);
void            ent_session_mark_saved         (EntSession      *self);
void            ent_session_remember           (EntSession      *self,
                                                GVariantDict    *view);
void            ent_session_recall             (EntSession      *self,
                                                GVariantDict    *view);

G_END_DECLS
