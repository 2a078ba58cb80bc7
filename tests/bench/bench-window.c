/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <time.h>

#include <glib/gstdio.h>

#include "bench-articles.h"
#include "ent-application.h"
#include "ent-import-batch.h"
#include "ent-import-report.h"
#include "ent-layout-engine.h"
#include "ent-library.h"
#include "ent-window-private.h"

/*
 * Whether the window answers while it works: how long the main loop did not come round,
 * at the longest and how often for longer than a frame, as a hundred articles are opened,
 * as the case is opened again and finds them, and as somebody types in the list of ten
 * thousand texts. Beside what the clock says stands what the main thread itself had to do,
 * for a machine that is busy with other things delays whoever waits. Nothing is asserted:
 * the table is to be read.
 */

#define FRAME_US     16000
#define N_ARTICLES   100
#define N_TEXTS      10000
#define PATIENCE     (600 * G_USEC_PER_SEC)

typedef struct
{
  guint    source;
  gint64   begin;
  gint64   last;
  gint64   last_busy;
  gint64   longest;
  gint64   busiest;
  guint    n_late;
  guint    n_busy;
} Pulse;

typedef gboolean (*Condition) (gpointer data);

static EntApplication *application;

/* ------------------------------------------------------------------------- the pulse */

/* What the thread that asks has used of the processor, in microseconds. */
static gint64
get_busy (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static void
pulse_beat (Pulse *pulse)
{
  gint64 now = g_get_monotonic_time ();
  gint64 busy = get_busy ();
  gint64 waited = now - pulse->last;
  gint64 worked = busy - pulse->last_busy;

  pulse->longest = MAX (pulse->longest, waited);
  pulse->busiest = MAX (pulse->busiest, worked);
  pulse->n_late += waited > FRAME_US;
  pulse->n_busy += worked > FRAME_US;
  pulse->last = now;
  pulse->last_busy = busy;
}

static gboolean
pulse_cb (gpointer data)
{
  pulse_beat (data);
  return G_SOURCE_CONTINUE;
}

static void
pulse_start (Pulse *pulse)
{
  *pulse = (Pulse) { 0 };
  pulse->begin = pulse->last = g_get_monotonic_time ();
  pulse->last_busy = get_busy ();
  pulse->source = g_timeout_add_full (G_PRIORITY_HIGH, 1, pulse_cb, pulse, NULL);
}

static double
pulse_stop (Pulse *pulse)
{
  pulse_beat (pulse);
  g_source_remove (pulse->source);

  return (double) (pulse->last - pulse->begin) / 1000;
}

static void
print_pulse (const char  *what,
             const Pulse *pulse)
{
  double longest = (double) pulse->longest / 1000;
  double busiest = (double) pulse->busiest / 1000;

  g_print ("  %-38s %10.2f ms   %8.2f × a frame, %u longer than one\n", what, longest,
           longest * 1000 / FRAME_US, pulse->n_late);
  g_print ("  %-38s %10.2f ms   %8.2f × a frame, %u longer than one\n",
           "  of which the main thread's own work", busiest, busiest * 1000 / FRAME_US,
           pulse->n_busy);
}

static void
print_whole (double      time,
             double      of_time,
             const char *of_what)
{
  g_print ("  %-38s %10.2f ms   %8.2f × %s\n", "the whole", time, time / of_time, of_what);
}

/* ----------------------------------------------------------------------- the window */

static gboolean
look_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (Condition condition,
          gpointer  data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint look = g_timeout_add (10, look_cb, NULL);

  while (!condition (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (look);
  g_assert_true (condition (data));
}

static gboolean
has_passed (gpointer data)
{
  return g_get_monotonic_time () >= *(gint64 *) data;
}

/* What is drawn late is waited for, too. */
static void
settle (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  wait_for (has_passed, &end);
}

static gboolean
has_layout (gpointer data)
{
  EntSession *session = ent_window_get_session (data);

  return session != NULL && ent_session_get_layout (session) != NULL;
}

static gboolean
has_report (gpointer data)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (data);

  return ENT_IS_IMPORT_REPORT (dialog) &&
         !ent_import_report_get_running (ENT_IMPORT_REPORT (dialog));
}

/* The article that the reader turns to last has its text. */
static gboolean
has_texts (gpointer data)
{
  EntSession *session = ent_window_get_session (data);
  EntAttachments *attachments = ent_session_get_attachments (session);
  GListModel *articles = ent_case_get_articles (ent_session_get_case (session));
  guint n_texts = 0;

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);

      n_texts += ent_attachments_get_text (attachments, article) != NULL;
    }
  return n_texts >= MIN (N_ARTICLES, g_list_model_get_n_items (articles));
}

static EntWindow *
open_window (const char *address,
             const char *view)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  ent_window_open (window, address);
  wait_for (has_layout, window);
  adw_view_stack_set_visible_child_name (window->views, view);
  settle (800);
  return window;
}

static void
close_window (EntWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  settle (200);
}

/* --------------------------------------------------------------------------- articles */

static gboolean
is_read (gpointer data)
{
  return !ent_import_batch_get_running (data);
}

/* The same files read with nobody looking on. */
static double
read_files (GListStore *files)
{
  g_autoptr (EntImportBatch) batch = ent_import_batch_new (G_LIST_MODEL (files));
  gint64 begin = g_get_monotonic_time ();

  ent_import_batch_start (batch);
  wait_for (is_read, batch);
  g_assert_cmpuint (ent_import_batch_get_n_failed (batch), ==, 0);
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

static void
remove_library (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "entente", NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
bench_opening (const char *title,
               const char *address,
               const char *view,
               GListStore *files,
               double      read)
{
  EntWindow *window = open_window (address, view);
  Pulse pulse;
  double whole;

  pulse_start (&pulse);
  ent_window_open_articles (window, G_LIST_MODEL (files));
  wait_for (has_report, window);
  settle (500);
  whole = pulse_stop (&pulse) - 500;

  g_print ("a hundred articles opened in %s, with the %s in view\n", title, view);
  print_pulse ("the longest wait", &pulse);
  print_whole (whole, read, "reading the files with no window");
  adw_dialog_force_close (adw_application_window_get_visible_dialog (
    ADW_APPLICATION_WINDOW (window)));
  close_window (window);
}

static void
bench_finding (const char *address)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));
  Pulse pulse;
  double first;
  double whole;

  gtk_window_present (GTK_WINDOW (window));
  settle (500);
  pulse_start (&pulse);
  ent_window_open (window, address);
  wait_for (has_layout, window);
  first = (double) (g_get_monotonic_time () - pulse.begin) / 1000;
  wait_for (has_texts, window);
  settle (500);
  whole = pulse_stop (&pulse) - 500;

  g_print ("the case opened again, which finds its texts in the library\n");
  print_pulse ("the longest wait", &pulse);
  print_whole (whole, first, "until the graph is there");
  close_window (window);
}

/* ---------------------------------------------------------------------------- typing */

static void
fill_library (void)
{
  g_autoptr (EntLibrary) library = ent_library_new (NULL, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1954);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) content = g_string_new (NULL);
      g_autoptr (EntText) text = NULL;
      const EntTextRole roles[] = { ENT_TEXT_ROLE_TITLE, ENT_TEXT_ROLE_BODY };

      g_string_append_printf (content, "Treaty of the harbour %u\nArticle %u", i, i);
      for (guint j = 0; j < 60; j++)
        g_string_append_printf (content, " w%c%u", 'a' + (char) g_rand_int_range (random, 0, 26),
                                (guint) g_rand_int_range (random, 0, 400));
      text = ent_text_new_from_normalized (content->str, roles, 2, "bench");
      g_assert_true (ent_library_add (library, text, NULL, NULL));
    }
}

static gboolean
has_rows (gpointer data)
{
  EntWindow *self = data;
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (self->library_view), GTK_TYPE_STACK);

  return stack == NULL || gtk_widget_get_mapped (GTK_WIDGET (self->library_view));
}

static GtkEditable *
find_entry (GtkWidget *widget)
{
  GtkEditable *found = NULL;

  if (GTK_IS_SEARCH_ENTRY (widget))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);
  return found;
}

static void
bench_typing (void)
{
  static const char query[] = "treaty wa1 harb";
  EntWindow *window = NULL;
  GtkEditable *entry = NULL;
  Pulse pulse;

  fill_library ();
  window = open_window ("builtin:china-vietnam", "graph");
  pulse_start (&pulse);
  adw_view_stack_set_visible_child_name (window->views, "articles");
  wait_for (has_rows, window);
  settle (3000);
  pulse_stop (&pulse);
  g_print ("a library of %u texts\n", N_TEXTS);
  print_pulse ("showing the list", &pulse);

  entry = find_entry (GTK_WIDGET (window->library_view));
  pulse_start (&pulse);
  for (guint i = 1; i < sizeof query; i++)
    {
      g_autofree char *typed = g_strndup (query, i);

      gtk_editable_set_text (entry, typed);
      settle (150);
    }
  settle (1000);
  pulse_stop (&pulse);
  print_pulse ("typing in its search", &pulse);

  pulse_start (&pulse);
  gtk_editable_set_text (entry, "");
  settle (2000);
  pulse_stop (&pulse);
  print_pulse ("clearing the search", &pulse);
  close_window (window);
}

/* What the window costs that says nothing of articles: a dialog over it, which has all of
 * it drawn, dimmed. Without a graphics card, that is more than a frame may take. */
static void
bench_drawing (void)
{
  EntWindow *window = open_window ("builtin:china-vietnam", "graph");
  AdwDialog *dialog = adw_dialog_new ();
  Pulse pulse;

  pulse_start (&pulse);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  settle (500);
  adw_dialog_force_close (dialog);
  settle (500);
  pulse_stop (&pulse);
  g_print ("an empty dialog shown, for comparison\n");
  print_pulse ("the longest wait", &pulse);
  close_window (window);
}

static void
bench_articles (const char *folder)
{
  g_autofree char *coded = g_build_filename (folder, "coded.entente", NULL);
  g_autoptr (GListStore) files = bench_articles_write (folder, N_ARTICLES);
  double read = read_files (files);

  bench_opening ("the built-in case", "builtin:china-vietnam", "graph", files, read);
  remove_library ();
  bench_opening ("the built-in case", "builtin:china-vietnam", "articles", files, read);
  remove_library ();
  bench_articles_write_case (coded, N_ARTICLES / 2, 40);
  bench_opening ("a case of 50 with 40 passages each", coded, "gaps", files, read);
  bench_finding (coded);
  remove_library ();

  bench_articles_remove (G_LIST_MODEL (files));
  g_assert_cmpint (g_unlink (coded), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;

  if (argc > 1 && g_str_equal (argv[1], "--layout-child"))
    return ent_layout_child_main (argc, argv);
  if (argc > 1 && g_str_equal (argv[1], ENT_IMPORT_CHILD_ARGUMENT))
    return ent_import_child_main (argc, argv);

  setlocale (LC_ALL, "");
  folder = g_dir_make_tmp ("entente-bench-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  application = ent_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  bench_drawing ();
  bench_articles (folder);
  bench_typing ();
  remove_library ();

  g_clear_object (&application);
  return 0;
}
