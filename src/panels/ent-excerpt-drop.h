/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-reading.h"
#include "ent-record.h"

G_BEGIN_DECLS

/**
 * EntExcerptDropFind:
 * @widget: the widget that words are dragged over
 * @x: where they are, in the widget's pixels
 * @y: where they are, in the widget's pixels
 * @lit: (out) (transfer none) (nullable): what is to be lit up
 *
 * Finds what the words would be attached to.
 *
 * Returns: (nullable) (transfer none): a state or a tie, or %NULL where there is none
 */
typedef EntRecord *(*EntExcerptDropFind) (GtkWidget  *widget,
                                          double      x,
                                          double      y,
                                          GtkWidget **lit);

void     ent_excerpt_drop_add (GtkWidget          *widget,
                               EntExcerptDropFind  find);
gboolean ent_excerpt_drop     (GtkWidget          *widget,
                               EntExcerpt         *excerpt,
                               double              x,
                               double              y);

G_END_DECLS
