/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "editors-helpers.h"
#include "ent-announce.h"
#include "ent-date-choice.h"
#include "ent-layout-engine.h"
#include "ent-passage-chooser.h"
#include "ent-state-page.h"
#include "ent-store.h"
#include "ent-tie-page.h"
#include "panels-case.h"

/*
 * Every record can be made, changed and removed in a dialog: each time as one change with
 * a name, and undoing it gives the same case, byte for byte.
 */

typedef struct
{
  EntSession *session;
  GtkWidget  *window;
  AdwDialog  *dialog;
  char       *before;
} Fixture;

/* What was announced last. */
static char *said;

static void
hear (GtkWidget  *widget,
      const char *text)
{
  g_set_str (&said, text);
}

static EntCase *
get_case (Fixture *fixture)
{
  return ent_session_get_case (fixture->session);
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
  fixture->before = ent_store_write (get_case (fixture));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->dialog);
  close_window (fixture->window);
  g_free (fixture->before);
  g_assert_finalize_object (fixture->session);
}

/* Closed dialogs are let go of when their animation would have ended. */
static void
drop_dialog (Fixture *fixture)
{
  g_clear_object (&fixture->dialog);
  settle ();
}

static GtkWidget *
open_dialog (Fixture   *fixture,
             AdwDialog *dialog)
{
  drop_dialog (fixture);
  fixture->dialog = g_object_ref_sink (dialog);
  adw_dialog_present (dialog, fixture->window);
  wait_frames (fixture->window, 3);

  return GTK_WIDGET (dialog);
}

static const char *
get_problem (Fixture *fixture)
{
  return ent_record_dialog_get_problem (ENT_RECORD_DIALOG (fixture->dialog));
}

static char *
dup_undo_title (Fixture *fixture)
{
  char *title = NULL;

  g_object_get (fixture->session, "undo-title", &title, NULL);
  return title;
}

/* Saves, and holds the change to its promises. */
static void
save (Fixture    *fixture,
      const char *title)
{
  g_autofree char *undo_title = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *before = ent_store_write (get_case (fixture));

  g_assert_cmpstr (get_problem (fixture), ==, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "editor.save", NULL));
  settle ();
  undo_title = dup_undo_title (fixture);
  g_assert_cmpstr (undo_title, ==, title);
  g_assert_null (gtk_widget_get_root (GTK_WIDGET (fixture->dialog)));

  after = ent_store_write (get_case (fixture));
  g_assert_cmpstr (after, !=, before);
  ent_session_undo (fixture->session);
  undone = ent_store_write (get_case (fixture));
  g_assert_cmpstr (undone, ==, before);
  ent_session_redo (fixture->session);
  redone = ent_store_write (get_case (fixture));
  g_assert_cmpstr (redone, ==, after);
}

static gpointer
lookup (Fixture    *fixture,
        const char *id)
{
  return panels_record (fixture->session, id);
}

static void
assert_json (Fixture    *fixture,
             const char *id,
             const char *expected)
{
  g_autoptr (JsonNode) node = ent_record_to_json (lookup (fixture, id));
  g_autoptr (JsonNode) wanted = panels_parse (expected);
  g_autofree char *json = json_to_string (node, FALSE);
  g_autofree char *wanted_json = json_to_string (wanted, FALSE);

  g_assert_cmpstr (json, ==, wanted_json);
}

static AdwDialog *
get_visible_dialog (Fixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static void
respond (Fixture    *fixture,
         const char *response)
{
  AdwDialog *alert = get_visible_dialog (fixture);

  g_assert_true (ADW_IS_ALERT_DIALOG (alert));
  g_signal_emit_by_name (alert, "response", response);
  adw_dialog_force_close (alert);
  settle ();
}

static void
remove_record (Fixture    *fixture,
               const char *id,
               const char *title)
{
  g_autofree char *before = ent_store_write (get_case (fixture));
  g_autofree char *undone = NULL;
  g_autofree char *undo_title = NULL;

  ent_editors_remove (fixture->window, fixture->session, lookup (fixture, id));
  respond (fixture, "cancel");
  lookup (fixture, id);

  ent_editors_remove (fixture->window, fixture->session, lookup (fixture, id));
  respond (fixture, "remove");
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_RECORD, id));
  undo_title = dup_undo_title (fixture);
  g_assert_cmpstr (undo_title, ==, title);

  ent_session_undo (fixture->session);
  undone = ent_store_write (get_case (fixture));
  g_assert_cmpstr (undone, ==, before);
}

static gboolean
fires (GtkShortcutTrigger *trigger,
       guint               keyval,
       GdkModifierType     state)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      GtkAlternativeTrigger *either = GTK_ALTERNATIVE_TRIGGER (trigger);

      return fires (gtk_alternative_trigger_get_first (either), keyval, state) ||
             fires (gtk_alternative_trigger_get_second (either), keyval, state);
    }

  return GTK_IS_KEYVAL_TRIGGER (trigger) &&
         gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state;
}

static gboolean
press (GtkWidget       *widget,
       guint            keyval,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (fires (gtk_shortcut_get_trigger (shortcut), keyval, state))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  return FALSE;
}

static void
test_state_from_gazetteer (Fixture       *fixture,
                           gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, ent_state_dialog_new (fixture->session, NULL));
  EntState *laos;

  pick_state (fixture->dialog, "lao");
  g_assert_nonnull (find_row (dialog, "ISO 3166 Code"));
  save (fixture, "Add Laos");

  laos = lookup (fixture, "LAO");
  g_assert_cmpuint (g_list_model_get_n_items (ent_state_get_names (laos)), >=, 2);
  g_assert_nonnull (ent_state_get_existed (laos));
  remove_record (fixture, "LAO", "Remove Laos");
}

static void
test_state_by_hand (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, ent_state_dialog_new (fixture->session, NULL));

  pick_state (fixture->dialog, "Zzyx League");
  type_into (dialog, "Existed", "1960 to 1975");
  type_into (dialog, "Note", "Two lines,\nthis is the other.");
  save (fixture, "Add Zzyx League");
  assert_json (fixture, "x-zzyx-league",
               "{'id': 'x-zzyx-league', 'kind': 'actor', 'names': [{'name': 'Zzyx League'}],"
               " 'existed': '1960/1975', 'note': 'Two lines,\\nthis is the other.'}");
}

static void
test_state_known (Fixture       *fixture,
                  gconstpointer  data)
{
  EntStateChooser *chooser;

  open_dialog (fixture, ent_state_dialog_new (fixture->session, NULL));
  pick_state (fixture->dialog, "lao");
  save (fixture, "Add Laos");

  /* Once is enough: it is found, and cannot be chosen. */
  open_dialog (fixture, ent_state_dialog_new (fixture->session, NULL));
  chooser = get_chooser (fixture->dialog);
  ent_chooser_page_search (ENT_CHOOSER_PAGE (chooser), "LAO");
  g_assert_true (says (GTK_WIDGET (chooser), "Already in this case"));
}

/* What nobody knows stays, in the record and in its parts. */
static void
test_state_change (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (EntChange) change = ent_change_new ("Prepare");
  g_autoptr (JsonNode) before = ent_record_to_json (lookup (fixture, "AAA"));
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  after = panels_parse ("{'id': 'AAA', 'kind': 'state', 'names': ["
                        " {'name': 'Old Arland', 'date': '1900/1949', 'script': 'Latn'},"
                        " {'name': 'Árland', 'date': '1950/..'}], 'existed': '1900/..',"
                        " 'anthem': 'none'}");
  ent_change_add (change, ENT_TYPE_STATE, before, after);
  g_assert_true (ent_session_apply (fixture->session, change, &error));
  g_assert_no_error (error);

  dialog = open_dialog (fixture, ent_state_dialog_new (fixture->session, lookup (fixture, "AAA")));
  g_assert_cmpstr (get_problem (fixture), ==, "Nothing is changed yet.");
  click (dialog, "Move Down", 0);
  type_into (dialog, "Note", "By the hills.");
  type_into (get_row (dialog, "Old Arland"), "Name", "Arland of Old");
  save (fixture, "Edit Árland");
  assert_json (fixture, "AAA",
               "{'id': 'AAA', 'kind': 'state', 'names': [{'name': 'Árland', 'date': '1950/..'},"
               " {'name': 'Arland of Old', 'date': '1900/1949', 'script': 'Latn'}],"
               " 'existed': '1900/..', 'note': 'By the hills.', 'anthem': 'none'}");
}

static void
test_state_problems (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_state_dialog_new (fixture->session, lookup (fixture, "CCC")));
  type_into (dialog, "Existed", "once upon a time");
  g_assert_true (g_str_has_prefix (get_problem (fixture), "Existed: "));
  g_assert_false (ent_record_dialog_save (ENT_RECORD_DIALOG (dialog)));
  type_into (dialog, "Existed", "");
  g_assert_cmpstr (get_problem (fixture), ==, NULL);

  click (dialog, "Remove", 0);
  g_assert_cmpstr (get_problem (fixture), ==, "Give the state a name.");
  g_signal_emit_by_name (get_row (dialog, "Add Name"), "activated");
  settle ();
  g_assert_cmpstr (get_problem (fixture), ==, "“Name” is still empty.");
  type_into (dialog, "Name", "Cathia Renewed");
  save (fixture, "Edit Cathia Renewed");
  assert_json (fixture, "CCC",
               "{'id': 'CCC', 'kind': 'state', 'names': [{'name': 'Cathia Renewed'}]}");
}

/* Removing a state takes its ties along, and undoing brings them back. */
static void
test_state_remove (Fixture       *fixture,
                   gconstpointer  data)
{
  AdwDialog *alert;

  ent_editors_remove (fixture->window, fixture->session, lookup (fixture, "BBB"));
  alert = get_visible_dialog (fixture);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (alert)), ==, "Remove State?");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (alert)), "“Borduria”"));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (alert)), "instrument"));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (alert)), "Undo"));
  respond (fixture, "cancel");
  remove_record (fixture, "BBB", "Remove Borduria");
}

static void
test_tie_make (Fixture       *fixture,
               gconstpointer  data)
{
  const char *const states[] = { "CCC", NULL };
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_tie_dialog_new (fixture->session, NULL, states));
  g_assert_cmpstr (get_problem (fixture), ==, "“Date” is still empty.");
  type_into (dialog, "Date", "about 1975 to 1991");
  g_assert_cmpstr (get_problem (fixture), ==, "A tie joins two states at least: add a member.");
  add_state_row (fixture->dialog, "Add Member", "Dorn");
  choose (dialog, "Rests On", "Tacit");
  save (fixture, "Add Cathia – Dornia");
  assert_json (fixture, "ccc-ddd-alliance",
               "{'id': 'ccc-ddd-alliance', 'kind': 'alliance', 'date': '1975~/1991',"
               " 'basis': 'tacit', 'members': [{'state': 'CCC'}, {'state': 'DDD'}]}");
}

/* What was made is selected, and the time moves to where it can be seen. */
static void
test_tie_shown (Fixture       *fixture,
                gconstpointer  data)
{
  const char *const states[] = { "CCC", "DDD", NULL };
  GtkWidget *dialog = NULL;
  EntRecord *tie;

  dialog = open_dialog (fixture, ent_tie_dialog_new (fixture->session, NULL, states));
  type_into (dialog, "Date", "1980/1985");
  g_assert_true (ent_record_dialog_save (ENT_RECORD_DIALOG (dialog)));
  tie = lookup (fixture, "ccc-ddd-alliance");
  g_assert_true (ent_session_get_selection (fixture->session) == tie);
  g_assert_cmpint (ent_slice_lookup_tie (ent_session_get_slice (fixture->session),
                                         ENT_TIE (tie))->status, ==, ENT_STATUS_ACTIVE);
}

/* A state that is missing is made in the same change; one that is not kept is not made. */
static void
test_tie_with_new_states (Fixture       *fixture,
                          gconstpointer  data)
{
  const char *const states[] = { "AAA", NULL };
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_tie_dialog_new (fixture->session, NULL, states));
  type_into (dialog, "Date", "1962/1970");
  add_state_row (fixture->dialog, "Add Member", "soviet union");
  add_state_row (fixture->dialog, "Add Member", "LAO");
  g_assert_nonnull (find_row (dialog, "Kingdom of Laos"));
  click (dialog, "Remove", 1);
  save (fixture, "Add Árland – Kingdom of Laos");
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_STATE, "SUN"));
  lookup (fixture, "LAO");

  ent_session_undo (fixture->session);
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_STATE, "LAO"));
}

static void
test_tie_roles (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_tie_dialog_new (fixture->session, lookup (fixture, "bc"),
                                                     NULL));
  choose (dialog, "Kind", "Conflict");
  g_assert_true (tells (dialog, "set anew to fit the kind"));
  choose (get_row (dialog, "Borduria"), "Part in the Tie", "Other side");
  g_assert_cmpstr (get_problem (fixture), ==, "A conflict has two sides: put a member on each.");
  choose (get_row (dialog, "Cathia"), "Part in the Tie", "One side");
  type_into (get_row (dialog, "Cathia"), "Dates of Its Own", "1956");
  save (fixture, "Edit Borduria – Cathia");
  assert_json (fixture, "bc",
               "{'id': 'bc', 'kind': 'conflict', 'date': '1955/..', 'members': ["
               "{'state': 'BBB', 'role': 'side-b'},"
               " {'state': 'CCC', 'role': 'side-a', 'date': '1956'}]}");

  dialog = open_dialog (fixture, ent_tie_dialog_new (fixture->session, lookup (fixture, "bc"),
                                                     NULL));
  choose (dialog, "Kind", "Sponsorship");
  save (fixture, "Edit Borduria – Cathia");
  assert_json (fixture, "bc",
               "{'id': 'bc', 'kind': 'sponsorship', 'date': '1955/..', 'members': ["
               "{'state': 'BBB', 'role': 'sponsor'},"
               " {'state': 'CCC', 'role': 'client', 'date': '1956'}]}");
}

/* What a file has stays until the user says otherwise; that it does not fit is said. */
static void
test_tie_unfit_role (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (JsonNode) node = panels_parse ("{'id': 'odd', 'kind': 'alliance', 'date': '1960',"
                                            " 'members': [{'state': 'AAA', 'role': 'sponsor'},"
                                            " {'state': 'DDD'}]}");
  g_autoptr (EntChange) change = ent_change_new ("Prepare");
  GtkWidget *dialog = NULL;

  ent_change_add (change, ENT_TYPE_TIE, NULL, node);
  g_assert_true (ent_session_apply (fixture->session, change, NULL));
  dialog = open_dialog (fixture, ent_tie_dialog_new (fixture->session, lookup (fixture, "odd"),
                                                     NULL));
  g_assert_cmpstr (get_problem (fixture), ==,
                   "“Sponsor” does not fit the kind “Alliance”: choose another part for Árland.");
  choose (get_row (dialog, "Árland"), "Part in the Tie", "Member");
  save (fixture, "Edit Árland – Dornia");
}

static void
test_tie_remove (Fixture       *fixture,
                 gconstpointer  data)
{
  remove_record (fixture, "ab", "Remove Árland – Borduria");
}

static void
test_instrument (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_instrument_dialog_new (fixture->session, NULL,
                                                            lookup (fixture, "ab")));
  g_assert_cmpstr (get_problem (fixture), ==, "“Title” is still empty.");
  type_into (dialog, "Title", "Pact of the Autumn");
  choose (dialog, "Kind", "Protocol");
  choose (dialog, "Made Under", "Pact of the Spring");
  type_into (dialog, "Signed", "22 September 1977");
  type_into (dialog, "In Force", "1978 to the present");
  type_into (dialog, "Term", "25");
  check (dialog, "Defense", TRUE);
  check (dialog, "Consultation", TRUE);
  check (dialog, "Defense", FALSE);
  choose (dialog, "Wording", "Text not public");
  save (fixture, "Add Pact of the Autumn");
  assert_json (fixture, "pact-of-the-autumn",
               "{'id': 'pact-of-the-autumn', 'tie': 'ab', 'kind': 'protocol',"
               " 'title': 'Pact of the Autumn', 'under': 'pact', 'signed': '1977-09-22',"
               " 'in-force': '1978/..', 'term': 'P25Y', 'obligations': ['consultation'],"
               " 'wording': 'undisclosed'}");
}

static void
test_instrument_change (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_instrument_dialog_new (fixture->session,
                                                            lookup (fixture, "pact"), NULL));
  type_into (dialog, "Term", "some time");
  g_assert_nonnull (strstr (get_problem (fixture), "no length of time"));
  type_into (dialog, "Term", "1 year, 6 months");
  g_signal_emit_by_name (get_row (dialog, "Add Renewal"), "activated");
  settle ();
  type_into (get_row (dialog, "New Renewal"), "Date", "2006");
  type_into (get_row (dialog, "2006"), "Term", "P5Y");
  save (fixture, "Edit Pact of the Spring");
  assert_json (fixture, "pact",
               "{'id': 'pact', 'tie': 'ab', 'kind': 'treaty', 'title': 'Pact of the Spring',"
               " 'signed': '1960-04-01', 'in-force': '1961/..', 'term': 'P1Y6M',"
               " 'renewals': [{'date': '1986', 'term': 'P10Y'}, {'date': '1996', 'term': 'P10Y'},"
               " {'date': '2006', 'term': 'P5Y'}],"
               " 'obligations': ['defense', 'consultation'], 'wording': 'explicit'}");
  remove_record (fixture, "pact", "Remove Pact of the Spring");
}

static void
test_event (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_event_dialog_new (fixture->session, NULL,
                                                       lookup (fixture, "ac")));
  type_into (dialog, "Title", "A march");
  choose (dialog, "Kind", "Withdrawal");
  type_into (dialog, "Date", "May 1963");
  type_into (dialog, "At Least", "40,000");
  type_into (dialog, "At Most", "30000");
  g_assert_cmpstr (get_problem (fixture), ==, "The size at most is less than that at least.");
  type_into (dialog, "At Most", "many");
  g_assert_cmpstr (get_problem (fixture), ==, "“At Most” is no whole number.");
  type_into (dialog, "At Most", "60000");
  type_into (dialog, "Of What (Troops, …)", "troops");
  add_state_row (fixture->dialog, "Add Party", "Front");
  add_state_row (fixture->dialog, "Add Party", "Front");
  save (fixture, "Add A march");
  assert_json (fixture, "a-march",
               "{'id': 'a-march', 'kind': 'withdrawal', 'title': 'A march', 'date': '1963-05',"
               " 'parties': ['AAA', 'CCC', 'x-front'], 'tie': 'ac', 'size-min': 40000,"
               " 'size-max': 60000, 'size-unit': 'troops'}");

  dialog = open_dialog (fixture, ent_event_dialog_new (fixture->session, lookup (fixture, "a-march"),
                                                       NULL));
  choose (dialog, "Tie", "None");
  type_into (dialog, "At Most", "");
  save (fixture, "Edit A march");
  g_assert_null (ent_event_get_tie (lookup (fixture, "a-march")));
  remove_record (fixture, "a-march", "Remove A march");
}

static void
test_trait (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_trait_dialog_new (fixture->session, NULL,
                                                       lookup (fixture, "BBB")));
  g_assert_true (tells (dialog, "Values in use: crown"));
  choose (dialog, "Kind", "Declared policy");
  type_into (dialog, "Value, in One Word", "non-alignment");
  type_into (dialog, "Date", "1961/1969");
  save (fixture, "Add non-alignment");
  assert_json (fixture, "bbb-non-alignment",
               "{'id': 'bbb-non-alignment', 'state': 'BBB', 'kind': 'policy',"
               " 'value': 'non-alignment', 'date': '1961/1969'}");

  dialog = open_dialog (fixture, ent_trait_dialog_new (fixture->session,
                                                       lookup (fixture, "bbb-non-alignment"), NULL));
  choose (dialog, "State", "Cathia");
  save (fixture, "Edit non-alignment");
  g_assert_cmpstr (ent_trait_get_state (lookup (fixture, "bbb-non-alignment")), ==, "CCC");
  remove_record (fixture, "bbb-non-alignment", "Remove non-alignment");
}

static void
test_condition (Fixture       *fixture,
                gconstpointer  data)
{
  const char *const pair[] = { "AAA", NULL };
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_condition_dialog_new (fixture->session, NULL, pair));
  choose (dialog, "Condition", "Shared values");
  choose (dialog, "Value", "Absent");
  type_into (dialog, "Date", "1950s");
  g_assert_cmpstr (get_problem (fixture), ==,
                   "A condition is coded for a pair: choose two states.");
  add_state_row (fixture->dialog, "Add State", "Cathia");
  save (fixture, "Add Shared values of Árland – Cathia");
  assert_json (fixture, "aaa-ccc-ideology",
               "{'id': 'aaa-ccc-ideology', 'kind': 'shared-ideology', 'pair': ['AAA', 'CCC'],"
               " 'value': 'absent', 'date': '195X'}");

  dialog = open_dialog (fixture, ent_condition_dialog_new (fixture->session,
                                                           lookup (fixture, "aaa-ccc-ideology"),
                                                           NULL));
  choose (dialog, "Value", "Present");
  save (fixture, "Edit Shared values of Árland – Cathia");
  ent_editors_remove (fixture->window, fixture->session, lookup (fixture, "aaa-ccc-ideology"));
  respond (fixture, "remove");
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_RECORD, "aaa-ccc-ideology"));
}

static AdwNavigationPage *
get_page (GtkWidget *dialog)
{
  GtkWidget *view = find_widget (dialog, ADW_TYPE_NAVIGATION_VIEW);

  return adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view));
}

static void
attach (GtkWidget  *dialog,
        const char *search)
{
  AdwNavigationPage *page;

  g_signal_emit_by_name (get_row (dialog, "Attach Passage…"), "activated");
  settle ();
  page = get_page (dialog);
  g_assert_true (ENT_IS_PASSAGE_CHOOSER (page));
  ent_chooser_page_search (ENT_CHOOSER_PAGE (page), search);
  g_signal_emit_by_name (find_widget (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY), "activate");
  settle ();
}

/* A condition is coded together with the passages for and against it, in one change. */
static void
test_condition_evidence (Fixture       *fixture,
                         gconstpointer  data)
{
  const char *const pair[] = { "AAA", "CCC", NULL };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) left = NULL;
  EntEvidence *evidence;
  GtkWidget *dialog;
  GtkWidget *row;

  dialog = open_dialog (fixture, ent_condition_dialog_new (fixture->session, NULL, pair));
  type_into (dialog, "Date", "1950s");
  attach (dialog, "digest 2");
  row = get_row (dialog, "Digest of 2.");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "Supports · Doe 1999, ¶\u00a02");
  choose (row, "How the passage bears on it", "Contests");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "Contests · Doe 1999, ¶\u00a02");
  save (fixture, "Add Shared interests of Árland – Cathia");
  all = ent_case_get_referrers (get_case (fixture), ENT_TYPE_EVIDENCE, "aaa-ccc-interest");
  g_assert_cmpuint (all->len, ==, 1);
  evidence = g_ptr_array_index (all, 0);
  g_assert_cmpstr (ent_evidence_get_passage (evidence), ==, "p2");
  g_assert_cmpint (ent_evidence_get_stance (evidence), ==, ENT_STANCE_CONTESTS);

  /* What is attached already is not offered; what is taken out is detached. */
  dialog = open_dialog (fixture, ent_condition_dialog_new (
                                   fixture->session, lookup (fixture, "aaa-ccc-interest"), NULL));
  attach (dialog, "digest 2");
  g_assert_true (ENT_IS_PASSAGE_CHOOSER (get_page (dialog)));
  ent_chooser_page_search (ENT_CHOOSER_PAGE (get_page (dialog)), "digest 3");
  g_signal_emit_by_name (find_widget (GTK_WIDGET (get_page (dialog)), GTK_TYPE_SEARCH_ENTRY),
                         "activate");
  settle ();
  row = get_row (dialog, "Digest of 2.");
  click (row, "Remove", 0);
  save (fixture, "Edit Shared interests of Árland – Cathia");
  left = ent_case_get_referrers (get_case (fixture), ENT_TYPE_EVIDENCE, "aaa-ccc-interest");
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (ent_evidence_get_passage (g_ptr_array_index (left, 0)), ==, "p3");
}

/* A passage is found by its words, where an article's text is at hand, and by nothing else's. */
static void
test_passage_words (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (EntText) text = text_read (panels_article, "friends.txt");
  const char *const pair[] = { "AAA", "CCC", NULL };
  GtkWidget *dialog;

  dialog = open_dialog (fixture, ent_condition_dialog_new (fixture->session, NULL, pair));
  attach (dialog, "thousand SOLDIERS");
  g_assert_true (ENT_IS_PASSAGE_CHOOSER (get_page (dialog)));
  adw_dialog_force_close (fixture->dialog);
  settle ();

  ent_attachments_attach_to (ent_session_get_attachments (fixture->session),
                             ENT_ARTICLE (lookup (fixture, "friends")), text);
  dialog = open_dialog (fixture, ent_condition_dialog_new (fixture->session, NULL, pair));
  attach (dialog, "thousand SOLDIERS");
  g_assert_false (ENT_IS_PASSAGE_CHOOSER (get_page (dialog)));
  get_row (dialog, "Digest of 4.");
}

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, ent_case_dialog_new (fixture->session));
  EntHeader *header = ent_case_get_header (get_case (fixture));

  type_into (dialog, "Title", "Friends and Others");
  type_into (dialog, "Description", "One.\nTwo.");
  type_into (dialog, "Opens At", "1970");
  choose (dialog, "Definition of Alliance", "Alignments too");
  type_into (dialog, "Licence", "CC-BY-4.0");
  save (fixture, "Edit Case Properties");
  g_assert_cmpstr (ent_header_get_title (header), ==, "Friends and Others");
  g_assert_cmpstr (ent_header_get_definition (header), ==, "wide");
  g_assert_cmpstr (ent_date_get_edtf (ent_header_get_coverage (header)), ==, "1945/2010");

  /* There is one, and it stays. */
  g_assert_null (find_row (GTK_WIDGET (dialog), "Remove…"));
}

static void
test_keyboard (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_state_dialog_new (fixture->session, lookup (fixture, "DDD")));

  /* There is nothing to save yet, and that is said. */
  g_clear_pointer (&said, g_free);
  g_assert_true (press (dialog, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_nonnull (gtk_widget_get_root (dialog));
  g_assert_cmpstr (said, ==, "Nothing is changed yet.");

  type_into (dialog, "Note", "Cold.");
  g_assert_true (press (dialog, GDK_KEY_Return, GDK_CONTROL_MASK));
  settle ();
  g_assert_cmpstr (ent_state_get_note (lookup (fixture, "DDD")), ==, "Cold.");
}

static gboolean
has_focus (Fixture   *fixture,
           GtkWidget *within)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && (focus == within || gtk_widget_is_ancestor (focus, within));
}

/* The key that saves tells what is still wrong, and goes there. */
static void
test_keyboard_problem (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *dialog = NULL;
  GtkWidget *row = NULL;

  dialog = open_dialog (fixture, ent_state_dialog_new (fixture->session, lookup (fixture, "CCC")));
  type_into (dialog, "Existed", "once upon a time");
  g_clear_pointer (&said, g_free);
  g_assert_true (press (dialog, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_true (g_str_has_prefix (said, "Existed: "));
  g_assert_true (has_focus (fixture, get_row (dialog, "Existed")));

  /* What is folded away unfolds. */
  type_into (dialog, "Existed", "");
  g_signal_emit_by_name (get_row (dialog, "Add Name"), "activated");
  settle ();
  gtk_widget_grab_focus (get_row (dialog, "Existed"));
  g_clear_pointer (&said, g_free);
  g_assert_true (press (dialog, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpstr (said, ==, "“Name” is still empty.");
  row = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                 ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Name");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  g_clear_pointer (&said, g_free);
}

/* Escape closes what nobody touched, and asks before it forgets. */
static void
test_discard (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_state_dialog_new (fixture->session, lookup (fixture, "DDD")));
  gtk_widget_activate_action (dialog, "editor.cancel", NULL);
  settle ();
  g_assert_null (gtk_widget_get_root (dialog));

  dialog = open_dialog (fixture, ent_state_dialog_new (fixture->session, lookup (fixture, "DDD")));
  type_into (dialog, "Note", "Cold.");
  gtk_widget_activate_action (dialog, "editor.cancel", NULL);
  settle ();
  g_assert_nonnull (gtk_widget_get_root (dialog));
  respond (fixture, "keep");
  g_assert_nonnull (gtk_widget_get_root (dialog));
  gtk_widget_activate_action (dialog, "editor.cancel", NULL);
  settle ();
  respond (fixture, "discard");
  g_assert_null (gtk_widget_get_root (dialog));
  g_assert_null (ent_state_get_note (lookup (fixture, "DDD")));
}

/* A dialog does not outlive its record. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *dialog = NULL;

  dialog = open_dialog (fixture, ent_trait_dialog_new (fixture->session, lookup (fixture, "rule"),
                                                       NULL));
  type_into (dialog, "Value, in One Word", "republic");
  gtk_widget_activate_action (dialog, "editor.remove", NULL);
  settle ();
  respond (fixture, "remove");
  g_assert_null (gtk_widget_get_root (dialog));
}

static EntEvidence *
add_claim (Fixture    *fixture,
           const char *id,
           const char *target,
           const char *aspect,
           const char *date)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (EntChange) change = ent_change_new ("Claim");
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  json = g_strdup_printf ("{'id': '%s', 'passage': 'p1', 'target': '%s', 'stance': 'supports',"
                          " 'aspect': '%s', 'date': '%s'}", id, target, aspect, date);
  node = panels_parse (json);
  ent_change_add (change, ENT_TYPE_EVIDENCE, NULL, node);
  ent_session_apply (fixture->session, change, &error);
  g_assert_no_error (error);

  return lookup (fixture, id);
}

/* Both stay; one is chosen, as one change. */
static void
test_dates (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *inspector = ent_inspector_new ();
  g_autofree char *title = NULL;

  adw_window_set_content (ADW_WINDOW (fixture->window), inspector);
  ent_inspector_set_session (ENT_INSPECTOR (inspector), fixture->session);
  ent_session_select (fixture->session, lookup (fixture, "ab"), NULL);
  wait_frames (fixture->window, 3);
  g_assert_false (tells (inspector, "Sources disagree"));

  add_claim (fixture, "c1", "ab", "start", "1958");
  g_assert_true (says (inspector, "Sources disagree on the start"));
  g_assert_true (says (inspector, "1958 (Doe 1999) · 1960 (chosen)"));
  adw_expander_row_set_expanded (
    ADW_EXPANDER_ROW (get_row (inspector, "Sources disagree on the start")), TRUE);
  g_assert_true (gtk_widget_activate_action (inspector, "record.use-date", "s", "c1"));
  g_assert_cmpstr (ent_date_get_edtf (ent_tie_get_date (lookup (fixture, "ab"))), ==, "1958/..");
  title = dup_undo_title (fixture);
  g_assert_cmpstr (title, ==, "Choose Date of Árland – Borduria");
  g_assert_false (tells (inspector, "Sources disagree"));
  ent_session_undo (fixture->session);
  g_assert_true (says (inspector, "1958 (Doe 1999) · 1960 (chosen)"));
}

static void
use_claim (Fixture    *fixture,
           const char *id,
           const char *target,
           const char *aspect,
           const char *date)
{
  EntEvidence *evidence = add_claim (fixture, id, target, aspect, date);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntChange) change = ent_date_choice_make_change (get_case (fixture), evidence, &error);

  g_assert_no_error (error);
  g_assert_true (ent_session_apply (fixture->session, change, &error));
}

static void
test_date_choices (Fixture       *fixture,
                   gconstpointer  data)
{
  EntEvidence *evidence;
  g_autoptr (GError) error = NULL;

  use_claim (fixture, "c1", "ac", "end", "1969");
  g_assert_cmpstr (ent_date_get_edtf (ent_tie_get_date (lookup (fixture, "ac"))), ==, "1950/1969");
  use_claim (fixture, "c2", "ac", "existence", "1951/1968");
  g_assert_cmpstr (ent_date_get_edtf (ent_tie_get_date (lookup (fixture, "ac"))), ==, "1951/1968");
  use_claim (fixture, "c3", "ac/CCC", "start", "1953");
  assert_json (fixture, "ac", "{'id': 'ac', 'kind': 'alliance', 'date': '1951/1968',"
                              " 'members': [{'state': 'AAA'},"
                              " {'state': 'CCC', 'date': '1953/1970'}]}");
  use_claim (fixture, "c4", "sent", "existence", "1962");
  g_assert_cmpstr (ent_date_get_edtf (ent_event_get_date (lookup (fixture, "sent"))), ==, "1962");
  use_claim (fixture, "c5", "pact", "start", "1962");
  g_assert_cmpstr (ent_date_get_edtf (ent_instrument_get_in_force (lookup (fixture, "pact"))), ==,
                   "1962/..");
  use_claim (fixture, "c6", "protocol", "end", "1990");
  g_assert_cmpstr (ent_date_get_edtf (ent_instrument_get_terminated (lookup (fixture, "protocol"))),
                   ==, "1990");
  use_claim (fixture, "c7", "rule", "end", "1978");
  g_assert_cmpstr (ent_date_get_edtf (ent_trait_get_date (lookup (fixture, "rule"))), ==,
                   "1900/1978");

  /* A start after the end is no date. */
  evidence = add_claim (fixture, "c8", "rule", "start", "1999");
  g_assert_null (ent_date_choice_make_change (get_case (fixture), evidence, &error));
  g_assert_error (error, ENT_DATE_ERROR, ENT_DATE_ERROR_IMPOSSIBLE);
}

static void
open_outline (Fixture     *fixture,
              GtkWidget  **outline)
{
  *outline = ent_outline_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), *outline);
  ent_outline_set_session (ENT_OUTLINE (*outline), fixture->session);
  wait_frames (fixture->window, 3);
}

/* F2, Delete and Return do what they say to the selected row; without one, nothing. */
static void
test_outline_keys (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *outline;
  AdwDialog *dialog;

  open_outline (fixture, &outline);
  press (outline, GDK_KEY_F2, 0);
  press (outline, GDK_KEY_Delete, 0);
  g_assert_null (get_visible_dialog (fixture));

  ent_session_select (fixture->session, lookup (fixture, "DDD"), NULL);
  g_assert_true (press (outline, GDK_KEY_F2, 0));
  settle ();
  dialog = get_visible_dialog (fixture);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Edit State");
  adw_dialog_force_close (dialog);
  settle ();

  g_signal_emit_by_name (find_widget (outline, GTK_TYPE_LIST_VIEW), "activate", 0);
  settle ();
  g_assert_cmpstr (adw_dialog_get_title (get_visible_dialog (fixture)), ==, "Edit State");
  adw_dialog_force_close (get_visible_dialog (fixture));
  settle ();

  g_assert_true (press (outline, GDK_KEY_Delete, 0));
  settle ();
  respond (fixture, "remove");
  g_assert_null (ent_case_lookup (get_case (fixture), ENT_TYPE_STATE, "DDD"));
}

static void
test_outline_menu (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *outline;
  GtkWidget *menu;

  open_outline (fixture, &outline);
  ent_session_select (fixture->session, lookup (fixture, "ab"), NULL);
  g_assert_true (press (outline, GDK_KEY_F10, GDK_SHIFT_MASK));
  settle ();
  menu = gtk_widget_get_last_child (outline);
  g_assert_true (GTK_IS_POPOVER_MENU (menu));
  g_assert_true (tells (menu, "Add Instrument…"));
  g_assert_true (tells (menu, "Remove…"));

  g_assert_true (gtk_widget_activate_action (menu, "case.add-instrument", "s", "ab"));
  settle ();
  g_assert_cmpstr (adw_dialog_get_title (get_visible_dialog (fixture)), ==, "Add Instrument");
  adw_dialog_force_close (get_visible_dialog (fixture));
  settle ();
}

/* Each button of a page opens the dialog of what it stands beside. */
static void
test_inspector_buttons (Fixture       *fixture,
                        gconstpointer  data)
{
  static const struct
  {
    const char *select;
    const char *tooltip;
    const char *title;
  } buttons[] = {
    { "ab", "Edit Tie…", "Edit Tie" },
    { "ab", "Add Instrument…", "Add Instrument" },
    { "ab", "Add Event…", "Add Event" },
    { "ab", "Add Condition…", "Add Condition" },
    { "AAA", "Edit State…", "Edit State" },
    { "AAA", "Add Tie…", "Add Tie" },
    { "AAA", "Add Trait…", "Add Trait" },
    { "AAA", "Add Event…", "Add Event" },
    { "AAA", "Edit…", "Edit Trait" },
  };
  GtkWidget *inspector = ent_inspector_new ();

  adw_window_set_content (ADW_WINDOW (fixture->window), inspector);
  ent_inspector_set_session (ENT_INSPECTOR (inspector), fixture->session);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GType page = g_str_equal (buttons[i].select, "ab") ? ENT_TYPE_TIE_PAGE : ENT_TYPE_STATE_PAGE;

      ent_session_select (fixture->session, lookup (fixture, buttons[i].select), NULL);
      wait_frames (fixture->window, 2);
      click (find_widget (inspector, page), buttons[i].tooltip, 0);
      g_assert_cmpstr (adw_dialog_get_title (get_visible_dialog (fixture)), ==, buttons[i].title);
      adw_dialog_force_close (get_visible_dialog (fixture));
      settle ();
    }
}

static void
test_empty_case (void)
{
  g_autoptr (JsonNode) node = panels_parse ("{'title': 'Nothing yet'}");
  g_autoptr (EntRecord) header = ent_record_new_from_json (ENT_TYPE_HEADER, node, NULL);
  g_autoptr (EntCase) the_case = ent_case_new (ENT_HEADER (header));
  g_autoptr (EntSession) session = ent_session_new (the_case);
  g_autofree char *before = ent_store_write (the_case);
  g_autofree char *after = NULL;
  GtkWidget *window = adw_window_new ();
  GtkWidget *outline = ent_outline_new ();
  GtkWidget *inspector = ent_inspector_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  AdwDialog *dialog;

  ent_outline_set_session (ENT_OUTLINE (outline), session);
  ent_inspector_set_session (ENT_INSPECTOR (inspector), session);
  gtk_box_append (GTK_BOX (box), outline);
  gtk_box_append (GTK_BOX (box), inspector);
  adw_window_set_content (ADW_WINDOW (window), box);
  present (window);
  g_assert_true (says (outline, "Nothing Here Yet"));
  g_assert_true (says (inspector, "Begin with a State"));

  gtk_widget_activate_action (outline, "case.add-tie", "s", "");
  settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  type_into (GTK_WIDGET (dialog), "Date", "1977/..");
  add_state_row (dialog, "Add Member", "vietnam");
  add_state_row (dialog, "Add Member", "laos");
  g_assert_true (ent_record_dialog_save (ENT_RECORD_DIALOG (dialog)));
  settle ();

  /* The graph and the panels follow. */
  g_assert_cmpuint (g_list_model_get_n_items (ent_case_get_states (the_case)), ==, 2);
  g_assert_cmpuint (ent_slice_count (ent_session_get_slice (session), NULL), ==, 1);
  g_assert_true (says (inspector, "Vietnam – Laos"));
  g_assert_false (says (outline, "Nothing Here Yet"));
  while (ent_session_get_layout (session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (ent_layout_get_n_nodes (ent_session_get_layout (session)), ==, 2);

  ent_session_undo (session);
  after = ent_store_write (the_case);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (says (inspector, "Begin with a State"));
  close_window (window);
}

static void
test_terms (void)
{
  static const char *const terms[][2] = {
    { "", "" }, { "25", "P25Y" }, { "25 years", "P25Y" }, { "1 year, 6 months", "P1Y6M" },
    { "P20Y", "P20Y" }, { " 6 Months ", "P6M" }, { "2 weeks", "P2W" }, { "90 days", "P90D" },
    { "p1y6m", "P1Y6M" },
  };
  static const char *const wrong[] = { "years", "ten years", "6 months 1 year", "5 moons", "P",
                                       "-3", "1.5 years", "99999999999 years" };

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autofree char *term = ent_form_parse_term (terms[i][0]);

      g_assert_cmpstr (term, ==, terms[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (ent_form_parse_term (wrong[i]));
}

static void
add (const char *path,
     void      (*test) (Fixture       *fixture,
                        gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

/* A dialog begins where something is to be filled in, and blames nobody before that. */
static void
test_first_focus (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, ent_tie_dialog_new (fixture->session, NULL, NULL));

  settle ();
  g_assert_true (has_focus (fixture, get_row (dialog, "Kind")));
  g_assert_nonnull (get_problem (fixture));
  adw_dialog_force_close (ADW_DIALOG (dialog));

  dialog = open_dialog (fixture, ent_event_dialog_new (fixture->session, NULL, NULL));
  settle ();
  g_assert_true (has_focus (fixture, dialog));
  g_assert_false (has_focus (fixture, find_widget (dialog, ADW_TYPE_HEADER_BAR)));
  adw_dialog_force_close (ADW_DIALOG (dialog));

  dialog = open_dialog (fixture, ent_state_dialog_new (fixture->session, NULL));
  settle ();
  g_assert_true (has_focus (fixture, find_widget (dialog, GTK_TYPE_SEARCH_ENTRY)));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

int
main (int   argc,
      char *argv[])
{
  if (argc > 1 && g_str_equal (argv[1], "--layout-child"))
    return ent_layout_child_main (argc, argv);

  start_test (&argc, &argv);
  ent_announce_set_func (hear);

  add ("/editors/first-focus", test_first_focus);
  add ("/editors/state/gazetteer", test_state_from_gazetteer);
  add ("/editors/state/by-hand", test_state_by_hand);
  add ("/editors/state/known", test_state_known);
  add ("/editors/state/change", test_state_change);
  add ("/editors/state/problems", test_state_problems);
  add ("/editors/state/remove", test_state_remove);
  add ("/editors/tie/make", test_tie_make);
  add ("/editors/tie/shown", test_tie_shown);
  add ("/editors/tie/new-states", test_tie_with_new_states);
  add ("/editors/tie/roles", test_tie_roles);
  add ("/editors/tie/unfit-role", test_tie_unfit_role);
  add ("/editors/tie/remove", test_tie_remove);
  add ("/editors/instrument/make", test_instrument);
  add ("/editors/instrument/change", test_instrument_change);
  add ("/editors/event", test_event);
  add ("/editors/trait", test_trait);
  add ("/editors/condition", test_condition);
  add ("/editors/condition/evidence", test_condition_evidence);
  add ("/editors/condition/passage-words", test_passage_words);
  add ("/editors/case", test_case);
  add ("/editors/keyboard", test_keyboard);
  add ("/editors/keyboard/problem", test_keyboard_problem);
  add ("/editors/discard", test_discard);
  add ("/editors/gone", test_gone);
  add ("/editors/dates/page", test_dates);
  add ("/editors/dates/choices", test_date_choices);
  add ("/editors/outline/keys", test_outline_keys);
  add ("/editors/outline/menu", test_outline_menu);
  add ("/editors/inspector", test_inspector_buttons);
  g_test_add_func ("/editors/empty-case", test_empty_case);
  g_test_add_func ("/editors/terms", test_terms);

  return g_test_run ();
}
