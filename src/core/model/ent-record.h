/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "ent-date.h"

G_BEGIN_DECLS

#define ENT_RECORD_ERROR (ent_record_error_quark ())

/**
 * EntRecordError:
 * @ENT_RECORD_ERROR_MISSING: a member that must be there is not
 * @ENT_RECORD_ERROR_TYPE: a member is of the wrong JSON type
 * @ENT_RECORD_ERROR_VALUE: a member's value is not one of those allowed
 *
 * What can be wrong with one record.
 */
typedef enum
{
  ENT_RECORD_ERROR_MISSING,
  ENT_RECORD_ERROR_TYPE,
  ENT_RECORD_ERROR_VALUE,
} EntRecordError;

GQuark ent_record_error_quark (void);

/**
 * EntFieldKind:
 * @ENT_FIELD_STRING: a string; stored as `char *`
 * @ENT_FIELD_DATE: an EDTF date; stored as `EntDate *`
 * @ENT_FIELD_ENUM: a word of an enumeration; stored as `int`. Where the field is
 *   not required, the value 0 is "not said" and is not written
 * @ENT_FIELD_ENUM_SET: a list of words of an enumeration; stored as `guint`, a
 *   mask of `1u << value`
 * @ENT_FIELD_INTEGER: a whole number, 0 where not said; stored as `int`
 * @ENT_FIELD_NUMBER: a number; stored as `double`
 * @ENT_FIELD_BOOLEAN: stored as `gboolean`; %FALSE is not written
 * @ENT_FIELD_STRINGS: a list of strings; stored as `GStrv`
 * @ENT_FIELD_REFERENCE: the id of another record; stored as `char *`
 * @ENT_FIELD_REFERENCES: a list of ids of other records; stored as `GStrv`
 * @ENT_FIELD_RECORDS: a list of records within this one; stored as `GListStore *`
 * @ENT_FIELD_ANCHOR: where a passage stands; stored as `EntAnchor *`
 * @ENT_FIELD_JSON: an object of another standard, kept whole; stored as `JsonObject *`
 *
 * The kinds of members that a record has.
 */
typedef enum
{
  ENT_FIELD_STRING,
  ENT_FIELD_DATE,
  ENT_FIELD_ENUM,
  ENT_FIELD_ENUM_SET,
  ENT_FIELD_INTEGER,
  ENT_FIELD_NUMBER,
  ENT_FIELD_BOOLEAN,
  ENT_FIELD_STRINGS,
  ENT_FIELD_REFERENCE,
  ENT_FIELD_REFERENCES,
  ENT_FIELD_RECORDS,
  ENT_FIELD_ANCHOR,
  ENT_FIELD_JSON,
} EntFieldKind;

/**
 * EntField:
 * @name: the member's name in the file, and the property's name
 * @kind: what it holds
 * @required: whether a record without it is refused
 * @offset: where it is stored in the instance
 * @type: (nullable): the enumeration, the type of the inner records, or the type
 *   of the record that is referred to
 *
 * One member of a record. A class lists its fields once; reading, writing,
 * properties, comparing and references all follow from the list.
 */
typedef struct
{
  const char   *name;
  EntFieldKind  kind;
  gboolean      required;
  gsize         offset;
  GType       (*type) (void);
} EntField;

#define ENT_TYPE_RECORD (ent_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (EntRecord, ent_record, ENT, RECORD, GObject)

struct _EntRecordClass
{
  GObjectClass    parent_class;

  const char     *section;
  const EntField *fields;
  guint           n_fields;
};

/**
 * EntReferenceFunc:
 * @record: the record that refers
 * @field: the member in which it refers
 * @id: the id that it refers to
 * @user_data: the caller's data
 *
 * Called for each reference that a record makes.
 */
typedef void (*EntReferenceFunc) (EntRecord      *record,
                                  const EntField *field,
                                  const char     *id,
                                  gpointer        user_data);

void        ent_record_class_install_fields (EntRecordClass   *klass,
                                             const char       *section,
                                             const EntField   *fields,
                                             guint             n_fields);

EntRecord  *ent_record_new_from_json        (GType             type,
                                             JsonNode         *node,
                                             GError          **error);
JsonNode   *ent_record_to_json              (EntRecord        *self);
void        ent_record_assign               (EntRecord        *self,
                                             EntRecord        *from);
const char *ent_record_get_id               (EntRecord        *self);
const char *ent_record_get_section          (EntRecord        *self);
void        ent_record_foreach_reference    (EntRecord        *self,
                                             EntReferenceFunc  func,
                                             gpointer          user_data);

G_END_DECLS
