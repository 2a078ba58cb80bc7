/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-menu-names.h"

#include <glib/gi18n-lib.h>

/*
 * Names for the items of menus. GTK says of an item that its label names it, and of the
 * label that it is only there to be looked at, so that a screen reader is told neither:
 * it reads “menu item”. Here each item is given its text as a name of its own.
 *
 * It is done for every menu as it opens, those of text entries and those that GTK makes
 * by itself as well: there is no other place that they all come through.
 */

static void
name_item (GtkWidget *item)
{
  g_autofree char *text = NULL;

  g_object_get (item, "text", &text, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}

/* A text that changes, as that of Undo does, makes its label the name again. */
static void
follow_item (GtkWidget *item)
{
  g_signal_handlers_disconnect_by_func (item, name_item, NULL);
  g_signal_connect (item, "notify::text", G_CALLBACK (name_item), NULL);
  name_item (item);
}

static void
name_items (GtkWidget *widget,
            GType      item_type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_type_is_a (G_OBJECT_TYPE (child), item_type))
        follow_item (child);
      name_items (child, item_type);
    }
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  GObject *widget = g_value_get_object (&values[0]);
  /* The class is GTK's own, and known once there is one of it. */
  GType item_type = GTK_IS_POPOVER_MENU (widget) ? g_type_from_name ("GtkModelButton") : 0;

  if (item_type == 0)
    return TRUE;

  /* A menu that a button opens is called as the button is. */
  if (!GTK_IS_MENU_BUTTON (gtk_widget_get_parent (GTK_WIDGET (widget))))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    /* Translators: what a screen reader calls the menu of a
                                       state, a row, a text and so on. */
                                    _ ("Context Menu"), -1);
  name_items (GTK_WIDGET (widget), item_type);
  return TRUE;
}

/**
 * ent_menu_names_init:
 *
 * Lets the items of all menus have names. Called once, when GTK is initialised.
 */
void
ent_menu_names_init (void)
{
  g_autoptr (GTypeClass) widgets = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (
    g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
