/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

const char *ent_coding_words_for_aspect (EntAspect      aspect,
                                         GType          target);
const char *ent_coding_words_for_score  (double         score);
const char *ent_coding_words_for_state  (EntAnchorState state);
char       *ent_coding_words_elide      (const char    *text,
                                         gsize          most,
                                         gboolean       at_start);

G_END_DECLS
