/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-library.h"
#include "ent-text-matcher.h"

/*
 * The window and the user's library: texts that are attached go into it, and a case
 * that is opened finds its articles' texts there by itself.
 *
 * The library is read and written in threads, each with a connection of its own.
 * What is found is attached on the main thread, where the case lives, one text at a
 * time when there is nothing else to do. A library that cannot be used keeps nobody
 * from reading.
 */

typedef struct
{
  EntArticle *article;
  EntText *text;
  char *found;
  GHashTable *located;
} Copy;

typedef struct
{
  GWeakRef window;
  GApplication *application;
  EntSession *session;
  GPtrArray *copies;
  EntTextMatcher *matcher;
  char *address;
  GPtrArray *uses;
  guint n_attached;
} LibraryJob;

static Copy *
copy_new (EntArticle *article,
          EntText    *text)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->article = g_object_ref (article);
  g_set_object (&copy->text, text);
  return copy;
}

static void
copy_free (Copy *copy)
{
  g_clear_object (&copy->article);
  g_clear_object (&copy->text);
  g_clear_pointer (&copy->located, g_hash_table_unref);
  g_free (copy->found);
  g_free (copy);
}

static LibraryJob *
library_job_new (EntWindow *self)
{
  LibraryJob *job = g_new0 (LibraryJob, 1);

  g_weak_ref_init (&job->window, self);
  job->session = g_object_ref (self->session);
  job->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) copy_free);
  return job;
}

static void
library_job_free (LibraryJob *job)
{
  g_weak_ref_clear (&job->window);
  g_clear_object (&job->application);
  g_clear_object (&job->session);
  g_clear_pointer (&job->copies, g_ptr_array_unref);
  g_clear_pointer (&job->uses, g_ptr_array_unref);
  g_clear_object (&job->matcher);
  g_free (job->address);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LibraryJob, library_job_free)

/* The job is the callback's to free; the thread is done with it by then. The task
 * itself holds nothing: its last reference may go in the thread. */
static void
run_job (LibraryJob          *job,
         GTaskThreadFunc      thread,
         GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, job);

  g_task_set_source_tag (task, run_job);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, thread);
}

/* The window, if it still shows the job's case. */
static EntWindow *
get_window (LibraryJob *job)
{
  g_autoptr (EntWindow) self = g_weak_ref_get (&job->window);

  if (self == NULL || self->session != job->session)
    return NULL;
  return g_steal_pointer (&self);
}

/* ------------------------------------------------------------------------- what fails */

static void
details_cb (EntWindow *self,
            AdwToast  *toast)
{
  ent_window_show_error (self, _ ("The Library Could Not Be Used"),
                         g_object_get_data (G_OBJECT (toast), "message"));
}

/* The toast waits: a dialog may be over it. */
static void
report_failure (LibraryJob   *job,
                const char   *title,
                const GError *error)
{
  g_autoptr (EntWindow) self = get_window (job);
  AdwToast *toast = NULL;

  if (self == NULL)
    return;

  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _ ("_Details"));
  adw_toast_set_timeout (toast, 0);
  g_object_set_data_full (G_OBJECT (toast), "message", g_strdup (error->message), g_free);
  g_signal_connect_object (
    toast, "button-clicked", G_CALLBACK (details_cb), self, G_CONNECT_SWAPPED);
  ent_window_add_toast (self, toast);
}

/* ------------------------------------------------------------------------------- keep */

static gboolean
keep_copies (LibraryJob  *job,
             GError     **error)
{
  g_autoptr (EntLibrary) library = ent_library_new (NULL, error);

  if (library == NULL)
    return FALSE;

  for (guint i = 0; i < job->copies->len; i++)
    {
      Copy *copy = g_ptr_array_index (job->copies, i);

      if (!ent_library_remember (library, copy->article, copy->text, error))
        return FALSE;
    }
  return job->uses == NULL || ent_library_set_uses (library, job->address, job->uses, error);
}

static void
keep_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  LibraryJob *job = task_data;
  GError *error = NULL;

  if (keep_copies (job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (LibraryJob) job = user_data;
  g_autoptr (EntWindow) self = get_window (job);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    report_failure (job, _ ("The texts are attached, but not kept in the library"), error);
  else if (self != NULL)
    ent_library_view_reload (self->library_view);
  g_application_release (job->application);
}

static gboolean
has_library (void)
{
  g_autofree char *path = ent_library_dup_default_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * ent_window_keep_texts:
 * @self: a window with a case
 * @articles: (element-type EntArticle): articles of the case that have texts
 *
 * Puts the texts of articles into the user's library, and remembers whose they are, what
 * is known of them, and which texts this case uses, be it none any more. The program does
 * not end before that is done.
 */
void
ent_window_keep_texts (EntWindow *self,
                       GPtrArray *articles)
{
  EntAttachments *attachments = ent_session_get_attachments (self->session);
  LibraryJob *job = NULL;

  if (articles->len == 0 && (self->address == NULL || !has_library ()))
    return;

  job = library_job_new (self);
  job->application =
    g_object_ref (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  for (guint i = 0; i < articles->len; i++)
    {
      EntArticle *article = g_ptr_array_index (articles, i);

      g_ptr_array_add (job->copies,
                       copy_new (article, ent_attachments_get_text (attachments, article)));
    }

  if (self->address != NULL)
    {
      job->address = g_strdup (self->address);
      job->uses = ent_library_use_list (ent_session_get_case (self->session), attachments);
    }

  g_application_hold (job->application);
  run_job (job, keep_thread, kept_cb);
}

/**
 * ent_window_keep_all_texts:
 * @self: a window with a case
 *
 * Tells the user's library what the case, which was saved just now, knows of its articles'
 * texts, and that it uses them.
 */
void
ent_window_keep_all_texts (EntWindow *self)
{
  EntAttachments *attachments = ent_session_get_attachments (self->session);
  GListModel *all = ent_case_get_articles (ent_session_get_case (self->session));
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (all, i);

      if (ent_attachments_get_text (attachments, article) != NULL)
        g_ptr_array_add (articles, g_steal_pointer (&article));
    }
  ent_window_keep_texts (self, articles);
}

/* ------------------------------------------------------------------------------- find */

/* Which article the text is by the case's passages, and where they stand in it. */
static void
match_copy (Copy           *copy,
            EntTextMatcher *matcher)
{
  if (copy->text == NULL)
    return;

  copy->found = g_strdup (ent_text_matcher_find (matcher, copy->text));
  copy->located = ent_text_matcher_locate (matcher, copy->found, copy->text);
}

static gboolean
find_copies (LibraryJob  *job,
             GError     **error)
{
  g_autoptr (EntLibrary) library = ent_library_new (NULL, error);
  g_autoptr (GError) first = NULL;

  if (library == NULL)
    return FALSE;

  /* What was removed long ago is not missed any more; what fails here is tried again. */
  ent_library_purge (library, g_get_real_time () / G_USEC_PER_SEC - ENT_LIBRARY_REGRET, NULL);

  /* One text that is damaged does not keep the others away. */
  for (guint i = 0; i < job->copies->len; i++)
    {
      Copy *copy = g_ptr_array_index (job->copies, i);

      copy->text = ent_library_find_for_article (
        library, copy->article, first == NULL ? &first : NULL);
      match_copy (copy, job->matcher);
    }
  if (first == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  LibraryJob *job = task_data;
  GError *error = NULL;

  if (find_copies (job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A text that the user attached meanwhile stays. One in which the article's passages
 * no longer stand is none of the case's any more. */
static void
attach_copy (EntSession *session,
             Copy       *copy)
{
  EntAttachments *attachments = ent_session_get_attachments (session);
  EntRecord *article =
    ent_case_lookup (ent_session_get_case (session), ENT_TYPE_ARTICLE, copy->found);

  if (article != NULL && ent_attachments_get_text (attachments, ENT_ARTICLE (article)) == NULL)
    ent_attachments_attach_located (
      attachments, ENT_ARTICLE (article), copy->text, copy->located);
}

static gboolean
attach_next_cb (gpointer user_data)
{
  LibraryJob *job = user_data;
  g_autoptr (EntWindow) self = get_window (job);

  if (self == NULL || job->n_attached == job->copies->len)
    return G_SOURCE_REMOVE;

  attach_copy (job->session, g_ptr_array_index (job->copies, job->n_attached++));
  return G_SOURCE_CONTINUE;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  LibraryJob *job = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    report_failure (job, _ ("The library of texts could not be read"), error);
  g_idle_add_full (
    G_PRIORITY_DEFAULT_IDLE, attach_next_cb, job, (GDestroyNotify) library_job_free);
}

/**
 * ent_window_find_texts:
 * @self: a window with a case
 *
 * Attaches the texts of the case's articles that are in the user's library, quietly.
 * Where there is no library yet, none is made.
 */
void
ent_window_find_texts (EntWindow *self)
{
  GListModel *articles = ent_case_get_articles (ent_session_get_case (self->session));
  LibraryJob *job = NULL;

  if (!has_library ())
    return;

  job = library_job_new (self);
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (EntArticle) article = g_list_model_get_item (articles, i);

      g_ptr_array_add (job->copies, copy_new (article, NULL));
    }
  job->matcher = ent_text_matcher_new (ent_session_get_case (self->session));
  run_job (job, find_thread, found_cb);
}
