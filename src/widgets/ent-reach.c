/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-reach.h"

/* How far from a thing one may point and still mean it: a finger covers what it points at. */

/* Half of what a fingertip needs, in pixels. */
#define FINGER_REACH 22

/**
 * ent_reach_for_source:
 * @source: what is pointed with
 * @by_mouse: how far a mouse reaches, in pixels
 *
 * Returns: how far it reaches, in pixels
 */
double
ent_reach_for_source (GdkInputSource source,
                      double         by_mouse)
{
  return source == GDK_SOURCE_TOUCHSCREEN ? MAX (by_mouse, FINGER_REACH) : by_mouse;
}

/**
 * ent_reach_is_by_finger:
 * @controller: a controller that handles an event
 *
 * Returns: whether the event is from a finger on the screen
 */
gboolean
ent_reach_is_by_finger (GtkEventController *controller)
{
  GdkDevice *device = NULL;

  g_return_val_if_fail (GTK_IS_EVENT_CONTROLLER (controller), FALSE);

  device = gtk_event_controller_get_current_event_device (controller);
  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/**
 * ent_reach_for_controller:
 * @controller: a controller that handles an event
 * @by_mouse: how far a mouse reaches, in pixels
 *
 * Returns: how far reaches what the event is from, in pixels
 */
double
ent_reach_for_controller (GtkEventController *controller,
                          double              by_mouse)
{
  return ent_reach_is_by_finger (controller)
           ? ent_reach_for_source (GDK_SOURCE_TOUCHSCREEN, by_mouse) : by_mouse;
}
