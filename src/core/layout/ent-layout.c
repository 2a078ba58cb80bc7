/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-layout.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "ent-layout-engine.h"

/* The nodes and edges of a graph and their places: what is asked of a layout,
 * and what a layout answers. Plain data that travels to the child process and
 * back as JSON. */

struct _EntLayout
{
  GObject     parent_instance;

  GPtrArray  *nodes;
  GHashTable *nodes_by_id;
  GPtrArray  *edges;

  EntLayoutMethod method;
};

G_DEFINE_FINAL_TYPE (EntLayout, ent_layout, G_TYPE_OBJECT)

static void
node_free (gpointer data)
{
  EntLayoutNode *node = data;

  g_free (node->id);
  g_free (node);
}

static void
edge_free (gpointer data)
{
  EntLayoutEdge *edge = data;

  g_free (edge->tail);
  g_free (edge->head);
  g_free (edge);
}

static gboolean
is_size (double value)
{
  return isfinite (value) && value >= 0;
}

static gboolean
is_weight (double value)
{
  return isfinite (value) && value > 0;
}

static void
ent_layout_finalize (GObject *object)
{
  EntLayout *self = ENT_LAYOUT (object);

  g_hash_table_unref (self->nodes_by_id);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->edges);

  G_OBJECT_CLASS (ent_layout_parent_class)->finalize (object);
}

static void
ent_layout_class_init (EntLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_layout_finalize;
}

static void
ent_layout_init (EntLayout *self)
{
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->nodes_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->edges = g_ptr_array_new_with_free_func (edge_free);
}

/**
 * ent_layout_new:
 *
 * Returns: (transfer full): a layout of nothing
 */
EntLayout *
ent_layout_new (void)
{
  return g_object_new (ENT_TYPE_LAYOUT, NULL);
}

/**
 * ent_layout_copy:
 * @self: a layout
 *
 * Returns: (transfer full): a layout with the same nodes, edges and places
 */
EntLayout *
ent_layout_copy (EntLayout *self)
{
  EntLayout *copy;

  g_return_val_if_fail (ENT_IS_LAYOUT (self), NULL);

  copy = ent_layout_new ();
  copy->method = self->method;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const EntLayoutNode *node = g_ptr_array_index (self->nodes, i);

      ent_layout_add_node (copy, node->id, node->width, node->height);
      ent_layout_place (copy, node->id, node->x, node->y, node->pinned);
    }
  for (guint i = 0; i < self->edges->len; i++)
    {
      const EntLayoutEdge *edge = g_ptr_array_index (self->edges, i);

      ent_layout_add_edge (copy, edge->tail, edge->head, edge->weight);
    }

  return copy;
}

/**
 * ent_layout_add_node:
 * @self: a layout
 * @id: an identifier that no other node has
 * @width: the width that it is drawn with, in scene units, not negative
 * @height: the height that it is drawn with, in scene units, not negative
 *
 * Adds a node that is not pinned, at 0, 0.
 */
void
ent_layout_add_node (EntLayout  *self,
                     const char *id,
                     double      width,
                     double      height)
{
  EntLayoutNode *node;

  g_return_if_fail (ENT_IS_LAYOUT (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (!g_hash_table_contains (self->nodes_by_id, id));
  g_return_if_fail (is_size (width) && is_size (height));

  node = g_new0 (EntLayoutNode, 1);
  node->id = g_strdup (id);
  node->width = width;
  node->height = height;
  g_ptr_array_add (self->nodes, node);
  g_hash_table_insert (self->nodes_by_id, node->id, node);
}

/**
 * ent_layout_add_edge:
 * @self: a layout
 * @tail: the id of a node that was added
 * @head: the id of a node that was added
 * @weight: how strongly it pulls, greater than 0; 1 is usual, more is shorter
 *
 * Adds an edge. There may be more than one between the same two nodes: together
 * they pull as one edge with the sum of their weights.
 */
void
ent_layout_add_edge (EntLayout  *self,
                     const char *tail,
                     const char *head,
                     double      weight)
{
  EntLayoutEdge *edge;

  g_return_if_fail (ENT_IS_LAYOUT (self));
  g_return_if_fail (tail != NULL && g_hash_table_contains (self->nodes_by_id, tail));
  g_return_if_fail (head != NULL && g_hash_table_contains (self->nodes_by_id, head));
  g_return_if_fail (is_weight (weight));

  edge = g_new0 (EntLayoutEdge, 1);
  edge->tail = g_strdup (tail);
  edge->head = g_strdup (head);
  edge->weight = weight;
  g_ptr_array_add (self->edges, edge);
}

/**
 * ent_layout_place:
 * @self: a layout
 * @id: the id of a node that was added
 * @x: its centre, in scene units, to the right
 * @y: its centre, in scene units, downwards
 * @pinned: whether a layout is to leave it there
 *
 * Puts a node in its place.
 */
void
ent_layout_place (EntLayout  *self,
                  const char *id,
                  double      x,
                  double      y,
                  gboolean    pinned)
{
  EntLayoutNode *node;

  g_return_if_fail (ENT_IS_LAYOUT (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (isfinite (x) && isfinite (y));

  node = g_hash_table_lookup (self->nodes_by_id, id);
  g_return_if_fail (node != NULL);

  node->x = x;
  node->y = y;
  node->pinned = !!pinned;
}

/**
 * ent_layout_get_node:
 * @self: a layout
 * @id: an identifier
 *
 * Returns: (transfer none) (nullable): the node of that id
 */
const EntLayoutNode *
ent_layout_get_node (EntLayout  *self,
                     const char *id)
{
  g_return_val_if_fail (ENT_IS_LAYOUT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->nodes_by_id, id);
}

/**
 * ent_layout_get_nth_node:
 * @self: a layout
 * @n: a position, in the order in which the nodes were added
 *
 * Returns: (transfer none) (nullable): the node, or %NULL past the last
 */
const EntLayoutNode *
ent_layout_get_nth_node (EntLayout *self,
                         guint      n)
{
  g_return_val_if_fail (ENT_IS_LAYOUT (self), NULL);

  return n < self->nodes->len ? g_ptr_array_index (self->nodes, n) : NULL;
}

/**
 * ent_layout_get_n_nodes:
 * @self: a layout
 *
 * Returns: how many nodes it has
 */
guint
ent_layout_get_n_nodes (EntLayout *self)
{
  g_return_val_if_fail (ENT_IS_LAYOUT (self), 0);

  return self->nodes->len;
}

/**
 * ent_layout_get_nth_edge:
 * @self: a layout
 * @n: a position, in the order in which the edges were added
 *
 * Returns: (transfer none) (nullable): the edge, or %NULL past the last
 */
const EntLayoutEdge *
ent_layout_get_nth_edge (EntLayout *self,
                         guint      n)
{
  g_return_val_if_fail (ENT_IS_LAYOUT (self), NULL);

  return n < self->edges->len ? g_ptr_array_index (self->edges, n) : NULL;
}

/**
 * ent_layout_get_n_edges:
 * @self: a layout
 *
 * Returns: how many edges it has
 */
guint
ent_layout_get_n_edges (EntLayout *self)
{
  g_return_val_if_fail (ENT_IS_LAYOUT (self), 0);

  return self->edges->len;
}

static void
build_number (JsonBuilder *builder,
              const char  *name,
              double       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

static void
build_string (JsonBuilder *builder,
              const char  *name,
              const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
build_node (JsonBuilder         *builder,
            const EntLayoutNode *node)
{
  json_builder_begin_object (builder);
  build_string (builder, "id", node->id);
  build_number (builder, "x", node->x);
  build_number (builder, "y", node->y);
  build_number (builder, "width", node->width);
  build_number (builder, "height", node->height);
  json_builder_set_member_name (builder, "pinned");
  json_builder_add_boolean_value (builder, node->pinned);
  json_builder_end_object (builder);
}

static void
build_edge (JsonBuilder         *builder,
            const EntLayoutEdge *edge)
{
  json_builder_begin_object (builder);
  build_string (builder, "tail", edge->tail);
  build_string (builder, "head", edge->head);
  build_number (builder, "weight", edge->weight);
  json_builder_end_object (builder);
}

/**
 * ent_layout_get_method:
 * @self: a layout
 *
 * Returns: how its nodes are to be arranged
 */
EntLayoutMethod
ent_layout_get_method (EntLayout *self)
{
  g_return_val_if_fail (ENT_IS_LAYOUT (self), ENT_LAYOUT_METHOD_AUTOMATIC);

  return self->method;
}

/**
 * ent_layout_set_method:
 * @self: a layout
 * @method: how its nodes are to be arranged
 *
 * Says by what method a layout is asked for.
 */
void
ent_layout_set_method (EntLayout       *self,
                       EntLayoutMethod  method)
{
  g_return_if_fail (ENT_IS_LAYOUT (self));
  g_return_if_fail (method < ENT_LAYOUT_N_METHODS);

  self->method = method;
}

/**
 * ent_layout_to_json:
 * @self: a layout
 *
 * Writes the layout as one JSON object, with its nodes and edges in the order
 * in which they were added:
 *
 * ```json
 * { "nodes": [ { "id": "A", "x": 0.0, "y": 0.0, "width": 80.0, "height": 34.0,
 *                "pinned": false } ],
 *   "edges": [ { "tail": "A", "head": "B", "weight": 1.0 } ] }
 * ```
 *
 * Returns: (transfer full): the JSON, on one line, in UTF-8
 */
char *
ent_layout_to_json (EntLayout *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (ENT_IS_LAYOUT (self), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "nodes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->nodes->len; i++)
    build_node (builder, g_ptr_array_index (self->nodes, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "edges");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->edges->len; i++)
    build_edge (builder, g_ptr_array_index (self->edges, i));
  json_builder_end_array (builder);
  if (self->method != ENT_LAYOUT_METHOD_AUTOMATIC)
    {
      json_builder_set_member_name (builder, "method");
      json_builder_add_int_value (builder, self->method);
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* Reading. PLACE is where an object stands in the whole, such as "nodes[3]",
 * and begins what an error says of it. */

typedef enum
{
  FAULT_MISSING,
  FAULT_UNKNOWN,
  FAULT_NO_NUMBER,
  FAULT_TOO_LARGE,
  FAULT_NO_STRING,
  FAULT_NO_BOOLEAN,
  FAULT_TWICE,
  FAULT_NEGATIVE,
  FAULT_NO_NODE,
  FAULT_NO_WEIGHT,
  FAULT_NO_ARRAY,
  FAULT_NO_OBJECT,
  FAULT_NO_METHOD,
} Fault;

static char *
fault_to_words (Fault       fault,
                const char *path)
{
  switch (fault)
    {
      /* Translators: in all of these, %s is a place such as nodes[3].width */
    case FAULT_MISSING:
      return g_strdup_printf (_ ("The layout’s member “%s” is missing"), path);
    case FAULT_UNKNOWN:
      return g_strdup_printf (_ ("The layout’s member “%s” is not known"), path);
    case FAULT_NO_NUMBER:
      return g_strdup_printf (_ ("The layout’s member “%s” is not a number"), path);
    case FAULT_TOO_LARGE:
      return g_strdup_printf (_ ("The layout’s member “%s” is too large a number"), path);
    case FAULT_NO_STRING:
      return g_strdup_printf (_ ("The layout’s member “%s” is not a string"), path);
    case FAULT_NO_BOOLEAN:
      return g_strdup_printf (_ ("The layout’s member “%s” is neither true nor false"), path);
    case FAULT_TWICE:
      return g_strdup_printf (_ ("The layout’s member “%s” names a node twice"), path);
    case FAULT_NEGATIVE:
      return g_strdup_printf (_ ("The layout’s member “%s” is negative"), path);
    case FAULT_NO_NODE:
      return g_strdup_printf (_ ("The layout’s member “%s” names a node that is not there"), path);
    case FAULT_NO_WEIGHT:
      return g_strdup_printf (_ ("The layout’s member “%s” is not greater than 0"), path);
    case FAULT_NO_ARRAY:
      return g_strdup_printf (_ ("The layout’s member “%s” is not an array"), path);
    case FAULT_NO_OBJECT:
      return g_strdup_printf (_ ("The layout’s member “%s” is not an object"), path);
    case FAULT_NO_METHOD:
      return g_strdup_printf (_ ("The layout’s member “%s” is no method"), path);
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
refuse (GError     **error,
        const char  *place,
        const char  *member,
        Fault        fault)
{
  g_autofree char *path = *place != '\0' && *member != '\0'
                            ? g_strconcat (place, ".", member, NULL)
                            : g_strconcat (place, member, NULL);
  g_autofree char *words = fault_to_words (fault, path);

  g_set_error_literal (error, ENT_LAYOUT_ERROR, ENT_LAYOUT_ERROR_PROTOCOL, words);
  return FALSE;
}

static gboolean
check_members (JsonObject         *object,
               const char *const  *members,
               const char         *place,
               GError            **error)
{
  g_autoptr (GList) present = json_object_get_members (object);

  for (guint i = 0; members[i] != NULL; i++)
    if (!json_object_has_member (object, members[i]))
      return refuse (error, place, members[i], FAULT_MISSING);

  for (GList *l = present; l != NULL; l = l->next)
    if (!g_strv_contains (members, l->data))
      return refuse (error, place, l->data, FAULT_UNKNOWN);

  return TRUE;
}

static gboolean
read_number (JsonObject  *object,
             const char  *member,
             const char  *place,
             double      *number,
             GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_DOUBLE && type != G_TYPE_INT64)
    return refuse (error, place, member, FAULT_NO_NUMBER);

  *number = json_node_get_double (node);
  if (!isfinite (*number))
    return refuse (error, place, member, FAULT_TOO_LARGE);

  return TRUE;
}

static gboolean
read_string (JsonObject  *object,
             const char  *member,
             const char  *place,
             const char **string,
             GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse (error, place, member, FAULT_NO_STRING);

  *string = json_node_get_string (node);
  return TRUE;
}

static gboolean
read_boolean (JsonObject  *object,
              const char  *member,
              const char  *place,
              gboolean    *value,
              GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (error, place, member, FAULT_NO_BOOLEAN);

  *value = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_node (EntLayout   *self,
           JsonObject  *object,
           const char  *place,
           GError     **error)
{
  static const char *const members[] = { "id", "x", "y", "width", "height", "pinned", NULL };
  const char *id;
  double x, y, width, height;
  gboolean pinned;

  if (!check_members (object, members, place, error) ||
      !read_string (object, "id", place, &id, error) ||
      !read_number (object, "x", place, &x, error) ||
      !read_number (object, "y", place, &y, error) ||
      !read_number (object, "width", place, &width, error) ||
      !read_number (object, "height", place, &height, error) ||
      !read_boolean (object, "pinned", place, &pinned, error))
    return FALSE;

  if (ent_layout_get_node (self, id) != NULL)
    return refuse (error, place, "id", FAULT_TWICE);
  if (!is_size (width))
    return refuse (error, place, "width", FAULT_NEGATIVE);
  if (!is_size (height))
    return refuse (error, place, "height", FAULT_NEGATIVE);

  ent_layout_add_node (self, id, width, height);
  ent_layout_place (self, id, x, y, pinned);
  return TRUE;
}

static gboolean
read_edge (EntLayout   *self,
           JsonObject  *object,
           const char  *place,
           GError     **error)
{
  static const char *const members[] = { "tail", "head", "weight", NULL };
  const char *tail, *head;
  double weight;

  if (!check_members (object, members, place, error) ||
      !read_string (object, "tail", place, &tail, error) ||
      !read_string (object, "head", place, &head, error) ||
      !read_number (object, "weight", place, &weight, error))
    return FALSE;

  if (ent_layout_get_node (self, tail) == NULL)
    return refuse (error, place, "tail", FAULT_NO_NODE);
  if (ent_layout_get_node (self, head) == NULL)
    return refuse (error, place, "head", FAULT_NO_NODE);
  if (!is_weight (weight))
    return refuse (error, place, "weight", FAULT_NO_WEIGHT);

  ent_layout_add_edge (self, tail, head, weight);
  return TRUE;
}

typedef gboolean (*ReadElement) (EntLayout   *self,
                                 JsonObject  *object,
                                 const char  *place,
                                 GError     **error);

static gboolean
read_array (EntLayout    *self,
            JsonObject   *root,
            const char   *member,
            ReadElement   read_element,
            GError      **error)
{
  JsonNode *node = json_object_get_member (root, member);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, "", member, FAULT_NO_ARRAY);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%u]", member, i);
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return refuse (error, place, "", FAULT_NO_OBJECT);
      if (!read_element (self, json_node_get_object (element), place, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_method (EntLayout   *self,
             JsonObject  *root,
             GError     **error)
{
  double method = 0;

  if (!json_object_has_member (root, "method"))
    return TRUE;
  if (!read_number (root, "method", "", &method, error))
    return FALSE;
  if (method != floor (method) || method < 0 || method >= ENT_LAYOUT_N_METHODS)
    return refuse (error, "", "method", FAULT_NO_METHOD);
  self->method = (EntLayoutMethod) method;
  return TRUE;
}

/**
 * ent_layout_new_from_json:
 * @json: what ent_layout_to_json() wrote
 * @error: (out) (optional): where to say what is wrong
 *
 * Reads a layout, strictly: every member must be there and be what it should,
 * and there may be no other.
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL with
 *   %ENT_LAYOUT_ERROR_PROTOCOL, which names the member that is wrong
 */
EntLayout *
ent_layout_new_from_json (const char  *json,
                          GError     **error)
{
  static const char *const members[] = { "nodes", "edges", NULL };
  static const char *const with_method[] = { "nodes", "edges", "method", NULL };
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (EntLayout) self = ent_layout_new ();
  g_autoptr (GError) local_error = NULL;
  JsonObject *object;
  JsonNode *root;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, json, -1, &local_error))
    {
      g_set_error (error,
                   ENT_LAYOUT_ERROR,
                   ENT_LAYOUT_ERROR_PROTOCOL,
                   _ ("The layout is not JSON: %s"),
                   local_error->message);
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error,
                           ENT_LAYOUT_ERROR,
                           ENT_LAYOUT_ERROR_PROTOCOL,
                           _ ("The layout is not a JSON object"));
      return NULL;
    }

  object = json_node_get_object (root);
  if (!check_members (object, json_object_has_member (object, "method") ? with_method : members,
                      "", error) ||
      !read_method (self, object, error) ||
      !read_array (self, object, "nodes", read_node, error) ||
      !read_array (self, object, "edges", read_edge, error))
    return NULL;

  return g_steal_pointer (&self);
}
