/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-language-words.h"

/* What a case is written in stays as it is; a reader of another language is told. */

static const struct
{
  const char *code;
  const char *name;
} languages[] = {
  { "ar", NC_("language", "Arabic") },     { "de", NC_("language", "German") },
  { "en", NC_("language", "English") },    { "es", NC_("language", "Spanish") },
  { "fr", NC_("language", "French") },     { "it", NC_("language", "Italian") },
  { "ja", NC_("language", "Japanese") },   { "ko", NC_("language", "Korean") },
  { "pl", NC_("language", "Polish") },     { "pt", NC_("language", "Portuguese") },
  { "ru", NC_("language", "Russian") },    { "vi", NC_("language", "Vietnamese") },
  { "zh", NC_("language", "Chinese") },
};

/* "zh-Hant-TW" and "zh_TW.UTF-8" begin with the same word. */
static char *
dup_primary (const char *tag)
{
  char *primary = g_ascii_strdown (tag, -1);

  primary[strcspn (primary, "-_.@")] = '\0';
  return primary;
}

/**
 * ent_words_dup_language:
 * @tag: a tag of BCP 47, such as "en" or "pt-BR"
 *
 * Returns: (transfer full): what the language is called; the tag itself where that is not
 *   known
 */
char *
ent_words_dup_language (const char *tag)
{
  g_autofree char *primary = NULL;

  g_return_val_if_fail (tag != NULL, NULL);

  primary = dup_primary (tag);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].code, primary))
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "language", languages[i].name));

  return g_strdup (tag);
}

/**
 * ent_words_is_users_language:
 * @tag: a tag of BCP 47
 *
 * Returns: whether it is the language that the user reads first; without one, that is English
 */
gboolean
ent_words_is_users_language (const char *tag)
{
  const char *first = g_get_language_names ()[0];
  g_autofree char *theirs = NULL;
  g_autofree char *users = NULL;

  g_return_val_if_fail (tag != NULL, FALSE);

  theirs = dup_primary (tag);
  users = dup_primary (first);
  if (g_str_equal (users, "c") || g_str_equal (users, "posix"))
    return g_str_equal (theirs, "en");

  return g_str_equal (theirs, users);
}
