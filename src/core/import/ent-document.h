/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "ent-text-normalize.h"

G_BEGIN_DECLS

#define ENT_TYPE_DOCUMENT (ent_document_get_type ())
G_DECLARE_FINAL_TYPE (EntDocument, ent_document, ENT, DOCUMENT, GObject)

EntDocument *ent_document_new           (void);

void         ent_document_take_piece    (EntDocument   *self,
                                         EntTextPiece  *piece);
GPtrArray   *ent_document_get_pieces    (EntDocument   *self);

JsonObject  *ent_document_get_csl       (EntDocument   *self);

void         ent_document_add_notice    (EntDocument   *self,
                                         const char    *notice);
GPtrArray   *ent_document_get_notices   (EntDocument   *self);

JsonNode    *ent_document_to_json       (EntDocument   *self);
EntDocument *ent_document_new_from_json (JsonNode      *node,
                                         GError       **error);

EntText     *ent_document_make_text     (EntDocument   *self,
                                         const char    *name,
                                         GError       **error);

G_END_DECLS
