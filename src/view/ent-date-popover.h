/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_DATE_POPOVER (ent_date_popover_get_type ())
G_DECLARE_FINAL_TYPE (EntDatePopover, ent_date_popover, ENT, DATE_POPOVER, GtkPopover)

GtkWidget  *ent_date_popover_new         (void);

EntSession *ent_date_popover_get_session (EntDatePopover *self);
void        ent_date_popover_set_session (EntDatePopover *self,
                                          EntSession     *session);
gboolean    ent_date_popover_submit      (EntDatePopover *self,
                                          const char     *edtf);
const char *ent_date_popover_get_error   (EntDatePopover *self);

G_END_DECLS
