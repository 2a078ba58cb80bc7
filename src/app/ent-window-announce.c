/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-announce.h"
#include "ent-time-scale.h"

/*
 * What the window says to a screen reader when something changes that the keyboard is not
 * on. What it is on, the screen reader reads by itself; it is not said twice. Toasts are
 * read out by libadwaita.
 */

/**
 * ent_window_announce:
 * @self: a window
 * @text: a sentence
 *
 * Has a screen reader say something when it is done with what it is saying.
 */
void
ent_window_announce (EntWindow  *self,
                     const char *text)
{
  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  ent_announce (GTK_WIDGET (self), text);
}

/**
 * ent_window_announce_time:
 * @self: a window
 * @text: the time, and what there is then
 *
 * Says that the time is another. The time scale says it itself while it has the keyboard.
 */
void
ent_window_announce_time (EntWindow  *self,
                          const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !ENT_IS_TIME_SCALE (focus))
    ent_window_announce (self, text);
}

static char *
describe_node (EntScene  *scene,
               EntRecord *record)
{
  for (guint i = 0; i < ent_scene_get_n_nodes (scene); i++)
    {
      const EntSceneNode *node = ent_scene_get_node (scene, i);

      if (node->record == record)
        return g_strdup (node->description);
    }
  return NULL;
}

static char *
describe_link (EntScene   *scene,
               EntRecord  *record,
               const char *id)
{
  for (guint i = 0; i < ent_scene_get_n_links (scene); i++)
    {
      const EntSceneLink *link = ent_scene_get_link (scene, i);

      if (id != NULL ? g_str_equal (link->id, id) : ENT_RECORD (link->tie) == record)
        return g_strdup_printf (C_("announcement", "%s. %s"), link->title, link->description);
    }
  return NULL;
}

/* Whether the keyboard is on what was selected, in the graph or in a list. */
static gboolean
is_on_selection (EntWindow *self)
{
  GtkWidget *canvas = GTK_WIDGET (ent_graph_view_get_canvas (self->graph_view));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL &&
         (focus == canvas || gtk_widget_is_ancestor (focus, canvas) ||
          gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (focus)) ==
            GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

/**
 * ent_window_announce_selection:
 * @self: a window
 *
 * Says what is selected now, where the keyboard is not on it: after a search, or a button
 * that leads to it.
 */
void
ent_window_announce_selection (EntWindow *self)
{
  EntRecord *record = ent_session_get_selection (self->session);
  EntScene *scene = ent_canvas_get_scene (ent_graph_view_get_canvas (self->graph_view));
  g_autofree char *text = NULL;

  if (record == NULL || scene == NULL || is_on_selection (self))
    return;

  text = describe_node (scene, record);
  if (text == NULL)
    text = describe_link (scene, record, ent_session_get_link (self->session));
  if (text != NULL)
    ent_window_announce (self, text);
}

/* A page that the switcher has no room for counts as hidden, with all that is on it, and
 * is nevertheless the one that shows. */
static void
page_changed_cb (EntWindow *self)
{
  GtkWidget *view = adw_view_stack_get_visible_child (self->views);

  if (view != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (adw_view_stack_get_page (self->views, view)),
                                 GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);
}

/**
 * ent_window_init_announce:
 * @self: a window
 *
 * Keeps what shows in the tree that a screen reader walks.
 */
void
ent_window_init_announce (EntWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->views);

  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (page_changed_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      g_signal_connect_object (page, "notify::visible", G_CALLBACK (page_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
}

/**
 * ent_window_announce_layout:
 * @self: a window
 *
 * Says that the graph is there, where it was waited for.
 */
void
ent_window_announce_layout (EntWindow *self)
{
  if (!self->awaiting_layout || ent_session_get_layout (self->session) == NULL)
    return;

  self->awaiting_layout = FALSE;
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->graph_view));
  ent_window_announce (self, _("The graph is laid out"));
}
