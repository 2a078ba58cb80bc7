/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-slice.h"

G_BEGIN_DECLS

/**
 * EntTheme:
 * @ENT_THEME_LIGHT: on a light screen
 * @ENT_THEME_DARK: on a dark screen
 * @ENT_THEME_PRINT: on paper: black ink, and colours that survive grey printing
 *
 * What a scene is painted for.
 */
typedef enum
{
  ENT_THEME_LIGHT,
  ENT_THEME_DARK,
  ENT_THEME_PRINT,
} EntTheme;

/**
 * EntColor:
 * @red: from 0 to 1
 * @green: from 0 to 1
 * @blue: from 0 to 1
 * @alpha: from 0 (clear) to 1
 *
 * A colour.
 */
typedef struct
{
  float red;
  float green;
  float blue;
  float alpha;
} EntColor;

/**
 * EntPalette:
 *
 * The colours of a theme that are not those of links.
 */
typedef struct
{
  EntColor background;
  EntColor text;
  EntColor dim_text;
  EntColor node_fill;
  EntColor node_border;
  EntColor actor_border;
  EntColor trait;        /* the mark and border of a state under communist rule */
  EntColor accent;       /* selection */
  EntColor card;         /* the legend's ground */
  EntColor card_border;
} EntPalette;

/**
 * EntLineStyle:
 * @color: its colour
 * @width: in scene units
 * @dash: lengths of dashes and gaps, in scene units; unused ones are 0
 * @n_dash: how many; 0 is an unbroken line
 *
 * How a link is drawn. Kind is told by dash and width before colour.
 */
typedef struct
{
  EntColor color;
  double   width;
  float    dash[4];
  guint    n_dash;
} EntLineStyle;

const EntPalette *ent_style_get_palette (EntTheme      theme);
void              ent_style_get_line    (EntTheme      theme,
                                         EntTieKind    kind,
                                         EntStatus     status,
                                         EntActivity   activity,
                                         EntLineStyle *style);
char             *ent_color_to_hex      (const EntColor *color);

/* The fonts of the picture, the first that is there; in CSS's order and quotes. */
#define ENT_STYLE_FONT_STACK "'Adwaita Sans', Inter, Cantarell, 'Noto Sans', 'DejaVu Sans', sans-serif"

G_END_DECLS
