/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_HISTORY_VIEW (ent_history_view_get_type ())
G_DECLARE_FINAL_TYPE (EntHistoryView, ent_history_view, ENT, HISTORY_VIEW, AdwBin)

GtkWidget  *ent_history_view_new         (void);
EntSession *ent_history_view_get_session (EntHistoryView *self);
void        ent_history_view_set_session (EntHistoryView *self,
                                          EntSession     *session);

G_END_DECLS
