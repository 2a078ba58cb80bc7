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

static void
export_decided_cb (EntWindow       *self,
                   EntExportDialog *dialog)
{
  g_autoptr (EntScene) scene = NULL;
  g_autofree char *view = NULL;
  g_autofree char *name = NULL;
  EntSvgOptions options;

  if (self->session == NULL || ent_session_get_layout (self->session) == NULL)
    return;

  view = dup_view_name (self->session, " ");
  name = ent_window_dup_file_name (view, ".svg");
  scene = ent_window_new_scene (self);
  ent_export_dialog_get_options (dialog, &options);
  ent_window_export_text (self,
                          &(EntExportFile) {
                            .title = _ ("Export Picture"),
                            .name = name,
                            .failed = _ ("Could Not Export the Picture"),
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

  g_signal_connect_object (
    dialog, "export", G_CALLBACK (export_decided_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
