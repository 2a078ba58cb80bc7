/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntAnnounceFunc:
 * @widget: what has something to say
 * @text: what it says
 *
 * Hears what is said to a screen reader.
 */
typedef void (*EntAnnounceFunc) (GtkWidget  *widget,
                                 const char *text);

void ent_announce          (GtkWidget       *widget,
                            const char      *text);
void ent_announce_matches  (GtkWidget       *search,
                            guint            n_matches);
void ent_announce_set_func (EntAnnounceFunc  func);

G_END_DECLS
