/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>

#include "ent-language-words.h"

/* The language of a case, and whether its reader has to be told. */

static void
test_names (void)
{
  g_autofree char *english = ent_words_dup_language ("en");
  g_autofree char *chinese = ent_words_dup_language ("zh-Hant-TW");
  g_autofree char *unknown = ent_words_dup_language ("tlh");

  g_assert_cmpstr (english, ==, "English");
  g_assert_cmpstr (chinese, ==, "Chinese");
  g_assert_cmpstr (unknown, ==, "tlh");
}

static void
test_readers (void)
{
  static const struct { const char *users; const char *tag; gboolean same; } rows[] = {
    { "vi", "en", FALSE },
    { "vi:en", "en", FALSE },
    { "vi", "vi", TRUE },
    { "en_GB", "en", TRUE },
    { "de", "de-AT", TRUE },
    { "zh_CN", "zh-Hans", TRUE },
    { "es", "en-US", FALSE },
    { "est", "es", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_setenv ("LANGUAGE", rows[i].users, TRUE);
      g_assert_cmpint (ent_words_is_users_language (rows[i].tag), ==, rows[i].same);
    }

  /* Without a language, English is read. */
  g_unsetenv ("LANGUAGE");
  g_assert_true (ent_words_is_users_language ("en"));
  g_assert_false (ent_words_is_users_language ("vi"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language/names", test_names);
  g_test_add_func ("/language/readers", test_readers);

  return g_test_run ();
}
