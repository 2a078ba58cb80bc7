/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-row-menu.h"
#include "ent-theory-parts.h"

/*
 * The menu of a row of a theory's results: a case, or a tie that ended. It leads to the graph,
 * unfolds why, and copies what the row says.
 */

#define MENU "ent-theory-row-menu"

typedef struct
{
  const EntTheoryRowMenuSpec *spec;
  GtkWidget                  *row; /* weak: what the menu is of */
} Menu;

static void
menu_free (gpointer data)
{
  Menu *menu = data;

  g_clear_weak_pointer (&menu->row);
  g_free (menu);
}

static GMenuModel *
create_menu (GtkWidget *owner,
             gpointer   row)
{
  Menu *self = g_object_get_data (G_OBJECT (owner), MENU);
  GMenu *menu = g_menu_new ();
  GMenu *look = g_menu_new ();
  GMenu *copy = g_menu_new ();

  g_set_weak_pointer (&self->row, row);
  ent_row_menu_append (look, _("Show in _Graph"), "theory-row.show", NULL);
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    ent_row_menu_append (look, _("Show _Evidence"), "theory-row.unfold", NULL);
  ent_row_menu_append_section (menu, look);
  ent_row_menu_append (copy, _("_Copy"), "theory-row.copy", NULL);
  ent_row_menu_append_section (menu, copy);
  return G_MENU_MODEL (menu);
}

static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Menu *self = g_object_get_data (user_data, MENU);

  if (self->row == NULL)
    return;
  self->spec->visit (self->row);
  gtk_widget_activate_action (self->row, "theory.show-in-graph", NULL);
}

static void
unfold_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Menu *self = g_object_get_data (user_data, MENU);

  if (self->row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->row), TRUE);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Menu *self = g_object_get_data (user_data, MENU);
  g_autofree char *text = NULL;

  if (self->row == NULL)
    return;
  text = ent_theory_row_dup_text (self->row, self->spec);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->row), text);
}

static const GActionEntry entries[] = {
  { .name = "show", .activate = show_cb },
  { .name = "unfold", .activate = unfold_cb },
  { .name = "copy", .activate = copy_cb },
};

/*< private >
 * ent_theory_row_dup_text:
 * @row: a row
 * @spec: how it is visited and what else it says
 *
 * Returns: (transfer full): what the row says, a line for each thing
 */
char *
ent_theory_row_dup_text (GtkWidget                  *row,
                         const EntTheoryRowMenuSpec *spec)
{
  g_autofree char *more = spec->dup_more != NULL ? spec->dup_more (row) : NULL;
  GString *text = g_string_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  g_string_append_printf (text, "\n%s", adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)));
  if (more != NULL)
    g_string_append_printf (text, "\n%s", more);
  return g_string_free_and_steal (text);
}

/*< private >
 * ent_theory_row_menu_add:
 * @list: a list box of expander rows
 * @owner: a box that it stands in
 * @spec: how a row is visited and what else it says
 *
 * Gives the rows of a list, as it is now and will be, their menu.
 */
void
ent_theory_row_menu_add (GtkWidget                  *list,
                         GtkWidget                  *owner,
                         const EntTheoryRowMenuSpec *spec)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  Menu *self = g_new0 (Menu, 1);

  self->spec = spec;
  g_object_set_data_full (G_OBJECT (owner), MENU, self, menu_free);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), owner);
  gtk_widget_insert_action_group (owner, "theory-row", G_ACTION_GROUP (actions));
  ent_row_menu_add (list, owner, ADW_TYPE_EXPANDER_ROW, create_menu);
}
