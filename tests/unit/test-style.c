/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "ent-style.h"

#define N_THEMES (ENT_THEME_DARK_CONTRAST + 1)
#define N_KINDS  (ENT_TIE_KIND_PROPOSAL + 1)

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* The relative luminance of WCAG 2. */
static double
get_luminance (const EntColor *color)
{
  return 0.2126 * get_linear (color->red) + 0.7152 * get_linear (color->green) +
         0.0722 * get_linear (color->blue);
}

/* The contrast ratio of WCAG 2 of a colour, as its alpha lets it be seen. */
static double
get_contrast (const EntColor *color,
              const EntColor *ground)
{
  EntColor seen = {
    color->red * color->alpha + ground->red * (1 - color->alpha),
    color->green * color->alpha + ground->green * (1 - color->alpha),
    color->blue * color->alpha + ground->blue * (1 - color->alpha),
    1,
  };
  double a = get_luminance (&seen);
  double b = get_luminance (ground);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
assert_contrast (const EntColor *color,
                 const EntColor *ground,
                 double          least,
                 const char     *what,
                 int             theme)
{
  double contrast = get_contrast (color, ground);

  if (contrast < least)
    {
      g_test_message ("%s in theme %d: %.2f, less than %.1f", what, theme, contrast, least);
      g_test_fail ();
    }
}

static void
test_text_contrast (void)
{
  for (int theme = 0; theme < N_THEMES; theme++)
    {
      const EntPalette *palette = ent_style_get_palette ((EntTheme) theme);
      const EntColor *grounds[] = { &palette->background, &palette->node_fill, &palette->card };

      for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
        {
          assert_contrast (&palette->text, grounds[i], 7, "text", theme);
          assert_contrast (&palette->dim_text, grounds[i], 4.5, "dim text", theme);
          assert_contrast (&palette->trait, grounds[i], 4.5, "mark", theme);
          assert_contrast (&palette->accent, grounds[i], 3, "accent", theme);
          assert_contrast (&palette->node_border, grounds[i], 3, "border", theme);
          assert_contrast (&palette->actor_border, grounds[i], 3, "actor", theme);
        }
    }
}

static void
test_line_contrast (void)
{
  static const EntStatus statuses[] = { ENT_STATUS_ACTIVE, ENT_STATUS_UNCOUNTED, ENT_STATUS_ENDED };

  for (int theme = 0; theme < N_THEMES; theme++)
    for (int kind = 0; kind < N_KINDS; kind++)
      for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
        {
          const EntPalette *palette = ent_style_get_palette ((EntTheme) theme);
          EntLineStyle style;

          ent_style_get_line ((EntTheme) theme,
                              (EntTieKind) kind,
                              statuses[i],
                              ENT_ACTIVITY_CERTAIN,
                              &style);
          assert_contrast (&style.color, &palette->background, 3, "line", theme);
          assert_contrast (&style.color, &palette->card, 3, "line in the legend", theme);
          /* The question mark of a diamond has the line's colour. */
          style.color.alpha = 1;
          if (statuses[i] != ENT_STATUS_ENDED)
            assert_contrast (&style.color, &palette->node_fill, 4.5, "sign", theme);
        }
}

static gboolean
dashes_differ (const EntLineStyle *a,
               const EntLineStyle *b)
{
  if (a->n_dash != b->n_dash)
    return TRUE;
  for (guint i = 0; i < a->n_dash; i++)
    if (fabsf (a->dash[i] - b->dash[i]) > 0.5f)
      return TRUE;

  return FALSE;
}

/* In grey, and to the colour-blind: dashes and width alone. */
static void
test_told_without_colour (void)
{
  EntLineStyle styles[N_KINDS * 2 + 1];
  guint n = 0;

  for (int kind = 0; kind < N_KINDS; kind++)
    for (int activity = ENT_ACTIVITY_POSSIBLE; activity <= ENT_ACTIVITY_CERTAIN; activity++)
      ent_style_get_line (ENT_THEME_PRINT,
                          (EntTieKind) kind,
                          ENT_STATUS_ACTIVE,
                          (EntActivity) activity,
                          &styles[n++]);
  ent_style_get_line (ENT_THEME_PRINT,
                      ENT_TIE_KIND_ALLIANCE,
                      ENT_STATUS_ENDED,
                      ENT_ACTIVITY_CERTAIN,
                      &styles[n++]);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      g_assert_true (dashes_differ (&styles[i], &styles[j]) ||
                     fabs (styles[i].width - styles[j].width) >= 1);
}

/* In high contrast what is drawn stands out as much as what is written. */
static void
test_high_contrast (void)
{
  static const EntStatus statuses[] = { ENT_STATUS_ACTIVE, ENT_STATUS_UNCOUNTED, ENT_STATUS_ENDED };

  for (int theme = ENT_THEME_LIGHT_CONTRAST; theme <= ENT_THEME_DARK_CONTRAST; theme++)
    {
      const EntPalette *palette = ent_style_get_palette ((EntTheme) theme);

      assert_contrast (&palette->dim_text, &palette->node_fill, 7, "dim text", theme);
      assert_contrast (&palette->node_border, &palette->background, 7, "border", theme);
      assert_contrast (&palette->idle_border, &palette->background, 4.5, "idle border", theme);
      assert_contrast (&palette->accent, &palette->background, 4.5, "accent", theme);
      assert_contrast (&palette->card_border, &palette->background, 4.5, "card", theme);
      for (int kind = 0; kind < N_KINDS; kind++)
        for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
          {
            EntLineStyle style;

            ent_style_get_line ((EntTheme) theme, (EntTieKind) kind, statuses[i],
                                ENT_ACTIVITY_CERTAIN, &style);
            g_assert_cmpfloat (style.color.alpha, >=, 1);
            assert_contrast (&style.color, &palette->background,
                             statuses[i] == ENT_STATUS_ENDED ? 4.5 : 7, "line", theme);
          }
    }
}

static void
test_status (void)
{
  for (int kind = 0; kind < N_KINDS; kind++)
    {
      EntLineStyle active, uncounted, ended, possibly_ended;

      ent_style_get_line (0, (EntTieKind) kind, ENT_STATUS_ACTIVE, ENT_ACTIVITY_CERTAIN, &active);
      ent_style_get_line (0,
                          (EntTieKind) kind,
                          ENT_STATUS_UNCOUNTED,
                          ENT_ACTIVITY_CERTAIN,
                          &uncounted);
      ent_style_get_line (0, (EntTieKind) kind, ENT_STATUS_ENDED, ENT_ACTIVITY_CERTAIN, &ended);
      ent_style_get_line (0,
                          (EntTieKind) kind,
                          ENT_STATUS_ENDED,
                          ENT_ACTIVITY_POSSIBLE,
                          &possibly_ended);

      /* Left out by the definition: the same dashes, thinner and paler. */
      g_assert_false (dashes_differ (&active, &uncounted));
      g_assert_cmpfloat (uncounted.width, <, active.width);
      g_assert_cmpfloat (uncounted.color.alpha, <, active.color.alpha);
      /* Ended: the thinnest, dotted, whatever it was. */
      g_assert_cmpfloat (ended.width, <=, uncounted.width);
      g_assert_cmpuint (ended.n_dash, ==, 2);
      g_assert_false (dashes_differ (&ended, &possibly_ended));
      g_assert_cmpfloat (ended.width, ==, possibly_ended.width);
    }
}

static void
test_hex (void)
{
  static const struct
  {
    EntColor    color;
    const char *hex;
  } rows[] = {
    { { 0, 0, 0, 1 }, "#000000" },
    { { 1, 1, 1, 0 }, "#ffffff" },
    { { 1, 0.5f, 0, 1 }, "#ff8000" },
    { { -1, 2, 0.0039f, 1 }, "#00ff01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *hex = ent_color_to_hex (&rows[i].color);

      g_assert_cmpstr (hex, ==, rows[i].hex);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/style/contrast/text", test_text_contrast);
  g_test_add_func ("/style/contrast/lines", test_line_contrast);
  g_test_add_func ("/style/contrast/high", test_high_contrast);
  g_test_add_func ("/style/told-without-colour", test_told_without_colour);
  g_test_add_func ("/style/status", test_status);
  g_test_add_func ("/style/hex", test_hex);

  return g_test_run ();
}
