/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-target-item.h"

G_BEGIN_DECLS

#define ENT_TYPE_TARGET_CHOOSER (ent_target_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EntTargetChooser, ent_target_chooser, ENT, TARGET_CHOOSER, GtkBox)

void           ent_target_chooser_set_items (EntTargetChooser *self,
                                             GListModel       *items);
EntTargetItem *ent_target_chooser_find      (EntTargetChooser *self,
                                             const char       *id);
GListModel    *ent_target_chooser_get_shown (EntTargetChooser *self);

G_END_DECLS
