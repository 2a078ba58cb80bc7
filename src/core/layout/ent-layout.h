/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EntLayoutNode:
 * @id: the node's identifier
 * @x: the centre, in scene units (one unit is one pixel at zoom 1), to the right
 * @y: the centre, downwards
 * @width: the width that the node is drawn with
 * @height: the height that the node is drawn with
 * @pinned: whether the user fixed the place: a layout leaves it where it is
 *
 * A node's place. Before a layout, @x and @y matter only where @pinned.
 */
typedef struct
{
  char    *id;
  double   x;
  double   y;
  double   width;
  double   height;
  gboolean pinned;
} EntLayoutNode;

/**
 * EntLayoutEdge:
 * @tail: the id of one node
 * @head: the id of the other
 * @weight: how strongly it pulls; 1 is usual, more is shorter
 */
typedef struct
{
  char   *tail;
  char   *head;
  double  weight;
} EntLayoutEdge;

/**
 * EntLayoutMethod:
 * @ENT_LAYOUT_METHOD_AUTOMATIC: what suits the size of the graph
 * @ENT_LAYOUT_METHOD_STRESS: distances as along the links: neato
 * @ENT_LAYOUT_METHOD_SPRINGS: links as springs: fdp
 * @ENT_LAYOUT_METHOD_CIRCLE: on a circle: circo
 * @ENT_LAYOUT_METHOD_RINGS: in rings around the node in the middle: twopi
 *
 * How a graph is arranged.
 */
typedef enum
{
  ENT_LAYOUT_METHOD_AUTOMATIC,
  ENT_LAYOUT_METHOD_STRESS,
  ENT_LAYOUT_METHOD_SPRINGS,
  ENT_LAYOUT_METHOD_CIRCLE,
  ENT_LAYOUT_METHOD_RINGS,
} EntLayoutMethod;

#define ENT_LAYOUT_N_METHODS (ENT_LAYOUT_METHOD_RINGS + 1)

#define ENT_TYPE_LAYOUT (ent_layout_get_type ())
G_DECLARE_FINAL_TYPE (EntLayout, ent_layout, ENT, LAYOUT, GObject)

EntLayout           *ent_layout_new          (void);
EntLayout           *ent_layout_copy         (EntLayout    *self);
void                 ent_layout_add_node     (EntLayout    *self,
                                              const char   *id,
                                              double        width,
                                              double        height);
void                 ent_layout_add_edge     (EntLayout    *self,
                                              const char   *tail,
                                              const char   *head,
                                              double        weight);
void                 ent_layout_place        (EntLayout    *self,
                                              const char   *id,
                                              double        x,
                                              double        y,
                                              gboolean      pinned);
const EntLayoutNode *ent_layout_get_node     (EntLayout    *self,
                                              const char   *id);
const EntLayoutNode *ent_layout_get_nth_node (EntLayout    *self,
                                              guint         n);
guint                ent_layout_get_n_nodes  (EntLayout    *self);
const EntLayoutEdge *ent_layout_get_nth_edge (EntLayout    *self,
                                              guint         n);
guint                ent_layout_get_n_edges  (EntLayout    *self);
EntLayoutMethod      ent_layout_get_method   (EntLayout    *self);
void                 ent_layout_set_method   (EntLayout    *self,
                                              EntLayoutMethod method);
void                 ent_layout_settle       (EntLayout    *self,
                                              GPtrArray    *ids);
char                *ent_layout_to_json      (EntLayout    *self);
EntLayout           *ent_layout_new_from_json (const char   *json,
                                              GError      **error);

G_END_DECLS
