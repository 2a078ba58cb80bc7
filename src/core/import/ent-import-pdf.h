/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-document.h"

G_BEGIN_DECLS

#define ENT_PDF_ERROR (ent_pdf_error_quark ())

/**
 * EntPdfError:
 * @ENT_PDF_ERROR_ENCRYPTED: it opens with a password only
 * @ENT_PDF_ERROR_DAMAGED: it is no PDF, or a broken one
 * @ENT_PDF_ERROR_EMPTY: it has no pages
 * @ENT_PDF_ERROR_SCANNED: its pages are pictures, without text
 * @ENT_PDF_ERROR_TOO_LARGE: it has more pages or more text than is read
 *
 * Why a PDF gave no text.
 */
typedef enum
{
  ENT_PDF_ERROR_ENCRYPTED,
  ENT_PDF_ERROR_DAMAGED,
  ENT_PDF_ERROR_EMPTY,
  ENT_PDF_ERROR_SCANNED,
  ENT_PDF_ERROR_TOO_LARGE,
} EntPdfError;

GQuark       ent_pdf_error_quark (void);

EntDocument *ent_import_pdf      (GBytes      *bytes,
                                  const char  *name,
                                  GError     **error);

G_END_DECLS
