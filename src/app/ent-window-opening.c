/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ent-window-private.h"

#include <glib/gi18n-lib.h>

#include "ent-import-batch.h"
#include "ent-import-report.h"
#include "ent-metadata.h"
#include "ent-text-matcher.h"

/*
 * What becomes of articles that are opened.
 *
 * The files are read by an [class@ImportBatch], and a thread finds out which of the case's
 * articles each text is, and where its passages stand. What is none of them becomes a new
 * article; all that are new are one change, so that one undo takes them back. Attaching is
 * done on the main thread, where the case lives, a few texts a frame: each is a row of the
 * report, and rows take longer than texts. One report says what became of all of them; a
 * single new article is shown for correction instead.
 */

/* A batch that takes no longer is not worth a dialog that flashes by. */
#define REPORT_DELAY 400

/* Texts that are attached at a time, and the milliseconds from one time to the next. */
#define TEXTS_A_FRAME 4
#define FRAME         16

typedef struct
{
  char *name;
  EntText *text;
  JsonObject *csl;
  GPtrArray *notices;
  char *article;
  GHashTable *located;
  gboolean is_new;
} Arrival;

typedef struct
{
  EntWindow *window;
  EntSession *session;
  EntImportBatch *batch;
  EntImportReport *report;
  guint delay;
  GPtrArray *arrivals;
  EntTextMatcher *matcher;
  guint n_settled;
  GPtrArray *articles;
} Opening;

static void
arrival_free (Arrival *arrival)
{
  g_free (arrival->name);
  g_clear_object (&arrival->text);
  g_clear_pointer (&arrival->csl, json_object_unref);
  g_clear_pointer (&arrival->notices, g_ptr_array_unref);
  g_clear_pointer (&arrival->located, g_hash_table_unref);
  g_free (arrival->article);
  g_free (arrival);
}

static void
opening_free (Opening *opening)
{
  g_clear_handle_id (&opening->delay, g_source_remove);
  g_signal_handlers_disconnect_by_data (opening->window, opening);
  g_signal_handlers_disconnect_by_data (opening->report, opening);
  g_clear_object (&opening->report);
  if (opening->batch != NULL)
    g_signal_handlers_disconnect_by_data (opening->batch, opening);
  g_clear_object (&opening->batch);
  g_clear_object (&opening->matcher);
  g_clear_pointer (&opening->arrivals, g_ptr_array_unref);
  g_clear_pointer (&opening->articles, g_ptr_array_unref);
  g_clear_object (&opening->session);
  g_clear_object (&opening->window);
  g_free (opening);
}

/* The window may have been closed, or show another case by now. */
static gboolean
is_current (Opening *opening)
{
  return opening->window->session == opening->session;
}

/* ---------------------------------------------------------------------------- report */

static void
open_article_cb (EntWindow  *self,
                 EntArticle *article,
                 AdwDialog  *report)
{
  adw_dialog_close (report);
  ent_reading_open (ent_session_get_reading (self->session), article, NULL);
}

static gboolean
show_report_cb (gpointer user_data)
{
  Opening *opening = user_data;

  opening->delay = 0;
  if (is_current (opening))
    adw_dialog_present (ADW_DIALOG (opening->report), GTK_WIDGET (opening->window));
  return G_SOURCE_REMOVE;
}

static void
stopped_cb (Opening *opening)
{
  if (opening->batch != NULL)
    ent_import_batch_cancel (opening->batch);
}

/* The articles were for a case that is no longer shown: nothing more is to be said of them. */
static void
session_changed_cb (Opening *opening)
{
  stopped_cb (opening);
  adw_dialog_force_close (ADW_DIALOG (opening->report));
}

static Opening *
opening_new (EntWindow *self)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->session = g_object_ref (self->session);
  opening->arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) arrival_free);
  opening->articles = g_ptr_array_new_with_free_func (g_object_unref);
  opening->report = g_object_ref_sink (ent_import_report_new ());
  ent_import_report_set_running (opening->report, TRUE);
  g_signal_connect_swapped (self, "notify::session", G_CALLBACK (session_changed_cb), opening);
  g_signal_connect_swapped (self, "destroy", G_CALLBACK (stopped_cb), opening);
  g_signal_connect_swapped (opening->report, "stopped", G_CALLBACK (stopped_cb), opening);
  g_signal_connect_object (
    opening->report, "open-article", G_CALLBACK (open_article_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (opening->report, "edit-article",
                           G_CALLBACK (ent_window_edit_article), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (opening->report, "review-article",
                           G_CALLBACK (ent_window_review_article), self, G_CONNECT_SWAPPED);
  opening->delay = g_timeout_add (REPORT_DELAY, show_report_cb, opening);
  return opening;
}

/* Whoever stopped it should see how far it came. */
static gboolean
is_incomplete (Opening *opening)
{
  return opening->batch != NULL && (ent_import_batch_get_n_failed (opening->batch) > 0 ||
                                    ent_import_batch_get_cancelled (opening->batch));
}

/* The one article that was opened, where there is nothing to report of it that its own
 * dialog does not show. */
static EntArticle *
get_only_new (Opening *opening)
{
  Arrival *arrival = NULL;

  if (opening->arrivals->len != 1 || opening->articles->len != 1 || is_incomplete (opening))
    return NULL;

  arrival = g_ptr_array_index (opening->arrivals, 0);
  if (!arrival->is_new || (arrival->notices != NULL && arrival->notices->len > 0))
    return NULL;
  return g_ptr_array_index (opening->articles, 0);
}

static void
finish (Opening *opening)
{
  EntWindow *self = opening->window;
  EntArticle *only = get_only_new (opening);

  g_clear_handle_id (&opening->delay, g_source_remove);
  ent_import_report_set_running (opening->report, FALSE);
  ent_window_keep_texts (self, opening->articles);
  if (only == NULL)
    {
      adw_dialog_present (ADW_DIALOG (opening->report), GTK_WIDGET (self));
      return;
    }

  adw_dialog_force_close (ADW_DIALOG (opening->report));
  ent_reading_open (ent_session_get_reading (self->session), only, NULL);
  ent_window_edit_article (self, only);
}

/* ---------------------------------------------------------------------------- settle */

static void
report_arrival (Opening    *opening,
                Arrival    *arrival,
                EntArticle *article)
{
  guint counts[5] = { 0 };

  if (arrival->is_new)
    {
      ent_import_report_add_new (opening->report, arrival->name, article, arrival->notices);
      return;
    }

  ent_attachments_count (ent_session_get_attachments (opening->session), article, counts);
  ent_import_report_add_text (opening->report, arrival->name, article, counts, arrival->notices);
}

static void
settle (Opening *opening,
        Arrival *arrival)
{
  EntCase *the_case = ent_session_get_case (opening->session);
  EntRecord *article = ent_case_lookup (the_case, ENT_TYPE_ARTICLE, arrival->article);

  if (article == NULL)
    return;

  ent_attachments_attach_located (ent_session_get_attachments (opening->session),
                                  ENT_ARTICLE (article), arrival->text, arrival->located);
  report_arrival (opening, arrival, ENT_ARTICLE (article));
  if (!g_ptr_array_find (opening->articles, article, NULL))
    g_ptr_array_add (opening->articles, g_object_ref (article));
}

static gboolean
settle_some_cb (gpointer user_data)
{
  Opening *opening = user_data;

  if (!is_current (opening))
    return G_SOURCE_REMOVE;

  for (guint i = 0; i < TEXTS_A_FRAME && opening->n_settled < opening->arrivals->len; i++)
    settle (opening, g_ptr_array_index (opening->arrivals, opening->n_settled++));
  if (opening->n_settled < opening->arrivals->len)
    return G_SOURCE_CONTINUE;

  finish (opening);
  return G_SOURCE_REMOVE;
}

/* ------------------------------------------------------------------------ new articles */

/* The same text twice in one batch is one article. */
static const char *
find_twin (Opening *opening,
           guint    position)
{
  Arrival *arrival = g_ptr_array_index (opening->arrivals, position);

  for (guint i = 0; i < position; i++)
    {
      Arrival *before = g_ptr_array_index (opening->arrivals, i);

      if (g_str_equal (ent_text_get_digest (before->text), ent_text_get_digest (arrival->text)))
        return before->article;
    }

  return NULL;
}

static void
make_article (EntCase   *the_case,
              EntChange *change,
              Arrival   *arrival)
{
  g_autoptr (JsonNode) node = ent_metadata_make_article (
    the_case, change, arrival->csl, ent_text_get_digest (arrival->text));
  JsonObject *record = json_node_get_object (node);

  ent_change_add (change, ENT_TYPE_ARTICLE, NULL, node);
  arrival->article = g_strdup (json_object_get_string_member (record, "id"));
  arrival->is_new = TRUE;
}

static gboolean
is_article (const EntEdit *edit)
{
  return edit->type == ENT_TYPE_ARTICLE && edit->before == NULL;
}

/* One article is called by its title, more are counted. */
static void
name_change (EntChange *change)
{
  g_autoptr (EntRecord) last = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  guint n_articles = 0;

  for (guint i = 0; i < ent_change_get_n_edits (change); i++)
    {
      const EntEdit *edit = ent_change_get_edit (change, i);

      if (!is_article (edit))
        continue;
      n_articles++;
      g_clear_object (&last);
      last = ent_record_new_from_json (ENT_TYPE_ARTICLE, edit->after, NULL);
    }

  name = n_articles == 1 && last != NULL ? ent_article_dup_title (ENT_ARTICLE (last)) : NULL;
  if (name != NULL)
    /* Translators: in the undo menu; the title of an article. */
    title = g_strdup_printf (_ ("Add “%s”"), name);
  else
    /* Translators: in the undo menu. */
    title = g_strdup_printf (ngettext ("Add %u Article", "Add %u Articles", n_articles),
                             n_articles);
  ent_change_set_title (change, title);
}

static EntChange *
make_change (Opening *opening)
{
  EntCase *the_case = ent_session_get_case (opening->session);
  g_autoptr (EntChange) change = ent_change_new ("");

  for (guint i = 0; i < opening->arrivals->len; i++)
    {
      Arrival *arrival = g_ptr_array_index (opening->arrivals, i);

      if (arrival->article != NULL)
        continue;
      arrival->article = g_strdup (find_twin (opening, i));
      if (arrival->article == NULL)
        make_article (the_case, change, arrival);
    }
  name_change (change);

  return g_steal_pointer (&change);
}

static void
matched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Opening *opening = user_data;
  g_autoptr (EntChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_current (opening))
    {
      opening_free (opening);
      return;
    }

  /* They come to the case as it is now, whatever is looked at meanwhile. */
  ent_session_stop_looking (opening->session);
  change = make_change (opening);
  if (ent_change_get_n_edits (change) > 0 &&
      !ent_session_apply (opening->session, change, &error))
    ent_import_report_add_failure (opening->report, _ ("The articles could not be added"),
                                   error->message);
  g_timeout_add_full (
    G_PRIORITY_DEFAULT_IDLE, FRAME, settle_some_cb, opening, (GDestroyNotify) opening_free);
}

static void
match_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Opening *opening = task_data;

  for (guint i = 0; i < opening->arrivals->len; i++)
    {
      Arrival *arrival = g_ptr_array_index (opening->arrivals, i);

      arrival->article = g_strdup (ent_text_matcher_find (opening->matcher, arrival->text));
      arrival->located =
        ent_text_matcher_locate (opening->matcher, arrival->article, arrival->text);
    }
  g_task_return_boolean (task, TRUE);
}

/* The opening is the callback's; the thread only writes which article each text is, and
 * is done by then. */
static void
match (Opening *opening)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, matched_cb, opening);

  opening->matcher = ent_text_matcher_new (ent_session_get_case (opening->session));
  g_task_set_source_tag (task, match);
  g_task_set_task_data (task, opening, NULL);
  g_task_run_in_thread (task, match_thread);
}

/* ----------------------------------------------------------------------------- files */

static Arrival *
arrival_new (EntText    *text,
             JsonObject *csl,
             const char *name,
             GPtrArray  *notices)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->name = g_strdup (name);
  arrival->text = g_object_ref (text);
  arrival->csl = csl != NULL ? json_object_ref (csl) : json_object_new ();
  arrival->notices = notices != NULL ? g_ptr_array_ref (notices) : NULL;
  if (csl == NULL)
    ent_metadata_guess (text, arrival->csl);
  return arrival;
}

/* Of an article that does not say what it is called, the file's name tells more than none. */
static void
call_by_file_name (JsonObject *csl,
                   const char *name)
{
  const char *suffix = strrchr (name, '.');
  gsize length = suffix != NULL && suffix > name ? (gsize) (suffix - name) : strlen (name);
  g_autofree char *title = g_strndup (name, length);

  if (json_object_has_member (csl, "title"))
    return;

  json_object_set_string_member (csl, "title", title);
  ent_metadata_set_guessed (csl, "title", TRUE);
}

static void
take_result (Opening         *opening,
             EntImportResult *result)
{
  EntImport *import = ent_import_result_get_import (result);
  const GError *error = ent_import_result_get_error (result);

  if (import != NULL)
    {
      call_by_file_name (ent_import_get_csl (import), ent_import_result_get_name (result));
      g_ptr_array_add (opening->arrivals,
                       arrival_new (ent_import_get_text (import), ent_import_get_csl (import),
                                    ent_import_result_get_name (result),
                                    ent_import_get_notices (import)));
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ent_import_report_add_failure (
      opening->report, ent_import_result_get_name (result), error->message);
}

static void
add_remarks (Opening *opening)
{
  guint n_skipped = ent_import_batch_get_n_skipped (opening->batch);
  g_autofree char *skipped = NULL;

  if (ent_import_batch_get_cancelled (opening->batch))
    ent_import_report_add_remark (opening->report,
                                  _ ("Stopped. What was read until then is here."));
  if (n_skipped == 0)
    return;

  skipped = g_strdup_printf (ngettext ("%u file of a kind that is not read was left out",
                                       "%u files of kinds that are not read were left out",
                                       n_skipped),
                             n_skipped);
  ent_import_report_add_remark (opening->report, skipped);
}

static void
progress_cb (Opening *opening)
{
  ent_import_report_set_progress (opening->report,
                                  ent_import_batch_get_n_done (opening->batch),
                                  ent_import_batch_get_n_files (opening->batch),
                                  ent_import_batch_get_current (opening->batch));
}

static void
running_cb (Opening *opening)
{
  GListModel *results = ent_import_batch_get_results (opening->batch);

  if (ent_import_batch_get_running (opening->batch))
    return;

  g_signal_handlers_disconnect_by_data (opening->batch, opening);
  if (!is_current (opening))
    {
      opening_free (opening);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (EntImportResult) result = g_list_model_get_item (results, i);

      take_result (opening, result);
    }
  add_remarks (opening);
  match (opening);
}

/**
 * ent_window_open_articles:
 * @self: a window with a case
 * @files: a list of [iface@Gio.File]: articles, and folders of them
 *
 * Opens articles: attaches those that the case has, adds the others to it, reports what
 * became of each, and keeps the texts in the user's library.
 */
void
ent_window_open_articles (EntWindow  *self,
                          GListModel *files)
{
  Opening *opening = NULL;

  g_return_if_fail (ENT_IS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  if (self->session == NULL || g_list_model_get_n_items (files) == 0)
    return;

  opening = opening_new (self);
  opening->batch = ent_import_batch_new (files);
  g_signal_connect_swapped (opening->batch, "notify::n-done", G_CALLBACK (progress_cb), opening);
  g_signal_connect_swapped (opening->batch, "notify::n-files", G_CALLBACK (progress_cb), opening);
  g_signal_connect_swapped (opening->batch, "notify::current", G_CALLBACK (progress_cb), opening);
  g_signal_connect_swapped (opening->batch, "notify::running", G_CALLBACK (running_cb), opening);
  ent_import_batch_start (opening->batch);
}

/**
 * ent_window_open_text:
 * @self: a window with a case
 * @text: the text of an article
 * @csl: (nullable): what is known of it, in CSL-JSON's vocabulary
 * @name: what it is called
 * @notices: (nullable) (element-type utf8): what the user should know of how it was read
 *
 * Opens a text that is not read from a file.
 */
void
ent_window_open_text (EntWindow  *self,
                      EntText    *text,
                      JsonObject *csl,
                      const char *name,
                      GPtrArray  *notices)
{
  Opening *opening = opening_new (self);

  g_ptr_array_add (opening->arrivals, arrival_new (text, csl, name, notices));
  match (opening);
}
