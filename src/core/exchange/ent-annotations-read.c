/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-annotations-private.h"
#include "ent-json.h"

/*
 * Reading annotations, in the dialects in which people have them:
 *
 *  - W3C Web Annotations: one, an array, an AnnotationPage or an AnnotationCollection with
 *    its first page (`items`, `first`), as this program writes them;
 *  - Hypothesis: an export of its client (`annotations`), an answer of its API (`rows`), in
 *    which an annotation has `uri`, `text`, `tags`, `document` and targets with selectors.
 *
 * Members that are of another type than they should be are taken for missing: a file of
 * somebody else's is read as far as it can be.
 */

G_DEFINE_QUARK (ent-annotations-error-quark, ent_annotations_error)

static void
annotation_free (EntAnnotation *self)
{
  g_free (self->id);
  g_free (self->source);
  g_free (self->title);
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->comment);
  g_strfreev (self->tags);
  json_object_unref (self->object);
  g_free (self);
}

/* ----------------------------------------------------------------- careful getters */

static JsonNode *
get_member (JsonObject *object,
            const char *name)
{
  return object ? json_object_get_member (object, name) : NULL;
}

/* JSON-LD allows one value where there may be many. */
static guint
count_values (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return 0;

  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 1;
}

static JsonNode *
get_value (JsonNode *node,
           guint     n)
{
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_element (json_node_get_array (node), n)
                                      : node;
}

static gboolean
get_number (JsonObject *object,
            const char *name,
            gsize      *number)
{
  JsonNode *node = get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < 0)
    return FALSE;

  *number = (gsize) json_node_get_int (node);
  return TRUE;
}

/* ----------------------------------------------------------------- one annotation */

static gboolean
has_purpose (JsonObject *body,
             const char *purpose)
{
  JsonNode *purposes = get_member (body, "purpose");

  for (guint i = 0; i < count_values (purposes); i++)
    if (g_strcmp0 (ent_json_as_string (get_value (purposes, i)), purpose) == 0)
      return TRUE;

  return FALSE;
}

static void
append_comment (GString    *comment,
                const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  if (comment->len > 0)
    g_string_append_c (comment, ' ');
  g_string_append (comment, text);
}

static void
read_body (JsonNode     *node,
           GString      *comment,
           GStrvBuilder *tags)
{
  JsonObject *body = ent_json_as_object (node);
  const char *value = body ? ent_json_get_string (body, "value") : ent_json_as_string (node);

  if (value == NULL)
    return;
  if (body != NULL && has_purpose (body, "tagging"))
    g_strv_builder_add (tags, value);
  else if (body != NULL && has_purpose (body, "classifying"))
    g_strv_builder_add (tags, value);
  else
    append_comment (comment, value);
}

static void
read_bodies (EntAnnotation *self)
{
  g_autoptr (GString) comment = g_string_new (NULL);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  JsonNode *bodies = get_member (self->object, "body");
  JsonNode *own_tags = get_member (self->object, "tags");

  append_comment (comment, ent_json_get_string (self->object, "bodyValue"));
  append_comment (comment, ent_json_get_string (self->object, "text"));
  for (guint i = 0; i < count_values (bodies); i++)
    read_body (get_value (bodies, i), comment, tags);
  for (guint i = 0; i < count_values (own_tags); i++)
    if (ent_json_as_string (get_value (own_tags, i)) != NULL)
      g_strv_builder_add (tags, ent_json_as_string (get_value (own_tags, i)));

  self->tags = g_strv_builder_end (tags);
  if (comment->len > 0)
    self->comment = g_strstrip (g_strdup (comment->str));
}

/* Positions in somebody else's text are no positions in ours. */
static void
read_selector (EntAnnotation *self,
               JsonObject    *selector)
{
  const char *type = ent_json_get_string (selector, "type");

  if (g_strcmp0 (type, "TextQuoteSelector") == 0)
    {
      g_set_str (&self->exact, ent_json_get_string (selector, "exact"));
      g_set_str (&self->prefix, ent_json_get_string (selector, "prefix"));
      g_set_str (&self->suffix, ent_json_get_string (selector, "suffix"));
    }
  else if (g_strcmp0 (type, "TextPositionSelector") == 0 &&
           json_object_has_member (self->object, "entente:anchor"))
    {
      self->has_position = get_number (selector, "start", &self->start) &&
                           get_number (selector, "end", &self->end);
    }
}

static void
read_target (EntAnnotation *self)
{
  JsonNode *targets = get_member (self->object, "target");
  JsonNode *first = count_values (targets) > 0 ? get_value (targets, 0) : NULL;
  JsonObject *target = ent_json_as_object (first);
  JsonNode *selectors = get_member (target, "selector");
  JsonNode *source = get_member (target, "source");
  JsonObject *source_object = ent_json_as_object (source);

  g_set_str (&self->source, source_object ? ent_json_get_string (source_object, "id")
                                          : ent_json_as_string (source));
  if (self->source == NULL)
    g_set_str (&self->source,
               target ? ent_json_get_string (target, "id") : ent_json_as_string (first));
  if (self->source == NULL)
    g_set_str (&self->source, ent_json_get_string (self->object, "uri"));
  for (guint i = 0; i < count_values (selectors); i++)
    read_selector (self, ent_json_as_object (get_value (selectors, i)));
}

static void
read_title (EntAnnotation *self)
{
  JsonNode *titles = get_member (ent_json_get_object (self->object, "document"), "title");

  if (count_values (titles) > 0)
    g_set_str (&self->title, ent_json_as_string (get_value (titles, 0)));
}

static EntAnnotation *
annotation_new (JsonObject *object)
{
  EntAnnotation *self = g_new0 (EntAnnotation, 1);

  self->object = json_object_ref (object);
  self->id = g_strdup (ent_json_get_string (object, "id"));
  read_bodies (self);
  read_target (self);
  read_title (self);

  return self;
}

/* ----------------------------------------------------------------- the file */

static JsonNode *
find_items (JsonNode *root)
{
  static const char *const names[] = { "items", "annotations", "rows" };
  JsonObject *object = ent_json_as_object (root);
  JsonObject *first = ent_json_as_object (get_member (object, "first"));

  if (object == NULL)
    return JSON_NODE_HOLDS_ARRAY (root) ? root : NULL;
  if (first != NULL)
    object = first;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (object, names[i]))
      return json_object_get_member (object, names[i]);

  /* One annotation by itself. */
  return json_object_has_member (object, "target") ? root : NULL;
}

/* Somebody else's parser may be content with less than JSON; ours says where it stopped. */
static JsonNode *
parse (const char  *content,
       gssize       length,
       const char  *name,
       GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;

  if (json_parser_load_from_data (parser, content, length, &reason))
    {
      JsonNode *root = json_parser_steal_root (parser);

      if (root == NULL)
        g_set_error (error, ENT_ANNOTATIONS_ERROR, ENT_ANNOTATIONS_ERROR_INVALID,
                     _("“%s” is empty"), name);
      return root;
    }

  g_set_error (error, ENT_ANNOTATIONS_ERROR, ENT_ANNOTATIONS_ERROR_INVALID,
               _("“%s” is not JSON: line %u, character %u: %s"), name,
               json_parser_get_current_line (parser), json_parser_get_current_pos (parser),
               reason->message);
  return NULL;
}

/*< private >
 * ent_annotations_read:
 * @content: a file of annotations
 * @length: its length in bytes, or -1
 * @name: what to call it in errors
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type EntAnnotation): the annotations in the
 *   order of the file, or %NULL with %ENT_ANNOTATIONS_ERROR_INVALID
 */
GPtrArray *
ent_annotations_read (const char  *content,
                      gssize       length,
                      const char  *name,
                      GError     **error)
{
  g_autoptr (JsonNode) root = parse (content, length, name, error);
  JsonNode *items = root ? find_items (root) : NULL;
  GPtrArray *annotations = NULL;

  if (root == NULL)
    return NULL;
  if (items == NULL)
    {
      g_set_error (error, ENT_ANNOTATIONS_ERROR, ENT_ANNOTATIONS_ERROR_INVALID,
                   _("“%s” holds no annotations: neither W3C Web Annotations nor an export of "
                     "Hypothesis"), name);
      return NULL;
    }

  annotations = g_ptr_array_new_with_free_func ((GDestroyNotify) annotation_free);
  for (guint i = 0; i < count_values (items); i++)
    {
      JsonObject *object = ent_json_as_object (get_value (items, i));

      if (object != NULL)
        g_ptr_array_add (annotations, annotation_new (object));
    }

  return annotations;
}

/*< private >
 * ent_annotation_get_own:
 * @self: an annotation
 * @member: the name of a member of ours, `entente:target`
 *
 * Returns: (nullable): what it says
 */
const char *
ent_annotation_get_own (const EntAnnotation *self,
                        const char          *member)
{
  return ent_json_get_string (self->object, member);
}
