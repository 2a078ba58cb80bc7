/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENT_TYPE_OPEN_POPOVER (ent_open_popover_get_type ())
G_DECLARE_FINAL_TYPE (EntOpenPopover, ent_open_popover, ENT, OPEN_POPOVER, GtkPopover)

GListModel *ent_open_popover_get_found (EntOpenPopover *self);
void        ent_open_popover_search    (EntOpenPopover *self,
                                        const char     *words);

G_END_DECLS
