/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-text-page.h"

G_BEGIN_DECLS

#define ENT_TYPE_PASSAGE_MARGIN (ent_passage_margin_get_type ())
G_DECLARE_FINAL_TYPE (EntPassageMargin, ent_passage_margin, ENT, PASSAGE_MARGIN, GtkWidget)

GtkWidget *ent_passage_margin_new          (EntTextPage      *page);

void       ent_passage_margin_queue_update (EntPassageMargin *self);
void       ent_passage_margin_clear        (EntPassageMargin *self);

G_END_DECLS
