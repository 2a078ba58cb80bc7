/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_RECOVERY_DIALOG (ent_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntRecoveryDialog, ent_recovery_dialog, ENT, RECOVERY_DIALOG, AdwDialog)

AdwDialog *ent_recovery_dialog_new (GListModel *orphans);

G_END_DECLS
