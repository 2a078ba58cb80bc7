/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* strchrnul () */

#include "config.h"

#include <string.h>

#include "ent-import-private.h"

/* The words of HTML, as paragraphs. Headings, items and quotations are blocks as
 * in Markdown. A <br> is a space and two of them part paragraphs; so does a blank
 * line in a <pre>. The numbers of an ordered list, and the marks of a <q>, which a
 * browser writes, are written here. A table is a paragraph a row, its cells parted
 * by a space, unless its cells hold blocks of their own: then it was for the
 * layout, and they are the paragraphs. Marks of footnotes go, as do ways back from
 * them; the notes stay where they are. */

typedef enum
{
  KIND_INLINE,
  KIND_BLOCK,
  KIND_HIDDEN,
} Kind;

typedef struct
{
  Kind        kind;
  const char *names;
} Names;

static const Names kinds[] = {
  { KIND_BLOCK,
    " address article aside blockquote body caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol p pre section summary table tbody td tfoot th thead tr ul " },
  { KIND_HIDDEN,
    " applet area audio base button canvas datalist dialog embed frame frameset head iframe img "
    "input link map meta noframes noscript object optgroup option param progress rp rt script "
    "select source style svg template textarea title track video " },
};

typedef struct
{
  EntImportWriter *writer;
  gboolean         bold;
  gboolean         italic;
  gboolean         pre;
  gboolean         row;     /* inside a table's row that is one paragraph */
  guint            level;
  gboolean         item;    /* the next block begins an item */
  char            *number;  /* and this is before its words */
  guint            n_breaks;
} Walk;

static void walk_children (Walk          *self,
                           const xmlNode *node);

static gboolean
is_listed (const char *name,
           const char *names)
{
  gsize length = strlen (name);

  for (const char *p = strstr (names, name); p != NULL; p = strstr (p + 1, name))
    if (p[-1] == ' ' && p[length] == ' ')
      return TRUE;

  return FALSE;
}

static Kind
classify (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (is_listed (name, kinds[i].names))
      return kinds[i].kind;

  return KIND_INLINE;
}

static gboolean
is_hidden (const xmlNode *node)
{
  const char *style = ent_import_node_get (node, "style");
  g_autofree char *plain = NULL;

  if (ent_import_node_get (node, "hidden") != NULL ||
      g_strcmp0 (ent_import_node_get (node, "aria-hidden"), "true") == 0)
    return TRUE;
  if (style == NULL)
    return FALSE;

  plain = g_ascii_strdown (style, -1);
  g_strdelimit (plain, " \t\r\n", ' ');

  return strstr (plain, "display:none") != NULL || strstr (plain, "display: none") != NULL ||
         strstr (plain, "visibility:hidden") != NULL ||
         strstr (plain, "visibility: hidden") != NULL;
}

/* ---------------------------------------------------------------- footnotes */

#define NOTE_MARK_CHARS 5

static gboolean
is_short_mark (const char *words)
{
  gsize length = (gsize) g_utf8_strlen (words, -1);
  gsize n_letters = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    n_letters += g_unichar_isalpha (g_utf8_get_char (p));

  return length > 0 && length <= NOTE_MARK_CHARS && n_letters <= 1;
}

static gboolean
has_word (const char *value,
          const char *word)
{
  return value != NULL && strstr (value, word) != NULL;
}

static const xmlNode *
find_only_link (const xmlNode *node)
{
  return ent_import_node_is (node, "a") ? node : ent_import_node_find ((xmlNode *) node, "a");
}

/* A small raised number that leads to another place of the page; or a link that
 * says it is one, or leads back. */
static gboolean
is_note_mark (const xmlNode *node)
{
  const xmlNode *link = find_only_link (node);
  const char *address = ent_import_node_get (link, "href");
  const char *role = ent_import_node_get (link, "role");
  const char *type = ent_import_node_get (link, "type");
  g_autofree char *words = NULL;
  gboolean raised;

  if (has_word (role, "doc-noteref") || has_word (role, "doc-backlink") ||
      has_word (type, "noteref") || has_word (type, "backlink"))
    return TRUE;
  if (address == NULL || strchr (address, '#') == NULL)
    return FALSE;

  words = ent_import_node_dup_words (node);
  raised = ent_import_node_is (node, "sup") || ent_import_node_is (node->parent, "sup") ||
           ent_import_node_find ((xmlNode *) node, "sup") != NULL || *words == '[';

  return (raised && is_short_mark (words)) || g_str_has_prefix (words, "↩") ||
         g_str_equal (words, "↑") || g_str_equal (words, "^");
}

/* ---------------------------------------------------------------- words */

static void
break_block (Walk *self)
{
  ent_import_writer_open (self->writer, self->level, self->item);
  self->n_breaks = 0;
}

static void
add_run (Walk       *self,
         const char *text,
         gsize       length)
{
  gboolean blank = strspn (text, " \t\r\n\f") >= length;

  if (!blank && self->number != NULL)
    {
      g_autofree char *number = g_steal_pointer (&self->number);

      ent_import_writer_add (self->writer, number, -1, self->bold, self->italic);
    }
  if (!blank)
    {
      self->n_breaks = 0;
      self->item = FALSE;
    }

  ent_import_writer_add (self->writer, text, (gssize) length, self->bold, self->italic);
}

/* In preformatted text a blank line is what it is in plain text. */
static void
add_preformatted (Walk       *self,
                  const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *end = strchrnul (p, '\n');
      gboolean blank = strspn (p, " \t\r\f") >= (gsize) (end - p);

      if (blank && p > text)
        break_block (self);
      else
        add_run (self, p, (gsize) (end - p));
      if (*end == '\0')
        return;
      ent_import_writer_add (self->writer, "\n", 1, TRUE, TRUE);
      p = end + 1;
    }
}

static void
add_break (Walk *self)
{
  if (++self->n_breaks >= 2 && !self->row)
    break_block (self);
  else
    ent_import_writer_add (self->writer, "\n", 1, TRUE, TRUE);
}

/* ---------------------------------------------------------------- tables */

static gboolean
is_cell (const xmlNode *node)
{
  return ent_import_node_is (node, "td") || ent_import_node_is (node, "th");
}

static gboolean
has_blocks (const xmlNode *cell)
{
  guint n = 0;

  for (const xmlNode *at = ent_import_node_next (cell, cell, FALSE); at != NULL;
       at = ent_import_node_next (at, cell, FALSE))
    if (at->type == XML_ELEMENT_NODE && classify ((const char *) at->name) == KIND_BLOCK)
      n += ent_import_node_is (at, "p") || ent_import_node_is (at, "div") ? 1 : 2;

  return n > 1;
}

/* Whether a table's cells are short pieces that are read row by row. */
static gboolean
is_table_of_data (const xmlNode *table)
{
  guint n_cells = 0, n_rows = 0;

  for (const xmlNode *at = ent_import_node_next (table, table, FALSE); at != NULL;
       at = ent_import_node_next (at, table, FALSE))
    {
      n_rows += ent_import_node_is (at, "tr");
      if (!is_cell (at))
        continue;
      n_cells++;
      if (has_blocks (at))
        return FALSE;
    }

  return n_cells > n_rows;
}

/* Told once for each table. */
static gboolean
is_in_table_of_data (const xmlNode *row)
{
  xmlNode *at = row->parent;

  while (at != NULL && !ent_import_node_is (at, "table"))
    at = at->parent;
  if (at == NULL)
    return FALSE;

  if (at->_private == NULL)
    at->_private = GINT_TO_POINTER (is_table_of_data (at) ? 1 : -1);

  return GPOINTER_TO_INT (at->_private) > 0;
}

static void
walk_row (Walk          *self,
          const xmlNode *row)
{
  self->item = TRUE;
  break_block (self);
  self->row = TRUE;
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (is_cell (cell))
      {
        walk_children (self, cell);
        ent_import_writer_add (self->writer, " ", 1, TRUE, TRUE);
      }
  self->row = FALSE;
  self->item = FALSE;
  break_block (self);
}

/* ---------------------------------------------------------------- elements */

static guint
read_number (const xmlNode *node,
             const char    *attribute,
             guint          otherwise)
{
  const char *value = ent_import_node_get (node, attribute);
  guint64 number;

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT16, &number, NULL)
           ? (guint) number : otherwise;
}

/* The list counts along, in a place that the tree keeps for its users. */
static guint
count_item (const xmlNode *item)
{
  xmlNode *list = item->parent;
  guint next = list->_private != NULL ? GPOINTER_TO_UINT (list->_private)
                                      : read_number (list, "start", 1);
  guint number = read_number (item, "value", next);

  list->_private = GUINT_TO_POINTER (number + 1);
  return number;
}

static void
begin_item (Walk          *self,
            const xmlNode *node)
{
  self->item = TRUE;
  g_clear_pointer (&self->number, g_free);

  if (ent_import_node_is (node->parent, "ol"))
    {
      g_autofree char *number =
        ent_import_format_number (ent_import_node_get (node->parent, "type"), count_item (node));

      self->number = g_strconcat (number, ". ", NULL);
    }
}

static guint
get_level (const xmlNode *node)
{
  const char *name = (const char *) node->name;
  const char *level = ent_import_node_get (node, "aria-level");

  if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
    return (guint) (name[1] - '0');
  if (g_strcmp0 (ent_import_node_get (node, "role"), "heading") == 0)
    return level != NULL && *level >= '1' && *level <= '6' ? (guint) (*level - '0') : 2;

  return 0;
}

static void
walk_block (Walk          *self,
            const xmlNode *node)
{
  Walk before = *self;

  if (self->row)
    {
      ent_import_writer_add (self->writer, " ", 1, TRUE, TRUE);
      walk_children (self, node);
      ent_import_writer_add (self->writer, " ", 1, TRUE, TRUE);
      return;
    }

  if (get_level (node) > 0)
    self->level = get_level (node);
  if (ent_import_node_is (node, "li"))
    begin_item (self, node);
  self->pre = self->pre || ent_import_node_is (node, "pre");

  break_block (self);
  walk_children (self, node);
  self->level = before.level;
  self->pre = before.pre;
  if (ent_import_node_is (node, "li"))
    {
      self->item = FALSE;
      g_clear_pointer (&self->number, g_free);
    }
  break_block (self);
}

static void
walk_inline (Walk          *self,
             const xmlNode *node)
{
  const char *name = (const char *) node->name;
  gboolean bold = self->bold, italic = self->italic;
  gboolean quote = g_str_equal (name, "q");

  self->bold = bold || g_str_equal (name, "b") || g_str_equal (name, "strong");
  self->italic = italic || g_str_equal (name, "i") || g_str_equal (name, "em") ||
                 g_str_equal (name, "cite");

  if (quote)
    add_run (self, "“", strlen ("“"));
  walk_children (self, node);
  if (quote)
    add_run (self, "”", strlen ("”"));

  self->bold = bold;
  self->italic = italic;
}

static void
walk_element (Walk          *self,
              const xmlNode *node)
{
  const char *name = (const char *) node->name;
  Kind kind = get_level (node) > 0 ? KIND_BLOCK : classify (name);

  if (kind == KIND_HIDDEN || is_hidden (node))
    return;

  if (g_str_equal (name, "br"))
    add_break (self);
  else if ((g_str_equal (name, "sup") || g_str_equal (name, "a")) && is_note_mark (node))
    return;
  else if (g_str_equal (name, "tr") && !self->row && is_in_table_of_data (node))
    walk_row (self, node);
  else if (kind == KIND_BLOCK)
    walk_block (self, node);
  else
    walk_inline (self, node);
}

static void
walk_children (Walk          *self,
               const xmlNode *node)
{
  for (const xmlNode *at = node->children; at != NULL; at = at->next)
    {
      const char *words = ent_import_node_get_words (at);

      if (at->type == XML_ELEMENT_NODE)
        walk_element (self, at);
      else if (words != NULL && self->pre)
        add_preformatted (self, words);
      else if (words != NULL)
        add_run (self, words, strlen (words));
    }
}

/*< private >
 * ent_import_html_write:
 * @root: (nullable): an element of HTML or XHTML
 * @document: what gets the paragraphs
 *
 * Writes down the words below @root.
 */
void
ent_import_html_write (xmlNode     *root,
                       EntDocument *document)
{
  g_autoptr (EntImportWriter) writer = ent_import_writer_new (document);
  Walk walk = { .writer = writer };

  if (root == NULL)
    return;

  walk_children (&walk, root);
  ent_import_writer_close (writer);
  g_free (walk.number);
}
