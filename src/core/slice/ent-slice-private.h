/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-slice.h"

G_BEGIN_DECLS

EntSlice *ent_slice_new        (GObject       *keeper,
                                EntCase       *the_case,
                                EntDefinition *definition,
                                EntDate       *at,
                                GArray        *ties,
                                GArray        *links);
gboolean  ent_slice_looks_like (EntSlice      *self,
                                EntSlice      *other);

G_END_DECLS
