/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_ARTICLE_DIALOG (ent_article_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntArticleDialog, ent_article_dialog, ENT, ARTICLE_DIALOG, AdwDialog)

EntArticleDialog *ent_article_dialog_new (EntSession *session,
                                          EntArticle *article);

G_END_DECLS
