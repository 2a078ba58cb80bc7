/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"
#include "ent-chooser-page.h"

G_BEGIN_DECLS

#define ENT_TYPE_TIE_CHOOSER (ent_tie_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EntTieChooser, ent_tie_chooser, ENT, TIE_CHOOSER, EntChooserPage)

EntTieChooser *ent_tie_chooser_new (EntCase    *the_case,
                                    const char *title);

G_END_DECLS
