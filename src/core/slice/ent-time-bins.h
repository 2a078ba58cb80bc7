/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-date.h"

G_BEGIN_DECLS

/* Units of time one after the other, in which something is counted: structures that begin
 * with an EntSpan. */

GArray *ent_time_bins_new  (EntSpan      range,
                            EntDateUnit  unit,
                            gsize        size);
guint   ent_time_bins_find (GArray      *self,
                            EntDay       day);

G_END_DECLS
