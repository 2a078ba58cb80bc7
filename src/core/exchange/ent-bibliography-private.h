/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-bibliography.h"

G_BEGIN_DECLS

/*
 * EntBibtexEntry:
 * @type: the kind of entry, in small letters: `article`
 * @key: the key by which it is cited
 * @fields: its fields' values as they stand, by their names in small letters
 *
 * An entry of a BibTeX file.
 */
typedef struct
{
  char       *type;
  char       *key;
  GHashTable *fields;
} EntBibtexEntry;

void        ent_bibliography_fail    (GError         **error,
                                      const char      *name,
                                      const char      *content,
                                      const char      *at,
                                      const char      *what);

GPtrArray  *ent_csl_parse            (const char      *content,
                                      const char      *name,
                                      GError         **error);
GPtrArray  *ent_bibtex_parse         (const char      *content,
                                      const char      *name,
                                      GError         **error);
GPtrArray  *ent_ris_parse            (const char      *content,
                                      const char      *name,
                                      GError         **error);

JsonObject *ent_bibtex_entry_to_csl  (EntBibtexEntry  *entry);
JsonArray  *ent_bibtex_parse_names   (const char      *value);

char       *ent_latex_to_text        (const char      *latex);
char       *ent_latex_to_verbatim    (const char      *latex);
char       *ent_collapse_space       (const char      *text);

G_END_DECLS
