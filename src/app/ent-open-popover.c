/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-open-popover.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-announce.h"
#include "ent-recents.h"
#include "ent-search-walk.h"
#include "ent-window.h"

/**
 * EntOpenPopover:
 *
 * The cases that were open lately, found by a few letters of their title or folder, and the
 * way to those that were not. They are listed when it opens: whether their files are still
 * there is asked of the disk.
 */

/* More than on the start page: here one seeks. */
#define MANY 60

struct _EntOpenPopover
{
  GtkPopover parent_instance;

  EntRecents *recents;

  GtkEditable *search;
  GtkStack *stack;
  GtkListView *view;
  GtkSingleSelection *selection;
  GtkCustomFilter *filter;
  AdwStatusPage *none_page;
};

G_DEFINE_FINAL_TYPE (EntOpenPopover, ent_open_popover, GTK_TYPE_POPOVER)

typedef enum
{
  PROP_RECENTS = 1,
} EntOpenPopoverProperty;

static GParamSpec *properties[PROP_RECENTS + 1];

static gboolean
is_there (gpointer object,
          gboolean missing)
{
  return !missing;
}

/* --------------------------------------------------------------------------- searching */

/* Each word that is sought begins one of the title or of the folder. What the window shows is
 * not what one goes to. */
static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  EntOpenPopover *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *title = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *both = NULL;

  if (ENT_IS_WINDOW (root) && ent_window_has_file (ENT_WINDOW (root), ent_recent_get_uri (item)))
    return FALSE;

  g_object_get (item, "title", &title, "folder", &folder, NULL);
  both = g_strconcat (title, " ", folder, NULL);
  return g_str_match_string (gtk_editable_get_text (self->search), both, TRUE);
}

static guint
get_n_found (EntOpenPopover *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static void
show_list_or_nothing (EntOpenPopover *self)
{
  gboolean searching = *gtk_editable_get_text (self->search) != '\0';

  adw_status_page_set_title (self->none_page,
                             searching ? _ ("Nothing Found") : _ ("No Recent Cases"));
  gtk_stack_set_visible_child_name (self->stack, get_n_found (self) > 0 ? "found" : "none");
}

static void
search_changed_cb (EntOpenPopover *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);
  show_list_or_nothing (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      *gtk_editable_get_text (self->search) != '\0')
    ent_announce_matches (GTK_WIDGET (self->search), get_n_found (self));
}

static void
stop_search_cb (EntOpenPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
key_pressed_cb (EntOpenPopover  *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  return ent_search_walk (self->view, key);
}

/* ----------------------------------------------------------------------------- opening */

static void
open_at (EntOpenPopover *self,
         guint           position)
{
  g_autoptr (EntRecent) recent = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  gboolean missing = TRUE;

  if (recent != NULL)
    g_object_get (recent, "missing", &missing, NULL);
  if (missing)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-recent", "s",
                              ent_recent_get_uri (recent));
}

static void
open_selected_cb (EntOpenPopover *self)
{
  open_at (self, gtk_single_selection_get_selected (self->selection));
}

static void
activated_cb (EntOpenPopover *self,
              guint           position)
{
  open_at (self, position);
}

static void
open_other_cb (EntOpenPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", NULL);
}

/* ----------------------------------------------------------------------- object's life */

static void
recents_changed_cb (EntOpenPopover *self)
{
  show_list_or_nothing (self);
}

static void
ent_open_popover_map (GtkWidget *widget)
{
  EntOpenPopover *self = ENT_OPEN_POPOVER (widget);

  if (self->recents == NULL)
    {
      self->recents = ent_recents_new (NULL, MANY);
      g_signal_connect_object (ent_recents_get_model (self->recents), "items-changed",
                               G_CALLBACK (recents_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECENTS]);
    }
  gtk_editable_set_text (self->search, "");
  search_changed_cb (self);
  GTK_WIDGET_CLASS (ent_open_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
ent_open_popover_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EntOpenPopover *self = ENT_OPEN_POPOVER (object);

  switch ((EntOpenPopoverProperty) prop_id)
    {
    case PROP_RECENTS:
      g_value_set_object (
        value, self->recents != NULL ? ent_recents_get_model (self->recents) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_open_popover_dispose (GObject *object)
{
  EntOpenPopover *self = ENT_OPEN_POPOVER (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_OPEN_POPOVER);
  g_clear_object (&self->recents);

  G_OBJECT_CLASS (ent_open_popover_parent_class)->dispose (object);
}

static void
ent_open_popover_class_init (EntOpenPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_open_popover_dispose;
  object_class->get_property = ent_open_popover_get_property;
  widget_class->map = ent_open_popover_map;

  /**
   * EntOpenPopover:recents:
   *
   * The cases that were open lately, the latest first.
   */
  properties[PROP_RECENTS] =
    g_param_spec_object ("recents", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (ENT_TYPE_RECENT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/entente_app/Entente/ui/ent-open-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, EntOpenPopover, search);
  gtk_widget_class_bind_template_child (widget_class, EntOpenPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, EntOpenPopover, view);
  gtk_widget_class_bind_template_child (widget_class, EntOpenPopover, selection);
  gtk_widget_class_bind_template_child (widget_class, EntOpenPopover, filter);
  gtk_widget_class_bind_template_child (widget_class, EntOpenPopover, none_page);
  gtk_widget_class_bind_template_callback (widget_class, is_there);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_other_cb);
}

static void
ent_open_popover_init (EntOpenPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, filter_cb, self, NULL);
}

/**
 * ent_open_popover_get_found:
 * @self: the popover
 *
 * Returns: (transfer none): the cases that are listed, the latest first
 */
GListModel *
ent_open_popover_get_found (EntOpenPopover *self)
{
  g_return_val_if_fail (ENT_IS_OPEN_POPOVER (self), NULL);

  return G_LIST_MODEL (self->selection);
}

/**
 * ent_open_popover_search:
 * @self: the popover
 * @words: what is sought
 *
 * Seeks as if that was typed.
 */
void
ent_open_popover_search (EntOpenPopover *self,
                         const char     *words)
{
  g_return_if_fail (ENT_IS_OPEN_POPOVER (self));

  gtk_editable_set_text (self->search, words);
  search_changed_cb (self);
}
