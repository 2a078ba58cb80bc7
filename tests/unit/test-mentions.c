/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-mentions.h"

/* Names of states and years in texts. The texts and states are invented. */

#define NAMES \
  "'states':[" \
  "{'id':'AAA','kind':'state','names':[{'name':'Old Arland','date':'../1949'},{'name':'Árland'}]}," \
  "{'id':'BBB','kind':'state','names':[{'name':'Borduria'},{'name':'North Borduria'}]}," \
  "{'id':'CCC','kind':'state','names':[{'name':'Borduria'}]}," \
  "{'id':'DDD','kind':'state','names':[{'name':'Turkey'},{'name':'St. Dorn'}]}," \
  "{'id':'EEE','kind':'state','names':[{'name':'Côte d’Or'},{'name':'东国'}]}," \
  "{'id':'x-front','kind':'actor','names':[{'name':'The Front'}]}]"

/* What is found, as `words=id+id` or `words=EDTF`, parted by bars. */
static char *
find (const char *text)
{
  g_autoptr (EntCase) the_case = case_read_sections (NAMES);
  g_autoptr (EntMentions) mentions = ent_mentions_new (the_case);
  g_autoptr (GArray) found = ent_mentions_find (mentions, text);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const EntMention *mention = &g_array_index (found, EntMention, i);
      g_autofree char *words = g_utf8_substring (text, (glong) mention->start,
                                                  (glong) mention->end);
      g_autofree char *edtf = ent_mention_dup_edtf (mention);
      g_autofree char *ids = NULL;

      g_assert_true ((edtf == NULL) == (mention->kind == ENT_MENTION_STATE));
      if (edtf == NULL)
        ids = g_strjoinv ("+", (GStrv) mention->states);
      g_string_append_printf (all, "%s%s=%s", i > 0 ? "|" : "", words, edtf ? edtf : ids);
    }

  return g_string_free_and_steal (all);
}

static void
check (const char *text,
       const char *expected)
{
  g_autofree char *found = find (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_names (void)
{
  check ("", "");
  check ("Borduria met Arland’s envoy.", "Borduria=BBB+CCC|Arland=AAA");
  check ("Bordurians, Bordurian, preBorduria, Borduria2", "");
  check ("BORDURIA AND ÁRLAND", "BORDURIA=BBB+CCC|ÁRLAND=AAA");
  check ("(Borduria)—“Árland”", "Borduria=BBB+CCC|Árland=AAA");
}

static void
test_longest (void)
{
  check ("In North Borduria and in Old Arland.", "North Borduria=BBB|Old Arland=AAA");
  check ("The North. Borduria too.", "Borduria=BBB+CCC");
  check ("North, Borduria", "Borduria=BBB+CCC");
  check ("North\nBorduria", "Borduria=BBB+CCC");
  check ("North\302\240Borduria, North-Borduria", "North\302\240Borduria=BBB|North-Borduria=BBB");
  check ("North North Borduria", "North Borduria=BBB");
  /* What a longer name began with is looked at again. */
  check ("Old Borduria", "Borduria=BBB+CCC");
}

static void
test_capitals (void)
{
  check ("They ate turkey in Turkey.", "Turkey=DDD");
  check ("north Borduria", "Borduria=BBB+CCC");
  check ("the Front, The Front, the front", "the Front=x-front|The Front=x-front");
}

static void
test_signs (void)
{
  check ("St. Dorn and St Dorn", "St. Dorn=DDD|St Dorn=DDD");
  check ("Côte d'Or; Cote d’Or", "Côte d'Or=EEE|Cote d’Or=EEE");
  check ("去东国了", "东国=EEE");
}

static void
test_years (void)
{
  check ("In 1977, not 977 nor 19775.", "1977=1977");
  check ("From 1000 to 2099, 0999 and 2100", "1000=1000|2099=2099");
  check ("1977.", "1977=1977");
  check ("1977", "1977=1977");
  check ("22.9.1977 and (1978)", "1977=1977|1978=1978");
  check ("1,975 troops; 12,1975; 1975.5; $1500; €1500; 1500%; 1500km; A1977; 1977th", "");
  check ("1977/1978", "1977=1977|1978=1978");
  check ("¶1977 #1977", "");
}

static void
test_ranges (void)
{
  check ("1954–75, 1954-1991 and 1954—60.",
         "1954–75=1954/1975|1954-1991=1954/1991|1954—60=1954/1960");
  check ("1999–02", "1999=1999");
  check ("1977-09-22", "1977=1977");
  check ("2001-09-11", "2001=2001");
  check ("1975–1954", "1975=1975|1954=1954");
  check ("1954–7500", "1954=1954");
  check ("1954–", "1954=1954");
}

static void
test_decades (void)
{
  check ("the 1970s, the 1980's, mid-1990’s", "1970s=197X|1980's=198X|1990’s=199X");
  check ("1975s 1970sand", "");
}

static void
test_offsets (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (NAMES);
  g_autoptr (EntMentions) mentions = ent_mentions_new (the_case);
  g_autoptr (GArray) found = ent_mentions_find (mentions, "Ééé 1977 Árland – 1954–75 Borduria");
  static const gsize starts[] = { 4, 9, 18, 26 };
  static const gsize ends[] = { 8, 15, 25, 34 };

  g_assert_cmpuint (found->len, ==, 4);
  for (guint i = 0; i < found->len; i++)
    {
      g_assert_cmpuint (g_array_index (found, EntMention, i).start, ==, starts[i]);
      g_assert_cmpuint (g_array_index (found, EntMention, i).end, ==, ends[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mentions/names", test_names);
  g_test_add_func ("/mentions/longest", test_longest);
  g_test_add_func ("/mentions/capitals", test_capitals);
  g_test_add_func ("/mentions/signs", test_signs);
  g_test_add_func ("/mentions/years", test_years);
  g_test_add_func ("/mentions/ranges", test_ranges);
  g_test_add_func ("/mentions/decades", test_decades);
  g_test_add_func ("/mentions/offsets", test_offsets);

  return g_test_run ();
}
