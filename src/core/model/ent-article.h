/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"

G_BEGIN_DECLS

#define ENT_TYPE_ARTICLE (ent_article_get_type ())
G_DECLARE_FINAL_TYPE (EntArticle, ent_article, ENT, ARTICLE, EntRecord)

const char *ent_article_get_label (EntArticle *self);
JsonObject *ent_article_get_csl   (EntArticle *self);
const char *ent_article_get_text  (EntArticle *self);
const char *ent_article_get_note  (EntArticle *self);

char       *ent_article_dup_title    (EntArticle *self);
char       *ent_article_dup_authors  (EntArticle *self);
char      **ent_article_dup_author_names
                                     (EntArticle *self);
EntDate    *ent_article_dup_date     (EntArticle *self);
char       *ent_article_dup_citation (EntArticle *self);

G_END_DECLS
