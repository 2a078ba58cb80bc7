/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ent-reader-library.h"
#include "ent-store.h"
#include "ent-text-page.h"

/*
 * What the tests of the reader share: a case with an invented article whose passages
 * overlap, support, contest and mention, and one with no text.
 */

static const char reader_article[] =
  "# On the friends of Arland\n"
  "\n"
  "By Jan Doe, 4 May 1999\n"
  "\n"
  "Arland and Borduria signed their pact in 1960. Both have kept to it since then, and most of "
  "the people who wrote about it at the time, in the harbours as in the hills, thought that it "
  "would last longer than the ministers who had signed it. It did.\n"
  "\n"
  "Not everybody agrees that the pact binds its parties. One minister calls it a polite letter. "
  "Cathia, which had been asked to join in 1962–65, never answered the question at all.\n"
  "\n"
  "## The harbour\n"
  "\n"
  "The harbour of Cathia was open to the ships of every neighbour during the 1970s. Its keeper, a "
  "careful man, wrote down each of them with the hour of its coming and the colour of its flag.\n"
  "\n"
  "Dornia sent forty thousand of its soldiers home when the long war in the hills was over. Nobody "
  "in Old Arland asked why; in Borduria, where they had been counted twice, nobody asked how "
  "many.\n";

static const char reader_records[] =
  "'states': ["
  "  {'id': 'AAA', 'kind': 'state', 'names': ["
  "    {'name': 'Old Arland', 'date': '1900/1949'}, {'name': 'Arland', 'date': '1950/..'}]},"
  "  {'id': 'BBB', 'kind': 'state', 'names': [{'name': 'Borduria'}]},"
  "  {'id': 'CCC', 'kind': 'state', 'names': [{'name': 'Cathia'}]},"
  "  {'id': 'DDD', 'kind': 'state', 'names': [{'name': 'Dornia'}]}],"
  "'ties': ["
  "  {'id': 'ab', 'kind': 'alliance', 'date': '1960/1990', 'basis': 'treaty',"
  "   'members': [{'state': 'AAA'}, {'state': 'BBB'}]},"
  "  {'id': 'bc', 'kind': 'alignment', 'date': '1962/1980',"
  "   'members': [{'state': 'BBB'}, {'state': 'CCC'}]}],"
  "'traits': ["
  "  {'id': 'rule', 'state': 'DDD', 'kind': 'regime', 'value': 'crown', 'date': '1900/1979'}],"
  "'articles': ["
  "  {'id': 'friends', 'label': 'Doe 1999', 'csl': {'type': 'article',"
  "   'title': 'On the friends of Arland', 'author': [{'family': 'Doe', 'given': 'Jan'}],"
  "   'container-title': 'The Riverine Review', 'issued': {'date-parts': [[1999, 5, 4]]}}},"
  "  {'id': 'letters', 'label': 'Roe 2001', 'csl': {'type': 'article', 'title': 'Letters'}}],";

/* Passages: where each begins and ends, by its words. */
static const struct
{
  const char *id;
  const char *first;
  const char *last;
} reader_passages[] = {
  { "p1", "Arland and Borduria signed", "pact in 1960." },
  { "p2", "signed their pact", "since then" },
  { "p3", "Not everybody", "its parties." },
  { "p4", "Cathia, which", "at all." },
  { "p5", "The harbour of Cathia", "1970s." },
  { "p6", "Dornia sent", "was over." },
};

static const char reader_evidence[] =
  "'evidence': ["
  "  {'id': 'e1', 'passage': 'p1', 'target': 'ab', 'stance': 'supports', 'aspect': 'start'},"
  "  {'id': 'e2', 'passage': 'p2', 'target': 'ab', 'stance': 'supports', 'aspect': 'existence'},"
  "  {'id': 'e3', 'passage': 'p3', 'target': 'ab', 'stance': 'contests', 'aspect': 'obligation'},"
  "  {'id': 'e4', 'passage': 'p4', 'target': 'bc', 'stance': 'contests', 'aspect': 'existence'},"
  "  {'id': 'e5', 'passage': 'p4', 'target': 'ab', 'stance': 'mentions', 'aspect': 'interest'},"
  "  {'id': 'e6', 'passage': 'p5', 'target': 'bc', 'stance': 'mentions', 'aspect': 'interest'},"
  "  {'id': 'e7', 'passage': 'l1', 'target': 'ab', 'stance': 'supports', 'aspect': 'end'}]";

static inline EntText *
reader_text (const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;
  EntText *text = ent_text_new_from_bytes (bytes, "friends.md", &error);

  g_assert_no_error (error);
  return text;
}

/* Where words stand in a text. */
static inline gsize
find_words (EntText    *text,
            const char *words)
{
  const char *content = ent_text_get_content (text);
  const char *at = strstr (content, words);

  g_assert_nonnull (at);
  return (gsize) g_utf8_pointer_to_offset (content, at);
}

static inline void
append_passage (GString    *json,
                EntText    *text,
                const char *article,
                const char *id,
                gsize       start,
                gsize       end)
{
  g_autoptr (EntAnchor) anchor = ent_anchor_new_for_span (text, start, end);
  g_autoptr (JsonNode) node = ent_anchor_to_json (anchor);
  g_autofree char *words = json_to_string (node, FALSE);

  g_string_append_printf (json, "{\"id\": \"%s\", \"article\": \"%s\", \"anchor\": %s, "
                          "\"digest\": \"Digest of %s.\"}", id, article, words, id);
}

static inline EntCase *
reader_case (EntText *text)
{
  g_autoptr (GString) json = g_string_new ("{'format': 'entente-case', 'version': 1, 'case': "
                                           "{'title': 'Friends', 'coverage': '1945/2010', "
                                           "'opening': '1950'},");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EntCase *the_case;

  g_string_append_printf (json, "%s'passages': [", reader_records);
  for (guint i = 0; i < G_N_ELEMENTS (reader_passages); i++)
    {
      append_passage (json, text, "friends", reader_passages[i].id,
                      find_words (text, reader_passages[i].first),
                      find_words (text, reader_passages[i].last) +
                      strlen (reader_passages[i].last));
      g_string_append_c (json, ',');
    }
  append_passage (json, text, "letters", "l1", 0, 20);
  g_string_append_printf (json, "],%s}", reader_evidence);
  g_string_replace (json, "'", "\"", 0);
  bytes = g_bytes_new (json->str, json->len);
  the_case = ent_store_read (bytes, "friends", &error);
  g_assert_no_error (error);

  return the_case;
}

static inline EntRecord *
reader_record (EntSession *session,
               const char *id)
{
  EntRecord *record = ent_case_lookup (ent_session_get_case (session), ENT_TYPE_RECORD, id);

  g_assert_nonnull (record);
  return record;
}

/* A session in which the article is open, with its text. */
static inline EntSession *
reader_session (void)
{
  g_autoptr (EntText) text = reader_text (reader_article);
  g_autoptr (EntCase) the_case = reader_case (text);
  EntSession *session = ent_session_new (the_case);
  EntArticle *article = ENT_ARTICLE (reader_record (session, "friends"));

  ent_attachments_attach_to (ent_session_get_attachments (session), article, text);
  ent_reading_open (ent_session_get_reading (session), article, NULL);
  return session;
}
