/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-history.h"

G_BEGIN_DECLS

char *ent_history_words_dup_time   (GDateTime       *time);
char *ent_history_words_dup_moment (GDateTime       *time);
char *ent_history_words_dup_marks  (EntHistoryEntry *entry);
char *ent_history_words_dup_look   (EntHistoryEntry *entry);

G_END_DECLS
