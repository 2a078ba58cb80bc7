/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-scene.h"

G_BEGIN_DECLS

#define ENT_TYPE_LEGEND_SWATCH (ent_legend_swatch_get_type ())
G_DECLARE_FINAL_TYPE (EntLegendSwatch, ent_legend_swatch, ENT, LEGEND_SWATCH, GtkWidget)

GtkWidget *ent_legend_swatch_new (const EntLegendEntry *entry);

G_END_DECLS
