/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-history-words.h"
#include "ent-look-bar.h"

/**
 * EntLookBar:
 *
 * Says that the case is seen as it was, and when, and offers to return to that or to go
 * back to now: by the window's actions `win.return-to-state` and `win.stop-looking`. It is
 * there as long as the session is read only.
 */

struct _EntLookBar
{
  AdwBin parent_instance;

  EntSession   *session;
  GSignalGroup *session_signals;
  GSignalGroup *history_signals;

  GtkRevealer  *revealer;
  GtkLabel     *label;
};

G_DEFINE_FINAL_TYPE (EntLookBar, ent_look_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* While it slides away it still says what it said. */
static void
update (EntLookBar *self)
{
  gboolean looking = self->session != NULL && ent_session_is_read_only (self->session);
  EntHistory *history = NULL;
  g_autoptr (EntHistoryEntry) entry = NULL;
  g_autofree char *words = NULL;

  gtk_revealer_set_reveal_child (self->revealer, looking);
  if (!looking)
    return;

  history = ent_session_get_history (self->session);
  entry = g_list_model_get_item (G_LIST_MODEL (history), ent_history_get_shown (history));
  words = ent_history_words_dup_look (entry);
  gtk_label_set_label (self->label, words);
}

static void
ent_look_bar_dispose (GObject *object)
{
  EntLookBar *self = ENT_LOOK_BAR (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->session);
  /* Disposing of the template would take the revealer away from under the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_LOOK_BAR);

  G_OBJECT_CLASS (ent_look_bar_parent_class)->dispose (object);
}

static void
ent_look_bar_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  EntLookBar *self = ENT_LOOK_BAR (object);

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
ent_look_bar_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  EntLookBar *self = ENT_LOOK_BAR (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_look_bar_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_look_bar_class_init (EntLookBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_look_bar_dispose;
  object_class->get_property = ent_look_bar_get_property;
  object_class->set_property = ent_look_bar_set_property;

  /**
   * EntLookBar:session:
   *
   * The session whose look it speaks of.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-look-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EntLookBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, EntLookBar, label);
  gtk_widget_class_set_css_name (widget_class, "look-bar");
}

static void
ent_look_bar_init (EntLookBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::read-only",
                                  G_CALLBACK (update), self);
  self->history_signals = g_signal_group_new (ENT_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "notify::shown", G_CALLBACK (update),
                                  self);
}

/**
 * ent_look_bar_new:
 *
 * Returns: (transfer floating): a bar of no session, which shows nothing
 */
GtkWidget *
ent_look_bar_new (void)
{
  return g_object_new (ENT_TYPE_LOOK_BAR, NULL);
}

/**
 * ent_look_bar_get_session:
 * @self: a bar
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_look_bar_get_session (EntLookBar *self)
{
  g_return_val_if_fail (ENT_IS_LOOK_BAR (self), NULL);

  return self->session;
}

/**
 * ent_look_bar_set_session:
 * @self: a bar
 * @session: (nullable): a session
 *
 * Sets whose look it speaks of.
 */
void
ent_look_bar_set_session (EntLookBar *self,
                          EntSession *session)
{
  g_return_if_fail (ENT_IS_LOOK_BAR (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->history_signals,
                             session ? ent_session_get_history (session) : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
