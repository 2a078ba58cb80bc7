/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-window.h"

G_BEGIN_DECLS

void     ent_closing_start      (GtkApplication *application,
                                 GList          *windows);
gboolean ent_closing_is_needed  (EntWindow      *window);
void     ent_closing_end_journal (EntSession    *session,
                                  gboolean       discard);

G_END_DECLS
