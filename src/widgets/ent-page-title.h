/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_PAGE_TITLE (ent_page_title_get_type ())
G_DECLARE_FINAL_TYPE (EntPageTitle, ent_page_title, ENT, PAGE_TITLE, GtkWidget)

G_END_DECLS
