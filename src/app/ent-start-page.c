/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-start-page.h"

#include <glib/gi18n-lib.h>

#include "ent-recents.h"

/**
 * EntStartPage:
 *
 * What a window shows that has no case: those that were open lately, the built-in one, and
 * what to do first. Everything on it is done by actions; a case is opened by
 * `win.open-recent`.
 */

struct _EntStartPage
{
  AdwBin parent_instance;

  EntRecents *recents;

  GtkWidget *open_button;
  GtkWidget *recents_group;
  GtkListBox *recents_list;
};

G_DEFINE_FINAL_TYPE (EntStartPage, ent_start_page, ADW_TYPE_BIN)

static const char recent_key[] = "ent-recent";

static void
remove_cb (GtkWidget *button,
           EntRecent *recent)
{
  GtkWidget *page = gtk_widget_get_ancestor (button, ENT_TYPE_START_PAGE);

  ent_recents_remove (ENT_START_PAGE (page)->recents, recent);
}

static GtkWidget *
new_remove_button (EntRecent *recent)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  g_object_get (recent, "title", &title, NULL);
  /* Translators: a case's title. */
  label = g_strdup_printf (_ ("Remove “%s” From the List"), title);
  gtk_widget_set_tooltip_text (button, _ ("Remove From the List"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), recent, 0);
  return button;
}

static GtkWidget *
new_row (gpointer item,
         gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), recent_key, g_object_ref (item), g_object_unref);
  g_object_bind_property (item, "title", row, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "folder", row, "subtitle", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "missing", row, "activatable",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_remove_button (item));
  return row;
}

static void
row_activated_cb (EntStartPage  *self,
                  GtkListBoxRow *row)
{
  EntRecent *recent = g_object_get_data (G_OBJECT (row), recent_key);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-recent", "s",
                              ent_recent_get_uri (recent));
}

static void
update_group (EntStartPage *self)
{
  gtk_widget_set_visible (self->recents_group,
                          g_list_model_get_n_items (ent_recents_get_model (self->recents)) > 0);
}

/* The case that one is most likely to want. */
static gboolean
ent_start_page_grab_focus (GtkWidget *widget)
{
  EntStartPage *self = ENT_START_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->recents_list, 0);

  if (row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row)))
    return TRUE;
  return gtk_widget_grab_focus (self->open_button);
}

static void
ent_start_page_dispose (GObject *object)
{
  EntStartPage *self = ENT_START_PAGE (object);

  if (self->recents_list != NULL)
    gtk_list_box_bind_model (self->recents_list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_START_PAGE);
  g_clear_object (&self->recents);

  G_OBJECT_CLASS (ent_start_page_parent_class)->dispose (object);
}

static void
ent_start_page_class_init (EntStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_start_page_dispose;
  widget_class->grab_focus = ent_start_page_grab_focus;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntStartPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, EntStartPage, recents_group);
  gtk_widget_class_bind_template_child (widget_class, EntStartPage, recents_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ent_start_page_init (EntStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->recents = ent_recents_new (NULL, ENT_RECENTS_FEW);
  gtk_list_box_bind_model (self->recents_list, ent_recents_get_model (self->recents), new_row,
                           NULL, NULL);
  g_signal_connect_object (ent_recents_get_model (self->recents), "items-changed",
                           G_CALLBACK (update_group), self, G_CONNECT_SWAPPED);
  update_group (self);
}
