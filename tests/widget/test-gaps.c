/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-edit.h"
#include "ent-gaps.h"
#include "ent-store.h"
#include "panels-helpers.h"
#include "ent-row-menu.h"

/* The page that lists the gaps of a case. Pictures of it are left where
 * ENTENTE_TEST_PICTURES names a folder. */

static EntSession *
open_session (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_open ("builtin:china-vietnam", NULL, &error);

  g_assert_no_error (error);
  return ent_session_new (the_case);
}

static GtkWidget *
show (GtkWidget *view,
      int        width,
      int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  present (window);
  settle ();
  wait_frames (window, 3);

  return window;
}

static void
show_kind (GtkWidget *view,
           guint      selected)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_widget (view, GTK_TYPE_DROP_DOWN)), selected);
  wait_frames (view, 3);
}

/* Not that of the drop-down. */
static GtkWidget *
find_list (GtkWidget *view)
{
  return find_widget (find_widget (view, ADW_TYPE_CLAMP_SCROLLABLE), GTK_TYPE_LIST_VIEW);
}

static void
activate_first (GtkWidget *view)
{
  g_signal_emit_by_name (find_list (view), "activate", 0u);
}

static void
test_sections (void)
{
  g_autoptr (EntSession) session = open_session ();
  GtkWidget *view = ent_gaps_view_new ();
  GtkWidget *window = show (view, 700, 900);

  g_assert_true (says (view, "No Gaps"));
  ent_gaps_view_set_session (ENT_GAPS_VIEW (view), session);
  settle ();
  wait_frames (view, 3);

  g_assert_true (says (view, "8 gaps"));
  g_assert_true (says (view, "2 Contested Links"));
  g_assert_true (says (view, "3 Uncoded Conditions"));
  g_assert_true (says (view, "3 Articles Without Text"));
  g_assert_true (says (view, "Vietnam – Laos"));
  close_window (window);
}

static void
test_filter (void)
{
  g_autoptr (EntSession) session = open_session ();
  GtkWidget *view = ent_gaps_view_new ();
  GtkWidget *window = show (view, 700, 900);

  ent_gaps_view_set_session (ENT_GAPS_VIEW (view), session);
  settle ();
  show_kind (view, 1 + ENT_GAP_KIND_CONTESTED);
  g_assert_true (says (view, "2 gaps"));
  g_assert_false (tells (view, "Uncoded Conditions"));
  show_kind (view, 1 + ENT_GAP_KIND_LINK);
  g_assert_true (says (view, "No Gaps of This Kind"));
  show_kind (view, 0);
  g_assert_true (says (view, "8 gaps"));
  close_window (window);
}

/* A list that is filled before it is seen begins with its first heading; and each row says
 * of what kind it is. */
static void
test_beginning (void)
{
  g_autoptr (EntSession) session = open_session ();
  GtkWidget *pages = gtk_stack_new ();
  GtkWidget *view = ent_gaps_view_new ();
  GtkWidget *window = NULL;
  GtkWidget *image = NULL;
  GtkAdjustment *adjustment = NULL;

  gtk_stack_add_named (GTK_STACK (pages), gtk_label_new ("Other"), "other");
  gtk_stack_add_named (GTK_STACK (pages), view, "gaps");
  window = show (pages, 400, 300);
  ent_gaps_view_set_session (ENT_GAPS_VIEW (view), session);
  settle ();
  gtk_stack_set_visible_child_name (GTK_STACK (pages), "gaps");
  wait_frames (view, 6);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (view)));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >,
                     gtk_adjustment_get_page_size (adjustment));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  image = find_widget (find_list (view), GTK_TYPE_IMAGE);
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==, "ent-contested-symbolic");
  close_window (window);
}

static void
count_activated_cb (EntGapsView *view,
                    const char  *target,
                    GString     *targets)
{
  g_string_append_printf (targets, "%s ", target);
}

/* A row leads to the place. */
static void
test_activate (void)
{
  g_autoptr (EntSession) session = open_session ();
  g_autoptr (GString) targets = g_string_new (NULL);
  GtkWidget *view = ent_gaps_view_new ();
  GtkWidget *window = show (view, 700, 900);
  EntReading *reading = ent_session_get_reading (session);

  g_signal_connect (view, "record-activated", G_CALLBACK (count_activated_cb), targets);
  ent_gaps_view_set_session (ENT_GAPS_VIEW (view), session);
  settle ();

  show_kind (view, 1 + ENT_GAP_KIND_CONTESTED);
  activate_first (view);
  g_assert_cmpstr (ent_record_get_id (ent_session_get_selection (session)), ==,
                   "usa-chn-alignment");
  show_kind (view, 1 + ENT_GAP_KIND_CONDITION);
  activate_first (view);
  g_assert_cmpstr (targets->str, ==, "usa-chn-alignment CHN/VNM ");

  show_kind (view, 1 + ENT_GAP_KIND_TEXT);
  activate_first (view);
  g_assert_cmpstr (ent_record_get_id (ENT_RECORD (ent_reading_get_article (reading))), ==,
                   "vu-2020");
  g_assert_cmpstr (targets->str, ==, "usa-chn-alignment CHN/VNM ");
  close_window (window);
}

static void
remove_record (EntSession *session,
               const char *id)
{
  EntCase *the_case = ent_session_get_case (session);
  g_autoptr (EntChange) change = NULL;
  g_autoptr (GError) error = NULL;

  change = ent_edit_remove (the_case, ent_case_lookup (the_case, ENT_TYPE_RECORD, id));
  ent_session_apply (session, change, &error);
  g_assert_no_error (error);
}

static gboolean
menu_has (GMenuModel *menu,
          const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *own = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &own);
      if (g_strcmp0 (own, label) == 0 || (section != NULL && menu_has (section, label)))
        return TRUE;
    }
  return FALSE;
}

static GMenuModel *
get_menu (GtkWidget *view)
{
  GtkWidget *popover = ent_row_menu_get_popover (find_list (view));

  g_assert_nonnull (popover);
  return gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (popover));
}

static void
press_secondary (GtkWidget *list,
                 double     x,
                 double     y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) ==
            GDK_BUTTON_SECONDARY)
        g_signal_emit_by_name (controller, "pressed", 1, x, y);
    }
}

/* The menu of a row says what can be done about it, and does it: by the keyboard, of the row
 * that has the focus, and by the pointer, of the one under it. */
static void
test_menu (void)
{
  g_autoptr (EntSession) session = open_session ();
  GtkWidget *view = ent_gaps_view_new ();
  GtkWidget *window = show (view, 700, 900);
  GtkWidget *list = find_list (view);

  ent_gaps_view_set_session (ENT_GAPS_VIEW (view), session);
  settle ();
  show_kind (view, 1 + ENT_GAP_KIND_CONTESTED);
  g_assert_false (ent_row_menu_open (list));
  gtk_list_view_scroll_to (GTK_LIST_VIEW (list), 0, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (list);
  g_assert_true (ent_row_menu_open (list));
  g_assert_true (menu_has (get_menu (view), "Show in _Graph"));
  g_assert_true (menu_has (get_menu (view), "_Edit…"));
  g_assert_false (menu_has (get_menu (view), "Cop_y Citation"));
  g_assert_true (gtk_widget_activate_action (view, "gaps.open", NULL));
  g_assert_cmpstr (ent_record_get_id (ent_session_get_selection (session)), ==,
                   "usa-chn-alignment");

  gtk_popover_popdown (GTK_POPOVER (ent_row_menu_get_popover (list)));
  show_kind (view, 1 + ENT_GAP_KIND_TEXT);
  wait_frames (view, 3);
  /* Under the heading; the list's own ground has no menu. */
  press_secondary (list, 60, 70);
  g_assert_true (menu_has (get_menu (view), "_Open"));
  g_assert_true (menu_has (get_menu (view), "Cop_y Citation"));
  g_assert_false (menu_has (get_menu (view), "_Edit…"));
  close_window (window);
}

/* What is done to the case shows, and what is undone too. */
static void
test_follows (void)
{
  g_autoptr (EntSession) session = open_session ();
  GtkWidget *view = ent_gaps_view_new ();
  GtkWidget *window = show (view, 700, 900);

  ent_gaps_view_set_session (ENT_GAPS_VIEW (view), session);
  settle ();
  show_kind (view, 1 + ENT_GAP_KIND_TEXT);
  remove_record (session, "vu-2021a");
  settle ();
  wait_frames (view, 3);
  g_assert_true (says (view, "2 Articles Without Text"));
  ent_session_undo (session);
  settle ();
  wait_frames (view, 3);
  g_assert_true (says (view, "3 Articles Without Text"));
  close_window (window);
}

/* The rows can be walked with keys, and say of themselves what they show. */
static void
test_keyboard (void)
{
  g_autoptr (EntSession) session = open_session ();
  GtkWidget *view = ent_gaps_view_new ();
  GtkWidget *window = show (view, 700, 900);
  GtkWidget *list = NULL;
  GtkWidget *focus = NULL;

  ent_gaps_view_set_session (ENT_GAPS_VIEW (view), session);
  settle ();
  wait_frames (view, 3);
  list = find_list (view);
  gtk_widget_grab_focus (list);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "China and the United States against the Soviet Union");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "4 passages contest it");
  close_window (window);
}

static void
test_dropped (void)
{
  g_autoptr (EntSession) session = open_session ();
  GtkWidget *view = ent_gaps_view_new ();
  GtkWidget *window = show (view, 360, 500);

  ent_gaps_view_set_session (ENT_GAPS_VIEW (view), session);
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  close_window (window);
  g_assert_null (view);
}

typedef struct
{
  const char *name;
  int         width;
  gboolean    dark;
  gboolean    empty;
} Picture;

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  const char *folder = g_getenv ("ENTENTE_TEST_PICTURES");
  g_autoptr (EntSession) session = open_session ();
  g_autofree char *path = NULL;
  GtkWidget *view = ent_gaps_view_new ();
  GtkWidget *window = NULL;

  if (folder == NULL || *folder == '\0')
    {
      g_object_ref_sink (view);
      g_object_unref (view);
      g_test_skip ("no folder for pictures");
      return;
    }

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      picture->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  window = show (view, picture->width, 860);
  if (!picture->empty)
    {
      remove_record (session, "e-vu-2020-p03-a-laotian-civil-war");
      ent_gaps_view_set_session (ENT_GAPS_VIEW (view), session);
    }
  settle ();
  wait_frames (view, 3);
  path = g_strdup_printf ("%s/gaps-%s.png", folder, picture->name);
  save_picture (window, path);
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  static const Picture pictures[] = {
    { "light", 1000, FALSE, FALSE },
    { "dark", 700, TRUE, FALSE },
    { "narrow", 360, FALSE, FALSE },
    { "empty", 360, TRUE, TRUE },
  };

  start_test (&argc, &argv);

  g_test_add_func ("/gaps-view/sections", test_sections);
  g_test_add_func ("/gaps-view/filter", test_filter);
  g_test_add_func ("/gaps-view/beginning", test_beginning);
  g_test_add_func ("/gaps-view/activate", test_activate);
  g_test_add_func ("/gaps-view/menu", test_menu);
  g_test_add_func ("/gaps-view/follows", test_follows);
  g_test_add_func ("/gaps-view/keyboard", test_keyboard);
  g_test_add_func ("/gaps-view/dropped", test_dropped);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/gaps-view/pictures/%s", pictures[i].name);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }

  return g_test_run ();
}
