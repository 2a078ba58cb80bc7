/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-measure.h"
#include "ent-svg-private.h"

/*
 * The legend's card: its entries in as many columns as the width allows, filled
 * from top to bottom, each column as wide as its widest entry.
 */

#define PADDING       16.0
#define SAMPLE_WIDTH  36.0
#define SAMPLE_GAP    10.0 /* from a sample to what it means */
#define COLUMN_GAP    28.0
#define CARD_RADIUS   12.0

typedef struct
{
  guint   n_columns;
  guint   n_rows;
  double *widths; /* of columns */
  double  width;
  double  height;
} Grid;

static void
grid_clear (Grid *grid)
{
  g_clear_pointer (&grid->widths, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

static double
get_row_height (void)
{
  return ent_style_get_font (ENT_FONT_LEGEND)->line_height;
}

static void
grid_arrange (Grid     *grid,
              EntScene *scene,
              guint     n_rows)
{
  guint n = ent_scene_get_n_legend (scene);

  g_free (grid->widths);
  grid->n_rows = n_rows;
  grid->n_columns = (n + n_rows - 1) / n_rows;
  grid->widths = g_new0 (double, grid->n_columns);
  for (guint i = 0; i < n; i++)
    {
      double width = SAMPLE_WIDTH + SAMPLE_GAP +
                     ceil (ent_scene_get_legend (scene, i)->label_width * ENT_MEASURE_SLACK);

      grid->widths[i / n_rows] = MAX (grid->widths[i / n_rows], width);
    }

  grid->width = 2 * PADDING + (grid->n_columns - 1) * COLUMN_GAP;
  for (guint i = 0; i < grid->n_columns; i++)
    grid->width += grid->widths[i];
  grid->height = 2 * PADDING + grid->n_rows * get_row_height () - 6;
}

/* The fewest rows whose columns are not too wide together. */
static void
grid_init (Grid     *grid,
           EntScene *scene,
           double    width)
{
  guint n = ent_scene_get_n_legend (scene);

  for (guint n_rows = 1; n_rows <= n; n_rows++)
    {
      grid_arrange (grid, scene, n_rows);
      if (grid->width <= width)
        return;
    }
}

/*< private >
 * ent_svg_measure_legend:
 * @scene: a scene
 * @width: how wide the legend may be
 *
 * Returns: the width and height of the legend's card; 0 where there is none. It
 *   is wider than @width only where one column is
 */
EntPoint
ent_svg_measure_legend (EntScene *scene,
                        double    width)
{
  g_auto (Grid) grid = { 0 };

  grid_init (&grid, scene, width);

  return (EntPoint) { grid.width, grid.height };
}

static void
write_line_sample (EntSvg               *svg,
                   const EntLegendEntry *entry,
                   EntPoint              at)
{
  const double arrow = 11;
  double right = at.x + SAMPLE_WIDTH;
  EntLineStyle style;

  ent_style_get_line (svg->theme, entry->kind, entry->status, entry->activity, &style);
  ent_xml_begin (svg->xml, "line");
  ent_xml_number (svg->xml, "x1", at.x);
  ent_xml_number (svg->xml, "y1", at.y);
  ent_xml_number (svg->xml, "x2", entry->directed ? right - 2 : right);
  ent_xml_number (svg->xml, "y2", at.y);
  ent_svg_line (svg, &style);
  ent_xml_end (svg->xml);

  if (entry->directed)
    {
      EntPoint head[] = { { right, at.y },
                          { right - arrow, at.y - 4.5 },
                          { right - arrow, at.y + 4.5 } };

      ent_svg_polygon (svg, head, G_N_ELEMENTS (head));
      ent_svg_fill (svg, &style.color);
      ent_xml_end (svg->xml);
    }
}

static void
write_box_sample (EntSvg               *svg,
                  const EntLegendEntry *entry,
                  EntPoint              centre)
{
  EntSceneNodeKind kind = entry->sample == ENT_LEGEND_ACTOR ? ENT_SCENE_NODE_ACTOR
                          : entry->sample == ENT_LEGEND_HUB ? ENT_SCENE_NODE_HUB
                                                            : ENT_SCENE_NODE_STATE;
  EntRect box = { centre.x - 13, centre.y - 7, 26, 14 };
  EntLineStyle style;

  ent_svg_outline (svg, kind, &box);
  ent_svg_fill (svg, &svg->palette->node_fill);
  switch (kind)
    {
    case ENT_SCENE_NODE_HUB:
      ent_style_get_line (svg->theme, entry->kind, entry->status, entry->activity, &style);
      style.width = MIN (style.width, 1.75);
      ent_svg_line (svg, &style);
      break;
    case ENT_SCENE_NODE_ACTOR:
      ent_svg_stroke (svg, &svg->palette->actor_border, 1.5);
      break;
    case ENT_SCENE_NODE_STATE:
    default:
      ent_svg_stroke (svg, &svg->palette->dim_text, 1.25);
      ent_xml_attribute (svg->xml, "stroke-dasharray", "3 3");
      break;
    }
  ent_xml_end (svg->xml);
}

/* The sign alone stands for all kinds, so it has the colour of text. */
static void
write_sample (EntSvg               *svg,
              const EntLegendEntry *entry,
              EntPoint              at)
{
  EntPoint centre = { at.x + SAMPLE_WIDTH / 2, at.y };

  switch (entry->sample)
    {
    case ENT_LEGEND_LINE:
      write_line_sample (svg, entry, at);
      break;
    case ENT_LEGEND_MARK:
      ent_svg_mark (svg, centre, entry->activity == ENT_ACTIVITY_POSSIBLE);
      break;
    case ENT_LEGEND_DIAMOND:
      ent_svg_diamond (svg, centre, &svg->palette->dim_text, &svg->palette->dim_text);
      break;
    case ENT_LEGEND_ACTOR:
    case ENT_LEGEND_HUB:
    case ENT_LEGEND_ABSENT:
    default:
      write_box_sample (svg, entry, centre);
      break;
    }
}

static void
write_entries (EntSvg     *svg,
               const Grid *grid,
               EntPoint    at)
{
  double x = at.x + PADDING;

  for (guint i = 0; i < ent_scene_get_n_legend (svg->scene); i++)
    {
      const EntLegendEntry *entry = ent_scene_get_legend (svg->scene, i);
      guint row = i % grid->n_rows;
      EntPoint middle = { x, at.y + PADDING - 3 + (row + 0.5) * get_row_height () };
      EntPoint base = { x + SAMPLE_WIDTH + SAMPLE_GAP,
                        middle.y + ent_measure_cap_height (ENT_FONT_LEGEND) / 2 };

      write_sample (svg, entry, middle);
      ent_svg_text (svg, ENT_FONT_LEGEND, &svg->palette->text, NULL, base, entry->label);
      if (row + 1 == grid->n_rows)
        x += grid->widths[i / grid->n_rows] + COLUMN_GAP;
    }
}

/*< private >
 * ent_svg_legend:
 * @svg: a picture
 * @at: the upper left corner of the legend's card
 * @width: how wide it may be
 *
 * Draws the legend, if it has entries.
 */
void
ent_svg_legend (EntSvg   *svg,
                EntPoint  at,
                double    width)
{
  g_auto (Grid) grid = { 0 };

  grid_init (&grid, svg->scene, width);
  if (grid.n_rows == 0)
    return;

  ent_xml_begin (svg->xml, "g");
  ent_xml_attribute (svg->xml, "id", "legend");
  ent_xml_leaf (svg->xml, "title", C_("part of a picture", "Legend"));
  ent_xml_begin (svg->xml, "rect");
  ent_xml_number (svg->xml, "x", at.x);
  ent_xml_number (svg->xml, "y", at.y);
  ent_xml_number (svg->xml, "width", grid.width);
  ent_xml_number (svg->xml, "height", grid.height);
  ent_xml_number (svg->xml, "rx", CARD_RADIUS);
  ent_svg_fill (svg, &svg->palette->card);
  ent_svg_stroke (svg, &svg->palette->card_border, 1);
  ent_xml_end (svg->xml);
  write_entries (svg, &grid, at);
  ent_xml_end (svg->xml);
}
