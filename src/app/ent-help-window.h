/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ent-help-book.h"

G_BEGIN_DECLS

#define ENT_TYPE_HELP_WINDOW (ent_help_window_get_type ())
G_DECLARE_FINAL_TYPE (EntHelpWindow, ent_help_window, ENT, HELP_WINDOW, AdwWindow)

EntHelpWindow *ent_help_window_new      (void);
EntHelpBook   *ent_help_window_get_book (EntHelpWindow *self);
EntHelpPage   *ent_help_window_get_page (EntHelpWindow *self);
gboolean       ent_help_window_show     (EntHelpWindow *self,
                                         const char    *target);

G_END_DECLS
