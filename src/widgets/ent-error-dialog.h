/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *ent_error_dialog_new (const char *heading,
                                 const char *message);

G_END_DECLS
