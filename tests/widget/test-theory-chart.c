/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-reach.h"
#include "ent-series-chart-private.h"
#include "ent-store.h"
#include "ent-theory-parts.h"
#include "ent-theory-section.h"
#include "ent-theory-view.h"
#include "panels-helpers.h"

/*
 * The pointer on the chart of the theory view: it drags the edges of the window by whole
 * years, chooses a time, and what it drags stays under it.
 */

typedef struct
{
  GtkWidget      *window;
  EntSeriesChart *chart;
  EntSpan         dragged;
  guint           n_dragged;
  EntDay          activated;
} Fixture;

static void
dragged_cb (EntSeriesChart *chart,
            int             first,
            int             last,
            Fixture        *fixture)
{
  fixture->dragged = (EntSpan) { first, last };
  fixture->n_dragged++;
}

static void
activated_cb (EntSeriesChart *chart,
              int             day,
              Fixture        *fixture)
{
  fixture->activated = day;
}

static EntDay
get_day (int year,
         int month,
         int day)
{
  return ent_day_from_civil (year, month, day);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  EntSpan century = { get_day (1900, 1, 1), get_day (1999, 12, 31) };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (EntSeriesPoint));

  for (int year = 1900; year < 2000; year += 10)
    {
      EntSeriesPoint point = { { get_day (year, 1, 1), get_day (year + 9, 12, 31) },
                               { 0.5, 0.25 }, 3, (char *) "words" };

      g_array_append_val (points, point);
    }
  fixture->window = adw_window_new ();
  fixture->chart = ENT_SERIES_CHART (ent_series_chart_new ());
  gtk_widget_set_direction (GTK_WIDGET (fixture->chart),
                            data ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  ent_series_chart_set_points (fixture->chart, century, points);
  ent_series_chart_set_window (fixture->chart, century);
  g_signal_connect (fixture->chart, "window-dragged", G_CALLBACK (dragged_cb), fixture);
  g_signal_connect (fixture->chart, "day-activated", G_CALLBACK (activated_cb), fixture);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->chart));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 300);
  present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_window (fixture->window);
}

static GtkGesture *
get_drag (EntSeriesChart *chart)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (chart));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE (controller);
    }
  g_error ("The chart takes no drag");
}

static void
begin_drag (EntSeriesChart *chart,
            double          x)
{
  g_signal_emit_by_name (get_drag (chart), "drag-begin", x, 40.0);
}

static void
drag_to (EntSeriesChart *chart,
         double          x)
{
  g_signal_emit_by_name (get_drag (chart), "drag-update", x - chart->drag_x, 5.0);
}

static void
end_drag (EntSeriesChart *chart,
          double          x)
{
  g_signal_emit_by_name (get_drag (chart), "drag-end", x - chart->drag_x, 5.0);
}

static double
get_x (EntSeriesChart *chart,
       int             year,
       int             month)
{
  return ent_series_chart_get_x (chart, get_day (year, month, 15));
}

static void
assert_dragged (Fixture *fixture,
                EntDay   first,
                EntDay   last)
{
  g_assert_cmpint (fixture->dragged.first, ==, first);
  g_assert_cmpint (fixture->dragged.last, ==, last);
  g_assert_cmpint (ent_series_chart_get_window (fixture->chart).first, ==, first);
  g_assert_cmpint (ent_series_chart_get_window (fixture->chart).last, ==, last);
}

/* It is taken hold of near by, goes to the nearest year, and stops where a year is left. */
static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  EntSeriesChart *chart = fixture->chart;
  double inwards = data ? -4 : 4;

  begin_drag (chart, ent_series_chart_get_x (chart, get_day (1900, 1, 1)) + inwards);
  drag_to (chart, get_x (chart, 1950, 3));
  assert_dragged (fixture, get_day (1950, 1, 1), get_day (1999, 12, 31));
  drag_to (chart, get_x (chart, 1950, 10));
  assert_dragged (fixture, get_day (1951, 1, 1), get_day (1999, 12, 31));
  g_assert_cmpuint (fixture->n_dragged, ==, 2);
  drag_to (chart, get_x (chart, 1951, 2));
  g_assert_cmpuint (fixture->n_dragged, ==, 2);
  end_drag (chart, get_x (chart, 1951, 2));

  begin_drag (chart, ent_series_chart_get_x (chart, get_day (2000, 1, 1)) - inwards);
  drag_to (chart, get_x (chart, 1980, 10));
  assert_dragged (fixture, get_day (1951, 1, 1), get_day (1980, 12, 31));
  drag_to (chart, get_x (chart, 1910, 1));
  assert_dragged (fixture, get_day (1951, 1, 1), get_day (1951, 12, 31));
  end_drag (chart, get_x (chart, 1910, 1));
  g_assert_cmpint (fixture->activated, ==, 0);
}

/* What a mouse would miss, a finger takes hold of; between the edges something is left. */
static void
test_finger (Fixture       *fixture,
             gconstpointer  data)
{
  EntSeriesChart *chart = fixture->chart;
  double finger = ent_reach_for_source (GDK_SOURCE_TOUCHSCREEN, ENT_SERIES_CHART_REACH);
  double start = ent_series_chart_get_x (chart, get_day (1900, 1, 1));
  double end = ent_series_chart_get_x (chart, get_day (2000, 1, 1));
  double inwards = data ? -20 : 20;

  g_assert_cmpint (ent_series_chart_find_edge (chart, start + inwards, ENT_SERIES_CHART_REACH),
                   ==, 0);
  g_assert_cmpint (ent_series_chart_find_edge (chart, start + inwards, finger), ==, -1);
  g_assert_cmpint (ent_series_chart_find_edge (chart, end - inwards, ENT_SERIES_CHART_REACH),
                   ==, 0);
  g_assert_cmpint (ent_series_chart_find_edge (chart, end - inwards, finger), ==, 1);
  g_assert_cmpint (ent_series_chart_find_edge (chart, (start + end) / 2, finger), ==, 0);
}

/* Away from the edges it chooses a time, unless the pointer moved on. */
static void
test_click (Fixture       *fixture,
            gconstpointer  data)
{
  EntSeriesChart *chart = fixture->chart;

  begin_drag (chart, get_x (chart, 1935, 6));
  drag_to (chart, get_x (chart, 1945, 6));
  end_drag (chart, get_x (chart, 1945, 6));
  g_assert_cmpuint (fixture->n_dragged, ==, 0);
  g_assert_cmpint (fixture->activated, ==, 0);

  /* A finger scrolls the page. */
  begin_drag (chart, get_x (chart, 1935, 6));
  g_signal_emit_by_name (get_drag (chart), "drag-end", 0.0, 30.0);
  g_assert_cmpint (fixture->activated, ==, 0);
  begin_drag (chart, get_x (chart, 1935, 6));
  g_signal_emit_by_name (get_drag (chart), "cancel", NULL);
  end_drag (chart, get_x (chart, 1935, 6));
  g_assert_cmpint (fixture->activated, ==, 0);

  begin_drag (chart, get_x (chart, 1935, 6));
  end_drag (chart, get_x (chart, 1935, 6));
  g_assert_cmpint (fixture->activated, >=, get_day (1935, 1, 1));
  g_assert_cmpint (fixture->activated, <=, get_day (1935, 12, 31));
  g_assert_cmpuint (ent_series_chart_get_cursor (chart), ==, 3);
  g_assert_cmpuint (fixture->n_dragged, ==, 0);
}

/* ----------------------------------------------------------------------- in its view */

static void
wait_for_answer (EntTheoryModel *model,
                 GtkWidget      *window)
{
  while (ent_theory_model_get_table (model) == NULL ||
         ent_theory_model_get_sensitivity (model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  wait_frames (window, 3);
}

static double
get_place (GtkWidget *chart,
           GtkWidget *view)
{
  graphene_point_t place;

  g_assert_true (gtk_widget_compute_point (chart, view, &GRAPHENE_POINT_INIT (0, 0), &place));
  return place.y;
}

/* What breaks the claim goes as the window is narrowed; the line that said so does not. */
static void
test_place (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntCase) the_case = ent_store_open ("builtin:china-vietnam", NULL, &error);
  g_autoptr (EntSession) session = ent_session_new (the_case);
  GtkWidget *window = adw_window_new ();
  GtkWidget *view = ent_theory_view_new ();
  EntTheoryModel *model = ent_theory_view_get_model (ENT_THEORY_VIEW (view));
  EntSeriesChart *chart;
  double before;
  double edge;

  g_assert_no_error (error);
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 900);
  g_object_set (view, "session", session, NULL);
  present (window);
  wait_for_answer (model, window);
  chart = ENT_SERIES_CHART (find_widget (view, ENT_TYPE_SERIES_CHART));
  before = get_place (GTK_WIDGET (chart), view);
  g_assert_cmpuint (ent_theory_table_get_n_breaking (ent_theory_model_get_table (model)), >, 0);

  edge = ent_series_chart_get_x (chart, (double) ent_theory_model_get_window (model).last + 1);
  begin_drag (chart, edge);
  drag_to (chart, get_x (chart, 1955, 11));
  wait_frames (window, 3);
  g_assert_cmpuint (ent_theory_table_get_n_breaking (ent_theory_model_get_table (model)), ==, 0);
  g_assert_cmpfloat (get_place (GTK_WIDGET (chart), view), ==, before);

  drag_to (chart, edge);
  wait_frames (window, 3);
  g_assert_cmpuint (ent_theory_table_get_n_breaking (ent_theory_model_get_table (model)), >, 0);
  g_assert_cmpfloat (get_place (GTK_WIDGET (chart), view), ==, before);
  end_drag (chart, edge);

  wait_for_answer (model, window);
  close_window (window);
}

/* What is whole has no decimal, and one year is no years. */
static void
test_length (void)
{
  static const struct { double years; const char *words; } rows[] = {
    { 13.64, "13.6 years" }, { 1, "1 year" }, { 0.98, "1 year" },
    { 0.5, "0.5 years" },    { 2, "2 years" }, { 0, "0 years" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = ent_theory_dup_length (rows[i].years);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  start_test (&argc, &argv);

  g_test_add_func ("/theory-chart/length", test_length);
  g_test_add ("/theory-chart/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/theory-chart/drag-rtl", Fixture, "rtl", set_up, test_drag, tear_down);
  g_test_add ("/theory-chart/finger", Fixture, NULL, set_up, test_finger, tear_down);
  g_test_add ("/theory-chart/finger-rtl", Fixture, "rtl", set_up, test_finger, tear_down);
  g_test_add ("/theory-chart/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add_func ("/theory-chart/place", test_place);

  return g_test_run ();
}
