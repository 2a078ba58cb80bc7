/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-document.h"
#include "ent-json.h"

/**
 * EntDocument:
 *
 * What an importer makes of a file: its paragraphs in reading order, what the
 * file says of itself in CSL-JSON's vocabulary, and notices for the user of what
 * had to be done to read it.
 *
 * It is plain data: the child process that reads a file writes it as JSON, and
 * the parent makes the text of it.
 */

struct _EntDocument
{
  GObject parent_instance;

  GPtrArray  *pieces;
  GPtrArray  *notices;
  JsonObject *csl;
};

G_DEFINE_FINAL_TYPE (EntDocument, ent_document, G_TYPE_OBJECT)

static void
ent_document_finalize (GObject *object)
{
  EntDocument *self = ENT_DOCUMENT (object);

  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_pointer (&self->csl, json_object_unref);

  G_OBJECT_CLASS (ent_document_parent_class)->finalize (object);
}

static void
ent_document_class_init (EntDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_document_finalize;
}

static void
ent_document_init (EntDocument *self)
{
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_text_piece_free);
  self->notices = g_ptr_array_new_with_free_func (g_free);
  self->csl = json_object_new ();
}

/**
 * ent_document_new:
 *
 * Returns: (transfer full): a document with nothing in it
 */
EntDocument *
ent_document_new (void)
{
  return g_object_new (ENT_TYPE_DOCUMENT, NULL);
}

/**
 * ent_document_take_piece:
 * @self: a document
 * @piece: (transfer full): its next paragraph; the role is settled later
 *
 * Adds a paragraph, a heading or an item of a list.
 */
void
ent_document_take_piece (EntDocument  *self,
                         EntTextPiece *piece)
{
  g_return_if_fail (ENT_IS_DOCUMENT (self));
  g_return_if_fail (piece != NULL);

  g_ptr_array_add (self->pieces, piece);
}

/**
 * ent_document_get_pieces:
 * @self: a document
 *
 * Returns: (transfer none) (element-type EntTextPiece): its paragraphs, in
 *   reading order, which may be changed
 */
GPtrArray *
ent_document_get_pieces (EntDocument *self)
{
  g_return_val_if_fail (ENT_IS_DOCUMENT (self), NULL);

  return self->pieces;
}

/**
 * ent_document_get_csl:
 * @self: a document
 *
 * Returns: (transfer none): what the file says of itself, in CSL-JSON's
 *   vocabulary, to be filled by who reads the file
 */
JsonObject *
ent_document_get_csl (EntDocument *self)
{
  g_return_val_if_fail (ENT_IS_DOCUMENT (self), NULL);

  return self->csl;
}

/**
 * ent_document_add_notice:
 * @self: a document
 * @notice: a sentence for the user: what had to be done to read the file
 *
 * Adds a notice.
 */
void
ent_document_add_notice (EntDocument *self,
                         const char  *notice)
{
  g_return_if_fail (ENT_IS_DOCUMENT (self));
  g_return_if_fail (notice != NULL);

  g_ptr_array_add (self->notices, g_strdup (notice));
}

/**
 * ent_document_get_notices:
 * @self: a document
 *
 * Returns: (transfer none) (element-type utf8): what the user should know of how
 *   the file was read
 */
GPtrArray *
ent_document_get_notices (EntDocument *self)
{
  g_return_val_if_fail (ENT_IS_DOCUMENT (self), NULL);

  return self->notices;
}

/* ---------------------------------------------------------------- through a pipe */

static JsonNode *
piece_to_json (const EntTextPiece *piece)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "text", piece->text);
  if (piece->level > 0)
    json_object_set_int_member (object, "level", piece->level);
  if (piece->bold)
    json_object_set_boolean_member (object, "bold", TRUE);
  if (piece->italic)
    json_object_set_boolean_member (object, "italic", TRUE);
  if (piece->item)
    json_object_set_boolean_member (object, "item", TRUE);

  json_node_set_object (node, object);
  return node;
}

static EntTextPiece *
piece_from_json (JsonObject *object)
{
  EntTextPiece *piece = ent_text_piece_new ();

  const char *text = json_object_get_string_member_with_default (object, "text", "");

  piece->text = g_strdup (text != NULL ? text : "");
  piece->level = (guint) json_object_get_int_member_with_default (object, "level", 0);
  piece->bold = json_object_get_boolean_member_with_default (object, "bold", FALSE);
  piece->italic = json_object_get_boolean_member_with_default (object, "italic", FALSE);
  piece->item = json_object_get_boolean_member_with_default (object, "item", FALSE);
  return piece;
}

/**
 * ent_document_to_json:
 * @self: a document
 *
 * Returns: (transfer full): the document as JSON: `pieces`, `csl`, `notices`
 */
JsonNode *
ent_document_to_json (EntDocument *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonArray) pieces = json_array_new ();
  g_autoptr (JsonArray) notices = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (ENT_IS_DOCUMENT (self), node);

  for (guint i = 0; i < self->pieces->len; i++)
    json_array_add_element (pieces, piece_to_json (g_ptr_array_index (self->pieces, i)));
  for (guint i = 0; i < self->notices->len; i++)
    json_array_add_string_element (notices, g_ptr_array_index (self->notices, i));

  json_object_set_array_member (object, "pieces", g_steal_pointer (&pieces));
  json_object_set_object_member (object, "csl", json_object_ref (self->csl));
  json_object_set_array_member (object, "notices", g_steal_pointer (&notices));
  json_node_set_object (node, object);
  return node;
}

/**
 * ent_document_new_from_json:
 * @node: what [method@Document.to_json] gave
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with
 *   %ENT_TEXT_ERROR_BINARY where @node is none
 */
EntDocument *
ent_document_new_from_json (JsonNode  *node,
                            GError   **error)
{
  g_autoptr (EntDocument) self = ent_document_new ();
  JsonObject *object = ent_json_as_object (node);
  JsonArray *pieces = ent_json_get_array (object, "pieces");
  JsonArray *notices = ent_json_get_array (object, "notices");
  JsonNode *csl = object ? json_object_get_member (object, "csl") : NULL;

  if (pieces == NULL || notices == NULL || csl == NULL || !JSON_NODE_HOLDS_OBJECT (csl))
    {
      g_set_error (error, ENT_TEXT_ERROR, ENT_TEXT_ERROR_BINARY,
                   _("What was read of the file makes no sense"));
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (pieces); i++)
    {
      JsonNode *piece = json_array_get_element (pieces, i);

      if (JSON_NODE_HOLDS_OBJECT (piece))
        ent_document_take_piece (self, piece_from_json (json_node_get_object (piece)));
    }
  for (guint i = 0; i < json_array_get_length (notices); i++)
    if (JSON_NODE_HOLDS_VALUE (json_array_get_element (notices, i)) &&
        json_array_get_string_element (notices, i) != NULL)
      ent_document_add_notice (self, json_array_get_string_element (notices, i));
  json_object_unref (self->csl);
  self->csl = json_object_ref (json_node_get_object (csl));

  return g_steal_pointer (&self);
}

/**
 * ent_document_make_text:
 * @self: a document
 * @name: what to call it in errors: usually a file's name
 * @error: return location
 *
 * Normalises the document's paragraphs as those of a plain text are, and settles
 * which of them is the title, the byline and so on.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with
 *   %ENT_TEXT_ERROR_EMPTY where the document has no words
 */
EntText *
ent_document_make_text (EntDocument  *self,
                        const char   *name,
                        GError      **error)
{
  g_return_val_if_fail (ENT_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return ent_text_new_from_pieces (self->pieces, name, error);
}
