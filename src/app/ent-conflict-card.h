/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-conflict-words.h"

G_BEGIN_DECLS

#define ENT_TYPE_CONFLICT_CARD (ent_conflict_card_get_type ())
G_DECLARE_FINAL_TYPE (EntConflictCard, ent_conflict_card, ENT, CONFLICT_CARD, GtkBox)

GtkWidget     *ent_conflict_card_new        (EntCase         *the_case,
                                             EntConflict     *conflict,
                                             EntMergeChoice   choice);
EntMergeChoice ent_conflict_card_get_choice (EntConflictCard *self);

G_END_DECLS
