/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-bibliography-private.h"

/* CSL-JSON: the data schema of CSL 1.0.2 (csl-data.json). An item, a list of items, or
 * an object with a list `items`. Members that are not known stay; names and dates must
 * have the form that the schema gives them, because everything here relies on it. */

/* Deeper than anything that the schema allows; the parser recurses. */
#define DEPTH_LIMIT 64

static gboolean
check_depth (const char  *content,
             const char  *name,
             GError     **error)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (const char *p = content; *p != '\0'; p++)
    {
      if (in_string && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        in_string = !in_string;
      else if (!in_string && (*p == '{' || *p == '['))
        depth++;
      else if (!in_string && (*p == '}' || *p == ']') && depth > 0)
        depth--;

      if (depth > DEPTH_LIMIT)
        {
          ent_bibliography_fail (error, name, content, p, _ ("this is nested too deeply"));
          return FALSE;
        }
    }

  return TRUE;
}

static void
fail_item (GError     **error,
           const char  *name,
           guint        number,
           const char  *what)
{
  /* Translators: a file's name, the number of a record in it, and what is wrong there. */
  g_set_error (error, ENT_BIBLIOGRAPHY_ERROR, ENT_BIBLIOGRAPHY_ERROR_SYNTAX,
               _ ("“%s”, record %u: %s"), name, number, what);
}

static gboolean
is_list_of_objects (JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      return FALSE;

  return array != NULL;
}

static gboolean
check_item (JsonObject  *item,
            const char  *name,
            guint        number,
            GError     **error)
{
  static const char *const people[] = { "author", "editor", "translator" };
  static const char *const words[] = { "type", "title", "container-title", "DOI", "URL" };
  JsonNode *node;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if ((node = json_object_get_member (item, people[i])) && !is_list_of_objects (node))
      {
        g_autofree char *what = g_strdup_printf (_ ("“%s” must be a list of names"), people[i]);

        fail_item (error, name, number, what);
        return FALSE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((node = json_object_get_member (item, words[i])) &&
        (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING))
      {
        g_autofree char *what = g_strdup_printf (_ ("“%s” must be text"), words[i]);

        fail_item (error, name, number, what);
        return FALSE;
      }
  if ((node = json_object_get_member (item, "issued")) && !JSON_NODE_HOLDS_OBJECT (node))
    {
      fail_item (error, name, number, _ ("“issued” must be a date"));
      return FALSE;
    }

  return TRUE;
}

static GPtrArray *
read_items (JsonArray   *array,
            const char  *name,
            GError     **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          fail_item (error, name, i + 1, _ ("a record must be an object"));
          return NULL;
        }
      if (!check_item (json_node_get_object (node), name, i + 1, error))
        return NULL;

      g_ptr_array_add (items, json_node_dup_object (node));
    }

  return g_steal_pointer (&items);
}

static JsonArray *
dup_array (JsonNode *root)
{
  JsonNode *items = NULL;
  JsonArray *array;

  if (JSON_NODE_HOLDS_ARRAY (root))
    return json_node_dup_array (root);
  if (JSON_NODE_HOLDS_OBJECT (root))
    items = json_object_get_member (json_node_get_object (root), "items");
  if (items != NULL && JSON_NODE_HOLDS_ARRAY (items))
    return json_node_dup_array (items);

  array = json_array_new ();
  json_array_add_element (array, json_node_copy (root));
  return array;
}

typedef struct
{
  guint line;
  guint column;
} Place;

/* The parser forgets where it was when it gives up. */
static void
parse_error_cb (JsonParser   *parser,
                const GError *problem,
                Place        *place)
{
  if (place->line > 0)
    return;

  place->line = json_parser_get_current_line (parser);
  place->column = json_parser_get_current_pos (parser);
}

/*
 * ent_csl_parse:
 * @content: CSL-JSON
 * @name: what to call it in errors
 * @error: return location
 *
 * Returns: (transfer full) (element-type JsonObject) (nullable): its items
 */
GPtrArray *
ent_csl_parse (const char  *content,
               const char  *name,
               GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonArray) array = NULL;
  g_autoptr (GError) problem = NULL;
  Place place = { 0, 0 };
  const char *start = g_str_has_prefix (content, "\xef\xbb\xbf") ? content + 3 : content;

  if (!check_depth (start, name, error))
    return NULL;

  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "error", G_CALLBACK (parse_error_cb), &place);
  if (!json_parser_load_from_data (parser, start, -1, &problem))
    {
      g_set_error (error, ENT_BIBLIOGRAPHY_ERROR, ENT_BIBLIOGRAPHY_ERROR_SYNTAX,
                   _ ("“%s”, line %u, column %u: this is no JSON"), name,
                   MAX (place.line, 1), place.column + 1);
      return NULL;
    }

  array = dup_array (json_parser_get_root (parser));
  return read_items (array, name, error);
}
