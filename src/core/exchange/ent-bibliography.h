/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define ENT_BIBLIOGRAPHY_ERROR (ent_bibliography_error_quark ())

/**
 * EntBibliographyError:
 * @ENT_BIBLIOGRAPHY_ERROR_EMPTY: there is nothing in it
 * @ENT_BIBLIOGRAPHY_ERROR_FORMAT: it is in none of the formats that are read
 * @ENT_BIBLIOGRAPHY_ERROR_ENCODING: it is not in UTF-8
 * @ENT_BIBLIOGRAPHY_ERROR_SYNTAX: it breaks the rules of its format
 * @ENT_BIBLIOGRAPHY_ERROR_TOO_LARGE: it is larger than any bibliography is
 *
 * Why a bibliography cannot be read.
 */
typedef enum
{
  ENT_BIBLIOGRAPHY_ERROR_EMPTY,
  ENT_BIBLIOGRAPHY_ERROR_FORMAT,
  ENT_BIBLIOGRAPHY_ERROR_ENCODING,
  ENT_BIBLIOGRAPHY_ERROR_SYNTAX,
  ENT_BIBLIOGRAPHY_ERROR_TOO_LARGE,
} EntBibliographyError;

GQuark     ent_bibliography_error_quark (void);

GPtrArray *ent_bibliography_parse       (const char  *content,
                                         gsize        length,
                                         const char  *name,
                                         GError     **error);
char      *ent_bibliography_to_csl_json (GPtrArray   *items);

G_END_DECLS
