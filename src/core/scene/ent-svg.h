/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-scene.h"

G_BEGIN_DECLS

/**
 * EntSvgOptions:
 * @theme: light, dark or print
 * @transparent: whether the ground is left clear
 * @width: the picture's width in pixels; 0 for the scene's own size
 *
 * How a scene is written as SVG.
 */
typedef struct
{
  EntTheme theme;
  gboolean transparent;
  guint    width;
} EntSvgOptions;

char *ent_svg_paint (EntScene            *scene,
                     const EntSvgOptions *options);

G_END_DECLS
