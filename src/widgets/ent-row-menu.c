/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-row-menu.h"

#include "ent-popup.h"

/*
 * The menu of a row of a list: by the secondary button, by a long press, by the Menu key and
 * by Shift+F10. There is one popover for a list, and what it says is made when it is asked
 * for; the actions are found at the widget that owns the list, and above it.
 *
 * Rows are widgets of one type with a property "item"; where they have none, the menu is made
 * for the row itself.
 */

#define ROW_MENU "ent-row-menu"

typedef struct
{
  GtkWidget        *list;
  GtkWidget        *owner;
  GType             row_type;
  EntRowMenuCreate  create;
  GtkWidget        *popover; /* nullable */
} RowMenu;

static RowMenu *
get_menu (GtkWidget *list)
{
  return g_object_get_data (G_OBJECT (list), ROW_MENU);
}

static void
drop_popover (RowMenu *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

/* ------------------------------------------------------------------------------- rows */

static GtkWidget *
find_row_within (GtkWidget *widget,
                 GType      row_type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), row_type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row_within (child, row_type);

  return found;
}

/* The padding of a row belongs to it too; the list as a whole does not. */
static GtkWidget *
find_row (RowMenu   *self,
          GtkWidget *widget)
{
  GtkWidget *row = NULL;

  if (widget == NULL || widget == self->list || !gtk_widget_is_ancestor (widget, self->list))
    return NULL;

  row = gtk_widget_get_ancestor (widget, self->row_type);
  return row != NULL ? row : find_row_within (widget, self->row_type);
}

static GtkWidget *
get_focus (RowMenu *self)
{
  GtkRoot *root = gtk_widget_get_root (self->list);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static gpointer
dup_item (GtkWidget *row)
{
  gpointer item = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (row), "item") == NULL)
    return g_object_ref (row);

  g_object_get (row, "item", &item, NULL);
  return item;
}

/* ---------------------------------------------------------------------------- popping up */

static gboolean
pop_up (RowMenu            *self,
        gpointer            item,
        const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = self->create (self->owner, item);

  drop_popover (self);
  if (model == NULL)
    return FALSE;

  self->popover = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->popover, self->owner);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  ent_popup_come_back (GTK_POPOVER (self->popover));
  gtk_popover_popup (GTK_POPOVER (self->popover));
  return TRUE;
}

static gboolean
pop_up_at (RowMenu *self,
           double   x,
           double   y)
{
  GtkWidget *row = find_row (self, gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT));
  g_autoptr (GObject) item = row != NULL ? dup_item (row) : NULL;
  graphene_point_t point;

  if (item == NULL ||
      !gtk_widget_compute_point (self->list, self->owner,
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return FALSE;

  return pop_up (self, item, &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
}

static void
pressed_cb (GtkGesture *gesture,
            int         n_press,
            double      x,
            double      y,
            RowMenu    *self)
{
  if (pop_up_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGesture *gesture,
                 double      x,
                 double      y,
                 RowMenu    *self)
{
  if (pop_up_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gpointer
dup_focused (RowMenu *self)
{
  GtkWidget *row = find_row (self, get_focus (self));

  return row != NULL ? dup_item (row) : NULL;
}

static gboolean
open_focused (RowMenu *self)
{
  GtkWidget *focus = get_focus (self);
  g_autoptr (GObject) item = dup_focused (self);
  graphene_rect_t bounds;

  if (item == NULL || !gtk_widget_compute_bounds (focus, self->owner, &bounds))
    return FALSE;

  return pop_up (self, item,
                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                   (int) bounds.size.width, (int) bounds.size.height });
}

static gboolean
key_cb (GtkWidget *list,
        GVariant  *arguments,
        gpointer   user_data)
{
  return open_focused (user_data);
}

/* ------------------------------------------------------------------------------ public */

static void
add_gesture (RowMenu    *self,
             GtkGesture *gesture,
             const char *signal,
             GCallback   callback)
{
  g_signal_connect (gesture, signal, callback, self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (gesture));
}

/**
 * ent_row_menu_add:
 * @list: a list view, or another widget that holds rows
 * @owner: the widget that holds the list: the menu calls its actions
 * @row_type: the type of the rows, which have a property "item"
 * @create: makes the menu of a row
 *
 * Gives the rows of a list menus. The list must not outlive its owner.
 */
void
ent_row_menu_add (GtkWidget        *list,
                  GtkWidget        *owner,
                  GType             row_type,
                  EntRowMenuCreate  create)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  RowMenu *self = NULL;

  g_return_if_fail (GTK_IS_WIDGET (list));
  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (create != NULL);
  g_return_if_fail (get_menu (list) == NULL);

  self = g_new0 (RowMenu, 1);
  self->list = list;
  self->owner = owner;
  self->row_type = row_type;
  self->create = create;
  g_object_set_data_full (G_OBJECT (list), ROW_MENU, self, g_free);
  g_signal_connect_swapped (list, "destroy", G_CALLBACK (drop_popover), self);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  add_gesture (self, click, "pressed", G_CALLBACK (pressed_cb));
  /* Held down by a mouse, a row is dragged. */
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  add_gesture (self, press, "pressed", G_CALLBACK (long_pressed_cb));

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (key_cb, self, NULL)));
  gtk_widget_add_controller (list, keys);
}

/**
 * ent_row_menu_open:
 * @list: a list whose rows have menus
 *
 * Opens the menu of the row that has the focus.
 *
 * Returns: whether one has, and there is a menu for it
 */
gboolean
ent_row_menu_open (GtkWidget *list)
{
  g_return_val_if_fail (get_menu (list) != NULL, FALSE);

  return open_focused (get_menu (list));
}

/**
 * ent_row_menu_dup_focused:
 * @list: a list whose rows have menus
 *
 * Tells what a key is pressed for. It need not be what is selected: who comes to a list by
 * Tab selects nothing.
 *
 * Returns: (transfer full) (nullable): the item of the row that has the focus, if one has
 */
gpointer
ent_row_menu_dup_focused (GtkWidget *list)
{
  g_return_val_if_fail (get_menu (list) != NULL, NULL);

  return dup_focused (get_menu (list));
}

/**
 * ent_row_menu_pop_up:
 * @list: a list whose rows have menus
 * @item: what a row shows
 * @at: where, in the owner's coordinates
 *
 * Opens the menu of an item, whether its row is in sight or not.
 */
void
ent_row_menu_pop_up (GtkWidget          *list,
                     gpointer            item,
                     const GdkRectangle *at)
{
  g_return_if_fail (get_menu (list) != NULL);
  g_return_if_fail (at != NULL);

  pop_up (get_menu (list), item, at);
}

/**
 * ent_row_menu_get_popover:
 * @list: a list whose rows have menus
 *
 * Returns: (transfer none) (nullable): the menu that was opened last
 */
GtkWidget *
ent_row_menu_get_popover (GtkWidget *list)
{
  g_return_val_if_fail (get_menu (list) != NULL, NULL);

  return get_menu (list)->popover;
}

/**
 * ent_row_menu_append:
 * @menu: a menu, or a section of one
 * @label: what the entry says, with an underscore before its letter
 * @action: the name of an action
 * @target: (nullable): the string that the action is told, such as the id of a record
 *
 * Appends an entry.
 */
void
ent_row_menu_append (GMenu      *menu,
                     const char *label,
                     const char *action,
                     const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (target != NULL)
    g_menu_item_set_action_and_target (item, action, "s", target);
  else
    g_menu_item_set_detailed_action (item, action);
  g_menu_append_item (menu, item);
}

/**
 * ent_row_menu_append_section:
 * @menu: a menu
 * @section: (transfer full): entries that belong together
 *
 * Appends a section, unless nothing is in it.
 */
void
ent_row_menu_append_section (GMenu *menu,
                             GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}
