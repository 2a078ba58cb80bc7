/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-anchor.h"

G_BEGIN_DECLS

#define ENT_TYPE_CANDIDATE_CARD (ent_candidate_card_get_type ())
G_DECLARE_FINAL_TYPE (EntCandidateCard, ent_candidate_card, ENT, CANDIDATE_CARD, GtkBox)

GtkWidget *ent_candidate_card_new (guint                 number,
                                   EntText              *text,
                                   const EntAnchorMatch *match);

G_END_DECLS
