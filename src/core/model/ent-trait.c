/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-state.h"
#include "ent-target.h"
#include "ent-trait.h"

/**
 * EntTrait:
 *
 * A dated attribute of a state.
 */

struct _EntTrait
{
  EntRecord parent_instance;

  char    *state;
  int      kind;
  char    *value;
  char    *title;
  EntDate *date;
  char    *source;
  char    *note;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (EntTrait, ent_trait, ENT_TYPE_RECORD,
                               G_IMPLEMENT_INTERFACE (ENT_TYPE_TARGET, NULL))

static const EntField trait_fields[] = {
  { "state", ENT_FIELD_REFERENCE, TRUE, G_STRUCT_OFFSET (EntTrait, state), ent_state_get_type },
  { "kind", ENT_FIELD_ENUM, TRUE, G_STRUCT_OFFSET (EntTrait, kind), ent_trait_kind_get_type },
  { "value", ENT_FIELD_STRING, TRUE, G_STRUCT_OFFSET (EntTrait, value), NULL },
  { "title", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntTrait, title), NULL },
  { "date", ENT_FIELD_DATE, TRUE, G_STRUCT_OFFSET (EntTrait, date), NULL },
  { "source", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntTrait, source), NULL },
  { "note", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntTrait, note), NULL },
};

static void
ent_trait_class_init (EntTraitClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   "traits",
                                   trait_fields,
                                   G_N_ELEMENTS (trait_fields));
}

static void
ent_trait_init (EntTrait *self)
{
}

/**
 * ent_trait_get_state:
 * @self: a trait
 *
 * Returns: the id of the state
 */
const char *
ent_trait_get_state (EntTrait *self)
{
  g_return_val_if_fail (ENT_IS_TRAIT (self), NULL);

  return self->state;
}

/**
 * ent_trait_get_kind:
 * @self: a trait
 *
 * Returns: what it says
 */
EntTraitKind
ent_trait_get_kind (EntTrait *self)
{
  g_return_val_if_fail (ENT_IS_TRAIT (self), 0);

  return (EntTraitKind) self->kind;
}

/**
 * ent_trait_get_value:
 * @self: a trait
 *
 * Returns: the value, a word that theories refer to
 */
const char *
ent_trait_get_value (EntTrait *self)
{
  g_return_val_if_fail (ENT_IS_TRAIT (self), NULL);

  return self->value;
}

/**
 * ent_trait_get_title:
 * @self: a trait
 *
 * Returns: (nullable): the value in words for the reader
 */
const char *
ent_trait_get_title (EntTrait *self)
{
  g_return_val_if_fail (ENT_IS_TRAIT (self), NULL);

  return self->title;
}

/**
 * ent_trait_get_date:
 * @self: a trait
 *
 * Returns: (transfer none): when
 */
EntDate *
ent_trait_get_date (EntTrait *self)
{
  g_return_val_if_fail (ENT_IS_TRAIT (self), NULL);

  return self->date;
}

/**
 * ent_trait_get_source:
 * @self: a trait
 *
 * Returns: (nullable): where the code comes from, where that is outside the articles
 */
const char *
ent_trait_get_source (EntTrait *self)
{
  g_return_val_if_fail (ENT_IS_TRAIT (self), NULL);

  return self->source;
}

/**
 * ent_trait_get_note:
 * @self: a trait
 *
 * Returns: (nullable): a word to the reader
 */
const char *
ent_trait_get_note (EntTrait *self)
{
  g_return_val_if_fail (ENT_IS_TRAIT (self), NULL);

  return self->note;
}
