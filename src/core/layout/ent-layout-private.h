/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the two sides of the layout, and the parts of the child, share. */

#pragma once

#include "ent-layout.h"

G_BEGIN_DECLS

/* The argument by which a program knows that it is to be the layout's child. */
#define ENT_LAYOUT_CHILD_ARGUMENT "--layout-child"

/* The space that is kept free between the boxes of two nodes, in scene units.
 * A little more than what is promised (40), as places are rounded. */
#define ENT_LAYOUT_GAP 44.0

/* A node as the layout sees it: its box, and its centre so far. */
typedef struct
{
  double   x;
  double   y;
  double   width;
  double   height;
  double   pin_x;
  double   pin_y;
  gboolean pinned;
} EntLayoutBox;

/* All edges between two boxes, as one: indices into the boxes, tail < head. */
typedef struct
{
  guint  tail;
  guint  head;
  double weight;
  double length;
} EntLayoutLink;

/* A graph in a canonical order, so that the order in which nodes and edges
 * were added has no say in their places. */
typedef struct
{
  EntLayoutBox  *boxes;
  guint          n_boxes;
  guint          n_pinned;
  EntLayoutLink *links;
  guint          n_links;
  EntLayoutMethod method;
} EntLayoutPlan;

/* ent-layout-graphviz.c */
gboolean ent_layout_arrange            (EntLayout     *layout,
                                        GError       **error);

/* ent-layout-geometry.c */
void     ent_layout_plan_rotate        (EntLayoutPlan *plan,
                                        double         angle);
void     ent_layout_plan_centre        (EntLayoutPlan *plan);
void     ent_layout_plan_shift_to_pins (EntLayoutPlan *plan,
                                        gboolean       turn);
void     ent_layout_plan_separate      (EntLayoutPlan *plan);
double   ent_layout_plan_judge         (EntLayoutPlan *plan);

G_END_DECLS
