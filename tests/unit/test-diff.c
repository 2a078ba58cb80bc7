/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-diff.h"

static char *
replace (const char *text,
         const char *what,
         const char *with)
{
  GString *replaced = g_string_new (text);

  g_assert_cmpuint (g_string_replace (replaced, what, with, 1), ==, 1);
  return g_string_free_and_steal (replaced);
}

/* The lines for what differs between the small case and one in which something was replaced. */
static char *
compare (const char *what,
         const char *with)
{
  g_autofree char *changed = replace (small_case, what, with);
  g_autoptr (EntCase) before = case_read (small_case);
  g_autoptr (EntCase) after = case_read (changed);
  g_autoptr (GPtrArray) entries = ent_diff_cases (before, after);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *line = ent_diff_entry_dup_line (g_ptr_array_index (entries, i));

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free_and_steal (lines);
}

static const struct
{
  const char *what;
  const char *with;
  const char *lines;
} differences[] = {
  { "\"date\":\"1940/1970\"", "\"date\":\"1940/..\"",
    "~ Aland – Beland (a-b): date: 1940 to 1970 → 1940 to the present" },
  { "\"basis\":\"treaty\",", "", "~ Aland – Beland (a-b): basis: By treaty → not said" },
  { "{\"state\":\"AAA\"},{\"state\":\"BBB\"}]", "{\"state\":\"AAA\"},{\"state\":\"BBB\",\"date\":\"1950\"}]",
    "~ Aland – Beland (a-b): members: Beland → Beland, 1950" },
  { "{\"state\":\"AAA\"},{\"state\":\"BBB\"}]", "{\"state\":\"AAA\"},{\"state\":\"BBB\"},{\"state\":\"x-front\"}]",
    "~ Aland – Beland – The Front (a-b): members: added The Front" },
  { "{\"state\":\"AAA\"},{\"state\":\"BBB\"}]", "{\"state\":\"BBB\"},{\"state\":\"AAA\"}]",
    "~ Beland – Aland (a-b): members: Aland; Beland → Beland; Aland" },
  { "[\"defense\",\"consultation\"]", "[\"consultation\"]", "~ Pact (pact): obligations: removed defense" },
  { "\"term\":\"P10Y\"", "\"term\":\"P25Y\"", "~ Pact (pact): term: 10 years → 25 years" },
  { "{\"date\":\"1950\",\"term\":\"P20Y\"}", "{\"date\":\"1950\",\"term\":\"P5Y\"}",
    "~ Pact (pact): renewals: 1950, 20 years → 1950, 5 years" },
  { "\"target\":\"a-b/BBB\"", "\"target\":\"a-b/AAA\"",
    "~ Evidence (e-member): target: Beland in Aland – Beland → Aland in Aland – Beland" },
  { "\"title\":\"On Aland\"", "\"title\":\"On Beland\"",
    "~ Doe 1990 (doe): bibliographic data, title: \"On Aland\" → \"On Beland\"" },
  { "\"paragraph\":1,", "\"paragraph\":2,",
    "~ Passage of Doe 1990 (doe-1): place in the text: paragraph 1, characters 0 to 5 → paragraph 2, characters 0 to 5" },
  { "\"x\":200,", "\"x\":201,", "~ Place of Beland (place-BBB): x: 200 → 201" },
  { "\"title\":\"Small\"", "\"title\":\"Tiny\"", "~ Case: title: “Small” → “Tiny”" },
  { "\"claim\":\"only-when\"", "\"claim\":\"only-when\",\"mood\":[1]", "~ Only both (both): mood: not said → [1]" },
  { "\"version\": 1,\n", "\"version\": 1,\n\"maps\": {\"a\":1},\n", "~ Document: maps: not said → {\"a\":1}" },
  { "{\"id\":\"place-AAA\",\"of\":\"AAA\",\"x\":0,\"y\":0},\n", "", "- Place of Aland (place-AAA): Aland, x 0, y 0" },
  { "{\"id\":\"none\",\"title\":\"None\",", "{\"id\":\"more\",\"title\":\"More\"},\n{\"id\":\"none\",\"title\":\"None\",",
    "+ Definition More (more): “More”" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    {
      g_autofree char *lines = compare (differences[i].what, differences[i].with);

      g_assert_cmpstr (lines, ==, differences[i].lines);
    }
}

static void
test_none (void)
{
  g_autoptr (EntCase) before = case_read (small_case);
  g_autoptr (EntCase) after = case_read (small_case);
  g_autoptr (GPtrArray) entries = ent_diff_cases (before, after);

  g_assert_cmpuint (entries->len, ==, 0);
}

static void
test_json (void)
{
  g_autofree char *changed = replace (small_case, "\"date\":\"1940/1970\"", "\"date\":\"1940/..\"");
  g_autoptr (EntCase) before = case_read (small_case);
  g_autoptr (EntCase) after = case_read (changed);
  g_autoptr (GPtrArray) entries = ent_diff_cases (before, after);
  g_autoptr (JsonNode) node = ent_diff_to_json (entries);
  g_autofree char *text = json_to_string (node, FALSE);

  g_assert_cmpstr (text, ==, "{\"differences\":[{\"change\":\"changed\",\"section\":\"ties\",\"id\":\"a-b\","
                   "\"name\":\"Aland – Beland\",\"member\":\"date\",\"part\":null,\"before\":\"1940/1970\","
                   "\"after\":\"1940/..\",\"words\":\"date: 1940 to 1970 → 1940 to the present\"}]}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/diff/words", test_words);
  g_test_add_func ("/diff/none", test_none);
  g_test_add_func ("/diff/json", test_json);

  return g_test_run ();
}
