/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-text-scale.h"
#include "ent-window-private.h"

/*
 * The keyboard's way from pane to pane: the outline, the view, the time bar under the graph,
 * and what stands beside the view. A pane that does not show is passed over. Who comes back
 * to a pane is where the keyboard was when it left by the same way.
 */

#define N_PANES 4

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static GQuark
focus_quark (void)
{
  return g_quark_from_static_string ("ent-pane-focus");
}

static void
list_panes (EntWindow *self,
            GtkWidget *panes[N_PANES])
{
  GtkWidget *view = adw_view_stack_get_visible_child (self->views);
  gboolean is_graph =
    view != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->graph_view), view);

  panes[0] = GTK_WIDGET (self->outline);
  panes[1] = is_graph ? GTK_WIDGET (self->graph_view) : view;
  panes[2] = is_graph ? GTK_WIDGET (self->time_bar) : NULL;
  panes[3] = GTK_WIDGET (self->side);
}

static gboolean
holds (GtkWidget *pane,
       GtkWidget *widget)
{
  return pane != NULL && widget != NULL &&
         (pane == widget || gtk_widget_is_ancestor (widget, pane));
}

static void
remember (GtkWidget *pane,
          GtkWidget *focus)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, focus);
  g_object_set_qdata_full (G_OBJECT (pane), focus_quark (), ref, weak_ref_free);
}

static gboolean
enter (GtkWidget *pane)
{
  GWeakRef *ref;
  g_autoptr (GtkWidget) before = NULL;

  if (pane == NULL || !gtk_widget_get_mapped (pane))
    return FALSE;

  ref = g_object_get_qdata (G_OBJECT (pane), focus_quark ());
  before = ref != NULL ? g_weak_ref_get (ref) : NULL;
  if (before != NULL && gtk_widget_get_mapped (before) && holds (pane, before) &&
      gtk_widget_grab_focus (before))
    return TRUE;
  return gtk_widget_grab_focus (pane) || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

/**
 * ent_window_go_to_pane:
 * @self: a window
 * @step: 1 for the next pane, -1 for the one before
 *
 * Brings the keyboard to another pane, from the last to the first. From what is in no pane,
 * as the header bar is, it comes to the first one or the last.
 *
 * Returns: whether there was one to go to
 */
gboolean
ent_window_go_to_pane (EntWindow *self,
                       int        step)
{
  GtkWidget *focus;
  GtkWidget *panes[N_PANES];
  int at = -1;

  g_return_val_if_fail (ENT_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (step == 1 || step == -1, FALSE);

  focus = gtk_window_get_focus (GTK_WINDOW (self));
  list_panes (self, panes);
  for (int i = 0; i < N_PANES && at < 0; i++)
    if (holds (panes[i], focus))
      at = i;
  if (at >= 0)
    remember (panes[at], focus);
  else if (step < 0)
    at = 0;

  for (int i = 1; i <= N_PANES; i++)
    if (enter (panes[((at + step * i) % N_PANES + N_PANES) % N_PANES]))
      {
        gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
        return TRUE;
      }
  return FALSE;
}

/* ----------------------------------------------------------------- the keyboard is somewhere */

static gboolean
focus_view_cb (gpointer user_data)
{
  EntWindow *self = user_data;

  self->focusing = 0;
  if (self->session != NULL && gtk_window_get_focus (GTK_WINDOW (self)) == NULL &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/* What had the keyboard may be gone when a dialog over it closes: a button of an empty
 * page, a card. The view takes it then, so that the next key is not lost. */
static void
focus_changed_cb (EntWindow *self)
{
  if (self->focusing == 0 && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    self->focusing = g_idle_add (focus_view_cb, self);
}

static void
dialog_changed_cb (EntWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (dialog != NULL)
    ent_text_scale_widen (dialog);
  focus_changed_cb (self);
}

/**
 * ent_window_init_focus:
 * @self: a window
 *
 * Sees to it that the keyboard is always somewhere, and that dialogs have room for their text.
 */
void
ent_window_init_focus (EntWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (dialog_changed_cb), NULL);
}

/**
 * ent_window_end_focus:
 * @self: a window that goes
 *
 * Ends what [method@Window.init_focus] began.
 */
void
ent_window_end_focus (EntWindow *self)
{
  g_signal_handlers_disconnect_by_func (self, focus_changed_cb, NULL);
  g_signal_handlers_disconnect_by_func (self, dialog_changed_cb, NULL);
  g_clear_handle_id (&self->focusing, g_source_remove);
}

/* ------------------------------------------------------------------------------- the mouse */

/* The buttons for going back and forward, as a mouse has them beside the others. */
#define BACK_BUTTON    8
#define FORWARD_BUTTON 9

static void
back_pressed_cb (EntWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.previous-change", NULL);
}

static void
forward_pressed_cb (EntWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.next-change", NULL);
}

static void
add_button (EntWindow *self,
            guint      button,
            GCallback  pressed)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  g_signal_connect_swapped (gesture, "pressed", pressed, self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

/**
 * ent_window_init_mouse:
 * @self: a window
 *
 * Has the mouse's buttons for back and forward go through time, as Alt and the arrows do.
 */
void
ent_window_init_mouse (EntWindow *self)
{
  add_button (self, BACK_BUTTON, G_CALLBACK (back_pressed_cb));
  add_button (self, FORWARD_BUTTON, G_CALLBACK (forward_pressed_cb));
}
