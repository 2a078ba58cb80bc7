/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-date-popover.h"
#include "ent-reach.h"
#include "ent-time-scale.h"

/* The slider of time: the histogram, on it the handle of the time that is shown
 * (or the two of a window), and the date in a bubble that rides on it. The time
 * is the session's; nothing is kept here. */

#define HANDLE_RADIUS 7.0
#define BUBBLE_GAP 2
#define BUBBLE_EDGE 4

/**
 * EntTimeGrab:
 * @GRAB_NOTHING: nothing is held
 * @GRAB_INSTANT: the handle of an instant
 * @GRAB_START: a window's first handle
 * @GRAB_END: a window's second handle
 * @GRAB_WINDOW: the window between its handles
 *
 * What the pointer holds.
 */
typedef enum
{
  GRAB_NOTHING,
  GRAB_INSTANT,
  GRAB_START,
  GRAB_END,
  GRAB_WINDOW,
} EntTimeGrab;

struct _EntTimeScale
{
  GtkWidget parent_instance;

  EntSession   *session;
  GSignalGroup *session_signals;
  GtkWidget    *histogram;
  GtkWidget    *bubble;
  GtkWidget    *bubble_label;
  GtkWidget    *popover;
  char         *value_text;

  EntTimeGrab   grab;
  EntDay        grab_day;      /* the day under the pointer when a window was grabbed */
  EntSpan       grab_span;     /* the window then */
  double        scrolled;
};

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

static gboolean
is_window (EntTimeScale *self)
{
  return ent_date_is_interval (ent_session_get_at (self->session));
}

/* Where the handles stand, in pixels: an instant's is in the middle of its span. */
static void
get_handles (EntTimeScale *self,
             double       *start,
             double       *end)
{
  EntTimeAxis axis = ent_histogram_get_axis (ENT_HISTOGRAM (self->histogram));
  EntSpan span = ent_date_get_span (ent_session_get_at (self->session));

  *start = ent_time_axis_get_x (&axis, span.first);
  *end = ent_time_axis_get_end_x (&axis, span.last);
  if (!is_window (self))
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

static void
drag_begin_cb (GtkEventController *drag,
               double              x,
               double              y,
               EntTimeScale       *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  ent_time_scale_grab (self, x, ent_reach_for_controller (drag, ENT_TIME_SCALE_REACH));
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                EntTimeScale   *self)
{
  double x;

  gtk_gesture_drag_get_start_point (gesture, &x, NULL);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ent_time_scale_drag_to (self, x + dx);
}

/* The wheel goes step by step; what a touchpad scrolls is gathered into steps. */
static gboolean
scroll_cb (EntTimeScale *self,
           double        dx,
           double        dy)
{
  int count;

  if (self->session == NULL)
    return GDK_EVENT_PROPAGATE;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    dx = -dx;
  self->scrolled += fabs (dx) > fabs (dy) ? dx : dy;
  count = (int) self->scrolled;
  self->scrolled -= count;
  if (count != 0)
    {
      g_signal_emit (self, signals[GRABBED], 0);
      ent_session_step (self->session, count);
    }
  return GDK_EVENT_STOP;
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

  if (self->session == NULL || self->grab != GRAB_NOTHING)
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
  band.alpha = is_window (self) ? 0.16f : 0.3f;
  gtk_snapshot_append_color (
    snapshot, &band,
    &GRAPHENE_RECT_INIT ((float) MIN (from, to), (float) top,
                         (float) fmax (fabs (to - from), 1), (float) (base - top)));

  get_handles (self, &start, &end);
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
    get_handles (self, &start, &end);
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
add_key (GtkWidgetClass  *widget_class,
         guint            key,
         guint            keypad,
         GdkModifierType  state,
         const char      *action,
         int              count)
{
  const guint keys[] = { key, keypad };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (count != 0)
        gtk_widget_class_add_binding_action (widget_class, keys[i], state, action, "i", count);
      else
        gtk_widget_class_add_binding_action (widget_class, keys[i], state, action, NULL);
    }
}

/* Left and right are as one sees them: where one reads from right to left, so does time. */
static gboolean
walk_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  static const char *const changes[] = { "time.previous-change", "time.next-change" };
  int to_right;
  gboolean to_change, later;

  g_variant_get (args, "(ib)", &to_right, &to_change);
  later = (to_right > 0) == (gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL);

  return to_change ? gtk_widget_activate_action (widget, changes[later], NULL)
                   : gtk_widget_activate_action (widget, "time.step", "i", later ? 1 : -1);
}

static void
add_walk (GtkWidgetClass *widget_class,
          guint           key,
          guint           keypad,
          int             to_right)
{
  const guint keys[] = { key, keypad };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i], 0, walk_cb, "(ib)", to_right, FALSE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, walk_cb, "(ib)",
                                    to_right, TRUE);
    }
}

/* The actions are the time bar's, in which this slider stands. */
static void
add_keys (GtkWidgetClass *widget_class)
{
  add_walk (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1);
  add_walk (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1);
  add_key (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, "time.step", -1);
  add_key (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, "time.step", 1);
  add_key (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, "time.step", -10);
  add_key (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, "time.step", 10);
  add_key (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, 0, "time.first", 0);
  add_key (widget_class, GDK_KEY_End, GDK_KEY_KP_End, 0, "time.last", 0);
  add_key (widget_class, GDK_KEY_space, GDK_KEY_KP_Space, 0, "time.play", 0);
  add_key (widget_class, GDK_KEY_Return, GDK_KEY_KP_Enter, 0, "time.edit-date", 0);
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

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timescale");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
add_controllers (EntTimeScale *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (ent_time_scale_release), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (ent_time_scale_release), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
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

  add_controllers (self);
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
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->bubble));
}

static EntTimeGrab
choose_grab (EntTimeScale *self,
             double        x,
             double        reach)
{
  double start, end;

  if (!is_window (self))
    return GRAB_INSTANT;

  get_handles (self, &start, &end);
  /* However far one reaches, something is left between the handles. */
  reach = MIN (reach, MAX (fabs (end - start) / 3, ENT_TIME_SCALE_REACH));
  if (x > MIN (start, end) + reach && x < MAX (start, end) - reach)
    return GRAB_WINDOW;
  return fabs (x - start) < fabs (x - end) ? GRAB_START : GRAB_END;
}

/**
 * ent_time_scale_grab:
 * @self: the slider
 * @x: where, in pixels
 * @reach: how far from a handle, in pixels: %ENT_TIME_SCALE_REACH, or more for a finger
 *
 * Takes hold of what is at a place, as the pointer does: of the nearer handle,
 * which comes there, or of the window between its handles.
 */
void
ent_time_scale_grab (EntTimeScale *self,
                     double        x,
                     double        reach)
{
  EntTimeAxis axis;

  g_return_if_fail (ENT_IS_TIME_SCALE (self));

  if (self->session == NULL)
    return;

  axis = ent_histogram_get_axis (ENT_HISTOGRAM (self->histogram));
  self->grab = choose_grab (self, x, reach);
  self->grab_day = ent_time_axis_get_day (&axis, x);
  self->grab_span = ent_date_get_span (ent_session_get_at (self->session));
  g_signal_emit (self, signals[GRABBED], 0);
  ent_time_scale_drag_to (self, x);
}

/* A window moved by so many days, kept in its length and on the axis. */
static EntSpan
move_span (EntSpan span,
           EntSpan range,
           EntDay  days)
{
  EntDay length;

  span.first = MAX (span.first, range.first);
  span.last = MIN (span.last, range.last);
  length = MAX (span.last - span.first, 0);
  span.first = CLAMP (span.first + days, range.first, MAX (range.last - length, range.first));
  span.last = span.first + length;
  return span;
}

/**
 * ent_time_scale_drag_to:
 * @self: the slider
 * @x: where to, in pixels
 *
 * Moves what is held.
 */
void
ent_time_scale_drag_to (EntTimeScale *self,
                        double        x)
{
  EntTimeAxis axis;
  EntDateUnit unit;
  EntDay day;
  EntSpan span;
  g_autoptr (EntDate) at = NULL;

  g_return_if_fail (ENT_IS_TIME_SCALE (self));

  if (self->session == NULL || self->grab == GRAB_NOTHING)
    return;

  axis = ent_histogram_get_axis (ENT_HISTOGRAM (self->histogram));
  unit = ent_session_get_unit (self->session);
  day = ent_time_axis_get_day (&axis, x);
  span = self->grab_span;
  switch (self->grab)
    {
    case GRAB_START:
      at = ent_time_window_new (MIN (day, span.last), span.last, unit);
      break;
    case GRAB_END:
      at = ent_time_window_new (span.first, MAX (day, span.first), unit);
      break;
    case GRAB_WINDOW:
      span = move_span (span, axis.range, day - self->grab_day);
      at = ent_time_window_new (span.first, span.last, unit);
      break;
    case GRAB_INSTANT:
    case GRAB_NOTHING:
    default:
      at = ent_date_new_for_unit (day, unit);
      break;
    }
  ent_session_set_at (self->session, at);
}

/**
 * ent_time_scale_release:
 * @self: the slider
 *
 * Lets go of what is held.
 */
void
ent_time_scale_release (EntTimeScale *self)
{
  g_return_if_fail (ENT_IS_TIME_SCALE (self));

  self->grab = GRAB_NOTHING;
}
