/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "case-helpers.h"
#include "ent-edit.h"
#include "ent-gaps.h"

/* What is missing from a case, or in dispute. */

typedef struct
{
  EntCase        *the_case;
  EntAttachments *attachments;
  EntGaps        *gaps;
} Fixture;

static void
fixture_clear (Fixture *self)
{
  g_clear_object (&self->gaps);
  g_clear_object (&self->attachments);
  g_clear_object (&self->the_case);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static Fixture
make_fixture (EntCase *the_case)
{
  Fixture self = { .the_case = the_case };

  self.attachments = ent_attachments_new (the_case);
  self.gaps = ent_gaps_new (the_case, self.attachments);
  ent_gaps_update (self.gaps);

  return self;
}

static void
apply (EntCase   *the_case,
       EntChange *change)
{
  g_autoptr (GError) error = NULL;

  ent_case_apply (the_case, change, &error);
  g_assert_no_error (error);
}

static char *
join_kind (EntGaps    *gaps,
           EntGapKind  kind)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (gaps)); i++)
    {
      g_autoptr (EntGap) gap = g_list_model_get_item (G_LIST_MODEL (gaps), i);

      if (ent_gap_get_kind (gap) == kind)
        g_string_append_printf (joined, "%s[%s: %s: %s]", joined->len > 0 ? " " : "",
                                ent_gap_get_target (gap), ent_gap_get_title (gap),
                                ent_gap_get_words (gap));
    }

  return g_string_free_and_steal (joined);
}

static void
assert_kind (EntGaps    *gaps,
             EntGapKind  kind,
             const char *expected)
{
  g_autofree char *joined = join_kind (gaps, kind);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_small (void)
{
  g_auto (Fixture) self = make_fixture (case_read (small_case));

  assert_kind (self.gaps, ENT_GAP_KIND_LINK, "");
  assert_kind (self.gaps, ENT_GAP_KIND_PASSAGE, "");
  assert_kind (self.gaps, ENT_GAP_KIND_CONTESTED,
               "[a-b: Aland – Beland: 1 passage contests it]");
  assert_kind (self.gaps, ENT_GAP_KIND_DATE, "");
  assert_kind (self.gaps, ENT_GAP_KIND_CONDITION,
               "[AAA/BBB: Aland – Beland: Shared ideology is not coded for 1940–1970] "
               "[AAA/BBB: Aland – Beland: Shared interest is not coded for 1966–1970]");
  assert_kind (self.gaps, ENT_GAP_KIND_ANCHOR, "");
  assert_kind (self.gaps, ENT_GAP_KIND_TEXT, "[doe: Doe 1990: On Aland]");
}

static void
remove_record (Fixture    *self,
               const char *id)
{
  g_autoptr (EntChange) change = NULL;

  change = ent_edit_remove (self->the_case, ent_case_lookup (self->the_case, ENT_TYPE_RECORD, id));
  apply (self->the_case, change);
  ent_gaps_update (self->gaps);
}

/* The list follows what is done to the case. */
static void
test_follows (void)
{
  g_auto (Fixture) self = make_fixture (case_read (small_case));

  remove_record (&self, "e-event");
  assert_kind (self.gaps, ENT_GAP_KIND_LINK,
               "[a-front: Help for the Front: No passage supports, contests or mentions it]");
  remove_record (&self, "e-instrument");
  assert_kind (self.gaps, ENT_GAP_KIND_CONTESTED, "");
  remove_record (&self, "e-tie");
  remove_record (&self, "e-member");
  g_assert_cmpuint (ent_gaps_count (self.gaps, ENT_GAP_KIND_LINK), ==, 2);
  remove_record (&self, "e-trait");
  assert_kind (self.gaps, ENT_GAP_KIND_PASSAGE,
               "[doe-1: Passage of Doe 1990: Aland and Beland were allies.]");
  remove_record (&self, "both");
  assert_kind (self.gaps, ENT_GAP_KIND_CONDITION, "");
  remove_record (&self, "doe");
  assert_kind (self.gaps, ENT_GAP_KIND_TEXT, "");
}

static void
put (Fixture    *self,
     GType       type,
     const char *json)
{
  g_autoptr (JsonNode) after = read_json (json);
  g_autoptr (EntChange) change = ent_edit_put (self->the_case, type, after, NULL);

  apply (self->the_case, change);
  ent_gaps_update (self->gaps);
}

static void
test_dates (void)
{
  g_auto (Fixture) self = make_fixture (case_read (small_case));

  put (&self, ENT_TYPE_EVIDENCE,
       "{'id':'e-tie','passage':'doe-1','target':'a-b','stance':'supports','aspect':'start',"
       "'date':'1941'}");
  assert_kind (self.gaps, ENT_GAP_KIND_DATE, "[a-b: Aland – Beland: 1941 (Doe 1990)]");
  put (&self, ENT_TYPE_EVIDENCE,
       "{'id':'e-member','passage':'doe-1','target':'a-b/BBB','stance':'supports',"
       "'aspect':'end','date':'1950~'}");
  assert_kind (self.gaps, ENT_GAP_KIND_DATE,
               "[a-b: Aland – Beland: 1941 (Doe 1990)] "
               "[a-b/BBB: Beland in Aland – Beland: about 1950 (Doe 1990)]");
}

/* Coding what is missing closes the gap, year by year. */
static void
test_coding (void)
{
  g_auto (Fixture) self = make_fixture (case_read (small_case));

  put (&self, ENT_TYPE_CONDITION,
       "{'id':'ideology','kind':'shared-ideology','pair':['BBB','AAA'],'value':'absent',"
       "'date':'1945/1960'}");
  assert_kind (self.gaps, ENT_GAP_KIND_CONDITION,
               "[AAA/BBB: Aland – Beland: Shared ideology is not coded for 1940–1944, 1961–1970] "
               "[AAA/BBB: Aland – Beland: Shared interest is not coded for 1966–1970]");
  put (&self, ENT_TYPE_CONDITION,
       "{'id':'ideology','kind':'shared-ideology','pair':['BBB','AAA'],'value':'absent',"
       "'date':'1940/1969'}");
  assert_kind (self.gaps, ENT_GAP_KIND_CONDITION,
               "[AAA/BBB: Aland – Beland: Shared ideology is not coded for 1970] "
               "[AAA/BBB: Aland – Beland: Shared interest is not coded for 1966–1970]");
}

static void
count_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  guint      *counts)
{
  counts[0]++;
  counts[1] += removed;
  counts[2] += added;
}

/* What stays in the list is not taken out of it. */
static void
test_stays (void)
{
  g_auto (Fixture) self = make_fixture (case_read (small_case));
  guint counts[3] = { 0 };
  guint n_gaps = g_list_model_get_n_items (G_LIST_MODEL (self.gaps));

  g_signal_connect (self.gaps, "items-changed", G_CALLBACK (count_changed_cb), counts);
  remove_record (&self, "e-event");
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[1], ==, 0);
  g_assert_cmpuint (counts[2], ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self.gaps)), ==, n_gaps + 1);

  /* Nothing is looked for where a node was only moved. */
  put (&self, ENT_TYPE_PLACE, "{'id':'place-AAA','of':'AAA','x':5,'y':5}");
  g_assert_cmpuint (counts[0], ==, 1);
  g_signal_handlers_disconnect_by_func (self.gaps, count_changed_cb, counts);
}

/* Without being asked it fills when the main loop is idle. */
static void
test_idle (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntAttachments) attachments = ent_attachments_new (the_case);
  g_autoptr (EntGaps) gaps = ent_gaps_new (the_case, attachments);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gaps)), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (ent_gaps_count (gaps, ENT_GAP_KIND_TEXT), ==, 1);
}

/* A list that is dropped before its turn does nothing more. */
static void
test_dropped (void)
{
  g_autoptr (EntCase) the_case = case_read (small_case);
  g_autoptr (EntAttachments) attachments = ent_attachments_new (the_case);
  EntGaps *gaps = ent_gaps_new (the_case, attachments);

  g_object_add_weak_pointer (G_OBJECT (gaps), (gpointer *) &gaps);
  g_object_unref (gaps);
  g_assert_null (gaps);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_builtin (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "cases",
                                                 "china-vietnam.entente", NULL);
  g_auto (Fixture) self = make_fixture (ent_store_open (path, NULL, NULL));
  guint counts[ENT_N_GAP_KINDS];

  for (guint kind = 0; kind < ENT_N_GAP_KINDS; kind++)
    {
      g_autofree char *joined = join_kind (self.gaps, kind);

      counts[kind] = ent_gaps_count (self.gaps, kind);
      g_test_message ("%u: %s", kind, joined);
    }

  g_assert_cmpuint (counts[ENT_GAP_KIND_LINK], ==, 0);
  g_assert_cmpuint (counts[ENT_GAP_KIND_PASSAGE], ==, 0);
  g_assert_cmpuint (counts[ENT_GAP_KIND_CONTESTED], ==, 2);
  g_assert_cmpuint (counts[ENT_GAP_KIND_CONDITION], >, 0);
  g_assert_cmpuint (counts[ENT_GAP_KIND_ANCHOR], ==, 0);
  g_assert_cmpuint (counts[ENT_GAP_KIND_TEXT], ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gaps/small", test_small);
  g_test_add_func ("/gaps/follows", test_follows);
  g_test_add_func ("/gaps/dates", test_dates);
  g_test_add_func ("/gaps/coding", test_coding);
  g_test_add_func ("/gaps/stays", test_stays);
  g_test_add_func ("/gaps/idle", test_idle);
  g_test_add_func ("/gaps/dropped", test_dropped);
  g_test_add_func ("/gaps/builtin", test_builtin);

  return g_test_run ();
}
