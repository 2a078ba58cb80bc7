/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_LOOK_BAR (ent_look_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntLookBar, ent_look_bar, ENT, LOOK_BAR, AdwBin)

GtkWidget  *ent_look_bar_new         (void);
EntSession *ent_look_bar_get_session (EntLookBar *self);
void        ent_look_bar_set_session (EntLookBar *self,
                                      EntSession *session);

G_END_DECLS
