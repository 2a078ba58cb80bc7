/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-attach-report.h"

/*
 * Attaching the articles' texts, chosen or dropped.
 *
 * The files are read and normalised in a thread; which article each is, and where
 * its passages stand in it, is settled on the main thread, where the case lives.
 * One report says what became of all of them.
 */

#define CASE_SUFFIX ".entente"

typedef struct
{
  char *name;
  EntText *text;
  char *message;
} LoadedText;

static void
loaded_text_free (LoadedText *loaded)
{
  g_free (loaded->name);
  g_clear_object (&loaded->text);
  g_free (loaded->message);
  g_free (loaded);
}

static LoadedText *
load_text (GFile        *file,
           GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *basename = g_file_get_basename (file);
  LoadedText *loaded = g_new0 (LoadedText, 1);

  loaded->name = g_filename_display_name (basename);
  loaded->text = ent_text_new_from_file (file, cancellable, &error);
  if (loaded->text == NULL)
    loaded->message = g_strdup (error->message);
  return loaded;
}

static void
load_texts_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  GPtrArray *files = task_data;
  g_autoptr (GPtrArray) loaded =
    g_ptr_array_new_with_free_func ((GDestroyNotify) loaded_text_free);

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (loaded, load_text (g_ptr_array_index (files, i), cancellable));
  g_task_return_pointer (task, g_steal_pointer (&loaded), (GDestroyNotify) g_ptr_array_unref);
}

/* Returns the article that the text is, or NULL. */
static EntArticle *
attach_text (EntSession      *session,
             LoadedText      *loaded,
             EntAttachReport *report)
{
  EntAttachments *attachments = ent_session_get_attachments (session);
  g_autoptr (GError) error = NULL;
  g_autofree char *citation = NULL;
  EntArticle *article = NULL;
  guint counts[5] = { 0 };

  if (loaded->text == NULL)
    {
      ent_attach_report_add_failure (report, loaded->name, loaded->message);
      return NULL;
    }

  article = ent_attachments_attach (attachments, loaded->text, &error);
  if (article == NULL)
    {
      ent_attach_report_add_failure (report, loaded->name, error->message);
      return NULL;
    }

  citation = ent_article_dup_title (article);
  ent_attachments_count (attachments, article, counts);
  ent_attach_report_add_text (report, loaded->name, citation, counts);
  return article;
}

static void
texts_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  EntWindow *self = ENT_WINDOW (source);
  g_autoptr (EntSession) session = ENT_SESSION (user_data);
  g_autoptr (GPtrArray) loaded = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  EntAttachReport *report = NULL;

  /* The window may have been closed, or show another case by now. */
  if (loaded == NULL || self->session != session)
    return;

  report = ent_attach_report_new ();
  for (guint i = 0; i < loaded->len; i++)
    {
      EntArticle *article = attach_text (session, g_ptr_array_index (loaded, i), report);

      if (article != NULL && !g_ptr_array_find (articles, article, NULL))
        g_ptr_array_add (articles, article);
    }

  ent_window_keep_texts (self, articles);
  adw_dialog_present (ADW_DIALOG (report), GTK_WIDGET (self));
}

static gboolean
is_case (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, CASE_SUFFIX);
}

/**
 * ent_window_attach:
 * @self: a window with a case
 * @files: a list of [iface@Gio.File]: the texts
 *
 * Attaches texts to the case, reports what became of each, and keeps those that are
 * its articles' in the user's library.
 */
void
ent_window_attach (EntWindow  *self,
                   GListModel *files)
{
  g_autoptr (GTask) task = NULL;
  GPtrArray *list = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  if (self->session == NULL || g_list_model_get_n_items (files) == 0)
    return;

  list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));

  task = g_task_new (self, NULL, texts_loaded_cb, g_object_ref (self->session));
  g_task_set_source_tag (task, ent_window_attach);
  g_task_set_task_data (task, list, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, load_texts_thread);
}

/* ------------------------------------------------------------------------------ choose */

static void
texts_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (EntWindow) self = ENT_WINDOW (user_data);
  g_autoptr (GListModel) files = NULL;

  files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (files != NULL)
    ent_window_attach (self, files);
}

static GListModel *
new_text_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) texts = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (texts, _ ("Texts, Markdown and HTML"));
  gtk_file_filter_add_mime_type (texts, "text/*");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, texts);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

/**
 * ent_window_choose_texts:
 * @self: a window with a case
 *
 * Asks for the articles' texts, and attaches them.
 */
void
ent_window_choose_texts (EntWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = new_text_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Attach Texts of Articles"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Attach"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (
    dialog, GTK_WINDOW (self), NULL, texts_chosen_cb, g_object_ref (self));
}

/* -------------------------------------------------------------------------------- drop */

static void
show_drop_highlight (EntWindow *self,
                     gboolean   shown)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->drop_highlight), shown);
}

static GdkDragAction
drop_enter_cb (GtkDropTarget *target,
               double         x,
               double         y,
               EntWindow     *self)
{
  show_drop_highlight (self, TRUE);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target,
               EntWindow     *self)
{
  show_drop_highlight (self, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         EntWindow     *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GListStore) texts = g_list_store_new (G_TYPE_FILE);

  show_drop_highlight (self, FALSE);
  for (GSList *l = files; l != NULL; l = l->next)
    if (is_case (l->data))
      ent_window_open_file (self, l->data);
    else
      g_list_store_append (texts, l->data);
  ent_window_attach (self, G_LIST_MODEL (texts));

  return files != NULL;
}

/**
 * ent_window_init_drop:
 * @self: a window
 *
 * Makes the window take files: texts are attached, a case is opened.
 */
void
ent_window_init_drop (EntWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
