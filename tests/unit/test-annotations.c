/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-annotations.h"

/* An article, invented for these tests; one of its sentences stands in it twice. */
#define S1 "The ferry between the two islands runs only while the harbour master is awake."
#define S2 "Nobody asked the gulls."
#define S3 "In spring the council bought a second boat, which the pupils painted green before it leaked."
#define FERRY "# The Ferry\n\n" S1 " " S2 "\n\n" S3 " " S2 "\n"

typedef struct
{
  EntCase        *the_case;
  EntText        *text;
  EntAttachments *attachments;
} Fixture;

static char *
dup_anchor (EntText    *text,
            const char *words)
{
  const char *content = ent_text_get_content (text);
  gsize start = (gsize) g_utf8_strlen (content, strstr (content, words) - content);
  g_autoptr (EntAnchor) anchor = NULL;
  g_autoptr (JsonNode) node = NULL;

  anchor = ent_anchor_new_for_span (text, start, start + (gsize) g_utf8_strlen (words, -1));
  node = ent_anchor_to_json (anchor);
  return json_to_string (node, FALSE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (FERRY, strlen (FERRY));
  g_autofree char *anchor = NULL;
  g_autofree char *sections = NULL;
  g_autoptr (GError) error = NULL;

  fixture->text = ent_text_new_from_bytes (bytes, "ferry", &error);
  g_assert_no_error (error);
  anchor = dup_anchor (fixture->text, S1);
  sections = g_strdup_printf (
    "'states':[{'id':'AAA','kind':'state','names':[{'name':'Aland'}]},"
    "{'id':'BBB','kind':'state','names':[{'name':'Beland'}]}],"
    "'ties':[{'id':'a-b','kind':'alliance','date':'1940/1970','members':[{'state':'AAA'},"
    "{'state':'BBB'}]}],"
    "'articles':[{'id':'ferry','label':'F 2001','csl':{'title':'The Ferry',"
    "'URL':'https://www.example.org/ferry/'},'text':'%s'}],"
    "'passages':[{'id':'ferry-p01','article':'ferry','anchor':%s,'digest':'A ferry with hours.'}],"
    "'evidence':[{'id':'e-one','passage':'ferry-p01','target':'a-b','stance':'contests',"
    "'aspect':'start','date':'1941','voice':'A gull','memo':'Not sure.'},"
    "{'id':'e-two','passage':'ferry-p01','target':'a-b/BBB','stance':'supports','aspect':'end'}]",
    ent_text_get_digest (fixture->text), anchor);
  fixture->the_case = case_read_sections (sections);
  fixture->attachments = ent_attachments_new (fixture->the_case);
  ent_attachments_attach (fixture->attachments, fixture->text, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->attachments);
  g_object_unref (fixture->the_case);
  g_object_unref (fixture->text);
}

static EntAnnotationsImport *
import (Fixture    *fixture,
        const char *content)
{
  g_autofree char *json = g_strdelimit (g_strdup (content), "'", '"');
  g_autoptr (GError) error = NULL;
  EntAnnotationsImport *result = NULL;

  result = ent_annotations_import (fixture->the_case, fixture->attachments, json, -1, "notes.json",
                                   &error);
  g_assert_no_error (error);
  return result;
}

static void
apply (Fixture              *fixture,
       EntAnnotationsImport *result)
{
  g_autoptr (GError) error = NULL;

  ent_case_apply (fixture->the_case, result->change, &error);
  g_assert_no_error (error);
}

static JsonObject *
get_item (JsonNode *root,
          guint     n)
{
  JsonArray *items = json_object_get_array_member (json_node_get_object (root), "items");

  return json_array_get_object_element (items, n);
}

/* A passage's words go out only where they are asked for. */
static void
test_quotations (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *target = NULL;
  JsonArray *selectors = NULL;

  without = ent_annotations_export (fixture->the_case, fixture->attachments, FALSE);
  g_assert_null (strstr (without, "harbour master"));
  with = ent_annotations_export (fixture->the_case, fixture->attachments, TRUE);
  g_assert_nonnull (strstr (with, S1));

  root = json_from_string (with, NULL);
  g_assert_cmpstr (json_object_get_string_member (get_item (root, 0), "type"), ==, "Annotation");
  target = json_object_get_object_member (get_item (root, 0), "target");
  g_assert_cmpstr (json_object_get_string_member (target, "source"), ==,
                   "https://www.example.org/ferry/");
  selectors = json_object_get_array_member (target, "selector");
  g_assert_cmpuint (json_array_get_length (selectors), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (selectors, 0), "start"),
                   ==, strlen ("The Ferry\n"));
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (selectors, 1),
                                                  "exact"), ==, S1);
}

static void
test_nothing_new (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *exported = ent_annotations_export (fixture->the_case, NULL, FALSE);
  g_autoptr (EntAnnotationsImport) result = NULL;
  g_autoptr (GError) error = NULL;

  result = ent_annotations_import (fixture->the_case, fixture->attachments, exported, -1, "e",
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_read, ==, 2);
  g_assert_cmpuint (result->n_known, ==, 2);
  g_assert_cmpuint (ent_change_get_n_edits (result->change), ==, 0);
  g_assert_cmpuint (result->remarks->len, ==, 0);
}

static void
remove_record (Fixture    *fixture,
               GType       type,
               const char *id)
{
  g_autoptr (EntChange) removal = make_removal (fixture->the_case, type, id);
  g_autoptr (GError) error = NULL;

  ent_case_apply (fixture->the_case, removal, &error);
  g_assert_no_error (error);
}

/* What was exported comes back whole, without quotations, into a case that has lost it. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *exported = ent_annotations_export (fixture->the_case, NULL, FALSE);
  g_autoptr (EntAnnotationsImport) result = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GError) error = NULL;
  EntEvidence *one = NULL;

  remove_record (fixture, ENT_TYPE_EVIDENCE, "e-one");
  remove_record (fixture, ENT_TYPE_EVIDENCE, "e-two");
  remove_record (fixture, ENT_TYPE_PASSAGE, "ferry-p01");
  result = ent_annotations_import (fixture->the_case, fixture->attachments, exported, -1, "e",
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_passages, ==, 1);
  g_assert_cmpuint (result->n_evidence, ==, 2);
  apply (fixture, result);

  g_assert_cmpuint (g_list_model_get_n_items (ent_case_get_passages (fixture->the_case)), ==, 1);
  evidence = ent_case_get_referrers (fixture->the_case, ENT_TYPE_EVIDENCE, "a-b");
  g_assert_cmpuint (evidence->len, ==, 1);
  one = g_ptr_array_index (evidence, 0);
  g_assert_cmpint (ent_evidence_get_stance (one), ==, ENT_STANCE_CONTESTS);
  g_assert_cmpint (ent_evidence_get_aspect (one), ==, ENT_ASPECT_START);
  g_assert_cmpstr (ent_date_get_edtf (ent_evidence_get_date (one)), ==, "1941");
  g_assert_cmpstr (ent_evidence_get_voice (one), ==, "A gull");
  g_assert_cmpint (ent_attachments_get_match (
                     fixture->attachments,
                     ENT_PASSAGE (ent_case_lookup (fixture->the_case, ENT_TYPE_PASSAGE,
                                                   ent_evidence_get_passage (one))), NULL),
                   ==, ENT_ANCHOR_EXACT);
}

/* As Hypothesis exports them: another spelling of the address, tags for tie and stance. */
static void
test_hypothesis (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (EntAnnotationsImport) result = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  EntPassage *passage = NULL;

  result = import (fixture,
                   "{'export_date':'2026-01-01','annotations':[{'id':'x1',"
                   "'uri':'http://example.org/ferry?utm_source=mail#top',"
                   "'text':'The second boat.','tags':['Aland – Beland','Supports'],"
                   "'target':[{'source':'http://example.org/ferry','selector':["
                   "{'type':'TextPositionSelector','start':9000,'end':9010},"
                   "{'type':'TextQuoteSelector','exact':'the council  bought a\\nsecond boat',"
                   "'prefix':'In spring ','suffix':', which'}]}]}]}");
  g_assert_cmpuint (result->remarks->len, ==, 0);
  g_assert_cmpuint (result->n_passages, ==, 1);
  apply (fixture, result);

  evidence = ent_case_get_referrers (fixture->the_case, ENT_TYPE_EVIDENCE, "a-b");
  g_assert_cmpuint (evidence->len, ==, 2);
  for (guint i = 0; i < evidence->len; i++)
    {
      EntEvidence *piece = g_ptr_array_index (evidence, i);

      if (ent_evidence_get_stance (piece) == ENT_STANCE_SUPPORTS)
        passage = ENT_PASSAGE (ent_case_lookup (fixture->the_case, ENT_TYPE_PASSAGE,
                                                ent_evidence_get_passage (piece)));
    }
  g_assert_nonnull (passage);
  g_assert_cmpstr (ent_passage_get_digest (passage), ==, "The second boat.");
}

/* A sentence that stands twice is told by what stands around it, or not at all. */
static void
test_twice (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (EntAnnotationsImport) bare = NULL;
  g_autoptr (EntAnnotationsImport) told = NULL;

  bare = import (fixture, "[{'type':'Annotation','body':'Which?','target':{'source':"
                          "'https://example.org/ferry','selector':{'type':'TextQuoteSelector',"
                          "'exact':'" S2 "'}}}]");
  g_assert_cmpuint (bare->n_passages, ==, 0);
  g_assert_cmpuint (bare->remarks->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (bare->remarks, 0), "several places"));

  told = import (fixture, "[{'type':'Annotation','body':'The second.','target':{'source':"
                          "'https://example.org/ferry','selector':{'type':'TextQuoteSelector',"
                          "'exact':'" S2 "','prefix':'before it leaked. '}}}]");
  g_assert_cmpuint (told->n_passages, ==, 1);
  g_assert_cmpuint (told->remarks->len, ==, 0);
  apply (fixture, told);
  g_assert_cmpuint (g_list_model_get_n_items (ent_case_get_passages (fixture->the_case)), ==, 2);
}

static void
test_elsewhere (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (EntAnnotationsImport) result = NULL;

  result = import (fixture,
                   "{'rows':[{'uri':'https://example.org/bread','text':'Bread.','target':[]},"
                   "{'uri':'https://example.org/ferry','text':'No such words.','target':[{'selector':"
                   "[{'type':'TextQuoteSelector','exact':'Flour and water and nothing else at all'}"
                   "]}]},17,{'target':null}]}");
  g_assert_cmpuint (result->n_read, ==, 3);
  g_assert_cmpuint (result->remarks->len, ==, 3);
  g_assert_cmpuint (ent_change_get_n_edits (result->change), ==, 0);
}

static void
test_invalid (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const contents[] = { "", "{", "{}", "\"words\" 2", "{\"items\"" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ent_annotations_import (fixture->the_case, fixture->attachments, contents[i],
                                             -1, "notes.json", &error));
      g_assert_error (error, ENT_ANNOTATIONS_ERROR, ENT_ANNOTATIONS_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "notes.json"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/annotations/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("quotations", test_quotations);
  ADD ("nothing-new", test_nothing_new);
  ADD ("round-trip", test_round_trip);
  ADD ("hypothesis", test_hypothesis);
  ADD ("twice", test_twice);
  ADD ("elsewhere", test_elsewhere);
  ADD ("invalid", test_invalid);
#undef ADD

  return g_test_run ();
}
