/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-diff.h"

G_BEGIN_DECLS

const char *ent_diff_get_member_words (const char      *member);
const char *ent_diff_get_type_words   (GType            type);
char       *ent_diff_dup_reference_words (EntCase     *the_case,
                                       const char      *id);
char       *ent_diff_dup_value_words  (EntCase         *the_case,
                                       EntRecordClass  *klass,
                                       const char      *member,
                                       JsonNode        *value);
char       *ent_diff_dup_object_words (EntCase         *the_case,
                                       EntRecordClass  *klass,
                                       JsonObject      *object);

G_END_DECLS
