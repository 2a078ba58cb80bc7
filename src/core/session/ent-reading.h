/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"
#include "ent-excerpt.h"

G_BEGIN_DECLS

#define ENT_TYPE_READING (ent_reading_get_type ())
G_DECLARE_FINAL_TYPE (EntReading, ent_reading, ENT, READING, GObject)

EntReading *ent_reading_new            (EntCase     *the_case);

EntArticle *ent_reading_get_article    (EntReading  *self);
void        ent_reading_set_article    (EntReading  *self,
                                        EntArticle  *article);
EntPassage *ent_reading_get_passage    (EntReading  *self);
void        ent_reading_set_passage    (EntReading  *self,
                                        EntPassage  *passage);
void        ent_reading_open           (EntReading  *self,
                                        EntArticle  *article,
                                        EntPassage  *passage);
void        ent_reading_request_attach (EntReading  *self,
                                        EntExcerpt  *excerpt,
                                        EntRecord   *target);

G_END_DECLS
