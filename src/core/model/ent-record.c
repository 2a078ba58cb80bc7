/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-private.h"
#include "ent-field-private.h"
#include "ent-record.h"

/**
 * EntRecord:
 *
 * One record of a case: a state, a tie, a passage and so on, or a part of one
 * such as a membership.
 *
 * A class lists its fields once (see [struct@Field]). The properties, which are
 * read-only, the reading and writing of JSON, and the references to other
 * records all follow from that list. Members that the class does not know are
 * kept and written again behind those it knows.
 *
 * Outside the model a record does not change: see [class@Change].
 */

typedef struct
{
  char       *id;
  JsonObject *unknown;
  char       *line;     /* as it was written last, until it changes */
  gsize       length;
} EntRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EntRecord, ent_record, G_TYPE_OBJECT)
G_DEFINE_QUARK (ent-record-error-quark, ent_record_error)

enum
{
  PROP_0,
  PROP_ID,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gpointer
get_location (EntRecord      *self,
              const EntField *field)
{
  return G_STRUCT_MEMBER_P (self, field->offset);
}

static const EntField *
find_field (EntRecordClass *klass,
            const char     *name)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return &klass->fields[i];

  return NULL;
}

static void
ent_record_constructed (GObject *object)
{
  EntRecord *self = ENT_RECORD (object);
  EntRecordClass *klass = ENT_RECORD_GET_CLASS (self);

  G_OBJECT_CLASS (ent_record_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_fields; i++)
    ent_field_init (&klass->fields[i], get_location (self, &klass->fields[i]));
}

static void
ent_record_finalize (GObject *object)
{
  EntRecord *self = ENT_RECORD (object);
  EntRecordPrivate *priv = ent_record_get_instance_private (self);
  EntRecordClass *klass = ENT_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    ent_field_clear (&klass->fields[i], get_location (self, &klass->fields[i]));
  g_clear_pointer (&priv->id, g_free);
  g_clear_pointer (&priv->unknown, json_object_unref);
  g_clear_pointer (&priv->line, g_free);

  G_OBJECT_CLASS (ent_record_parent_class)->finalize (object);
}

static void
ent_record_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  EntRecord *self = ENT_RECORD (object);

  if (pspec == properties[PROP_ID])
    {
      g_value_set_string (value, ent_record_get_id (self));
    }
  else
    {
      const EntField *field = find_field (ENT_RECORD_GET_CLASS (self), pspec->name);

      ent_field_get_value (field, get_location (self, field), value);
    }
}

static void
ent_record_class_init (EntRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ent_record_constructed;
  object_class->finalize = ent_record_finalize;
  object_class->get_property = ent_record_get_property;

  /**
   * EntRecord:id:
   *
   * The record's id, unique in its case; %NULL for a part of a record.
   */
  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_record_init (EntRecord *self)
{
}

/**
 * ent_record_class_install_fields:
 * @klass: the class, in its class_init
 * @section: (nullable): the case's section that holds such records; %NULL for a
 *   part of a record
 * @fields: (array length=n_fields): the fields, kept by the class, in the order
 *   in which they are written
 * @n_fields: how many
 *
 * Says what the records of a class consist of, and installs a property for each.
 */
void
ent_record_class_install_fields (EntRecordClass *klass,
                                 const char     *section,
                                 const EntField *fields,
                                 guint           n_fields)
{
  klass->section = section;
  klass->fields = fields;
  klass->n_fields = n_fields;

  /* GObject does not let a class inherit this. */
  G_OBJECT_CLASS (klass)->get_property = ent_record_get_property;
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, ent_field_to_pspec (&fields[i]));
}

/* Ids are told apart from the parts of longer ones (`TIE/STATE`), and stand in
 * file names and in the ids of other formats. */
static gboolean
is_valid_id (const char *id)
{
  for (const char *at = id; *at; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      return FALSE;

  return TRUE;
}

static gboolean
read_id (EntRecord   *self,
         JsonObject  *object,
         GError     **error)
{
  EntRecordPrivate *priv = ent_record_get_instance_private (self);

  if (ENT_RECORD_GET_CLASS (self)->section == NULL)
    return TRUE;

  priv->id = g_strdup (json_object_get_string_member_with_default (object, "id", NULL));
  if (priv->id == NULL || *priv->id == '\0')
    {
      g_set_error_literal (error, ENT_RECORD_ERROR, ENT_RECORD_ERROR_MISSING, _("it has no “id”"));
      return FALSE;
    }
  if (!is_valid_id (priv->id))
    {
      g_set_error_literal (error, ENT_RECORD_ERROR, ENT_RECORD_ERROR_VALUE,
                           _("its “id” may hold letters, digits and hyphens only"));
      return FALSE;
    }

  return TRUE;
}

/* An empty list is not written, and so says nothing where there must be one. */
static gboolean
is_empty_list (const EntField *field,
               JsonNode       *member)
{
  switch (field->kind)
    {
    case ENT_FIELD_ENUM_SET:
    case ENT_FIELD_STRINGS:
    case ENT_FIELD_REFERENCES:
    case ENT_FIELD_RECORDS:
      return JSON_NODE_HOLDS_ARRAY (member) &&
             json_array_get_length (json_node_get_array (member)) == 0;
    default:
      return FALSE;
    }
}

static gboolean
is_said (const EntField *field,
         JsonNode       *member)
{
  if (member == NULL || JSON_NODE_HOLDS_NULL (member))
    return FALSE;

  return !field->required || !is_empty_list (field, member);
}

static gboolean
read_fields (EntRecord   *self,
             JsonObject  *object,
             GError     **error)
{
  EntRecordClass *klass = ENT_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const EntField *field = &klass->fields[i];
      JsonNode *member = json_object_get_member (object, field->name);

      if (is_said (field, member))
        {
          if (!ent_field_read (field, get_location (self, field), member, error))
            return FALSE;
        }
      else if (field->required)
        {
          g_set_error (error, ENT_RECORD_ERROR, ENT_RECORD_ERROR_MISSING,
                       _("it has no “%s”"), field->name);
          return FALSE;
        }
    }

  return TRUE;
}

static void
keep_unknown (EntRecord  *self,
              JsonObject *object)
{
  EntRecordPrivate *priv = ent_record_get_instance_private (self);
  EntRecordClass *klass = ENT_RECORD_GET_CLASS (self);
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l; l = l->next)
    {
      const char *name = l->data;

      if (find_field (klass, name) || (klass->section && g_str_equal (name, "id")))
        continue;
      if (priv->unknown == NULL)
        priv->unknown = json_object_new ();
      json_object_set_member (priv->unknown, name, json_object_dup_member (object, name));
    }
}

/**
 * ent_record_new_from_json:
 * @type: the type of the record
 * @node: its JSON
 * @error: return location
 *
 * Reads a record. References are not looked up here: a case does that when it
 * has all its records.
 *
 * Returns: (transfer full) (nullable): the record, or %NULL with
 *   [error@RecordError], [error@DateError] or [error@AnchorError]; the message
 *   names the member
 */
EntRecord *
ent_record_new_from_json (GType      type,
                          JsonNode  *node,
                          GError   **error)
{
  g_autoptr (EntRecord) self = NULL;
  JsonObject *object;

  g_return_val_if_fail (g_type_is_a (type, ENT_TYPE_RECORD), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, ENT_RECORD_ERROR, ENT_RECORD_ERROR_TYPE,
                           _("it should be an object in braces"));
      return NULL;
    }

  object = json_node_get_object (node);
  self = g_object_new (type, NULL);
  if (!read_id (self, object, error) || !read_fields (self, object, error))
    return NULL;
  keep_unknown (self, object);

  return g_steal_pointer (&self);
}

/**
 * ent_record_to_json:
 * @self: a record
 *
 * Writes a record: its id, its fields in the order of its class, then what was
 * not known when it was read.
 *
 * Returns: (transfer full): the JSON object
 */
JsonNode *
ent_record_to_json (EntRecord *self)
{
  EntRecordPrivate *priv = ent_record_get_instance_private (self);
  EntRecordClass *klass = ENT_RECORD_GET_CLASS (self);
  g_autoptr (JsonObject) object = json_object_new ();

  g_return_val_if_fail (ENT_IS_RECORD (self), NULL);

  if (priv->id != NULL)
    json_object_set_string_member (object, "id", priv->id);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const EntField *field = &klass->fields[i];
      JsonNode *member = ent_field_write (field, get_location (self, field));

      if (member != NULL)
        json_object_set_member (object, field->name, member);
    }

  if (priv->unknown != NULL)
    {
      g_autoptr (GList) members = json_object_get_members (priv->unknown);

      for (GList *l = members; l; l = l->next)
        json_object_set_member (object, l->data, json_object_dup_member (priv->unknown, l->data));
    }

  return json_node_init_object (json_node_alloc (), object);
}

static void
swap_bytes (gpointer a,
            gpointer b,
            gsize    size)
{
  guint8 kept[sizeof (gpointer)];

  memcpy (kept, a, size);
  memcpy (a, b, size);
  memcpy (b, kept, size);
}

static gsize
get_stored_size (EntFieldKind kind)
{
  switch (kind)
    {
    case ENT_FIELD_ENUM:
    case ENT_FIELD_ENUM_SET:
    case ENT_FIELD_INTEGER:
    case ENT_FIELD_BOOLEAN:
      return sizeof (int);
    case ENT_FIELD_NUMBER:
      return sizeof (double);
    default:
      return sizeof (gpointer);
    }
}

/**
 * ent_record_assign:
 * @self: a record
 * @from: a record of the same type that nobody else holds
 *
 * Makes @self say what @from says, and notifies the properties that changed, and
 * only those. @from is left with what @self said.
 */
void
ent_record_assign (EntRecord *self,
                   EntRecord *from)
{
  EntRecordPrivate *priv = ent_record_get_instance_private (self);
  EntRecordPrivate *from_priv = ent_record_get_instance_private (from);
  EntRecordClass *klass = ENT_RECORD_GET_CLASS (self);
  JsonObject *unknown = priv->unknown;

  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (from));

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const EntField *field = &klass->fields[i];
      gpointer mine = get_location (self, field);
      gpointer other = get_location (from, field);

      if (ent_field_equal (field, mine, other))
        continue;
      swap_bytes (mine, other, get_stored_size (field->kind));
      g_object_notify (G_OBJECT (self), field->name);
    }
  priv->unknown = from_priv->unknown;
  from_priv->unknown = unknown;
  g_clear_pointer (&priv->line, g_free);
  g_clear_pointer (&from_priv->line, g_free);
  g_object_thaw_notify (G_OBJECT (self));
}

/*< private >
 * ent_record_peek_line:
 * @self: a record
 * @length: (out): its length in bytes
 *
 * Returns: (nullable): what was kept of it since it changed last
 */
const char *
ent_record_peek_line (EntRecord *self,
                      gsize     *length)
{
  EntRecordPrivate *priv = ent_record_get_instance_private (self);

  *length = priv->length;
  return priv->line;
}

/*< private >
 * ent_record_keep_line:
 * @self: a record
 * @line: (transfer full): how it is written now
 *
 * Keeps what was written of a record until it changes.
 */
void
ent_record_keep_line (EntRecord *self,
                      char      *line)
{
  EntRecordPrivate *priv = ent_record_get_instance_private (self);

  g_free (priv->line);
  priv->line = line;
  priv->length = strlen (line);
}

/**
 * ent_record_get_id:
 * @self: a record
 *
 * Returns: (nullable): its id, or %NULL for a part of a record
 */
const char *
ent_record_get_id (EntRecord *self)
{
  EntRecordPrivate *priv = ent_record_get_instance_private (self);

  g_return_val_if_fail (ENT_IS_RECORD (self), NULL);

  return priv->id;
}

/**
 * ent_record_get_section:
 * @self: a record
 *
 * Returns: (nullable): the name of the section of a case that holds such
 *   records, or %NULL for a part of a record
 */
const char *
ent_record_get_section (EntRecord *self)
{
  g_return_val_if_fail (ENT_IS_RECORD (self), NULL);

  return ENT_RECORD_GET_CLASS (self)->section;
}

static void
foreach_inner_reference (EntRecord        *self,
                         GListModel       *inner,
                         EntReferenceFunc  func,
                         gpointer          user_data)
{
  for (guint i = 0; i < g_list_model_get_n_items (inner); i++)
    {
      g_autoptr (EntRecord) part = g_list_model_get_item (inner, i);

      ent_record_foreach_reference (part, func, user_data);
    }
}

/**
 * ent_record_foreach_reference:
 * @self: a record
 * @func: (scope call): what to call
 * @user_data: its data
 *
 * Calls @func for each reference that the record, or a part of it, makes. For a
 * part, the record that @func is handed is the part.
 */
void
ent_record_foreach_reference (EntRecord        *self,
                              EntReferenceFunc  func,
                              gpointer          user_data)
{
  EntRecordClass *klass = ENT_RECORD_GET_CLASS (self);

  g_return_if_fail (ENT_IS_RECORD (self));

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const EntField *field = &klass->fields[i];
      gpointer location = get_location (self, field);

      if (field->kind == ENT_FIELD_REFERENCE && *(char **) location != NULL)
        func (self, field, *(char **) location, user_data);

      if (field->kind == ENT_FIELD_REFERENCES)
        for (GStrv id = *(GStrv *) location; id && *id; id++)
          func (self, field, *id, user_data);

      if (field->kind == ENT_FIELD_RECORDS)
        foreach_inner_reference (self, *(GListModel **) location, func, user_data);
    }
}
