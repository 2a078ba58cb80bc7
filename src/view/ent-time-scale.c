/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-date-popover.h"
#include "ent-popup.h"
#include "ent-time-scale-private.h"

/* The slider of time: the histogram, on it the handle of the time that is shown
 * (or the two of a window), and the date in a bubble that rides on it. The time
 * is the session's; nothing is kept here. */

#define HANDLE_RADIUS 7.0
#define BUBBLE_GAP 2
#define BUBBLE_EDGE 4

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_VALUE_TEXT,
  N_PROPS,
};

enum
{
  GRABBED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static double
day_to_years (EntDay day)
{
  int year, month, day_of_month;

  ent_day_to_civil (day, &year, &month, &day_of_month);
  return year + (month - 1) / 12.0 + (day_of_month - 1) / 372.0;
}

/* A screen reader sets a value in years, as the value is told to it. */
static gboolean
ent_time_scale_set_current_value (GtkAccessibleRange *range,
                                  double              value)
{
  EntTimeScale *self = ENT_TIME_SCALE (range);
  g_autoptr (EntDate) at = NULL;
  double year = floor (value);
  int month = CLAMP ((int) ((value - year) * 12), 0, 11) + 1;

  if (self->session == NULL)
    return FALSE;

  at = ent_date_new_for_unit (ent_day_from_civil ((int) year, month, 1),
                              ent_session_get_unit (self->session));
  ent_session_set_at (self->session, at);
  return TRUE;
}

static void
ent_time_scale_accessible_range_init (GtkAccessibleRangeInterface *iface)
{
  iface->set_current_value = ent_time_scale_set_current_value;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (EntTimeScale, ent_time_scale, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_RANGE,
                                                      ent_time_scale_accessible_range_init))

/*< private >
 * ent_time_scale_is_window:
 * @self: a slider with a session
 *
 * Returns: whether a window of time is shown rather than an instant
 */
gboolean
ent_time_scale_is_window (EntTimeScale *self)
{
  return ent_date_is_interval (ent_session_get_at (self->session));
}

/*< private >
 * ent_time_scale_get_handles:
 * @self: a slider with a session
 * @start: (out): where the first stands, in pixels
 * @end: (out): where the second stands, in pixels
 *
 * Gets where the handles stand: an instant's only one is in the middle of its span.
 */
void
ent_time_scale_get_handles (EntTimeScale *self,
                            double       *start,
                            double       *end)
{
  EntTimeAxis axis = ent_histogram_get_axis (ENT_HISTOGRAM (self->histogram));
  EntSpan span = ent_date_get_span (ent_session_get_at (self->session));

  *start = ent_time_axis_get_x (&axis, span.first);
  *end = ent_time_axis_get_end_x (&axis, span.last);
  if (!ent_time_scale_is_window (self))
    *start = *end = (*start + *end) / 2;
}

/* What the value is, and what there is then: nothing else says it while the keyboard is here. */
static void
update_accessible (EntTimeScale *self)
{
  g_autofree char *words = ent_session_dup_time_words (self->session);
  EntSpan range = ent_session_get_range (self->session);
  EntSpan span = ent_date_get_span (ent_session_get_at (self->session));
  double first = day_to_years (range.first);
  double last = day_to_years (range.last);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, first,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, last,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  CLAMP (day_to_years (span.first), first, last),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  -1);
}

static void
time_changed_cb (EntTimeScale *self)
{
  EntDate *at = ent_session_get_at (self->session);
  g_autofree char *words = ent_date_to_words (at);
  g_autofree char *brief = ent_date_to_short (at);
  gboolean changed = g_set_str (&self->value_text, words);

  gtk_label_set_label (GTK_LABEL (self->bubble_label), brief);
  update_accessible (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE_TEXT]);
}

static gboolean
query_tooltip_cb (EntTimeScale *self,
                  int           x,
                  int           y,
                  gboolean      keyboard,
                  GtkTooltip   *tooltip)
{
  EntHistogram *histogram = ENT_HISTOGRAM (self->histogram);
  EntTimeAxis axis = ent_histogram_get_axis (histogram);
  g_autofree char *text = NULL;
  EntDay day;

  if (self->session == NULL || self->grab != ENT_TIME_GRAB_NOTHING)
    return FALSE;

  day = keyboard ? ent_date_get_span (ent_session_get_at (self->session)).first
                 : ent_time_axis_get_day (&axis, x);
  text = ent_histogram_describe (histogram, day);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static double
get_base (EntTimeScale *self)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT_ZERO;
  graphene_point_t place;

  if (!gtk_widget_compute_point (self->histogram, GTK_WIDGET (self), &origin, &place))
    return 0;
  return place.y + ent_histogram_get_base (ENT_HISTOGRAM (self->histogram));
}

static void
snapshot_handle (GtkSnapshot   *snapshot,
                 double         x,
                 double         base,
                 double         top,
                 const GdkRGBA *accent,
                 const GdkRGBA *ground)
{
  const float r = HANDLE_RADIUS;
  graphene_rect_t box =
    GRAPHENE_RECT_INIT ((float) x - r, (float) base - r, 2 * r, 2 * r);
  GskRoundedRect knob;

  gtk_snapshot_append_color (
    snapshot, accent, &GRAPHENE_RECT_INIT ((float) x - 1, (float) top, 2, (float) (base - top)));

  gsk_rounded_rect_init_from_rect (&knob, &box, r);
  gtk_snapshot_push_rounded_clip (snapshot, &knob);
  gtk_snapshot_append_color (snapshot, ground, &box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &knob,
                              (float[4]) { 2.5f, 2.5f, 2.5f, 2.5f },
                              (GdkRGBA[4]) { *accent, *accent, *accent, *accent });
}

static void
snapshot_time (EntTimeScale *self,
               GtkSnapshot  *snapshot)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  EntTimeAxis axis = ent_histogram_get_axis (ENT_HISTOGRAM (self->histogram));
  EntSpan span = ent_date_get_span (ent_session_get_at (self->session));
  double base = get_base (self);
  double top = base - ent_histogram_get_base (ENT_HISTOGRAM (self->histogram)) - BUBBLE_GAP;
  double from = ent_time_axis_get_x (&axis, span.first);
  double to = ent_time_axis_get_end_x (&axis, span.last);
  GdkRGBA accent, band;
  GdkRGBA ground = { 1, 1, 1, 1 };
  double start, end;

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                       adw_style_manager_get_dark (manager), &accent);
  band = accent;
  band.alpha = ent_time_scale_is_window (self) ? 0.16f : 0.3f;
  gtk_snapshot_append_color (
    snapshot, &band,
    &GRAPHENE_RECT_INIT ((float) MIN (from, to), (float) top,
                         (float) fmax (fabs (to - from), 1), (float) (base - top)));

  ent_time_scale_get_handles (self, &start, &end);
  snapshot_handle (snapshot, start, base, top, &accent, &ground);
  if (end != start)
    snapshot_handle (snapshot, end, base, top, &accent, &ground);
}

static void
ent_time_scale_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  EntTimeScale *self = ENT_TIME_SCALE (widget);

  gtk_widget_snapshot_child (widget, self->histogram, snapshot);
  if (self->session == NULL)
    return;

  snapshot_time (self, snapshot);
  gtk_widget_snapshot_child (widget, self->bubble, snapshot);
}

static void
ent_time_scale_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  EntTimeScale *self = ENT_TIME_SCALE (widget);
  int bubble_minimum, bubble_natural;

  gtk_widget_measure (self->histogram, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->bubble, orientation, -1, &bubble_minimum, &bubble_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, bubble_minimum);
      *natural = MAX (*natural, bubble_natural);
    }
  else
    {
      *minimum += bubble_minimum + BUBBLE_GAP;
      *natural += bubble_natural + BUBBLE_GAP;
    }
}

static void
ent_time_scale_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  EntTimeScale *self = ENT_TIME_SCALE (widget);
  GtkAllocation place = { 0, 0, width, 0 };
  int bubble_width, bubble_height, edge;
  double start = 0, end = 0;

  gtk_widget_measure (self->bubble, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &bubble_width,
                      NULL, NULL);
  gtk_widget_measure (self->bubble, GTK_ORIENTATION_VERTICAL, -1, NULL, &bubble_height,
                      NULL, NULL);

  place.y = bubble_height + BUBBLE_GAP;
  place.height = height - place.y;
  gtk_widget_size_allocate (self->histogram, &place, -1);

  if (self->session != NULL)
    ent_time_scale_get_handles (self, &start, &end);
  bubble_width = MIN (bubble_width, width);
  edge = MIN (BUBBLE_EDGE, (width - bubble_width) / 2);
  place.x = CLAMP ((int) ((start + end) / 2) - bubble_width / 2,
                   edge, width - bubble_width - edge);
  place.y = 0;
  place.width = bubble_width;
  place.height = bubble_height;
  gtk_widget_size_allocate (self->bubble, &place, -1);
}

static void
ent_time_scale_dispose (GObject *object)
{
  EntTimeScale *self = ENT_TIME_SCALE (object);

  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->histogram, gtk_widget_unparent);
  g_clear_pointer (&self->bubble, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ent_time_scale_parent_class)->dispose (object);
}

static void
ent_time_scale_finalize (GObject *object)
{
  EntTimeScale *self = ENT_TIME_SCALE (object);

  g_clear_pointer (&self->value_text, g_free);

  G_OBJECT_CLASS (ent_time_scale_parent_class)->finalize (object);
}

static void
ent_time_scale_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  EntTimeScale *self = ENT_TIME_SCALE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_VALUE_TEXT:
      g_value_set_string (value, self->value_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_time_scale_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  EntTimeScale *self = ENT_TIME_SCALE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_time_scale_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_time_scale_class_init (EntTimeScaleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_time_scale_dispose;
  object_class->finalize = ent_time_scale_finalize;
  object_class->get_property = ent_time_scale_get_property;
  object_class->set_property = ent_time_scale_set_property;

  widget_class->snapshot = ent_time_scale_snapshot;
  widget_class->measure = ent_time_scale_measure;
  widget_class->size_allocate = ent_time_scale_size_allocate;

  /**
   * EntTimeScale:session:
   *
   * Whose time is shown and set.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * EntTimeScale:value-text:
   *
   * The time that is shown, in words, as a screen reader says it.
   */
  properties[PROP_VALUE_TEXT] =
    g_param_spec_string ("value-text", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EntTimeScale::grabbed:
   *
   * The user took the time into the hand.
   */
  signals[GRABBED] = g_signal_new ("grabbed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  ent_time_scale_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timescale");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
ent_time_scale_init (EntTimeScale *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->histogram = ent_histogram_new ();
  gtk_widget_set_parent (self->histogram, widget);

  self->popover = ent_date_popover_new ();
  self->bubble_label = gtk_label_new (NULL);
  self->bubble = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->bubble), self->bubble_label);
  gtk_widget_add_css_class (self->bubble, "date-bubble");
  gtk_widget_set_tooltip_text (self->bubble, _("Enter a date"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->bubble), self->popover);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->bubble), GTK_ARROW_UP);
  gtk_widget_set_parent (self->bubble, widget);

  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::at",
                                  G_CALLBACK (time_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::index",
                                  G_CALLBACK (time_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::slice",
                                  G_CALLBACK (update_accessible), self);
  g_signal_connect_object (self->session_signals, "bind", G_CALLBACK (time_changed_cb), self,
                           G_CONNECT_SWAPPED);

  ent_time_scale_add_controllers (self);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Time"),
                                  GTK_ACCESSIBLE_PROPERTY_ORIENTATION, GTK_ORIENTATION_HORIZONTAL,
                                  -1);
}

/**
 * ent_time_scale_new:
 *
 * Makes a slider without time.
 *
 * Returns: (transfer floating): the slider
 */
GtkWidget *
ent_time_scale_new (void)
{
  return g_object_new (ENT_TYPE_TIME_SCALE, NULL);
}

/**
 * ent_time_scale_get_session:
 * @self: the slider
 *
 * Gets whose time is shown and set.
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_time_scale_get_session (EntTimeScale *self)
{
  g_return_val_if_fail (ENT_IS_TIME_SCALE (self), NULL);

  return self->session;
}

/**
 * ent_time_scale_set_session:
 * @self: the slider
 * @session: (nullable): the session
 *
 * Sets whose time is shown and set.
 */
void
ent_time_scale_set_session (EntTimeScale *self,
                            EntSession   *session)
{
  g_return_if_fail (ENT_IS_TIME_SCALE (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (self->session == session)
    return;

  ent_time_scale_release (self);
  g_set_object (&self->session, session);
  ent_histogram_set_session (ENT_HISTOGRAM (self->histogram), session);
  ent_date_popover_set_session (ENT_DATE_POPOVER (self->popover), session);
  gtk_widget_set_visible (self->bubble, session != NULL);
  g_signal_group_set_target (self->session_signals, session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ent_time_scale_get_histogram:
 * @self: the slider
 *
 * Gets the histogram on which the handle stands.
 *
 * Returns: (transfer none): the histogram
 */
EntHistogram *
ent_time_scale_get_histogram (EntTimeScale *self)
{
  g_return_val_if_fail (ENT_IS_TIME_SCALE (self), NULL);

  return ENT_HISTOGRAM (self->histogram);
}

/**
 * ent_time_scale_get_value_text:
 * @self: the slider
 *
 * Gets the time that is shown, in words, as a screen reader says it.
 *
 * Returns: (nullable): the words, or %NULL without a session
 */
const char *
ent_time_scale_get_value_text (EntTimeScale *self)
{
  g_return_val_if_fail (ENT_IS_TIME_SCALE (self), NULL);

  return self->value_text;
}

/**
 * ent_time_scale_edit_date:
 * @self: the slider
 *
 * Opens the field into which a date can be written.
 */
void
ent_time_scale_edit_date (EntTimeScale *self)
{
  g_return_if_fail (ENT_IS_TIME_SCALE (self));

  if (self->session != NULL)
    ent_popup_open (GTK_MENU_BUTTON (self->bubble));
}

/*< private >
 * ent_time_scale_emit_grabbed:
 * @self: a slider
 *
 * Says that the user took the time into the hand.
 */
void
ent_time_scale_emit_grabbed (EntTimeScale *self)
{
  g_signal_emit (self, signals[GRABBED], 0);
}
