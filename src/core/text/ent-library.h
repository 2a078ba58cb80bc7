/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-attachments.h"
#include "ent-library-entry.h"

G_BEGIN_DECLS

#define ENT_LIBRARY_ERROR (ent_library_error_quark ())

/**
 * EntLibraryError:
 * @ENT_LIBRARY_ERROR_BUSY: another program is writing to it, and did not finish in time
 * @ENT_LIBRARY_ERROR_DAMAGED: the file, or a text in it, is not what was written
 * @ENT_LIBRARY_ERROR_FOREIGN: the file is another program's database
 * @ENT_LIBRARY_ERROR_NEWER: a newer Entente made it
 * @ENT_LIBRARY_ERROR_READ_ONLY: the file may be read, but not written
 * @ENT_LIBRARY_ERROR_FAILED: something else: there is no folder, the disk is full
 *
 * What can go wrong with a library. Whatever does, what it holds stays as it is.
 */
typedef enum
{
  ENT_LIBRARY_ERROR_BUSY,
  ENT_LIBRARY_ERROR_DAMAGED,
  ENT_LIBRARY_ERROR_FOREIGN,
  ENT_LIBRARY_ERROR_NEWER,
  ENT_LIBRARY_ERROR_READ_ONLY,
  ENT_LIBRARY_ERROR_FAILED,
} EntLibraryError;

GQuark ent_library_error_quark (void);

/* What stands around each hit of a snippet. No normalised text holds them. */
#define ENT_LIBRARY_HIT_START "\002"
#define ENT_LIBRARY_HIT_END   "\003"

/* For how long a text that was removed is kept, in seconds: see ent_library_purge(). */
#define ENT_LIBRARY_REGRET    (G_GINT64_CONSTANT (7) * 24 * 60 * 60)

/**
 * EntLibraryScope:
 * @digests: (array zero-terminated=1): digests of texts
 * @outside: whether they are the ones that are left out
 *
 * Which texts are searched: some, or all but some.
 */
typedef struct
{
  const char *const *digests;
  gboolean           outside;
} EntLibraryScope;

/**
 * EntLibraryUse:
 * @address: where the case is kept, as the window has it
 * @case_title: the case's title
 * @label: how the case cites the article whose text it is
 * @digest: the text's digest
 *
 * That a case uses a text.
 */
typedef struct
{
  char *address;
  char *case_title;
  char *label;
  char *digest;
} EntLibraryUse;

void       ent_library_use_free     (EntLibraryUse  *use);
GPtrArray *ent_library_use_list     (EntCase        *the_case,
                                     EntAttachments *attachments);

#define ENT_TYPE_LIBRARY (ent_library_get_type ())
G_DECLARE_FINAL_TYPE (EntLibrary, ent_library, ENT, LIBRARY, GObject)

void        ent_library_set_folder       (const char             *folder);
char       *ent_library_dup_default_path (void);
gboolean    ent_library_copy_to          (EntLibrary             *self,
                                          const char             *path,
                                          GError                **error);

EntLibrary *ent_library_new              (const char             *path,
                                          GError                **error);
EntLibrary *ent_library_new_read_only    (const char             *path,
                                          GError                **error);
gboolean    ent_library_is_read_only     (EntLibrary             *self);
void        ent_library_set_patience     (EntLibrary             *self,
                                          guint                   milliseconds);
void        ent_library_set_cancellable  (EntLibrary             *self,
                                          GCancellable           *cancellable);

gboolean    ent_library_add              (EntLibrary             *self,
                                          EntText                *text,
                                          gboolean               *is_new,
                                          GError                **error);
gboolean    ent_library_set_metadata     (EntLibrary             *self,
                                          const char             *digest,
                                          JsonObject             *csl,
                                          GError                **error);
JsonObject *ent_library_dup_metadata     (EntLibrary             *self,
                                          const char             *digest,
                                          GError                **error);
EntText    *ent_library_get              (EntLibrary             *self,
                                          const char             *digest,
                                          GError                **error);
GPtrArray  *ent_library_list             (EntLibrary             *self,
                                          const EntLibraryScope  *scope,
                                          GError                **error);

gboolean    ent_library_remove           (EntLibrary             *self,
                                          const char             *digest,
                                          GError                **error);
gboolean    ent_library_restore          (EntLibrary             *self,
                                          const char             *digest,
                                          GError                **error);
gboolean    ent_library_purge            (EntLibrary             *self,
                                          gint64                  before,
                                          GError                **error);

gboolean    ent_library_remember         (EntLibrary             *self,
                                          EntArticle             *article,
                                          EntText                *text,
                                          GError                **error);
EntText    *ent_library_find_for_article (EntLibrary             *self,
                                          EntArticle             *article,
                                          GError                **error);

gboolean    ent_library_set_uses         (EntLibrary             *self,
                                          const char             *address,
                                          GPtrArray              *uses,
                                          GError                **error);
GPtrArray  *ent_library_get_uses         (EntLibrary             *self,
                                          const char             *digest,
                                          GError                **error);

GPtrArray  *ent_library_search           (EntLibrary             *self,
                                          const char             *query,
                                          const EntLibraryScope  *scope,
                                          guint                   offset,
                                          guint                   limit,
                                          guint                  *n_found,
                                          GError                **error);
gboolean    ent_library_mend_index       (EntLibrary             *self,
                                          GError                **error);

GArray     *ent_library_find_in_text     (EntText                *text,
                                          const char             *query,
                                          guint                   limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLibraryUse, ent_library_use_free)

G_END_DECLS
