/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*< private >
 * EntFoldedWord:
 * @word: the word, folded; it is overwritten by the next
 * @start: its first character in the text
 * @end: the character behind its last
 * @start_byte: the byte at which its first character begins
 * @end_byte: the byte behind its last character
 *
 * Goes through a text, one word after the other, as the index sees them.
 */
typedef struct
{
  GString    *word;
  gsize       start;
  gsize       end;
  gsize       start_byte;
  gsize       end_byte;

  const char *text;
  const char *at;
  gsize       offset;
} EntFoldedWord;

void      ent_folded_word_init   (EntFoldedWord *self,
                                  const char    *text);
gboolean  ent_folded_word_next   (EntFoldedWord *self);
void      ent_folded_word_clear  (EntFoldedWord *self);

char     *ent_library_fold       (const char    *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntFoldedWord, ent_folded_word_clear)

G_END_DECLS
