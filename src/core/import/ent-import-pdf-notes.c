/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import-pdf-private.h"

/* Footnotes: smaller type from somewhere in a column to its end, the first of it with a
 * mark (a number of up to three digits, an asterisk, a dagger). Smaller type before the
 * first mark is the rest of a note from the page before where there was one, and else
 * a quotation. */

#define NOTE_SIZE 0.94
#define WHITE     1.15

/* Raised figures have characters of their own. */
static gboolean
is_raised_digit (gunichar c)
{
  return c == 0xb9 || c == 0xb2 || c == 0xb3 || (c >= 0x2070 && c <= 0x2079);
}

static gboolean
is_symbol (gunichar c)
{
  return c == '*' || c == 0x2020 || c == 0x2021 || c == 0xa7;
}

/*< private >
 * ent_pdf_begins_note:
 * @line: a line of small type
 *
 * Returns: whether it begins with the mark of a note
 */
gboolean
ent_pdf_begins_note (const EntPdfLine *line)
{
  const char *p = line->text + (*line->text == '[');
  gsize n = strspn (p, "0123456789");
  gunichar first = g_utf8_get_char (p);

  if (is_symbol (first) || is_raised_digit (first))
    return TRUE;
  if (n < 1 || n > 3)
    return FALSE;

  p += n;
  p += strspn (p, ".)]");
  return *p == ' ' && strlen (p) > 1;
}

static gboolean
is_small (const EntPdfLine *line,
          const EntPdfBody *body)
{
  return line->size < NOTE_SIZE * body->size;
}

/* Where the notes of a column start, or @end. */
static guint
find_start (GPtrArray        *lines,
            guint             first,
            guint             end,
            const EntPdfBody *body,
            gboolean          after_note)
{
  guint small = end, start;

  while (small > first && is_small (lines->pdata[small - 1], body))
    small--;
  for (start = small; start < end; start++)
    if (ent_pdf_begins_note (lines->pdata[start]))
      break;

  if (after_note && small > first && small < end)
    {
      const EntPdfLine *above = lines->pdata[small - 1], *line = lines->pdata[small];

      if (line->y1 - above->y1 > WHITE * body->leading)
        return small;
    }

  return start;
}

/*< private >
 * ent_pdf_find_notes:
 * @lines: (element-type EntPdfLine): all lines, in reading order
 * @body: the body's type
 *
 * Marks the lines of footnotes.
 */
void
ent_pdf_find_notes (GPtrArray        *lines,
                    const EntPdfBody *body)
{
  gboolean after_note = FALSE;

  for (guint first = 0, end; first < lines->len; first = end)
    {
      const EntPdfLine *head = lines->pdata[first];
      guint start;

      for (end = first + 1; end < lines->len; end++)
        if (((EntPdfLine *) lines->pdata[end])->region != head->region)
          break;

      start = find_start (lines, first, end, body, after_note);
      after_note = after_note || start < end;
      for (guint i = start; i < end; i++)
        ((EntPdfLine *) lines->pdata[i])->note = TRUE;
    }
}
