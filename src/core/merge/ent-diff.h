/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/**
 * EntDiffKind:
 * @ENT_DIFF_ADDED: it is there in the second case only
 * @ENT_DIFF_REMOVED: it is there in the first case only
 * @ENT_DIFF_CHANGED: it is there in both, and says something else
 *
 * Kinds of difference.
 */
typedef enum
{
  ENT_DIFF_ADDED,
  ENT_DIFF_REMOVED,
  ENT_DIFF_CHANGED,
} EntDiffKind;

/**
 * EntDiffEntry:
 * @kind: what kind of difference
 * @type: the type of the record; %ENT_TYPE_HEADER for what the case says of itself;
 *   %G_TYPE_INVALID for a member of the document that this version does not know
 * @section: (nullable): the section that the record is in
 * @id: (nullable): its id
 * @name: what it is called
 * @member: (nullable): the member that differs; %NULL for a record as a whole
 * @part: (nullable): which item of the member differs, where that is a list whose items have
 *   an identity, or which member of an object of another standard; %NULL for all of it
 * @before: (nullable): what the first case says there
 * @after: (nullable): what the second case says there
 * @words: the difference for a reader, without the name of the record
 *
 * One difference of two cases.
 */
typedef struct
{
  EntDiffKind  kind;
  GType        type;
  char        *section;
  char        *id;
  char        *name;
  char        *member;
  char        *part;
  JsonNode    *before;
  JsonNode    *after;
  char        *words;
} EntDiffEntry;

GPtrArray *ent_diff_cases          (EntCase             *before,
                                    EntCase             *after);
JsonNode  *ent_diff_to_json        (GPtrArray           *entries);
char      *ent_diff_entry_dup_line (const EntDiffEntry  *entry);

G_END_DECLS
