/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import-private.h"

/* Makes paragraphs of words as they come out of a document: a paragraph is open
 * until the next one is opened, and is bold or italic where all its words are. */

struct _EntImportWriter
{
  EntDocument *document;
  GString     *text;
  guint        level;
  gboolean     item;
  gboolean     any;
  gboolean     bold;
  gboolean     italic;
};

/*< private >
 * ent_import_writer_new:
 * @document: what gets the paragraphs
 *
 * Returns: (transfer full): a writer with an empty paragraph
 */
EntImportWriter *
ent_import_writer_new (EntDocument *document)
{
  EntImportWriter *self = g_new0 (EntImportWriter, 1);

  self->document = g_object_ref (document);
  self->text = g_string_new (NULL);
  ent_import_writer_open (self, 0, FALSE);

  return self;
}

/*< private >
 * ent_import_writer_free:
 * @self: (transfer full) (nullable): a writer, whose paragraph was closed
 *
 * Frees it.
 */
void
ent_import_writer_free (EntImportWriter *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->document);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/*< private >
 * ent_import_writer_close:
 * @self: a writer
 *
 * Ends the paragraph; one without words is none. What follows without another
 * being opened is a plain one.
 */
void
ent_import_writer_close (EntImportWriter *self)
{
  EntTextPiece *piece;

  if (self->any)
    {
      piece = ent_text_piece_new ();
      piece->text = g_strndup (self->text->str, self->text->len);
      piece->level = self->level;
      piece->item = self->item;
      piece->bold = self->bold;
      piece->italic = self->italic;
      ent_document_take_piece (self->document, piece);
    }

  g_string_truncate (self->text, 0);
  self->level = 0;
  self->item = FALSE;
  self->any = FALSE;
  self->bold = self->italic = TRUE;
}

/*< private >
 * ent_import_writer_open:
 * @self: a writer
 * @level: the heading's level, or 0
 * @item: whether it is an item of a list
 *
 * Ends the paragraph before and begins another.
 */
void
ent_import_writer_open (EntImportWriter *self,
                        guint            level,
                        gboolean         item)
{
  ent_import_writer_close (self);
  self->level = level;
  self->item = item;
}

static gboolean
has_words (const char *text,
           gsize       length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/*< private >
 * ent_import_writer_add:
 * @self: a writer
 * @text: words, white space and all
 * @length: their length in bytes, or -1
 * @bold: whether they are bold
 * @italic: whether they are italic
 *
 * Adds words to the paragraph.
 */
void
ent_import_writer_add (EntImportWriter *self,
                       const char      *text,
                       gssize           length,
                       gboolean         bold,
                       gboolean         italic)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;

  g_string_append_len (self->text, text, (gssize) size);
  if (!has_words (text, size))
    return;

  self->any = TRUE;
  self->bold = self->bold && bold;
  self->italic = self->italic && italic;
}

/*< private >
 * ent_import_writer_is_empty:
 * @self: a writer
 *
 * Returns: whether the paragraph has no words yet
 */
gboolean
ent_import_writer_is_empty (EntImportWriter *self)
{
  return !self->any;
}

/* ---------------------------------------------------------------- numbers of lists */

static char *
format_letters (guint number,
                char  first)
{
  char letters[8];
  int i = sizeof letters - 1;

  letters[i] = '\0';
  for (; number > 0 && i > 0; number = (number - 1) / 26)
    letters[--i] = (char) (first + (char) ((number - 1) % 26));

  return g_strdup (letters + i);
}

static char *
format_roman (guint    number,
              gboolean upper)
{
  static const struct { guint value; const char *sign; } signs[] = {
    { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" },
    { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
  };
  g_autoptr (GString) roman = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (signs) && number < 4000; i++)
    for (; number >= signs[i].value; number -= signs[i].value)
      g_string_append (roman, signs[i].sign);

  return upper ? g_ascii_strup (roman->str, -1)
               : g_string_free_and_steal (g_steal_pointer (&roman));
}

/*< private >
 * ent_import_format_number:
 * @style: (nullable): how to count: `a`, `A`, `i`, `I`; otherwise with digits
 * @number: the number, from 1
 *
 * The numbers that a format gives the items of a list by itself are words of the
 * text to a reader, and stand in every plain copy of it.
 *
 * Returns: (transfer full): the number as it is shown, without a point
 */
char *
ent_import_format_number (const char *style,
                          guint       number)
{
  switch (style != NULL && number > 0 ? *style : '1')
    {
    case 'a':
    case 'A':
      return format_letters (number, *style);

    case 'i':
    case 'I':
      return number < 4000 ? format_roman (number, *style == 'I')
                           : g_strdup_printf ("%u", number);

    default:
      return g_strdup_printf ("%u", number);
    }
}
