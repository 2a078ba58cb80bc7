/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_TIE_PAGE (ent_tie_page_get_type ())
G_DECLARE_FINAL_TYPE (EntTiePage, ent_tie_page, ENT, TIE_PAGE, AdwBin)

GtkWidget *ent_tie_page_new         (void);

void       ent_tie_page_set_tie     (EntTiePage *self,
                                     EntSession *session,
                                     EntTie     *tie);
void       ent_tie_page_update      (EntTiePage *self);
void       ent_tie_page_update_time (EntTiePage *self);

G_END_DECLS
