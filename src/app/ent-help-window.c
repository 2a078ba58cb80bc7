/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-help-window.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>

#include "ent-help-view.h"

/*
 * The manual, in a window beside the case: one reads and tries. Its pages are those of
 * docs/manual, which are in the program as resources.
 */

#define MANUAL "resource:///io/github/entente_app/Entente/manual"

struct _EntHelpWindow
{
  AdwWindow parent_instance;

  EntHelpBook *book;
  EntHelpPage *page;
  GPtrArray *before;    /* the pages that were read before this one */
  int block;
  guint scrolling;

  AdwNavigationSplitView *split;
  GtkEditable *search;
  GtkStack *found;
  GtkListBox *list;
  AdwNavigationPage *content_page;
  GtkScrolledWindow *scrolled;
  GtkViewport *viewport;
  EntHelpView *view;
};

G_DEFINE_FINAL_TYPE (EntHelpWindow, ent_help_window, ADW_TYPE_WINDOW)

/* ---------------------------------------------------------------------------------- pages */

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  EntHelpWindow *self = ENT_HELP_WINDOW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  GtkWidget *block = self->block > 0 ? ent_help_view_get_block (self->view, (guint) self->block)
                                     : NULL;
  graphene_point_t place;

  self->scrolling = 0;
  if (block == NULL)
    gtk_adjustment_set_value (adjustment, 0);
  else if (gtk_widget_compute_point (block, GTK_WIDGET (self->view), &GRAPHENE_POINT_INIT (0, 0),
                                     &place))
    gtk_adjustment_set_value (adjustment, (double) place.y);
  return G_SOURCE_REMOVE;
}

/* The blocks have a place only once they were laid out: in the frame after this one. */
static void
scroll_to (EntHelpWindow *self,
           int            block)
{
  self->block = block;
  if (self->scrolling == 0)
    self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
select_row (EntHelpWindow *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->book)); i++)
    {
      g_autoptr (EntHelpPage) page = g_list_model_get_item (G_LIST_MODEL (self->book), i);

      if (page == self->page)
        gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
    }
}

static void
set_page (EntHelpWindow *self,
          EntHelpPage   *page,
          int            block)
{
  if (self->page != page)
    {
      self->page = page;
      adw_navigation_page_set_title (self->content_page, ent_help_page_get_title (page));
      ent_help_view_set_page (self->view, page, ent_help_book_get_folder (self->book));
      select_row (self);
    }
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  scroll_to (self, block);
}

static void
visit (EntHelpWindow *self,
       EntHelpPage   *page,
       int            block)
{
  if (self->page != NULL && self->page != page)
    g_ptr_array_add (self->before, self->page);
  set_page (self, page, block);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->before->len > 0);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntHelpWindow *self = ENT_HELP_WINDOW (widget);

  if (self->before->len == 0)
    return;
  set_page (self, g_ptr_array_steal_index (self->before, self->before->len - 1), 0);
  gtk_widget_action_set_enabled (widget, "help.back", self->before->len > 0);
}

/* Links within the manual; those to elsewhere are the desktop's. */
static gboolean
link_activated_cb (EntHelpWindow *self,
                   const char    *target)
{
  return ent_help_window_show (self, target);
}

/* --------------------------------------------------------------------------------- search */

static gboolean
is_found (GtkListBoxRow *row,
          gpointer       user_data)
{
  EntHelpWindow *self = user_data;
  g_autoptr (EntHelpPage) page =
    g_list_model_get_item (G_LIST_MODEL (self->book), (guint) gtk_list_box_row_get_index (row));

  return ent_help_page_matches (page, gtk_editable_get_text (self->search));
}

static void
show_row (EntHelpWindow *self,
          GtkListBoxRow *row)
{
  g_autoptr (EntHelpPage) page =
    g_list_model_get_item (G_LIST_MODEL (self->book), (guint) gtk_list_box_row_get_index (row));
  const char *words = gtk_editable_get_text (self->search);

  visit (self, page, *words != '\0' ? ent_help_page_find (page, words) : 0);
}

static GtkListBoxRow *
get_first_found (EntHelpWindow *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
search_changed_cb (EntHelpWindow *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_stack_set_visible_child_name (self->found,
                                    get_first_found (self) != NULL ? "pages" : "none");
}

static void
search_activated_cb (EntHelpWindow *self)
{
  GtkListBoxRow *row = get_first_found (self);

  if (row != NULL)
    show_row (self, row);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Escape first gives up the search, and then the window. */
static void
stop_search_cb (EntHelpWindow *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EntHelpWindow *self = ENT_HELP_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
row_activated_cb (EntHelpWindow *self,
                  GtkListBoxRow *row)
{
  show_row (self, row);
}

/* A list box that is bound to a model would not filter; and the manual does not change. */
static void
add_rows (EntHelpWindow *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->book)); i++)
    {
      g_autoptr (EntHelpPage) page = g_list_model_get_item (G_LIST_MODEL (self->book), i);
      const char *title = ent_help_page_get_title (page);
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_list_box_append (self->list, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    }
  gtk_list_box_set_filter_func (self->list, is_found, self, NULL);
}

/* --------------------------------------------------------------------------------- object */

static void
ent_help_window_dispose (GObject *object)
{
  EntHelpWindow *self = ENT_HELP_WINDOW (object);

  if (self->scrolling != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scrolling);
      self->scrolling = 0;
    }
  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_HELP_WINDOW);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (ent_help_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntHelpWindow, split);
  gtk_widget_class_bind_template_child (widget_class, EntHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, EntHelpWindow, found);
  gtk_widget_class_bind_template_child (widget_class, EntHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, EntHelpWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, EntHelpWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntHelpWindow, viewport);
  gtk_widget_class_bind_template_child (widget_class, EntHelpWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ent_help_window_class_init (EntHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_help_window_dispose;

  g_type_ensure (ENT_TYPE_HELP_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ent_help_window_init (EntHelpWindow *self)
{
  g_autoptr (GFile) folder = g_file_new_for_uri (MANUAL);
  g_autoptr (GError) error = NULL;

  self->before = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A part of the program: a test reads every page. */
  self->book = ent_help_book_new (folder, &error);
  if (self->book == NULL)
    g_error ("%s", error->message);

  add_rows (self);
  g_signal_connect_object (self->view, "link-activated", G_CALLBACK (link_activated_cb), self,
                           G_CONNECT_SWAPPED);
  ent_help_window_show (self, "index.html");
}

/**
 * ent_help_window_new:
 *
 * Makes a window that shows the beginning of the manual.
 *
 * Returns: (transfer none): the window; GTK owns it
 */
EntHelpWindow *
ent_help_window_new (void)
{
  return g_object_new (ENT_TYPE_HELP_WINDOW, NULL);
}

/**
 * ent_help_window_get_book:
 * @self: a window
 *
 * Returns: (transfer none): the manual
 */
EntHelpBook *
ent_help_window_get_book (EntHelpWindow *self)
{
  g_return_val_if_fail (ENT_IS_HELP_WINDOW (self), NULL);

  return self->book;
}

/**
 * ent_help_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none): the page that is shown
 */
EntHelpPage *
ent_help_window_get_page (EntHelpWindow *self)
{
  g_return_val_if_fail (ENT_IS_HELP_WINDOW (self), NULL);

  return self->page;
}

static int
find_heading (EntHelpPage *page,
              const char  *id)
{
  for (guint i = 0; i < ent_help_page_get_n_blocks (page); i++)
    if (g_strcmp0 (ent_help_page_get_block (page, i)->id, id) == 0)
      return (int) i;
  return 0;
}

/**
 * ent_help_window_show:
 * @self: a window
 * @target: a page's file, with or without a heading's id: "theories.html#ends"; or "#ends" for
 *   one of the page that is shown
 *
 * Goes to a page of the manual.
 *
 * Returns: whether the manual has the page
 */
gboolean
ent_help_window_show (EntHelpWindow *self,
                      const char    *target)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *name = NULL;
  EntHelpPage *page = NULL;

  g_return_val_if_fail (ENT_IS_HELP_WINDOW (self), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  parts = g_strsplit (target, "#", 2);
  if (g_str_has_suffix (parts[0], ".html"))
    name = g_strndup (parts[0], strlen (parts[0]) - strlen (".html"));
  page = name != NULL ? ent_help_book_lookup (self->book, name) : *target == '#' ? self->page
                                                                               : NULL;
  if (page == NULL)
    return FALSE;
  visit (self, page, parts[1] != NULL ? find_heading (page, parts[1]) : 0);
  return TRUE;
}
