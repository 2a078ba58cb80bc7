/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

/*
 * The manual beside the window, opened at the page on what is being done.
 */

static const struct
{
  const char *view;
  const char *page;
} pages[] = {
  { "graph", "graph" },
  { "articles", "articles" },
  { "gaps", "gaps" },
  { "theory", "theories" },
  { "definitions", "definitions" },
  { "evidence", "evidence" },
  { "article", "reading" },
  { "history", "history" },
};

/**
 * ent_window_get_help_page:
 * @view: the name of a view of the window, or of a page beside the graph
 *
 * Returns: (nullable): the page of the manual on it
 */
const char *
ent_window_get_help_page (const char *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].view, view) == 0)
      return pages[i].page;
  return NULL;
}

static gboolean
has_focus (EntWindow *self,
           gpointer   part)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (part));
}

static const char *
get_fitting_page (EntWindow *self)
{
  if (self->session == NULL)
    return "first-steps";
  if (has_focus (self, self->time_bar))
    return "time";
  if (has_focus (self, self->side))
    return ent_window_get_help_page (adw_view_stack_get_visible_child_name (self->side));
  return ent_window_get_help_page (adw_view_stack_get_visible_child_name (self->views));
}

/**
 * ent_window_show_help:
 * @self: a window
 *
 * Opens the manual at the page on the part of the window that has the keyboard.
 */
void
ent_window_show_help (EntWindow *self)
{
  g_autofree char *target = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  if (self->help == NULL)
    {
      g_set_weak_pointer (&self->help, ent_help_window_new ());
      /* It goes with the window, but does not stay above it. */
      g_signal_connect_object (self, "destroy", G_CALLBACK (gtk_window_destroy), self->help,
                               G_CONNECT_SWAPPED);
    }
  target = g_strconcat (get_fitting_page (self), ".html", NULL);
  ent_help_window_show (self->help, target);
  gtk_window_present (GTK_WINDOW (self->help));
}
