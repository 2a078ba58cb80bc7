/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-case.h"
#include "ent-layout.h"

G_BEGIN_DECLS

#define ENT_TYPE_ARRANGEMENT (ent_arrangement_get_type ())
G_DECLARE_FINAL_TYPE (EntArrangement, ent_arrangement, ENT, ARRANGEMENT, GObject)

EntArrangement *ent_arrangement_new        (EntCase        *the_case);
EntLayout      *ent_arrangement_get_layout (EntArrangement *self);
void            ent_arrangement_refresh    (EntArrangement *self);
void            ent_arrangement_request    (EntArrangement *self);
void            ent_arrangement_set_method (EntArrangement *self,
                                            EntLayoutMethod method);
void            ent_arrangement_cancel     (EntArrangement *self);
EntChange      *ent_arrangement_make_move  (EntArrangement *self,
                                            const char     *id,
                                            double          x,
                                            double          y,
                                            gboolean        pinned);

G_END_DECLS
