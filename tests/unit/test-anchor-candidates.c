/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-anchor.h"

/* Sample prose, invented for these tests. */
#define S1 "The ferry between the two islands runs only while the harbour master is awake."
#define S2 \
  "In spring the council bought a second boat, which the pupils of the school painted green – " \
  "\"like the sea,\" they said – before it first leaked."
#define S3 \
  "Nobody knows what the council's lawyers will make of the leak, least of all the lawyers."
#define S4 "Meanwhile the gulls have taken to the green boat and defend it against the fishermen."
#define S5 "A third boat is talked about whenever the wind keeps everybody at home for a week."

#define SAMPLE "# The Ferry\n\n" S1 " " S2 "\n\n" S3 " " S4 "\n\n" S5

static EntText *
read_text (const char *source)
{
  g_autoptr(GBytes) bytes = g_bytes_new (source, strlen (source));
  g_autoptr(GError) error = NULL;
  EntText *text = ent_text_new_from_bytes (bytes, "sample.txt", &error);

  g_assert_no_error (error);

  return text;
}

static EntAnchor *
anchor_words (EntText    *text,
              const char *words)
{
  const char *content = ent_text_get_content (text);
  const char *place = strstr (content, words);
  gsize start;

  g_assert_nonnull (place);
  start = (gsize) g_utf8_strlen (content, place - content);

  return ent_anchor_new_for_span (text, start, start + (gsize) g_utf8_strlen (words, -1));
}

static EntAnchorMatch
locate (const char     *original,
        const char     *words,
        const char     *copy,
        EntAnchorState  state,
        const char     *landed)
{
  g_autoptr(EntText) text = read_text (original);
  g_autoptr(EntText) other = read_text (copy);
  g_autoptr(EntAnchor) anchor = anchor_words (text, words);
  g_autofree char *span = NULL;
  EntAnchorMatch match;

  ent_anchor_locate (anchor, other, &match);
  g_assert_cmpint (match.state, ==, state);

  span = ent_text_dup_span (other, match.start, match.end);
  if (landed != NULL)
    g_assert_cmpstr (span, ==, landed);

  return match;
}

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
  g_autoptr(EntText) text = read_text (S1 " " S4 "\n\n" S3 "\n\n" S4 " " S5);
  g_autoptr(EntAnchor) anchor = anchor_words (text, S3);
  g_autoptr(EntAnchor) echoed = anchor_words (text, S1 " " S4);
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
  g_autoptr(EntText) text = read_text (SAMPLE);
  g_autoptr(EntText) other = read_text (copy);
  g_autoptr(EntText) twice = read_text ("So: " S4 "\n\n" S1 "\n\n" S4);
  g_autoptr(EntText) none = read_text (S1 "\n\n" S5);
  g_autoptr(EntAnchor) anchor = anchor_words (text, S4);
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
  g_autoptr(EntText) text = read_text (SAMPLE);
  g_autoptr(EntAnchor) anchor = anchor_words (text, "–");
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
