/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-help-page.h"

G_BEGIN_DECLS

#define ENT_TYPE_HELP_BOOK (ent_help_book_get_type ())
G_DECLARE_FINAL_TYPE (EntHelpBook, ent_help_book, ENT, HELP_BOOK, GObject)

EntHelpBook *ent_help_book_new      (GFile        *folder,
                                     GError      **error);

GFile       *ent_help_book_get_folder (EntHelpBook *self);
EntHelpPage *ent_help_book_lookup   (EntHelpBook  *self,
                                     const char   *name);

G_END_DECLS
