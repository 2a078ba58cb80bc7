/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-import-batch.h"
#include "ent-import-private.h"

/**
 * EntImportBatch:
 *
 * Many files, read one after the other by a thread of the batch's own. Folders are
 * opened, and what is in them: of their files those whose suffix is of a format
 * that is read; what is hidden, a link to a folder, or of another suffix is passed
 * over and counted. A file that was named itself is read whatever it is called.
 *
 * Results come in the order of the files: those of a folder by name. One that
 * cannot be read is a result with an error, and the rest goes on. All signals come
 * in the main context that the batch was made in.
 *
 * `finished` is emitted once, after the last result, whether the batch came to its
 * end or was cancelled.
 */

/* Folders are opened so far down: a loop of mounts would have no end. */
#define DEPTH_MAX 32

/* ---------------------------------------------------------------- a result */

struct _EntImportResult
{
  GObject parent_instance;

  GFile     *file;
  char      *name;
  EntImport *import;
  GError    *error;
};

G_DEFINE_FINAL_TYPE (EntImportResult, ent_import_result, G_TYPE_OBJECT)

static void
ent_import_result_finalize (GObject *object)
{
  EntImportResult *self = ENT_IMPORT_RESULT (object);

  g_clear_object (&self->file);
  g_free (self->name);
  g_clear_object (&self->import);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (ent_import_result_parent_class)->finalize (object);
}

static void
ent_import_result_class_init (EntImportResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_import_result_finalize;
}

static void
ent_import_result_init (EntImportResult *self)
{
}

static EntImportResult *
ent_import_result_new (GFile *file)
{
  EntImportResult *self = g_object_new (ENT_TYPE_IMPORT_RESULT, NULL);

  self->file = g_object_ref (file);
  self->name = ent_import_dup_file_name (file);

  return self;
}

/**
 * ent_import_result_get_file:
 * @self: a result
 *
 * Returns: (transfer none): the file, or the folder that could not be opened
 */
GFile *
ent_import_result_get_file (EntImportResult *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_RESULT (self), NULL);

  return self->file;
}

/**
 * ent_import_result_get_name:
 * @self: a result
 *
 * Returns: the file's name, as it is shown
 */
const char *
ent_import_result_get_name (EntImportResult *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_RESULT (self), NULL);

  return self->name;
}

/**
 * ent_import_result_get_import:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): the article, or %NULL where there is an error
 */
EntImport *
ent_import_result_get_import (EntImportResult *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_RESULT (self), NULL);

  return self->import;
}

/**
 * ent_import_result_get_error:
 * @self: a result
 *
 * Returns: (nullable): why the file gives no article, as ent_import_file() says
 */
const GError *
ent_import_result_get_error (EntImportResult *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_RESULT (self), NULL);

  return self->error;
}

/* ---------------------------------------------------------------- the batch */

struct _EntImportBatch
{
  GObject parent_instance;

  GPtrArray    *named;
  GMainContext *context;
  GCancellable *cancellable;
  GListStore   *results;

  gboolean      started;
  gboolean      running;
  guint         n_files;
  guint         n_failed;
  guint         n_skipped;
  char         *current;
};

G_DEFINE_FINAL_TYPE (EntImportBatch, ent_import_batch, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RUNNING,
  PROP_N_FILES,
  PROP_N_DONE,
  PROP_N_FAILED,
  PROP_N_SKIPPED,
  PROP_CURRENT,
  N_PROPS
};

enum
{
  FINISHED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* What the thread tells the batch, in the batch's context. */
typedef struct
{
  EntImportBatch  *batch;
  EntImportResult *result;     /* nullable: a file that was read */
  char            *current;    /* nullable: the file that comes next */
  guint            n_files;
  guint            n_skipped;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->batch);
  g_clear_object (&news->result);
  g_free (news->current);
  g_free (news);
}

/* ---------------------------------------------------------------- in the thread */

typedef struct
{
  EntImportBatch *batch;
  GCancellable   *cancellable;
  GPtrArray      *files;      /* of EntImportResult: files, and folders with an error */
  guint           n_skipped;
} Work;

static void expand_folder (Work  *work,
                           GFile *folder,
                           guint  depth);

static void
take_file (Work  *work,
           GFile *file)
{
  g_ptr_array_add (work->files, ent_import_result_new (file));
}

static void
take_error (Work   *work,
            GFile  *folder,
            GError *error)
{
  EntImportResult *result = ent_import_result_new (folder);

  result->error = g_error_new (error->domain, error->code, _("“%s” could not be opened: %s"),
                               result->name, error->message);
  g_ptr_array_add (work->files, result);
  g_error_free (error);
}

static int
compare_infos (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (
    g_file_info_get_display_name (*(GFileInfo *const *) a), -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (
    g_file_info_get_display_name (*(GFileInfo *const *) b), -1);

  return strcmp (first, second);
}

static GPtrArray *
list_folder (Work    *work,
             GFile   *folder,
             GError **error)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) enumerator = NULL;
  GFileInfo *info;
  GError *local = NULL;

  enumerator = g_file_enumerate_children (
    folder,
    G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME ","
    G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN ","
    G_FILE_ATTRIBUTE_STANDARD_IS_BACKUP "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK,
    G_FILE_QUERY_INFO_NONE, work->cancellable, error);
  if (enumerator == NULL)
    return NULL;

  while ((info = g_file_enumerator_next_file (enumerator, work->cancellable, &local)) != NULL)
    g_ptr_array_add (infos, info);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }

  g_ptr_array_sort (infos, compare_infos);
  return g_steal_pointer (&infos);
}

static void
expand_child (Work      *work,
              GFile     *folder,
              GFileInfo *info,
              guint      depth)
{
  g_autoptr (GFile) child = g_file_get_child (folder, g_file_info_get_name (info));
  gboolean is_folder = g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY;

  if (g_file_info_get_is_hidden (info) || g_file_info_get_is_backup (info) ||
      (is_folder && (g_file_info_get_is_symlink (info) || depth >= DEPTH_MAX)))
    work->n_skipped++;
  else if (is_folder)
    expand_folder (work, child, depth + 1);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
           ent_import_knows_name (g_file_info_get_display_name (info)))
    take_file (work, child);
  else
    work->n_skipped++;
}

static void
expand_folder (Work  *work,
               GFile *folder,
               guint  depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = list_folder (work, folder, &error);

  if (infos == NULL)
    {
      if (!g_cancellable_is_cancelled (work->cancellable))
        take_error (work, folder, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; i < infos->len && !g_cancellable_is_cancelled (work->cancellable); i++)
    expand_child (work, folder, g_ptr_array_index (infos, i), depth);
}

static void
expand (Work *work)
{
  GPtrArray *named = work->batch->named;

  for (guint i = 0; i < named->len && !g_cancellable_is_cancelled (work->cancellable); i++)
    {
      GFile *file = g_ptr_array_index (named, i);

      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, work->cancellable) ==
          G_FILE_TYPE_DIRECTORY)
        expand_folder (work, file, 0);
      else
        take_file (work, file);
    }
}

static gboolean take_news_cb (gpointer data);

/* Not g_main_context_invoke(): it calls at once, here, where nobody iterates the
 * context at this moment. */
static void
call_in_context (EntImportBatch *batch,
                 GSourceFunc     function,
                 gpointer        data,
                 GDestroyNotify  destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_static_name (source, "news of an import");
  g_source_set_callback (source, function, data, destroy);
  g_source_attach (source, batch->context);
}

static void
tell (Work            *work,
      EntImportResult *result,
      const char      *current)
{
  News *news = g_new0 (News, 1);

  news->batch = g_object_ref (work->batch);
  news->result = result != NULL ? g_object_ref (result) : NULL;
  news->current = g_strdup (current);
  news->n_files = work->files->len;
  news->n_skipped = work->n_skipped;
  call_in_context (work->batch, take_news_cb, news, news_free);
}

static void
read_one (Work            *work,
          EntImportResult *result)
{
  tell (work, NULL, result->name);
  if (result->error == NULL)
    result->import = ent_import_file (result->file, work->cancellable, &result->error);

  /* What was interrupted was neither read nor is it to blame. */
  if (!g_error_matches (result->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (work, result, NULL);
}

static gboolean finish_cb (gpointer data);

static gpointer
work_cb (gpointer data)
{
  EntImportBatch *batch = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  Work work = { batch, batch->cancellable, files, 0 };

  expand (&work);
  tell (&work, NULL, NULL);
  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (work.cancellable); i++)
    read_one (&work, g_ptr_array_index (files, i));

  /* The batch is the main context's to free: its listeners are there. */
  call_in_context (batch, finish_cb, batch, g_object_unref);
  return NULL;
}

/* ---------------------------------------------------------------- in the batch's context */

static void
set_count (EntImportBatch *self,
           guint          *count,
           guint           value,
           int             prop)
{
  if (*count == value)
    return;

  *count = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static gboolean
take_news_cb (gpointer data)
{
  News *news = data;
  EntImportBatch *self = news->batch;

  set_count (self, &self->n_files, news->n_files, PROP_N_FILES);
  set_count (self, &self->n_skipped, news->n_skipped, PROP_N_SKIPPED);
  if (news->current != NULL && g_set_str (&self->current, news->current))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);

  if (news->result != NULL)
    {
      set_count (self, &self->n_failed, self->n_failed + (news->result->error != NULL),
                 PROP_N_FAILED);
      g_list_store_append (self->results, news->result);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_DONE]);
    }

  return G_SOURCE_REMOVE;
}

static gboolean
finish_cb (gpointer data)
{
  EntImportBatch *self = data;

  self->running = FALSE;
  if (g_set_str (&self->current, NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);
  g_signal_emit (self, signals[FINISHED], 0);

  return G_SOURCE_REMOVE;
}

/* ---------------------------------------------------------------- class */

static void
ent_import_batch_finalize (GObject *object)
{
  EntImportBatch *self = ENT_IMPORT_BATCH (object);

  g_clear_pointer (&self->named, g_ptr_array_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->results);
  g_free (self->current);

  G_OBJECT_CLASS (ent_import_batch_parent_class)->finalize (object);
}

static void
ent_import_batch_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EntImportBatch *self = ENT_IMPORT_BATCH (object);

  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;

    case PROP_N_FILES:
      g_value_set_uint (value, self->n_files);
      break;

    case PROP_N_DONE:
      g_value_set_uint (value, ent_import_batch_get_n_done (self));
      break;

    case PROP_N_FAILED:
      g_value_set_uint (value, self->n_failed);
      break;

    case PROP_N_SKIPPED:
      g_value_set_uint (value, self->n_skipped);
      break;

    case PROP_CURRENT:
      g_value_set_string (value, self->current);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
count_spec (const char *name)
{
  return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

static void
ent_import_batch_class_init (EntImportBatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ent_import_batch_finalize;
  object_class->get_property = ent_import_batch_get_property;

  props[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_N_FILES] = count_spec ("n-files");
  props[PROP_N_DONE] = count_spec ("n-done");
  props[PROP_N_FAILED] = count_spec ("n-failed");
  props[PROP_N_SKIPPED] = count_spec ("n-skipped");
  props[PROP_CURRENT] =
    g_param_spec_string ("current", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * EntImportBatch::finished:
   *
   * There will be no more results.
   */
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_import_batch_init (EntImportBatch *self)
{
  self->named = g_ptr_array_new_with_free_func (g_object_unref);
  self->context = g_main_context_ref_thread_default ();
  self->cancellable = g_cancellable_new ();
  self->results = g_list_store_new (ENT_TYPE_IMPORT_RESULT);
}

/**
 * ent_import_batch_new:
 * @files: a list of #GFile: files and folders; it may change afterwards
 *
 * Returns: (transfer full): a batch, not started yet
 */
EntImportBatch *
ent_import_batch_new (GListModel *files)
{
  EntImportBatch *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (files), NULL);

  self = g_object_new (ENT_TYPE_IMPORT_BATCH, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (self->named, g_list_model_get_item (files, i));

  return self;
}

/**
 * ent_import_batch_start:
 * @self: a batch that was not started
 *
 * Starts reading. The batch lives until it is finished.
 */
void
ent_import_batch_start (EntImportBatch *self)
{
  g_return_if_fail (ENT_IS_IMPORT_BATCH (self));
  g_return_if_fail (!self->started);

  self->started = TRUE;
  self->running = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);
  g_thread_unref (g_thread_new ("import", work_cb, g_object_ref (self)));
}

/**
 * ent_import_batch_cancel:
 * @self: a batch
 *
 * Ends the batch: the file that is being read is given up, what was read stays.
 */
void
ent_import_batch_cancel (EntImportBatch *self)
{
  g_return_if_fail (ENT_IS_IMPORT_BATCH (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * ent_import_batch_get_results:
 * @self: a batch
 *
 * Returns: (transfer none): a list of #EntImportResult, which grows as files are read
 */
GListModel *
ent_import_batch_get_results (EntImportBatch *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_BATCH (self), NULL);

  return G_LIST_MODEL (self->results);
}

/**
 * ent_import_batch_get_running:
 * @self: a batch
 *
 * Returns: whether it was started and is not finished
 */
gboolean
ent_import_batch_get_running (EntImportBatch *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_BATCH (self), FALSE);

  return self->running;
}

/**
 * ent_import_batch_get_cancelled:
 * @self: a batch
 *
 * Returns: whether it was cancelled
 */
gboolean
ent_import_batch_get_cancelled (EntImportBatch *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_BATCH (self), FALSE);

  return g_cancellable_is_cancelled (self->cancellable);
}

/**
 * ent_import_batch_get_n_files:
 * @self: a batch
 *
 * Returns: how many files it reads: 0 while folders are being listed
 */
guint
ent_import_batch_get_n_files (EntImportBatch *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_BATCH (self), 0);

  return self->n_files;
}

/**
 * ent_import_batch_get_n_done:
 * @self: a batch
 *
 * Returns: how many files have a result
 */
guint
ent_import_batch_get_n_done (EntImportBatch *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_BATCH (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->results));
}

/**
 * ent_import_batch_get_n_failed:
 * @self: a batch
 *
 * Returns: how many of the results are errors
 */
guint
ent_import_batch_get_n_failed (EntImportBatch *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_BATCH (self), 0);

  return self->n_failed;
}

/**
 * ent_import_batch_get_n_skipped:
 * @self: a batch
 *
 * Returns: how many files and folders inside of folders were passed over
 */
guint
ent_import_batch_get_n_skipped (EntImportBatch *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_BATCH (self), 0);

  return self->n_skipped;
}

/**
 * ent_import_batch_get_current:
 * @self: a batch
 *
 * Returns: (nullable): the name of the file that is being read
 */
const char *
ent_import_batch_get_current (EntImportBatch *self)
{
  g_return_val_if_fail (ENT_IS_IMPORT_BATCH (self), NULL);

  return self->current;
}
