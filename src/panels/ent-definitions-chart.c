/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-chart-paint.h"
#include "ent-definitions-chart.h"

/**
 * EntDefinitionsChart:
 *
 * How many ties count in each year under two definitions: a full line for the first, a
 * dashed one for the second. The ground is pale where both count the same ties; what only one
 * of them counts is shaded, from what both count up to its line: so one sees where they part
 * even where they count as many. A year is chosen by a click, or with the arrow keys.
 */

#define HEIGHT 96
#define SIDE 4
#define TOP 6
#define DASH 5

struct _EntDefinitionsChart
{
  GtkWidget parent_instance;

  GArray  *bins;     /* of EntComparedBin */
  guint    highest;
  EntSpan  at;
};

G_DEFINE_FINAL_TYPE (EntDefinitionsChart, ent_definitions_chart, GTK_TYPE_WIDGET)

enum
{
  TIME_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const EntComparedBin *
get_bin (EntDefinitionsChart *self,
         guint                n)
{
  return &g_array_index (self->bins, EntComparedBin, n);
}

static double
get_bin_width (EntDefinitionsChart *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * SIDE;

  return (double) MAX (width, 1) / MAX (self->bins->len, 1);
}

static float
get_y (EntDefinitionsChart *self,
       guint                n)
{
  double room = gtk_widget_get_height (GTK_WIDGET (self)) - TOP - 1;

  return (float) (TOP + room - room * n / MAX (self->highest, 1));
}

typedef enum
{
  NOTHING,
  BOTH,
  FIRST,
  SECOND,
} Series;

static guint
get_number (EntDefinitionsChart *self,
            guint                n,
            Series               series)
{
  const EntComparedBin *bin = get_bin (self, n);

  switch (series)
    {
    case BOTH:
      return bin->both;
    case FIRST:
      return bin->first;
    case SECOND:
      return bin->second;
    case NOTHING:
    default:
      return 0;
    }
}

/* Steps, not slopes: a number holds for its year. */
static void
add_steps (EntDefinitionsChart *self,
           GskPathBuilder      *builder,
           Series               series)
{
  double width = get_bin_width (self);

  for (guint i = 0; i < self->bins->len; i++)
    {
      float y = get_y (self, get_number (self, i, series));

      if (i == 0)
        gsk_path_builder_move_to (builder, SIDE, y);
      else
        gsk_path_builder_line_to (builder, (float) (SIDE + i * width), y);
      gsk_path_builder_line_to (builder, (float) (SIDE + (i + 1) * width), y);
    }
}

static GskPath *
make_line (EntDefinitionsChart *self,
           Series               series)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  add_steps (self, builder, series);
  return gsk_path_builder_free_to_path (builder);
}

/* The ground between two lines: a box for each year. */
static GskPath *
make_ground (EntDefinitionsChart *self,
             Series               low,
             Series               high)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  double width = get_bin_width (self);

  for (guint i = 0; i < self->bins->len; i++)
    {
      float top = get_y (self, get_number (self, i, high));
      float bottom = get_y (self, get_number (self, i, low));

      if (bottom > top)
        gsk_path_builder_add_rect (builder,
                                   &GRAPHENE_RECT_INIT ((float) (SIDE + i * width), top,
                                                        (float) width, bottom - top));
    }

  return gsk_path_builder_free_to_path (builder);
}

static void
fill (EntDefinitionsChart *self,
      GtkSnapshot         *snapshot,
      Series               low,
      Series               high,
      const GdkRGBA       *color)
{
  g_autoptr (GskPath) ground = make_ground (self, low, high);

  if (!gsk_path_is_empty (ground))
    gtk_snapshot_append_fill (snapshot, ground, GSK_FILL_RULE_WINDING, color);
}

static void
snapshot_grounds (EntDefinitionsChart *self,
                  GtkSnapshot         *snapshot)
{
  GdkRGBA pale = ent_chart_get_accent (0.12f);
  GdkRGBA only_first = ent_chart_get_accent (0.4f);
  GdkRGBA only_second = ent_chart_get_ink (GTK_WIDGET (self), 0.28f);

  fill (self, snapshot, NOTHING, BOTH, &pale);
  fill (self, snapshot, BOTH, FIRST, &only_first);
  fill (self, snapshot, BOTH, SECOND, &only_second);
}

static void
snapshot_lines (EntDefinitionsChart *self,
                GtkSnapshot         *snapshot)
{
  g_autoptr (GskPath) first = make_line (self, FIRST);
  g_autoptr (GskPath) second = make_line (self, SECOND);
  GskStroke *stroke = gsk_stroke_new (2);
  const float dashes[] = { DASH, DASH - 2 };
  GdkRGBA full = ent_chart_get_accent (1);
  GdkRGBA ink = ent_chart_get_ink (GTK_WIDGET (self), 1);

  gtk_snapshot_append_stroke (snapshot, first, stroke, &full);
  gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (snapshot, second, stroke, &ink);
  gsk_stroke_free (stroke);
}

/* The bins that the time shown touches. */
static void
snapshot_time (EntDefinitionsChart *self,
               GtkSnapshot         *snapshot)
{
  double width = get_bin_width (self);
  guint first = G_MAXUINT;
  guint last = 0;
  GdkRGBA ink = ent_chart_get_ink (GTK_WIDGET (self), 0.15f);

  for (guint i = 0; i < self->bins->len; i++)
    if (get_bin (self, i)->span.first <= self->at.last &&
        get_bin (self, i)->span.last >= self->at.first)
      {
        first = MIN (first, i);
        last = i;
      }
  if (first == G_MAXUINT)
    return;

  gtk_snapshot_append_color (
    snapshot, &ink,
    &GRAPHENE_RECT_INIT ((float) (SIDE + first * width), 0,
                         (float) MAX ((last - first + 1) * width, 2),
                         (float) gtk_widget_get_height (GTK_WIDGET (self))));
}

/* How many the highest is. */
static void
snapshot_highest (EntDefinitionsChart *self,
                  GtkSnapshot         *snapshot)
{
  g_autofree char *text = g_strdup_printf ("%u", self->highest);
  g_autoptr (PangoLayout) label = ent_chart_create_label (GTK_WIDGET (self), text);

  ent_chart_snapshot_label (GTK_WIDGET (self), snapshot, label, SIDE, 0);
}

static void
ent_definitions_chart_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  EntDefinitionsChart *self = ENT_DEFINITIONS_CHART (widget);
  GdkRGBA line = ent_chart_get_ink (widget, 0.3f);

  if (self->bins->len == 0)
    return;

  snapshot_time (self, snapshot);
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (SIDE, get_y (self, 0),
                                                  (float) (get_bin_width (self) * self->bins->len),
                                                  1));
  snapshot_grounds (self, snapshot);
  snapshot_lines (self, snapshot);
  snapshot_highest (self, snapshot);
}

static void
ent_definitions_chart_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : HEIGHT;
}

static void
choose (EntDefinitionsChart *self,
        int                  n)
{
  if (self->bins->len == 0)
    return;

  n = CLAMP (n, 0, (int) self->bins->len - 1);
  g_signal_emit (self, signals[TIME_CHOSEN], 0, (gint) get_bin (self, (guint) n)->span.first);
}

static void
pressed_cb (EntDefinitionsChart *self,
            int                  n_press,
            double               x)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  choose (self, (int) ((x - SIDE) / get_bin_width (self)));
}

static int
find_bin (EntDefinitionsChart *self)
{
  for (guint i = 0; i < self->bins->len; i++)
    if (get_bin (self, i)->span.last >= self->at.first)
      return (int) i;

  return (int) self->bins->len - 1;
}

/* "1985: A 5, B 7, both 5" */
static gboolean
query_tooltip_cb (EntDefinitionsChart *self,
                  int                  x,
                  int                  y,
                  gboolean             by_keyboard,
                  GtkTooltip          *tooltip)
{
  int n = by_keyboard ? find_bin (self) : (int) ((x - SIDE) / get_bin_width (self));
  g_autoptr (EntDate) date = NULL;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (self->bins->len == 0)
    return FALSE;

  n = CLAMP (n, 0, (int) self->bins->len - 1);
  date = ent_date_new_for_unit (get_bin (self, (guint) n)->span.first, ENT_DATE_UNIT_YEAR);
  when = ent_date_to_words (date);
  /* Translators: a year; how many ties count under two definitions, A and B, and under both. */
  text = g_strdup_printf (_("%s: A %u · B %u · both %u"), when,
                          get_number (self, (guint) n, FIRST), get_number (self, (guint) n, SECOND),
                          get_number (self, (guint) n, BOTH));
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  EntDefinitionsChart *self = ENT_DEFINITIONS_CHART (widget);

  choose (self, find_bin (self) + g_variant_get_int32 (args));
  return TRUE;
}

static void
ent_definitions_chart_finalize (GObject *object)
{
  EntDefinitionsChart *self = ENT_DEFINITIONS_CHART (object);

  g_clear_pointer (&self->bins, g_array_unref);

  G_OBJECT_CLASS (ent_definitions_chart_parent_class)->finalize (object);
}

static void
ent_definitions_chart_class_init (EntDefinitionsChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ent_definitions_chart_finalize;
  widget_class->snapshot = ent_definitions_chart_snapshot;
  widget_class->measure = ent_definitions_chart_measure;

  /**
   * EntDefinitionsChart::time-chosen:
   * @self: the chart
   * @day: the first day of the unit that was chosen
   *
   * The user chose a time.
   */
  signals[TIME_CHOSEN] = g_signal_new ("time-chosen", ENT_TYPE_DEFINITIONS_CHART,
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_INT);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, move_cb, "i", -10);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, move_cb, "i", 10);
  gtk_widget_class_set_css_name (widget_class, "definitions-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ent_definitions_chart_init (EntDefinitionsChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->bins = g_array_new (FALSE, FALSE, sizeof (EntComparedBin));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* What one sees, in words. */
static void
describe (EntDefinitionsChart *self)
{
  g_autofree char *text = NULL;
  guint apart = 0;

  for (guint i = 0; i < self->bins->len; i++)
    apart += get_bin (self, i)->first != get_bin (self, i)->both ||
             get_bin (self, i)->second != get_bin (self, i)->both;
  text = g_strdup_printf (ngettext ("The two definitions differ in %u year",
                                    "The two definitions differ in %u years", apart), apart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Ties that count in each year"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * ent_definitions_chart_set_bins:
 * @self: a chart
 * @bins: (element-type EntComparedBin): how many ties count, year by year
 *
 * Sets what is drawn.
 */
void
ent_definitions_chart_set_bins (EntDefinitionsChart *self,
                                GArray              *bins)
{
  g_return_if_fail (ENT_IS_DEFINITIONS_CHART (self));
  g_return_if_fail (bins != NULL);

  g_array_unref (self->bins);
  self->bins = g_array_ref (bins);
  self->highest = 0;
  for (guint i = 0; i < bins->len; i++)
    {
      guint higher = MAX (get_bin (self, i)->first, get_bin (self, i)->second);

      self->highest = MAX (self->highest, higher);
    }
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ent_definitions_chart_set_at:
 * @self: a chart
 * @at: the time that is looked at
 *
 * Sets the time that is marked.
 */
void
ent_definitions_chart_set_at (EntDefinitionsChart *self,
                              EntSpan              at)
{
  g_return_if_fail (ENT_IS_DEFINITIONS_CHART (self));

  self->at = at;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
