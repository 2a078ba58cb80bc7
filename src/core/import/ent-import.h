/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "ent-text.h"

G_BEGIN_DECLS

#define ENT_IMPORT_ERROR (ent_import_error_quark ())

/**
 * EntImportError:
 * @ENT_IMPORT_ERROR_UNSUPPORTED: a format that is not read
 * @ENT_IMPORT_ERROR_DAMAGED: a file that is not what it seems to be, or cut short
 * @ENT_IMPORT_ERROR_ENCRYPTED: a file that a password or a licence protects
 * @ENT_IMPORT_ERROR_UNSAFE: an archive that does what no article does
 * @ENT_IMPORT_ERROR_TOO_LARGE: more than is read: bytes, elements or words
 * @ENT_IMPORT_ERROR_TIMEOUT: reading took longer than it may
 * @ENT_IMPORT_ERROR_MEMORY: reading wanted more memory than it may have
 * @ENT_IMPORT_ERROR_CRASHED: the process that read the file stopped
 * @ENT_IMPORT_ERROR_START: that process could not be started
 *
 * Why a file gives no text, besides what #EntTextError and %G_IO_ERROR say.
 */
typedef enum
{
  ENT_IMPORT_ERROR_UNSUPPORTED,
  ENT_IMPORT_ERROR_DAMAGED,
  ENT_IMPORT_ERROR_ENCRYPTED,
  ENT_IMPORT_ERROR_UNSAFE,
  ENT_IMPORT_ERROR_TOO_LARGE,
  ENT_IMPORT_ERROR_TIMEOUT,
  ENT_IMPORT_ERROR_MEMORY,
  ENT_IMPORT_ERROR_CRASHED,
  ENT_IMPORT_ERROR_START,
} EntImportError;

GQuark ent_import_error_quark (void);

/**
 * EntImportFormat:
 * @ENT_IMPORT_FORMAT_TEXT: plain text
 * @ENT_IMPORT_FORMAT_MARKDOWN: text with Markdown's marks
 * @ENT_IMPORT_FORMAT_HTML: HTML or XHTML
 * @ENT_IMPORT_FORMAT_DOCX: Office Open XML, as Word writes it
 * @ENT_IMPORT_FORMAT_ODT: OpenDocument text
 * @ENT_IMPORT_FORMAT_EPUB: an electronic book
 * @ENT_IMPORT_FORMAT_PDF: PDF
 *
 * What an article was read from.
 */
typedef enum
{
  ENT_IMPORT_FORMAT_TEXT,
  ENT_IMPORT_FORMAT_MARKDOWN,
  ENT_IMPORT_FORMAT_HTML,
  ENT_IMPORT_FORMAT_DOCX,
  ENT_IMPORT_FORMAT_ODT,
  ENT_IMPORT_FORMAT_EPUB,
  ENT_IMPORT_FORMAT_PDF,
} EntImportFormat;

#define ENT_TYPE_IMPORT (ent_import_get_type ())
G_DECLARE_FINAL_TYPE (EntImport, ent_import, ENT, IMPORT, GObject)

EntImport       *ent_import_file        (GFile         *file,
                                         GCancellable  *cancellable,
                                         GError       **error);
EntImport       *ent_import_bytes       (GBytes        *bytes,
                                         const char    *name,
                                         GCancellable  *cancellable,
                                         GError       **error);

const char      *ent_import_get_name    (EntImport     *self);
EntText         *ent_import_get_text    (EntImport     *self);
JsonObject      *ent_import_get_csl     (EntImport     *self);
GPtrArray       *ent_import_get_notices (EntImport     *self);
EntImportFormat  ent_import_get_format  (EntImport     *self);

gboolean         ent_import_knows_name  (const char    *name);

/* The argument by which a program knows that it is to read a file for another
 * one, and what it does then. */
#define ENT_IMPORT_CHILD_ARGUMENT "--import-child"

int              ent_import_child_main  (int            argc,
                                         char         **argv);

G_END_DECLS
