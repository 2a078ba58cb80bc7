/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sample-article.h"

/* How the sample article is set. Lengths are points. */
typedef struct
{
  double      width;
  double      height;
  double      size;
  guint       columns;
  gboolean    justified;
  gboolean    indented;
  gboolean    hyphens;
  gboolean    soft_hyphens;
  gboolean    heads;
  gboolean    roman;
  gboolean    centred;
  gboolean    notes;
  guint       repeats;
  const char *family;
} PdfLook;

#define PDF_A4     595, 842
#define PDF_A5     420, 595
#define PDF_LETTER 612, 792

/* The footnotes that @notes asks for, one on each of the first pages. */
extern const char *const pdf_notes[];

GBytes *pdf_make_article (const PdfLook *look,
                          guint         *n_pages);

/* One page for each string, which stands at the top; NULL is an empty page. */
GBytes *pdf_make_pages   (const char *const *texts,
                          guint              n_texts,
                          gboolean           pictures);

/* Words set at a place of their own: @y is the baseline, @angle is in turns. */
typedef struct
{
  guint       page;
  double      x;
  double      y;
  double      size;
  double      angle;
  const char *text;
} PdfMark;

GBytes *pdf_make_marks   (const PdfMark *marks,
                          guint          n_marks);

GBytes *pdf_make_objects   (const char *const *objects,
                            const char        *trailer);
GBytes *pdf_make_encrypted (void);
