/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ent_popup_come_back (GtkPopover    *popover);
void ent_popup_open      (GtkMenuButton *button);

G_END_DECLS
