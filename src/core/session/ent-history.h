/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

#define ENT_TYPE_HISTORY (ent_history_get_type ())
G_DECLARE_FINAL_TYPE (EntHistory, ent_history, ENT, HISTORY, GObject)

EntHistory *ent_history_new         (EntCase     *the_case);
gboolean    ent_history_apply       (EntHistory  *self,
                                     EntChange   *change,
                                     GError     **error);
gboolean    ent_history_undo        (EntHistory  *self,
                                     GError     **error);
gboolean    ent_history_redo        (EntHistory  *self,
                                     GError     **error);
EntChange  *ent_history_peek_undo   (EntHistory  *self);
EntChange  *ent_history_peek_redo   (EntHistory  *self);
void        ent_history_mark_saved  (EntHistory  *self);
gboolean    ent_history_is_modified (EntHistory  *self);

G_END_DECLS
