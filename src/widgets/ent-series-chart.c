/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-series-chart.h"

/**
 * EntSeriesChart:
 *
 * How shares move over time: a line each, the second one dashed, over bars that say of how
 * many things they are shares. A window of time lies over it, whose edges are dragged; a
 * line marks the time that is shown elsewhere. By keyboard one walks from point to point.
 */

#define LEFT 34
#define RIGHT 14
#define TOP 10
#define PLOT_HEIGHT 84
#define BARS_HEIGHT 22
#define BARS_GAP 8
#define LABEL_GAP 18
#define GRIP_REACH 9

struct _EntSeriesChart
{
  GtkWidget parent_instance;

  GArray  *points;    /* of EntSeriesPoint, by time */
  EntSpan  range;
  EntSpan  window;
  EntSpan  mark;
  guint    cursor;    /* the point that the keyboard is at */
  guint    highest;
  int      dragged;   /* -1: the window's start; 1: its end; 0: neither */
};

G_DEFINE_FINAL_TYPE (EntSeriesChart, ent_series_chart, GTK_TYPE_WIDGET)

enum
{
  DAY_ACTIVATED,
  WINDOW_DRAGGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
point_clear (gpointer data)
{
  g_clear_pointer (&((EntSeriesPoint *) data)->words, g_free);
}

static const EntSeriesPoint *
get_point (EntSeriesChart *self,
           guint           n)
{
  return &g_array_index (self->points, EntSeriesPoint, n);
}

/* -------------------------------------------------------------------- geometry */

static double
get_plot_width (EntSeriesChart *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - LEFT - RIGHT;

  return width > 1 ? width : 1;
}

static double
get_n_days (EntSeriesChart *self)
{
  return (double) self->range.last - self->range.first + 1;
}

static double
get_x (EntSeriesChart *self,
       double          day)
{
  double x = LEFT + (day - self->range.first) / get_n_days (self) * get_plot_width (self);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (GTK_WIDGET (self)) - x;
  return x;
}

static EntDay
get_day (EntSeriesChart *self,
         double          x)
{
  double share;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  share = CLAMP ((x - LEFT) / get_plot_width (self), 0, 1);
  return self->range.first + (EntDay) floor (share * (get_n_days (self) - 1) + 0.5);
}

static double
get_y (double value)
{
  return TOP + (1 - value) * PLOT_HEIGHT;
}

static double
get_base (void)
{
  return TOP + PLOT_HEIGHT + BARS_GAP + BARS_HEIGHT;
}

static double
get_middle (EntSeriesChart       *self,
            const EntSeriesPoint *point)
{
  return get_x (self, ((double) point->span.first + point->span.last + 1) / 2);
}

/* --------------------------------------------------------------------- drawing */

static GdkRGBA
get_ink (EntSeriesChart *self,
         float           alpha)
{
  GdkRGBA rgba;

  gtk_widget_get_color (GTK_WIDGET (self), &rgba);
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    alpha = alpha > 0.5f ? 1 : alpha * 2;
  rgba.alpha *= alpha;
  return rgba;
}

static GdkRGBA
get_accent (float alpha)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkRGBA rgba;

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                       adw_style_manager_get_dark (manager), &rgba);
  rgba.alpha = alpha;
  return rgba;
}

static void
append_box (GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            double         left,
            double         top,
            double         right,
            double         bottom)
{
  double from = left < right ? left : right;

  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) from, (float) top,
                                                  (float) fabs (right - left),
                                                  (float) (bottom - top)));
}

static PangoLayout *
create_label (EntSeriesChart *self,
              const char     *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
append_label (EntSeriesChart *self,
              GtkSnapshot    *snapshot,
              PangoLayout    *layout,
              double          x,
              double          y)
{
  GdkRGBA ink = get_ink (self, 0.7f);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_grid (EntSeriesChart *self,
               GtkSnapshot    *snapshot)
{
  GdkRGBA line = get_ink (self, 0.12f);
  double near = get_x (self, self->range.first);
  double far = get_x (self, (double) self->range.last + 1);

  for (int i = 0; i <= 2; i++)
    {
      g_autofree char *text = g_strdup_printf ("%'.1f", i / 2.0);
      g_autoptr (PangoLayout) label = create_label (self, text);
      double y = get_y (i / 2.0);
      int width;
      int height;

      pango_layout_get_pixel_size (label, &width, &height);
      append_box (snapshot, &line, near, y, far, y + 1);
      append_label (self, snapshot, label, near < far ? near - width - 6 : near + 6,
                    y - height / 2.0);
    }
}

/* Years that leave room for one another: every year, every second, fifth, tenth… */
static int
get_year_step (EntSeriesChart *self,
               double          label_width)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000 };
  double per_year = get_plot_width (self) / (get_n_days (self) / 365.25);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * per_year >= label_width + LABEL_GAP)
      return steps[i];

  return 5000;
}

static void
snapshot_year (EntSeriesChart *self,
               GtkSnapshot    *snapshot,
               int             year)
{
  g_autofree char *text = g_strdup_printf ("%d", year);
  g_autoptr (PangoLayout) label = create_label (self, text);
  double x = get_x (self, ent_day_from_civil (year, 1, 1));
  double room = gtk_widget_get_width (GTK_WIDGET (self));
  int width;

  pango_layout_get_pixel_size (label, &width, NULL);
  room = room > width ? room - width : 0;
  append_label (self, snapshot, label, CLAMP (x - width / 2.0, 0, room), get_base () + 4);
}

static void
snapshot_years (EntSeriesChart *self,
                GtkSnapshot    *snapshot)
{
  g_autoptr (PangoLayout) widest = create_label (self, "2000");
  GdkRGBA line = get_ink (self, 0.3f);
  int first;
  int last;
  int step;
  int width;

  append_box (snapshot, &line, get_x (self, self->range.first), get_base (),
              get_x (self, (double) self->range.last + 1), get_base () + 1);
  pango_layout_get_pixel_size (widest, &width, NULL);
  step = get_year_step (self, width);
  ent_day_to_civil (self->range.first, &first, NULL, NULL);
  ent_day_to_civil (self->range.last, &last, NULL, NULL);
  for (int year = (int) ceil ((double) first / step) * step; year <= last; year += step)
    if (ent_day_from_civil (year, 1, 1) >= self->range.first)
      snapshot_year (self, snapshot, year);
}

static void
snapshot_bars (EntSeriesChart *self,
               GtkSnapshot    *snapshot)
{
  GdkRGBA fill = get_ink (self, 0.22f);

  for (guint i = 0; i < self->points->len; i++)
    {
      const EntSeriesPoint *point = get_point (self, i);
      double left = get_x (self, point->span.first);
      double right = get_x (self, (double) point->span.last + 1);
      double gap = fabs (right - left) > 4 ? 1 : 0;

      append_box (snapshot, &fill, left + gap / 2, get_base () - BARS_HEIGHT *
                  (double) point->n / self->highest, right - gap / 2, get_base ());
    }
}

/* A line runs through the points that have a value; one that stands alone is a dot. */
static void
snapshot_line (EntSeriesChart *self,
               GtkSnapshot    *snapshot,
               guint           which)
{
  static const float dashes[] = { 5, 3 };
  GskPathBuilder *builder = gsk_path_builder_new ();
  GskStroke *stroke = gsk_stroke_new (2);
  GdkRGBA color = which == 0 ? get_accent (1) : get_ink (self, 0.75f);
  GskPath *path;
  gboolean drawing = FALSE;

  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  if (which > 0)
    gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  for (guint i = 0; i < self->points->len; i++)
    {
      const EntSeriesPoint *point = get_point (self, i);
      float x = (float) get_middle (self, point);
      float y = (float) get_y (point->values[which]);

      if (isnan (point->values[which]))
        {
          drawing = FALSE;
          continue;
        }
      if (drawing)
        gsk_path_builder_line_to (builder, x, y);
      else
        {
          gsk_path_builder_move_to (builder, x - 0.5f, y);
          gsk_path_builder_line_to (builder, x, y);
        }
      drawing = TRUE;
    }
  path = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  gsk_path_unref (path);
  gsk_stroke_free (stroke);
}

/* What the window leaves out is paler; its edges have grips. */
static void
snapshot_window (EntSeriesChart *self,
                 GtkSnapshot    *snapshot)
{
  GdkRGBA shade = get_ink (self, 0.08f);
  GdkRGBA edge = get_ink (self, 0.55f);
  double start = get_x (self, self->window.first);
  double end = get_x (self, (double) self->window.last + 1);
  const double edges[] = { start, end };

  append_box (snapshot, &shade, get_x (self, self->range.first), TOP, start, get_base ());
  append_box (snapshot, &shade, end, TOP, get_x (self, (double) self->range.last + 1),
              get_base ());
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      GskRoundedRect grip;

      append_box (snapshot, &edge, edges[i] - 0.5, TOP, edges[i] + 0.5, get_base ());
      gsk_rounded_rect_init_from_rect (
        &grip,
        &GRAPHENE_RECT_INIT ((float) edges[i] - 3, TOP + PLOT_HEIGHT / 2.0f - 11, 6, 22), 3);
      gtk_snapshot_push_rounded_clip (snapshot, &grip);
      edge.alpha = 1;
      gtk_snapshot_append_color (snapshot, &edge, &grip.bounds);
      gtk_snapshot_pop (snapshot);
      edge = get_ink (self, 0.55f);
    }
}

static void
snapshot_mark (EntSeriesChart *self,
               GtkSnapshot    *snapshot)
{
  GdkRGBA color = get_accent (0.8f);
  double middle = ((double) self->mark.first + self->mark.last + 1) / 2;
  double x = get_x (self, middle);

  if (middle < self->range.first || middle > (double) self->range.last + 1)
    return;
  for (double y = TOP; y < get_base (); y += 5)
    append_box (snapshot, &color, x - 0.75, y, x + 0.75, y + 3);
}

static void
snapshot_cursor (EntSeriesChart *self,
                 GtkSnapshot    *snapshot)
{
  const EntSeriesPoint *point;
  GdkRGBA color = get_accent (0.16f);

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)) || self->cursor >= self->points->len)
    return;

  point = get_point (self, self->cursor);
  append_box (snapshot, &color, get_x (self, point->span.first) - 1, TOP,
              get_x (self, (double) point->span.last + 1) + 1, get_base ());
}

static void
ent_series_chart_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  EntSeriesChart *self = ENT_SERIES_CHART (widget);

  if (self->range.first >= self->range.last)
    return;

  snapshot_grid (self, snapshot);
  snapshot_bars (self, snapshot);
  snapshot_cursor (self, snapshot);
  snapshot_line (self, snapshot, 1);
  snapshot_line (self, snapshot, 0);
  snapshot_window (self, snapshot);
  snapshot_mark (self, snapshot);
  snapshot_years (self, snapshot);
}

static void
ent_series_chart_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  g_autoptr (PangoLayout) label = NULL;
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 480;
      return;
    }

  label = create_label (ENT_SERIES_CHART (widget), "2000");
  pango_layout_get_pixel_size (label, NULL, &height);
  *minimum = *natural = (int) get_base () + 6 + height;
}

/* ----------------------------------------------------------------------- input */

static guint
find_point (EntSeriesChart *self,
            EntDay          day)
{
  guint nearest = 0;

  for (guint i = 0; i < self->points->len; i++)
    if (get_point (self, i)->span.first <= day)
      nearest = i;

  return nearest;
}

static void
describe_cursor (EntSeriesChart *self)
{
  const char *words = self->cursor < self->points->len ? get_point (self, self->cursor)->words : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  self->points->len > 0 ? self->points->len - 1.0 : 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->cursor,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words ? words : "",
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words && *words ? words : NULL);
}

static void
set_cursor (EntSeriesChart *self,
            guint           cursor)
{
  self->cursor = cursor;
  describe_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  EntSeriesChart *self = ENT_SERIES_CHART (widget);
  gint64 by = g_variant_get_int32 (args);
  gint64 last = (gint64) self->points->len - 1;

  if (last < 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  set_cursor (self, (guint) CLAMP (self->cursor + by, 0, last));
  return GDK_EVENT_STOP;
}

static void
drag_edge (EntSeriesChart *self,
           int             edge,
           EntDay          day)
{
  EntSpan window = self->window;

  if (edge < 0)
    window.first = CLAMP (day, self->range.first, window.last);
  else
    window.last = CLAMP (day, window.first, self->range.last);
  if (window.first == self->window.first && window.last == self->window.last)
    return;

  self->window = window;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[WINDOW_DRAGGED], 0, window.first, window.last);
}

static gboolean
move_edge_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  EntSeriesChart *self = ENT_SERIES_CHART (widget);
  int edge;
  int by;
  int year;

  g_variant_get (args, "(ii)", &edge, &by);
  ent_day_to_civil (edge < 0 ? self->window.first : self->window.last, &year, NULL, NULL);
  drag_edge (self, edge, edge < 0 ? ent_day_from_civil (year + by, 1, 1)
                                  : ent_day_from_civil (year + by, 12, 31));
  return GDK_EVENT_STOP;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  EntSeriesChart *self = ENT_SERIES_CHART (widget);

  if (self->cursor < self->points->len)
    {
      EntSpan span = get_point (self, self->cursor)->span;

      g_signal_emit (self, signals[DAY_ACTIVATED], 0, span.first + (span.last - span.first) / 2);
    }
  return GDK_EVENT_STOP;
}

static int
find_edge (EntSeriesChart *self,
           double          x)
{
  double to_start = fabs (x - get_x (self, self->window.first));
  double to_end = fabs (x - get_x (self, (double) self->window.last + 1));

  if (to_start > GRIP_REACH && to_end > GRIP_REACH)
    return 0;
  return to_start < to_end ? -1 : 1;
}

static void
motion_cb (EntSeriesChart *self,
           double          x,
           double          y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   find_edge (self, x) != 0 ? "col-resize" : NULL);
  if (self->points->len > 0)
    {
      const EntSeriesPoint *point = get_point (self, find_point (self, get_day (self, x)));

      gtk_widget_set_tooltip_text (GTK_WIDGET (self), point->words);
    }
}

static void
drag_begin_cb (EntSeriesChart *self,
               double          x,
               double          y)
{
  self->dragged = find_edge (self, x);
}

static void
drag_update_cb (EntSeriesChart *self,
                double          by_x,
                double          by_y,
                GtkGesture     *drag)
{
  double x;

  if (self->dragged == 0)
    return;
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (drag), &x, NULL);
  gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
  drag_edge (self, self->dragged, get_day (self, x + by_x));
}

static void
drag_end_cb (EntSeriesChart *self,
             double          by_x,
             double          by_y,
             GtkGesture     *drag)
{
  double x;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (drag), &x, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->dragged == 0 && fabs (by_x) < 4 && self->points->len > 0)
    {
      set_cursor (self, find_point (self, get_day (self, x)));
      g_signal_emit (self, signals[DAY_ACTIVATED], 0, get_day (self, x));
    }
  self->dragged = 0;
}

static void
add_controllers (EntSeriesChart *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
ent_series_chart_finalize (GObject *object)
{
  EntSeriesChart *self = ENT_SERIES_CHART (object);

  g_clear_pointer (&self->points, g_array_unref);

  G_OBJECT_CLASS (ent_series_chart_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, 0, step_cb, "i", -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, 0, step_cb, "i", 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, step_cb, "i", -G_MAXINT32);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, step_cb, "i", G_MAXINT32);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, GDK_CONTROL_MASK, move_edge_cb,
                                "(ii)", -1, -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, GDK_CONTROL_MASK, move_edge_cb,
                                "(ii)", -1, 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, GDK_SHIFT_MASK, move_edge_cb, "(ii)", 1, -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, GDK_SHIFT_MASK, move_edge_cb, "(ii)", 1, 1);
}

static void
ent_series_chart_class_init (EntSeriesChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = ent_series_chart_finalize;
  widget_class->snapshot = ent_series_chart_snapshot;
  widget_class->measure = ent_series_chart_measure;

  /**
   * EntSeriesChart::day-activated:
   * @self: the chart
   * @day: an [alias@Day]
   *
   * A time was clicked, or chosen by Enter.
   */
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", ENT_TYPE_SERIES_CHART,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * EntSeriesChart::window-dragged:
   * @self: the chart
   * @first: the first [alias@Day] of the window
   * @last: its last one
   *
   * An edge of the window was moved by the user.
   */
  signals[WINDOW_DRAGGED] = g_signal_new ("window-dragged", ENT_TYPE_SERIES_CHART,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "serieschart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
ent_series_chart_init (EntSeriesChart *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  static const char *const looks[] = { "notify::accent-color", "notify::dark",
                                       "notify::high-contrast" };

  self->points = g_array_new (FALSE, TRUE, sizeof (EntSeriesPoint));
  g_array_set_clear_func (self->points, point_clear);
  self->highest = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    g_signal_connect_object (manager, looks[i], G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
}

/**
 * ent_series_chart_new:
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
ent_series_chart_new (void)
{
  return g_object_new (ENT_TYPE_SERIES_CHART, NULL);
}

/**
 * ent_series_chart_set_points:
 * @self: a chart
 * @range: the days that it shows
 * @points: (element-type EntSeriesPoint) (transfer none): the points, by time; copied
 *
 * Sets what is drawn. The keyboard stays at the time that it was at.
 */
void
ent_series_chart_set_points (EntSeriesChart *self,
                             EntSpan         range,
                             GArray         *points)
{
  EntDay at;

  g_return_if_fail (ENT_IS_SERIES_CHART (self));

  at = self->cursor < self->points->len ? get_point (self, self->cursor)->span.first : range.first;
  g_array_set_size (self->points, 0);
  self->range = range;
  self->highest = 1;
  for (guint i = 0; i < points->len; i++)
    {
      EntSeriesPoint point = g_array_index (points, EntSeriesPoint, i);

      point.words = g_strdup (point.words);
      g_array_append_val (self->points, point);
      if (point.n > self->highest)
        self->highest = point.n;
    }
  set_cursor (self, find_point (self, at));
}

/**
 * ent_series_chart_set_window:
 * @self: a chart
 * @window: the window of time that lies over it
 *
 * Sets the window, which does not emit [signal@SeriesChart::window-dragged].
 */
void
ent_series_chart_set_window (EntSeriesChart *self,
                             EntSpan         window)
{
  g_return_if_fail (ENT_IS_SERIES_CHART (self));

  self->window = window;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ent_series_chart_get_window:
 * @self: a chart
 *
 * Returns: the window of time that lies over it
 */
EntSpan
ent_series_chart_get_window (EntSeriesChart *self)
{
  g_return_val_if_fail (ENT_IS_SERIES_CHART (self), ((EntSpan) { 0, 0 }));

  return self->window;
}

/**
 * ent_series_chart_set_mark:
 * @self: a chart
 * @mark: the time that is shown elsewhere
 *
 * Marks a time.
 */
void
ent_series_chart_set_mark (EntSeriesChart *self,
                           EntSpan         mark)
{
  g_return_if_fail (ENT_IS_SERIES_CHART (self));

  self->mark = mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ent_series_chart_get_cursor:
 * @self: a chart
 *
 * Returns: the point that the keyboard is at, from 0
 */
guint
ent_series_chart_get_cursor (EntSeriesChart *self)
{
  g_return_val_if_fail (ENT_IS_SERIES_CHART (self), 0);

  return self->cursor;
}
