/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record.h"
#include "ent-instrument.h"
#include "ent-tie.h"

G_BEGIN_DECLS

#define ENT_TYPE_CLAUSE (ent_clause_get_type ())
G_DECLARE_FINAL_TYPE (EntClause, ent_clause, ENT, CLAUSE, EntRecord)

guint ent_clause_get_kinds       (EntClause *self);
guint ent_clause_get_bases       (EntClause *self);
guint ent_clause_get_obligations (EntClause *self);
guint ent_clause_get_wordings    (EntClause *self);

#define ENT_TYPE_DEFINITION (ent_definition_get_type ())
G_DECLARE_FINAL_TYPE (EntDefinition, ent_definition, ENT, DEFINITION, EntRecord)

const char         *ent_definition_get_title       (EntDefinition *self);
const char         *ent_definition_get_description (EntDefinition *self);
GListModel         *ent_definition_get_clauses     (EntDefinition *self);
const char * const *ent_definition_get_include     (EntDefinition *self);
const char * const *ent_definition_get_exclude     (EntDefinition *self);

G_END_DECLS
