/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-slice.h"

G_BEGIN_DECLS

/**
 * EntTheme:
 * @ENT_THEME_LIGHT: on a light screen
 * @ENT_THEME_DARK: on a dark screen
 * @ENT_THEME_PRINT: on paper: black ink, and colours that survive grey printing
 * @ENT_THEME_LIGHT_CONTRAST: on a light screen, in high contrast
 * @ENT_THEME_DARK_CONTRAST: on a dark screen, in high contrast
 *
 * What a scene is painted for.
 */
typedef enum
{
  ENT_THEME_LIGHT,
  ENT_THEME_DARK,
  ENT_THEME_PRINT,
  ENT_THEME_LIGHT_CONTRAST,
  ENT_THEME_DARK_CONTRAST,
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
 * @background: the picture's ground
 * @text: what is written
 * @dim_text: what is written quietly: dates, sources, the names of idle nodes
 * @node_fill: the ground of a node's label
 * @node_border: the outline of a state
 * @actor_border: the outline of a party that is no state
 * @idle_border: the outline of an idle node
 * @trait: the mark and the outline of a state under communist rule
 * @accent: what is selected
 * @card: the legend's ground
 * @card_border: the legend's outline
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
  EntColor idle_border;
  EntColor trait;
  EntColor accent;
  EntColor card;
  EntColor card_border;
} EntPalette;

/**
 * EntFont:
 * @ENT_FONT_NODE: the name in a state or an actor
 * @ENT_FONT_HUB: the title in a hub
 * @ENT_FONT_SIGN: the question mark in a diamond
 * @ENT_FONT_LEGEND: the legend
 * @ENT_FONT_TITLE: the picture's title
 * @ENT_FONT_SUBTITLE: the date and the definition under it
 * @ENT_FONT_SMALL: the sources at the foot
 *
 * What a piece of text is for; it says how large and how heavy it is.
 */
typedef enum
{
  ENT_FONT_NODE,
  ENT_FONT_HUB,
  ENT_FONT_SIGN,
  ENT_FONT_LEGEND,
  ENT_FONT_TITLE,
  ENT_FONT_SUBTITLE,
  ENT_FONT_SMALL,
} EntFont;

/**
 * EntFontStyle:
 * @size: the em, in scene units
 * @weight: from 100 to 900, as in CSS and Pango; 400 is regular, 600 semibold
 * @line_height: from one base line to the next, in scene units
 *
 * A size and weight of [const@STYLE_FONT_STACK].
 */
typedef struct
{
  double size;
  int    weight;
  double line_height;
} EntFontStyle;

/**
 * EntLineStyle:
 * @color: its colour; its alpha is less than 1 where the definition leaves it out
 * @width: in scene units
 * @dash: lengths of dashes and gaps, in scene units, with butt ends; unused ones are 0
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

const EntPalette   *ent_style_get_palette (EntTheme        theme);
const EntFontStyle *ent_style_get_font    (EntFont         font);
void                ent_style_get_line    (EntTheme        theme,
                                           EntTieKind      kind,
                                           EntStatus       status,
                                           EntActivity     activity,
                                           EntLineStyle   *style);
char               *ent_color_to_hex      (const EntColor *color);

/* The fonts of the picture, the first that is there: as CSS and as Pango write them. */
#define ENT_STYLE_FONT_STACK \
  "'Adwaita Sans', Inter, Cantarell, 'Noto Sans', 'DejaVu Sans', sans-serif"
#define ENT_STYLE_FONT_FAMILY "Adwaita Sans,Inter,Cantarell,Noto Sans,DejaVu Sans,sans-serif"

G_END_DECLS
