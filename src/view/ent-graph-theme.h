/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-style.h"

G_BEGIN_DECLS

/**
 * EntGraphGround:
 * @ENT_GRAPH_GROUND_SYSTEM: light or dark, as everything else
 * @ENT_GRAPH_GROUND_LIGHT: light
 * @ENT_GRAPH_GROUND_DARK: dark
 *
 * What the graph is painted on.
 */
typedef enum
{
  ENT_GRAPH_GROUND_SYSTEM,
  ENT_GRAPH_GROUND_LIGHT,
  ENT_GRAPH_GROUND_DARK,
} EntGraphGround;

#define ENT_TYPE_GRAPH_THEME (ent_graph_theme_get_type ())
G_DECLARE_FINAL_TYPE (EntGraphTheme, ent_graph_theme, ENT, GRAPH_THEME, GObject)

EntGraphTheme *ent_graph_theme_get_default (void);
EntTheme       ent_graph_theme_get_theme   (EntGraphTheme  *self);
EntGraphGround ent_graph_theme_get_ground  (EntGraphTheme  *self);
void           ent_graph_theme_set_ground  (EntGraphTheme  *self,
                                            EntGraphGround  ground);

G_END_DECLS
