/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-canvas-private.h"
#include "ent-graph-view.h"
#include "view-helpers.h"

/*
 * What is done to the case from the graph: the menus of a state, of a link and of the
 * ground, and a tie drawn from one state to another.
 */

typedef struct
{
  EntSession *session;
  GtkWidget  *view;
  EntCanvas  *canvas;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->session = create_session ();
  fixture->view = ent_graph_view_new ();
  fixture->canvas = ent_graph_view_get_canvas (ENT_GRAPH_VIEW (fixture->view));
  ent_graph_view_set_session (ENT_GRAPH_VIEW (fixture->view), fixture->session);
  show_in_window (fixture->view, 900, 700);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window_of (fixture->view);
  g_assert_finalize_object (fixture->session);
}

static void
select_record (Fixture    *fixture,
               const char *id)
{
  EntCase *the_case = ent_session_get_case (fixture->session);
  EntRecord *record = id ? ent_case_lookup (the_case, ENT_TYPE_RECORD, id) : NULL;

  ent_session_select (fixture->session, record, ENT_IS_TIE (record) ? id : NULL);
}

static void
list_actions (GMenuModel *menu,
              GString    *list)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = NULL;
      g_autofree char *action = NULL;

      section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      if (section != NULL)
        list_actions (section, list);
      else if (g_menu_model_get_item_attribute (menu, i, "action", "s", &action))
        g_string_append_printf (list, "%s ", action);
    }
}

static char *
dup_menu (Fixture    *fixture,
          const char *selected)
{
  g_autoptr (GMenuModel) menu = NULL;
  GString *list = g_string_new (NULL);

  select_record (fixture, selected);
  menu = ent_canvas_build_menu (fixture->canvas);
  list_actions (menu, list);
  return g_string_free_and_steal (list);
}

static void
test_menus (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *state = dup_menu (fixture, "AAA");
  g_autofree char *tie = dup_menu (fixture, "ab");
  g_autofree char *ground = dup_menu (fixture, NULL);

  g_assert_cmpstr (state, ==,
                   "record.edit win.copy win.copy-citations "
                   "case.add-tie case.add-event case.add-trait "
                   "canvas.center-selection canvas.pin canvas.unpin record.remove ");
  g_assert_cmpstr (tie, ==,
                   "record.edit win.copy win.copy-citations "
                   "case.add-instrument case.add-event case.add-condition "
                   "canvas.center-selection canvas.pin canvas.unpin record.remove ");
  g_assert_cmpstr (ground, ==, "case.add-state case.add-tie canvas.fit win.copy-picture ");
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (gtk_widget_get_root (fixture->view)));
}

static void
assert_opens (Fixture    *fixture,
              const char *selected,
              const char *action,
              const char *title)
{
  AdwDialog *dialog = NULL;

  select_record (fixture, selected);
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->canvas), action,
                                      g_str_equal (action, "case.add-state") ||
                                      g_str_equal (action, "case.add-condition")
                                        ? NULL : g_variant_new_string (""));
  dialog = get_dialog (fixture);
  g_assert_nonnull (dialog);
  if (ADW_IS_ALERT_DIALOG (dialog))
    g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, title);
  else
    g_assert_cmpstr (adw_dialog_get_title (dialog), ==, title);
  adw_dialog_force_close (dialog);
  while (get_dialog (fixture) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Each entry of the menus opens its dialog over the window. */
static void
test_dialogs (Fixture       *fixture,
              gconstpointer  data)
{
  assert_opens (fixture, "AAA", "record.edit", "Edit State");
  assert_opens (fixture, "AAA", "case.add-tie", "Add Tie");
  assert_opens (fixture, "AAA", "case.add-event", "Add Event");
  assert_opens (fixture, "AAA", "case.add-trait", "Add Trait");
  assert_opens (fixture, "AAA", "record.remove", "Remove State?");
  assert_opens (fixture, "ab", "record.edit", "Edit Tie");
  assert_opens (fixture, "ab", "case.add-instrument", "Add Instrument");
  assert_opens (fixture, "ab", "case.add-condition", "Add Condition");
  assert_opens (fixture, "ab", "record.remove", "Remove Tie?");
  assert_opens (fixture, NULL, "case.add-state", "Add State");
  assert_opens (fixture, NULL, "case.add-tie", "Add Tie");
}

static EntPoint
get_place (Fixture    *fixture,
           const char *state)
{
  const EntSceneNode *node =
    ent_scene_lookup_node (ent_canvas_get_scene (fixture->canvas), state);

  g_assert_nonnull (node);
  return ent_viewport_to_widget (ent_canvas_get_viewport (fixture->canvas),
                                 ent_canvas_node_center (node));
}

/* The line takes hold of a state under the pointer, but not of the one that it comes from,
 * and lets go of it on the ground. */
static void
test_draw_tie (Fixture       *fixture,
               gconstpointer  data)
{
  EntCanvas *canvas = fixture->canvas;
  EntPoint ground = { 3, 3 };

  canvas->drag = ENT_CANVAS_DRAG_TIE;
  canvas->drag_moved = TRUE;
  canvas->drag_id = g_strdup ("AAA");

  ent_canvas_drag_tie (canvas, get_place (fixture, "AAA"));
  g_assert_null (canvas->tie_to);
  ent_canvas_drag_tie (canvas, get_place (fixture, "DDD"));
  g_assert_cmpstr (canvas->tie_to, ==, "DDD");
  leave_picture (fixture->view, "canvas-draw-tie");
  ent_canvas_drag_tie (canvas, ground);
  g_assert_null (canvas->tie_to);
  leave_picture (fixture->view, "canvas-draw-tie-nowhere");
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  gboolean found = GTK_IS_LABEL (widget) &&
                   strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = says (child, text);

  return found;
}

static void
test_add_tie (Fixture       *fixture,
              gconstpointer  data)
{
  AdwDialog *dialog = NULL;

  ent_canvas_add_tie (fixture->canvas, "AAA", "DDD");
  dialog = get_dialog (fixture);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Add Tie");
  g_assert_true (says (GTK_WIDGET (dialog), "Alpha"));
  g_assert_true (says (GTK_WIDGET (dialog), "Omega"));
  adw_dialog_force_close (dialog);
}

int
main (int    argc,
      char **argv)
{
  start_view_test (&argc, &argv);
  g_test_add ("/canvas/edit/menus", Fixture, NULL, set_up, test_menus, tear_down);
  g_test_add ("/canvas/edit/dialogs", Fixture, NULL, set_up, test_dialogs, tear_down);
  g_test_add ("/canvas/edit/draw-tie", Fixture, NULL, set_up, test_draw_tie, tear_down);
  g_test_add ("/canvas/edit/add-tie", Fixture, NULL, set_up, test_add_tie, tear_down);

  return g_test_run ();
}
