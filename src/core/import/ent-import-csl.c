/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-import-private.h"
#include "ent-metadata.h"

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

/*< private >
 * ent_import_csl_add_authors:
 * @csl: what is known
 * @names: (nullable): one name or several, as a file writes them
 *
 * Adds authors to those that are known.
 */
void
ent_import_csl_add_authors (JsonObject *csl,
                            const char *names)
{
  g_autofree char *clean = g_utf8_make_valid (names != NULL ? names : "", -1);
  g_autoptr (JsonArray) people = ent_metadata_make_names (g_strstrip (clean));
  JsonArray *authors;

  if (json_array_get_length (people) == 0)
    return;
  if (!json_object_has_member (csl, "author"))
    json_object_set_array_member (csl, "author", json_array_new ());

  authors = json_object_get_array_member (csl, "author");
  for (guint i = 0; i < json_array_get_length (people); i++)
    json_array_add_element (authors, json_node_copy (json_array_get_element (people, i)));
}

/*< private >
 * ent_import_csl_set_date:
 * @csl: what is known
 * @words: (nullable): a date as a file writes it, a time behind it or not
 *
 * Sets when the article appeared, where that is not set yet.
 */
void
ent_import_csl_set_date (JsonObject *csl,
                         const char *words)
{
  g_autofree char *date = NULL;
  JsonObject *issued;

  if (words == NULL || json_object_has_member (csl, "issued"))
    return;

  /* 2021-03-14T09:00:00+01:00; and citation tags write 2021/03/14. */
  date = g_utf8_make_valid (words, -1);
  if (g_regex_match_simple ("^\\s*\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}T", date, G_REGEX_DEFAULT,
                            G_REGEX_MATCH_DEFAULT))
    *strchr (date, 'T') = '\0';
  if (g_regex_match_simple ("^\\s*\\d{4}/", date, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
    g_strdelimit (date, "/", '-');

  issued = ent_metadata_make_date (g_strstrip (date));
  if (issued != NULL)
    json_object_set_object_member (csl, "issued", issued);
}
