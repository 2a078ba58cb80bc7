/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-date.h"

G_BEGIN_DECLS

#define ENT_TYPE_DATE_ROW (ent_date_row_get_type ())
G_DECLARE_FINAL_TYPE (EntDateRow, ent_date_row, ENT, DATE_ROW, AdwEntryRow)

GtkWidget  *ent_date_row_new      (const char  *title);
EntDate    *ent_date_row_get_date (EntDateRow  *self);
void        ent_date_row_set_date (EntDateRow  *self,
                                   EntDate     *date);
gboolean    ent_date_row_is_valid (EntDateRow  *self);

G_END_DECLS
