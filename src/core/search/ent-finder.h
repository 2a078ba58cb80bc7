/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-found.h"

G_BEGIN_DECLS

/**
 * ENT_FINDER_MAX_RESULTS:
 *
 * How many states and ties are found at most.
 */
#define ENT_FINDER_MAX_RESULTS 100

#define ENT_TYPE_FINDER (ent_finder_get_type ())
G_DECLARE_FINAL_TYPE (EntFinder, ent_finder, ENT, FINDER, GObject)

EntFinder *ent_finder_new             (void);

void       ent_finder_find_async      (EntFinder           *self,
                                       const char *const   *addresses,
                                       const char          *search,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
void       ent_finder_look_up_async   (EntFinder           *self,
                                       const char *const   *ids,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
GPtrArray *ent_finder_finish          (EntFinder           *self,
                                       GAsyncResult        *result,
                                       GError             **error);

guint      ent_finder_get_n_readings  (EntFinder           *self);

G_END_DECLS
