/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_DIGEST_EDITOR (ent_digest_editor_get_type ())
G_DECLARE_FINAL_TYPE (EntDigestEditor, ent_digest_editor, ENT, DIGEST_EDITOR, GtkBox)

GtkWidget *ent_digest_editor_get_view  (EntDigestEditor *self);
char      *ent_digest_editor_dup_text  (EntDigestEditor *self);
void       ent_digest_editor_set_text  (EntDigestEditor *self,
                                        const char      *text);
void       ent_digest_editor_set_words (EntDigestEditor *self,
                                        const char      *words);
gboolean   ent_digest_editor_is_copied (EntDigestEditor *self);

G_END_DECLS
