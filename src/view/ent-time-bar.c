/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-core-enums.h"
#include "ent-time-bar-private.h"
#include "ent-tooltip.h"

/* The bar under the graph: steps, play, the slider of time, the unit of a step,
 * and the definition of alliance. Everything it does is an action, so keys, menus
 * and buttons of the window can ask for it. */

#define PLAY_INTERVAL 800
#define WINDOW_STEPS 9

G_DEFINE_FINAL_TYPE (EntTimeBar, ent_time_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_UNIT,
  PROP_WINDOW_MODE,
  PROP_PLAYING,
  PROP_PLAY_INTERVAL,
  PROP_LOW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
get_play_icon (EntTimeBar *self,
               gboolean    playing)
{
  return g_strdup (playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
}

static char *
get_play_title (EntTimeBar *self,
                gboolean    playing)
{
  return g_strdup (playing ? _("Pause") : _("Play"));
}

static char *
get_unit_title (EntTimeBar  *self,
                EntDateUnit  unit)
{
  switch (unit)
    {
    case ENT_DATE_UNIT_DAY:
      return g_strdup (_("Day"));
    case ENT_DATE_UNIT_MONTH:
      return g_strdup (_("Month"));
    case ENT_DATE_UNIT_DECADE:
      return g_strdup (_("Decade"));
    case ENT_DATE_UNIT_YEAR:
    default:
      return g_strdup (_("Year"));
    }
}

static gboolean
has_text (GObject    *object,
          const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
resize_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

/* The arrangement changes while sizes are given out, and what is asked for then is not
 * heard: the bar would keep the height of the arrangement before, and be cut off. */
static void
arrangement_changed_cb (EntTimeBar *self)
{
  const char *name = adw_multi_layout_view_get_layout_name (self->arrangement);

  if (!g_str_equal (name, "low"))
    {
      g_set_str (&self->layout_name, name);
      if (self->low)
        adw_multi_layout_view_set_layout_name (self->arrangement, "low");
    }
  gtk_widget_add_tick_callback (GTK_WIDGET (self), resize_cb, NULL, NULL);
}

static void
set_low (EntTimeBar *self,
         gboolean    low)
{
  if (self->low == low)
    return;

  self->low = low;
  adw_multi_layout_view_set_layout_name (self->arrangement, low ? "low" : self->layout_name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOW]);
}

static void
grabbed_cb (EntTimeBar *self)
{
  ent_time_bar_set_playing (self, FALSE);
}

static guint
find_definition (GListModel    *definitions,
                 EntDefinition *definition)
{
  for (guint i = 0; i < g_list_model_get_n_items (definitions); i++)
    {
      g_autoptr (EntDefinition) item = g_list_model_get_item (definitions, i);

      if (item == definition)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
definition_selected_cb (EntTimeBar *self)
{
  EntDefinition *definition;
  EntDefinition *used;

  if (self->session == NULL || self->following)
    return;
  /* Where the one in use was removed, the list goes to the next by itself: nobody chose it,
   * and the session decides what is used instead. */
  used = ent_session_get_definition (self->session);
  if (used != NULL && find_definition (gtk_drop_down_get_model (self->definition_drop_down),
                                       used) == GTK_INVALID_LIST_POSITION)
    return;

  definition = gtk_drop_down_get_selected_item (self->definition_drop_down);
  if (definition != NULL)
    ent_session_set_definition (self->session, definition);
}

static void
definition_changed_cb (EntTimeBar *self)
{
  EntDefinition *definition = ent_session_get_definition (self->session);
  GListModel *definitions = ent_case_get_definitions (ent_session_get_case (self->session));
  const char *description = NULL;
  g_autofree char *tooltip = NULL;

  self->following = TRUE;
  if (gtk_drop_down_get_model (self->definition_drop_down) != definitions)
    gtk_drop_down_set_model (self->definition_drop_down, definitions);
  gtk_drop_down_set_selected (self->definition_drop_down,
                              find_definition (definitions, definition));
  self->following = FALSE;

  if (definition != NULL)
    {
      description = ent_definition_get_description (definition);
      tooltip = g_strdup_printf ("%s\n%s", ent_definition_get_title (definition),
                                 description != NULL ? description : "");
      g_strchomp (tooltip);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->definition_drop_down), tooltip);
  gtk_widget_set_visible (GTK_WIDGET (self->definition_drop_down),
                          g_list_model_get_n_items (definitions) > 0);
}

static void
unit_changed_cb (EntTimeBar *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNIT]);
}

static void
time_changed_cb (EntTimeBar *self)
{
  gboolean window_mode = ent_time_bar_get_window_mode (self);

  if (self->window_mode == window_mode)
    return;

  self->window_mode = window_mode;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WINDOW_MODE]);
}

static void
session_bound_cb (EntTimeBar *self)
{
  definition_changed_cb (self);
  unit_changed_cb (self);
  time_changed_cb (self);
}

/* Whether there is nothing left to play. */
static gboolean
is_at_end (EntTimeBar *self)
{
  EntSpan span = ent_date_get_span (ent_session_get_at (self->session));

  return span.last >= ent_session_get_range (self->session).last;
}

static gboolean
play_cb (gpointer user_data)
{
  EntTimeBar *self = user_data;

  ent_session_step (self->session, 1);
  if (is_at_end (self))
    ent_time_bar_set_playing (self, FALSE);
  return G_SOURCE_CONTINUE;
}

static void
ent_time_bar_dispose (GObject *object)
{
  EntTimeBar *self = ENT_TIME_BAR (object);

  /* The scale has it from here, and libadwaita 1.7 lets go of nothing that a breakpoint has
   * rearranged. */
  if (self->session_signals != NULL)
    ent_time_bar_set_session (self, NULL);
  g_clear_object (&self->session_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_TIME_BAR);
  g_clear_pointer (&self->layout_name, g_free);

  G_OBJECT_CLASS (ent_time_bar_parent_class)->dispose (object);
}

static void
ent_time_bar_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  EntTimeBar *self = ENT_TIME_BAR (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_UNIT:
      g_value_set_enum (value, ent_time_bar_get_unit (self));
      break;
    case PROP_WINDOW_MODE:
      g_value_set_boolean (value, ent_time_bar_get_window_mode (self));
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, ent_time_bar_get_playing (self));
      break;
    case PROP_PLAY_INTERVAL:
      g_value_set_uint (value, self->play_interval);
      break;
    case PROP_LOW:
      g_value_set_boolean (value, self->low);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_time_bar_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  EntTimeBar *self = ENT_TIME_BAR (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_time_bar_set_session (self, g_value_get_object (value));
      break;
    case PROP_UNIT:
      ent_time_bar_set_unit (self, (EntDateUnit) g_value_get_enum (value));
      break;
    case PROP_WINDOW_MODE:
      ent_time_bar_set_window_mode (self, g_value_get_boolean (value));
      break;
    case PROP_PLAYING:
      ent_time_bar_set_playing (self, g_value_get_boolean (value));
      break;
    case PROP_PLAY_INTERVAL:
      ent_time_bar_set_play_interval (self, g_value_get_uint (value));
      break;
    case PROP_LOW:
      set_low (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * EntTimeBar:session:
   *
   * Whose time and definition are shown and set.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION, flags);
  /**
   * EntTimeBar:unit:
   *
   * The calendar unit of a step: the session's.
   */
  properties[PROP_UNIT] =
    g_param_spec_enum ("unit", NULL, NULL, ENT_TYPE_DATE_UNIT, ENT_DATE_UNIT_YEAR, flags);
  /**
   * EntTimeBar:window-mode:
   *
   * Whether a window of time is shown rather than an instant.
   */
  properties[PROP_WINDOW_MODE] =
    g_param_spec_boolean ("window-mode", NULL, NULL, FALSE, flags);
  /**
   * EntTimeBar:playing:
   *
   * Whether time goes on by itself.
   */
  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  /**
   * EntTimeBar:play-interval:
   *
   * How long a step lasts while time goes on by itself, in milliseconds.
   */
  properties[PROP_PLAY_INTERVAL] =
    g_param_spec_uint ("play-interval", NULL, NULL, 1, G_MAXUINT, PLAY_INTERVAL, flags);
  /**
   * EntTimeBar:low:
   *
   * Whether there is so little height that the bar is one row: the steps and the slider.
   */
  properties[PROP_LOW] = g_param_spec_boolean ("low", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ent_time_bar_class_init (EntTimeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_time_bar_dispose;
  object_class->get_property = ent_time_bar_get_property;
  object_class->set_property = ent_time_bar_set_property;

  install_properties (object_class);
  ent_time_bar_install_actions (widget_class);

  g_type_ensure (ENT_TYPE_TIME_SCALE);
  g_type_ensure (ENT_TYPE_DEFINITION);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/view/ent-time-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EntTimeBar, scale);
  gtk_widget_class_bind_template_child (widget_class, EntTimeBar, definition_drop_down);
  gtk_widget_class_bind_template_child (widget_class, EntTimeBar, arrangement);
  gtk_widget_class_bind_template_callback (widget_class, get_play_icon);
  gtk_widget_class_bind_template_callback (widget_class, get_play_title);
  gtk_widget_class_bind_template_callback (widget_class, get_unit_title);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, grabbed_cb);
  gtk_widget_class_bind_template_callback (widget_class, arrangement_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, definition_selected_cb);

  gtk_widget_class_set_css_name (widget_class, "timebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_time_bar_init (EntTimeBar *self)
{
  self->play_interval = PLAY_INTERVAL;
  self->layout_name = g_strdup ("wide");
  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::definition",
                                  G_CALLBACK (definition_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::unit",
                                  G_CALLBACK (unit_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::at",
                                  G_CALLBACK (time_changed_cb), self);
  g_signal_connect_object (self->session_signals, "bind", G_CALLBACK (session_bound_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));
  ent_tooltip_fit (GTK_WIDGET (self->definition_drop_down));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Time and Definition"),
                                  -1);
  ent_time_bar_update_actions (self);
}

/**
 * ent_time_bar_new:
 *
 * Makes a time bar without time.
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
ent_time_bar_new (void)
{
  return g_object_new (ENT_TYPE_TIME_BAR, NULL);
}

/**
 * ent_time_bar_get_session:
 * @self: the bar
 *
 * Gets whose time and definition are shown and set.
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_time_bar_get_session (EntTimeBar *self)
{
  g_return_val_if_fail (ENT_IS_TIME_BAR (self), NULL);

  return self->session;
}

/**
 * ent_time_bar_set_session:
 * @self: the bar
 * @session: (nullable): the session
 *
 * Sets whose time and definition are shown and set.
 */
void
ent_time_bar_set_session (EntTimeBar *self,
                          EntSession *session)
{
  g_return_if_fail (ENT_IS_TIME_BAR (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (self->session == session)
    return;

  ent_time_bar_set_playing (self, FALSE);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  ent_time_bar_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ent_time_bar_get_unit:
 * @self: the bar
 *
 * Gets the calendar unit of a step: the session's.
 *
 * Returns: the unit
 */
EntDateUnit
ent_time_bar_get_unit (EntTimeBar *self)
{
  g_return_val_if_fail (ENT_IS_TIME_BAR (self), ENT_DATE_UNIT_YEAR);

  return self->session != NULL ? ent_session_get_unit (self->session) : ENT_DATE_UNIT_YEAR;
}

/**
 * ent_time_bar_set_unit:
 * @self: the bar
 * @unit: the calendar unit of a step
 *
 * Sets the session's unit.
 */
void
ent_time_bar_set_unit (EntTimeBar  *self,
                       EntDateUnit  unit)
{
  g_return_if_fail (ENT_IS_TIME_BAR (self));

  if (self->session != NULL)
    ent_session_set_unit (self->session, unit);
}

/**
 * ent_time_bar_get_window_mode:
 * @self: the bar
 *
 * Gets whether a window of time is shown rather than an instant.
 *
 * Returns: whether it is a window
 */
gboolean
ent_time_bar_get_window_mode (EntTimeBar *self)
{
  g_return_val_if_fail (ENT_IS_TIME_BAR (self), FALSE);

  return self->session != NULL && ent_date_is_interval (ent_session_get_at (self->session));
}

/**
 * ent_time_bar_set_window_mode:
 * @self: the bar
 * @window_mode: whether to show a window of time
 *
 * Makes a window of ten steps of the instant, as far as there is room, or an
 * instant of the window's beginning.
 */
void
ent_time_bar_set_window_mode (EntTimeBar *self,
                              gboolean    window_mode)
{
  g_autoptr (EntDate) at = NULL;
  g_autoptr (EntDate) end = NULL;
  EntDateUnit unit;
  EntSpan span, range;
  EntDay last;

  g_return_if_fail (ENT_IS_TIME_BAR (self));

  if (self->session == NULL || !!window_mode == ent_time_bar_get_window_mode (self))
    return;

  unit = ent_session_get_unit (self->session);
  range = ent_session_get_range (self->session);
  span = ent_date_get_span (ent_session_get_at (self->session));
  if (window_mode)
    {
      end = ent_date_step (ent_session_get_at (self->session), unit, WINDOW_STEPS);
      last = MIN (ent_date_get_span (end).last, MAX (range.last, span.last));
      at = ent_time_window_new (span.first, last, unit);
    }
  else
    at = ent_date_new_for_unit (MAX (span.first, range.first), unit);
  ent_session_set_at (self->session, at);
}

/**
 * ent_time_bar_get_playing:
 * @self: the bar
 *
 * Gets whether time goes on by itself.
 *
 * Returns: whether it does
 */
gboolean
ent_time_bar_get_playing (EntTimeBar *self)
{
  g_return_val_if_fail (ENT_IS_TIME_BAR (self), FALSE);

  return self->play_source != 0;
}

/**
 * ent_time_bar_set_playing:
 * @self: the bar
 * @playing: whether time is to go on by itself
 *
 * Lets time go on until the range ends, or halts it. At the end it begins again.
 */
void
ent_time_bar_set_playing (EntTimeBar *self,
                          gboolean    playing)
{
  g_return_if_fail (ENT_IS_TIME_BAR (self));

  if (self->session == NULL || !!playing == ent_time_bar_get_playing (self))
    return;

  if (playing)
    {
      if (is_at_end (self))
        ent_time_bar_go_to_day (self, ent_session_get_range (self->session).first, FALSE);
      self->play_source = g_timeout_add (self->play_interval, play_cb, self);
    }
  else
    g_clear_handle_id (&self->play_source, g_source_remove);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

/**
 * ent_time_bar_get_play_interval:
 * @self: the bar
 *
 * Gets how long a step lasts while time goes on by itself.
 *
 * Returns: milliseconds
 */
guint
ent_time_bar_get_play_interval (EntTimeBar *self)
{
  g_return_val_if_fail (ENT_IS_TIME_BAR (self), PLAY_INTERVAL);

  return self->play_interval;
}

/**
 * ent_time_bar_set_play_interval:
 * @self: the bar
 * @play_interval: milliseconds, at least 1
 *
 * Sets how long a step lasts when time goes on by itself the next time.
 */
void
ent_time_bar_set_play_interval (EntTimeBar *self,
                                guint       play_interval)
{
  g_return_if_fail (ENT_IS_TIME_BAR (self));
  g_return_if_fail (play_interval > 0);

  if (self->play_interval == play_interval)
    return;

  self->play_interval = play_interval;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAY_INTERVAL]);
}

/**
 * ent_time_bar_get_scale:
 * @self: the bar
 *
 * Gets the slider.
 *
 * Returns: (transfer none): the slider
 */
EntTimeScale *
ent_time_bar_get_scale (EntTimeBar *self)
{
  g_return_val_if_fail (ENT_IS_TIME_BAR (self), NULL);

  return self->scale;
}
