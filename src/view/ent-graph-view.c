/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-editors-actions.h"
#include "ent-graph-view.h"
#include "ent-legend-swatch.h"

/* The canvas with what lies over it: the legend, the buttons for the zoom, and a
 * page in its stead while there is nothing to draw. */

/* From the border of the canvas to what lies over it. */
#define EDGE 12

/* About two rows of the legend. */
#define SPARE_ROOM 36

/* Of the canvas, what a legend takes that opens by itself: the graph needs the rest. */
#define MOST_OF_CANVAS 0.25

struct _EntGraphView
{
  AdwBin parent_instance;

  EntSession   *session;
  GSignalGroup *session_signals;
  char         *legend_key;      /* what the legend's rows were made from */
  GHashTable   *legend_made;     /* entry, in words → its row */
  char         *failure;         /* why there is no layout */
  guint         arrange_source;
  gboolean      legend_waits;    /* for its place, until sizes are known */
  gboolean      legend_chosen;   /* the user opened or closed it: that holds */
  gboolean      arranging;       /* it is opened or closed here, not by the user */
  EntCanvasCorner corner;        /* where the legend is */
  guint         n_columns;       /* of the legend */
  int           width;
  int           height;
  EntPoint      buttons_size;    /* of those for the zoom, seen or not */

  GtkStack        *pages;
  EntCanvas       *canvas;
  GtkWidget       *legend;
  GtkToggleButton *legend_button;
  GtkGrid         *legend_rows;
  GtkWidget       *zoom_buttons;
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
  GListModel *states;

  if (self->session == NULL)
    return "loading";

  states = ent_case_get_states (ent_session_get_case (self->session));
  if (g_list_model_get_n_items (states) == 0)
    return "empty";
  if (ent_session_get_layout (self->session) != NULL)
    return "graph";
  return self->failure != NULL ? "failed" : "loading";
}

/* With the graph comes the place for the keyboard, where that has none yet. */
static void
update_page (EntGraphView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_stack_set_visible_child_name (self->pages, choose_page (self));
  if (root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static char *
describe_entry (const EntLegendEntry *entry)
{
  return g_strdup_printf ("%d %d %d %d %d %s", entry->sample, entry->kind, entry->status,
                          entry->activity, entry->directed, entry->label);
}

static char *
describe_legend (EntScene *scene)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; scene != NULL && i < ent_scene_get_n_legend (scene); i++)
    {
      g_autofree char *entry = describe_entry (ent_scene_get_legend (scene, i));

      g_string_append_printf (key, "%s\n", entry);
    }
  return g_string_free (key, FALSE);
}

static GtkWidget *
create_legend_row (const EntLegendEntry *entry)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (entry->label);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (row), ent_legend_swatch_new (entry));
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

/* The row of an entry: the same each time, for time comes back to the same few. */
static GtkWidget *
ensure_legend_row (EntGraphView         *self,
                   const EntLegendEntry *entry)
{
  g_autofree char *key = describe_entry (entry);
  GtkWidget *row = g_hash_table_lookup (self->legend_made, key);

  if (row == NULL)
    {
      row = g_object_ref_sink (create_legend_row (entry));
      g_hash_table_insert (self->legend_made, g_steal_pointer (&key), row);
    }
  return row;
}

/* The rows of the legend, from top to bottom and then from column to column. */
static void
fill_legend (EntGraphView *self,
             guint         n_columns)
{
  EntScene *scene = ent_canvas_get_scene (self->canvas);
  guint n = scene != NULL ? ent_scene_get_n_legend (scene) : 0;
  guint n_rows = (n + n_columns - 1) / n_columns;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->legend_rows))) != NULL)
    gtk_grid_remove (self->legend_rows, row);
  for (guint i = 0; i < n; i++)
    gtk_grid_attach (self->legend_rows,
                     ensure_legend_row (self, ent_scene_get_legend (scene, i)),
                     (int) (i / n_rows), (int) (i % n_rows), 1, 1);
}

/* What a widget wants, with its margins. */
static EntPoint
measure (GtkWidget *widget)
{
  int width, height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return (EntPoint) { width, height };
}

/* What lies over the canvas, were the legend open, from the corners on. */
static EntCanvasCover
get_cover (EntGraphView *self)
{
  EntPoint button = measure (GTK_WIDGET (self->legend_button));
  EntPoint rows = measure (GTK_WIDGET (self->legend_rows));
  EntCanvasCover cover;

  cover.pill = (EntPoint) { button.x + EDGE, button.y + EDGE };
  cover.card = (EntPoint) { MAX (button.x, rows.x) + EDGE, button.y + rows.y + EDGE };
  if (gtk_widget_get_visible (self->zoom_buttons))
    self->buttons_size = measure (self->zoom_buttons);
  cover.buttons = self->buttons_size;
  if (!gtk_widget_get_visible (self->legend))
    cover.pill = cover.card = (EntPoint) { 0, 0 };
  return cover;
}

static void
place_legend (EntGraphView    *self,
              EntCanvasCorner  corner)
{
  self->corner = corner != ENT_CANVAS_CORNER_NONE ? corner : ENT_CANVAS_CORNER_BOTTOM_START;
  gtk_widget_set_halign (self->legend, self->corner == ENT_CANVAS_CORNER_TOP_END
                                         ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_valign (self->legend, self->corner == ENT_CANVAS_CORNER_BOTTOM_START
                                         ? GTK_ALIGN_END : GTK_ALIGN_START);
}

/* Where there is no room for both, the legend that is open has it: for the zoom there are
 * fingers, wheel and keys, too. */
static void
update_buttons (EntGraphView *self)
{
  EntCanvasCover cover = get_cover (self);

  gtk_widget_set_visible (self->zoom_buttons,
                          !gtk_toggle_button_get_active (self->legend_button) ||
                          !ent_canvas_meets_buttons (self->canvas, self->corner, &cover));
}

static void
open_legend (EntGraphView *self,
             gboolean      open)
{
  if (!self->legend_chosen)
    {
      self->arranging = TRUE;
      gtk_toggle_button_set_active (self->legend_button, open);
      self->arranging = FALSE;
    }
  update_buttons (self);
}

static gboolean
is_too_wide (EntGraphView *self)
{
  EntCanvasCover cover = get_cover (self);

  return cover.card.x + cover.buttons.x > self->width;
}

static gboolean
is_too_large (EntGraphView *self)
{
  EntPoint card = get_cover (self).card;

  return card.x * card.y > MOST_OF_CANVAS * self->width * self->height;
}

/* Finds a corner for the legend as it is now: with room for rows that another time
 * may add, or else without. */
static EntCanvasCorner
find_corner (EntGraphView *self)
{
  EntCanvasCover cover = get_cover (self);
  EntCanvasCover growing = cover;
  EntCanvasCorner corner;

  growing.card.y += SPARE_ROOM;
  /* Nowhere is there room for one as large as the canvas: it is made for the folded one. */
  if (is_too_large (self))
    cover.card = growing.card = (EntPoint) { self->width, self->height };
  corner = ent_canvas_set_cover (self->canvas, &growing);
  return corner != ENT_CANVAS_CORNER_NONE ? corner : ent_canvas_set_cover (self->canvas, &cover);
}

/* Gives the legend its rows in so many columns, or in one where that is too wide. */
static void
form_legend (EntGraphView *self,
             guint         n_columns)
{
  self->n_columns = n_columns;
  fill_legend (self, n_columns);
  if (n_columns > 1 && is_too_wide (self))
    form_legend (self, 1);
}

/* Finds the legend its form and its corner. By itself it is open only where it hides
 * nothing and leaves the graph the most of the room: in two columns, or in one. In an idle
 * moment: the canvas may answer by moving what it has just placed. */
static gboolean
arrange_cb (gpointer user_data)
{
  EntGraphView *self = user_data;
  EntCanvasCorner corner = ENT_CANVAS_CORNER_NONE;

  self->arrange_source = 0;
  form_legend (self, 2);
  corner = find_corner (self);
  if (corner == ENT_CANVAS_CORNER_NONE && self->n_columns > 1)
    {
      form_legend (self, 1);
      corner = find_corner (self);
    }
  if (corner == ENT_CANVAS_CORNER_NONE)
    form_legend (self, 2);

  place_legend (self, corner);
  open_legend (self, corner != ENT_CANVAS_CORNER_NONE);
  return G_SOURCE_REMOVE;
}

/* There is another layout, or another size: the legend's place is to be found once
 * all have theirs. Not when time adds a line to it: nothing moves when time moves. */
static void
await_legend (EntGraphView *self)
{
  self->legend_waits = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
scene_changed_cb (EntGraphView *self)
{
  EntScene *scene = ent_canvas_get_scene (self->canvas);
  g_autofree char *key = describe_legend (scene);
  EntCanvasCover cover;

  gtk_widget_set_visible (self->legend, *key != '\0');
  if (!g_set_str (&self->legend_key, key))
    return;

  fill_legend (self, self->n_columns);
  if (is_too_wide (self))
    fill_legend (self, 1);
  cover = get_cover (self);
  if (ent_canvas_meets_buttons (self->canvas, self->corner, &cover) ||
      !ent_canvas_is_clear (self->canvas, self->corner, cover.card))
    open_legend (self, FALSE);
  else
    update_buttons (self);
}

static char *
get_legend_icon (EntGraphView *self,
                 gboolean      active)
{
  return g_strdup (active ? "pan-down-symbolic" : "pan-up-symbolic");
}

static void
tell_legend (EntGraphView *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->legend_button),
                               GTK_ACCESSIBLE_STATE_EXPANDED,
                               gtk_toggle_button_get_active (self->legend_button),
                               -1);
}

static void
legend_toggled_cb (EntGraphView *self)
{
  tell_legend (self);
  if (self->arranging)
    return;
  self->legend_chosen = TRUE;
  update_buttons (self);
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
    self->legend_waits = TRUE;
  self->width = width;
  self->height = height;
  if (!self->legend_waits || !gtk_widget_get_mapped (self->legend))
    return;

  self->legend_waits = FALSE;
  if (self->arrange_source == 0)
    self->arrange_source = g_idle_add (arrange_cb, self);
}

/* The graph itself, whatever lies over it, or the first thing to do where there is none. */
static gboolean
ent_graph_view_grab_focus (GtkWidget *widget)
{
  EntGraphView *self = ENT_GRAPH_VIEW (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->pages), "graph"))
    return gtk_widget_child_focus (GTK_WIDGET (self->canvas), GTK_DIR_TAB_FORWARD) ||
           gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  return gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

static void
ent_graph_view_dispose (GObject *object)
{
  EntGraphView *self = ENT_GRAPH_VIEW (object);

  g_clear_handle_id (&self->arrange_source, g_source_remove);
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
  g_clear_pointer (&self->legend_made, g_hash_table_unref);
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
  gtk_widget_class_bind_template_child (widget_class, EntGraphView, zoom_buttons);
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

  widget_class->grab_focus = ent_graph_view_grab_focus;
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
  ent_editors_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "graphview");
}

static void
ent_graph_view_init (EntGraphView *self)
{
  ent_editors_follow_session (GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::slice",
                                  G_CALLBACK (update_page), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::layout",
                                  G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "layout-failed",
                                  G_CALLBACK (layout_failed_cb), self);
  g_signal_connect_object (self->session_signals, "bind", G_CALLBACK (layout_changed_cb), self,
                           G_CONNECT_SWAPPED);

  self->legend_made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->n_columns = 1;
  self->corner = ENT_CANVAS_CORNER_BOTTOM_START;
  gtk_widget_init_template (GTK_WIDGET (self));
  tell_legend (self);
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
