/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-canvas.h"
#include "ent-canvas-item.h"
#include "ent-scene-snapshot.h"

G_BEGIN_DECLS

/**
 * EntCanvasTarget:
 * @kind: what it is
 * @id: (nullable): the node's or link's id
 *
 * Something on the canvas, by name: it outlives the scene in which it was found.
 */
typedef struct
{
  EntCanvasKind kind;
  char         *id;
} EntCanvasTarget;

/**
 * EntCanvasDrag:
 * @ENT_CANVAS_DRAG_NONE: nothing is dragged
 * @ENT_CANVAS_DRAG_GROUND: what is seen moves under the pointer
 * @ENT_CANVAS_DRAG_NODE: a node follows the pointer
 * @ENT_CANVAS_DRAG_TIE: a tie is drawn from a node to another
 *
 * What a drag does.
 */
typedef enum
{
  ENT_CANVAS_DRAG_NONE,
  ENT_CANVAS_DRAG_GROUND,
  ENT_CANVAS_DRAG_NODE,
  ENT_CANVAS_DRAG_TIE,
} EntCanvasDrag;

struct _EntCanvas
{
  GtkWidget parent_instance;

  EntSession    *session;
  GSignalGroup  *session_signals;
  EntViewport   *viewport;
  PangoContext  *text_context;
  EntScene      *scene;
  GskRenderNode *links_node;    /* the scene, painted in two layers; dropped when scene */
  GskRenderNode *nodes_node;    /* or theme change */

  GHashTable    *items;         /* key of a target → EntCanvasItem, a child */
  GPtrArray     *roots;         /* those that are below none on the accessibility bus */
  EntCanvasItem *speaker;       /* that gains or loses one now; none where the canvas does */
  EntCanvasTarget hover;
  EntCanvasTarget lit;          /* what was hovered last: it stays bright while the rest fades */
  double         dim;           /* how far the rest has faded, from 0 to 1 */
  AdwAnimation  *dimming;
  char          *anchor;        /* the state whose links Enter goes through */

  EntCanvasDrag  drag;
  gboolean       drag_moved;
  EntView        drag_view;
  EntPoint       drag_from;
  EntPoint       drag_to;
  char          *drag_id;
  char          *tie_to;        /* the state to which a tie is drawn, while it is over one */
  EntLayout     *drag_layout;   /* the session's, with the dragged node where the pointer is */

  EntPoint       pointer;
  gboolean       pointer_inside;
  double         pinch_zoom;
  EntPoint       pinch_held;    /* the scene's point between the fingers */
  GString       *search;        /* what was typed of a name */
  guint32        search_time;
  GtkWidget     *menu;

  gboolean       fitted;        /* nobody zoomed or panned since the last fit */
  gboolean       whole;         /* that fit was asked for: all is seen, however small */
  double         text_scale;    /* how many times as large as usual the desktop's text is */
  gboolean       placed;        /* a layout was fitted once */
  double         hidden;        /* pixels of the canvas that a sheet covers from below */
  float          bottom;        /* the canvas's lower edge in its window, as last allocated */
  EntCanvasCover cover;
  EntCanvasCorner free_corner;  /* where the card of the cover hides nothing */
  AdwAnimation  *animation;
  EntView        animation_from;
  EntView        animation_to;
};

/* ent-canvas.c */
void     ent_canvas_rebuild           (EntCanvas       *self);
void     ent_canvas_set_hover         (EntCanvas       *self,
                                       EntCanvasKind    kind,
                                       const char      *id);
void     ent_canvas_select_node       (EntCanvas          *self,
                                       const EntSceneNode *node);
void     ent_canvas_select_link       (EntCanvas          *self,
                                       const EntSceneLink *link);
const EntSceneNode *ent_canvas_get_selected_node (EntCanvas *self);
const EntSceneLink *ent_canvas_get_selected_link (EntCanvas *self);
EntPoint ent_canvas_node_center       (const EntSceneNode *node);

/* ent-canvas-fit.c */
void ent_canvas_add_animation (EntCanvas *self);
void ent_canvas_show_view     (EntCanvas *self,
                               EntView    view,
                               gboolean   animate);
void ent_canvas_touch         (EntCanvas *self);
void ent_canvas_fit_again     (EntCanvas *self,
                               gboolean   animate);
void ent_canvas_scale_text    (EntCanvas *self);
void ent_canvas_reveal_selection (EntCanvas *self);
gboolean ent_canvas_is_under_bar (EntCanvas *self,
                                  int        width,
                                  int        height);
void     ent_canvas_keep_place   (EntCanvas *self,
                                  double     growth);
float    ent_canvas_get_bottom   (EntCanvas *self,
                                  int        height);

/* ent-canvas-paint.c */
void     ent_canvas_add_dimming (EntCanvas           *self);
void     ent_canvas_update_dimming (EntCanvas        *self);
void     ent_canvas_drop_nodes (EntCanvas            *self);
gboolean ent_canvas_shows    (EntCanvas             *self,
                              const EntCanvasTarget *target);
void     ent_canvas_snapshot (GtkWidget             *widget,
                              GtkSnapshot           *snapshot);

/* ent-canvas-items.c */
void           ent_canvas_sync_items      (EntCanvas *self);
void           ent_canvas_sync_selected   (EntCanvas *self);
void           ent_canvas_allocate_items  (EntCanvas *self);
EntCanvasItem *ent_canvas_get_item        (EntCanvas *self,
                                           EntCanvasKind kind,
                                           const char *id);
EntCanvasItem *ent_canvas_get_focused_item (EntCanvas *self);
gboolean       ent_canvas_has_focus_within (EntCanvas *self);
void           ent_canvas_focus_selection (EntCanvas *self);

/* ent-canvas-tree.c */
void ent_canvas_accessible_init (GtkAccessibleInterface *iface);
void ent_canvas_arrange_items   (EntCanvas              *self,
                                 GHashTable             *gone);

/* ent-canvas-actions.c */
void ent_canvas_class_install_actions (GtkWidgetClass *widget_class);
void ent_canvas_update_actions        (EntCanvas *self);

/* ent-canvas-search.c */
gboolean ent_canvas_type (EntCanvas *self,
                          gunichar   sign,
                          guint32    time);

/* ent-canvas-input.c */
void ent_canvas_add_controllers (EntCanvas *self);
void ent_canvas_update_hover    (EntCanvas *self);

/* ent-canvas-menu.c */
GMenuModel *ent_canvas_build_menu (EntCanvas *self);
void        ent_canvas_popup_menu (EntCanvas *self,
                                   EntPoint   at);

/* ent-canvas-tie.c */
gboolean ent_canvas_can_tie           (const EntSceneNode *node);
void     ent_canvas_drag_tie          (EntCanvas          *self,
                                       EntPoint            at);
void     ent_canvas_add_tie           (EntCanvas          *self,
                                       const char         *a,
                                       const char         *b);
void     ent_canvas_snapshot_tie      (EntCanvas          *self,
                                       GtkSnapshot        *snapshot);
void     ent_canvas_snapshot_tie_ends (EntCanvas          *self,
                                       const EntBrush     *brush,
                                       GtkSnapshot        *snapshot);

/* ent-canvas-drop.c */
void     ent_canvas_add_drop        (EntCanvas  *self);
gboolean ent_canvas_drop_excerpt    (EntCanvas  *self,
                                     EntExcerpt *excerpt,
                                     EntPoint    at);

G_END_DECLS
