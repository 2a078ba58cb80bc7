/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-chart-paint.h"
#include "ent-series-chart-private.h"
#include "ent-text-scale.h"

#include <math.h>

/*
 * The picture of a chart: grid, bars and lines; over them the window, the time that is shown
 * elsewhere, and where the keyboard is.
 */

/* In pixels; at the usual size of text. */
#define TOP 10
#define PLOT_HEIGHT 84
#define BARS_HEIGHT 22
#define BARS_GAP 8
#define LABEL_GAP 18

/* Half of the uppermost number stands above the line that it belongs to. */
static double
get_top (EntSeriesChart *self)
{
  return TOP * ent_text_scale_get (GTK_WIDGET (self));
}

static double
get_y (EntSeriesChart *self,
       double          value)
{
  return get_top (self) + (1 - value) * PLOT_HEIGHT;
}

static double
get_base (EntSeriesChart *self)
{
  return get_top (self) + PLOT_HEIGHT + BARS_GAP + BARS_HEIGHT;
}

static double
get_middle (EntSeriesChart       *self,
            const EntSeriesPoint *point)
{
  return ent_series_chart_get_x (self, ((double) point->span.first + point->span.last + 1) / 2);
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

static void
snapshot_grid (EntSeriesChart *self,
               GtkSnapshot    *snapshot)
{
  GdkRGBA line = ent_chart_get_ink (GTK_WIDGET (self), 0.12f);
  double near = ent_series_chart_get_x (self, self->range.first);
  double far = ent_series_chart_get_x (self, (double) self->range.last + 1);

  for (int i = 0; i <= 2; i++)
    {
      g_autofree char *text = g_strdup_printf ("%'.1f", i / 2.0);
      g_autoptr (PangoLayout) label = ent_chart_create_label (GTK_WIDGET (self), text);
      double y = get_y (self, i / 2.0);
      int width;
      int height;

      pango_layout_get_pixel_size (label, &width, &height);
      append_box (snapshot, &line, near, y, far, y + 1);
      ent_chart_snapshot_label (GTK_WIDGET (self), snapshot, label,
                                near < far ? near - width - 6 : near + 6,
                    y - height / 2.0);
    }
}

/* Years that leave room for one another: every year, every second, fifth, tenth… */
static int
get_year_step (EntSeriesChart *self,
               double          label_width)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000 };
  double n_years = ent_series_chart_get_n_days (self) / 365.25;
  double per_year = ent_series_chart_get_plot_width (self) / n_years;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * per_year >= label_width + LABEL_GAP)
      return steps[i];

  return 5000;
}

static void
snapshot_years (EntSeriesChart *self,
                GtkSnapshot    *snapshot)
{
  g_autoptr (PangoLayout) widest = ent_chart_create_year (GTK_WIDGET (self), 2000);
  GdkRGBA line = ent_chart_get_ink (GTK_WIDGET (self), 0.3f);
  int first;
  int last;
  int step;
  int width;

  append_box (snapshot, &line, ent_series_chart_get_x (self, self->range.first), get_base (self),
              ent_series_chart_get_x (self, (double) self->range.last + 1), get_base (self) + 1);
  pango_layout_get_pixel_size (widest, &width, NULL);
  step = get_year_step (self, width);
  ent_day_to_civil (self->range.first, &first, NULL, NULL);
  ent_day_to_civil (self->range.last, &last, NULL, NULL);
  for (int year = (int) ceil ((double) first / step) * step; year <= last; year += step)
    if (ent_day_from_civil (year, 1, 1) >= self->range.first)
      ent_chart_snapshot_year (GTK_WIDGET (self), snapshot, year,
                               ent_series_chart_get_x (self, ent_day_from_civil (year, 1, 1)),
                               get_base (self) + 4);
}

static void
snapshot_bars (EntSeriesChart *self,
               GtkSnapshot    *snapshot)
{
  GdkRGBA fill = ent_chart_get_ink (GTK_WIDGET (self), 0.22f);

  for (guint i = 0; i < self->points->len; i++)
    {
      const EntSeriesPoint *point = ent_series_chart_get_point (self, i);
      double left = ent_series_chart_get_x (self, point->span.first);
      double right = ent_series_chart_get_x (self, (double) point->span.last + 1);
      double gap = fabs (right - left) > 4 ? 1 : 0;

      append_box (snapshot, &fill, left + gap / 2, get_base (self) - BARS_HEIGHT *
                  (double) point->n / self->highest, right - gap / 2, get_base (self));
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
  GdkRGBA color = which == 0 ? ent_chart_get_accent (1)
                             : ent_chart_get_ink (GTK_WIDGET (self), 0.75f);
  GskPath *path;
  gboolean drawing = FALSE;

  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  if (which > 0)
    gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  for (guint i = 0; i < self->points->len; i++)
    {
      const EntSeriesPoint *point = ent_series_chart_get_point (self, i);
      float x = (float) get_middle (self, point);
      float y = (float) get_y (self, point->values[which]);

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
  GdkRGBA shade = ent_chart_get_ink (GTK_WIDGET (self), 0.08f);
  GdkRGBA edge = ent_chart_get_ink (GTK_WIDGET (self), 0.55f);
  double start = ent_series_chart_get_x (self, self->window.first);
  double end = ent_series_chart_get_x (self, (double) self->window.last + 1);
  double top = get_top (self);
  double base = get_base (self);
  const double edges[] = { start, end };

  append_box (snapshot, &shade, ent_series_chart_get_x (self, self->range.first), top, start, base);
  append_box (snapshot, &shade, end, top,
              ent_series_chart_get_x (self, (double) self->range.last + 1), base);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      GskRoundedRect grip;

      append_box (snapshot, &edge, edges[i] - 0.5, top, edges[i] + 0.5, base);
      gsk_rounded_rect_init_from_rect (
        &grip,
        &GRAPHENE_RECT_INIT ((float) edges[i] - 3, (float) top + PLOT_HEIGHT / 2.0f - 11, 6, 22),
        3);
      gtk_snapshot_push_rounded_clip (snapshot, &grip);
      edge.alpha = 1;
      gtk_snapshot_append_color (snapshot, &edge, &grip.bounds);
      gtk_snapshot_pop (snapshot);
      edge = ent_chart_get_ink (GTK_WIDGET (self), 0.55f);
    }
}

static void
snapshot_mark (EntSeriesChart *self,
               GtkSnapshot    *snapshot)
{
  GdkRGBA color = ent_chart_get_accent (0.8f);
  double middle = ((double) self->mark.first + self->mark.last + 1) / 2;
  double x = ent_series_chart_get_x (self, middle);

  if (middle < self->range.first || middle > (double) self->range.last + 1)
    return;
  for (double y = get_top (self); y < get_base (self); y += 5)
    append_box (snapshot, &color, x - 0.75, y, x + 0.75, y + 3);
}

static void
snapshot_cursor (EntSeriesChart *self,
                 GtkSnapshot    *snapshot)
{
  const EntSeriesPoint *point;
  GdkRGBA color = ent_chart_get_accent (0.16f);

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)) || self->cursor >= self->points->len)
    return;

  point = ent_series_chart_get_point (self, self->cursor);
  append_box (snapshot, &color, ent_series_chart_get_x (self, point->span.first) - 1,
              get_top (self), ent_series_chart_get_x (self, (double) point->span.last + 1) + 1,
              get_base (self));
}

/*< private >
 * ent_series_chart_snapshot:
 * @widget: a chart
 * @snapshot: what it is painted on
 *
 * Paints the chart.
 */
void
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

/*< private >
 * ent_series_chart_measure:
 * @widget: a chart
 * @orientation: which way
 * @for_size: of no matter here
 * @minimum: (out): the least, in pixels
 * @natural: (out): what it likes
 * @minimum_baseline: (out): not set
 * @natural_baseline: (out): not set
 *
 * Measures the chart.
 */
void
ent_series_chart_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 480;
      return;
    }

  *minimum = *natural =
    (int) get_base (ENT_SERIES_CHART (widget)) + 6 + ent_chart_measure_label (widget);
}
