/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "../unit/text-helpers.h"
#include "ent-session.h"

/*
 * A small case for the tests of the panels, with states that never were and an
 * article that nobody wrote.
 */

static const char panels_article[] =
  "On the friends of Arland\n"
  "\n"
  "Arland and Borduria signed their pact in the spring, and both have kept to it since then.\n"
  "\n"
  "Not everybody agrees that the pact binds its parties: one minister calls it a polite letter.\n"
  "\n"
  "The harbour of Cathia was open to the ships of every neighbour for the whole of that year.\n"
  "\n"
  "Dornia sent forty thousand of its soldiers home when the long war in the hills was over.\n";

static const char panels_records[] =
  "{"
  "'states': ["
  "  {'id': 'AAA', 'kind': 'state', 'existed': '1900/..', 'names': ["
  "    {'name': 'Old Arland', 'date': '1900/1949'}, {'name': 'Árland', 'date': '1950/..'}]},"
  "  {'id': 'BBB', 'kind': 'state', 'names': [{'name': 'Borduria'}], 'note': 'By the sea.',"
  "   'source': 'an atlas'},"
  "  {'id': 'CCC', 'kind': 'state', 'existed': '1940/1991', 'names': [{'name': 'Cathia'}]},"
  "  {'id': 'DDD', 'kind': 'state', 'names': [{'name': 'Dornia'}]},"
  "  {'id': 'x-front', 'kind': 'actor', 'names': [{'name': 'The Front'}]}],"
  "'ties': ["
  "  {'id': 'ab', 'kind': 'alliance', 'date': '1960/..', 'basis': 'treaty',"
  "   'members': [{'state': 'AAA'}, {'state': 'BBB'}], 'source': 'a yearbook',"
  "   'note': 'Much read.'},"
  "  {'id': 'ac', 'kind': 'alliance', 'date': '1950/1970',"
  "   'members': [{'state': 'AAA'}, {'state': 'CCC', 'date': '1952/1970'}]},"
  "  {'id': 'ad', 'kind': 'alliance', 'date': '2000/..',"
  "   'members': [{'state': 'AAA'}, {'state': 'DDD'}]},"
  "  {'id': 'bc', 'kind': 'alignment', 'date': '1955/..',"
  "   'members': [{'state': 'BBB'}, {'state': 'CCC'}]},"
  "  {'id': 'cd', 'kind': 'conflict', 'title': 'War in the hills', 'date': '1964/1966',"
  "   'members': [{'state': 'CCC', 'role': 'side-a'}, {'state': 'DDD', 'role': 'side-b'}]},"
  "  {'id': 'front', 'kind': 'proposal', 'title': 'League of five', 'date': '1962/1963',"
  "   'members': [{'state': 'AAA', 'role': 'proposer'}, {'state': 'BBB'}, {'state': 'CCC'},"
  "               {'state': 'DDD'}, {'state': 'x-front'}]},"
  "  {'id': 'aid', 'kind': 'sponsorship', 'title': 'Aid to the Front', 'date': '1962/1980',"
  "   'members': [{'state': 'BBB', 'role': 'sponsor'},"
  "               {'state': 'CCC', 'role': 'sponsor', 'date': '1962/1970'},"
  "               {'state': 'x-front', 'role': 'client'}]}],"
  "'instruments': ["
  "  {'id': 'pact', 'tie': 'ab', 'kind': 'treaty', 'title': 'Pact of the Spring',"
  "   'signed': '1960-04-01', 'in-force': '1961/..', 'term': 'P25Y',"
  "   'renewals': [{'date': '1986', 'term': 'P10Y'}, {'date': '1996', 'term': 'P10Y'}],"
  "   'obligations': ['defense', 'consultation'], 'wording': 'explicit'},"
  "  {'id': 'protocol', 'tie': 'ab', 'kind': 'protocol', 'title': 'Protocol on Harbours',"
  "   'under': 'pact', 'signed': '1960', 'wording': 'undisclosed'}],"
  "'events': ["
  "  {'id': 'sent', 'kind': 'deployment', 'title': 'Troops to Borduria', 'date': '1961',"
  "   'parties': ['AAA', 'BBB'], 'tie': 'ab', 'size-min': 400, 'size-max': 600,"
  "   'size-unit': 'troops'}],"
  "'traits': ["
  "  {'id': 'rule', 'state': 'AAA', 'kind': 'regime', 'value': 'crown',"
  "   'title': 'Rule of the crown', 'date': '1900/1979'}],"
  "'conditions': ["
  "  {'id': 'near', 'kind': 'shared-interest', 'pair': ['AAA', 'BBB'], 'value': 'present',"
  "   'date': '1955/1980'},"
  "  {'id': 'far', 'kind': 'shared-interest', 'pair': ['AAA', 'BBB'], 'value': 'absent',"
  "   'date': '1981/..'}],"
  "'definitions': ["
  "  {'id': 'narrow', 'title': 'Alliances only', 'clauses': [{'kinds': ['alliance']}]},"
  "  {'id': 'wide', 'title': 'Alignments too', 'clauses': [{'kinds': ['alliance', 'alignment']}]}]"
  "}";

static const char panels_evidence[] =
  "["
  "  {'id': 'e1', 'passage': 'p1', 'target': 'ab', 'stance': 'supports', 'aspect': 'existence'},"
  "  {'id': 'e2', 'passage': 'p1', 'target': 'pact', 'stance': 'supports', 'aspect': 'start',"
  "   'memo': 'Which spring is not said.'},"
  "  {'id': 'e3', 'passage': 'p2', 'target': 'ab', 'stance': 'contests', 'aspect': 'obligation',"
  "   'voice': 'A minister'},"
  "  {'id': 'e4', 'passage': 'p3', 'target': 'ab', 'stance': 'mentions', 'aspect': 'interest'},"
  "  {'id': 'e5', 'passage': 'p4', 'target': 'sent', 'stance': 'supports', 'aspect': 'end'},"
  "  {'id': 'e6', 'passage': 'p3', 'target': 'near', 'stance': 'supports', 'aspect': 'interest'},"
  "  {'id': 'e7', 'passage': 'p4', 'target': 'rule', 'stance': 'supports', 'aspect': 'end'}"
  "]";

static inline JsonNode *
panels_parse (const char *text)
{
  g_autoptr (GString) json = g_string_new (text);
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_string_replace (json, "'", "\"", 0);
  node = json_from_string (json->str, &error);
  g_assert_no_error (error);

  return node;
}

static inline void
panels_add (EntCase  *the_case,
            GType     type,
            JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecord) record = ent_record_new_from_json (type, node, &error);

  g_assert_no_error (error);
  ent_case_add (the_case, record, &error);
  g_assert_no_error (error);
}

/* The passage p1 is the whole of the first body paragraph of the article, and so on. */
static inline void
panels_add_passages (EntCase *the_case)
{
  g_autoptr (EntText) text = text_read (panels_article, "friends.txt");
  g_autoptr (JsonNode) article = NULL;
  const EntTextBlock *blocks;
  guint n_blocks;

  article = panels_parse ("{'id': 'friends', 'label': 'Doe 1999', 'csl': {'type': 'article',"
                          " 'title': 'On the friends of Arland', 'author': [{'family': 'Doe',"
                          " 'given': 'Jan'}], 'issued': {'date-parts': [[1999, 5, 4]]}}}");
  json_object_set_string_member (json_node_get_object (article), "text",
                                 ent_text_get_digest (text));
  panels_add (the_case, ENT_TYPE_ARTICLE, article);

  blocks = ent_text_get_blocks (text, &n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].role == ENT_TEXT_ROLE_BODY)
      {
        EntAnchor *anchor = ent_anchor_new_for_span (text, blocks[i].start, blocks[i].end);
        g_autofree char *json = NULL;
        g_autoptr (JsonNode) node = NULL;

        json = g_strdup_printf ("{'id': 'p%u', 'article': 'friends', 'digest': 'Digest of %u.'}",
                                blocks[i].number, blocks[i].number);
        node = panels_parse (json);
        json_object_set_member (json_node_get_object (node), "anchor", ent_anchor_to_json (anchor));
        panels_add (the_case, ENT_TYPE_PASSAGE, node);
        ent_anchor_unref (anchor);
      }
}

static inline EntCase *
panels_case (void)
{
  static const char *const sections[] = { "states", "ties", "instruments", "events", "traits",
                                          "conditions", "definitions" };
  const GType types[] = { ENT_TYPE_STATE, ENT_TYPE_TIE, ENT_TYPE_INSTRUMENT, ENT_TYPE_EVENT,
                          ENT_TYPE_TRAIT, ENT_TYPE_CONDITION, ENT_TYPE_DEFINITION };
  g_autoptr (JsonNode) header_node = panels_parse ("{'title': 'Friends', 'coverage': '1945/2010',"
                                                   " 'definition': 'narrow', 'opening': '1965'}");
  g_autoptr (JsonNode) records = panels_parse (panels_records);
  g_autoptr (JsonNode) evidence = panels_parse (panels_evidence);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecord) header = ent_record_new_from_json (ENT_TYPE_HEADER, header_node, &error);
  EntCase *the_case;

  g_assert_no_error (error);
  the_case = ent_case_new (ENT_HEADER (header));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      JsonArray *array = json_object_get_array_member (json_node_get_object (records), sections[i]);

      for (guint j = 0; j < json_array_get_length (array); j++)
        panels_add (the_case, types[i], json_array_get_element (array, j));
    }
  panels_add_passages (the_case);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (evidence)); i++)
    panels_add (the_case, ENT_TYPE_EVIDENCE,
                json_array_get_element (json_node_get_array (evidence), i));
  ent_case_check_references (the_case, &error);
  g_assert_no_error (error);

  return the_case;
}

static inline EntSession *
panels_session (const char *at)
{
  g_autoptr (EntCase) the_case = panels_case ();
  g_autoptr (EntDate) date = ent_date_new (at, NULL);
  EntSession *session = ent_session_new (the_case);

  ent_session_set_at (session, date);
  return session;
}

static inline EntRecord *
panels_record (EntSession *session,
               const char *id)
{
  EntRecord *record = ent_case_lookup (ent_session_get_case (session), ENT_TYPE_RECORD, id);

  g_assert_nonnull (record);
  return record;
}

static inline void
panels_go (EntSession *session,
           const char *at)
{
  g_autoptr (EntDate) date = ent_date_new (at, NULL);

  g_assert_nonnull (date);
  ent_session_set_at (session, date);
}

static inline void
count_up (int *count)
{
  (*count)++;
}
