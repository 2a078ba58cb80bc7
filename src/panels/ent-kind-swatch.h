/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-slice.h"

G_BEGIN_DECLS

#define ENT_TYPE_KIND_SWATCH (ent_kind_swatch_get_type ())
G_DECLARE_FINAL_TYPE (EntKindSwatch, ent_kind_swatch, ENT, KIND_SWATCH, GtkWidget)

GtkWidget *ent_kind_swatch_new (void);

G_END_DECLS
