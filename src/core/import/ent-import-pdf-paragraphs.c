/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import-pdf-private.h"

/* From lines to paragraphs.
 *
 * Whether a line goes on with the paragraph before it is told by the type (a heading is
 * larger or bold, a caption smaller), by white above it, by its indentation, and by the
 * line before it: where the first word of this line would have had room at the end of
 * that one, and a sentence ends there, a paragraph ended. White does not count across
 * the end of a column, the rest does. A line that begins in lower case goes on with a
 * sentence that has no end.
 *
 * Smaller type or a caption between two parts of a sentence follows the paragraph that it
 * cuts. Footnotes follow the whole of the body, each a
 * piece of its own: they are the author's words, but no part of the paragraph that they
 * hang on. */

/* In sizes of type. */
#define INDENT        0.6
#define INDENT_MAX    8.0
#define SLACK         1.0
#define SPACE         0.25
#define CENTRED       2.0

/* Parts of the size, or of the step from line to line. */
#define SIZE_DIFFERS  0.06
#define HEADING_SIZE  1.08
#define SMALL_SIZE    0.94
#define WIDE_STEP     1.25
#define WIDE_TITLE    1.45

#define HEADING_CHARS 250
#define LEVEL_MAX     6

typedef struct
{
  GString  *text;
  EntPdfLine last;
  double   size;
  guint    n_lines;
  gboolean bold;
  gboolean italic;
  gboolean item;
  gboolean caption;
} Paragraph;

typedef struct
{
  EntPdfWords *words;
  EntPdfBody   body;
  GPtrArray   *paragraphs;
  Paragraph   *current;
  Paragraph   *suspended;
} Builder;

static void
paragraph_free (Paragraph *paragraph)
{
  g_string_free (paragraph->text, TRUE);
  g_free (paragraph);
}

/* ---------------------------------------------------------------- the body's type */

static guint
find_peak (const guint *counts,
           guint        n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    if (counts[i] > counts[best])
      best = i;

  return best;
}

/*< private >
 * ent_pdf_measure_body:
 * @lines: (element-type EntPdfLine): all lines, in reading order
 *
 * Returns: the size of most of the type, and the usual step between its lines, in points
 */
EntPdfBody
ent_pdf_measure_body (GPtrArray *lines)
{
  g_autofree guint *sizes = g_new0 (guint, 1024);
  g_autofree guint *steps = g_new0 (guint, 1024);
  EntPdfBody body;
  guint peak;

  for (guint i = 0; i < lines->len; i++)
    {
      const EntPdfLine *line = lines->pdata[i];

      sizes[(guint) CLAMP (line->size * 4 + 0.5, 0, 1023)] += line->n_chars;
    }
  body.size = MAX (find_peak (sizes, 1024), 1) / 4.0;

  for (guint i = 1; i < lines->len; i++)
    {
      const EntPdfLine *a = lines->pdata[i - 1], *b = lines->pdata[i];

      if (a->region == b->region && ABS (a->size - body.size) < SIZE_DIFFERS * body.size &&
          ABS (b->size - body.size) < SIZE_DIFFERS * body.size && b->y1 > a->y1)
        steps[(guint) CLAMP ((b->y1 - a->y1) * 4 + 0.5, 0, 1023)]++;
    }
  peak = find_peak (steps, 1024);
  body.leading = peak > 0 ? peak / 4.0 : 1.2 * body.size;

  return body;
}

/* ---------------------------------------------------------------- what lines look like */

static gboolean
starts_lower (const char *text)
{
  const char *p = text;

  while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return g_unichar_islower (g_utf8_get_char (p));
}

static gboolean
ends_with_hyphen (const char *text)
{
  return g_str_has_suffix (text, "-") || g_str_has_suffix (text, "\u2010") ||
         g_str_has_suffix (text, "\u00ad");
}

static gboolean
is_bullet (gunichar c)
{
  return c == 0x2022 || c == 0x2023 || c == 0x25aa || c == 0x25cf || c == 0x25e6 ||
         c == 0x25a0 || c == 0x2043;
}

static gboolean
begins_item (const char *text)
{
  return is_bullet (g_utf8_get_char (text));
}

/* A line of a table of contents. */
static gboolean
has_leader (const char *text)
{
  return strstr (text, ". . . .") != NULL || strstr (text, ".....") != NULL;
}

/* “Figure 3.”, “Table 2:” and their like, in the languages that come up most. */
static gboolean
begins_caption (const char *text)
{
  static GRegex *regex;

  if (g_once_init_enter_pointer (&regex))
    g_once_init_leave_pointer (&regex,
                               g_regex_new ("^(?:fig(?:ure|\\.)?|table|map|chart|plate|abbildung|"
                                            "abb\\.|tabelle|tableau|carte|figura|tabla|mapa) "
                                            "(?:\\d+(?:[.-]\\d+)*|[IVX]+)(?:[:.–—]|$)",
                                            G_REGEX_CASELESS | G_REGEX_OPTIMIZE,
                                            G_REGEX_MATCH_DEFAULT, NULL));

  return g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, NULL);
}

static gboolean
is_indented (const EntPdfLine *line)
{
  double indent = line->x0 - line->left;

  return indent > INDENT * line->size && indent < INDENT_MAX * line->size;
}

/* Whether the first word of @next would have stood at the end of @line. */
static gboolean
has_room (const EntPdfLine *line,
          const EntPdfLine *next)
{
  return line->x1 + (SPACE + SLACK) * line->size + next->first_width < line->right;
}

static gboolean
is_half_empty (const EntPdfLine *line)
{
  return line->x1 - line->left < 0.6 * (line->right - line->left);
}

static gboolean
differs_in_type (const EntPdfLine *line,
                 const EntPdfLine *next)
{
  return ABS (line->size - next->size) > SIZE_DIFFERS * MIN (line->size, next->size) ||
         line->bold != next->bold;
}

static gboolean
goes_on (const EntPdfLine *line,
         const EntPdfLine *next)
{
  return starts_lower (next->text) && !ent_text_ends_sentence (line->text) &&
         ent_text_get_last_char (line->text) != ':';
}

/* ---------------------------------------------------------------- paragraphs */

static gboolean
begins_within_column (const EntPdfLine *line,
                      const EntPdfLine *next,
                      const EntPdfBody *body)
{
  double leading = body->leading * line->size / body->size;
  double limit = line->size > HEADING_SIZE * body->size ? WIDE_TITLE : WIDE_STEP;

  if (goes_on (line, next))
    return FALSE;
  if (next->y1 - line->y1 > limit * leading)
    return TRUE;
  if (line->size > HEADING_SIZE * body->size)
    return FALSE;
  if (is_indented (next) && !is_indented (line))
    return TRUE;
  if (next->x0 < next->left - INDENT * next->size && line->x0 >= line->left - INDENT * line->size)
    return TRUE;
  if (starts_lower (next->text))
    return FALSE;

  return has_room (line, next) && (ent_text_ends_sentence (line->text) || is_half_empty (line));
}

/* Whether the text changes from the whole width to columns, or back, with white between
 * or another width. */
static gboolean
changes_band (const EntPdfLine *line,
              const EntPdfLine *next,
              const EntPdfBody *body)
{
  if (line->page != next->page || next->y0 < line->y0 || next->x0 > line->x1 ||
      next->x1 < line->x0)
    return FALSE;

  return ABS (line->right - next->right) > CENTRED * line->size ||
         next->y1 - line->y1 > WIDE_STEP * body->leading;
}

static gboolean
begins_new_column (const EntPdfLine *line,
                   const EntPdfLine *next,
                   const EntPdfBody *body)
{
  if (goes_on (line, next))
    return FALSE;
  if (changes_band (line, next, body) || is_indented (next))
    return TRUE;

  return has_room (line, next) && !starts_lower (next->text) &&
         (ent_text_ends_sentence (line->text) || is_half_empty (line));
}

static gboolean
begins_paragraph (const EntPdfLine *line,
                  const EntPdfLine *next,
                  const EntPdfBody *body)
{
  if (differs_in_type (line, next) || begins_item (next->text) || has_leader (line->text))
    return TRUE;
  if (ends_with_hyphen (line->text) && starts_lower (next->text))
    return FALSE;

  return line->region == next->region ? begins_within_column (line, next, body) :
                                        begins_new_column (line, next, body);
}

static Paragraph *
paragraph_new (const EntPdfLine *line)
{
  Paragraph *paragraph = g_new0 (Paragraph, 1);

  paragraph->text = g_string_new (NULL);
  paragraph->size = line->size;
  paragraph->bold = paragraph->italic = TRUE;
  paragraph->item = begins_item (line->text);
  paragraph->caption = begins_caption (line->text);
  return paragraph;
}

static const char *
skip_bullet (const char *text)
{
  if (!begins_item (text))
    return text;

  text = g_utf8_next_char (text);
  return text + strspn (text, " ");
}

static void
add_line (Builder          *self,
          Paragraph        *paragraph,
          const EntPdfLine *line)
{
  ent_pdf_words_join (self->words, paragraph->text,
                      paragraph->n_lines == 0 ? skip_bullet (line->text) : line->text);
  paragraph->last = *line;
  paragraph->n_lines++;
  paragraph->bold = paragraph->bold && line->bold;
  paragraph->italic = paragraph->italic && line->italic;
}

static gboolean
is_body (Builder          *self,
         const EntPdfLine *line)
{
  return !line->bold && ABS (line->size - self->body.size) <= SIZE_DIFFERS * self->body.size;
}

/* Whether white, or the end of a column, parts a line from the one before it. */
static gboolean
is_parted (Builder          *self,
           const EntPdfLine *line,
           const EntPdfLine *next)
{
  return line->region != next->region || next->y1 - line->y1 > WIDE_STEP * self->body.leading;
}

/* A paragraph of the body that a caption or smaller type cuts in the middle of a sentence. */
static gboolean
is_cut_by (Builder          *self,
           const Paragraph  *paragraph,
           const EntPdfLine *next)
{
  return is_body (self, &paragraph->last) && !paragraph->caption &&
         (next->size < SMALL_SIZE * self->body.size || begins_caption (next->text)) &&
         !ent_text_ends_sentence (paragraph->text->str) &&
         ent_text_get_last_char (paragraph->text->str) != ':' &&
         ent_text_count_words (paragraph->text->str) >= 5;
}

static Paragraph *
choose_paragraph (Builder          *self,
                  const EntPdfLine *line)
{
  Paragraph *last = self->current;
  Paragraph *suspended = self->suspended;

  if (last == NULL)
    return NULL;

  if (suspended != NULL && is_body (self, line) &&
      (!last->caption || is_parted (self, &last->last, line)))
    {
      self->suspended = NULL;
      if (!is_indented (line) || goes_on (&suspended->last, line))
        return suspended;
    }
  else if (line->size > HEADING_SIZE * self->body.size)
    self->suspended = NULL;

  if (!begins_paragraph (&last->last, line, &self->body) &&
      !(begins_caption (line->text) && is_parted (self, &last->last, line)))
    return last;
  if (is_cut_by (self, last, line))
    self->suspended = last;

  return NULL;
}

static void
build (Builder   *self,
       GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const EntPdfLine *line = lines->pdata[i];
      Paragraph *paragraph;

      if (line->note)
        continue;

      paragraph = choose_paragraph (self, line);
      if (paragraph == NULL)
        {
          paragraph = paragraph_new (line);
          g_ptr_array_add (self->paragraphs, paragraph);
        }
      self->current = paragraph;
      add_line (self, paragraph, line);
    }
}

/* Each footnote from its mark on; what begins a page without one goes on with the last. */
static void
build_notes (Builder   *self,
             GPtrArray *lines)
{
  Paragraph *paragraph = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const EntPdfLine *line = lines->pdata[i];

      if (!line->note)
        continue;

      if (paragraph == NULL || ent_pdf_begins_note (line))
        {
          paragraph = paragraph_new (line);
          g_ptr_array_add (self->paragraphs, paragraph);
        }
      add_line (self, paragraph, line);
    }
}

/* ---------------------------------------------------------------- headings */

static gboolean
is_heading (Builder         *self,
            const Paragraph *paragraph)
{
  if (paragraph->item || g_utf8_strlen (paragraph->text->str, -1) > HEADING_CHARS)
    return FALSE;
  if (paragraph->size > HEADING_SIZE * self->body.size)
    return TRUE;

  return paragraph->bold && !ent_text_ends_sentence (paragraph->text->str) &&
         paragraph->size > SMALL_SIZE * self->body.size;
}

/* In half points; a bold heading in the body's size is the lowest. */
static guint
get_rank (Builder         *self,
          const Paragraph *paragraph)
{
  return paragraph->size > HEADING_SIZE * self->body.size ?
         (guint) CLAMP (paragraph->size * 2 + 0.5, 1, 255) : 0;
}

static guint
get_level (const gboolean *ranks,
           guint           rank)
{
  guint level = 1;

  for (guint i = rank + 1; i < 256; i++)
    level += ranks[i];

  return MIN (level, LEVEL_MAX);
}

static void
write_pieces (Builder     *self,
              EntDocument *document)
{
  gboolean ranks[256] = { FALSE };

  for (guint i = 0; i < self->paragraphs->len; i++)
    if (is_heading (self, self->paragraphs->pdata[i]))
      ranks[get_rank (self, self->paragraphs->pdata[i])] = TRUE;

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const Paragraph *paragraph = self->paragraphs->pdata[i];
      EntTextPiece *piece = ent_text_piece_new ();

      piece->text = g_strdup (paragraph->text->str);
      piece->bold = paragraph->bold;
      piece->italic = paragraph->italic;
      piece->item = paragraph->item;
      if (is_heading (self, paragraph))
        piece->level = get_level (ranks, get_rank (self, paragraph));
      ent_document_take_piece (document, piece);
    }
}

/*< private >
 * ent_pdf_make_pieces:
 * @lines: (element-type EntPdfLine): all lines, in reading order, measured
 * @body: the body's type
 * @document: where the paragraphs go
 *
 * Joins lines to paragraphs, and tells headings from them. Footnotes come last.
 */
void
ent_pdf_make_pieces (GPtrArray        *lines,
                     const EntPdfBody *body,
                     EntDocument      *document)
{
  g_autoptr (EntPdfWords) words = ent_pdf_words_new (lines);
  g_autoptr (GPtrArray) paragraphs = NULL;
  Builder builder = { words, *body };

  paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) paragraph_free);
  builder.paragraphs = paragraphs;
  build (&builder, lines);
  build_notes (&builder, lines);
  write_pieces (&builder, document);
}
