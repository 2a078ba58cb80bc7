/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "ent-library.h"
#include "ent-library-query.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

struct _EntLibrary
{
  GObject parent_instance;

  sqlite3      *database;
  char         *path;
  GCancellable *cancellable;
};

/* ent-library-error.c */
void             ent_library_set_error       (sqlite3                *database,
                                              const char             *path,
                                              GError                **error);
void             ent_library_set_damaged     (const char             *path,
                                              const char             *reason,
                                              GError                **error);

/* ent-library.c */
sqlite3_stmt    *ent_library_prepare         (EntLibrary             *self,
                                              const char             *sql,
                                              GError                **error);
void             ent_library_bind            (sqlite3_stmt           *statement,
                                              int                     index,
                                              const char             *text);
gboolean         ent_library_step            (EntLibrary             *self,
                                              sqlite3_stmt           *statement,
                                              gboolean               *has_row,
                                              GError                **error);
gboolean         ent_library_run             (EntLibrary             *self,
                                              const char             *sql,
                                              GError                **error);
gboolean         ent_library_begin           (EntLibrary             *self,
                                              GError                **error);
gboolean         ent_library_end             (EntLibrary             *self,
                                              gboolean                is_good,
                                              GError                **error);

/* ent-library-schema.c */
sqlite3         *ent_library_open            (const char             *path,
                                              gboolean                read_only,
                                              GError                **error);
gboolean         ent_library_migrate         (sqlite3                *database,
                                              const char             *path,
                                              const char *const      *steps,
                                              guint                   n_steps,
                                              GError                **error);
const char      *ent_library_get_index_sql   (void);

/* ent-library-list.c */
char            *ent_library_scope_dup_json  (const EntLibraryScope  *scope);

/* ent-library-entry.c */
EntLibraryEntry *ent_library_entry_new_stored
                                             (const char             *digest,
                                              const char             *name,
                                              const char             *title,
                                              const char             *csl,
                                              gint64                  added,
                                              gsize                   length);
void             ent_library_entry_take_hit  (EntLibraryEntry        *self,
                                              const EntQuery         *query,
                                              const char             *content,
                                              const char             *roles,
                                              double                  rank);

/* A letter for the role of each block, in the order of EntTextRole. */
#define ENT_LIBRARY_ROLES "pthmbe"

G_END_DECLS
