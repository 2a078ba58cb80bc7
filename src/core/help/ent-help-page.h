/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ENT_HELP_ERROR (ent_help_error_quark ())

/**
 * EntHelpError:
 * @ENT_HELP_ERROR_INVALID: a page is no well-formed XHTML, or has parts that the manual has not
 *
 * What can go wrong with the manual.
 */
typedef enum
{
  ENT_HELP_ERROR_INVALID,
} EntHelpError;

GQuark ent_help_error_quark (void);

/**
 * EntHelpBlockKind:
 * @ENT_HELP_HEADING: a heading
 * @ENT_HELP_PARAGRAPH: a paragraph
 * @ENT_HELP_ITEM: an item of a list
 * @ENT_HELP_TABLE: a table
 * @ENT_HELP_PICTURE: a picture with its caption
 * @ENT_HELP_CODE: lines that are typed as they stand
 *
 * What a part of a page is.
 */
typedef enum
{
  ENT_HELP_HEADING,
  ENT_HELP_PARAGRAPH,
  ENT_HELP_ITEM,
  ENT_HELP_TABLE,
  ENT_HELP_PICTURE,
  ENT_HELP_CODE,
} EntHelpBlockKind;

/**
 * EntHelpBlock:
 * @kind: what it is
 * @id: (nullable): what links call it
 * @markup: its words as Pango markup; of a picture, its caption; of a table, empty
 * @text: its words, plain
 * @level: of a heading, 1 to 3; of an item, its number in an ordered list, and else 0
 * @source: (nullable): of a picture, its file relative to the page
 * @description: (nullable): of a picture, what is seen on it
 * @rows: (nullable) (element-type GStrv): of a table, the markup of its cells
 * @has_header: of a table, whether the first row has headings
 *
 * A part of a page.
 */
typedef struct
{
  EntHelpBlockKind kind;
  char            *id;
  char            *markup;
  char            *text;
  guint            level;
  char            *source;
  char            *description;
  GPtrArray       *rows;
  gboolean         has_header;
} EntHelpBlock;

#define ENT_TYPE_HELP_PAGE (ent_help_page_get_type ())
G_DECLARE_FINAL_TYPE (EntHelpPage, ent_help_page, ENT, HELP_PAGE, GObject)

EntHelpPage        *ent_help_page_new          (const char   *name,
                                                GBytes       *xhtml,
                                                GError      **error);

const char         *ent_help_page_get_name     (EntHelpPage  *self);
const char         *ent_help_page_get_title    (EntHelpPage  *self);
guint               ent_help_page_get_n_blocks (EntHelpPage  *self);
const EntHelpBlock *ent_help_page_get_block    (EntHelpPage  *self,
                                                guint         index);
const char *const  *ent_help_page_get_links    (EntHelpPage  *self);
gboolean            ent_help_page_matches      (EntHelpPage  *self,
                                                const char   *words);
int                 ent_help_page_find         (EntHelpPage  *self,
                                                const char   *words);

G_END_DECLS
