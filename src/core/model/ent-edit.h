/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

char      *ent_edit_make_id          (EntCase    *the_case,
                                      GType       type,
                                      const char *hint);
char      *ent_edit_make_id_among    (EntCase    *the_case,
                                      EntChange  *made,
                                      GType       type,
                                      const char *hint);
char      *ent_edit_make_slug        (const char *text);
JsonNode  *ent_edit_make_party       (EntCase     *the_case,
                                      EntChange   *made,
                                      const char  *name,
                                      EntPartyKind kind);

EntSpan    ent_edit_get_name_time    (EntCase    *the_case,
                                      EntRecord  *record);
char      *ent_edit_dup_name         (EntCase    *the_case,
                                      EntRecord  *record);
char      *ent_edit_dup_name_among   (EntCase    *the_case,
                                      EntChange  *made,
                                      EntRecord  *record);

EntChange *ent_edit_put              (EntCase    *the_case,
                                      GType       type,
                                      JsonNode   *after,
                                      const char *title);
void       ent_edit_add_put          (EntCase    *the_case,
                                      EntChange  *change,
                                      GType       type,
                                      JsonNode   *after);
EntChange *ent_edit_remove           (EntCase    *the_case,
                                      EntRecord  *record);
char      *ent_edit_describe_removal (EntCase    *the_case,
                                      EntChange  *removal);

EntChange *ent_edit_judge_by_name    (EntCase       *the_case,
                                      EntDefinition *definition,
                                      EntTie        *tie,
                                      EntByName      by_name);

G_END_DECLS
