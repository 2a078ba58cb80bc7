/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <pango/pangocairo.h>

#include "ent-measure.h"

/*
 * How wide text is, without a display: Pango lays it out with unhinted metrics
 * and sizes in scene units, so that the zoom, the screen and the desktop's font
 * settings make no difference. Widths are remembered, because moving through
 * time asks for the same names again and again.
 */

#define MOST_REMEMBERED 4096

typedef struct
{
  PangoContext *context;
  GHashTable   *widths;     /* "font:text" → double */
  double        cap_heights[ENT_FONT_SMALL + 1];
} Measure;

static void
measure_free (gpointer data)
{
  Measure *measure = data;

  g_clear_object (&measure->context);
  g_clear_pointer (&measure->widths, g_hash_table_unref);
  g_free (measure);
}

/* Pango's font maps belong to their thread, and so does this. */
static GPrivate measures = G_PRIVATE_INIT (measure_free);

static Measure *
measure_new (void)
{
  Measure *measure = g_new0 (Measure, 1);
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  measure->context = pango_font_map_create_context (map);
  measure->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (measure->context, options);
  pango_cairo_context_set_resolution (measure->context, 96);
  pango_context_set_round_glyph_positions (measure->context, FALSE);
  pango_context_set_base_dir (measure->context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);

  return measure;
}

static Measure *
get_measure (void)
{
  Measure *measure = g_private_get (&measures);

  if (measure == NULL)
    {
      measure = measure_new ();
      g_private_set (&measures, measure);
    }

  return measure;
}

static PangoLayout *
create_layout (EntFont     font,
               const char *text)
{
  const EntFontStyle *style = ent_style_get_font (font);
  PangoFontDescription *description = pango_font_description_new ();
  PangoLayout *layout = pango_layout_new (get_measure ()->context);

  pango_font_description_set_family_static (description, ENT_STYLE_FONT_FAMILY);
  pango_font_description_set_absolute_size (description, style->size * PANGO_SCALE);
  pango_font_description_set_weight (description, (PangoWeight) style->weight);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (description);

  return layout;
}

static double
measure_now (EntFont     font,
             const char *text)
{
  g_autoptr (PangoLayout) layout = create_layout (font, text);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);

  return extents.width / (double) PANGO_SCALE;
}

/*< private >
 * ent_measure_width:
 * @font: what the text is for
 * @text: the text; the widest line counts where it has several
 *
 * Returns: how wide it is, in scene units
 */
double
ent_measure_width (EntFont     font,
                   const char *text)
{
  Measure *measure = get_measure ();
  g_autofree char *key = g_strdup_printf ("%d:%s", font, text);
  double *width = g_hash_table_lookup (measure->widths, key);

  if (width == NULL)
    {
      if (g_hash_table_size (measure->widths) >= MOST_REMEMBERED)
        g_hash_table_remove_all (measure->widths);
      width = g_new (double, 1);
      *width = measure_now (font, text);
      g_hash_table_insert (measure->widths, g_steal_pointer (&key), width);
    }

  return *width;
}

/*< private >
 * ent_measure_cap_height:
 * @font: what the text is for
 *
 * The height of a capital letter: text whose base line is half of it below a
 * point looks centred on that point.
 *
 * Returns: the height, in scene units
 */
double
ent_measure_cap_height (EntFont font)
{
  Measure *measure = get_measure ();

  if (measure->cap_heights[font] <= 0)
    {
      g_autoptr (PangoLayout) layout = create_layout (font, "H");
      PangoRectangle ink;

      pango_layout_get_extents (layout, &ink, NULL);
      measure->cap_heights[font] = ink.height / (double) PANGO_SCALE;
    }

  return measure->cap_heights[font];
}

static char *
dup_line (PangoLayout *layout,
          int          n)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, n);
  const char *text = pango_layout_get_text (layout);
  g_autofree char *piece = g_strndup (text + line->start_index, (gsize) line->length);

  return g_strdup (g_strstrip (piece));
}

/* The last line that there may be, with what no longer fits cut off. */
static char *
dup_last_line (PangoLayout *layout,
               EntFont      font,
               int          n,
               double       width)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, n);
  g_autofree char *rest = g_strdup (pango_layout_get_text (layout) + line->start_index);

  g_strdelimit (rest, "\n", ' ');
  while (*g_strchomp (rest) != '\0')
    {
      g_autofree char *cut = g_strconcat (rest, "…", NULL);

      if (ent_measure_width (font, cut) <= width)
        return g_steal_pointer (&cut);
      *g_utf8_prev_char (rest + strlen (rest)) = '\0';
    }

  return g_strdup ("…");
}

/*< private >
 * ent_measure_wrap:
 * @font: what the text is for
 * @text: the text
 * @width: how wide a line may be, in scene units
 * @n_lines: how many lines there may be; 0 for as many as it takes
 *
 * Breaks a text into lines where its language allows it.
 *
 * Returns: (transfer full): the lines; the last one ends in an ellipsis where
 *   there was no room for the rest
 */
GStrv
ent_measure_wrap (EntFont     font,
                  const char *text,
                  double      width,
                  guint       n_lines)
{
  g_autoptr (PangoLayout) layout = create_layout (font, text);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  guint n;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  n = (guint) pango_layout_get_line_count (layout);

  for (guint i = 0; i < n; i++)
    {
      if (n_lines > 0 && i + 1 == n_lines && n > n_lines)
        {
          g_strv_builder_take (lines, dup_last_line (layout, font, (int) i, width));
          break;
        }
      g_strv_builder_take (lines, dup_line (layout, (int) i));
    }

  return g_strv_builder_end (lines);
}
