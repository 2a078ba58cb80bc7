/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a DOCX file's styles and numbers say of its paragraphs. */

#pragma once

#include "ent-import-private.h"

G_BEGIN_DECLS

typedef struct _EntDocxStyles EntDocxStyles;

/* EntDocxLook: how a run is written. */
typedef struct
{
  gboolean bold;
  gboolean italic;
  gboolean hidden;
} EntDocxLook;

/* EntDocxParagraph: what a paragraph is; the number before it is owned by who asked. */
typedef struct
{
  const char *style;
  guint       level;
  gboolean    item;
  gboolean    contents;
  char       *number;
} EntDocxParagraph;

EntDocxStyles   *ent_docx_styles_new            (EntImportArchive *archive);
void             ent_docx_styles_free           (EntDocxStyles    *self);
EntDocxLook      ent_docx_styles_get_look       (EntDocxStyles    *self,
                                                 const char       *style,
                                                 xmlNode          *run);
EntDocxParagraph ent_docx_styles_read_paragraph (EntDocxStyles    *self,
                                                 xmlNode          *paragraph);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntDocxStyles, ent_docx_styles_free)

G_END_DECLS
