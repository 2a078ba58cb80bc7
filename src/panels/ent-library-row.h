/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-library-item.h"

G_BEGIN_DECLS

#define ENT_TYPE_LIBRARY_ROW (ent_library_row_get_type ())
G_DECLARE_FINAL_TYPE (EntLibraryRow, ent_library_row, ENT, LIBRARY_ROW, AdwBin)

EntLibraryItem *ent_library_row_get_item  (EntLibraryRow *self);
void            ent_library_row_select    (EntLibraryRow *self);
void            ent_library_row_open_menu (EntLibraryRow *self);

G_END_DECLS
