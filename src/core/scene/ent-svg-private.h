/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-scene.h"
#include "ent-xml.h"

G_BEGIN_DECLS

typedef struct
{
  EntXml           *xml;
  EntScene         *scene;
  EntTheme          theme;
  const EntPalette *palette;
} EntSvg;

/* ent-svg-shapes.c */
void ent_svg_fill      (EntSvg             *svg,
                        const EntColor     *color);
void ent_svg_stroke    (EntSvg             *svg,
                        const EntColor     *color,
                        double              width);
void ent_svg_line      (EntSvg             *svg,
                        const EntLineStyle *style);
void ent_svg_polygon   (EntSvg             *svg,
                        const EntPoint     *points,
                        guint               n_points);
void ent_svg_outline   (EntSvg             *svg,
                        EntSceneNodeKind    kind,
                        const EntRect      *box);
void ent_svg_diamond   (EntSvg             *svg,
                        EntPoint            at,
                        const EntColor     *color,
                        const EntColor     *text);
void ent_svg_mark      (EntSvg             *svg,
                        EntPoint            at,
                        gboolean            possible);
void ent_svg_begin_text (EntSvg            *svg,
                        EntFont             font,
                        const EntColor     *color);
void ent_svg_text      (EntSvg             *svg,
                        EntFont             font,
                        const EntColor     *color,
                        const char         *anchor,
                        EntPoint            at,
                        const char         *text);

/* ent-svg-graph.c */
void ent_svg_graph     (EntSvg             *svg);

/* ent-svg-legend.c */
EntPoint ent_svg_measure_legend (EntScene  *scene,
                                 double     width);
void     ent_svg_legend         (EntSvg    *svg,
                                 EntPoint   at,
                                 double     width);

G_END_DECLS
