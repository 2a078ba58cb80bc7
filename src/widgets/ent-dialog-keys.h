/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ent_dialog_keys_add (GtkWidget  *widget,
                          const char *keys,
                          const char *action);
void ent_dialog_keys_add_func (GtkWidget       *widget,
                               const char      *keys,
                               GtkShortcutFunc  func);
void ent_dialog_keys_leave_escape (AdwNavigationView *view);

GtkWidget *ent_dialog_keys_find_first (GtkWidget *within);

G_END_DECLS
