/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-session.h"

typedef struct
{
  guint       n_opened;
  guint       n_articles;
  guint       n_passages;
  EntRecord  *target;
  EntExcerpt *excerpt;
} Seen;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
attach_cb (EntReading *reading,
           EntExcerpt *excerpt,
           EntRecord  *target,
           Seen       *seen)
{
  seen->excerpt = excerpt;
  seen->target = target;
}

static void
watch (EntReading *reading,
       Seen       *seen)
{
  g_signal_connect_swapped (reading, "opened", G_CALLBACK (count_cb), &seen->n_opened);
  g_signal_connect_swapped (reading, "notify::article", G_CALLBACK (count_cb), &seen->n_articles);
  g_signal_connect_swapped (reading, "notify::passage", G_CALLBACK (count_cb), &seen->n_passages);
  g_signal_connect (reading, "attach-requested", G_CALLBACK (attach_cb), seen);
}

static void
test_open (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntReading) reading = ent_reading_new (the_case);
  EntArticle *article = ENT_ARTICLE (ent_case_lookup (the_case, ENT_TYPE_ARTICLE, "doe"));
  EntPassage *passage = ENT_PASSAGE (ent_case_lookup (the_case, ENT_TYPE_PASSAGE, "doe-1"));
  Seen seen = { 0 };

  watch (reading, &seen);
  ent_reading_set_passage (reading, passage);
  g_assert_true (ent_reading_get_article (reading) == article);
  g_assert_true (ent_reading_get_passage (reading) == passage);
  g_assert_cmpuint (seen.n_opened, ==, 0);

  ent_reading_open (reading, article, passage);
  g_assert_cmpuint (seen.n_opened, ==, 1);
  g_assert_cmpuint (seen.n_articles, ==, 1);
  g_assert_cmpuint (seen.n_passages, ==, 1);

  ent_reading_open (reading, article, NULL);
  g_assert_null (ent_reading_get_passage (reading));
  g_assert_cmpuint (seen.n_passages, ==, 2);
}

static void
test_removed (void)
{
  g_autoptr (EntCase) the_case = case_read_sections (
    "'articles':[{'id':'doe','label':'D','csl':{}}]");
  g_autoptr (EntReading) reading = ent_reading_new (the_case);
  g_autoptr (EntChange) removal = make_removal (the_case, ENT_TYPE_ARTICLE, "doe");
  g_autoptr (GError) error = NULL;

  ent_reading_open (reading, ENT_ARTICLE (ent_case_lookup (the_case, ENT_TYPE_ARTICLE, "doe")),
                    NULL);
  ent_case_apply (the_case, removal, &error);
  g_assert_no_error (error);
  g_assert_null (ent_reading_get_article (reading));
}

static void
test_attach (void)
{
  static const char words[] = "The ferry runs on Mondays.";
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntReading) reading = ent_reading_new (the_case);
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));
  g_autoptr (EntText) text = ent_text_new_from_bytes (bytes, "ferry", NULL);
  g_autoptr (EntExcerpt) excerpt = NULL;
  g_autofree char *selected = NULL;
  EntRecord *tie = ent_case_lookup (the_case, ENT_TYPE_TIE, "a-b");
  Seen seen = { 0 };

  excerpt = ent_excerpt_new (ENT_ARTICLE (ent_case_lookup (the_case, ENT_TYPE_ARTICLE, "doe")),
                             text, 4, 9);
  selected = ent_excerpt_dup_words (excerpt);
  g_assert_cmpstr (selected, ==, "ferry");

  watch (reading, &seen);
  ent_reading_request_attach (reading, excerpt, tie);
  g_assert_true (seen.excerpt == excerpt && seen.target == tie);
  ent_reading_request_attach (reading, excerpt, NULL);
  g_assert_null (seen.target);
}

static void
assert_subject (EntCase    *the_case,
                const char *target,
                const char *expected)
{
  EntRecord *subject = ent_case_get_subject (the_case, target);

  g_assert_cmpstr (subject ? ent_record_get_id (subject) : NULL, ==, expected);
}

static void
test_subject (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);

  assert_subject (the_case, "AAA", "AAA");
  assert_subject (the_case, "a-b", "a-b");
  assert_subject (the_case, "a-b/BBB", "a-b");
  assert_subject (the_case, "pact", "a-b");
  assert_subject (the_case, "march", "a-front");
  assert_subject (the_case, "aland-regime", "AAA");
  assert_subject (the_case, "a-b-interest", "a-b");
  assert_subject (the_case, "doe", NULL);
  assert_subject (the_case, "nobody", NULL);
}

static void
assert_visit (EntSession *session,
              const char *target,
              const char *subject,
              const char *at)
{
  g_assert_true (ent_session_visit (session, target));
  g_assert_cmpstr (ent_record_get_id (ent_session_get_selection (session)), ==, subject);
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, at);
}

/* Time moves only where the target does not hold at the time shown. */
static void
test_visit (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntSession) session = ent_session_new (the_case);

  assert_visit (session, "a-b", "a-b", "1950");
  assert_visit (session, "a-front", "a-front", "1960");
  assert_visit (session, "march", "a-front", "1961");
  assert_visit (session, "aland-regime", "AAA", "1961");
  assert_visit (session, "pact", "a-b", "1940");
  g_assert_false (ent_session_visit (session, "doe"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/open", test_open);
  g_test_add_func ("/reading/removed", test_removed);
  g_test_add_func ("/reading/attach", test_attach);
  g_test_add_func ("/reading/subject", test_subject);
  g_test_add_func ("/reading/visit", test_visit);

  return g_test_run ();
}
