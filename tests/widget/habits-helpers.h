/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-store.h"
#include "window-helpers.h"

/* Settings, and cases that may be written to. */

#define CASE "builtin:china-vietnam"

static inline GSettings *
new_settings (void)
{
  return g_settings_new (APP_ID);
}

/* A case of one's own: a copy of the built-in one, with the places of its states or without. */
static inline char *
write_case_with (gboolean places)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = write_temporary ("", "entente-habits-XXXXXX.entente");
  g_autoptr (EntCase) the_case = ent_store_open (CASE, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = ent_store_write (the_case);
  if (!places)
    {
      char *start = strstr (text, "\"places\": [");
      char *end = strchr (start, ']');

      g_assert_nonnull (start);
      memset (strchr (start, '[') + 1, ' ', (gsize) (end - strchr (start, '[') - 1));
    }
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_steal_pointer (&path);
}

static inline char *
write_case (void)
{
  return write_case_with (TRUE);
}
