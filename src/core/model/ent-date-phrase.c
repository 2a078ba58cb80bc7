/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-date.h"

/**
 * ent_date_new_from_words:
 * @words: a date as one types it: EDTF
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the date, or %NULL with %ENT_DATE_ERROR_SYNTAX or
 *   %ENT_DATE_ERROR_IMPOSSIBLE
 */
EntDate *
ent_date_new_from_words (const char  *words,
                         GError     **error)
{
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  trimmed = g_strstrip (g_strdup (words));
  return ent_date_new (trimmed, error);
}
