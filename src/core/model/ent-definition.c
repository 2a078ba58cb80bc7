/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-definition.h"
#include "ent-tie.h"

/**
 * EntClause:
 *
 * One clause of a definition: every condition that it names must be met, all of them at
 * the same time.
 */

struct _EntClause
{
  EntRecord parent_instance;

  guint  kinds;
  guint  bases;
  guint  obligations;
  guint  wordings;
  int    members_min;
  int    members_max;
};

G_DEFINE_FINAL_TYPE (EntClause, ent_clause, ENT_TYPE_RECORD)

static const EntField clause_fields[] = {
  { "kinds", ENT_FIELD_ENUM_SET, FALSE, G_STRUCT_OFFSET (EntClause, kinds), ent_tie_kind_get_type },
  { "bases", ENT_FIELD_ENUM_SET, FALSE, G_STRUCT_OFFSET (EntClause, bases), ent_tie_basis_get_type },
  { "obligations", ENT_FIELD_ENUM_SET, FALSE, G_STRUCT_OFFSET (EntClause, obligations), ent_obligation_get_type },
  { "wordings", ENT_FIELD_ENUM_SET, FALSE, G_STRUCT_OFFSET (EntClause, wordings), ent_wording_get_type },
  { "members-min", ENT_FIELD_INTEGER, FALSE, G_STRUCT_OFFSET (EntClause, members_min), NULL },
  { "members-max", ENT_FIELD_INTEGER, FALSE, G_STRUCT_OFFSET (EntClause, members_max), NULL },
};

static void
ent_clause_class_init (EntClauseClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   NULL,
                                   clause_fields,
                                   G_N_ELEMENTS (clause_fields));
}

static void
ent_clause_init (EntClause *self)
{
}

/**
 * ent_clause_get_kinds:
 * @self: a clause
 *
 * Returns: kinds of tie, a mask of `1u << EntTieKind`; 0 is any
 */
guint
ent_clause_get_kinds (EntClause *self)
{
  g_return_val_if_fail (ENT_IS_CLAUSE (self), 0);

  return self->kinds;
}

/**
 * ent_clause_get_bases:
 * @self: a clause
 *
 * Returns: bases, a mask of `1u << EntTieBasis`; 0 is any
 */
guint
ent_clause_get_bases (EntClause *self)
{
  g_return_val_if_fail (ENT_IS_CLAUSE (self), 0);

  return self->bases;
}

/**
 * ent_clause_get_obligations:
 * @self: a clause
 *
 * Returns: obligations of which an instrument in force has one, a mask of
 *   `1u << EntObligation`; 0 is any
 */
guint
ent_clause_get_obligations (EntClause *self)
{
  g_return_val_if_fail (ENT_IS_CLAUSE (self), 0);

  return self->obligations;
}

/**
 * ent_clause_get_wordings:
 * @self: a clause
 *
 * Returns: wordings that an instrument in force has, a mask of `1u << EntWording`; 0 is any
 */
guint
ent_clause_get_wordings (EntClause *self)
{
  g_return_val_if_fail (ENT_IS_CLAUSE (self), 0);

  return self->wordings;
}

/**
 * ent_clause_get_members_min:
 * @self: a clause
 *
 * Gets how many members the tie must have at least, at the time in question: a treaty of
 * three from which one has gone is bilateral from then on. Three is “multilateral”.
 *
 * Returns: the least number of members; 0 where nothing is asked
 */
guint
ent_clause_get_members_min (EntClause *self)
{
  g_return_val_if_fail (ENT_IS_CLAUSE (self), 0);

  return (guint) MAX (self->members_min, 0);
}

/**
 * ent_clause_get_members_max:
 * @self: a clause
 *
 * Gets how many members the tie may have at most, at the time in question. With two at
 * least and at most, the clause asks for a bilateral tie.
 *
 * Returns: the greatest number of members; 0 where nothing is asked
 */
guint
ent_clause_get_members_max (EntClause *self)
{
  g_return_val_if_fail (ENT_IS_CLAUSE (self), 0);

  return (guint) MAX (self->members_max, 0);
}

/**
 * EntDefinition:
 *
 * A rule for which ties count as alliances: those that meet a clause.
 */

struct _EntDefinition
{
  EntRecord parent_instance;

  char       *title;
  char       *description;
  GListStore *clauses;
  GStrv       include;
  GStrv       exclude;
  char       *note;
};

G_DEFINE_FINAL_TYPE (EntDefinition, ent_definition, ENT_TYPE_RECORD)

static const EntField definition_fields[] = {
  { "title", ENT_FIELD_STRING, TRUE, G_STRUCT_OFFSET (EntDefinition, title), NULL },
  { "description", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntDefinition, description), NULL },
  { "clauses", ENT_FIELD_RECORDS, FALSE, G_STRUCT_OFFSET (EntDefinition, clauses), ent_clause_get_type },
  { "include", ENT_FIELD_REFERENCES, FALSE, G_STRUCT_OFFSET (EntDefinition, include), ent_tie_get_type },
  { "exclude", ENT_FIELD_REFERENCES, FALSE, G_STRUCT_OFFSET (EntDefinition, exclude), ent_tie_get_type },
  { "note", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntDefinition, note), NULL },
};

static void
ent_definition_class_init (EntDefinitionClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "definitions",
                                   definition_fields,
                                   G_N_ELEMENTS (definition_fields));
}

static void
ent_definition_init (EntDefinition *self)
{
}

/**
 * ent_definition_get_title:
 * @self: a definition
 *
 * Returns: its title
 */
const char *
ent_definition_get_title (EntDefinition *self)
{
  g_return_val_if_fail (ENT_IS_DEFINITION (self), NULL);

  return self->title;
}

/**
 * ent_definition_get_description:
 * @self: a definition
 *
 * Returns: (nullable): what it means, and whose it is
 */
const char *
ent_definition_get_description (EntDefinition *self)
{
  g_return_val_if_fail (ENT_IS_DEFINITION (self), NULL);

  return self->description;
}

/**
 * ent_definition_get_clauses:
 * @self: a definition
 *
 * Returns: (transfer none) (element-type EntClause): its clauses; a tie counts while one holds
 */
GListModel *
ent_definition_get_clauses (EntDefinition *self)
{
  g_return_val_if_fail (ENT_IS_DEFINITION (self), NULL);

  return G_LIST_MODEL (self->clauses);
}

/**
 * ent_definition_get_include:
 * @self: a definition
 *
 * Returns: (nullable) (array zero-terminated=1): ids of ties that count whatever the clauses say
 */
const char * const *
ent_definition_get_include (EntDefinition *self)
{
  g_return_val_if_fail (ENT_IS_DEFINITION (self), NULL);

  return (const char * const *) self->include;
}

/**
 * ent_definition_get_exclude:
 * @self: a definition
 *
 * Returns: (nullable) (array zero-terminated=1): ids of ties that do not count whatever the clauses say
 */
const char * const *
ent_definition_get_exclude (EntDefinition *self)
{
  g_return_val_if_fail (ENT_IS_DEFINITION (self), NULL);

  return (const char * const *) self->exclude;
}

/**
 * ent_definition_get_note:
 * @self: a definition
 *
 * Returns: (nullable): why ties are taken in or left out by name, for the reader
 */
const char *
ent_definition_get_note (EntDefinition *self)
{
  g_return_val_if_fail (ENT_IS_DEFINITION (self), NULL);

  return self->note;
}
