/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <time.h>

#include <adwaita.h>

#include "bench-theory-case.h"
#include "ent-panels.h"
#include "ent-session.h"

/*
 * The theory view with 200 states over 200 years, and with ten times as many pairs: how long
 * the main thread works at once as the case is read, and as the window's edge is dragged, by
 * a step in each frame. Nothing is asserted: the table is to be read.
 */

#define FRAME_US 16000
#define N_STEPS 120
#define N_SETTLING 40

typedef struct
{
  GtkWidget      *window;
  EntTheoryModel *model;
  gint64          answering;  /* of which: asking for a window, and saying what it comes to */
  gint64          longest;
  guint           n_late;
  guint           n;
} Bench;

static gint64
get_busy (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static void
begin (Bench *bench)
{
  bench->longest = 0;
  bench->answering = 0;
  bench->n_late = 0;
  bench->n = 0;
}

/* One turn of the main loop: what it worked, waiting left out. */
static void
turn (Bench *bench)
{
  gint64 before = get_busy ();
  gint64 worked;

  g_main_context_iteration (NULL, TRUE);
  worked = get_busy () - before;
  bench->longest = MAX (bench->longest, worked);
  bench->n_late += worked > FRAME_US;
}

static gboolean
step_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Bench *bench = user_data;
  EntSpan window = ent_theory_model_get_range (bench->model);

  gint64 before = get_busy ();

  window.first += (int) bench->n * 200;
  ent_theory_model_set_window (bench->model, window);
  bench->answering = MAX (bench->answering, get_busy () - before);
  return ++bench->n < N_STEPS ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
print (const Bench *bench,
       const char  *what)
{
  g_print ("  %-40s %8.1f ms at once, at the longest; longer than a frame %u×\n", what,
           (double) bench->longest / 1000, bench->n_late);
  if (bench->answering > 0)
    g_print ("  %-40s %8.1f ms at once, at the longest\n", "of that, answering",
             (double) bench->answering / 1000);
}

static gboolean
count_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  guint *n = user_data;

  return --*n > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Until what there is to be shown is there. */
static void
settle (GtkWidget *view,
        Bench     *bench)
{
  guint n = N_SETTLING;

  gtk_widget_add_tick_callback (view, count_cb, &n, NULL);
  while (n > 0)
    turn (bench);
}

/* The chart is out of sight then, but its years may be typed, and the graph's time may move. */
static void
measure_table (GtkWidget *view,
               Bench     *bench)
{
  ent_theory_model_set_window (bench->model, ent_theory_model_get_range (bench->model));
  gtk_widget_activate_action (view, "theory.go-to", "s", "truth");
  settle (view, bench);
  begin (bench);
  gtk_widget_add_tick_callback (view, step_cb, bench, NULL);
  while (bench->n < N_STEPS)
    turn (bench);
  print (bench, "the same, with the truth table in sight");
}

static void
measure (guint scale)
{
  g_autoptr (EntCase) the_case = bench_theory_make_case (scale);
  g_autoptr (EntSession) session = ent_session_new (the_case);
  GtkWidget *view = ent_theory_view_new ();
  Bench bench = { adw_window_new (), ent_theory_view_get_model (ENT_THEORY_VIEW (view)) };

  g_print ("%u×\n", scale);
  adw_window_set_content (ADW_WINDOW (bench.window), view);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 900, 800);
  gtk_window_present (GTK_WINDOW (bench.window));
  settle (view, &bench);
  begin (&bench);
  ent_theory_view_set_session (ENT_THEORY_VIEW (view), session);
  while (ent_theory_model_get_table (bench.model) == NULL)
    turn (&bench);
  print (&bench, "reading the case");
  begin (&bench);
  while (ent_theory_model_get_sensitivity (bench.model) == NULL)
    turn (&bench);
  settle (view, &bench);
  print (&bench, "showing it, and reading it in other ways");
  begin (&bench);
  gtk_widget_add_tick_callback (view, step_cb, &bench, NULL);
  while (bench.n < N_STEPS)
    turn (&bench);
  print (&bench, "dragging the window’s edge");
  measure_table (view, &bench);
  gtk_window_destroy (GTK_WINDOW (bench.window));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  adw_init ();
  ent_panels_init ();
  measure (1);
  measure (10);

  return 0;
}
