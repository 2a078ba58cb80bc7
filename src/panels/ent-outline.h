/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_OUTLINE (ent_outline_get_type ())
G_DECLARE_FINAL_TYPE (EntOutline, ent_outline, ENT, OUTLINE, AdwBin)

GtkWidget  *ent_outline_new          (void);

EntSession *ent_outline_get_session  (EntOutline *self);
void        ent_outline_set_session  (EntOutline *self,
                                      EntSession *session);
gboolean    ent_outline_is_asked     (EntOutline *self);
void        ent_outline_start_search (EntOutline *self);
void        ent_outline_search_for   (EntOutline *self,
                                      const char *words);

G_END_DECLS
