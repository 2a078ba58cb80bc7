/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-theory-model.h"

G_BEGIN_DECLS

#define ENT_TYPE_THEORY_CONTROLS (ent_theory_controls_get_type ())
G_DECLARE_FINAL_TYPE (EntTheoryControls, ent_theory_controls, ENT, THEORY_CONTROLS, AdwBin)

GtkWidget *ent_theory_controls_new (EntTheoryModel *model);

G_END_DECLS
