/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-text.h"

G_BEGIN_DECLS

/**
 * EntTextWord:
 * @hash: a hash of the folded word
 * @start: its first character in the text
 * @end: the character behind its last
 *
 * A word as sketches see it: without case, quotes and punctuation.
 */
typedef struct
{
  guint64 hash;
  guint32 start;
  guint32 end;
} EntTextWord;

GArray            *ent_text_words_new       (const char        *text);
guint32            ent_text_words_hash      (const EntTextWord *words,
                                             guint              n_words);

/* The words of a whole text, made when first asked for and kept with it. */
const EntTextWord *ent_text_get_words       (EntText           *self,
                                             guint             *n_words);

G_END_DECLS
