/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-popup.h"

/*
 * Popovers that are opened by a key. As one closes, GTK gives the keyboard to the widget that
 * the popover belongs to, if that takes it, or else, with the next frame, to whatever comes
 * after. Here it goes back to where it was before, unless what was chosen in the popover took
 * it somewhere else.
 */

typedef struct
{
  GWeakRef before; /* what had the keyboard */
  GWeakRef put;    /* what GTK gives it to */
} Way;

static void
way_clear (gpointer data)
{
  Way *self = data;

  g_weak_ref_clear (&self->before);
  g_weak_ref_clear (&self->put);
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

static gboolean
come_back_cb (gpointer data)
{
  Way *self = data;
  g_autoptr (GtkWidget) before = g_weak_ref_get (&self->before);
  g_autoptr (GtkWidget) put = g_weak_ref_get (&self->put);

  if (before != NULL && put != NULL && gtk_widget_is_focus (put))
    gtk_widget_grab_focus (before);
  return G_SOURCE_REMOVE;
}

/* What GTK does with the next frame, it leaves undone once the keyboard is elsewhere. What it
 * does as soon as this was said is done here first, to know it again, and undone before
 * anything else happens. */
static void
closed_cb (GtkPopover *popover,
           Way        *self)
{
  g_autoptr (GtkWidget) before = g_weak_ref_get (&self->before);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (popover));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (before != NULL && gtk_widget_get_mapped (before) && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    {
      if (gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (popover))))
        {
          g_weak_ref_set (&self->put, gtk_root_get_focus (root));
          g_idle_add_full (G_PRIORITY_HIGH, come_back_cb, g_rc_box_acquire (self), way_unref);
        }
      gtk_widget_grab_focus (before);
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
  g_weak_ref_init (&way->before, gtk_root_get_focus (root));
  g_weak_ref_init (&way->put, NULL);
  g_signal_connect_data (popover, "closed", G_CALLBACK (closed_cb), way, free_closure_data, 0);
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
