/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-picture-content.h"

#include <string.h>

#include "ent-scene-snapshot.h"
#include "ent-svg.h"

/**
 * EntPictureContent:
 *
 * The picture of a scene for the clipboard: SVG for an editor of pictures, and pixels for a
 * letter. It is painted when somebody pastes it, in a thread, and each form once: a large
 * graph takes long, and most of what is copied is pasted in one form, or not at all.
 *
 * The pixels are painted by cairo, which needs neither a window nor its renderer, with fonts
 * of the thread's own: Pango's are not to be shared between threads.
 */

#define SVG_TYPE "image/svg+xml"
#define PNG_TYPE "image/png"

/* Pixels for a scene unit: enough to be printed. */
#define SCALE  2.0
#define MARGIN 24.0

/* A picture of a large graph is drawn smaller rather than with more pixels than this. */
#define MOST_PIXELS 4096.0

struct _EntPictureContent
{
  GdkContentProvider parent_instance;

  EntScene *scene;
  EntTheme  theme;
  GBytes   *svg; /* nullable: not asked for yet */
  GBytes   *png;
};

G_DEFINE_FINAL_TYPE (EntPictureContent, ent_picture_content, GDK_TYPE_CONTENT_PROVIDER)

/* ---------------------------------------------------------------------------- painting */

static GBytes *
paint_svg (EntPictureContent *self)
{
  EntSvgOptions options = { .theme = self->theme };
  char *text = ent_svg_paint (self->scene, &options);

  return g_bytes_new_take (text, strlen (text));
}

static GskRenderNode *
make_node (EntPictureContent *self,
           EntRect            bounds,
           double             scale)
{
  EntBrush brush = { self->theme, 1 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  PangoContext *context = ent_scene_snapshot_create_context ();

  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float) (MARGIN - bounds.x), (float) (MARGIN - bounds.y)));
  ent_scene_snapshot_links (self->scene, &brush, context, snapshot);
  ent_scene_snapshot_nodes (self->scene, &brush, context, snapshot);
  g_object_unref (context);
  return gtk_snapshot_free_to_node (snapshot);
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
paint_png (EntPictureContent *self)
{
  const EntColor *ground = &ent_style_get_palette (self->theme)->background;
  EntRect bounds = ent_scene_get_bounds (self->scene);
  double width = bounds.width + 2 * MARGIN;
  double height = bounds.height + 2 * MARGIN;
  double scale = MIN (SCALE, MOST_PIXELS / (width > height ? width : height));
  GskRenderNode *node = make_node (self, bounds, scale);
  GByteArray *png = g_byte_array_new ();
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * scale),
                                        (int) (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_paint (cr);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, png);
  cairo_surface_destroy (surface);
  g_clear_pointer (&node, gsk_render_node_unref);

  return g_byte_array_free_to_bytes (png);
}

/* ----------------------------------------------------------------------------- writing */

typedef struct
{
  GOutputStream *stream;
  gboolean       is_svg;
  GBytes        *bytes;
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->stream);
  g_clear_pointer (&writing->bytes, g_bytes_unref);
  g_free (writing);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
write_bytes (GTask  *task,
             GBytes *bytes)
{
  Writing *writing = g_task_get_task_data (task);

  writing->bytes = g_bytes_ref (bytes);
  g_output_stream_write_all_async (writing->stream, g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes), g_task_get_priority (task),
                                   g_task_get_cancellable (task), written_cb, task);
}

static void
paint_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  EntPictureContent *self = source;
  gboolean is_svg = GPOINTER_TO_INT (task_data);

  g_task_return_pointer (task, is_svg ? paint_svg (self) : paint_png (self),
                         (GDestroyNotify) g_bytes_unref);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EntPictureContent *self = ENT_PICTURE_CONTENT (source);
  GTask *task = user_data;
  Writing *writing = g_task_get_task_data (task);
  GBytes **kept = writing->is_svg ? &self->svg : &self->png;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = g_task_propagate_pointer (G_TASK (result), &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  if (*kept == NULL)
    *kept = g_bytes_ref (bytes);
  write_bytes (task, bytes);
}

static void
ent_picture_content_write_async (GdkContentProvider  *provider,
                                 const char          *mime_type,
                                 GOutputStream       *stream,
                                 int                  io_priority,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  EntPictureContent *self = ENT_PICTURE_CONTENT (provider);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) painting = NULL;
  Writing *writing = g_new0 (Writing, 1);
  GBytes *kept = NULL;

  writing->stream = g_object_ref (stream);
  writing->is_svg = g_str_equal (mime_type, SVG_TYPE);
  kept = writing->is_svg ? self->svg : self->png;
  g_task_set_source_tag (task, ent_picture_content_write_async);
  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  if (kept != NULL)
    {
      write_bytes (task, kept);
      return;
    }

  painting = g_task_new (self, cancellable, painted_cb, task);
  g_task_set_task_data (painting, GINT_TO_POINTER (writing->is_svg), NULL);
  g_task_run_in_thread (painting, paint_thread);
}

static gboolean
ent_picture_content_write_finish (GdkContentProvider  *provider,
                                  GAsyncResult        *result,
                                  GError             **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
ent_picture_content_ref_formats (GdkContentProvider *provider)
{
  static const char *types[] = { SVG_TYPE, PNG_TYPE };

  return gdk_content_formats_new (types, G_N_ELEMENTS (types));
}

/* ------------------------------------------------------------------------ object's life */

static void
ent_picture_content_finalize (GObject *object)
{
  EntPictureContent *self = ENT_PICTURE_CONTENT (object);

  g_clear_object (&self->scene);
  g_clear_pointer (&self->svg, g_bytes_unref);
  g_clear_pointer (&self->png, g_bytes_unref);

  G_OBJECT_CLASS (ent_picture_content_parent_class)->finalize (object);
}

static void
ent_picture_content_class_init (EntPictureContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ent_picture_content_finalize;
  provider_class->ref_formats = ent_picture_content_ref_formats;
  provider_class->write_mime_type_async = ent_picture_content_write_async;
  provider_class->write_mime_type_finish = ent_picture_content_write_finish;
}

static void
ent_picture_content_init (EntPictureContent *self)
{
}

/**
 * ent_picture_content_new:
 * @scene: what is drawn
 * @theme: what it is painted for
 *
 * Returns: (transfer full): its picture, as SVG with its legend and as PNG
 */
GdkContentProvider *
ent_picture_content_new (EntScene *scene,
                         EntTheme  theme)
{
  EntPictureContent *self;

  g_return_val_if_fail (ENT_IS_SCENE (scene), NULL);

  self = g_object_new (ENT_TYPE_PICTURE_CONTENT, NULL);
  self->scene = g_object_ref (scene);
  self->theme = theme;
  return GDK_CONTENT_PROVIDER (self);
}
