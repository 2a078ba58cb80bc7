/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_DEFINITIONS_VIEW (ent_definitions_view_get_type ())
G_DECLARE_FINAL_TYPE (EntDefinitionsView, ent_definitions_view, ENT, DEFINITIONS_VIEW, AdwBin)

GtkWidget  *ent_definitions_view_new         (void);
EntSession *ent_definitions_view_get_session (EntDefinitionsView *self);
void        ent_definitions_view_set_session (EntDefinitionsView *self,
                                              EntSession         *session);

char       *ent_definitions_view_dup_csv     (EntDefinitionsView *self,
                                              gboolean            by_year);

G_END_DECLS
