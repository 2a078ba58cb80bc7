/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-highlights.h"

G_BEGIN_DECLS

const char *ent_reader_words_get_icon   (EntStance           stance);
const char *ent_reader_words_get_class  (EntStance           stance);
char       *ent_reader_words_dup_target (EntSession         *session,
                                         const char         *target);
char       *ent_reader_words_dup_label  (EntSession         *session,
                                         const EntHighlight *highlight);
char       *ent_reader_words_dup_tip    (EntSession         *session,
                                         const EntHighlight *highlight);
char       *ent_reader_words_dup_byline (EntArticle         *article);

G_END_DECLS
