/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_NOTE_ROW (ent_note_row_get_type ())
G_DECLARE_FINAL_TYPE (EntNoteRow, ent_note_row, ENT, NOTE_ROW, AdwPreferencesRow)

GtkWidget  *ent_note_row_new      (const char *title);

const char *ent_note_row_get_text (EntNoteRow *self);
void        ent_note_row_set_text (EntNoteRow *self,
                                   const char *text);

G_END_DECLS
