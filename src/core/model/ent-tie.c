/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-state.h"
#include "ent-target.h"
#include "ent-tie.h"

/**
 * EntMembership:
 *
 * One state's part in a tie, for a time.
 */

struct _EntMembership
{
  EntRecord parent_instance;

  char    *state;
  int      role;
  EntDate *date;
};

G_DEFINE_FINAL_TYPE (EntMembership, ent_membership, ENT_TYPE_RECORD)

static const EntField membership_fields[] = {
  { "state", ENT_FIELD_REFERENCE, TRUE, G_STRUCT_OFFSET (EntMembership, state), ent_state_get_type },
  { "role", ENT_FIELD_ENUM, FALSE, G_STRUCT_OFFSET (EntMembership, role), ent_role_get_type },
  { "date", ENT_FIELD_DATE, FALSE, G_STRUCT_OFFSET (EntMembership, date), NULL },
};

static void
ent_membership_class_init (EntMembershipClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   NULL,
                                   membership_fields,
                                   G_N_ELEMENTS (membership_fields));
}

static void
ent_membership_init (EntMembership *self)
{
}

/**
 * ent_membership_get_state:
 * @self: a membership
 *
 * Returns: the id of the state
 */
const char *
ent_membership_get_state (EntMembership *self)
{
  g_return_val_if_fail (ENT_IS_MEMBERSHIP (self), NULL);

  return self->state;
}

/**
 * ent_membership_get_role:
 * @self: a membership
 *
 * Returns: what part it has
 */
EntRole
ent_membership_get_role (EntMembership *self)
{
  g_return_val_if_fail (ENT_IS_MEMBERSHIP (self), 0);

  return (EntRole) self->role;
}

/**
 * ent_membership_get_date:
 * @self: a membership
 *
 * Returns: (transfer none) (nullable): when; the tie's own date where not said
 */
EntDate *
ent_membership_get_date (EntMembership *self)
{
  g_return_val_if_fail (ENT_IS_MEMBERSHIP (self), NULL);

  return self->date;
}

/**
 * EntTie:
 *
 * A dated relation of two or more states.
 */

struct _EntTie
{
  EntRecord parent_instance;

  int         kind;
  char       *title;
  EntDate    *date;
  int         basis;
  GListStore *members;
  char       *source;
  char       *note;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (EntTie, ent_tie, ENT_TYPE_RECORD,
                               G_IMPLEMENT_INTERFACE (ENT_TYPE_NODE, NULL)
                               G_IMPLEMENT_INTERFACE (ENT_TYPE_TARGET, NULL))

static const EntField tie_fields[] = {
  { "kind", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntTie, kind), ent_tie_kind_get_type },
  { "title", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntTie, title), NULL },
  { "date", ENT_FIELD_DATE, TRUE, G_STRUCT_OFFSET (EntTie, date), NULL },
  { "basis", ENT_FIELD_ENUM, FALSE, G_STRUCT_OFFSET (EntTie, basis), ent_tie_basis_get_type },
  { "members", ENT_FIELD_RECORDS, TRUE, G_STRUCT_OFFSET (EntTie, members), ent_membership_get_type },
  { "source", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntTie, source), NULL },
  { "note", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntTie, note), NULL },
};

static void
ent_tie_class_init (EntTieClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "ties",
                                   tie_fields,
                                   G_N_ELEMENTS (tie_fields));
}

static void
ent_tie_init (EntTie *self)
{
}

/**
 * ent_tie_get_kind:
 * @self: a tie
 *
 * Returns: what kind of relation
 */
EntTieKind
ent_tie_get_kind (EntTie *self)
{
  g_return_val_if_fail (ENT_IS_TIE (self), 0);

  return (EntTieKind) self->kind;
}

/**
 * ent_tie_get_title:
 * @self: a tie
 *
 * Returns: (nullable): its title, where it is not just named by its members
 */
const char *
ent_tie_get_title (EntTie *self)
{
  g_return_val_if_fail (ENT_IS_TIE (self), NULL);

  return self->title;
}

/**
 * ent_tie_get_date:
 * @self: a tie
 *
 * Returns: (transfer none): when it held
 */
EntDate *
ent_tie_get_date (EntTie *self)
{
  g_return_val_if_fail (ENT_IS_TIE (self), NULL);

  return self->date;
}

/**
 * ent_tie_get_basis:
 * @self: a tie
 *
 * Returns: what the commitment rests on
 */
EntTieBasis
ent_tie_get_basis (EntTie *self)
{
  g_return_val_if_fail (ENT_IS_TIE (self), 0);

  return (EntTieBasis) self->basis;
}

/**
 * ent_tie_get_members:
 * @self: a tie
 *
 * Returns: (transfer none) (element-type EntMembership): who takes part
 */
GListModel *
ent_tie_get_members (EntTie *self)
{
  g_return_val_if_fail (ENT_IS_TIE (self), NULL);

  return G_LIST_MODEL (self->members);
}

/**
 * ent_tie_get_source:
 * @self: a tie
 *
 * Returns: (nullable): where the code comes from, where that is outside the articles
 */
const char *
ent_tie_get_source (EntTie *self)
{
  g_return_val_if_fail (ENT_IS_TIE (self), NULL);

  return self->source;
}

/**
 * ent_tie_get_note:
 * @self: a tie
 *
 * Returns: (nullable): a word to the reader
 */
const char *
ent_tie_get_note (EntTie *self)
{
  g_return_val_if_fail (ENT_IS_TIE (self), NULL);

  return self->note;
}

/**
 * ent_tie_is_governed:
 * @self: a tie
 *
 * Returns: whether it is for a definition of alliance to say if the tie counts:
 *   alliances and alignments; a conflict, a sponsorship and a proposal never do
 */
gboolean
ent_tie_is_governed (EntTie *self)
{
  g_return_val_if_fail (ENT_IS_TIE (self), FALSE);

  return self->kind == ENT_TIE_KIND_ALLIANCE || self->kind == ENT_TIE_KIND_ALIGNMENT;
}
