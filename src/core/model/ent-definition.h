/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"
#include "ent-instrument.h"
#include "ent-tie.h"

G_BEGIN_DECLS

/**
 * EntByName:
 * @ENT_BY_NAME_NOT: its clauses decide
 * @ENT_BY_NAME_TAKEN_IN: the tie counts, whatever they say
 * @ENT_BY_NAME_LEFT_OUT: the tie does not count, whatever they say
 *
 * What a definition says of a single tie.
 */
typedef enum
{
  ENT_BY_NAME_NOT,
  ENT_BY_NAME_TAKEN_IN,
  ENT_BY_NAME_LEFT_OUT,
} EntByName;

#define ENT_TYPE_CLAUSE (ent_clause_get_type ())
G_DECLARE_FINAL_TYPE (EntClause, ent_clause, ENT, CLAUSE, EntRecord)

guint ent_clause_get_kinds       (EntClause *self);
guint ent_clause_get_bases       (EntClause *self);
guint ent_clause_get_obligations (EntClause *self);
guint ent_clause_get_wordings    (EntClause *self);
guint ent_clause_get_members_min (EntClause *self);
guint ent_clause_get_members_max (EntClause *self);

#define ENT_TYPE_DEFINITION (ent_definition_get_type ())
G_DECLARE_FINAL_TYPE (EntDefinition, ent_definition, ENT, DEFINITION, EntRecord)

const char         *ent_definition_get_title       (EntDefinition *self);
const char         *ent_definition_get_description (EntDefinition *self);
GListModel         *ent_definition_get_clauses     (EntDefinition *self);
const char * const *ent_definition_get_include     (EntDefinition *self);
const char * const *ent_definition_get_exclude     (EntDefinition *self);
const char         *ent_definition_get_note        (EntDefinition *self);

/* In ent-edit-definition.c */
EntByName           ent_definition_get_by_name     (EntDefinition *self,
                                                    EntTie        *tie);

/* In ent-definition-words.c */
char               *ent_definition_dup_fault       (EntDefinition *self);

/* A clause in words, in ent-definition-words.c */
char               *ent_definition_dup_clause_words (EntClause    *clause);
char               *ent_definition_dup_clause_title (EntClause    *clause);

G_END_DECLS
