/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "import-helpers.h"

#include <string.h>

#include "sample-article.h"

EntImport *
import_bytes (GBytes     *bytes,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  EntImport *import = ent_import_bytes (bytes, name, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (import);
  g_assert_cmpstr (ent_import_get_name (import), ==, name);

  return import;
}

EntImport *
import_words (const char *words,
              const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));

  return import_bytes (bytes, name);
}

/* That @bytes are refused, in a sentence that names them and says @told. */
void
refuse_bytes (GBytes     *bytes,
              const char *name,
              GQuark      domain,
              int         code,
              const char *told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntImport) import = ent_import_bytes (bytes, name, NULL, &error);

  g_assert_null (import);
  g_assert_error (error, domain, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, told));
  g_assert_null (strchr (error->message, '\n'));
}

void
refuse_words (const char *words,
              const char *name,
              GQuark      domain,
              int         code,
              const char *told)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));

  refuse_bytes (bytes, name, domain, code, told);
}

void
assert_content (EntImport  *import,
                const char *content)
{
  g_assert_cmpstr (ent_text_get_content (ent_import_get_text (import)), ==, content);
}

void
assert_sample (EntImport *import)
{
  g_autoptr (EntText) sample = sample_article_make_text ();
  EntText *text = ent_import_get_text (import);

  g_assert_cmpstr (ent_text_get_content (text), ==, ent_text_get_content (sample));
  g_assert_cmpstr (ent_text_get_digest (text), ==, ent_text_get_digest (sample));
}

void
assert_member (EntImport  *import,
               const char *member,
               const char *value)
{
  g_assert_cmpstr (json_object_get_string_member_with_default (ent_import_get_csl (import), member,
                                                               NULL), ==, value);
}

void
assert_issued (EntImport *import,
               int        year,
               int        month,
               int        day)
{
  JsonObject *csl = ent_import_get_csl (import);
  JsonArray *parts;

  g_assert_true (json_object_has_member (csl, "issued"));
  parts = json_object_get_array_member (json_object_get_object_member (csl, "issued"),
                                        "date-parts");
  parts = json_array_get_array_element (parts, 0);
  g_assert_cmpint (json_array_get_int_element (parts, 0), ==, year);
  g_assert_cmpint (json_array_get_int_element (parts, 1), ==, month);
  g_assert_cmpint (json_array_get_int_element (parts, 2), ==, day);
}

/* That the first author's name, whatever it was split into, is @words. */
void
assert_author (EntImport  *import,
               const char *words)
{
  JsonObject *csl = ent_import_get_csl (import);
  JsonObject *person;
  g_autofree char *name = NULL;

  g_assert_true (json_object_has_member (csl, "author"));
  person = json_array_get_object_element (json_object_get_array_member (csl, "author"), 0);
  name = json_object_has_member (person, "literal")
           ? g_strdup (json_object_get_string_member (person, "literal"))
           : g_strdup_printf ("%s %s", json_object_get_string_member (person, "given"),
                              json_object_get_string_member (person, "family"));
  g_assert_cmpstr (name, ==, words);
}

gboolean
has_notice (EntImport  *import,
            const char *words)
{
  GPtrArray *notices = ent_import_get_notices (import);

  for (guint i = 0; i < notices->len; i++)
    if (strstr (g_ptr_array_index (notices, i), words) != NULL)
      return TRUE;

  return FALSE;
}

/* A test program is its own child. */
int
import_test_run (int    argc,
                 char **argv,
                 void (*add_tests) (void))
{
  if (argc > 1 && g_str_equal (argv[1], ENT_IMPORT_CHILD_ARGUMENT))
    return ent_import_child_main (argc, argv);

  g_test_init (&argc, &argv, NULL);
  add_tests ();

  return g_test_run ();
}
