/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-export-dialog.h"
#include "ent-scene.h"

/*
 * Exporting what is on the screen. The scene is built once more from the slice and
 * layout of the moment in which the user said so.
 */

/**
 * ent_window_new_scene:
 * @self: a window with a case that has a layout
 *
 * Returns: (transfer full): what is on the screen
 */
EntScene *
ent_window_new_scene (EntWindow *self)
{
  EntSession *session = self->session;
  EntSceneOptions options = {
    .show_ended = ent_session_get_show_ended (session),
    .show_uncounted = ent_session_get_show_uncounted (session),
  };

  return ent_scene_new (
    ent_session_get_slice (session), ent_session_get_layout (session), &options);
}

static char *
dup_view_name (EntSession *session,
               const char *separator)
{
  EntHeader *header = ent_case_get_header (ent_session_get_case (session));
  g_autofree char *date = ent_date_to_words (ent_session_get_at (session));

  return g_strconcat (ent_header_get_title (header), separator, date, NULL);
}

/* ------------------------------------------------------- how it was exported the last time */

#define PICTURE_KEY "ent-picture"

/* The colours, whether the ground is clear, the folder's URI, and what a view was called
 * whose file was given a name. */
#define PICTURE_TYPE "(ubsss)"

typedef struct
{
  guint theme;
  gboolean transparent;
  const char *folder;
  const char *view;
  const char *name;
} Picture;

/* The case's, so that it goes with it; the strings are lent. */
static gboolean
get_picture (EntWindow *self,
             Picture   *picture)
{
  GVariant *stored = g_object_get_data (G_OBJECT (self->session), PICTURE_KEY);

  *picture = (Picture) { .folder = "", .view = "", .name = "" };
  if (stored == NULL)
    return FALSE;
  g_variant_get (stored, "(ub&s&s&s)", &picture->theme, &picture->transparent, &picture->folder,
                 &picture->view, &picture->name);
  return TRUE;
}

static void
set_picture (EntWindow     *self,
             const Picture *picture)
{
  GVariant *stored = g_variant_new (PICTURE_TYPE, picture->theme, picture->transparent,
                                    picture->folder, picture->view, picture->name);

  g_object_set_data_full (G_OBJECT (self->session), PICTURE_KEY, g_variant_ref_sink (stored),
                          (GDestroyNotify) g_variant_unref);
}

/**
 * ent_window_remember_export:
 * @self: a window with a case
 * @view: where it is remembered how the case is looked at
 *
 * Remembers how a picture of the case was exported last, where one was.
 */
void
ent_window_remember_export (EntWindow    *self,
                            GVariantDict *view)
{
  GVariant *stored = g_object_get_data (G_OBJECT (self->session), PICTURE_KEY);

  if (stored != NULL)
    g_variant_dict_insert_value (view, "picture", stored);
}

/**
 * ent_window_recall_export:
 * @self: a window with a case
 * @view: what was remembered of it
 *
 * Begins the next export of a picture with what the last one was.
 */
void
ent_window_recall_export (EntWindow    *self,
                          GVariantDict *view)
{
  GVariant *stored = NULL;
  Picture picture;

  stored = g_variant_dict_lookup_value (view, "picture", G_VARIANT_TYPE (PICTURE_TYPE));
  if (stored == NULL)
    return;
  g_object_set_data_full (G_OBJECT (self->session), PICTURE_KEY, stored,
                          (GDestroyNotify) g_variant_unref);
  /* The file may have been written by another version. */
  if (get_picture (self, &picture) && picture.theme > ENT_THEME_PRINT)
    g_object_set_data (G_OBJECT (self->session), PICTURE_KEY, NULL);
}

/* A name that was proposed is proposed anew for each view; one that was typed, for its own. */
static void
picture_chosen_cb (EntWindow *self,
                   GFile     *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : g_strdup ("");
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *view = NULL;
  Picture picture;

  if (self->session == NULL)
    return;

  view = dup_view_name (self->session, " ");
  get_picture (self, &picture);
  set_picture (self, &(Picture) { picture.theme, picture.transparent, uri, view, name });
}

/* ------------------------------------------------------------------------------ exporting */

static void
export_decided_cb (EntWindow       *self,
                   EntExportDialog *dialog)
{
  g_autoptr (EntScene) scene = NULL;
  g_autofree char *view = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  EntSvgOptions options;
  Picture picture;

  if (self->session == NULL || ent_session_get_layout (self->session) == NULL)
    return;

  view = dup_view_name (self->session, " ");
  scene = ent_window_new_scene (self);
  ent_export_dialog_get_options (dialog, &options);
  get_picture (self, &picture);
  folder = g_strdup (picture.folder);
  if (g_str_equal (picture.view, view))
    name = g_strdup (picture.name);
  else
    name = ent_window_dup_file_name (view, ".svg");
  set_picture (self, &(Picture) { options.theme, options.transparent, folder, picture.view,
                                  picture.name });
  ent_window_export_text (self,
                          &(EntExportFile) {
                            .title = _ ("Export Picture"),
                            .name = name,
                            .failed = _ ("Could Not Export the Picture"),
                            .folder = folder,
                            .chosen = picture_chosen_cb,
                          },
                          ent_svg_paint (scene, &options));
}

/**
 * ent_window_export:
 * @self: a window with a case that has a layout
 *
 * Asks how and where to, and writes the current view as SVG.
 */
void
ent_window_export (EntWindow *self)
{
  g_autofree char *what = dup_view_name (self->session, ", ");
  EntExportDialog *dialog = ent_export_dialog_new (what);
  Picture picture;

  if (get_picture (self, &picture))
    ent_export_dialog_set_options (dialog, &(EntSvgOptions) {
                                             .theme = (EntTheme) picture.theme,
                                             .transparent = picture.transparent,
                                           });

  g_signal_connect_object (
    dialog, "export", G_CALLBACK (export_decided_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
