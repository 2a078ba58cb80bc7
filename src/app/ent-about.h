/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *ent_about_dialog_new (GtkWidget *widget);

G_END_DECLS
