/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "editors-helpers.h"
#include "ent-definition-preview.h"
#include "ent-definitions-item.h"
#include "ent-definitions-view.h"
#include "ent-edit.h"
#include "ent-editors-actions.h"
#include "ent-record-dialog.h"
#include "ent-store.h"
#include "ent-tie-chooser.h"
#include "panels-case.h"

/*
 * Definitions are made, changed and removed, each as one change; what they count follows as
 * one edits, and goes back when one gives up; and two of them are compared.
 */

typedef struct
{
  EntSession *session;
  GtkWidget  *window;
  AdwDialog  *dialog;
} Fixture;

static EntCase *
get_case (Fixture *fixture)
{
  return ent_session_get_case (fixture->session);
}

static EntDefinition *
get_definition (Fixture    *fixture,
                const char *id)
{
  return ENT_DEFINITION (ent_case_lookup (get_case (fixture), ENT_TYPE_DEFINITION, id));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->session = panels_session ("1965");
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new (NULL));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 700);
  present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->dialog);
  close_window (fixture->window);
  g_assert_finalize_object (fixture->session);
}

static GtkWidget *
edit (Fixture    *fixture,
      const char *id)
{
  ent_editors_edit (fixture->window, fixture->session, ENT_RECORD (get_definition (fixture, id)));
  wait_frames (fixture->window, 3);
  g_set_object (&fixture->dialog, adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));

  return GTK_WIDGET (fixture->dialog);
}

static gboolean
stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The preview waits until one pauses. */
static void
pause_editing (void)
{
  gboolean over = FALSE;

  g_timeout_add (250, stop_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static guint
count_alliances (Fixture *fixture)
{
  EntSlice *slice = ent_session_get_slice (fixture->session);
  guint n = 0;

  for (guint i = 0; i < ent_slice_get_n_ties (slice); i++)
    n += ent_slice_get_tie (slice, i)->counts;

  return n;
}

static const char *
get_first_definition (Fixture *fixture)
{
  return ent_record_get_id (ENT_RECORD (ent_session_get_definition (fixture->session)));
}

static AdwExpanderRow *
get_clause (GtkWidget  *dialog,
            const char *title)
{
  GtkWidget *row = get_row (dialog, title);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return ADW_EXPANDER_ROW (row);
}

/* As one edits, the session shows what would count; giving up takes it back. */
static void
test_preview (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = ent_store_write (get_case (fixture));
  g_autofree char *after = NULL;
  guint n_before = count_alliances (fixture);
  GtkWidget *dialog = edit (fixture, get_first_definition (fixture));
  GtkWidget *preview = find_widget (dialog, ENT_TYPE_DEFINITION_PREVIEW);
  AdwExpanderRow *list;

  g_assert_nonnull (preview);
  g_assert_cmpuint (n_before, >, 0);
  g_signal_emit_by_name (get_row (dialog, "Add Clause"), "activated");
  settle ();
  check (GTK_WIDGET (get_clause (dialog, "An alliance or an alignment, whatever it rests on")),
         "Alignment", TRUE);
  g_assert_nonnull (find_row (dialog, "An alignment, whatever it rests on"));
  pause_editing ();
  g_assert_cmpuint (count_alliances (fixture), >, n_before);
  g_assert_false (ent_session_is_modified (fixture->session));
  list = ADW_EXPANDER_ROW (find_widget (preview, ADW_TYPE_EXPANDER_ROW));
  g_assert_cmpstr (adw_expander_row_get_subtitle (list), ==, "1 added");
  /* What one edits stays where it is; whoever unfolds what differs finds it so. */
  g_assert_true (adw_expander_row_get_enable_expansion (list));
  g_assert_false (adw_expander_row_get_expanded (list));

  adw_dialog_force_close (fixture->dialog);
  settle ();
  g_assert_cmpuint (count_alliances (fixture), ==, n_before);
  after = ent_store_write (get_case (fixture));
  g_assert_cmpstr (after, ==, before);
}

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  const char *id = get_first_definition (fixture);
  guint n_clauses = g_list_model_get_n_items (
    ent_definition_get_clauses (get_definition (fixture, id)));
  g_autoptr (EntClause) clause = NULL;
  GtkWidget *dialog = edit (fixture, id);

  g_signal_emit_by_name (get_row (dialog, "Add Clause"), "activated");
  settle ();
  choose (GTK_WIDGET (get_clause (dialog, "An alliance or an alignment, whatever it rests on")),
          "Members at the Time", "Multilateral: three or more");
  g_assert_nonnull (find_row (dialog, "An alliance or an alignment, multilateral at the time "
                                      "(three members or more)"));
  g_assert_true (ent_record_dialog_save (ENT_RECORD_DIALOG (dialog)));
  settle ();

  g_assert_cmpuint (g_list_model_get_n_items (
                      ent_definition_get_clauses (get_definition (fixture, id))), ==, n_clauses + 1);
  clause = g_list_model_get_item (ent_definition_get_clauses (get_definition (fixture, id)),
                                  n_clauses);
  g_assert_cmpuint (ent_clause_get_members_min (clause), ==, 3);
  g_assert_cmpuint (ent_clause_get_members_max (clause), ==, 0);
  g_assert_true (ent_session_get_definition (fixture->session) == get_definition (fixture, id));
  g_assert_true (ent_slice_get_definition (ent_session_get_slice (fixture->session)) ==
                 get_definition (fixture, id));
  ent_session_undo (fixture->session);
  g_assert_cmpuint (g_list_model_get_n_items (
                      ent_definition_get_clauses (get_definition (fixture, id))), ==, n_clauses);
}

/* What is in use is what the definition says now, also where that is taken back. */
static void
test_undo_in_use (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *id = get_first_definition (fixture);
  guint n_before = count_alliances (fixture);
  g_autofree char *title = g_strdup (ent_definition_get_title (get_definition (fixture, id)));
  GtkWidget *dialog = edit (fixture, id);

  type_into (dialog, "Title", "Another");
  g_signal_emit_by_name (get_row (dialog, "Add Clause"), "activated");
  settle ();
  check (GTK_WIDGET (get_clause (dialog, "An alliance or an alignment, whatever it rests on")),
         "Alignment", TRUE);
  g_assert_true (ent_record_dialog_save (ENT_RECORD_DIALOG (dialog)));
  settle ();
  g_assert_cmpuint (count_alliances (fixture), >, n_before);
  g_assert_cmpstr (ent_definition_get_title (ent_session_get_definition (fixture->session)), ==,
                   "Another");

  ent_session_undo (fixture->session);
  settle ();
  g_assert_cmpuint (count_alliances (fixture), ==, n_before);
  g_assert_cmpstr (ent_definition_get_title (ent_session_get_definition (fixture->session)), ==,
                   title);
  ent_session_redo (fixture->session);
  settle ();
  g_assert_cmpuint (count_alliances (fixture), >, n_before);
}

/* Without the one in use another counts; when it is back, it is in use again. */
static void
test_remove_in_use (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *id = g_strdup (get_first_definition (fixture));
  guint n_before = count_alliances (fixture);
  AdwDialog *question;

  ent_editors_remove (fixture->window, fixture->session,
                      ENT_RECORD (get_definition (fixture, id)));
  wait_frames (fixture->window, 3);
  question = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_signal_emit_by_name (question, "response::remove", "remove");
  adw_dialog_force_close (question);
  settle ();
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_DEFINITION, id));
  g_assert_cmpstr (get_first_definition (fixture), !=, id);
  g_assert_true (ent_slice_get_definition (ent_session_get_slice (fixture->session)) ==
                 ent_session_get_definition (fixture->session));
  g_assert_cmpuint (count_alliances (fixture), !=, n_before);

  ent_session_undo (fixture->session);
  settle ();
  g_assert_cmpstr (get_first_definition (fixture), ==, id);
  g_assert_true (ent_slice_get_definition (ent_session_get_slice (fixture->session)) ==
                 get_definition (fixture, id));
  g_assert_cmpuint (count_alliances (fixture), ==, n_before);
}

/* A copy is a definition of its own, and the one in use once it is saved. */
static void
test_duplicate (Fixture       *fixture,
                gconstpointer  data)
{
  EntDefinition *like = ent_session_get_definition (fixture->session);
  guint n = g_list_model_get_n_items (ent_case_get_definitions (get_case (fixture)));
  g_autofree char *title = g_strdup_printf ("Copy of %s", ent_definition_get_title (like));

  ent_editors_add_definition (fixture->window, fixture->session, like);
  wait_frames (fixture->window, 3);
  g_set_object (&fixture->dialog, adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  g_assert_true (ent_record_dialog_save (ENT_RECORD_DIALOG (fixture->dialog)));
  settle ();

  g_assert_cmpuint (g_list_model_get_n_items (ent_case_get_definitions (get_case (fixture))), ==,
                    n + 1);
  g_assert_true (ent_session_get_definition (fixture->session) != like);
  g_assert_cmpstr (ent_definition_get_title (ent_session_get_definition (fixture->session)), ==,
                   title);
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *dialog = edit (fixture, get_first_definition (fixture));
  GtkWidget *clause;

  g_signal_emit_by_name (get_row (dialog, "Add Clause"), "activated");
  settle ();
  clause = GTK_WIDGET (get_clause (dialog, "An alliance or an alignment, whatever it rests on"));
  choose (clause, "Members at the Time", "Another number");
  type_into (clause, "Members at Least", "5");
  type_into (clause, "Members at Most", "3");
  g_assert_true (g_str_has_suffix (ent_record_dialog_get_problem (ENT_RECORD_DIALOG (dialog)),
                                   "asks for more members at least than at most."));
  g_assert_false (ent_record_dialog_save (ENT_RECORD_DIALOG (dialog)));
}

/* Ties are found by words in any order, and Enter takes the first. */
static void
test_chooser (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog = edit (fixture, get_first_definition (fixture));
  GtkWidget *view = find_widget (dialog, ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page;
  g_autoptr (EntTie) first = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; first == NULL; i++)
    {
      g_autoptr (EntTie) tie = g_list_model_get_item (ent_case_get_ties (get_case (fixture)), i);

      if (ent_tie_is_governed (tie))
        first = g_steal_pointer (&tie);
    }
  name = ent_edit_dup_name (get_case (fixture), ENT_RECORD (first));

  /* Escape closes the dialog, and on a page further in goes back to it. */
  g_assert_false (adw_navigation_view_get_pop_on_escape (ADW_NAVIGATION_VIEW (view)));
  g_signal_emit_by_name (get_row (dialog, "Leave Out a Tie…"), "activated");
  settle ();
  g_assert_true (adw_navigation_view_get_pop_on_escape (ADW_NAVIGATION_VIEW (view)));
  page = adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view));
  g_assert_true (ENT_IS_TIE_CHOOSER (page));
  ent_chooser_page_search (ENT_CHOOSER_PAGE (page), name);
  g_signal_emit_by_name (find_widget (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY), "activate");
  settle ();
  g_assert_true (ent_record_dialog_save (ENT_RECORD_DIALOG (dialog)));
  g_assert_cmpint (ent_definition_get_by_name (ent_session_get_definition (fixture->session), first),
                   ==, ENT_BY_NAME_LEFT_OUT);
}

/* What refers to a definition is named before it is removed. */
static void
test_users (Fixture       *fixture,
            gconstpointer  data)
{
  EntDefinition *definition = get_definition (fixture, "wide");
  g_autoptr (JsonNode) theory = panels_parse ("{'id': 'claim', 'title': 'Interests suffice',"
                                              "'conditions': ['shared-interest'],"
                                              "'definition': 'wide', 'claim': 'whenever'}");
  g_autoptr (EntChange) change = ent_edit_put (get_case (fixture), ENT_TYPE_THEORY, theory, NULL);
  g_autofree char *nobody = ent_editors_dup_users (get_case (fixture), definition);
  g_autofree char *users = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (nobody);
  ent_session_apply (fixture->session, change, &error);
  g_assert_no_error (error);
  users = ent_editors_dup_users (get_case (fixture), definition);
  g_assert_cmpstr (users, ==,
                   "The theory “Interests suffice” goes by it, and stays without a definition.");
}

static GtkWidget *
show_view (Fixture *fixture)
{
  GtkWidget *view = ent_definitions_view_new ();

  adw_window_set_content (ADW_WINDOW (fixture->window), view);
  ent_definitions_view_set_session (ENT_DEFINITIONS_VIEW (view), fixture->session);
  wait_frames (fixture->window, 3);
  return view;
}

static void
activated_cb (GtkWidget   *view,
              const char  *id,
              char       **activated)
{
  g_set_str (activated, id);
}

static void
test_compare (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *view = show_view (fixture);
  GtkListView *list = GTK_LIST_VIEW (find_widget (find_widget (view, ADW_TYPE_CLAMP_SCROLLABLE),
                                                 GTK_TYPE_LIST_VIEW));
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (list));
  g_autofree char *csv = ent_definitions_view_dup_csv (ENT_DEFINITIONS_VIEW (view), FALSE);
  g_autofree char *activated = NULL;
  g_autoptr (EntDefinitionsItem) first = NULL;
  EntCounted last = ENT_COUNTED_NEITHER;

  g_assert_nonnull (rows);
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 0);
  g_assert_true (g_str_has_prefix (csv, "tie,name,kind,members,from,to,narrow,wide\n"));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (EntDefinitionsItem) row = g_list_model_get_item (rows, i);

      g_assert_cmpint (ent_definitions_item_get_counted (row), >=, last);
      last = ent_definitions_item_get_counted (row);
    }

  g_signal_connect (view, "record-activated", G_CALLBACK (activated_cb), &activated);
  first = g_list_model_get_item (rows, 0);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpstr (activated, ==,
                   ent_record_get_id (ENT_RECORD (ent_definitions_item_get_tie (first))));
  g_assert_true (ent_session_get_selection (fixture->session) ==
                 ENT_RECORD (ent_definitions_item_get_tie (first)));

  /* Without definitions it says what one is. */
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new (NULL));
}

/* The drop-downs of the page, in their order: the first, the second, the time. */
static GtkDropDown *
find_chooser (GtkWidget  *view,
              const char *name)
{
  return GTK_DROP_DOWN (gtk_widget_get_template_child (view, ENT_TYPE_DEFINITIONS_VIEW, name));
}

static const char *
get_chosen_id (GtkWidget  *view,
               const char *name)
{
  return ent_record_get_id (gtk_drop_down_get_selected_item (find_chooser (view, name)));
}

static void
assert_chosen (GtkWidget  *view,
               const char *first,
               const char *second)
{
  g_assert_cmpstr (get_chosen_id (view, "first"), ==, first);
  g_assert_cmpstr (get_chosen_id (view, "second"), ==, second);
}

/* It begins with the definition in use, which is another by the time that it is seen, and goes
   along with it until the user chooses. */
static void
test_compare_in_use (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *view = ent_definitions_view_new ();
  GtkDropDown *first;
  guint wide;

  g_object_ref_sink (view);
  ent_definitions_view_set_session (ENT_DEFINITIONS_VIEW (view), fixture->session);
  assert_chosen (view, "narrow", "wide");
  first = find_chooser (view, "first");
  ent_session_set_definition (fixture->session, get_definition (fixture, "wide"));
  adw_window_set_content (ADW_WINDOW (fixture->window), view);
  wait_frames (fixture->window, 3);
  assert_chosen (view, "wide", "narrow");

  wide = gtk_drop_down_get_selected (first);
  ent_session_set_definition (fixture->session, get_definition (fixture, "narrow"));
  assert_chosen (view, "narrow", "wide");

  gtk_drop_down_set_selected (first, wide);
  gtk_drop_down_set_selected (find_chooser (view, "second"), 1 - wide);
  ent_session_set_definition (fixture->session, get_definition (fixture, "wide"));
  ent_session_set_definition (fixture->session, get_definition (fixture, "narrow"));
  assert_chosen (view, "wide", "narrow");

  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new (NULL));
  g_object_unref (view);
}

static void
add (const char *name,
     void      (*test) (Fixture       *fixture,
                        gconstpointer  data))
{
  g_autofree char *path = g_strdup_printf ("/definitions/%s", name);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  start_test (&argc, &argv);

  add ("preview", test_preview);
  add ("save", test_save);
  add ("undo-in-use", test_undo_in_use);
  add ("remove-in-use", test_remove_in_use);
  add ("duplicate", test_duplicate);
  add ("problems", test_problems);
  add ("chooser", test_chooser);
  add ("users", test_users);
  add ("compare", test_compare);
  add ("compare-in-use", test_compare_in_use);

  return g_test_run ();
}
