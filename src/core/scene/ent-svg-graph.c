/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-core-enums.h"
#include "ent-enum.h"
#include "ent-svg-private.h"

/*
 * The graph in SVG: a group for each link and each node, with its title and
 * description, and what a script may want to know of it as data attributes.
 */

static void
write_alternatives (EntSvg     *svg,
                    const char *title,
                    const char *description)
{
  ent_xml_leaf (svg->xml, "title", title);
  ent_xml_leaf (svg->xml, "desc", description);
}

static void
write_curve (EntSvg             *svg,
             const EntSceneLink *link,
             const EntLineStyle *style)
{
  g_autoptr (GString) path = g_string_new ("M");

  for (guint i = 0; i < 4; i++)
    {
      if (i == 1)
        g_string_append (path, " C");
      else if (i > 1)
        g_string_append_c (path, ' ');
      ent_xml_append_number (path, link->path[i].x);
      g_string_append_c (path, ' ');
      ent_xml_append_number (path, link->path[i].y);
    }

  ent_xml_begin (svg->xml, "path");
  ent_xml_attribute (svg->xml, "d", path->str);
  ent_svg_fill (svg, NULL);
  ent_svg_line (svg, style);
  ent_xml_end (svg->xml);
}

static const EntColor *
get_sign_color (EntSvg             *svg,
                EntStatus           status,
                const EntLineStyle *style)
{
  return status == ENT_STATUS_ENDED ? &svg->palette->dim_text : &style->color;
}

static void
begin_link (EntSvg             *svg,
            const EntSceneLink *link)
{
  const char *kind = ent_enum_get_nick (ENT_TYPE_TIE_KIND, (int) link->kind);
  const char *status = ent_enum_get_nick (ENT_TYPE_STATUS, (int) link->status);
  const char *certainty = link->activity == ENT_ACTIVITY_CERTAIN ? "certain" : "possible";
  g_autofree char *name = ent_xml_dup_name ("link-", link->id);
  g_autofree char *classes = g_strjoin (" ",
                                        "link",
                                        kind,
                                        status,
                                        certainty,
                                        link->contested ? "contested" : NULL,
                                        NULL);

  ent_xml_begin (svg->xml, "g");
  ent_xml_attribute (svg->xml, "id", name);
  ent_xml_attribute (svg->xml, "class", classes);
  ent_xml_attribute (svg->xml, "data-tie", ent_record_get_id (ENT_RECORD (link->tie)));
  ent_xml_attribute (svg->xml, "data-kind", kind);
  ent_xml_attribute (svg->xml, "data-status", status);
  ent_xml_attribute (svg->xml, "data-certainty", certainty);
  ent_xml_attribute (svg->xml, "data-from", link->a);
  ent_xml_attribute (svg->xml, "data-to", link->b);
}

static void
write_link (EntSvg             *svg,
            const EntSceneLink *link)
{
  EntLineStyle style;

  ent_style_get_line (svg->theme, link->kind, link->status, link->activity, &style);

  begin_link (svg, link);
  write_alternatives (svg, link->title, link->description);
  write_curve (svg, link, &style);
  if (link->directed)
    {
      EntPoint corners[3];

      ent_scene_link_get_arrow (link, corners);
      ent_svg_polygon (svg, corners, G_N_ELEMENTS (corners));
      ent_svg_fill (svg, &style.color);
      ent_xml_end (svg->xml);
    }
  if (link->contested)
    {
      EntColor sign = *get_sign_color (svg, link->status, &style);

      sign.alpha = 1;
      ent_svg_diamond (svg, link->middle, &style.color, &sign);
    }
  ent_xml_end (svg->xml);
}

static void
begin_node (EntSvg             *svg,
            const EntSceneNode *node)
{
  static const char *const words[] = {
    [ENT_SCENE_NODE_STATE] = "state",
    [ENT_SCENE_NODE_ACTOR] = "actor",
    [ENT_SCENE_NODE_HUB] = "hub",
  };
  gboolean hub = node->kind == ENT_SCENE_NODE_HUB;
  g_autofree char *name = ent_xml_dup_name (hub ? "hub-" : "state-", node->id);
  g_autoptr (GString) classes = g_string_new ("node ");

  g_string_append (classes, words[node->kind]);
  if (node->marked)
    g_string_append (classes, " marked");
  if (node->idle)
    g_string_append (classes, " idle");
  if (node->absent)
    g_string_append (classes, " absent");
  if (node->contested)
    g_string_append (classes, " contested");

  ent_xml_begin (svg->xml, "g");
  ent_xml_attribute (svg->xml, "id", name);
  ent_xml_attribute (svg->xml, "class", classes->str);
  ent_xml_attribute (svg->xml, hub ? "data-tie" : "data-state", node->id);
}

static void
write_outline (EntSvg             *svg,
               const EntSceneNode *node)
{
  const EntPalette *palette = svg->palette;

  ent_svg_outline (svg, node->kind, &node->box);
  ent_svg_fill (svg, &palette->node_fill);
  if (node->kind == ENT_SCENE_NODE_HUB)
    {
      EntLineStyle style;

      ent_style_get_line (svg->theme,
                          ent_tie_get_kind (ENT_TIE (node->record)),
                          node->tie_status,
                          node->tie_activity,
                          &style);
      style.width = MIN (style.width, 1.75);
      ent_svg_line (svg, &style);
    }
  else if (node->idle)
    ent_svg_stroke (svg, &palette->idle_border, 1.25);
  else if (node->marked)
    ent_svg_stroke (svg, &palette->trait, 1.75);
  else
    ent_svg_stroke (svg,
                    node->kind == ENT_SCENE_NODE_ACTOR ? &palette->actor_border
                                                       : &palette->node_border,
                    1.5);
  if (node->absent)
    ent_xml_attribute (svg->xml, "stroke-dasharray", "3 3");
  ent_xml_end (svg->xml);
}

/*
 * A wider font than ours grows to both sides alike, but for a name after a dot,
 * which it must not run over.
 */
static void
write_label (EntSvg             *svg,
             const EntSceneNode *node)
{
  EntFont font = node->kind == ENT_SCENE_NODE_HUB ? ENT_FONT_HUB : ENT_FONT_NODE;
  const EntColor *color = node->idle ? &svg->palette->dim_text : &svg->palette->text;
  EntPoint at = { node->label_at.x + (node->marked ? 0 : node->label_width / 2),
                  node->label_at.y };
  g_auto (GStrv) lines = g_strsplit (node->label, "\n", -1);

  if (lines[0] == NULL || lines[1] == NULL)
    {
      ent_svg_text (svg, font, color, node->marked ? NULL : "middle", at, node->label);
      return;
    }

  ent_svg_begin_text (svg, font, color);
  ent_xml_attribute (svg->xml, "text-anchor", "middle");
  ent_xml_text (svg->xml, "");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      ent_xml_begin (svg->xml, "tspan");
      ent_xml_number (svg->xml, "x", at.x);
      ent_xml_number (svg->xml, "y", at.y + i * ent_style_get_font (font)->line_height);
      ent_xml_text (svg->xml, lines[i]);
      ent_xml_end (svg->xml);
    }
  ent_xml_end (svg->xml);
}

static void
write_node (EntSvg             *svg,
            const EntSceneNode *node)
{
  begin_node (svg, node);
  write_alternatives (svg, node->title, node->description);
  write_outline (svg, node);
  if (node->marked)
    ent_svg_mark (svg, node->mark_at, node->mark_possible);
  write_label (svg, node);
  if (node->contested)
    {
      EntPoint corner = { node->box.x + node->box.width, node->box.y };
      EntLineStyle style;

      ent_style_get_line (svg->theme,
                          ent_tie_get_kind (ENT_TIE (node->record)),
                          node->tie_status,
                          node->tie_activity,
                          &style);
      ent_svg_diamond (svg, corner, &style.color, get_sign_color (svg, node->tie_status, &style));
    }
  ent_xml_end (svg->xml);
}

/*< private >
 * ent_svg_graph:
 * @svg: a picture
 *
 * Draws the nodes over the links.
 */
void
ent_svg_graph (EntSvg *svg)
{
  ent_xml_begin (svg->xml, "g");
  ent_xml_attribute (svg->xml, "id", "links");
  for (guint i = 0; i < ent_scene_get_n_links (svg->scene); i++)
    write_link (svg, ent_scene_get_link (svg->scene, i));
  ent_xml_end (svg->xml);

  ent_xml_begin (svg->xml, "g");
  ent_xml_attribute (svg->xml, "id", "nodes");
  for (guint i = 0; i < ent_scene_get_n_nodes (svg->scene); i++)
    write_node (svg, ent_scene_get_node (svg->scene, i));
  ent_xml_end (svg->xml);
}
