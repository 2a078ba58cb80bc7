/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

/*
 * What the panes of a narrow window are to one another: the sheet that comes up from below
 * lies over the graph, which keeps in view what the sheet is about.
 */

/**
 * ent_window_is_narrow:
 * @self: a window
 *
 * Returns: whether the side panel is a sheet, for want of room beside the graph
 */
gboolean
ent_window_is_narrow (EntWindow *self)
{
  return g_strcmp0 (adw_multi_layout_view_get_layout_name (self->panes), "narrow") == 0;
}

/* How much of the canvas lies under the sheet, in pixels. */
static double
measure_hidden (EntWindow *self)
{
  GtkWidget *canvas = GTK_WIDGET (ent_graph_view_get_canvas (self->graph_view));
  GtkWidget *sheet = GTK_WIDGET (self->inspector_sheet);
  graphene_rect_t bounds;
  double top;

  if (!adw_bottom_sheet_get_open (self->inspector_sheet) ||
      !gtk_widget_is_ancestor (canvas, sheet) ||
      !gtk_widget_compute_bounds (canvas, sheet, &bounds))
    return 0;

  top = gtk_widget_get_height (sheet) - adw_bottom_sheet_get_sheet_height (self->inspector_sheet);
  return CLAMP (bounds.origin.y + bounds.size.height - top, 0, bounds.size.height);
}

static gboolean
cover_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  EntWindow *self = ENT_WINDOW (widget);

  self->covering = 0;
  ent_canvas_set_hidden (ent_graph_view_get_canvas (self->graph_view), measure_hidden (self));
  return G_SOURCE_REMOVE;
}

/* The sheet's height is notified while sizes are given out: the graph is told when all
   have theirs. */
static void
await_cover (EntWindow *self)
{
  if (self->covering == 0)
    self->covering = gtk_widget_add_tick_callback (GTK_WIDGET (self), cover_cb, NULL, NULL);
}

/**
 * ent_window_init_sheet:
 * @self: a window
 *
 * Lets the graph know what of it the sheet covers.
 */
void
ent_window_init_sheet (EntWindow *self)
{
  g_return_if_fail (ENT_IS_WINDOW (self));

  g_signal_connect_object (self->inspector_sheet, "notify::open",
                           G_CALLBACK (await_cover), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector_sheet, "notify::sheet-height",
                           G_CALLBACK (await_cover), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::layout-name",
                           G_CALLBACK (await_cover), self, G_CONNECT_SWAPPED);
}
