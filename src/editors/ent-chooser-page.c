/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-chooser-page.h"
#include "ent-page-title.h"

/**
 * EntChooserPage:
 *
 * A page on which something is sought, as one types, and chosen. What is sought where is
 * said by the classes that derive from it; here is how it goes by keyboard: Enter chooses
 * the first that is found, Down goes into the list, Escape goes back.
 */

#define ID "ent-id"

typedef struct
{
  GtkSearchEntry *search;
  GtkStack       *stack;
  AdwStatusPage  *none_page;
  GtkListBox     *list;
} EntChooserPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EntChooserPage, ent_chooser_page, ADW_TYPE_NAVIGATION_PAGE)

static EntChooserPagePrivate *
get_private (EntChooserPage *self)
{
  return ent_chooser_page_get_instance_private (self);
}

static void
row_activated_cb (EntChooserPage *self,
                  GtkWidget      *row)
{
  ENT_CHOOSER_PAGE_GET_CLASS (self)->choose (self, row);
}

static void
search_changed_cb (EntChooserPage *self)
{
  ent_chooser_page_update (self);
}

static void
search_activate_cb (EntChooserPage *self)
{
  /* The entry tells of a change with some delay; Enter may come first. */
  ent_chooser_page_update (self);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (get_private (self)->list)); row;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_sensitive (row))
      {
        row_activated_cb (self, row);
        return;
      }
}

/* A page that a dialog begins with has none to go back to. */
static void
stop_search_cb (EntChooserPage *self)
{
  if (adw_navigation_page_get_can_pop (ADW_NAVIGATION_PAGE (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.cancel", NULL);
}

static gboolean
search_key_pressed_cb (EntChooserPage  *self,
                       guint            keyval,
                       guint            keycode,
                       GdkModifierType  state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_child_focus (GTK_WIDGET (get_private (self)->list), GTK_DIR_TAB_FORWARD);
}

static gboolean
ent_chooser_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_private (ENT_CHOOSER_PAGE (widget))->search));
}

static void
ent_chooser_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
ent_chooser_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENT_TYPE_CHOOSER_PAGE);

  G_OBJECT_CLASS (ent_chooser_page_parent_class)->dispose (object);
}

static void
ent_chooser_page_class_init (EntChooserPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_chooser_page_dispose;
  widget_class->grab_focus = ent_chooser_page_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = ent_chooser_page_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = ent_chooser_page_shown;

  g_type_ensure (ENT_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/editors/ent-chooser-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, EntChooserPage, search);
  gtk_widget_class_bind_template_child_private (widget_class, EntChooserPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, EntChooserPage, none_page);
  gtk_widget_class_bind_template_child_private (widget_class, EntChooserPage, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ent_chooser_page_init (EntChooserPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ent_chooser_page_set_words:
 * @self: a page
 * @words: what it says
 *
 * Sets what the page says of itself.
 */
void
ent_chooser_page_set_words (EntChooserPage        *self,
                            const EntChooserWords *words)
{
  EntChooserPagePrivate *priv = get_private (self);

  g_return_if_fail (ENT_IS_CHOOSER_PAGE (self));

  gtk_search_entry_set_placeholder_text (priv->search, words->placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words->search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words->list, -1);
  adw_status_page_set_title (priv->none_page, words->nothing);
  adw_status_page_set_description (priv->none_page, words->hint);
}

/**
 * ent_chooser_page_append:
 * @self: a page, while it is filled
 * @title: what is found
 * @subtitle: (nullable): what else is known of it
 * @id: (nullable): its id; %NULL where it cannot be chosen
 *
 * Returns: (transfer none): a new row at the end of the list
 */
GtkWidget *
ent_chooser_page_append (EntChooserPage *self,
                         const char     *title,
                         const char     *subtitle,
                         const char     *id)
{
  GtkWidget *row;

  g_return_val_if_fail (ENT_IS_CHOOSER_PAGE (self), NULL);

  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                      "subtitle", subtitle ? subtitle : "", "activatable", id != NULL,
                      "sensitive", id != NULL, NULL);
  g_object_set_data_full (G_OBJECT (row), ID, g_strdup (id), g_free);
  gtk_list_box_append (get_private (self)->list, row);
  return row;
}

/**
 * ent_chooser_page_update:
 * @self: a page
 *
 * Fills the list anew, with what is found for the text that stands in the search.
 */
void
ent_chooser_page_update (EntChooserPage *self)
{
  EntChooserPagePrivate *priv = get_private (self);
  g_autofree char *text = NULL;

  g_return_if_fail (ENT_IS_CHOOSER_PAGE (self));

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (priv->search))));
  gtk_list_box_remove_all (priv->list);
  ENT_CHOOSER_PAGE_GET_CLASS (self)->fill (self, text);
  gtk_stack_set_visible_child_name (
    priv->stack, gtk_widget_get_first_child (GTK_WIDGET (priv->list)) ? "list" : "none");
}

/**
 * ent_chooser_page_search:
 * @self: a page
 * @text: what to look for
 *
 * Looks for it at once, as if it had been typed.
 */
void
ent_chooser_page_search (EntChooserPage *self,
                         const char     *text)
{
  g_return_if_fail (ENT_IS_CHOOSER_PAGE (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (get_private (self)->search), text);
  ent_chooser_page_update (self);
}

/**
 * ent_chooser_page_get_search:
 * @self: a page
 *
 * Returns: (transfer none): the widget in which one types, for a dialog that begins with
 *   this page
 */
GtkWidget *
ent_chooser_page_get_search (EntChooserPage *self)
{
  g_return_val_if_fail (ENT_IS_CHOOSER_PAGE (self), NULL);

  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (get_private (self)->search)));
}

/**
 * ent_chooser_page_get_id:
 * @row: a row of a page
 *
 * Returns: (transfer none) (nullable): the id that it was appended with
 */
const char *
ent_chooser_page_get_id (GtkWidget *row)
{
  g_return_val_if_fail (GTK_IS_WIDGET (row), NULL);

  return g_object_get_data (G_OBJECT (row), ID);
}

/**
 * ent_chooser_page_matches:
 * @words: (array zero-terminated=1): the words that were typed
 * @title: what something is called
 * @subtitle: what else is known of it
 *
 * Returns: whether each of the words is somewhere in it
 */
gboolean
ent_chooser_page_matches (const char *const *words,
                          const char        *title,
                          const char        *subtitle)
{
  g_return_val_if_fail (words != NULL, FALSE);

  for (guint i = 0; words[i]; i++)
    if (*words[i] != '\0' && !g_str_match_string (words[i], title, TRUE) &&
        !g_str_match_string (words[i], subtitle, TRUE))
      return FALSE;

  return TRUE;
}
