/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ent_combo_row_keep_room (AdwComboRow *row);

G_END_DECLS
