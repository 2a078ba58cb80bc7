/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-announce.h"
#include "ent-date-popover.h"
#include "ent-invalid.h"

/* A field into which a date is written, as precise as its writer wants. What is
 * no date is said so under the field, and changes nothing. */

struct _EntDatePopover
{
  GtkPopover parent_instance;

  EntSession *session;
  GtkWidget  *entry;
  GtkWidget  *error_label;
  GtkWidget  *hint_label;
};

G_DEFINE_FINAL_TYPE (EntDatePopover, ent_date_popover, GTK_TYPE_POPOVER)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_error (EntDatePopover *self,
            const char     *message)
{
  gboolean wrong = message != NULL;

  gtk_label_set_label (GTK_LABEL (self->error_label), wrong ? message : "");
  gtk_widget_set_visible (self->error_label, wrong);
  gtk_widget_set_visible (self->hint_label, !wrong);
  ent_invalid_set (self->entry, wrong, self->error_label);
}

static void
changed_cb (EntDatePopover *self)
{
  show_error (self, NULL);
}

static void
activate_cb (EntDatePopover *self)
{
  if (ent_date_popover_submit (self, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    ent_announce (self->entry, ent_date_popover_get_error (self));
}

static void
show_cb (EntDatePopover *self)
{
  EntDate *at;

  if (self->session == NULL)
    return;

  at = ent_session_get_at (self->session);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), ent_date_get_edtf (at));
  show_error (self, NULL);
  gtk_widget_grab_focus (self->entry);
}

static void
ent_date_popover_dispose (GObject *object)
{
  EntDatePopover *self = ENT_DATE_POPOVER (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_DATE_POPOVER);

  G_OBJECT_CLASS (ent_date_popover_parent_class)->dispose (object);
}

static void
ent_date_popover_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EntDatePopover *self = ENT_DATE_POPOVER (object);

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
ent_date_popover_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  EntDatePopover *self = ENT_DATE_POPOVER (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_date_popover_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_date_popover_class_init (EntDatePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_date_popover_dispose;
  object_class->get_property = ent_date_popover_get_property;
  object_class->set_property = ent_date_popover_set_property;

  /**
   * EntDatePopover:session:
   *
   * Whose time is set.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/view/ent-date-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, EntDatePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, EntDatePopover, error_label);
  gtk_widget_class_bind_template_child (widget_class, EntDatePopover, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
ent_date_popover_init (EntDatePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
}

/**
 * ent_date_popover_new:
 *
 * Makes the popover.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
ent_date_popover_new (void)
{
  return g_object_new (ENT_TYPE_DATE_POPOVER, NULL);
}

/**
 * ent_date_popover_get_session:
 * @self: the popover
 *
 * Gets whose time is set.
 *
 * Returns: (transfer none) (nullable): the session
 */
EntSession *
ent_date_popover_get_session (EntDatePopover *self)
{
  g_return_val_if_fail (ENT_IS_DATE_POPOVER (self), NULL);

  return self->session;
}

/**
 * ent_date_popover_set_session:
 * @self: the popover
 * @session: (nullable): the session
 *
 * Sets whose time is set.
 */
void
ent_date_popover_set_session (EntDatePopover *self,
                              EntSession     *session)
{
  g_return_if_fail (ENT_IS_DATE_POPOVER (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (g_set_object (&self->session, session))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ent_date_popover_submit:
 * @self: the popover
 * @edtf: a date as EDTF writes it
 *
 * Goes to a date, or says under the field why it cannot be one.
 *
 * Returns: whether it is a date
 */
gboolean
ent_date_popover_submit (EntDatePopover *self,
                         const char     *edtf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntDate) at = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (ENT_IS_DATE_POPOVER (self), FALSE);
  g_return_val_if_fail (edtf != NULL, FALSE);

  if (self->session == NULL)
    return FALSE;

  text = g_strstrip (g_strdup (edtf));
  at = ent_date_new (text, &error);
  if (at == NULL)
    {
      show_error (self, error->message);
      return FALSE;
    }

  show_error (self, NULL);
  ent_session_set_at (self->session, at);
  return TRUE;
}

/**
 * ent_date_popover_get_error:
 * @self: the popover
 *
 * Gets what is said to be wrong.
 *
 * Returns: a sentence; empty where nothing is wrong
 */
const char *
ent_date_popover_get_error (EntDatePopover *self)
{
  g_return_val_if_fail (ENT_IS_DATE_POPOVER (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->error_label));
}
