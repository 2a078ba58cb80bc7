/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-style.h"

/*
 * The one table of colours, lines and fonts that every painter uses.
 *
 * The hues keep the distances of Okabe and Ito's palette for colour-blind
 * readers (blue, bluish green, reddish purple, vermilion and a dark yellow), made
 * darker or lighter until each line stands out from its ground by 3:1 and each
 * text by 4.5:1, as WCAG 2 asks. On paper they also differ in lightness. In high
 * contrast every line stands out as a text does, and nothing shines through. But the
 * kind of a link is told by its dashes and its width first.
 */

#define CHANNEL(hex, shift) ((float) (((hex) >> (shift)) & 0xff) / 255.0f)
#define COLOR(hex)                                                                                 \
  {                                                                                                \
    CHANNEL (hex, 16), CHANNEL (hex, 8), CHANNEL (hex, 0), 1.0f                                    \
  }

#define N_THEMES (ENT_THEME_DARK_CONTRAST + 1)
#define N_KINDS  (ENT_TIE_KIND_PROPOSAL + 1)

#define UNCOUNTED_ALPHA 0.75f
#define UNCOUNTED_WIDTH 0.62
#define POSSIBLE_WIDTH  0.85
#define THINNEST        1.5

static const EntPalette palettes[N_THEMES] = {
  [ENT_THEME_LIGHT] = {
    .background = COLOR (0xfafafb),
    .text = COLOR (0x241f31),
    .dim_text = COLOR (0x68676d),
    .node_fill = COLOR (0xffffff),
    .node_border = COLOR (0x8b8b92),
    .actor_border = COLOR (0x6f6e75),
    .idle_border = COLOR (0xd3d3d8),
    .trait = COLOR (0xa61d35),
    .accent = COLOR (0x3584e4),
    .card = COLOR (0xffffff),
    .card_border = COLOR (0xe1e1e5),
  },
  [ENT_THEME_DARK] = {
    .background = COLOR (0x1d1d20),
    .text = COLOR (0xf6f5f4),
    .dim_text = COLOR (0xa5a4ab),
    .node_fill = COLOR (0x2e2e32),
    .node_border = COLOR (0x88878f),
    .actor_border = COLOR (0xa3a2a9),
    .idle_border = COLOR (0x47474d),
    .trait = COLOR (0xff7a8a),
    .accent = COLOR (0x78aeed),
    .card = COLOR (0x29292d),
    .card_border = COLOR (0x3d3d42),
  },
  [ENT_THEME_PRINT] = {
    .background = COLOR (0xffffff),
    .text = COLOR (0x000000),
    .dim_text = COLOR (0x4a4a4a),
    .node_fill = COLOR (0xffffff),
    .node_border = COLOR (0x5a5a5a),
    .actor_border = COLOR (0x3a3a3a),
    .idle_border = COLOR (0xb8b8b8),
    .trait = COLOR (0x8c1028),
    .accent = COLOR (0x000000),
    .card = COLOR (0xffffff),
    .card_border = COLOR (0xb8b8b8),
  },
  [ENT_THEME_LIGHT_CONTRAST] = {
    .background = COLOR (0xfafafb),
    .text = COLOR (0x000000),
    .dim_text = COLOR (0x3d3846),
    .node_fill = COLOR (0xffffff),
    .node_border = COLOR (0x3d3846),
    .actor_border = COLOR (0x1c1a20),
    .idle_border = COLOR (0x68676d),
    .trait = COLOR (0x86132a),
    .accent = COLOR (0x1a5fb4),
    .card = COLOR (0xffffff),
    .card_border = COLOR (0x68676d),
  },
  [ENT_THEME_DARK_CONTRAST] = {
    .background = COLOR (0x1d1d20),
    .text = COLOR (0xffffff),
    .dim_text = COLOR (0xd6d5dc),
    .node_fill = COLOR (0x2e2e32),
    .node_border = COLOR (0xd6d5dc),
    .actor_border = COLOR (0xf6f5f4),
    .idle_border = COLOR (0xa5a4ab),
    .trait = COLOR (0xffa6b1),
    .accent = COLOR (0x99c1f1),
    .card = COLOR (0x29292d),
    .card_border = COLOR (0xa5a4ab),
  },
};

static const EntColor line_colors[N_THEMES][N_KINDS] = {
  [ENT_THEME_LIGHT] = {
    [ENT_TIE_KIND_ALLIANCE] = COLOR (0x155fc0),
    [ENT_TIE_KIND_ALIGNMENT] = COLOR (0x007a6c),
    [ENT_TIE_KIND_CONFLICT] = COLOR (0xc04a00),
    [ENT_TIE_KIND_SPONSORSHIP] = COLOR (0x8b3fa0),
    [ENT_TIE_KIND_PROPOSAL] = COLOR (0x716000),
  },
  [ENT_THEME_DARK] = {
    [ENT_TIE_KIND_ALLIANCE] = COLOR (0x6ba7f0),
    [ENT_TIE_KIND_ALIGNMENT] = COLOR (0x3fc4b2),
    [ENT_TIE_KIND_CONFLICT] = COLOR (0xff9157),
    [ENT_TIE_KIND_SPONSORSHIP] = COLOR (0xd596ea),
    [ENT_TIE_KIND_PROPOSAL] = COLOR (0xd8bd4f),
  },
  [ENT_THEME_PRINT] = {
    [ENT_TIE_KIND_ALLIANCE] = COLOR (0x00338a),
    [ENT_TIE_KIND_ALIGNMENT] = COLOR (0x007567),
    [ENT_TIE_KIND_CONFLICT] = COLOR (0xb84500),
    [ENT_TIE_KIND_SPONSORSHIP] = COLOR (0x6a2180),
    [ENT_TIE_KIND_PROPOSAL] = COLOR (0x7d6a00),
  },
  [ENT_THEME_LIGHT_CONTRAST] = {
    [ENT_TIE_KIND_ALLIANCE] = COLOR (0x0c4590),
    [ENT_TIE_KIND_ALIGNMENT] = COLOR (0x005c51),
    [ENT_TIE_KIND_CONFLICT] = COLOR (0x943900),
    [ENT_TIE_KIND_SPONSORSHIP] = COLOR (0x6d2a80),
    [ENT_TIE_KIND_PROPOSAL] = COLOR (0x574a00),
  },
  [ENT_THEME_DARK_CONTRAST] = {
    [ENT_TIE_KIND_ALLIANCE] = COLOR (0x9cc8ff),
    [ENT_TIE_KIND_ALIGNMENT] = COLOR (0x72e0d0),
    [ENT_TIE_KIND_CONFLICT] = COLOR (0xffb994),
    [ENT_TIE_KIND_SPONSORSHIP] = COLOR (0xe8bff6),
    [ENT_TIE_KIND_PROPOSAL] = COLOR (0xecd87c),
  },
};

/* What has ended: the graph's memory, quiet but still there to be seen. */
static const EntColor ghost_colors[N_THEMES] = {
  [ENT_THEME_LIGHT] = COLOR (0x8c8b93),
  [ENT_THEME_DARK] = COLOR (0x77767e),
  [ENT_THEME_PRINT] = COLOR (0x808080),
  [ENT_THEME_LIGHT_CONTRAST] = COLOR (0x5e5c64),
  [ENT_THEME_DARK_CONTRAST] = COLOR (0xb8b7be),
};

typedef struct
{
  float lengths[4];
  guint n;
} Dash;

static const struct
{
  double width;
  Dash   certain;
  Dash   possible;
} shapes[N_KINDS] = {
  [ENT_TIE_KIND_ALLIANCE] = { 4.0, { { 0 }, 0 }, { { 2.5, 3.5 }, 2 } },
  [ENT_TIE_KIND_ALIGNMENT] = { 2.5, { { 7, 4 }, 2 }, { { 3, 3, 3, 8 }, 4 } },
  [ENT_TIE_KIND_CONFLICT] = { 2.5, { { 15, 5 }, 2 }, { { 6, 8 }, 2 } },
  [ENT_TIE_KIND_SPONSORSHIP] = { 2.0, { { 0 }, 0 }, { { 4, 4 }, 2 } },
  [ENT_TIE_KIND_PROPOSAL] = { 2.0, { { 10, 4, 2, 4 }, 4 }, { { 2, 3, 2, 8 }, 4 } },
};

static const Dash ghost_dash = { { 1.5, 4.5 }, 2 };

/* Where nothing may shine through, width alone says that a link does not count. */
static gboolean
is_contrast (EntTheme theme)
{
  return theme == ENT_THEME_LIGHT_CONTRAST || theme == ENT_THEME_DARK_CONTRAST;
}

static const EntFontStyle fonts[] = {
  [ENT_FONT_NODE] = { 13, 600, 17 },
  [ENT_FONT_HUB] = { 12, 500, 15 },
  [ENT_FONT_SIGN] = { 12, 700, 15 },
  [ENT_FONT_LEGEND] = { 12, 400, 22 },
  [ENT_FONT_TITLE] = { 20, 700, 26 },
  [ENT_FONT_SUBTITLE] = { 13, 400, 19 },
  [ENT_FONT_SMALL] = { 11, 400, 16 },
};

/**
 * ent_style_get_palette:
 * @theme: a theme
 *
 * Returns: (transfer none): its colours, but for those of links
 */
const EntPalette *
ent_style_get_palette (EntTheme theme)
{
  g_return_val_if_fail (theme < N_THEMES, NULL);

  return &palettes[theme];
}

/**
 * ent_style_get_font:
 * @font: what a text is for
 *
 * Returns: (transfer none): how large and heavy it is
 */
const EntFontStyle *
ent_style_get_font (EntFont font)
{
  g_return_val_if_fail (font < G_N_ELEMENTS (fonts), NULL);

  return &fonts[font];
}

static void
set_dash (EntLineStyle *style,
          const Dash   *dash)
{
  style->n_dash = dash->n;
  for (guint i = 0; i < G_N_ELEMENTS (style->dash); i++)
    style->dash[i] = i < dash->n ? dash->lengths[i] : 0;
}

/**
 * ent_style_get_line:
 * @theme: what is painted for
 * @kind: the kind of a link
 * @status: what it is at the time
 * @activity: how certain that is
 * @style: (out caller-allocates): how it is drawn
 *
 * Tells how a link is drawn. What has ended is thin, grey and dotted, whatever
 * its kind; what is only possible has the hue of its kind in short strokes, set
 * apart; what the definition leaves out is thinner and paler.
 */
void
ent_style_get_line (EntTheme      theme,
                    EntTieKind    kind,
                    EntStatus     status,
                    EntActivity   activity,
                    EntLineStyle *style)
{
  g_return_if_fail (theme < N_THEMES);
  g_return_if_fail (kind <= ENT_TIE_KIND_PROPOSAL);

  style->color = line_colors[theme][kind];
  style->width = shapes[kind].width;
  set_dash (style, &shapes[kind].certain);

  if (status == ENT_STATUS_ENDED)
    {
      style->color = ghost_colors[theme];
      style->width = 1.5;
      set_dash (style, &ghost_dash);
      return;
    }

  if (activity == ENT_ACTIVITY_POSSIBLE)
    {
      style->width = MAX (style->width * POSSIBLE_WIDTH, 2.0);
      set_dash (style, &shapes[kind].possible);
    }
  if (status == ENT_STATUS_UNCOUNTED)
    {
      style->width = MAX (style->width * UNCOUNTED_WIDTH, THINNEST);
      if (!is_contrast (theme))
        style->color.alpha = UNCOUNTED_ALPHA;
    }
}

static guint
to_byte (float channel)
{
  return (guint) (CLAMP (channel, 0.0f, 1.0f) * 255.0f + 0.5f);
}

/**
 * ent_color_to_hex:
 * @color: a colour
 *
 * Returns: (transfer full): the colour without its alpha, as `#rrggbb`
 */
char *
ent_color_to_hex (const EntColor *color)
{
  g_return_val_if_fail (color != NULL, NULL);

  return g_strdup_printf ("#%02x%02x%02x",
                          to_byte (color->red),
                          to_byte (color->green),
                          to_byte (color->blue));
}
