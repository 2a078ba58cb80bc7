/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_TOUR_CARD (ent_tour_card_get_type ())
G_DECLARE_FINAL_TYPE (EntTourCard, ent_tour_card, ENT, TOUR_CARD, AdwBin)

guint       ent_tour_card_get_step (EntTourCard *self);
void        ent_tour_card_set_step (EntTourCard *self,
                                    guint        step);
char       *ent_tour_card_dup_words (EntTourCard *self);

G_END_DECLS
