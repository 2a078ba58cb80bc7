/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-announce.h"
#include "ent-editors.h"
#include "ent-excerpt-drop.h"
#include "ent-outline.h"
#include "ent-outline-item.h"
#include "ent-outline-row.h"
#include "ent-row-menu.h"

/**
 * EntOutline:
 *
 * The outline of a case at the session's time: what is active first, then what
 * the definition leaves out, what ended, and the states.
 *
 * A row that is selected is selected in the session, and the other way round.
 * Where the selected record has no row, because a search hides it or because it
 * is not there at the time, nothing is selected in the list, and the session's
 * selection stays.
 *
 * The case is edited from here: a menu adds states and ties, rows have menus of their
 * own, and Return, F2 and Delete do what they say. See [func@Editors.install_actions].
 */

struct _EntOutline
{
  AdwBin parent_instance;

  EntSession         *session;
  GSignalGroup       *session_signals;

  GtkSearchEntry     *search;
  char               *said_search;   /* what the number of matches was said of */
  GtkStack           *stack;
  GtkListView        *view;
  AdwStatusPage      *nothing;
  GtkSingleSelection *selection;
  GtkCustomFilter    *filter;
  GtkCustomSorter    *sorter;
  GtkCustomSorter    *section_sorter;
  GListStore         *store;

  gboolean            asked;    /* a row is selected because its menu opens */
  gboolean            syncing;  /* the list is being changed by us, not by the user */
};

G_DEFINE_FINAL_TYPE (EntOutline, ent_outline, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *
get_search (EntOutline *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static guint
find_record (EntOutline *self,
             EntRecord  *record)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; record && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (EntOutlineItem) item = g_list_model_get_item (model, i);

      if (ent_outline_item_get_record (item) == record)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
has_states (EntOutline *self)
{
  return self->session != NULL &&
         g_list_model_get_n_items (
           ent_case_get_states (ent_session_get_case (self->session))) > 0;
}

static void
say_nothing (EntOutline *self,
             const char *title,
             const char *description)
{
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, description);
}

static void
show_list_or_nothing (EntOutline *self)
{
  gboolean searching = *get_search (self) != '\0';
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  if (searching)
    say_nothing (self, _("No Matches"), _("Try another name, year or kind of link."));
  else if (has_states (self))
    say_nothing (self, _("Nothing at This Time"),
                 _("The states of this case did not exist then. Move time, or search for one."));
  else
    say_nothing (self, _("Nothing Here Yet"),
                 _("Add the states that the case is about, or open the articles that tell of them."));
  adw_status_page_set_icon_name (self->nothing,
                                 searching ? "edit-find-symbolic" : "ent-pair-symbolic");
  gtk_stack_set_visible_child_name (self->stack, empty ? "nothing" : "list");
}

/* Selects in the list what is selected in the session. The user cannot unselect;
   the session can. */
static guint
sync_selection (EntOutline *self)
{
  EntRecord *record = self->session ? ent_session_get_selection (self->session) : NULL;
  guint position = find_record (self, record);
  gboolean was_syncing = self->syncing;

  self->syncing = TRUE;
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_single_selection_set_can_unselect (self->selection, FALSE);
  self->syncing = was_syncing;

  return position;
}

/* A list view that was empty puts its first row to the top edge, and the header
   above that row out of sight; it knows its heights only when it has been sized. */
static gboolean
show_first_header_cb (GtkWidget     *view,
                      GdkFrameClock *clock,
                      gpointer       user_data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  if (gtk_widget_get_height (view) == 0)
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (adjustment, 0);
  return G_SOURCE_REMOVE;
}

static void
update (EntOutline *self)
{
  g_autoptr (GPtrArray) items = ent_outline_list (self->session);
  gboolean was_empty = g_list_model_get_n_items (G_LIST_MODEL (self->store)) == 0;

  self->syncing = TRUE;
  ent_outline_list_merge (self->store, items);
  if (*get_search (self) != '\0')
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  sync_selection (self);
  self->syncing = FALSE;

  show_list_or_nothing (self);
  if (was_empty)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->view), show_first_header_cb, NULL, NULL);
}

static void
slice_changed_cb (EntOutline *self)
{
  update (self);
}

static void
selection_changed_cb (EntOutline *self)
{
  guint before = gtk_single_selection_get_selected (self->selection);
  guint position = sync_selection (self);

  /* Whoever comes here by Tab comes to it, and not to a row that was scrolled away. */
  if (position != before && position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
selected_item_changed_cb (EntOutline *self)
{
  EntOutlineItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->syncing || item == NULL || self->session == NULL)
    return;

  if (ent_outline_item_get_record (item) != ent_session_get_selection (self->session))
    ent_session_select (self->session, ent_outline_item_get_record (item), NULL);
}

static void
search_changed_cb (EntOutline *self)
{
  self->syncing = TRUE;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  sync_selection (self);
  self->syncing = FALSE;

  show_list_or_nothing (self);
  if (g_set_str (&self->said_search, get_search (self)) && *get_search (self) != '\0')
    ent_announce_matches (GTK_WIDGET (self->search),
                          g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
}

static void
search_activate_cb (EntOutline *self)
{
  /* The entry tells of a change with some delay; Enter may come first. */
  search_changed_cb (self);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;

  gtk_single_selection_set_selected (self->selection, 0);
  gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
stop_search_cb (EntOutline *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static gboolean
search_key_pressed_cb (EntOutline      *self,
                       guint            keyval,
                       guint            keycode,
                       GdkModifierType  state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
row_activated_cb (EntOutline *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "record.edit", "s", "");
}

static GMenuModel *
new_row_menu (EntRecord *record)
{
  GMenu *menu = g_menu_new ();
  GMenu *view = g_menu_new ();
  GMenu *add = g_menu_new ();
  GMenu *remove = g_menu_new ();
  const char *id = ent_record_get_id (record);

  ent_row_menu_append (view, _("_Edit…"), "record.edit", id);
  ent_row_menu_append (view, _("Show in _Graph"), "win.visit", id);
  ent_row_menu_append (view, _("_Copy"), "win.copy", NULL);
  ent_row_menu_append (view, _("Cop_y Citations"), "win.copy-citations", NULL);
  ent_row_menu_append_section (menu, view);

  if (ENT_IS_STATE (record))
    {
      ent_row_menu_append (add, _("Add _Tie…"), "case.add-tie", id);
      ent_row_menu_append (add, _("Add Tr_ait…"), "case.add-trait", id);
    }
  else
    {
      ent_row_menu_append (add, _("Add _Instrument…"), "case.add-instrument", id);
    }
  ent_row_menu_append (add, _("Add E_vent…"), "case.add-event", id);
  ent_row_menu_append_section (menu, add);

  ent_row_menu_append (remove, _("_Remove…"), "record.remove", id);
  ent_row_menu_append_section (menu, remove);
  return G_MENU_MODEL (menu);
}

/* What the menu is about is selected: one sees it in the graph. */
static GMenuModel *
create_row_menu (GtkWidget *widget,
                 gpointer   item)
{
  EntOutline *self = ENT_OUTLINE (widget);
  EntRecord *record = ent_outline_item_get_record (item);

  self->asked = TRUE;
  ent_session_select (self->session, record, NULL);
  self->asked = FALSE;
  return new_row_menu (record);
}

/* ------------------------------------------------------------------------------- drops */

static EntRecord *
find_drop_target (GtkWidget  *widget,
                  double      x,
                  double      y,
                  GtkWidget **lit)
{
  GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL;

  if (at != NULL)
    row = gtk_widget_get_ancestor (at, ENT_TYPE_OUTLINE_ROW);
  /* The padding around a row belongs to it. */
  if (row == NULL && at != NULL && gtk_widget_get_first_child (at) != NULL &&
      ENT_IS_OUTLINE_ROW (gtk_widget_get_first_child (at)))
    row = gtk_widget_get_first_child (at);
  if (row == NULL)
    return NULL;

  *lit = gtk_widget_get_parent (row);
  return ent_outline_item_get_record (ent_outline_row_get_item (ENT_OUTLINE_ROW (row)));
}

/* By the keyboard: at the row that has the focus, or else of what is selected. */
static void
menu_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EntOutline *self = ENT_OUTLINE (widget);
  EntOutlineItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!ent_row_menu_open (GTK_WIDGET (self->view)) && item != NULL)
    ent_row_menu_pop_up (GTK_WIDGET (self->view), item, &(GdkRectangle) { 0, 0, 1, 1 });
}

/* The action of a key, for the row that has the focus, or else for what is selected. */
static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   user_data)
{
  EntOutline *self = ENT_OUTLINE (widget);
  g_autoptr (EntOutlineItem) item = ent_row_menu_dup_focused (GTK_WIDGET (self->view));
  EntRecord *record = item != NULL ? ent_outline_item_get_record (item) : NULL;

  return gtk_widget_activate_action (widget, g_variant_get_string (arguments, NULL), "s",
                                     record != NULL ? ent_record_get_id (record) : "");
}

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  EntOutline *self = user_data;

  return ent_outline_item_matches (item, get_search (self));
}

static int
sort_cb (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  return ent_outline_item_compare ((EntOutlineItem *) a, (EntOutlineItem *) b);
}

static int
sort_sections_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  return (int) ent_outline_item_get_section ((EntOutlineItem *) a) -
         (int) ent_outline_item_get_section ((EntOutlineItem *) b);
}

static gboolean
ent_outline_grab_focus (GtkWidget *widget)
{
  EntOutline *self = ENT_OUTLINE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view)) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
ent_outline_dispose (GObject *object)
{
  EntOutline *self = ENT_OUTLINE (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->said_search, g_free);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_OUTLINE);

  G_OBJECT_CLASS (ent_outline_parent_class)->dispose (object);
}

static void
ent_outline_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  EntOutline *self = ENT_OUTLINE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ent_outline_get_session (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_outline_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  EntOutline *self = ENT_OUTLINE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ent_outline_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/panels/ent-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, EntOutline, search);
  gtk_widget_class_bind_template_child (widget_class, EntOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, EntOutline, view);
  gtk_widget_class_bind_template_child (widget_class, EntOutline, nothing);
  gtk_widget_class_bind_template_child (widget_class, EntOutline, selection);
  gtk_widget_class_bind_template_child (widget_class, EntOutline, filter);
  gtk_widget_class_bind_template_child (widget_class, EntOutline, sorter);
  gtk_widget_class_bind_template_child (widget_class, EntOutline, section_sorter);
  gtk_widget_class_bind_template_child (widget_class, EntOutline, store);
  gtk_widget_class_bind_template_callback (widget_class, selected_item_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  ent_editors_install_actions (widget_class);
  /**
   * EntOutline|outline.menu:
   *
   * Opens the menu of the selected row.
   */
  gtk_widget_class_install_action (widget_class, "outline.menu", NULL, menu_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, key_cb, "s", "record.edit");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, key_cb, "s", "record.remove");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, key_cb, "s",
                                "record.remove");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "outline.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "outline.menu",
                                       NULL);
}

static void
ent_outline_class_init (EntOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_outline_dispose;
  object_class->get_property = ent_outline_get_property;
  object_class->set_property = ent_outline_set_property;
  widget_class->grab_focus = ent_outline_grab_focus;

  /**
   * EntOutline:session:
   *
   * What is looked at.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ENT_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ENT_TYPE_OUTLINE_ITEM);
  g_type_ensure (ENT_TYPE_OUTLINE_ROW);
  install_actions (widget_class);
  bind_template (widget_class);
}

static void
ent_outline_init (EntOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ent_editors_follow_session (GTK_WIDGET (self));
  ent_row_menu_add (GTK_WIDGET (self->view), GTK_WIDGET (self), ENT_TYPE_OUTLINE_ROW,
                    create_row_menu);
  ent_excerpt_drop_add (GTK_WIDGET (self), find_drop_target);

  gtk_custom_filter_set_filter_func (self->filter, filter_cb, self, NULL);
  gtk_custom_sorter_set_sort_func (self->sorter, sort_cb, NULL, NULL);
  gtk_custom_sorter_set_sort_func (self->section_sorter, sort_sections_cb, NULL, NULL);

  self->session_signals = g_signal_group_new (ENT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::slice",
                                  G_CALLBACK (slice_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::selection",
                                  G_CALLBACK (selection_changed_cb), self);
}

/**
 * ent_outline_new:
 *
 * Returns: (transfer floating): an outline of nothing
 */
GtkWidget *
ent_outline_new (void)
{
  return g_object_new (ENT_TYPE_OUTLINE, NULL);
}

/**
 * ent_outline_is_asked:
 * @self: an outline
 *
 * Returns: whether a row is being selected because its menu opens: where the outline covers
 *   the graph it has to stay, and the menu with it
 */
gboolean
ent_outline_is_asked (EntOutline *self)
{
  g_return_val_if_fail (ENT_IS_OUTLINE (self), FALSE);

  return self->asked;
}

/**
 * ent_outline_get_session:
 * @self: an outline
 *
 * Returns: (transfer none) (nullable): what is looked at
 */
EntSession *
ent_outline_get_session (EntOutline *self)
{
  g_return_val_if_fail (ENT_IS_OUTLINE (self), NULL);

  return self->session;
}

/**
 * ent_outline_set_session:
 * @self: an outline
 * @session: (nullable) (transfer none): what to look at
 *
 * Sets the session that the outline follows.
 */
void
ent_outline_set_session (EntOutline *self,
                         EntSession *session)
{
  g_return_if_fail (ENT_IS_OUTLINE (self));
  g_return_if_fail (session == NULL || ENT_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ent_outline_start_search:
 * @self: an outline
 *
 * Puts the cursor into the search entry, and selects what stands in it.
 */
void
ent_outline_start_search (EntOutline *self)
{
  g_return_if_fail (ENT_IS_OUTLINE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/**
 * ent_outline_search_for:
 * @self: an outline
 * @words: what is searched
 *
 * Searches for some words, as if they had been typed.
 */
void
ent_outline_search_for (EntOutline *self,
                        const char *words)
{
  g_return_if_fail (ENT_IS_OUTLINE (self));
  g_return_if_fail (words != NULL);

  ent_outline_start_search (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}
