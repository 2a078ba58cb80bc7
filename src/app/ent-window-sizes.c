/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

/*
 * How large the window is, and how its panes share the room: as it was left, and as wide as
 * somebody drew a pane by its edge. Articles have a width of their own beside the graph.
 */

/* As long as nobody chose: the most, and the most of what the outline leaves. Evidence is read
 * in a narrow column; an article wants a line of some sixty letters. The page without an
 * article is no wider than the evidence. */
#define EVIDENCE_WIDTH 360
#define ARTICLE_WIDTH  620
#define EVIDENCE_SHARE 0.4
#define ARTICLE_SHARE  0.52

static void
outline_width_cb (EntWindow *self)
{
  g_settings_set_double (self->settings, "outline-width",
                         ent_pane_edge_get_width (self->outline_edge));
}

static void
side_width_cb (EntWindow *self)
{
  g_settings_set_double (self->settings, self->side_width_key,
                         ent_pane_edge_get_width (self->inspector_edge));
}

/**
 * ent_window_init_sizes:
 * @self: a window with settings
 *
 * Has the window and its panes as large as they were left, and remembers how they are left.
 * Windows that are open at the same time keep their panes as they are.
 */
void
ent_window_init_sizes (EntWindow *self)
{
  GSettings *settings = self->settings;

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-inspector", self->inspector_split, "show-sidebar",
                   G_SETTINGS_BIND_DEFAULT);

  ent_pane_edge_set_width (self->outline_edge, g_settings_get_double (settings, "outline-width"));
  g_signal_connect_object (self->outline_edge, "notify::width", G_CALLBACK (outline_width_cb),
                           self, G_CONNECT_SWAPPED);
  ent_window_size_side (self, FALSE);
  g_signal_connect_object (self->inspector_edge, "notify::width", G_CALLBACK (side_width_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * ent_window_size_side:
 * @self: a window
 * @article: whether an article is read beside the view, rather than evidence
 *
 * Gives the side panel the width for what it shows.
 */
void
ent_window_size_side (EntWindow *self,
                      gboolean   article)
{
  if (self->settings == NULL)
    return;

  self->side_width_key = article ? "article-width" : "evidence-width";
  ent_pane_edge_set_usual (self->inspector_edge, article ? ARTICLE_WIDTH : EVIDENCE_WIDTH,
                           article ? ARTICLE_SHARE : EVIDENCE_SHARE);
  ent_pane_edge_set_width (self->inspector_edge,
                           g_settings_get_double (self->settings, self->side_width_key));
}

/* ------------------------------------------------------------------- what there is room for */

/* What the header bar between the panes needs for its buttons and the labels of every view,
 * and of those that it keeps where the window is not so wide; at the usual size of text. As
 * long as the panes have their usual width, the breakpoints see to it. */
#define ROOM_FOR_LABELS     700
#define ROOM_FOR_FEW_LABELS 540

static gboolean
measured_cb (gpointer user_data)
{
  EntWindow *self = user_data;
  gboolean tight = self->room < adw_length_unit_to_px (
    ADW_LENGTH_UNIT_SP, self->crowded ? ROOM_FOR_FEW_LABELS : ROOM_FOR_LABELS,
    gtk_widget_get_settings (GTK_WIDGET (self)));

  self->measuring = 0;
  g_object_set (self, "tight", tight, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * ent_window_measure_room:
 * @self: a window
 * @width: how wide its view has become, in pixels
 *
 * Sees what there is room for, once the panes have their places.
 */
void
ent_window_measure_room (EntWindow *self,
                         int        width)
{
  self->room = width;
  if (self->measuring == 0)
    self->measuring = g_idle_add_full (GTK_PRIORITY_RESIZE + 1, measured_cb, self, NULL);
}

/**
 * ent_window_get_switcher_mode:
 * @self: a window
 * @cramped: see [property@Window:cramped]
 * @snug: see [property@Window:snug]
 * @tight: see [property@Window:tight]
 * @beside: whether anything stands beside the view
 * @side: (nullable): the name of that
 * @article: (nullable): what is read
 *
 * An article takes much of the room; labels that are cut say less than icons.
 *
 * Returns: how the header bar shows the views
 */
AdwInlineViewSwitcherDisplayMode
ent_window_get_switcher_mode (EntWindow  *self,
                              gboolean    cramped,
                              gboolean    snug,
                              gboolean    tight,
                              gboolean    beside,
                              const char *side,
                              EntArticle *article)
{
  if (snug && beside && article != NULL && g_strcmp0 (side, "article") == 0)
    cramped = TRUE;
  return cramped || tight ? ADW_INLINE_VIEW_SWITCHER_ICONS : ADW_INLINE_VIEW_SWITCHER_LABELS;
}

/* -------------------------------------------------------------------------- the keyboard */

/**
 * ent_window_go_to_edge:
 * @self: a window
 *
 * Gives the keyboard to the edge of a pane: the outline's at first, then that of the side
 * panel, and back to the view.
 *
 * Returns: whether there is anywhere to go
 */
gboolean
ent_window_go_to_edge (EntWindow *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->inspector_edge)))
    return gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
  if (!gtk_widget_has_focus (GTK_WIDGET (self->outline_edge)) &&
      ent_pane_edge_take_focus (self->outline_edge))
    return TRUE;
  if (ent_pane_edge_take_focus (self->inspector_edge))
    return TRUE;

  return gtk_widget_has_focus (GTK_WIDGET (self->outline_edge)) &&
         gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}
