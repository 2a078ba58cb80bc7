/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "text-helpers.h"

G_BEGIN_DECLS

/* Sample prose, invented for tests of anchors. */
#define S1 "The ferry between the two islands runs only while the harbour master is awake."
#define S2 \
  "In spring the council bought a second boat, which the pupils of the school painted green – " \
  "\"like the sea,\" they said – before it first leaked."
#define S3 \
  "Nobody knows what the council's lawyers will make of the leak, least of all the lawyers."
#define S4 "Meanwhile the gulls have taken to the green boat and defend it against the fishermen."
#define S5 "A third boat is talked about whenever the wind keeps everybody at home for a week."

#define SAMPLE "# The Ferry\n\n" S1 " " S2 "\n\n" S3 " " S4 "\n\n" S5

/* Anchors words in a text and looks for them in a copy. */
static inline EntAnchorMatch
locate (const char     *original,
        const char     *words,
        const char     *copy,
        EntAnchorState  state,
        const char     *landed)
{
  g_autoptr (EntText) text = text_read (original, "sample.txt");
  g_autoptr (EntText) other = text_read (copy, "sample.txt");
  g_autoptr (EntAnchor) anchor = text_anchor (text, words);
  g_autofree char *span = NULL;
  EntAnchorMatch match;

  ent_anchor_locate (anchor, other, &match);
  g_assert_cmpint (match.state, ==, state);

  span = ent_text_dup_span (other, match.start, match.end);
  if (landed != NULL)
    g_assert_cmpstr (span, ==, landed);

  return match;
}

G_END_DECLS
