/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-article.h"
#include "ent-text.h"

G_BEGIN_DECLS

#define ENT_TYPE_EXCERPT (ent_excerpt_get_type ())
G_DECLARE_FINAL_TYPE (EntExcerpt, ent_excerpt, ENT, EXCERPT, GObject)

EntExcerpt *ent_excerpt_new         (EntArticle  *article,
                                     EntText     *text,
                                     gsize        start,
                                     gsize        end);

EntArticle *ent_excerpt_get_article (EntExcerpt  *self);
EntText    *ent_excerpt_get_text    (EntExcerpt  *self);
gsize       ent_excerpt_get_start   (EntExcerpt  *self);
gsize       ent_excerpt_get_end     (EntExcerpt  *self);
char       *ent_excerpt_dup_words   (EntExcerpt  *self);

G_END_DECLS
