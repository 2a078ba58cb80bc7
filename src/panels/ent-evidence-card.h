/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_EVIDENCE_CARD (ent_evidence_card_get_type ())
G_DECLARE_FINAL_TYPE (EntEvidenceCard, ent_evidence_card, ENT, EVIDENCE_CARD, GtkListBoxRow)

GtkWidget *ent_evidence_card_new      (EntSession      *session,
                                       GListModel      *evidence,
                                       EntRecord       *subject);

char      *ent_evidence_card_dup_text (EntEvidenceCard *self);

G_END_DECLS
