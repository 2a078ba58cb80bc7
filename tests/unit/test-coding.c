/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-coding.h"
#include "ent-edit.h"
#include "ent-session.h"
#include "sample-article.h"

/*
 * What a coder does with passages, as changes: each is applied, undone and done again, and
 * the case is what it was.
 */

typedef struct
{
  EntSession *session;
  EntCase    *the_case;
  EntArticle *article;
  EntText    *text;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (EntChange) change = ent_change_new ("Add Article");
  g_autoptr (JsonNode) article = read_json ("{'id':'sample','label':'Trần 2021','csl':"
                                            "{'type':'article','title':'The Pact'}}");
  g_autoptr (GError) error = NULL;

  fixture->the_case = case_read (small_case);
  fixture->session = ent_session_new (fixture->the_case);
  fixture->text = sample_article_make_text ();
  ent_change_add (change, ENT_TYPE_ARTICLE, NULL, article);
  ent_session_apply (fixture->session, change, &error);
  g_assert_no_error (error);
  fixture->article = ENT_ARTICLE (ent_case_lookup (fixture->the_case, ENT_TYPE_ARTICLE, "sample"));
  ent_attachments_attach_to (ent_session_get_attachments (fixture->session), fixture->article,
                             fixture->text);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->text);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->the_case);
}

/* The @n-th body paragraph, from 1. */
static EntExcerpt *
excerpt_new (Fixture *fixture,
             guint    n)
{
  guint n_blocks;
  const EntTextBlock *blocks = ent_text_get_blocks (fixture->text, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].number == n)
      return ent_excerpt_new (fixture->article, fixture->text, blocks[i].start, blocks[i].end);

  g_assert_not_reached ();
}

/* Applies it, and sees that undo and redo lead back and forth. */
static void
apply (Fixture   *fixture,
       EntChange *change)
{
  g_autofree char *before = ent_store_write (fixture->the_case);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  ent_session_apply (fixture->session, change, &error);
  g_assert_no_error (error);
  after = ent_store_write (fixture->the_case);
  ent_session_undo (fixture->session);
  undone = ent_store_write (fixture->the_case);
  ent_session_redo (fixture->session);
  redone = ent_store_write (fixture->the_case);

  g_assert_cmpstr (before, !=, after);
  g_assert_cmpstr (before, ==, undone);
  g_assert_cmpstr (after, ==, redone);
}

static EntEvidence *
get_evidence (Fixture    *fixture,
              const char *id)
{
  EntRecord *evidence = ent_case_lookup (fixture->the_case, ENT_TYPE_EVIDENCE, id);

  g_assert_nonnull (evidence);
  return ENT_EVIDENCE (evidence);
}

static void
attach (Fixture    *fixture,
        guint       paragraph,
        EntCoding   coding,
        const char *digest,
        const char *title)
{
  g_autoptr (EntExcerpt) excerpt = excerpt_new (fixture, paragraph);
  g_autoptr (EntChange) change = NULL;

  change = ent_coding_make_attach (fixture->the_case, excerpt, &coding, digest, NULL, NULL);
  g_assert_cmpstr (ent_change_get_title (change), ==, title);
  apply (fixture, change);
}

/* ---------------------------------------------------------------- attaching */

static void
test_attach (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (EntDate) date = ent_date_new ("1941", NULL);
  EntEvidence *evidence = NULL;
  EntPassage *passage = NULL;
  EntAnchorMatch match;

  attach (fixture, 3, (EntCoding) { "a-b", ENT_STANCE_CONTESTS, ENT_ASPECT_START, date,
                                    " The minister ", "" },
          "A minister read it as a shield.", "Attach Passage to Aland – Beland");

  evidence = get_evidence (fixture, "e-sample-p03-a-a-b");
  g_assert_cmpint (ent_evidence_get_stance (evidence), ==, ENT_STANCE_CONTESTS);
  g_assert_cmpint (ent_evidence_get_aspect (evidence), ==, ENT_ASPECT_START);
  g_assert_cmpstr (ent_date_get_edtf (ent_evidence_get_date (evidence)), ==, "1941");
  g_assert_cmpstr (ent_evidence_get_voice (evidence), ==, "The minister");
  g_assert_null (ent_evidence_get_memo (evidence));

  passage = ENT_PASSAGE (ent_case_lookup (fixture->the_case, ENT_TYPE_PASSAGE, "sample-p03-a"));
  g_assert_cmpstr (ent_passage_get_digest (passage), ==, "A minister read it as a shield.");
  g_assert_cmpint (ent_attachments_get_match (ent_session_get_attachments (fixture->session),
                                              passage, &match), ==, ENT_ANCHOR_EXACT);
  g_assert_cmpuint (match.paragraph, ==, 3);
}

/* The same words are one passage; other words of the paragraph are another. */
static void
test_attach_again (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (EntExcerpt) excerpt = excerpt_new (fixture, 3);
  g_autoptr (EntExcerpt) shorter = NULL;
  g_autoptr (EntChange) change = NULL;
  EntCoding coding = { "a-b", ENT_STANCE_SUPPORTS, ENT_ASPECT_EXISTENCE, NULL, NULL, NULL };

  g_assert_null (ent_coding_find_passage (fixture->the_case, excerpt));
  attach (fixture, 3, coding, "First.", "Attach Passage to Aland – Beland");
  attach (fixture, 3, (EntCoding) { "pact", .stance = ENT_STANCE_MENTIONS }, NULL,
          "Attach Passage to Pact");
  attach (fixture, 3, (EntCoding) { "a-b/BBB", .stance = ENT_STANCE_MENTIONS }, "Second.",
          "Attach Passage to Beland in Aland – Beland");
  attach (fixture, 3, coding, NULL, "Attach Passage to Aland – Beland");

  g_assert_cmpstr (ent_evidence_get_passage (get_evidence (fixture, "e-sample-p03-a-pact")), ==,
                   "sample-p03-a");
  g_assert_cmpstr (ent_evidence_get_target (get_evidence (fixture, "e-sample-p03-a-a-b-bbb")), ==,
                   "a-b/BBB");
  get_evidence (fixture, "e-sample-p03-a-a-b-2");
  g_assert_cmpstr (ent_passage_get_digest (ent_coding_find_passage (fixture->the_case, excerpt)),
                   ==, "Second.");

  shorter = ent_excerpt_new (fixture->article, fixture->text, ent_excerpt_get_start (excerpt),
                             ent_excerpt_get_end (excerpt) - 5);
  g_assert_null (ent_coding_find_passage (fixture->the_case, shorter));
  change = ent_coding_make_attach (fixture->the_case, shorter, &coding, "Other.", NULL, NULL);
  apply (fixture, change);
  get_evidence (fixture, "e-sample-p03-b-a-b");
}

/* A state, a tie and the evidence for it come and go as one. */
static void
test_attach_to_new (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (EntExcerpt) excerpt = excerpt_new (fixture, 1);
  g_autoptr (EntChange) made = ent_change_new ("");
  g_autoptr (EntDate) date = ent_date_new ("1911/1942", NULL);
  g_autoptr (JsonNode) isle = ent_edit_make_party (fixture->the_case, made, "Åldermoor’s Isle",
                                                   ENT_PARTY_KIND_STATE);
  const char *state = json_object_get_string_member (json_node_get_object (isle), "id");
  const char *const states[] = { "AAA", state, NULL };
  g_autofree char *tie = ent_coding_add_tie (fixture->the_case, made, ENT_TIE_KIND_SPONSORSHIP,
                                             states, date);
  EntCoding coding = { tie, ENT_STANCE_SUPPORTS, ENT_ASPECT_EXISTENCE, NULL, NULL, NULL };
  g_autoptr (EntChange) change = NULL;
  g_autoptr (EntMembership) sponsor = NULL;

  ent_change_add (made, ENT_TYPE_STATE, NULL, isle);
  g_assert_cmpstr (state, ==, "x-aldermoors-isle");
  g_assert_cmpstr (tie, ==, "aaa-x-aldermoors-isle-sponsorship");
  change = ent_coding_make_attach (fixture->the_case, excerpt, &coding, "They met.",
                                   "Aland – Åldermoor’s Isle", made);
  /* State, tie, passage, evidence; and what the article was coded from. */
  g_assert_cmpuint (ent_change_get_n_edits (change), ==, 5);
  g_assert_cmpstr (ent_change_get_title (change), ==,
                   "Attach Passage to Aland – Åldermoor’s Isle");
  apply (fixture, change);

  sponsor = g_list_model_get_item (ent_tie_get_members (case_get_tie (fixture->the_case, tie)), 0);
  g_assert_cmpint (ent_membership_get_role (sponsor), ==, ENT_ROLE_SPONSOR);
  ent_session_undo (fixture->session);
  g_assert_null (ent_case_lookup (fixture->the_case, ENT_TYPE_STATE, state));
}

static void
test_new_targets (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const pair[] = { "AAA", "BBB", NULL };
  g_autoptr (EntChange) made = ent_change_new ("Make");
  g_autoptr (EntDate) date = ent_date_new ("1955", NULL);
  EntCase *c = fixture->the_case;
  const struct
  {
    char       *id;
    const char *expected;
  } made_ids[] = {
    { ent_coding_add_tie (c, made, ENT_TIE_KIND_CONFLICT, pair, date), "aaa-bbb-conflict" },
    { ent_coding_add_tie (c, made, ENT_TIE_KIND_CONFLICT, pair, date), "aaa-bbb-conflict-2" },
    { ent_coding_add_instrument (c, made, ENT_INSTRUMENT_KIND_PROTOCOL, "a-b", "Ferry – Protocol",
                                 NULL), "ferry-protocol" },
    { ent_coding_add_event (c, made, ENT_EVENT_KIND_CLASH, "Boats", pair, date), "boats" },
    { ent_coding_add_trait (c, made, ENT_TRAIT_KIND_POLICY, "AAA", "Three Nos", date),
      "aaa-policy" },
    { ent_coding_add_condition (c, made, ENT_CONDITION_KIND_SHARED_IDEOLOGY,
                                ENT_CONDITION_VALUE_ABSENT, pair, date), "aaa-bbb-ideology" },
  };

  apply (fixture, made);
  for (guint i = 0; i < G_N_ELEMENTS (made_ids); i++)
    {
      g_assert_cmpstr (made_ids[i].id, ==, made_ids[i].expected);
      g_assert_nonnull (ent_case_lookup (c, ENT_TYPE_RECORD, made_ids[i].id));
      g_free (made_ids[i].id);
    }
  g_assert_cmpstr (ent_trait_get_value (ENT_TRAIT (ent_case_lookup (c, ENT_TYPE_TRAIT,
                                                                    "aaa-policy"))), ==,
                   "three-nos");
}

/* ---------------------------------------------------------------- changing */

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  EntEvidence *evidence = get_evidence (fixture, "e-instrument");
  EntCoding coding = { "pact", ENT_STANCE_CONTESTS, ENT_ASPECT_OBLIGATION, NULL, "Critics",
                       "Only in passing." };
  g_autoptr (EntChange) change = NULL;

  g_assert_null (ent_coding_make_edit (fixture->the_case, evidence, &coding, NULL));
  g_assert_null (ent_coding_make_edit (fixture->the_case, evidence, &coding,
                                       "Aland and Beland were allies."));

  coding.target = "a-b/AAA";
  coding.memo = NULL;
  change = ent_coding_make_edit (fixture->the_case, evidence, &coding, "They were.");
  g_assert_cmpstr (ent_change_get_title (change), ==, "Edit Evidence for Aland in Aland – Beland");
  g_assert_cmpuint (ent_change_get_n_edits (change), ==, 2);
  apply (fixture, change);
  g_assert_cmpstr (ent_evidence_get_target (evidence), ==, "a-b/AAA");
  g_assert_null (ent_evidence_get_memo (evidence));
}

static GListModel *
list_evidence (Fixture    *fixture,
               const char *id)
{
  GListStore *list = g_list_store_new (ENT_TYPE_EVIDENCE);

  g_list_store_append (list, get_evidence (fixture, id));
  return G_LIST_MODEL (list);
}

/* A passage goes only where nothing else rests on it. */
static void
test_detach (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GListModel) of_many = list_evidence (fixture, "e-tie");
  g_autoptr (GListModel) only = NULL;
  g_autoptr (EntChange) first = ent_coding_make_detach (fixture->the_case, of_many, TRUE);
  g_autoptr (EntChange) kept = NULL;
  g_autoptr (EntChange) taken = NULL;

  g_assert_cmpstr (ent_change_get_title (first), ==, "Detach Passage from Aland – Beland");
  g_assert_cmpuint (ent_change_get_n_edits (first), ==, 1);
  apply (fixture, first);
  g_assert_nonnull (ent_case_lookup (fixture->the_case, ENT_TYPE_PASSAGE, "doe-1"));

  attach (fixture, 2, (EntCoding) { "a-b", .stance = ENT_STANCE_MENTIONS }, "Short.",
          "Attach Passage to Aland – Beland");
  only = list_evidence (fixture, "e-sample-p02-a-a-b");
  kept = ent_coding_make_detach (fixture->the_case, only, FALSE);
  taken = ent_coding_make_detach (fixture->the_case, only, TRUE);
  g_assert_cmpuint (ent_change_get_n_edits (kept), ==, 1);
  g_assert_cmpuint (ent_change_get_n_edits (taken), ==, 2);
  apply (fixture, taken);
  g_assert_null (ent_case_lookup (fixture->the_case, ENT_TYPE_PASSAGE, "sample-p02-a"));
}

static void
test_passage (Fixture       *fixture,
              gconstpointer  data)
{
  EntRecord *record = ent_case_lookup (fixture->the_case, ENT_TYPE_PASSAGE, "doe-1");
  g_autoptr (EntChange) digest = NULL;
  g_autoptr (EntChange) anchor = ent_change_new ("Move");
  g_autoptr (EntChange) removal = NULL;

  g_assert_null (ent_coding_make_digest (fixture->the_case, ENT_PASSAGE (record),
                                         "Aland and Beland were allies."));
  digest = ent_coding_make_digest (fixture->the_case, ENT_PASSAGE (record), "Allies.");
  apply (fixture, digest);

  ent_coding_add_reanchor (anchor, ENT_PASSAGE (record), fixture->text, 40, 90);
  apply (fixture, anchor);
  g_assert_cmpuint (ent_anchor_get_start (ent_passage_get_anchor (ENT_PASSAGE (record))), ==, 40);

  removal = ent_coding_make_passage_removal (fixture->the_case, ENT_PASSAGE (record));
  g_assert_cmpuint (ent_change_get_n_edits (removal), ==, 6);
  apply (fixture, removal);
}

/* An article is coded from a text as soon as nothing is in doubt there. */
static void
test_settled (Fixture       *fixture,
              gconstpointer  data)
{
  EntCoding coding = { "a-b", ENT_STANCE_SUPPORTS, ENT_ASPECT_EXISTENCE, NULL, NULL, NULL };
  const char *digest = ent_text_get_digest (fixture->text);
  EntRecord *doe = ent_case_lookup (fixture->the_case, ENT_TYPE_PASSAGE, "doe-1");
  EntRecord *other = ent_case_lookup (fixture->the_case, ENT_TYPE_ARTICLE,
                                      ent_passage_get_article (ENT_PASSAGE (doe)));
  g_autofree char *before = g_strdup (ent_article_get_text (ENT_ARTICLE (other)));
  g_autoptr (EntChange) absence = ent_change_new ("Not There");
  g_autoptr (EntChange) place = ent_change_new ("There");

  /* The first words that are attached. */
  attach (fixture, 3, coding, "First.", "Attach Passage to Aland – Beland");
  g_assert_cmpstr (ent_article_get_text (fixture->article), ==, digest);

  /* A text in which no passage stands is not what the article was coded from. */
  ent_coding_add_absence (absence, ENT_PASSAGE (doe), fixture->text);
  ent_coding_add_text (absence, fixture->the_case, ENT_ARTICLE (other), fixture->text);
  apply (fixture, absence);
  g_assert_true (ent_passage_is_absent (ENT_PASSAGE (doe), digest));
  g_assert_false (ent_passage_is_absent (ENT_PASSAGE (doe), "other"));
  g_assert_cmpstr (ent_article_get_text (ENT_ARTICLE (other)), ==, before);

  /* What is placed after all stands there, and is all that there is. */
  ent_coding_add_reanchor (place, ENT_PASSAGE (doe), fixture->text, 40, 90);
  ent_coding_add_text (place, fixture->the_case, ENT_ARTICLE (other), fixture->text);
  apply (fixture, place);
  g_assert_false (ent_passage_is_absent (ENT_PASSAGE (doe), digest));
  g_assert_cmpstr (ent_article_get_text (ENT_ARTICLE (other)), ==, digest);
}

/* A quotation that the case holds goes along with its passage. */
static void
test_quote (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (EntChange) quote = make_edit (fixture->the_case, ENT_TYPE_PASSAGE, "doe-1", "quote",
                                           "'Aland'");
  g_autoptr (EntChange) anchor = ent_change_new ("Move");
  g_autofree char *words = ent_text_dup_span (fixture->text, 40, 90);
  EntRecord *record = ent_case_lookup (fixture->the_case, ENT_TYPE_PASSAGE, "doe-1");

  apply (fixture, quote);
  ent_coding_add_reanchor (anchor, ENT_PASSAGE (record), fixture->text, 40, 90);
  apply (fixture, anchor);
  g_assert_cmpstr (ent_passage_get_quote (ENT_PASSAGE (record)), ==, words);
}

static void
test_copies (void)
{
  const char *words = "The paper itself is short: four articles, one signature each, and a map.";

  g_assert_true (ent_coding_copies_words ("He says “the paper, itself, is short”.", words));
  g_assert_false (ent_coding_copies_words ("He says the paper itself is brief.", words));
  g_assert_false (ent_coding_copies_words ("", words));
  g_assert_false (ent_coding_copies_words ("The paper itself is", words));
}

/* ---------------------------------------------------------------- dates */

static void
test_merge (void)
{
  static const struct
  {
    const char *chosen;
    EntAspect   aspect;
    const char *given;
    const char *merged;
  } cases[] = {
    { "1954/1991", ENT_ASPECT_END, "1990", "1954/1990" },
    { "1954/1991", ENT_ASPECT_START, "1953~", "1953~/1991" },
    { "1954/..", ENT_ASPECT_START, "1955-03", "1955-03/.." },
    { "1954/..", ENT_ASPECT_END, "1960/1970", "1954/1970" },
    { "1954/..", ENT_ASPECT_END, "..", NULL },
    { "1977", ENT_ASPECT_START, "1976", "1976/1977" },
    { "1977", ENT_ASPECT_END, "1980?", "1977/1980?" },
    { "1977", ENT_ASPECT_START, "1978", NULL },
    { "1954/1991", ENT_ASPECT_START, "1995", NULL },
    { NULL, ENT_ASPECT_START, "1976", "1976/" },
    { NULL, ENT_ASPECT_END, "1976", "/1976" },
    { "1954/1991", ENT_ASPECT_EXISTENCE, "1960", "1960" },
    { NULL, ENT_ASPECT_OBLIGATION, "1960/..", "1960/.." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntDate) chosen = cases[i].chosen ? ent_date_new (cases[i].chosen, NULL) : NULL;
      g_autoptr (EntDate) given = ent_date_new (cases[i].given, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntDate) merged = NULL;

      if (given == NULL)
        continue;
      merged = ent_coding_merge_date (chosen, given, cases[i].aspect, &error);
      g_assert_cmpstr (merged ? ent_date_get_edtf (merged) : NULL, ==, cases[i].merged);
      g_assert_true ((error != NULL) == (cases[i].merged == NULL));
    }
}

static void
give_date (Fixture    *fixture,
           const char *id,
           const char *date)
{
  g_autofree char *json = g_strdup_printf ("'%s'", date);
  g_autoptr (EntChange) change = make_edit (fixture->the_case, ENT_TYPE_EVIDENCE, id, "date", json);
  g_autoptr (GError) error = NULL;

  ent_session_apply (fixture->session, change, &error);
  g_assert_no_error (error);
}

static void
assert_use (Fixture    *fixture,
            const char *id,
            const char *date,
            gboolean    disagrees,
            const char *chosen)
{
  EntEvidence *evidence = get_evidence (fixture, id);
  g_autoptr (EntChange) change = NULL;
  g_autoptr (EntDate) now = NULL;
  g_autoptr (GError) error = NULL;

  give_date (fixture, id, date);
  g_assert_cmpint (ent_coding_disagrees (fixture->the_case, evidence), ==, disagrees);
  change = ent_coding_make_use_date (fixture->the_case, evidence, &error);
  g_assert_no_error (error);
  if (chosen == NULL)
    {
      g_assert_null (change);
      return;
    }

  apply (fixture, change);
  now = ent_coding_dup_date (fixture->the_case, ent_evidence_get_target (evidence));
  g_assert_cmpstr (ent_date_get_edtf (now), ==, chosen);
  g_assert_false (ent_coding_disagrees (fixture->the_case, evidence));
}

static void
test_use_date (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  assert_use (fixture, "e-tie", "1940/1970", FALSE, NULL);
  assert_use (fixture, "e-tie", "1940/1971", TRUE, "1940/1971");
  /* A membership takes a date of its own; the tie keeps its. */
  assert_use (fixture, "e-member", "1945", TRUE, "1945/1971");
  g_assert_cmpstr (ent_date_get_edtf (ent_tie_get_date (case_get_tie (fixture->the_case, "a-b"))),
                   ==, "1940/1971");
  /* Less precise is not otherwise. */
  assert_use (fixture, "e-instrument", "1940", FALSE, "1940");
  assert_use (fixture, "e-event", "1962-03", TRUE, "1962-03");

  give_date (fixture, "e-member", "1990");
  g_assert_null (ent_coding_make_use_date (fixture->the_case, get_evidence (fixture, "e-member"),
                                           &error));
  g_assert_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_IMPOSSIBLE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/coding/attach", test_attach);
  ADD ("/coding/attach/again", test_attach_again);
  ADD ("/coding/attach/to-new", test_attach_to_new);
  ADD ("/coding/new-targets", test_new_targets);
  ADD ("/coding/edit", test_edit);
  ADD ("/coding/detach", test_detach);
  ADD ("/coding/passage", test_passage);
  ADD ("/coding/settled", test_settled);
  ADD ("/coding/quote", test_quote);
  g_test_add_func ("/coding/copies", test_copies);
  g_test_add_func ("/coding/dates/merge", test_merge);
  ADD ("/coding/dates/use", test_use_date);

  return g_test_run ();
}
