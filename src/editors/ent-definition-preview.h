/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-record-dialog.h"

G_BEGIN_DECLS

#define ENT_TYPE_DEFINITION_PREVIEW (ent_definition_preview_get_type ())
G_DECLARE_FINAL_TYPE (EntDefinitionPreview, ent_definition_preview, ENT, DEFINITION_PREVIEW,
                      AdwPreferencesGroup)

GtkWidget *ent_definition_preview_new (EntRecordDialog *dialog,
                                       EntDefinition   *saved);

G_END_DECLS
