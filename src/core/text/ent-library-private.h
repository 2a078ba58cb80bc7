/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "ent-library.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

struct _EntLibrary
{
  GObject parent_instance;

  sqlite3 *database;
  char    *path;
};

/* ent-library.c */
void          ent_library_set_error  (sqlite3            *database,
                                      const char         *path,
                                      GError            **error);
sqlite3_stmt *ent_library_prepare    (EntLibrary         *self,
                                      const char         *sql,
                                      GError            **error);
void          ent_library_bind       (sqlite3_stmt       *statement,
                                      int                 index,
                                      const char         *text);
gboolean      ent_library_step       (EntLibrary         *self,
                                      sqlite3_stmt       *statement,
                                      gboolean           *has_row,
                                      GError            **error);

/* ent-library-schema.c */
sqlite3      *ent_library_open       (const char         *path,
                                      GError            **error);
gboolean      ent_library_migrate    (sqlite3            *database,
                                      const char         *path,
                                      const char *const  *steps,
                                      guint               n_steps,
                                      GError            **error);

G_END_DECLS
