/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_START_PAGE (ent_start_page_get_type ())
G_DECLARE_FINAL_TYPE (EntStartPage, ent_start_page, ENT, START_PAGE, AdwBin)

G_END_DECLS
