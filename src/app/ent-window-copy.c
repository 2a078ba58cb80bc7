/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-graph-theme.h"
#include "ent-picture-content.h"
#include "ent-words.h"

/*
 * What of the graph goes on the clipboard: the picture, as pixels for a letter and as SVG for
 * an editor of pictures, or what is selected in words. Passages, citations and texts are
 * copied where they are shown.
 */

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
  g_autoptr (EntScene) scene = NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));

  if (self->session == NULL || ent_session_get_layout (self->session) == NULL)
    return;

  scene = ent_window_new_scene (self);
  content = ent_picture_content_new (
    scene, ent_graph_theme_get_theme (ent_graph_theme_get_default ()));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  tell (self, _ ("Picture copied"));
}

/**
 * ent_window_copy_citations:
 * @self: a window with a case
 *
 * Copies who says what of the state or tie that is selected: its passages by their digests,
 * each with its article and paragraph.
 */
void
ent_window_copy_citations (EntWindow *self)
{
  EntRecord *record = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  record = ent_session_get_selection (self->session);
  if (record != NULL)
    text = ent_words_dup_citations (ent_session_get_case (self->session), record,
                                    ent_date_get_span (ent_session_get_at (self->session)));
  if (text == NULL)
    {
      tell (self, _ ("No passage speaks of it yet"));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tell (self, _ ("Citations copied"));
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
