/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-sentences.h"
#include "ent-text-find.h"

/* Sentences of a text, and words found in one. */

static EntText *
make_text (const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;
  EntText *text = ent_text_new_from_bytes (bytes, "test.txt", &error);

  g_assert_no_error (error);
  return text;
}

/* All sentences, each between bars. */
static char *
split (EntText *text)
{
  GString *all = g_string_new ("|");
  gsize offset = 0;
  gsize start, end;

  while (ent_sentence_after (text, offset, &start, &end))
    {
      g_autofree char *words = ent_text_dup_span (text, start, end);

      g_assert_cmpuint (start, >=, offset);
      g_assert_cmpuint (end, >, start);
      g_string_append_printf (all, "%s|", words);
      offset = end;
    }

  return g_string_free_and_steal (all);
}

static void
check (const char *content,
       const char *expected)
{
  g_autoptr (EntText) text = make_text (content);
  g_autofree char *found = split (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_split (void)
{
  check ("They met. They spoke! Why? Nobody said.", "|They met.|They spoke!|Why?|Nobody said.|");
  check ("“They met.” So it says.", "|“They met.”|So it says.|");
  check ("It cost 3.5 crowns. It was paid.", "|It cost 3.5 crowns.|It was paid.|");
  check ("One block of words without an end\n\nAnother block. With two.",
         "|One block of words without an end|Another block.|With two.|");
}

static void
test_abbreviations (void)
{
  check ("So said Mr. Brandt. He left.", "|So said Mr. Brandt.|He left.|");
  check ("The U.S. Navy came. J. K. Doe saw it.", "|The U.S. Navy came.|J. K. Doe saw it.|");
  check ("Gen. Dorn and St. Aubin. The end.", "|Gen. Dorn and St. Aubin.|The end.|");
}

static void
test_at (void)
{
  g_autoptr (EntText) text = make_text ("Árland came. Borduria went.\n\nNobody stayed.");
  gsize start, end;

  g_assert_true (ent_sentence_at (text, 0, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 12);
  /* The space between two belongs to the first. */
  g_assert_true (ent_sentence_at (text, 12, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_true (ent_sentence_at (text, 13, &start, &end));
  g_assert_cmpuint (start, ==, 13);
  g_assert_cmpuint (end, ==, 27);
  /* The end of a block, and of the text, belong to what is before them. */
  g_assert_true (ent_sentence_at (text, 27, &start, &end));
  g_assert_cmpuint (start, ==, 13);
  g_assert_true (ent_sentence_at (text, ent_text_get_length (text), &start, &end));
  g_assert_cmpuint (start, ==, 28);
  g_assert_cmpuint (end, ==, ent_text_get_length (text));
  g_assert_false (ent_sentence_at (text, ent_text_get_length (text) + 1, &start, &end));
  g_assert_false (ent_sentence_after (text, 29, &start, &end));
}

/* The words that a search finds, each between bars. */
static char *
search (const char *content,
        const char *words)
{
  g_autoptr (EntText) text = make_text (content);
  g_autoptr (EntTextFinder) finder = ent_text_finder_new (text);
  g_autoptr (GArray) spans = ent_text_finder_find (finder, words);
  GString *all = g_string_new ("|");

  for (guint i = 0; i < spans->len; i++)
    {
      const EntTextSpan *span = &g_array_index (spans, EntTextSpan, i);
      g_autofree char *found = ent_text_dup_span (text, span->start, span->end);

      g_string_append_printf (all, "%s|", found);
    }

  return g_string_free_and_steal (all);
}

static void
check_search (const char *content,
              const char *words,
              const char *expected)
{
  g_autofree char *found = search (content, words);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_find (void)
{
  check_search ("Pact, PACT and impact.", "pact", "|Pact|PACT|pact|");
  check_search ("Pact, PACT and impact.", "PACT,", "|Pact,|");
  check_search ("Pact", "", "|");
  check_search ("Pact", "treaty", "|");
  check_search ("aaaa", "aa", "|aa|aa|");
}

static void
test_find_folded (void)
{
  check_search ("Việt Nam, Viet Nam and VIỆT NAM", "viet nam", "|Việt Nam|Viet Nam|VIỆT NAM|");
  check_search ("Viet Nam", "Việt", "|Viet|");
  check_search ("The minister’s “shield” – he said", "minister's \"shield\" - he",
                "|minister’s “shield” – he|");
  check_search ("the oﬃcers’ ﬁles", "officers", "|oﬃcers|");
  check_search ("Đorđe Østergård", "dorde ostergard", "|Đorđe Østergård|");
  check_search ("ééé x éé", "x é", "|x é|");
}

/* Words do not run over from one block into the next. */
static void
test_find_blocks (void)
{
  check_search ("One pact.\n\nTwo pacts.", "pact. two", "|");
  check_search ("One pact.\n\nTwo pacts.", "two pact", "|Two pact|");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentences/split", test_split);
  g_test_add_func ("/sentences/abbreviations", test_abbreviations);
  g_test_add_func ("/sentences/at", test_at);
  g_test_add_func ("/find/plain", test_find);
  g_test_add_func ("/find/folded", test_find_folded);
  g_test_add_func ("/find/blocks", test_find_blocks);

  return g_test_run ();
}
