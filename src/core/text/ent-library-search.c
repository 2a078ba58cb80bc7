/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "ent-library-search.h"

/**
 * EntLibrarySearch:
 *
 * What a list of texts shows as somebody types: the articles of a case and the texts
 * of the library, all of them or those in which something was found.
 *
 * The work is done in a thread, with a connection to the library that is used by one
 * thread at a time. What is asked for waits a moment for the next key, breaks off what
 * was being done, and an answer that comes late is dropped. The articles of the case
 * are searched as they are at hand, be the library in order or not.
 */

/* Shorter than the pause between two keys of a quick typist, and than one notices. */
#define PAUSE_MS 40

/* Hits that are read at a time: more than a screen holds. */
#define PAGE 100

/* What the threads share. The library is opened when it is first needed. */
typedef struct
{
  gatomicrefcount  ref_count;
  GMutex           mutex;
  char            *path;    /* nullable: the user's own, wherever that is now */
  EntLibrary      *library;
  guint64          inode;
} Worker;

typedef struct
{
  Worker          *worker;
  char            *query;
  EntLibraryOrder  order;
  guint            limit;
  GPtrArray       *own;

  GPtrArray       *own_found;
  GPtrArray       *found;
  guint            n_found;
  GError          *error;
} Job;

struct _EntLibrarySearch
{
  GObject parent_instance;

  Worker          *worker;
  char            *query;
  EntLibraryOrder  order;
  guint            limit;
  GPtrArray       *entries;

  GListStore      *own;
  GListStore      *found;
  guint            n_found;
  GError          *error;

  GCancellable    *cancellable;
  guint            pause;
  gboolean         searching;
};

G_DEFINE_FINAL_TYPE (EntLibrarySearch, ent_library_search, G_TYPE_OBJECT)

typedef enum
{
  PROP_QUERY = 1,
  PROP_SEARCHING,
  PROP_N_FOUND,
  PROP_ERROR,
} EntLibrarySearchProperty;

static GParamSpec *properties[PROP_ERROR + 1];

/* ---------------------------------------------------------------- the thread's */

static Worker *
worker_new (const char *path)
{
  Worker *worker = g_new0 (Worker, 1);

  g_atomic_ref_count_init (&worker->ref_count);
  g_mutex_init (&worker->mutex);
  worker->path = g_strdup (path);
  return worker;
}

static Worker *
worker_ref (Worker *worker)
{
  g_atomic_ref_count_inc (&worker->ref_count);
  return worker;
}

static void
worker_unref (Worker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->ref_count))
    return;

  g_clear_object (&worker->library);
  g_mutex_clear (&worker->mutex);
  g_free (worker->path);
  g_free (worker);
}

static void
job_free (Job *job)
{
  worker_unref (job->worker);
  g_free (job->query);
  g_clear_pointer (&job->own, g_ptr_array_unref);
  g_clear_pointer (&job->own_found, g_ptr_array_unref);
  g_clear_pointer (&job->found, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_free (job);
}

/* Where the file is gone, or another took its place, the library is another one. Where
 * there is none, none is made. */
static gboolean
open_library (Worker  *worker,
              GError **error)
{
  g_autofree char *path = worker->path != NULL ? g_strdup (worker->path)
                                               : ent_library_dup_default_path ();
  GStatBuf status;
  gboolean is_there = g_stat (path, &status) == 0;

  if (!is_there || status.st_ino != worker->inode)
    g_clear_object (&worker->library);
  if (is_there && worker->library == NULL)
    {
      worker->library = ent_library_new (path, error);
      worker->inode = status.st_ino;
    }

  return worker->library != NULL;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return ent_library_entry_compare ((EntLibraryEntry *) a, (EntLibraryEntry *) b,
                                    *(EntLibraryOrder *) user_data);
}

static void
sort_entries (GPtrArray       *entries,
              EntLibraryOrder  order)
{
  g_ptr_array_sort_values_with_data (entries, compare_entries, &order);
}

static gboolean
is_searched (const Job *job)
{
  g_autofree char *stripped = g_strstrip (g_strdup (job->query));

  return *stripped != '\0';
}

static void
find_own (Job          *job,
          GCancellable *cancellable)
{
  job->own_found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < job->own->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      EntLibraryEntry *entry = g_ptr_array_index (job->own, i);
      EntLibraryEntry *found = is_searched (job) ? ent_library_entry_find (entry, job->query)
                                                 : g_object_ref (entry);

      if (found != NULL)
        g_ptr_array_add (job->own_found, found);
    }

  sort_entries (job->own_found, is_searched (job) ? ENT_LIBRARY_ORDER_RANK : job->order);
}

static GPtrArray *
search (Job                    *job,
        const EntLibraryScope  *scope,
        GError                **error)
{
  return ent_library_search (job->worker->library, job->query, scope, 0, job->limit,
                             &job->n_found, error);
}

/* The texts are whole where only the index is damaged: it is made anew. */
static void
search_library (Job                   *job,
                const EntLibraryScope *scope)
{
  job->found = search (job, scope, &job->error);
  if (!g_error_matches (job->error, ENT_LIBRARY_ERROR, ENT_LIBRARY_ERROR_DAMAGED) ||
      !ent_library_mend_index (job->worker->library, NULL))
    return;

  g_clear_error (&job->error);
  job->found = search (job, scope, &job->error);
}

static void
list_library (Job                   *job,
              const EntLibraryScope *scope)
{
  job->found = ent_library_list (job->worker->library, scope, &job->error);
  job->n_found = job->found->len;
  sort_entries (job->found, job->order);
}

static void
find_in_library (Job          *job,
                 GCancellable *cancellable)
{
  g_autoptr (GPtrArray) digests = g_ptr_array_new ();
  EntLibraryScope scope = { .outside = TRUE };

  if (!open_library (job->worker, &job->error))
    return;

  for (guint i = 0; i < job->own->len; i++)
    {
      const char *digest = ent_library_entry_get_digest (g_ptr_array_index (job->own, i));

      if (digest != NULL)
        g_ptr_array_add (digests, (gpointer) digest);
    }
  g_ptr_array_add (digests, NULL);
  scope.digests = (const char *const *) digests->pdata;

  ent_library_set_cancellable (job->worker->library, cancellable);
  if (is_searched (job))
    search_library (job, &scope);
  else
    list_library (job, &scope);
  ent_library_set_cancellable (job->worker->library, NULL);

  /* Whatever was wrong may be right the next time. */
  if (job->error != NULL && job->error->domain == ENT_LIBRARY_ERROR)
    g_clear_object (&job->worker->library);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;

  find_own (job, cancellable);
  g_mutex_lock (&job->worker->mutex);
  if (!g_cancellable_is_cancelled (cancellable))
    find_in_library (job, cancellable);
  g_mutex_unlock (&job->worker->mutex);

  g_task_return_boolean (task, TRUE);
}

/* ---------------------------------------------------------------- the answer */

static gboolean
is_same (GListModel *model,
         guint       position,
         gpointer    entry)
{
  g_autoptr (EntLibraryEntry) there = g_list_model_get_item (model, position);

  return ent_library_entry_equal (there, entry);
}

/* Replaces what differs between the list's two ends: the rest stays where it is on the
 * screen. */
static void
splice (GListStore *store,
        GPtrArray  *entries)
{
  GListModel *model = G_LIST_MODEL (store);
  guint n_old = g_list_model_get_n_items (model);
  guint n_new = entries != NULL ? entries->len : 0;
  guint head = 0;

  while (head < n_old && head < n_new && is_same (model, head, entries->pdata[head]))
    head++;
  while (n_old > head && n_new > head && is_same (model, n_old - 1, entries->pdata[n_new - 1]))
    {
      n_old--;
      n_new--;
    }

  if (head < n_old || head < n_new)
    g_list_store_splice (store, head, n_old - head,
                         entries != NULL ? entries->pdata + head : NULL, n_new - head);
}

static void
set_searching (EntLibrarySearch *self,
               gboolean          searching)
{
  if (self->searching == searching)
    return;

  self->searching = searching;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
}

static void
set_error (EntLibrarySearch *self,
           GError           *error)
{
  if (g_strcmp0 (self->error != NULL ? self->error->message : NULL,
                 error != NULL ? error->message : NULL) == 0)
    {
      g_clear_error (&error);
      return;
    }

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_n_found (EntLibrarySearch *self,
             guint             n_found)
{
  if (self->n_found == n_found)
    return;

  self->n_found = n_found;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  EntLibrarySearch *self = ENT_LIBRARY_SEARCH (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  /* A late answer: something else was asked meanwhile. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  splice (self->own, job->own_found);
  splice (self->found, job->found);
  set_n_found (self, job->n_found);
  set_error (self, g_steal_pointer (&job->error));
  set_searching (self, FALSE);
}

static gboolean
start_cb (gpointer user_data)
{
  EntLibrarySearch *self = user_data;
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  self->pause = 0;
  self->cancellable = g_cancellable_new ();

  job->worker = worker_ref (self->worker);
  job->query = g_strdup (self->query);
  job->order = self->order;
  job->limit = self->limit;
  job->own = g_ptr_array_ref (self->entries);

  task = g_task_new (self, self->cancellable, searched_cb, NULL);
  g_task_set_source_tag (task, start_cb);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, search_thread);

  return G_SOURCE_REMOVE;
}

/* What is asked for many times before the pause is over is done once. */
static void
start (EntLibrarySearch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, start_cb, self);
  set_searching (self, TRUE);
}

/* ---------------------------------------------------------------- class */

static void
ent_library_search_dispose (GObject *object)
{
  EntLibrarySearch *self = ENT_LIBRARY_SEARCH (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ent_library_search_parent_class)->dispose (object);
}

static void
ent_library_search_finalize (GObject *object)
{
  EntLibrarySearch *self = ENT_LIBRARY_SEARCH (object);

  g_clear_pointer (&self->worker, worker_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->own);
  g_clear_object (&self->found);
  g_clear_error (&self->error);
  g_free (self->query);

  G_OBJECT_CLASS (ent_library_search_parent_class)->finalize (object);
}

static void
ent_library_search_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  EntLibrarySearch *self = ENT_LIBRARY_SEARCH (object);

  switch ((EntLibrarySearchProperty) prop_id)
    {
    case PROP_QUERY:
      g_value_set_string (value, self->query);
      break;
    case PROP_SEARCHING:
      g_value_set_boolean (value, self->searching);
      break;
    case PROP_N_FOUND:
      g_value_set_uint (value, self->n_found);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_library_search_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  EntLibrarySearch *self = ENT_LIBRARY_SEARCH (object);

  switch ((EntLibrarySearchProperty) prop_id)
    {
    case PROP_QUERY:
      ent_library_search_set_query (self, g_value_get_string (value));
      break;
    case PROP_SEARCHING:
    case PROP_N_FOUND:
    case PROP_ERROR:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_library_search_class_init (EntLibrarySearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ent_library_search_dispose;
  object_class->finalize = ent_library_search_finalize;
  object_class->get_property = ent_library_search_get_property;
  object_class->set_property = ent_library_search_set_property;

  /**
   * EntLibrarySearch:query:
   *
   * What was typed; empty for all texts.
   */
  properties[PROP_QUERY] =
    g_param_spec_string ("query", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * EntLibrarySearch:searching:
   *
   * Whether the answer to what was asked last is still to come.
   */
  properties[PROP_SEARCHING] =
    g_param_spec_boolean ("searching", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * EntLibrarySearch:n-found:
   *
   * In how many texts of the library something was found; some may not be read yet.
   */
  properties[PROP_N_FOUND] =
    g_param_spec_uint ("n-found", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * EntLibrarySearch:error:
   *
   * What keeps the library from being read, if anything does.
   */
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
ent_library_search_init (EntLibrarySearch *self)
{
  self->query = g_strdup ("");
  self->limit = PAGE;
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->own = g_list_store_new (ENT_TYPE_LIBRARY_ENTRY);
  self->found = g_list_store_new (ENT_TYPE_LIBRARY_ENTRY);
}

/**
 * ent_library_search_new:
 * @path: (nullable): the library's file, or %NULL for the user's own; where it is not
 *   there, none is made
 *
 * Returns: (transfer full): a search of the library, that lists nothing until it is
 *   asked to
 */
EntLibrarySearch *
ent_library_search_new (const char *path)
{
  EntLibrarySearch *self = g_object_new (ENT_TYPE_LIBRARY_SEARCH, NULL);

  self->worker = worker_new (path);
  return self;
}

/**
 * ent_library_search_get_query:
 * @self: a search
 *
 * Returns: what was typed; empty for all texts
 */
const char *
ent_library_search_get_query (EntLibrarySearch *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_SEARCH (self), NULL);

  return self->query;
}

/**
 * ent_library_search_set_query:
 * @self: a search
 * @query: (nullable): what was typed: see ent_library_search()
 *
 * Searches, after a moment.
 */
void
ent_library_search_set_query (EntLibrarySearch *self,
                              const char       *query)
{
  g_return_if_fail (ENT_IS_LIBRARY_SEARCH (self));

  if (!g_set_str (&self->query, query != NULL ? query : ""))
    return;

  self->limit = PAGE;
  start (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/**
 * ent_library_search_get_order:
 * @self: a search
 *
 * Returns: how texts are put in order where nothing is searched
 */
EntLibraryOrder
ent_library_search_get_order (EntLibrarySearch *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_SEARCH (self), ENT_LIBRARY_ORDER_TITLE);

  return self->order;
}

/**
 * ent_library_search_set_order:
 * @self: a search
 * @order: how texts are put in order
 *
 * Sets how texts are put in order where nothing is searched; what was found is ranked.
 */
void
ent_library_search_set_order (EntLibrarySearch *self,
                              EntLibraryOrder   order)
{
  g_return_if_fail (ENT_IS_LIBRARY_SEARCH (self));

  if (self->order == order)
    return;

  self->order = order;
  start (self);
}

/**
 * ent_library_search_set_own:
 * @self: a search
 * @entries: (element-type EntLibraryEntry): the articles of the case, with their texts
 *   where they are attached
 *
 * Sets what is searched without the library. Their texts are left out where the
 * library's are listed.
 */
void
ent_library_search_set_own (EntLibrarySearch *self,
                            GPtrArray        *entries)
{
  g_return_if_fail (ENT_IS_LIBRARY_SEARCH (self));
  g_return_if_fail (entries != NULL);

  g_ptr_array_unref (self->entries);
  self->entries = g_ptr_array_new_full (entries->len, g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (self->entries, g_object_ref (g_ptr_array_index (entries, i)));
  start (self);
}

/**
 * ent_library_search_reload:
 * @self: a search
 *
 * Asks again: the library may have changed.
 */
void
ent_library_search_reload (EntLibrarySearch *self)
{
  g_return_if_fail (ENT_IS_LIBRARY_SEARCH (self));

  start (self);
}

/**
 * ent_library_search_show_more:
 * @self: a search
 *
 * Reads more of the hits, where there are more of them.
 */
void
ent_library_search_show_more (EntLibrarySearch *self)
{
  g_return_if_fail (ENT_IS_LIBRARY_SEARCH (self));

  if (self->searching || g_list_model_get_n_items (G_LIST_MODEL (self->found)) >= self->n_found)
    return;

  self->limit += PAGE;
  start (self);
}

/**
 * ent_library_search_get_own:
 * @self: a search
 *
 * Returns: (transfer none): the articles of the case, or those in which something was
 *   found: a list of [class@LibraryEntry]
 */
GListModel *
ent_library_search_get_own (EntLibrarySearch *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_SEARCH (self), NULL);

  return G_LIST_MODEL (self->own);
}

/**
 * ent_library_search_get_found:
 * @self: a search
 *
 * Returns: (transfer none): the texts of the library, or the best of those in which
 *   something was found: a list of [class@LibraryEntry]
 */
GListModel *
ent_library_search_get_found (EntLibrarySearch *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_SEARCH (self), NULL);

  return G_LIST_MODEL (self->found);
}

/**
 * ent_library_search_get_n_found:
 * @self: a search
 *
 * Returns: how many texts of the library there are, or in how many something was found
 */
guint
ent_library_search_get_n_found (EntLibrarySearch *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_SEARCH (self), 0);

  return self->n_found;
}

/**
 * ent_library_search_is_searching:
 * @self: a search
 *
 * Returns: whether the answer to what was asked last is still to come
 */
gboolean
ent_library_search_is_searching (EntLibrarySearch *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_SEARCH (self), FALSE);

  return self->searching;
}

/**
 * ent_library_search_get_error:
 * @self: a search
 *
 * Returns: (nullable): what keeps the library from being read, if anything does
 */
const GError *
ent_library_search_get_error (EntLibrarySearch *self)
{
  g_return_val_if_fail (ENT_IS_LIBRARY_SEARCH (self), NULL);

  return self->error;
}
