/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-definition.h"
#include "ent-header.h"

/**
 * EntHeader:
 *
 * What a case says of itself.
 */

struct _EntHeader
{
  EntRecord parent_instance;

  char    *title;
  char    *description;
  EntDate *coverage;
  char    *definition;
  EntDate *opening;
  char    *licence;
  char    *language;
};

G_DEFINE_FINAL_TYPE (EntHeader, ent_header, ENT_TYPE_RECORD)

static const EntField header_fields[] = {
  { "title", ENT_FIELD_STRING, TRUE, G_STRUCT_OFFSET (EntHeader, title), NULL },
  { "description", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntHeader, description), NULL },
  { "coverage", ENT_FIELD_DATE, FALSE, G_STRUCT_OFFSET (EntHeader, coverage), NULL },
  { "definition", ENT_FIELD_REFERENCE, FALSE, G_STRUCT_OFFSET (EntHeader, definition), ent_definition_get_type },
  { "opening", ENT_FIELD_DATE, FALSE, G_STRUCT_OFFSET (EntHeader, opening), NULL },
  { "licence", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntHeader, licence), NULL },
  { "language", ENT_FIELD_STRING, FALSE, G_STRUCT_OFFSET (EntHeader, language), NULL },
};

static void
ent_header_class_init (EntHeaderClass *klass)
{
  ent_record_class_install_fields (ENT_RECORD_CLASS (klass),
                                   NULL,
                                   header_fields,
                                   G_N_ELEMENTS (header_fields));
}

static void
ent_header_init (EntHeader *self)
{
}

/**
 * ent_header_get_title:
 * @self: a header
 *
 * Returns: its title
 */
const char *
ent_header_get_title (EntHeader *self)
{
  g_return_val_if_fail (ENT_IS_HEADER (self), NULL);

  return self->title;
}

/**
 * ent_header_get_description:
 * @self: a header
 *
 * Returns: (nullable): what it is about
 */
const char *
ent_header_get_description (EntHeader *self)
{
  g_return_val_if_fail (ENT_IS_HEADER (self), NULL);

  return self->description;
}

/**
 * ent_header_get_coverage:
 * @self: a header
 *
 * Returns: (transfer none) (nullable): the time that its sources speak of
 */
EntDate *
ent_header_get_coverage (EntHeader *self)
{
  g_return_val_if_fail (ENT_IS_HEADER (self), NULL);

  return self->coverage;
}

/**
 * ent_header_get_definition:
 * @self: a header
 *
 * Returns: (nullable): the id of the definition that a reader sees first
 */
const char *
ent_header_get_definition (EntHeader *self)
{
  g_return_val_if_fail (ENT_IS_HEADER (self), NULL);

  return self->definition;
}

/**
 * ent_header_get_opening:
 * @self: a header
 *
 * Returns: (transfer none) (nullable): the date that is shown first
 */
EntDate *
ent_header_get_opening (EntHeader *self)
{
  g_return_val_if_fail (ENT_IS_HEADER (self), NULL);

  return self->opening;
}

/**
 * ent_header_get_licence:
 * @self: a header
 *
 * Returns: (nullable): the licence of the case
 */
const char *
ent_header_get_licence (EntHeader *self)
{
  g_return_val_if_fail (ENT_IS_HEADER (self), NULL);

  return self->licence;
}

/**
 * ent_header_get_language:
 * @self: a header
 *
 * Returns: (nullable): the language in which the case is written, its digests and names, as
 *   a tag of BCP 47: "en"
 */
const char *
ent_header_get_language (EntHeader *self)
{
  g_return_val_if_fail (ENT_IS_HEADER (self), NULL);

  return self->language;
}
