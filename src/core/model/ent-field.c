/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-anchor.h"
#include "ent-field-private.h"

/*
 * What can be done with one field, by its kind: read it from JSON, write it,
 * hand it out as a property, compare it, clear it. Everything that a record
 * does with its fields is a loop over these.
 */

GParamSpec *
ent_field_to_pspec (const EntField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  switch (field->kind)
    {
    case ENT_FIELD_STRING:
    case ENT_FIELD_REFERENCE:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case ENT_FIELD_DATE:
      return g_param_spec_boxed (field->name, NULL, NULL, ENT_TYPE_DATE, flags);
    case ENT_FIELD_ENUM:
      {
        g_autoptr (GEnumClass) class = g_type_class_ref (field->type ());

        return g_param_spec_enum (field->name, NULL, NULL, field->type (),
                                  class->values[0].value, flags);
      }
    case ENT_FIELD_ENUM_SET:
      return g_param_spec_uint (field->name, NULL, NULL, 0, G_MAXUINT, 0, flags);
    case ENT_FIELD_INTEGER:
      return g_param_spec_int (field->name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
    case ENT_FIELD_NUMBER:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case ENT_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case ENT_FIELD_STRINGS:
    case ENT_FIELD_REFERENCES:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, flags);
    case ENT_FIELD_RECORDS:
      return g_param_spec_object (field->name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
    case ENT_FIELD_ANCHOR:
      return g_param_spec_boxed (field->name, NULL, NULL, ENT_TYPE_ANCHOR, flags);
    case ENT_FIELD_JSON:
      return g_param_spec_boxed (field->name, NULL, NULL, JSON_TYPE_OBJECT, flags);
    default:
      g_assert_not_reached ();
    }
}

void
ent_field_init (const EntField *field,
                gpointer        location)
{
  if (field->kind == ENT_FIELD_RECORDS)
    *(GListStore **) location = g_list_store_new (field->type ());
}

/* Fails with a sentence about the field, whose name is its %s. */
#define fail_type(field, sentence, error) \
  (g_set_error (error, ENT_RECORD_ERROR, ENT_RECORD_ERROR_TYPE, sentence, (field)->name), FALSE)

static const char *
get_string (const EntField  *field,
            JsonNode        *node,
            GError         **error)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);

  (void) fail_type (field, _("“%s” should be text in quotation marks"), error);
  return NULL;
}

static gboolean
get_number (const EntField  *field,
            JsonNode        *node,
            double          *number,
            GError         **error)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    *number = json_node_get_double (node);
  if ((type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) && isfinite (*number))
    return TRUE;

  return fail_type (field, _("“%s” should be a number"), error);
}

static gboolean
read_integer (const EntField  *field,
              JsonNode        *node,
              int             *integer,
              GError         **error)
{
  double number;

  if (!get_number (field, node, &number, error))
    return FALSE;
  if (number < G_MININT || number > G_MAXINT || number != floor (number))
    return fail_type (field, _("“%s” should be a whole number up to 2147483647"), error);

  *integer = (int) number;
  return TRUE;
}

static char *
join_nicks (GEnumClass *class)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < class->n_values; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", class->values[i].value_nick);

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static gboolean
read_word (const EntField  *field,
           JsonNode        *node,
           int             *value,
           GError         **error)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (field->type ());
  const char *word = get_string (field, node, error);
  const GEnumValue *found;
  g_autofree char *allowed = NULL;

  if (word == NULL)
    return FALSE;

  found = g_enum_get_value_by_nick (class, word);
  if (found != NULL)
    {
      *value = found->value;
      return TRUE;
    }

  allowed = join_nicks (class);
  /* Translators: a member's name, the word that was found there, the words it may be. */
  g_set_error (error, ENT_RECORD_ERROR, ENT_RECORD_ERROR_VALUE,
               _("“%s” is “%s”, but may be one of: %s"), field->name, word, allowed);
  return FALSE;
}

static gboolean
read_word_set (const EntField  *field,
               JsonNode        *node,
               guint           *set,
               GError         **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail_type (field, _("“%s” should be a list"), error);

  array = json_node_get_array (node);
  *set = 0;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      int value = 0;

      if (!read_word (field, json_array_get_element (array, i), &value, error))
        return FALSE;
      *set |= 1u << value;
    }

  return TRUE;
}

static gboolean
read_strings (const EntField  *field,
              JsonNode        *node,
              GStrv           *strings,
              GError         **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail_type (field, _("“%s” should be a list"), error);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *string = get_string (field, json_array_get_element (array, i), error);

      if (string == NULL)
        return FALSE;
      g_strv_builder_add (builder, string);
    }

  *strings = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_records (const EntField  *field,
              JsonNode        *node,
              GListStore      *store,
              GError         **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail_type (field, _("“%s” should be a list"), error);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr (EntRecord) record = NULL;

      record = ent_record_new_from_json (field->type (), json_array_get_element (array, i), error);
      if (record == NULL)
        {
          g_prefix_error (error, "%s[%u]: ", field->name, i);
          return FALSE;
        }
      g_list_store_append (store, record);
    }

  return TRUE;
}

static gboolean
read_date (const EntField  *field,
           JsonNode        *node,
           EntDate        **date,
           GError         **error)
{
  const char *edtf = get_string (field, node, error);

  if (edtf == NULL)
    return FALSE;

  *date = ent_date_new (edtf, error);
  if (*date == NULL)
    g_prefix_error (error, "%s: ", field->name);

  return *date != NULL;
}

/*< private >
 * ent_field_read:
 * @field: what is read
 * @location: where it is stored, empty as after ent_field_init()
 * @node: the JSON
 * @error: return location
 *
 * Reads a field.
 *
 * Returns: whether @node is what the field should be
 */
gboolean
ent_field_read (const EntField  *field,
                gpointer         location,
                JsonNode        *node,
                GError         **error)
{
  switch (field->kind)
    {
    case ENT_FIELD_STRING:
    case ENT_FIELD_REFERENCE:
      *(char **) location = g_strdup (get_string (field, node, error));
      return *(char **) location != NULL;
    case ENT_FIELD_DATE:
      return read_date (field, node, location, error);
    case ENT_FIELD_ENUM:
      return read_word (field, node, location, error);
    case ENT_FIELD_ENUM_SET:
      return read_word_set (field, node, location, error);
    case ENT_FIELD_INTEGER:
      return read_integer (field, node, location, error);
    case ENT_FIELD_NUMBER:
      return get_number (field, node, location, error);
    case ENT_FIELD_BOOLEAN:
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return fail_type (field, _("“%s” should be true or false"), error);
      *(gboolean *) location = json_node_get_boolean (node);
      return TRUE;
    case ENT_FIELD_STRINGS:
    case ENT_FIELD_REFERENCES:
      return read_strings (field, node, location, error);
    case ENT_FIELD_RECORDS:
      return read_records (field, node, *(GListStore **) location, error);
    case ENT_FIELD_ANCHOR:
      *(EntAnchor **) location = ent_anchor_new_from_json (node, error);
      return *(EntAnchor **) location != NULL;
    case ENT_FIELD_JSON:
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail_type (field, _("“%s” should be an object"), error);
      *(JsonObject **) location = json_object_ref (json_node_get_object (node));
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static JsonNode *
node_for_string (const char *string)
{
  return string ? json_node_init_string (json_node_alloc (), string) : NULL;
}

static JsonNode *
node_for_array (JsonArray *array)
{
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
write_word_set (const EntField *field,
                guint           set)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (field->type ());
  g_autoptr (JsonArray) array = json_array_new ();

  if (set == 0)
    return NULL;

  for (guint i = 0; i < class->n_values; i++)
    if (set & (1u << class->values[i].value))
      json_array_add_string_element (array, class->values[i].value_nick);

  return node_for_array (array);
}

static JsonNode *
write_strings (GStrv strings)
{
  g_autoptr (JsonArray) array = json_array_new ();

  if (strings == NULL || strings[0] == NULL)
    return NULL;

  for (guint i = 0; strings[i]; i++)
    json_array_add_string_element (array, strings[i]);

  return node_for_array (array);
}

static JsonNode *
write_records (GListModel *records)
{
  g_autoptr (JsonArray) array = json_array_new ();

  if (g_list_model_get_n_items (records) == 0)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (EntRecord) record = g_list_model_get_item (records, i);

      json_array_add_element (array, ent_record_to_json (record));
    }

  return node_for_array (array);
}

/* A whole number is written as one: 12, not 12.0; and json-glib writes what is
 * not whole with more digits than anybody set. */
static JsonNode *
node_for_number (double number)
{
  if (number == rint (number) && ABS (number) < 1e15)
    return json_node_init_int (json_node_alloc (), (gint64) number);

  return json_node_init_double (json_node_alloc (), number);
}

static JsonNode *
write_enum (const EntField *field,
            int             value)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (field->type ());

  if (value == 0 && !field->required)
    return NULL;

  return node_for_string (g_enum_get_value (class, value)->value_nick);
}

/*< private >
 * ent_field_write:
 * @field: what is written
 * @location: where it is stored
 *
 * Writes a field.
 *
 * Returns: (transfer full) (nullable): the JSON, or %NULL where there is nothing
 *   to say
 */
JsonNode *
ent_field_write (const EntField *field,
                 gconstpointer   location)
{
  switch (field->kind)
    {
    case ENT_FIELD_STRING:
    case ENT_FIELD_REFERENCE:
      return node_for_string (*(char *const *) location);
    case ENT_FIELD_DATE:
      {
        const EntDate *date = *(EntDate *const *) location;

        return date ? node_for_string (ent_date_get_edtf (date)) : NULL;
      }
    case ENT_FIELD_ENUM:
      return write_enum (field, *(const int *) location);
    case ENT_FIELD_ENUM_SET:
      return write_word_set (field, *(const guint *) location);
    case ENT_FIELD_INTEGER:
      if (*(const int *) location == 0 && !field->required)
        return NULL;
      return json_node_init_int (json_node_alloc (), *(const int *) location);
    case ENT_FIELD_NUMBER:
      return node_for_number (*(const double *) location);
    case ENT_FIELD_BOOLEAN:
      if (!*(const gboolean *) location)
        return NULL;
      return json_node_init_boolean (json_node_alloc (), TRUE);
    case ENT_FIELD_STRINGS:
    case ENT_FIELD_REFERENCES:
      return write_strings (*(const GStrv *) location);
    case ENT_FIELD_RECORDS:
      return write_records (*(GListModel *const *) location);
    case ENT_FIELD_ANCHOR:
      {
        const EntAnchor *anchor = *(EntAnchor *const *) location;

        return anchor ? ent_anchor_to_json (anchor) : NULL;
      }
    case ENT_FIELD_JSON:
      {
        JsonObject *object = *(JsonObject *const *) location;

        return object ? json_node_init_object (json_node_alloc (), object) : NULL;
      }
    default:
      g_assert_not_reached ();
    }
}

void
ent_field_get_value (const EntField *field,
                     gconstpointer   location,
                     GValue         *value)
{
  switch (field->kind)
    {
    case ENT_FIELD_STRING:
    case ENT_FIELD_REFERENCE:
      g_value_set_string (value, *(char *const *) location);
      break;
    case ENT_FIELD_DATE:
    case ENT_FIELD_STRINGS:
    case ENT_FIELD_REFERENCES:
    case ENT_FIELD_ANCHOR:
    case ENT_FIELD_JSON:
      g_value_set_boxed (value, *(const gconstpointer *) location);
      break;
    case ENT_FIELD_ENUM:
      g_value_set_enum (value, *(const int *) location);
      break;
    case ENT_FIELD_ENUM_SET:
      g_value_set_uint (value, *(const guint *) location);
      break;
    case ENT_FIELD_INTEGER:
      g_value_set_int (value, *(const int *) location);
      break;
    case ENT_FIELD_NUMBER:
      g_value_set_double (value, *(const double *) location);
      break;
    case ENT_FIELD_BOOLEAN:
      g_value_set_boolean (value, *(const gboolean *) location);
      break;
    case ENT_FIELD_RECORDS:
      g_value_set_object (value, *(GObject *const *) location);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
ent_field_clear (const EntField *field,
                 gpointer        location)
{
  switch (field->kind)
    {
    case ENT_FIELD_STRING:
    case ENT_FIELD_REFERENCE:
      g_clear_pointer ((char **) location, g_free);
      break;
    case ENT_FIELD_DATE:
      g_clear_pointer ((EntDate **) location, ent_date_unref);
      break;
    case ENT_FIELD_STRINGS:
    case ENT_FIELD_REFERENCES:
      g_clear_pointer ((GStrv *) location, g_strfreev);
      break;
    case ENT_FIELD_RECORDS:
      g_clear_object ((GListStore **) location);
      break;
    case ENT_FIELD_ANCHOR:
      g_clear_pointer ((EntAnchor **) location, ent_anchor_unref);
      break;
    case ENT_FIELD_JSON:
      g_clear_pointer ((JsonObject **) location, json_object_unref);
      break;
    case ENT_FIELD_ENUM:
    case ENT_FIELD_ENUM_SET:
    case ENT_FIELD_INTEGER:
    case ENT_FIELD_NUMBER:
    case ENT_FIELD_BOOLEAN:
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_written_alike (JsonNode *a,
                  JsonNode *b)
{
  g_autofree char *text_a = json_to_string (a, FALSE);
  g_autofree char *text_b = json_to_string (b, FALSE);

  return g_str_equal (text_a, text_b);
}

/*< private >
 * ent_field_equal:
 * @field: the field
 * @a: where one record stores it
 * @b: where the other stores it
 *
 * Returns: whether both would be written alike
 */
gboolean
ent_field_equal (const EntField *field,
                 gconstpointer   a,
                 gconstpointer   b)
{
  g_autoptr (JsonNode) node_a = ent_field_write (field, a);
  g_autoptr (JsonNode) node_b = ent_field_write (field, b);

  if (node_a == NULL || node_b == NULL)
    return node_a == node_b;

  if (!json_node_equal (node_a, node_b))
    return FALSE;

  /* json_node_equal() passes over the order of members, which another standard's objects
   * and parts with members that are not known are written in. */
  return (field->kind != ENT_FIELD_JSON && field->kind != ENT_FIELD_RECORDS) ||
         is_written_alike (node_a, node_b);
}
