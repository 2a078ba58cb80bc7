/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-help-page.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

/*
 * A page of the manual. Its source is well-formed XHTML that any browser shows; here it
 * becomes a list of blocks that the help window makes widgets of. Only what the manual uses
 * is known, and anything else is an error: what the window could not show shall not go
 * unnoticed.
 */

struct _EntHelpPage
{
  GObject parent_instance;

  char *name;
  char *title;
  GPtrArray *blocks;
  GPtrArray *links;  /* NULL-terminated */
};

G_DEFINE_FINAL_TYPE (EntHelpPage, ent_help_page, G_TYPE_OBJECT)

G_DEFINE_QUARK (ent-help-error-quark, ent_help_error)

/* While a page is read. */
typedef struct
{
  EntHelpPage *page;
  GError *error;
} Reading;

static void
block_free (gpointer data)
{
  EntHelpBlock *block = data;

  g_free (block->id);
  g_free (block->markup);
  g_free (block->text);
  g_free (block->source);
  g_free (block->description);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

static gboolean
is_named (const xmlNode *node,
          const char    *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name);
}

static char *
dup_attribute (const xmlNode *node,
               const char    *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* An element that the manual has not, at a place where it would be lost. */
static void
refuse (Reading       *reading,
        const xmlNode *node)
{
  if (reading->error == NULL)
    reading->error = g_error_new (ENT_HELP_ERROR, ENT_HELP_ERROR_INVALID,
                                  _ ("%s.html, line %ld: the manual has no place for “%s” here"),
                                  reading->page->name, xmlGetLineNo (node),
                                  (const char *) node->name);
}

/* ------------------------------------------------------------------------ words in a line */

/* Runs of white space are one space, as in a browser. */
static void
append_collapsed (GString    *string,
                  const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (string, *at);
    else if (string->len > 0 && string->str[string->len - 1] != ' ')
      g_string_append_c (string, ' ');
}

static void
append_escaped (GString    *markup,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  append_collapsed (markup, escaped);
}

static void append_children (Reading *reading, const xmlNode *parent, GString *markup,
                             GString *text);

static void
append_link (Reading       *reading,
             const xmlNode *node,
             GString       *markup,
             GString       *text)
{
  g_autofree char *target = dup_attribute (node, "href");
  g_autofree char *escaped = NULL;

  if (target == NULL)
    {
      refuse (reading, node);
      return;
    }
  escaped = g_markup_escape_text (target, -1);
  g_string_append_printf (markup, "<a href=\"%s\">", escaped);
  append_children (reading, node, markup, text);
  g_string_append (markup, "</a>");
  g_ptr_array_add (reading->page->links, g_steal_pointer (&target));
}

static void
append_inline (Reading       *reading,
               const xmlNode *node,
               GString       *markup,
               GString       *text)
{
  static const struct
  {
    const char *name;
    const char *start;
    const char *end;
  } styles[] = {
    { "em", "<i>", "</i>" },
    { "strong", "<b>", "</b>" },
    { "code", "<tt>", "</tt>" },
    { "kbd", "<b>", "</b>" },
  };

  if (node->type == XML_TEXT_NODE)
    {
      append_escaped (markup, (const char *) node->content);
      append_collapsed (text, (const char *) node->content);
      return;
    }
  if (node->type != XML_ELEMENT_NODE)
    return;
  if (is_named (node, "a"))
    {
      append_link (reading, node, markup, text);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (is_named (node, styles[i].name))
      {
        g_string_append (markup, styles[i].start);
        append_children (reading, node, markup, text);
        g_string_append (markup, styles[i].end);
        return;
      }
  refuse (reading, node);
}

static void
append_children (Reading       *reading,
                 const xmlNode *parent,
                 GString       *markup,
                 GString       *text)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    append_inline (reading, node, markup, text);
}

static char *
dup_line (Reading        *reading,
          const xmlNode  *node,
          char          **text)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) plain = g_string_new (NULL);

  append_children (reading, node, markup, plain);
  *text = g_strstrip (g_string_free_and_steal (g_steal_pointer (&plain)));
  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&markup)));
}

/* --------------------------------------------------------------------------------- blocks */

static EntHelpBlock *
add_block (Reading          *reading,
           EntHelpBlockKind  kind,
           const xmlNode    *node)
{
  EntHelpBlock *block = g_new0 (EntHelpBlock, 1);

  block->kind = kind;
  block->id = dup_attribute (node, "id");
  g_ptr_array_add (reading->page->blocks, block);
  return block;
}

static void
read_line (Reading          *reading,
           EntHelpBlockKind  kind,
           guint             level,
           const xmlNode    *node)
{
  EntHelpBlock *block = add_block (reading, kind, node);

  block->level = level;
  block->markup = dup_line (reading, node, &block->text);
}

static void
read_list (Reading       *reading,
           const xmlNode *list)
{
  gboolean is_ordered = is_named (list, "ol");
  guint number = 0;

  for (const xmlNode *node = list->children; node != NULL; node = node->next)
    if (is_named (node, "li"))
      read_line (reading, ENT_HELP_ITEM, is_ordered ? ++number : 0, node);
    else if (node->type == XML_ELEMENT_NODE)
      refuse (reading, node);
}

static void
read_row (Reading       *reading,
          EntHelpBlock  *block,
          GString       *text,
          const xmlNode *row)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  for (const xmlNode *node = row->children; node != NULL; node = node->next)
    {
      g_autofree char *words = NULL;

      if (is_named (node, "td") || is_named (node, "th"))
        {
          block->has_header |= block->rows->len == 0 && is_named (node, "th");
          g_strv_builder_take (cells, dup_line (reading, node, &words));
          g_string_append_printf (text, "%s\n", words);
        }
      else if (node->type == XML_ELEMENT_NODE)
        refuse (reading, node);
    }
  g_ptr_array_add (block->rows, g_strv_builder_end (cells));
}

static void
read_table (Reading       *reading,
            const xmlNode *table)
{
  EntHelpBlock *block = add_block (reading, ENT_HELP_TABLE, table);
  g_autoptr (GString) text = g_string_new (NULL);

  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (const xmlNode *node = table->children; node != NULL; node = node->next)
    if (is_named (node, "tr"))
      read_row (reading, block, text, node);
    else if (node->type == XML_ELEMENT_NODE)
      refuse (reading, node);
  block->markup = g_strdup ("");
  block->text = g_string_free_and_steal (g_steal_pointer (&text));
}

static void
read_figure (Reading       *reading,
             const xmlNode *figure)
{
  EntHelpBlock *block = add_block (reading, ENT_HELP_PICTURE, figure);

  for (const xmlNode *node = figure->children; node != NULL; node = node->next)
    if (is_named (node, "img") && block->source == NULL)
      {
        block->source = dup_attribute (node, "src");
        block->description = dup_attribute (node, "alt");
      }
    else if (is_named (node, "figcaption") && block->markup == NULL)
      block->markup = dup_line (reading, node, &block->text);
    else if (node->type == XML_ELEMENT_NODE)
      refuse (reading, node);
  if (block->source == NULL || block->description == NULL || block->markup == NULL)
    refuse (reading, figure);
}

static void
read_code (Reading       *reading,
           const xmlNode *node)
{
  EntHelpBlock *block = add_block (reading, ENT_HELP_CODE, node);
  xmlChar *content = xmlNodeGetContent (node);

  block->text = g_strchomp (g_strdup ((const char *) content));
  block->markup = g_markup_escape_text (block->text, -1);
  xmlFree (content);
}

/* What stands in a `nav` is for the web page alone: the window has a list of pages. */
static void
read_block (Reading       *reading,
            const xmlNode *node)
{
  if (is_named (node, "h1"))
    read_line (reading, ENT_HELP_HEADING, 1, node);
  else if (is_named (node, "h2"))
    read_line (reading, ENT_HELP_HEADING, 2, node);
  else if (is_named (node, "h3"))
    read_line (reading, ENT_HELP_HEADING, 3, node);
  else if (is_named (node, "p"))
    read_line (reading, ENT_HELP_PARAGRAPH, 0, node);
  else if (is_named (node, "ul") || is_named (node, "ol"))
    read_list (reading, node);
  else if (is_named (node, "table"))
    read_table (reading, node);
  else if (is_named (node, "figure"))
    read_figure (reading, node);
  else if (is_named (node, "pre"))
    read_code (reading, node);
  else if (node->type == XML_ELEMENT_NODE && !is_named (node, "nav"))
    refuse (reading, node);
}

static const xmlNode *
find_child (const xmlNode *parent,
            const char    *name)
{
  for (const xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL;
       node = node->next)
    if (is_named (node, name))
      return node;
  return NULL;
}

static void
read_document (Reading *reading,
               xmlDoc  *document)
{
  EntHelpPage *page = reading->page;
  const xmlNode *html = xmlDocGetRootElement (document);
  const xmlNode *title = find_child (find_child (html, "head"), "title");
  const xmlNode *body = find_child (html, "body");
  g_autofree char *text = NULL;

  if (title == NULL || body == NULL)
    {
      refuse (reading, html);
      return;
    }
  page->title = dup_line (reading, title, &text);
  g_set_str (&page->title, text);
  for (const xmlNode *node = body->children; node != NULL; node = node->next)
    read_block (reading, node);
}

/* ---------------------------------------------------------------------------------- object */

static void
ent_help_page_finalize (GObject *object)
{
  EntHelpPage *self = ENT_HELP_PAGE (object);

  g_free (self->name);
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->links);

  G_OBJECT_CLASS (ent_help_page_parent_class)->finalize (object);
}

static void
ent_help_page_class_init (EntHelpPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_help_page_finalize;
}

static void
ent_help_page_init (EntHelpPage *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->links = g_ptr_array_new_null_terminated (8, g_free, TRUE);
}

/**
 * ent_help_page_new:
 * @name: what the page is called: its file's name, without ".html"
 * @xhtml: the file
 * @error: return location for an error of [error@HelpError]
 *
 * Reads a page of the manual.
 *
 * Returns: (transfer full): the page, or %NULL on error
 */
EntHelpPage *
ent_help_page_new (const char  *name,
                   GBytes      *xhtml,
                   GError     **error)
{
  g_autoptr (EntHelpPage) self = NULL;
  Reading reading = { NULL, NULL };
  const char *data = NULL;
  gsize size;
  xmlDoc *document = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (xhtml != NULL, NULL);

  self = g_object_new (ENT_TYPE_HELP_PAGE, NULL);
  self->name = g_strdup (name);
  data = g_bytes_get_data (xhtml, &size);
  document = xmlReadMemory (data, (int) size, NULL, NULL,
                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document == NULL)
    {
      const xmlError *fault = xmlGetLastError ();

      g_set_error (error, ENT_HELP_ERROR, ENT_HELP_ERROR_INVALID,
                   _ ("%s.html, line %d: this is no well-formed XHTML"), name,
                   fault != NULL ? fault->line : 0);
      return NULL;
    }

  reading.page = self;
  read_document (&reading, document);
  xmlFreeDoc (document);
  if (reading.error != NULL)
    {
      g_propagate_error (error, reading.error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * ent_help_page_get_name:
 * @self: a page
 *
 * Returns: what links call it, without ".html"
 */
const char *
ent_help_page_get_name (EntHelpPage *self)
{
  g_return_val_if_fail (ENT_IS_HELP_PAGE (self), NULL);

  return self->name;
}

/**
 * ent_help_page_get_title:
 * @self: a page
 *
 * Returns: its title
 */
const char *
ent_help_page_get_title (EntHelpPage *self)
{
  g_return_val_if_fail (ENT_IS_HELP_PAGE (self), NULL);

  return self->title;
}

/**
 * ent_help_page_get_n_blocks:
 * @self: a page
 *
 * Returns: of how many blocks it is
 */
guint
ent_help_page_get_n_blocks (EntHelpPage *self)
{
  g_return_val_if_fail (ENT_IS_HELP_PAGE (self), 0);

  return self->blocks->len;
}

/**
 * ent_help_page_get_block:
 * @self: a page
 * @index: less than its number of blocks
 *
 * Returns: (transfer none): one of its blocks
 */
const EntHelpBlock *
ent_help_page_get_block (EntHelpPage *self,
                         guint        index)
{
  g_return_val_if_fail (ENT_IS_HELP_PAGE (self), NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, index);
}

/**
 * ent_help_page_get_links:
 * @self: a page
 *
 * Returns: (array zero-terminated=1): where its links lead, in their order
 */
const char *const *
ent_help_page_get_links (EntHelpPage *self)
{
  g_return_val_if_fail (ENT_IS_HELP_PAGE (self), NULL);

  return (const char *const *) self->links->pdata;
}

/* ---------------------------------------------------------------------------------- search */

static GStrv
split_words (const char *words)
{
  g_autofree char *normal = g_utf8_normalize (words, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");

  return g_strsplit_set (folded, " \t\n", -1);
}

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal, -1);
}

/**
 * ent_help_page_matches:
 * @self: a page
 * @words: what is sought
 *
 * Returns: whether the page has all of the words, or their beginnings, in any case and order
 */
gboolean
ent_help_page_matches (EntHelpPage *self,
                       const char  *words)
{
  g_auto (GStrv) sought = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (ENT_IS_HELP_PAGE (self), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  sought = split_words (words);
  text = g_string_new (self->title);
  for (guint i = 0; i < self->blocks->len; i++)
    g_string_append_printf (text, "\n%s", ent_help_page_get_block (self, i)->text);
  folded = fold (text->str);
  for (guint i = 0; sought[i] != NULL; i++)
    if (strstr (folded, sought[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * ent_help_page_find:
 * @self: a page
 * @words: what is sought
 *
 * Finds the block of a page to read for some words: the first that has most of them.
 *
 * Returns: its index, or -1 where no block has any
 */
int
ent_help_page_find (EntHelpPage *self,
                    const char  *words)
{
  g_auto (GStrv) sought = NULL;
  guint most = 0;
  int best = -1;

  g_return_val_if_fail (ENT_IS_HELP_PAGE (self), -1);
  g_return_val_if_fail (words != NULL, -1);

  sought = split_words (words);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      g_autofree char *folded = fold (ent_help_page_get_block (self, i)->text);
      guint n_found = 0;

      for (guint j = 0; sought[j] != NULL; j++)
        n_found += *sought[j] != '\0' && strstr (folded, sought[j]) != NULL;
      if (n_found > most)
        {
          most = n_found;
          best = (int) i;
        }
    }
  return best;
}
