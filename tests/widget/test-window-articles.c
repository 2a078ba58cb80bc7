/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ent-article-dialog.h"
#include "ent-attach-dialog.h"
#include "ent-import-report.h"
#include "ent-store.h"
#include "window-helpers.h"

/*
 * Articles that come into a window: files, folders, pasted text, and what the user's
 * library has. Each becomes an article of the case or is known already, is reported, and
 * is kept.
 */

#define CASE "builtin:china-vietnam"

/* A text made up here, and another copy of it. */
#define FERRY "The ferry across the bay belongs to the school on the hill and to nobody else."
#define GULLS "The gulls have taken to the green boat and defend it against every fisherman."
#define CODED "# The Ferry\n\n" FERRY "\n\n" GULLS "\n"
#define COPY  "The Ferry\n\nA foreword that only this copy has.\n\n" FERRY "\n\n" GULLS "\n"

/* Others, of which no case knows. */
#define LAMPS "The lamps along the quay are lit by whoever passes them first after sunset."
#define QUAY  "# The Quay at Night\n\nBy Ada Harrow\n\n" LAMPS "\n"
#define BELLS "# Bells\n\nThe bell of the lower church answers the bell of the upper one.\n"
#define PAGE                                                                        \
  "<!DOCTYPE html><html><head><title>Nets</title></head><body><article><h1>Nets</h1>" \
  "<p>%u nets are mended in the long shed, each by two people who do not speak.</p>"  \
  "</article></body></html>"

/* More than are read before a report on them comes. */
#define N_MANY 400

/* ---------------------------------------------------------------------- asking a window */

static EntCase *
get_case (EntWindow *window)
{
  return ent_session_get_case (ent_window_get_session (window));
}

static guint
count_articles (EntWindow *window)
{
  return g_list_model_get_n_items (ent_case_get_articles (get_case (window)));
}

static EntArticle *
get_article (EntWindow *window,
             guint      position)
{
  g_autoptr (EntArticle) article =
    g_list_model_get_item (ent_case_get_articles (get_case (window)), position);

  /* The case holds it. */
  return article;
}

static gboolean
has_text (EntWindow  *window,
          EntArticle *article,
          const char *words)
{
  EntAttachments *attachments = ent_session_get_attachments (ent_window_get_session (window));
  EntText *text = ent_attachments_get_text (attachments, article);

  return text != NULL && strstr (ent_text_get_content (text), words) != NULL;
}

static char *
dup_undo_title (EntWindow *window)
{
  char *title = NULL;

  g_object_get (ent_window_get_session (window), "undo-title", &title, NULL);
  return title;
}

/* Whether a report on all that was opened is there, or the dialog of the one article. */
static gboolean
has_settled (gpointer data)
{
  AdwDialog *dialog = get_dialog (data);

  return ENT_IS_IMPORT_REPORT (dialog)
           ? !ent_import_report_get_running (ENT_IMPORT_REPORT (dialog))
           : dialog != NULL;
}

static gboolean
is_article_shown (gpointer data)
{
  EntWindow *self = data;

  return adw_overlay_split_view_get_show_sidebar (self->inspector_split) &&
         g_strcmp0 (adw_view_stack_get_visible_child_name (self->side), "article") == 0;
}

static void
assert_summary (AdwDialog  *dialog,
                const char *expected)
{
  g_autofree char *summary = NULL;

  g_assert_true (ENT_IS_IMPORT_REPORT (dialog));
  summary = ent_import_report_dup_summary (ENT_IMPORT_REPORT (dialog));
  g_assert_cmpstr (summary, ==, expected);
}

/* --------------------------------------------------------------------------- the library */

static char *
get_library_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "entente", NULL);
}

static void
remove_library (void)
{
  g_autofree char *path = get_library_folder ();

  remove_folder (path);
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
  g_autoptr (EntLibrary) library = NULL;
  gboolean kept = TRUE;

  if (!library_exists ())
    return FALSE;
  library = ent_library_new (NULL, NULL);
  for (guint i = 0; kept && i < count_articles (data); i++)
    {
      EntArticle *article = get_article (data, i);
      g_autoptr (EntText) text =
        library != NULL ? ent_library_find_for_article (library, article, NULL) : NULL;

      kept = text != NULL;
    }
  return kept;
}

/* --------------------------------------------------------------------------- the cases */

static EntWindow *
open_new_case (void)
{
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  ent_window_new_case (window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static EntPassage *
get_passage (EntWindow *window)
{
  return ENT_PASSAGE (ent_case_lookup (get_case (window), ENT_TYPE_PASSAGE, "gulls"));
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

/* ------------------------------------------------------------------------------ opening */

static AdwDialog *
open_path (EntWindow  *window,
           const char *path)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
  ent_window_open_articles (window, G_LIST_MODEL (files));
  wait_for (has_settled, window);
  return get_dialog (window);
}

static void
write_in (const char *folder,
          const char *name,
          const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
close_dialog (EntWindow *window)
{
  adw_dialog_force_close (get_dialog (window));
  wait_for (has_no_dialog, window);
}

/* A text that the case does not know becomes an article of it, is shown for correction and
 * in the reader, and is kept; one undo takes it back. */
static void
test_new_article (void)
{
  g_autofree char *path = write_temporary (QUAY, "entente-XXXXXX.md");
  EntWindow *window = open_new_case ();
  AdwDialog *dialog = open_path (window, path);
  g_autofree char *undo = dup_undo_title (window);
  g_autofree char *title = NULL;
  EntArticle *article = get_article (window, 0);

  g_assert_true (ENT_IS_ARTICLE_DIALOG (dialog));
  g_assert_cmpuint (count_articles (window), ==, 1);
  title = ent_article_dup_title (article);
  g_assert_cmpstr (title, ==, "The Quay at Night");
  g_assert_cmpstr (undo, ==, "Add “The Quay at Night”");
  g_assert_true (has_text (window, article, LAMPS));
  g_assert_true (ent_reading_get_article (ent_session_get_reading (
                   ent_window_get_session (window))) == article);
  wait_for (is_article_shown, window);
  close_dialog (window);
  wait_for (is_kept, window);
  g_assert_false (ent_window_is_replaceable (window));

  activate (window, "win.undo");
  g_assert_cmpuint (count_articles (window), ==, 0);
  g_assert_true (ent_window_is_replaceable (window));
  activate (window, "win.redo");
  g_assert_cmpuint (count_articles (window), ==, 1);
  g_assert_true (has_text (window, get_article (window, 0), LAMPS));
  close_window (window);
  remove_file (path);
  remove_library ();
}

/* A text that the case knows is attached to its article: nothing of the case changes. */
static void
test_known_article (void)
{
  g_autofree char *address = write_case ();
  g_autofree char *path = write_temporary (COPY, "entente-XXXXXX.txt");
  EntWindow *window = open_window (address, has_session);
  AdwDialog *dialog = open_path (window, path);

  assert_summary (dialog, "1 text attached: 1 of 1 passage found");
  g_assert_true (has_words (window));
  g_assert_cmpuint (count_articles (window), ==, 1);
  g_assert_true (ent_window_is_replaceable (window));

  /* Its row leads to the reader. */
  gtk_widget_activate (gtk_widget_get_ancestor (find_words (dialog, "The Ferry"),
                                                GTK_TYPE_LIST_BOX_ROW));
  wait_for (has_no_dialog, window);
  wait_for (is_article_shown, window);
  wait_for (is_kept, window);
  close_window (window);
  remove_file (path);
  remove_file (address);
  remove_library ();
}

static char *
write_batch (void)
{
  char *folder = g_dir_make_tmp ("entente-XXXXXX", NULL);
  g_autofree char *page = g_strdup_printf (PAGE, 12u);

  g_assert_nonnull (folder);
  write_in (folder, "1-known.txt", COPY);
  write_in (folder, "2-new.md", QUAY);
  write_in (folder, "3-page.html", page);
  write_in (folder, "4-again.md", QUAY);
  write_in (folder, "5-empty.txt", "");
  write_in (folder, "6-damaged.docx", "PK\003\004 and nothing more");
  write_in (folder, "7-picture.jpeg", "of no article");
  return folder;
}

/* One report on all of a folder: what is new, known, said twice, not read, left out. */
static void
test_batch (void)
{
  g_autofree char *address = write_case ();
  g_autofree char *folder = write_batch ();
  EntWindow *window = open_window (address, has_session);
  AdwDialog *dialog = open_path (window, folder);
  g_autofree char *undo = dup_undo_title (window);

  assert_summary (dialog, "4 texts attached, 2 new articles: 1 of 1 passage found");
  g_assert_cmpuint (count_articles (window), ==, 3);
  g_assert_cmpstr (undo, ==, "Add 2 Articles");
  g_assert_nonnull (find_words (dialog, "1-known.txt"));
  g_assert_nonnull (find_words (dialog, "The Quay at Night"));
  g_assert_nonnull (find_words (dialog, "3-page.html"));
  g_assert_nonnull (find_words (dialog, "4-again.md"));
  g_assert_nonnull (find_words (dialog, "5-empty.txt"));
  g_assert_nonnull (find_words (dialog, "6-damaged.docx"));
  g_assert_null (find_words (dialog, "7-picture"));
  g_assert_nonnull (find_words (dialog, "1 file of a kind that is not read was left out"));
  close_dialog (window);
  wait_for (is_kept, window);

  activate (window, "win.undo");
  g_assert_cmpuint (count_articles (window), ==, 1);
  g_assert_true (has_words (window));
  activate (window, "win.redo");
  g_assert_cmpuint (count_articles (window), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (has_text (window, get_article (window, i), ""));
  close_window (window);
  remove_folder (folder);
  remove_file (address);
  remove_library ();
}

/* What is no article is said once, and not kept. */
static void
test_nothing_read (void)
{
  g_autofree char *path = write_temporary ("", "entente-XXXXXX.txt");
  EntWindow *window = open_new_case ();
  AdwDialog *dialog = open_path (window, path);

  assert_summary (dialog, "1 text could not be read");
  g_assert_cmpuint (count_articles (window), ==, 0);
  g_assert_false (has_toast (window));
  g_assert_false (library_exists ());
  close_window (window);
  remove_file (path);
}

static gboolean
is_running (gpointer data)
{
  AdwDialog *dialog = get_dialog (data);

  return ENT_IS_IMPORT_REPORT (dialog) &&
         ent_import_report_get_running (ENT_IMPORT_REPORT (dialog)) &&
         find_words (dialog, "Stop") != NULL;
}

static char *
write_many (void)
{
  char *folder = g_dir_make_tmp ("entente-XXXXXX", NULL);

  g_assert_nonnull (folder);
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.html", i);
      g_autofree char *page = g_strdup_printf (PAGE, i);

      write_in (folder, name, page);
    }
  return folder;
}

/* Long work shows itself, and can be stopped: what was read until then is there. */
static void
test_stop (void)
{
  g_autofree char *folder = write_many ();
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  EntWindow *window = open_new_case ();
  AdwDialog *dialog = NULL;

  g_list_store_append (files, file);
  ent_window_open_articles (window, G_LIST_MODEL (files));
  wait_for (is_running, window);
  dialog = get_dialog (window);
  g_signal_emit_by_name (
    gtk_widget_get_ancestor (find_words (dialog, "Stop"), GTK_TYPE_BUTTON), "clicked");
  wait_for (has_settled, window);

  g_assert_true (get_dialog (window) == dialog);
  g_assert_nonnull (find_words (dialog, "Stopped."));
  g_assert_cmpuint (count_articles (window), <, N_MANY);
  g_assert_cmpuint (count_articles (window), ==,
                    ent_import_report_get_n_texts (ENT_IMPORT_REPORT (dialog)));
  close_dialog (window);
  if (count_articles (window) > 0)
    wait_for (is_kept, window);
  close_window (window);
  remove_folder (folder);
  remove_library ();
}

/* Articles that are still being read when the window turns to another case are none of
 * that one's, and no report on them stays over it. */
static void
test_other_case (void)
{
  g_autofree char *folder = write_many ();
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  EntWindow *window = open_new_case ();

  g_list_store_append (files, file);
  ent_window_open_articles (window, G_LIST_MODEL (files));
  wait_for (is_running, window);
  ent_window_new_case (window);
  wait_for (has_no_dialog, window);
  settle ();
  g_assert_cmpuint (count_articles (window), ==, 0);
  close_window (window);
  remove_folder (folder);
}

static void
test_paste (void)
{
  EntWindow *window = open_new_case ();

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), BELLS);
  activate (window, "win.paste-article");
  wait_for (has_settled, window);
  g_assert_true (ENT_IS_ARTICLE_DIALOG (get_dialog (window)));
  g_assert_cmpuint (count_articles (window), ==, 1);
  g_assert_true (has_text (window, get_article (window, 0), "the upper one"));
  close_dialog (window);
  wait_for (is_kept, window);
  close_window (window);
  remove_library ();
}

/* Words that are to be attached bring the dialog that attaches them. */
static void
test_attach_requested (void)
{
  g_autofree char *path = write_temporary (QUAY, "entente-XXXXXX.md");
  EntWindow *window = open_new_case ();
  EntSession *session = ent_window_get_session (window);
  g_autoptr (EntExcerpt) excerpt = NULL;
  EntArticle *article = NULL;
  EntText *text = NULL;
  const char *content = NULL;
  gsize start = 0;

  open_path (window, path);
  close_dialog (window);
  article = get_article (window, 0);
  text = ent_attachments_get_text (ent_session_get_attachments (session), article);
  content = ent_text_get_content (text);
  start = (gsize) (strstr (content, LAMPS) - content);
  excerpt = ent_excerpt_new (article, text, start, start + strlen (LAMPS));

  ent_reading_request_attach (ent_session_get_reading (session), excerpt, NULL);
  g_assert_true (ENT_IS_ATTACH_DIALOG (get_dialog (window)));
  settle ();
  g_assert_nonnull (find_words (get_dialog (window), LAMPS));
  close_dialog (window);
  wait_for (is_kept, window);
  close_window (window);
  remove_file (path);
  remove_library ();
}

/* ------------------------------------------------------------------- the library's texts */

/* Another copy than the one that was coded is attached; a window that is opened
 * later finds it by itself, and says nothing. */
static void
test_library_finds (void)
{
  g_autofree char *address = write_case ();
  g_autofree char *path = write_temporary (COPY, "entente-XXXXXX.txt");
  EntWindow *window = open_window (address, has_session);
  AdwDialog *dialog = open_path (window, path);

  g_assert_cmpuint (ent_import_report_get_n_texts (ENT_IMPORT_REPORT (dialog)), ==, 1);
  g_assert_true (has_words (window));
  adw_dialog_force_close (dialog);
  wait_for (is_kept, window);
  g_assert_false (has_toast (window));
  close_window (window);
  remove_file (path);

  window = open_window (address, has_words);
  g_assert_false (has_dialog (window));
  g_assert_false (has_toast (window));
  g_assert_true (ent_window_is_replaceable (window));
  close_window (window);
  remove_file (address);
  remove_library ();
}

static void
test_library_is_not_made (void)
{
  g_autofree char *address = write_case ();
  EntWindow *window = open_window (address, has_session);

  settle ();
  g_assert_false (library_exists ());
  g_assert_false (has_toast (window));
  close_window (window);
  remove_file (address);
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

  remove_file (library);
  window = open_window (address, has_session);
  g_assert_true (g_file_set_contents (library, damaged, -1, NULL));
  dialog = open_path (window, path);
  g_assert_cmpuint (ent_import_report_get_n_texts (ENT_IMPORT_REPORT (dialog)), ==, 1);
  g_assert_true (has_words (window));
  adw_dialog_force_close (dialog);
  wait_for (has_toast, window);
  assert_toast (window, "The texts are attached, but not kept in the library");
  close_window (window);

  g_assert_true (g_file_get_contents (library, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, damaged);
  remove_file (path);
  remove_file (address);
  remove_library ();
}

/* -------------------------------------------------------------------------- the report */

static void
test_the_articles (void)
{
  static const char *const names[] = {
    "no-gulf-a-response.txt",
    "similarities-commentary.txt",
    "vietnams-sole-military-ally.txt",
  };
  EntWindow *window = NULL;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  const char *shared = g_getenv ("ENTENTE_SHARED");

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
  wait_for (has_settled, window);
  g_assert_cmpuint (ent_import_report_get_n_texts (ENT_IMPORT_REPORT (get_dialog (window))), ==,
                    3);
  close_dialog (window);
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

/* -------------------------------------------------------------------------------- drops */

/* What takes files that are dropped; a dialog that is open lies beside it. */
static GObject *
ref_drop_target (EntWindow *window)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (content);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return g_steal_pointer (&controller);
    }
  g_assert_not_reached ();
}

static void
drop_file (EntWindow  *window,
           const char *path)
{
  g_autoptr (GObject) target = ref_drop_target (window);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFile *files[] = { file };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean dropped = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, 1));
  g_signal_emit_by_name (target, "drop", &value, 1.0, 1.0, &dropped);
  g_assert_true (dropped);
}

static gboolean
promises_drop (EntWindow *window)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (window->drop_highlight));
}

/* What is under a dialog cannot be dropped on, and does not say so either. */
static void
test_drop_under_dialog (void)
{
  EntWindow *window = open_window (CASE, has_session);
  g_autoptr (GObject) target = ref_drop_target (window);
  GdkDragAction action = 0;

  g_signal_emit_by_name (target, "enter", 1.0, 1.0, &action);
  g_assert_cmpuint (action, ==, GDK_ACTION_COPY);
  g_assert_true (promises_drop (window));
  activate (window, "win.case-properties");
  wait_for (has_dialog, window);
  g_assert_false (promises_drop (window));
  g_assert_false (gtk_widget_is_ancestor (
    GTK_WIDGET (get_dialog (window)),
    gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target))));
  close_dialog (window);
  close_window (window);
}

/* On the start page, a case begins with what is dropped; while one is opened, one is told
 * to wait. */
static void
test_drop (void)
{
  g_autofree char *path = write_temporary (QUAY, "entente-quay-XXXXXX.md");
  EntWindow *window = ent_window_new (ADW_APPLICATION (application));

  ent_window_show_start (window);
  gtk_window_present (GTK_WINDOW (window));
  drop_file (window, path);
  wait_for (has_settled, window);
  g_assert_cmpuint (count_articles (window), ==, 1);
  g_assert_true (has_text (window, get_article (window, 0), LAMPS));
  close_dialog (window);
  wait_for (is_kept, window);
  close_window (window);

  window = ent_window_new (ADW_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
  ent_window_open (window, CASE);
  drop_file (window, path);
  assert_toast (window, "The case is not open yet; drop the articles again when it is");
  wait_for (has_session, window);
  g_assert_cmpuint (count_articles (window), ==, 3);
  close_window (window);
  remove_file (path);
  remove_library ();
}

static void
add_tests (void)
{
  g_test_add_func ("/window-articles/new", test_new_article);
  g_test_add_func ("/window-articles/drop", test_drop);
  g_test_add_func ("/window-articles/drop-under-dialog", test_drop_under_dialog);
  g_test_add_func ("/window-articles/known", test_known_article);
  g_test_add_func ("/window-articles/batch", test_batch);
  g_test_add_func ("/window-articles/nothing-read", test_nothing_read);
  g_test_add_func ("/window-articles/stop", test_stop);
  g_test_add_func ("/window-articles/other-case", test_other_case);
  g_test_add_func ("/window-articles/paste", test_paste);
  g_test_add_func ("/window-articles/attach", test_attach_requested);
  g_test_add_func ("/window-articles/the-three", test_the_articles);
  g_test_add_func ("/window-articles/report", test_report);
  g_test_add_func ("/window-articles/library/finds", test_library_finds);
  g_test_add_func ("/window-articles/library/is-not-made", test_library_is_not_made);
  g_test_add_func ("/window-articles/library/damaged", test_library_damaged);
}

int
main (int    argc,
      char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
