/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-search-walk.h"

#include <gdk/gdkkeysyms.h>

/**
 * ent_search_walk:
 * @view: a list of what was found, whose model is a #GtkSingleSelection
 * @key: a key that was pressed in the entry above it
 *
 * Walks through what was found by the arrow keys, and from the end to the beginning, while
 * the keyboard stays in the entry.
 *
 * Returns: whether the key is dealt with
 */
gboolean
ent_search_walk (GtkListView *view,
                 guint        key)
{
  GtkSingleSelection *selection = NULL;
  guint n_found;
  guint selected;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (view), GDK_EVENT_PROPAGATE);
  g_return_val_if_fail (GTK_IS_SINGLE_SELECTION (gtk_list_view_get_model (view)),
                        GDK_EVENT_PROPAGATE);

  selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (view));
  n_found = g_list_model_get_n_items (G_LIST_MODEL (selection));
  selected = gtk_single_selection_get_selected (selection);
  if (n_found == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Down)
    selected = selected + 1 < n_found ? selected + 1 : 0;
  else
    selected = selected > 0 ? selected - 1 : n_found - 1;
  gtk_list_view_scroll_to (view, selected, GTK_LIST_SCROLL_SELECT, NULL);
  return GDK_EVENT_STOP;
}
