/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_EVIDENCE_LIST (ent_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (EntEvidenceList, ent_evidence_list, ENT, EVIDENCE_LIST, AdwBin)

GtkWidget *ent_evidence_list_new          (const char      *title);

void       ent_evidence_list_set_evidence (EntEvidenceList *self,
                                           EntSession      *session,
                                           GPtrArray       *evidence,
                                           EntRecord       *subject);

G_END_DECLS
