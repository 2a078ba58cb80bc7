/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_INSPECTOR (ent_inspector_get_type ())
G_DECLARE_FINAL_TYPE (EntInspector, ent_inspector, ENT, INSPECTOR, AdwBin)

GtkWidget  *ent_inspector_new         (void);

EntSession *ent_inspector_get_session (EntInspector *self);
void        ent_inspector_set_session (EntInspector *self,
                                       EntSession   *session);

G_END_DECLS
