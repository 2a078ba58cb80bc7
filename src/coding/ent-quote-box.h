/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ENT_TYPE_QUOTE_BOX (ent_quote_box_get_type ())
G_DECLARE_FINAL_TYPE (EntQuoteBox, ent_quote_box, ENT, QUOTE_BOX, GtkBox)

GtkWidget *ent_quote_box_new (void);
void       ent_quote_box_set (EntQuoteBox *self,
                              const char  *words,
                              const char  *place);

G_END_DECLS
