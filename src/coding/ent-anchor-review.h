/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_ANCHOR_REVIEW (ent_anchor_review_get_type ())
G_DECLARE_FINAL_TYPE (EntAnchorReview, ent_anchor_review, ENT, ANCHOR_REVIEW, AdwDialog)

EntAnchorReview *ent_anchor_review_new              (EntSession      *session,
                                                     EntArticle      *article);
void             ent_anchor_review_show             (EntAnchorReview *self,
                                                     EntPassage      *passage);
guint            ent_anchor_review_get_n_passages   (EntAnchorReview *self);
EntPassage      *ent_anchor_review_get_passage      (EntAnchorReview *self);
guint            ent_anchor_review_get_n_candidates (EntAnchorReview *self);
gboolean         ent_anchor_review_is_searching     (EntAnchorReview *self);

G_END_DECLS
