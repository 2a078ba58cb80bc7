/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-canvas-private.h"
#include "ent-graph-theme.h"
#include "ent-text-scale.h"
#include "ent-tooltip.h"

/* The graph. It builds the scene from what the session shows, paints it once
 * into a render node, and shows that node through the viewport: panning and
 * zooming only transform it. Hover, selection and focus are painted around it.
 * Keyboard and screen reader meet the scene as items, see ent-canvas-items.c. */

#define CONTENT_MARGIN 160

G_DEFINE_FINAL_TYPE_WITH_CODE (EntCanvas, ent_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE,
                                                      ent_canvas_accessible_init))

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_SCENE,
  PROP_VIEWPORT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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

/* Whether a target is still there to be pointed at. */
gboolean
ent_canvas_shows (EntCanvas             *self,
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

/* The session's layout is another one: show it, unless the user has chosen where
 * to look. */
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

  ent_canvas_fit_again (self, self->placed);
  self->placed = TRUE;
}

static void
clear_drag (EntCanvas *self)
{
  g_clear_object (&self->drag_layout);
  g_clear_pointer (&self->drag_id, g_free);
  g_clear_pointer (&self->tie_to, g_free);
  self->drag = ENT_CANVAS_DRAG_NONE;
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
  EntGraphGround ground = ent_graph_theme_get_ground (ent_graph_theme_get_default ());
  static const char *const classes[] = {
    [ENT_GRAPH_GROUND_LIGHT] = "light-ground",
    [ENT_GRAPH_GROUND_DARK] = "dark-ground",
  };

  for (guint i = ENT_GRAPH_GROUND_LIGHT; i < G_N_ELEMENTS (classes); i++)
    if (i == ground)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  ent_canvas_drop_nodes (self);
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
  ent_canvas_reveal_selection (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
session_bound_cb (EntCanvas *self)
{
  g_clear_pointer (&self->anchor, g_free);
  self->placed = FALSE;
  self->fitted = TRUE;
  self->whole = FALSE;
  layout_changed_cb (self);
}

/* The tooltip of a node stands below it, not on it. */
static void
set_tip_area (EntCanvas          *self,
              const EntSceneNode *node,
              GtkTooltip         *tooltip)
{
  double zoom = ent_viewport_get_zoom (self->viewport);
  EntPoint corner = { node->box.x, node->box.y };
  GdkRectangle area;

  corner = ent_viewport_to_widget (self->viewport, corner);
  area.x = (int) corner.x;
  area.y = (int) corner.y;
  area.width = MAX ((int) (node->box.width * zoom), 1);
  area.height = MAX ((int) (node->box.height * zoom), 1);
  gtk_tooltip_set_tip_area (tooltip, &area);
}

/* A title with its description under it; a description that begins with the title
 * stands for both. */
static char *
describe_markup (const char *title,
                 const char *description)
{
  if (description == NULL)
    return g_markup_printf_escaped ("<b>%s</b>", title);
  if (g_str_has_prefix (description, title))
    return g_markup_printf_escaped ("<b>%s</b>%s", title, description + strlen (title));
  return g_markup_printf_escaped ("<b>%s</b>\n%s", title, description);
}

/**
 * ent_canvas_dup_selection_text:
 * @self: a canvas
 *
 * Returns: (transfer full) (nullable): what is selected, and what the graph says of it, as
 *   text; %NULL where nothing is that the graph shows
 */
char *
ent_canvas_dup_selection_text (EntCanvas *self)
{
  const EntSceneNode *node = NULL;
  const EntSceneLink *link = NULL;
  const char *title = NULL;
  const char *description = NULL;

  g_return_val_if_fail (ENT_IS_CANVAS (self), NULL);

  if (self->scene == NULL)
    return NULL;
  node = ent_canvas_get_selected_node (self);
  link = node == NULL ? ent_canvas_get_selected_link (self) : NULL;
  if (node == NULL && link == NULL)
    return NULL;

  title = node != NULL ? node->title : link->title;
  description = node != NULL ? node->description : link->description;
  if (description == NULL)
    return g_strdup (title);
  return g_str_has_prefix (description, title) ? g_strdup (description)
                                               : g_strconcat (title, "\n", description, NULL);
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
  g_autofree char *markup = NULL;

  if (self->drag != ENT_CANVAS_DRAG_NONE)
    return FALSE;
  if (keyboard)
    {
      node = ent_canvas_get_selected_node (self);
      link = node == NULL ? ent_canvas_get_selected_link (self) : NULL;
    }
  else
    ent_canvas_pick (self, at, ENT_CANVAS_REACH, &node, &link);
  if (node == NULL && link == NULL)
    return FALSE;

  if (node != NULL)
    set_tip_area (self, node, tooltip);
  if (node != NULL)
    markup = describe_markup (node->title, node->description);
  else
    markup = describe_markup (link->title, link->description);
  ent_tooltip_set_markup (tooltip, GTK_WIDGET (self), markup);
  return TRUE;
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
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : 64;
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
      gboolean under_bar = ent_canvas_is_under_bar (self, width, height);

      ent_viewport_set_size (self->viewport, width, height);
      if (under_bar)
        ent_canvas_keep_place (self, height - old_height);
      else if (self->scene != NULL && (self->fitted || !self->placed))
        {
          ent_canvas_fit_again (self, FALSE);
          self->placed = TRUE;
        }
    }
  self->bottom = ent_canvas_get_bottom (self, height);

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
  if (self->dimming != NULL)
    adw_animation_reset (self->dimming);
  g_clear_object (&self->dimming);
  clear_drag (self);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->items, g_hash_table_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->roots, g_ptr_array_unref);

  ent_canvas_drop_nodes (self);
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
  g_clear_pointer (&self->lit.id, g_free);
  g_string_free (self->search, TRUE);
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
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE);
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
    { "notify::read-only", G_CALLBACK (ent_canvas_update_actions) },
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
  GtkWidget *widget = GTK_WIDGET (self);

  self->fitted = TRUE;
  self->viewport = ent_viewport_new ();
  self->text_scale = ent_text_scale_get (widget);
  self->text_context = ent_scene_snapshot_create_context ();
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->roots = g_ptr_array_new ();
  self->search = g_string_new (NULL);
  ent_canvas_add_animation (self);
  ent_canvas_add_dimming (self);

  g_signal_connect_object (self->viewport, "changed", G_CALLBACK (viewport_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_graph_theme_get_default (), "changed",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  ent_text_scale_follow (widget, G_CALLBACK (ent_canvas_scale_text));
  style_changed_cb (self);
  watch_session (self);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Graph"),
                                  -1);
  ent_canvas_add_controllers (self);
  ent_canvas_add_drop (self);
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
  ent_canvas_drop_nodes (self);
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

void
ent_canvas_set_hover (EntCanvas     *self,
                      EntCanvasKind  kind,
                      const char    *id)
{
  gboolean changed = self->hover.kind != kind;

  changed |= g_set_str (&self->hover.id, id);
  self->hover.kind = kind;
  if (changed)
    ent_canvas_update_dimming (self);
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
 * ent_canvas_pick:
 * @self: the canvas
 * @at: a point in the canvas, in pixels
 * @reach: how far from the point, in pixels: what a mouse can do, %ENT_CANVAS_REACH, or more
 * @node: (out) (optional) (nullable) (transfer none): the node there
 * @link: (out) (optional) (nullable) (transfer none): the link there, where there
 *   is no node
 *
 * Finds what is seen at a point. Links are caught from a few pixels away, whatever the
 * zoom. Only where a mouse would find nothing does a longer reach find what is near, and
 * states as well. What it answers lives as long as the scene.
 *
 * Returns: whether there is anything
 */
gboolean
ent_canvas_pick (EntCanvas           *self,
                 EntPoint             at,
                 double               reach,
                 const EntSceneNode **node,
                 const EntSceneLink **link)
{
  const EntSceneNode *found_node = NULL;
  const EntSceneLink *found_link = NULL;

  g_return_val_if_fail (ENT_IS_CANVAS (self), FALSE);

  if (self->scene != NULL)
    {
      EntPoint point = ent_viewport_to_scene (self->viewport, at);
      double zoom = ent_viewport_get_zoom (self->viewport);

      found_node = ent_scene_find_node (self->scene, point, 0);
      if (found_node == NULL)
        found_link = ent_scene_find_link (self->scene, point, ENT_CANVAS_REACH / zoom);
      if (reach > ENT_CANVAS_REACH && found_node == NULL && found_link == NULL)
        found_node =
          ent_scene_find_node (self->scene, point, (reach - ENT_CANVAS_REACH) / zoom);
      if (reach > ENT_CANVAS_REACH && found_node == NULL && found_link == NULL)
        found_link = ent_scene_find_link (self->scene, point, reach / zoom);
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
 * @reach: how far from the point, see [method@Canvas.pick]
 *
 * Selects what is seen at a point, as a click does; on empty ground, nothing is
 * selected any more.
 */
void
ent_canvas_select_at (EntCanvas *self,
                      EntPoint   at,
                      double     reach)
{
  const EntSceneNode *node;
  const EntSceneLink *link;

  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->session == NULL)
    return;

  ent_canvas_pick (self, at, reach, &node, &link);
  if (node != NULL)
    ent_canvas_select_node (self, node);
  else if (link != NULL)
    ent_canvas_select_link (self, link);
  else
    ent_session_select (self->session, NULL, NULL);
}
