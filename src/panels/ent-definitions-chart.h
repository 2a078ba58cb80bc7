/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-definition-compare.h"

G_BEGIN_DECLS

#define ENT_TYPE_DEFINITIONS_CHART (ent_definitions_chart_get_type ())
G_DECLARE_FINAL_TYPE (EntDefinitionsChart, ent_definitions_chart, ENT, DEFINITIONS_CHART, GtkWidget)

void ent_definitions_chart_set_bins (EntDefinitionsChart *self,
                                     GArray              *bins);
void ent_definitions_chart_set_at   (EntDefinitionsChart *self,
                                     EntSpan              at);

G_END_DECLS
