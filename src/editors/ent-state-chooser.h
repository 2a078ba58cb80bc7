/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-case.h"

G_BEGIN_DECLS

#define ENT_TYPE_STATE_CHOOSER (ent_state_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EntStateChooser, ent_state_chooser, ENT, STATE_CHOOSER, AdwNavigationPage)

EntStateChooser *ent_state_chooser_new    (EntCase         *the_case,
                                           GListModel      *pending,
                                           gboolean         offers_case,
                                           const char      *title);

void             ent_state_chooser_search (EntStateChooser *self,
                                           const char      *text);
GtkWidget       *ent_state_chooser_get_search (EntStateChooser *self);

G_END_DECLS
