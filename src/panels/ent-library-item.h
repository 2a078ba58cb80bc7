/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "ent-attachments.h"
#include "ent-library-entry.h"

G_BEGIN_DECLS

#define ENT_TYPE_LIBRARY_ITEM (ent_library_item_get_type ())
G_DECLARE_FINAL_TYPE (EntLibraryItem, ent_library_item, ENT, LIBRARY_ITEM, GObject)

EntLibraryItem  *ent_library_item_new          (EntLibraryEntry  *entry,
                                                EntAttachments   *attachments);

EntLibraryEntry *ent_library_item_get_entry    (EntLibraryItem   *self);
EntArticle      *ent_library_item_get_article  (EntLibraryItem   *self);
gboolean         ent_library_item_is_doubtful  (EntLibraryItem   *self);
gboolean         ent_library_item_may_review   (EntLibraryItem   *self);
void             ent_library_item_refresh      (EntLibraryItem   *self);

G_END_DECLS
