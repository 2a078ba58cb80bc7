/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-case.h"

/*
 * A change as JSON, as the journal keeps it:
 *
 *   {"title":"Move Laos","time":"2026-11-22T12:07:55.123456Z","key":"move",
 *    "edits":[{"section":"places","before":{…},"after":{…}}]}
 *
 * `key` is left out where there is none, `before` where a record is made, `after`
 * where it is removed. The header's section is `case`.
 */

#define HEADER_SECTION "case"

static char *
dup_section (GType type)
{
  g_autoptr (EntRecordClass) class = g_type_class_ref (type);

  return g_strdup (class->section != NULL ? class->section : HEADER_SECTION);
}

static GType
find_section (const char *section)
{
  guint n_types;
  const GType *types = ent_case_get_section_types (&n_types);

  if (g_strcmp0 (section, HEADER_SECTION) == 0)
    return ENT_TYPE_HEADER;

  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *name = dup_section (types[i]);

      if (g_strcmp0 (name, section) == 0)
        return types[i];
    }

  return G_TYPE_INVALID;
}

static JsonNode *
edit_to_json (const EntEdit *edit)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *section = dup_section (edit->type);

  json_node_take_object (node, object);
  json_object_set_string_member (object, "section", section);
  if (edit->before != NULL)
    json_object_set_member (object, "before", json_node_copy (edit->before));
  if (edit->after != NULL)
    json_object_set_member (object, "after", json_node_copy (edit->after));

  return node;
}

/**
 * ent_change_to_json:
 * @self: a change
 *
 * Writes a change down, with all that is needed to do it again or to undo it.
 *
 * Returns: (transfer full): a JSON object; without line ends when it is printed plainly
 */
JsonNode *
ent_change_to_json (EntChange *self)
{
  JsonNode *node;
  JsonObject *object;
  JsonArray *edits;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *time_text = NULL;

  g_return_val_if_fail (ENT_IS_CHANGE (self), NULL);

  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  edits = json_array_new ();
  time = g_date_time_new_from_unix_utc_usec (ent_change_get_time (self));
  time_text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S.%fZ");

  json_node_take_object (node, object);
  json_object_set_string_member (object, "title", ent_change_get_title (self));
  json_object_set_string_member (object, "time", time_text);
  if (ent_change_get_merge_key (self) != NULL)
    json_object_set_string_member (object, "key", ent_change_get_merge_key (self));
  for (guint i = 0; i < ent_change_get_n_edits (self); i++)
    json_array_add_element (edits, edit_to_json (ent_change_get_edit (self, i)));
  json_object_set_array_member (object, "edits", edits);

  return node;
}

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, ENT_RECORD_ERROR, ENT_RECORD_ERROR_VALUE, message);
  return FALSE;
}

static JsonNode *
get_record (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? node : NULL;
}

static const char *
get_id (JsonNode *node)
{
  return json_object_get_string_member_with_default (json_node_get_object (node), "id", NULL);
}

static gboolean
read_edit (EntChange   *self,
           JsonNode    *node,
           GError     **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *before = object ? get_record (object, "before") : NULL;
  JsonNode *after = object ? get_record (object, "after") : NULL;
  GType type;

  if (before == NULL && after == NULL)
    return refuse (error, _("an edit has neither “before” nor “after”"));
  type = find_section (json_object_get_string_member_with_default (object, "section", NULL));
  if (type == G_TYPE_INVALID)
    return refuse (error, _("an edit has a “section” that is not known"));
  if (type != ENT_TYPE_HEADER && get_id (before ? before : after) == NULL)
    return refuse (error, _("an edit has a record without “id”"));
  if (before && after && g_strcmp0 (get_id (before), get_id (after)) != 0)
    return refuse (error, _("an edit has two records with different “id”"));
  if (type == ENT_TYPE_HEADER && (before == NULL || after == NULL))
    return refuse (error, _("an edit makes or removes “case”"));

  ent_change_add (self, type, before, after);
  return TRUE;
}

/**
 * ent_change_new_from_json:
 * @node: what [method@Change.to_json] made
 * @error: return location
 *
 * Reads a change. Whether its records are valid is found out when it is done.
 *
 * Returns: (transfer full) (nullable): the change, or %NULL with
 *   %ENT_RECORD_ERROR_VALUE
 */
EntChange *
ent_change_new_from_json (JsonNode  *node,
                          GError   **error)
{
  g_autoptr (EntChange) self = NULL;
  g_autoptr (GDateTime) time = NULL;
  JsonObject *object;
  JsonNode *edits;
  const char *title;
  const char *time_text;

  g_return_val_if_fail (node != NULL, NULL);

  object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  edits = object ? json_object_get_member (object, "edits") : NULL;
  if (edits == NULL || !JSON_NODE_HOLDS_ARRAY (edits))
    return refuse (error, _("a change has no “edits”")), NULL;

  title = json_object_get_string_member_with_default (object, "title", NULL);
  time_text = json_object_get_string_member_with_default (object, "time", NULL);
  time = time_text ? g_date_time_new_from_iso8601 (time_text, NULL) : NULL;
  if (title == NULL || time == NULL)
    return refuse (error, _("a change has no “title” or no “time”")), NULL;

  self = ent_change_new (title);
  ent_change_set_time (self, g_date_time_to_unix_usec (time));
  ent_change_set_merge_key (self,
                            json_object_get_string_member_with_default (object, "key", NULL));
  for (guint i = 0; i < json_array_get_length (json_node_get_array (edits)); i++)
    if (!read_edit (self, json_array_get_element (json_node_get_array (edits), i), error))
      return NULL;

  return g_steal_pointer (&self);
}
