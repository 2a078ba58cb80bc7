/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-theory-model.h"

G_BEGIN_DECLS

#define ENT_TYPE_THEORY_VIEW (ent_theory_view_get_type ())
G_DECLARE_FINAL_TYPE (EntTheoryView, ent_theory_view, ENT, THEORY_VIEW, AdwBin)

GtkWidget      *ent_theory_view_new         (void);

EntSession     *ent_theory_view_get_session (EntTheoryView *self);
void            ent_theory_view_set_session (EntTheoryView *self,
                                             EntSession    *session);
EntTheoryModel *ent_theory_view_get_model   (EntTheoryView *self);

G_END_DECLS
