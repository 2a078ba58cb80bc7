/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-measure.h"
#include "ent-svg-private.h"

/*
 * The signs of a picture in SVG's elements. Everything is said in presentation
 * attributes, which every viewer and editor reads; classes are for scripts.
 */

/*< private >
 * ent_svg_fill:
 * @svg: a picture with a start tag open
 * @color: (nullable): a colour, or %NULL for none
 */
void
ent_svg_fill (EntSvg         *svg,
              const EntColor *color)
{
  g_autofree char *hex = color ? ent_color_to_hex (color) : g_strdup ("none");

  ent_xml_attribute (svg->xml, "fill", hex);
  if (color != NULL && color->alpha < 1)
    ent_xml_number (svg->xml, "fill-opacity", color->alpha);
}

/*< private >
 * ent_svg_stroke:
 * @svg: a picture with a start tag open
 * @color: a colour
 * @width: how wide, in scene units
 */
void
ent_svg_stroke (EntSvg         *svg,
                const EntColor *color,
                double          width)
{
  g_autofree char *hex = ent_color_to_hex (color);

  ent_xml_attribute (svg->xml, "stroke", hex);
  ent_xml_number (svg->xml, "stroke-width", width);
  if (color->alpha < 1)
    ent_xml_number (svg->xml, "stroke-opacity", color->alpha);
}

/*< private >
 * ent_svg_line:
 * @svg: a picture with a start tag open
 * @style: how the line is drawn
 */
void
ent_svg_line (EntSvg             *svg,
              const EntLineStyle *style)
{
  g_autoptr (GString) dash = g_string_new (NULL);

  ent_svg_stroke (svg, &style->color, style->width);
  for (guint i = 0; i < style->n_dash; i++)
    {
      if (i > 0)
        g_string_append_c (dash, ' ');
      ent_xml_append_number (dash, style->dash[i]);
    }
  if (style->n_dash > 0)
    ent_xml_attribute (svg->xml, "stroke-dasharray", dash->str);
}

/*< private >
 * ent_svg_polygon:
 * @svg: a picture
 * @points: (array length=n_points): its corners
 * @n_points: how many
 *
 * Begins a closed path, whose start tag stays open.
 */
void
ent_svg_polygon (EntSvg         *svg,
                 const EntPoint *points,
                 guint           n_points)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < n_points; i++)
    {
      g_string_append (path, i == 0 ? "M" : " L");
      ent_xml_append_number (path, points[i].x);
      g_string_append_c (path, ' ');
      ent_xml_append_number (path, points[i].y);
    }
  g_string_append (path, " Z");

  ent_xml_begin (svg->xml, "path");
  ent_xml_attribute (svg->xml, "d", path->str);
}

static void
begin_rect (EntSvg        *svg,
            const EntRect *box,
            double         radius)
{
  ent_xml_begin (svg->xml, "rect");
  ent_xml_number (svg->xml, "x", box->x);
  ent_xml_number (svg->xml, "y", box->y);
  ent_xml_number (svg->xml, "width", box->width);
  ent_xml_number (svg->xml, "height", box->height);
  ent_xml_number (svg->xml, "rx", radius);
}

static void
begin_cut_box (EntSvg        *svg,
               const EntRect *box)
{
  double cut = MIN (ENT_SCENE_ACTOR_CUT, box->height / 3);
  double left = box->x;
  double right = box->x + box->width;
  double top = box->y;
  double bottom = box->y + box->height;
  EntPoint corners[] = {
    { left + cut, top },     { right - cut, top },   { right, top + cut },  { right, bottom - cut },
    { right - cut, bottom }, { left + cut, bottom }, { left, bottom - cut }, { left, top + cut },
  };

  ent_svg_polygon (svg, corners, G_N_ELEMENTS (corners));
}

/*< private >
 * ent_svg_outline:
 * @svg: a picture
 * @kind: what a node stands for
 * @box: its box
 *
 * Begins the outline of a node, whose start tag stays open.
 */
void
ent_svg_outline (EntSvg           *svg,
                 EntSceneNodeKind  kind,
                 const EntRect    *box)
{
  switch (kind)
    {
    case ENT_SCENE_NODE_ACTOR:
      begin_cut_box (svg, box);
      break;
    case ENT_SCENE_NODE_HUB:
      begin_rect (svg, box, MIN (ENT_SCENE_HUB_RADIUS, box->height / 3));
      break;
    case ENT_SCENE_NODE_STATE:
    default:
      begin_rect (svg, box, box->height / 2);
      break;
    }
}

/*< private >
 * ent_svg_diamond:
 * @svg: a picture
 * @at: its middle
 * @color: the colour of its outline
 * @text: the colour of its question mark
 *
 * Draws the sign of what is contested.
 */
void
ent_svg_diamond (EntSvg         *svg,
                 EntPoint        at,
                 const EntColor *color,
                 const EntColor *text)
{
  const double reach = ENT_SCENE_DIAMOND;
  EntPoint corners[] = {
    { at.x, at.y - reach }, { at.x + reach, at.y }, { at.x, at.y + reach }, { at.x - reach, at.y }
  };
  EntColor opaque = *color;

  opaque.alpha = 1;
  ent_svg_polygon (svg, corners, G_N_ELEMENTS (corners));
  ent_svg_fill (svg, &svg->palette->node_fill);
  ent_svg_stroke (svg, &opaque, 1.75);
  ent_xml_attribute (svg->xml, "stroke-linejoin", "round");
  ent_xml_end (svg->xml);
  ent_svg_text (svg,
                ENT_FONT_SIGN,
                text,
                "middle",
                (EntPoint) { at.x, at.y + ent_measure_cap_height (ENT_FONT_SIGN) / 2 },
                "?");
}

/*< private >
 * ent_svg_mark:
 * @svg: a picture
 * @at: its centre
 * @possible: whether communist rule is only possible
 *
 * Draws the sign of communist rule.
 */
void
ent_svg_mark (EntSvg   *svg,
              EntPoint  at,
              gboolean  possible)
{
  const double ring = 1.75;

  ent_xml_begin (svg->xml, "circle");
  ent_xml_attribute (svg->xml, "class", possible ? "mark possible" : "mark");
  ent_xml_number (svg->xml, "cx", at.x);
  ent_xml_number (svg->xml, "cy", at.y);
  ent_xml_number (svg->xml, "r", ENT_SCENE_MARK_RADIUS - (possible ? ring / 2 : 0));
  ent_svg_fill (svg, possible ? NULL : &svg->palette->trait);
  if (possible)
    ent_svg_stroke (svg, &svg->palette->trait, ring);
  ent_xml_end (svg->xml);
}

/*< private >
 * ent_svg_begin_text:
 * @svg: a picture
 * @font: what the text is for
 * @color: its colour
 *
 * Begins a text, whose start tag stays open.
 */
void
ent_svg_begin_text (EntSvg         *svg,
                    EntFont         font,
                    const EntColor *color)
{
  const EntFontStyle *style = ent_style_get_font (font);

  ent_xml_begin (svg->xml, "text");
  ent_xml_number (svg->xml, "font-size", style->size);
  ent_xml_number (svg->xml, "font-weight", style->weight);
  ent_svg_fill (svg, color);
}

/*< private >
 * ent_svg_text:
 * @svg: a picture
 * @font: what the text is for
 * @color: its colour
 * @anchor: (nullable): `middle` or `end`, or %NULL for the start
 * @at: where that is, on the base line
 * @text: the text
 *
 * Writes a line of text.
 */
void
ent_svg_text (EntSvg         *svg,
              EntFont         font,
              const EntColor *color,
              const char     *anchor,
              EntPoint        at,
              const char     *text)
{
  ent_svg_begin_text (svg, font, color);
  ent_xml_number (svg->xml, "x", at.x);
  ent_xml_number (svg->xml, "y", at.y);
  ent_xml_attribute (svg->xml, "text-anchor", anchor);
  ent_xml_text (svg->xml, text);
  ent_xml_end (svg->xml);
}
