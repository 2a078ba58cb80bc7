/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-journal.h"

G_BEGIN_DECLS

#define ENT_TYPE_RECOVERY_BAR (ent_recovery_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntRecoveryBar, ent_recovery_bar, ENT, RECOVERY_BAR, AdwBin)

gboolean ent_recovery_bar_get_revealed (EntRecoveryBar *self);
void     ent_recovery_bar_set_orphan   (EntRecoveryBar *self,
                                        EntOrphan      *orphan);

G_END_DECLS
