/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-editors.h"
#include "ent-excerpt-drop.h"
#include "ent-inspector.h"
#include "ent-state-page.h"
#include "ent-tie-page.h"

/**
 * EntInspector:
 *
 * What is known of the session's selection: a page for a tie, a page for a
 * state, or a word on what to do where nothing is selected.
 */

struct _EntInspector
{
  AdwBin parent_instance;

  EntSession    *session;
  GSignalGroup  *session_signals;
  GSignalGroup  *case_signals;

  GtkStack      *stack;
  AdwStatusPage *empty;
  EntTiePage    *tie_page;
  EntStatePage  *state_page;
};

G_DEFINE_FINAL_TYPE (EntInspector, ent_inspector, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Words that are dropped here are meant for what is told of here. */
static EntRecord *
find_drop_target (GtkWidget  *widget,
                  double      x,
                  double      y,
                  GtkWidget **lit)
{
  EntInspector *self = ENT_INSPECTOR (widget);

  *lit = widget;
  return self->session != NULL ? ent_session_get_selection (self->session) : NULL;
}

/* Where there is nothing to select yet, it says how to begin. */
static void
update_empty (EntInspector *self)
{
  gboolean blank = self->session != NULL &&
                   g_list_model_get_n_items (
                     ent_case_get_states (ent_session_get_case (self->session))) == 0;

  adw_status_page_set_title (self->empty,
                             blank ? _("Begin with a State") : _("Select a State or a Link"));
  adw_status_page_set_description (
    self->empty,
    blank ? _("What is known of a state or a link, and who says so, will be told here.")
          : _("Choose one in the graph or in the outline to read why it is there, and who says so."));
}

static void
show_selection (EntInspector *self)
{
  EntRecord *selection = self->session ? ent_session_get_selection (self->session) : NULL;
  EntTie *tie = ENT_IS_TIE (selection) ? ENT_TIE (selection) : NULL;
  EntState *state = ENT_IS_STATE (selection) ? ENT_STATE (selection) : NULL;

  update_empty (self);
  ent_tie_page_set_tie (self->tie_page, self->session, tie);
  ent_state_page_set_state (self->state_page, self->session, state);
  gtk_stack_set_visible_child_name (self->stack, tie ? "tie" : state ? "state" : "empty");
}

/* What was selected may be gone with the slice, and its page must not ask after it. */
static void
time_changed_cb (EntInspector *self)
{
  show_selection (self);
  ent_tie_page_update_time (self->tie_page);
  ent_state_page_update_time (self->state_page);
}

static void
link_changed_cb (EntInspector *self)
{
  ent_tie_page_update_time (self->tie_page);
}

static void
case_changed_cb (EntInspector *self)
{
  update_empty (self);
  ent_tie_page_update (self->tie_page);
  ent_state_page_update (self->state_page);
}

static void
ent_inspector_dispose (GObject *object)
{
  EntInspector *self = ENT_INSPECTOR (object);

  g_clear_object (&self->case_signals);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_INSPECTOR);

  G_OBJECT_CLASS (ent_inspector_parent_class)->dispose (object);
}

static void
ent_inspector_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  EntInspector *self = ENT_INSPECTOR (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ent_inspector_get_session (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_inspector_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  EntInspector *self = ENT_INSPECTOR (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_inspector_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_inspector_class_init (EntInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_inspector_dispose;
  object_class->get_property = ent_inspector_get_property;
  object_class->set_property = ent_inspector_set_property;

  /**
   * EntInspector:session:
   *
   * What is looked at.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  ent_editors_install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "record.edit", "s", "");
  g_type_ensure (ENT_TYPE_TIE_PAGE);
  g_type_ensure (ENT_TYPE_STATE_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, EntInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, EntInspector, empty);
  gtk_widget_class_bind_template_child (widget_class, EntInspector, tie_page);
  gtk_widget_class_bind_template_child (widget_class, EntInspector, state_page);
}

static void
ent_inspector_init (EntInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_editors_follow_session (GTK_WIDGET (self));
  ent_excerpt_drop_add (GTK_WIDGET (self), find_drop_target);

  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::slice",
                                  G_CALLBACK (time_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::selection",
                                  G_CALLBACK (show_selection), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::link",
                                  G_CALLBACK (link_changed_cb), self);

  self->case_signals = g_signal_group_new (ENT_TYPE_CASE);
  g_signal_group_connect_swapped (self->case_signals, "changed",
                                  G_CALLBACK (case_changed_cb), self);
}

/**
 * ent_inspector_new:
 *
 * Returns: (transfer floating): an inspector of nothing
 */
GtkWidget *
ent_inspector_new (void)
{
  return g_object_new (ENT_TYPE_INSPECTOR, NULL);
}

/**
 * ent_inspector_get_session:
 * @self: an inspector
 *
 * Returns: (transfer none) (nullable): what is looked at
 */
EntSession *
ent_inspector_get_session (EntInspector *self)
{
  g_return_val_if_fail (ENT_IS_INSPECTOR (self), NULL);

  return self->session;
}

/**
 * ent_inspector_set_session:
 * @self: an inspector
 * @session: (nullable) (transfer none): what to look at
 *
 * Sets the session that the inspector follows.
 */
void
ent_inspector_set_session (EntInspector *self,
                           EntSession   *session)
{
  g_return_if_fail (ENT_IS_INSPECTOR (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->case_signals,
                             session ? ent_session_get_case (session) : NULL);
  show_selection (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
