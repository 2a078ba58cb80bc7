/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENT_TYPE_THEORY_LINE (ent_theory_line_get_type ())
G_DECLARE_FINAL_TYPE (EntTheoryLine, ent_theory_line, ENT, THEORY_LINE, GtkWidget)

GtkWidget *ent_theory_line_new (gboolean       is_heading,
                                int            room_at_end);
void       ent_theory_line_add (EntTheoryLine *self,
                                GtkWidget     *cell,
                                const char    *name,
                                gboolean       takes_room,
                                gboolean       is_spare);

G_END_DECLS
