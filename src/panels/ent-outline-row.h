/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-outline-item.h"

G_BEGIN_DECLS

#define ENT_TYPE_OUTLINE_ROW (ent_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (EntOutlineRow, ent_outline_row, ENT, OUTLINE_ROW, AdwBin)

GtkWidget      *ent_outline_row_new      (EntOutlineItem *item);

EntOutlineItem *ent_outline_row_get_item (EntOutlineRow  *self);

G_END_DECLS
