/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"
#include "ent-chooser-page.h"

G_BEGIN_DECLS

#define ENT_TYPE_STATE_CHOOSER (ent_state_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EntStateChooser, ent_state_chooser, ENT, STATE_CHOOSER, EntChooserPage)

EntStateChooser *ent_state_chooser_new (EntCase    *the_case,
                                        GListModel *pending,
                                        gboolean    offers_case,
                                        const char *title);

G_END_DECLS
