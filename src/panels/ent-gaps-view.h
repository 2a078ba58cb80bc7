/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_GAPS_VIEW (ent_gaps_view_get_type ())
G_DECLARE_FINAL_TYPE (EntGapsView, ent_gaps_view, ENT, GAPS_VIEW, AdwBin)

GtkWidget  *ent_gaps_view_new         (void);

EntSession *ent_gaps_view_get_session (EntGapsView *self);
void        ent_gaps_view_set_session (EntGapsView *self,
                                       EntSession  *session);

G_END_DECLS
