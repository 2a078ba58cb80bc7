/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-graph-theme.h"
#include "ent-scene-snapshot.h"
#include "ent-svg.h"

/*
 * What of the graph goes on the clipboard: the picture, as pixels for a letter and as SVG for
 * an editor of pictures, or what is selected in words. Passages, citations and texts are
 * copied where they are shown.
 */

/* Pixels for a scene unit: enough to be printed. */
#define SCALE  2.0
#define MARGIN 24.0

/* A picture of a large graph is drawn smaller rather than with more pixels than this. */
#define MOST_PIXELS 4096.0

static GdkTexture *
paint_texture (EntWindow *self,
               EntScene  *scene)
{
  EntTheme theme = ent_graph_theme_get_theme (ent_graph_theme_get_default ());
  EntBrush brush = { theme, 1 };
  const EntColor *ground = &ent_style_get_palette (theme)->background;
  EntRect bounds = ent_scene_get_bounds (scene);
  double width = bounds.width + 2 * MARGIN;
  double height = bounds.height + 2 * MARGIN;
  double scale = MIN (SCALE, MOST_PIXELS / (width > height ? width : height));
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, (float) (width * scale),
                                             (float) (height * scale));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  PangoContext *context = ent_scene_snapshot_create_context ();
  GskRenderNode *node = NULL;
  GdkTexture *texture = NULL;

  gtk_snapshot_append_color (
    snapshot, &(GdkRGBA) { ground->red, ground->green, ground->blue, 1 }, &view);
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float) (MARGIN - bounds.x), (float) (MARGIN - bounds.y)));
  ent_scene_snapshot_links (scene, &brush, context, snapshot);
  ent_scene_snapshot_nodes (scene, &brush, context, snapshot);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self)), node, &view);
  gsk_render_node_unref (node);
  g_object_unref (context);
  return texture;
}

static void
tell (EntWindow  *self,
      const char *title)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  ent_window_add_toast (self, toast);
}

/**
 * ent_window_copy_picture:
 * @self: a window with a case that has a layout
 *
 * Puts the picture of the graph, as it is shown, on the clipboard: as SVG, with its legend,
 * and as pixels.
 */
void
ent_window_copy_picture (EntWindow *self)
{
  GdkContentProvider *providers[2];
  EntSvgOptions options = { .theme =
                              ent_graph_theme_get_theme (ent_graph_theme_get_default ()) };
  g_autoptr (EntScene) scene = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GBytes) svg = NULL;
  char *text = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  if (self->session == NULL || ent_session_get_layout (self->session) == NULL)
    return;

  scene = ent_window_new_scene (self);
  texture = paint_texture (self, scene);
  text = ent_svg_paint (scene, &options);
  svg = g_bytes_new_take (text, strlen (text));
  providers[0] = gdk_content_provider_new_for_bytes ("image/svg+xml", svg);
  providers[1] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  content = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  tell (self, _ ("Picture copied"));
}

/**
 * ent_window_copy:
 * @self: a window with a case
 *
 * Copies what is selected in the graph, in words: what it is called, and what the graph says
 * of it. Where nothing is selected, it is the picture that one wants.
 */
void
ent_window_copy (EntWindow *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  text = ent_canvas_dup_selection_text (ent_graph_view_get_canvas (self->graph_view));
  if (text == NULL)
    {
      ent_window_copy_picture (self);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tell (self, _ ("Selection copied"));
}
