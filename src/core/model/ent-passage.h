/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"
#include "ent-anchor.h"

G_BEGIN_DECLS

#define ENT_TYPE_PASSAGE (ent_passage_get_type ())
G_DECLARE_FINAL_TYPE (EntPassage, ent_passage, ENT, PASSAGE, EntRecord)

const char *ent_passage_get_article (EntPassage *self);
EntAnchor  *ent_passage_get_anchor  (EntPassage *self);
const char *ent_passage_get_digest  (EntPassage *self);
const char *ent_passage_get_quote   (EntPassage *self);
gboolean    ent_passage_is_absent   (EntPassage *self,
                                     const char *digest);

G_END_DECLS
