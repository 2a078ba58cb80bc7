/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_EVIDENCE_DIALOG (ent_evidence_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntEvidenceDialog, ent_evidence_dialog, ENT, EVIDENCE_DIALOG, AdwDialog)

EntEvidenceDialog *ent_evidence_dialog_new        (EntSession        *session,
                                                   EntEvidence       *evidence);
void               ent_evidence_dialog_set_target (EntEvidenceDialog *self,
                                                   const char        *target);

G_END_DECLS
