/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-dialog-keys.h"

/*
 * A key that a dialog answers wherever the keyboard is in it. One that is bound on the
 * dialog's class comes too late for that: a field of several lines takes Ctrl+Return for
 * a new line.
 */

static void
add (GtkWidget         *widget,
     const char        *keys,
     GtkShortcutAction *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), action));
  gtk_widget_add_controller (widget, controller);
}

/**
 * ent_dialog_keys_add:
 * @widget: a dialog
 * @keys: a trigger, as [ctor@Gtk.ShortcutTrigger.parse_string] reads it
 * @action: the name of an action of it
 *
 * Makes the dialog answer a key before what is in it does. While the action is disabled,
 * the key is anybody's.
 */
void
ent_dialog_keys_add (GtkWidget  *widget,
                     const char *keys,
                     const char *action)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (keys != NULL && action != NULL);

  add (widget, keys, gtk_named_action_new (action));
}

/**
 * ent_dialog_keys_add_func:
 * @widget: a dialog
 * @keys: a trigger, as [ctor@Gtk.ShortcutTrigger.parse_string] reads it
 * @func: (scope forever): what the key does
 *
 * Makes the dialog answer a key before what is in it does, also where it has to say why it
 * cannot do what is asked.
 */
void
ent_dialog_keys_add_func (GtkWidget       *widget,
                          const char      *keys,
                          GtkShortcutFunc  func)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (keys != NULL && func != NULL);

  add (widget, keys, gtk_callback_action_new (func, NULL, NULL));
}

/**
 * ent_dialog_keys_find_first:
 * @within: a form
 *
 * Finds what can be filled in first, for a dialog that begins there.
 *
 * Returns: (transfer none) (nullable): a row, or what in it is typed into
 */
GtkWidget *
ent_dialog_keys_find_first (GtkWidget *within)
{
  GtkWidget *found = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (within), NULL);

  if (GTK_IS_EDITABLE (within))
    return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (within)));
  if (ADW_IS_PREFERENCES_ROW (within) && gtk_widget_get_focusable (within))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = ent_dialog_keys_find_first (child);

  return found;
}

static void
page_changed_cb (AdwNavigationView *view)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (view);

  adw_navigation_view_set_pop_on_escape (
    view, page != NULL && adw_navigation_view_get_previous_page (view, page) != NULL);
}

/**
 * ent_dialog_keys_leave_escape:
 * @view: the pages of a dialog
 *
 * Leaves the Escape key to the dialog where there is no page to go back to. Otherwise the
 * pages take it even on the first one, and do nothing.
 */
void
ent_dialog_keys_leave_escape (AdwNavigationView *view)
{
  g_return_if_fail (ADW_IS_NAVIGATION_VIEW (view));

  g_signal_connect (view, "notify::visible-page", G_CALLBACK (page_changed_cb), NULL);
  page_changed_cb (view);
}
