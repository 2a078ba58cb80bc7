/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-import-private.h"

/* What files say of themselves, in CSL-JSON's vocabulary. What was said first
 * stays: the importers ask the most trustworthy place first. Summaries are left
 * alone: they are sentences of the publisher's, which no case is to carry. */

/*< private >
 * ent_import_csl_set:
 * @csl: what is known
 * @member: a member whose value is a string
 * @value: (nullable): its value; nothing is set where it has no words
 *
 * Sets a member that is not set yet.
 */
void
ent_import_csl_set (JsonObject *csl,
                    const char *member,
                    const char *value)
{
  g_autofree char *clean = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  if (value == NULL || json_object_has_member (csl, member))
    return;

  clean = g_utf8_make_valid (value, -1);
  words = g_strsplit_set (clean, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);

  if (joined->len > 0)
    json_object_set_string_member (csl, member, joined->str);
}
