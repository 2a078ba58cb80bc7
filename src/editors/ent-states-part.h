/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-parts-group.h"
#include "ent-record-dialog.h"

G_BEGIN_DECLS

/* Lists of states: those that a record names, each once. */
char *ent_states_part_dup_title (EntPartsGroup *group,
                                 JsonObject    *part);
void  ent_states_part_add       (EntPartsGroup *group);
void  ent_states_part_append    (EntPartsGroup *group,
                                 const char    *id);

/* Records of the case to choose from, for a row of references. */
void  ent_states_part_list      (EntSession    *session,
                                 GListModel    *records,
                                 EntRecord     *except,
                                 GStrv         *ids,
                                 GStrv         *labels);

JsonArray *ent_states_part_to_json (const char * const *ids);

G_END_DECLS
