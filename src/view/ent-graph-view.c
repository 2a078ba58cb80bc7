/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-graph-view.h"
#include "ent-legend-swatch.h"

/* The canvas with what lies over it: the legend, the buttons for the zoom, and a
 * page in its stead while there is nothing to draw. */

struct _EntGraphView
{
  AdwBin parent_instance;

  EntSession   *session;
  GSignalGroup *session_signals;
  char         *legend_key;      /* what the legend's rows were made from */
  char         *failure;         /* why there is no layout */
  guint         obstruct_source;
  gboolean      legend_moved;
  int           width;
  int           height;

  GtkStack        *pages;
  EntCanvas       *canvas;
  GtkWidget       *legend;
  GtkToggleButton *legend_button;
  GtkBox          *legend_rows;
  AdwStatusPage   *failed_page;
};

G_DEFINE_FINAL_TYPE (EntGraphView, ent_graph_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *
choose_page (EntGraphView *self)
{
  GListModel *ties;

  if (self->session == NULL)
    return "loading";

  ties = ent_case_get_ties (ent_session_get_case (self->session));
  if (g_list_model_get_n_items (ties) == 0)
    return "empty";
  if (ent_session_get_layout (self->session) != NULL)
    return "graph";
  return self->failure != NULL ? "failed" : "loading";
}

static void
update_page (EntGraphView *self)
{
  gtk_stack_set_visible_child_name (self->pages, choose_page (self));
}

/* Tells the canvas which corner the legend covers, so that fitting keeps clear of
 * it. In an idle moment: the canvas may answer by moving what it has just placed. */
static gboolean
obstruct_cb (gpointer user_data)
{
  EntGraphView *self = user_data;
  graphene_rect_t bounds;
  EntRect corner;

  self->obstruct_source = 0;
  if (!gtk_widget_compute_bounds (self->legend, GTK_WIDGET (self->canvas), &bounds))
    return G_SOURCE_REMOVE;

  corner.x = bounds.origin.x;
  corner.y = bounds.origin.y;
  corner.width = bounds.size.width;
  corner.height = bounds.size.height;
  ent_canvas_set_obstruction (self->canvas, &corner);
  return G_SOURCE_REMOVE;
}

/* The legend was opened or closed, or there is a new layout: what it covers is to
 * be found once it has its place. Not when time adds a line to it: nothing moves
 * when time moves. */
static void
await_legend (EntGraphView *self)
{
  self->legend_moved = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static char *
describe_legend (EntScene *scene)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; scene != NULL && i < ent_scene_get_n_legend (scene); i++)
    {
      const EntLegendEntry *entry = ent_scene_get_legend (scene, i);

      g_string_append_printf (key, "%d %d %d %d %d %s\n", entry->sample, entry->kind,
                              entry->status, entry->activity, entry->directed, entry->label);
    }
  return g_string_free (key, FALSE);
}

static void
add_legend_row (EntGraphView         *self,
                const EntLegendEntry *entry)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (entry->label);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (row), ent_legend_swatch_new (entry));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->legend_rows, row);
}

static void
scene_changed_cb (EntGraphView *self)
{
  EntScene *scene = ent_canvas_get_scene (self->canvas);
  g_autofree char *key = describe_legend (scene);
  GtkWidget *row;

  gtk_widget_set_visible (self->legend, *key != '\0');
  if (!g_set_str (&self->legend_key, key))
    return;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->legend_rows))) != NULL)
    gtk_box_remove (self->legend_rows, row);
  for (guint i = 0; scene != NULL && i < ent_scene_get_n_legend (scene); i++)
    add_legend_row (self, ent_scene_get_legend (scene, i));
}

static char *
get_legend_icon (EntGraphView *self,
                 gboolean      active)
{
  return g_strdup (active ? "pan-down-symbolic" : "pan-up-symbolic");
}

static void
legend_toggled_cb (EntGraphView *self)
{
  await_legend (self);
}

static void
zoom_in_cb (EntGraphView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.zoom-in", NULL);
}

static void
zoom_out_cb (EntGraphView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.zoom-out", NULL);
}

static void
zoom_fit_cb (EntGraphView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "canvas.fit", NULL);
}

static void
retry_cb (EntGraphView *self)
{
  g_clear_pointer (&self->failure, g_free);
  update_page (self);
  ent_session_request_layout (self->session);
}

static void
layout_failed_cb (EntGraphView *self,
                  const char   *message)
{
  g_set_str (&self->failure, message);
  adw_status_page_set_description (self->failed_page, message);
  update_page (self);
}

static void
layout_changed_cb (EntGraphView *self)
{
  g_clear_pointer (&self->failure, g_free);
  update_page (self);
  await_legend (self);
}

static void
ent_graph_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
ent_graph_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  EntGraphView *self = ENT_GRAPH_VIEW (widget);

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);

  if (self->width != width || self->height != height)
    self->legend_moved = TRUE;
  self->width = width;
  self->height = height;
  if (!self->legend_moved || !gtk_widget_get_mapped (self->legend))
    return;

  self->legend_moved = FALSE;
  if (self->obstruct_source == 0)
    self->obstruct_source = g_idle_add (obstruct_cb, self);
}

static void
ent_graph_view_dispose (GObject *object)
{
  EntGraphView *self = ENT_GRAPH_VIEW (object);

  g_clear_handle_id (&self->obstruct_source, g_source_remove);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_GRAPH_VIEW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ent_graph_view_parent_class)->dispose (object);
}

static void
ent_graph_view_finalize (GObject *object)
{
  EntGraphView *self = ENT_GRAPH_VIEW (object);

  g_clear_pointer (&self->legend_key, g_free);
  g_clear_pointer (&self->failure, g_free);

  G_OBJECT_CLASS (ent_graph_view_parent_class)->finalize (object);
}

static void
ent_graph_view_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  EntGraphView *self = ENT_GRAPH_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_graph_view_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  EntGraphView *self = ENT_GRAPH_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_graph_view_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ENT_TYPE_CANVAS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/view/ent-graph-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EntGraphView, pages);
  gtk_widget_class_bind_template_child (widget_class, EntGraphView, canvas);
  gtk_widget_class_bind_template_child (widget_class, EntGraphView, legend);
  gtk_widget_class_bind_template_child (widget_class, EntGraphView, legend_button);
  gtk_widget_class_bind_template_child (widget_class, EntGraphView, legend_rows);
  gtk_widget_class_bind_template_child (widget_class, EntGraphView, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, scene_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_legend_icon);
  gtk_widget_class_bind_template_callback (widget_class, legend_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_fit_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
ent_graph_view_class_init (EntGraphViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_graph_view_dispose;
  object_class->finalize = ent_graph_view_finalize;
  object_class->get_property = ent_graph_view_get_property;
  object_class->set_property = ent_graph_view_set_property;

  widget_class->measure = ent_graph_view_measure;
  widget_class->size_allocate = ent_graph_view_size_allocate;

  /**
   * EntGraphView:session:
   *
   * What is shown.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "graphview");
}

static void
ent_graph_view_init (EntGraphView *self)
{
  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::slice",
                                  G_CALLBACK (update_page), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::layout",
                                  G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "layout-failed",
                                  G_CALLBACK (layout_failed_cb), self);
  g_signal_connect_object (self->session_signals, "bind", G_CALLBACK (layout_changed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));
  /* A bin's own would place the child without a word to this widget. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  update_page (self);
}

/**
 * ent_graph_view_new:
 *
 * Makes a view of nothing yet.
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
ent_graph_view_new (void)
{
  return g_object_new (ENT_TYPE_GRAPH_VIEW, NULL);
}

/**
 * ent_graph_view_get_session:
 * @self: the view
 *
 * Gets what is shown.
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_graph_view_get_session (EntGraphView *self)
{
  g_return_val_if_fail (ENT_IS_GRAPH_VIEW (self), NULL);

  return self->session;
}

/**
 * ent_graph_view_set_session:
 * @self: the view
 * @session: (nullable): the session to show
 *
 * Sets what is shown.
 */
void
ent_graph_view_set_session (EntGraphView *self,
                            EntSession   *session)
{
  g_return_if_fail (ENT_IS_GRAPH_VIEW (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (self->session == session)
    return;

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  update_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ent_graph_view_get_canvas:
 * @self: the view
 *
 * Gets the canvas.
 *
 * Returns: (transfer none): the canvas
 */
EntCanvas *
ent_graph_view_get_canvas (EntGraphView *self)
{
  g_return_val_if_fail (ENT_IS_GRAPH_VIEW (self), NULL);

  return self->canvas;
}
