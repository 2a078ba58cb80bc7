/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-canvas-private.h"

/* The graph. It builds the scene from what the session shows, paints it once
 * into a render node, and shows that node through the viewport: panning and
 * zooming only transform it. Hover, selection and focus are painted around it.
 * Keyboard and screen reader meet the scene as items, see ent-canvas-items.c. */

#define FIT_MARGIN 28
#define FIT_NARROW_MARGIN 10
#define FIT_NARROW_WIDTH 480
#define FIT_PARTS 6
#define FIT_BOTTOM 72
#define FIT_MAX_ZOOM 1.6
#define FIT_MILLISECONDS 250
#define CONTENT_MARGIN 160
#define LINK_REACH 9
#define DIMMED 0.25
#define CONTRAST_LINE_SCALE 1.6

G_DEFINE_FINAL_TYPE (EntCanvas, ent_canvas, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_SCENE,
  PROP_VIEWPORT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static EntBrush
get_brush (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  EntBrush brush = { ENT_THEME_LIGHT, 1 };

  if (adw_style_manager_get_dark (manager))
    brush.theme = ENT_THEME_DARK;
  if (adw_style_manager_get_high_contrast (manager))
    brush.line_scale = CONTRAST_LINE_SCALE;
  return brush;
}

static EntLayout *
get_layout (EntCanvas *self)
{
  if (self->drag_layout != NULL)
    return self->drag_layout;
  return self->session != NULL ? ent_session_get_layout (self->session) : NULL;
}

static EntScene *
build_scene (EntCanvas *self)
{
  EntSlice *slice = self->session != NULL ? ent_session_get_slice (self->session) : NULL;
  EntLayout *layout = get_layout (self);
  EntSceneOptions options;

  if (slice == NULL || layout == NULL)
    return NULL;

  options.show_ended = ent_session_get_show_ended (self->session);
  options.show_uncounted = ent_session_get_show_uncounted (self->session);
  return ent_scene_new (slice, layout, &options);
}

static gboolean
target_is_in_scene (EntCanvas             *self,
                    const EntCanvasTarget *target)
{
  if (self->scene == NULL || target->kind == ENT_CANVAS_NOTHING)
    return FALSE;
  if (target->kind == ENT_CANVAS_NODE)
    return ent_scene_lookup_node (self->scene, target->id) != NULL;
  return ent_scene_lookup_link (self->scene, target->id) != NULL;
}

static void
set_content (EntCanvas *self)
{
  EntRect content = ent_scene_get_bounds (self->scene);

  content.x -= CONTENT_MARGIN;
  content.y -= CONTENT_MARGIN;
  content.width += 2 * CONTENT_MARGIN;
  content.height += 2 * CONTENT_MARGIN;
  ent_viewport_set_content (self->viewport, content);
}

/* The session's layout is another one: show it whole, unless the user has
 * chosen where to look. */
static void
place (EntCanvas *self)
{
  double width, height;

  if (self->scene == NULL)
    return;

  set_content (self);
  ent_viewport_get_size (self->viewport, &width, &height);
  if (width <= 0 || height <= 0 || (self->placed && !self->fitted))
    return;

  ent_canvas_fit (self, self->placed);
  self->placed = TRUE;
}

static void
clear_drag (EntCanvas *self)
{
  g_clear_object (&self->drag_layout);
  g_clear_pointer (&self->drag_id, g_free);
  self->drag = ENT_CANVAS_DRAG_NONE;
}

/* Whether a node would lie behind what covers the lower left corner. */
static gboolean
hides_a_node (EntCanvas *self,
              EntView    view)
{
  const EntRect *corner = &self->obstruction;
  double reach = FIT_NARROW_MARGIN / 2.0;
  double width, height;

  if (corner->width <= 0 || corner->height <= 0)
    return FALSE;

  ent_viewport_get_size (self->viewport, &width, &height);
  for (guint i = 0; i < ent_scene_get_n_nodes (self->scene); i++)
    {
      const EntRect *box = &ent_scene_get_node (self->scene, i)->box;
      double x = (box->x - view.center.x) * view.zoom + width / 2;
      double y = (box->y + box->height - view.center.y) * view.zoom + height / 2;

      if (x < corner->x + corner->width + reach && y > corner->y - reach)
        return TRUE;
    }
  return FALSE;
}

static EntInsets
get_insets (double width)
{
  EntInsets insets = { FIT_MARGIN, FIT_MARGIN, FIT_BOTTOM, FIT_MARGIN };

  if (width < FIT_NARROW_WIDTH)
    insets.left = insets.right = FIT_NARROW_MARGIN;
  return insets;
}

/* Of the views in which nothing hides behind the corner that is covered, the
 * closest one: the graph is pushed aside and up by parts of that corner. */
static EntView
plan_fit (EntCanvas *self)
{
  const EntRect *corner = &self->obstruction;
  EntRect bounds = ent_scene_get_bounds (self->scene);
  EntInsets plain, insets;
  EntView best = { 0, { 0, 0 } };
  EntView view;
  double width, height, aside, above;

  ent_viewport_get_size (self->viewport, &width, &height);
  plain = insets = get_insets (width);
  aside = MAX (corner->x + corner->width - plain.left, 0) + FIT_NARROW_MARGIN;
  above = MAX (height - corner->y - plain.bottom, 0) + FIT_NARROW_MARGIN;

  for (int i = 0; i <= FIT_PARTS; i++)
    for (int j = 0; j <= FIT_PARTS; j++)
      {
        insets.left = plain.left + aside * i / FIT_PARTS;
        insets.bottom = plain.bottom + above * j / FIT_PARTS;
        view = ent_viewport_plan_fit (self->viewport, bounds, &insets, FIT_MAX_ZOOM);
        if (view.zoom > best.zoom && !hides_a_node (self, view))
          best = view;
      }
  if (best.zoom > 0)
    return best;
  return ent_viewport_plan_fit (self->viewport, bounds, &plain, FIT_MAX_ZOOM);
}

static void
animate_cb (double   progress,
            gpointer user_data)
{
  EntCanvas *self = user_data;
  EntView from = self->animation_from;
  EntView to = self->animation_to;
  EntView view;

  /* Zoom is felt as a ratio, so it is the ratio that goes evenly. */
  view.zoom = from.zoom * pow (to.zoom / from.zoom, progress);
  view.center.x = from.center.x + (to.center.x - from.center.x) * progress;
  view.center.y = from.center.y + (to.center.y - from.center.y) * progress;
  ent_viewport_set_view (self->viewport, view);
}

static void
viewport_changed_cb (EntCanvas *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
style_changed_cb (EntCanvas *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
layout_changed_cb (EntCanvas *self)
{
  ent_canvas_rebuild (self);
  place (self);
}

static void
selection_changed_cb (EntCanvas *self)
{
  EntRecord *record = ent_session_get_selection (self->session);

  if (record == NULL)
    g_clear_pointer (&self->anchor, g_free);
  else if (ENT_IS_STATE (record))
    g_set_str (&self->anchor, ent_record_get_id (record));

  ent_canvas_sync_selected (self);
  ent_canvas_update_actions (self);
  ent_canvas_focus_selection (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
session_bound_cb (EntCanvas *self)
{
  g_clear_pointer (&self->anchor, g_free);
  self->placed = FALSE;
  self->fitted = TRUE;
  layout_changed_cb (self);
}

static gboolean
query_tooltip_cb (EntCanvas  *self,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  const EntSceneNode *node = NULL;
  const EntSceneLink *link = NULL;
  EntPoint at = { x, y };
  const char *title, *description;
  g_autofree char *markup = NULL;

  if (self->drag != ENT_CANVAS_DRAG_NONE)
    return FALSE;
  if (keyboard)
    {
      node = ent_canvas_get_selected_node (self);
      link = node == NULL ? ent_canvas_get_selected_link (self) : NULL;
    }
  else
    ent_canvas_pick (self, at, &node, &link);
  if (node == NULL && link == NULL)
    return FALSE;

  title = node != NULL ? node->title : link->title;
  description = node != NULL ? node->description : link->description;
  markup = g_markup_printf_escaped ("<b>%s</b>\n%s", title, description != NULL ? description : "");
  gtk_tooltip_set_markup (tooltip, g_strchomp (markup));
  return TRUE;
}

static GskRenderNode *
ensure_node (EntCanvas *self)
{
  if (self->node == NULL)
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
      EntBrush brush = get_brush ();

      ent_scene_snapshot (self->scene, &brush, self->text_context, snapshot);
      self->node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
    }
  return self->node;
}

static void
snapshot_hover (EntCanvas      *self,
                const EntBrush *brush,
                GtkSnapshot    *snapshot)
{
  const EntSceneNode *node = NULL;
  const EntSceneLink *link = NULL;

  if (self->hover.kind == ENT_CANVAS_NODE)
    node = ent_scene_lookup_node (self->scene, self->hover.id);
  else
    link = ent_scene_lookup_link (self->scene, self->hover.id);

  ent_scene_snapshot_highlight (self->scene, node, link, brush, self->text_context, snapshot);
}

static void
snapshot_focus (EntCanvas      *self,
                const EntBrush *brush,
                GtkSnapshot    *snapshot)
{
  EntCanvasItem *item = ent_canvas_get_focused_item (self);
  const EntSceneNode *node = NULL;
  const EntSceneLink *link = NULL;

  if (item == NULL ||
      !(gtk_widget_get_state_flags (GTK_WIDGET (item)) & GTK_STATE_FLAG_FOCUS_VISIBLE))
    return;

  if (ent_canvas_item_get_kind (item) == ENT_CANVAS_NODE)
    node = ent_scene_lookup_node (self->scene, ent_canvas_item_get_id (item));
  else
    link = ent_scene_lookup_link (self->scene, ent_canvas_item_get_id (item));
  ent_scene_snapshot_focus (node, link, brush, snapshot);
}

static void
ent_canvas_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntBrush brush = get_brush ();
  EntPoint origin = { 0, 0 };
  gboolean dimmed = target_is_in_scene (self, &self->hover);
  GskRenderNode *node;
  float zoom;

  if (self->scene == NULL)
    return;

  node = ensure_node (self);
  origin = ent_viewport_to_widget (self->viewport, origin);
  zoom = (float) ent_viewport_get_zoom (self->viewport);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) origin.x, (float) origin.y));
  gtk_snapshot_scale (snapshot, zoom, zoom);

  ent_scene_snapshot_selection (self->scene, ent_session_get_selection (self->session),
                                ent_session_get_link (self->session), &brush, snapshot);
  if (dimmed)
    gtk_snapshot_push_opacity (snapshot, DIMMED);
  if (node != NULL)
    gtk_snapshot_append_node (snapshot, node);
  if (dimmed)
    {
      gtk_snapshot_pop (snapshot);
      snapshot_hover (self, &brush, snapshot);
    }
  snapshot_focus (self, &brush, snapshot);

  gtk_snapshot_restore (snapshot);
}

static void
ent_canvas_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static void
ent_canvas_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  EntCanvas *self = ENT_CANVAS (widget);
  double old_width, old_height;

  ent_viewport_get_size (self->viewport, &old_width, &old_height);
  if (old_width != width || old_height != height)
    {
      ent_viewport_set_size (self->viewport, width, height);
      if (self->scene != NULL && (self->fitted || !self->placed))
        {
          ent_canvas_fit (self, FALSE);
          self->placed = TRUE;
        }
    }

  ent_canvas_allocate_items (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* Tab enters the canvas once and leaves it again; within it, arrows walk. */
static gboolean
ent_canvas_focus (GtkWidget        *widget,
                  GtkDirectionType  direction)
{
  EntCanvas *self = ENT_CANVAS (widget);
  const EntSceneNode *node;
  const EntSceneLink *link;
  EntCanvasItem *item = NULL;

  if (ent_canvas_has_focus_within (self))
    return FALSE;

  if ((node = ent_canvas_get_selected_node (self)) != NULL)
    item = ent_canvas_get_item (self, ENT_CANVAS_NODE, node->id);
  else if ((link = ent_canvas_get_selected_link (self)) != NULL)
    item = ent_canvas_get_item (self, ENT_CANVAS_LINK, link->id);

  return gtk_widget_grab_focus (item != NULL ? GTK_WIDGET (item) : widget);
}

static void
ent_canvas_dispose (GObject *object)
{
  EntCanvas *self = ENT_CANVAS (object);
  GtkWidget *child;

  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);
  clear_drag (self);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->items, g_hash_table_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->scene);
  g_clear_object (&self->session);
  g_clear_object (&self->viewport);
  g_clear_object (&self->text_context);

  G_OBJECT_CLASS (ent_canvas_parent_class)->dispose (object);
}

static void
ent_canvas_finalize (GObject *object)
{
  EntCanvas *self = ENT_CANVAS (object);

  g_clear_pointer (&self->hover.id, g_free);
  g_clear_pointer (&self->anchor, g_free);

  G_OBJECT_CLASS (ent_canvas_parent_class)->finalize (object);
}

static void
ent_canvas_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  EntCanvas *self = ENT_CANVAS (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SCENE:
      g_value_set_object (value, self->scene);
      break;
    case PROP_VIEWPORT:
      g_value_set_object (value, self->viewport);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_canvas_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  EntCanvas *self = ENT_CANVAS (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_canvas_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_canvas_class_init (EntCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_canvas_dispose;
  object_class->finalize = ent_canvas_finalize;
  object_class->get_property = ent_canvas_get_property;
  object_class->set_property = ent_canvas_set_property;

  widget_class->snapshot = ent_canvas_snapshot;
  widget_class->measure = ent_canvas_measure;
  widget_class->size_allocate = ent_canvas_size_allocate;
  widget_class->focus = ent_canvas_focus;

  /**
   * EntCanvas:session:
   *
   * What is shown.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * EntCanvas:scene:
   *
   * The scene that is painted; %NULL while there is no layout.
   */
  properties[PROP_SCENE] =
    g_param_spec_object ("scene", NULL, NULL, ENT_TYPE_SCENE,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * EntCanvas:viewport:
   *
   * Where the canvas looks.
   */
  properties[PROP_VIEWPORT] =
    g_param_spec_object ("viewport", NULL, NULL, ENT_TYPE_VIEWPORT,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  ent_canvas_class_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
watch_session (EntCanvas *self)
{
  const struct
  {
    const char *signal;
    GCallback   callback;
  } watched[] = {
    { "notify::slice", G_CALLBACK (ent_canvas_rebuild) },
    { "notify::show-ended", G_CALLBACK (ent_canvas_rebuild) },
    { "notify::show-uncounted", G_CALLBACK (ent_canvas_rebuild) },
    { "notify::layout", G_CALLBACK (layout_changed_cb) },
    { "notify::selection", G_CALLBACK (selection_changed_cb) },
    { "notify::link", G_CALLBACK (selection_changed_cb) },
  };

  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_group_connect_swapped (self->session_signals, watched[i].signal,
                                    watched[i].callback, self);
  g_signal_connect_object (self->session_signals, "bind",
                           G_CALLBACK (session_bound_cb), self, G_CONNECT_SWAPPED);
}

static void
ent_canvas_init (EntCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *widget = GTK_WIDGET (self);

  self->fitted = TRUE;
  self->viewport = ent_viewport_new ();
  self->text_context = ent_scene_snapshot_create_context ();
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->animation = adw_timed_animation_new (
    widget, 0, 1, FIT_MILLISECONDS,
    adw_callback_animation_target_new (animate_cb, self, NULL));

  g_signal_connect_object (self->viewport, "changed", G_CALLBACK (viewport_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  watch_session (self);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Graph"),
                                  -1);
  ent_canvas_add_controllers (self);
}

/* What the picture is of, for a screen reader. */
static void
describe (EntCanvas *self)
{
  g_autofree char *text = NULL;

  if (self->scene != NULL)
    text = ent_scene_dup_description (self->scene);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

/* Builds the scene anew from what the session says now. */
void
ent_canvas_rebuild (EntCanvas *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->scene);
  self->scene = build_scene (self);

  ent_canvas_sync_items (self);
  describe (self);
  ent_canvas_update_actions (self);
  ent_canvas_update_hover (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENE]);
}

/* Shows a view, at once or in a short movement where movement is wanted. */
void
ent_canvas_show_view (EntCanvas *self,
                      EntView    view,
                      gboolean   animate)
{
  adw_animation_reset (self->animation);
  if (!animate || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      ent_viewport_set_view (self->viewport, view);
      return;
    }

  self->animation_from = ent_viewport_get_view (self->viewport);
  self->animation_to = view;
  adw_animation_play (self->animation);
}

/* The user chose where to look: nothing is fitted until it is asked for. */
void
ent_canvas_touch (EntCanvas *self)
{
  adw_animation_pause (self->animation);
  self->fitted = FALSE;
}

void
ent_canvas_set_hover (EntCanvas     *self,
                      EntCanvasKind  kind,
                      const char    *id)
{
  gboolean changed = self->hover.kind != kind;

  changed |= g_set_str (&self->hover.id, id);
  self->hover.kind = kind;
  if (changed)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ent_canvas_select_node (EntCanvas          *self,
                        const EntSceneNode *node)
{
  ent_session_select (self->session, node->record, NULL);
}

void
ent_canvas_select_link (EntCanvas          *self,
                        const EntSceneLink *link)
{
  g_autofree char *id = g_strdup (link->id);

  ent_session_select (self->session, ENT_RECORD (link->tie), id);
}

/* The node of the selection: a state, or the hub of a tie. */
const EntSceneNode *
ent_canvas_get_selected_node (EntCanvas *self)
{
  EntRecord *record;

  if (self->scene == NULL || ent_session_get_link (self->session) != NULL)
    return NULL;

  record = ent_session_get_selection (self->session);
  for (guint i = 0; record != NULL && i < ent_scene_get_n_nodes (self->scene); i++)
    {
      const EntSceneNode *node = ent_scene_get_node (self->scene, i);

      if (node->record == record)
        return node;
    }
  return NULL;
}

/* The link of the selection; for a tie without a chosen link, its first. */
const EntSceneLink *
ent_canvas_get_selected_link (EntCanvas *self)
{
  const char *id;
  EntRecord *record;

  if (self->scene == NULL)
    return NULL;
  if ((id = ent_session_get_link (self->session)) != NULL)
    return ent_scene_lookup_link (self->scene, id);

  record = ent_session_get_selection (self->session);
  for (guint i = 0; record != NULL && i < ent_scene_get_n_links (self->scene); i++)
    {
      const EntSceneLink *link = ent_scene_get_link (self->scene, i);

      if (ENT_RECORD (link->tie) == record)
        return link;
    }
  return NULL;
}

EntPoint
ent_canvas_node_center (const EntSceneNode *node)
{
  EntPoint center = { node->box.x + node->box.width / 2, node->box.y + node->box.height / 2 };

  return center;
}

/**
 * ent_canvas_new:
 *
 * Makes an empty canvas.
 *
 * Returns: (transfer floating): the canvas
 */
GtkWidget *
ent_canvas_new (void)
{
  return g_object_new (ENT_TYPE_CANVAS, NULL);
}

/**
 * ent_canvas_get_session:
 * @self: the canvas
 *
 * Gets what is shown.
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_canvas_get_session (EntCanvas *self)
{
  g_return_val_if_fail (ENT_IS_CANVAS (self), NULL);

  return self->session;
}

/**
 * ent_canvas_set_session:
 * @self: the canvas
 * @session: (nullable): the session to show
 *
 * Sets what is shown.
 */
void
ent_canvas_set_session (EntCanvas  *self,
                        EntSession *session)
{
  g_return_if_fail (ENT_IS_CANVAS (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (self->session == session)
    return;

  clear_drag (self);
  ent_canvas_set_hover (self, ENT_CANVAS_NOTHING, NULL);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  if (session == NULL)
    ent_canvas_rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ent_canvas_get_scene:
 * @self: the canvas
 *
 * Gets the scene that is painted.
 *
 * Returns: (transfer none) (nullable): the scene, or %NULL while there is no layout
 */
EntScene *
ent_canvas_get_scene (EntCanvas *self)
{
  g_return_val_if_fail (ENT_IS_CANVAS (self), NULL);

  return self->scene;
}

/**
 * ent_canvas_get_viewport:
 * @self: the canvas
 *
 * Gets where the canvas looks.
 *
 * Returns: (transfer none): the viewport
 */
EntViewport *
ent_canvas_get_viewport (EntCanvas *self)
{
  g_return_val_if_fail (ENT_IS_CANVAS (self), NULL);

  return self->viewport;
}

/**
 * ent_canvas_set_obstruction:
 * @self: the canvas
 * @corner: (nullable): a box at the lower left that something lies over, in
 *   the canvas's pixels
 *
 * Tells the canvas what is covered, so that fitting leaves no node behind it.
 */
void
ent_canvas_set_obstruction (EntCanvas     *self,
                            const EntRect *corner)
{
  const EntRect nothing = { 0, 0, 0, 0 };

  g_return_if_fail (ENT_IS_CANVAS (self));

  if (corner == NULL)
    corner = &nothing;
  if (memcmp (&self->obstruction, corner, sizeof *corner) == 0)
    return;

  self->obstruction = *corner;
  if (self->scene != NULL && self->placed && self->fitted)
    ent_canvas_fit (self, FALSE);
}

/**
 * ent_canvas_pick:
 * @self: the canvas
 * @at: a point in the canvas, in pixels
 * @node: (out) (optional) (nullable) (transfer none): the node there
 * @link: (out) (optional) (nullable) (transfer none): the link there, where there
 *   is no node
 *
 * Finds what is seen at a point. Links are caught from a few pixels away,
 * whatever the zoom. What it answers lives as long as the scene.
 *
 * Returns: whether there is anything
 */
gboolean
ent_canvas_pick (EntCanvas           *self,
                 EntPoint             at,
                 const EntSceneNode **node,
                 const EntSceneLink **link)
{
  const EntSceneNode *found_node = NULL;
  const EntSceneLink *found_link = NULL;

  g_return_val_if_fail (ENT_IS_CANVAS (self), FALSE);

  if (self->scene != NULL)
    {
      EntPoint point = ent_viewport_to_scene (self->viewport, at);

      found_node = ent_scene_find_node (self->scene, point);
      if (found_node == NULL)
        found_link = ent_scene_find_link (self->scene, point,
                                          LINK_REACH / ent_viewport_get_zoom (self->viewport));
    }
  if (node != NULL)
    *node = found_node;
  if (link != NULL)
    *link = found_link;
  return found_node != NULL || found_link != NULL;
}

/**
 * ent_canvas_select_at:
 * @self: the canvas
 * @at: a point in the canvas, in pixels
 *
 * Selects what is seen at a point, as a click does; on empty ground, nothing is
 * selected any more.
 */
void
ent_canvas_select_at (EntCanvas *self,
                      EntPoint   at)
{
  const EntSceneNode *node;
  const EntSceneLink *link;

  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->session == NULL)
    return;

  ent_canvas_pick (self, at, &node, &link);
  if (node != NULL)
    ent_canvas_select_node (self, node);
  else if (link != NULL)
    ent_canvas_select_link (self, link);
  else
    ent_session_select (self->session, NULL, NULL);
}

/**
 * ent_canvas_fit:
 * @self: the canvas
 * @animate: whether to move there, where movement is wanted
 *
 * Shows the whole graph, and keeps showing it whole when the canvas is resized,
 * until the user zooms or pans.
 */
void
ent_canvas_fit (EntCanvas *self,
                gboolean   animate)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->scene == NULL)
    return;

  self->fitted = TRUE;
  ent_canvas_show_view (self, plan_fit (self), animate);
}
