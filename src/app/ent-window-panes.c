/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

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
