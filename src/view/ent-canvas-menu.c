/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-canvas-private.h"

/*
 * The menus: of a state, of a tie, of the ground. They name what is done to the case by
 * actions that are found above the canvas, see ent_editors_install_actions(); without a
 * target these are about what is selected, and a click has selected what it hit.
 */

/* With the key that the window has for the same, where it has one. */
static void
append_edit (GMenu      *menu,
             const char *label,
             const char *action,
             const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", "");
  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

/* An entry that is there only while it means something. */
static void
append_where_enabled (GMenu      *menu,
                      const char *label,
                      const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
append_adding (GMenu     *menu,
               EntRecord *record)
{
  GMenu *section = g_menu_new ();

  if (ENT_IS_STATE (record))
    {
      append_edit (section, _("Add _Tie…"), "case.add-tie", "<Shift><Control>t");
      append_edit (section, _("Add E_vent…"), "case.add-event", NULL);
      append_edit (section, _("Add Tr_ait…"), "case.add-trait", NULL);
    }
  else
    {
      append_edit (section, _("Add _Instrument…"), "case.add-instrument", NULL);
      append_edit (section, _("Add E_vent…"), "case.add-event", NULL);
      g_menu_append (section, _("Add Con_dition…"), "case.add-condition");
    }
  append_section (menu, section);
}

static void
append_record (GMenu     *menu,
               EntRecord *record)
{
  GMenu *edit = g_menu_new ();
  GMenu *view = g_menu_new ();
  GMenu *remove = g_menu_new ();

  append_edit (edit, _("_Edit…"), "record.edit", "F2");
  g_menu_append (edit, _("_Copy"), "win.copy");
  g_menu_append (edit, _("Cop_y Citations"), "win.copy-citations");
  append_section (menu, edit);
  append_adding (menu, record);

  g_menu_append (view, _("Ce_nter in View"), "canvas.center-selection");
  append_where_enabled (view, _("_Pin Here"), "canvas.pin");
  append_where_enabled (view, _("_Unpin"), "canvas.unpin");
  append_section (menu, view);

  append_edit (remove, _("_Remove…"), "record.remove", "Delete");
  append_section (menu, remove);
}

static void
append_ground (GMenu *menu)
{
  GMenu *add = g_menu_new ();
  GMenu *view = g_menu_new ();
  g_autoptr (GMenuItem) state = g_menu_item_new (_("Add _State…"), "case.add-state");

  g_menu_item_set_attribute (state, "accel", "s", "<Shift><Control>a");
  g_menu_append_item (add, state);
  append_edit (add, _("Add _Tie…"), "case.add-tie", "<Shift><Control>t");
  append_section (menu, add);

  g_menu_append (view, _("Show _Whole Graph"), "canvas.fit");
  g_menu_append (view, _("C_opy Picture"), "win.copy-picture");
  append_section (menu, view);
}

/*< private >
 * ent_canvas_build_menu:
 * @self: a canvas with a session
 *
 * Returns: (transfer full): the menu of what is selected, or of the ground
 */
GMenuModel *
ent_canvas_build_menu (EntCanvas *self)
{
  GMenu *menu = g_menu_new ();
  EntRecord *selection = ent_session_get_selection (self->session);

  if (ENT_IS_STATE (selection) || ENT_IS_TIE (selection))
    append_record (menu, selection);
  else
    append_ground (menu);

  return G_MENU_MODEL (menu);
}

/*< private >
 * ent_canvas_popup_menu:
 * @self: a canvas
 * @at: where, in pixels
 *
 * Opens the menu of what is selected.
 */
void
ent_canvas_popup_menu (EntCanvas *self,
                       EntPoint   at)
{
  g_autoptr (GMenuModel) menu = NULL;
  GdkRectangle pointing_to = { (int) at.x, (int) at.y, 1, 1 };

  if (self->session == NULL)
    return;

  menu = ent_canvas_build_menu (self);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &pointing_to);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
