/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-text.h"

G_BEGIN_DECLS

/**
 * EntTextPiece:
 * @text: the block's normalised words, without line ends
 * @level: the level of its Markdown heading, from 1, or 0
 * @bold: all of it is bold
 * @italic: all of it is italic
 * @item: it is an item of a list
 * @role: what it is
 *
 * A block of a text on its way through normalisation.
 */
typedef struct
{
  char       *text;
  guint       level;
  gboolean    bold;
  gboolean    italic;
  gboolean    item;
  EntTextRole role;
} EntTextPiece;

EntTextPiece *ent_text_piece_new        (void);
void          ent_text_piece_free       (EntTextPiece *piece);
gboolean      ent_text_piece_is_marked  (const EntTextPiece *piece);

GPtrArray    *ent_text_normalize        (const char   *text);
GPtrArray    *ent_text_normalize_pieces (GPtrArray    *pieces);
void          ent_text_assign_roles     (GPtrArray    *pieces);

gboolean      ent_text_ends_sentence    (const char   *text);
gunichar      ent_text_get_last_char    (const char   *text);
guint         ent_text_count_words      (const char   *text);

/* HTML: tags become line ends and Markdown marks, or go. */
char         *ent_text_strip_html       (const char   *text);

/* The marks inside one block. */
typedef struct
{
  gboolean bold;
  gboolean italic;
} EntTextEmphasis;

char         *ent_text_strip_marks      (const char      *text,
                                         GHashTable      *references,
                                         EntTextEmphasis *emphasis);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTextPiece, ent_text_piece_free)

G_END_DECLS
