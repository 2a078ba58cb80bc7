/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define ENT_TYPE_RECORD_PAGE (ent_record_page_get_type ())
G_DECLARE_FINAL_TYPE (EntRecordPage, ent_record_page, ENT, RECORD_PAGE, AdwNavigationPage)

void ent_record_page_load_file (EntRecordPage *self,
                                GFile         *file);
void ent_record_page_load_text (EntRecordPage *self,
                                const char    *text);
void ent_record_page_clear     (EntRecordPage *self);

G_END_DECLS
