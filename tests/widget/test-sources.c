/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "ent-author-row.h"
#include "ent-authors-group.h"
#include "ent-csl-date.h"
#include "ent-csl-types.h"
#include "ent-date-row.h"
#include "ent-metadata.h"
#include "ent-record-page.h"
#include "sources-case.h"

/*
 * The dialog that corrects an article: what it shows, what it saves, that it is one step to
 * undo, and that closing it changes nothing.
 */

typedef struct
{
  EntSession *session;
  EntArticle *article;
  GtkWidget  *window;
  GtkWidget  *dialog;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  id)
{
  fixture->session = open_sources_case ();
  fixture->article = get_article (fixture->session, id);
  fixture->window = open_window (700, 800);
  fixture->dialog = GTK_WIDGET (ent_article_dialog_new (fixture->session, fixture->article));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  present_dialog (fixture->window, ADW_DIALOG (fixture->dialog));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  id)
{
  close_window (fixture->window);
  settle ();
  g_assert_null (fixture->dialog);
  g_assert_finalize_object (fixture->session);
}

static const char *
get_text (Fixture    *fixture,
          const char *title)
{
  GtkWidget *row = find_row (fixture->dialog, title);

  g_assert_nonnull (row);
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_text (Fixture    *fixture,
          const char *title,
          const char *text)
{
  GtkWidget *row = find_row (fixture->dialog, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  settle ();
}

static gboolean
activate (Fixture    *fixture,
          const char *action)
{
  gboolean done = gtk_widget_activate_action (fixture->dialog, action, NULL);

  settle ();
  wait_frames (fixture->window, 3);
  return done;
}

/* The dialog may be kept for an animation's time. */
static void
wait_closed (Fixture *fixture)
{
  for (guint i = 0; i < 200 && fixture->dialog != NULL; i++)
    wait_frames (fixture->window, 1);
  g_assert_null (fixture->dialog);
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_get_sensitive (
    adw_dialog_get_default_widget (ADW_DIALOG (fixture->dialog)));
}

static void
assert_csl (EntArticle *article,
            const char *member,
            const char *expected)
{
  JsonNode *node = json_object_get_member (ent_article_get_csl (article), member);
  g_autofree char *json = node ? json_to_string (node, FALSE) : g_strdup ("null");

  g_strdelimit (json, "\"", '\'');
  g_assert_cmpstr (json, ==, expected);
}

static void
count_changes_cb (guint *n)
{
  (*n)++;
}

/* ---------------------------------------------------------------- showing */

static void
test_shows (Fixture       *fixture,
            gconstpointer  id)
{
  g_assert_cmpstr (get_text (fixture, "Publication"), ==, "The Riverine Review");
  g_assert_cmpstr (get_text (fixture, "Date"), ==, "2021-03-14");
  g_assert_cmpstr (get_text (fixture, "Volume"), ==, "12");
  g_assert_cmpstr (get_text (fixture, "Cited As"), ==, "Lind & Roe 2021");
  g_assert_nonnull (find_row (fixture->dialog, "Anna Lind"));
  g_assert_nonnull (find_row (fixture->dialog, "Ben Roe Jr."));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (fixture->dialog, "Type"))),
                    ==, ent_csl_types_find ("article-magazine"));
  g_assert_true (can_save (fixture));
}

static void
test_shows_other_type (Fixture       *fixture,
                       gconstpointer  id)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (fixture->dialog, "Type"));
  GtkStringObject *item = adw_combo_row_get_selected_item (row);

  g_assert_cmpstr (gtk_string_object_get_string (item), ==, "pamphlet");
  g_assert_cmpstr (get_text (fixture, "Date"), ==, "1999");
  g_assert_nonnull (find_row (fixture->dialog, "Harbour Office"));

  g_assert_true (activate (fixture, "article.save"));
  wait_closed (fixture);
  assert_csl (fixture->article, "type", "'pamphlet'");
  g_assert_false (ent_session_is_modified (fixture->session));
}

static guint
count_shown (GtkWidget  *widget,
             const char *text)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strcmp (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    n++;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_shown (child, text);

  return n;
}

static void
test_guessed (Fixture       *fixture,
              gconstpointer  id)
{
  /* Title, publication, date, type and language; the authors say it as a group. */
  g_assert_cmpuint (count_shown (fixture->dialog, "Guessed"), ==, 5);
  g_assert_cmpuint (count_shown (fixture->dialog, "Guessed from the text"), ==, 1);

  set_text (fixture, "Title", "The Green Boat");
  g_assert_cmpuint (count_shown (fixture->dialog, "Guessed"), ==, 4);
  g_assert_true (activate (fixture, "article.save"));
  wait_closed (fixture);
  assert_csl (fixture->article, "custom", "null");
}

/* ---------------------------------------------------------------- saving */

static void
test_saves (Fixture       *fixture,
            gconstpointer  id)
{
  guint n_changes = 0;

  g_signal_connect_swapped (ent_session_get_case (fixture->session), "changed",
                            G_CALLBACK (count_changes_cb), &n_changes);
  set_text (fixture, "Title", "  The Red Boat ");
  set_text (fixture, "Date", "2020/2021");
  set_text (fixture, "DOI", "10.1000/1");
  set_text (fixture, "Volume", "");
  set_text (fixture, "Note", "Corrected.");
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_true (activate (fixture, "article.save"));
  wait_closed (fixture);

  g_assert_cmpuint (n_changes, ==, 1);
  assert_csl (fixture->article, "title", "'The Red Boat'");
  assert_csl (fixture->article, "issued", "{'date-parts':[[2020],[2021]]}");
  assert_csl (fixture->article, "DOI", "'10.1000/1'");
  assert_csl (fixture->article, "volume", "null");
  assert_csl (fixture->article, "x-own", "{'kept':true}");
  g_assert_cmpstr (ent_article_get_note (fixture->article), ==, "Corrected.");
  /* The year changed, and with it how the article is cited. */
  g_assert_cmpstr (ent_article_get_label (fixture->article), ==, "Lind & Roe 2020");

  ent_session_undo (fixture->session);
  assert_csl (fixture->article, "volume", "12");
  assert_csl (fixture->article, "title",
              "'The Green Boat and the Harbour That Would Not Have It'");
  g_assert_cmpstr (ent_article_get_label (fixture->article), ==, "Lind & Roe 2021");
  g_assert_false (ent_session_is_modified (fixture->session));
  ent_session_redo (fixture->session);
  assert_csl (fixture->article, "title", "'The Red Boat'");
}

static void
test_cancels (Fixture       *fixture,
              gconstpointer  id)
{
  set_text (fixture, "Title", "Another");
  g_assert_true (activate (fixture, "article.cancel"));
  wait_closed (fixture);

  g_assert_false (ent_session_is_modified (fixture->session));
  assert_csl (fixture->article, "title",
              "'The Green Boat and the Harbour That Would Not Have It'");
}

static void
test_own_label_stays (Fixture       *fixture,
                      gconstpointer  id)
{
  set_text (fixture, "Cited As", "Boat");
  set_text (fixture, "Date", "1950");
  g_assert_cmpstr (get_text (fixture, "Cited As"), ==, "Boat");
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  id)
{
  set_text (fixture, "Date", "some day");
  g_assert_false (can_save (fixture));
  g_assert_true (tells (fixture->dialog, "The date cannot be understood."));
  activate (fixture, "article.save");
  g_assert_nonnull (fixture->dialog);
  g_assert_false (ent_session_is_modified (fixture->session));

  set_text (fixture, "Date", "");
  g_assert_true (can_save (fixture));

  set_text (fixture, "Cited As", " ");
  g_assert_false (can_save (fixture));
  set_text (fixture, "Cited As", "Office 1999");
  g_assert_false (can_save (fixture));
  g_assert_true (tells (fixture->dialog, "Another article is cited like this."));
  set_text (fixture, "Cited As", "Office 1999b");
  g_assert_true (can_save (fixture));

  g_assert_true (activate (fixture, "article.save"));
  wait_closed (fixture);
  assert_csl (fixture->article, "issued", "null");
}

/* An article that another change has removed meanwhile is not made anew. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  id)
{
  EntCase *the_case = ent_session_get_case (fixture->session);
  g_autoptr (EntChange) removal = ent_change_new ("Remove");
  g_autoptr (JsonNode) record = ent_record_to_json (ENT_RECORD (fixture->article));
  g_autoptr (GError) error = NULL;

  ent_change_add (removal, ENT_TYPE_ARTICLE, record, NULL);
  ent_session_apply (fixture->session, removal, &error);
  g_assert_no_error (error);

  set_text (fixture, "Title", "Another");
  activate (fixture, "article.save");
  g_assert_nonnull (fixture->dialog);
  g_assert_true (tells (fixture->dialog, "The article is no longer in the case."));
  g_assert_null (ent_case_lookup (the_case, ENT_TYPE_ARTICLE, id));
}

/* ---------------------------------------------------------------- authors */

static void
test_authors (Fixture       *fixture,
              gconstpointer  id)
{
  GtkWidget *roe = find_row (fixture->dialog, "Ben Roe Jr.");
  GtkWidget *lind = find_row (fixture->dialog, "Anna Lind");

  /* The last cannot move further down. */
  gtk_widget_activate_action (roe, "author.move-down", NULL);
  g_assert_cmpstr (get_text (fixture, "Cited As"), ==, "Lind & Roe 2021");
  g_assert_true (gtk_widget_activate_action (roe, "author.move-up", NULL));
  g_assert_true (gtk_widget_activate_action (lind, "author.remove", NULL));
  settle ();
  g_signal_emit_by_name (find_row (fixture->dialog, "Add _Author"), "activated");
  settle ();
  set_text (fixture, "Title", "x");
  g_assert_nonnull (find_row (fixture->dialog, "New author"));
  gtk_editable_set_text (
    GTK_EDITABLE (find_row (find_row (fixture->dialog, "New author"), "Family Name")), "Marr");
  g_assert_nonnull (find_row (fixture->dialog, "Marr"));
  g_assert_cmpstr (get_text (fixture, "Cited As"), ==, "Roe & Marr 2021");

  g_assert_true (activate (fixture, "article.save"));
  wait_closed (fixture);
  assert_csl (fixture->article, "author",
              "[{'family':'Roe','given':'Ben','suffix':'Jr.'},{'family':'Marr'}]");
}

static void
test_whole_name (Fixture       *fixture,
                 gconstpointer  id)
{
  GtkWidget *office = find_row (fixture->dialog, "Harbour Office");
  AdwSwitchRow *whole = ADW_SWITCH_ROW (find_row (office, "Keep the Name Whole"));

  g_assert_true (adw_switch_row_get_active (whole));
  adw_switch_row_set_active (whole, FALSE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (office, "Family Name"))), ==,
                   "Office");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (office, "Given Names"))), ==,
                   "Harbour");
  g_assert_true (activate (fixture, "article.save"));
  wait_closed (fixture);
  assert_csl (fixture->article, "author", "[{'family':'Office','given':'Harbour'}]");
}

static void
test_new_author_left_empty (Fixture       *fixture,
                            gconstpointer  id)
{
  g_signal_emit_by_name (find_row (fixture->dialog, "Add _Author"), "activated");
  settle ();
  g_assert_true (activate (fixture, "article.save"));
  wait_closed (fixture);
  g_assert_false (ent_session_is_modified (fixture->session));
}

/* ---------------------------------------------------------------- records */

static EntRecordPage *
open_records (Fixture *fixture)
{
  GtkWidget *page;

  g_assert_true (activate (fixture, "article.record"));
  page = find_widget (fixture->dialog, ENT_TYPE_RECORD_PAGE);
  g_assert_true (ENT_IS_RECORD_PAGE (page));
  return ENT_RECORD_PAGE (page);
}

static void
wait_told (Fixture    *fixture,
           const char *text)
{
  while (!tells (fixture->dialog, text))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_record (Fixture       *fixture,
             gconstpointer  id)
{
  EntRecordPage *page = open_records (fixture);

  ent_record_page_load_text (page, several_records);
  wait_told (fixture, "Harbour Law");
  g_assert_true (tells (fixture->dialog, "Choose the one that is the article’s"));
  g_signal_emit_by_name (find_row (fixture->dialog, "A Boat for Aldermoor"), "activated");
  settle ();
  wait_frames (fixture->window, 3);

  g_assert_cmpstr (get_text (fixture, "Title"), ==, "A Boat for Aldermoor");
  g_assert_cmpstr (get_text (fixture, "Publication"), ==, "Quay");
  g_assert_cmpstr (get_text (fixture, "Date"), ==, "1987");
  /* What the record does not say stays. */
  g_assert_cmpstr (get_text (fixture, "Volume"), ==, "12");
  g_assert_cmpstr (get_text (fixture, "Cited As"), ==, "Marr 1987");

  g_assert_true (activate (fixture, "article.save"));
  wait_closed (fixture);
  assert_csl (fixture->article, "type", "'article-journal'");
  assert_csl (fixture->article, "x-own", "{'kept':true}");
  assert_csl (fixture->article, "id", "null");
}

static void
test_record_broken (Fixture       *fixture,
                    gconstpointer  id)
{
  EntRecordPage *page = open_records (fixture);

  ent_record_page_load_text (page, "@book{a,\n title = }");
  wait_told (fixture, "“Pasted record”, line 2, column 10: a value is missing here");
  ent_record_page_load_text (page, "@book{a,\n title = {Mended}}");
  wait_told (fixture, "Mended");
  g_assert_false (tells (fixture->dialog, "a value is missing here"));
  ent_record_page_load_text (page, "");
  settle ();
  g_assert_false (tells (fixture->dialog, "Mended"));
}

static void
test_record_file (Fixture       *fixture,
                  gconstpointer  id)
{
  EntRecordPage *page = open_records (fixture);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "entente-boats-XXXXXX", NULL);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at/all.bib");
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  for (guint i = 1; i <= 120; i++)
    g_string_append_printf (many, "TY  - BOOK\nTI  - Boat number %u\nPY  - %u\nER  - \n", i,
                            1800 + i);
  g_assert_true (g_file_set_contents (path, many->str, -1, NULL));
  file = g_file_new_for_path (path);

  ent_record_page_load_file (page, file);
  wait_told (fixture, "50 of 120: search for the one you mean");
  g_assert_nonnull (find_row (fixture->dialog, "Boat number 50"));
  g_assert_null (find_row (fixture->dialog, "Boat number 51"));
  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY)),
                         "number 117");
  wait_told (fixture, "Boat number 117");
  g_unlink (path);

  ent_record_page_load_file (page, missing);
  wait_told (fixture, "No such file");
}

static void
test_record_does_not_save (Fixture       *fixture,
                           gconstpointer  id)
{
  set_text (fixture, "Title", "Another");
  open_records (fixture);
  activate (fixture, "article.save");
  g_assert_nonnull (fixture->dialog);
  g_assert_false (ent_session_is_modified (fixture->session));
}

/* ---------------------------------------------------------------- removing */

static GtkWidget *
find_alert (Fixture *fixture)
{
  AdwDialog *alert = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));

  g_assert_true (ADW_IS_ALERT_DIALOG (alert));
  return GTK_WIDGET (alert);
}

static void
test_removes (Fixture       *fixture,
              gconstpointer  id)
{
  EntCase *the_case = ent_session_get_case (fixture->session);
  GtkWidget *alert;

  g_assert_true (activate (fixture, "article.remove"));
  alert = find_alert (fixture);
  g_assert_true (tells (alert, "1 passage"));
  g_signal_emit_by_name (alert, "response", "cancel");
  settle ();
  g_assert_nonnull (ent_case_lookup (the_case, ENT_TYPE_ARTICLE, id));

  g_signal_emit_by_name (alert, "response", "remove");
  adw_dialog_force_close (ADW_DIALOG (alert));
  wait_closed (fixture);
  g_assert_null (ent_case_lookup (the_case, ENT_TYPE_ARTICLE, id));
  g_assert_null (ent_case_lookup (the_case, ENT_TYPE_PASSAGE, "p1"));
  g_assert_null (ent_case_lookup (the_case, ENT_TYPE_EVIDENCE, "e1"));

  ent_session_undo (fixture->session);
  g_assert_nonnull (ent_case_lookup (the_case, ENT_TYPE_EVIDENCE, "e1"));
  g_assert_false (ent_session_is_modified (fixture->session));
}

/* ---------------------------------------------------------------- dates */

static void
test_dates (void)
{
  static const struct
  {
    const char *edtf;
    const char *csl;
  } dates[] = {
    { "2021", "{'date-parts':[[2021]]}" },
    { "2021-03", "{'date-parts':[[2021,3]]}" },
    { "2021-03-14", "{'date-parts':[[2021,3,14]]}" },
    { "2021-22", "{'date-parts':[[2021]],'season':2}" },
    { "1975~", "{'date-parts':[[1975]],'circa':true}" },
    { "1988/1992-05", "{'date-parts':[[1988],[1992,5]]}" },
    { "-0043", "{'date-parts':[[-43]]}" },
    { "197X", "{'literal':'197X'}" },
    { "[1964,1965]", "{'literal':'[1964,1965]'}" },
    { "1975~/1980", "{'literal':'1975~/1980'}" },
    { "1977/..", "{'literal':'1977/..'}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (EntDate) date = ent_date_new (dates[i].edtf, NULL);
      g_autoptr (JsonObject) csl = ent_csl_date_from_date (date);
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), csl);
      g_autofree char *json = g_strdelimit (json_to_string (node, FALSE), "\"", '\'');
      g_autoptr (EntDate) back = ent_csl_date_to_date (csl);

      g_assert_cmpstr (json, ==, dates[i].csl);
      g_assert_nonnull (back);
      g_assert_cmpstr (ent_date_get_edtf (back), ==, dates[i].edtf);
    }
}

static void
test_odd_dates (void)
{
  static const struct
  {
    const char *csl;
    const char *edtf;
  } dates[] = {
    { "{'date-parts':[['2021','3']]}", "2021-03" },
    { "{'raw':'March 14, 2021'}", "2021-03-14" },
    { "{'date-parts':[[1975]],'circa':false}", "1975" },
    { "{'date-parts':[[2021,13]]}", NULL },
    { "{'date-parts':[]}", NULL },
    { "{'literal':'in press'}", NULL },
    { "{}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *json = g_strdelimit (g_strdup (dates[i].csl), "'", '"');
      g_autoptr (JsonNode) node = json_from_string (json, NULL);
      g_autoptr (EntDate) date = ent_csl_date_to_date (json_node_get_object (node));

      g_assert_cmpstr (date ? ent_date_get_edtf (date) : NULL, ==, dates[i].edtf);
    }
}

#define ADD(path, id, function) \
  g_test_add ("/sources/" path, Fixture, id, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  start_test (&argc, &argv);
  ent_sources_init ();

  ADD ("shows", "lind-2021", test_shows);
  ADD ("shows/other-type", "office", test_shows_other_type);
  ADD ("guessed", "lind-2021", test_guessed);
  ADD ("saves", "lind-2021", test_saves);
  ADD ("cancels", "lind-2021", test_cancels);
  ADD ("own-label-stays", "lind-2021", test_own_label_stays);
  ADD ("problems", "lind-2021", test_problems);
  ADD ("gone", "office", test_gone);
  ADD ("authors", "lind-2021", test_authors);
  ADD ("authors/whole-name", "office", test_whole_name);
  ADD ("authors/left-empty", "office", test_new_author_left_empty);
  ADD ("record", "lind-2021", test_record);
  ADD ("record/broken", "lind-2021", test_record_broken);
  ADD ("record/file", "lind-2021", test_record_file);
  ADD ("record/does-not-save", "lind-2021", test_record_does_not_save);
  ADD ("removes", "lind-2021", test_removes);
  g_test_add_func ("/sources/dates", test_dates);
  g_test_add_func ("/sources/dates/odd", test_odd_dates);

  return g_test_run ();
}
