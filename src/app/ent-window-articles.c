/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-import.h"
#include "ent-library.h"

/*
 * Where articles come from: files and folders that are chosen, text that is pasted, texts
 * of the user's library. What becomes of them is in ent-window-opening.c.
 */

/* ---------------------------------------------------------------------------- choose */

static void
files_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (EntWindow) self = ENT_WINDOW (user_data);
  g_autoptr (GListModel) files = NULL;

  files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (files != NULL)
    ent_window_open_articles (self, files);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (EntWindow) self = ENT_WINDOW (user_data);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) folder = NULL;

  folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (folder == NULL)
    return;

  g_list_store_append (files, folder);
  ent_window_open_articles (self, G_LIST_MODEL (files));
}

static GListModel *
new_article_filters (void)
{
  static const char *const suffixes[] = {
    "txt", "md", "markdown", "html", "htm", "xhtml", "pdf", "docx", "odt", "epub",
  };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) articles = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (articles, _ ("Articles (Text, Markdown, HTML, PDF, DOCX, ODT, EPUB)"));
  gtk_file_filter_add_mime_type (articles, "text/plain");
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (articles, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, articles);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

/**
 * ent_window_choose_articles:
 * @self: a window with a case
 *
 * Asks for files of articles, and opens them.
 */
void
ent_window_choose_articles (EntWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = new_article_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Open Articles"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (
    dialog, GTK_WINDOW (self), NULL, files_chosen_cb, g_object_ref (self));
}

/**
 * ent_window_choose_folder:
 * @self: a window with a case
 *
 * Asks for a folder, and opens the articles in it.
 */
void
ent_window_choose_folder (EntWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Open a Folder of Articles"));
  gtk_file_dialog_select_folder (
    dialog, GTK_WINDOW (self), NULL, folder_chosen_cb, g_object_ref (self));
}

/* ----------------------------------------------------------------------------- paste */

static void
paste_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  EntImport *import = ent_import_bytes (task_data, _ ("Pasted text"), cancellable, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EntWindow *self = ENT_WINDOW (source);
  g_autoptr (EntSession) session = ENT_SESSION (user_data);
  g_autoptr (EntImport) import = NULL;
  g_autoptr (GError) error = NULL;

  import = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->session != session)
    return;
  if (import == NULL)
    ent_window_show_error (self, _ ("Could Not Paste an Article"), error->message);
  else
    ent_window_open_text (self, ent_import_get_text (import), ent_import_get_csl (import),
                          ent_import_get_name (import), ent_import_get_notices (import));
}

static void
clipboard_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (EntWindow) self = ENT_WINDOW (user_data);
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->session == NULL)
    g_free (text);
  else if (text == NULL)
    ent_window_show_error (self, _ ("Could Not Paste an Article"),
                           _ ("The clipboard holds no text. Copy the article’s text first."));
  else
    {
      task = g_task_new (self, NULL, pasted_cb, g_object_ref (self->session));
      g_task_set_source_tag (task, ent_window_paste_article);
      g_task_set_task_data (
        task, g_bytes_new_take (text, strlen (text)), (GDestroyNotify) g_bytes_unref);
      g_task_run_in_thread (task, paste_thread);
    }
}

/**
 * ent_window_paste_article:
 * @self: a window with a case
 *
 * Opens the text on the clipboard as an article.
 */
void
ent_window_paste_article (EntWindow *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                 clipboard_read_cb, g_object_ref (self));
}

/* --------------------------------------------------------------------------- library */

static void
library_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (EntLibrary) library = ent_library_new (NULL, &error);
  EntText *text = library != NULL ? ent_library_get (library, task_data, &error) : NULL;

  if (text != NULL)
    {
      JsonObject *csl = ent_library_dup_metadata (library, task_data, NULL);

      if (csl != NULL)
        g_object_set_data_full (
          G_OBJECT (task), "csl", csl, (GDestroyNotify) json_object_unref);
      g_task_return_pointer (task, text, g_object_unref);
    }
  else
    g_task_return_error (task, error);
}

static void
library_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  EntWindow *self = ENT_WINDOW (source);
  g_autoptr (EntSession) session = ENT_SESSION (user_data);
  g_autoptr (EntText) text = NULL;
  g_autoptr (GError) error = NULL;

  text = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->session != session)
    return;
  if (text == NULL)
    ent_window_show_error (self, _ ("Could Not Read the Library"), error->message);
  else
    ent_window_open_text (self, text, g_object_get_data (G_OBJECT (result), "csl"),
                          ent_text_get_name (text), NULL);
}

/**
 * ent_window_add_from_library:
 * @self: a window with a case
 * @digest: the digest of a text of the user's library
 *
 * Makes a text of the library an article of the case.
 */
void
ent_window_add_from_library (EntWindow  *self,
                             const char *digest)
{
  g_autoptr (GTask) task = NULL;

  task = g_task_new (self, NULL, library_read_cb, g_object_ref (self->session));
  g_task_set_source_tag (task, ent_window_add_from_library);
  g_task_set_task_data (task, g_strdup (digest), g_free);
  g_task_run_in_thread (task, library_thread);
}
