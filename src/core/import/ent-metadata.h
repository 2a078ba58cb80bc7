/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"
#include "ent-text.h"

G_BEGIN_DECLS

void        ent_metadata_guess             (EntText     *text,
                                            JsonObject  *csl);
JsonArray  *ent_metadata_make_names        (const char  *names);
JsonObject *ent_metadata_make_date         (const char  *words);

gboolean    ent_metadata_is_guessed        (JsonObject  *csl,
                                            const char  *member);
void        ent_metadata_set_guessed       (JsonObject  *csl,
                                            const char  *member,
                                            gboolean     guessed);
JsonObject *ent_metadata_copy              (JsonObject  *csl);

char       *ent_metadata_make_label        (JsonObject  *csl);
char       *ent_metadata_remake_label      (EntCase     *the_case,
                                            EntArticle  *article,
                                            JsonObject  *csl);
gboolean    ent_metadata_follows_label     (const char  *label,
                                            JsonObject  *csl);
JsonNode   *ent_metadata_make_article      (EntCase     *the_case,
                                            EntChange   *made,
                                            JsonObject  *csl,
                                            const char  *digest);

G_END_DECLS
