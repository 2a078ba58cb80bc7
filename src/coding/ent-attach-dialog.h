/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_ATTACH_DIALOG (ent_attach_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntAttachDialog, ent_attach_dialog, ENT, ATTACH_DIALOG, AdwDialog)

EntAttachDialog *ent_attach_dialog_new         (EntSession      *session,
                                                EntExcerpt      *excerpt,
                                                EntRecord       *target);
void             ent_attach_dialog_set_target  (EntAttachDialog *self,
                                                const char      *target);
const char      *ent_attach_dialog_get_target  (EntAttachDialog *self);
const char      *ent_attach_dialog_get_problem (EntAttachDialog *self);

G_END_DECLS
