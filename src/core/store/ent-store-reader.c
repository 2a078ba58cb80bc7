/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-case-private.h"
#include "ent-store-private.h"
#include "ent-store.h"

/*
 * Reading a case. A case is taken whole or not at all, and a refusal says which
 * file, where in it, and what is wrong: a line and column where the JSON itself
 * is broken, else the section, the record and the member.
 */

/* The line of the first mark that a merge of lines left, from 1; 0 where there is none. */
static guint
find_conflict_mark (const char *data,
                    gsize       size)
{
  const char *end = data + size;
  guint line = 1;

  for (const char *at = data; at != NULL && at < end; line++)
    {
      if (end - at > 8 && (memcmp (at, "<<<<<<< ", 8) == 0 || memcmp (at, ">>>>>>> ", 8) == 0))
        return line;
      at = memchr (at, '\n', (gsize) (end - at));
      if (at != NULL)
        at++;
    }

  return 0;
}

static void
explain_no_json (GError     **error,
                 const char  *name,
                 const char  *data,
                 gsize        size,
                 const char  *message)
{
  /* json-glib's messages begin with the place: "<data>:3:14: Parse error: …" */
  const char *place = g_strstr_len (message, -1, "<data>:");
  guint line = find_conflict_mark (data, size);

  if (line > 0)
    g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_NOT_A_CASE,
                 /* Translators: a file's name, and a line in it. */
                 _("%s holds the conflict marks of a merge of lines, at line %u: take the file of "
                   "one side, or merge the versions with “entente merge”"), name, line);
  else
    g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_NOT_A_CASE,
                 /* Translators: a file's name, then where and what is wrong with its JSON. */
                 _("%s is no case, for it is not JSON: %s"), name,
                 place ? place + strlen ("<data>:") : message);
}

static JsonNode *
parse (GBytes      *bytes,
       const char  *name,
       GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    {
      g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_NOT_A_CASE, _("%s is empty"), name);
      return NULL;
    }

  /* Else comments, and whatever stands behind the end, are passed over in silence:
   * they would be gone when the case is saved. */
  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, data, (gssize) size, &local))
    {
      explain_no_json (error, name, data, size, local->message);
      return NULL;
    }

  return json_node_ref (json_parser_get_root (parser));
}

static gboolean
is_kept (JsonNode *value)
{
  GType type = json_node_get_value_type (value);

  if (type == G_TYPE_INT64)
    return json_node_get_int (value) != G_MAXINT64 && json_node_get_int (value) != G_MININT64;

  return type != G_TYPE_DOUBLE || isfinite (json_node_get_double (value));
}

static gboolean
are_numbers_kept (JsonNode *node,
                  GString  *path);

static gboolean
are_elements_kept (JsonArray *array,
                   GString   *path)
{
  gsize length = path->len;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_string_append_printf (path, "[%u]", i);
      if (!are_numbers_kept (json_array_get_element (array, i), path))
        return FALSE;
      g_string_truncate (path, length);
    }

  return TRUE;
}

static gboolean
are_members_kept (JsonObject *object,
                  GString    *path)
{
  gsize length = path->len;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_string_append_printf (path, "%s%s", length > 0 ? "." : "", name);
      if (!are_numbers_kept (member, path))
        return FALSE;
      g_string_truncate (path, length);
    }

  return TRUE;
}

/* Leaves in @path the place of the first number that would not survive. */
static gboolean
are_numbers_kept (JsonNode *node,
                  GString  *path)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return are_elements_kept (json_node_get_array (node), path);
  if (JSON_NODE_HOLDS_OBJECT (node))
    return are_members_kept (json_node_get_object (node), path);

  return !JSON_NODE_HOLDS_VALUE (node) || is_kept (node);
}

/* json-glib cuts a whole number that is too large, and writes 1e999 as it cannot
 * read it again. Either would be lost in silence, in members that are only kept. */
static gboolean
check_numbers (JsonNode    *root,
               const char  *name,
               GError     **error)
{
  g_autoptr (GString) path = g_string_new (NULL);

  if (are_numbers_kept (root, path))
    return TRUE;

  g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_INVALID,
               /* Translators: a file, and the place of a member in it. */
               _("%s: the number at %s is too large"), name, path->str);
  return FALSE;
}

/* What is quoted from the file may hold line ends; a refusal is one line. */
static void
keep_to_one_line (GError *error)
{
  for (char *at = error->message; *at; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
}

static JsonObject *
check_format (JsonNode    *root,
              const char  *name,
              GError     **error)
{
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *format = NULL;
  gint64 version;

  if (object != NULL)
    format = json_object_get_string_member_with_default (object, "format", NULL);
  if (g_strcmp0 (format, ENT_STORE_FORMAT) != 0)
    {
      g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_NOT_A_CASE,
                   _("%s is JSON, but no case: its “format” is not “%s”"), name, ENT_STORE_FORMAT);
      return NULL;
    }

  version = json_object_get_int_member_with_default (object, "version", 0);
  if (version > ENT_STORE_VERSION)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, version);

      g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_NEWER,
                   /* Translators: the name of a file, and two numbers. */
                   _("%s was written by a newer version of Entente (its format is %s, this one "
                     "reads up to %d): open it with that version"),
                   name, number, ENT_STORE_VERSION);
      return NULL;
    }
  if (version < 1)
    {
      g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_NOT_A_CASE,
                   _("%s: “version” should be a number from 1"), name);
      return NULL;
    }

  return object;
}

static EntHeader *
read_header (JsonObject  *object,
             const char  *name,
             GError     **error)
{
  JsonNode *member = json_object_get_member (object, "case");
  EntRecord *header;

  if (member == NULL)
    {
      g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_INVALID, _("%s: it has no “case”"), name);
      return NULL;
    }

  header = ent_record_new_from_json (ENT_TYPE_HEADER, member, error);
  if (header == NULL)
    {
      g_prefix_error (error, "%s: case: ", name);
      return NULL;
    }

  return ENT_HEADER (header);
}

static char *
dup_record_place (const char *name,
                  const char *section,
                  guint       number,
                  JsonNode   *node)
{
  const char *id = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    id = json_object_get_string_member_with_default (json_node_get_object (node), "id", NULL);
  if (id != NULL)
    /* Translators: a file, a section of it, a record's number in that, and its id. */
    return g_strdup_printf (_("%s: %s, record %u (“%s”): "), name, section, number, id);

  return g_strdup_printf (_("%s: %s, record %u: "), name, section, number);
}

static gboolean
read_record (EntCase     *the_case,
             GType        type,
             const char  *place,
             JsonNode    *node,
             GError     **error)
{
  g_autoptr (EntRecord) record = ent_record_new_from_json (type, node, error);

  if (record != NULL && ent_case_add (the_case, record, error))
    return TRUE;

  g_prefix_error_literal (error, place);
  return FALSE;
}

static gboolean
read_section (EntCase     *the_case,
              GType        type,
              const char  *section,
              JsonNode    *member,
              const char  *name,
              GError     **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (member))
    {
      g_set_error (error, ENT_CASE_ERROR, ENT_CASE_ERROR_INVALID,
                   _("%s: “%s” should be a list"), name, section);
      return FALSE;
    }

  array = json_node_get_array (member);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *place = dup_record_place (name, section, i + 1, node);

      if (!read_record (the_case, type, place, node, error))
        return FALSE;
    }

  return TRUE;
}

static void
keep_unknown_members (EntCase    *the_case,
                      JsonObject *object)
{
  g_autoptr (JsonObject) unknown = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l; l = l->next)
    if (!ent_store_knows_member (l->data))
      json_object_set_member (unknown, l->data, json_object_dup_member (object, l->data));

  if (json_object_get_size (unknown) > 0)
    g_object_set_data_full (G_OBJECT (the_case), ENT_CASE_UNKNOWN, g_steal_pointer (&unknown),
                            (GDestroyNotify) json_object_unref);
}

/*< private >
 * ent_store_dup_section:
 * @type: a type of record
 *
 * Returns: (transfer full): the name of the section that holds such records
 */
char *
ent_store_dup_section (GType type)
{
  g_autoptr (EntRecordClass) class = g_type_class_ref (type);

  return g_strdup (class->section);
}

/*< private >
 * ent_store_knows_member:
 * @name: the name of a member of the document
 *
 * Returns: whether this version knows it
 */
gboolean
ent_store_knows_member (const char *name)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *section = ent_store_dup_section (types[i]);

      if (g_str_equal (section, name))
        return TRUE;
    }

  return g_str_equal (name, "format") || g_str_equal (name, "version") || g_str_equal (name, "case");
}

static gboolean
read_sections (EntCase     *the_case,
               JsonObject  *object,
               const char  *name,
               GError     **error)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *section = ent_store_dup_section (types[i]);
      JsonNode *member = json_object_get_member (object, section);

      if (member != NULL && !read_section (the_case, types[i], section, member, name, error))
        return FALSE;
    }

  if (ent_case_check_references (the_case, error))
    return TRUE;

  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

static EntCase *
read_document (GBytes      *bytes,
               const char  *name,
               GError     **error)
{
  g_autoptr (JsonNode) root = parse (bytes, name, error);
  g_autoptr (EntHeader) header = NULL;
  g_autoptr (EntCase) the_case = NULL;
  JsonObject *object;

  object = root ? check_format (root, name, error) : NULL;
  if (object == NULL || !check_numbers (root, name, error))
    return NULL;

  header = read_header (object, name, error);
  if (header == NULL)
    return NULL;

  the_case = ent_case_new (header);
  if (!read_sections (the_case, object, name, error))
    return NULL;
  keep_unknown_members (the_case, object);

  return g_steal_pointer (&the_case);
}

/**
 * ent_store_read:
 * @bytes: the document
 * @name: its name, for messages
 * @error: return location
 *
 * Reads a case. A refusal is one line: the file, the place in it, and the fault.
 *
 * Returns: (transfer full) (nullable): the case, or %NULL with
 *   [error@CaseError], [error@RecordError], [error@DateError] or
 *   [error@AnchorError]
 */
EntCase *
ent_store_read (GBytes      *bytes,
                const char  *name,
                GError     **error)
{
  g_autoptr (GError) local = NULL;
  EntCase *the_case;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  the_case = read_document (bytes, name, &local);
  if (the_case == NULL)
    {
      keep_to_one_line (local);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  g_object_set_data_full (G_OBJECT (the_case), ENT_STORE_BYTES, g_bytes_ref (bytes),
                          (GDestroyNotify) g_bytes_unref);
  g_object_set_data_full (G_OBJECT (the_case), ENT_STORE_DIGEST, ent_store_digest (bytes), g_free);
  return the_case;
}
