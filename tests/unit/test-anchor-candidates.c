/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anchor-helpers.h"

static char *
to_line (const EntAnchor *anchor)
{
  g_autoptr(JsonNode) node = ent_anchor_to_json (anchor);

  return json_to_string (node, FALSE);
}

/* What stands elsewhere in the text is marked, and vouches for nothing in a copy. */
static void
test_echoes (void)
{
  g_autoptr(EntText) text = text_read (S1 " " S4 "\n\n" S3 "\n\n" S4 " " S5, "sample.txt");
  g_autoptr(EntAnchor) anchor = text_anchor (text, S3);
  g_autoptr(EntAnchor) echoed = text_anchor (text, S1 " " S4);
  g_autofree char *line = to_line (anchor);
  g_autofree char *echoed_line = to_line (echoed);

  g_assert_null (strstr (line, "echoes"));
  g_assert_nonnull (strstr (echoed_line, "\"echoes\":"));

  /* The second half is gone, and its near-twin has moved up. */
  locate (S1 " " S4 "\n\n" S3 "\n\n" S4 " " S5, S1 " " S4,
          "Now: " S1 " Meanwhile the gulls have taken to the green boat and defend it for the "
          "fishermen.\n\n" S3, ENT_ANCHOR_AMBIGUOUS, NULL);
  /* The same of a text where nothing is said twice is a changed word. */
  locate (S1 " " S4 "\n\n" S3 "\n\n" S5, S1 " " S4,
          "Now: " S1 " Meanwhile the gulls have taken to the green boat and defend it for the "
          "fishermen.\n\n" S3, ENT_ANCHOR_RELOCATED, NULL);
}

/* ---------------------------------------------------------------- candidates */

static void
assert_candidate (EntText        *text,
                  GArray         *candidates,
                  guint           i,
                  EntAnchorState  state,
                  const char     *words)
{
  const EntAnchorMatch *match = &g_array_index (candidates, EntAnchorMatch, i);
  g_autofree char *span = ent_text_dup_span (text, match->start, match->end);

  g_assert_cmpuint (i, <, candidates->len);
  g_assert_cmpint (match->state, ==, state);
  g_assert_cmpstr (span, ==, words);
}

static void
test_candidates (void)
{
  const char *near = "Meanwhile the gulls have taken to the red boat and defend it against the "
                     "fishermen.";
  g_autofree char *copy = g_strconcat (S1 " ", near, "\n\n" S3 "\n\n" S4 "\n\n" S5, NULL);
  g_autoptr(EntText) text = text_read (SAMPLE, "sample.txt");
  g_autoptr(EntText) other = text_read (copy, "sample.txt");
  g_autoptr(EntText) twice = text_read ("So: " S4 "\n\n" S1 "\n\n" S4, "sample.txt");
  g_autoptr(EntText) none = text_read (S1 "\n\n" S5, "sample.txt");
  g_autoptr(EntAnchor) anchor = text_anchor (text, S4);
  g_autoptr(GArray) candidates = ent_anchor_list_candidates (anchor, other);
  g_autoptr(GArray) of_twice = ent_anchor_list_candidates (anchor, twice);
  g_autoptr(GArray) of_none = ent_anchor_list_candidates (anchor, none);

  g_assert_cmpuint (candidates->len, ==, 2);
  assert_candidate (other, candidates, 0, ENT_ANCHOR_RELOCATED, S4);
  assert_candidate (other, candidates, 1, ENT_ANCHOR_AMBIGUOUS, near);
  g_assert_cmpfloat (g_array_index (candidates, EntAnchorMatch, 0).score, ==, 1.0);
  g_assert_cmpfloat (g_array_index (candidates, EntAnchorMatch, 0).runner_up, ==,
                     g_array_index (candidates, EntAnchorMatch, 1).score);
  g_assert_cmpuint (g_array_index (candidates, EntAnchorMatch, 1).paragraph, ==, 1);

  g_assert_cmpuint (of_twice->len, ==, 2);
  assert_candidate (twice, of_twice, 0, ENT_ANCHOR_AMBIGUOUS, S4);
  assert_candidate (twice, of_twice, 1, ENT_ANCHOR_AMBIGUOUS, S4);
  g_assert_cmpuint (of_none->len, ==, 0);
}

/* No words, so no grams: the very characters where they stood. */
static void
test_candidates_no_words (void)
{
  g_autoptr(EntText) text = text_read (SAMPLE, "sample.txt");
  g_autoptr(EntAnchor) anchor = text_anchor (text, "–");
  g_autoptr(GArray) candidates = ent_anchor_list_candidates (anchor, text);

  g_assert_cmpuint (candidates->len, ==, 1);
  assert_candidate (text, candidates, 0, ENT_ANCHOR_EXACT, "–");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/anchor/echoes", test_echoes);
  g_test_add_func ("/anchor/candidates", test_candidates);
  g_test_add_func ("/anchor/candidates/no-words", test_candidates_no_words);

  return g_test_run ();
}
