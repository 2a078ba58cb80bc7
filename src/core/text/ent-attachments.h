/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"
#include "ent-text.h"

G_BEGIN_DECLS

#define ENT_ATTACHMENTS_ERROR (ent_attachments_error_quark ())

/**
 * EntAttachmentsError:
 * @ENT_ATTACHMENTS_ERROR_NO_ARTICLE: the text is none of the case's articles
 *
 * What can go wrong when a text is attached.
 */
typedef enum
{
  ENT_ATTACHMENTS_ERROR_NO_ARTICLE,
} EntAttachmentsError;

GQuark ent_attachments_error_quark (void);

#define ENT_TYPE_ATTACHMENTS (ent_attachments_get_type ())
G_DECLARE_FINAL_TYPE (EntAttachments, ent_attachments, ENT, ATTACHMENTS, GObject)

EntAttachments *ent_attachments_new             (EntCase         *the_case);
EntArticle     *ent_attachments_attach          (EntAttachments  *self,
                                                 EntText         *text,
                                                 GError         **error);
void            ent_attachments_attach_to       (EntAttachments  *self,
                                                 EntArticle      *article,
                                                 EntText         *text);
void            ent_attachments_attach_located  (EntAttachments  *self,
                                                 EntArticle      *article,
                                                 EntText         *text,
                                                 GHashTable      *located);
EntText        *ent_attachments_get_text        (EntAttachments  *self,
                                                 EntArticle      *article);
EntAnchorState  ent_attachments_get_match       (EntAttachments  *self,
                                                 EntPassage      *passage,
                                                 EntAnchorMatch  *match);
char           *ent_attachments_dup_words       (EntAttachments  *self,
                                                 EntPassage      *passage);
void            ent_attachments_count           (EntAttachments  *self,
                                                 EntArticle      *article,
                                                 guint            counts[5]);

G_END_DECLS
