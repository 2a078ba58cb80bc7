/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <glib/gi18n-lib.h>

#include "ent-import-private.h"

/* XML and HTML as libxml2's trees, and the way about in them.
 *
 * XML is read without anything from outside: no DTD is loaded, no entity is put
 * in place of its reference, nothing is fetched. So a reference gives nothing
 * (to a file of this machine, say), or the one character that it means in HTML.
 *
 * HTML may be nested deeper than any parser's stack should go. Elements past
 * DEPTH_LIMIT levels become siblings of the one at that level, so that the words
 * stay, in their order. Everything that walks a tree may therefore recurse. */

#define DEPTH_LIMIT   200
#define ELEMENT_LIMIT 2000000

typedef struct
{
  guint    depth;
  guint    n_elements;
  gboolean flattened;
  gboolean too_many;
} Depth;

/* ---------------------------------------------------------------- parsing */

/*< private >
 * ent_import_parse_xml:
 * @bytes: XML
 * @error: return location for %ENT_IMPORT_ERROR_DAMAGED, with the bare cause
 *
 * Returns: (transfer full) (nullable): the tree
 */
xmlDoc *
ent_import_parse_xml (GBytes  *bytes,
                      GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlDoc *tree = NULL;
  const xmlError *last;

  xmlResetLastError ();
  if (size > 0 && size <= ENT_IMPORT_SIZE_LIMIT)
    tree = xmlReadMemory (data, (int) size, NULL, NULL,
                          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (tree != NULL && xmlDocGetRootElement (tree) != NULL)
    return tree;

  if (tree != NULL)
    xmlFreeDoc (tree);
  last = xmlGetLastError ();
  if (last != NULL && last->message != NULL)
    {
      g_autofree char *message = g_utf8_make_valid (last->message, -1);

      g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_DAMAGED, _("line %d: %s"),
                   last->line, g_strstrip (message));
    }
  else
    {
      g_set_error_literal (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_DAMAGED,
                           _("it holds nothing"));
    }

  return NULL;
}

static void
start_element_cb (void           *context,
                  const xmlChar  *name,
                  const xmlChar **attributes)
{
  xmlParserCtxt *parser = context;
  Depth *depth = parser->_private;

  depth->depth++;
  if (++depth->n_elements > ELEMENT_LIMIT)
    {
      depth->too_many = TRUE;
      xmlStopParser (parser);
      return;
    }

  if (depth->depth > DEPTH_LIMIT)
    {
      depth->flattened = TRUE;
      xmlSAX2EndElement (context, name);
    }
  xmlSAX2StartElement (context, name, attributes);
}

static void
end_element_cb (void          *context,
                const xmlChar *name)
{
  xmlParserCtxt *parser = context;
  Depth *depth = parser->_private;

  if (depth->too_many)
    return;

  if (depth->depth > DEPTH_LIMIT)
    xmlSAX2Characters (context, (const xmlChar *) "\n", 1);
  else
    xmlSAX2EndElement (context, name);
  depth->depth--;
}

/* Of what scripts and styles hold, nothing is read but metadata; the rest may be
 * larger than the page. */
static void
cdata_cb (void          *context,
          const xmlChar *text,
          int            length)
{
  xmlParserCtxt *parser = context;

  if (g_strcmp0 (ent_import_node_get (parser->node, "type"), "application/ld+json") == 0)
    xmlSAX2CDataBlock (context, text, length);
}

/*< private >
 * ent_import_parse_html:
 * @html: HTML in UTF-8, whatever it declares
 * @name: what to call it in errors
 * @flattened: (out): whether it was nested deeper than is read
 * @error: return location for %ENT_IMPORT_ERROR_TOO_LARGE
 *
 * A tree is that of the whole page: where the parser gives up, there is none.
 *
 * Returns: (transfer full) (nullable): the tree; one without a root where there
 *   was nothing
 */
xmlDoc *
ent_import_parse_html (const char  *html,
                       const char  *name,
                       gboolean    *flattened,
                       GError     **error)
{
  htmlParserCtxt *parser = htmlNewParserCtxt ();
  Depth depth = { 0 };
  gboolean halted;
  xmlDoc *tree;

  parser->sax->startElement = start_element_cb;
  parser->sax->endElement = end_element_cb;
  parser->sax->cdataBlock = cdata_cb;
  parser->sax->ignorableWhitespace = xmlSAX2Characters;
  parser->_private = &depth;

  tree = htmlCtxtReadMemory (parser, html, (int) strlen (html), NULL, "UTF-8",
                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                               HTML_PARSE_NONET);
  halted = parser->disableSAX != 0;
  htmlFreeParserCtxt (parser);

  if (depth.too_many)
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_TOO_LARGE,
                 _("“%s” is too large for an article: it has more than %d elements"), name,
                 ELEMENT_LIMIT);
  else if (halted)
    g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_TOO_LARGE,
                 _("“%s” is too large for an article: one of its parts alone is"), name);
  if (depth.too_many || halted)
    {
      g_clear_pointer (&tree, xmlFreeDoc);
      return NULL;
    }

  *flattened = depth.flattened;
  return tree != NULL ? tree : xmlNewDoc (NULL);
}

/* ---------------------------------------------------------------- walking */

/*< private >
 * ent_import_node_is:
 * @node: (nullable): a node
 * @name: an element's name, without prefix
 *
 * Returns: whether it is such an element, of whatever namespace
 */
gboolean
ent_import_node_is (const xmlNode *node,
                    const char    *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE &&
         g_str_equal ((const char *) node->name, name);
}

/*< private >
 * ent_import_node_get_child:
 * @node: (nullable): an element
 * @name: an element's name, without prefix
 *
 * Returns: (nullable): its first child of that name
 */
xmlNode *
ent_import_node_get_child (const xmlNode *node,
                           const char    *name)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (ent_import_node_is (child, name))
      return child;

  return NULL;
}

/*< private >
 * ent_import_node_next:
 * @node: where one stands
 * @top: whose descendants are walked
 * @skip: leave out what is below @node
 *
 * Walks in the order of the file. What an entity stands for is not entered.
 *
 * Returns: (nullable): the next descendant of @top
 */
xmlNode *
ent_import_node_next (const xmlNode *node,
                      const xmlNode *top,
                      gboolean       skip)
{
  if (!skip && node->type != XML_ENTITY_REF_NODE && node->type != XML_DTD_NODE &&
      node->children != NULL)
    return node->children;

  while (node != NULL && node != top && node->next == NULL)
    node = node->parent;

  return node != NULL && node != top ? node->next : NULL;
}

/*< private >
 * ent_import_node_find:
 * @node: (nullable): an element
 * @name: an element's name, without prefix
 *
 * Returns: (nullable): the first of that name at or below @node
 */
xmlNode *
ent_import_node_find (xmlNode    *node,
                      const char *name)
{
  for (xmlNode *at = node; at != NULL; at = ent_import_node_next (at, node, FALSE))
    if (ent_import_node_is (at, name))
      return at;

  return NULL;
}

/*< private >
 * ent_import_node_get:
 * @node: (nullable): an element
 * @attribute: an attribute's name, without prefix
 *
 * Returns: (nullable): its value
 */
const char *
ent_import_node_get (const xmlNode *node,
                     const char    *attribute)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;

  for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
    if (g_str_equal ((const char *) at->name, attribute))
      return at->children != NULL && at->children->content != NULL
               ? (const char *) at->children->content : "";

  return NULL;
}

/*< private >
 * ent_import_node_get_words:
 * @node: a node
 *
 * Returns: (nullable): what it says by itself: a text's words, or the character
 *   that HTML gives the name of an entity, in a buffer that lasts until the next call
 */
const char *
ent_import_node_get_words (const xmlNode *node)
{
  static char character[7];
  const htmlEntityDesc *entity;

  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    return (const char *) node->content;
  if (node->type != XML_ENTITY_REF_NODE)
    return NULL;

  entity = htmlEntityLookup (node->name);
  if (entity == NULL)
    return NULL;

  character[g_unichar_to_utf8 (entity->value, character)] = '\0';
  return character;
}

/*< private >
 * ent_import_node_dup_words:
 * @node: (nullable): a node
 *
 * Returns: (transfer full): the words at and below it, white space as one space
 */
char *
ent_import_node_dup_words (const xmlNode *node)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_auto (GStrv) split = NULL;

  for (const xmlNode *at = node; at != NULL; at = ent_import_node_next (at, node, FALSE))
    {
      const char *own = ent_import_node_get_words (at);

      if (own != NULL)
        g_string_append (words, own);
      else if (ent_import_node_is (at, "br"))
        g_string_append_c (words, ' ');
    }

  for (char *p = words->str; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  split = g_strsplit (words->str, " ", -1);
  g_string_truncate (words, 0);
  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", split[i]);

  return g_string_free_and_steal (g_steal_pointer (&words));
}
