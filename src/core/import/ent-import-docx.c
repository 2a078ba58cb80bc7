/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-import-docx-private.h"
#include "ent-import-private.h"

/* DOCX (ECMA-376): the words of word/document.xml, in the order of the file.
 *
 * A paragraph's style, or its own outline level, makes it a heading; the style
 * Title is one of level 1. What was deleted under tracked changes, or moved away,
 * is gone, what was inserted is there: the text as it would be with all changes
 * accepted. Hidden text, comments, instructions of fields, running heads and
 * tables of contents go. A table's row is a paragraph, its cells parted by a
 * space, unless a cell has several paragraphs. A text box follows the paragraph
 * that it is anchored in. The marks of footnotes and endnotes go, and the notes
 * follow the text, in the order of their marks, each a paragraph of its own. */

typedef struct
{
  EntImportWriter *writer;
  EntDocxStyles   *styles;
  const char      *paragraph_style;
  gboolean         row;
  GString         *fields;          /* open fields: one letter each, i or r */
  GPtrArray       *boxes;           /* text boxes of the paragraph */
  GPtrArray       *notes;           /* notes referred to, in order */
} Walk;

static void walk_blocks (Walk    *self,
                         xmlNode *parent);
static void walk_runs   (Walk    *self,
                         xmlNode *parent);

/* ---------------------------------------------------------------- runs */

static gboolean
is_of_note (const xmlNode *node)
{
  return ent_import_node_is (node, "footnoteReference") ||
         ent_import_node_is (node, "endnoteReference");
}

/* A field is its instructions, then what they came to: only that is read. */
static void
pass_field_mark (Walk          *self,
                 const xmlNode *node)
{
  const char *type = ent_import_node_get (node, "fldCharType");
  gsize n = self->fields->len;

  if (g_strcmp0 (type, "begin") == 0)
    g_string_append_c (self->fields, 'i');
  else if (g_strcmp0 (type, "separate") == 0 && n > 0)
    self->fields->str[n - 1] = 'r';
  else if (g_strcmp0 (type, "end") == 0 && n > 0)
    g_string_truncate (self->fields, n - 1);
}

static gboolean
is_in_instructions (Walk *self)
{
  return strchr (self->fields->str, 'i') != NULL;
}

static const char *
get_sign (const xmlNode *node)
{
  if (ent_import_node_is (node, "tab") || ent_import_node_is (node, "br") ||
      ent_import_node_is (node, "cr") || ent_import_node_is (node, "ptab"))
    return " ";

  return ent_import_node_is (node, "noBreakHyphen") ? "-" : NULL;
}

static void
walk_run (Walk    *self,
          xmlNode *run)
{
  EntDocxLook look = ent_docx_styles_get_look (self->styles, self->paragraph_style, run);

  for (xmlNode *at = run->children; at != NULL; at = at->next)
    {
      const char *sign = get_sign (at);

      if (ent_import_node_is (at, "fldChar"))
        pass_field_mark (self, at);
      else if (is_of_note (at))
        g_ptr_array_add (self->notes, at);
      else if (ent_import_node_is (at, "drawing") || ent_import_node_is (at, "pict") ||
               ent_import_node_is (at, "AlternateContent") || ent_import_node_is (at, "object"))
        g_ptr_array_add (self->boxes, at);
      else if (look.hidden || is_in_instructions (self))
        continue;
      else if (sign != NULL)
        ent_import_writer_add (self->writer, sign, -1, look.bold, look.italic);
      else if (ent_import_node_is (at, "t"))
        {
          xmlChar *words = xmlNodeGetContent (at);

          ent_import_writer_add (self->writer, (const char *) words, -1, look.bold, look.italic);
          xmlFree (words);
        }
    }
}

/* What an older program would show instead says the same once more. */
static gboolean
is_gone (const xmlNode *node)
{
  return ent_import_node_is (node, "del") || ent_import_node_is (node, "moveFrom") ||
         ent_import_node_is (node, "Fallback");
}

static void
walk_runs (Walk    *self,
           xmlNode *parent)
{
  for (xmlNode *at = parent->children; at != NULL; at = at->next)
    {
      if (ent_import_node_is (at, "r"))
        walk_run (self, at);
      else if (at->type == XML_ELEMENT_NODE && !is_gone (at) && !ent_import_node_is (at, "pPr") &&
               !ent_import_node_is (at, "sdtPr") && !ent_import_node_is (at, "t"))
        walk_runs (self, at);
    }
}

/* ---------------------------------------------------------------- blocks */

static void
walk_boxes (Walk      *self,
            GPtrArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      xmlNode *box = ent_import_node_find (g_ptr_array_index (boxes, i), "txbxContent");

      if (box != NULL)
        walk_blocks (self, box);
    }
}

static void
walk_paragraph (Walk    *self,
                xmlNode *node)
{
  EntDocxParagraph paragraph = ent_docx_styles_read_paragraph (self->styles, node);
  g_autofree char *number = paragraph.number;
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  GPtrArray *outer = self->boxes;

  if (paragraph.contents)
    return;

  self->boxes = boxes;
  self->paragraph_style = paragraph.style;
  if (!self->row)
    ent_import_writer_open (self->writer, paragraph.level, paragraph.item);
  if (number != NULL)
    ent_import_writer_add (self->writer, number, -1, TRUE, TRUE);
  walk_runs (self, node);
  if (!self->row)
    ent_import_writer_close (self->writer);
  self->boxes = outer;

  walk_boxes (self, boxes);
}

/* Whether every cell is one short piece, to be read row by row. */
static gboolean
is_table_of_data (xmlNode *table)
{
  guint n_cells = 0, n_rows = 0;

  for (xmlNode *at = table; at != NULL; at = ent_import_node_next (at, table, FALSE))
    {
      guint n_paragraphs = 0;

      n_rows += ent_import_node_is (at, "tr");
      if (!ent_import_node_is (at, "tc"))
        continue;

      n_cells++;
      for (xmlNode *child = at->children; child != NULL; child = child->next)
        if (ent_import_node_is (child, "tbl"))
          return FALSE;
        else
          n_paragraphs += ent_import_node_is (child, "p") && child->children != NULL;
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
    {
      walk_blocks (self, cell);
      ent_import_writer_add (self->writer, " ", 1, TRUE, TRUE);
    }
  self->row = FALSE;
  ent_import_writer_close (self->writer);
}

static void
walk_table (Walk    *self,
            xmlNode *table)
{
  gboolean of_data = is_table_of_data (table);

  if (self->row || !of_data)
    {
      walk_blocks (self, table);
      return;
    }

  for (xmlNode *at = table->children; at != NULL; at = at->next)
    if (ent_import_node_is (at, "tr"))
      walk_row (self, at);
}

static gboolean
is_contents (xmlNode *block)
{
  xmlNode *part = ent_import_node_find (ent_import_node_get_child (block, "sdtPr"),
                                        "docPartGallery");

  return g_strcmp0 (ent_import_node_get (part, "val"), "Table of Contents") == 0;
}

static void
walk_blocks (Walk    *self,
             xmlNode *parent)
{
  for (xmlNode *at = parent->children; at != NULL; at = at->next)
    {
      if (ent_import_node_is (at, "p"))
        walk_paragraph (self, at);
      else if (ent_import_node_is (at, "tbl"))
        walk_table (self, at);
      else if (at->type == XML_ELEMENT_NODE && !is_gone (at) &&
               !(ent_import_node_is (at, "sdt") && is_contents (at)))
        walk_blocks (self, at);
    }
}

/* ---------------------------------------------------------------- notes */

static xmlNode *
find_note (xmlDoc     *tree,
           const char *id)
{
  xmlNode *root = tree != NULL ? xmlDocGetRootElement (tree) : NULL;

  for (xmlNode *at = root != NULL ? root->children : NULL; at != NULL; at = at->next)
    if (g_strcmp0 (ent_import_node_get (at, "id"), id) == 0)
      return at;

  return NULL;
}

static void
write_notes (Walk             *self,
             EntImportArchive *archive,
             EntDocument      *document)
{
  g_autoptr (xmlDoc) footnotes = NULL;
  g_autoptr (xmlDoc) endnotes = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_copy (self->notes, NULL, NULL);
  g_autofree char *notice = NULL;

  if (notes->len == 0)
    return;

  footnotes = ent_import_archive_get_xml (archive, "word/footnotes.xml", FALSE, NULL);
  endnotes = ent_import_archive_get_xml (archive, "word/endnotes.xml", FALSE, NULL);
  for (guint i = 0; i < notes->len; i++)
    {
      xmlNode *mark = g_ptr_array_index (notes, i);
      xmlDoc *tree = ent_import_node_is (mark, "footnoteReference") ? footnotes : endnotes;
      xmlNode *note = find_note (tree, ent_import_node_get (mark, "id"));

      if (note != NULL)
        walk_blocks (self, note);
    }

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
  g_autoptr (xmlDoc) tree = ent_import_archive_get_xml (archive, "docProps/core.xml", FALSE, NULL);
  xmlNode *root = tree != NULL ? xmlDocGetRootElement (tree) : NULL;
  g_autofree char *title = ent_import_node_dup_words (ent_import_node_get_child (root, "title"));
  g_autofree char *author = ent_import_node_dup_words (ent_import_node_get_child (root,
                                                                                  "creator"));
  g_autofree char *language = ent_import_node_dup_words (ent_import_node_get_child (root,
                                                                                    "language"));

  /* When a file was made says nothing of when the article appeared. */
  ent_import_csl_set (csl, "title", title);
  ent_import_csl_add_authors (csl, author);
  ent_import_csl_set (csl, "language", language);
}

/* The main part is what the archive's relationships say it is. */
static char *
find_main_part (EntImportArchive *archive)
{
  g_autoptr (xmlDoc) tree = ent_import_archive_get_xml (archive, "_rels/.rels", FALSE, NULL);
  xmlNode *root = tree != NULL ? xmlDocGetRootElement (tree) : NULL;

  for (xmlNode *at = root != NULL ? root->children : NULL; at != NULL; at = at->next)
    {
      const char *type = ent_import_node_get (at, "Type");
      const char *target = ent_import_node_get (at, "Target");

      if (type != NULL && target != NULL && g_str_has_suffix (type, "/officeDocument"))
        return g_strdup (*target == '/' ? target + 1 : target);
    }

  return g_strdup ("word/document.xml");
}

/*< private >
 * ent_import_docx:
 * @bytes: a DOCX file
 * @name: what to call it in errors
 * @error: return location for an error of the domain %ENT_IMPORT_ERROR
 *
 * Returns: (transfer full) (nullable): its document
 */
EntDocument *
ent_import_docx (GBytes      *bytes,
                 const char  *name,
                 GError     **error)
{
  g_autoptr (EntDocument) document = ent_document_new ();
  g_autoptr (EntImportArchive) archive = ent_import_archive_new (bytes, name, error);
  g_autoptr (EntImportWriter) writer = ent_import_writer_new (document);
  g_autoptr (EntDocxStyles) styles = NULL;
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *part = NULL;
  g_autoptr (xmlDoc) tree = NULL;
  g_autoptr (GString) fields = g_string_new (NULL);
  Walk walk = { .writer = writer, .boxes = boxes, .notes = notes, .fields = fields };

  if (archive == NULL)
    return NULL;

  part = find_main_part (archive);
  tree = ent_import_archive_get_xml (archive, part, TRUE, error);
  if (tree == NULL)
    return NULL;

  walk.styles = styles = ent_docx_styles_new (archive);
  read_properties (archive, ent_document_get_csl (document));
  walk_blocks (&walk, xmlDocGetRootElement (tree));
  write_notes (&walk, archive, document);
  ent_import_writer_close (writer);

  return g_steal_pointer (&document);
}
