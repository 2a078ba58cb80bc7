/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-conflict.h"

/**
 * EntConflict:
 *
 * Where two versions of a case that were merged disagree, until somebody decides. The
 * case holds one of the versions meanwhile, and is valid; what both said stands here.
 */

struct _EntConflict
{
  EntRecord parent_instance;

  char       *of;
  char       *member;
  JsonObject *base;
  JsonObject *ours;
  JsonObject *theirs;
};

G_DEFINE_FINAL_TYPE (EntConflict, ent_conflict, ENT_TYPE_RECORD)

static const EntField conflict_fields[] = {
  { "of", ENT_FIELD_REFERENCE, FALSE, G_STRUCT_OFFSET (EntConflict, of), ent_record_get_type },
  { "member", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntConflict, member), NULL },
  { "base", ENT_FIELD_JSON, FALSE, G_STRUCT_OFFSET (EntConflict, base), NULL },
  { "ours", ENT_FIELD_JSON, FALSE, G_STRUCT_OFFSET (EntConflict, ours), NULL },
  { "theirs", ENT_FIELD_JSON, FALSE, G_STRUCT_OFFSET (EntConflict, theirs), NULL },
};

static void
ent_conflict_class_init (EntConflictClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "conflicts",
                                   conflict_fields,
                                   G_N_ELEMENTS (conflict_fields));
}

static void
ent_conflict_init (EntConflict *self)
{
}

/**
 * ent_conflict_get_of:
 * @self: a conflict
 *
 * Returns: (nullable): the id of the record that it is about; %NULL for the header
 */
const char *
ent_conflict_get_of (EntConflict *self)
{
  g_return_val_if_fail (ENT_IS_CONFLICT (self), NULL);

  return self->of;
}

/**
 * ent_conflict_get_member:
 * @self: a conflict
 *
 * Returns: (nullable): the member that it is about; %NULL where it is about the record
 *   as a whole: one side removed it, and the other changed it or needs it
 */
const char *
ent_conflict_get_member (EntConflict *self)
{
  g_return_val_if_fail (ENT_IS_CONFLICT (self), NULL);

  return self->member;
}

/**
 * ent_conflict_get_base:
 * @self: a conflict
 *
 * Returns: (transfer none) (nullable): an object with the member as it was before both
 *   sides changed it, or the record as it was; %NULL where there was none
 */
JsonObject *
ent_conflict_get_base (EntConflict *self)
{
  g_return_val_if_fail (ENT_IS_CONFLICT (self), NULL);

  return self->base;
}

/**
 * ent_conflict_get_ours:
 * @self: a conflict
 *
 * Returns: (transfer none) (nullable): an object with the member, or the record, as our
 *   side has it; %NULL where our side has none
 */
JsonObject *
ent_conflict_get_ours (EntConflict *self)
{
  g_return_val_if_fail (ENT_IS_CONFLICT (self), NULL);

  return self->ours;
}

/**
 * ent_conflict_get_theirs:
 * @self: a conflict
 *
 * Returns: (transfer none) (nullable): an object with the member, or the record, as
 *   their side has it; %NULL where their side has none
 */
JsonObject *
ent_conflict_get_theirs (EntConflict *self)
{
  g_return_val_if_fail (ENT_IS_CONFLICT (self), NULL);

  return self->theirs;
}
