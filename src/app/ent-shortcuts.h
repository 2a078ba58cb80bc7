/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EntShortcut:
 * @section: the heading that it is listed under, not translated
 * @title: what it does, not translated
 * @keys: the keys, as [method@Gtk.ShortcutTrigger.parse_string] reads them
 * @action: (nullable): the action that it activates; %NULL where a widget of its
 *   own answers to the keys, and the shortcut is only listed
 *
 * A keyboard shortcut.
 */
typedef struct
{
  const char *section;
  const char *title;
  const char *keys;
  const char *action;
} EntShortcut;

const EntShortcut *ent_shortcuts_get         (guint          *n_shortcuts);
void               ent_shortcuts_install     (GtkWidgetClass *widget_class);
AdwDialog         *ent_shortcuts_dialog_new  (void);

G_END_DECLS
