/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_CONFLICTS_DIALOG (ent_conflicts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntConflictsDialog, ent_conflicts_dialog, ENT, CONFLICTS_DIALOG, AdwDialog)

EntConflictsDialog *ent_conflicts_dialog_new          (EntSession         *session);
EntConflict        *ent_conflicts_dialog_get_conflict (EntConflictsDialog *self);

G_END_DECLS
