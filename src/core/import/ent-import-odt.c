/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-import-private.h"

/* OpenDocument text (ISO/IEC 26300): the words of content.xml, in the order of
 * the file.
 *
 * Headings are said to be such; a paragraph of the style Title is one of level 1.
 * What was deleted under tracked changes stands apart in the file and is not
 * read; what was inserted is there. Comments, hidden sections, and tables of
 * contents and other indexes go. Tables and text boxes are read as those of DOCX
 * are. The marks of notes go, and the notes follow the text. */

#define STYLES_DEPTH 16

typedef struct
{
  EntImportWriter *writer;
  GHashTable      *styles;     /* name: the style's xmlNode */
  GHashTable      *lists;      /* name: the list style's xmlNode */
  GPtrArray       *notes;      /* bodies of notes, in order */
  GPtrArray       *boxes;      /* text boxes of the paragraph */
  gboolean         row;
  gboolean         bold;
  gboolean         italic;

  /* The list that is being read. */
  const char      *list_style;
  guint            list_level;
  gboolean         item;
  char            *number;
} Walk;

static void walk_blocks (Walk    *self,
                         xmlNode *parent);
static void walk_words  (Walk    *self,
                         xmlNode *parent);

/* ---------------------------------------------------------------- styles */

static void
read_styles (Walk   *self,
             xmlDoc *tree)
{
  xmlNode *root = tree != NULL ? xmlDocGetRootElement (tree) : NULL;

  for (xmlNode *at = root; at != NULL;
       at = ent_import_node_next (at, root, ent_import_node_is (at, "body")))
    {
      const char *name = ent_import_node_get (at, "name");

      if (name != NULL && ent_import_node_is (at, "style"))
        g_hash_table_insert (self->styles, (gpointer) name, at);
      else if (name != NULL && ent_import_node_is (at, "list-style"))
        g_hash_table_insert (self->lists, (gpointer) name, at);
    }
}

static xmlNode *
get_parent_style (Walk    *self,
                  xmlNode *style)
{
  const char *name = ent_import_node_get (style, "parent-style-name");

  return name != NULL ? g_hash_table_lookup (self->styles, name) : NULL;
}

/* What a style, or one that it is based on, says of its text. */
static const char *
find_look (Walk       *self,
           const char *name,
           const char *property)
{
  xmlNode *style = name != NULL ? g_hash_table_lookup (self->styles, name) : NULL;

  for (guint i = 0; i < STYLES_DEPTH && style != NULL; i++)
    {
      xmlNode *look = ent_import_node_get_child (style, "text-properties");
      const char *value = ent_import_node_get (look, property);

      if (value != NULL)
        return value;
      style = get_parent_style (self, style);
    }

  return NULL;
}

static gboolean
is_of_title (Walk       *self,
             const char *name)
{
  xmlNode *style;

  for (guint i = 0; i < STYLES_DEPTH && name != NULL; i++)
    {
      if (g_str_equal (name, "Title"))
        return TRUE;
      style = g_hash_table_lookup (self->styles, name);
      name = ent_import_node_get (style, "parent-style-name");
    }

  return FALSE;
}

static void
apply_look (Walk       *self,
            const char *style)
{
  const char *weight = find_look (self, style, "font-weight");
  const char *slant = find_look (self, style, "font-style");

  if (weight != NULL)
    self->bold = g_str_equal (weight, "bold") || atoi (weight) >= 600;
  if (slant != NULL)
    self->italic = g_str_equal (slant, "italic") || g_str_equal (slant, "oblique");
}

/* ---------------------------------------------------------------- words */

static gboolean
is_left_out (const xmlNode *node)
{
  static const char *const names[] = {
    "annotation", "annotation-end", "tracked-changes", "table-of-content", "alphabetical-index",
    "illustration-index", "table-index", "object-index", "user-index", "sequence-decls",
    "variable-decls", "user-field-decls", "note-citation", "ruby-text", "forms", "shape",
    "hidden-text", "script", "title", "desc", "binary-data", "event-listeners",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (ent_import_node_is (node, names[i]))
      return TRUE;

  return g_strcmp0 (ent_import_node_get (node, "display"), "none") == 0 &&
         ent_import_node_is (node, "section");
}

static void
add (Walk       *self,
     const char *text)
{
  ent_import_writer_add (self->writer, text, -1, self->bold, self->italic);
}

static void
walk_span (Walk    *self,
           xmlNode *node)
{
  gboolean bold = self->bold, italic = self->italic;

  apply_look (self, ent_import_node_get (node, "style-name"));
  walk_words (self, node);
  self->bold = bold;
  self->italic = italic;
}

static void
walk_inline (Walk    *self,
             xmlNode *node)
{
  if (is_left_out (node))
    return;

  if (ent_import_node_is (node, "s") || ent_import_node_is (node, "tab") ||
      ent_import_node_is (node, "line-break"))
    add (self, " ");
  else if (ent_import_node_is (node, "note"))
    g_ptr_array_add (self->notes, ent_import_node_get_child (node, "note-body"));
  else if (ent_import_node_is (node, "frame") || ent_import_node_is (node, "custom-shape"))
    g_ptr_array_add (self->boxes, node);
  else if (ent_import_node_is (node, "span"))
    walk_span (self, node);
  else
    walk_words (self, node);
}

static void
walk_words (Walk    *self,
            xmlNode *parent)
{
  for (xmlNode *at = parent->children; at != NULL; at = at->next)
    {
      const char *words = ent_import_node_get_words (at);

      if (words != NULL)
        add (self, words);
      else if (at->type == XML_ELEMENT_NODE)
        walk_inline (self, at);
    }
}

/* ---------------------------------------------------------------- blocks */

static guint
get_level (Walk    *self,
           xmlNode *node)
{
  const char *level = ent_import_node_get (node, "outline-level");

  if (is_of_title (self, ent_import_node_get (node, "style-name")))
    return 1;
  if (!ent_import_node_is (node, "h"))
    return 0;

  return level != NULL ? (guint) CLAMP (atoi (level), 1, 6) : 1;
}

static void
walk_boxes (Walk      *self,
            GPtrArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      xmlNode *frame = g_ptr_array_index (boxes, i);
      xmlNode *box = ent_import_node_find (frame, "text-box");

      if (box != NULL || ent_import_node_is (frame, "custom-shape"))
        walk_blocks (self, box != NULL ? box : frame);
    }
}

static void
walk_paragraph (Walk    *self,
                xmlNode *node)
{
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  GPtrArray *outer = self->boxes;
  g_autofree char *number = g_steal_pointer (&self->number);

  self->boxes = boxes;
  self->bold = self->italic = FALSE;
  apply_look (self, ent_import_node_get (node, "style-name"));
  if (!self->row)
    ent_import_writer_open (self->writer, get_level (self, node), self->item);
  self->item = FALSE;
  if (number != NULL)
    ent_import_writer_add (self->writer, number, -1, TRUE, TRUE);
  walk_words (self, node);
  if (!self->row)
    ent_import_writer_close (self->writer);
  self->boxes = outer;

  walk_boxes (self, boxes);
}

/* ---------------------------------------------------------------- lists */

/* The list's style has a child for each level, of numbers or of bullets. */
static char *
make_number (Walk  *self,
             guint  count)
{
  xmlNode *style = self->list_style != NULL ? g_hash_table_lookup (self->lists, self->list_style)
                                            : NULL;

  for (xmlNode *at = style != NULL ? style->children : NULL; at != NULL; at = at->next)
    {
      const char *level = ent_import_node_get (at, "level");
      const char *format = ent_import_node_get (at, "num-format");
      const char *prefix = ent_import_node_get (at, "num-prefix");
      const char *suffix = ent_import_node_get (at, "num-suffix");
      g_autofree char *number = NULL;

      if (!ent_import_node_is (at, "list-level-style-number") || level == NULL ||
          (guint) atoi (level) != self->list_level || format == NULL || *format == '\0')
        continue;

      number = ent_import_format_number (format, count);
      return g_strconcat (prefix != NULL ? prefix : "", number, suffix != NULL ? suffix : "", " ",
                          NULL);
    }

  return NULL;
}

static guint
get_start (const xmlNode *item,
           guint          otherwise)
{
  const char *value = ent_import_node_get (item, "start-value");
  guint64 start;

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT16, &start, NULL)
           ? (guint) start : otherwise;
}

static void
walk_list (Walk    *self,
           xmlNode *list)
{
  const char *outer = self->list_style;
  const char *own = ent_import_node_get (list, "style-name");
  guint count = 0;

  if (own != NULL)
    self->list_style = own;
  self->list_level++;
  for (xmlNode *at = list->children; at != NULL; at = at->next)
    {
      if (ent_import_node_is (at, "list-item"))
        {
          count = get_start (at, count + 1);
          self->item = TRUE;
          g_free (self->number);
          self->number = make_number (self, count);
        }
      if (ent_import_node_is (at, "list-item") || ent_import_node_is (at, "list-header"))
        walk_blocks (self, at);
      self->item = FALSE;
      g_clear_pointer (&self->number, g_free);
    }
  self->list_level--;
  self->list_style = outer;
}

/* ---------------------------------------------------------------- tables */

static gboolean
is_table_of_data (xmlNode *table)
{
  guint n_cells = 0, n_rows = 0;

  for (xmlNode *at = table; at != NULL; at = ent_import_node_next (at, table, FALSE))
    {
      guint n_paragraphs = 0;

      n_rows += ent_import_node_is (at, "table-row");
      if (!ent_import_node_is (at, "table-cell"))
        continue;

      n_cells++;
      for (xmlNode *child = at->children; child != NULL; child = child->next)
        n_paragraphs += child->type != XML_ELEMENT_NODE || !child->children ? 0
                        : ent_import_node_is (child, "p") ? 1 : 2;
      if (n_paragraphs > 1)
        return FALSE;
    }

  return n_cells > n_rows;
}

static void
walk_row (Walk    *self,
          xmlNode *row)
{
  ent_import_writer_open (self->writer, 0, TRUE);
  self->row = TRUE;
  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (ent_import_node_is (cell, "table-cell"))
      {
        walk_blocks (self, cell);
        add (self, " ");
      }
  self->row = FALSE;
  ent_import_writer_close (self->writer);
}

static void
walk_table (Walk    *self,
            xmlNode *table)
{
  if (self->row || !is_table_of_data (table))
    {
      walk_blocks (self, table);
      return;
    }

  for (xmlNode *at = table; at != NULL;
       at = ent_import_node_next (at, table, ent_import_node_is (at, "table-row")))
    if (ent_import_node_is (at, "table-row"))
      walk_row (self, at);
}

static void
walk_blocks (Walk    *self,
             xmlNode *parent)
{
  for (xmlNode *at = parent->children; at != NULL; at = at->next)
    {
      if (at->type != XML_ELEMENT_NODE || is_left_out (at))
        continue;

      if (ent_import_node_is (at, "p") || ent_import_node_is (at, "h"))
        walk_paragraph (self, at);
      else if (ent_import_node_is (at, "list"))
        walk_list (self, at);
      else if (ent_import_node_is (at, "table"))
        walk_table (self, at);
      else
        walk_blocks (self, at);
    }
}

static void
write_notes (Walk        *self,
             EntDocument *document)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_copy (self->notes, NULL, NULL);
  g_autofree char *notice = NULL;

  for (guint i = 0; i < notes->len; i++)
    if (g_ptr_array_index (notes, i) != NULL)
      walk_blocks (self, g_ptr_array_index (notes, i));

  if (notes->len == 0)
    return;

  notice = g_strdup_printf (ngettext ("%u note stands behind the text",
                                      "%u notes stand behind the text", notes->len),
                            notes->len);
  ent_document_add_notice (document, notice);
}

/* ---------------------------------------------------------------- the file */

static void
read_properties (EntImportArchive *archive,
                 JsonObject       *csl)
{
  g_autoptr (xmlDoc) tree = ent_import_archive_get_xml (archive, "meta.xml", FALSE, NULL);
  xmlNode *root = tree != NULL ? xmlDocGetRootElement (tree) : NULL;
  xmlNode *meta = ent_import_node_get_child (root, "meta");
  xmlNode *writer = ent_import_node_get_child (meta, "initial-creator");
  g_autofree char *title = ent_import_node_dup_words (ent_import_node_get_child (meta, "title"));
  g_autofree char *language = ent_import_node_dup_words (ent_import_node_get_child (meta,
                                                                                    "language"));
  g_autofree char *author = NULL;

  /* The creator is whoever saved it last. When it was made says nothing of when
   * the article appeared. */
  if (writer == NULL)
    writer = ent_import_node_get_child (meta, "creator");
  author = ent_import_node_dup_words (writer);
  ent_import_csl_set (csl, "title", title);
  ent_import_csl_add_authors (csl, author);
  ent_import_csl_set (csl, "language", language);
}

static gboolean
check_encryption (EntImportArchive  *archive,
                  GError           **error)
{
  g_autoptr (xmlDoc) tree =
    ent_import_archive_get_xml (archive, "META-INF/manifest.xml", FALSE, NULL);

  if (tree == NULL ||
      ent_import_node_find (xmlDocGetRootElement (tree), "encryption-data") == NULL)
    return TRUE;

  g_set_error (error, ENT_IMPORT_ERROR, ENT_IMPORT_ERROR_ENCRYPTED,
               _("“%s” is protected by a password: save it without one and try again"),
               ent_import_archive_get_name (archive));
  return FALSE;
}

static gboolean
walk_file (Walk              *self,
           EntImportArchive  *archive,
           EntDocument       *document,
           GError           **error)
{
  g_autoptr (xmlDoc) styles = ent_import_archive_get_xml (archive, "styles.xml", FALSE, NULL);
  g_autoptr (xmlDoc) tree = ent_import_archive_get_xml (archive, "content.xml", TRUE, error);
  xmlNode *body;

  if (tree == NULL)
    return FALSE;

  read_styles (self, styles);
  read_styles (self, tree);
  body = ent_import_node_get_child (xmlDocGetRootElement (tree), "body");
  if (body != NULL)
    walk_blocks (self, body);
  write_notes (self, document);
  ent_import_writer_close (self->writer);

  return TRUE;
}

/*< private >
 * ent_import_odt:
 * @bytes: an OpenDocument text
 * @name: what to call it in errors
 * @error: return location for an error of the domain %ENT_IMPORT_ERROR
 *
 * Returns: (transfer full) (nullable): its document
 */
EntDocument *
ent_import_odt (GBytes      *bytes,
                const char  *name,
                GError     **error)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  g_autoptr (EntImportArchive) archive = ent_import_archive_new (bytes, name, error);
  g_autoptr (EntImportWriter) writer = ent_import_writer_new (document);
  g_autoptr (GHashTable) styles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) lists = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  Walk walk = {
    .writer = writer, .styles = styles, .lists = lists, .notes = notes, .boxes = boxes,
  };

  if (archive == NULL || !check_encryption (archive, error) ||
      !walk_file (&walk, archive, document, error))
    return NULL;

  read_properties (archive, ent_document_get_csl (document));
  return g_steal_pointer (&document);
}
