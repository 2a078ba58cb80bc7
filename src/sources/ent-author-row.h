/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define ENT_TYPE_AUTHOR_ROW (ent_author_row_get_type ())
G_DECLARE_FINAL_TYPE (EntAuthorRow, ent_author_row, ENT, AUTHOR_ROW, AdwExpanderRow)

GtkWidget  *ent_author_row_new       (JsonObject   *person);
JsonObject *ent_author_row_make_csl  (EntAuthorRow *self);
void        ent_author_row_set_place (EntAuthorRow *self,
                                      gboolean      is_first,
                                      gboolean      is_last);
void        ent_author_row_edit      (EntAuthorRow *self);

G_END_DECLS
