/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-json.h"

/*
 * Careful getters for JSON that others wrote: metadata in CSL-JSON, annotations, what a
 * page or a child process says. Anything may stand there. What is not there, or is
 * something else, is NULL, and no criticals are raised.
 */

/*< private >
 * ent_json_as_string:
 * @node: (nullable): a node
 *
 * Returns: (transfer none) (nullable): its words, where it holds a string
 */
const char *
ent_json_as_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

/*< private >
 * ent_json_as_array:
 * @node: (nullable): a node
 *
 * Returns: (transfer none) (nullable): its array, where it holds one
 */
JsonArray *
ent_json_as_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/*< private >
 * ent_json_as_object:
 * @node: (nullable): a node
 *
 * Returns: (transfer none) (nullable): its object, where it holds one
 */
JsonObject *
ent_json_as_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonNode *
get_member (JsonObject *object,
            const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

/*< private >
 * ent_json_get_string:
 * @object: (nullable): an object
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the member's words, where it is a string
 */
const char *
ent_json_get_string (JsonObject *object,
                     const char *name)
{
  return ent_json_as_string (get_member (object, name));
}

/*< private >
 * ent_json_get_array:
 * @object: (nullable): an object
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the member, where it is an array
 */
JsonArray *
ent_json_get_array (JsonObject *object,
                    const char *name)
{
  return ent_json_as_array (get_member (object, name));
}

/*< private >
 * ent_json_get_object:
 * @object: (nullable): an object
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the member, where it is an object
 */
JsonObject *
ent_json_get_object (JsonObject *object,
                     const char *name)
{
  return ent_json_as_object (get_member (object, name));
}
