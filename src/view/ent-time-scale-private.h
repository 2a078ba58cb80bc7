/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-time-scale.h"

G_BEGIN_DECLS

/**
 * EntTimeGrab:
 * @ENT_TIME_GRAB_NOTHING: nothing is held
 * @ENT_TIME_GRAB_INSTANT: the handle of an instant
 * @ENT_TIME_GRAB_START: a window's first handle
 * @ENT_TIME_GRAB_END: a window's second handle
 * @ENT_TIME_GRAB_WINDOW: the window between its handles
 *
 * What the pointer holds.
 */
typedef enum
{
  ENT_TIME_GRAB_NOTHING,
  ENT_TIME_GRAB_INSTANT,
  ENT_TIME_GRAB_START,
  ENT_TIME_GRAB_END,
  ENT_TIME_GRAB_WINDOW,
} EntTimeGrab;

struct _EntTimeScale
{
  GtkWidget parent_instance;

  EntSession   *session;
  GSignalGroup *session_signals;
  GtkWidget    *histogram;
  GtkWidget    *bubble;
  GtkWidget    *bubble_label;
  GtkWidget    *popover;
  char         *value_text;

  EntTimeGrab   grab;
  EntDay        grab_day;      /* the day under the pointer when a window was grabbed */
  EntSpan       grab_span;     /* the window then */
  double        scrolled;
};

/* ent-time-scale.c */
gboolean ent_time_scale_is_window       (EntTimeScale   *self);
void     ent_time_scale_get_handles     (EntTimeScale   *self,
                                         double         *start,
                                         double         *end);
void     ent_time_scale_emit_grabbed    (EntTimeScale   *self);

/* ent-time-scale-input.c */
void     ent_time_scale_add_keys        (GtkWidgetClass *widget_class);
void     ent_time_scale_add_controllers (EntTimeScale   *self);

G_END_DECLS
