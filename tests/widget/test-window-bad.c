/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "ent-application.h"
#include "ent-import.h"
#include "ent-import-report.h"
#include "ent-layout-engine.h"
#include "ent-library.h"
#include "ent-window-private.h"
#include "pdf-helpers.h"
#include "sample-formats.h"

/*
 * What is wrong with a file, or with the library, is said in the window, and hits nobody
 * else: bad files are opened together with good ones, in one batch.
 */

#define PATIENCE (60 * G_USEC_PER_SEC)
#define FERRY    "The ferry across the bay belongs to the school on the hill and to nobody else."

static EntApplication *application;

typedef gboolean (*Condition) (gpointer data);

typedef struct
{
  const char *name;
  GBytes *(*make) (void);
  const char *told;
  gboolean is_read;
} File;

static void
wait_for (Condition condition,
          gpointer  data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (data) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (condition (data));
}

static gboolean
has_session (gpointer data)
{
  return ent_window_get_session (data) != NULL;
}

static gboolean
has_report (gpointer data)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (data);

  return ENT_IS_IMPORT_REPORT (dialog) &&
         !ent_import_report_get_running (ENT_IMPORT_REPORT (dialog));
}

static gboolean
has_message (gpointer data)
{
  return ADW_IS_ALERT_DIALOG (adw_application_window_get_visible_dialog (data));
}

static GtkWidget *
find_widget (GtkWidget  *widget,
             const char *css_name)
{
  GtkWidget *found = NULL;

  if (g_str_equal (gtk_widget_get_css_name (widget), css_name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, css_name);
  return found;
}

static gboolean
has_toast (gpointer data)
{
  return find_widget (GTK_WIDGET (((EntWindow *) data)->toasts), "toast") != NULL;
}

static EntWindow *
open_window (void)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  ent_window_open (window, "builtin:china-vietnam");
  gtk_window_present (GTK_WINDOW (window));
  wait_for (has_session, window);
  return window;
}

static void
close_window (EntWindow *window)
{
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (alive);
}

/* ------------------------------------------------------------------------- the files */

static GBytes *
make_words (const char *words)
{
  return g_bytes_new (words, strlen (words));
}

static GBytes *
make_good (void)
{
  return make_words ("# Of Ferries\n\n" FERRY "\n");
}

static GBytes *
make_latin (void)
{
  return make_words ("L\xe0-bas, \xd8ystein dit-on compta les bateaux du port.\n");
}

static GBytes *
make_utf16 (void)
{
  gsize size;
  char *data = g_convert ("The harbour was counted twice, in vain.", -1, "UTF-16", "UTF-8", NULL,
                          &size, NULL);

  return g_bytes_new_take (data, size);
}

static GBytes *
make_nul (void)
{
  static const char words[] = "The minutes of \0 Kolm, in which lamps are counted.";

  return g_bytes_new_static (words, sizeof words - 1);
}

static GBytes *
make_bidi (void)
{
  return make_words ("It was \u202esrebmun\u202c that they counted on the pier.");
}

static GBytes *
make_deep (void)
{
  GString *html = g_string_new ("<html><body><p>" FERRY " And deeper.</p>");

  for (guint i = 0; i < 10000; i++)
    g_string_append (html, "<div><p>word ");
  return g_string_free_to_bytes (html);
}

/* Nothing but tags: 50 MiB of them, ten thousand deep. */
static GBytes *
make_huge (void)
{
  gsize size = 50 << 20;
  GString *html = g_string_sized_new (size + 65536);

  while (html->len < size)
    {
      for (guint i = 0; i < 10000; i++)
        g_string_append (html, "<div>");
      for (guint i = 0; i < 10000; i++)
        g_string_append (html, "</div>");
    }
  return g_string_free_to_bytes (html);
}

static GBytes *
make_bomb (void)
{
  SampleArchive *archive = sample_archive_new ();
  gsize size = 64 << 20;
  g_autofree char *blanks = g_strnfill (size, ' ');

  sample_archive_add_raw (archive, "word/document.xml", blanks, size);
  return sample_archive_finish (archive);
}

static GBytes *
make_climber (void)
{
  SampleArchive *archive = sample_archive_new ();
  g_autofree char *xml = sample_make_document_xml ("");

  sample_archive_add (archive, "[Content_Types].xml", "<Types/>");
  sample_archive_add (archive, "word/document.xml", xml);
  sample_archive_add (archive, "../outside.xml", "<a/>");
  return sample_archive_finish (archive);
}

static GBytes *
make_docx (void)
{
  g_autofree char *xml = sample_make_document_xml ("");

  return sample_make_docx (xml);
}

static GBytes *
make_damaged_pdf (void)
{
  return make_words ("%PDF-1.7\nand nothing else");
}

static GBytes *
make_scanned_pdf (void)
{
  static const char *const texts[] = { NULL, NULL, NULL };

  return pdf_make_pages (texts, G_N_ELEMENTS (texts), TRUE);
}

/* Set large: 2,000 pages and more. */
static GBytes *
make_long_pdf (void)
{
  static const PdfLook look = { PDF_A5, 20, 1, .heads = TRUE, .repeats = 480 };
  guint n_pages;
  GBytes *bytes = pdf_make_article (&look, &n_pages);

  g_test_message ("%u pages", n_pages);
  g_assert_cmpuint (n_pages, >=, 2000);
  return bytes;
}

static const File files[] = {
  { "good.md", make_good, "Of Ferries", TRUE },
  { "latin.txt", make_latin, "Windows-1252", TRUE },
  { "locked.pdf", pdf_make_encrypted, "password", FALSE },
  { "sixteen.txt", make_utf16, "UTF-16", TRUE },
  { "bomb.docx", make_bomb, "expands", FALSE },
  { "nul.txt", make_nul, "nul\nnul.txt\n“nul”\n1 control character", TRUE },
  { "damaged.pdf", make_damaged_pdf, "damaged", FALSE },
  { "order.txt", make_bidi, "reverse", TRUE },
  { "climber.docx", make_climber, "climbs out", FALSE },
  { "pact.docx", make_docx, "The Pact of the Two Rivers", TRUE },
  { "scanned.pdf", make_scanned_pdf, "scan", FALSE },
  { "deep.html", make_deep, "deeper", TRUE },
  { "huge.html", make_huge, "too large", FALSE },
  { "long.pdf", make_long_pdf, "The Pact of the Two Rivers", TRUE },
};

static GListStore *
write_files (const char *folder,
             const File *some,
             guint       n)
{
  GListStore *store = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (folder, some[i].name, NULL);
      g_autoptr (GBytes) bytes = some[i].make ();

      g_assert_true (g_file_replace_contents (file, g_bytes_get_data (bytes, NULL),
                                              g_bytes_get_size (bytes), NULL, FALSE,
                                              G_FILE_CREATE_NONE, NULL, NULL, NULL));
      g_list_store_append (store, file);
    }
  return store;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_remove (file), ==, 0);
    }
  if (folder != NULL)
    g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* ------------------------------------------------------------------------ the report */

static void
list_rows (GtkWidget *widget,
           GPtrArray *rows)
{
  if (ADW_IS_ACTION_ROW (widget))
    {
      g_ptr_array_add (rows, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_rows (child, rows);
}

/* The row of a file: a title is the article's, or the file's where it failed. */
static AdwActionRow *
find_row (GPtrArray  *rows,
          const char *name)
{
  for (guint i = 0; i < rows->len; i++)
    {
      AdwActionRow *row = g_ptr_array_index (rows, i);
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
      const char *subtitle = adw_action_row_get_subtitle (row);

      if (g_str_equal (title, name) || g_str_has_prefix (subtitle, name))
        return row;
    }
  return NULL;
}

static void
check_row (GPtrArray  *rows,
           const File *file)
{
  AdwActionRow *row = find_row (rows, file->name);
  g_autofree char *says = NULL;

  g_assert_nonnull (row);
  says = g_strconcat (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "\n",
                      adw_action_row_get_subtitle (row), NULL);
  g_test_message ("%s", says);
  g_assert_nonnull (strstr (says, file->told));
  /* Only what was read leads somewhere. */
  g_assert_cmpint (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)), ==, file->is_read);
}

static void
test_batch (void)
{
  g_autofree char *folder = g_dir_make_tmp ("entente-bad-XXXXXX", NULL);
  g_autoptr (GListStore) store = write_files (folder, files, G_N_ELEMENTS (files));
  EntWindow *window = open_window ();
  EntCase *the_case = ent_session_get_case (ent_window_get_session (window));
  guint n_before = g_list_model_get_n_items (ent_case_get_articles (the_case));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  AdwDialog *dialog = NULL;
  guint n_read = 0;

  ent_window_open_articles (window, G_LIST_MODEL (store));
  wait_for (has_report, window);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  list_rows (GTK_WIDGET (dialog), rows);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (files));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      check_row (rows, &files[i]);
      n_read += files[i].is_read;
    }

  g_assert_cmpuint (ent_import_report_get_n_texts (ENT_IMPORT_REPORT (dialog)), ==, n_read);
  g_assert_cmpuint (g_list_model_get_n_items (ent_case_get_articles (the_case)), ==,
                    n_before + n_read);
  adw_dialog_force_close (dialog);

  /* All that are new came in one step. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (ent_case_get_articles (the_case)), ==, n_before);
  close_window (window);
  remove_folder (folder);
}

/* ----------------------------------------------------------------------- the library */

static char *
get_library_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "entente", NULL);
}

static sqlite3 *
run (const char *path,
     const char *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  return database;
}

typedef struct
{
  const char *sql;
  gboolean    stays_open;
  const char *told;
} Fault;

/* Opens two articles over a library that cannot take them: they are in the case, and the
 * library is as it was. */
static void
test_library (gconstpointer data)
{
  const Fault *fault = data;
  const File two[] = { files[0], files[1] };
  g_autofree char *folder = g_dir_make_tmp ("entente-bad-XXXXXX", NULL);
  g_autofree char *library_folder = get_library_folder ();
  g_autofree char *path = ent_library_dup_default_path ();
  g_autoptr (GListStore) store = write_files (folder, two, G_N_ELEMENTS (two));
  EntWindow *window = open_window ();
  EntCase *the_case = ent_session_get_case (ent_window_get_session (window));
  guint n_before = g_list_model_get_n_items (ent_case_get_articles (the_case));
  g_autoptr (EntLibrary) library = ent_library_new (NULL, NULL);
  sqlite3 *database = NULL;
  AdwDialog *dialog = NULL;
  const char *message = NULL;

  g_clear_object (&library);
  database = run (path, fault->sql);
  if (!fault->stays_open)
    g_clear_pointer (&database, sqlite3_close);

  ent_window_open_articles (window, G_LIST_MODEL (store));
  wait_for (has_report, window);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_cmpuint (ent_import_report_get_n_texts (ENT_IMPORT_REPORT (dialog)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (ent_case_get_articles (the_case)), ==, n_before + 2);
  adw_dialog_force_close (dialog);
  wait_for (has_toast, window);

  /* The toast's button says more. */
  g_assert_true (gtk_widget_activate (
    find_widget (find_widget (GTK_WIDGET (window->toasts), "toast"), "button")));
  wait_for (has_message, window);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  message = gtk_label_get_label (
    GTK_LABEL (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (dialog))));
  g_test_message ("%s", message);
  g_assert_nonnull (strstr (message, fault->told));
  adw_dialog_force_close (dialog);

  g_clear_pointer (&database, sqlite3_close);
  close_window (window);
  remove_folder (folder);
  remove_folder (library_folder);
}

int
main (int    argc,
      char **argv)
{
  static const Fault newer = { "PRAGMA user_version = 99", FALSE, "newer" };
  static const Fault locked = { "BEGIN EXCLUSIVE", TRUE, "another program" };
  g_autofree char *folder = NULL;
  g_autofree char *library = NULL;
  int status;

  if (argc > 1 && g_str_equal (argv[1], "--layout-child"))
    return ent_layout_child_main (argc, argv);
  if (argc > 1 && g_str_equal (argv[1], ENT_IMPORT_CHILD_ARGUMENT))
    return ent_import_child_main (argc, argv);

  folder = g_dir_make_tmp ("entente-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  application = ent_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/window-bad/batch", test_batch);
  g_test_add_data_func ("/window-bad/library/newer", &newer, test_library);
  g_test_add_data_func ("/window-bad/library/locked", &locked, test_library);
  status = g_test_run ();

  g_clear_object (&application);
  library = get_library_folder ();
  remove_folder (library);
  if (status == 0)
    g_assert_cmpint (g_rmdir (folder), ==, 0);
  return status;
}
