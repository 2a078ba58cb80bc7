/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntTurn:
 * @data: what was given with it
 * @until: until when there is time, by g_get_monotonic_time()
 *
 * Does some of a piece of work: as much as there is time for, or what cannot be divided.
 *
 * Returns: whether some is left
 */
typedef gboolean (*EntTurn) (gpointer data,
                             gint64   until);

guint  ent_turns_add       (EntTurn        turn,
                            gpointer       data,
                            GDestroyNotify notify);
void   ent_turns_remove    (guint          id);
gint64 ent_turns_get_until (void);

G_END_DECLS
