/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_LIBRARY_VIEW (ent_library_view_get_type ())
G_DECLARE_FINAL_TYPE (EntLibraryView, ent_library_view, ENT, LIBRARY_VIEW, AdwBin)

GtkWidget  *ent_library_view_new          (void);

EntSession *ent_library_view_get_session  (EntLibraryView *self);
void        ent_library_view_set_session  (EntLibraryView *self,
                                           EntSession     *session);
void        ent_library_view_start_search (EntLibraryView *self);
void        ent_library_view_reload       (EntLibraryView *self);

G_END_DECLS
