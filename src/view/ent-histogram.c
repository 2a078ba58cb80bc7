/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-chart-paint.h"
#include "ent-histogram.h"
#include "ent-slice-index.h"

/* How many ties are active, year by year, over an axis on which each change is a
 * tick: one sees where things change before going there. The time that is shown
 * is not drawn here, so the picture is made anew only when the case, the
 * definition or the size change. */

#define SIDE 18
#define BAR_HEIGHT 40
#define BAR_GAP 1.5
#define TICK_HEIGHT 4
#define TICK_GAP 3
#define LABEL_GAP 16
#define WIDEST_YEAR 2000
#define HATCH_STEP 4
#define LEAST_TOP 4

struct _EntHistogram
{
  GtkWidget parent_instance;

  EntSession   *session;
  GSignalGroup *session_signals;
  GArray       *bins;          /* of EntHistogramBin; made when it is asked for */
  EntDateUnit   bin_unit;
  guint         highest;
};

G_DEFINE_FINAL_TYPE (EntHistogram, ent_histogram, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
drop_bins (EntHistogram *self)
{
  g_clear_pointer (&self->bins, g_array_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ensure_bins (EntHistogram *self)
{
  EntTimeAxis axis = ent_histogram_get_axis (self);
  EntDateUnit unit = ent_time_axis_get_bin_unit (&axis);

  if (self->session == NULL || (self->bins != NULL && self->bin_unit == unit))
    return;

  g_clear_pointer (&self->bins, g_array_unref);
  self->bins = ent_slice_index_get_histogram (ent_session_get_index (self->session),
                                              axis.range, unit);
  self->bin_unit = unit;
  self->highest = LEAST_TOP;
  for (guint i = 0; i < self->bins->len; i++)
    {
      const EntHistogramBin *bin = &g_array_index (self->bins, EntHistogramBin, i);

      self->highest = MAX (self->highest, bin->certain + bin->possible);
    }
}

/* Slanting strokes in a box: what is not certain is told by more than a colour. */
static void
snapshot_hatch (GtkSnapshot           *snapshot,
                const graphene_rect_t *box,
                const GdkRGBA         *color)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  GskStroke *stroke = gsk_stroke_new (1);
  float bottom = box->origin.y + box->size.height;
  float right = box->origin.x + box->size.width;
  GskPath *path;

  /* Strokes begin at multiples of the step, so that those of neighbours meet. */
  for (float x = (float) ((int) (box->origin.x / HATCH_STEP) * HATCH_STEP) - HATCH_STEP;
       x < right + box->size.height;
       x += HATCH_STEP)
    {
      gsk_path_builder_move_to (builder, x, bottom);
      gsk_path_builder_line_to (builder, x - box->size.height, box->origin.y);
    }
  path = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_push_clip (snapshot, box);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gtk_snapshot_pop (snapshot);
  gsk_path_unref (path);
  gsk_stroke_free (stroke);
}

static void
snapshot_bar (EntHistogram          *self,
              const EntTimeAxis     *axis,
              const EntHistogramBin *bin,
              GtkSnapshot           *snapshot)
{
  double from = ent_time_axis_get_x (axis, bin->span.first);
  double to = ent_time_axis_get_end_x (axis, bin->span.last);
  double left = MIN (from, to);
  double right = MAX (from, to);
  double gap = right - left > 3 * BAR_GAP ? BAR_GAP : 0.5;
  double certain = BAR_HEIGHT * (double) bin->certain / self->highest;
  double possible = BAR_HEIGHT * (double) bin->possible / self->highest;
  double base = ent_histogram_get_base (self);
  graphene_rect_t box;
  GdkRGBA fill = ent_chart_get_accent (0.45f);
  GdkRGBA pale = ent_chart_get_accent (0.14f);
  GdkRGBA hatch = ent_chart_get_accent (0.55f);

  graphene_rect_init (&box, (float) (left + gap / 2), (float) (base - certain),
                      (float) (right - left - gap), (float) certain);
  if (bin->certain > 0)
    gtk_snapshot_append_color (snapshot, &fill, &box);

  if (bin->possible > 0)
    {
      graphene_rect_init (&box, (float) (left + gap / 2), (float) (base - certain - possible),
                          (float) (right - left - gap), (float) possible);
      gtk_snapshot_append_color (snapshot, &pale, &box);
      snapshot_hatch (snapshot, &box, &hatch);
    }
}

/* The time of which the sources do not tell any more. */
static void
snapshot_uncovered (EntHistogram      *self,
                    const EntTimeAxis *axis,
                    GtkSnapshot       *snapshot)
{
  const EntSpan *coverage = ent_case_get_coverage (ent_session_get_case (self->session));
  double base = ent_histogram_get_base (self);
  double from;
  graphene_rect_t box;
  GdkRGBA ground = ent_chart_get_ink (GTK_WIDGET (self), 0.05f);
  GdkRGBA line = ent_chart_get_ink (GTK_WIDGET (self), 0.4f);

  if (coverage == NULL || coverage->last >= axis->range.last)
    return;

  from = ent_time_axis_get_end_x (axis, coverage->last);
  /* Of two corners, whichever is on the left. */
  graphene_rect_init (&box, (float) from, (float) (base - BAR_HEIGHT),
                      (float) (axis->end - from), BAR_HEIGHT);
  graphene_rect_normalize (&box);
  gtk_snapshot_append_color (snapshot, &ground, &box);

  /* A dashed line where they end. */
  for (int y = 0; y < BAR_HEIGHT; y += 5)
    {
      graphene_rect_init (&box, (float) from, (float) (base - BAR_HEIGHT + y), 1, 3);
      gtk_snapshot_append_color (snapshot, &line, &box);
    }
}

static void
snapshot_changes (EntHistogram      *self,
                  const EntTimeAxis *axis,
                  GtkSnapshot       *snapshot)
{
  EntSliceIndex *index = ent_session_get_index (self->session);
  guint n_changes;
  const EntDay *changes = ent_slice_index_get_changes (index, &n_changes);
  double base = ent_histogram_get_base (self);
  GdkRGBA ink = ent_chart_get_ink (GTK_WIDGET (self), 0.4f);
  int last_x = G_MININT / 2;

  for (guint i = 0; i < n_changes; i++)
    {
      int x = (int) ent_time_axis_get_x (axis, changes[i]);

      /* Where many things change, ticks say so without running into a bar. */
      if (abs (x - last_x) < TICK_GAP || changes[i] < axis->range.first ||
          changes[i] > axis->range.last)
        continue;
      last_x = x;
      gtk_snapshot_append_color (
        snapshot, &ink, &GRAPHENE_RECT_INIT ((float) x, (float) base + 1, 1, TICK_HEIGHT));
    }
}

static int
get_label_width (EntHistogram *self)
{
  g_autoptr (PangoLayout) label = ent_chart_create_year (GTK_WIDGET (self), WIDEST_YEAR);
  int width;

  pango_layout_get_pixel_size (label, &width, NULL);
  return width;
}

static void
snapshot_axis (EntHistogram      *self,
               const EntTimeAxis *axis,
               GtkSnapshot       *snapshot)
{
  g_autoptr (GArray) marks = NULL;
  double base = ent_histogram_get_base (self);
  GdkRGBA line = ent_chart_get_ink (GTK_WIDGET (self), 0.3f);

  gtk_snapshot_append_color (
    snapshot, &line,
    &GRAPHENE_RECT_INIT ((float) MIN (axis->start, axis->end), (float) base,
                         (float) fabs (axis->end - axis->start), 1));

  marks = ent_time_axis_list_marks (axis, get_label_width (self) + LABEL_GAP);
  for (guint i = 0; i < marks->len; i++)
    {
      const EntTimeMark *mark = &g_array_index (marks, EntTimeMark, i);

      ent_chart_snapshot_year (GTK_WIDGET (self), snapshot, mark->year,
                               ent_time_axis_get_x (axis, mark->day), base + TICK_HEIGHT + 2);
    }
}

static void
ent_histogram_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  EntHistogram *self = ENT_HISTOGRAM (widget);
  EntTimeAxis axis = ent_histogram_get_axis (self);

  if (self->session == NULL || axis.end == axis.start)
    return;

  ensure_bins (self);
  snapshot_uncovered (self, &axis, snapshot);
  for (guint i = 0; i < self->bins->len; i++)
    snapshot_bar (self, &axis, &g_array_index (self->bins, EntHistogramBin, i), snapshot);
  snapshot_axis (self, &axis, snapshot);
  snapshot_changes (self, &axis, snapshot);
}

static void
ent_histogram_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 160;
      *natural = 480;
      return;
    }

  *minimum = *natural = BAR_HEIGHT + TICK_HEIGHT + 3 + ent_chart_measure_label (widget);
}

static void
ent_histogram_dispose (GObject *object)
{
  EntHistogram *self = ENT_HISTOGRAM (object);

  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->bins, g_array_unref);

  G_OBJECT_CLASS (ent_histogram_parent_class)->dispose (object);
}

static void
ent_histogram_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  EntHistogram *self = ENT_HISTOGRAM (object);

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
ent_histogram_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  EntHistogram *self = ENT_HISTOGRAM (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_histogram_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_histogram_class_init (EntHistogramClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_histogram_dispose;
  object_class->get_property = ent_histogram_get_property;
  object_class->set_property = ent_histogram_set_property;

  widget_class->snapshot = ent_histogram_snapshot;
  widget_class->measure = ent_histogram_measure;

  /**
   * EntHistogram:session:
   *
   * Whose ties are counted.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "histogram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ent_histogram_init (EntHistogram *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::index",
                                  G_CALLBACK (drop_bins), self);
  g_signal_connect_object (self->session_signals, "bind", G_CALLBACK (drop_bins), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

/**
 * ent_histogram_new:
 *
 * Makes an empty histogram.
 *
 * Returns: (transfer floating): the histogram
 */
GtkWidget *
ent_histogram_new (void)
{
  return g_object_new (ENT_TYPE_HISTOGRAM, NULL);
}

/**
 * ent_histogram_get_session:
 * @self: the histogram
 *
 * Gets whose ties are counted.
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_histogram_get_session (EntHistogram *self)
{
  g_return_val_if_fail (ENT_IS_HISTOGRAM (self), NULL);

  return self->session;
}

/**
 * ent_histogram_set_session:
 * @self: the histogram
 * @session: (nullable): the session
 *
 * Sets whose ties are counted.
 */
void
ent_histogram_set_session (EntHistogram *self,
                           EntSession   *session)
{
  g_return_if_fail (ENT_IS_HISTOGRAM (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  drop_bins (self);
  g_signal_group_set_target (self->session_signals, session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ent_histogram_get_axis:
 * @self: the histogram
 *
 * Gets where days stand in the widget as it is allocated: from left to right, or from
 * right to left where one reads so. The range is that of the session, rounded.
 *
 * Returns: the axis
 */
EntTimeAxis
ent_histogram_get_axis (EntHistogram *self)
{
  EntTimeAxis axis = { { 0, 0 }, SIDE, SIDE };
  int far;

  g_return_val_if_fail (ENT_IS_HISTOGRAM (self), axis);

  if (self->session != NULL)
    axis.range = ent_time_axis_plan_range (ent_session_get_range (self->session));
  far = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - SIDE, SIDE);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    axis.start = far;
  else
    axis.end = far;
  return axis;
}

/**
 * ent_histogram_get_base:
 * @self: the histogram
 *
 * Gets where the axis is, on which the bars stand.
 *
 * Returns: its distance from the top, in pixels
 */
double
ent_histogram_get_base (EntHistogram *self)
{
  g_return_val_if_fail (ENT_IS_HISTOGRAM (self), 0);

  return BAR_HEIGHT;
}

/**
 * ent_histogram_get_bins:
 * @self: the histogram
 *
 * Gets what the bars stand for.
 *
 * Returns: (transfer none) (nullable) (element-type EntHistogramBin): the bins, or
 *   %NULL without a session
 */
GArray *
ent_histogram_get_bins (EntHistogram *self)
{
  g_return_val_if_fail (ENT_IS_HISTOGRAM (self), NULL);

  ensure_bins (self);
  return self->bins;
}

/* Where the sources end, in a sentence, for a day of which they tell no more. */
static char *
describe_coverage (EntHistogram *self,
                   EntDay        day)
{
  const EntSpan *coverage = ent_case_get_coverage (ent_session_get_case (self->session));
  g_autoptr (EntDate) last = NULL;
  g_autofree char *words = NULL;

  if (coverage == NULL || day <= coverage->last)
    return NULL;

  last = ent_date_new_for_unit (coverage->last, ENT_DATE_UNIT_DAY);
  words = ent_date_to_words (last);
  /* Translators: %s is a date: "3 June 2021". What is known to be open then is only
   * possible. */
  return g_strdup_printf (_("The sources end on %s."), words);
}

static char *
describe_bin (const EntHistogramBin *bin,
              EntDateUnit            unit)
{
  g_autoptr (EntDate) date = ent_date_new_for_unit (bin->span.first, unit);
  g_autofree char *when = ent_date_to_words (date);
  g_autofree char *certain = NULL;
  g_autofree char *possible = NULL;

  certain = g_strdup_printf (ngettext ("%u alliance", "%u alliances", bin->certain), bin->certain);
  if (bin->possible == 0)
    /* Translators: a time, and what is counted in it: “1985: 3 alliances”. */
    return g_strdup_printf (C_("histogram", "%s: %s"), when, certain);

  possible = g_strdup_printf (ngettext ("%u more is possible", "%u more are possible",
                                        bin->possible),
                              bin->possible);
  /* Translators: “1985: 3 alliances, 1 more is possible”. */
  return g_strdup_printf (C_("histogram", "%s: %s, %s"), when, certain, possible);
}

/**
 * ent_histogram_describe:
 * @self: the histogram
 * @day: a day
 *
 * Says in words what the bar of a day stands for, and where the sources end.
 *
 * Returns: (transfer full) (nullable): a sentence or two, or %NULL where there is no bar
 */
char *
ent_histogram_describe (EntHistogram *self,
                        EntDay        day)
{
  g_return_val_if_fail (ENT_IS_HISTOGRAM (self), NULL);

  ensure_bins (self);
  for (guint i = 0; self->bins != NULL && i < self->bins->len; i++)
    {
      const EntHistogramBin *bin = &g_array_index (self->bins, EntHistogramBin, i);
      g_autofree char *text = NULL;
      g_autofree char *end = NULL;

      if (day < bin->span.first || day > bin->span.last)
        continue;

      text = describe_bin (bin, self->bin_unit);
      end = describe_coverage (self, day);
      return end != NULL ? g_strdup_printf ("%s\n%s", text, end) : g_steal_pointer (&text);
    }
  return NULL;
}
