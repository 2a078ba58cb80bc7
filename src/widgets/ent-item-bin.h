/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_ITEM_BIN (ent_item_bin_get_type ())
G_DECLARE_FINAL_TYPE (EntItemBin, ent_item_bin, ENT, ITEM_BIN, AdwBin)

GtkWidget *ent_item_bin_new      (void);
GObject   *ent_item_bin_get_item (EntItemBin *self);

G_END_DECLS
