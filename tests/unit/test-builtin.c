/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "date-helpers.h"
#include "ent-attachments.h"
#include "ent-slice-index.h"
#include "shared-articles.h"

/* The built-in case against what its three articles say. */

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (a, b);
}

/* The members of a tie, by the alphabet: CHN–SUN. */
static char *
dup_members (EntTie *tie)
{
  GListModel *members = ent_tie_get_members (tie);
  g_autoptr (GPtrArray) states = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (EntMembership) member = g_list_model_get_item (members, i);

      g_ptr_array_add (states, (gpointer) ent_membership_get_state (member));
    }
  g_ptr_array_sort_values (states, compare_strings);
  g_ptr_array_add (states, NULL);

  return g_strjoinv ("-", (GStrv) states->pdata);
}

/* The alliances of a slice that are as certain as asked for, by the alphabet. */
static char *
join_alliances (EntSlice    *slice,
                EntActivity  activity)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ent_slice_get_n_ties (slice); i++)
    {
      const EntSliceTie *tie = ent_slice_get_tie (slice, i);

      if (tie->counts && tie->status == ENT_STATUS_ACTIVE && tie->activity == activity)
        g_ptr_array_add (pairs, dup_members (tie->tie));
    }
  g_ptr_array_sort_values (pairs, compare_strings);
  g_ptr_array_add (pairs, NULL);

  return g_strjoinv (" ", (GStrv) pairs->pdata);
}

static void
test_alliances (void)
{
  static const struct
  {
    const char *at;
    const char *definition;
    const char *alliances;
  } rows[] = {
    { "1953", "formal-as-interpreted", "CHN-PRK CHN-SUN" },
    { "1960", "formal-as-interpreted", "CHN-PRK CHN-SUN CHN-VNM PRK-VNM SUN-VNM" },
    { "1970", "formal-as-interpreted", "CHN-PRK CHN-VNM PRK-VNM SUN-VNM" },
    { "1976", "formal-as-interpreted", "CHN-PRK SUN-VNM" },
    { "1985", "formal-as-interpreted", "CHN-PRK LAO-VNM SUN-VNM" },
    { "1995", "formal-as-interpreted", "CHN-PRK LAO-VNM" },
    { "2020", "formal-as-interpreted", "CHN-PRK LAO-VNM" },
    { "1953", "explicit-text", "CHN-SUN" },
    { "1960", "explicit-text", "CHN-SUN" },
    { "1970", "explicit-text", "CHN-PRK" },
    { "1976", "explicit-text", "CHN-PRK" },
    { "1985", "explicit-text", "CHN-PRK SUN-VNM" },
    { "1995", "explicit-text", "CHN-PRK" },
    { "2020", "explicit-text", "CHN-PRK" },
    /* The informal ones last from 1962 (Israel), from 1980 (Taiwan), 1980 to 1989 (China). */
    { "1953", "informal-too", "CHN-PRK CHN-SUN" },
    { "1960", "informal-too", "CHN-PRK CHN-SUN CHN-VNM PRK-VNM SUN-VNM" },
    { "1970", "informal-too", "CHN-PRK CHN-VNM ISR-USA PRK-VNM SUN-VNM" },
    { "1976", "informal-too", "CHN-PRK ISR-USA SUN-VNM" },
    { "1985", "informal-too", "CHN-PRK CHN-USA ISR-USA LAO-VNM SUN-VNM TWN-USA" },
    { "1995", "informal-too", "CHN-PRK ISR-USA LAO-VNM TWN-USA" },
    { "2020", "informal-too", "CHN-PRK ISR-USA LAO-VNM TWN-USA" },
  };
  g_autoptr (EntCase) the_case = case_open_builtin ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntSliceIndex) index = NULL;
      g_autoptr (EntDate) at = read_date (rows[i].at);
      g_autoptr (EntSlice) slice = NULL;
      g_autofree char *certain = NULL;
      g_autofree char *possible = NULL;

      g_test_message ("%s, %s", rows[i].at, rows[i].definition);
      index = ent_slice_index_new (the_case, case_get_definition (the_case, rows[i].definition));
      slice = ent_slice_index_query (index, at);
      certain = join_alliances (slice, ENT_ACTIVITY_CERTAIN);
      possible = join_alliances (slice, ENT_ACTIVITY_POSSIBLE);
      g_assert_cmpstr (certain, ==, rows[i].alliances);
      g_assert_cmpstr (possible, ==, "");
    }
}

/* The sources end in 2021: what they leave open is possible then, and no more. */
static void
test_past_the_sources (void)
{
  static const struct
  {
    const char *definition;
    const char *possible;
  } rows[] = {
    { "formal-as-interpreted", "CHN-PRK LAO-VNM" },
    { "explicit-text", "CHN-PRK" },
    { "informal-too", "CHN-PRK ISR-USA LAO-VNM TWN-USA" },
  };
  g_autoptr (EntCase) the_case = case_open_builtin ();
  g_autoptr (EntDate) at = read_date ("2030");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntSliceIndex) index = NULL;
      g_autoptr (EntSlice) slice = NULL;
      g_autofree char *certain = NULL;
      g_autofree char *possible = NULL;

      index = ent_slice_index_new (the_case, case_get_definition (the_case, rows[i].definition));
      slice = ent_slice_index_query (index, at);
      certain = join_alliances (slice, ENT_ACTIVITY_CERTAIN);
      possible = join_alliances (slice, ENT_ACTIVITY_POSSIBLE);
      g_assert_cmpstr (certain, ==, "");
      g_assert_cmpstr (possible, ==, rows[i].possible);
      /* Nothing else that is there is certain either. */
      for (guint j = 0; j < ent_slice_get_n_ties (slice); j++)
        if (ent_slice_get_tie (slice, j)->status != ENT_STATUS_ENDED)
          g_assert_cmpint (ent_slice_get_tie (slice, j)->activity, ==, ENT_ACTIVITY_POSSIBLE);
    }
}

static void
test_contested (void)
{
  g_autoptr (EntCase) the_case = case_open_builtin ();

  g_assert_true (ent_case_is_contested (the_case, case_get_tie (the_case, "vnm-lao-alliance")));
  g_assert_true (ent_case_is_contested (the_case, case_get_tie (the_case, "usa-chn-alignment")));
  g_assert_false (ent_case_is_contested (the_case, case_get_tie (the_case, "chn-prk-alliance")));
}

static void
test_names_of_the_time (void)
{
  g_autoptr (EntCase) the_case = case_open_builtin ();
  EntState *vietnam = ENT_STATE (ent_case_lookup (the_case, ENT_TYPE_STATE, "VNM"));

  g_assert_cmpstr (ent_state_get_name_at (vietnam, read_window ("1960")), ==, "North Vietnam");
  g_assert_cmpstr (ent_state_get_name_at (vietnam, read_window ("1990")), ==, "Vietnam");
}

/* Every tie that can count, and every conflict, has a passage that speaks of it. */
static void
test_supported (void)
{
  g_autoptr (EntCase) the_case = case_open_builtin ();
  GListModel *ties = ent_case_get_ties (the_case);

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ties, i);
      g_autoptr (GPtrArray) evidence = ent_case_get_tie_evidence (the_case, tie);

      g_test_message ("%s", ent_record_get_id (ENT_RECORD (tie)));
      g_assert_cmpuint (evidence->len, >, 0);
    }
}

/* As it is written, so that saving it changes no line but what a user changed. */
static void
test_as_written (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "cases",
                                                 "china-vietnam.entente", NULL);
  g_autoptr (EntCase) the_case = case_open_builtin ();
  g_autofree char *text = ent_store_write (the_case);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  /* Not g_assert_cmpstr(), which would print both. */
  g_assert_true (g_str_equal (text, content));
}

static void
test_passages (void)
{
  static const char *const names[] = {
    "vietnams-sole-military-ally.txt", "similarities-commentary.txt", "no-gulf-a-response.txt",
  };
  g_autoptr (EntCase) the_case = case_open_builtin ();
  g_autoptr (EntAttachments) attachments = ent_attachments_new (the_case);
  GListModel *passages;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (EntText) text = shared_article_read (names[i]);
      g_autoptr (GError) error = NULL;

      if (text == NULL)
        {
          g_test_skip ("the texts of the articles are not here");
          return;
        }
      g_assert_nonnull (ent_attachments_attach (attachments, text, &error));
      g_assert_no_error (error);
    }

  passages = ent_case_get_passages (the_case);
  g_assert_cmpuint (g_list_model_get_n_items (passages), >, 100);
  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (EntPassage) passage = g_list_model_get_item (passages, i);
      EntAnchorMatch match;

      g_test_message ("%s", ent_record_get_id (ENT_RECORD (passage)));
      g_assert_cmpint (ent_attachments_get_match (attachments, passage, &match), ==, ENT_ANCHOR_EXACT);
      g_assert_cmpuint (match.paragraph, ==, ent_anchor_get_paragraph (ent_passage_get_anchor (passage)));
      /* Without the text, the card tells the digest. */
      g_assert_true (ent_passage_get_digest (passage)[0] != '\0');
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/builtin/alliances", test_alliances);
  g_test_add_func ("/builtin/past-the-sources", test_past_the_sources);
  g_test_add_func ("/builtin/contested", test_contested);
  g_test_add_func ("/builtin/names-of-the-time", test_names_of_the_time);
  g_test_add_func ("/builtin/supported", test_supported);
  g_test_add_func ("/builtin/as-written", test_as_written);
  g_test_add_func ("/builtin/passages", test_passages);

  return g_test_run ();
}
