/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_PREFERENCES_DIALOG (ent_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntPreferencesDialog, ent_preferences_dialog, ENT, PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *ent_preferences_dialog_new (void);
void       ent_preferences_dialog_use_folder (EntPreferencesDialog *self,
                                              GFile                *folder);

GSettings *ent_preferences_follow     (void);
void       ent_preferences_apply_library (GSettings       *settings);

G_END_DECLS
