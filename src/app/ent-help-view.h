/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-help-page.h"

G_BEGIN_DECLS

#define ENT_TYPE_HELP_VIEW (ent_help_view_get_type ())
G_DECLARE_FINAL_TYPE (EntHelpView, ent_help_view, ENT, HELP_VIEW, AdwBin)

void       ent_help_view_set_page  (EntHelpView *self,
                                    EntHelpPage *page,
                                    GFile       *folder);
GtkWidget *ent_help_view_get_block (EntHelpView *self,
                                    guint        index);

G_END_DECLS
