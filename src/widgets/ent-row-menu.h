/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntRowMenuCreate:
 * @owner: the widget whose actions the menu calls
 * @item: what the row shows
 *
 * Makes the menu of a row as it is asked for.
 *
 * Returns: (transfer full) (nullable): the menu, or %NULL where there is none
 */
typedef GMenuModel *(*EntRowMenuCreate) (GtkWidget *owner,
                                         gpointer   item);

void     ent_row_menu_add         (GtkWidget          *list,
                                   GtkWidget          *owner,
                                   GType               row_type,
                                   EntRowMenuCreate    create);
gboolean ent_row_menu_open        (GtkWidget          *list);
gpointer ent_row_menu_dup_focused (GtkWidget          *list);
void     ent_row_menu_pop_up      (GtkWidget          *list,
                                   gpointer            item,
                                   const GdkRectangle *at);
GtkWidget *ent_row_menu_get_popover (GtkWidget        *list);

void     ent_row_menu_append      (GMenu              *menu,
                                   const char         *label,
                                   const char         *action,
                                   const char         *target);
void     ent_row_menu_append_section (GMenu           *menu,
                                   GMenu              *section);

G_END_DECLS
