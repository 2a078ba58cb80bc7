/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ENT_TEXT_ERROR (ent_text_error_quark ())

typedef enum
{
  ENT_TEXT_ERROR_EMPTY,
  ENT_TEXT_ERROR_BINARY,
  ENT_TEXT_ERROR_ENCODING,
  ENT_TEXT_ERROR_TOO_LARGE,
} EntTextError;

GQuark ent_text_error_quark (void);

/**
 * EntTextRole:
 * @ENT_TEXT_ROLE_BODY: a paragraph of the article, numbered from 1
 * @ENT_TEXT_ROLE_TITLE: the article's own title
 * @ENT_TEXT_ROLE_HEADING: a heading or standfirst inside it
 * @ENT_TEXT_ROLE_MASTHEAD: the publication's name and the date above it
 * @ENT_TEXT_ROLE_BYLINE: the line that names the author
 * @ENT_TEXT_ROLE_TRAILER: what follows the article: notes on the author and the like
 *
 * What a block of a text is.
 */
typedef enum
{
  ENT_TEXT_ROLE_BODY,
  ENT_TEXT_ROLE_TITLE,
  ENT_TEXT_ROLE_HEADING,
  ENT_TEXT_ROLE_MASTHEAD,
  ENT_TEXT_ROLE_BYLINE,
  ENT_TEXT_ROLE_TRAILER,
} EntTextRole;

/**
 * EntTextBlock:
 * @role: what the block is
 * @number: the paragraph's number among the body paragraphs, from 1; 0 for other roles
 * @start: where the block starts in the normalised text, in characters
 * @end: where it ends, in characters, not included
 */
typedef struct
{
  EntTextRole role;
  guint       number;
  gsize       start;
  gsize       end;
} EntTextBlock;

#define ENT_TYPE_TEXT (ent_text_get_type ())
G_DECLARE_FINAL_TYPE (EntText, ent_text, ENT, TEXT, GObject)

EntText            *ent_text_new_from_bytes  (GBytes       *bytes,
                                              const char   *name,
                                              GError      **error);

EntText            *ent_text_new_from_pieces (GPtrArray    *pieces,
                                              const char   *name,
                                              GError      **error);
EntText            *ent_text_new_from_normalized
                                             (const char        *content,
                                              const EntTextRole *roles,
                                              gsize              n_roles,
                                              const char        *name);

const char         *ent_text_get_name        (EntText      *self);
const char         *ent_text_get_content     (EntText      *self);
gsize               ent_text_get_length      (EntText      *self);
const char         *ent_text_get_digest      (EntText      *self);
const EntTextBlock *ent_text_get_blocks      (EntText      *self,
                                              guint        *n_blocks);
const EntTextBlock *ent_text_get_block_at    (EntText      *self,
                                              gsize         offset);
const char         *ent_text_get_title       (EntText      *self);
char               *ent_text_dup_span        (EntText      *self,
                                              gsize         start,
                                              gsize         end);

G_END_DECLS
