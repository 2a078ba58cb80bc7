/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"

/*
 * Prints what the program reads of a case: for each section, and for the header,
 * the members in their order, what they hold, and the words of enumerations; and
 * the case that the tests share. The JSON Schema is held against it.
 */

static const char *const kinds[] = {
  [ENT_FIELD_STRING] = "string",
  [ENT_FIELD_DATE] = "date",
  [ENT_FIELD_ENUM] = "word",
  [ENT_FIELD_ENUM_SET] = "words",
  [ENT_FIELD_INTEGER] = "integer",
  [ENT_FIELD_NUMBER] = "number",
  [ENT_FIELD_BOOLEAN] = "boolean",
  [ENT_FIELD_STRINGS] = "strings",
  [ENT_FIELD_REFERENCE] = "reference",
  [ENT_FIELD_REFERENCES] = "references",
  [ENT_FIELD_RECORDS] = "records",
  [ENT_FIELD_ANCHOR] = "anchor",
  [ENT_FIELD_JSON] = "json",
};

static void add_fields (JsonBuilder *builder,
                        GType        type);

static void
add_words (JsonBuilder *builder,
           GType        type)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (type);

  json_builder_set_member_name (builder, "words");
  json_builder_begin_array (builder);
  for (guint i = 0; i < class->n_values; i++)
    json_builder_add_string_value (builder, class->values[i].value_nick);
  json_builder_end_array (builder);
}

static void
add_field (JsonBuilder    *builder,
           const EntField *field)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, field->name);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, kinds[field->kind]);
  json_builder_set_member_name (builder, "required");
  json_builder_add_boolean_value (builder, field->required);
  if (field->kind == ENT_FIELD_ENUM || field->kind == ENT_FIELD_ENUM_SET)
    add_words (builder, field->type ());
  if (field->kind == ENT_FIELD_RECORDS)
    {
      json_builder_set_member_name (builder, "fields");
      add_fields (builder, field->type ());
    }
  json_builder_end_object (builder);
}

static void
add_fields (JsonBuilder *builder,
            GType        type)
{
  g_autoptr (EntRecordClass) class = g_type_class_ref (type);

  json_builder_begin_array (builder);
  for (guint i = 0; i < class->n_fields; i++)
    add_field (builder, &class->fields[i]);
  json_builder_end_array (builder);
}

static void
add_sections (JsonBuilder *builder)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  json_builder_begin_object (builder);
  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (EntRecordClass) class = g_type_class_ref (types[i]);

      json_builder_set_member_name (builder, class->section);
      add_fields (builder, types[i]);
    }
  json_builder_end_object (builder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "case");
  add_fields (builder, ENT_TYPE_HEADER);
  json_builder_set_member_name (builder, "sections");
  add_sections (builder);
  json_builder_set_member_name (builder, "example");
  json_builder_add_value (builder, json_from_string (small_case, NULL));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);
  g_print ("%s\n", json);

  return 0;
}
