/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "pdf-helpers.h"

/* A small typesetter: greedy lines, hyphens at will, columns, running heads. Each word of
 * a justified line is placed by itself, as typesetting programs do. */

#define MARGIN     54.0
#define GUTTER     1.6
#define LEADING    1.25
#define INDENT     1.4
#define NOTE_SIZE  0.8
#define PART_MIN   3

const char *const pdf_notes[] = {
  "1 The minutes, in the copy that the customs house kept, fill two pages and a half, and are "
  "not signed.",
  "2 A different hand is what the catalogue says.",
  NULL
};

typedef struct
{
  const PdfLook *look;
  cairo_surface_t *surface;
  cairo_t         *cr;
  PangoLayout     *layout;
  GByteArray      *data;
  guint            page;
  guint            column;
  double           top;
  double           y;
  double           bottom;
  guint            n_notes;
  guint            noted_page;
} Setter;

typedef struct
{
  GPtrArray *words;
  double     width;
  gboolean   last;
} Line;

static cairo_status_t
write_cb (void        *data,
          const guchar *bytes,
          guint         n)
{
  g_byte_array_append (data, bytes, n);
  return CAIRO_STATUS_SUCCESS;
}

/* ---------------------------------------------------------------- words */

static void
set_font (Setter      *self,
          double       size,
          gboolean     bold,
          gboolean     italic)
{
  g_autoptr (PangoFontDescription) font = NULL;

  font = pango_font_description_from_string (self->look->family ? self->look->family : "serif");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (self->layout, font);
}

static double
measure (Setter     *self,
         const char *text)
{
  int width;

  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_size (self->layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/* Pango draws nothing for a soft hyphen: the glyph is a hyphen's, the text it stands for
 * is not. */
static double
show_soft_hyphen (Setter *self,
                  double  x,
                  double  baseline)
{
  double width = measure (self, "-");
  PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, 0);
  PangoGlyphItem *item = line->runs->data;
  cairo_glyph_t glyph = { item->glyphs->glyphs[0].glyph, x, baseline };
  cairo_text_cluster_t cluster = { strlen ("\u00ad"), 1 };

  cairo_set_scaled_font (self->cr,
                         pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT
                                                             (item->item->analysis.font)));
  cairo_show_text_glyphs (self->cr, "\u00ad", -1, &glyph, 1, &cluster, 1, 0);
  return width;
}

static double
show (Setter     *self,
      const char *text,
      double      x,
      double      baseline)
{
  gboolean soft = g_str_has_suffix (text, "\u00ad");
  g_autofree char *visible = g_strndup (text, strlen (text) - (soft ? strlen ("\u00ad") : 0));
  double width = measure (self, visible);

  cairo_move_to (self->cr, x, baseline);
  pango_cairo_show_layout_line (self->cr, pango_layout_get_line_readonly (self->layout, 0));
  return soft ? width + show_soft_hyphen (self, x + width, baseline) : width;
}

/* ---------------------------------------------------------------- lines */

static void
line_free (Line *line)
{
  g_ptr_array_unref (line->words);
  g_free (line);
}

static Line *
add_line (GPtrArray *lines)
{
  Line *line = g_new0 (Line, 1);

  line->words = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (lines, line);
  return line;
}

/* The longest beginning of @word that has room, cut after its own hyphen or between two
 * letters: what is left is in @rest. */
static char *
cut_word (Setter      *self,
          const char  *word,
          double       room,
          char       **rest)
{
  glong length = g_utf8_strlen (word, -1);

  for (glong i = length - PART_MIN; i >= PART_MIN - 1 && self->look->hyphens; i--)
    {
      const char *at = g_utf8_offset_to_pointer (word, i);
      g_autofree char *part = g_strndup (word, at - word);
      gboolean own = g_str_has_suffix (part, "-");
      gboolean letters = TRUE;

      for (glong j = i - PART_MIN; j < i + PART_MIN; j++)
        letters = letters && j >= 0 && j < length &&
                  g_unichar_islower (g_utf8_get_char (g_utf8_offset_to_pointer (word, j)));
      if (own || letters)
        {
          g_autofree char *cut = g_strconcat (part, own ? "" : "-", NULL);

          if (measure (self, cut) <= room)
            {
              *rest = g_strdup (at);
              return own || !self->look->soft_hyphens ? g_steal_pointer (&cut) :
                                                        g_strconcat (part, "\u00ad", NULL);
            }
        }
    }

  return NULL;
}

static double
measure_cut (Setter     *self,
             const char *cut)
{
  return measure (self, cut) + (g_str_has_suffix (cut, "\u00ad") ? measure (self, "-") : 0);
}

static GPtrArray *
break_lines (Setter     *self,
             const char *text,
             double      width,
             double      indent)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  Line *line = add_line (lines);
  double space = measure (self, "\u00a0"), room = width - indent;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup (words[i]);

      while (word != NULL)
        {
          double needed = measure (self, word) + (line->words->len > 0 ? space : 0);
          char *rest = NULL, *cut;

          if (needed <= room || (line->words->len == 0 && !self->look->hyphens))
            {
              g_ptr_array_add (line->words, g_steal_pointer (&word));
              room -= needed;
              line->width += needed;
              break;
            }

          cut = cut_word (self, word, room - (line->words->len > 0 ? space : 0), &rest);
          if (cut != NULL)
            {
              line->width += measure_cut (self, cut) + (line->words->len > 0 ? space : 0);
              g_ptr_array_add (line->words, cut);
              g_free (word);
              word = rest;
            }
          g_assert_true (cut != NULL || line->words->len > 0);
          line = add_line (lines);
          room = width;
        }
    }

  line->last = TRUE;
  return lines;
}

static void
show_line (Setter     *self,
           const Line *line,
           double      x,
           double      width,
           gboolean    justified,
           gboolean    centred)
{
  double space = measure (self, "\u00a0");

  if (justified && !line->last && line->words->len > 1)
    space += (width - line->width) / (line->words->len - 1);
  if (centred)
    x += (width - line->width) / 2;

  for (guint i = 0; i < line->words->len; i++)
    x += show (self, line->words->pdata[i], x, self->y) + space;
}

/* ---------------------------------------------------------------- pages */

static double
get_column_width (Setter *self)
{
  const PdfLook *look = self->look;
  double gutters = (look->columns - 1) * GUTTER * look->size;

  return (look->width - 2 * MARGIN - gutters) / look->columns;
}

static double
get_column_x (Setter *self)
{
  return MARGIN + self->column * (get_column_width (self) + GUTTER * self->look->size);
}

static char *
make_roman (guint n)
{
  static const char *const ones[] = { "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix" };
  static const char *const tens[] = { "", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc" };

  return g_strconcat (tens[n / 10 % 10], ones[n % 10], NULL);
}

/* The name of the publication on even pages, that of the article on odd ones, with the
 * page's number outside; on the first page the number alone, at the foot. */
static void
show_heads (Setter *self)
{
  const PdfLook *look = self->look;
  guint number = self->page + 11;
  g_autofree char *label = look->roman ? make_roman (number) : g_strdup_printf ("%u", number);
  double width;

  set_font (self, look->size * 0.85, FALSE, FALSE);
  width = measure (self, label);
  if (self->page == 1)
    show (self, label, (look->width - width) / 2, look->height - MARGIN / 2);
  else if (number % 2 == 0)
    {
      show (self, label, MARGIN, MARGIN / 1.6);
      show (self, SAMPLE_PUBLICATION, MARGIN + 3 * look->size, MARGIN / 1.6);
    }
  else
    {
      show (self, label, look->width - MARGIN - width, MARGIN / 1.6);
      width = measure (self, SAMPLE_TITLE_TEXT);
      show (self, SAMPLE_TITLE_TEXT, look->width - MARGIN - width - 3 * look->size, MARGIN / 1.6);
    }
}

static void
begin_page (Setter *self)
{
  if (self->page > 0)
    cairo_show_page (self->cr);
  self->page++;
  self->column = 0;
  self->top = self->y = MARGIN + self->look->size;
  self->bottom = self->look->height - MARGIN;
  if (self->look->heads)
    show_heads (self);
}

/* At the foot of a column, in smaller type. */
static void
show_note (Setter *self)
{
  double size = self->look->size * NOTE_SIZE, y = self->y;
  g_autoptr (GPtrArray) lines = NULL;

  set_font (self, size, FALSE, FALSE);
  lines = break_lines (self, pdf_notes[self->n_notes++], get_column_width (self), 0);
  self->bottom -= (lines->len + 1) * size * LEADING;
  self->y = self->bottom + 2 * size * LEADING;
  for (guint i = 0; i < lines->len; i++, self->y += size * LEADING)
    show_line (self, lines->pdata[i], get_column_x (self), get_column_width (self), FALSE, FALSE);
  self->y = y;
}

static void
begin_column (Setter *self)
{
  self->bottom = self->look->height - MARGIN;
  if (self->page == 0 || ++self->column == self->look->columns)
    begin_page (self);
  self->y = self->top;
}

/* ---------------------------------------------------------------- blocks */

/* A full line at the end of a paragraph, at the end of a column, where paragraphs are
 * neither indented: nobody could tell that it is the last. Such a column is kept short. */
static gboolean
looks_unfinished (Setter     *self,
                  const Line *line,
                  double      width)
{
  return line->last && line->width > width * 0.6 && !self->look->indented;
}

static void
set_paragraph (Setter     *self,
               const char *text,
               gboolean    first,
               gboolean    marked)
{
  const PdfLook *look = self->look;
  double step = look->size * LEADING, width = get_column_width (self);
  double indent = look->indented && !first ? INDENT * look->size : 0;
  g_autoptr (GPtrArray) lines = NULL;

  set_font (self, look->size, FALSE, FALSE);
  lines = break_lines (self, text, width, indent);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];
      double x;

      if (self->y > self->bottom ||
          (self->y + step > self->bottom && looks_unfinished (self, line, width)))
        begin_column (self);
      set_font (self, look->size, FALSE, FALSE);
      x = get_column_x (self) + (i == 0 ? indent : 0);
      show_line (self, line, x, width - (i == 0 ? indent : 0), look->justified, FALSE);
      if (marked && line->last)
        {
          char mark[2] = { (char) ('0' + self->n_notes), '\0' };

          set_font (self, look->size * 0.6, FALSE, FALSE);
          show (self, mark, x + line->width, self->y - look->size * 0.4);
        }
      self->y += step;
    }

  if (!look->indented)
    self->y += step / 2;
}

static void
set_heading (Setter     *self,
             const char *text)
{
  const PdfLook *look = self->look;
  double size = look->size * 1.2;
  g_autoptr (GPtrArray) lines = NULL;

  if (self->y + 6 * look->size * LEADING > self->bottom)
    begin_column (self);
  self->y += self->y > self->top ? size : 0;

  set_font (self, size, TRUE, FALSE);
  lines = break_lines (self, text, get_column_width (self), 0);
  for (guint i = 0; i < lines->len; i++, self->y += size * LEADING)
    show_line (self, lines->pdata[i], get_column_x (self), get_column_width (self), FALSE, FALSE);
  self->y += look->size / 2;
}

/* Over all columns, and so only at the top of a page. */
static void
set_wide (Setter     *self,
          const char *text,
          double      size,
          gboolean    bold,
          gboolean    italic)
{
  double width = self->look->width - 2 * MARGIN;
  g_autoptr (GPtrArray) lines = NULL;

  set_font (self, size, bold, italic);
  lines = break_lines (self, text, width, 0);
  for (guint i = 0; i < lines->len; i++, self->y += size * LEADING)
    {
      ((Line *) lines->pdata[i])->last = TRUE;
      show_line (self, lines->pdata[i], MARGIN, width, FALSE, self->look->centred);
    }
  self->y += size;
  self->top = self->y;
}

static gboolean
wants_note (Setter     *self,
            SampleKind  kind)
{
  return self->look->notes && self->noted_page != self->page && kind == SAMPLE_PARAGRAPH &&
         pdf_notes[self->n_notes] != NULL &&
         self->bottom - self->y > 0.2 * self->look->height;
}

static void
set_block (Setter            *self,
           const SampleBlock *block,
           SampleKind         before)
{
  double size = self->look->size;
  gboolean marked = wants_note (self, block->kind);

  if (marked)
    {
      self->noted_page = self->page;
      show_note (self);
    }

  if (block->kind == SAMPLE_MASTHEAD)
    set_wide (self, block->text, size, FALSE, FALSE);
  else if (block->kind == SAMPLE_TITLE)
    set_wide (self, block->text, size * 1.8, TRUE, FALSE);
  else if (block->kind == SAMPLE_BYLINE)
    set_wide (self, block->text, size, FALSE, TRUE);
  else if (block->kind == SAMPLE_HEADING)
    set_heading (self, block->text);
  else
    set_paragraph (self, block->text, before != SAMPLE_PARAGRAPH, marked);
}

/* The article, or, after the first time, its body again. */
GBytes *
pdf_make_article (const PdfLook *look,
                  guint         *n_pages)
{
  guint n_blocks;
  const SampleBlock *blocks = sample_article_get_blocks (&n_blocks);
  Setter setter = { look, .data = g_byte_array_new () };
  SampleKind before = SAMPLE_TITLE;

  setter.surface = cairo_pdf_surface_create_for_stream (write_cb, setter.data, look->width,
                                                        look->height);
  cairo_pdf_surface_set_metadata (setter.surface, CAIRO_PDF_METADATA_TITLE, SAMPLE_TITLE_TEXT);
  cairo_pdf_surface_set_metadata (setter.surface, CAIRO_PDF_METADATA_AUTHOR, SAMPLE_AUTHOR);
  cairo_pdf_surface_set_metadata (setter.surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  SAMPLE_DATE "T12:00:00");
  setter.cr = cairo_create (setter.surface);
  setter.layout = pango_cairo_create_layout (setter.cr);

  begin_page (&setter);
  for (guint round = 0; round < MAX (look->repeats, 1); round++)
    for (guint i = 0; i < n_blocks; i++)
      if (round == 0 || blocks[i].kind == SAMPLE_HEADING || blocks[i].kind == SAMPLE_PARAGRAPH)
        {
          set_block (&setter, &blocks[i], before);
          before = blocks[i].kind;
        }

  *n_pages = setter.page;
  g_object_unref (setter.layout);
  cairo_destroy (setter.cr);
  cairo_surface_finish (setter.surface);
  cairo_surface_destroy (setter.surface);
  return g_byte_array_free_to_bytes (setter.data);
}

GBytes *
pdf_make_pages (const char *const *texts,
                guint              n_texts,
                gboolean           pictures)
{
  GByteArray *data = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, data, PDF_A4);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 16, 16);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_texts; i++)
    {
      if (pictures)
        {
          cairo_set_source_surface (cr, picture, 100, 100);
          cairo_paint (cr);
          cairo_set_source_rgb (cr, 0, 0, 0);
        }
      if (texts[i] != NULL)
        {
          cairo_select_font_face (cr, "serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
          cairo_set_font_size (cr, 11);
          cairo_move_to (cr, MARGIN, MARGIN * 2);
          cairo_show_text (cr, texts[i]);
        }
      cairo_show_page (cr);
    }

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (picture);
  return g_byte_array_free_to_bytes (data);
}

/* On A5; pages come in order. */
GBytes *
pdf_make_marks (const PdfMark *marks,
                guint          n_marks)
{
  const PdfLook look = { PDF_A5, 10, 1 };
  Setter setter = { &look, .data = g_byte_array_new () };

  setter.surface = cairo_pdf_surface_create_for_stream (write_cb, setter.data, look.width,
                                                        look.height);
  setter.cr = cairo_create (setter.surface);
  setter.layout = pango_cairo_create_layout (setter.cr);

  for (guint i = 0; i < n_marks; i++)
    {
      const PdfMark *mark = &marks[i];

      if (i > 0 && mark->page != marks[i - 1].page)
        cairo_show_page (setter.cr);
      cairo_save (setter.cr);
      cairo_translate (setter.cr, mark->x, mark->y);
      cairo_rotate (setter.cr, mark->angle * 2 * G_PI);
      set_font (&setter, mark->size, FALSE, FALSE);
      show (&setter, mark->text, 0, 0);
      cairo_restore (setter.cr);
    }

  g_object_unref (setter.layout);
  cairo_destroy (setter.cr);
  cairo_surface_finish (setter.surface);
  cairo_surface_destroy (setter.surface);
  return g_byte_array_free_to_bytes (setter.data);
}

/* A catalogue, a page tree and whatever else: numbers of objects from 1. */
GBytes *
pdf_make_objects (const char *const *objects,
                  const char        *trailer)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.4\n");
  g_autoptr (GString) table = g_string_new (NULL);
  guint n = 0;

  for (; objects[n] != NULL; n++)
    {
      g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n", pdf->len);
      g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", n + 1, objects[n]);
    }
  {
    gsize start = pdf->len;

    g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n%strailer\n<</Size %u /Root 1 0 "
                                 "R %s>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                            n + 1, table->str, n + 1, trailer, start);
  }

  return g_string_free_to_bytes (g_steal_pointer (&pdf));
}

/* The standard handler with keys that no empty password opens. */
GBytes *
pdf_make_encrypted (void)
{
  static const char *const objects[] = {
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>>",
    "<</Filter /Standard /V 1 /R 2 /P -4 "
    "/O <000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f> "
    "/U <202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f>>>",
    NULL
  };

  return pdf_make_objects (objects, "/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> "
                                    "<00112233445566778899aabbccddeeff>]");
}
