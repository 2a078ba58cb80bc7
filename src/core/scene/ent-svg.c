/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-geometry.h"
#include "ent-measure.h"
#include "ent-svg-private.h"
#include "ent-svg.h"

/*
 * A scene as an SVG document that can be printed and edited: what the picture is
 * of at its head, the graph, the legend under it where it covers nothing, and
 * the sources at its foot. The coordinates are those of the scene, so that a
 * node is where it is in the case; the head and the foot lie around it.
 */

#define MARGIN       32.0
#define LEAST_WIDTH  520.0 /* of what is within the margins */
#define HEAD_GAP     22.0
#define LEGEND_GAP   26.0
#define FOOT_GAP     20.0

typedef struct
{
  GStrv    title;
  GStrv    subtitle;
  GStrv    foot;
  EntPoint legend; /* its size */
  EntRect  inside; /* what is within the margins */
  double   graph_bottom;
} Page;

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->title, g_strfreev);
  g_clear_pointer (&page->subtitle, g_strfreev);
  g_clear_pointer (&page->foot, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static double
get_lines_height (EntFont font,
                  GStrv   lines)
{
  return g_strv_length (lines) * ent_style_get_font (font)->line_height;
}

static void
add_wrapped (GStrvBuilder *builder,
             char         *text,
             double        width)
{
  g_autofree char *owned = text;
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return;

  lines = ent_measure_wrap (ENT_FONT_SMALL, text, width, 0);
  g_strv_builder_addv (builder, (const char **) lines);
}

static void
wrap_texts (Page     *page,
            EntScene *scene)
{
  /* A wider font than ours runs into the margin, but not out of it. */
  double width = (page->inside.width + MARGIN / 2) / ENT_MEASURE_SLACK;
  g_autoptr (GStrvBuilder) foot = g_strv_builder_new ();
  g_autofree char *title = ent_scene_dup_title (scene);
  g_autofree char *subtitle = ent_scene_dup_subtitle (scene);

  page->title = ent_measure_wrap (ENT_FONT_TITLE, title, width, 0);
  page->subtitle = ent_measure_wrap (ENT_FONT_SUBTITLE, subtitle, width, 0);
  add_wrapped (foot, ent_scene_dup_sources (scene), width);
  add_wrapped (foot, ent_scene_dup_coverage (scene), width);
  page->foot = g_strv_builder_end (foot);
}

static void
page_init (Page     *page,
           EntScene *scene)
{
  EntRect graph = ent_scene_get_bounds (scene);
  double head;

  page->inside.width = ceil (MAX (graph.width, LEAST_WIDTH));
  page->legend = ent_svg_measure_legend (scene, page->inside.width);
  page->inside.width = MAX (page->inside.width, page->legend.x);
  wrap_texts (page, scene);

  head = get_lines_height (ENT_FONT_TITLE, page->title) +
         get_lines_height (ENT_FONT_SUBTITLE, page->subtitle) + HEAD_GAP;
  page->inside.x = floor (graph.x - (page->inside.width - graph.width) / 2);
  page->inside.y = floor (graph.y - head);
  page->graph_bottom = ceil (graph.y + graph.height);
  page->inside.height = page->graph_bottom - page->inside.y;
  if (page->legend.y > 0)
    page->inside.height += LEGEND_GAP + page->legend.y;
  if (page->foot[0] != NULL)
    page->inside.height += FOOT_GAP + get_lines_height (ENT_FONT_SMALL, page->foot);
  page->inside.height = ceil (page->inside.height);
}

static void
write_lines (EntSvg         *svg,
             EntFont         font,
             const EntColor *color,
             double          x,
             double         *y,
             GStrv           lines)
{
  const EntFontStyle *style = ent_style_get_font (font);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      /* The base line lies so that capitals are in the middle of the line. */
      double base = *y + (style->line_height + ent_measure_cap_height (font)) / 2;

      ent_svg_text (svg, font, color, NULL, (EntPoint) { x, base }, lines[i]);
      *y += style->line_height;
    }
}

static void
begin_root (EntSvg              *svg,
            const EntSvgOptions *options,
            const EntRect       *page)
{
  g_autoptr (GString) box = g_string_new (NULL);
  double sides[] = { page->x, page->y, page->width, page->height };
  double width = options->width > 0 ? options->width : page->width;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      if (i > 0)
        g_string_append_c (box, ' ');
      ent_xml_append_number (box, sides[i]);
    }

  ent_xml_begin (svg->xml, "svg");
  ent_xml_attribute (svg->xml, "xmlns", "http://www.w3.org/2000/svg");
  ent_xml_number (svg->xml, "width", width);
  ent_xml_number (svg->xml, "height", page->height * width / page->width);
  ent_xml_attribute (svg->xml, "viewBox", box->str);
  ent_xml_attribute (svg->xml, "role", "img");
  ent_xml_attribute (svg->xml, "aria-labelledby", "picture-title picture-desc");
  /* Translators: the code of the language you translate to, as in xml:lang. */
  ent_xml_attribute (svg->xml, "xml:lang", C_("language code", "en"));
  ent_xml_attribute (svg->xml, "font-family", ENT_STYLE_FONT_STACK);
}

static void
write_alternatives (EntSvg *svg)
{
  g_autofree char *title = ent_scene_dup_title (svg->scene);
  g_autofree char *subtitle = ent_scene_dup_subtitle (svg->scene);
  g_autofree char *both = g_strdup_printf ("%s: %s", title, subtitle);
  g_autofree char *description = ent_scene_dup_description (svg->scene);

  ent_xml_begin (svg->xml, "title");
  ent_xml_attribute (svg->xml, "id", "picture-title");
  ent_xml_text (svg->xml, both);
  ent_xml_end (svg->xml);
  ent_xml_begin (svg->xml, "desc");
  ent_xml_attribute (svg->xml, "id", "picture-desc");
  ent_xml_text (svg->xml, description);
  ent_xml_end (svg->xml);
}

/* In Dublin Core's words, for catalogues and editors. */
static void
write_metadata (EntSvg *svg)
{
  EntSlice *slice = ent_scene_get_slice (svg->scene);
  EntHeader *header = ent_case_get_header (ent_slice_get_case (slice));
  g_autofree char *title = ent_scene_dup_title (svg->scene);
  g_autofree char *sources = ent_scene_dup_sources (svg->scene);

  ent_xml_begin (svg->xml, "metadata");
  ent_xml_begin (svg->xml, "rdf:RDF");
  ent_xml_attribute (svg->xml, "xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
  ent_xml_attribute (svg->xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  ent_xml_begin (svg->xml, "rdf:Description");
  ent_xml_attribute (svg->xml, "rdf:about", "");
  ent_xml_leaf (svg->xml, "dc:title", title);
  ent_xml_leaf (svg->xml, "dc:coverage", ent_date_get_edtf (ent_slice_get_at (slice)));
  if (sources != NULL)
    ent_xml_leaf (svg->xml, "dc:source", sources);
  if (ent_header_get_licence (header) != NULL)
    ent_xml_leaf (svg->xml, "dc:rights", ent_header_get_licence (header));
  ent_xml_leaf (svg->xml, "dc:format", "image/svg+xml");
  ent_xml_end (svg->xml);
  ent_xml_end (svg->xml);
  ent_xml_end (svg->xml);
}

static void
write_ground (EntSvg        *svg,
              const EntRect *page)
{
  ent_xml_begin (svg->xml, "rect");
  ent_xml_attribute (svg->xml, "id", "ground");
  ent_xml_number (svg->xml, "x", page->x);
  ent_xml_number (svg->xml, "y", page->y);
  ent_xml_number (svg->xml, "width", page->width);
  ent_xml_number (svg->xml, "height", page->height);
  ent_svg_fill (svg, &svg->palette->background);
  ent_xml_end (svg->xml);
}

static void
write_head (EntSvg     *svg,
            const Page *page)
{
  double y = page->inside.y;

  ent_xml_begin (svg->xml, "g");
  ent_xml_attribute (svg->xml, "id", "heading");
  write_lines (svg, ENT_FONT_TITLE, &svg->palette->text, page->inside.x, &y, page->title);
  write_lines (svg, ENT_FONT_SUBTITLE, &svg->palette->dim_text, page->inside.x, &y, page->subtitle);
  ent_xml_end (svg->xml);
}

static void
write_foot (EntSvg     *svg,
            const Page *page)
{
  double y = page->inside.y + page->inside.height - get_lines_height (ENT_FONT_SMALL, page->foot);

  if (page->foot[0] == NULL)
    return;

  ent_xml_begin (svg->xml, "g");
  ent_xml_attribute (svg->xml, "id", "sources");
  write_lines (svg, ENT_FONT_SMALL, &svg->palette->dim_text, page->inside.x, &y, page->foot);
  ent_xml_end (svg->xml);
}

/**
 * ent_svg_paint:
 * @scene: a scene
 * @options: how it is written
 *
 * Writes a scene as an SVG document, with real text, with a title and a
 * description for the picture, each node and each link, and with ids and classes
 * by record. The same scene and options give the same bytes.
 *
 * Returns: (transfer full): the document
 */
char *
ent_svg_paint (EntScene            *scene,
               const EntSvgOptions *options)
{
  EntSvg svg = { .scene = scene };
  g_auto (Page) page = { 0 };
  EntRect whole;

  g_return_val_if_fail (ENT_IS_SCENE (scene), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  svg.xml = ent_xml_new ();
  svg.theme = options->theme;
  svg.palette = ent_style_get_palette (options->theme);
  page_init (&page, scene);
  whole = ent_rect_grow (&page.inside, MARGIN);

  begin_root (&svg, options, &whole);
  write_alternatives (&svg);
  write_metadata (&svg);
  if (!options->transparent)
    write_ground (&svg, &whole);
  write_head (&svg, &page);
  ent_svg_graph (&svg);
  ent_svg_legend (&svg,
                  (EntPoint) { page.inside.x, page.graph_bottom + LEGEND_GAP },
                  page.inside.width);
  write_foot (&svg, &page);
  ent_xml_end (svg.xml);

  return ent_xml_free_to_text (svg.xml);
}
