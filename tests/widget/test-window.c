/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "ent-application.h"
#include "ent-import-report.h"
#include "ent-export-dialog.h"
#include "ent-library.h"
#include "ent-shortcuts.h"
#include "ent-store.h"
#include "ent-window-private.h"

/*
 * The window and its actions: what a menu item, a button or a shortcut would do,
 * done by the action that all of them call.
 */

#define CASE "builtin:china-vietnam"
#define PATIENCE (20 * G_USEC_PER_SEC)

/* A text made up here, and another copy of it. */
#define FERRY "The ferry across the bay belongs to the school on the hill and to nobody else."
#define GULLS "The gulls have taken to the green boat and defend it against every fisherman."
#define CODED "# The Ferry\n\n" FERRY "\n\n" GULLS "\n"
#define COPY  "The Ferry\n\nA foreword that only this copy has.\n\n" FERRY "\n\n" GULLS "\n"

static EntApplication *application;

typedef gboolean (*Condition) (gpointer data);

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
has_layout (gpointer data)
{
  return has_session (data) &&
         ent_session_get_layout (ent_window_get_session (data)) != NULL;
}

static gboolean
has_failed (gpointer data)
{
  EntWindow *self = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "failed") == 0;
}

static gboolean
has_dialog (gpointer data)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (data);

  /* The report is there before it is complete, where that takes long. */
  return dialog != NULL && !(ENT_IS_IMPORT_REPORT (dialog) &&
                             ent_import_report_get_running (ENT_IMPORT_REPORT (dialog)));
}

static EntWindow *
open_window (const char *address,
             Condition   until)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  ent_window_open (window, address);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (until, window);
  return window;
}

/* Nothing happens where the action is disabled. */
static void
activate (EntWindow  *window,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static void
move_laos (EntWindow *window)
{
  g_assert_true (
    ent_session_move (ent_window_get_session (window), "LAO", 12.0, 34.0, TRUE));
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

static char *
copy_case (void)
{
  g_autoptr (EntCase) the_case = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("entente-XXXXXX", &error);
  char *path = NULL;

  g_assert_no_error (error);
  the_case = ent_store_open (CASE, NULL, &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "copy.entente", NULL);
  g_assert_true (ent_store_save (the_case, path, &error));
  g_assert_no_error (error);
  return path;
}

static void
remove_case (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* ------------------------------------------------------------------------ the library */

/* The first widget of a CSS name in a widget, or NULL. */
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
  EntWindow *self = data;

  return find_widget (GTK_WIDGET (self->toasts), "toast") != NULL;
}

static void
assert_toast (EntWindow  *window,
              const char *expected)
{
  GtkWidget *toast = find_widget (GTK_WIDGET (window->toasts), "toast");
  GtkWidget *label = find_widget (toast, "label");

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, expected);
}

static char *
get_library_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "entente", NULL);
}

static void
remove_library (void)
{
  g_autofree char *path = get_library_folder ();
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  if (folder != NULL)
    g_assert_cmpint (g_rmdir (path), ==, 0);
}

static gboolean
library_exists (void)
{
  g_autofree char *path = ent_library_dup_default_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Whether the library has a text for every article of the window's case. */
static gboolean
is_kept (gpointer data)
{
  EntCase *the_case = ent_session_get_case (ent_window_get_session (data));
  GListModel *articles = ent_case_get_articles (the_case);
  g_autoptr (EntLibrary) library = NULL;
  gboolean kept = TRUE;

  if (!library_exists ())
    return FALSE;
  library = ent_library_new (NULL, NULL);
  for (guint i = 0; kept && i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);
      g_autoptr (EntText) text =
        library != NULL ? ent_library_find_for_article (library, article, NULL) : NULL;

      kept = text != NULL;
    }
  return kept;
}

static EntPassage *
get_passage (EntWindow *window)
{
  EntCase *the_case = ent_session_get_case (ent_window_get_session (window));

  return ENT_PASSAGE (ent_case_lookup (the_case, ENT_TYPE_PASSAGE, "gulls"));
}

static gboolean
has_words (gpointer data)
{
  g_autofree char *words = NULL;

  if (!has_session (data))
    return FALSE;
  words = ent_attachments_dup_words (
    ent_session_get_attachments (ent_window_get_session (data)), get_passage (data));
  return g_strcmp0 (words, GULLS) == 0;
}

static char *
write_temporary (const char *content,
                 const char *template)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp (template, &path, NULL);

  g_assert_cmpint (fd, !=, -1);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_steal_pointer (&path);
}

/* A case of one article and one passage, coded from CODED. */
static char *
write_case (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (CODED, strlen (CODED));
  g_autoptr (EntText) text = ent_text_new_from_bytes (bytes, "coded", NULL);
  const char *content = ent_text_get_content (text);
  gsize start = (gsize) (strstr (content, GULLS) - content);
  g_autoptr (EntAnchor) anchor = ent_anchor_new_for_span (text, start, start + strlen (GULLS));
  g_autoptr (JsonNode) node = ent_anchor_to_json (anchor);
  g_autofree char *place = json_to_string (node, FALSE);
  g_autofree char *json = g_strdup_printf (
    "{\"format\":\"entente-case\",\"version\":1,"
    "\"case\":{\"title\":\"Ferries\",\"coverage\":\"1900/2000\"},"
    "\"states\":[{\"id\":\"AAA\",\"kind\":\"state\",\"names\":[{\"name\":\"Aland\"}]}],"
    "\"articles\":[{\"id\":\"ferry\",\"label\":\"F\",\"csl\":{\"title\":\"The Ferry\"},"
    "\"text\":\"%s\"}],"
    "\"passages\":[{\"id\":\"gulls\",\"article\":\"ferry\",\"anchor\":%s,\"digest\":\"Gulls.\"}]}",
    ent_text_get_digest (text), place);

  return write_temporary (json, "entente-XXXXXX.entente");
}

static AdwDialog *
attach_file (EntWindow  *window,
             const char *path)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
  ent_window_open_articles (window, G_LIST_MODEL (files));
  wait_for (has_dialog, window);
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

/* Another copy than the one that was coded is attached; a window that is opened
 * later finds it by itself, and says nothing. */
static void
test_library_finds (void)
{
  g_autofree char *address = write_case ();
  g_autofree char *path = write_temporary (COPY, "entente-XXXXXX.txt");
  EntWindow *window = open_window (address, has_session);
  AdwDialog *dialog = attach_file (window, path);

  g_assert_cmpuint (ent_import_report_get_n_texts (ENT_IMPORT_REPORT (dialog)), ==, 1);
  g_assert_true (has_words (window));
  adw_dialog_force_close (dialog);
  wait_for (is_kept, window);
  g_assert_false (has_toast (window));
  close_window (window);
  g_assert_cmpint (g_unlink (path), ==, 0);

  window = open_window (address, has_words);
  g_assert_false (has_dialog (window));
  g_assert_false (has_toast (window));
  g_assert_true (ent_window_is_replaceable (window));
  close_window (window);
  g_assert_cmpint (g_unlink (address), ==, 0);
  remove_library ();
}

static void
test_library_is_not_made (void)
{
  g_autofree char *address = write_case ();
  EntWindow *window = open_window (address, has_session);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (library_exists ());
  g_assert_false (has_toast (window));
  close_window (window);
  g_assert_cmpint (g_unlink (address), ==, 0);
}

/* A library that cannot be used keeps nobody from attaching, and stays as it is. */
static void
test_library_damaged (void)
{
  g_autofree char *folder = get_library_folder ();
  g_autofree char *library = ent_library_dup_default_path ();
  g_autofree char *damaged = g_strnfill (5000, 'x');
  g_autofree char *content = NULL;
  g_autofree char *address = write_case ();
  g_autofree char *path = write_temporary (COPY, "entente-XXXXXX.txt");
  EntWindow *window = NULL;
  AdwDialog *dialog = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (library, damaged, -1, NULL));
  window = open_window (address, has_toast);
  assert_toast (window, "The library of texts could not be read");
  g_assert_nonnull (ent_window_get_session (window));
  close_window (window);

  g_assert_cmpint (g_unlink (library), ==, 0);
  window = open_window (address, has_session);
  g_assert_true (g_file_set_contents (library, damaged, -1, NULL));
  dialog = attach_file (window, path);
  g_assert_cmpuint (ent_import_report_get_n_texts (ENT_IMPORT_REPORT (dialog)), ==, 1);
  g_assert_true (has_words (window));
  adw_dialog_force_close (dialog);
  wait_for (has_toast, window);
  assert_toast (window, "The texts are attached, but not kept in the library");
  close_window (window);

  g_assert_true (g_file_get_contents (library, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, damaged);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_unlink (address), ==, 0);
  remove_library ();
}

/* ----------------------------------------------------------------------- the window */

static void
test_open (void)
{
  EntWindow *window = open_window (CASE, has_session);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "China and Vietnam");
  g_assert_true (ent_window_is_replaceable (window));
  close_window (window);
}

static void
test_open_bad (void)
{
  EntWindow *window = open_window ("/nowhere/at-all.entente", has_failed);
  const char *message = adw_status_page_get_description (window->failed_page);

  g_assert_nonnull (strstr (message, "/nowhere/at-all.entente"));
  g_assert_null (ent_window_get_session (window));
  /* Whoever has no pointer can go on from there. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == window->failed_button);

  /* A window with a case keeps it, and says what is wrong with the other. */
  ent_window_open (window, CASE);
  wait_for (has_session, window);
  ent_window_open (window, "/nowhere/at-all.entente");
  wait_for (has_dialog, window);
  g_assert_nonnull (ent_window_get_session (window));
  g_assert_false (has_failed (window));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (
    ADW_APPLICATION_WINDOW (window)));
  close_window (window);
}

static void
test_last_opening_wins (void)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  ent_window_open (window, "/nowhere/at-all.entente");
  ent_window_open (window, CASE);
  wait_for (has_session, window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (has_failed (window));
  g_assert_cmpstr (window->address, ==, CASE);
  close_window (window);
}

static void
test_flags (void)
{
  EntWindow *window = open_window (CASE, has_session);
  EntSession *session = ent_window_get_session (window);
  gboolean ended = ent_session_get_show_ended (session);
  gboolean uncounted = ent_session_get_show_uncounted (session);

  activate (window, "win.show-ended");
  g_assert_cmpint (ent_session_get_show_ended (session), ==, !ended);
  activate (window, "win.show-uncounted");
  g_assert_cmpint (ent_session_get_show_uncounted (session), ==, !uncounted);

  /* The other way round, for the menu's check mark. */
  ent_session_set_show_ended (session, ended);
  g_assert_cmpint (window->show_ended, ==, ended);
  close_window (window);
}

static void
test_time (void)
{
  EntWindow *window = open_window (CASE, has_session);
  EntSession *session = ent_window_get_session (window);

  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, "1985");
  activate (window, "win.step-forward");
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, "1986");
  activate (window, "win.step-back");
  activate (window, "win.step-back");
  g_assert_cmpstr (ent_date_get_edtf (ent_session_get_at (session)), ==, "1984");
  close_window (window);
}

static void
test_undo (void)
{
  EntWindow *window = open_window (CASE, has_layout);
  g_autofree char *label = NULL;

  activate (window, "win.undo");
  activate (window, "win.redo");
  g_assert_true (ent_window_is_replaceable (window));

  move_laos (window);
  g_assert_false (ent_window_is_replaceable (window));
  g_assert_true (g_menu_model_get_item_attribute (
    G_MENU_MODEL (window->history_menu), 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  g_assert_nonnull (strstr (label, "Laos"));

  activate (window, "win.undo");
  activate (window, "win.undo");
  g_assert_true (ent_window_is_replaceable (window));
  activate (window, "win.redo");
  g_assert_false (ent_window_is_replaceable (window));
  close_window (window);
}

static void
test_close_asks (void)
{
  EntWindow *window = open_window (CASE, has_layout);

  move_laos (window);
  gtk_window_close (GTK_WINDOW (window));
  wait_for (has_dialog, window);
  g_assert_true (ADW_IS_ALERT_DIALOG (
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (
    ADW_APPLICATION_WINDOW (window)));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (ent_window_get_session (window));
  close_window (window);
}

static void
test_save (void)
{
  g_autofree char *path = copy_case ();
  g_autofree char *content = NULL;
  EntWindow *window = open_window (path, has_layout);

  move_laos (window);
  activate (window, "win.save");
  g_assert_true (ent_window_is_replaceable (window));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "place-LAO"));
  close_window (window);
  remove_case (path);
}

static void
test_save_asks (void)
{
  g_autofree char *path = copy_case ();
  g_autofree char *content = NULL;
  EntWindow *window = open_window (path, has_layout);

  move_laos (window);
  g_assert_true (g_file_set_contents (path, "somebody else's", -1, NULL));
  activate (window, "win.save");
  wait_for (has_dialog, window);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "somebody else's");
  g_assert_false (ent_window_is_replaceable (window));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (
    ADW_APPLICATION_WINDOW (window)));
  close_window (window);
  remove_case (path);
}

static void
test_attach (void)
{
  EntWindow *window = open_window (CASE, has_session);
  g_autofree char *path =
    write_temporary ("A text that is none of them.\n", "entente-XXXXXX.txt");
  g_autofree char *summary = NULL;
  AdwDialog *dialog = attach_file (window, path);

  g_assert_true (ENT_IS_IMPORT_REPORT (dialog));
  g_assert_cmpuint (ent_import_report_get_n_texts (ENT_IMPORT_REPORT (dialog)), ==, 0);
  summary = ent_import_report_dup_summary (ENT_IMPORT_REPORT (dialog));
  g_assert_cmpstr (summary, ==, "1 text could not be attached");
  /* The report says it, and nothing says it twice. What is no article is not kept. */
  g_assert_false (has_toast (window));
  g_assert_false (library_exists ());
  adw_dialog_force_close (dialog);
  close_window (window);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_attach_articles (void)
{
  static const char *const names[] = {
    "no-gulf-a-response.txt",
    "similarities-commentary.txt",
    "vietnams-sole-military-ally.txt",
  };
  EntWindow *window = NULL;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  const char *shared = g_getenv ("ENTENTE_SHARED");
  AdwDialog *dialog = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file =
        g_file_new_build_filename (shared != NULL ? shared : "", "articles", names[i], NULL);

      if (!g_file_query_exists (file, NULL))
        {
          g_test_skip ("the articles' texts are not here");
          return;
        }
      g_list_store_append (files, file);
    }

  window = open_window (CASE, has_session);
  ent_window_open_articles (window, G_LIST_MODEL (files));
  wait_for (has_dialog, window);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_cmpuint (ent_import_report_get_n_texts (ENT_IMPORT_REPORT (dialog)), ==, 3);
  adw_dialog_force_close (dialog);
  wait_for (is_kept, window);
  close_window (window);
  remove_library ();
}

static void
test_report (void)
{
  g_autoptr (EntImportReport) report = g_object_ref_sink (ent_import_report_new ());
  g_autoptr (JsonNode) node = json_from_string ("{\"id\":\"doe\",\"label\":\"Doe\",\"csl\":{}}", NULL);
  g_autoptr (EntArticle) article =
    ENT_ARTICLE (ent_record_new_from_json (ENT_TYPE_ARTICLE, node, NULL));
  g_autofree char *summary = NULL;

  ent_import_report_add_text (report, "a.txt", article, (guint[5]) { 0, 7, 2, 1, 3 }, NULL);
  ent_import_report_add_text (report, "b.txt", article, (guint[5]) { 0, 4, 0, 0, 0 }, NULL);
  ent_import_report_add_failure (report, "c.txt", "It is empty.");
  summary = ent_import_report_dup_summary (report);
  g_assert_cmpstr (summary, ==, "2 texts attached: 13 of 17 passages found");
}

static void
test_export_dialog (void)
{
  g_autoptr (EntExportDialog) dialog =
    g_object_ref_sink (ent_export_dialog_new ("China and Vietnam, 1985"));
  EntSvgOptions options;

  ent_export_dialog_get_options (dialog, &options);
  g_assert_cmpint (options.theme, ==, ENT_THEME_LIGHT);
  g_assert_false (options.transparent);
  g_assert_cmpuint (options.width, ==, 0);
}

static gboolean
has_action (GtkWidgetClass *widget_class,
            const char     *wanted)
{
  const GVariantType *type = NULL;
  const char *property = NULL;
  const char *name = NULL;
  GType owner;

  for (guint i = 0;
       gtk_widget_class_query_action (widget_class, i, &owner, &name, &type, &property);
       i++)
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

static void
test_shortcuts (void)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (ENT_TYPE_WINDOW);
  guint n = 0;
  const EntShortcut *shortcuts = ent_shortcuts_get (&n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkShortcutTrigger) trigger =
        gtk_shortcut_trigger_parse_string (shortcuts[i].keys);

      g_autoptr (GVariant) target = NULL;
      g_autofree char *name = NULL;

      g_assert_nonnull (trigger);
      if (shortcuts[i].action == NULL)
        continue;
      g_assert_true (g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL));
      g_assert_true (has_action (GTK_WIDGET_CLASS (klass), name));
    }
}

static gboolean
is_narrow (gpointer data)
{
  return ent_window_is_narrow (data);
}

static gboolean
is_sheet_open (gpointer data)
{
  return adw_bottom_sheet_get_open (((EntWindow *) data)->inspector_sheet);
}

static void
test_narrow (void)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));
  EntSession *session = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  ent_window_open (window, CASE);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (has_session, window);
  wait_for (is_narrow, window);
  g_assert_true (adw_overlay_split_view_get_collapsed (window->outline_split));
  g_assert_false (adw_overlay_split_view_get_show_sidebar (window->outline_split));
  g_assert_false (is_sheet_open (window));

  /* What is selected comes up from below, and goes when nothing is. */
  session = ent_window_get_session (window);
  ent_session_select (
    session, ent_case_lookup (ent_session_get_case (session), ENT_TYPE_STATE, "VNM"), NULL);
  g_assert_true (is_sheet_open (window));
  g_assert_cmpstr (gtk_label_get_label (window->selection_label), ==, "Vietnam");
  ent_session_select (session, NULL, NULL);
  g_assert_false (is_sheet_open (window));
  close_window (window);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("entente-XXXXXX", NULL);
  int status;

  /* Whoever runs this, their own library is left alone. */
  g_assert_nonnull (folder);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  application = ent_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/window/open", test_open);
  g_test_add_func ("/window/open/bad", test_open_bad);
  g_test_add_func ("/window/open/last-wins", test_last_opening_wins);
  g_test_add_func ("/window/flags", test_flags);
  g_test_add_func ("/window/time", test_time);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/close-asks", test_close_asks);
  g_test_add_func ("/window/save", test_save);
  g_test_add_func ("/window/save/asks", test_save_asks);
  g_test_add_func ("/window/attach/no-article", test_attach);
  g_test_add_func ("/window/attach/articles", test_attach_articles);
  g_test_add_func ("/window/attach/report", test_report);
  g_test_add_func ("/window/library/finds", test_library_finds);
  g_test_add_func ("/window/library/is-not-made", test_library_is_not_made);
  g_test_add_func ("/window/library/damaged", test_library_damaged);
  g_test_add_func ("/window/export/options", test_export_dialog);
  g_test_add_func ("/window/shortcuts", test_shortcuts);
  g_test_add_func ("/window/narrow", test_narrow);
  status = g_test_run ();

  g_clear_object (&application);
  if (status == 0)
    g_assert_cmpint (g_rmdir (folder), ==, 0);
  return status;
}
