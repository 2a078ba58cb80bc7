/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-import.h"

G_BEGIN_DECLS

/* The source articles of the built-in case, which belong to their publishers: NULL where
 * they are not at hand. */
static inline EntText *
shared_article_read (const char *name)
{
  const char *shared = g_getenv ("ENTENTE_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "articles", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (EntImport) import = NULL;
  g_autoptr (GError) error = NULL;

  if (shared == NULL || !g_file_query_exists (file, NULL))
    return NULL;

  import = ent_import_file (file, NULL, &error);
  g_assert_no_error (error);
  return g_object_ref (ent_import_get_text (import));
}

G_END_DECLS
