/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-date-popover.h"
#include "ent-time-bar.h"
#include "view-helpers.h"

/*
 * The time bar: its actions and keys move the session's time, its slider and
 * histogram say what the session says.
 */

typedef struct
{
  EntSession   *session;
  EntTimeBar   *bar;
  EntTimeScale *scale;
} Fixture;

#define assert_time(fixture, edtf) g_assert_cmpstr (get_time ((fixture)->session), ==, edtf)

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *bar = ent_time_bar_new ();

  fixture->session = create_session ();
  fixture->bar = ENT_TIME_BAR (bar);
  fixture->scale = ent_time_bar_get_scale (fixture->bar);
  ent_time_bar_set_session (fixture->bar, fixture->session);
  show_in_window (bar, 1000, 200);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window_of (GTK_WIDGET (fixture->bar));
  g_assert_finalize_object (fixture->session);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->bar), action, NULL));
}

static void
press_key (Fixture         *fixture,
           guint            key,
           GdkModifierType  state)
{
  g_assert_true (press (GTK_WIDGET (fixture->scale), key, state));
}

/* The change that the index knows next. */
static void
assert_change (Fixture    *fixture,
               const char *from,
               int         direction,
               const char *action)
{
  EntSliceIndex *index = ent_session_get_index (fixture->session);
  g_autoptr (EntDate) start = ent_date_new (from, NULL);
  g_autoptr (EntDate) expected = ent_slice_index_find_change (index, start, ENT_DATE_UNIT_YEAR,
                                                              direction);

  g_assert_nonnull (expected);
  g_assert_cmpstr (ent_date_get_edtf (expected), !=, from);
  ent_session_set_at (fixture->session, start);
  activate (fixture, action);
  assert_time (fixture, ent_date_get_edtf (expected));
}

static void
test_actions (Fixture       *fixture,
              gconstpointer  data)
{
  assert_time (fixture, "1965");
  activate (fixture, "time.step-forward");
  assert_time (fixture, "1966");
  activate (fixture, "time.step-back");
  activate (fixture, "time.step-back");
  assert_time (fixture, "1964");
  assert_change (fixture, "1965", 1, "time.next-change");
  assert_change (fixture, "1965", -1, "time.previous-change");
  activate (fixture, "time.first");
  assert_time (fixture, "1950");
  activate (fixture, "time.last");
  assert_time (fixture, "1990");
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  press_key (fixture, GDK_KEY_Right, 0);
  assert_time (fixture, "1966");
  press_key (fixture, GDK_KEY_Left, 0);
  assert_time (fixture, "1965");
  press_key (fixture, GDK_KEY_Page_Up, 0);
  assert_time (fixture, "1975");
  press_key (fixture, GDK_KEY_Page_Down, 0);
  assert_time (fixture, "1965");
  press_key (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_time (fixture, "1971");
  press_key (fixture, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_time (fixture, "1970");
  press_key (fixture, GDK_KEY_End, 0);
  assert_time (fixture, "1990");
  press_key (fixture, GDK_KEY_Home, 0);
  assert_time (fixture, "1950");
  press_key (fixture, GDK_KEY_space, 0);
  g_assert_true (ent_time_bar_get_playing (fixture->bar));
  press_key (fixture, GDK_KEY_space, 0);
  g_assert_false (ent_time_bar_get_playing (fixture->bar));
}

static void
test_unit (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "time.unit", "s", "month");
  g_assert_cmpint (ent_session_get_unit (fixture->session), ==, ENT_DATE_UNIT_MONTH);
  assert_time (fixture, "1965-01");
  activate (fixture, "time.step-back");
  assert_time (fixture, "1964-12");
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "time.unit", "s", "decade");
  assert_time (fixture, "196X");
  activate (fixture, "time.step-forward");
  assert_time (fixture, "197X");
}

static void
test_window_mode (Fixture       *fixture,
                  gconstpointer  data)
{
  activate (fixture, "time.window-mode");
  g_assert_true (ent_time_bar_get_window_mode (fixture->bar));
  assert_time (fixture, "1965/1974");
  activate (fixture, "time.step-forward");
  assert_time (fixture, "1966/1975");
  activate (fixture, "time.last");
  assert_time (fixture, "1981/1990");
  activate (fixture, "time.first");
  g_assert_true (g_str_has_prefix (get_time (fixture->session), "1950/"));
  activate (fixture, "time.window-mode");
  g_assert_false (ent_time_bar_get_window_mode (fixture->bar));
  assert_time (fixture, "1950");

  /* At the end there is less room. */
  go_to (fixture->session, "1988");
  activate (fixture, "time.window-mode");
  assert_time (fixture, "1988/1990");
}

static void
test_play (Fixture       *fixture,
           gconstpointer  data)
{
  guint notified = 0;

  g_signal_connect_swapped (fixture->bar, "notify::playing", G_CALLBACK (count_cb), &notified);
  ent_time_bar_set_play_interval (fixture->bar, 1);
  go_to (fixture->session, "1985");
  activate (fixture, "time.play");
  while (ent_time_bar_get_playing (fixture->bar))
    g_main_context_iteration (NULL, TRUE);
  assert_time (fixture, "1990");
  g_assert_cmpuint (notified, ==, 2);

  /* It begins again, and stops when the user takes the time into the hand. */
  ent_time_bar_set_playing (fixture->bar, TRUE);
  assert_time (fixture, "1950");
  ent_time_scale_grab (fixture->scale, 300, ENT_TIME_SCALE_REACH);
  g_assert_false (ent_time_bar_get_playing (fixture->bar));
  ent_time_scale_release (fixture->scale);

  ent_time_bar_set_playing (fixture->bar, TRUE);
  activate (fixture, "time.step-forward");
  g_assert_false (ent_time_bar_get_playing (fixture->bar));
}

/* Where a year is, on the slider. */
static double
get_x (Fixture *fixture,
       int      year)
{
  EntTimeAxis axis = ent_histogram_get_axis (ent_time_scale_get_histogram (fixture->scale));

  return ent_time_axis_get_x (&axis, ent_day_from_civil (year, 7, 1));
}

static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  ent_time_scale_grab (fixture->scale, get_x (fixture, 1972), ENT_TIME_SCALE_REACH);
  assert_time (fixture, "1972");
  ent_time_scale_drag_to (fixture->scale, get_x (fixture, 1981));
  assert_time (fixture, "1981");
  ent_time_scale_drag_to (fixture->scale, -1000);
  assert_time (fixture, "1950");
  ent_time_scale_release (fixture->scale);
  ent_time_scale_drag_to (fixture->scale, get_x (fixture, 1981));
  assert_time (fixture, "1950");
}

static void
test_drag_window (Fixture       *fixture,
                  gconstpointer  data)
{
  go_to (fixture->session, "1960/1970");

  /* The nearer handle comes. */
  ent_time_scale_grab (fixture->scale, get_x (fixture, 1975), ENT_TIME_SCALE_REACH);
  assert_time (fixture, "1960/1975");
  /* It does not pass the other one. */
  ent_time_scale_drag_to (fixture->scale, get_x (fixture, 1957));
  assert_time (fixture, "1960/1960");
  ent_time_scale_release (fixture->scale);

  go_to (fixture->session, "1960/1970");
  ent_time_scale_grab (fixture->scale, get_x (fixture, 1957), ENT_TIME_SCALE_REACH);
  assert_time (fixture, "1957/1970");
  ent_time_scale_release (fixture->scale);

  /* Between the handles, the window moves as a whole. */
  go_to (fixture->session, "1960/1970");
  ent_time_scale_grab (fixture->scale, get_x (fixture, 1965), ENT_TIME_SCALE_REACH);
  assert_time (fixture, "1960/1970");
  ent_time_scale_drag_to (fixture->scale, get_x (fixture, 1969));
  assert_time (fixture, "1964/1974");
  ent_time_scale_release (fixture->scale);

  /* A finger takes hold of a handle from farther within the window than a mouse does, and
   * however far it reaches, there is something left between the handles. */
  go_to (fixture->session, "1955/1990");
  ent_time_scale_grab (fixture->scale, get_x (fixture, 1955) + 14, ENT_TIME_SCALE_REACH);
  assert_time (fixture, "1955/1990");
  ent_time_scale_release (fixture->scale);
  ent_time_scale_grab (fixture->scale, get_x (fixture, 1955) + 14, 26);
  ent_time_scale_drag_to (fixture->scale, get_x (fixture, 1965));
  assert_time (fixture, "1965/1990");
  ent_time_scale_release (fixture->scale);

  go_to (fixture->session, "1960/1970");
  ent_time_scale_grab (fixture->scale, get_x (fixture, 1965), 1000);
  ent_time_scale_drag_to (fixture->scale, get_x (fixture, 1969));
  assert_time (fixture, "1964/1974");
  ent_time_scale_release (fixture->scale);
}

static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *scale = GTK_WIDGET (fixture->scale);
  guint notified = 0;

  g_signal_connect_swapped (scale, "notify::value-text", G_CALLBACK (count_cb), &notified);
  gtk_test_accessible_assert_role (scale, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "1965: 2 alliances");
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 1965.0);

  go_to (fixture->session, "1977-09");
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "September 1977: 1 alliance");
  g_assert_cmpstr (ent_time_scale_get_value_text (fixture->scale), ==, "September 1977");
  g_assert_cmpuint (notified, ==, 1);
  go_to (fixture->session, "1977-09");
  g_assert_cmpuint (notified, ==, 1);
}

/* A screen reader sets the slider to a year. */
static void
test_accessible_set (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkAccessibleRange *range = GTK_ACCESSIBLE_RANGE (fixture->scale);

  g_assert_true (GTK_ACCESSIBLE_RANGE_GET_IFACE (range)->set_current_value (range, 1971));
  assert_time (fixture, "1971");
}

/* The bars say what the slices say, year by year. */
static void
test_histogram (Fixture       *fixture,
                gconstpointer  data)
{
  EntHistogram *histogram = ent_time_scale_get_histogram (fixture->scale);
  EntSliceIndex *index = ent_session_get_index (fixture->session);
  GArray *bins = ent_histogram_get_bins (histogram);
  guint certain = 0, possible = 0;

  g_assert_cmpuint (bins->len, ==, 46);
  for (guint i = 0; i < bins->len; i++)
    {
      const EntHistogramBin *bin = &g_array_index (bins, EntHistogramBin, i);
      g_autoptr (EntDate) at = ent_date_new_for_unit (bin->span.first, ENT_DATE_UNIT_YEAR);
      g_autoptr (EntSlice) slice = ent_slice_index_query (index, at);

      g_assert_cmpuint (bin->certain + bin->possible, ==, ent_slice_count (slice, NULL));
      certain += bin->certain;
      possible += bin->possible;
    }
  /* 1955 to 1970, and 1960 until the sources end with 1990; open after that. */
  g_assert_cmpuint (certain, ==, 16 + 31);
  g_assert_cmpuint (possible, ==, 5);
}

static void
test_histogram_definition (Fixture       *fixture,
                           gconstpointer  data)
{
  EntHistogram *histogram = ent_time_scale_get_histogram (fixture->scale);
  EntDay day = ent_day_from_civil (1965, 6, 1);
  EntCase *the_case = ent_session_get_case (fixture->session);
  g_autofree char *narrow = ent_histogram_describe (histogram, day);
  g_autofree char *wide = NULL;
  g_autofree char *later = NULL;

  g_assert_cmpstr (narrow, ==, "1965: 2 alliances");
  ent_session_set_definition (
    fixture->session,
    ENT_DEFINITION (ent_case_lookup (the_case, ENT_TYPE_DEFINITION, "wide")));
  wide = ent_histogram_describe (histogram, day);
  g_assert_cmpstr (wide, ==, "1965: 3 alliances");

  later = ent_histogram_describe (histogram, ent_day_from_civil (1993, 6, 1));
  g_assert_cmpstr (later, ==, "1993: 0 alliances, 1 more is possible\n"
                              "The sources end on 31 December 1990.");
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_definition (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *found = find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_DROP_DOWN);
  GtkDropDown *drop_down = GTK_DROP_DOWN (found);
  EntCase *the_case = ent_session_get_case (fixture->session);
  EntRecord *formal = ent_case_lookup (the_case, ENT_TYPE_DEFINITION, "formal");
  EntRecord *wide = ent_case_lookup (the_case, ENT_TYPE_DEFINITION, "wide");

  g_assert_true (gtk_drop_down_get_selected_item (drop_down) == formal);
  gtk_drop_down_set_selected (drop_down, 1 - gtk_drop_down_get_selected (drop_down));
  g_assert_true (ENT_RECORD (ent_session_get_definition (fixture->session)) == wide);
  ent_session_set_definition (fixture->session, ENT_DEFINITION (formal));
  g_assert_true (gtk_drop_down_get_selected_item (drop_down) == formal);
}

static void
test_date_entry (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *found = find_widget (GTK_WIDGET (fixture->scale), ENT_TYPE_DATE_POPOVER);
  EntDatePopover *popover = ENT_DATE_POPOVER (found);

  g_assert_false (ent_date_popover_submit (popover, "1985-13-45"));
  g_assert_cmpstr (ent_date_popover_get_error (popover), !=, "");
  assert_time (fixture, "1965");
  g_assert_false (ent_date_popover_submit (popover, ""));
  assert_time (fixture, "1965");

  g_assert_true (ent_date_popover_submit (popover, " 1977-09-22 "));
  g_assert_cmpstr (ent_date_popover_get_error (popover), ==, "");
  assert_time (fixture, "1977-09-22");
  g_assert_true (ent_date_popover_submit (popover, "1954/1975"));
  g_assert_true (ent_time_bar_get_window_mode (fixture->bar));
}

static void
test_edit_date (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *popover = find_widget (GTK_WIDGET (fixture->scale), ENT_TYPE_DATE_POPOVER);

  activate (fixture, "time.edit-date");
  g_assert_true (gtk_widget_get_visible (popover));
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (find_widget (popover, GTK_TYPE_ENTRY))), ==, "1965");
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_for_frames (GTK_WIDGET (fixture->bar), 2);
}

/* Who entered a date, or did not, goes on from where one was. */
static void
test_edit_date_from_scale (Fixture       *fixture,
                           gconstpointer  data)
{
  GtkWidget *scale = GTK_WIDGET (fixture->scale);
  GtkWidget *popover = find_widget (scale, ENT_TYPE_DATE_POPOVER);
  GtkWidget *entry = find_widget (popover, GTK_TYPE_ENTRY);
  GtkRoot *root = gtk_widget_get_root (scale);

  gtk_widget_grab_focus (scale);
  press_key (fixture, GDK_KEY_Return, 0);
  wait_for_frames (scale, 2);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), entry));
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_for_frames (scale, 2);
  g_assert_false (gtk_widget_get_visible (popover));
  g_assert_true (gtk_root_get_focus (root) == scale);

  press_key (fixture, GDK_KEY_Return, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1977");
  wait_for_frames (scale, 2);
  g_signal_emit_by_name (entry, "activate");
  wait_for_frames (scale, 2);
  assert_time (fixture, "1977");
  g_assert_true (gtk_root_get_focus (root) == scale);
}

static void
test_notifications (Fixture       *fixture,
                    gconstpointer  data)
{
  guint windows = 0, units = 0, sessions = 0;

  g_signal_connect_swapped (fixture->bar, "notify::window-mode", G_CALLBACK (count_cb), &windows);
  g_signal_connect_swapped (fixture->bar, "notify::unit", G_CALLBACK (count_cb), &units);
  g_signal_connect_swapped (fixture->bar, "notify::session", G_CALLBACK (count_cb), &sessions);

  go_to (fixture->session, "1970");
  g_assert_cmpuint (windows, ==, 0);
  go_to (fixture->session, "1970/1975");
  go_to (fixture->session, "1971/1975");
  g_assert_cmpuint (windows, ==, 1);
  ent_session_set_unit (fixture->session, ENT_DATE_UNIT_MONTH);
  ent_session_set_unit (fixture->session, ENT_DATE_UNIT_MONTH);
  g_assert_cmpuint (units, ==, 1);
  ent_time_bar_set_session (fixture->bar, fixture->session);
  g_assert_cmpuint (sessions, ==, 0);
}

/* Without a session there is nothing to do, and nothing happens. */
static void
test_no_session (Fixture       *fixture,
                 gconstpointer  data)
{
  ent_time_bar_set_playing (fixture->bar, TRUE);
  ent_time_bar_set_session (fixture->bar, NULL);
  g_assert_false (ent_time_bar_get_playing (fixture->bar));
  activate (fixture, "time.step-forward");
  ent_time_scale_grab (fixture->scale, 100, ENT_TIME_SCALE_REACH);
  wait_for_frames (GTK_WIDGET (fixture->bar), 2);
  assert_time (fixture, "1965");
}

/* However long the date and wherever it stands, the bubble is within the slider. */
static void
test_bubble (Fixture       *fixture,
             gconstpointer  data)
{
  const char *dates[] = { "1950-01-01", "1977-09-22", "1995-12-31", "1950/1995" };
  GtkWidget *scale = GTK_WIDGET (fixture->scale);
  GtkWidget *bubble = find_widget (scale, GTK_TYPE_MENU_BUTTON);
  graphene_rect_t bounds;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      go_to (fixture->session, dates[i]);
      wait_for_frames (scale, 2);
      g_assert_true (gtk_widget_compute_bounds (bubble, scale, &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (scale));
    }
}

/* Where one reads from right to left, so does time; the keys go by what is seen. */
static void
test_mirrored (void)
{
  g_autoptr (EntSession) session = create_session ();
  EntTimeAxis axis;
  EntTimeScale *scale;
  GtkWidget *bar;
  EntSpan span;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  bar = ent_time_bar_new ();
  scale = ent_time_bar_get_scale (ENT_TIME_BAR (bar));
  ent_time_bar_set_session (ENT_TIME_BAR (bar), session);
  show_in_window (bar, 1000, 200);
  axis = ent_histogram_get_axis (ent_time_scale_get_histogram (scale));
  g_assert_cmpfloat (axis.start, >, axis.end);
  g_assert_cmpfloat (axis.end, >, 0);

  g_assert_true (press (GTK_WIDGET (scale), GDK_KEY_Left, 0));
  g_assert_cmpstr (get_time (session), ==, "1966");
  g_assert_true (press (GTK_WIDGET (scale), GDK_KEY_Right, 0));
  g_assert_cmpstr (get_time (session), ==, "1965");
  g_assert_true (press (GTK_WIDGET (scale), GDK_KEY_Left, GDK_CONTROL_MASK));
  g_assert_cmpstr (get_time (session), ==, "1971");
  g_assert_true (press (GTK_WIDGET (scale), GDK_KEY_Up, 0));
  g_assert_cmpstr (get_time (session), ==, "1972");

  /* On the right is the past. */
  ent_time_scale_grab (scale, axis.start - 1, ENT_TIME_SCALE_REACH);
  g_assert_cmpstr (get_time (session), ==, "1950");
  ent_time_scale_drag_to (scale, ent_time_axis_get_x (&axis, ent_day_from_civil (1980, 7, 1)));
  g_assert_cmpstr (get_time (session), ==, "1980");
  ent_time_scale_release (scale);
  leave_picture (bar, "time-bar-mirrored");

  /* A window's earlier edge is its right one. */
  go_to (session, "1960/1970");
  span = ent_date_get_span (ent_session_get_at (session));
  ent_time_scale_grab (scale, ent_time_axis_get_x (&axis, span.first) + 2, ENT_TIME_SCALE_REACH);
  ent_time_scale_drag_to (scale, ent_time_axis_get_x (&axis, ent_day_from_civil (1955, 7, 1)));
  g_assert_cmpstr (get_time (session), ==, "1955/1970");
  ent_time_scale_release (scale);
  leave_picture (bar, "time-bar-mirrored-window");

  close_window_of (bar);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* In a phone's width everything is there, and nothing is cut off. */
static void
test_narrow (void)
{
  g_autoptr (EntSession) session = create_session ();
  GtkWidget *bar = ent_time_bar_new ();
  GtkWidget *scale;

  ent_time_bar_set_session (ENT_TIME_BAR (bar), session);
  show_in_window (bar, 360, 300);
  scale = GTK_WIDGET (ent_time_bar_get_scale (ENT_TIME_BAR (bar)));
  g_assert_cmpint (gtk_widget_get_width (bar), <=, 360);
  g_assert_cmpint (gtk_widget_get_width (scale), >, 300);
  leave_picture (bar, "time-bar-narrow");
  close_window_of (bar);
}

static gboolean
is_shown (Fixture    *fixture,
          const char *layout)
{
  AdwMultiLayoutView *arrangement = ADW_MULTI_LAYOUT_VIEW (
    adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (adw_bin_get_child (ADW_BIN (fixture->bar)))));

  return g_str_equal (adw_multi_layout_view_get_layout_name (arrangement), layout);
}

/* In a low window the bar is one line, at any width; later it is as its width asks for. */
static void
test_low (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (fixture->bar)));
  guint n_notified = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 200);
  while (!is_shown (fixture, "narrow"))
    wait_for_frames (GTK_WIDGET (fixture->bar), 1);
  g_signal_connect_swapped (fixture->bar, "notify::low", G_CALLBACK (count_cb), &n_notified);
  g_object_set (fixture->bar, "low", TRUE, NULL);
  g_object_set (fixture->bar, "low", TRUE, NULL);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_true (is_shown (fixture, "low"));
  wait_for_frames (GTK_WIDGET (fixture->bar), 3);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->scale)));
  g_assert_true (is_shown (fixture, "low"));

  /* What the width asks for meanwhile is taken up when there is the height again. */
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 200);
  while (gtk_widget_get_width (GTK_WIDGET (fixture->bar)) < 900)
    wait_for_frames (GTK_WIDGET (fixture->bar), 1);
  wait_for_frames (GTK_WIDGET (fixture->bar), 3);
  g_assert_true (is_shown (fixture, "low"));
  g_object_set (fixture->bar, "low", FALSE, NULL);
  wait_for_frames (GTK_WIDGET (fixture->bar), 3);
  g_assert_true (is_shown (fixture, "wide"));
  g_assert_cmpuint (n_notified, ==, 2);
}

static void
test_picture (Fixture       *fixture,
              gconstpointer  data)
{
  leave_picture (GTK_WIDGET (fixture->bar), "time-bar");
  activate (fixture, "time.window-mode");
  leave_picture (GTK_WIDGET (fixture->bar), "time-bar-window");
  wait_for_frames (GTK_WIDGET (fixture->bar), 2);
  g_assert_true (ent_time_bar_get_window_mode (fixture->bar));
}

#define ADD(path, func) \
  g_test_add ("/time-bar/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  start_view_test (&argc, &argv);

  ADD ("actions", test_actions);
  ADD ("keys", test_keys);
  ADD ("unit", test_unit);
  ADD ("window-mode", test_window_mode);
  ADD ("play", test_play);
  ADD ("drag", test_drag);
  ADD ("drag-window", test_drag_window);
  ADD ("accessible", test_accessible);
  ADD ("accessible-set", test_accessible_set);
  ADD ("histogram", test_histogram);
  ADD ("histogram-definition", test_histogram_definition);
  ADD ("definition", test_definition);
  ADD ("date-entry", test_date_entry);
  ADD ("edit-date", test_edit_date);
  ADD ("edit-date-from-scale", test_edit_date_from_scale);
  ADD ("bubble", test_bubble);
  ADD ("notifications", test_notifications);
  ADD ("no-session", test_no_session);
  ADD ("picture", test_picture);
  ADD ("low", test_low);
  g_test_add_func ("/time-bar/narrow", test_narrow);
  g_test_add_func ("/time-bar/mirrored", test_mirrored);

  return g_test_run ();
}
