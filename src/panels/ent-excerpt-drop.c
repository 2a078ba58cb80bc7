/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-excerpt-drop.h"

#include "ent-session.h"

/*
 * Words that are dragged out of the reader onto a panel: what they would be attached to lights
 * up under the pointer, and dropping them there asks for it, as on the graph.
 *
 * The panels have a property "session".
 */

#define DROP "ent-excerpt-drop"

typedef struct
{
  GtkWidget          *widget;
  EntExcerptDropFind  find;
  GtkWidget          *lit;  /* weak */
} Drop;

static void
light (Drop      *self,
       GtkWidget *lit)
{
  if (self->lit == lit)
    return;

  if (self->lit != NULL)
    gtk_widget_unset_state_flags (self->lit, GTK_STATE_FLAG_DROP_ACTIVE);
  g_set_weak_pointer (&self->lit, lit);
  if (lit != NULL)
    gtk_widget_set_state_flags (lit, GTK_STATE_FLAG_DROP_ACTIVE, FALSE);
}

static void
drop_free (gpointer data)
{
  Drop *self = data;

  g_clear_weak_pointer (&self->lit);
  g_free (self);
}

static EntRecord *
find (Drop   *self,
      double  x,
      double  y)
{
  GtkWidget *lit = NULL;
  EntRecord *record = self->find (self->widget, x, y, &lit);

  light (self, record != NULL ? lit : NULL);
  return record;
}

static GdkDragAction
motion_cb (Drop   *self,
           double  x,
           double  y)
{
  return find (self, x, y) != NULL ? GDK_ACTION_COPY : 0;
}

static void
leave_cb (Drop *self)
{
  light (self, NULL);
}

static gboolean
drop_cb (Drop         *self,
         const GValue *value,
         double        x,
         double        y)
{
  return ent_excerpt_drop (self->widget, g_value_get_object (value), x, y);
}

/**
 * ent_excerpt_drop_add:
 * @widget: a panel
 * @find_target: finds what words would be attached to
 *
 * Makes the panel take words that are dragged out of an article.
 */
void
ent_excerpt_drop_add (GtkWidget          *widget,
                      EntExcerptDropFind  find_target)
{
  GtkDropTarget *target = gtk_drop_target_new (ENT_TYPE_EXCERPT, GDK_ACTION_COPY);
  Drop *self = g_new0 (Drop, 1);

  self->widget = widget;
  self->find = find_target;
  g_object_set_data_full (G_OBJECT (widget), DROP, self, drop_free);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/**
 * ent_excerpt_drop:
 * @widget: a panel that takes words
 * @excerpt: words of an article
 * @x: where they are dropped, in the panel's pixels
 * @y: where they are dropped, in the panel's pixels
 *
 * Asks for words to be attached to what is seen at a point.
 *
 * Returns: whether there is anything
 */
gboolean
ent_excerpt_drop (GtkWidget  *widget,
                  EntExcerpt *excerpt,
                  double      x,
                  double      y)
{
  Drop *self = g_object_get_data (G_OBJECT (widget), DROP);
  EntRecord *target = NULL;
  g_autoptr (EntSession) session = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  target = find (self, x, y);
  light (self, NULL);
  g_object_get (widget, "session", &session, NULL);
  if (target == NULL || excerpt == NULL || session == NULL)
    return FALSE;

  ent_reading_request_attach (ent_session_get_reading (session), excerpt, target);
  return TRUE;
}
