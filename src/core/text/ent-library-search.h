/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-library.h"

G_BEGIN_DECLS

#define ENT_TYPE_LIBRARY_SEARCH (ent_library_search_get_type ())
G_DECLARE_FINAL_TYPE (EntLibrarySearch, ent_library_search, ENT, LIBRARY_SEARCH, GObject)

EntLibrarySearch *ent_library_search_new          (const char        *path);

const char       *ent_library_search_get_query    (EntLibrarySearch  *self);
void              ent_library_search_set_query    (EntLibrarySearch  *self,
                                                   const char        *query);
EntLibraryOrder   ent_library_search_get_order    (EntLibrarySearch  *self);
void              ent_library_search_set_order    (EntLibrarySearch  *self,
                                                   EntLibraryOrder    order);
void              ent_library_search_set_own      (EntLibrarySearch  *self,
                                                   GPtrArray         *entries);
void              ent_library_search_reload       (EntLibrarySearch  *self);
void              ent_library_search_show_more    (EntLibrarySearch  *self);

GListModel       *ent_library_search_get_own      (EntLibrarySearch  *self);
GListModel       *ent_library_search_get_found    (EntLibrarySearch  *self);
guint             ent_library_search_get_n_found  (EntLibrarySearch  *self);
gboolean          ent_library_search_is_searching (EntLibrarySearch  *self);
const GError     *ent_library_search_get_error    (EntLibrarySearch  *self);

G_END_DECLS
