/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_STATE_PAGE (ent_state_page_get_type ())
G_DECLARE_FINAL_TYPE (EntStatePage, ent_state_page, ENT, STATE_PAGE, AdwBin)

GtkWidget *ent_state_page_new         (void);

void       ent_state_page_set_state   (EntStatePage *self,
                                       EntSession   *session,
                                       EntState     *state);
void       ent_state_page_update      (EntStatePage *self);
void       ent_state_page_update_time (EntStatePage *self);

G_END_DECLS
