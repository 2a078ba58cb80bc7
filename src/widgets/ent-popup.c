/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-popup.h"

/*
 * Popovers that are opened by a key. As one closes, GTK gives the keyboard to the button that
 * the popover belongs to, or to whatever comes after, wherever it was before; here it goes
 * back there, unless what was chosen in the popover took it somewhere else.
 */

typedef struct
{
  GtkWidget *before; /* what had the keyboard; a weak reference */
  GtkWidget *root;   /* the window; a weak reference */
  GtkWidget *put;    /* what GTK gave it to; a weak reference */
} Way;

static void
way_clear (gpointer data)
{
  Way *self = data;

  g_clear_weak_pointer (&self->before);
  g_clear_weak_pointer (&self->root);
  g_clear_weak_pointer (&self->put);
}

static void
way_unref (gpointer data)
{
  g_rc_box_release_full (data, way_clear);
}

static void
free_closure_data (gpointer  data,
                   GClosure *closure)
{
  way_unref (data);
}

static void
connect (gpointer    instance,
         const char *signal,
         GCallback   callback,
         Way        *self)
{
  g_signal_connect_data (instance, signal, callback, g_rc_box_acquire (self),
                         free_closure_data, 0);
}

/* The first that has the keyboard after the popover was closed has it from GTK. */
static void
focus_changed_cb (GtkWidget  *root,
                  GParamSpec *pspec,
                  Way        *self)
{
  g_set_weak_pointer (&self->put, gtk_root_get_focus (GTK_ROOT (root)));
  g_signal_handlers_disconnect_by_func (root, focus_changed_cb, self);
}

static gboolean
come_back_cb (gpointer data)
{
  Way *self = data;

  if (self->root == NULL)
    return G_SOURCE_REMOVE;

  g_signal_handlers_disconnect_by_func (self->root, focus_changed_cb, self);
  if (self->before != NULL && gtk_widget_get_mapped (self->before) &&
      gtk_root_get_focus (GTK_ROOT (self->root)) == self->put)
    gtk_widget_grab_focus (self->before);
  return G_SOURCE_REMOVE;
}

/* GTK moves the keyboard after this was said, and before anything else happens. */
static void
closed_cb (GtkPopover *popover,
           Way        *self)
{
  if (self->root != NULL)
    {
      connect (self->root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self);
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, come_back_cb, g_rc_box_acquire (self),
                       way_unref);
    }
  g_signal_handlers_disconnect_by_func (popover, closed_cb, self);
}

/**
 * ent_popup_come_back:
 * @popover: a popover that is about to be opened
 *
 * Has the keyboard go back to where it is now when the popover closes.
 */
void
ent_popup_come_back (GtkPopover *popover)
{
  GtkRoot *root = NULL;
  Way *way = NULL;

  g_return_if_fail (GTK_IS_POPOVER (popover));

  root = gtk_widget_get_root (GTK_WIDGET (popover));
  if (root == NULL || gtk_root_get_focus (root) == NULL)
    return;

  way = g_rc_box_new0 (Way);
  g_set_weak_pointer (&way->root, GTK_WIDGET (root));
  g_set_weak_pointer (&way->before, gtk_root_get_focus (root));
  connect (popover, "closed", G_CALLBACK (closed_cb), way);
  way_unref (way);
}

/**
 * ent_popup_open:
 * @button: a button with a popover
 *
 * Opens the popover of the button for who is elsewhere, and comes back.
 */
void
ent_popup_open (GtkMenuButton *button)
{
  GtkPopover *popover = NULL;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  popover = gtk_menu_button_get_popover (button);
  if (popover != NULL)
    ent_popup_come_back (popover);
  gtk_menu_button_popup (button);
}
