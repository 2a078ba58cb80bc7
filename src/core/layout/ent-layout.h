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
void                 ent_layout_settle       (EntLayout    *self,
                                              GPtrArray    *ids);
char                *ent_layout_to_json      (EntLayout    *self);
EntLayout           *ent_layout_new_from_json (const char   *json,
                                              GError      **error);

G_END_DECLS
