/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-edit.h"
#include "ent-row-menu.h"
#include "ent-series-chart.h"
#include "ent-store.h"
#include "ent-theory-parts.h"
#include "ent-theory-section.h"
#include "ent-theory-view.h"
#include "ent-theory-words.h"
#include "editors-helpers.h"

/*
 * The theory view with the built-in case: it says what the articles claim, shows what they
 * leave uncoded, and follows edits, time and the window without losing one's place.
 * Pictures are left where ENTENTE_TEST_PICTURES names a folder.
 */

typedef struct
{
  EntSession     *session;
  EntTheoryModel *model;
  GtkWidget      *view;
  GtkWidget      *window;
} Fixture;

static void
wait_for_answer (Fixture *fixture)
{
  while (ent_theory_model_get_table (fixture->model) == NULL ||
         ent_theory_model_get_sensitivity (fixture->model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  wait_frames (fixture->window, 3);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Waits until what was asked for last is answered. */
static void
wait_for (Fixture    *fixture,
          const char *signal)
{
  guint n = 0;
  gulong id = g_signal_connect_swapped (fixture->model, signal, G_CALLBACK (count_cb), &n);

  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (fixture->model, id);
  settle ();
  wait_frames (fixture->window, 3);
}

static void
open_case (Fixture *fixture,
           EntCase *the_case,
           int      width,
           int      height)
{
  fixture->session = ent_session_new (the_case);
  fixture->view = ent_theory_view_new ();
  fixture->model = ent_theory_view_get_model (ENT_THEORY_VIEW (fixture->view));
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->view);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  g_object_set (fixture->view, "session", fixture->session, NULL);
  present (fixture->window);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_open ("builtin:china-vietnam", NULL, &error);

  g_assert_no_error (error);
  open_case (fixture, the_case, 700, 900);
  wait_for_answer (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window (fixture->window);
  g_assert_finalize_object (fixture->session);
}

static GtkWidget *
get_section (Fixture *fixture,
             GType    type)
{
  GtkWidget *section = find_widget (fixture->view, type);

  g_assert_nonnull (section);
  return section;
}

static GtkWidget *
unfold_row (GtkWidget  *within,
            const char *title)
{
  GtkWidget *row = get_row (within, title);

  g_assert_true (ADW_IS_EXPANDER_ROW (row));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  settle ();
  wait_frames (row, 2);
  return row;
}

static gboolean
rested_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* What is scrolled out of sight follows when what moves rests. */
static void
wait_for_rest (Fixture *fixture)
{
  gboolean rested = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, 400, rested_cb, &rested, NULL);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
  wait_frames (fixture->window, 2);
}

static void
go_to (Fixture    *fixture,
       const char *edtf)
{
  g_autoptr (EntDate) at = ent_date_new (edtf, NULL);

  ent_session_set_at (fixture->session, at);
  settle ();
  wait_for_rest (fixture);
}

/* ---------------------------------------------------------------- what the articles claim */

static void
test_claim (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *part = get_section (fixture, ent_theory_verdict_part_get_type ());
  g_autofree char *verdict = ent_theory_table_dup_verdict (
    ent_theory_model_get_table (fixture->model));

  g_assert_true (says (part, "Two states are allied only when they have: Shared interests + "
                             "Shared values"));
  g_assert_true (tells (part, "Single-party communist rule + The party controls the army"));
  g_assert_true (says (part, "What counts: Formal commitment, as the parties interpret it."));
  g_assert_true (says (part, verdict));
}

static gboolean
has_fate (GtkWidget     *row,
          const char    *condition,
          EntTheoryFate  fate)
{
  g_autofree char *title = g_strdup_printf ("%s: %s", condition, ent_theory_fate_get_word (fate));

  return find_row (row, title) != NULL;
}

static GtkWidget *
unfold_end (Fixture    *fixture,
            const char *title)
{
  return unfold_row (get_section (fixture, ent_theory_ends_get_type ()), title);
}

static void
test_ends (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *row = unfold_end (fixture, "China – Soviet Union");

  /* Values years before; the interest only as it ended. */
  g_assert_true (has_fate (row, "Shared values", ENT_THEORY_FATE_LAPSED_BEFORE));
  g_assert_true (has_fate (row, "Shared interests", ENT_THEORY_FATE_LAPSED_AT));
  g_assert_true (tells (row, "5 August 1963, 5 to 6 years before"));
  row = unfold_end (fixture, "Soviet Union – Vietnam");
  g_assert_true (has_fate (row, "Shared values", ENT_THEORY_FATE_LAPSED_AT));
  g_assert_true (has_fate (row, "Shared interests", ENT_THEORY_FATE_STANDING));
  row = unfold_end (fixture, "China – North Vietnam");
  g_assert_true (has_fate (row, "Shared interests", ENT_THEORY_FATE_LAPSED_AT));
  g_assert_true (has_fate (row, "Shared values", ENT_THEORY_FATE_STANDING));
  row = unfold_end (fixture, "North Korea – North Vietnam");
  g_assert_true (has_fate (row, "Shared interests", ENT_THEORY_FATE_LAPSED_AT));
  g_assert_true (has_fate (row, "Shared values", ENT_THEORY_FATE_STANDING));
  g_assert_true (tells (row, "Passages"));
}

static GtkWidget *
get_case_row (GtkWidget  *within,
              const char *title,
              const char *sign)
{
  GtkWidget *row = get_row (within, title);

  g_assert_true (tells (row, sign));
  return row;
}

static void
test_next (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *part = get_section (fixture, ent_theory_next_get_type ());

  go_to (fixture, "2015");
  wait_frames (fixture->window, 2);
  get_case_row (part, "Laos – Vietnam", "●●");
  get_case_row (part, "China – North Korea", "●●");
  g_assert_true (tells (get_case_row (part, "United States – Vietnam", "●○"),
                        ent_theory_outcome_get_word (ENT_THEORY_VALUE_ABSENT)));
}

/* The configurations that are not fully coded stand last in the truth table. */
static GtkWidget *
find_apart (Fixture *fixture)
{
  GtkWidget *part = get_section (fixture, ent_theory_truth_get_type ());
  GtkWidget *table = find_widget (part, GTK_TYPE_OVERLAY);
  GtkWidget *last = gtk_widget_get_last_child (gtk_overlay_get_child (GTK_OVERLAY (table)));

  g_assert_true (GTK_IS_LIST_BOX (last));
  return last;
}

/* A row of the table opens its cases. */
static GtkWidget *
open_first_case (Fixture *fixture)
{
  GtkWidget *row =
    GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_apart (fixture)), 0));
  GtkWidget *of_case;

  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (find_widget (row, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  settle ();
  of_case = find_widget (row, ADW_TYPE_EXPANDER_ROW);
  g_assert_nonnull (of_case);
  return of_case;
}

static void
test_uncoded (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *apart = find_apart (fixture);
  GtkWidget *of_case;
  AdwDialog *dialog;
  g_autofree char *texts = dup_texts (apart);

  g_assert_true (gtk_widget_get_visible (apart));
  g_assert_nonnull (strstr (texts, ent_theory_get_sign (ENT_THEORY_VALUE_UNCODED)));

  /* A case says what is to be coded. */
  of_case = open_first_case (fixture);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (of_case), TRUE);
  settle ();
  click (of_case, "Co_de…", 0);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (ENT_IS_RECORD_DIALOG (dialog));
  g_assert_cmpstr (ent_record_dialog_get_problem (ENT_RECORD_DIALOG (dialog)), ==, NULL);
  adw_dialog_force_close (dialog);
  settle ();
}

/* --------------------------------------------------------------------- one's place is kept */

static void
test_window (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *chart = get_section (fixture, ENT_TYPE_SERIES_CHART);
  GtkWidget *spin = get_section (fixture, GTK_TYPE_SPIN_BUTTON);
  EntSpan whole = ent_theory_model_get_window (fixture->model);
  EntSpan window;
  GtkWidget *row;
  int year;

  row = get_row (get_section (fixture, ent_theory_ends_get_type ()), "Soviet Union – Vietnam");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  settle ();

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 1980);
  window = ent_theory_model_get_window (fixture->model);
  ent_day_to_civil (window.first, &year, NULL, NULL);
  g_assert_cmpint (year, ==, 1980);
  g_assert_cmpint (window.last, ==, whole.last);
  g_assert_cmpint (ent_series_chart_get_window (ENT_SERIES_CHART (chart)).first, ==,
                   window.first);
  g_assert_cmpint (ent_theory_table_get_window (
                     ent_theory_model_get_table (fixture->model)).first, ==, window.first);

  wait_for_rest (fixture);
  /* What ended before the window is gone; what stays is the row that it was. */
  g_assert_null (find_row (get_section (fixture, ent_theory_ends_get_type ()),
                           "China – Soviet Union"));
  g_assert_true (get_row (get_section (fixture, ent_theory_ends_get_type ()),
                          "Soviet Union – Vietnam") == row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));

  click (get_section (fixture, ent_theory_chart_get_type ()), "_Whole Time", 0);
  g_assert_cmpint (ent_theory_model_get_window (fixture->model).first, ==, whole.first);
  wait_for (fixture, "sensitivity-changed");
}

static void
test_scroll (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (get_section (fixture, ENT_TYPE_THEORY_SECTION),
                                                GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double before;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_assert_true (gtk_widget_activate_action (fixture->view, "theory.go-to", "s", "sensitivity"));
  wait_frames (fixture->window, 2);
  before = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (before, >, 0);

  ent_theory_model_set_uncoded (fixture->model, ENT_THEORY_UNCODED_ABSENT);
  wait_for (fixture, "sensitivity-changed");
  ent_theory_model_set_uncoded (fixture->model, ENT_THEORY_UNCODED_EXCLUDE);
  wait_for (fixture, "sensitivity-changed");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, before);
}

/* --------------------------------------------------------------------------- it is followed */

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  EntCase *the_case = ent_session_get_case (fixture->session);
  EntTheory *theory = ent_theory_model_get_theory (fixture->model);
  g_autoptr (JsonNode) after = ent_record_to_json (ENT_RECORD (theory));
  g_autoptr (EntChange) change = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *part = get_section (fixture, ent_theory_verdict_part_get_type ());

  json_object_set_string_member (json_node_get_object (after), "claim", "whenever");
  change = ent_edit_put (the_case, ENT_TYPE_THEORY, after, "Edit");
  g_assert_true (ent_session_apply (fixture->session, change, &error));
  g_assert_no_error (error);
  wait_for (fixture, "changed");
  g_assert_true (tells (part, "Two states are allied whenever they have"));

  ent_session_undo (fixture->session);
  wait_for (fixture, "changed");
  g_assert_true (tells (part, "Two states are allied only when they have"));
}

/* One question after another, without waiting: what is shown answers the last one. */
static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  ent_theory_model_set_uncoded (fixture->model, ENT_THEORY_UNCODED_ABSENT);
  g_main_context_iteration (NULL, FALSE);
  ent_theory_model_set_uncoded (fixture->model, ENT_THEORY_UNCODED_PRESENT);
  g_main_context_iteration (NULL, FALSE);
  ent_theory_model_set_multilateral (fixture->model, TRUE);
  wait_for (fixture, "changed");

  g_assert_true (ent_theory_options_equal (
    ent_theory_index_get_options (ent_theory_model_get_index (fixture->model)),
    ent_theory_model_get_options (fixture->model)));
}

static void
test_definition (Fixture       *fixture,
                 gconstpointer  data)
{
  EntCase *the_case = ent_session_get_case (fixture->session);
  EntRecord *wide = ent_case_lookup (the_case, ENT_TYPE_DEFINITION, "informal-too");

  ent_theory_model_set_definition (fixture->model, ENT_THEORY_DEFINITION_GRAPH, NULL);
  wait_for (fixture, "changed");
  ent_session_set_definition (fixture->session, ENT_DEFINITION (wide));
  wait_for (fixture, "changed");
  g_assert_true ((EntRecord *) ent_theory_index_get_definition (
                   ent_theory_model_get_index (fixture->model)) == wide);
  g_assert_true (tells (get_section (fixture, ent_theory_verdict_part_get_type ()),
                        "What counts: Informal alignments count too."));
}

static void
test_select (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *part = get_section (fixture, ent_theory_ends_get_type ());
  EntRecord *selection;

  go_to (fixture, "2015");
  unfold_row (part, "China – Soviet Union");
  selection = ent_session_get_selection (fixture->session);
  g_assert_true (ENT_IS_TIE (selection));
  g_assert_cmpint (ent_date_get_span (ent_session_get_at (fixture->session)).first, <,
                   ent_day_from_civil (2000, 1, 1));
}

/* What leads to the graph says so, and nothing else leaves the view. */
static void
test_show_in_graph (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *part = get_section (fixture, ent_theory_ends_get_type ());
  guint n = 0;

  g_signal_connect_swapped (fixture->view, "show-in-graph", G_CALLBACK (count_cb), &n);
  unfold_row (part, "China – North Vietnam");
  g_assert_cmpuint (n, ==, 0);
  click (get_row (part, "China – North Vietnam"), "Show in Graph", 0);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_sensitivity (Fixture       *fixture,
                  gconstpointer  data)
{
  GListModel *variants = ent_theory_model_get_sensitivity (fixture->model);
  GtkWidget *part = get_section (fixture, ent_theory_variants_get_type ());
  g_autofree char *how_many = NULL;
  guint n_broken = 0;
  guint n = g_list_model_get_n_items (variants);

  g_assert_cmpuint (n, >, 6);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EntTheoryVariant) variant = g_list_model_get_item (variants, i);

      n_broken += ent_theory_table_get_verdict (ent_theory_variant_get_table (variant)) ==
                  ENT_THEORY_VERDICT_BROKEN;
    }
  how_many = g_strdup_printf ("Broken in %u of %u readings.", n_broken, n);
  g_assert_true (says (part, how_many));
  g_assert_true (says (part, "Informal alignments count too"));
}

/* ------------------------------------------------------------------ keyboard and names */

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         gtk_widget_get_tooltip_text (widget) != NULL ||
         (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL);
}

static void
assert_names (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return;
  /* What these are made of is named by them. */
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SPIN_BUTTON (widget) ||
      ENT_IS_SERIES_CHART (widget))
    {
      g_assert_true (has_name (widget));
      return;
    }
  if (ADW_IS_TOGGLE_GROUP (widget) || ADW_IS_PREFERENCES_ROW (widget))
    return;
  if (GTK_IS_BUTTON (widget) && !has_name (widget))
    g_error ("A button of %s has no name",
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (gtk_widget_get_parent (widget))));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    assert_names (child);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  assert_names (fixture->view);
}

/* Tab comes by each section, and out again. */
static void
test_keyboard (Fixture       *fixture,
               gconstpointer  data)
{
  GtkRoot *root = GTK_ROOT (fixture->window);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  gtk_root_set_focus (root, NULL);
  while (gtk_widget_child_focus (fixture->view, GTK_DIR_TAB_FORWARD) && n++ < 500)
    {
      GtkWidget *focus = gtk_root_get_focus (root);
      GtkWidget *section = gtk_widget_get_ancestor (focus, ENT_TYPE_THEORY_SECTION);

      if (section != NULL)
        g_hash_table_add (seen, section);
    }
  g_assert_cmpuint (n, <, 500);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 7);
}

static void
test_chart_keys (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *chart = get_section (fixture, ENT_TYPE_SERIES_CHART);
  EntSpan before = ent_theory_model_get_window (fixture->model);

  g_assert_true (gtk_widget_grab_focus (chart));
  g_signal_emit_by_name (chart, "window-dragged", before.first, before.last - 400);
  g_assert_cmpint (ent_theory_model_get_window (fixture->model).last, ==, before.last - 400);
  g_signal_emit_by_name (chart, "day-activated", ent_day_from_civil (1972, 6, 1));
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (fixture->session)), ==, "1972");
  wait_for (fixture, "sensitivity-changed");
}

/* ------------------------------------------------------------------------- empty states */

static void
test_none (void)
{
  Fixture fixture = { NULL };
  g_autoptr (EntCase) the_case = ent_case_new_untitled ();
  AdwDialog *dialog;

  open_case (&fixture, the_case, 400, 600);
  g_assert_true (tells (fixture.view, "No Theories Yet"));
  click (fixture.view, "_New Theory…", 0);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture.window));
  g_assert_true (ENT_IS_RECORD_DIALOG (dialog));

  /* One that is made is the one that is shown, and says that there is nothing to test. */
  type_into (GTK_WIDGET (dialog), "Title", "Neighbours ally");
  check (GTK_WIDGET (dialog), "Shared interests", TRUE);
  g_assert_true (ent_record_dialog_save (ENT_RECORD_DIALOG (dialog)));
  wait_for_answer (&fixture);
  g_assert_true (tells (fixture.view, "Two states are allied only when they have: "
                                      "Shared interests"));
  g_assert_true (tells (fixture.view, "It speaks of all states."));

  ent_session_undo (fixture.session);
  settle ();
  g_assert_true (tells (fixture.view, "No Theories Yet"));
  tear_down (&fixture, NULL);
}

/* ------------------------------------------------------------------------------ the editor */

static AdwDialog *
get_dialog (Fixture *fixture)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));

  g_assert_true (ENT_IS_RECORD_DIALOG (dialog));
  return dialog;
}

static void
test_duplicate (Fixture       *fixture,
                gconstpointer  data)
{
  EntCase *the_case = ent_session_get_case (fixture->session);
  GListModel *theories = ent_case_get_records (the_case, ENT_TYPE_THEORY);
  g_autofree char *before = ent_store_write (the_case);
  g_autofree char *after = NULL;
  guint n = g_list_model_get_n_items (theories);
  AdwDialog *dialog;

  g_assert_true (gtk_widget_activate_action (fixture->view, "theory.duplicate", NULL));
  dialog = get_dialog (fixture);
  choose (GTK_WIDGET (dialog), "Claim", "Whenever: they are enough");
  g_assert_true (ent_record_dialog_save (ENT_RECORD_DIALOG (dialog)));
  wait_for_answer (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (theories), ==, n + 1);
  g_assert_cmpstr (ent_theory_get_title (ent_theory_model_get_theory (fixture->model)), ==,
                   "Interests and values, both (copy)");
  g_assert_cmpint (ent_theory_get_claim (ent_theory_model_get_theory (fixture->model)), ==,
                   ENT_CLAIM_WHENEVER);

  ent_session_undo (fixture->session);
  after = ent_store_write (the_case);
  g_assert_cmpstr (after, ==, before);
}

static void
test_rules (Fixture       *fixture,
            gconstpointer  data)
{
  EntCase *the_case = ent_session_get_case (fixture->session);
  const char *id = ent_record_get_id (ENT_RECORD (ent_theory_model_get_theory (fixture->model)));
  g_autofree char *before = ent_store_write (the_case);
  g_autofree char *after = NULL;
  AdwDialog *dialog;
  GListModel *rules;
  g_autoptr (EntRule) rule = NULL;
  guint n;

  rules = ent_theory_get_rules (ent_theory_model_get_theory (fixture->model));
  n = g_list_model_get_n_items (rules);
  g_assert_true (gtk_widget_activate_action (fixture->view, "theory.edit", NULL));
  dialog = get_dialog (fixture);
  g_signal_emit_by_name (get_row (GTK_WIDGET (dialog), "Add Rule"), "activated");
  settle ();
  g_assert_cmpstr (ent_record_dialog_get_problem (ENT_RECORD_DIALOG (dialog)), !=, NULL);
  /* The last rule's rows: those of the others come before. */
  for (guint i = 0; i < n; i++)
    g_object_set (get_row (GTK_WIDGET (dialog), "Derived From"), "title", "", NULL);
  choose (GTK_WIDGET (dialog), "Derived From", "A common opponent in a conflict");
  g_assert_true (ent_record_dialog_save (ENT_RECORD_DIALOG (dialog)));
  settle ();

  rules = ent_theory_get_rules (ENT_THEORY (ent_case_lookup (the_case, ENT_TYPE_THEORY, id)));
  g_assert_cmpuint (g_list_model_get_n_items (rules), ==, n + 1);
  rule = g_list_model_get_item (rules, n);
  g_assert_cmpint (ent_rule_get_when (rule), ==, ENT_RULE_GROUND_COMMON_OPPONENT);
  ent_session_undo (fixture->session);
  after = ent_store_write (the_case);
  g_assert_cmpstr (after, ==, before);
}

/* ------------------------------------------------------------------------------- pictures */

typedef struct
{
  const char *name;
  const char *section;
  int         width;
  int         height;
  gboolean    dark;
} Picture;

static void
unfold_first (GtkWidget *section)
{
  GtkWidget *list = find_widget (section, GTK_TYPE_LIST_BOX);
  GtkWidget *toggle = list ? find_widget (list, GTK_TYPE_TOGGLE_BUTTON) : NULL;
  GtkWidget *row;

  if (toggle != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  settle ();
  row = find_widget (section, ADW_TYPE_EXPANDER_ROW);
  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  settle ();
}

static GtkWidget *
find_sections (Fixture *fixture)
{
  return gtk_widget_get_parent (get_section (fixture, ENT_TYPE_THEORY_SECTION));
}

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  const char *folder = g_getenv ("ENTENTE_TEST_PICTURES");
  g_autofree char *name = g_strdup_printf ("theory-%s.png", picture->name);
  g_autofree char *path = NULL;
  Fixture fixture = { NULL };
  g_autoptr (EntCase) the_case = NULL;

  if (folder == NULL || *folder == '\0')
    {
      g_test_skip ("no folder for pictures");
      return;
    }

  path = g_build_filename (folder, name, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      picture->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  the_case = ent_store_open ("builtin:china-vietnam", NULL, NULL);
  open_case (&fixture, the_case, picture->width, picture->height);
  wait_for_answer (&fixture);
  for (GtkWidget *section = gtk_widget_get_first_child (find_sections (&fixture)); section;
       section = gtk_widget_get_next_sibling (section))
    unfold_first (section);
  wait_frames (fixture.window, 3);
  gtk_widget_activate_action (fixture.view, "theory.go-to", "s", picture->section);
  wait_frames (fixture.window, 3);
  save_picture (fixture.window, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  tear_down (&fixture, NULL);
}

/* What the menu of a row copies. */
static char *
dup_copied (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_parent (row);
  GdkContentProvider *content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  ent_row_menu_pop_up (list, row, &(GdkRectangle) { 0, 0, 1, 1 });
  g_assert_true (gtk_widget_activate_action (list, "theory-row.copy", NULL));
  gtk_popover_popdown (GTK_POPOVER (ent_row_menu_get_popover (list)));
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (list));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

/* A row's menu leads to what its buttons lead to, and copies what it says. */
static void
test_row_menu (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *row = get_row (get_section (fixture, ent_theory_ends_get_type ()),
                            "Soviet Union – Vietnam");
  GtkWidget *of_case = open_first_case (fixture);
  g_autofree char *of_end = dup_copied (row);
  g_autofree char *text = dup_copied (of_case);

  g_assert_true (g_str_has_prefix (of_end, "Soviet Union – Vietnam\n"));
  g_assert_nonnull (strstr (of_end, adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row))));
  gtk_widget_activate_action (gtk_widget_get_parent (row), "theory-row.show", NULL);
  g_assert_cmpstr (ent_record_get_id (ent_session_get_selection (fixture->session)), ==,
                   "vnm-sun-alliance");
  /* A case says how each condition is read. */
  g_assert_nonnull (strstr (text, "\nShared interests: "));
  gtk_widget_activate_action (gtk_widget_get_parent (of_case), "theory-row.unfold", NULL);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (of_case)));
}

#define ADD(name, func) g_test_add ("/theory-view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  static const Picture pictures[] = {
    { "light", "verdict", 660, 790, FALSE },
    { "chart", "chart", 660, 790, TRUE },
    { "truth", "truth", 660, 790, FALSE },
    { "figures", "figures", 660, 790, FALSE },
    { "sensitivity", "sensitivity", 660, 790, TRUE },
    { "ends", "ends", 660, 790, FALSE },
    { "next", "next", 660, 790, FALSE },
    { "truth-dark", "truth", 900, 790, TRUE },
    { "verdict-wide", "verdict", 1240, 900, TRUE },
    { "narrow", "verdict", 360, 640, TRUE },
    { "truth-narrow", "truth", 360, 640, FALSE },
    { "figures-narrow", "figures", 360, 640, FALSE },
    { "sensitivity-narrow", "sensitivity", 360, 640, FALSE },
    { "ends-narrow", "ends", 360, 640, TRUE },
    { "next-narrow", "next", 360, 640, FALSE },
  };

  start_test (&argc, &argv);

  ADD ("claim", test_claim);
  ADD ("ends", test_ends);
  ADD ("next", test_next);
  ADD ("uncoded", test_uncoded);
  ADD ("row-menu", test_row_menu);
  ADD ("window", test_window);
  ADD ("scroll", test_scroll);
  ADD ("edit", test_edit);
  ADD ("stale", test_stale);
  ADD ("definition", test_definition);
  ADD ("select", test_select);
  ADD ("show-in-graph", test_show_in_graph);
  ADD ("sensitivity", test_sensitivity);
  ADD ("names", test_names);
  ADD ("keyboard", test_keyboard);
  ADD ("chart-keys", test_chart_keys);
  ADD ("duplicate", test_duplicate);
  ADD ("rules", test_rules);
  g_test_add_func ("/theory-view/none", test_none);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/theory-view/picture/%s", pictures[i].name);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }

  return g_test_run ();
}
