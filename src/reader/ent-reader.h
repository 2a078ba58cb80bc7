/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_READER (ent_reader_get_type ())
G_DECLARE_FINAL_TYPE (EntReader, ent_reader, ENT, READER, AdwBin)

GtkWidget  *ent_reader_new         (void);

EntSession *ent_reader_get_session (EntReader  *self);
void        ent_reader_set_session (EntReader  *self,
                                    EntSession *session);
void        ent_reader_scroll_to   (EntReader  *self,
                                    gsize       start,
                                    gsize       end);

G_END_DECLS
