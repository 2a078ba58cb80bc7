/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"

/* Words that are dragged out of the reader: what they would be attached to lights up
 * under the pointer, and dropping them on a link, a hub or a state asks for it. */

/* The state or tie under a point; it is lit. */
static EntRecord *
point_at (EntCanvas *self,
          EntPoint   at)
{
  const EntSceneNode *node = NULL;
  const EntSceneLink *link = NULL;

  /* Where the case may not be changed, whoever is asked says why. */
  if (self->session == NULL)
    return NULL;

  ent_canvas_pick (self, at, ENT_CANVAS_REACH, &node, &link);
  if (node != NULL)
    {
      ent_canvas_set_hover (self, ENT_CANVAS_NODE, node->id);
      return node->record;
    }
  if (link != NULL)
    {
      ent_canvas_set_hover (self, ENT_CANVAS_LINK, link->id);
      return ENT_RECORD (link->tie);
    }

  ent_canvas_set_hover (self, ENT_CANVAS_NOTHING, NULL);
  return NULL;
}

static GdkDragAction
motion_cb (EntCanvas *self,
           double     x,
           double     y)
{
  EntPoint at = { x, y };

  return point_at (self, at) != NULL ? GDK_ACTION_COPY : 0;
}

static void
leave_cb (EntCanvas *self)
{
  ent_canvas_set_hover (self, ENT_CANVAS_NOTHING, NULL);
}

static gboolean
drop_cb (EntCanvas    *self,
         const GValue *value,
         double        x,
         double        y)
{
  EntPoint at = { x, y };
  gboolean dropped = ent_canvas_drop_excerpt (self, g_value_get_object (value), at);

  ent_canvas_update_hover (self);
  return dropped;
}

/*< private >
 * ent_canvas_drop_excerpt:
 * @self: the canvas
 * @excerpt: words of an article
 * @at: where they are dropped, in pixels
 *
 * Asks for words to be attached to what is seen at a point.
 *
 * Returns: whether there is anything
 */
gboolean
ent_canvas_drop_excerpt (EntCanvas  *self,
                         EntExcerpt *excerpt,
                         EntPoint    at)
{
  EntRecord *target = point_at (self, at);

  if (target == NULL || excerpt == NULL)
    return FALSE;

  ent_reading_request_attach (ent_session_get_reading (self->session), excerpt, target);
  return TRUE;
}

void
ent_canvas_add_drop (EntCanvas *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (ENT_TYPE_EXCERPT, GDK_ACTION_COPY);

  g_signal_connect_swapped (drop, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (drop, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (drop, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
