/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-library-item.h"
#include "ent-library-view.h"

G_BEGIN_DECLS

/* ent-library-view.c */
void ent_library_view_add_toast   (EntLibraryView *self,
                                   AdwToast       *toast);
void ent_library_view_show_error  (EntLibraryView *self,
                                   const char     *heading,
                                   const GError   *error);

/* ent-library-view-remove.c */
void ent_library_view_remove_text (EntLibraryView *self,
                                   EntLibraryItem *item);

G_END_DECLS
