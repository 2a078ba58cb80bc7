/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-article.h"
#include "ent-text.h"

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

/**
 * EntLibraryHit:
 * @digest: the text's digest, to get it with
 * @title: the text's title, or its name where it has none
 * @snippet: some words around what was found, on one line, each hit between
 *   %ENT_LIBRARY_HIT_START and %ENT_LIBRARY_HIT_END
 * @rank: how well it fits: the lower, the better; comparable within one search
 *
 * A text in which something was found.
 */
typedef struct
{
  char   *digest;
  char   *title;
  char   *snippet;
  double  rank;
} EntLibraryHit;

void ent_library_hit_free (EntLibraryHit *hit);

#define ENT_TYPE_LIBRARY (ent_library_get_type ())
G_DECLARE_FINAL_TYPE (EntLibrary, ent_library, ENT, LIBRARY, GObject)

char       *ent_library_dup_default_path (void);

EntLibrary *ent_library_new              (const char  *path,
                                          GError     **error);
void        ent_library_set_patience     (EntLibrary  *self,
                                          guint        milliseconds);

gboolean    ent_library_add              (EntLibrary  *self,
                                          EntText     *text,
                                          gboolean    *is_new,
                                          GError     **error);
EntText    *ent_library_get              (EntLibrary  *self,
                                          const char  *digest,
                                          GError     **error);
gboolean    ent_library_remove           (EntLibrary  *self,
                                          const char  *digest,
                                          GError     **error);

gboolean    ent_library_remember         (EntLibrary  *self,
                                          EntArticle  *article,
                                          EntText     *text,
                                          GError     **error);
EntText    *ent_library_find_for_article (EntLibrary  *self,
                                          EntArticle  *article,
                                          GError     **error);

GPtrArray  *ent_library_search           (EntLibrary  *self,
                                          const char  *query,
                                          guint        limit,
                                          GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLibraryHit, ent_library_hit_free)

G_END_DECLS
