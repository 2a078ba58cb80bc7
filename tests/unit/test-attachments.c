/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-attachments.h"
#include "text-helpers.h"

/* Two articles, invented for these tests; the second quotes a sentence of the first. */
#define S1 "The ferry between the two islands runs only while the harbour master is awake."
#define S2 "In spring the council bought a second boat, which the pupils painted green before it leaked."
#define S3 "Nobody knows what the lawyers of the council will make of the leak, least of all the lawyers."
#define S4 "Meanwhile the gulls have taken to the green boat and defend it against every fisherman."
#define T1 "Of all the ports on the northern coast this is the one that has never had a lighthouse."
#define FERRY "# The Ferry\n\n" S1 " " S2 "\n\n" S3 "\n\n" S4 "\n"
#define PORT "# The Port\n\n" T1 " One paper put it so: " S3 "\n\nThe port goes on without one.\n"
#define OTHER "# Bread\n\nFlour, water and salt are all that a baker needs, and time enough to wait for the dough.\n"

typedef struct
{
  EntCase        *the_case;
  EntAttachments *attachments;
  guint           n_changes;
} Fixture;

static void
append_passage (GString    *passages,
                EntText    *text,
                const char *id,
                const char *article,
                const char *words,
                const char *more)
{
  const char *content = ent_text_get_content (text);
  const char *place = strstr (content, words);
  gsize start = (gsize) g_utf8_strlen (content, place - content);
  g_autoptr (EntAnchor) anchor = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  anchor = ent_anchor_new_for_span (text, start, start + (gsize) g_utf8_strlen (words, -1));
  node = ent_anchor_to_json (anchor);
  json = json_to_string (node, FALSE);
  g_string_append_printf (passages, "%s{'id':'%s','article':'%s','anchor':%s,'digest':'D'%s}",
                          passages->len > 0 ? "," : "", id, article, json, more);
}

static EntCase *
read_case (void)
{
  g_autoptr (EntText) ferry = text_read (FERRY, "ferry");
  g_autoptr (EntText) port = text_read (PORT, "port");
  g_autoptr (GString) passages = g_string_new (NULL);
  g_autofree char *sections = NULL;

  append_passage (passages, ferry, "f1", "ferry", S1, "");
  append_passage (passages, ferry, "f2", "ferry", S2, ",'quote':'A quotation.'");
  append_passage (passages, ferry, "f3", "ferry", S3, "");
  append_passage (passages, ferry, "f4", "ferry", S4, "");
  /* The port's only passage is the sentence that it quotes. */
  append_passage (passages, port, "p1", "port", S3, "");
  sections = g_strdup_printf (
    "'articles':[{'id':'empty','label':'E','csl':{}},{'id':'ferry','label':'F','csl':{},'text':'%s'},"
    "{'id':'port','label':'P','csl':{}}],'passages':[%s]",
    ent_text_get_digest (ferry), passages->str);

  return case_read_sections (sections);
}

static void
changed_cb (EntAttachments *attachments,
            EntArticle     *article,
            Fixture        *fixture)
{
  g_assert_nonnull (ent_attachments_get_text (attachments, article));
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->the_case = read_case ();
  fixture->attachments = ent_attachments_new (fixture->the_case);
  g_signal_connect (fixture->attachments, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->attachments);
  g_assert_finalize_object (fixture->the_case);
}

static EntArticle *
get_article (Fixture    *fixture,
             const char *id)
{
  return ENT_ARTICLE (ent_case_lookup (fixture->the_case, ENT_TYPE_ARTICLE, id));
}

static EntPassage *
get_passage (Fixture    *fixture,
             const char *id)
{
  return ENT_PASSAGE (ent_case_lookup (fixture->the_case, ENT_TYPE_PASSAGE, id));
}

/* The id of the article that a text is taken for. */
static const char *
attach (Fixture    *fixture,
        const char *content)
{
  g_autoptr (EntText) text = text_read (content, "text");
  g_autoptr (GError) error = NULL;
  EntArticle *article = ent_attachments_attach (fixture->attachments, text, &error);

  g_assert_no_error (error);

  return ent_record_get_id (ENT_RECORD (article));
}

static void
assert_words (Fixture    *fixture,
              const char *passage,
              const char *expected)
{
  g_autofree char *words = ent_attachments_dup_words (fixture->attachments, get_passage (fixture, passage));

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_counts (Fixture    *fixture,
               const char *article,
               guint       no_text,
               guint       exact,
               guint       relocated,
               guint       orphan)
{
  guint counts[5];

  ent_attachments_count (fixture->attachments, get_article (fixture, article), counts);
  g_assert_cmpuint (counts[ENT_ANCHOR_NO_TEXT], ==, no_text);
  g_assert_cmpuint (counts[ENT_ANCHOR_EXACT], ==, exact);
  g_assert_cmpuint (counts[ENT_ANCHOR_RELOCATED], ==, relocated);
  g_assert_cmpuint (counts[ENT_ANCHOR_AMBIGUOUS], ==, 0);
  g_assert_cmpuint (counts[ENT_ANCHOR_ORPHAN], ==, orphan);
}

static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  EntAnchorMatch match;

  g_assert_null (ent_attachments_get_text (fixture->attachments, get_article (fixture, "ferry")));
  g_assert_cmpint (ent_attachments_get_match (fixture->attachments, get_passage (fixture, "f1"), &match), ==,
                   ENT_ANCHOR_NO_TEXT);
  g_assert_cmpint (match.state, ==, ENT_ANCHOR_NO_TEXT);
  assert_counts (fixture, "ferry", 4, 0, 0, 0);
  assert_counts (fixture, "empty", 0, 0, 0, 0);
  /* The quotation that the case holds, where it holds one. */
  assert_words (fixture, "f1", NULL);
  assert_words (fixture, "f2", "A quotation.");
}

static void
test_digest (Fixture       *fixture,
             gconstpointer  data)
{
  EntAnchorMatch match;

  g_assert_cmpstr (attach (fixture, FERRY), ==, "ferry");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  assert_counts (fixture, "ferry", 0, 4, 0, 0);
  assert_counts (fixture, "port", 1, 0, 0, 0);
  assert_words (fixture, "f1", S1);
  assert_words (fixture, "f2", S2);
  assert_words (fixture, "p1", NULL);
  g_assert_cmpint (ent_attachments_get_match (fixture->attachments, get_passage (fixture, "f4"), &match), ==,
                   ENT_ANCHOR_EXACT);
  g_assert_cmpuint (match.paragraph, ==, 3);
}

/* Another copy: words changed, a paragraph gone, quotation marks and line ends its own. */
static void
test_other_copy (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char copy[] =
    "The Ferry\n\nA foreword that the other copy has not got.\n\n" S1
    " In spring the council bought a second boat, which the pupils painted blue before it leaked.\n\n" S3 "\n";

  g_assert_cmpstr (attach (fixture, copy), ==, "ferry");
  assert_counts (fixture, "ferry", 0, 0, 3, 1);
  assert_words (fixture, "f1", S1);
  assert_words (fixture, "f2",
                "In spring the council bought a second boat, which the pupils painted blue before it leaked.");
  assert_words (fixture, "f3", S3);
  /* Nothing is guessed for what is not found. */
  assert_words (fixture, "f4", NULL);
}

/* The port has all of its one passage in a copy of the ferry, the ferry three of its four. */
static void
test_most_passages (Fixture       *fixture,
                    gconstpointer  data)
{
  g_assert_cmpstr (attach (fixture, S1 " " S2 "\n\n" S3 "\n"), ==, "ferry");
  g_assert_null (ent_attachments_get_text (fixture->attachments, get_article (fixture, "port")));
}

/* One of the ferry's four passages is too few for it, and all that the port has. */
static void
test_share (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpstr (attach (fixture, PORT), ==, "port");
  assert_words (fixture, "p1", S3);
}

static void
test_no_article (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (EntText) text = text_read (OTHER, "bread.txt");
  g_autoptr (GError) error = NULL;

  g_assert_null (ent_attachments_attach (fixture->attachments, text, &error));
  g_assert_error (error, ENT_ATTACHMENTS_ERROR, ENT_ATTACHMENTS_ERROR_NO_ARTICLE);
  g_assert_cmpstr (error->message, ==,
                   "bread.txt is none of the case's articles: too few of their passages stand in it");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  assert_counts (fixture, "ferry", 4, 0, 0, 0);
}

static void
test_in_its_place (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_cmpstr (attach (fixture, S1 " " S2 "\n\n" S3 "\n"), ==, "ferry");
  assert_words (fixture, "f4", NULL);
  g_assert_cmpstr (attach (fixture, FERRY), ==, "ferry");
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  assert_counts (fixture, "ferry", 0, 4, 0, 0);
  assert_words (fixture, "f4", S4);
}

/* A passage that is removed and brought back is found again without attaching anew. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (EntText) text = text_read (FERRY, "ferry");
  g_autoptr (EntChange) removal = make_removal (fixture->the_case, ENT_TYPE_PASSAGE, "f1");
  g_autoptr (EntChange) inverse = ent_change_invert (removal);
  g_autoptr (GError) error = NULL;
  EntRecord *passage = ent_case_lookup (fixture->the_case, ENT_TYPE_PASSAGE, "f1");

  ent_attachments_attach (fixture->attachments, text, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ent_attachments_get_match (fixture->attachments, ENT_PASSAGE (passage), NULL),
                   ==, ENT_ANCHOR_EXACT);

  ent_case_apply (fixture->the_case, removal, &error);
  g_assert_no_error (error);
  fixture->n_changes = 0;
  ent_case_apply (fixture->the_case, inverse, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  passage = ent_case_lookup (fixture->the_case, ENT_TYPE_PASSAGE, "f1");
  g_assert_cmpint (ent_attachments_get_match (fixture->attachments, ENT_PASSAGE (passage), NULL),
                   ==, ENT_ANCHOR_EXACT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/attachments/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("none", test_none);
  ADD ("digest", test_digest);
  ADD ("other-copy", test_other_copy);
  ADD ("most-passages", test_most_passages);
  ADD ("share", test_share);
  ADD ("no-article", test_no_article);
  ADD ("in-its-place", test_in_its_place);
  ADD ("follows", test_follows);
#undef ADD

  return g_test_run ();
}
