/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <poppler.h>

#include "ent-document.h"

G_BEGIN_DECLS

/* Lengths are points, from the page's upper left corner. */

/**
 * EntPdfRun:
 * @text: words that stand beside each other, without a wide gap between them
 * @x0: left edge
 * @y0: upper edge of the type, ascenders included
 * @x1: right edge
 * @y1: lower edge, descenders included
 * @size: the size of most of its type
 * @first_width: how wide its first word is
 * @n_chars: how many characters it has
 * @n_bold: how many of them are bold
 * @n_italic: how many of them are italic
 * @order: where it comes in the order of the file
 * @glued: no space parts it from the run before
 * @dropped: it is a running head or foot
 *
 * A part of a line.
 */
typedef struct
{
  char    *text;
  double   x0;
  double   y0;
  double   x1;
  double   y1;
  double   size;
  double   first_width;
  guint    n_chars;
  guint    n_bold;
  guint    n_italic;
  guint    order;
  gboolean glued;
  gboolean dropped;
} EntPdfRun;

typedef struct
{
  GPtrArray *runs;
  double     width;
  double     height;
  gboolean   has_image;
} EntPdfPage;

/**
 * EntPdfLine:
 * @text: its words
 * @page: its page, from 0
 * @region: its column: lines of one column of one page have the same number
 * @left: where the lines of its column begin
 * @right: where they end
 * @note: it belongs to a footnote
 *
 * A line of a column, in reading order. The other fields are those of a run.
 */
typedef struct
{
  char    *text;
  guint    page;
  guint    region;
  double   x0;
  double   y0;
  double   x1;
  double   y1;
  double   size;
  double   first_width;
  double   left;
  double   right;
  guint    n_chars;
  gboolean bold;
  gboolean italic;
  gboolean note;
} EntPdfLine;

/* The size of the body's type, and the usual step from one of its lines to the next. */
typedef struct
{
  double size;
  double leading;
} EntPdfBody;

typedef struct _EntPdfWords EntPdfWords;

EntPdfPage  *ent_pdf_page_new        (PopplerPage      *poppler_page);
void         ent_pdf_page_free       (EntPdfPage       *page);
double       ent_pdf_measure_size    (GPtrArray        *pages);

void         ent_pdf_drop_furniture  (GPtrArray        *pages,
                                      double            body_size);

GPtrArray   *ent_pdf_order_lines     (GPtrArray        *pages);
void         ent_pdf_line_free       (EntPdfLine       *line);
void         ent_pdf_measure_columns (GPtrArray        *lines,
                                      const EntPdfBody *body);

EntPdfWords *ent_pdf_words_new       (GPtrArray        *lines);
void         ent_pdf_words_free      (EntPdfWords      *self);
void         ent_pdf_words_join      (EntPdfWords      *self,
                                      GString          *text,
                                      const char       *next);

EntPdfBody   ent_pdf_measure_body    (GPtrArray        *lines);
void         ent_pdf_find_notes      (GPtrArray        *lines,
                                      const EntPdfBody *body);
gboolean     ent_pdf_begins_note     (const EntPdfLine *line);
void         ent_pdf_make_pieces     (GPtrArray        *lines,
                                      const EntPdfBody *body,
                                      EntDocument      *document);

void         ent_pdf_read_info       (PopplerDocument  *pdf,
                                      JsonObject       *csl);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPdfWords, ent_pdf_words_free)

G_END_DECLS
