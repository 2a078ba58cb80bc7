/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-text.h"

G_BEGIN_DECLS

gboolean ent_sentence_at    (EntText *text,
                             gsize    offset,
                             gsize   *start,
                             gsize   *end);
gboolean ent_sentence_after (EntText *text,
                             gsize    offset,
                             gsize   *start,
                             gsize   *end);

G_END_DECLS
